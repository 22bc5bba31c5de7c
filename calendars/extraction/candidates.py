"""What a word that names an engagement says of it, before anything is put together.

A `Candidate` is made by `triggers.py` (verbs), `nouns.py`, `named.py` and `presence.py`, filled by `participants.py`,
`companions.py`, `governors.py` and `frames.py`, and read by the later stages.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from calendars.extraction.actors import Scene
from calendars.extraction.moods import Mood, Tense
from calendars.extraction.people import Actor
from calendars.models import Kind


@dataclass(slots=True, eq=False, repr=False)
class Candidate:
    """A word that names an engagement, with what its clause says of it.

    Attributes:
        at: its chunk.
        clause: index of its clause.
        rule: id of the lexicon entry.
        kind: the kind of engagement.
        noun: whether it is a noun.
        parties: chunk -> how it takes part: "subject", "partner", "host", "agent", "modifier", "of".
        place: (name, country), if the clause puts the engagement somewhere.
        mood: what the verb says, or None where no verb rules it.
        verb: lexicon rule of the verb ("cues.begin"), or "".
        definite: whether the words point back ("the meeting", "Thursday's call").
        pair: whether the subject is a pronoun or "the two leaders".
        many: whether one side is enough.
    """

    at: int
    clause: int
    rule: str
    kind: Kind
    noun: bool
    parties: dict[int, str] = field(default_factory=dict)
    place: tuple[str, str] | None = None
    mood: Mood | None = None
    verb: str = ""
    definite: bool = False
    pair: bool = False
    many: bool = False
    day: int | None = None  # the chunk of its time, where the grammar tells
    topic: bool = False  # only what is spoken about: "about the contacts with Russia"
    speaker: bool = False  # it only says who speaks: "a delegate to the conference said"
    governed: bool = True  # the clause's verb says something of it
    under: bool = False  # the clause's verb says something of a noun over it: "details of the talks", "hopes for talks"
    side: str = ""  # the other side where none is named
    another: bool = False  # "a second round", "fresh talks": not the occasion told before
    stops: list[str] = field(default_factory=list)  # states of a tour that are told by their cities
    nth: int = 0  # "on the second day of talks": which day its time is, counted from 1
    last_day: bool = False  # "on the final day of the summit": its time is the end
    ended: bool = False  # "at the end of a visit", "after a three-day visit": its time is the last day
    renewed: bool = False  # "a second round of talks", "negotiators will meet again": of those whose talks were told
    beside: bool = False  # others meet on its sidelines
    worldly: bool = False  # a proper name that tells of states: "World Humanitarian Summit"
    aside: bool = False  # "X, on a visit to Y, said": apart from the verb of its clause
    plan: str = ""  # the code of a word such as "planned", "possible", "cancelled" before a noun


def partners_of(candidate: Candidate, *hows: str) -> list[int]:
    """The chunks of those who take part in one of some ways; "between" makes partners too."""
    hows = (*hows, "between") if "partner" in hows else hows
    return [at for at, how in candidate.parties.items() if how in hows]


def actors_of(scene: Scene, candidate: Candidate) -> list[tuple[Actor, str]]:
    """The actors of a candidate in text order, with how they take part."""
    return [(scene.actors[at], how) for at, how in sorted(candidate.parties.items()) if at in scene.actors]


def is_denied(candidate: Candidate) -> bool:
    """Whether the verb says that the engagement will not or did not take place."""
    return candidate.mood is not None and candidate.mood.tense is Tense.DENIED


# What one travels to do about an occasion that is still to come.
PREPARING = frozenset({"triggers.discuss", "cues.plan"})


def is_prepared(candidate: Candidate) -> bool:
    """Whether an occasion is what somebody comes to speak of: "was in Riga on Monday to discuss a visit by X"."""
    mood = candidate.mood
    return candidate.noun and mood is not None and mood.change == "purpose" and candidate.verb in PREPARING


def has_also_done(scene: Scene, candidate: Candidate) -> bool:
    """ "Kerry has also spoken with X": at some other time than what was told before."""
    if candidate.mood is None or candidate.mood.tense is not Tense.PAST:
        return False
    chain = range(candidate.mood.first, candidate.mood.last)
    lows = {scene.chunks.low(at) for at in chain}
    return "also" in lows and any(scene.chunks.codes[at] == "4" for at in chain)
