"""Tell days that are named by no date: a weekday, a weekend, the day of a month.

In: a time mention. Out: whether it is one, so that verb and clause may say of which week or month it is.
"""

from __future__ import annotations

from calendars.models import TimeMention


def is_bare_weekday(mention: TimeMention) -> bool:
    """Whether the words give a weekday that is counted from the publication, and no date."""
    return (
        "weekday" in mention.stated
        and "week" in mention.filled
        and {"day", "month", "offset", "year"}.isdisjoint(mention.stated)
    )


def is_bare_weekend(mention: TimeMention) -> bool:
    """Whether the words name a weekend that is counted from the publication: "at the weekend", not "last weekend"."""
    return mention.value.endswith("-WE") and mention.low in ("weekend", "the weekend")


def is_bare_day(mention: TimeMention) -> bool:
    """Whether the words give the day of a month, and no month: "on the 21st"."""
    return mention.stated == ("day",) and "month" in mention.filled
