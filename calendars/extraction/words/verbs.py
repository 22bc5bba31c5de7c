"""The words of tense of a language made ready: a letter a word, and the lists that are asked by name.

In: the table `verbs` of the lexicon. Out: `Verbs`, which tense.py, verb_groups.py, day_cues.py and rulings/ ask.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from calendars.extraction.words.word_lists import POSSESSIVES
from calendars.lexicon.tables import once_a_table

# Table of the lexicon (and key) -> letter of its words, later ones win.
SORTS = (
    ("boundaries", "words", "c"),
    ("adverbs", "words", "x"),
    ("base", "words", "v"),
    ("present", "words", "s"),
    ("participle", "words", "d"),
    ("past", "words", "d"),
    ("put_off", "words", "o"),
    ("planned", "words", "f"),
    ("plan_nouns", "words", "N"),
    ("invited", "words", "i"),
    ("not_past", "words", "_"),
    ("future", "words", "m"),
    ("possible", "words", "p"),
    ("be", "present", "b"),
    ("be", "past", "B"),
    ("be", "base", "e"),
    ("be", "participle", "n"),
    ("be", "ing", "g"),
    ("have", "present", "h"),
    ("have", "past", "H"),
    ("have", "ing", "k"),
)
# Lists of the lexicon that are asked by name.
LISTS = (
    "past_governors", "done_nouns", "finite", "called_off", "over", "will_nouns", "saying", "limits", "naming",
    "directed", "planning", "addressed", "openers", "ahead", "as_early", "place_words", "before_a_time", "denials",
    "ahead_of", "term_nouns", "lapsed", "subjects", "determiners", "links", "onward", "next_of_many",
    "violence", "starting_it", "contracts", "wishes", "heading", "set_apart", "joiners", "conditions",
    "events", "same_forms", "had", "coming", "was_to", "records",
    "hosting", "no_nouns", "premodifiers", "articles", "before_nouns",
    "put_aside", "also_nouns", "lasting", "did_not", "relatives", "sure", "singulars", "directing", "granting",
    "intending", "outcomes", "sensed", "naught", "refusing", "telling", "timed", "spoken", "of_meetings",
    "leaving", "preparing", "withdrawing", "setting_out", "hoped", "judged",
    "then", "filed", "aiming", "departing", "over_nouns", "parting", "arranged", "at_first", "giving", "consents",
    "staying", "done_by", "protests", "settled", "awaiting", "calling", "run_out", "awaited_verbs", "came_off", "did",
    "resuming_verbs", "allowing", "set_going", "several", "no_programme", "made_known", "marks", "running_on",
    "agendas", "adjunct_nouns", "adjunct_openers", "adjunct_spans", "adjunct_records",
)  # fmt: skip
# What else than a verb ends the search for one, or bears on it.
MARKS = frozenset(",;:(")
TELLING = ("relatives", "same_forms", "finite", "outcomes")
# Letters of the verbs that a clause may be of.
FINITE = frozenset("dBHmpbhsoif")


class Verbs:
    """The words of tense: letters by word, and the lists that are asked by name."""

    def __init__(self, letters: dict[str, str], lists: dict[str, frozenset[str]], telling: frozenset[str]) -> None:
        self.letters, self.lists, self.telling = letters, lists, telling

    def has(self, name: str, low: str) -> bool:
        """Whether a word is in a list."""
        return low in self.lists[name]

    def any(self, name: str, lows: list[str]) -> bool:
        """Whether one of some words is in a list."""
        return not self.lists[name].isdisjoint(lows)

    def sort(self, low: str) -> str:
        """The letter of a word; "d" for any regular past form, "_" for what is no verb."""
        letter = self.letters.get(low)
        if letter is None:
            return "d" if len(low) > 3 and low.endswith("ed") and low.isalpha() else "_"
        return letter

    def any_finite(self, lows: Iterable[str]) -> bool:
        """Whether a clause may be of one of some words."""
        return any(self.sort(low) in FINITE for low in lows)

    def may_tell(self, low: str) -> bool:
        """Whether a word may say when something is: most do not, and a search for one that does passes over them."""
        return low in self.telling or low.endswith(("s", "ed"))

    def is_present(self, low: str) -> bool:
        """Whether a word is the third person of a base form: "plays", "reaches"."""
        return low.endswith("s") and "v" in (self.letters.get(low[:-1]), self.letters.get(low.removesuffix("es")))


@once_a_table
def read_verbs(table: dict[str, Any]) -> Verbs:
    """Arrange the table `verbs` of a lexicon."""
    letters = {word: letter for name, key, letter in SORTS for word in table[name][key]}
    letters["to"] = "t"
    lists = {name: frozenset(table[name]["words"]) for name in LISTS}
    telling = MARKS.union(letters, *(lists[name] for name in TELLING))
    return Verbs(letters, lists, telling)


# "A visit to Peru on Monday has been | announced"
ANNOUNCED = frozenset(
    {"announced", "confirmed", "agreed", "scheduled", "arranged", "approved", "finalised", "finalized"}
)
OCCASIONS = frozenset(
    {"visit", "trip", "tour", "meeting", "talks", "summit", "session", "round", "negotiations", "signing"}
)
SUBJECT_OPENS = 4
# How far into a sentence its owner may stand: "President X's visit to Peru on Monday was announced"
OWNER_OPENS = 8
BESIDE_IT = frozenset(
    {"at", "during", "after", "before", "following", "in", "on", "amid", "since", "when", "as", "while", "ahead"}
)


def is_announced(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether "has been", "was" at a word tells that the occasion a sentence opens with was announced."""
    owned = lows[0] not in BESIDE_IT and any(
        lows[one] in POSSESSIVES and lows[one + 1] in OCCASIONS for one in range(1, min(at, OWNER_OPENS))
    )
    if not (owned or verbs.has("articles", lows[0]) or lows[0] in OCCASIONS):
        return False  # "At talks on Monday a truce was agreed"
    verb = at + 1
    while verb < len(lows) and verbs.sort(lows[verb]) in "nxg":
        verb += 1
    return verb < len(lows) and lows[verb] in ANNOUNCED and (owned or not OCCASIONS.isdisjoint(lows[:SUBJECT_OPENS]))
