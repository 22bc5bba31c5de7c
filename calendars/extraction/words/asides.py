"""Find where what commas set apart before a time begins, so that the verb of the time is looked for before it.

In: the words of a sentence in lower case, the word of a time and the verbs. Out: the word to look back from: "X, who
won in May, met Y on Friday", "two men who were rivals, on Friday met".
"""

from __future__ import annotations

from calendars.extraction.words.verb_groups import comma_before
from calendars.extraction.words.verbs import Verbs

# Behind "and", "but" or "said", a phrase of when: "said after talks with Y".
OPENS_PHRASE = frozenset({"on", "at", "in", "during", "after", "before", "following"})
DESCRIPTION = 14  # words between the commas around what describes somebody
PLACE_WORDS = 5  # so many words behind a comma "to New York" has at most, with the comma
WHERE = frozenset({"in", "to", "at", "by", "for", "with"})
OPENING_ASIDE = frozenset({"who", "which", "whose", "whom", "where"})
TELLING = OPENING_ASIDE | {"that", "as"}
WHO_BEHIND = 5  # ", the man who": so near behind its comma a clause that describes somebody begins


def before_report(lows: list[str], first: int, verbs: Verbs) -> int:
    """The word to look back from: past ", its president said Wednesday, on", ", elected in May, on", ", who left,"."""
    at = first - 1
    comma = at - (at > 0 and verbs.has("place_words", lows[at]))
    if comma > 0 and lows[comma] != "," and (opening := _before_inserted(lows, comma)):
        return opening
    if comma > 0 and lows[comma] == ",":
        opening = comma_before(lows, comma, 12)
        if not opening:
            return at
        done = verbs.sort(lows[opening + 1 + 2 * (lows[opening + 2] == "-")]) == "d"  # ", re-elected"
        # "he said, late Thursday" is told of the saying itself, and so is "X, the envoy, said after talks with Y, on".
        said = verbs.has("saying", lows[opening + 1]) and lows[opening + 2] in OPENS_PHRASE
        if not said and (done or lows[opening + 1] in OPENING_ASIDE or verbs.any("saying", lows[opening : comma - 1])):
            return opening - 1
    return at


def _before_inserted(lows: list[str], last: int) -> int:
    """The word to look back from, past a clause set between a verb and its place: "sent X, who is a poet, to Oslo on".

    Args:
        lows: the words of the sentence.
        last: the last word of the place.
    """
    comma = comma_before(lows, last + 1, PLACE_WORDS + 1)
    if not comma or lows[comma + 1] not in WHERE:
        return 0
    at = comma_before(lows, comma, DESCRIPTION)
    return at - 1 if at and not TELLING.isdisjoint(lows[at + 1 : at + WHO_BEHIND]) else 0


# Of "which" one cannot tell: "a visit to Poland, which begins on Monday,".
RELATIVE = frozenset({"who", "whose"})
# ", two men who were rivals, | on Monday": how far behind the comma of such an apposition "who" stands.
ONES, OF_ONES, WHO_FAR = frozenset({"a", "an", "the", "two", "three", "both"}), RELATIVE | {"that", "which"}, 6
# So far behind that comma the day stands: ", on Monday".
LEAD = 2


def before_description(lows: list[str], comma: int, first: int, verbs: Verbs) -> int:
    """Where what a comma closes begins: "sees X, who won in May, in Riga on Friday", "will, he said, go on Monday".

    Args:
        lows: the words of the sentence.
        comma: the comma.
        first: the word of the time.
        verbs: the words of tense.
    """
    if _is_inside_relative(lows, comma, first, verbs):
        return comma
    opening = comma_before(lows, comma, DESCRIPTION)
    place = "," in lows[comma + 2 : comma + 4] and not verbs.has("place_words", lows[comma + 1])  # "Kingston, Jamaica,"
    whom = "whom" in lows[opening + 1 : opening + 3]  # ", with whom ties are cool,"
    aside = (
        opening
        and not place
        and (whom or lows[opening + 1] in RELATIVE or verbs.sort(lows[opening - 1]) in tuple("mbBhH"))
    )
    apposed = opening and first - comma <= LEAD and lows[opening + 1] in ONES
    apposed = apposed and not OF_ONES.isdisjoint(lows[opening + 2 : min(opening + WHO_FAR, comma)])
    return opening if aside or apposed else comma


# Within how many words behind a day the relative clause that it stands in is closed.
CLOSING = 3


def _is_inside_relative(lows: list[str], comma: int, first: int, verbs: Verbs) -> bool:
    """Whether a comma stands before a name in a relative clause: "X, who met the minister, Y on Monday, is to"."""
    close = next((at for at in range(first + 1, min(first + CLOSING, len(lows) - 1)) if lows[at] == ","), 0)
    if not close or verbs.sort(lows[close + 1]) not in tuple("mpbBhHds"):
        return False
    name = lows[comma + 1 : first]
    named = len(name) > 1 and not verbs.has("place_words", name[0]) and not verbs.has("before_a_time", name[0])
    return named and not any(low == "," or verbs.sort(low) in tuple("mpbBhHds") for low in name)


def is_aim(lows: list[str], comma: int) -> bool:
    """Whether a sentence opens with what for: "In a bid to end the row, on Tuesday he met them"."""
    opens = lows[0] == "to" or (lows[0] == "in" and lows[1] in ("a", "an") and "to" in lows[2:5])
    return opens and "," not in lows[:comma]
