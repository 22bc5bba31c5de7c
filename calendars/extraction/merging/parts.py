"""Tell what is only a part of a larger event: a meeting of a visit, a stop of a tour, a journey to a gathering.

In: drafts in text order. Out: the drafts without such parts, with what those told of people and places.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.occasions import GATHER, MEET, Draft, around, is_now, is_undated
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.fates.statuses import covers
from calendars.extraction.merging.journeys import is_aim_beside, is_way_to
from calendars.extraction.merging.sameness import REACH, is_series
from calendars.extraction.merging.stays import BACK, TODAY, goes_home, is_ceremony_of_stay, is_stop
from calendars.extraction.merging.whereabouts import closer_place
from calendars.extraction.names.people import is_only_counterpart
from calendars.models import Kind, Status
from calendars.periods import DAY_LENGTH, MONTH_LENGTH, begins_within, days_of, has_day, span_of

# For so many days a visit that is over may still be what an article tells of.
LATE = 10
# No tour takes as long, in days.
LONG_TOUR = 40


def drop_parts(drafts: list[Draft], coming: Sequence[Draft] = ()) -> list[Draft]:
    """Drop what only repeats a part: a meeting inside a visit with no day of its own, a journey to a summit.

    Args:
        drafts: in text order.
        coming: gatherings whose day is not told, where somebody arrives for them.
    """
    kept = []
    for index, draft in enumerate(drafts):
        near = [other for other in around(drafts, index) if other is not draft]
        stops = {
            side
            for other in near
            if (is_stop(other, draft) or _is_talk_at_stop(other, draft)) and not _are_long_apart(other, draft)
            for side in (*other.sides, *(other.place[1:] if other.place and draft.tour else ()))
        }
        if any(_is_end_of_tour(draft, other) for other in near):
            continue
        if draft.kind is Kind.VISIT and set(draft.sides) <= stops:
            continue  # every stop of the tour is told with its own day
        if any(_is_dated_by(draft, other) or _is_of_signing(draft, other) for other in near):
            continue
        if is_series(draft) and any(_is_of_series(other, draft) for other in near):
            continue
        if any(_is_way_home(draft, other) for other in near):
            continue
        if sum(_is_stop_in_region(other, draft) for other in near) > 1:
            continue  # "a tour of Southeast Asia": in Cambodia on these days, in Indonesia on those
        told = next((other for other in near if _is_one_with(draft, other)), None)
        if told is not None:
            told.people, told.place = told.people | draft.people, told.place or draft.place
            continue
        visit = next((other for other in near if _is_part(draft, other)), None)
        if visit is not None and any(is_way_to(visit, other) for other in (draft, *near) if other is not visit):
            visit = None  # "landed on Tuesday for the summit. She met X in the evening": the meeting stays
        received = any(other.kind in MEET and other.time is draft.time for other in near)  # "for talks with X on the"
        aims = [one for one in coming if one.kind in GATHER or not received]
        event = next((other for other in [*near, *aims] if is_way_to(draft, other)), None)
        if visit:
            if draft.rests_on("triggers.host") and _tells_days_of(draft, visit):
                visit.start, visit.time, visit.end = draft.start, draft.time, draft.end
            if not _may_not_be(draft) or visit.tense is Tense.TENTATIVE:
                visit.people = visit.people | draft.people
            visit.add_sides(draft.sides)
            if not visit.tour:
                visit.place = closer_place(visit.place, draft.place if set(draft.sides) <= set(visit.sides) else None)
        elif event:
            event.place = event.place or draft.place
            if event.kind in GATHER and set(draft.sides[:1]) <= set(event.sides):  # with those who come along
                along = {name: one for name, one in draft.people.items() if list(one.sides) == draft.sides[:1]}
                event.people = event.people | along
        else:
            kept.append(draft)
    return kept


def _may_not_be(draft: Draft) -> bool:
    """ "It is not clear whether X will meet Y": Y is not told to be there; "the visit envisages talks with Y" does."""
    return draft.tense is Tense.TENTATIVE and draft.steps[0].rule in ("triggers.meet", "triggers.see")


def _are_long_apart(one: Draft, other: Draft) -> bool:
    """Whether two days lie so far apart that they are not of one journey: "last visited Singapore in October"."""
    if not one.start or not other.start or len(other.start) < MONTH_LENGTH:
        return False
    return abs((days_of(one.start[:10])[0] - days_of(other.start[:10])[0]).days) > LONG_TOUR


def _is_end_of_tour(tour: Draft, visit: Draft) -> bool:
    """ "Ends his tour of the Gulf with a visit to Abu Dhabi", in a digest: the visit is what is told."""
    both = tour.kind is visit.kind is Kind.VISIT and tour.verb == "cues.end" and len(tour.sides) < len(visit.sides)
    if both and tour.sentence == 0 < visit.sentence and is_now(tour) and not is_undated(visit) and visit.start:
        return set(tour.people) <= set(visit.people)  # the headline "X leaves for home, ending Gulf tour"
    alone = both and tour.end is None and tour.rests_on(TODAY) and tour.sentence == visit.sentence
    return alone and tour.start == visit.start and set(tour.people) <= set(visit.people)


def _is_way_home(back: Draft, visit: Draft) -> bool:
    """ "X flies to Athens ... On Tuesday he will meet Y. He returns to Nicosia": X of Cyprus, and not Y of Greece."""
    both = back.kind is visit.kind is Kind.VISIT and back.place is not None and visit.place is not None
    if not both or back.steps[0].rule != "triggers.go" or not back.steps[0].text.lower().startswith(BACK):
        return False
    there, home = visit.place, back.place
    home_of_guest = bool(home and there and home[1] == visit.sides[0] != there[1])
    return home_of_guest and set(back.sides) == set(visit.sides) and bool(visit.start and back.start)


def _is_of_series(meeting: Draft, series: Draft) -> bool:
    """Whether one of several meetings that were told as one is told with its own day."""
    if meeting.kind not in MEET or is_series(meeting) or not meeting.start or not series.start:
        return False
    shared = len(set(meeting.sides) & set(series.sides)) > 1
    return shared and set(meeting.sides) <= set(series.sides) and begins_within(meeting.start, series.start, series.end)


def _is_of_signing(ceremony: Draft, signing: Draft) -> bool:
    """ "Signed an accord on Tuesday at a ceremony in Nicosia": the ceremony is that of the signing."""
    both = ceremony.kind is Kind.OTHER and signing.kind is Kind.SIGNING and ceremony.sentence == signing.sentence
    return both and ceremony.start == signing.start and set(ceremony.sides) <= set(signing.sides)


def _is_one_with(draft: Draft, other: Draft) -> bool:
    """ "X and Y sign a treaty after X welcomed Y", in a digest: one occasion, and the signing is what it tells of.

    Of "X and Y sign a pact at their summit in Riga" it is the summit, of "X meets Y. The two sign a pact" the meeting.
    """
    then = draft.kind is Kind.SIGNING and other.kind in MEET and draft.pair and draft.sentence - 1 == other.sentence
    at_summit = draft.kind is Kind.SIGNING and other.kind in GATHER and not other.outer  # not on its sidelines
    at_meeting = other.kind is Kind.SIGNING and draft.kind in (*MEET, Kind.VISIT)
    meeting = other if at_summit else draft
    within = at_summit and draft.sentence in other.sentences and draft.start == other.start
    if within and any(draft.time is time for time in (other.time, *other.mentions)):
        return set(draft.sides) <= set(other.sides) and meeting.end is None  # "The summit on Monday includes a signing"
    return (
        (then or ((at_summit or at_meeting) and draft.sentence == other.sentence))
        and set(draft.sides) == set(other.sides)
        and draft.start == other.start
        and meeting.end is None
        and draft.rests_on(TODAY)
        and (then or other.rests_on(TODAY))
    )


def _is_dated_by(visit: Draft, meeting: Draft) -> bool:
    """ "Will go to X next week for a meeting with Y. They will meet on Tuesday": the meeting is all that it is for."""
    if visit.kind is not Kind.VISIT or meeting.kind not in MEET or visit.verb != "triggers.go" or visit.end:
        return False
    if not visit.start or not has_day(meeting.start) or set(visit.sides) != set(meeting.sides):
        return False
    coarse = not has_day(visit.start) and covers(visit.start, meeting.start)
    return coarse and visit.time is not meeting.time and any(visit.time is time for time in meeting.mentions)


def _is_stop_in_region(stop: Draft, tour: Draft) -> bool:
    """Whether a dated visit of the same people is a stop of a tour of a region that begins no later."""
    if tour.kind is not Kind.VISIT or len(tour.sides) > 1 or tour.place is None or tour.place[1]:
        return False
    if stop.kind is not Kind.VISIT or not set(tour.people) & set(stop.people):
        return False
    if not tour.start or not has_day(stop.start):
        return False
    return tour.start[:10] <= stop.start[:10] and abs(stop.sentence - tour.sentence) <= REACH


def _is_talk_at_stop(talk: Draft, tour: Draft) -> bool:
    """ "Will visit Africa, including X and Y. He will hold talks in X on Monday, in Y on Tuesday": at each stop.

    On a tour that is told as one, it plays no part with whom: "will see NATO's chief in Brussels on Thursday".
    """
    if (
        tour.kind is not Kind.VISIT
        or talk.kind not in MEET
        or not talk.start
        or not set(tour.people) & set(talk.people)
    ):
        return False
    there = talk.place is not None and talk.place[1] in tour.sides
    own = set(talk.sides) < set(tour.sides) or (tour.tour and tour.sides[0] in talk.sides)
    return there and own and len(talk.sides) == 2 < len(tour.sides)


def _is_part(draft: Draft, visit: Draft) -> bool:
    """Whether a meeting is told with a visit of the same sides and has no time word of its own."""
    if visit.kind is Kind.VISIT and draft.kind in (Kind.SIGNING, Kind.OTHER):
        if set(draft.sides) != set(visit.sides) or draft.start != visit.start:
            return False
        if is_ceremony_of_stay(draft, visit):
            return True
        if draft.kind is Kind.OTHER:
            return False
        if is_now(visit) and draft.sentence in visit.sentences:
            return True  # "is on a visit to Y, during which the two sign a pact"
        whole = visit.end is not None or not has_day(visit.start)  # "went to Y in May and signed a pact"
        return whole and draft.time is visit.time
    if visit.kind is Kind.VISIT and draft.kind is Kind.SUMMIT and not draft.bodies and visit.verb in VISITING:
        alike = draft.verb == visit.verb and draft.sentence == visit.sentence and draft.time is visit.time
        return alike and set(draft.sides) <= set(visit.sides)  # "visited Oman last month for a summit with X"
    if visit.kind is not Kind.VISIT or draft.kind not in MEET:
        return False
    if is_aim_beside(draft, visit) or _is_visit_hosted(draft, visit):
        return True
    if not set(draft.sides) <= set(visit.sides):  # "is to come to Cyprus for talks with X and Y", of two sides
        same = draft.time is visit.time or any(draft.time is time for time in visit.mentions)
        return set(visit.sides) < set(draft.sides) and same and draft.sentence in visit.sentences
    if is_way_to(visit, draft):
        return False  # "arrived in Madrid for talks with X", who is of another country
    if draft.clock is not None and "T" in (draft.start or "") and "T" not in (visit.start or "T"):
        return False  # the programme of a visit has its own hour for each
    if (visit.nth and draft.start != visit.start) or (visit.last_day and draft.span < visit.span):
        return False  # "met X on Thursday, the second day of his visit": the day is the meeting's own
    if visit.rests_on("linking.from_main") and draft.sentence == visit.sentence and draft.rests_on(OWN_CLAUSE):
        return False  # "on Friday met X, who is visiting Cuba"
    if draft.steps[0].rule == "triggers.guest" and visit.sentence == draft.sentence == draft.sentences[-1]:
        return True  # "will be in Riga from Monday to Tuesday as guest of X"
    if draft.rests_on(TODAY) and visit.rests_on(TODAY) and visit.verb == "cues.end":
        return draft.sentence in visit.sentences  # "ends a two-day visit to X, where he met Y"
    if is_now(draft) and draft.time is None and draft.sentence in visit.sentences and not draft.people:
        return True  # "is paying a visit to Uganda to discuss security"
    same_time = draft.start == visit.start and draft.time is visit.time
    return same_time or any(draft.time is time for time in visit.mentions)


def _is_visit_hosted(reception: Draft, visit: Draft) -> bool:
    """ "Roh to host Thai premier next week" over "X will visit South Korea on Monday": the same visit.

    So are the days for which the guest is received: "X visits Riga this week. Y will host X from May 3 to 5".
    """
    hosted = reception.rests_on("triggers.host") and set(reception.sides) == set(visit.sides)
    if not (hosted and reception.people.keys() & visit.people.keys()):
        return False
    if _tells_days_of(reception, visit):
        return True
    coarse = not has_day(reception.start) and has_day(visit.start)
    return coarse and begins_within(visit.start or "", reception.start or "", reception.end)


def _tells_days_of(reception: Draft, visit: Draft) -> bool:
    """Whether a guest is received for some days, which begin with his visit, or in the week that it is in."""
    begin, first = (reception.start or "")[:10], (visit.start or "")[:10]
    if visit.end or not first or not (reception.end and len(begin) == len(reception.end) == DAY_LENGTH):
        return False
    return begin == first or (len(first) < len(begin) and covers(first, begin))


# Verbs of a visit of which a summit of its two sides is a part: "flies to Delhi on Monday for a summit with X".
VISITING = frozenset({"triggers.visit", "triggers.go"})
# The link of a time that stands in the clause of the mention.
OWN_CLAUSE = "linking.same_clause"


def add_to_visit(draft: Draft, kept: list[Draft]) -> None:
    """Whom a visitor meets at no stated time are people of the visit, or of his talks in the host's capital."""
    if draft.kind not in MEET or draft.start or _may_not_be(draft):
        return
    if len(draft.sides) < 2 and not any(map(is_only_counterpart, draft.people.values())):
        return
    if draft.change in ("off", "unmet"):  # "was to have met X, but was told that X was busy"
        kept = [visit for visit in kept if visit.status is Status.CANCELLED]
    fitting = [
        visit
        for visit in kept
        if (visit.kind is Kind.VISIT or _are_talks_abroad(visit, draft))
        and visit.start
        and (len(draft.sides) > 1 or len(visit.sides) == 2)  # of whom he meets his counterpart
        and set(draft.sides) <= set(visit.sides)
        and set(draft.people) & set(visit.people)
        and _is_told_during(draft, visit)
    ]
    if fitting:  # a stop before the whole tour
        visit = min(fitting, key=lambda visit: len(visit.sides))
        visit.people = visit.people | draft.people


def _are_talks_abroad(talks: Draft, draft: Draft) -> bool:
    """ "Will hold talks in Ottawa on Friday. He is due to meet X": told right before, in the country of one of them."""
    there = talks.place is not None and talks.place[1] in talks.sides and len(talks.sides) == 2
    return talks.kind is Kind.TALKS and there and 0 <= draft.sentence - talks.sentences[-1] <= 1


def _is_told_during(draft: Draft, visit: Draft) -> bool:
    """Whether a meeting at no stated time can be one of a visit: not of one long past, nor of one that is to come."""
    if visit.start is None or draft.today is None or abs(draft.sentence - visit.sentences[-1]) <= 1:
        return True
    first, last = span_of(visit.start, visit.end)
    held = draft.tense is Tense.PAST
    return not (held and first > draft.today) and (draft.today - last).days <= LATE


def tell_visits(kept: list[Draft], whole: list[Draft]) -> None:
    """ "Will welcome X to the White House on Friday. X's visit ...": who is welcomed is on a visit."""
    visits = [draft for draft in kept if draft.kind is Kind.VISIT and is_undated(draft) and draft.people]
    visits = [visit for visit in visits if not goes_home(visit)]
    for meeting in whole if visits else ():
        welcomed = meeting.kind is Kind.MEETING and meeting.steps[0].rule == "triggers.host" and len(meeting.people) > 1
        welcomed = welcomed and not any(one.kind is Kind.VISIT and one.sides == meeting.sides for one in whole)
        for visit in visits if welcomed else ():
            same = set(visit.people) <= set(meeting.people) and set(visit.sides) <= set(meeting.sides)
            if same and abs(visit.sentence - meeting.sentence) <= 3:
                meeting.kind = Kind.VISIT
                meeting.steps += visit.steps[:1]
                break
