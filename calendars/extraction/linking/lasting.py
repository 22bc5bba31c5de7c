"""Read how long something goes on: "It lasts until Friday", "ended on Tuesday after three days".

In: a scene, its clauses and a candidate. Out: the last day or the length that the next sentence tells, as the time
mention that it is; the days between a beginning and an end that are both told; or the day on which a visitor left.
"""

from __future__ import annotations

import re
from datetime import date, timedelta

from calendars.extraction.candidates.candidates import Candidate, Link, partners_of
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.candidates.owners import EXTENDED, is_added
from calendars.extraction.clauses.clauses import AFTER, Clause
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.linking.leavings import FAR, is_of_visitor
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.meeting_places import region_behind
from calendars.extraction.rulings.arithmetic import days_long
from calendars.extraction.words.word_lists import ORDINALS, THROUGH, TO_LAST
from calendars.models import Kind, TimeMention
from calendars.patterns import pattern_of
from calendars.periods import DAY_LENGTH, has_day

# Nothing that is told as one stay or one round of talks lasts longer, in days.
LONGEST = 40
JOURNEYS = frozenset({"triggers.arrive", "triggers.go", "triggers.visit", "triggers.presence", "triggers.spend"})
# "It", "they", "the talks", "the three-day visit", "this debate", a visitor
SUBJECT = r"(?:h|P|d[XA9D-]{0,3}(?P<noun>[nxX]))"
# "will last until Friday", "are to run through Friday", "lasts three days", "He says | the talks will last a week"
LASTS = pattern_of(
    rf"(?:[hPRrt]Z(?:k?T)?c?)?{SUBJECT}"
    r"(?:mX?|[12]X?(?:Q|)f|[12]Qf)?X?(?P<verb>[XHvExn])X?(?:id?[CSL]|id(?P<town>X))?"
    + r"(?:(?P<until>[ak])d?(?P<day>T)|gX?(?P<long>D)|k?(?P<length>D))(?:(?P<there>X)|id?[CSL]|id(?P<here>X))?"
)
# "Over two days, delegates will discuss", "In two days of talks, the ministers will"
OVER = pattern_of(r"(?P<over>[kiga])(?P<length>D)(?:o[dXA]{0,2}[nx])?,")
OVER_DAYS = frozenset({"over", "in", "during", "for"})
ABOUT = frozenset({"about", "around"})  # "will last about a week"
TOWNS = frozenset({"country", "capital", "city", "region", "kingdom", "island", "republic", "resort", "town", "state"})
# What a visitor does there, and what is no visit nor meeting but what was agreed, and may last as long.
STAYING = ("stay", "remain", "spend")
AGREED = frozenset({"ceasefire", "truce", "curfew", "strike", "mandate", "term", "presidency", "exercise", "exercises"})
PRONOUNS = frozenset({"it", "they", "this", "these"})


def find_lasting(scene: Scene, clauses: list[Clause], candidate: Candidate) -> TimeMention | None:
    """The last day or the length that the next sentence tells of what a candidate names; of a visit, a later one too.

    "X will visit Oman on Friday. The two share no border. He will spend three days there."
    """
    own, last = clauses[candidate.clause], -1
    if (prolonged := _read_prolonged(scene, own, candidate)) is not None:
        return prolonged
    for number in range(candidate.clause + 1, len(clauses)):
        clause = clauses[number]
        behind = clause.sentence - own.sentence
        if behind > (FAR if candidate.kind is Kind.VISIT else 1):
            return None
        if behind == 0 or clause.sentence == last or (behind > 1 and not is_of_visitor(scene, clause, own)):
            continue
        last = clause.sentence
        if behind == 1 and candidate.kind is not Kind.VISIT and (over := _read_over(scene, clause)):
            return over
        match = LASTS.match(scene.chunks.codes, *scene.bounds(clause.sentence))
        if match is not None and _tells_length(scene, match) and _is_meant(scene, clause, own, candidate, match):
            told = next(match.start(name) for name in ("day", "long", "length") if match[name])
            vague = scene.chunks.codes[told - 1] == "k" and not match["day"] and scene.chunks.low(told - 1) not in ABOUT
            return None if vague or is_added(scene, told) else scene.chunks.times.get(told)
    return None


# "talks | in Ohrid, which opened on Monday,"
WITH_SETTING = r"[ibwofdCLSAUPOBM&RrtNyXkTD-]*(?:,c[^,.]{1,12},)?"
# "... were | extended | by a day | until | Thursday", "will be extended to Thursday"
ARE_EXTENDED = pattern_of(WITH_SETTING + r"(?:X?[12]X?|43X?|m3)(?P<verb>E)(?:y(?:D|XX?))?(?P<until>[af])(?P<day>T)")
UNTIL_DAY = pattern_of(WITH_SETTING + r"(?:y(?:D|XX?))?(?P<until>[af])(?P<day>T)")
# "have extended | their", "agreed to prolong | the peace | talks"
THEIR = pattern_of(r"[SPRrNhCO4mQX]f?(?P<verb>[EX])d?[XA]{0,2}$")
AGREEING = frozenset({"agreed", "decided", "chose", "opted"})


def _read_prolonged(scene: Scene, own: Clause, candidate: Candidate) -> TimeMention | None:
    """The last day of "the talks were extended until Thursday", "X and Y have extended their talks to Thursday"."""
    chunks, (begin, end) = scene.chunks, scene.bounds(own.sentence)
    if not candidate.noun or not chunks.find(EXTENDED, begin, end):
        return None
    match = ARE_EXTENDED.match(chunks.codes, candidate.at + 1, end)
    if match is None:
        whose = THEIR.search(chunks.codes, begin, candidate.at)
        match = UNTIL_DAY.match(chunks.codes, candidate.at + 1, end) if whose else None
        verb = whose.start("verb") if whose else 0
        if chunks.low(verb - 1) == "to" and chunks.low(verb - 2) not in AGREEING:
            return None  # "refused to extend their talks until Thursday"
    else:
        verb = match.start("verb")
    if match is None or chunks.low(verb) not in EXTENDED or chunks.low(match.start("until")) not in TO_LAST:
        return None
    return chunks.times.get(match.start("day"))


def _read_over(scene: Scene, clause: Clause) -> TimeMention | None:
    """The length that a sentence opens with: "Over two days, the delegates will discuss trade"."""
    match = OVER.match(scene.chunks.codes, *scene.bounds(clause.sentence))
    if match is None or scene.chunks.low(match.start("over")) not in OVER_DAYS or clause.start > match.end():
        return None
    ahead = set("m1") & set(scene.chunks.codes[match.end() : scene.bounds(clause.sentence)[1]])
    return scene.chunks.times.get(match.start("length")) if ahead else None


def _tells_length(scene: Scene, match: re.Match[str]) -> bool:
    """Whether it is a verb of going on, and "until" where a day follows; "spends three days" somewhere."""
    low = scene.chunks.low(match.start("verb"))
    towns = (match.start(name) for name in ("town", "here") if match[name])
    if any(scene.chunks.low(at) not in TOWNS for at in towns):
        return False  # "will stay in the job for three days"
    if low.startswith("spend"):
        behind = match["there"] is None or scene.chunks.low(match.start("there")) in ("there", "here")
        return match["length"] is not None and match.end() > match.end("length") and behind
    if match["until"] and scene.chunks.low(match.start("until")) not in THROUGH:
        return False
    return low in scene.words["lasting"]


def _is_meant(scene: Scene, clause: Clause, own: Clause, candidate: Candidate, match: re.Match[str]) -> bool:
    """Whether the subject of the sentence is what a candidate names: a pronoun, or its noun said again."""
    stays = scene.chunks.low(match.start("verb")).startswith(STAYING)
    if match["noun"] is None:
        low = scene.chunks.low(match.start())
        if low != "it" and (candidate.kind is Kind.VISIT or stays):  # "He will stay for three days"
            return candidate.kind is Kind.VISIT and stays
        lows = scene.chunks.lows[own.start : clause.start]
        agreed = "G" in scene.chunks.codes[own.start : clause.start] or not AGREED.isdisjoint(lows)
        return low in PRONOUNS and (candidate.noun or (low == "it" and not agreed))
    said, named = scene.chunks.last_low(match.start("noun")), scene.chunks.last_low(candidate.at)
    entry = scene.chunks.entries[match.start("noun")]
    return said.rstrip("s") == named.rstrip("s") or entry[1] == candidate.rule or candidate.rule in entry[2]


# "agreed to prolong the talks | into | a second | day"
INTO_DAY = pattern_of(r"(?:h|d[XA]{0,2}[nx](?:i[CLS])?)?fd(?P<nth>[X9])(?P<day>X)")


def days_prolonged(scene: Scene, clauses: list[Clause], candidate: Candidate) -> int | None:
    """ "Agreed to prolong the talks into a second day", there or in the next two sentences: how many days they take."""
    own, chunks = clauses[candidate.clause], scene.chunks
    if candidate.kind not in (*MEET, *GATHER):
        return None
    last = min(own.sentence + 2, len(chunks.sentences) - 1)
    for at in chunks.find(EXTENDED, candidate.at + 1, chunks.sentences[last][1]):
        match = INTO_DAY.match(chunks.codes, at + 1)
        whose = match and (
            chunks.codes[at + 1] != "f" or chunks.codes[at - 2] in "nxh"
        )  # not "the curfew was extended"
        nth = chunks.low(match.start("nth")) if match and whose and chunks.low(match.start("day")) == "day" else ""
        if nth in ORDINALS[1:5]:
            return ORDINALS.index(nth) + 1
    return None


# "five days after they began", "two days after it opened"
AFTER_BEGIN = pattern_of(r"[,d]?(?P<length>D)a(?:h|d?[nx])(?P<begin>[HvE])")


def days_since_begin(scene: Scene, clause: Clause, link: Link) -> int | None:
    """ "Wrapped up their talks on Tuesday, five days after they began": how long before its end it began, in days."""
    chunks = scene.chunks
    match = AFTER_BEGIN.search(chunks.codes, link.chunk + 1, chunks.sentences[clause.sentence][1])
    if match is None or chunks.entries[match.start("begin")][1] != "cues.begin" or match.start() > link.chunk + 2:
        return None
    days = days_long(chunks.times[match.start("length")].value)
    return days if days and days < LONGEST else None


# "after three days", "after nearly two days of talks", "following a week of discussions"
LASTED = pattern_of(
    r",?aX?(?P<length>D)(?:[.,;]|ic|i$|o[dXA9]{0,3}[Xnx]|id?A?[CLS](?=[.,;])|(?P<how>[kgwiaX])d?[XA]{0,2}[XnxvG])"
)
# "after 11 days | without any progress"
HOW_IT_WENT = frozenset({"without", "with", "amid", "despite"})
LASTED_REACH = 9  # the most chunks that it takes


def days_before_end(scene: Scene, later: Clause) -> int | None:
    """ "Ended on Tuesday after three days": how many days it took, with the last one."""
    if later.opener not in AFTER:
        return None
    match = LASTED.match(scene.chunks.codes[later.start : later.start + LASTED_REACH])
    if match and match["how"] and scene.chunks.low(later.start + match.start("how")) not in HOW_IT_WENT:
        return None
    days = days_long(scene.chunks.times[later.start + match.start("length")].value) if match else None
    return days if days and 1 < days < LONGEST else None


# "collapsed on Tuesday | in a bitter end to three days of talks", ", at the end of a week of meetings"
AT_END_OF = pattern_of(r",?id?[XA&]{0,5}(?P<end>[XEHxn])[fo]X?(?P<length>D)o")
ENDS = frozenset({"end", "finish", "close", "conclusion", "ending"})


def days_at_end(scene: Scene, link: Link) -> int | None:
    """ "Broke up on Tuesday in an abrupt end to three days of talks": how many days it took, with the last one."""
    match = AT_END_OF.match(scene.chunks.codes, link.chunk + 1)
    if match is None or scene.chunks.low(match.start("end")) not in ENDS:
        return None
    days = days_long(scene.chunks.times[match.start("length")].value)
    return days if days and 1 < days < LONGEST else None


def set_until(link: Link, mention: TimeMention) -> None:
    """Take an end, where it lies behind the start and not too far."""
    start = link.time.start if link.time else None
    last = (mention.end or mention.start or "")[:10]
    if start is not None:
        if not has_day(start) or not has_day(last):
            return
        days = (date.fromisoformat(last) - date.fromisoformat(start[:10])).days
        if -7 < days < 0 and mention.stated == ("weekday",):  # "arrives on Tuesday and leaves on Wednesday"
            days += 7
            last = (date.fromisoformat(start[:10]) + timedelta(days=days)).isoformat()
        if not 0 < days <= LONGEST:
            return
    link.until, link.until_weekday = last, mention.stated == ("weekday",)


# "began on July 14 | and ended three days later", "opened at 9 a.m. in Oslo and broke up at noon", "and were adjourned"
AND_ENDED = pattern_of(r"(?:,?id?A?[CLS])?(?:,?&|,)(?:h|2)?X?(?P<verb>[HVEv])X?(?:[kig]?d?(?P<day>[TD]))?")
# "and | lasted | three days"
LASTED_SO_LONG = frozenset({"lasted", "took", "went on", "continued", "ran"})
ADJOURNING = ("adjourn", "broke off", "broken off")


def _is_ending(scene: Scene, verb: int) -> bool:
    """Whether a verb in the past tells of the end of what went on: "ended", "adjourned", "lasted three hours"."""
    entry, low = scene.chunks.entries[verb], scene.chunks.text(verb).lower()
    over = low == "lasted" or (low == "wrapped" and "up" in scene.chunks.lows[verb + 1 : verb + 4])
    return "d" in entry[3] and (entry[1] == "cues.end" or over or low.startswith(ADJOURNING))


def read_ended(scene: Scene, candidate: Candidate, link: Link) -> None:
    """ "The talks began on July 14 and broke up three days later": their end, and that they are over."""
    begun = candidate.verb == "cues.begin" and candidate.mood is not None and candidate.mood.tense is Tense.PAST
    if not candidate.noun or not (begun or link.rule == "linking.relative"):
        return
    at = link.chunk
    if at < 0 and candidate.mood:  # "began at 2.45 p.m. and ended at 3.15 p.m.", on a day that is not told
        at = next(iter(scene.chunks.find_times(candidate.mood.last, candidate.mood.last + 3)), candidate.mood.last - 1)
    match = AND_ENDED.match(scene.chunks.codes, at + 1, scene.chunks.end_of(at))
    if match is None:
        return
    last = scene.chunks.times.get(match.start("day")) if match["day"] else None
    length = days_long(last.value) if last is not None and last.start is None else None
    if length and length < LONGEST and scene.chunks.text(match.start("verb")).lower() in LASTED_SO_LONG:
        link.days = length  # "opened on Saturday and lasted two days": from that day on
        return
    if "&" not in match[0] or not _is_ending(scene, match.start("verb")):
        return
    if last is not None and len(last.start or "") == DAY_LENGTH:
        set_until(link, last)
    if begun:
        candidate.verb = "cues.end"
    elif last is None or len(last.start or "") != DAY_LENGTH:
        candidate.ended = True  # "talks that began on Friday and lasted three hours"


# "and left here on Wednesday", "and flew to Tokyo Wednesday", behind a visit that ended
AND_LEFT = pattern_of(r"[,]?&X?(?P<verb>[vE])X?(?:(?:[gfj]?d?[CSLN]|(?P<here>X))[,&]?){0,3}(?:k?(?P<time>T))")
HERE = frozenset({"here", "home", "there", "back", "again", "overnight", "straight"})
FLEW = frozenset({"flew", "flies", "flown", "headed", "returned", "returns"})


def day_of_leaving(scene: Scene, clauses: list[Clause], candidate: Candidate) -> int | None:
    """ "Concluded his visit to X and left here on Wednesday": where the day stands on which a visit that ended did."""
    chunks, clause = scene.chunks, clauses[candidate.clause]
    if candidate.kind is not Kind.VISIT or candidate.verb != "cues.end" or not candidate.noun:
        return None
    match = AND_LEFT.search(chunks.codes, candidate.at, scene.bounds(clause.sentence)[1])
    if match is None or chunks.low(match.start("verb")) not in scene.words["departure"] | FLEW:
        return None
    if match["here"] and chunks.low(match.start("here")) not in HERE:
        return None  # "and left his party on Wednesday"
    between = chunks.codes[candidate.at + 1 : match.start()]
    return match.start("time") if set("mu1245vHE;TcaZ").isdisjoint(between) else None


def is_its_end(scene: Scene, clause: Clause, verb: int, candidate: Candidate) -> bool:
    """Whether the next sentence tells of the end of what opened: "It concludes on Tuesday", "They will finish on"."""
    chunks = scene.chunks
    begins, _ = chunks.sentences[clause.sentence]
    if not candidate.noun or clause.start != begins or chunks.low(begins) not in ("it", "they") or begins + 5 < verb:
        return False
    return chunks.entries[verb][1] == "cues.end"


# "in Lagos", "in the Kenyan capital"
IN_PLACE = pattern_of(r"id?A?(?P<place>[CSL])(?![pxn])")


def ends_elsewhere(scene: Scene, own: Clause, later: Clause) -> bool:
    """ "The tour begins in Lagos on Monday and ends in Nairobi on Friday": that day is the end of no stay in Lagos."""
    codes, places = scene.chunks.codes, scene.places
    there = [
        {
            places[at.start("place")][1]
            for at in IN_PLACE.finditer(codes, one.start, one.end)
            if at.start("place") in places
        }
        for one in (own, later)
    ]
    return all(there) and there[0].isdisjoint(there[1])


def is_of_verb(scene: Scene, verb: int, day: int) -> bool:
    """Whether no noun stands between a verb and a day: not "finish in time for the summit on June 9"."""
    return not any(code in "nx" for code in scene.chunks.codes[verb + 1 : day])


def is_both_ends(scene: Scene, verbs: list[int], days: list[int]) -> bool:
    """ "The talks that opened on Monday ended on Friday": two verbs, each with its day, and the second one ends."""
    if len(days) != 2 or len(verbs) != 2 or not verbs[0] < days[0] < verbs[1] < days[1]:
        return False
    return scene.chunks.entries[verbs[1]][1] == "cues.end"


# "and will close | on", "that are due to end | on", ", which concludes": how a clause begins that tells of an end
TO_END = pattern_of(r"[,&c]{0,3}h?(?:mX?|[12]X?(?:QX?)?f)?(?P<verb>[vH])k?(?P<day>T)")


def take_end_of_present(scene: Scene, clauses: list[Clause], candidate: Candidate, link: Link) -> None:
    """ "Open talks that are to end on Friday", "begins in Riga and will close on Friday": they begin on another day."""
    mood, own = candidate.mood, clauses[candidate.clause]
    during = candidate.kind is Kind.VISIT and (candidate.aside or own.opener == "during") and mood is None
    if during:  # "X, on a visit that ends on Friday, met Y"
        mood = Mood(Tense.PRESENT, candidate.at, candidate.at + 1, "running")
    if not candidate.noun or mood is None or mood.tense is not Tense.PRESENT or mood.change not in ("", "running"):
        return
    if link.rule == "linking.resumed":
        return  # "The summit, which opened on Monday, ends on Thursday": that verb is its own
    number = candidate.clause
    while number + 1 < len(clauses) and clauses[number + 1].start <= mood.first:
        number += 1  # "The talks, called after a row, are under way and will end on Friday"
    for clause in clauses[number + 1 : number + 3]:
        match = TO_END.match(scene.chunks.codes, clause.start - (scene.chunks.codes[clause.start - 1] in "&c"))
        if match is None or clause.sentence != clauses[candidate.clause].sentence:
            continue
        day, verb = match.start("day"), scene.chunks.entries[match.start("verb")]
        if during and "d" in verb[3]:
            return  # "X, on a visit that ended on Sunday, promised aid": it is over
        mention = scene.chunks.times[day]
        ends = verb[1] == "cues.end" and len(mention.start or "") == DAY_LENGTH
        if ends and mention.end is None and link.chunk in (-1, day):
            link.time, link.chunk, link.rule, link.until = None, -1, "", mention.start
            link.until_weekday = mention.stated == ("weekday",)
        return


def take_length(scene: Scene, candidates: list[Candidate], links: list[Link], index: int) -> None:
    """ "Went to Brazil last month, an 11-day trip from June 16": the journey is as long as the noun says.

    One to several countries is as long as all its stops: "is in Lima on the first leg of a trip to Peru and Chile".
    """
    own, link = candidates[index], links[index]
    if own.rule not in JOURNEYS or own.noun or index + 1 == len(links):
        return
    other, there = candidates[index + 1], links[index + 1]
    if link.days and link.days != there.days:
        return  # "will be in Riga for two days from May 3 on a tour of ten days"
    if other.kind is Kind.VISIT and other.clause == own.clause and there.days and there.chunk == link.chunk:
        of_many = len(partners_of(other, "host")) > 1
        of_many = of_many or (own.place is not None and region_behind(scene, other.at) is not None)
        link.days = None if of_many else there.days


# "(were to meet for 15 minutes.) They talked for | 90", "The meeting lasted | three hours", "They met for | two"
WENT_ON = pattern_of(r"[cNX]?,?(?:(?P<they>h)|d[XA]?[nx])X?(?P<verb>[vHEX])[kX]?(?:(?P<how>g)d?[XA]?)?(?P<time>[D9X])")
RAN = frozenset({"lasted", "dragged", "went", "ran", "continued", "stretched"})
# What the number of hours or minutes is told by where the unit is left out: "for two".
NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty", "thirty", "forty", "fifty"}
    | {"sixty", "ninety", "twice", "almost", "nearly", "over", "hours", "more"}
)


def has_lasted(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Were to meet on Sunday for 15 minutes. They talked for 90": that it was told how long shows that they met."""
    chunks, mood = scene.chunks, candidate.mood
    if candidate.kind not in MEET or mood is None or clause.sentence + 1 >= len(chunks.sentences) or mood.change:
        return False
    chain = chunks.codes[mood.first : mood.last]
    if "m" in chain or chain[:1] != "2":  # "were expected to meet"
        return False
    match = WENT_ON.match(chunks.codes, *scene.bounds(clause.sentence + 1))
    if match is None or "d" not in chunks.entries[match.start("verb")][3]:
        return False
    verb, counted = match.start("verb"), match["time"] in "D9" or chunks.low(match.start("time")) in NUMBERS
    of_it = chunks.low(verb) in RAN
    if match["they"] and chunks.low(match.start("they")) == "they":  # not "They worked together for six years"
        of_it = of_it or chunks.entries[verb][1].startswith("triggers.")
    how = chunks.low(match.start("how")) == "for" if match["how"] else chunks.low(verb) == "lasted"
    return of_it and how and counted
