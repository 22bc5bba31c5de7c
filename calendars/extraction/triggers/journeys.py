"""What must stand about a verb of travel for it to name a visit: "left for Hanoi", not "left Hanoi", "US troops left".

In: a scene, a clause and a candidate whose subject and complements are read. Out: whether the verb names a visit there.
`FRAMES` in `frames.py` is the table of all frames.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.other_deeds import HOME, arrives_home
from calendars.extraction.clauses.clauses import MET, Clause
from calendars.extraction.clauses.pronouns import HE_OR_SHE
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.houses import is_seat
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.arrivals import add_person_visited
from calendars.extraction.parties.hosts import add_host_by_noun
from calendars.extraction.parties.meeting_places import is_in_region, stands_at_place
from calendars.extraction.parties.participants import VEHICLES, is_adjectival, is_him
from calendars.extraction.parties.tellers import host_told_before, place_of_tellers, place_told_before
from calendars.extraction.triggers.issues import is_barred
from calendars.extraction.triggers.noun_frames import is_private, is_sport, words_of
from calendars.extraction.triggers.presence import place_named_last
from calendars.extraction.triggers.tours import add_counted_hosts
from calendars.models import Kind
from calendars.patterns import pattern_of

# Verbs that are of travel only where a place follows at once: not "stopped a truck in Cairo".
STOPPING = frozenset(
    {"stop", "stops", "stopped", "stopping", "turn", "turns", "turned", "turning", "show", "shows", "showed", "showing"}
)
STOPS_AT = pattern_of(r"id?(?P<stops>[CSL](?:,d?[CSL]){0,6},?&d?[CSL])(?!p)")
REACHING = frozenset({"reach", "reaches", "reached", "reaching"})
COMING = frozenset({"come", "comes", "came", "coming"})
GOING = frozenset({"go", "goes", "went", "going", "gone"})
TEAM_REACH = 3
FEW = frozenset({"two", "three", "four", "five", "six"})
# Sorts of actors that do not travel themselves.
NATIONS = frozenset({"state", "seat", "adjective", "format"})


# "condemned the attack on a | convoy headed for Aleppo": the word before, and before it a verb with its object.
OF_NOUN = pattern_of(r"[EHvVZK](?:[^,;.mu1245]*[dAXo9])?[Xt]$")
PARTICIPLES = ("ing", "headed")
BOARDING = frozenset({"board", "boards", "boarded", "boarding", "aboard", "flew", "flies", "fly"})
# "went on to | win the vote", "to | seize Riga"; but "went on to neighbouring Chad"
OF_DEED = pattern_of(r"X(?=d|[SPC]p|[CL])")
OF_PLACES = ("ing", "ed", "torn", "ern", "ous")


def _is_of_noun(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a participle tells of the noun before it: "condemned the attack on a convoy headed for Aleppo"."""
    at = candidate.at
    if not scene.chunks.low(at).endswith(PARTICIPLES) or scene.chunks.codes[at - 1] not in "Xt":
        return False
    if scene.chunks.codes[at + 1] == "y":
        return False  # "sent a delegation headed by X to Doha"
    low = scene.chunks.last_low(at - 1)
    if low in scene.words["adverbs"] or low.endswith("ly") or low in HOME:
        return False
    before = scene.chunks.lows[clause.start : at]
    if low in VEHICLES and not (BOARDING | scene.words["departure"]).isdisjoint(before):
        return False  # "left on a plane headed for Washington"
    first = max((one + 1 for one in clause.subject if one < at), default=clause.start)
    return OF_NOUN.search(scene.chunks.codes[first:at]) is not None


def _goes_on_to_do(scene: Scene, to: int, on: bool) -> bool:
    """Whether "to" is of a verb: "went on to win the vote"; `on` is whether "on" stands before it."""
    low = scene.chunks.low(to + 1)
    deed = OF_DEED.match(scene.chunks.codes, to + 1)
    return deed is not None and (on or scene.chunks.codes[to + 2] == "d") and not low.endswith(OF_PLACES)


def has_traveller(clause: Clause, candidate: Candidate) -> bool:
    """Whether a verb of travel says who travels: not "the tourists will visit Japan and South Korea"."""
    only_hosts = candidate.kind is Kind.VISIT and set(candidate.parties.values()) == {"host"}
    return not only_hosts or len(candidate.parties) < 2 or candidate.pair or clause.pronoun


def frame_place(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """arrive in Hanoi, land here."""
    after = range(candidate.at + 1, min(candidate.at + 5, clause.end))
    here = any(scene.chunks.low(at) == "here" for at in after)
    if not _goes_in_person(scene, clause, candidate):
        return False
    if _is_of_noun(scene, clause, candidate):
        return False  # "condemned the arms sent on a ship arriving in Haifa"
    if arrives_home(scene, candidate):
        return False
    if _goes_to_told(scene, clause, candidate) or _goes_there(scene, clause, candidate, after):
        return True
    if scene.chunks.low(candidate.at) in REACHING:
        return _reaches(scene, candidate)
    if scene.chunks.codes[candidate.at + 1] in "CS" and _reaches(scene, candidate):
        return True  # "arrived Nairobi on Friday"
    if scene.chunks.low(candidate.at) in STOPPING and not stands_at_place(scene, candidate):
        return False  # "stopped a truck in Cairo"
    row = STOPS_AT.match(scene.chunks.codes, candidate.at + 1, clause.end)
    for stop in range(*row.span("stops")) if row and partners_of(candidate, "subject") else ():
        if stop in scene.actors and stop in scene.places:
            candidate.parties.setdefault(stop, "host")  # "stopping in Tokyo, Seoul and Beijing"
    candidate.place = candidate.place or scene.prefixes.get(clause.sentence) or _city_of_airport(scene, candidate)
    if scene.chunks.codes[candidate.at + 1 : candidate.at + 4] == "idX":
        add_host_by_noun(scene, candidate, candidate.at + 4)  # "lands in the capital", "arrived in the country"
    if candidate.place is not None or here or partners_of(candidate, "host"):
        return True
    candidate.place = _place_of_report(scene, clause, candidate)
    return candidate.place is not None or is_in_region(scene, candidate)


# "at Bole International Airport, Addis Ababa", "at Entebbe Airport in Uganda"
AIRPORT = pattern_of(r"id?(?P<port>[XN])(?:,|i)d?(?P<city>[CLS])")


def _city_of_airport(scene: Scene, candidate: Candidate) -> tuple[str, str] | None:
    """The city or the country that is named behind the airport at which somebody arrives."""
    match = AIRPORT.match(scene.chunks.codes, candidate.at + 1)
    port = match is not None and scene.chunks.last_low(match.start("port")) in ("airport", "airfield", "airbase")
    return scene.places.get(match.start("city")) if match and port else None


def _reaches(scene: Scene, candidate: Candidate) -> bool:
    """Whether a place follows at once: "reached Baghdad on Monday", not "reached a deal with Iraq"."""
    at = candidate.at + 1
    if at not in scene.places or scene.chunks.codes[at] not in "CSL" or scene.chunks.codes[at + 1] in "pnxAXN-":
        return False
    candidate.place = scene.places[at]
    return True


def _goes_there(scene: Scene, clause: Clause, candidate: Candidate, near: range) -> bool:
    """ "He will travel there on Friday": to the place named last."""
    if not any(scene.chunks.low(at) == "there" and scene.chunks.codes[at + 1] in ",.kjigT" for at in near):
        return False
    place = place_named_last(scene, clause)
    if place is None or not place[1] or place[1] in scene.sides_of(candidate.parties):
        return False
    candidate.place = place
    return True


def _goes_to_told(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "China, which X visited in March", "Beijing, where she arrived", "Oslo, to which he went": it is the host."""
    if clause.kind != "relative" or clause.opener not in ("which", "that", "where") or candidate.place:
        return False
    if partners_of(candidate, "host") or not partners_of(candidate, "subject"):
        return False
    codes, at = scene.chunks.codes, clause.start - 1
    at -= codes[at] in "fi"  # "to which"
    at -= codes[at] == ","
    place = scene.places.get(at) if codes[at] in "CLS" else None
    if place is None or not place[1] or place[1] in scene.sides_of(candidate.parties):
        return False
    candidate.place = place
    return True


# How many sentences before it no other place may be named.
NO_OTHER_PLACE = 1


def _place_of_report(scene: Scene, clause: Clause, candidate: Candidate) -> tuple[str, str] | None:
    """ "Wen arrives on Friday", told from Helsinki: there, where no other place is spoken of."""
    codes, at = scene.chunks.codes, candidate.at + 1
    at += codes[at] == "X" and scene.chunks.low(at) not in HOME
    at += 2 * (codes[at] == "j" and codes[at + 1] in "CSL")  # "arrived from Kabul on Monday"
    at += codes[at] in "kj"
    leads = scene.chunks.lows[at + 1 : at + 4] == ["at", "the", "head"]
    leads = leads or (codes[at + 1] == "i" and not VEHICLES.isdisjoint(scene.chunks.lows[at + 3 : at + 6]))
    if codes[at] != "T" or (
        codes[at + 1] not in ".,;cagwk&qj" and not (leads or (codes[at + 1] == "f" and codes[at + 2] in "vHWQX"))
    ):  # "arrives Sunday to invite Y"
        return None
    people = [at for at in partners_of(candidate, "subject") if scene.actors[at].sort in PEOPLE]
    if clause.speakers and (there := place_of_tellers(scene, clause, people)):
        return there
    people = [at for at in people if scene.actors[at].sort == "person"]
    own = scene.sides_of(people)
    if not scene.city or not scene.home:
        told = (scene, clause, own, at)
        return (place_told_before(*told) or host_told_before(*told)) if own else None
    begin, _ = scene.bounds(max(clause.sentence - NO_OTHER_PLACE, 0))
    # "X, who arrived on Monday, was to fly to Oslo on Friday"
    end = clause.end if clause.kind == "relative" else scene.bounds(clause.sentence)[1]
    named = [at for at in range(begin, end) if at in scene.places and codes[at] in "CL" and codes[at - 1] != "j"]
    places = {scene.places[at][1] for at in named}
    elsewhere = places - own - {scene.home, ""}
    return None if not people or not own or scene.home in own or elsewhere else (scene.city, scene.home)


def frame_to_place(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """travel to Hanoi, leave for Hanoi."""
    if (not candidate.pair and not partners_of(candidate, "subject")) or _takes_things(scene, candidate):
        return False
    if not _goes_in_person(scene, clause, candidate) or _is_of_noun(scene, clause, candidate):
        return False
    if "exile" in scene.chunks.lows[candidate.at + 1 : min(candidate.at + 6, clause.end)]:
        return False  # "left for exile in X", "flew into exile in X"
    if _goes_to_told(scene, clause, candidate):
        return True
    returns = scene.chunks.low(candidate.at).startswith("return") and not partners_of(candidate, "subject")
    if returns and not HE_OR_SHE.isdisjoint(scene.chunks.lows[clause.start : candidate.at]):
        return False  # "He is to return to Riga the next day": whoever he is, he may live there
    if scene.chunks.low(candidate.at).startswith("shuttl") and len(partners_of(candidate, "between")) > 1:
        candidate.kind = Kind.TALKS
        return True  # "shuttled between Jerusalem and Ramallah"
    on_the_way = range(candidate.at + 1, min(candidate.at + 8, clause.end))
    if any(scene.chunks.low(at) == "way" and scene.chunks.low(at - 1) != "by" for at in on_the_way):
        return False  # "will leave for Riyadh on the way to Tunis"
    if (
        arrives_home(scene, candidate)
        or _goes_to_own_house(scene, candidate)
        or _returns_to_own_country(scene, clause, candidate)
    ):
        return False
    if add_counted_hosts(scene, clause, candidate) and partners_of(candidate, "host"):
        return True  # "travels to two Gulf states - Oman and Qatar -"
    add_host_by_noun(scene, candidate, clause.end)
    near = range(candidate.at + 1, min(candidate.at + 3, clause.end))
    here = any(scene.chunks.low(at) == "here" and scene.chunks.low(at - 1) != "from" for at in near)
    if here and scene.chunks.low(candidate.at) not in scene.words["departure"]:  # who "left here" was here before
        own = scene.sides_of(candidate.parties)
        candidate.place = (scene.city, scene.home or "") if scene.city and scene.home not in own else None
        return candidate.place is not None
    if _goes_there(scene, clause, candidate, near):
        return True
    comes = scene.chunks.low(candidate.at) in COMING or scene.chunks.last_low(candidate.at) == "in"  # "flies in"
    if comes and not candidate.place:
        candidate.place = _place_of_report(scene, clause, candidate)
        if candidate.place is not None:
            return True  # "will come on Friday"
    if any(is_adjectival(scene, at) for at in partners_of(candidate, "subject")):
        return False  # "US troops will return to the islands"
    return _goes_for_talks(scene, clause, candidate) or _leads_somewhere(scene, clause, candidate)


# "returning | thousands of refugees to"
TAKEN_TO = pattern_of(r"[d9]?[XA]{0,2}(?P<what>X)(?:o[XA]{1,3})?f[CSL]")
TAKING = ("return", "fly", "flew", "flown", "driv", "drov")


def _takes_things(scene: Scene, candidate: Candidate) -> bool:
    """Whether others are taken somewhere: "returning refugees to Chad", not "returning home to Chad"."""
    if not scene.chunks.low(candidate.at).startswith(TAKING):
        return False
    taken = TAKEN_TO.match(scene.chunks.codes, candidate.at + 1)
    return taken is not None and scene.chunks.low(taken.start("what")).endswith("s")


FROM_PLACE = pattern_of(r"j[CSL](?=f)")


def _leads_somewhere(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether what follows "to" or "for" is where somebody goes, and nothing that he does there: "leaves for Hanoi"."""
    codes = scene.chunks.codes
    after = codes[candidate.at + 1 : candidate.at + 6].replace("yX", "")  # "by train"
    after += codes[candidate.at + 6 : candidate.at + 8] if len(after) < 5 else ""
    mark = "g" if scene.chunks.text(candidate.at).lower() in scene.words["bound"] else "f"
    to = max(after.find(mark), after.find("f"))
    from_place = FROM_PLACE.match(after)  # "flies from London to Paris"
    if to < 0 or any(code in "jnx" for code in after[from_place.end() if from_place else 0 : to]):
        return False  # "came back from a trip to Hanoi"
    if _goes_on_to_do(scene, candidate.at + 1 + to, scene.chunks.last_low(candidate.at) == "on"):
        return False
    if not scene.words["exercise"].isdisjoint(words_of(scene, clause)) or _goes_to_school(scene, candidate.at + 1 + to):
        return False
    if scene.chunks.last_low(candidate.at) in COMING | GOING and _is_no_place(scene, candidate.at + 1 + to):
        return False
    return bool(partners_of(candidate, "host")) or candidate.place is not None or is_in_region(scene, candidate)


# "left Washington on Monday for two days of talks with officials in Moscow and Minsk"
AIM = pattern_of(
    r"(?:j?d?[CSL])?(?:k?T)?,?g(?:Do)?d?[XA9D]{0,3}(?P<aim>[nx])(?:[wb]d?[XAPSOrR&]{1,4})?"
    r"id?(?P<places>[CSL](?:,d?[CSL])*(?:,?&d?[CSL])?)(?!p)"
)
MET_BEHIND = pattern_of(r"wd?(?P<who>[PSO])")


def _goes_for_talks(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Left on Monday for talks in Moscow": the journey is to there; not "for talks with Y in Geneva", of others.

    So it is with "talks with Russian officials in Moscow", who are at home there.
    """
    match = AIM.match(scene.chunks.codes, candidate.at + 1, clause.end)
    if match is None or scene.chunks.entries[match.start("aim")][1] not in MET:
        return False
    stops = [at for at in range(*match.span("places")) if at in scene.places]
    states = {scene.places[at][1] for at in stops}
    if states & {"", *scene.sides_of(candidate.parties)} or any(is_seat(scene, scene.places[at]) for at in stops):
        return False
    behind = MET_BEHIND.match(scene.chunks.codes, match.end())
    met = [at for at in range(match.start("aim"), match.start("places")) if at in scene.actors]
    met += [behind.start("who")] if behind and behind.start("who") in scene.actors else []
    if any(states.isdisjoint(scene.actors[at].sides) for at in met):
        return False
    candidate.parties |= {at: "host" for at in stops if at in scene.actors}
    candidate.parties |= dict.fromkeys(met, "partner")
    return True


def _is_no_place(scene: Scene, to: int) -> bool:
    """ "Came to terms in Geneva", "came to the same conclusion in Berlin": no journey."""
    at = to + 1 + (scene.chunks.codes[to + 1] == "d")
    behind = [scene.chunks.low(one) for one in range(at, at + 2) if scene.chunks.codes[one] in "XGnQ"]
    return scene.chunks.codes[at] in "XGnQ" and not scene.words["no_place"].isdisjoint(behind)


def _goes_to_school(scene: Scene, to: int) -> bool:
    """ "Went to primary school in Jakarta", "goes to court in Paris": no article, and no journey."""
    behind = [scene.chunks.low(at) for at in range(to + 1, to + 3) if scene.chunks.codes[at] in "XnN"]
    return scene.chunks.codes[to + 1] in "XnN" and not scene.words["no_journey"].isdisjoint(behind)


def _returns_to_own_country(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Is expected to return to the country on Friday", but not "returned to the country for a second visit"."""
    returns = scene.chunks.low(candidate.at).startswith("return")
    there = scene.chunks.lows[candidate.at + 1 : candidate.at + 3] == ["to", "the"]
    there = there and scene.chunks.low(candidate.at + 3) in scene.words["homeland"]
    return returns and there and not set("nxG") & set(scene.chunks.codes[candidate.at : clause.end])


def _goes_to_own_house(scene: Scene, candidate: Candidate) -> bool:
    """ "The UN chief flies to Geneva": where organisations have their houses, their people visit no state."""
    who = partners_of(candidate, "subject")
    house = candidate.place is not None and is_seat(scene, candidate.place)
    roles = [(scene.actors[at].role or "").lower().replace("-", " ") for at in who]
    chiefs = bool(roles) and all(role.endswith(("secretary general", "director general")) for role in roles)
    return house and chiefs and not partners_of(candidate, "partner")


def frame_visit(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """visit Vietnam."""
    codes = scene.chunks.codes
    kept = is_private(scene, clause, candidate) or is_barred(scene, candidate.at)
    if kept or is_sport(scene, clause, candidate) or _is_of_noun(scene, clause, candidate):
        return False
    if add_counted_hosts(scene, clause, candidate) or add_person_visited(scene, clause, candidate.at, candidate):
        return True  # "visit three African states", "visit President X"
    if _goes_to_told(scene, clause, candidate):
        return True
    for at in range(candidate.at + 1, min(candidate.at + 5, clause.end)):
        if codes[at] in "SCLM" or scene.chunks.low(at) == "here":
            return codes[at + 1] != "p"  # not "visited Argentina's training ground"
        if (at == candidate.at + 1 and is_him(scene, at)) or (codes[at] == "i" and is_him(scene, at - 1)):
            continue  # "will visit him in Quito"
        if codes[at] not in "dXA9B&," and not (
            codes[at] == "o" and scene.chunks.low(at - 1) in scene.words["homeland"]
        ):
            break
    near = range(candidate.at + 1, min(candidate.at + 6, clause.end))
    if any(scene.chunks.low(at) in scene.words["homeland"] for at in near):  # "are to visit the storm-hit country"
        add_host_by_noun(scene, candidate, clause.end)
        return candidate.place is not None
    behind = candidate.at + 1 + (scene.chunks.low(candidate.at + 1) in scene.words["adverbs"])  # "will visit again on"
    if codes[behind] in "jkT" and not partners_of(candidate, "host", "partner"):
        candidate.place = _place_of_report(scene, clause, candidate)  # "will be visiting from May 30", told there
        planned = candidate.mood is not None and "Q" in codes[candidate.mood.first : candidate.at]
        return candidate.place is not None or planned  # "had been due to visit on Wednesday but cancelled"
    return is_in_region(scene, candidate)


def frame_spend(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """spent three hours with President X; will spend two days in Hanoi."""
    codes = scene.chunks.codes
    if not any(code in "DT9" for code in codes[candidate.at + 1 : candidate.at + 6]):
        return False
    if scene.has_people(partners_of(candidate, "partner")):
        return True
    own = scene.sides_of(candidate.parties)
    candidate.kind = Kind.VISIT
    if "there" in scene.chunks.lows[candidate.at + 1 : min(candidate.at + 6, clause.end)]:
        candidate.place = candidate.place or place_named_last(scene, clause)
    return bool(candidate.place and candidate.place[1] and own and candidate.place[1] not in own)


def _goes_in_person(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether who travels can: people, an organisation's mission, a movement; not "China Airlines", "US troops".

    Teams that play, people who go for themselves and those who are kept from it do not either.
    """
    if is_sport(scene, clause, candidate) or is_private(scene, clause, candidate) or is_barred(scene, candidate.at):
        return False
    travellers = partners_of(candidate, "subject")
    people = any(code in "Rrt" for code in scene.chunks.codes[clause.start : candidate.at])  # "a delegation from Iran"
    told = [at for at in travellers if at < clause.start]  # "A delegation from Chad is in Cairo. It will travel on"
    people = people or any(scene.has_delegation(max(at - TEAM_REACH, 0), at + 1) for at in told)
    nations = all(scene.actors[at].sort in NATIONS for at in travellers)
    # "Ministers of the WTO head to Geneva" for its session, "three WTO ministers" for something else.
    gather = any(scene.actors[at].many and scene.chunks.low(at - 1) not in FEW for at in travellers)
    gather = gather and all(scene.actors[at].name is None for at in travellers)  # not "X and other leaders arrive"
    return not travellers or ((people or not nations) and not gather)
