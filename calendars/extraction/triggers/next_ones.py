"""Read the next of a row of occasions, told without its noun: "The next will be in Oslo", "It opens on July 1".

In: a scene, a clause and the candidates found so far. Out: a candidate of the sort and the parties of the one before.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.candidates import Candidate, has_no_object
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.memberships import SITS
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.subjects import NUMBERS
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.triggers.gapping import NTH, read_row
from calendars.extraction.triggers.repeats import another_of, own_place
from calendars.extraction.triggers.rounds import HOLDING
from calendars.extraction.words.chunks import Chunks
from calendars.models import Kind
from calendars.patterns import pattern_of


def read_again(scene: Scene, clauses: list[Clause], number: int, found: Sequence[Candidate]) -> list[Candidate]:
    """What a sentence with a day tells of an occasion named before: that it goes on, or that there is another one."""
    readers = (_read_at_nth, _read_gone_on, _read_members, _read_dated_one, _read_next_one, _read_do_so, _read_agreed)
    for reader in readers:
        if told := reader(scene, clauses, number, found):
            return told
    return []


# "The next will be in Oslo", "the first one was held in Riga", "another would take place".
# "A second, on water, was held", "another is planned for"
NEXT_ONE = pattern_of(
    r"(?P<which>[Xd9])(?:-X)?(?P<one>[X9])?X?(?P<aside>,[^,.;m12]{1,6},)?"
    r"(?P<verb>(?:(?:[mu]3|[mu]|2|53|1f3|1f|1)H|m3|1f3|2|1|H|[mu]X)(?=[ikT])|[12]X?Q(?=[gki]T)|Q(?=gT))"
)
COMING_NEXT = frozenset({"follow", "come"})
CALLED_OFF = pattern_of(r"Q[kg]T,?[1245]{1,2}X?(?P<fate>[KV])")
WHICH = NTH | {"last", "first", "previous", "latest", "earlier", "another", "follow"}
# How many sentences back the occasion is named that these are counted with.
COUNTED_WITH = 2


def _start_of_one(chunks: Chunks, clause: Clause) -> int:
    """Where the words for another one begin, behind "and" or "that" and an article: "and the | next will"."""
    start = clause.start + (chunks.codes[clause.start] in "c,&")
    return start + (chunks.codes[start] == "d" and chunks.low(start) != "another")


def _read_next_one(scene: Scene, clauses: list[Clause], number: int, found: Sequence[Candidate]) -> list[Candidate]:
    """ "The talks were the fourth. The next will be in Oslo in May": another of the sort that was told right before."""
    clause, chunks = clauses[number], scene.chunks
    start = _start_of_one(chunks, clause)
    match = NEXT_ONE.match(chunks.codes, start, clause.end)
    if match is None or chunks.low(match.start("which")) not in WHICH:
        return []
    verb = match.end() - 1
    days = chunks.find_times(verb, clause.end)
    place = own_place(scene, start if match["aside"] else verb, clause.end)
    told = _counted_with(scene, clauses, clause, found)
    held = chunks.codes[verb] in "HQ" and chunks.entries[verb][1] in HOLDING
    held = held or chunks.low(verb) in COMING_NEXT  # "A second one could follow in Riga"
    if match["verb"] == "H" and chunks.text(verb).lower() not in scene.words["occurring"]:
        return []  # "Another made a speech on Monday"
    there = held or (chunks.codes[verb] in "123" and (place is not None or verb + 2 in days))  # not "was in hospital"
    if told is None or not days or not there or (match["one"] and chunks.low(match.start("one")) != "one"):
        return []
    of_things = chunks.entries[verb][1] != "cues.support" or chunks.low(verb) in COMING_NEXT
    if not match["one"] and of_things and _counts_things(scene, told):
        return []  # "met over two reactors. The first was opened in May"
    of_two = told.kind in MEET or told.rule == "triggers.session"
    parties = {at: how for at, how in told.parties.items() if of_two or chunks.codes[at] in "BO"}
    mood = read_mood(scene, verb, start)
    off = CALLED_OFF.match(chunks.codes, verb, clause.end)
    if off:  # "A follow-up set for April 19 was called off"
        mood = Mood(Tense.FUTURE, verb, off.end(), "off" if off["fate"] == "K" else "moved")
    other = another_of(told, at=verb, clause=number, parties=parties, place=place, mood=mood, day=days[0])
    other.kind = Kind.TALKS if other.pair and told.rule == "triggers.session" else told.kind
    return [other, *read_row(scene, clause, other)]  # "The first was in Riga in May and the second in Oslo in June"


# "At the first, on February 9 and 10, they agreed", "At the second one, in May in Riga, ..."
AT_NTH = pattern_of(r"id(?P<which>[X9])(?P<one>[X9])?,[ki]?(?P<time>T)[idCSL]{0,3},")


def _read_at_nth(scene: Scene, clauses: list[Clause], number: int, found: Sequence[Candidate]) -> list[Candidate]:
    """Another of the sort that was told right before, where a phrase that opens a sentence gives its day."""
    clause, chunks = clauses[number], scene.chunks
    begin, end = scene.bounds(clause.sentence)
    match = AT_NTH.match(chunks.codes, begin, end) if clause.start == begin else None
    if match is None or chunks.low(match.start("which")) not in WHICH:
        return []
    if match["one"] and chunks.low(match.start("one")) not in ("one", "round"):
        return []
    told, day = _counted_with(scene, clauses, clause, found), match.start("time")
    if told is None or told.kind not in MEET | GATHER:
        return []
    mood = Mood(Tense.PAST, begin, begin + 1)
    return [_counted_one(told, number, match.start("which"), own_place(scene, day, match.end()), mood, day)]


def _counted_one(
    told: Candidate, number: int, at: int, place: tuple[str, str] | None, mood: Mood, day: int
) -> Candidate:
    """One more of an occasion told before, which is none that the text points back to."""
    other = another_of(told, at=at, clause=number, place=place, mood=mood, day=day)
    return other.but(definite=False, verb="", nth=0)


# "The first, in Riga on May 5, ended", "An earlier one, in Oslo in May, broke down"
DATED_ONE = pattern_of(r"(?P<which>[Xd9])(?P<one>[X9])?(?P<aside>,(?:[ki]?d?A?[TCLS]){1,4},)X?(?P<verb>[HEKVv1245mZ])")


def _read_dated_one(scene: Scene, clauses: list[Clause], number: int, found: Sequence[Candidate]) -> list[Candidate]:
    """Another of the sort that was told before, whose day stands between commas, whatever is said of it."""
    clause, chunks = clauses[number], scene.chunks
    start = _start_of_one(chunks, clause)
    match = DATED_ONE.match(chunks.codes, start, chunks.end_of(clause.start))
    if match is None or chunks.low(match.start("which")) not in WHICH:
        return []
    days, told = scene.days_in(*match.span("aside")), _counted_with(scene, clauses, clause, found)
    if told is None or told.kind not in MEET | GATHER or not days:
        return []
    if match["one"] and chunks.low(match.start("one")) not in ("one", "ones", "round"):
        return []
    if not match["one"] and not _is_said_of_talks(scene, told, match.end("verb") - 1):
        return []
    mood = Mood(Tense.FUTURE if match["verb"] in "m1" else Tense.PAST, match.start("verb"), match.end())
    return [_counted_one(told, number, match.start("which"), own_place(scene, *match.span("aside")), mood, days[0])]


# What an occasion does, beside beginning, ending and being held.
OF_TALKS = frozenset(
    {"broke", "collapsed", "ended", "failed", "yielded", "produced", "led", "lasted", "brought", "resulted", "achieved"}
)


def _counts_things(scene: Scene, told: Candidate) -> bool:
    """Whether a sentence counts things behind its occasion, of which the first may be: "met over two reactors"."""
    chunks = scene.chunks
    near = range(told.at + 1, chunks.end_of(told.at) - 1)
    counted = [chunks.low(at + 1) for at in near if chunks.codes[at] == "9" or chunks.low(at) in NUMBERS]
    return any(low.endswith("s") and low not in scene.words["pairing"] for low in counted)


def _is_said_of_talks(scene: Scene, told: Candidate, verb: int) -> bool:
    """Whether "the first" may be the first occasion: "ended", "was long", but not "killed two" or one of two quakes."""
    chunks = scene.chunks
    if _counts_things(scene, told):
        return False
    fits = chunks.entries[verb][1] in HOLDING or chunks.low(verb) in OF_TALKS | scene.words["achieving"]
    return chunks.codes[verb] in "m1245" or fits


def _counted_with(scene: Scene, clauses: list[Clause], clause: Clause, found: Sequence[Candidate]) -> Candidate | None:
    """The occasion told last, of a sentence before: the one that it opens with, or a gathering before a meeting."""
    sentences = [clauses[one.clause].sentence for one in found if clauses[one.clause].sentence < clause.sentence]
    if not sentences or clause.sentence - sentences[-1] > COUNTED_WITH:
        return None
    last = [one for one in found if clauses[one.clause].sentence == sentences[-1]]
    near = [one for one in last if one.noun] or [one for one in last if one.rule == "triggers.meet"]
    begin, _ = scene.bounds(sentences[-1])
    opening = [one for one in near if one.definite and one.at <= begin + 2]
    gathering = [one for one in near if one.kind in GATHER]
    meeting = [one for one in near if one.kind in MEET]
    return next(iter((opening or gathering or meeting)[-1:]), None)


# "They are to start at 2:30 p.m.", "it opens in Banjul on July 1", "those are to be pursued in Moscow on Feb. 16".
# "the event has been set for June 5", "the date is June 5"
GOES_ON = pattern_of(
    r"c?(?:d(?P<noun>[XH])(?=[mu145])|(?P<it>[hd]))(?P<chain>[mu145]?X?[8Q13f]{0,4}X?)"
    r"(?P<verb>[HQEX](?=X?[kigjT])|(?<=X)1(?=T))[XkijdAgoCLSN]{0,8}?(?P<time>T)"
)
OF_ONE, OF_SEVERAL = frozenset({"it", "this"}), frozenset({"they", "these", "those"})
# What means the occasion told before, as "it" does.
OF_OCCASION = frozenset({"event", "occasion", "date", "encounter", "dates", "opening", "start"})
# "the strike", "a trade fair": that may begin or be held too.
THING = pattern_of(r"d[XASCLN9-]{0,3}[XnxG]")
# Nouns of several that mean one occasion, of which "they" tells.
PLURALS = frozenset({"talks", "negotiations", "discussions", "consultations"})
# How many sentences back the occasion is named.
NAMED_BEFORE = 1


def _is_told(one: Candidate) -> bool:
    """Whether the text tells of an occasion itself, which is no journey."""
    return one.governed and not one.under and not one.topic


def _is_planned(one: Candidate) -> bool:
    """Whether a verb tells of one occasion to come, which "it" may mean: "agreed to meet. It will take place"."""
    coming = one.mood is not None and one.mood.tense is Tense.FUTURE and not one.mood.change
    return coming and one.kind in (Kind.VISIT, Kind.MEETING, Kind.TALKS, Kind.SESSION)


def _read_gone_on(scene: Scene, clauses: list[Clause], number: int, found: Sequence[Candidate]) -> list[Candidate]:
    """The occasion named last, where a pronoun tells when it will be; of "both" the last two."""
    clause, chunks, last = clauses[number], scene.chunks, found[-1]
    begin, end = scene.bounds(clause.sentence)
    match = GOES_ON.match(chunks.codes, clause.start, clause.end) if _opens(clauses, number) else None
    named = match is not None and match["noun"] is not None
    if not match or (named and chunks.low(match.start("noun")) not in OF_OCCASION):
        return []
    if not 0 < clause.sentence - clauses[last.clause].sentence <= NAMED_BEFORE:
        return []
    if not last.noun and (not _is_planned(last) or THING.search(chunks.codes, last.at + 1, begin)):
        return []  # "will meet X to discuss the strike. It is to begin on Monday"
    plural = last.noun and chunks.last_low(last.at) in PLURALS
    verb = match.start("verb")
    goes = (
        chunks.codes[verb] == "1"
        or chunks.entries[verb][1] in ("cues.begin", "cues.support", "cues.plan")
        or chunks.low(verb) in scene.words["going_on"]
    )
    mood, it = read_mood(scene, verb, clause.start), "" if named else chunks.low(match.start("it"))
    begun = mood.tense is Tense.PAST and not mood.change and chunks.entries[verb][1] == "cues.begin"
    if begun and (not last.noun or (not plural and THING.search(chunks.codes, last.at + 1, begin))):
        return []  # "held a meeting on the strike. It began on Monday"
    if not goes or not (begun or mood.tense in (Tense.FUTURE, Tense.PRESENT, Tense.TENTATIVE)):
        return []
    if it == "both":
        near = clauses[last.clause].sentence - NAMED_BEFORE
        pair = [one for one in found[-2:] if one.noun and clauses[one.clause].sentence >= near and _is_told(one)]
        again = [one.but(at=verb, clause=number, parties=dict(one.parties), mood=mood, day=None) for one in pair]
        return again if len(pair) == 2 else []
    rounds = plural and chunks.low(last.at).startswith("round")
    meaning = OF_ONE | OF_SEVERAL if rounds else OF_SEVERAL if plural else OF_ONE
    if not named and it not in meaning:
        return []
    if last.noun and not _is_told(last):
        return []
    if last.mood and last.mood.tense is Tense.PAST and not last.mood.change and chunks.low(verb) == "held":
        return []  # "They had a meeting on the vote. It will be held in May"
    candidate = Candidate(verb, number, last.rule, last.kind, True, place=own_place(scene, verb, end))
    candidate.many, candidate.definite = last.many, True
    candidate.mood, candidate.verb = mood, chunks.entries[verb][1]
    return [candidate]


def _opens(clauses: list[Clause], number: int) -> bool:
    """Whether a clause opens its sentence, or stands behind who says so: "He said that it would begin on Monday"."""
    clause = clauses[number]
    while number > 0 and clauses[number - 1].sentence == clause.sentence:
        number -= 1
        if clauses[number].kind != "report":
            return False
    return True


# "Members will meet on Friday", "ambassadors are to gather in Riga on Friday", "the donors meet on Friday"
MEMBERS_MEET = pattern_of(r"d?(?P<who>[XNrt])(?:m|[12]Q?f|(?=v))(?P<verb>v)(?=[kigT])")
MEMBERS = frozenset(
    {"members", "ministers", "ambassadors", "delegates", "donors", "envoys", "leaders", "participants", "presidents"}
)


def _read_members(scene: Scene, clauses: list[Clause], number: int, found: Sequence[Candidate]) -> list[Candidate]:
    """The gathering named right before without a day, where those who come to it are told to meet on one."""
    clause, chunks, last = clauses[number], scene.chunks, found[-1]
    match = MEMBERS_MEET.match(chunks.codes, clause.start, clause.end)
    if match is None or last.kind not in GATHER or not 0 < clause.sentence - clauses[last.clause].sentence <= 1:
        return []
    who, verb = match.start("who"), match.start("verb")
    dated = scene.days_in(*scene.bounds(clauses[last.clause].sentence))
    if dated or chunks.low(who) not in MEMBERS or chunks.entries[verb][1] not in SITS:
        return []
    mood = read_mood(scene, verb, clause.start)
    if mood.tense not in (Tense.FUTURE, Tense.PRESENT):
        return []
    again = last.but(at=verb, clause=number, parties=dict(last.parties), mood=mood, day=None)
    again.place = own_place(scene, verb, clause.end) or last.place
    return [again]


DOING = frozenset({"do", "does", "did", "done", "doing"})
# "They will do so on Tuesday", "but has done so on Friday", "and may do so again in May"
DO_SO = pattern_of(r"(?P<chain>[mu12457f8]{1,3}X?|)(?P<do>[6EXvH3])(?P<so>X)X{0,2}(?:[kig]|id?[CSL][ki]?)?(?P<time>T)")


# "since Sarkozy did so in February 2009", "since then-President Obama in May 2016"
SINCE_ONE = pattern_of(r"a(?:X-)?[dXAR]{0,3}(?P<who>[PN])(?:[257]?X?[67EX](?P<so>X))?[ki]?(?P<time>T)(?=[.,;c&])")
HIGHEST = frozenset({"first", "only"})


def _read_last_guest(scene: Scene, clauses: list[Clause], number: int, told: Candidate) -> list[Candidate]:
    """ "Will be the first French president to visit Oman since Sarkozy did so in 2009": he visited it, too."""
    clause, near = clauses[number], clauses[told.clause]
    match = SINCE_ONE.match(scene.chunks.codes, clause.start)
    if match is None or told.kind is not Kind.VISIT or near.sentence != clause.sentence:
        return []
    first = HIGHEST.isdisjoint(scene.chunks.lows[near.start : near.end])
    if first or (match["so"] and scene.chunks.low(match.start("so")) != "so"):
        return []
    who, hosts = match.start("who"), {at: how for at, how in told.parties.items() if how == "host"}
    own = scene.sides_of(set(told.parties) - hosts.keys())
    known = who in scene.actors and bool(scene.actors[who].sides)
    if not hosts or (known and own.isdisjoint(scene.actors[who].sides)):
        return []
    parties = (
        hosts | {at: how for at, how in told.parties.items() if how == "agent"} | ({who: "subject"} if known else {})
    )
    mood = Mood(Tense.PAST, clause.start, clause.start + 1)
    side = "" if known else next(iter(own), "")
    return [
        told.but(at=who, clause=number, parties=parties, side=side, mood=mood, day=match.start("time"), verb="",
            another=True, definite=False,
        )
    ]  # fmt: skip


def _read_do_so(scene: Scene, clauses: list[Clause], number: int, found: Sequence[Candidate]) -> list[Candidate]:
    """ "Were to have met on Monday. They will do so on Tuesday": what was told last, on the day that stands behind."""
    clause, chunks, told = clauses[number], scene.chunks, found[-1]
    if clause.opener == "since":
        return _read_last_guest(scene, clauses, number, told)
    done = chunks.find(DOING, clause.start, clause.end)
    match = DO_SO.search(chunks.codes, clause.start, clause.end) if done else None
    if match is None or chunks.low(match.start("do")) not in DOING or chunks.low(match.start("so")) != "so":
        return []
    apart = clause.sentence - clauses[told.clause].sentence
    others = set(clause.subject) - set(told.parties) and not clause.pronoun
    if not 0 <= apart <= NAMED_BEFORE or others or told.mood is None:
        return []
    chain, at = match["chain"], match.start("do")
    tense = Tense.PAST if set("mf").isdisjoint(chain) else Tense.FUTURE
    tense = Tense.DENIED if "8" in chain else Tense.TENTATIVE if "u" in chain else tense
    change = "moved" if told.mood.change == "unmet" and tense is Tense.FUTURE else ""
    mood, place = Mood(tense, match.start(), at + 1, change), own_place(scene, at, clause.end)
    parties, day = dict(told.parties), match.start("time")
    return [told.but(at=at, clause=number, parties=parties, place=place or told.place, mood=mood, day=day)]


# "agreed to meet", "plans to meet again"
AGREED = pattern_of(r"[QW]X?f(?P<verb>[vx])")


def _read_agreed(scene: Scene, clauses: list[Clause], number: int, found: Sequence[Candidate]) -> list[Candidate]:
    """ "X spoke with Y on Monday and agreed to meet in June": with whom he had just spoken."""
    clause, chunks, told = clauses[number], scene.chunks, found[-1]
    match = AGREED.search(chunks.codes, clause.start, clause.end)
    if match is None or told.kind not in MEET | {Kind.CALL} or told.mood is None or told.mood.tense is Tense.DENIED:
        return []
    verb, sides = match.start("verb"), scene.sides_of(told.parties)
    meets = chunks.entries[verb][1] == "triggers.meet" and has_no_object(scene, verb) and chunks.codes[verb + 1] != "w"
    both = clause.subject and scene.sides_of(clause.subject) <= sides and len(sides) > 1
    if not (meets and both) or clause.sentence - clauses[told.clause].sentence > NAMED_BEFORE:
        return []
    again = Candidate(verb, number, "triggers.meet", Kind.MEETING, False, dict.fromkeys(told.parties, "subject"))
    again.mood, again.place = read_mood(scene, verb, clause.start), own_place(scene, verb, clause.end)
    return [again]
