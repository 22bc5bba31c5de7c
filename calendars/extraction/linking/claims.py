"""Judge how good the claim of one candidate to one time is.

In: a scene, its clauses, a candidate and the chunk of a time of its sentence. Out: a score, 0 where the time cannot be
that of the candidate, and the rule that gave it. `linking.py` chooses among them; `nearness.py` scores the times of the
clause that the candidate stands in.
"""

from __future__ import annotations

from calendars.extraction.candidates.askings import dates_the_asking
from calendars.extraction.candidates.candidates import Candidate, SentenceParts
from calendars.extraction.candidates.debuts import begins_another
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.candidates.owners import (
    dates_the_deciding,
    dates_the_dropping,
    dates_the_news,
    dates_the_preparing,
    has_year_behind,
    is_chaired_for_long,
    is_limit,
    is_of_coming,
    is_of_gerund,
    is_of_thing,
    is_one_day,
    is_outside_quote,
    is_possessive,
    is_told_as_often,
    prepares,
)
from calendars.extraction.candidates.returns import is_back_from
from calendars.extraction.clauses.clauses import AFTER, Clause, clause_at, resumes
from calendars.extraction.clauses.joints import fails
from calendars.extraction.clauses.moods import FATES, Tense
from calendars.extraction.fates.new_days import is_instead, is_old_time
from calendars.extraction.linking.described import is_begun_in, is_described, is_not_held
from calendars.extraction.linking.items import TODAY
from calendars.extraction.linking.nearness import (
    is_apart,
    is_dated_noun,
    is_to_be_revived,
    score_in_clause,
)
from calendars.extraction.linking.outlooks import (
    YEAR,
    dates_beside,
    is_counted_within,
    is_past_beside_present,
)
from calendars.extraction.linking.ways import (
    acts_between,
    came_before,
    closes_aside,
    goes_elsewhere,
    goes_onward,
    has_another_day,
    is_ancestor,
    is_elsewhere,
    is_fronted,
    is_home_by_then,
    is_left_open,
    is_next_on_day,
    is_over_by_then,
    was_before,
)
from calendars.extraction.lists.digests import is_topic
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.asides import is_of_another
from calendars.extraction.names.named_things import names_something
from calendars.extraction.parties.hosts import JOURNEY
from calendars.models import NEW_TIME, Kind
from calendars.patterns import pattern_of

# Words that open a clause which may carry the time of the clause that it hangs on.
CARRYING = frozenset({"after", "following", "during", "upon"})
# What stands before the time that an engagement was moved to.
NEW_TIME_WORDS = frozenset({"to", "until", "till", "for"})
# Before the day of telling: "announced on", "said in Riyadh"
TOLD_ON = pattern_of(r"(?:k|Z(?:i[CLSN])?)$")
MONTH = len("2000-05")
# In what a person is told by: "X, who became foreign minister".
TOOK_OFFICE = pattern_of(r", who (?:became|was|took|has been|had been)\b")
# "from Riga, | where"
FROM_PLACE = pattern_of(r"jd?[CLS],$")
# "will review the outcomes of the talks held in Delhi in May": the day of those talks, told behind a verb of its own.
# "Following the accord signed in Riga on Monday, all is well, said X when meeting Y"
HELD_THEN = pattern_of(r"(?:[mv24].*[nxGX](?:f3)?[HE]|^ad?[XA]{0,3}G[vHE])(?:i[dAX]{0,2}[CSLN]{1,2}X?)?[ikj]?d?$")
# Of these a day in the same clause tells more.
COARSE = frozenset({"year-end", "end-of-year"})

# "It was on Monday | that X and Y met", "It was in Riga in May | that"
CLEFT = pattern_of(r"h(?:[12]|m3)X?(?:(?:i(?:d[XA]{0,2}n|d?[CLS]),?){0,2}[ki]?T|[ki]?T,?id?[CLS])")
# "Speaking on Monday after talks with X, Y said": it is said right after them.
SPEAKING = frozenset({"speaking", "talking", "addressing", "briefing"})


def score_time(
    scene: Scene, clauses: list[Clause], candidate: Candidate, at: int, sentence: SentenceParts
) -> tuple[float, str]:
    """How well a time fits a candidate, and the rule; 0 where it cannot belong to it."""
    clause = clauses[candidate.clause]
    if scene.chunks.times[at].text.lower() in COARSE and scene.days_in(clause.start, at):
        return 0, ""  # "will be in Riga on Friday for the union's year-end summit"
    mention = scene.chunks.times[at]
    if len(mention.end or "") == YEAR or ("T" in (mention.start or "") and is_of_thing(scene, at)):
        return 0, ""  # "will discuss the agenda for the period 2019-2024"
    if _dates_office(scene, at) or is_outside_quote(scene, candidate, at):
        return 0, ""
    if (
        is_chaired_for_long(scene, candidate, at)
        or is_told_as_often(scene, candidate, at)
        or is_counted_within(scene, candidate, at)
        or (candidate.noun and is_of_another(scene, candidate.at, at))
    ):
        return 0, ""
    if candidate.readied and prepares(scene, at, candidate.at):
        return 0, ""  # "met on Tuesday to lay the groundwork for a summit"
    if begins_another(scene, candidate, sentence.candidates, at):
        return 0, ""
    if candidate.day is not None:
        return (20, "linking.gapped") if at == candidate.day else (0, "")
    if is_past_beside_present(scene, candidate, at) or dates_beside(scene, clause, candidate, at):
        return 0, ""
    if at < candidate.at and len(mention.start or "") in (YEAR, MONTH) and is_topic(scene, clause.sentence):
        return 0, ""  # "2019 G20 Osaka summit", "May 2019 crisis meeting" over what is told of it
    if _stands_before(scene, candidate, at):
        return 20 - 0.1 * (candidate.at - at), "linking.before_noun"
    if candidate.speaker and (at < candidate.at or "Z" in scene.chunks.codes[candidate.at : at]):
        return 0, ""  # "A spokesman for the summit said on Monday"
    opens = clause.opener == "when" and clause.start - 2 <= at < clause.start and scene.chunks.codes[at - 1] != "Z"
    if opens and not scene.days_in(clause.start, clause.end):
        return 12, "linking.when"  # "on February 10, when he hosts X"
    moved = candidate.mood is not None and candidate.mood.change == "moved"
    if (
        is_possessive(scene, candidate, at)
        or names_something(scene, at)
        or (is_limit(scene, at) and not moved)
        or is_old_time(scene, at)
    ):
        return 0, ""
    if moved and candidate.mood and at >= candidate.mood.last and tells_new_time(scene, at):
        return 21, NEW_TIME  # before what stands before the noun: "the May 5 talks were put off to"
    carrying = clause.kind == "after" and clause.opener in CARRYING and not _is_counted(scene, clause)
    if carrying and clause.opener != "during" and scene.chunks.low(clause.start + 1) == "which":
        carrying = False  # "hosts X on Monday, after which he flies to Y"
    within = mention.end is not None and mention.rule == "times.duration"
    if carrying and not clause.holds(at) and (within or scene.chunks.low(at - 1) == "from"):
        return 0, ""  # "will answer within two days, after talks", "to join from May 1, at the end of the summit"
    if not carrying and is_dated_noun(scene, at):
        return 0, ""
    if moved and candidate.noun and at > candidate.at and _is_now_to_be(scene, clauses, sentence, at):
        return 14, NEW_TIME
    if clause.holds(at):
        if at < candidate.at and (is_back_from(scene, clause, candidate) or is_of_coming(scene, candidate, at)):
            return 0, ""
        preparing = dates_the_preparing(scene, candidate, at) or dates_the_deciding(scene, candidate, at)
        if preparing or dates_the_asking(scene, clause, candidate, at) or dates_the_news(scene, clause, candidate, at):
            return 0, ""
        return score_in_clause(scene, candidate, at, sentence), "linking.same_clause"
    return _score_elsewhere(scene, clauses, candidate, at, sentence, carrying)


def _dates_office(scene: Scene, at: int) -> bool:
    """Whether a time tells since when somebody has an office: "X, who became foreign minister in May, will meet Y"."""
    who = at - 1 - (scene.chunks.codes[at - 1] in "ikj")
    return who in scene.actors and TOOK_OFFICE.search(scene.chunks.text(who)) is not None


def _score_elsewhere(
    scene: Scene, clauses: list[Clause], candidate: Candidate, at: int, sentence: SentenceParts, carrying: bool
) -> tuple[float, str]:
    """How well a time of another clause fits a candidate; `carrying` clauses may take that of the one they hang on."""
    clause = clauses[candidate.clause]
    codes = scene.chunks.codes
    if is_left_open(scene, clause):
        return 0, ""
    if has_another_day(scene, clauses, clause, candidate):
        return 0, ""  # "After his visit to Peru, X will fly to Chile on Friday"
    if scene.chunks.lows[clause.start : clause.start + 3] == ["as", "part", "of"]:
        return 0, ""  # "will visit Quito on Friday as part of a tour of the Andes"
    early = scene.chunks.low(at - 1) == "as" and scene.chunks.low(at - 3) == "as"
    place = at - 4 if early else at  # "could meet as early as Monday"
    number = clause_at(clauses, sentence.clauses, place)
    if number is None:
        return 0, ""
    if early and number == candidate.clause:
        return score_in_clause(scene, candidate, at, sentence), "linking.same_clause"
    other, fronted = clauses[number], is_fronted(scene, clauses, number, candidate)
    if fronted and candidate.clause > number + 1:
        return 7, "linking.resumed"  # "Last year, during a visit to Z, X met Y"
    coming = candidate.mood is not None and candidate.mood.tense is Tense.FUTURE
    if coming and other.opener == "since" and other.parent == candidate.clause:  # "since the war in Riga on May 5"
        return (3, "linking.same_clause") if scene.chunks.times[at].direction == "future" else (0, "")
    start = other.start + (codes[other.start] == ",")
    verb = codes[start] in "mu1245" or scene.chunks.is_present(start) or resumes(scene, clause, other)
    verb = verb or fails(scene, start) or (codes[start] == "P" and clause.kind != "after")  # "On a visit here, X said"
    goes_on = codes[start:at] == "k" or (verb and candidate.noun) or _starts(scene, start, at)  # ", opens on Monday"
    opens = codes[other.start : other.end] in ("kT", "T")
    reported = opens and number + 1 < candidate.clause and clauses[number + 1].kind == "report"
    aside = reported and codes[clause.start] == ","  # "On Friday, the White House said, X will meet Y"
    if reported and not aside and scene.chunks.times[at].direction == "past":
        return 0, ""  # "On Sunday, a diplomat said that X would visit Y": the day of saying so
    hangs = other.parent == candidate.clause or (aside and other.parent == clause.parent == number + 1)
    if hangs and candidate.rule == "triggers.tell" and number == candidate.clause + 1:
        return 6, "linking.same_clause"  # "told | his counterpart by phone on Saturday | that"
    then = clause.kind == "after" and clause.opener in AFTER and goes_elsewhere(candidate, sentence, number)
    if hangs and other.kind == "main" and (goes_on or closes_aside(scene, other.start, at)):
        return (0, "") if then else (7, "linking.resumed")
    if is_described(scene, other, number, candidate, sentence):
        if is_not_held(scene, other, at):
            return 0, ""
        # "Arrived on Tuesday for a summit that opened on Monday", "left on Tuesday to join talks that start on Friday".
        way = candidate.kind in GATHER and candidate.verb in ("triggers.go", "triggers.arrive")
        change = candidate.mood.change if candidate.mood else ""
        aim = change == "purpose" or change in FATES
        return (
            13 if candidate.noun and (way or aim or is_begun_in(scene, other, candidate)) else 3
        ), "linking.relative"
    if other.opener == "during" and hangs and candidate.kind in MEET and is_one_day(scene.chunks.times[at]):
        behind = (one for one in sentence.candidates if candidate.at < one.at < at)
        revived = is_to_be_revived(scene, candidate, behind)
        return 0 if revived else 3, "linking.during"  # "held talks with X during a visit to Malta on April 30"
    while_told = other.kind == "report" and clause.parent == number and scene.chunks.low(clause.start) == "as"
    if while_told and candidate.mood is not None and candidate.mood.tense is Tense.PAST:
        return 4, "linking.carried"  # "said on Monday as he opened talks with X"
    over = scene.chunks.times[at].direction == "past"  # "oil rose on Monday as X meets Y"
    if not over and (
        _is_at_once(scene, clauses, candidate, number) or _is_meanwhile(scene, clauses, candidate, at, number)
    ):
        return 5, "linking.when"
    if clause.parent == number and is_next_on_day(scene, clause, candidate, at, sentence):
        return 4, "linking.carried"  # "met X on Monday before being received by Y"
    begun = clause.start == other.end
    whole = not candidate.noun or candidate.mood is not None  # not "that X heard of the meeting"
    if begun and whole and scene.chunks.low(clause.start) == "that" and CLEFT.fullmatch(codes, other.start, other.end):
        return 5, "linking.from_main"
    speaking = begun and carrying and candidate.kind in MEET and scene.chunks.low(other.start) in SPEAKING
    if not (speaking or fronted or is_ancestor(clauses, candidate.clause, number)):
        return 0, ""
    if carrying:
        said = clause.parent is not None and clause.parent != number and clauses[clause.parent].kind == "report"
        if said and not fronted and scene.chunks.times[at].direction != "past":
            return 0, ""  # "they may meet in June, X told reporters after he was summoned"
        over = came_before(scene, clause, candidate) or acts_between(scene, clauses, candidate.clause, number)
        over = over or (candidate.kind in GATHER | MEET and is_home_by_then(scene, other))
        over = over or _is_of_others(scene, clauses, clause, number)
        over = over or (candidate.kind in GATHER and _is_of_another(sentence, number))
        over = over or then or (candidate.noun and _is_of_plan_told(scene, clauses, clause, number))
        over = over or HELD_THEN.search(codes[other.start : at]) is not None or scene.chunks.low(at - 1) == "by"
        over = over or (candidate.kind is Kind.VISIT and was_before(scene, clause, other, candidate))
        own = scene.chunks.low(clause.start + 1) == "which" and clause.parent == number  # "on Sunday, during which"
        return (0, "") if over else (5 if own else 4, "linking.carried")
    if other.kind == "report" or clause.kind == "after":
        return 0, ""
    if clause.kind == "relative":
        if scene.days_in(clause.start, clause.end) or is_apart(scene, at, clause.start):
            return 0, ""  # "on Friday, and to Riga, where leaders convene over the weekend"
        if clause.opener == "where" and FROM_PLACE.search(codes, max(clause.start - 4, 0), clause.start):
            return 0, ""  # "came back on Monday from Riga, where he met X"
        before = clause.parent is not None and is_over_by_then(scene, sentence, clauses[clause.parent], clause.parent)
        if before or "has" in scene.chunks.lows[clause.start : min(clause.start + 3, candidate.at)]:
            return 0, ""  # "X, who has met Y ten times, turns 54 in October", "after a visit to Y, where he met Z"
        on_it = codes[clause.start + 1 : clause.start + 4].replace("1X", "1")[:2] in ("1i", "1k")  # "is here on"
        if candidate.noun and candidate.kind is Kind.VISIT and on_it:
            return 0, ""  # "On Friday X, who is in the middle of a trip to Y, meets Z": the trip is under way
        nearer = 0.001 * (at - other.start) if clause.opener == "where" else 0  # "on Friday in X, where he will meet Y"
        return 1.5 + nearer, "linking.from_main"
    told = [one for one in sentence.candidates if one.clause == number]
    if number > candidate.clause and told:
        return 0, ""  # "The talks were to resume, but X and Y did not meet on Friday"
    if candidate.kind in GATHER and any(one.kind is Kind.VISIT for one in told):
        return 0, ""  # "will visit Germany from the 12th to the 16th and attend a conference"
    if other.kind == "after" and scene.chunks.low(clause.start) == "that":
        return 0, ""  # "said after a call on Monday that he was preparing a summit"
    if other.opener in AFTER and any(one.kind is Kind.VISIT and one.noun for one in told):
        return 0, ""  # "After his tour of Asia last week, X met Y": some time after it
    if other.opener in ("since", "before") or (other.opener == "once" and not told):
        return 0, ""  # "his first visit since he took office in May", "Before the summit opened on Tuesday, X met Y"
    if any(one.kind is Kind.VISIT for one in told) and goes_onward(scene, clause, candidate):
        return 0, ""  # "arrives in Rome on Sunday and then goes on to Paris"
    if candidate.rule == "triggers.go" and any(is_elsewhere(one, candidate) for one in told):
        return 0, ""  # "leaves for India on Sunday and will travel to Pakistan"
    if other.kind == "relative" and any(one.noun and one.clause == other.parent for one in sentence.candidates):
        return 0, ""  # "His visit is a stop on the way to the summit that Japan will host in May"
    past = candidate.mood is not None and codes[candidate.mood.first] == "5"
    if past and scene.chunks.times[at].direction == "future":
        return 0, ""  # "will speak to X on Tuesday after what he said had been good talks"
    same = bool(clause.subject) and clause.subject == other.subject and "q" not in codes[other.end : clause.start]
    same = same and not dates_the_dropping(candidate) and not is_of_gerund(scene, other, at)  # "announced the dropping"
    return (2, "linking.earlier_clause") if same else (0, "")


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


def _is_of_plan_told(scene: Scene, clauses: list[Clause], clause: Clause, number: int) -> bool:
    """ "Said on Monday she hoped to raise it during her visit", "he would meet X after the talks": on a later day."""
    inner = clauses[clause.parent] if clause.parent is not None and clause.parent != number else None
    if inner is None or clauses[number].kind != "report":
        return False
    return not set("mQWf").isdisjoint(scene.chunks.codes[inner.start : inner.end])


def _is_at_once(scene: Scene, clauses: list[Clause], candidate: Candidate, number: int) -> bool:
    """ "Will meet when both are in Quito next week": what "when" opens tells when, but not of "invited X to visit"."""
    asked = not candidate.noun and "W" in scene.chunks.codes[clauses[candidate.clause].start : candidate.at]
    ahead = candidate.mood is not None and candidate.mood.tense in (Tense.FUTURE, Tense.TENTATIVE)
    ahead = ahead or (candidate.mood is None and candidate.plan in ("Q", "W"))  # "a possible meeting when"
    told = scene.chunks.low(clauses[number].start) == "when" and number > candidate.clause
    return ahead and told and not asked and is_ancestor(clauses, number, candidate.clause)


def _is_meanwhile(scene: Scene, clauses: list[Clause], candidate: Candidate, at: int, number: int) -> bool:
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


def _starts(scene: Scene, start: int, at: int) -> bool:
    """Whether a clause only tells when it is: "talks on trade, starting on Monday", "a summit, held from Friday"."""
    begins = scene.chunks.entries[start][1] == "cues.begin" and scene.chunks.low(start).endswith("ing")
    goes_on = scene.chunks.low(start) in ("taking", "taking place", "held")
    return (begins or goes_on) and not scene.chunks.codes[start + 1 : at].strip("kjiX" + "dACLSN,." * goes_on)


def tells_new_time(scene: Scene, at: int) -> bool:
    """Whether the word before a time tells where something was moved to, and not what it was "planned for"."""
    planned = scene.chunks.codes[at - 2] == "Q" and scene.chunks.low(at - 1) == "for"
    return scene.chunks.low(at - 1) in NEW_TIME_WORDS and not planned


def _stands_before(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether only modifiers stand between a time and its noun: "Jan. 12 meeting", "Thursday's NATO talks"."""
    if not (candidate.noun and at < candidate.at):
        return False
    codes = scene.chunks.codes
    between = codes[at + 1 : candidate.at]
    if scene.chunks.times[at].rule == "times.named_day" and has_year_behind(scene, candidate.at):
        return False  # "New Year trips to Asia in 2006 and 2007"
    if codes[at - 2 : at] == "Tp":
        return False  # "tomorrow's Victory Day parade": that of the day named first
    if any(code not in "pXASOBMC-9LDtRrdT" for code in between):
        return False
    if not scene.words["opinion"].isdisjoint(scene.chunks.lows[at + 1 : candidate.at]):
        return False  # "spent Tuesday defending the summit"
    if between.startswith("p"):
        return len(between) <= 6
    # "announced last month the summit", "said in Riyadh Thursday the talks will", "said on Monday talks will"
    told = ("d" in between or codes[at - 1] == "k") and TOLD_ON.search(codes, max(at - 3, 0), at)
    return len(between) <= 3 and not told


def _is_counted(scene: Scene, clause: Clause) -> bool:
    """Whether a clause begins behind a length: "two weeks after the summit"."""
    before = clause.start - 1
    return scene.chunks.codes[before] == "D" or scene.chunks.low(before) in ("day", "night", "evening", "shortly")


def _is_now_to_be(scene: Scene, clauses: list[Clause], sentence: SentenceParts, at: int) -> bool:
    """ "Has put off a trip that was to have begun on Wednesday and will now travel in mid-September"."""
    number = clause_at(clauses, sentence.clauses, at)
    if number is None or clauses[number].kind in ("relative", "after"):
        return False
    chunks, start = scene.chunks, clauses[number].start
    goes_on = chunks.codes[start : start + 4].lstrip(",&c")[:1] in tuple("m12")
    if goes_on and any(is_old_time(scene, one) for one in sentence.times if one < start):
        return True  # "was initially planned for Monday and will be held on Friday"
    instead = is_instead(scene, at + 1)
    return any(
        chunks.codes[one] in "m1" and (instead or chunks.low(one + 1) == "now" or is_instead(scene, one + 1))
        for one in range(start, at - 1)
    )
