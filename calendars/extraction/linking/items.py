"""Read what a list says of each of its items: its day, whose list it is, what became of it.

In: a draft that an item tells of, with its candidate and link. Out: the same draft and link, with the day, the last
day and the hour, the owner of the list as a side, and the status that the line gives.
"""

from __future__ import annotations

from datetime import date, timedelta

from calendars.extraction.candidates.candidates import Candidate, Link, is_onward
from calendars.extraction.candidates.occasions import GATHER, MEET, Draft
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.lists.openings import starts_line
from calendars.extraction.lists.schedules import Item
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.words.word_lists import PRESS
from calendars.models import Kind, Step, TimeMention
from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, days_of, has_day

# What opens the reason for an item, and not the item.
REASONS = frozenset({"as", "because", "when", "while", "amid", "since"})


def is_aside_of_item(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, item: Item) -> bool:
    """Whether an item only tells beside its own occasion of another one: "X meets Y, who held talks with Z"."""
    hosted = "y" in scene.chunks.codes[clause.start : clause.end]  # "lunch hosted by X"
    before = (
        draft.tense is Tense.PAST
        and not (hosted or draft.change)
        and draft.today is not None
        and (item.day.start or "")[:10] > str(draft.today)
    )
    after = clause.kind == "after" and clause.opener in ("after", "following", "ahead")
    after = (after and not is_told_to_press(scene, clause)) or _is_discussed_at(scene, clause, candidate)
    begin, _ = scene.chunks.sentences[clause.sentence]  # "UKRAINE: X is in Moscow today. He goes on to Kiev"
    after = after or (is_onward(scene, candidate) and not starts_line(scene, begin))
    over = draft.today is not None and (item.day.end or item.day.start or "") < str(draft.today)
    if over and (draft.change in ("off", "moved") or draft.tense is Tense.TENTATIVE) and candidate.mood is not None:
        return True  # "June 3: X urges Y to return to talks", "X pulls out of talks": nobody tells when those would be
    return before or after or clause.kind == "relative" or scene.chunks.low(clause.start) in REASONS


def is_told_to_press(scene: Scene, clause: Clause) -> bool:
    """Whether an item is of a news conference after talks of those who give it: they have met on that day.

    "X and Y hold a joint news conference | after talks"
    """
    chunks, (begin, _) = scene.chunks, scene.bounds(clause.sentence)
    of_two = len(scene.sides_of(clause.subject)) > 1 or "w" in chunks.codes[begin : clause.start]
    if clause.opener not in ("after", "following") or not of_two:
        return False
    return any(
        chunks.last_low(at) == "conference" and not PRESS.isdisjoint((chunks.low(at), chunks.low(at - 1)))
        for at in range(begin + 1, clause.start)
    )


def _is_discussed_at(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "EU leaders to discuss X | during a video conference": the occasion is told behind."""
    _, end = scene.bounds(clause.sentence)
    return (
        candidate.rule == "triggers.discuss"
        and scene.chunks.low(clause.end) == "during"
        and not set("nx").isdisjoint(scene.chunks.codes[clause.end : end])
    )


# What a line says of an item that is not sure.
OPEN_WORDS = ("be confirmed", "not confirmed", "not yet confirmed")


def add_item(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, item: Item, link: Link) -> None:
    """What the list says of each of its items: the day of the heading, whose list it is, and that it is to come."""
    last_day = _is_on_last_day(scene, clause.sentence) or _ends_with_heading(scene, clause, candidate.at, item.day)
    _set_day(scene, clause, candidate, item, link, last_day)
    if item.owner is not None and item.owner.name:
        _mean_owner(scene, candidate, draft, item.owner)
    if item.owner is not None and item.owner.sides:
        _mean_own_office(scene, candidate, draft, item.owner)
    _add_owner(scene, clause, candidate, draft, item.owner)
    if draft.tense in (Tense.NONE, Tense.PRESENT):
        begin, _ = scene.bounds(clause.sentence)
        told = scene.chunks.document.lows[
            scene.chunks.firsts[begin] : scene.chunks.document.sentences[clause.sentence][1]
        ]
        words = " ".join(told)
        over = _is_over(item.day, draft.today)
        unsure = not scene.words["unconfirmed"].isdisjoint(told) or any(open_ in words for open_ in OPEN_WORDS)
        draft.tense = Tense.TENTATIVE if unsure else Tense.PAST if over else Tense.FUTURE  # "1998: X meets Y"
        draft.plan = draft.plan or _fate_of_item(scene, told)
    begun = last_day or _count_from_last_day(item, link)
    if begun and str(draft.today) >= (item.day.start or "")[:10]:
        draft.tense, draft.change, draft.since = Tense.PRESENT, "running", True


def _is_over(day: TimeMention, today: date | None) -> bool:
    """Whether a day is told with its year and is over, or is of a year that is: "2001:", "May 3: X meets Y"."""
    last = day.end or day.start or ""
    return today is not None and last < str(today) and ("year" in day.stated or last[:4] < str(today.year))


# Offices that other states have too.
AMERICAN = ("offices.us-secretary-of-state", "offices.us-deputy-secretary")
# Rules that take an office alone for the one who was named with it.
AGAIN = frozenset({"actors.role_again", "coreference.office"})


def _mean_owner(scene: Scene, candidate: Candidate, draft: Draft, owner: Actor) -> None:
    """ "The Minister meets X": in the minister's own list that is he, whichever minister was named last."""
    for at, how in candidate.parties.items():
        actor = scene.actors.get(at)
        if how != "subject" or actor is None or AGAIN.isdisjoint(actor.rules) or actor.name == owner.name:
            continue
        if scene.chunks.text(at).lower() in (owner.role or "").lower():
            draft.sides = [side for side in draft.sides if side not in actor.sides]
            draft.people.pop(actor.name or "", None)
            draft.add_sides(owner.sides)
            draft.people.setdefault(owner.name or "", owner)


def _mean_own_office(scene: Scene, candidate: Candidate, draft: Draft, owner: Actor) -> None:
    """ "The Under-Secretary of State X meets Y": in the list of another state, that is one of its own."""
    for at in candidate.parties:
        actor = scene.actors.get(at)
        if actor is None or not any(rule.startswith(AMERICAN) for rule in actor.rules):
            continue
        named = scene.chunks.low(at).startswith(("us", "u.s", "american")) or "United States" in scene.chunks.text(at)
        if not named and actor.sides == ("United States",) and owner.sides != actor.sides:
            draft.sides = [side for side in draft.sides if side not in actor.sides]
            draft.add_sides(owner.sides)


# The day of the news, or of the heading.
TODAY = frozenset({"today", "tonight", "this morning", "this afternoon", "this evening"})


THAT_DAY = frozenset({"that day", "the same day", "that same day"})


def _is_of_heading(scene: Scene, clause: Clause, day: TimeMention) -> bool:
    """Whether "that day" is the day of the heading, since no other is named before it in its sentence."""
    begin, end = scene.bounds(clause.sentence)
    named = [scene.chunks.times[at] for at in scene.days_in(begin, end)]
    return not any(one.span[0] < day.span[0] and has_day(one.start) for one in named)


def _is_before(time: TimeMention, day: TimeMention) -> bool:
    """Whether a time lies before a day."""
    return time.start is not None and day.start is not None and days_of(time.start)[1] < days_of(day.start)[0]


def _set_day(scene: Scene, clause: Clause, candidate: Candidate, item: Item, link: Link, last_day: bool) -> None:
    """Give a link the day and the hour of its item, or count the weekday that the item names from that day."""
    if link.time is not None and link.time.low in TODAY and (item.day.start or "")[:10] > (link.time.start or ""):
        link.time = None  # "Tuesday 12 March. He will meet X today": on the day of the heading
    if link.time is not None and link.time.low in THAT_DAY and _is_of_heading(scene, clause, link.time):
        link.time = None
    dropped = candidate.mood is not None and candidate.mood.change == "off"
    if dropped and link.time is not None and _is_before(link.time, item.day):
        link.time = None  # "Thursday: talks in Riga (called off last week)"
    if link.time is None:
        day = _day_before(scene, clause, candidate)
        link.time, link.rule, link.anchor = day or item.day, "schedules.heading", None
    over = link.time.direction == "past" and (link.time.start or "")[:10] < (item.day.start or "")[:10]
    if link.time.stated[:1] == ("weekday",) and "day" not in link.time.stated and link.old is None and not over:
        link.time = _weekday_behind(link.time, item.day)
    if is_told_to_press(scene, clause):
        link.clock = None  # the hour is that of the news conference
    elif (link.time.start or "")[:10] == (item.day.start or "")[:10]:  # not "15:42 X is to meet Y tomorrow, says Z"
        link.clock = link.clock or item.clock
    if candidate.verb == "triggers.back" and link.time.start:  # the hour is that of coming home
        link.time, link.clock = link.time._replace(start=link.time.start[:10]), None
    if last_day:
        link.days = None
    if link.time is item.day and (link.until or "") <= (item.day.start or "") and not item.day.end:
        _add_last_day(scene, clause, candidate.at, item.day, link)


WITH_BEHIND = pattern_of(r".?w|id?[CLS]w")


def _add_owner(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, owner: Actor | None) -> None:
    """Let the owner of the list take part where an item names no two sides of its own."""
    if draft.kind is Kind.CONFERENCE and len(draft.sides) < 2 and not draft.bodies:
        lows = scene.chunks.lows[slice(*scene.chunks.sentences[clause.sentence])]
        if not candidate.worldly:
            draft.many, owner = draft.many and not scene.words["international"].isdisjoint(lows), None
    if owner is None or (not draft.sides and _names_another_body(scene, clause, candidate, owner)):
        return
    if not draft.sides and _is_session_of(scene, clause, draft, owner):
        draft.kind, draft.many = Kind.SESSION, True
        draft.bodies.update(owner.sides)
    if owner.sort != "person" and any(scene.actors[at].many for at in candidate.parties if at in scene.actors):
        return  # "informal meeting of EU ministers"
    codes = scene.chunks.codes
    # "talks with X and Y", "talks in Riga with X and Y", "bilateral with | X"
    with_whom = WITH_BEHIND.match(codes, candidate.at + 1) is not None or codes[candidate.at - 1] == "w"
    guests = with_whom and set(candidate.parties.values()) == {"partner"}
    stay = draft.kind is Kind.VISIT and set(candidate.parties.values()) == {"host"}  # "Visit to Jordan and Israel"
    # "Agenda of X", and in it "G20 summit, Rome": where X goes
    goes = owner.sort == "person" and bool(owner.name) and draft.kind is Kind.SUMMIT and bool(draft.bodies)
    if goes or ((len(draft.sides) < 2 or guests or stay) and not (draft.many and draft.sides)):
        draft.add_sides(owner.sides)
        if owner.name and owner.sort == "person" and owner.speaks:
            draft.people.setdefault(owner.name, owner)
        draft.steps.append(Step("schedules.owner", owner.label, draft.span))


def _names_another_body(scene: Scene, clause: Clause, candidate: Candidate, owner: Actor) -> bool:
    """Whether an item names a body before a noun that is its own: "OPCW Executive Council, 93rd session"."""
    begin, _ = scene.bounds(clause.sentence)
    named = scene.actors_in(begin, candidate.at)
    return any(actor.sort in ("body", "organisation") and actor.sides != owner.sides for actor in named)


def _day_before(scene: Scene, clause: Clause, candidate: Candidate) -> TimeMention | None:
    """The day that an item names before a colon: "On Friday, on the margins: dinner with X"."""
    begin, _ = scene.bounds(clause.sentence)
    whose = scene.chunks.codes.find("c", begin, clause.start)
    if whose > begin and scene.chunks.low(whose) == "whose":
        return None  # "X, whose talks on Saturday were put off, leaves for Damascus"
    days = [
        scene.chunks.times[at] for at in scene.days_in(begin, candidate.at) if scene.chunks.low(at - 1) not in LASTING
    ]
    days = [day for day in days if day.filled != ("day",) and has_day(day.start)]
    if days and days[0].direction == "past" and candidate.mood and candidate.mood.tense is not Tense.PAST:
        return None  # "X, who met Y on Sunday, hosts Z"
    return days[0] if len(days) == 1 else None


# "G8 foreign ministers (to April 11)", "plenary session (also 24/05)".
LASTING = frozenset({"until", "till", "through", "to", "also", "ends", "ending", "ended"})


def _add_last_day(scene: Scene, clause: Clause, trigger: int, first: TimeMention, link: Link) -> None:
    """The last day of an item that tells it apart from the day of its heading."""
    begin, end = scene.bounds(clause.sentence)
    for at in [*scene.days_in(begin, end), *_days_in_brackets_behind(scene, clause.sentence + 1)]:
        mention = scene.chunks.times[at]
        if any(scene.chunks.text(mark) == ";" for mark in range(min(trigger, at), max(trigger, at))):
            continue  # "Tuesday: EU-Ukraine summit; meeting of health ministers (to Oct. 13)"
        last = (_weekday_behind(mention, first) if mention.stated == ("weekday",) else mention).start or ""
        if _is_last(scene, at) and len(last) == DAY_LENGTH and (first.start or "")[:10] < last:
            link.until = last


def _is_last(scene: Scene, at: int) -> bool:
    """Whether a day is told as the last one: "to April 11", "until Friday"."""
    return scene.chunks.low(at - 1) in LASTING


LASTS = ("final", "last", "concluding")


def _is_on_last_day(scene: Scene, sentence: int) -> bool:
    """Whether a stay ends with the day of its heading: "visit to Riga (final day)", "final day of his visit"."""
    document = scene.chunks.document
    begin, end = document.sentences[sentence]
    if end < len(document.lows) and document.lows[end] == "(":  # "X will visit Riga. (Final day)"
        end = document.sentences[sentence + 1][1]
    words = " ".join(document.lows[begin:end])
    return any(f"{how} day {behind}" in words for how in LASTS for behind in (")", "of"))


def _ends_with_heading(scene: Scene, clause: Clause, trigger: int, first: TimeMention) -> bool:
    """Whether the last day of an item is that of its heading: "X will visit Riga (to March 12)", under March 12."""
    begin, end = scene.bounds(clause.sentence)
    days = [*scene.days_in(max(begin, trigger), end), *_days_in_brackets_behind(scene, clause.sentence + 1)]
    ends = [at for at in days if scene.chunks.low(at - 1) == "to" and scene.chunks.text(at - 2) == "("]
    return len(ends) == 1 and scene.chunks.times[ends[0]].start == first.start and not first.end


def _count_from_last_day(item: Item, link: Link) -> bool:
    """ "Is on a four-day visit to Oslo (to March 8)", under March 6: let it begin on March 5, if so it has begun."""
    today = (item.day.start or "")[:10]
    if not link.until or not link.days or link.time is not item.day or not has_day(today):
        return False
    first = (date.fromisoformat(link.until) - timedelta(days=link.days - 1)).isoformat()
    if first < today:
        link.time = item.day._replace(start=first, value=first)
    return first < today


def _days_in_brackets_behind(scene: Scene, sentence: int) -> list[int]:
    """The days of brackets that follow the full stop of an item: "X will visit Riga. (To June 12)"."""
    if sentence >= len(scene.chunks.sentences):
        return []
    begin, end = scene.chunks.sentences[sentence]
    return scene.days_in(begin, end) if begin < end and scene.chunks.text(begin) == "(" else []


def _is_session_of(scene: Scene, clause: Clause, draft: Draft, owner: Actor) -> bool:
    """Whether a meeting in a body's list is its session: "8289th meeting", under OSCE "Permanent Council, Vienna"."""
    begin, end = scene.chunks.sentences[clause.sentence]
    sits = not scene.words["sitting"].isdisjoint(map(scene.chunks.last_low, range(begin, end)))
    executive = owner.sides[:1] in (("European Union",), ("African Union",)) and "commission" in owner.rules[0]
    of_body = (owner.sort == "body" and not executive) or (owner.sort == "organisation" and sits)
    return of_body and draft.kind in (*MEET, *GATHER) and "w" not in scene.chunks.codes[begin:end]


# Marks that stand about what became of an item: "Meeting with X (cancelled)", "POSTPONED: visit to Y".
ABOUT_FATE = frozenset("()[]*_.:;,!-\u2013\u2014")


def _fate_of_item(scene: Scene, told: list[str]) -> str:
    """The code of a plan that was called off or put off, where the line says so at either end."""
    marked = [word for word in told if word not in ABOUT_FATE and not word[0].isdigit()]
    for word in (*marked[:1], *marked[-1:]):
        code = "K" if word in scene.words["called_off"] else "V" if word in scene.words["put_off"] else ""
        at = len(told) - 1 - told[::-1].index(word)
        if code and not ABOUT_FATE.isdisjoint(told[max(at - 1, 0) : at] + told[at + 1 : at + 2]):
            return code
    return ""


def _weekday_behind(time: TimeMention, heading: TimeMention) -> TimeMention:
    """A bare weekday in an item is the first one on or after the day of the heading."""
    if not (has_day(time.start) and has_day(heading.start)):
        return time
    day, begin = date.fromisoformat(time.start[:10]), date.fromisoformat(heading.start[:10])
    by = begin + timedelta(days=(day - begin).days % 7) - day
    if not by:
        return time
    start = (day + by).isoformat() + time.start[10:]
    end = (date.fromisoformat(time.end[:10]) + by).isoformat() + time.end[10:] if time.end else None
    return time._replace(start=start, end=end, value=start)
