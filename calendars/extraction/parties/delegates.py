"""Read who speaks for a side at the talks just told: its chief negotiator, who heads its team; and who is heard there.

In: a scene and one of its clauses. Out: those people; `attendance.py` knows whether talks of their side were told.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.names.tenures import office_words
from calendars.patterns import pattern_of

if TYPE_CHECKING:
    import re

# Offices that one has for talks alone, and who brings two sides together.
NEGOTIATING = frozenset({"negotiator", "delegate"})
LEADING = frozenset({"negotiator", "chief", "head", "leader", "top", "lead"})
MEDIATING = frozenset({"mediator", "facilitator"})
INVITED = frozenset({"invited"})
# Whom the words call the head of a delegation.
HEADS = frozenset({"actors.heading", "actors.leading"})
DELEGATIONS = frozenset({"delegation", "team", "side", "panel"})
# In chunks: how far before "his counterpart" whose he is may be named.
REACH = 60
BRIEFINGS = frozenset({"briefing", "briefings", "report", "reports", "update", "briefed"})
# "a briefing | by X", "a report on Y | from X": who is heard.
BY_WHOM = pattern_of(r"(?:kd?[XSCN]{1,3})?[yj](?P<who>d?[XA]?P(?:,?&d?[XA]?P)?)")
# "will brief | members", "briefs | the council"
THE_COUNCIL = pattern_of(r"(?:X|d[XBr]|B)")
MEMBERS = frozenset({"members", "council", "ambassadors", "ministers"})
WORDS_OF_HEARING = BRIEFINGS | MEMBERS


def read_delegates(scene: Scene, clause: Clause) -> Iterator[tuple[Actor, bool]]:
    """The negotiators and mediators who act in a clause; whether one brings the sides together.

    Not "In Colombia, mediator X said", nor one who was not invited.
    """
    begin, end = scene.bounds(clause.sentence)
    opens = begin + (scene.chunks.codes[begin] in "&X")
    if clause.kind == "report" and not scene.chunks.find(INVITED, clause.end, end):
        end = clause.end  # "X said that Riga would not yield", and not "X said he was not invited"
    if (scene.chunks.codes[opens] == "i" and opens + 1 in scene.places) or "8" in scene.chunks.codes[begin:end]:
        return
    yield from ((actor, False) for actor in _read_named(scene, clause))
    for at in clause.subject:
        actor = scene.actors[at]
        if actor.sort == "person" and actor.name and clause.holds(at):
            if _negotiates(scene, at) or _is_counterpart(scene, at):
                if actor.sides or _is_of_one_side(scene, at):
                    yield actor, False
            elif office_words(actor.role) & MEDIATING or _mediates(scene, clause):
                yield actor, True


# "Chad's chief negotiator is X", "The chief Chadian negotiator will be X"; "will lead the A side | and Y the B team"
NEGOTIATOR_IS = pattern_of(r"(?P<side>P)(?:[12]|m3)(?P<name>P|N(?=[.,;&]))")
TEAM_BEHIND = pattern_of(r"[,&]{1,2}(?P<name>[NP])d?(?P<side>S)(?=[.,;&])")


def _read_named(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """Those whom a clause names as the negotiators of a side, by a verb: "Chad's chief negotiator is X"."""
    chunks, begin = scene.chunks, max(clause.start - 1, 0)
    for match in NEGOTIATOR_IS.finditer(chunks.codes, begin, clause.end + 1):
        told = scene.actors.get(match.start("side"))
        if told and told.sides and not told.name and _negotiates(scene, match.start("side")):
            yield _speaker(scene, match, told)
    for match in TEAM_BEHIND.finditer(chunks.codes, begin, clause.end + 1):
        told, team = scene.actors.get(match.start("side")), match.start("side")
        leads = not LEADERSHIP.isdisjoint(chunks.lows[scene.bounds(clause.sentence)[0] : match.start()])
        dated = scene.days_in(*scene.bounds(clause.sentence))
        if told and leads and not dated and scene.has_delegation(team, team + 1):
            yield _speaker(scene, match, told)


LEADERSHIP = frozenset({"lead", "leads", "led", "leading", "head", "heads", "headed", "heading"})


def _speaker(scene: Scene, match: re.Match[str], told: Actor) -> Actor:
    """Who is named to speak for a side."""
    name = scene.chunks.name(match.start("name"))
    named = scene.actors.get(match.start("name"))
    name = named.name or name if named else name
    return Actor(told.sides, name, "negotiator", "", "person", rules=("actors.heading",))


# "is to mediate", "will act as mediator", not "offered to mediate"
MEDIATES = pattern_of(r"(?:m|[12]X?Qf|[12]f|P)X?[HEv](?=[.,;ikb&])|mXcd?R(?=[.,;ikb&])")
TO_MEDIATE = frozenset({"mediate", "mediates", "mediated", "facilitate", "facilitates", "mediator", "facilitator"})


def _mediates(scene: Scene, clause: Clause) -> bool:
    """Whether who acts in a clause is told to bring two sides together."""
    for match in MEDIATES.finditer(scene.chunks.codes, clause.start, clause.end):
        if scene.chunks.low(match.end() - 1) in TO_MEDIATE:
            return True
    return False


def _negotiates(scene: Scene, at: int) -> bool:
    """Whether somebody is told to speak for a side: "the chief negotiator, X", "X, head of the Chadian delegation"."""
    actor = scene.actors[at]
    words = scene.chunks.text(at).lower().replace(",", " ").split()
    heads = not HEADS.isdisjoint(actor.rules) or not DELEGATIONS.isdisjoint(words)
    return heads or bool(office_words(actor.role) & NEGOTIATING) or _for_government(scene, at)


# "negotiator | for the government, |", "for the rebels, |"
FOR_GOVERNMENT, FOR_REACH = pattern_of(r"(?P<office>R)gd?[XtrU],$"), 6


def _for_government(scene: Scene, at: int) -> bool:
    """Whether an office right before somebody's own title is that of a side: "the negotiator for the government, X"."""
    match = FOR_GOVERNMENT.search(scene.chunks.codes, max(at - FOR_REACH, 0), at)
    return match is not None and scene.chunks.entries[match.start("office")][1] == "offices.negotiator"


def _is_of_one_side(scene: Scene, at: int) -> bool:
    """Whether one of a government or of rebels is meant, and of no union: "government negotiator X"."""
    words = [scene.chunks.low(at - 1), *scene.chunks.text(at).lower().replace("'", " ").replace("’", " ").split()]
    if _for_government(scene, at):
        words.append(scene.chunks.low(at - 2))
    return not scene.words["rebels"].isdisjoint(words) or "government" in words


def leads_talks(actor: Actor) -> bool:
    """Whether somebody is told to be the first of those who talk for a side: "the chief delegate, X"."""
    return not HEADS.isdisjoint(actor.rules) or bool(office_words(actor.role) & LEADING)


def _is_counterpart(scene: Scene, at: int) -> bool:
    """Whether somebody is the counterpart of a negotiator named before: "his Korean counterpart, Y, said"."""
    if "counterpart" not in office_words(scene.actors[at].role):
        return False
    people = (one for one in range(at - 1, max(at - REACH, -1), -1) if one in scene.actors)
    before = next((one for one in people if scene.actors[one].sort == "person"), None)
    return before is not None and _negotiates(scene, before)


def read_heard(scene: Scene, clause: Clause) -> Iterator[Actor]:
    """Who reports to a council: "heard a briefing by X", "X will brief members"."""
    chunks = scene.chunks
    hearers = [scene.actors[at] for at in clause.subject]
    council = not any(one.sort == "person" for one in hearers)  # not "The president was given a briefing by X"
    for at in chunks.find(BRIEFINGS, clause.start, clause.end) if council else ():
        told = BY_WHOM.match(chunks.codes, at + 1, clause.end)
        yield from scene.actors_in(*told.span("who")) if told else ()
    # The members stand in one of the two chunks behind the verb.
    for at in range(clause.start, clause.end) if chunks.find(MEMBERS, clause.start, clause.end + 2) else ():
        briefs = chunks.entries[at][1] == "triggers.brief" and THE_COUNCIL.match(chunks.codes, at + 1)
        if briefs and chunks.codes[briefs.end()] == "o":
            continue  # "briefed the council of Leeds"
        if briefs and not MEMBERS.isdisjoint(chunks.lows[at + 1 : briefs.end()]):
            yield from (scene.actors[one] for one in clause.subject)


# "X told | him", "told | Singh", "told | the Indian leader"
HEARER = pattern_of(r"d?[XA]?(?P<who>[PSh])(?!p)")
HIM = frozenset({"him", "her"})


def read_tellers(scene: Scene, clause: Clause) -> Iterator[tuple[Actor, str]]:
    """Who tells something to somebody of another side, and that one's name, if he is named: "X told him", "told Y"."""
    if clause.kind != "report" or len(clause.subject) != 1 or not clause.holds(clause.subject[0]):
        return
    chunks, teller = scene.chunks, scene.actors[clause.subject[0]]
    heard = HEARER.match(chunks.codes, clause.end) or HEARER.match(chunks.codes, clause.end - 1)
    if teller.sort != "person" or not teller.sides or not teller.speaks or heard is None:
        return
    verb, who = heard.start() - 1, heard.start("who")
    if chunks.low(verb) not in scene.words["telling"]:
        return
    hearer = scene.actors.get(who)
    if hearer is None and chunks.low(who) in HIM:
        yield teller, ""
    elif hearer and hearer.sort == "person" and hearer.name and set(hearer.sides).isdisjoint(teller.sides):
        yield teller, hearer.name


OWN_STATE = frozenset({"country", "nation", "government"})
# In chunks: how far behind "will lead" the delegation may stand.
LED_REACH = 6


def takes_delegation(scene: Scene, at: int, end: int) -> bool:
    """ "Will lead the British side", "will represent Britain"."""
    what = at + 1 + (scene.chunks.codes[at + 1] == "d")
    whole = scene.actors.get(what)
    speaks_for = scene.chunks.low(at).startswith("represent") and (
        scene.chunks.low(what) in OWN_STATE if whole is None else whole.sort != "person"
    )
    if speaks_for or scene.has_delegation(at + 1, min(at + LED_REACH, end)):
        return True
    theirs = what < end and (scene.chunks.low(what) == "hosts" or (whole is not None and whole.sort == "group"))
    number = scene.chunks.sentence_of(at)  # "X headed the Chadian team, while Y led the hosts", "led the Malians"
    return theirs and scene.has_delegation(*scene.bounds(number))


# "sent | Vice President X to Riga on Monday | to"
SENT = pattern_of(r"(?P<verb>[HE])d?(?:[PS]|[XAn]{0,3}[tRr])fd?A?[CSL](?:k?T)?f$")
SENT_REACH = 12


def acting_at(scene: Scene, clause: Clause, at: int) -> tuple[int, ...]:
    """Who does what a verb says: the subject, but nobody of "X sent Y to Riga to attend", where Y does."""
    match = SENT.search(scene.chunks.codes, max(clause.start, at - SENT_REACH), at)
    return () if match and scene.chunks.low(match.start("verb")) in scene.words["send"] else clause.subject
