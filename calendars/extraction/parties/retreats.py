"""Read of somebody who was to come that he thought better of it: "said he would attend, but later withdrew".

In: a scene, where an occasion is told, and where the sentence ends. Out: whether its subject stays away.
"""

from __future__ import annotations

from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# Behind these, the same subject goes on.
TURNS = frozenset({"but", "then", "before", "and"})
# And behind a relative clause.
TURNS_OF_ASIDE = TURNS | {","}
# What he did, behind "but later", "but has since": no object is told of it but the occasion.
RETREAT = pattern_of(
    r"(?:(?:later|then|subsequently|eventually|finally|now|since|at the last minute|has|have|had|was|is|,) ){0,4}"
    r"(?:(?:withdrew|withdrawn|withdrawing|retracted|demurred|reconsidered)\b"
    r"|(?:declined|declining|refused)(?: [.,;]| to (?:attend|come|go|take part))"
    r"|(?:cancelled|canceled) (?:[.,;]|at|because|due|after|on|over|owing|citing)"
    r"|(?:pulled|backed|backing|pulling|dropped|bowed|opted|ducked) out\b"
    r"|chang(?:ed|ing) (?:his|her|its|their) mind"
    r"|(?:decid(?:ed|ing)|chose|opted|preferred) (?:not|against|to (?:stay|skip|remain))"
    r"|(?:will|would|did|could|can) not (?:be (?:there|able|coming|attending)|make it|take part)"
    r"|(?:will|would|did|could|can) not (?:come|attend|go)(?: it)? [.,;]"
    r"|(?:will|would) (?:stay|remain) (?:at home|away)\b"
    r"|(?:stayed|staying) (?:at home|away)\b"
    r"|sen[dt] (?:his|her|a|an|its) [a-z -]{3,40} instead\b)"
)
# So many words behind the joint tell it.
REACH = 12


def backs_out(scene: Scene, begin: int, end: int, *, relative: bool = False) -> bool:
    """Whether a sentence goes on with the same subject, who does not come.

    Args:
        scene: chunks with actors.
        begin: the chunk behind the word for the occasion.
        end: where the sentence ends.
        relative: the occasion stands in a relative clause, which a comma ends: "X, who was to attend it, withdrew".
    """
    document = scene.chunks.document
    for at in scene.chunks.find(TURNS_OF_ASIDE if relative else TURNS, begin, end - 1):
        first = scene.chunks.firsts[at] + 1
        if RETREAT.match(" ".join(document.lows[first : first + REACH])):
            return True
    return False
