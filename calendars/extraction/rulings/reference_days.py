"""Find from which day a day is counted: from the one named before it, or from that on which somebody was quoted.

In: the words between two days, or the document and where they stand; or an expression inside a quotation and the
scene. Out: whether the second day is counted forward from the first, or back; or the day of saying "tomorrow".
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from calendars.extraction.readings.expressions import TimeExpression
from calendars.extraction.rulings.arithmetic import resolve_weekday
from calendars.extraction.rulings.scene import Pair, Scene
from calendars.extraction.words.sentences import CLOSERS, ENDERS, Document
from calendars.extraction.words.verb_groups import STOPS
from calendars.extraction.words.verbs import Verbs
from calendars.extraction.words.word_lists import TO_LAST
from calendars.models import TimeMention


def goes_on(document: Document, begin: int, end: int, first: int, verbs: Verbs, ahead: bool) -> bool:
    """Whether the weekday at a word is counted from the day named before it by its weekday, although both may be past.

    "Arrived on Sunday for talks on Monday": one comes before what one comes for. "Met them on Friday and was to leave
    on Saturday": what was to come then came after that.

    Args:
        document: the document.
        begin: the first of the words that name the weekday before, in the same sentence.
        end: the word after them.
        first: the word of the weekday.
        verbs: the words of tense.
        ahead: whether the day named before it is still to come.
    """
    between = document.lows[end:first]
    if any(low in STOPS or verbs.has("saying", low) for low in between):
        return False
    was = [one for one, low in enumerate(between) if low in ("was", "were")] if "have" not in between else []
    was_to = [one for one in was if verbs.any("was_to", between[one + 1 : one + 2])]
    if any(not (ahead and between[one - 1 : one] == [","]) for one in was_to):
        return True  # but not "X, who is to see Y on Monday, was due on Sunday"
    if any(verbs.has("sure", low) for low in between):
        return False  # "arrived on Wednesday for talks that will open on Thursday": ahead of the news
    came_for = between[:1] == ["for"] or between[:2] == ["ahead", "of"]
    opening, _ = document.sentences[document.sentence_of(begin)]
    return came_for and "," not in between and verbs.any("coming", document.lows[max(opening, begin - 8) : begin])


def tells_then(time: TimeExpression, scene: Scene, direction: str, named: date | None) -> bool:
    """Whether a weekday was ahead on the day named before, which is over: "said on Monday he would leave on Tuesday".

    Args:
        time: the weekday.
        scene: what resolving knows.
        direction: what its clause asks for.
        named: the day that the sentence named before it.
    """
    words, published = scene.weekday_words, scene.published
    if words is None or named is None or published is None or direction not in ("future", "planned", "near"):
        return False
    over = named < published or (named == published and _is_dropped(scene.document, time.first, scene.verbs))
    if not over or named.isoweekday() == time.weekday:
        return False
    verbs, lows = scene.verbs, scene.document.lows
    return not any(
        (
            verbs.sort(lows[at]) in "bhsmp"
            and not verbs.has("then", lows[at])
            and lows[at - 1 : at + 1] != ["to", "have"]
        )
        or lows[at] in STOPS
        for at in range(words[1], time.first)
    )


# Before "after" it may be told how long after.
LENGTHS = frozenset({"hours", "day", "days", "week", "weeks"})
LENGTH_BEFORE = 5


def _is_dropped(document: Document, first: int, verbs: Verbs) -> bool:
    """ "On Monday called off talks that were to be held on Saturday", told on that Monday: on a Saturday behind it."""
    begin, _ = document.sentences[document.sentence_of(first)]
    lows = document.lows[begin:first]
    return verbs.any("called_off", lows) or any(pair == ("called", "off") for pair in pairwise(lows))


def goes_back(between: list[str], verbs: Verbs) -> bool:
    """Whether a weekday is the last before the day named earlier: "plays on Sunday after Friday's loss".

    Args:
        between: the words between the two days of a sentence, in lower case.
        verbs: the words of tense.
    """
    after = next((at for at, low in enumerate(between) if low in ("after", "following")), len(between))
    if "and" in between[after:]:
        return False  # "left on Sunday after a visit and on Wednesday receives X"
    if 1 < after < LENGTH_BEFORE and between[after - 1] in LENGTHS:  # "plays on Sunday, three days after losing on"
        after = 1
    return after < min(2, len(between)) and "," not in between[after:] and not verbs.any_finite(between[after:])


# So many words before a day it may be told what "would" be done on it.
BACK_SHIFTED = 14


def told_then(document: Document, first: int) -> bool:
    """Whether somebody had been told what would be on a day: "were told the summit would end on Sunday".

    Where a Sunday that is over was named before, that one is meant.
    """
    begin, _ = document.sentences[document.sentence_of(first)]
    near = document.lows[max(begin, first - BACK_SHIFTED) : first]
    then = "would" in near and ("told" in near or "had" in near)
    return then and "next" not in near and "again" not in near


def is_of_yesterday(time: TimeExpression, scene: Scene, day: date) -> bool:
    """Whether a weekday that would be six days off is yesterday: "flew in on Monday and is to see X late Monday".

    So tells a story that was stamped the day after it was written; of what comes a week later it says so.

    Args:
        time: the weekday.
        scene: what resolving knows.
        day: the day that the tense of its clause asks for.
    """
    if scene.published is None or time.until is not None or day - scene.published != timedelta(days=6):
        return False
    begin, _ = scene.document.sentences[scene.document.sentence_of(time.first)]
    near = scene.document.lows[max(begin, time.first - BACK_SHIFTED) : time.first]
    return day - timedelta(weeks=1) in scene.gone and ANOTHER.isdisjoint(near)


# So many days back somebody may have been quoted of "tomorrow".
QUOTED_LATELY = 3
OPENS_QUOTE = {"\u201c": True, "\u201d": False, "``": True, "''": False}


# What a quotation mark that opens may stand right behind.
OPENING = frozenset({"(", "[", "-", "--", "\u2013", "\u2014"})


def day_of_quote(time: TimeExpression, scene: Scene) -> date | None:
    """The day on which somebody said "tomorrow": X said on Tuesday: "I will see him tomorrow"."""
    words, opened = scene.document.words, False
    begin, end = scene.document.sentences[scene.document.sentence_of(time.first)]
    for at in range(begin, time.first):
        shut = words[at] == '"' and at > 0 and scene.document.is_attached(at) and words[at - 1] not in OPENING
        opened = OPENS_QUOTE.get(words[at], (opened or words[at] == '"') and not shut)
    if not opened or scene.published is None:
        return None
    day, later = scene.day_in_sentence(time), scene.following
    if day is None and later is not None and later.rule == "times.weekday" and time.last < later.first < end:
        told = any(word in words[time.last : later.first] for word in ('"', "\u201d", "''"))
        day = resolve_weekday(scene.published, later.weekday or 1, "past") if told else None
    day = day or _day_of_others(time, scene)
    back = (scene.published - day).days if day is not None else 0
    return day if 0 < back <= QUOTED_LATELY else None


# So many sentences before somebody else may be quoted, so many words before the day he said so.
OTHERS_BEFORE, SAID_BEFORE = 2, 5


def _day_of_others(time: TimeExpression, scene: Scene) -> date | None:
    """ "It went well," X told reporters on Sunday. Y said: "We go on tomorrow": that is said on Sunday too."""
    number, lows = scene.document.sentence_of(time.first), scene.document.lows
    if scene.day is None or not 0 < number - scene.day_sentence <= OTHERS_BEFORE or scene.published is None:
        return None
    begin = max(scene.document.sentences[scene.day_sentence][0], scene.day_end - SAID_BEFORE)
    said = scene.verbs.any("saying", lows[begin : scene.day_end])
    return scene.day if said and (scene.published - scene.day).days == 1 else None


# So many words before a day say what is done on it.
BESIDE = 5


def day_told_again(time: TimeExpression, scene: Scene, named: date | None) -> date | None:
    """The day named before a weekday, in its sentence (`named`) or the one before, where that weekday is it again."""
    if named is None:
        return _day_owned(time, scene)
    return named if _is_day_told(time, scene, named) else None


def _is_day_told(time: TimeExpression, scene: Scene, named: date) -> bool:
    """ "Said Friday that she will visit Nepal from Friday to May 6", told the day after: from the day of saying so."""
    told = scene.published is not None and 0 < (scene.published - named).days <= 2
    if not told or scene.weekday_words is None or time.until is None or time.weekday != named.isoweekday():
        return False
    begin, end = scene.weekday_words  # not "met X on Monday and will see Y from Monday to Friday"
    return scene.verbs.any("saying", scene.document.lows[max(begin - BESIDE, 0) : end + 1])


# Behind "Tuesday's toll": what may be, of a day that is over.
MAY_BE, MAY_REACH = frozenset({"could", "may", "might"}), 8


def _day_owned(time: TimeExpression, scene: Scene) -> date | None:
    """ "The quake struck Tuesday. Tuesday's toll may rise": the day of the sentence before, whatever its own verb says.

    Not of a day on which only something was said: "She said on Monday that. Monday's talks may".
    """
    day, published, words = scene.day, scene.published, scene.weekday_words
    lows, number = scene.document.lows, scene.document.sentence_of(time.first)
    if day is None or published is None or words is None or day.isoweekday() != time.weekday or time.clock:
        return None
    begin, _ = scene.document.sentences[number]
    owned = lows[time.last : time.last + 1] in (["'s"], ["\u2019s"])
    if number - scene.day_sentence != 1 or time.first - begin > 1 or not owned:
        return None
    opening, _ = scene.document.sentences[scene.day_sentence]
    if scene.verbs.any("saying", lows[max(words[0] - BESIDE, opening) : words[1] + 1]):
        return None
    return day if day >= published or not MAY_BE.isdisjoint(lows[time.last : time.last + MAY_REACH]) else None


# So many words behind a day it is told until when something goes on.
RUNNING_REACH = 7


def runs_until(time: TimeExpression, scene: Scene) -> bool:
    """ "Opens on Monday and runs through Saturday", told on a Thursday: the Saturday behind that Monday."""
    if scene.weekday_words is None:
        return False
    between = scene.document.lows[scene.weekday_words[1] : time.first]
    if len(between) > RUNNING_REACH or between[:1] not in (["and"], [","]) or "said" in between:
        return False
    last = next((at for at, low in enumerate(between) if scene.verbs.has("running_on", low)), -1)
    return last > 0 and (between[last].startswith(("end", "clos", "conclud")) or not TO_LAST.isdisjoint(between[last:]))


ENDING = frozenset({"until", "till", "to", "through", "by", "end", "ends", "ending", "ended", "concludes", "wraps"})


def ends_then(time: TimeExpression, scene: Scene) -> bool:
    """Whether a weekday is told as the end of something: "ends on Sunday", "until Sunday"."""
    return not ENDING.isdisjoint(scene.document.lows[max(time.first - 5, 0) : time.first])


# How many sentences back the days of a programme are told.
PROGRAMME = 2
# With these a sentence ends, and no heading.
ENDS = ENDERS | CLOSERS | {"..."}


def is_told_in_order(document: Document, told: int, number: int) -> bool:
    """Whether a sentence goes on with the days of one right before it, and no heading of a new part parts them."""
    if number - told > PROGRAMME:
        return False
    ends = (document.words[document.sentences[one][1] - 1] for one in range(told + 1, number))
    return all(end in ENDS for end in ends)


def settle_early_stamp(pairs: list[Pair], scene: Scene) -> list[Pair]:
    """Settle a weekday of which a story filed the evening before tells both as news and as what is to come.

    "The minister flew on Tuesday to Rome. ... is due back on Tuesday night", stamped on a Monday: no story begins with
    what was done six days ago, so that its Tuesday is the morrow of the stamp.

    Args:
        pairs: the expressions with their mentions, in text order.
        scene: what resolving knows.
    """
    if scene.published is None:
        return pairs
    week_ago, morrow = ((scene.published + timedelta(days=days)).isoformat() for days in (-6, 1))
    first = next((pair for pair in pairs if pair[0].rule == "times.weekday"), None)
    if first is None or not _is_bare(first, week_ago) or not _is_news(first[0], scene):
        return pairs
    coming = [pair for pair in pairs if _is_bare(pair, morrow) and pair[1].direction == "future"]
    if not coming or any(_is_of_another(time, scene) for time, _ in coming):
        return pairs
    return [(pair[0], _moved(pair[1], week_ago, morrow)) if _is_bare(pair, week_ago) else pair for pair in pairs]


def _is_bare(pair: Pair, day: str) -> bool:
    """Whether a mention is a weekday that is told as such, "Tuesday", "Tuesday night", and lies on a day."""
    time, mention = pair
    plain = time.rule == "times.weekday" and time.step is None and time.inner is None and time.until is None
    return plain and not time.value and (mention.start or "")[:10] == day


# What tells that an occasion is not the one told before.
ANOTHER = frozenset({"again", "another", "next", "further", "second", "new", "resume", "resumes", "return", "returns"})
# What opens a clause that a story does not begin with.
NOT_NEWS = frozenset({"who", "which", "whose", "that", "where", "when", "after", "since", "because", "while", "had"})


def _is_news(time: TimeExpression, scene: Scene) -> bool:
    """Whether the main clause of a sentence tells what was done on a day."""
    begin, _ = scene.document.sentences[scene.document.sentence_of(time.first)]
    return NOT_NEWS.isdisjoint(scene.document.lows[begin : time.first])


def _is_of_another(time: TimeExpression, scene: Scene) -> bool:
    """Whether a sentence tells of a further occasion: "met on Monday. They will meet again on Monday"."""
    opening, end = scene.document.sentences[scene.document.sentence_of(time.first)]
    return not ANOTHER.isdisjoint(scene.document.lows[opening:end])


def _moved(mention: TimeMention, old: str, new: str) -> TimeMention:
    """A mention moved to another day."""
    start = mention.start and mention.start.replace(old, new)
    return mention._replace(value=mention.value.replace(old, new), start=start, filled=("day",))
