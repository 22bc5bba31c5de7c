"""Tell that an occasion is only what another one is about: "the talks of X and Y will top the agenda of the summit".

In: a scene, a clause and a noun candidate in it. Out: where it is told to be spoken of; the days behind are of others.
"""

from __future__ import annotations

from collections.abc import Iterable

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import COMING_TO, GATHER, MEET
from calendars.extraction.clauses.clauses import AHEAD, Clause
from calendars.extraction.lists.digests import FIRST_VERB
from calendars.extraction.names.actors import Scene
from calendars.lexicon.tables import once_a_table
from calendars.models import Kind
from calendars.patterns import pattern_of

# What ends the words that belong to a noun, "of President X to Chad", "between X and Y": its verb, another clause.
BEHIND_ITS_WORDS = frozenset(".;cvHEZQVKWFmu12345h")
# "will dominate", "dominated", "are expected to top", "are likely to be discussed"
CHAIN = pattern_of(r"(?:[mu]|[12][QX]f|[12]|4)?X?(?:43|3)?")
ON_AGENDA = pattern_of(r"X{0,2}[ki]d?(?:Xod?)?X")
AGENDA = frozenset({"agenda", "table", "list", "menu"})
COMING_UP = frozenset({"come", "comes", "came"})
BEING = frozenset({"be", "been", "being", "is", "are", "was", "were"})
# "with | President X", "with | Syria's foreign minister", and not "with Syria on the agenda"
WITH_PEOPLE = pattern_of(r"wd?X?(?:[SAOB]p?X?)?[PRrtJ]")
# Between a day and the occasion of it: "Monday's planned".
OWN = frozenset("dXAQ9Np")
# How far before an occasion "with" may stand, and its own day.
NEAR = 4


def where_spoken_of(scene: Scene, clause: Clause, candidate: Candidate) -> int | None:
    """The chunk that tells that others speak of an occasion, or None where it takes place itself.

    Example: "dominate" in "talks between X and Y will dominate the summit on Friday", "high" in "with the visit of X
    high on the agenda".
    """
    if not candidate.noun or not scene.chunks.find(_words_of_topics(scene.words), candidate.at, clause.end):
        return None
    at = _end_of_words(scene, clause, candidate.at)
    aside = _opens_with(scene, clause, candidate)
    for behind in range(candidate.at + 1, at):
        if _tells_topic(scene, behind, aside):
            return behind
    chain = CHAIN.match(scene.chunks.codes, at, clause.end)
    verb = chain.end() if chain else at
    return next((one for one in (verb - 1, verb) if at <= one < clause.end and _tells_topic(scene, one, False)), None)


# Before a preposition and an engagement, they are about it: "an understanding on the meeting", "no point in a summit".
ABOUT = {
    "on": frozenset({"understanding", "agreement", "deal", "accord", "decision", "announcement"}),
    "in": frozenset({"point", "sense", "value", "interest", "purpose", "use"}),
}
TO_MATTER = frozenset({*ABOUT, "upon", "around"})


def leads_to_matter(scene: Scene, at: int) -> bool:
    """Whether a preposition leads to what others only speak of: "an understanding | on | the meeting"."""
    return scene.chunks.low(at - 1) in ABOUT.get(scene.chunks.low(at), ()) or centres_on(scene, at)


def centres_on(scene: Scene, at: int) -> bool:
    """Whether "on" leads to what others speak of: "talks that will focus | on | a summit in May of X and Y"."""
    return scene.chunks.low(at) in ("on", "upon", "around") and scene.chunks.low(at - 1) in scene.words["centring"]


@once_a_table
def _words_of_topics(words: dict[str, frozenset[str]]) -> frozenset[str]:
    """The words of which a clause must hold one to tell that an occasion is spoken of."""
    return AGENDA.union(COMING_UP, words["topping"], words["debated"])


def leads_to_topic(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether "with" leads to what is only spoken of: "met on Friday, | with the visit of X dominating".

    So it does in "meet on Friday | with Iraq and the dispute between X and Y on the agenda".
    """
    codes, noun = scene.chunks.codes, at + 1
    while codes[noun] in OWN and noun < clause.end:
        noun += 1
    if codes[noun] in "nx":
        return any(_tells_topic(scene, one, True) for one in range(noun + 1, _end_of_words(scene, clause, noun)))
    if WITH_PEOPLE.match(codes, at) or not scene.chunks.find(_words_of_topics(scene.words), at, clause.end):
        return False
    end = min(_end_of_words(scene, clause, at + 1), clause.end - 1)
    return any(_tells_topic(scene, one, True) for one in range(at + 2, end + 1))


def _end_of_words(scene: Scene, clause: Clause, noun: int) -> int:
    """Where the words that belong to a noun end, at the latest with its clause."""
    behind = range(noun + 1, clause.end)
    return next((at for at in behind if scene.chunks.codes[at] in BEHIND_ITS_WORDS), clause.end)


def _opens_with(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether "with" leads to an occasion: ", with the planned summit of X and Y topping the agenda"."""
    near = range(candidate.at - 1, max(candidate.at - NEAR, clause.start - 1), -1)
    lead = next((at for at in near if scene.chunks.codes[at] not in OWN), None)
    return lead is not None and scene.chunks.low(lead) == "with"


def _tells_topic(scene: Scene, at: int, aside: bool) -> bool:
    """Whether a chunk tells that something before it is spoken of."""
    chunks = scene.chunks
    low, being = chunks.low(at), chunks.low(at - 1) in BEING
    if low in scene.words["topping"]:  # not "a summit overshadowed by the war"
        told = aside or not (being or low.endswith("ing"))
        return told and chunks.codes[at + 1] not in "yT.,;"
    if low in COMING_UP and chunks.low(at + 1) == "up":
        return True
    if being and low in scene.words["debated"]:  # not "is being considered", "was discussed for Thursday"
        return chunks.low(at - 1) != "being" and chunks.codes[at + 1 : at + 3] != "gT"
    match = ON_AGENDA.match(chunks.codes, at) if aside or being else None
    return match is not None and not AGENDA.isdisjoint(chunks.lows[match.start() : match.end()])


# "Talks | on a", "The negotiations between X and Y | about the", at the head of a clause
ON_MATTER = pattern_of(r"d?[XA9-]{0,3}(?P<talks>[nx])(?:[wb]d?[SPOBM](?:,?&d?[SPOBM])?)?(?P<lead>k)d?[XA9]{0,3}$")
MATTER_LEADS = frozenset({"on", "about", "over", "concerning", "regarding"})


def _is_talked_about(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of talks about an occasion: "Talks on a summit of X and Y began on | Monday"."""
    own = candidate.noun and clause.holds(at)
    head = ON_MATTER.match(scene.chunks.codes, clause.start, candidate.at) if own else None
    if head is None or scene.chunks.low(head.start("lead")) not in MATTER_LEADS:
        return False
    verb = FIRST_VERB.search(scene.chunks.codes, candidate.at + 1, at)
    return verb is not None and scene.chunks.entries[head.start("talks")][1] in TALKS


def dates_other_talks(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a day is not that of an occasion, but of those who speak of it: not "Monday's talks will dominate"."""
    if _is_talked_about(scene, clause, candidate, at):
        return True
    spoken = where_spoken_of(scene, clause, candidate)
    if spoken is None or candidate.at < at < spoken:
        return False
    return at > spoken or at < candidate.at - NEAR or not OWN.issuperset(scene.chunks.codes[at + 1 : candidate.at])


# "The summit | asked Chad and Niger to send", "offered Chad talks", "gave Chad until"
ASKS_OTHERS = pattern_of(
    r"X?(?P<verb>[vHEQW])(?:kT)?(?:d[AX]{0,2}[XNr]f(?=[vHEXQW])"
    r"|d?[AX]{0,2}[SPOBMRr](?:,?[&,]d?A?[SPOBMRr]){0,6}(?:X?f(?=[vHEXQW])|d?[AX]{0,2}[nx]|a(?=k?T)))"
)
# What gathers them there: "the summit drew leaders to discuss the climate on Friday".
GATHERING = frozenset(
    {"drew", "draws", "saw", "sees", "brought", "brings", "attracted", "attracts", "united", "unites"}
)


def is_of_what_it_asks(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of what an occasion asks of others: "The summit asked Chad to withdraw in May"."""
    if not candidate.noun or at <= candidate.at:
        return False
    asks = ASKS_OTHERS.match(scene.chunks.codes, candidate.at + 1, clause.end)
    if asks is None or at < asks.end():
        return False
    verb = asks.start("verb")
    rule = scene.chunks.entries[verb][1]
    gathers = rule.startswith("triggers.") and rule != "triggers.call-on"
    return not gathers and scene.chunks.low(verb) not in GATHERING


# Between those who go to a gathering and its words: "delegates | to", "protests | against", "journalists | covering".
BOUND_FOR = frozenset({"to", "for", "of", "in", "at", "against", "covering"})
# "are due | in Riga"
DUE = pattern_of(r"1Qi")


def is_of_its_guests(scene: Scene, clause: Clause, candidate: Candidate, at: int) -> bool:
    """Whether a day is that of those who go to a gathering, or of what leads up to it.

    Example: "delegates to the summit will arrive on Friday", "the countdown to the summit began on Monday".
    """
    gathers = candidate.noun and candidate.kind in GATHER | MEET
    head = _head_over_gathering(scene, clause, candidate) if gathers else None
    if head is None:
        return False
    chunks = scene.chunks
    verb = FIRST_VERB.search(chunks.codes, candidate.at + 1, at)
    over = head - 2 if chunks.low(head - 1) == "of" else head  # "the arrival of the leaders for"
    if any(chunks.low(one) in scene.words["leading_up"] or chunks.is_tied(one - 1) for one in (head, over)):
        upon = chunks.low(over).startswith("arrival")  # "last year, upon arrival at the summit"
        return verb is not None or (at < head and not upon)
    attends = chunks.text(head + 1).lower() in scene.words["attending"]
    if verb is None or chunks.codes[head] not in ("NrRtJS" if attends else "NtJS"):
        return False
    goes = chunks.entries[verb.start()][1] in COMING_TO or chunks.entries[verb.end()][1] in COMING_TO
    return goes or DUE.match(chunks.codes, verb.start()) is not None


def _head_over_gathering(scene: Scene, clause: Clause, candidate: Candidate) -> int | None:
    """The chunk of those who are told by a gathering: "leaders" of "most leaders attending the G20 summit"."""
    chunks, link = scene.chunks, candidate.at - 1
    if link >= clause.start and chunks.codes[link] == "S" and chunks.entries[link][1].startswith("offices."):
        return link  # "the leaders of the SADC"
    while link > clause.start and chunks.codes[link] in "dAXSOBMNCL9-&" and chunks.low(link) not in BOUND_FOR:
        link -= 1
    there = chunks.text(link).lower() in scene.words["attending"]
    if link <= clause.start or not (there or chunks.low(link) in BOUND_FOR):
        return None
    taking = chunks.low(link) == "in" and chunks.text(link - 1).lower() in scene.words["attending"]
    return link - 2 if taking else link - 1


# What those do together of whom a clause tells.
MEETING = frozenset({"triggers.meet", "triggers.commune", "triggers.convene"})
TALKS = frozenset({"triggers.talks", "triggers.meeting", "triggers.consultations"})
APART = AHEAD | {"after", "following"}
# "to agree a joint stance for", "to seek ways to revive", but not "to hold", "to take part in"
AIM = pattern_of(r"f[vHXEQKWVZ]")
GOING_IN = frozenset("dXA9-kT")


def is_met_about(scene: Scene, clauses: list[Clause], candidate: Candidate, first: int) -> bool:
    """Whether two who meet only speak of talks with a third: "X and Y will meet to fine-tune plans for talks with Z".

    So they do in "X and Y will meet on Friday ahead of talks with Z".
    """
    clause, codes = clauses[candidate.clause], scene.chunks.codes
    others = partners_of(candidate, "partner")
    if candidate.kind not in MEET or codes[candidate.at + 1] != "w" or not others:
        return False
    main = clauses[clause.parent] if clause.kind == "after" and clause.parent is not None else clause
    behind = main is not clause
    told = range(max(main.subject, default=main.end) + 1, min(main.end, first))
    verb = next((at for at in told if _is_meeting(scene, at)), None)
    sides = scene.sides_of(main.subject)
    if verb is None or len(sides) < 2 or not sides.isdisjoint(scene.sides_of(others)):
        return False
    return clause.opener in APART if behind else _leads_elsewhere(scene, verb, first)


def _is_meeting(scene: Scene, at: int) -> bool:
    """Whether a chunk tells that the subjects meet: "met", or "talks" with nobody else."""
    codes, rule = scene.chunks.codes, scene.chunks.entries[at][1]
    return rule in MEETING or (codes[at] in "nx" and rule in TALKS and codes[at + 1] not in "wb")


def _leads_elsewhere(scene: Scene, verb: int, noun: int) -> bool:
    """Whether what stands between a verb of meeting and a noun tells what is done about it: "to revive talks"."""
    codes = scene.chunks.codes
    aims = [match.start() + 1 for match in AIM.finditer(codes, verb + 1, noun)]
    if not aims:
        before = noun - 1 - (codes[noun - 1] == "d")
        return codes[before] == "k" and before > verb + 1
    there = scene.chunks.text(aims[-1]).lower() in scene.words["attending"]
    return not there and (len(aims) > 1 or not GOING_IN.issuperset(codes[aims[-1] + 1 : noun]))


# "in | a telephone", "at | a", "by | telephone"
WHERE_DISCUSSED = pattern_of(r"[iak]d?[XA9D]{0,3}$")
WITH_WHOM = pattern_of(r"w(?:d?[XA]?[PSRr]|h)")


def is_discussed_there(scene: Scene, candidate: Candidate, at: int, between: Iterable[Candidate]) -> bool:
    """Whether another occasion, at which one was discussed, stands before a day: "the summit in a call on Friday".

    So it does in "agreed on a new round of talks at a meeting on Friday", "invited X to a summit in a call on Friday".
    """
    codes, mood = scene.chunks.codes, candidate.mood
    if not candidate.noun or mood is None or not mood.last <= candidate.at < at:
        return False
    there = [one for one in between if one.noun and candidate.at < one.at < at]
    there = [one for one in there if WHERE_DISCUSSED.search(codes, candidate.at + 1, one.at)]
    if any(one.kind is Kind.CALL for one in there) and candidate.kind is not Kind.CALL:
        return True
    by = at - 2 - (codes[at - 1] in "ki")
    wired = scene.chunks.low(by) == "by" and scene.chunks.low(by + 1) in scene.words["phone"]
    if codes[mood.last] == "k" and scene.chunks.low(mood.last - 1) in scene.words["decided"]:
        return wired or bool(there)
    if candidate.verb != "triggers.discuss" or not set("iakwjy").isdisjoint(codes[mood.last : candidate.at]):
        return False  # "will discuss the war at a meeting with X on Friday"
    if wired or any(one.verb == candidate.verb for one in there):
        return True
    return WITH_WHOM.search(codes, candidate.at + 1, at) is not None  # "discussed the summit with X in Riga on Friday"
