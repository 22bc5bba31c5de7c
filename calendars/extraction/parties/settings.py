"""Take out the journey that is only the setting of what a sentence tells: "X, on a tour of the region, met Y".

In: the candidates of a clause. Out: those that are occasions of their own; a meeting has the place of the journey.
"""

from __future__ import annotations

from itertools import pairwise

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.participants import add_subjects
from calendars.models import Kind
from calendars.patterns import pattern_of

# "and the | visit", "and a two-day | visit"
ROW = pattern_of(r"&[dXA9D]{0,4}$")


def without_settings(scene: Scene, clause: Clause, found: list[Candidate]) -> list[Candidate]:
    """Let those that one verb rules share it, and take out what is only a setting."""
    for one, other in pairwise(found):
        row = ROW.search(scene.chunks.codes, one.at, other.at) is not None and one.noun and other.noun
        if row and one.mood is None and not one.verb and other.mood is not None and other.mood.first > other.at:
            one.mood, one.verb = other.mood, other.verb  # "The talks on Monday and the visit on Friday are off"
    found = _without_ceremony(scene, _without_gathering(scene, _without_convergence(found)))
    return without_journey_for_talks(scene, without_setting(scene, clause, _without_aim_of_call(scene, found)))


def _without_aim_of_call(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """ "Telephoned X on Monday to brief him on the plan": he is told by telephone, and there is no more."""
    calls = [one for one in found if one.kind is Kind.CALL and not one.noun]
    return [one for one in found if not any(_is_aim_of(scene, one, call) for call in calls)]


def _is_aim_of(scene: Scene, aim: Candidate, call: Candidate) -> bool:
    """Whether an infinitive hangs on the verb of a call."""
    if aim.noun or aim.kind not in MEET or scene.chunks.codes[aim.at - 1] != "f" or aim.clause != call.clause:
        return False
    led = aim.mood is not None and aim.mood.change == "purpose" and "f" not in scene.chunks.codes[call.at : aim.at - 1]
    return led and aim.mood is not None and call.mood is not None and aim.mood.first == call.mood.first < aim.at


# "at a | ceremony", "in a White House | ceremony"
AT_CEREMONY = pattern_of(r"id?[XAD9LCI]{0,3}$")


def _without_ceremony(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """ "X and Y signed a treaty at a ceremony hosted by Z": the ceremony is the signing, at which Z is as well."""
    signing = next((one for one in found if one.kind is Kind.SIGNING), None)
    if signing is None or len(found) < 2:
        return found
    gone = []
    for one in found:
        near = max(one.at - LONGEST_ARTICLE, 0), one.at
        if (
            one.rule == "triggers.ceremony"
            and one.clause == signing.clause
            and AT_CEREMONY.search(scene.chunks.codes, *near)
        ):
            signing.parties |= {at: "partner" for at in one.parties if at not in signing.parties}
            signing.place = signing.place or one.place
            gone.append(one)
    return [one for one in found if one not in gone]


# In chunks, of "in a two-day White House".
LONGEST_ARTICLE = 5


# "convened | an emergency African | summit"
OBJECT = pattern_of(r"d?[XAD9OSBMtrp-]{0,6}")


def _without_gathering(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """ "Leaders will gather in Rome for a funeral", "convened a summit": what they gather for or call, and no more."""
    if not any(one.rule == "triggers.convene" for one in found):
        return found
    gone = []
    for one, other in pairwise(found):
        if (
            one.rule == other.verb == "triggers.convene"
            and (
                other.rule == "triggers.ceremony"
                or (other.noun and not one.parties and other.parties)
                or (other.noun and OBJECT.fullmatch(scene.chunks.codes, one.at + 1, other.at))
            )
            and one.clause == other.clause
        ):
            other.place = other.place or one.place
            gone.append(one)
    return [one for one in found if one not in gone]


def _without_convergence(found: list[Candidate]) -> list[Candidate]:
    """ "Delegations converged on Oslo on Friday for talks": the talks are what they came for, and there is no more."""
    aims = [one for one in found if one.noun and one.verb == "triggers.converge" and one.kind in MEET]
    coming = [one for one in found if one.rule == "triggers.converge"] if aims else []
    if coming:
        aims[0].place = aims[0].place or coming[0].place
    return [one for one in found if one not in coming]


def without_setting(scene: Scene, clause: Clause, found: list[Candidate]) -> list[Candidate]:
    """ "X, on a tour of the region, met Y on Tuesday": the day is that of the meeting, and of the tour none is told."""
    met = [one for one in found if one.verb and not one.aside and "subject" in one.parties.values()]
    setting = [one for one in found if _is_setting(scene, clause, one, [other.at for other in met])]
    for visit in setting:
        for one in met:
            one.place = one.place or visit.place
    return [one for one in found if one not in setting]


def is_whole_of_deed(scene: Scene, clause: Clause, visit: Candidate) -> bool:
    """Whether a clause opens with a journey of which what it tells is a part: "As part of a tour, X will see Y"."""
    before = scene.chunks.lows[clause.start : visit.at]
    return visit.noun and before[:1] == ["as"] and "part" in before and "," not in before


def _is_setting(scene: Scene, clause: Clause, visit: Candidate, met: list[int]) -> bool:
    """Whether a visit "on" or "as part of" which somebody acts has no time before its comma, and the deed behind it."""
    end = scene.chunks.codes.find(",", visit.at)
    within = visit.noun and visit.kind is Kind.VISIT
    within = within and ((visit.aside and not visit.verb) or is_whole_of_deed(scene, clause, visit))
    return within and any(at > end > 0 for at in met) and not scene.days_in(visit.at, end)


def without_journey(scene: Scene, clauses: list[Clause], found: list[Candidate], before: int) -> list[Candidate]:
    """ "During his tour, X will hold talks in Nairobi on Monday, in Kigali on Tuesday": the stops are all there is."""
    stops = [one for one in found[before:] if one.kind in MEET and one.day is not None and one.place]
    if len({one.place for one in stops}) < 2:
        return found
    sentence = clauses[stops[0].clause].sentence
    return [
        one
        for one in found
        if not one.noun
        or one.kind is not Kind.VISIT
        or one.at > stops[0].at
        or clauses[one.clause].sentence != sentence
        or (one.day is None and (partners_of(one, "host") or scene.days_in(one.at, stops[0].at)))
    ]


def without_journey_for_talks(scene: Scene, found: list[Candidate]) -> list[Candidate]:
    """ "The government and the rebels arrived in Geneva on the eve of talks": they talk there, and visit nobody."""
    talks = [one for one in found if one.noun and one.kind in MEET and len(scene.sides_of(one.parties)) < 2]
    for visit in found if talks else ():
        who = partners_of(visit, "subject")
        if visit.kind is Kind.VISIT and not visit.noun and len(scene.sides_of(who)) > 1:
            add_subjects(talks[0], who)
            talks[0].place = talks[0].place or visit.place
            return [one for one in found if one is not visit]
    return found
