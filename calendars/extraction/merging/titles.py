"""Word the title of an engagement as a diary would: "Biden-Putin call", "Hu Jintao visits Vietnam"."""

from __future__ import annotations

from calendars.extraction.candidates.occasions import Draft
from calendars.extraction.names.namesakes import SUFFIX
from calendars.extraction.names.people import Actor
from calendars.models import Kind

LIMIT = 60
SHORT = {
    "United States": "US",
    "United Kingdom": "UK",
    "European Union": "EU",
    "United Nations": "UN",
    "United Arab Emirates": "UAE",
    "Democratic Republic of Congo": "DR Congo",
    "International Monetary Fund": "IMF",
    "World Trade Organization": "WTO",
    "African Union": "AU",
}
# Hosts of a tour, as titles call them, that are no country.
BODIES = {"OSCE", "NATO", "UN", "EU", "AU", "ASEAN", "ECOWAS", "OPEC", "IMF", "WTO", "UN Security Council"}
DASH = "\u2013"


def title_of(draft: Draft) -> str:
    """Word a title of at most 60 characters."""
    names = [_short(name, actor) if len(draft.people) > 1 else name for name, actor in draft.people.items()]
    sides = [SHORT.get(side, side) for side in draft.sides]
    if draft.kind is Kind.VISIT:
        host = (
            SHORT.get(draft.place[1], draft.place[1])
            if draft.place and draft.place[1]
            else (sides[-1] if len(sides) > 1 else "")
        )
        place = _stops(draft, sides) or (draft.place[0] if draft.place else host)
        visitor = next(
            (
                name
                for name, actor in draft.people.items()
                if not actor.sides or SHORT.get(actor.sides[0], actor.sides[0]) != host
            ),
            "",
        )
        visitor = visitor or next((side for side in sides if side != host), sides[0] if sides else "")
        return _fit(f"{visitor} visits {place}" if place else f"{visitor} visit")
    if draft.name:
        return _fit(draft.name)
    word = draft.kind.value if draft.kind is not Kind.OTHER else "ceremony"
    two = len({side for actor in draft.people.values() for side in actor.sides}) > 1
    who = DASH.join(names[:3]) if len(names) > 1 and two else DASH.join(sides[:3])
    if len(who) + len(word) + 1 > LIMIT:
        who = DASH.join(sides[:2])
    return _fit(f"{who} {word}")


def _stops(draft: Draft, sides: list[str]) -> str:
    """The countries of a tour: "Kenya, Uganda and Rwanda"."""
    first = next(iter(draft.people.values()), None)  # the visitor: behind him stand his hosts
    own = {SHORT.get(side, side) for side in (first.sides if first else draft.sides[:1])} | BODIES
    stops = [side for side in sides if side not in own] if draft.tour else []
    return f"{', '.join(stops[:-1])} and {stops[-1]}" if len(stops) > 1 else ""


def _short(name: str, actor: Actor) -> str:
    """The name that a headline would use: "Putin", "Xi" of Xi Jinping, "von der Leyen", but "Abdullah II"."""
    words = SUFFIX.sub("", name).split()
    if actor.surname and words[0] == actor.surname:
        return words[0]
    if words[-1].isupper():
        return name
    first = len(words) - 1
    while first > 1 and words[first - 1].islower():
        first -= 1
    return " ".join(words[first:])


def _fit(title: str) -> str:
    return title if len(title) <= LIMIT else title[: LIMIT - 1].rstrip() + "\u2026"
