"""Give talks the day on which somebody spoke, or a body sat, as the sentences before tell: one man speaks on one day.

In: a scene, its clauses, a candidate and its `Link`. Out: the link filled in, where the one who said so before, on a
day that is told, is the same, and nothing tells of another time.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from calendars.extraction.candidates.candidates import Candidate, Link, partners_of
from calendars.extraction.candidates.owners import is_one_day
from calendars.extraction.clauses.clauses import Clause, of_sentence
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.hosts import OWN
from calendars.extraction.words.sentences import QUOTES
from calendars.extraction.words.word_lists import RANKING
from calendars.patterns import pattern_of

# So many sentences may hold the first of a report: behind a title and a dateline.
LEAD = 4
# How many sentences back what somebody said may stand.
SAID_BEFORE = 6
URGING = (
    "call", "urge", "warn", "condemn", "demand", "appeal", "praise", "reject", "critici", "reiterat", "hail", "pledg",
    "vow", "promis", "accus", "welcom", "voic", "express", "dismiss", "defend", "denounc", "repeat",
    "congratul", "deplor", "mourn",
)  # fmt: skip


def is_day(scene: Scene, at: int) -> bool:
    """Whether a chunk is a time that names one day."""
    mention = scene.chunks.times.get(at)
    return mention is not None and is_one_day(mention)


def days_named(scene: Scene, stretch: Iterable[int]) -> list[int]:
    """The times of a stretch that name one day."""
    return [at for at in stretch if is_day(scene, at)]


def take_remark(scene: Scene, link: Link, at: int) -> None:
    """Give a candidate the day on which somebody spoke."""
    link.time, link.chunk, link.rule, link.score = scene.chunks.times[at], at, "linking.remarks", 3.0


# "During his talks with", "In her private meeting with": what a sentence opens with.
OWN_TALKS = pattern_of(r"[ai]d[XA9D]{0,2}(?P<talks>[nx])w")


def link_own_talks(scene: Scene, candidate: Candidate, link: Link, number: int) -> None:
    """ "X said in Lusaka on Wednesday that ... In his talks with Y, X called for": of the day of the lead before it."""
    begin, _ = scene.bounds(number + 1)
    match = OWN_TALKS.match(scene.chunks.codes, begin) if 0 <= number < LEAD else None
    if match is None or match.start("talks") != candidate.at or scene.chunks.low(begin + 1) not in OWN:
        return
    before = range(*scene.bounds(number))
    days = days_named(scene, before)
    told = scene.sides_of(at for at in before if at in scene.actors)
    told = told & scene.sides_of(candidate.parties) if _tells_one_talk(scene, candidate, before) else set()
    if len(days) == 1 and scene.chunks.times[days[0]].direction == "past" and told:
        there = days[0] - 1 - (scene.chunks.codes[days[0] - 1] == "k")
        if there in scene.places and scene.chunks.codes[there - 1] == "i":  # "said in Lusaka on Wednesday"
            candidate.place = candidate.place or scene.places[there]
        take_remark(scene, link, days[0])


# "The remark came during | talks", "His comments were made at a | meeting", "X's warning followed | talks"
REMARK_MADE = pattern_of(r"(?:d|Pp)[XA]?(?P<what>[XZGEWH])(?:2?X?[vHE])(?:ad?|id?)?[XA9D]{0,2}$")
REMARKS = frozenset(
    {"remark", "remarks", "comment", "comments", "statement", "statements", "warning", "pledge", "appeal", "criticism"}
)


def link_remark_made(scene: Scene, candidate: Candidate, link: Link, number: int) -> None:
    """ "X warned on Monday of war. The remark came during talks with Y": they talked on that day."""
    begin, end = scene.bounds(number + 1)
    match = REMARK_MADE.fullmatch(scene.chunks.codes, begin, candidate.at) if number >= 0 and candidate.noun else None
    if match is None or scene.chunks.low(match.start("what")) not in REMARKS or scene.days_in(begin, end):
        return
    if not {"before", "ahead", "prior"}.isdisjoint(scene.chunks.lows[begin:end]):
        return
    days = days_named(scene, range(*scene.bounds(number)))
    if len(days) == 1 and scene.chunks.times[days[0]].direction == "past":
        take_remark(scene, link, days[0])


# The first verb behind a phrase: "In his talks with Y, X called for".
MAIN_VERB = pattern_of(r"[1-7muHvEQVKWFZx]")


def _tells_one_talk(scene: Scene, candidate: Candidate, lead: range) -> bool:
    """Whether talks of which a sentence tells behind a lead are of its day: he spoke then, and does so in these."""
    begin, end = scene.bounds(scene.chunks.sentence_of(candidate.at))
    comma = max(scene.chunks.codes.find(",", candidate.at, end), begin)
    verb = MAIN_VERB.search(scene.chunks.codes, comma, end)
    past = verb is not None and ("d" in scene.chunks.entries[verb.start()][3] or verb[0] == "2")
    spoke = any(scene.chunks.codes[at] in "Zv" for at in lead)
    years = any(scene.chunks.codes[at] == "D" or at in scene.chunks.times for at in range(begin, comma))
    others = not scene.words["other_talks"].isdisjoint(scene.chunks.lows[begin : candidate.at])
    return past and spoke and not years and not others


# "Met when the war began", "met after the coup": on some other day.
THEN_OR_AFTER = frozenset({"when", "after", "before", "during", "times", "while"})


def link_sitting(scene: Scene, candidate: Candidate, link: Link, number: int) -> None:
    """ "The Security Council on Tuesday took up a report. The 15-member body met in private": on that day."""
    bodies = partners_of(candidate, "subject")
    begin, end = scene.bounds(max(number, 0))
    past = candidate.mood is not None and candidate.mood.tense is Tense.PAST
    past = past and THEN_OR_AFTER.isdisjoint(scene.chunks.lows[candidate.at : scene.bounds(number + 1)[1]])
    if number < 0 or not past or len(bodies) != 1 or scene.actors[bodies[0]].sort not in ("body", "organisation"):
        return
    days = days_named(scene, range(begin, end))
    first = [at for at in range(begin, end) if at in scene.actors][:2]  # behind that of a dateline
    same = any(scene.actors[at].sides == scene.actors[bodies[0]].sides for at in first)
    told = {scene.chunks.times[at].start for at in days}
    if len(told) == 1 and same and scene.chunks.times[days[0]].direction == "past":
        take_remark(scene, link, days[0])


# "Chile's minister | on Monday told", "On Monday, | Chile's minister told"
TOLD_ON_DAY = pattern_of(r"X?k?(?P<day>T)(?=[X45]{0,2}[ZEHQWvX])")
# "On Monday, Peru's president will", "Also Monday, X"
OPENS_ON_DAY = pattern_of(r"X?k?(?P<day>T),?")


def is_day_of_telling(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "X on Monday told Y at a meeting in Lima that": they met on the day on which he told it."""
    who = candidate.told
    if who is None or scene.chunks.times[at].direction == "future":
        return False
    codes, (begin, _) = scene.chunks.codes, scene.bounds(scene.chunks.sentence_of(who))
    told = TOLD_ON_DAY.match(codes, who + 1) or OPENS_ON_DAY.fullmatch(codes, begin, who)
    return told is not None and at == told.start("day")


# What a sentence of another time opens with: "At the time, X said", "When the war began, X said".
THEN = frozenset({"then", "once", "when", "previously", "formerly"})
AT_THE_TIME = (["at", "the", "time"], ["at", "that", "time"])


def is_of_then(scene: Scene, report: Clause) -> bool:
    """Whether what is said was said at another time than what an article reports: "had said", "At the time, X said"."""
    begin, _ = scene.bounds(report.sentence)
    begin += scene.chunks.text(begin)[:1] in QUOTES
    opening = scene.chunks.lows[begin : begin + 3]
    then = opening[:1] and opening[0] in THEN and opening[1] != "asked"
    return then or opening in AT_THE_TIME or not {"4", "5"}.isdisjoint(scene.chunks.codes[report.start : report.end])


def link_speech(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link) -> None:
    """ "X told reporters on Monday ... he said after talks with Y": one man speaks on one day in one report."""
    own = clauses[candidate.clause]
    who = _speaker(scene, clauses[own.parent] if own.parent is not None else own)
    _link_day_of(scene, clauses, candidate, link, who)


def link_told(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link) -> None:
    """ "X on Monday welcomed the pact. ... X told visiting Y that": on the day on which he spoke, in one report."""
    own, said = clauses[candidate.clause], partners_of(candidate, "subject")
    begin, _ = scene.bounds(own.sentence)
    if said and not is_of_then(scene, own) and not scene.chunks.find_times(begin, own.end):
        _link_day_of(scene, clauses, candidate, link, scene.actors[said[0]].label)


def _link_day_of(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, who: str | None) -> None:
    """Give a candidate the last day, of a sentence before it, on which somebody spoke."""
    own = clauses[candidate.clause]
    for index in range(candidate.clause - 1, -1, -1):
        clause = clauses[index]
        if who is None or clause.sentence < own.sentence - SAID_BEFORE:
            return
        days = days_named(scene, range(clause.start, clause.end))
        if not days or clause.sentence == own.sentence:
            continue
        spoke = clause.kind == "report" or any(
            scene.chunks.low(at).startswith(URGING) for at in range(clause.start, clause.end)
        )
        if spoke and _speaker(scene, clause) == who and scene.chunks.times[days[-1]].direction == "past":
            take_remark(scene, link, days[-1])
        return


def _speaker(scene: Scene, clause: Clause) -> str | None:
    """By which name somebody who speaks is known in the article."""
    said = [scene.actors[at] for at in clause.subject if at in scene.actors]
    return said[0].label if len(said) == 1 and said[0].sort in PEOPLE else None


# What two do together on the day of their meeting, or one tells the other.
TOGETHER = (
    "agree", "pledg", "vow", "promis", "decid", "resolv", "discuss", "exchang", "reaffirm", "commit", "condemn", "sign",
    "welcom", "urg", "call", "express", "stress", "underlin", "review", "voic", "told", "hail", "undert", "repeat",
    "fail",
)  # fmt: skip
DOING = (*TOGETHER, "announc", "said", "declar")
# Of a meeting that was another one.
OTHER_ONE = frozenset(
    {"last", "previous", "previously", "earlier", "ago", "next", "again", "another", "also", "before", "when", "after"}
    | {"would", "then", "later", "not", "never", "no"}
)
# "It was their first", "It was the second": before a meeting; "The", "Their"; "They", "The two ministers": before "met"
RANKED = pattern_of(r"h2X?d?[X9]{1,3}$")
NAMED_AGAIN = pattern_of(r"d[XAD9-]{0,3}$")
THEY = pattern_of(r"(?:h|d[X9](?:[rt]|X)?)X?$")


def link_joint_deed(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, number: int) -> None:
    """ "X and Y agreed on Thursday to do so. It was their first meeting": they met on that day."""
    if number < 0:
        return
    mood, (begin, end) = candidate.mood, scene.bounds(number + 1)
    inside = candidate.noun and _opens_inside(scene, candidate, begin)
    past = mood is not None and mood.tense is Tense.PAST and not mood.change
    others = OTHER_ONE_OUTSIDE if inside else OTHER_ONE
    if not (past or (inside and mood is None)) or not others.isdisjoint(scene.chunks.lows[begin:end]):
        return
    told = _joint_deed_before(scene, clauses, number)
    if told is None:
        return
    day, who, together = told
    own, sides = scene.sides_of(candidate.parties), scene.sides_of(who)
    if len(sides) != 2 or not own <= sides:
        return
    if inside and together:
        back = not _names_talks(scene, number)
    else:
        back = not inside and _points_back(scene, candidate, begin, together=together)
        back = back or (together and own == sides and _lasted_hours(scene, clauses[candidate.clause], candidate))
    if back:
        take_remark(scene, link, day)
        if len(own) < 2:
            candidate.parties, candidate.pair = dict.fromkeys(who, "between"), False


# "During the | talks", "After their two-hour | meeting"
IN_TALKS = pattern_of(r"[ai]d[XAD9-]{0,3}$")
INSIDE = frozenset({"after", "following", "during", "at", "in", "also"})
OTHER_ONE_OUTSIDE = OTHER_ONE - INSIDE  # where a sentence opens inside
ITS_OWN = frozenset({"the", "their"})


def _opens_inside(scene: Scene, candidate: Candidate, begin: int) -> bool:
    """Whether a sentence tells first what it was told at: "During the talks, they", "After their meeting the two"."""
    chunks = scene.chunks
    opens = IN_TALKS.match(chunks.codes, begin, candidate.at) and chunks.low(begin) in INSIDE
    return bool(opens) and chunks.low(begin + 1) in ITS_OWN and chunks.codes[candidate.at + 1] in ",Rdh"


# "after | months | of talks": on no one day.
FOR_LONG = frozenset({"weeks", "months", "years", "week", "month", "year"})
OTHER_ONE_OR_LONG = OTHER_ONE | FOR_LONG


def _lasted_hours(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a clause tells how many hours people met: "The premiers, X and Y, talked for three hours"."""
    lasted = (at for at in range(candidate.at, clause.end) if scene.chunks.codes[at] == "D")
    return not candidate.noun and any(scene.chunks.times[at].value.startswith("PT") for at in lasted)


def link_deed_told_again(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, number: int) -> None:
    """ "X and Y agreed on Monday to talk. X and Y announced it after a three-hour session": on that Monday."""
    own = clauses[candidate.clause]
    begin, _ = scene.bounds(own.sentence)
    pair = scene.sides_of(own.subject) if own.opener in ("after", "following") and candidate.noun else set()
    if number < 0 or len(pair) != 2 or not scene.sides_of(candidate.parties) <= pair or own.subject[0] < begin:
        return
    if candidate.definite or not OTHER_ONE_OR_LONG.isdisjoint(scene.chunks.lows[own.start + 1 : own.end]):
        return
    for clause in reversed(of_sentence(clauses, number)):
        days = days_named(scene, range(clause.start, clause.end))
        days = [at for at in days if scene.chunks.times[at].direction == "past"]
        if clause.kind in ("main", "report") and len(days) == 1:
            if _does(scene, clause, DOING) and clause.subject and scene.sides_of(clause.subject) <= pair:
                take_remark(scene, link, days[0])
            return


def _does(scene: Scene, clause: Clause, stems: tuple[str, ...]) -> bool:
    """Whether a clause holds a word with one of some beginnings."""
    return any(low.startswith(stems) for low in scene.chunks.lows[clause.start : clause.end])


def _names_talks(scene: Scene, number: int) -> bool:
    """Whether a sentence tells of talks to which "the talks" behind it may point: "agreed to back talks on X"."""
    return any(scene.chunks.codes[at] in "nx" for at in range(*scene.bounds(number)))


def _points_back(scene: Scene, candidate: Candidate, begin: int, *, together: bool) -> bool:
    """Whether a sentence opens with the meeting of those told before: "It was their first", "The meeting was held"."""
    codes, low = scene.chunks.codes, scene.chunks.low(begin)
    if not candidate.noun:
        paired = low == "they" or (low == "the" and scene.chunks.low(begin + 1) in ("two", "pair"))
        return together and paired and THEY.match(codes, begin, candidate.at) is not None
    if RANKED.match(codes, begin, candidate.at):
        first = not RANKING.isdisjoint(scene.chunks.lows[begin : candidate.at]) or "9" in codes[begin : candidate.at]
        return low in ("it", "this", "that") and first
    if not together or low not in ("the", "their") or not NAMED_AGAIN.match(codes, begin, candidate.at):
        return False
    if codes[candidate.at + 1] == "o" and scene.chunks.low(candidate.at + 2) != "their":
        return False  # "the meeting of the fishermen"
    return low == "their" or not _names_talks(scene, scene.chunks.sentence_of(begin) - 1)


def _joint_deed_before(scene: Scene, clauses: list[Clause], number: int) -> tuple[int, Collection[int], bool] | None:
    """The day on which two did something in the sentence before, who they are, and whether they did it together."""
    for clause in reversed(of_sentence(clauses, number)):
        days = days_named(scene, range(clause.start, clause.end))
        # "agreed on Monday to meet on May 2"
        days = [at for at in days if scene.chunks.times[at].direction != "future"]
        if clause.kind not in ("main", "report") or not clause.subject or len(days) != 1:
            continue
        sides = scene.sides_of(clause.subject)
        two = len(sides) == 2
        if scene.chunks.times[days[0]].direction != "past" or not _does(scene, clause, DOING if two else TOGETHER):
            continue
        if two:
            return days[0], clause.subject, True
        told = [at for at in range(*scene.bounds(number)) if at in scene.actors and scene.actors[at].sort == "person"]
        return (days[0], told, False) if sides < scene.sides_of(told) else None
    return None
