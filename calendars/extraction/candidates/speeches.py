"""Tell a conversation from a speech, and with whom one speaks from what one speaks about.

In: a scene, a clause and a candidate whose subject and complements are read. Out: whether the verb names an engagement
there ("spoke with X", not "will speak to reporters"); `FRAMES` in `frames.py` is the table of all frames. Of an actor
behind "with": whether it is what is spoken about (", with Syria a particular focus").
"""

from __future__ import annotations

from collections.abc import Sequence

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.noun_or_verb import is_noun
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import any_of
from calendars.patterns import pattern_of

# How far behind the verb those stand who listen: "will speak to a group of reporters".
REACH = 7


def _is_to_listeners(scene: Scene, candidate: Candidate) -> bool:
    """Whether what is said is said to the press, to a parliament or to a hall: "speak with the media", "speak at"."""
    chunks, at = scene.chunks, candidate.at + 1
    if chunks.low(at) in ("at", "before") and chunks.codes[at + 1] != "T":
        return True
    if chunks.codes[at] not in "fw":
        return False
    behind = chunks.codes[at + 1 : at + REACH]
    plain = len(behind) - len(behind.lstrip("dXA9o"))
    return not scene.words["listeners"].isdisjoint(chunks.lows[at + 1 : at + 1 + max(plain, 1)])


# Where one speaks to those who listen.
HALLS = frozenset(
    {"commons", "lords", "congress", "senate", "bundestag", "knesset", "assembly", "court", "church", "air"}
)
# "in parliament", "on Friday in the Senate", "on television"
IN_HALL = pattern_of(r"(?:k?T)?[ik]d?[XA]?[^T.,&](?:oN)?")


def _is_in_hall(scene: Scene, at: int) -> bool:
    """ "Spoke in parliament", "will speak on television": each of several makes a speech, be it on one day."""
    match = IN_HALL.match(scene.chunks.codes, at)
    if match is None:
        return False
    words = scene.chunks.text(match.start(), match.end()).lower().split()
    return not any_of(scene.words["listeners"], HALLS).isdisjoint(words)


# "spoke of progress", "spoke on Monday of hope": each of them to whoever listens.
SPOKEN_OF = pattern_of(r"(?:k?T)?o")


def frame_speak(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """speak with or to a person; speaking to a body is a speech. "Russian and US officials will speak" is talks."""
    if _is_to_listeners(scene, candidate) and not scene.has_people(partners_of(candidate, "partner")):
        return False
    if len(scene.sides_of(clause.subject)) > 1:
        if _is_in_hall(scene, candidate.at + 1):
            return False
        end = scene.chunks.lasts[clause.end - 1]
        by_wire = is_by_wire(scene, scene.chunks.document.lows[scene.chunks.firsts[candidate.at] : end])
        spoken_of = SPOKEN_OF.match(scene.chunks.codes, candidate.at + 1) is not None
        return by_wire or not (spoken_of or _opens_at_occasion(scene, clause))
    lows = scene.chunks.document.lows[scene.chunks.firsts[candidate.at] : scene.chunks.firsts[candidate.at] + 5]
    if candidate.pair and ("other" in lows or "again" in lows or is_by_wire(scene, lows)):
        return True  # "they talked to each other", "the two spoke by telephone", "they will speak again"
    partners = partners_of(candidate, "partner")
    between = range(candidate.at + 1, min(partners, default=candidate.at))
    if any(scene.chunks.codes[at] in "nx" and is_noun(scene, clause.start, at) for at in between):
        return False  # "spoke on Friday at a meeting with X": of the meeting its noun tells
    return scene.has_people(partners)


# "At the funeral in Riga on Monday, X and Y", "During the ceremony, X"
AT_OCCASION = pattern_of(r"(?P<at>[ia])d[XA9N]{0,2}(?:n|x|X)(?:[iokf]d?[CLSXN]|k?T){0,3},")


def _opens_at_occasion(scene: Scene, clause: Clause) -> bool:
    """ "At the funeral on Monday, X and Y spoke": to those who were there, and not to each other."""
    begin, end = scene.chunks.sentences[clause.sentence]
    match = AT_OCCASION.match(scene.chunks.codes, begin, end)
    return match is not None and scene.chunks.low(match.start("at")) in ("at", "during")


def is_by_wire(scene: Scene, lows: Sequence[str]) -> bool:
    """Whether "by telephone", "on the phone" stands behind a verb, with at most an adverb or a day between."""
    told = (lows[at + 1 : at + 3] for at, low in enumerate(lows) if low in ("by", "on"))
    return any(not scene.words["phone"].isdisjoint(words) for words in told)


# "with Syria a particular focus", "with Iran the main topic", "with Syria high on the agenda", "with Iran on the table"
# "with North Korea and Iraq at the top of his agenda"
MATTER = pattern_of(r"(?:(?:[,&]d?S){0,2}(?:d[XA]{0,2}X|X{0,2}[ki]d?X(?:od?X)?))")
AGENDA = frozenset(
    {"focus", "topic", "topics", "priority", "issue", "theme", "concern", "subject", "agenda", "table", "list"}
)


def is_matter(scene: Scene, at: int) -> bool:
    """Whether a state behind "with" is only what those who meet speak about."""
    match = MATTER.match(scene.chunks.codes, at + 1)
    if match is None or at not in scene.actors or scene.actors[at].sort != "state":
        return False
    return scene.chunks.low(match.end() - 1) in AGENDA


# "the envoy | mediating talks", "the minister who chairs the talks", "a diplomat familiar with the talks"
OF_SPEAKER = pattern_of(r"(?:[RrPXtNSOMBJ](?P<doing>[Hv])|c(?P<does>[Hv])|(?P<knowing>[XHEv])[wikf])d?[XA9Ap]{0,3}$")
KNOWING = frozenset({"familiar", "acquainted", "involved", "close", "briefed"})
# Behind the occasion nothing but its parties, up to what the speaker said: "between Chile and Peru | said on"
SAID_THEN = pattern_of(r"[bwofid&SPOBMACLNRrtXJph]*Z[yk]?")
SPEAKER_REACH = 8


def dates_the_saying(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that on which somebody spoke who is told by his task: "the envoy mediating talks said on"."""
    codes = scene.chunks.codes
    if not candidate.noun or at < candidate.at or SAID_THEN.fullmatch(codes, candidate.at + 1, at) is None:
        return False
    match = OF_SPEAKER.search(codes, max(candidate.at - SPEAKER_REACH, 0), candidate.at)
    if match is None:
        return False
    if match["knowing"]:
        return scene.chunks.last_low(match.start("knowing")) in KNOWING
    if match["does"]:
        return True
    doing = match.start("doing")  # who attends a summit speaks while it is on
    return "g" in scene.chunks.entries[doing][3] and scene.chunks.low(doing) != "attending"
