"""Tell which lines of a text end a sentence: headings, items of lists, the ends of paragraphs, and no wrapped lines.

In: the text. Out: the offsets of the newlines that do, for `sentences.py`.
"""

from __future__ import annotations

from calendars.patterns import pattern_of

BULLETS = frozenset("•*-–—·▪◦‣|")
DASHES = frozenset({"-", "--", "–", "—"})
ENDS = frozenset('.!?:;"”')
SPEECH = (',"', ",”")  # who said so is still to come
# A hard-wrapped line (mail, old wire copy) ends near the same column as its neighbours; a line shorter than this
# is a heading, a list item or the end of a paragraph.
WRAPPED_LINE = 50
# A wrapped line that only names the subject has so many words at most.
SUBJECT_WORDS = 8
SMALL = frozenset({"of", "the", "and", "de", "bin"})
# A line of a programme: "10:00 - Plenary", "9am The President receives", "10.30 a.m. Courtesy call".
CLOCK = r"\d{1,2}(?:[:.h]\d\d(?: ?[ap]\.?m)?| ?[ap]\.?m)\b"
CLOCK_FIRST = pattern_of(CLOCK)
# Behind one of these, an hour at the start of the next line goes on with the sentence.
TO_HOUR = pattern_of(r"(?:[,(]|\b(?:at|by|from|until|till|to|around|about|before|after|since|between|and|on|of|the))$")
# ... and so does a day: "until | November 18".
TO_DAY = pattern_of(r"\b(?:to|until|till|from|since|on|by|for|before|after|between|and)$")
# A hard-wrapped line of a programme would be longer than this.
ITEM_LINE = 62
FIELD_LIMIT = 12  # "Venue: the Old Palace" below an item
# A line of a list by days opens with its day: "Monday 17 October: ...", "June 8-9 - ...", "20.01.2014: ...".
DAY_LIMIT = 40
DAY_MARKS = (":", " | ", " - ", " \u2013 ", " \u2014 ", "  ", "\t")
NO_DAY = str.maketrans(dict.fromkeys("0123456789.,()-\u2013/&*>#", " "))
# "Wednesday 1pm The President returns", "Tues 14.30 Talks with".
DAY_AND_CLOCK = pattern_of(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,? " + CLOCK + r",? [A-Z]")
# "14 March, Brussels: ...", "March 14, Brussels - ..."
DAY_AND_PLACE = pattern_of(
    r"(?:\d{1,2} [A-Z][a-z]{2,8}\.?|[A-Z][a-z]{2,8}\.? \d{1,2}), [A-Z][A-Za-z' ]{2,24}(?:: | [-\u2013\u2014] )"
)
# "Vilnius, 12 March: ...", "Cairo, Egypt - 24 March: ...", "Paris, March 14-15 - ..."
PLACE_AND_DAY = pattern_of(
    r"[A-Z][A-Za-z.' -]{2,24}(?:, [A-Z][A-Za-z ]{2,24})?(?:,| [-\u2013\u2014]) "
    r"(?:\d{1,2}(?:[-\u2013]\d{1,2})? [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2}(?:[-\u2013]\d{1,2})?)"
    r"(?: \d{4})?(?:: | [-\u2013\u2014] )"
)
# "2024-03-08 Talks with X"
ISO_DAY = pattern_of(r"\d{4}-\d\d-\d\d [A-Z]")
# A line below a title: "8 March 2024", "6-8 November 2024".
DATED = pattern_of(r"\d{1,2}(?:[-\u2013]\d{1,2})? [A-Z][a-z]{2,8} \d{4}")
# In a block of hard-wrapped lines the next word would not have fitted; with so much room left, the line was ended.
ROOM = 12
# No hard-wrapped line is so long: where one is, each line of the block is a paragraph.
WIDEST = 120

# A line of an agenda that opens with its place: "GENEVA: ...", "BERN/BERLIN - ...", "DETROIT, United States - ...".
PLACED = pattern_of(r"[A-Z][A-Z./'-]{2,}[A-Z ./'-]{0,30}(?:: |(?:, [A-Z][A-Za-z ]{2,20})? [-\u2013\u2014] )")
# The line of a story that names where and when it was filed: "OSLO, Jan. 5 (Agency) --", right under a headline.
FILED = pattern_of(r"[A-Z]{2}[A-Z .'-]{1,40}(?:,[^\n(—-]{0,40})?(?:\([A-Z]|--|—| - )")
# Names of months and days, cut to three letters.
DAYS_AND_MONTHS = frozenset(
    [
        *("mon", "tue", "wed", "thu", "fri", "sat", "sun", "jan", "feb", "mar", "apr", "may", "jun"),
        *("jul", "aug", "sep", "oct", "nov", "dec"),
    ]
)
# What the day that opens a line is written with.
DAY_WORDS = DAYS_AND_MONTHS | frozenset(
    [
        *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "tues", "weds", "thur"),
        *("thurs", "january", "february", "march", "april", "june", "july", "august", "september", "october"),
        *("november", "december", "sept", "to", "and", "until", "st", "nd", "rd", "th", "am", "pm", "a", "p", "m"),
        *("noon", "morning", "afternoon", "evening"),
    ]
)


def line_breaks(text: str) -> dict[int, bool]:
    """Offsets of the newlines that end a sentence; True where a blank line makes a new paragraph."""
    breaks: dict[int, bool] = {}
    offset = width = 0
    lines = text.split("\n")
    stem = -1  # the last of the lines that one sentence ends in: "will visit:", and below "- Rome on 12 March"
    headlines = -1  # the last line of a block of headlines
    listed = seen = -1  # the last line of a block of items under its day, and of the block that was looked through
    for number, line in enumerate(lines[:-1]):
        offset += len(line)
        following = lines[number + 1].lstrip()
        if number > stem and ":" in line and STEM.search(line):
            stem = _last_of_stem(lines, number)
        if number > seen and 1 < len(line) < DAY_LIMIT and (opens_with_day(line) or is_day(line.strip())):
            items, seen = _items_under(lines, number + 1)
            listed = seen if items else listed
        if line.strip() and (number == 0 or not lines[number - 1].strip()):
            headlines = _last_headline(lines, number)
        if not following or not line.strip():
            breaks[offset], width = True, 0
        elif number < headlines:
            breaks[offset] = False
        elif (
            number < stem
            or _goes_on(line, following)
            or _is_within_prose(lines, number)
            or _is_aside(line, following)
            or (lacks_day(line) and opens_with_day(following))
        ):
            pass
        elif (
            len(line) < WRAPPED_LINE
            or (len(line) < ITEM_LINE and not following[0].islower() and CLOCK_FIRST.match(line.lstrip()))
            or following[0] in BULLETS
            or FILED.match(following)
            or (not following[0].islower() and line.rstrip()[-1] in ENDS and line.rstrip()[-2:] not in SPEECH)
            or ("|" in line and "|" in following)
            or number < listed
            or opens_with_day(following)
            or _is_field(following)
            or PLACED.match(following)
            or PLACE_AND_DAY.match(following)
            or ISO_DAY.match(following)
            or (
                (CLOCK_FIRST.match(following) or DATED.fullmatch(following.rstrip()))
                and not TO_HOUR.search(line.rstrip())
            )
        ):
            breaks[offset] = False
        elif not following[0].islower() and line.rstrip()[-1] not in ',-"”':
            width = width or _wrapped_at(lines, number)
            if (
                _is_between_items(lines, number + 1)
                or width > WIDEST
                or len(line) + len(following.split(None, 1)[0]) + ROOM < width
            ):
                breaks[offset] = False
        offset += 1
    if text.count("day: ") > 1:
        days = [match.start() - 1 for match in DAY_IN_LINE.finditer(text)]
        breaks |= dict.fromkeys(days if len(days) > 1 else (), False)
    return breaks


# A diary told in one line: "The week ahead: Monday: X is in Riga. Wednesday: Y hosts Z."
DAY_IN_LINE = pattern_of(r"(?<=[.:;!?\n] )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?=: [A-Z])")


# What ends in a list of those that it is told of.
STEM = pattern_of(r"\b(?:will|to) (?:visit|travel to|tour|meet|receive|host|meet with):\s*$")
STEM_ITEM = 60  # a longer item is a sentence of its own


def _last_of_stem(lines: list[str], first: int) -> int:
    """The last of the short items, each behind a bullet, that a line with a colon leads to; -1 where one is long."""
    last = first
    while last + 1 < len(lines) and lines[last + 1].strip()[:1] in BULLETS:
        last += 1
        if len(lines[last]) > STEM_ITEM:
            return -1
    return last


# What a sentence goes on with, and no item begins with.
GOING_ON = frozenset(
    ["will", "is", "are", "was", "were", "has", "have", "had", "would", "and", "of", "who", "which", "that", "said"]
)
# No line of a list ends so; a short heading may end as the last does ("Talks drag on").
OPEN_END = pattern_of(r"[a-z] (?:at|by|from|until|to|between|and|of|the|with|for)$")
OPEN_LINE = pattern_of(
    r" (?:an?|as|at|by|to|from|after|before|during|in|on|since|until|or|about|over|into|against|th(?:is|an)|next|last"
    r"|early|late|later|mid-?|his|her|its|their|who|which|that|will|[-\u2013\u2014]|--|\(?\d{1,2})$"
)


def _goes_on(line: str, following: str) -> bool:
    """Whether a short line is the first of a sentence wrapped behind it: "President X", and then "will visit Y"."""
    told = line.rstrip()
    # "will visit Norway from", and then "November 11 to 13"; not "OSLO: ..., to May 18", and then "RIGA: ..."
    if OPEN_END.search(told) or (len(line) >= WRAPPED_LINE and OPEN_LINE.search(told) and not PLACED.match(following)):
        return True
    words = line.split()
    named = (
        1 < len(words) <= SUBJECT_WORDS
        and all(word[0].isupper() or word in SMALL for word in words)
        and line[-1].isalpha()
    )
    return named and following.split(None, 1)[0] in GOING_ON


def _is_aside(line: str, following: str) -> bool:
    """Whether the dash that a full line is followed by is one of the two about an aside, and no bullet."""
    dash, _, words = following.partition(" ")
    if dash not in DASHES or len(line) < WRAPPED_LINE or line[-1] in ENDS or line.lstrip()[0] in BULLETS:
        return False
    return words[:1].islower() and (f" {dash} " in line or words.partition(f" {dash} ")[2][:1].islower())


# So many words make a short line a part of a sentence.
SENTENCE_WORDS = 4


def _is_within_prose(lines: list[str], number: int) -> bool:
    """Whether a short line stands in wrapped prose: the next goes on in lower case, and one beside it is full."""
    line, following = lines[number].strip(), lines[number + 1].strip()
    full = len(following) >= WRAPPED_LINE or (number > 0 and len(lines[number - 1]) >= WRAPPED_LINE)
    return full and following[0].islower() and line[-1].isalpha() and len(line.split()) >= SENTENCE_WORDS


def _items_under(lines: list[str], first: int) -> tuple[bool, int]:
    """Whether the block that begins at a line is of items, each on a line of its own, and the last line looked at.

    Wrapped lines go on in lower case, and sentences have full stops.
    """
    while first < len(lines) and not lines[first].strip():
        first += 1
    last = first
    while last < len(lines) and lines[last].strip():
        if lines[last].lstrip()[0].islower() or lines[last].rstrip()[-1] in ",.-":
            return False, last
        last += 1
    return True, last - 1


# So many lines without a stop, each with a capital, are headlines: a wrapped one would begin in small letters.
FEWEST_HEADLINES = 3


def _last_headline(lines: list[str], first: int) -> int:
    """The last line of a block of headlines, one a line, that begins at a line; -1 where it is prose."""
    last = first
    while last < len(lines) and (line := lines[last].strip()):
        if line[0].islower() or not (line[-1].isalnum() or line[-1] == ")"):
            return -1
        last += 1
    return last - 1 if last - first >= FEWEST_HEADLINES else -1


def _is_between_items(lines: list[str], number: int) -> bool:
    """Whether a line is a short one of an item, with others behind it: "Oval Office", and then "Closed press"."""
    line, behind = lines[number].strip(), lines[number + 1].strip() if number + 1 < len(lines) else ""
    return len(line) < WRAPPED_LINE and line[-1] not in ".,!?:;" and bool(behind) and not behind[0].islower()


def _is_field(line: str) -> bool:
    """Whether a line is told of the item above it: "Venue: the Old Palace"."""
    head, colon, _ = line[:FIELD_LIMIT].partition(": ")
    return bool(colon) and head.isalpha() and head.istitle()


def _wrapped_at(lines: list[str], first: int) -> int:
    """The column at which the lines from one on to the next blank one are wrapped, if they are: two come that far."""
    last = next((at for at in range(first, len(lines)) if not lines[at].strip()), len(lines))
    *_, second, longest = sorted(map(len, lines[first:last]))
    heading = last - first == 2 and len(lines[first]) < longest  # a heading over a line that is longer than it
    return longest if longest > WIDEST or heading else second


# The end of a sentence: "Monday.", "Monday evening.", "June 28."; and no "Mon."
ENDED_DAY = pattern_of(r"^(?:.* )?(?:[a-z]{4,}|[A-Z][a-z]{4,}|[A-Z][a-z]+\.? \d{1,2})\.$")


def lacks_day(line: str) -> bool:
    """Whether a line breaks off where a day has to follow: "A fair opens in Riga, to", and below "November 18"."""
    return TO_DAY.search(line.rstrip()) is not None


def opens_with_day(line: str) -> bool:
    """Whether a line opens with a day and a mark behind it, after a number or a bullet of its own."""
    line = line.lstrip("> ")
    if line[1:3] == ". " or line[2:4] == ". ":
        line = line[3:].lstrip()  # "2. 31 October - ..."
    if not (line[:1].isdigit() or line[:3].lower() in DAYS_AND_MONTHS) or ENDED_DAY.search(line):
        return False
    if len(line) < DAY_LIMIT and not line[:1].isdigit() and is_day(line):
        return True  # a heading of a list: "Tuesday 13 November"
    if DAY_AND_CLOCK.match(line) or DAY_AND_PLACE.match(line):
        return True
    marks = (at for mark in DAY_MARKS for at in range(1, DAY_LIMIT) if line.startswith(mark, at))
    return any(is_day(line[:at]) for at in marks)


def is_day(words: str) -> bool:
    """Whether words are a day and nothing else: "Mon., Jan. 19", "29 - 30 November", "20/01", "20.01.2014"."""
    names = words.lower().translate(NO_DAY).split()
    return all(name in DAY_WORDS for name in names) and bool(names or "/" in words or "." in words or ISO.match(words))


# "2024-10-14"
ISO = pattern_of(r"\s*\d{4}-\d\d-\d\d\b")
