"""Find the places that several words name together: "the Black Sea resort of Sochi", "Libreville, Gabon".

In: chunks. Out: for the first chunk of each such phrase, the chunk after it and the place. What stands in it, an
adjective of a state or the state itself, says where the place is and takes part in nothing.
"""

from collections.abc import Container
from typing import Any, NamedTuple

from calendars.extraction.words.chunks import Chunks
from calendars.extraction.words.word_lists import any_of
from calendars.patterns import pattern_of


class Locality(NamedTuple):
    """A place of several chunks: the chunk after its last, its name, its country ("" if not known)."""

    stop: int
    name: str
    country: str


# Whose dateline is its own name.
UN_DATELINES = frozenset({"UNITED NATIONS", "U.N."})
UN_SEAT = ("New York", "")
# A city with its country: "Busan, South Korea", "Juba, southern Sudan"; one that nobody knows is told by its comma.
CITY_AND_COUNTRY = pattern_of(r"[LC](?:,d?|i)X?S(?!p)|(?<=i)N,X?S(?=[.kijgT;]|,(?!d?[SA]|&))")
# The same the other way round: "in Turkey's Antalya", "Egypt's coastal Alexandria".
COUNTRY_AND_CITY = pattern_of(r"(?<=[ifgjvx])(?P<country>S)pX{0,2}(?P<city>[LC])(?![p-])")
# "At a hotel in Doha", "in the conference centre of Oslo".
VENUE = pattern_of(r"(?<=i)d(?:[XN-]{0,4}(?P<house>[XN]))(?P<mark>i)d?")
# "UN headquarters", "NATO's headquarters".
HEADQUARTERS = pattern_of(r"d?(?P<body>[OB])p?X{0,2}[XN]")
# "the headquarters of the African Union"
HEADQUARTERS_OF = pattern_of(r"[XN]od?(?P<body>O)(?![pNxnr])")
# What may stand before "city", "capital" or "resort" in its phrase, and before that phrase.
BEFORE = "AXLSN9-ETp"
FARTHEST = 6
# What stands behind a place that has no name.
UNNAMED = ".;TDkfgiwbm12uHvc&a,"


def find_localities(chunks: Chunks, lexicon: dict[str, Any]) -> dict[int, Locality]:
    """Find the places of several chunks.

    Args:
        chunks: the article as chunks.
        lexicon: what `read_lexicon` returns.
    """
    phrases = lexicon["phrases"]
    settlements = any_of(*(phrases["words"][name] for name in ("settlement", "landscape", "district")))
    headquarters = phrases["words"]["headquarters"]
    telling = any_of(settlements, headquarters)
    every: dict[int, Locality] = {}
    for begin, end in chunks.sentences:
        found: dict[int, Locality] = {}
        for at in chunks.find(telling, begin, end):
            low = chunks.lows[at]
            if low in settlements and chunks.codes[at] in "XN":
                found.update(_settlement(chunks, begin, end, at, phrases))
            elif low in headquarters and chunks.codes[at] in "XN":
                found.update(_headquarters(chunks, begin, at, phrases))
        states, owners = (chunks.codes.find(code, begin, end) >= 0 for code in ("S", "Sp"))
        for match in CITY_AND_COUNTRY.finditer(chunks.codes, begin, end) if states else ():
            place = _place(chunks, match.start(), phrases["words"]["particles"])
            country = chunks.entries[match.end() - 1][2][0]
            if place and place[1] in (country, ""):
                _widen(found, match.start(), Locality(match.end(), place[0], country))
        for match in COUNTRY_AND_CITY.finditer(chunks.codes, begin, end) if owners else ():
            at = match.start("city")
            place = _place(chunks, at, phrases["words"]["particles"])
            if place and place[1] == chunks.entries[match.start()][2][0]:
                known = found.pop(at, Locality(match.end(), *place))
                found[match.start()] = known
        for match in VENUE.finditer(chunks.codes, begin, end):
            place = _place(chunks, match.end(), phrases["words"]["particles"])
            there = match.start("mark") + 1  # "at his headquarters in | the Lebanese city of Tyre"
            there = there if there in found else match.end()
            city = found.get(there) or (Locality(match.end() + 1, *place) if place else None)
            if city and chunks.last_low(match.start("house")) in phrases["words"]["premises"]:
                found.pop(there, None)
                found[match.start()] = city
        every.update(found)
    return every


def _widen(found: dict[int, Locality], at: int, locality: Locality) -> None:
    """Keep a place, or add a country that follows to one that ends with it."""
    for start, known in found.items():
        if start <= at < known.stop:
            found[start] = known._replace(stop=locality.stop, country=known.country or locality.country)
            return
    found[at] = locality


def proper_name(text: str, particles: Container[str]) -> str:
    """Write a name as prose does: "SAN JOSE", in a dateline, is "San Jose".

    >>> proper_name("RIO DE JANEIRO", {"de"}), proper_name("GENEVA", ()), proper_name("Doha", ())
    ('Rio de Janeiro', 'Geneva', 'Doha')
    """
    if not text.isupper():
        return text
    name = " ".join(word.lower() if word.lower() in particles else word.title() for word in text.split())
    return name[0].upper() + name[1:]


def _place(chunks: Chunks, at: int, particles: Container[str] = ()) -> tuple[str, str] | None:
    """Name and country of a city or a capital."""
    entry = chunks.entries[at]
    if chunks.codes[at] == "N":
        return proper_name(chunks.text(at), particles), ""
    if chunks.codes[at] == "L":
        return proper_name(chunks.text(at), particles), entry[3]
    return (entry[3], entry[2][0]) if chunks.codes[at] == "C" and entry[3] else None


def _settlement(chunks: Chunks, begin: int, end: int, at: int, phrases: dict[str, Any]) -> dict[int, Locality]:
    """ "The Swiss city of Geneva", "the Croatian capital Zagreb", "the town of Naivasha"."""
    codes = chunks.codes
    first = at
    while first > begin and at - first < FARTHEST and codes[first - 1] in BEFORE:
        first -= 1
    side = next((chunks.entries[i][2][0] for i in range(first, at) if codes[i] in "AS"), "")
    if first > begin and codes[first - 1] == "d":
        first -= 1
    elif not side:
        first = at
    capital = chunks.low(at) == "capital"
    stop = at + 1
    if codes[stop] == "o" or (capital and codes[stop] == ","):
        stop += 1
    apart = stop > at + 1 and codes[stop - 1] == ","
    if codes[stop] == "d" and not apart:  # but "in the capital, the Kremlin said"
        stop += 1
    after = codes[stop] if stop < end else ""
    place = _place(chunks, stop) if after in ("L", "C") else None
    if apart and place and side and place[1] not in ("", side):
        place = None  # "in the Egyptian capital, Washington said"
    if place is None and after == "N" and codes[stop - 1] == "o":
        place = (chunks.text(stop), side)
    if place:
        return {first: Locality(stop + 1, place[0], place[1] or side)}
    some = chunks.low(first) in ("a", "an") or chunks.low(at) in phrases["words"]["landscape"]  # "the town" has a name
    if side and not capital and some and codes[first - 1 : first + 1] == "id" and codes[at + 1] in UNNAMED:
        return {first: Locality(at + 1, side, side)}  # "in a Swiss village", "in the Kazakh steppe"
    if capital and codes[at + 1] == "o" and after == "S":  # "the capital of Somalia"
        state = chunks.entries[stop][2][0]
        city = phrases["capitals"].get(state)
        return {first: Locality(stop + 1, city, state)} if city else {}
    return {}


def _headquarters(chunks: Chunks, begin: int, at: int, phrases: dict[str, Any]) -> dict[int, Locality]:
    """ "UN headquarters", which says nothing of who takes part."""
    for first in range(max(at - 4, begin), at):
        match = HEADQUARTERS.fullmatch(chunks.codes, first, at + 1)
        if match:
            city = phrases["seats"].get(chunks.entries[match.start("body")][1])
            first += chunks.codes[first] == "d"  # whose headquarters it is, is told by the first word of it
            return {first: Locality(at + 1, *city)} if city else {}
    behind = HEADQUARTERS_OF.match(chunks.codes, at) if chunks.codes[at - 1] == "d" else None
    city = phrases["seats"].get(chunks.entries[behind.start("body")][1]) if behind else None
    return {at: Locality(behind.end(), *city)} if behind and city else {}
