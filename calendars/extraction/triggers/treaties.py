"""What must stand about a verb of signing: "signed a treaty", "a deal struck on Monday"; not "signed for a club".

In: a scene, a clause and a candidate whose subject and complements are read. Out: whether the verb names a signing.
`FRAMES` in `frames.py` is the table of all frames.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.complements import read_complements
from calendars.patterns import pattern_of

# How far back, in chunks, an agreement stands that is told before the verb.
REACH = 8
# The same, of one that "it" means.
SIGNED_REACH = 40
# Verbs of coming to terms: what is hoped for so is no ceremony.
AGREEING = ("str", "clinch")
# Ends of the names of organisations and bodies that are the treaties which founded them: "the Minamata Convention".
PACTS = frozenset({"convention", "treaty", "agreement", "protocol", "accord"})


# Not "signed a bill to deal with it".
A_TREATY = pattern_of(r"(?<!f)G")


def frame_agreement(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """sign a treaty; an agreement signed last year; a deal struck on Monday, but not one that may be struck."""
    codes, low = scene.chunks.codes, scene.chunks.low(candidate.at)
    if low.startswith(AGREEING) and candidate.mood is not None and candidate.mood.tense is not Tense.PAST:
        return False
    if candidate.parties and all(_is_of_firm(scene, at) for at in candidate.parties):
        return False
    none = scene.chunks.low(candidate.at + 1) == "no" and scene.chunks.low(candidate.at + 3) != "than"
    if none or scene.chunks.low(candidate.at + 1) == "nothing" or _is_aim_of_talks(scene, clause, candidate):
        return False  # "signed no document", "signed nothing", but "signed no fewer than five"
    passive = codes[candidate.at - 1] in "123"  # "A treaty on sharing the waters of the river was signed"
    lo = clause.start if passive else max(clause.start, candidate.at - REACH)
    hi = min(candidate.at + 16, clause.end)
    before = codes.rfind("G", lo, candidate.at)
    if before < 0 and passive and clause.start >= candidate.at - 2:
        before = _treaty_described(scene, clause)
        lo = before if before >= 0 else lo
    told = before < 0 and clause.kind == "relative" and clause.opener in ("which", "that")
    if told and "G" in codes[max(clause.start - 8, 0) : clause.start]:
        return True  # "the treaty of Le Touquet, which Britain and France signed"
    begin = clause.start if before >= clause.start else scene.chunks.sentences[clause.sentence][0]
    if before >= 0:  # "an agreement between X and Y was signed"
        candidate.definite = scene.chunks.low(before - 1) in ("the", "this")
        verbs = "12muvHQWVKFZE" if "agent" in candidate.parties.values() else "12vHQWVKFZE"
        if candidate.at - before <= 2 and any(code in verbs for code in codes[begin:before]):
            # "the parliament approved an agreement signed last year", "X will respect one signed by Y and Z"
            candidate.parties = {at: how for at, how in candidate.parties.items() if how != "subject"}
            _add_bound(scene, clause, candidate, before)
        read_complements(scene, clause, before, candidate, "")
        _name_by_city(scene, candidate, before)
    else:
        thing = THE_PAPER.match(codes, candidate.at + 1)
        candidate.definite = thing is not None and scene.chunks.low(candidate.at + 1) in ("the", "this")
        _name_by_pair(scene, candidate)
        _add_receiver(scene, clause, candidate)
    signed = codes[candidate.at + 1] == "h" and scene.chunks.low(candidate.at + 1) in ("it", "them")
    if signed and codes.rfind("G", max(candidate.at - SIGNED_REACH, 0), candidate.at) >= 0:
        return True  # "The treaty ... X and Y signed it on Monday"
    named = candidate.at + 1 + (codes[candidate.at + 1] == "d")
    pact = codes[named] in "OB" and scene.chunks.last_low(named) in PACTS
    return A_TREATY.search(codes, lo, hi) is not None or pact or _is_signed_by_two(scene, clause, candidate)


# "froze its work | under a deal", of which a partner is told: "signed with Y".
UNDER = pattern_of(r"k(?:d?[XA]{0,2})$")


def _add_bound(scene: Scene, clause: Clause, candidate: Candidate, treaty: int) -> None:
    """Whoever acts under a deal signed with another signed it: "X freed them under an accord signed with Y"."""
    under = UNDER.search(scene.chunks.codes, max(treaty - 4, clause.start), treaty)
    if under is None or scene.chunks.low(under.start()) != "under" or len(clause.subject) != 1:
        return
    partners, own = scene.sides_of(partners_of(candidate, "partner")), scene.actors[clause.subject[0]]
    if partners and partners.isdisjoint(own.sides) and own.speaks and own.sort in ("state", "movement", "organisation"):
        candidate.parties.setdefault(clause.subject[0], "partner")


def _is_of_firm(scene: Scene, at: int) -> bool:
    """Whether one of those who sign is a firm, or the state whose it is: "Poland's Orlen", "France's Total".

    A person of one name is told with an office, or in full elsewhere; a state signs where it is named alone.
    """
    codes, actor = scene.chunks.codes, scene.actors.get(at)
    if actor is None:
        return False
    if actor.sort == "state":
        owned = codes[at + 1] == "p" and codes[at + 2] in "NO"
        return owned and (at + 2 not in scene.actors or _is_of_firm(scene, at + 2))
    if actor.sort != "person":
        return codes[at - 2 : at + 1] == "SpO"
    known = actor.rank or any(rule.startswith("office_holders.") for rule in actor.rules)
    return "actors.owned" in actor.rules and not known and " " not in (actor.name or " ")


# "The treaty between X and Y | that ended the war | was signed"
DESCRIBED = pattern_of(r"G(?:[bow]d?[SAPOM](?:&d?[SAPOM])?)?,?c")


def _treaty_described(scene: Scene, clause: Clause) -> int:
    """The agreement that a sentence opens with, and which a relative clause parts from "was signed"; -1 without one."""
    begin, _ = scene.bounds(clause.sentence)
    match = DESCRIBED.search(scene.chunks.codes, begin, clause.start)
    return match.start() if match else -1


# What is signed, or who did: "a cessation of hostilities", "the understanding on Monday with", ", signed in Riga by".
SIGNED_THING = pattern_of(r"d?[X9A-]{1,4}(?P<beside>(?:kd?T|i[CL]|T){0,2}w)?|(?:kd?T|i[CL]|T){0,2}y")
# What is signed by many and binds nobody, and whom clubs sign.
NO_PACT = frozenset(
    {"letter", "letters", "petition", "petitions", "appeal", "book", "books", "register", "bill", "law", "autographs"}
    | {"laws", "legislation", "decree", "decrees", "order", "orders", "waiver", "rules", "budget", "bills"}
    | {"guestbook", "shirt", "player", "players", "striker", "strikers", "goalkeeper", "midfielder", "coach", "driver"}
)


def _is_signed_by_two(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether two sides sign a paper that has no name of its own: "The text was signed by X and Y".

    So "X signed the text on Monday with Y", a person.
    """
    chunks = scene.chunks
    match = SIGNED_THING.match(chunks.codes, candidate.at + 1, clause.end)
    signed = match is not None and chunks.low(candidate.at).startswith(("sign", "initial"))
    if not signed and not chunks.low(candidate.at).startswith("exchang"):  # "exchanged instruments of ratification"
        return False
    if chunks.last_low(candidate.at) == "notes" and any(scene.actors[at].sort == "person" for at in clause.subject):
        return False  # states exchange notes, while people write them
    speaking = [at for at in partners_of(candidate, "subject", "agent") if scene.actors[at].speaks]
    if match and match["beside"]:
        beside = [at for at in partners_of(candidate, "partner") if scene.actors[at].sort == "person"]
        speaking += [at for at in beside if scene.actors[at].speaks]
    if match and not NO_PACT.isdisjoint(chunks.lows[clause.start : match.end()]):
        return False
    return candidate.pair or len(scene.sides_of(speaking)) > 1


# "signed | the document": that which was told of
THE_PAPER = pattern_of(r"d[GX](?=[kgiywTa.,;&])")
# "an EU-Jordan financial agreement"
PAIRED = pattern_of(r"d?(?P<one>[SOA])-(?P<other>[SOA])[XA]{0,3}G")


def _name_by_pair(scene: Scene, candidate: Candidate) -> None:
    """Whoever signs an agreement of two signs it with the other: "X of the EU signed an EU-Jordan agreement"."""
    match = PAIRED.match(scene.chunks.codes, candidate.at + 1)
    if match is None:
        return
    two = match.start("one"), match.start("other")
    told = scene.sides_of(candidate.parties)
    if all(at in scene.actors for at in two) and told <= scene.sides_of(two):
        candidate.parties.update(dict.fromkeys(two, "partner"))


# What one state signs to do for another, and what to take from it.
GIVING = frozenset({"provide", "give", "lend", "deliver", "supply", "sell", "send", "transfer", "grant", "donate"})
TAKING = frozenset({"buy", "purchase", "import", "acquire", "receive", "borrow"})
# "an agreement | to provide", "a deal | worth $2 billion to buy"
TO_DO = pattern_of(r"d?[XA9D-]{0,5}G[X9$]{0,4}f(?P<verb>[A-Za-z])")
# "an agreement in Nairobi on Friday | for Kenya to send"
FOR_IT_TO = pattern_of(r"d?[XA9D-]{0,5}G(?:i[CL]|k?T){0,3}g(?P<who>S)f[HvEXx]")
# "to X's railways", "for Norway", "from the United States"; and right behind the verb: "to lend Kenya"
WITH_WHOM = pattern_of(r"(?P<how>[fgj])d?(?P<who>[SP])")


def _add_receiver(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "The US signs an agreement to provide aid to Kenya's hospitals": Kenya is who signs it with them."""
    chunks, own = scene.chunks, scene.sides_of(candidate.parties)
    sender = FOR_IT_TO.match(chunks.codes, candidate.at + 1, clause.end)
    if sender and len(own) == 1 and own.isdisjoint(scene.actors[sender.start("who")].sides):
        candidate.parties[sender.start("who")] = "partner"  # "signed a deal for Kenya to send police"
    match = TO_DO.match(chunks.codes, candidate.at + 1, clause.end)
    states = all(scene.actors[at].sort in ("state", "person", "institution") for at in candidate.parties)
    if match is None or len(own) != 1 or not states:
        return
    verb = match.start("verb")
    ways = {"to", "for"} if chunks.low(verb) in GIVING else {"from"} if chunks.low(verb) in TAKING else set()
    first = verb + 1 + (chunks.codes[verb + 1] == "d")
    if "to" in ways and chunks.codes[first] == "S" and chunks.codes[first + 1] != "p":
        named = [first]  # "to lend Kenya $300 million"
    else:
        found = WITH_WHOM.finditer(chunks.codes, verb + 1, clause.end)
        named = [one.start("who") for one in found if chunks.low(one.start("how")) in ways]
    for at in named[:1]:
        actor = scene.actors.get(at)
        if actor is not None and actor.speaks and own.isdisjoint(actor.sides):
            candidate.parties[at] = "partner"


NEGOTIATING = ("talk", "negotiat", "consult", "discuss")


def _is_aim_of_talks(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether an agreement is only what is talked for: "negotiations under way to conclude an accord"."""
    at = candidate.at - 1
    if scene.chunks.codes[at] != "f":
        return False
    at -= 1
    while at > clause.start and scene.chunks.codes[at] in "Xk,":
        at -= 1
    return scene.chunks.codes[at] in "nx" and scene.chunks.low(at).startswith(NEGOTIATING)


def _name_by_city(scene: Scene, candidate: Candidate, treaty: int) -> None:
    """ "The Algiers peace agreement": it was signed there, and by others."""
    for at in [at for at in candidate.parties if scene.chunks.codes[at] == "C" and at < treaty]:
        if not scene.chunks.codes[at + 1 : treaty].strip("XA"):
            del candidate.parties[at]
            candidate.place = candidate.place or scene.places.get(at)
