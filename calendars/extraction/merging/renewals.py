"""Tell whether a plan takes the place of one told before or behind it: "Talks open on June 10, and not in May".

In: a plan, or what was held, and the old plan. Out: whether both tell of one occasion; nothing is changed. Only what
looks like a plan, and is told as held before, gets the day of that: "Monday's meeting is the second in a month".
"""

from __future__ import annotations

from calendars.extraction.candidates.occasions import GATHER, MEET, Draft, is_now
from calendars.extraction.clauses.tenses import YET_TO_COME, Tense
from calendars.extraction.fates.statuses import status_of
from calendars.extraction.linking.moves import is_bare_weekday, look_back
from calendars.extraction.merging.same_kind import are_in_two_countries
from calendars.extraction.merging.same_time import GROUPS, LONGEST_GAP_OF_ONE
from calendars.extraction.merging.sameness import REACH
from calendars.models import Kind, Status
from calendars.periods import DAY_LENGTH, WEEK, days_of, has_day

# How many sentences apart a plan and the one that it takes the place of are told.
RENEWAL_REACH = 2


# Tenses in which what was held may be spoken of again: "Monday's meeting is", "the talks on Monday, the second".
AGAIN = frozenset({Tense.PRESENT, Tense.NONE})


def take_day_held(draft: Draft, near: list[Draft]) -> None:
    """ "Met X on Monday. Monday's meeting is the second in a month": the day that was told, not the next Monday."""
    if draft.today is None or draft.time is None or not draft.points_back or draft.tense not in AGAIN or draft.end:
        return
    if not has_day(draft.start) or not is_bare_weekday(draft.time) or draft.start <= str(draft.today):
        return
    before = str(days_of(draft.start[:DAY_LENGTH])[0] - WEEK)
    held = (one for one in near if (one.start or "")[:DAY_LENGTH] == before and one.status in BEGUN_OR_OVER)
    if any(_is_told_again(draft, one) for one in held):
        look_back(draft)
        draft.tense = Tense.PAST
        draft.status = status_of(draft)


def forget_first_day(draft: Draft, near: list[Draft]) -> None:
    """ "Will visit X on June 5. ... The visit was to take place in March but was put off": the new day is told."""
    if draft.change != "moved" or not (draft.points_back and draft.meant and draft.start) or draft.sides:
        return
    for one in near:
        ahead = one.kind is draft.kind and one.status is Status.SCHEDULED and one.tense is Tense.FUTURE
        if ahead and has_day(one.start) and one.start != draft.start and not one.change:
            draft.start = draft.end = draft.time = None
            return


def _is_told_again(draft: Draft, held: Draft) -> bool:
    """Whether a definite mention may be of what was held: "the meeting", of talks with the same sides."""
    two = held.kind in MEET and draft.kind is Kind.SUMMIT and not draft.bodies
    alike = GROUPS[draft.kind] == GROUPS[held.kind] or (draft.kind in MEET and held.kind in GATHER) or two
    return alike and not draft.pair and (not draft.sides or not set(draft.sides).isdisjoint(held.sides))


def is_plan_renewed(plan: Draft, old: Draft) -> bool:
    """ "Talks will resume on June 10. They had been set to resume on May 21": one plan, which was put off."""
    if not plan.start:
        return False
    if _is_held_late(plan, old) or _is_held_instead(plan, old) or _is_now_another_day(plan, old):
        return True
    if _is_of_journey(plan, old):
        return True
    if old.change != "unmet" or not old.start or plan.change in ("off", "unmet"):
        return False
    if old.kind is Kind.VISIT and not (old.points_back and not old.pair and old.sentence == plan.sentences[-1] + 1):
        return False  # "will visit X on Monday. He had been due to visit on Wednesday, but cancelled": another one
    if plan.status not in (Status.SCHEDULED, Status.TENTATIVE, Status.POSTPONED) or is_now(plan):
        return False
    apart = plan.sentence - old.sentence if plan.sentence > old.sentence else old.sentence - plan.sentences[-1]
    put_off = plan.plan == "V"  # "will hold delayed talks on Thursday"
    pointed = old.points_back or plan.points_back or put_off
    far = REACH if put_off or (old.points_back and old.kind in GATHER) else RENEWAL_REACH
    elsewhere = are_in_two_countries(plan, old) and not put_off
    if GROUPS[plan.kind] != GROUPS[old.kind] or not pointed or apart > far or elsewhere:
        return False
    gap = (days_of(plan.start)[0] - days_of(old.start)[1]).days
    return set(old.sides) == set(plan.sides) and 0 < gap <= LONGEST_GAP_OF_ONE


def _is_of_journey(plan: Draft, old: Draft) -> bool:
    """ "Flies to X on Friday for talks with Y. The meeting was due on Monday, but was put off": until that trip."""
    told = old.points_back and not old.pair and old.kind in MEET and old.change in ("unmet", "moved")
    if not told or plan.kind is not Kind.VISIT or plan.tense is not Tense.FUTURE or not old.start:
        return False
    near = old.sentence == plan.sentences[-1] + 1 and set(old.sides) <= set(plan.sides)
    return near and has_day(old.start) and has_day(plan.start) and old.start[:10] < plan.start[:10]


# In days: talks that did not begin as planned, and were held so soon after, were only put off.
LATE = 3
BEGUN_OR_OVER = frozenset({Status.HELD, Status.UNDERWAY})


def _is_held_instead(plan: Draft, old: Draft) -> bool:
    """ "Called off a meeting due in Riga on Monday. The talks will be held in Oslo instead, on Friday": put off."""
    later = plan.instead or (plan.time is not None and plan.time.low.endswith(" later"))
    coming = later and plan.tense is Tense.FUTURE and plan.start is not None
    coming = coming and (plan.points_back or (plan.instead and set(plan.sides) == set(old.sides)))
    near = 0 < plan.sentence - old.sentences[-1] <= RENEWAL_REACH and old.kind is not Kind.VISIT
    if not (coming and near and old.change == "off") or GROUPS[plan.kind] not in (GROUPS[old.kind], "meet"):
        return False
    return set(plan.sides) <= set(old.sides)


def _is_now_another_day(plan: Draft, old: Draft) -> bool:
    """ "Were to meet on June 16, but will now do so on June 23": put off."""
    near = 0 <= plan.sentence - old.sentences[-1] <= 1 and old.sentence <= plan.sentence
    now = plan.now and (old.meant or old.change == "unmet")
    if not ((now or _is_later_flight(plan, old)) and near and plan.start and old.start) or plan.change:
        return False
    if plan.start == old.start:
        return False
    there = plan.place is None and plan.kind is Kind.VISIT and set(plan.sides) <= set(old.sides)  # "will now arrive on"
    return GROUPS[plan.kind] == GROUPS[old.kind] and (there or set(plan.sides) == set(old.sides))


def _is_later_flight(plan: Draft, old: Draft) -> bool:
    """ "Was initially scheduled to visit Oslo on Friday. He plans to fly to Oslo on Saturday": the same visit."""
    visits = plan.kind is old.kind is Kind.VISIT and old.change == "unmet" and plan.tense in YET_TO_COME
    if not visits or not (has_day(plan.start) and has_day(old.start)):
        return False
    return 0 < (days_of((plan.start or "")[:10])[0] - days_of((old.start or "")[:10])[0]).days <= WEEK.days


def _is_held_late(held: Draft, old: Draft) -> bool:
    """ "Met X on Tuesday. The talks had been due to begin on Monday, but his plane was late": the same talks."""
    pointed = old.points_back or old.pair or held.points_back or held.pair
    if old.change not in ("unmet", "moved") or not pointed or not old.start or not held.start:
        return False
    named = old.points_back and (not old.pair or old.kind is Kind.SIGNING)  # "The visit had been due"
    that = named and old.sentence == held.sentences[-1] + 1
    alike = (held.kind in MEET and old.kind in MEET) or (that and held.kind is old.kind)
    met = alike and held.status in BEGUN_OR_OVER and not held.change
    near = 1 in (old.sentence - held.sentences[-1], held.sentence - old.sentences[-1])
    same = set(old.sides) == set(held.sides) and (not old.people or old.people.keys() == held.people.keys())
    if not (met and near and same) or held.before_or_after:
        return False
    days = (days_of(held.start[:10])[0] - days_of(old.start[:10])[1]).days
    if that and has_day(held.start) and not has_day(old.start):
        return 0 < days <= LONGEST_GAP_OF_ONE  # "opened on Monday. The talks were to have begun last month"
    if not (has_day(held.start) and has_day(old.start)):
        return False
    if that and days < 0 and (old.open or not old.pair) and old.time is not None and is_bare_weekday(old.time):
        days += WEEK.days  # "met on Sunday. The meeting had been due on Thursday": the one before
    return 0 < days <= (WEEK.days if that else LATE)
