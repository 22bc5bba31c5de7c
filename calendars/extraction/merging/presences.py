"""Tell at which gathering those are whom a mention puts there: "X spoke after the meeting", "are in Lima for it".

In: a draft and the drafts before it. Out: the draft of that gathering, or None; nothing is changed. And whose guest
somebody is in a city with the seat of an organisation: that of a state until one of the organisation meets him there.
"""

from __future__ import annotations

from collections.abc import Mapping

from calendars.extraction.candidates.occasions import GATHER, MEET, WINDOW, Draft, around, is_undated
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.merging.same_kind import may_point
from calendars.models import Kind
from calendars.periods import days_of, has_day

# How many sentences behind a gathering someone is said to speak after it.
NEXT = 3


def attended(draft: Draft, kept: list[Draft]) -> Draft | None:
    """The gathering told right before that "X told reporters after the meeting" puts X at."""
    dated = not is_undated(draft) and not draft.rests_on("drafts.digest_day")
    if not draft.points_back or draft.pair or dated or len(draft.sides) != 1 or not draft.people:
        return None
    if draft.kind not in MEET and draft.kind not in GATHER:
        return None
    near = (other for other in reversed(kept[-WINDOW:]) if other.start and may_point(draft, other))
    event = next(near, None)
    if event is None or draft.sentence - event.sentences[-1] > NEXT or event.kind not in GATHER or not event.many:
        return None
    begun = event.start is not None and event.today is not None and days_of(event.start)[0] <= event.today
    return event if draft.tense is Tense.NONE and begun and len(event.bodies) < 2 else None


# So many sentences behind a session those are told with whom its members deal there.
DEALING = 3
# What they do there.
DEALINGS = frozenset({f"triggers.{what}" for what in ("discuss", "talks", "commune", "delegation-meal", "talk")})


def dealt_with(draft: Draft, kept: list[Draft]) -> Draft | None:
    """The session at which its members meet others: "EU ministers meet on Monday. They will discuss aid with X"."""
    told = draft.kind is Kind.SESSION and draft.steps[0].rule in DEALINGS
    of_members = told or (draft.steps[0].rule == "triggers.brief" and len(draft.sides) > 1)
    if draft.start is not None or not of_members or draft.change or draft.another:
        return None
    last = next((one for one in reversed(kept) if one.kind is Kind.SESSION and one.start), None)
    if last is None or last.end or not last.sides or not has_day(last.start):
        return None
    of_body = any(step.rule.startswith("organisations.") and step.note == "subject" for step in last.steps)
    near = last.sentence < draft.sentence <= last.sentences[-1] + DEALING and last.sides[0] in draft.sides and of_body
    alone = any(last.sides[0] in one.sides for one in draft.people.values())  # "High Representative X will see Y"
    there = not (draft.place and last.place and draft.place[1]) or draft.place[1] == last.place[1]
    alike = draft.tense is last.tense or {draft.tense, last.tense} <= {Tense.FUTURE, Tense.PRESENT}
    return last if near and not alone and there and alike else None


def receive_at_seats(told: list[Draft], seats: Mapping[str, tuple[str, str]]) -> None:
    """ "Will visit Brussels on Monday. He will meet the president of the European Council": no guest of Belgium.

    Args:
        told: the drafts of the article, also those without a day.
        seats: organisation -> city and country of its house.
    """
    for index, visit in enumerate(told):
        place = visit.place
        if visit.kind is not Kind.VISIT or place is None or visit.sides[1:] != [place[1]]:
            continue
        if place not in seats.values():
            continue
        met = [one for one in around(told, index) if _is_met_there(one, visit)]
        if any(place[1] in actor.sides for one in (visit, *met) for actor in one.people.values()):
            continue  # "will meet the Belgian premier as well"
        received = [one for one in met if any(seats.get(side) == place for side in one.sides)]
        if received:
            visit.sides = visit.sides[:1]
        for one in received:
            visit.add_sides(one.sides)
            visit.people = visit.people | one.people


def _is_met_there(one: Draft, visit: Draft) -> bool:
    """Whether a mention behind a visit tells whom the guest meets on it, on no day and in no place of its own."""
    near = one.span > visit.span and one.sentence - visit.sentence <= NEXT and one.start is None and one.kind in MEET
    return near and visit.sides[0] in one.sides and (one.place is None or one.place[1] == (visit.place or one.place)[1])


def without_heading(told: list[Draft]) -> list[Draft]:
    """Leave out talks of a heading that the text tells as a summit or a visit: "X to hold talks in Riga on Friday"."""
    first = next((one for one in told if one.sentence == 0), None)
    if (
        first is None
        or first.kind not in MEET
        or first.end
        or first.place is None
        or len(first.sides) != len(("guest", "host"))
    ):
        return told
    city, country = first.place
    if country not in first.sides or not city or any(country in actor.sides for actor in first.people.values()):
        return told  # "X to hold talks with Y in Riga"
    (guest,) = (side for side in first.sides if side != country)
    for one in told:
        same = one.sentence > 0 and one.place in ((city, country), (country, country)) and guest in one.sides
        if same and one.kind in GATHER | {Kind.VISIT} and one.start and one.start[:10] == (first.start or "")[:10]:
            one.place = first.place
            return [other for other in told if other is not first]
    return told
