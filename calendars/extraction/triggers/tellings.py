"""Read visits and meetings told by whom one awaits, has as a guest or tells something: "Georgia expects X on Monday".

In: a scene and a clause. Out: candidates.
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.words.word_lists import any_of
from calendars.models import Kind
from calendars.patterns import pattern_of

EXPECTED = frozenset({"expected"})


def read_awaiting(scene: Scene, clauses: list[Clause], number: int) -> list[Candidate]:
    """A visit told by who is awaited: "Georgia expects President X on Monday", not "expects President X to resign"."""
    clause, codes = clauses[number], scene.chunks.codes
    if not scene.chunks.find(any_of(EXPECTED, scene.words["awaiting"]), clause.start, clause.end):
        return []
    host = max(clause.subject, default=-1)
    named = len(clause.subject) == 1 and clause.holds(host)
    first = host + 1 if named else clause.start
    verb = next((at for at in range(first, min(first + 4, clause.end)) if _awaits(scene, at, named)), -1)
    if verb < 0 or codes[first:verb].strip("13X" if named else "13Xcdhrt"):
        return []
    guest = verb + 1
    while codes[guest] in "dXA9" and guest < verb + 4:
        guest += 1
    if codes[guest] == "t" and codes[guest + 1] in "oj":
        guest += 2  # "a delegation from Romania"
    elif guest not in scene.actors or scene.actors[guest].sort not in PEOPLE:
        return []
    day = guest + 1 + (codes[guest + 1] in "ki")
    where = day + 2 if codes[day] == "T" else guest + 2  # "expects X on Friday in Y", "expects X in Y on Friday"
    place = scene.places.get(where) if codes[where - 1] == "i" else None
    if place and where < day + 2:
        day = where + 1 + (codes[where + 1] in "ki")
    own = scene.sides_of(clause.subject)
    if not named:  # "officials expect X in Paris on Friday", "he expects his counterpart in Paris"
        own = {place[1]} if place else set()
        if not own - {""}:
            return []
    if guest not in scene.actors or day not in scene.chunks.times or own & set(scene.actors[guest].sides):
        return []
    state = not named or scene.actors[host].sort != "person"
    candidate = Candidate(verb, number, "triggers.await", Kind.VISIT if state else Kind.MEETING, False)
    candidate.parties = {guest: "subject"} if state else {host: "subject", guest: "partner"}
    candidate.place = place or (scene.places.get(host) if named and state else None)
    candidate.mood, candidate.verb, candidate.day = Mood(Tense.FUTURE, verb, verb + 1), "triggers.await", day
    return [candidate]


def _awaits(scene: Scene, at: int, named: bool) -> bool:
    """Whether a word is one of awaiting somebody: "expects", "is awaiting", "said that he expected"."""
    low = scene.chunks.low(at)
    return low in scene.words["awaiting"] or (
        not named and low == "expected" and scene.chunks.codes[at - 1] not in "123"
    )


GUEST = frozenset({"guest"})
# "X will be Y's guest on Monday"
GUEST_OF = pattern_of(r"(?P<guest>P)X?(?P<be>m3|[12]f3|[12])X?d?(?P<host>P)p(?P<as>J)(?![PS])")
# "X had Y as his guest in Riga in May"
HAD_AS_GUEST = pattern_of(r"(?P<host>P)X?[5H4]{1,2}d?X?(?P<guest>P)cd?X?(?P<as>[nXJ])")


def read_guest_had(scene: Scene, clauses: list[Clause], number: int) -> list[Candidate]:
    """A visit told by whom somebody "had as his guest", or whose guest he is, on a day that the clause names."""
    clause = clauses[number]
    if "P" not in scene.chunks.codes[clause.start : clause.end]:
        return []
    _, end = scene.bounds(clause.sentence)
    if not scene.chunks.find(GUEST, clause.start, end):
        return []
    own = GUEST_OF.search(scene.chunks.codes, clause.start, clause.end)
    match = own or HAD_AS_GUEST.search(scene.chunks.codes, clause.start, end)
    if match is None or match.start() >= clause.end or scene.chunks.low(match.start("as")) != "guest":
        return []
    host, guest = match.start("host"), match.start("guest")
    days = scene.chunks.find_times(match.end(), end)
    if not days or set(scene.actors[host].sides) & set(scene.actors[guest].sides):
        return []
    candidate = Candidate(guest, number, "triggers.guest", Kind.VISIT, True, {guest: "subject", host: "host"})
    candidate.place = next((scene.places[at] for at in range(match.end(), end) if at in scene.places), None)
    candidate.mood, candidate.verb, candidate.day = Mood(Tense.PAST, host, guest), "triggers.presence", days[0]
    if own:
        candidate.kind, candidate.mood = Kind.MEETING, read_mood(scene, own.end("be") - 1, clause.start)
        candidate.parties = {guest: "subject", host: "partner"}
    return [candidate]


# "a delegation | from Japan", "a visiting group | from Japan", "a delegation | led by X"
TEAM = r"(?P<team>(?:t|X)(?:[oj]|[EHv]y)d?(?=[SPOBM]))?"
# "X told Y in Kabul on Tuesday", "X on Tuesday assured visiting Y", "X raised the matter with Y in Kabul on Tuesday"
TELLING = pattern_of(
    r"(?P<who>P)(?:,?X?|(?P<quoted>c))(?:k?(?P<day>T))?[45]?(?P<verb>[ZEWvHX])(?P<what>d?[XAWQG]{1,4}[wf])?"
    rf"(?P<guest>d?v)?d?{TEAM}X?(?P<hearer>[PSOBM]|h(?=,?[yk]))(?!p|&)"
)
# "X, who is ill, | told Y by telephone", "he | told visiting Y"
TOLD_ON = pattern_of(
    r"[,h]X?(?:k?(?P<day>T))?[45]?(?P<verb>[ZE])(?P<what>(?!))?(?P<quoted>(?!))?"
    rf"(?P<guest>d?v)?d?{TEAM}X?(?P<hearer>[PSOBM])(?!p|&)"
)
# "quoted X as | telling Y"
TELLING_NOW = frozenset({"telling", "assuring", "urging", "warning", "informing", "reminding", "thanking", "promising"})
TEAMS = frozenset({"delegation", "group", "team", "mission", "party"})
# Of these, who is told something has come for it: no team of players.
SENT = frozenset({"delegation", "mission"})
# What one raises, takes off or puts to somebody without a word: "raised her glass to X".
GESTURES = frozenset({"glass", "hat", "hand", "hands", "faith", "trust", "flag", "bow", "end", "face", "name"})
# What one does by telephone, and not only in person.
BY_PHONE = frozenset({"congratulates", "congratulated", "asks", "asked"})
ON_THE = (["over", "the"], ["on", "the"])
WHERE = pattern_of(r"(?:X|id?A?[CSL]|k?(?P<day>T)){0,3}")


def _telling_in(
    scene: Scene, clause: Clause, end: int, telling: frozenset[str], behind_aside: bool
) -> re.Match[str] | None:
    """Where a clause tells what one says to another, or raises with him, by some words for telling."""
    raising = scene.words["raising"]
    if not scene.chunks.find(any_of(raising, telling, TELLING_NOW), clause.start, end):
        return None
    match = (TOLD_ON if behind_aside else TELLING).search(scene.chunks.codes, clause.start, end)
    if not match or match.start() >= clause.end:
        return None
    telling = TELLING_NOW if match["quoted"] else telling
    if scene.chunks.low(match.start("verb")) not in (raising if match["what"] else telling):
        return None
    if match["team"] and scene.chunks.low(match.start("team")) not in TEAMS:
        return None
    made = scene.chunks.lows[match.start("what") : match.end("what")] if match["what"] else ()
    return match if GESTURES.isdisjoint(made) else None


def _is_delegation(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a delegation is told: "told a Japanese delegation on Monday", and not "told the Japanese delegation"."""
    hearer = match.start("hearer")
    team = match.start("team") if match["team"] else hearer
    article = scene.chunks.low(team - 1) in ("a", "an")
    return article and not SENT.isdisjoint((scene.chunks.low(team), scene.chunks.last_low(hearer)))


# So many sentences back the day stands on which one spoke who tells a visitor something.
SPOKE_BEFORE = 6


def _is_told_on_day(scene: Scene, who: int, verb: int) -> bool:
    """Whether a sentence before names the same person and a day: "X on Monday welcomed it. ... X told visiting Y"."""
    number, name = scene.chunks.sentence_of(verb), scene.actors[who].label
    for before in range(number - 1, max(number - SPOKE_BEFORE, 0) - 1, -1):
        begin, end = scene.bounds(before)
        named = any(at in scene.actors and scene.actors[at].label == name for at in range(begin, end))
        if named and scene.days_in(begin, end):
            return True
    return False


# "X, Y and the envoy | "
ROW_BEFORE = pattern_of(r"P(?:,d?P){0,4},?&d?$")


def _beside(scene: Scene, clause: Clause, who: int) -> list[int]:
    """Those who say it as well: "X and Y told Z in Riga"."""
    row = ROW_BEFORE.search(scene.chunks.codes, clause.start, who)
    named = range(row.start(), who) if row else ()
    return [at for at in named if at in scene.actors and scene.actors[at].sort in PEOPLE and scene.actors[at].speaks]


def read_telling(scene: Scene, clauses: list[Clause], number: int) -> list[Candidate]:
    """A meeting told by what one says to another, who is there: "told the visiting envoy on Monday that ..."."""
    clause = clauses[number]
    behind_aside = clause.kind == "report" and len(clause.subject) == 1 and clause.subject[0] < clause.start
    if not behind_aside and "P" not in scene.chunks.codes[clause.start : clause.end]:
        return []
    begin, end = scene.bounds(clause.sentence)
    phone = scene.chunks.find(scene.words["phone"], clause.start, end)
    telling = any_of(scene.words["telling"], BY_PHONE) if phone else scene.words["telling"]
    match = _telling_in(scene, clause, end, telling, behind_aside)
    if match is None:
        return []
    who = clause.subject[0] if behind_aside else match.start("who")
    if not behind_aside and scene.chunks.codes[who + 1] == "," and "," not in scene.chunks.text(who):
        return []  # no comma behind what he is: "X, the minister of Y, tells"
    hearer = match.start("hearer")
    whom = hearer if scene.chunks.codes[hearer] != "h" else clause.antecedent if phone else None
    if whom is None or whom == who or scene.chunks.low(hearer) == "them":
        return []  # "X told him by telephone" is told of whom the text told last
    told = [scene.actors[who], scene.actors[whom]]
    behind = WHERE.match(scene.chunks.codes, hearer + 1, end)
    if (
        behind is None
        or not all((one.sort in PEOPLE and one.speaks) or (match["team"] and one is told[1]) for one in told)
        or set(told[0].sides) & set(told[1].sides)
    ):
        return []
    parties = dict.fromkeys([*_beside(scene, clause, who), who], "subject") | {whom: "partner"}
    candidate = Candidate(match.start("verb"), number, "triggers.tell", Kind.MEETING, False, parties)
    candidate.mood, candidate.verb = read_mood(scene, candidate.at, clause.start), "triggers.tell"
    if candidate.mood.tense is Tense.TENTATIVE and scene.chunks.codes[candidate.at] == "W":
        form = scene.chunks.entries[candidate.at][3]  # "urged him at the palace on Monday to wait": he did
        candidate.mood = candidate.mood._replace(tense=Tense.PAST if "d" in form else Tense.PRESENT)
    by = hearer + 1 + (scene.chunks.codes[hearer + 1] == ",")
    over = scene.chunks.lows[by : by + 2] in ON_THE
    if (over or scene.chunks.low(by) == "by") and scene.chunks.low(by + 1 + over) in scene.words["phone"]:
        candidate.kind = Kind.CALL  # "told X by telephone that ..."
        return [candidate]
    if whom != hearer:
        return []
    near = range(hearer + 1, behind.end())
    here = any(scene.chunks.low(at) == "here" or (scene.chunks.codes[at] == "i") for at in near)
    visiting = match["guest"] and any(
        scene.chunks.low(at) in scene.words["visiting"] for at in range(match.start("guest"), hearer)
    )
    times = scene.chunks.times
    told_on = (*near, match.start("day"), *(() if match["quoted"] else range(begin, who)))
    day = next((at for at in told_on if at in times and times[at].start), None)
    candidate.place = next((scene.places[at] for at in near if at in scene.places), None)
    at_his = candidate.place is not None and candidate.place[1] in told[1].sides  # not "urges X in a speech in Riga"
    now = candidate.mood.tense is Tense.PRESENT and not candidate.mood.change
    now = now and (at_his or scene.chunks.low(candidate.at) == "tells")  # "tells X at the White House that"
    visits = visiting or match["quoted"] is not None
    if not (here or visits or _is_delegation(scene, match)):
        return []
    if day is None and not (now and here) and not (visits and _is_told_on_day(scene, who, candidate.at)):
        return []
    candidate.day = day
    return [candidate]
