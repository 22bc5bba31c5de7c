"""Find who is named: states, organisations, movements, and people with the side that they speak for.

In: chunks. Out: a `Scene`: the chunks again, with each actor made one chunk, and what is known of it (`namings.py`
reads the names, `people.py` knows who they are).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from calendars.extraction.names.aides import join_envoys
from calendars.extraction.names.communities import join_communities, keep_named_members, read_listed_members
from calendars.extraction.names.epithets import first_of, join_body, join_rows
from calendars.extraction.names.given_up import forget_places_given_up
from calendars.extraction.names.namings import Finder
from calendars.extraction.names.people import PEOPLE, Actor
from calendars.extraction.names.portfolios import drop_members, join_fields
from calendars.extraction.names.regions import drop_regions
from calendars.extraction.words.adjuncts import SPOKEN, goes_on
from calendars.extraction.words.chunks import Chunks
from calendars.extraction.words.localities import Locality, find_localities, proper_name
from calendars.extraction.words.word_lists import between
from calendars.lexicon.phrases import Entry
from calendars.models import TimeMention
from calendars.patterns import pattern_of

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
OF_OFFICE = pattern_of(r"[rRJ][oj]d?$")  # "the presidents of | Togo and", "his counterpart from"


class Scene:
    """The chunks of an article with its actors: `actors[i]` and `places[i]` tell what chunk i denotes."""

    home: str | None = None  # the country of the dateline
    city: str | None = None  # the city of the dateline
    movements: frozenset[tuple[str, ...]] = frozenset()  # those whose names stand in the article
    sourced: bool = False  # whether it is a digest that names its sources
    headlines: frozenset[int] = frozenset()  # the sentences that are headlines of a page of news
    items: tuple[int, ...] = ()  # where the items of a digest begin, of which each tells of other things
    voices: tuple[tuple[int, int], ...] = ()  # from which chunk of a transcript on who speaks, by his chunk, or -1

    def __init__(
        self,
        chunks: Chunks,
        actors: dict[int, Actor],
        places: dict[int, tuple[str, str]],
        words: dict[str, frozenset[str]],
        phrases: Mapping[str, Any],
    ) -> None:
        self.chunks = chunks
        self.actors = actors
        self.places = places  # name, country
        self.words = words  # the lists of cues.toml, [words]
        self.states: frozenset[str] = phrases["states"]  # the names of all states
        self.seats: Mapping[str, tuple[str, str]] = phrases["seats"]  # organisation -> city and country of its house
        self.prefixes: dict[int, tuple[str, str]] = {}  # sentence -> the place that it opens with
        self.skips: dict[int, int] = {}  # start of the sentence with the dateline -> the chunk after it
        self._people: dict[str, list[tuple[int, Actor]]] = {}

    def put(self, at: int, actor: Actor) -> None:
        """Read a chunk as an actor: from now on it has his code, too."""
        self.actors[at] = actor
        codes = self.chunks.codes
        self.chunks.codes = f"{codes[:at]}{CODE_OF[actor.sort]}{codes[at + 1 :]}"

    def bounds(self, sentence: int) -> tuple[int, int]:
        """The chunks of a sentence, without the dateline or the phrase that it opens with."""
        begin, end = self.chunks.sentences[sentence]
        return self.skips.get(begin, begin), end

    def voice_at(self, at: int) -> int | None:
        """The chunk of whoever speaks at a chunk of a transcript, -1 where that is nobody known; else None."""
        number = bisect_right(self.voices, at, key=lambda voice: voice[0])
        return self.voices[number - 1][1] if number else None

    def first_told(self, at: int, reach: int) -> int:
        """The first chunk that a word may point back to: so far before it, and in its own item of a digest."""
        item = bisect_right(self.items, at)
        return max(at - reach, self.items[item - 1] if item else 0, 0)

    def days_in(self, begin: int, end: int) -> list[int]:
        """The chunks of the times between two chunks that are known on the calendar."""
        times = self.chunks.times
        return [at for at in self.chunks.find_times(begin, end) if times[at].start]

    def actors_in(self, begin: int, end: int) -> list[Actor]:
        """The actors from a chunk up to, not including, another."""
        return [self.actors[at] for at in range(begin, end) if at in self.actors]

    def sides_of(self, chunks: Iterable[int]) -> set[str]:
        """The sides that the actors of some chunks stand for."""
        return {side for at in chunks for side in self.actors[at].sides}

    def people_of(self, side: str) -> list[tuple[int, Actor]]:
        """The people with a name who speak for a side alone, in text order; to be asked when everybody is known."""
        for at, actor in () if self._people else self.actors.items():
            if actor.sort == "person" and actor.name and actor.speaks and len(actor.sides) == 1:
                self._people.setdefault(actor.sides[0], []).append((at, actor))
        return self._people.get(side, [])

    def has_delegation(self, begin: int, end: int) -> bool:
        """Whether a delegation is named between two chunks."""
        return bool(self.chunks.find_last(self.words["delegation"], begin, end))

    def has_people(self, chunks: Iterable[int]) -> bool:
        """Whether one of some chunks is a person, or people without a name: also "his counterparts from Togo"."""
        codes = self.chunks.codes
        return any(self.actors[at].sort in PEOPLE or OF_OFFICE.search(codes, max(at - 3, 0), at) for at in chunks)


def find_actors(chunks: Chunks, lexicon: dict[str, Any], published: date | None) -> Scene:
    """Find the actors and places of an article.

    Args:
        chunks: the article as chunks.
        lexicon: what `read_lexicon` returns.
        published: the publication day, which says who held which office; None takes the latest holder.
    """
    join_communities(chunks, lexicon["phrases"])
    finder = Finder(chunks, lexicon, published)
    found: dict[int, tuple[int, Actor]] = {}
    localities = find_localities(chunks, lexicon)
    starts = sorted(localities)
    for begin, end in chunks.sentences:
        taken = {at for start in between(starts, begin, end) for at in range(start, localities[start].stop)}
        for start, stop, actor in finder.in_sentence(begin, end):
            if taken.isdisjoint(range(start, stop)):
                taken.update(range(start, stop))
                found[start] = (stop, actor)
        join_fields(chunks, begin, end, found)
        drop_members(chunks, begin, end, found)
        _drop_misnamed(chunks, begin, end, found)
        join_envoys(chunks, found, begin, end)
        join_rows(chunks, begin, end, found, localities)
        join_body(chunks, begin, end, found)
    scene = _merge_chunks(chunks, finder.people.with_later_names(found), localities, lexicon)
    _put_in_former_states(scene, lexicon["phrases"]["former"], published)
    forget_places_given_up(scene.places, scene.chunks.lows)
    keep_named_members(scene.actors)
    read_listed_members(scene.chunks, scene.actors)
    drop_regions(scene.chunks, scene.actors)
    return scene


def _put_in_former_states(scene: Scene, former: list[tuple[str, str, str]], published: date | None) -> None:
    """The places of a state that was there at the time: in 1998 Belgrade is that of Yugoslavia, and not of Serbia."""
    day = "" if published is None else published.isoformat()[:10]
    then = {now: name for until, name, now in former if day and day < until}
    for at, (name, country) in scene.places.items() if then else ():
        actor = scene.actors.get(at)
        if country in then and (actor is None or actor.sort == "seat"):
            scene.places[at] = (name, then[country])
            if actor is not None:
                scene.actors[at] = actor._replace(sides=tuple(then.get(side, side) for side in actor.sides))


def _mute(actor: Actor) -> Actor:
    """An actor who is only named, and takes part in nothing."""
    return actor._replace(sides=(), role=None, rank="", speaks=False)


# "Maduro's | rival Edmundo González": who is named after somebody whom he is against.
AGAINST = frozenset({"rival", "critic", "opponent", "challenger", "foe", "enemy", "nemesis", "detractor"})


def _drop_misnamed(chunks: Chunks, begin: int, end: int, found: dict[int, tuple[int, Actor]]) -> None:
    """ "Introduced X as “President Y”", "Y's rival X": Y is only what somebody called X, or whom X is against."""
    for at in range(begin, end - 1):
        stop, actor = found.get(at, (at, None))
        if actor and actor.sort == "person" and chunks.codes[stop] == "p" and chunks.low(stop + 1) in AGAINST:
            found[at] = (stop, _mute(actor))
        elif chunks.codes[at] == "q" and at + 1 in found and at > begin and chunks.low(at - 1) == "as":
            last, named = found[at + 1]
            if named.sort == "person" and chunks.codes[last] == "q":
                found[at + 1] = (last, _mute(named))


def _first_of(
    chunks: Chunks,
    begin: int,
    at: int,
    locality: Locality | None,
    actor: Actor | None,
    words: dict[str, frozenset[str]],
) -> int:
    """Where what is said of somebody or of a place begins: "the | embattled | Kenyan president X" is one as "X" is."""
    sort = actor.sort if actor else ""
    told = sort == "person" or (actor is not None and "actors.capital" in actor.rules)
    people = sort in ("person", "group", "movement")
    if not told and not people and locality is None and chunks.codes[at] not in PLACES:
        return at
    first = at
    if not people or chunks.codes[at] not in "NP":
        epithets = words["direction"] if not people else words["epithets"] if told else NOT_ANY
        first = first_of(chunks, begin, at, epithets, not people)
    the = told and first > begin and chunks.codes[first - 1] == "d" and chunks.lows[first - 1] == "the"
    return first - the


def _may_be_left_out(found: dict[int, tuple[int, Actor]], chunks: Iterable[int]) -> bool:
    """Whether those found in some chunks are words or bodies, told in one chunk each."""
    named = [(at, *found[at]) for at in chunks if at in found]
    return all(stop == at + 1 and actor.sort in ("word", "organisation") for at, stop, actor in named)


def _is_closed(chunks: Chunks, begin: int, at: int, stop: int, place: bool) -> bool:
    """Whether a comma closes what says who or where it is: "X, the president of Kenya, will meet", "Oslo, Norway, on".

    Behind a place a participle may stand, and tell of the occasion: "in Oslo, Norway, chaired by X".
    """
    if at in chunks.times:
        return _is_closed_date(chunks, begin, at, stop)
    aside = chunks.codes.find(",", at, stop)
    closed = aside > 0 and chunks.codes[stop] == "," and goes_on(chunks.codes, begin, aside, stop + 1)
    return closed and not (place and chunks.codes[stop + 1] in PARTICIPLES)


def _is_closed_date(chunks: Chunks, begin: int, at: int, stop: int) -> bool:
    """Whether a comma closes a year, as American English has it: "met X on March 3, 2022, in Oslo".

    A verb behind it may be one that an aside was put before: "X, who was elected on March 3, 2022, will meet Y".
    """
    lows, last = chunks.document.lows, chunks.lasts[stop - 1]
    if chunks.codes[stop] != "," or last < FULL_DATE or lows[last - 2] != "," or not lows[last - 1].isdigit():
        return False
    follows = chunks.codes[stop + 1]
    aside = follows in SPOKEN and "," in chunks.codes[begin:at]
    on = chunks.low(stop + 1) == "that" or (follows not in JOINING and goes_on(chunks.codes, begin, at, stop + 1))
    return at > begin + 1 and on and not aside


FULL_DATE = 3  # how many words there are in "March 3, 2022" up to the year
# "and", and "with" as in "with Italy offering to host them"
JOINING = frozenset("&w")
PARTICIPLES = frozenset("vxHEQWVKFZ")  # the codes of verbs that may be participles
# "to Brussels, Belgium; Paris, France; and London, England"
STOPS = pattern_of(r"[CLS](?:;&?d?[CLS]){2,}")


def _with_commas(codes: str) -> str:
    """The codes, with commas for the semicolons in a row of places, which are no ends of clauses."""
    return STOPS.sub(lambda row: row[0].replace(";", ","), codes) if ";" in codes else codes


# The codes of chunks that are places by themselves.
PLACES = "LCS"
PLACED = pattern_of(f"[{PLACES}]")
MOVEMENT = pattern_of("M")
# Of people without a name, an epithet may tell whose they are: "fellow G8 leaders" are no guests of the G8.
NOT_ANY: frozenset[str] = frozenset()
# Titles that a first name follows, which may be that of a city too.
ROYAL = frozenset({"king", "queen", "prince", "princess"})


def _merge_chunks(
    chunks: Chunks, found: dict[int, tuple[int, Actor]], localities: dict[int, Locality], lexicon: dict[str, Any]
) -> Scene:
    """The chunks again, each actor and each place one chunk."""
    merger = _Merger(chunks, found, localities, lexicon)
    sentences: list[tuple[int, int]] = []
    placed = {match.start() for match in PLACED.finditer(chunks.codes)}
    marked = sorted(placed.union(found, localities, chunks.times))
    for begin, end in chunks.sentences:
        start = len(merger.codes)
        merger.read_sentence(begin, end, between(marked, begin, end))
        sentences.append((start, len(merger.codes)))
    codes = _with_commas("".join(merger.codes))
    merged = Chunks(chunks.document, codes, merger.firsts, merger.lasts, merger.entries, merger.times, sentences)
    scene = Scene(merged, merger.actors, merger.places, merger.words, lexicon["phrases"])
    scene.movements = frozenset(chunks.entries[match.start()][2] for match in MOVEMENT.finditer(chunks.codes))
    return scene


class _Merger:
    """Builds the columns of the merged chunks, and what actors and places are at them."""

    def __init__(
        self,
        chunks: Chunks,
        found: dict[int, tuple[int, Actor]],
        localities: dict[int, Locality],
        lexicon: dict[str, Any],
    ) -> None:
        self.chunks, self.found, self.localities = chunks, found, localities
        self.city_states, self.words = lexicon["phrases"]["city_states"], lexicon["phrases"]["words"]
        self.codes: list[str] = []
        self.firsts: list[int] = []
        self.lasts: list[int] = []
        self.entries: list[Entry] = []
        self.times: dict[int, TimeMention] = {}
        self.actors: dict[int, Actor] = {}
        self.places: dict[int, tuple[str, str]] = {}

    def read_sentence(self, begin: int, end: int, marked: list[int]) -> None:
        """Add the chunks of a sentence, of which some are marked as the first of a time, a place or an actor."""
        chunks = self.chunks
        stop = begin
        for at in [*marked, end]:
            if at < stop:
                continue  # a part of what began before it
            locality = self.localities.get(at)
            after, actor = (locality.stop, None) if locality else self.found.get(at, (at + 1, None))
            first = _first_of(chunks, begin, at, locality, actor, self.words) if at < end else end
            if first < stop:  # "the US-educated president", "EU member Hungary": who was found in it has no part
                first = first if _may_be_left_out(self.found, range(first, stop)) else at
                self._take_back(max(stop - first, 0))
                stop = min(stop, first)
            self.codes += chunks.codes[stop:first]  # most words stay as they are
            self.firsts += chunks.firsts[stop:first]
            self.lasts += chunks.lasts[stop:first]
            self.entries += chunks.entries[stop:first]
            if at == end:
                break
            stop = after
            last = chunks.lasts[stop - 1]
            if (stop > at + 1 or at in chunks.times) and _is_closed(chunks, begin, at, stop, locality is not None):
                stop += 1
            code = self._name(at, stop, locality, actor)
            self.codes.append(code)
            self.firsts.append(chunks.firsts[first if chunks.lows[first] == "the" else at])  # an epithet is left out
            self.lasts.append(last)
            self.entries.append(chunks.entries[at])

    def _take_back(self, count: int) -> None:
        """Take out the last so many chunks, with those named by them."""
        again = len(self.codes) - count
        for gone in range(again, len(self.codes)):
            self.actors.pop(gone, None)
            self.places.pop(gone, None)
        for column in (self.codes, self.firsts, self.lasts, self.entries):
            del column[again:]

    def _name(self, at: int, stop: int, locality: Locality | None, actor: Actor | None) -> str:
        """Say whom, where or when the chunk to come next denotes; its code."""
        chunks, here = self.chunks, len(self.codes)
        code, entry = "L" if locality else chunks.codes[at], chunks.entries[at]
        if code == "C" and self.codes[-1:] == ["R"] and chunks.low(at - 1) in ROYAL:
            actor, code = None, "N"  # "Queen Sofia"
        if actor and actor.sort in ("name", "word"):
            code = "N" if actor.sort == "name" else "X"
        elif actor:
            self.actors[here] = actor
            code = CODE_OF[actor.sort]
        if at in chunks.times:
            self.times[here] = chunks.times[at]
        if locality:
            self.places[here] = (locality.name, locality.country)
        elif place := self._place(at, code, entry, actor):
            self.places[here] = place
        return code

    def _place(self, at: int, code: str, entry: Entry, actor: Actor | None) -> tuple[str, str] | None:
        """The place, with its state, that a chunk names, where it names one."""
        if actor and actor.sort == "seat" and actor.name:
            return actor.name, actor.sides[0]
        if code == "L":
            return proper_name(self.chunks.text(at), self.words["particles"]), entry[3]
        if code == "C" and entry[3]:
            return entry[3], entry[2][0]
        if code == "S" and actor and actor.sort == "state":
            text = self.chunks.text(at)
            return text if text in self.city_states else actor.sides[0], actor.sides[0]
        return None
