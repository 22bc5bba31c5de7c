"""Read the new day of a plan that was moved: "instead of Monday", "will now be on Dec. 9", "moved the date to Friday".

In: a scene, a clause and a candidate. Out: the chunk of the new day, or whether one stands beside the old day.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import NO_DAY, Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.given_up import IN_PLACE_OF
from calendars.extraction.readings.dates import UP_TO
from calendars.extraction.words.word_lists import UNTIL
from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, has_day

# Verbs that move a date; how far from it they and the new day stand.
MOVING = frozenset(
    {"push", "pushed", "pushing", "bring", "brought", "bringing", "put", "putting", "set", "shift", "shifted"}
    | {"move", "moved", "moving", "change", "changed", "changing", "advance", "advanced", "delay", "delayed"}
)


NEW_DATE = pattern_of(r"f(?P<day>T)")
NEAR_DATE, BEHIND_DATE = 5, 16


def find_new_date(scene: Scene, clauses: list[Clause], candidate: Candidate) -> int:
    """The day of "moved the date of the talks from Friday to Monday", "brought the date forward to Monday"; or 0."""
    chunks, (begin, end) = scene.chunks, scene.chunks.sentences[clauses[candidate.clause].sentence]
    at = next((one for one in range(begin, end) if chunks.low(one) in ("date", "dates")), end)
    if at == end or candidate.at > at + NEAR_DATE:
        return 0
    near = chunks.lows[max(begin, at - NEAR_DATE) : at] + chunks.lows[max(at, candidate.at) + 1 : end]
    new = NEW_DATE.search(chunks.codes, at, min(end, at + BEHIND_DATE))
    return new.start("day") if new and not MOVING.isdisjoint(near) else 0


# "a new date for the summit | , initially slated for March 5"; "for the | March 5 | summit"
FIRST_FOR = pattern_of(
    r"(?:[owbi]d?[XASOPCLN](?:[,&]{1,2}d?[SOAPC]){0,3})?,?(?:c[25]3?)?(?P<first>X)[QHE][fg]?3?H?[kg]?d?(?P<day>T)"
)
DATES = frozenset({"date", "dates", "day"})
ANOTHER_DATE = frozenset({"new", "another", "fresh", "alternative"})


def find_old_date(scene: Scene, candidate: Candidate) -> int:
    """The day of a summit for which "a new date" is sought: "initially slated for March 5"; or 0."""
    chunks, at = scene.chunks, candidate.at
    date = next((one for one in range(at - 1, max(at - NEAR_DATE - 2, 0), -1) if chunks.low(one) in DATES), 0)
    if not candidate.noun or chunks.low(date - 1) not in ANOTHER_DATE or chunks.low(date + 1) != "for":
        return 0
    before = [one for one in range(date + 2, at) if chunks.codes[one] == "T" and one in scene.days_in(one, one + 1)]
    behind = FIRST_FOR.match(chunks.codes, at + 1, chunks.end_of(at))
    if behind and chunks.low(behind.start("first")) in scene.words["at_first"]:
        return behind.start("day")
    return before[0] if before else 0


# ", postponed from February", ", a trip that was put off from May"
PUT_OFF_FROM = pattern_of(r",(?:d[XA9]{0,2}(?P<noun>[xn]))?(?:c[25]3?)?(?P<verb>V)j(?P<old>T)")


def read_put_off_from(scene: Scene, candidates: list[Candidate]) -> None:
    """ "Will visit X on Monday, a trip postponed from May": put off to that Monday, and the trip is no other one."""
    for one in candidates:
        _take_day_asked_for(scene, one)
    for match in PUT_OFF_FROM.finditer(scene.chunks.codes):
        begin, _ = scene.bounds(scene.chunks.sentence_of(match.start()))
        if scene.chunks.low(match.end("verb")) != "from":
            continue
        days = list(scene.days_in(begin, match.start()))
        for one in candidates:
            if match["noun"] and one.at == match.start("noun"):
                one.day = NO_DAY
            elif begin <= one.at < match.start() and one.mood and _is_to_come(one.mood):
                one.mood = one.mood._replace(tense=Tense.FUTURE, change="moved")
                one.day = one.day or (days[-1] if days else NO_DAY)


# Before the day to which somebody would put something off: "to put off the talks | until May 3".
OFF_REACH = 6


def _take_day_asked_for(scene: Scene, candidate: Candidate) -> None:
    """Take the day to which somebody asks to put something off: whichever was the first one, it may be on that day."""
    mood = candidate.mood
    if mood is None or not candidate.noun or mood.change not in ("", "purpose") or candidate.day:
        return
    asked = mood.tense is Tense.TENTATIVE or (mood.tense is Tense.PAST and candidate.verb == "cues.moved")
    if asked and (day := find_day_asked_for(scene, candidate)):
        candidate.mood, candidate.day = mood._replace(tense=Tense.TENTATIVE, change=""), day


def find_day_asked_for(scene: Scene, candidate: Candidate) -> int:
    """The day of "asked the council to put off the talks until Friday"; or 0."""
    codes, end = scene.chunks.codes, scene.chunks.end_of(candidate.at)
    off = next((at for at in range(max(candidate.at - OFF_REACH, 0), end) if codes[at] == "V"), end)
    behind = max(off, candidate.at) + 1
    new = next((at for at in scene.days_in(behind, end) if scene.chunks.low(at - 1) in UP_TO), 0)
    of_it = off < candidate.at or new == off + 2  # not "proposed talks on ways to delay the vote until Friday"
    if not new or not of_it or not has_day(scene.chunks.times[new].start):
        return 0
    return new if set("vHEWZ;").isdisjoint(codes[behind:new]) else 0


def _is_to_come(mood: Mood) -> bool:
    """Whether a mood is that of what is planned, and not dropped."""
    return mood.change in ("", "purpose") and mood.tense in (Tense.FUTURE, Tense.PRESENT)


def has_new_day(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a day stands beside the one that it takes the place of."""
    begun = candidate.noun and candidate.mood is not None and candidate.mood[::3] == (Tense.PAST, "")
    if (begun and candidate.verb == "cues.begin") or (candidate.noun and candidate.verb == "cues.end"):
        return False  # "The talks opened on Saturday, six months later than planned", "ended a day earlier than"
    return _is_shifted(scene, clause, candidate) or _is_moved_instead(scene, clause, candidate)


def is_instead(scene: Scene, at: int) -> bool:
    """Whether a word is "instead" alone: what stands beside it is new."""
    return scene.chunks.low(at) == "instead" and scene.chunks.low(at + 1) != "of"


# "Will now be on Dec. 9", "will be on Dec. 9 instead"
NOW_BE = pattern_of(r"mX?3(?:i[CL])?k?T")


def _is_moved_instead(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "The talks that were to open on Monday will be held on Friday instead": a day, a verb ahead, another day.

    So is "X, whose visit had been planned for April, will now come in June".
    """
    if not candidate.noun:
        return False
    codes, (_, end) = scene.chunks.codes, scene.chunks.sentences[clause.sentence]
    lows = scene.chunks.lows[candidate.at + 1 : end]
    if "instead" not in lows and "now" not in lows:
        return False
    behind = range(candidate.at + 1, end)
    instead = next((at for at in behind if is_instead(scene, at)), None)
    now = next((at for at in behind if scene.chunks.low(at) == "now" and codes[at - 1] == "m"), None)
    verb = codes.rfind("m", candidate.at + 1, instead or now or candidate.at)
    held = next((at for at in range(verb + 1, end) if codes[at] in "vHQEWF"), end) if verb > 0 else end
    own = codes[held] in ("H" if instead else "Hv") and codes[held + 1] in "iTkgX"  # not "will see X on Friday instead"
    own = own or NOW_BE.match(codes, verb) is not None
    days = scene.days_in(candidate.at + 1, end) if own else []
    return any(at < verb for at in days) and any(verb < at for at in days)


SHIFTED = frozenset({"later", "earlier", "sooner"})


def _is_shifted(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "a week later than planned", "earlier than scheduled"; "on Friday instead of Monday"."""
    chunks = scene.chunks
    _, end = chunks.sentences[clause.sentence]
    times = chunks.find_times(candidate.at + 1, min(clause.end + 8, end))
    named = {*times, *(at - 2 for at in times), *chunks.find(SHIFTED, candidate.at + 1, clause.end + 6)}
    for at in sorted(one for one in named if candidate.at < one < min(clause.end + 6, end - 2)):
        low = chunks.low(at)
        if chunks.codes[at] == "T" and chunks.codes[at - 2] == "Q" and is_old_time(scene, at):
            return "T" in chunks.codes[at + 1 : end]  # "originally scheduled for Monday, is now set for Friday"
        if low in SHIFTED or (at in chunks.times and chunks.text(at).endswith(("later", "earlier"))):
            if chunks.low(at + 1) == "than" and chunks.low(at + 2) in scene.words["planned"]:
                return True
        elif (
            chunks.codes[at + 2] == "T"
            and at + 2 < end
            and is_old_time(scene, at + 2)
            and "T" in chunks.codes[candidate.at : at]
        ):
            return True
    return False


# ", which was to have been held in Oslo on | Thursday", ", planned for | Thursday"
FIRST_PLAN = pattern_of(r"(?:(?P<which>c)[25]X?(?:f[34]|3?X?Qf?)|,X?(?P<plan>Q))[gkidCLASXf34H]{0,9}$")
# "in Oslo, has been moved to Riga and will be on | Friday", ", has been moved to Riga on | Friday", ", are now due to
# open on | Friday", ", is now set for | Friday"
NEW_PLAN = pattern_of(
    r"(?:id?A?[CLSX])?,(?:[^,;.m]{0,12}?&)?"
    r"(?:mX?(?:3H?|(?P<held>[Hv]))|[245]3?X?(?P<moved>[EVX])|1X?Q(?:f(?P<due>3?[Hv])|g))(?:X|[ifw]d?A?[CLSX]){0,2}k?T"
)
FIRST_PLAN_REACH = 16
SET = frozenset({"set", "due", "slated", "billed", "meant", "supposed"})


def find_day_instead(scene: Scene, clause: Clause, candidate: Candidate, next_one: int) -> int:
    """The day that the main clause tells where a relative one tells that of the first plan; or 0. The place goes along.

    "The talks, which were to have been held in Oslo on Thursday, have been moved to Riga and will open on Friday".
    """
    chunks, end = scene.chunks, scene.bounds(clause.sentence)[1]
    days = scene.days_in(candidate.at + 1, end) if candidate.noun else []
    for at in days[:-1]:
        if at < next_one and (until := _find_day_until(scene, candidate, at)):
            return until
        new = NEW_PLAN.match(chunks.codes, at + 1, end) if at < next_one else None
        first = FIRST_PLAN.search(chunks.codes, max(at - FIRST_PLAN_REACH, candidate.at + 1), at) if new else None
        if new is None or first is None or (first["which"] and chunks.low(first.start()) not in ("which", "that")):
            continue
        if first["plan"] and chunks.low(first.start("plan")) not in scene.words["planned"] | SET:
            continue  # "The summit, agreed on Tuesday, will be held on June 3"
        if new["moved"] and chunks.low(new.start("moved")) not in MOVING:
            continue
        if any(new[what] and chunks.entries[new.end(what) - 1][1] == "cues.end" for what in ("due", "held")):
            continue  # "due to open on Monday, are expected to end on Friday"
        places = [scene.places[one] for one in range(new.start(), new.end()) if one in scene.places]
        behind = chunks.codes.find(",", new.start()) - new.start()  # "planned for Monday in Oslo, will be on Friday"
        if places and chunks.codes[new.start() : new.end()].find("C", behind) >= 0:
            candidate.place = places[-1]
        return new.end() - 1
    return 0


# "(were to start on) May 30 | but will now not start until June 10", "(set for) May 30, | will not open until June 9"
NOT_UNTIL = pattern_of(r"(?:id?A?[CLS])?,?c?,?mX?8X?(?:3X?)?(?P<verb>[HvEX])(?:id?A?[CLS])?a(?P<day>T)")
WONT_UNTIL = pattern_of(r"(?:id?A?[CLS])?,?c?,?8X?(?:3X?)?(?P<verb>[HvEX])(?:id?A?[CLS])?a(?P<day>T)")
# Between an occasion and its first day: "set for", "were to open on".
WAS_PLANNED = pattern_of(r"Q|[25]X?f")


def _find_day_until(scene: Scene, candidate: Candidate, first: int) -> int:
    """The day until which what was planned for a first one will not begin: "will now not start until June 10"; or 0."""
    chunks = scene.chunks
    new = NOT_UNTIL.match(chunks.codes, first + 1) or WONT_UNTIL.match(chunks.codes, first + 1)
    if new is None or chunks.low(new.start("day") - 1) not in UNTIL:
        return 0
    verb, day = new.start("verb"), new.start("day")
    begins = chunks.entries[verb][1] == "cues.begin" or chunks.text(verb).lower() in HAPPENING
    plan = WAS_PLANNED.search(chunks.codes, candidate.at + 1, first)
    planned = plan and (plan.group() != "Q" or chunks.low(plan.start()) in scene.words["planned"] | SET)
    days = [chunks.times[one].start or "" for one in (first, day)]
    later = len(days[0]) == len(days[1]) == DAY_LENGTH and days[0] < days[1]
    return day if begins and planned and later else 0


def is_now_on(scene: Scene, clause: Clause, start: int, later: int, candidate: Candidate) -> bool:
    """Whether what was planned is told again for another day: "but will now go on Friday", "they will now meet on".

    So is who "is now expected on Friday".
    """
    chunks, mood = scene.chunks, candidate.mood
    chain = start + (chunks.codes[start] == "h")
    if mood is None or mood.change not in ("", "unmet") or chunks.codes[mood.first] not in "25":
        return False
    changed = not {"now", "instead"}.isdisjoint(chunks.lows[chain : clause.end])
    alike = set(chunks.codes[chain + 1 : later]).isdisjoint("CLSPOBMNnx")
    return (chunks.codes[chain] == "m" or NOW_DUE.match(chunks.codes, chain) is not None) and changed and alike


# "(was due on Thursday but) is now expected on"
NOW_DUE = pattern_of(r"[12]X?Qk?T")
COMING = frozenset({"arrive", "arrives", "arriving", "come", "comes", "coming", "land", "lands", "landing"})


def comes_later(scene: Scene, clause: Clause, start: int, candidate: Candidate) -> tuple[int, int] | None:
    """The verb and the day of "was due in Riga on Thursday but will arrive on Friday"."""
    chunks = scene.chunks
    if chunks.low(candidate.at) not in ("was", "were", "been", "had") or "8" in chunks.codes[start : clause.end]:
        return None
    verb = next((at for at in range(start, clause.end) if chunks.low(at) in COMING), clause.end)
    day = next(iter(scene.days_in(verb, clause.end)), None)
    if day is None or any(code in "CLS" for code in chunks.codes[verb:day]):
        return None
    return verb, day


# "(he) will now come on", "(and) is now expected on"
NOW_COMES = pattern_of(r"(?:[,&c]{0,2}h?)(?P<chain>m|[12])X?(?P<verb>[HvQ])")
# "(but) has been delayed in Oslo", "was held up"
HINDERED = pattern_of(r"(?:[,&c]{0,2}h?)(?:45?X?3|[25]3?X?)(?P<verb>[HvVEX])")
DELAYED = frozenset({"delayed", "held up", "detained", "stranded"})
HINDRANCES = 3


def find_coming(scene: Scene, clauses: list[Clause], candidate: Candidate) -> Mood | None:
    """The fate of "was due in Riga on Monday but was held up in Oslo and will now come on Friday", and its day.

    What is told between has no day of its own; it may fill the rest of the sentence. Who was only delayed has not come.
    """
    own, mood, chunks = clauses[candidate.clause], candidate.mood, scene.chunks
    if mood is None or mood.change not in ("", "unmet") or chunks.codes[mood.first] not in "25":
        return None
    if mood.tense is not Tense.FUTURE and mood.change != "unmet":
        return None  # "was in Riga on Monday but was delayed in Oslo"
    if candidate.noun and chunks.codes[mood.last - 1] != "Q":  # "was due in Riga on Monday for talks with X"
        return None
    found = None
    for clause in clauses[candidate.clause + 1 : candidate.clause + 2 + HINDRANCES]:
        if clause.sentence > own.sentence + 1:
            break
        days, same = scene.days_in(clause.start, clause.end), clause.subject == own.subject
        now = NOW_COMES.match(chunks.codes, clause.start, clause.end) if days and same else None
        if now and "now" in chunks.lows[now.start("chain") : now.end()]:
            comes = now["verb"] == "Q" or chunks.low(now.start("verb")) in COMING
            near = comes and chunks.codes[now.end() : days[0]] in ("", "k", "i", "X", "Xk", "X,k")
            candidate.day = days[0] if near else candidate.day
            return Mood(Tense.FUTURE, now.start("chain"), now.end(), "moved") if near else found
        if days:
            break
        late = HINDERED.match(chunks.codes, clause.start, clause.end) if same else None
        if late and chunks.text(late.start("verb"), late.end() + 1).lower().startswith(tuple(DELAYED)):
            found = Mood(Tense.FUTURE, late.start("verb"), late.end(), "moved")
    return found


# "(will not meet in Riga on) July 28 as planned, but on July 30"
BUT_ON = pattern_of(r"T(?:i[CLS])?(?:X|c[QZX])?,?c(?:k|i)?(?P<day>T)")
# "(will open on) July 30, not on July 28 as first announced"
NOT_ON = pattern_of(r"(?P<day>T),?&?8[ki]?T(?P<as>[cX])(?P<first>X?)(?P<plan>[QZX]?)")
BUT_REACH = 18


def find_day_but(scene: Scene, clause: Clause, candidate: Candidate) -> int:
    """The new day where the one planned is denied: "will not meet on July 28 as planned but on July 30"; or 0.

    So it is in "will open on July 30, not on July 28 as announced".
    """
    chunks, mood = scene.chunks, candidate.mood
    end = min(candidate.at + BUT_REACH, scene.bounds(clause.sentence)[1])
    told = mood is not None and chunks.codes[mood.first] in "m1278"  # not "have not met since May, but on Monday"
    if mood is None or not told or "8" not in chunks.codes[min(mood.first, candidate.at) : end]:
        return 0
    days = [one for one in scene.days_in(candidate.at + 1, end) if has_day(chunks.times[one].start)]
    new = BUT_ON.search(chunks.codes, candidate.at + 1, end)
    denied = "8" in chunks.codes[mood.first : max(mood.last, candidate.at)]
    if new and denied and "but" in chunks.lows[new.start() : new.end()]:
        return new.start("day") if {new.start(), new.start("day")} <= set(days) else 0
    new = NOT_ON.search(chunks.codes, candidate.at + 1, end)
    if new is None or denied or new.start("day") not in days:
        return 0
    words = chunks.text(new.start("as"), new.end()).lower().split()
    plan = words[:1] == ["as"] and not (scene.words["planned"] | SET).isdisjoint(words)
    return new.start("day") if plan else 0


# "but will open on", "but are expected to be held in Oslo on"
BUT_WILL = pattern_of(r",?[c&]X?(?:m|[12]X?Qf)X?(?:3X?)?(?P<verb>[HvEx])(?:i[CLS])?k?(?P<day>T)")
HAPPENING = frozenset({"take place", "held", "go ahead", "happen", "proceed"})


def find_day_behind_but(scene: Scene, clauses: list[Clause], candidate: Candidate) -> int:
    """The new day in a clause of its own: "will not start on Monday as planned but will open on Friday"; or 0.

    Where "but" leads to the day alone, it is `find_day_but` that finds it.
    """
    own, behind = clauses[candidate.clause], clauses[candidate.clause + 1 : candidate.clause + 2]
    if not candidate.noun or not behind or behind[0].subject or behind[0].sentence != own.sentence:
        return 0
    match = BUT_WILL.match(scene.chunks.codes, behind[0].start)
    if match is None or scene.chunks.low(match.start()) != "but":
        return 0
    begun = scene.chunks.entries[match.start("verb")][1] == "cues.begin"
    return match.start("day") if begun or scene.chunks.text(match.start("verb")).lower() in HAPPENING else 0


def is_old_time(scene: Scene, at: int) -> bool:
    """Whether a time is the one that something was moved from: "instead of Monday", "rather than Monday"."""
    chunks = scene.chunks
    before = at - 1 - (chunks.codes[at - 1] in "kid" and chunks.low(at - 1) not in ("of", "than"))
    pair = (chunks.low(before - 1), chunks.low(before)) if before > 0 else ("", "")
    plan = chunks.codes.rfind("Q", max(at - 5, 0), at - 1)
    if plan > 0 and chunks.low(plan - 1) in scene.words["at_first"] and set(chunks.codes[plan:at]) <= PLANNED_TO:
        return True  # "originally scheduled for Monday", "earlier due to begin on Monday"
    wished = chunks.codes[at - 1] == "g" and chunks.low(at - 3) in scene.words["at_first"]
    if wished and chunks.low(at - 2) in scene.words["decided_on"] | scene.words["planned"]:
        return True  # "first mooted for last weekend"
    verb = at - 1 - (chunks.codes[at - 1] in "ki")
    if chunks.codes[verb - 1] == "," and chunks.entries[verb][1] in DROPPED_THEN:
        later = "," in chunks.codes[at + 1] and "T" in chunks.codes[at + 1 : at + 16].partition(".")[0]
        return later or chunks.entries[verb][1] == "cues.broken"  # "The talks, suspended in March, resume on Friday"
    if chunks.codes[at - 1] == "j" and chunks.codes[at - 2] in "VE":
        ahead = chunks.codes[at + 1 : at + 16].partition(".")[0]
        return "T" in ahead  # "delayed from last week, will start on Friday"
    return pair in IN_PLACE_OF


# What became of it, between commas, before it is to be after all.
DROPPED_THEN = frozenset({"cues.broken", "cues.moved"})
# Between a plan that was changed and its day.
PLANNED_TO = frozenset("Qfvgki3HXd")


AT_FIRST = frozenset({"originally", "initially"})


def plan_of(scene: Scene, candidate: Candidate) -> str:
    """The code of a word for a plan that a candidate has: that of "put off" where the plan told is the old one.

    "Were originally scheduled for May 2": by now there is another.
    """
    mood = candidate.mood
    if mood is None or mood.change != "unmet" or AT_FIRST.isdisjoint(scene.chunks.lows[mood.first : mood.last]):
        return candidate.plan
    return "V"
