"""Put each entry of a diary on a line of its own, where a page has run them together.

In: a text. Out: the same text, letter for letter, but that a blank before an entry, before the day of those that
follow, or before a row of dashes ends the line: "(to April 10) BEIJING - X will visit China ** HANOI - Y meets Z".
"""

from __future__ import annotations

from calendars.patterns import pattern_of

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
    entries = [match.start() for match in ENTRY.finditer(text)]
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
