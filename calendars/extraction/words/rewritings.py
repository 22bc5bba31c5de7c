"""Write an article as it is read most easily: headlines as sentences, short forms in full.

In: a document and the lexicon. Out: the same one, with other words for looking up; its text and the offsets stay.

- "Chinese Premier Meets Thai King", "PUTIN TO VISIT INDIA": only names keep their capitals.
- "On Tuesday May met Tusk": a surname is no month and no verb.
- "Indo-Pak talks", "Pak PM in Kabul": states are named in full, and apostrophes are those of the lexicon.
- "he's in Riyadh", "Macron's going to Tirana", "he's met X": "'s" is "is" or "has", but for that of a possessor.
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.words.proper_names import look_up
from calendars.extraction.words.sentences import ENDERS, Document
from calendars.lexicon.phrases import alone_in, phrases_in, unpack_group
from calendars.patterns import pattern_of

# No headline has more words, and one of fewer is as likely a name.
LONGEST, SHORTEST = 25, 3
# No sentence in capitals has more.
LONGEST_SHOUTED = 60
# The codes of verbs and of nouns that name an engagement, one of which a headline has; those of other words.
TELLING = frozenset("nvxHQWVKFEZ")
SMALL = frozenset("dowbyifgjakc&|mu123456780htJ")
# Behind these a name goes on: "Ban Ki-moon", "Sergei A. Ivanov".
NAME_MARKS = frozenset({"-", ".", "'"})
# Prepositions, which no name in capitals has.
LEADING = frozenset("owbyfgj")


def with_plain_headlines(document: Document, phrases: dict[str, Any]) -> Document:
    """A document whose headlines in title case or in capitals are spelled like sentences.

    Args:
        document: the article as words and sentences.
        phrases: the look-up tables of the lexicon.
    """
    words: list[str] | None = None
    told_of: tuple[set[str], set[str]] | None = None
    for start, stop in document.sentences:
        told = document.words[stop - 1] in ENDERS
        if told and not any(map(str.isupper, document.words[start + 1 : start + 3])):
            continue  # most sentences; those in capitals are of an old wire, or of a script that is read out
        headline = document.words[start:stop]
        if not SHORTEST <= len(headline) <= (LONGEST_SHOUTED if told else LONGEST) or not _is_headline(headline):
            continue
        if told and not _is_shouted(headline):
            continue
        told_of = told_of or _names_told(document, phrases)
        plain = _spell(headline, document.lows[start:stop], phrases, *told_of)
        if plain is not None:
            words = words or [*document.words]
            words[start:stop] = plain
    return document if words is None else document._replace(words=words)


def _is_headline(words: list[str]) -> bool:
    """Whether all words but small ones begin with a capital."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    return len(long) >= SHORTEST and all(word[0].isupper() for word in long)


def _is_shouted(words: list[str]) -> bool:
    """Whether a sentence stands in capitals: "THE PRESIDENT WILL MEET THE KING ON MONDAY."."""
    return all(word.isupper() for word in words if len(word) > 3 and word.isalpha())


def _names_told(document: Document, phrases: dict[str, Any]) -> tuple[set[str], set[str]]:
    """The words with a capital that stand in sentences, and those of them with which the name of a person ends."""
    capital: set[str] = set()
    last: set[str] = set()
    for start, stop in document.sentences:
        if document.words[stop - 1] not in ENDERS:
            continue
        run = 0
        for at in range(start, stop):
            word = document.words[at]
            if word[0].isupper() and word.isalpha():
                capital.add(word)
                known = alone_in(phrases["folded"], document.lows[at]) or alone_in(phrases["cased"], word)
                run = 0 if known else run + 1
                continue
            if run > 1 and word not in NAME_MARKS:
                last.add(document.words[at - 1])
            run = 0
    return capital, last


def _spell(
    words: list[str], lows: list[str], phrases: dict[str, Any], capital: set[str], last: set[str]
) -> list[str] | None:
    """The words with capitals on names only, or None where none of them is a verb or tells of an engagement.

    A line in capitals needs no such word where it has prepositions: "STATEMENT BY THE SPECIAL ENVOY FOR SYRIA".
    """
    cased, folded, verbs = phrases["cased"], phrases["folded"], phrases["words"]["headlining"]
    shouted = _is_shouted(words)
    spelled = [_as_name(word, cased) for word in words] if shouted else [*words]
    telling = small = False
    at = 0
    while at < len(words):
        named = look_up(cased, spelled, at, len(words))
        if named is not None:
            at = named[1]
            continue
        code = _code_of(folded, lows[at]) if words[at][0].isupper() else ""
        # "X Praises Growth"; "X Upbeat", where sentences tell of X by his whole name
        behind = at > 0 and words[at - 1] in last and words[at].isalpha() and words[at] not in capital
        tells = at > 0 and not code and (lows[at] in verbs or (behind and words[at][0].isupper()))
        if (code or tells) and not unpack_group(phrases["surnames"], spelled[at]):
            telling = telling or tells or code in TELLING
            small = small or code in LEADING
            spelled[at] = lows[at]
        at += 1
    return spelled if telling or (shouted and small) else None


def _as_name(word: str, cased: dict[str, Any]) -> str:
    """A word in capitals as a name has it: an abbreviation that the lexicon knows stays."""
    if word[0] in "'’":
        return word.lower()  # "RUSSIA'S"
    return word if word in cased or not word.isalpha() else word.title()


def _code_of(folded: dict[str, Any], low: str) -> str:
    """The code of a word that is no name, or ""."""
    entry = alone_in(folded, low)
    return entry[0] if entry is not None and (entry[0] in TELLING or entry[0] in SMALL) else ""


# No headline in title case ("Lavrov May Meet Kerry") has these.
NAMED_IN_FULL = pattern_of(r"\b(?:Theresa|Mrs\.?|Ms\.?|Mr\.?) May\b")
# Before the month: "in May", "late May", "3 May".
BEFORE_MONTH = frozenset(
    {"in", "by", "since", "until", "till", "last", "next", "this", "late", "early", "mid", "-", "of", "during"}
    | {"through", "every", "each", "a", "the", "end", "april", "june", "march", "/"}
)


def with_surnames(document: Document) -> Document:
    """A document in whose small letters a surname is no month and no verb.

    Args:
        document: the article as words and sentences.
    """
    if " May" not in document.text or not NAMED_IN_FULL.search(document.text):
        return document
    lows = [*document.lows]
    for at, word in enumerate(document.words):
        if word == "May" and not _is_month(document, at):
            lows[at] = "(may)"
    return document._replace(lows=lows)


def _is_month(document: Document, at: int) -> bool:
    """Whether what stands beside the word makes it a month: "in May", "3 May", "May 3"."""
    before, after = document.lows[at - 1] if at else "", document.lows[at + 1 : at + 2]
    return before in BEFORE_MONTH or before.isdigit() or (bool(after) and after[0].isdigit())


def with_full_names(document: Document, lexicon: dict[str, Any]) -> Document:
    """A document in which short forms of states are written in full, where they are no names of people.

    Args:
        document: the article as words and sentences.
        lexicon: what `read_lexicon` returns; its table `shorts` holds the forms.
    """
    shorts, phrases = lexicon["cues"]["shorts"], lexicon["phrases"]
    if shorts.keys().isdisjoint(document.words):
        return document
    known = frozenset(document.words)
    found = [at for at, word in enumerate(document.words) if word in shorts]
    people = {document.words[at] for at in found if _is_surname(document, phrases, at)}
    words = [*document.words]
    for at in found:
        state = shorts[words[at]]
        if _is_paired(document, at) or (state in known and words[at] not in people):
            words[at] = state
    return document._replace(words=words)


def _is_paired(document: Document, at: int) -> bool:
    """Whether a hyphen ties a short form to another name: "Indo-Pak", "Pak-Afghan"."""
    words = document.words
    before = words[at - 2 : at] if at > 1 and document.is_attached(at - 1) and document.is_attached(at) else []
    behind = words[at + 1 : at + 3] if len(words) > at + 2 and document.is_attached(at + 2) else []
    return any("-" in pair and all(word == "-" or word[0].isupper() for word in pair) for pair in (before, behind))


def _is_surname(document: Document, phrases: dict[str, Any], at: int) -> bool:
    """Whether what stands about a short form makes it a person's: "Minister Pak", "Pak Ui Chun", "Pak said"."""
    words, lows = document.words, document.lows
    if at and any(entry[0] == "R" for _, entry in phrases_in(phrases["folded"], lows[at - 1])):
        return True
    follower = words[at + 1] if at + 1 < len(words) else "."
    if not follower[0].isupper():
        return False
    known = look_up(phrases["cased"], words, at + 1, len(words)) or look_up(phrases["folded"], lows, at + 1, len(words))
    return known is None


def with_straight_apostrophes(document: Document) -> Document:
    """The same words for looking up, as the lexicon writes them; the offsets and the text stay."""
    words, lows = ([word.replace("’", "'") for word in column] for column in (document.words, document.lows))
    return document._replace(words=words, lows=lows)


CLITICS = frozenset({"'s", "’s"})
# "his | travel to", "is on | travel to", "is on official | travel in"
OWN = CLITICS | {"his", "her", "their"}
BEING = frozenset({"is", "are", "was", "were", "be", "been", "currently"})
ABROAD = frozenset({"foreign", "official", "overseas", "international", "upcoming", "planned"})


def with_trips(document: Document) -> Document:
    """A document in which somebody's travel is his trip: "postponed his travel to Peru", "is on travel to Lima".

    So it is not where a ban on travel to Peru is told, nor where travel grows.
    """
    if "travel" not in document.lows:
        return document
    words, lows = [*document.words], [*document.lows]
    for at in range(2, len(lows) - 1):
        if lows[at] != "travel" or lows[at + 1] not in ("to", "in"):
            continue
        before = at - 1 - (lows[at - 1] in ABROAD)
        if tuple(lows[before - 1 : before + 1]) == ("-", "day"):  # "his planned two-day travel to"
            before -= 3
            before -= lows[before] in ABROAD
        if lows[before] in OWN or (lows[before] == "on" and lows[before - 1] in BEING):
            words[at] = lows[at] = "trip"
    return document._replace(words=words, lows=lows)


def with_names_behind(document: Document) -> Document:
    """A document in which ", namely" leads to names as ", including" does: "three states, namely Laos and Burma"."""
    if "namely" not in document.lows:
        return document
    words, lows = [*document.words], [*document.lows]
    for at in range(1, len(lows) - 1):
        if lows[at] == "namely" and lows[at - 1] == "," and document.words[at + 1][:1].isupper():
            words[at] = lows[at] = "including"
    return document._replace(words=words, lows=lows)


def with_full_verbs(document: Document, lexicon: dict[str, Any]) -> Document:
    """A document in whose words the verbs "is" and "has" are written out.

    Args:
        document: the article as words and sentences.
        lexicon: what `read_lexicon` returns.
    """
    words: list[str] | None = None
    lows: list[str] = document.lows
    for at in [at for at, low in enumerate(lows) if low in CLITICS] if not CLITICS.isdisjoint(lows) else ():
        start, stop = document.sentences[document.sentence_of(at)]
        if not start < at < stop - 1 or not _is_verb(document, at, stop, lexicon):
            continue
        if words is None:
            words, lows = [*document.words], [*document.lows]
        words[at] = lows[at] = "has" if _is_perfect(document.lows, at, stop, lexicon["phrases"]["words"]) else "is"
    return document if words is None else document._replace(words=words, lows=lows)


def write_out(document: Document, lexicon: dict[str, Any]) -> Document:
    """A document with surnames that are no months, trips, "including" for "namely", and verbs in full."""
    return with_full_verbs(with_names_behind(with_trips(with_surnames(document))), lexicon)


def _is_verb(document: Document, at: int, stop: int, lexicon: dict[str, Any]) -> bool:
    """Whether the "'s" at a word is a verb, by the word before it, or behind a name by those that follow."""
    lows, listed = document.lows, lexicon["phrases"]["words"]
    if lows[at - 1] in listed["contracted"]:
        return True
    if not document.words[at - 1][0].isupper():
        return False
    behind = at + 1
    while behind < stop - 1 and lows[behind] in listed["adverbs"]:
        behind += 1
    phrase = " ".join(lows[behind : behind + 2])
    if lows[behind] in ("in", "at") and behind + 1 < stop:
        # "Macron's in Tirana", not "Merz's visit is in May, Macron's in June"
        place = behind + 1 + (lows[behind + 1] in ("the", "a", "an"))
        return place < stop and document.words[place][0].isupper() and not _names_month(lows[place], lexicon["times"])
    return lows[behind] == "been" or phrase in listed["contracted_before"]


def _names_month(low: str, times: dict[str, Any]) -> bool:
    return any(low in times[table] for table in ("months", "months_doubtful", "month_abbreviations"))


def _is_perfect(lows: list[str], at: int, stop: int, listed: dict[str, frozenset[str]]) -> bool:
    """Whether "'s" is "has": a participle of something done follows it ("he's met X", not "he's expected")."""
    behind = at + 1
    while behind < stop - 1 and (lows[behind] in listed["adverbs"] or lows[behind] in ("not", "never", "long")):
        behind += 1
    return lows[behind] in listed["contracted_perfect"]
