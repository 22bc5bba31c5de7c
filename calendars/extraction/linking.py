"""Give each candidate its time: the one that its own words state, or that the rulings let it carry over.

In: a scene, its clauses and candidates. Out: for each candidate a `TimeMention` or None, the rule that linked them, and a
duration where one is stated. A time belongs to one verb or noun; a time in a report ("said on Monday") dates the saying, and only an
occasion that the same clause hangs on it with "after", "following" or "during" (the ruling on carried dates).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from calendars.extraction.actors import Scene
from calendars.extraction.clauses import Clause
from calendars.extraction.triggers import Candidate
from calendars.models import TimeMention, TimexType

CARRYING = frozenset({"after", "following", "during", "upon"})
DAYS = re.compile(r"P(\d+)(D|W)$")


@dataclass(slots=True)
class Link:
    """The time of a candidate: the mention, its chunk, the rule and a duration in days where one is stated."""

    time: TimeMention | None = None
    chunk: int = -1
    rule: str = ""
    days: int | None = None
    clock: str | None = None
    score: float = 0.0


def link_times(scene: Scene, clauses: list[Clause], candidates: list[Candidate]) -> list[Link]:
    """Link every candidate to its time.

    Args:
        scene: chunks with their times.
        clauses: the clauses.
        candidates: in text order.
    """
    by_sentence: dict[int, list[int]] = {}
    for at in scene.chunks.times:
        by_sentence.setdefault(_sentence_of(scene, at), []).append(at)
    triggers = [candidate.at for candidate in candidates]
    return [
        _link(scene, clauses, candidate, by_sentence.get(clauses[candidate.clause].sentence, []), triggers)
        for candidate in candidates
    ]


def _sentence_of(scene: Scene, at: int) -> int:
    from bisect import bisect_right

    return bisect_right(scene.chunks.sentences, (at, len(scene.chunks.codes) + 1)) - 1


def _link(scene: Scene, clauses: list[Clause], candidate: Candidate, times: list[int], triggers: list[int]) -> Link:
    best = Link()
    clause = clauses[candidate.clause]
    days = None
    clock = None
    for at in times:
        mention = scene.chunks.times[at]
        if mention.type is TimexType.DURATION:
            days = days or _days_of_stay(scene, clause, candidate, at, mention)
            continue
        if mention.type is TimexType.SET:
            continue
        if mention.start is None and mention.value.startswith("T"):
            if clause.start <= at < clause.end:
                clock = mention.value
            continue
        if not _is_calendar(mention):
            continue
        score, rule = _score(scene, clauses, candidate, at, triggers)
        if score > best.score:
            best = Link(mention, at, rule, score=score)
    best.days, best.clock = days, clock
    return best


def _is_calendar(mention: TimeMention) -> bool:
    """Whether a mention is a place on the calendar, resolved or not ("now" and "recently" are none)."""
    return not mention.value.endswith("_REF") and (mention.start is not None or mention.value.startswith("X"))


def _days_of_stay(scene: Scene, clause: Clause, candidate: Candidate, at: int, mention: TimeMention) -> int | None:
    """The length of a visit or of talks, where the duration stands before the noun: "a two-day visit"."""
    match = DAYS.match(mention.value)
    if not match or not 0 <= candidate.at - at <= 5 or not candidate.noun:
        return None
    if any(code in "mu1245HvZ,;cn" for code in scene.chunks.codes[at + 1 : candidate.at]):
        return None
    days = int(match[1]) * (7 if match[2] == "W" else 1)
    return days if 1 < days < 60 else None


def _score(
    scene: Scene, clauses: list[Clause], candidate: Candidate, at: int, triggers: list[int]
) -> tuple[float, str]:
    """How well a time fits a candidate, and the rule; 0 where it cannot belong to it."""
    codes = scene.chunks.codes
    clause = clauses[candidate.clause]
    where = candidate.at
    if (
        at < where
        and candidate.noun
        and all(code in "pXASOBMC-9LDtRrd" for code in codes[at + 1 : where])
        and _touches(scene, at, where)
    ):
        return 20 - 0.1 * (where - at), "linking.before_noun"
    if _is_adjective(scene, at):
        return 0, ""
    if clause.start <= at < clause.end:
        low, high = sorted((at, where))
        between = sum(1 for trigger in triggers if low < trigger < high)
        score = 10 - 0.1 * (high - low) - 2.5 * between + (0.5 if at > where else 0)
        return max(score, 0.5), "linking.same_clause"
    other = next((number for number, each in enumerate(clauses) if each.start <= at < each.end), None)
    if other is None or clauses[other].sentence != clause.sentence:
        return 0, ""
    if _is_ancestor(clauses, candidate.clause, other):
        if clauses[other].kind == "report" and not (clause.kind == "after" and clause.opener in CARRYING):
            return 0, ""
        if clause.kind == "after" and clause.opener in CARRYING:
            return 4, "linking.carried"
        if clause.kind == "after":
            return 0, ""
        if clause.kind == "relative":
            return 1.5, "linking.from_main"
        return 2, "linking.earlier_clause"
    if (
        clauses[other].kind == "relative"
        and other == candidate.clause + 1
        and not any(clauses[other].start <= trigger < clauses[other].end for trigger in triggers)
    ):
        return 3, "linking.relative"
    if (
        clause.kind == "after"
        and clause.opener in CARRYING
        and clauses[other].kind in ("main", "report")
        and clause.parent == other
    ):
        return 4, "linking.carried"
    return 0, ""


def _is_adjective(scene: Scene, at: int) -> bool:
    """Whether a year only names something: "the 1978 guidelines"."""
    mention = scene.chunks.times[at]
    return (
        mention.start is not None
        and len(mention.start) == 4
        and scene.chunks.codes[at + 1 : at + 2] in ("X", "G")
        and scene.chunks.codes[at - 1 : at] != "i"
    )


def _touches(scene: Scene, at: int, where: int) -> bool:
    """Whether only modifiers stand between a time and a noun: "Jan. 12 meeting", "Thursday's NATO talks"."""
    codes = scene.chunks.codes
    between = codes[at + 1 : where]
    if "p" in between[:1]:
        return len(between) <= 6
    return len(between) <= 3 and not (codes[at - 1 : at] in ("k",) and "d" in between)


def _is_ancestor(clauses: list[Clause], number: int, other: int) -> bool:
    """Whether a clause falls back on another one."""
    seen = 0
    parent = clauses[number].parent
    while parent is not None and seen < 8:
        if parent == other:
            return True
        parent = clauses[parent].parent
        seen += 1
    return False
