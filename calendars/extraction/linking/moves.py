"""Move the day of a draft by whole weeks, months or years, or behind another day; tell days named by no date.

In: a draft with the day that its time mention has. Out: the same draft, with the day moved where another one fits
what is asked for, and a step that tells so. `shifts.py` says which way to look. Of a time mention: whether it is a
weekday, a weekend or the day of a month alone, so that verb and clause may say of which week or month it is.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from calendars.extraction.candidates.candidates import Candidate, Link
from calendars.extraction.candidates.occasions import Draft
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import YET_TO_COME, Tense
from calendars.extraction.linking.anchors import LENGTH
from calendars.extraction.linking.bounds import shift
from calendars.extraction.names.actors import Scene
from calendars.extraction.rulings.arithmetic import add_months_to_day
from calendars.extraction.rulings.days import AFTER_DAY
from calendars.models import NEW_TIME, Step, TimeMention
from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, MONTH_LENGTH, WEEK, begins_within, days_of, has_day


def is_bare_weekday(mention: TimeMention) -> bool:
    """Whether the words give a weekday that is counted from the publication, and no date."""
    return (
        "weekday" in mention.stated
        and "week" in mention.filled
        and {"day", "month", "offset", "year"}.isdisjoint(mention.stated)
    )


def is_bare_weekend(mention: TimeMention) -> bool:
    """Whether the words name a weekend that is counted from the publication: "at the weekend", not "last weekend"."""
    return mention.value.endswith("-WE") and mention.low in ("weekend", "the weekend")


def is_bare_day(mention: TimeMention) -> bool:
    """Whether the words give the day of a month, and no month: "on the 21st"."""
    return mention.stated == ("day",) and "month" in mention.filled


def day_of_act(scene: Scene, clause: Clause) -> date | None:
    """The one day that a clause tells of what is done in it: "He called off the trip on Tuesday"."""
    times = [scene.chunks.times[at] for at in scene.chunks.find_times(clause.start, clause.end)]
    days = [time.start[:DAY_LENGTH] for time in times if has_day(time.start)]
    return date.fromisoformat(days[0]) if len(days) == 1 else None


# "called off talks on Tuesday, | hours | before | they were to begin"
HOURS = frozenset({"hours", "minutes", "moments"})
ITS_START = frozenset({"it", "they", "its", "their"})
BEFORE_REACH = 5


def day_of_last_minute(scene: Scene, clause: Clause) -> TimeMention | None:
    """The day on which a plan was dropped at the last minute, so that it was one for that day."""
    lows, days = scene.chunks.lows, scene.days_in(clause.start, clause.end)
    if len(days) != 1:
        return None
    words = scene.chunks.document.lows[scene.chunks.firsts[clause.start] : scene.chunks.firsts[clause.end]]
    last = any(pair in (("last", "minute"), ("last", "moment")) for pair in pairwise(words))
    behind = range(days[0] + 1, min(clause.end + BEFORE_REACH, len(lows) - 2))
    last = last or any(lows[at] == "before" and lows[at - 1] in HOURS and lows[at + 1] in ITS_START for at in behind)
    return scene.chunks.times[days[0]] if last else None


# A weekday no further off than this is the nearest one.
NEAR = 3
# A day of this year that is so far behind and is told as to come is meant for next year.
LONG_PAST = 45
# What is told in these need not come behind what was told before it.
PAST_TENSES = {Tense.PAST, Tense.DENIED}


def move_by(draft: Draft, length: timedelta) -> None:
    """Move the start of a draft, which is a day or a moment, and its end."""
    if draft.start:
        draft.start = (days_of(draft.start[:10])[0] + length).isoformat() + draft.start[10:]
    if draft.end:
        draft.end = (days_of(draft.end)[0] + length).isoformat()


def look_ahead(draft: Draft) -> None:
    """A bare weekday of something that is to come is the next one, whatever the verb nearest to it says.

    So is a span of weekdays, or a weekend, that is all behind.
    """
    if draft.today is None or not draft.start or (draft.end and not len(draft.end) == len(draft.start) == DAY_LENGTH):
        return
    day = date.fromisoformat(draft.start[:10])
    told = draft.time is not None and draft.time.filled == AFTER_DAY
    if draft.meant and told and day == draft.today - timedelta(days=1):
        return  # "X flew in on Saturday. Y was also due on Saturday", in the paper of Sunday
    last = date.fromisoformat(draft.end) if draft.end else day
    ends_now = draft.end is not None and day < draft.today == last  # "is planned for Wednesday and Thursday", told on
    if draft.today - WEEK <= day and (last < draft.today or ends_now):
        move_by(draft, WEEK)
        draft.steps.append(Step("drafts.weekday_ahead", draft.time.text if draft.time else "", draft.span))


def look_back(draft: Draft) -> None:
    """A bare weekday, or weekend, of what was done is the last one: "was summoned to the ministry on Monday"."""
    weekend = draft.time is not None and is_bare_weekend(draft.time)
    if draft.today is None or not draft.start or draft.time is None or not (is_bare_weekday(draft.time) or weekend):
        return
    day = date.fromisoformat(draft.start[:10])
    if draft.today < day < draft.today + WEEK and (weekend or not draft.end):
        move_by(draft, -WEEK)
        draft.steps.append(Step("drafts.weekday_back", draft.time.text, draft.span))


def move_a_week_on(draft: Draft) -> None:
    """A week that is told on the day before it begins is the next one: "will meet X this week", told on a Sunday."""
    year, week, _ = (days_of(draft.start or "")[0] + WEEK).isocalendar()
    draft.start = f"{year}-W{week:02}"
    draft.steps.append(Step("drafts.week_ahead", draft.time.text if draft.time else "", draft.span))


def look_a_month_ahead(draft: Draft) -> None:
    """ "Has suggested talks on the 21st", told on the 13th: of this month, and not of the last one."""
    if draft.today is None or not has_day(draft.start) or draft.end:
        return
    day = date.fromisoformat(draft.start[:10])
    moved = add_months_to_day(day, 1)
    if draft.today - timedelta(days=31) < day < draft.today and moved.day == day.day:
        draft.start = moved.isoformat() + draft.start[10:]
        draft.steps.append(Step("drafts.month_ahead", draft.time.text if draft.time else "", draft.span))


def look_a_year_ahead(draft: Draft, sure: bool) -> None:
    """ "Agreed on a visit in October", told in May: the next October, not the last one.

    "Will visit from 6 to 9 November", told on the 16th, is of next year too; "would visit on 6 November" is not, and
    "will travel starting October 30" of a release that is put out a day later is of this year.
    """
    start, last = draft.start or "", draft.end or draft.start or ""
    if draft.today is None or _is_year_fixed(draft):
        return
    behind = (draft.today - days_of(last[:10])[1]).days
    if behind < (NEAR + 1 if sure else LONG_PAST) or "02-29" in (start[5:10], last[5:10]):
        return
    _move_by_a_year(draft, 1)


def look_a_year_back(draft: Draft) -> None:
    """ "Visited India on Dec. 10", told in November: verb and clause agree that it is over."""
    start = draft.start or ""
    if draft.today is None or _is_year_fixed(draft):
        return
    if days_of(start[:10])[0] > draft.today and "02-29" not in (start[5:10], (draft.end or "")[5:10]):
        _move_by_a_year(draft, -1)


def _is_year_fixed(draft: Draft) -> bool:
    """Whether no other year can be meant: there is no date with a year, or "Thursday, 26 October" fixes it."""
    start = draft.start or ""
    if not start[:4].isdigit() or "-" not in start or "W" in start:
        return True
    return draft.time is not None and "weekday" in draft.time.stated and not draft.time.clash


def _move_by_a_year(draft: Draft, years: int) -> None:
    """Move both ends by whole years."""
    start, end = draft.start or "", draft.end
    draft.start = f"{int(start[:4]) + years:04}{start[4:]}"
    draft.end = end and f"{int(end[:4]) + years:04}{end[4:]}"
    rule = "drafts.year_ahead" if years > 0 else "drafts.year_back"
    draft.steps.append(Step(rule, draft.time.text if draft.time else "", draft.span))


def put_behind(draft: Draft, old: TimeMention | None, told_over: bool = False) -> None:
    """ "From Monday to Friday": the new weekday is the next one behind the old.

    "Set for Monday were put off and will be held on Friday", told on Tuesday: the Monday may be over, `told_over`.
    """
    look_ahead(draft)
    if old is None or old.start is None or old.end or not draft.start or draft.end:
        return
    planned, day = date.fromisoformat(old.start[:10]), date.fromisoformat(draft.start[:10])
    if told_over and draft.today is not None and 0 < (draft.today - planned + WEEK).days < NEAR:
        if draft.time is not None and draft.time.filled == AFTER_DAY and planned < day:
            move_by(draft, -WEEK)  # it was counted from the old day
        return
    if old.stated == ("weekday",) and planned - WEEK < day <= planned:
        move_by(draft, WEEK)


def put_behind_stop(draft: Draft, stop: Draft, over: bool) -> None:
    """ "In India from Monday to Thursday, in Pakistan from Thursday to Sunday": plans are told in the order of time.

    Where the stop before is said to come first ("after meeting X on Tuesday"), it may be `over`.
    """
    if draft.time is None or not is_bare_weekday(draft.time) or not draft.start or not stop.start or not draft.today:
        return
    if draft.nth > 1:
        return  # "will meet X on Thursday, the second day of his visit": the visit began before
    told_back = bool(PAST_TENSES & {draft.tense, stop.tense}) and not over
    if told_back or not (has_day(draft.start) and has_day(stop.start)):
        return
    day, before = days_of(draft.start[:10])[0], days_of(stop.start[:10])[0]
    if (over or draft.today <= before) and day < before <= day + WEEK:
        draft.start = (day + WEEK).isoformat() + draft.start[10:]
        dated = draft.end == draft.until and not draft.until_weekday  # "is due back on April 14"
        if draft.end and len(draft.end) == DAY_LENGTH and (not dated or draft.end < draft.start[:10]):
            draft.end = (date.fromisoformat(draft.end) + WEEK).isoformat()
        draft.steps.append(Step("drafts.weekday_ahead", draft.time.text, draft.span))


# "put off | by a week", "pushed back two days", "delayed for a day", not "put off for two days of talks"
MOVED_BY = pattern_of(r"VX?[yg]?D(?!o)")
# "put off his | visit | by a week", "delayed the | talks in Riga | by two days"
BY_LENGTH = pattern_of(r"[nx](?:[fi]d?A?[CLS])?y(?P<length>D)(?!o)")
EARLIER = ("forward", "advanced", "up")
DAYS_IN_HOURS = {f"PT{24 * days}H": f"P{days}D" for days in range(1, 4)}


def move_by_length(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> None:
    """ "The talks set for Monday have been delayed by a week": the new day is counted from the old one.

    Where another sentence tells the old one, `joining.py` counts.
    """
    chunks, mood = scene.chunks, candidate.mood
    if mood is None or draft.end or (draft.start and not has_day(draft.start)):
        return
    verb, at = mood.last - 1, mood.last + (chunks.low(mood.last) in ("by", "for", "back", "forward"))
    behind = MOVED_BY.search(chunks.codes, max(verb, candidate.at - 1), chunks.sentences[clause.sentence][1])
    active = BY_LENGTH.match(chunks.codes, candidate.at) if candidate.noun and behind is None else None
    if active is not None:
        at = active.start("length")
    inside = at < clause.end or behind is not None
    told = chunks.times[at].value if inside and chunks.codes[at] == "D" else ""
    length = LENGTH.match(DAYS_IN_HOURS.get(told, told))
    if length is None:
        return
    steps = int(length[1]) * (-1 if chunks.text(verb).lower().endswith(EARLIER) else 1)
    if draft.start:
        move_on(draft, steps, length[2])
    elif chunks.codes[mood.first] != "5":  # "had been put off by a week": the day told is the new one
        draft.moved_by = (steps, length[2])


def move_on(draft: Draft, steps: int, unit: str) -> None:
    """Move the day of a draft by a length."""
    moved = shift((draft.start or "")[:10], steps, unit)
    if moved:
        draft.start = moved
        draft.steps.append(Step(NEW_TIME, draft.time.text if draft.time else "", draft.span))


def take_back(draft: Draft, dropped_on: date | None) -> None:
    """The weekday of a plan that was dropped is the nearest: "was set to arrive on Sunday, but put off the trip".

    It is none that was over when the plan was dropped: "He put off the trip on Tuesday".
    """
    if not (draft.meant and draft.rests_on("drafts.weekday_ahead") and draft.start and draft.today):
        return
    day = date.fromisoformat(draft.start[:10]) - WEEK
    if 0 < (draft.today - day).days < NEAR and (dropped_on is None or dropped_on <= day):
        move_by(draft, -WEEK)


def days_since(draft: Draft) -> int:
    """How many days the start of a draft lies behind: -1 of tomorrow."""
    return (draft.today - days_of(draft.start[:10])[0]).days if draft.today and draft.start else 0


def is_next_behind_day_told(scene: Scene, candidate: Candidate, draft: Draft) -> bool:
    """ "Met on June 22 and agreed to meet again on July 15", told in August: soon after they agreed."""
    mood, (begin, _) = candidate.mood, scene.bounds(scene.chunks.sentence_of(candidate.at))
    start = (draft.start or "")[:10]
    if mood is None or draft.today is None or not has_day(start) or start > str(draft.today):
        return False
    if not any(scene.chunks.codes[at] == "Q" for at in range(max(mood.first - 1, begin), mood.last)):
        return False
    told = [scene.chunks.times[at].start or "" for at in scene.days_in(begin, candidate.at)]
    return any(len(day) >= MONTH_LENGTH and day[:10] < start for day in told)


def is_arranged_then(scene: Scene, candidate: Candidate) -> bool:
    """ "Arranged talks in April", told in August: they were then, unless the next April is nearer."""
    mood = candidate.mood
    if mood is None or not mood.first + 1 == mood.last < candidate.at:
        return False  # "has arranged", "were arranged"
    return scene.chunks.low(mood.first) == "arranged"


def is_sometime(candidate: Candidate, link: Link, day: TimeMention) -> bool:
    """Whether an occasion is to come, and only the period is told that a day lies in."""
    ahead = candidate.mood is not None and candidate.mood.tense in YET_TO_COME
    coarse = link.time.start if link.time else None
    if not ahead or not coarse or has_day(coarse) or link.time is None or day.start is None:
        return False
    return begins_within(day.start, coarse, link.time.end)
