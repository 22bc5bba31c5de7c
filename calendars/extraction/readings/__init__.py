"""Read what a match of the time grammar states, or refuse it: one function a pattern of times.py, under its name.

In: the page (document, letters, vocabulary) and the range of words that matched. Out: the expressions in it; none where
the words only look like a time ("2000 people", "Theresa May", "Sunday Times").
"""

from __future__ import annotations

from collections.abc import Callable

from calendars.extraction.readings.clocks import read_clock, read_clock_line, read_clock_span, read_noon
from calendars.extraction.readings.compared import read_same_period, read_year_earlier
from calendars.extraction.readings.dates import (
    read_date,
    read_day_numeric,
    read_day_of_year,
    read_garbled,
    read_iso,
    read_month,
    read_nth_weekday,
    read_numeric,
    read_numeric_span,
    read_week_of,
    read_week_of_month,
)
from calendars.extraction.readings.days import (
    read_after_tomorrow,
    read_day_before,
    read_day_of_month,
    read_day_part,
    read_day_word,
    read_event_day,
    read_from_day,
    read_then,
    read_weekday,
    read_weekday_before,
    read_weekday_day,
    read_weekday_number,
    read_weekdays,
)
from calendars.extraction.readings.lengths import (
    read_duration,
    read_long,
    read_often,
    read_period_duration,
    read_plural,
    read_reference,
    read_set,
)
from calendars.extraction.readings.named_days import read_named_day
from calendars.extraction.readings.page import Page, Readings
from calendars.extraction.readings.periods import (
    read_century,
    read_day_after,
    read_decade,
    read_half,
    read_new_year,
    read_period,
    read_quarter,
    read_quarters,
    read_season,
    read_spoken_year,
    read_the_unit,
    read_the_year,
    read_week_after,
    read_year,
    read_year_quarter,
)

Reader = Callable[[Page, int, int], Readings]
READERS: dict[str, Reader] = {
    "garbled": read_garbled,
    "iso": read_iso,
    "numeric": read_numeric,
    "numeric_span": read_numeric_span,
    "day_numeric": read_day_numeric,
    "week_of": read_week_of,
    "date": read_date,
    "week_of_month": read_week_of_month,
    "nth_weekday": read_nth_weekday,
    "month": read_month,
    "from_day": read_from_day,
    "weekday": read_weekday,
    "weekday_day": read_weekday_day,
    "weekday_before": read_weekday_before,
    "weekday_number": read_weekday_number,
    "weekdays": read_weekdays,
    "after_tomorrow": read_after_tomorrow,
    "day_before": read_day_before,
    "week_after": read_week_after,
    "new_year": read_new_year,
    "day_word": read_day_word,
    "day_part": read_day_part,
    "clock_span": read_clock_span,
    "clock": read_clock,
    "clock_line": read_clock_line,
    "noon": read_noon,
    "same_period": read_same_period,
    "quarter": read_quarter,
    "quarters": read_quarters,
    "half": read_half,
    "period_duration": read_period_duration,
    "year_quarter": read_year_quarter,
    "period": read_period,
    "year_earlier": read_year_earlier,
    "day_after": read_day_after,
    "event_day": read_event_day,
    "day_of_year": read_day_of_year,
    "set": read_set,
    "often": read_often,
    "the_year": read_the_year,
    "duration": read_duration,
    "long": read_long,
    "decade": read_decade,
    "century": read_century,
    "season": read_season,
    "spoken_year": read_spoken_year,
    "year": read_year,
    "day_of_month": read_day_of_month,
    "named_day": read_named_day,
    "reference": read_reference,
    "then": read_then,
    "plural": read_plural,
    "the_unit": read_the_unit,
}
