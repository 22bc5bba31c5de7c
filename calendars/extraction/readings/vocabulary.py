"""The time words of a language made ready: one letter and one value a word.

In: the table `times` of the lexicon. Out: a `Vocabulary`, whose letters spell a text for the grammar in times.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, repeat
from typing import Any, NamedTuple

from calendars.extraction.words.sentences import WORD
from calendars.lexicon.tables import once_a_table

# Table of the lexicon -> letter of its words. Where a word stands in two tables, the later one gives the letter.
LETTERS = {
    "cardinals": "c",
    "multipliers": "h",
    "vague_numbers": "q",
    "halves": "H",
    "ordinals": "o",
    "ordinal_endings": "s",
    "weekdays": "w",
    "weekday_plurals": "W",
    "weekday_abbreviations": "x",
    "months": "m",
    "months_doubtful": "M",
    "month_abbreviations": "n",
    "day_words": "t",
    "day_parts": "P",
    "noons": "8",
    "meridians": "A",
    "zones_by_name": "z",
    "zones": "Z",
    "units": "u",
    "units_plural": "U",
    "units_long": "~",
    "short_units": "v",
    "short_units_plural": "V",
    "seasons": "S",
    "reference_nouns": "3",
    "steps": "r",
    "same": "4",
    "edges": "E",
    "edge_nouns": "B",
    "comparatives": "L",
    "ago": "G",
    "decade_words": "5",
    "sets": "C",
    "frequencies": "9",
    "distributives": "X",
    "references": "1",
}


class Event(NamedTuple):
    """What a word tells of an event: its sort, the sorts that it may mean besides, whether it is a noun and a verb."""

    sort: str
    also: tuple[str, ...]
    is_noun: bool
    is_verb: bool


class Vocabulary:
    """Letters and values of the time words.

    Attributes:
        letters: lower-case word -> letter; a word that is in no table and no number has the letter "_".
        tables: the tables of the lexicon, for the values.
        words: the tables that are plain lists, as sets.
        named_days: first word of a named day -> its words and its rule, longest first.
        events: word of an event that is counted from ("vote", "killed") -> what it tells.
    """

    def __init__(
        self,
        letters: dict[str, str],
        tables: dict[str, dict[str, Any]],
        words: dict[str, frozenset[str]],
        named_days: dict[str, list[tuple[tuple[str, ...], str]]],
        events: dict[str, Event],
    ) -> None:
        self.letters, self.tables, self.words, self.named_days = letters, tables, words, named_days
        self.events = events

    def spell(self, lows: Sequence[str]) -> str:
        """Write the words of a text as one letter each."""
        letters = [*map(self.letters.get, lows, repeat("_"))]
        for at in compress(range(len(lows)), map(str.isdigit, lows)):
            letters[at] = _spell_number(lows[at]) if letters[at] == "_" else letters[at]
        return "".join(letters)


@once_a_table
def read_vocabulary(times: dict[str, Any]) -> Vocabulary:
    """Arrange the table `times` of a lexicon."""
    letters: dict[str, str] = {}
    for table, letter in LETTERS.items():
        entries = times[table]
        letters.update(dict.fromkeys((word for word in entries.get("words", entries) if " " not in word), letter))
    for letter, words in times["marks"].items():
        letters.update(dict.fromkeys(words, letter))
    named_days = _arrange_days(times["named_days"])
    letters = dict.fromkeys(named_days, "@") | letters
    words = {table: frozenset(entries["words"]) for table, entries in times.items() if "words" in entries}
    for table in ("not_before", "not_after", "leads", "follows", "near"):
        words.update({f"{table}.{key}": frozenset(entries) for key, entries in times[table].items()})
    events = {
        word: Event(sort, tuple(kin.get("also", ())), word in kin["nouns"], word in kin["verbs"])
        for sort, kin in times["same_events"].items()
        for word in (*kin["nouns"], *kin["verbs"])
    }
    return Vocabulary(letters, times, words, named_days, events)


def _arrange_days(names: dict[str, str]) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    days: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for name, rule in sorted(names.items(), key=lambda item: -len(item[0])):
        words = tuple(WORD.findall(name.lower()))
        days.setdefault(words[0], []).append((words, rule))
    return days


def _spell_number(figures: str) -> str:
    """The letter of a number: d day of a month, e rest of the minutes, Y year, k clock time, g any other up to 9999."""
    if len(figures) > 4 or not figures.isascii():
        return "_"
    number = int(figures)
    if len(figures) > 2:
        is_clock = len(figures) == 4 and number < 2400 and figures[2] < "6"
        return "Y" if 1500 <= number < 2200 else "k" if is_clock else "g"
    return "d" if 1 <= number <= 31 else "e" if number < 60 else "g"
