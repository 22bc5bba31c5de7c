"""Whether the times of two mentions can be those of one occasion; a day may be one of a stay, or of a week told before.

In: two drafts, the one told first before the other. Out: whether they can be one; nothing is changed.
"""

from __future__ import annotations

from calendars.extraction.candidates.occasions import GATHER, MEET, RECENT, Draft, is_now
from calendars.extraction.clauses.tenses import FATES, YET_TO_COME, Tense
from calendars.extraction.fates.statuses import HELD_BY, covers
from calendars.extraction.merging.stays import goes_about, lands_later
from calendars.models import NEW_TIME, Kind, Status
from calendars.periods import DAY_LENGTH, WEEK, begins_within, days_of, has_day, span_of

GROUPS = (
    dict.fromkeys(MEET, "meet")
    | dict.fromkeys(GATHER, "gather")
    | {Kind.CALL: "call", Kind.VISIT: "visit", Kind.SIGNING: "signing", Kind.OTHER: "other"}
)
# In days: an occasion planned so long before another, and put off, is not that one.
LONGEST_GAP = 40
LONGEST_GAP_OF_ONE = 400  # where what was put off is that very one
# In days: what is so long over is not what is told to come.
LONG_OVER = 7
# How many sentences behind what was dropped its day may be told: "The trip was set for Friday".
NEXT = 3
# "Is hosting the 41st session", "is being convened": of the one that is to come.
CALLING_TOGETHER = frozenset({"triggers.host", "triggers.convene", "cues.support"})


def _came_about(one: Draft, unmet: Draft) -> bool:
    """ "Met X on Monday morning. She had planned to see him again at night": what was held is not what was not."""
    apart = unmet.change == "unmet" and one.sentence != unmet.sentence
    return apart and not one.change and one.tense is Tense.PAST and one.verb in HELD_BY


def is_same_time(one: Draft, other: Draft) -> bool:
    """Whether the times of two mentions, as far as they are told, can be those of one occasion."""
    if one.start is None and other.start is None and one.time and other.time:
        return one.time.value == other.time.value  # no publication date: the words as they stand
    if other.start is None and other.change in FATES and other.points_back:
        return not was_held(one)  # "was to begin a visit on Tuesday, but cancelled the trip"
    if (one.start is None and _is_ahead_of_told(other, one)) or (other.start is None and _is_ahead_of_told(one, other)):
        return False
    if _is_over(one, other) or _is_over(other, one):
        return False
    if one.start is None and one.change in FATES and other.points_back and other.meant and not other.change:
        return 0 < other.sentence - one.sentences[-1] <= NEXT  # "has cancelled his visit. The trip was set for Friday"
    if one.start is None or other.start is None:
        return {one.tense, other.tense} not in ({Tense.PAST, Tense.FUTURE}, {Tense.PAST, Tense.TENTATIVE})
    if "T" in one.start and "T" in other.start and one.start[:16] != other.start[:16]:
        return False
    if _came_about(one, other) or _came_about(other, one):
        return False
    if one.start[:10] == other.start[:10]:
        return not _comes_after(one, other)
    if lands_later(one, other):
        return True
    if other.change == "unmet" and one.status is Status.SCHEDULED and len(one.sides) > len(other.sides):
        return False  # "is due on Monday. He had been due to visit on Wednesday, but cancelled"
    if other.change in ("off", "unmet") and one.status is Status.HELD and other.sentence != one.sentence:
        return False  # "spoke at a forum. The conference could not be held this month"
    if {one.status, other.status} == {Status.UNDERWAY, Status.TENTATIVE} and not other.points_back:
        return False  # "Talks opened today. The president has offered to meet X at the end of the month"
    within = covers(one.start, other.start) or covers(other.start, one.start)
    if {one.status, other.status} in ({Status.HELD, Status.SCHEDULED}, {Status.HELD, Status.TENTATIVE}):
        # "Prepared for this week's talks": those that were held on Wednesday.
        begun = other.today is not None and days_of(other.start)[0] <= other.today
        return within and begun and other.points_back and "W" in other.start and one.status is Status.HELD
    weekend = other.points_back and other.time is not None and "WE" in other.time.value
    weekend = weekend and span_of(other.start, other.end)[1] == days_of(one.start)[0]  # "on Sunday. The weekend talks"
    if within or weekend or _is_weekday_of(one, other) or _is_day_of_stay(one, other) or _is_day_of_stay(other, one):
        return True
    if _tells_true_day(other, one) or _is_day_of_talks(one, other) or ends_with(one, other):
        return True
    first, last = span_of(one.start, one.end)
    low, high = span_of(other.start, other.end)
    if is_told_as_now(one, other):
        return True
    arrived = other.rests_on("drafts.digest_day") and other.verb == "triggers.arrive" and first <= low
    stays = is_now(one) or is_now(other) or is_told_of_guest(one) or is_told_of_guest(other)
    if one.kind is Kind.VISIT and other.kind is Kind.VISIT and (stays or arrived):
        return abs((first - low).days) <= 10 and Status.SCHEDULED not in (one.status, other.status)
    if goes_about(one, other) and 0 <= (low - first).days <= RECENT:
        return True
    if is_now(one) != is_now(other) and one.status is other.status is Status.UNDERWAY:
        # "Are gathered for a three-day meeting that ends on Thursday".
        return abs((first - low).days) <= RECENT or low <= first <= high or first <= low <= last
    if is_day_of_span(one, other) or is_day_of_span(other, one) or is_one_of(one, other) or is_one_of(other, one):
        return True
    return one.kind is Kind.VISIT and other.kind is Kind.VISIT and (first <= low <= last or low <= first <= high)


def is_told_of_guest(visit: Draft) -> bool:
    """ "On Monday Y met X, who is visiting Oman": he is there on that day, and came when he came."""
    going_on = visit.status is Status.UNDERWAY and visit.verb == "triggers.visit"
    return going_on and visit.rests_on("linking.from_main")


def _comes_after(one: Draft, other: Draft) -> bool:
    """ "Met X this morning. Y is to meet the two later today": what is over by then is not what is to come."""
    over = one.tense is Tense.PAST and was_held(one) and not one.change
    coming = other.tense is Tense.FUTURE and other.status is Status.SCHEDULED and not (other.change or other.meant)
    talks = one.kind in MEET and other.kind in MEET and not (other.points_back or other.pair)
    return over and coming and talks and one.sentence != other.sentence


def is_day_of_span(day: Draft, span: Draft) -> bool:
    """ "The BRICS summit in Kazan on Thursday ... The summit will run from Oct. 22 to 24": one of those days."""
    alike = day.kind is span.kind is Kind.SUMMIT and not day.bodies.isdisjoint(span.bodies)
    if not alike or day.end or not (day.start and span.start and span.end) or not has_day(day.start):
        return False
    return begins_within(day.start, span.start, span.end)


def is_one_of(day: Draft, span: Draft) -> bool:
    """ "Within the next three days ... on Friday", "on Friday or Saturday ... on Saturday": on which of them it is."""
    if day.end or span.time is None or not (day.start and span.start and span.end):
        return False
    loose = span.time.rule == "times.duration" or " or " in span.time.low
    return loose and has_day(day.start) and begins_within(day.start, span.start, span.end)


def _tells_true_day(draft: Draft, told: Draft) -> bool:
    """ "X held talks with Y overnight. The meeting took place on Tuesday evening", in the news of Wednesday: then.

    So it is where the same two are told to have met: "X and Y have met. The two presidents met for an hour on Sunday".
    """
    loose = told.rests_on("drafts.digest_day") and 0 < draft.sentence - told.sentences[-1] <= TRUE_DAY_REACH
    day = (draft.start or "")[:10]
    if not (loose and draft.tense is told.tense is Tense.PAST and len(day) == DAY_LENGTH):
        return False
    alike = draft.points_back and draft.sentence == told.sentences[-1] + 1
    if not alike and not _is_of_the_same_two(draft, told):
        return False
    if told.kind is Kind.VISIT or draft.change or not (draft.verb in HELD_BY or draft.verb == "cues.begin"):
        return False
    near = 0 < (span_of(told.start or "", None)[0] - span_of(day, None)[0]).days <= RECENT
    return near and not (draft.another or draft.earlier)


# So many sentences behind what is told without its day that may be told.
TRUE_DAY_REACH = 2


def _is_of_the_same_two(draft: Draft, told: Draft) -> bool:
    """Whether two mentions are of the same people, as far as the places go."""
    apart = draft.place is not None and told.place is not None and draft.place != told.place
    return len(draft.people) > 1 and draft.people.keys() == told.people.keys() and not apart


def _is_day_of_talks(talks: Draft, other: Draft) -> bool:
    """ "The two concluded two days of talks on Thursday. In Thursday's session X said": on one of those days."""
    begun = {talks.status, other.status} <= {Status.HELD, Status.UNDERWAY}
    if not (begun and talks.end and other.points_back) or other.end or not has_day(other.start):
        return False
    if talks.kind is not Kind.TALKS or other.kind not in (*MEET, Kind.SESSION) or other.people.keys() - talks.people:
        return False
    return begins_within((other.start or "")[:10], talks.start or "", talks.end)


def ends_with(talks: Draft, other: Draft) -> bool:
    """ "Closed their talks on Tuesday. The talks, planned for Monday and Tuesday, followed a row": they took both."""
    closed = talks.kind is Kind.TALKS and talks.verb == "cues.end" and talks.tense is Tense.PAST and not talks.end
    told = other.kind is Kind.TALKS and other.points_back and other.status is Status.HELD and not is_weekend(other)
    return closed and told and other.end is not None and other.end[:10] == (talks.start or "")[:10]


def is_same_day(one: Draft, other: Draft) -> bool:
    """Whether two times begin on the same day."""
    return bool(one.start and other.start) and (one.start or "")[:10] == (other.start or "")[:10]


def is_weekend(draft: Draft) -> bool:
    """Whether its time is a weekend, of which a single day that is told tells more."""
    return draft.time is not None and draft.time.value.endswith("-WE")


def _is_weekday_of(dated: Draft, other: Draft) -> bool:
    """ "Talks on April 16 ... in Riga on Tuesday", where that is a Tuesday: of the next week, and not of this one."""
    if other.time is None or other.time.stated != ("weekday",) or dated.time is None or "day" not in dated.time.stated:
        return False
    coming = dated.tense is other.tense is Tense.FUTURE and set(dated.sides) == set(other.sides) and not other.end
    return coming and span_of(dated.start or "", None)[0] - span_of(other.start or "", None)[0] == WEEK


def is_told_as_now(coming: Draft, visit: Draft) -> bool:
    """ "Will visit Oman from May 8. He is visiting at the invitation of X": the visit that is to come."""
    visits = coming.kind is visit.kind is Kind.VISIT and set(visit.sides) <= set(coming.sides)
    hosted = visit.points_back and visit.verb == "triggers.host" and set(visit.sides) == set(coming.sides)
    later = is_now(visit) and not is_now(coming) and coming.status is Status.SCHEDULED
    # "is visiting", "is making his second visit", "is hosting the meeting"
    gathers = GROUPS[coming.kind] == GROUPS[visit.kind] == "gather" and coming.many and visit.many
    gathers = gathers and bool(set(coming.sides) & set(visit.sides)) and visit.verb in CALLING_TOGETHER
    later = later and (hosted or gathers or (visits and visit.verb in ("triggers.visit", "cues.support")))
    if not later or coming.another or coming.start is None or visit.start is None:
        return False
    longest = LONGEST_GAP_OF_ONE if hosted else LONGEST_GAP
    return 0 < (days_of(coming.start)[0] - days_of(visit.start)[0]).days <= longest


def _is_ahead_of_told(dated: Draft, told: Draft) -> bool:
    """Whether one mention has a day to come, and the other without a day tells of what is over: "met X"."""
    ahead = dated.start is not None and dated.today is not None and days_of(dated.start)[0] > dated.today
    return ahead and told.tense is Tense.PAST and not told.change and not told.points_back


def _is_over(coming: Draft, told: Draft) -> bool:
    """Whether what is to come on a day not told is no old occasion: "will hold talks ... their first in April"."""
    if coming.start is not None or told.start is None or told.today is None or not was_held(told):
        return False
    ahead = coming.tense in YET_TO_COME
    return ahead and (told.today - span_of(told.start, told.end)[1]).days > LONG_OVER


def _is_day_of_stay(stay: Draft, other: Draft) -> bool:
    """ "Arrived in Boston on Friday, on the sixth day of his tour of the country": that Friday is a day of the tour."""
    alike = stay.kind is other.kind is Kind.VISIT or (stay.points_back and GROUPS[stay.kind] == GROUPS[other.kind])
    alike = alike or (stay.sentence == other.sentence and stay.kind in MEET and other.kind in MEET)  # "met for the"
    return stay.nth > 1 and alike and other.time is not None and other.time is stay.time


def was_held(draft: Draft) -> bool:
    """Whether a mention tells that its occasion took place: "were due to meet last week", of a past day, does not."""
    return draft.status is Status.HELD and draft.tense not in YET_TO_COME


# Of a period its last part: "will host him at the end of the month. The talks had been planned for this week".
LATE = ("the end of", "late ", "later ", "end of")


def is_old_day(moved: Draft, other: Draft) -> bool:
    """ "The session was set for May 5 and was put off", where the text also gives a later day: that is the new one."""
    if moved.change != "moved" or not moved.start or not other.start:
        return False
    coarse = has_day(other.start) and not has_day(moved.start)  # "was first planned for May, and then for June"
    if moved.rests_on(NEW_TIME) and not coarse:
        return False
    coming = other.change in ("", "moved", "running") and other.status in (Status.SCHEDULED, Status.POSTPONED)
    # "was put off. It may be held next month"
    again = (other.points_back and not other.change) or other.change == "moved"
    again = again and other.sentence > moved.sentence
    coming = coming or (again and other.status is Status.TENTATIVE)
    begun = other.status is Status.UNDERWAY and not other.change  # "arrived today. The visit, due last month, was put"
    late = other.time is not None and other.time.low.startswith(LATE) and covers(other.start, moved.start)
    over = moved.today is not None and days_of(moved.start)[1] < moved.today
    late = late or (again and over and not has_day(other.start) and covers(other.start, moved.start))  # "this month"
    return (coming or begun) and (late or days_of(moved.start)[1] < days_of(other.start)[0])


# How many sentences behind "will meet X and Y next week" the day of each is told.
ROUND_REACH = 6


def is_turn(whole: Draft, part: Draft) -> bool:
    """ "Will meet X of Peru and Y of Chad next week" and "will meet X on Tuesday": one of several meetings."""
    if not whole.hub or not part.start or part.change in FATES or whole.change in FATES:
        return False
    others, own = {*whole.sides} - {whole.hub}, {*part.sides} - {whole.hub}
    if not own or not own < others or abs(part.sentence - whole.sentence) > ROUND_REACH:
        return False
    if whole.start is None:
        return True
    if part.start == whole.start:
        return False
    coarse = not has_day(whole.start) or whole.end is not None
    return coarse and (covers(whole.start, part.start) or begins_within(part.start, whole.start, whole.end))
