"""Say of every word of an article what sort of thing it is, as one letter that the later stages read.

In: the document, its times, the lexicon. Out: `Chunks`, the words grouped into names, times, offices, triggers and
small words, with a string of one code a chunk. Patterns over that string are short, cannot explode, and name no word.
`proper_names.py` tells where a name ends. The codes are those of `lexicon/phrases.py` and of [function] in cues.toml,
and:

    T time   D duration   N name that the lexicon does not know   p possessive   9 number   X any other word
    , comma   - hyphen   ; strong stop   q quotation mark   . end of sentence
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container
from itertools import takewhile
from typing import Any

from calendars.extraction.words.adjuncts import REACH, begin_of_chunks, find_descriptions, is_day_of_violence
from calendars.extraction.words.brackets import (
    adding_dashes,
    after_aside,
    after_exception,
    after_inserted,
    after_small_aside,
    beside_hyphens,
    heads_sentence,
    home_in_aside,
    is_source,
    paired_dashes,
    read_timed_aside,
    venue_in_aside,
)
from calendars.extraction.words.chunks import Chunks
from calendars.extraction.words.doubtful_words import (
    COMMA,
    JUDGED,
    MARKS,
    NATIONAL,
    NO_VERB_AFTER,
    PAIRS,
    SMALL,
    STRETCHES,
    TOWARDS,
    TURNING,
    WEIGHED,
    after_determiner,
    guess,
    heads_of_states,
    is_adjective,
    is_bound,
    is_national,
    is_office_of_head,
    is_state_of,
    is_what_they_do,
    judge_chair,
    may_be_past,
    what_else,
)
from calendars.extraction.words.lines import BULLETS, DASHES
from calendars.extraction.words.nicknames import OPENING, after_alias
from calendars.extraction.words.proper_names import NAME, NOTHING, after_name, look_up, read_name, read_particles
from calendars.extraction.words.rewritings import with_full_names, with_plain_headlines, with_straight_apostrophes
from calendars.extraction.words.sentences import Document, opens_line
from calendars.extraction.words.verbs import Verbs, read_verbs
from calendars.lexicon.phrases import Entry, unpack
from calendars.models import TimeMention, TimexType

HEAD: Entry = ("R", "actors.head", (), "official")
GOING: Entry = ("v", "triggers.go", (), "s")
TELLING: Entry = ("Z", "cues.report", (), "s")
# Of a word of which nothing is remembered, or known; and of one in small letters that the lexicon does not know.
NOT_THERE: tuple[None, tuple[str, ...]] = (None, ())
ORDINARY: tuple[Entry, tuple[str, ...]] = (NOTHING, ())
# No name has more words.
NAME_LIMIT = 12

POSSESSIVE: Entry = ("p", "", (), "")
# So many words are remembered; when there are more, which only a long run brings up, all are forgotten.
MOST_REMEMBERED = 20_000


def read_chunks(document: Document, times: list[TimeMention], lexicon: dict[str, Any]) -> Chunks:
    """Group the words of a document into chunks.

    Args:
        document: the article as words and sentences.
        times: its time mentions, in text order.
        lexicon: what `read_lexicon` returns.
    """
    phrases = lexicon["phrases"]
    if "’" in document.text:
        document = with_straight_apostrophes(document)
    document = with_plain_headlines(with_full_names(document, lexicon), phrases)
    reader = _Reader(document, phrases, _times_by_word(document, times), read_verbs(lexicon["verbs"]))
    return Chunks(
        document=document,
        sentences=[reader.read_sentence(start, stop) for start, stop in document.sentences],
        codes="".join(reader.codes),
        firsts=reader.firsts,
        lasts=reader.lasts,
        entries=reader.entries,
        times=reader.mentions,
    )


class _Reader:
    """Reads the words of a document one after another, and holds the chunks that were read so far."""

    def __init__(
        self, document: Document, phrases: dict[str, Any], timed: dict[int, tuple[TimeMention, int]], verbs: Verbs
    ) -> None:
        self.verbs = verbs
        self.document, self.words, self.lows = document, document.words, document.lows
        self.cased, self.folded = phrases["cased"], phrases["folded"]
        # Words in small letters that mean one thing wherever they stand, as articles have brought them up, and the
        # second words of the phrases that begin with them.
        self.sure: dict[str, tuple[Entry, Container[str]]] = phrases.setdefault("sure", {})
        self.listed, names = phrases["words"], ("particles", "portfolio", "adverbs")
        self.particles, self.portfolio, self.adverbs = (self.listed[name] for name in names)
        self.timed, self.timed_in_order = timed, sorted(timed)
        self.before_hyphens, self.behind_hyphens = beside_hyphens(document)
        self.special = self.before_hyphens.union(self.behind_hyphens, timed)
        self.codes: list[str] = []
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        self.entries: list[Entry] = []
        self.mentions: dict[int, TimeMention] = {}  # in the order of their chunks

    def read_sentence(self, start: int, stop: int) -> tuple[int, int]:
        """Read the words start up to, not including, stop; the range of their chunks."""
        self.start, self.stop, self.begin = start, stop, len(self.codes)
        self.first = start  # behind the bullet of a line: "* | In Lima, ..."
        while self.first < stop - 1 and self.words[self.first] in BULLETS:
            self.first += 1
        self.timed_until = 0
        self.dashes: list[int] | None = None
        self.adding: set[int] | None = None
        words, lows, sure, special = self.words, self.lows, self.sure, self.special
        index = start
        while index < stop:
            entry, longer = sure.get(words[index], NOT_THERE)
            after = index + 1
            if entry is None or index in special or (longer and after < stop and lows[after] in longer):
                index = self._read(index)
            else:  # most words
                self._add(entry, index, after)
                index = after
        self._leave_out_descriptions()
        return self.begin, len(self.codes)

    def _leave_out_descriptions(self) -> None:
        """Take out of the sentence just read what only describes somebody between commas, and idle adverbs."""
        codes = "".join(self.codes[self.begin :])
        for first, after in reversed(find_descriptions(codes, self.lows, self.firsts[self.begin :], self.listed)):
            self._take_out(first + self.begin, after + self.begin)

    def _take_out(self, first: int, after: int) -> None:
        """Take out chunks from first up to, not including, after, with their times; those behind them move up."""
        for column in (self.codes, self.firsts, self.lasts, self.entries):
            del column[first:after]
        behind = [*takewhile(lambda at: at >= first, reversed(self.mentions))]
        for at in reversed(behind):
            time = self.mentions.pop(at)
            if at >= after:
                self.mentions[at - (after - first)] = time

    def _add(self, entry: Entry, first: int, last: int) -> None:
        self.codes.append(entry[0])
        self.firsts.append(first)
        self.lasts.append(last)
        self.entries.append(entry)

    def _read(self, index: int) -> int:
        """Read what begins at a word, and say at which word to go on."""
        word, lows = self.words[index], self.lows
        found = self._time(index) if index in self.timed else None
        if found is None and (word in MARKS or (word in BULLETS and self._opens_item(index))):
            return self._read_mark(index)
        entry, last = found or self._entry(index)
        if entry[0] in JUDGED or lows[index] in TURNING or lows[last - 1] in TURNING:
            entry, last = self._judge(entry, index, last)
        self._add(entry, index, last)
        return last

    def _time(self, index: int) -> tuple[Entry, int] | None:
        """The time that begins at a word, or the name that it only is part of; None if it says no more than "then"."""
        time, last = self.timed[index]
        word = self.words[index]
        named = look_up(self.cased, self.words, index, self.stop) if word in self.cased else None
        if named and named[1] > last:
            return named  # "the March 23 Movement"
        if time.value.endswith("_REF"):
            return None
        code = "D" if time.type in (TimexType.DURATION, TimexType.SET) else "T"
        if is_day_of_violence(self.lows, self.start, index, self.verbs):
            return NOTHING, min(max(last, index + 1), self.stop)
        if code == "T" and not (word in STRETCHES and self.lows[index - 1] == "time"):
            self._pass_over_adjunct(index)
        self.mentions[len(self.codes)] = time
        return (code, time.rule, (), ""), min(max(last, index + 1), self.stop)

    def _pass_over_adjunct(self, index: int) -> None:
        """Take back what only says why or how, before a time told behind it: "meet amid tension | on Monday"."""
        stop = len(self.codes) - (self.codes[-1:] == ["k"])
        begin = max(self.begin, stop - REACH)
        words = [*self.firsts[begin : stop + 1], index][: stop + 1 - begin]
        codes = "".join(self.codes[begin:stop])
        found = begin + begin_of_chunks(codes, words, self.lows, self.begin - begin, self.verbs)
        self._take_out(found, stop)
        if codes[-1:] == "," and found < stop:  # "in a bid to end the war, amid fears at home, on Monday"
            self._pass_over_adjunct(index)

    def _opens_item(self, index: int) -> bool:
        return index > self.start and opens_line(self.document, index)

    def _read_mark(self, index: int) -> int:
        """Read a punctuation mark, with what it sets apart."""
        word, words, stop, codes = self.words[index], self.words, self.stop, self.codes
        if word in BULLETS and self._opens_item(index):  # "will visit:", and below "- Rome on 12 March", "- Oslo on"
            if codes[self.begin :] and codes[-1] in ",;&":
                codes[-1] = codes[-1].replace(";", ",")
            else:
                self._add(COMMA, index, index + 1)
            return index + 1
        if word == ":" and index + 2 < stop and words[index + 1] in BULLETS and self._opens_item(index + 1):
            return index + 2
        if codes[-1:] and codes[-1] in "SPOBMCNA" and (after := after_exception(self.lows, index, stop)):
            return after
        if word in DASHES and (after := after_small_aside(self.folded, words, index, stop, self.timed)):
            return after
        if (
            word == ","
            and index > self.start
            and (after := after_inserted(self.folded, words, index, stop, self.timed))
        ):
            return after
        if word == "(":
            return self._read_aside(index)
        self._add((self._code_of_mark(index), "", (), ""), index, index + 1)
        return index + 1

    def _code_of_mark(self, index: int) -> str:
        """What a mark does to a sentence: a hyphen ties or parts, a bracket closes an aside or a time."""
        word, start, stop = self.words[index], self.start, self.stop
        if word == ")":
            return "," if index < self.timed_until else ";"
        code = MARKS[word]
        if code == "-":
            self.dashes = paired_dashes(self.document, start, stop) if self.dashes is None else self.dashes
            parts = heads_sentence(self.document, self.codes[self.begin :], index, stop) or index in self.dashes
            code = ";" if parts else code
        if word in DASHES:
            self.adding = adding_dashes(self.document, start, stop) if self.adding is None else self.adding
            code = "," if index in self.adding else code
        return code

    def _read_aside(self, index: int) -> int:
        """Read what an opening bracket begins: a home, a venue, a time; all else in brackets is passed over."""
        words, stop, codes = self.words, self.stop, self.codes
        last, named, mark = after_aside(words, index, stop), None, ""
        if self.begin < len(codes) and codes[-1] in "NP" and codes[-2:-1] not in (["i"], ["f"], ["j"]):
            named, mark = home_in_aside(self.cased, words, index, last), "o"  # "Igor Popov (Russia)"
        if named is None and last == stop and index > self.start:
            named, mark = venue_in_aside(self.cased, words, index, last), ","  # "Council (Brussels)" ends a line
        if named is not None:
            self._add((mark, "", (), ""), index, index + 1)
            self._add(named, index + 1, last - 1)
            return last
        occasion = (self.cased, words) if self.begin < len(codes) and codes[-1] in "nx" else None
        self.timed_until = read_timed_aside(self.lows, self.timed, index, last, occasion)
        if last > index + 1 and not self.timed_until and not is_source(codes, self.begin, words, last, stop):
            return last
        after = index + 1 if self.timed_until else last
        self._add(("," if self.timed_until else ";", "", (), ""), index, after)
        return after

    def _entry(self, index: int) -> tuple[Entry, int]:
        """What the lexicon says of a word or of the phrase that begins with it."""
        word, words, lows, stop = self.words[index], self.words, self.lows, self.stop
        cased, folded = self.cased, self.folded
        if word[0] in "'’":
            if lows[index] in ("'s", "’s", "'", "’"):
                self._remember(word, POSSESSIVE)
                return POSSESSIVE, index + 1
            return look_up(folded, lows, index, stop) or (NOTHING, index + 1)
        if word[0].isupper() or word[0].isdigit():
            return self._name(index)
        if not word[0].isalpha():
            decimal = index + 1 < stop and words[index + 1].isdigit() and self.document.is_attached(index + 1)  # "€7.4"
            return NOTHING if decimal or word not in ".!?" else (".", "", (), ""), index + 1
        known = (word in cased and look_up(cased, words, index, stop)) or look_up(folded, lows, index, stop)
        short = known and known[0][0] == "d" and known[1] > index + 1 and words[index + 1][0].isupper()
        if short and look_up(cased, words, index + 1, stop):
            known = look_up(folded, lows, index, index + 1)  # "a | Group of Seven summit"
        if known and known[1] in self.timed and known[1] > index + 1 and lows[known[1] - 1] == "on":
            known = look_up(folded, lows, index, known[1] - 1) or known  # "held a call | on Monday"
        entry, last = (
            known
            or read_particles(self.document, cased, folded, self.particles, index, stop, self.codes)
            or (guess(lows[index], self.codes), index + 1)
        )
        if last == index + 1 and word not in cased and word == lows[index]:
            self._remember(word, entry)
        return entry, last

    def _remember(self, word: str, entry: Entry) -> None:
        """Keep what a word in small letters is, where it is the same wherever it stands."""
        alone, longer = unpack(self.folded, word) or NOT_THERE
        if alone is None and (word in self.particles or may_be_past(word)):
            return
        if (entry[0] in JUDGED and entry[0] not in SMALL) or word in TURNING:
            return
        if len(self.sure) >= MOST_REMEMBERED:
            self.sure.clear()
        self.sure[word] = (entry, longer) if longer or entry is not NOTHING else ORDINARY

    def _name(self, index: int) -> tuple[Entry, int]:
        """What begins with a capital or a digit."""
        words, timed, stop = self.words, self.timed_in_order, self.stop
        cased, folded, particles = self.cased, self.folded, self.particles
        # A name ends where a time begins: "gathered in Hanoi Friday".
        later, farthest = bisect_right(timed, index), min(index + NAME_LIMIT, stop)
        limit = timed[later] if later < len(timed) and timed[later] < farthest else stop
        entry, last = read_name(
            self.document, cased, folded, particles, self.portfolio, self.adverbs, index, limit, self.first
        )
        behind_office = self.begin < len(self.codes) and self.codes[-1] == "R"
        if behind_office and last < limit and words[last] not in cased:
            # "President El Hadj Omar Bongo Ondimba": a known name may go on behind its office; "Minister | Chad Lowe"
            if entry[0] in "SA" and words[last][0].isupper() and not look_up(folded, self.lows, last, stop):
                entry = NAME
            if entry[0] in "PN":
                last = max(last, after_name(self.document, cased, folded, particles, last - 1, limit))
        if last < limit and words[last] in OPENING and entry[0] in "NP" and last > index + 1:
            last = after_alias(words, last, limit) or last
        return entry, last

    def _judge(self, entry: Entry, index: int, last: int) -> tuple[Entry, int]:
        """What a word is where it stands, which may be something else than what the lexicon says of it."""
        codes, lows, stop = self.codes, self.lows, self.stop
        going_on = self.begin < len(codes)
        low, following = lows[index], lows[last] if last < stop else ""
        if self._is_other(entry, index, last):
            entry = what_else(low, lows[index - 1])
        if entry[0] == "v" and low in WEIGHED and following.endswith("ing"):
            entry = ("W", "cues.hope", (), entry[3])  # "considers visiting Oslo", not "considers the report"
        if lows[last - 1] in ("chair", "chairs"):
            entry = judge_chair(entry, codes, following)
        if low.startswith("recall") and entry[0] == "Z" and following in ("its", "his", "their", "her"):
            entry = NOTHING  # "recalls its ambassador"
        if entry[0] == "H" and low == "chair" and (following == "of" or (codes[-1:] == ["O"] and following in ",.")):
            entry = HEAD  # "Saudi Arabia, chair of the summit", "X, the EAC chair, will"
        if entry[0] in "vX" and low == "head" and is_office_of_head(codes, self.begin, lows, last, stop):
            entry = HEAD
        if low == "heads" and following == "of":
            entry = heads_of_states((self.cased, self.folded), self.words, lows, last, stop) or entry
        if low == "off" and going_on and codes[-1] in "PSRNr1" and is_bound(self.cased, self.words, index, stop):
            entry = GOING  # "Putin off to Egypt"
        if low == "states" and following == "that" and going_on and codes[-1] in "PSMO":
            entry = TELLING  # "Hezbollah states that", and not "member states that"
        if lows[last - 1] == "heads" and following in TOWARDS:  # "a delegation heads for Cairo"
            last = max(last - 1, index + 1)
            entry = GOING if low == "heads" else (look_up(self.folded, lows, index, last) or (NOTHING, last))[0]
        return entry, last

    def _is_in_compound(self, index: int, last: int) -> bool:
        """Whether a hyphen ties a word to the one before it, or to the one behind it."""
        tied = last - 1 in self.before_hyphens and last + 1 in self.behind_hyphens
        return index in self.behind_hyphens or (tied and last < self.stop - 1)

    def _is_other(self, entry: Entry, index: int, last: int) -> bool:
        """Whether a word is not what the lexicon says: tied by a hyphen, behind an article or a preposition."""
        codes, lows, code = self.codes, self.lows, entry[0]
        if code in "ZHVKFvEik" and self._is_in_compound(index, last):
            return True  # "so-called", "Saudi-led", "closed-door", "newly sworn-in"
        if self.begin == len(codes):
            return False
        paired = index > self.start and lows[index - 1] in PAIRS
        noun = code in "ZHVKFv" and after_determiner(codes) and not paired and "b" in entry[3]
        if noun and not is_what_they_do(codes, lows, index):
            return True  # "the report", "his lead": a noun where it stands
        if codes[-1] == "d" and (lows[index] == "following" or is_adjective(entry, lows[index - 1])):
            return True  # "the following summit", "a written message"
        if lows[index] == "close" and lows[index + 1 : index + 2] == ["to"] and is_state_of(codes, self.begin):
            return True  # "the two are close to an understanding"
        if code == "v" and entry[3].startswith("b") and lows[index - 1] in NO_VERB_AFTER:
            return True  # "on hand", "in return"
        if code == "v" and codes[-1] in {"jets": "dA9X", "land": "vHEKVX"}.get(lows[index], ""):
            return True  # "two American jets", and not "the president jets to Rome"; "to end land seizures"
        if code == "Z" and lows[index] == "reports" and codes[-1] in "FEH":
            return True  # "denied reports of a meeting"
        return code == "B" and self.words[index] in NATIONAL and is_national(codes)  # "Russia's Security Council"


def _times_by_word(document: Document, times: list[TimeMention]) -> dict[int, tuple[TimeMention, int]]:
    """First word of each time mention -> the mention and the word after it."""
    return {
        bisect_left(document.starts, time.span[0]): (time, bisect_left(document.starts, time.span[1])) for time in times
    }
