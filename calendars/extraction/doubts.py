"""Read what is only hoped, rumoured or doubted: "hopes that X will come", "reports that X met Y were untrue".

In: a scene, its clauses and candidates. Out: nothing; the moods of candidates are corrected.
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.actors import Scene
from calendars.extraction.candidates import Candidate
from calendars.extraction.clauses import Clause
from calendars.extraction.moods import Mood, Tense
from calendars.extraction.noun_phrases import RUMOURS

# Before "that": what follows is somebody's wish.
HOPING = frozenset({"hope", "hopes", "hoped", "hoping", "hopeful", "wish", "wishes", "expectations", "speculation"})
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
ON_THE = frozenset({"cards", "table"})


def read_doubts(scene: Scene, clauses: Sequence[Clause], candidates: Sequence[Candidate]) -> None:
    """Correct the moods of what somebody hopes for, of what reports say that are not true, and of what is doubted."""
    for candidate in candidates:
        clause, mood = clauses[candidate.clause], candidate.mood
        if mood is not None and (mood.change or mood.tense is Tense.DENIED):
            if mood.tense is Tense.DENIED and _is_no_longer(scene, mood):
                candidate.mood = mood._replace(tense=Tense.FUTURE, change="off")
            continue
        told = _read_that(scene, clause)
        if told is Tense.DENIED:
            candidate.mood = Mood(Tense.DENIED, candidate.at, candidate.at + 1)
        elif told is Tense.TENTATIVE and mood is not None and mood.tense is Tense.FUTURE:
            candidate.mood = mood._replace(tense=Tense.TENTATIVE)
        elif candidate.noun and candidate.governed and (mood is None or mood.tense in (Tense.PRESENT, Tense.NONE)):
            _read_predicate(scene, clause, candidate)


def _read_that(scene: Scene, clause: Clause) -> Tense:
    """What the words before "that" make of what it opens: a hope, a false report, or neither."""
    chunks, before = scene.chunks, clause.start - 1
    begin, end = chunks.sentences[clause.sentence]
    if before < begin or chunks.low(clause.start) != "that":
        return Tense.NONE
    opening = chunks.low(begin) in HOPING and "Z" not in chunks.codes[begin:before]  # "Hopes are high that"
    hoped = opening or any(chunks.low(at) in HOPING for at in range(max(before - 2, begin), before + 1))
    rumoured = chunks.low(before) in RUMOURS
    if not hoped and not rumoured:
        return Tense.NONE
    dismissed = not DISMISSING.isdisjoint(chunks.lows[max(before - NEAR, begin) : before])
    verb = next((at for at in range(clause.end, end) if chunks.codes[at] in "1245"), None)
    over = verb is not None and not UNTRUE.isdisjoint(chunks.lows[clause.start : min(verb + 4, end)])
    over = over or not UNTRUE.isdisjoint(chunks.lows[clause.start + 1 : clause.end])
    return Tense.DENIED if (rumoured and dismissed) or over else Tense.TENTATIVE if hoped else Tense.NONE


def _is_no_longer(scene: Scene, mood: Mood) -> bool:
    """Whether a plan is dropped: "will no longer travel to X", "will not now travel to X"."""
    texts = [scene.chunks.text(at).lower() for at in range(mood.first, mood.last)]
    ahead = scene.chunks.codes[mood.first] in "m1"
    return ahead and ("no longer" in texts or ("not" in texts and texts[texts.index("not") + 1 :][:1] == ["now"]))


def _read_predicate(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "The visit is in doubt", "the talks are no longer on the cards"."""
    chunks = scene.chunks
    link = next((at for at in range(candidate.at + 1, clause.end) if chunks.low(at) in LINKS), None)
    if link is None:
        return
    lows = chunks.lows[link + 1 : min(link + 1 + SHORT, clause.end)]
    denied = "8" in chunks.codes[link + 1 : link + 3]
    if denied and not ON_THE.isdisjoint(lows):
        candidate.mood = Mood(Tense.FUTURE, candidate.at, candidate.at + 1, "off")
    elif not denied and (not DOUBTFUL.isdisjoint(lows) or lows[:3] == ["less", "than", "sure"]):
        candidate.mood = Mood(Tense.TENTATIVE, candidate.at, candidate.at + 1)
