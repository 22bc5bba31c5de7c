"""Find the reports in a sentence: ", the minister told reporters in Berlin on Friday".

In: the chunks of a scene and the bounds of a sentence. Out: where a report begins, and the chunk behind it.
"""

from __future__ import annotations

from calendars.extraction.names.actors import Scene
from calendars.patterns import pattern_of

# A report between commas or at an end: ", the minister told reporters on Friday".
REPORT = pattern_of(
    r",q?dX?[tS]o[XNAO]{1,3}(?:,[XNAO]{1,3}){1,3},?&[XNAO]{1,3}Z"  # ", the Ministry of Labour, Trade and Health said"
    r"|,q?[dXh9t]{0,3}(?:[SPOBMCNRt]|P,)?[^,;.qca]{0,6}?(?<!&)(?<!&X)(?<!f)Z"
    r"|q,?[dXh]{0,2}[SPOBMCNRth]?[^,;.qca]{0,6}?(?<!&)(?<!&X)(?<!f)Z"
)
# "told the media after returning", "told the newspaper on Monday"
HEARERS = pattern_of(r"dX{1,2}(?=[akiT])")
HEARER = pattern_of(r"(?:(?:d?v)?d?[PSOBMNh]|d[XA]{0,2}[nxXt])(?:k?T|id?[CL]){0,2}(?=c)")
# "according to | a statement released by X on Tuesday."
TOLD_WHEN = pattern_of(r"(?!Q)[^,;&cvxn]{1,9}T\.?(?:,a.*)?$")
ACCORDING = frozenset({"according"})
# "said on Thursday | in a meeting with X", "at talks with"
AT_OCCASION = pattern_of(r"id?[XA9]{0,3}[nx][wb]")
# "at the end of a two-day visit to Y", "at the start of three days of talks"
AT_STAGE = pattern_of(r"id(?P<stage>[^,;.dT])o(?:[dX9]{0,2}[DT]o)?d?[DTAXSCLOBM9p-]{0,4}[nx]")
STARTS = frozenset({"start", "beginning", "outset", "opening"})
STAGES = STARTS | {"end", "close", "conclusion"}


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


def is_no_report(codes: str, at: int) -> bool:
    """Whether a verb of telling only says what for, or is set in: "travels to X to emphasise", ", if confirmed,"."""
    aim = codes[at - 1] == "f" and codes[at + 1] not in "cq,"
    return aim or codes[at - 1 : at + 2] == "cZ,"


def after_report(scene: Scene, at: int, end: int) -> int:
    """The chunk after a report of which the verb stands before a chunk, with its hearers, its own time and place."""
    return _after_place(scene, _after_hearers(scene, at, end), end)


def _after_hearers(scene: Scene, at: int, end: int) -> int:
    """The chunk after those to whom something is told: no actors, or whom "that" follows."""
    if scene.chunks.low(at - 1) not in ("told", "tells"):
        return at
    hearer = HEARER.match(scene.chunks.codes, at, end)
    if hearer and scene.chunks.low(hearer.end()) == "that":
        return hearer.end()  # "Abbas told Mubarak that he would": not a relative clause
    match = HEARERS.match(scene.chunks.codes, at, end)
    return match.end() if match else at


def _after_place(scene: Scene, at: int, end: int) -> int:
    """The chunk after a report with its own time and place: "said here on Wednesday", "told reporters in Berlin"."""
    codes = scene.chunks.codes
    while (
        at < end
        and codes[at] in "TDkiXLCtNgwfA"
        and not (codes[at] in "CNLt" and at + 1 < end and codes[at + 1] in "m12u4")
        and codes[at - 1 : at + 1] != "TA"  # "said on Monday Russian and Turkish envoys met"
        and codes[at : at + 2] != "Tp"  # "described Saturday's talks as useful"
        and not AT_OCCASION.match(codes, at, end)
        and not is_at_stage(scene, at)
    ):
        at += 1
    return at
