"""Pushing to a calendar on a server: what is written and what is left alone, against real servers and by itself."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest
from dav_servers import PASSWORD, SERVERS, DavServer
from icalendar import Calendar, Event
from samples import START, make_engagement

from calendars import Engagement, Kind, Status
from calendars.models import NEW_TIME, ArticleRef, Evidence, Step
from calendars.publishing.pushing import Action, Plan, carry_out, plan_push
from calendars.publishing.remote_calendar import Credentials, RemoteCalendar, Stored, read_address

NUMBERS = count()
FOREIGN = b"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//someone//else//EN
BEGIN:VEVENT
UID:dentist
DTSTAMP:20220101T000000Z
DTSTART:20220110T090000Z
DTEND:20220110T100000Z
SUMMARY:Dentist
X-UNKNOWN;Q=1:kept
END:VEVENT
END:VCALENDAR
"""


def make_uid(number: int) -> str:
    return f"0b0e4a5c-6e0f-5d3c-8f0e-6a4f3f6f2c{number:02}"


def make_articles(published: str) -> tuple[ArticleRef, ...]:
    return (ArticleRef("story.md", "Talks are set", "https://example.org/story", published),)


def make_all(number_of: int = 6) -> list[Engagement]:
    """Several engagements on days one after the other."""
    return [make_engagement(f"2022-01-{10 + number}", uid=make_uid(number), title=f"Talks {number}")
            for number in range(number_of)]  # fmt: skip


def make_later(number_of: int = 6) -> list[Engagement]:
    """The same as a newer article has them: the first as it was, the second cancelled, the third elsewhere."""
    news = {1: {"status": Status.CANCELLED}, 2: {"location": "Vienna"}}
    return [
        make_engagement(
            f"2022-01-{10 + number}",
            uid=make_uid(number),
            title=f"Talks {number}",
            **({"articles": make_articles("2022-01-05"), **news[number]} if number in news else {}),
        )
        for number in range(number_of)
    ]


def store(plan: Plan) -> list[Stored]:
    """What a server has when a plan was carried out."""
    return [Stored(f"http://localhost/cal/{task.name}", '"1"', task.data.decode()) for task in plan.tasks]


# The plan


def test_what_is_new_is_created_as_a_calendar_object_of_its_own() -> None:
    plan = plan_push([], [make_engagement("2022-01-10T15:30", timezone="Europe/Vienna")])
    (task,) = plan.tasks
    assert (task.action, task.stored, task.name) == (Action.CREATE, None, "0b0e4a5c-6e0f-5d3c-8f0e-6a4f3f6f2c11.ics")
    calendar = Calendar.from_ical(task.data)
    assert [part.name for part in calendar.subcomponents] == ["VTIMEZONE", "VEVENT"]
    assert "METHOD" not in calendar  # a calendar object has none (RFC 4791, 4.1)


def test_what_is_there_already_is_not_written_again() -> None:
    stored = store(plan_push([], make_all()))
    plan = plan_push(stored, make_all())
    assert (plan.tasks, plan.unchanged) == ((), 6)


def test_line_ends_as_xml_has_them_make_no_change() -> None:
    stored = [one._replace(data=one.data.replace("\r\n", "\n")) for one in store(plan_push([], make_all()))]
    assert plan_push(stored, make_all()).tasks == ()
    for task in plan_push(stored, make_later()).tasks:
        assert task.data.count(b"\n") == task.data.count(b"\r\n")


def test_a_change_counts_up_and_a_cancellation_is_one() -> None:
    plan = plan_push(store(plan_push([], make_all())), make_later())
    assert [(task.action, task.title) for task in plan.tasks] == [
        (Action.CANCEL, "CANCELLED: Talks 1"),
        (Action.CHANGE, "Talks 2"),
    ]
    assert plan.unchanged == 4
    for task in plan.tasks:
        (event,) = Calendar.from_ical(task.data).walk("VEVENT")
        assert event["SEQUENCE"] == 1
        assert task.stored is not None
    names = [difference.name for difference in plan.tasks[0].differences]
    assert {"SUMMARY", "STATUS", "DESCRIPTION"} <= set(names)
    assert ("STATUS", "CONFIRMED", "CANCELLED") in plan.tasks[0].differences


def test_a_meeting_that_moved_keeps_its_entry() -> None:
    stored = store(plan_push([], [make_engagement("2022-01-10", uid=make_uid(1))]))
    moved = make_engagement(
        "2022-01-12",
        uid=make_uid(2),
        status=Status.POSTPONED,
        steps=(Step(NEW_TIME, "", (0, 0)),),
        articles=make_articles("2022-01-05"),
        evidence=(Evidence(0, 0, 1, "The talks were moved to Jan. 12."),),
    )
    (task,) = plan_push(stored, [moved]).tasks
    assert task.action is Action.CHANGE
    assert task.stored == stored[0]
    assert ("DTSTART", "2022-01-10", "2022-01-12") in task.differences


def test_entries_of_others_and_what_cannot_be_read_are_left_alone() -> None:
    junk = ["", "BEGIN:VCALENDAR", "<html>", FOREIGN.decode(), FOREIGN.decode().replace("UID:dentist\n", ""), "\ud800"]
    stored = [Stored(f"http://localhost/cal/{number}", '"1"', data) for number, data in enumerate(junk)]
    plan = plan_push(stored, make_all(1))
    assert [task.action for task in plan.tasks] == [Action.CREATE]


def test_an_entry_of_ours_is_found_under_any_name() -> None:
    stored = [one._replace(address="http://localhost/cal/another-name") for one in store(plan_push([], make_all(2)))]
    plan = plan_push(stored, make_later(2))
    assert [task.stored.address for task in plan.tasks if task.stored] == ["http://localhost/cal/another-name"]


def test_an_entry_of_ours_is_found_behind_one_of_others() -> None:
    (one,) = store(plan_push([], make_all(1)))
    theirs = FOREIGN.decode().partition("BEGIN:VEVENT")[2].partition("END:VCALENDAR")[0].replace("\n", "\r\n")
    both = one._replace(data=one.data.replace("BEGIN:VEVENT", f"BEGIN:VEVENT{theirs}BEGIN:VEVENT"))
    news = make_engagement(uid=make_uid(0), title="Talks 0", location="Vienna", articles=make_articles("2022-01-05"))
    (task,) = plan_push([both], [news]).tasks
    assert (task.action, task.title, task.start.isoformat()) == (Action.CHANGE, "Talks 0", "2022-01-10")
    assert ("LOCATION", "Geneva, Switzerland", "Vienna, Austria") in task.differences
    assert "SUMMARY" not in [difference.name for difference in task.differences]
    assert theirs.encode() in task.data


BAD_ZONE = "BEGIN:VTIMEZONE\nTZID:X\nBEGIN:STANDARD\nDTSTART:never\nEND:STANDARD\nEND:VTIMEZONE\n"
OWN_ZONE = (
    "BEGIN:VTIMEZONE\nTZID:Home\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0100\n"
    "TZNAME:MEZ\nEND:STANDARD\nEND:VTIMEZONE\n"
)


@pytest.mark.parametrize("broken", ["X BROKEN\n", BAD_ZONE, "BEGIN:VTODO\nUID:todo\nDUE:never\nBROKEN\nEND:VTODO\n"])
def test_what_is_broken_beside_an_entry_of_ours_stays_as_it_is(broken: str) -> None:
    (one,) = store(plan_push([], make_all(1)))
    stored = one._replace(data=one.data.replace("\r\n", "\n").replace("BEGIN:VEVENT", f"{broken}BEGIN:VEVENT"))
    news = make_engagement(uid=make_uid(0), title="Talks 0", location="Vienna", articles=make_articles("2022-01-05"))
    (task,) = plan_push([stored], [news]).tasks
    assert ("LOCATION", "Geneva, Switzerland", "Vienna, Austria") in task.differences
    assert broken.replace("\n", "\r\n").encode() in task.data


def test_a_difference_names_the_zone_that_only_the_object_tells_of() -> None:
    news = make_engagement("2022-01-10T15:30", timezone="Europe/Vienna", uid=make_uid(0))
    (one,) = store(plan_push([], [news]))
    moved = re.sub(r"(DTSTART|DTEND);[^\r]*", r"\1;TZID=Home:20220110T150000", one.data).replace("\r\n", "\n")
    stored = one._replace(data=moved.replace("BEGIN:VEVENT", f"{OWN_ZONE}BEGIN:VEVENT"))
    (task,) = plan_push([stored], [news]).tasks
    assert ("DTSTART", "2022-01-10 15:00 MEZ", "2022-01-10 15:30 CET") in task.differences


# Against real servers


@pytest.fixture(scope="module", params=SERVERS)
def running(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[DavServer]:
    with SERVERS[request.param](tmp_path_factory.mktemp(request.param)) as server:
        yield server


@pytest.fixture
def server(running: DavServer) -> DavServer:
    """An empty calendar for each test."""
    return running.make_calendar(f"calendar{next(NUMBERS)}")


def open_calendar(server: DavServer) -> RemoteCalendar:
    address, user = read_address(server.address)
    return RemoteCalendar(address, Credentials(user=user, password=PASSWORD if user else None))


def push(server: DavServer, engagements: list[Engagement], stop_after: int | None = None) -> Plan:
    """Push, or be cut off after so many entries."""
    with open_calendar(server) as calendar:
        plan = plan_push(calendar.read_entries(), engagements)
        assert [reason for _, reason in islice(carry_out(calendar, plan), stop_after) if reason] == []
    return plan


def make_environment(folder: Path, **variables: str) -> dict[str, str]:
    """An environment in which no keyring answers."""
    keyring = {"PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring", "PYTHONWARNINGS": "error"}
    return {**os.environ, **keyring, "HOME": str(folder), **variables}


def read_events(server: DavServer) -> dict[str, Event]:
    """The entries by their titles."""
    found = [Calendar.from_ical(data).walk("VEVENT")[0] for data in server.read_all().values()]
    return {str(event["SUMMARY"]): event for event in found}


def test_a_server_gets_what_is_new_changed_and_cancelled_and_nothing_twice(server: DavServer) -> None:
    server.put("dentist.ics", FOREIGN.replace(b"\n", b"\r\n"))
    foreign = server.get("dentist.ics")
    assert len(push(server, make_all()).tasks) == 6
    first = server.read_all()
    assert len(first) == 7
    assert push(server, make_all()).tasks == ()
    assert server.read_all() == first
    assert [task.action for task in push(server, make_later()).tasks] == [Action.CANCEL, Action.CHANGE]
    events = read_events(server)
    assert {title: (event["SEQUENCE"], event["STATUS"]) for title, event in events.items() if title != "Dentist"} == {
        "Talks 0": (0, "CONFIRMED"),
        "CANCELLED: Talks 1": (1, "CANCELLED"),
        "Talks 2": (1, "CONFIRMED"),
        **{f"Talks {number}": (0, "CONFIRMED") for number in (3, 4, 5)},
    }
    assert push(server, make_later()).tasks == ()
    assert server.get("dentist.ics") == foreign


@pytest.mark.parametrize("done", [1, 4])
def test_a_run_that_is_cut_off_and_run_again_ends_in_the_same_state(server: DavServer, done: int) -> None:
    changed = [*make_later(), make_engagement("2022-02-01", uid=make_uid(50), kind=Kind.CALL)]
    push(server, make_all(), stop_after=done)
    push(server, make_all())
    push(server, changed, stop_after=min(done, 2))
    push(server, changed)
    untroubled = server.make_calendar(f"untroubled{done}")
    push(untroubled, make_all())
    push(untroubled, changed)
    assert server.read_all() == untroubled.read_all()


def test_a_run_that_is_killed_and_run_again_ends_in_the_same_state(server: DavServer, tmp_path: Path) -> None:
    days = "".join(f"Chad and Niger foreign ministers will meet in Niamey on Jan. {day}.\n\n" for day in range(2, 30))
    story = tmp_path / "story.md"
    story.write_text(f"---\npublished: 2021-12-29\n---\n{days}", encoding="utf-8")
    command = [*START, "push", server.address, str(story)]
    environment = make_environment(tmp_path, DATELINE_PASSWORD=PASSWORD)
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, stdin=subprocess.DEVNULL) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline().startswith(b"created")
        killed.send_signal(signal.SIGKILL)
    partly = server.read_all()
    assert partly
    again = subprocess.run(
        command, capture_output=True, env=environment, check=True, text=True, stdin=subprocess.DEVNULL
    )
    complete = server.read_all()
    assert len(complete) == 28
    assert {name: complete[name] for name in partly} == partly
    # the server may have been writing one more when it was counted
    told = re.search(r": (\d+) created, (\d+) unchanged\n$", again.stderr)
    assert told is not None, again.stderr
    assert int(told[1]) + int(told[2]) == 28
    assert int(told[2]) >= len(partly)


def test_what_a_person_added_to_an_entry_stays(server: DavServer) -> None:
    push(server, make_all(3))
    name = f"{make_uid(2)}.ics"
    alarm = b"BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:Go\nTRIGGER:-PT15M\nEND:VALARM\nEND:VEVENT"
    edited = server.get(name).replace(b"END:VEVENT", alarm).replace(b"BEGIN:VEVENT\n", b"BEGIN:VEVENT\nX-MINE:note\n")
    server.put(name, edited.replace(b"\n", b"\r\n"))
    assert [task.title for task in push(server, make_later(3)).tasks] == ["CANCELLED: Talks 1", "Talks 2"]
    event = read_events(server)["Talks 2"]
    assert "Vienna" in event["LOCATION"]
    assert event["X-MINE"] == "note"
    assert [str(part["DESCRIPTION"]) for part in event.walk("VALARM")] == ["Go"]


def test_what_someone_else_changed_meanwhile_is_not_overwritten(server: DavServer) -> None:
    push(server, make_all(3))
    name = f"{make_uid(2)}.ics"
    with open_calendar(server) as calendar:
        plan = plan_push(calendar.read_entries(), make_later(3))
        server.put(name, server.get(name).replace(b"Talks 2", b"Talks two").replace(b"\n", b"\r\n"))
        theirs = server.get(name)
        assert [(task.title, reason) for task, reason in carry_out(calendar, plan)] == [
            ("CANCELLED: Talks 1", ""),
            ("Talks 2", "someone else changed it meanwhile; run push again"),
        ]
    assert server.get(name) == theirs


def test_what_someone_else_wrote_in_the_same_place_is_not_overwritten(server: DavServer) -> None:
    with open_calendar(server) as calendar:
        plan = plan_push(calendar.read_entries(), make_all(1))
        server.put(f"{make_uid(0)}.ics", FOREIGN.replace(b"\n", b"\r\n"))
        (_, reason), = carry_out(calendar, plan)  # fmt: skip
    assert reason == "another entry of the calendar has its UID, or its place; look at it in a calendar app"
    assert b"Dentist" in server.get(f"{make_uid(0)}.ics")


def test_every_script_and_sign_comes_back_as_it_was(server: DavServer) -> None:
    words = 'محادثات – 会谈, Переговоры; "x" 🇺🇳 <b>&amp;</b> ]]> ☃' + "長" * 40
    engagement = make_engagement(title=words, topic=words, evidence=(Evidence(0, 0, 1, words),))
    push(server, [engagement])
    assert push(server, [engagement]).tasks == ()
    assert list(read_events(server)) == [words]


def test_a_dry_run_shows_the_difference_and_writes_nothing(server: DavServer, tmp_path: Path) -> None:
    story = tmp_path / "story.md"
    text = "---\npublished: {published}\n---\nThe foreign ministers of Chad and Niger will meet in {city} on Jan. 10.\n"
    environment = make_environment(tmp_path, DATELINE_PASSWORD=PASSWORD)

    def run_push(*words: str) -> subprocess.CompletedProcess[str]:
        command = [*START, "push", server.address, str(story), *words]
        return subprocess.run(
            command, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, check=True
        )

    story.write_text(text.format(published="2021-12-29", city="Niamey"), encoding="utf-8")
    dry = run_push("--dry-run")
    assert dry.stdout == "create  2022-01-10  Chad–Niger meeting\n"
    assert ": 1 to create; nothing was written\n" in dry.stderr
    assert server.list_names() == []
    assert run_push().stdout == "created    2022-01-10  Chad–Niger meeting\n"
    before = server.read_all()
    story.write_text(text.format(published="2021-12-30", city="Paris"), encoding="utf-8")
    dry = run_push("--dry-run")
    assert dry.stdout.startswith("change  2022-01-10  Chad–Niger meeting\n        DESCRIPTION: ")
    assert "\n        LOCATION: Niamey, Niger -> Paris, France\n" in dry.stdout
    assert server.read_all() == before
    assert run_push().stdout == "changed    2022-01-10  Chad–Niger meeting\n"
    assert PASSWORD not in dry.stdout + dry.stderr


def test_the_address_of_the_server_alone_leads_to_the_calendars(
    server: DavServer, meeting: Path, tmp_path: Path
) -> None:
    command = [*START, "push", re.sub(r"(:\d+)/.*", r"\1/", server.address), str(meeting)]
    environment = make_environment(tmp_path, DATELINE_PASSWORD=PASSWORD)
    result = subprocess.run(
        command, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL, check=False
    )
    assert result.returncode == 5
    assert "/: not a calendar" in result.stderr
    assert len(result.stderr.splitlines()) == 1
