"""An article becomes engagements: `trace` is the whole order of room 2 on one screen.

sentences -> times -> chunks -> actors -> clauses -> pronouns -> triggers -> fates -> links -> anchors -> spans
-> drafts -> parts of dropped journeys -> joined -> attendance -> whole -> engagements
"""

from __future__ import annotations

import uuid
from collections.abc import Container, Iterable
from datetime import date, timedelta
from itertools import chain
from typing import Any

from calendars.articles.datelines import find_dateline
from calendars.extraction.candidates.occasions import Draft, Setting
from calendars.extraction.clauses.clauses import find_clauses
from calendars.extraction.clauses.coreference import resolve_offices
from calendars.extraction.clauses.memberships import resolve_joint_bodies
from calendars.extraction.clauses.own_people import resolve_own_people
from calendars.extraction.clauses.pronouns import resolve_pronouns
from calendars.extraction.clauses.stand_ins import resolve_ministers, resolve_nationals
from calendars.extraction.confidence import LEAST, confidence_of
from calendars.extraction.fates.doubts import read_doubts
from calendars.extraction.fates.fates import read_fates
from calendars.extraction.fates.revivals import read_revived
from calendars.extraction.fates.statuses import share_fate
from calendars.extraction.linking.anchors import anchor_links
from calendars.extraction.linking.linking import link_times
from calendars.extraction.linking.spans import read_spans
from calendars.extraction.lists.advisories import read_advisories
from calendars.extraction.lists.digests import (
    find_filed,
    find_headlines,
    find_posts,
    is_digest,
    names_sources,
    skip_topics,
)
from calendars.extraction.lists.filings import set_scene
from calendars.extraction.lists.openings import Opening, find_openings, starts_line
from calendars.extraction.lists.schedules import Item, find_items
from calendars.extraction.lists.unnamed import read_unnamed
from calendars.extraction.merging.datelines import (
    find_journeys,
    find_visited,
    place_by_dateline,
    place_by_journey,
    place_within,
)
from calendars.extraction.merging.drafts import draft_engagements
from calendars.extraction.merging.merging import join_mentions, keep_whole
from calendars.extraction.merging.presences import receive_at_seats, without_heading
from calendars.extraction.merging.same_time import GROUPS
from calendars.extraction.merging.side_names import canonical_side, names_told
from calendars.extraction.merging.stays import add_hosts_met, is_at_own_seat, without_tours_told
from calendars.extraction.merging.titles import title_of
from calendars.extraction.merging.venues import place_by_venue
from calendars.extraction.merging.whereabouts import location_of
from calendars.extraction.names.actors import Scene, find_actors
from calendars.extraction.names.boths import resolve_boths
from calendars.extraction.names.delegations import name_delegates, settle_capacities
from calendars.extraction.names.houses import claim_offices
from calendars.extraction.names.introductions import name_holders
from calendars.extraction.parties.attendance import add_attendance
from calendars.extraction.resolve import resolve_times
from calendars.extraction.times import find_times
from calendars.extraction.triggers.programmes import read_programmes
from calendars.extraction.triggers.triggers import find_triggers
from calendars.extraction.words.chunking import read_chunks
from calendars.extraction.words.doubtful_words import settle_chunks
from calendars.extraction.words.layout import lay_out
from calendars.extraction.words.rewritings import write_out
from calendars.extraction.words.sentences import Document, read_document
from calendars.lexicon import read_lexicon
from calendars.models import Article, ArticleRef, Engagement, Evidence, Grain, Kind, Miss, Person, Step, Trace, When
from calendars.periods import DAY_LENGTH, MONTH_LENGTH, PRESS_YEARS, YEAR_LENGTH, day_of, days_of

try:  # hashlib loads OpenSSL at once, which takes longer than reading an article
    from _sha1 import sha1
except ImportError:
    from hashlib import sha1

NAMESPACE = uuid.UUID("6f6a1f0e-8a55-5d0a-9a53-7f1d3c1f2b10")


def extract(articles: Article | Iterable[Article]) -> list[Engagement]:
    """Find the dated engagements of articles.

    Args:
        articles: one article or several; several are read one by one and what they share is one engagement.

    Returns:
        Engagements sorted by start; those that could not be resolved come last.
    """
    several = [articles] if isinstance(articles, Article) else articles
    by_uid: dict[str, Engagement] = {}
    for engagement in chain.from_iterable(trace(article).engagements for article in several):
        known = by_uid.get(engagement.uid)
        by_uid[engagement.uid] = combine(known, engagement) if known else engagement
    return sorted(by_uid.values(), key=_order)


def combine(one: Engagement, other: Engagement) -> Engagement:
    """Make one of the same engagement read in two articles: the one published later says how it stands.

    Args:
        one: as read in the articles so far.
        other: as read in one more article, with the same UID.
    """
    if set(other.articles) <= set(one.articles):  # one file named twice
        return one
    later, earlier = (other, one) if _published(other) >= _published(one) else (one, other)
    shift = len(one.articles)
    known = {person.name for person in one.people}
    return later._replace(
        when=max(one.when, other.when, key=lambda when: len(when.start or "")),
        people=(*one.people, *(person for person in other.people if person.name not in known)),
        location=later.location or earlier.location,
        topic=later.topic or earlier.topic,
        confidence=max(one.confidence, other.confidence),
        evidence=(*one.evidence, *(part._replace(article=part.article + shift) for part in other.evidence)),
        articles=(*one.articles, *other.articles),
        steps=(*one.steps, *other.steps),
    )


def _published(engagement: Engagement) -> str:
    return max((article.published or "" for article in engagement.articles), default="")


def trace(article: Article) -> Trace:
    """Find the engagements of one article, with everything that led to them.

    Args:
        article: what a reader gave.
    """
    lexicon = read_lexicon("en")
    original, article = article, _as_read(article)
    document = write_out(read_document(article.text, _abbreviations(lexicon)), lexicon)
    times = resolve_times(find_times(document, lexicon), document, article.reference, lexicon)
    chunks = settle_chunks(read_chunks(document, times, lexicon), lexicon["phrases"]["words"]["stances"])
    scene = find_actors(chunks, lexicon, article.reference)
    set_scene(scene, lexicon["phrases"]["cased"], None if article.reference is None else day_of(article.reference))
    name_delegates(scene)
    name_holders(scene)
    claim_offices(scene)
    settle_capacities(scene)
    items = _read_lists(scene, article)
    read_unnamed(scene, lexicon["phrases"]["movements"], items)
    resolve_joint_bodies(scene)
    resolve_own_people(scene)
    resolve_offices(scene, {number: item.owner for number, item in items.items()})
    resolve_ministers(scene)
    resolve_nationals(scene)
    resolve_boths(scene)
    setting = _setting(article, scene, items)
    clauses = resolve_pronouns(scene, find_clauses(scene))
    candidates, misses = find_triggers(scene, clauses, lexicon, setting.items)
    read_fates(scene, clauses, candidates)
    read_revived(scene, clauses, candidates)
    read_programmes(scene, clauses, candidates)
    read_doubts(scene, clauses, candidates)
    links = link_times(scene, clauses, candidates)
    anchor_links(scene, clauses, candidates, links, setting.digest)
    read_spans(scene, clauses, candidates, links)
    drafts, denied = draft_engagements(scene, clauses, candidates, links, setting)
    share_fate(drafts)
    add_hosts_met(drafts)
    told = without_heading(join_mentions(without_tours_told(drafts)))
    add_attendance(told, scene, clauses)
    phrases = lexicon["phrases"]
    receive_at_seats(told, phrases["seats"])
    abroad = [draft for draft in told if not is_at_own_seat(draft, phrases["seats"])]
    merged, dropped = keep_whole(abroad, *(phrases[name] for name in ("states", "hosts", "conveners")))
    _place(merged, told, scene, phrases["seats"])
    published = original.published if article.published else None  # none in a year without newspapers
    article = article._replace(text=original.text, published=published)
    _name_sides(merged, names_told(scene, phrases))
    engagements, unsure = _engagements(merged, article, document, lexicon["phrases"]["areas"])
    return Trace(
        original,
        tuple(time._replace(text=_cited(original, time.span)) for time in times),
        _actor_steps(scene),
        tuple(Step(c.rule, _cited(original, scene.chunks.span(c.at)), scene.chunks.span(c.at)) for c in candidates),
        tuple(engagements),
        tuple(
            miss._replace(text=_cited(original, miss.span))
            for miss in sorted([*misses, *denied, *dropped, *unsure], key=_by_span)
        ),
    )


def _cited(article: Article, span: tuple[int, int]) -> str:
    """The words of a span as they stand in the article, with the brackets and the blanks that no rule sees."""
    return article.text[slice(*span)]


def _as_read(article: Article) -> Article:
    """The article laid out for the rules, and with no day of a year without newspapers.

    A report that was put out the day after it was filed is read as of that day: "OSLO, Feb. 13 (NTB) --".
    """
    told = article.reference
    if told is not None and told.year not in PRESS_YEARS:
        article = article._replace(published=None, rewritten=False)
    elif told is not None:
        before = day_of(told) - timedelta(days=1)
        if find_dateline(article.text, before.year) == before:
            article = article._replace(published=before, rewritten=False)
    return article._replace(text=lay_out(article.text))


def _place(merged: list[Draft], told: list[Draft], scene: Scene, seats: Any) -> None:
    """Tell where it is what tells no place: in the state visited, on the journey told, at the dateline."""
    visited = find_visited([*merged, *(draft for draft in told if draft.kind is Kind.VISIT and draft not in merged)])
    journeys = find_journeys(scene)
    for draft in merged:
        place_by_venue(draft, scene)
        place_within(draft, visited, scene.home)
        place_by_journey(draft, journeys)
        place_by_dateline(draft, scene, seats, visited)


def _name_sides(merged: list[Draft], names: dict[str, str]) -> None:
    """Call the sides as the article does."""
    for draft in merged if names else ():
        draft.sides = [names.get(side, side) for side in draft.sides]
        for name, actor in draft.people.items():
            draft.people[name] = actor._replace(sides=tuple(names.get(side, side) for side in actor.sides))


def _engagements(
    merged: list[Draft], article: Article, document: Document, areas: Container[str]
) -> tuple[list[Engagement], list[Miss]]:
    """The engagements of drafts, sorted and each with a UID of its own, and those that are too unsure to be told."""
    read = [(_engagement(draft, article, document, areas), draft) for draft in merged]
    sure = _tell_apart(sorted((one for one, _ in read if one.confidence >= LEAST), key=_order))
    unsure = [
        Miss(draft.span, draft.steps[0].text, draft.steps[0].rule, f"too unsure ({one.confidence})")
        for one, draft in read
        if one.confidence < LEAST
    ]
    return sure, unsure


def _actor_steps(scene: Scene) -> tuple[Step, ...]:
    """Who is named, in text order, each with the first rule that found him."""
    return tuple(
        Step(actor.rules[0] if actor.rules else "", actor.label, scene.chunks.span(at))
        for at, actor in sorted(scene.actors.items())
    )


def _by_span(miss: Miss) -> tuple[int, int]:
    return miss.span


def _order(engagement: Engagement) -> tuple[date, str, str]:
    start = engagement.when.start
    place = f"{engagement.evidence[0].start:09}" if engagement.evidence else ""
    return (days_of(start)[0] if start else date.max, start or "", engagement.uid if start else place)


def _abbreviations(lexicon: dict[str, Any]) -> frozenset[str]:
    return frozenset(chain.from_iterable(lexicon["abbreviations"].values()))


def _without_dateline(scene: Scene, openings: dict[int, Opening]) -> dict[int, Opening]:
    """ "DUBAI: The minister starts a tour on Friday", and no other line like it: where it was filed, and no more."""
    placed = [number for number, opening in openings.items() if opening.place]
    lines = [number for number in placed if starts_line(scene, scene.chunks.sentences[number][0])]
    listed = len(lines) != 1 or lines[0] > 0  # below a heading: an agenda of one item
    if listed or openings[lines[0]].place != (scene.city, scene.home):
        return openings
    return {number: opening._replace(place=None) for number, opening in openings.items()}


def _read_lists(scene: Scene, article: Article) -> dict[int, Item]:
    """The items of the article's lists; what they open with is no part of their clauses."""
    openings = _without_dateline(scene, find_openings(scene))
    places = [opening.place for opening in openings.values() if opening.place]
    if len(places) > 1 and places[0] == (scene.city, scene.home):
        scene.city = scene.home = None  # the first place of an agenda is no dateline
    scene.prefixes.update((number, opening.place) for number, opening in openings.items() if opening.place)
    for number, opening in openings.items():
        if opening.day or opening.place:
            scene.skips[scene.chunks.sentences[number][0]] = opening.after
    today = None if article.reference is None else day_of(article.reference)
    items = find_items(scene, openings, today)
    if items and today is not None and names_sources(scene.chunks.document.text):  # news of the day, and no agenda
        items = {number: item for number, item in items.items() if (item.day.start or "")[:10] > str(today)}
    for number in items.keys() & openings.keys():
        scene.skips[scene.chunks.sentences[number][0]] = openings[number].after
    skip_topics(scene)
    if not items:
        find_posts(scene)
        find_headlines(scene)
        find_filed(scene, [number for number, opening in openings.items() if opening.place and not opening.day])
    read_advisories(scene, items)
    return items


def _setting(article: Article, scene: Scene, items: dict[int, Item]) -> Setting:
    moment = article.reference
    today = None if moment is None else day_of(moment)
    return Setting(today, scene.sourced or is_digest(scene), items, scene.sourced)


def _engagement(draft: Draft, article: Article, document: Document, areas: Container[str]) -> Engagement:
    time = draft.time
    sides = tuple(draft.sides)
    start, end = draft.start, None if draft.end == draft.start else draft.end  # "from December to December"
    grain = _grain(start) if start else (time.grain if time and time.grain else Grain.DAY)
    when = When(
        start,
        end,
        grain,
        time.timezone if time else None,
        time.text if time else "",
        time.stated if time else (),
        time.filled if time else (),
        time.clash if time else None,
    )
    people = tuple(
        Person(name, actor.role, actor.sides[0] if actor.sides else None) for name, actor in draft.people.items()
    )
    evidence = tuple(
        Evidence(0, *span, article.text[slice(*span)])
        for span in (document.span(*document.sentences[number]) for number in draft.sentences)
    )
    published = article.published.isoformat() if article.published else None
    engagement = Engagement(
        uid=identity(draft.kind, sides, start or when.text),
        title=title_of(draft),
        kind=draft.kind,
        when=when,
        status=draft.status,
        sides=sides,
        people=people,
        location=location_of(draft, areas, document.text),
        topic=None,
        confidence=0.0,
        evidence=evidence,
        articles=(ArticleRef(article.source, article.title, article.url, published),),
        steps=tuple(draft.steps),
    )
    return engagement._replace(confidence=confidence_of(engagement))


def identity(kind: Kind, sides: tuple[str, ...], start: str, *apart: str) -> str:
    """The UID: a name-based UUID (RFC 9562, version 5) of kind group, sides and start day.

    Args:
        kind: meeting and talks are one group, and so are summit, session and conference.
        sides: in any order, by any name that the lexicon knows.
        start: in the gold form; the clock time does not count, as it is often learned later.
        apart: what else tells it from another one of the same sides on the same day.
    """
    phrases = read_lexicon("en")["phrases"]
    named = (side if side in phrases["states"] else canonical_side(side, phrases["cased"]) for side in sides)
    name = "|".join([GROUPS[kind], *sorted(named), start[:10], *apart])
    digest = sha1(NAMESPACE.bytes + name.encode()).digest()  # as uuid.uuid5, which would load OpenSSL
    return str(uuid.UUID(bytes=digest[:16], version=5))


def _tell_apart(engagements: list[Engagement]) -> list[Engagement]:
    """Give the second meeting of two sides on one day a UID of its own, by its time and people."""
    seen: set[str] = set()
    found = []
    for one in engagements:
        apart = [one.when.start or one.when.text, *sorted(person.name for person in one.people)]
        while one.uid in seen:
            one = one._replace(uid=identity(one.kind, one.sides, one.when.start or one.when.text, *apart))
            apart.append("again")
        seen.add(one.uid)
        found.append(one)
    return found


def _grain(start: str) -> Grain:
    if "T" in start:
        return Grain.MINUTE
    if len(start) == DAY_LENGTH:
        return Grain.DAY
    for mark, grain in (("-W", Grain.WEEK), ("-Q", Grain.QUARTER), ("-H", Grain.HALF)):
        if mark in start:
            return grain
    if len(start) == MONTH_LENGTH:
        return Grain.SEASON if start[5:].isalpha() else Grain.MONTH
    return Grain.YEAR if len(start) == YEAR_LENGTH else Grain.DECADE
