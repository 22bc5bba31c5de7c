"""Know people: who holds which office on a day, and whom the article has introduced.

In: the words of names with what stands about them. Out: `Actor`s. What the words leave open comes from the lexicon of
office-holders at the date of publication, then from an earlier mention in the article.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any, NamedTuple

from calendars.extraction.names.namesakes import TWO_SURNAMES, goes_by_first_name, is_namesake, plain, surname_key
from calendars.extraction.names.tenures import (
    LEADERS,
    PREMIERS,
    RULERS,
    holds_office,
    is_told_of_then,
    office_words,
    same_office,
)
from calendars.extraction.words.chunks import Chunks
from calendars.extraction.words.localities import proper_name
from calendars.extraction.words.proper_names import look_up
from calendars.lexicon.phrases import unpack_group

# The rule of a surname alone that the lexicon of office-holders knows: nobody in the article said so.
GUESSED = "actors.surname"
# That of one who only shares it: "Martin Lee", where "Lee" might have been the president of that day.
STRANGER = ("actors.stranger",)
# That of rebels of whom the words do not say which ones.
REBELS = ("actors.rebels",)
ROYAL = frozenset({"King", "Queen", "Pope", "Emir", "Sultan", "Prince", "Princess"})
SPOUSES = frozenset({"first lady", "first gentleman"})
# The rank of "Mr" and "Dr", which tell no office.
COURTESY = "courtesy"
# Letters of a name in capitals that may be initials.
NO_ABBREVIATION = 4
# Ranks of titles that tell no office.
TITLED = frozenset({"military", COURTESY})
SPEAKING = frozenset(
    {"head", "minister", "envoy", "royal", "religious", "organisation", "official", "military", "legislator"}
)
# Sorts of actors that are people: with a name, or by their office alone.
PEOPLE = frozenset({"person", "group"})


class Actor(NamedTuple):
    """Someone or something that can take part.

    Attributes:
        sides: the sides it stands for; empty where a person's side is unknown.
        name: a person's name as first given in full, or None.
        role: the office, in the article's words, or None.
        rank: the rank of the office in offices.toml, "" if none.
        sort: "person", "state", "adjective", "seat", "institution", "organisation", "body", "movement", "group".
        speaks: whether being named with a trigger means taking part (not for spokespeople and former office-holders).
        rules: ids of the lexicon entries and patterns behind it.
    """

    sides: tuple[str, ...]
    name: str | None = None
    role: str | None = None
    rank: str = ""
    sort: str = "state"
    speaks: bool = True
    rules: tuple[str, ...] = ()
    surname: str | None = None  # the word that later mentions use
    many: bool = False  # the leaders or ministers of a body together: "EU leaders"
    members: tuple[Actor, ...] = ()  # those whom the text has named: "the pair"

    @property
    def label(self) -> str:
        """What a step calls it: its name, or its sides."""
        return self.name or ", ".join(self.sides)


# How a title ends whose holder speaks for others.
SPOKES = ("spokesman", "spokeswoman", "spokesperson")


class People:
    """The people of an article: those met so far, by surname and by office, and those whom the lexicon knows."""

    def __init__(self, chunks: Chunks, lexicon: dict[str, Any], words: dict[str, frozenset[str]], day: str) -> None:
        self.chunks, self.words, self.day = chunks, words, day
        self.people = lexicon["phrases"]["people"]
        self.cased = lexicon["phrases"]["cased"]
        self.surnames = lexicon["phrases"]["surnames"]
        self.met: dict[str, Actor] = {}
        self.strangers: dict[str, str] = {}  # surname -> full name of another bearer
        self.spelt: dict[str, str] = {}  # full name without accents -> the name as it was spelt first
        self.by_role: dict[str, Actor] = {}

    def sides_at(self, at: int) -> tuple[str, ...]:
        """The sides of a chunk; an official of a city or a region is one of its state: "California Governor X"."""
        code, _, sides, info = self.chunks.entries[at]
        return (info,) if code == "L" and info else sides

    def introduce(self, at: int, sides: tuple[str, ...], role: str | None, rank: str, rule: str) -> Actor:
        """A person whose name is chunk `at`; what the words leave open comes from the lexicon, and is remembered."""
        name = self.chunks.name(at)
        if len(name) > NO_ABBREVIATION:
            name = proper_name(name, self.words["particles"])
        name = self._as_first_spelt(name)
        rules = tuple(dict.fromkeys((rule, *([self.chunks.entries[at][1]] if self.chunks.entries[at][1] else []))))
        term = self.term(at, name, sides, role)
        surname = ""
        if role and role.lower().endswith(SPOKES):
            rank = "spokesperson"  # "deputy State Department spokesman X" is no deputy
        if term:
            surname = unpack_group(self.people, term[2])[1]
            if rank == COURTESY and " " not in name:
                role, rank = None, ""  # "Mr. Obama", and then "the president"
            sides, role, rank = sides or (term[0],), role or term[1], rank or "head"
            rules = (*rules, f"office_holders.{term[2]}")
        elif not sides and self.chunks.codes[at] == "P":
            sides = self._sides_once(at, role)
        elif not sides and role:
            sides = self._sides_by_title(name, role.lower())
        speaks = rank in SPEAKING or (bool(sides) and rank != "spokesperson")
        actor = Actor(sides, name, role, rank, "person", speaks, rules, surname or surname_key(name, sides))
        self._remember(actor, surname)
        return actor

    def _as_first_spelt(self, name: str) -> str:
        """A full name as the article spelt it first: "García" is no other one than "Garcia"."""
        return self.spelt.setdefault(plain(name), name) if " " in name else name

    def sides_by_office(self, at: int, sides: tuple[str, ...], role: str) -> tuple[str, ...]:
        """The side that an office alone suggests, or none where the lexicon knows its holder as one of another.

        "Defence Secretary Robert Gates", so spelt by a British paper, is no Briton; and "X, Secretary of State of
        Cambodia", is one of Cambodia where the text goes on with "Secretary of State X".
        """
        code, _, _, info = self.chunks.entries[at]
        name = self.chunks.name(at)
        met = self.met.get(name)
        if met is not None and met.sides and code == "N" and same_office(role, met.role or ""):
            return met.sides
        terms = [term for one in ([info] if code == "P" else self._by_surname(name)) for term in self._terms(one)]
        if any(term[0] in sides for term in terms):
            return sides
        known = code == "P" or self.term(at, name, (), role) is not None
        return () if known and any(same_office(role, term[1]) for term in terms) else sides

    @cached_property
    def _named_in_full(self) -> set[str]:
        """The office-holders whom the text names in full or, with the office, by surname: "Vice President Harris"."""
        chunks, full = self.chunks, set[str]()
        for at, code in enumerate(chunks.codes):
            if code == "P":
                full.add(chunks.entries[at][3])
            elif code == "N" and chunks.codes[at - 1] == "R" and at:
                titled = self.term(at, chunks.name(at), (), chunks.text(at - 1))
                full |= {titled[2]} if titled else set()
        return full

    @cached_property
    def _named_unknown(self) -> set[str]:
        """The names of the text that the lexicon does not know."""
        return {self.chunks.name(at) for at, code in enumerate(self.chunks.codes) if code == "N"}

    def _terms(self, person: str) -> tuple[tuple[str, str, str, str], ...]:
        """(side, office, since, until) of all that a person of the lexicon held."""
        terms: tuple[tuple[str, str, str, str], ...] = unpack_group(self.people, person)[2]
        return terms

    def _sides_by_title(self, name: str, role: str) -> tuple[str, ...]:
        """The side of "Her Majesty Queen Elizabeth", whom the lexicon has with her title, and of a leader's spouse."""
        ids = [*self._by_surname(name.split()[-1])] if role in SPOUSES else []
        title = role.split()[-1].title()
        known = look_up(self.cased, [title, *name.split()], 0, 1 + len(name.split())) if title in ROYAL else None
        ids += [known[0][3]] if known and known[0][0] == "P" else []
        terms = [
            term for person in ids for term in self._terms(person) if self.day and self._is_in_office(term[2], term[3])
        ]
        leaders = {term[0] for term in terms if self._prominence(term[1]) == 2}
        return tuple(leaders) if len(leaders) == 1 else ()

    def _is_in_office(self, since: str, until: str) -> bool:
        """Whether a term of office holds the day of publication."""
        return since <= self.day and (not until or until >= self.day[: len(until)])

    def term(self, at: int, name: str, sides: tuple[str, ...], role: str | None) -> tuple[str, str, str] | None:
        """(side, office, id) of the office-holder that a name denotes at the date of publication."""
        ids = [self.chunks.entries[at][3]] if self.chunks.codes[at] == "P" else self._by_surname(name)
        if len(ids) > 1 and not (sides or role):
            ids = [one for one in ids if one in self._named_in_full] or ids  # "Harris", of a text on Kamala Harris
        found: list[tuple[int, str, str, str, str]] = []
        reigns = role is not None and self.chunks.codes[at] == "N" and role.lower() in CROWNED
        for person in ids:
            for side, office, since, until in self._terms(person):
                if sides and side not in sides:
                    continue
                if self.day and not self._is_in_office(since, until):
                    continue
                if reigns and not same_office(role or "", office):
                    continue  # "Crown Prince Hassan" is no king
                score = (4 if role and same_office(role, office) else 0) + self._prominence(office)
                found.append((score, "" if self.day else since, side, office, person))
        if not found:
            return None
        best = max(found)
        rivals = {term[2] for term in found if term[:2] == best[:2]}
        common = self.chunks.codes[at] == "N" and " " not in name  # but hardly anyone else is called "von der Leyen"
        if len(rivals) > 1 or (common and best[0] == 0):
            return None
        return best[2:]

    def _sides_once(self, at: int, role: str | None) -> tuple[str, ...]:
        """The side of someone known by full name who holds no office on the day: that of the one before, or after.

        Of several offices, the one that the words name: a "foreign minister" is not yet one of the United Nations.
        """
        terms = self._terms(self.chunks.entries[at][3])
        terms = tuple(term for term in terms if role and same_office(role, term[1])) or terms
        began = [term for term in terms if term[2] <= self.day]
        return (max(began, key=_term_start)[0],) if began else (min(terms, key=_term_start)[0],) if terms else ()

    def _prominence(self, office: str) -> int:
        """How readily news names the holder by surname alone: 2 for heads, 1 for those next to them."""
        return 2 if office in self.words["heads"] else 1 if office in self.words["seconds"] else 0

    def _by_surname(self, name: str) -> list[str]:
        found: list[str] = unpack_group(self.surnames, name) or unpack_group(self.surnames, plain(name)) or []
        return found

    def recall(self, at: int) -> Actor | None:
        """A name alone: someone introduced before, or a leader whom the lexicon knows by surname at that date."""
        name = self._as_first_spelt(self.chunks.name(at))
        actor = self.met.get(name) or self.met.get(name.split()[-1] if " " in name else "")
        if actor and " " in name and name not in self.met and (GUESSED in actor.rules or _is_relative(name, actor)):
            self.strangers[name.split()[-1]] = name  # the lexicon knows no holder of that full name
            return Actor((), name, sort="person", rules=STRANGER)
        if actor:
            return actor._replace(rules=(*actor.rules, "actors.surname_again"))
        term = self.term(at, name, (), None)
        first = self._bearer_of_first(name, term[2]) if term else None
        if first:
            return first._replace(rules=(*first.rules, "actors.surname_again"))
        if term:
            return self.introduce(at, (), None, "", GUESSED)
        return Actor((), name, sort="name", speaks=False) if " " in name else None

    def _bearer_of_first(self, name: str, holder: str) -> Actor | None:
        """Whose first name a word is that is a holder's surname too: "Merkel", of one Merkel Diaz told before.

        Not where the text names the holder in full, nor where it calls the other by surname.
        """
        bearers = self._bearers(name)
        if not bearers or holder in self._named_in_full:
            return None
        return None if (bearers[0].name or "").split()[-1] in self._named_unknown else bearers[0]

    def _bearers(self, given: str) -> list[Actor]:
        """Those told before whose names open with a given name."""
        return [one for one in self.met.values() if one.name and one.name.startswith(given + " ")]

    def holder_met(self, sides: tuple[str, ...], role: str) -> Actor | None:
        """The person of the article who was named last with an office of a side: "the Liberian foreign minister".

        Of two that lead a state it is the one who governs it: "the French leader" is the president, the German one not.
        """
        words = office_words(role)
        named = [one for one in reversed(self.met.values()) if sides and one.sides == sides and one.role and one.speaks]
        holders = [one for one in named if holds_office(one.role, one.rank, words)]
        if not holders and words <= LEADERS:
            holders = [one for one in named if one.rank in TITLED and self._leads(one)]
        if len(holders) > 1 and words <= LEADERS:
            governing = PREMIERS if sides[0].lower() in self.words["led_by_premiers"] else RULERS
            return next((one for one in holders if office_words(one.role) & governing), holders[0])
        return holders[0] if holders else None

    def _leads(self, one: Actor) -> bool:
        """Whether somebody named with a mere title is known to lead a state: "Gen. Pervez Musharraf"."""
        ids = [rule.partition(".")[2] for rule in one.rules if rule.startswith("office_holders.")]
        terms = [term for person in ids for term in self._terms(person) if term[0] in one.sides]
        return any(self._prominence(term[1]) == 2 and self._is_in_office(term[2], term[3]) for term in terms)

    def is_former(self, start: int, stop: int) -> bool:
        """Whether "former", "then" or the like stands just before or inside an office."""
        return any(
            self.chunks.low(at) in self.words["former"]
            for at in range(max(start - 2, 0), stop)
            if self.chunks.codes[at] in "XEcN"
            and "." not in self.chunks.codes[at:start]
            and not is_told_of_then(self.chunks, at, self.day)
        )

    def with_later_names(self, found: dict[int, tuple[int, Actor]]) -> dict[int, tuple[int, Actor]]:
        """Give mentions by surname the fullest name and the side that the article or the lexicon has for them."""
        for start, (stop, actor) in found.items():
            if actor.sort != "person" or not actor.name or actor.rules == STRANGER:
                continue
            by_surname = self.met
            stranger = self.strangers.get(actor.name.split()[-1]) if GUESSED in actor.rules else None
            if stranger and GUESSED in by_surname[stranger.split()[-1]].rules:
                found[start] = (stop, Actor((), stranger, sort="person", rules=STRANGER))
                continue
            fuller = by_surname.get(surname_key(actor.name, actor.sides)) or by_surname.get(actor.name)
            holder = by_surname.get(actor.surname or "")
            if holder and " " not in actor.name and holder.rules[-1] == actor.rules[-1] != GUESSED:
                fuller = holder  # "Jokowi", of Joko Widodo
            fuller = self._first_named(actor) or fuller
            if (
                not fuller
                or not fuller.name
                or (actor.sides and fuller.sides and set(actor.sides).isdisjoint(fuller.sides))
            ):
                continue
            if len(fuller.name.split()) > len(actor.name.split()) or not actor.sides:
                name = actor.name if is_namesake(actor.name, fuller.name) else fuller.name
                sides = actor.sides or fuller.sides
                role, rank = actor.role or fuller.role, actor.rank or fuller.rank
                speaks = actor.speaks or (
                    actor.rank == COURTESY and name == fuller.name and fuller.speaks
                )  # "Mr Perez"
                found[start] = (stop, actor._replace(name=name, sides=sides, role=role, rank=rank, speaks=speaks))
        return found

    def _first_named(self, one: Actor) -> Actor | None:
        """The holder of an office whose given name stands behind it in a heading: "PM Shehbaz", of Shehbaz Sharif."""
        if not one.name or " " in one.name or not one.role:
            return None
        bearers = (other for other in self._bearers(one.name) if other.role)
        alike = (other for other in bearers if one.rank == other.rank or same_office(one.role, other.role or ""))
        return next((other for other in alike if not (one.sides and other.sides) or one.sides == other.sides), None)

    def _is_of_holder(self, known: Actor, name: str) -> bool:
        """Whether a full name is that of a relative of a holder: "President Trump", "First Lady Melania Trump"."""
        ids = [rule.partition(".")[2] for rule in known.rules if rule.startswith("office_holders.")]
        full = unpack_group(self.people, ids[0])[0] if ids else ""
        return bool(full) and _is_relative(name, known._replace(name=full))

    def _remember(self, actor: Actor, surname: str) -> None:
        """Know a person again by surname; the first of two full names that share one keeps it."""
        assert actor.name
        last = actor.name.split()[-1]
        particle, _, bare = last.partition("-")
        bare = bare if particle.lower() in self.words["particles"] else ""  # "Omar el-Beshir", later "Beshir"
        keys: tuple[str, ...] = (surname, surname_key(actor.name, actor.sides), actor.name, last, bare)
        royal = actor.rank == "royal" or not CROWNED.isdisjoint((actor.role or "").lower().split())
        if " " in actor.name and goes_by_first_name(actor.name, actor.sides, royal=royal):
            keys = (*keys, actor.name.split()[0])
        if actor.name.count(" ") > 1 and not TWO_SURNAMES.isdisjoint(actor.sides):
            keys = (*keys, actor.name.split()[-2])
        if (actor.role or "").lower() in SPOUSES and self._by_surname(last):
            keys = (actor.name,)  # "First Lady Jill Biden": "Biden" alone is the president
        for key in dict.fromkeys(keys):
            if not key:
                continue
            old = self.met.get(key)
            if old is None or old.name == actor.name:
                if old is None or (actor.sides and not old.sides) or (actor.role and not old.role):
                    self.met[key] = actor
            elif set((old.name or "").split()) < set(actor.name.split()) and not self._is_of_holder(old, actor.name):
                self.met[key] = actor._replace(
                    sides=actor.sides or old.sides, role=actor.role or old.role, rank=actor.rank or old.rank
                )
        if actor.role:  # "the president" is the one whom the article named first
            self.by_role.setdefault(actor.role.lower(), actor)


def _term_start(term: tuple[str, str, str, str]) -> str:
    return term[2]


def is_only_counterpart(one: Actor) -> bool:
    """Whether somebody is only told as the counterpart of another, of no side: "invited by his counterpart"."""
    return not one.sides and "counterpart" in office_words(one.role)


def _is_relative(name: str, actor: Actor) -> bool:
    """Whether a full name shares no more than the surname: "Juanita Castro" is not Fidel Castro."""
    first, known = name.split(), (actor.name or "").split()
    return len(known) > 1 and known[-1] == first[-1] and first[0][0] != known[0][0] and not set(first[:-1]) & set(known)


# Titles of a house that reigns, of which no holder has another one.
CROWNED = frozenset(
    {"king", "queen", "crown prince", "crown princess", "prince", "princess", "emir", "sultan", "emperor"}
)
