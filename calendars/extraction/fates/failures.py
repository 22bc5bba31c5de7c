"""Read of a plan that nothing came of it: "set for Monday, did not take place", "will not travel as planned".

In: a scene, its clauses and a candidate whose verb is denied. Out: nothing; what was planned is called off.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import FATES, Mood, Tense
from calendars.extraction.fates.new_days import HAPPENING, find_day_behind_but
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.retreats import backs_out, misses_it
from calendars.models import Kind
from calendars.patterns import pattern_of
from calendars.periods import has_day

# "Did not hold the talks planned for Friday", "... that had been pencilled in for Friday".
PLANNED_FOR = pattern_of(r"[^.;]{0,12}(?:[QW]|53E)X?[gk]?[T]")
# "That had been set", "proposed for Friday", "which was to open", between a noun and the verb that tells its fate.
PLANS = ("Q", "W", "53", "E", "2f")
HOLD = frozenset({"hold", "held", "stage", "staged", "have", "had", "convene", "convened"})
# "failed to hold | a planned meeting"
PLANNED_NOUN = pattern_of(r"d[XA]?Q[XA]{0,3}[nx]")
NOUN_BEHIND = pattern_of(r"[dA9XN-]{0,5}[nx]")
# "As the African Union had wanted".
WANTED = frozenset({"wanted", "hoped", "proposed"})
NEVER_WAS = frozenset({"didn't", "wasn't", "weren't"})
WERE_UNABLE = (["was", "unable"], ["were", "unable"])

# "Was to visit on Thursday but stayed at home", "but he never came", "but failed to turn up".
NEVER_CAME = ("not", "n't", "never", "fail")
COMING = frozenset({"come", "came", "go", "went", "appear", "appeared", "arrive", "arrived", "travel", "travelled"})
COMING |= {"traveled", "happen", "happened", "take", "took", "leave", "left", "materialise", "materialize"}
STAYING = frozenset({"stayed", "remained"})


# Behind verbs of going away, of which no object is told: "withdrew from the talks", "pulled out at the last minute".
OUT = frozenset({"pulled", "backed", "dropped", "bowed", "opted"})
LEAVING = pattern_of(r"[EvHXFKW][kX]?(?:[.,;a]|[ik][dX]|j(?:d?[XA]{0,2}[nx]|h)[.,;ai])|K(?:d?[XA]{0,2}[nx]|h)[.,;ai]")


def _withdraws(scene: Scene, candidate: Candidate, clause: Clause) -> bool:
    """ "Was to meet X on Friday. However, Y withdrew from the talks": one of two who were to meet."""
    chunks = scene.chunks
    sides = scene.sides_of(candidate.parties)
    if candidate.kind in GATHER or len(sides) != 2:
        return False
    if not clause.pronoun and not (clause.subject and scene.sides_of(clause.subject) <= sides):
        return False
    for match in LEAVING.finditer(chunks.codes, clause.start, clause.end + 1):
        low, out = chunks.low(match.start()), chunks.low(match.start() + 1)
        if low.split()[0] in ("withdrew", "withdrawn") or (low in OUT and out == "out"):
            return True
    return False


AGREED = frozenset({"agreed", "promised", "arranged", "pledged"})


def read_no_show(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """What was planned, and of which "but" tells that nobody came, was never met: its day is behind."""
    _read_retreat(scene, clauses, candidate)
    mood, behind = candidate.mood, candidate.clause + 1
    if mood is None or mood.tense is not Tense.FUTURE or behind >= len(clauses):
        return
    clause, chunks = clauses[behind], scene.chunks
    meant = not set("25").isdisjoint(chunks.codes[mood.first : mood.last])
    if meant and clause.sentence - clauses[candidate.clause].sentence <= 1 and _withdraws(scene, candidate, clause):
        candidate.mood = mood._replace(tense=Tense.PAST, change="unmet")
    but = chunks.low(clause.start) == "but"
    meant = meant or chunks.low(mood.first) in AGREED
    if not meant or not (but or clause.sentence > clauses[candidate.clause].sentence):
        return
    sides, absentees = scene.sides_of(candidate.parties), scene.sides_of(clause.subject)
    of_two = len(sides) == 2 and bool(absentees) and absentees <= sides  # "but Y's delegation did not turn up"
    if (candidate.noun and not of_two) or clause.parent not in (candidate.clause, None):
        return
    lows = chunks.lows[clause.start : clause.end]
    if "yet" in lows:
        return
    never = any(low.startswith(NEVER_CAME) for low in lows)
    absent = any(
        chunks.codes[at] == "K" and chunks.low(at).startswith(NEVER_CAME) for at in range(clause.start, clause.end)
    )
    absent = absent or (of_two and misses_it(scene, candidate, clause))
    unmet = absent and of_two  # "X's delegation did not turn up."
    if but:
        unmet = absent or (never and not COMING.isdisjoint(lows)) or not STAYING.isdisjoint(lows)
    if unmet:
        candidate.mood = mood._replace(tense=Tense.PAST, change="unmet")


def _read_retreat(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """Take out of a gathering the subject who was to attend it and, as the sentence goes on, does not."""
    mood, own = candidate.mood, clauses[candidate.clause]
    large = candidate.kind in GATHER or candidate.kind in MEET
    if not candidate.noun or not large or mood is None or mood.change in FATES:
        return
    others = {at: how for at, how in candidate.parties.items() if how != "subject"}
    of_two = len(scene.sides_of(others)) == 1 and candidate.kind not in GATHER  # it is off
    if of_two or len(others) == len(candidate.parties):
        return
    if backs_out(scene, candidate.at + 1, scene.bounds(own.sentence)[1], relative=own.opener == "who"):
        candidate.parties = others
        candidate.mood = mood._replace(tense=Tense.FUTURE)


# Behind what will not take place: it may, where things are otherwise.
LIMITING = frozenset({"if", "unless", "until", "under", "while", "without", "as", "before", "in", "at", "so"})
COLLAPSING = frozenset({"collapsed", "fell", "foundered", "unravelled", "unraveled", "failed", "crumbled"})
BEGINNING = ("beg", "open", "start", "got", "take", "took", "due", "set", "to")


def is_stillborn(scene: Scene, clauses: list[Clause], candidate: Candidate) -> bool:
    """ "The summit set for Sunday collapsed before it began": nobody met."""
    own, behind = clauses[candidate.clause], clauses[candidate.clause + 1 : candidate.clause + 2]
    if not behind or behind[0].opener != "before" or behind[0].sentence != own.sentence:
        return False
    lows = scene.chunks.lows[behind[0].start + 1 : behind[0].end]
    fell = not COLLAPSING.isdisjoint(scene.chunks.lows[candidate.at + 1 : own.end])
    return fell and lows[:1] in (["it"], ["they"]) and any(low.startswith(BEGINNING) for low in lows[1:4])


def read_failed_plan(scene: Scene, clauses: list[Clause], candidate: Candidate, mood: Mood) -> None:
    """What was planned and does not take place is cancelled; where there was no plan there is nothing to cancel."""
    if _is_as_planned(scene, clauses, candidate):
        if new_day := find_day_behind_but(scene, clauses, candidate):
            candidate.mood, candidate.day = mood._replace(tense=Tense.FUTURE, change="moved"), new_day
            return
        candidate.mood = mood._replace(tense=Tense.PAST if _is_past(scene, mood) else Tense.FUTURE, change="off")
        return
    if not candidate.noun or scene.chunks.low(candidate.at - 1) == "no":
        return
    codes, verb = scene.chunks.codes, mood.last - 1
    unheld = scene.chunks.low(verb) in HOLD and NOUN_BEHIND.fullmatch(codes, verb + 1, candidate.at + 1)
    if unheld and PLANNED_FOR.match(codes, candidate.at + 1, scene.chunks.end_of(candidate.at)):
        candidate.mood = mood._replace(
            tense=Tense.FUTURE if "m" in codes[mood.first : verb] else Tense.PAST, change="off"
        )
        return
    hold = next((at for at in range(mood.first, candidate.at) if scene.chunks.low(at) in HOLD), candidate.at)
    if scene.chunks.low(mood.first) == "failed" and PLANNED_NOUN.fullmatch(codes, hold + 1, candidate.at + 1):
        candidate.mood = mood._replace(tense=Tense.PAST, change="off")
        return
    if _is_shunned(scene, candidate, mood):
        ahead = "m" in codes[mood.first : verb]
        candidate.mood = (
            mood._replace(tense=Tense.FUTURE, change="off")
            if ahead
            else mood._replace(tense=Tense.PAST, change="unmet")
        )
        return
    told = range(mood.first, mood.last + 1 + (codes[mood.last] == "f"))  # "failed to take place"
    lows = {scene.chunks.text(at).lower() for at in told}
    if lows.isdisjoint(scene.words["occurring"]):
        return
    if "unlikely" in lows or _is_of_the_years_before(scene, mood):
        return  # "the call is unlikely to take place today": nobody has dropped it
    between = codes[candidate.at : mood.first]
    flat = "m" in codes[mood.first : verb] and not lows.isdisjoint(HAPPENING)
    flat = flat and LIMITING.isdisjoint(scene.chunks.lows[mood.last : scene.chunks.end_of(verb)])
    if mood.first > candidate.at and (
        "failed" in lows
        or (flat and len(scene.sides_of(candidate.parties)) > 1)  # "Talks between X and Y will not take place."
        or candidate.plan == "Q"
        or candidate.definite
        or "T" in between
        or any(plan in between for plan in PLANS)
    ):  # "A meeting between X and Y on Thursday will not take place"
        candidate.mood = mood._replace(tense=Tense.PAST if _is_past(scene, mood) else Tense.FUTURE, change="off")


def _is_shunned(scene: Scene, candidate: Candidate, mood: Mood) -> bool:
    """ "Refused to attend a scheduled meeting with X", "both skipped a planned meeting": without them it is off."""
    chunks, verb = scene.chunks, mood.last - 1
    low = chunks.text(verb).lower()
    if candidate.kind not in MEET or verb > candidate.at or candidate.many:
        return False
    if low not in scene.words["attending"] and low not in scene.words["avoiding"]:
        return False
    planned = PLANNED_NOUN.fullmatch(chunks.codes, mood.last, candidate.at + 1) is not None
    if not planned and not PLANNED_FOR.match(chunks.codes, candidate.at + 1, chunks.end_of(candidate.at)):
        return False
    parties = [scene.actors[at] for at in candidate.parties]
    return not any(one.sort in ("organisation", "body") for one in parties) and (
        candidate.pair or len(scene.sides_of(candidate.parties)) == 2
    )


PERFECT = frozenset({"has", "have", "had", "hasn't", "haven't", "hadn't"})
# "for three years", "in more than a decade", and not "for a two-day strike"
SO_LONG = pattern_of(r"[gi]d?X?k?D(?![XAnx-])")


def _is_of_the_years_before(scene: Scene, mood: Mood) -> bool:
    """ "The summit had not been held since 2012", "has not taken place for three years": so it was until now."""
    chunks = scene.chunks
    if chunks.text(mood.first).lower() not in PERFECT:
        return False
    end = min(mood.last + 6, chunks.end_of(mood.last - 1))
    return "since" in chunks.lows[mood.last : end] or SO_LONG.search(chunks.codes, mood.last, end) is not None


FALTERING = (
    "collaps",
    "fail",
    "falter",
    "founder",
    "unravel",
    "crumbl",
    "derail",
    "scupper",
    "scuttl",
    "torpedo",
    "jeopard",
)


def is_of_its_matter(scene: Scene, candidate: Candidate, mood: Mood) -> bool:
    """ "Thursday's talks may touch on trade": that there will be talks is not in doubt, as in "may be delayed".

    So of "the meeting of X and Y on Friday could help", but not of "a meeting on Friday", nor "could be the first".
    """
    chunks, behind = scene.chunks, range(mood.first, min(mood.last + 4, scene.chunks.end_of(mood.last - 1)))
    before = [at for at in candidate.parties if at < candidate.at]
    known = candidate.definite or any(chunks.codes[at + 1] == "p" or chunks.low(at) == "the" for at in before)
    dated = chunks.codes[candidate.at - 2 : candidate.at] == "Tp"
    dated = dated or (known and bool(chunks.find_times(candidate.at + 1, mood.first)))
    if not candidate.noun or mood.first < candidate.at or not dated:
        return False
    told = {chunks.text(at).lower() for at in behind}
    told |= {chunks.low(at) for at in behind}
    if "be" in told and "the" in told:
        return False
    if (
        not told.isdisjoint(scene.words["occurring"])
        or not told.isdisjoint(scene.words["at_stake"])
        or any(low.startswith(FALTERING) for low in told)
    ):
        return False
    return not any(chunks.codes[at] in "KV" for at in behind)


def _is_past(scene: Scene, mood: Mood) -> bool:
    """ "Did not take place", "was not held", "never took place", "failed to take place"."""
    chain, verb = scene.chunks.codes[mood.first : mood.last], mood.last - 1
    finite = mood.last - mood.first <= 2 and "d" in scene.chunks.entries[verb][3]
    told = not set("27").isdisjoint(chain) or scene.chunks.low(mood.first) in NEVER_WAS
    told = told or scene.chunks.lows[mood.first - 2 : mood.first] in WERE_UNABLE
    if scene.chunks.low(mood.first) == "could":
        begin, end = scene.chunks.sentences[scene.chunks.sentence_of(verb)]
        told = told or "Z" not in scene.chunks.codes[begin:end]  # not "said that the talks could not be held"
    return told or (finite and set(chain) <= set("8XHEvF"))


def _is_as_planned(scene: Scene, clauses: list[Clause], candidate: Candidate) -> bool:
    """ "Will not travel to Cairo next week as planned", "as he had planned", "will not come on Friday after all"."""
    chunks = scene.chunks
    _, end = chunks.sentences[clauses[candidate.clause].sentence]
    start = max(candidate.at + 1, candidate.mood.first if candidate.mood else 0)
    near = range(start, min(start + 12, end - 1))
    plans = scene.words["planned"] | WANTED
    return any(
        (chunks.low(at) == "as" and (chunks.last_low(at) in plans or chunks.low(_behind_had(scene, at + 1)) in plans))
        or ((chunks.low(at), chunks.last_low(at)) == ("after", "all") and chunks.codes[at + 1] in ".,;kT")
        for at in near
    )


def _behind_had(scene: Scene, at: int) -> int:
    """The chunk of "planned" in "as planned", and in "as they had planned", "as it was scheduled to"."""
    codes = scene.chunks.codes
    helped = at + (codes[at] == "h")
    if codes[at] in "dSOPM":  # "as the African Union had wanted"
        helped = at + 1 + (codes[at] == "d")
    return helped + 1 if codes[helped] in "52" else at


# So many sentences behind the one that tells of the failure the plan is told.
REACH = 2
# Of another occasion than the one that failed.
AGAIN = frozenset({"again", "instead", "now", "another"})


def read_failed_before(scene: Scene, clauses: list[Clause], candidates: list[Candidate], number: int) -> None:
    """ "A meeting of X and Y fell through. The two were due to meet on Sunday": what they were to do they did not.

    Args:
        scene: chunks with actors.
        clauses: its clauses.
        candidates: those of the article; the fates of those before the plan have been read.
        number: which of them tells the plan; its mood is set here.
    """
    plan = candidates[number]
    mood, sentence = plan.mood, clauses[plan.clause].sentence
    if mood is None or mood.tense is not Tense.FUTURE or mood.change or not number or plan.kind not in MEET:
        return
    chain = scene.chunks.codes[mood.first : mood.last]
    if "m" in chain or set("25").isdisjoint(chain):
        return
    failed = candidates[number - 1]
    near = 0 < sentence - clauses[failed.clause].sentence <= REACH
    if not near or not failed.noun or failed.kind is Kind.CALL or not _came_to_nothing(scene, failed):
        return
    if not AGAIN.isdisjoint(scene.chunks.lows[mood.first : scene.chunks.end_of(plan.at)]):
        return
    sides = scene.sides_of(plan.parties)
    if (sides and sides == scene.sides_of(failed.parties)) or (not sides and plan.pair):
        plan.mood = mood._replace(tense=Tense.PAST, change="unmet")


def _came_to_nothing(scene: Scene, candidate: Candidate) -> bool:
    """Whether it was told of a plan that it was called off, or did not take place."""
    mood, (begin, end) = candidate.mood, scene.chunks.sentences[scene.chunks.sentence_of(candidate.at)]
    if mood is None or scene.days_in(begin, mood.first):
        return False  # "the meeting planned for May was called off"
    if any(not has_day(scene.chunks.times[at].start) for at in scene.days_in(begin, end)):
        return False  # "did not take place last year"
    if mood.change == "off":
        return True
    lows = {scene.chunks.text(at).lower() for at in range(mood.first, mood.last)}
    return mood.tense is Tense.DENIED and mood.first > candidate.at and not lows.isdisjoint(scene.words["occurring"])


# Between a dropped journey and the gathering: "for the annual G20", "to the"
FOR_GATHERING = pattern_of(r"(?P<to>[gf])d?[XAOSBTp9-]{0,5}$")
JOURNEYS = frozenset({"trip", "visit", "journey", "flight"})
FOR_REACH = 8


def _only_stays_away(scene: Scene, candidate: Candidate, mood: Mood) -> bool:
    """ "Called off his trip to Lima for the summit", "gave up plans to go to the summit": the summit will be held."""
    vain = mood.change == "unmet" or mood.change in FATES
    body = any(scene.actors[at].sort in ("organisation", "body") for at in candidate.parties)  # "a CIS meeting"
    large = candidate.kind in (*GATHER, Kind.MEETING) and (candidate.many or body)
    if not (vain and large) or mood.last > candidate.at:
        return False
    if not scene.words["attending"].isdisjoint(
        (scene.chunks.low(mood.last - 1), scene.chunks.text(mood.last - 1).lower())
    ):
        return True  # "was to have taken part in the summit", "had been due to attend it"
    match = FOR_GATHERING.search(scene.chunks.codes, max(candidate.at - FOR_REACH, mood.last), candidate.at)
    if match is None:
        return False
    words = {scene.chunks.last_low(at) for at in range(mood.first, match.start())}
    going = "v" in scene.chunks.codes[mood.first : match.start()] and not words.isdisjoint(("plan", "plans"))
    return going or not JOURNEYS.isdisjoint(words)


# "at the ASEAN | summit", "during a regional", "on the sidelines of the"
AT_GATHERING = pattern_of(r"(?P<at>[ik])(?:dX(?P<of>o))?d?[XAOSBCTp9-]{0,5}$")
MEETING_REACH = 12


def _is_only_venue(scene: Scene, candidates: list[Candidate], number: int) -> bool:
    """Whether a meeting at a gathering was dropped, and not that: "called off a meeting with X at the summit"."""
    venue, before = candidates[number], candidates[max(number - 1, 0)]
    if venue.kind not in GATHER or not before.noun or before.kind not in MEET or before.at >= venue.at:
        return False
    one, other = venue.mood, before.mood
    if one is None or other is None or (one.first, one.change) != (other.first, other.change):
        return False
    behind = scene.days_in(venue.at, scene.chunks.end_of(venue.at))
    if any(scene.chunks.times[day].direction == "past" for day in behind):
        return False  # "cancelled a meeting with X at the summit on Friday": on that day it was cancelled
    at = AT_GATHERING.search(scene.chunks.codes, max(venue.at - MEETING_REACH, before.at), venue.at)
    return at is not None and (bool(at["of"]) or scene.chunks.low(at.start()) in ("at", "during"))


def goes_ahead(scene: Scene, candidates: list[Candidate], number: int) -> bool:
    """Whether a gathering is held all the same: somebody stays away, or does not meet another there."""
    mood = candidates[number].mood
    if mood is None or not mood.change:
        return False
    return _only_stays_away(scene, candidates[number], mood) or _is_only_venue(scene, candidates, number)


# "dropped | plans for a G20", "has shelved its plan for"
PLANS_DROPPED = pattern_of(r"(?P<verb>[KV])d?[XA]{0,2}(?P<plan>[QX])[go]d?[XASOBCTp9-]{0,5}$")
PLANNED = frozenset({"plan", "plans", "arrangements", "preparations", "proposal", "proposals", "idea"})


def read_plans_dropped(scene: Scene, clauses: list[Clause], candidate: Candidate) -> Mood | None:
    """ "Dropped plans for a summit on Friday": what becomes of the plans becomes of the summit."""
    start = clauses[candidate.clause].start
    dropped = PLANS_DROPPED.search(scene.chunks.codes, max(start, candidate.at - 12), candidate.at)
    if not candidate.noun or dropped is None or scene.chunks.low(dropped.start("plan")) not in PLANNED:
        return None
    verb = dropped.start("verb")
    mood = read_mood(scene, verb, start)
    if mood.tense is Tense.DENIED or mood.change not in FATES:
        return None
    return mood._replace(tense=Tense.FUTURE)
