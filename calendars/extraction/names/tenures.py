"""Compare offices, and tell who has left one but is told of as its holder: "In 2000, former President X visited Laos".

In: offices as the text names them; chunks, one of the words before an office, and the day of publication. Out: yes or
no, or the words of an office.
"""

from __future__ import annotations

from calendars.extraction.words.chunks import Chunks

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


def same_office(role: str, office: str) -> bool:
    """Whether two names of an office share a telling word ("President", "president")."""
    return bool(set(role.lower().split()) & set(office.lower().split()))
