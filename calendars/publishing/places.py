"""Say where a place is: its country, its time zones and its point on the map, as the word lists have them.

In: the place of an engagement. Out: an address, zones, coordinates. Only calendar entries ask for these, so the file of
places is not parsed as a whole, which would take longer than writing the entries: its rows are lines of their own.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cache, lru_cache
from typing import Any, NamedTuple

# States that keep one time, whatever GeoNames says of a part of them.
ONE_TIME = {"CN": "Asia/Shanghai", "GE": "Asia/Tbilisi", "UA": "Europe/Kyiv"}
# Whose these are is what the talks are about.
WITHOUT_COUNTRY = frozenset({"Jerusalem", "East Jerusalem"})


class Place(NamedTuple):
    """A place of an engagement.

    Attributes:
        address: city and country, or the words of the article where no more is known.
        zones: the IANA zones that its clocks may follow: one for a city, several for a large state.
        point: latitude and longitude in degrees of a city or venue; None for what is larger, or unknown.
    """

    address: str
    zones: tuple[str, ...] = ()
    point: tuple[float, float] | None = None


@lru_cache(maxsize=1024)
def find_place(name: str) -> Place:
    """Look a place up.

    >>> find_place("GENEVA")
    Place(address='Geneva, Switzerland', zones=('Europe/Zurich',), point=(46.2, 6.15))
    >>> find_place("Vietnam").address, find_place("a hotel near the airport").zones
    ('Vietnam', ())
    >>> find_place("Washington, D.C.").zones
    ('America/New_York',)
    """
    name = name.removesuffix(", D.C.")
    countries = _read_countries()
    code = next((code for code, country in countries.items() if country.casefold() == name.casefold()), None)
    row = _find_row(name)
    if row is None:
        return Place(countries[code], _list_zones(code)) if code else Place(name)
    spelling, (home, zone, latitude, longitude), is_region = row
    point = None if is_region or code not in (None, home) else (latitude, longitude)
    if code:
        return Place(countries[code], _list_zones(code), point)
    country = countries.get(home)
    is_clear = country is None or country == spelling or spelling in WITHOUT_COUNTRY
    return Place(spelling if is_clear else f"{spelling}, {country}", (zone,) if zone else (), point)


def choose_zone(zones: Iterable[str], clock: datetime) -> str | None:
    """Choose a zone, if all of them show the same hour at a clock time.

    >>> choose_zone(["Europe/Madrid", "Europe/Paris"], datetime(2022, 1, 10, 9))
    'Europe/Madrid'
    >>> choose_zone(["America/New_York", "America/Chicago"], datetime(2022, 1, 10, 9)) is None
    True
    """
    from zoneinfo import ZoneInfo

    names = list(zones)
    offsets = {clock.replace(tzinfo=ZoneInfo(name)).utcoffset() for name in names}
    return names[0] if len(offsets) == 1 else None


def _read_countries() -> dict[str, str]:
    """The states by their ISO codes."""
    from calendars.lexicon import read_lexicon

    countries: dict[str, str] = read_lexicon("en")["phrases"]["countries"]
    return countries


def _find_row(name: str) -> tuple[str, list[Any], bool] | None:
    """The row of a place or region with its spelling; names in capitals, as datelines have them, are found too."""
    start = f'"{name}" = '.casefold()
    is_region = False
    for line in _read_lines():
        is_region = is_region or line == "[region]"
        if line.casefold().startswith(start) and (name.isupper() or line.startswith(f'"{name}"')):
            ((spelling, row),) = _parse(line).items()
            return spelling, row, is_region
    return None


def _list_zones(code: str) -> tuple[str, ...]:
    """The zones of a state, that of most of its cities first."""
    if code in ONE_TIME:
        return (ONE_TIME[code],)
    from collections import Counter

    rows = (next(iter(_parse(line).values())) for line in _read_lines() if f' = ["{code}", "' in line)
    return tuple(zone for zone, _ in Counter(row[1] for row in rows).most_common())


@cache
def _read_lines() -> list[str]:
    from calendars.lexicon import HERE

    return (HERE / "en" / "places.toml").read_text(encoding="utf-8").splitlines()


def _parse(line: str) -> dict[str, list[Any]]:
    import tomllib

    return tomllib.loads(line)
