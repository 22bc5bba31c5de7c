"""Read what a chain of verbs says: past, present or coming; sure, wished for, denied; moved, called off, never met.

In: the chunks of a scene and a verb. Out: its `Mood`.
"""

from typing import NamedTuple

from calendars.extraction.clauses.firsts import first_of_row, is_aim_of_coming, mood_of_first
from calendars.extraction.clauses.tenses import Mood, Tense, change_of, is_only_later, tense_of, tense_of_invitation
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.attributes import counted_time, is_repeated
from calendars.patterns import pattern_of

ACTOR = "SPOBMCA"
VERB = "vxHQWVKFZE"
REACH = 25
WORDS_OF_WILL = {"W": Tense.TENTATIVE, "Q": Tense.FUTURE, "F": Tense.DENIED}
# "Call for", "call on Monday for": what is called for is wished.
CALLING = frozenset({"triggers.call", "triggers.call-on"})
CHAIN = frozenset("mu12345678fQWVKFXZE")
# "has on Monday met", "will on Friday receive": a day stands behind the first word of a chain.
DAY_INSIDE = frozenset(first + behind + "T" for first in "45mu12" for behind in "ki")
PART_INSIDE = frozenset({f"{inside}idX" for inside in DAY_INSIDE})  # "has on Sunday in the afternoon arrived"
# "moved to Friday", "shifted from Monday to Thursday".
SHIFTED = pattern_of(r"[Ev](?:jT|[kg]T)?(?:fT|T)")
# "has shelved plans to visit", "put off plans to visit".
DROPPED = pattern_of(r"[KV]Qf$")
# "was to have begun", "had been due to meet", "had been planned": told of what did not come about.
UNMET = pattern_of(r"2f4|53Q")
INTENDED = frozenset({"planned", "intended"})
OUGHT = frozenset({"should", "ought"})
NEARLY = frozenset({"almost", "nearly"})


class _Chain(NamedTuple):
    """A chain of verbs in a clause: "is now scheduled to visit"."""

    scene: Scene
    start: int  # the first chunk of the clause
    first: int
    verb: int  # the last verb of the chain
    codes: str  # those before the verb, without adverbs and days: "1Qf"
    words: set[str]  # those before the verb
    form: str
    low: str

    def mood(self, tense: Tense, change: str = "") -> Mood:
        """The mood of the whole chain."""
        return Mood(tense, self.first, self.verb + 1, change)

    def tense(self) -> Tense:
        """When and how surely the chain itself says that something happens."""
        return tense_of(self.codes, self.form, self.words)


def read_mood(scene: Scene, verb: int, start: int) -> Mood:
    """Read the chain of verbs that ends at a verb.

    Args:
        scene: the article.
        verb: chunk index of the last verb ("visit" in "is scheduled to visit").
        start: the first chunk of its clause.
    """
    codes = scene.chunks.codes
    first = _first_of_chain(scene, verb, start)
    told = _mood_led(scene, first, verb, start)
    if told is not None:
        return told
    if codes[first] in "WQ" and codes[first - 1] in "dp" and first < verb:
        first += scene.chunks.lows[first] in scene.words["offers"]  # "the offer came at": its own verb says what of it
    chain = _chain_at(scene, first, verb, start)
    for read in _READERS:
        told = read(chain)
        if told is not None:
            return told
    tense = chain.tense()
    running = ("g" in chain.form or chain.low in ("underway", "under")) and chain.codes in ("1", "43", "13")
    if tense is Tense.DENIED and is_only_later(scene, verb):
        tense = chain._replace(codes=chain.codes.replace("8", "")).tense()
    return chain.mood(tense, "running" if running and tense is not Tense.FUTURE else "")


def _first_of_chain(scene: Scene, verb: int, start: int) -> int:
    """Where a chain begins: at "is" of "is on Monday scheduled to visit"."""
    codes = scene.chunks.codes
    first = verb
    quoted = verb - 1 if codes[verb] in "KV" and codes[verb - 1] == "q" else -1  # "was “called off”"
    while first > start and (
        codes[first - 1] in CHAIN
        or first - 1 == quoted
        or codes[first - 3 : first] in DAY_INSIDE
        or codes[first - 6 : first] in PART_INSIDE
    ):
        first -= 2 if codes[first - 1] == "T" else 0
        noun = codes[first - 1] == "Q" and codes[first - 2] in "dA" and first == verb  # "the plan | adopted"
        if noun or (codes[first - 1] == "X" and not _is_adverb(scene, first - 1)):
            break
        first -= 1
    return first


def _chain_at(scene: Scene, first: int, verb: int, start: int) -> _Chain:
    codes, lows = scene.chunks.codes, scene.chunks.lows
    chain = codes[first : verb + (codes[verb] in "125mu")]
    chain = chain.replace("X", "").replace("kT", "").replace("iT", "").replace("q", "")
    form = scene.chunks.entries[verb][3] if codes[verb] in VERB else ""
    return _Chain(scene, start, first, verb, chain, set(lows[first:verb]), form, lows[verb])


def _mood_led(scene: Scene, first: int, verb: int, start: int) -> Mood | None:
    """The mood of a chain behind "the first time", a plan put off, or a first: what leads to it tells when."""
    codes, lows = scene.chunks.codes, scene.chunks.lows
    if first > start and codes[first] in "45" and lows[start - 1] == "time" and (nth := counted_time(scene, 0, start)):
        mood = read_mood(scene, nth.end("be") - 1, nth.start())
        return mood._replace(last=verb + 1)  # "will be the first time X and Y have met": as the being is told
    if codes[first : first + 2] == "Qf" and codes[first - 1] == "d" and codes[first - 2] in "KV" and first - 2 >= start:
        return Mood(Tense.FUTURE, first - 2, verb + 1, change_of(codes[first - 2]))  # "put off a plan to visit"
    ranked = mood_of_first(scene, first, start) if codes[first] == "f" else None
    return None if ranked is None else ranked._replace(last=verb + 1)


def _mood_before(chain: _Chain) -> Mood | None:
    """ "No intention of holding talks", "would like to go"."""
    (codes, lows), first = (chain.scene.chunks.codes, chain.scene.chunks.lows), chain.first
    if codes[first] == "f" and lows[first - 1] == "like" and codes[first - 2] in "m6":
        return Mood(Tense.TENTATIVE, first - 2, chain.verb + 1)
    return None


def _mood_of_bare(chain: _Chain) -> Mood | None:
    """A verb without helpers behind "and" or "or" has those of the verb before it."""
    scene, codes, start = chain.scene, chain.scene.chunks.codes, chain.start
    if chain.codes == "3" and chain.scene.chunks.lows[chain.first] == "be" and codes[chain.first - 1] in "&,":
        return _mood_of_row(chain) or chain.mood(Tense.FUTURE)  # "will meet X and be received by Y"
    if chain.codes:
        return None
    form = scene.chunks.entries[chain.verb][3]
    if "b" in form or codes[chain.verb] == "4":
        if codes[start] == "&" and codes[chain.first - 1] not in "SOBMrt":  # "is to meet X and dine with Y"
            return _mood_of_joined(scene, start, max(start - REACH, 0))
        if codes[chain.first - 1] == "|" and chain.first - 1 > start:  # "will not see X or meet Y"
            return _mood_of_joined(scene, chain.first - 1, start)
        if codes[start] == "," and chain.first == start + 1:
            return _mood_of_row(chain)
    if "g" in form and codes[chain.first - 1] == "&" and chain.first - 1 == start:
        near = [at for at in range(max(start - REACH, 1), start) if codes[at] in VERB and codes[at - 1] in "12"]
        if near and "g" in scene.chunks.entries[near[-1]][3]:  # "is leaving X today and heading to Y"
            return read_mood(scene, near[-1], near[-1] - 1)._replace(last=chain.verb + 1)
    return None


def _mood_of_row(chain: _Chain) -> Mood | None:
    """Of "will meet X, call on Y and be received by Z" the others are as much to come as the first."""
    scene = chain.scene
    at = first_of_row(scene, chain.first)
    if at is None:
        return None
    if scene.chunks.codes[at] in "muf":
        told = Tense.TENTATIVE if scene.chunks.codes[at] == "u" else Tense.FUTURE
        return chain.mood(Tense.DENIED if "8" in scene.chunks.codes[at : at + 3] else told)
    told = read_mood(scene, at, scene.bounds(scene.chunks.sentence_of(at))[0]).tense
    return None if told in (Tense.PAST, Tense.PRESENT) else chain.mood(told)


STRIVING = frozenset(
    {"trying", "working", "striving", "struggling", "scrambling", "pushing", "pressing", "willingness", "readiness"}
)


def _mood_of_infinitive(chain: _Chain) -> Mood | None:
    """The mood of "to meet" behind what it hangs on: "agreed to put off", "was unable to meet", "arrived to meet"."""
    (codes, lows), (first, verb) = (chain.scene.chunks.codes, chain.scene.chunks.lows), (chain.first, chain.verb)
    words = chain.scene.words
    if (chain.codes != "f" and not is_aim_of_coming(chain.scene, chain.codes, first)) or first <= chain.start:
        return None
    beside = codes[first - 1] in ACTOR + "N" and ",x" not in codes[chain.start : first]
    if beside and not _has_finite(codes, chain.start, first):
        return None
    decided = first - 1
    if codes[decided] == "T":  # "agreed on Monday to put off"
        decided -= 1 + (codes[decided - 1] in "kd")
    agreed = decided < first - 1 and lows[decided] in ("agreed", "decided")
    if codes[verb] in "KV" and (agreed or lows[decided] in words["decisions"]):
        return chain.mood(Tense.FUTURE, change_of(codes[verb]))
    if lows[first - 1] in STRIVING:
        return chain.mood(Tense.TENTATIVE)  # "is trying to meet X", "voiced its readiness to go to Y"
    if codes[verb] == "V" and lows[first - 1] in words["striving"] | words["efforts"]:
        return chain.mood(Tense.TENTATIVE)  # "is trying to reschedule the talks for May"
    if lows[first - 1] in words["refusals"]:
        return chain.mood(Tense.DENIED)  # "Ankara's refusal to meet X", "was unable to meet X"
    return _mood_of_purpose(chain.scene, first, chain.start)


def _mood_of_plan(chain: _Chain) -> Mood | None:
    """ "Have no plans to meet", "has shelved plans to visit", "called for talks", "has been called for Monday"."""
    codes, (first, verb) = chain.scene.chunks.codes, (chain.first, chain.verb)
    if chain.codes.startswith("Qf") and chain.scene.chunks.lows[first - 1] == "no":
        return Mood(Tense.DENIED, first - 1, verb + 1)
    dropped = DROPPED.search(chain.codes)
    if dropped:
        return chain.mood(Tense.FUTURE, change_of(dropped[0][0]))
    if chain.scene.chunks.entries[verb][1] not in CALLING:
        return None
    if codes[verb + 1 : verb + 3] == "gT" and (chain.codes[-1:] == "3" or chain.codes in ("1", "2")):
        return chain.mood(Tense.FUTURE)
    if "g" not in codes[verb + 1 : verb + 3] or chain.scene.chunks.low(verb + 5) == "time":
        return None  # "called for the first time"
    return None if chain.tense() is Tense.DENIED else chain.mood(Tense.TENTATIVE)


def _mood_of_will(chain: _Chain) -> Mood | None:
    """ "Was originally scheduled for", "is tentatively planned for", "hopes for", "refused"."""
    scene, codes, verb = chain.scene, chain.scene.chunks.codes, chain.verb
    if codes[verb] == "Q":
        at_first = not chain.words.isdisjoint(scene.words["at_first"])
        if (at_first and chain.codes == "2") or (chain.codes == "53" and (at_first or not _is_told(scene, verb))):
            return chain.mood(Tense.PAST, "unmet")  # "was originally scheduled for", "had been set for"
    aimed = chain.low == "aimed" and codes[verb + 1] == "i"  # "the visit on Monday is aimed at closer ties"
    if codes[verb] in WORDS_OF_WILL and set("8F").isdisjoint(chain.codes) and not aimed:
        unsure = not chain.words.isdisjoint(("tentatively", "provisionally"))
        return chain.mood(Tense.TENTATIVE if unsure else WORDS_OF_WILL[codes[verb]])
    return None  # "failed to agree on a date" too


def _mood_of_change(chain: _Chain) -> Mood | None:
    """ "Has been cancelled", "was moved to Friday", "might be called off", "the session adjourned on Friday"."""
    scene, codes, low, verb = chain.scene, chain.scene.chunks.codes, chain.low, chain.verb
    shifted = low in scene.words["shifted"] and SHIFTED.match(codes, verb)
    pause = codes[verb + 1] in "fa" or codes[verb + 1 : verb + 3] == "gD"  # "adjourned for two weeks", "until Monday"
    ended = low.startswith("adjourn") and not pause
    if not ended and codes[verb] not in "VK" and not shifted:
        return None
    tense = chain.tense()
    if "d" not in chain.form and scene.chunks.last_low(verb) == "forward" and codes[verb + 1] not in "dASPnxG":
        return chain.mood(tense)  # "as the talks move forward"
    later = "d" in chain.form or tense is Tense.FUTURE
    if ended and (later or (not chain.codes and codes[verb + 1] in "gw.,;kiT")):
        return chain.mood(tense)  # "Talks adjourn with no result", "will adjourn for Easter": no new day is set
    if codes[chain.first - 1] != "," and codes[verb] in "VK" and is_repeated(scene, chain.first, verb):
        return chain.mood(Tense.DENIED)
    if tense is Tense.PAST and ("43" in chain.codes or ("4" in chain.codes and low.startswith("fallen"))):
        tense = Tense.FUTURE  # "the meeting on Thursday has been cancelled": it was still to come
    lost = low.startswith("reschedul") and "8" in chain.codes and "K" in codes[max(verb - 16, 0) : verb]  # "called off"
    return chain.mood(Tense.FUTURE if lost else tense, "off" if lost else change_of(codes[verb]))


def _mood_of_move(chain: _Chain) -> Mood | None:
    """ "Will now take place on Friday", and not "will now take place in Ankara, not Sochi"."""
    codes, verb = chain.scene.chunks.codes, chain.verb
    if "m" not in chain.codes or "8" in chain.codes or "now" not in chain.words:
        return None
    if chain.scene.chunks.entries[verb][1] != "cues.support":
        return None
    elsewhere = codes[verb + 1] == "i" and verb + 2 in chain.scene.places
    dated = not elsewhere or bool(chain.scene.days_in(verb, chain.scene.chunks.end_of(verb)))
    return chain.mood(chain.tense(), "moved" if dated else "")


def _mood_of_unmet(chain: _Chain) -> Mood | None:
    """ "Was to have met", "had planned to meet", "should have opened on Monday", "may have met": nobody says so."""
    codes, words, code = chain.codes, chain.words, chain.scene.chunks.codes[chain.verb]
    if codes.startswith("u4") and not words.isdisjoint(("may", "might")):
        return chain.mood(Tense.DENIED)
    if (
        (codes.startswith("5Qf") and not words.isdisjoint(INTENDED))
        or UNMET.search(codes if code == "4" else codes + code)  # "was to have lunch" is still to come
        or (codes.startswith("m4") and "would" in words and code not in "123X")  # not "would have been unthinkable"
        or (codes.startswith(("u4", "uf4")) and not words.isdisjoint(OUGHT))
        or (codes.startswith(("2Q", "53Q")) and not words.isdisjoint(chain.scene.words["at_first"]))
    ):
        return chain.mood(Tense.PAST, "unmet")
    if "supposed" in words and codes.startswith("2") and "8" not in codes:
        return chain.mood(Tense.TENTATIVE, "unmet" if "4" in codes else "supposed")
    return None


def _mood_of_doubt(chain: _Chain) -> Mood | None:
    """What is not said to be so: "almost met X", "is rumoured to visit", "in two minds about going", "is ready to"."""
    scene, lows, first, codes, words = chain.scene, chain.scene.chunks.lows, chain.first, chain.codes, chain.words
    if codes[-1:] == "3" and "d" in chain.form and "being" in words and chain.low in scene.words["weighed"]:
        return chain.mood(Tense.TENTATIVE)  # "a call is being discussed for this week"
    if scene.chunks.codes[chain.verb] == "v" and lows[first - 1] in NEARLY and "d" in chain.form:
        return chain.mood(Tense.DENIED)
    before = lows[first - 1]
    if before == "of" and lows[first - 2] in scene.words["verge"] and "2" in scene.chunks.codes[chain.start : first]:
        return chain.mood(Tense.DENIED)  # "was on the point of leaving for X when"
    if before == "about" and lows[first - 2] in ("minds", "undecided"):
        return chain.mood(Tense.TENTATIVE)
    if before == "against" and lows[first - 2].startswith("decid"):
        return chain.mood(Tense.DENIED)  # "has decided against visiting X"
    if not words.isdisjoint(scene.words["rumoured"]) and codes[:1] in ("1", "2") and "f" in codes:
        return chain.mood(Tense.TENTATIVE)
    if chain.low.startswith(("rul", "exclud")) and "8" in codes:
        return chain.mood(Tense.TENTATIVE)  # "cannot be ruled out", "is not excluded", "has not ruled out talks"
    if codes.startswith("5Wf") and not words.isdisjoint(scene.words["vain"]):
        return chain.mood(Tense.DENIED)  # "had hoped to see X"
    if codes.endswith("f") and len(codes) > 1 and not words.isdisjoint(scene.words["wishing"]):
        return chain.mood(Tense.TENTATIVE)  # "has asked to see", "is ready to meet"
    return None


# The first that knows the chain tells its mood.
_READERS = (
    *(_mood_before, _mood_of_bare, _mood_of_infinitive, _mood_of_plan, _mood_of_will),
    *(_mood_of_change, _mood_of_move, _mood_of_unmet, _mood_of_doubt),
)


HEDGES = frozenset({"well", "yet", "very"})  # behind "may", before its verb


def _is_adverb(scene: Scene, at: int) -> bool:
    """Whether a word may stand inside a chain of verbs: "will now be held", "can realistically take place"."""
    low, before = scene.chunks.low(at), scene.chunks.codes[at - 1]
    hedged = low in HEDGES and before in "uX"
    return hedged or low in scene.words["adverbs"] or (low.endswith("ly") and before in "mu1245")


# A modal and a verb that the lexicon does not know: "will address", "may not sponsor", "is to stay"; "will be in Riga"
MODAL = pattern_of(r"(?:[mu7](?P<no>8?)|1f)X?[Xxn3]$")


def _mood_of_joined(scene: Scene, first: int, start: int) -> Mood:
    """A bare verb behind "and" or "or" has the modal of the verb before it: "will address X and meet Y"."""
    codes = scene.chunks.codes
    if scene.chunks.low(first) == "nor":
        return Mood(Tense.DENIED, first, first + 1)
    for at in range(first - 1, start - 1, -1):
        if codes[at] in "vHEQWVKF12f;.":
            if codes[at] in "vHE" and scene.chunks.entries[at][3] in ("d", "dn") and codes[at - 1] not in CHAIN:
                return Mood(Tense.PRESENT, first, first + 1)  # "sat down on Monday and meet again today"
            break
        modal = MODAL.search(codes, max(at - 3, start), at + 1)
        if modal is not None and not _is_adverb(scene, at):
            told = Tense.TENTATIVE if codes[modal.start()] == "u" else Tense.FUTURE
            return Mood(Tense.DENIED if modal["no"] else told, modal.start(), first, "purpose")
    return _mood_of_purpose(scene, first, start)


def _mood_of_purpose(scene: Scene, first: int, start: int) -> Mood:
    """An infinitive of purpose takes the tense of the verb before it: "arrived on Monday to meet".

    One behind "invitation" is wished for by who invites: "has received an invitation to visit", "declined an offer to".
    """
    codes, lows = scene.chunks.codes, scene.chunks.lows
    causes = scene.words["causes"]
    if any(lows[at - 1] == "no" and lows[at] in causes for at in range(max(first - 4, start), first)):
        return Mood(Tense.DENIED, first, first + 1)  # "There is no need now to hold a conference"
    offered = any(scene.chunks.low(at) in scene.words["offers"] for at in range(max(first - 4, start), first))
    for at in range(first - 1, start - 1, -1):
        if offered and codes[at - 1] in "dp" and lows[at] in scene.words["offers"]:
            continue  # "an offer", and not "offered"
        if offered and codes[at] in "vHEQWKF":
            taken = tense_of_invitation(codes[max(at - 4, start) : at + 1], read_mood(scene, at, start))
            return Mood(taken, at, first, "purpose")
        if codes[at] == "X" and lows[at] in ("decision", "decisions", "choice"):
            return Mood(Tense.NONE, first, first + 1)  # "hailed X's decision to meet Y": done, or to come
        if codes[at + 1] == "d" and lows[at] in ("used", "had") and (codes[at] == "X" or codes[at + 2] == "n"):
            return Mood(Tense.PAST, at, first, "purpose")  # "used the break to sign it", "had a call to discuss it"
        if codes[at] in "vHEQWVKF12" or codes[at - 1 : at + 1] == ",x":  # ", meeting in Riga to discuss it,"
            stays = codes[at] in "12" and codes[at + 1] == "f" and at + 1 < first  # "was to stay on to meet X"
            mood = read_mood(scene, at + 2 * stays, start)
            if at == first - 1 and scene.chunks.low(at) == "going" and mood.tense is Tense.PRESENT:
                past = "2" in codes[mood.first : at]  # "was going to sign", "is going to sign"
                return Mood(Tense.PAST if past else Tense.FUTURE, mood.first, first, "unmet" if past else "")
            return Mood(mood.tense, mood.first, first, "unmet" if mood.change == "unmet" else "purpose")
    if (told := _verb_before_aside(scene, start)) is not None:
        begin, _ = scene.bounds(scene.chunks.sentence_of(told))
        return Mood(read_mood(scene, told, begin).tense, first, first, "purpose")
    return Mood(Tense.FUTURE, first, first + 1)


# ", who will brief the ministers", ", both of whom are ministers"
ASIDE = pattern_of(r",[dXAo9h]{0,3}c[^,;.]*$")


def _verb_before_aside(scene: Scene, start: int) -> int | None:
    """The verb of a clause that goes on behind one set in it: "sent X, who will brief them, | to Y to meet Z"."""
    codes = scene.chunks.codes
    goes_on = codes[start] == "," and codes[start + 1] in "fik"
    begin = scene.bounds(scene.chunks.sentence_of(start))[0] if goes_on else start
    aside = ASIDE.search(codes, max(begin, start - REACH), start) if goes_on else None
    return aside and next((at for at in range(aside.start() - 1, begin, -1) if codes[at] in "vHEQWVKF12"), None)


def _has_finite(codes: str, start: int, end: int) -> bool:
    return any(code in "vHE12mu45WQ" for code in codes[start:end])


def _is_told(scene: Scene, at: int) -> bool:
    """Whether somebody says so, which puts "has been set" back to "had been set"."""
    begin, end = scene.bounds(scene.chunks.sentence_of(at))
    return "Z" in scene.chunks.codes[begin:end]
