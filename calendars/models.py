"""The values that all rooms share: articles, times, engagements. No logic lives here.

They are named tuples: a frozen dataclass costs every start of the command ten times as long to define. What their
fields are is told by the types and not by the names of them, as `from __future__ import annotations` would have
it: each name would be compiled at every start.

Field names are those of the gold format (kind, start, end, status, sides, people, location) and of
TimeML/ISO 8601 for times. All spans are offsets in code points into `Article.text`.
"""

from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What sort of engagement it is."""

    CALL = "call"
    MEETING = "meeting"
    TALKS = "talks"
    VISIT = "visit"
    SUMMIT = "summit"
    SESSION = "session"
    CONFERENCE = "conference"
    SIGNING = "signing"
    OTHER = "other"


class Status(StrEnum):
    """Where an engagement stands at the moment of publication."""

    SCHEDULED = "scheduled"
    TENTATIVE = "tentative"
    HELD = "held"
    UNDERWAY = "underway"
    POSTPONED = "postponed"
    CANCELLED = "cancelled"


class Grain(StrEnum):
    """How fine a time is stated, finest first."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"


class TimexType(StrEnum):
    """The four types of TIMEX3 (TimeML 1.2.1)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Article(NamedTuple):
    """One article, as the reader found it. Nobody changes `text` after it is read.

    Attributes:
        text: the body; every span of the library counts code points of this text.
        title: the headline, or None.
        url: the address it was published at, or None.
        published: the day, or the moment with its zone (a `datetime`), of publication; None if unknown.
        updated: the day or moment of its last change, or None.
        author: the byline, or None.
        source: where it was read from: a path, an address, or "-" for standard input.
        language: ISO 639-1 code of the text's language.
        published_from: which evidence gave `published` ("option", "front matter", "JSON-LD datePublished",
            "meta article:published_time", "address", "dateline"), or None.
        outlet: the paper, agency or ministry that published it, or None.
        rewritten: whether the text was filed anew at `updated`, so that its "today" is that day.
    """

    text: str
    title: str | None = None
    url: str | None = None
    published: date | None = None
    updated: date | None = None
    author: str | None = None
    source: str | None = None
    language: str = "en"
    published_from: str | None = None
    outlet: str | None = None
    rewritten: bool = False

    @property
    def reference(self) -> date | None:
        """The day, or the moment, that "on Thursday" is counted from."""
        return self.updated if self.rewritten and self.updated else self.published


class TimeMention(NamedTuple):
    """A time expression of the text, resolved as far as it can be.

    Attributes:
        span: start and end offset into the article's text.
        text: the words themselves, equal to text[span].
        type: the TIMEX3 type.
        value: the TIMEX3 value ("2022-01-10", "2022-W02", "P2D", "XXXX-WXX-4"; a span's value is its begin).
        grain: how fine it is; None for durations and sets.
        start: the first day or period in the gold form ("2022-01-10", "2022-01-10T15:30", "2022-W02", "2022-01",
            "2022-Q1", "2022"); None where it is not resolved to the calendar.
        end: the last day (inclusive) of a span of more than one day or period, in the same form; else None.
        timezone: an IANA name or an offset such as "-05:00", where the text states one.
        stated: the parts that the words give ("weekday", "month", "day", "year", "time", "zone", "offset").
        filled: the parts that were filled in from the publication date or the clause.
        rule: id of the rule that made it ("times.weekday").
        direction: "past", "future" or "present" as the clause asks, or of a day with its year the calendar; "" where
            neither played a part.
        clash: what does not fit ("weekday"): the words say Tuesday and the date is a Wednesday; else None.
    """

    span: tuple[int, int]
    text: str
    type: TimexType
    value: str
    grain: Grain | None = None
    start: str | None = None
    end: str | None = None
    timezone: str | None = None
    stated: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    rule: str = ""
    direction: str = ""
    clash: str | None = None

    @property
    def low(self) -> str:
        """The words in lower case with single blanks, however the text is set: "later this week"."""
        return " ".join(self.text.lower().split())


class When(NamedTuple):
    """When an engagement takes place.

    Attributes:
        start: in the gold form (see `TimeMention.start`); None where the article gives no publication date to
            resolve it against.
        end: the last day inclusive of a span, in the same form; None for one day or period.
        grain: how fine `start` is.
        timezone: an IANA name or an offset, where one is stated or follows from the place.
        text: the words that state it, as the article has them.
        stated: the parts stated in the text.
        filled: the parts filled in.
        clash: what does not fit, or None.
    """

    start: str | None
    end: str | None
    grain: Grain
    timezone: str | None
    text: str
    stated: tuple[str, ...] = ()
    filled: tuple[str, ...] = ()
    clash: str | None = None


class Person(NamedTuple):
    """A named person who takes part: name as the article gives it, role, and the side spoken for."""

    name: str
    role: str | None = None
    side: str | None = None


class Evidence(NamedTuple):
    """The passage that an engagement rests on: index into `articles`, span, and the words themselves."""

    article: int
    start: int
    end: int
    text: str


class ArticleRef(NamedTuple):
    """The article that an engagement was read in; `published` is ISO 8601 text."""

    source: str | None
    title: str | None
    url: str | None
    published: str | None


# The rule of a time that an engagement was moved to.
NEW_TIME = "linking.new_time"


class Step(NamedTuple):
    """One reason why an engagement reads as it does: a rule or lexicon entry, and the words that it saw."""

    rule: str
    text: str
    span: tuple[int, int]
    note: str = ""


class Engagement(NamedTuple):
    """One dated diplomatic engagement.

    Attributes:
        uid: stable name-based UUID of kind group, sides and start ("Identity" in the README).
        title: at most 60 characters, as a diary would have it.
        kind: what sort of engagement.
        when: when it takes place.
        status: where it stands at publication.
        sides: the states, organisations and movements that take part, by usual English name.
        people: those who take part by name.
        location: city, else country or venue; None if unknown or a call.
        topic: what it is about, in the article's words; None if not said.
        confidence: 0 to 1.
        evidence: the passages it rests on, first mention first.
        articles: the articles it was read in.
        steps: the rules and lexicon entries that made it, for `explain`.
    """

    uid: str
    title: str
    kind: Kind
    when: When
    status: Status
    sides: tuple[str, ...]
    people: tuple[Person, ...]
    location: str | None
    topic: str | None
    confidence: float
    evidence: tuple[Evidence, ...]
    articles: tuple[ArticleRef, ...]
    steps: tuple[Step, ...] = ()

    @property
    def has_new_time(self) -> bool:
        """Whether it was moved, and `when` is the time that it was moved to."""
        return self.status is Status.POSTPONED and any(step.rule == NEW_TIME for step in self.steps)


class Miss(NamedTuple):
    """A near miss: words that looked like an engagement, and the rule that left them out."""

    span: tuple[int, int]
    text: str
    rule: str
    reason: str


class Trace(NamedTuple):
    """Everything that `explain` shows of one article."""

    article: Article
    times: tuple[TimeMention, ...]
    actors: tuple[Step, ...]
    triggers: tuple[Step, ...]
    engagements: tuple[Engagement, ...]
    misses: tuple[Miss, ...]
