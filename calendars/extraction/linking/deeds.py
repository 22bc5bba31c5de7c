"""Tell whether the time that a candidate is linked to is its own, or that of another deed, of leaving, or of a wish.

In: a candidate with its clause, link and draft. Out: the time of the link, or None where it dates something else.
"""

from __future__ import annotations

from datetime import date, timedelta

from calendars.extraction.candidates.candidates import Candidate, Link, partners_of
from calendars.extraction.candidates.occasions import COMING_TO, GATHER, MEET, RECENT, Draft
from calendars.extraction.candidates.other_deeds import (
    clears_way,
    dates_the_achieved,
    dates_the_prepared,
    is_before_plan,
)
from calendars.extraction.candidates.owners import (
    dates_the_calling,
    dates_the_deciding,
    dates_the_purpose,
    dates_the_readied,
    dates_the_topic,
    find_to_be_done,
    is_held_by_others,
    is_news,
)
from calendars.extraction.clauses.clauses import AFTER, Clause
from calendars.extraction.clauses.infinitives import is_said_there
from calendars.extraction.clauses.tenses import FATES, Tense
from calendars.extraction.linking.moves import is_bare_day, is_bare_weekday, is_bare_weekend
from calendars.extraction.linking.outcomes import dates_the_leaving
from calendars.extraction.linking.outlooks import dates_the_outlook, dates_the_word
from calendars.extraction.linking.shifts import is_coming, is_just_over
from calendars.extraction.names.actors import Scene
from calendars.models import NEW_TIME, Kind, TimeMention
from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, days_of, has_day

# Links to a time of another clause.
BORROWED = frozenset({"linking.from_main", "linking.earlier_clause", "linking.free"})
# "Due on Friday", "due to start on Friday", "set to open in Minsk on Friday", "planned for": before the day of a plan.
PLANNED = pattern_of(r"(?:[go]|Q(?:f(?:3?[HEv])(?:id?[CLS])?)?k?)$")
# Links to the day of a plan, whatever became of it.
OF_PLANS = frozenset({"linking.relative", "linking.arrival", NEW_TIME})
# Ends of verbs that tell of the day itself: "did not show up on Monday", "stayed away from the talks on Monday".
ABSENT = frozenset({"up", "away", "from", "appear", "through", "nothing"})
# What a visit does on one of its last days.
NEARING = frozenset({"approached", "approaches", "neared", "nears"})
# How far behind the visit that verb stands: "his visit to the United States neared its end".
NEAR_VERB = 8
# Behind "be", what is at an end.
OVER = frozenset({"over", "done", "complete"})
# "The talks were extended into Wednesday": they went on that day.
EXTENDED = frozenset({"extended", "prolonged"})
AIMS = frozenset({"purpose", "purposes", "aim", "goal", "intention", "view", "hope"})


def own_time(scene: Scene, clause: Clause, candidate: Candidate, link: Link, draft: Draft) -> TimeMention | None:
    """The time of the link where it is that of the engagement."""
    mention = link.time
    broken = candidate.verb == "cues.broken" and draft.tense is not Tense.NONE  # "are to be suspended on Friday"
    if mention is None or (broken and not _is_of_noun(scene, candidate, link.chunk)):
        return None
    if link.rule == "linking.from_main" and candidate.kind in GATHER and _is_left_for(scene, link.chunk):
        return None  # "leaves on Friday for a tour that begins with the summit"
    if link.rule == "linking.carried" and draft.change in FATES:
        return None  # "will visit Egypt on Friday after he put off a trip to Syria"
    if link.rule == "linking.carried" and clause.opener in AFTER and is_held_by_others(scene, clause, candidate):
        return None  # "signed a pact on Friday after Niger's talks with Togo": it is not said when those were
    to_do = find_to_be_done(scene, candidate, link.chunk + 1) if link.chunk > candidate.at else None
    if to_do is not None and candidate.day != link.chunk:
        return None
    if link.rule in BORROWED:
        if is_coming(scene, clause, candidate, draft) and _is_over(mention, draft.today):
            return None  # "left on Friday for Quito, where he will chair the session"
        if draft.change in FATES and link.chunk < candidate.at:
            return None  # "called him today to say that he would put off his trip"
    if dates_the_outlook(scene, candidate, link) or dates_the_word(scene, clause, link):
        return None
    ends = candidate.verb == "cues.end" or (candidate.mood and scene.chunks.low(candidate.mood.last) in OVER)
    if ends and (scene.chunks.low(link.chunk - 1) in ("by", "before") or _ran_on(scene, link.chunk)):
        return None  # "unless the round is wrapped up by May", "must be over by May"
    if dates_the_purpose(scene, candidate, link.chunk) or dates_the_deciding(scene, candidate, link.chunk):
        return None
    if dates_the_readied(scene, candidate, link.chunk) or dates_the_topic(scene, candidate, link.chunk):
        return None
    if dates_the_prepared(scene, candidate, link.chunk) or dates_the_calling(scene, candidate, link.chunk):
        return None
    if _is_of_dropping(scene, candidate, link, draft):
        return None
    if draft.kind in (*MEET, *GATHER) and _is_of_leaving(scene, clause, candidate, link):
        return None
    if candidate.noun and _is_of_delegates(scene, clause, candidate, link):
        return None
    brought = candidate.noun and link.rule in BORROWED  # "holds talks on Friday that could lead to a summit"
    if brought and (_nears_end(scene, candidate) or clears_way(scene, link.chunk + 1, candidate.at)):
        return None
    if (
        _is_of_coming(scene, clause, candidate, link)
        or _leads_to_gathering(scene, candidate, link)
        or _is_of_deed(scene, candidate, link)
        or _is_of_main_deed(scene, clause, candidate, link)
        or is_before_plan(scene, candidate, link.chunk, link.rule, borrowed=link.rule in BORROWED)
        or dates_the_achieved(scene, candidate, link.chunk)
    ):
        return None
    if _is_of_confirming(scene, clause, candidate, mention, draft) or _is_of_saying(scene, clause, candidate, link):
        return None
    if _is_before_telling(scene, candidate, link):
        return None
    if _is_of_wish(scene, candidate, link, draft) or _is_of_asking(candidate, link):
        return None
    return mention


# "but | ran on", "but they were prolonged", "and were extended"
RAN_ON = pattern_of(r",?&?c?&?(?:h|2)?2?X?(?P<verb>[XHvEQ])")


def _ran_on(scene: Scene, day: int) -> bool:
    """ "The talks were due to end on Sunday but ran on": that is not the day on which they ended."""
    match = RAN_ON.match(scene.chunks.codes, day + 1, scene.chunks.end_of(day))
    if match is None or scene.chunks.low(day + 1 + (scene.chunks.codes[day + 1] == ",")) != "but":
        return False
    low = scene.chunks.low(match.start("verb"))
    return low in EXTENDED or low in scene.words["lasting"] or low.startswith(("continu", "drag", "overr"))


# ", in Cancun in 2003," behind the noun: "The last ministerial of the WTO | ..., collapsed"
SET_APART = pattern_of(r"(?:od?[XA9]?[OBSN])?,[^,vHEQWVKFZ]{1,8},")


def _is_of_noun(scene: Scene, candidate: Candidate, day: int) -> bool:
    """Whether a time stands with the noun itself: "Monday's talks broke down", and not "talks broke down on Monday"."""
    if candidate.mood is None or day < 0:
        return False
    codes = scene.chunks.codes
    owns = day < candidate.at and codes[day + 1] == "p" and "," not in codes[day : candidate.at]
    aside = SET_APART.match(codes, candidate.at + 1, candidate.mood.first)
    apart = aside is not None and day < aside.end()
    return owns or (candidate.at < day < candidate.mood.first and (apart or "," not in codes[candidate.at : day]))


# Verbs of telling what is known of already.
CONFIRMING = frozenset({"confirmed", "announced", "disclosed", "revealed"})
# So many days back a date is that of the news, and not of what it is about.
NEWS_DAYS = 7


def _is_of_confirming(scene: Scene, clause: Clause, candidate: Candidate, mention: TimeMention, draft: Draft) -> bool:
    """ "X and Y confirmed the meeting on June 20", told on that day or a few days after: it is the day of the news."""
    verb = clause.start - 1
    if draft.today is None or not candidate.definite or not is_news(scene, clause, candidate):
        return False
    told = scene.chunks.low(verb) in CONFIRMING and candidate.at - verb <= 3
    dated = "day" in mention.stated and mention.start is not None and mention.end is None
    return told and dated and 0 <= (draft.today - days_of(mention.start or "")[0]).days <= NEWS_DAYS


def _is_of_dropping(scene: Scene, candidate: Candidate, link: Link, draft: Draft) -> bool:
    """ "Called off the meeting with X on Monday": what is over by then is the day of calling it off.

    So it is where the verb stands behind: "The summit was postponed last week".
    """
    mood, mention = candidate.mood, link.time
    if mood is None or draft.tense is not Tense.PAST or draft.change not in FATES or draft.today is None:
        return False
    if not candidate.noun or link.chunk < max(candidate.at, mood.last) or not mention or not mention.start:
        return False
    plain = set(scene.chunks.codes[mood.first : mood.last]) <= set("25XKV")  # not "has called off"
    planned = link.rule in OF_PLANS or PLANNED.search(scene.chunks.codes, candidate.at, link.chunk) is not None
    planned = planned or "8" in scene.chunks.codes[mood.first : mood.last]  # "did not open on Saturday as planned"
    planned |= mention.end is not None and len(mention.start) == DAY_LENGTH and "weekend" not in mention.low
    withdrew = scene.chunks.low(mood.last - 1).startswith("withdr")  # "withdrew from talks on Monday": told that day
    stayed_away = scene.chunks.last_low(mood.last - 1) in ABSENT and not withdrew
    last = draft.today if plain else draft.today - timedelta(days=RECENT + 1)
    lately = plain and candidate.plan == "Q" and is_just_over(mention, draft.today)  # "a planned visit on Monday"
    return not (stayed_away or planned) and (lately or days_of(mention.end or mention.start)[1] <= last)


def _nears_end(scene: Scene, candidate: Candidate) -> bool:
    """ "Spoke on Thursday as his visit approached its end": that day is not its first."""
    behind = scene.chunks.lows[candidate.at + 1 : candidate.at + NEAR_VERB]
    verb = next((at for at, low in enumerate(behind) if low in NEARING), None)
    return verb is not None and "end" in behind[verb : verb + 3]


def _is_of_delegates(scene: Scene, clause: Clause, candidate: Candidate, link: Link) -> bool:
    """ "The envoy to the talks flew home on Friday": whoever is said to be of the talks goes, and no one meets then."""
    mood = candidate.mood
    if mood is None or candidate.verb not in COMING_TO or not candidate.at < mood.first < link.chunk:
        return False
    before = scene.chunks.codes[clause.start : candidate.at].rstrip("dAXN9nCL")
    return len(before) > 1 and before[-1] in "if"


# Of people who come one by one: "began trickling in".
COMING = frozenset({"trickling", "streaming", "pouring", "flocking", "flooding", "filing", "arriving"})


def _is_of_coming(scene: Scene, clause: Clause, candidate: Candidate, link: Link) -> bool:
    """ "Delegates began arriving on Monday for a summit": many-sided, it is not on the day of coming."""
    if candidate.kind not in GATHER or not candidate.many or link.chunk >= candidate.at:
        return False
    came = any(
        scene.chunks.low(at) in COMING or scene.chunks.entries[at][1] in ("triggers.arrive", "triggers.arrival")
        for at in range(clause.start, link.chunk)
    )
    aimed = "g" in scene.chunks.codes[link.chunk + 1 : candidate.at]
    return came and aimed and not partners_of(candidate, "partner", "between")


def _is_left_for(scene: Scene, day: int) -> bool:
    """Whether a day is that of leaving: "leaves Paris on Friday for"."""
    return not scene.words["departure"].isdisjoint(scene.chunks.lows[max(day - 5, 0) : day])


def _leads_to_gathering(scene: Scene, candidate: Candidate, link: Link) -> bool:
    """ "Will leave for X on Sunday to attend the summit": the day is that of leaving."""
    mood = candidate.mood
    there = mood is not None and scene.chunks.text(mood.last - 1).lower() in scene.words["attending"]
    if mood is None or not (candidate.kind in GATHER or there) or link.chunk > mood.last:
        return False
    if scene.chunks.low(mood.first - 1) == "of" and scene.chunks.low(mood.first - 2) in AIMS:
        return link.chunk < mood.first - 2  # "began a visit on Monday with the aim of attending the summit"
    return (
        candidate.kind in GATHER
        and mood.change == "purpose"
        and any(scene.chunks.low(at) in scene.words["departure"] for at in range(mood.first, link.chunk))
    )


def _is_of_leaving(scene: Scene, clause: Clause, candidate: Candidate, link: Link) -> bool:
    """ "Will leave on Thursday to join the talks": the day is that of leaving."""
    if candidate.verb not in COMING_TO or link.chunk >= candidate.at or link.rule == "linking.before_noun":
        return dates_the_leaving(scene, candidate, link.chunk)  # not "travels to Astana for Friday's talks"
    if candidate.noun and candidate.mood is not None and candidate.mood.first > candidate.at:
        return False  # "as the talks went into a third day"
    before = (scene.chunks.low(at) for at in range(clause.start, link.chunk))
    heads = clause.sentence == 0 and scene.chunks.codes[scene.bounds(0)[1] - 1] != "."  # "X to fly to Y today"
    return candidate.definite or heads or not scene.words["departure"].isdisjoint(before)


def _is_of_asking(candidate: Candidate, link: Link) -> bool:
    """ "Arrives on Sunday to invite X to a summit": the day is that of coming to ask."""
    mood = candidate.mood
    aim = mood is not None and mood.change == "purpose" and link.chunk < mood.last
    return aim and candidate.noun and candidate.verb == "cues.hope"


# "is on a", "will be in"
IS_THERE = pattern_of(r"[mu]?[1234]{1,2}[ki]")


def _is_of_deed(scene: Scene, candidate: Candidate, link: Link) -> bool:
    """Whether a day before an infinitive is that of another deed: "freed on Friday two men to let them attend talks".

    Those who travel and meet do so for what the infinitive says: "flew in on Friday to attend the talks".
    """
    mood = candidate.mood
    if mood is None or mood.change != "purpose" or link.rule != "linking.same_clause" or link.chunk > mood.last:
        return False
    codes, entries = scene.chunks.codes, scene.chunks.entries
    if IS_THERE.match(codes, mood.first):
        return False  # "is on a long trip to X on Friday to meet Y"
    deed = next((at for at in range(mood.last - 1, mood.first - 1, -1) if codes[at] in "vHEQWVKFX"), None)
    if scene.chunks.low(mood.first) == "used":
        return False  # "used Friday's break to sign it"
    return deed is not None and codes[deed] in "EX" and not entries[deed][1].startswith("triggers.")


# "on Tuesday | to invite", "on Tuesday | to say X will visit", "a letter on Tuesday | inviting him to visit"
TOLD_THEN = pattern_of(r"(?:f(?P<told>[WZ])|(?P<asking>W))")


def _is_before_telling(scene: Scene, candidate: Candidate, link: Link) -> bool:
    """Whether a day is that of what somebody does to tell or to ask: "phoned X on Tuesday to invite him to Riga"."""
    if candidate.kind is not Kind.VISIT or link.rule != "linking.same_clause" or link.chunk >= candidate.at:
        return False
    match = TOLD_THEN.match(scene.chunks.codes, link.chunk + 1, candidate.at + (not candidate.noun))
    if match is None:
        return False
    return match["told"] is not None or scene.chunks.entries[match.start("asking")][3] == "g"


# "to send observers to Riga | at a summit in Oslo on"
SAID_AT = pattern_of(r"id?[XAOSBN9]{0,4}[nx](?:[iow]d?[XACLSBO]{1,3})?[kg]?$")


def _is_of_saying(scene: Scene, clause: Clause, candidate: Candidate, link: Link) -> bool:
    """Whether a day is that of where it was said: "agreed to send envoys to Peru at a summit on Monday"."""
    if candidate.noun or link.chunk <= candidate.at or candidate.kind is not Kind.VISIT:
        return False
    at = SAID_AT.search(scene.chunks.codes, candidate.at + 1, link.chunk)
    return at is not None and scene.chunks.low(at.start()) == "at" and is_said_there(scene, clause.start, candidate.at)


# Verbs of what comes about, behind which "in meeting X" tells of the same deed.
DOING = frozenset({"succeed", "succeeds", "succeeded", "spend", "spends", "spent", "join", "joins", "joined", "lose"})
DOING |= {"loses", "lost", "engaged", "participated", "persisted", "broke", "ended", "finished", "wasted", "followed"}
WHEREIN = frozenset({"in", "for", "of", "from", "on", "about", "against", "over"})


def _is_of_main_deed(scene: Scene, clause: Clause, candidate: Candidate, link: Link) -> bool:
    """Whether a day before a gerund is that of another deed: "voted on Friday for holding talks with X".

    Those who travel and meet do so for it: "flew in on Friday for holding talks with X".
    """
    mood, codes = candidate.mood, scene.chunks.codes
    if mood is None or mood.tense is not Tense.NONE or link.rule != "linking.same_clause" or link.chunk >= mood.first:
        return False
    if scene.chunks.entries[mood.last - 1][3] != "g" or scene.chunks.low(mood.first - 1) not in WHEREIN:
        return False
    deed = next((at for at in range(clause.start, mood.first - 1) if codes[at] in "vHEQWVKFxZ"), None)
    if deed is None or codes[deed] not in "EWZQK" or scene.chunks.entries[deed][1].startswith("triggers."):
        return False
    return not (scene.chunks.low(mood.first - 1) == "in" and scene.chunks.low(deed) in DOING)


def _is_of_wish(scene: Scene, candidate: Candidate, link: Link, draft: Draft) -> bool:
    """Whether a day is that of the wish and not of what is wished: "proposed talks on Thursday", told on that day."""
    mention, mood = link.time, candidate.mood
    if mention is None or mood is None:
        return False
    chain = chain_of(scene, candidate)
    # "At a meeting on Tuesday they agreed to meet again"
    planned = mood.tense is Tense.FUTURE and link.chunk < mood.first and "Q" in chain
    if mood.tense is not Tense.TENTATIVE and not planned:
        return False
    if not (draft.change or candidate.plan or link.rule == "linking.relative") and _is_long_over(mention, draft.today):
        return True  # "called in May for a conference"
    before = link.rule == "linking.same_clause" and link.chunk < min(mood.first, candidate.at)
    elsewhere = link.rule in BORROWED or (before and not draft.change and not candidate.plan)
    if elsewhere and mood.tense is Tense.TENTATIVE and _is_over(mention, draft.today):
        return True  # "was sworn in on Saturday, and offered to talk with X"
    if link.rule != "linking.same_clause":
        return False
    led = mood.tense is Tense.TENTATIVE and "W" not in chain and mood.last <= link.chunk < candidate.at
    if led and mention.direction == "past" and "f" in scene.chunks.codes[link.chunk : candidate.at]:
        return True  # "rushed to Riga on Friday to try to save the talks"
    verb = chain.find("Q") if planned else max(chain.find("W"), chain.find("v"))
    word = scene.chunks.low(mood.first + verb) if verb >= 0 else ""
    past = word in scene.words["decided"] if planned else word.endswith("ed") or word == "sought"
    if not past or not set(chain).isdisjoint("123"):  # "was being discussed for Thursday"
        return False
    if not has_day(mention.start) or draft.today is None:
        return False
    over = date.fromisoformat(mention.start[:10]) <= draft.today
    return over and (link.chunk < candidate.at or "4" not in chain)  # but "has proposed a meeting on Friday"


def _is_over(mention: TimeMention, today: date | None) -> bool:
    """Whether a time lies before the publication: counted back from it, or by its own year."""
    before = mention.start is not None and today is not None and days_of(mention.start[:10])[1] < today
    return mention.direction == "past" or before


def _is_long_over(mention: TimeMention, today: date | None) -> bool:
    """Whether a time lies behind and is no bare weekday, weekend or day, which may be the next one."""
    if today is None or mention.start is None or is_bare_weekday(mention):
        return False
    if is_bare_weekend(mention) or is_bare_day(mention):
        return False
    return days_of(mention.end or mention.start)[1] < today


def chain_of(scene: Scene, candidate: Candidate) -> str:
    """The codes of the chain of verbs."""
    return scene.chunks.codes[candidate.mood.first : candidate.mood.last] if candidate.mood else ""
