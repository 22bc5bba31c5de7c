"""Cut an article into words and sentences without changing a character of it.

In: the text. Out: a `Document`, parallel lists of words with their offsets, and sentences as ranges of words.
Joined, the words and the gaps between them give the text back; text[starts[i]:ends[i]] is word i.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection
from typing import NamedTuple

# One alternative per kind of word, most special first; no alternative can match another's words in two ways,
# so the time is linear in the text.
WORD = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # U.S.  p.m.  E.U.
    r"|['’](?:[sS]|ll|re|ve|d|m)\b"  # Monday's, he'll: the clitic is a word of its own
    # don't, N'Djamena: the apostrophe stays inside, but not before a clitic
    r"|[^\W\d_][^\W\d_\u0300-\u036f]*[\u0300-\u036f]*(?:['’](?!(?:[sS]|ll|re|ve|d|m)\b)[^\W\d_]+)*"
    r"|\d+"
    r"|--+"
    r"|\n"
    r"|[^\s]"
)
ENDERS = frozenset(".!?")
CLOSERS = frozenset("\"'”’)]»")
QUOTES = frozenset('"“”')
# Between the items of a line of a newsletter.
BETWEEN_ITEMS = "…"
OPENERS = frozenset("\"'“‘([«")
BULLETS = frozenset("•*-–—·▪◦‣|")
# A hard-wrapped line (mail, old wire copy) ends near the same column as its neighbours; a line shorter than this
# is a heading, a list item or the end of a paragraph.
WRAPPED_LINE = 50
# Prose has no sentence of so many words; a list without full stops is cut, so that time grows with the text only.
LONGEST_SENTENCE = 200
CLOCK_WORDS = 6  # the most words that a clock time at the start of a line has
# A line of a programme: "10:00 - Plenary", "9am The President receives", "10.30 a.m. Courtesy call".
CLOCK = r"\d{1,2}(?:[:.h]\d\d(?: ?[ap]\.?m)?| ?[ap]\.?m)\b"
# Behind one of these, an hour at the start of the next line goes on with the sentence.
TO_HOUR = re.compile(r"(?:[,(]|\b(?:at|by|from|until|till|to|around|about|before|after|since|between|and|on|of|the))$")
# A hard-wrapped line of a programme would be longer than this.
ITEM_LINE = 62
FIELD_LIMIT = 12  # "Venue: the Old Palace" below an item
# A line of a list by days opens with its day: "Monday 17 October: ...", "June 8-9 - ...", "20.01.2014: ...".
DAY_LIMIT = 40
DAY_MARKS = (":", " | ", " - ", " \u2013 ", " \u2014 ", "  ", "\t")
NO_DAY = str.maketrans(dict.fromkeys("0123456789.,()-\u2013/&*>#", " "))
# "Wednesday 1pm The President returns", "Tues 14.30 Talks with".
DAY_AND_CLOCK = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? " + CLOCK + r",? [A-Z]"
# "14 March, Brussels: ...", "March 14, Brussels - ..."
DAY_AND_PLACE = (
    r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}), [A-Z][A-Za-z' ]{2,24}(?:: | [-\u2013\u2014] )"
)
# In a block of hard-wrapped lines the next word would not have fitted; with so much room left, the line was ended.
ROOM = 12
# No hard-wrapped line is so long: where one is, each line of the block is a paragraph.
WIDEST = 120

# A line of an agenda that opens with its place: "GENEVA: ...".
PLACED = r"[A-Z][A-Z .'-]{2,30}: "
# The line of a story that names where and when it was filed: "OSLO, Jan. 5 (Agency) --", right under a headline.
FILED = r"[A-Z]{2}[A-Z .'-]{1,40}(?:,[^\n(—-]{0,40})?(?:\([A-Z]|--|—| - )"


class Document(NamedTuple):
    """A text as words.

    Attributes:
        text: the article's text, untouched.
        words: the words as written; punctuation marks are words of their own.
        lows: the same in lower case.
        starts: offset of each word.
        ends: offset after each word.
        sentences: half-open ranges of word indexes, in order, covering every word.
        paragraphs: the index of the paragraph of each sentence.
    """

    text: str
    words: list[str]
    lows: list[str]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    paragraphs: list[int]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets of words first up to, not including, last."""
        return self.starts[first], self.ends[last - 1]

    def cut(self, first: int, last: int) -> str:
        """Text of words first up to, not including, last."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def sentence_of(self, word: int) -> int:
        """Index of the sentence that holds a word."""
        return bisect_right(self.sentences, (word, len(self.words) + 1)) - 1


def read_document(text: str, abbreviations: Collection[str] = frozenset()) -> Document:
    """Cut a text into words and sentences.

    Args:
        text: any text.
        abbreviations: lower-case words that take a full stop without ending a sentence ("jan", "gen").

    >>> doc = read_document("Gen. Li met him. They talk on Jan. 12.", {"gen", "jan"})
    >>> [doc.cut(*s) for s in doc.sentences]
    ['Gen. Li met him.', 'They talk on Jan. 12.']
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    breaks: dict[int, bool] = {}  # index of the first word after a line break -> whether a paragraph starts there
    lines = _line_breaks(text)
    for match in WORD.finditer(text):
        word = match.group()
        if word == "\n":
            kind = lines.get(match.start())
            if kind is not None:
                breaks[len(words)] = breaks.get(len(words), False) or kind
            continue
        start, end = match.span()
        words.append(word)
        starts.append(start)
        ends.append(end)
    lows = [word.lower() for word in words]
    sentences, paragraphs = _cut_sentences(words, lows, starts, ends, breaks, abbreviations)
    return Document(text, words, lows, starts, ends, sentences, paragraphs)


def _line_breaks(text: str) -> dict[int, bool]:
    """Offsets of the newlines that end a sentence; True where a blank line makes a new paragraph."""
    breaks: dict[int, bool] = {}
    offset = width = 0
    lines = text.split("\n")
    listed = seen = -1  # the last line of a block of items under its day, and of the block that was looked through
    for number, line in enumerate(lines[:-1]):
        offset += len(line)
        following = lines[number + 1].lstrip()
        if number > seen and 1 < len(line) < DAY_LIMIT and (_opens_with_day(line) or _is_day(line.strip())):
            items, seen = _items_under(lines, number + 1)
            listed = seen if items else listed
        if not following or not line.strip():
            breaks[offset], width = True, 0
        elif (
            len(line) < WRAPPED_LINE
            or (len(line) < ITEM_LINE and not following[0].islower() and re.match(CLOCK, line.lstrip()))
            or following[0] in BULLETS
            or re.match(FILED, following)
            or (not following[0].islower() and line.rstrip()[-1] in '.!?:;"”')
            or (re.match(CLOCK, following) and not TO_HOUR.search(line.rstrip()))
            or ("|" in line and "|" in following)
            or number < listed
            or _opens_with_day(following)
            or _is_field(following)
            or re.match(PLACED, following)
        ):
            breaks[offset] = False
        elif not following[0].islower() and line.rstrip()[-1] not in ",-":
            width = width or _wrapped_at(lines, number)
            if (
                _is_between_items(lines, number + 1)
                or width > WIDEST
                or len(line) + len(following.split(None, 1)[0]) + ROOM < width
            ):
                breaks[offset] = False
        offset += 1
    return breaks


def _items_under(lines: list[str], first: int) -> tuple[bool, int]:
    """Whether the block that begins at a line is of items, each on a line of its own, and the last line looked at.

    Wrapped lines go on in lower case, and sentences have full stops.
    """
    while first < len(lines) and not lines[first].strip():
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        if lines[last].lstrip()[0].islower() or lines[last].rstrip()[-1] in ",.-":
            return False, last
        last += 1
    return True, last - 1


def _is_between_items(lines: list[str], number: int) -> bool:
    """Whether a line is a short one of an item, with others behind it: "Oval Office", and then "Closed press"."""
    line, behind = lines[number].strip(), lines[number + 1].strip() if number + 1 < len(lines) else ""
    return len(line) < WRAPPED_LINE and line[-1] not in ".,!?:;" and bool(behind) and not behind[0].islower()


def _is_field(line: str) -> bool:
    """Whether a line is told of the item above it: "Venue: the Old Palace"."""
    head, colon, _ = line[:FIELD_LIMIT].partition(": ")
    return bool(colon) and head.isalpha() and head.istitle()


def _wrapped_at(lines: list[str], first: int) -> int:
    """The column at which the lines from one on to the next blank one are wrapped, if they are: two come that far."""
    last = next((at for at in range(first, len(lines)) if not lines[at].strip()), len(lines))
    return sorted(map(len, lines[first:last]))[-2]


def _opens_with_day(line: str) -> bool:
    """Whether a line opens with a day and a mark behind it, after a number or a bullet of its own."""
    line = line.lstrip("> ")
    if line[1:3] == ". " or line[2:4] == ". ":
        line = line[3:].lstrip()  # "2. 31 October - ..."
    if not (line[:1].isdigit() or line[:3].lower() in DAYS_AND_MONTHS):
        return False
    if len(line) < DAY_LIMIT and not line[:1].isdigit() and _is_day(line):
        return True  # a heading of a list: "Tuesday 13 November"
    if re.match(DAY_AND_CLOCK, line) or re.match(DAY_AND_PLACE, line):
        return True
    marks = (at for mark in DAY_MARKS for at in range(1, DAY_LIMIT) if line.startswith(mark, at))
    return any(_is_day(line[:at]) for at in marks)


def _is_day(words: str) -> bool:
    """Whether words are a day and nothing else: "Mon., Jan. 19", "29 - 30 November", "20/01", "20.01.2014"."""
    names = words.lower().translate(NO_DAY).split()
    return all(name in DAY_WORDS for name in names) and bool(names or "/" in words or "." in words)


def _parts_items(words: list[str], starts: list[int], ends: list[int], first: int, index: int) -> bool:
    """Whether an ellipsis stands between two items of a newsletter: "X meets Y … Z is in Rome", not in a quotation."""
    if not first < index < len(words) - 1 or starts[index] == ends[index - 1] or starts[index + 1] == ends[index]:
        return False
    quoted = sum(word in QUOTES for word in words[first:index]) % 2 == 1
    return words[index + 1][0].isupper() and not quoted


def _cut_sentences(
    words: list[str],
    lows: list[str],
    starts: list[int],
    ends: list[int],
    breaks: dict[int, bool],
    abbreviations: Collection[str],
) -> tuple[list[tuple[int, int]], list[int]]:
    """Ranges of words that are sentences, and the paragraph of each. In doubt a sentence is not split."""
    sentences: list[tuple[int, int]] = []
    paragraphs: list[int] = []
    paragraph = first = 0

    def close(last: int) -> None:
        nonlocal first
        while last - first > LONGEST_SENTENCE:
            sentences.append((first, first + LONGEST_SENTENCE))
            paragraphs.append(paragraph)
            first += LONGEST_SENTENCE
        if last > first:
            sentences.append((first, last))
            paragraphs.append(paragraph)
            first = last

    count = len(words)
    ending = {index for index, word in enumerate(words) if word[-1] in ENDERS or word == BETWEEN_ITEMS}
    for index in sorted(ending | breaks.keys()):
        if index in breaks:
            close(index)
            paragraph += breaks.get(index, False)
        if index >= count:
            break
        word = words[index]
        if word == BETWEEN_ITEMS and _parts_items(words, starts, ends, first, index):
            close(index + 1)
        if word[-1] not in ENDERS or (word.endswith("m.") and index - first < CLOCK_WORDS):
            continue  # "10:15 a.m. The Secretary meets ...": the time of an item, not its end
        after = index + 1
        while after < count and words[after] in CLOSERS and starts[after] == ends[after - 1]:
            after += 1
        if after >= count or after in breaks:
            continue
        if starts[after] == ends[after - 1] and not _is_glued(words, lows, index, after, starts, ends, abbreviations):
            continue
        if _starts_sentence(words, lows, index, after, starts, ends, abbreviations):
            close(after)
    close(count)
    return sentences, paragraphs


# Words that open a sentence far more often than they follow an abbreviated name: after "U.S." only these split.
STARTERS = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we", "i", "his", "her",
    "its", "their", "in", "on", "at", "but", "and", "however", "both", "after", "before", "during",
    "meanwhile", "earlier", "last", "next", "when", "while", "if", "there", "officials", "no", "some", "many",
))  # fmt: skip


# Words that open a sentence behind one that no space parts from it.
GLUED = STARTERS | {"according", "asked", "speaking", "also", "for", "from", "with", "as", "to", "president", "prime"}


def _is_glued(
    words: list[str],
    lows: list[str],
    stop: int,
    after: int,
    starts: list[int],
    ends: list[int],
    abbreviations: Collection[str],
) -> bool:
    """Whether no space parts two sentences: "talks in Seoul.According to the ministry", and not "Yahoo.Com"."""
    before, head = words[stop - 1], words[after]
    if words[stop] in "!?" or not stop or not before.isalpha() or not head.istitle() or lows[stop - 1] in abbreviations:
        return False
    apart = after + 1 < len(words) and starts[after + 1] > ends[after]
    return apart and len(before) > 1 and (lows[after] in GLUED or (before.islower() and len(before) > 3))


# What goes on after "7 p.m.": the day, the zone. Names of months and days are cut to three letters.
DAYS_AND_MONTHS = frozenset(
    [
        *("mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun"),
        *("jul", "aug", "sep", "oct", "nov", "dec"),
    ]
)
# What the day that opens a line is written with.
DAY_WORDS = DAYS_AND_MONTHS | frozenset(
    [
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tues", "weds", "thur"),
        *("thurs", "january", "february", "march", "april", "june", "july", "august", "september", "october"),
        *("november", "december", "sept", "to", "and", "until", "st", "nd", "rd", "th", "am", "pm", "a", "p", "m"),
        *("noon", "morning", "afternoon", "evening"),
    ]
)
ZONES = frozenset(["eastern", "central", "mountain", "pacific", "atlantic", "greenwich"])


def _is_past_clock(words: list[str], lows: list[str], at: int) -> bool:
    """Whether a word behind "7 p.m." opens a sentence, and is no day and no zone ("EST", "Moscow time")."""
    head = words[at]
    if (
        not head[0].isupper()
        or (head.isupper() and len(head) > 1)
        or lows[at][:3] in DAYS_AND_MONTHS
        or lows[at] in ZONES
    ):
        return False
    return "time" not in lows[at + 1 : at + 3]


def _starts_sentence(
    words: list[str],
    lows: list[str],
    stop: int,
    after: int,
    starts: list[int],
    ends: list[int],
    abbreviations: Collection[str],
) -> bool:
    """Whether the word at `after` starts a sentence, given the full stop at `stop`."""
    opening = words[after] in OPENERS and after + 1 < len(words)
    head = words[after + 1] if opening else words[after]
    if not (head[0].isupper() or head[0].isdigit() or (opening and words[stop] != ".")):
        return False
    if words[stop] in "!?":
        return True
    if lows[stop] in ("a.m.", "p.m."):
        return _is_past_clock(words, lows, after + opening)
    if len(words[stop]) > 1:  # U.S.
        return head.lower() in STARTERS and head[0].isupper()
    before = lows[stop - 1] if stop else ""
    attached = stop > 0 and ends[stop - 1] == starts[stop]
    if attached and before in abbreviations:
        return False
    if attached and len(before) == 1 and before.isalpha():  # an initial: George W. Bush
        return head.lower() in STARTERS and head[0].isupper()
    return True
