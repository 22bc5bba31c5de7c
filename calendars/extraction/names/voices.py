"""Tell who speaks in a transcript: "ALBRIGHT: I will be in Seoul on Monday."

In: a scene. Out: from which chunk on who speaks, kept in the scene; who has no office speaks for nobody.
"""

from __future__ import annotations

from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.names.tenures import office_words
from calendars.patterns import pattern_of

# "ALBRIGHT:", "STEVE MERCER, HOST:", "MR. BOUCHER:", "Ms. Psaki:", "Q:" at the start of a line
LABEL = pattern_of(r"(?m)^(?:[A-Z][A-Z.'’-]*(?: [A-Z][A-Z.'’-]*){0,4}(?:, [A-Z][A-Z' -]{1,30})?|M[rs]s?\. [A-Z]\w+):")
# So many lines, of which some have one label, make a transcript.
FEWEST = 3
# Whoever answers has no name there: "A:".
ANSWER = frozenset({"a", "answer"})
# What a label is made of.
LABELLING = frozenset("NPRSr.,X")
NOBODY = -1
# In chunks, with the colon.
WIDEST_LABEL = 7


def find_voices(scene: Scene) -> None:
    """Keep who speaks from which chunk on, where lines open with the names of those who do."""
    labels = [(match.start(), match[0][:-1]) for match in LABEL.finditer(scene.chunks.document.text)]
    if len(labels) < FEWEST or len({label for _, label in labels}) == len(labels):
        return
    begins = {scene.chunks.span(begin)[0]: begin for begin, _ in scene.chunks.sentences}
    known = _known_by_surname(scene)
    found = []
    for at, label in labels:
        begin = begins.get(at, NOBODY)
        if begin == NOBODY or not (scene.chunks.codes[begin] in LABELLING or label.lower() in ANSWER):
            continue
        told = scene.actors.get(begin)
        own = told is not None and told.sort == "person" and told.speaks and told.sides
        asked = label.lower() in ANSWER
        surname = label.split(",")[0].split()[-1].lower()
        who = begin if own else _whom_asked(scene, labels[0][0]) if asked else known.get(surname, NOBODY)
        found.append((begin, who))
        mark = next((one for one in range(begin, begin + WIDEST_LABEL) if scene.chunks.text(one) == ":"), NOBODY)
        if (
            mark != NOBODY
            and begin not in scene.skips
            and scene.chunks.sentence_of(mark + 1) == scene.chunks.sentence_of(begin)
        ):
            scene.skips[begin] = mark + 1  # nobody is "he" who only speaks
    scene.voices = tuple(found)


def _whom_asked(scene: Scene, first: int) -> int:
    """The one person whom an interview names before its first question, at a place of the text, if for a side."""
    before = {at: actor for at, actor in scene.actors.items() if actor.name and scene.chunks.span(at)[0] < first}
    named = {actor.name: at for at, actor in before.items() if actor.sort == "person"}
    speaking = [at for at in named.values() if before[at].sides and before[at].speaks]
    return speaking[0] if len(named) == len(speaking) == 1 else NOBODY


def _known_by_surname(scene: Scene) -> dict[str, int]:
    """The people of a text who speak for a side, by the last word of their names."""
    known: dict[str, int] = {}
    for at, actor in sorted(scene.actors.items()):
        if actor.sort == "person" and actor.name and actor.sides and actor.speaks:
            known.setdefault(actor.name.split()[-1].lower(), at)
    return known


def president_of_voice(scene: Scene, at: int) -> Actor | None:
    """Whom somebody who speaks for a state means by "the president": his own, whoever else was named."""
    voice = scene.voice_at(at)
    speaker = scene.actors.get(NOBODY if voice is None else voice)
    if speaker is None or len(speaker.sides) != 1 or "president" in office_words(speaker.role):
        return None
    side = speaker.sides[0]
    if side not in scene.states or side.lower() in scene.words["led_by_premiers"]:
        return None
    named = (one for one in scene.actors.values() if one.sort == "person" and one.sides == speaker.sides and one.speaks)
    holder = next((one for one in named if office_words(one.role) == {"president"}), None)
    return holder or Actor(speaker.sides, None, "president", "head", "group", rules=("voices.president",))
