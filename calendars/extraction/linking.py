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
from typing import NamedTuple

from calendars.extraction.actors import Scene
from calendars.extraction.candidates import Candidate
from calendars.extraction.clauses import Clause, clause_at, resumes
from calendars.extraction.fates import is_old_time
from calendars.extraction.lengths import days_long
from calendars.extraction.moods import Tense, find_asking
from calendars.extraction.occasions import GATHER, MEET
from calendars.models import NEW_TIME, Kind, TimeMention, TimexType
from calendars.periods import days_of

# Behind the subject of these stands what came before it.
FOLLOWING = frozenset({"follow", "follows", "followed"})
CARRYING = frozenset({"after", "following", "during", "upon"})
LIMITS = frozenset({"since", "before", "until", "till", "by", "through"})
NEW_TIME_WORDS = frozenset({"to", "until", "till", "for"})
LONGEST_STAY = 60
# What a relative clause says of an engagement itself: "that will be held", "that had been called for Friday".
DESCRIBED = re.compile(r"[HQVK]|3X?[Ev]")


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


@dataclass(slots=True, eq=False, repr=False)
class _Sentence:
    """What one sentence holds: the numbers of its clauses, its times and its candidates."""

    clauses: list[int]
    times: list[int]
    candidates: list[Candidate]


def link_times(scene: Scene, clauses: list[Clause], candidates: list[Candidate]) -> list[Link]:
    """Link every candidate to its time.

    Args:
        scene: chunks with their times.
        clauses: the clauses.
        candidates: in text order.
    """
    sentences: dict[int, _Sentence] = {}
    for number, clause in enumerate(clauses):
        sentences.setdefault(clause.sentence, _Sentence([], [], [])).clauses.append(number)
    for candidate in candidates:
        sentences[clauses[candidate.clause].sentence].candidates.append(candidate)
    for number, sentence in sentences.items():
        if sentence.candidates:  # the day of a dateline is not that of what follows it
            sentence.times = [at for at in range(*scene.bounds(number)) if at in scene.chunks.times]
    links = [_link(scene, clauses, one, sentences[clauses[one.clause].sentence]) for one in candidates]
    for candidate, link in zip(candidates, links, strict=True):
        _put_in_order(scene, clauses[candidate.clause], link, sentences[clauses[candidate.clause].sentence])
    owned = {link.chunk for link in links}
    for candidate, link in zip(candidates, links, strict=True):
        if link.time is None:
            _link_free(scene, clauses, candidate, link, sentences[clauses[candidate.clause].sentence], owned)
            _link_remarks(scene, clauses, candidate, link, sentences[clauses[candidate.clause].sentence])
    return links


# "made the remarks at", "made this statement during", "was speaking after"
REMARKS = re.compile(r"H(?:d[XA]?|[XA])(?P<what>[XGZ])(?:[iak]|w)|2(?P<speaking>v)(?:[tXf]{0,3})[iak]")
# How many sentences back what somebody said may stand.
SAID_BEFORE = 6


def _link_remarks(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, sentence: _Sentence) -> None:
    """ "He said on Monday ... He made the remarks after talks with X": the talks are on the day of saying it."""
    number = clauses[candidate.clause].sentence
    begin, _ = scene.bounds(number)
    match = REMARKS.search(scene.chunks.codes, begin, candidate.at)
    if (
        link.time is not None
        or link.anchor is not None
        or not match
        or any(_is_day(scene, at) for at in sentence.times)
    ):
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
            link.time, link.chunk, link.rule, link.score = (
                scene.chunks.times[days[-1]],
                days[-1],
                "linking.remarks",
                3.0,
            )
            return


def _is_day(scene: Scene, at: int) -> bool:
    mention = scene.chunks.times.get(at)
    return mention is not None and is_calendar(mention) and len(mention.start or "") >= 10 and mention.end is None


def _put_in_order(scene: Scene, clause: Clause, link: Link, sentence: _Sentence) -> None:
    """ "Flies to Algiers on Sunday and then moves on to Tunis on Tuesday": that Tuesday comes behind the Sunday."""
    chunks, time = scene.chunks, link.time
    if time is None or time.start is None or time.stated != ("weekday",) or time.direction == "past":
        return
    if not any(chunks.low(at) == "then" for at in range(clause.start, min(clause.start + 4, clause.end))):
        return
    before = [chunks.times[at] for at in sentence.times if at < clause.start]
    if not before or before[-1].stated != ("weekday",) or before[-1].start is None or before[-1].direction == "past":
        return
    day, earlier = date.fromisoformat(time.start[:10]), date.fromisoformat(before[-1].start[:10])
    if timedelta(0) < earlier - day < timedelta(days=7):
        link.time = time._replace(start=(later := (day + timedelta(days=7)).isoformat()), value=later)


def _link_free(
    scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, sentence: _Sentence, owned: set[int]
) -> None:
    """Where no rule finds a time: the nearest one behind it that nothing else owns and that no report dates."""
    if candidate.topic or candidate.day is not None:
        return
    for at in sentence.times:
        mention = scene.chunks.times[at]
        if _is_of_head(scene, candidate, at):
            return
        if (
            at < candidate.at
            or at in owned
            or mention is link.clock
            or mention.type in (TimexType.DURATION, TimexType.SET)
        ):
            continue
        if not is_calendar(mention) or _is_limit(scene, at) or _names_something(scene, at):
            continue
        if _dates_the_news(scene, clauses[candidate.clause], candidate, at):
            continue
        if _hangs_on_noun(scene, at) or _is_dated_noun(scene, at) or _follows(scene, candidate, at):
            continue
        number = clause_at(clauses, sentence.clauses, at)
        if number is None or len(mention.start or "") < 7:
            return
        other = clauses[number]
        apart = other.kind != "after" or other.parent != candidate.clause or other.opener in LIMITS
        if number != candidate.clause and (apart or VERB_OF_TIME.search(scene.chunks.codes, other.start, at)):
            return  # "headed for Geneva after diplomats said on Friday that ..."
        link.time, link.chunk, link.rule, link.score = mention, at, "linking.free", 0.5
        return


def _link(scene: Scene, clauses: list[Clause], candidate: Candidate, sentence: _Sentence) -> Link:
    best = Link()
    clause = clauses[candidate.clause]
    for at in sentence.times:
        mention = scene.chunks.times[at]
        if mention.type is TimexType.DURATION:
            best.days = best.days or _days_of_stay(scene, candidate, at, mention)
        elif (mention.start is None and mention.value.startswith("T")) or _is_dayless(scene, clauses, sentence, at):
            best.clock = mention if clause.holds(at) else best.clock
        elif mention.type is not TimexType.SET and is_calendar(mention):
            score, rule = _score(scene, clauses, candidate, at, sentence)
            if score > best.score:
                best.time, best.chunk, best.rule, best.score = mention, at, rule, score
    if best.time is not None:
        _take_finer(scene, candidate, clause, best, sentence)
    if best.time is not None and _is_new_time(scene, candidate, best.chunk):
        best.rule = NEW_TIME
        best.old = _old_time(scene, best, sentence)
    return best


def _is_dayless(scene: Scene, clauses: list[Clause], sentence: _Sentence, at: int) -> bool:
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


def _old_time(scene: Scene, best: Link, sentence: _Sentence) -> TimeMention | None:
    """The time before the new one, in "moved from Monday to Friday"."""
    before = [at for at in sentence.times if at < best.chunk and is_calendar(scene.chunks.times[at])]
    return scene.chunks.times[before[-1]] if before and scene.chunks.low(before[-1] - 1) == "from" else None


def _take_finer(scene: Scene, candidate: Candidate, clause: Clause, best: Link, sentence: _Sentence) -> None:
    """ "In New York next week he will meet X, on Wednesday": the day inside the period is the time."""
    coarse, governed = best.time.start if best.time else None, candidate.governed
    if best.time and best.time.stated == ("weekday",) and governed:
        _put_in_week(scene, clause, best, sentence)
    if coarse is None or len(coarse) >= 10 or best.rule == "linking.before_noun":
        return
    first, last = days_of(coarse)
    for at in sentence.times:
        mention = scene.chunks.times[at]
        if at < candidate.at and (_dates_the_dropping(candidate) or mention.direction == "past"):
            continue  # "on Tuesday agreed to meet again next week"
        if at < best.chunk and best.rule == NEW_TIME:
            continue  # "the meeting planned for Wednesday was put off to next week"
        if governed and "-W" in coarse and mention.stated == ("weekday",) and clause.holds(at):
            mention = _in_week(mention, first)
        inside = mention.start is not None and len(mention.start) >= 10 and clause.holds(at)
        if inside and mention.start and first <= days_of(mention.start)[0] <= last and not _is_limit(scene, at):
            best.time, best.chunk = mention, at
            return


def _put_in_week(scene: Scene, clause: Clause, best: Link, sentence: _Sentence) -> None:
    """ "Next week he will meet X in Paris on Thursday": the Thursday of that week."""
    for at in sentence.times:
        start = scene.chunks.times[at].start or ""
        if scene.chunks.low(at - 1) == "from":
            continue  # "delayed from last week, will open on Friday"
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
    return scene.chunks.codes[mood.last - 1] != "V" or scene.chunks.low(at - 1) in NEW_TIME_WORDS


def is_calendar(mention: TimeMention) -> bool:
    """Whether a mention is a place on the calendar, resolved or not ("now" and "recently" are none)."""
    return not mention.value.endswith("_REF") and (mention.start is not None or mention.value.startswith("X"))


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


def _score(
    scene: Scene, clauses: list[Clause], candidate: Candidate, at: int, sentence: _Sentence
) -> tuple[float, str]:
    """How well a time fits a candidate, and the rule; 0 where it cannot belong to it."""
    clause = clauses[candidate.clause]
    if candidate.day is not None:
        return (20, "linking.gapped") if at == candidate.day else (0, "")
    if _stands_before(scene, candidate, at):
        return 20 - 0.1 * (candidate.at - at), "linking.before_noun"
    if clause.opener == "when" and clause.start - 2 <= at < clause.start:
        return 12, "linking.when"  # "on February 10, when he hosts X"
    moved = candidate.mood is not None and candidate.mood.change == "moved"
    if _names_something(scene, at) or (_is_limit(scene, at) and not moved) or is_old_time(scene, at):
        return 0, ""
    if moved and candidate.mood and at >= candidate.mood.last and scene.chunks.low(at - 1) in NEW_TIME_WORDS:
        return 16, "linking.new_time"
    carrying = clause.kind == "after" and clause.opener in CARRYING and not _is_counted(scene, clause)
    if not carrying and _is_dated_noun(scene, at):
        return 0, ""
    if moved and candidate.noun and at > candidate.at and _is_now_to_be(scene, clauses, sentence, at):
        return 14, NEW_TIME
    if clause.holds(at):
        if _dates_the_asking(scene, clause, candidate, at) or _dates_the_news(scene, clause, candidate, at):
            return 0, ""
        return _score_in_clause(scene, candidate, at, sentence), "linking.same_clause"
    early = scene.chunks.low(at - 1) == "as" and scene.chunks.low(at - 3) == "as"
    place = at - 4 if early else at  # "could meet as early as Monday"
    other = clause_at(clauses, sentence.clauses, place)
    if other is None:
        return 0, ""
    if early and other == candidate.clause:
        return _score_in_clause(scene, candidate, at, sentence), "linking.same_clause"
    start = clauses[other].start + (scene.chunks.codes[clauses[other].start] == ",")
    verb = scene.chunks.codes[start] in "mu1245" or "s" in scene.chunks.entries[start][3]  # ", opens on Monday"
    verb = verb or resumes(scene, clause, clauses[other])
    goes_on = scene.chunks.codes[start:at] == "k" or (verb and candidate.noun)
    if clauses[other].parent == candidate.clause and clauses[other].kind == "main" and goes_on:
        return 7, "linking.resumed"
    told = scene.chunks.codes[clauses[other].start : clauses[other].end]
    hosted = any(scene.chunks.entries[one][1] == "triggers.host" for one in range(start, clauses[other].end))
    described = clauses[other].kind == "relative" and other == candidate.clause + 1
    nearest = not any(candidate.at < one.at < clauses[other].start for one in sentence.candidates)
    described = described and (
        (hosted and nearest) or bool(DESCRIBED.search(told))
    )  # "the summit that X hosted in May"
    nearer = any(one.clause == candidate.clause and one.at > candidate.at and one.noun for one in sentence.candidates)
    if described and (candidate.noun or not nearer) and not any(one.clause == other for one in sentence.candidates):
        way = candidate.noun and candidate.kind in GATHER and candidate.verb in ("triggers.go", "triggers.arrive")
        return (13 if way else 3), "linking.relative"  # "arrived on Tuesday for a summit that opened on Monday"
    during = clauses[other].kind == "after" and clauses[other].opener == "during"
    if during and clauses[other].parent == candidate.clause and candidate.kind in MEET and _is_one_day(scene, at):
        return 3, "linking.during"  # "held talks with X during a visit to Malta on April 30"
    while_told = clauses[other].kind == "report" and clause.parent == other and scene.chunks.low(clause.start) == "as"
    if while_told and candidate.mood is not None and candidate.mood.tense is Tense.PAST:
        return 4, "linking.carried"  # "said on Monday as he opened talks with X"
    if _is_ancestor(clauses, candidate.clause, other):
        if carrying:
            between = _acts_between(scene, clauses, candidate.clause, other)
            return (0, "") if between else (4, "linking.carried")
        if clauses[other].kind == "report" or clause.kind == "after":
            return 0, ""
        if clause.kind == "relative":
            return 1.5, "linking.from_main"
        if other > candidate.clause and any(one.clause == other for one in sentence.candidates):
            return 0, ""  # "The talks were to resume, but X and Y did not meet on Friday"
        same = bool(clause.subject) and clause.subject == clauses[other].subject
        same = same and not _is_of_gerund(scene, clauses[other], at)
        stay = candidate.kind in GATHER and any(
            one.clause == other and one.kind is Kind.VISIT for one in sentence.candidates
        )
        same = same and not stay  # "will visit Germany from the 12th to the 16th and attend a conference"
        same = same and "q" not in scene.chunks.codes[clauses[other].end : clause.start]  # what is quoted has its own
        return (2, "linking.earlier_clause") if same else (0, "")
    return 0, ""


def _is_one_day(scene: Scene, at: int) -> bool:
    mention = scene.chunks.times[at]
    return mention.start is not None and len(mention.start) >= 10 and mention.end is None


def _acts_between(scene: Scene, clauses: list[Clause], number: int, other: int) -> bool:
    """Whether a clause with a verb of its own stands between: "began in April and is due to end during the visit"."""
    parent = clauses[number].parent
    if parent is None or parent <= other or clauses[other].kind == "report":
        return False
    return scene.chunks.codes[clauses[parent].start] == "&" and any(
        code in "mu12" for code in scene.chunks.codes[clauses[parent].start : clauses[parent].end]
    )


def _is_counted(scene: Scene, clause: Clause) -> bool:
    """Whether a clause begins behind a length: "two weeks after the summit"."""
    before = clause.start - 1
    return scene.chunks.codes[before] == "D" or scene.chunks.low(before) in ("day", "night", "evening", "shortly")


def _is_now_to_be(scene: Scene, clauses: list[Clause], sentence: _Sentence, at: int) -> bool:
    """ "Has put off a trip that was to have begun on Wednesday and will now travel in mid-September"."""
    number = clause_at(clauses, sentence.clauses, at)
    if number is None or clauses[number].kind in ("relative", "after"):
        return False
    chunks, start = scene.chunks, clauses[number].start
    return any(chunks.codes[one] == "m" and chunks.low(one + 1) == "now" for one in range(start, at - 1))


def _score_in_clause(scene: Scene, candidate: Candidate, at: int, sentence: _Sentence) -> float:
    """Nearer is better; what stands between a noun and a time and could own the time, owns it."""
    if candidate.at < at and THEN.search(scene.chunks.codes, candidate.at, at) and _is_then(scene, candidate.at, at):
        return 0  # "to Paris on Monday for talks, then to London on Tuesday"
    if scene.chunks.codes[at - 1 : at] == "o" and candidate.at != at - 2:
        return 0  # "the ceremony of June 30": of nothing else
    if at < candidate.at and (_dates_the_plan(scene, at) or _dates_the_gerund(scene, candidate, at)):
        return 0
    if candidate.beside and at < candidate.at and _is_one_day(scene, at):
        return 0  # "met on Monday on the sidelines of the summit"
    low, high = sorted((at, candidate.at))
    between = [one for one in sentence.candidates if low < one.at < high]
    if at < candidate.at and _dates_the_dropping(candidate):
        return 0.4
    if (candidate.topic and at < candidate.at) or _is_of_head(scene, candidate, at):
        return 0
    if candidate.at < at and any(one.topic for one in between):
        return 0  # "they were talking about the visit in September"
    if (
        candidate.at < at
        and scene.chunks.codes[candidate.at + 1] in "12"
        and any(one.noun and one.kind is candidate.kind and "subject" not in one.parties.values() for one in between)
    ):
        return 0  # "his trip was an answer to Putin's visit in June"
    if _follows(scene, candidate, at):
        return 0
    if any(
        scene.chunks.low(one) == "time" and scene.chunks.low(one + 1) == "for" for one in range(at + 1, candidate.at)
    ):
        return 0  # "flies home on Friday in time for a visit by X"
    score = 10 - 0.1 * (high - low) - 2.5 * len(between) + (0.5 if at > candidate.at else 0)
    if candidate.mood is not None and candidate.mood.change == "moved":  # "put off from Monday to Friday"
        score += {"f": 6, "a": 6, "j": -6}.get(scene.chunks.codes[at - 1], 0)
    if _hangs_on_noun(scene, at):
        score -= 1.5
    return max(score, 0.5)


def _follows(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of what came before: "his visit follows a decision last month"."""
    return candidate.noun and any(scene.chunks.low(one) in FOLLOWING for one in range(candidate.at + 1, at))


# ", then to London", "and then with X"
THEN = re.compile(r"[,&]X[fwi]")


# A verb of saying: a time behind it is its own.
VERB_OF_TIME = re.compile(r"Z")
# "since taking office in June", "before becoming president"
GERUND = re.compile(r"a(?P<verb>[vHEX])")


def _is_of_gerund(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a time in a clause is that of a gerund that it opens with: "since taking office in June"."""
    match = GERUND.match(scene.chunks.codes, clause.start)
    opens = match is not None and scene.chunks.low(match.start("verb")).endswith("ing")
    return opens and clause.opener in LIMITS and clause.holds(at)


def _dates_the_gerund(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time before a candidate belongs to a gerund before it, in the same clause."""
    opener = scene.chunks.codes.rfind("a", max(at - NEAR_GERUND, 0), at)
    if opener < 0 or scene.chunks.low(opener) not in LIMITS:
        return False
    return scene.chunks.low(opener + 1).endswith("ing") and not set("&,").isdisjoint(
        scene.chunks.codes[at : candidate.at]
    )


# How far before a time the gerund that it dates stands.
NEAR_GERUND = 8


def _is_then(scene: Scene, start: int, end: int) -> bool:
    return any(scene.chunks.low(one) in ("then", "later", "afterwards") for one in range(start, end))


def _is_of_head(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a verb tells of what stands over a noun: "details of the talks emerged on Monday", "read the text of"."""
    if not candidate.under:
        return False
    codes, entries = scene.chunks.codes, scene.chunks.entries
    low, high = sorted((at, candidate.at))
    return any(
        codes[one] in "1245muE" or (codes[one] in "HZ" and "n" not in entries[one][3]) for one in range(low + 1, high)
    )


def _dates_the_plan(scene: Scene, at: int) -> bool:
    """Whether a time is that of agreeing, offering or refusing to do something: "agreed on Tuesday to resume talks"."""
    codes = scene.chunks.codes
    before = at - 1 - (codes[at - 1 : at] == "k")
    told = before >= 0 and codes[before] in "QWFZ" and "d" in scene.chunks.entries[before][3]
    return told and codes[at + 1 : at + 2] == "f" and not (before > 0 and codes[before - 1] in "1235m")


def _dates_the_dropping(candidate: Candidate) -> bool:
    """Whether what stands before a noun dates the act: "on Tuesday cancelled a visit that was planned for March"."""
    mood = candidate.mood
    return candidate.noun and mood is not None and mood.change in ("off", "moved") and mood.last <= candidate.at


ASKED_TO = re.compile(r"f[vHx]")  # "proposed to hold on Friday"


def _dates_the_asking(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of asking for the engagement: "on Monday France called for talks"."""
    ask = find_asking(scene, clause.start, candidate.at) if at < candidate.at else None
    return ask is not None and (at < ask or ASKED_TO.search(scene.chunks.codes, ask, at) is None)


def _dates_the_news(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a past day is that of telling: "the palace announced the visit on Monday"."""
    chunks, verb = scene.chunks, clause.start - 1
    if not candidate.noun or candidate.mood is not None or at < candidate.at or verb < 0 or chunks.codes[verb] != "Z":
        return False
    low = chunks.low(verb)
    told = low == "announced" or (candidate.definite and low in ("confirmed", "disclosed", "revealed"))
    day = chunks.times[at]
    near = day.direction == "past" and "weekday" in day.stated and {"month", "offset"}.isdisjoint(day.stated)
    return told and near and candidate.at - verb < NEWS_REACH


NEWS_REACH = 6


def _hangs_on_noun(scene: Scene, at: int) -> bool:
    """Whether a time stands right behind a plain noun, whose time it then is: "about the election next March"."""
    codes = scene.chunks.codes
    before = at - 1 - (codes[at - 1 : at] in ("k", "i"))
    return (
        before > 0
        and codes[before] == "X"
        and codes[before - 1] in "dXA"
        and not scene.chunks.low(before).endswith("ly")
    )


def _stands_before(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether only modifiers stand between a time and its noun: "Jan. 12 meeting", "Thursday's NATO talks"."""
    if not (candidate.noun and at < candidate.at):
        return False
    codes = scene.chunks.codes
    between = codes[at + 1 : candidate.at]
    if any(code not in "pXASOBMC-9LDtRrd" for code in between):
        return False
    if between.startswith("p"):
        return len(between) <= 6
    return len(between) <= 3 and not (codes[at - 1 : at] == "k" and "d" in between)


def is_end_in_brackets(scene: Scene, at: int) -> bool:
    """ "Open talks on Monday (to July 20)"."""
    return scene.chunks.low(at - 1) == "to" and scene.chunks.text(at - 2) == "("


def _is_limit(scene: Scene, at: int) -> bool:
    """Whether a time only bounds something: "since August", "until 2031"; "by the end of the year" is that year."""
    if is_end_in_brackets(scene, at):
        return True
    if at == 0 or scene.chunks.low(at - 1) not in LIMITS:
        return False
    mention = scene.chunks.times[at]
    whole = len(mention.start or "") < 10 and " end " in f" {mention.text} "
    return not (whole and scene.chunks.low(at - 1) in ("by", "before"))


def _names_something(scene: Scene, at: int) -> bool:
    """Whether a time is that of something else: "the 1978 guidelines", "Monday's vote", "the elections in May"."""
    chunks = scene.chunks
    codes, mention = chunks.codes, chunks.times[at]
    year = mention.start is not None and len(mention.start) == 4
    behind = at + 1 + (codes[at + 1 : at + 2] in tuple("NC") and codes[at + 2 : at + 3] == "X")
    if year and codes[behind : behind + 1] in ("X", "G") and codes[at - 1 : at] != "i":
        return True
    if year and mention.text.isdigit() and codes[at - 1 : at] in ("n", "x", "B", "G"):
        return True  # "the India Economic Summit 2005"
    owner = at + 1 + (codes[at + 1 : at + 2] == "p")
    while owner < min(at + 4, len(codes)) and codes[owner] in "AXN-" and chunks.low(owner) not in scene.words["dated"]:
        owner += 1
    return owner < len(codes) and chunks.low(owner) in scene.words["dated"] and owner < at + 4


def _is_dated_noun(scene: Scene, at: int) -> bool:
    """ "The elections in May", "in remarks on Friday"; but "discussed the killing on Friday" tells of the talk."""
    codes = scene.chunks.codes
    prep = codes[at - 1 : at]
    before = at - 2
    if before <= 0 or prep not in ("k", "i", "o", "g") or scene.chunks.low(before) not in scene.words["dated"]:
        return False
    if prep != "k":
        return True
    while before > 0 and codes[before - 1] in "dpAXNSO":
        before -= 1
    return codes[before - 1 : before] in ("i", "o", "a", "g", "y", "k")


def _is_ancestor(clauses: list[Clause], number: int, other: int) -> bool:
    """Whether a clause falls back on another one."""
    parent = clauses[number].parent
    for _ in range(8):
        if parent is None or parent == other:
            break
        parent = clauses[parent].parent
    return parent == other
