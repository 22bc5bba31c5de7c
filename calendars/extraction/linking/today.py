"""Give the publication day to what is told of it without a time word: "is in Hanoi for talks", an entry of a digest.

In: a draft whose clause has no time of its own. Out: the same draft, with the day where the clause tells of it.
"""

from __future__ import annotations

from datetime import timedelta

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.habits import is_first_to_meet, is_within_days_to_come
from calendars.extraction.candidates.occasions import COMING_TO, GATHER, MEET, Draft, Setting
from calendars.extraction.clauses.clauses import AFTER, CONDITIONS, Clause, tells_part_of_day
from calendars.extraction.clauses.moods import VERB
from calendars.extraction.clauses.tenses import FATES, Mood, Tense
from calendars.extraction.fates.statuses import BEGUN
from calendars.extraction.linking.bounds import clock_on, count_from_nth_day, set_end
from calendars.extraction.linking.deeds import chain_of
from calendars.extraction.linking.digest_day import is_of_today
from calendars.extraction.linking.other_days import day_told_before, names_day
from calendars.extraction.linking.outlooks import is_characterised
from calendars.extraction.linking.spans import THERE, is_aside
from calendars.extraction.lists.digests import is_told_in_past
from calendars.extraction.names.actors import Scene
from calendars.extraction.triggers.presence import ON_WAY
from calendars.extraction.words.word_lists import MONTHS, any_of
from calendars.models import Kind, Status, Step
from calendars.patterns import pattern_of
from calendars.periods import days_of

# "entered their third day", "went into a third day"
ENTERED = frozenset({"cues.begin", "triggers.go"})
# In days: who was on a journey then is back.
LONG_AGO = 10
# What is only done so that there be something: "to restart", "to arrange", "to convene", "to bring together".
READYING = frozenset({"cues.begin", "cues.plan", "triggers.convene", "triggers.bring-together"})
# "are being | brokered | by", "is being | hosted | by"
BEING_LED = pattern_of(r"13X?(?P<verb>[HvE])y")


def _is_brought_about(scene: Scene, candidate: Candidate) -> bool:
    """ "The talks are being brokered by X": who does so is told of talks on whatever day, and not that they are on."""
    match = BEING_LED.match(scene.chunks.codes, candidate.at + 1)
    words = any_of(scene.words["mediated"], scene.words["organised"])
    return match is not None and scene.chunks.low(match.start("verb")) in words


def set_time_of_now(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, setting: Setting) -> None:
    """A clause in the present tense without a time word tells of the publication day: "is in Hanoi for talks"."""
    if draft.today is None:
        return
    if (
        candidate.plan == "W"
        or candidate.speaker
        or scene.chunks.low(clause.start) in CONDITIONS
        or _is_of_what_goes_on(scene, clause, candidate)
        or _has_lost_day(scene, clause)
        or _opens_plan(scene, clause, candidate)
        or _is_made_ready(scene, candidate)
        or is_first_to_meet(scene, candidate)
        or ((draft.points_back or draft.kind is Kind.VISIT) and is_characterised(scene, candidate))
        or _is_office_of(scene, clause, candidate)
        or (draft.points_back and _is_brought_about(scene, candidate))
        or (draft.tense is Tense.PRESENT and is_within_days_to_come(scene, clause, candidate, draft.today))
    ):
        return  # "the planned conference is a chance for both", "is on his way there to restart talks"
    today = draft.today.isoformat()
    if (
        draft.clock is not None
        and (draft.tense in (Tense.FUTURE, Tense.PRESENT) or _is_in_report(scene, clause, draft))
        and not names_day(scene, clause, draft)
    ):
        draft.start, draft.time = today + clock_on(today, draft.clock), draft.clock
        draft.steps.append(Step("drafts.clock_today", draft.clock.text, draft.span))
        return
    ahead = draft.tense is Tense.FUTURE and clause.kind == "main" and _is_of_one_day(scene, today)
    part = (ahead or _is_in_report(scene, clause, draft)) and tells_part_of_day(scene, clause)
    before = day_told_before(scene, clause, draft)
    if before or (part and not names_day(scene, clause, draft)):
        draft.start, draft.time = (before.start or "")[:10] if before else today, before or draft.time
        draft.steps.append(Step("drafts.part_of_today", scene.chunks.text(candidate.at), draft.span))
        set_end(draft)
        return
    if _has_just_done(scene, clause, candidate, draft) and not names_day(scene, clause, draft):
        draft.start = today
        draft.steps.append(Step("drafts.just_now", scene.chunks.text(candidate.at), draft.span))
        return
    going = _goes_on(scene, candidate)
    dropped = draft.change in FATES  # "is postponed", "is called off"
    if going or (not dropped and _is_under_way(scene, clause, candidate, draft)):
        draft.start = today
        coming = draft.kind is Kind.MEETING and _is_on_the_way(scene, clause, candidate)
        draft.tense = Tense.PRESENT if going else Tense.FUTURE if coming else draft.tense
        draft.steps.append(Step("drafts.now", scene.chunks.text(candidate.at), draft.span))
        draft.status = Status.SCHEDULED if coming else Status.UNDERWAY
        if candidate.aside and draft.verb in ("cues.begin", "cues.end"):
            set_end(draft)  # "X, ending a two-day visit, said"
        if draft.until and draft.until > draft.start:
            draft.end = draft.until
        count_from_nth_day(candidate, draft)
    elif (
        is_of_today(scene, clause, candidate, draft, setting)
        and not draft.change
        and (not candidate.mood or candidate.mood.change != "purpose")
        and draft.tense in (Tense.PRESENT, Tense.PAST, Tense.NONE)
        and candidate.verb != "cues.broken"
    ):
        draft.start = today
        draft.steps.append(Step("drafts.digest_day", scene.chunks.text(candidate.at), draft.span))
        count_from_nth_day(candidate, draft)
        if candidate.noun and (candidate.ended or clause.opener in AFTER):
            draft.verb = "cues.end"  # "extend the truce after two days of talks", "returns from a three-day visit"
        set_end(draft)
        if draft.until and draft.until > draft.start:
            draft.end = draft.until  # "opens talks with X; they are to go on until Friday"


# What somebody may have just done, to be told on the same day.
DONE = MEET | {Kind.CALL, Kind.SIGNING}


def _has_just_done(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """ "Has just had a telephone conversation with X", "have just met"."""
    mood = candidate.mood
    if mood is None or draft.kind not in DONE or mood.tense is not Tense.PAST or clause.kind not in ("main", "report"):
        return False
    done = scene.chunks.codes[mood.first] == "4" and mood.change == ""
    return done and "just" in scene.chunks.lows[mood.first : candidate.at]


def _is_of_what_goes_on(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether something is only part of other things that go on: "as part of ongoing talks", "came after ongoing"."""
    chunks, begin = scene.chunks, scene.bounds(clause.sentence)[0]
    ongoing = "ongoing" in chunks.lows[max(candidate.at - 3, begin) : candidate.at]
    if ongoing and candidate.noun and candidate.mood is None:
        return is_told_in_past(scene, begin, candidate.at, helping="25")
    opens = chunks.lows[clause.start : clause.start + 2] == ["as", "part"]
    return opens and not set(chunks.codes[clause.start : candidate.at]) & set(",vH")


def _is_made_ready(scene: Scene, candidate: Candidate) -> bool:
    """Whether all that goes on is to bring it about: "are working to set up a visit"."""
    mood = candidate.mood
    if mood is None or mood.change != "purpose":
        return False
    organised = not {"organise", "organize"}.isdisjoint(scene.chunks.lows[mood.first : candidate.at])
    return organised or candidate.verb in READYING


# ", in Ankara for | a visit", ", here for | a visit"
THERE_FOR = pattern_of(r",(?:i[dA]{0,2}[CLS]|X)g$")
# "is here for"
HERE_FOR = pattern_of(r"(?:1|43)X?(?P<here>X)g")
# How far from its start a trip stands that opens a sentence: "On his three-day trip".
OPENING = 4
# "on Jan. 32", "on 45 May": a day that is none.
LOST_DAY = pattern_of(r"k(?:[NX]\.?9|9X?[NX])")


def _has_lost_day(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells a day that could not be read: it is not on the day of the news."""
    match = LOST_DAY.search(scene.chunks.codes, clause.start, clause.end)
    if match is None or scene.chunks.low(match.start()) != "on":
        return False
    return any(low[:3] in MONTHS for low in scene.chunks.lows[match.start() : match.end()])  # not "on 99 percent of it"


def _is_in_report(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """Whether a report of the day, with a dateline, tells in the past: "He was received by X at 9 p.m."."""
    told = draft.tense is Tense.PAST and not draft.change and clause.kind in ("main", "after")
    return told and draft.today is not None and _is_of_one_day(scene, draft.today.isoformat())


# In so many sentences a schedule or a briefing says of which day it is.
HEAD = 2


def _is_of_one_day(scene: Scene, today: str) -> bool:
    """Whether a text tells of the day of its publication: a report with a dateline, "Schedule for Tuesday, 5 May"."""
    if scene.city is not None:
        return True
    head = scene.chunks.sentences[min(HEAD, len(scene.chunks.sentences)) - 1][1]
    times = (scene.chunks.times[at] for at in scene.chunks.find_times(0, head))
    return any(time.start == today and "month" in time.stated for time in times)


def _is_told_behind(clause: Clause, candidate: Candidate) -> bool:
    """Whether a verb behind what is set in says that it goes on: "The talks, called after a row, are under way"."""
    mood = candidate.mood
    return mood is not None and mood.first >= clause.end and mood.change == "running"


def _is_under_way(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """Whether a clause says that something goes on: "is in Hanoi", "on a visit to Y", "entered its second day"."""
    lows = scene.chunks.document.lows
    if (clause.opener in ("before", "after") and not candidate.noun) or candidate.rule == "triggers.send":
        return False  # "before continuing to Doha"; "is sending an envoy to Doha", who may leave next week
    before, codes = candidate.at - 1, scene.chunks.codes
    while before > clause.start and codes[before] in "dDXA9-OBt":
        before -= 1
    running = False
    if draft.tense in (Tense.PRESENT, Tense.NONE):  # of what was or will be, these words do not tell
        first, last = scene.chunks.firsts[clause.start], scene.chunks.lasts[clause.end - 1]
        text = " " + " ".join(lows[first:last]) + " "
        running = any(f" {words} " in text for words in scene.words["running"]) or _is_told_behind(clause, candidate)
    running = running and not _is_of_other(scene, clause, candidate)
    running = running or any(scene.chunks.low(at) == "current" for at in range(before + 1, candidate.at))
    there = "ki" if draft.kind is Kind.VISIT else "i"  # not "is in the dark on talks with X"
    on_visit = draft.tense is Tense.PRESENT and (
        (
            draft.verb == "1"
            and ((codes[before] in there and not _is_office(scene, candidate)) or _is_there(scene, clause, candidate))
        )
        or (_is_going_on(scene, candidate) and not _tells_who_asked(scene, clause, candidate))
        or candidate.verb == "triggers.presence"
        or candidate.nth > 1
    )
    aside = (
        candidate.mood is None
        and (draft.kind is Kind.VISIT or (draft.kind in MEET and THERE_FOR.search(codes, clause.start, before + 1)))
        and (scene.chunks.low(before) == "on" or candidate.aside or THERE_FOR.search(codes, clause.start, before + 1))
        and bool(clause.subject)
        and not _heads_plan(scene, clause)
        and not scene.chunks.last_low(candidate.at).endswith(("visits", "trips"))
        and "when" not in scene.chunks.lows[candidate.at : clause.end + 1]
        and not _is_told_of_long_ago(scene, clause, draft)
    ) or (
        (candidate.nth > 1 or candidate.last_day)
        and is_aside(scene, clause, candidate)
        and not scene.days_in(*scene.bounds(clause.sentence))
    )
    told = (draft.tense is Tense.PRESENT and (running or on_visit)) or (running and draft.tense is Tense.NONE)
    return told or bool(aside) or _has_just_begun(scene, clause, candidate, draft)


def _has_just_begun(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """Whether the news is that something began: "has arrived in Riga on a visit", "talks have resumed in Lima".

    So it is where they have come to a further day: "Talks in Riga went into a third day".
    """
    if draft.change or draft.verb not in ENTERED | BEGUN:
        return False
    begun = "4" in chain_of(scene, candidate) and draft.tense is not Tense.FUTURE  # "preparations for a visit have"
    further = candidate.nth > 1 and draft.verb in ENTERED and draft.kind in GATHER | MEET
    if further and (begun or (draft.tense is Tense.PAST and clause.kind == "main")):
        return True
    opened = draft.kind is Kind.VISIT or (draft.verb == "cues.begin" and draft.kind in GATHER | {Kind.TALKS})
    if not (begun and opened and draft.verb in BEGUN):
        return False
    since = scene.chunks.sentence_of(scene.first_told(clause.start, clause.start))  # the post of a live blog, or 0
    return clause.sentence - since <= 1 + (since > 0)


def _is_told_of_long_ago(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """ "X, on his first trip abroad, met Y on November 3", told in December: he is not on it any more."""
    behind = scene.days_in(clause.start, scene.bounds(clause.sentence)[1])
    days = [scene.chunks.times[at].start or "" for at in behind]
    return bool(days) and draft.today is not None and days_of(days[-1])[1] < draft.today - timedelta(days=LONG_AGO)


def _is_office_of(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Iraq, which chairs the current session", "chairman of the current session": an office, and no session."""
    before = scene.chunks.lows[clause.start : candidate.at]
    return "current" in before and any(low.startswith(("chair", "presid")) for low in before)


def _heads_plan(scene: Scene, clause: Clause) -> bool:
    """ "Norwegian Minister on Visit to Iceland", and below "will make a visit tomorrow": a title, of that day."""
    if clause.sentence or len(scene.chunks.sentences) == 1:
        return False
    titled = scene.chunks.codes[clause.end - 1] != "." and scene.city is None
    return titled and "m" in scene.chunks.codes[slice(*scene.chunks.sentences[1])]


def _is_office(scene: Scene, candidate: Candidate) -> bool:
    """Whether "is" tells what somebody is: "Hill is the chief negotiator at the talks"."""
    mood = candidate.mood
    return candidate.noun and mood is not None and scene.chunks.codes[mood.last : mood.last + 2] in ("dt", "dR", "dX")


def _is_of_other(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether "ongoing" is told of another noun: "the visit is part of ongoing efforts"."""
    chunks = scene.chunks
    doing = (at for at in range(clause.start, candidate.at) if chunks.low(at - 1) == "currently")
    if any(chunks.codes[at] == "X" and chunks.low(at).endswith("ing") for at in doing):
        return True  # "is currently drafting papers for the visit"
    at = next((one for one in range(clause.start, clause.end) if chunks.low(one) in ("ongoing", "continuing")), None)
    if at is None or chunks.codes[at - 1] in "123":
        return False
    own = range(at + 1, candidate.at)  # "the ongoing Iran talks", and not "an ongoing row over talks"
    near = at < candidate.at <= at + 3 and all(
        chunks.codes[one] in "XASOMBCLNP-9" and not (chunks.codes[one] == "X" and chunks.low(one).endswith("s"))
        for one in own
    )
    return not near and chunks.codes[at + 1] in "XnxAGNq"


def _opens_plan(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "On his trip to Ukraine, Guterres will meet X": the trip is as much to come as what he will do on it."""
    begin, end = scene.bounds(clause.sentence)
    opens = scene.chunks.low(begin) in ("on", "during") and scene.chunks.low(begin + 1) in ("his", "her", "their")
    if candidate.aside and scene.chunks.codes.find(",m3i", candidate.at, end) > 0:
        return True  # "X, on his first trip to Asia, will be in Tokyo"
    near = candidate.kind is Kind.VISIT and candidate.at <= begin + OPENING
    return opens and near and "m" in scene.chunks.codes[candidate.at : end]


def _goes_on(scene: Scene, candidate: Candidate) -> bool:
    """Whether words beside a noun say so, whatever its verb: "the summit, now under way in Doha, will discuss"."""
    if not candidate.noun or candidate.kind not in GATHER | MEET:
        return False
    chunks, at = scene.chunks, candidate.at
    if any(chunks.low(one) == "ongoing" and chunks.codes[one - 1] in "dA" for one in range(max(at - 4, 0), at)):
        return True
    behind = OF_WHAT.match(chunks.codes, at + 1)
    start = behind.end() if behind else at + 1
    if BEGINS_ON.isdisjoint(chunks.lows[start : start + 4]) or chunks.end_of(at) <= start:
        return False
    words = chunks.text(start, start + 6).lower() if start + 6 < len(chunks.lasts) else ""
    for lead in LEADS_ON:
        words = words.removeprefix(lead)
    return words.startswith(GOING_ON)


# "summit of the African Union", "talks between X and Y", "conference on Afghanistan"
OF_WHAT = pattern_of(r"(?:[obwk]d?[AX]?[SOBMCPNL](?:[,&]{1,2}d?[SOBMCPNL]){0,3})?,?")
# What may stand before such words.
LEADS_ON = (", ", "which is ", "that is ", "which are ", "that are ", "now ", "currently ", "already ")
BEGINS_ON = frozenset({"under", "underway", "in", "being", "taking", "going"})
GOING_ON = ("under way", "underway", "in progress", "being held", "taking place", "going on in", "in session")


def _is_there(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Is in Hanoi for a visit", "is at present in Brussels for talks", "is on his way to Cairo for a visit"."""
    on_the_way = candidate.place is not None and _is_on_the_way(scene, clause, candidate)
    there = on_the_way or THERE.search(scene.chunks.codes, clause.start, candidate.at) is not None
    here = None if there else HERE_FOR.search(scene.chunks.codes, clause.start, candidate.at)
    there = there or (here is not None and scene.chunks.low(here.start("here")) == "here")
    return bool(clause.subject) and there


def _is_on_the_way(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Is en route to Lima for a meeting": it is to come."""
    return not ON_WAY.isdisjoint(scene.chunks.lows[clause.start : candidate.at])


def _is_going_on(scene: Scene, candidate: Candidate) -> bool:
    """ "Is visiting", "is paying a visit"."""
    mood = candidate.mood
    if candidate.verb in COMING_TO and not (
        candidate.noun and candidate.kind in MEET and mood and scene.chunks.codes[mood.last] != "f"
    ):
        return False  # "is going to Moscow": it will; but "the talks are going well"
    return (
        mood is not None
        and "1" in scene.chunks.codes[mood.first : mood.last]
        and mood.last - mood.first > 1
        and (_is_verb(scene, mood.last - 1) or _is_there_to(scene, mood))
        and not _is_done(scene, mood)
        and not (candidate.noun and scene.chunks.low(mood.last) == "on")  # "the trip is still on": it will be
    )


def _tells_who_asked(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "The visit is being made at the invitation of X", "as he is the first to visit": whenever it is."""
    low, mood = scene.chunks.low, candidate.mood
    if mood and low(clause.start) in ("as", "since", "because") and _is_there_to(scene, mood):
        return "first" in scene.chunks.lows[mood.first : mood.last]
    return candidate.noun and candidate.definite and "invitation" in scene.chunks.lows[candidate.at : clause.end]


def _is_there_to(scene: Scene, mood: Mood) -> bool:
    """ "Is in Washington to meet X", and not "is sending Y to Washington to meet X", "is eager to meet X"."""
    chunks, codes = scene.chunks, scene.chunks.codes[mood.first : mood.last]
    if mood.change != "purpose" or not set(VERB).isdisjoint(codes):
        return False
    words = chunks.lows[mood.first : mood.last]
    if not CHOSEN.isdisjoint(words):
        return False
    if IN_PLACE.search(codes) or not scene.words["there_to"].isdisjoint(words):
        return True
    return "d" not in codes and scene.words["ready_to"].isdisjoint(words)  # not "is the right man to meet X"


# "is | in Washington", "is in the Saudi capital", "is on the island"
IN_PLACE = pattern_of(r"[ik](?:d?[A9DXT-]{0,4}[CLSNB]|d[A9DXT-]{0,4}[nxt])")
# "Is the first choice to meet X"
CHOSEN = frozenset({"choice", "option", "pick", "favourite", "favorite", "candidate", "candidates", "chance"})


def _is_verb(scene: Scene, at: int) -> bool:
    """Whether a chunk behind "is" is a verb: "is progressing", and not "is part of the plan"."""
    return scene.chunks.codes[at] in VERB or scene.chunks.low(at).endswith("ing")


def _is_done(scene: Scene, mood: Mood) -> bool:
    """ "While the meeting is held": a passive without "being" says of no day."""
    form = scene.chunks.entries[mood.last - 1][3]
    being = any(scene.chunks.low(at) == "being" for at in range(mood.first, mood.last))
    return scene.chunks.codes[mood.last - 1] in "HvE" and "n" in form and "g" not in form and not being
