"""Tell which clause begins or is over at a word: "that", "who", "as", ", the minister told reporters", ", in Riga".

In: a scene, the clauses begun so far in a sentence and a word or a comma. Out: the kind of the clause that a
subordinating word opens, or "", as for "that call"; where a report begins, and the chunk behind it; or whether a comma
closes the relative clause that stands last, so that the main one goes on. `cuts.py` and `main_clauses.py` ask.
"""

from __future__ import annotations

from calendars.extraction.clauses.joints import has_verb
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# "as head of state on", "as president here on", "as head of the bloc on"
AS_OFFICE = pattern_of(r"cd?[XA]?[Rr](?:od?[XOB]{1,2})?X?(?=[kT])")
# "as part of a push led by", "as a sign of support for", but not "as part of a tour"
AS_PART = pattern_of(r"cd?X{1,2}od?[XA]{1,3}(?![XAnxv])")
# Behind these, which open no clause, "that" points.
POINTING = frozenset({"on", "over", "about", "under", "regarding", "concerning", "despite"})
# Words that a time opens with which no "that" points at.
TIME_OPENERS = frozenset(
    {"next", "last", "this", "early", "late", "later", "today", "tomorrow", "yesterday", "tonight"}
)
# "A conference on Middle East peace that X has proposed"
OF_OCCASION = pattern_of(r"n[okg][dA9LSCXO-]{1,4}$")
# "the meeting of the EAC council of ministers that was scheduled"
OF_ORGAN = pattern_of(r"[nx]od?[AOSX]{0,2}X(?:oX?r)?$")


# Before a gerund at the head of a sentence: a further deed, with its own day.
ADDING = frozenset({"as well as", "besides", "in addition to", "apart from", "aside from"})


# "At the request of X | , Y and Z | , the council will", "After a visit to X | , Y and Z | , President W met"
ROW_BEFORE_MAIN = pattern_of(
    r",d?[SPOBMCLN](?:,d?[SPOBMCLN]){0,8},?&d?[SPOBMCLN]"
    r"(?=,d?[AX9]{0,3}[SPOBMRrth]{1,3}(?:p[XAt-]{1,4}P?)?(?:&d?[AX9]{0,2}[SPOBM])?X?[mu1245vHEQWVKFZ])"
)


def end_of_opening_row(codes: str, at: int, end: int) -> int:
    """The comma behind a row of names with which an opening phrase ends, if one goes on at a comma; else 0."""
    match = ROW_BEFORE_MAIN.match(codes, at, end) if codes[at - 1] in ACTOR else None
    return match.end() if match else 0


def adds_deed(scene: Scene, at: int) -> bool:
    """Whether a sentence opens with another deed: "As well as meeting X on Monday, he will fly to Y"."""
    codes = scene.chunks.codes
    gerund = codes[at] in "&k" and codes[at + 1] in "vxH" and "g" in scene.chunks.entries[at + 1][3]
    return gerund and scene.chunks.text(at).lower() in ADDING


def kind_opened(scene: Scene, cuts: list[tuple[int, str]], at: int) -> str:
    """The kind of the clause that a word opens behind those begun so far: "told a briefing that X, 52, will".

    "Said on Monday that all was well when meeting X": only an occasion.
    """
    codes, lows = scene.chunks.codes, scene.chunks.lows
    start, kind = cuts[-1]
    meeting = lows[at] in ("when", "while") and "g" in scene.chunks.entries[at + 1][3]
    if meeting and codes[at + 1] in "vx" and any(told == "report" for _, told in cuts):
        return "after"
    said = start == at and cuts[-2][1] == "report" and lows[at] == "that"
    return "main" if said else _kind_behind(scene, at, kind)


def _kind_behind(scene: Scene, at: int, kind: str) -> str:
    """The kind of the clause that a subordinating word opens, by that of the one before; "" where it opens none."""
    codes, low = scene.chunks.codes, scene.chunks.low(at)
    behind = codes[at + 1 : at + 2]
    points = codes[at - 1] in "owbyifgja" or (behind == "X" and scene.chunks.low(at - 1) in POINTING)
    dated = behind == "T" and scene.chunks.low(at + 1) in TIME_OPENERS  # "reported that next week X will"
    several = behind != "T" and codes[at - 1] not in "nx" and scene.chunks.last_low(at + 1).endswith("s")
    if low == "that" and ((behind in ("n", "x", "r", "R", "t", "T") and not dated and not several) or points):
        return ""  # "that call", "of that country", "on that point": it points
    asked = low in ("how", "whether") and behind == "f" and codes[at - 1] in "ko"
    if asked and set("nxv").isdisjoint(codes[at + 2 : scene.chunks.end_of(at)]):
        return ""  # "talks on how to handle asylum, in Riga, on Thursday": the day is that of the talks
    if low == "as" and (AS_OFFICE.match(codes, at) or AS_PART.match(codes, at)):
        return ""  # "began her first trip as head of state on Monday", "meet as part of a push by the EU on Monday"
    if low == "as" and scene.chunks.low(at - 1) == "known":
        return ""  # "the contact group, also known as the Ramstein format, will meet"
    noun = low == "that" and kind != "report" and _is_noun_before(codes, at)
    told = low == "when" and codes[at - 1] in ",T"  # "in April, when officials met in Luxembourg"
    return "relative" if noun or told or low in ("who", "which", "whose", "whom", "where") else "main"


def _is_noun_before(codes: str, at: int) -> bool:
    """Whether what stands before "that" is a noun of which it tells more."""
    before, behind = codes[at - 1], codes[at + 1 : at + 2]
    if before in ACTOR + "nxNG" or (before in "TX" and behind in tuple("mu1245")):
        return True
    if before == "X" and behind in tuple("vHE") and codes[at - 2] in "dA":
        return True  # "ending the war that broke out in March"
    if before in "L," and behind in tuple("mu12453"):
        return True  # "talks at Panmunjom that had been set for"
    if OF_OCCASION.search(codes, max(at - 6, 0), at):
        return True
    return behind in tuple("mu124") and OF_ORGAN.search(codes, max(at - 9, 0), at) is not None


# A report between commas or at an end: ", the minister told reporters on Friday".
REPORT = pattern_of(
    r",q?dX?[tS]o[XNAO]{1,3}(?:,[XNAO]{1,3}){1,3},?&[XNAO]{1,3}Z"  # ", the Ministry of Labour, Trade and Health said"
    r"|,q?[dXh9t]{0,3}(?:[SPOBMCNRt]|P,)?[^,;.qca]{0,6}?(?<!&)(?<!&X)(?<!f)Z"
    r"|q,?[dXh]{0,2}[SPOBMCNRth]?[^,;.qca]{0,6}?(?<!&)(?<!&X)(?<!f)Z"
)
# "told the media after returning", "told the newspaper on Monday"
HEARERS = pattern_of(r"dX{1,2}(?=[akiT])")
HEARER = pattern_of(r"(?:(?:d?v)?d?[PSOBMNh]|d[XA]{0,2}[nxXt])(?:[ik]?T|id?[CL]){0,2}(?=c|h[m12345])")
# "according to | a statement released by X on Tuesday."
TOLD_WHEN = pattern_of(r"(?!Q)[^,;&cvxn]{1,9}T\.?(?:,a.*)?$")
ACCORDING = frozenset({"according"})
# "said on Thursday | in a meeting with X", "at talks with"
AT_OCCASION = pattern_of(r"id?[XA9]{0,3}[nx][wb]")
# "said on Thursday | at the NATO summit in Riga", "at a meeting of the African Union in Accra"
AT_GATHERING = pattern_of(r"id?(?:[OB]p?[XA9]{0,2}[nx]|[XA9]{0,2}[nx]od?[OB])id?[CL](?!k?T)")
# "at the end of a two-day visit to Y", "at the start of three days of talks"
AT_STAGE = pattern_of(r"id(?P<stage>[^,;.dT])o(?:[dX9]{0,2}[DT]o)?d?[DTAXSCLOBM9p-]{0,4}[nx]")
STARTS = frozenset({"start", "beginning", "outset", "opening"})
CLOSE = frozenset({"end", "close", "conclusion"})
STAGES = STARTS | CLOSE


def find_reports(scene: Scene, begin: int, end: int) -> dict[int, int]:
    """Where the reports of a sentence begin, each with the chunk behind its verb."""
    codes = scene.chunks.codes
    found = REPORT.finditer(codes, begin, end) if "Z" in codes[begin:end] else ()
    return {match.start(): match.end() for match in found} | _find_sources(scene, begin + 1, end)


def _find_sources(scene: Scene, begin: int, end: int) -> dict[int, int]:
    """Where a sentence ends with its source and when that spoke: ", according to a statement released on Tuesday"."""
    codes, found = scene.chunks.codes, {}
    for at in scene.chunks.find(ACCORDING, begin, end):
        if codes[at + 1] == "f" and TOLD_WHEN.match(codes, at + 2, end):
            found[at - (codes[at - 1] == ",")] = end
    return found


def is_at_stage(scene: Scene, at: int) -> bool:
    """Whether a phrase opens that tells in which part of an occasion: "said on Friday | at the end of a visit to Y"."""
    match = AT_STAGE.match(scene.chunks.codes, at) if scene.chunks.lows[at] == "at" else None
    return match is not None and scene.chunks.low(match.start("stage")) in STAGES


def is_no_report(scene: Scene, at: int) -> bool:
    """Whether a verb of telling only says what for, or is set in: "travels to X to emphasise", ", if confirmed,".

    "Amid reports that troops had moved": it is a noun.
    """
    codes = scene.chunks.codes
    aim = codes[at - 1] == "f" and codes[at + 1] not in "cq,"
    noun = scene.chunks.lows[at] == "reports" and codes[at - 1] in "kai"
    return aim or noun or codes[at - 1 : at + 2] == "cZ,"


def after_report(scene: Scene, at: int, end: int) -> int:
    """The chunk after a report of which the verb stands before a chunk, with its hearers, its own time and place."""
    return _after_place(scene, _after_hearers(scene, at, end), end)


def _after_hearers(scene: Scene, at: int, end: int) -> int:
    """The chunk after those to whom something is told: no actors, or whom "that" follows."""
    if scene.chunks.low(at - 1) not in ("told", "tells"):
        return at
    hearer = HEARER.match(scene.chunks.codes, at, end)
    if hearer and (scene.chunks.low(hearer.end()) == "that" or scene.chunks.codes[hearer.end()] == "h"):
        return hearer.end()  # "Abbas told Mubarak that he would": not a relative clause; "told Mubarak he would"
    match = HEARERS.match(scene.chunks.codes, at, end)
    return match.end() if match else at


# "Danish troops | had", "relief planes | will", "more frigates | arrived", "Paul Murphy | flew"
THING_ACTS = pattern_of(r"[XA9]{0,4}(?P<noun>[XG])[mu1245vEH]|(?<=Z)Nv")


def _names_thing(scene: Scene, at: int, end: int) -> bool:
    """Whether what is reported begins here, with a subject that is no actor: "said | Danish troops had arrived"."""
    match = THING_ACTS.match(scene.chunks.codes, at, end)
    return match is not None and (
        match["noun"] is None or scene.chunks.low(match.start("noun")) not in scene.words["adverbs"]
    )


def _after_place(scene: Scene, at: int, end: int) -> int:
    """The chunk after a report with its own time and place: "said here on Wednesday", "told reporters in Berlin"."""
    codes = scene.chunks.codes
    while (
        at < end
        and not (codes[at] in "XA9N" and _names_thing(scene, at, end))
        and codes[at] in "TDkiXLCtNgwfA"
        and not (codes[at] in "CNLt" and at + 1 < end and codes[at + 1] in "m12u4")
        and codes[at - 1 : at + 1] != "TA"  # "said on Monday Russian and Turkish envoys met"
        and codes[at : at + 2] != "Tp"  # "described Saturday's talks as useful"
        and not (AT_OCCASION.match(codes, at, end) or AT_GATHERING.match(codes, at, end))
        and not is_at_stage(scene, at)
    ):
        at += 1
    return at


# ", to Cairo on Tuesday for", ", in Berlin on Tuesday.", ", on Monday in Beijing.": where and when, or when and where.
WHERE_WHEN = pattern_of(r",(?:[if]d?A?[CLSN](?:,[CLSN])?,?[kij]?T|[kij]?T(?:,?id?A?[CLSN])?)(?=[.;,gw&]|f[vHx])")
# ", in Berlin.": the place alone, behind a person of whom something is told.
WHERE = pattern_of(r",id?A?[CLSN](?:,[CLSN])?(?=[.;]|[gw]d?[AX]{0,2}[nxXSPOBM])")
# ", by phone on Monday.", ", for his support on Monday."
HOW_WHEN = pattern_of(r",(?:yX|[gkw]d?[AX]{0,2}[Xnx](?:[ok]d?[AX]{1,2})?|[if]d?[AX]{0,3}[XnCLS])k?T(?=[.;])")
PERSONAL = frozenset({"who", "whose", "whom"})


def ends_aside(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether a comma closes a clause set between a verb and its place or day: "met X, who is ill, in Riga on Friday".

    Of an occasion, "the talks, which open in Oslo, on Monday", the day may be its own.
    """
    codes, start = scene.chunks.codes, cuts[-1][0]
    if codes[at] != "," or len(cuts) < 2 or codes[at + 1] not in "ifkTygw":
        return False
    before = cuts[-2][0]
    comma = codes.rfind(",", before, start)
    if comma < 0 or not has_verb(codes, before, comma) or has_verb(codes, comma, start):
        return False
    if codes[comma - 1] in "nx" or "T" in codes[before:comma] or not _is_whole(scene, start, at):
        return False
    if WHERE_WHEN.match(codes, at, end + 1):
        return True
    if scene.chunks.low(start) not in PERSONAL:
        return False
    return (HOW_WHEN.match(codes, at, end + 1) or WHERE.match(codes, at, end + 1)) is not None


def _is_whole(scene: Scene, start: int, at: int) -> bool:
    """Whether a clause has all that it needs before a comma: "who is in Oslo", not "which opens" or "in Rome"."""
    codes = scene.chunks.codes
    stated = codes[at - 2] != "," or codes[at - 1] not in "CLSN"  # "in Rome, Italy, on Monday"
    told = has_verb(codes, start, at - 1) or _has_unknown_verb(scene, start, at)
    return stated and told and codes[at - 1] not in "vmu124578f"


def _has_unknown_verb(scene: Scene, start: int, at: int) -> bool:
    """Whether a word that the lexicon does not know is the verb: "whose country borders Chad", "who backs the deal"."""
    codes, low = scene.chunks.codes, scene.chunks.low
    near = range(start + 1, at - 1)
    return any(codes[one] == "X" and low(one).endswith("s") and codes[one + 1] in "dSPOAMN" for one in near)


def tells_when_said(scene: Scene, begin: int, report: int, end: int) -> bool:
    """Whether a day stands before a report that no comma ends: "In June, | a spokesman said | that X would meet Y"."""
    if scene.chunks.codes[end : end + 1] == ",":
        return False  # "In June, a spokesman said, X will"
    told = (scene.chunks.times[at] for at in scene.chunks.find_times(begin, report))
    return any(time.direction == "past" and "day" not in time.stated for time in told)
