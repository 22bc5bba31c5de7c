"""Pass over what stands between commas before a time: reports, descriptions of people, aims.

In: the words of a sentence, the place of a time or of a comma before it, the words of tense. Out: the word from
which the verb of the time is looked for, going back.
"""

from __future__ import annotations

from calendars.extraction.words.verbs import Verbs

DESCRIPTION = 14  # words between the commas around what describes somebody
PLACE_WORDS = 5  # so many words behind a comma "to New York" has at most, with the comma
WHERE = frozenset({"in", "to", "at", "by", "for", "with"})
TELLING = frozenset({"who", "which", "whose", "whom", "where", "that", "as"})
OPENING_ASIDE = frozenset({"who", "which", "whose", "whom", "where"})
WHO_BEHIND = 5  # ", the man who": so near behind its comma a clause that describes somebody begins


def before_report(lows: list[str], first: int, verbs: Verbs) -> int:
    """The word to look back from: past ", its president said Wednesday, on", ", elected in May, on", ", who left,"."""
    at = first - 1
    comma = at - (at > 0 and verbs.has("place_words", lows[at]))
    if comma > 0 and lows[comma] != "," and (opening := _before_inserted(lows, comma)):
        return opening
    if comma > 0 and lows[comma] == ",":
        opening = next((one for one in range(comma - 1, max(0, comma - 12), -1) if lows[one] == ","), -1)
        if opening <= 0:
            return at
        begin = opening + 1 + 2 * (lows[opening + 2] == "-")  # ", re-elected"
        aside = lows[opening + 1] in OPENING_ASIDE or verbs.sort(lows[begin]) == "d"
        # "he said, late Thursday" is told of the saying itself.
        if aside or verbs.any("saying", lows[opening : comma - 1]):
            return opening - 1
    return at


def _before_inserted(lows: list[str], last: int) -> int:
    """The word to look back from, past a clause set between a verb and its place: "sent X, who is a poet, to Oslo on".

    Args:
        lows: the words of the sentence.
        last: the last word of the place.
    """
    comma = next((at for at in range(last, max(0, last - PLACE_WORDS), -1) if lows[at] == ","), 0)
    if not comma or lows[comma + 1] not in WHERE:
        return 0
    for at in range(comma - 1, max(0, comma - DESCRIPTION), -1):
        if lows[at] == ",":
            return at - 1 if not TELLING.isdisjoint(lows[at + 1 : at + WHO_BEHIND]) else 0
    return 0


def before_description(lows: list[str], comma: int, verbs: Verbs) -> int:
    """Where what a comma closes begins: "sees X, who won in May, in Riga on Friday", "will, he said, go on Monday"."""
    opening = next((at for at in range(comma - 1, max(0, comma - DESCRIPTION), -1) if lows[at] == ","), 0)
    place = "," in lows[comma + 2 : comma + 4] and not verbs.has("place_words", lows[comma + 1])  # "Kingston, Jamaica,"
    aside = (
        opening
        and not place
        and (lows[opening + 1] in ("who", "whose") or verbs.sort(lows[opening - 1]) in tuple("mbBhH"))
    )
    return opening if aside else comma


def is_aim(lows: list[str], comma: int) -> bool:
    """Whether a sentence opens with what for: "In a bid to end the row, on Tuesday he met them"."""
    opens = lows[0] == "to" or (lows[0] == "in" and lows[1] in ("a", "an") and "to" in lows[2:5])
    return opens and "," not in lows[:comma]


# Who does something next, right behind a time, and within how many words the comma before that phrase stands.
SUBJECTS = frozenset({"he", "she", "they"})
NEXT_REACH = 12
OPENS_PHRASE = frozenset({"on", "at", "in", "during", "after", "before", "following"})


def opens_next_clause(lows: list[str], first: int, last: int, verbs: Verbs) -> bool:
    """ "She is a poet, and on a visit to Oslo in May she said so": the time is in the phrase before "she"."""
    if lows[last : last + 1] == [","]:
        last += 1
    if last >= len(lows) or lows[last] not in SUBJECTS:
        return False
    joint = next((at for at in range(first - 2, max(0, first - NEXT_REACH), -1) if lows[at] == ","), 0)
    opens = joint > 0 and lows[joint + 1] in ("and", "but") and lows[joint + 2] in OPENS_PHRASE
    return opens and not any(verbs.sort(low) in tuple("mpbBhH") for low in lows[joint + 2 : first])
