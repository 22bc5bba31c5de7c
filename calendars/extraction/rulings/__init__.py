"""What each rule of the finder means in the calendar: one function a rule id.

In: an expression and the `Scene`. Out: a `Reading`, or None for what cannot be ("February 30").
"""

from __future__ import annotations

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.rulings.days import (
    rule_date,
    rule_day_of_month,
    rule_day_part,
    rule_day_word,
    rule_from_day,
    rule_from_event,
    rule_named,
    rule_numeric,
    rule_then,
    rule_weekday,
)
from calendars.extraction.rulings.lengths import (
    rule_clock,
    rule_compared,
    rule_duration,
    rule_event_day,
    rule_reference,
    rule_set,
    rule_shifted,
)
from calendars.extraction.rulings.periods import (
    rule_decade,
    rule_half,
    rule_month,
    rule_nth_weekday,
    rule_period,
    rule_quarter,
    rule_season,
    rule_week_of,
    rule_week_of_month,
    rule_year,
)
from calendars.extraction.rulings.scene import Rule, Scene


def rule_garbled(time: TimeExpression, scene: Scene) -> None:
    """What can be no date: "10 January 99999"."""


RULES: dict[str, Rule] = {
    "times.garbled": rule_garbled,
    "times.iso": rule_date,
    "times.numeric": rule_numeric,
    "times.date": rule_date,
    "times.weekday": rule_weekday,
    "times.day_of_month": rule_day_of_month,
    "times.day_word": rule_day_word,
    "times.day_part": rule_day_part,
    "times.from_day": rule_from_day,
    "times.from_event": rule_from_event,
    "times.nth_weekday": rule_nth_weekday,
    "times.named_day": rule_named,
    "times.then": rule_then,
    "times.period": rule_period,
    "times.week_of": rule_week_of,
    "times.week_of_month": rule_week_of_month,
    "times.month": rule_month,
    "times.quarter": rule_quarter,
    "times.half": rule_half,
    "times.season": rule_season,
    "times.year": rule_year,
    "times.decade": rule_decade,
    "times.century": rule_decade,
    "times.shift": rule_shifted,
    "times.compared": rule_compared,
    "times.duration": rule_duration,
    "times.event_day": rule_event_day,
    "times.set": rule_set,
    "times.reference": rule_reference,
    "times.clock": rule_clock,
}
