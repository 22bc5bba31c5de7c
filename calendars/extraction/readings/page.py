"""A page: a document, its words as letters, and what the words are worth; and the parts that several readers share.

In: a document spelled by the vocabulary. Out: months, weekdays, units, years and steps, read at a word; numbers that
count units of time, "3", "twenty-five", "two and a half", "10,000", or None where the words leave them open.
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.vocabulary import Vocabulary
from calendars.extraction.words.sentences import Document

# What may stand before the time that opens a line.
BEFORE_TIMES = frozenset("*_-+/#>|\u00b1\u2022\u00b7\u25aa\u2013")


# To which side one counts from what is named behind these: "the day | before | the vote".
STEPS = {"before": -1, "after": 1}
# Behind "the day before": what is told of that day, and not what it is before.
BEHIND_DAY = frozenset({"for", "over", "with", "in", "on", "at", "about"})


MONTHS = 12
# So many words behind "the day before" the event stands.
EVENT_REACH = 6


class Page:
    """A document, its words as letters, and what the words are worth."""

    def __init__(self, document: Document, letters: str, vocabulary: Vocabulary) -> None:
        self.document, self.letters, self.vocabulary = document, letters, vocabulary
        self.order = ""  # of the numbers that open lines, once it was asked for

    def day_opens_lines(self) -> bool | None:
        """Whether of "10/03 ..." and "24/03 ..." at the start of lines the first number is the day; None if unknown."""
        if not self.order:
            pairs = [
                (int(self.low(begin)), int(self.low(begin + 2)))
                for begin, _ in self.document.sentences
                if self.letters[begin : begin + 3] == "d/d" and self.letter(begin + 3) != "/"
            ]
            first, second = any(one > MONTHS for one, _ in pairs), any(two > MONTHS for _, two in pairs)
            self.order = "day" if first and not second else "month" if second and not first else "none"
        return None if self.order == "none" else self.order == "day"

    def low(self, at: int) -> str:
        """The word at an index in lower case; "" outside the text."""
        return self.document.lows[at] if 0 <= at < len(self.document.lows) else ""

    def letter(self, at: int) -> str:
        """The letter of the word at an index; "" outside the text."""
        return self.letters[at] if 0 <= at < len(self.letters) else ""

    def worth(self, table: str, at: int) -> Any:
        """What the word at an index is worth in a table of the lexicon."""
        return self.vocabulary.tables[table][self.document.lows[at]]

    def find(self, letters: str, first: int, last: int) -> int:
        """The first word of a range that has one of these letters, or -1."""
        for at in range(first, last):
            if self.letters[at] in letters:
                return at
        return -1

    def opens_line(self, at: int) -> bool:
        """Whether a word is the first of its sentence, but for bullets and marks of emphasis."""
        begin = self.document.sentences[self.document.sentence_of(at)][0]
        return at - begin <= 3 and BEFORE_TIMES.issuperset(self.document.lows[begin:at])

    def closes_line(self, at: int, last: int) -> bool:
        """Whether the sentence of a word ends before another one."""
        return self.document.sentences[self.document.sentence_of(at)][1] == last

    def joined(self, first: int, last: int) -> bool:
        """Whether the words of a range stand without blanks between them."""
        return last <= len(self.document.starts) and all(map(self.document.is_attached, range(first + 1, last)))

    def has(self, table: str, at: int) -> bool:
        """Whether the word at an index is in a list of the lexicon."""
        return self.low(at) in self.vocabulary.words[table]

    def names_event(self, at: int) -> bool:
        """Whether the words from an index on name an event that days are counted from ("the vote", "his death")."""
        return any(low in self.vocabulary.events for low in self.document.lows[at : at + EVENT_REACH])

    def ends_phrase(self, at: int) -> bool:
        """Whether a word, or a mark, goes on with something else: "the day before, ...", "the night before over"."""
        return self.letter(at) not in ("_", "I", "J", "j") or self.low(at) in BEHIND_DAY

    def capital(self, at: int) -> bool:
        """Whether the word at an index begins with a capital."""
        return 0 <= at < len(self.document.words) and self.document.words[at][0].isupper()


Readings = list[TimeExpression]
NONE: Readings = []
# How far before a span the verb of moving stands: right before it, or with the engagement between.
NEAR_MOVE, FAR_MOVE = 6, 16
# Behind these another verb, or none, has the span: "the visit, put off twice, will run from Monday to Friday".
OTHER_CLAUSE = frozenset([",", ";", ":", "will", "would", "run", "runs", "lasting"])
OTHER_VERB = OTHER_CLAUSE | {"who", "which"}


def is_moved(page: Page, first: int) -> bool:
    """Whether what begins at a word is no span, but an old and a new time: "moved from Monday to Wednesday"."""
    begin, _ = page.document.sentences[page.document.sentence_of(first)]
    lead, words = _lead_of_move(page, first, begin, OTHER_VERB), page.vocabulary.words
    if _is_put_off(page, first, begin) or _is_day_of_putting_off(page, first, begin):
        return True
    if "from" not in lead[-NEAR_MOVE:]:
        return False
    if not words["leads.move"].isdisjoint(lead[-NEAR_MOVE:]) or not words["leads.postpone"].isdisjoint(lead):
        return True
    put = not words["leads.move"].isdisjoint(lead) and not words["leads.put"].isdisjoint(lead)
    return lead[-1] == "from" and put


# How far before a day the verb of putting off may stand: "adjourned | their talks here on".
NEAR_PUT_OFF = 4
OBJECTS = frozenset({"the", "their", "its", "his", "her", "a", "an"})


def _is_day_of_putting_off(page: Page, first: int, begin: int) -> bool:
    """ "The talks were adjourned on Monday until May 3": the Monday is that of the deed, or of the plan dropped."""
    stop, verbs = first - (page.low(first - 1) == "on"), page.vocabulary.words["leads.postpone"]
    for at in range(stop - 1, max(begin, stop - NEAR_PUT_OFF - 1), -1):
        if page.low(at) in verbs:
            return at == stop - 1 or page.low(at + 1) in OBJECTS
    return False


def _is_put_off(page: Page, first: int, begin: int) -> bool:
    """ "Has postponed a visit that was planned for Monday to Wednesday", "has moved a meeting with X from Monday"."""
    lead, words = _lead_of_move(page, first, begin, OTHER_CLAUSE), page.vocabulary.words
    put = not words["leads.move"].isdisjoint(lead) and not words["leads.put"].isdisjoint(lead)
    if lead[-1:] == ["from"]:
        return put or not words["leads.shift"].isdisjoint(lead)
    planned = not words["leads.planned"].isdisjoint(lead)
    return planned and (put or not words["leads.postpone"].isdisjoint(lead))


def _lead_of_move(page: Page, first: int, begin: int, parting: frozenset[str]) -> list[str]:
    """The words before a span that may tell of a move: behind the last one that parts, but for commas about a name."""
    far = range(max(begin, first - FAR_MOVE), first)
    apart = (at for at in reversed(far) if page.low(at) in parting and not _is_apposed(page, at))
    words = range(next(apart, far.start - 1) + 1, first)
    return [page.low(at) for at in words if not _is_told_of_plan(page, at)]


# Before "delayed", "postponed", "rescheduled" where it stands before a noun.
OF_PLAN = OBJECTS | {"s", "long", "much", "twice", "once", "repeatedly"}


def _is_told_of_plan(page: Page, at: int) -> bool:
    """Whether a participle only tells of a plan: "will pay his delayed visit from July 12 to 14"."""
    return page.low(at).endswith("ed") and page.low(at - 1) in OF_PLAN


# So many words say who somebody is: ", the Ghanaian deputy foreign minister,".
APPOSED = 6


def _is_apposed(page: Page, comma: int) -> bool:
    """Whether a comma opens or closes what only says who is meant: "with the premier, X, planned for Monday"."""
    near = [at for at in range(comma - APPOSED - 1, comma + APPOSED + 2) if at != comma and page.low(at) == ","]
    for other in near if page.low(comma) == "," else ():
        first, last = sorted((comma, other))
        named = page.low(first + 1) == "the" or all(page.capital(at) for at in range(first + 1, last))
        named = named or (last == first + 2 and page.low(first + 1).isdigit())  # his age
        if named and page.low(last - 1) not in ("said", "says"):
            return True
    return False


def month_at(page: Page, at: int) -> int:
    """The month at a word."""
    table = {"m": "months", "M": "months_doubtful", "n": "month_abbreviations"}[page.letters[at]]
    value: int = page.worth(table, at)
    return value


def weekday_at(page: Page, at: int) -> int:
    """The ISO number of the weekday at a word."""
    value: int = page.worth(
        {"w": "weekdays", "x": "weekday_abbreviations", "W": "weekday_plurals"}[page.letters[at]], at
    )
    return value


def unit_at(page: Page, at: int) -> str:
    """The unit at a word, as the lexicon writes it."""
    long = {"u": "units", "U": "units_plural", "~": "units_long", "S": "seasons"}
    tables = {"v": "short_units", "V": "short_units_plural", **long}
    value: str = page.worth(tables[page.letters[at]], at)
    return value


def year_at(page: Page, at: int) -> int | None:
    """A year in figures, unless it counts what follows ("2000 people") or numbers what precedes ("Flight 1990")."""
    low, before = page.low(at), page.low(at - 1)
    if page.has("not_before.numbers", at - 1) or (before == "." and page.has("not_before.numbers", at - 2)):
        return None
    if int(low) % 100 == 0 and page.letter(at - 1) == "_" and not page.has("prepositions", at - 1):
        return None  # a round number is sooner a count

    if page.has("not_after.counted", at + 1) and before not in ("in", "since"):
        return None
    if page.letter(at - 1) in ("$", "/") or page.low(at + 1) == "%" or page.letter(at + 1) in tuple("UVhZ"):
        return None
    if page.low(at + 1) == "," and page.letter(at + 2) == "g" and page.joined(at, at + 3):
        return None  # 1900,000
    if before == "," and page.letter(at - 2) in tuple("deg") and page.joined(at - 2, at + 1):
        return None  # 12,1900
    return int(low)


def spoken_year_at(page: Page, first: int, last: int) -> int | None:
    """ "nineteen ninety-one", as broadcast transcripts have it."""
    head = page.vocabulary.tables["cardinals"].get(page.low(first), 0)
    tail = read_number(page, first + 1, last)
    return head * 100 + int(tail) if head in (18, 19, 20) and tail is not None and 10 <= tail <= 99 else None


def outer_of(page: Page, first: int, last: int) -> dict[str, Any]:
    """What a date or month says of its year: "2022", "next year", "that year"."""
    at = page.find("Y", first, last)
    if at >= 0:
        year = year_at(page, at)
        return {"year": year} if year is not None else {}
    at = page.letters.find("cc", first, last)
    if at >= 0:
        year = spoken_year_at(page, at, last)
        return {"year": year} if year is not None else {}
    at = page.find("uU", first, last)
    if at > first and page.letters[at - 1] in "r4Q":
        return {"inner": period_of(page, at)}
    return {}


def period_of(page: Page, at: int) -> TimeExpression:
    """The period that ends with the unit at an index: "next year", "that month"."""
    which_at = at - 2 if page.letters[at - 1] == "Q" else at - 1
    textual, step = step_at(page, which_at, unit_at(page, at))
    return TimeExpression(which_at, at + 1, "times.period", unit=unit_at(page, at), step=step, textual=textual)


def step_at(page: Page, at: int, unit: str = "") -> tuple[bool, int]:
    """Whether a step is counted from the text, and how far it goes."""
    if page.letters[at] == "4":
        return True, 0
    low = page.low(at)
    textual = page.has("counted_from_text", at) or (low == "next" and unit == "D")
    step: int = page.worth("steps", at)
    return textual, step


def nth_at(page: Page, at: int) -> int:
    """Which one a word of order names: "first", "third", "3rd", and "last" (-1)."""
    if page.letters[at] == "d":
        return int(page.low(at))
    return int(page.worth("ordinals" if page.letters[at] == "o" else "steps", at))


def edge_of(page: Page, first: int, last: int) -> str:
    """ "early", "late" or "end" in a range of words, or ""."""
    at = page.find("EB", first, last)
    if at < 0:
        return ""
    table = "edges" if page.letters[at] == "E" else "edge_nouns"
    edge: str = page.worth(table, at)
    return edge


def day_at(page: Page, at: int) -> int:
    """The day of the month at a word: "12", "twelfth", "six", the last of "twenty-second"."""
    if page.letters[at] == "d":
        return int(page.low(at))
    if page.letters[at] == "c":
        return int(page.worth("cardinals", at))
    tens = at - 1 - (page.letter(at - 1) == "-")
    tens_worth = page.vocabulary.tables["cardinals"].get(page.low(tens), 0) if page.letter(tens) == "c" else 0
    return int(page.worth("ordinals", at)) + (int(tens_worth) if tens_worth in (20, 30) else 0)


def read_number(page: Page, first: int, last: int) -> float | None:
    """Read the number in a range of words; None for "several", "a few", "hundreds of"."""
    total = 0.0
    known = False
    at = first
    while at < last:
        letter, low = page.letters[at], page.low(at)
        if letter in "qR":
            return None
        if letter in "defgkY":
            value, at = _figures(page, at, last)
            total, known = total + value, True
            continue
        if letter == "c":
            total, known = total + page.worth("cardinals", at), True
        elif letter == "o":
            total, known = total + page.worth("ordinals", at), True
        elif letter == "h":
            total, known = max(total, 1) * page.worth("multipliers", at), True
        elif letter == "p":
            total, known = 2.0, True
        elif letter == "H":
            whole = (known and total > 1) or bool({page.low(at - 2), page.low(at - 4)} & {"&", "and"})
            total, known = (total if whole else 0) + 0.5, True
        elif letter == "a" and not known:
            total = 1.0
            known = low in ("a", "an", "another")
        at += 1
    return total if known else None


def _figures(page: Page, at: int, last: int) -> tuple[float, int]:
    """A number in figures with its thousands, decimals or fraction, and the word after it."""
    low = page.low(at)
    letters = page.letters
    if letters[at + 1 : at + 3] == ",g" and at + 2 < last:
        digits = low
        while letters[at + 1 : at + 3] == ",g" and at + 2 < last:
            digits += page.low(at + 2)
            at += 2
        return float(digits), at + 1
    if letters[at + 1 : at + 2] == "." and at + 2 < last:
        return float(f"{low}.{page.low(at + 2)}"), at + 3
    part = at + 1 + (letters[at + 1] == "-") if at + 3 < last else last
    if letters[part : part + 3] == "d/d" and part + 2 < last:  # "5 1/2", "5-1/2"
        return int(low) + int(page.low(part)) / int(page.low(part + 2)), part + 3
    return float(low), at + 1
