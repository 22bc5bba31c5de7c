"""Read what a parenthesis holds: "(Russia)", "(Brussels)", "(Thursday, 15:00)", "(UrduPoint News / Sputnik)".

In: the words of an article, the place of the opening bracket. Out: what the parenthesis names, or where it ends; of
a sentence, the dashes that stand for commas.
"""

from __future__ import annotations

from collections.abc import Container
from itertools import pairwise
from typing import Any

from calendars.extraction.words.lines import DASHES
from calendars.extraction.words.proper_names import NOTHING, look_up
from calendars.extraction.words.sentences import ENDERS, Document
from calendars.extraction.words.word_lists import AWAITED
from calendars.lexicon.phrases import Entry
from calendars.models import TimeMention, TimexType
from calendars.patterns import pattern_of

# In a parenthesis that is read, beside its time.
BESIDE_TIMES = frozenset({"to", "ends", "ending", "until", "till", "from", "on", "at", ",", "and", "through"})
# Of an occasion, what a parenthesis tells beside its time: "(due here in July)", "(to be held in Oslo in May)".
HELD_THEN = frozenset(
    {"due", "be", "held", "scheduled", "planned", "set", "slated", "expected", "opening", "starting", "beginning"}
    | {"start", "begin", "open", "resume", "convene", "here", "in", "for", "the", "early", "late", "mid"}
)
# What opens between two dashes what belongs to the row before it: "X and Y -- as well as Z -- will meet".
ADDING = (
    "as well as",
    "along with",
    "together with",
    "but also",
    "and later",
    "and also",
    "and then",
    "plus",
    "including",
)
# What opens there, or between commas, whoever is not of the row: "X and Y, but not Z, will meet".
EXCEPTING = ("but not", "though not", "but without", "minus", "not ", "and not")
# How many words stand there at most.
ADDED = 9
EXCEPTED = 14
# How far behind a dash the one may stand that closes an aside of small words.
SMALL = 6
# A parenthesis longer than this is a sentence of its own and is read; a shorter one is an aside and is skipped.
ASIDE = 12


def paired_dashes(document: Document, start: int, stop: int) -> list[int]:
    """The two dashes that part an aside from its sentence where a paper sets them as hyphens: "X - who ... - will"."""
    words = document.words
    dashes = (at for at in range(start + 1, stop - 1) if words[at] in ("-", "–"))
    found = [at for at in dashes if not document.is_attached(at) and not document.is_attached(at + 1)]
    return found if len(found) == 2 and not words[found[1] + 1][0].isdigit() else []


# "Tripartite meeting |", "Peace talks in Lima |": no verb, and no name before the noun.
HEADING = pattern_of(r"[XANDd]{0,3}(?P<noun>[nx])(?:[iow]d?[XACLSNO]{1,3})?")
# So many words stand behind a heading at the least.
HEADED = 5


def heads_sentence(document: Document, codes: list[str], dash: int, stop: int) -> bool:
    """Whether a dash parts a heading from its sentence: "Tripartite meeting - The ministers of X, Y and Z meet in"."""
    if len(codes) == 1 and document.words[dash - 1] == ")":
        return True  # "Hanoi (VNA) – Singapore's"
    if stop - dash <= HEADED or document.words[stop - 1] not in ENDERS or document.words[dash] == "--":
        return False
    if document.is_attached(dash) or document.is_attached(dash + 1) or not document.words[dash + 1][0].isupper():
        return False
    return HEADING.fullmatch("".join(codes)) is not None


def adding_dashes(document: Document, start: int, stop: int) -> set[int]:
    """The dashes of a sentence that stand for commas, as what is between two of them adds to a row, or is a report.

    The hyphen of "US-brokered" is none.
    """
    words = document.words
    found = [at for at in range(start + 1, stop - 1) if words[at] in DASHES and not _is_hyphen(document, at)]
    commas: set[int] = set()
    for first, second in pairwise(found):
        inner = " ".join(words[first + 1 : second]).lower()
        adds = inner.startswith(ADDING) or inner.endswith((" said", " says")) or _is_apposition(inner)
        of_whom = inner.startswith(OF_WHOM) and second - first <= LONG_ASIDE
        if words[first] == words[second] and (of_whom or (adds and second - first <= ADDED)):
            commas |= {first, second}
    for mark in DASHES:
        same = [at for at in found if words[at] == mark]
        if (
            len(same) == 2
            and same[0] - start <= ADDED
            and same[1] - same[0] <= LONG_ASIDE
            and words[same[1] + 1].lower() in HELPING
            and (HELPING | RELATIVE).isdisjoint(word.lower() for word in words[start : same[1]])
        ):
            commas.update(same)
    return commas


def _is_hyphen(document: Document, at: int) -> bool:
    """Whether a mark ties two words to one: "US-brokered", and not "Riga - a city"."""
    return document.words[at] == "-" and document.is_attached(at) and document.is_attached(at + 1)


def _is_apposition(inner: str) -> bool:
    """Whether what stands between two dashes only says who or what is meant: "his fiercest critic in the region"."""
    return inner.startswith(DETERMINERS) and HELPING.isdisjoint(inner.split())


# How a relative clause opens that tells of a person, and how an apposition does.
OF_WHOM = ("who ", "whom ", "whose ", "himself ", "herself ")
DETERMINERS = ("his ", "her ", "their ", "a ", "an ", "one of ", "the ", "now ", "then ", "at the time ")
# Behind an aside, the verb of the subject before it: "The summit -- the third in two years -- will be held".
HELPING = frozenset(
    {"will", "would", "is", "are", "was", "were", "has", "have", "had", "may", "might", "can", "could", "did", "does"}
)
RELATIVE = frozenset({"who", "which", "whose", "that", "where", "when", "if", ":", ";"})
LONG_ASIDE = 14
# What a word may not be that is passed over between two dashes: a verb, a plan, a denial.
TELLING = frozenset("ZHEQWVKFvnx8mu1245")


def after_small_aside(folded: dict[str, Any], words: list[str], index: int, stop: int, timed: Container[int]) -> int:
    """The word after the dash that closes a few small words: "X and Y - separately - in Oslo on Friday"; else 0."""
    end = next((at for at in range(index + 2, min(index + SMALL, stop)) if words[at] == words[index]), 0)
    inner = range(index + 1, end)
    if any(not words[at].islower() or not words[at].isalpha() or at in timed for at in inner):
        return 0
    known = (look_up(folded, words, at, end) or (NOTHING, 0) for at in inner)
    return end + 1 if end and all(entry[0] not in TELLING for entry, _ in known) else 0


def after_exception(lows: list[str], index: int, stop: int) -> int:
    """The word after the mark that closes who is not meant: ", but not Italy,", "-- minus Spain --"; else 0."""
    if not " ".join(lows[index + 1 : index + 3]).startswith(EXCEPTING):
        return 0
    closing = next((at for at in range(index + 3, min(index + EXCEPTED, stop)) if lows[at] == lows[index]), 0)
    return closing + 1 if closing else 0


# What an aside hangs on that keeps it from the verb it helps, and before which that is "to meet".
MODALS = frozenset({"will", "would", "may", "might", "could", "can"})
BEFORE_TO = HELPING | AWAITED | {"planned"}
# How an aside opens that may tell more of the engagement: its day, or who else is there.
TELLING_MORE = frozenset(
    {"after", "following", "when", "while", "during", "before", "with", "together", "along", "as", "alongside", "like"}
    | {"on", "in", "at", "from", "by", "over", "late", "early", "later", "next", "this", "today", "tomorrow", "tonight"}
)
INSERTED = 16


def after_inserted(folded: dict[str, Any], words: list[str], index: int, stop: int, timed: Container[int]) -> int:
    """The word after what keeps a verb from its helper: "will, officials said on Monday, meet X"; else 0.

    It names nobody and no engagement: "is, according to two officials who spoke last week, to meet X".
    """
    before = words[index - 1]  # not "May"
    if before not in BEFORE_TO or index + 3 >= stop or words[index + 1].lower() in TELLING_MORE:
        return 0
    end = next((at for at in range(index + 2, min(index + INSERTED, stop - 1)) if words[at] == ","), 0)
    if not end:
        return 0
    behind = words[end + 1]
    verb = (look_up(folded, words, end + 1, stop) or (NOTHING, 0))[0] if before in MODALS else NOTHING
    if behind != "to" and (verb[0] not in tuple("vxHE") or "b" not in verb[3]):
        return 0
    inner = range(index + 1, end)
    named = any(words[at][:1].isupper() and at not in timed and words[at - 1] != "on" for at in inner)
    known = ((look_up(folded, words, at, end) or (NOTHING, 0))[0][0] for at in inner)
    return 0 if named or any(code in tuple("nx") for code in known) else end + 1


def after_aside(words: list[str], index: int, stop: int) -> int:
    """The word after a short parenthesis, or the one after its opening where it is long."""
    for end in range(index + 1, min(index + ASIDE, stop)):
        if words[end] == ")":
            return end + 1
    return index + 1


def home_in_aside(cased: dict[str, Any], words: list[str], index: int, last: int) -> Entry | None:
    """The state that a parenthesis names and nothing else: "(Russia)", "(the Netherlands)", "(Republic of Korea)"."""
    first = index + 2 if words[index + 1 : index + 2] == ["the"] else index + 1
    if last < first + 2:
        return None
    entry, after = look_up(cased, words, first, last - 1) or (NOTHING, 0)
    return entry if entry[0] == "S" and after == last - 1 else None


def venue_in_aside(cased: dict[str, Any], words: list[str], index: int, last: int) -> Entry | None:
    """The city that a parenthesis names and nothing else."""
    if last < index + 3 or words[last - 1] != ")":
        return None
    entry, after = look_up(cased, words, index + 1, last - 1) or (NOTHING, 0)
    return entry if entry[0] in "CL" and after == last - 1 else None


def read_timed_aside(
    lows: list[str],
    timed: dict[int, tuple[TimeMention, int]],
    index: int,
    last: int,
    occasion: tuple[dict[str, Any], list[str]] | None = None,
) -> int:
    """The word after a parenthesis that holds a time and nothing else: "(Thursday, 15:00)", "(to July 20)"; else 0.

    Behind an occasion it may hold more: "(due here in July)", "(Accra, 12 July)".

    Args:
        lows: the words of the document in small letters.
        timed: the times by their first words.
        index: the opening bracket.
        last: the word after the closing one.
        occasion: the names of the lexicon and the words, where the bracket stands behind an occasion.
    """
    at, found = index + 1, False
    while at < last - 1:
        mention = timed.get(at)
        if mention is not None and mention[0].type not in (TimexType.DURATION, TimexType.SET):
            at, found = max(mention[1], at + 1), True
        elif lows[at] in BESIDE_TIMES or (occasion and lows[at] in HELD_THEN):
            at += 1
        elif occasion and (place := look_up(*occasion, at, last - 1)) and place[0][0] in "CLS":
            at = place[1]
        else:
            return 0
    return last if found and at == last - 1 else 0


def is_source(codes: list[str], begin: int, words: list[str], last: int, stop: int) -> bool:
    """Whether a parenthesis tells the agency behind the city that a report opens with, and the report starts there."""
    return len(codes) == begin + 1 and codes[-1] in "CL" and last < stop and words[last][0].isupper()


def beside_hyphens(document: Document) -> tuple[set[int], set[int]]:
    """The words that a hyphen touches: those before one, and those behind one."""
    words, hyphens = document.words, document.find_all("-")
    before = {at - 1 for at in hyphens if at and document.is_attached(at)}
    return before, {at + 1 for at in hyphens if at + 1 < len(words) and document.is_attached(at + 1)}


# What an editor put into a name: "French President [Emmanuel] Macron", "[German Chancellor Angela] Merkel".
CAPITALS = r"[^\W\d_a-z][\w.'’-]*"
EDITED = pattern_of(rf"\[(?P<name>{CAPITALS}(?: {CAPITALS}){{0,5}})\](?= {CAPITALS})")


def with_names_whole(text: str) -> str:
    """A text, letter for letter, with blanks for the brackets about a part of a name.

    >>> with_names_whole("French President [Emmanuel] Macron")
    'French President  Emmanuel  Macron'
    """
    return EDITED.sub(r" \g<name> ", text) if "[" in text else text
