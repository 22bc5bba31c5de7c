"""Read what the words over a noun leave of the engagement: hope or hearsay, the end of a plan, a denial, a place.

In: a scene, a clause, the candidate of a noun and the first of its words, or the verb before it. Out: the candidate
with its mood; whether it is only spoken of; the day that is "the date for" it. A noun that tells only where another
deed is done, "opened an embassy at a ceremony", is told as the deed is.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.habits import tells_stage
from calendars.extraction.candidates.occasions import COMING_TO, GATHER, MEET
from calendars.extraction.candidates.other_deeds import is_cleared_before, is_readied
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.joints import before_day
from calendars.extraction.clauses.memberships import GATHERINGS
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.tenses import FATES, Mood, Tense
from calendars.extraction.lists.digests import FIRST_VERB
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_phrases import BESIDE, before_article, before_determiners
from calendars.extraction.parties.noun_standings import (
    DEADLINES,
    RUMOURS,
    head_over,
    is_of_denied_report,
    is_striven_for,
    is_under_denial,
)
from calendars.extraction.triggers.lookalikes import is_not_there
from calendars.extraction.triggers.repeats import own_place
from calendars.models import Kind
from calendars.patterns import pattern_of
from calendars.periods import has_day

# "Was ready for talks": that is only a wish, but who "arrived on Monday ready for talks" holds them.
READY = frozenset({"ready", "keen", "eager", "willing", "hopeful"})
# "Spoiled the atmosphere for talks": only that they might be held is told.
GROUND = frozenset({"atmosphere", "climate", "mood", "conditions"})
# "a truce was | agreed", "it was | decided"
AGREED = frozenset({"agreed", "decided", "arranged", "planned", "proposed", "set"})
# Nouns over one that tell what became of a plan.
DROPPINGS = dict.fromkeys(("cancellation", "cancelation", "scrapping"), "off") | dict.fromkeys(
    ("postponement", "deferral", "deferment", "rescheduling"), "moved"
)
# "There is no | need for a summit", "saw no | reason for an emergency summit"
NEEDS = frozenset({"need", "reason", "point", "sense", "necessity", "justification", "grounds", "cause", "case"})
# Between a day and those: "Dec. 21 and 22 as the dates for", "July 9 has been set as a possible date for"
AS_DATE = pattern_of(r"T(?:[m12345]{1,3}[QHEW])?(?P<as>[cw])d?[XAQW]?$")
# "The date of the visit by X | is May 5", "has been set for", "will be"; and words that leave such a date open.
IS_DAY = pattern_of(r"(?P<be>[12]|m3|43)(?:X?[QHE]g|X)?k?(?P<day>T)(?![pnxX])")
DATES = frozenset({"date", "dates"})
NO_VERB = frozenset("mu12345HEvZK;.T")
OPEN_DATES = frozenset({"likely", "probable", "possible", "proposed", "tentative", "potential", "provisional"})
# What talks have to be over by: "set April 30 as a deadline for talks".
LIMITS = DEADLINES | {"cut-off", "target"}
# What became of a plan: no wish any more.
OUTCOMES = FATES | {"unmet"}


# What a gathering does or what is done with it, told behind a colon: "EU summit: leaders to meet on Friday".
OWN_DEEDS = frozenset(
    {"triggers.meet", "triggers.convene", "cues.begin", "cues.end", "cues.continue", "cues.support", "cues.moved",
     "cues.off", "triggers.host"}
)  # fmt: skip


def read_label(scene: Scene, clauses: list[Clause], candidate: Candidate) -> str:
    """Read what a label tells before a colon or behind it; why that is no occasion of its own, or "".

    "EU summit: leaders to meet on Friday" tells of the summit, "EU summit: X to sign a treaty on Friday" of others,
    and who comes to a gathering on some day is no visitor.
    """
    comes = candidate.rule in COMING_TO and candidate.kind not in GATHER
    if not (comes or candidate.kind in GATHER) or candidate.clause < comes:
        return ""
    number = candidate.clause - comes
    label, behind = clauses[number], _behind_label(scene, clauses, number)
    if behind is None:
        return ""
    deed = _deed_of_label(scene, behind)
    if deed is not None:
        if not comes:
            _take_from_behind(scene, candidate, behind, deed)
        return ""
    dated = scene.chunks.find_times(label.start, label.end)
    if dated or FIRST_VERB.search(scene.chunks.codes, behind.start, behind.end) is None:
        return ""
    words = range(label.start, label.end)
    if comes and not any(scene.chunks.codes[at] == "B" or scene.chunks.entries[at][1] in GATHERINGS for at in words):
        return ""
    return "one comes for a gathering" if comes else "it heads what others do"


def _take_from_behind(scene: Scene, candidate: Candidate, behind: Clause, verb: int) -> None:
    """Take what is told of a gathering behind the colon of its label: "EU summit: Leaders to gather in Riga today"."""
    if candidate.mood is None:
        candidate.mood, candidate.verb = read_mood(scene, verb, behind.start), scene.chunks.entries[verb][1]
        candidate.place = candidate.place or own_place(scene, verb, behind.end)
        candidate.day = next(iter(scene.days_in(verb, behind.end)), None)


def _behind_label(scene: Scene, clauses: list[Clause], number: int) -> Clause | None:
    """The clause behind the colon of a label without a verb, which opens its sentence."""
    label, behind = clauses[number], next(iter(clauses[number + 1 : number + 2]), None)
    opens = label.start == scene.bounds(label.sentence)[0] and scene.chunks.text(label.end - 1) == ":"
    if behind is None or not opens or behind.sentence != label.sentence or behind.start != label.end:
        return None
    return None if FIRST_VERB.search(scene.chunks.codes, label.start, label.end) else behind


def _deed_of_label(scene: Scene, behind: Clause) -> int | None:
    """The verb behind a label that tells of the gathering itself, where nobody is named who does something else."""
    verb = next((at for at in range(behind.start, behind.end) if scene.chunks.codes[at] in "vHEQVKWFZ"), None)
    if verb is None or scene.chunks.entries[verb][1] not in OWN_DEEDS:
        return None
    hosts = scene.chunks.entries[verb][1] == "triggers.host" and not any(
        at in scene.actors for at in range(verb + 1, behind.end)
    )
    return verb if hosts or not any(at in scene.actors for at in range(behind.start, verb)) else None


def read_noun_over(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> None:
    """Read what the noun over another one says of it: "hopes for talks", "the date for talks", "reports of talks"."""
    head = head_over(scene, first)
    over = scene.chunks.low(head)
    outside = scene.chunks.low(before_determiners(scene, clause, first)) == "outside"  # "met outside the summit"
    candidate.beside = over in BESIDE or (outside and candidate.kind in GATHER)
    if candidate.mood is not None and _is_agreed_there(scene, candidate.mood, clause, first):
        candidate.mood, candidate.verb = candidate.mood._replace(tense=Tense.PAST, change=""), ""
    candidate.topic |= tells_stage(scene, candidate.at)
    candidate.topic |= over == "anniversary"  # "marked the anniversary of the summit on Monday"
    if over in scene.words["terms"] and head < first:
        _read_date_of(scene, clause, candidate, head)
    if over in scene.words["chance"] or _is_wish(scene, candidate, head):
        candidate.mood = Mood(Tense.TENTATIVE, first, candidate.at + 1)
    elif over in RUMOURS or _is_needless(scene, first):
        candidate.mood = Mood(Tense.DENIED, first, candidate.at + 1)
    elif change := DROPPINGS.get(over, ""):
        candidate.mood = Mood(Tense.FUTURE, first - 1, first, change)  # "announced the cancellation of his visit"
    elif candidate.mood and candidate.mood.change not in OUTCOMES and is_striven_for(scene, clause, first):
        candidate.mood = candidate.mood._replace(tense=Tense.TENTATIVE)
    elif tense := _outlook_over(scene, clause, first):
        candidate.mood = Mood(tense, first, candidate.at + 1)
    elif _is_told_of_efforts(scene, clause, first):
        candidate.mood = Mood(Tense.PAST, first, candidate.at + 1)
    elif is_readied(scene, before_determiners(scene, clause, first)):
        _read_readied(scene, clause, candidate, first)


def _is_needless(scene: Scene, first: int) -> bool:
    """ "No need for a summit", "no point in talks"; not "no reason for the summit to be put off", which is set."""
    before = before_article(scene, first)
    needed = scene.chunks.low(before) in ("for", "in") and scene.chunks.low(before - 1) in NEEDS
    return needed and scene.chunks.low(before - 2) == "no" and scene.chunks.low(first - 1) != "the"


# "Was not | at the", "will not be present | at the", before a noun
NOT_AT = pattern_of(r"(?:[12]8|m83|83)X?id?[XA9]{0,2}$")


def read_denial(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> None:
    """Read that there is none: "there were no talks", "denied reports of talks", "Secret Talks Denied by Minister"."""
    before = first - 1 - (scene.chunks.codes[first - 1] == "d")  # "without a | stop in Beijing"
    if (
        (first > clause.start and scene.chunks.low(first - 1) == "no")
        or (candidate.kind is Kind.VISIT and before > clause.start and scene.chunks.low(before) == "without")
        or is_under_denial(scene, clause)
        or scene.chunks.codes[candidate.at + 1 : candidate.at + 3] == "Fy"
        or is_of_denied_report(scene, first)
        or is_not_there(scene, candidate)
        or (candidate.kind in MEET and NOT_AT.search(scene.chunks.codes, clause.start, first) is not None)
    ):
        candidate.mood = Mood(Tense.DENIED, first, candidate.at + 1)


def _is_wish(scene: Scene, candidate: Candidate, head: int) -> bool:
    """Whether a word over a noun leaves it a wish: "spoiled the atmosphere for talks", "is ready for talks"."""
    over = scene.chunks.low(head)
    if over in GROUND and scene.chunks.low(head + 1) == "for":
        return True
    return over in READY and scene.chunks.codes[head - 1] not in "TCL" and candidate.kind in MEET


def _read_date_of(scene: Scene, clause: Clause, candidate: Candidate, head: int) -> None:
    """ "Proposed July 9 as the date for talks" tells their day, and "set a date for the talks on Monday" does not."""
    begin, _ = scene.bounds(clause.sentence)
    match = AS_DATE.search(scene.chunks.codes, begin, head)
    limit = scene.chunks.low(head) in LIMITS
    if match is not None and scene.chunks.low(match.start("as")) == "as" and not limit:
        candidate.day = match.start()
        tense = Tense.TENTATIVE if "W" in scene.chunks.codes[begin : match.start()] else Tense.FUTURE
        candidate.mood = Mood(tense, head, candidate.at + 1)
    elif scene.chunks.low(head) not in DATES or not _is_date_told(scene, candidate, head):
        candidate.topic = True


def _is_date_told(scene: Scene, candidate: Candidate, head: int) -> bool:
    """ "The likely date of the talks between X and Y is July 9" tells their day; whether a clause does so."""
    _, end = scene.bounds(scene.chunks.sentence_of(candidate.at))
    match = IS_DAY.search(scene.chunks.codes, candidate.at + 1, end)
    if match is None or not NO_VERB.isdisjoint(scene.chunks.codes[candidate.at + 1 : match.start()]):
        return False
    candidate.day = match.start("day")
    tense = Tense.PAST if match[0] == "2T" else Tense.FUTURE
    tense = tense if OPEN_DATES.isdisjoint(scene.chunks.lows[max(head - 2, 0) : head]) else Tense.TENTATIVE
    candidate.mood = Mood(tense, match.start(), match.end("be"))
    return True


# "Hopes have grown | for", "Plans were made | for", "Hopes rose on Tuesday | of": between what is hoped and its noun
OUTLOOK = pattern_of(r"[,c]?[dAX]{0,2}(?P<hope>[WNXQnxG])[1-5m]{0,3}X?[EHXvWQ]X{0,2}(?:k?T)?")


def _outlook_over(scene: Scene, clause: Clause, first: int) -> Tense | None:
    """ "Hopes have grown for a meeting", "voiced optimism about a visit", "plans for talks": how sure it is."""
    codes, before = scene.chunks.codes, before_article(scene, first)
    if before < 1 or codes[before] not in "ogkf" or scene.chunks.low(before + 1) == "the":
        return None  # "doubts about the visit" do not make it uncertain
    match = OUTLOOK.fullmatch(codes, clause.start, before)
    low = scene.chunks.low(match.start("hope") if match else before_day(codes, before))
    if low in scene.words["readying"] or _is_agreed_on(scene, clause, before):
        return Tense.FUTURE
    if low == "progress" and codes[before] != "f":
        return None  # "the progress of talks on Monday"
    return Tense.TENTATIVE if low in scene.words["outlook"] or (match and low in scene.words["chance"]) else None


# "an agreement | in principle | on", "a deal | for"
DEAL_ON = pattern_of(r"G(?:iX)?[kg]$")


def _is_agreed_on(scene: Scene, clause: Clause, before: int) -> bool:
    """ "There was an agreement on a visit this year": it is to come; of a day nobody knows what was done on it."""
    match = DEAL_ON.search(scene.chunks.codes, max(before - 3, clause.start), before + 1)
    if match is None or scene.chunks.low(before) not in ("on", "for"):
        return False
    return not any(has_day(scene.chunks.times[at].start) for at in scene.days_in(clause.start, clause.end))


def _is_agreed_there(scene: Scene, mood: Mood, clause: Clause, first: int) -> bool:
    """ "At a meeting of X and Y on Monday a truce was agreed": it took place, and is not what was agreed."""
    codes, before = scene.chunks.codes, before_article(scene, first)
    agreed = next((at for at in range(mood.first, mood.last - 1) if codes[at : at + 2] == "2Q"), -1)
    if agreed < 0 or mood.tense is not Tense.FUTURE or scene.chunks.low(agreed + 1) not in AGREED:
        return False
    while before > clause.start and codes[before] in "PSOpNR":
        before -= 1  # "at | the king's | meeting with"
    return codes[before] == "i" and scene.chunks.low(before) in ("at", "in", "during")


# ", including a": before one of the occasions of what was told of.
INCLUDING = pattern_of(r",w[dXA9D]{0,3}$")
EFFORTS_REACH = 9


def _is_told_of_efforts(scene: Scene, clause: Clause, first: int) -> bool:
    """ "Refuses to sign despite much diplomacy, including a meeting on Sunday with X": that meeting is over."""
    match = INCLUDING.search(scene.chunks.codes, max(clause.start, first - 4), first)
    if match is None or scene.chunks.low(match.start() + 1) != "including":
        return False
    return not {"despite", "after", "following"}.isdisjoint(
        scene.chunks.lows[max(match.start() - EFFORTS_REACH, clause.start) : match.start()]
    )


# "dropped its objections to", "called off its boycott of", "withdrew its invitation to", "repeated its opposition to"
STOOD_IN_WAY = pattern_of(r"(?P<verb>[KEQXHZVWF])(?:k?T)?[dp]X?(?P<what>X)[fgko]d?[XA9TD]{0,3}$")
STOOD_REACH = 11
# Of these, other than of "opposition", an occasion may well come.
SET_BY_ONE = frozenset({"precondition", "preconditions", "condition", "conditions", "boycott"})


def read_made_possible(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> bool:
    """Read that somebody lets happen what he would not, or that he opens a way to it.

    "Freed them, clearing the way for talks with X", "dropped its objections to the talks with X": he is there.
    """
    chunks = scene.chunks
    match = STOOD_IN_WAY.search(chunks.codes, max(clause.start, first - STOOD_REACH), first)
    what = chunks.low(match.start("what")) if match else ""
    gives_up = match is not None and chunks.text(match.start("verb")).lower() in scene.words["giving_up"]
    if match and what in scene.words["obstacles"] and (gives_up or what not in SET_BY_ONE):
        tense = read_mood(scene, match.start("verb"), clause.start).tense
        tense = tense if tense in (Tense.DENIED, Tense.TENTATIVE) else Tense.FUTURE
        candidate.mood = Mood(tense, first, candidate.at + 1)
        if not gives_up:
            return True  # "repeated its opposition to talks with X"
    elif gives_up and what in scene.words["offers"]:
        candidate.mood = Mood(Tense.FUTURE, first, candidate.at + 1, "off")  # "withdrew its invitation to"
    elif not is_cleared_before(scene, clause.start, first):
        return False
    with_one = len(scene.sides_of(candidate.parties)) < 2 and set(candidate.parties.values()) <= {"partner"}
    if with_one and candidate.kind is not Kind.VISIT:  # not "between X and Y", "the NATO summit"
        candidate.parties = dict.fromkeys(clause.subject, "subject") | candidate.parties
    return True


def _read_readied(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> None:
    """ "Came to prepare a summit this month", "would pave the way for a summit": what is made ready is to come."""
    mood = candidate.mood
    if mood is not None and (mood.change in OUTCOMES or mood.tense in (Tense.DENIED, Tense.TENTATIVE, Tense.FUTURE)):
        return
    open_yet = any(scene.chunks.low(at) in ("would", "could", "may", "might") for at in range(clause.start, first))
    tense = Tense.TENTATIVE if open_yet else Tense.FUTURE
    candidate.mood = mood._replace(tense=tense) if mood is not None else Mood(tense, first, candidate.at + 1)


# Verbs that say of what is their object at which stage it is.
STAGES = frozenset({"cues.begin", "cues.end"})
# Verbs that undo what is their object.
UNDOING = frozenset({"cues.broken", "cues.off", "cues.refuse", "cues.moved"})
# "suspended its participation in the talks", "cancelled his appearance at the summit"
SHARES = frozenset({"participation", "part", "role", "presence", "attendance", "appearance", "seat", "place", "work"})


def read_as_venue(scene: Scene, candidate: Candidate, verb: int, first: int, *, undone: bool) -> None:
    """Tell of a noun in the tense of what is done there, and not as what that verb plans, opens or undoes.

    Args:
        scene: the article's chunks and actors.
        candidate: of the noun.
        verb: the chunk of the verb before it.
        first: the first chunk of the noun's phrase.
        undone: whether the deed failed: "failed to agree at talks".
    """
    there = _is_venue_of(scene, verb, first)
    told = scene.chunks.codes[verb] in "QW" and not undone
    if there and (told or (candidate.verb in UNDOING and not _is_of_it(scene, verb, first))):
        candidate.mood = candidate.mood and as_told(scene, candidate.mood, verb)
        candidate.verb = ""
    elif undone or (there and candidate.verb in STAGES):
        candidate.verb = ""


def _is_venue_of(scene: Scene, verb: int, first: int) -> bool:
    """Whether a noun is where a deed is done: "agreed, was backed at a meeting", not "is expected at the talks"."""
    codes, before = scene.chunks.codes, before_article(scene, first)
    undergone = codes[verb] == "W" and codes[verb - 1] in "23" and (codes[verb + 1] == "y" or codes[verb - 2] in "XGQn")
    done = undergone or codes[verb - 1] not in "123f"
    return codes[before] == "i" and before > verb + 1 - (codes[verb] in "QW") and done


def _is_of_it(scene: Scene, verb: int, first: int) -> bool:
    """Whether what is undone is a share in it or a part: "its participation in talks", "a meeting at the summit"."""
    before = before_article(scene, first)
    parts = scene.chunks.codes[verb + 1 : before]
    return scene.chunks.low(before - 1) in SHARES or "n" in parts or "x" in parts


def as_told(scene: Scene, mood: Mood, verb: int, helper: str = "") -> Mood:
    """The mood of a verb of planning or wishing for what it does not plan: that of its own tense, or its helper's."""
    form = scene.chunks.entries[verb][3]
    told = Tense.PAST if "d" in form and "b" not in form else Tense.PRESENT
    return mood._replace(tense={"1": Tense.PRESENT, "m": Tense.FUTURE}.get(helper, told), change="")


# Behind "did not go", and only these, how it went.
WAYS = frozenset({"well", "smoothly", "far", "according", "badly", "beyond", "easily"})
# "could | bridge the gap", "cannot | end the war", "did not | go well": what was or will be there did not do it.
DEED = pattern_of(r"[vHExX8](?P<what>[dXASPOBMGNnxrRt9ohq]|[kifgw](?!d?[TCL]))")
# What an occasion is not, behind "will not be", though it is.
NATURES = frozenset(
    {"easy", "simple", "long", "public", "open", "about", "like", "limited", "confined", "enough", "smooth"}
)
# Verbs that, denied, say that an occasion is not.
HELD = frozenset({"cues.begin", "cues.support", "triggers.meet", "triggers.convene"})


def tense_of_undenied(scene: Scene, mood: Mood, verb: int) -> Tense | None:
    """The tense of an occasion of which only a deed is denied: "The summit did not discuss Iraq", "could not end it".

    Args:
        scene: the article's chunks.
        mood: what its verb says, which is denied.
        verb: the chunk of that verb, or of the helping one before a verb that the lexicon does not know.
    """
    codes, lows = scene.chunks.codes, scene.chunks.lows
    text, unable = scene.chunks.text(verb).lower(), lows[verb - 2 : verb] == ["unable", "to"]
    chain = codes[mood.first : verb + (codes[verb] == "8")]
    told = text in ("go", "went") and lows[verb + 1] in WAYS
    if lows[verb] in NATURES and not set("123").isdisjoint(chain):
        return Tense.PAST if "2" in chain else Tense.FUTURE
    if not told and (
        text.startswith(("get", "got")) or text in scene.words["occurring"] or scene.chunks.entries[verb][1] in HELD
    ):
        return None
    done = DEED.match(codes, verb)
    if done is None or not (unable or ("8" in chain and not set("QWVKF12345").intersection(chain))):
        return None
    past = "7" in chain or "could" in lows[mood.first : verb] or (unable and codes[verb - 3] in "25")
    return Tense.PAST if past else Tense.FUTURE
