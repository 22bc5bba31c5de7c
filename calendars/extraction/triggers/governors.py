"""Read what the verb that a noun hangs on says of it, before it ("will hold talks") or behind it ("talks will open").

In: a scene, its clauses and a candidate of a noun. Out: nothing; the candidate takes from the verb its mood, and the
subject takes part ("X will hold talks"). `governing_verbs.py` finds the verb.
"""

from __future__ import annotations

from calendars.extraction.candidates.askings import find_asking, is_furthering
from calendars.extraction.candidates.candidates import TOLD_OF, Candidate, is_what_is_told, partners_of
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.candidates.other_deeds import is_back_from, prepares
from calendars.extraction.candidates.owners import FOLLOWING, is_held_by_others
from calendars.extraction.candidates.topics import centres_on, is_met_about
from calendars.extraction.clauses.clauses import AHEAD, Clause
from calendars.extraction.clauses.infinitives import deed_undone_at, is_of_others, is_said_there, whose_infinitive
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.stand_ins import has_own_noun
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.complements import read_complements
from calendars.extraction.parties.hosts import read_guest
from calendars.extraction.parties.noun_phrases import before_article, before_determiners
from calendars.extraction.parties.participants import add_subjects, brings_together
from calendars.extraction.triggers.governing_verbs import (
    STAGING,
    clause_taken_up,
    find_act,
    has_owner,
    held_before,
    is_descriptive,
    mood_behind,
    read_done_there,
    read_second_verb,
    verb_after,
    verb_before,
    verb_resumed,
    was_held,
)
from calendars.extraction.triggers.issues import (
    is_arranged,
    is_held_anyway,
    is_not_of_subject,
    is_without_him,
    mood_of_hoped,
)
from calendars.extraction.triggers.noun_moods import (
    STAGES,
    as_told,
    read_as_venue,
    read_made_possible,
    tense_of_undenied,
)
from calendars.extraction.triggers.presence import read_apposed
from calendars.extraction.words.word_lists import any_of
from calendars.models import Kind
from calendars.patterns import pattern_of

# "Before the General Assembly's meeting".
BOUNDING = AHEAD | {"until", "since"}
# "are under | way | between X and Y", "is in | progress | between"
GOING_ON = frozenset({"way", "underway", "progress", "session"})
# "is set for Friday with President X", "will be with X"
WITH_BEHIND = pattern_of(r"[TQCL123](?=wd?(?:[PS]|r[jo]))")
# "his counterparts from Zimbabwe, Angola and Namibia", "his Angolan counterpart"
FELLOWS = pattern_of(r"d?(?:J[oj]d?S(?:,?&?d?S){0,8}|A(?:,?&?A){0,8}J)")
# ", in Lhasa at | the start of"
AT_START = pattern_of(r",i[CLSM]i")
# "moved its summit in Langkawi from Monday to Thursday"
MOVED_TO = pattern_of(r"(?:[wfbk]d?[XSPOMACL](?:,?[&if]?d?[XSPOMACL]){0,4})?(?:i[CLNS]|X)?(?:jT,?)?fT")


def read_governor(scene: Scene, clauses: list[Clause], candidate: Candidate, first: int) -> None:
    """Take mood and subject from the verb that a noun hangs on, before it ("will hold talks") or behind it."""
    clause, codes = clauses[candidate.clause], scene.chunks.codes
    if read_apposed(scene, clause, candidate, first) or _acts_later(scene, clause, candidate, first):
        return
    candidate.aside = _is_aside(scene, clause, first)
    if candidate.aside and candidate.kind is Kind.VISIT:
        add_subjects(candidate, clause.subject)
        over = before_determiners(scene, clause, first)
        candidate.verb = scene.chunks.entries[over][1] if codes[over] == "H" else ""
        return
    if candidate.governed and read_made_possible(scene, clause, candidate, first):
        return
    verb = verb_before(scene, clause, first) if candidate.governed else None
    if verb is not None:
        _read_verb_before(scene, clause, candidate, first, verb)
    elif candidate.governed:
        _read_verb_after(scene, clauses, candidate)
    read_second_verb(scene, clauses, candidate)
    if _is_tried_in_vain(scene, clause, candidate):
        candidate.mood = Mood(Tense.DENIED, candidate.at, candidate.at + 1)
    candidate.topic |= is_met_about(scene, clauses, candidate, first)
    if verb is None and partners_of(candidate, "partner") and is_back_from(scene, clause, candidate):
        add_subjects(candidate, clause.subject)  # "came back on Tuesday from Monday's talks with X"
    if clause.kind == "after" and first <= clause.start + 2:  # "after a meeting in Rome, brokered by ..."
        apart = _is_bound(scene, clause, candidate) or _is_of_its_own(scene, clause, candidate)
        if not apart and not (_opens_later(clause, candidate) and candidate.parties):
            add_subjects(candidate, clause.subject)


def _read_verb_before(scene: Scene, clause: Clause, candidate: Candidate, first: int, verb: int) -> None:
    """Take mood and subject from the verb before a noun: "will hold talks", "asked for it at a summit"."""
    codes, before = scene.chunks.codes, before_article(scene, first)
    if scene.chunks.low(before) == "for" and scene.chunks.low(before - 1) == "time":
        return  # "hope to be done in time for the conference": of the conference nothing is said
    candidate.mood = read_mood(scene, verb, clause.start)
    if scene.chunks.low(verb).startswith("consider") and candidate.mood.tense is not Tense.DENIED:
        candidate.mood = candidate.mood._replace(tense=Tense.TENTATIVE, change="")  # "is considering a trip to X"
    if scene.chunks.low(verb) in FOLLOWING and codes[verb - 1] not in "muf" and codes[verb + 1] != "y":
        candidate.mood = candidate.mood._replace(tense=Tense.PAST, change="")
    away = is_without_him(scene, candidate, candidate.mood, verb)
    if candidate.mood.change == "unmet" and is_held_anyway(scene, candidate, verb):
        candidate.mood = candidate.mood._replace(tense=Tense.FUTURE, change="")
    candidate.mood = candidate.mood._replace(change="") if away else candidate.mood  # others meet without him
    if scene.chunks.low(verb) in scene.words["shifted"] and MOVED_TO.match(codes, candidate.at + 1, clause.end):
        candidate.mood = candidate.mood._replace(tense=Tense.FUTURE, change="moved")
    inside = codes[before] == "i"  # "asked for it at a summit"
    there = inside and scene.chunks.low(before) == "at"
    there = there or (candidate.kind is Kind.VISIT and codes[verb - 1] == "f" and scene.chunks.low(before) == "on")
    if there and candidate.mood.tense is Tense.TENTATIVE:
        candidate.mood = candidate.mood._replace(tense=Tense.FUTURE)  # "hopes to raise it at a summit, on a trip"
    if codes[verb - 1] == "2" and scene.chunks.entries[verb][3] == "g" and scene.chunks.entries[verb][1] in TOLD_OF:
        candidate.mood = candidate.mood._replace(tense=Tense.PAST)  # "was speaking at a meeting", and at its end
    tense = deed_undone_at(scene, clause, candidate.mood, verb) if inside else None  # "failed to agree at talks"
    candidate.mood = candidate.mood._replace(tense=tense, change="") if tense else candidate.mood
    beyond = before > verb + 1 and (inside or scene.chunks.low(before) in ("during", "over"))
    if beyond and is_said_there(scene, clause.start, verb):  # "urged X to end the war at a meeting on Monday"
        candidate.mood = Mood(Tense.PAST, candidate.mood.first, verb + 1)
    comes = scene.chunks.text(verb).lower() in scene.words["attending"]
    if inside and candidate.mood.change == "unmet" and candidate.kind in GATHER and not comes:
        candidate.mood = candidate.mood._replace(change="")  # "was to have been signed at the summit": that was held
    if candidate.mood.tense is Tense.PAST and not inside and find_asking(scene, clause.start, candidate.at) == verb:
        candidate.mood = Mood(Tense.TENTATIVE, candidate.mood.first, candidate.mood.last)
    if is_arranged(scene, candidate, candidate.mood, verb):
        candidate.mood = candidate.mood._replace(tense=Tense.FUTURE)
    candidate.verb = scene.chunks.entries[verb][1] or codes[verb]
    candidate.mood = mood_of_hoped(scene, clause, candidate, candidate.mood, verb)
    read_as_venue(scene, candidate, verb, first, undone=tense is not None)
    if scene.chunks.low(verb) in scene.words["opinion"] and not (inside or _is_host_of_someone(scene, candidate, verb)):
        candidate.topic = True  # "praised on Monday the talks between X and Y"
    aim = verb > clause.start and (codes[verb - 1] == "k" or scene.chunks.low(verb - 2) in ("interest", "interested"))
    asked = scene.chunks.lows[verb - 2 : verb] == ["how", "to"] and not scene.days_in(candidate.at, clause.end)
    if asked or (aim and scene.chunks.entries[verb][3] == "g") or is_what_is_told(scene, candidate, before):
        candidate.topic = True  # "talks on restarting the six-party talks", "briefed him on her talks", "how to resume"
    abroad = candidate.kind is Kind.VISIT and scene.chunks.low(before) == "on"  # "discuss it with him on a trip to X"
    discussed = candidate.verb == "triggers.discuss" and not (abroad and before > verb + 1)
    told_of = discussed and not inside and candidate.kind in MEET and codes[candidate.at + 1] == "w"
    candidate.topic |= told_of and not scene.days_in(candidate.at, clause.end)
    spoken_of = (candidate.topic and candidate.kind is Kind.VISIT) or (discussed and not inside)  # "took it up at a"
    candidate.readied |= prepares(scene, verb, first) or (discussed and candidate.mood.change == "purpose")
    theirs = codes[verb] in "12" or candidate.readied  # "is Putin's visit", "to prepare Putin's visit"
    another = away or spoken_of or (theirs and has_owner(scene, candidate))
    several = len(scene.sides_of(candidate.parties)) > 1  # "to prepare a summit of X and Y", "to prepare the EU summit"
    another = another or (candidate.readied and (several or any(codes[at] in "BO" for at in candidate.parties)))
    backed = several and _is_furthered(scene, before)
    candidate.topic |= backed
    another = another or backed or is_of_others(scene, clause.start, verb)
    another = another or is_not_of_subject(scene, clause, verb, before)
    another = another or (candidate.kind in GATHER and has_own_noun(scene, clause.start, verb))
    owner = whose_infinitive(scene, clause.start, verb)
    told = bool(partners_of(candidate, "agent") and partners_of(candidate, "host"))  # "a visit to X by Y"
    if owner is not None and not told:  # "Trump's decision to scrap a visit"
        candidate.parties.setdefault(owner, "modifier")
    elif owner is None and codes[verb] in "HvxE1245QWVKFmu" and not another:
        add_subjects(candidate, clause.subject)
        candidate.pair = clause.pronoun
    read_guest(scene, candidate, verb, first)
    summit = candidate.kind is Kind.SUMMIT and scene.chunks.low(before) == "for"  # "meets X on Thursday for a summit"
    hosts = candidate.verb == "triggers.host" and candidate.kind is Kind.SUMMIT
    summit = summit or (hosts and inside and scene.chunks.low(candidate.at - 1) == "a")  # "hosts X at a summit"
    if (candidate.verb == "triggers.meet" and ((inside and candidate.kind in MEET) or summit)) or (hosts and summit):
        met = [at for at in range(verb + 1, before) if at in scene.actors and codes[at - 1] in "vwd&,X"]
        _add_partners(scene, candidate, met)
    at_it = inside and scene.chunks.low(before) == "at" and not another and _addresses(scene, candidate, verb)
    if at_it and FELLOWS.fullmatch(codes, verb + 1, before):  # "will brief his counterparts from Y and Z at a summit"
        fellows = (at for at in range(verb + 1, before) if codes[at] in "SA" and at in scene.actors)
        candidate.parties |= dict.fromkeys(fellows, "partner") | candidate.parties


DEADLOCKS = frozenset({"deadlock", "impasse", "stalemate", "logjam", "gridlock"})


def _is_furthered(scene: Scene, before: int) -> bool:
    """Whether somebody only does something for a noun of others: "met to back | Iran-US talks", "plans for"."""
    low, to = scene.chunks.low, scene.chunks.codes[before - 2] == "f"
    calls = low(before) == "for" and (low(before - 1) in ("plan", "plans") or (to and low(before - 1) == "call"))
    calls = calls or (low(before) == "in" and low(before - 1) in DEADLOCKS)  # "to break the deadlock in"
    return calls or centres_on(scene, before) or is_furthering(scene, before)


TRYING = frozenset(
    {"attempt", "attempts", "effort", "efforts", "plan", "plans", "bid", "bids", "push", "initiative", "proposal"}
)
# Of what was only tried: "efforts to hold talks foundered in May"
IN_VAIN = frozenset({"failed", "foundered", "collapsed", "stalled", "faltered"})


def _is_tried_in_vain(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether nothing came of what somebody tried: "Efforts to hold talks with X failed in May"."""
    vain = scene.chunks.find(IN_VAIN, candidate.at + 1, clause.end) and scene.chunks.codes[clause.start] in "dXAN"
    return bool(vain) and _is_tried(scene, clause, candidate)


def _is_tried(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether somebody only tries to bring it about: "efforts to hold | talks"."""
    return bool(scene.chunks.find(TRYING, clause.start, candidate.at))


# "failed", "failed in July", "failed on Monday,", and not "failed to take place"
FAILED = pattern_of(r"F(?:[ik]d?[CLST])*[.,;&ka]")


def _came_to_nothing(scene: Scene, clause: Clause, candidate: Candidate, verb: int) -> bool:
    """Whether an occasion was held and led to nothing: "The summit failed in July", not "Plans for a summit failed"."""
    failed = FAILED.match(scene.chunks.codes, verb)
    if failed is None or candidate.under or _is_tried(scene, clause, candidate):
        return False
    return bool(scene.days_in(clause.start, failed.end()))


CONTACTS = frozenset({"brief", "briefs", "briefed", "join", "joins", "joined", "address", "addresses", "addressed"})


def _addresses(scene: Scene, candidate: Candidate, verb: int) -> bool:
    """Whether whom a verb has as its object is there: "brief X at a summit", and not "criticise X at a summit"."""
    told = any_of(scene.words["telling"], scene.words["bidding"], CONTACTS)
    return candidate.verb in ("triggers.meet", "triggers.host") or scene.chunks.low(verb) in told


def _add_partners(scene: Scene, candidate: Candidate, met: list[int]) -> None:
    """ "Will meet X on Tuesday at a dinner hosted by Y": whom one meets there takes part."""
    for at in met:
        if scene.actors[at].sort in PEOPLE and scene.actors[at].speaks:
            candidate.parties.setdefault(at, "partner")


def _is_host_of_someone(scene: Scene, candidate: Candidate, verb: int) -> bool:
    """ "Welcomed X for talks", "a welcome for a visit", and not "welcomed the talks"."""
    someone = candidate.kind is Kind.VISIT or any(verb < at < candidate.at for at in scene.actors)
    return candidate.verb == "triggers.host" and someone


def _read_verb_after(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """Take mood and subject from the verb behind a noun: "talks will open", "At a meeting on Tuesday, X agreed"."""
    clause, at, codes = clauses[candidate.clause], candidate.at, scene.chunks.codes
    verb = verb_after(scene, clause, at)
    start = at + 1
    taken_up = clause_taken_up(scene, clauses, candidate.clause)
    if verb is None or taken_up or is_descriptive(scene, at, verb):
        resumed, begin = verb_resumed(scene, clauses, candidate.clause, taken_up)
        put_off = verb is not None and codes[verb] in "VK"  # "delayed from last week, will start on Friday"
        if put_off and resumed is not None and read_mood(scene, resumed, begin).tense is not Tense.PAST:
            resumed = None
        if resumed is not None and was_held(scene, clauses, candidate):
            resumed = None if read_mood(scene, resumed, begin).tense is Tense.DENIED else resumed
        verb, start = (resumed, begin) if verb is None or resumed is not None else (verb, start)
    held = held_before(scene, at, verb, clause.end) if verb is not None else None
    if held is not None:
        candidate.mood, candidate.verb = Mood(Tense.PAST, held, held + 1), scene.chunks.entries[held][1]
    elif verb is not None:
        candidate.mood, candidate.verb = mood_behind(scene, clause, verb, start)
        if scene.chunks.low(verb) == "failed" and _came_to_nothing(scene, clause, candidate, verb):
            candidate.mood, candidate.verb = Mood(Tense.PAST, candidate.mood.first, candidate.mood.last), "cues.end"
        if candidate.mood.tense is Tense.DENIED and (left := tense_of_undenied(scene, candidate.mood, verb)):
            candidate.mood, candidate.verb = candidate.mood._replace(tense=left), ""
        if codes[verb - 1 : verb + 2] == "mWE" and scene.chunks.low(verb) == "likely":
            candidate.mood = candidate.mood._replace(tense=Tense.FUTURE)  # "The summit will likely put pressure on X"
        if scene.chunks.low(verb) in ("aim", "aims", "aimed") and candidate.mood.tense is Tense.TENTATIVE:
            candidate.mood = as_told(scene, candidate.mood, verb, codes[verb - 1])  # "The visit is aimed at trade"
        between = codes.find("b", verb, clause.end)
        adverb = scene.chunks.low(between - 1) in scene.words["adverbs"]
        brought = codes[between - 1] == "G" and scene.chunks.low(verb) in scene.words["yielding"]
        agreed = between > 0 and brought and candidate.kind in MEET  # "led to a truce between X and Y"
        going = scene.chunks.low(between - 1) in GOING_ON
        told = between > 0 and (codes[between - 1] in "CLSTHvE," or adverb or agreed or going)
        if told and scene.chunks.low(between) == "between" and not partners_of(candidate, "partner"):
            read_complements(scene, clause, between - 1, candidate, "")  # "talks opened in Juba between X and Y"
        beside = WITH_BEHIND.search(codes, verb, clause.end)
        if beside and not partners_of(candidate, "partner") and candidate.kind in MEET | GATHER:
            read_complements(scene, clause, beside.start(), candidate, "")  # "A dinner is set for Friday with X"
        bringing = next((one for one in (verb, verb + 1) if brings_together(scene, one)), None)
        if bringing is not None:
            read_complements(scene, clause, bringing, candidate, "w")
        named = [one for one in clause.subject if one >= clause.start]  # of "he and X" only X stands here
        opens = start == at + 1 and bool(named) and min(named) > at
        read_done_there(scene, clause, candidate, verb)
        if not opens and candidate.kind in MEET | GATHER and (act := find_act(scene, candidate, verb)) is not None:
            candidate.mood, candidate.verb = as_told(scene, candidate.mood, act), ""
        begin = max(at, min(clause.subject, default=at))
        deed = next((one for one in range(begin, verb + 1) if codes[one] in "QWF"), None) if opens else None
        if deed is not None:  # "At a meeting on Tuesday, X and Y agreed to begin talks"
            candidate.mood, candidate.verb = as_told(scene, candidate.mood, deed), ""
        elif opens and min(clause.subject) < clause.end and candidate.mood.tense in (Tense.TENTATIVE, Tense.DENIED):
            candidate.mood = None  # "In talks with ministers on Monday, X sought help"
        if opens and not _opens_later(clause, candidate):  # "On the second day of a visit to Georgia, X met ..."
            undergone = codes[verb - 1] in "123" and "n" in scene.chunks.entries[verb][3]  # "Sudan was discussed"
            acting = (one for one in clause.subject if not (undergone and scene.actors[one].sort == "state"))
            add_subjects(candidate, acting)
        elif start > at + 1 and set("vHE1245muQWKVc").isdisjoint(codes[clause.start : at]):  # not "X said that talks"
            add_subjects(
                candidate, (one for one in clause.subject if one < at and one not in clause.speakers)
            )  # "X in Oslo for talks -- put off"
    elif (
        clause.kind in ("after", "main")
        and not _is_bound(scene, clause, candidate)
        and not (clause.kind == "after" and _is_of_its_own(scene, clause, candidate))  # "ahead of X's visit to Cuba"
        and not (candidate.kind is Kind.VISIT and has_owner(scene, candidate))  # "told a briefing on X's visit"
        and not (candidate.definite and candidate.kind in GATHER and _is_treated(scene, clause, at))
        and not is_not_of_subject(scene, clause, max(clause.subject, default=at) + 1, at)
    ):
        add_subjects(candidate, clause.subject)
    within = candidate.kind is Kind.VISIT and clause.opener == "during"  # "During the stay, the two countries signed"
    candidate.pair = candidate.pair or (verb is None and clause.pronoun and not within)


def _is_of_its_own(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether an occasion has people of its own, or only counts a day, so that who acts has no part in it."""
    counted = _is_counted(scene, clause, candidate) or has_owner(scene, candidate)
    # "will host X after a meeting between Y and Z", "warned of it after Y-Z talks"
    between = scene.sides_of(partners_of(candidate, "between", "modifier", "of"))
    others = len(between) > 1 and between.isdisjoint(scene.sides_of(clause.subject))
    above = _is_above_subject(scene, clause, candidate)
    return counted or others or above or is_held_by_others(scene, clause, candidate)


def _is_above_subject(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a summit of two states is not of him who acts: "Minister X met Y ahead of a Russian-US summit"."""
    if candidate.kind is not Kind.SUMMIT or len(scene.sides_of(partners_of(candidate, "modifier"))) < 2:
        return False
    return not any(scene.actors[at].rank == "head" for at in clause.subject)


def _is_counted(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a gathering only counts a day: "met X on Wednesday, a day before the G20 summit"."""
    return candidate.kind in GATHER and clause.start > 0 and scene.chunks.codes[clause.start - 1] == "D"


def _is_treated(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether an unknown verb has a gathering as its object: "Riga should not belittle the Tartu summit"."""
    return any(code in "mu1245678" for code in scene.chunks.codes[max(clause.subject, default=clause.start) + 1 : at])


def _is_aside(scene: Scene, clause: Clause, first: int) -> bool:
    """Whether a noun stands in a phrase between a subject and its verb: "X, on a visit to Y," "X, ending a visit,"."""
    before, codes = before_determiners(scene, clause, first), scene.chunks.codes
    if before == clause.start and codes[before] == "H" and scene.chunks.entries[before][3] == "g":
        return bool(clause.subject)  # "Kicking off a visit to Y, X said"
    on = codes[before] == "k" and scene.chunks.low(before) == "on"
    if on and before - 1 in clause.subject:
        return True  # "X on a visit to Y last week refused"
    here = on and codes[before - 4 : before] == ",XaT" and scene.chunks.low(before - 3) == "here"
    if here or (AT_START.match(codes, before - 3) and before > clause.start + 3):
        return bool(clause.subject)  # "X, here since Sunday on a visit, is", "X, in Lhasa at the start of a visit, is"
    before -= on and scene.chunks.low(before - 1) in ("now", "currently", "still")
    apart = before > clause.start and codes[before - 1] == "," and min(clause.subject, default=before + 1) <= before
    return apart and (on or (codes[before] == "H" and scene.chunks.entries[before][3] == "g"))


def _is_bound(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether a body's own gathering only bounds something: "Iran must act before the General Assembly's meeting".

    A leader of whom something is told before a summit is mostly on his way to it.
    """
    on_his_way = candidate.kind is not Kind.SESSION and scene.has_people(clause.subject)
    bounds = clause.opener in BOUNDING and not on_his_way
    named = (scene.actors.get(at) for at in partners_of(candidate, "of", "modifier"))
    of_body = any(actor is not None and actor.sort == "body" for actor in named)
    return bounds and ((candidate.kind in GATHER and candidate.many and bool(candidate.parties)) or of_body)


def _opens_later(clause: Clause, candidate: Candidate) -> bool:
    """ "X spoke to Y before the NATO summit opened": what X did does not make him one of those at the summit."""
    return candidate.kind in GATHER and clause.opener in BOUNDING and candidate.verb in STAGES


# "before the December summit | takes a decision", "is to discuss it", "decides"
DECIDING = pattern_of(r"[mu12]|[QvWZ](?![yT])|X(?=d|[NSAX]{1,2}[.,])")


def _acts_later(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> bool:
    """ "X meets Y before the December summit takes a decision": that does not say that X comes to the summit."""
    bounds = scene.chunks.low(before_article(scene, first)) in BOUNDING
    if not bounds or candidate.kind not in GATHER or candidate.parties:
        return False
    match = DECIDING.match(scene.chunks.codes, candidate.at + 1, clause.end)
    if match is None or (match[0] == "X" and not scene.chunks.low(candidate.at + 1).endswith("s")):
        return False
    verb = next((at for at in range(match.start(), clause.end) if scene.chunks.codes[at] in "vHQEWXZ"), match.start())
    return scene.chunks.entries[verb][1] not in STAGING
