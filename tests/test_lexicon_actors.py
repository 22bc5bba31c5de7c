"""The lexicon of actors and places: keys, order, spelling, who claims which name, and what names refer to."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pytest

import calendars.lexicon

FOLDER = Path(calendars.lexicon.__file__).parent / "en"
Row = dict[str, Any]

# table: key of its entries, keys that each entry must have, keys that it may have.
TABLES = {
    "states": (
        "state",
        {"id", "name", "code", "forms", "adjectives", "people", "capital", "seats"},
        {"institutions", "now", "until"},
    ),
    "organisations": (
        "organisation",
        {"id", "name", "forms", "type"},
        {"adjectives", "demonyms", "sides", "host", "parent", "members", "seat"},
    ),
    "movements": ("movement", {"id", "name", "forms", "state"}, {"adjectives", "people"}),
    "offices": ("office", {"id", "forms", "rank", "speaks"}, {"plurals", "side"}),
}  # fmt: skip
NAMES = ("forms", "adjectives", "people", "seats", "institutions", "plurals")
TYPES = {"organisation", "body", "forum", "format"}
RANKS = {
    "head", "minister", "envoy", "official", "legislator", "military", "royal", "religious", "organisation",
    "spokesperson", "courtesy",
}  # fmt: skip
SILENT_RANKS = {"spokesperson", "courtesy"}


def read_table(stem: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{stem}.toml").read_text(encoding="utf-8"))


def read_rows(stem: str) -> list[Row]:
    rows: list[Row] = read_table(stem)[TABLES[stem][0]]
    return rows


def read_names(row: Row) -> Iterator[str]:
    for key in NAMES:
        yield from row.get(key, ())


def side_names() -> set[str]:
    return {row["name"] for stem in ("states", "organisations", "movements") for row in read_rows(stem)}


@pytest.fixture(params=TABLES)
def stem(request: pytest.FixtureRequest) -> str:
    return str(request.param)


# Shape


def test_entries_have_the_keys_of_their_table_and_no_others(stem: str) -> None:
    key, needed, allowed = TABLES[stem]
    assert set(read_table(stem)) == {key}
    faults = {row["id"]: set(row) for row in read_rows(stem) if not needed <= set(row) <= needed | allowed | {"shared"}}
    assert faults == {}


def test_ids_are_unique_and_sorted(stem: str) -> None:
    ids = [row["id"] for row in read_rows(stem)]
    assert ids == sorted(set(ids))


def test_a_file_opens_with_admission_rule_and_source() -> None:
    for file in (*TABLES, "places"):
        head = (FOLDER / f"{file}.toml").read_text(encoding="utf-8").split("\n\n")[0]
        assert "# Admission: " in head
        assert "# Source: " in head


def test_names_have_no_stray_whitespace_and_straight_apostrophes(stem: str) -> None:
    names = [name for row in read_rows(stem) for name in (row["id"], row.get("name", "x"), *read_names(row))]
    assert [
        name for name in names if name != " ".join(name.split()) or not name or set(name) & set("\u2018\u2019")
    ] == []


def test_no_entry_lists_a_name_twice_under_one_key(stem: str) -> None:
    lists = {
        (row["id"], key): row[key] for row in read_rows(stem) for key in (*NAMES, "sides", "members") if key in row
    }
    assert [where for where, names in lists.items() if len(names) != len(set(names))] == []


def test_no_name_is_claimed_by_two_entries_unless_both_share_it() -> None:
    claims: dict[str, list[tuple[str, bool]]] = {}
    for stem in ("states", "organisations", "movements"):
        for row in read_rows(stem):
            for name in set(read_names(row)):
                claims.setdefault(name, []).append((f"{stem}.{row['id']}", row.get("shared", False)))
    rivals = {name: owners for name, owners in claims.items() if len(owners) > 1}
    assert {name: owners for name, owners in rivals.items() if not all(shared for _, shared in owners)} == {}


# States


def test_a_state_is_called_by_its_name_and_sits_in_its_capital() -> None:
    for row in read_rows("states"):
        assert row["forms"][0] == row["name"]
        assert row["seats"][:1] == ([row["capital"]] if row["capital"] else row["seats"][:1])
        assert row["code"] == "" or (len(row["code"]) == 2 and row["code"].isupper())


def test_no_two_states_have_one_code() -> None:
    codes = [row["code"] for row in read_rows("states") if row["code"]]
    assert sorted(codes) == sorted(set(codes))


@pytest.mark.parametrize(
    ("name", "side"),
    [
        ("U.S.", "United States"), ("Foggy Bottom", "United States"), ("Downing Street", "United Kingdom"),
        ("Kremlin", "Russia"), ("Kiev", "Ukraine"), ("Burma", "Myanmar"), ("Swaziland", "Eswatini"),
        ("Holy See", "Vatican"), ("PLO", "Palestine"), ("ROK", "South Korea"), ("DPRK", "North Korea"),
        ("Zhongnanhai", "China"), ("Republic of China", "Taiwan"), ("Zairean", "Zaire"),
        ("Frenchmen", "France"), ("Nigerien", "Niger"), ("Nigerian", "Nigeria"), ("Soviet", "Soviet Union"),
    ],
)  # fmt: skip
def test_a_name_denotes_its_state(name: str, side: str) -> None:
    assert [row["name"] for row in read_rows("states") if name in read_names(row)] == [side]


def test_england_and_brussels_stand_for_no_state() -> None:
    names = {name for row in read_rows("states") for name in read_names(row)}
    assert names.isdisjoint({"England", "Brussels", "Europe"})


# Organisations and movements


def test_organisations_refer_to_what_there_is() -> None:
    rows = read_rows("organisations")
    ids, sides = {row["id"] for row in rows}, side_names()
    for row in rows:
        assert row["type"] in TYPES, row["id"]
        assert row.get("parent", row["id"]) in ids, row["id"]
        assert {*row.get("sides", ()), *row.get("members", ())} <= sides, row["id"]


def test_there_are_more_than_three_hundred_organisations() -> None:
    assert len(read_rows("organisations")) > 300


def test_a_form_of_an_organisation_is_not_its_name_and_a_trigger() -> None:
    """ "EU summit" would hide the trigger from the grammar."""
    rows = read_rows("organisations")
    names = {name for row in rows for name in read_names(row)} | {
        name for row in read_rows("states") for name in (*row["forms"], *row["adjectives"])
    }
    triggers = (" summit", " talks", " conference", " meeting", " session", " negotiations", " ministerial")
    forms = [name for row in rows for name in read_names(row)]
    assert [form for form in forms if form.endswith(triggers) and form.rpartition(" ")[0] in names] == []


def test_a_movement_acts_in_a_state() -> None:
    states = {row["name"] for row in read_rows("states")}
    assert [row["id"] for row in read_rows("movements") if row["state"] not in states] == []


# Offices


def test_an_office_has_a_known_rank_and_an_existing_side() -> None:
    sides = side_names()
    for row in read_rows("offices"):
        assert row["rank"] in RANKS, row["id"]
        assert row.get("side") is None or row["side"] in sides, row["id"]
        assert row["speaks"] is not True or row["rank"] not in SILENT_RANKS, row["id"]


def test_offices_are_in_lower_case_and_each_form_stands_once() -> None:
    forms = [name for row in read_rows("offices") for name in read_names(row)]
    assert [form for form in forms if form != form.lower()] == []
    assert len(forms) == len(set(forms))


# Places


def test_places_have_a_country_a_zone_and_a_position() -> None:
    table = read_table("places")
    assert list(table) == ["place", "region"]
    zones = available_timezones()
    for name, (code, zone, latitude, longitude) in [*table["place"].items(), *table["region"].items()]:
        assert (len(code), zone in zones) == (2, True) or (code == zone == "" and name in table["region"]), name
        assert abs(latitude) <= 90, name
        assert abs(longitude) <= 180, name


def test_places_are_sorted_and_are_either_place_or_region() -> None:
    table = read_table("places")
    assert [list(table[key]) for key in table] == [sorted(table[key]) for key in table]
    assert set(table["place"]).isdisjoint(table["region"])


def test_every_capital_is_a_place_of_its_state() -> None:
    places = read_table("places")["place"]
    states = [row for row in read_rows("states") if row["capital"] and row["code"]]
    assert [row["name"] for row in states if places.get(row["capital"], [""])[0] != row["code"]] == []


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Davos", "CH"), ("Camp David", "US"), ("Sharm el-Sheikh", "EG"), ("Panmunjom", "KR"), ("Alma-Ata", "KZ"),
        ("Leningrad", "RU"), ("Bombay", "IN"), ("Peking", "CN"), ("Rangoon", "MM"), ("Gaza City", "PS"),
        ("Birmingham", "GB"), ("Alexandria", "EG"), ("Tripoli", "LY"), ("Xi'an", "CN"), ("The Hague", "NL"),
    ],
)  # fmt: skip
def test_a_place_lies_in_its_country(name: str, code: str) -> None:
    assert read_table("places")["place"][name][0] == code


def test_words_and_surnames_are_no_places() -> None:
    names = set(read_table("places")["place"])
    assert names.isdisjoint(
        {"Mobile", "Orange", "Reading", "Of", "Jackson", "Lincoln", "Santos", "Noda", "Bolton", "Georgia"}
    )


def test_the_table_of_places_stays_small_enough_to_load() -> None:
    assert (FOLDER / "places.toml").stat().st_size < 360_000
