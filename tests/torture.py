"""Thirty engagements that are hard on calendars, as two files: what came first, and an update of it.

    python tests/torture.py FOLDER

writes `torture.ics` and `torture-again.ics`, in which one meeting was moved, one cancelled, and the others stayed.
Every kind, status and grain is in them, many scripts, spans, nights, zones, and the days on which the clocks change.
"""

from __future__ import annotations

import sys
from pathlib import Path

from samples import make_engagement

from calendars import Engagement, Kind, Person, Status
from calendars.extraction.pipeline import identity
from calendars.models import NEW_TIME, ArticleRef, Evidence, Step
from calendars.publishing.ics import write_ics
from calendars.publishing.updating import Update, apply_update, plan_update

RTL, LTR, EMBED, POP = "\N{RIGHT-TO-LEFT MARK}", "\N{LEFT-TO-RIGHT MARK}", "\u202b", "\u202c"
FAMILY = "\N{WOMAN}\N{ZERO WIDTH JOINER}\N{WOMAN}\N{ZERO WIDTH JOINER}\N{GIRL}"
FLAG = "\N{REGIONAL INDICATOR SYMBOL LETTER U}\N{REGIONAL INDICATOR SYMBOL LETTER A}"
HOSTILE = "Talks\r\nATTENDEE:mailto:x@example.org\n\x1b[31m; a, b \\n \\N \\; END:VEVENT <script>alert(1)</script>"
LONG = "Délégation 代表团 делегация وفد " * 120
MARCH, AUTUMN = "2022-03-27", "2022-10-30"  # the clocks of Vienna go forward, and back


def make_entry(start: str, end: str | None = None, zone: str | None = None, **changes: object) -> Engagement:
    """An engagement with the UID that the engine would give it."""
    made = make_engagement(start, end, zone, **{"people": (), "topic": None, **changes})
    return made._replace(uid=identity(made.kind, made.sides, start, made.title))


ENTRIES = (
    # Kinds, statuses, and what a start without an end becomes.
    make_entry("2022-01-10", title="US\N{EN DASH}Russia talks", people=(Person("Wendy Sherman", "deputy secretary"),)),
    make_entry("2022-01-11T09:00", kind=Kind.MEETING, title="Breakfast in Geneva"),
    make_entry("2022-01-11T23:30", kind=Kind.CALL, location=None, status=Status.TENTATIVE, title="Late call",
               articles=(ArticleRef("a.md", "Calls", "https://example.org/a,b;c", "2021-12-29T13:19-05:00"),)),
    make_entry("2022-01-12T17:30", kind=Kind.SESSION, location="Vienna", title="OSCE session", sides=("OSCE",)),
    make_entry("2022-01-13", kind=Kind.VISIT, status=Status.CANCELLED, title="Sergei Ryabkov visits Geneva"),
    make_entry("202", kind=Kind.SUMMIT, status=Status.POSTPONED, title="Summit put off"),
    make_entry("2021-12-07", kind=Kind.CALL, status=Status.HELD, location=None, title="Biden\N{EN DASH}Putin call"),
    make_entry("2021-12-29", "2021-12-31", kind=Kind.CONFERENCE, status=Status.UNDERWAY, title="Conference"),
    make_entry("2022-01-17T11:00Z", kind=Kind.SIGNING, title="Signing"),
    make_entry("2022-01-18T14:00+05:30", kind=Kind.OTHER, title="Ceremony", location="New Delhi"),
    # Periods.
    make_entry("2022-W03", title="Week"),
    make_entry("2022-02", title="Month"),
    make_entry("2022-Q2", title="Quarter"),
    make_entry("2022-WI", title="Season", kind=Kind.SUMMIT),
    make_entry("2022-H2", title="Half", kind=Kind.VISIT),
    make_entry("2023", title="Year", kind=Kind.CONFERENCE),
    make_entry("2022-01", "2022-03", title="Months", status=Status.TENTATIVE),
    make_entry("2022-12-30", "2023-01-02", title="Over the new year"),
    # Nights, midnights, and the days on which the clocks change.
    make_entry("2022-01-20T22:00", "2022-01-21T02:00", title="Overnight session", kind=Kind.SESSION),
    make_entry("2022-01-22T24:00", title="At midnight", kind=Kind.SIGNING, location="Tokyo"),
    make_entry(f"{MARCH}T01:30", zone="Europe/Vienna", title="Over the hour that is left out", kind=Kind.CALL),
    make_entry(f"{MARCH}T02:30", zone="Europe/Vienna", title="In the hour that is left out", kind=Kind.MEETING),
    make_entry(f"{AUTUMN}T02:30", zone="Europe/Vienna", title="In the hour that comes twice", kind=Kind.MEETING),
    make_entry("2022-11-05T20:00", "2022-11-06T04:00", "America/New_York", title="Night of the clock change"),
    make_entry("2022-04-03T01:45", zone="Australia/Lord_Howe", title="Half an hour back", kind=Kind.CALL),
    # Scripts.
    make_entry("2022-01-24", title="محادثات جنيف" + RTL + " (الجولة ٢)", location="جنيف", sides=("روسيا", "الولايات")),
    make_entry("2022-01-25", title="中美安全保障会談「第二輪」、ジュネーブ", sides=("中国", "美国"), topic="一" * 200),
    make_entry("2022-01-26", title="Переговоры: безопасность, Женева; «второй раунд»", sides=("Россия", "США")),
    make_entry("2022-01-27", title=f"{FAMILY} {FLAG} {EMBED}شالوم{POP}{LTR} e\N{COMBINING ACUTE ACCENT}",
               location="CHI\u015eIN\u0102U \\ n"),
    make_entry("2022-01-28", title=HOSTILE, topic=LONG, location=HOSTILE, evidence=(Evidence(0, 0, 9, LONG + HOSTILE),),
               articles=(ArticleRef("x.md", HOSTILE, "javascript:alert(1)", "2021-12-29"),)),
)  # fmt: skip
LATER = (ArticleRef("later.md", "Talks moved", "https://example.org/later", "2022-01-05"),)
MOVED = make_entry("2022-01-12")._replace(
    title=ENTRIES[0].title,
    status=Status.POSTPONED,
    uid=identity(Kind.TALKS, ENTRIES[0].sides, "2022-01-12"),
    articles=LATER,
    evidence=(Evidence(0, 0, 64, "The talks planned for January 10 will be held on January 12."),),
    steps=(Step(NEW_TIME, "January 12", (0, 10)),),
)
CANCELLED = ENTRIES[3]._replace(status=Status.CANCELLED, articles=LATER)


def write_first() -> bytes:
    """Write the calendar with all thirty."""
    return write_ics(ENTRIES)


def write_again(first: bytes) -> tuple[bytes, Update]:
    """Bring it up to date with the articles read before and two more."""
    update = plan_update([first], [*ENTRIES, MOVED, CANCELLED])
    return apply_update(first, update.pending), update


def main() -> None:
    folder = Path(sys.argv[1])
    first = write_first()
    (folder / "torture.ics").write_bytes(first)
    (folder / "torture-again.ics").write_bytes(write_again(first)[0])


if __name__ == "__main__":
    main()
