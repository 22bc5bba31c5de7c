"""Cut an article into words and sentences without changing a character of it.

In: the text. Out: a `Document`, parallel lists of words with their offsets, and sentences as ranges of words.
Joined, the words and the gaps between them give the text back; text[starts[i]:ends[i]] is word i.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection
from itertools import accumulate
from typing import NamedTuple

from calendars.extraction.words.lines import DAYS_AND_MONTHS, line_breaks
from calendars.patterns import pattern_of

# One alternative per kind of word, most special first; no alternative can match another's words in two ways,
# so the time is linear in the text.
_ONE_WORD = (
    r"[A-Za-z]++(?=[ ,\n])"  # most words: what the rest would find, but sooner
    r"|(?:[^\W\d_]\.){2,}"  # U.S.  p.m.  E.U.
    r"|[‘’]{2}"  # two marks in the place of one: ‘’It will take place’’
    r"|['’](?:[sS]|ll|re|ve|d|m)\b"  # Monday's, he'll: the clitic is a word of its own
    # don't, N'Djamena: the apostrophe stays inside, but not before a clitic
    r"|[^\W\d_][^\W\d_\u0300-\u036f]*[\u0300-\u036f]*(?:['’](?!(?:[sS]|ll|re|ve|d|m)\b)[^\W\d_]+)*"
    r"|\d+"
    r"|--+"
    r"|[^\s]"
)
WORD = pattern_of(_ONE_WORD)
# Splits a text into gaps and words in turn, the words being what the group holds.
WORD_OR_GAP = pattern_of(f"({_ONE_WORD})")
ENDERS = frozenset(".!?")
DOUBLED = frozenset({"‘’", "’’", "‘‘", "’‘"})
CLOSERS = frozenset("\"'”’)]»") | DOUBLED
QUOTES = frozenset('"“”')
QUOTES_AND_DOUBLED = QUOTES | DOUBLED
# Between the items of a line of a newsletter.
BETWEEN_ITEMS = "…"
# After what a sentence may end.
ENDING = pattern_of(r"[.!?…]")
OPENERS = frozenset("\"'“‘([«") | DOUBLED
# Prose has no sentence of so many words; a list without full stops is cut, so that time grows with the text only.
LONGEST_SENTENCE = 200
CLOCK_WORDS = 6  # the most words that a clock time at the start of a line has


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
        """Text of words first up to, not including, last; on one line, with single blanks, however it is set."""
        text = self.text[self.starts[first] : self.ends[last - 1]]
        return text if last == first + 1 else " ".join(text.split())

    def is_attached(self, word: int) -> bool:
        """Whether nothing stands between a word and the one before it."""
        return self.starts[word] == self.ends[word - 1]

    def find_all(self, word: str) -> list[int]:
        """The indexes of all words that are one word."""
        found: list[int] = []
        for _ in range(self.words.count(word)):
            found.append(self.words.index(word, found[-1] + 1 if found else 0))
        return found

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
    parts = WORD_OR_GAP.split(text)
    offsets = [*accumulate(map(len, parts))]  # after each part
    words, starts, ends = parts[1::2], offsets[:-1:2], offsets[1::2]
    breaks: dict[int, bool] = {}  # index of the first word after a line break -> whether a paragraph starts there
    for offset, kind in line_breaks(text).items():
        after = bisect_left(starts, offset)
        breaks[after] = breaks.get(after, False) or kind
    document = Document(text, words, [*map(str.lower, words)], starts, ends, [], [])
    _cut_sentences(document, breaks, abbreviations)
    return document


def _parts_items(document: Document, first: int, index: int) -> bool:
    """Whether an ellipsis stands between two items of a newsletter: "X meets Y … Z is in Rome", not in a quotation."""
    words = document.words
    inside = first < index < len(words) - 1
    if not inside or document.is_attached(index) or document.is_attached(index + 1):
        return False
    quoted = sum(word in QUOTES_AND_DOUBLED for word in words[first:index]) % 2 == 1
    return words[index + 1][0].isupper() and not quoted


def _cut_sentences(document: Document, breaks: dict[int, bool], abbreviations: Collection[str]) -> None:
    """Add the ranges of words that are sentences, and the paragraph of each. In doubt a sentence is not split."""
    words, sentences, paragraphs = document.words, document.sentences, document.paragraphs
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
    ending = {bisect_left(document.ends, match.end()) for match in ENDING.finditer(document.text)}
    for index in sorted(ending | breaks.keys()):
        if index in breaks:
            close(index)
            paragraph += breaks.get(index, False)
        if index >= count:
            break
        word = words[index]
        if word == BETWEEN_ITEMS and _parts_items(document, first, index):
            close(index + 1)
        if word[-1] not in ENDERS or (word.endswith("m.") and index - first < CLOCK_WORDS):
            continue  # "10:15 a.m. The Secretary meets ...": the time of an item, not its end
        after = index + 1
        while after < count and words[after] in CLOSERS and document.is_attached(after):
            after += 1
        if after >= count or after in breaks:
            continue
        if document.is_attached(after) and not _is_glued(document, index, after, abbreviations):
            continue
        if _starts_sentence(document, index, after, abbreviations):
            close(after)
    close(count)


# Words that open a sentence far more often than they follow an abbreviated name: after "U.S." only these split.
STARTERS = frozenset((
    "the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we", "i", "his", "her",
    "its", "their", "in", "on", "at", "but", "and", "however", "both", "after", "before", "during",
    "meanwhile", "earlier", "last", "next", "when", "while", "if", "there", "officials", "no", "some", "many",
))  # fmt: skip


# Words that open a sentence behind one that no space parts from it.
GLUED = STARTERS | {"according", "asked", "speaking", "also", "for", "from", "with", "as", "to", "president", "prime"}


def _is_glued(document: Document, stop: int, after: int, abbreviations: Collection[str]) -> bool:
    """Whether no space parts two sentences: "talks in Seoul.According to the ministry", and not "Yahoo.Com"."""
    words, lows = document.words, document.lows
    before, head = words[stop - 1], words[after]
    if words[stop] in "!?" or not stop or not before.isalnum() or not head.istitle() or lows[stop - 1] in abbreviations:
        return False
    apart = after + 1 < len(words) and not document.is_attached(after + 1)
    plain = len(before) > 3 and (before.islower() or lows[stop - 1][:3] in DAYS_AND_MONTHS)  # "in April.Ministers"
    return apart and len(before) > 1 and (lows[after] in GLUED or plain)


# What opens a sentence behind the surname Sen, and never follows "Sen." for a senator.
AFTER_NAME = frozenset(["The", "In", "On", "At", "It", "They", "But"])
# First names that are written short: "Ma. Theresa Lazaro", "Md. Touhid Hossain".
SHORT_NAMES = frozenset(["ma", "md", "mohd", "muhd"])
# Behind "7 p.m.", the zone.
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


def _starts_sentence(document: Document, stop: int, after: int, abbreviations: Collection[str]) -> bool:
    """Whether the word at `after` starts a sentence, given the full stop at `stop`."""
    words, lows = document.words, document.lows
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
    attached = stop > 0 and document.is_attached(stop)
    if attached and before in abbreviations:
        return before == "sen" and (lows[stop - 2 : stop - 1] == ["hun"] or head in AFTER_NAME)  # "Hun Sen. The"
    if attached and ((len(before) == 1 and before.isalpha()) or before in SHORT_NAMES):  # George W. Bush
        return head.lower() in STARTERS and head[0].isupper()
    return True


def opens_line(document: Document, index: int) -> bool:
    """Whether a new line begins before a word."""
    return "\n" in document.text[document.ends[index - 1] : document.starts[index]]
