"""Read who takes part though he is no subject: "Lavrov's remarks came after talks", "settled by X at a meeting".

In: a scene, its clauses and a candidate of a noun. Out: nothing; whose visit, remarks or arrival the governing clause
tells of takes part too, and so does who does at an occasion what is told in the passive; or those who do are "the two".
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import AHEAD, Clause
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_phrases import before_article
from calendars.extraction.words.word_lists import any_of
from calendars.models import Kind
from calendars.patterns import pattern_of

# "Lavrov's surprise visit comes", "The Libyan leader's remarks, his first, came", "X's trip paves the way for"
POSSESSED = pattern_of(
    r"(?:X?T,?|[cX],)?d?X?(?P<who>[PSOBMC])p[XA9D-]{0,4}(?P<thing>[XnxGNWZ])(?:,[^;.mu12345HEvZQ]{1,8},)?X?(?:[mu1245HEvZQ]|X(?=dXg))"
)
# "The visit of the Libyan leader comes", "Comments by Lavrov came"
OF_WHOM = pattern_of(
    r"(?:X?T,?|[cX],)?d?[XA9D-]{0,4}(?P<thing>[XnxGNWZ])[oy]d?X?(?P<who>[PSOBM])(?:,[^;.mu12345HEvZQ]{1,8},)?X?(?:[mu1245HEvZQ]|X(?=dXg))"
)


def read_possessor(scene: Scene, clauses: list[Clause], number: int, candidate: Candidate) -> None:
    """Let him take part whose deed or word is the subject, where only a partner is named: "his trip follows talks"."""
    if not _lacks_a_side(candidate):
        return
    clause = clauses[number]
    if clause.kind == "after" and not clause.subject and clause.parent is not None:
        clause = clauses[clause.parent]
    if clause.subject or clause.sentence != clauses[number].sentence:
        return
    codes = scene.chunks.codes
    match = next((one for shape in (POSSESSED, OF_WHOM) if (one := shape.match(codes, clause.start))), None)
    if match is None or match.end() > candidate.at:
        return
    if not scene.words["firms"].isdisjoint(scene.chunks.lows[match.start("who") : candidate.at]):
        return  # "Iran's oil company holds talks with Kuwait"
    _take_part(scene, candidate, match.start("who"))


# Those who are sent to talks: "the Russian delegation to Friday's talks with Georgia".
SENT = frozenset(
    {"delegation", "delegate", "delegates", "negotiator", "negotiators", "team", "envoy", "representative"}
)


def read_speaker(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """Let him take part who stands right before: "Lavrov in a meeting with Wang said", "an envoy to talks with X"."""
    if not _lacks_a_side(candidate):
        return
    dated = scene.chunks.codes[first - 2 : first] == "Tp"
    before = before_article(scene, first - 2 * dated)
    who, low = before - 1, scene.chunks.low(before)
    sent = low in ("to", "for", "at", "in") and scene.chunks.last_low(who) in SENT
    if sent or (low in ("in", "at", "during") and who in clause.subject):
        _take_part(scene, candidate, who)


def _lacks_a_side(candidate: Candidate) -> bool:
    """Whether nobody but partners is named of those who meet or call."""
    return candidate.kind in MEET | {Kind.CALL} and set(candidate.parties.values()) == {"partner"}


def _take_part(scene: Scene, candidate: Candidate, who: int) -> None:
    """Let somebody meet the partners who speaks for another side than theirs."""
    actor = scene.actors.get(who)
    if actor and actor.speaks and scene.sides_of((who,)).isdisjoint(scene.sides_of(candidate.parties)):
        candidate.parties.setdefault(who, "subject")


# "Approved by the ministers at a", "will be discussed by X and Y on Monday at their"
BY_WHOM = pattern_of(
    r"[HvEVQWKXZF]k?T?(?:i[CLSN])?y(?P<who>[dXAPSOBMC,&]{1,12})"
    r"(?:kd?[XvA9]{1,4})?(?:k?T|i[CL]){0,2}[ia][dXA9D]{0,4}$"
)
BY_WHOM_REACH = 24


def read_doer(scene: Scene, clauses: list[Clause], first: int, candidate: Candidate) -> None:
    """Let those take part who do there what is told in the passive: "to be settled by the ministers at a meeting"."""
    if candidate.kind not in MEET | GATHER or (candidate.parties and candidate.kind in GATHER):
        return
    clause = clauses[candidate.clause]
    if clause.opener == "during" and clause.parent is not None:
        clause = clauses[clause.parent]
    begin = max(clause.start, first - BY_WHOM_REACH)
    match = BY_WHOM.search(scene.chunks.codes, begin, first)
    if match is None or scene.chunks.codes[match.start() - 1] not in "123X45":
        return
    doers = [at for at in range(*match.span("who")) if at in scene.actors and scene.actors[at].speaks]
    many = any(scene.actors[at].many or scene.chunks.codes[at] in "BO" for at in doers)
    for at in doers:
        candidate.parties.setdefault(at, "modifier" if many else "subject")
    candidate.many = candidate.many or (many and not candidate.definite)


# So many clauses may stand between what is told and who tells it.
MOST_PARENTS = 8


def read_teller(scene: Scene, clauses: list[Clause], number: int, candidate: Candidate) -> None:
    """Let him take part who tells of it, where only others are named: "Iran says that talks with the E3 will be held".

    So it is where the clause that it hangs on is of those others: "X says that Israel has agreed, ahead of a meeting
    with Israel's prime minister".
    """
    clause, others = clauses[number], scene.sides_of(partners_of(candidate, "partner"))
    if candidate.kind not in MEET | {Kind.CALL} or not others:
        return
    own = partners_of(candidate, "subject")
    if clause.kind == "after" and own and scene.sides_of(own) <= others and set(own) <= set(clause.subject):
        kept = {at: how for at, how in candidate.parties.items() if at not in own}
    elif clause.kind == "main" and not any(map(clause.holds, clause.subject)) and _lacks_a_side(candidate):
        kept = candidate.parties
    else:
        return
    if set(kept.values()) != {"partner"}:
        return
    report = clause
    for _ in range(MOST_PARENTS):  # two clauses may hang on each other where words make no sentence
        if report.kind == "report" or report.parent is None or clauses[report.parent].sentence != clause.sentence:
            break
        report = clauses[report.parent]
    tellers = [at for at in report.subject if at in scene.actors and scene.actors[at].speaks]
    if report.kind == "report" and len(scene.sides_of(tellers)) == 1 and scene.sides_of(tellers).isdisjoint(others):
        candidate.parties = kept | dict.fromkeys(tellers, "subject")


# "suggests | that | talks", "wants | the next | meeting", "would like | talks", "expects | that | the first | talks"
WISHED = pattern_of(r"(?:W(?:k?T)?c?|(?P<like>mk)|(?P<asks>[QEvHX])(?:k?T)?c)d?[XA9-]{0,4}$")


def read_wisher(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """Let him take part who wants it: "X suggested that talks with Y be held", "X wants talks with Y to be held"."""
    clause = clauses[candidate.clause]
    if candidate.kind not in MEET | {Kind.CALL, Kind.SUMMIT} or set(candidate.parties.values()) != {"partner"}:
        return
    begin, _ = scene.bounds(clause.sentence)
    match = WISHED.search(scene.chunks.codes, max(candidate.at - WISHED_REACH, begin), candidate.at)
    if match is None or (match["like"] and scene.chunks.low(match.start() + 1) != "like"):
        return
    verb = match.start()
    if match["asks"] and scene.chunks.low(verb) not in scene.words["asking"] | scene.words["bidding"] | EXPECTING:
        return
    wishes = clause if clause.holds(verb) else clauses[clause.parent or 0]
    who = [at for at in wishes.subject if at in scene.actors and scene.actors[at].speaks and at < verb]
    sides = scene.sides_of(who)
    if wishes.holds(verb) and len(sides) == 1 and sides.isdisjoint(scene.sides_of(candidate.parties)):
        candidate.parties |= dict.fromkeys(who, "subject")
        if match["like"] and candidate.mood is not None and candidate.mood.tense is Tense.FUTURE:
            candidate.mood = candidate.mood._replace(tense=Tense.TENTATIVE)


EXPECTING = frozenset({"expects", "expected"})
WISHED_REACH = 7


def drop_who_tells_of(scene: Scene, visit: Candidate) -> None:
    """ "X and Y will fix a date for Z's visit", "with a visit by Z": Z makes it, and not who speaks of it."""
    owner = [at for at in partners_of(visit, "modifier", "agent") if scene.actors[at].sort == "person"]
    owns = (at for at in owner if visit.parties[at] == "agent" or scene.chunks.codes[at + 1] == "p")
    named = any(scene.actors[at].sides for at in owns)
    if visit.kind is Kind.VISIT and named and "host" in visit.parties.values():
        visit.parties = {at: how for at, how in visit.parties.items() if how != "subject"}
    if visit.kind in (Kind.SESSION, Kind.MEETING) and any(_is_body(scene, at) for at in partners_of(visit, "of")):
        callers = {at for at in partners_of(visit, "subject") if _is_body(scene, at, "organisation")}
        visit.parties = {at: how for at, how in visit.parties.items() if at not in callers}


def _is_body(scene: Scene, at: int, sort: str = "") -> bool:
    """Whether it is a body: "the Council called | a session of the Assembly": of the Assembly alone."""
    return scene.actors[at].sort in ("body", sort)


# "ahead of | Iran–US | talks", "ahead of the | Trump-Putin | summit"
PAIR_BEFORE = pattern_of(r"[SPM]-[SPM]$")


def drop_who_awaits(scene: Scene, clause: Clause, candidate: Candidate, first: int) -> None:
    """ "X of China meets Y ahead of Iran–US talks": whoever is of neither of the two does not hold those."""
    pair = PAIR_BEFORE.search(scene.chunks.codes, max(first, candidate.at - 3), candidate.at)
    if clause.opener not in AHEAD or pair is None:
        return
    two = scene.sides_of((pair.start(), pair.end() - 1))
    others = {at for at in partners_of(candidate, "subject") if two.isdisjoint(scene.sides_of((at,)))}
    candidate.parties = {at: how for at, how in candidate.parties.items() if at not in others}


# "Between the two sides", "of the two presidents", "of the leaders of the two countries".
BETWEEN_TWO = pattern_of(r"(?:b|(?P<of>o))(?:d?[rR]o)?d?[XDh9](?P<who>[tXrR])")


# Who are "the two" or "both" with no word of pairs: "the two leaders".
TWO_OF_THEM = frozenset({"leaders", "men", "persons"})


def is_between_two(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether those who take part are "the two" whom the text named before: "talks between the two countries"."""
    meets = candidate.kind in MEET or candidate.kind is Kind.SUMMIT  # not "a visit of the two presidents"
    for match in BETWEEN_TWO.finditer(scene.chunks.codes, candidate.at + 1, min(candidate.at + 8, clause.end)):
        who = match.start("who")
        if scene.chunks.low(who - 1) in ("two", "both") and match.start() not in candidate.parties:
            known = scene.chunks.low(who) in any_of(scene.words["pairing"], TWO_OF_THEM)
            meant = not match["of"] or (meets and scene.chunks.low(who) != "parties")
            return meant and (known or scene.chunks.codes[who] in "rR")
    return False


def is_two_plus_two(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """ "Two-plus-two" talks: their foreign and defence ministers, of the two sides of whom the text tells."""
    if candidate.kind not in MEET or candidate.parties:
        return False
    before = scene.chunks.text(max(candidate.at - 8, clause.start), candidate.at + 1).lower().replace(" ", "")
    return "two-plus-two" in before or "2+2" in before


# "The visit was arranged | during a", "The meeting had been agreed | in a"
SETTLED_IN = pattern_of(r"dX?[xn](?:2|[45]3)X?(?P<verb>[QWXEHvZ])k?[aiy]d?[XA9]{0,2}$")
SETTLED = frozenset({"arranged", "agreed", "agreed on", "agreed upon", "decided", "fixed", "settled", "planned"})


def read_settling(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "The visit was arranged during a phone call on Monday": that is over, and those called who will meet."""
    if candidate.kind not in (*MEET, Kind.CALL):
        return
    begin, _ = scene.bounds(clause.sentence)
    match = SETTLED_IN.search(scene.chunks.codes, max(candidate.at - 10, begin), candidate.at)
    if match is not None and scene.chunks.low(match.start("verb")) in SETTLED:
        candidate.mood, candidate.verb = Mood(Tense.PAST, candidate.at, candidate.at + 1), ""
        candidate.pair = candidate.pair or (candidate.kind is Kind.CALL and not candidate.parties)


# "Bush, Roh" before "summit"
TWO_NAMES = pattern_of(r"[PSM],[PSM]")


def read_two_before(scene: Scene, clause: Clause, at: int, candidate: Candidate) -> None:
    """ "Bush, Roh summit", in a headline or an agenda: of the two."""
    first = at - len("P,P")
    if (
        clause.start == first
        and candidate.kind in (*MEET, *GATHER)
        and TWO_NAMES.fullmatch(scene.chunks.codes, first, at)
    ):
        candidate.parties |= {one: "modifier" for one in (first, at - 1) if one in scene.actors}
