"""Tell whether the day of another deed can be that of a journey, or of what is told to be done while it was.

Of a journey: of one that comes after it, or leads elsewhere. Of others: "met X when both were in Riga on Monday".

In: clauses and candidates of one sentence. Out: yes or no; `other_clauses.py` and `digest_day.py` ask.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, SentenceParts, is_onward, partners_of
from calendars.extraction.candidates.occasions import COMING_TO, GATHER, MEET
from calendars.extraction.candidates.other_deeds import HOME
from calendars.extraction.candidates.owners import is_one_day
from calendars.extraction.clauses.clauses import AFTER, AHEAD, Clause
from calendars.extraction.clauses.tenses import YET_TO_COME, Mood, Tense
from calendars.extraction.linking.items import TODAY
from calendars.extraction.linking.nearness import AFTERWARDS, is_then
from calendars.extraction.names.actors import Scene
from calendars.models import Kind
from calendars.patterns import pattern_of
from calendars.periods import has_day

# How a phrase opens that tells what comes later: "Prior to X's visit".
BEFORE_VISIT = AHEAD | {"prior"}


# So many clauses a quotation may stand from the verb that tells whose it is.
QUOTED = 2


def is_told_at_once(scene: Scene, clauses: list[Clause], candidate: Candidate, at: int, number: int) -> bool:
    """ "Said on Monday | as he opened talks with X", "said on Monday that he had just spoken with X": on that day."""
    mood, clause, report = candidate.mood, clauses[candidate.clause], clauses[number]
    if mood is None or mood.tense is not Tense.PAST or report.kind != "report":
        return False
    if scene.chunks.low(clause.start) == "as" and (
        clause.parent == number or _goes_with_saying(scene, clauses, candidate.clause, number)
    ):
        return True
    if scene.chunks.times[at].direction != "past" or candidate.kind not in MEET | {Kind.CALL}:
        return False
    if len(scene.chunks.find_times(*scene.bounds(report.sentence))) > 1:
        return False  # "When he took office in May, he had just met X, he said on Monday"
    lows = scene.chunks.lows[mood.first - 1 : mood.last]  # not "had just two talks", "met just after that"
    return "just" in lows and (clause.parent == number or abs(candidate.clause - number) <= QUOTED)


def _goes_with_saying(scene: Scene, clauses: list[Clause], own: int, number: int) -> bool:
    """ "Said on Monday that trade would grow, | as he met X": what the speaker did meanwhile, behind what he said."""
    clause, told, report, codes = clauses[own], clauses[own - 1], clauses[number], scene.chunks.codes
    behind = clause.parent == own - 1 and told.parent == number == own - 2
    if not behind or codes[clause.start + 1] != "h" or not report.subject or clause.subject != report.subject:
        return False
    apart = codes[clause.start - 1] == "," or "m" in codes[told.start : told.end]
    return apart and not scene.days_in(told.start, clause.end)


# "came from Jordan | at the end of a tour"
CAME_FROM = pattern_of(r"[vHEX]jd?[CSL]")


# What was signed was signed before.
BYGONE = frozenset({"recent", "earlier", "previous"})


def came_before(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a journey is over when the next one begins: "flies to Oslo on Monday after visiting Iceland".

    "He came from Iceland at the end of a tour" tells on which way he came, and not when; nor does "pulled out on Monday
    after they signed a recent truce".
    """
    if candidate.kind is Kind.SIGNING:
        return clause.opener == "after" and not BYGONE.isdisjoint(scene.chunks.lows[candidate.at + 1 : clause.end])
    came = CAME_FROM.search(scene.chunks.codes, clause.start, candidate.at) if candidate.noun else None
    if came and candidate.kind is Kind.VISIT and scene.chunks.low(came.start()) == "came":
        return True
    gerund = not candidate.noun and scene.chunks.entries[candidate.at][3] == "g"
    return gerund and candidate.kind is Kind.VISIT and clause.opener in AFTER


def was_before(scene: Scene, clause: Clause, other: Clause, candidate: Candidate) -> bool:
    """ "After a visit to Iceland, he saw the king on Monday", "said on Sunday he would go there after a trip to X"."""
    begin, _ = scene.bounds(clause.sentence)
    if other.kind != "report":
        after = candidate.noun and clause.opener in AFTER
        return after and (clause.start == begin or _is_elsewhere_by_then(scene, clause, other, candidate))
    codes = scene.chunks.codes
    return "m" in codes[other.end : clause.start] and "," not in codes[clause.start - 1 : clause.start + 1]


def _is_elsewhere_by_then(scene: Scene, clause: Clause, other: Clause, candidate: Candidate) -> bool:
    """ "Arrived in Riga on Tuesday after a visit to Peru", "came to Riga": he may have left Peru on the day before."""
    own = scene.sides_of(other.subject)
    hosts = scene.sides_of(partners_of(candidate, "host")) | ({candidate.place[1]} if candidate.place else set())
    counted = "D" in scene.chunks.codes[clause.start : clause.end]  # "flew on to Riga after a two-day visit to Peru"
    led = "if" if candidate.kind is Kind.VISIT and not counted and _is_journey(scene, other) else "i"
    places = [at for at in range(other.start, other.end) if at in scene.places and scene.chunks.codes[at - 1] in led]
    there = {scene.places[at][1] for at in places} - {""}
    return bool(hosts and there) and there.isdisjoint(hosts) and there.isdisjoint(own) and clause.start >= other.end


def _is_journey(scene: Scene, clause: Clause) -> bool:
    """Whether somebody "came to", "flew to" somewhere."""
    return any(scene.chunks.entries[at][1] in COMING_TO for at in range(clause.start, clause.end))


def is_over_by_then(scene: Scene, sentence: SentenceParts, clause: Clause, number: int) -> bool:
    """Whether a clause tells of a journey before the day of its sentence: "After a visit to Iceland, where ..."."""
    begin, _ = scene.bounds(clause.sentence)
    journeys = any(one.clause == number and one.kind is Kind.VISIT for one in sentence.candidates)
    return clause.opener in AFTER and clause.start == begin and journeys


def is_when_visiting(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Hopes for a pact when visiting Peru", "will discuss it when they gather in Lima": of no day that is told."""
    begin, _ = scene.bounds(clause.sentence)
    present = candidate.mood is not None and candidate.mood.tense is Tense.PRESENT and not candidate.noun
    if present and scene.chunks.low(clause.start) == "when" and "m" in scene.chunks.codes[begin : clause.start]:
        return True
    gerund = not candidate.noun and scene.chunks.entries[candidate.at][3] == "g"
    return gerund and scene.chunks.low(clause.start) in ("when", "while") and candidate.at <= clause.start + 2


def is_later_that_day(scene: Scene, clause: Clause, time: int) -> bool:
    """ "Will fly home later on Thursday after talks with X", "later in the day": what came before was on that day."""
    near = scene.chunks.lows[max(time - 2, clause.start) : time + 1]
    return "later" in near and "than" not in near and has_day(scene.chunks.times[time].start)


def is_home_by_then(scene: Scene, other: Clause, time: int) -> bool:
    """ "Returned home on Thursday after attending the forum": the day is that of coming home.

    Of "flies home later on Thursday after talks" it is that of the talks, too.
    """
    chunks = scene.chunks
    if is_later_that_day(scene, other, time):
        return False
    for at in range(other.start, other.end):
        home = "home" in chunks.lows[at + 1 : at + 3]
        if home and chunks.entries[at][1] in COMING_TO:
            return True
    return False


def had_flown_on(scene: Scene, clause: Clause, other: Clause, candidate: Candidate, time: int) -> bool:
    """ "Arrived in Riga on Tuesday after attending the NATO summit": he has come from it, on whatever day it was."""
    if candidate.kind not in GATHER or clause.opener not in AFTER or is_later_that_day(scene, other, time):
        return False
    codes, country = scene.chunks.codes, candidate.place[1] if candidate.place else ""
    for at in range(other.start, other.end):
        if scene.chunks.entries[at][1] in COMING_TO:
            stands = [one for one in range(at + 1, other.end) if one in scene.places and codes[one - 1] in "ifgd"]
            return any(scene.places[one][1] != country for one in stands)
    return False


def is_elsewhere(one: Candidate, other: Candidate) -> bool:
    """Whether two journeys of one sentence lead to two countries."""
    if one.kind is not Kind.VISIT or one.place is None or other.place is None:
        return False
    return "" not in (one.place[1], other.place[1]) and one.place[1] != other.place[1]


def goes_onward(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a journey goes on from where another one led: "then flies to Paris", "goes on to Paris"."""
    goes = candidate.rule in ("triggers.go", "triggers.spend")
    return is_onward(scene, candidate) or (goes and is_then(scene, clause.start, candidate.at))


def leads_on(scene: Scene, clause: Clause, candidate: Candidate, told: list[Candidate]) -> bool:
    """Whether a candidate comes after the journeys that another clause tells: "flies to Rome and will go to Peru"."""
    visited = any(one.kind is Kind.VISIT for one in told)
    if visited and (goes_onward(scene, clause, candidate) or _is_on_way_back(scene, clause, candidate)):
        return True
    later = candidate.rule == "triggers.go" or _comes_afterwards(scene, clause, candidate)
    return later and any(is_elsewhere(one, candidate) for one in told)


def _is_on_way_back(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a clause tells of a stop on the way home: "and may stop in Riga on his way back"."""
    lows = scene.chunks.lows[candidate.at : clause.end]
    return "way" in lows and lows[lows.index("way") + 1] in HOME


def _comes_afterwards(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether what is to come ends on "later": "and could visit Riga later", not "will be in Riga later on Friday"."""
    if candidate.mood is None or candidate.mood.tense not in YET_TO_COME:
        return False
    later = scene.chunks.find(AFTERWARDS, candidate.at, clause.end)
    return bool(later) and scene.chunks.codes[later[-1] + 1] in ".,;&q"


def goes_elsewhere(candidate: Candidate, sentence: SentenceParts, number: int) -> bool:
    """ "After a visit to Britain, X will fly to Germany on Friday": the Friday is that of what comes then."""
    ahead = [one for one in sentence.candidates if one.clause == number and one.mood and one.mood.tense in YET_TO_COME]
    return any(one.kind is Kind.VISIT or one.kind in GATHER or candidate.kind is Kind.VISIT for one in ahead)


def acts_between(scene: Scene, clauses: list[Clause], number: int, other: int) -> bool:
    """Whether a clause with a verb of its own stands between: "began in April and is due to end during the visit"."""
    parent = clauses[number].parent
    if parent is None or parent <= other or clauses[other].kind == "report":
        return False
    return scene.chunks.codes[clauses[parent].start] == "&" and any(
        code in "mu12" for code in scene.chunks.codes[clauses[parent].start : clauses[parent].end]
    )


def is_ancestor(clauses: list[Clause], number: int, other: int) -> bool:
    """Whether a clause falls back on another one."""
    parent = clauses[number].parent
    for _ in range(8):
        if parent is None or parent == other:
            break
        parent = clauses[parent].parent
    return parent == other


# "On Monday, | after talks with X, | Y said", "Last year, during a visit to Z, Y met X": the day of all of it.
FRONTED = pattern_of(r"[&q]?X?[kij]?T,")


# "after | months of talks": on no one day.
STRETCHES = frozenset({"hours", "days", "weeks", "months", "years", "decades", "rounds"})


def is_fronted(scene: Scene, clauses: list[Clause], number: int, candidate: Candidate) -> bool:
    """Whether clause `number` is nothing but a time that opens a sentence, and the candidate stands right behind it.

    It stands in the phrase behind the time, or in the main clause behind that phrase.
    """
    front, codes = clauses[number], scene.chunks.codes
    if front.start != scene.bounds(front.sentence)[0] or FRONTED.fullmatch(codes, front.start, front.end) is None:
        return False
    if not number < candidate.clause <= number + 2 or clauses[number + 1].kind != "after":
        return False
    own = clauses[candidate.clause]
    before = slice(own.start, candidate.at + 1)  # "after several rounds of talks"
    long = "D" in codes[before] or not STRETCHES.isdisjoint(scene.chunks.lows[before])
    return not long and not (candidate.kind is Kind.VISIT and own.opener in AFTER)  # "after a visit to X, Y flew home"


TAKING = ("takes over", "took over", "taking over", "assume", "hold", "hand", "inherit")
CHAIR = frozenset({"chair", "chairmanship", "presidency", "leadership", "helm"})


def takes_office(scene: Scene, other: Clause) -> bool:
    """ "Takes over as chair on January 1 and will host the next summit": that day is only that of the office."""
    chunks, (begin, _) = scene.chunks, scene.bounds(other.sentence)
    if not any(chunks.text(at).lower().startswith(TAKING) for at in range(begin, other.end)):
        return False
    return not CHAIR.isdisjoint(chunks.text(begin, other.end).lower().split())


def shares_front(scene: Scene, clause: Clause, other: Clause, candidate: Candidate, at: int) -> bool:
    """ "On Wednesday NATO leaders will see X, and Y will sign a pact with Z": the day before both is that of both."""
    codes, begin, mood = scene.chunks.codes, scene.bounds(clause.sentence)[0], candidate.mood
    front = at == begin + (codes[begin] == "k") and other.start == begin and other.kind == "main"
    joined = clause.kind == "main" and codes[clause.start] == "&" and clause.start == other.end
    if not (front and joined and clause.subject) or mood is None or mood.change or "5" in codes[mood.first : mood.last]:
        return False
    past = scene.chunks.times[at].direction == "past"
    ahead = mood.tense is Tense.FUTURE and not past and "m" in codes[other.start : other.end]
    return (ahead or (past and mood.tense is Tense.PAST)) and not scene.days_in(clause.start, clause.end)


# Before "date": it is not known yet.
OPEN = frozenset({"later", "unspecified", "undisclosed", "future", "unnamed"})


def is_left_open(scene: Scene, clause: Clause) -> bool:
    """ "Will visit Poland at a date to be agreed", "at a later date": on no day that is told.

    Nor is what was done in "three days in which he met X".
    """
    chunks = scene.chunks
    if clause.kind == "relative" and chunks.codes[clause.start - 2 : clause.start + 1] == "Dic":
        return True
    for at in range(clause.start + 1, clause.end):
        if chunks.low(at) not in ("date", "dates", "time"):
            continue
        if chunks.low(at - 1) in OPEN or chunks.codes[at + 1 : at + 3] == "f3" or chunks.low(at + 1) == "yet":
            return True
    return False


# ", led by X, a member of Y, in Hanoi on": what stands behind an aside that describes a guest.
DESCRIBES_GUEST = pattern_of(r",[vHE]y[^;cmu1245]*,(?:id?[CLX]{1,2})?[kj]?$")
# ", in Hanoi on", ", to Cairo on"
BEHIND_ASIDE = pattern_of(r",[if]d?A?[CLSN](?:,[CLSN])?,?X?[kij]?")


def closes_aside(scene: Scene, start: int, at: int) -> bool:
    """Whether a day stands behind an aside and is that of the clause before: "received Y, led by Z, in X on Friday".

    So it is where the place stands behind a clause: "met X, who is to leave office next year, in Y on Friday".
    """
    codes = scene.chunks.codes
    return (DESCRIBES_GUEST.fullmatch(codes, start, at) or BEHIND_ASIDE.fullmatch(codes, start, at)) is not None


# "Weeks | before meeting X", "long | before he meets X".
LONG_BEFORE = frozenset({"long", "days", "weeks", "months", "years"})


def is_next_on_day(scene: Scene, clause: Clause, candidate: Candidate, at: int, sentence: SentenceParts) -> bool:
    """ "Met X on Monday before being received by Y": one day's programme; but not "before flying to Riga to meet Y"."""
    codes = scene.chunks.codes
    talks = clause.opener == "before" and candidate.kind in MEET and is_one_day(scene.chunks.times[at])
    if not talks or scene.days_in(clause.start, clause.end) or "v" in codes[clause.start : candidate.at]:
        return False
    how = scene.chunks.low(clause.start - 1)
    soon = how == "shortly" if candidate.noun and candidate.mood is None else how not in LONG_BEFORE
    met = [one for one in sentence.candidates if one.clause == clause.parent and one.kind in MEET | {Kind.CALL}]
    elsewhere = any(codes[one - 1] == "i" and one in scene.places for one in range(candidate.at, clause.end))
    return soon and bool(met) and not elsewhere  # not "before holding talks with Y in Riga"


def is_signed_then(scene: Scene, clauses: list[Clause], candidate: Candidate, number: int) -> bool:
    """ "Is to hold talks with X | and sign a pact on Friday": they talk and sign on one day."""
    own, other = clauses[candidate.clause], clauses[number]
    if number != candidate.clause + 1 or candidate.kind not in MEET or own.kind != "main":
        return False
    joined = other.sentence == own.sentence and scene.chunks.codes[other.start] == "&"
    signs = joined and scene.chunks.entries[other.start + 1][1] == "triggers.sign"
    return signs and not scene.days_in(own.start, own.end)


def is_at_once(scene: Scene, clauses: list[Clause], candidate: Candidate, number: int) -> bool:
    """ "Will meet when both are in Quito next week": what "when" opens tells when, but not of "invited X to visit"."""
    begin = clauses[candidate.clause].start
    asked = not candidate.noun and "W" in scene.chunks.codes[begin : candidate.at].replace("mW", "m")  # "will likely"
    ahead = candidate.mood is not None and candidate.mood.tense in YET_TO_COME
    ahead = ahead or (candidate.mood is None and candidate.plan in ("Q", "W"))  # "a possible meeting when"
    told = scene.chunks.low(clauses[number].start) == "when" and number > candidate.clause
    return ahead and told and not asked and is_ancestor(clauses, number, candidate.clause)


def is_meanwhile(scene: Scene, clauses: list[Clause], candidate: Candidate, at: int, number: int) -> bool:
    """ "X and Y hold talks today while ministers meet in Z", "is busy today as he begins talks": on that day too."""
    clause, mood = clauses[candidate.clause], candidate.mood
    if clause.parent != number or mood is None or mood.change:
        return False
    due = mood.tense is Tense.FUTURE and scene.chunks.codes[mood.first] == "2"  # "Went on today as X was to meet Y"
    due = due and scene.chunks.times[at].text.lower() in TODAY
    due = due and "soon" not in scene.chunks.lows[clause.start : clause.end]
    if mood.tense is not Tense.PRESENT and not due:
        return False
    return scene.chunks.low(clause.start) in ("while", "as", "when") and clauses[number].kind == "main"


HAPPENED = frozenset({"came", "happened", "occurred"})


def is_while_it_came(scene: Scene, clauses: list[Clause], candidate: Candidate, at: int, number: int) -> bool:
    """ "The attack came on Thursday as X held talks with Y", "at a time when X met Y": on that day.

    So is a stay under way then: "called X on Monday while he was on a visit to Riga".
    """
    mood, first, lows = candidate.mood, candidate.clause, scene.chunks.lows
    was = mood is not None and (mood.tense is Tense.PAST or scene.chunks.codes[mood.first] == "2")  # "was meeting X"
    if mood is None or not was or mood.tense is Tense.FUTURE or mood.change not in ("", "running"):
        return False
    if first - number == 2 and clauses[first - 1].end == clauses[first].start and lows[clauses[first].start] == "and":
        first -= 1  # "when X met | and held talks with Y"
    opens = lows[clauses[first].start] in ("as", "while", "when") and clauses[first].start == clauses[number].end
    if first != number + 1 or not opens:
        return False
    stays = candidate.kind is Kind.VISIT and scene.chunks.codes[mood.first] == "2"
    if stays or scene.chunks.find(HAPPENED, clauses[number].start, at):
        return True
    away = candidate.kind in GATHER and candidate.verb in COMING_TO  # "as X left for a summit"
    return not away and candidate.kind is not Kind.VISIT and _goes_on_beside(scene, clauses, mood, first)


def _goes_on_beside(scene: Scene, clauses: list[Clause], mood: Mood, first: int) -> bool:
    """ "Shares rose on Monday | as X and Y held talks": what is told of at the same time, and not "as they had met"."""
    clause, other, codes = clauses[first], clauses[first - 1], scene.chunks.codes
    ahead = not set("mu").isdisjoint(codes[other.start : other.end])
    if scene.chunks.low(clause.start) not in ("as", "while") or ahead or other.kind == "report":
        return False
    if codes[mood.first] == "5" or (codes[clause.start - 1] == "," and scene.chunks.low(clause.start) == "while"):
        return False
    own = (day for day in scene.days_in(clause.start, clause.end) if scene.chunks.low(day - 1) != "since")
    return bool(clause.subject) and next(own, None) is None


# "is to | meet", "is due to", "is scheduled to"
TO_BE_DONE = pattern_of("1Q?f")


def is_within_stay(scene: Scene, clause: Clause, other: Clause, candidate: Candidate, at: int) -> bool:
    """ "During the three-day visit, he will meet X on Tuesday": on one of its days, and on which one nobody says."""
    if candidate.kind is not Kind.VISIT or clause.opener != "during":
        return False
    codes = scene.chunks.codes
    ahead = "m" in codes[other.start : at] or TO_BE_DONE.search(codes, other.start, at) is not None
    return ahead and (candidate.definite or "D" in codes[clause.start : candidate.at])
