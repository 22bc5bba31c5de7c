"""What must stand about a verb of seeing for it to name a meeting: "will see the king", not "saw the king fall".

In: a scene, a clause and a candidate whose subject and complements are read. Out: whether the verb names a meeting
there. `FRAMES` in `frames.py` is the table of all frames.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, has_no_object, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.participants import is_him
from calendars.extraction.parties.watched import is_watched
from calendars.patterns import pattern_of

# What may stand behind a person whom someone "saw": a day, a place or "over dinner", and no verb that he does.
SEEN = pattern_of(
    r"(?:h?d?(?P<who>[PS])(?:,?&?d?P)?,?|h)(?P<how>X)?,?(?:kd?X?[nx]|gX)?"
    r"(?:[ki]?T|id?A?[CSL](?!X)|i(?P<where>[dACSLNPXn]{1,4})(?:id?A?[CSL])?k?T)"
)


def frame_see(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """will see President X; saw him in Doha on Tuesday: in the past only with a day or a place at once behind."""
    codes = scene.chunks.codes
    seen = candidate.at + 1 + (codes[candidate.at + 1] in "dX")  # "the president", "senior officials"
    mood = candidate.mood
    if mood is not None and (mood.tense in (Tense.FUTURE, Tense.TENTATIVE) or mood.change == "purpose"):
        if is_him(scene, candidate.at + 1) or codes[seen] == "J":
            return bool(partners_of(candidate, "partner"))  # "will see him again on Friday", "see her counterparts"
        if codes[seen + 1] == "p" or is_watched(scene, seen + 1):
            return False  # "flew home to see X's speech", "to see X sworn in"
        group = codes[seen] == "S" and scene.actors[seen].sort == "group"
        return (group or codes[seen] == "P") and scene.actors[seen].speaks
    if clause.partner and codes[candidate.at + 1] in "kT":  # "President X, whom she sees on Friday"
        return all(scene.actors[at].speaks for at in clause.partner)
    match = SEEN.match(codes, candidate.at + 1, clause.end)
    if match is not None and match["where"] and not _is_house(scene, match.end("where") - 1):
        return False  # "saw President X at a concert on Monday"
    how = scene.chunks.low(match.start("how")) if match and match["how"] else "again"
    done = how not in scene.words["adverbs"] and not how.endswith("ly")  # "saw X resign on Monday"
    present = mood is not None and mood.tense is Tense.PRESENT
    there = clause.opener == "where" and present and codes[seen + 1] in ",.;&"  # ", where he sees X."
    both = scene.chunks.low(candidate.at + 1) == "both"  # "saw both X and Y at his home"
    fell = (
        codes[candidate.at + 1] == "h" and not both and not has_no_object(scene, candidate.at + 1)
    )  # "saw him fall on Monday"
    parties = [scene.actors[at] for at in candidate.parties]
    partners = [scene.actors[at] for at in partners_of(candidate, "partner")]
    people = all(one.sort in PEOPLE for one in partners) and any(one.sort in PEOPLE for one in parties)
    told = (match is not None and not done) or there
    return told and not fell and people and all(one.speaks for one in parties)


def _is_house(scene: Scene, at: int) -> bool:
    """Whether the last word of where somebody was seen has a name, or is a house: "at his residence", "his office"."""
    return scene.chunks.codes[at] not in "Xn" or scene.chunks.last_low(at) in HOUSES


HOUSES = frozenset(
    {"office", "offices", "home", "house", "quarters", "ranch", "farm", "retreat", "bedside", "airport", "residence"}
    | {"palace", "villa", "mansion", "castle", "compound", "estate", "guesthouse", "lodge", "headquarters", "hotel"}
    | {"chancellery", "dacha", "embassy", "ministry", "base", "camp"}
)
