"""Count times from other events: "three days before the summit", "on the eve of the talks", "a day after X left".

In: a scene, its clauses, candidates and their links. Out: links with an `Anchor`, from which `bounds.py` counts the
time once the drafts are there. The day counted from is the one that the phrase itself names, or that the article gives
for the event; an event with no sure day anchors nothing. Where the event before the phrase has a day and the one in it
has none, the count goes the other way: "The strike begins three days before the summit".
"""

from typing import NamedTuple

from calendars.extraction.candidates.candidates import Anchor, Candidate, Link
from calendars.extraction.candidates.occasions import GATHER, MEET
from calendars.extraction.clauses.clauses import Clause, clause_at
from calendars.extraction.clauses.tenses import Tense
from calendars.extraction.linking.bounds import shift
from calendars.extraction.names.actors import Scene
from calendars.models import TimeMention
from calendars.patterns import pattern_of

DIRECTIONS = {"before": -1, "ahead": -1, "prior": -1, "after": 1, "following": 1}
COUNTING = frozenset({*DIRECTIONS, "eve"})
LENGTH = pattern_of(r"P(\d{1,3})(D|W|M)$")
DAY_NOUNS = frozenset({"day", "night", "evening"})
# Links that a count from an event overrules.
WEAK = frozenset(
    {"", "linking.relative", "linking.carried", "linking.free", "linking.from_main", "linking.earlier_clause"}
)
# A counted phrase names its event within so many chunks.
REACH = 12
# How far before a noun "for the second day of" stands.
NEAR_DAY = 8
# What a verb says of what is over that day.
ENDING = frozenset({"cues.end", "cues.moved"})


class Count(NamedTuple):
    """A phrase that counts: the chunk it begins at, that of its event's first word, and how far it counts."""

    first: int
    event: int
    steps: int
    unit: str


def find_counts(scene: Scene, begin: int, end: int) -> list[Count]:
    """Find the phrases of a sentence that count from an event: "three days before", "on the eve of"."""
    chunks = scene.chunks
    found: list[Count] = []
    lows = chunks.lows[begin + 1 : end - 1]
    if COUNTING.isdisjoint(lows):
        return _find_same_day(scene, begin, end)
    for at, low in enumerate(lows, begin + 1):
        if chunks.codes[at] == "a" and low in DIRECTIONS and chunks.codes[at + 1] != "T":
            length = _length_before(scene, at, begin)
            event = at + 1 + (chunks.codes[at + 1] in "of")
            if length is not None:
                found.append(Count(length[0], event, DIRECTIONS[low] * length[1], length[2]))
        elif low == "eve" and chunks.codes[at + 1] == "o":
            found.append(Count(at, at + 2, -1, "D"))
    return found + _find_same_day(scene, begin, end)


def _find_same_day(scene: Scene, begin: int, end: int) -> list[Count]:
    """ "On the day of his arrival": the same day."""
    chunks = scene.chunks
    return [
        Count(at - 2, at + 2, 0, "D")
        for at in range(begin + 2, end - 2)
        if chunks.lows[at] == "day" and chunks.codes[at - 2 : at + 2] == "kdXo" and chunks.lows[at - 2] == "on"
    ]


def _length_before(scene: Scene, at: int, begin: int) -> tuple[int, int, str] | None:
    """The length right before "before": where it begins, its number and its unit."""
    chunks = scene.chunks
    before = at - 1
    if before - 2 > begin and chunks.low(before) == "go" and chunks.codes[before - 1] == "f":
        before -= 2  # "three days to go before the summit"
    if chunks.codes[before] == "D" and before in chunks.times:
        if chunks.codes[before - 1] == "g" and chunks.codes[before - 2] not in "QVK":
            return None  # "agreed to cut tariffs for 90 days following talks": so long
        match = LENGTH.match(chunks.times[before].value)
        if match is None and chunks.times[before].value.startswith("PT") and chunks.text(before)[0] != "0":
            return before, 0, "D"  # "two hours before the summit": on its day
        if match is None or chunks.low(before - 1) in ("within", "than", "under", "over"):
            return None  # "agreed to cut tariffs within two weeks following talks", "less than a week after"
        return before, int(match[1]), match[2]
    if chunks.low(before) in DAY_NOUNS and before > begin and chunks.codes[before - 1] == "d":
        return before - 1, 1, "D"
    return None


def anchor_links(
    scene: Scene, clauses: list[Clause], candidates: list[Candidate], links: list[Link], digest: bool
) -> None:
    """Give the links of candidates that a phrase counts from, or to, their anchors; a digest tells of its own day."""
    by_sentence: dict[int, list[int]] = {}
    for index, candidate in enumerate(candidates):
        by_sentence.setdefault(clauses[candidate.clause].sentence, []).append(index)
    for sentence, members in by_sentence.items():
        begin, end = scene.chunks.sentences[sentence]
        for count in find_counts(scene, begin, end):
            _anchor(scene, clauses, candidates, links, members, count, digest)
        _anchor_to_days_of(scene, candidates, links, members)


def _anchor(
    scene: Scene,
    clauses: list[Clause],
    candidates: list[Candidate],
    links: list[Link],
    members: list[int],
    count: Count,
    digest: bool,
) -> None:
    """Count the day of one occasion from that of another, by "two days after", or the other's from that of the one."""
    near = range(max(candidates[members[0]].clause - 6, 0), min(candidates[members[-1]].clause + 7, len(clauses)))
    number = clause_at(clauses, near, count.event)
    if number is None:
        return
    limit = min(clauses[number].end, count.event + REACH)
    comma = scene.chunks.codes.find(",", count.event, limit)
    if comma > 0 and scene.chunks.low(count.event).endswith("ing"):
        limit = comma  # "goes to X on Friday, ten days after taking office, for talks": not after the talks
    event = next((one for one in members if count.event <= candidates[one].at < limit), None)
    day = next((at for at in range(count.event, limit) if _is_day(scene, at)), None)
    named = None if day is None else scene.chunks.times[day]
    if event is not None and _is_apposed(scene, links, event, named, count):
        return
    told = _told_before(clauses, candidates, members, count, number)
    if event is None:
        _count_without_event(scene, clauses, candidates, links, count, told, number, named)
        return
    if _is_inserted(scene, candidates[event].at, links[event].chunk, count):
        if told is not None and links[told].time is None:
            links[told] = links[event]
        links[event] = Link()
        return
    if scene.chunks.low(count.event) == "which":  # "a summit, on the eve of which they are to meet"
        if told is None:
            if named is not None and links[event].rule in WEAK:
                links[event] = Link(anchor=Anchor(count.steps, count.unit, None, named, count.first))
            return
        told, event = event, told
    if told is not None and told != event and _is_told_now(candidates[told]):
        undated = links[told].time is None and links[event].time is None and named is None
        undated = undated and not _is_dated_elsewhere(scene, clauses, candidates, links, event)
        if undated and _is_present(scene, clauses, number, count, digest):  # "meet in Riga, a week after X signed"
            known = told if candidates[told].definite else None  # "Their talks come three days before": not today
            links[event] = Link(anchor=Anchor(-count.steps, count.unit, known, None, count.first))
            return
    onward = candidates[event].rule == "triggers.go" and links[event].time is None and named is None
    if onward and told is not None and links[told].rule in WEAK and links[told].time is None:
        return  # "met X a day after travelling to Y": on which day of his stay he went there is not told
    # "On the eve of the summit on June 26": the day is that of the summit.
    if told is not None and (
        links[told].rule in WEAK
        or (told != event and count.steps != 0 and count.event <= links[told].chunk == links[event].chunk < limit)
    ):
        links[told] = Link(anchor=Anchor(count.steps, count.unit, event, named, count.first))
        links[event].counted_from = True
    elif named is None:
        _count_back(scene, clauses, links, count, told, event, number, digest)


def _is_dated_elsewhere(
    scene: Scene, clauses: list[Clause], candidates: list[Candidate], links: list[Link], event: int
) -> bool:
    """Whether a sentence before gives "the summit" its day: "meets X a day before the summit" is then not today."""
    noun = candidates[event]
    if not noun.definite or noun.kind not in GATHER:
        return False
    sentence = clauses[noun.clause].sentence
    before = [one for one in range(event) if clauses[candidates[one].clause].sentence < sentence]
    return any(links[one].time is not None and _may_be(scene, candidates[one], noun) for one in before)


def _may_be(scene: Scene, told: Candidate, noun: Candidate) -> bool:
    """Whether "the summit" may mean what was told: a summit, or leaders who meet."""
    return told.kind is noun.kind or any(scene.actors[at].many for at in told.parties if at in scene.actors)


def _is_apposed(scene: Scene, links: list[Link], event: int, named: TimeMention | None, count: Count) -> bool:
    """Whether an event is counted from the day before a comma: "On May 24, the eve of the summit"."""
    apposed = count.first - 2 - (scene.chunks.codes[count.first - 1] == "d")
    if scene.chunks.codes[apposed : apposed + 2] != "T," or not _is_day(scene, apposed):
        return False
    if named is None or links[event].time is not named:  # not "on May 24, two weeks after a visit on May 10"
        links[event] = Link(anchor=Anchor(-count.steps, count.unit, None, scene.chunks.times[apposed], count.first))
    return True


def _count_without_event(
    scene: Scene,
    clauses: list[Clause],
    candidates: list[Candidate],
    links: list[Link],
    count: Count,
    told: int | None,
    number: int,
    named: TimeMention | None,
) -> None:
    """Count the day of what was told from a day, where no event stands behind: "He goes to X two days after that"."""
    if told is None:
        return
    base = named
    if scene.chunks.low(count.event) == "that" and links[told].rule in WEAK:
        base = _day_named_last(scene, clauses[number].sentence, count.first)
    elif named is None and _tells_beginning(scene, clauses, candidates[told], count):
        _begin_before(links[told], count)
        return
    if base is not None and links[told].rule in WEAK:
        links[told] = Link(anchor=Anchor(count.steps, count.unit, None, base, count.first))


def _count_back(
    scene: Scene,
    clauses: list[Clause],
    links: list[Link],
    count: Count,
    told: int | None,
    event: int,
    number: int,
    digest: bool,
) -> None:
    """Count the day of an event back from what was told: "met X on Wednesday on the eve of the summit"."""
    shared = told is not None and links[event].time is links[told].time
    before = links[event].time is not None and links[event].chunk < count.first  # "came on Friday on the eve of talks"
    if links[event].rule not in WEAK and not shared and not before:
        return
    base = links[told].time if told is not None else None
    if base is None:
        base = _day_of_main(scene, clauses, number, count)
    own = [at for at in range(clauses[number].start, count.first) if _is_day(scene, at)]
    if base is None and len(own) == 1:
        base = scene.chunks.times[own[0]]
    if base is not None and base is links[event].time and links[event].chunk > count.event:
        return  # "two days before a summit of the bloc, which has ten members, planned for Friday"
    today = base is None and _is_present(scene, clauses, number, count, digest)
    if base is not None or today:
        links[event] = Link(anchor=Anchor(-count.steps, count.unit, None, base, count.first), days=links[event].days)


# Before a count that is set between commas: ", ", ", held"
BETWEEN_COMMAS = pattern_of(r",[XHEv]?$")


def _is_inserted(scene: Scene, event: int, day: int, count: Count) -> bool:
    """ "The talks, held two days after a summit, ended on Thursday": that day is not the summit's."""
    close = scene.chunks.codes.find(",", event, max(day, event))
    return close > 0 and BETWEEN_COMMAS.search(scene.chunks.codes, max(count.first - 2, 0), count.first) is not None


def _day_named_last(scene: Scene, sentence: int, before: int) -> TimeMention | None:
    """The last day named before a chunk, in its sentence or the one before."""
    begin, _ = scene.bounds(max(sentence - 1, 0))
    days = [at for at in range(begin, before) if _is_day(scene, at)]
    return scene.chunks.times[days[-1]] if days else None


def _tells_beginning(scene: Scene, clauses: list[Clause], candidate: Candidate, count: Count) -> bool:
    """ "The talks ended on Friday, four days after they had begun": what ended is what began."""
    chunks, clause = scene.chunks, clauses[candidate.clause]
    ends = candidate.verb in ENDING or "recess" in chunks.lows[candidate.at : clause.end]
    verb = count.event + 1 + (chunks.codes[count.event + 1] == "5")
    begins = chunks.low(count.event) in ("it", "they") and chunks.entries[verb][1] == "cues.begin"
    return candidate.noun and count.steps > 0 and ends and begins


def _begin_before(link: Link, count: Count) -> None:
    """Make the day of a link the last one, and the first the one that is counted back from it."""
    if link.time is None or link.time.start is None or link.time.end is not None:
        return
    last = link.time.start[:10]
    first = shift(last, -count.steps, count.unit)
    if first is not None:
        link.time, link.until = link.time._replace(start=first, value=first), last


def _is_told_now(candidate: Candidate) -> bool:
    """Whether a verb tells in the present what is done on the day of publication."""
    return candidate.mood is not None and candidate.mood.tense is Tense.PRESENT and not candidate.mood.change


def _is_day(scene: Scene, at: int) -> bool:
    mention = scene.chunks.times.get(at)
    return mention is not None and mention.start is not None and mention.end is None


def _told_before(
    clauses: list[Clause], candidates: list[Candidate], members: list[int], count: Count, number: int
) -> int | None:
    """The candidate that the phrase dates: the nearest one before it, or, where it opens the sentence, the next."""
    before = [one for one in members if candidates[one].at < count.first]
    clause = clauses[number]
    homes = {number, clause.parent}
    if clause.parent is not None and clauses[clause.parent].start == count.first:
        homes.add(clauses[clause.parent].parent)  # "The day | before the talks began, | X met Y"
    here = [one for one in before if clauses[candidates[one].clause].holds(count.first)]
    fitting = here or [one for one in before if candidates[one].clause in homes]
    if fitting:
        return fitting[-1]
    if before or (clause.start < count.first - 4 and clause.kind != "after"):
        return None
    after = [one for one in members if candidates[one].clause in homes and candidates[one].at > count.event]
    return after[1 if candidates[after[0]].clause == number else 0] if len(after) > 1 else None


def _day_of_main(scene: Scene, clauses: list[Clause], number: int, count: Count) -> TimeMention | None:
    """The one day of the clause that the phrase hangs on."""
    parent = clauses[number].parent
    if parent is None or clauses[parent].kind == "report":
        return None
    opens = clauses[number].start <= clauses[parent].start  # "A week after hosting X, he receives Y on Monday"
    days = [at for at in range(clauses[parent].start, clauses[parent].end) if _is_day(scene, at)]
    days = [at for at in days if opens or at < count.event]
    return scene.chunks.times[days[0]] if len(days) == 1 else None


def _is_present(scene: Scene, clauses: list[Clause], number: int, count: Count, digest: bool) -> bool:
    """Whether the clause that the phrase hangs on tells of the day of publication: "comes three days before"."""
    parent, chunks = clauses[number].parent, scene.chunks
    begin, end = scene.bounds(clauses[number].sentence)
    if count.first - begin <= 2:  # "With three days to go before the summit, nothing is settled"
        begin = next((at for at in range(count.event, end) if chunks.codes[at] == ","), end)
    elif parent is not None and clauses[parent].sentence == clauses[number].sentence:
        begin, end = clauses[parent].start, clauses[parent].end
    elif chunks.low(count.first) == "eve" and clauses[number].kind == "main":
        begin, end = clauses[number].start, count.first  # "meet in Riga on the eve of a summit"
    else:
        return False
    if "m" in chunks.codes[begin:end]:
        return False  # "It will come two weeks after a summit"
    if digest or scene.days_in(begin, end):
        return not scene.days_in(begin, end)
    finite = next((at for at in range(begin, end) if chunks.codes[at] in "1245muvHQWVKFZE"), None)
    if finite is None:
        return False
    form = chunks.entries[finite][3]
    return chunks.codes[finite] == "1" or (chunks.codes[finite] in "vH" and "s" in form)


def _anchor_to_days_of(scene: Scene, candidates: list[Candidate], links: list[Link], members: list[int]) -> None:
    """ "Is to see X on the first day of his stay": the day is counted from the stay."""
    for one in members:
        stay = candidates[one]
        if not (stay.noun and stay.nth):
            continue
        told = [i for i in members if candidates[i].clause == stay.clause and candidates[i].at < stay.at]
        if told and links[told[-1]].time is None and links[told[-1]].anchor is None:
            near = scene.chunks.lows[max(candidates[told[-1]].at, stay.at - NEAR_DAY) : stay.at]
            same = "for" in near and candidates[told[-1]].kind in MEET and stay.kind in GATHER | MEET
            # "meet for a second day of talks": the same
            links[told[-1]] = Link(anchor=Anchor(0 if same else stay.nth - 1, "D", one, None, stay.at))
