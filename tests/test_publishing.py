"""Writing: tables, files, calendar entries and their zones, and the choice of what is written."""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from conftest import Snapshot
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event, Timezone
from samples import make_engagement, make_when

from calendars import Article, ArticleError, Engagement, ExportError, Kind, Person, Status, extract, write
from calendars.models import ArticleRef, Evidence
from calendars.publishing.selection import Selection, select_engagements
from calendars.publishing.wording import describe_when
from calendars.publishing.words import show_controls, to_line, to_plain_line
from calendars.publishing.zones import build_zone

HOSTILE = "Talks\r\nATTENDEE:mailto:x@example.org\n\x1b[31m \x9b2J \u202eabc\u2028 [bold]x[/bold]; a, b \\n"


def list_events(engagements: Sequence[Engagement]) -> list[Event]:
    return Calendar.from_ical(write(engagements, "ics")).walk("VEVENT")


def read_event(
    start: str | None = "2022-01-10", end: str | None = None, zone: str | None = None, **changes: Any
) -> Event:
    """The one entry of a calendar with one engagement, read back."""
    (event,) = list_events([make_engagement(start, end, zone, **changes)])
    return event


def span(event: Event) -> tuple[str, str]:
    return tuple(event[name].to_ical().decode() for name in ("DTSTART", "DTEND"))


# Calendar entries: days and hours


def test_a_day_is_an_all_day_entry_that_ends_on_the_next() -> None:
    event = read_event("2022-01-10")
    assert span(event) == ("20220110", "20220111")
    assert event["DTSTART"].params["VALUE"] == "DATE"
    assert event["TRANSP"] == "OPAQUE"


def test_a_span_of_days_ends_after_its_last_day() -> None:
    assert span(read_event("2022-01-10", "2022-01-12")) == ("20220110", "20220113")


@pytest.mark.parametrize(
    ("start", "end", "days", "words"),
    [
        ("2022-W02", None, ("20220110", "20220117"), "(week of 10 Jan)"),
        ("2022-01", None, ("20220101", "20220201"), "(in January)"),
        ("2022-12", None, ("20221201", "20230101"), "(in December)"),
        ("2022-Q1", None, ("20220101", "20220401"), "(in Q1)"),
        ("2022-SU", None, ("20220601", "20220901"), "(in summer)"),
        ("2021-WI", None, ("20211201", "20220301"), "(in winter)"),
        ("2022-H2", None, ("20220701", "20230101"), "(in the second half of 2022)"),
        ("202", None, ("20200101", "20300101"), "(in the 2020s)"),
        ("2022", None, ("20220101", "20230101"), "(in 2022)"),
        ("2022-01", "2022-02", ("20220101", "20220301"), "(January to February)"),
        ("2021-12", "2022-01", ("20211201", "20220201"), "(December 2021 to January 2022)"),
    ],
)
def test_a_coarse_period_is_a_transparent_span_that_says_so(
    start: str, end: str | None, days: tuple[str, str], words: str
) -> None:
    event = read_event(start, end)
    assert span(event) == days
    assert event["SUMMARY"] == f"United States-Russia talks {words}"
    assert event["TRANSP"] == "TRANSPARENT"
    assert event["STATUS"] == "TENTATIVE"


def test_an_offset_is_written_as_utc() -> None:
    event = read_event("2022-01-10T15:30-05:00", kind=Kind.CALL)
    assert span(event) == ("20220110T203000Z", "20220110T213000Z")
    assert "Starts at 15:30 -05:00; the end is assumed." in event["DESCRIPTION"]


@pytest.mark.parametrize("zone", ["-05:00", "America/New_York"])
def test_a_zone_beside_the_time_counts_too(zone: str) -> None:
    event = read_event("2022-01-10T15:30", zone=zone)
    assert event.start == datetime(2022, 1, 10, 20, 30, tzinfo=UTC)


def test_a_named_zone_is_kept_and_described() -> None:
    data = write([make_engagement("2022-07-10T15:30", None, "Europe/Vienna")], "ics")
    assert b"DTSTART;TZID=Europe/Vienna:20220710T153000\r\n" in data
    assert data.count(b"BEGIN:VTIMEZONE") == 1
    assert b"TZID:Europe/Vienna\r\n" in data


@pytest.mark.parametrize("zone", [None, "Mars/Olympus_Mons", "Eastern"])
def test_a_clock_time_in_no_known_zone_is_an_all_day_entry_that_names_the_hour(zone: str | None) -> None:
    event = read_event("2022-01-10T09:00", zone=zone, location=None)
    assert span(event) == ("20220110", "20220111")
    assert "(09:00" in event["SUMMARY"]
    assert "local time)" in event["SUMMARY"]


def test_days_that_start_at_an_hour_are_all_day() -> None:
    event = read_event("2022-01-10T09:00Z", "2022-01-12")
    assert span(event) == ("20220110", "20220113")
    assert event["SUMMARY"].endswith("(from 09:00 UTC)")


@pytest.mark.parametrize(
    ("kind", "start", "end"),
    [
        (Kind.CALL, "09:00", "10:00"),
        (Kind.MEETING, "09:00", "10:00"),
        (Kind.SIGNING, "09:00", "10:00"),
        (Kind.OTHER, "09:00", "10:00"),
        (Kind.TALKS, "09:00", "18:00"),
        (Kind.SESSION, "09:00", "18:00"),
        (Kind.VISIT, "09:00", "18:00"),
        (Kind.TALKS, "17:30", "18:30"),
        (Kind.TALKS, "22:00", "23:00"),
    ],
)
def test_an_end_that_nobody_states_follows_from_the_kind(kind: Kind, start: str, end: str) -> None:
    event = read_event(f"2022-01-10T{start}", zone="Europe/Vienna", kind=kind)
    assert f"{event.end:%H:%M}" == end


def test_a_stated_end_is_kept_even_past_midnight() -> None:
    event = read_event("2022-01-10T22:00Z", "2022-01-11T02:00Z")
    assert span(event) == ("20220110T220000Z", "20220111T020000Z")
    assert "assumed" not in event["DESCRIPTION"]


# Calendar entries: what they say


@pytest.mark.parametrize(
    ("status", "written", "summary"),
    [
        (Status.SCHEDULED, "CONFIRMED", "{}"),
        (Status.UNDERWAY, "CONFIRMED", "{}"),
        (Status.HELD, "CONFIRMED", "{} (held)"),
        (Status.TENTATIVE, "TENTATIVE", "{} (tentative)"),
        (Status.POSTPONED, "TENTATIVE", "POSTPONED: {}"),
        (Status.CANCELLED, "CANCELLED", "CANCELLED: {}"),
    ],
)
def test_each_status_is_one_of_three_and_is_said_in_the_title(status: Status, written: str, summary: str) -> None:
    event = read_event(status=status)
    assert event["STATUS"] == written
    assert event["SUMMARY"] == summary.format("United States-Russia talks")


@pytest.mark.parametrize(
    ("text", "written", "summary"),
    [
        ("Talks between Serbia and Kosovo have been put off until January 20.", "CONFIRMED", "{} (rescheduled)"),
        ("Talks between Serbia and Kosovo planned for January 20 have been put off.", "TENTATIVE", "POSTPONED: {}"),
    ],
)
def test_what_was_moved_to_a_new_day_is_sure_and_what_was_only_put_off_is_not(
    text: str, written: str, summary: str
) -> None:
    (event,) = list_events(extract(Article(text, published=date(2022, 1, 5))))
    assert event["STATUS"] == written
    assert event["SUMMARY"] == summary.format("Serbia–Kosovo talks")


def test_an_entry_tells_who_why_and_where_to_read_it() -> None:
    event = read_event()
    assert event["DESCRIPTION"].split("\n") == [
        "Sides: United States, Russia",
        "People: Wendy Sherman (deputy secretary of state), Sergei Ryabkov",
        "Topic: security demands",
        "Status: scheduled",
        "",
        '"Both sides meet on Jan. 10."',
        "",
        "Talks are set - 2021-12-29",
        "https://example.org/story",
    ]
    assert event["LOCATION"] == "Geneva, Switzerland"
    assert event["GEO"].to_ical() == "46.2;6.15"
    assert event["URL"] == "https://example.org/story"
    assert event["CATEGORIES"].to_ical() == b"talks,United States,Russia,Wendy Sherman,Sergei Ryabkov"
    assert event["CLASS"] == "PUBLIC"
    assert event["SEQUENCE"] == 0


@pytest.mark.parametrize(
    ("published", "stamp"),
    [
        ("2021-12-29", datetime(2021, 12, 29, tzinfo=UTC)),
        ("2021-12-29T13:19-05:00", datetime(2021, 12, 29, 18, 19, tzinfo=UTC)),
    ],
)
def test_stamps_come_from_the_publication(published: str, stamp: datetime) -> None:
    event = read_event(articles=(ArticleRef("story.md", None, None, published),))
    assert event["DTSTAMP"].dt == stamp
    assert event["LAST-MODIFIED"].dt == stamp


def test_the_newest_of_several_articles_gives_the_stamp() -> None:
    articles = tuple(ArticleRef(None, None, None, day) for day in ("2021-12-29", None, "2021-12-31", "2021-12-30"))
    assert read_event(articles=articles)["DTSTAMP"].dt.date() == date(2021, 12, 31)


def test_the_same_engagements_give_the_same_bytes() -> None:
    engagements = [make_engagement(), make_engagement("2022-07-10T15:30", None, "Europe/Vienna", uid="b")]
    assert write(engagements, "ics") == write(engagements, "ics")


def test_nothing_in_an_entry_makes_an_importer_send_mail_or_ring() -> None:
    data = write([make_engagement(title=HOSTILE, location=HOSTILE, topic=HOSTILE)], "ics")
    names = {line.split(b":")[0].split(b";")[0] for line in data.replace(b"\r\n ", b"").split(b"\r\n")}
    assert names.isdisjoint({b"ATTENDEE", b"ORGANIZER", b"METHOD", b"BEGIN:VALARM"})


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "https://example.org/a b", "https://example.org/\nX:y", "story"]
)
def test_an_address_that_is_no_link_is_left_out(address: str) -> None:
    assert "URL" not in read_event(articles=(ArticleRef("story.md", None, address, "2021-12-29"),))


def test_an_engagement_without_a_date_or_without_a_publication_date_is_refused() -> None:
    undated = make_engagement(None)
    unpublished = make_engagement(articles=(ArticleRef("story.md", None, None, None),))
    for engagement in (undated, unpublished):
        with pytest.raises(ArticleError, match=r"story\.md: no publication date; .*--published"):
            write([engagement], "ics")


def test_a_calendar_without_entries_is_refused() -> None:
    with pytest.raises(ExportError, match="needs one at least"):
        write([], "ics")


# Calendar files: the form


def test_lines_are_folded_at_75_octets_and_never_inside_a_character() -> None:
    title = "Переговоры по безопасности, Женева \N{EM DASH} 安全保障会談 \N{EARTH GLOBE EUROPE-AFRICA}" * 3
    data = write([make_engagement(title=title)], "ics")
    lines = data.split(b"\r\n")
    assert lines[0] == b"BEGIN:VCALENDAR"
    assert lines[-2:] == [b"END:VCALENDAR", b""]
    assert max(map(len, lines)) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in lines:
        line.decode("utf-8")
    (event,) = Calendar.from_ical(data).walk("VEVENT")
    assert event["SUMMARY"] == title


def squeeze(words: str) -> str:
    """Words as a calendar may show them: on one line, without characters that act."""
    return to_plain_line(words)


# What would be read as a line break, or as a line of the format, is written otherwise: see the test below this one.
WORDS = st.text(st.characters(codec="utf-8"), max_size=190).filter(
    lambda words: not re.search(r"(?i)\\n|\b(begin|end):", squeeze(words))
)


@given(title=WORDS, place=WORDS, side=WORDS, topic=WORDS, sentence=WORDS)
def test_any_words_come_back_from_a_calendar_as_they_went_in(
    title: str, place: str, side: str, topic: str, sentence: str
) -> None:
    evidence = (Evidence(0, 0, 1, sentence),)
    event = read_event(title=title, location=place, sides=(side,), topic=topic, evidence=evidence, people=())
    assert event["SUMMARY"] == (squeeze(title) or "talks")
    assert event.get("LOCATION", "") == squeeze(place)
    facts = {"Sides": squeeze(side), "Topic": squeeze(topic), "Status": "scheduled"}
    told = [f"{name}: {words}" for name, words in facts.items() if words]
    assert event["DESCRIPTION"].split("\n")[: len(told) + 2] == [*told, "", f'"{squeeze(sentence)}"']


def test_no_words_are_read_as_a_line_break_or_as_the_end_of_an_entry() -> None:
    event = read_event(title=r"A\NB\nC END:VEVENT begin:valarm", topic="x" * 5000)
    assert event["SUMMARY"] == "A\u29f5NB\u29f5nC END: VEVENT begin: valarm"
    assert f"Topic: {'x' * 399}\u2026\n" in event["DESCRIPTION"]


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("America/New_York", (2006, 2007)),  # the rule of the clocks changed between the two
        ("America/New_York", (2022,)),
        ("Europe/London", (2021, 2022, 2023, 2024, 2025)),
        ("Europe/Dublin", (2022,)),
        ("Australia/Sydney", (2022,)),
        ("Africa/Casablanca", (2022,)),  # four changes a year, on no fixed weekday
        ("Asia/Tokyo", (2022,)),
        ("Asia/Kolkata", (2022,)),
        ("Asia/Pyongyang", (2018,)),  # half an hour forward, for good, in May
        ("America/Caracas", (2016,)),
    ],
)
def test_a_zone_gives_the_offset_of_every_day_of_its_years(name: str, years: tuple[int, ...]) -> None:
    zone = ZoneInfo(name)
    first, last = datetime(years[0], 1, 1, 12, tzinfo=zone), datetime(years[-1], 12, 31, 12, tzinfo=zone)
    component = Timezone.from_ical(build_zone(name, [first, last]).to_ical())
    assert component.standard
    read = component.to_tz(lookup_tzid=False)
    days = range((last - first).days + 1)
    noons = [datetime(years[0], 1, 1, 12) + timedelta(days=day) for day in days]  # noqa: DTZ001
    wrong = [noon for noon in noons if noon.replace(tzinfo=read).utcoffset() != noon.replace(tzinfo=zone).utcoffset()]
    assert wrong == []


def test_a_zone_with_a_yearly_rule_needs_two_lines_for_it() -> None:
    data = build_zone("America/New_York", [datetime(year, 1, 1, tzinfo=UTC) for year in (2022, 2030)]).to_ical()
    assert data.count(b"RRULE:FREQ=YEARLY") == 2
    assert b"RDATE" not in data


# JSON, CSV, Markdown


def test_json_holds_every_character_and_no_raw_control() -> None:
    data = write([make_engagement(title=HOSTILE)], "json")
    assert json.loads(data)[0]["title"] == HOSTILE
    text = data.decode()
    assert text.replace("\n", "").isprintable()


def test_json_lines_hold_one_object_each() -> None:
    engagements = [make_engagement(title=HOSTILE), make_engagement("2022-01-12")]
    lines = write(engagements, "jsonl").decode().splitlines()
    assert [json.loads(line) for line in lines] == json.loads(write(engagements, "json"))


def test_csv_cells_stay_on_one_line_and_are_no_formulas() -> None:
    engagement = make_engagement(title='=HYPERLINK("x")', topic=HOSTILE, people=(Person("@x"), Person("B, C")))
    (row,) = csv.DictReader(io.StringIO(write([engagement], "csv").decode()))
    assert row["title"] == '\'=HYPERLINK("x")'
    assert row["people"] == "'@x; B, C"
    assert row["topic"] == to_line(HOSTILE)
    assert row["start"] == "2022-01-10"
    assert row["end"] == ""
    assert row["uid"] == engagement.uid


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("\uff1dcmd|' /C calc'!A0", "'\uff1dcmd|' /C calc'!A0"),
        ("\uff20SUM(A1)", "'\uff20SUM(A1)"),
        # read with semicolons between the cells, as where the decimal mark is a comma
        ("Talks;=1+1", "Talks;'=1+1"),
        ("Talks; @x; -1", "Talks;' @x;' -1"),
        ("Talks; and more", "Talks; and more"),
    ],
)
def test_no_spreadsheet_of_any_country_finds_a_formula(words: str, cell: str) -> None:
    (row,) = csv.DictReader(io.StringIO(write([make_engagement(title=words)], "csv").decode()))
    assert row["title"] == cell


@pytest.mark.parametrize(
    ("words", "cell"),
    [
        ("see https://evil.example/a", r"see https\://evil.example/a"),
        ("see WWW.evil.example", r"see WWW\.evil.example"),
        ("a@evil.example", r"a\@evil.example"),
        ("$$\\href{x}{y}$$", r"\$\$\\href{x}{y}\$\$"),
        ("U.S.: talks", "U.S.: talks"),
    ],
)
def test_markdown_makes_no_link_of_words_of_an_article(words: str, cell: str) -> None:
    assert f"| {cell} |" in write([make_engagement(title=words)], "md").decode()


HALF = "Talks \ud83d in Geneva"


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "md", "ics"])
def test_half_a_character_can_be_written(format: str) -> None:
    """A caller may have read it from JSON, which can hold half of a surrogate pair."""
    data = write([make_engagement(title=HALF, location=HALF, evidence=(Evidence(0, 0, 17, HALF),))], format)
    assert "in Geneva" in data.decode()


def test_markdown_cells_cannot_break_the_table() -> None:
    data = write([make_engagement(title="a | b\n# c [x](y) <script>")], "md").decode()
    assert data.splitlines()[2].startswith(
        r"| Mon 10 Jan 2022 | a \| b \# c \[x\](y) \<script\> | United States, Russia (Wendy Sherman, Sergei Ryabkov) |"
    )


@pytest.mark.parametrize("format", ["csv", "md", "jsonl", "json"])
def test_every_other_format_can_be_empty(format: str) -> None:
    assert b"Geneva" not in write([], format)


def test_an_unknown_format_is_named_with_those_there_are() -> None:
    with pytest.raises(ExportError, match="xml: no such format; there are json, jsonl, csv, md, ics"):
        write([], "xml")


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "md", "ics"])
def test_formats_look_as_they_did(format: str, snapshot: Snapshot) -> None:
    engagements = [
        make_engagement(
            "2021-12", kind=Kind.CALL, status=Status.HELD, title="Biden-Putin call", uid="1", location=None
        ),
        make_engagement("2022-01-10", "2022-01-12", uid="2"),
        make_engagement("2022-01-12T09:30", None, "Europe/Brussels", kind=Kind.SESSION, title="NATO session", uid="3"),
        make_engagement("2022-01-13", status=Status.CANCELLED, title="OSCE session", uid="4", topic=None, people=()),
    ]
    snapshot(f"formats.{format}", write(engagements, format))


# Words


def test_control_characters_are_written_out() -> None:
    assert show_controls("a\x1b[31m\tb\n\x9b\u202e\x7f") == "a\\x1b[31m\tb\n\\x9b\\u202e\\x7f"
    assert to_line(" a\r\nb\u2028c\x85d\x00 ") == "a b c d\\x00"


def test_letters_that_join_and_marks_of_one_words_direction_stay() -> None:
    family = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL} \N{RIGHT-TO-LEFT MARK}"
    assert to_line(family + "x") == family + "x"


@pytest.mark.parametrize(
    ("start", "end", "zone", "words"),
    [
        ("2022-01-10", None, None, "Mon 10 Jan 2022"),
        ("2022-01-10", "2022-01-12", None, "Mon 10 Jan 2022 to Wed 12 Jan 2022"),
        ("2022-01-10T15:30", None, None, "Mon 10 Jan 2022 15:30"),
        ("2022-01-10T15:30", None, "Europe/Vienna", "Mon 10 Jan 2022 15:30 Europe/Vienna"),
        ("2022-01-10T15:30-05:00", None, None, "Mon 10 Jan 2022 15:30 -05:00"),
        ("2022-01-10T24:00Z", None, None, "Mon 10 Jan 2022 24:00 UTC"),
        ("2022-W02", None, None, "week of 10 Jan 2022"),
        (None, None, None, '"on Jan. 10" (unresolved)'),
    ],
)
def test_times_are_said_in_words(start: str | None, end: str | None, zone: str | None, words: str) -> None:
    assert describe_when(make_when(start, end, zone)) == words


# Files


def test_a_file_is_written_whole_with_the_usual_mode(tmp_path: Path) -> None:
    path = tmp_path / "calls.json"
    data = write([make_engagement()], "json", path)
    assert path.read_bytes() == data
    mask = os.umask(0)
    os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~mask
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    path = tmp_path / "calls.json"
    path.write_text("mine")
    path.chmod(0o640)
    with pytest.raises(ExportError, match="exists already; use --force"):
        write([], "json", path)
    assert path.read_text() == "mine"
    write([], "json", path, overwrite=True)
    assert path.read_text() == "[]\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "real.json", tmp_path / "link.json"
    target.write_text("old")
    link.symlink_to(target)
    write([], "json", link, overwrite=True)
    assert link.is_symlink()
    assert target.read_text() == "[]\n"


def test_a_device_is_written_to_and_not_replaced() -> None:
    write([], "json", os.devnull)
    assert not Path(os.devnull).is_file()


def test_what_cannot_be_written_is_an_export_error(tmp_path: Path) -> None:
    cases = ((tmp_path, "a folder"), (tmp_path / "none" / "x.ics", "there is no folder"), ("", "has no name"))
    for path, words in cases:
        with pytest.raises(ExportError, match=words):
            write([], "json", path)


def test_a_write_that_fails_midway_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "calls.json"
    path.write_text("old")

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(ExportError, match="cannot be written: No space left on device"):
        write([], "json", path, overwrite=True)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


# Selection


@pytest.mark.parametrize(
    ("selection", "starts"),
    [
        (Selection(), ["2021-12", "2021-12-30", "2022-01-10", "2022-01-13", None]),
        (Selection(upcoming=True), ["2021-12-30", "2022-01-10", "2022-01-13", None]),
        (Selection(first=date(2022, 1, 12)), ["2022-01-10", "2022-01-13"]),
        (Selection(last=date(2021, 12, 30)), ["2021-12", "2021-12-30"]),
        (Selection(first=date(2021, 12, 31), last=date(2022, 1, 10)), ["2021-12", "2022-01-10"]),
        (Selection(kinds=(Kind.CALL,)), ["2021-12", "2021-12-30"]),
        (Selection(statuses=(Status.HELD, Status.TENTATIVE)), ["2021-12", "2022-01-13"]),
        (Selection(sides=("osce",)), ["2022-01-13"]),
        (Selection(sides=("STATES", "osce")), ["2021-12", "2021-12-30", "2022-01-10", "2022-01-13", None]),
        (Selection(sides=("us",)), []),
        (Selection(confidence=0.5), ["2021-12", "2021-12-30", "2022-01-10", None]),
    ],
)
def test_each_filter_keeps_what_it_says(selection: Selection, starts: list[str | None]) -> None:
    engagements = [
        make_engagement("2021-12", kind=Kind.CALL, status=Status.HELD),
        make_engagement("2021-12-30", kind=Kind.CALL),
        make_engagement("2022-01-10", "2022-01-12"),
        make_engagement("2022-01-13", status=Status.TENTATIVE, sides=("OSCE",), confidence=0.4),
        make_engagement(None),
    ]
    assert [engagement.when.start for engagement in select_engagements(engagements, selection)] == starts
