"""Read who is named in a sentence: the patterns of names, offices, adjectives and delegations.

In: chunks. Out: spans of chunks with their `Actor`s, those of the surer patterns first. A side of a person comes from
the words around the name first ("Russian President X", "X, foreign minister of Y"); `people.py` knows the rest, and
`holders.py` reads people without a name.
"""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Any

from calendars.extraction.names.aides import find_aides
from calendars.extraction.names.appointments import find_appointed
from calendars.extraction.names.epithets import is_based
from calendars.extraction.names.holders import are_counted, find_crowds, find_holders
from calendars.extraction.names.namesakes import is_full
from calendars.extraction.names.naming_shapes import (
    ALONE,
    APPOSED,
    CAPITAL,
    DESCRIPTION,
    HEADING,
    LEADING,
    LIST_ITEM,
    LISTED,
    NATIVE,
    OWNED,
    PREFIXED,
    SOME_ONE,
    TITLED,
    WHOSE,
)
from calendars.extraction.names.people import Actor, People
from calendars.extraction.names.second_holders import is_firm, is_thing, second_holder
from calendars.extraction.names.tenures import is_first_to
from calendars.extraction.words.chunks import Chunks
from calendars.extraction.words.proper_names import is_abbreviation
from calendars.extraction.words.word_lists import ORIGINS, any_of
from calendars.lexicon.phrases import Entry

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
# Ranks that one keeps beside an office.
TITLES = frozenset({"courtesy", "military", "royal", "religious"})
# Nouns of people who speak for a state that a name may follow at once.
HEADS = frozenset(
    {"leader", "chief", "head", "envoy", "president", "minister", "premier", "king", "ambassador", "counterpart"}
)
# "Peru's transport ministers": what may stand between the last side and the office.
BEFORE_OFFICE = 3


@cache
def _plurals(words: frozenset[str]) -> frozenset[str]:
    """ "Joint Working Groups of X and Y"."""
    return frozenset(f"{word}s" for word in words)


class Finder:
    """Reads the sentences in order and remembers who was introduced."""

    def __init__(self, chunks: Chunks, lexicon: dict[str, Any], published: date | None) -> None:
        self.chunks = chunks
        self.capitals = lexicon["phrases"]["capitals"]
        self.prefixes = lexicon["cues"]["prefixes"]
        self.words = words = lexicon["phrases"]["words"]
        things = (words[name] for name in ("institution", "portfolio", "connectives"))
        self.institution = any_of(*things, _plurals(words["institution"]))
        self.people = People(chunks, lexicon, words, published.isoformat()[:10] if published else "")

    def in_sentence(self, begin: int, end: int) -> list[tuple[int, int, Actor]]:
        """Spans of chunks and their actors, those of the surer patterns first."""
        present = set(self.chunks.codes[begin:end])
        if present.isdisjoint("SAUCIOBMNPRr"):
            return []
        found: list[tuple[int, int, Actor]] = []
        if self._is_bare_dateline(begin, end):
            alone = self._alone(begin)
            found += [(begin, begin + 1, alone)] if alone else []
            begin += 1
        known = self.people.by_role.copy() if "R" in present else self.people.by_role
        if not present.isdisjoint("NP"):
            found += find_aides(self.people, begin, end)
            if not present.isdisjoint("RrtJ"):
                found += self._named_with_office(begin, end, present)
                found += find_appointed(self.people, begin, end) if "R" in present else []
            found += self._named_with_country(begin, end, present)
        if not present.isdisjoint("RrtJ"):
            found += find_holders(self.people, self.institution, begin, end, present, known)
        if not present.isdisjoint("NLr"):
            found += find_crowds(self.people, begin, end)
        if "capital" in self.chunks.lows[begin:end]:
            for match in CAPITAL.finditer(self.chunks.codes, begin, end):
                if self.chunks.low(match.end() - 1) == "capital":
                    found.append((match.start(), match.end(), self._capital(match)))
        for match in ALONE.finditer(self.chunks.codes, begin, end):
            if alone := self._alone(match.start()):
                found.append((match.start(), match.end(), alone))
        return found

    def _named_with_office(self, begin: int, end: int, present: set[str]) -> list[tuple[int, int, Actor]]:
        """People with a name and an office or a delegation."""
        codes = self.chunks.codes
        found: list[tuple[int, int, Actor]] = []
        for match in LISTED.finditer(codes, begin, end):
            found += self._listed(match)
        for match in LEADING.finditer(codes, begin, end) if "y" in present else ():
            found += self._leading(match)
        for match in TITLED.finditer(codes, begin, end):
            found += self._titled(match)
        for match in APPOSED.finditer(codes, begin, end) if not present.isdisjoint("RJ") else ():
            if match.start() == begin or codes[match.end()] != "Z":  # "will meet X, an official said"
                found += self._apposed(match)
        for match in WHOSE.finditer(codes, begin, end) if {"R", "c"} <= present else ():
            if self.chunks.low(match.start("side") + 1 + (codes[match.start("side") + 1] == ",")) == "whose":
                found += self._titled_by(match)
        for match in HEADING.finditer(codes, begin, end) if {"t", "c"} <= present else ():
            army = self.chunks.low(match.end() - 1) in ("army", "military")  # he leads no delegation
            if not army and not self._is_institution(match.start("name")):
                found.append(self._belonging(match, "side", "actors.heading"))
        return found

    def _named_with_country(self, begin: int, end: int, present: set[str]) -> list[tuple[int, int, Actor]]:
        """People with a name and a country: "Mario Echeverria of Chile", "Germany's Steinmeier"."""
        codes = self.chunks.codes
        found: list[tuple[int, int, Actor]] = []
        for match in NATIVE.finditer(codes, begin, end) if "o" in present else ():
            if self._is_full_name(match.start("name")):
                found.append(self._belonging(match, "home", "actors.native"))
        for match in OWNED.finditer(codes, begin, end) if "p" in present else ():
            adjective = codes[match.end()] in "XtR" and " " not in self.chunks.text(match.end() - 1)
            party = match.end() < end and self.chunks.low(match.end()) in self.institution
            party = party and codes[match.end() : match.end() + 2] != "Qf"  # "Japan's New Komeito party"
            firm = self.chunks.text(match.start("name")).isupper()
            if adjective or party or firm or self._is_institution(match.start("name")):
                continue  # "Hong Kong's Democratic party chief", "Taiwan's TSMC"
            found.append(self._belonging(match, "side", "actors.owned"))
        return found

    def _is_bare_dateline(self, begin: int, end: int) -> bool:
        """Whether a sentence opens with a dateline without a mark: "SEOUL Defence officials will meet"."""
        words = self.chunks.document.words
        after = self.chunks.lasts[begin]
        if self.chunks.codes[begin] not in "CLS" or begin + 1 >= end:
            return False
        place = self.chunks.text(begin)
        return place.isupper() and not is_abbreviation(place) and words[after].istitle()

    def _belonging(self, match: re.Match[str], part: str, rule: str) -> tuple[int, int, Actor]:
        """A person without an office, with the side that a part of the pattern names."""
        sides = self.people.sides_at(match.start(part))
        return match.start(), match.end(), self.people.introduce(match.start("name"), sides, None, "", rule)

    def _titled(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        entry = self.chunks.entries[match.start("role")]
        role_start, role_stop = match.span("role")
        if match["courtesy"] and not self._are_titles(*match.span("courtesy")):
            inner = TITLED.match(self.chunks.codes, match.start("courtesy"))  # "the minister, President X"
            return self._titled(inner) if inner else []
        second = second_holder(self.people, self.capitals, match)
        if second is not None:
            inner = TITLED.match(self.chunks.codes, second)
            return self._titled(inner) if inner else []
        if match["comma"] and not self._may_follow(match, entry):
            return []
        if match["fields"] and not self._names_field(role_stop - 1):
            return []
        if self._is_institution(match.start("name")):
            return []
        if match["role"] == "t" and self.chunks.low(role_start) not in HEADS:
            return []
        sides: tuple[str, ...] = ()
        ranks = [self.chunks.entries[at] for at in range(role_start, role_stop) if self.chunks.codes[at] == "R"]
        own = next((entry for entry in ranks if entry[2]), None)
        league = bool(match["side"]) and self.chunks.codes[match.start("side")] in "OB"
        league = league or (own is not None and own[2][0] not in self.capitals)  # "UN envoy Geir Pedersen of Norway"
        apart = match["mods"].endswith(",") and (bool(entry[2]) or self._is_of_another(match))
        for part in ("members", "of", "side") if league else ("members", "of", "from", "home", "side"):
            firm = part == "members" and is_firm(self.chunks, self.institution, match)
            if match[part] and not (apart and part == "side") and not firm:
                at = match.start(part)  # "of the Cuban State Council": not of China's
                sides = self.people.sides_at(at - (self.chunks.codes[at - 1 : at + 1] == "AI"))
                break
        if "p" in match["role"]:  # "the secretary-general's special envoy"
            ranks = ranks[-1:]
        if own and not sides:
            role = self.chunks.text(role_start, role_stop)
            sides = self.people.sides_by_office(match.start("name"), own[2], role)
        rank = next((entry[3] for entry in ranks if entry[3] != "courtesy"), entry[3] if entry[0] == "R" else "")
        if self.chunks.low(role_start) in self.words["rebels"] and match["side"] and match["side"][0] in "AS":
            sides = self._rebel_sides(match)
        if self._is_of_state(match, rank):
            sides = self.people.sides_at(match.start("side") - 2)
        start = match.start("side") if match["side"] and not apart else match.start("role")
        office: str | None = self.chunks.text(role_start, role_stop)
        name, former = match.start("name"), self.people.is_former(start, role_start)
        if former and match["name"] == "P" and self.people.term(name, self.chunks.name(name), (), None):
            sides, office, rank, former = (), None, "", False  # whom he speaks for now, the lexicon knows
        actor = self.people.introduce(name, sides, office, rank, entry[1])
        return [(start, match.end(), actor._replace(speaks=actor.speaks and not former))]

    def _is_of_another(self, match: re.Match[str]) -> bool:
        """Whether a leader is known as one of another state: "a strike on Iran's nuclear plants, President Obama"."""
        at = match.start("name")
        role = self.chunks.text(*match.span("role"))
        term = self.people.term(at, self.chunks.name(at), (), role)
        return term is not None and bool(match["side"]) and term[0] not in self.people.sides_at(match.start("side"))

    def _are_titles(self, begin: int, end: int) -> bool:
        """Whether offices belong to the name behind them: "the President of Latvia, H.E. X", "the envoy, Gen. Y"."""
        own = (self.chunks.entries[at][3] in TITLES or self.chunks.low(at) == "ambassador" for at in range(begin, end))
        return all(own)

    def _is_of_state(self, match: re.Match[str], rank: str) -> bool:
        """ "Lebanon's Hezbollah labour minister X": a minister is one of the state, whose movement is only named."""
        side = match.start("side")
        owned = match["side"] == "M" and self.chunks.codes[max(side - 2, 0) : side] == "Sp"
        return owned and (rank == "minister" or "minister" in self.chunks.text(*match.span("role")).lower())

    def _rebel_sides(self, match: re.Match[str]) -> tuple[str, ...]:
        """ "Sudanese rebel leader John Garang" does not speak for Sudan, but for his movement."""
        name = match.start("name")
        term = self.people.term(name, self.chunks.name(name), (), None)
        side = self.chunks.text(match.start("side"))
        return (term[0],) if term else (f"{side} {self.chunks.low(match.start('role'))}s",)

    def _leading(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        """A person who heads a delegation, which says the side."""
        by = self.chunks.codes.rfind("y", match.start(), match.start("name"))
        led = self.chunks.codes[by - 1] == "t" or self.chunks.low(by - 1) in self.words["leading"]
        if self._is_institution(match.start("name")) or not led:
            return []  # "a Russian delegation will be hosted by X"
        role = match.start("role") if match["role"] else None
        entry = self.chunks.entries[role] if role is not None else None
        office, rank = (self.chunks.text(role), entry[3]) if role is not None and entry else (None, "")
        sides = self.people.sides_at(match.start("side"))
        actor = self.people.introduce(match.start("name"), sides, office, rank, "actors.leading")
        return [(match.start("name") if role is None else role, match.end(), actor)]

    def _titled_by(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        """A person whose office is one of the side that a relative clause hangs on."""
        role, name = match.start("role"), match.start("name")
        entry = self.chunks.entries[role]
        sides = self.people.sides_at(match.start("side"))
        actor = self.people.introduce(name, sides, self.chunks.text(role), entry[3], entry[1])
        return [(role, match.end(), actor)]

    def _may_follow(self, match: re.Match[str], entry: Entry) -> bool:
        """Whether a name behind a comma is that of the office: "the UN envoy for Yemen, X", not "told the envoy, X"."""
        if match["of"] or match["from"] or match["members"] or match["side"] or match["role"].endswith("J"):
            return True
        if entry[2] or match["field"]:
            return True
        before = self.chunks.codes[max(match.start() - 2, 0) : match.start()]
        closed = self.chunks.codes[match.end()] in ",.&"
        return closed and " " in self.chunks.text(match.start("name")) and before[-1:] in ("d", "p")

    def _apposed(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        between = range(match.start("name") + 1, match.start("role"))
        name = match.start("name")
        if name and self.chunks.codes[max(name - 2, 0) : name + 1] in ("iN", ".iN", ";iN"):
            return []  # "In Foz do Iguacu, Paraguayan president X": a place
        if self._is_institution(name) or any(self.chunks.low(at) == "retired" for at in between):
            return []
        if self._opens_title(match.start("name") + 2, match.end("role")) or self._is_owned_apart(match):
            return []  # "after talks with President X, Israeli Ambassador to Nicosia Y said"
        entry = self.chunks.entries[match.start("role")]
        says = ("his", "her", "a") if self.chunks.codes[match.end("role")] == "Z" else ("his", "her")
        if entry[3] == "spokesperson" and any(self.chunks.low(at) in says for at in between):
            return []  # "X will meet Y, his spokesman said"
        if self.chunks.codes[name + 1 : match.end("role") + 1] == ",dRZ" and self.chunks.low(name + 2) == "the":
            return []  # "Talks between X and Y, the minister said, will open"
        unclosed = self.chunks.codes[match.end()] in "mu1245vHEQWFKV" and self.chunks.low(name + 2) == "the"
        before = name - 1
        while before > 0 and self.chunks.codes[before] in "RASIXp":
            before -= 1  # "According to spokesman X, the Russian leader intends to"
        if unclosed and self.chunks.codes[before] in "fwobgyadv":
            return []  # "According to Interfax, the Russian leader intends to visit Egypt"
        told = (part for part in ("members", "of", "side") if match[part])  # "a Chadian premier of Indian descent"
        part = next((one for one in told if self.chunks.low(match.start(one) + 1) not in ORIGINS), "")
        office = self.chunks.text(match.start("role"))
        sides = self.people.sides_at(match.start(part)) if part else entry[2]
        sides = self.people.sides_by_office(name, sides, office) if sides and not part else sides
        stop = match.end() if match["members"] or match["of"] else match.end("role")
        if is_first_to(self.chunks, between, stop):
            stop = name + 1  # "X, who is the first Greek leader to visit Chad, met Y": what he does is told there
        actor = self.people.introduce(match.start("name"), sides, office, entry[3], entry[1])
        if self.people.is_former(match.start("name") + 1, match.start("role")):
            known = self.people.met.get(self.chunks.name(match.start("name")))
            if known and known.sides and known.role != actor.role:
                return []  # "Hedlund, a retired Swedish general", who was named before as an envoy
            actor = actor._replace(speaks=False)
        return [(match.start(), stop, actor)]

    def _is_owned_apart(self, match: re.Match[str]) -> bool:
        """Whether another side than that of the office owns the name: "EU's X, Iran FM to hold talks"."""
        name = match.start("name")
        owned = self.chunks.codes[name - 1] == "p" and self.chunks.codes[name - 2 : name - 1] in ("S", "O", "M")
        return bool(
            owned and match["side"] and self.people.sides_at(name - 2) != self.people.sides_at(match.start("side"))
        )

    def _opens_title(self, at: int, role_stop: int) -> bool:
        """Whether the office behind a name and a comma stands right before another name, and is that one's."""
        title = TITLED.match(self.chunks.codes, at)
        if title is None or "," in title[0] or title.start("name") < role_stop:
            return False
        return not self._is_institution(title.start("name"))

    def _listed(self, match: re.Match[str]) -> list[tuple[int, int, Actor]]:
        role = match.start("role")
        head = self.chunks.entries[role]
        common = self.people.sides_at(match.start("side")) if match["side"] else head[2]
        found = []
        items = list(LIST_ITEM.finditer(self.chunks.codes, *match.span("list")))
        of = [at for at in range(*match.span("of")) if self.chunks.codes[at] in "SO"] if match["of"] else []
        each = [self.people.sides_at(at) for at in of] if len(of) == len(items) else []
        each = each or self._sides_of_list(role, len(items))
        alone = match["role"] == "J," and match["side"] and self.chunks.codes[match.start() - 1] not in "&,"
        if match["role"].endswith(",") and not each and not alone:
            return []  # "his French and German colleagues, X and Y", not "the ministers, X and Y said"
        for number, item in enumerate(items):
            sides = self.people.sides_at(item.start("home")) if item["home"] else each[number] if each else common
            actor = self.people.introduce(
                item.start("name"), sides, self.chunks.text(role).removesuffix("s"), head[3], head[1]
            )
            found.append((item.start(), item.end(), actor))
        return found

    def _sides_of_list(self, role: int, count: int) -> list[tuple[str, ...]]:
        """The sides before a plural office, if as many as the names: "British and French ministers X and Y"."""
        found: list[tuple[str, ...]] = []
        for at in range(role - 1, max(role - 2 * count - BEFORE_OFFICE, -1), -1):
            if self.chunks.codes[at] in "SA":
                found.insert(0, self.people.sides_at(at))
            elif self.chunks.codes[at] not in (",&" if found else ",&pX"):
                break
        return found if len(found) == count else []

    def _capital(self, match: re.Match[str]) -> Actor:
        """The capital of a state by that word; its name stands for the name of the actor."""
        sides, rule = self.people.sides_at(match.start()), self.chunks.entries[match.start()][1]
        return Actor(sides, self.capitals.get(sides[0]), sort="seat", rules=(rule, "actors.capital"))

    def _alone(self, at: int) -> Actor | None:
        code, entry = self.chunks.codes[at], self.chunks.entries[at]
        if code == "P":
            return self.people.introduce(at, (), None, "", entry[1])
        if code == "N":
            prefix = self._prefix(at) if self.chunks.codes[at + 1 : at + 2] == "-" else None
            return prefix or self.people.recall(at)
        if code == "L":  # Shannon is a town, unless the article knows a person of that name
            known = self.people.met.get(self.chunks.name(at))
            return known._replace(rules=(*known.rules, "actors.surname_again")) if known else None
        some = code == "S" and self.chunks.low(at - 1) in ("a", "an") and SOME_ONE.match(self.chunks.codes, at)
        if (
            some
            or (code == "A" and self._describes(at))
            or (code == "U" and are_counted(self.chunks, at))
            or (self.chunks.codes[at + 1] == "-" and is_based(self.chunks, self.words["based"], at))
        ):
            return Actor((), sort="word", speaks=False)
        return Actor(entry[2], sort=SORTS[code], rules=(entry[1],))

    def _prefix(self, at: int) -> Actor | None:
        """The state that the first part of a pair stands for: "the Franco-German summit"."""
        state = self.prefixes.get(self.chunks.text(at))
        paired = state and PREFIXED.match(self.chunks.codes[at + 1 : at + 5])
        return Actor((state,), sort="adjective", rules=("cues.prefix",)) if paired else None

    def _describes(self, at: int) -> bool:
        """Whether an adjective only describes: "Russian gas giant Gazprom", "American businessmen"."""
        return DESCRIPTION.match(self.chunks.codes, at) is not None and self.chunks.low(at + 1) != "capitals"

    def _names_field(self, at: int) -> bool:
        """Whether an office ends with a field of work, so that more may follow: "Minister of Energy | and Mines"."""
        return self.chunks.last_low(at) in self.words["portfolio"] and " " in self.chunks.text(at)

    def _is_institution(self, at: int) -> bool:
        """Whether an unknown name is that of a body or a house: "Permanent Council", "Berlaymont building"."""
        return self.chunks.codes[at] == "N" and is_thing(self.chunks, self.institution, self.words["premises"], at)

    def _is_full_name(self, at: int) -> bool:
        """Whether a name has the look of a person's first and last name, with nothing of a body in it."""
        lows = self.chunks.document.lows[self.chunks.firsts[at] : self.chunks.lasts[at]]
        return self.chunks.codes[at] == "P" or (is_full(self.chunks.text(at)) and self.institution.isdisjoint(lows))
