"""Turn candidates into drafts of engagements: who takes part, where, when, and how it stands.

In: a scene with clauses, candidates and their links. Out: `Draft`s, one a candidate that could be an engagement, in
text order; and misses. A draft may still lack its time or its sides: `merging.py` finds them in other mentions.
"""

from __future__ import annotations

from datetime import date

from calendars.extraction.candidates.askings import is_told_ahead
from calendars.extraction.candidates.candidates import (
    Candidate,
    Link,
    actors_of,
    has_also_done,
    is_denied,
    is_onward,
    meets_third,
)
from calendars.extraction.candidates.habits import is_custom
from calendars.extraction.candidates.occasions import GATHER, GOES_ON, MEET, Draft, Setting
from calendars.extraction.clauses.clauses import AFTER, AHEAD, Clause, tells_part_of_day
from calendars.extraction.clauses.tenses import FATES, Tense
from calendars.extraction.fates.new_days import plan_of
from calendars.extraction.fates.statuses import is_at_odds, status_of
from calendars.extraction.linking.bounds import count_anchored
from calendars.extraction.linking.datings import is_perhaps, set_time
from calendars.extraction.linking.deeds import EXTENDED
from calendars.extraction.linking.items import add_item, is_aside_of_item
from calendars.extraction.linking.moves import day_of_act, put_behind_stop
from calendars.extraction.linking.nearness import is_preceded
from calendars.extraction.lists.digests import story_of
from calendars.extraction.lists.openings import starts_line
from calendars.extraction.lists.schedules import Item
from calendars.extraction.merging.days_of_stay import day_of_stay, is_of_stay
from calendars.extraction.merging.fields import field_of
from calendars.extraction.merging.members import (
    add_holders,
    add_house,
    add_leaders,
    add_locals,
    add_members,
    add_protagonist,
    hosts_in_row,
    is_proper,
)
from calendars.extraction.merging.pairs import rivals_told, row_behind, set_pair
from calendars.extraction.merging.programmes import is_in_programme, is_loose, is_now_to_be, is_sooner
from calendars.extraction.merging.whereabouts import add_place, is_tour
from calendars.extraction.merging.wholeness import body_told, is_bare
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.attributes import count_of
from calendars.extraction.parties.others import find_only_others
from calendars.extraction.parties.told_before import (
    is_of_lay,
    is_of_other_body,
    is_of_own_house,
    is_of_own_people,
    is_of_private,
    is_open,
)
from calendars.extraction.triggers.kinds import set_kind
from calendars.extraction.triggers.stops import is_departure
from calendars.extraction.triggers.tours import countries_of
from calendars.extraction.words.word_lists import any_of
from calendars.models import Kind, Miss, Step
from calendars.patterns import pattern_of
from calendars.periods import YEAR_LENGTH, days_of, has_day


def draft_engagements(
    scene: Scene, clauses: list[Clause], candidates: list[Candidate], links: list[Link], setting: Setting
) -> tuple[list[Draft], list[Miss]]:
    """Make a draft of every candidate.

    Args:
        scene: chunks with actors and places.
        clauses: its clauses.
        candidates: what `find_triggers` found.
        links: what `link_times` gave for each.
        setting: facts of the article.
    """
    drafts: dict[int, Draft] = {}
    misses: list[Miss] = []
    taken = {at for one in candidates for at in one.parties}
    for index, (candidate, link) in enumerate(zip(candidates, links, strict=True)):
        clause = clauses[candidate.clause]
        draft = _draft(scene, clause, candidate, link, setting)
        if reason := _why_left_out(scene, clause, candidate, link, draft):
            misses.append(Miss(draft.span, scene.chunks.text(candidate.at), candidate.rule, reason))
            continue
        if is_denied(candidate):
            draft.denied = True
            misses.append(Miss(draft.span, scene.chunks.text(candidate.at), candidate.rule, "the clause denies it"))
        if candidate.revived:  # the day of the dropping was read as such
            draft.tense, draft.change = Tense.FUTURE, ""
            draft.status = status_of(draft)
        if link.chunk >= 0:  # a time of its own
            draft.only_others = find_only_others(scene, clauses, candidate, draft.sides, taken)
        drafts[index] = draft
        in_order = index - 1 in drafts and links[index - 1].chunk <= link.chunk
        onward = in_order and _goes_onward(scene, candidate) and _is_told_next(draft, drafts[index - 1])
        stop = onward or (in_order and _is_next_stop(scene, clauses, candidates[index - 1], candidate))
        if stop or (in_order and _comes_after(clauses[candidates[index - 1].clause], candidate)):
            put_behind_stop(draft, drafts[index - 1], over=not stop)
            draft.status = status_of(draft)
    count_anchored(drafts, links, scene, setting.today)
    return list(drafts.values()), misses


def _why_left_out(scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft) -> str:
    """Why a mention makes no draft, or nothing where it makes one."""
    if is_custom(scene, clause, candidate):
        return "it is done again and again"
    if draft.change in ("off", "moved") and _is_rumoured(scene, clause, candidate):
        return "it is only rumoured"
    if draft.kind is Kind.SESSION and _is_of_court(draft):
        return "a court sits"
    if _comes_home(scene, candidate, draft):
        return "it is a way home"
    if candidate.topic and link.anchor is None and not _is_timed_behind(link, draft):
        return "it is only spoken about"
    if (not candidate.noun or candidate.verb == "X") and is_at_odds(draft):
        return "the verb and the day do not tell of one time"
    return ""


# Before "that" and what may become of a plan.
RUMOURS = frozenset({"speculation", "rumours", "rumors", "feared", "fears", "talk", "suggestions", "expectations"})


def _is_rumoured(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a plan is only said to be dropped perhaps: "There was speculation that he would put off the visit"."""
    begin, _ = scene.bounds(clause.sentence)
    lows = scene.chunks.lows[begin : candidate.at]
    told = next((at for at, low in enumerate(lows) if low in RUMOURS), None)
    return told is not None and "that" in lows[told:] and not {"will", "would", "might", "may"}.isdisjoint(lows[told:])


COURTS = ("Court", "Tribunal", "ICTY", "ICTR")  # what the names of courts hold


def _is_of_court(draft: Draft) -> bool:
    """Whether who sits is a court, or the parliament of a movement: "the court continued in closed session"."""
    if len(draft.sides) != 1 or draft.pair:
        return False
    own = any(step.rule.startswith("movements.") for step in draft.steps)
    return own or any(court in draft.sides[0] for court in COURTS)


def _comes_home(scene: Scene, candidate: Candidate, draft: Draft) -> bool:
    """Whether somebody of a movement goes back to where it is: "The rebel leader returned to Angola on Friday"."""
    if draft.kind is not Kind.VISIT or candidate.noun:
        return False
    back = scene.chunks.low(candidate.at).startswith("return") or "home" in scene.chunks.lows[candidate.at :][:2]
    host = len(scene.states.intersection(draft.sides)) < 2 <= len(draft.sides)
    if not back or not host or not scene.seats.keys().isdisjoint(draft.sides):
        return False  # "Annan returned to Chad on Friday"
    return not any(step.rule.startswith("organisations.") for step in draft.steps)


def _is_next_stop(scene: Scene, clauses: list[Clause], before: Candidate, candidate: Candidate) -> bool:
    """Whether a candidate goes on with the one before it: a remnant with a day of its own, or "and" with its verb."""
    if candidate.day is not None and before.clause == candidate.clause:
        return True
    clause, other = clauses[candidate.clause], clauses[before.clause]
    if before.rule == "triggers.go" and clause.kind == "relative" and scene.chunks.low(clause.start) == "where":
        return clause.start <= other.end + 1  # "will leave for Riga on Monday, where he will meet X on Tuesday"
    joined = clause.parent == before.clause and scene.chunks.codes[clause.start] == "&" and clause.kind == other.kind
    return joined and bool(clause.subject) and clause.subject == other.subject and clause.sentence == other.sentence


def _goes_onward(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb says that a journey goes on from the place told before: "continues to", "flies on to"."""
    proceeds = candidate.rule == "triggers.go" and scene.chunks.low(candidate.at).startswith(("cont", "proceed"))
    return proceeds or is_onward(scene, candidate)


def _is_told_next(draft: Draft, before: Draft) -> bool:
    """Whether a draft is of the next sentence, and of the same sides as the one before it."""
    return draft.sentence - before.sentence == 1 and not set(draft.sides).isdisjoint(before.sides)


def _comes_after(opening: Clause, candidate: Candidate) -> bool:
    """ "After meeting X on Tuesday, he flew to Kigali for talks on Thursday": the Thursday behind that Tuesday."""
    return opening.kind == "after" and opening.opener in AFTER and opening.parent == candidate.clause


def _is_timed_behind(link: Link, draft: Draft) -> bool:
    """Whether the time is that of what is spoken about, and not of the speaking: "hailed the talks on Monday"."""
    told = draft.tense is Tense.FUTURE and draft.verb == "triggers.brief"  # "will brief us on the talks on Monday"
    behind = link.time is not None and link.time.span[0] > draft.span[0] and not told
    return behind or link.rule == "linking.before_noun"


def _is_attended(scene: Scene, candidate: Candidate) -> bool:
    """Whether its sides are told to come to it: "participated in the meeting", "will chair the talks"."""
    if candidate.mood is None:
        return False
    verb = candidate.mood.last - 1
    told = {scene.chunks.low(verb), scene.chunks.text(verb).lower()}  # "took part"
    there = any_of(scene.words["attending"], scene.words["chairing"])
    return not told.isdisjoint(there) or scene.chunks.low(verb + 1) == "present"


# Verbs that say of a plan only that it is spoken of.
SPOKEN_OF = frozenset({"triggers.discuss", "cues.report"})


def _draft(scene: Scene, clause: Clause, candidate: Candidate, link: Link, setting: Setting) -> Draft:
    draft = _as_told(scene, clause, candidate, link, setting)
    _set_tense(scene, clause, candidate, link, draft)
    item = setting.items.get(clause.sentence)
    if item and candidate.noun and candidate.mood is None and scene.chunks.text(clause.start - 1) == ";":
        # "Davos, World Economic Forum; meetings with X": the forum is another entry
        candidate.parties = {at: how for at, how in candidate.parties.items() if how != "subject"}
    add_members(scene, candidate, draft)
    row = hosts_in_row(scene, candidate)
    draft.add_sides(candidate.stops or row)
    _add_sides_around(scene, clause, candidate, link, draft, item)
    to_house = candidate.rule == "triggers.summon" and {*candidate.parties.values()} == {"subject"} and candidate.place
    if candidate.side and (len(draft.sides) == 1 or draft.kind is Kind.OTHER or to_house):
        draft.add_sides([candidate.side])
    add_protagonist(scene, clause, candidate, draft)
    add_house(scene, clause, candidate, draft)
    add_place(scene, clause, candidate, draft, item is not None)
    draft.place = None if row else draft.place
    add_locals(scene, candidate, draft)
    set_kind(scene, clause, candidate, draft)
    set_time(scene, clause, candidate, link, draft, setting)
    if draft.change in FATES and draft.start is None:
        draft.dropped_on = day_of_act(scene, clause)
    add_holders(scene, candidate, draft)
    if link.chunk >= 0 and draft.tense in (Tense.FUTURE, Tense.PRESENT, Tense.NONE) and is_perhaps(scene, link.chunk):
        draft.tense = Tense.TENTATIVE
    draft.status = status_of(draft)
    return draft


def _as_told(scene: Scene, clause: Clause, candidate: Candidate, link: Link, setting: Setting) -> Draft:
    """A draft with what the words of the trigger and of its clause tell, and with nobody in it yet."""
    draft = Draft(candidate.kind, clause.sentence)
    draft.many, draft.score = candidate.many, link.score
    draft.today, draft.place, draft.span = setting.today, candidate.place, scene.chunks.span(candidate.at)
    draft.steps.append(Step(candidate.rule, scene.chunks.text(candidate.at), draft.span))
    draft.story = story_of(scene, candidate.at, candidate.definite)
    part = scene.chunks.lows[max(candidate.at - 3, 0) : candidate.at] == ["part", "of", "the"]  # dated apart
    again = candidate.definite and not part
    lay, also = is_of_lay(scene, clause, candidate), has_also_done(scene, candidate)
    own = is_of_own_house(scene, clause, candidate) or is_of_own_people(scene, candidate)
    own = own or is_of_other_body(scene, candidate)
    private = lay or own or is_of_private(scene, clause, candidate)
    draft.pair, draft.portfolio = candidate.pair and not (lay or own), field_of(scene, candidate)
    draft.proper, draft.third = is_proper(scene, candidate), meets_third(scene, clause, candidate)
    draft.points_back = (again and not private) or draft.pair
    draft.another, draft.renewed = candidate.another or also, candidate.renewed
    draft.bare = is_bare(scene, clause, candidate)
    draft.body_told = body_told(scene, clause, candidate) if draft.bare or draft.renewed or draft.another else []
    draft.open = not (private or setting.items) and is_open(scene, clause, candidate)
    draft.rivals = rivals_told(scene, clause, candidate) if draft.open else []
    draft.attends, draft.with_host = _is_attended(scene, candidate), candidate.with_host
    draft.verb, draft.plan, draft.outer = candidate.verb, plan_of(scene, candidate), candidate.beside
    if draft.kind is Kind.VISIT:
        draft.countries = countries_of(scene, clause, candidate)
    if _is_opening_of(scene, clause, candidate):
        draft.verb = "cues.begin"
    if candidate.rule == "triggers.arrive" and scene.chunks.low(candidate.at) == "stopped":
        draft.verb = "triggers.stop"  # who stopped somewhere does not stay
    if is_departure(scene, candidate):
        draft.verb = "triggers.arrive"  # who "left for Riyadh on Tuesday" is there on Wednesday
    draft.readied = candidate.readied or is_preceded(scene, candidate, clause.end)
    draft.before_or_after = clause.kind == "after" and clause.opener != "during"
    draft.former = clause.opener == "since" and candidate.noun
    draft.count = count_of(scene, candidate.at) if candidate.kind in GATHER else ""
    draft.in_programme = not (also or own) and is_in_programme(scene, clause, candidate, link)
    draft.instead = "instead" in scene.chunks.lows[clause.start : clause.end + 2]
    draft.stay_day, draft.now = day_of_stay(scene, clause, candidate), is_now_to_be(scene, candidate)
    draft.of_stay = is_of_stay(scene, clause, candidate)
    draft.part_of_day = draft.in_programme and tells_part_of_day(scene, clause)
    draft.loose = draft.in_programme and link.clock is None and is_loose(scene, clause, candidate)
    draft.sooner = draft.in_programme and is_sooner(scene, clause)
    return draft


def _set_tense(scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft) -> None:
    """Say when the occasion is, as its verb has it, or a word for a plan: "a possible visit was discussed"."""
    if candidate.mood:
        draft.tense, draft.change = candidate.mood.tense, candidate.mood.change
        if draft.change == "unmet" and candidate.verb == "cues.end":
            draft.change = ""  # "was due to end on Thursday, but went on for a day": it was held
        verb = scene.chunks.low(candidate.mood.last - 1)
        if (draft.verb == "cues.support" and verb.startswith("continu")) or verb in EXTENDED:
            draft.verb = GOES_ON
    elif _is_of_period(link, draft.today) and (
        (candidate.kind in GATHER and is_told_ahead(scene, clause.sentence, candidate.at))
        or (clause.opener in AHEAD and candidate.noun and len((link.time and link.time.start) or "") > YEAR_LENGTH)
    ):
        draft.tense = Tense.FUTURE  # "will raise it at a meeting this week", "came ahead of this week's talks"
    spoken_of = draft.tense is Tense.PAST and candidate.verb in SPOKEN_OF
    possible = candidate.plan == "W" and draft.tense is Tense.FUTURE  # "his possible visit will be discussed"
    if candidate.plan in ("Q", "W") and (draft.tense in (Tense.NONE, Tense.PRESENT) or spoken_of or possible):
        draft.tense = Tense.FUTURE if candidate.plan == "Q" else Tense.TENTATIVE


def _add_sides_around(
    scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft, item: Item | None
) -> None:
    """Add those whom other words than the trigger's own tell: leaders of a summit, an item's owner, "the two"."""
    apart = item is not None and starts_line(scene, scene.chunks.sentences[clause.sentence][0])  # from other items
    if draft.kind is Kind.SUMMIT and not draft.bodies and len(draft.sides) < 2 and not apart:
        add_leaders(scene, clause, candidate, draft)
    if draft.bodies and draft.many and draft.kind in GATHER:
        draft.pair = False  # "they will plan the NATO summit": not theirs alone
    if item:
        draft.pair = draft.pair and not apart
        again = draft.points_back and not (apart or draft.sides) and bool(link.clock or link.days)
        draft.points_back = draft.pair or again  # items are occasions apart, but "The meeting starts at 10 a.m."
        begin, _ = scene.bounds(clause.sentence)
        draft.row = sum(scene.chunks.text(at) == ";" for at in range(begin, candidate.at))
    if item and not is_aside_of_item(scene, clause, candidate, draft, item):
        add_item(scene, clause, candidate, draft, item, link)
    elif draft.kind is Kind.SIGNING and not draft.sides and _is_signed(scene, clause, candidate):
        draft.add_sides(row_behind(scene, clause, candidate))
        draft.pair = not draft.sides  # "under an accord signed in Tripoli in February": by those of whom the text tells
    if draft.pair:
        set_pair(scene, clause, candidate, draft)
    elif (
        draft.kind is Kind.VISIT
        and scene.home
        and link.time is not None
        and not is_tour(scene, candidate)
        and any(how in ("of", "modifier") and actor.sort == "person" for actor, how in actors_of(scene, candidate))
    ):
        draft.named_before = [scene.home]  # "the visit of the US commerce secretary in September", told from Nairobi
    elif draft.points_back and not draft.sides and candidate.noun and draft.kind in MEET:
        draft.named_before = _tellers(scene, clause)


def _is_of_period(link: Link, today: date | None) -> bool:
    """Whether its time is the week, the month or the year that goes on, so that only a verb tells if it is over."""
    start = (link.time and link.time.start) or ""
    if today is None or not start or has_day(start):
        return False
    first, last = days_of(start)
    return first <= today <= last


# "the resumption of the", "at the start of a third round of peace"
OPENING_OF = pattern_of(r"[HXGvnx]o(?:d?[AX]{0,2}no)?[dA9XnxLSPCBO-]{0,4}$")


def _is_opening_of(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether its beginning is what a noun before it names: "welcomed the resumption of the talks"."""
    if (
        not candidate.noun
        or candidate.at - clause.start < 2
        or "o" not in scene.chunks.codes[clause.start : candidate.at]
    ):
        return False
    match = OPENING_OF.search(scene.chunks.codes, clause.start, candidate.at)
    return match is not None and scene.chunks.low(match.start()) in scene.words["openings"]


def _tellers(scene: Scene, clause: Clause) -> list[str]:
    """The two sides who tell of talks: "Iran and the United States said that the talks would resume on Friday"."""
    who = [scene.actors[at] for at in clause.subject if at < clause.start and at in scene.actors]
    sides = dict.fromkeys(side for actor in who if actor.speaks for side in actor.sides)
    return list(sides) if clause.kind == "main" and len(who) == len(sides) == 2 else []


# Words for those of whom the text told.
BOTH = frozenset({"both", "two", "sides", "pair", "them"})


# Of a relative clause: "that member states", "which the companies".
OWN_SUBJECT = pattern_of(r"cd?[9X]{0,2}[Xr]")


def _is_signed(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether what is signed is told, and not that some who are no actors sign it: "companies signed a deal"."""
    if scene.chunks.low(candidate.at) == "clinched":
        return False  # "the deal clinched on Tuesday": by whom, and whether they signed it, nobody says
    before = scene.chunks.codes[clause.start : candidate.at]
    stop = scene.chunks.codes.find(",", candidate.at, clause.end)
    by = scene.chunks.codes.find("y", candidate.at, stop if stop > 0 else clause.end)
    others = by > 0 and scene.chunks.codes[by + 1] != "T" and BOTH.isdisjoint(scene.chunks.lows[by : clause.end])
    if others and not any(at in scene.actors for at in range(by, clause.end)):
        return False  # "signed in 1986 by the member states"
    if OWN_SUBJECT.fullmatch(before):
        return False  # "that member states signed in 1986"
    named = "N" in before[1:] or (before[:1] == "N" and " " in scene.chunks.text(clause.start))  # not "Companies"
    return candidate.noun or clause.pronoun or clause.kind != "main" or "G" in before or named
