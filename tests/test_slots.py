"""When and where an entry is: zones that follow from places and articles, changed clocks, ends that nobody states."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import product
from zoneinfo import ZoneInfo

import pytest
from samples import make_engagement

from calendars import Kind
from calendars.models import ArticleRef
from calendars.publishing.places import find_place
from calendars.publishing.slots import Settings, Slot, find_slot

NO_SETTINGS = Settings()


def slot(
    start: str, end: str | None = None, zone: str | None = None, place: str | None = None,
    published: str = "2021-12-29", settings: Settings = NO_SETTINGS, kind: Kind = Kind.CALL,
) -> Slot:  # fmt: skip
    articles = (ArticleRef("story.md", None, None, published),)
    engagement = make_engagement(start, end, zone, kind=kind, articles=articles)
    return find_slot(engagement, find_place(place) if place else None, settings)


def utc(moment: date) -> str:
    assert isinstance(moment, datetime)
    return f"{moment.astimezone(UTC):%m-%d %H:%M}"


# Zones


@pytest.mark.parametrize(
    ("zone", "place", "published", "asked", "start", "note"),
    [
        ("Asia/Tokyo", "Geneva", "2021-12-29T09:00-05:00", "Asia/Kolkata", "01-10 00:00",
         "Starts at 09:00 Asia/Tokyo;"),
        ("-05:00", "Geneva", "2021-12-29", "Asia/Kolkata", "01-10 14:00", "Starts at 09:00 -05:00;"),
        (None, "Geneva", "2021-12-29T09:00-05:00", "Asia/Kolkata", "01-10 03:30",
         "Starts at 09:00 Asia/Kolkata (the zone asked for);"),
        (None, "Geneva", "2021-12-29T09:00-05:00", None, "01-10 08:00",
         "Starts at 09:00 Europe/Zurich (the time of Geneva);"),
        (None, "Vietnam", "2021-12-29", None, "01-10 02:00", "Starts at 09:00 Asia/Ho_Chi_Minh (the time of Vietnam);"),
        (None, "United States", "2021-12-29T09:00-05:00", None, "01-10 14:00",
         "Starts at 09:00 -05:00 (the time of the article);"),
        (None, None, "2021-12-29T09:00-05:00", None, "01-10 14:00",
         "Starts at 09:00 -05:00 (the time of the article);"),
        ("Eastern", None, "2021-12-29", "America/New_York", "01-10 14:00",
         "Starts at 09:00 America/New_York (the zone asked for);"),
        (None, None, "2021-12-29", "+05:30", "01-10 03:30", "Starts at 09:00 +05:30 (the zone asked for);"),
    ],
)  # fmt: skip
def test_a_clock_time_is_in_its_zone_else_the_one_asked_for_else_of_the_place_else_of_the_article(
    zone: str | None, place: str | None, published: str, asked: str | None, start: str, note: str
) -> None:
    found = slot("2022-01-10T09:00", None, zone, place, published, Settings(timezone=asked))
    assert utc(found.start) == start
    assert found.note == f"{note} the end is assumed."
    assert found.suffix == ""


@pytest.mark.parametrize("published", ["2021-12-29", "2021-12-29T14:00+00:00", "2021-12-29T14:00Z"])
@pytest.mark.parametrize("place", [None, "Middle East", "Russia", "a villa outside the city"])
def test_an_hour_in_no_zone_that_is_known_is_a_day_with_the_hour_in_the_title(
    published: str, place: str | None
) -> None:
    found = slot("2022-01-10T09:00", None, None, place, published)
    assert found == Slot(
        date(2022, 1, 10),
        date(2022, 1, 11),
        False,
        " (09:00 local time)",
        "Starts at 09:00 local time; its zone is not known.",
    )


def test_articles_that_came_out_in_different_zones_give_none() -> None:
    articles = tuple(ArticleRef(None, None, None, f"2021-12-29T09:00{zone}") for zone in ("-05:00", "+01:00"))
    found = find_slot(make_engagement("2022-01-10T09:00", location=None, articles=articles))
    assert found.start == date(2022, 1, 10)


@pytest.mark.parametrize(
    ("name", "address", "zone", "point"),
    [
        ("Geneva", "Geneva, Switzerland", "Europe/Zurich", True),
        ("NEW YORK", "New York, United States", "America/New_York", True),
        ("Kiev", "Kiev, Ukraine", "Europe/Kyiv", True),
        ("Luxembourg", "Luxembourg", "Europe/Luxembourg", True),
        ("Vietnam", "Vietnam", "Asia/Ho_Chi_Minh", False),
        ("China", "China", "Asia/Shanghai", False),
        ("Bali", "Bali, Indonesia", "Asia/Makassar", False),
        ("Jerusalem", "Jerusalem", "Asia/Jerusalem", True),
        ("Middle East", "Middle East", None, False),
        ('"x" = [1]\n', '"x" = [1]\n', None, False),
    ],
)
def test_a_place_has_its_country_its_zone_and_its_point(name: str, address: str, zone: str | None, point: bool) -> None:
    place = find_place(name)
    assert (place.address, next(iter(place.zones), None), place.point is not None) == (address, zone, point)


# Changed clocks


@pytest.mark.parametrize(
    ("start", "end", "zone", "hours"),
    [
        ("2022-03-27T01:30", None, "Europe/Vienna", ("03-27 00:30", "03-27 01:30")),  # over the gap
        ("2022-03-27T02:30", None, "Europe/Vienna", ("03-27 01:30", "03-27 02:30")),  # in it
        ("2022-10-30T02:30", None, "Europe/Vienna", ("10-30 00:30", "10-30 01:30")),  # the first of two
        ("2022-10-30T02:30+01:00", None, "Europe/Vienna", ("10-30 01:30", "10-30 02:30")),  # the second
        ("2022-10-30T01:30", "2022-10-30T04:00", "Europe/Vienna", ("10-29 23:30", "10-30 03:00")),
        ("2022-11-05T20:00", "2022-11-06T04:00", "America/New_York", ("11-06 00:00", "11-06 09:00")),
        ("2022-03-27T22:00", "2022-03-28T02:00", "Europe/London", ("03-27 21:00", "03-28 01:00")),
    ],
)
def test_on_the_day_of_a_clock_change_hours_are_in_utc(
    start: str, end: str | None, zone: str, hours: tuple[str, str]
) -> None:
    found = slot(start, end, zone)
    assert (utc(found.start), utc(found.end)) == hours
    assert {at.tzinfo for at in (found.start, found.end) if isinstance(at, datetime)} == {UTC}


def test_every_hour_of_two_years_is_the_one_that_the_zone_has() -> None:
    zone = ZoneInfo("America/New_York")
    for day, hour in product(range(730), range(0, 24, 3)):
        clock = datetime(2021, 1, 1, hour, 30) + timedelta(days=day)  # noqa: DTZ001
        found = slot(f"{clock:%Y-%m-%dT%H:%M}", None, "America/New_York")
        assert utc(found.start) == utc(clock.replace(tzinfo=zone))
        assert isinstance(found.start, datetime)
        assert isinstance(found.end, datetime)
        assert found.end.astimezone(UTC) - found.start.astimezone(UTC) == timedelta(hours=1)


# Ends


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        ("2022-01-10T22:00", "2022-01-11T02:00", ("01-10 21:00", "01-11 01:00")),
        ("2022-01-10T22:00", "2022-01-10T02:00", ("01-10 21:00", "01-11 01:00")),  # "from 10 p.m. to 2 a.m. on Monday"
        ("2022-01-10T24:00", None, ("01-10 23:00", "01-11 00:00")),
        ("2022-01-10T00:00", None, ("01-09 23:00", "01-10 00:00")),
        ("2022-01-10T22:00", "2022-01-10T24:00", ("01-10 21:00", "01-10 23:00")),
        ("2022-01-10T09:00", "2022-01-10T09:00", ("01-10 08:00", "01-10 09:00")),
    ],
)
def test_nights_and_midnights_end_when_they_end(start: str, end: str | None, hours: tuple[str, str]) -> None:
    found = slot(start, end, "Europe/Vienna")
    assert (utc(found.start), utc(found.end)) == hours


@pytest.mark.parametrize(("kind", "end"), [(Kind.CALL, "10:30"), (Kind.TALKS, "10:30")])
def test_a_duration_takes_the_place_of_an_assumed_end_alone(kind: Kind, end: str) -> None:
    settings = Settings(duration=timedelta(minutes=90))
    assert f"{slot('2022-01-10T09:00', None, 'Europe/Vienna', settings=settings, kind=kind).end:%H:%M}" == end
    stated = slot("2022-01-10T09:00", "2022-01-10T12:00", "Europe/Vienna", settings=settings, kind=kind)
    assert f"{stated.end:%H:%M}" == "12:00"
    assert stated.note == "Starts at 09:00 Europe/Vienna."
    assert slot("2022-01-10", settings=settings, kind=kind).end == date(2022, 1, 11)
