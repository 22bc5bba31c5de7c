"""Say whether a clause without a time word tells of the day of the news: in a digest, or in a list in the present.

In: a candidate and its draft, to which no time was linked. Out: whether it is told of the publication day.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from calendars.extraction.candidates.candidates import Candidate, is_onward
from calendars.extraction.candidates.habits import has_gone_on, is_done_often
from calendars.extraction.candidates.occasions import GATHER, Draft, Setting
from calendars.extraction.clauses.clauses import AHEAD, Clause
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.linking.deeds import chain_of
from calendars.extraction.linking.nearness import is_then
from calendars.extraction.linking.other_days import BOUNDS, names_day, names_other_day
from calendars.extraction.linking.ways import came_before, is_when_visiting
from calendars.extraction.lists.digests import FIRST_VERB, is_report, is_told_in_past, is_topic
from calendars.extraction.lists.openings import BULLETS
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.brackets import HEADING
from calendars.extraction.words.lines import DASHES
from calendars.extraction.words.word_lists import ORDINALS, UNTIL
from calendars.models import Kind
from calendars.patterns import pattern_of
from calendars.periods import MONTH_LENGTH, days_of

# What an announcement to the press opens with.
TO_PRESS = frozenset({"press", "media"})
MEETING = frozenset({"triggers.meet", "triggers.talk", "triggers.confer"})
SPEAKING = frozenset({"triggers.speak", "triggers.talk", "triggers.discuss"})
# What is done at a meeting or on a visit told before.
DONE_THERE = frozenset({"triggers.discuss", "triggers.sign", "triggers.signing"})
# What a sentence opens with that is not of the day.
BEFOREHAND = frozenset({"prior", "before", "previously"})
# "It will be his first", "This is the third": what an occasion told of before is called.
OF_IT = pattern_of(r"[hXd](?:[mu]3|[12])d?(?:[XASOPN]{1,3}p)?[XA9]{0,3}$")
# "tells | President X in a phone call", "tells | President X in a 40-minute call"
TOLD_IN = pattern_of(r"d?A?[PSOBM]id?[XA9D]{0,3}$")
# "There have been"; a "there" has the code of any word.
THERE_HAVE_BEEN = pattern_of(r".43")
# What was done at such a time was not done on the day of the news.
NOT_TODAY = frozenset({"recently", "lately", "previously", "formerly", "once", "beforehand", "later", "afterwards"})


# What talks told of before do of themselves, on no day.
INVOLVING = frozenset({"involve", "involves"})
# Clauses whose verb tells that what they name is planned: "X, who will lead the team at the meeting, is in Oslo".
OF_PLANS = frozenset({"main", "relative"})
# What opens what is still to come, though it is told in the present.
WHENEVER = frozenset({"after", "before", "until", "once", "when"})


def is_of_today(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft, setting: Setting) -> bool:
    """Whether a clause without a time word tells of the publication day: in a digest, or in a list in the present."""
    begin, _ = scene.chunks.sentences[clause.sentence]
    item = scene.chunks.text(begin) in BULLETS or clause.sentence in scene.headlines
    item = item and clause.sentence not in setting.items and scene.city is None
    if not setting.digest and not (item and draft.tense is Tense.PRESENT):
        return False
    if clause.sentence in scene.headlines and _is_of_day_below(scene, clause, draft):
        return False
    if draft.tense is Tense.PRESENT and clause.kind == "after" and clause.opener in WHENEVER:
        return False  # "will take place after X holds talks with Y"
    if candidate.noun and _is_only_named(scene, clause, candidate, draft):
        return False
    past = draft.tense is Tense.PAST and not (draft.change or candidate.nth or setting.sources)
    if past and clause.sentence and is_report(scene, str(draft.today)):
        return False
    if _is_told_of_before(scene, clause, candidate) or is_done_often(scene, candidate) or has_gone_on(scene, clause):
        return False
    if _is_not_done(scene, clause, candidate, draft) or _is_at_another_time(scene, clause, candidate, draft):
        return False
    return not setting.digest or not names_other_day(scene, clause, candidate, draft)


def _is_of_day_below(scene: Scene, clause: Clause, draft: Draft) -> bool:
    """ "X Hosts Y in Riga", above "The two spoke for an hour on Tuesday": whether a day before today is told below."""
    begin, _ = scene.bounds(clause.sentence)
    number = bisect_right(scene.items, begin)
    end = scene.items[number] if number < len(scene.items) else len(scene.chunks.codes)
    starts = (scene.chunks.times[at].start or "" for at in scene.chunks.find_times(begin, end))
    days = (days_of(start[:10])[1] for start in starts if len(start) > MONTH_LENGTH)
    return draft.today is not None and any(day < draft.today for day in days)


# "had met", "had already been received", not "had a call"
HAD_DONE = pattern_of(r"5X?3?X?[4-7vHEQVKWFZ]")
# What opens a clause in the past that hangs on one in the present: "tells how he met X", "a row that began when".
HANGING = frozenset({"how", "when", "where", "why", "who", "which", "that", "whose"})
# What a line opens with that only tells of what was.
ASKING = frozenset({"how", "why"})


def _is_told_of_before(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Names an envoy who served at the talks", "tells how she met X": in a digest the main clause is of the day."""
    begin, _ = scene.bounds(clause.sentence)
    before = scene.chunks.low(candidate.at - 1)
    if before == "having" or (before == "by" and scene.chunks.entries[candidate.at][3] == "g"):
        return True  # "is accused of having met X", "have ended the row by signing a treaty"
    if scene.chunks.text(begin + 1) == ":":
        begin += 2
    if scene.chunks.low(begin) in ASKING:
        return True  # "Why X visits Y so often"
    if scene.chunks.codes[clause.start - 1] == "Z" and scene.chunks.low(clause.start) == "that":
        return False  # "says that X met Y"
    helped = FIRST_VERB.search(scene.chunks.codes, clause.start, clause.end)
    if helped is not None and HAD_DONE.match(scene.chunks.codes, helped.start()):
        return True  # "is killed in Riga, where he had met X"
    if clause.start == begin or scene.chunks.low(clause.start) not in HANGING:
        return False
    past = is_told_in_past(scene, clause.start, clause.end, helping="25")
    return past and any(_is_told_now(scene, at) for at in range(begin, clause.start))


def _is_told_now(scene: Scene, at: int) -> bool:
    """Whether a chunk is a verb in the present: "end", "frees", be it one that the lexicon does not know."""
    code, form = scene.chunks.codes[at], scene.chunks.entries[at][3]
    known = code in "vHEQVKWFZ" and "d" not in form and bool({"b", "s"} & set(form))
    return known or (code == "X" and scene.chunks.codes[at - 1] in "SLPh" and scene.chunks.low(at).endswith("s"))


def _is_only_named(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """Whether a noun tells of no occasion of the day: what is planned, announced, spoken of, or one of several."""
    begin, _ = scene.bounds(clause.sentence)
    if THERE_HAVE_BEEN.match(scene.chunks.codes, clause.start) and draft.verb == "4":
        return True  # "There have been consultations between X and Y"
    if scene.chunks.low(begin) == "no" and scene.chunks.low(begin + 1) in UNSAID:
        return True  # "No date was given for the meeting"
    if scene.chunks.text(candidate.at + 1) == ":":
        return True  # "Peru-Chile talks: a timeline"
    heading = HEADING.match(scene.chunks.codes, begin)
    if heading and heading.start("noun") == candidate.at and scene.chunks.text(heading.end()) in DASHES:
        return True  # "Border meeting - The ministers of X and Y meet in Z on May 3"
    if candidate.definite and (draft.verb == "triggers.go" or scene.chunks.low(candidate.at + 1) in INVOLVING):
        return True  # "The talks come a week after the attack", "The talks involve X and Y"
    of = candidate.at - 1 - (scene.chunks.codes[candidate.at - 1] == "d")
    if scene.chunks.codes[of] == "o" and scene.chunks.entries[of - 1][1] in SPEAKING:
        return True  # "ministers spoke of a summit"
    if draft.verb == "1" and draft.tense is Tense.PRESENT and not draft.change:
        return True  # "His visit is the first of its kind"
    if draft.tense is Tense.PRESENT and _is_called(scene, candidate):
        return True
    if _is_recorded(scene, clause, candidate) or _is_blamed(scene, clause, candidate):
        return True  # "A transcript of a call with X is leaked", "apologises for a leaked phone call with X"
    before = max(candidate.at - 9, clause.start)
    if OF_IT.search(scene.chunks.codes, before, candidate.at) and draft.tense is Tense.NONE:
        return True  # "It will be his first trip abroad", "This is Minister X's first visit to Y"
    lead = begin if clause.opener == "during" else clause.start if clause.kind in OF_PLANS else candidate.at
    if _is_scene_of_meeting(scene, clause, candidate) or is_topic(scene, clause.sentence):
        return True
    if _is_agreed_at(scene, candidate) or _is_yet_to_come(scene, clause, candidate):
        return True  # "swap prisoners, as agreed at talks in Z", "At a meeting with X, she will ask for aid"
    planned = candidate.mood is None and not set("QWmu").isdisjoint(scene.chunks.codes[lead : candidate.at])
    if planned and not (clause.opener == "during" and _agree_in(scene, lead, candidate.at)):
        return True  # "plans a meeting against the backdrop of the summit", "is due to meet X during the forum"
    # "X announced the visit of Y", and not "X says after talks with Y", "X tells Y in a phone call"
    met = clause.kind == "after" and candidate.kind not in GATHER
    met = met or TOLD_IN.match(scene.chunks.codes, clause.start, candidate.at) is not None
    return not met and candidate.mood is None and scene.chunks.codes[clause.start - 1] == "Z"


# "At | a meeting with X,", "In his | talks with Y"
OPENS_AT = pattern_of(r"[ia]d?[XA9D]{0,3}[nx]")
# "will raise", "is expected to raise", "are to raise"
WILL_DO = pattern_of(r"m|[12]X?[HEvQWX]?f")
# What a programme does with what is in it.
TAKING_IN = frozenset(
    {
        *("includes", "include", "contains", "foresees", "features", "feature", "lists", "envisages", "envisions"),
        *("comprises", "has", "consists", "provides", "covers", "entails"),
    }
)
# So many chunks before what a programme includes it is named: "The programme of his visit also includes a meeting".
PROGRAMME_NEAR = 8


def _is_yet_to_come(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "At a meeting with X, she will ask for aid", "The visit also includes talks with X": not told to be over."""
    chunks, (begin, end) = scene.chunks, scene.bounds(clause.sentence)
    opens = OPENS_AT.match(chunks.codes, begin, candidate.at + 1)
    if opens is not None and opens.end() == candidate.at + 1:
        verb = FIRST_VERB.search(chunks.codes, candidate.at + 1, end)
        return verb is not None and WILL_DO.match(chunks.codes, verb.start()) is not None
    near = range(max(candidate.at - PROGRAMME_NEAR, clause.start), candidate.at)
    holds = next((at for at in near if chunks.low(at) in TAKING_IN), None)
    if holds is None or any(at in chunks.times for at in range(clause.start, clause.end)):
        return False
    return any(chunks.low(at) in scene.words["programmes"] or chunks.codes[at] == "x" for at in near[: holds - near[0]])


# "as agreed | at", "a deal reached | in"
AGREED_AT = pattern_of(r"(?P<what>[XGc])(?P<verb>[QHEvX])[ia]d?[XA9]{0,3}$")
AGREED = frozenset({"agreed", "reached", "struck", "brokered", "negotiated", "concluded", "hammered", "sealed"})


def _is_agreed_at(scene: Scene, candidate: Candidate) -> bool:
    """ "Swap prisoners, as agreed at talks", "under a deal reached in talks": those were before."""
    match = AGREED_AT.search(scene.chunks.codes, max(candidate.at - 8, 0), candidate.at) if candidate.noun else None
    if match is None or scene.chunks.low(match.start("verb")) not in AGREED:
        return False
    before = match.start("what")
    return scene.chunks.codes[before] in "XG" or scene.chunks.low(before) == "as"


def _agree_in(scene: Scene, start: int, end: int) -> bool:
    """ "X and Y agree to a truce during a call", not "agree to sign a pact during": what they agree on there."""
    codes = scene.chunks.codes
    verbs = [at for at in range(start, end) if codes[at] in "QWmu"]
    return all(
        scene.chunks.low(at) in ("agree", "agrees") and (codes[at + 1] != "f" or codes[at + 2] not in "vxHE3")
        for at in verbs
    )


# "transcript | of the", "debates | a"
OF_RECORD = pattern_of(r"(?P<head>.)od?[XA9D]{0,3}$")
DEBATED = pattern_of(r"(?P<verb>[XvxHE])d?[XA9D]{0,3}$")
ASKED_FOR = pattern_of(r"(?P<verb>X)(?:d?[XA]{0,2}[PSOBM]|h)?gd?[XA9D]{0,3}$")
DEBATES = frozenset({"debate", "debates", "discuss", "discusses", "review", "reviews", "investigate", "investigates"})


def _is_blamed(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Apologises for a leaked phone call with X", and not "apologises to X in a phone call"."""
    blamed = set(scene.chunks.lows[max(candidate.at - 7, clause.start) : candidate.at]) & scene.words["blaming"]
    return bool(blamed) and TOLD_IN.search(scene.chunks.codes, clause.start, candidate.at) is None


def _is_recorded(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "A transcript of a call of X and Y is leaked", "Parliament debates a call of X and Y", "X asks for talks"."""
    before = max(candidate.at - 7, clause.start)
    over = OF_RECORD.search(scene.chunks.codes, before, candidate.at)
    if over is not None and scene.chunks.last_low(over.start("head")) in scene.words["records"]:
        return True
    asked = ASKED_FOR.search(scene.chunks.codes, before, candidate.at)
    if asked is not None and scene.chunks.low(asked.start("verb")) in scene.words["wishing"]:
        return True
    verb = DEBATED.search(scene.chunks.codes, before, candidate.at)
    return verb is not None and scene.chunks.low(verb.start("verb")) in DEBATES


UNSAID = frozenset({"time", "date", "day", "venue", "place", "agenda", "details", "reason"})
CALLED = frozenset({"called", "branded", "described", "dubbed", "deemed", "labelled", "labeled", "termed", "judged"})


def _is_called(scene: Scene, candidate: Candidate) -> bool:
    """ "Talks with X are useless", and not "talks with X are progressing": only what somebody thinks of them."""
    mood = candidate.mood
    if mood is None or scene.chunks.codes[mood.first : mood.last].strip("X8")[:1] != "1":
        return False
    if scene.chunks.low(mood.last - 1) in CALLED:
        return True
    return scene.chunks.codes[mood.last - 1] == "X" and not scene.chunks.low(mood.last - 1).endswith("ing")


def _is_scene_of_meeting(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "X and Y meet at the G20 summit", "At the summit, X meets Y": the meeting is of the day, the summit is where."""
    if candidate.mood is not None and scene.chunks.codes[candidate.mood.last - 1] not in "vH":
        return False
    if candidate.kind not in GATHER or not candidate.definite:
        return False
    before = max(scene.chunks.codes.rfind("i", clause.start, candidate.at), clause.start)
    bilateral = scene.chunks.codes.find("v", clause.start, before)
    if bilateral < 0 and before == scene.bounds(clause.sentence)[0]:
        bilateral = scene.chunks.codes.find("v", candidate.at, scene.bounds(clause.sentence)[1])
    return bilateral > 0 and scene.chunks.entries[bilateral][1] in MEETING


# "visits Oman on a tour | that will also take him to Qatar"
LEADS_ON = pattern_of(r",?cmX{0,2}[HEvX](?:h|d[RrtX]?f|fd?[SCL])")


# "was to be the first | meeting", "were to be"
MEANT_TO_BE = pattern_of(r"2f3d?[XA9]{0,3}$")


def _is_not_done(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """Whether what a clause says is no deed of the day: a way there, a cause, the title of a paper."""
    begin, _ = scene.bounds(clause.sentence)
    if draft.verb == "triggers.go" and draft.tense is Tense.PRESENT and draft.change == "running":
        return True  # "The prime minister is coming to Riga"
    if candidate.rule == "triggers.bring" and draft.tense is Tense.PAST:
        return True  # "The tour has taken her to Japan and Korea"
    if draft.verb == "triggers.convene" and "4" in chain_of(scene, candidate):
        return True  # "The chairman has convened a summit": on a day to come
    if MEANT_TO_BE.search(scene.chunks.codes, clause.start, candidate.at):
        return True  # "It was to be the first meeting of X and Y": it is not told that it took place
    if scene.chunks.low(candidate.at) == "off":
        return True  # "X is off to Riyadh": on his way, and not there yet
    if candidate.rule == "triggers.first" and draft.tense is Tense.PRESENT:
        return True  # "Oslo is her first stop": only called so
    leads = draft.kind is Kind.VISIT and candidate.noun and LEADS_ON.match(scene.chunks.codes, candidate.at + 1)
    if leads and candidate.verb != "cues.begin":  # but "begins a tour that will take him to Qatar and Iraq"
        return scene.words["lasting"].isdisjoint(scene.chunks.lows[candidate.at + 3 : candidate.at + 6])
    if candidate.rule.startswith("organisations.") and "o" in scene.chunks.codes[candidate.at - 2 : candidate.at]:
        return True  # "the slow progress of Brexit negotiations"
    counted = candidate.nth or candidate.last_day  # "Addresses a crowd on the first day of his visit": of that day
    if draft.kind is Kind.VISIT and draft.tense is Tense.NONE and begin == clause.start and not counted:
        return True  # "Foreign Minister X's visit to Y": what a paper is about
    if candidate.verb == "cues.past" and "1" in chain_of(scene, candidate):
        return True  # "is attributed to the absence of ministers at the summit"
    if draft.simple and (is_then(scene, clause.start, candidate.at) or is_onward(scene, candidate)):
        return True  # "Is due in Israel on Wednesday. He then continues to Cairo", "goes on to Cairo"
    # "Delegates are on their way to Apia for the summit"
    return draft.kind in GATHER and "way" in scene.chunks.lows[clause.start : clause.end]


def _is_at_another_time(scene: Scene, clause: Clause, candidate: Candidate, draft: Draft) -> bool:
    """Whether a clause tells of before or after the day: "prior to", "recently", "on the second day"."""
    begin, _ = scene.bounds(clause.sentence)
    if clause.kind == "after" and not TO_PRESS.isdisjoint(scene.chunks.lows[begin : begin + 2]):
        return True  # "Press point following the meeting of the NATO-Russia Council"
    length = clause.start if scene.chunks.codes[clause.start - 2] != "g" else 0  # not "a truce for 90 days after talks"
    if clause.kind == "after" and length and scene.chunks.codes[length - 1] == "D":
        return True  # "will come two weeks after a summit"
    if candidate.noun and clause.opener == "since":
        return True  # "Since the collapse of talks between X and Y on Monday"
    if draft.tense is Tense.PAST and _is_counted_before(scene, clause, candidate):
        return True  # "met three weeks before the election"
    bounds = [at for at in scene.chunks.find_times(clause.start, clause.end) if scene.chunks.low(at - 1) in BOUNDS]
    past = any(scene.chunks.times[at].direction == "past" for at in bounds)
    if past and draft.tense is Tense.PAST and scene.chunks.low(bounds[0] - 1) in UNTIL:
        return True  # "met until 3 a.m. on Tuesday"
    told = clause.kind == "relative" and draft.tense is Tense.PAST
    if told and "m" in scene.chunks.codes[clause.end : scene.bounds(clause.sentence)[1]]:
        return True  # "X, who met Y for the first time since May, will see Z"
    if bounds and draft.tense is Tense.PAST and chain_of(scene, candidate).startswith("5"):
        return True  # "had visited Quito by early May"
    if scene.chunks.low(begin) in BEFOREHAND and draft.tense is Tense.PAST:
        return True  # "Prior to his arrival, Hill visited Seoul"
    if clause.opener in AHEAD or came_before(scene, clause, candidate) or is_when_visiting(scene, clause, candidate):
        return True  # "before travelling on to Y", "arrived after touring China", "hopes to see it when visiting Peru"
    if "next" in scene.chunks.lows[max(candidate.at - 4, clause.start) : candidate.at]:
        return True  # "will be raised in the next phase of negotiations"
    if scene.chunks.lows[clause.start - 1 : clause.start + 1] == ["such", "as"]:
        return True  # "will attend meetings such as the East Asia Summit"
    stayed = draft.tense is Tense.PAST and _is_within_stay(scene, clause)
    if stayed and names_day(scene, clause, draft):
        return True  # "Was in Accra on Saturday. While there, she met X"
    if candidate.rule in DONE_THERE and draft.tense is Tense.PAST and _is_of_day_told(scene, clause):
        return True  # "X and Y met on Monday. The two discussed trade", "They signed a pact"
    follows = not scene.words["following"].isdisjoint(scene.chunks.lows[clause.start : candidate.at])
    if follows and draft.tense is Tense.PAST and names_day(scene, clause, draft):
        return True  # "Met X on Saturday. She then held talks with Y"
    if any(scene.chunks.codes[at] not in "TD" for at in scene.chunks.find(NOT_TODAY, clause.start, clause.end)):
        return True  # "They spoke by phone recently", "He later left for Kabul"
    if draft.tense is Tense.PAST and chain_of(scene, candidate).startswith("4") and names_day(scene, clause, draft):
        return True  # "X, on a visit that began on Sunday, ... He has met Y"
    if draft.kind is Kind.VISIT and "earlier" in scene.chunks.lows[clause.start : clause.end]:
        return True  # "arrived in Oman on Friday. Earlier he visited Qatar"
    if not (candidate.nth or candidate.last_day) and _is_on_nth_day(scene, clause):
        return True  # "On the second day, she will see X"
    in_part = not scene.words["parts_of_day"].isdisjoint(scene.chunks.lows[clause.start : clause.end])
    # "They will meet on Thursday. The talks begin at 1600 GMT."
    return (draft.clock is not None or in_part) and names_day(scene, clause, draft)


def _is_counted_before(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a length of days or more stands before the "before" that follows: not "an hour before the match"."""
    end = scene.bounds(clause.sentence)[1]
    if "before" not in scene.chunks.lows[candidate.at : end]:
        return False
    at = scene.chunks.lows.index("before", candidate.at, end)
    mention = scene.chunks.times.get(at - 1)
    return scene.chunks.codes[at - 1] == "D" and mention is not None and not mention.value.startswith("PT")


def _is_of_day_told(scene: Scene, clause: Clause) -> bool:
    """Whether a paragraph names a day before a sentence: what two discussed is what they discussed when they met."""
    paragraphs = scene.chunks.document.paragraphs
    first = bisect_left(paragraphs, paragraphs[clause.sentence])
    return bool(scene.days_in(scene.bounds(first)[0], scene.bounds(clause.sentence)[0]))


STAYING = frozenset({"while", "during", "there"})


def _is_within_stay(scene: Scene, clause: Clause) -> bool:
    """Whether a sentence tells when it was by a stay told right before: "While there", "during the visit"."""
    paragraphs, number = scene.chunks.document.paragraphs, clause.sentence
    told = number > 0 and paragraphs[number] == paragraphs[number - 1]
    return told and bool(scene.chunks.find(STAYING, *scene.bounds(number)))


NTH_DAY = frozenset(ORDINALS[:4]) | {"last", "final", "opening", "closing"}


def _is_on_nth_day(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells a day by its place in a stay told before: "on the first day", not "the last day of"."""
    lows = scene.chunks.lows
    days = (at for at in range(clause.start + 3, clause.end) if lows[at] == "day" and lows[at - 3] == "on")
    days = (at for at in days if scene.chunks.codes[at + 1] != "o")
    return any(lows[at - 1] in NTH_DAY and lows[at - 2] in ("the", "his", "her", "their") for at in days)
