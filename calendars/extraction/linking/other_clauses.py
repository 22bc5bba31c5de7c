"""Judge how good the claim of a candidate is to a time of another clause of its sentence.

In: a scene, its clauses, a candidate and the chunk of the time. Out: a score, 0 where the time cannot be that of the
candidate, and the rule that gave it. The first rule that knows the two clauses decides. `claims.py` asks.
"""

from typing import NamedTuple

from calendars.extraction.candidates.candidates import Candidate, SentenceParts
from calendars.extraction.candidates.habits import is_first_since
from calendars.extraction.candidates.occasions import COMING_TO, GATHER, MEET
from calendars.extraction.candidates.owners import dates_the_dropping, is_of_gerund, is_one_day
from calendars.extraction.clauses.clauses import AFTER, AHEAD, Clause, clause_at, resumes
from calendars.extraction.clauses.joints import fails
from calendars.extraction.clauses.tenses import FATES, Tense
from calendars.extraction.linking.described import is_begun_in, is_described, is_not_held, opens_with_its_day, starts
from calendars.extraction.linking.nearness import is_apart, is_to_be_revived, score_in_clause
from calendars.extraction.linking.outcomes import is_of_deed_ahead, is_of_outcome, tells_of_leaving
from calendars.extraction.linking.outlooks import is_before_then
from calendars.extraction.linking.ways import (
    acts_between,
    came_before,
    closes_aside,
    goes_elsewhere,
    had_flown_on,
    is_ancestor,
    is_at_once,
    is_fronted,
    is_home_by_then,
    is_left_open,
    is_meanwhile,
    is_next_on_day,
    is_over_by_then,
    is_signed_then,
    is_told_at_once,
    is_while_it_came,
    is_within_stay,
    leads_on,
    shares_front,
    takes_office,
    was_before,
)
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.meeting_places import JOURNEY
from calendars.models import Kind
from calendars.patterns import pattern_of

Score = tuple[float, str]
# The time cannot be that of the candidate.
NONE: Score = (0, "")
# "from Riga, | where"
FROM_PLACE = pattern_of(r"jd?[CLS],$")
# "will review the outcomes of the talks held in Delhi in May": the day of those talks, told behind a verb of its own.
# "Following the accord signed in Riga on Monday, all is well, said X when meeting Y"
HELD_THEN = pattern_of(r"(?:[mv24].*[nxGX](?:f3)?[HE]|^ad?[XA]{0,3}G[vHE])(?:i[dAX]{0,2}[CSLN]{1,2}X?)?[ikj]?d?$")
# "It was on Monday | that X and Y met", "It was in Riga in May | that"
CLEFT = pattern_of(r"h(?:[12]|m3)X?(?:(?:i(?:d[XA]{0,2}n|d?[CLS]),?){0,2}[ki]?T|[ki]?T,?id?[CLS])")
# "Speaking on Monday after talks with X, Y said": it is said right after them.
SPEAKING = frozenset({"speaking", "talking", "addressing", "briefing"})


# "for a meeting | of the Oman-Latvia joint commission, | which opens on Tuesday", "for talks | that open on Tuesday"
OF_BODY = pattern_of(r"(?:od?(?:S-S|[SA])?[BOn])?,?")


# "a summit of the bloc -- which groups ten states -- | planned for Friday", "scheduled to open on Friday"
PLANNED_FOR = pattern_of(r"Q(?:[gk]d?T|f[HX3])")
# ", on Monday", ", late on Monday", ", next week"
ONLY_WHEN = pattern_of(r"X?[kij]?")


class Claim(NamedTuple):
    """The claim of a candidate to a time of another clause.

    Attributes:
        at: the chunk of the time.
        clause: that of the candidate.
        number: that of the clause of the time, which is `other`.
        carrying: whether the clause of the candidate may take the time of the one that it hangs on.
        fronted: whether the time stands before all that it may be for: "Last year, during a visit to Z, X met Y".
        reported: whether it may be that of saying so: "On Sunday, an envoy said that X would".
        hangs: whether the clause of the time hangs on that of the candidate.
    """

    scene: Scene
    clauses: list[Clause]
    candidate: Candidate
    at: int
    sentence: SentenceParts
    clause: Clause
    number: int
    other: Clause
    carrying: bool
    fronted: bool
    reported: bool
    hangs: bool


def score_elsewhere(
    scene: Scene, clauses: list[Clause], candidate: Candidate, at: int, sentence: SentenceParts, carrying: bool
) -> Score:
    """How well a time of another clause fits a candidate; `carrying` clauses may take that of the one they hang on.

    "Said on Monday | as he opened talks with X": that day. "Flies to Chile on Friday | after his visit to Peru": 0.
    """
    clause = clauses[candidate.clause]
    if is_left_open(scene, clause):
        return NONE  # "After his visit to Peru, X will fly to Chile on Friday"
    if scene.chunks.lows[clause.start : clause.start + 3] == ["as", "part", "of"]:
        return NONE  # "will visit Quito on Friday as part of a tour of the Andes"
    early = scene.chunks.low(at - 1) == "as" and scene.chunks.low(at - 3) == "as"  # "could meet as early as Monday"
    number = clause_at(clauses, sentence.clauses, at - 4 if early else at)
    if number is None:
        return NONE
    if early and number == candidate.clause:
        return score_in_clause(scene, candidate, at, sentence), "linking.same_clause"
    if number == sentence.clauses[0] == candidate.clause - 1 and opens_with_its_day(scene, clauses, candidate, at):
        return 7, "linking.resumed"
    claim = _claim(scene, clauses, candidate, at, sentence, number, carrying)
    return (
        _score_since(claim)
        or _score_going_on(claim)
        or _score_described(claim)
        or _score_during(claim)
        or _score_at_once(claim)
        or _score_cleft(claim)
        or _score_by_kind(claim)
    )


def _claim(
    scene: Scene,
    clauses: list[Clause],
    candidate: Candidate,
    at: int,
    sentence: SentenceParts,
    number: int,
    carrying: bool,
) -> Claim:
    """What the rules ask of a claim: how the clause of the time and that of the candidate stand to each other."""
    clause, other, codes = clauses[candidate.clause], clauses[number], scene.chunks.codes
    opens = codes[other.start : other.end] in ("kT", "T")
    reported = opens and number + 1 < candidate.clause and clauses[number + 1].kind == "report"
    aside = reported and codes[clause.start] == ","
    hangs = other.parent == candidate.clause or (aside and other.parent == clause.parent == number + 1)
    fronted = is_fronted(scene, clauses, number, candidate)
    return Claim(
        scene, clauses, candidate, at, sentence, clause, number, other, carrying, fronted, reported and not aside, hangs
    )


def _score_since(claim: Claim) -> Score | None:
    """ "Will meet for the first time since the war in Riga on May 5": the day of what is to come, if it is ahead."""
    mood, other = claim.candidate.mood, claim.other
    if mood is None or other.opener != "since" or other.parent != claim.candidate.clause:
        return None
    if mood.tense is not Tense.FUTURE:
        return (3, "linking.same_clause") if is_first_since(claim.scene, claim.clause, other, claim.at) else None
    return (3, "linking.same_clause") if claim.scene.chunks.times[claim.at].direction == "future" else NONE


def _score_going_on(claim: Claim) -> Score | None:
    """The clause goes on with when it is: "a summit, opens on Monday", "told | his counterpart on Saturday | that"."""
    scene, candidate, at, other = claim.scene, claim.candidate, claim.at, claim.other
    if claim.reported and scene.chunks.times[at].direction == "past":
        return NONE  # "On Sunday, a diplomat said that X would visit Y": the day of saying so
    if not claim.hangs:
        return None
    if candidate.rule == "triggers.tell" and claim.number == candidate.clause + 1:
        return 6, "linking.same_clause"
    if other.kind == "main" and (_goes_on(claim) or closes_aside(scene, other.start, at)):
        return NONE if _is_then(claim) else (7, "linking.resumed")
    return None


def _goes_on(claim: Claim) -> bool:
    """Whether a clause is only a verb and a day of what stands before it: "the talks of X, | will open on Monday"."""
    scene, other, codes = claim.scene, claim.other, claim.scene.chunks.codes
    start = other.start + (codes[other.start] == ",")
    if ONLY_WHEN.fullmatch(codes, start, claim.at) or starts(scene, start, claim.at):
        return True
    return claim.candidate.noun and (
        codes[start] in "mu1245"
        or (PLANNED_FOR.match(codes, start) is not None and scene.chunks.entries[start][3] != "g")
        or scene.chunks.is_present(start)
        or resumes(scene, claim.clause, other)
        or fails(scene, start)
        or (codes[start] == "P" and claim.clause.kind != "after")  # "On a visit here, X said"
    )


def _is_then(claim: Claim) -> bool:
    """Whether the day is that of what follows: "After talks with X, Y will fly to Oslo on Monday"."""
    opens = claim.clause.kind == "after" and claim.clause.opener in AFTER
    return opens and goes_elsewhere(claim.candidate, claim.sentence, claim.number)


def _score_described(claim: Claim) -> Score | None:
    """A relative clause tells of the candidate: "a summit | that opens on Monday", "his visit, | set for May"."""
    scene, candidate, other = claim.scene, claim.candidate, claim.other
    if not is_described(scene, other, claim.number, candidate, claim.sentence):
        return None
    if is_not_held(scene, other, claim.at):
        return NONE
    if other.opener == "whose" and any(one >= other.end for one in claim.sentence.times):
        return NONE  # "The talks, whose resumption on Monday was delayed, will open on Tuesday"
    # "Arrived on Tuesday for a summit that opened on Monday", "left on Tuesday to join talks that start on Friday".
    way = candidate.verb in COMING_TO and (
        candidate.kind in GATHER or OF_BODY.fullmatch(scene.chunks.codes, candidate.at + 1, other.start) is not None
    )
    way = way and candidate.mood is not None and candidate.mood.first < candidate.at  # not "the talks will go on"
    change = candidate.mood.change if candidate.mood else ""
    aim = change == "purpose" or change in FATES
    sure = candidate.noun and (way or aim or is_begun_in(scene, other, candidate))
    return 13 if sure else 3, "linking.relative"


def _score_during(claim: Claim) -> Score | None:
    """ "Held talks with X | during a visit to Malta on April 30": on that day."""
    candidate, at = claim.candidate, claim.at
    during = claim.other.opener == "during" and claim.hangs and candidate.kind in MEET
    if not during or not is_one_day(claim.scene.chunks.times[at]):
        return None
    behind = (one for one in claim.sentence.candidates if candidate.at < one.at < at)
    return 0 if is_to_be_revived(claim.scene, candidate, behind) else 3, "linking.during"


def _score_at_once(claim: Claim) -> Score | None:
    """Two things go on at once: "said on Monday | as he opened talks", "meets X today | while ministers are in Z"."""
    scene, clauses, candidate, at, number = claim.scene, claim.clauses, claim.candidate, claim.at, claim.number
    hung = claim.clause.parent == number
    if is_told_at_once(scene, clauses, candidate, at, number):
        return 4, "linking.carried"
    over = scene.chunks.times[at].direction == "past"  # "oil rose on Monday as X meets Y"
    now = not over and is_at_once(scene, clauses, candidate, number)
    now = now or (not over and is_meanwhile(scene, clauses, candidate, at, number))
    now = now or is_while_it_came(scene, clauses, candidate, at, number)
    if now or is_signed_then(scene, clauses, candidate, number):
        return 5, "linking.when"
    if hung and is_next_on_day(scene, claim.clause, candidate, at, claim.sentence):
        return 4, "linking.carried"  # "met X on Monday before being received by Y"
    return None


def _score_cleft(claim: Claim) -> Score | None:
    """ "It was on Monday | that X and Y met", but not "It was on Monday that X heard of the meeting"."""
    scene, candidate, clause, other = claim.scene, claim.candidate, claim.clause, claim.other
    whole = not candidate.noun or candidate.mood is not None
    if not whole or clause.start != other.end or scene.chunks.low(clause.start) != "that":
        return None
    return (5, "linking.from_main") if CLEFT.fullmatch(scene.chunks.codes, other.start, other.end) else None


def _score_by_kind(claim: Claim) -> Score:
    """The clause of the candidate hangs on that of the time, or the time stands before it: by what kind it is of."""
    scene, candidate, clause, other = claim.scene, claim.candidate, claim.clause, claim.other
    begun = clause.start == other.end
    speaking = begun and claim.carrying and candidate.kind in MEET and scene.chunks.low(other.start) in SPEAKING
    if not (speaking or claim.fronted or is_ancestor(claim.clauses, candidate.clause, claim.number)):
        return NONE
    if claim.carrying:
        return _score_carried(claim)
    # "X, who would not be named because of the talks, said Y would come on Friday"
    said = any(one.kind == "report" for one in claim.clauses[candidate.clause + 1 : claim.number])
    if other.kind == "report" or clause.kind == "after" or (said and clause.kind == "relative"):
        return NONE
    return _score_relative(claim) if clause.kind == "relative" else _score_main(claim)


def _score_carried(claim: Claim) -> Score:
    """ "X said on Monday | after talks with Y": on that day, unless another one or other people are told of between."""
    scene, clauses, candidate, at, number = claim.scene, claim.clauses, claim.candidate, claim.at, claim.number
    clause, other = claim.clause, claim.other
    reported = candidate.kind is Kind.VISIT and clause.opener == "during" and other.kind == "report"
    if reported and _is_reported(scene, other, clause, at):
        return NONE  # "said on Monday that the talks during his trip were to be short", "that during it he would"
    said = clause.parent is not None and clause.parent != number and clauses[clause.parent].kind == "report"
    if said and not claim.fronted and scene.chunks.times[at].direction != "past":
        return NONE  # "they may meet in June, X told reporters after he was summoned"
    if (
        came_before(scene, clause, candidate)
        or acts_between(scene, clauses, candidate.clause, number)
        or (candidate.kind in GATHER | MEET and is_home_by_then(scene, other, at))
        or _is_of_others(scene, clauses, clause, number)
        or (candidate.kind in GATHER and _is_of_another(claim.sentence, number))
        or _is_then(claim)
        or (candidate.noun and _is_of_plan_told(claim))
        or HELD_THEN.search(scene.chunks.codes[other.start : at]) is not None
        or is_of_outcome(scene, other, at)
        or _is_of_deed_ahead(claim)
        or (claim.number > candidate.clause and is_within_stay(scene, clause, other, candidate, at))
        or (candidate.kind is Kind.VISIT and was_before(scene, clause, other, candidate))
        or had_flown_on(scene, clause, other, candidate, at)
    ):
        return NONE
    own = scene.chunks.low(clause.start + 1) == "which" and clause.parent == number  # "on Sunday, during which"
    return 5 if own else 4, "linking.carried"


def _is_of_deed_ahead(claim: Claim) -> bool:
    """Whether the clause that talks hang on tells of no engagement, but of what is done after them on a later day."""
    told = any(one.clause == claim.number for one in claim.sentence.candidates)
    leaves = claim.candidate.kind is Kind.VISIT and tells_of_leaving(claim.scene, claim.other)
    return not (told or leaves) and is_of_deed_ahead(claim.scene, claim.clause, claim.other, claim.at)


def _is_reported(scene: Scene, report: Clause, clause: Clause, at: int) -> bool:
    """Whether what is told of in a clause is reported: "said on Monday that, during his visit, he would"."""
    between = scene.chunks.lows[at : clause.start]
    return "that" in between and "Z" in scene.chunks.codes[report.start : at + between.index("that")]


def _score_relative(claim: Claim) -> Score:
    """ "Will be on Friday in Riga, | where he will meet X": on that day, unless the clause tells of another one."""
    scene, candidate, clause, at = claim.scene, claim.candidate, claim.clause, claim.at
    codes = scene.chunks.codes
    if scene.days_in(clause.start, clause.end) or is_apart(scene, at, clause.start):
        return NONE  # "on Friday, and to Riga, where leaders convene over the weekend"
    part = codes[clause.start - 1] == "o" or clause.opener == "whose"
    if part and candidate.kind in GATHER and "m" in codes[clause.start : candidate.at]:
        return NONE  # "arrived on Monday for a visit, the highlight of which will be a summit"
    if clause.opener == "where" and FROM_PLACE.search(codes, max(clause.start - 4, 0), clause.start):
        return NONE  # "came back on Monday from Riga, where he met X"
    parent = clause.parent
    before = parent is not None and is_over_by_then(scene, claim.sentence, claim.clauses[parent], parent)
    if before or "has" in scene.chunks.lows[clause.start : min(clause.start + 3, candidate.at)]:
        return NONE  # "X, who has met Y ten times, turns 54 in October", "after a visit to Y, where he met Z"
    on_it = codes[clause.start + 1 : clause.start + 4].replace("1X", "1")[:2] in ("1i", "1k")  # "is here on"
    if candidate.noun and candidate.kind is Kind.VISIT and on_it:
        return NONE  # "On Friday X, who is in the middle of a trip to Y, meets Z": the trip is under way
    nearer = 0.001 * (at - claim.other.start) if clause.opener == "where" else 0  # "on Friday in X, where he will"
    return 1.5 + nearer, "linking.from_main"


def _score_main(claim: Claim) -> Score:
    """ "X arrives in Riga on Monday | and will meet Y": on that day, unless what stands between says another one."""
    scene, candidate, clause, other = claim.scene, claim.candidate, claim.clause, claim.other
    told = [one for one in claim.sentence.candidates if one.clause == claim.number]
    visited = any(one.kind is Kind.VISIT for one in told)
    between = claim.clauses[candidate.clause + 1 : claim.number]
    since = len(between) == 1 and between[0].opener == "since" and clause.subject == other.subject
    if since and clause.subject and candidate.noun and scene.chunks.codes[clause.start] == "i":
        return 4, "linking.carried"  # "In their first talks since the war, X and Y agreed on Monday to"
    if claim.number > candidate.clause and told:
        return NONE  # "The talks were to resume, but X and Y did not meet on Friday"
    if candidate.kind in GATHER and visited:
        return NONE  # "will visit Germany from the 12th to the 16th and attend a conference"
    if other.kind == "after" and scene.chunks.low(clause.start) == "that":
        return NONE  # "said after a call on Monday that he was preparing a summit"
    if other.opener in AFTER and any(one.kind is Kind.VISIT and one.noun for one in told):
        return NONE  # "After his tour of Asia last week, X met Y": some time after it
    if other.opener in AHEAD or other.opener in ("since", "besides") or (other.opener == "once" and not told):
        return NONE  # "his first visit since he took office in May", "Before the summit opened on Tuesday, X met Y"
    if leads_on(scene, clause, candidate, told):
        return NONE  # "arrives in Rome on Sunday and then goes on to Paris"
    if other.kind == "relative" and any(one.noun and one.clause == other.parent for one in claim.sentence.candidates):
        return NONE  # "His visit is a stop on the way to the summit that Japan will host in May"
    if scene.chunks.times[claim.at].direction == "past" and NOW_IS.match(scene.chunks.codes, clause.start):
        return NONE  # "spoke in parliament on Tuesday and is in Riga for talks"
    if is_before_then(scene, clause, candidate, claim.at, told):
        return NONE  # "will speak to X on Tuesday after what he said had been good talks"
    same = bool(clause.subject) and clause.subject == other.subject
    same = same and "q" not in scene.chunks.codes[other.end : clause.start] and not takes_office(scene, other)
    # not "announced the dropping"
    same = same and not dates_the_dropping(candidate) and not is_of_gerund(scene, other, claim.at)
    return (2, "linking.earlier_clause") if same or shares_front(scene, clause, other, candidate, claim.at) else NONE


NOW_IS = pattern_of(r",?[&c][hP]?[1m]")  # ", and is", "but he is now"


def _is_of_others(scene: Scene, clauses: list[Clause], clause: Clause, number: int) -> bool:
    """Whether a clause farther up tells of others: "X and Y spoke on Monday, while Z is to be back after a meeting"."""
    other = clauses[number]
    if clause.parent is None or clause.parent == number or other.kind == "report" or not clause.subject:
        return False
    said = any(clauses[one].kind == "report" for one in range(number + 1, clause.parent + 1))
    names = {scene.actors[at].label for at in clause.subject}
    return not said and bool(other.subject) and names.isdisjoint(scene.actors[at].label for at in other.subject)


def _is_of_another(sentence: SentenceParts, number: int) -> bool:
    """ "Following the G7 summit, she will attend the NATO summit on June 14", "will fly to Oslo": on a later day."""
    told = [one for one in sentence.candidates if one.clause == number]
    ahead = (one for one in told if one.mood is not None and one.mood.tense is Tense.FUTURE)
    return any(one.kind in GATHER for one in told) or any(one.rule in JOURNEY and not one.noun for one in ahead)


def _is_of_plan_told(claim: Claim) -> bool:
    """ "Said on Monday she hoped to raise it during her visit", "In June, he said he would do it then": not then."""
    number, parent = claim.number, claim.clause.parent
    inner = claim.clauses[parent] if parent is not None and parent != number else None
    fronted = claim.scene.chunks.codes[claim.other.start : claim.other.end] in ("iT", "kT")
    if inner is None or claim.clauses[number + fronted].kind != "report":
        return False
    return not set("mQWf").isdisjoint(claim.scene.chunks.codes[inner.start : inner.end])
