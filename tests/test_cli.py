"""The command line: what goes to standard output, what to standard error, and which code the run ends with."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from conftest import Run, Snapshot
from icalendar import Calendar
from samples import START, make_engagement

from calendars import Engagement, Kind, LexiconError, Person, Status
from calendars.models import ArticleRef, Evidence

Engine = Callable[[Sequence[Engagement]], None]
HELD = make_engagement("2021-12", kind=Kind.CALL, status=Status.HELD, title="Biden-Putin call", location=None, uid="1")
AHEAD = make_engagement("2022-01-10", uid="2")
LATER = make_engagement("2022-01-13", kind=Kind.SESSION, title="OSCE session", sides=("OSCE",), people=(), uid="3")
CALLED_OFF = make_engagement("2022-01-14", status=Status.CANCELLED, title="Vienna visit", kind=Kind.VISIT, uid="4")
UNDATED = make_engagement(None, articles=(ArticleRef("story.md", None, None, None),))
FOUR = [HELD, AHEAD, LATER, CALLED_OFF]
COMMANDS = ("parse", "export", "explain", "push", "serve")


@pytest.fixture
def undated(tmp_path: Path) -> Path:
    path = tmp_path / "undated.md"
    path.write_text("Both sides meet on Thursday.\n", encoding="utf-8")
    return path


# Help


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_a_sentence_and_an_example(run: Run, command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: dateline {command} " in result.stdout
    assert "<bool>" not in result.stdout


def test_the_version_is_that_of_the_package(run: Run) -> None:
    from importlib.metadata import version

    assert run("--version").stdout == f"dateline {version('dateline')}\n"


# parse


@pytest.mark.parametrize("width", [80, 200])
def test_the_table_is_readable_at_any_width(
    run: Run, engine: Engine, story: Path, monkeypatch: pytest.MonkeyPatch, snapshot: Snapshot, width: int
) -> None:
    engine(FOUR)
    monkeypatch.setenv("COLUMNS", str(width))
    result = run("parse", story)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert max(map(len, result.stdout.splitlines())) <= width
    snapshot(f"table-{width}.txt", result.stdout_bytes)


@pytest.mark.parametrize("width", [40, 60, 75])
def test_a_narrow_terminal_breaks_no_words_and_loses_no_facts(
    run: Run, engine: Engine, story: Path, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    engine(FOUR)
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run("parse", story).stdout.splitlines()
    assert max(map(len, lines)) <= width
    statuses = [line.split()[-1] for line in lines if line.endswith(tuple(Status))]
    assert statuses == ["held", "scheduled", "scheduled", "cancelled"]
    assert "Biden-Putin call" in lines
    assert "United States, Russia" in lines


def test_the_evidence_is_shown_where_there_is_room(
    run: Run, engine: Engine, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine([AHEAD])
    assert "Both sides meet" not in run("parse", story).stdout
    monkeypatch.setenv("COLUMNS", "160")
    assert "Both sides meet on Jan. 10." in run("parse", story).stdout


def test_a_table_that_is_piped_has_no_colours(run: Run, engine: Engine, story: Path) -> None:
    engine(FOUR)
    assert "\x1b" not in run("parse", story).stdout


def test_colours_can_be_forced_and_refused(
    run: Run, engine: Engine, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine(FOUR)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[32mscheduled" in run("parse", story).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in run("parse", story).stdout.replace("\x1b[3m", "")  # italics are no colour


def test_markup_and_escape_sequences_of_an_article_show_as_text(
    run: Run, engine: Engine, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    words = "[bold]x[/bold] \x1b[31mred\x9b2J :smile:"
    engine(
        [make_engagement(title=words, location=words, people=(Person(words),), evidence=(Evidence(0, 0, 1, words),))]
    )
    out = run("parse", story).stdout
    shown = " ".join(out.split())
    assert "[bold]x[/bold] \\x1b[31mred\\x9b2J :smile:" in shown
    assert not set(out) & {"\x1b", "\x9b"}


def test_each_format_is_written_by_its_writer(run: Run, engine: Engine, story: Path) -> None:
    engine(FOUR)
    assert len(json.loads(run("parse", story, "--format", "json").stdout)) == 4
    assert len(run("parse", story, "--format", "jsonl").stdout.splitlines()) == 4
    assert run("parse", story, "--format", "csv").stdout.startswith("start,end,")
    assert run("parse", story, "--format", "MD").stdout.startswith("| When |")
    assert len(Calendar.from_ical(run("parse", story, "-f", "ics").stdout_bytes).walk("VEVENT")) == 4


@pytest.mark.parametrize(
    ("words", "uids"),
    [
        ((), "1234"),
        (("--all",), "1234"),
        (("--upcoming",), "234"),
        (("--from", "2022-01-10"), "234"),
        (("--from", "10 Jan 2022", "--to", "Jan. 13, 2022"), "23"),
        (("--to", "2021-12"), "1"),
        (("--from", "2022-w02", "--to", "2022-W02"), "234"),
        (("--side", "osce"), "3"),
        (("--side", "us"), "124"),
        (("--side", "the US"), "124"),
        (("--kind", "call", "--kind", "Session"), "13"),
        (("--status", "cancelled"), "4"),
        (("--min-confidence", "0.9"), "1234"),
    ],
)
def test_filters_keep_what_they_name(run: Run, engine: Engine, story: Path, words: tuple[str, ...], uids: str) -> None:
    engine(FOUR)
    result = run("parse", story, "--format", "json", *words)
    assert [record["uid"] for record in json.loads(result.stdout)] == list(uids)


def test_filters_that_leave_nothing_say_so(run: Run, engine: Engine, story: Path) -> None:
    engine(FOUR)
    result = run("parse", story, "--min-confidence", "1")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "nothing to show: 4 engagements found, all are over or filtered out\n"


def test_nothing_found_is_no_error_and_is_said(run: Run, engine: Engine, story: Path) -> None:
    engine([])
    result = run("parse", story)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{story}: no dated engagement found\n"
    assert run("parse", story, "--format", "json").stdout == "[]\n"
    assert run("parse", story, "--format", "ics").stdout == ""


def test_without_a_publication_date_times_are_shown_as_written(run: Run, engine: Engine, undated: Path) -> None:
    engine([UNDATED])
    result = run("parse", undated)
    assert result.exit_code == 0
    assert '"on Jan. 10"' in result.stdout
    assert "(unresolved)" in result.stdout
    assert len(result.stderr.splitlines()) == 1
    assert "no publication date" in result.stderr
    assert "--published" in result.stderr


@pytest.mark.parametrize("words", ["29 Dec 2021", "2021-12-29T13:19-05:00", "yesterday", "2 days ago"])
def test_the_publication_date_is_taken_in_any_form(run: Run, engine: Engine, undated: Path, words: str) -> None:
    engine([AHEAD])
    result = run("parse", undated, "--published", words)
    assert (result.exit_code, result.stderr) == (0, "")


def test_a_publication_date_in_the_future_or_the_distant_past_is_told(run: Run, engine: Engine, story: Path) -> None:
    engine([AHEAD])
    result = run("parse", story, "--published", "2921-12-29")
    assert (result.exit_code, "Geneva" in result.stdout) == (0, True)
    assert result.stderr == "--published: 2921-12-29 is in the future; it is taken as it stands\n"
    story.write_text("---\npublished: 1821-12-29\n---\nBoth sides meet on Jan. 10.\n", encoding="utf-8")
    fault = f"{story}: published 1821-12-29, which is before 1900; correct it, or pass --published\n"
    assert run("parse", story).stderr == fault


@pytest.mark.parametrize(("name", "remedy"), [("a.txt", "add `published:` to its front matter or "), ("a.html", "")])
def test_the_remedy_for_a_missing_date_fits_the_kind_of_file(
    run: Run, engine: Engine, tmp_path: Path, name: str, remedy: str
) -> None:
    engine([UNDATED])
    words = "The ministers of both states will meet on Thursday, the ministry said in a statement to the press."
    (tmp_path / name).write_text(words if remedy else f"<html><body><article><p>{words}</p></article></body></html>")
    result = run("parse", tmp_path / name)
    fault = "no publication date, so dates that need it stay as written"
    assert result.stderr == f"{tmp_path / name}: {fault}; {remedy}pass --published\n"


def test_a_folder_without_articles_is_said(run: Run, engine: Engine, tmp_path: Path) -> None:
    engine([])
    result = run("parse", "-r", tmp_path, "--format", "json")
    assert (result.exit_code, result.stdout) == (0, "[]\n")
    assert result.stderr == f"{tmp_path}: no article in it\n"


def test_an_address_without_its_scheme_is_known_for_one(run: Run) -> None:
    message = "www.example.org/story: no such file; check the name, or write https:// before an address\n"
    assert run("parse", "www.example.org/story").stderr == message


def test_standard_input_is_an_article(run: Run, engine: Engine) -> None:
    engine([AHEAD])
    result = run("parse", "-", "-p", "2021-12-29", stdin=b"Both sides meet on Jan. 10.")
    assert (result.exit_code, result.stderr) == (0, "")
    assert "Geneva" in result.stdout


# Bad input


@pytest.mark.parametrize("command", [("parse",), ("explain",), ("export", "-o", "-")])
def test_an_unreadable_article_ends_with_three_and_one_line(run: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "empty.md").touch()
    (tmp_path / "data.bin").write_bytes(bytes(100))
    for name in ("missing.md", "empty.md", "data.bin", "."):
        result = run(command[0], tmp_path / name, *command[1:])
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith(str(tmp_path))
        assert len(result.stderr.splitlines()) == 1


def test_of_many_articles_the_readable_ones_go_through(run: Run, engine: Engine, story: Path, tmp_path: Path) -> None:
    engine([AHEAD])
    result = run("parse", tmp_path / "none.md", story, tmp_path, "--format", "json")
    assert result.exit_code == 3
    assert len(json.loads(result.stdout)) == 1
    assert result.stderr.splitlines() == [
        f"{tmp_path}/none.md: no such file; check the name",
        f"{tmp_path}: a folder, not an article; pass --recursive to read all that is in it",
        "2 of 3 articles could not be used",
    ]


def test_text_that_is_not_utf8_is_read_with_a_warning(run: Run, engine: Engine, tmp_path: Path) -> None:
    engine([AHEAD])
    path = tmp_path / "latin.txt"
    path.write_bytes(b"Caf\xe9 talks between the two ministers are set for Jan. 10.")
    result = run("parse", path, "-p", "2021-12-29")
    assert result.exit_code == 0
    assert "Geneva" in result.stdout
    assert result.stderr.startswith(f"{path}: not valid UTF-8 at byte 3")
    assert len(result.stderr.splitlines()) == 1


def test_a_name_with_escape_sequences_does_not_act_in_messages(run: Run) -> None:
    assert run("parse", "x\x1b[31m\n.md").stderr == "x\\x1b[31m .md: no such file; check the name\n"


NO_DATE = "is not a date; write it like 2021-12-29 or 29 Dec 2021"


@pytest.mark.parametrize(
    ("option", "word", "fault"),
    [
        ("--published", "soon", f"'soon' {NO_DATE}"),
        ("--published", "3/4/2021", "'3/4/2021' can be 2021-03-04 or 2021-04-03; write it as one of these"),
        ("--from", "whenever", f"'whenever' {NO_DATE}"),
        ("--to", "2022-13", f"'2022-13' {NO_DATE}"),
        ("--format", "jsn", "there is no 'jsn'; did you mean json?"),
        ("--format", "xml", "there is no 'xml'; one of table, json, jsonl, csv, md, ics"),
        ("--kind", "cal", "there is no 'cal'; did you mean call?"),
        ("--status", "done", f"there is no 'done'; one of {', '.join(Status)}"),
        ("--min-confidence", "2", "'2' is not a number from 0 to 1"),
        ("--min-confidence", "nan", "'nan' is not a number from 0 to 1"),
        ("--side", " ", "the name is empty"),
        ("--published", "0001-01-01", "the year 1 cannot be meant; it is to be from 1600 to 2999"),
    ],
)
def test_a_bad_option_ends_with_two_before_any_work(run: Run, option: str, word: str, fault: str) -> None:
    result = run("parse", "missing.md", option, word)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"{option}: {fault}\n"


@pytest.mark.parametrize("words", [("parse",), ("parse", "x.md", "--bogus"), ("export",)])
def test_a_command_line_that_makes_no_sense_ends_with_two(run: Run, words: tuple[str, ...]) -> None:
    result = run(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.count("\n") == 1
    assert re.search(r"; see dateline (parse|export) --help$", result.stderr)


def test_an_option_without_its_value_points_to_the_help_of_its_command(run: Run) -> None:
    assert run("parse", "x.md", "--side").stderr == "Option '--side' requires an argument; see dateline parse --help\n"


def test_a_slip_in_a_command_is_guessed(run: Run) -> None:
    result = run("pars", "x.md")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "No such command 'pars'. Did you mean 'parse'? See dateline --help\n"


def test_no_command_at_all_shows_the_help_on_standard_error(run: Run) -> None:
    result = run()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Usage: dateline" in result.stderr
    assert "; see" not in result.stderr


@pytest.mark.parametrize("words", [("--help",), ("parse", "--help")])
def test_help_whose_reader_stops_early_is_no_error(words: tuple[str, ...]) -> None:
    stop_reading_early(start(*words))


def test_a_window_that_ends_before_it_starts_is_refused(run: Run) -> None:
    result = run("parse", "missing.md", "--from", "2022-02", "--to", "2022-W02")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == "--from: 2022-02-01 is after --to 2022-01-16; nothing lies between\n"


def test_a_broken_lexicon_ends_with_four(run: Run, story: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: object) -> None:
        raise LexiconError("times.toml: not valid TOML")

    monkeypatch.setattr("calendars.extraction.pipeline.extract", fail)
    result = run("parse", story)
    assert (result.exit_code, result.stdout, result.stderr) == (4, "", "times.toml: not valid TOML\n")


# export


def test_export_writes_what_lies_ahead(run: Run, engine: Engine, story: Path, tmp_path: Path) -> None:
    engine(FOUR)
    path = tmp_path / "calls.ics"
    result = run("export", story, "-o", path)
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{path}: 3 engagements written\n"
    events = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert [str(event["UID"]) for event in events] == ["2", "3", "4"]


def test_export_of_all_writes_the_past_too(run: Run, engine: Engine, story: Path, tmp_path: Path) -> None:
    engine(FOUR)
    path = tmp_path / "calls.ics"
    run("export", story, "-o", path, "--all")
    assert path.read_bytes().count(b"BEGIN:VEVENT") == 4


def test_export_twice_gives_the_same_bytes(run: Run, engine: Engine, story: Path) -> None:
    engine(FOUR)
    first, second = (run("export", story, "-o", "-") for _ in range(2))
    assert first.stderr == ""
    assert first.stdout_bytes == second.stdout_bytes
    assert first.stdout_bytes.startswith(b"BEGIN:VCALENDAR\r\n")


@pytest.mark.parametrize(("name", "start"), [("x.json", "["), ("x.csv", "start,"), ("x.md", "| When"), ("x", "BEGIN:")])
def test_the_ending_of_the_file_chooses_the_format(
    run: Run, engine: Engine, story: Path, tmp_path: Path, name: str, start: str
) -> None:
    engine(FOUR)
    run("export", story, "-o", tmp_path / name)
    assert (tmp_path / name).read_text().startswith(start)


def test_the_option_goes_before_the_ending(run: Run, engine: Engine, story: Path, tmp_path: Path) -> None:
    engine(FOUR)
    run("export", story, "-o", tmp_path / "x.csv", "--format", "ics")
    assert (tmp_path / "x.csv").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_export_does_not_overwrite_unless_forced(run: Run, engine: Engine, story: Path, tmp_path: Path) -> None:
    engine(FOUR)
    path = tmp_path / "calls.ics"
    path.write_text("mine")
    result = run("export", story, "-o", path)
    assert (result.exit_code, result.stdout) == (5, "")
    assert result.stderr == f"{path}: exists already; use --force to replace it, or name another file\n"
    assert path.read_text() == "mine"
    assert run("export", story, "-o", path, "--force").exit_code == 0
    assert path.read_text().startswith("BEGIN:VCALENDAR")


def test_export_to_where_nothing_can_be_written_ends_with_five(run: Run, story: Path, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none" / "calls.ics"):
        result = run("export", story, "-o", path)
        assert result.exit_code == 5
        assert len(result.stderr.splitlines()) == 1


def test_export_without_a_publication_date_is_refused(run: Run, engine: Engine, undated: Path, tmp_path: Path) -> None:
    engine([UNDATED])
    path = tmp_path / "calls.ics"
    result = run("export", undated, "-o", path)
    assert result.exit_code == 3
    assert "--published" in result.stderr
    assert not path.exists()


def test_export_splits_into_a_folder_and_brings_it_up_to_date(
    run: Run, engine: Engine, story: Path, tmp_path: Path
) -> None:
    engine(FOUR)
    folder = tmp_path / "entries"
    assert run("export", story, "-o", folder, "--split").stderr == f"{folder}: 3 engagements written\n"
    assert len(list(folder.glob("*.ics"))) == 3
    assert run("export", story, "-o", folder, "--split").exit_code == 5
    assert run("export", story, "--update", folder).stderr == f"{folder}: 3 unchanged\n"
    result = run("export", story, "--update", folder, "--all", "--alarm", "1d")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == f"{folder}: 1 created, 2 changed, 1 unchanged\n"


def test_export_makes_and_keeps_a_file_up_to_date(run: Run, engine: Engine, story: Path, tmp_path: Path) -> None:
    engine(FOUR)
    path = tmp_path / "calls.ics"
    assert run("export", story, "--update", path).stderr == f"{path}: 3 created\n"
    before = path.read_bytes()
    assert run("export", story, "--update", path).stderr == f"{path}: 3 unchanged\n"
    assert path.read_bytes() == before
    path.write_bytes(b"mine")
    result = run("export", story, "--update", path)
    assert (result.exit_code, path.read_bytes()) == (5, b"mine")
    assert result.stderr == f"{path}: not an iCalendar file, or a part of one; nothing was written\n"


def test_export_settles_zone_and_length(run: Run, engine: Engine, story: Path) -> None:
    engine([make_engagement("2022-01-10T09:00", location=None)])
    words = ("export", story, "-o", "-", "--timezone", "europe/vienna", "--duration", "1h 30m")
    result = run(*words)
    assert "DTSTART;TZID=Europe/Vienna:20220110T090000" in result.stdout
    assert "DTEND;TZID=Europe/Vienna:20220110T103000" in result.stdout


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("-o", "-", "--timezone", "Europe/Viena"), "--timezone: there is no zone 'Europe/Viena'; did you mean"),
        (("-o", "-", "--timezone", "EST5"), "--timezone: there is no zone 'EST5'; "),
        (("-o", "-", "--timezone", "GMT+25"), "--timezone: there is no zone 'GMT+25'; write it like Europe/Vienna"),
        (("-o", "-", "--timezone", "localtime"), "--timezone: there is no zone 'localtime'; write it like"),
        (("-o", "-", "--timezone", "+02:75"), "--timezone: there is no zone '+02:75'; "),
        (("-o", "-", "--timezone", "+15:00"), "--timezone: there is no zone '+15:00'; "),
        (("-o", "-", "--duration", "0m"), "--duration: '0m' is no length; write it like 90m, 2h or 1d"),
        (("-o", "-", "--duration", "soon"), "--duration: 'soon' is no length"),
        (("-o", "-", "--alarm", ""), "--alarm: '' is no length"),
        (("-o", "-", "--alarm", "9999w"), "--alarm: '9999w' is no length"),
        (("-o", "x.csv", "--alarm", "1d"), "--alarm: only for .ics; the format is csv"),
        (("--update", "x.json"), "--update: only for .ics; the format is json"),
        (("--update", "-"), "--update: name a file or a folder"),
    ],
)
def test_export_refuses_what_cannot_be_meant(
    run: Run, engine: Engine, story: Path, words: tuple[str, ...], message: str
) -> None:
    engine(FOUR)
    result = run("export", story, *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(message)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "-o: say where to write, with -o FILE or --update FILE\n"),
        (("-o", "x.ics", "--update", "x.ics"), "-o: not together with --update; give one of them\n"),
        (("-o", ""), "-o: name a file, or - for standard output\n"),
        (("-o", "-", "--split"), "--split: name a folder that is there or can be made\n"),
    ],
)
def test_export_takes_one_of_output_and_update(run: Run, story: Path, words: tuple[str, ...], message: str) -> None:
    result = run("export", story, *words)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", message)


def test_export_of_nothing_writes_nothing(run: Run, engine: Engine, story: Path, tmp_path: Path) -> None:
    engine([HELD])
    path = tmp_path / "calls.ics"
    result = run("export", story, "-o", path)
    assert result.exit_code == 0
    assert result.stderr == "nothing to show: 1 engagement found, it is over or filtered out\n"
    assert not path.exists()


# explain


def test_explain_marks_the_text_and_tells_why(run: Run, engine: Engine, story: Path, snapshot: Snapshot) -> None:
    engine([AHEAD])
    result = run("explain", story)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "[time: Jan. 10]" in result.stdout
    snapshot("explain.txt", result.stdout_bytes)


def test_explain_can_be_read_by_programs(run: Run, engine: Engine, story: Path) -> None:
    engine([AHEAD])
    record = json.loads(run("explain", story, "--format", "json").stdout)
    assert list(record) == ["article", "times", "actors", "triggers", "engagements", "misses"]
    assert [step["rule"] for step in record["engagements"][0]["steps"]] == ["triggers.meet", "times.month_day"]


def test_explain_reads_several_articles_and_folders(run: Run, engine: Engine, story: Path, tmp_path: Path) -> None:
    engine([AHEAD])
    (tmp_path / "other.md").write_text(
        "---\npublished: 2021-12-29\n---\nBoth sides meet on Jan. 10.\n", encoding="utf-8"
    )
    result = run("explain", "-r", tmp_path, tmp_path / "none.md", "--format", "jsonl")
    assert len([json.loads(line) for line in result.stdout.splitlines()]) == 2
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (3, "1 of 3 articles could not be used")
    assert run("explain", "-r", tmp_path).stdout.count("Talks are set\n") == 2


def test_explain_of_nothing_says_so(run: Run, engine: Engine, story: Path) -> None:
    engine([])
    assert "No dated engagement found." in run("explain", story).stdout


def test_without_colours_explain_marks_in_words(
    run: Run, engine: Engine, story: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a terminal too: without colours an actor would look like the text around it."""
    engine([AHEAD])
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "[time: " not in run("explain", story).stdout
    monkeypatch.setenv("NO_COLOR", "1")
    out = run("explain", story).stdout
    assert "[time: " in out
    assert "marked:" not in out


# The process

MEETING = "The foreign ministers of Kenya and Ethiopia will meet in Nairobi on Jan. 10.\n"


def start(*words: object, **options: object) -> subprocess.Popen[bytes]:
    """Start the command line in a process of its own."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
    return subprocess.Popen([*START, *map(str, words)], **pipes)  # type: ignore[call-overload, no-any-return]


def stop_reading_early(process: subprocess.Popen[bytes]) -> None:
    """Close the output of a process before it is written; it has to end well and say nothing."""
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_a_reader_that_stops_early_is_no_error(tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text("---\npublished: 2021-12-29\n---\n" + "Blinken will meet Lavrov in Geneva on Jan. 10.\n\n" * 2000)
    stop_reading_early(start("explain", story))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_ends_with_five_and_one_line(story: Path) -> None:
    with open("/dev/full", "wb") as full, start("parse", story, "--format", "json", stdout=full) as process:
        _, errors = process.communicate()
    assert process.returncode == 5
    assert errors.splitlines()[-1] == b"standard output: cannot be written: No space left on device"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [("--help",), ("--version",), ("parse", "--help")])
def test_help_that_cannot_be_written_ends_with_five_too(words: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full, start(*words, stdout=full) as process:
        _, errors = process.communicate()
    assert process.returncode == 5
    assert errors == b"standard output: cannot be written: No space left on device\n"


BAD_OUTPUT = "standard output: cannot be written: Bad file descriptor\n"


@pytest.mark.skipif(os.name != "posix", reason="closes streams as a POSIX shell does")
@pytest.mark.parametrize(
    ("closed", "words", "code", "errors"),
    [
        (">&-", ("parse", "-", "--published", "2021-12-29"), 5, BAD_OUTPUT),
        (">&-", ("--help",), 5, BAD_OUTPUT),
        ("<&-", ("parse", "-"), 3, "standard input: empty; there is no text to read\n"),
        ("2>&-", ("parse", "none.md"), 3, ""),
    ],
)
def test_streams_that_are_closed_are_no_crash(closed: str, words: tuple[str, ...], code: int, errors: str) -> None:
    command = ["sh", "-c", f'exec "$@" {closed}', "sh", *START, *words]
    text = "Blinken will meet Lavrov in Geneva on Jan. 10."
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (code, "", errors)


@pytest.mark.parametrize("zone", ["Nonsense/Zone", "XYZ-99", ":"])
@pytest.mark.parametrize("words", ["29 Dec 2021", "29 Dec 2021 10pm EST", "yesterday"])
def test_a_zone_of_the_system_that_is_none_is_no_crash(story: Path, zone: str, words: str) -> None:
    story.write_text(MEETING, encoding="utf-8")
    with start("parse", story, "-p", words, "--format", "json", env={**os.environ, "TZ": zone}) as process:
        out, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    published = json.loads(out)[0]["articles"][0]["published"]
    if words != "yesterday":
        assert published == ("2021-12-29T22:00:00-05:00" if "EST" in words else "2021-12-29")


@pytest.mark.parametrize("command", ["parse", "explain"])
def test_a_terminal_without_a_size_is_no_terminal_without_room(story: Path, command: str) -> None:
    """Some shells say that they have 0 columns where they do not know."""
    story.write_text(MEETING, encoding="utf-8")
    with start(command, story, "-p", "2021-12-29", env={**os.environ, "COLUMNS": "0"}) as process:
        out, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert b"10 Jan 2022" in out


def test_ctrl_c_while_the_program_is_loaded_ends_quietly() -> None:
    """As if it were pressed while the first of the packages is looked for."""
    press = (
        "import sys\n"
        "class Press:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        "        if name == 'typer':\n"
        "            raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Press())\n"
    )
    command = [sys.executable, "-c", f"{press}{START[2].replace('; ', chr(10))}", "parse", "-"]
    result = subprocess.run(command, input=b"", capture_output=True, check=False)
    assert (result.returncode, result.stdout, result.stderr) == (130, b"", b"")


@pytest.mark.skipif(os.name != "posix", reason="needs pipes that have a name")
def test_ctrl_c_ends_quietly_and_writes_nothing(tmp_path: Path) -> None:
    source = tmp_path / "story.md"
    os.mkfifo(source)
    process = start("export", source, "-o", tmp_path / "calls.ics")
    with source.open("wb"):  # goes on once the other side reads
        process.send_signal(signal.SIGINT)
        out, errors = process.communicate()
    assert (process.returncode, out, errors.strip()) == (130, b"", b"")
    assert list(tmp_path.iterdir()) == [source]


@pytest.mark.skipif(os.name != "posix", reason="needs pipes that have a name")
def test_export_writes_into_a_pipe_by_its_name(story: Path) -> None:
    story.write_text(f"---\npublished: 29 Dec 2021\n---\n{MEETING}", encoding="utf-8")
    with start("export", story, "-o", "/dev/stdout") as process:
        out, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"/dev/stdout: 1 engagement written\n")
    assert out.endswith(b"END:VCALENDAR\r\n")


def test_a_terminal_without_a_letter_shows_its_code(tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    story.write_text("Erdo\u011fan will meet Putin in Sochi on Jan. 10, 2022.", encoding="utf-8")
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    with start("explain", story, "-p", "2021-12-29", env=environment) as process:
        out, errors = process.communicate()
    assert (process.returncode, errors) == (0, b"")
    assert b"Erdo\\u011fan" in out
    out.decode("ascii")


@pytest.mark.parametrize("published", ["2021-12-29", "29 Dec 2021", "Dec. 29th, 2021"])
def test_slow_packages_are_not_loaded_to_show_a_table(story: Path, published: str) -> None:
    loaded = list_loaded("parse", str(story), "--published", published)
    slow = {"dateparser", "icalendar", "pydantic", "json", "csv", "email", "asyncio", "http", "logging", "zoneinfo"}
    assert sorted(slow & loaded) == []


def test_what_fetches_is_not_loaded_to_read_standard_input(story: Path) -> None:
    assert "urllib3" not in list_loaded("parse", "-", "--published", "2021-12-29", text=story.read_text("utf-8"))


def list_loaded(*words: str, text: str = "") -> set[str]:
    """The modules that a run of the command has loaded at its end."""
    code = (
        "import sys\n"
        "from cli.app import app\n"
        "try: app()\n"
        "finally: print(*sys.modules, file=sys.stderr)"
    )  # fmt: skip
    command = [sys.executable, "-c", code, *words]
    return set(subprocess.run(command, input=text, capture_output=True, text=True, check=True).stderr.split())
