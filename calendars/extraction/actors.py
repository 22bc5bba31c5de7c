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
from calendars.extraction.localities import Locality, find_localities
from calendars.lexicon.phrases import Entry, unpack

# The rule of a surname alone that the lexicon of office-holders knows: nobody in the article said so.
GUESSED = "actors.surname"
# That of one who only shares it: "Martin Lee", where "Lee" might have been the president of that day.
STRANGER = ("actors.stranger",)
# A person with an office: "Iraq's Foreign Minister Hoshyar Zebari", "UN envoy for Yemen Hans Grundberg", "the head of
# the Russian delegation, Vladimir Medinsky". A code a letter; every part is bounded, so no input makes a pattern slow.
TITLED = re.compile(
    r"(?P<side>[SAUCIOBML]p?)?(?P<mods>(?:[XNt9][XNt9,]{0,2})?)(?P<role>[RtJ](?:X?[&p]?[RJ]){0,3})"
    r"(?:od?X?(?P<members>[SAOBM]p?)[XtIN]{1,2}(?=,)|od?[XA]?(?P<of>[SCUOBMIL]))?"
    r"(?P<field>[fgo]d?[XA]?(?:[NLSCUXAOMnx&]|,(?=[XN&A])){1,8}?)?(?P<comma>,?)(?P<name>[NP])(?:od?(?P<home>[SO]))?"
)
# A name with an office behind it: "Liang Guanglie, chief of staff of the Chinese army", "X, who is Iran's envoy".
APPOSED = re.compile(
    r"(?P<name>[NP]),(?:c[123])?[dXEhc4]{0,3}(?P<side>[SAUCIOBM]p?)?X{0,2}(?P<role>R)(?:[&X]{0,2}R)?"
    r"(?:od?X?(?P<members>[SAOM]p?)[XtI]{1,2}|od?[X]?(?P<of>[SAUCOBMI]))?"
)
# The same with a delegation: "X, who heads the Slovenian delegation".
HEADING = re.compile(r"(?P<name>[NP]),c[EHvX124]{1,2}d?(?P<side>[SAOBM]p?)X{0,2}t")
# "The Kyrgyz delegation, led by Speaker Marat Sultanov".
LEADING = re.compile(r"(?P<side>[SAOBM]p?)[XR]{0,3}t,?[m123]{0,3}[EHvX]{1,2}y(?:d?X?(?P<role>R))?,?(?P<name>[NP])")
# A name with its country: "Iraq's Saddam Hussein", "Germany's Steinmeier".
OWNED = re.compile(r"(?P<side>[SOM])p(?P<name>[NP])")
# The same the other way round: "Mario Echeverria of Chile".
NATIVE = re.compile(r"(?P<name>[NP])od?(?:X{0,2}od?)?(?P<home>[SOM])")
# A list of people with theirs: "whose envoy Pierre Yere", of an organisation or a state named right before.
WHOSE = re.compile(r"(?P<side>[SOBM]),?cX{0,2}(?P<role>R),?(?P<name>[NP])")
# A list under a plural office: "Presidents X of Portugal, Y of Angola and Z of Cape Verde".
LISTED = re.compile(r"(?P<side>[SAO])?r(?P<list>(?:[NP](?:o[SO])?[,&]{0,2}){2,12})")
LIST_ITEM = re.compile(r"(?P<name>[NP])(?:o(?P<home>[SO]))?")
# People without a name: "Russian and Iranian officials", "the Chinese president", "his Libyan counterpart".
GROUP = re.compile(r"(?P<side>[SAUCIOMB])p?(?P<mods>[X9]{0,2})(?P<role>[RrtJ])(?![NP])")
# The same the other way round: "the acting ambassador of Belarus", "envoys of the government of Sudan".
GROUP_OF = re.compile(r"(?P<role>[Rrt])od?X?(?P<side>[SOMB])(?!p)")
# "The Turkish capital", "Kenya's capital".
CAPITAL = re.compile(r"(?:Ap?|Sp)X")
ALONE = re.compile(r"[SAUCIOBMNPL]")
# An adjective before a plain noun that nothing official follows.
DESCRIPTION = re.compile(r"AX{1,3}(?:[Niokwfgca.;()mu1-7EZH]|$)")
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
    strangers: dict[str, str] = field(default_factory=dict)  # surname -> full name of another bearer
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
    localities = find_localities(chunks, lexicon)
    for begin, end in chunks.sentences:
        taken = {
            at for start in range(begin, end) if start in localities for at in range(start, localities[start].stop)
        }
        for start, stop, actor in finder.in_sentence(begin, end):
            if taken.isdisjoint(range(start, stop)):
                taken.update(range(start, stop))
                found[start] = (stop, actor)
        _join_envoys(chunks, found, begin, end)
    scene = _merge_chunks(chunks, finder.with_later_names(found), localities, lexicon)
    scene.words = finder.words
    return scene


def _join_envoys(chunks: Chunks, found: dict[int, tuple[int, Actor]], begin: int, end: int) -> None:
    """ "Putin's aide Yuri Ushakov", "Chirac's envoy": the one who is sent takes part, for the side of the sender."""
    for at in range(begin + 1, end - 1):
        if chunks.codes[at] != "p" or at + 1 not in found or chunks.codes[at + 1] not in "XRt":
            continue
        owner = next((start for start in range(at - 1, max(at - 8, begin - 1), -1) if start in found), None)
        if owner is None or found[owner][0] != at or found[owner][1].sort != "person":
            continue
        stop, actor = found[at + 1]
        if actor.sort == "person" and actor.role and "J" not in chunks.codes[at + 1 : stop]:
            found[owner] = (stop, actor._replace(sides=actor.sides or found[owner][1].sides))
            del found[at + 1]


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
        for match in LEADING.finditer(codes, begin, end):
            found += self._leading(match)
        for match in TITLED.finditer(codes, begin, end):
            found += self._titled(match)
        for match in APPOSED.finditer(codes, begin, end):
            found += self._apposed(match)
        for match in WHOSE.finditer(codes, begin, end):
            if self.chunks.low(match.start("side") + 1 + (codes[match.start("side") + 1] == ",")) == "whose":
                found += self._titled_by(match)
        for match in HEADING.finditer(codes, begin, end):
            if not self._is_institution(match.start("name")):
                actor = self._person(match.start("name"), self._sides(match.start("side")), None, "", "actors.heading")
                found.append((match.start(), match.end(), actor))
        for match in NATIVE.finditer(codes, begin, end):
            if self._is_full_name(match.start("name")):
                actor = self._person(match.start("name"), self._sides(match.start("home")), None, "", "actors.native")
                found.append((match.start(), match.end(), actor))
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
            if self.chunks.low(min(match.end(), end - 1)) not in self.institution:  # "the WTO's general council"
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
            if actor.sort != "person" or not actor.name or actor.rules == STRANGER:
                continue
            by_surname = self.known.by_surname
            stranger = self.known.strangers.get(actor.name.split()[-1]) if GUESSED in actor.rules else None
            if stranger and GUESSED in by_surname[stranger.split()[-1]].rules:
                found[start] = (stop, Actor((), stranger, sort="person", rules=STRANGER))
                continue
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
        if match["comma"] and not self._may_follow(match, entry):
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
        for part in ("members", "of", "home", "side"):
            if match[part]:
                sides = self._sides(match.start(part))
                break
        ranks = [self.chunks.entries[at] for at in range(role_start, role_stop) if self.chunks.codes[at] == "R"]
        own = next((entry for entry in ranks if entry[2]), None)
        if "p" in match["role"]:  # "the secretary-general's special envoy"
            ranks = ranks[-1:]
        sides = sides or (own[2] if own else ())
        rank = next((entry[3] for entry in ranks if entry[3] != "courtesy"), entry[3] if entry[0] == "R" else "")
        if self.chunks.low(role_start) in self.words["rebels"] and match["side"] and match["side"][0] in "AS":
            sides = self._rebel_sides(match)
        start = match.start("side") if match["side"] else match.start("role")
        actor = self._person(match.start("name"), sides, self.chunks.text(role_start, role_stop), rank, entry[1])
        if self._is_former(start, role_start):
            actor = actor._replace(speaks=False)
        return [(start, match.end(), actor)]

    def _rebel_sides(self, match: re.Match[str]) -> tuple[str, ...]:
        """ "Sudanese rebel leader John Garang" does not speak for Sudan, but for his movement."""
        name = match.start("name")
        term = self._term(name, self.chunks.text(name), (), None)
        side = self.chunks.text(match.start("side"))
        return (term[0],) if term else (f"{side} {self.chunks.low(match.start('role'))}s",)

    def _leading(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        """A person who heads a delegation, which says the side."""
        if self._is_institution(match.start("name")):
            return []
        role = match.start("role") if match["role"] else None
        entry = self.chunks.entries[role] if role is not None else None
        office, rank = (self.chunks.text(role), entry[3]) if role is not None and entry else (None, "")
        sides = self._sides(match.start("side"))
        actor = self._person(match.start("name"), sides, office, rank, "actors.leading")
        return [(match.start("name") if role is None else role, match.end(), actor)]

    def _titled_by(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        """A person whose office is one of the side that a relative clause hangs on."""
        role, name = match.start("role"), match.start("name")
        entry = self.chunks.entries[role]
        actor = self._person(name, self._sides(match.start("side")), self.chunks.text(role), entry[3], entry[1])
        return [(role, match.end(), actor)]

    def _may_follow(self, match: re.Match[str], entry: Entry) -> bool:
        """Whether a name behind a comma is that of the office: "the UN envoy for Yemen, X", not "told the envoy, X"."""
        if match["of"] or match["members"] or match["side"] or match["role"].endswith("J"):
            return True
        if entry[2] or match["field"]:
            return True
        before = self.chunks.codes[max(match.start() - 2, 0) : match.start()]
        closed = self.chunks.codes[match.end() : match.end() + 1] in (",", ".", "&")
        return closed and " " in self.chunks.text(match.start("name")) and before[-1:] in ("d", "p")

    def _apposed(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        between = range(match.start("name") + 1, match.start("role"))
        if self._is_institution(match.start("name")) or any(self.chunks.low(at) == "retired" for at in between):
            return []
        entry = self.chunks.entries[match.start("role")]
        part = next((part for part in ("members", "of", "side") if match[part]), "")
        sides = self._sides(match.start(part)) if part else entry[2]
        stop = match.end() if match["members"] or match["of"] else match.end("role")
        actor = self._person(match.start("name"), sides, self.chunks.text(match.start("role")), entry[3], entry[1])
        if self._is_former(match.start("name") + 1, match.start("role")):
            known = self.known.by_surname.get(self.chunks.text(match.start("name")))
            if known and known.sides and known.role != actor.role:
                return []  # "Hedlund, a retired Swedish general", who was named before as an envoy
            actor = actor._replace(speaks=False)
        return [(match.start(), stop, actor)]

    def _listed(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        head = self.chunks.entries[match.start("list") - 1]
        common = self._sides(match.start("side")) if match["side"] else head[2]
        found = []
        items = list(LIST_ITEM.finditer(self.chunks.codes, *match.span("list")))
        each = self._sides_of_list(match.start("list") - 1, len(items))
        for number, item in enumerate(items):
            sides = self._sides(item.start("home")) if item["home"] else each[number] if each else common
            actor = self._person(
                item.start("name"), sides, _singular(self.chunks.text(match.start("list") - 1)), head[3], head[1]
            )
            found.append((item.start(), item.end(), actor))
        return found

    def _sides_of_list(self, role: int, count: int) -> list[tuple[str, ...]]:
        """The sides before a plural office, if as many as the names: "British and French ministers X and Y"."""
        found: list[tuple[str, ...]] = []
        for at in range(role - 1, max(role - 2 * count, -1), -1):
            if self.chunks.codes[at] in "SA":
                found.insert(0, self._sides(at))
            elif self.chunks.codes[at] not in ",&":
                break
        return found if len(found) == count else []

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
        if match["side"][0] in "SAU" and self.chunks.low(role_at) in self.words["rebels"]:
            name = self.chunks.text(match.start("side"), role_at + 1)  # "Ivorian rebels" are not Ivory Coast
            return Actor((name,), sort="movement", rules=("actors.rebels",))
        sort = "movement" if match["side"][0] == "M" else "group"
        many = match["side"][0] in "OB" and not self.words["collective"].isdisjoint(role.lower().split())
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
        if code == "L":  # Shannon is a town, unless the article knows a person of that name
            known = self.known.by_surname.get(self.chunks.text(at))
            return known._replace(rules=(*known.rules, "actors.surname_again")) if known else None
        if code == "A" and self._describes(at):
            return Actor((), sort="word", speaks=False)
        return Actor(entry[2], sort=SORTS[code], rules=(entry[1],))

    def _describes(self, at: int) -> bool:
        """Whether an adjective only describes: "Russian gas giant Gazprom", "American businessmen"."""
        return DESCRIPTION.match(self.chunks.codes, at) is not None

    # ---------------------------------------------------------------------------------------------- people

    def _sides(self, at: int) -> tuple[str, ...]:
        """The sides of a chunk; an official of a city or a region is one of its state: "California Governor X"."""
        code, _, sides, info = self.chunks.entries[at]
        return (info,) if code == "L" and info else sides

    def _is_institution(self, at: int) -> bool:
        """Whether an unknown name is that of a body: "Permanent Council"."""
        return self.chunks.codes[at] == "N" and self.chunks.document.lows[self.chunks.lasts[at] - 1] in self.institution

    def _is_full_name(self, at: int) -> bool:
        """Whether a name has the look of a person's first and last name, with nothing of a body in it."""
        lows = self.chunks.document.lows[self.chunks.firsts[at] : self.chunks.lasts[at]]
        return self.chunks.codes[at] == "P" or (2 <= len(lows) <= 5 and self.institution.isdisjoint(lows))

    def _is_former(self, start: int, stop: int) -> bool:
        """Whether "former", "then" or the like stands just before or inside an office."""
        return any(
            self.chunks.low(at) in self.words["former"]
            for at in range(max(start - 2, 0), stop)
            if self.chunks.codes[at] in "XEc"
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
        elif not sides and self.chunks.codes[at] == "P":
            sides = self._sides_once(at)
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

    def _sides_once(self, at: int) -> tuple[str, ...]:
        """The side of someone known by full name who holds no office on the day: that of the one before, or after."""
        terms: tuple[tuple[str, str, str, str], ...] = unpack(self.people, self.chunks.entries[at][3])[2]
        began = [term for term in terms if term[2] <= self.day]
        return (max(began, key=_term_start)[0],) if began else (min(terms, key=_term_start)[0],) if terms else ()

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
        if actor and GUESSED in actor.rules and " " in name and name not in self.known.by_surname:
            self.known.strangers[name.split()[-1]] = name  # the lexicon knows no holder of that full name
            return Actor((), name, sort="person", rules=STRANGER)
        if actor:
            return actor._replace(rules=(*actor.rules, "actors.surname_again"))
        term = self._term(at, name, (), None)
        if term:
            return self._person(at, (), None, "", GUESSED)
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


def _term_start(term: tuple[str, str, str, str]) -> str:
    return term[2]


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


def _merge_chunks(
    chunks: Chunks, found: dict[int, tuple[int, Actor]], localities: dict[int, Locality], lexicon: dict[str, Any]
) -> Scene:
    """The chunks again, each actor and each place one chunk."""
    city_states = lexicon["phrases"]["city_states"]
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
            locality = localities.get(at)
            if locality:
                stop, actor, code = locality.stop, None, "L"
            if actor and actor.sort in ("name", "word"):
                code = "N" if actor.sort == "name" else "X"
            elif actor:
                actors[here] = actor
                code = CODE_OF[actor.sort]
            if at in chunks.times:
                times[here] = chunks.times[at]
            if locality:
                places[here] = (locality.name, locality.country)
            elif actor and actor.sort == "seat" and actor.name:
                places[here] = (actor.name, actor.sides[0])
            elif code == "L":
                places[here] = (chunks.text(at), entry[3])
            elif code == "C" and entry[3]:
                places[here] = (entry[3], entry[2][0])
            elif code == "S" and actor and actor.sort == "state":
                places[here] = (chunks.text(at) if chunks.text(at) in city_states else actor.sides[0], actor.sides[0])
            codes.append(code)
            firsts.append(chunks.firsts[at])
            lasts.append(chunks.lasts[stop - 1])
            entries.append(entry)
            at = stop
        sentences.append((start, len(codes)))
    return Scene(Chunks(chunks.document, "".join(codes), firsts, lasts, entries, times, sentences), actors, places)
