"""Read who is asked to do what an infinitive names: "invites X to hold talks", "arrangements for X to visit Y".

In: a scene, a clause and, for `read_asked`, a candidate behind the asking. Out: the verb, its "to" and who is asked;
the candidate's mood and parties are set.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.participants import add_subjects, whom_him_means
from calendars.models import Kind
from calendars.patterns import pattern_of

# Those who are asked, back from "to": "his Chinese and Korean counterparts, X and Y,".
ASKED, ASKED_END = frozenset("SPMOBCAd,&X"), frozenset("SPMOBC,")
# Before a noun: the one who asks is one of them.
THREE = frozenset({"three", "trilateral", "tripartite"})
# "at its two-day", "at its Riga", "at its foreign ministers'", before a noun.
AT_OCCASION = pattern_of(r"i(?:[dXA9pD-]{0,5}|(?P<own>d[dXA9pDCLNSORrt-]{1,5}))$")

# "extended an invitation to": not "an invitation to X was sent"
EXTENDED = pattern_of(r"(?:[vEHV]d?[XA]{0,2}|[PSNR]p)X[fg]$")
# "conveyed the invitation of X | to"
INVITATION_OF = pattern_of(r"(?P<what>X)[oj]d?A?R?[PSN][fg]$")
# "conveyed Hu's invitation for him | to"
FOR_HIM = pattern_of(r"[PSN]pXgh$")
# "to hold", "to visit"
TO_DO = pattern_of("f(?=[vHEXxVKZQWF])")


def find_asked(scene: Scene, clause: Clause) -> tuple[int, int, tuple[int, ...]] | None:
    """The verb, the "to" and the actors of "invites X and Y to hold talks", "has arranged for X to meet Y"."""
    codes, words = scene.chunks.codes, scene.words
    for match in TO_DO.finditer(codes, clause.start + 2, clause.end):
        to = match.start()
        if scene.chunks.low(to - 1) == "invitation" and (bid := _whom_given(scene, clause, to - 1)):
            return bid[0], to, bid[1:]
        end = to  # "invited X | on Tuesday to visit Y"
        if codes[to - 1] == "T" and codes[to + 1] != "X":  # "on Tuesday to take steps to make the talks a success"
            end -= 1 + (codes[to - 2] == "k")
        if codes[end - 2] in "WvHE" and scene.chunks.low(end - 1) in ("him", "her") and _rules(scene, end - 2):
            him = whom_him_means(scene, clause, end - 2)  # "met X and invited him to visit Y"
            return None if him is None else (end - 2, to, (him,))
        if scene.chunks.low(to - 3) == "invitation" and FOR_HIM.search(codes, clause.start, to):
            him = whom_him_means(scene, clause, to - 5)
            return None if him is None else (to - 3, to, (him,))
        if codes[end - 1] not in ASKED_END:
            continue
        first = end - 1
        while first > clause.start and codes[first] in ASKED and not _rules(scene, first):
            first -= 1
        if codes[first - 1 : first + 1] in ("ro", "to") and first - 1 > clause.start:
            first -= 2  # "invited the leaders of three states, X, Y and Z, to meet"
            while first > clause.start and codes[first] in "dXA9" and not _rules(scene, first):
                first -= 1
        asked = tuple(at for at in range(first + 1, end) if at in scene.actors and scene.actors[at].speaks)
        verb = first - (codes[first] == "g")
        if asked and EXTENDED.search(codes, clause.start, first + 1) and scene.chunks.low(first - 1) == "invitation":
            return first - 1, to, asked  # "extended an invitation to X to visit Y"
        of = INVITATION_OF.search(codes, clause.start, first + 1) if asked else None
        if of and scene.chunks.low(of.start("what")) == "invitation":
            return of.start("what"), to, asked  # "conveyed the invitation of X to Y to visit Z"
        low = scene.chunks.low(verb)
        asks = _rules(scene, verb) or (codes[verb] in "WQ" and low not in words["own_word"])
        if codes[first] == "g" and not asks:  # "arrangements are being made for X to visit Y"
            asks = not words["arranged"].isdisjoint(scene.chunks.lows[clause.start : first])
        if scene.chunks.low(verb - 1) == "no":
            return None  # "there is no plan for X to visit Y"
        if asked and asks and verb >= clause.start:
            return verb, to, asked
    return None


def _whom_given(scene: Scene, clause: Clause, at: int) -> tuple[int, ...]:
    """The verb of "handed X an invitation to visit Riga", and X who may go there."""
    codes, who = scene.chunks.codes, at - 1
    while who > clause.start and codes[who] in "dXA":
        who -= 1
    given = who > clause.start and codes[who] == "P" and scene.actors[who].speaks and codes[who - 1] in "vHE"
    return (who - 1, who) if given else ()


def _rules(scene: Scene, at: int) -> bool:
    """Whether a word is a verb that has another do something: "asks", "persuade"."""
    return _bids(scene, at) or scene.chunks.low(at) in scene.words["prevailing"]


def _bids(scene: Scene, at: int) -> bool:
    """Whether a word is a verb of asking: "asks", "urged"."""
    return scene.chunks.low(at) in scene.words["asking"] or scene.chunks.low(at) in scene.words["bidding"]


def read_asked(scene: Scene, clause: Clause, verb: int, to: int, candidate: Candidate) -> None:
    """What is asked for is a wish; who asks takes part where another is asked alone, or where three are to be there."""
    mood = candidate.mood
    low = scene.chunks.low
    wished = scene.chunks.codes[verb] == "W" or _bids(scene, verb) or low(verb) == "invitation"
    if _is_of_asker(scene, clause, (verb, to), candidate):
        kept = {at: how for at, how in candidate.parties.items() if not verb < at < to}
        candidate.parties = kept | dict.fromkeys(clause.subject, "modifier")
        if mood is not None and mood.tense is not Tense.DENIED:
            candidate.mood = mood._replace(tense=Tense.FUTURE, change="")
        return
    occasion = AT_OCCASION.search(scene.chunks.codes, to, candidate.at) if candidate.noun else None
    sides = len(scene.sides_of(candidate.parties))
    if occasion and (not occasion["own"] or low(occasion.start()) == "at"):
        before = range(occasion.start(), candidate.at)
        its = any(low(at) in ("its", "their") or scene.chunks.codes[at] == "p" for at in before)
        if candidate.kind in MEET and sides == 1 and not its:  # "urged Hamas to accept the plan at talks on Friday"
            add_subjects(candidate, clause.subject)
        return  # "wants the bloc to name a date at its summit": the summit is no wish
    wished = wished or (low(verb - 2) in scene.words["striving"] and low(verb - 1) == "to")
    if scene.chunks.codes[verb + 1] == "g":  # "preparations for X to visit Y are under way"
        wished = wished or not scene.words["unsettled"].isdisjoint(scene.chunks.lows[clause.start : verb + 1])
    if wished and mood is not None and mood.tense is not Tense.DENIED:
        candidate.mood = mood._replace(tense=Tense.TENTATIVE)
    elif mood is not None and candidate.verb in ("cues.moved", "cues.off"):  # "forced X to put off a visit"
        act = next((at for at in range(to + 1, candidate.at) if scene.chunks.codes[at] in "VK"), mood.last - 1)
        candidate.mood = Mood(Tense.FUTURE, mood.first, act + 1, candidate.verb.removeprefix("cues."))
    between = {low(at) for at in range(to, candidate.at)}
    at_home = low(verb).startswith("invit") and _is_at_home(scene, clause, candidate)
    if all(scene.chunks.codes[at] == "B" for at in candidate.parties):
        return  # "asked the Security Council to meet"
    if low(verb).startswith("invit") and candidate.kind is Kind.VISIT and sides == 1 and candidate.place is None:
        hosts = [at for at in clause.subject if scene.actors[at].sort in ("person", "state")]
        candidate.parties |= dict.fromkeys(hosts[:1], "host")  # "X has invited Y to pay a visit next month"
        states = scene.actors[hosts[0]].sides if hosts else ()
        candidate.place = (states[0], states[0]) if states and states[0] in scene.states else None
    if candidate.kind in MEET and (at_home or sides == 1 or (sides == 2 and not between.isdisjoint(THREE))):
        add_subjects(candidate, clause.subject)


# What the asker holds: "at its | Riga", "to attend its"
ITS_OWN = pattern_of(r"d[XA9pDCLNT-]{0,4}$")


def _is_of_asker(scene: Scene, clause: Clause, asking: tuple[int, int], candidate: Candidate) -> bool:
    """Whether the gathering is of a body that asks others to come: "NATO invites X and Y to join at its summit"."""
    if not candidate.noun or candidate.kind not in GATHER or len(clause.subject) != 1:
        return False
    verb, to = asking
    owned = ITS_OWN.search(scene.chunks.codes, max(candidate.at - 5, to), candidate.at)
    if owned is None or scene.chunks.low(owned.start()) != "its":
        return False
    several = len(scene.sides_of(at for at in candidate.parties if verb < at < to)) > 1
    return several or scene.actors[clause.subject[0]].sort in ("organisation", "body")


def _is_at_home(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Merkel invites the presidents of Russia and Ukraine to meet in Berlin": she is there too."""
    hosts = [at for at in clause.subject if scene.actors[at].sort == "person"]
    return candidate.place is not None and candidate.place[1] in scene.sides_of(hosts)
