"""Give each candidate its time: the one that its own words state, or that the rulings let it carry over.

In: a scene, its clauses and candidates. Out: for each candidate a `Link`: a time or none, the rule that linked them,
and a length where one is stated. A time belongs to one verb or noun (`claims.py` says whose it is; `borrowed.py` takes
one from another sentence). A time in a report ("said on Monday") dates the saying, and otherwise only an occasion that
the same clause hangs on it with "after", "following" or "during" (the ruling on carried dates).
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from calendars.extraction.candidates.candidates import Candidate, Link, SentenceParts, partners_of
from calendars.extraction.candidates.habits import is_told_as_often
from calendars.extraction.candidates.occasions import GATHER
from calendars.extraction.candidates.owners import (
    LIMITS,
    dates_the_deciding,
    dates_the_dropping,
    dates_the_news,
    follows,
    hangs_on_noun,
    is_calendar,
    is_chaired_for_long,
    is_limit,
    is_of_head,
    is_of_next,
    is_possessive,
)
from calendars.extraction.candidates.topics import where_spoken_of
from calendars.extraction.clauses.clauses import AFTER, Clause, clause_at
from calendars.extraction.clauses.tenses import YET_TO_COME, Tense
from calendars.extraction.fates.statuses import covers
from calendars.extraction.linking.borrowed import borrow_time, link_arrival, link_dates
from calendars.extraction.linking.bounds import is_hour_of_resuming
from calendars.extraction.linking.claims import is_of_something_else, is_on_nth_day, score_time, tells_new_time
from calendars.extraction.linking.described import dates_the_speaking
from calendars.extraction.linking.events import is_of_region
from calendars.extraction.linking.lasting import day_of_leaving
from calendars.extraction.linking.nearness import is_dated_noun, is_preceded
from calendars.extraction.linking.outlooks import (
    STAGING,
    dates_a_text,
    dates_beside,
    is_past_beside_present,
    take_day_of_year,
)
from calendars.extraction.linking.scenes import link_scenes
from calendars.extraction.linking.ways import BEFORE_VISIT
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.attributes import is_of_another, names_something
from calendars.extraction.rulings.arithmetic import days_long
from calendars.extraction.triggers.newsletters import link_days_behind
from calendars.models import NEW_TIME, Kind, TimeMention, TimexType
from calendars.patterns import pattern_of
from calendars.periods import MONTH_LENGTH, WEEK, days_of, has_day

# In days: what is longer is no visit.
LONGEST_STAY = 60
NEAR_WEEK = 6  # how far behind a noun the week stands that is its own


def link_times(scene: Scene, clauses: list[Clause], candidates: list[Candidate]) -> list[Link]:
    """Link every candidate to its time.

    Args:
        scene: chunks with their times.
        clauses: the clauses.
        candidates: in text order.
    """
    sentences: dict[int, SentenceParts] = {}
    for candidate in candidates:
        number = clauses[candidate.clause].sentence
        if number not in sentences:  # the day of a dateline is not that of what follows it
            sentences[number] = SentenceParts(scene.chunks.find_times(*scene.bounds(number)))
        sentences[number].candidates.append(candidate)
    for number, clause in enumerate(clauses):
        if clause.sentence in sentences:
            sentences[clause.sentence].clauses.append(number)
    around = [sentences[clauses[one.clause].sentence] for one in candidates]
    links = [_link(scene, clauses, one, sentence) for one, sentence in zip(candidates, around, strict=True)]
    put = {link.chunk: link.time for link in links if link.rule == "linking.gapped"}
    for link in links:
        link.time = put.get(link.chunk, link.time)  # "in X on Monday and in Y on Friday, where he will meet Z"
    owned = {link.chunk for link in links}
    dated = {clauses[one.clause].sentence for one, link in zip(candidates, links, strict=True) if link.time}
    for candidate, link, sentence in zip(candidates, links, around, strict=True):
        if link.time is None and (left := day_of_leaving(scene, clauses, candidate)):
            link.time, link.chunk, link.rule, link.score = scene.chunks.times[left], left, "linking.resumed", 3.0
        if link.time is None:
            _link_free(scene, clauses, candidate, link, sentence, owned)
        if link.time is None:
            borrow_time(scene, clauses, candidate, link, sentence, dated)
        elif link.time.start and (not has_day(link.time.start) or link.time.value.endswith("-WE")):
            link_arrival(scene, clauses, candidate, link, dated)
    _share_with_joined(scene, clauses, candidates, links)
    link_scenes(scene, clauses, candidates, links)
    if "date" in scene.chunks.lows:
        link_dates(scene, clauses, candidates, links)
    link_days_behind(scene, clauses, candidates, links)
    return links


def _share_with_joined(scene: Scene, clauses: list[Clause], candidates: list[Candidate], links: list[Link]) -> None:
    """One time for two verbs that "and" joins.

    "Will pay a visit to China and attend a forum from May 11", "ends her visit to X on Friday and heads for Y".
    """
    for (visit, event), (link, told) in zip(pairwise(candidates), pairwise(links), strict=True):
        clause, other = clauses[visit.clause], clauses[event.clause]
        joined = other.parent == visit.clause and scene.chunks.codes[other.start] == "&" and other.kind == clause.kind
        onward = joined and visit.verb == "cues.end" and event.verb == "triggers.go" and told.time is None
        if onward and clause.subject == other.subject and link.rule == "linking.same_clause":
            told.time, told.chunk, told.rule, told.score = link.time, link.chunk, link.rule, link.score
        ahead = joined and visit.mood is not None and visit.mood.tense in YET_TO_COME
        spans = told.time is not None and told.time.end is not None  # "and hold talks there from May 26 to June 5"
        if not ahead or visit.kind is not Kind.VISIT or event.verb != "cues.support":
            continue
        if not spans and event.kind not in GATHER:
            continue
        if _is_of_event_alone(scene, visit, event, told.chunk):
            continue
        if link.time is None and clause.subject == other.subject and told.rule == "linking.same_clause":
            link.time, link.chunk, link.rule, link.score = told.time, told.chunk, told.rule, told.score


def _is_of_event_alone(scene: Scene, visit: Candidate, event: Candidate, at: int) -> bool:
    """Whether the time behind two verbs is that of the gathering alone.

    "Will visit Spain and attend the summit in Riga on Friday", "and attend the summit that is set for Friday".
    """
    hosts, span = scene.sides_of(partners_of(visit, "host")), scene.chunks.times.get(at)
    set_for = scene.chunks.codes[at - 2 : at] == "Qg"
    if len(hosts) > 1 and span is not None and span.end is not None and not set_for:
        return False  # "will visit X, Y and Z and attend the summit in Q from May 4 to 15"
    elsewhere = event.place is not None and hosts != {event.place[1]}
    return elsewhere or set_for


def _link(scene: Scene, clauses: list[Clause], candidate: Candidate, sentence: SentenceParts) -> Link:
    best = Link()
    told_of: tuple[TimeMention, int] | None = None  # a day that a relative clause tells, or ", starting on Monday"
    clause, hour = clauses[candidate.clause], -1
    moved = candidate.day in scene.chunks.times and candidate.day not in sentence.times  # "It was put off to Friday."
    for at in [candidate.day] if moved and candidate.day is not None else sentence.times:
        mention = scene.chunks.times[at]
        if mention.type is TimexType.DURATION:
            best.days = best.days or _days_of_stay(scene, candidate, at, mention)
        elif (mention.start is None and mention.value.startswith("T")) or _is_dayless(scene, clauses, sentence, at):
            if clause.holds(at) and not is_of_next(scene, candidate, hour, at):
                best.clock, hour = mention, at
        elif dates_the_speaking(scene, clause, candidate, at):
            continue
        elif mention.type is not TimexType.SET and is_calendar(mention):
            score, rule = score_time(scene, clauses, candidate, at, sentence)
            told_of = (mention, at) if score and rule in ("linking.relative", "linking.resumed") else told_of
            if score > best.score:
                best.time, best.chunk, best.rule, best.score = mention, at, rule, score
    if best.clock is not None and best.chunk >= 0 and is_hour_of_resuming(scene, best.chunk, hour):
        best.clock = None
    if best.time is not None:
        _take_finer(scene, candidate, clause, best, sentence)
        week, day = best.time.start or "", (told_of[0].start if told_of else "") or ""
        behind = told_of is not None and told_of[1] > best.chunk
        if told_of and behind and week and has_day(day) and not has_day(week) and covers(week, day[:10]):
            best.time, best.chunk = told_of  # "talks next week, which will be held on Thursday"
    if best.time is not None and _is_new_time(scene, candidate, best.chunk):
        best.rule = NEW_TIME
        best.old = _old_time(scene, best, sentence)
    if candidate.mood is None or candidate.mood.change != "moved":
        _put_in_order(scene, clause, best, sentence)
    return best


def _is_dayless(scene: Scene, clauses: list[Clause], sentence: SentenceParts, at: int) -> bool:
    """Whether a clock time took the day of a later clause: "will see X at 4 p.m. and travel on to Y on Tuesday"."""
    mention = scene.chunks.times[at]
    if mention.filled != ("day",) or mention.start is None:
        return False
    own = clause_at(clauses, sentence.clauses, at)
    same = mention.start[:10]
    days = [one for one in sentence.times if one != at and (scene.chunks.times[one].start or "")[:10] == same]
    told = {clause_at(clauses, sentence.clauses, one) for one in days} - {None}
    if told and own not in told and all(clauses[one].opener == "which" for one in told if one is not None):
        return True  # "The talks, which are to end on Friday, began at noon"
    if own is None or not days or any(one < clauses[own].end for one in days):
        return False  # none of them is its own: the morning after "last night"
    return all(
        clauses[one].kind in ("main", "report") for one in sentence.clauses for day in days if clauses[one].holds(day)
    )


def _days_of_stay(scene: Scene, candidate: Candidate, at: int, mention: TimeMention) -> int | None:
    """The length of a visit or of talks, where it stands before the noun: "a two-day visit"."""
    days = days_long(mention.value)
    if days is None or not 0 <= candidate.at - at <= LENGTH_NEAR or not candidate.noun:
        return None
    if scene.chunks.codes[at + 1] == "a" or scene.chunks.codes[at - 2 : at] == "Vy":
        return None  # "three days before the visit", "put back by a week the visit"
    if scene.chunks.low(at - 1) == "within":
        return None  # "within 30 days of its signing"
    between = scene.chunks.codes[at + 1 : candidate.at]
    if between.endswith("no") and scene.chunks.low(candidate.at - 2) == "round":
        between = between[:-2]  # "the four-day third round of peace talks"
    if between.endswith("-n") and scene.chunks.low(candidate.at - 1) == "round":
        between = between[:-2]  # "the four-day fourth-round talks"
    if between.endswith("t") and scene.chunks.low(candidate.at - 1) == "military":
        between = between[:-1]  # "a three-day high-level military meeting"
    if any(code in "mu1245HvZ,;cnawytgf" for code in between):
        return None  # "a 30-day truce after talks", "meets for the third time in a week for talks"
    of_tour = _is_of_later_stop(scene, at) or is_of_region(scene, candidate)
    return days if 1 < days < LONGEST_STAY and not of_tour else None


# How many chunks before talks the length of them may stand.
LENGTH_NEAR = 6
# "Manila, the | last stop of his" before "week-long trip", "on the second leg of a"
STOP_OF = pattern_of(r"(?P<rank>X?)(?P<stop>[nxX])[oki]d?$")
STOPS = frozenset({"stop", "leg"})


def _is_of_later_stop(scene: Scene, at: int) -> bool:
    """ "In Lima on Friday, the last stop of a ten-day tour": where in these days that is, nobody says."""
    match = STOP_OF.search(scene.chunks.codes, max(at - 4, 0), at)
    if match is None or scene.chunks.last_low(match.start("stop")) not in STOPS or scene.chunks.low(at - 1) == "the":
        return False  # "the last stop on the five-day trip, which began on Monday"
    return not scene.chunks.text(match.start(), match.end("stop")).lower().startswith(("first", "initial", "opening"))


def _take_finer(scene: Scene, candidate: Candidate, clause: Clause, best: Link, sentence: SentenceParts) -> None:
    """ "In New York next week he will meet X, on Wednesday": the day inside the period is the time."""
    if take_day_of_year(scene, candidate, best):
        return
    coarse, governed = best.time.start if best.time else None, candidate.governed
    if best.time and best.time.stated == ("weekday",) and governed:
        _put_in_week(scene, clause, candidate, best, sentence)
    if coarse is None or has_day(coarse) or best.rule == "linking.gapped":
        return
    first, _ = days_of(coarse)
    named = best.rule == "linking.before_noun"
    if named and (not governed or candidate.verb not in STAGING):
        return
    planned = scene.chunks.codes[best.chunk - 2 : best.chunk] == "Qg"  # "today spoke of talks set for next week"
    planned = planned or dates_the_dropping(candidate)
    told_past = candidate.mood is None or candidate.mood.tense is Tense.PAST
    for at in sentence.times:
        if named and (at < candidate.at or any(candidate.at < one.at < at for one in sentence.candidates)):
            continue  # "said on Monday that the June summit"
        mention = scene.chunks.times[at]
        if at < candidate.at and (planned or mention.direction == "past"):
            continue  # "on Tuesday agreed to meet again next week"
        if at < candidate.at < best.chunk and candidate.noun and "f" in scene.chunks.codes[at + 1 : candidate.at]:
            continue  # "will meet on Monday to prepare a summit later in the week"
        of_noun = scene.chunks.codes[at + 1] == "p" or dates_the_deciding(scene, candidate, at)  # "was announced on"
        if at > best.chunk and (of_noun or (not told_past and _is_over(mention))):
            continue  # "will meet X later this week to discuss what happened yesterday"
        if at < best.chunk and (best.rule == NEW_TIME or _is_parted(scene, at, best.chunk)):
            continue  # "the meeting planned for Wednesday was put off to next week"
        if governed and "-W" in coarse and mention.stated == ("weekday",) and clause.holds(at):
            mention = _in_week(mention, first)
        inside = has_day(mention.start) and clause.holds(at)
        if inside and mention.start and _is_within(coarse, mention, at > best.chunk) and not is_limit(scene, at):
            best.time, best.chunk = mention, at
            return


def _is_over(mention: TimeMention) -> bool:
    """Whether the words say that a day is over: "yesterday", "two days ago", "last Monday"."""
    words = mention.low
    return words.startswith(("yesterday", "last ")) or words.endswith((" ago", " yesterday", " last week"))


def _is_parted(scene: Scene, day: int, period: int) -> bool:
    """ "Talks that were to open on Tuesday will now be held next week": the verb between has a time of its own."""
    return not set("mu12VHE").isdisjoint(scene.chunks.codes[day + 1 : period])


def _is_within(coarse: str, mention: TimeMention, behind: bool) -> bool:
    """Whether a day lies in a period; `behind` a week to come, the Sunday before it is its first: "next week, from"."""
    start = (mention.start or "")[:10]
    first = days_of(coarse)[0] <= days_of(start)[0]
    return covers(coarse, start) and (first or (behind and mention.direction == "future"))


def _put_in_week(scene: Scene, clause: Clause, candidate: Candidate, best: Link, sentence: SentenceParts) -> None:
    """ "Next week he will meet X in Paris on Thursday": the Thursday of that week."""
    for at in sentence.times:
        start = scene.chunks.times[at].start or ""
        if scene.chunks.low(at - 1) == "from":
            continue  # "delayed from last week, will open on Friday"
        coming = best.time is not None and best.time.direction == "future"
        planned = coming or scene.chunks.low(best.chunk - 1) == "for"
        if planned and best.time and "-W" in start and days_of(start)[1].isoformat() < (best.time.start or ""):
            continue  # "agreed last week to meet on Monday", "was announced last week for Monday"
        over = [one.at for one in sentence.candidates if one.noun and 0 < at - one.at < NEAR_WEEK]
        if "," in scene.chunks.codes[at : candidate.at] and any(
            "j" in scene.chunks.codes[max(one - 4, 0) : one] for one in over
        ):
            continue  # "X, home from a visit to Y last week, met Z on Tuesday"
        if clause.start <= at < best.chunk and "-W" in start and len(start) == 8 and best.time is not None:
            best.time = _in_week(best.time, days_of(start)[0])
            return


def _in_week(mention: TimeMention, monday: date) -> TimeMention:
    """A bare weekday beside "next week" is that week's; in news a week begins with the Sunday before."""
    if mention.start is None or mention.end is not None:
        return mention
    day = date.fromisoformat(mention.start[:10])
    if monday - day == timedelta(days=1):
        return mention
    told = (monday + timedelta(days=day.weekday() - monday.weekday())).isoformat()
    return mention._replace(start=told + mention.start[10:], value=told + mention.value[10:])


def _is_new_time(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time is the one that an engagement was moved to: "put off until Friday"."""
    mood = candidate.mood
    if mood is None or mood.change != "moved" or at < mood.last:
        return False
    told = scene.chunks.codes[mood.last - 1] in "Vdo"  # "was put off until May", "the postponement of X in May"
    return not told or tells_new_time(scene, at)


def _old_time(scene: Scene, best: Link, sentence: SentenceParts) -> TimeMention | None:
    """The time before the new one, in "moved from Monday to Friday"."""
    before = [at for at in sentence.times if at < best.chunk and is_calendar(scene.chunks.times[at])]
    return scene.chunks.times[before[-1]] if before and scene.chunks.low(before[-1] - 1) == "from" else None


def _put_in_order(scene: Scene, clause: Clause, link: Link, sentence: SentenceParts) -> None:
    """ "Flies to Algiers on Sunday and then moves on to Tunis on Tuesday": that Tuesday comes behind the Sunday.

    So does that of "is in Algiers on Sunday, before going to Tunis on Tuesday".
    """
    chunks, time = scene.chunks, link.time
    if time is None or time.start is None or time.stated != ("weekday",) or time.direction == "past":
        return
    then = any(chunks.low(at) == "then" for at in range(clause.start, min(clause.start + 4, clause.end)))
    then = then or (clause.opener == "before" and clause.kind == "after")
    stop = link.rule == "linking.gapped" and chunks.codes[link.chunk - 1] == "k"  # "in X on Monday and in Y on Friday"
    if not (then and clause.holds(link.chunk)) and not stop:
        return  # a day of its own: "stays until Tuesday and then goes on to Paris"
    before = [chunks.times[at] for at in sentence.times if at < (clause.start if then else link.chunk)]
    if not before or before[-1].stated != ("weekday",) or before[-1].start is None or before[-1].direction == "past":
        return
    day, earlier = date.fromisoformat(time.start[:10]), date.fromisoformat(before[-1].start[:10])
    if timedelta(0) < earlier - day < WEEK:
        later = (day + WEEK).isoformat()
        end = (days_of(time.end)[0] + WEEK).isoformat() if time.end else None
        link.time = time._replace(start=later, end=end, value=later)


def _link_free(
    scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, sentence: SentenceParts, owned: set[int]
) -> None:
    """Where no rule finds a time: the nearest one behind it that nothing else owns and that no report dates."""
    own = clauses[candidate.clause]
    if candidate.topic or candidate.speaker or candidate.day is not None or where_spoken_of(scene, own, candidate):
        return
    for at in sentence.times:
        mention = scene.chunks.times[at]
        if is_of_head(scene, candidate, at) or is_chaired_for_long(scene, candidate, at):
            return
        if is_preceded(scene, candidate, at) or is_on_nth_day(scene, candidate, at):
            return
        if is_told_as_often(scene, candidate, at) or is_of_another(scene, candidate.at, at):
            return
        if at < candidate.at or at in owned or mention is link.clock:
            continue
        if mention.type in (TimexType.DURATION, TimexType.SET):
            continue
        if not is_calendar(mention) or is_limit(scene, at) or names_something(scene, at):
            continue
        if dates_the_news(scene, own, candidate, at) or dates_a_text(scene, candidate, at):
            continue
        if is_possessive(scene, candidate, at) or hangs_on_noun(scene, at):
            continue
        if is_dated_noun(scene, at) or follows(scene, candidate, at) or is_past_beside_present(scene, candidate, at):
            continue
        if is_of_something_else(scene, own, candidate, at, sentence) or dates_the_speaking(scene, own, candidate, at):
            continue
        if own.holds(at) and dates_beside(scene, own, candidate, at):
            continue  # "The deadline for passes for the summit is May 3"
        number = clause_at(clauses, sentence.clauses, at)
        if number is None or len(mention.start or "") < MONTH_LENGTH:
            return
        other = clauses[number]
        apart = other.kind != "after" or other.parent != candidate.clause or other.opener in LIMITS | BEFORE_VISIT
        if other.kind == "after" and "E" in (scene.chunks.codes[at - 1], scene.chunks.codes[at - 2]):
            return  # "is convened following a request submitted on Wednesday"
        acts = other.subject and set(other.subject).isdisjoint(candidate.parties)
        acts = other.opener in AFTER and (acts or scene.chunks.low(other.start + 1).endswith("ing"))
        if number != candidate.clause and (apart or acts or "Z" in scene.chunks.codes[other.start : at]):
            return  # "headed for Geneva after diplomats said on Friday that ..."
        link.time, link.chunk, link.rule, link.score = mention, at, "linking.free", 0.5
        return
