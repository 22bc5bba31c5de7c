"""Find where a proper name ends and what the lexicon knows of it: "Hu", "George W. Bush", "President von der Leyen".

In: the words of a document, the phrases of the lexicon, where a name may begin. Out: its `Entry`, of a code and a rule,
and the word after it.
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.words.nicknames import OPENING, after_nickname, without_nickname
from calendars.extraction.words.sentences import Document
from calendars.extraction.words.word_lists import CARDINALS, ORDINALS, last_of
from calendars.lexicon.phrases import Entry, alone_in, unpack

NOTHING: Entry = ("X", "", (), "")
NAME: Entry = ("N", "", (), "")
# Before a name in capitals: His Excellency.
TITLES = frozenset({"HE", "HRH", "HH", "HM"})
REALMS = frozenset({"Republic", "Kingdom"})
WHEN: Entry = ("a", "", (), "")
# Behind "Once" at the beginning of a sentence: "Once he is in Riga, ...", not "Once again".
WHO = frozenset({"he", "she", "they", "it", "the", "his", "her", "their", "these", "both"})
COURTESY: Entry = ("R", "offices.courtesy", (), "courtesy")
# After these a capital is that of a new sentence, not of a name.
OPENERS = frozenset({"-", "--", "–", "—", ":", ";", '"', "“", "‘", "("})
# Codes of small words that belong to no name in a heading in capitals: "MINISTER IN RABAT", "TALKS WITH PERU".
SHOUTED = frozenset("ifgwokbyja&")
# Offices that are held at the place behind "to".
POSTED = frozenset({"ambassador", "envoy", "emissary", "nuncio", "representative", "commissioner", "consul"})
# Words that open an office and end no name: "the National Security Council Senior Director Juan Gonzalez".
OPENING_OFFICE = frozenset({"senior", "acting", "principal", "associate", "interim"})
# A proper name that ends with a noun of these is that of an occasion.
OCCASIONS = frozenset(
    f"triggers.{noun}" for noun in ("summit", "conference", "meeting", "talks", "consultations", "session")
)
# Offices of a state, and ranks before a name.
SERVICES = frozenset({"directorate", "agency", "inspectorate", "bureau"})
NEWS = frozenset({"news", "press", "television"})
RANKS = frozenset({"maj", "gen", "lt", "col", "brig", "adm", "capt", "cmdr"})
# Particles that are nothing else, wherever they stand before a capital.
OF_SURNAMES = frozenset({"al", "el", "bin", "bint", "ibn", "ould", "van", "von"})
# Of a session with one of these in its name, a body of several states sits.
FORMAL = frozenset({"ordinary", "extraordinary", "annual", "winter", "autumn", "spring", "plenary"})
# A proper name that ends so, and has one of those before it, is that of a gathering.
DIALOGUES = frozenset({"dialogue", "dialog"})
STATELY = frozenset({"international", "defence", "defense", "security", "regional", "ministerial", "diplomacy"})
# A place in capitals that is longer is no abbreviation.
LONGEST_ABBREVIATION = 3


def is_abbreviation(name: str) -> bool:
    """Whether a name in capitals may be an abbreviation, and so no dateline: "US", "U.S.", "UAE".

    >>> [is_abbreviation(name) for name in ("U.S.", "UAE", "ROME")]
    [True, True, False]
    """
    return len(name.replace(".", "")) <= LONGEST_ABBREVIATION


def look_up(index: dict[str, Any], words: list[str], at: int, stop: int) -> tuple[Entry, int] | None:
    """The longest phrase of an index that stands at a word, and the word after it."""
    phrases = index.get(word := words[at])
    if phrases is None:
        return None
    alone, longer = unpack(index, word) if type(phrases) is int else phrases
    if longer and at + 1 < stop:
        for rest, entry in longer.get(words[at + 1], ()):
            last = at + 1 + len(rest)
            if last <= stop and tuple(words[at + 1 : last]) == rest:
                return entry, last
    return None if alone is None else (alone, at + 1)


# In capitals before a name, these are no part of it: "the Sixth Arab League summit", "Two North Korean envoys".
NUMBERED = frozenset(ORDINALS)
COUNTING = NUMBERED | {*CARDINALS, "several", "some", "most", "many", "other", "current", "former", "outgoing"}
# Of these "Session" is no surname, and no course: "the Ordinary Session", "the Twelfth Session".
IN_SESSION = (
    FORMAL
    | NUMBERED
    | {"thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth"}
    | {"twentieth", "thirtieth", "fortieth", "fiftieth", "sixtieth", "seventieth"}
)


def read_name(
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
    if words[index] in TITLES and index + 1 < stop and words[index + 1].istitle() and index > start:
        return COURTESY, index + 1  # "HE Anna Berg"
    if lows[index] in COUNTING and _is_of_body(cased, words, index + 1, stop, index > start):
        return NOTHING, index + 1
    known = look_up(cased, words, index, stop) or _look_up_shouted(cased, words, index, stop)
    known = known or _look_up_realm(cased, words, index, stop) or _look_up_council(cased, words, index, stop)
    common = None if _is_first_name(document, index, stop) else look_up(folded, lows, index, stop)
    if known and common and words[index] == "The" and known[1] > index + 1:
        longer = look_up(cased, words, index + 1, stop)
        known = None if longer and longer[1] > known[1] else known  # "The | Sudan Liberation Army"
    if known and not (common and common[1] > known[1]):
        after = known[1]
        posted = lows[index - 1] == "to" and lows[max(index - 2, 0)] in POSTED
        if posted and known[0][0] in "LUC":
            return known  # "Ambassador to Nicosia | Shemi Tzur"
        # A known name that runs on with a capital is part of a longer name: "Jordan Smith", "Victoria Nuland".
        tied = known[0][0] == "P" and after > index + 1 and _is_tied(document, after, stop)
        if not tied and (known[0][0] not in "LUC" or not _runs_on(document, folded, cased, after, stop)):
            return known
    elif common and (
        common[0][0] in "Rrd"
        or lows[index] == "ministry"  # "director of the Foreign Ministry | Ahmet Yilmaz"
        or index == start
        or words[index - 1] in OPENERS
        or (common[0][0] in SHOUTED and words[index].isupper() and words[index - 1].isupper())
        or not _in_name(document, common[1] - 1, stop)
    ):
        return common
    if words[index] == "People" and lows[index + 1 : index + 2] in (["'s"], ["’s"]):
        return NOTHING, _after_people(lows, index, stop)  # "the leader of the Cambodian People's Party, X"
    if words[index][0].isdigit():
        return ("9", "", (), ""), index + 1
    opens = index == start and lows[index] == "once" and index + 1 < len(words)
    if opens and (lows[index + 1] in WHO or is_capital(words[index + 1])):
        return WHEN, index + 1
    if index == start and (lows[index] in adverbs or lows[index : index + 2] == ["mid", "-"]):
        return NOTHING, index + 1
    last = after_name(document, cased, folded, particles, index, stop)
    if last > index + 2 and lows[last - 1] in DIALOGUES and not STATELY.isdisjoint(lows[index:last]):
        if known and known[0][0] in "LC" and known[1] == index + 1:
            return known  # "the Jakarta | International Defense Dialogue"
        return ("n", "triggers.forum", (), "name"), last
    if house := _after_house(lows, index, last):
        return NOTHING, house
    last = _after_portfolio(lows, portfolio, index, last)
    last -= lows[last - 1] in OPENING_OFFICE
    if last == index:
        return NOTHING, index + 1
    if last > index + 1 and lows[last - 1] in SERVICES and NEWS.isdisjoint(lows[index:last]):
        return NOTHING, last  # "the General | Intelligence Directorate"
    if all(low in portfolio for low in lows[index:last]):
        return NOTHING, last  # "Minister for Legal and Security Affairs": no one's name
    ending = alone_in(folded, lows[last - 1]) or NOTHING
    if last > index + 1 and ending[0] == "G":
        return ("G", "cues.agreement", (), ""), last  # "Visiting Forces Agreement"
    occasion = ending[1] if ending[1] in OCCASIONS else ""
    if last > index + 1 and occasion and known and known[0][0] in "LC" and known[1] == index + 1:
        return known  # "the Beijing | Donor Conference"
    if occasion and lows[last - 1].startswith("session") and IN_SESSION.isdisjoint(lows[index:last]):
        occasion = ""  # "Jeff Sessions", "the Summer Session"
    if last > index + 1 and occasion:
        return ("n", occasion, (), "name"), last  # "Beijing Donor Conference"
    return _of_nicknamed(cased, words[index:last]) or NAME, last


def _is_first_name(document: Document, index: int, stop: int) -> bool:
    """Whether a title is a name here: "Gen. Sultan bin Saad"."""
    son = index + 1 < stop and document.lows[index + 1] in ("bin", "bint", "ibn")
    return son and document.lows[index] == "sultan"


# "The Lao People's Revolutionary | Party", "the Hanoi People's | Committee"
OF_PEOPLE = frozenset({"party", "congress", "committee", "association", "front", "assembly", "council", "union"})


def _after_people(lows: list[str], index: int, stop: int) -> int:
    """The end of a name with "People's" in it."""
    return next((at + 1 for at in range(index + 2, min(index + 5, stop)) if lows[at] in OF_PEOPLE), index + 1)


def _look_up_realm(cased: dict[str, Any], words: list[str], at: int, stop: int) -> tuple[Entry, int] | None:
    """A state by a formal name that the lexicon does not list: "the Republic of Greece", "the Kingdom of Jordan"."""
    if words[at] not in REALMS or at + 2 >= stop or words[at + 1] != "of":
        return None
    found = look_up(cased, words, at + 2, stop)
    return found if found and found[0][0] == "S" else None


COUNCILS = frozenset({"Council", "Conference", "Assembly", "Committee"})
# So many words stand at most between a council and whose it is: "of Heads of State and Government of the".
WHOSE_REACH = 9


def _look_up_council(cased: dict[str, Any], words: list[str], at: int, stop: int) -> tuple[Entry, int] | None:
    """An organisation by the council of its members' ministers or heads: "the Council of Ministers of the OAU"."""
    if words[at] not in COUNCILS or words[at + 1 : at + 2] != ["of"]:
        return None
    if "Ministers" not in words[at + 2 : at + 4] and words[at + 2 : at + 3] != ["Heads"]:
        return None
    for whose in range(at + 3, min(at + WHOSE_REACH, stop - 2)):
        if words[whose] == "of" and words[whose + 1] != "State":
            found = look_up(cased, words, whose + 1 + (words[whose + 1] == "the"), stop)
            return found if found and found[0][0] in "OB" else None
    return None


def _is_of_body(cased: dict[str, Any], words: list[str], at: int, stop: int, inside: bool) -> bool:
    """Whether the name of an organisation, of its body or, in several words, of a state begins at a word."""
    known = look_up(cased, words, at, stop) if at < stop else None
    if known is None or known[0][0] not in "OBSAM":
        return False
    whole = known[1] > at + 1 and not words[known[1] - 1].islower()  # not "Three West African foreign ministers"
    return whole or (inside and known[0][0] in "OB")


def _is_tied(document: Document, after: int, stop: int) -> bool:
    """Whether a hyphen and a syllable make a known name a longer one: "Park Jin-ho" is not Park Jin."""
    words = document.words
    tied = after + 1 < stop and words[after] == "-" and document.is_attached(after)
    if not tied or not document.is_attached(after + 1):
        return False
    syllable = words[after + 1]
    return syllable.islower() and syllable.isalpha() and len(syllable) < 6 and not syllable.endswith(("ed", "era"))


def read_particles(
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
    alone = lows[index] in OF_SURNAMES and not is_capital(words[index])  # "with al-Maliki", "met von der Leyen"
    small = index + 1 < stop and words[index + 1][0].islower() and lows[index] == "e"
    if not alone and (small or not codes or codes[-1] not in "RpA"):
        return None
    return NAME, after_name(document, cased, folded, particles, index, stop)


def after_name(
    document: Document, cased: dict[str, Any], folded: dict[str, Any], particles: frozenset[str], index: int, stop: int
) -> int:
    """The word after a name that starts at a word: "Hu", "George W. Bush", "Abdel Fattah al-Burhan", "Kim Kye-Gwan"."""
    words, lows = document.words, document.lows
    at = index + 1
    while at < stop:
        word = words[at]
        if lows[at] in RANKS and at + 1 < stop and words[at + 1] == ".":
            break  # "the Intelligence Directorate | Maj. Gen. Abbas Kamel"
        if word == "," and at + 1 < stop and lows[at + 1] in ("jr", "sr"):
            at += 2  # "Perfecto Yasay, Jr."
        elif (
            word == "." and document.is_attached(at) and (len(words[at - 1]) == 1 or lows[at - 1] in ("jr", "sr", "st"))
        ):
            at += 1
        elif word in OPENING and (named := after_nickname(words, at, stop, cased)):
            at = named + 1
        elif word == "-" and at + 1 < stop and words[at + 1][0].isalpha() and document.is_attached(at):
            if words[at + 1] in cased and not _is_name_part(cased, words[at + 1]):
                break
            region = look_up(cased, words, at + 1, stop) if words[at + 1] in cased else None
            if region and region[1] > at + 2 and region[0][0] in "LSCO":
                break  # "the Asia-Latin America forum"
            if at == index + 1 and _names_two(document, folded, at, stop):
                break
            at += 2
        elif (
            is_capital(word) and (word not in cased or _is_name_part(cased, word)) and not _is_office(folded, lows[at])
        ) or (lows[at] in particles and _particle_goes_on(words, particles, lows, at, stop)):
            at += 1
        else:
            break
    return at


def _of_nicknamed(cased: dict[str, Any], words: list[str]) -> Entry | None:
    """Whom the lexicon knows by a name without the short one, or the single letters, that it holds."""
    plain = without_nickname(words, cased)
    if len(plain) == len(words):
        return None
    entry, last = look_up(cased, plain, 0, len(plain)) or (NAME, 0)
    return entry if entry[0] == "P" and last == len(plain) else None


# Before a hyphen these belong to the name behind it.
ARABIC = frozenset({"al", "el", "ul", "as", "ad", "an", "ar", "abu", "ben", "bin", "ibn", "abd"})


def _names_two(document: Document, folded: dict[str, Any], hyphen: int, stop: int) -> bool:
    """Whether a hyphen stands between two who meet: "the Xi-Biden summit", and not "the Al-Bashir talks"."""
    words, behind = document.words, hyphen + 2
    if behind >= stop or document.lows[hyphen - 1] in ARABIC or not is_capital(words[hyphen + 1]):
        return False
    noun = alone_in(folded, document.lows[behind])
    return noun is not None and noun[1] in OCCASIONS


# Houses of parliament and their committees, and what is no person behind them: "the Senate Leaders Forum".
CHAMBERS = frozenset({"senate", "parliament", "assembly", "council", "committee", "commission"})
NO_PERSON = frozenset(
    {"subcommittee", "party", "hall", "building", "house", "office", "session", "group", "center", "centre"}
    | {"speaker", "president", "chairman", "foreign", "affairs", "relations", "union", "delegation", "conference"}
    | {"leaders", "forum", "members", "secretariat", "department", "bureau", "institute"}
)
BEFORE_CHAMBER, CHAMBER_REACH = 4, 6


def _after_house(lows: list[str], index: int, last: int) -> int:
    """Where a house of parliament ends and who presides over it begins, or 0: "head of the Lao Senate | Sim Ka"."""
    end = min(last - 2, index + CHAMBER_REACH)
    at = last_of(lows, CHAMBERS, index, end)
    if at < 0 or "of" not in lows[max(index - BEFORE_CHAMBER, 0) : index] or not NO_PERSON.isdisjoint(lows[at:last]):
        return 0
    return at + 1


def _after_portfolio(lows: list[str], portfolio: frozenset[str], index: int, last: int) -> int:
    """Where the name of a field of work ends and that of its minister begins: "Security Affairs | Wibisono"."""
    for at in range(index, last - 1):
        if lows[at] in portfolio and lows[at + 1] not in portfolio:
            return at + 1
    return last


def _look_up_shouted(cased: dict[str, Any], words: list[str], at: int, stop: int) -> tuple[Entry, int] | None:
    """A name in capitals, as datelines and old headlines have it: "KUALA LUMPUR"."""
    two = at + 1 < stop and words[at + 1].isupper() and len(words[at + 1]) > 1
    if not words[at].isupper() or len(words[at]) < (2 if two else 4):
        return None
    title = [word.title() for word in words[at : at + 5]]
    whole = min(len(title), stop - at)
    found = look_up(cased, title, 0, whole)
    if whole > 2 and len(words[at + 1]) < 4 and (found is None or found[1] == 1):  # "RIO DE JANEIRO", "PORT-AU-PRINCE"
        small = [word.lower() if len(word) < 4 else word for word in title[1:]]
        found = look_up(cased, [title[0], *small], 0, whole) or found
    if found is None or (found[1] == 1 and len(words[at]) < 4):
        return None  # "LA" of "LA PAZ" is no name by itself
    return found[0], at + found[1]


def _in_name(document: Document, index: int, stop: int) -> bool:
    """Whether a capitalised common word stands beside other capitalised words, as in a proper name."""
    return index + 1 < stop and document.words[index + 1][0].isupper()


# Before a place with which a sentence opens; so many words back a name is looked for.
PLACING, NAMED_REACH = frozenset({"From", "In", "After"}), 400


def _runs_on(document: Document, folded: dict[str, Any], cased: dict[str, Any], index: int, stop: int) -> bool:
    """Whether a new capitalised word follows a place at once, so that the place is a person's first name."""
    if index >= stop:
        return False
    word, words = document.words[index], document.words
    known = word in cased or look_up(folded, document.lows, index, stop) is not None
    if not word[0].isupper() or len(word) == 1 or known:
        return False
    before = words[max(0, index - NAMED_REACH) : index - 2] if words[index - 2] in PLACING else []
    told = before.index(word) if word in before else 0  # "by Ama Boateng. ... From Togo Boateng will fly to Benin"
    return not told or not is_capital(before[told - 1]) or before[told - 1] == words[index - 1]


def is_capital(word: str) -> bool:
    """Whether a word is written as a name is: "Trump", "d'Estaing", "al-Sisi"."""
    return word[0].isupper() or (len(word) > 2 and word[1] in "'’" and word[2].isupper())


def _is_name_part(cased: dict[str, Any], word: str) -> bool:
    """Whether a known word with a capital may still be part of a person's name: places and full names may."""
    entry = alone_in(cased, word)
    return entry is None or entry[0] in "LP"


def _is_office(folded: dict[str, Any], low: str) -> bool:
    entry = alone_in(folded, low)
    return entry is not None and entry[0] in "Rrd&12345678umcfowbyigjak"


def _particle_goes_on(words: list[str], particles: frozenset[str], lows: list[str], at: int, stop: int) -> bool:
    """Whether a name goes on after a particle: "bin Salman", "al-Burhan", "dos Santos"."""
    for after in range(at + 1, min(at + 4, stop)):
        if words[after][0].isupper():
            return True
        if words[after] != "-" and lows[after] not in particles:
            return False
    return False
