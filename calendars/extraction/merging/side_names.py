"""Name sides as the article does: "Sudan People's Liberation Army" where it never says "Movement".

In: a scene. Out: for names of the lexicon, those of the article. UIDs rest on the lexicon's (`canonical_side`), so that
two articles which call a movement by two names tell of one engagement.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from calendars.extraction.names.actors import Scene
from calendars.extraction.words.sentences import WORD
from calendars.lexicon.phrases import phrases_in

# The words that no acronym counts, and that are small in a name.
SMALL = frozenset({"of", "the", "for", "and", "in"})
ROMANCE = frozenset({"de", "des", "du", "pour", "la", "del", "para", "da", "do"})


def names_told(scene: Scene, phrases: dict[str, Any]) -> dict[str, str]:
    """The names that the article gives movements in full: "Rwanda Patriotic Front" for "Rwandan Patriotic Front".

    A movement keeps the name of the lexicon where the article gives that one too, or its acronym, or none in full.

    Args:
        scene: what the article tells of whom.
        phrases: what the lexicon knows of names (`read_lexicon(...)["phrases"]`).
    """
    told: defaultdict[str, set[str]] = defaultdict(set)
    for at, actor in scene.actors.items():
        for side in actor.sides:
            if side in phrases["movements"]:
                told[side].add(_name_in(scene.chunks.text(at), side, phrases["cased"]))
    names: dict[str, str] = {}
    for side, texts in told.items():
        full = [text for text in sorted(texts) if _is_full(text) and text not in side]
        if full and texts.isdisjoint((side, _acronym(side))):
            names[side] = max(full, key=len)
    return names | _as_spelled(scene)


def _as_spelled(scene: Scene) -> dict[str, str]:
    """The names of organisations that the article spells the other way: "Organisation of African Unity".

    The World Trade Organization and its like have one name.
    """
    text = scene.chunks.document.text
    sides = {side for actor in scene.actors.values() for side in actor.sides if side.startswith("Organi")}
    other = {side: _respelled(side) for side in sides}
    return {side: name for side, name in other.items() if name != side and name in text and side not in text}


def _respelled(name: str) -> str:
    """A name with "s" for "z" in "Organization", or the other way round."""
    return name.replace("rganiz", "rganis") if "rganiz" in name else name.replace("rganis", "rganiz")


def _name_in(text: str, side: str, cased: dict[str, Any]) -> str:
    """The first name of a side that stands in some words, as long as it goes, in the plural where it has one, or "".

    Example: "Sudan People's Liberation Army leader X" names the army, and "Tamil Tiger leaders" the "Tamil Tigers".
    """
    words = [*WORD.finditer(text)]
    forms = tuple(word.group() for word in words)
    for first, form in enumerate(forms):
        rests = [rest for rest, (_, _, sides, _) in phrases_in(cased, form) if sides == (side,)]
        lasts = [first + len(rest) for rest in rests if rest == forms[first + 1 : first + 1 + len(rest)]]
        if lasts:
            name = text[words[first].start() : words[max(lasts)].end()]
            return f"{name}s" if canonical_side(f"{name}s", cased) == side else name
    return ""


def _is_full(name: str) -> bool:
    """Whether a name is one of several words with capitals: "Tamil Tigers", and not "ethnic Albanians" or "LTTE".

    French and Spanish have small letters behind the first: "Forces nationales de liberation".
    """
    words = name.split()
    foreign = words[:1] and words[0][0].isupper() and not ROMANCE.isdisjoint(words)
    return bool(foreign) or (len(words) > 1 and all(word in SMALL or word[0].isupper() for word in words))


def _acronym(name: str) -> str:
    return "".join(word[0] for word in name.split() if word not in SMALL).upper()


def canonical_side(name: str, cased: dict[str, Any]) -> str:
    """The lexicon's name of a movement that an article may call by another, or spell otherwise, else the same name.

    Args:
        name: as in `Engagement.sides`.
        cased: the table of names (`read_lexicon(...)["phrases"]["cased"]`).
    """
    words, codes = WORD.findall(name), "MOB" if name.startswith("Organi") else "M"
    for rest, (code, _, sides, _) in phrases_in(cased, words[0]) if words else ():
        if code in codes and [*rest] == words[1:]:
            return str(sides[0])
    return name
