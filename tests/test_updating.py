"""Bringing calendars up to date: what is found again, what is moved, cancelled or kept, and what nobody may touch."""

from __future__ import annotations

import errno
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Event
from samples import make_engagement

from calendars import Article, Engagement, ExportError, Kind, Status, extract, write
from calendars.extraction.pipeline import identity
from calendars.models import NEW_TIME, ArticleRef, Evidence, Step
from calendars.publishing.blocks import split_calendar
from calendars.publishing.folders import update as update_path
from calendars.publishing.folders import write_folder
from calendars.publishing.ics import write_ics
from calendars.publishing.slots import Settings
from calendars.publishing.updating import EMPTY, Update, apply_update, plan_update

FOREIGN = (
    b"BEGIN:VEVENT\r\nDTSTART;TZID=Somewhere/Else:20220301T100000\r\nUID:dentist\r\n"
    b'X-ODD;A="b:c":kept\r\n\t as is\r\nSUMMARY:Dentist\r\nEND:VEVENT\r\n'
)


def tell(
    start: str, published: str = "2021-12-29", end: str | None = None, zone: str | None = None, **changes: object
) -> Engagement:
    """What an article of some day says of the talks, with the UID that the engine gives it."""
    articles = (ArticleRef("story.md", "Talks", "https://example.org/story", published),)
    one = make_engagement(start, end, zone, **{"articles": articles, **changes})
    return one._replace(uid=identity(one.kind, one.sides, start))


def move(start: str, words: str, published: str = "2022-01-03", **changes: object) -> Engagement:
    """What an article says that moves the talks to another day."""
    evidence = (Evidence(0, 0, len(words), words),)
    steps = (Step(NEW_TIME, start, (0, 1)),)
    return tell(start, published, status=Status.POSTPONED, evidence=evidence, steps=steps, **changes)


def update(data: bytes, *engagements: Engagement, options: Settings = Settings()) -> tuple[bytes, Update]:  # noqa: B008
    plan = plan_update([data], engagements, options)
    return apply_update(data, plan.pending), plan


def count(plan: Update) -> dict[str, int]:
    return {name: len(entries) for name, entries in plan._asdict().items() if entries}


def list_events(data: bytes) -> list[Event]:
    return Calendar.from_ical(data).walk("VEVENT")


TALKS = tell("2022-01-10")
FIRST = write_ics([TALKS])
(KNOWN_UID,) = [TALKS.uid]


# The same, new, changed, cancelled


def test_what_was_read_before_changes_nothing() -> None:
    data, plan = update(FIRST, TALKS)
    assert count(plan) == {"unchanged": 1}
    assert data == FIRST


def test_what_is_new_comes_last() -> None:
    data, plan = update(FIRST, TALKS, tell("2022-02-05"))
    assert count(plan) == {"created": 1, "unchanged": 1}
    assert data.startswith(FIRST.removesuffix(b"END:VCALENDAR\r\n"))
    assert [str(event["SEQUENCE"]) for event in list_events(data)] == ["0", "0"]


def test_a_new_calendar_is_the_one_that_export_writes() -> None:
    assert update(EMPTY, TALKS)[0] == FIRST


def test_what_changes_counts_one_more_and_was_modified_later() -> None:
    data, plan = update(FIRST, tell("2022-01-10", "2022-01-02", location="Vienna"))
    (event,) = list_events(data)
    assert count(plan) == {"changed": 1}
    assert (event["UID"], event["SEQUENCE"], event["LOCATION"]) == (KNOWN_UID, 1, "Vienna, Austria")
    assert event["LAST-MODIFIED"].to_ical() == b"20220102T000000Z"


def test_a_change_by_an_article_of_the_same_day_is_a_second_later() -> None:
    (event,) = list_events(update(FIRST, tell("2022-01-10", location="Vienna"))[0])
    assert (event["SEQUENCE"], event["LAST-MODIFIED"].to_ical()) == (1, b"20211229T000001Z")


def test_what_is_cancelled_keeps_its_uid() -> None:
    data, plan = update(FIRST, tell("2022-01-10", "2022-01-05", status=Status.CANCELLED))
    (event,) = list_events(data)
    assert count(plan) == {"cancelled": 1}
    assert (event["UID"], event["STATUS"], event["SEQUENCE"]) == (KNOWN_UID, "CANCELLED", 1)
    assert event["SUMMARY"].startswith("CANCELLED: ")


def test_two_articles_on_one_event_have_one_uid() -> None:
    texts = [
        ("2021-12-29", "US and Russian officials will hold talks in Geneva on Jan. 10."),
        ("2022-01-07", "Russia and the United States hold talks in Geneva on Monday."),
    ]
    read = [extract(Article(text, published=date.fromisoformat(day))) for day, text in texts]
    assert len({one.uid for found in read for one in found}) == 1
    data, _ = update(EMPTY, *read[0])
    assert count(update(data, *read[1])[1]) == {"changed": 1}


# Older and newer news


@pytest.mark.parametrize("published", ["2022-01-04", "2022-01-05"])
def test_a_cancellation_is_taken_back_by_newer_news_alone(published: str) -> None:
    off, _ = update(FIRST, tell("2022-01-10", "2022-01-05", status=Status.CANCELLED))
    assert count(update(off, tell("2022-01-10", published))[1]) == {"unchanged": 1}
    assert count(update(off, tell("2022-01-10", "2022-01-06"))[1]) == {"changed": 1}


def test_newer_news_that_says_less_keeps_the_hour_and_the_place() -> None:
    full = write_ics([tell("2022-01-10T09:30", location="Vienna")])
    data, _ = update(full, tell("2022-01-10", "2022-01-05", status=Status.TENTATIVE, location=None))
    (event,) = list_events(data)
    assert event["DTSTART"].to_ical() == b"20220110T093000"
    assert (event["LOCATION"], event["GEO"].to_ical()) == ("Vienna, Austria", "48.21;16.37")
    assert "Starts at 09:30 Europe/Vienna (the time of Vienna); the end is assumed." in event["DESCRIPTION"]
    assert event["SUMMARY"].endswith("(tentative)")
    again, plan = update(data, tell("2022-01-10", "2022-01-05", status=Status.TENTATIVE, location=None))
    assert (again, count(plan)) == (data, {"unchanged": 1})


def test_a_span_that_newer_news_calls_by_its_first_day_stays_one() -> None:
    (event,) = list_events(
        update(write_ics([tell("2022-01-10", end="2022-01-12")]), tell("2022-01-10", "2022-01-05"))[0]
    )
    assert event["DTEND"].to_ical() == b"20220113"


# Moved


@pytest.mark.parametrize(
    ("others", "words", "moved"),
    [
        ((), "The talks have been put off until January 12.", True),
        ((), "The talks planned for January 10 have been moved to January 12, Moscow said on Saturday.", True),
        (("2022-02-05",), "The talks have been put off until January 12.", True),
        (("2022-01-09",), "The talks planned for January 10 have been moved to January 12.", True),
        (("2022-01-09",), "The talks have been put off until January 12.", False),  # which of the two?
        ((), "The talks planned for January 8 have been moved to January 12.", False),  # others
    ],
)
def test_a_moved_meeting_keeps_its_entry_where_it_is_clear_which(
    others: tuple[str, ...], words: str, moved: bool
) -> None:
    first = write_ics([TALKS, *map(tell, others)])
    data, plan = update(first, move("2022-01-12", words))
    assert count(plan) == ({"changed": 1} if moved else {"created": 1})
    if moved:
        (event,) = (event for event in list_events(data) if event["UID"] == KNOWN_UID)
        assert (event["DTSTART"].to_ical(), event["SEQUENCE"]) == (b"20220112", 1)
        assert event["SUMMARY"].endswith("(rescheduled)")
    assert update(data, move("2022-01-12", words))[0] == data


@pytest.mark.parametrize(
    ("period", "days"), [("2022-01", "20220101"), ("2022-03", "20220301"), ("2022-W02", "20220110")]
)
def test_a_meeting_put_off_to_a_period_leaves_its_day(period: str, days: str) -> None:
    (event,) = list_events(update(FIRST, move(period, "The talks have been put off until later."))[0])
    assert (event["UID"], event["DTSTART"].to_ical().decode(), event["STATUS"]) == (KNOWN_UID, days, "TENTATIVE")
    assert event["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize(
    "other",
    [
        {"kind": Kind.CALL},
        {"sides": ("United States", "Russia", "Ukraine")},
        {"published": "2022-01-04"},  # told of by newer news
        {"status": Status.CANCELLED},
    ],
)
def test_another_meeting_is_not_moved(other: dict[str, object]) -> None:
    first = write_ics([tell("2022-01-10", **other)])  # type: ignore[arg-type]
    assert count(update(first, move("2022-01-12", "The talks have been put off until January 12."))[1]) == {
        "created": 1
    }


def test_what_is_over_is_not_moved() -> None:
    first = write_ics([tell("2022-01-02")])
    assert count(update(first, move("2022-01-12", "The talks have been put off until January 12."))[1]) == {
        "created": 1
    }


def test_a_meeting_that_as_new_an_article_leaves_in_place_is_not_moved() -> None:
    put_off = move("2022-01-12", "The second round has been put off until January 12.")
    plan = update(FIRST, tell("2022-01-10", "2022-01-03"), put_off)[1]
    assert count(plan)["created"] == 1
    assert plan.created[0].uid == put_off.uid


def test_a_moved_meeting_is_known_by_both_its_days() -> None:
    once, _ = update(FIRST, move("2022-01-12", "The talks have been put off until January 12."))
    twice, _ = update(once, move("2022-01-20", "They were put off again until January 20.", "2022-01-11"))
    (event,) = list_events(twice)
    assert (event["UID"], event["DTSTART"].to_ical(), event["SEQUENCE"]) == (KNOWN_UID, b"20220120", 2)
    for older in (TALKS, move("2022-01-12", "The talks have been put off until January 12.")):
        assert update(twice, older)[0] == twice
    off, plan = update(twice, tell("2022-01-20", "2022-01-15", status=Status.CANCELLED))
    assert count(plan) == {"cancelled": 1}
    assert [str(event["UID"]) for event in list_events(off)] == [KNOWN_UID]


def test_both_articles_read_at_once_make_one_entry() -> None:
    both = [move("2022-01-12", "The talks have been put off until January 12."), TALKS]
    data, plan = update(EMPTY, *both)
    assert count(plan) == {"created": 1}
    assert write(both, "ics") == data
    assert [event["DTSTART"].to_ical() for event in list_events(data)] == [b"20220112"]


def test_a_meeting_called_off_by_its_week_alone_is_the_one_of_that_week() -> None:
    off = tell("2022-W02", "2022-01-05", status=Status.CANCELLED)
    (event,) = list_events(update(FIRST, off)[0])
    assert (event["UID"], event["STATUS"], event["DTSTART"].to_ical()) == (KNOWN_UID, "CANCELLED", b"20220110")
    assert "week of" not in event["SUMMARY"]
    assert count(update(write_ics([TALKS, tell("2022-01-12")]), off)[1]) == {"created": 1}


REPORTS = st.builds(
    lambda day, published, kind, status, place: tell(
        f"2022-01-{day:02}" if day else "2022-01", f"2022-01-{published:02}", kind=kind, status=status, location=place
    ),
    st.integers(0, 9), st.integers(1, 8), st.sampled_from([Kind.TALKS, Kind.MEETING, Kind.CALL]),
    st.sampled_from(list(Status)), st.sampled_from(["Vienna", None]),
)  # fmt: skip
MOVES = st.builds(
    lambda day, old, published: move(
        f"2022-01-{day:02}",
        f"The talks {f'planned for January {old} ' if old else ''}have been moved to January {day}.",
        f"2022-01-{published:02}",
    ),
    st.integers(4, 12), st.integers(0, 9), st.integers(1, 8),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.one_of(REPORTS, REPORTS, MOVES), max_size=4), max_size=4))
def test_whatever_comes_a_run_that_is_repeated_changes_nothing_and_nothing_counts_down(
    runs: list[list[Engagement]],
) -> None:
    data, counted = EMPTY, dict[str, tuple[int, str]]()
    for run in runs:
        batch = list({one.uid: one for one in run}.values())  # as `extract` gives them
        data, _ = update(data, *batch)
        assert update(data, *batch)[0] == data
        events = list_events(data)
        now = {str(event["UID"]): (int(event["SEQUENCE"]), str(event["LAST-MODIFIED"].to_ical())) for event in events}
        assert len(now) == len(events)
        assert set(now) >= set(counted)
        assert all(now[uid] >= before for uid, before in counted.items())
        counted = now


# What is not ours


def test_what_others_wrote_stays_to_the_byte() -> None:
    head = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Other//EN\r\nX-WR-CALNAME:Mine\r\n"
    todo = b"BEGIN:VTODO\r\nUID:todo\r\nSUMMARY:Read\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
    data, plan = update(head + FOREIGN + todo, TALKS, tell("2022-07-10T09:30"))
    assert count(plan) == {"created": 2}
    assert data.startswith(head + b"BEGIN:VTIMEZONE\r\nTZID:Europe/Zurich\r\n")
    assert FOREIGN + todo.removesuffix(b"END:VCALENDAR\r\n") + b"BEGIN:VEVENT\r\n" in data
    off, _ = update(data, tell("2022-07-10T09:30", "2022-01-05", status=Status.CANCELLED))
    assert head in off
    assert FOREIGN in off


def test_what_the_user_put_into_an_entry_stays() -> None:
    own = (
        b"X-MINE:yes\\, kept\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nACTION:AUDIO\r\nEND:VALARM\r\nCOMMENT;X=1:a \r\n b\r\n"
    )
    data = FIRST.replace(b"END:VEVENT", own + b"END:VEVENT")
    new, _ = update(
        data, tell("2022-01-10", "2022-01-05", status=Status.CANCELLED), options=Settings(alarm=timedelta(1))
    )
    for line in own.split(b"\r\n"):
        assert line in new
    assert new.count(b"BEGIN:VALARM") == 1


def test_an_alarm_that_is_asked_for_later_is_put_in_once() -> None:
    options = Settings(alarm=timedelta(days=1))
    data, plan = update(FIRST, TALKS, options=options)
    assert count(plan) == {"changed": 1}
    assert b"TRIGGER:-P1D\r\nEND:VALARM\r\nEND:VEVENT" in data
    assert update(data, TALKS, options=options)[0] == data
    assert update(data, TALKS)[0] == data


def test_a_file_with_other_line_ends_keeps_them() -> None:
    data = FIRST.replace(b"\r\n", b"\n")
    new, _ = update(data, TALKS, tell("2022-07-10T09:30"))
    assert b"\r" not in new
    assert len(list_events(new)) == 2


def test_a_zone_comes_and_goes_with_what_needs_it() -> None:
    timed, _ = update(FIRST, tell("2022-07-10T09:30"))
    assert timed.count(b"BEGIN:VTIMEZONE") == 1
    wider, _ = update(timed, tell("2019-07-10T09:30"))
    assert wider.count(b"BEGIN:VTIMEZONE") == 1
    assert b"DTSTART:2017" in wider
    words = "The talks planned for July 10 have been put off until July 12."
    assert b"VTIMEZONE" not in update(timed, move("2022-07-12", words))[0]


def test_a_zone_of_others_that_is_right_stays() -> None:
    zone = (
        b"BEGIN:VTIMEZONE\r\nTZID:Europe/Zurich\r\nX-LIC-LOCATION:Europe/Zurich\r\n"
        b"BEGIN:DAYLIGHT\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nDTSTART:19700329T020000\r\n"
        b"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\nEND:DAYLIGHT\r\n"
        b"BEGIN:STANDARD\r\nTZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nDTSTART:19701025T030000\r\n"
        b"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
    )
    data = EMPTY.replace(b"END:", zone + b"END:")
    assert zone in update(data, tell("2022-07-10T09:30"))[0]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"not a calendar",
        b"BEGIN:VCALENDAR\r\n",
        b"BEGIN:VEVENT\r\nEND:VEVENT\r\n",
        FIRST[:-30],
        FIRST.replace(b"END:VEVENT\r\n", b""),
    ],
)
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(ExportError, match="not an iCalendar file"):
        update(data, TALKS)


@pytest.mark.parametrize(
    "line",
    [
        b"SEQUENCE:x",
        b"SEQUENCE:-5",
        b"SEQUENCE:2147483647",
        b"SEQUENCE:" + b"9" * 5000,
        b"LAST-MODIFIED:x",
        b"LAST-MODIFIED:99991231T235959Z",
        b"LAST-MODIFIED:00010101T000000Z",
    ],
    ids=lambda line: line[:30].decode(),
)
def test_numbers_and_dates_out_of_all_reason_are_written_anew(line: bytes) -> None:
    name = line.partition(b":")[0]
    lines = write_ics([make_engagement()]).split(b"\r\n")
    data = b"\r\n".join(line if old.startswith(name) else old for old in lines)
    data, plan = update(data, make_engagement()._replace(title="Talks of another name"))
    assert count(plan) == {"changed": 1}
    (event,) = list_events(data)
    assert event["SUMMARY"] == "Talks of another name"
    assert 1 <= event["SEQUENCE"] < 2**31
    assert event.LAST_MODIFIED is not None


@pytest.mark.parametrize(
    "lines", [b"DTSTART;VALUE=DATE:99991231\r\n", b"DTSTART:20220110T090000Z\r\nDURATION:P999999999D\r\n"]
)
def test_an_entry_that_ends_beyond_the_calendar_is_left_alone(lines: bytes) -> None:
    entry = b"BEGIN:VEVENT\r\nUID:a\r\n" + lines + b"END:VEVENT\r\n"
    data, plan = update(EMPTY.replace(b"END:VCALENDAR", entry + b"END:VCALENDAR"), make_engagement())
    assert count(plan) == {"created": 1}
    assert entry in data


def test_an_entry_that_cannot_be_read_is_left_alone() -> None:
    broken = b"BEGIN:VEVENT\r\nUID:x\r\nDTSTART:never\r\n=\xff\r\nEND:VEVENT\r\n"
    assert broken in update(EMPTY.replace(b"END:", broken + b"END:"), TALKS)[0]


@given(st.lists(st.sampled_from([b"BEGIN:VEVENT", b"END:VEVENT", b"UID:1", b" folded", b"", b"X", b"\xff"])),
       st.sampled_from([b"\r\n", b"\n", b"\r"]))  # fmt: skip
def test_a_file_is_cut_without_losing_a_byte(lines: list[bytes], newline: bytes) -> None:
    data = newline.join([b"BEGIN:VCALENDAR", *lines, b"END:VCALENDAR"])
    try:
        blocks = split_calendar(data)
    except ExportError:
        return
    assert b"".join(block.data for block in blocks) == data


def test_a_single_date_that_a_person_set_apart_stays() -> None:
    own = FIRST.partition(b"BEGIN:VEVENT")[2].partition(b"END:VEVENT")[0]
    apart = b"BEGIN:VEVENT\r\nRECURRENCE-ID;VALUE=DATE:20220110" + own + b"END:VEVENT\r\n"
    data = FIRST.replace(b"BEGIN:VEVENT", apart + b"BEGIN:VEVENT")
    new, plan = update(data, tell("2022-01-10", "2022-01-02", location="Vienna"))
    assert count(plan) == {"changed": 1}
    assert apart in new
    assert [str(event["LOCATION"]) for event in list_events(new)] == ["Geneva, Switzerland", "Vienna, Austria"]


# Files and folders


def test_a_file_is_left_alone_if_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "calls.ics"
    assert count(update_path(path, [TALKS])) == {"created": 1}
    before = path.stat()
    assert count(update_path(path, [TALKS])) == {"unchanged": 1}
    assert path.stat() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_no_calendar_is_named_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "notes.ics"
    path.write_text("my notes")
    with pytest.raises(ExportError, match=r"notes\.ics: not an iCalendar file"):
        update_path(path, [TALKS])
    assert path.read_text() == "my notes"


def test_each_entry_has_a_file_of_its_own_with_a_safe_name(tmp_path: Path) -> None:
    hostile = [TALKS._replace(uid=uid) for uid in ("../../x", "/etc/passwd", "a\0b", "", "CON", "x" * 300, ".hidden")]
    write_folder(tmp_path / "vdir", [TALKS, *hostile])
    files = sorted((tmp_path / "vdir").iterdir())
    assert len(files) == 8
    assert all(file.parent == tmp_path / "vdir" and file.suffix == ".ics" and len(file.name) < 105 for file in files)
    assert {str(list_events(file.read_bytes())[0]["UID"]) for file in files} >= {KNOWN_UID, "../../x"}
    assert [path.name for path in tmp_path.iterdir()] == ["vdir"]


def test_a_folder_is_written_over_only_when_asked(tmp_path: Path) -> None:
    folder = tmp_path / "vdir"
    write_folder(folder, [TALKS])
    (folder / "mine.ics").write_bytes(FIRST)
    with pytest.raises(ExportError, match=r"exists already; use --force to replace it, or --update"):
        write_folder(folder, [TALKS])
    write_folder(folder, [TALKS], overwrite=True)
    assert sorted(path.name for path in folder.iterdir()) == [f"{KNOWN_UID}.ics", "mine.ics"]


@pytest.mark.parametrize(
    ("name", "words"), [("file", "a file; name a folder"), ("no/where", "there is no folder"), ("-", "need a")]
)
def test_what_can_be_no_folder_is_refused(tmp_path: Path, name: str, words: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ExportError, match=words):
        write_folder(tmp_path / name if name != "-" else name, [TALKS])


def test_a_full_disk_is_told_by_the_name_of_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not by that of the one beside it in which it is made."""

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", refuse)
    with pytest.raises(ExportError) as fault:
        write_folder(tmp_path / "vdir", [TALKS])
    assert fault.value.message == f"{tmp_path / 'vdir'}: cannot be written: No space left on device"
    assert list(tmp_path.iterdir()) == []


def test_only_the_files_of_what_changed_are_written(tmp_path: Path) -> None:
    folder = tmp_path / "vdir"
    feb = tell("2022-02-05")
    write_folder(folder, [TALKS, feb])
    (folder / f"{KNOWN_UID}.ics").rename(folder / "named-by-khal.ics")
    before = (folder / f"{feb.uid}.ics").stat()
    words = "The talks planned for January 10 have been put off until January 12."
    plan = update_path(folder, [move("2022-01-12", words), feb, tell("2022-03-01")])
    assert count(plan) == {"created": 1, "changed": 1, "unchanged": 1}
    assert (folder / f"{feb.uid}.ics").stat() == before
    assert b"DTSTART;VALUE=DATE:20220112" in (folder / "named-by-khal.ics").read_bytes()
    assert len(list(folder.iterdir())) == 3
    assert count(update_path(folder, [move("2022-01-12", words), feb, tell("2022-03-01")])) == {"unchanged": 3}


def test_the_file_of_an_entry_is_not_that_of_a_single_date_set_apart(tmp_path: Path) -> None:
    write_folder(tmp_path, [TALKS])
    apart = FIRST.replace(b"BEGIN:VEVENT", b"BEGIN:VEVENT\r\nRECURRENCE-ID;VALUE=DATE:20220110")
    (tmp_path / "00-apart.ics").write_bytes(apart)
    update_path(tmp_path, [tell("2022-01-10", "2022-01-02", location="Vienna")])
    assert (tmp_path / "00-apart.ics").read_bytes() == apart
    assert b"LOCATION:Vienna" in (tmp_path / f"{KNOWN_UID}.ics").read_bytes()


def test_an_update_of_a_folder_makes_it(tmp_path: Path) -> None:
    assert count(update_path(tmp_path / "new", [TALKS], split=True)) == {"created": 1}
    assert (tmp_path / "new" / f"{KNOWN_UID}.ics").read_bytes() == write([TALKS], "ics")
