"""Give a draft its time: from the link, counted from a day of it, or, in the present tense, the publication day.

In: a draft with its candidate and link. Out: the draft's start, end and length in days. Whether the time of the link is
the draft's own is read in `deeds.py`, which week or year is meant in `shifts.py`, both ends are counted in `bounds.py`,
and what has no time word is told of `today.py`.
"""

from __future__ import annotations

from datetime import date, timedelta

from calendars.extraction.candidates.askings import is_told_ended
from calendars.extraction.candidates.candidates import Candidate, Link
from calendars.extraction.candidates.occasions import COMING_TO, GATHER, MEET, Draft, Setting
from calendars.extraction.candidates.other_deeds import WHEN_HELD
from calendars.extraction.clauses.clauses import AFTER, AHEAD, Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.openers import STARTS
from calendars.extraction.clauses.tenses import FATES, YET_TO_COME, Tense
from calendars.extraction.linking.bounds import clock_on, count_from_nth_day, end_weekend, set_end, take_weekend
from calendars.extraction.linking.deeds import chain_of, own_time
from calendars.extraction.linking.moves import (
    EARLIER,
    day_of_last_minute,
    is_bare_weekday,
    look_back,
    move_by_length,
    put_behind,
)
from calendars.extraction.linking.shifts import move_to_meant
from calendars.extraction.linking.today import set_time_of_now
from calendars.extraction.names.actors import Scene
from calendars.models import NEW_TIME, Kind, Step, TimeMention
from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, days_of, has_day

# "before today's EU summit", "ahead of Thursday's talks in Riga"
BEFORE_THAT = pattern_of(r"ao?d?(?P<time>T)p?d?[XA9SOBMLC-]{0,4}[nxB]")


def _is_week_of_month(mention: TimeMention) -> bool:
    """ "In the second week of June": a coarse time as "early June" is, of which the month is sure."""
    if mention.rule != "times.week_of_month" or not mention.start or not mention.end:
        return False
    return date.fromisoformat(mention.end) - date.fromisoformat(mention.start) == timedelta(days=6)


# "had announced last week | that", "announced last week | that"
ANNOUNCED = pattern_of(r"(?P<had>5X{0,2})?Z(?:k?(?P<time>T))?c?$")


def _was_announced(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a plan was told at an earlier time: "The ministry had announced that the talks would be held in May"."""
    match = ANNOUNCED.search(scene.chunks.codes, scene.bounds(clause.sentence)[0], clause.start + 1)
    if match is None or candidate.mood is None:
        return False
    long_ago = match["time"] is not None and scene.chunks.times[match.start("time")].low.startswith("last ")
    would = "would" in scene.chunks.lows[clause.start : candidate.mood.last]
    return would and (match["had"] is not None or long_ago)


def set_time(scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft, setting: Setting) -> None:
    """Set the start, the end and the length of a draft, with the steps that tell why."""
    mention = own_time(scene, clause, candidate, link, draft)
    chain = chain_of(scene, candidate)
    draft.simple, draft.earlier = draft.tense is Tense.PRESENT and "2" not in chain, "5" in chain
    mood = candidate.mood if candidate.noun and candidate.verb == "cues.begin" else None
    draft.leads = mood is not None and candidate.at < mood.first and scene.chunks.low(mood.first) != "had"
    planned = not {"2", "5"}.isdisjoint(chain) or candidate.was_plan or _was_announced(scene, clause, candidate)
    draft.meant = draft.tense in YET_TO_COME and planned
    draft.days, draft.clock, draft.until, draft.until_weekday = link.days, link.clock, link.until, link.until_weekday
    if mention is not None and mention.start and _is_told_aside(scene, clause, candidate, link):
        over = draft.today is not None and days_of(mention.start[:10])[0] + timedelta(link.days or 0) <= draft.today
        draft.days, draft.change, draft.since = None, draft.change or ("" if over else "running"), not over
    if link.anchor is not None or (mention is None and link.counted_from):  # counted when all drafts are made
        if setting.sources and draft.simple:  # "X meets Y on the second day of his visit": that is today
            draft.steps.append(Step("drafts.digest_today", scene.chunks.text(candidate.at), draft.span))
    elif mention is None:
        if draft.change not in FATES or not _take_last_minute(scene, clause, draft):
            _set_without_time(scene, clause, candidate, link, draft, setting)
        if draft.change == "moved" and draft.start is None:
            move_by_length(scene, clause, candidate, draft)
    elif not (
        _is_of_deed_during(clause, link, draft) and (link.days or 0) > 1 and scene.chunks.low(clause.start) == "during"
    ):
        _take_time(scene, clause, candidate, link, draft, setting, mention)
        _set_tense_by_time(scene, clause, candidate, link, draft, mention)
        _set_end_by_time(scene, clause, candidate, link, draft, mention)


# "X, on a three-day visit", "X, in Riga on a two-day visit"
ASIDE = pattern_of(r",(?:i[CSL])?k?d?[DA9X]{1,3}$")


def _is_told_aside(scene: Scene, clause: Clause, candidate: Candidate, link: Link) -> bool:
    """ "X, on a three-day visit to Peru, opened a school on Monday": on which of the three days, nobody says."""
    aside = candidate.kind is Kind.VISIT and candidate.noun and link.chunk > candidate.at and bool(link.days)
    if not aside or not ASIDE.search(scene.chunks.codes, clause.start, candidate.at):
        return False
    done = scene.chunks.codes.find(",", candidate.at, link.chunk) + 1
    came = any(scene.chunks.entries[at][1] in COMING_THERE for at in range(done, link.chunk))
    return done > 0 and scene.chunks.codes[done] in "vHEQXVKW" and not came


COMING_THERE = COMING_TO | {"cues.begin"}


def _take_last_minute(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """ "Called off talks at the last minute on Tuesday": they were to be on that day; a visit may have been later."""
    mention = None if draft.points_back or draft.kind is Kind.VISIT else day_of_last_minute(scene, clause)
    if mention is None:
        return False
    draft.time, draft.start = mention, mention.start
    draft.mentions.append(mention)
    draft.steps.append(Step(mention.rule, mention.text, mention.span))
    draft.steps.append(Step("linking.same_clause", mention.text, mention.span))
    return True


def _is_of_deed_during(clause: Clause, link: Link, draft: Draft) -> bool:
    """ "During his visit he will meet X on Monday": the day is that of the meeting."""
    carried = link.rule in ("linking.carried", "linking.resumed")
    return carried and draft.kind is Kind.VISIT and clause.opener == "during"


def _set_without_time(
    scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft, setting: Setting
) -> None:
    """Set the day of what no time of its own is told of: before one of today, up to its end, or today."""
    if _is_before_one_of_today(scene, clause, draft):
        draft.start = str(draft.today)
        draft.steps.append(Step("drafts.before_today", scene.chunks.text(candidate.at), draft.span))
    elif link.until and link.days and draft.tense is not Tense.PAST:
        last = date.fromisoformat(link.until)  # "will fly to Quito for a three-day visit until Friday"
        draft.start, draft.end = (last - timedelta(days=link.days - 1)).isoformat(), link.until
        draft.steps.append(Step("drafts.before_end", scene.chunks.text(candidate.at), draft.span))
    elif not take_weekend(scene, clause, candidate, draft):
        set_time_of_now(scene, clause, candidate, draft, setting)


def _take_time(
    scene: Scene,
    clause: Clause,
    candidate: Candidate,
    link: Link,
    draft: Draft,
    setting: Setting,
    mention: TimeMention,
) -> None:
    """Take over the time that is linked to a candidate, where need be moved to the day that is meant."""
    draft.time, draft.start, draft.end = mention, mention.start, mention.end
    if mention.start and _is_week_of_month(mention):
        draft.start, draft.end = mention.start[:7], None  # some day of it, and not seven days
    if not _is_of_deed_during(clause, link, draft):
        draft.mentions.append(mention)
    lows = scene.chunks.lows[clause.start : candidate.at]
    if lows[:1] == ["with"] and is_told_ended(candidate, lows) and draft.tense is not Tense.FUTURE:
        draft.tense = Tense.PAST  # "With the end of talks between X and Y on Monday, the dispute enters a new phase"
        look_back(draft)
    else:
        move_to_meant(scene, clause, candidate, link, draft, setting)
    if setting.sources and _is_told_by_digest(draft):
        draft.steps.append(Step("drafts.digest_today", mention.text, mention.span))
    draft.steps.append(Step(mention.rule, mention.text, mention.span))
    draft.steps.append(Step(link.rule, mention.text, mention.span))
    if draft.change == "moved" and is_bare_weekday(mention) and draft.tense is not Tense.NONE:
        old = link.old or _day_planned(scene, candidate, link)
        if link.rule == NEW_TIME or old is not None:
            put_behind(draft, old, told_over=chain_of(scene, candidate).startswith("2"))


def _day_planned(scene: Scene, candidate: Candidate, link: Link) -> TimeMention | None:
    """The weekday that stands with what was put off behind it: "the talks | set for Thursday | were put off until"."""
    mood = candidate.mood
    if mood is None or not candidate.at < mood.first < link.chunk:
        return None
    if any(scene.chunks.text(at).lower().endswith(EARLIER) for at in range(mood.first, link.chunk)):
        return None  # "was brought forward to Monday"
    days = scene.days_in(candidate.at, mood.first)
    old = scene.chunks.times[days[-1]] if days else None
    return old if old is not None and is_bare_weekday(old) else None


def _set_tense_by_time(
    scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft, mention: TimeMention
) -> None:
    """Set the tense of a draft anew where its time tells more of it than its verb does."""
    if candidate.ended and draft.tense is Tense.FUTURE and mention.direction == "past" and not draft.change:
        draft.tense = Tense.PAST  # "agreed on Monday, at the end of talks in Lima, to give up tariffs"
    if _is_ahead_in_future(scene, clause, draft):
        draft.tense = Tense.FUTURE
    if link.since and draft.today and (draft.start or "")[:10] <= draft.today.isoformat():
        draft.change, draft.since = draft.change or "running", True
    if link.until and draft.start and not draft.end and link.until > draft.start[:10]:
        draft.end = link.until
    if draft.change == "moved" and link.rule != NEW_TIME:
        move_by_length(scene, clause, candidate, draft)
    if link.clock and draft.start and len(draft.start) == DAY_LENGTH:
        draft.start += clock_on(draft.start, link.clock)
    draft.began = link.rule == "linking.relative"
    if draft.began and scene.chunks.codes[link.chunk - 2 : link.chunk] == "Wg" and draft.tense is not Tense.DENIED:
        draft.tense = Tense.TENTATIVE  # "the conference that X has proposed for November"
    if draft.began and not draft.tense:
        verb = _verb_before(scene, link.chunk)
        told = scene.chunks.entries[verb][1]
        if told in WHEN_HELD and scene.chunks.is_present(verb):  # "Critics of the summit, which opens today"
            draft.tense, draft.verb = Tense.PRESENT, told if told == "cues.end" else draft.verb
    count_from_nth_day(candidate, draft)
    if draft.began and draft.kind in GATHER and draft.tense is Tense.TENTATIVE:
        verb = _verb_before(scene, link.chunk)
        told = read_mood(scene, verb, max(verb - 4, 0)).tense  # "hope for a list before the forum that X will host"
        draft.tense = told if told is Tense.FUTURE else draft.tense


def _set_end_by_time(
    scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft, mention: TimeMention
) -> None:
    """Set the end of a draft, and say where its time is that of its opening, its closing or its last day."""
    over = clause.kind == "after" and clause.opener in AFTER  # "after talks that began on Friday"
    if draft.began and draft.verb == "cues.end" and draft.tense is Tense.PAST:
        _read_closing(scene, clause, draft)
    elif draft.began and not over:
        _read_opening(scene, link.chunk, draft)
    ends = (draft.began and _is_end(scene, link.chunk)) or _ends_then(scene, candidate, link.chunk)
    there = draft.verb == "1" and draft.tense is Tense.PRESENT
    there = there and candidate.mood is not None and candidate.mood.first < candidate.at  # not "The visit is a first"
    if ends or _is_last_day(scene, clause, candidate, link, draft):
        draft.verb = "cues.end"
        if ends or not draft.tense:
            ahead = mention.direction in ("future", "present") and (draft.start or "") >= str(draft.today)
            draft.tense = Tense.FUTURE if ahead else Tense.PAST
    set_end(draft)
    if ends and there:
        _stay_until(draft)
    end_weekend(scene, candidate, clause, draft)


def _is_told_by_digest(draft: Draft) -> bool:
    """ "X meets Y in Rome today", in a digest that names its sources: it is over, as what has no time word is."""
    return draft.tense is Tense.PRESENT and draft.simple and draft.start == str(draft.today)


def _stay_until(draft: Draft) -> None:
    """ "Is on a visit to X that ends on Saturday": under way, from today or from the day that its length gives."""
    last, today = draft.end or draft.start or "", str(draft.today)
    if has_day(last) and last[:10] > today:
        draft.start, draft.end = draft.start if draft.end else today, last[:10]
        draft.tense, draft.change = Tense.PRESENT, draft.change or "running"


def _is_before_one_of_today(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """ "Will meet X before today's summit": what is to come before something of this day is of this day."""
    match = BEFORE_THAT.match(scene.chunks.codes, clause.end)
    if match is None or draft.tense is not Tense.FUTURE or draft.change or draft.kind not in (*MEET, Kind.CALL):
        return False
    told = (scene.chunks.times[match.start("time")].start or "")[:10]
    return scene.chunks.low(clause.end) in AHEAD and told == str(draft.today)


def _is_ahead_in_future(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """ "Will meet X before today's summit", "today at the start of a three-day visit": that is still to come."""
    before = clause.opener in AHEAD
    if draft.tense or not (before or _is_at_start(scene, clause)):
        return False
    begin, _ = scene.bounds(clause.sentence)
    return draft.start == str(draft.today) and "m" in scene.chunks.codes[begin : clause.start]


def _is_at_start(scene: Scene, clause: Clause) -> bool:
    """Whether a clause is a phrase that tells of a beginning: "at the start of a three-day visit"."""
    low = scene.chunks.low
    return clause.kind == "after" and low(clause.start) == "at" and low(clause.start + 2) in STARTS


def _read_opening(scene: Scene, at: int, draft: Draft) -> None:
    """ "Leaves tomorrow for the forum, which opened today": it has begun, whatever the verb before says."""
    verb = _verb_before(scene, at)
    _, rule, _, form = scene.chunks.entries[verb]
    if rule == "cues.begin" and "d" in form and "b" not in form and scene.chunks.codes[verb - 1] != "5":
        draft.leads = draft.tense in (Tense.PRESENT, Tense.FUTURE)  # "which opened on Sunday, is to discuss"
        draft.verb, draft.tense = rule, Tense.PAST


def _read_closing(scene: Scene, clause: Clause, draft: Draft) -> None:
    """ "On Wednesday ended a visit to Peru that began on Sunday": the day of the first verb is the last one."""
    days = [scene.chunks.times[at].start or "" for at in scene.days_in(clause.start, clause.end)]
    if len(days) == 1 and draft.start and draft.start < days[0] <= str(draft.today):
        draft.end = days[0]


def _is_end(scene: Scene, at: int) -> bool:
    """Whether the verb before a time is one of ending: "the talks, which ended on Thursday"."""
    return scene.chunks.entries[_verb_before(scene, at)][1] == "cues.end"


def _ends_then(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "A three-day visit ending Wednesday", "talks that were going on, ending on Friday": a day behind the noun.

    So it is of "The talks, due to end on Friday, will focus on".
    """
    codes = scene.chunks.codes
    verb = at - 1 - (codes[at - 1] == "k")
    _, rule, _, form = scene.chunks.entries[verb]
    planned = codes[verb - 2 : verb] == "Qf" and codes[verb - 3] not in "12345"
    return candidate.noun and verb > candidate.at and rule == "cues.end" and (form == "g" or planned)


def _verb_before(scene: Scene, at: int) -> int:
    """The verb right before a time, or the time itself where there is none."""
    return next((one for one in range(at - 1, max(at - 8, 0), -1) if scene.chunks.codes[one] in "vHE"), at)


def _is_last_day(scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft) -> bool:
    """ "Left on Thursday at the end of a visit", "flew home on Thursday after a four-day visit"."""
    after = clause.opener in AFTER and link.rule in ("linking.carried", "linking.remarks") and bool(draft.days)
    after = after and ",d" not in scene.chunks.codes[clause.start : candidate.at]  # "Lima, the first stop of his trip"
    return candidate.noun and draft.kind is not Kind.CALL and (candidate.ended or after)


PERHAPS = frozenset({"possibly", "perhaps", "maybe", "probably"})
BEFORE_DAY = frozenset({"on", "in", "at", "as", "early", "soon", "the", "by"})


def is_perhaps(scene: Scene, time: int) -> bool:
    """Whether a time is a guess: "possibly as early as next month", "perhaps on Monday"."""
    at = time - 1
    while at > 0 and scene.chunks.low(at) in BEFORE_DAY:
        at -= 1
    return scene.chunks.low(at) in PERHAPS
