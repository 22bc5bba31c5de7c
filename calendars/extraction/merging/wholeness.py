"""Say what a draft lacks to be a dated engagement, and fill in sides that no grammar gives it.

In: a draft, and for some the drafts before it. Out: why it is to be left out, or the draft with its sides.

Of a gathering without a name, "the ninth summit on May 3", whether the word for it stands without whose it is, and the
body of which the text told right before; `merging.py` makes it a gathering of that body, or of one told earlier.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, Draft, is_undated
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.merging.gatherings import bodies_of, is_named_alike
from calendars.extraction.names.actors import Scene
from calendars.models import Kind, Step
from calendars.patterns import pattern_of
from calendars.periods import YEAR_LENGTH

PEACE_TALKS = frozenset({"peace talks", "truce talks", "ceasefire talks", "cease-fire talks", "peace negotiations"})
TOO_FEW = "fewer than two sides take part"
# How a time is linked that the words about an occasion give it.
OWN_TIME = ("linking.same_clause", "linking.before_noun", "linking.relative")
# So many sentences behind a gathering another one of the same body may be told.
NEAR_BODY = 3


def add_only_others(draft: Draft) -> None:
    """Take in the one side that the sentence names besides that of an occasion, with its people."""
    for actor in draft.only_others:
        draft.add_sides(actor.sides)
        if actor.sort == "person" and actor.name and actor.speaks:
            draft.people.setdefault(actor.name, actor)
    draft.steps.append(Step("merging.only_others", draft.only_others[0].label, draft.span))


def fill_from_body(draft: Draft, before: list[Draft], states: frozenset[str]) -> None:
    """ "BRICS ministers will meet in May, and leaders at the ninth summit on September 3": that of the body told of."""
    near = [other for other in reversed(before) if 0 <= draft.sentence - other.sentences[-1] <= NEAR_BODY]
    fitting = [one for one in near if one.kind in GATHER and one.many and bodies_of(one, states)]
    told = next((one for one in fitting if is_named_alike(draft, one)), next(iter(fitting), None))
    if told is None or (told.start and draft.start and told.start[:10] == draft.start[:10]):
        return
    bodies, host = bodies_of(told, states), [draft.place[1]] if draft.place else []
    own = draft.sides
    if draft.sides != host and not set(draft.sides) <= set(bodies) and not draft.another:
        return
    give_to_body(draft, bodies)
    if draft.another:
        draft.add_sides(own)  # "At the last summit, in Lima in 2013, X proposed"


def give_to_body(draft: Draft, bodies: list[str]) -> None:
    """Let a gathering be that of a body, or of a few, which need no other side."""
    draft.sides, draft.bodies, draft.many = list(bodies), set(bodies), True
    draft.kind = draft.kind if draft.kind in GATHER else Kind.SESSION
    draft.steps.append(Step("merging.body", ", ".join(bodies), draft.span))


def fill_from_mediated(draft: Draft, before: list[Draft]) -> None:
    """ "UN-brokered talks ended on Thursday. The next round of talks will be held in May": under the same mediator."""
    near = (one for one in reversed(before) if any(0 <= draft.sentence - at <= NEAR_BODY for at in one.sentences))
    told = next((one for one in near if one.kind is Kind.TALKS and one.sides), None)
    led = [step for step in told.steps if step.note == "mediator"] if told and len(told.sides) == 1 else []
    if told and led and told.start and draft.start and told.start[:10] != draft.start[:10]:
        draft.add_sides(told.sides)
        draft.steps += led


def lacks(draft: Draft, states: frozenset[str]) -> str:
    """Why a draft is no dated engagement, or ""."""
    if is_undated(draft):
        return "no time is given for it"
    # "was founded in 1992 to promote dialogue"
    founded = draft.kind is Kind.SESSION and draft.steps[0].rule == "triggers.talks" and not draft.people
    if (draft.steps[0].rule.startswith("organisations.") or founded) and len(draft.start or "") == YEAR_LENGTH:
        return "the year tells of the body, not of a meeting"
    abroad = draft.steps[0].text.lower() == "ministerial" and draft.place and draft.place[1] not in draft.sides
    if draft.kind is Kind.SESSION and len(draft.sides) == 1 and draft.sides[0] in states and not abroad:
        return "it is a session of one state"
    unnamed = draft.outer and draft.kind in GATHER and draft.steps[0].rule.startswith("triggers.") and not draft.bodies
    if unnamed and set(draft.sides) <= states:
        return TOO_FEW  # "X and Y met on the sidelines of the summit": whose it is, nobody says
    if _are_of_one_house(draft, states) or _has_no_visitor(draft):
        return TOO_FEW
    if len(draft.sides) >= 2 or (draft.sides and (draft.many or (draft.bodies and draft.kind in GATHER))):
        return ""
    mediated = draft.kind is Kind.TALKS and any(step.note == "mediator" for step in draft.steps)
    peace = draft.steps[0].text.lower() in PEACE_TALKS
    if mediated and draft.sides and (peace or draft.sides[0] not in states):
        return ""  # "UN-brokered talks", "US-brokered peace talks will open": between whom, the text need not say
    return "" if _is_tour_of_region(draft, states) else TOO_FEW


def _is_tour_of_region(draft: Draft, states: frozenset[str]) -> bool:
    """ "X will tour the region on Friday", "envoys will visit Africa": the stops need not be told."""
    there = draft.place is not None and not draft.place[1]
    if draft.kind is not Kind.VISIT or not draft.sides or (draft.place and not there):
        return False
    if there and draft.people:
        return True
    own = draft.regional and draft.rests_on(*OWN_TIME)  # not "left Riga on Monday at the end of a tour of Africa"
    return own and (bool(draft.people) or draft.sent or draft.sides[0] not in states)


def _are_of_one_house(draft: Draft, states: frozenset[str]) -> bool:
    """ "The UN chief spoke with the head of UN Women": of one organisation, which is no engagement of two.

    Nor is it when a chairman of the OSCE's Minsk Group said that others spoke.
    """
    short, long = sorted(draft.sides, key=len)[:2] if len(draft.sides) == 2 else ("", "")
    if short and short not in states and long.startswith(f"{short} ") and not draft.many:
        return True
    house = len(draft.sides) > 1 and "United Nations" in draft.sides and not (draft.many or draft.bodies)
    return house and all(side == "United Nations" or side.startswith("UN ") for side in draft.sides)


def _has_no_visitor(draft: Draft) -> bool:
    """ "The singer is on a tour that will take her to Nepal and Bhutan": of a visit by nobody all sides are hosts."""
    if draft.kind is not Kind.VISIT or draft.people or len(draft.sides) < 2:
        return False
    told = {step.note for step in draft.steps} - {""}
    plain = all(
        step.rule.startswith(("triggers.", "states.", "times.", "linking.", "drafts.now")) for step in draft.steps
    )
    return told == {"host"} and plain and draft.steps[0].text.lower().endswith(("tour", "trip"))


# Behind a gathering, where nothing tells whose it is: "summit on May 3", "meeting of foreign ministers in".
OF_THEIR_LEADERS = pattern_of(r"(?:od?X?(?P<who>r))?(?=[kiTmu12,.;agjQHfc])")


# Of a gathering that goes on with what was told: "a new session".
NEW = frozenset({"new", "fresh", "such"})


def is_bare(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a gathering is told without whose it is: "the ninth summit on May 3", "a meeting of leaders in Rome".

    So is a further one at which somebody did something: "At the last summit, in Lima in 2013, X proposed".
    """
    at, chunks, mood = candidate.at, scene.chunks, candidate.mood
    large = candidate.kind in GATHER or candidate.rule == "triggers.meeting"
    hosted = candidate.another and candidate.verb == "triggers.host"  # "X will host the next summit in May"
    further = hosted or _opens_at_another(scene, clause, candidate)
    hows = {"city", "subject", "host"} if further else {"city"}
    if not (candidate.noun and large) or not hows.issuperset(candidate.parties.values()):
        return False
    behind = OF_THEIR_LEADERS.match(chunks.codes, at + 1)
    if behind is None or (candidate.worldly and chunks.text(at)[0].isupper()):
        return False  # "the Global Food Summit"
    leaders, first = scene.words["collective"], at
    while first > clause.start and (chunks.codes[first - 1] in "X9D-Trp" or chunks.low(first - 1) == "such"):
        first -= 1
    words = {chunks.low(one) for one in range(first, at) if chunks.codes[one] == "X"}
    who = [one for one in range(first, at) if chunks.codes[one] == "r"]
    who += [behind.start("who")] if behind["who"] else []
    told = chunks.codes[at + 1 : at + 3] == ",c"  # "the meeting, which takes place on Monday"
    if mood is not None and "," in chunks.codes[at : mood.first] and not (told or further):
        return False  # "for a summit, the union made known on Monday"
    if mood is not None and mood.first < at and chunks.codes[mood.last - 1] in "vHE" and not further:
        who.append(mood.first - 1)  # not "The cabinet will hold"
    words |= set(chunks.text(at).lower().split()[:-1])  # "board meeting"
    told = chunks.low(first - 1) in ("the", "a", "an", "and", "another") or first == clause.start
    known = words <= scene.words["gathering"] | scene.words["another"] | NEW
    return told and known and all(chunks.last_low(one) in leaders for one in who)


# "At the last such | meeting"
AT_ANOTHER = pattern_of(r"id[X9d]{1,3}")


def _opens_at_another(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a clause opens with another gathering than that just told, at which its subject did something."""
    before = scene.chunks.codes[clause.start : candidate.at]
    return candidate.another and scene.chunks.low(clause.start) == "at" and AT_ANOTHER.fullmatch(before) is not None


def body_told(scene: Scene, clause: Clause, candidate: Candidate) -> list[str]:
    """ "NATO ambassadors failed to agree on Tuesday. Another meeting is set for Friday": of the body told of first.

    Not "another meeting of the coalition", nor "The Dutch cabinet failed to agree; another meeting is set".
    """
    own = scene.chunks.codes[scene.bounds(clause.sentence)[0] : candidate.at]
    if scene.chunks.codes[candidate.at + 1] in "obwy" or not set("AN").isdisjoint(own):
        return []
    for number in range(clause.sentence, max(clause.sentence - 2, -1), -1):
        begin, end = scene.bounds(number)
        first = next((at for at in range(begin, min(end, candidate.at)) if at in scene.actors), None)
        if first is not None:
            actor = scene.actors[first]
            sits = actor.many or (actor.sort == "body" and len(actor.sides) == 1)
            return list(actor.sides) if sits and scene.chunks.codes[first + 1] != "p" else []
    return []
