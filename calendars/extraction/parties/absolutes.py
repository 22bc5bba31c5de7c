"""Tell what only goes with an occasion: ", prompting anger among X", "with X stressing the role of Y".

In: a scene and a chunk behind the word that names the occasion. Out: whether those named there have no part in it.
"""

from __future__ import annotations

from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# ", prompting condemnation", ", raising new fears"
OUTCOME = pattern_of(r",(?P<verb>X)[dXA9GW]{1,4}$")
OUTCOME_REACH = 7
# "with | a fresh call on": what was said at the end, to somebody who need not be there.
VOICE = pattern_of(r"wd?X{0,2}(?P<what>X)")
VOICES = frozenset({"call", "plea", "demand", "threat", "message", "pledge", "vow", "rebuke", "ultimatum", "promise"})


def is_of_outcome(scene: Scene, at: int, preposition: int) -> bool:
    """Whether "among" or "with" hangs on what came of it: ", prompting anger among X", ", raising a row with X"."""
    voice = VOICE.match(scene.chunks.codes, preposition)
    if voice and not VOICES.isdisjoint(scene.chunks.lows[preposition + 1 : voice.end()]):
        return True  # "ended their talks with a call on X to leave Y"
    match = OUTCOME.search(scene.chunks.codes, max(at + 1, preposition - OUTCOME_REACH), preposition)
    if match is None:
        return False
    low = scene.chunks.low(match.start("verb"))
    return low.endswith("ing") and low not in scene.words["taking_part"]


def has_own_verb(scene: Scene, at: int) -> bool:
    """Whether a participle tells what somebody named with "with" does: "with Israel stressing", not "attending"."""
    low = scene.chunks.low(at)
    return low.endswith("ing") and low not in scene.words["taking_part"] and low not in scene.words["present"]


def begins_subject(codes: str, comma: int) -> bool:
    """Whether a comma ends an opening phrase: "In talks with ministers on Thursday, Singh sought ..."."""
    after = comma + 1
    while codes[after] in "dXq" and after < comma + 4:
        after += 1
    return codes[after] in ACTOR and codes[after + 1] in "mu1245HZvEQWVKF"
