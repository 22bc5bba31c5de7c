"""Find what an article says about time, without deciding which day it is.

In: the document and the lexicon. Out: `TimeExpression`s in text order, no two overlapping, for resolve.py.

Every word is one letter (see vocabulary.py): "on Tuesday, Jan. 12" is `Jw,n.d`. The grammar below is patterns over
those letters, in order of priority; what a match means is read by the function of the same name in readings/, which may
also refuse it ("2000 people" has the letters of a year). No pattern has an open repetition, so the time is linear.
"""

from __future__ import annotations

import re
from functools import cache

from calendars.extraction.readings import READERS
from calendars.extraction.readings.dates import MonthRows
from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.joins import join_expressions
from calendars.extraction.readings.page import Page
from calendars.extraction.readings.vocabulary import read_vocabulary
from calendars.extraction.words.sentences import Document
from calendars.lexicon import Tables
from calendars.patterns import pattern_of

DAY = r"ds?"
MONTH = r"(?:m|M|n\.?)"
WEEKDAY = r"(?:w|x\.?)"
BRACKETED = rf"(?:\({WEEKDAY}\))"  # "May 28 (Sun) to 31 (Wed)"
# "this year", "next week", "that month": what a date or a part of a period can be counted in.
PERIOD = r"(?:[r4]Q?u)"
NUMBER = (
    r"(?:[defgkY](?:,g){0,3}(?:\.[de])?(?:-?d/d)?|c-?[co](?=-?[uUvV])|c?h(?=[uUvV-])|ch|c|ah|a[qp]O?|qO?|Ha|aH-?|H-|a)"
    r"(?:&aH|-&-a-H)?"
)
ANY_UNIT = r"[uUvV]"
# "Jan. 12", "January the 10th", "Jan 10 to 12"; "10 January", "the 10th of January", "13 and 14 January".
# "March twenty-second", "nineteen ninety-one": how broadcast transcripts have them; "on September six and seven".
SPOKEN_DAY = r"(?:c-?)?o"
SPOKEN_YEAR = r"cc(?:-?c)?(?![uUvVh])"
MONTH_DAY = (
    rf"{MONTH}(?:y?{DAY}|y{SPOKEN_DAY}|o(?=[.,)jJ]|[-i&]y?[do])|c-?o(?![-uUH])|(?<=[JbiFw][mM])o(?![-uUH])"
    rf"|(?<=[JF][mM])c(?:[-i&]c)?(?![-cuUvVhHOQ%$]))"
    rf"(?:(?:,{DAY}){{0,5}}(?:,|{BRACKETED})?[-i&/]{DAY}(?![uUvVhA/]|[.:][de]))?"
)
DAY_MONTH = rf"y?(?:{DAY}|{SPOKEN_DAY}(?=O))(?:(?:,{DAY}){{0,5}}(?:,|{BRACKETED})?[-i&/]y?{DAY}{BRACKETED}?)?O?{MONTH}"
DAYS_DAYS = rf"d[-i&]{WEEKDAY},?dO?{MONTH}"  # "Thursday 21 - Friday 22 March", "Friday, 9 and Saturday, 10 February"
ON_DAY = rf"(?<=J){MONTH},{DAY}(?:[-i&]{DAY})?|(?<=J){DAY},{MONTH}"  # "on December, 20-21", "on 20, December"
DATE = (
    rf"(?:y?PO|r(?=[mMn]))?(?:{WEEKDAY}P?,?)?(?:{MONTH_DAY}|{DAY_MONTH}|{DAYS_DAYS}|{ON_DAY})"
    rf"(?:,{{0,2}}Y(?:,Y)?|OY|,?O?{SPOKEN_YEAR}|,?O?{PERIOD})?{BRACKETED}?"
)
ZONE = r"(?:\(Z(?:[=-]d(?::[de])?)?\)|Z(?:[=-]d(?::[de])?)?|KT|\(KT\)|[@z]?zT|z)?"
# "at 18.00 on Monday", "Monday, 10.30": with no full stop it would be any decimal.
DOTTED = (
    r"(?<=j)d\.[de](?=J?[wx]|J[dmMn]|V)"
    r"|(?:(?<=w[,j])|(?<=d[mMn][,j])|(?<=d/d[,j])|(?<=[mMn]d[,j])|(?<=[mMn]Y[,j]))d\.[de](?![uUvVh%$N])"
)

# "10 January 99999", "January 10, 0000", "Jan. 32", "45 May 2009", "the 32nd of May".
ODD_YEAR = rf"(?:y?ds?O?{MONTH},?[k_g]|{MONTH}ds?,?[k_g]|{MONTH}[k_])"
ODD_DAY = rf"(?:{MONTH}es?|y?es?O?{MONTH})(?:,?Y)?"
GARBLED = rf"(?:{WEEKDAY},?)?(?:{ODD_YEAR}|{ODD_DAY})"


GRAMMAR = {
    "garbled": GARBLED,
    "iso": r"Y[-/]d[-/]d(?:_?[de]:[de](?::[de])?(?:Z|[=-]d:[de])?)?",
    "numeric": rf"(?:{WEEKDAY},?)?(?:d/d/(?:Y|d|e|g)|d\.d\.(?:Y|d|e|g))|d-(?:m|M|n)-(?:Y|d)",
    "week_of": rf"y?u[OB_](?:(?:{MONTH_DAY}|{DAY_MONTH})(?:,?Y)?|yds|{WEEKDAY})",
    "date": DATE,
    "numeric_span": r"d\.?[-i]d(?:\.d\.|/d/)(?:Y|d|e|g)|d\.?-d(?:\.d\.|/d(?!/))",
    "day_numeric": rf"(?:{WEEKDAY},?)?d/d(?!/)|{WEEKDAY}[.,]{{0,2}}d\.d\.|d-(?:m|M|n)(?!-(?:Y|d(?![-:.])))",
    "week_of_month": rf"y?[or]uO{MONTH}(?:,?Y|,?O?{PERIOD})?",
    "nth_weekday": rf"y?[or]w[OI](?:{MONTH}(?:,?Y|,?O?{PERIOD})?|y?{PERIOD}|yu|Xu)",
    "month": rf"(?:[LE][-I]?y?|y?(?:B|[or]H)Oy?)?r?{MONTH}(?:,?[OI]?Y|,?O?{SPOKEN_YEAR}|,?O?{PERIOD}|I{PERIOD})?",
    "from_day": rf"(?:{NUMBER})(?:{ANY_UNIT}F(?:r?{WEEKDAY}|t|1)|uJr?{WEEKDAY}|[uU]G(?:r?{WEEKDAY}|t|ru))",
    "weekday_number": rf"{WEEKDAY},?ds?(?:[-i&]{WEEKDAY},?ds?)?(?=:(?![de])|[-_.,);&ijI]|$)",
    "weekday_day": rf"{WEEKDAY},?yds",
    "weekday_before": r"y?wbr(?![-'rwuUvVQP4mMnSH@])|ywP?b(?=[.,):_IJj]|&(?!b))",
    "weekday": rf"(?:[EL]I?|LJ|y?PO)?(?:r?r?|4){WEEKDAY}P?(?:,?O?{PERIOD}|u)?",
    "weekdays": r"X?W",
    "after_tomorrow": r"y?ubt",
    "day_before": r"y?ubr?w",
    "week_after": r"y?ubr(?![rwuUvVQP4])",
    "day_word": r"[EL]?tP?",
    "day_part": r"(?:[EL]I?)?y?[r4]P|yPb(?=[.,):_IJj]|&(?!b))",
    "clock_span": rf"[de](?:[:.][de])?-?[-i&][de](?:[:.][de])?-?A{ZONE}",
    "clock": rf"(?:[de]:[de](?::[de])?(?:-?A|V)?|d\.[de]A|(?:{DOTTED})V?|d-?A|c(?:-?c)?A|[dc]7|c-?c(?=[r4]P|t)|"
    rf"[Yk](?=V|Z|KT|z|[@z]?zT|\(Z)V?|[dc](?=IyP)|(?<=j)[dc](?=[r4]P|t)|(?<=w)[kY](?=[-.,)]))(?:IyP)?{ZONE}",
    "clock_line": r"d\.[de](?![uUvVhA%$N])",
    "noon": rf"r?d?8{ZONE}",
    "same_period": r"(?:y?4|y_)[0u],?(?:y?ru|[ya]u[GLb]|[OI]Y|[OI]y?ru)|yu[ya]u[GLb]",
    "quarter": rf"(?:ru'|Y'|y)?(?:Qo|oQ|o|r|ds)-?u(?:O(?:Q?u?Y|yuY|y?{PERIOD}|yu))"
    rf"|(?:ru'|Y'|y)?r?(?:Qo|oQ|o|ds)-?u(?:,?OQ?u?Y|,?Y|{PERIOD})?|2d(?:,?Y|OQ?u?Y)?",
    "quarters": rf"y?o&o-?U(?:O(?:Y|y?{PERIOD}|yu))?",
    "half": rf"y?(?:[or]|ds)HO(?:Y|y?{PERIOD}|yu)|(?:Yo|yo|yds)H(?!O)|o-H|:dO?,?Y",
    "period_duration": rf"y?r(?:{NUMBER})-?{ANY_UNIT}|y?(?:q|r)[UV](?![GL]|O[mMn])",
    "year_quarter": r"ru'u",
    "period": r"(?:[LE]I?y?|y?BOy?)?y?(?:4r|rr|r|4)Q?u(?:['-]{1,2}B)?|(?:[LE]Iy|y?BOy)u|uB|u['-]BY?|Qu?Y",
    "year_earlier": r"[ya]?u-[LG](?:o-?u|[u0])?|y?r-u[u0]|yr0",
    "day_after": r"(?:y|a|c|d)[uU]b4?(?=[.,):_IJj]|&(?!b))",
    "event_day": r"y?ub(?=[ya@mMnd_])",
    "day_of_year": rf"X(?:{MONTH}{DAY}|{DAY}O?{MONTH})(?!,?Y)",
    "set": rf"Xw(?:,w){{0,5}},?&w|X(?:{NUMBER})?[uUwPvVS]|X[_o][uw]|Nu|9a[uv]|{NUMBER}Ra[uv]",
    "often": r"C",
    "the_year": r"yuY|yuch",
    "new_year": r"y@u",
    "duration": rf"(?:{NUMBER})(?:(?:-?[&i]-?|(?<=[de])-(?=[de]))(?:{NUMBER}))?-?%?{ANY_UNIT}(?:-?l)?(?:&aH)?"
    r"(?:G|L|F[t1])?",
    "long": r"[uUv]-l|~",
    "decade": r"y?(?:E-?)?Y6|y?(?:E-?)?'[ge]6|y?E-?[ge]6|y(?:E-?)?c?5",
    "century": r"y?(?:E-?)?(?:ds|o)-?u",
    "season": rf"y?E?(?:r|E|y|I|X)S(?:O?Y|O?{PERIOD})?|SY",
    "spoken_year": r"cc(?:-?c)?",
    "year": r"(?:E-?)?YI?",
    "day_of_month": rf"yc-?o(?!-?[uUH])|(?:yPO)?yds(?:[-i&]y?ds)?(?:O?{PERIOD})?",
    "named_day": r"r?@",
    "reference": r"1|y3|y__?3|y_!|yr",
    "then": r"D",
    "plural": r"[UV]",
    "the_unit": r"y[r%]?u",
}


# Patterns that match more than their reader takes: where it refuses, the patterns after it are tried in the same place.
RETRIED = frozenset(
    [
        *("garbled", "week_of", "date", "numeric", "numeric_span", "day_numeric", "from_day", "weekday_number"),
        *("clock", "clock_span", "clock_line", "day_after", "day_part", "event_day", "weekday_before"),
        "same_period",
    ]
)

# A sentence without one of these holds no time, and is not searched.
ANCHOR = pattern_of(r"[wWxmMntPuUvVS8A7Yk13CX56@29D!~]|[de][:/.]|yr|cc|ds|c-?o|[or]-?H")


# What a pattern of the grammar can begin with: at most words none can, and none is tried.
BEGINNINGS = "'12489:@BCDEHILMNPQSUVWXYacdefghkmnoqrtuvwxy~"


# All of the grammar; a group behind each pattern names it, so that its first letter is seen before it is tried.
_PATTERNS = "|".join(f"(?:{pattern})(?P<{name}>)" for name, pattern in GRAMMAR.items())
ANY = pattern_of(f"(?=[{BEGINNINGS}])(?:{_PATTERNS})")


EACH = {name: pattern_of(pattern) for name, pattern in GRAMMAR.items()}


@cache
def _patterns_after(name: str) -> list[tuple[str, re.Pattern[str]]]:
    names = list(GRAMMAR)
    return [(other, EACH[other]) for other in names[names.index(name) + 1 :]]


def _read_otherwise(page: Page, refused: re.Match[str], stop: int) -> list[TimeExpression]:
    """What a later pattern reads in the same place, where the reader of the first one that matched refused."""
    for name, pattern in _patterns_after(refused.lastgroup or ""):
        match = pattern.match(page.letters, refused.start(), stop)
        if match and (expressions := READERS[name](page, match.start(), match.end())):
            return expressions
    return []


def find_times(document: Document, lexicon: Tables) -> list[TimeExpression]:
    """Find the time expressions of an article, as the words state them.

    Args:
        document: the article as words and sentences.
        lexicon: what `calendars.lexicon.read_lexicon` returns.

    >>> from calendars.extraction.words.sentences import read_document
    >>> from calendars.lexicon import read_lexicon
    >>> document = read_document("They meet on Tuesday, 12 January at 3:30 p.m.")
    >>> [document.cut(time.first, time.last) for time in find_times(document, read_lexicon())]
    ['Tuesday, 12 January at 3:30 p.m.']
    """
    vocabulary = read_vocabulary(lexicon["times"])
    letters = vocabulary.spell(document.lows)
    page = Page(document, letters, vocabulary)
    search = ANY.search
    found: list[TimeExpression] = []
    rows = MonthRows(page)
    for start, stop in document.sentences:
        found += (row := rows.read(start, stop))
        if not ANCHOR.search(letters, start, stop):
            continue
        at = row[0].last if row else start
        while match := search(letters, at, stop):
            expressions = READERS[match.lastgroup or ""](page, match.start(), match.end())
            if not expressions and match.lastgroup in RETRIED:
                expressions = _read_otherwise(page, match, stop)
            if expressions and expressions[-1].last > stop:
                expressions = []  # a page break in "in three weeks' | time"
            found += expressions
            at = expressions[-1].last if expressions else match.start() + 1
    return join_expressions(page, found)
