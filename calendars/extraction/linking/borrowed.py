"""Give an engagement whose own sentence tells no day the one that another sentence tells of it.

In: a scene, its clauses, a candidate and its `Link`. Out: the link filled in: the day on which somebody said so before
("He made the remarks after talks with X"), that of the news, that of those who come together, or "the date".
"""

from __future__ import annotations

import re
from collections.abc import Container
from datetime import date
from itertools import chain

from calendars.extraction.candidates.candidates import Candidate, Link, SentenceParts, partners_of
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.candidates.owners import is_calendar
from calendars.extraction.clauses.clauses import AFTER, Clause, of_sentence
from calendars.extraction.clauses.memberships import SITS
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import FATES, Tense
from calendars.extraction.fates.statuses import covers
from calendars.extraction.linking.lasting import LONGEST
from calendars.extraction.linking.moves import is_sometime
from calendars.extraction.linking.spoken import (
    LEAD,
    SAID_BEFORE,
    URGING,
    days_named,
    is_day,
    is_of_then,
    link_deed_told_again,
    link_joint_deed,
    link_own_talks,
    link_remark_made,
    link_sitting,
    link_speech,
    link_told,
    take_remark,
)
from calendars.extraction.names.actors import Scene
from calendars.extraction.rulings.arithmetic import days_long
from calendars.models import NEW_TIME, Kind, TimeMention
from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, WEEK, begins_within

# "made the remarks at", "made this statement during", "made the call when he", "was speaking after", ", speaking after"
REMARKS = pattern_of(
    r"(?<![mufg])H(?:d[XA]{0,2}|[XA])(?P<what>[XGZnvx])(?:o[XA]{1,2})?(?:[iakc]|w)|2(?P<speaking>v)(?:[tXf]{0,3})[iak]|(?<=[,.;])(?P<aside>v)(?:[tXf]{0,3})a"
)
# "The accord was reached at", "The decision came during", "The offer was made when he"
DEED = pattern_of(r"d[XA]?(?P<what>[XGQWZnvx])(?:(?P<passive>2X?[HEQvXWZ])|[vE])(?=[iac])")
# "The promise was first made when".
EARLIER = frozenset({"first", "originally", "initially", "previously", "already"})
# What had to be told right before for it to be that deed.
DEED_OF = {
    "accord": ("agree", "accord", "pact", "deal"), "agreement": ("agree", "accord", "pact", "deal"),
    "deal": ("agree", "accord", "deal"), "decision": ("decid", "agree"), "offer": ("offer", "propos"),
    "proposal": ("propos", "offer", "suggest"), "pledge": ("pledg", "promis", "vow"), "request": ("request", "ask"),
    "promise": ("promis", "pledg", "vow"), "announcement": ("announc", "said"), "invitation": ("invit",),
    "appeal": ("appeal", "urg", "call"), "warning": ("warn",),
}  # fmt: skip
# "He should have landed there on Tuesday", "the president was due in Rome on Tuesday", "she is to arrive on Tuesday"
ARRIVES = pattern_of(
    r"q?(?P<who>h|d?[ANSX]?[PRrt])(?P<chain>(?:[mu1245][mu1234Qf5X]{0,5})?)(?P<verb>v)?"
    r"(?:X|[if]?d?(?P<place>[CSL]))?(?:idX)?k?(?P<time>T)"
)
# ", and is to return on Friday", "and leaves on the 8th"
RETURNS = pattern_of(r",?&h?(?:[mu1][mu13QfX]{0,4})?(?P<verb>v)(?:X|fd?[CSL])?k?T")
COMING_IN = frozenset({"come", "coming", "fly in", "flies in", "flown in", "flying in", "due", "expected", "awaited"})
# Verbs of saying of which a report is made on the day.
SPOKE = frozenset({"said", "told", "announced", "added", "declared", "stressed", "warned"})
# Who tells only on which day it was printed.
PRESS = frozenset({"reported", "newspapers", "newspaper", "papers", "paper", "media", "daily", "press", "reports"})
# Between "the date" and the day: "is", "will be", "has been set for".
IS_SET = frozenset("1m34XEQHgk")
# How many sentences before "the date is" the occasion is told.
DATED_BEFORE = 2
# In how many sentences behind a visit the day of coming is looked for.
COMING_REACH = 4


def borrow_time(
    scene: Scene,
    clauses: list[Clause],
    candidate: Candidate,
    link: Link,
    sentence: SentenceParts,
    dated: Container[int],
) -> None:
    """Take the day of another sentence for a candidate without a time, where one is meant.

    Args:
        scene: chunks with their times.
        clauses: the clauses.
        candidate: one to which no time of its own sentence belongs.
        link: that of the candidate, which is filled in here.
        sentence: what the candidate's sentence holds.
        dated: the sentences of which a candidate has its time.
    """
    if all(scene.chunks.codes[at] == "D" for at in sentence.times):
        _link_deed(scene, clauses, candidate, link)
    if link.time is None:
        _link_remarks(scene, clauses, candidate, link, sentence)
    if link.time is None and all(scene.chunks.codes[at] == "D" for at in sentence.times):
        _link_background(scene, clauses, candidate, link)
    if link.time is None:
        link_arrival(scene, clauses, candidate, link, dated)
    if link.time is None and _is_said_after(scene, clauses, candidate, sentence):
        link_speech(scene, clauses, candidate, link)
        if link.time is None and clauses[candidate.clause].opener in AFTER:
            _link_lead(scene, link)
    if link.time is None and candidate.rule == "triggers.tell":
        link_told(scene, clauses, candidate, link)
    number = clauses[candidate.clause].sentence - 1
    sits = candidate.kind in MEET or candidate.rule in ("triggers.session", "triggers.speak")
    if link.time is None and sits and not any(is_day(scene, at) for at in sentence.times):
        link_own_talks(scene, candidate, link, number)
        link_remark_made(scene, candidate, link, number)
        if link.time is None:
            link_joint_deed(scene, clauses, candidate, link, number)
            link_deed_told_again(scene, clauses, candidate, link, number)
    if link.time is None and candidate.noun and candidate.definite and number not in dated:
        _link_coming(scene, candidate, link, number, sentence)
    if link.time is None and candidate.rule in SITS and not sentence.times:
        link_sitting(scene, candidate, link, number)


def link_arrival(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, dated: Container[int]) -> None:
    """ "His visit to X has been put off. He should have landed on Tuesday": the day of coming is that of the visit.

    So it is where only the week is known: "Will visit X next week. He arrives on Tuesday". Between the two sentences
    nothing else is told that has its day.
    """
    number = clauses[candidate.clause].sentence + 1
    if candidate.kind is not Kind.VISIT:
        return
    for later in range(number, min(number + COMING_REACH, len(scene.chunks.sentences))):
        if _take_day_of_coming(scene, candidate, link, later) or later in dated:
            return


def _take_day_of_coming(scene: Scene, candidate: Candidate, link: Link, number: int) -> bool:
    """Take the day on which a sentence tells that the visitor comes or sets out, and how long he stays."""
    chunks = scene.chunks
    begin, end = scene.bounds(number)
    match = ARRIVES.match(chunks.codes, begin, end)
    if match is None or not is_day(scene, match.start("time")):
        return False
    verb = match.start("verb") if match["verb"] else match.start("chain") + match["chain"].rfind("Q")
    plain = not match["chain"] and "d" in chunks.entries[verb][3]  # "arrived on Tuesday"
    comes = not plain and (chunks.entries[verb][1] == "triggers.arrive" or chunks.text(verb).lower() in COMING_IN)
    given_up = candidate.mood is not None and candidate.mood.change in FATES
    unmet = read_mood(scene, verb, match.end("who")).change == "unmet"
    sets_out = not plain and bool(match["verb"]) and _sets_out(scene, candidate, match, end)
    meant = given_up and match["chain"][:1] in ("2", "5") and match["chain"].endswith("f")  # "was to leave on Thursday"
    sets_out = sets_out or (meant and chunks.low(verb) in scene.words["departure"] and not match["place"])
    if not (comes or sets_out) or (unmet and not given_up):
        return False
    who = next((at for at in range(begin, match.end("who")) if at in scene.actors), None)
    if who is not None and set(scene.actors[who].sides).isdisjoint(scene.sides_of(candidate.parties)):
        return False
    there = scene.places.get(match.start("place") if match["place"] else -1)
    day = chunks.times[match.start("time")].start or ""
    week = None
    if link.time is not None and not _holds(link.time, day[:10]):
        week = _weekday_of_week(link.time, chunks.times[match.start("time")])
        if week is None:
            return False
    if not sets_out and there is not None and candidate.place is not None and there[1] != candidate.place[1]:
        return False
    hosts = scene.sides_of(partners_of(candidate, "host"))
    if not sets_out and there is not None and hosts and there[1] not in hosts:
        return False  # "is on a tour that has taken him to Togo. He arrives in Mali on Monday"
    link.time, link.chunk = week or scene.chunks.times[match.start("time")], match.start("time")
    link.rule, link.score = "linking.arrival", 3.0
    stays = STAYS.match(chunks.codes, match.end(), end)
    if stays and chunks.low(stays.start("verb")) in scene.words["lasting"]:
        days = days_long(chunks.times[stays.start("length")].value)
        link.days = days if days and 1 < days < LONGEST else None
    return True


def _weekday_of_week(week: TimeMention, day: TimeMention) -> TimeMention | None:
    """ "Will visit Peru next week. He arrives on Thursday": that of that week, if the next one lies before it."""
    start = day.start or ""
    if "W" not in (week.start or "") or day.stated != ("weekday",) or len(start) != DAY_LENGTH or day.end:
        return None
    then = (date.fromisoformat(start) + WEEK).isoformat()
    return day._replace(start=then, value=then) if covers(week.start or "", then) else None


def _holds(time: TimeMention, day: str) -> bool:
    """Whether a day is one of a coarse time, or of a weekend."""
    weekend = time.value.endswith("-WE") and time.end is not None
    return begins_within(day, time.start or "", time.end) if weekend else covers(time.start or "", day)


# ", and stays for three days"
STAYS = pattern_of(r",?&(?:m|[12]f)?(?P<verb>[XHvn])(?:X|id?[CSL])?gX?(?P<length>D)")


def _sets_out(scene: Scene, candidate: Candidate, match: re.Match[str], end: int) -> bool:
    """Whether a verb tells of the way there: "leaves Oslo on Monday" of a Norwegian, "departs Monday and returns"."""
    chunks, mood = scene.chunks, candidate.mood
    if chunks.low(match.start("verb")) not in scene.words["departure"] or mood is None or mood.tense is Tense.PAST:
        return False
    home = scene.places.get(match.start("place")) if match["place"] else None
    if home is not None:
        return home[1] in scene.sides_of(partners_of(candidate, "subject"))
    back = RETURNS.match(chunks.codes, match.end(), end)
    return back is not None and chunks.low(back.start("verb")) in scene.words["returning"]


def _link_remarks(
    scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, sentence: SentenceParts
) -> None:
    """ "He said on Monday ... He made the remarks after talks with X": the talks are on the day of saying it."""
    number = clauses[candidate.clause].sentence
    begin, _ = scene.bounds(number)
    match = REMARKS.search(scene.chunks.codes, begin, candidate.at)
    if match is None or (match["aside"] and (clauses[candidate.clause].kind != "after" or candidate.mood)):
        return
    described = [clauses[one] for one in sentence.clauses if clauses[one].kind == "relative"]
    days = [at for at in sentence.times if is_day(scene, at) and not any(one.holds(at) for one in described)]
    if days:
        return
    what = match.start("what" if match["what"] else "speaking" if match["speaking"] else "aside")
    if scene.chunks.low(match.end() - 1) == "before" and scene.chunks.codes[what] in "nvx":
        return  # "made the call before talks with X"
    if scene.chunks.low(what) not in scene.words["remarks"]:
        return
    for index in range(candidate.clause - 1, -1, -1):
        clause = clauses[index]
        if clause.sentence < number - SAID_BEFORE:
            break
        said = clause.sentence < number and (
            clause.kind == "report" or _urges(scene, clauses[candidate.clause], clause, number)
        )
        days = days_named(scene, range(clause.start, clause.end)) if said else []
        if days:
            take_remark(scene, link, days[-1])
            return


def _link_deed(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link) -> None:
    """ "X and Y agreed on Monday to ... The accord was reached at talks in Riga": the talks are on that Monday."""
    number = clauses[candidate.clause].sentence
    chunks, (begin, _) = scene.chunks, scene.bounds(number)
    match = DEED.match(chunks.codes, begin, candidate.at)
    stems = DEED_OF.get(chunks.low(match.start("what")), ()) if match else ()
    if match is None or not stems or number == 0 or not EARLIER.isdisjoint(chunks.lows[begin : match.end()]):
        return
    how = chunks.low(match.end())
    if how == "before" or (how in AFTER and match["passive"] is None):
        return  # "was reached after talks", but "came after a visit", "was made before a visit"
    before = range(*scene.bounds(number - 1))
    days = [at for at in before if is_day(scene, at) and chunks.times[at].direction == "past"]
    if len(days) == 1 and any(chunks.low(at).startswith(stems) for at in before):
        take_remark(scene, link, days[0])
        told = [at for one in of_sentence(clauses, number - 1) if one.kind != "relative" for at in one.subject]
        if not candidate.parties and len(scene.sides_of(told)) == 2:
            candidate.parties, candidate.pair = dict.fromkeys(told, "between"), False


# "He was | addressing", "The minister was | in Accra for"
WAS_DOING = pattern_of(r"(?:h|d?[XA]{0,2}[PR])2X?(?:(?P<verb>[vH])|i[CLS])")


def _link_background(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link) -> None:
    """ "X said on Monday that time was short. He was addressing a summit in Accra": on the day on which he said so."""
    number = clauses[candidate.clause].sentence
    match = WAS_DOING.match(scene.chunks.codes, scene.bounds(number)[0])
    if match is None or (match["verb"] and scene.chunks.entries[match.start("verb")][3] != "g"):
        return
    who = scene.sides_of(clauses[candidate.clause].subject)
    before = [one for one in of_sentence(clauses, number - 1) if one.kind == "report"]
    if len(before) != 1 or not who or scene.sides_of(before[0].subject) != who:
        return
    days = days_named(scene, range(before[0].start, before[0].end))
    if len(days) == 1 and scene.chunks.times[days[0]].direction == "past":
        take_remark(scene, link, days[0])


def _urges(scene: Scene, own: Clause, before: Clause, number: int) -> bool:
    """ "X on Friday urged Y to act. X made the appeal during a meeting with Z": what was said on that day.

    He may have done so some sentences before: "X on Monday condemned the raid ... He sent the message during".
    """
    if before.sentence < number - 1:
        who = [scene.actors[at].label for at in own.subject if at in scene.actors]
        same = len(who) == 1 and who == [scene.actors[at].label for at in before.subject if at in scene.actors]
    else:
        same = bool(scene.sides_of(own.subject) & scene.sides_of(before.subject[:1]))
    return same and any(scene.chunks.low(at).startswith(URGING) for at in range(before.start, before.end))


def _is_said_after(scene: Scene, clauses: list[Clause], candidate: Candidate, sentence: SentenceParts) -> bool:
    """Whether talks are what somebody spoke after or at, on no day that the sentence names: "said after talks with X".

    So is a visit at whose end he spoke: "said at the end of his visit to Y", "Speaking on his arrival in Y".
    """
    clause = clauses[candidate.clause]
    report = clauses[clause.parent] if clause.parent is not None else clause
    if report.kind != "report" and len(scene.sides_of(candidate.parties)) > 1:
        report = _report_of(scene, clauses, report)
    at_end = candidate.kind is Kind.VISIT and candidate.ended and candidate.mood is None
    at_end = at_end or (candidate.rule == "triggers.arrival" and scene.chunks.low(clause.start) == "speaking")
    named = clause.opener == "during" and partners_of(candidate, "partner")  # "in talks with X", not "at the talks"
    talks = (candidate.kind in MEET and (clause.opener in AFTER or bool(named))) or at_end
    talks = talks and not any(is_calendar(scene.chunks.times[at]) for at in _times_told(clauses, sentence))
    if not talks or report.kind != "report" or report.sentence != clause.sentence or is_of_then(scene, report):
        return False
    spoken = [at for at in range(report.start, report.end) if scene.chunks.codes[at] == "Z"]
    return bool(spoken) and scene.chunks.low(spoken[-1]) in SPOKE


# What one tells something, or at which one speaks.
BEFORE_PRESS = frozenset({"conference", "briefing"})


def _report_of(scene: Scene, clauses: list[Clause], clause: Clause) -> Clause:
    """The clause of telling where a clause is that of a news conference: "X told | a news conference with Y"."""
    if clause.parent is None or BEFORE_PRESS.isdisjoint(scene.chunks.lows[clause.start : clause.end]):
        return clause
    return clauses[clause.parent]


def _times_told(clauses: list[Clause], sentence: SentenceParts) -> list[int]:
    """The times of a sentence, without those of its relative clauses: "X, who came on Monday, said after talks"."""
    told = [clauses[number] for number in sentence.clauses if clauses[number].kind == "relative"]
    return [at for at in sentence.times if not any(one.holds(at) for one in told)]


def _link_lead(scene: Scene, link: Link) -> None:
    """The day of the news, where the first sentence of a report from somewhere tells one past day."""
    if scene.city is None:
        return
    leads = chain.from_iterable(range(*scene.bounds(one)) for one in range(min(LEAD, len(scene.chunks.sentences))))
    days = [at for at in leads if is_day(scene, at) and scene.chunks.times[at].direction == "past"]
    told = {scene.chunks.times[at].start for at in days}
    if len(told) == 1 and PRESS.isdisjoint(scene.chunks.lows[max(days[0] - 4, 0) : days[0]]):  # "papers said on Friday"
        take_remark(scene, link, days[0])


def _link_coming(scene: Scene, candidate: Candidate, link: Link, number: int, sentence: SentenceParts) -> None:
    """ "Ministers from 15 countries will try in Rome on Friday to agree. X chairs the conference": it is that day."""
    if number < 0 or any(is_day(scene, at) for at in sentence.times) or candidate.topic:
        return
    begin, end = scene.bounds(number)
    who = scene.actors.get(begin + (scene.chunks.codes[begin] == "d"))
    days = days_named(scene, range(begin, end))
    if who is None or who.rules != ("actors.crowd",) or len(days) != 1:
        return
    places = [at for at in range(begin, end) if at in scene.places and scene.chunks.codes[at - 1] == "i"]
    if places:
        link.time, link.chunk, link.rule, link.score = scene.chunks.times[days[0]], days[0], "linking.coming", 3.0
        candidate.place = candidate.place or scene.places[places[0]]


def link_dates(scene: Scene, clauses: list[Clause], candidates: list[Candidate], links: list[Link]) -> None:
    """Put the day that "the date" names into the links of what was told before.

    "Are to meet next month. The date is May 11", "put off the visit. The new date is May 11".
    """
    chunks = scene.chunks
    for number, (begin, end) in enumerate(chunks.sentences):
        at = next((one for one in range(begin, min(begin + 5, end)) if chunks.low(one) == "date"), begin)
        day = at + 1
        while day < end and chunks.codes[day] in IS_SET:
            day += 1
        if at == begin or day == at + 1 or not is_day(scene, day) or "the" not in chunks.lows[begin:at]:
            continue
        new = "new" in chunks.lows[begin:at]
        for candidate, link in zip(reversed(candidates), reversed(links), strict=True):
            told = clauses[candidate.clause].sentence
            if told < number - DATED_BEFORE:
                break
            dated = _is_put_off(scene, candidate) if new else is_sometime(candidate, link, chunks.times[day])
            if told < number and dated:
                if new and candidate.mood is not None:
                    candidate.mood = candidate.mood._replace(change="moved")
                link.old, link.time, link.chunk = link.time, chunks.times[day], day
                link.rule, link.score = (NEW_TIME if new else "linking.date"), 9.0
                break


def _is_put_off(scene: Scene, candidate: Candidate) -> bool:
    """Whether an occasion was put off, or told as an old plan: "were to meet on Friday. The new date is May 3"."""
    mood = candidate.mood
    if mood is None:
        return False
    chain = scene.chunks.codes[mood.first : mood.last]
    return mood.change in ("moved", "unmet") or (
        mood.tense is Tense.FUTURE and mood.change == "" and not {"2", "5"}.isdisjoint(chain)
    )
