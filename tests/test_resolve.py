"""Calendar arithmetic of resolving, over every publication day of five years, and what a mention promises the diary."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta, timezone

import pytest

from calendars.extraction.resolve import resolve_times
from calendars.extraction.rulings.arithmetic import (
    FAR_AHEAD,
    FAR_BACK,
    add_months,
    offset_of,
    resolve_day_of_month,
    resolve_month,
    resolve_month_day,
    resolve_stepped_weekday,
    resolve_weekday,
)
from calendars.extraction.rulings.named_days import named_day
from calendars.extraction.rulings.tense import clause_direction
from calendars.extraction.times import find_times
from calendars.extraction.words.sentences import read_document
from calendars.extraction.words.verbs import read_verbs
from calendars.lexicon import read_lexicon
from calendars.models import TimeMention
from calendars.periods import days_of

FIVE_YEARS = [date(2020, 1, 1) + timedelta(days=away) for away in range(366 + 4 * 365 + 1)]
LEXICON = read_lexicon()
ABBREVIATIONS = frozenset(word for words in LEXICON["abbreviations"].values() for word in words)


def resolve(text: str, published: date | None) -> list[TimeMention]:
    document = read_document(text, ABBREVIATIONS)
    return resolve_times(find_times(document, LEXICON), document, published, LEXICON)


def test_every_weekday_to_come_is_within_the_week_ahead() -> None:
    for published in FIVE_YEARS:
        for weekday in range(1, 8):
            day = resolve_weekday(published, weekday, "future")
            assert day.isoweekday() == weekday
            assert 0 <= (day - published).days < 7


def test_every_weekday_behind_is_within_the_week_past() -> None:
    for published in FIVE_YEARS:
        for weekday in range(1, 8):
            day = resolve_weekday(published, weekday, "past")
            assert day.isoweekday() == weekday
            assert 0 <= (published - day).days < 7


@pytest.mark.parametrize(("direction", "back"), [("", 2), ("near", 3), ("planned", 2)])
def test_a_weekday_without_direction_or_planned_is_the_nearest(direction: str, back: int) -> None:
    for published in FIVE_YEARS[:14]:
        days = [resolve_weekday(published, weekday, direction) for weekday in range(1, 8)]
        assert sorted((day - published).days for day in days) == list(range(-back, 7 - back))


def test_last_this_and_next_weekday() -> None:
    for published in FIVE_YEARS:
        for weekday in range(1, 8):
            last = resolve_stepped_weekday(published, weekday, -1, "")
            coming = resolve_stepped_weekday(published, weekday, 1, "")
            this = resolve_stepped_weekday(published, weekday, 0, "past")
            assert 1 <= (published - last).days <= 7
            ahead = timedelta(weeks=(published.isoweekday(), weekday) != (1, 7))
            assert coming.isocalendar()[:2] == (published + ahead).isocalendar()[:2]
            assert this.isocalendar()[:2] == published.isocalendar()[:2]
            assert {last.isoweekday(), coming.isoweekday(), this.isoweekday()} == {weekday}


@pytest.mark.parametrize("direction", ["past", "future", ""])
def test_every_date_without_a_year_is_near_and_on_the_side_that_the_clause_asks_for(direction: str) -> None:
    for published in FIVE_YEARS[::5]:
        for month in range(1, 13):
            for day in (1, 15, 28):
                found = resolve_month_day(published, month, day, direction)
                assert found is not None
                assert (found.month, found.day) == (month, day)
                away = (found - published).days
                assert -FAR_BACK <= away <= FAR_AHEAD
                if direction == "past":
                    assert away <= 0 or away < 366 - FAR_BACK
                elif direction == "future":
                    assert away >= 0 or -away < 366 - FAR_AHEAD
                else:
                    assert abs(away) <= 183


def test_a_date_across_the_year_s_end() -> None:
    assert resolve_month_day(date(2021, 12, 28), 1, 10, "future") == date(2022, 1, 10)
    assert resolve_month_day(date(2022, 1, 6), 12, 30, "past") == date(2021, 12, 30)
    assert resolve_month_day(date(2021, 12, 28), 12, 30, "past") == date(2021, 12, 30)


def test_the_29th_of_february_is_in_a_leap_year() -> None:
    found = resolve_month_day(date(2023, 6, 1), 2, 29, "")
    assert found == date(2024, 2, 29)
    assert resolve_month_day(date(2022, 1, 6), 2, 30, "future") is None


@pytest.mark.parametrize(
    ("month", "direction", "year"),
    [
        (1, "future", 2022),
        (1, "past", 2022),
        (2, "future", 2022),
        (3, "past", 2021),
        (12, "past", 2021),
        (8, "future", 2022),
        (12, "", 2021),
        (5, "", 2022),
    ],
)
def test_a_month_without_a_year_told_in_january(month: int, direction: str, year: int) -> None:
    assert resolve_month(date(2022, 1, 6), month, direction) == year


def test_every_day_of_the_month() -> None:
    for published in FIVE_YEARS[::3]:
        for day in range(1, 32):
            ahead = resolve_day_of_month(published, day, "future")
            behind = resolve_day_of_month(published, day, "past")
            assert ahead is not None
            assert behind is not None
            assert behind <= published <= ahead
            assert behind.day == ahead.day == day


def test_months_are_counted_over_the_year_s_end() -> None:
    assert add_months(2021, 12, 1) == (2022, 1)
    assert add_months(2022, 1, -1) == (2021, 12)
    assert [add_months(2022, 5, count)[1] for count in range(-5, 8)] == [12, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("12-25", 2021, date(2021, 12, 25)),
        ("easter+1", 2022, date(2022, 4, 18)),
        ("easter-2", 2024, date(2024, 3, 29)),
        ("11/4/4", 1999, date(1999, 11, 25)),
        ("11/1/1+1", 1998, date(1998, 11, 3)),
        ("5/-1/1", 2022, date(2022, 5, 30)),
        ("hebrew 07-01", 2021, date(2021, 9, 7)),
        ("hebrew 07-10", 2022, date(2022, 10, 5)),
        ("hebrew 01-15", 2022, date(2022, 4, 16)),
        ("hebrew 01-15", 2024, date(2024, 4, 23)),
    ],
)
def test_named_days(rule: str, year: int, day: date) -> None:
    assert named_day(rule, year) == (day, day)


def test_ramadan_is_a_month_within_a_day_or_two_of_the_sighted_moon() -> None:
    first, last = named_day("hijri 09", 2022) or (date.min, date.min)
    assert abs((first - date(2022, 4, 2)).days) <= 2
    assert 28 <= (last - first).days <= 29


def test_every_named_day_of_the_lexicon_is_in_every_year() -> None:
    for rule in set(LEXICON["times"]["named_days"].values()):
        for year in range(2000, 2040):
            days = named_day(rule, year)
            if days is None:
                assert rule.startswith("hijri") or rule.startswith("hebrew")
                continue
            assert days[0].year == year
            assert days[0] <= days[1]


@pytest.mark.parametrize(
    ("zone", "day", "offset"),
    [
        ("America/New_York", date(2022, 1, 10), "-05:00"),
        ("America/New_York", date(2022, 7, 11), "-04:00"),
        ("Europe/Moscow", date(2022, 7, 11), "+03:00"),
        ("Asia/Kolkata", date(2022, 7, 11), "+05:30"),
        ("+00:00", date(2022, 7, 11), "+00:00"),
        ("local", date(2022, 7, 11), ""),
        ("", date(2022, 7, 11), ""),
    ],
)
def test_offsets(zone: str, day: date, offset: str) -> None:
    assert offset_of(zone, day, "T15:30") == offset


def test_every_zone_of_the_lexicon_has_an_offset() -> None:
    for zone in LEXICON["times"]["zones_by_name"].values():
        assert offset_of(zone, date(2022, 1, 10), "T15:30")[0] in "+-"


DIRECTIONS = [
    ("They will meet on Monday.", "future"),
    ("They met on Monday.", "past"),
    ("They are to meet on Monday.", "future"),
    ("They have met on Monday.", "past"),
    ("They would have met on Monday.", "past"),
    ("They will have met on Monday.", "past"),
    ("Talks are under way on Monday.", "present"),
    ("Talks will be held on Monday.", "future"),
    ("Talks were held on Monday.", "past"),
    ("Talks have been held on Monday.", "past"),
    ("Talks to be held on Monday are off.", "future"),
    ("He is said to have left on Monday.", "past"),
    ("On Monday he will fly.", "future"),
    ("On Monday he flew.", "past"),
    ("He said that on Monday he will fly.", "future"),
    ("The envoy is likely to arrive on Monday.", "future"),
    ("The deadline of Monday stands.", "future"),
    ("They rejected the plan on Monday.", "past"),
    ("They plan talks on how to proceed; on Monday they fly.", "present"),
    ("He vowed to leave on Monday.", "future"),
    ("She refused to leave on Monday.", "past"),
    ("The political will of Monday faded.", "past"),
    ("The texts will be presented and signed on Monday.", "future"),
    ("No date here: Monday.", ""),
]


@pytest.mark.parametrize(("text", "direction"), DIRECTIONS)
def test_the_direction_of_a_clause(text: str, direction: str) -> None:
    document = read_document(text)
    at = document.words.index("Monday")
    found = clause_direction(document, at, at + 1, read_verbs(LEXICON["verbs"]))
    assert found == direction


def test_the_month_of_may_is_not_the_verb() -> None:
    (may, friday) = resolve("The talks that failed in May resumed on Friday.", date(2022, 6, 8))
    assert (may.start, friday.start) == ("2022-05", "2022-06-03")


def test_every_resolved_start_is_a_period_of_the_calendar() -> None:
    texts = [
        "They will meet next week, next month, next year, in spring, in the second quarter, in the first half of 2022.",
        "They met last week, last month, last year, last spring, in the third quarter, on Monday, at the weekend.",
    ]
    for published in FIVE_YEARS[::37]:
        for text in texts:
            for mention in resolve(text, published):
                assert mention.start is not None
                first, last = days_of(mention.start)
                assert first <= last


def test_a_moment_of_publication_counts_as_its_day() -> None:
    moment = datetime(2022, 1, 6, 23, 30, tzinfo=timezone(timedelta(hours=2)))
    assert [mention.start for mention in resolve("They meet today.", moment)] == ["2022-01-06"]


def test_next_month_over_a_whole_leap_year() -> None:
    for published in FIVE_YEARS[:366]:
        year, month = add_months(published.year, published.month, 1)
        assert [mention.start for mention in resolve("They meet next month.", published)] == [f"{year}-{month:02}"]
        assert days_of(f"{year}-{month:02}")[1].day == monthrange(year, month)[1]


def test_an_impossible_date_is_no_mention() -> None:
    assert resolve("They met on February 30, 2022.", date(2022, 3, 1)) == []
    assert resolve("They met on 2022-02-31.", date(2022, 3, 1)) == []
