"""Judge how good the claim of one candidate to one time is.

In: a scene, its clauses, a candidate and the chunk of a time of its sentence. Out: a score, 0 where the time cannot be
that of the candidate, and the rule that gave it. `linking.py` chooses among them; `nearness.py` scores the times of the
clause that the candidate stands in, `other_clauses.py` those of another one.
"""

from __future__ import annotations

from calendars.extraction.candidates.askings import (
    dates_the_asking,
    dates_the_breaking,
    find_asking,
    is_of_breakdown,
    is_of_effort,
    is_of_frame,
    is_of_state_told,
    wishes_for,
)
from calendars.extraction.candidates.candidates import Candidate, SentenceParts
from calendars.extraction.candidates.debuts import begins_another
from calendars.extraction.candidates.habits import (
    is_of_aside,
    is_of_count,
    is_of_term,
    is_told_as_often,
    takes_long,
)
from calendars.extraction.candidates.markets import is_of_market
from calendars.extraction.candidates.matters import is_of_matter
from calendars.extraction.candidates.other_deeds import (
    dates_a_bond,
    dates_the_dropping_told_aside,
    dates_the_preparing,
    is_back_from,
    is_of_discussed,
    is_of_done_thing,
    prepares,
)
from calendars.extraction.candidates.owners import (
    dates_the_deciding,
    dates_the_news,
    has_limit_of_its_own,
    has_year_behind,
    is_chaired_for_long,
    is_limit,
    is_of_coming,
    is_possessive,
)
from calendars.extraction.candidates.speeches import dates_the_saying
from calendars.extraction.candidates.topics import (
    dates_other_talks,
    is_discussed_there,
    is_of_its_guests,
    is_of_what_it_asks,
)
from calendars.extraction.clauses.clauses import Clause, clause_at
from calendars.extraction.fates.new_days import is_instead, is_old_time
from calendars.extraction.linking.described import is_set_behind
from calendars.extraction.linking.nearness import is_dated_noun, score_in_clause
from calendars.extraction.linking.other_clauses import score_elsewhere
from calendars.extraction.linking.outlooks import dates_beside, is_counted_within, is_past_beside_present
from calendars.extraction.linking.spoken import is_day_of_telling
from calendars.extraction.lists.digests import is_topic
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.appointments import APPOINTED
from calendars.extraction.names.attributes import is_of_another, is_of_row, names_something
from calendars.models import NEW_TIME, Kind
from calendars.patterns import pattern_of
from calendars.periods import MONTH_LENGTH, YEAR_LENGTH

# Words that open a clause which may carry the time of the clause that it hangs on.
CARRYING = frozenset({"after", "following", "during", "upon"})
# What stands before the time that an engagement was moved to.
NEW_TIME_WORDS = frozenset({"to", "until", "till", "for"})
# Before the day of telling: "announced on", "said in Riyadh"
TOLD_ON = pattern_of(r"(?:k|Z(?:i[CLSN])?)$")
# In what a person is told by: "X, who became foreign minister".
TOOK_OFFICE = pattern_of(r", who (?:became|was|took|has been|had been)\b")
# "X, elected | president in", "met X, appointed in"
PUT_IN_OFFICE = pattern_of(r"[PNR],X?(?P<deed>[EHvX])[kcf]?d?[XARSOpo]{0,5}[ikj]?$")
OFFICE_REACH = 12
# Of these a day in the same clause tells more.
COARSE = frozenset({"year-end", "end-of-year"})


def score_time(
    scene: Scene, clauses: list[Clause], candidate: Candidate, at: int, sentence: SentenceParts
) -> tuple[float, str]:
    """How well a time fits a candidate, and the rule; 0 where it cannot belong to it.

    "The May 5 talks": 20.8. "The talks, which opened on Monday": less. "The minister of May's budget held talks": 0.
    """
    clause = clauses[candidate.clause]
    if is_of_something_else(scene, clause, candidate, at, sentence):
        return 0, ""
    if candidate.day is not None:
        moved = candidate.mood is not None and candidate.mood.change == "moved" and at >= candidate.mood.last
        return (20, NEW_TIME if moved else "linking.gapped") if at == candidate.day else (0, "")
    if _stands_beside(scene, clause, candidate, at):
        return 0, ""
    if is_set_behind(scene, candidate, at) and not (is_limit(scene, at) or is_old_time(scene, at)):
        return 15, "linking.relative"
    if _stands_before(scene, candidate, at):
        return 20 - 0.1 * (candidate.at - at), "linking.before_noun"
    if candidate.speaker and (at < candidate.at or "Z" in scene.chunks.codes[candidate.at : at]):
        return 0, ""  # "A spokesman for the summit said on Monday"
    if at < clause.start and clause.opener in ("when", "during") and wishes_for(scene, clause, candidate):
        return 0, ""  # "met X on July 20, when he expressed his readiness to hold talks with Y"
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
    carrying = _is_carrying(scene, clause)
    if _is_barred(scene, clause, at, carrying):
        return 0, ""
    if moved and candidate.noun and at > candidate.at and _is_now_to_be(scene, clauses, candidate, sentence, at):
        return 14, NEW_TIME
    if is_day_of_telling(scene, candidate, at):
        return 5, "linking.same_clause"
    if clause.holds(at):
        return _score_in_own_clause(scene, clause, candidate, at, sentence)
    if at < clause.start and find_asking(scene, clause.start, candidate.at) is not None:
        return 0, ""  # "On Monday, when they met, X invited Y to visit Peru"
    return score_elsewhere(scene, clauses, candidate, at, sentence, carrying)


def is_of_something_else(scene: Scene, clause: Clause, candidate: Candidate, at: int, sentence: SentenceParts) -> bool:
    """Whether a time is that of no engagement, or of another one: "the agenda for 2019-2024", "in office since May"."""
    mention = scene.chunks.times[at]
    return (
        # "will be in Riga on Friday for the union's year-end summit"
        (mention.text.lower() in COARSE and bool(scene.days_in(clause.start, at)))
        # not "late 1996 and early 1997"
        or (len(mention.end or "") == YEAR_LENGTH and not mention.low.startswith("late"))
        or _dates_office(scene, at)
        or is_chaired_for_long(scene, candidate, at)
        or is_told_as_often(scene, candidate, at)
        or has_limit_of_its_own(scene, candidate, at)
        or is_counted_within(scene, candidate, at)
        or is_on_nth_day(scene, candidate, at)
        or (candidate.noun and (is_of_another(scene, candidate.at, at) or is_of_row(scene, candidate.at, at)))
        or (candidate.readied and prepares(scene, at, candidate.at))  # "met on Tuesday to lay the groundwork for talks"
        or begins_another(scene, candidate, sentence.candidates, at)
        or takes_long(scene, candidate)
        or is_of_aside(scene, candidate, at)
        or is_of_count(scene, candidate, at)
        or is_of_term(scene, candidate, at)
        or dates_the_breaking(scene, at)
        or is_of_breakdown(scene, candidate, at)
        or is_of_frame(scene, clause, candidate, at)
        or is_of_effort(scene, candidate, at)
        or is_of_state_told(scene, candidate, at)
        or is_of_done_thing(scene, clause, candidate, at)
        or dates_a_bond(scene, at)
        or is_of_discussed(scene, candidate, at)
        or dates_other_talks(scene, clause, candidate, at)
        or is_discussed_there(scene, candidate, at, sentence.candidates)
        or is_of_what_it_asks(scene, clause, candidate, at)
        or is_of_its_guests(scene, clause, candidate, at)
        or is_of_matter(scene, candidate, at)
        or is_of_market(scene, clause, candidate, at)
        or dates_the_saying(scene, candidate, at)
        or dates_the_dropping_told_aside(scene, candidate, at)
        or (at < candidate.at and _leads_to_question(scene, at))
    )


# "in Egypt | on the first day | ", "meets X on the second day,"
NTH_DAY = pattern_of(r"(?:i[CLS]|[wv]?d?A?[PSR])kd[X9](?P<day>X)[,&.]")
NTH_REACH = 9


def is_on_nth_day(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day behind is not that of what is told of the first day: "in X on the first day, in Y on Sunday"."""
    chunks = scene.chunks
    match = (
        NTH_DAY.search(chunks.codes, candidate.at - 1, min(at, candidate.at + NTH_REACH)) if at > candidate.at else None
    )
    return match is not None and chunks.low(match.start("day")) == "day"


ASKING = frozenset({"when", "where", "how"})
# Not far behind these, "if" leads to a question: "hopes to say today | if".
SAYING, SAID_REACH = frozenset({"say", "announce", "decide", "know", "tell", "determine", "learn", "see"}), 4


def _leads_to_question(scene: Scene, at: int) -> bool:
    """Whether a time is that of deciding what is still open: "will decide on Monday whether to attend the talks"."""
    low, codes = scene.chunks.low, scene.chunks.codes
    told = at + 1 + (codes[at + 1] == "k")
    asked = low(told) == "whether" or (low(told) in ASKING and codes[told + 1] == "f")
    near = {low(one) for one in range(max(at - SAID_REACH, 0), at)} if low(told) == "if" else set()
    return asked or not near.isdisjoint(SAYING)  # "hopes to say today if the meeting will go ahead"


def _stands_beside(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a time is told beside another one, or heads what is told: "2019 G20 Osaka summit", "May 2019 meeting"."""
    if is_past_beside_present(scene, candidate, at) or dates_beside(scene, clause, candidate, at):
        return True
    coarse = len(scene.chunks.times[at].start or "") in (YEAR_LENGTH, MONTH_LENGTH)
    return at < candidate.at and coarse and is_topic(scene, clause.sentence)


def _is_carrying(scene: Scene, clause: Clause) -> bool:
    """Whether a clause may take the time of that which it hangs on: "said on Monday | after talks with X"."""
    if clause.kind != "after" or clause.opener not in CARRYING or _is_counted(scene, clause):
        return False
    # not "hosts X on Monday, after which he flies to Y"
    return clause.opener == "during" or scene.chunks.low(clause.start + 1) != "which"


def _is_barred(scene: Scene, clause: Clause, at: int, carrying: bool) -> bool:
    """Whether a time is none that a clause carries, or that of a noun: "will answer within two days, after talks"."""
    if not carrying:
        return is_dated_noun(scene, at)
    mention = scene.chunks.times[at]
    within = mention.end is not None and mention.rule == "times.duration"
    # "to join from May 1, at the end of the summit"
    return not clause.holds(at) and (within or scene.chunks.low(at - 1) == "from")


def _score_in_own_clause(
    scene: Scene, clause: Clause, candidate: Candidate, at: int, sentence: SentenceParts
) -> tuple[float, str]:
    """How well a time of its clause fits; 0 for "back on Monday from talks", "will prepare on Monday the talks"."""
    if (
        (at < candidate.at and (is_back_from(scene, clause, candidate) or is_of_coming(scene, candidate, at)))
        or dates_the_preparing(scene, candidate, at)
        or dates_the_deciding(scene, candidate, at)
        or dates_the_asking(scene, clause, candidate, at)
        or dates_the_news(scene, clause, candidate, at)
        or _is_of_stay_before(scene, candidate, at)
    ):
        return 0, ""
    return score_in_clause(scene, candidate, at, sentence), "linking.same_clause"


# "X, | in Quito the day before, | flew on"
STAYED = pattern_of(r",i(?P<place>[CLS])k?T,")


def _is_of_stay_before(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day between commas is that of a stay elsewhere: "X, in Quito on Monday, | flew on to Lima"."""
    if candidate.kind is not Kind.VISIT or candidate.place is None or at > candidate.at:
        return False
    match = STAYED.search(scene.chunks.codes, max(at - 4, 0), at + 2)
    stayed = scene.places.get(match.start("place")) if match is not None and match.end() == at + 2 else None
    return stayed is not None and candidate.place[1] not in ("", stayed[1])


def _dates_office(scene: Scene, at: int) -> bool:
    """Whether a time tells since when somebody has an office: "X, who became foreign minister in May, will meet Y"."""
    chunks = scene.chunks
    deed = PUT_IN_OFFICE.search(chunks.codes, max(at - OFFICE_REACH, 0), at)
    if deed and chunks.low(deed.start("deed")) in APPOINTED:
        return True  # "met X, appointed in May as envoy", "X, elected president last year"
    who = at - 1 - (chunks.codes[at - 1] in "ikj")
    return who in scene.actors and TOOK_OFFICE.search(chunks.text(who)) is not None


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
    named = "PN" if between.startswith("p") else ""  # "Friday's Trump-Putin summit"
    if any(code not in "pXASOBMC-9LDtRrdT" + named for code in between):
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


def _is_now_to_be(scene: Scene, clauses: list[Clause], candidate: Candidate, sentence: SentenceParts, at: int) -> bool:
    """ "Has put off a trip that was to have begun on Wednesday and will now travel in mid-September".

    So is it with "talks, which were put off in May, will open on Monday".
    """
    number = clause_at(clauses, sentence.clauses, at)
    if number is None or clauses[number].kind in ("relative", "after"):
        return False
    chunks, start = scene.chunks, clauses[number].start
    goes_on = chunks.codes[start : start + 4].lstrip(",&c")[:1] in tuple("m12")
    if goes_on and number and candidate.mood is not None:
        before = clauses[number - 1]
        if before.kind == "relative" and before.parent == candidate.clause and before.holds(candidate.mood.first):
            return True
    if goes_on and any(is_old_time(scene, one) for one in sentence.times if one < start):
        return True  # "was initially planned for Monday and will be held on Friday"
    instead = is_instead(scene, at + 1)
    return any(
        chunks.codes[one] in "m1" and (instead or chunks.low(one + 1) == "now" or is_instead(scene, one + 1))
        for one in range(start, at - 1)
    )
