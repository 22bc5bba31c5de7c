"""Tell the occasions of ministers of one field from those of another: "the talks of the trade ministers were put off".

In: the words about an occasion, or two drafts. Out: the field that its words name, or whether two are of other fields,
so that the one does not point to the other; or whether two people have the same office, so that they are of two states.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import Draft
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.names.second_holders import SINGLE_RANKS
from calendars.extraction.names.tenures import office_words
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
    **dict.fromkeys(("telecom", "telecoms", "telecommunications", "communications"), "telecoms"),
    **dict.fromkeys(("labour", "labor", "employment", "social"), "labour"),
    **dict.fromkeys(("agriculture", "farm", "fisheries"), "agriculture"),
    **{word: word for word in ("interior", "justice", "health", "education", "environment")},
    **{word: word for word in ("transport", "culture", "tourism", "science", "industry", "development")},
}
# Of a body those who meet by themselves: "the EU health council", "ASEAN tourism ministers".
MEETING = frozenset({"council", "committee", "ministers", "commission"})
WORDS = pattern_of(r"[a-z]+")


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
        return _field(chunks.text(match.start("who")))
    groups = [one for one, how in candidate.parties.items() if how == "of" and scene.actors[one].sort == "group"]
    if len(groups) == 1 and at < groups[0]:
        return _field(scene.actors[groups[0]].role or "")
    return _field(chunks.text(at - 2)) if chunks.codes[at - 2 : at] == "rp" else frozenset()


def _field_of_council(name: str) -> frozenset[str]:
    """The fields of a council or of ministers who are named alone in a list: "Agriculture and Fisheries Council"."""
    words = WORDS.findall(name)
    if MEETING.isdisjoint(words[-1:]):
        return frozenset()
    return frozenset({"foreign"}) if words[:2] == ["general", "affairs"] else _field(name)


def _field_of_subject(scene: Scene, candidate: Candidate) -> frozenset[str]:
    """The fields that the words of the one body or group name that meets, up to its verb."""
    acting = [one for one, how in candidate.parties.items() if how == "subject"]
    if len(acting) != 1 or acting[0] >= candidate.at or candidate.mood is None:
        return frozenset()
    words = WORDS.findall(scene.chunks.text(acting[0], max(candidate.mood.first, acting[0] + 1)).lower())
    return frozenset() if MEETING.isdisjoint(words[-1:]) else _field(" ".join(words))


def is_of_other_field(draft: Draft, other: Draft) -> bool:
    """Whether an occasion of the ministers of one field is none of those of another, whom the text named before."""
    if not draft.portfolio:
        return False
    told = other.portfolio.union(*map(_field_of_person, other.people.values()))
    return bool(told) and told.isdisjoint(draft.portfolio)


def is_of_other_holder(draft: Draft, other: Draft) -> bool:
    """ "Met the Chadian president, X. Later she saw President Y": he is that of some other state, which is not told."""
    unknown = [one for one in draft.people.values() if not one.sides and one.rank in SINGLE_RANKS]
    known = [one for one in other.people.values() if one.sides and one.rank in SINGLE_RANKS] if unknown else []
    return any(one.role == two.role and one.surname != two.surname for one in unknown for two in known)


def _field(office: str) -> frozenset[str]:
    """The fields that the words of an office name, several for "foreign and defence ministers"."""
    return frozenset(FIELDS[word] for word in WORDS.findall(office.lower()) if word in FIELDS)


def _field_of_person(one: Actor) -> frozenset[str]:
    """ "foreign" of a foreign minister, an external affairs minister and a secretary of state."""
    of_state = {"secretary", "state"} <= office_words(one.role)
    return frozenset({"foreign"}) if of_state else _field(one.role or "")
