"""What an engagement in the making holds, and what the whole article says of its events.

No grammar lives here: `drafts.py` makes drafts, `kinds.py` says of which kind they are, `datings.py` gives them their
times, `statuses.py` says how they stand, `merging.py` makes one of all mentions of one occasion.
"""

from collections.abc import Iterable
from datetime import date
from operator import attrgetter

from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.lists.schedules import Item
from calendars.extraction.names.people import Actor
from calendars.models import Kind, Status, Step, TimeMention

MEET = frozenset({Kind.MEETING, Kind.TALKS})
GATHER = frozenset({Kind.SUMMIT, Kind.SESSION, Kind.CONFERENCE})
# Nouns of those, and of no meeting of two, of which "attends the talks" may tell.
LARGE_NOUNS = frozenset({"triggers.summit", "triggers.conference", "triggers.session", "triggers.forum"})
# Verbs of coming somewhere, for whatever it is.
COMING_TO = frozenset({"triggers.go", "triggers.arrive"})
# Meals, which take no longer than an evening.
MEALS = frozenset({"triggers.dine", "triggers.delegation-meal"})
# An arrival is still news, and the visitor still there, for so many days where no end is stated.
RECENT = 3
# The verb of what goes on with an occasion on its next day: "The talks will continue on Thursday".
GOES_ON = "cues.continue"
# The verb of what is to be held elsewhere than was told before: "The meeting has been moved to Quito".
ELSEWHERE = "cues.elsewhere"
RULE_OF = attrgetter("rule")
# How many occasions back another mention is looked for: more than any article has, so that time grows with its length
# only.
WINDOW = 100


class Draft:
    """An engagement in the making.

    Attributes:
        kind: what sort.
        sides: sides in the order named.
        people: persons by name, in the order named.
        start, end: in the gold form, or None where not known (yet).
        time: the mention that states it.
        status: where it stands.
        place: (name, country) or None.
        sentence: index of the sentence of the first mention.
        sentences: all sentences it rests on.
        points_back: the words refer to something already told ("the talks", "they").
        bodies: sides that come from a standing body or forum.
        steps: why.
        score: of the time link.

    What is not yet told stands in the class: to make a dataclass of so many fields takes 2 ms at every start.
    """

    start: str | None = None
    end: str | None = None
    time: TimeMention | None = None
    status: Status = Status.SCHEDULED
    tense: Tense = Tense.NONE
    place: tuple[str, str] | None = None
    tour: bool = False  # a visit to several countries, which has no one place
    countries: int = 0  # to how many a journey is told to lead, named or not: "a three-nation tour"
    points_back: bool = False
    pair: bool = False
    of_states: bool = False  # the pair is of states or of their negotiators: "the two countries", "both sides"
    portfolio: frozenset[str] = frozenset()  # of nameless ministers: "trade" of "the trade ministers' talks"
    two: bool = False  # the pair is told as "the two" or "both"
    office: str = ""  # the rank by which the pair is told: "the two presidents" are no ministers
    many: bool = False
    score: float = 0.0
    verb: str = ""
    change: str = ""
    span: tuple[int, int] = (0, 0)
    denied: bool = False
    plan: str = ""
    days: int | None = None
    until: str | None = None  # the last day, told apart from the start
    until_weekday: bool = False  # it is told by its weekday alone
    since: bool = False  # begun on that day, and still going on
    simple: bool = False  # told in the present: "opens", "arrives", and not "was opening"
    leads: bool = False  # its beginning is told, and it is the subject: "The talks began", not "X began talks"
    earlier: bool = False  # told as over by the time of what is told: "had met on Sunday"
    meant: bool = False  # planned at an earlier time: "was to meet", "had been due to hold talks"
    moved_by: tuple[int, str] | None = None  # how far it was put off from a day that another mention tells
    nth: int = 0  # its start is counted from that day of it
    last_day: bool = False  # only its last day is told
    count: str = ""  # which of a row of gatherings: "13" of "the 13th summit"
    began: bool = False  # a relative clause tells the first day: "is on a visit that began on Tuesday"
    today: date | None = None
    renewed: bool = False  # "a second round of talks", "negotiators will meet again": of those whose talks were told
    another: bool = False  # a further occasion of the same sort
    row: int = 0  # of an item whose occasions semicolons part: "Tuesday: EU summit; meeting of X"
    readied: bool = False  # what others meet to prepare or to discuss
    arrangers: frozenset[str] = frozenset()  # who only sees to it that others meet
    bare: bool = False  # a gathering told without whose it is: "the ninth summit on May 3"
    attends: bool = False  # its sides are told to attend or to take part in it, and not to hold it
    before_or_after: bool = False  # told behind "before", "ahead of" or "after", as another occasion
    former: bool = False  # told behind "since" or "after", as the one before
    stay_day: int | None = None  # on which day of a visit it is told to be, 0 for the last one
    of_stay: bool = False  # nothing says that it is at another time than the stay told before it
    clock: TimeMention | None = None  # a clock time told apart from the day
    in_programme: bool = False  # "also", "then", at an hour: another part of the programme just told
    loose: bool = False  # nothing but "also" makes it such a part
    part_of_day: bool = False  # told of a part of the same day: "in the evening"
    sooner: bool = False  # told of "earlier", and of no hour of the day
    instead: bool = False  # told as taking the place of another: "will be held in Oslo instead"
    now: bool = False  # "will now meet on Friday": the plan told before was another one
    host: str = ""  # the country of an international conference: its side where nobody else is told to come
    story: int = 0  # which item of a digest tells it, counted from 1
    name: str = ""  # one of its `events`
    dropped_on: date | None = None  # the day on which it was called off or put off, where it tells no day of its own
    proper: bool = False  # told by a proper name that no actor has: "the Nuclear Energy Summit"
    wired: bool = False  # by telephone or video link, as the words about it say
    outer: bool = False  # others meet on its sidelines
    regional: bool = False  # a visit to "the region", "Africa", the stops of which are not told
    sent: bool = False  # a visit by people who have an office, named or not
    with_host: bool = False  # "will meet the president": with somebody of the country where the guest is
    third: bool = False  # "the parties will also meet with X": those of the talks told before meet somebody else
    hub: str = ""  # the side that meets each of several others: "X will meet Y of Peru and Z of Chad next week"
    open: bool = False  # nobody but one of those of whom the text tells is told to take part
    only_others: tuple[Actor, ...] = ()  # those of the only other sides that its sentence names
    named_last: frozenset[str] = frozenset()  # the sides of those people whom the sentence before names

    def __init__(self, kind: Kind, sentence: int) -> None:
        self.kind = kind
        self.sides: list[str] = []
        self.people: dict[str, Actor] = {}
        self.sentence = sentence
        self.sentences = [sentence]
        self.bodies: set[str] = set()
        self.steps: list[Step] = []
        self.body_told: list[str] = []  # the body that its sentence, or the one before, opens with
        self.mentions: list[TimeMention] = []
        self.events: set[str] = set()  # those of its sides that are names of the occasion itself
        self.beside: set[str] = set()  # those of its sides who are only told to meet on its sidelines
        self.guests: set[str] = set()  # those of its sides who only attend, chair or mediate
        self.brokers: set[str] = set()  # of "UN-brokered talks" the UN: whose they are, is still to be told
        self.about: set[str] = set()  # of "UN-brokered talks on Libya" Libya
        self.rivals: list[str] = []  # the two of whom the text tells most, where talks have no other sides
        self.named_before: list[str] = []  # whom "the two sides" may mean where no occasion tells
        self.persons: dict[str, Actor] = {}  # whom "the two leaders" may mean where none tells

    def add_sides(self, sides: Iterable[str]) -> None:
        """Take in sides that are not there yet, in their order."""
        self.sides += [side for side in dict.fromkeys(sides) if side not in self.sides]

    def own_sides(self) -> set[str]:
        """Its sides without those who only bring them together, and those whom it is about: "UN-led talks on Libya"."""
        return ({*self.sides} - self.brokers) | self.about

    def rests_on(self, *rules: str) -> bool:
        """Whether one of some rules had a part in it."""
        return not set(rules).isdisjoint(map(RULE_OF, self.steps))


class Setting:
    """What the whole article says of its events: its day, whether it is a digest entry, and the items of its lists.

    A digest that names its `sources` is surely one, and no teaser of what is to come.
    """

    def __init__(self, today: date | None, digest: bool, items: dict[int, Item], sources: bool) -> None:
        self.today, self.digest, self.items, self.sources = today, digest, items, sources


def is_undated(draft: Draft) -> bool:
    """Whether no time is linked to a draft, resolved or not."""
    return draft.start is None and draft.time is None


def is_now(draft: Draft) -> bool:
    """Whether the time is only that of a clause in the present tense: the true first day may be earlier."""
    return draft.rests_on("drafts.now")


def around(drafts: list[Draft], index: int) -> list[Draft]:
    """The drafts that one of them is compared with: all of any article, and those near it of a longer text."""
    return drafts[max(index - WINDOW, 0) : index + WINDOW]
