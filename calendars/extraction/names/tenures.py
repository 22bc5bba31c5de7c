"""Compare offices, and tell who has left one but is told of as its holder: "In 2000, former President X visited Laos".

In: offices as the text names them; chunks, one of the words before an office, and the day of publication. Out: yes or
no, or the words of an office.
"""

from __future__ import annotations

from calendars.extraction.words.chunks import Chunks
from calendars.extraction.words.word_lists import RANKING
from calendars.patterns import pattern_of

# The words of an office that name its field, those that mean the same as one.
FIELDS = {
    **dict.fromkeys(("foreign", "external"), "foreign"),
    **dict.fromkeys(("trade", "commerce"), "trade"),
    **dict.fromkeys(("defence", "defense"), "defence"),
    **dict.fromkeys(("finance", "economy", "treasury"), "finance"),
    **dict.fromkeys(("energy", "petroleum", "oil"), "energy"),
    **dict.fromkeys(("telecom", "telecoms", "telecommunications", "communications"), "telecoms"),
    **dict.fromkeys(("labour", "labor", "employment", "social"), "labour"),
    **dict.fromkeys(("parliamentary", "speakers"), "parliament"),
    **dict.fromkeys(("agriculture", "farm", "fisheries"), "agriculture"),
    **{word: word for word in ("interior", "justice", "health", "education", "environment")},
    **{word: word for word in ("transport", "culture", "tourism", "science", "industry", "development")},
}
WORDS = pattern_of(r"[a-z]+")
# Word for an office -> words of which one stands in the office that the person was named with.
SYNONYMS = {
    "premier": {"prime"},
    "taoiseach": {"prime"},
    "monarch": {"king", "queen", "emir", "sultan", "emperor"},
    "sovereign": {"king", "queen", "emir", "sultan", "emperor"},
    "ruler": {"king", "emir", "sultan", "general", "president"},
    "pontiff": {"pope"},
    "diplomat": {"minister", "ambassador", "envoy", "secretary", "representative"},
    "emissary": {"envoy", "representative"},
    "mediator": {"envoy", "representative"},
    "guest": {"minister", "president", "king", "premier"},
    "visitor": {"minister", "president", "king", "premier"},
}
# Words for whoever stands at the top.
PREMIERS = frozenset({"premier", "prime", "chancellor", "taoiseach"})
RULERS = frozenset({"president", "king", "emir", "sultan"})
LEADERS = frozenset({"leader", "strongman", "ruler"})
CHIEFS = frozenset({"chief", "head", "boss"})
# Who speaks for a chief is none: "the UN chief" is not its special envoy.
SPEAKING_FOR = frozenset({"envoy", "representative", "emissary", "coordinator", "spokesman", "spokeswoman", "adviser"})
# An office with one of these is another one than the same without it.
LOWER = frozenset({"vice", "deputy", "assistant", "former", "under"})
# So many years back he may have held it, of whom the text of today says that he did.
BACK = 2


def is_told_of_then(chunks: Chunks, at: int, day: str) -> bool:
    """Whether the one time of a sentence lies years before the publication: what was done then was done in office."""
    begin, end = chunks.sentences[chunks.sentence_of(at)]
    told = [chunks.times[one].start or "" for one in chunks.find_times(begin, end)]
    year = told[0][:4] if len(told) == 1 else ""
    return chunks.low(at) in ("former", "late") and bool(day) and year.isdigit() and int(year) <= int(day[:4]) - BACK


def office_words(role: str | None) -> set[str]:
    """The words of an office, in lower case: "vice", "president"."""
    return set((role or "").lower().replace("-", " ").split())


def fields_of(office: str) -> frozenset[str]:
    """The fields that the words of an office name, several for "foreign and defence ministers"."""
    return frozenset(FIELDS[word] for word in WORDS.findall(office.lower()) if word in FIELDS)


def fields_of_holder(role: str | None) -> frozenset[str]:
    """ "foreign" of a foreign minister, an external affairs minister and a secretary of state."""
    of_state = {"secretary", "state"} <= office_words(role)
    return frozenset({"foreign"}) if of_state else fields_of(role or "")


def same_office(role: str, office: str) -> bool:
    """Whether two names of an office share a telling word ("President", "president")."""
    return bool(set(role.lower().split()) & set(office.lower().split()))


def same_post(role: str | None, office: str | None) -> bool:
    """Whether two hold the same office in two states: a foreign minister and a minister of trade do not."""
    one, other = fields_of_holder(role), fields_of_holder(office)
    apart = bool(one) and bool(other) and one.isdisjoint(other)
    return not apart and same_office(role or "", office or "")


def holds_office(role: str | None, rank: str, words: set[str]) -> bool:
    """Whether the words for an office fit the one that a person was named with."""
    office = office_words(role)
    if (office ^ words) & LOWER:
        return False
    if words <= LEADERS:
        return rank in ("head", "royal") or bool(words & office)
    if "head" in words and words & {"state", "government"}:
        return rank in ("head", "royal") and bool(office & PREMIERS) == ("government" in words)
    if not words.isdisjoint(CHIEFS) and not office.isdisjoint(SPEAKING_FOR):
        return words <= office
    if words <= CHIEFS and rank in ("organisation", "head"):
        return True  # "the UN chief", of its secretary-general
    if not words.isdisjoint(CHIEFS) and (of_what := words - CHIEFS) and of_what <= office:
        return True  # "the FBI chief", of its director
    return words <= office or any(SYNONYMS.get(word, set()) & office for word in words)


def is_first_to(chunks: Chunks, between: range, stop: int) -> bool:
    """Whether a relative clause tells who is the first to do something, and no office: "X, who was the first to".

    Args:
        chunks: the article.
        between: the chunks from a name to the word for an office.
        stop: the chunk behind the office.
    """
    codes = chunks.codes
    does = codes[stop] == "f" and codes[stop + 1] in "vxH" and "c" in codes[between.start : between.stop]
    return does and any(chunks.low(at) in RANKING for at in between)
