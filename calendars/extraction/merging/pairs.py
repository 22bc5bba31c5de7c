"""Say who "the two countries" and "the two leaders" are where no occasion tells: those whom the text named before.

In: a draft of whom the text says only that they are two, and the words before it. Out: the same draft, with the sides
and the people whom it may mean; `references.py` takes them where no other occasion has two sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import GATHER, MEET, Draft
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.subjects import opens_row
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.merging.venues import is_led_to
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.boths import MEN, persons_before
from calendars.extraction.names.people import Actor
from calendars.extraction.names.second_holders import SINGLE_RANKS
from calendars.extraction.names.tenures import office_words
from calendars.models import Kind, Status, Step
from calendars.patterns import pattern_of
from calendars.periods import days_of

TWO = 2
# How far back "the two sides" are looked for.
PAIR_REACH = 90
# Of "the two countries" an organisation is none.
COUNTRIES = frozenset({"countries", "nations", "governments", "neighbours", "neighbors", "states", "capitals"})
NEAR = 12
# Those who bring two sides together.
MEDIATING = frozenset({"envoy", "organisation"})
NOT_PAIRED = frozenset({"institution", "body", "adjective", "seat"})


def set_pair(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> None:
    """Say of a pair of what sort its two are, and whom the text named before: "the two presidents met"."""
    who = _who_are_counted(scene, clause.sentence) if candidate.noun and candidate.kind in GATHER | MEET else ""
    if who:
        draft.pair, draft.many, draft.bare = False, True, True
        draft.kind = Kind.SUMMIT if who == "leaders" else Kind.SESSION if draft.kind in MEET else draft.kind
        return
    draft.of_states = _is_of_states(scene, clause, candidate)
    draft.office = _rank_of_pair(scene, clause, candidate)
    draft.two = not {"two", "both"}.isdisjoint(scene.chunks.lows[clause.start : candidate.at])
    they = clause.start == scene.bounds(clause.sentence)[0] and scene.chunks.low(clause.start) == "they"
    draft.two = draft.two or (they and bool(partners_of(candidate, "partner")))  # "They will meet again, with X"
    draft.named_before = _two_named_before(scene, candidate, scene.chunks.sentences[clause.sentence][1])
    draft.persons = _persons_told_of(scene, clause, candidate)
    before = scene.actors_in(*scene.bounds(clause.sentence - 1)) if draft.two and clause.sentence else []
    draft.named_last = frozenset(side for actor in before if actor.sort == "person" for side in actor.sides)


# "The 34 | leaders", "The 16 allies"
COUNTED = pattern_of(r"[&,c]?d?9[Xr]")
PAIR = frozenset({"2", "two"})


def _who_are_counted(scene: Scene, sentence: int) -> str:
    """By what word those are told, more than two, whose meeting it is: "The 34 leaders wind up their meeting"."""
    begin, end = scene.bounds(sentence)
    match = COUNTED.match(scene.chunks.codes, begin, end)
    who = match.end() - 1 if match else begin
    return scene.chunks.low(who) if match is not None and scene.chunks.low(who - 1) not in PAIR else ""


# So far behind "talks" in "talks between the two countries".
BETWEEN_REACH = 6


def _is_of_states(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether "the two" or "both" are states or nameless negotiators: whom the text named may be others."""
    if candidate.kind is Kind.SIGNING and not clause.pronoun:
        return True  # "under an accord signed in Tripoli in February"
    low = scene.chunks.low
    if any(low(at) == "again" for at in range(candidate.at + 1, clause.end)):
        return False  # "the two sides will meet again": the same people
    between = scene.chunks.codes[candidate.at + 1] == "b"  # "talks between the two countries"
    last = min(candidate.at + BETWEEN_REACH, clause.end) if between else candidate.at
    return any(low(at) in scene.words["pairing"] for at in range(clause.start, last))


def _rank_of_pair(scene: Scene, clause: Clause, candidate: Candidate) -> str:
    """The rank of those who are told by their office alone: "the two presidents met", "their foreign ministers met".

    "The two leaders" may be a president and a premier.
    """
    for at in range(clause.start, candidate.at):
        office = scene.chunks.codes[at] == "r" and scene.chunks.last_low(at) != "leaders"
        alone = not candidate.noun and scene.chunks.low(at - 1) == "the"  # "The foreign ministers last met in May"
        if office and (alone or {"two", "both", "their"} & {scene.chunks.low(at - 1), scene.chunks.low(at - 2)}):
            rank = scene.chunks.entries[at][3]
            return rank if rank in SINGLE_RANKS else ""
    return ""


def is_of_crowd(draft: Draft) -> bool:
    """Whether leaders of no one body hold a summit: "will host African leaders in their second summit this year"."""
    hosted = draft.kind is Kind.SUMMIT and draft.verb == "triggers.host" and bool(draft.sides)
    return hosted and any(one.rule == "drafts.leaders" and not one.text for one in draft.steps)


def is_told_beside_pair(draft: Draft, plan: Draft, others: list[Draft]) -> bool:
    """ "X and Y are meeting before Y's trip to Z, who will see him. Last week, the two met": X and Y, not Y and Z."""
    if draft.tense is not Tense.PAST or plan.status is not Status.SCHEDULED or plan.many:
        return False
    told = [one for one in others if len(one.sides) == TWO and one.status is not Status.SCHEDULED]
    return any(one.sentence == plan.sentence for one in told)


def people_of_office(office: str, other: Draft) -> dict[str, Actor]:
    """Those of an occasion whom "the two presidents" can mean: none of its ministers, and not the counterpart of one.

    Where both are named without an office, they may be presidents.
    """
    ranks = {name: _rank_of(one) for name, one in other.people.items()}
    unknown = set(ranks.values()) <= {"", office} and len(ranks) >= len(other.sides)
    fitting = {office, ""} if unknown else {office}
    return {name: one for name, one in other.people.items() if not office or ranks[name] in fitting}


def with_persons_told(draft: Draft, held: dict[str, Actor]) -> dict[str, Actor]:
    """Those of an occasion whom "the two" means, or the two told last: "comes to see X of Peru. The two will meet"."""
    told = {side for one in draft.persons.values() for side in one.sides}
    alone = draft.two and not draft.office and len(held) < TWO  # not "the two presidents", of whom ministers met
    return draft.persons if alone and told == set(draft.sides) else held


def _rank_of(one: Actor) -> str:
    """The rank of somebody of an occasion, "" of a counterpart, who has that of whom he meets."""
    office = office_words(one.role)
    if "counterpart" in office:
        return ""
    return "minister" if "minister" in office and "prime" not in office else one.rank


def _persons_told_of(scene: Scene, clause: Clause, candidate: Candidate) -> dict[str, Actor]:
    """The two people whom "the two leaders", "the two men" means, or "they": those whom the sentences before name."""
    low = scene.chunks.low
    if _is_between_two(scene, candidate) and (own := _persons_of_sentence(scene, clause, candidate)):
        return own  # "praised Y after talks between the two men"
    men = any(low(at) in MEN and low(at - 1) in ("two", "both") for at in range(clause.start, candidate.at))
    begin = scene.bounds(clause.sentence)[0]
    alone = low(begin) in ("they", "both") or scene.chunks.lows[begin : begin + 2] == ["the", "two"]
    behind = begin + (low(begin) == "the") + 1
    alone = alone and scene.chunks.codes[behind] in "mu1245vHQ"  # and not "the two countries"
    told = persons_before(scene, clause.sentence) if men or (alone and clause.start == begin) else {}
    if not told and any(_are_heads_of_two(scene, at) for at in range(clause.start, candidate.at)):
        told = persons_before(scene, clause.sentence)
        told = told if all(one.rank in ("head", "royal") for one in told.values()) else {}
    return told


# "talks | between the two men", "a meeting | in Riga between the two"
BETWEEN_TWO = pattern_of(r"(?:id?A?[CLS]|k?T){0,2}bd(?P<two>X)")


def _is_between_two(scene: Scene, candidate: Candidate) -> bool:
    """Whether "between the two men", "between the two" stands behind an occasion, and not "the two countries"."""
    match = BETWEEN_TWO.match(scene.chunks.codes, candidate.at + 1)
    if match is None or scene.chunks.low(match.start("two")) != "two":
        return False
    return scene.chunks.low(match.end()) in MEN or scene.chunks.codes[match.end()] in "ikTga.,;"


def _persons_of_sentence(scene: Scene, clause: Clause, candidate: Candidate) -> dict[str, Actor]:
    """The two people of two sides whom a sentence names before an occasion; none where it names more."""
    begin, _ = scene.bounds(clause.sentence)
    told = [scene.actors[at] for at in range(begin, candidate.at) if at in scene.actors]
    people = {one.name: one for one in told if one.name and one.sort == "person" and one.speaks and len(one.sides) == 1}
    sides = {one.sides[0] for one in people.values()}
    return people if len(people) == len(sides) == TWO else {}


# Who they are by an office that one has at the top of a state.
HEADS = frozenset({"leaders", "presidents", "premiers"})


def _are_heads_of_two(scene: Scene, at: int) -> bool:
    """Whether those at the top of the two states told before are meant: "the leaders of the two countries"."""
    lows = scene.chunks.lows
    if scene.chunks.codes[at] != "r" or (lows[at] not in HEADS and scene.chunks.text(at).lower() != "prime ministers"):
        return False
    behind = lows[at + 1 : at + 4] == ["of", "the", "two"] and lows[at + 4] in COUNTRIES
    return behind or (lows[at - 3 : at - 2] == ["two"] and lows[at - 2] in COUNTRIES)


# "the peace talks between the government of Chad and the rebels"
BETWEEN = pattern_of(r"bd?(?P<one>[SAM])(?:od?[S])?&d?(?P<other>[SM])")
# "..., Chinese and Indian officials said"
BOTH_SAY = pattern_of(r",q?d?(?P<one>[AS])&d?(?P<other>S)X?Z")


def _two_named_behind(scene: Scene, candidate: Candidate, end: int) -> list[str]:
    """Whose officials say so: "The two sides will sign a protocol on Thursday, Chinese and Indian officials said"."""
    match = BOTH_SAY.search(scene.chunks.codes, candidate.at, end)
    if match is None:
        return []
    sides = scene.sides_of(at for at in (match.start("one"), match.start("other")) if at in scene.actors)
    return sorted(sides) if len(sides) == 2 else []


def _two_named_before(scene: Scene, candidate: Candidate, end: int) -> list[str]:
    """The last two sides named before "the two countries"; the country of the dateline where there is one only."""
    found: list[str] = []
    near = range(max(candidate.at - NEAR, 0), candidate.at)
    of_countries = any(scene.chunks.low(at) in COUNTRIES for at in near)
    first = scene.first_told(candidate.at, PAIR_REACH)
    for match in reversed([*BETWEEN.finditer(scene.chunks.codes[first : candidate.at])]):
        ends = [first + match.start("one"), first + match.start("other")]
        told = [scene.actors[at] for at in ends if at in scene.actors and scene.actors[at].speaks]
        sides = [actor.sides[0] for actor in told if len(actor.sides) == 1 and actor.sort != "institution"]
        if len(set(sides)) == 2 and not (of_countries and any(actor.sort != "state" for actor in told)):
            return sides
    for at in range(candidate.at - 1, max(first - 1, candidate.at - PAIR_REACH), -1):
        actor = scene.actors.get(at)
        if actor is None or len(actor.sides) != 1 or not actor.speaks:
            continue
        if not of_countries and at in scene.places and is_led_to(scene.chunks.codes, at):
            continue  # "denied that it had met his envoys in Italy. The two sides"
        if actor.sort in NOT_PAIRED and not (actor.sort == "adjective" and opens_row(scene, at)):
            continue
        if scene.chunks.codes[at - 1] == "&" and scene.chunks.low(at - 2) in COUNTRIES:
            continue  # "the frontiers of the two countries and Laos"
        if actor.rank in MEDIATING or (of_countries and actor.sort == "organisation"):
            continue
        if actor.sides[0] not in found:
            found.insert(0, actor.sides[0])
        if len(found) == 2:
            return found
    if not found:
        return _two_named_behind(scene, candidate, end)
    home = scene.home if candidate.pair and scene.home not in found else None
    return [*found, home] if len(found) == 1 and home else []


TALKS = frozenset({"triggers.talks", "triggers.round"})
HOLDING = frozenset({"cues.begin", "cues.support"})
# Of the sorts of actors those who have talks.
RIVALS = frozenset({"state", "adjective", "movement", "person", "organisation", "group", "seat"})
# So many sentences before their talks the two stand of whom the text tells most.
RIVALS_REACH = 2


def rivals_told(scene: Scene, clause: Clause, candidate: Candidate) -> list[str]:
    """ "Chad accuses Sudan of raids. Talks will resume on Monday": of the two of whom the text tells most.

    They are named right before, nobody else is in the sentence, and no more than one of them in the clause.
    """
    held = candidate.mood is not None and (candidate.mood.first > candidate.at or candidate.verb in HOLDING)
    told = candidate.definite and "mediator" not in candidate.parties.values()  # but "the UN-sponsored talks"
    if candidate.rule not in TALKS or told or candidate.pair or not held or clause.kind == "relative":
        return []
    begin, end = scene.bounds(clause.sentence)
    named = [at for at in range(begin, end) if at in scene.actors]
    here = [at for at in named if at in range(clause.start, clause.end)]
    here = [at for at in here if candidate.parties.get(at) != "mediator"]
    beside = scene.sides_of(at for at in here if not (at in scene.places and is_led_to(scene.chunks.codes, at)))
    if len(beside) >= TWO:
        return []
    own = scene.sides_of(at for at in named if at not in scene.places and candidate.parties.get(at) != "mediator")
    first = scene.bounds(max(clause.sentence - RIVALS_REACH, 0))[0]
    near = scene.sides_of(at for at in range(first, end) if at in scene.actors)
    pair = _told_of_most(scene)
    return pair if own <= set(pair) <= near else []


def _told_of_most(scene: Scene) -> list[str]:
    """The two sides of whom a text tells most, and much more than of any third one."""
    counts = Counter[str]()
    for at, actor in scene.actors.items():
        if not actor.speaks or actor.rank in MEDIATING or (at in scene.places and is_led_to(scene.chunks.codes, at)):
            continue
        if scene.chunks.codes[at + 1] == "-" and scene.chunks.low(at + 2) in scene.words["mediated"]:
            continue  # "the UN-sponsored talks"
        firm = scene.chunks.codes[max(at - 2, 0) : at] == "No"  # "Nissan of Japan"
        if actor.sort in RIVALS and not firm:
            counts.update(actor.sides)
    most = counts.most_common(TWO + 1)
    few = len(most) < TWO or (len(most) > TWO and TWO * most[TWO][1] > most[1][1])
    return [] if few else [side for side, _ in most[:TWO]]


def is_over_by_then(draft: Draft, told: Draft) -> bool:
    """ "X met Y on Sunday. ... The talks are to open on Thursday": those that were held do not open any more."""
    return draft.verb == "cues.begin" and draft.tense is Tense.FUTURE and told.status is Status.HELD


def sides_of_theme(draft: Draft, whose: Draft) -> list[str]:
    """The sides that talks have from those told beside them: the two of whom the text tells most, if they are there."""
    if draft.rivals and set(draft.rivals) < set(whose.sides):
        return draft.rivals
    return [side for side in whose.sides if side not in whose.guests]


def fill_from_rivals(draft: Draft) -> None:
    """Say that talks are of the two of whom the text tells most, where nobody else is told to take part."""
    own = draft.own_sides()
    plan = not own or draft.tense is Tense.TENTATIVE  # who "will hold talks in Nairobi" may be the host's guest
    fitting = bool(draft.rivals) and len(draft.sides) < TWO and own <= set(draft.rivals) and plan
    if not fitting or draft.start is None or draft.rests_on("drafts.digest_day", "drafts.now"):
        return
    if draft.brokers or draft.today is None or days_of(draft.start)[1] >= draft.today:
        draft.add_sides(draft.rivals)
        draft.steps.append(Step("merging.rivals", draft.steps[0].text, draft.span))


# "Under a pact signed in Tripoli in May, Chad and Sudan are to pull back".
ROW = pattern_of(r"[^,;.]{0,12},(?P<row>d?[SOM](?:,d?[SOM]){0,4},?&d?[SOM])(?=[mu1245vHEVKQWX])")


def row_behind(scene: Scene, clause: Clause, candidate: Candidate) -> list[str]:
    """Those of whom a sentence tells what they do under the treaty that it opens with."""
    opens = scene.chunks.codes[scene.bounds(clause.sentence)[0]] in "kagi"
    first = candidate.at + 1
    match = ROW.match(scene.chunks.codes[first : clause.end]) if opens else None
    row = range(first + match.start("row"), first + match.end("row")) if match else range(0)
    sides = dict.fromkeys(side for at in row if at in scene.actors for side in scene.actors[at].sides)
    return list(sides) if len(sides) > 1 else _enemies_of(scene, clause, candidate)


PEACE = frozenset({"peace", "truce", "ceasefire", "cease-fire", "armistice", "border"})


def _enemies_of(scene: Scene, clause: Clause, candidate: Candidate) -> list[str]:
    """The two states that a sentence names beside a treaty of peace: "..., but Chad accuses Sudan of breaking it"."""
    begin, end = scene.chunks.sentences[clause.sentence]
    if PEACE.isdisjoint(scene.chunks.lows[max(begin, candidate.at - NEAR) : candidate.at]):
        return []
    states = (at for at in range(candidate.at, end) if at in scene.actors and scene.actors[at].sort == "state")
    sides = dict.fromkeys(side for at in states for side in scene.actors[at].sides)
    return list(sides) if len(sides) == 2 else []


def fill_third(draft: Draft, kept: list[Draft]) -> None:
    """ "X and Y will hold talks. The parties will also meet with Z": X and Y, of two sides that are not Z's."""
    if draft.two and len(draft.sides) < TWO:
        return  # `references.py` does it
    near = [one for one in kept[-NEAR:] if 0 < draft.sentence - one.sentences[-1] <= TWO]
    pair = next((one for one in reversed(near) if one.kind in MEET and len(one.sides) >= TWO), None)
    if pair is None or len(pair.sides) > TWO or pair.bodies:
        return
    draft.sides = [*dict.fromkeys([*pair.sides, *draft.sides])]
    draft.people = pair.people | draft.people
    draft.steps.append(Step("merging.points_back", draft.steps[0].text, draft.span))


def is_told_beside(draft: Draft, meeting: Draft, near: Sequence[Draft]) -> bool:
    """ "Met X on the eve of Thursday's summit": on another day than the summit, and so not those who hold that.

    Nor is it they whose summit a later sentence tells: "will see X before the summit. Y called off the summit".
    """
    if meeting.kind not in MEET or draft.pair:
        return False
    if draft.sentence in meeting.sentences:
        apart = draft.start is not None and meeting.start is not None and draft.start != meeting.start
        return apart or draft.before_or_after  # "will meet X after the summit"
    return any(
        one.before_or_after and one.kind is draft.kind and one.start is None and one.sentence in meeting.sentences
        for one in near
    )
