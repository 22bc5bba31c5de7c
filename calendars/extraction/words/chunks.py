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
from dataclasses import dataclass, field
from typing import Any

from calendars.extraction.words.brackets import (
    DASHES,
    adding_dashes,
    after_aside,
    after_exception,
    after_small_aside,
    home_in_aside,
    is_source,
    read_timed_aside,
    venue_in_aside,
)
from calendars.extraction.words.headlines import with_plain_headlines
from calendars.extraction.words.lines import BULLETS
from calendars.extraction.words.proper_names import NOTHING, QUOTES, after_name, look_up, read_name, read_particles
from calendars.extraction.words.sentences import Document
from calendars.extraction.words.short_names import with_full_names
from calendars.lexicon.phrases import Entry, unpack
from calendars.models import TimeMention, TimexType
from calendars.patterns import pattern_of

MARKS = {
    ",": ",",
    "-": "-",
    "–": "-",
    ";": ";",
    ":": ";",
    "--": ";",
    "—": ";",
    "/": "&",
    "|": ";",  # between the cells of a table
    "_": "-",  # behind the place of old wire copy: "MOSCOW (AP) _ ..."
    "(": "(",
    ")": ")",
} | dict.fromkeys(('"', "“", "”", "‘", "«", "»", "''", "‘'", "'‘", "‘‘"), "q")
HEAD: Entry = ("R", "actors.head", (), "official")
GOING: Entry = ("v", "triggers.go", (), "s")
# Before a gerund, a wish.
WEIGHED = frozenset({"consider", "considers", "considered", "considering"})
# Words that what stands about them makes a verb or an office.
MANIFOLD = frozenset({"head", "off"})
# Behind "heads", they make it a verb.
TOWARDS = frozenset({"for", "to", "home", "back", "into", "off", "towards", "toward"})
# Prepositions that no verb in its base form follows.
NO_VERB_AFTER = frozenset({"on", "at", "in", "by", "of", "from", "with", "under", "without"})
# Names of bodies of the United Nations that bodies of one state have too.
NATIONAL = frozenset({"Security", "General", "Council"})
# After "the", they stand for people: "when the two meet".
PAIRS = frozenset({"two", "three", "four", "five", "six", "pair", "trio"})
# No name has more words.
NAME_LIMIT = 12

# As far ahead as a rule looks beyond its own chunk.
BEYOND = 4
END: Entry = (".", "", (), "")


@dataclass(slots=True, eq=False, repr=False)
class Chunks:
    """A document as chunks: chunk i is words firsts[i]:lasts[i], codes[i] its sort, entries[i] what the lexicon says.

    `times[i]` is the time mention of a chunk T or D. `sentences` are half-open ranges of chunks, one for each sentence
    of the document (empty where nothing is left of it). Behind the last one stand chunks like full stops, in no
    sentence, so that who looks some chunks ahead need not ask whether the text goes on.
    """

    document: Document
    codes: str
    firsts: list[int]
    lasts: list[int]
    entries: list[Entry]
    times: dict[int, TimeMention]
    sentences: list[tuple[int, int]]
    lows: list[str] = field(init=False)  # the first word of each chunk in lower case

    def __post_init__(self) -> None:
        lows, last = self.document.lows, len(self.document.words)
        self.lows = [lows[first] for first in self.firsts] + [""] * BEYOND
        self.codes += "." * BEYOND
        self.entries += [END] * BEYOND
        self.firsts += [last - 1] * BEYOND
        self.lasts += [last] * BEYOND

    def text(self, first: int, last: int | None = None) -> str:
        """The words of chunk `first`, or of chunks first up to, not including, last; on one line, however wrapped."""
        words = self.document.cut(self.firsts[first], self.lasts[first if last is None else last - 1])
        return " ".join(words.split()) if "\n" in words else words

    def name(self, index: int) -> str:
        """The words of a chunk as the document spells them: "Putin" in the headline "PUTIN TO VISIT INDIA".

        A short name in quotes is left out: "Joko “Jokowi” Widodo".
        """
        text = self.text(index)
        if self.codes[index] in "NP" and not QUOTES.isdisjoint(text):
            text = NICKNAME.sub("", text)
        if not text.isupper():
            return text
        document, first = self.document, self.firsts[index]
        parts = [document.words[first]]
        for at in range(first + 1, self.lasts[index]):
            parts += [document.text[document.ends[at - 1] : document.starts[at]], document.words[at]]
        return " ".join("".join(parts).split())

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

    def is_present(self, index: int) -> bool:
        """Whether a chunk is a verb in the form of "meets"; the entries of offices hold their rank in its place."""
        return self.codes[index] in "HvxEQWVKFZ" and "s" in self.entries[index][3]

    def last_low(self, index: int) -> str:
        """The last word of a chunk in lower case."""
        return self.document.lows[self.lasts[index] - 1]


NICKNAME = pattern_of(r" [\"“][^\W\d_]+[\"”](?= )")

# The codes of words that may be something else where they stand.
JUDGED = frozenset("ZHVKFvERB")


def read_chunks(document: Document, times: list[TimeMention], lexicon: dict[str, Any]) -> Chunks:
    """Group the words of a document into chunks.

    Args:
        document: the article as words and sentences.
        times: its time mentions, in text order.
        lexicon: what `read_lexicon` returns.
    """
    phrases = lexicon["phrases"]
    cased, folded = phrases["cased"], phrases["folded"]
    plain = phrases.setdefault("plain", {})  # words with one meaning and no phrase, as articles have brought them up
    particles, portfolio, adverbs = (phrases["words"][name] for name in ("particles", "portfolio", "adverbs"))
    if "’" in document.text:
        document = _with_straight_apostrophes(document)
    document = with_plain_headlines(with_full_names(document, lexicon), phrases)
    words, lows = document.words, document.lows
    timed = _times_by_word(document, times)
    codes: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    entries: list[Entry] = []
    mentions: dict[int, TimeMention] = {}
    sentences: list[tuple[int, int]] = []
    for start, stop in document.sentences:
        begin, index, timed_until = len(codes), start, 0
        dashes: list[int] | None = None
        adding: set[int] | None = None
        while index < stop:
            word = words[index]
            mention = timed.get(index)
            known = plain.get(word) if mention is None else None
            if known is not None and known[0] not in JUDGED and word not in MANIFOLD:  # most words
                codes.append(known[0])
                firsts.append(index)
                lasts.append(index + 1)
                entries.append(known)
                index += 1
                continue
            entry = NOTHING
            last = index + 1
            named = look_up(cased, words, index, stop) if mention is not None and word in cased else None
            if mention is not None and named and named[1] > mention[1]:  # "the March 23 Movement"
                entry, last = named
            elif mention is not None and not mention[0].value.endswith("_REF"):
                time, last = mention
                last = min(max(last, index + 1), stop)
                mentions[len(codes)] = time
                entry = ("D" if time.type in (TimexType.DURATION, TimexType.SET) else "T", time.rule, (), "")
            elif word in BULLETS and index > start and _opens_line(document, index):
                if codes[begin:] and codes[-1] in ",;&":
                    codes[-1] = codes[-1].replace(";", ",")
                    index += 1
                    continue
                entry = (",", "", (), "")  # "will visit:", and below "- Rome on 12 March", "- Oslo on 14 March"
            elif word in MARKS:
                if (
                    word == ":"
                    and index + 2 < stop
                    and words[index + 1] in BULLETS
                    and _opens_line(document, index + 1)
                ):
                    index += 2
                    continue
                code = MARKS[word]
                if code == "-":
                    dashes = _paired_dashes(document, start, stop) if dashes is None else dashes
                    opened = len(codes) == begin + 1 and words[index - 1] == ")"  # "Hanoi (VNA) – Singapore's minister"
                    code = ";" if index in dashes or opened else code
                if codes[-1:] and codes[-1] in "SPOBMC" and (last := after_exception(lows, index, stop)):
                    index = last
                    continue
                if word in DASHES and (last := after_small_aside(folded, words, index, stop, timed)):
                    index = last
                    continue
                last = index + 1
                if word in DASHES:
                    adding = adding_dashes(words, start, stop) if adding is None else adding
                    code = "," if index in adding else code
                if code == "(":
                    last = after_aside(words, index, stop)
                    named_aside, mark = None, ""
                    if begin < len(codes) and codes[-1] in "NP" and codes[-2:-1] not in (["i"], ["f"], ["j"]):
                        # "Igor Popov (Russia)" is read as "Igor Popov of Russia"
                        named_aside, mark = home_in_aside(cased, words, index, last), "o"
                    if named_aside is None and last == stop and index > start:
                        # "General Affairs Council (Brussels)", at the end of a line
                        named_aside, mark = venue_in_aside(cased, words, index, last), ","
                    if named_aside is not None:
                        codes += [mark, named_aside[0]]
                        firsts += [index, index + 1]
                        lasts += [index + 1, last - 1]
                        entries += [(mark, "", (), ""), named_aside]
                        index = last
                        continue
                    timed_until = read_timed_aside(lows, timed, index, last)
                    if last > index + 1 and not timed_until and not is_source(codes, begin, words, last, stop):
                        index = last
                        continue
                    last = index + 1 if timed_until else last
                    code = "," if timed_until else ";"
                elif code == ")":
                    code = "," if index < timed_until else ";"
                entry = (code, "", (), "")
            elif word[0] in "'’":
                entry = ("p", "", (), "") if lows[index] in ("'s", "’s", "'", "’") else NOTHING
                if entry is NOTHING:
                    entry, last = look_up(folded, lows, index, stop) or (NOTHING, last)
            elif word[0].isupper() or word[0].isdigit():
                # A name ends where a time begins: "gathered in Hanoi Friday".
                limit = next((at for at in range(index + 1, min(index + NAME_LIMIT, stop)) if at in timed), stop)
                entry, last = read_name(document, cased, folded, particles, portfolio, adverbs, index, limit, start)
                behind_office = begin < len(codes) and codes[-1] == "R"
                if entry[0] == "P" and behind_office and last < limit and words[last] not in cased:
                    # "President El Hadj Omar Bongo Ondimba": a known name may go on behind its office
                    last = max(last, after_name(document, cased, folded, particles, last - 1, limit))
            elif known is not None:
                entry = known
            elif word[0].isalpha():
                entry, last = (
                    (word in cased and look_up(cased, words, index, stop))
                    or look_up(folded, lows, index, stop)
                    or read_particles(document, cased, folded, particles, index, stop, codes)
                    or (_guess(lows, index), last)
                )
                if word not in cased and _stands_alone(folded, word):
                    plain[word] = entry
            elif word in ".!?":
                entry = (".", "", (), "")
            if entry[0] in "ZHVKFvEik" and _is_in_compound(document, index, last, stop):
                entry = NOTHING  # "so-called", "Saudi-led", "closed-door", "newly sworn-in"
            pair = index > start and lows[index - 1] in PAIRS
            if (
                entry[0] in "ZHVKFv"
                and begin < len(codes)
                and _after_determiner(codes)
                and not pair
                and "b" in entry[3]
            ):
                entry = NOTHING  # "the report", "his lead": a noun where it stands
            if lows[index] == "close" and index + 1 < stop and lows[index + 1] == "to" and _is_state_of(codes, begin):
                entry = NOTHING  # "the two are close to an understanding"
            if entry[0] == "v" and word in WEIGHED and last < stop and lows[last].endswith("ing"):
                entry = ("W", "cues.hope", (), entry[3])  # "considers visiting Oslo", not "considers the report"
            if entry[0] == "R" and lows[last - 1] == "chair" and last < stop and lows[last] in ("a", "an", "the"):
                entry = ("H", "cues.support", (), "b")  # "France and Japan co-chair a conference"
            if entry[0] == "v" and entry[3].startswith("b") and begin < len(codes) and lows[index - 1] in NO_VERB_AFTER:
                entry = NOTHING  # "on hand", "in return"
            if entry[0] in "vX" and lows[index] == "head" and _is_office_of_head(codes, begin, lows, last, stop):
                entry = HEAD
            if entry[0] == "Z" and lows[index] == "reports" and begin < len(codes) and codes[-1] in "FEH":
                entry = NOTHING  # "denied reports of a meeting"
            if lows[index] == "off" and _is_bound(cased, words, index, stop) and begin < len(codes):
                entry = GOING if codes[-1] in "PSRNr1" else entry  # "Putin off to Egypt"
            if lows[last - 1] == "heads" and last < stop and lows[last] in TOWARDS:  # "a delegation heads for Cairo"
                last = max(last - 1, index + 1)
                entry = GOING if lows[index] == "heads" else (look_up(folded, lows, index, last) or (NOTHING, last))[0]
            if entry[0] == "B" and begin < len(codes) and words[index] in NATIONAL and _is_national(codes):
                entry = NOTHING  # "Russia's Security Council"
            codes.append(entry[0])
            firsts.append(index)
            lasts.append(last)
            entries.append(entry)
            index = last
        sentences.append((begin, len(codes)))
    return Chunks(document, "".join(codes), firsts, lasts, entries, mentions, sentences)


def _stands_alone(folded: dict[str, Any], word: str) -> bool:
    """Whether the lexicon knows a word in small letters, and no phrase that begins with it."""
    found = unpack(folded, word)
    return bool(found) and len(found) == 1 and not found[0][0]


def _opens_line(document: Document, index: int) -> bool:
    """Whether a new line begins before a word."""
    return "\n" in document.text[document.ends[index - 1] : document.starts[index]]


def _is_in_compound(document: Document, index: int, last: int, stop: int) -> bool:
    """Whether a hyphen ties a word to the one before it, or to the one behind it."""
    words, starts, ends = document.words, document.starts, document.ends
    if index and words[index - 1] == "-" and ends[index - 1] == starts[index]:
        return True
    tied = last < stop - 1 and words[last] == "-" and ends[last - 1] == starts[last]
    return tied and ends[last] == starts[last + 1]


def _is_office_of_head(codes: list[str], begin: int, lows: list[str], after: int, stop: int) -> bool:
    """Whether "head" is an office, not a verb: "the UNHCR head", "the head of the delegation"."""
    following = lows[after] if after < stop else ""
    return following == "of" or (
        len(codes) > begin and codes[-1] in "dpAOBI" and following not in ("for", "to", "home")
    )


def _is_state_of(codes: list[str], begin: int) -> bool:
    """Whether a form of "be" stands before a word: "are close", "are now close"."""
    return len(codes) > begin and (codes[-1] in "123" or (codes[-1] == "X" and codes[-2:-1] in (["1"], ["2"], ["3"])))


def _is_national(codes: list[str]) -> bool:
    """Whether a body's common name follows that of a state: "Iranian", "Russia's"."""
    return codes[-1] == "A" or codes[-2:] == ["S", "p"]


def _after_determiner(codes: list[str]) -> bool:
    """Whether a noun must come: "the ...", "its ...", "a peaceful ..."."""
    return codes[-1] in "dpA" or (codes[-1] == "X" and len(codes) > 1 and codes[-2] in "dpA")


def _with_straight_apostrophes(document: Document) -> Document:
    """The same words for looking up, as the lexicon writes them; the offsets and the text stay."""
    words, lows = ([word.replace("’", "'") for word in column] for column in (document.words, document.lows))
    return document._replace(words=words, lows=lows)


def _times_by_word(document: Document, times: list[TimeMention]) -> dict[int, tuple[TimeMention, int]]:
    """First word of each time mention -> the mention and the word after it."""
    return {
        bisect_left(document.starts, time.span[0]): (time, bisect_left(document.starts, time.span[1])) for time in times
    }


def _is_bound(cased: dict[str, Any], words: list[str], index: int, stop: int) -> bool:
    """Whether "to" and a state or a city stand behind a word: "off to Egypt"."""
    if index + 2 >= stop or words[index + 1].lower() != "to":
        return False
    entry, _ = look_up(cased, words, index + 2, stop) or (NOTHING, 0)
    return entry[0] in "SCL"


def _paired_dashes(document: Document, start: int, stop: int) -> list[int]:
    """The two dashes that part an aside from its sentence where a paper sets them as hyphens: "X - who ... - will"."""
    words, starts, ends = document.words, document.starts, document.ends
    found = [
        at
        for at in range(start + 1, stop - 1)
        if words[at] in ("-", "–") and ends[at - 1] < starts[at] and ends[at] < starts[at + 1]
    ]
    return found if len(found) == 2 and not words[found[1] + 1][0].isdigit() else []


def _guess(lows: list[str], index: int) -> Entry:
    """An unknown word in lower case: a verb in the past tense where it looks like one."""
    low = lows[index]
    if len(low) > 4 and low.endswith("ed"):
        return ("E", "cues.past", (), "dn")
    return NOTHING
