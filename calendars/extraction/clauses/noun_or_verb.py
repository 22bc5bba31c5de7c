"""Tell whether a word that can be noun or verb is a noun: "the visit" and "they visit", "the talks" and "he talks".

In: a scene, the first chunk of a clause and the chunk of the word. Out: yes or no.
"""

from __future__ import annotations

from calendars.extraction.clauses.moods import ACTOR, HEDGES
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.doubtful_words import is_company
from calendars.patterns import pattern_of

MEALS = frozenset({"lunch", "dinner", "breakfast", "supper", "tea"})
# Pronouns that only a verb follows.
NOMINATIVE = frozenset({"he", "she", "they", "i", "we"})
ACTING = NOMINATIVE | {"who"}
# Between "will" and its verb.
BETWEEN_CHAIN = frozenset(
    {"also", "well", "later", "then", "briefly", "again", "probably", "possibly", "instead"}
    | {"now", "first", "jointly", "soon"}
)
CLOSING_IN = HEDGES | {"perhaps", "maybe"}
# "will meet", "to meet", behind which another verb may follow
INFINITIVE_BEFORE = pattern_of(r"[mfu](?:3|X|[ik]?T,?)?[vxHEW]")


# "Stops in Syria and Egypt | are to follow": the verb comes later
OPENING_ROW = pattern_of(r"xid?[CSL](?:,d?[CSL])*(?:,?&d?[CSL])?[mu12]")


def is_noun(scene: Scene, start: int, at: int) -> bool:
    """Whether a word that can be noun or verb ("visit", "talks", "meeting") is a noun where it stands."""
    codes = scene.chunks.codes
    if at == start and OPENING_ROW.match(codes, at):
        return True
    before = codes[at - 1] if at > start else ""
    after = codes[at + 1]
    form = scene.chunks.entries[at][3]
    if before == "X" and at - 1 > start and scene.chunks.low(at - 1) in BETWEEN_CHAIN:
        before = codes[at - 2]
    if before in ("m", "u", "7", "6", "8") or _is_helped(scene, start, at):
        return False
    if before == "h" and scene.chunks.low(at - 1) in ACTING:
        return False  # "what he calls a coup"
    if form == "s" and scene.chunks.low(at) == "talks" and not (before in ("P", "S", "h") and after in ("w", "f")):
        return True
    if form == "s" and scene.chunks.low(at) == "talks" and before == "S" and codes[at - 2] == "a" and at - 2 >= start:
        return True  # "a day after US talks with Iran"
    if before in "SA" and before and codes[at - 2] in "jioagwy" and "b" in form and at - 2 >= start:
        return True  # "after returning from India visit"
    if before in "SAC" and before and codes[at - 2] == "D" and codes[at - 3] in "dp":
        return True  # "started his four-day Jordan visit Tuesday"
    if before in "PS" and before and codes[at - 2] in "HZQWVK" and "b" in form and at - 2 >= start:
        return True  # "gave the president lunch", "Egypt confirms Putin visit"
    second = before == "&" or (before == "," and scene.chunks.low(at - 1) == "then")
    second = second or (before == "T" and codes[at - 3 : at - 1] in ("&k", "&i", "&j"))  # "and on Friday visit Peru"
    second = second and "b" in form and after in "SCLPN"
    if second and INFINITIVE_BEFORE.search(codes, codes.rfind(".", 0, at) + 1, at):
        return False  # "will meet X on Monday and visit Peru", ", then visit Peru"
    if before == "f" and "b" in form:
        guest = scene.chunks.low(at) in MEALS and at - 2 > start and codes[at - 2] in "Phd" and after != "w"
        return guest or (after in "wbi" and scene.chunks.low(at) == "talks")  # "will have X to lunch on Monday"
    apposed = before == "," and codes[at - 2] == "P" and "," in codes[max(start, at - 6) : at - 2]
    if apposed and scene.chunks.low(at) == "visits" and after in "CSL":
        return False  # "The chair, Foreign Minister X, visits Baku"
    if before and before in "gWv" and "g" in form and after in "PSM":
        return False  # "thanked him for meeting Putin", "is open to meeting Putin"
    if "b" in form and after in "SLCPMO" and is_company(codes[start:at], scene.chunks.low(at - 1)):
        return False  # "President X and his wife visit Peru"
    if before in ("d", "A", "p", "X", "9", "o", "D", "-", "B", "O", "w", "n", "J", "H", "g", "T"):
        return not (before == "T" and "g" not in form and "s" in form)
    low = scene.chunks.low(at + 1)
    again = low in ("here", "again", "separately", "privately") or (after == "g" and scene.chunks.low(at + 4) == "time")
    apart = before == "," and at - 2 >= start and codes[at - 2] in ACTOR + "r" and (after in "ikwfT" or again)
    if "g" in form and apart:
        return False  # "ministers, meeting in Brussels on Monday, agreed"
    if "g" in form:  # "meeting": a verb after "is", and before its object
        if after == "d" and (codes[at + 2] in "PRr" or scene.has_people({at + 2} & scene.actors.keys())):
            after = "P"  # "after meeting the emir of Kuwait", "after meeting the Syrian leader"
        if after == "P" and before == ",":
            return False  # "visited Kabul, meeting President X"
        if not before and after == "o":
            return True  # an item of a list: "Meeting of the joint commission"
        return not (before in "123" or (after in "PSw" and before in ("a", "y", "f", "c", "")))
    if before in ("R", "r", "t") and "s" in form and after == "d":
        return False  # "what the minister calls a coup"
    if before in ACTOR and "s" in form:
        return not (after in "SLCdPOXwfiTAM" and before in "PSOMC")
    many = at - 1 in scene.actors and scene.actors[at - 1].many  # "other European leaders visit Kyiv"
    if before == "S" and form.startswith("b") and at - 2 >= start and codes[at - 2] in "pX" and not many:
        return True  # "ahead of his landmark Cuba visit"
    if before == "N" and after == "d" and "b" in form:
        return False  # "the Lakers visit the Nets"
    if before in ACTOR and "b" in form:
        return before not in "PSN" or after in "owf" or (not before and after == "y")  # "Visit by X"
    return True


def _is_helped(scene: Scene, start: int, at: int) -> bool:
    """Whether a modal stands before the adverbs in front of a word: "may very well visit", "could yet meet"."""
    last = at - 1
    while last > start and (scene.chunks.low(last) in CLOSING_IN or scene.chunks.low(last) in scene.words["adverbs"]):
        last -= 1
    return last < at - 1 and scene.chunks.codes[last] in "mu"
