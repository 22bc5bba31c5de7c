"""The words of an article in chunks: names, times, offices, triggers and small words, each with one letter of its sort.

In: what `chunking.py` read. Out: the text, the offsets and the words of a chunk, for every later stage.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from calendars.extraction.words.nicknames import NICKNAME, OPENING
from calendars.extraction.words.sentences import Document
from calendars.extraction.words.word_lists import Places, between
from calendars.lexicon.phrases import Entry
from calendars.models import TimeMention

# As far ahead as a rule looks beyond its own chunk.
BEYOND = 4
END: Entry = (".", "", (), "")


class Chunks:
    """A document as chunks: chunk i is words firsts[i]:lasts[i], codes[i] its sort, entries[i] what the lexicon says.

    `times[i]` is the time mention of a chunk T or D. `sentences` are half-open ranges of chunks, one for each sentence
    of the document (empty where nothing is left of it). Behind the last one stand chunks like full stops, in no
    sentence, so that who looks some chunks ahead need not ask whether the text goes on. The lists that it is made of
    become its own.
    """

    def __init__(
        self,
        document: Document,
        codes: str,
        firsts: list[int],
        lasts: list[int],
        entries: list[Entry],
        times: dict[int, TimeMention],
        sentences: list[tuple[int, int]],
    ) -> None:
        last = len(document.words)
        # The first word of each chunk in lower case.
        self.lows = [*map(document.lows.__getitem__, firsts), *[""] * BEYOND]
        self.document = document
        self.codes = codes + "." * BEYOND
        firsts += [last - 1] * BEYOND
        lasts += [last] * BEYOND
        entries += [END] * BEYOND
        self.firsts, self.lasts, self.entries = firsts, lasts, entries
        self.times = times
        self.timed = sorted(times)  # the chunks that are times
        self.sentences = sentences
        self.by_first = Places(self.lows)
        self.by_last: Places | None = None

    def text(self, first: int, last: int | None = None) -> str:
        """The words of chunk `first`, or of chunks first up to, not including, last; on one line, however wrapped."""
        return self.document.cut(self.firsts[first], self.lasts[first if last is None else last - 1])

    def name(self, index: int) -> str:
        """The words of a chunk as the document spells them: "Putin" in the headline "PUTIN TO VISIT INDIA".

        A short name in quotes is left out: "Joko “Jokowi” Widodo".
        """
        text = self.text(index)
        if self.codes[index] in "NP" and not OPENING.isdisjoint(text):
            text = NICKNAME.sub("", text)
        if not text.isupper():
            return text
        document, first = self.document, self.firsts[index]
        parts = [document.words[first]]
        for at in range(first + 1, self.lasts[index]):
            parts += [document.text[document.ends[at - 1] : document.starts[at]], document.words[at]]
        return " ".join("".join(parts).split())

    def put(self, at: int, entry: Entry) -> None:
        """Read a chunk as what an entry of the lexicon says."""
        self.codes = f"{self.codes[:at]}{entry[0]}{self.codes[at + 1 :]}"
        self.entries[at] = entry

    def span(self, first: int, last: int | None = None) -> tuple[int, int]:
        """Offsets of chunk `first`, or of chunks first up to, not including, last."""
        return self.document.span(self.firsts[first], self.lasts[first if last is None else last - 1])

    def sentence_of(self, index: int) -> int:
        """The number of the sentence that a chunk stands in."""
        return bisect_right(self.sentences, (index, len(self.codes))) - 1

    def end_of(self, index: int) -> int:
        """Where the sentence of a chunk ends: a heading has no full stop that says so."""
        return self.sentences[self.sentence_of(index)][1]

    def low(self, index: int) -> str:
        """The first word of a chunk in lower case."""
        return self.lows[index]

    def find(self, words: frozenset[str], begin: int, end: int) -> list[int]:
        """The chunks from begin up to, not including, end whose first word is one of some, in text order."""
        places = self.by_first[words]  # what follows is `between`, which is called here too often to be called
        return places and places[bisect_left(places, begin) : bisect_left(places, end)]

    def find_last(self, words: frozenset[str], begin: int, end: int) -> list[int]:
        """The chunks from begin up to, not including, end whose last word is one of some, in text order."""
        if self.by_last is None:
            lows = self.document.lows or [""]  # an article without a word still has a stop
            self.by_last = Places([lows[last - 1] for last in self.lasts])
        return between(self.by_last[words], begin, end)

    def find_times(self, begin: int, end: int) -> list[int]:
        """The chunks from begin up to, not including, end that are times or lengths of time."""
        return between(self.timed, begin, end)

    def is_tied(self, hyphen: int) -> bool:
        """Whether a hyphen, with no space, ties the chunk before it to the one behind it: "US-Russia", "oil-rich"."""
        if self.codes[hyphen] != "-":
            return False
        before, mark, behind = (self.span(at) for at in (hyphen - 1, hyphen, hyphen + 1))
        return before[1] == mark[0] and mark[1] == behind[0]

    def is_present(self, index: int) -> bool:
        """Whether a chunk is a verb in the form of "meets"; the entries of offices hold their rank in its place."""
        return self.codes[index] in "HvxEQWVKFZ" and "s" in self.entries[index][3]

    def is_past(self, index: int) -> bool:
        """Whether a chunk is a verb in a form that is of the past alone: "met", and not "meets" nor "set"."""
        form = self.entries[index][3]
        return self.codes[index] in "HvxEQWVKFZ" and "d" in form and "b" not in form and "s" not in form

    def last_low(self, index: int) -> str:
        """The last word of a chunk in lower case."""
        return self.document.lows[self.lasts[index] - 1]
