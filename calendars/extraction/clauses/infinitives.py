"""Tell who does what an infinitive says: "a date for the rebels to return", "hailed Modi's decision to visit Hanoi".

In: a scene, the first chunk of a clause and an infinitive. Out: whether others than the subject do so, who does,
or whose turn it is to.
"""

from __future__ import annotations

from calendars.extraction.clauses.moods import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# "set a date for the warring parties to return", and how far before the verb "for" stands.
FOR_OTHERS = pattern_of(r"gd?(?:[SAO]p?)?[XM]{0,2}[XrRt]f$")
FOR_REACH = 9


def is_of_others(scene: Scene, start: int, verb: int) -> bool:
    """Whether an infinitive is done by those whom "for" names, and not by the subject; they are no actors."""
    return FOR_OTHERS.search(scene.chunks.codes, max(verb - FOR_REACH, start), verb) is not None


# "A plan by Modi to"
BY_WHOM = pattern_of(r"(?P<what>[XQ])yd?(?P<who>[PS])f$")
# "Trump's decision to", "Ankara's plan to"
WHOSE = pattern_of(r"(?P<who>[PSCOM])p(?P<what>[XAQWFK]{1,3})fX?$")
WHOSE_REACH = 8


def whose_infinitive(scene: Scene, start: int, verb: int) -> int | None:
    """Who does what an infinitive says where somebody's plan governs it: "hailed Modi's decision to visit Hanoi"."""
    begin = max(verb - WHOSE_REACH, start)
    match = WHOSE.search(scene.chunks.codes, begin, verb) or BY_WHOM.search(scene.chunks.codes, begin, verb)
    if match is None or scene.chunks.low(match.end("what") - 1) not in scene.words["resolves"]:
        return None
    return match.start("who")


# "it was Lavrov's turn to", "it will be the turn of Lavrov to be"
TURN = pattern_of(
    r"(?P<be>m3|[12])X?(?:(?P<who>[PS])p(?P<turn>X)|d(?P<the>X)od?(?P<of>[PS]))(?:k?T)?,?f(?P<passive>3)?X?$"
)
TENSES = {"1": Tense.PRESENT, "2": Tense.PAST}


def whose_turn(scene: Scene, start: int, verb: int) -> tuple[int, Mood] | None:
    """Whose turn it is to do what an infinitive says, and when: "It was the turn of Lavrov to be received"."""
    match = TURN.search(scene.chunks.codes, max(verb - WHOSE_REACH - 2, start), verb)
    if match is None or scene.chunks.low(match.start("turn" if match["turn"] else "the")) != "turn":
        return None
    who = match.start("who" if match["who"] else "of")
    return who, Mood(TENSES.get(match["be"], Tense.FUTURE), match.start("be"), verb + 1)
