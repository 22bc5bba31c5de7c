"""Know days that news names by their date alone, whatever its own year is: "the Sept. 11 attacks".

In: a page, a month and a day, and the word behind them. Out: the year that is meant, as text; with "?" where the date
may as well be one of the year of the news; "" for any other day.
"""

from __future__ import annotations

from calendars.extraction.readings.page import Page

# So many words behind the day what happened on it is named: "the Sept. 11 hijacking suspects".
REACH = 2


def remembered_year(page: Page, month: int, day: int, last: int) -> str:
    """The year of a day that is known by its date, "" if it is none.

    Args:
        page: the page.
        month: the month of the year.
        day: the day of the month.
        last: the word after both.
    """
    entry = page.vocabulary.tables["remembered"].get(f"{month:02}-{day:02}")
    if entry is None:
        return ""
    behind = {page.low(at) for at in range(last, last + REACH)}
    if not behind.isdisjoint(entry["of"]):
        return str(entry["year"])
    return f"{entry['year']}?" if entry["alone"] else ""
