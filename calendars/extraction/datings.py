"""Give a draft its time: from the link, counted from a day of it, or, in the present tense, the publication day.

In: a draft with its candidate and link. Out: the draft's start, end and length in days.
"""

from __future__ import annotations

from datetime import date, timedelta

from calendars.extraction.actors import Scene
from calendars.extraction.anchors import LENGTH, shift
from calendars.extraction.candidates import Candidate
from calendars.extraction.clauses import Clause
from calendars.extraction.linking import Link
from calendars.extraction.moods import Mood, Tense
from calendars.extraction.occasions import GATHER, MEET, Draft, Setting
from calendars.extraction.owners import LIMITS
from calendars.extraction.schedules import BULLETS
from calendars.extraction.spans import THERE, is_aside
from calendars.extraction.zones import offset_of
from calendars.models import NEW_TIME, Kind, Status, Step, TimeMention, TimexType
from calendars.periods import days_of

# Links of a time to the verb that says whether it is to come.
TOLD_BY_VERB = frozenset({"linking.same_clause", "linking.resumed", NEW_TIME})
# Links to a time of another clause.
BORROWED = frozenset({"linking.from_main", "linking.earlier_clause", "linking.free"})
# Deeds of one moment; who "planned to meet on Monday" meant that Monday.
DECIDED = frozenset({"agreed", "decided", "promised", "vowed", "accepted", "arranged"})
# Openers of clauses that tell what was over by then.
AFTER = frozenset({"after", "following"})
# Endings of times that are counted from a day of the text.
COUNTED = ("earlier", "before", "later", "after", "previously")
# Before a time that only bounds something: "set to run until 2031".
BOUNDS = LIMITS - {"before"}


def set_time(scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft, setting: Setting) -> None:
    mention = link.time
    if candidate.verb == "cues.broken" and draft.tense is Tense.PAST:
        mention = None
    coming = draft.tense is Tense.FUTURE or (not draft.tense and "m" in scene.chunks.codes[clause.start : candidate.at])
    if coming and mention is not None and link.rule in BORROWED and _is_over(mention, draft.today):
        mention = None  # "left on Friday for Havana, where he will co-chair the session"
    if draft.change in ("off", "moved") and link.rule in BORROWED and link.chunk < candidate.at:
        mention = None  # "called him today to say that he would put off his trip"
    if mention is not None and _is_of_deed(scene, candidate, link):
        mention = None
    if mention is not None and draft.tense is Tense.PAST and not draft.change and mention.text.endswith(COUNTED):
        first = days_of(mention.start)[0] if mention.start else None
        if first is not None and draft.today is not None and first > draft.today:
            mention = None  # "had sat with him two days earlier": not two days before the last day named
    setting_out = scene.words["departure"].intersection(
        scene.chunks.low(at) for at in range(clause.start, max(link.chunk, clause.start))
    )
    journey = candidate.verb in ("triggers.go", "triggers.arrive") and link.chunk < candidate.at
    leaving = journey and (candidate.definite or bool(setting_out))
    if leaving and draft.kind in (*MEET, *GATHER):
        mention = None  # "will leave on Thursday to head to the talks": the day is that of leaving
    if mention is not None and _is_of_wish(scene, candidate, link, draft):
        mention = None
    draft.simple = draft.tense is Tense.PRESENT and "2" not in _chain_of(scene, candidate)
    draft.days, draft.clock, draft.until = link.days, link.clock, link.until
    if link.anchor is not None:
        return  # it is counted when all drafts are made
    if mention is None:
        _set_time_of_now(scene, clause, candidate, draft, setting)
        return
    draft.time, draft.start, draft.end = mention, mention.start, mention.end
    if not (link.rule == "linking.carried" and draft.kind is Kind.VISIT and clause.opener == "during"):
        draft.mentions.append(mention)  # "during his visit he will meet X on Monday": the day is the meeting's
    if (
        draft.tense in (Tense.FUTURE, Tense.TENTATIVE)
        and is_bare_weekday(mention)
        and draft.start
        and (mention.direction != "past" or link.rule in TOLD_BY_VERB or draft.change in ("off", "moved"))
    ):
        _look_ahead(draft)
    done = draft.tense is Tense.PAST and not candidate.noun and candidate.rule != "triggers.presence"
    if done and draft.change in ("", "purpose") and link.rule in TOLD_BY_VERB:
        _look_back(draft)
    dropped = draft.change in ("off", "moved") and draft.tense is Tense.PAST and link.rule == "linking.before_noun"
    if dropped and is_bare_weekday(mention) and draft.start and _days_since(draft) > NEAR:
        _look_ahead(draft)  # "cancelled his Thursday meeting": the nearest one
    if link.rule in TOLD_BY_VERB and "year" in mention.filled and "offset" not in mention.stated:
        if draft.tense in (Tense.FUTURE, Tense.TENTATIVE):
            _look_a_year_ahead(draft, _is_sure_to_come(scene, candidate))
        elif coming and mention.direction == "future":
            _look_a_year_ahead(draft, sure=True)  # "will meet at the summit on December 14", told in February
        elif _is_sure_to_be_over(candidate, draft) and mention.direction == "past":
            _look_a_year_back(draft)
    told_now = _is_told_now(scene, candidate) and not setting.digest and clause.sentence > 0
    if told_now and is_bare_weekday(mention) and link.rule in TOLD_BY_VERB:
        _look_ahead(draft)  # "then moves on to Lome for a lunch on Saturday"
    draft.steps.append(Step(mention.rule, mention.text, mention.span))
    draft.steps.append(Step(link.rule, mention.text, mention.span))
    if link.rule == NEW_TIME and is_bare_weekday(mention) and draft.tense is not Tense.NONE:
        _look_ahead(draft)
        _put_behind(draft, link.old)
    if link.since and draft.today and (draft.start or "")[:10] <= draft.today.isoformat():
        draft.change, draft.since = draft.change or "running", True
    if link.until and draft.start and not draft.end and link.until > draft.start[:10]:
        draft.end = link.until
    if draft.change == "moved" and link.rule != NEW_TIME:
        _move_by_length(scene, clause, candidate, draft)
    if link.clock and draft.start and len(draft.start) == 10:
        draft.start += clock_on(draft.start, link.clock)
    draft.began = link.rule == "linking.relative"
    _count_from_nth_day(candidate, draft)
    if (
        draft.kind in GATHER
        and link.rule == "linking.relative"
        and candidate.verb in ("triggers.go", "triggers.arrive")
    ):
        _read_opening(scene, link.chunk, draft)
    ends = link.rule == "linking.relative" and _is_end(scene, link.chunk)
    if ends or _is_last_day(clause, candidate, link, draft):
        draft.verb = "cues.end"
        if ends or not draft.tense:
            ahead = mention.direction in ("future", "present") and (draft.start or "") >= str(draft.today)
            draft.tense = Tense.FUTURE if ahead else Tense.PAST
    set_end(draft)


def _is_over(mention: TimeMention, today: date | None) -> bool:
    """Whether a time lies before the publication: counted back from it, or by its own year."""
    before = mention.start is not None and today is not None and days_of(mention.start[:10])[1] < today
    return mention.direction == "past" or before


def _is_of_deed(scene: Scene, candidate: Candidate, link: Link) -> bool:
    """Whether a day before an infinitive is that of another deed: "freed on Friday two men to let them attend talks".

    Those who travel and meet do so for what the infinitive says: "flew in on Friday to attend the talks".
    """
    mood = candidate.mood
    if mood is None or mood.change != "purpose" or link.rule != "linking.same_clause" or link.chunk > mood.last:
        return False
    codes, entries = scene.chunks.codes, scene.chunks.entries
    deed = next((at for at in range(mood.last - 1, mood.first - 1, -1) if codes[at] in "vHEQWVKFX"), None)
    return deed is not None and codes[deed] in "EX" and not entries[deed][1].startswith("triggers.")


def _is_of_wish(scene: Scene, candidate: Candidate, link: Link, draft: Draft) -> bool:
    """Whether a day is that of the wish and not of what is wished: "proposed talks on Thursday", told on that day."""
    mention, mood = link.time, candidate.mood
    if mention is None or mood is None:
        return False
    # "At a meeting on Tuesday they agreed to meet again"
    planned = mood.tense is Tense.FUTURE and link.chunk < mood.first and "Q" in _chain_of(scene, candidate)
    if mood.tense is not Tense.TENTATIVE and not planned:
        return False
    if not (draft.change or candidate.plan or link.rule == "linking.relative") and _is_long_over(mention, draft.today):
        return True  # "called in May for a conference"
    if link.rule != "linking.same_clause":
        return False
    chain = _chain_of(scene, candidate)
    verb = chain.find("Q") if planned else max(chain.find("W"), chain.find("v"))
    word = scene.chunks.low(mood.first + verb) if verb >= 0 else ""
    past = word in DECIDED if planned else word.endswith("ed") or word == "sought"
    if not past or not set(chain).isdisjoint("123"):  # "was being discussed for Thursday"
        return False
    if not mention.start or len(mention.start) < 10 or draft.today is None:
        return False
    over = date.fromisoformat(mention.start[:10]) <= draft.today
    return over and (link.chunk < candidate.at or "4" not in chain)  # but "has proposed a meeting on Friday"


def _is_long_over(mention: TimeMention, today: date | None) -> bool:
    """Whether a time lies behind and is no bare weekday, which may be the next one."""
    if today is None or mention.start is None or is_bare_weekday(mention):
        return False
    return days_of(mention.end or mention.start)[1] < today


def _days_since(draft: Draft) -> int:
    """How many days the start of a draft lies behind."""
    return (draft.today - days_of(draft.start[:10])[0]).days if draft.today and draft.start else 0


def is_bare_weekday(mention: TimeMention) -> bool:
    """Whether the words give a weekday that is counted from the publication, and no date."""
    return (
        "weekday" in mention.stated
        and "week" in mention.filled
        and {"day", "month", "offset", "year"}.isdisjoint(mention.stated)
    )


def clock_on(day: str, clock: TimeMention) -> str:
    """A clock time with its offset on a day, to be put behind it."""
    hour = clock.value[clock.value.index("T") :][:6]
    return hour + (offset_of(clock.timezone, date.fromisoformat(day[:10]), hour) if clock.timezone else "")


def _chain_of(scene: Scene, candidate: Candidate) -> str:
    """The codes of the chain of verbs."""
    return scene.chunks.codes[candidate.mood.first : candidate.mood.last] if candidate.mood else ""


def _is_told_now(scene: Scene, candidate: Candidate) -> bool:
    """Whether the verb is in the third person of the present, which no other form looks like: "moves on", "calls"."""
    mood = candidate.mood
    if mood is None or mood.tense is not Tense.PRESENT or mood.change:
        return False
    form = scene.chunks.entries[mood.last - 1][3]
    return "s" in form and "d" not in form and "b" not in form


def _count_from_nth_day(candidate: Candidate, draft: Draft) -> None:
    """ "On the second day of talks", "on the final day of the summit": the first day is counted, the last one known."""
    if not draft.start or len(draft.start) != 10 or draft.end or not (candidate.nth > 1 or candidate.last_day):
        return
    day = date.fromisoformat(draft.start)
    if candidate.nth > 1:
        draft.nth = candidate.nth
        draft.start = (day - timedelta(days=candidate.nth - 1)).isoformat()
        if draft.days and draft.days >= candidate.nth and not candidate.last_day:
            draft.end = (day + timedelta(days=draft.days - candidate.nth)).isoformat()
    if candidate.last_day:
        draft.end = day.isoformat()
        if not candidate.nth and draft.days:
            draft.start = (day - timedelta(days=draft.days - 1)).isoformat()
    if draft.end == draft.start:
        draft.end = None
    if day == draft.today and draft.tense is not Tense.FUTURE:
        draft.change, draft.since = draft.change or "running", not candidate.last_day


def _read_opening(scene: Scene, at: int, draft: Draft) -> None:
    """ "Leaves tomorrow for the forum, which opened today": it has begun, whenever one goes there."""
    verb = next((one for one in range(at - 1, max(at - 6, 0), -1) if scene.chunks.codes[one] in "vHE"), at)
    rule, form = scene.chunks.entries[verb][1], scene.chunks.entries[verb][3]
    if rule == "cues.begin" and "d" in form and "b" not in form:
        draft.verb, draft.tense = rule, Tense.PAST


def _is_end(scene: Scene, at: int) -> bool:
    """Whether the verb before a time is one of ending: "the talks, which ended on Thursday"."""
    verb = next((one for one in range(at - 1, max(at - 6, 0), -1) if scene.chunks.codes[one] in "vHE"), at)
    return scene.chunks.entries[verb][1] == "cues.end"


def _is_last_day(clause: Clause, candidate: Candidate, link: Link, draft: Draft) -> bool:
    """ "Left on Thursday at the end of a visit", "flew home on Thursday after a four-day visit"."""
    after = clause.opener in AFTER and link.rule == "linking.carried" and bool(draft.days)
    return candidate.noun and draft.kind is not Kind.CALL and (candidate.ended or after)


def _move_by_length(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> None:
    """ "The talks set for Monday have been delayed by a week": the new day is counted from the old one."""
    chunks, mood = scene.chunks, candidate.mood
    if mood is None or not draft.start or len(draft.start) < 10 or draft.end:
        return
    at = mood.last + (chunks.low(mood.last) in ("by", "for", "back", "forward"))
    length = LENGTH.match(chunks.times[at].value) if at < clause.end and chunks.codes[at] == "D" else None
    if length is not None:
        forward = chunks.low(mood.last - 1).endswith(("forward", "advanced"))
        moved = shift(draft.start[:10], int(length[1]) * (-1 if forward else 1), length[2])
        draft.start = moved or draft.start


def _put_behind(draft: Draft, old: TimeMention | None) -> None:
    """ "From Monday to Friday": the new weekday is the next one behind the old."""
    if old is None or old.start is None or old.end or not draft.start or draft.end:
        return
    planned, day = date.fromisoformat(old.start[:10]), date.fromisoformat(draft.start[:10])
    if old.stated == ("weekday",) and planned - timedelta(days=7) < day <= planned:
        draft.start = (day + timedelta(days=7)).isoformat() + draft.start[10:]


def put_behind_stop(draft: Draft, stop: Draft) -> None:
    """ "In India from Monday to Thursday, in Pakistan from Thursday to Sunday": a stop is behind the one before."""
    if draft.kind is not Kind.VISIT or draft.time is None or stop.time is None or not draft.start or not stop.start:
        return
    weekdays = is_bare_weekday(draft.time) and is_bare_weekday(stop.time) and len(draft.start) == len(stop.start) == 10
    if weekdays and draft.tense is Tense.FUTURE and draft.start < stop.start:
        week = timedelta(days=7)
        draft.start = (date.fromisoformat(draft.start) + week).isoformat()
        if draft.end and len(draft.end) == 10:
            draft.end = (date.fromisoformat(draft.end) + week).isoformat()


def _look_ahead(draft: Draft) -> None:
    """A bare weekday of something that is to come is the next one, whatever the verb nearest to it says."""
    if draft.today is None or not draft.start or draft.end:
        return
    day = date.fromisoformat(draft.start[:10])
    if draft.today - timedelta(days=7) <= day < draft.today:
        draft.start = (day + timedelta(days=7)).isoformat() + draft.start[10:]
        draft.steps.append(Step("drafts.weekday_ahead", draft.time.text if draft.time else "", draft.span))


def _look_back(draft: Draft) -> None:
    """A bare weekday of what was done is the last one: "was summoned to the ministry on Monday"."""
    if draft.today is None or not draft.start or draft.end or draft.time is None or not is_bare_weekday(draft.time):
        return
    day = date.fromisoformat(draft.start[:10])
    if draft.today < day < draft.today + timedelta(days=7):
        draft.start = (day - timedelta(days=7)).isoformat() + draft.start[10:]
        draft.steps.append(Step("drafts.weekday_back", draft.time.text, draft.span))


# A weekday no further off than this is the nearest one.
NEAR = 3
# A day of this year that is so far behind and is told as to come is meant for next year.
LONG_PAST = 45
# Words that leave no doubt that the verb after them is still to come.
SURE = frozenset({"will", "shall", "'ll", "is", "are"})


def _is_sure_to_come(scene: Scene, candidate: Candidate) -> bool:
    """Whether the chain of verbs says so itself: "will visit", "is to visit", and not what a past report made of it."""
    mood = candidate.mood
    if mood is None or mood.change:
        return False
    return not SURE.isdisjoint(scene.chunks.low(at) for at in range(mood.first, mood.last))


def _is_sure_to_be_over(candidate: Candidate, draft: Draft) -> bool:
    """Whether the verb itself tells of the past: "visited", "paid a visit"; but not "reviewed the summit of May 4"."""
    own = not candidate.noun or (candidate.verb.startswith("cues.") and not candidate.definite)
    return draft.tense is Tense.PAST and not draft.change and own


def _look_a_year_ahead(draft: Draft, sure: bool) -> None:
    """ "Agreed on a visit in October", told in May: the next October, not the last one.

    "Will visit from 6 to 9 November", told on the 16th, is of next year too; "would visit on 6 November" is not.
    """
    start, last = draft.start or "", draft.end or draft.start or ""
    if draft.today is None or _is_year_fixed(draft):
        return
    behind = (draft.today - days_of(last[:10])[1]).days
    if behind < (1 if sure else LONG_PAST) or "02-29" in (start[5:10], last[5:10]):
        return
    _move_by_a_year(draft, 1)


def _look_a_year_back(draft: Draft) -> None:
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
    start, end = draft.start or "", draft.end
    draft.start = f"{int(start[:4]) + years:04}{start[4:]}"
    draft.end = end and f"{int(end[:4]) + years:04}{end[4:]}"
    rule = "drafts.year_ahead" if years > 0 else "drafts.year_back"
    draft.steps.append(Step(rule, draft.time.text if draft.time else "", draft.span))


def set_end(draft: Draft) -> None:
    """Count the other end of a stay whose length is stated: "a three-day visit starting Monday"."""
    if not (draft.start and draft.days and not draft.end and len(draft.start) == 10 and draft.kind is not Kind.CALL):
        return
    day, length = date.fromisoformat(draft.start), timedelta(days=draft.days - 1)
    if day == draft.today and draft.rests_on("drafts.now") and draft.verb not in ("cues.begin", "cues.end"):
        return  # "is in Hanoi for a three-day visit": which day of it this is, nobody says
    if draft.verb == "cues.end":
        draft.start, draft.end = (day - length).isoformat(), draft.start
    elif draft.tense is not Tense.PRESENT or draft.verb != "1" or draft.began:
        draft.end = (day + length).isoformat()


def _set_time_of_now(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, setting: Setting) -> None:
    """A clause in the present tense without a time word tells of the publication day: "is in Hanoi for talks"."""
    if draft.today is None:
        return
    today = draft.today.isoformat()
    if (
        draft.clock is not None
        and draft.tense in (Tense.FUTURE, Tense.PRESENT)
        and not _names_day(scene, clause, draft)
    ):
        draft.start, draft.time = today + clock_on(today, draft.clock), draft.clock
        draft.steps.append(Step("drafts.clock_today", draft.clock.text, draft.span))
        return
    lows = scene.chunks.document.lows
    first, last = scene.chunks.firsts[clause.start], scene.chunks.lasts[clause.end - 1]
    text = " " + " ".join(lows[first:last]) + " "
    before, codes = candidate.at - 1, scene.chunks.codes
    while before > clause.start and codes[before] in "dDXA9-":
        before -= 1
    running = any(f" {words} " in text for words in scene.words["running"])
    running = running or any(scene.chunks.low(at) == "current" for at in range(before + 1, candidate.at))
    on_visit = draft.tense is Tense.PRESENT and (
        (draft.verb == "1" and (scene.chunks.codes[before] in "ki" or _is_there(scene, clause, candidate)))
        or _is_going_on(scene, candidate)
        or candidate.verb == "triggers.presence"
        or candidate.nth > 1
    )
    aside = (
        candidate.mood is None
        and draft.kind is Kind.VISIT
        and (scene.chunks.low(before) == "on" or candidate.aside)
        and bool(clause.subject)
    ) or (candidate.nth > 1 and is_aside(scene, clause, candidate) and not _has_day(scene, clause))
    entered = candidate.nth > 1 and draft.verb == "cues.begin" and "4" in _chain_of(scene, candidate)
    told = (draft.tense is Tense.PRESENT and (running or on_visit)) or (running and draft.tense is Tense.NONE)
    if told or aside or entered:
        draft.start = today
        draft.steps.append(Step("drafts.now", scene.chunks.text(candidate.at), draft.span))
        draft.status = Status.UNDERWAY
        if candidate.aside and draft.verb in ("cues.begin", "cues.end"):
            set_end(draft)  # "X, ending a two-day visit, said"
        if draft.until and draft.until > draft.start:
            draft.end = draft.until
        if candidate.nth > 1:
            _count_from_nth_day(candidate, draft)
    elif (
        _is_of_today(scene, clause, draft, setting)
        and not draft.change
        and (not candidate.mood or candidate.mood.change != "purpose")
        and draft.tense in (Tense.PRESENT, Tense.PAST, Tense.NONE)
        and candidate.verb != "cues.broken"
    ):
        draft.start = today
        draft.steps.append(Step("drafts.digest_day", scene.chunks.text(candidate.at), draft.span))
        if candidate.noun and clause.opener in AFTER:
            draft.verb = "cues.end"  # "extend the truce after two days of talks"
        set_end(draft)


def _is_of_today(scene: Scene, clause: Clause, draft: Draft, setting: Setting) -> bool:
    """Whether a clause without a time word tells of the publication day: in a digest, or in a list in the present."""
    begin, end = scene.chunks.sentences[clause.sentence]
    if draft.clock is not None and _names_day(scene, clause, draft):
        return False  # "They will meet on Thursday. The talks begin at 1600 GMT."
    if setting.digest:  # a day that the sentence names, for something else, is not this one's either
        told = {at: scene.chunks.times[at] for at in range(begin, end) if at in scene.chunks.times}
        dated = (at for at, time in told.items() if time.start or time.text.endswith(COUNTED))
        return not any(scene.chunks.low(at - 1) not in BOUNDS for at in dated)
    item = scene.chunks.text(begin) in BULLETS and clause.sentence not in setting.items and scene.city is None
    return item and draft.tense is Tense.PRESENT


def _has_day(scene: Scene, clause: Clause) -> bool:
    """Whether the sentence of a clause names any day."""
    return bool(scene.days_in(*scene.bounds(clause.sentence)))


def _names_day(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """Whether a clause, what stands before it, or the sentence before names another day than today, or a stretch."""
    begin, _ = scene.bounds(max(clause.sentence - 1, 0))
    for at in range(begin, clause.end):
        mention = scene.chunks.times.get(at)
        other = mention is not None and mention is not draft.clock and mention.type is not TimexType.DURATION
        if other and mention and mention.filled != ("day",) and mention.start != str(draft.today):
            return mention.start is not None
    return False


def _is_there(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Is in Hanoi for a visit", "is at present in Brussels for talks"."""
    return bool(clause.subject) and THERE.search(scene.chunks.codes, clause.start, candidate.at) is not None


def _is_done(scene: Scene, mood: Mood) -> bool:
    """ "While the meeting is held": a passive without "being" says of no day."""
    form = scene.chunks.entries[mood.last - 1][3]
    being = any(scene.chunks.low(at) == "being" for at in range(mood.first, mood.last))
    return scene.chunks.codes[mood.last - 1] in "HvE" and "n" in form and "g" not in form and not being


def _is_going_on(scene: Scene, candidate: Candidate) -> bool:
    """is visiting, is paying a visit."""
    mood = candidate.mood
    if candidate.verb in ("triggers.go", "triggers.arrive") and not (
        candidate.noun and candidate.kind in MEET and mood and scene.chunks.codes[mood.last : mood.last + 1] != "f"
    ):
        return False  # "is going to Moscow": it will; but "the talks are going well"
    return (
        mood is not None
        and any(scene.chunks.codes[at] == "1" for at in range(mood.first, mood.last))
        and mood.last - mood.first > 1
        and not _is_done(scene, mood)
        and not (candidate.noun and scene.chunks.low(mood.last) == "on")  # "the trip is still on": it will be
    )
