"""Arrange the lexicon for looking up: from the first word of a phrase to the entries that may start there.

In: the tables as TOML gives them. Out: plain dictionaries and tuples, so that they can be kept ready beside the files.
An entry is `(code, rule, sides, info)`: the code says what sort of thing it is (see `CODES`), the rule is the id that
`explain` shows, sides are those that it stands for, info depends on the code.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

# How a phrase of each sort is marked in the string of codes that the grammar of `extraction` reads; the codes of small
# words are in cues.toml. A test holds the lexicon to both.
CODES = {
    "S": "state",
    "A": "adjective of a state",
    "U": "people of a state",
    "C": "capital or seat of government (info: the city)",
    "I": "ministry or agency of a state",
    "O": "organisation",
    "B": "body, forum or format (info: its type)",
    "M": "movement (info: the state where it acts)",
    "P": "office-holder by full name (info: id)",
    "L": "place (info: its country)",
    "R": "office (info: rank)",
    "r": "office, plural (info: rank)",
    "n": "noun that can name an engagement",
    "v": "verb that can (info: its forms)",
    "x": "word that is either of the two (info: its forms)",
    "Z": "verb of speech",
    "H": "support verb: hold, pay, attend",
    "Q": "plan, agreement to do",
    "W": "wish, offer, doubt",
    "V": "moved to another time",
    "K": "called off",
    "F": "refused, denied",
    "E": "other verb in the past tense",
    "G": "noun for what is signed",
    "t": "noun for people who speak for a state",
    "J": "counterpart",
}
# Verb classes of cues.toml and the codes they get.
VERBS = {
    "report": "Z",
    "support": "H",
    "begin": "H",
    "end": "H",
    "plan": "Q",
    "hope": "W",
    "moved": "V",
    "off": "K",
    "refuse": "F",
    "broken": "E",
}
# Letters for the five forms of a verb, in the order in which the lexicon lists them.
FORMS = "bsdng"
# The tables whose values are packed.
PACKED = ("cased", "folded", "people", "surnames")
# The lists of verbs.toml that tell of engagements as they do of times.
SHARED = ("spoken", "of_meetings")
# The tables of cues.toml that are asked for as they stand, and what only tests read of triggers.toml.
BESIDE_WORDS, EXAMPLES = ("prefixes", "shorts"), ("yes", "no")
# The letters that the keys of one group of a packed table have in common.
BEGINNING = 3
# Where one form has entries of several sorts, the first of these is taken.
PRIORITY = "BOSPIMCAULRr"
Entry = tuple[str, str, tuple[str, ...], str]
# Of one first word: the entry of the word alone, and by the second word the longer phrases (what follows, entry).
Phrases = tuple[Entry | None, dict[str, list[tuple[tuple[str, ...], Entry]]]]


def arrange_lexicon(tables: dict[str, dict[str, Any]]) -> tuple[dict[str, Any], bytes]:
    """Build the look-up tables of a language.

    Args:
        tables: the content of each lexicon file under its stem.

    Returns:
        `cased`: phrases that are looked up as written (names); `folded`: phrases looked up in lower case (offices);
        `people`: id -> (name, surname, terms); `surnames`: surname -> ids; `countries`: ISO code -> state;
        `capitals`: state -> its capital; `seats`: rule of an organisation -> (city, country) of its headquarters;
        `areas`: places in several countries; `city_states`: states that are cities; `states`: all names;
        `movements`: all names, with the state of each;
        `hosts`: the state that sits in a forum beside many others; `conveners`: the organisation that holds a forum;
        `former`: states that have ceased to be, the last one first: (until when, name, whose its places are now);
        `words`: the lists of cues.toml, [words], and those that verbs.toml shares.

        The values of the large tables are packed in one run of bytes, which
        comes second: attach it, and look up with `unpack`, and in `people` and `surnames` with `unpack_group`.
    """
    from calendars.extraction.words.sentences import WORD

    def words(form: str) -> tuple[str, ...]:
        return tuple(WORD.findall(form))

    countries = {state["code"]: state["name"] for state in _rows(tables, "states", "state") if state.get("code")}
    countries |= _places_without_code(tables)
    cased: dict[tuple[str, ...], Entry] = {}
    folded: dict[tuple[str, ...], Entry] = {}
    for form, entry in _names(tables, countries):
        key = words(form)
        _put(cased, key, entry)
    for form, entry in (*_offices(tables), *_common_words(tables)):
        folded.setdefault(words(form.lower()), entry)
    people: dict[str, tuple[str, str, tuple[tuple[str, ...], ...]]] = {}
    surnames: dict[str, list[str]] = {}
    for person in _holders(tables):
        people[person["id"]] = (person["name"], person["surname"], tuple(tuple(term) for term in person["terms"]))
        for surname in _spellings(person):
            surnames.setdefault(surname, []).append(person["id"])
    run = bytearray()
    phrases = {
        "cased": _pack(_by_first_word(cased), run),
        "folded": _pack(_by_first_word(folded), run),
        "people": _pack(_by_beginning(people), run),
        "surnames": _pack(_by_beginning(surnames), run),
        "countries": countries,
        "capitals": {row["name"]: row["capital"] for row in _rows(tables, "states", "state") if row["capital"]},
        "seats": _seats(tables, countries),
        "areas": frozenset(name for name, row in _place_rows(tables) if not row[0] and not row[1])
        | {"the region", "the continent"},
        "city_states": _city_states(tables),
        "states": frozenset(countries.values()),
        "hosts": {
            row["name"]: row["host"] for row in _rows(tables, "organisations", "organisation") if row.get("host")
        },
        "conveners": _conveners(_rows(tables, "organisations", "organisation")),
        "former": sorted(
            ((row["until"], row["name"], row["now"]) for row in _rows(tables, "states", "state") if row.get("now")),
            reverse=True,
        ),
        "movements": {row["name"]: row.get("state", "") for row in _rows(tables, "movements", "movement")},
        "words": {name: frozenset(found) for name, found in tables.get("cues", {}).get("words", {}).items()}
        | {name: frozenset(tables.get("verbs", {}).get(name, {}).get("words", ())) for name in SHARED},
    }
    return phrases, bytes(run)


def _city_states(tables: dict[str, dict[str, Any]]) -> frozenset[str]:
    """Names of states that are those of a city too: "Singapore"."""
    cities = {name for name, _ in _place_rows(tables)}
    return frozenset(form for state in _rows(tables, "states", "state") for form in state["forms"] if form in cities)


def _spellings(person: dict[str, Any]) -> list[str]:
    """The surname of an office-holder and, where it comes last, its other spellings."""
    found = [person["surname"]]
    if person["name"].endswith(" " + person["surname"]):
        length = len(person["surname"].split())
        forms = (form.removesuffix(".").removesuffix(" Jr").split() for form in person.get("forms", ()))
        found += [" ".join(form[-length:]) for form in forms if len(form) > 1]
    found += [name[0].upper() + name[1:] for name in found if name[0].islower()]  # as a sentence begins with it
    return list(dict.fromkeys(found))


def take_rest(tables: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What is asked for as the files have it: no names, no lists that the look-up tables hold, no example sentences."""
    triggers = {
        sort: [{key: value for key, value in row.items() if key not in EXAMPLES} for row in rows]
        for sort, rows in tables.get("triggers", {}).items()
    }
    cues = {key: value for key, value in tables.get("cues", {}).items() if key in BESIDE_WORDS}
    whole = {stem: tables[stem] for stem in ("abbreviations", "times", "verbs") if stem in tables}
    return whole | {"triggers": triggers, "cues": cues}


def _pack(table: dict[str, Any], run: bytearray) -> dict[str, Any]:
    """The same table with its values put at the end of the run of bytes, and for each key where its value begins.

    Of the many names an article needs few: only those are unpacked, and the rest costs no more than reading the bytes.
    """
    packed: dict[str, Any] = {}
    for key, value in table.items():
        packed[key] = len(run)
        run += marshal.dumps(value)
    return packed


def attach_run(phrases: dict[str, Any], run: bytes | memoryview) -> None:
    """Give the packed tables the run of bytes that their values are in, under the key ""."""
    for name in PACKED:
        phrases[name][""] = memoryview(run)


def unpack(table: dict[str, Any], key: str) -> Any:
    """The value of a key in a packed table, or None; unpacked once."""
    value = table.get(key)
    if type(value) is int:
        value = table[key] = marshal.loads(table[""][value:])
    return value


def alone_in(table: dict[str, Any], word: str) -> Entry | None:
    """What a table of phrases says of a word by itself, or None."""
    found: Phrases | None = unpack(table, word)
    return None if found is None else found[0]


def phrases_in(table: dict[str, Any], word: str) -> Iterator[tuple[tuple[str, ...], Entry]]:
    """All phrases of a table that begin with a word: what follows the word in them, and the entry."""
    alone, longer = unpack(table, word) or (None, {})
    yield from chain.from_iterable(longer.values())
    if alone is not None:
        yield (), alone


def _by_beginning(table: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The same table in groups of keys that begin alike: each key by itself would be made at every start."""
    groups: dict[str, dict[str, Any]] = {}
    for key, value in table.items():
        groups.setdefault(key[:BEGINNING], {})[key] = value
    return groups


def unpack_group(table: dict[str, Any], key: str) -> Any:
    """The value of a key in a packed table of groups, or None."""
    return (unpack(table, key[:BEGINNING]) or {}).get(key)


def _rows(tables: dict[str, dict[str, Any]], stem: str, key: str) -> list[dict[str, Any]]:
    return list(tables.get(stem, {}).get(key, []))


def _holders(tables: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for stem in sorted(tables):
        if stem.startswith("office_holders"):
            yield from tables[stem].get("person", [])


def _place_rows(tables: dict[str, dict[str, Any]]) -> Iterator[tuple[str, list[Any]]]:
    for key in ("place", "region"):
        yield from tables.get("places", {}).get(key, {}).items()


def _places_without_code(tables: dict[str, dict[str, Any]]) -> dict[str, str]:
    """Codes that GeoNames uses for territories with an entry of their own, and user-assigned ones."""
    names = {state["id"]: state["name"] for state in _rows(tables, "states", "state")}
    return {"XK": names["kosovo"]} if "kosovo" in names else {}


def _conveners(rows: list[dict[str, Any]]) -> dict[str, str]:
    """The organisation over each forum: of the Earth Summit it is the United Nations."""
    known = {row["id"]: row for row in rows}
    over = {}
    for row in rows:
        above = known.get(row.get("parent", "")) if row["type"] == "forum" else None
        while above is not None and above.get("parent") in known:
            above = known[above["parent"]]
        if above is not None:
            over[row["name"]] = above["name"]
    return over


def _seats(tables: dict[str, dict[str, Any]], countries: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Rule of an organisation, and its name -> city and country of its headquarters."""
    places = dict(_place_rows(tables))
    return {
        key: (body["seat"], countries.get(places[body["seat"]][0], ""))
        for body in _rows(tables, "organisations", "organisation")
        if body.get("seat") in places
        for key in (f"organisations.{body['id']}", body["name"])
        if key != body["name"] or key in body["forms"]  # a mission in Dili is of the UN, whose seat is elsewhere
    }


def _names(tables: dict[str, dict[str, Any]], countries: dict[str, str]) -> Iterator[tuple[str, Entry]]:
    """Forms that are looked up with their capitals."""
    cities = {name for name, _ in _place_rows(tables)}
    for state in _rows(tables, "states", "state"):
        rule, sides = f"states.{state['id']}", (state["name"],)
        for code, key in (("S", "forms"), ("A", "adjectives"), ("U", "people"), ("I", "institutions")):
            for form in state.get(key, ()):
                yield form, (code, rule, sides, "")
        capital = state.get("capital", "")
        for form in {*state.get("seats", ()), *([capital] if capital else [])}:
            yield form, ("C", rule, sides, form if form in cities else capital)
    for body in _rows(tables, "organisations", "organisation"):
        code = "O" if body.get("type", "organisation") == "organisation" else "B"
        entry = (code, f"organisations.{body['id']}", tuple(body.get("sides") or [body["name"]]), body.get("type", ""))
        for form in body.get("demonyms", ()):
            yield form, ("A", *entry[1:])
        for form in (*body["forms"], *body.get("adjectives", ())):
            yield form, entry
    for movement in _rows(tables, "movements", "movement"):
        entry = ("M", f"movements.{movement['id']}", (movement["name"],), movement.get("state", ""))
        for form in (*movement["forms"], *movement.get("adjectives", ()), *movement.get("people", ())):
            yield form, entry
    for person in _holders(tables):
        entry = ("P", f"office_holders.{person['id']}", (), person["id"])
        for form in (person["name"], *person.get("forms", ())):
            yield form, entry
            if " Jr" in form:
                yield form.replace(" Jr", ", Jr"), entry
    for name, row in _place_rows(tables):
        yield name, ("L", f"places.{name}", (), countries.get(row[0], ""))


def _offices(tables: dict[str, dict[str, Any]]) -> Iterator[tuple[str, Entry]]:
    """Forms that are looked up in lower case."""
    for office in _rows(tables, "offices", "office"):
        rule = f"offices.{office['id']}"
        sides = (office["side"],) if office.get("side") else ()
        for code, key in (("R", "forms"), ("r", "plurals")):
            for form in office.get(key, ()):
                yield form, (code, rule, sides, office.get("rank", "official"))


def _common_words(tables: dict[str, dict[str, Any]]) -> Iterator[tuple[str, Entry]]:
    """Triggers, verbs and small words; a word that is both noun and verb of a trigger comes as "x"."""
    nouns = {form: f"triggers.{row['id']}" for row in _rows(tables, "triggers", "noun") for form in row["forms"]}
    verbs = dict(_verb_forms((f"triggers.{row['id']}", row["forms"]) for row in _rows(tables, "triggers", "verb")))
    for form in sorted(nouns.keys() | verbs.keys()):
        rule, forms = verbs.get(form, ("", ""))
        code = "x" if form in nouns and rule else "n" if form in nouns else "v"
        yield form, (code, nouns.get(form) or rule, (rule,) if code == "x" else (), forms)
    cues = tables.get("cues", {})
    for code, forms in cues.get("function", {}).items():
        for form in forms:
            yield form, (code, "", (), "")
    for key, code in VERBS.items():
        for form, (rule, letters) in _verb_forms([(f"cues.{key}", cues.get(key, {}).get("forms", ()))]):
            yield form, (code, rule, (), letters)
    for form in cues.get("past", {}).get("forms", ()):
        yield form, ("E", "cues.past", (), "d")
    for key, code in (("counterpart", "J"), ("agreement", "G"), ("group", "t")):
        for form in cues.get("words", {}).get(key, ()):
            yield form, (code, f"cues.{key}", (), "")


def _verb_forms(verbs: Iterable[tuple[str, Iterable[list[str]]]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each written form of each verb with the letters of the forms that it can be ("set" is base, past, participle)."""
    for rule, rows in verbs:
        letters: dict[str, str] = {}
        for row in rows:
            for form, letter in zip(row, FORMS, strict=True):
                if letter not in letters.get(form, ""):
                    letters[form] = letters.get(form, "") + letter
        for form, found in letters.items():
            yield form, (rule, found)


def _put(table: dict[tuple[str, ...], Entry], key: tuple[str, ...], entry: Entry) -> None:
    """Add an entry; of two for one form, the sort that comes first in PRIORITY stays, then the one read first."""
    old = table.get(key)
    if key and (old is None or PRIORITY.index(entry[0]) < PRIORITY.index(old[0])):
        table[key] = entry


def _by_first_word(table: dict[tuple[str, ...], Entry]) -> dict[str, Phrases]:
    """First word -> what begins with it: of the longer phrases, those with one second word, longest first."""
    index: dict[str, Phrases] = {}
    for key in sorted(table, key=_longest_first):
        alone, longer = index.get(key[0], (None, {}))
        if key[1:]:
            longer.setdefault(key[1], []).append((key[1:], table[key]))
        index[key[0]] = (alone, longer) if key[1:] else (table[key], longer)
    return index


def _longest_first(key: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
    return -len(key), key
