"""Say how an engagement stands: to come, tentative, held, under way, postponed, cancelled.

In: a draft with its time and the mood of its verb. Out: its `Status` at the moment of publication. Or the drafts of an
article in text order; out: nothing, but the parts of a journey share its fate: who dropped the trip will not hold the
talks that he was to hold there. Only what was meant ("was to meet") falls with it, not what is still planned.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from calendars.extraction.candidates.occasions import GATHER, GOES_ON, MEET, RECENT, Draft
from calendars.extraction.clauses.tenses import FATES, YET_TO_COME, Tense
from calendars.extraction.rulings.days import AFTER_DAY
from calendars.models import NEW_TIME, Kind, Status, Step
from calendars.periods import days_of, has_day, span_of

# Verbs that tell of a beginning.
BEGUN = frozenset({"cues.begin", "triggers.arrive"})
# So many days after "began a state visit" it may still go on.
LONG_STAY = 7
# And after "The talks began on Monday", of which no end is told; after "X began talks with Y".
LONG_TALKS, LONG_TALKS_OF = 5, 2
ONE_DAY = timedelta(days=1)
# The rules by which a digest in the present tense tells of its own day.
BY_DIGEST = ("drafts.digest_day", "drafts.digest_today")


def is_at_odds(draft: Draft) -> bool:
    """Whether a verb tells of what is over and the day read with it lies ahead: one of the two was misread.

    So it is where a verb tells of what is to come, and the day is of a year before: "will take up a pact of May 2019".
    """
    if draft.tense is Tense.FUTURE and not draft.change and draft.start and draft.today:
        return span_of(draft.start, draft.end)[1].year < draft.today.year - 1
    if draft.tense is not Tense.PAST or draft.change or draft.kind in GATHER or draft.start is None:
        return False
    if draft.verb == "triggers.presence":
        return False  # "was due in Riga on Thursday"
    return draft.today is not None and span_of(draft.start, draft.end)[0] > draft.today


def _is_put_off(draft: Draft) -> bool:
    """ "Were originally scheduled for May 2", told before that day: there is another plan by now."""
    ahead = draft.today is None or draft.start is None or span_of(draft.start, draft.end)[1] >= draft.today
    return draft.plan == "V" and ahead


def _has_come(draft: Draft) -> bool:
    """ "Held the delayed talks on Monday": what was put off has taken place by now."""
    told = draft.tense is Tense.PAST or (draft.tense is Tense.PRESENT and not draft.simple)
    if draft.change not in ("", "running") or not told or not draft.start:
        return False
    return draft.today is not None and span_of(draft.start, draft.end)[0] <= draft.today


def status_of(draft: Draft) -> Status:
    """Read the status from the verb's mood and where the time lies to the publication day."""
    if draft.change == "off" or draft.plan == "K" or (draft.change == "unmet" and not _is_put_off(draft)):
        return Status.CANCELLED
    vain = draft.change == "supposed" or (draft.change == "purpose" and draft.tense is Tense.TENTATIVE)
    if vain and draft.today and draft.start and span_of(draft.start, draft.end)[1] < draft.today:
        return Status.CANCELLED  # "were supposed to hold talks last week"
    if draft.change == "moved" or (draft.plan == "V" and not _has_come(draft)):
        return Status.POSTPONED
    if draft.steps[-1].rule == "drafts.now":
        coming = draft.kind is Kind.MEETING and draft.tense is Tense.FUTURE
        return Status.SCHEDULED if coming else Status.UNDERWAY  # "is en route to Riga for a meeting with X"
    today = draft.today
    if today is None or draft.start is None:
        return _status_by_tense(draft)
    first, last = span_of(draft.start, draft.end)
    begun = draft.tense not in YET_TO_COME
    if draft.change == "running" and first <= today and begun and (draft.end is None or last >= today) and draft.since:
        return Status.UNDERWAY
    still = draft.tense is Tense.FUTURE and not draft.change and last == today - ONE_DAY
    if still and (_is_later(draft) or (draft.time is not None and draft.time.filled == AFTER_DAY)):
        return Status.SCHEDULED  # "is also due to meet X later Thursday", in the paper of the next day
    if last < today:
        reach = LONG_STAY if draft.verb == "cues.begin" else RECENT
        lately = (today - last).days <= reach and draft.end is None
        stays = draft.kind is Kind.VISIT and draft.verb in BEGUN
        since = draft.change == "running" and draft.end is None  # "has been in Ankara since Monday"
        since = since or (draft.end is None and draft.tense is Tense.PRESENT and draft.verb == "1" and draft.began)
        long = LONG_TALKS if draft.leads else LONG_TALKS_OF
        goes_on = draft.kind not in (Kind.VISIT, Kind.MEETING) and draft.verb == "cues.begin"
        goes_on = goes_on and (today - last).days <= long
        return Status.UNDERWAY if begun and (since or (lately and (stays or goes_on))) else Status.HELD
    coarse = not has_day(draft.start) and draft.change in ("", "running", "purpose")
    if first > today or (coarse and (_is_later(draft) or _is_at_end(draft))):
        return Status.TENTATIVE if draft.tense is Tense.TENTATIVE else Status.SCHEDULED
    if draft.verb == "cues.end" and draft.tense in (Tense.PRESENT, Tense.FUTURE) and _is_told(draft) and last == today:
        return Status.UNDERWAY  # "The summit ends today": it has begun, on whatever day
    if not begun:
        ends = draft.verb == "cues.end" and draft.tense is Tense.FUTURE and last > first
        opened = first < today or (ends and first == today)  # "will leave tomorrow after two days of talks"
        spans_today = opened and has_day(draft.start)
        return Status.UNDERWAY if spans_today else _status_by_tense(draft)
    ahead = draft.time is not None and draft.time.direction == "future" and not draft.rests_on("anchors.counted")
    if draft.tense is Tense.PAST and ahead and draft.verb != GOES_ON:
        return Status.SCHEDULED  # "arrived on Sunday for talks on Monday", told on that day
    if draft.tense is Tense.PRESENT and first == last == today and _is_later(draft):
        return Status.SCHEDULED  # "were meeting later on Wednesday", told on that day
    if not draft.tense and not draft.change and first == today and _is_later(draft):
        return Status.SCHEDULED  # "Ministers of the alliance open a meeting later on Wednesday"
    told_today = draft.rests_on("drafts.digest_day")
    closed = draft.tense is Tense.NONE and first < last == today  # "signed an accord, ending weeks of negotiations"
    if draft.verb == "cues.end" and (draft.tense is Tense.PAST or told_today or closed):
        return Status.HELD
    if draft.verb == "triggers.arrive" and draft.kind in MEET and draft.tense is Tense.PAST:
        return Status.SCHEDULED  # "arrived in Muscat late on Thursday for talks with X", told on that day
    goes = draft.verb == "triggers.go" and draft.tense is not Tense.PRESENT  # "goes to Beijing today" is still to come
    if draft.tense is Tense.PRESENT and draft.simple and draft.verb in BEGUN and not draft.change and _is_told(draft):
        return Status.SCHEDULED  # "arrives on Thursday", told on that day
    sets_out = draft.kind is Kind.VISIT and draft.tense is Tense.PRESENT and draft.simple and first == today
    if sets_out and draft.verb == "triggers.go" and not draft.change and _is_told(draft):
        return Status.SCHEDULED  # "goes to Riga at the weekend", "sets out today on a visit of three days"
    on_the_way = draft.kind is Kind.VISIT and (goes or draft.verb == "triggers.arrive")
    if draft.verb in ("cues.begin", GOES_ON) or (draft.tense and (on_the_way or draft.change == "running")):
        return Status.UNDERWAY
    if first < last and has_day(draft.start):
        whole = draft.tense is Tense.PAST and last == today and draft.days is None
        return Status.HELD if whole else Status.UNDERWAY  # "met from Tuesday to Thursday", told on that day
    return _status_by_tense(draft)


# Verbs of taking part: "was holding talks" tells that they go on, "was flying to Rome" that he is still to come.
HELD_BY = frozenset({"cues.support", "triggers.meet"})


# Verbs of being somewhere: "is in Riga", "is on a visit to Riga".
THERE = frozenset({"triggers.presence", "1"})


def _is_today(draft: Draft) -> bool:
    """Whether the words say that it is so as they are written: "is in Riga today", "this week"."""
    return draft.time is not None and draft.time.low in ("today", "this week") and not (draft.change or draft.plan)


def _is_later(draft: Draft) -> bool:
    """Whether the words put it behind the moment of telling: "was meeting X later on Tuesday"."""
    return draft.time is not None and draft.time.low.startswith(("later", "tonight"))


# How the end of a period is told: "at | the end of the month", "by | year's end".
ENDS = ("the end of", "end of", "late ", "the close of", "the last week of", "the closing ", "the last days of")
ENDED = (" end", "'s end", "\u2019s end")


def _is_at_end(draft: Draft) -> bool:
    """Whether a plan in the present tense is put at the end of a period: "is flying to Rome late this month"."""
    if draft.tense is not Tense.PRESENT or draft.time is None:
        return False
    return draft.time.low.startswith(ENDS) or draft.time.low.endswith(ENDED)


def _is_told(draft: Draft) -> bool:
    """Whether the words give its day, and not only the publication."""
    return draft.time is not None and not draft.rests_on("drafts.now", *BY_DIGEST)


def _status_by_tense(draft: Draft) -> Status:
    if draft.tense is Tense.TENTATIVE:
        return Status.TENTATIVE
    if draft.tense is Tense.FUTURE:
        return Status.SCHEDULED
    if draft.tense is Tense.PRESENT:
        if not draft.simple and draft.verb in HELD_BY and not _is_later(draft):
            return Status.UNDERWAY  # "was holding talks with X on Tuesday", told on that day
        if draft.kind in (Kind.VISIT, *MEET) and draft.verb in THERE and _is_today(draft):
            return Status.UNDERWAY  # "is in Riga today", "is in talks with X today"
        digest = draft.rests_on(*BY_DIGEST)
        return Status.HELD if digest else Status.SCHEDULED
    ahead = not draft.tense and draft.time is not None and draft.time.direction == "future"
    return Status.SCHEDULED if ahead else Status.HELD  # "will speak at a summit on Thursday", told on that day


def covers(coarse: str, fine: str) -> bool:
    """Whether a period holds another one; a week also the Sunday before, which many writers begin it with."""
    first, last = days_of(coarse)
    first -= timedelta("W" in coarse)
    low, high = days_of(fine)
    return first <= low and high <= last


# How many sentences behind the one that drops a trip go on about what was planned for it.
REACH = 5


def share_fate(drafts: Sequence[Draft]) -> None:
    """Give what was planned for a dropped or postponed journey the fate of the journey.

    So it is with what is told next of the plan itself: "Talks of X and Y were called off. They were to open on Friday."
    """
    for index, trip in enumerate(drafts):
        if trip.change not in FATES or trip.denied or not trip.sides:
            continue
        last, travels = trip.sentence, trip.kind is Kind.VISIT
        for plan in drafts[max(index - 2, 0) : index] if travels and trip.change == "moved" else ():
            old = plan.change == "unmet" or (plan.meant and not plan.change and plan.kind in MEET)
            if not old or plan.sentence != last or trip.sides[0] not in plan.sides:
                continue
            if trip.rests_on(NEW_TIME) and set(trip.sides) <= set(plan.sides):
                trip.add_sides(plan.sides)
                plan.start = plan.end = plan.time = None  # "was to meet X this week, but put off his visit to May"
            elif plan.change == "unmet" and not trip.moved_by:  # not "who was due on Sunday, has put it off by a week"
                plan.change = trip.change  # "had been due to meet in May, but X put off the visit"
                plan.status = status_of(plan)
        for part in drafts[index + 1 :]:
            if part.sentence > last + REACH:
                break
            if part.meant and not part.change and (_is_part(trip, part) if travels else _is_its_plan(trip, part)):
                # "She was to attend a summit there": which will be held without her
                if travels and part.many and part.attends:
                    part.sides = [side for side in part.sides if side not in trip.sides[:1]]
                    part.people = {name: one for name, one in part.people.items() if name not in trip.people}
                    continue
                part.change, last = trip.change, part.sentence
                part.steps.append(Step("drafts.dropped_with", trip.steps[0].text, trip.span))
                part.status = status_of(part)


def _is_its_plan(dropped: Draft, plan: Draft) -> bool:
    """Whether a plan, told with its day, is that of an occasion which was dropped without one."""
    if dropped.start or plan.start is None or plan.another:
        return False
    alike = plan.kind is dropped.kind or {plan.kind, dropped.kind} <= MEET or {plan.kind, dropped.kind} <= GATHER
    sides, own = set(dropped.sides), set(plan.sides)
    return alike and (own == sides or (plan.points_back and own <= sides))


def _is_part(trip: Draft, part: Draft) -> bool:
    """Whether an occasion was one of a journey: of the traveller, in a country where the journey was to go."""
    countries = {trip.place[1]} if trip.place else set(trip.sides[1:])
    there = part.place[1] in countries if part.place else not countries.isdisjoint(part.sides)
    guests = set(trip.sides) - countries or {trip.sides[0]}
    return there and not guests.isdisjoint(part.sides)
