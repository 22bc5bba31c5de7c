"""Find who is named: states, organisations, movements, and people with the side that they speak for.

In: chunks. Out: a `Scene`: the chunks again, with each actor made one chunk, and what is known of it. A side of a
person comes from the words around the name first ("Russian President X", "X, foreign minister of Y"), then from the
lexicon of office-holders at the date of publication, then from an earlier mention in the article.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from calendars.extraction.chunks import Chunks
from calendars.lexicon.phrases import Entry, unpack

# A person with an office: "Iraq's Foreign Minister Hoshyar Zebari", "visiting US envoy John Kerry of ...".
# A code a letter; every part is bounded, so no input makes a pattern slow.
TITLED = re.compile(
    r"(?P<side>[SAUCIOBM]p?)?(?P<mods>[XNt9,]{0,3})(?P<role>[RtJ](?:[X]{0,1}&?[RJ]){0,3})"
    r"(?:od?[XA]?(?P<of>[SCUOBM]))?(?:g[dX]?[NALX&]{1,6}?)?(?P<comma>,?)(?P<name>[NP])(?:od?(?P<home>[SO]))?"
)
# A name with an office behind it: "Liang Guanglie, chief of general staff of the Chinese army".
APPOSED = re.compile(
    r"(?P<name>[NP]),[dXhc4]{0,3}(?P<side>[SAUCIOBM]p?)?X{0,2}(?P<role>R)(?:[&X]{0,2}R)?(?:od?[X]?(?P<of>[SAUCOBM]))?"
)
# A name with its country: "Iraq's Saddam Hussein", "Germany's Steinmeier".
OWNED = re.compile(r"(?P<side>[SOM])p(?P<name>[NP])")
# A list under a plural office: "Presidents X of Portugal, Y of Angola and Z of Cape Verde".
LISTED = re.compile(r"(?P<side>[SAO])?r(?P<list>(?:[NP](?:o[SO])?[,&]{0,2}){2,12})")
LIST_ITEM = re.compile(r"(?P<name>[NP])(?:o(?P<home>[SO]))?")
# People without a name: "Russian and Iranian officials", "the Chinese president", "his Libyan counterpart".
GROUP = re.compile(r"(?P<side>[SAUCIOMB])p?(?P<mods>[X9]{0,2})(?P<role>[RrtJ])(?![NP])")
# The same the other way round: "the acting ambassador of Belarus", "envoys of the government of Sudan".
GROUP_OF = re.compile(r"(?P<role>[Rrt])od?X?(?P<side>[SOMB])(?!p)")
# "The Turkish capital", "Kenya's capital".
CAPITAL = re.compile(r"(?:Ap?|Sp)X")
ALONE = re.compile(r"[SAUCIOBMNP]")
ROLE_ALONE = re.compile(r"d(?P<role>R)(?![NPo])")

SPEAKING = frozenset(
    {"head", "minister", "envoy", "royal", "religious", "organisation", "official", "military", "legislator"}
)
EASTERN = frozenset({"China", "Taiwan", "South Korea", "North Korea", "Hong Kong", "Macau"})


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


@dataclass(slots=True, eq=False)
class Scene:
    """The chunks of an article with its actors: `actors[i]` and `places[i]` tell what chunk i denotes."""

    chunks: Chunks
    actors: dict[int, Actor]
    places: dict[int, tuple[str, str]]  # name, country
    home: str | None = None  # the country of the dateline
    city: str | None = None  # the city of the dateline
    words: dict[str, frozenset[str]] = field(default_factory=dict)  # the lists of cues.toml, [words]
    prefixes: dict[int, tuple[str, str]] = field(default_factory=dict)  # sentence -> the place that it opens with
    skips: dict[int, int] = field(default_factory=dict)  # start of the sentence with the dateline -> the chunk after it


SORTS = {
    "S": "state",
    "A": "adjective",
    "U": "group",
    "C": "seat",
    "I": "institution",
    "O": "organisation",
    "B": "body",
    "M": "movement",
}
# The code of an actor's chunk once it is one chunk.
CODE_OF = {
    "person": "P",
    "group": "S",
    "state": "S",
    "adjective": "A",
    "seat": "C",
    "institution": "S",
    "organisation": "O",
    "body": "B",
    "movement": "M",
}


@dataclass(slots=True, eq=False)
class _Known:
    """People met so far in the article, by surname and by office."""

    by_surname: dict[str, Actor] = field(default_factory=dict)
    by_role: dict[str, Actor] = field(default_factory=dict)


def find_actors(chunks: Chunks, lexicon: dict[str, Any], published: date | None) -> Scene:
    """Find the actors and places of an article.

    Args:
        chunks: the article as chunks.
        lexicon: what `read_lexicon` returns.
        published: the publication day, which says who held which office; None takes the latest holder.
    """
    finder = _Finder(chunks, lexicon, published)
    found: dict[int, tuple[int, Actor]] = {}
    for begin, end in chunks.sentences:
        taken: set[int] = set()
        for start, stop, actor in finder.in_sentence(begin, end):
            if taken.isdisjoint(range(start, stop)):
                taken.update(range(start, stop))
                found[start] = (stop, actor)
    scene = _merge_chunks(chunks, finder.with_later_names(found), lexicon)
    scene.words = finder.words
    return scene


class _Finder:
    """Reads the sentences in order and remembers who was introduced."""

    def __init__(self, chunks: Chunks, lexicon: dict[str, Any], published: date | None) -> None:
        self.chunks = chunks
        self.people = lexicon["phrases"]["people"]
        self.surnames = lexicon["phrases"]["surnames"]
        self.capitals = lexicon["phrases"]["capitals"]
        self.words = words = {key: frozenset(found) for key, found in lexicon["cues"]["words"].items()}
        self.institution = words["institution"] | words["portfolio"]
        self.day = published.isoformat()[:10] if published else ""
        self.known = _Known()

    def in_sentence(self, begin: int, end: int) -> list[tuple[int, int, Actor]]:
        """Spans of chunks and their actors, those of the surer patterns first."""
        codes = self.chunks.codes
        found: list[tuple[int, int, Actor]] = []
        if not any(code in "SAUCIOBMNPRr" for code in codes[begin:end]):
            return found
        for match in LISTED.finditer(codes, begin, end):
            found += self._listed(match)
        for match in TITLED.finditer(codes, begin, end):
            found += self._titled(match)
        for match in APPOSED.finditer(codes, begin, end):
            found += self._apposed(match)
        for match in OWNED.finditer(codes, begin, end):
            adjective = codes[match.end() : match.end() + 1] in ("X", "t", "R") and " " not in self.chunks.text(
                match.end() - 1
            )
            if adjective or self._is_institution(match.start("name")):
                continue  # "Hong Kong's Democratic party chief"
            actor = self._person(match.start("name"), self._sides(match.start("side")), None, "", "actors.owned")
            found.append((match.start(), match.end(), actor))
        for match in CAPITAL.finditer(codes, begin, end):
            if self.chunks.low(match.end() - 1) == "capital":
                found.append((match.start(), match.end(), self._capital(match)))
        for match in GROUP.finditer(codes, begin, end):
            found.append((match.start(), match.end(), self._group(match)))
        for match in GROUP_OF.finditer(codes, begin, end):
            found.append((match.start(), match.end(), self._group(match)))
        for match in ROLE_ALONE.finditer(codes, begin, end):
            again = self.known.by_role.get(self.chunks.text(match.start("role")).lower())
            entry = self.chunks.entries[match.start("role")]
            again = again or self._holder_met(match.start("role"))
            if not again and entry[2]:  # "the pope", "the secretary of state": the office alone tells the side
                office = self.chunks.text(match.start("role"))
                again = Actor(entry[2], None, office, entry[3], "group", entry[3] != "spokesperson", (entry[1],))
            if again:
                found.append((match.start(), match.end(), again._replace(rules=(*again.rules, "actors.role_again"))))
        for match in ALONE.finditer(codes, begin, end):
            alone = self._alone(match.start())
            if alone:
                found.append((match.start(), match.end(), alone))
        return found

    def with_later_names(self, found: dict[int, tuple[int, Actor]]) -> dict[int, tuple[int, Actor]]:
        """Give mentions by surname the fullest name and the side that the article or the lexicon has for them."""
        for start, (stop, actor) in found.items():
            if actor.sort != "person" or not actor.name:
                continue
            by_surname = self.known.by_surname
            fuller = by_surname.get(_surname_key(actor.name, actor.sides)) or by_surname.get(actor.name)
            if (
                not fuller
                or not fuller.name
                or (actor.sides and fuller.sides and set(actor.sides).isdisjoint(fuller.sides))
            ):
                continue
            if len(fuller.name.split()) > len(actor.name.split()) or not actor.sides:
                name, sides = fuller.name, actor.sides or fuller.sides
                role, rank = actor.role or fuller.role, actor.rank or fuller.rank
                found[start] = (stop, actor._replace(name=name, sides=sides, role=role, rank=rank))
        return found

    # ---------------------------------------------------------------------------------------------- the patterns

    def _titled(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        entry = self.chunks.entries[match.start("role")]
        role_start, role_stop = match.span("role")
        if match["comma"] and not (match["of"] or match["role"].endswith("J") or match["side"]):
            return []
        if self._is_institution(match.start("name")):
            return []
        if match["role"] == "t" and self.chunks.low(role_start) not in (
            "leader",
            "chief",
            "head",
            "envoy",
            "president",
            "minister",
            "premier",
            "king",
            "ambassador",
            "counterpart",
        ):
            return []
        sides: tuple[str, ...] = ()
        for part in ("of", "home", "side"):
            if match[part]:
                sides = self._sides(match.start(part))
                break
        ranks = [self.chunks.entries[at] for at in range(role_start, role_stop) if self.chunks.codes[at] == "R"]
        own = next((entry for entry in ranks if entry[2]), None)
        sides = sides or (own[2] if own else ())
        rank = next((entry[3] for entry in ranks if entry[3] != "courtesy"), entry[3] if entry[0] == "R" else "")
        start = match.start("side") if match["side"] else match.start("role")
        actor = self._person(match.start("name"), sides, self.chunks.text(role_start, role_stop), rank, entry[1])
        if self._is_former(start, role_start):
            actor = actor._replace(speaks=False)
        return [(start, match.end(), actor)]

    def _apposed(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        if self._is_institution(match.start("name")):
            return []
        entry = self.chunks.entries[match.start("role")]
        part = "of" if match["of"] else "side"
        sides = self._sides(match.start(part)) if match[part] else entry[2]
        stop = match.end("of") if match["of"] else match.end("role")
        actor = self._person(match.start("name"), sides, self.chunks.text(match.start("role")), entry[3], entry[1])
        if self._is_former(match.start("name") + 1, match.start("role")):
            actor = actor._replace(speaks=False)
        return [(match.start(), stop, actor)]

    def _listed(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        head = self.chunks.entries[match.start("list") - 1]
        common = self._sides(match.start("side")) if match["side"] else head[2]
        found = []
        for item in LIST_ITEM.finditer(self.chunks.codes, *match.span("list")):
            sides = self._sides(item.start("home")) if item["home"] else common
            actor = self._person(
                item.start("name"), sides, _singular(self.chunks.text(match.start("list") - 1)), head[3], head[1]
            )
            found.append((item.start(), item.end(), actor))
        return found

    def _group(self, match: re.Match[str]) -> Actor:
        role_at = match.start("role")
        role = self.chunks.text(role_at)
        sides = self._sides(match.start("side"))
        entry = self.chunks.entries[role_at]
        if match["role"] == "R":
            earlier = self.known.by_role.get(role.lower())
            if earlier and earlier.sides == sides:
                return earlier._replace(rules=(*earlier.rules, "actors.role_again"))
        speaks = entry[3] != "spokesperson" if entry[0] in "Rr" else True
        sort = "movement" if match["side"][0] == "M" else "group"
        many = match["side"][0] in "OB" and role.lower().split()[-1] in self.words["collective"]
        rules = (self.chunks.entries[match.start("side")][1], "actors.group")
        return Actor(sides, None, role, entry[3] if entry[0] in "Rr" else "", sort, speaks, rules, many=many)

    def _capital(self, match: re.Match[str]) -> Actor:
        """The capital of a state by that word; its name stands for the name of the actor."""
        sides, rule = self._sides(match.start()), self.chunks.entries[match.start()][1]
        return Actor(sides, self.capitals.get(sides[0]), sort="seat", rules=(rule, "actors.capital"))

    def _alone(self, at: int) -> Actor | None:
        code, entry = self.chunks.codes[at], self.chunks.entries[at]
        if code == "P":
            return self._person(at, (), None, "", entry[1])
        if code == "N":
            return self._later(at)
        return Actor(entry[2], sort=SORTS[code], rules=(entry[1],))

    # ---------------------------------------------------------------------------------------------- people

    def _sides(self, at: int) -> tuple[str, ...]:
        return self.chunks.entries[at][2]

    def _is_institution(self, at: int) -> bool:
        """Whether an unknown name is that of a body: "Permanent Council"."""
        return self.chunks.codes[at] == "N" and self.chunks.document.lows[self.chunks.lasts[at] - 1] in self.institution

    def _is_former(self, start: int, stop: int) -> bool:
        """Whether "former", "then" or the like stands just before or inside an office."""
        return any(
            self.chunks.low(at) in self.words["former"]
            for at in range(max(start - 2, 0), stop)
            if self.chunks.codes[at] in "Xc"
        )

    def _person(self, at: int, sides: tuple[str, ...], role: str | None, rank: str, rule: str) -> Actor:
        """A person whose name is chunk `at`; what the words leave open comes from the lexicon, and is remembered."""
        name = self.chunks.text(at)
        rules = tuple(dict.fromkeys((rule, *([self.chunks.entries[at][1]] if self.chunks.entries[at][1] else []))))
        term = self._term(at, name, sides, role)
        surname = ""
        if term:
            surname = unpack(self.people, term[2])[1]
            sides, role, rank = sides or (term[0],), role or term[1], rank or "head"
            rules = (*rules, f"office_holders.{term[2]}")
        speaks = rank in SPEAKING or (bool(sides) and rank != "spokesperson")
        actor = Actor(sides, name, role, rank, "person", speaks, rules, surname or _surname_key(name, sides))
        self._remember(actor, surname)
        return actor

    def _term(self, at: int, name: str, sides: tuple[str, ...], role: str | None) -> tuple[str, str, str] | None:
        """(side, office, id) of the office-holder that a name denotes at the date of publication."""
        ids = [self.chunks.entries[at][3]] if self.chunks.codes[at] == "P" else self._by_surname(name)
        found: list[tuple[int, str, str, str, str]] = []
        for person in ids:
            for side, office, since, until in unpack(self.people, person)[2]:
                if sides and side not in sides:
                    continue
                if self.day and (since > self.day or (until and until < self.day[: len(until)])):
                    continue
                score = (4 if role and _same_office(role, office) else 0) + self._prominence(office)
                found.append((score, "" if self.day else since, side, office, person))
        if not found:
            return None
        best = max(found)
        rivals = {term[2] for term in found if term[:2] == best[:2]}
        if len(rivals) > 1 or (self.chunks.codes[at] == "N" and best[0] == 0):
            return None
        return best[2:]

    def _prominence(self, office: str) -> int:
        """How readily news names the holder by surname alone: 2 for heads, 1 for those next to them."""
        return 2 if office in self.words["heads"] else 1 if office in self.words["seconds"] else 0

    def _by_surname(self, name: str) -> list[str]:
        found: list[str] = unpack(self.surnames, name) or unpack(self.surnames, plain(name)) or []
        return found

    def _later(self, at: int) -> Actor | None:
        """A name alone: someone introduced before, or a leader whom the lexicon knows by surname at that date."""
        name = self.chunks.text(at)
        actor = self.known.by_surname.get(name) or self.known.by_surname.get(name.split()[-1] if " " in name else "")
        if actor:
            return actor._replace(rules=(*actor.rules, "actors.surname_again"))
        term = self._term(at, name, (), None)
        if term:
            return self._person(at, (), None, "", "actors.surname")
        return Actor((), name, sort="name", speaks=False) if " " in name else None

    def _holder_met(self, at: int) -> Actor | None:
        """The person of the article who holds an office that belongs to one side: "the U.S. secretary of state"."""
        sides, role = self.chunks.entries[at][2], self.chunks.text(at)
        holders = (one for one in self.known.by_surname.values() if sides and one.sides == sides and one.role)
        return next((one for one in holders if one.role and _same_office(one.role, role)), None)

    def _remember(self, actor: Actor, surname: str) -> None:
        """Know a person again by surname; the first of two full names that share one keeps it."""
        assert actor.name
        for key in dict.fromkeys((surname, _surname_key(actor.name, actor.sides), actor.name, actor.name.split()[-1])):
            if not key:
                continue
            old = self.known.by_surname.get(key)
            if old is None or old.name == actor.name:
                if old is None or (actor.sides and not old.sides) or (actor.role and not old.role):
                    self.known.by_surname[key] = actor
            elif set((old.name or "").split()) < set(actor.name.split()):
                self.known.by_surname[key] = actor._replace(
                    sides=actor.sides or old.sides, role=actor.role or old.role, rank=actor.rank or old.rank
                )
        if actor.role:  # "the president" is the one whom the article named first
            self.known.by_role.setdefault(actor.role.lower(), actor)


def _surname_key(name: str, sides: tuple[str, ...]) -> str:
    """The word that a later mention uses: the first in Chinese and Korean names, else the last."""
    words = name.split()
    return words[0] if sides and sides[0] in EASTERN and len(words) > 1 else words[-1]


def _singular(role: str) -> str:
    return role[:-1] if role.endswith("s") else role


def _same_office(role: str, office: str) -> bool:
    """Whether two names of an office share a telling word ("President", "president")."""
    return bool(set(role.lower().split()) & set(office.lower().split()))


def plain(name: str) -> str:
    """A name without accents."""
    return (
        name
        if name.isascii()
        else "".join(mark for mark in unicodedata.normalize("NFKD", name) if not unicodedata.combining(mark))
    )


def _merge_chunks(chunks: Chunks, found: dict[int, tuple[int, Actor]], lexicon: dict[str, Any]) -> Scene:
    """The chunks again, each actor one chunk."""
    zones = lexicon["phrases"]["zones"]
    codes: list[str] = []
    firsts: list[int] = []
    lasts: list[int] = []
    entries: list[Entry] = []
    times = {}
    actors: dict[int, Actor] = {}
    places: dict[int, tuple[str, str]] = {}
    sentences: list[tuple[int, int]] = []
    for begin, end in chunks.sentences:
        start = len(codes)
        at = begin
        while at < end:
            here = len(codes)
            stop, actor = found.get(at, (at + 1, None))
            code, entry = chunks.codes[at], chunks.entries[at]
            if actor and actor.sort == "name":
                code = "N"
            elif actor:
                actors[here] = actor
                code = CODE_OF[actor.sort]
            if at in chunks.times:
                times[here] = chunks.times[at]
            if actor and actor.sort == "seat" and actor.name:
                places[here] = (actor.name, actor.sides[0])
            elif code == "L":
                places[here] = (chunks.text(at), entry[3])
            elif code == "C" and entry[3]:
                places[here] = (entry[3], entry[2][0])
            elif code == "S" and actor and actor.sort == "state":
                places[here] = (chunks.text(at) if chunks.text(at) in zones else actor.sides[0], actor.sides[0])
            codes.append(code)
            firsts.append(chunks.firsts[at])
            lasts.append(chunks.lasts[stop - 1])
            entries.append(entry)
            at = stop
        sentences.append((start, len(codes)))
    return Scene(Chunks(chunks.document, "".join(codes), firsts, lasts, entries, times, sentences), actors, places)


def fill_sides(scene: Scene) -> None:
    """Give an office-holder named without a country the country of the scene.

    News leaves out whose prime minister it is where the place says it: the country of the dateline, else the state
    named last before.
    """
    last: str | None = None
    local = {scene.chunks.sentences[number][0]: place[1] for number, place in scene.prefixes.items()}
    ends = {end for _, end in scene.chunks.sentences}
    here = scene.home
    for at in range(len(scene.chunks.codes)):
        if at in ends or at == 0:
            here = local.get(at) or scene.home
        actor = scene.actors.get(at)
        if (
            actor
            and actor.sort == "person"
            and not actor.sides
            and actor.rank in ("head", "minister", "royal", "official")
        ):
            side = here or last
            if side:
                scene.actors[at] = actor._replace(sides=(side,), rules=(*actor.rules, "actors.home_side"))
        elif actor and actor.sort in ("state", "adjective"):
            last = actor.sides[0]
        elif at in scene.places and scene.places[at][1]:
            last = scene.places[at][1]
