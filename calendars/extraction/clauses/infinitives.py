"""Tell who does what an infinitive says: "a date for the rebels to return", "hailed Modi's decision to visit Hanoi".

In: a scene, the first chunk of a clause and an infinitive. Out: whether others than the subject do so, who does,
whose turn it is to, or when he was where he did not.
"""

from __future__ import annotations

from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import ORDINALS, OWNERS, any_of
from calendars.patterns import pattern_of

# "set a date for the warring parties to return", and how far before the verb "for" stands.
FOR_OTHERS = pattern_of(r"gd?(?:[SAO]p?)?[XM]{0,2}[XrRt]f$")
FOR_REACH = 9
# "sent a clear signal to all the rebel groups to come", "urged all parties to come"
BID_TO = pattern_of(r"(?P<what>[XQWZ])fd?[hdLAXM9]{0,4}(?P<who>[XrRt])f$")
# "asked the Syrian government and its opponents to return", "wants young people to go"
BID = pattern_of(r"(?P<verb>[WHEvXQZ])h?d?(?:[SMO]&[hd]?)?[LAXM9]{0,3}(?P<who>[XrRt])f$")
OWN = OWNERS | {"our", "my"}
BIDDING = frozenset({"told", "tells", "tell", "want", "wants", "wanted"})
SIGNALS = frozenset({"signal", "message", "appeal", "warning", "ultimatum", "order", "orders", "plea"})


def is_of_others(scene: Scene, start: int, verb: int) -> bool:
    """Whether an infinitive is done by those whom "for" names, and not by the subject; they are no actors."""
    codes, begin = scene.chunks.codes, max(verb - FOR_REACH, start)
    if codes[verb - 1] != "f":
        return False
    return FOR_OTHERS.search(codes, begin, verb) is not None or _is_bid(scene, begin, verb)


def _is_bid(scene: Scene, begin: int, deed: int) -> bool:
    """Whether people without a name are told to: "sent a signal to all the groups to come", "urged all parties to"."""
    low, codes = scene.chunks.low, scene.chunks.codes
    match = BID_TO.search(codes, begin, deed)
    signal = match is not None and low(match.start("what")) in SIGNALS
    match = match if signal else BID.search(codes, begin, deed)
    if match is None:
        return False
    who = match.start("who")
    if codes[who] == "X" and codes[who - 2 : who] != "&d" and not _is_many(scene.chunks.last_low(who)):
        return False  # "asked permission to come"; but "asked X and the opposition to come"
    if signal:
        return True
    verb = match.start("verb")
    if low(verb) in BIDDING:
        return OWN.isdisjoint(scene.chunks.lows[verb : verb + 3])  # not "want their ministers to meet"
    bids = any_of(scene.words["asking"], scene.words["bidding"], scene.words["prevailing"])
    return low(verb) in bids


def _is_many(word: str) -> bool:
    """Whether a word looks like one for several people."""
    return word in ("people", "men", "women") or (word.endswith("s") and not word.endswith("ss"))


# "A plan by Modi to", "the decision of Modi to"
BY_WHOM = pattern_of(r"(?P<what>[XQ])[yo]d?(?P<who>[PSOM])f$")
# "Trump's decision to", "Ankara's plan to"
WHOSE = pattern_of(r"(?P<who>[PSCOM])p(?P<what>[XAQWFK]{1,3})fX?$")
WHOSE_REACH = 8
# "Egypt on Friday, the first Arab country to"
RANKED = pattern_of(r"(?P<who>[SPO])(?:[ik]?T)?,d(?P<rank>X)[XANSRrt]{0,4}f$")


def whose_infinitive(scene: Scene, start: int, verb: int) -> int | None:
    """Who does what an infinitive says where somebody's plan governs it: "hailed Modi's decision to visit Hanoi"."""
    if "f" not in scene.chunks.codes[max(verb - 2, 0) : verb]:
        return None
    begin = max(verb - WHOSE_REACH, start)
    match = WHOSE.search(scene.chunks.codes, begin, verb) or BY_WHOM.search(scene.chunks.codes, begin, verb)
    if match is None or scene.chunks.low(match.end("what") - 1) not in scene.words["resolves"]:
        return _who_was_first(scene, start, verb)
    return match.start("who")


RANKING = (*ORDINALS[:3], "only", "latest", "last")


def _who_was_first(scene: Scene, start: int, verb: int) -> int | None:
    """Who does what an infinitive says that tells his rank: "met X of Egypt, the first island to join a pact"."""
    if scene.chunks.codes[verb - 1] != "f":
        return None
    match = RANKED.search(scene.chunks.codes, max(verb - WHOSE_REACH - 2, start), verb)
    return match.start("who") if match and scene.chunks.low(match.start("rank")) in RANKING else None


def is_only_ranked(scene: Scene, verb: int) -> bool:
    """Whether an infinitive only tells who somebody is: "X, the first president to visit Peru since 1959, met Y"."""
    codes, who = scene.chunks.codes, verb - 2
    if codes[verb - 1] != "f" or who < 0 or codes[who] != "P":
        return False
    words = scene.chunks.text(who).lower()
    if not any(f", the {rank} " in words for rank in RANKING):
        return False
    comma = codes.find(",", verb, scene.chunks.end_of(verb))
    return comma > 0 and all(codes[at - 1] == "a" for at in scene.days_in(verb, comma))


def stays_away(scene: Scene, verb: int) -> bool:
    """Whether a verb says that its subject does not come, whoever else does: "stayed away from"."""
    return scene.chunks.codes[verb] == "K" and scene.chunks.text(verb).lower().endswith("away from")


# "it was Lavrov's turn to", "it will be the turn of Lavrov to be"
TURN = pattern_of(
    r"(?P<be>m3|[12])X?(?:(?P<who>[PS])p(?P<turn>X)|d(?P<the>X)od?(?P<of>[PS]))(?:[ik]?T)?,?f(?P<passive>3)?X?$"
)
TENSES = {"1": Tense.PRESENT, "2": Tense.PAST}


def whose_turn(scene: Scene, start: int, verb: int) -> tuple[int, Mood] | None:
    """Whose turn it is to do what an infinitive says, and when: "It was the turn of Lavrov to be received"."""
    if "f" not in scene.chunks.codes[max(verb - 3, 0) : verb]:
        return None
    match = TURN.search(scene.chunks.codes, max(verb - WHOSE_REACH - 2, start), verb)
    if match is None or scene.chunks.low(match.start("turn" if match["turn"] else "the")) != "turn":
        return None
    who = match.start("who" if match["who"] else "of")
    return who, Mood(TENSES.get(match["be"], Tense.FUTURE), match.start("be"), verb + 1)


# "urged X to end", "agreed not to end", "has vowed to end"
TOLD_TO = pattern_of(r"(?P<help>[4mu13f]?)X?(?P<verb>[WQEvHXZ])k?(?:d?[XA9]{0,3}[PSOBMRrtJNh]{1,3}|T){0,2}8?f$")


def is_said_there(scene: Scene, start: int, verb: int) -> bool:
    """Whether what is to be done is told at an occasion behind it: "urged X to end the war at talks with Y".

    "Agreed to discuss the war at talks with Y" is told of talks to come (see `word_tenses.py`, for their day).
    """
    words, low = scene.words, scene.chunks.low
    set_up = low(verb) == "set" and low(verb + 1) == "up"
    if scene.chunks.codes[verb - 1] != "f" or (low(verb) in words["of_meetings"] and not set_up):
        return False
    match = TOLD_TO.search(scene.chunks.codes, max(verb - WHOSE_REACH, start), verb)
    return match is not None and not match["help"] and low(match.start("verb")) in words["spoken"]


# What one does at an occasion who comes to it, and who does not if this is denied.
COMING = frozenset(
    {"appear", "show up", "turn up", "sit", "sit down", "participate", "engage", "arrive", "be", "represented"}
)
UNDONE = pattern_of(r"(?P<help>[mu12457]?)[1-7]{0,2}X?(?:8|(?P<fails>F)(?:[ik]?T)?f)X?(?:[1-7]X?){0,2}$")


def deed_undone_at(scene: Scene, clause: Clause, mood: Mood, verb: int) -> Tense | None:
    """When those who did not do something at an occasion were at it: "failed to agree at talks", not "to appear at"."""
    chunks = scene.chunks
    deed = chunks.text(verb).lower()
    if deed.startswith("fail") and mood.tense is Tense.DENIED:  # "failed at talks in X to agree"
        return Tense.PAST if deed == "failed" else Tense.PRESENT
    match = UNDONE.search(chunks.codes, max(verb - WHOSE_REACH, clause.start), verb)
    if match is None or deed in COMING or deed in scene.words["attending"]:
        return None
    if chunks.codes[verb - 1] in "38" and match["help"] in ("1", "2") and "n" in chunks.entries[verb][3]:
        return None  # "was not missed at talks"
    past = match["help"] in ("4", "5", "7", "2") or chunks.low(match.start("help")) == "could"
    failed = match["fails"] and "d" in chunks.entries[match.start("fails")][3]
    return Tense.PAST if past or failed else Tense.PRESENT
