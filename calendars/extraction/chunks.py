"""Say of every word of an article what sort of thing it is, as one letter that the later stages read.

In: the document, its times, the lexicon. Out: `Chunks`, the words grouped into names, times, offices, triggers and
small words, with a string of one code a chunk. Patterns over that string are short, cannot explode, and name no word.
The codes are those of `lexicon/phrases.py` and of [function] in cues.toml, and:

    T time   D duration   N name that the lexicon does not know   p possessive   9 number   X any other word
    , comma   - hyphen   ; strong stop   q quotation mark   . end of sentence
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Any

from calendars.extraction.sentences import Document
from calendars.lexicon.phrases import Entry, unpack
from calendars.models import TimeMention, TimexType

MARKS = {
    ",": ",",
    "-": "-",
    "–": "-",
    ";": ";",
    ":": ";",
    "--": ";",
    "—": ";",
    "/": "&",
    "_": "-",  # behind the place of old wire copy: "MOSCOW (AP) _ ..."
    "(": "(",
    ")": ")",
} | dict.fromkeys('"“”‘«»', "q")
NOTHING: Entry = ("X", "", (), "")
NAME: Entry = ("N", "", (), "")
HEAD: Entry = ("R", "actors.head", (), "official")
# Prepositions that no verb in its base form follows.
NO_VERB_AFTER = frozenset({"on", "at", "in", "by", "of", "from", "with", "under", "without"})
# Names of bodies of the United Nations that bodies of one state have too.
NATIONAL = frozenset({"Security", "General", "Council"})
# After these a capital is that of a new sentence, not of a name.
OPENERS = frozenset({"-", "--", "–", "—", ":", ";", '"', "“", "‘", "("})
# After "the", they stand for people: "when the two meet".
PAIRS = frozenset({"two", "three", "four", "five", "six", "pair", "trio"})
# A parenthesis longer than this is a sentence of its own and is read; a shorter one is an aside and is skipped.
ASIDE = 12
# A proper name that ends with a noun of these is that of an occasion.
OCCASIONS = frozenset(f"triggers.{noun}" for noun in ("summit", "conference", "meeting", "talks", "consultations"))
# In a parenthesis that is read, beside its time.
BESIDE_TIMES = frozenset({"to", "until", "till", "from", "on", "at", ",", "and", "through"})
# No name has more words.
NAME_LIMIT = 12


@dataclass(slots=True, eq=False, repr=False)
class Chunks:
    """A document as chunks: chunk i is words firsts[i]:lasts[i], codes[i] its sort, entries[i] what the lexicon says.

    `times[i]` is the time mention of a chunk T or D. `sentences` are half-open ranges of chunks, one for each sentence
    of the document (empty where nothing is left of it).
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
        lows = self.document.lows
        self.lows = [lows[first] for first in self.firsts]

    def text(self, first: int, last: int | None = None) -> str:
        """The words of chunk `first`, or of chunks first up to, not including, last."""
        return self.document.cut(self.firsts[first], self.lasts[first if last is None else last - 1])

    def span(self, first: int, last: int | None = None) -> tuple[int, int]:
        """Offsets of chunk `first`, or of chunks first up to, not including, last."""
        return self.document.span(self.firsts[first], self.lasts[first if last is None else last - 1])

    def low(self, index: int) -> str:
        """The first word of a chunk in lower case."""
        return self.lows[index]


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
        while index < stop:
            word = words[index]
            mention = timed.get(index)
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
            elif word in MARKS:
                code = MARKS[word]
                if code == "(":
                    last = _after_aside(words, index, stop)
                    timed_until = _read_timed_aside(lows, timed, index, last)
                    if last > index + 1 and not timed_until:
                        index = last
                        continue
                    last = index + 1
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
                entry, last = _read_name(document, cased, folded, particles, portfolio, adverbs, index, limit, start)
                if entry[0] == "P" and codes[begin:][-1:] == ["R"] and last < limit and words[last] not in cased:
                    # "President El Hadj Omar Bongo Ondimba": a known name may go on behind its office
                    last = max(last, _after_name(document, cased, folded, particles, last - 1, limit))
            elif word in plain:
                entry = plain[word]
            elif word[0].isalpha():
                entry, last = (
                    (word in cased and look_up(cased, words, index, stop))
                    or look_up(folded, lows, index, stop)
                    or _read_particles(document, cased, folded, particles, index, stop, codes)
                    or (_guess(lows, index), last)
                )
                if word not in cased and _stands_alone(folded, word):
                    plain[word] = entry
            elif word in ".!?":
                entry = (".", "", (), "")
            if (
                entry[0] in "ZHVKFvE"
                and codes
                and codes[-1] == "-"
                and document.ends[index - 1] == document.starts[index]
            ):
                entry = NOTHING  # "so-called", "Saudi-led"
            pair = index > start and lows[index - 1] in PAIRS
            if (
                entry[0] in "ZHVKFv"
                and codes
                and _after_determiner(codes)
                and not pair
                and begin < len(codes)
                and "b" in entry[3]
            ):
                entry = NOTHING  # "the report", "his lead": a noun where it stands
            if entry[0] == "R" and lows[last - 1] == "chair" and last < stop and lows[last] in ("a", "an", "the"):
                entry = ("H", "cues.support", (), "b")  # "France and Japan co-chair a conference"
            if entry[0] == "v" and entry[3].startswith("b") and begin < len(codes) and lows[index - 1] in NO_VERB_AFTER:
                entry = NOTHING  # "on hand", "in return"
            if entry[0] in "vX" and lows[index] == "head" and _is_office_of_head(codes, begin, lows, last, stop):
                entry = HEAD
            if entry[0] == "B" and codes[begin:] and words[index] in NATIONAL and _is_national(codes):
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


def _is_office_of_head(codes: list[str], begin: int, lows: list[str], after: int, stop: int) -> bool:
    """Whether "head" is an office, not a verb: "the UNHCR head", "the head of the delegation"."""
    following = lows[after] if after < stop else ""
    return following == "of" or (
        len(codes) > begin and codes[-1] in "dpAOBI" and following not in ("for", "to", "home")
    )


def _is_national(codes: list[str]) -> bool:
    """Whether a body's common name follows that of a state: "Iranian", "Russia's"."""
    return codes[-1] == "A" or codes[-2:] == ["S", "p"]


def _after_determiner(codes: list[str]) -> bool:
    """Whether a noun must come: "the ...", "its ...", "a peaceful ..."."""
    return codes[-1] in "dpA" or (codes[-1] == "X" and len(codes) > 1 and codes[-2] in "dpA")


def _with_straight_apostrophes(document: Document) -> Document:
    """The same words for looking up, as the lexicon writes them; the offsets and the text stay."""
    words = [word.replace("’", "'") for word in document.words]
    return document._replace(words=words, lows=[word.lower() for word in words])


def _times_by_word(document: Document, times: list[TimeMention]) -> dict[int, tuple[TimeMention, int]]:
    """First word of each time mention -> the mention and the word after it."""
    return {
        bisect_left(document.starts, time.span[0]): (time, bisect_left(document.starts, time.span[1])) for time in times
    }


def _after_aside(words: list[str], index: int, stop: int) -> int:
    """The word after a short parenthesis, or the one after its opening where it is long."""
    for end in range(index + 1, min(index + ASIDE, stop)):
        if words[end] == ")":
            return end + 1
    return index + 1


def _read_timed_aside(lows: list[str], timed: dict[int, tuple[TimeMention, int]], index: int, last: int) -> int:
    """The word after a parenthesis that holds a time and nothing else: "(Thursday, 15:00)", "(to July 20)"; else 0."""
    at, found = index + 1, False
    while at < last - 1:
        mention = timed.get(at)
        if mention is not None and mention[0].type not in (TimexType.DURATION, TimexType.SET):
            at, found = max(mention[1], at + 1), True
        elif lows[at] in BESIDE_TIMES:
            at += 1
        else:
            return 0
    return last if found and at == last - 1 else 0


def look_up(index: dict[str, Any], words: list[str], at: int, stop: int) -> tuple[Entry, int] | None:
    """The longest phrase of an index that stands at a word, and the word after it."""
    for rest, entry in unpack(index, words[at]) or ():
        last = at + 1 + len(rest)
        if last <= stop and (not rest or tuple(words[at + 1 : last]) == rest):
            return entry, last
    return None


def _read_name(
    document: Document,
    cased: dict[str, Any],
    folded: dict[str, Any],
    particles: frozenset[str],
    portfolio: frozenset[str],
    adverbs: frozenset[str],
    index: int,
    stop: int,
    start: int,
) -> tuple[Entry, int]:
    """A word with a capital or a digit: a known name, an office, a sentence's first word, or a new name."""
    words, lows = document.words, document.lows
    known = look_up(cased, words, index, stop) or _look_up_shouted(cased, words, index, stop)
    common = look_up(folded, lows, index, stop)
    if known and not (common and common[1] > known[1]):
        after = known[1]
        # A known name that runs on with a capital is part of a longer name: "Jordan Smith", "Victoria Nuland".
        if known[0][0] not in "LUC" or not _runs_on(document, folded, cased, after, stop):
            return known
    elif common and (
        common[0][0] in "Rrd"
        or index == start
        or words[index - 1] in OPENERS
        or not _in_name(document, common[1] - 1, stop)
    ):
        return common
    if words[index][0].isdigit():
        return ("9", "", (), ""), index + 1
    if index == start and lows[index] in adverbs:
        return NOTHING, index + 1
    last = _after_name(document, cased, folded, particles, index, stop)
    last = _after_portfolio(lows, portfolio, index, last)
    if all(low in portfolio for low in lows[index:last]):
        return NOTHING, last  # "Minister for Legal and Security Affairs": no one's name
    ending = unpack(folded, lows[last - 1]) or ()
    if last > index + 1 and any(not rest and entry[0] == "G" for rest, entry in ending):
        return ("G", "cues.agreement", (), ""), last  # "Visiting Forces Agreement"
    occasion = next((entry for rest, entry in ending if not rest and entry[1] in OCCASIONS), None)
    if last > index + 1 and occasion and known and known[0][0] in "LC" and known[1] == index + 1:
        return known  # "the Beijing | Donor Conference"
    if last > index + 1 and occasion:
        return ("n", occasion[1], (), "name"), last  # "Beijing Donor Conference"
    return NAME, last


def _after_portfolio(lows: list[str], portfolio: frozenset[str], index: int, last: int) -> int:
    """Where the name of a field of work ends and that of its minister begins: "Security Affairs | Wibisono"."""
    for at in range(index, last - 1):
        if lows[at] in portfolio and lows[at + 1] not in portfolio:
            return at + 1
    return last


def _look_up_shouted(cased: dict[str, Any], words: list[str], at: int, stop: int) -> tuple[Entry, int] | None:
    """A name in capitals, as datelines and old headlines have it: "KUALA LUMPUR"."""
    two = at + 1 < stop and words[at + 1].isupper() and len(words[at + 1]) > 3
    if not words[at].isupper() or len(words[at]) < (3 if two else 4):
        return None
    title = [word.title() for word in words[at : at + 5]]
    found = look_up(cased, title, 0, min(len(title), stop - at))
    return (found[0], at + found[1]) if found else None


def _in_name(document: Document, index: int, stop: int) -> bool:
    """Whether a capitalised common word stands beside other capitalised words, as in a proper name."""
    after = document.words[index + 1] if index + 1 < stop else ""
    return bool(after) and after[0].isupper()


def _runs_on(document: Document, folded: dict[str, Any], cased: dict[str, Any], index: int, stop: int) -> bool:
    """Whether a new capitalised word follows a place at once, so that the place is a person's first name."""
    if index >= stop:
        return False
    word = document.words[index]
    return word[0].isupper() and len(word) > 1 and word not in cased and document.lows[index] not in folded


def _after_name(
    document: Document, cased: dict[str, Any], folded: dict[str, Any], particles: frozenset[str], index: int, stop: int
) -> int:
    """The word after a name that starts at a word: "Hu", "George W. Bush", "Abdel Fattah al-Burhan", "Kim Kye-Gwan"."""
    words, lows, starts, ends = document.words, document.lows, document.starts, document.ends
    at = index + 1
    while at < stop:
        word = words[at]
        tight = starts[at] == ends[at - 1]
        if word == "." and tight and (len(words[at - 1]) == 1 or lows[at - 1] in ("jr", "sr", "st")):
            at += 1
        elif word == "-" and at + 1 < stop and words[at + 1][0].isalpha() and tight:
            if words[at + 1] in cased and not _is_name_part(cased, words[at + 1]):
                break
            at += 2
        elif (
            is_capital(word) and (word not in cased or _is_name_part(cased, word)) and not _is_office(folded, lows[at])
        ) or (lows[at] in particles and _particle_goes_on(words, particles, lows, at, stop)):
            at += 1
        else:
            break
    return at


def is_capital(word: str) -> bool:
    """Whether a word is written as a name is: "Trump", "d'Estaing", "al-Sisi"."""
    return word[0].isupper() or (len(word) > 2 and word[1] in "'’" and word[2].isupper())


def _read_particles(
    document: Document,
    cased: dict[str, Any],
    folded: dict[str, Any],
    particles: frozenset[str],
    index: int,
    stop: int,
    codes: list[str],
) -> tuple[Entry, int] | None:
    """A name that begins with its particle, where an office or a state stands before: "President von der Leyen"."""
    words, lows = document.words, document.lows
    if not is_capital(words[index]) and (
        lows[index] not in particles or not _particle_goes_on(words, particles, lows, index, stop)
    ):
        return None
    if (
        not codes
        or codes[-1] not in "RpA"
        or (index + 1 < stop and words[index + 1][0].islower() and lows[index] == "e")
    ):
        return None
    return NAME, _after_name(document, cased, folded, particles, index, stop)


def _is_name_part(cased: dict[str, Any], word: str) -> bool:
    """Whether a known word with a capital may still be part of a person's name: places and full names may."""
    return all(rest or entry[0] in "LP" for rest, entry in unpack(cased, word))


def _is_office(folded: dict[str, Any], low: str) -> bool:
    return any(not rest and entry[0] in "Rrd&12345678umcfowbyigjak" for rest, entry in unpack(folded, low) or ())


def _particle_goes_on(words: list[str], particles: frozenset[str], lows: list[str], at: int, stop: int) -> bool:
    """Whether a name goes on after a particle: "bin Salman", "al-Burhan", "dos Santos"."""
    for after in range(at + 1, min(at + 4, stop)):
        if words[after][0].isupper():
            return True
        if words[after] != "-" and lows[after] not in particles:
            return False
    return False


def _guess(lows: list[str], index: int) -> Entry:
    """An unknown word in lower case: a verb in the past tense where it looks like one."""
    low = lows[index]
    if len(low) > 4 and low.endswith("ed"):
        return ("E", "cues.past", (), "dn")
    return NOTHING
