"""Read the words before a noun: who takes part, the part of it that is meant, whether it is the first of several.

In: a scene, a clause and where a noun's own words begin. Out: the chunk that stands before them, with the parties told
there ("US-Japan summit", "Putin's visit") filled in. `noun_standings.py` says what stands over the noun ("details of
the talks", "hopes for talks", "hailed the talks", "denied that talks were held").
"""

from __future__ import annotations

from calendars.extraction.candidates.askings import is_furthering
from calendars.extraction.candidates.candidates import Candidate, is_with_strangers
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.clauses.openers import CLOSE
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import AIMED, ORDINALS, any_of
from calendars.models import Kind
from calendars.patterns import pattern_of

# Words of planning that are as often nouns.
PLANS = frozenset({"plan", "plans", "offer", "schedule", "proposal", "promise", "hopes", "wish"})
# "On the sidelines of the summit".
BESIDE = frozenset({"sidelines", "margins", "fringes", "sideline", "margin"})
# "The second day of the visit".
NTH = {low: nth for nth, low in enumerate(ORDINALS, 1)} | {"opening": 1}
# "Into their third day", "on day two of the visit".
NTH_DAYS = {low: nth for nth, low in enumerate(ORDINALS, 1) if nth > 1} | {"two": 2, "three": 3, "four": 4}
COUNTED_DAYS = frozenset(NTH_DAYS)
# A day between an auxiliary and its verb.
DAY_IN_CHAIN = frozenset({"4kT", "5kT"})
LAST = frozenset({"final", "last", "closing"})
# "Thursday, the last of a three-day", with the code of an ordinal or of an adjective
BESIDE_DAY = frozenset({"T,dXodD", "T,d9odD", "T,dAodD"})
# How far behind the trigger the day is named.
NTH_REACH = 20
# "With Kenya's participation", "confirmed his attendance": they take part.
COMPANY = frozenset({"participation", "attendance", "presence"})


def before_determiners(scene: Scene, clause: Clause, first: int) -> int:
    """The chunk before a noun's words and its articles, in the clause."""
    before = first - 1
    while before > clause.start and scene.chunks.codes[before] == "d":
        before -= 1
    return before


def before_article(scene: Scene, first: int) -> int:
    """The chunk before a noun's words and the one article before them."""
    return first - 1 - (scene.chunks.codes[first - 1] == "d")


# Who speaks, to whom or when, before "on": not "agreed | on a summit", "the decision | on a meeting".
SPOKEN = frozenset("TPSBOMRCLhnx")
# What an occasion takes place on: "on the eve of", "on the margins of", "on the second day of".
TIMES_OF = frozenset({"day", "days", "eve", "sidelines", "margins", "fringes", "occasion"})


def is_talked_of(scene: Scene, first: int, at: int, journey: bool = False) -> bool:
    """ "Held talks with X on Friday | on the G20 summit in Riga": that is what they speak about, whenever it is.

    So it is of those to which somebody is to come back. `first` is where the words of the noun at chunk `at` begin. But
    who "held talks on a journey" held them there.
    """
    before = before_article(scene, first)
    if scene.chunks.lows[before - 1 : before + 1] == ["back", "to"]:
        return scene.chunks.codes[before - 2] in ACTOR + "ht"  # "to bring the rebels back to the talks"
    if not TIMES_OF.isdisjoint(scene.chunks.lows[before:at]):
        return False
    listed = scene.chunks.codes[before] in ",&"
    if listed and (scene.chunks.low(first - 1) == "the" or _is_to_come(scene, before, at)):
        before = _opens_topics(scene, before)
        if scene.chunks.entries[before][1] == "triggers.discuss":
            return True  # "will discuss trade, the summit in Riga and", "on trade and a planned summit"
    asked = DISCUSSED.search(scene.chunks.codes, max(before - LIST_REACH, 0), before + 1)
    if asked is not None and asked.start() < before and scene.chunks.entries[asked.start()][1] == "triggers.discuss":
        return True  # "will discuss with X on Friday a summit in Riga"
    about = scene.chunks.low(before) == "about" or (scene.chunks.low(before) == "on" and (listed or not journey))
    return about and scene.chunks.codes[before - 1] in SPOKEN


# "discussed with Foreign Minister X by phone on Friday | a"
DISCUSSED = pattern_of(r"v(?:wd?[XA]{0,2}(?:[PSNR]|p?J))?(?:yX)?(?:k?T)?$")

# What is still to come is told with one of these: "on trade and | a second summit".
TO_COME = frozenset({"second", "third", "next", "future", "upcoming", "coming", "further", "forthcoming"})


def _is_to_come(scene: Scene, before: int, at: int) -> bool:
    """Whether a word before a noun tells that it is to come: "a planned summit", "a second summit"."""
    return any(scene.chunks.codes[one] in "QW" or scene.chunks.low(one) in TO_COME for one in range(before, at))


# What stands in a list of what is talked about: "on trade, the summit in Riga and".
LISTED = frozenset("dXA9OBSNnxGQpLCPRio-,&")
LIST_REACH = 16


def _opens_topics(scene: Scene, at: int) -> int:
    """The chunk that opens the list in which a comma or "and" stands: "on" in "talks on trade, the summit and"."""
    first = max(at - LIST_REACH, scene.chunks.sentences[scene.chunks.sentence_of(at)][0])
    while at > first and scene.chunks.codes[at] in LISTED:
        at -= 1
    return at


def before_adverbs(scene: Scene, start: int, first: int) -> int:
    """The chunk before a word and the adverbs before it, back to `start` at most."""
    before = first - 1
    while before > start and scene.chunks.codes[before] == "X" and scene.chunks.low(before) in scene.words["adverbs"]:
        before -= 1
    return before


def start_of_name(scene: Scene, at: int) -> int:
    """The first chunk of the proper name that ends at a noun: "India" in "the India Economic Summit"."""
    first = at
    while first >= 0 and scene.chunks.codes[first] in "XNSLOAn" and scene.chunks.text(first)[0].isupper():
        first -= 1
    return first + 1 if first < at else at


# The rules of verbs of putting off and breaking off, whose participles say what became of talks.
PARTED = frozenset({"cues.moved", "cues.broken"})


def _is_told_of_noun(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a participle stands bare before its noun: "held | delayed talks", "Delayed talks opened"."""
    if scene.chunks.entries[at][1] not in PARTED or not scene.chunks.low(at).endswith("ed"):
        return False
    return at == clause.start or (scene.chunks.codes[at - 1] == "H" and at > clause.start)


def read_modifiers(scene: Scene, clause: Clause, at: int, candidate: Candidate) -> int:
    """Fill in who and where stands right before a noun: "US-Japan", "two-day EU"; returns the first chunk of it."""
    first = start_of_pair(scene.chunks.codes, _first_modifier(scene, clause, at, candidate), at)
    for index in range(first, at):
        _take_modifier(scene, at, index, candidate)
    return first


def _first_modifier(scene: Scene, clause: Clause, at: int, candidate: Candidate) -> int:
    """Where what describes a noun begins; a verb that tells of it is kept as its plan: "planned talks"."""
    codes = scene.chunks.codes
    first = at
    plain = 0
    while first > clause.start and plain < 4:
        code = codes[first - 1]
        if code == "&" and codes[first] in "TD":
            break  # "discuss Syria and the three-day Arab summit"
        if code == "F" and scene.chunks.low(first - 1) == "failed":
            first -= 1  # "a failed summit", "after failed talks": they were held
            continue
        if code in "VE" and _is_told_of_noun(scene, clause, first - 1):
            candidate.plan = candidate.plan or code
            first -= 1
            break
        if code in "QWVKEH" and codes[first - 2] in "dpASO9TDX," and first - 2 >= clause.start:
            if codes[first - 2] == "S" and scene.chunks.entries[first - 1][1] == "cues.support":
                break  # "Iran and Iraq held talks"
            parted = first - 2 == clause.start or _awaits_verb(scene, clause, first - 2)
            if code == "H" and codes[first - 2] == "," and parted and clause.subject:
                break  # "X, the first minister to travel there, held talks"
            if codes[first - 2] in "SOT" and not _has_other_verb(scene, clause, first - 1):
                break  # "Egypt on Wednesday requested talks"
            if codes[first - 3 : first - 1] == "kT" and first - 4 in clause.subject:
                break  # "Lavrov on Sunday held talks with X aimed at ending the war"
            if code in "HE" and _acts_by_adverb(scene, clause, first - 1):
                break  # "He then held talks"
            if codes[first - 4 : first - 1] in DAY_IN_CHAIN or (code == "W" and codes[first - 3 : first - 1] == "5X"):
                break  # "had on Wednesday suspended talks", "had initially suggested talks"
            if "n" in scene.chunks.entries[first - 1][3] or "g" in scene.chunks.entries[first - 1][3] or code in "QWVK":
                candidate.plan = candidate.plan or code
                first -= 1
                continue
            break
        adjective = code == "n" and scene.chunks.low(first - 1) == "ministerial"  # "Japanese-Russian ministerial talks"
        if (adjective or code in "ASOBMCLUPp-TD9XtrJN&") and not (
            code == "&" and (first - 2 < clause.start or codes[first - 2] not in ACTOR)
        ):
            if code in "XN":
                plain += 1
                furthers = is_furthering(scene, first - 1)
                if scene.chunks.low(first - 1) == "out" or (code == "X" and codes[first - 2] in "mu") or furthers:
                    break  # "met to back talks"
            first -= 1
        else:
            break
    if first < at and codes[first] in "&-p":
        first += 1
    return first


def _take_modifier(scene: Scene, at: int, index: int, candidate: Candidate) -> None:
    """Fill in whom or what one chunk before a noun names: its mediator, its host, its city, one of its parties."""
    codes = scene.chunks.codes
    code = codes[index]
    after = codes[index + 1]
    if (code == "C" and after not in "p-&") or code == "L":
        topic = candidate.kind is not Kind.VISIT and scene.chunks.text(index).lower() in scene.words["contested"]
        candidate.place = candidate.place or (None if topic else scene.places.get(index))
    elif code in "ASOBMPC":
        if after == "-" and codes[index + 2] in "EXH":
            led = code in "OB" and scene.chunks.low(index + 2) == "led"  # "UN-led talks", and not "US-led talks"
            if candidate.kind in MEET and (led or scene.chunks.low(index + 2) in scene.words["mediated"]):
                if not is_with_strangers(scene, at):
                    candidate.parties[index] = "mediator"  # "UN-mediated talks", but not "US-backed talks"
            elif candidate.kind in GATHER and scene.chunks.low(index + 2) in scene.words["organised"]:
                candidate.parties[index] = "modifier"  # "a UN-sponsored conference"
            return
        named = code == "P" and after == "X" and scene.chunks.text(at)[0].isupper()
        if named and scene.chunks.text(index + 1)[0].isupper():
            return  # "the Nelson Mandela Peace Summit"
        if code == "S" and after not in "p-&nx" and codes[index - 1] != "-" and index < start_of_name(scene, at):
            return
        city = candidate.kind in GATHER and index == at - 1 and codes[index - 1] not in "-&"
        if city and scene.chunks.text(index).lower() in scene.words["city_states"]:
            candidate.place = candidate.place or scene.places.get(index)
            candidate.parties[index] = "city"  # "the Luxembourg summit" is in Luxembourg
            return
        visited = candidate.kind is Kind.VISIT and code == "S" and index == at - 1 and scene.places.get(index)
        candidate.parties[index] = "host" if visited else "modifier"  # "his Cuba visit"
        candidate.place = candidate.place or visited or None


# "He | then", "Powell also", "Peru and Chile later"
BY_ADVERB = pattern_of(r"[hPSM]X{1,2}$")


def _acts_by_adverb(scene: Scene, clause: Clause, verb: int) -> bool:
    """Whether somebody and adverbs stand before the one verb of a clause: "He later | held talks with X"."""
    match = BY_ADVERB.search(scene.chunks.codes, clause.start, verb)
    if match is None or _has_other_verb(scene, clause, verb):
        return False
    adverbs = scene.chunks.lows[match.start() + 1 : verb]
    plain = any_of(scene.words["adverbs"], scene.words["following"])
    return all(low in plain or low.endswith("ly") for low in adverbs)


def _awaits_verb(scene: Scene, clause: Clause, comma: int) -> bool:
    """Whether a subject stands before a comma, and no verb yet: "Lavrov, 56, | held talks"."""
    who = max((at for at in clause.subject if clause.start <= at < comma), default=None)
    return who is not None and set("mu1245vHEQWVKFZ").isdisjoint(scene.chunks.codes[who + 1 : comma])


def _has_other_verb(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a clause has a verb besides one of its words; "scheduled for", "due to begin" behind a noun are none.

    Nor is "aimed at ending it" one.
    """
    codes = scene.chunks.codes
    due = {begun for one in range(at, clause.end) if codes[one : one + 3] == "QfH" for begun in (one, one + 2)}
    due |= {one for one in range(at, clause.end) if codes[one - 1] == "f"}  # "on Sunday held talks with X to discuss"
    aims = [one for one in scene.chunks.find(AIMED, at, clause.end) if codes[one + 1] in "fi"]
    due |= {one for aim in aims for one in (aim, aim + 2)}
    others = (one for one in range(clause.start, clause.end) if one != at and one not in due)
    return any(codes[one] in "vHEWVKFZ1245mu" or (codes[one] == "Q" and codes[one + 1] not in "gkiT") for one in others)


def is_plan_noun(scene: Scene, at: int) -> bool:
    """Whether a word that may plan or wish is a noun: "went over the plan with X", "a peace offer"."""
    before = at - 1 - (scene.chunks.codes[at - 1] in "XA")
    return scene.chunks.codes[at] in "QW" and scene.chunks.codes[before] == "d" and scene.chunks.low(at) in PLANS


def opens_with_edition(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a chunk is the "edition" that a clause opens with: "The third edition (or: round) of the forum opens"."""
    return scene.chunks.low(at) in ("edition", "round") and scene.chunks.codes[clause.start : at].strip("dX9A") == ""


def with_part(scene: Scene, clause: Clause, first: int) -> int:
    """The first chunk of "the next round of" before a noun: what is said of the part is said of the whole."""
    codes = scene.chunks.codes
    before = before_determiners(scene, clause, first)
    part = before - 1 >= clause.start and (
        codes[before - 1] == "D"
        or (before - 1 > clause.start and scene.chunks.low(before - 1) in scene.words["part"])
        or opens_with_edition(scene, clause, before - 1)
        or is_day_of_length(scene, before - 1)
    )  # "the next round of talks", "three days of talks", "The third edition of the forum opens"
    if codes[before] == "o" and part:
        first = before - 1
        while first > clause.start and codes[first - 1] in ("X9Td-&n" if codes[first] == "X" else "X9Td-&"):
            first -= 1
        return with_part(scene, clause, first)  # "the second phase of the fifth round of"
    return first


def is_day_of_length(scene: Scene, at: int) -> bool:
    """Whether a number is that of a day told before it: "on Thursday, the | last | of a three-day visit"."""
    chunks = scene.chunks
    return at > 2 and chunks.codes[at - 3 : at + 4] in BESIDE_DAY and (chunks.low(at) in NTH or chunks.low(at) in LAST)


def read_nth_day(scene: Scene, part: int, first: int, candidate: Candidate) -> None:
    """ "The second day of", "the second and final day of" before a noun: the day that its time tells is that one."""
    lows = [scene.chunks.low(at) for at in range(part, first)]
    candidate.ended = not CLOSE.isdisjoint(lows)
    if "day" not in lows and not is_day_of_length(scene, first - 3):
        return
    candidate.nth = next((NTH[low] for low in lows if low in NTH), 0)
    candidate.last_day = not LAST.isdisjoint(lows)


def read_day_beside(scene: Scene, candidate: Candidate, first: int) -> None:
    """ "Failed to agree on Thursday, the second day of a summit": whatever was done then, the summit was on."""
    codes, comma = scene.chunks.codes, first - 1 - (scene.chunks.codes[first - 1] == "d")
    if (candidate.nth or candidate.last_day) and codes[comma - 1 : comma + 1] == "T,":
        candidate.day, candidate.mood, candidate.topic = comma - 1, None, False


def read_cause(scene: Scene, candidate: Candidate, first: int) -> None:
    """ "Withdrew its invitation in June over a conference on Tibet": on the day of that there was no conference."""
    lows, article = scene.chunks.lows, first - (scene.chunks.codes[first] != "d")
    over = lows[article - 1] == "over" and lows[article] in ("a", "an") and not lows[article - 2].startswith("presid")
    if over and candidate.kind in GATHER and "T" not in scene.chunks.codes[candidate.at : candidate.at + 5]:
        candidate.topic = True


def read_nth_behind(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """ "Are meeting for a third day", "entered their second day", "on day two of the visit": its time is that day's."""
    chunks, mood = scene.chunks, candidate.mood
    end = min(candidate.at + NTH_REACH, clause.end - 1)
    if candidate.noun and mood is not None and mood.first >= clause.end:  # "The talks, led by X, were in their third"
        end = min(mood.first + NTH_REACH, scene.bounds(clause.sentence)[1] - 1)
    for at in chunks.find(COUNTED_DAYS, candidate.at + 2, end):
        last = chunks.codes[at + 1] == "&" and chunks.low(at + 2) in LAST  # "on its third and last day"
        day = at + 1 + 2 * last
        if chunks.low(day) != "day" or chunks.codes[at - 1] != "d":
            continue
        if chunks.codes[day + 1] == "o":
            continue  # "holds talks on the second day of a visit"
        begins = chunks.entries[at - 2][1] == "cues.begin" and candidate.noun
        if begins or chunks.low(at - 2) in ("for", "into", "in", "on"):
            candidate.nth = candidate.nth or NTH_DAYS[chunks.low(at)]
            candidate.last_day = candidate.last_day or last
            break
    before = candidate.at - 1
    while before > clause.start + 2 and chunks.codes[before] in "dAXDSOC-9" and chunks.low(before) not in NTH_DAYS:
        before -= 1
    if before > clause.start + 2 and chunks.codes[before] == "o":
        before -= 1
    if candidate.noun and before > clause.start and chunks.low(before) in NTH_DAYS and chunks.low(before - 1) == "day":
        candidate.nth = candidate.nth or NTH_DAYS[chunks.low(before)]


# "A visit, the first to India by a Thai king".
RANKED = frozenset(ORDINALS[:4]) | {"last", "latest", "highest"}


def is_first_of_many(scene: Scene, start: int, by: int) -> bool:
    """Whether "by" hangs on words aside that only say which one it is: "a visit, the first to India by a Thai king"."""
    chunks = scene.chunks
    return any(
        chunks.codes[at - 2 : at] == ",d" and chunks.low(at) in RANKED and chunks.codes[at + 1] in "ykfiXT"
        for at in range(start + 3, by)
    )


def owns_a_thing(scene: Scene, at: int) -> bool:
    """Whether behind a comma and "with" what an actor owns is no one who could take part: ", with Greece's debt"."""
    chunks = scene.chunks
    if chunks.codes[at - 2 : at] != ",w":
        return False
    after = at + 2
    while chunks.codes[after] in "XA9-" and not _takes_part(scene, after):
        after += 1
    return chunks.codes[after] not in "RrtPSOMBN" and not _takes_part(scene, after)


def _takes_part(scene: Scene, at: int) -> bool:
    low = scene.chunks.low(at)
    return low in scene.words["group"] or low in COMPANY


def start_of_pair(codes: str, first: int, at: int) -> int:
    """Where the words of a noun begin: "Afghan anger puts US-Taliban talks on hold" tells of the talks of these two."""
    pair = at - 3
    paired = pair > first and codes[at - 2] == "-" and codes[at - 1] in ACTOR and codes[pair] in ACTOR
    return pair if paired and "X" in codes[first:pair] else first


def verb_of_described(scene: Scene, clause: Clause, at: int) -> int | None:
    """The verb whose object a participle with "by" describes: "attend" in "will attend a gala hosted by X"."""
    codes = scene.chunks.codes
    if codes[at + 1] != "y" or codes[at - 1] not in "nxXN":
        return None
    first = at - 1
    while first > clause.start and codes[first - 1] in "XNA9D":
        first -= 1
    verb = first - 2 - (codes[first - 2] == "i")  # "is expected at a dinner"
    return verb if verb >= clause.start and codes[first - 1] == "d" and codes[verb] in "HvEWQF" else None
