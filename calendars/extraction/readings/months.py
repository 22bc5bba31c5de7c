"""Tell whether the name of a month is one where it stands: "in May", "Theresa May", "late Nov.", "Jan Egeland".

In: a page and a word that is spelled as a month. Out: whether it is read as one, alone or beside a day or a year.
"""

from __future__ import annotations

from calendars.extraction.readings.page import Page


def is_month(page: Page, at: int, alone: bool) -> bool:
    """Whether a doubtful word is a month here: "May" and "March" with a capital, "Jan" with a number."""
    letter = page.letters[at]
    if letter == "m":
        # "April Glaspie": a first name before another name
        named = page.has("not_before.given_names", at) and page.capital(at + 1) and page.letter(at + 1) == "_"
        return page.capital(at) and not (alone and named and not page.has("prepositions", at - 1))
    if not page.capital(at):
        return False
    if not alone:
        return True
    if letter == "n":
        return _is_cut_short(page, at)
    if page.has("not_after.said", at + 1):
        return False
    return _opens_month(page, at) or _is_in_row(page, at)


# Before a month cut short with neither day nor year; a hyphen stands in "mid-Dec".
BEFORE_SHORT = frozenset({"in", "since", "until", "early", "mid", "late", "last", "next", "this", "-"})
EDGES = frozenset({"beginning", "start", "middle", "end"})


def _is_cut_short(page: Page, at: int) -> bool:
    """ "In late Nov.", "since Sept", and not "in Mar del Plata", "in Jan Egeland's view"."""
    before, edge = page.low(at - 1), page.low(at - 2)
    named = page.capital(at + 1) or page.low(at + 1) in ("del", "-", "'")
    tied = before == "-" and edge != "mid"
    return not named and not tied and (before in BEFORE_SHORT or (before == "of" and edge in EDGES))


def _opens_month(page: Page, at: int) -> bool:
    """Whether what stands beside a word tells that it is a month: "in May", "May's talks", "its March meeting"."""
    opening = page.letter(at + 1) == "'" and page.low(at - 1) in ("", ".")
    return page.has("prepositions", at - 1) or opening or _is_of_occasion(page, at) or _owns_occasion(page, at)


# No row has more of them; behind which marks it goes on, by the one before the month.
MONTHS_IN_ROW = 12
GOES_ON = {",": (",", "&"), "&": (",", ".", ";")}


def _is_in_row(page: Page, at: int) -> bool:
    """ "In March, May and June", "in April and May.": a month in a row of them; not "in March, May said"."""
    for _ in range(MONTHS_IN_ROW):
        if page.letter(at + 1) not in GOES_ON.get(page.letter(at - 1), ()) or page.letter(at - 2) not in ("m", "M"):
            return False
        at -= 2
        if page.letters[at] == "m":
            return is_month(page, at, alone=True)
        if not page.capital(at) or page.has("not_after.said", at + 1):
            return False
        if _opens_month(page, at):
            return True
    return False


def _is_of_occasion(page: Page, at: int) -> bool:
    """ "Its March meeting", "the bloc's May summit": the month of an occasion; not "Theresa May meeting X"."""
    owned = page.has("before_month", at - 1)
    return owned and page.has("months_of", at + 1) and not page.capital(at + 1)


# So far behind "March's" the occasion may stand: "March's Nuclear Security Summit".
OWNED_REACH = 6


def _owns_occasion(page: Page, at: int) -> bool:
    """ "Will attend May's G8 summit", "at March's meeting": the month of an occasion; not "May's talks with Merkel"."""
    if page.letter(at + 1) != "'" or page.capital(at - 1):
        return False
    near = range(at + 2, min(at + OWNED_REACH, len(page.letters)))
    what = next((one for one in near if page.has("months_of", one)), None)
    return what is not None and page.low(what + 1) != "with" and page.find(",", at, what) < 0
