"""Turn candidates into drafts of engagements: who takes part, where, when, and how it stands.

In: a scene with clauses, candidates and their links. Out: `Draft`s, one a candidate that could be an engagement, in
text order; and misses. A draft may still lack its time or its sides: `merging.py` finds them in other mentions of the
same occasion.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from calendars.extraction.actors import Actor, Scene
from calendars.extraction.candidates import Candidate, actors_of, is_denied
from calendars.extraction.clauses import Clause, Tense
from calendars.extraction.linking import Link
from calendars.extraction.participants import place_before
from calendars.extraction.schedules import BULLETS, Item
from calendars.models import Kind, Miss, Status, Step, TimeMention
from calendars.periods import days_of, span_of

MEET = frozenset({Kind.MEETING, Kind.TALKS})
GATHER = frozenset({Kind.SUMMIT, Kind.SESSION, Kind.CONFERENCE})


@dataclass(slots=True, eq=False)
class Draft:
    """An engagement in the making.

    Attributes:
        kind: what sort.
        sides: sides in the order named.
        people: persons by name, in the order named.
        start, end: in the gold form, or None where not known (yet).
        time: the mention that states it.
        status: where it stands.
        place: (name, country) or None.
        sentence: index of the sentence of the first mention.
        sentences: all sentences it rests on.
        points_back: the words refer to something already told ("the talks", "they").
        bodies: sides that come from a standing body or forum.
        steps: why.
        score: of the time link.
    """

    kind: Kind
    sides: list[str]
    people: dict[str, Actor]
    sentence: int
    start: str | None = None
    end: str | None = None
    time: TimeMention | None = None
    status: Status = Status.SCHEDULED
    tense: Tense = Tense.NONE
    place: tuple[str, str] | None = None
    sentences: list[int] = field(default_factory=list)
    points_back: bool = False
    pair: bool = False
    bodies: set[str] = field(default_factory=set)
    many: bool = False
    steps: list[Step] = field(default_factory=list)
    score: float = 0.0
    verb: str = ""
    change: str = ""
    span: tuple[int, int] = (0, 0)
    denied: bool = False
    headline: bool = False
    plan: str = ""
    days: int | None = None
    today: date | None = None
    part_of_day: bool = False  # told with a part of the day or a clock time, and no day
    follows: bool = False  # "also", "then", "later": another part of the programme just told
    mentions: list[TimeMention] = field(default_factory=list)
    named_before: list[str] = field(default_factory=list)  # whom "the two sides" may mean where no occasion tells


# Before a time that only bounds something: "set to run until 2031".
BOUNDS = frozenset({"until", "till", "since", "through", "by"})
# An arrival is still news, and the visitor still there, for so many days where no end is stated.
RECENT = 3


@dataclass(slots=True, eq=False)
class Setting:
    """What the whole article says of its events: its publication day, and whether it is a digest entry."""

    published: date | None
    digest: bool
    running: frozenset[str]
    phone: frozenset[str]
    items: dict[int, Item]
    states: frozenset[str]


def draft_engagements(
    scene: Scene,
    clauses: list[Clause],
    candidates: list[Candidate],
    links: list[Link],
    setting: Setting,
    lexicon: dict[str, Any],
) -> tuple[list[Draft], list[Miss]]:
    """Make a draft of every candidate.

    Args:
        scene: chunks with actors and places.
        clauses: its clauses.
        candidates: what `find_triggers` found.
        links: what `link_times` gave for each.
        setting: facts of the article.
        lexicon: what `read_lexicon` returns.
    """
    drafts: list[Draft] = []
    misses: list[Miss] = []
    for candidate, link in zip(candidates, links, strict=True):
        clause = clauses[candidate.clause]
        draft = _draft(scene, clause, candidate, link, setting)
        if candidate.topic and link.time is None:
            misses.append(Miss(draft.span, scene.chunks.text(candidate.at), candidate.rule, "it is only spoken about"))
            continue
        if is_denied(candidate):
            draft.denied = True
            misses.append(Miss(draft.span, scene.chunks.text(candidate.at), candidate.rule, "the clause denies it"))
        drafts.append(draft)
    return drafts, misses


def _draft(scene: Scene, clause: Clause, candidate: Candidate, link: Link, setting: Setting) -> Draft:
    draft = Draft(
        candidate.kind, [], {}, clause.sentence, sentences=[clause.sentence], many=candidate.many, score=link.score
    )
    draft.points_back = candidate.definite or candidate.pair
    draft.pair = candidate.pair
    draft.verb, draft.plan = candidate.verb, candidate.plan
    draft.span = scene.chunks.span(candidate.at)
    draft.follows = any(scene.chunks.low(at) in scene.words["following"] for at in range(clause.start, candidate.at))
    draft.place = candidate.place
    if setting.published:
        draft.today = date.fromisoformat(setting.published.isoformat()[:10])
    draft.part_of_day = link.clock is not None or any(
        scene.chunks.low(at) in scene.words["parts_of_day"] for at in range(clause.start, clause.end)
    )
    draft.steps.append(Step(candidate.rule, scene.chunks.text(candidate.at), draft.span))
    if candidate.mood:
        draft.tense, draft.change = candidate.mood.tense, candidate.mood.change
    if candidate.plan in ("Q", "W") and draft.tense in (Tense.NONE, Tense.PRESENT):
        draft.tense = Tense.FUTURE if candidate.plan == "Q" else Tense.TENTATIVE
    _add_actors(scene, candidate, draft)
    item = setting.items.get(clause.sentence)
    if item:
        draft.points_back = draft.pair  # the items of a list are occasions apart
        _add_item(draft, item, link)
    if candidate.pair:
        draft.named_before = _two_named_before(scene, candidate)
    if candidate.side and len(draft.sides) == 1:
        draft.sides.append(candidate.side)
    _add_protagonist(scene, clause, candidate, draft)
    _add_place(scene, clause, candidate, draft, item is not None)
    _set_kind(scene, clause, candidate, draft, setting)
    _set_time(scene, clause, candidate, link, draft, setting)
    draft.status = status_of(draft, setting)
    return draft


def _add_item(draft: Draft, item: Item, link: Link) -> None:
    """What the list says of each of its items: the day of the heading, whose list it is, and that it is to come."""
    if link.time is None:
        link.time, link.rule = item.day, "schedules.heading"
    if item.owner and len(draft.sides) < 2 and not (draft.many and draft.sides):
        draft.sides += [side for side in item.owner.sides if side not in draft.sides]
        if item.owner.name and item.owner.sort == "person" and item.owner.speaks:
            draft.people.setdefault(item.owner.name, item.owner)
        draft.steps.append(Step("schedules.owner", item.owner.name or ", ".join(item.owner.sides), draft.span))
    if draft.tense in (Tense.NONE, Tense.PRESENT):
        draft.tense = Tense.FUTURE


def _add_protagonist(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> None:
    """An occasion told with one party is that of the person whom the article follows: "A meeting with X is set"."""
    partners = [actor for actor, how in actors_of(scene, candidate) if how in ("partner", "host", "agent")]
    subjects = [actor for actor, how in actors_of(scene, candidate) if how not in ("partner", "agent")]
    if not partners or subjects or draft.kind in GATHER or (len(draft.sides) != 1 and not clause.pronoun):
        return
    who = [scene.actors[at] for at in (*clause.speakers, *([] if clause.antecedent is None else [clause.antecedent]))]
    other = next(
        (actor for actor in who if actor.speaks and actor.sides and not set(actor.sides) & set(draft.sides)), None
    )
    if other:
        draft.sides += other.sides
        if other.name:
            draft.people.setdefault(other.name, other)
        draft.steps.append(Step("drafts.protagonist", other.name or ", ".join(other.sides), draft.span))


# How far back "the two sides" are looked for.
PAIR_REACH = 90
NOT_PAIRED = frozenset({"institution", "body", "adjective", "seat"})


def _two_named_before(scene: Scene, candidate: Candidate) -> list[str]:
    """The last two sides named before "the two countries"; the country of the dateline where there is one only."""
    found: list[str] = []
    for at in range(candidate.at - 1, max(candidate.at - PAIR_REACH, -1), -1):
        actor = scene.actors.get(at)
        if actor is None or len(actor.sides) != 1 or not actor.speaks or actor.sort in NOT_PAIRED:
            continue
        if actor.sides[0] not in found:
            found.insert(0, actor.sides[0])
        if len(found) == 2:
            return found
    return [*found, scene.home] if len(found) == 1 and scene.home and scene.home not in found else []


def _add_actors(scene: Scene, candidate: Candidate, draft: Draft) -> None:
    for actor, how in actors_of(scene, candidate):
        if not actor.speaks and how in ("subject", "agent", "modifier"):
            continue
        if actor.sort in ("seat", "institution") and how in ("modifier",) and actor.sort == "seat":
            continue
        for side in actor.sides:
            if side not in draft.sides:
                draft.sides.append(side)
            if actor.sort in ("body", "organisation"):
                draft.bodies.add(side)
        if actor.sort == "person" and actor.name:
            draft.people[actor.name] = actor
        draft.steps.extend(
            Step(rule, actor.name or ", ".join(actor.sides), draft.span, how) for rule in actor.rules[:1]
        )


def _add_place(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, item: bool) -> None:
    """Find where it happens, as far as the words near it say; a visit's host country takes part."""
    if draft.place is None:
        draft.place = _place_in_clause(scene, clause, candidate, item) or scene.prefixes.get(clause.sentence)
    if draft.kind is Kind.VISIT and draft.place and draft.place[1] and draft.place[1] not in draft.sides:
        draft.sides.append(draft.place[1])


# What a phrase of place may hang on for it to be that of the engagement: not a plain noun ("the situation in ...").
BEFORE_PLACE = "nxvTPSOBMDUC,EHKVQ123"
NEAR = 12


def _place_in_clause(scene: Scene, clause: Clause, candidate: Candidate, item: bool) -> tuple[str, str] | None:
    """The place that a clause names with "in" or "at", or means by "here", "there" and "where"."""
    codes = scene.chunks.codes
    for at in range(clause.start, clause.end):
        low = scene.chunks.low(at)
        if low == "here" and scene.city:
            return scene.city, scene.home or ""
        if low in ("there", "where") and codes[at + 1 : at + 2] not in ("1", "2", "m", "4"):
            return place_before(scene, at)
        named = at in scene.places and at > clause.start and abs(at - candidate.at) < NEAR
        if named and codes[at - 1] == "i" and (at - 1 == clause.start or codes[at - 2] in BEFORE_PLACE):
            return scene.places[at]
        if named and item and codes[at - 1] == "," and codes[at] in "CL":
            return scene.places[at]  # an agenda: "Foreign Affairs Council, Luxembourg"
    return None


def _set_kind(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, setting: Setting) -> None:
    lows = scene.chunks.document.lows
    words = set(lows[scene.chunks.firsts[clause.start] : scene.chunks.lasts[clause.end - 1]])
    collective = next(
        (actor for actor, how in actors_of(scene, candidate) if actor.many and how in ("subject", "of", "modifier")),
        None,
    )
    if collective and draft.kind is Kind.CALL:
        draft.many = True
    elif collective and draft.kind in (*MEET, Kind.SESSION):
        draft.many = True
        draft.kind = (
            Kind.SUMMIT if collective.rank == "head" or collective.role in ("leaders", "heads") else Kind.SESSION
        )
    elif draft.kind in MEET and words & setting.phone:
        draft.kind = Kind.CALL
    elif (
        draft.kind in MEET
        and draft.bodies
        and not candidate.rule.startswith("organisations.")
        and (len(draft.sides) == 1 or _names_body(scene, candidate))
    ):
        draft.kind, draft.many = Kind.SESSION, True
    elif draft.kind is Kind.CALL and candidate.rule == "triggers.speak" and not draft.people:
        draft.kind = Kind.TALKS


def _names_body(scene: Scene, candidate: Candidate) -> bool:
    """Whether a meeting is that of a body: "meeting of the NATO-Russia Council", "the OSCE meeting"."""
    return any(
        how in ("modifier", "of", "subject") and scene.actors[at].sort in ("body",)
        for at, how in candidate.parties.items()
        if at in scene.actors
    )


def _set_time(scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft, setting: Setting) -> None:
    mention = link.time
    if candidate.verb == "cues.broken" and draft.tense is Tense.PAST:
        mention = None
    setting_out = scene.words["departure"].intersection(
        scene.chunks.low(at) for at in range(clause.start, max(link.chunk, clause.start))
    )
    journey = candidate.verb in ("triggers.go", "triggers.arrive") and link.chunk < candidate.at
    leaving = journey and (candidate.definite or bool(setting_out))
    if leaving and draft.kind in (*MEET, *GATHER):
        mention = None  # "will leave on Thursday to head to the talks": the day is that of leaving
    draft.days = link.days
    if mention is None:
        _set_time_of_now(scene, clause, candidate, draft, setting)
        return
    draft.time, draft.start, draft.end = mention, mention.start, mention.end
    draft.mentions.append(mention)
    if (
        draft.tense in (Tense.FUTURE, Tense.TENTATIVE)
        and mention.stated == ("weekday",)
        and draft.start
        and setting.published
    ):
        _look_ahead(draft, setting.published)
    draft.steps.append(Step(mention.rule, mention.text, mention.span))
    draft.steps.append(Step(link.rule, mention.text, mention.span))
    if link.clock and draft.start and len(draft.start) == 10:
        draft.start += link.clock
    _count_from_nth_day(candidate, draft)
    set_end(draft)


def _count_from_nth_day(candidate: Candidate, draft: Draft) -> None:
    """ "On the second day of talks", "on the final day of the summit": the first day is counted, the last one known."""
    if not draft.start or len(draft.start) != 10 or draft.end or not (candidate.nth > 1 or candidate.last_day):
        return
    day = date.fromisoformat(draft.start)
    if candidate.nth > 1:
        draft.start = (day - timedelta(days=candidate.nth - 1)).isoformat()
    if candidate.last_day:
        draft.end = day.isoformat()
        if not candidate.nth and draft.days:
            draft.start = (day - timedelta(days=draft.days - 1)).isoformat()
    if draft.end == draft.start:
        draft.end = None
    if day == draft.today and draft.tense is not Tense.FUTURE:
        draft.change = draft.change or "running"


def _look_ahead(draft: Draft, published: date) -> None:
    """A bare weekday of something that is to come is the next one, whatever the verb nearest to it says."""
    day = date.fromisoformat(draft.start[:10]) if draft.start else date.max
    today = date.fromisoformat(published.isoformat()[:10])
    if today - timedelta(days=7) <= day < today and draft.start and not draft.end:
        draft.start = (day + timedelta(days=7)).isoformat() + draft.start[10:]
        draft.steps.append(Step("drafts.weekday_ahead", draft.time.text if draft.time else "", draft.span))


def set_end(draft: Draft) -> None:
    """Count the other end of a stay whose length is stated: "a three-day visit starting Monday"."""
    if not (draft.start and draft.days and not draft.end and len(draft.start) == 10 and draft.kind is not Kind.CALL):
        return
    day, length = date.fromisoformat(draft.start), timedelta(days=draft.days - 1)
    if draft.verb == "cues.end":
        draft.start, draft.end = (day - length).isoformat(), draft.start
    elif draft.tense is not Tense.PRESENT or draft.verb != "1":
        draft.end = (day + length).isoformat()


def _set_time_of_now(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, setting: Setting) -> None:
    """A clause in the present tense without a time word tells of the publication day: "is in Hanoi for talks"."""
    if setting.published is None:
        return
    lows = scene.chunks.document.lows
    first, last = scene.chunks.firsts[clause.start], scene.chunks.lasts[clause.end - 1]
    text = " " + " ".join(lows[first:last]) + " "
    before = candidate.at - 1
    while before > clause.start and scene.chunks.codes[before] in "dDXA9-":
        before -= 1
    running = any(f" {words} " in text for words in setting.running)
    on_visit = draft.tense is Tense.PRESENT and (
        (draft.verb == "1" and scene.chunks.codes[before] in "ki") or _is_going_on(scene, candidate)
    )
    aside = (
        candidate.mood is None
        and draft.kind is Kind.VISIT
        and scene.chunks.low(before) == "on"
        and bool(clause.subject)
    )
    if (draft.tense is Tense.PRESENT and (running or on_visit)) or (running and draft.tense is Tense.NONE) or aside:
        draft.start = setting.published.isoformat()[:10]
        draft.steps.append(Step("drafts.now", scene.chunks.text(candidate.at), draft.span))
        draft.status = Status.UNDERWAY
    elif (
        _is_of_today(scene, clause, draft, setting)
        and not draft.change
        and (not candidate.mood or candidate.mood.change != "purpose")
        and draft.tense in (Tense.PRESENT, Tense.PAST, Tense.NONE)
    ):
        draft.start = setting.published.isoformat()[:10]
        draft.steps.append(Step("drafts.digest_day", scene.chunks.text(candidate.at), draft.span))


def _is_of_today(scene: Scene, clause: Clause, draft: Draft, setting: Setting) -> bool:
    """Whether a clause without a time word tells of the publication day: in a digest, or in a list in the present."""
    begin, end = scene.chunks.sentences[clause.sentence]
    if setting.digest:  # a day that the sentence names, for something else, is not this one's either
        dated = (at for at in range(begin, end) if at in scene.chunks.times and scene.chunks.times[at].start)
        return not any(scene.chunks.low(at - 1) not in BOUNDS for at in dated)
    item = scene.chunks.text(begin) in BULLETS and clause.sentence not in setting.items and scene.city is None
    return item and draft.tense is Tense.PRESENT


def _is_going_on(scene: Scene, candidate: Candidate) -> bool:
    """is visiting, is paying a visit."""
    mood = candidate.mood
    if candidate.verb in ("triggers.go", "triggers.arrive"):
        return False  # "is going to Moscow": it will
    return (
        mood is not None
        and any(scene.chunks.codes[at] == "1" for at in range(mood.first, mood.last))
        and mood.last - mood.first > 1
    )


def place_by_dateline(draft: Draft, scene: Scene, setting: Setting) -> None:
    """An event of these days happened where the report comes from, if that country takes part or it is a gathering."""
    if draft.place or draft.kind is Kind.CALL or not scene.city or not draft.start or setting.published is None:
        return
    first, last = span_of(draft.start, draft.end)
    today = date.fromisoformat(setting.published.isoformat()[:10])
    off = max((today - last).days, (first - today).days)
    reported = draft.kind in GATHER and off <= 1 and draft.status is not Status.CANCELLED
    if (off <= RECENT and scene.home in draft.sides) or reported:
        draft.place = (scene.city, scene.home or "")


def status_of(draft: Draft, setting: Setting) -> Status:
    """Read the status from the verb's mood and where the time lies to the publication day."""
    if draft.change == "off" or draft.plan == "K":
        return Status.CANCELLED
    if draft.change == "moved" or draft.plan == "V":
        return Status.POSTPONED
    going = draft.steps[-1].rule == "drafts.now"
    if going:
        return Status.UNDERWAY
    if setting.published is None or draft.start is None:
        return _status_by_tense(draft)
    today = date.fromisoformat(setting.published.isoformat()[:10])
    first, last = span_of(draft.start, draft.end)
    begun = draft.tense is not Tense.FUTURE and draft.tense is not Tense.TENTATIVE
    if last < today:
        lately = (today - last).days <= RECENT and draft.end is None
        stays = draft.kind is Kind.VISIT and draft.verb in ("triggers.arrive", "cues.begin")
        goes_on = draft.kind is not Kind.VISIT and draft.verb == "cues.begin" and (today - last).days <= 1
        return Status.UNDERWAY if lately and begun and (stays or goes_on) else Status.HELD
    if first > today:
        return Status.TENTATIVE if draft.tense is Tense.TENTATIVE else Status.SCHEDULED
    if not begun:
        return _status_by_tense(draft)
    if draft.verb == "cues.end" and draft.tense is Tense.PAST:
        return Status.HELD
    on_the_way = draft.kind is Kind.VISIT and draft.verb in ("triggers.arrive", "triggers.go", "cues.begin")
    if draft.tense and (on_the_way or draft.verb == "cues.begin" or draft.change == "running"):
        return Status.UNDERWAY
    if first < last and len(draft.start) >= 10:
        return Status.UNDERWAY
    return _status_by_tense(draft)


def _status_by_tense(draft: Draft) -> Status:
    if draft.tense is Tense.TENTATIVE:
        return Status.TENTATIVE
    if draft.tense is Tense.FUTURE:
        return Status.SCHEDULED
    if draft.tense is Tense.PRESENT:
        digest = draft.steps[-1].rule == "drafts.digest_day"
        return Status.HELD if digest else Status.SCHEDULED
    return Status.HELD


def covers(coarse: str, fine: str) -> bool:
    """Whether a period holds another one."""
    first, last = days_of(coarse)
    low, high = days_of(fine)
    return first <= low and high <= last
