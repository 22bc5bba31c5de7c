"""Tell a digest of news: a single paragraph that names no place, or paragraphs that end with their source in brackets.

In: the text of an article, or its scene. Out: whether what it tells in the present tense is of its own day; and, of a
noun, whether it is only what a newsletter or a broadcast says that it will be about.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.lists.openings import skip_bullets, starts_line
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.lines import DAY_WORDS, WIDEST
from calendars.patterns import pattern_of
from calendars.periods import YEAR_LENGTH

# "... open talks in Doha. (Reuters)", '... "substantive". (AP) (BBC News)', '(AP), (BBC News)'
SOURCED = pattern_of(r"[.!?\"”)] ?\((?:[A-Z][\w.&'’/ -]{1,40}(?:, )?)+\)(?:,? ?\((?:[A-Z][\w.&'’/ -]{1,40})\)){0,3}$")
# So long at most is what tells the sources.
SOURCE_REACH = 120
# So many paragraphs do so, and half of the long ones, before it is the manner of the text.
FEWEST, SHARE = 3, 2
LONG_LINE = 60
SHORT_TEXT = 1500


def is_digest(scene: Scene) -> bool:
    """Whether an article without sources is a digest: a short note without a dateline, or news under headings."""
    document = scene.chunks.document
    plain = scene.city is None and len(document.text) < SHORT_TEXT
    plain = plain and (not document.paragraphs or document.paragraphs[-1] == 0)
    plain = plain and sum(len(line) > WIDEST for line in document.text.split("\n")) < 2  # else each one a paragraph
    return plain or _is_headed(scene)


# Items of news under headings: so many at least.
FEWEST_HEADED = 3


def _is_headed(scene: Scene) -> bool:
    """Whether a text is items of news, each a heading without a full stop and one line of prose below it."""
    text = scene.chunks.document.text
    if scene.city is not None or text.count("\n\n") < FEWEST_HEADED - 1:
        return False
    items = [item.split("\n") for item in text.strip().split("\n\n")]
    if any(_is_numbered(item[0]) for item in items):
        return False
    headed = all(len(item) == HEADED and _is_heading(*item) and item[1].endswith((".", '."', ".”")) for item in items)
    topics = [number for number in range(len(scene.chunks.sentences) - 1) if headed and is_topic(scene, number)]
    return len(topics) == len(items) and not any(_is_in_past(scene, number + 1) for number in topics)


# "... in a call on Monday.", 'flatly that "the aggressor is known."': how prose ends, and no headline.
PROSE_ENDS = (".", '."', ".”", ".'", ".’", ":", ";")
# Headlines, each with a line or so of what it is about: so many paragraphs at least.
FEWEST_PARAGRAPHS = 6
LONGEST_BLURB = 350  # in characters
PARAGRAPH = pattern_of(r"(?:\A|\n\n)\s*(?=\S)")  # what stands before one
FEWEST_WORDS = 5  # "X and Y meet in Lima"; below a section heading of fewer words the same text goes on
ASKING = frozenset({"how", "what", "when", "where", "which", "who", "why"})


def find_headlines(scene: Scene) -> None:
    """Keep which sentences are the headlines of a page of news: "X visits Lima", a paragraph of prose, "Y meets Z".

    At least every other paragraph is one, they tell of what is done now, and each opens an item of its own.
    """
    chunks, text = scene.chunks, scene.chunks.document.text
    if scene.items or scene.city is not None or text.count("\n\n") < FEWEST_PARAGRAPHS - 1:
        return
    starts = [match.end() for match in PARAGRAPH.finditer(text)]
    paragraphs = [text[begin:end].strip() for begin, end in pairwise([*starts, len(text)])]
    if any(len(paragraph) > LONGEST_BLURB for paragraph in paragraphs):
        return  # the sections of a report
    heads = [not paragraph.endswith(PROSE_ENDS) and "\n" not in paragraph for paragraph in paragraphs]
    if not heads[0] or sum(heads) * SHARE < len(heads) or not all(head or below for head, below in pairwise(heads)):
        return
    begins = {chunks.span(begin)[0]: number for number, (begin, _) in enumerate(chunks.sentences)}
    told = zip(starts, paragraphs, heads, strict=True)
    lines = {begins[at]: line for at, line, head in told if head and at in begins}
    news = [number for number, line in lines.items() if not _is_section(line)]
    if len(news) * SHARE >= len(lines) and len(lines) * SHARE >= len(heads):
        scene.headlines = frozenset(news)
        scene.items = tuple(chunks.sentences[number][0] for number in lines)


def _is_section(heading: str) -> bool:
    """Whether a heading is one of the sections of a single text: "Background", "What comes next?", "Chapter 2"."""
    words = heading.lower().split()
    return len(words) < FEWEST_WORDS or words[0] in ASKING or _is_numbered(heading)


# Parts of a book, a play, a course.
PARTS = frozenset({"chapter", "act", "scene", "part", "episode", "week", "day", "lesson", "step", "page", "volume"})


def _is_numbered(heading: str) -> bool:
    """Whether a heading is a year, or numbers a part: "1998", "Chapter 2", "Scene two"."""
    words = heading.lower().split()
    return bool(words) and (words[0] in PARTS or (len(words) < 3 and words[-1].isdigit()))


# A heading, and what it is about.
HEADED = 2
# The first verb of a sentence, a helping one or one by itself.
FIRST_VERB = pattern_of(r"[1-7muHvEQVKWFZ]")


def _is_in_past(scene: Scene, sentence: int) -> bool:
    """Whether a sentence tells of the past: "The ministers met", "The ministers did meet"."""
    return is_told_in_past(scene, *scene.chunks.sentences[sentence], helping="257")


def is_told_in_past(scene: Scene, begin: int, end: int, *, helping: str) -> bool:
    """Whether the first verb of some chunks tells of the past: "The ministers met", and not "The ministers meet".

    `helping` are the codes of the helping verbs that do.
    """
    match = FIRST_VERB.search(scene.chunks.codes, begin, end)
    return match is not None and (match[0] in helping or scene.chunks.is_past(match.start()))


def is_report(scene: Scene, today: str) -> bool:
    """ "Talks in Riga ended on Tuesday. ... X met both sides": whether the first sentence tells of a day before."""
    begin, end = scene.bounds(0)
    days = [(scene.chunks.times[at].start or "")[:10] for at in scene.days_in(begin, end)]
    told = bool(days) and all(day < today for day in days)
    return told and is_told_in_past(scene, begin, end, helping="25")


def names_sources(text: str, *, every: bool = False) -> bool:
    """Whether the paragraphs of a text end with where they were read.

    Args:
        text: that of an article.
        every: whether fewer than three of them are enough, where each one does so.

    >>> names_sources("\\n".join(f"A king opens a bridge in {land}. (Wire)" for land in ("Oman", "Bhutan", "Fiji")))
    True
    """
    if text.count(")") < (1 if every else FEWEST):
        return False
    lines = [line.rstrip() for line in text.split("\n")]
    sourced = [
        line for line in lines if line.endswith(")") and SOURCED.search(line[-SOURCE_REACH:]) and not _is_dated(line)
    ]
    told = [*filter(None, lines), ""]  # whatever blank lines stand below a heading
    long = sum(len(line) >= LONG_LINE and not _is_heading(line, below) for line, below in pairwise(told))
    return (len(sourced) >= FEWEST and len(sourced) * SHARE >= long) or (every and len(sourced) >= max(long, 1))


def _is_heading(line: str, below: str) -> bool:
    """Whether a line without a full stop only says what the one right below it is about."""
    return len(below) > len(line) and line[-1:].isalnum()


# What ends a sentence, and no heading.
STOPS = frozenset({".", "!", "?", ";", ":"})
# What tells that a line is a sentence.
VERB = pattern_of(r"[vHQEVKWFm1-7uZ]")


def is_topic(scene: Scene, sentence: int) -> bool:
    """Whether a line without a verb only says what the next ones are about: "Russia–United States summit"."""
    begin, end = scene.chunks.sentences[sentence]
    if sentence + 1 == len(scene.chunks.sentences) or scene.chunks.text(end - 1) in STOPS:
        return False
    return VERB.search(scene.chunks.codes, begin, end) is None


# So far behind the start of a line its topic ends, in chunks.
TOPIC_REACH = 16
# Someone who speaks: "MR. SMITH: ..."
SPEAKER = pattern_of(r"[PNSrR.,]+")


# "2010 Thai unrest:", "2011-2012 Yemeni crisis:"
NAMED_BY_YEAR = pattern_of(r"T[XANSLOC&-]{1,6};")


def _is_named_by_year(scene: Scene, begin: int) -> bool:
    """Whether a sentence opens with the name that a year gives to events: "2010 Thai unrest:", not "May 5 events:"."""
    named = NAMED_BY_YEAR.match(scene.chunks.codes, begin) is not None
    return named and len(scene.chunks.times[begin].start or "") == YEAR_LENGTH


def skip_topics(scene: Scene) -> None:
    """Leave out of the clauses of a digest what a line is about: "- 2025 Riga summit: The leaders meet in Riga".

    In any text so is what is named by its year: "2010 Thai unrest: The leaders meet in Riga".
    Whether it is one, and where its items begin, is kept as well, as nothing in one points back to another.
    """
    scene.sourced = names_sources(scene.chunks.document.text, every=scene.city is None)
    chunks = scene.chunks
    if scene.sourced:
        scene.items = tuple(_begin_items(scene))
    for begin, end in chunks.sentences:
        told = scene.sourced or _is_named_by_year(scene, begin)
        if not told or begin in scene.skips or not starts_line(scene, begin):
            continue
        first = skip_bullets(scene, begin, end)
        mark = next((at for at in range(first, min(first + TOPIC_REACH, end - 2)) if chunks.text(at) == ":"), first)
        if mark == first or VERB.search(chunks.codes, first, mark) or SPEAKER.fullmatch(chunks.codes, first, mark):
            continue
        if chunks.text(mark + 1)[0].isupper():
            scene.skips[begin] = mark + 1


# A line that says when it was written: "17:30 GMT", "18:45 (15:45 GMT)", "11.20am".
POSTED = pattern_of(r"(?m)^[ \t]*\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: \(?(?:\d\d[:.]\d\d )?[A-Z]{2,4}\)?)?[ \t]*$")
# So many posts make a live blog, and so many lines with their place a news summary.
FEWEST_POSTS = FEWEST_FILED = 4


def find_posts(scene: Scene) -> None:
    """Keep where the posts of a live blog begin, each under its time, as each tells of other things."""
    text, chunks = scene.chunks.document.text, scene.chunks
    posted = [match.start() for match in POSTED.finditer(text)] if not scene.items else []
    if len(posted) < FEWEST_POSTS:
        return
    begins = [chunks.span(begin)[0] for begin, _ in chunks.sentences]
    numbers = (bisect_left(begins, at) for at in posted)
    scene.items = tuple(chunks.sentences[number][0] for number in numbers if number < len(begins))


def find_filed(scene: Scene, sentences: list[int]) -> None:
    """Keep where the items of a news summary begin, each a line with where it was filed: "-- SEOUL: The two sides"."""
    begins = [scene.chunks.sentences[number][0] for number in sentences]
    marked = [at for at in begins if starts_line(scene, at) and skip_bullets(scene, at, at + 2) > at]
    if not scene.items and len(marked) >= FEWEST_FILED:
        scene.items = tuple(marked)


def _begin_items(scene: Scene) -> Iterator[int]:
    """The chunks with which the items of a digest begin: behind a line that ends with its source."""
    text, chunks = scene.chunks.document.text, scene.chunks
    for begin, _ in chunks.sentences[1:]:
        at = chunks.span(begin)[0]
        above = text[max(at - SOURCE_REACH, 0) : at].rstrip(" \t*•·▪+-–#")
        if above.endswith("\n") and SOURCED.search(above.rstrip()):
            yield begin


def story_of(scene: Scene, at: int, definite: bool) -> int:
    """Which item of a digest tells what a chunk names, counted from 1; what it opens with goes on with the one before.

    So does "The talks are now to start on Friday", where no heading stands above.
    """
    if not scene.items:
        return 0
    number = bisect_right(scene.items, at)
    goes_on = number > 0 and definite and at - skip_bullets(scene, scene.items[number - 1], at) <= 1
    return number + 1 - goes_on


def _is_dated(line: str) -> bool:
    """Whether it is a day that stands in brackets at the end of a line."""
    return line[line.rfind("(") + 1 : -1].lower() in DAY_WORDS


# "we're looking at", "we cover", "I'll talk", "we bring you"
WE_COVER = pattern_of(r"h(?:m|1|mX)?(?P<verb>[XvxHEQ])")


def is_covered(scene: Scene, clause: Clause, start: int) -> bool:
    """Whether whoever writes covers what a noun names: "Today we look at Macron's visit to China"."""
    low = scene.chunks.low
    for match in WE_COVER.finditer(scene.chunks.codes, clause.start, start):
        if low(match.start()) in ("we", "i") and low(match.start("verb")) in scene.words["covering"]:
            return low(match.end()) != "forward"
    return False
