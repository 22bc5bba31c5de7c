"""Read of somebody who was to come that he thought better of it: "said he would attend, but later withdrew".

In: a scene, where an occasion is told, and where the sentence ends, or a clause of the next one. Out: whether its
subject stays away, or stayed away from what was agreed.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
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


# "failed to | attend the July meeting", "did not | attend it", "boycotted | the talks"
MISSED = pattern_of(r"(?P<verb>[HFvKX])(?:d(?P<day>T)?p?[XA]{0,2}(?P<what>[nx])|h)(?![owb])")
NOT_TO = frozenset({"failed", "refused", "declined"})
OCCASIONS = frozenset({"meeting", "meetings", "talks", "summit", "session", "round", "negotiations", "gathering", "it"})


def misses_it(scene: Scene, candidate: Candidate, clause: Clause) -> bool:
    """ "They agreed to meet on 15 July. X failed to attend the July meeting": one of two was not there."""
    chunks, words = scene.chunks, scene.words
    for match in MISSED.finditer(chunks.codes, clause.start, clause.end):
        at = match.start("verb")
        avoids = chunks.low(at) in words["avoiding"] and chunks.is_past(at)
        unable = chunks.codes[at - 1] == "f" and chunks.low(at - 2) in NOT_TO
        missed = chunks.low(at) in words["attending"] and (unable or chunks.codes[at - 2 : at] == "78")
        if not (avoids or missed) or chunks.low(match.end() - 1) not in OCCASIONS:
            continue
        days = [chunks.text(day) for day in scene.days_in(candidate.at, chunks.end_of(candidate.at))]
        return not match["day"] or any(chunks.text(match.start("day")) in day for day in days)
    return False
