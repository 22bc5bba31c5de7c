"""Find where a report was filed: the city and the country of its dateline.

In: a scene. Out: the same scene with its `city` and `home`, and with the dateline left out of the first sentence.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from calendars.extraction.lists.openings import is_filed_by_wire, starts_line
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.localities import UN_DATELINES, UN_SEAT, proper_name
from calendars.extraction.words.proper_names import is_abbreviation, look_up
from calendars.patterns import pattern_of
from calendars.periods import has_day

# In so many sentences from the top it stands: behind a title, a byline and a heading.
FIRST_SENTENCES = 6
# "Xinhua News Agency, Tokyo, March 28 (Reporter ...)", "Staff Writer, Warsaw, May 10 (...)", "Arusha, June 7 (FH) -"
FILED = pattern_of(r"(?:(?P<agency>N),)?(?P<place>[CL])(?:,?S)?,(?P<day>T)(?P<source>,[NX]{1,2}(?=[-;]))?")
# "Xinhua News Agency report of December 7 from Cuzco (by ...) -"
FILED_FROM = pattern_of(r"(?P<agency>N)Zo(?P<day>T)j(?P<place>[CL])(?P<source>)")
# "JUBA | , Sudan -"
OF_A_LAND = pattern_of(r",[SL][-;]")
# "AFP, Kabul", "The Herald, Kabul, Friday, May 10, 2013", "Our Correspondent | Kabul | May 10, 2013": a whole line.
BYLINE = pattern_of(r"(?:(?P<agency>[NOXSd-]{1,6})[,;])?(?P<place>[CL])(?:,[SL])?(?:[,;](?P<day>T)(?:,?T)?)?$")
# "May 10, 2013 (KABUL) -": so many words at most before the bracket.
LONGEST_DAY = 5
# The last word of who filed it.
AGENCIES = frozenset({"agency", "writer", "correspondent", "reporter", "news", "press"})
# Whose line it is when it is no report: "Office of the Spokesperson, Lima".
OFFICES = frozenset({"ministry", "office", "department", "embassy", "secretariat", "spokesperson", "mission"})
# Behind a day, the agency or the reporter, or what parts the dateline from the report.
AFTER_DAY = frozenset({"(", "-", "\u2013", "\u2014", "--"})
MARKS = AFTER_DAY - {"("} | {":", "_"}
# "(Agence France-Presse, Lima, 10th) - ": so many words at most.
LONGEST_ASIDE = 12
# So many days a report may take to be printed.
LONGEST_WAY = 3


def set_scene(scene: Scene, cased: dict[str, Any], today: date | None) -> None:
    """Find the dateline's city and country: a place in capitals at the start of one of the first lines.

    Args:
        scene: chunks with actors; its city and home are filled.
        cased: the names of the lexicon, for a dateline in brackets.
        today: the publication day; None if it is not known.
    """
    for number, (begin, end) in enumerate(scene.chunks.sentences[:FIRST_SENTENCES]):
        if begin in scene.chunks.times and is_filed_by_wire(scene, begin, end):
            scene.skips[begin] = begin + 2  # "Feb. 28 (UPI) -- The ministers met": where, it does not say
            return
        if _read_capitals(scene, begin, end) or (end > begin and _read_filing(scene, number, cased, today)):
            return


def _read_capitals(scene: Scene, begin: int, end: int) -> bool:
    """Read "BRASILIA, May 3 (AFP) - ", and "SEOUL Defence officials" without a mark."""
    codes = scene.chunks.codes
    at = next((at for at in range(begin, min(begin + 2, end)) if codes[at] in "CLSNOP"), None)
    if at is None or not scene.chunks.name(at).partition(",")[0].isupper() or _is_half_of_pair(scene, at):
        return False
    bare = at == begin and not is_abbreviation(scene.chunks.text(at)) and _opens_title_case(scene, at + 1, end)
    if codes[at + 1] == "p":
        return False  # "TAIWAN'S president is due in Honiara on Monday"
    land = (
        OF_A_LAND.match(codes, at + 1, end) if codes[at] in "CL" else None
    )  # "JUBA, Sudan (AP) -": of another state than today
    if "T" not in codes[begin : begin + 6] and codes[at + 1] not in "-;" and not bare and land is None:
        return False
    place = dateline_place(scene, at)
    if place is None:
        return False
    scene.city, scene.home = place
    if bare:
        scene.skips[begin] = at + 1
    mark = next((after for after in range(at + 1, min(at + 8, end)) if codes[after] in "-;"), None)
    if mark is not None and mark + 1 < end:
        scene.skips[begin] = mark + 1
    return True


def _read_filing(scene: Scene, number: int, cased: dict[str, Any], today: date | None) -> bool:
    """Read a dateline in small letters: "Arusha, June 7 (FH) - ", "Staff Writer, Warsaw, May 10 (...)"."""
    chunks = scene.chunks
    begin, end = chunks.sentences[number]
    if not starts_line(scene, begin) and chunks.document.words[chunks.document.sentences[number][0]] != "(":
        return False
    if _read_agency(scene, begin, end) or _read_byline(scene, number, today):
        return True
    match = FILED.match(chunks.codes, begin, end) or FILED_FROM.match(chunks.codes, begin, end)
    if match is None:
        return _read_filing_in_brackets(scene, number, cased) or _read_place_in_brackets(scene, number, cased, today)
    last = match.end()
    if last >= end or (match["agency"] and chunks.last_low(begin) not in AGENCIES):
        return False  # "Lima, May 10", and no more
    marked = match["agency"] or match["source"] or chunks.document.words[chunks.lasts[last - 1]] in AFTER_DAY
    filed = chunks.times[match.start("day")].start
    if not marked or not filed or not _is_news(filed, today):
        return False
    place = dateline_place(scene, match.start("place"))
    if place is None:
        return False
    scene.city, scene.home = place
    scene.skips[begin] = last + (chunks.codes[last] in "-;")
    return True


def _read_agency(scene: Scene, begin: int, end: int) -> bool:
    """Read "Kabul (AFP) - ", "Kabul, Afghanistan (AFP) Aug 22, 2003": who filed it stands right behind the place."""
    chunks = scene.chunks
    behind = begin + 2 if chunks.codes[begin + 1 : begin + 3] in (",S", ",L") else begin
    if chunks.codes[begin] not in "CL" or behind >= end:
        return False
    bracket = chunks.document.words[chunks.lasts[behind] : chunks.lasts[behind] + 3]
    if bracket[:1] != ["("] or bracket[2:] != [")"] or bracket[1].lower() not in scene.words["wires"]:
        return False
    place = dateline_place(scene, begin)
    mark = next((at for at in range(behind + 1, min(behind + 6, end)) if chunks.text(at) in MARKS), None)
    if place is None or not (mark or end <= behind + 2 or "T" in chunks.codes[behind + 1 : behind + 3]):
        return False  # "Kabul (AFP) photographers were there"
    scene.city, scene.home = place[0].partition(",")[0], place[1]
    if mark is not None and mark + 1 < end:
        scene.skips[begin] = mark + 1
    return True


def _read_byline(scene: Scene, number: int, today: date | None) -> bool:
    """Read a line that tells no more than who filed a report, or the day of it, and where: "AFP, Kabul"."""
    chunks = scene.chunks
    begin, end = chunks.sentences[number]
    match = BYLINE.match(chunks.codes, begin, end)
    if match is None or match.end() < end or (end < len(chunks.codes) and not starts_line(scene, end)):
        return False
    agency = set(" ".join(chunks.lows[begin : match.start("place")]).replace("-", " ").split())
    told = match["day"] and chunks.times[match.start("day")].start
    if (told and not _is_news(told, today)) or agency & OFFICES:
        return False  # "Ministry of Foreign Affairs, Lima, 3 July": its minister may be abroad
    place = dateline_place(scene, match.start("place"))
    if place is None or not (told or agency & (scene.words["wires"] | AGENCIES)):
        return False
    scene.city, scene.home = place[0].partition(",")[0], place[1]
    return True


def _read_place_in_brackets(scene: Scene, number: int, cased: dict[str, Any], today: date | None) -> bool:
    """Read "May 10, 2013 (KABUL) - ": the day, and the place in capitals in brackets."""
    document, begin = scene.chunks.document, scene.chunks.sentences[number][0]
    words, (start, stop) = document.words, document.sentences[number]
    opens = next((at for at in range(start + 1, min(start + LONGEST_DAY + 1, stop)) if words[at] == "("), stop)
    close = next((at for at in range(opens, min(opens + LONGEST_DAY, stop)) if words[at] == ")"), stop)
    if close + 1 >= stop or words[close + 1] not in AFTER_DAY or scene.chunks.codes[begin] != "T":
        return False
    named = words[opens + 1 : close]
    filed = scene.chunks.times[begin].start
    if not all(word.isupper() for word in named) or not filed or not _is_news(filed, today):
        return False
    title = [word.title() for word in named]
    place, after = _look_up_place(cased, title, 0, len(title))
    if place is None or after != len(title):
        return False
    scene.city, scene.home = place
    scene.skips[begin] = begin + 2
    return True


def _is_news(day: str, today: date | None) -> bool:
    """Whether a report was filed on a day: that of the news or one shortly before, and none to come."""
    return today is None or (has_day(day) and 0 <= (today - date.fromisoformat(day[:10])).days <= LONGEST_WAY)


def _read_filing_in_brackets(scene: Scene, number: int, cased: dict[str, Any]) -> bool:
    """Read "(Agence France-Presse, Lima, 10th) - ", "(AFP, Nairobi)": an agency, a comma and a city."""
    document = scene.chunks.document
    words, (start, stop) = document.words, document.sentences[number]
    if words[start] != "(":
        return False
    close = next((at for at in range(start, min(start + LONGEST_ASIDE, stop)) if words[at] == ")"), start)
    comma = next((at for at in range(start, close) if words[at] == ","), 0)
    place, after = _look_up_place(cased, words, comma + 1, close) if comma else (None, 0)
    if place is None or words[after] not in ",)":
        return False
    scene.city, scene.home = place
    return True


def _look_up_place(cased: dict[str, Any], words: list[str], begin: int, end: int) -> tuple[tuple[str, str] | None, int]:
    """The city or region that some words begin with, and its country; and the word behind it."""
    entry, after = look_up(cased, words, begin, end) or (None, 0)
    if entry is None or entry[0] not in "CL":
        return None, after
    return (entry[3], entry[2][0]) if entry[0] == "C" else (" ".join(words[begin:after]), entry[3]), after


def dateline_place(scene: Scene, at: int) -> tuple[str, str] | None:
    """The city and country of a dateline that starts with a chunk, or None: "BRASILIA, Brazil", "UNITED NATIONS"."""
    codes, text = scene.chunks.codes, scene.chunks.text(at)
    if at in scene.places and codes[at] in "CLS":
        return scene.places[at]
    if codes[at] == "O" and text in UN_DATELINES:
        return UN_SEAT
    if codes[at] == "N" and codes[at + 1 : at + 3] == ",S":
        return proper_name(text, scene.words["particles"]), scene.actors[at + 2].sides[0]
    return None


def _is_half_of_pair(scene: Scene, at: int) -> bool:
    """ "US-Russia talks begin": an abbreviation that a hyphen ties to the next word is no dateline."""
    return is_abbreviation(scene.chunks.text(at)) and scene.chunks.is_tied(at + 1)


def _opens_title_case(scene: Scene, at: int, end: int) -> bool:
    """Whether a sentence with words in small letters begins at a chunk: behind a dateline without a mark."""
    return at < end and scene.chunks.text(at).split()[0].istitle()
