"""Find where the clauses of a sentence begin.

In: the chunks of a scene and the bounds of a sentence. Out: the first chunk and the kind of each clause, in text order.
"""

from __future__ import annotations

import re

from calendars.extraction.clauses.joints import has_verb, is_date_phrase, past_verb_behind, stage_behind
from calendars.extraction.clauses.main_clauses import end_of_fronted_occasion, opens_main
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.clauses.openers import (
    AT_GATHERING,
    AT_OCCASION,
    STAGES,
    adds_deed,
    after_report,
    find_reports,
    is_at_stage,
    is_no_report,
    kind_opened,
)
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.attributes import counted_time, end_of_counted_aside
from calendars.patterns import pattern_of

# Who is meant, between dashes or in brackets: "the Contact Group -- Russia, the United States and Italy -- will meet".
MEMBERS = pattern_of(r";w?d?[SPOBM](?:,?[,&]d?[SPOBMN])+(?:,?&[9X]{0,2}[Xh])?[;.]")
# When a plan is for, between dashes: "his visit to Riga -- set for October -- will be discussed".
PLANNED = pattern_of(r";X?[QVK](?:f[vHx])?[gkifjodbXTCLS]{1,6};")
# "described | as a friend of his,"
AS_PHRASE = pattern_of(r"cd?[XA9RN]{1,4}(?:od?[XA9RNPSh]{0,3})?(?=[,;.])")
# What goes with the main clause: ", with the two expected to meet on Friday", ", with talks set to resume in May".
ABSOLUTE = pattern_of(r",wd?[AX]{0,2}[PSOBMnxrRXh][bowki&,dAXPSOBMCLT]{0,8}?(?:QX?f|Wf|Qg)(?!.,k?T)")
# The rest of a list that a comma closes: "which groups Russia, the United States and Italy, will meet".
REST_OF_LIST = pattern_of(r"(?:,d?[SPOBMC])+,?&d?[SPOBMC](?:k?T)?,")
# "that India | , China and Pakistan | are to attend": the rest of those who do it.
REST_OF_SUBJECT = pattern_of(r"(?:,d?[SPOBMC])+,?&d?[SPOBMC](?=[mu1245vH])")
SUBJECT_BEGUN = frozenset(f"c{article}{code}" for article in ("", "d") for code in "SPOBMC")
# A further stop of a journey behind a semicolon.
STOP_BEHIND = pattern_of(r";,?&?[CLS](?:,N)?(?=[;.kijT]|$)")
# How far behind the verb of judging what somebody is judged for begins.
JUDGED = 7


# The codes of chunks at which a clause may begin or end.
CUTTING = pattern_of("[ZcagoPhS;,&mu124578FK]")
TIME, FRESH = frozenset({"time"}), frozenset({"fresh"})
FRESH_FROM = pattern_of(r"[XN]jd?[AX9]{0,2}[nx]")
MET = frozenset({"talks", "meeting", "meetings", "consultations", "negotiations"})
# "The talks | , due to end | on Friday | , | opened", "the summit, set to run through May 3, began"
SET_TO_END = pattern_of(r",X?(?P<due>Q)fX?(?P<verb>[HvXE])X?[ak]?T(?P<comma>,)X?(?P<have>[45]3?X?)?(?P<stage>[HvE])")
IN_PLACE = frozenset({"iC", "iL", "iS", "iN"})
# "during a call with X on Monday", before "to"
DECIDED_AT = pattern_of(r"ad?[XA9]{0,3}[nx](?:[iwob]d?[AXCLSPOBM]{1,3}){0,2}[ik]?T(?=f[vHEx])")
# ", the same day | X and Y are to meet", ", the same day that X left"
SAME_DAY = pattern_of(r",k?(?P<day>T|d[XA]?X)(?P<as>c)?(?=d?A{0,2}[RrPSOBMN])")


def find_cuts(scene: Scene, begin: int, end: int) -> list[tuple[int, str]]:
    """Find where clauses start, and their kinds.

    "X said on Monday | he will fly to Riga, | where he is to meet Y": report, main, relative.
    """
    codes, lows = scene.chunks.codes, scene.chunks.lows
    reports, stages = find_reports(scene, begin, end), _find_stages(scene, begin, end)
    opens = "after" if adds_deed(scene, begin) else _kind_behind_report(scene, begin, end)
    cuts: list[tuple[int, str]] = [(begin, opens)]
    read = begin
    fronted = end_of_fronted_occasion(scene, begin, end)
    if fronted < 0 and "c" in codes[begin:end]:
        fronted = max(past_verb_behind(scene, begin, end), stage_behind(scene, begin, end))
    for at in _find_stops(scene, begin, end, reports, {*stages, fronted} if fronted > 0 else stages):
        if at < read:  # up to which chunk
            continue
        code, (start, kind) = codes[at], cuts[-1]
        if at == fronted:
            _cut(cuts, at, "main")
        elif at in reports and not _goes_on_with_list(codes, start, at, reports[at]):
            read = _cut_report(scene, cuts, at, reports[at], end)
        elif code == "&" and codes[at + 1] == "Z" and has_verb(codes, start, at):
            _cut(cuts, at, "report")  # "met X on Monday and said"
        elif code == "Z" and lows[at + 1] == "as" and AS_PHRASE.match(codes, at + 1, end):
            read = at + 2  # "whom he has described as a friend, in Riga on Monday"
        elif code == "Z" and (at > begin or lows[at] == "it") and not is_no_report(scene, at):
            read = _cut_said(scene, cuts, at, end)
        elif code == "," and codes[at + 1] == "w" and lows[at + 1] == "with" and ABSOLUTE.match(codes, at, end):
            read = at + 2
            _cut(cuts, read, "main")
        elif code == "c" and at > begin and not (codes[at - 1] == "a" and lows[at] == "which"):
            opened = kind_opened(scene, cuts, at)
            if opened:
                _cut(cuts, at, opened)
        elif code == "a" and codes[at - 1] == "Q" and (decided := DECIDED_AT.match(codes, at, end)):
            _cut(cuts, at, "after")
            read = decided.end()
            _cut(cuts, read, "main")  # "agreed during a call on Monday | to meet soon"
        elif (
            at in stages
            or (code == "a" and not is_date_phrase(scene, at) and codes[at + 1] != "w")
            or (code in "go" and _is_deed_judged(scene, start, at))
        ):
            _cut(cuts, at, "after")
        elif held := _who_held_it(scene, at):
            _cut(cuts, held, "relative")
        elif (
            code in "Ph" and kind == "main" and codes[at - 1] in "nx" and _is_whose_occasion(scene, start, at, end)
        ) or (lows[at - 1] == "time" and code in "PhdASOB" and counted_time(scene, start, at)):
            _cut(cuts, at, "relative")
        elif code == ";":
            read = _cut_at_stop(scene, cuts, at, end)
        elif code == "," and (day := SAME_DAY.match(codes, at, end)) and _is_same_day(scene, *day.span("day"), end):
            _cut(cuts, at + 1, "main" if day["day"] == "T" else "relative")
            read = day.end()
        elif code == "," and (due := SET_TO_END.match(codes, at, end)) and _is_stage_behind_plan(scene, start, due):
            _cut(cuts, due.start("due"), "relative")
            read = due.end("comma")
            _cut(cuts, read, "main")
        elif code == "," and kind == "relative" and codes[at - 1] in ACTOR and codes[at + 1] in "dSPOBMC":
            read = _end_of_list(codes, start, at, end)
            if not read and has_verb(codes, at, end):
                _cut(cuts, at, "main")
        elif opens_main(scene, cuts, at, end):
            _cut(cuts, at, "main")
    return [cut for cut in cuts if cut[0] < end]


def _is_same_day(scene: Scene, at: int, stop: int, end: int) -> bool:
    """Whether ", the same day" opens what others do then: "the same day Y flies to Z", not "the same day, X said"."""
    told = scene.chunks.text(at, stop).lower().endswith(("same day", "the day", "very day"))
    return told and has_verb(scene.chunks.codes, stop, end)


def _is_stage_behind_plan(scene: Scene, start: int, due: re.Match[str]) -> bool:
    """Whether ", due to end on Friday," only describes what opened, resumed, broke off or has led to nothing."""
    chunks, verb, stage = scene.chunks, due.start("verb"), due.start("stage")
    ends = chunks.entries[verb][1] == "cues.end" or chunks.low(verb) in scene.words["lasting"]
    told = due["have"] is not None or chunks.is_past(stage)
    noun = not {"n", "x"}.isdisjoint(chunks.codes[start : due.start()])
    return ends and told and noun and not has_verb(chunks.codes, start, due.start())


def _find_stages(scene: Scene, begin: int, end: int) -> set[int]:
    """Where it is told at which part of an occasion, or behind which: "said on Friday | at the end of a visit".

    So "X, | fresh from talks with Y on Monday, will meet Z"; who is fresh from a visit comes back from there.
    """
    codes = scene.chunks.codes
    behind = [
        at - 2
        for at in scene.chunks.find(STAGES, begin + 3, end)
        if codes[at - 3] in "T," or codes[at - 4 : at - 2] in IN_PLACE
    ]
    stages = {at for at in behind if is_at_stage(scene, at)}
    if scene.chunks.lows[begin] == "it" and codes[begin + 1] in "12" and AT_OCCASION.match(codes, begin + 2, end):
        stages.add(begin + 2)  # "It was | at a meeting with X on Monday | that Y first spoke of it"
    for at in scene.chunks.find(FRESH, begin, end):
        match = FRESH_FROM.match(codes, at, end)
        if match and scene.chunks.last_low(match.end() - 1) in MET:
            stages.add(at)
    return stages


def _find_stops(scene: Scene, begin: int, end: int, reports: dict[int, int], stages: set[int]) -> list[int]:
    """The chunks at which a clause may begin or end, in text order; "the first time | X and Y met" is one too."""
    counted = [at + 1 for at in scene.chunks.find(TIME, begin - 1, end - 1)]
    stops = [match.start() for match in CUTTING.finditer(scene.chunks.codes, begin, end)]
    return sorted({*stops, *reports, *counted, *stages}) if reports or counted or stages else stops


def _cut_report(scene: Scene, cuts: list[tuple[int, str]], at: int, verb_end: int, end: int) -> int:
    """Cut at a report and behind it, and give the chunk behind: "X will visit Y | , the minister said | on a trip"."""
    _cut(cuts, at, "report")
    behind = after_report(scene, verb_end, end)
    _cut(cuts, behind, _kind_behind_report(scene, behind, end))
    return behind


def _cut_said(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> int:
    """Make a report of the clause of a verb of saying, and give the chunk behind: "X said on Monday | Y will"."""
    start, kind = cuts[-1]
    cuts[-1] = (start, "report" if kind == "main" else kind)
    behind = after_report(scene, at + 1, end)
    _cut(cuts, behind, _kind_behind_report(scene, behind, end))
    return behind


def _kind_behind_report(scene: Scene, at: int, end: int) -> str:
    """What opens behind a verb of saying: a phrase, "at a meeting with X", "at the end of a visit", or what is said."""
    codes = scene.chunks.codes
    if codes[at : at + 1] != "i":
        return "main"
    told = AT_GATHERING.match(codes, at, end) if "Z" in codes[max(at - 4, 0) : end] else None
    return "after" if told or AT_OCCASION.match(codes, at, end) or is_at_stage(scene, at) else "main"


def _cut_at_stop(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> int:
    """Cut behind a semicolon or dash, and give the chunk behind: "X left; Y will", but not "X -- 52 -- will"."""
    codes = scene.chunks.codes
    if parts_stops(codes, at):
        return at
    aside = end_of_counted_aside(scene, at)
    if aside and codes[aside] == ";":
        return aside + 1
    members = MEMBERS.match(codes, at, end) or PLANNED.match(codes, at, end)
    if members:
        return members.end()
    _cut(cuts, at + 1, "main")
    return at


def _end_of_list(codes: str, start: int, at: int, end: int) -> int:
    """The last comma of a list that one stands in, or 0: "which groups Russia, the United States and Italy, will"."""
    rest = REST_OF_LIST.match(codes, at, end)
    if rest is None and codes[start:at] in SUBJECT_BEGUN:
        rest = REST_OF_SUBJECT.match(codes, at, end)
    return rest.end() - 1 if rest else 0


def parts_stops(codes: str, at: int) -> bool:
    """Whether a semicolon parts stops of a journey: "to Boston, Massachusetts; Accra, Ghana; and Lusaka, Zambia"."""
    stop = codes[at - 1] in "CLS" or codes[at - 3 : at] in ("L,N", "C,N")
    return stop and STOP_BEHIND.match(codes, at) is not None


def _is_deed_judged(scene: Scene, start: int, at: int) -> bool:
    """Whether "for" or "of" opens what somebody is praised or blamed for: "derided Egypt for signing a treaty"."""
    codes = scene.chunks.codes
    if scene.chunks.entries[at + 1][3] != "g":
        return False
    for verb in range(at - 2, max(at - JUDGED, start) - 1, -1):
        if codes[verb] in "EZHvQVKWX" and scene.chunks.low(verb) in scene.words["judging"]:
            return codes[verb - 1] not in "123"  # "was blamed by Syria for signing": the subject did
    return False


def _goes_on_with_list(codes: str, start: int, comma: int, stop: int) -> bool:
    """Whether a comma stands in the list that is the subject: "Armenia, Georgia and Moldova have confirmed"."""
    return codes[comma - 1] in ACTOR and "&" in codes[comma:stop] and not codes[start:comma].strip(ACTOR + "d,X")


def _is_whose_occasion(scene: Scene, start: int, at: int, end: int) -> bool:
    """Whether a subject opens a relative clause without "that": "a meeting he was to have had with X"."""
    codes, before = scene.chunks.codes, at - 2
    if at + 1 >= end or codes[at + 1] not in "mu1245H" or scene.chunks.low(at) in ("him", "them", "her"):
        return False
    while before >= start and codes[before] in "dXA9DtR":
        before -= 1
    article = "d" in codes[before + 1 : at - 1]
    if article and codes[before] in "iga" and before > start and codes[at + 1 : at + 3] in ("5w", "Hw"):
        return True  # "agreed in a conversation he had with X", and not "In the talks he will"
    given_up = codes[before] in "KV" and before >= start  # "cancelled meetings he was to have had"
    return given_up or (article and (before < start or codes[before] in "vHEQW"))


# "talks | Chad held with Niger", "a meeting | the Chadian minister had in Oslo"
WHO_HELD = pattern_of(r"d?[AX]{0,2}[PSOMt](?:,?&?d?[AX]{0,2}[PSOMt]){0,4}(?P<held>[H5])(?=w|[ik]d?A?[CLST]|T[.,ikw])")
HELD = frozenset({"held", "had"})


def _who_held_it(scene: Scene, at: int) -> int:
    """Where a clause opens that tells who held what a noun names: "read of talks | Chad held in Oslo"; else 0."""
    codes = scene.chunks.codes
    first = at - (codes[at - 1] == "d")
    match = WHO_HELD.match(codes, first) if codes[first - 1] in "nx" and codes[at] in "PSO" else None
    return first if match and scene.chunks.low(match.start("held")) in HELD else 0


def _cut(cuts: list[tuple[int, str]], at: int, kind: str) -> None:
    if cuts[-1][0] == at:
        cuts[-1] = (at, kind)
    else:
        cuts.append((at, kind))
