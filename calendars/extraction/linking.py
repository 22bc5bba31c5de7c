"""Give each candidate its time: the one that its own words state, or that the rulings let it carry over.

In: a scene, its clauses and candidates. Out: for each candidate a `Link`: a time mention or none, the rule that linked
them, and a length where one is stated. A time belongs to one verb or noun. A time in a report ("said on Monday") dates
the saying, and otherwise only an occasion that the same clause hangs on it with "after", "following" or "during" (the
ruling on carried dates).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from calendars.extraction.actors import Scene
from calendars.extraction.candidates import Candidate, SentenceParts
from calendars.extraction.claims import score_time, tells_new_time
from calendars.extraction.clauses import Clause, clause_at
from calendars.extraction.lengths import days_long
from calendars.extraction.moods import Tense
from calendars.extraction.occasions import MEET
from calendars.extraction.owners import (
    LIMITS,
    dates_the_dropping,
    dates_the_news,
    follows,
    hangs_on_noun,
    is_calendar,
    is_chaired_for_long,
    is_dated_noun,
    is_limit,
    is_of_head,
    is_of_thing,
    is_one_day,
    is_possessive,
    is_told_as_often,
    names_something,
)
from calendars.models import NEW_TIME, TimeMention, TimexType
from calendars.periods import days_of

# In days: what is longer is no visit.
LONGEST_STAY = 60
# "made the remarks at", "made this statement during", "was speaking after"
REMARKS = re.compile(r"H(?:d[XA]?|[XA])(?P<what>[XGZ])(?:[iak]|w)|2(?P<speaking>v)(?:[tXf]{0,3})[iak]")
# Verbs of saying of which a report is made on the day.
SPOKE = frozenset({"said", "told", "announced", "added", "declared", "stressed", "warned"})
# So many sentences may hold the first of a report: behind a title and a dateline.
LEAD = 4
# How far behind a noun the week stands that is its own.
NEAR_WEEK = 6
# How many sentences back what somebody said may stand.
SAID_BEFORE = 6


class Anchor(NamedTuple):
    """An event or a day that a time is counted from: the number of its candidate, or the day, or neither for today.

    `steps` are of `unit` ("D", "W", "M"), negative before the event; `at` is the chunk of the words that count.
    """

    steps: int
    unit: str
    event: int | None
    day: TimeMention | None
    at: int


@dataclass(slots=True, eq=False, repr=False)
class Link:
    """The time of a candidate: the mention, its chunk, the rule, a length in days, a clock time apart from the day."""

    time: TimeMention | None = None
    chunk: int = -1
    rule: str = ""
    days: int | None = None
    clock: TimeMention | None = None
    score: float = 0.0
    old: TimeMention | None = None  # the time that it was moved from
    anchor: Anchor | None = None  # what its time is counted from
    until: str | None = None  # the last day, where it is told apart from the start
    since: bool = False  # it has been going on since then
    counted_from: bool = False  # another is so many days before or after it, so that it is not told of its own day


def link_times(scene: Scene, clauses: list[Clause], candidates: list[Candidate]) -> list[Link]:
    """Link every candidate to its time.

    Args:
        scene: chunks with their times.
        clauses: the clauses.
        candidates: in text order.
    """
    sentences: dict[int, SentenceParts] = {}
    for number, clause in enumerate(clauses):
        sentences.setdefault(clause.sentence, SentenceParts([], [], [])).clauses.append(number)
    for candidate in candidates:
        sentences[clauses[candidate.clause].sentence].candidates.append(candidate)
    for number, sentence in sentences.items():
        if sentence.candidates:  # the day of a dateline is not that of what follows it
            sentence.times = [at for at in range(*scene.bounds(number)) if at in scene.chunks.times]
    around = [sentences[clauses[one.clause].sentence] for one in candidates]
    links = [_link(scene, clauses, one, sentence) for one, sentence in zip(candidates, around, strict=True)]
    put = {link.chunk: link.time for link in links if link.rule == "linking.gapped"}
    for link in links:
        link.time = put.get(link.chunk, link.time)  # "in X on Monday and in Y on Friday, where he will meet Z"
    owned = {link.chunk for link in links}
    dated = {clauses[one.clause].sentence for one, link in zip(candidates, links, strict=True) if link.time}
    for candidate, link, sentence in zip(candidates, links, around, strict=True):
        if link.time is None:
            _link_free(scene, clauses, candidate, link, sentence, owned)
        if link.time is None:
            _link_remarks(scene, clauses, candidate, link, sentence)
        if link.time is None and _is_said_after(scene, clauses, candidate, sentence):
            _link_lead(scene, link)
        number = clauses[candidate.clause].sentence - 1
        if link.time is None and candidate.noun and candidate.definite and number not in dated:
            _link_coming(scene, candidate, link, number, sentence)
    if "date" in scene.chunks.lows:
        _link_dates(scene, clauses, candidates, links)
    return links


# "Ministers from 15 countries", "officials of a dozen states"
COMING = re.compile(r"d?[X9A]{0,2}[rRt]X?[jo]d?[X9A]{0,3}(?P<who>X)")
STATES = frozenset({"countries", "nations", "states", "governments", "capitals"})


def _link_coming(scene: Scene, candidate: Candidate, link: Link, number: int, sentence: SentenceParts) -> None:
    """ "Ministers from 15 countries will try in Rome on Friday to agree. X chairs the conference": it is that day."""
    if number < 0 or any(_is_day(scene, at) for at in sentence.times) or candidate.topic:
        return
    begin, end = scene.bounds(number)
    match = COMING.match(scene.chunks.codes, begin, end)
    days = [at for at in range(begin, end) if at in scene.chunks.times and _is_day(scene, at)]
    if match is None or len(days) != 1 or scene.chunks.low(match.start("who")) not in STATES:
        return
    places = [at for at in range(match.end(), end) if at in scene.places and scene.chunks.codes[at - 1] == "i"]
    if places:
        link.time, link.chunk, link.rule, link.score = scene.chunks.times[days[0]], days[0], "linking.coming", 3.0
        candidate.place = candidate.place or scene.places[places[0]]


def _link(scene: Scene, clauses: list[Clause], candidate: Candidate, sentence: SentenceParts) -> Link:
    best = Link()
    clause = clauses[candidate.clause]
    for at in sentence.times:
        mention = scene.chunks.times[at]
        if mention.type is TimexType.DURATION:
            best.days = best.days or _days_of_stay(scene, candidate, at, mention)
        elif (mention.start is None and mention.value.startswith("T")) or _is_dayless(scene, clauses, sentence, at):
            best.clock = mention if clause.holds(at) and not is_of_thing(scene, at) else best.clock
        elif mention.type is not TimexType.SET and is_calendar(mention):
            score, rule = score_time(scene, clauses, candidate, at, sentence)
            if score > best.score:
                best.time, best.chunk, best.rule, best.score = mention, at, rule, score
    if best.time is not None:
        _take_finer(scene, candidate, clause, best, sentence)
    if best.time is not None and _is_new_time(scene, candidate, best.chunk):
        best.rule = NEW_TIME
        best.old = _old_time(scene, best, sentence)
    _put_in_order(scene, clause, best, sentence)
    return best


def _is_dayless(scene: Scene, clauses: list[Clause], sentence: SentenceParts, at: int) -> bool:
    """Whether a clock time took the day of a later clause: "will see X at 4 p.m. and travel on to Y on Tuesday"."""
    mention = scene.chunks.times[at]
    if mention.filled != ("day",) or mention.start is None:
        return False
    own = clause_at(clauses, sentence.clauses, at)
    same = mention.start[:10]
    days = [one for one in sentence.times if one != at and (scene.chunks.times[one].start or "")[:10] == same]
    if own is None or any(one < clauses[own].end for one in days):
        return False
    return all(
        clauses[one].kind in ("main", "report") for one in sentence.clauses for day in days if clauses[one].holds(day)
    )


def _days_of_stay(scene: Scene, candidate: Candidate, at: int, mention: TimeMention) -> int | None:
    """The length of a visit or of talks, where it stands before the noun: "a two-day visit"."""
    days = days_long(mention.value)
    if days is None or not 0 <= candidate.at - at <= 5 or not candidate.noun:
        return None
    if scene.chunks.codes[at + 1] == "a":
        return None  # "three days before the visit"
    if any(code in "mu1245HvZ,;cnawyt" for code in scene.chunks.codes[at + 1 : candidate.at]):
        return None  # "a 30-day truce after talks"
    return days if 1 < days < LONGEST_STAY else None


def _take_finer(scene: Scene, candidate: Candidate, clause: Clause, best: Link, sentence: SentenceParts) -> None:
    """ "In New York next week he will meet X, on Wednesday": the day inside the period is the time."""
    coarse, governed = best.time.start if best.time else None, candidate.governed
    if best.time and best.time.stated == ("weekday",) and governed:
        _put_in_week(scene, clause, candidate, best, sentence)
    if coarse is None or len(coarse) >= 10 or best.rule in ("linking.before_noun", "linking.gapped"):
        return
    first, last = days_of(coarse)
    for at in sentence.times:
        mention = scene.chunks.times[at]
        if at < candidate.at and (dates_the_dropping(candidate) or mention.direction == "past"):
            continue  # "on Tuesday agreed to meet again next week"
        if at < best.chunk and best.rule == NEW_TIME:
            continue  # "the meeting planned for Wednesday was put off to next week"
        if governed and "-W" in coarse and mention.stated == ("weekday",) and clause.holds(at):
            mention = _in_week(mention, first)
        inside = mention.start is not None and len(mention.start) >= 10 and clause.holds(at)
        if inside and mention.start and first <= days_of(mention.start)[0] <= last and not is_limit(scene, at):
            best.time, best.chunk = mention, at
            return


def _put_in_week(scene: Scene, clause: Clause, candidate: Candidate, best: Link, sentence: SentenceParts) -> None:
    """ "Next week he will meet X in Paris on Thursday": the Thursday of that week."""
    for at in sentence.times:
        start = scene.chunks.times[at].start or ""
        if scene.chunks.low(at - 1) == "from":
            continue  # "delayed from last week, will open on Friday"
        over = [one.at for one in sentence.candidates if one.noun and 0 < at - one.at < NEAR_WEEK]
        if "," in scene.chunks.codes[at : candidate.at] and any(
            "j" in scene.chunks.codes[max(one - 4, 0) : one] for one in over
        ):
            continue  # "X, home from a visit to Y last week, met Z on Tuesday"
        if clause.start <= at < best.chunk and "-W" in start and len(start) == 8 and best.time is not None:
            best.time = _in_week(best.time, days_of(start)[0])
            return


def _in_week(mention: TimeMention, monday: date) -> TimeMention:
    """A bare weekday beside "next week" is that week's."""
    if mention.start is None or mention.end is not None:
        return mention
    day = date.fromisoformat(mention.start[:10])
    told = (monday + timedelta(days=day.weekday() - monday.weekday())).isoformat()
    return mention._replace(start=told + mention.start[10:], value=told + mention.value[10:])


def _is_new_time(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time is the one that an engagement was moved to: "put off until Friday"."""
    mood = candidate.mood
    if mood is None or mood.change != "moved" or at < mood.last:
        return False
    return scene.chunks.codes[mood.last - 1] != "V" or tells_new_time(scene, at)


def _old_time(scene: Scene, best: Link, sentence: SentenceParts) -> TimeMention | None:
    """The time before the new one, in "moved from Monday to Friday"."""
    before = [at for at in sentence.times if at < best.chunk and is_calendar(scene.chunks.times[at])]
    return scene.chunks.times[before[-1]] if before and scene.chunks.low(before[-1] - 1) == "from" else None


def _put_in_order(scene: Scene, clause: Clause, link: Link, sentence: SentenceParts) -> None:
    """ "Flies to Algiers on Sunday and then moves on to Tunis on Tuesday": that Tuesday comes behind the Sunday."""
    chunks, time = scene.chunks, link.time
    if time is None or time.start is None or time.stated != ("weekday",) or time.direction == "past":
        return
    then = any(chunks.low(at) == "then" for at in range(clause.start, min(clause.start + 4, clause.end)))
    stop = link.rule == "linking.gapped" and chunks.codes[link.chunk - 1] == "k"  # "in X on Monday and in Y on Friday"
    if not (then and clause.holds(link.chunk)) and not stop:
        return  # a day of its own: "stays until Tuesday and then goes on to Paris"
    before = [chunks.times[at] for at in sentence.times if at < (clause.start if then else link.chunk)]
    if not before or before[-1].stated != ("weekday",) or before[-1].start is None or before[-1].direction == "past":
        return
    day, earlier = date.fromisoformat(time.start[:10]), date.fromisoformat(before[-1].start[:10])
    if timedelta(0) < earlier - day < timedelta(days=7):
        link.time = time._replace(start=(later := (day + timedelta(days=7)).isoformat()), value=later)


def _link_free(
    scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, sentence: SentenceParts, owned: set[int]
) -> None:
    """Where no rule finds a time: the nearest one behind it that nothing else owns and that no report dates."""
    if candidate.topic or candidate.speaker or candidate.day is not None:
        return
    for at in sentence.times:
        mention = scene.chunks.times[at]
        if is_of_head(scene, candidate, at) or is_chaired_for_long(scene, candidate, at):
            return
        if is_told_as_often(scene, candidate, at):
            return
        if at < candidate.at or at in owned or mention is link.clock:
            continue
        if mention.type in (TimexType.DURATION, TimexType.SET):
            continue
        if not is_calendar(mention) or is_limit(scene, at) or names_something(scene, at):
            continue
        if dates_the_news(scene, clauses[candidate.clause], candidate, at):
            continue
        if is_possessive(scene, candidate, at) or hangs_on_noun(scene, at):
            continue
        if is_dated_noun(scene, at) or follows(scene, candidate, at):
            continue
        number = clause_at(clauses, sentence.clauses, at)
        if number is None or len(mention.start or "") < 7:
            return
        other = clauses[number]
        apart = other.kind != "after" or other.parent != candidate.clause or other.opener in LIMITS
        if number != candidate.clause and (apart or "Z" in scene.chunks.codes[other.start : at]):
            return  # "headed for Geneva after diplomats said on Friday that ..."
        link.time, link.chunk, link.rule, link.score = mention, at, "linking.free", 0.5
        return


def _link_remarks(
    scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, sentence: SentenceParts
) -> None:
    """ "He said on Monday ... He made the remarks after talks with X": the talks are on the day of saying it."""
    number = clauses[candidate.clause].sentence
    begin, _ = scene.bounds(number)
    match = REMARKS.search(scene.chunks.codes, begin, candidate.at)
    if not match or any(_is_day(scene, at) for at in sentence.times):
        return
    what = match.start("what") if match["what"] else match.start("speaking")
    if scene.chunks.low(what) not in scene.words["remarks"]:
        return
    for index in range(candidate.clause - 1, -1, -1):
        clause = clauses[index]
        if clause.sentence < number - SAID_BEFORE:
            return
        said = clause.kind == "report" and clause.sentence < number
        days = [at for at in range(clause.start, clause.end) if _is_day(scene, at)] if said else []
        if days:
            link.time, link.chunk = scene.chunks.times[days[-1]], days[-1]
            link.rule, link.score = "linking.remarks", 3.0
            return


# Between "the date" and the day: "is", "will be", "has been set for".
IS_SET = frozenset("1m34XEQHgk")
# How many sentences before "the date is" the occasion is told.
DATED_BEFORE = 2


def _link_dates(scene: Scene, clauses: list[Clause], candidates: list[Candidate], links: list[Link]) -> None:
    """ "Are to meet next month. The date is May 11", "put off the visit. The new date is May 11"."""
    chunks = scene.chunks
    for number, (begin, end) in enumerate(chunks.sentences):
        at = next((one for one in range(begin, min(begin + 5, end)) if chunks.low(one) == "date"), begin)
        day = at + 1
        while day < end and chunks.codes[day] in IS_SET:
            day += 1
        if at == begin or day == at + 1 or not _is_day(scene, day) or "the" not in chunks.lows[begin:at]:
            continue
        new = "new" in chunks.lows[begin:at]
        for candidate, link in zip(reversed(candidates), reversed(links), strict=True):
            told = clauses[candidate.clause].sentence
            if told < number - DATED_BEFORE:
                break
            if told < number and (_is_put_off(candidate) if new else _is_sometime(candidate, link, chunks.times[day])):
                link.old, link.time, link.chunk = link.time, chunks.times[day], day
                link.rule, link.score = (NEW_TIME if new else "linking.date"), 9.0
                break


def _is_put_off(candidate: Candidate) -> bool:
    return candidate.mood is not None and candidate.mood.change == "moved"


def _is_sometime(candidate: Candidate, link: Link, day: TimeMention) -> bool:
    """Whether an occasion is to come, and only the period is told that a day lies in."""
    ahead = candidate.mood is not None and candidate.mood.tense in (Tense.FUTURE, Tense.TENTATIVE)
    coarse = link.time.start if link.time else None
    if not ahead or not coarse or len(coarse) >= 10 or link.time is None or day.start is None:
        return False
    first, last = days_of(coarse)[0], days_of(link.time.end or coarse)[1]
    return first <= days_of(day.start[:10])[0] <= last


def _is_said_after(scene: Scene, clauses: list[Clause], candidate: Candidate, sentence: SentenceParts) -> bool:
    """Whether talks are what somebody spoke after, on no day that the sentence names: "said after talks with X"."""
    clause = clauses[candidate.clause]
    report = clauses[clause.parent] if clause.parent is not None else clause
    talks = candidate.kind in MEET and not sentence.times and clause.opener in ("after", "following")
    if not talks or report.kind != "report" or report.sentence != clause.sentence:
        return False
    spoken = [at for at in range(report.start, report.end) if scene.chunks.codes[at] == "Z"]
    return bool(spoken) and scene.chunks.low(spoken[-1]) in SPOKE


def _link_lead(scene: Scene, link: Link) -> None:
    """The day of the news, where the first sentence of a report from somewhere tells one past day."""
    if scene.city is None:
        return
    leads = chain.from_iterable(range(*scene.bounds(one)) for one in range(min(LEAD, len(scene.chunks.sentences))))
    days = [at for at in leads if _is_day(scene, at) and scene.chunks.times[at].direction == "past"]
    told = {scene.chunks.times[at].start for at in days}
    if len(told) == 1 and "reported" not in scene.chunks.lows[days[0] - 2 : days[0]]:  # "newspapers reported Friday"
        link.time, link.chunk = scene.chunks.times[days[0]], days[0]
        link.rule, link.score = "linking.remarks", 3.0


def _is_day(scene: Scene, at: int) -> bool:
    mention = scene.chunks.times.get(at)
    return mention is not None and is_one_day(mention)
