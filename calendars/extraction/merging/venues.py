"""Tell where an occasion is by the sentence behind that says nothing else: "It will take place in Riga".

In: a draft without a place, and a scene. Out: the draft with the place that one of the next sentences gives it.
"""

from __future__ import annotations

from calendars.extraction.candidates.occasions import Draft
from calendars.extraction.names.actors import Scene
from calendars.models import Kind, Step
from calendars.patterns import pattern_of

# So many sentences behind the last one that tells of an occasion its venue may be named.
NEAR = 2
# "It will take place | at the UN offices in | Riga", "it will be held on Friday in | Riga"
IT_IS = pattern_of(r"(?P<it>h)(?:mX?3?|[12]f?3?)X?(?P<verb>[HE])(?:k?T)?id?[XAOBN]{0,4}(?:(?<!i)i)?(?P<place>[CL])")
# "Riga will be | the venue"
IS_VENUE = pattern_of(r"(?P<place>[CL])(?:m3|[12])dA?X?(?P<venue>X)[.,;]")
# "The venue will be | a hotel in | Riga"
VENUE_IS = pattern_of(r"d(?P<venue>X)(?:m3|[12])(?:d?[XN]{0,3}(?<!i)i)?d?(?P<place>[CL])")
HELD = frozenset({"take", "takes", "held"})


def place_by_venue(draft: Draft, scene: Scene) -> None:
    """ "Officials of X and Y will meet on Friday. It will take place in Riga", "Riga will be the venue"."""
    if draft.place is not None or draft.start is None or draft.kind in (Kind.CALL, Kind.VISIT):
        return
    last = max(draft.sentences, default=draft.sentence)
    for sentence in range(last + 1, min(last + 1 + NEAR, len(scene.chunks.sentences))):
        place = _venue_of(scene, sentence, following=sentence == last + 1)
        if place:
            draft.place = place
            draft.steps.append(Step("merging.venue", place[0], draft.span))
            return


def _venue_of(scene: Scene, sentence: int, *, following: bool) -> tuple[str, str] | None:
    """The place that a sentence tells to be the venue; "it" is only what the sentence right before it told."""
    begin, end = scene.bounds(sentence)
    codes, low = scene.chunks.codes, scene.chunks.low
    held = IT_IS.match(codes, begin, end) if following else None
    if held and low(begin) == "it" and low(held.start("verb")) in HELD:
        return scene.places.get(held.start("place"))
    match = IS_VENUE.match(codes, begin, end) or VENUE_IS.match(codes, begin, end)
    if match and low(match.start("venue")) in scene.words["venue"]:
        return scene.places.get(match.start("place"))
    return None
