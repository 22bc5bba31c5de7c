"""Read who takes part in what a noun names though told apart from it: whose it is, who was told, flanked, joined by.

In: a scene, a clause and a candidate of a noun. Out: nothing; the candidate's parties are filled, and for one who is
back from a visit its mood. `arrivals.py` reads who was invited.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, partners_of, tells_who_hosts
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import AHEAD, Clause
from calendars.extraction.clauses.memberships import owner_of_its
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.pronouns import MINE
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.arrivals import add_bidden
from calendars.extraction.parties.complements import read_complements
from calendars.extraction.parties.noun_phrases import COMPANY, before_article, before_determiners
from calendars.extraction.parties.participants import add_subjects, brings_together
from calendars.extraction.parties.tellers import LOOK_BACK
from calendars.models import Kind
from calendars.patterns import pattern_of

# "was to have had", "that he had with X", "that he had here on Monday with X", "was to have with X"
HAVING = pattern_of(r"45|.5(?=(?:X|i[CL]|k?T){0,3}w)|f4(?=[wkiT])")
# What those do whose occasion it is: "the talks that X and Y held".
HOLDING = frozenset({"cues.support", "cues.begin", "cues.end", "triggers.host"})
# How far before "their meeting" its owners stand.
FARTHEST_OWNER = 12
# Back from "hosted by the presidents of X and Y".
BY_WHOM = frozenset("SPMOCAd,&X")
TOGETHER = frozenset({"along", "together", "alongside"})
# "The signing of the EU-Mercosur agreement".
SIGNED = pattern_of(r"[go]d?(?P<names>[SOMBAX-]{1,6})G")


# "His first foreign trip", "her first trip as chancellor": to whom, nobody says.
ABROAD = frozenset({"foreign", "overseas", "abroad", "as"})


def read_owners(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "My visit to Fiji", "Biden, whose visit", "their talks": those whose the occasion is take part."""
    before = scene.chunks.low(first - 1) if first > clause.start else ""
    for actor in clause.owner if before in MINE else ():  # "My visit to Fiji", "our talks with Iran"
        candidate.parties.setdefault(actor, "subject" if before == "my" else "sender")
    if before == "its" and not clause.subject:  # "The commission between X and Y will hold its third session"
        candidate.parties |= dict.fromkeys(_between_before(scene, clause, first), "between")
    if before == "its" and candidate.kind in GATHER and not candidate.parties and not clause.subject:
        owner = owner_of_its(scene, first - 1)  # "NATO is divided. Its next summit will be in Riga"
        candidate.parties |= {} if owner is None else {owner: "modifier"}
    if clause.opener == "whose" and first == clause.start + 1:  # "Biden, whose 2010 visit to Spain ended early"
        candidate.parties |= dict.fromkeys(clause.subject, "subject")
    owner = _who_alone(scene, clause, first, candidate)
    if owner is not None:
        others = {at: how for at, how in candidate.parties.items() if how != "subject"}
        candidate.parties = {owner: "modifier"} | others
        return
    owned = before in ("his", "her", "their") or "h" in scene.chunks.codes[first : candidate.at]
    signed = candidate.kind is Kind.SIGNING and scene.chunks.codes[candidate.at + 1] != "o"
    if owned and not signed and candidate.kind is not Kind.OTHER:  # "his funeral" is not a pair's, nor "its signing"
        owner = _whose_own(scene, clause, first)
        later = all(at > candidate.at for at in clause.subject)  # "Her trip to X is off, a Thai official said"
        if owner is None and later and before in ("his", "her") and candidate.kind is Kind.VISIT:
            behind = clause.antecedent is not None and _is_of_subject(scene, clause, first, candidate)
            owner = clause.subject[0] if behind else clause.antecedent  # "Merkel will dine. Her trip to Moscow"
        candidate.pair = owner is None and ABROAD.isdisjoint(scene.chunks.lows[first : candidate.at + 2])
        add_subjects(candidate, clause.subject if owner is None else (owner,))


FRONTED = frozenset({"during", "on", "after", "before", "following", "upon", "since"})


def _is_of_subject(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> bool:
    """ "X met Y. During his visit to Fiji, Y said": of who is named behind, unless he is the host."""
    lows, (begin, end) = scene.chunks.lows, scene.bounds(clause.sentence)
    if first - 2 != begin or lows[begin] not in FRONTED or len(clause.subject) != 1 or "him" in lows[first:end]:
        return False
    actor, hosts = scene.actors[clause.subject[0]], scene.sides_of(partners_of(candidate, "host"))
    return actor.sort == "person" and hosts.isdisjoint(actor.sides)


def _who_alone(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> int | None:
    """Whose alone it is of those named before: "the latter's talks", "X and Y meet Z ahead of his talks"."""
    begin, near = scene.bounds(clause.sentence)[0], max(first - 2, clause.start)
    word = next((at for at in range(near, candidate.at) if scene.chunks.low(at) in ("latter", "former")), None)
    word = word if word is not None and scene.chunks.codes[word + 1] == "p" else None
    if word is None and (clause.kind != "after" or scene.chunks.low(first - 1) not in ("his", "her")):
        return None
    named = [at for at in range(begin, first) if at in scene.actors and scene.actors[at].sort == "person"]
    if word is not None:
        return named[-1 if scene.chunks.low(word) == "latter" else -2] if len(named) > 1 else None
    many = bool(named) and len(scene.sides_of(clause.subject)) > 1 and named[-1] not in clause.subject
    return named[-1] if many else None


def _between_before(scene: Scene, clause: Clause, first: int) -> list[int]:
    """Those between whom the subject of a clause stands, where its verb follows them."""
    codes = scene.chunks.codes
    between = codes.find("b", clause.start, first)
    last = between + 1
    while between >= 0 and last < first and codes[last] in "SOMd&,":
        last += 1
    told = between >= 0 and codes[last] in "mu12345H"
    return [at for at in range(between + 1, last) if at in scene.actors] if told else []


def _whose_own(scene: Scene, clause: Clause, first: int) -> int | None:
    """Whose "their meeting" is: that of the leaders of a body named before in the sentence."""
    if scene.chunks.low(first - 1) != "their":
        return None
    begin = max(scene.chunks.sentences[clause.sentence][0], first - FARTHEST_OWNER)
    named = [at for at in range(begin, first - 1) if at in scene.actors]
    return named[-1] if named and scene.actors[named[-1]].many else None


def read_back_from(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "Returned home on Tuesday from a visit to X", "is back from X": who comes back was there, until that day."""
    codes = scene.chunks.codes
    before = before_determiners(scene, clause, first)
    if candidate.kind is not Kind.VISIT or before <= clause.start or codes[before] != "j":
        return
    words = scene.words["returning"] | {"back", "home", "fresh", "straight"}
    back = range(before - 1, clause.start - 1, -1)
    verb = next((at for at in back if scene.chunks.last_low(at) in words), None)  # of "came back", the last word
    if verb is None:
        return
    add_subjects(candidate, clause.subject)
    candidate.pair = candidate.pair or clause.pronoun
    candidate.ended = True
    while verb > clause.start and codes[verb] not in "vHE12":
        verb -= 1
    candidate.mood = candidate.mood or read_mood(scene, verb, clause.start)


def read_where(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """ "A lunch with X is set for Friday, where Y hopes to win him over": Y is there."""
    behind = clauses[candidate.clause + 1 : candidate.clause + 2]
    if not behind or behind[0].kind != "relative" or behind[0].opener != "where" or candidate.kind not in MEET:
        return
    people = [at for at in behind[0].subject if scene.actors[at].sort in PEOPLE and scene.actors[at].speaks]
    if people and len(scene.sides_of(candidate.parties)) == 1:
        candidate.parties |= {at: "subject" for at in people if at not in candidate.parties}


def read_between(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """ "A meeting that officials had set for Friday between X and Y": those between whom the clause puts it.

    So it does in "a summit that was to bring together X and Y on Friday", whose day is that of the summit, too.
    """
    behind = clauses[candidate.clause + 1 : candidate.clause + 2]
    if not behind or candidate.kind not in MEET | GATHER | {Kind.CALL}:
        return
    clause, codes = behind[0], scene.chunks.codes
    if clause.kind != "relative" and scene.chunks.low(clause.start) != "that":
        return
    if clause.opener in ("where", "when", "who"):
        return  # "a meeting on Gaza, where a truce is holding between X and Y"
    own = range(clause.start, clause.end)
    bringing = next((at for at in own if brings_together(scene, at)), -1)
    between = codes.find("b", clause.start, clause.end)
    hosted = any(scene.chunks.entries[at][1] == "triggers.host" for at in own)
    # "talks that dealt with a summit between X and Y", "that centred on talks in May between X and Y"
    other = not {"n", "x"}.isdisjoint(codes[clause.start : max(between, clause.start)])
    apart = hosted or other or candidate.kind in GATHER
    if bringing < 0 and (between < 0 or codes[between - 1] not in "TCLSHEQ" or apart):
        return
    told = candidate.but(parties={})
    read_complements(scene, clause, bringing if bringing > 0 else between - 1, told, "w" if bringing > 0 else "")
    if len(scene.sides_of(told.parties)) > 1:
        there = bringing > 0 and candidate.verb in ("cues.support", "triggers.host")  # "attended a meeting that drew X"
        kept = dict.fromkeys(partners_of(candidate, "subject"), "subject") if there else {}
        kept |= {at: "of" for at in partners_of(candidate, "of") if scene.actors[at].sort in ("body", "organisation")}
        candidate.parties, candidate.place = kept | told.parties, candidate.place or told.place
        days = scene.days_in(clause.start, clause.end)
        candidate.day = days[0] if bringing > 0 and len(days) == 1 and candidate.day is None else candidate.day


def read_held(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """ "The talks that X and Y are to hold on Friday", "a visit that X had planned to make to Y"."""
    behind = clauses[candidate.clause + 1 : candidate.clause + 2]
    if not behind or behind[0].kind != "relative":
        return
    clause, codes, chunks = behind[0], scene.chunks.codes, scene.chunks
    if not _tells_of_noun(scene, clause) and codes[clause.start] != "h":
        return
    he = "h" in codes[clause.start : clause.start + 2]
    who = [at for at in clause.subject if clause.holds(at) or he]
    own = range(clause.start, clause.end)
    had = [at for at in own if HAVING.match(codes, at - 1)]
    guest = [at for at in own if chunks.low(at) in scene.words["visiting"]]  # "with visiting President X"
    verbs = sorted([*had, *(at for at in own if codes[at] in "vHQEWKVFZ" and at not in guest)])
    apart = codes[candidate.at + 1 : clause.start].strip("dobw&,SPOMBCA")  # "their talks on a forum which X hosted"
    told_already = candidate.parties.keys() & who and partners_of(candidate, "partner", "host")
    if not who or not verbs or told_already or apart:
        return
    verb = verbs[-1]
    planned = codes[verb] == "Q" and len(scene.sides_of(who)) > 1  # "that X and Y had set for Friday"
    holds = (chunks.entries[verb][1] in HOLDING or codes[verb] in "45" or planned) and (
        codes[verb + 1] in "ikTwfg,.&X" or verb + 1 == clause.end
    )
    if holds and verb > who[-1] and all(codes[at] in "QW" for at in verbs[:-1]):
        told = candidate.but(parties=dict.fromkeys(who, "subject"))
        read_complements(scene, clause, verb, told, "")
        if candidate.kind not in MEET or len(scene.sides_of(told.parties)) > 1:
            candidate.parties = told.parties | candidate.parties
            candidate.place = candidate.place or told.place


def _tells_of_noun(scene: Scene, clause: Clause) -> bool:
    """Whether a clause opens with "that" or "which", or with those who held what is told before: "talks | X held"."""
    return clause.opener in ("that", "which") or (clause.kind == "relative" and scene.chunks.codes[clause.start] in WHO)


WHO = frozenset("dAPSOMt")
# "Vietnam, the | host | of the sixth ASEAN", "Busan, | venue | of this year's APEC"
HOST_OF = pattern_of(r"[SCL],d?(?P<word>[Xv])[og][dXN9OBpAT-]{0,8}$")
HOST_REACH = 14
HOSTS = frozenset({"host", "venue", "site"})


def read_hosted(scene: Scene, clauses: list[Clause], candidate: Candidate) -> None:
    """ "The summit that X hosted in Lisbon", "talks which Y convened": who hosts a gathering is there."""
    begin, _ = scene.bounds(clauses[candidate.clause].sentence)
    near = (max(begin, candidate.at - HOST_REACH), candidate.at)
    host = HOST_OF.search(scene.chunks.codes, *near) if candidate.kind in GATHER else None
    if host and scene.chunks.low(host.start("word")) in HOSTS:
        who = host.start()
        if scene.chunks.codes[who] in "SC" and who in scene.actors:
            candidate.parties.setdefault(who, "agent")
        candidate.place = candidate.place or scene.places.get(who)
    behind = clauses[candidate.clause + 1 : candidate.clause + 2]
    if not behind or not _tells_of_noun(scene, behind[0]) or candidate.kind not in GATHER | MEET:
        return
    clause = behind[0]
    beside = set(scene.chunks.codes[candidate.at + 1 : clause.start]).isdisjoint("mu1245HEvZ")
    whole = candidate.kind in GATHER or len(scene.sides_of(candidate.parties)) > 1
    told = whole and beside and clause.subject and min(clause.subject) >= clause.start
    verb = next((at for at in range(clause.start + 1, clause.end) if scene.chunks.codes[at] in "HEvx"), clause.end)
    if told and verb < clause.end and tells_who_hosts(scene, verb):
        _drop_onlookers(scene, clauses[candidate.clause], candidate)
        candidate.parties = dict.fromkeys(clause.subject, "agent") | candidate.parties


# "talks | on trade and the summit", not "will speak on Friday at the summit"
ON_MATTER = pattern_of(r"k(?!T)")


def _drop_onlookers(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Met Y ahead of a summit that Z hosts", "talks on trade and the summit that Z hosts": who acts has no part."""
    begin = candidate.mood.last if candidate.mood is not None and candidate.mood.last < candidate.at else clause.start
    if clause.opener in AHEAD or ON_MATTER.search(scene.chunks.codes, begin, candidate.at):
        candidate.parties = {at: how for at, how in candidate.parties.items() if how != "subject" or at > candidate.at}


def read_signed(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Those whose agreement is signed take part: "a signing ceremony for the EU-Mercosur agreement"."""
    match = SIGNED.match(scene.chunks.codes, candidate.at + 1, clause.end)
    if candidate.kind is Kind.SIGNING and match and not partners_of(candidate, "partner", "of"):
        for at in range(*match.span("names")):
            if at in scene.actors and scene.chunks.codes[at] in "SOMA":
                candidate.parties.setdefault(at, "of")


def read_over_meal(scene: Scene, first: int, candidate: Candidate) -> None:
    """ "A pact sealed by X and Y over lunch": they eat, and not whoever else the clause is about."""
    if candidate.rule != "triggers.delegation-meal" or scene.chunks.low(first - 1) != "over":
        return
    at = first - 2
    while scene.chunks.codes[at] in BY_WHOM or scene.chunks.codes[at] in "rRt":
        at -= 1
    by = [one for one in range(at + 1, first - 1) if one in scene.actors] if scene.chunks.codes[at] == "y" else []
    if len(scene.sides_of(by)) > 1:
        candidate.parties = dict.fromkeys(by, "agent")


# "to join EU leaders for", "joins X and the Polish president at", "joined Peru's X in Riga on Friday for"
# "joined heads of state including Y's X and Z for a two-day"
JOINING = pattern_of(r"[SPOMAd,&rRtNX9pw]{1,24}(?:i[CLS]|k?T){0,2},?[gi]d?[XADO9]{0,4}$")
JOINING_REACH = 28


# "host | Iran and Iraq | in Jeddah on Friday | for talks", "joined | by X | for talks"
THERE_THEN = pattern_of(r"(?:id?[CL]|k?T){0,2}$")
BESIDE = frozenset("ydXASPOBM,&")


def read_beside(scene: Scene, first: int, candidate: Candidate) -> None:
    """ "Will host Iran for talks", "was joined by X for talks": whom the verb before names takes part too."""
    before, chunks = before_article(scene, first), scene.chunks
    verb = candidate.mood.last - 1 if candidate.mood is not None else before
    if candidate.kind not in MEET or chunks.codes[before] != "g" or verb + 1 >= before:
        return
    joined = chunks.codes[verb + 1] == "y" and chunks.low(verb) in scene.words["joined"]
    aside = THERE_THEN.search(chunks.codes, verb + 1, before)
    stop = aside.start() if aside else before
    if (joined or chunks.entries[verb][1] == "triggers.host") and set(chunks.codes[verb + 1 : stop]) <= BESIDE:
        add_bidden(scene, candidate, verb + 1, stop)


# "Lavrov's | active | participation", before "in the talks"
SHARE_OF = pattern_of(r"(?P<who>P)p[XA]{0,2}$")


def read_share(scene: Scene, first: int, candidate: Candidate) -> None:
    """ "Recalled X's participation in the talks", "X's attendance at the summit was noted": X takes part."""
    before = before_article(scene, first)
    share = before - 1
    if scene.chunks.codes[before] != "i" or scene.chunks.low(share) not in COMPANY:
        return
    match = SHARE_OF.search(scene.chunks.codes, max(share - 4, 0), share)
    if match and match.start("who") in scene.actors:
        others = {at: how for at, how in candidate.parties.items() if how != "subject"}  # "Y confirmed X's attendance"
        candidate.parties = {match.start("who"): "subject"} | others


def read_joining(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "Will join X and Y for talks in Riga": whom one joins is a partner."""
    chunks = scene.chunks
    near = range(first - 2, max(first - JOINING_REACH, clause.start - 1), -1)
    verb = next((at for at in near if chunks.codes[at] in "HE"), -1)
    if verb < 0 or not chunks.low(verb).startswith("join") or chunks.codes[verb + 1] == "y":
        return
    if any(chunks.codes[at] == "w" and chunks.low(at) != "including" for at in range(verb + 1, first)):
        return  # "joined X in a row with Y"
    if JOINING.match(chunks.codes[verb + 1 : first]):
        met = [at for at in range(verb + 1, first) if at in scene.actors and scene.actors[at].sides]
        candidate.parties = dict.fromkeys(met, "partner") | candidate.parties


def read_followed(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "X and Y will meet in May, followed by a dinner with Z", "with a stop in Rome": it is theirs too who act."""
    followed = "followed" in scene.chunks.lows[max(first - 6, clause.start) : first]
    stop = candidate.kind is Kind.VISIT and (followed or scene.chunks.codes[before_article(scene, first)] == "w")
    told = partners_of(candidate, "partner") if not stop else candidate.place
    if (followed or stop) and told and not partners_of(candidate, "subject"):
        add_subjects(candidate, (at for at in clause.subject if at < first))


def read_together(scene: Scene, clause: Clause, first: int, candidate: Candidate) -> None:
    """ "X was on hand along with Y at the ceremony", "will chair with Y the commission": Y is there with X."""
    codes, gather = scene.chunks.codes, candidate.kind in GATHER
    if not partners_of(candidate, "subject"):
        return
    for at in range(clause.start, clause.end if gather else first - 1):
        dealt = gather and codes[at] == "w" and codes[at - 1] in "EvH"  # "At the summit in Riga X clashed with Y"
        # "will co-chair | with", "will hold, | with"
        holding = codes[at] == "w" and at < first - 1 and codes.endswith(("H", "H,"), clause.start, at)
        if not (dealt or holding) and (
            at >= first - 1 or scene.chunks.low(at) not in TOGETHER or "w" not in codes[at : at + 2]
        ):
            continue
        for other in range(at + 1, clause.end if dealt else first):
            if other in scene.actors and scene.actors[other].sort in PEOPLE and scene.actors[other].speaks:
                candidate.parties.setdefault(other, "partner")
            elif codes[other] not in "wdXv&,":
                break


def read_joined(scene: Scene, clauses: list[Clause], number: int, candidate: Candidate) -> None:
    """ "Chad and Mali signed a truce, and talks will open on Friday": they are of those who act in the sentence."""
    clause, codes = clauses[number], scene.chunks.codes
    joined = codes[clause.start] == "&" or scene.chunks.low(clause.start) == "but"
    opens = not codes[clause.start + 1 : candidate.at].strip("XA")
    if not (joined and opens) or candidate.kind not in MEET or scene.sides_of(candidate.parties):
        return
    before = [one for one in clauses[:number] if one.sentence == clause.sentence and one.kind in ("main", "after")]
    acting = [at for one in before for at in one.subject if scene.actors[at].speaks]
    if len(scene.sides_of(acting)) > 1:
        candidate.parties |= dict.fromkeys(acting, "between")


def read_company(scene: Scene, clauses: list[Clause], number: int, candidate: Candidate) -> None:
    """ "X told a joint news conference with Y after their talks", "flanked by Y": who speaks and who stands by."""
    clause = clauses[number]
    begin, end = scene.chunks.sentences[clause.sentence]
    beside = next((one for at in range(begin, end) if (one := _beside(scene, at, begin, end)) is not None), None)
    if beside is None or not scene.actors[beside].speaks or scene.actors[beside].sort not in PEOPLE:
        return
    told = [one for one in clauses[max(number - LOOK_BACK, 0) :] if one.sentence == clause.sentence]
    speakers = [at for one in told if one.kind == "report" for at in one.subject]
    named = [at for at in range(begin, end) if at in scene.actors and scene.actors[at].sort == "person"]
    speaker = next((at for at in (*clause.subject, *speakers, *named) if at != beside), None)
    if speaker is not None and not set(scene.actors[speaker].sides) & set(scene.actors[beside].sides):
        candidate.parties.setdefault(speaker, "subject")
        candidate.parties.setdefault(beside, "partner")
        candidate.pair = False


def _beside(scene: Scene, at: int, begin: int, end: int) -> int | None:
    """The actor whom the words at a chunk put beside a speaker."""
    codes, low = scene.chunks.codes, scene.chunks.low(at)
    pressing = scene.words["pressing"]
    if not (
        low in ("alongside", "beside")
        or (low == "with" and any(scene.chunks.low(one) in pressing for one in range(max(at - 2, begin), at)))
        or (low == "by" and codes[at - 1] in "EHv" and scene.chunks.low(at - 1) in scene.words["joined"])
    ):
        return None
    return next((one for one in range(at + 1, min(at + 4, end)) if one in scene.actors), None)
