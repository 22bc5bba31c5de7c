"""Resolve what time expressions state against the publication day and the tense of their clause.

In: the expressions of times.py, their document, the publication day or None. Out: `TimeMention`s in text order.

Each rule of the finder has one function in rulings/, which returns a `Reading`. Order in a document: first to last, as
"the next day" counts from the day named before it; then what is counted from an event takes its day from wherever that
is told, and clock times without a day take the day of their sentence.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import zip_longest

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.readings.vocabulary import read_vocabulary
from calendars.extraction.rulings import RULES
from calendars.extraction.rulings.arithmetic import moment_of, with_offset
from calendars.extraction.rulings.chronicles import Dated, go_on
from calendars.extraction.rulings.event_days import at_hour, count_from_events, day_told
from calendars.extraction.rulings.order import heads_week
from calendars.extraction.rulings.reference_days import settle_early_stamp
from calendars.extraction.rulings.scene import Pair, Reading, Scene
from calendars.extraction.words.sentences import Document
from calendars.extraction.words.verbs import read_verbs
from calendars.extraction.words.word_lists import RESUMING, THROUGH
from calendars.lexicon import Tables
from calendars.models import Grain, TimeMention, TimexType
from calendars.patterns import pattern_of
from calendars.periods import day_of, days_of

# Python's calendar ends some way beyond these, so that what is counted from a day of them, which is 999 months at most,
# is still in it.
YEARS = range(100, 9900)
FILED = 40  # characters before the day under which a story was filed, at most
DAYS_KEPT = 6  # days named before that "the next day" may be counted from
# What a later "the next day", "the following year" can be counted from.
COUNTED_FROM = frozenset({Grain.DAY, Grain.MINUTE, Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR})


def resolve_times(
    expressions: list[TimeExpression], document: Document, published: date | None, lexicon: Tables
) -> list[TimeMention]:
    """Resolve time expressions.

    Args:
        expressions: what `find_times` found.
        document: the document that they were found in.
        published: the day or moment of publication; None leaves what depends on it without `start`.
        lexicon: what `calendars.lexicon.read_lexicon` returns.

    >>> from calendars.extraction.words.sentences import read_document
    >>> from calendars.extraction.times import find_times
    >>> from calendars.lexicon import read_lexicon
    >>> document = read_document("They will meet on Monday after talks held on Monday.")
    >>> found = find_times(document, read_lexicon())
    >>> [time.start for time in resolve_times(found, document, date(2022, 1, 6), read_lexicon())]
    ['2022-01-10', '2022-01-03']
    """
    day = None if published is None else day_of(published)
    scene = Scene(document, read_verbs(lexicon["verbs"]), day, RULES)
    pairs: list[Pair] = []
    for time, following in zip_longest(expressions, expressions[1:]):
        scene.following = following
        mention = _resolve(time, scene)
        if mention is not None:
            pairs.append((time, mention))
    events = read_vocabulary(lexicon["times"]).events
    return _fill_days(count_from_events(settle_early_stamp(pairs, scene), scene, events), document)


def _resolve(time: TimeExpression, scene: Scene) -> TimeMention | None:
    """Make a mention of one expression, or None where the calendar has no such day."""
    scene.asked = None
    try:
        reading = scene.read(time)
        if reading is None or not _is_countable(reading):
            return None
    except (OverflowError, ValueError):  # "3000 years ago", "Christmas 0000"
        return None
    reading = _with_clock(time, reading)
    _remember(time, reading, scene)
    zone = None if time.zone in ("", "local") else time.zone
    start = with_offset(reading.start, zone)
    document = scene.document
    span = document.span(time.first, time.last)
    dated = time.year is not None and reading.grain is Grain.DAY and not reading.end
    if dated and start and scene.published and _opens_story(document.text, span):
        scene.published = date.fromisoformat(start)
    return TimeMention(
        span=span,
        text=document.text[span[0] : span[1]],
        type=reading.type,
        value=reading.value,
        grain=reading.grain,
        start=start,
        end=reading.end,
        timezone=zone,
        stated=_stated(time),
        filled=reading.filled,
        rule=time.rule,
        direction=_direction(scene, time, reading),
        clash=reading.clash,
    )


# "4 January 2005 --", "Baku, 4 January 2005 (RFE/RL) --", at the beginning of a line
BEFORE_STORY_DAY = pattern_of(r"(?:[^\W\d_a-z][^\n\d,.]{1,30},\s+)?")
BEHIND_STORY_DAY = pattern_of(r"(?:\s{1,2}\([^()\n]{2,30}\))?\s{0,2}(?:--|[—–])")


def _opens_story(text: str, span: tuple[int, int]) -> bool:
    """Whether a date with its year is the one under which a story was filed: "today" in it is that day."""
    line = text.rfind("\n", 0, span[0]) + 1
    filed = span[0] - line < FILED and BEFORE_STORY_DAY.fullmatch(text, line, span[0]) is not None
    return filed and BEHIND_STORY_DAY.match(text, span[1]) is not None


def _is_countable(reading: Reading) -> bool:
    """Whether the days of a reading are so far from the ends of the calendar that others can be counted from them."""
    ends = filter(None, (reading.start, reading.end))
    return all(day.year in YEARS for end in ends for day in days_of(end))


def _direction(scene: Scene, time: TimeExpression, reading: Reading) -> str:
    """The direction that a mention shows: what is "later" than another day, or was planned, lies ahead or behind.

    A day with its year lies where the calendar has it; of today the clause tells, as of any other day.
    """
    if time.year is not None and reading.grain is Grain.DAY and reading.start and scene.published:
        day, today = reading.start[:10], scene.published.isoformat()
        if day != today:
            return "future" if day > today else "past"
        scene.direction(time)
    if scene.asked in ("later", "planned", "near", "soon") and scene.published and reading.start:
        return "future" if reading.start[:10] >= scene.published.isoformat() else "past"
    return scene.asked or ""


def _stated(time: TimeExpression) -> tuple[str, ...]:
    """The parts that the words give."""
    parts = {
        "weekday": time.weekday is not None,
        "day": time.day is not None or time.rule in ("times.day_word", "times.day_part"),
        "month": time.month is not None,
        "year": time.year is not None,
        "time": time.clock[1:2].isdigit(),
        "part": bool(time.clock) and not time.clock[1:2].isdigit(),
        "zone": bool(time.zone),
        "offset": time.count is not None or time.step is not None or _is_of_counted(time),
    }
    return tuple(part for part, there in parts.items() if there)


def _is_of_counted(time: TimeExpression) -> bool:
    """ "June last year", "5 March next year", "Monday week", "today (5 March)": nothing is left to fill in."""
    if time.rule == "times.date" and time.value == "near":
        return True
    if time.rule == "times.weekday" and time.until is None:
        return time.inner is not None or bool(time.value)
    return time.inner is not None and time.inner.unit == "Y"


def _remember(time: TimeExpression, reading: Reading, scene: Scene) -> None:
    """Keep what a time tells for those behind it: the last day, the month, the week, the year and the quarter."""
    start = reading.start
    sentence = scene.document.sentence_of(time.first)
    if time.rule == "times.duration" and time.unit == "M" and (time.count or 0) > 3:
        scene.months_sentence = sentence
    if start is not None and scene.published:
        _go_on(time, int(start[:4]), scene)
    if start is None or reading.grain not in COUNTED_FROM:
        return
    first, _ = days_of(start)
    if reading.grain is Grain.YEAR and not time.step and scene.document.lows[time.first - 1] in ("for", "full"):
        scene.full_year = (first.year, sentence)
    if scene.day is not None and 0 <= sentence - scene.day_sentence <= 1 and _is_of_earlier(scene.document, time.first):
        return
    scene.period, scene.grain, scene.period_sentence = first, reading.grain, sentence
    if reading.grain is Grain.MONTH:
        scene.month_sentence, scene.month_end = sentence, time.last
    known = time.day is not None or scene.programme_day(time) is not None
    if time.weekday is not None and known and scene.published:
        far = (first - scene.published).days > 6
        scene.programme = (first, sentence) if far and not _is_of_limit(scene, sentence) else None
    if time.year is not None and time.until is None and scene.published and first.year < scene.published.year:
        scene.year = (first.year, time.last) if _sets_a_clause(time, scene) else None
    if time.year is not None and time.rule == "times.date" and first.year == time.year:
        scene.years_told[first.month, first.day] = first.year
    told = time.day is not None or (time.year is not None and reading.grain is Grain.MONTH)
    if told and scene.published and first.year != scene.published.year:
        scene.dated = (first, sentence)
    if time.rule == "times.period" and time.unit == "W" and time.step == 1 and not time.textual:
        scene.week = (first, time.last)
    if heads_week(time, reading, scene):
        scene.headed = (first - timedelta(days=first.weekday()), sentence)
    if reading.grain in (Grain.DAY, Grain.MINUTE):
        _remember_day(time, first, scene, sentence)
    of_quarter = reading.grain is Grain.MONTH and _is_of_quarter(reading, first)
    if of_quarter or (reading.grain is Grain.QUARTER and not _is_compared_with(time, first, scene, sentence)):
        scene.quarter, scene.quarter_sentence = first, sentence


# So many sentences behind a day a weekend is not what others are counted from.
NEAR_DAY = 2


def _remember_day(time: TimeExpression, day: date, scene: Scene, sentence: int) -> None:
    """Keep a day that the text named, unless it is only that up to which something goes on."""
    before = scene.document.lows[max(0, time.first - 1)]
    # From the last day of something no other is counted: "Is there until Feb. 18. Sees X on Thursday".
    apart = before in THROUGH or _is_before_the_day(time, scene, sentence)
    # "met X on Wednesday. The deal may come over the weekend. Earlier in the day": that Wednesday
    apart = apart or (time.unit == "WE" and scene.day is not None and sentence - scene.day_sentence <= NEAR_DAY)
    apart = apart or (before == "(" and scene.day_sentence == sentence and bool(time.clock))  # "(8 p.m. EST May 2)"
    if not apart:
        scene.day, scene.day_sentence, scene.day_end = day, sentence, time.last
        scene.days = (*scene.days[1 - DAYS_KEPT :], day)
        scene.weekday_words = (time.first, time.last) if time.weekday is not None else None
        if time.rule == "times.weekday" and time.until is None and scene.asked == "past":
            scene.gone = (*scene.gone[1 - DAYS_KEPT :], day)
        scene.month_sentence = -100
        if time.rule == "times.date" and before in ("ended", "ending", "at"):
            scene.closing = (day, sentence)


def _is_of_quarter(reading: Reading, first: date) -> bool:
    """ "the October-December period": three months that are a quarter of the year."""
    return first.month % 3 == 1 and reading.end == f"{first.year:04}-{first.month + 2:02}"


# Before what something is compared with, so many words at most: "up from $2 million in the second quarter".
AGAINST, AGAINST_REACH = frozenset({"from", "than", "with", "against"}), 8


def _is_compared_with(time: TimeExpression, first: date, scene: Scene, sentence: int) -> bool:
    """ "Rose in the third quarter from the second", "from last year's third quarter": the third is still reported."""
    if time.rule in ("times.shift", "times.compared"):
        return True
    if scene.quarter is None or first >= scene.quarter or sentence - scene.quarter_sentence > 1:
        return False
    dated = time.year is not None or time.inner is not None
    return dated or not AGAINST.isdisjoint(scene.document.lows[max(0, time.first - AGAINST_REACH) : time.first])


def _go_on(time: TimeExpression, year: int, scene: Scene) -> None:
    """Keep where a chronology stands, and the last day or month that was told with a year that is over."""
    scene.chronicle = go_on(time, year, scene.document, scene.chronicle)
    known = time.year is not None or (time.until is not None and time.until.year is not None)
    if known and time.month is not None and scene.published and year < scene.published.year:
        scene.full = Dated(year, time.month, time.last)


WHO = frozenset({"who", "which", "whom"})
# So many words before a day "who had" stands.
EARLIER_REACH = 10


def _is_of_earlier(document: Document, first: int) -> bool:
    """ "The summit opened on Monday. There were X and Y, who had met on Sunday": no other day is counted from that."""
    begin, _ = document.sentences[document.sentence_of(first)]
    lows = document.lows[max(begin, first - EARLIER_REACH) : first]
    who = max((at for at, low in enumerate(lows) if low in WHO), default=None)
    return who is not None and "had" in lows[who + 1 : who + 3] and "," not in lows[who:]


def _is_before_the_day(time: TimeExpression, scene: Scene, sentence: int) -> bool:
    """ "Arrived on Monday after talks the previous day. Later in the day": the day told is still that Monday."""
    back = time.textual and (time.step or 0) < 0 and scene.day_sentence == sentence
    return back and scene.verbs.any("openers", scene.document.lows[scene.day_end : time.first])


def _is_of_limit(scene: Scene, sentence: int) -> bool:
    """ "The accord expires on Sunday, May 24", "faces an election on Sunday, May 24": no day of a programme."""
    lows = scene.document.lows[slice(*scene.document.sentences[sentence])]
    return scene.verbs.any("no_programme", lows) or scene.verbs.any("term_nouns", lows)


def _sets_a_clause(time: TimeExpression, scene: Scene) -> bool:
    """ "In 1979, students ...", "began on Aug. 19, 1991, and ...": the days that follow may be of that year."""
    lows = scene.document.lows
    if time.rule == "times.date":
        following = lows[time.last : time.last + 2]
        opening, _ = scene.document.sentences[scene.document.sentence_of(time.first)]
        return (following[:1] == ["and"] or following == [",", "and"]) and "born" not in lows[opening : time.first]
    lead = lows[max(0, time.first - 2) : time.first]
    return time.rule == "times.year" and lead[-1:] == ["in"] and (lead == ["in"] or not lead[0].isalnum())


def _with_clock(time: TimeExpression, reading: Reading) -> Reading:
    """Put the clock time or the part of the day that stands with a day onto it."""
    if not time.clock or time.rule == "times.clock" or "T" in reading.value:
        return reading
    if not time.clock[1].isdigit():
        if time.clock == "TNI" and time.rule in ("times.weekday", "times.date"):
            return reading  # "Monday night" is told of Monday, whatever the hour
        return reading._replace(type=TimexType.TIME, value=reading.value + time.clock)
    start = reading.start and moment_of(reading.start, time.clock)
    return reading._replace(type=TimexType.TIME, value=reading.value + time.clock, grain=Grain.MINUTE, start=start)


# Of a day told as the night before: "last night", "late Sunday", then "for a 9 a.m. meeting".
EVENING = ("night", "tonight", "evening")
ARTICLES = ("a", "an", "the")


def _next_morning(time: TimeExpression, before: list[TimeMention], document: Document) -> str | None:
    """The day after that of the evening told before: "flew in last night for a | 9 a.m. | meeting"; else None."""
    day = before[-1] if before else None
    if day is None or not day.start or not "T04" < time.clock < "T12" or document.lows[time.first - 1] not in ARTICLES:
        return None
    if not (day.low.endswith(EVENING) or day.low.startswith("late ")):
        return None
    return (date.fromisoformat(day.start[:10]) + timedelta(days=1)).isoformat()


# Behind these a day is that of something else: "voted at 2 p.m. on a deal that takes effect on Wednesday".
OTHER_CLAUSE = frozenset(
    {"that", "which", "who", "where", "when", "while", "after", "before", "during", "since", "because", ":"}
)


def _fill_days(pairs: list[Pair], document: Document) -> list[TimeMention]:
    """Give clock times without a day the day of their sentence, where it names exactly one."""
    mentions: list[TimeMention] = []
    days: dict[int, dict[str, TimeExpression]] = {}
    for time, mention in pairs:
        if day := day_told(mention):
            days.setdefault(document.sentence_of(time.first), {}).setdefault(day, time)
    for time, mention in pairs:
        asks = time.rule == "times.clock" and mention.start is None
        named = days.get(document.sentence_of(time.first), {}) if asks else {}
        if len(named) == 1:
            ((day, beside),) = named.items()
            if not _is_apart(time, beside, document):
                mention = at_hour(time, mention, _next_morning(time, mentions, document) or day)
        mentions.append(mention)
    return mentions


def _is_apart(time: TimeExpression, beside: TimeExpression, document: Document) -> bool:
    """ "At 2 a.m. (5 p.m. PDT Tuesday)", "opened on Monday and will resume at 10 a.m.": the day is not the hour's."""
    between = document.lows[time.last : beside.first]
    if "(" in between and beside.clock[1:2].isdigit() and beside.clock != time.clock:
        return True
    return not (OTHER_CLAUSE.isdisjoint(between) and RESUMING.isdisjoint(document.lows[beside.last : time.first]))
