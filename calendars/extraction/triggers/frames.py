"""What must stand about a verb for it to name an engagement: "hosted the president", not "hosted the games".

In: a scene, a clause and a candidate whose subject and complements are read. Out: whether the verb names an engagement
there; a frame may correct the candidate's kind. `FRAMES` is the table that `frame` in triggers.toml names; the frames
of verbs of travel are in `journeys.py`, those of calling, seeing, summoning, sitting and handing over in
`verb_frames.py`, that of signing in `treaties.py`.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, has_no_object, is_crowd, is_it, partners_of
from calendars.extraction.candidates.speeches import frame_speak
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.noun_or_verb import is_noun
from calendars.extraction.clauses.tenses import YET_TO_COME, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.complements import BETWEEN_VERB_AND_OBJECT
from calendars.extraction.parties.hosts import add_unnamed_hosts, forget_self, meets_host
from calendars.extraction.parties.noun_phrases import before_adverbs, verb_of_described
from calendars.extraction.parties.participants import is_him
from calendars.extraction.triggers.journeys import frame_place, frame_spend, frame_to_place, frame_visit
from calendars.extraction.triggers.noun_frames import is_sport
from calendars.extraction.triggers.treaties import frame_agreement
from calendars.extraction.triggers.verb_frames import (
    can_sit,
    frame_body,
    frame_call,
    frame_call_on,
    frame_message,
    frame_report,
    frame_see,
    frame_summoned,
    frame_taken,
    is_passive,
)
from calendars.models import Kind
from calendars.patterns import pattern_of

# Frames whose verb has those who take part as its object.
OBJECT_FRAMES = frozenset(
    {"object", "brief", "report", "call", "call-on", "see", "meet", "visit", "envoy", "bring-together"}
)
# "the envoy's | recent visit", "their | latest talks"
OWN_OCCASION = pattern_of(r"[XA9]{0,2}[nx]")
# "Received at the White House"
AT_HOUSE = pattern_of(r"id(?P<house>C)(?!p)")
# "called | Foreign Minister X and his deputy to Riga", "the presidents of Y and Z to Riga"
CALLED_TO = pattern_of(r"[dPRSAMOXp,&ojrt9]{1,9}f(?:d|[CL](?!p)|[AX]{0,2}n)")
# The verb of calling, and the noun.
CALLS = frozenset({"triggers.call", "triggers.phone-call"})


NEGOTIATING = frozenset({"negotiate", "negotiates", "negotiated", "negotiating", "interact", "interacts", "interacted"})


def _frame_together(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """compare notes with X; "French and German diplomats came together"; a body sits."""
    if is_crowd(scene, clause, candidate):
        return True
    sides = scene.sides_of(clause.subject)
    people = scene.has_people(clause.subject) or any(
        code in "Rrt" for code in scene.chunks.codes[scene.chunks.sentences[clause.sentence][0] : candidate.at]
    )  # "negotiators from France and Germany"
    if is_sport(scene, clause, candidate):
        return False
    if any(scene.actors[at].many for at in clause.subject):
        return True  # "finance ministers of the G20 will confer"
    low, behind = scene.chunks.low(candidate.at), scene.chunks.codes[candidate.at + 1 : candidate.at + 3]
    council = len(clause.subject) == 1 and can_sit(scene, clause.subject[0]) and not is_passive(scene, candidate)
    bare = has_no_object(scene, candidate.at)
    whole = bare or behind == "gD"  # "for two hours"
    if council and whole and low not in NEGOTIATING:
        candidate.kind, candidate.many = Kind.SESSION, True
        return True  # "the Security Council consulted behind closed doors"
    alone = bare and (behind[0] not in "kw" or behind == "kT")  # not "about a summit"
    people = people or low.startswith("confer") or (low.startswith("negotiat") and alone)  # "Iran and Iraq conferred"
    return bool(partners_of(candidate, "partner")) or (
        not is_passive(scene, candidate) and (candidate.pair or (people and len(sides) > 1))
    )


def _frame_meet(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """meet X; "the two met"; not "meets the criteria", nor teams."""
    if is_crowd(scene, clause, candidate):
        return True
    if is_sport(scene, clause, candidate) or _is_clash(scene, clause, candidate):
        return False
    if candidate.pair and not clause.subject and is_it(scene, clause):
        candidate.kind = Kind.SESSION
    forget_self(scene, candidate)
    partners = partners_of(candidate, "partner")
    parties = [scene.actors[at] for at in candidate.parties]
    states = scene.chunks.codes[candidate.at + 1] == "S" and all(party.sort == "state" for party in parties)
    team = scene.chunks.low(candidate.at) == "meet" and scene.chunks.codes[candidate.at - 1] == "S"
    if states and (len(partners) == 1 or (team and len(clause.subject) == 1)):
        return False  # "Spain meet Portugal", "Spain meet Portugal and Greece": teams do
    heard = candidate.at + 1 + (scene.chunks.codes[candidate.at + 1] == "d")
    if not partners and scene.chunks.codes[heard] in "Xt" and scene.chunks.low(heard) in scene.words["listeners"]:
        return False  # "The two agreed to meet reporters on Monday"
    bodies = all(scene.chunks.codes[at] in "BO" for at in clause.subject)
    if bodies and not partners and scene.chunks.codes[candidate.at + 1 : candidate.at + 3] in ("dX", "hX"):
        return False  # "meets the criteria", "meets all needs"
    hosted = meets_host(scene, candidate)
    return (
        bool(partners)
        or bool(partners_of(candidate, "agent") and is_passive(scene, candidate))
        or len(clause.subject) > 1
        or candidate.pair
        or any(scene.chunks.codes[at] in "BO" or (scene.actors[at].sort == "group") for at in clause.subject)
        or add_unnamed_hosts(scene, candidate)
        or hosted
    )


# They meet in battle; who meets for them at a table is told.
ARMIES = pattern_of(r"\b(?:army|armies|navy|navies)(?:$| of )")


def _is_clash(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "NATO troops met heavy fire", "met no resistance": nobody meets for talks."""
    lows, first = scene.chunks.lows, candidate.mood.first if candidate.mood else candidate.at
    fighters = first > clause.start and lows[first - 1] in scene.words["forces"]
    chiefs = not set("PRrt").isdisjoint(scene.chunks.codes[clause.start : first])  # "officers of the two armies"
    told = (at for at in range(clause.start, first) if scene.chunks.codes[at] != "M")  # not "the Liberation Army"
    armies = (ARMIES.search(scene.chunks.text(at).lower()) for at in told)
    fighters = fighters or (not chiefs and any(armies))
    behind = lows[candidate.at + 1 : min(candidate.at + 5, clause.end)]
    found = next((at for at, low in enumerate(behind) if low in scene.words["unpeopled"]), None)
    before = scene.chunks.codes[candidate.at + 1 : candidate.at + 1 + (found or 0)]
    due = DUE_OBJECT.match(scene.chunks.codes, candidate.at + 1, clause.end)  # "would meet a Monday EU deadline"
    fighters = fighters or (due is not None and scene.chunks.low(due.end() - 1).startswith("deadline"))
    return fighters or (found is not None and not before.strip("XdA8wOBp"))


DUE_OBJECT = pattern_of(r"d[A-Za-z9-]?[TXASONMCDt9-]{0,5}X")


def _frame_object(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """host President X: the object must be people, and not what another noun trigger names."""
    codes = scene.chunks.codes
    attending = verb_of_described(scene, clause, candidate.at)
    described = codes[candidate.at - 1] in "nx" and codes[candidate.at + 1] == "y"
    if described and is_noun(scene, clause.start, candidate.at - 1):
        return False  # "will attend a dinner hosted by X": of the dinner its noun tells
    if attending is not None:  # "will attend a gala hosted by X"
        candidate.mood = read_mood(scene, attending, clause.start)
    guests = [at for at in partners_of(candidate, "subject") if scene.actors[at].sort in PEOPLE]
    first = min(guests, default=candidate.at)  # "X, in Riga for a summit, was received by Y": X was
    comma = codes.rfind(",", clause.start, first) if guests else -1  # "As part of a tour, X will be received by Y"
    begin = max(clause.start, comma)
    nouns = (at for at in range(begin, first) if codes[at] in "nx" and is_noun(scene, clause.start, at))
    passive = is_passive(scene, candidate)
    sent = not guests and not scene.words["message"].isdisjoint(scene.chunks.lows[clause.start : candidate.at])
    if passive and (sent or next(nouns, None) is not None):
        return False  # "the summit will be hosted by the king" tells of the summit; "the letter was received by"
    if clause.opener == "whom" and scene.has_people(clause.partner):
        return True  # "the premier, whom the king will receive on Friday"
    if scene.chunks.low(candidate.at).startswith("receiv") and frame_taken(scene, clause, candidate):
        return True
    skipped = BETWEEN_VERB_AND_OBJECT.match(codes, candidate.at + 1, clause.end)
    first = skipped.end() if skipped else candidate.at + 1
    for at in range(first, min(first + 7, clause.end)):
        if codes[at] in "nx":
            return False
        plain = scene.words["resolves"].isdisjoint(scene.chunks.lows[at + 2 : at + 4])
        if codes[at + 1] == "p" and (not plain or OWN_OCCASION.match(codes, at + 2)):
            return False  # "welcomed Modi's decision", "welcomed the envoy's recent visit to Riyadh"
        if scene.chunks.low(candidate.at).startswith("welcom") and _is_what_they_have(scene, at):
            return False
        if codes[at] in "PSOM" and (
            scene.actors[at].sort in ("person", "group", "movement")
            or scene.chunks.last_low(at) in scene.words["collective"]  # "Gulf Arab leaders"
        ):
            return True
        him = codes[at] == "h" or is_him(scene, at)
        if him and at == candidate.at + 1 and partners_of(candidate, "partner"):
            return True  # "will receive him", "will welcome her"
        if codes[at] in "trRJ" and codes[at + 1] in "oj" and partners_of(candidate, "partner"):
            return True  # "will receive a delegation from Nepal"
        if codes[at] in "kig.,;cbo":
            break  # "welcomed efforts between X and Y", "the release of Israeli soldiers"
    by = before_adverbs(scene, 0, candidate.at) - 1
    if passive and scene.chunks.low(candidate.at) == "welcomed" and not guests and codes[by] in "XGQn":
        return False  # "the idea was welcomed by NATO ambassadors"
    if passive and (_is_at_house(scene, candidate) or _is_received_abroad(scene, candidate)):
        return bool(partners_of(candidate, "subject"))
    hosted = passive and meets_host(scene, candidate)
    return hosted or bool(candidate.mood and passive and partners_of(candidate, "agent"))


def _is_what_they_have(scene: Scene, at: int) -> bool:
    """ "Welcomed X's remarks", "welcomed Peru's leadership of the forum", not "Peru's leadership to his palace"."""
    codes, low = scene.chunks.codes, scene.chunks.low
    if codes[at] in "PSO" and codes[at + 1] == "p":
        return low(at + 2) == "leadership" or (codes[at] == "P" and codes[at + 2] == "X" and low(at + 2).endswith("s"))
    return codes[at] == "S" and scene.chunks.last_low(at) == "leadership" and low(at + 1) in ("of", "in", "on")


def _is_at_house(scene: Scene, candidate: Candidate) -> bool:
    """ "Was received at the White House": whose house it is, is the host."""
    match = AT_HOUSE.match(scene.chunks.codes, candidate.at + 1)
    place = scene.places.get(match.start("house")) if match else None
    if not match or not place or scene.chunks.text(match.start("house")) == place[0]:
        return False
    candidate.side = place[1]
    return True


def _is_received_abroad(scene: Scene, candidate: Candidate) -> bool:
    """ "Hope to be received in Doha", "was received in Doha on Monday": by those of the country."""
    guests = partners_of(candidate, "subject")
    foreign = candidate.place and candidate.place[1] and candidate.place[1] not in scene.sides_of(guests)
    behind = scene.chunks.codes[candidate.at + 1] in "iTk" and not partners_of(candidate, "agent")
    if scene.chunks.low(candidate.at) != "received" or not foreign or not behind or candidate.place is None:
        return False
    candidate.side = candidate.place[1]
    return True


def _frame_object_with(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """discuss Syria with X; "Russian and US officials will discuss Syria"; "Syria was discussed by X and Y"."""
    what = candidate.at + 1 + (scene.chunks.codes[candidate.at + 1] in "dp")
    if scene.chunks.last_low(candidate.at) == "up" and scene.chunks.last_low(what) in scene.words["no_matter"]:
        return False  # "took up arms"
    if is_passive(scene, candidate):  # what is discussed is a topic, even where it is two presidents
        agents = partners_of(candidate, "agent")
        others = partners_of(candidate, "partner")
        candidate.parties = dict.fromkeys(agents, "agent") | dict.fromkeys(others, "partner")
        return bool(agents) and scene.has_people(agents) and len(scene.sides_of(candidate.parties)) > 1
    crowd = any(scene.actors[at].rules == ("actors.crowd",) for at in clause.subject)  # "Modi and European leaders"
    aim = candidate.mood is not None and candidate.mood.change == "purpose"  # "will host X and Y to discuss it"
    acting = [at for at in clause.subject if scene.actors[at].sort != "state"]
    # "The ministers of Turkey and Iraq", and not "papers in Turkey and Iraq"
    if len(scene.sides_of(acting if aim or not scene.has_people(acting) else clause.subject)) > 1 - crowd:
        return True
    if any(can_sit(scene, at) or scene.actors[at].many for at in clause.subject):  # "The council will discuss Syria"
        candidate.kind, candidate.many = Kind.SESSION, True
        return _frame_council(scene, clause, candidate)
    return scene.has_people(partners_of(candidate, "partner")) or _are_two_states(scene, clause, candidate)


def _frame_council(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "The council will discuss Syria", "The Security Council discussed the crisis in Chad": in a session."""
    mood = candidate.mood
    perfect = scene.chunks.codes[candidate.at - 1] in "45"  # "has discussed Syria again and again"
    return mood is not None and (mood.tense is Tense.FUTURE or (mood[::3] == (Tense.PAST, "") and not perfect))


# "Turkey and Iraq", "On Tuesday, officials from Turkey and Iraq": nothing but these stands before the verb.
STATES_ALONE = pattern_of(r"[cq&]?(?:k?T,?)?(?:d?[XA]?[rt][oj])?d?S(?:,?&|,)d?S(?:1?f|[mu45])?X?$")
IN_PLACE = pattern_of(r"i[CL]")
STATE_WITH = pattern_of(r"(?:k?T)?wd?S")


def _are_two_states(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Turkey and Iraq discussed trade in Riga", "Turkey discussed with Iraq": not "papers in Turkey and Iraq"."""
    told = IN_PLACE.search(scene.chunks.codes, candidate.at, clause.end) is not None
    alone = told and STATES_ALONE.match(scene.chunks.codes[clause.start : candidate.at]) is not None
    beside = STATE_WITH.match(scene.chunks.codes, candidate.at + 1) is not None
    return (alone or beside) and len(scene.sides_of(partners_of(candidate, "subject", "partner"))) > 1


def _frame_agenda(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """The Security Council will review the crisis, heard X, debated it: else, of what is over, it is a decision."""
    candidate.many = True
    if scene.chunks.low(candidate.at).startswith("debat") and _frame_council(scene, clause, candidate):
        return any(can_sit(scene, at) for at in clause.subject)
    coming = candidate.mood is not None and candidate.mood.tense in YET_TO_COME
    hears, spoken = scene.chunks.low(candidate.at).startswith("hear"), candidate.at + 1
    if hears and scene.chunks.codes[spoken] == "P":
        candidate.parties.setdefault(spoken, "partner")
    heard = hears and scene.has_people(partners_of(candidate, "partner"))
    return (coming or heard) and any(can_sit(scene, at) for at in clause.subject)


def _frame_brief(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """is to brief the Security Council, the president, who is briefed by an envoy: not reporters."""
    if any(scene.chunks.entries[at][1] in CALLS for at in range(clause.start, candidate.at)):
        candidate.kind = Kind.CALL  # "rang Netanyahu to brief him"
    passive = is_passive(scene, candidate) and "y" in scene.chunks.codes[candidate.at : clause.end]
    hearers = [scene.actors[at] for at in partners_of(candidate, "subject" if passive else "partner")]
    bodies = any(actor.sort == "body" for actor in hearers)
    if passive and not bodies and not partners_of(candidate, "agent"):
        return False  # "was briefed on Iran by aides"; a council may be briefed by whom nobody names
    if bodies:
        candidate.kind, candidate.many = Kind.SESSION, True
    return any(actor.sort in ("body", "person", "group") and actor.speaks for actor in hearers)


def _frame_envoy(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """summon the ambassador; the ambassador was summoned to the ministry, which is that of the place or of home."""
    how = "subject" if is_passive(scene, candidate) else "partner"
    parties = partners_of(candidate, how)
    words = {at: set(scene.chunks.text(at).lower().replace(",", " ").split()) for at in parties}
    # "the deputy chief of the American mission, X"
    envoys = [at for at in parties if scene.actors[at].rank == "envoy" or words[at] & {"mission", "embassy"}]
    if how == "partner" and envoys and not {envoys[-1] + 2, envoys[-1] + 3} & scene.places.keys():
        candidate.place = None  # "summons the envoy to protest the arrest of a crew in Oslo"
    house = scene.actors.get(candidate.at + 2 + (scene.chunks.codes[candidate.at + 2] == "d"))  # "to the | X ministry"
    there = candidate.place[1] if candidate.place else scene.home
    place = house.sides[0] if house and house.sort in ("group", "institution") and house.sides else there
    if place and place not in scene.sides_of(envoys):
        candidate.side = place
    return bool(envoys) or frame_summoned(scene, clause, candidate)


# "was called | to the foreign ministry"
TO_HOUSE = pattern_of(r"fd?(?P<house>[SOI])")


def _frame_called(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """The ambassador was called to the ministry, which is no call; else as `frame_call` reads it."""
    match = TO_HOUSE.match(scene.chunks.codes, candidate.at + 1, clause.end) if is_passive(scene, candidate) else None
    house = scene.actors.get(match.start("house")) if match else None
    if house is not None and house.sort in ("group", "institution") and _frame_envoy(scene, clause, candidate):
        candidate.kind = Kind.MEETING
        return True
    if CALLED_TO.match(scene.chunks.codes, candidate.at + 1, clause.end):
        return frame_summoned(scene, clause, candidate)  # by whatever way he was asked
    return frame_call(scene, clause, candidate)


def _frame_bring_together(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Rice brought together X and Y; X and Y were brought together. Of a meeting that did, the noun tells."""
    if is_passive(scene, candidate):
        return _frame_together(scene, clause, candidate) or len(clause.subject) > 1
    hosts = {scene.actors[at].sort for at in partners_of(candidate, "subject")}
    others = partners_of(candidate, "partner")
    people = scene.has_people(others) or ("person" in hosts and len(scene.sides_of(others)) > 1)
    # "The EU brought X and Y together", not "brings together 27 states"
    body = "organisation" in hosts and candidate.mood is not None and candidate.mood.tense is not Tense.PRESENT
    body = body and scene.chunks.low(candidate.at) != "bringing"
    return (
        (not hosts.isdisjoint(("person", "state")) or body)
        and people
        and not candidate.pair
        and not _tells_who_comes(scene, clause, candidate)
    )


def _tells_who_comes(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether it only tells of an occasion that many come: "will host the forum in Riga, bringing together leaders"."""
    at = candidate.at
    if scene.chunks.low(at) != "bringing" or scene.chunks.codes[at - 1] != ",":
        return False
    begin, _ = scene.bounds(clause.sentence)
    named = scene.sides_of(partners_of(candidate, "partner"))
    return not named and any(scene.chunks.codes[one] in "nxB" for one in range(begin, at))


def _frame_jointly(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Presidents X and Y inaugurate a bridge: at least two sides; "inaugurated the summit" tells of the summit."""
    codes = scene.chunks.codes
    if any(codes[at] in "nx" and is_noun(scene, clause.start, at) for at in range(candidate.at + 1, clause.end)):
        return False
    unveiled = scene.chunks.low(candidate.at).startswith("unveil")  # a statue, and not a plan
    if unveiled and scene.words["works"].isdisjoint(scene.chunks.lows[clause.start : clause.end]):
        return False
    who = partners_of(candidate, "subject", "partner", "agent")
    return scene.has_people(who) and len(scene.sides_of(at for at in who if scene.actors[at].speaks)) > 1


def _frame_sides(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """X and Y return to the negotiating table: states may, too, but one alone has not said who else does."""
    if scene.chunks.last_low(candidate.at) == "off":  # "resume where they left off", not "were left off the list"
        before = range(max(clause.start - 1, candidate.at - 8), candidate.at)
        if not any(scene.chunks.last_low(at) == "where" for at in before):
            return False
    work = scene.chunks.last_low(candidate.at) == "work"  # "The German and French ministers are back at work"
    if work and scene.words["acting_for"].isdisjoint(scene.chunks.lows[clause.start : candidate.at]):
        return False
    return candidate.pair or len(scene.sides_of(partners_of(candidate, "subject", "partner"))) > 1


FRAMES = {
    "sides": _frame_sides,
    "message": frame_message,
    "jointly": _frame_jointly,
    "call": _frame_called,
    "see": frame_see,
    "spend": frame_spend,
    "agenda": _frame_agenda,
    "brief": _frame_brief,
    "report": frame_report,
    "bring-together": _frame_bring_together,
    "together": _frame_together,
    "call-on": frame_call_on,
    "place": frame_place,
    "to-place": frame_to_place,
    "meet": _frame_meet,
    "object": _frame_object,
    "object-with": _frame_object_with,
    "body": frame_body,
    "speak": frame_speak,
    "envoy": _frame_envoy,
    "agreement": frame_agreement,
    "visit": frame_visit,
}
