"""The lexicon of triggers, cues and office-holders: keys, order, spelling, and the example sentences of every trigger.

The tables of names (states, organisations, movements, offices, places) have their tests in test_lexicon_actors.py.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import calendars.lexicon
from calendars import Article, Kind, Trace, trace
from calendars.lexicon import read_lexicon
from calendars.lexicon.phrases import CODES, alone_in, phrases_in

LANGUAGES = Path(calendars.lexicon.__file__).parent
FOLDER = LANGUAGES / "en"
PUBLISHED = date(2022, 1, 5)  # a Wednesday; the examples say "on Monday"
Row = dict[str, Any]


def read_table(stem: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{stem}.toml").read_text(encoding="utf-8"))


def read_strings(value: object) -> Iterator[str]:
    """Every string in a table, keys too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from read_strings(item)
    elif isinstance(value, dict):
        yield from value
        yield from read_strings(list(value.values()))


def find_stray(strings: Iterator[str]) -> list[str]:
    return [text for text in strings if not text or text != " ".join(text.split())]


def find_repeats(strings: list[str]) -> list[str]:
    return [text for text, count in Counter(strings).items() if count > 1]


@pytest.mark.parametrize("stem", ["triggers", "cues", "verbs", "office_holders_east", "office_holders_west"])
def test_a_file_opens_with_admission_rule_and_source(stem: str) -> None:
    head = (FOLDER / f"{stem}.toml").read_text(encoding="utf-8").split("\n\n")[0]
    assert "# Admission: " in head
    assert "# Source: " in head


def test_every_language_has_the_files_of_english() -> None:
    stems = {folder: sorted(file.name for file in folder.glob("*.toml")) for folder in LANGUAGES.iterdir()}
    assert {tuple(names) for names in stems.values() if names} == {tuple(stems[FOLDER])}


# Triggers

TRIGGERS = read_table("triggers")
NEEDED = {"noun": {"id", "kind", "forms", "yes", "no"}, "verb": {"id", "kind", "forms", "frame", "yes", "no"}}
ALLOWED = {
    "noun": {"many", "plain", "body", "people", "place", "sits", "takes", "side", "not_before", "not_after"},
    "verb": {"not_before", "not_after"},
}
FLAGS = ("many", "plain", "body", "people", "place", "sits")
SECTIONS = pytest.mark.parametrize("section", NEEDED)

# Example sentence -> why the engine does not yet read it as the lexicon says.
NOT_YET: dict[str, str] = {}


def read_examples(answer: str) -> list[Any]:
    """The `yes` or `no` sentences of all entries, each with its entry's rule."""
    return [
        pytest.param(
            f"triggers.{row['id']}",
            text,
            id=f"{section}-{row['id']}-{number}",
            marks=[pytest.mark.xfail(strict=True, reason=NOT_YET[text])] if text in NOT_YET else [],
        )
        for section in NEEDED
        for row in TRIGGERS[section]
        for number, text in enumerate(row.get(answer, ()))
    ]


def show(found: Trace) -> str:
    """What the engine saw, for the message of a failed test."""
    lines = [f"trigger {step.rule}: {step.text!r}" for step in found.triggers]
    lines += [f"actor {step.rule}: {step.text!r}" for step in found.actors]
    lines += [f"engagement {item.when.start}: {item.title}" for item in found.engagements]
    lines += [f"left out {miss.text!r}: {miss.reason}" for miss in found.misses]
    return "\n".join(lines) or "nothing seen"


def test_triggers_are_nouns_and_verbs() -> None:
    assert set(TRIGGERS) == set(NEEDED)


@SECTIONS
def test_triggers_have_the_keys_of_their_section_and_no_others(section: str) -> None:
    needed, allowed = NEEDED[section], ALLOWED[section]
    assert {row.get("id"): set(row) for row in TRIGGERS[section] if not needed <= set(row) <= needed | allowed} == {}


@SECTIONS
def test_trigger_ids_are_unique_and_sorted(section: str) -> None:
    ids = [row["id"] for row in TRIGGERS[section]]
    assert ids == sorted(set(ids))


@SECTIONS
def test_triggers_have_values_of_the_right_sort(section: str) -> None:
    for row in TRIGGERS[section]:
        assert row["kind"] in set(Kind), row["id"]
        assert row["forms"], row["id"]
        assert row["yes"], row["id"]
        assert row["no"], row["id"]
        assert all(row.get(flag, True) is True for flag in FLAGS), row["id"]


def test_a_verb_has_five_forms() -> None:
    forms = [forms for row in TRIGGERS["verb"] for forms in row["forms"]]
    assert [words for words in forms if len(words) != 5] == []


def test_trigger_forms_are_in_lower_case_without_stray_whitespace() -> None:
    assert find_stray(read_strings(TRIGGERS)) == []
    forms = [form for rows in TRIGGERS.values() for row in rows for form in read_strings(row["forms"])]
    assert [form for form in forms if form != form.lower()] == []


@SECTIONS
def test_no_trigger_form_is_claimed_by_two_entries(section: str) -> None:
    claims = [form for row in TRIGGERS[section] for form in set(read_strings(row["forms"]))]
    assert find_repeats(claims) == []


@pytest.mark.parametrize(("rule", "text"), read_examples("yes"))
def test_a_yes_sentence_has_its_trigger(rule: str, text: str) -> None:
    found = trace(Article(text, published=PUBLISHED))
    assert rule in {step.rule for step in found.triggers}, show(found)


@pytest.mark.parametrize(("rule", "text"), read_examples("no"))
def test_a_no_sentence_has_no_engagement(rule: str, text: str) -> None:
    found = trace(Article(text, published=PUBLISHED))
    assert found.engagements == (), f"{rule}\n{show(found)}"


def test_no_sentence_is_an_example_of_both() -> None:
    rows = [row for rows in TRIGGERS.values() for row in rows]
    yes = {text for row in rows for text in row["yes"]}
    assert yes.isdisjoint(text for row in rows for text in row["no"])


# Cues

CUES = read_table("cues")
VERB_CLASSES = {"report", "support", "begin", "end", "plan", "hope", "moved", "off", "refuse", "broken"}


def test_cues_have_the_tables_that_the_grammar_reads() -> None:
    assert set(CUES) == {"function", "past", "words", "prefixes", "shorts"} | VERB_CLASSES


def test_a_class_of_verbs_holds_forms_only() -> None:
    assert {name: set(CUES[name]) for name in {*VERB_CLASSES, "past"} if set(CUES[name]) != {"forms"}} == {}


def test_a_verb_of_a_class_has_five_forms() -> None:
    forms = [words for name in VERB_CLASSES for words in CUES[name]["forms"]]
    assert [words for words in forms if len(words) != 5] == []


def test_a_word_class_is_one_letter_and_has_words() -> None:
    assert [code for code, words in CUES["function"].items() if len(code) != 1 or not words] == []


def test_cues_are_in_lower_case_without_stray_whitespace() -> None:
    assert find_stray(read_strings(CUES)) == []
    tables = [list(table.values()) for name, table in CUES.items() if name not in ("prefixes", "shorts")]
    words = [word for table in tables for word in read_strings(table)]
    assert [word for word in words if word != word.lower()] == []


def test_the_code_of_a_phrase_is_a_word_class_or_its_sort_is_told() -> None:
    phrases = read_lexicon("en")["phrases"]
    firsts = [(phrases[name], first) for name in ("cased", "folded") for first in list(phrases[name]) if first]
    entries = [alone_in(table, first) for table, first in firsts]
    entries += [entry for table, first in firsts for _, entry in phrases_in(table, first)]
    assert {entry[0] for entry in entries if entry} - CUES["function"].keys() <= CODES.keys()


def test_a_prefix_stands_for_a_known_side() -> None:
    assert {*CUES["prefixes"].values(), *CUES["shorts"].values()} <= read_sides()


# Office-holders

HOLDERS = {stem: read_table(stem)["person"] for stem in ("office_holders_east", "office_holders_west")}
PEOPLE = [person for people in HOLDERS.values() for person in people]
TERMS = [(person["id"], *term) for person in PEOPLE for term in person["terms"]]
HOLDER_KEYS = {"id", "name", "forms", "surname", "terms"}


def read_sides() -> set[str]:
    """Every name of a side that there is."""
    tables = {"states": "state", "organisations": "organisation", "movements": "movement"}
    return {row["name"] for stem, key in tables.items() for row in read_table(stem)[key]}


def is_day(value: str) -> bool:
    """Whether a value is a day, a month or a year: as much of a date as is certain.

    >>> is_day("2014"), is_day("2014-07"), is_day("2014-7"), is_day("2014-13")
    (True, True, False, False)
    """
    try:
        return date.fromisoformat(f"{value}{'-01-01'[max(len(value) - 4, 0) :]}").isoformat().startswith(value)
    except ValueError:
        return False


@pytest.mark.parametrize("stem", HOLDERS)
def test_office_holders_have_these_keys(stem: str) -> None:
    assert list(read_table(stem)) == ["person"]
    assert {person["id"]: set(person) for person in HOLDERS[stem] if set(person) != HOLDER_KEYS} == {}


@pytest.mark.parametrize("stem", HOLDERS)
def test_office_holders_are_sorted(stem: str) -> None:
    ids = [person["id"] for person in HOLDERS[stem]]
    assert ids == sorted(ids)


def test_an_office_holder_stands_once_in_both_files() -> None:
    assert find_repeats([person["id"] for person in PEOPLE]) == []
    assert find_repeats([person["name"] for person in PEOPLE]) == []


def test_names_of_office_holders_have_no_stray_whitespace() -> None:
    names = (text for person in PEOPLE for key in HOLDER_KEYS - {"terms"} for text in read_strings(person[key]))
    assert find_stray(names) == []


def test_an_office_holder_has_a_surname_and_a_term() -> None:
    assert [person["id"] for person in PEOPLE if not person["surname"] or not person["terms"]] == []


def test_a_term_has_side_role_and_days() -> None:
    faults = [term for term in TERMS if len(term) != 5 or not all(term[:4])]
    assert faults == []
    assert [term for term in TERMS if not is_day(term[3]) or not (term[4] == "" or is_day(term[4]))] == []


def test_a_term_does_not_end_before_it_starts() -> None:
    """Compared as far as both are given: "2014" to "2014-05" is in order."""
    assert [term for term in TERMS if term[4] and term[3][: len(term[4])] > term[4][: len(term[3])]] == []


def test_the_sides_of_terms_are_known() -> None:
    assert {term[1] for term in TERMS} - read_sides() == set()
