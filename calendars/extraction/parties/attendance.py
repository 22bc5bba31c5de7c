"""Add those who are told beside an occasion to take part in it: "It will be chaired by X", "Y will attend the summit".

In: drafts in text order, with the clauses of the scene. Out: the same drafts, with more sides and people. Many-sided
occasions take in whoever comes; talks of named sides take in only those who bring the sides together. `guests.py`
reads who is told to be there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from math import inf

from calendars.extraction.candidates.occasions import GATHER, MEET, RECENT, Draft
from calendars.extraction.clauses.clauses import Clause, of_sentence
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor, is_only_counterpart
from calendars.extraction.parties.delegates import leads_talks
from calendars.extraction.parties.guests import Guest, read_guests
from calendars.extraction.parties.hosts import ENVOYS
from calendars.models import Kind, Status, Step
from calendars.patterns import pattern_of
from calendars.periods import has_day, span_of

# Gatherings to which ministers come from everywhere.
LARGE = frozenset({Kind.SUMMIT, Kind.CONFERENCE})
# What an article is about is told in one of its first sentences.
FIRST = 5
# In days: so early one may arrive.
WAY = 3
# How many sentences behind an occasion its guests may be named.
REACH = 2
# And how many behind a gathering after which no other occasion was told.
FAR = 6
# Words by which any gathering may be meant: "the meeting" is a summit, too.
LOOSE = frozenset({"meeting", "gathering", "event", "conference", "summit", "session", "forum"})


def add_attendance(drafts: list[Draft], scene: Scene, clauses: list[Clause]) -> None:
    """Give each occasion those who are said to attend, chair or open it, to lead a side of it or to mediate.

    Args:
        drafts: drafts in text order, one an occasion.
        scene: chunks with actors.
        clauses: its clauses.
    """
    told: dict[int, list[Draft]] = {}
    for draft in drafts:
        again = (
            draft.kind is Kind.MEETING and not draft.points_back
        )  # "X, who chaired the meeting": of those told before
        alone = len(draft.sides) == 1 and not draft.many and draft.kind is not Kind.SIGNING and not again
        if (draft.start is not None or draft.time is not None) and not (alone or _is_of_nobody(draft)):
            for sentence in draft.sentences:
                told.setdefault(sentence, []).append(draft)
    _add_speakers(drafts, scene, clauses)
    last_told = sorted({sentence for draft in drafts if not _is_of_nobody(draft) for sentence in draft.sentences})
    former = [draft.span[0] for draft in drafts if draft.former and draft.start is None]
    for clause in clauses:
        begin, stop = scene.chunks.span(clause.start, clause.end)
        if any(begin <= at < stop for at in former):
            continue  # "met on Monday, before | a dinner hosted by X"
        behind: Sequence[int] = range(clause.sentence, clause.sentence - REACH - 1, -1)
        far = told.keys().isdisjoint(behind)
        if far and not (behind := _told_last(told, last_told, clause)):
            continue
        guests = list(read_guests(scene, clause))
        if not guests:
            continue
        word = _word_for(scene, clause)
        near = _may_be_meant(scene, clause, [one for number in behind for one in reversed(told.get(number, ()))], word)
        before = [draft for draft in near if draft.sentence < clause.sentence or draft.span[0] < stop]
        # "X, who chaired the meeting, said that they would meet again on Friday", "signed, in the presence of X, what",
        # "held talks mediated by X and will meet again"
        who = clause.opener == "who"
        near, before = _of_own_sides(guests, near), _of_own_sides(guests, before)
        early = ((guest, who or guest.witness or (guest.mediates and bool(before))) for guest in guests)
        joined = [(guest, _occasion_of(guest, before if is_early else near)) for guest, is_early in early]
        for guest, occasion in joined:  # all were found before any is added
            if far and occasion and not ((word or not who) and _is_still_meant(occasion, guest, word)):
                continue
            way = guest.heads and scene.chunks.find(scene.words["bound_for"], *scene.bounds(clause.sentence))
            ahead = WAY if guest.comes or way else 0  # "the team led by X left on Monday"
            told_then = (guest.named and not guest.comes) or guest.treats
            others = (one for one in of_sentence(clauses, clause.sentence) if one is not clause)
            aside = [one for one in others if one.kind in ("relative", "report")]
            if occasion is not None and (told_then or not _is_of_another_day(scene, clause, occasion, ahead, aside)):
                if guest.beside:
                    occasion.beside.update(side for side in guest.actor.sides if side not in occasion.sides)
                goes = guest.company or (guest.heads and occasion.kind is Kind.VISIT)
                visitor = goes and _is_guessed(guest.actor)  # "accompanied by Finance Minister X": of his side
                sides = tuple(occasion.sides[:1]) if visitor else guest.actor.sides
                _add(occasion, guest.actor._replace(sides=sides), scene, clause)


def _may_be_meant(scene: Scene, clause: Clause, near: list[Draft], word: str) -> list[Draft]:
    """The occasions near a clause that may be what its guests come to, those that its own word fits first.

    "He will be accompanied by X" is told of none that is over.
    """
    other = partial(_has_other_word, word)
    lows = scene.chunks.lows[clause.start : clause.end]
    to_come = any(one.status is Status.SCHEDULED and one.sides for one in near)
    ahead = "will" in lows or (to_come and not COMES.isdisjoint(lows))  # "The US envoy joins the meeting"
    own = _end_of_own(scene, clause)
    listed = bool(scene.chunks.find(scene.words["guests"], clause.start, clause.end))  # "The participants were X and Y"
    fitting = (
        one for one in near if listed or one.sides or one.many or one.sentence == clause.sentence or not other(one)
    )
    fitting = (one for one in fitting if one.sentence != clause.sentence or one.span[0] < own)
    over = _tells_who_came(scene, clause)
    fitting = (
        one for one in fitting if not (over and one.status is Status.SCHEDULED and (one.start or "") > str(one.today))
    )
    fitting = (one for one in fitting if not (ahead and one.status is Status.HELD))
    return sorted(fitting, key=lambda one: (other(one), not one.sides and one.sentence != clause.sentence))


TOLD_IT = pattern_of(r"Zd[XA9]?n")
COMES = frozenset({"joins", "attends", "chairs"})
CAME = frozenset({"attended", "hosted", "chaired", "mediated"})
LED = frozenset({"led", "headed"})


def _tells_who_came(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells who was there, so that what is still to come is not meant: "X attended the summit"."""
    goes_on = scene.chunks.low(clause.start) in ("as", "with")  # "X hosted the summit | as its chairman, with Y"
    begin = scene.bounds(clause.sentence)[0] if goes_on else clause.start
    came = scene.chunks.find(CAME, begin + 1, clause.end)
    codes = scene.chunks.codes
    if TOLD_IT.search(codes, max(clause.start - 1, 0), clause.end + 3):
        return True  # "X told the conference": it is on
    if any(
        codes[at - 1 : at + 2] in ("2Hy", "2Ey", "2vy") for at in {*came, *scene.chunks.find(LED, begin, clause.end)}
    ):
        return True  # "The meeting was attended by X"
    return any(codes[at - 1] not in "123fmug," and codes[at + 1] != "y" for at in came)  # not "a dinner attended by X"


# "The meeting", "The three-day session" at the start of a clause
OWN_OCCASION = pattern_of(r"[&,]{0,2}d[D9XA-]{0,3}[nx](?=[mu12])")


def _end_of_own(scene: Scene, clause: Clause) -> float:
    """Where the subject of a clause ends that is an occasion: "The talks | will be led by X and precede a summit"."""
    match = OWN_OCCASION.match(scene.chunks.codes, clause.start, clause.end)
    return inf if match is None else scene.chunks.span(match.end() - 1)[1]


def _is_guessed(actor: Actor) -> bool:
    """Whether nothing but where the report comes from tells of which side a minister is."""
    return "actors.home_side" in actor.rules


def _is_of_nobody(draft: Draft) -> bool:
    """Whether a mention tells neither a day nor a side: "It will be the first meeting of its kind in years"."""
    return draft.start is None and draft.kind in MEET and not draft.sides


def _told_last(told: dict[int, list[Draft]], sentences: list[int], clause: Clause) -> list[int]:
    """The sentence further back that tells of an occasion, if none is told between: it may still be meant."""
    at = bisect_left(sentences, clause.sentence) - 1
    near = at >= 0 and clause.sentence - sentences[at] <= FAR
    return [sentences[at]] if near and sentences[at] in told else []


def _is_still_meant(draft: Draft, guest: Guest, word: str) -> bool:
    """Whether an occasion told some sentences back is what somebody comes to: a gathering, or one of his own side."""
    gathers = draft.kind in GATHER and draft.many and bool(draft.sides)
    if word and not (gathers and word in LOOSE):
        return not _has_other_word(word, draft)
    if gathers or (guest.joins and draft.kind in MEET):
        return True
    return guest.company or bool(guest.actor.sides and set(guest.actor.sides) <= set(draft.sides))


def _word_for(scene: Scene, clause: Clause) -> str:
    """By what word a clause names an occasion told before: "meeting" in "Attending the meeting were"."""
    named = (at for at in range(clause.start + 1, clause.end) if scene.chunks.codes[at] in "nx")
    return next((scene.chunks.last_low(at) for at in named if scene.chunks.low(at - 1) == "the"), "")


def _has_other_word(word: str, draft: Draft) -> bool:
    """Whether an occasion is told by another word than the one that names it now."""
    return draft.steps[0].text.lower().split()[-1] != word


TOLD_BEFORE = frozenset({"it", "them"})


def _is_of_another_day(scene: Scene, clause: Clause, draft: Draft, ahead: int, aside: Sequence[Clause]) -> bool:
    """Whether a later sentence tells of days of its own: "X, who leads a delegation, speaks on May 3".

    `ahead` days before it somebody may come to it. In "X, who was there last week, will attend" it does so `aside`.
    """
    if clause.sentence in draft.sentences or draft.start is None:
        return False
    own = clause.opener == "who" and (
        scene.chunks.find(TOLD_BEFORE, clause.start, clause.end) or _word_for(scene, clause)
    )
    # "X, who is to chair them, was in Riga on Monday"
    within = (clause.start, clause.end) if own else scene.bounds(clause.sentence)
    told = (at for at in scene.days_in(*within) if not any(one.holds(at) for one in aside))
    days = [scene.chunks.times[at].start or "" for at in told]
    if not days:
        return False
    first, last = span_of(draft.start, draft.end)
    first -= timedelta(days=ahead)
    return not any(first <= low and high <= last for low, high in (span_of(day, None) for day in days))


def _of_own_sides(guests: list[Guest], near: list[Draft]) -> list[Draft]:
    """Of several meetings those first that are of the sides of who comes.

    "X met Y on Friday. Y had met Z the day before. X's minister was also there": when X met Y.
    """
    sides = {side for guest in guests for side in guest.actor.sides}
    if not sides or any(one.kind not in MEET for one in near):
        return near
    return sorted(near, key=lambda one: -len(sides.intersection(one.sides)))


def _occasion_of(guest: Guest, near: list[Draft]) -> Draft | None:
    """The occasion told last that a guest comes to, or, where the words name it, the last that takes him in.

    "Talks ended on Monday. A further round is due in May. The chief negotiator, X, said": at those that ended.
    """
    if guest.treats and near and near[0].status is Status.SCHEDULED:
        near = [one for one in near if _is_on_or_over(one)] or near
    return next((draft for draft in (near if guest.named else near[:1]) if _takes(draft, guest)), None)


def _is_on_or_over(draft: Draft) -> bool:
    """Whether an occasion goes on, or ended within the last days."""
    if not draft.start or draft.today is None or draft.status not in (Status.HELD, Status.UNDERWAY):
        return False
    return (draft.today - span_of(draft.start, draft.end)[1]).days <= RECENT


def _add_speakers(drafts: list[Draft], scene: Scene, clauses: list[Clause]) -> None:
    """Leaders and ministers who speak in a report from a summit that has begun are there: "It will wait, X said"."""
    news = (draft for draft in drafts if draft.kind in LARGE and draft.many and _is_news(draft))
    summit = next((draft for draft in news if draft.bodies or len(draft.sides) == 1), None)  # not one of two leaders
    if summit is None or scene.city is None or (summit.place and summit.place[0].lower() != scene.city.lower()):
        return
    for clause in clauses:
        if clause.kind != "report" or clause.sentence < summit.sentence or len(clause.subject) != 1:
            continue
        actor = scene.actors[clause.subject[0]]
        begin = scene.chunks.sentences[clause.sentence][0]  # "In Lima, X said"
        named = (scene.places[at] for at in range(begin, clause.end) if at in scene.places)
        elsewhere = any(place[0].lower() != scene.city.lower() for place in named)
        if (
            actor.sort == "person"
            and actor.rank in ("head", "minister")
            and not elsewhere
            and _takes(summit, Guest(actor))
        ):
            _add(summit, actor, scene, clause)


def _is_news(draft: Draft) -> bool:
    """Whether a gathering is what a report is about: told at its start, and begun within the last days."""
    if not has_day(draft.start) or draft.today is None or draft.sentence > FIRST:
        return False
    first, last = span_of(draft.start, draft.end)
    return first <= draft.today and (draft.today - last).days <= RECENT


def _takes(draft: Draft, guest: Guest) -> bool:
    """Whether an occasion is of a sort to take in a guest whom other words name."""
    actor = guest.actor
    if draft.status is Status.CANCELLED:
        return False
    if guest.invites:
        return draft.kind is Kind.VISIT and actor.sort == "person" and actor.speaks and _is_of_host(draft, actor)
    if guest.tells is not None:
        return _is_told_there(draft, guest)
    if not actor.sides and actor.sort == "person":  # "Trade Minister X will also attend": of one of the two
        treats = guest.treats and draft.status is not Status.TENTATIVE
        treats = treats and (draft.kind is Kind.TALKS or not guest.mediates)
        joins = (guest.joins or guest.heads or treats) and draft.kind in MEET and len(draft.sides) > 1
        return actor.speaks and (joins or (guest.company and draft.kind is Kind.VISIT))
    if not actor.sides:  # "will bring together leaders of 25 countries"
        return actor.many and not draft.sides and draft.kind is not Kind.VISIT and bool(draft.place and draft.place[1])
    if guest.company and (draft.kind is Kind.VISIT or not guest.joins):
        own = guest.joins or _is_guessed(actor) or set(actor.sides) <= set(draft.sides)
        own = own or (guest.sent and draft.many and _gathers(draft))  # "Peru sent its foreign minister, X"
        return actor.sort == "person" and actor.speaks and own
    if draft.kind is Kind.VISIT:  # "A Chadian delegation arrived on Monday. It is led by X"
        own = set(actor.sides) <= set(draft.sides[:1]) or _is_guessed(actor)
        return guest.heads and actor.sort == "person" and actor.speaks and own
    if guest.beside and not (
        draft.bodies or (draft.many and draft.sides) or (draft.kind is Kind.CONFERENCE and draft.rests_on("drafts.now"))
    ):
        return False
    if guest.beside and _is_of_council(draft):
        return False  # one meets others on the sidelines of a large gathering, not of a council's session
    if guest.treats:
        own = guest.mediates or set(actor.sides) <= set(draft.sides)
        talks = draft.kind is Kind.TALKS or (not guest.mediates and _is_of_officials(draft, actor))
        return own and talks and draft.status is not Status.TENTATIVE
    if guest.heard:
        return _is_of_council(draft)
    if guest.within:  # "X and Y hold talks under the auspices of IGAD, which groups": its members are not there
        return set(guest.within) <= set(draft.sides) and draft.sides.index(guest.within[0]) < 2
    if guest.mediates:
        return draft.kind in MEET or draft.kind in GATHER
    # A ministry leads a process; it is its minister who attends.
    if not actor.speaks or actor.sort in ("institution", "seat", "adjective"):
        return False
    if guest.asked and draft.sides:
        return False
    if guest.comes:
        return actor.sort in ("person", "group") and _is_envoy(actor) and draft.kind in GATHER and _gathers(draft)
    if guest.witness and draft.kind is Kind.SIGNING:
        return True
    if guest.joins and (draft.kind in MEET or draft.rests_on("triggers.ceremony")):
        return True
    return _gathers(draft) or set(actor.sides) <= set(draft.sides)


def _is_told_there(met: Draft, guest: Guest) -> bool:
    """ "X held talks with Japanese ministers on Friday. Japan will pay, Finance Minister Y told him": Y is one of them.

    Not where somebody else of his side is named.
    """
    own, others = set(guest.actor.sides), [one for one in met.people.values() if one.sides]
    if met.kind not in MEET or met.status is not Status.HELD or not own <= set(met.sides) or len(met.sides) != 2:
        return False
    if len(others) != 1 or not own.isdisjoint(others[0].sides):
        return False
    return not guest.tells or guest.tells == others[0].name


def _is_of_host(visit: Draft, actor: Actor) -> bool:
    """Whether somebody is of the country to which a visit leads: "He is coming at the invitation of X"."""
    if is_only_counterpart(actor):
        return len(visit.sides) == 2
    return bool(actor.sides) and set(actor.sides) <= set(visit.sides[1:])


def _is_of_officials(draft: Draft, actor: Actor) -> bool:
    """Whether two sides meet, and nobody told by a name is there for that of somebody who leads its people."""
    alone = all(set(actor.sides).isdisjoint(one.sides) for one in draft.people.values())
    return draft.kind is Kind.MEETING and len(draft.sides) > 1 and alone and leads_talks(actor)


def _is_envoy(actor: Actor) -> bool:
    """Whether somebody acts for a state, told by an office, or known by one: "Kuwait's Sheikh Mohammad al-Sabah"."""
    known = actor.rank == "courtesy" and any(rule.startswith("office_holders.") for rule in actor.rules)
    return actor.rank in ENVOYS or known


def _is_of_council(draft: Draft) -> bool:
    """Whether a session is that of a council, which one attends by its rules."""
    return draft.kind is Kind.SESSION and any("Council" in body for body in draft.bodies)


def _gathers(draft: Draft) -> bool:
    """Whether others may come: to no format of named sides, such as the NATO-Russia Council."""
    return (draft.kind in GATHER or draft.many or not draft.sides) and len(draft.bodies) < 2


def _add(draft: Draft, actor: Actor, scene: Scene, clause: Clause) -> None:
    before = (len(draft.sides), len(draft.people))
    if not actor.speaks and actor.sort == "person":
        actor = actor._replace(sides=())  # "X, a former Tanzanian premier, opened the session"
    draft.guests.update(side for side in actor.sides if side not in draft.sides)
    draft.add_sides(actor.sides)
    if not actor.sides and draft.place and actor.sort != "person":
        draft.many, draft.kind = True, draft.kind if draft.kind in GATHER else Kind.CONFERENCE
        draft.add_sides([draft.place[1]])
    if actor.sort == "person" and actor.name:
        draft.people.setdefault(actor.name, actor)
    if before != (len(draft.sides), len(draft.people)):
        draft.steps.append(Step("attendance", actor.label, scene.chunks.span(clause.start, clause.end)))
        if clause.sentence not in draft.sentences:
            draft.sentences.append(clause.sentence)
