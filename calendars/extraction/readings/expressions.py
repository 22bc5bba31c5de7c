"""What a time expression states, before anything is resolved: the value that the finder of times hands to the resolver.

No logic lives here but how one expression is made of two.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True, eq=False, repr=False)
class TimeExpression:
    """A time expression as the words state it; a part that they do not state is None or "".

    Attributes:
        first: index of its first word in the document.
        last: index of the word after it.
        rule: id of the rule that read it ("times.weekday"); the resolver goes by it.
        weekday: ISO number of the day of the week.
        day: day of the month.
        month: month of the year.
        year: the year, in full.
        clock: "T15:30" or, for a part of the day, "TMO", "TAF", "TEV", "TNI".
        zone: an offset ("-05:00"), an IANA name, or "local".
        unit: "D", "W", "M", "Q", "Y", "10Y", "100Y", "WE", "2W", "TH", "TM", "TS", "SP", "SU", "FA", "WI", "H".
        count: how many of the unit; None where the words leave it open ("several weeks").
        step: which unit or day: -1 the last, 0 this one, 1 the next; None where not said.
        textual: counted from the last day that the article names, not from its publication ("the next day").
        nth: which one inside a larger period ("the third quarter": 3; -1 the last).
        value: the TIMEX3 value, where it follows from the words alone; "ahead", "near": which day is meant.
        until: the end of a span.
        inner: the expression that this one is counted from ("a week from Monday", "the week of January 10").
    """

    first: int
    last: int
    rule: str
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    clock: str = ""
    zone: str = ""
    unit: str = ""
    count: float | None = None
    step: int | None = None
    textual: bool = False
    nth: int | None = None
    value: str = ""
    until: TimeExpression | None = None
    inner: TimeExpression | None = None
