"""Tell the occasions of ministers of one field from those of another: "the talks of the trade ministers were put off".

In: the words about an occasion, or two drafts. Out: the field that its words name, or whether two are of other fields,
so that the one does not point to the other.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import Draft
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor, office_words
from calendars.patterns import pattern_of

# "the talks of the commerce ministers", "the meeting between finance ministers"
OF_GROUP = pattern_of(r"[obj]d?(?P<who>[rR])")
# The words of an office that name its field, those that mean the same as one.
FIELDS = {
    **dict.fromkeys(("foreign", "external"), "foreign"),
    **dict.fromkeys(("trade", "commerce"), "trade"),
    **dict.fromkeys(("defence", "defense"), "defence"),
    **dict.fromkeys(("finance", "economy", "treasury"), "finance"),
    **dict.fromkeys(("energy", "petroleum", "oil"), "energy"),
    **{word: word for word in ("interior", "justice", "agriculture", "health", "education", "environment")},
}


def field_of(scene: Scene, candidate: Candidate) -> str:
    """The field of nameless ministers whose occasion a noun is: "trade" of "the talks of the trade ministers"."""
    at, chunks = candidate.at, scene.chunks
    if not candidate.noun:
        return ""
    match = OF_GROUP.match(chunks.codes, at + 1)
    if match:
        return _field(chunks.text(match.start("who")))
    return _field(chunks.text(at - 2)) if chunks.codes[at - 2 : at] == "rp" else ""


def is_of_other_field(draft: Draft, other: Draft) -> bool:
    """Whether an occasion of the ministers of one field is none of those of another, whom the text named before."""
    if not draft.portfolio:
        return False
    told = {field for field in (other.portfolio, *(_field_of_person(one) for one in other.people.values())) if field}
    return bool(told) and draft.portfolio not in told


def _field(office: str) -> str:
    """The field that the words of an office name, or ""."""
    return next((FIELDS[word] for word in office.lower().replace("-", " ").split() if word in FIELDS), "")


def _field_of_person(one: Actor) -> str:
    """ "foreign" of a foreign minister, an external affairs minister and a secretary of state."""
    return "foreign" if {"secretary", "state"} <= office_words(one.role) else _field(one.role or "")
