"""Read what is only hoped, rumoured or doubted: "hopes that X will come", "reports that X met Y were untrue".

In: a scene, its clauses and candidates. Out: nothing; the moods of candidates are corrected.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.clauses.clauses import CONDITIONS, Clause, of_sentence
from calendars.extraction.clauses.tenses import FATES, Mood, Tense
from calendars.extraction.fates.failures import is_of_its_matter
from calendars.extraction.fates.new_days import find_day_asked_for
from calendars.extraction.lists.openings import BULLETS
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_standings import RUMOURS, before_source, is_under_denial
from calendars.extraction.triggers.presence import ON_WAY
from calendars.patterns import pattern_of

# Before "that": what follows is somebody's wish.
HOPING = frozenset(
    {"hope", "hopes", "hoped", "hoping", "hopeful", "wish", "wishes", "expectations", "speculation"}
    | {"possibility", "chance", "likelihood"}
)
# Before "that" and a bare verb: what somebody would have others do.
PROPOSING = frozenset(
    {
        "proposed",
        "proposes",
        "proposing",
        "proposal",
        "suggested",
        "suggests",
        "suggesting",
        "suggestion",
        "urged",
        "urges",
    }
    | {
        "recommended",
        "recommends",
        "demanded",
        "demands",
        "requested",
        "requests",
        "insisted",
        "insists",
        "asked",
        "asks",
    }
)
# What is said of reports that are not true, and of hopes that are over.
UNTRUE = frozenset(
    {"untrue", "false", "wrong", "baseless", "unfounded", "groundless", "inaccurate", "incorrect", "fabricated"}
    | {"faded", "dashed", "receded", "evaporated", "died", "vanished", "dimmed", "crumbled", "wide", "nonsense"}
)
# What one does with reports before "that".
DISMISSING = frozenset(
    {"dismissed", "dismisses", "dismiss", "dismissing", "rubbished", "scotched", "quashed", "dispelled", "rebutted"}
    | {"refuted", "rejected", "disputed", "truth", "substance", "discounted"}
)
THEN_DROPPED = pattern_of(r",?&X{0,2}K")
# "Depends on the truce", "hinges on"
DEPENDING = frozenset({"depend", "depends", "depended", "hinge", "hinges", "hinged"})
# How many chunks before the reports it stands.
NEAR = 5
# "is in doubt", "looks less than sure", "remains up in the air"
DOUBTFUL = frozenset({"doubt", "doubtful", "uncertain", "jeopardy", "balance", "unsure", "unclear", "question", "air"})
LINKS = frozenset(
    {"is", "are", "was", "were", "look", "looks", "seem", "seems", "appears", "remain", "remains", "hangs"}
)
# "is in serious doubt", "hangs in the balance": between the verb and the word of doubt.
SHORT = 5
# "are no longer on the cards", "is no longer on the agenda", "on the programme".
ON_THE = frozenset({"cards", "table", "agenda", "programme", "program", "menu"})
# "Is in the works", "is under discussion", "is being worked out": nothing is fixed.
OPEN_YET = frozenset({"works", "cards", "pipeline", "discussion", "consideration", "negotiation", "study", "review"})
UNDER_WORK = frozenset({"worked", "arranged", "negotiated", "explored", "sounded", "mooted"})
# Without one of these, no predicate leaves an occasion open.
PREDICATES = DOUBTFUL | DEPENDING | ON_THE | OPEN_YET | UNDER_WORK | {"sure", "no"}
# "is no longer | on."
ENDING_ON = pattern_of(r"8X?(?P<on>k)[.,;&c]")


# "was on his way | to", "was en route | to"
WAY_TO = pattern_of(r"2X?(?:kdX|kX|k|XX?)f")


def _is_on_the_way(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether somebody was only going there: what it was for was still to come."""
    if candidate.kind not in MEET or not candidate.noun:
        return False
    match = WAY_TO.search(scene.chunks.codes, clause.start, candidate.at)
    if match is None:
        return False
    return any(scene.chunks.last_low(at) in ON_WAY for at in range(match.start() + 1, match.end() - 1))


# "having | talks", "holding new | talks"
HOLDING_IT = pattern_of(r"d?[XA9]{0,3}$")
# Behind what is weighed, its verb: "talks with X | would be", "is"; for what was done "was" stands.
WEIGHED = pattern_of(r"[wboigkdXA9SPOBMNRrCLTtnx]{0,12}?(?P<verb>[mu12])")


def _is_weighed(scene: Scene, candidate: Candidate) -> bool:
    """ "Says holding talks with X would be useless", "Meeting X is no option": what is only thought of it."""
    chunks, verb = scene.chunks, candidate.at
    if candidate.noun:
        words = HOLDING_IT.search(chunks.codes, max(verb - 4, 0), verb)
        verb = words.start() - 1 if words else verb
    if not chunks.low(verb).endswith("ing") or (not candidate.noun and chunks.codes[verb + 1] in "wT.,i"):
        return False
    begin, _ = chunks.sentences[chunks.sentence_of(candidate.at)]
    opens = verb == begin + (chunks.text(begin) in BULLETS)
    said = chunks.codes[verb - 1] == "Z" or chunks.lows[verb - 1 : verb] == ["that"]
    if verb < begin or not (opens or said):
        return False
    behind = WEIGHED.match(chunks.codes, candidate.at + 1)
    return behind is not None and (candidate.noun or behind["verb"] != "2")


def read_doubts(scene: Scene, clauses: Sequence[Clause], candidates: Sequence[Candidate]) -> None:
    """Correct the moods of what somebody hopes for, of what reports say that are not true, and of what is doubted."""
    words = frozenset(scene.chunks.lows)
    on_hold, doubted = not words.isdisjoint(("hold", "ice")), not words.isdisjoint(PREDICATES)
    asks, goes = "?" in words, not words.isdisjoint(ON_WAY)
    for candidate in candidates:
        clause, mood = clauses[candidate.clause], candidate.mood
        candidate.topic |= _is_weighed(scene, candidate)
        if asks and (asked := _asked_whether(scene, clause)):
            candidate.mood = Mood(asked, candidate.at, candidate.at + 1)
            continue
        if mood is not None and mood.change == "moved" and THEN_DROPPED.match(scene.chunks.codes, mood.last):
            candidate.mood = mood._replace(change="off")  # "was first delayed and then dropped"
        if goes and mood is not None and mood.tense is Tense.PAST and _is_on_the_way(scene, clause, candidate):
            candidate.mood = mood._replace(
                tense=Tense.PRESENT, change="purpose"
            )  # "was on his way to Naivasha on Friday for"
            continue
        if mood is not None and mood.tense is Tense.PRESENT and candidate.noun:
            candidate.topic |= candidate.kind in MEET and _is_for_that(scene, candidate)
            if _is_talked_of(scene, clause, candidate):
                candidate.mood = mood._replace(tense=Tense.TENTATIVE, change="")
                continue
        if mood is not None and mood.tense is Tense.DENIED and scene.chunks.low(mood.last - 1) == "rescheduled":
            candidate.mood = mood._replace(tense=Tense.FUTURE)  # "talks due on Monday have not been rescheduled"
            continue
        if mood is not None and mood.change in FATES and (left := _fate_left_open(scene, clauses, candidate, mood)):
            candidate.mood = Mood(left, candidate.at, candidate.at + 1)
            if mood.change == "moved" and left is Tense.TENTATIVE and candidate.noun:
                candidate.day = candidate.day or find_day_asked_for(scene, candidate) or None
            continue
        if mood is not None and (mood.change or mood.tense is Tense.DENIED):
            if mood.tense is Tense.DENIED and _is_no_longer(scene, mood):
                candidate.mood = mood._replace(tense=Tense.FUTURE, change="off")
            continue
        if mood is not None and mood.tense is Tense.TENTATIVE and is_of_its_matter(scene, candidate, mood):
            candidate.mood = mood._replace(tense=Tense.FUTURE)
        planned = candidate.noun or _is_planned(scene, candidate)
        if on_hold and planned and _is_on_hold(scene, clause, candidate):
            candidate.mood = Mood(Tense.FUTURE, candidate.at, candidate.at + 1, "moved")
            continue
        if mood is not None and mood.tense is Tense.PAST and scene.chunks.lows[clause.start] == "whether":
            candidate.mood = mood._replace(tense=Tense.DENIED)  # "it is not clear whether X met Y on Monday"
            continue
        if mood is not None and mood.tense in OPEN and "whether" in scene.chunks.lows[clause.start : candidate.at]:
            candidate.mood = mood._replace(tense=Tense.TENTATIVE)  # "all eyes will be on whether she meets X"
            continue
        told = _read_that(scene, clause)
        if told is Tense.DENIED:
            candidate.mood = Mood(Tense.DENIED, candidate.at, candidate.at + 1)
        elif (
            mood is not None
            and (mood.tense is Tense.FUTURE or (told is Tense.TENTATIVE and mood.tense is Tense.PRESENT))
            and (told is Tense.TENTATIVE or _is_conditional(scene, clauses, candidate, mood))
        ):
            candidate.mood = mood._replace(tense=Tense.TENTATIVE)
        elif doubted and candidate.noun and candidate.governed and (mood is None or mood.tense in OPEN):
            _read_predicate(scene, clause, candidate)


# Who has done so means it.
AGREED = frozenset({"agree", "agreed", "agrees", "decided", "decide", "decides", "resolved"})


def _fate_left_open(scene: Scene, clauses: Sequence[Clause], candidate: Candidate, mood: Mood) -> Tense | None:
    """What a plan is where its fate is denied or only feared: "denied that the talks were off", "will be off if"."""
    clause, lows = clauses[candidate.clause], scene.chunks.lows[mood.first : mood.last]
    denied = mood.tense is Tense.DENIED and not {"did", "longer"} & set(lows)  # "the talks have not been cancelled"
    if denied or is_under_denial(scene, clause):
        return Tense.FUTURE
    told = _read_that(scene, clause)
    if told is Tense.DENIED:
        return Tense.FUTURE  # "reports that the talks were off are untrue"
    told_ahead = scene.chunks.codes[mood.first] == "m"  # "will be called off unless the fighting stops"
    hangs = told_ahead and any(
        scene.chunks.low(one.start) in CONDITIONS for one in of_sentence(clauses, clause.sentence)
    )
    threatened = mood.tense is Tense.TENTATIVE and not AGREED.intersection(lows)  # "threatened to call off the talks"
    return Tense.TENTATIVE if told is Tense.TENTATIVE or hangs or threatened else None


def _read_that(scene: Scene, clause: Clause) -> Tense:
    """What the words before "that" make of what it opens: a hope, a false report, or neither."""
    chunks, before = scene.chunks, clause.start - 1
    begin, end = chunks.sentences[clause.sentence]
    if before >= begin and chunks.lows[before : clause.start + 1] == ["those", "who"]:
        out = "8" in chunks.codes[max(before - NEAR, begin) : before]
        return Tense.DENIED if out else Tense.NONE  # "was not among those who met X"
    if before < begin or chunks.low(clause.start) != "that":
        return Tense.NONE
    if chunks.codes[before] == "T" and before - 2 > begin:  # "proposed on Tuesday | that"
        before -= 1 + (chunks.codes[before - 1] == "k")
    before = max(before_source(scene, before), begin)
    opening = chunks.low(begin) in HOPING and "Z" not in chunks.codes[begin:before]  # "Hopes are high that"
    hoped = opening or any(chunks.low(at) in HOPING for at in range(max(before - 2, begin), before + 1))
    rumoured = chunks.low(before) in RUMOURS
    untrue = chunks.low(before) == "true" and "8" in chunks.codes[max(before - 3, begin) : before]
    if untrue or (chunks.low(before) in UNTRUE and chunks.codes[before - 1] in "123"):
        return Tense.DENIED  # "It is not true that X met Y", "it is untrue that"
    if "short" in chunks.lows[max(before - NEAR, begin) : before] and chunks.low(before).startswith("sa"):
        return Tense.TENTATIVE  # "stopped short of saying that"
    verb = next((at for at in range(clause.start, clause.end) if chunks.codes[at] in "mu12345vHEx"), None)
    bare = verb is not None and chunks.codes[verb] in "vHE3x" and "b" in chunks.entries[verb][3]
    if bare and not PROPOSING.isdisjoint(chunks.lows[max(before - 1, begin) : before + 1]):
        return Tense.TENTATIVE  # "has proposed that the leaders meet in Riga"
    if not hoped and not rumoured:
        return Tense.NONE
    dismissed = not DISMISSING.isdisjoint(chunks.lows[max(before - NEAR, begin) : before])
    verb = next((at for at in range(clause.end, end) if chunks.codes[at] in "1245"), None)
    over = verb is not None and not UNTRUE.isdisjoint(chunks.lows[clause.start : min(verb + 4, end)])
    over = over or not UNTRUE.isdisjoint(chunks.lows[clause.start + 1 : clause.end])
    return Tense.DENIED if (rumoured and dismissed) or over else Tense.TENTATIVE if hoped else Tense.NONE


# How a question begins: "Can you confirm that", "When will X meet Y".
ASKING = frozenset(
    {"can", "could", "will", "would", "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "may"}
    | {"when", "where", "why", "what", "who", "how", "which", "should", "any"}
)


def _asked_whether(scene: Scene, clause: Clause) -> Tense:
    """What a question leaves of an occasion: nothing, or a doubt where only its mark tells that it is one."""
    begin, end = scene.chunks.sentences[clause.sentence]
    if scene.chunks.text(end - 1) != "?" and scene.chunks.text(end - 2) != "?":
        return Tense.NONE
    first = begin
    while first < end - 1 and not scene.chunks.low(first)[:1].isalpha():
        first += 1
    return Tense.DENIED if scene.chunks.low(first) in ASKING else Tense.TENTATIVE


# "In consultations on a", "negotiating about the", "negotiating a", "talks are under way to arrange a"
TALKED_OF = pattern_of(r"(?P<talk>[nxvHEX])(?:1(?:kX|X{1,2}))?(?:(?P<about>[kig])|f(?P<to>[QHvXE])k?)?d?[XA9D]{0,3}$")
# "Talks | to set up a visit", "Talks | are under way to arrange a meeting"
FOR_THAT = pattern_of(r"(?:1(?:kX|X{1,2}))?f(?P<to>[QHvXE])k?d?[XA9D]{0,3}[nx]")
ARRANGING = frozenset({"arrange", "organise", "organize", "schedule", "set", "fix"})
TALKING = frozenset(
    {"consultations", "consultation", "talks", "negotiations", "discussions", "contact", "contacts", "touch"}
    | {"negotiating", "consulting", "conferring"}
)


def _is_talked_of(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether two sides still talk about an occasion: "are in consultations on a meeting", "negotiating a visit"."""
    match = TALKED_OF.search(scene.chunks.codes, max(clause.start, candidate.at - 9), candidate.at)
    if match is None:
        return False
    talk = scene.chunks.last_low(match.start("talk"))
    if match["to"]:
        return talk in TALKING and scene.chunks.low(match.start("to")) in ARRANGING
    if match["about"] is None:
        return talk == "negotiating"
    return talk in TALKING and scene.chunks.low(match.start("about")) in ("on", "about", "over")


def _is_for_that(scene: Scene, candidate: Candidate) -> bool:
    """Whether talks only settle whether others come about: "are in talks to arrange a visit"."""
    match = FOR_THAT.match(scene.chunks.codes, candidate.at + 1)
    return match is not None and scene.chunks.low(match.start("to")) in ARRANGING


def _is_no_longer(scene: Scene, mood: Mood) -> bool:
    """Whether a plan is dropped: "will no longer travel to X", "will not now travel to X"."""
    texts = [scene.chunks.text(at).lower() for at in range(mood.first, mood.last)]
    ahead = scene.chunks.codes[mood.first] in "m1"
    return ahead and ("no longer" in texts or ("not" in texts and texts[texts.index("not") + 1 :][:1] == ["now"]))


def _read_predicate(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "The visit is in doubt", "the talks are no longer on the cards", "the visit, planned for June, is in doubt"."""
    chunks, mood = scene.chunks, candidate.mood
    first, end = candidate.at + 1, clause.end
    if candidate.noun and mood is not None and mood.first >= clause.end:
        first, end = mood.first, scene.bounds(clause.sentence)[1]
        end = next((at for at in range(first, end) if chunks.codes[at] in ",;&c"), end)  # ", but a deal is in doubt"
    behind = range(first, end)
    hangs = next((at for at in behind if chunks.low(at) in DEPENDING), end)
    if hangs < end and chunks.low(hangs + 1) in ("on", "upon"):
        candidate.mood = Mood(Tense.TENTATIVE, candidate.at, candidate.at + 1)
        return
    link = next((at for at in behind if chunks.low(at) in LINKS), None)
    if link is None:
        _read_inversion(scene, clause, candidate)
        return
    lows = chunks.lows[link + 1 : min(link + 1 + SHORT, end)]
    denied = "8" in chunks.codes[link + 1 : link + 3]
    ends = ENDING_ON.match(chunks.codes, link + 1) if denied else None
    over = ends is not None and chunks.low(ends.start("on")) == "on"
    if over or ((denied or lows[:1] == ["off"]) and not ON_THE.isdisjoint(lows)):
        candidate.mood = Mood(Tense.FUTURE, candidate.at, candidate.at + 1, "off")
    elif not denied and (
        not DOUBTFUL.isdisjoint(lows) or lows[:3] == ["less", "than", "sure"] or _is_open_yet(scene, link, end)
    ):
        candidate.mood = Mood(Tense.TENTATIVE, candidate.at, candidate.at + 1)


def _read_inversion(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "In the works is a meeting of X and Y", "Also being worked out is a trip": nothing is fixed."""
    chunks, is_at = scene.chunks, clause.start
    while is_at < candidate.at and chunks.low(is_at) not in ("is", "are"):
        is_at += 1
    lows = chunks.lows[clause.start : is_at]
    opened = lows[1:] if lows[:1] == ["also"] else lows
    leads = is_at < candidate.at and opened[:1] and opened[0] in ("in", "under", "being") and len(opened) < SHORT
    if leads and not (OPEN_YET | UNDER_WORK).isdisjoint(opened):
        candidate.mood = Mood(Tense.TENTATIVE, candidate.at, candidate.at + 1)


def _is_open_yet(scene: Scene, link: int, end: int) -> bool:
    """Whether "is" leads to what is not fixed: "is in the works", "is under discussion", "is being worked out"."""
    lows = scene.chunks.lows[link + 1 : min(link + 4, end)]
    if scene.chunks.low(link) not in ("is", "are", "remains", "remain") or not lows:
        return False
    prepared = lows[0] == "being" and lows[1:2] and lows[1] in UNDER_WORK
    return bool(prepared) or (lows[0] in ("in", "on", "under") and not OPEN_YET.isdisjoint(lows[1:]))


def _is_conditional(scene: Scene, clauses: Sequence[Clause], candidate: Candidate, mood: Mood) -> bool:
    """ "Would visit X if he were asked", "will meet only if Y agrees": all hangs on what "if" opens.

    So it does in "X, if he wins, will visit Y", and "If X agrees, Y will".
    """
    chunks, clause = scene.chunks, clauses[candidate.clause]
    before = clauses[max(candidate.clause - 1, 0)]
    if before.sentence == clause.sentence and before.end == clause.start and chunks.low(before.start) == "if":
        return chunks.codes[clause.start] == ","
    behind = clauses[candidate.clause + 1 : candidate.clause + 2]
    if not behind or behind[0].sentence != clause.sentence or chunks.low(behind[0].start) != "if":
        return False
    resumed = clauses[candidate.clause + 2 : candidate.clause + 3]
    if resumed and resumed[0].parent == candidate.clause:  # "The talks, if confirmed, will open on Friday"
        return chunks.codes[behind[0].start - 1] == ","
    unreal = chunks.low(behind[0].start + 2) == "were" or chunks.low(behind[0].start + 3) == "were"
    would = any(chunks.low(at) == "would" for at in range(mood.first, mood.last))
    return chunks.low(behind[0].start - 1) == "only" or (would and unreal)


# Moods that leave open what the predicate says.
OPEN = (Tense.PRESENT, Tense.FUTURE, Tense.NONE)
PUTTING = frozenset({"put", "puts", "putting", "placed"})
HELD = frozenset({"hold", "ice"})
# Before "on hold" and "on ice".
HOLDING_OFF = PUTTING | {"is", "are", "was", "were", "now", "remains", "remain", ","}


def _is_planned(scene: Scene, candidate: Candidate) -> bool:
    """ "A plan to visit X", "their plans to meet": what the plan is for."""
    return scene.chunks.codes[candidate.at - 1] == "f" and scene.chunks.low(candidate.at - 2) in ("plan", "plans")


def _is_on_hold(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Put his trip to X, due on Monday, on hold", "the talks are on ice", "put on hold a trip to X"."""
    chunks, (_, end) = scene.chunks, scene.chunks.sentences[clause.sentence]
    for at in chunks.find(HELD, max(clause.start, candidate.at - 5) + 2, end):
        if chunks.low(at - 1) == "on":
            between = chunks.codes[min(candidate.at, at) : max(candidate.at, at)]
            if "after" in chunks.lows[candidate.at + 1 : at]:
                continue  # "will resume the talks next month after the process was put on ice"
            put = at > candidate.at and not PUTTING.isdisjoint(chunks.lows[max(candidate.at - 4, 0) : candidate.at])
            return (put or chunks.low(at - 2) in HOLDING_OFF) and "8" not in between
    return False
