"""Tell what else a time belongs to than to a candidate.

In: a scene, the chunk of a time and, for most, a candidate. Out: whether the time is that of another noun or a gerund,
of telling or asking, of what came before, or only a limit. `other_deeds.py` says whether it is that of preparing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.candidates.other_deeds import clears_way
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import FATES, Tense, is_not_until
from calendars.extraction.names.actors import Scene
from calendars.models import Kind, TimeMention
from calendars.patterns import pattern_of
from calendars.periods import has_day

# Behind the subject of these stands what came before it, or what comes behind.
FOLLOWING = frozenset({"follow", "follows", "followed", "precede", "precedes"})
# Words that make a time a limit.
LIMITS = frozenset({"since", "before", "until", "till", "by", "through"})
# "since taking office in June", "before becoming president"
GERUND = pattern_of(r"a(?P<verb>[vHEX])")
# How far before a time the gerund that it dates stands.
NEAR_GERUND = 8
# How far behind a possessive the noun stands.
NEAR_POSSESSED = 8
ACT_BETWEEN = pattern_of(r"[nx][mu]?[HvE]")  # "Monday's visit follows a meeting"
# How far behind the verb of telling the noun stands.
NEWS_REACH = 6


def is_calendar(mention: TimeMention) -> bool:
    """Whether a mention is a place on the calendar, resolved or not ("now" and "recently" are none)."""
    return mention.start is not None or mention.value.startswith("X")


def is_one_day(mention: TimeMention) -> bool:
    """Whether a mention is one day, or an hour of one."""
    return has_day(mention.start) and mention.end is None


def is_chaired_for_long(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Will chair the G8 from January", "in 2007": an office, and no session."""
    mention = scene.chunks.times[at]
    if scene.chunks.low(at - 1) not in ("from", "since", "until") or has_day(mention.start):
        return False
    return candidate.noun and candidate.rule.startswith("organisations.") and candidate.verb == "cues.support"


# ", on a trip to Greenland until Saturday,", "On a three-day visit to Peru since Monday,"
ASIDE_OF_STAY = pattern_of(r"[ka]d?[XA9D-]{0,3}(?P<noun>[nx])(?:[fijg]d?(?:[CSLN]|[CLN],[SC])){0,2}[ak](?P<day>T)[,.]")
BEFORE_ASIDE = frozenset(",.;&(")


def has_limit_of_its_own(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "X, on a trip to Peru until Friday, will meet Y on Sunday": the stay is told with its end, and not on Sunday."""
    if not candidate.noun or candidate.kind is not Kind.VISIT:
        return False
    match = ASIDE_OF_STAY.search(scene.chunks.codes, max(candidate.at - 5, 0), candidate.at + 9)
    if match is None or match.start("noun") != candidate.at or match.start("day") == at:
        return False
    opens = match.start() == 0 or scene.chunks.codes[match.start() - 1] in BEFORE_ASIDE
    return opens and scene.chunks.low(match.start("day") - 1) in LIMITS


def is_of_next(scene: Scene, candidate: Candidate, hour: int, at: int) -> bool:
    """Whether a second hour is that of what is told next: "talks are set for 9 a.m. and a dinner for 8 p.m."."""
    return hour > candidate.at and not {"n", "x", "v"}.isdisjoint(scene.chunks.codes[hour + 1 : at])


def is_end_in_brackets(scene: Scene, at: int) -> bool:
    """ "Open talks on Monday (to July 20)"."""
    return scene.chunks.low(at - 1) in ("to", "ends", "ending") and scene.chunks.text(at - 2) == "("


# Verbs that give what goes on another end.
EXTENDED = frozenset({"extend", "extends", "extended", "extending", "prolong", "prolongs", "prolonged", "prolonging"})
EXTENDED_REACH = 8


def is_limit(scene: Scene, at: int) -> bool:
    """Whether a time only bounds something: "since August", "until 2031"; "by the end", "by early May" is in it."""
    if is_end_in_brackets(scene, at):
        return True
    if scene.chunks.low(at - 1) == "than" and scene.chunks.low(at - 2) in ("less", "fewer"):
        return True  # "less than a month ago"
    before = scene.chunks.lows[max(0, at - EXTENDED_REACH) : at]
    if scene.chunks.low(at - 1) == "to" and not EXTENDED.isdisjoint(before):
        return True  # "agreed to extend their talks to July"
    if at == 0 or scene.chunks.low(at - 1) not in LIMITS or is_not_until(scene, at):
        return False
    mention = scene.chunks.times[at]
    ending = " end " in f" {mention.low} " or mention.low.endswith((" is out", " is over"))
    ahead = mention.direction == "future" or not scene.words["striving"].isdisjoint(
        scene.chunks.lows[max(0, at - 16) : at]
    )
    ending = ending or (ahead and mention.low.startswith(("early ", "mid", "late ")))
    whole = not has_day(mention.start) and ending
    return not (whole and scene.chunks.low(at - 1) in ("by", "before"))


def is_possessive(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of the noun behind it, and not of a candidate: "after Monday's blast"."""
    codes, between = scene.chunks.codes, scene.chunks.codes[at + 2 : candidate.at]
    near = at < candidate.at <= at + NEAR_POSSESSED and "p" not in between and not ACT_BETWEEN.search(between)
    counted = scene.chunks.times[at].rule in ("times.from_day", "times.from_event")  # "the day after Friday's vote"
    return codes[at + 1] == "p" and not near and not counted  # "today's call on Blinken's trip"


def is_of_another(scene: Scene, candidate: Candidate, at: int, between: Iterable[Candidate]) -> bool:
    """Whether a time is that of what somebody else did likewise: "is to return Weizman's visit of last March"."""
    codes = scene.chunks.codes
    alike = [one for one in between if one.noun and one.kind is candidate.kind]
    return candidate.at < at and any(
        candidate.at < owner < one.at and codes[owner + 1] == "p" for one in alike for owner in one.parties
    )


def hangs_on_noun(scene: Scene, at: int) -> bool:
    """Whether a time stands right behind a plain noun, whose time it then is: "about the election next March"."""
    codes = scene.chunks.codes
    before = at - 1 - (codes[at - 1] in "ki")
    return (
        before > 0
        and codes[before] == "X"
        and codes[before - 1] in "dXA"
        and not scene.chunks.low(before).endswith("ly")
    )


def is_of_head(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a verb tells of what stands over a noun: "details of the talks emerged on Monday", "read the text of"."""
    if not candidate.under:
        return False
    codes, entries = scene.chunks.codes, scene.chunks.entries
    low, high = sorted((at, candidate.at))
    return any(
        codes[one] in "1245muEv"
        or (
            codes[one] in "HZ" and "n" not in entries[one][3] and codes[one - 3 : one] != ",Qf"
        )  # ", set to take place on"
        for one in range(low + 1, high)
    )


def follows(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time is that of what came before: "his visit follows a decision last month"."""
    verbs = scene.chunks.find(FOLLOWING, candidate.at + 1, at) if candidate.noun else ()
    after = scene.chunks.codes[verbs[0] + 1] if verbs else ""  # but "a summit follows in Washington on Monday"
    visit = after in ("i", "k") and candidate.kind is Kind.VISIT
    return bool(verbs) and not (visit or (after in "ikT" and candidate.kind in (*MEET, *GATHER)))


def dates_the_gerund(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a time before a candidate belongs to a gerund before it, in the same clause."""
    opener = scene.chunks.codes.rfind("a", max(at - NEAR_GERUND, 0), at)
    if opener < 0 or scene.chunks.low(opener) not in LIMITS:
        return False
    return scene.chunks.low(opener + 1).endswith("ing") and not set("&,").isdisjoint(
        scene.chunks.codes[at : candidate.at]
    )


def is_of_gerund(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a time in a clause is that of a gerund that it opens with: "since taking office in June"."""
    match = GERUND.match(scene.chunks.codes, clause.start)
    opens = match is not None and scene.chunks.low(match.start("verb")).endswith("ing")
    return opens and clause.opener in LIMITS and clause.holds(at)


def dates_the_dropping(candidate: Candidate) -> bool:
    """Whether what stands before a noun dates the act: "on Tuesday cancelled a visit that was planned for March"."""
    mood = candidate.mood
    if mood is None or candidate.verb == "cues.support":
        return False  # "On May 5 he will pay a visit", of which the next sentence tells that it was put off
    return candidate.noun and mood.change in FATES and mood.last <= candidate.at


def is_of_old_plan(scene: Scene, at: int) -> bool:
    """Whether a length is the one planned at first: "originally scheduled for five days, was cut to 12 hours"."""
    return not scene.words["at_first"].isdisjoint(scene.chunks.lows[max(at - 4, 0) : at])


def is_news(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether an occasion is what somebody made known: not "announced after a meeting on Monday that"."""
    told = clause.start > 0 and scene.chunks.codes[clause.start - 1] == "Z" and clause.kind != "after"
    return told and candidate.noun and candidate.mood is None


def dates_the_news(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a past day is that of telling: "the palace announced the visit on Monday"."""
    chunks, verb = scene.chunks, clause.start - 1
    if at < candidate.at or not is_news(scene, clause, candidate):
        return False
    low = chunks.low(verb)
    told = low == "announced" or (candidate.definite and low in ("confirmed", "disclosed", "revealed"))
    day = chunks.times[at]
    near = day.direction == "past" and "weekday" in day.stated and {"month", "offset"}.isdisjoint(day.stated)
    return told and near and candidate.at - verb < NEWS_REACH


# Between an occasion and the verb that tells what was said or decided of it: "The visit of X, which was agreed on".
BEFORE_TELLING = pattern_of(
    r"(?:[fobwy][dAX9]{0,3}[PSOCLNM]{1,2}(?:&[PS])?){0,2}(?:[ki]?T)?,?(?:c(?:2|4[35]|53)|2|43|53|m3|13)?X?(?P<verb>[ZQEWHv])"
)
# Behind that verb, up to the day: "by the Kremlin", "earlier", "on".
BEHIND_TELLING = pattern_of(r"(?:yd?[XA]?[PSCOBMRrtNX]{1,2}|i[dAX]{0,2}[XCSLt]|X)?[ki,]?(?=T)")
# ", called by President X in", "proposed by France last": behind an occasion, who asked for it and when.
CALLED_BY = pattern_of(r",?(?P<verb>[vEWQHX])yd?X?[AXRSPOBMC]{1,3},?[ik]?(?=T)")


def dates_the_calling(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that on which somebody called for it: "The summit, called by the president in mid-October,"."""
    match = _called_by(scene, candidate, at)
    if match is None or _is_held_as_called(scene, candidate, at):
        return False
    return scene.chunks.last_low(match.start("verb")) in scene.words["called_for"]


def _called_by(scene: Scene, candidate: Candidate, at: int) -> re.Match[str] | None:
    """What tells between an occasion and a time who called for it: "a meeting | called by Egypt on | Friday"."""
    match = CALLED_BY.match(scene.chunks.codes, candidate.at + 1) if candidate.noun else None
    return match if match is not None and match.end() == at else None


def _is_held_as_called(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Will hold a meeting called by Egypt on Friday": that day is of the meeting; not "called by Egypt last week"."""
    codes, mood = scene.chunks.codes, candidate.mood
    if mood is None or mood.last > candidate.at or "T" in codes[mood.last : candidate.at]:
        return False
    called = codes[candidate.at + 1] != "," and _called_by(scene, candidate, at) is not None
    return called and "weekday" in scene.chunks.times[at].stated


# "following | an explosion", "due to | floods", "in the wake of | a raid"
CAUSE = pattern_of(r"(?:a|kd?|Qf|id?Xo)(?=d?[XA9]{0,3}X)")
CAUSES = frozenset({"after", "following", "because", "due", "in", "amid", "over"})


def dates_the_cause(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of what made somebody drop a plan: "cancelled his visit following a blast on Sunday"."""
    mood, codes = candidate.mood, scene.chunks.codes
    if not candidate.noun or mood is None or mood.change not in FATES or mood.tense is not Tense.PAST:
        return False
    for match in CAUSE.finditer(codes, max(candidate.at, mood.last), at):
        led = scene.chunks.low(match.start()) in CAUSES and (
            match.group()[0] != "i" or scene.chunks.low(match.end() - 2) == "wake"
        )
        if led and set("Qc;").isdisjoint(codes[match.end() : at]):
            return True
    return False


# The same at another occasion: "at a meeting with X in Riga on", "during talks last".
AT_ANOTHER = pattern_of(r"[ia][^fgac;.,mu12345vHZQWKVF]*[nx][^fgac;.mu12345vHZQWKVF]*")


def dates_the_deciding(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that on which an occasion was agreed or told of: "The visit was announced on Tuesday"."""
    codes = scene.chunks.codes
    if dates_the_cause(scene, candidate, at):
        return True
    if _is_held_as_called(scene, candidate, at):
        return False
    match = BEFORE_TELLING.match(codes, candidate.at + 1) if candidate.noun else None
    if match is None:
        return False
    decided = scene.chunks.last_low(match.start("verb")) in scene.words["decided_on"]
    if at < candidate.at:  # "On Monday, a visit by X was announced", not "Monday's visit by X was announced"
        fronted = codes[at - 1] == "k" or codes[at + 1] == ","
        fixed = codes[match.start("verb") : match.start("verb") + 3] == "QgT"  # "On Monday, talks were set for May 3"
        return fronted and codes[match.start("verb") - 1] == "2" and (decided or fixed)
    if not decided:
        return False
    if candidate.kind in GATHER and codes[match.start("verb") - 1] not in "1235m" and ITS_DEED.match(codes, at + 1):
        return False  # "The EU summit agreed on Friday to send troops", "confirmed on Sunday that"
    behind = BEHIND_TELLING.match(scene.chunks.codes, match.end())
    return (behind is not None and behind.end() == at) or AT_ANOTHER.fullmatch(
        scene.chunks.codes, match.end(), at
    ) is not None


# Behind a day: what a gathering agreed or made known then.
ITS_DEED = pattern_of(r"f[vHEXQW]|c")


# "in consultations on a meeting", "in talks about a second summit"
ON_OCCASION = pattern_of(r"[kig]d?[XA9D]{0,3}(?P<noun>[nx])")
ABOUT = frozenset({"on", "about", "over"})


# Verbs whose object is what is spoken of, and what leads to its time: "policy after 2020", "a plan for 2030".
DISCUSSING = frozenset({"triggers.discuss", "triggers.review"})
OF_TOPIC = frozenset({"after", "since", "until", "beyond", "for"})


def dates_the_topic(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of what talks are about that go on now: "are in talks about a summit in May".

    So it is in "will meet on Monday to discuss farm policy after 2020".
    """
    mention = scene.chunks.times.get(at)
    if mention is not None and not has_day(mention.start):
        begin = scene.chunks.sentences[scene.chunks.sentence_of(at)][0]
        if scene.chunks.lows[begin : begin + 3] == ["on", "the", "agenda"]:
            return True  # "On the agenda: battle groups to be ready in 2007, talks with Iran"
    if candidate.rule in DISCUSSING and at > candidate.at + 1 and scene.chunks.low(at - 1) in OF_TOPIC:
        return True
    talks = candidate.noun and candidate.kind is Kind.TALKS and scene.chunks.low(candidate.at + 1) in ABOUT
    mood = candidate.mood
    match = ON_OCCASION.match(scene.chunks.codes, candidate.at + 1) if talks else None
    return match is not None and match.end() <= at and mood is not None and mood.tense is Tense.PRESENT


def dates_the_readied(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of what an occasion leads to: "the visit sets the stage for talks on Friday"."""
    return candidate.noun and clears_way(scene, candidate.at + 1, at)


# "to give", "to speak": a purpose, and no place
PURPOSE = pattern_of(r"f(?P<verb>[XHEQZv])(?![pkNC])")
# Parts of a day that a deed has of its own: "flew out overnight", "left in the evening".
OWN_HOURS = frozenset({"overnight", "midnight", "dawn"})


def dates_the_purpose(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of what one travels for: "flew to Oslo late in the evening to give a speech on Friday"."""
    if candidate.noun or candidate.kind is not Kind.VISIT or at < candidate.at:
        return False
    purpose = PURPOSE.search(scene.chunks.codes, candidate.at + 1, at)
    hours = scene.words["parts_of_day"] | OWN_HOURS
    return purpose is not None and any(
        scene.chunks.low(one) in hours for one in range(candidate.at + 1, purpose.start())
    )


def is_of_coming(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of coming: "were converging on Oslo on Friday for talks", "came on Friday as part of"."""
    lows, verb = scene.chunks.lows, candidate.mood.last - 1 if candidate.mood else candidate.at
    if candidate.verb == "triggers.converge" and scene.chunks.entries[verb][3] == "g":
        return True
    part = lows.index("part", at, candidate.at) if "part" in lows[at : candidate.at] else 0
    return (
        candidate.kind is Kind.VISIT
        and candidate.noun
        and part > 0
        and lows[part - 1 : part + 2] == ["as", "part", "of"]
    )


def has_year_behind(scene: Scene, noun: int) -> bool:
    """Whether a year stands behind a noun in its sentence."""
    behind = (scene.chunks.times[at] for at in scene.days_in(noun, scene.chunks.end_of(noun)))
    return any(mention.stated == ("year",) for mention in behind)


# "a meeting | between Jones and Mali", "talks | of Togo and Jones": a state, and a person who is not its own
STRANGERS = pattern_of(r"[bo]d?[XRA]{0,2}(?:N&d?[XRA]{0,2}[NP]|P&d?[XRA]{0,2}N)(?!p)")


def is_held_by_others(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether both sides of talks are named, others than who acts: "X and Y met two days after Chad's talks with Y"."""
    if STRANGERS.match(scene.chunks.codes, candidate.at + 1):
        return True  # "X met Y after a meeting between Jones and Z"
    owners, partners = partners_of(candidate, "modifier"), partners_of(candidate, "partner")
    told = scene.sides_of([*owners, *partners])
    return bool(owners and partners) and len(told) > 1 and not scene.sides_of(clause.subject) <= told


# ", to be ratified | on Monday", ", to be continued tomorrow"
TO_BE_DONE = pattern_of(r",f3X?(?P<verb>[HEvWKX])(?=(?:X|id?A?[CSL]){0,2}[ki]?T)")
# "a summit, to be held on Monday": that is its own day.
SETTING_UP = frozenset({"cues.support", "cues.plan", "triggers.host", "triggers.sign", "triggers.convene"})


def find_to_be_done(scene: Scene, candidate: Candidate, end: int) -> int | None:
    """Where a clause goes on with what is to be done of what it tells: "sign a treaty, to be ratified on Monday"."""
    mood = candidate.mood
    if mood is None or mood.tense not in (Tense.PRESENT, Tense.PAST) or mood.change:
        return None
    match = TO_BE_DONE.search(scene.chunks.codes, candidate.at + 1, end)
    if match is None:
        return None
    goes_on = scene.chunks.low(match.start("verb")) in scene.words["going_on"]
    return match.start() if goes_on or scene.chunks.entries[match.start("verb")][1] not in SETTING_UP else None


# Beside a length that comes on top of what has passed: "another week", "two more days", "two days longer".
ADDED = frozenset({"another", "more", "further", "additional", "extra", "longer"})


def is_added(scene: Scene, at: int) -> bool:
    """Whether a length is not that of the whole: "began on May 2 and will go on for another week"."""
    words = (*scene.chunks.lows[max(at - 1, 0) : at + 2], *scene.chunks.text(at).lower().split())
    return not ADDED.isdisjoint(words)
