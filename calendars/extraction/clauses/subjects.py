"""Read who does what the verbs of a clause say.

In: the chunks of a scene and the bounds of a clause. Out: the actors that are its subject, or that it is a pronoun.
"""

from __future__ import annotations

from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.clauses.noun_or_verb import is_noun
from calendars.extraction.clauses.openers import end_of_opening_row
from calendars.extraction.clauses.stand_ins import (
    BOTH,
    PAIRED,
    are_of_league,
    has_body,
    is_of_those,
    is_pronoun,
    shares_office,
    stands_for_two,
)
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import CARDINALS
from calendars.patterns import pattern_of

# Adjectives of states before what has the last of them in its name: "British, French and German ministers".
ROW = pattern_of(r"A(?:,[AS]){0,6}(?:,?&[SBM]|,S)")
# "In Thursday's talks with X, Y was blunt".
WITH_DAY = pattern_of(r"Tp[A-Z-]{0,3}[nx]w")
# ", stopping in", ", arriving here", ", flying to", ", visiting Lagos"
PARTICIPLE_AT = pattern_of(r",X?(?P<verb>[vH])(?:[ifX]|d?[CSL])")
# "X, a critic of | Y, the president of Z, will meet"
OF_APPOSED = pattern_of(r"[PSOM],d[XA9]{1,4}od?$")
APPOSED = pattern_of(r"P,d?[RXA]{0,2}P,[mu1245vHE]")  # "X, | deputy | chairman of Y, | left"
# A verb that a subject has: "will", "is", "met".
FINITE = pattern_of(r"[mu1245vHEZQWVKxF]")
# Behind a person's "'s": somebody who acts for him, somebody of his who has a name.
HIS_ENVOY = pattern_of(r"[XA]{0,2}[Rrt]")
# So many of those who act.
NUMBERS = frozenset(CARDINALS[:11]) | {"several", "both"}
SOME = NUMBERS | {"most", "some", "many", "half", "all", "dozens"}
FROM_ROW = pattern_of(r"jd?S(?:,d?S){0,8},?&d?S")  # "envoys | from X, Y and Z"
WITH_OBJECT = pattern_of(r"Xd[XA9]{0,2}[nx]")  # "renews | his calls for"
# Before what a text has not told of yet: "a ship", "two ships".
FIRST_TOLD = SOME | {"a", "an", "another"}
# Where a story was filed: "KHARTOUM/ADDIS ABABA - The president".
FILED = pattern_of(r"[CLS]&[CLS](?:\(X\))?[-;]")
# What may stand before a subject, up to a comma: "As planned, X will", "Under an agreement reached in May, X will",
# "In a bid to end the row, X will", "To end the row, X will", "in his capacity | as the chairman of X, will".
AS_PLANNED = pattern_of(r"c(?:X?[QEHvWX]|(?:P|d?X{0,2}[RrJ]od?[XPSOM])(?=,[mu1245v])),")
UNDER_PLAN = pattern_of(r"kd?[^,;.qcmu12]{1,12},")
IN_BID = pattern_of(r"(?:id[XAW]{1,2}|)f[vxHEXQKVWF][^,;.qcmu12]{0,12},")
OPENINGS = {"as": AS_PLANNED, "under": UNDER_PLAN, "in": IN_BID, "to": IN_BID}
# "including | X, Y and Z"
ROW_BESIDE = pattern_of(r"d?[XA]?P(?:,d?[XA]?P){0,6}(?:,?&d?[XA]?P)?")
# The codes of verbs, of what holds those behind it, and of what parts those who act.
VERBS = "mu1245HQWVKFZEv67"
HOLDING = "owbyifgjak"
PARTING = ",;cq&|"
TOGETHER = frozenset({"together", "along"})
COUNTRIES = frozenset({"countries", "nations", "states", "powers", "economies", "democracies"})


# What a clause must have for somebody to be its subject: an actor, a pronoun, or a word for one.
NAMING = pattern_of(f"[{ACTOR}h]")
# "X | with", "X of Chad, | together with", and not "X, under fire over a deal with", "X, long at odds with".
BESIDE_WITH = pattern_of(r"(?:[oj]d?[SOMC]|od?[XAR]{1,3})?,?(?P<how>[Xk])?w")
# "a US | -brokered truce", "a US | -Russian-backed plan"
TIED_TO_THING = pattern_of(r"-(?:A-)?[AEXH][XA]{0,2}G")
CHAIR_OF = pattern_of(r"R[SAOB]?od?[X9]{0,2}$")  # "chairman of the", "chair of the current"


def read_subject(scene: Scene, start: int, stop: int) -> tuple[tuple[int, ...], bool]:
    """Actors before the first verb of a clause that are not in a phrase of time, place or means; or a pronoun.

    "On Monday Lula and the president of Peru, in Riga for talks, will meet Y": Lula and the president.
    """
    if not _may_have_subject(scene, start, stop):
        return (), False
    codes, lows = scene.chunks.codes, scene.chunks.lows
    found: list[int] = []
    pronoun = plain = False
    held = ""  # the preposition that what follows hangs on
    at = _begin(scene, start, stop)
    while at < stop:
        code = codes[at]
        if code in VERBS or (code == "X" and lows[at] in scene.words["taking_in"]):  # "Topics include X"
            if not found and code in "vH" and _is_deed_beside(scene, at, stop):
                return (), False
            further = _go_on_behind(scene, start, at, found)
            if further is None:
                break
            at, held = further[0], further[1] or held
            continue
        if code == "f" and at + 1 < stop and codes[at + 1] in "vHx38" and found:
            break  # a headline: "Hu to visit Vietnam"
        if code in HOLDING:
            beside = not found or (
                lows[at - 2] in COUNTRIES and found[-1] == at - 3
            )  # "six ASEAN nations, including X"
            if code in "wb" and beside and (members := _first_of_members(scene, start, at)):
                at, held = members, ""
                continue  # "several countries, including X and Y, will hold talks"
            if code in "wb" and found and (row := _row_beside(scene, found[-1], at, stop)):
                found += [one for one in range(*row) if codes[one] == "P" and one in scene.actors]
                at = row[1]
                continue
            held = _held_behind(scene, start, at, held, found)
        elif code in PARTING:
            if code == "," and held and not found and (row_end := end_of_opening_row(codes, at, stop)):
                at = row_end
                continue  # "At the request of X, Y and Z, the council will"
            plain = False
            if code not in "&|":
                held = ""
            elif at > start and codes[at - 1] in "LC" and at - 1 not in found:
                held = "i"  # "at Geneva and London"
        elif code in "CS" and at == start + 1 and lows[start] == "from" and codes[at + 1] == "P":
            held = ""  # "From Oslo | Kerry will fly to Riga"
        elif code in "TL" or (code == "C" and held == "i"):
            if not (held and _is_within(scene, at)):
                held = ""  # "On Tuesday Trump will", "In Versailles the leaders": the phrase is over
        elif code == "X" and codes[at + 1] == "w" and lows[at] in TOGETHER:
            pass  # "X together with Y will meet"
        elif code == "X" and found and codes[at - 1] in ACTOR and lows[at] not in scene.words["adverbs"]:
            if lows[at].endswith(("s", "ed")) and WITH_OBJECT.match(codes, at):
                break  # "At the summit, X renews his calls": surely a verb
            plain = True  # it may be a verb that the lexicon does not know: "PM eyes Russia"
        elif code in ACTOR and (
            held in ("", "led")
            or (held == "w" and found and _is_with(scene, found[-1] + 1, at))
            or (_meets_verb(codes, at) and not OF_APPOSED.search(codes, start, at))
            or _is_cited_before(scene, start, at)
        ):
            if plain:
                break
            at = _take(scene, at, stop, found)
            continue
        elif ((code == "h" or lows[at] in BOTH) and is_pronoun(scene, at, stop, held)) or (
            not held and not found and stands_for_two(scene, at)
        ):
            pronoun = True
        elif code == "x" and held == "" and not is_noun(scene, start, at):
            break
        elif code in "nx" and held == "":
            if not CHAIR_OF.search(codes, start, at):
                return (), False  # the engagement itself is the subject: "the talks will begin"
            held = "o"  # "X, chairman of the meeting, comes on Friday", "on behalf of X, chair of the summit, Y comes"
        at += 1
    if codes[start] == "a" and at == stop:  # "after talks with X": no verb, so no subject of its own
        return (), False
    if len(found) > 1 and codes[found[-1]] == "P":
        found = _without_owners(scene, found)
    return tuple(found), pronoun and not found


def _may_have_subject(scene: Scene, start: int, stop: int) -> bool:
    """Whether a clause names somebody, and is no aside such as ", stopping in Tokyo, Seoul and Beijing"."""
    codes = scene.chunks.codes
    if not NAMING.search(codes, start, stop):
        offices = codes.find("dr", start, stop) >= 0
        if not offices and not scene.chunks.find(PAIRED, start, stop):
            return False
    moving = PARTICIPLE_AT.match(codes, start, stop)
    return not moving or scene.chunks.entries[moving.start("verb")][3] != "g"


def _begin(scene: Scene, start: int, stop: int) -> int:
    """The chunk at which a subject may begin: behind "KHARTOUM/ADDIS ABABA -", "when", "Under the plan,"."""
    codes = scene.chunks.codes
    plan = OPENINGS.get(scene.chunks.lows[start])
    opening = plan.match(codes, start, stop) if plan else None
    if opening:
        return opening.end()
    filed = FILED.match(codes, start)
    return filed.end() if filed and scene.chunks.text(start).isupper() else start + (codes[start] in "ac")


def _is_deed_beside(scene: Scene, at: int, stop: int) -> bool:
    """Whether a participle is all the verb that there is: "her counterparts when visiting Laos and Thailand"."""
    return scene.chunks.entries[at][3] == "g" and not FINITE.search(scene.chunks.codes, at + 1, stop)


def _go_on_behind(scene: Scene, start: int, at: int, found: list[int]) -> tuple[int, str] | None:
    """Where a subject goes on behind a verb that is none of its clause, and what holds the next; None behind its own.

    "While returning home, the king will", "A delegation led by X arrived", "At the request of Kuwait, the council met".
    """
    codes, low = scene.chunks.codes, scene.chunks.lows[at]
    code, before, behind = codes[at], codes[at - 1], codes[at + 1]
    if code in "vH" and not found and scene.chunks.entries[at][3] == "g":
        return at + 1, ""
    if behind == "y" and code in "HEv" and at > start:
        beside = low in scene.words["joined"] or low in scene.words["leading"]  # "envoys of X led by Y and of Z met"
        if beside or all(scene.actors[one].sort == "group" for one in found):
            return at + 2, "led"
    if code == "E" and before in "BOS" and behind == "X" and found and scene.chunks.lows[at + 1] in COUNTRIES:
        return at + 2, ""  # "the G7 industrialised countries and Mexico"
    if code in "WQ" and before == "d" and behind == "o":
        return at + 1, ""
    if code == "v" and before in "&,d" and behind in "PRArt" and low in scene.words["visiting"]:
        return at + 1, ""  # "X and visiting President Y held talks"
    return None


# What part of a movement acts for it.
FACTIONS = frozenset({"faction", "factions", "wing", "branch", "leadership"})


# Who serve those whom "to" tells.
SERVING = frozenset({"aides", "advisers", "advisors", "assistants", "deputies"})


def _held_behind(scene: Scene, start: int, at: int, held: str, found: list[int]) -> str:
    """What holds those behind a preposition, "" where they act: "leaders of X and Y", "the board of the agency"."""
    codes, lows, code = scene.chunks.codes, scene.chunks.lows, scene.chunks.codes[at]
    if code in "ojgi" and held in ("", "led") and is_of_those(scene, at):
        return held
    if code in "oj" and held == "w" and found and codes[at - 1] in "rRtJ" and _is_beside(scene, start, at):
        return held  # "X, together with counterparts from Y and Z, will meet"
    row = code == "j" and found and codes[found[-1] + 1 : at] in ("", "or") and FROM_ROW.match(codes, at)
    if row and are_of_league(scene, found[-1]):
        return ""  # "ASEAN envoys from X and Y will meet", "the ASEAN troika of ministers from X and Y"
    if code in "oj" and not held and found and lows[at - 1] in scene.words["counterpart"]:
        return held  # "X and his counterparts from Y and Z will meet"
    if code == "o" and not held and not found and (codes[at - 1] == "9" or lows[at - 1] in SOME):
        return held  # "five of the bloc's leaders"
    if code == "o" and not held and lows[at - 1] in FACTIONS:
        return held  # "the main faction of the front"
    if code == "f" and not held and not found and scene.chunks.last_low(at - 1) in SERVING:
        return ""  # "senior aides to X and Y will meet"
    return "" if code == "w" and at == start + 1 and lows[start] in TOGETHER else code


def _is_with(scene: Scene, start: int, at: int) -> bool:
    """Whether "with" stands beside one who acts, so that whom it names acts too: "X, together with Y, will meet"."""
    match = BESIDE_WITH.match(scene.chunks.codes, start, at)
    return match is not None and (match["how"] is None or scene.chunks.lows[match.start("how")] in TOGETHER)


def _row_beside(scene: Scene, last: int, at: int, stop: int) -> tuple[int, int] | None:
    """Where those stand who act with others: "a Chadian team including | X and Y", "ministers, among them | X"."""
    chunks, first = scene.chunks, at + 1
    if chunks.lows[at] == "among" and chunks.lows[first] == "them":
        first += 1
    elif chunks.codes[at] != "w" or not _is_with(scene, last + 1, at + 1):
        return None
    row = ROW_BESIDE.match(chunks.codes, first, stop)
    return row.span() if row and chunks.codes[row.end()] != "p" else None


# "who, | along with Y, | is due", "who together with Y will"
WHO_WITH = pattern_of(r"c,?(?P<how>[Xk])?wd?(?P<who>P),?(?=[mu1245])")


def beside_who(scene: Scene, start: int) -> tuple[int, ...]:
    """Who acts beside him of whom a relative clause tells: "X, who, along with Y, is due to meet Z"."""
    match = WHO_WITH.match(scene.chunks.codes, start)
    if match is None or (match["how"] and scene.chunks.lows[match.start("how")] not in TOGETHER):
        return ()
    return (match.start("who"),)


def _is_within(scene: Scene, at: int) -> bool:
    """Whether a day or place is within a phrase: "at the end of the May 14 summit", "on a Middle East tour"."""
    codes = scene.chunks.codes
    if codes[at] == "T":
        return codes[at - 1] == "d" or codes[at + 1] == "p" or WITH_DAY.match(codes, at) is not None
    return codes[at] == "L" and codes[at + 1] in "nx"


def _take(scene: Scene, at: int, stop: int, found: list[int]) -> int:
    """Add an actor to those who act, but not whose "coach" or "letter" is told of; the chunk to go on with."""
    codes, code = scene.chunks.codes, scene.chunks.codes[at]
    same = found and code == "P" and scene.actors[at].name in (None, scene.actors[found[-1]].name)
    if same and APPOSED.match(codes, found[-1]):
        return at + 1  # "X, vice-president of the organisation, left"
    if codes[at + 1] == "-" and code in "SOM" and TIED_TO_THING.match(codes, at + 1) and scene.chunks.is_tied(at + 1):
        return at + 1
    if codes[at + 1] == "p":
        if code in "SOMCB" and not (code in "OB" and has_body(scene, at + 2)):
            found += [at] if shares_office(scene, at) else []
            return at + 1  # "Brazil's coach" is not Brazil
        if code == "P" and not (scene.actors[at].name or HIS_ENVOY.match(codes, at + 2)):
            return at + 1  # "the president's letter"
    if (
        code != "A"
        or (at + 1 < stop and codes[at + 1] in "Rrt")
        or _is_people(scene, at)
        or opens_row(scene, at)
        or codes[at + 1 : at + 3] == "-S"
    ):
        found.append(at)
    return at + 1


def _without_owners(scene: Scene, found: list[int]) -> list[int]:
    """Those who act without him whose relative or aide the last one is: "Bush's brother, Governor Jeb Bush"."""
    own = set(scene.actors[found[-1]].sides)
    owners = [at for at in found[:-1] if scene.chunks.codes[at : at + 2] == "Pp" and own & set(scene.actors[at].sides)]
    return [at for at in found if at not in owners]


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


def _is_people(scene: Scene, at: int) -> bool:
    """ "The Dutch will host a summit", "the French, who hold the presidency, ...": those who govern them."""
    codes = scene.chunks.codes
    behind = codes[at + 1] in "mu124" or (codes[at + 1] == "," and scene.chunks.low(at + 2) == "who")
    return behind and scene.chunks.low(at - 1) == "the" and scene.chunks.text(at)[0].isupper()


def _is_beside(scene: Scene, start: int, at: int) -> bool:
    """Whether "together with" opens the phrase that a chunk stands in."""
    before = scene.chunks.codes.rfind("w", start, at)
    return scene.chunks.low(before - 1) in TOGETHER or scene.chunks.low(before) == "alongside"


def opens_row(scene: Scene, at: int) -> bool:
    """Whether an adjective is one of several before a noun: "French, North Korean and US officials"."""
    match = ROW.match(scene.chunks.codes, at)
    if match is None:
        return False
    last, codes = match.end() - 1, scene.chunks.codes
    if any(codes[one] == "S" and not scene.chunks.text(one).isupper() for one in range(at, last)):
        return False  # of states, only "US" and "UK" stand in such a row
    return codes[last - 1] == "&" or scene.actors[last].sort == "group"  # "Russian, Turkish officials"


def _meets_verb(codes: str, at: int) -> bool:
    """Whether an actor stands right before a verb and behind a phrase: "In the late afternoon Royal was"."""
    before = codes[at - 1] if codes[at - 1] != "d" else codes[at - 2 : at - 1]  # "the board of the agency is to"
    return codes[at] in "PSOBM" and codes[at + 1] in "mu1245" and before in tuple("XTo")


def _is_cited_before(scene: Scene, start: int, at: int) -> bool:
    """ "According to the Afghan embassy Karzai arrived": the subject stands behind who is cited, with no comma."""
    codes = scene.chunks.codes
    before = codes[at - 1] in "XRrtZn"  # what is cited: "the embassy", "officials", "the daily"
    return scene.chunks.low(start) == "according" and before and codes[at] in "PSM" and codes[at + 1] in "mu1245vHE"


# "after a cargo ship arrived", "because two American jets had landed", "as the quest for peace focused on"
THINGS = pattern_of(r"[ac](?P<some>[dX9A][XA9]{0,3})?[Xr](?:[goi]d?[XA]{1,3})?[45]{0,2}(?P<verb>[vHE])")


def tells_of_others(scene: Scene, start: int, stop: int) -> bool:
    """Whether a clause has a subject that is no actor and was not told of before: "after a cargo ship arrived"."""
    things = THINGS.match(scene.chunks.codes, start, stop)
    if things is None or not scene.chunks.is_past(things.start("verb")):
        return False
    first = scene.chunks.low(start + 1)
    beside = first == "the" and scene.chunks.low(start) in ("as", "while")
    armed = scene.chunks.codes[start + 1] == "A"  # "as Ugandan troops flew"
    return first in FIRST_TOLD or beside or armed if things["some"] else first.endswith("s")


# "was signed in Oslo on Friday by X and the smaller Y", before "after talks in Riga"
AGENTS = pattern_of(r"[23][vHEGXWQZ](?:id?[CLS]|kT){0,3}y(?P<who>d?X?[SPOBM](?:,d?X?[SPOBM])*(?:,?&d?X?[SPOBM])?),?$")


def agents_before(codes: str, begin: int, start: int) -> tuple[int, ...]:
    """Who did what a passive tells right before a phrase: "A pact was signed by X and Y | after talks in Riga"."""
    match = AGENTS.search(codes, begin, start)
    return tuple(at for at in range(*match.span("who")) if codes[at] in ACTOR) if match else ()
