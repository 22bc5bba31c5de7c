"""Lay out a text as it is read most easily, letter for letter: marks and wraps go, and each entry of a diary is a line.

In: a text. Out: one of the same length, so that the offsets of its words stay.

- "**Putin** met [Xi](https://example.org/xi)": what Markdown says of the look, and of links, is blank.
- "U.S.\u2011Russia", "People\u2019s": every hyphen is that of a keyboard, and so is an apostrophe within a word.
- "Blair to Visit Oslo - 2003-01-04": the day on which a page was put up is blank.
- A mail that is wrapped at 72 columns: each paragraph, and each item of a list, on a line of its own.
- "(to April 10) BEIJING - X will visit China ** HANOI - Y meets Z": each entry on a line of its own.
"""

from __future__ import annotations

from itertools import pairwise

from calendars.extraction.words.brackets import with_names_whole
from calendars.extraction.words.lines import BULLETS, CLOCK_FIRST, DAY_LIMIT, is_day, lacks_day, opens_with_day
from calendars.patterns import pattern_of


def lay_out(text: str) -> str:
    """A text, letter for letter, as the rules expect it: this whole module, and no brackets about parts of names."""
    for step in STEPS:
        text = step(text)
    return text


# "[the talks](https://example.org/talks)", "![A hall](hall.jpg)", "<https://example.org>"
LINK = pattern_of(
    r"!?\[(?P<shown>[^\[\]\n]{0,300})\]\([^()\s]{1,500}(?: \"[^\"\n]{0,200}\")?\)|<https?://[^<>\s]{1,500}>"
)
# "**Putin**", "*summit*", "_next week_"; and not "* Putin", "2*3", "a_b".
EMPHASIS = pattern_of(
    r"(?<![\w*])(?P<stars>\*{1,3})(?=[^\s*])[^*\n]{0,300}[^\s*](?P=stars)(?![\w*])"
    r"|(?<!\w)(?P<lines>_{1,2})(?=[^\s_])[^_\n]{0,300}[^\s_](?P=lines)(?!\w)"
)
# "## Diplomacy", "> quoted"
LEAD = pattern_of(r"(?m)^(?:#{1,6} |(?:> ?){1,5})")


def without_markdown(text: str) -> str:
    """A text with blanks for the marks of Markdown and for where its links lead.

    >>> without_markdown("**Putin** met [Xi](https://example.org).")
    '  Putin   met  Xi                      .'
    """
    if "](" in text or "<http" in text:
        text = LINK.sub(lambda link: _keep(link[0], "" if link[0][0] in "!<" else link["shown"], 1), text)
    if "*" in text or "_" in text:
        text = EMPHASIS.sub(lambda mark: _keep(mark[0], mark[0].strip("*_"), len(mark["stars"] or mark["lines"])), text)
    if "#" in text or ">" in text:
        text = LEAD.sub(lambda lead: " " * len(lead[0]), text)
    return text


def _keep(whole: str, shown: str, first: int) -> str:
    """As many letters as a whole has, blanks but for what is shown from a place in it."""
    return (" " * first + shown).ljust(len(whole))


# Hyphens of Unicode at which no line may be broken, or always.
HYPHENS = dict.fromkeys((0x2010, 0x2011), "-")
APOSTROPHE = pattern_of(r"(?<=[^\W\d_])\u2019(?=[^\W\d_])")


def with_plain_marks(text: str) -> str:
    """A text in which every hyphen, and every apostrophe within a word, is that of a keyboard, as in the lexicon.

    >>> with_plain_marks("U.S.\\u2011Russia talks, the People\\u2019s Party")
    "U.S.-Russia talks, the People's Party"
    """
    return text if text.isascii() else APOSTROPHE.sub("'", text.translate(HYPHENS))


# "Rebels to Attend Paris Peace Talks - 2003-01-04": a heading, and the day on which it was put up.
STAMP = pattern_of(r"\A\s{0,9}[^\n]{9,200}?(?P<stamp> [-–—|] \d{4}-\d\d-\d\d) {0,9}(?=\n|\Z)")


def without_stamp(text: str) -> str:
    """A text with blanks for the day that a page has set behind its heading.

    >>> without_stamp("Blair to Visit Oslo - 2003-01-04\\nTony Blair")
    'Blair to Visit Oslo             \\nTony Blair'
    """
    stamp = STAMP.match(text)
    if stamp is None:
        return text
    first, last = stamp.span("stamp")
    return text[:first] + " " * (last - first) + text[last:]


# "BEIJING", "BERN/BERLIN", "WASHINGTON D.C", "DETROIT, United States", "AMMAN / CAIRO", "BOGOTÁ"
WORD = r"[^\W\d_a-z](?:[^\W\d_a-z]|['.])+"
CITY = rf"{WORD}(?:(?: ?/ ?|[ -]){WORD}){{0,5}}(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z]+)?)?"
# ... with a blank at one side of the dash, unlike "EU-Japan".
OPENER = rf"(?:\*\* ?)?{CITY}(?: ?[-–—] | [-–—])(?=[A-Z0-9])"
# How the entry before may end: "... in Riga. ", "(to April 10) ", "- 0930 GMT "
BEFORE = r"(?:(?<=[.)\"”] )|(?<=GMT )|(?<=- )|(?<=\n))"
# "** Riga - ": what stars stand before need not be in capitals.
STARRED = r"\*\* ?[A-Z][^\n*–—]{2,40}? ?[-–—] "
ENTRY = pattern_of(rf"(?:{BEFORE}{OPENER}|{STARRED})")
WEEKDAY = r"(?:MON|TUES|WEDNES|THURS|FRI|SATUR|SUN)DAY"
DAY = pattern_of(rf"{WEEKDAY},? (?:[A-Z]{{3,9}}\.? \d{{1,2}}|\d{{1,2}} [A-Z]{{3,9}})\b")
BEHIND_DAY = pattern_of(rf" {OPENER}")
RULE = pattern_of(r"(?:[-–—_=] ?){6,}")
# So many entries make a diary.
FEWEST = 3


def with_entries_apart(text: str) -> str:
    """A text in which each entry of a diary begins a line; any other text as it is.

    >>> with_entries_apart("** RIGA - X is in Riga. OSLO - Y meets Z (to May 2). BONN - Talks.").count("\\n")
    2
    """
    if text.count(" - ") + text.count("–") + text.count("—") < FEWEST:
        return text
    entries = [match.start() for match in ENTRY.finditer(text) if not _is_behind_day(text, match.start())]
    if len(entries) < FEWEST:
        return text
    named = list(DAY.finditer(text))
    days = [match.start() for match in named]
    days += [match.end() + 1 for match in named if BEHIND_DAY.match(text, match.end())]
    rules = [at for match in RULE.finditer(text) for at in (match.start(), match.end())]
    letters = list(text)
    for at in {*entries, *days, *rules}:
        before = at - 1
        if before >= 0 and letters[before] == " ":
            letters[before] = "\n"
    return "".join(letters)


# So many letters stand at most before the place of an entry, a day among marks and spaces.
LEAD_LIMIT = 2 * DAY_LIMIT


def _is_behind_day(text: str, at: int) -> bool:
    """Whether nothing but a day stands before a place in its line: "- 13 October - RIGA - X meets Y"."""
    if text[max(at - 2, 0) : at] not in ("- ", "– ", "— "):
        return False
    line = max(at - LEAD_LIMIT, 0)
    lead = text[max(text.rfind("\n", line, at) + 1, line) : at].strip("-–—*• \t")
    return 0 < len(lead) < DAY_LIMIT and is_day(lead)


# At which columns mail and old wire copy are wrapped.
COLUMNS = range(60, 101)
# So many lines must go on, and of them one in so many in small letters: a list of titles does not.
FEWEST_LINES, ONE_IN = 2, 3


def with_lines_whole(text: str) -> str:
    """A text in which a blank stands for each newline that only wraps a line; any that is not wrapped as it is.

    Where a text is filled to a column, a line goes on if the next word would not have fitted, or if it breaks off.

    >>> with_lines_whole("Peru, Chile and Bolivia are to hold talks in Quito on 3 May,\\n"
    ...                  "and the ministers of the three states will lead them, while\\n"
    ...                  "others may join.\\nTalks in Oslo go on.").count("\\n")
    1
    """
    lines = text.split("\n")
    width = max(map(len, lines))
    if width not in COLUMNS:
        return text
    on = [number for number, pair in enumerate(pairwise(lines)) if _goes_on(*pair, width)]
    small = sum(lines[number + 1].lstrip()[0].islower() for number in on)
    if len(on) < FEWEST_LINES or small * ONE_IN < len(on):
        return text
    on += [number for number, pair in enumerate(pairwise(lines)) if _breaks_off(*pair, width)]
    ends = ["\n"] * (len(lines) - 1) + [""]
    for number in on:
        ends[number] = " "
    return "".join(line + end for line, end in zip(lines, ends, strict=True))


def _goes_on(line: str, below: str, width: int) -> bool:
    """Whether a line of a text that is filled to a column goes on below: its first word there would not have fitted."""
    words = below.split(maxsplit=1)
    return bool(words) and len(line) + 1 + len(words[0]) > width and not _opens_item(below.strip(), line)


# How much of the column a line takes up, at least, that goes on below though one word more would have fitted.
FILLED = 0.75
# No sentence and no heading ends in these.
LEADING_ON = frozenset({"into", "in", "to", "of", "the", "a", "an", "and", "with", "for", "on", "at", "by", "from"})
LEADING_ON |= {"that", "his", "her", "their", "its", "will", "would", "was", "were", "is", "are", "has", "have", "had"}
# What a line ends in that ends a sentence, a heading or an entry.
STOPS = (".", "!", "?", ":", ";", '"', "”", "'", "’", ")")


def _breaks_off(line: str, below: str, width: int) -> bool:
    """Whether a line of a wrapped text ends in the middle of a sentence, wherever its writer broke it."""
    goes = len(line) >= FILLED * width or line.rpartition(" ")[2] in LEADING_ON or below.lstrip()[:1].islower()
    if not (goes and below.strip()) or line.rstrip().endswith(STOPS) or _opens_item(below.strip(), line):
        return False
    # not "10:00 - Plenary meeting", above what it is about
    return not (below.lstrip()[0].isupper() and line.strip() and _opens_item(line.strip(), ""))


def _opens_item(line: str, above: str) -> bool:
    """Whether a line opens an item of a list: with a bullet, an hour, or a day and a mark behind it."""
    if line[0] in BULLETS:
        return True
    return not lacks_day(above) and (opens_with_day(line) or CLOCK_FIRST.match(line) is not None)


STEPS = (with_plain_marks, without_stamp, without_markdown, with_lines_whole, with_entries_apart, with_names_whole)
