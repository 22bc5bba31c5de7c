"""Read who does what the verbs of a clause say.

In: the chunks of a scene and the bounds of a clause. Out: the actors that are its subject, or that it is a pronoun.
"""

from __future__ import annotations

from calendars.extraction.clauses.boards import BODIES, MEMBER_STATES, is_of_those
from calendars.extraction.clauses.moods import ACTOR, HEDGES
from calendars.extraction.clauses.offices import are_their_ministers, shares_office
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# Adjectives of states before what has the last of them in its name: "British, French and German ministers".
ROW = pattern_of(r"A(?:,[AS]){0,6}(?:,?&[SBM]|,S)")
# "In Thursday's talks with X, Y was blunt".
WITH_DAY = pattern_of(r"Tp[A-Z-]{0,3}[nx]w")
# ", stopping in", ", arriving here", ", flying to", ", visiting Lagos"
PARTICIPLE_AT = pattern_of(r",X?(?P<verb>[vH])(?:[ifX]|d?[CSL])")
# ", in Cairo for talks with Y", ", here for a meeting with Y"
THERE_FOR = pattern_of(r",(?:i[dA]{0,2}[CLS]|X)gd?[XA9D-]{0,3}[nx]w[^,;.&mu1245Z]{1,6}(?=,|$)")
# A verb that a subject has: "will", "is", "met".
FINITE = pattern_of(r"[mu1245vHEZQWVKxF]")
# Behind a person's "'s": somebody who acts for him, somebody of his who has a name.
HIS_ENVOY = pattern_of(r"[XA]{0,2}[Rrt]")
OF_HIS = pattern_of(r"[XA]{0,2}[XRrt],?P")
# So many of those who act.
NUMBERS = frozenset(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "several", "both"}
)
SOME = NUMBERS | {"most", "some", "many", "half", "all", "dozens"}
# Where a story was filed: "KHARTOUM/ADDIS ABABA - The president".
FILED = pattern_of(r"[CLS]&[CLS](?:\(X\))?[-;]")
# "As planned, X will", "Under an agreement reached in May, X will": the subject stands behind the comma.
AS_PLANNED = pattern_of(r"cX?[QEHvWX],")
UNDER_PLAN = pattern_of(r"kd?[^,;.qcmu12]{1,12},")
# "In a bid to end the row, X will", "To end the row, X will": what for, before the comma.
IN_BID = pattern_of(r"(?:id[XAW]{1,2}|)f[vxHEXQKVWF][^,;.qcmu12]{0,12},")
COUNTRIES = frozenset({"countries", "nations", "states", "powers", "economies", "democracies"})
MEALS = frozenset({"lunch", "dinner", "breakfast", "supper", "tea"})
# Words for both of those told of, before their verb.
PAIR = frozenset({"two", "pair", "duo"})
# Pronouns that only a verb follows.
NOMINATIVE = frozenset({"he", "she", "they", "i", "we"})
ACTING = NOMINATIVE | {"who"}
# Between "will" and its verb.
BETWEEN_CHAIN = frozenset(
    {"also", "well", "later", "then", "briefly", "again", "probably", "possibly", "instead"}
    | {"now", "first", "jointly", "soon"}
)
CLOSING_IN = HEDGES | {"perhaps", "maybe"}
PRONOUNS = NOMINATIVE | {"both"}


# What a clause must have for somebody to be its subject: an actor, a pronoun, or a word for one.
NAMING = pattern_of(f"[{ACTOR}h]")
PAIRED = PAIR | {"both", "their", "sides"}
# Whoever did so to a treaty signs it, and not whoever brokered, drafted or hailed it.
AGREED = frozenset({"reached", "negotiated", "struck", "agreed", "signed", "concluded", "made", "forged", "sealed"})
# "chairman of the", "chair of the current"
CHAIR_OF = pattern_of(r"R[SAOB]?od?[X9]{0,2}$")


def read_subject(scene: Scene, start: int, stop: int) -> tuple[tuple[int, ...], bool]:
    """Actors before the first verb of a clause that are not in a phrase of time, place or means; or a pronoun."""
    codes, lows = scene.chunks.codes, scene.chunks.lows
    offices = "dr" in codes[start:stop]
    if not NAMING.search(codes, start, stop) and not offices and not scene.chunks.find(PAIRED, start, stop):
        return (), False
    found: list[int] = []
    pronoun = plain = False
    held = ""  # the preposition that what follows hangs on
    moving = PARTICIPLE_AT.match(codes, start, stop)
    if moving and scene.chunks.entries[moving.start("verb")][3] == "g":
        return (), False  # ", stopping in Tokyo, Seoul and Beijing"
    filed = FILED.match(codes, start)
    at = filed.end() if filed and scene.chunks.text(start).isupper() else start + (codes[start] in "ac")
    at = _after_plan(scene, start, stop) or at
    while at < stop:
        code = codes[at]
        if code in "vH" and not found and scene.chunks.entries[at][3] == "g":
            if not FINITE.search(codes, at + 1, stop):
                return (), False  # "her counterparts when visiting Laos and Thailand"
            at += 1
            continue  # "While returning home, the king will ..."
        led = code in "HEv" and codes[at + 1] == "y" and at > start
        if led and not found and "G" in codes[start:at] and lows[at] not in AGREED:
            held = "y"
            at += 2  # "The truce brokered by X is to be signed": X does not sign it
            continue
        if led and (lows[at] in scene.words["joined"] or all(scene.actors[one].sort == "group" for one in found)):
            held = "led"
            at += 2  # "A delegation led by X arrived"
            continue
        grouped = code == "E" and codes[at - 1] in "BOS" and codes[at + 1] == "X" and found
        if grouped and lows[at + 1] in COUNTRIES:
            at += 2
            continue  # "the G7 industrialised countries and Mexico"
        if code in "WQ" and codes[at - 1] == "d" and codes[at + 1] == "o":
            at += 1
            continue  # "At the request of Kuwait, the council will meet"
        if code == "v" and codes[at - 1] in "&,d" and codes[at + 1] in "PRArt" and lows[at] in scene.words["visiting"]:
            at += 1
            continue  # "X and visiting President Y held talks"
        if code == "," and found and (apart := THERE_FOR.match(codes, at, stop)):
            at = apart.end()
            continue  # "X, in Cairo for talks with Y, will"
        if code in "mu1245HQWVKFZEv67":
            break
        if code == "f" and at + 1 < stop and codes[at + 1] in "vHx38" and found:
            break  # a headline: "Hu to visit Vietnam"
        if code in "ojgi" and not held and is_of_those(scene, at):
            pass  # "leaders of X and Y", "the board of the agency", "negotiators for X and Y": they act
        elif code in "oj" and held == "w" and found and codes[at - 1] in "rRtJ" and _is_beside(scene, start, at):
            pass  # "X, together with counterparts from Y and Z, will meet"
        elif code == "o" and not held and not found and (codes[at - 1] == "9" or lows[at - 1] in SOME):
            pass  # "five of the bloc's leaders"
        elif code in "wb" and not found and (members := _first_of_members(scene, start, at)):
            held = ""
            at = members
            continue  # "several countries, including X and Y, will hold talks"
        elif code in "owbyifgjak":
            held = "" if code == "w" and at == start + 1 and lows[start] in ("together", "along") else code
        elif code in ",;cq":
            held, plain = "", False
        elif code == "T" and held and (codes[at - 1] == "d" or WITH_DAY.match(codes, at)):
            pass  # "on the sidelines of the May 14 summit, X will"
        elif code == "L" and held and codes[at + 1] in "nx":
            pass  # "X, on a Middle East tour, will"
        elif code in "TL" or (code == "C" and held == "i"):
            held = ""  # "On Tuesday Trump will", "In Versailles the leaders": the phrase is over
        elif code in "&|":
            plain = False
            if codes[at - 1] in "LC" and at - 1 not in found:
                held = "i"  # "at Geneva and London"
        elif code == "X" and codes[at + 1] == "w" and lows[at] in ("together", "along"):
            pass  # "X together with Y will meet"
        elif code == "X" and found and codes[at - 1] in ACTOR and lows[at] not in scene.words["adverbs"]:
            plain = True  # it may be a verb that the lexicon does not know: "PM eyes Russia"
        elif code in ACTOR and (
            held in ("", "led")
            or (held == "w" and found)
            or _meets_verb(codes, at)
            or _is_cited_before(scene, start, at)
        ):
            if plain:
                break
            if code in "SOMCB" and codes[at + 1] == "p" and not (code in "OB" and _has_body(scene, at + 2)):
                found += [at] if shares_office(scene, at) else []
                at += 1
                continue  # "Brazil's coach" is not Brazil
            if code == "P" and codes[at + 1] == "p" and not (scene.actors[at].name or HIS_ENVOY.match(codes, at + 2)):
                at += 1
                continue  # "the president's letter"
            if code == "P" and codes[at + 1] == "p" and OF_HIS.match(codes, at + 2):
                at += 2
                continue  # "Sharon's bureau chief, X": only X acts
            if (
                code != "A"
                or (at + 1 < stop and codes[at + 1] in "Rrt")
                or _is_people(scene, at)
                or opens_row(scene, at)
                or codes[at + 1 : at + 3] == "-S"
            ):
                found.append(at)
        elif (code == "h" and _is_subject(scene, at, held)) or (
            lows[at] in ("two", "both")
            and held in "ojb"
            and at + 1 < stop
            and codes[at + 1] in "rtXJv"
            and not (held == "o" and _is_of_things(scene, at))
            and not _are_others(scene, at + 1)
            and (codes[at + 1] != "X" or _are_paired(scene, at + 1))
        ):
            pronoun = True
            if _is_unknown_verb(scene, at + 1):
                break
        elif lows[at] in PAIR and not held and not found and _do_something(scene, at + 1):
            pronoun = True  # "The two had met", "The two last met in May"
        elif not held and not found and _are_the_sides(scene, at):
            pronoun = True  # "The sides will meet again"
        elif code == "r" and not held and not found and are_their_ministers(scene, at):
            pronoun = True  # "India and Pakistan want talks. The foreign secretaries will meet in May"
        elif lows[at] == "their" and not held and not found and _are_theirs(scene, at):
            pronoun = True  # "Their prime ministers will meet in May"
        elif code == "x" and held == "" and not is_noun(scene, start, at):
            break
        elif code in "nx" and held == "" and CHAIR_OF.search(codes, start, at):
            held = "o"  # "X, chairman of the meeting, comes on Friday", "on behalf of X, chair of the summit, Y comes"
        elif code in "nx" and held == "":
            return (), False  # the engagement itself is the subject: "the talks will begin"
        at += 1
    if codes[start] == "a" and at == stop:  # "after talks with X": no verb, so no subject of its own
        return (), False
    if len(found) > 1 and codes[found[-1]] == "P":  # "Bush's brother, Governor Jeb Bush, will meet X"
        own = set(scene.actors[found[-1]].sides)
        owners = [at for at in found[:-1] if codes[at : at + 2] == "Pp" and own & set(scene.actors[at].sides)]
        found = [at for at in found if at not in owners]
    return tuple(found), pronoun and not found


def _first_of_members(scene: Scene, start: int, at: int) -> int:
    """The first of those whom a group is told to hold: "countries, including X", "leaders, among them those of X"."""
    lows, codes = scene.chunks.lows, scene.chunks.codes
    group = at - 1 - (codes[at - 1] == ",")
    if group < start or not (codes[group] in "rt" or lows[group] in COUNTRIES) or "n" in codes[start:at]:
        return 0
    head = next((one - 1 for one in range(start + 1, group) if codes[one] in "ojib"), group)
    if codes[head] not in "rt" and head != group:
        return 0  # "firms from six countries, including Y"
    first = at + 1
    if lows[at] == "among" and lows[first] == "them":
        first += 1
    elif lows[at] != "including":
        return 0
    if lows[first] in ("those", "that") and codes[first + 1] == "o":
        first += 2
    return first if codes[first] in "SPOBM" or codes[first : first + 2] == "dS" else 0


def _are_the_sides(scene: Scene, at: int) -> bool:
    """Whether those told of act as "the sides"."""
    the = scene.chunks.low(at) == "sides" and scene.chunks.low(at - 1) == "the"
    return the and scene.chunks.codes[at + 1] in "mu1245HEvQ"


def _are_paired(scene: Scene, at: int) -> bool:
    """Whether those behind "two" or "both" may be states or their people, and not companies, clubs, tribes."""
    last = at
    while scene.chunks.codes[last + 1] == "X":
        last += 1
    while last >= at and (scene.chunks.low(last) in scene.words["adverbs"] or scene.chunks.low(last) == "last"):
        last -= 1  # "The two later met"
    return last < at or any(
        scene.chunks.low(one) in scene.words[of] for one in (at, last) for of in ("pairing", "paired")
    )


ARRESTED = frozenset({"arrested", "accused", "charged", "suspected", "convicted", "detained", "jailed", "wanted"})


def _are_others(scene: Scene, at: int) -> bool:
    """Whether what follows tells of some other two: "the two presidents of the club", "the two men arrested on"."""
    codes, low = scene.chunks.codes, scene.chunks.low(at + 1)
    if low in ARRESTED:
        return True
    of_thing = codes[at] in "rt" and codes[at + 1 : at + 3] == "od" and codes[at + 3] == "X"
    return of_thing and scene.chunks.low(at + 3) not in scene.words["pairing"] and low == "of"


def _do_something(scene: Scene, at: int) -> bool:
    """Whether a verb stands behind a subject, or behind an adverb that follows it: "last met", "have met"."""
    low = scene.chunks.low(at)
    adverb = scene.chunks.codes[at] == "X" and (low == "last" or low in scene.words["adverbs"])
    return scene.chunks.codes[at + adverb] in "mu1245vQWHEKV"


def _after_plan(scene: Scene, start: int, stop: int) -> int:
    """The chunk after the comma behind an opening "As planned,", "Under the plan,", "To end it,"; 0 without one."""
    opens = {"as": AS_PLANNED, "under": UNDER_PLAN, "in": IN_BID, "to": IN_BID}.get(scene.chunks.lows[start])
    match = opens.match(scene.chunks.codes, start, stop) if opens else None
    return match.end() if match else 0


def _is_people(scene: Scene, at: int) -> bool:
    """ "The Dutch will host a summit", "the French, who hold the presidency, ...": those who govern them."""
    codes = scene.chunks.codes
    behind = codes[at + 1] in "mu124" or (codes[at + 1] == "," and scene.chunks.low(at + 2) == "who")
    return behind and scene.chunks.low(at - 1) == "the" and scene.chunks.text(at)[0].isupper()


def _are_theirs(scene: Scene, at: int) -> bool:
    """Whether "their" stands before several officials: those of the states that were told of."""
    official = at + 1 + (scene.chunks.codes[at + 1] == "X")
    return scene.chunks.codes[official] in "Rr" and scene.chunks.last_low(official).endswith("s")


def _is_beside(scene: Scene, start: int, at: int) -> bool:
    """Whether "together with" opens the phrase that a chunk stands in."""
    before = scene.chunks.codes.rfind("w", start, at)
    return scene.chunks.low(before - 1) in ("together", "along") or scene.chunks.low(before) == "alongside"


def _is_subject(scene: Scene, at: int, held: str) -> bool:
    """Whether a pronoun can be the subject, behind a phrase too: "From here she goes to Seoul"."""
    low, after = scene.chunks.low(at), scene.chunks.codes[at + 1]
    if low == "both" and after == "X" and not _are_paired(scene, at + 1):
        return False
    return (low in PRONOUNS and (not held or after in "mu1245")) or (low in NOMINATIVE and after == "v")


def _is_unknown_verb(scene: Scene, at: int) -> bool:
    """Whether a word behind a pronoun is a verb that the lexicon does not know: "he addresses the council"."""
    codes = scene.chunks.codes
    before_object = codes[at] == "X" and codes[at + 1] in "dSBOPp"
    told = scene.chunks.low(at) in scene.words["pairing"]  # "the two countries' foreign ministers, X and Y"
    return before_object and not told and scene.chunks.low(at) not in scene.words["adverbs"]


def _is_of_things(scene: Scene, at: int) -> bool:
    """Whether what the two have is no one who acts: "the frontiers of the two countries come together"."""
    of = at - 1 - (scene.chunks.codes[at - 1] == "d")
    head = of - 1
    return scene.chunks.codes[head] == "X" and scene.chunks.low(head) not in scene.words["group"]


# "will meet", "to meet", behind which another verb may follow
INFINITIVE_BEFORE = pattern_of(r"[mfu](?:3|X)?[vxHEW]")


def is_noun(scene: Scene, start: int, at: int) -> bool:
    """Whether a word that can be noun or verb ("visit", "talks", "meeting") is a noun where it stands."""
    codes = scene.chunks.codes
    before = codes[at - 1] if at > start else ""
    after = codes[at + 1]
    form = scene.chunks.entries[at][3]
    if before == "X" and at - 1 > start and scene.chunks.low(at - 1) in BETWEEN_CHAIN:
        before = codes[at - 2]
    if before in ("m", "u", "7", "6", "8") or _is_helped(scene, start, at):
        return False
    if before == "h" and scene.chunks.low(at - 1) in ACTING:
        return False  # "what he calls a coup"
    if form == "s" and scene.chunks.low(at) == "talks" and not (before in ("P", "S", "h") and after in ("w", "f")):
        return True
    if before in "SA" and before and codes[at - 2] in "jioagwy" and "b" in form and at - 2 >= start:
        return True  # "after returning from India visit"
    if before in "SAC" and before and codes[at - 2] == "D" and codes[at - 3] in "dp":
        return True  # "started his four-day Jordan visit Tuesday"
    if before in "PS" and before and codes[at - 2] in "HZQWVK" and "b" in form and at - 2 >= start:
        return True  # "gave the president lunch", "Egypt confirms Putin visit"
    second = before == "&" and "b" in form and after in "SCLPN"
    if second and INFINITIVE_BEFORE.search(codes, codes.rfind(".", 0, at) + 1, at):
        return False  # "will meet X on Monday and visit Peru"
    if before == "f" and "b" in form:
        guest = scene.chunks.low(at) in MEALS and at - 2 > start and codes[at - 2] in "Phd" and after != "w"
        return guest or (after in "wbi" and scene.chunks.low(at) == "talks")  # "will have X to lunch on Monday"
    apposed = before == "," and codes[at - 2] == "P" and "," in codes[max(start, at - 6) : at - 2]
    if apposed and scene.chunks.low(at) == "visits" and after in "CSL":
        return False  # "The chair, Foreign Minister X, visits Baku"
    if before and before in "gWv" and "g" in form and after in "PSM":
        return False  # "thanked him for meeting Putin", "is open to meeting Putin"
    if before in ("d", "A", "p", "X", "9", "o", "D", "-", "B", "O", "w", "n", "J", "H", "g", "T"):
        return not (before == "T" and "g" not in form and "s" in form)
    low = scene.chunks.low(at + 1)
    again = low in ("here", "again", "separately", "privately") or (after == "g" and scene.chunks.low(at + 4) == "time")
    apart = before == "," and at - 2 >= start and codes[at - 2] in ACTOR + "r" and (after in "ikwT" or again)
    if "g" in form and apart:
        return False  # "ministers, meeting in Brussels on Monday, agreed"
    if "g" in form:  # "meeting": a verb after "is", and before its object
        if after == "d" and (codes[at + 2] in "PRr" or scene.has_people({at + 2} & scene.actors.keys())):
            after = "P"  # "after meeting the emir of Kuwait", "after meeting the Syrian leader"
        if after == "P" and before == ",":
            return False  # "visited Kabul, meeting President X"
        if not before and after == "o":
            return True  # an item of a list: "Meeting of the joint commission"
        return not (before in "123" or (after in "PSw" and before in ("a", "y", "f", "c", "")))
    if before in ("R", "r", "t") and "s" in form and after == "d":
        return False  # "what the minister calls a coup"
    if before in ACTOR and "s" in form:
        return not (after in "SLCdPOXwfiTAM" and before in "PSOMC")
    if before == "S" and form.startswith("b") and at - 2 >= start and codes[at - 2] in "pX":
        return True  # "ahead of his landmark Cuba visit"
    if before == "N" and after == "d" and "b" in form:
        return False  # "the Lakers visit the Nets"
    if before in ACTOR and "b" in form:
        return before not in "PSN" or after in "owf" or (not before and after == "y")  # "Visit by X"
    return True


def _is_helped(scene: Scene, start: int, at: int) -> bool:
    """Whether a modal stands before the adverbs in front of a word: "may very well visit", "could yet meet"."""
    last = at - 1
    while last > start and (scene.chunks.low(last) in CLOSING_IN or scene.chunks.low(last) in scene.words["adverbs"]):
        last -= 1
    return last < at - 1 and scene.chunks.codes[last] in "mu"


def opens_row(scene: Scene, at: int) -> bool:
    """Whether an adjective is one of several before a noun: "French, North Korean and US officials"."""
    match = ROW.match(scene.chunks.codes, at)
    if match is None:
        return False
    last, codes = match.end() - 1, scene.chunks.codes
    if any(codes[one] == "S" and not scene.chunks.text(one).isupper() for one in range(at, last)):
        return False  # of states, only "US" and "UK" stand in such a row
    return codes[last - 1] == "&" or scene.actors[last].sort == "group"  # "Russian, Turkish officials"


def _has_body(scene: Scene, at: int) -> bool:
    """Whether a possessive is followed by what acts for an organisation: "the WTO's general council", "its members"."""
    codes, low = scene.chunks.codes, scene.chunks.last_low
    near = range(at, min(at + 3 + 3 * (codes[at : at + 1] == "9"), len(codes)))  # "'s 35-nation board"
    return any(codes[one] in "XRtN" and low(one) in BODIES | MEMBER_STATES for one in near)


def _meets_verb(codes: str, at: int) -> bool:
    """Whether an actor stands right before a verb and behind a phrase: "In the late afternoon Royal was"."""
    before = codes[at - 1] if codes[at - 1] != "d" else codes[at - 2 : at - 1]  # "the board of the agency is to"
    return codes[at] in "PSOBM" and codes[at + 1] in "mu1245" and before in tuple("XTo")


def _is_cited_before(scene: Scene, start: int, at: int) -> bool:
    """ "According to the Afghan embassy Karzai arrived": the subject stands behind who is cited, with no comma."""
    codes = scene.chunks.codes
    before = codes[at - 1] in "XRrtZn"  # what is cited: "the embassy", "officials", "the daily"
    return scene.chunks.low(start) == "according" and before and codes[at] in "PSM" and codes[at + 1] in "mu1245vHE"
