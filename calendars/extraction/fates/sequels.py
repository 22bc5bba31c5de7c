"""Read what is said of a plan behind it with "it": "It's off", "it never took place", "it was put off to Friday".

In: a scene, its clauses, candidates and one of them that is planned. Out: nothing; its mood is corrected, and where
it was put off to another day, its day.
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.stand_ins import PAIR
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.fates.failures import LIMITING, NEVER_CAME
from calendars.extraction.fates.new_days import HAPPENING
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.attributes import is_repeated
from calendars.models import Kind
from calendars.patterns import pattern_of

# "it had been put off", "that was called off", "it fell through", "the opening has been put off"
DROPPED = pattern_of(r"(?:[hcd]|d(?P<part>[HX]))(?P<chain>(?:[45]3|[12])?X?)(?P<verb>[KVE])")
# "it's off", "that is now off"
OFF = pattern_of(r"[hcd]1X?(?P<off>[kXv])(?=[.,;&acq])")
# "it didn't happen", "it never took place", "it will not take place"; "(was planned for Friday) but will not be held"
NEVER = pattern_of(r"[hcd](?:[78m]|[45]){1,2}X?8?X?(?P<be>3?)(?P<verb>[vHEX])")
BUT_NEVER = pattern_of(r",?ch?(?:[78m]|[45]){1,2}X?8?X?(?P<be>3?)(?P<verb>[vHEX])(?=[.,;&c]|$)")
OPENINGS = frozenset({"opening", "start", "resumption"})
PRONOUNS = frozenset({"it", "they", "that", "this"})
# Verbs of which the plan itself is the subject: "it fell through", not "it cancelled the visit".
FALLING = ("fell", "fall", "never took", "came to", "come to", "slipped", "collapsed")
# Between the start of a sentence and the pronoun: "But it ...", 'He said on Sunday that it ...'.
# and "but after a storm it"
OPENING = pattern_of(r"[cXq&]?[q,]?(?:[acgik]o?[dXANT]{1,5},?)?|[^.;h]*[ZEv][^.;h]*c|[^.;h]*Z(?:k?T)?")
# "to Friday", "on Monday to Friday"; "on Wednesday" alone is the day of the deed
TO_DAY = pattern_of(r"(?:[fga]|[jkg]T[fkga])(?P<day>T)")


def read_sequel(
    scene: Scene, clauses: list[Clause], candidates: list[Candidate], candidate: Candidate, told: dict[int, int]
) -> None:
    """ "A breakfast had been set for Monday. China said on Sunday that it had been put off".

    Args:
        scene: chunks with actors.
        clauses: its clauses.
        candidates: those of the article.
        candidate: one of them, whose mood is set here.
        told: the last clause of each sentence that names one of them.
    """
    mood = candidate.mood
    if mood is None or not (mood.tense is Tense.FUTURE or mood.change in ("unmet", "supposed") or _is_due(scene, mood)):
        return
    if not mood.change:
        behind = _told_next(scene, clauses[candidate.clause].sentence)
        before = any(_is_set_before(scene, candidate, *one) for one in behind)
        if before or _was_put_off(scene, candidate) or _is_new_day(scene, clauses, candidates, candidate):
            candidate.mood = mood._replace(change="moved")
            return
        if _is_left_for_later(scene, clauses, candidate):
            candidate.mood = mood._replace(tense=Tense.FUTURE, change="moved")
            return
    for start, end in _ranges(scene, clauses, candidate, told):
        for find in (_find_dropped, _find_off, _find_never):
            found = find(scene, start, end)
            if found is None or (scene.chunks.low(found.first - 1) == "they" and not _is_plural(scene, candidate)):
                continue
            if scene.chunks.codes[found.first - 1] in "HX" and candidate.kind not in GATHER | {Kind.TALKS}:
                continue  # "X and Y will meet. The launch of the rocket has been put off"
            candidate.mood = found
            day = TO_DAY.match(scene.chunks.codes, found.last, end)
            if found.change == "moved" and day:
                candidate.day = day.start("day")
            return
    _read_called_off(scene, clauses, candidates, candidate)


# "Chile cancelled | it", "they have since postponed | them to July", "the White House called | it off"
# "Chile postponed | the meeting", "called off | the trip"
CALLED_OFF = pattern_of(
    r"(?<=[hSPOBMCNRrtXa&,])(?P<chain>(?:[45]X?a?)?X?)(?P<verb>[KVvE])(?:(?P<it>h)(?P<off>[kX]?)|d(?P<what>[nx]))"
)
# What somebody else may have done before, or something else that "it" may be: "lifted the tax and then restored it".
ELSE = frozenset("nxGHEvVKFQWmu12378f;q")
BEFORE_IT = 14


def _read_called_off(scene: Scene, clauses: list[Clause], candidates: list[Candidate], candidate: Candidate) -> None:
    """ "The summit was set for June 12. Trump called it off on Monday", ", but Peru has postponed them to July"."""
    chunks, own = scene.chunks, clauses[candidate.clause]
    behind = next((one.start for one in clauses[candidate.clause + 1 :] if one.kind != "relative"), None)
    if behind is None or chunks.sentence_of(behind) > own.sentence + 1:
        return
    end = scene.bounds(chunks.sentence_of(behind))[1]
    match = CALLED_OFF.search(chunks.codes, behind, min(end, behind + BEFORE_IT))
    if match is None or not ELSE.isdisjoint(chunks.codes[behind : match.start()]):
        return
    verb = match.start("verb")
    if match["what"]:
        same = _is_called(candidate, chunks.low(candidate.at), chunks.low(match.start("what")))
        same = same and chunks.low(match.start("what") - 1) == "the"
    else:
        it = chunks.low(match.start("it"))
        same = it == "it" or (it == "them" and _is_plural(scene, candidate))
    if not same or any(behind <= one.at < verb for one in candidates) or is_repeated(scene, verb, match.end() - 1):
        return
    dropped = match["verb"] == "K" or (chunks.low(verb) == "called" and chunks.low(match.start("off")) == "off")
    apart = match["verb"] in "vE" and chunks.low(verb) in ("put", "pushed") and match["off"]
    apart = apart and chunks.low(match.start("off")) in ("off", "back")
    if not (dropped or apart or match["verb"] == "V") or not {"d", "n"} & set(chunks.entries[verb][3]):
        return
    old = candidate.mood
    candidate.was_plan = old is not None and not {"2", "5"}.isdisjoint(chunks.codes[old.first : old.last])
    candidate.was_plan &= not scene.days_in(verb, end)  # "was to leave on Sunday, but called off the trip on Tuesday"
    candidate.mood = Mood(Tense.FUTURE, verb, match.end(), "off" if dropped else "moved")
    day = TO_DAY.match(chunks.codes, match.end(), end)
    if day and not dropped:
        candidate.day = day.start("day")


def _is_called(candidate: Candidate, own: str, told: str) -> bool:
    """Whether a noun stands for what a candidate names: "the talks" of a meeting, "the trip" of a visit."""
    same = MEETING if candidate.kind in MEET else JOURNEY if candidate.kind is Kind.VISIT else frozenset()
    return told == own or told in same


# "It was to have taken place on", "They were due to resume in Geneva on", "It had been planned for"
WAS_SET = pattern_of(
    r"h(?:2|53)X?(?:Q[fg]?|[WHEX][fg]|2?f)(?:4?[vHEX]|3[HvEX]|43[HEvX])?(?:id?[CSL]|X)?[kgi]?(?P<day>T)"
)


# "scrapped the tax, | and negotiations with Peru resume", "cancelled a contract | and talks will resume"
GOES_ON = pattern_of(
    r"(?:[wb]d?A?[SPOBMC](?:[,&]{1,2}d?A?[SPOBMC]){0,3}|id?[CSL]){0,2}(?:[m12]X?)?(?P<verb>[HvE])(?!y)"
)


def _find_own_verb(scene: Scene, candidate: Candidate) -> int:
    """The verb behind what "and" joins to a thing that was scrapped, as that of what goes on; or 0."""
    codes, at = scene.chunks.codes, candidate.at
    while codes[at - 1] in "XA9d":
        at -= 1
    mood = candidate.mood
    behind = mood is not None and mood.last < at - 1 and codes[at - 1] == "&" and codes[at - 2] in ",XGN"
    match = GOES_ON.match(codes, candidate.at + 1, scene.chunks.end_of(candidate.at)) if behind else None
    return match.start("verb") if match else 0


# Behind "were postponed", up to "and will be held on Friday": no other subject.
NO_SUBJECT = frozenset("PSOMNRrtnxh;T")
AND_WILL = pattern_of(r",?[c&]X?(?:m|u|[12]X?Qf)[XW]?(?:3X?)?(?P<verb>[HvE])(?:id?A?[CLS])?[ki]?(?P<day>T)")


def _find_day_and_will(scene: Scene, candidate: Candidate) -> int:
    """The new day of "set for Monday were put off and will be held on Friday"; or 0."""
    chunks, mood = scene.chunks, candidate.mood
    if mood is None or mood.change != "moved" or mood.last <= candidate.at:
        return 0
    match = AND_WILL.search(chunks.codes, mood.last, chunks.end_of(candidate.at))
    if match is None or not NO_SUBJECT.isdisjoint(chunks.codes[mood.last : match.start()]):
        return 0
    verb = match.start("verb")
    told = chunks.entries[verb][1] == "cues.begin" or chunks.text(verb).lower() in HAPPENING
    return match.start("day") if told else 0


def read_dropped(scene: Scene, clauses: list[Clause], candidate: Candidate, told: dict[int, int]) -> None:
    """ "The talks have been put off. They were to resume on Thursday": that is the day on which they were to be.

    What goes on beside something else that was dropped was not: "scrapped a tax, and talks resume on Monday".
    """
    if not candidate.noun:
        return
    if day := _find_day_and_will(scene, candidate):
        candidate.day = day
        return
    if verb := _find_own_verb(scene, candidate):
        candidate.mood = read_mood(scene, verb, candidate.at + 1)
        return
    mood = candidate.mood
    if (
        mood
        and (mood.tense, mood.change) == (Tense.PAST, "off")
        and scene.chunks.low(mood.last - 1).startswith(NEVER_CAME)
    ):
        candidate.mood = mood._replace(change="unmet")  # "failed to turn up at a meeting set for Monday"
    sentence = clauses[candidate.clause].sentence
    if candidate.day is not None or sentence + 1 >= len(scene.chunks.sentences):
        return
    if told.get(sentence, 0) > candidate.clause or sentence + 1 in told or _names_own_day(scene, candidate):
        return
    match = WAS_SET.match(scene.chunks.codes, *scene.bounds(sentence + 1))
    if match and scene.chunks.low(match.start()) == ("they" if _is_plural(scene, candidate) else "it"):
        candidate.day = match.start("day")


def goes_on(scene: Scene, candidate: Candidate, clause: Clause, fate: Mood) -> bool:
    """Whether what a relative clause says was dropped is to be all the same: "The visit, which was called off in July,
    has been set for Sunday", "will resume in May the talks that were delayed by a strike"."""
    mood = candidate.mood
    if mood is not None and mood.tense is Tense.PAST and not mood.change and mood.first >= clause.end:
        verb = scene.chunks.text(mood.last - 1).lower()  # "which had been put off in 2019, took place on Tuesday"
        return candidate.verb in ("cues.begin", "cues.end") or verb in scene.words["occurring"]
    if mood is None or mood.tense is not Tense.FUTURE:
        return False
    if fate.change == "off" and mood.first >= clause.end:
        return True
    return candidate.verb == "cues.begin" and scene.chunks.low(mood.last - 1).startswith("re")


def _names_own_day(scene: Scene, candidate: Candidate) -> bool:
    """Whether a day stands with what is put off or behind it, and not only with a verb of saying, or "until after"."""
    days = scene.days_in(max(candidate.at - 2, 0), scene.chunks.end_of(candidate.at))
    days = [at for at in days if scene.chunks.codes[at - 1 - (scene.chunks.codes[at - 1] == "k")] != "Z"]
    return any(scene.chunks.lows[at - 2 : at] != ["until", "after"] for at in days)


def _told_next(scene: Scene, sentence: int) -> list[tuple[int, int]]:
    """The bounds of the next sentence, and of the one behind it where no day stands between."""
    near = scene.chunks.sentences[sentence + 1 : sentence + 3]
    return near[:1] if near and scene.days_in(*near[0]) else near


# "after being put off", "after it was postponed", "after they had been postponed"
AFTER_PUT_OFF = pattern_of(r"a(?:3|(?P<it>h)(?:2|53)X?)V")


def _was_put_off(scene: Scene, candidate: Candidate) -> bool:
    """ "Will be held next month after being put off", "after they were put off": it is on its new day."""
    mood, chunks = candidate.mood, scene.chunks
    if not candidate.noun or mood is None or candidate.at > mood.first:
        return False
    match = AFTER_PUT_OFF.search(chunks.codes, mood.last, chunks.end_of(candidate.at))
    if match is None or chunks.low(match.start()) != "after" or not scene.days_in(mood.last, match.start()):
        return False
    who = chunks.low(match.start("it")) if match["it"] else ""
    return not who or who == "it" or (who == "they" and _is_plural(scene, candidate))


INSTEAD = frozenset({"now", "instead"})


def _is_new_day(scene: Scene, clauses: list[Clause], candidates: list[Candidate], candidate: Candidate) -> bool:
    """ "The visit on Monday could not go ahead. X will now come on Friday": the same, put off."""
    mood, sentence = candidate.mood, clauses[candidate.clause].sentence
    if mood is None or INSTEAD.isdisjoint(scene.chunks.lows[mood.first : mood.last + 1]):
        return False
    return any(
        one.kind is candidate.kind
        and one.mood is not None
        and one.mood.change == "off"
        and 0 < sentence - clauses[one.clause].sentence <= 2
        for one in candidates
    )


# "which was to be held on 6 April, in Lima, will now be convened ..."
TOLD_AGAIN = pattern_of(r"T(?:,?id?[CLS]){0,2},?m(?:X?3)?X?[Hv]")


def _is_left_for_later(scene: Scene, clauses: list[Clause], candidate: Candidate) -> bool:
    """ "The summit, which was to be held on 6 April, will now be convened at a later date": it is put off."""
    chunks, (_, end) = scene.chunks, scene.chunks.sentences[clauses[candidate.clause].sentence]
    if "date" not in chunks.lows[candidate.at : end]:
        return False
    again = TOLD_AGAIN.search(chunks.codes, candidate.at, end)
    if again is None or not set("nxG").isdisjoint(chunks.codes[candidate.at + 1 : again.start()]):
        return False
    behind = range(again.end(), end)
    return any(chunks.low(at) == "date" and chunks.low(at - 1) in ("later", "future") for at in behind)


def _is_due(scene: Scene, mood: Mood) -> bool:
    """Whether a mood in the present tense is that of "is due in Riga"."""
    return mood.tense is Tense.PRESENT and scene.chunks.codes[mood.last] == "Q"


def _ranges(scene: Scene, clauses: list[Clause], candidate: Candidate, told: dict[int, int]) -> list[tuple[int, int]]:
    """Where "it" would mean a candidate: the clause behind its own, the beginning of the next sentence."""
    own, chunks = clauses[candidate.clause], scene.chunks
    last = candidate.clause + 1
    while last < len(clauses) and clauses[last].sentence == own.sentence and _is_passed(scene, clauses[last]):
        last += 1
    if told.get(own.sentence, 0) > candidate.clause:
        return []
    found = []
    if last < len(clauses) and clauses[last].sentence == own.sentence:
        said = clauses[last + 1 : last + 2] if clauses[last].kind == "report" else []
        reported = [one for one in said if one.sentence == own.sentence]  # "but X said | that it had been put off"
        found.append((clauses[last].start, (reported or [clauses[last]])[0].end))
    elif own.sentence + 1 < len(chunks.sentences):
        begin, end = chunks.sentences[own.sentence + 1]
        if own.sentence + 1 not in told:
            found.append((begin, end))
    return found


def _is_passed(scene: Scene, clause: Clause) -> bool:
    """Whether a clause stands between a plan and what is said of it: a relative one, a bare "but"."""
    return clause.kind == "relative" or scene.chunks.codes[clause.start : clause.end] == "c"


def _is_plural(scene: Scene, candidate: Candidate) -> bool:
    """Whether "they" stands for what a candidate names: "talks", not "visit"."""
    return candidate.noun and scene.chunks.last_low(candidate.at).endswith("s")


def _is_it(scene: Scene, start: int, at: int, part: bool = False) -> bool:
    """Whether a pronoun at a chunk, or "the opening", the first of its stretch, stands for what was told before."""
    told = scene.chunks.low(at + 1) in OPENINGS if part else scene.chunks.low(at) in PRONOUNS
    return told and OPENING.fullmatch(scene.chunks.codes, start, at) is not None


def _find_dropped(scene: Scene, start: int, end: int) -> Mood | None:
    match = DROPPED.search(scene.chunks.codes, start, end)
    if match is None or not _is_it(scene, start, match.start(), match["part"] is not None):
        return None
    passive, low = bool(set("1245") & set(match["chain"])), scene.chunks.text(match.start("verb")).lower()
    if not passive and not low.startswith(FALLING):
        return None
    moved = low in scene.words["shifted"] and TO_DAY.match(scene.chunks.codes, match.end(), end)
    if match["verb"] == "E" and not moved:
        return None
    return Mood(Tense.FUTURE, match.start("chain"), match.end(), "off" if match["verb"] == "K" else "moved")


def _find_off(scene: Scene, start: int, end: int) -> Mood | None:
    match = OFF.search(scene.chunks.codes, start, end)
    if match is None or scene.chunks.low(match.start("off")) != "off" or not _is_it(scene, start, match.start()):
        return None
    return Mood(Tense.FUTURE, match.start() + 1, match.end(), "off")


def _find_never(scene: Scene, start: int, end: int) -> Mood | None:
    chunks = scene.chunks
    match = NEVER.search(chunks.codes, start, end)
    told = match is not None and _is_it(scene, start, match.start())
    match = match if told else BUT_NEVER.match(chunks.codes, start, end)
    if match is None or "8" not in match.group():
        return None
    low = chunks.text(match.start("verb")).lower()
    if (
        low not in scene.words["occurring"]
        or (match["be"] and low != "held")
        or (not told and not _is_flat_but(scene, match, low))
    ):
        return None
    if chunks.low(match.end()) in LIMITING:
        return None  # "it will not take place before noon", "unless X signs"
    ahead = "m" in match.group() or not WONT.isdisjoint(chunks.lows[match.start() : match.end()])
    change = "off" if ahead or told else "unmet"  # a new day may be told elsewhere
    return Mood(Tense.FUTURE if ahead else Tense.PAST, match.start() + 1, match.end(), change)


WONT = frozenset({"won't", "won’t"})


def _is_flat_but(scene: Scene, match: re.Match[str], low: str) -> bool:
    """Whether "but will not take place" says so of the plan before it."""
    chunks, at = scene.chunks, match.start() + (match.group()[0] == ",")
    who = chunks.low(at + 1) in ("it", "they") if chunks.codes[at + 1] == "h" else True
    return who and chunks.low(at) == "but" and low in HAPPENING


# "It was originally", "The visit had first been", "They were to", "The meeting, to be chaired by X, was initially"
SET_BEFORE = pattern_of(
    r"(?:h|d(?P<pair>X)|d?[CLSAX]?(?P<what>[nx])(?:,[^,.;]{1,12},)?)[25]3?X{0,2}3?(?P<plan>Q|E(?=f)|f[vHEx34])"
)
# What a verb of meeting or of going is called when it is told again.
MEETING = frozenset({"meeting", "talks"})
JOURNEY = frozenset({"visit", "trip", "tour"})
BUT_MOVED = pattern_of(r"[c&,]{1,2}h?(?:[1245]X?3?X?)?V")


def _is_set_before(scene: Scene, candidate: Candidate, begin: int, end: int) -> bool:
    """Whether a sentence tells an older day of a plan: "It was originally set for May", "was to be held in May but was
    put off"."""
    match = SET_BEFORE.match(scene.chunks.codes, begin)
    if match is None:
        return False
    told = scene.chunks.low(match.start("what")) if match["what"] else ""
    if told and not _is_called(candidate, scene.chunks.low(candidate.at), told):
        return False
    if match["pair"] and scene.chunks.low(match.start("pair")) not in PAIR:
        return False
    if not match["what"] and not match["pair"] and scene.chunks.low(begin) not in ("it", "they"):
        return False
    dated = any(scene.chunks.low(at - 1) in ("for", "in", "on", "from") for at in scene.days_in(match.end(), end))
    earlier = not (scene.words["at_first"] | {"supposed"}).isdisjoint(scene.chunks.lows[begin : match.end()])
    earlier = earlier or match["plan"] == "f4"  # "was to have been held"
    return dated and (earlier or BUT_MOVED.search(scene.chunks.codes, match.end(), end) is not None)
