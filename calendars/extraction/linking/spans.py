"""Read how long: the other end of a stay or of talks, and since when they have been going on.

In: a scene, its clauses, candidates and links. Out: links with `until`, `days` and `since`. The end is told beside the
start ("in Moscow until Friday", "on Thursday for a four-day mission"), in a clause that goes on ("and end on
Thursday", "which goes on until Tuesday"), or, of a visitor, by leaving ("and is due to leave on Thursday").
"""

from __future__ import annotations

from itertools import pairwise

from calendars.extraction.candidates.candidates import Candidate, Link
from calendars.extraction.candidates.debuts import since_behind
from calendars.extraction.candidates.occasions import GATHER
from calendars.extraction.candidates.owners import is_added, is_end_in_brackets, is_of_old_plan
from calendars.extraction.clauses.clauses import Clause, clause_at
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.linking.events import days_of_event
from calendars.extraction.linking.lasting import (
    JOURNEYS,
    LONGEST,
    days_at_end,
    days_before_end,
    days_prolonged,
    days_since_begin,
    ends_elsewhere,
    find_lasting,
    is_both_ends,
    is_its_end,
    is_of_verb,
    read_ended,
    set_until,
    take_end_of_present,
    take_length,
)
from calendars.extraction.linking.leavings import (
    VERB,
    find_leaving,
    is_back,
    is_given_up,
    is_leaving,
    is_of_many_until,
    is_staying,
    names_stay,
    next_journey,
    runs_to,
)
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_phrases import read_nth_behind
from calendars.extraction.rulings.arithmetic import days_long
from calendars.extraction.words.word_lists import THROUGH
from calendars.models import Kind, TimeMention
from calendars.patterns import pattern_of
from calendars.periods import MONTH_LENGTH, has_day

GOING = frozenset({("under", "way"), ("in", "session")})
# How far behind a noun ", on its second day," may end.
ASIDE_REACH = 18
# Between a start and its "until": places, partners and other times, but no verb and no other noun.
PLAIN = pattern_of(r"[TDkifdCLSAUPOBMwb&,rRtNyXa]*$")
# "for two days", "for a four-day mission", "over ten days".
LASTING = pattern_of(r"(?:[gkv]d?|(?<=X))(?P<length>D)")
LONG = frozenset({Kind.VISIT, Kind.TALKS}) | GATHER
# Behind these stands no length of the occasion: "amid anger at a plan to shut the border for two weeks".
AMID = frozenset({"amid", "despite"})
# "Is in Hanoi for talks", "is at present in Brussels", "has been in Addis Ababa since Monday".
THERE = pattern_of(r"(?:1|43)(?:iX|X){0,2}i[dA]{0,2}[CSL](?!p)")


def read_spans(scene: Scene, clauses: list[Clause], candidates: list[Candidate], links: list[Link]) -> None:
    """Give links their ends, lengths and beginnings."""
    for index, (candidate, link) in enumerate(zip(candidates, links, strict=True)):
        read_nth_behind(scene, clauses[candidate.clause], candidate)
        if link.anchor is None and link.time is None:
            _read_day_of_aside(scene, clauses[candidate.clause], candidate, link)
        if link.anchor is None and link.time is None:
            _read_since(scene, clauses[candidate.clause], candidate, link)
        take_end_of_present(scene, clauses, candidate, link)
        read_ended(scene, candidate, link)
        meeting = candidate.kind is Kind.MEETING
        if meeting and link.time is not None:
            _read_end(scene, clauses, candidate, link)
        lasting = meeting and (candidate.definite if candidate.noun else is_of_many_until(scene, candidate))
        if meeting and not candidate.noun and not link.days:
            _read_stated_length(scene, clauses[candidate.clause], candidate, link)
        if candidate.kind not in LONG and not lasting:
            if meeting and link.time is not None and link.until is None and not link.days:
                _read_lasting(scene, clauses, candidate, link)
            continue  # of meetings, only "the meeting" may stand for a longer event, and that of a body
        stop = _next_of(clauses, candidates, index)
        _read_begin(scene, clauses, candidate, link)
        _read_until(scene, clauses, candidate, link, stop)
        if link.until is None and (link.time is not None or candidate.kind is Kind.VISIT):
            onward = next_journey(candidates, index) if candidate.kind is Kind.VISIT else None
            _read_end(scene, clauses, candidate, link, onward)
        if link.until is None and not link.days:
            _read_length(scene, clauses, candidate, link)
            _read_stated_length(scene, clauses[candidate.clause], candidate, link)
            take_length(scene, candidates, links, index)
        running = candidate.mood is not None and candidate.mood.change == "running"  # "Talks are under way"
        if link.until is None and not link.days and (link.time is not None or running):
            _read_lasting(scene, clauses, candidate, link)
        if link.until is None and not link.days:
            leaving = find_leaving(scene, clauses, candidates, index, link)
            if leaving is not None:
                set_until(link, scene.chunks.times[leaving])
    _take_until(scene, candidates, links)


def _read_lasting(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link) -> None:
    """ "The talks open on Monday. They will last until Friday." """
    lasting = find_lasting(scene, clauses, candidate)
    if lasting is None:
        link.days = days_prolonged(scene, clauses, candidate) or days_of_event(scene, clauses, candidate)
        return
    if _is_day(lasting):
        set_until(link, lasting)
        return
    days = days_long(lasting.value)
    link.days = days if days and 1 < days < LONGEST else None


def _take_until(scene: Scene, candidates: list[Candidate], links: list[Link]) -> None:
    """ "Travels to Turkey on Nov. 28 for a visit lasting until Dec. 1": the journey ends when the visit does."""
    for (own, other), (link, there) in zip(pairwise(candidates), pairwise(links), strict=True):
        journey = own.rule in JOURNEYS and not own.noun and own.clause == other.clause and other.kind is Kind.VISIT
        journey = journey and scene.chunks.low(other.at) not in scene.words["touring"]  # not its first leg
        if journey and there.until and there.chunk == link.chunk and not link.until and not link.days:
            link.until = there.until


def _next_of(clauses: list[Clause], candidates: list[Candidate], index: int) -> int:
    """The chunk of the next candidate of another occasion; what stands behind that is told of it."""
    own = candidates[index]
    for other in candidates[index + 1 : index + 4]:
        if clauses[other.clause].sentence != clauses[own.clause].sentence:
            break
        if other.clause == own.clause and own.rule in JOURNEYS and other.kind is Kind.VISIT:
            continue  # "arrived on Monday for a visit until Friday"
        return other.at
    return 1 << 30


def is_aside(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether "on the second day of a visit" or ", on its second day," stands apart from its clause."""
    chunks = scene.chunks
    begin, end = scene.bounds(clause.sentence)
    at = next((one for one in range(candidate.at, max(candidate.at - 8, begin), -1) if chunks.low(one) == "day"), None)
    if at is None:
        behind = range(candidate.at + 1, min(candidate.at + ASIDE_REACH, end - 1))
        at = next((one for one in behind if chunks.low(one) == "day" and chunks.codes[one + 1] == ","), None)
        begin = candidate.at
    if at is None:
        return False
    on = next((one for one in range(at, max(at - 6, begin - 1), -1) if chunks.low(one) == "on"), None)
    return on is not None and (on == begin or chunks.codes[on - 1] == ",")


def _read_day_of_aside(scene: Scene, clause: Clause, candidate: Candidate, link: Link) -> None:
    """ "On the second day of talks with Iran, he said on Wednesday that ...": the one day of the sentence."""
    if not (candidate.nth or candidate.last_day):
        return
    going_on = link.time is None and scene.chunks.low(clause.start) in ("as", "while")  # "as talks entered a third day"
    if not is_aside(scene, clause, candidate) and not going_on:
        return
    days = scene.days_in(*scene.bounds(clause.sentence))
    if len(days) == 1 and _is_day(scene.chunks.times[days[0]]):
        link.time, link.chunk, link.rule, link.score = scene.chunks.times[days[0]], days[0], "spans.day_of", 5.0


def _read_since(scene: Scene, clause: Clause, candidate: Candidate, link: Link) -> None:
    """ "Have been meeting since Wednesday", "in session since Sept. 14": the time is the first day."""
    chunks, mood = scene.chunks, candidate.mood
    if (day := since_behind(scene, clause, candidate)) and len(chunks.times[day].start or "") >= MONTH_LENGTH:
        link.time, link.chunk, link.rule, link.score, link.since = chunks.times[day], day, "spans.since", 9.0, True
        broken = mood is not None and mood.tense is Tense.PAST and chunks.codes[mood.last - 1] == "E"
        candidate.mood = mood if broken else Mood(Tense.PRESENT, candidate.at, candidate.at + 1, "running")
        return
    if mood is not None and mood.tense is Tense.FUTURE:
        return
    for at in chunks.find_times(clause.start + 1, clause.end):
        if chunks.low(at - 1) != "since" or not _is_day(chunks.times[at]):
            continue
        text = chunks.codes[clause.start : at - 1]
        perfect = "43" in text or (candidate.noun and text.endswith(("in", "ix", "n", "x")))
        here = (
            candidate.aside and at < candidate.at and chunks.low(at - 2) == "here"
        )  # "X, here since Sunday on a visit"
        aside = candidate.kind is Kind.VISIT and candidate.noun and mood is None
        aside = aside and (here or ("kd" in text and at > candidate.at))  # "X, on a four-day visit since Monday, ..."
        going = mood is not None and (mood.change == "running" or chunks.codes[mood.last - 1] in "kX3")
        if aside or (perfect and (going or THERE.search(text) or _is_going(scene, clause.start, at))):
            link.time, link.chunk, link.rule, link.score, link.since = chunks.times[at], at, "spans.since", 9.0, True
            return


def _is_going(scene: Scene, start: int, end: int) -> bool:
    lows = [scene.chunks.low(at) for at in range(start, end)]
    return "underway" in lows or any(pair in GOING for pair in pairwise(lows))


def _read_until(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, stop: int) -> None:
    """ "From Monday until Friday", "is in Moscow until Friday", "which goes on until Tuesday"."""
    chunks = scene.chunks
    clause = clauses[candidate.clause]
    _, end = chunks.sentences[clause.sentence]
    if candidate.verb == "cues.moved":
        return  # "were adjourned on Thursday until May 3": till then they rest
    start = max(candidate.at, link.chunk) + 1
    there = link.time is None and THERE.search(chunks.codes, clause.start, candidate.at)
    if there:  # "is in Athens until Tuesday for talks"
        start = there.end()
    for at in chunks.find_times(start, min(end, stop)):
        last = is_end_in_brackets(scene, at) or chunks.low(at - 1) in THROUGH
        if not last or not _is_day(chunks.times[at]):
            continue
        told = chunks.find(scene.words["lasting"], start, at)
        if told and is_given_up(scene, clause, told[-1]):
            continue  # "arrived on Saturday and had been due to stay until Thursday"
        stays = candidate.noun or "&" in chunks.codes[start:at]  # "arrive on Friday and stay until Sunday"
        lasts = stays and bool(told)
        within = at < clause.end and (lasts or PLAIN.match(chunks.codes[start : at - 1]))
        if within or (at >= clause.end and _goes_on(scene, clauses, candidate, at)):
            set_until(link, chunks.times[at])
        return


def _goes_on(scene: Scene, clauses: list[Clause], candidate: Candidate, at: int) -> bool:
    """Whether a later clause says that it lasts: "which goes on until", "where he is staying until"."""
    near = range(candidate.clause + 1, min(candidate.clause + 8, len(clauses)))
    number = clause_at(clauses, near, at)
    if number is None:
        return False
    clause = clauses[number]
    start = clause.start + (scene.chunks.codes[clause.start] in ",&c")
    lows = {scene.chunks.low(one) for one in range(start, at)}
    if lows.isdisjoint(scene.words["lasting"]):
        return False
    if clause.opener in ("which", "that", "where"):
        return True
    own = clauses[candidate.clause]
    return not clause.subject or clause.subject == own.subject


def _read_end(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link, onward: int | None = None) -> None:
    """ "Begin on Monday and end on Thursday"; "arrived on Monday and is due to leave on Thursday"."""
    chunks = scene.chunks
    own = clauses[candidate.clause]
    last = len(clauses) if onward is None else onward + 1
    for number in range(candidate.clause + 1, min(candidate.clause + 6, last)):
        clause = clauses[number]
        if clause.sentence > own.sentence + 2:
            return
        same = clause.sentence == own.sentence
        far = clause.sentence > own.sentence + 1 or number > candidate.clause + 3
        if far and (candidate.kind is not Kind.VISIT or link.time is None):
            return
        days, verbs = _days_and_verbs(scene, clause)
        if clause.kind == "relative" and same and is_both_ends(scene, verbs, days):
            set_until(link, chunks.times[days[1]])
            candidate.ended = read_mood(scene, verbs[1], days[0] + 1).tense is Tense.PAST
            return
        stays = not far and len(days) == 1 and candidate.kind is Kind.VISIT
        runs = candidate.noun and same and number == candidate.clause + 1 and runs_to(scene, clause, days)
        if runs or (
            stays and (is_staying(scene, clause, days[0], own) or is_back(scene, clause, days[0], own, candidate))
        ):
            set_until(link, chunks.times[days[0]])
            return
        if len(days) != 1 or len(verbs) != 1 or days[0] == link.chunk:
            continue
        start = clause.start + (chunks.codes[clause.start] in ",&")
        start += chunks.codes[start] == "c" and number == candidate.clause + 1  # "that will end on Friday"
        start += chunks.codes[start] == "h" and chunks.low(start) in ("it", "they")  # "and it will end on Friday"
        ends = chunks.entries[verbs[0]][1] == "cues.end" and candidate.noun and same and chunks.codes[start] in "mu12HQ"
        ends = ends or (candidate.noun and same and chunks.low(verbs[0]).startswith("continu") and start == verbs[0])
        leaves = candidate.kind is Kind.VISIT and is_leaving(scene, clause, verbs[0], own, candidate)
        closes = not same and is_its_end(scene, clause, verbs[0], candidate) and is_of_verb(scene, verbs[0], days[0])
        ends = ends and not (candidate.kind is Kind.VISIT and ends_elsewhere(scene, own, clause))
        if (leaves or ends or closes) and (not far or chunks.low(verbs[0]) in scene.words["returning"]):
            set_until(link, chunks.times[days[0]])
            return


def _read_begin(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link) -> None:
    """ "The summit, which began on Sunday, ended on Tuesday": the time that was found is the last day."""
    chunks = scene.chunks
    later = clauses[candidate.clause + 1 : candidate.clause + 2]
    mood = candidate.mood
    adjourned = candidate.verb == "cues.moved" and mood is not None and mood[::3] == (Tense.PAST, "")
    if not candidate.noun or not (adjourned or candidate.verb in ("cues.end", "cues.broken")):
        return
    if link.time is None or not _is_day(link.time):
        return
    since = days_since_begin(scene, clauses[candidate.clause], link) if later else None
    lasted = since + 1 if since else days_at_end(scene, link) or (days_before_end(scene, later[0]) if later else None)
    if lasted and (since or link.days is None):
        link.days = lasted
        candidate.verb = "cues.end"  # "collapsed on Tuesday after three days": so these are the days of the talks
        return
    if adjourned or candidate.verb == "cues.broken" or not later:
        return
    clause, last = later[0], link.time
    if clause.kind != "relative" or clause.sentence != clauses[candidate.clause].sentence or clause.holds(link.chunk):
        return
    days, verbs = _days_and_verbs(scene, clause)
    if len(days) == len(verbs) == 1 and chunks.entries[verbs[0]][1] == "cues.begin":
        link.time, link.chunk, link.rule = chunks.times[days[0]], days[0], "linking.relative"
        set_until(link, last)


def _days_and_verbs(scene: Scene, clause: Clause) -> tuple[list[int], list[int]]:
    """The chunks of a clause that are days, and those that are verbs."""
    chunks, own = scene.chunks, (clause.start, clause.end)
    days = [at for at in chunks.find_times(*own) if _is_day(chunks.times[at])]
    return days, [match.start() for match in VERB.finditer(chunks.codes, *own)]


def _read_length(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link) -> None:
    """ "On Thursday for a four-day mission", "on Wednesday and runs for two days", "a visit that will last a week"."""
    chunks = scene.chunks
    clause = clauses[candidate.clause]
    end = clause.end
    # "the session, which opens on Monday and runs for three days"
    near = range(candidate.clause, min(candidate.clause + 3, len(clauses)))
    last = (clause_at(clauses, near, link.chunk) if link.chunk >= 0 else None) or candidate.clause
    later = clauses[last + 1] if last + 1 < len(clauses) else None
    told = later is not None and (chunks.codes[later.start] == "&" or later.opener in ("that", "which"))
    if later is not None and later.sentence == clause.sentence and told:
        lows = {chunks.low(at) for at in range(later.start, min(later.start + 6, later.end))}
        if not lows.isdisjoint(scene.words["lasting"]) and candidate.noun:
            end = later.end
    if candidate.rule not in JOURNEYS and end == clause.end:
        return
    for match in LASTING.finditer(chunks.codes, candidate.at, end):
        at = match.start("length")
        days = days_long(chunks.times[at].value)
        if chunks.low(at - 1) == "the" and chunks.low(at - 2) == "on":
            continue  # "the last stop on the eight-day trip"
        if is_of_old_plan(scene, at) or " next " in chunks.text(at) or chunks.find(AMID, candidate.at, at):
            continue  # "over the next two weeks": some time in them
        if is_added(scene, at):
            continue
        if chunks.codes[at - 1] == "X" and chunks.low(at - 1) not in scene.words["lasting"]:
            continue
        if chunks.codes[at - 1] == "d" and not names_stay(scene, candidate, at, end):
            continue  # "and called for a thirty-day truce"
        of_talks = chunks.codes[at + 1] == "o" and chunks.codes[at + 2] in "nx"  # "for two days of talks"
        if days and (of_talks or chunks.codes[at + 1] not in "ao"):
            link.days = days if 1 < days < LONGEST else None
            return


# "For three days from | Tuesday", "for two days, beginning on | March 7", wherever it stands.
FROM_DAY, FROM_REACH = pattern_of(r"gX?(?P<length>D),?(?:j|Hk?)$"), 6
# "On Tuesday | in Riga | for three days"
HERE = pattern_of(r"(?:id?[CLS](?:,[CLS])?,?)?")


def _read_stated_length(scene: Scene, clause: Clause, candidate: Candidate, link: Link) -> None:
    """ "The talks will last three days"; "will meet in Arusha for three days from Nov. 26", beside its own day only."""
    chunks = scene.chunks
    told = link.chunk > 0 and link.rule in ("linking.same_clause", "linking.resumed")
    begin = FROM_DAY.search(chunks.codes, max(link.chunk - FROM_REACH, 0), link.chunk) if told else None
    if begin is not None:
        days = days_long(chunks.times[begin.start("length")].value)
        link.days = days if days and 1 < days < LONGEST else None
        return
    # "The talks, which opened late, will last a week"
    resumed = candidate.noun and candidate.mood is not None and candidate.mood.first >= clause.end
    end = scene.bounds(clause.sentence)[1] if resumed else clause.end
    for at in chunks.find_times(candidate.at + 1, end):
        days = days_long(chunks.times[at].value) if chunks.codes[at] == "D" else None
        if days is None or chunks.codes[at + 1] in "ao" or is_of_old_plan(scene, at) or is_added(scene, at):
            continue
        over = chunks.codes[at - 1] == "g" or chunks.low(at - 1) == "over"
        before = at - 1 - over
        planned = over and chunks.codes[before] == "Q"  # "The talks, scheduled for ten days, bring together"
        lasts = candidate.noun and (planned or chunks.low(before) in scene.words["lasting"])
        lasts = lasts or (candidate.noun and chunks.codes[candidate.at + 1 : at] == "o")  # "a visit of three days"
        behind = over and at < link.chunk <= at + 3 and not chunks.codes[at + 1 : link.chunk].strip("jkTHX")
        ahead = over and 0 <= link.chunk < at and HERE.fullmatch(chunks.codes, link.chunk + 1, at - 1) is not None
        if lasts or behind or ahead:
            link.days = days if 1 < days < LONGEST else None
        return


def _is_day(mention: TimeMention) -> bool:
    return has_day(mention.start)
