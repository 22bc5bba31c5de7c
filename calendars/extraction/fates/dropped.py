"""Let the parts of a journey share its fate: who dropped the trip will not hold the talks that he was to hold there.

In: the drafts of an article, in text order. Out: nothing; the status of drafts is corrected. Only what was meant ("was
to meet", "had been due to hold talks") falls with the trip, not what is still planned ("is due to meet").
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.occasions import Draft
from calendars.extraction.clauses.moods import FATES
from calendars.extraction.fates.statuses import status_of
from calendars.models import Kind, Step

# How many sentences behind the one that drops a trip go on about what was planned for it.
REACH = 5


def share_fate(drafts: Sequence[Draft]) -> None:
    """Give what was planned for a dropped or postponed journey the fate of the journey."""
    for index, trip in enumerate(drafts):
        if trip.kind is not Kind.VISIT or trip.change not in FATES or trip.denied or not trip.sides:
            continue
        last = trip.sentence
        for plan in drafts[max(index - 2, 0) : index] if trip.change == "moved" else ():
            if plan.change == "unmet" and plan.sentence == last and trip.sides[0] in plan.sides:
                plan.change = trip.change  # "had been due to meet in May, but X put off the visit"
                plan.status = status_of(plan)
        for part in drafts[index + 1 :]:
            if part.sentence > last + REACH:
                break
            if part.meant and not part.change and _is_part(trip, part):
                part.change, last = trip.change, part.sentence
                part.steps.append(Step("drafts.dropped_with", trip.steps[0].text, trip.span))
                part.status = status_of(part)


def _is_part(trip: Draft, part: Draft) -> bool:
    """Whether an occasion was one of a journey: of the traveller, in a country where the journey was to go."""
    countries = {trip.place[1]} if trip.place else set(trip.sides[1:])
    there = part.place[1] in countries if part.place else not countries.isdisjoint(part.sides)
    return there and trip.sides[0] in part.sides
