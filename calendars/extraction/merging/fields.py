"""Tell the occasions of ministers of one field from those of another: "the talks of the trade ministers were put off".

In: the words about an occasion, or two drafts. Out: the field that its words name, or whether two are of other fields,
so that the one does not point to the other; or whether two people have the same office, so that they are of two states.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import Draft
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.second_holders import SINGLE_RANKS
from calendars.extraction.names.tenures import WORDS, fields_of, fields_of_holder
from calendars.models import Kind
from calendars.patterns import pattern_of

# "the talks of the commerce ministers", "the meeting between finance ministers"
OF_GROUP = pattern_of(r"[obj]d?(?P<who>[rR])")
# Of a body those who meet by themselves: "the EU health council", "ASEAN tourism ministers".
MEETING = frozenset({"council", "committee", "ministers", "commission"})


def field_of(scene: Scene, candidate: Candidate) -> frozenset[str]:
    """The fields of nameless ministers whose occasion a noun is: "trade" of "the talks of the trade ministers".

    So it is of the council or the ministers of a body who meet: "health" of "the EU health council meets".
    """
    at, chunks = candidate.at, scene.chunks
    if not candidate.noun:
        return _field_of_subject(scene, candidate)
    if chunks.codes[at] in "BS":
        return _field_of_council(chunks.text(at).lower())
    match = OF_GROUP.match(chunks.codes, at + 1)
    if match:
        return fields_of(chunks.text(match.start("who")))
    groups = [one for one, how in candidate.parties.items() if how == "of" and scene.actors[one].sort == "group"]
    if len(groups) == 1 and at < groups[0]:
        return fields_of(scene.actors[groups[0]].role or "")
    return fields_of(chunks.text(at - 2)) if chunks.codes[at - 2 : at] == "rp" else frozenset()


def _field_of_council(name: str) -> frozenset[str]:
    """The fields of a council or of ministers who are named alone in a list: "Agriculture and Fisheries Council"."""
    words = WORDS.findall(name)
    if MEETING.isdisjoint(words[-1:]):
        return frozenset()
    return frozenset({"foreign"}) if words[:2] == ["general", "affairs"] else fields_of(name)


def _field_of_subject(scene: Scene, candidate: Candidate) -> frozenset[str]:
    """The fields that the words of the one body or group name that meets, up to its verb."""
    acting = [one for one, how in candidate.parties.items() if how == "subject"]
    if len(acting) != 1 or acting[0] >= candidate.at or candidate.mood is None:
        return frozenset()
    words = WORDS.findall(scene.chunks.text(acting[0], max(candidate.mood.first, acting[0] + 1)).lower())
    return frozenset() if MEETING.isdisjoint(words[-1:]) else fields_of(" ".join(words))


def is_of_other_field(draft: Draft, other: Draft) -> bool:
    """Whether an occasion of the ministers of one field is none of those of another, whom the text named before."""
    if not draft.portfolio:
        return False
    told = other.portfolio.union(*(fields_of_holder(one.role) for one in other.people.values()))
    of_leaders = not told and other.kind is Kind.SUMMIT is not draft.kind  # "EU leaders meet on Friday. The talks of"
    return of_leaders or (bool(told) and told.isdisjoint(draft.portfolio))


def is_of_other_holder(draft: Draft, other: Draft) -> bool:
    """ "Met the Chadian president, X. Later she saw President Y": he is that of some other state, which is not told."""
    unknown = [one for one in draft.people.values() if not one.sides and one.rank in SINGLE_RANKS]
    known = [one for one in other.people.values() if one.sides and one.rank in SINGLE_RANKS] if unknown else []
    return any(one.role == two.role and one.surname != two.surname for one in unknown for two in known)
