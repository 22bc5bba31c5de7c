"""Rule on the quarters and the years of reports: "lost $5 million in the quarter", "in the fourth", "for the year".

In: an expression and the scene. Out: the reading, the year, or none.
"""

from __future__ import annotations

from datetime import date, timedelta

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.rulings.arithmetic import quarter_of, resolve_month_day
from calendars.extraction.rulings.scene import Reading, Scene, exact_day, period_at, shift_day

# A reported quarter need not be one of the calendar: it is named by the one that holds its middle.
HALF_A_QUARTER = 45
# The last quarter of a year; so many words behind a quarter it is told how it "would" be.
LAST_QUARTER, WOULD_REACH = 4, 5
# So many sentences behind a quarter "for the year" is told; in so many months of a year it is the one before.
YEAR_REACH, REPORTING = 6, 2
# What is told of a quarter that is not over.
FORECASTS = frozenset({"guidance", "outlook", "forecast", "forecasts", "estimate", "estimates", "target", "targets"})
# So many sentences behind a quarter with its year "the second quarter" is the same.
SAME_REACH = 2


def rule_the_quarter(time: TimeExpression, scene: Scene, base: date) -> Reading:
    """ "the quarter": the one that the text named last, or the one just over."""
    published = scene.published or base
    last = _end_of_quarter(time, scene)
    if last is not None:
        return period_at(last - timedelta(days=HALF_A_QUARTER), "Q")
    quarter, over = scene.quarter, shift_day(published, "Q", -1)
    if quarter is None or _is_not_yet_told(time, scene, quarter, published):
        quarter = over
    return period_at(quarter, "Q")


def _is_not_yet_told(time: TimeExpression, scene: Scene, quarter: date, published: date) -> bool:
    """ "Warned of a loss in the third quarter. It lost $5 million in the quarter", told in July: in the one before."""
    if published > quarter + timedelta(days=HALF_A_QUARTER) or scene.document.lows[time.first - 1] not in ("in", "for"):
        return False
    return scene.direction(time) == "past"


def _end_of_quarter(time: TimeExpression, scene: Scene) -> date | None:
    """ "the quarter ended July 31", "the quarter ending June 30": its last day."""
    end, word = scene.following, scene.document.lows[time.last : time.last + 1]
    if end is None or end.rule != "times.date" or end.first != time.last + 1 or scene.published is None:
        return None
    if end.day is None or end.month is None or word not in (["ended"], ["ending"]):
        return None
    if end.year is not None:
        return exact_day(end.year, end.month, end.day)
    return resolve_month_day(scene.published, end.month, end.day, "past" if word == ["ended"] else "future")


def year_reported(time: TimeExpression, scene: Scene) -> date | None:
    """ "Fell in the fourth quarter. For the year, profit rose", told in March: the year that ended then."""
    quarter, lows = scene.quarter, scene.document.lows
    if quarter is None or scene.published is None or lows[time.first - 1 : time.first + 1] != ["for", "the"]:
        return None
    near = scene.document.sentence_of(time.first) - scene.quarter_sentence <= YEAR_REACH
    last = quarter_of(quarter) == LAST_QUARTER or scene.published.month <= REPORTING
    over = near and last and quarter.year == scene.published.year - 1
    return quarter if over and scene.direction(time) == "past" else None


def year_of_quarter(time: TimeExpression, nth: int, scene: Scene, published: date) -> int:
    """The year of "the third quarter" that is told with none."""
    told, apart = scene.quarter, scene.document.sentence_of(time.first) - scene.quarter_sentence
    if told is not None and quarter_of(told) == nth and told > published and apart <= SAME_REACH:
        return told.year  # "by the second quarter of 2002. They were upbeat about the second quarter"
    lows = scene.document.lows
    direction = scene.direction(time)
    if lows[time.first - 1] == "for" and lows[time.first - 2] in FORECASTS:
        return _nearest_year(published, nth, "future")  # "guidance for the second quarter did not include it"
    if direction == "past" and "would" in lows[time.last : time.last + WOULD_REACH]:
        direction = ""  # "said its first-quarter profit would be lower"
    if direction == "past" and "fiscal" in lows[time.first : time.last]:
        return published.year - (nth == LAST_QUARTER and quarter_of(published) == 1)
    ahead = direction == "future" and lows[time.first - 1] == "in"  # "will meet in the quarter"
    return _nearest_year(published, nth, "ahead" if ahead else direction)


def _nearest_year(published: date, nth: int, direction: str) -> int:
    """The year of "the third quarter": the one just over, which reports speak of, else by the direction."""
    just_over = shift_day(published, "Q", -1)
    if quarter_of(just_over) == nth and direction != "ahead":
        return just_over.year
    now = quarter_of(published)
    if direction in ("future", "present", "ahead"):
        return published.year + (nth < now)
    return published.year - (nth > now or (nth == now and direction == "past"))
