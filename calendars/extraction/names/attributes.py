"""Tell what only counts an occasion or says which thing is meant: "their third meeting this year", "the 1978 law".

In: a scene and a chunk of it. Out: where such words stand, which name no occasion of their own; whether a time is that
of another noun; whether a verb counts or repeats: "it will be the third time that they meet", "was put off twice".

Example: in "the 1978 guidelines for Monday's vote", neither 1978 nor Monday is when anybody meets.
"""

from __future__ import annotations

import re

from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import ORDINALS, OWNERS
from calendars.patterns import pattern_of
from calendars.periods import YEAR_LENGTH, has_day

# ", her 24th visit to Israel,", "-- their third meeting this year --"
COUNTED_ASIDE = pattern_of(r"[,;]d(?P<nth>[9X]{1,3})[nx](?:[fowij]?d?[XACSLPT9]{1,2}){0,3}(?=[,;.])")
WHOSE = OWNERS | {"the"}
COUNT_REACH = 6
ENDINGS = frozenset({"st", "nd", "rd", "th"})
NTH = frozenset(ORDINALS[:10]) | {"latest"}


def end_of_counted_aside(scene: Scene, at: int) -> int:
    """The chunk behind an aside that a comma or dash opens at a chunk, where it counts an occasion; 0 for any other."""
    match = COUNTED_ASIDE.match(scene.chunks.codes, at)
    if match is None or scene.chunks.low(at + 1) not in WHOSE:
        return 0
    counting = scene.chunks.lows[slice(*match.span("nth"))]
    return 0 if (NTH | ENDINGS).isdisjoint(counting) else match.end()


def count_of(scene: Scene, at: int) -> str:
    """Which of a row a gathering is: "13" of "the 13th APEC summit", "third" of "the third session"; or ""."""
    lows, codes = scene.chunks.lows, scene.chunks.codes
    for before in range(at - 1, max(at - COUNT_REACH, -1), -1):
        if lows[before] in ENDINGS and codes[before - 1] == "9":
            return lows[before - 1]
        if lows[before] in NTH:
            return lows[before]
        if codes[before] not in "XNAOBSCLpt-n":
            break
    return ""


def is_counted_aside(scene: Scene, at: int) -> bool:
    """Whether a noun stands in such an aside."""
    near = range(at - 2, max(at - 6, 0), -1)
    opening = next((one for one in near if scene.chunks.codes[one] in ",;"), None)
    return opening is not None and end_of_counted_aside(scene, opening) > at


# "their third meeting after the first in Florida in April and a second in Hamburg in July"
NTH_ALONE = pattern_of(r"d(?P<nth>[X9])(?=[ikg])(?!iX?D)")  # but "the third in two years"


def is_of_another(scene: Scene, noun: int, at: int) -> bool:
    """Whether a time behind a noun is that of another of the row, told as "the first" alone."""
    found = NTH_ALONE.finditer(scene.chunks.codes, noun, at)
    return any(scene.chunks.low(one.start("nth")) in NTH for one in found)


# "This will be the second | meeting", "was their third official | meeting"
IS_NTH = pattern_of(r"[123]d(?P<nth>[X9])[AX]{0,2}$")


def is_of_row(scene: Scene, noun: int, at: int) -> bool:
    """Whether a period is that of a row whose last is told: "This will be the second meeting of the two this year"."""
    match = IS_NTH.search(scene.chunks.codes, max(noun - 5, 0), noun) if noun < at else None
    coarse = not has_day(scene.chunks.times[at].start)
    return match is not None and coarse and scene.chunks.low(match.start("nth")) in NTH


# What a newsletter calls itself.
LETTERS = frozenset({"briefing", "brief", "newsletter", "edition", "digest", "update", "roundup"})
# "A Christmas truce", "a Tuesday White House meeting": what ends in a word that can name an engagement is dated.
DESCRIBED = frozenset("XANGSOCLP&-")
NAMING = frozenset("nxvB")
NEAR_DESCRIBED = 6
# "the October 23 | Wye accord"
NAMED_PACT = pattern_of(r"[NCLSA&-]{1,3}X?G")
# "the 2015 | Iran nuclear accord"
OF_YEAR = pattern_of(r"[SACN&-]{1,3}X{0,2}G")


def names_something(scene: Scene, at: int) -> bool:
    """Whether a time is that of something else: "the 1978 guidelines", "Monday's vote", "the elections in May"."""
    chunks = scene.chunks
    codes, mention = chunks.codes, chunks.times[at]
    if codes[at - 2 : at] == "Tp" or (chunks.low(at - 1), chunks.low(at - 2)) == ("after", "until"):
        return True  # "tomorrow's Victory Day parade", "put off until after Easter"
    if codes[at - 2 : at] == "Tk" and chunks.last_low(at - 2) == "ago":
        return True  # "A year ago on Tuesday": a day of that year, and not this week's
    if codes[at + 1] == "p" and mention.rule in ("times.from_day", "times.from_event"):
        return False  # "the day after Friday's vote"
    year, end = mention.start is not None and len(mention.start) == YEAR_LENGTH, chunks.end_of(at)
    behind = at + 1
    while codes[at - 1] == "d" and behind < min(at + 4, end) and codes[behind] in "NCLOBSMA-":
        behind += 1  # "the 1999 NATO bombing", "the 1995 Dayton accords"
    behind += codes[at - 1] != "d" and codes[behind] in "NC" and codes[behind + 1] == "X"
    if year and behind < end and codes[behind] in "XG" and codes[at - 1] != "i":
        return True
    if year and codes[at - 1] == "d" and OF_YEAR.match(codes, at + 1, end):
        return True
    if year and mention.text.isdigit() and codes[at - 1] in "nxBG":
        return True  # "the India Economic Summit 2005"
    if year and mention.text.isdigit() and codes[at - 1] == "C" and codes[at + 1] in "rRtP":
        return True  # "the Athens 2004 chief"
    coarse = not has_day(mention.start)
    if coarse and codes[at - 1] == "X" and chunks.low(at - 1) in scene.words["dated"] and codes[at - 2] in "dXA":
        return True  # "a service for victims of the terror attacks last year"
    if codes[at - 1] == "d" and codes[at + 1 : at + 3] == "RX" and chunks.low(at + 2) in scene.words["dated"]:
        return True  # "after the March 28 general election"
    if is_of_effect(scene, at) or _is_of_offer(scene, at) or _describes(scene, at):
        return True
    if chunks.low(at + 1) in LETTERS and chunks.text(at + 2) == ":":
        return True  # "Your Thursday Briefing: X to Meet Y"
    owner = at + 1 + (codes[at + 1] == "p")
    stop = min(at + 4, end)
    while owner < stop and codes[owner] in "AXN-" and chunks.low(owner) not in scene.words["dated"]:
        owner += 1
    return owner < stop and chunks.low(owner) in scene.words["dated"]


# "a proposal, made by Chad, on", "an offer", and behind the day "by Chad to meet"
OFFERED = pattern_of(
    r"(?P<what>[XWnGF])(?:[jo]d?[AX]?[SPRO]{1,2})?,?(?:(?P<how>[HEQvX])(?:yd?[AX]?[SPRO]{1,2})?,?)?k?$"
)
# "a proposal | Chad | made | in"
MADE_BY = pattern_of(r"(?P<what>[XWnGFQ])(?:c?d?[AX]?[SCOPRN]{1,3})(?P<how>[HEQvX])[kig]?$")
AGREED = frozenset({"agreement", "decision", "deal", "pledge", "promise", "appeal", "vow"})
TO_DO_SO = pattern_of(r"(?:yd?[AX]?[SPRO]{1,2})?,?f[vHEX]")
OFFER_REACH = 9
GIVEN = frozenset({"made", "extended", "issued", "received", "sent", "delivered", "submitted", "tabled", "presented"})


def _is_of_offer(scene: Scene, at: int) -> bool:
    """Whether a time is that of an offer: "accepted a proposal made by Chad on Monday to hold talks"."""
    chunks = scene.chunks
    made = MADE_BY.search(chunks.codes, max(at - OFFER_REACH, 0), at)
    offer = chunks.last_low(made.start("what")) if made and chunks.low(made.start("how")) in GIVEN else ""
    if offer and offer in scene.words["offers"] | AGREED | {"plan", "plans"}:
        return True  # "has not replied to a proposal Chad made in May"
    match = OFFERED.search(chunks.codes, max(at - OFFER_REACH, 0), at) if "f" in chunks.codes[at : at + 7] else None
    what = chunks.last_low(match.start("what")) if match else ""
    if match is None or not (what in scene.words["offers"] or what in AGREED):
        return False
    if any(chunks.entries[one][1] == "triggers.sign" for one in range(max(match.start() - 3, 0), match.start())):
        return False  # "signed an agreement on Monday to build a dam"
    given = not match["how"] or chunks.low(match.start("how")) in GIVEN
    return given and TO_DO_SO.match(chunks.codes, at + 1) is not None


# "to take effect | on Monday", "effective | from", "a truce | starting", "a truce to begin | on"
TAKES_EFFECT = pattern_of(r"(?:X|[HvEx]i?f?)X$")
STARTS_THEN = pattern_of(r"(?P<what>[GXn])(?:(?:,?c?m?|f)H)?$")
EFFECT_REACH = 6
EFFECTS = frozenset({"effect", "force"})


def is_of_effect(scene: Scene, at: int) -> bool:
    """Whether a time says from when a thing holds: "sign a deal, to take effect on Monday", "a truce from Monday"."""
    chunks, before = scene.chunks, at
    since = chunks.low(at - 1) in ("from", "as")
    if chunks.codes[at - 1] in "jki":
        before -= 1
    word, first = chunks.last_low(before - 1), max(before - EFFECT_REACH, 0)
    if word == "effective":
        return True
    if word in EFFECTS:
        return TAKES_EFFECT.search(chunks.codes, first, before) is not None
    starts = STARTS_THEN.search(chunks.codes, first, before)
    begun = starts is not None and chunks.entries[before - 1][1] == "cues.begin"
    begun = begun and (chunks.codes[before - 2] in "fcm" or chunks.low(before - 1).endswith("ing"))  # not "talks start"
    return bool(starts and (begun or since) and chunks.last_low(starts.start("what")) in scene.words["holding"])


def _describes(scene: Scene, at: int) -> bool:
    """Whether a time only says which noun is meant: "an Easter break", "Chad's April row", not "a Friday meeting"."""
    codes, noun = scene.chunks.codes, at + 1
    if at == 0 or codes[at - 1] not in "dp" or scene.chunks.low(noun) in scene.words["adverbs"]:
        return False
    if codes[noun] not in "XG" and not (codes[at - 1] == "d" and NAMED_PACT.match(codes, noun)):
        return False
    while noun < at + NEAR_DESCRIBED and codes[noun] in DESCRIBED:
        noun += 1
    return codes[noun] not in NAMING or codes[noun - 1 : noun + 1] == "Gv"  # "the May 5 truce | reached between"


# "will be | the first time", "It was | the third time this year", "marks | the first time"
COUNTED_TIME = pattern_of(r"(?P<be>[mu]?4?[123]|[vEXH])X?d[XA9]{1,2}T?$")
TIME_REACH = 8
MARKING = frozenset({"mark", "marks", "marked", "marking", "be", "is", "was"})


def counted_time(scene: Scene, start: int, at: int) -> re.Match[str] | None:
    """How the time is told which a chunk says more of: "It will be the first time | X and Y have met"."""
    match = COUNTED_TIME.search(scene.chunks.codes, max(at - TIME_REACH, start), at)
    return match if match and scene.chunks.low(match.end("be") - 1) in MARKING else None


REPEATEDLY = frozenset({"twice", "thrice", "repeatedly"})


def is_repeated(scene: Scene, first: int, verb: int) -> bool:
    """Whether plans before the one told of came to nothing: "had been put off twice", "was postponed several times"."""
    lows = scene.chunks.lows
    times = lows[verb + 1 : verb + 3]
    again = not REPEATEDLY.isdisjoint(lows[min(first, verb - 1) : verb] + times[:1]) or times[1:] == ["times"]
    return again and "T" not in scene.chunks.codes[verb + 1 : verb + 5]
