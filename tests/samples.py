"""Engagements and traces made by hand, for tests of what is done with them, and how the command line is started."""

from __future__ import annotations

import sys

from calendars import Article, Engagement, Grain, Kind, Person, Status, When
from calendars.models import ArticleRef, Evidence, Miss, Step, TimeMention, TimexType, Trace

# The command line in a process of its own: words follow.
START = [sys.executable, "-c", "from cli.start import main; main()"]


def make_when(start: str | None = "2022-01-10", end: str | None = None, timezone: str | None = None) -> When:
    """A time in the gold form; its grain follows from the form."""
    if start is None or len(start) == 10:
        grain = Grain.DAY
    elif "T" in start:
        grain = Grain.MINUTE
    else:
        grain = {"W": Grain.WEEK, "Q": Grain.QUARTER, "": Grain.YEAR}.get(start[5:6], Grain.MONTH)
    return When(start, end, grain, timezone, text="on Jan. 10", stated=("day", "month"), filled=("year",))


def make_engagement(
    start: str | None = "2022-01-10", end: str | None = None, timezone: str | None = None, **changes: object
) -> Engagement:
    """Talks of two states in Geneva, changed as a test needs them."""
    engagement = Engagement(
        uid="0b0e4a5c-6e0f-5d3c-8f0e-6a4f3f6f2c11",
        title="United States-Russia talks",
        kind=Kind.TALKS,
        when=make_when(start, end, timezone),
        status=Status.SCHEDULED,
        sides=("United States", "Russia"),
        people=(Person("Wendy Sherman", "deputy secretary of state", "United States"), Person("Sergei Ryabkov")),
        location="Geneva",
        topic="security demands",
        confidence=0.9,
        evidence=(Evidence(0, 4, 31, "Both sides meet on Jan. 10."),),
        articles=(ArticleRef("story.md", "Talks are set", "https://example.org/story", "2021-12-29"),),
        steps=(Step("triggers.meet", "meet", (15, 19), "a meeting"), Step("times.month_day", "Jan. 10", (23, 30))),
    )
    return engagement._replace(**changes)  # type: ignore[arg-type]


def make_trace(text: str = "Thus Both sides meet on Jan. 10.", **changes: object) -> Trace:
    """A trace of one short article."""
    time = TimeMention(
        (24, 31), "Jan. 10", TimexType.DATE, "2022-01-10", Grain.DAY, "2022-01-10", rule="times.month_day"
    )
    trace = Trace(
        article=Article(text, title="Talks are set", source="story.md"),
        times=(time,),
        actors=(Step("actors.side", "Both sides", (5, 15)),),
        triggers=(Step("triggers.meet", "meet", (16, 20)),),
        engagements=(make_engagement(),),
        misses=(Miss((0, 4), "Thus", "triggers.undated", "no time at all"),),
    )
    return trace._replace(**changes)  # type: ignore[arg-type]
