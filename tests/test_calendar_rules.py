"""What lands in every calendar: twelve rules that files are held to by those who import them, each read back with two
libraries that did not write it. The file is the one of `torture`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

import pytest
from readers import READERS, USERS, Part, Read
from samples import make_engagement
from torture import CANCELLED, ENTRIES, MOVED, write_again, write_first

from calendars import ArticleError, Status, write
from calendars.publishing.ics import Feed, write_ics
from calendars.publishing.places import find_place
from calendars.publishing.slots import Settings, find_slot
from calendars.publishing.updating import plan_update

FIRST = write_first()
AGAIN, UPDATE = write_again(FIRST)
Reader = Callable[[bytes], list[Part]]


@pytest.fixture(params=list(READERS))
def read(request: pytest.FixtureRequest) -> Reader:
    """One of the libraries."""
    return READERS[request.param]


@pytest.fixture
def calendar(read: Reader) -> Part:
    """The calendar of all entries, as that library reads it."""
    return read_once(read, FIRST)


@cache
def read_once(read: Reader, data: bytes) -> Part:
    (part,) = read(data)
    return part


@pytest.fixture
def events(calendar: Part) -> list[Part]:
    return calendar.list("VEVENT")


def is_day(event: Part) -> bool:
    return event.get("DTSTART").params.get("VALUE") == "DATE"


# What is in it


def expect_entries() -> Iterator[Read]:
    """The entries as the engagements have them: titles and times made without iCalendar."""
    for one in ENTRIES:
        slot = find_slot(one, find_place(one.location) if one.location else None)
        start, end = (at.astimezone(UTC) if isinstance(at, datetime) else at for at in (slot.start, slot.end))
        yield Read(one.uid, one.title, start, end, "")


@pytest.mark.parametrize("library", list(USERS))
def test_every_library_has_each_entry_at_its_time(library: str) -> None:
    read = {one.uid: one for one in USERS[library](FIRST)}
    assert len(read) == len(ENTRIES) == 30
    for expected in expect_entries():
        assert (read[expected.uid].start, read[expected.uid].end) == (expected.start, expected.end), expected


def test_every_library_has_the_same_titles_and_statuses() -> None:
    told = [sorted((one.uid, one.summary, one.status) for one in use(FIRST)) for use in USERS.values()]
    assert told[0] == told[1] == told[2]


def test_all_kinds_statuses_and_grains_are_there() -> None:
    assert {one.kind for one in ENTRIES} == set(type(ENTRIES[0].kind))
    assert {one.status for one in ENTRIES} == set(Status)
    assert {len(one.when.start or "") for one in ENTRIES} >= {3, 4, 7, 8, 10, 16}


# The twelve rules


def test_1_uids_are_unique_and_the_same_in_every_export(read: Reader, events: list[Part]) -> None:
    uids = [event.value("UID") for event in events]
    assert len(set(uids)) == len(uids)
    assert all(re.fullmatch(r"[0-9a-f-]{36}", uid) for uid in uids)
    assert write_first() == FIRST
    assert [event.value("UID") for event in read_once(read, AGAIN).list("VEVENT")] == uids


def test_2_days_are_dates_and_end_on_the_day_after_the_last(events: list[Part]) -> None:
    days = [event for event in events if is_day(event)]
    assert days
    for event in days:
        start, end = event.get("DTSTART"), event.get("DTEND")
        assert end.params.get("VALUE") == "DATE"
        assert date.fromisoformat(end.value) > date.fromisoformat(start.value)
    assert {event.value("DTEND") for event in days} >= {"20220111", "20230103", "20220301"}


def test_3_hours_are_in_utc_or_in_a_zone_and_never_float(events: list[Part]) -> None:
    hours = [event.get(name) for event in events if not is_day(event) for name in ("DTSTART", "DTEND")]
    assert {line.value.endswith("Z") for line in hours} == {True, False}
    assert all(line.value.endswith("Z") != ("TZID" in line.params) for line in hours)


def test_4_each_zone_is_an_iana_name_and_described_and_no_other_is(calendar: Part, events: list[Part]) -> None:
    lines = [event.get(name) for event in events for name in ("DTSTART", "DTEND")]
    used = {line.params["TZID"] for line in lines if "TZID" in line.params}
    zones = {zone.value("TZID"): zone for zone in calendar.list("VTIMEZONE")}
    assert set(zones) == used
    assert used <= available_timezones()
    for name, zone in zones.items():
        assert zone.list("STANDARD"), name
        for part in zone.parts:
            assert re.fullmatch(r"[+-]\d{4}", part.value("TZOFFSETTO"))
            assert re.fullmatch(r"[+-]\d{4}", part.value("TZOFFSETFROM"))
            changes = part.value("TZOFFSETTO") != part.value("TZOFFSETFROM")
            assert len(part.all("RRULE")) == changes
            assert not part.all("RDATE")
            assert not changes or part.value("RRULE").startswith("FREQ=YEARLY")


def test_5_there_is_always_an_end_after_the_start_and_never_a_duration(events: list[Part]) -> None:
    for event in events:
        start, end = event.get("DTSTART"), event.get("DTEND")
        assert start.params == end.params
        assert start.value.endswith("Z") == end.value.endswith("Z")
        assert start.value < end.value
        assert not event.all("DURATION")


def test_6_bytes_are_utf_8_with_crlf_and_folds_between_characters(calendar: Part) -> None:
    for data in (FIRST, AGAIN):
        lines = data.split(b"\r\n")
        assert lines[0] == b"BEGIN:VCALENDAR"
        assert b"\n" not in data.replace(b"\r\n", b"")
        assert max(map(len, lines)) <= 75
        assert all(line.decode() is not None for line in lines)
    assert any("محادثات" in event.value("SUMMARY") for event in calendar.list("VEVENT"))


def test_7_text_comes_back_as_it_went_in_without_markup(events: list[Part]) -> None:
    titles = [event.value("SUMMARY") for event in events]
    for one in ENTRIES[:-1]:
        assert any(" ".join(one.title.replace("\u202b", "").replace("\u202c", "").split()) in title for title in titles)
    for event in events:
        assert event.value("SUMMARY").strip()
        assert "\n" not in event.value("SUMMARY")
        assert "<p>" not in event.value("DESCRIPTION")
        assert len(event.value("DESCRIPTION").encode()) < 8000
    assert any("Переговоры: безопасность, Женева; «второй раунд»" in title for title in titles)


def test_8_there_is_one_calendar_with_all_that_it_needs(calendar: Part, events: list[Part]) -> None:
    assert (calendar.name, calendar.value("VERSION")) == ("VCALENDAR", "2.0")
    assert calendar.value("PRODID") == "-//dateline//dateline//EN"
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY", "STATUS", "SEQUENCE", "LAST-MODIFIED"):
            assert len(event.all(name)) == 1, name


def test_9_the_three_statuses_are_used_and_the_others_said_in_the_title(events: list[Part]) -> None:
    told = {event.value("UID"): (event.value("STATUS"), event.value("SUMMARY")) for event in events}
    words = {
        Status.SCHEDULED: "", Status.UNDERWAY: "", Status.HELD: "(held)",
        Status.TENTATIVE: "(tentative)", Status.POSTPONED: "POSTPONED: ", Status.CANCELLED: "CANCELLED: ",
    }  # fmt: skip
    for one in ENTRIES:
        status, title = told[one.uid]
        assert status in ("CONFIRMED", "TENTATIVE", "CANCELLED")
        assert (status == "CANCELLED") == (one.status is Status.CANCELLED)
        assert words[one.status] in title


def test_10_what_did_not_change_keeps_its_bytes_and_what_did_counts_up(read: Reader, events: list[Part]) -> None:
    assert write_first() == FIRST
    later = {event.value("UID"): event for event in read_once(read, AGAIN).list("VEVENT")}
    changed = {ENTRIES[0].uid, CANCELLED.uid}
    for event in events:
        new = later[event.value("UID")]
        counted = int(new.value("SEQUENCE")) - int(event.value("SEQUENCE"))
        assert counted == (event.value("UID") in changed)
        assert (new.value("LAST-MODIFIED") > event.value("LAST-MODIFIED")) == counted
        assert counted or new == event
    assert later[ENTRIES[0].uid].value("DTSTART") == "20220112"
    assert later[CANCELLED.uid].value("STATUS") == "CANCELLED"
    assert later[CANCELLED.uid].value("DTSTART") == "20220112T173000"
    assert not plan_update([AGAIN], [*ENTRIES, MOVED, CANCELLED]).pending


def test_11_nobody_is_invited_and_nothing_rings(calendar: Part, events: list[Part]) -> None:
    assert not calendar.all("METHOD")
    for event in events:
        assert not event.all("ATTENDEE")
        assert not event.all("ORGANIZER")
        assert not event.parts


def test_12_a_subscription_says_what_it_is_called_and_when_to_come_again(read: Reader) -> None:
    feed = Feed("Diplomacy: Вена", "https://example.org/calendar.ics", timedelta(hours=12))
    (calendar,) = read(write_ics([make_engagement()], Settings(alarm=timedelta(days=1)), feed))
    assert calendar.value("NAME") == calendar.value("X-WR-CALNAME") == feed.name
    assert calendar.get("REFRESH-INTERVAL")[1:] == ({"VALUE": "DURATION"}, "PT12H")
    assert calendar.value("X-PUBLISHED-TTL") == "PT12H"
    assert calendar.get("SOURCE")[1:] == ({"VALUE": "URI"}, feed.source)
    assert not calendar.list("VEVENT")[0].parts


# What an entry has beside


def test_an_alarm_rings_before_what_lies_ahead_when_it_is_asked_for(read: Reader) -> None:
    settings = Settings(alarm=timedelta(hours=36))
    statuses = [make_engagement(status=status, uid=status.value) for status in Status]
    (calendar,) = read(write([*statuses, make_engagement("2022-02", uid="month")], "ics", settings=settings))
    rings = {event.value("UID"): event.parts for event in calendar.list("VEVENT")}
    assert {uid for uid, parts in rings.items() if parts} == {"scheduled", "tentative", "underway", "postponed"}
    (alarm,) = rings["scheduled"]
    assert (alarm.value("ACTION"), alarm.value("TRIGGER")) == ("DISPLAY", "-P1DT12H")
    assert alarm.value("DESCRIPTION") == "United States-Russia talks"


def test_markup_of_an_article_is_words_in_the_html(events: list[Part]) -> None:
    html = events[-1].get("X-ALT-DESC")
    assert html.params == {"FMTTYPE": "text/html"}
    assert "&lt;script&gt;" in html.value
    assert "<script" not in html.value
    assert "javascript" not in html.value
    assert '<a href="https://example.org/story">Talks are set - 2021-12-29</a>' in events[0].value("X-ALT-DESC")


def test_sides_and_people_are_categories_and_the_place_has_its_country(events: list[Part]) -> None:
    first = events[0]
    assert first.value("CATEGORIES").split(",") == ["talks", "United States", "Russia", "Wendy Sherman"]
    assert first.value("LOCATION") == "Geneva, Switzerland"
    assert first.value("GEO") == "46.2;6.15"
    assert first.value("COLOR") == "teal"


@pytest.mark.parametrize(
    ("start", "status", "shown"),
    [
        ("2022-01-10", Status.SCHEDULED, ("OPAQUE", "BUSY")),
        ("2022-01-10", Status.TENTATIVE, ("OPAQUE", "TENTATIVE")),
        ("2022-01-10", Status.CANCELLED, ("TRANSPARENT", "FREE")),
        ("2022-01", Status.SCHEDULED, ("TRANSPARENT", "FREE")),
    ],
)
def test_what_takes_no_hour_of_anybody_is_shown_as_free(
    read: Reader, start: str, status: Status, shown: tuple[str, str]
) -> None:
    (event,) = read(write([make_engagement(start, status=status)], "ics"))[0].list("VEVENT")
    assert (event.value("TRANSP"), event.value("X-MICROSOFT-CDO-BUSYSTATUS")) == shown


def test_a_zone_covers_the_years_of_its_entries_and_two_before() -> None:
    data = write([make_engagement("2022-07-10T15:30", None, "Europe/Vienna")], "ics")
    assert re.findall(rb"BEGIN:DAYLIGHT\r\nDTSTART:(\d{4})", data) == [b"2020"]
    assert ZoneInfo("Europe/Vienna").key in available_timezones()


def test_an_entry_without_a_publication_date_is_refused() -> None:
    with pytest.raises(ArticleError, match="no publication date"):
        write_ics([make_engagement(articles=())])
