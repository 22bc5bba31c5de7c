"""Find the words that name an engagement, and who and where the clause puts about them.

In: a scene and its clauses. Out: `Candidate`s in text order, and `Miss`es for words that look like one and are none.
The participants of a noun stand before it (`noun_phrases.py`), behind it (`complements.py`) and in the subject of the
verb that it hangs on ("X will hold talks"); those of a verb in its subject and objects, and its frame (`frames.py`)
says what it must have.
`nouns.py` reads the nouns, `presence.py` and `tellings.py` the visits and meetings that no such verb tells.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from calendars.extraction.candidates.candidates import (
    Candidate,
    are_told_teams,
    has_no_object,
)
from calendars.extraction.candidates.debuts import read_since
from calendars.extraction.candidates.habits import is_habit, is_told_of_always
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.infinitives import is_of_others, is_only_ranked, whose_infinitive, whose_turn
from calendars.extraction.clauses.memberships import SITS, states_of_joint_body
from calendars.extraction.clauses.moods import read_mood
from calendars.extraction.clauses.noun_or_verb import is_noun
from calendars.extraction.clauses.stand_ins import BODIES
from calendars.extraction.clauses.tenses import Mood, Tense
from calendars.extraction.lists.schedules import Item
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.attributes import is_counted_aside
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.arrivals import add_those_seen, adds_host
from calendars.extraction.parties.asked import find_asked, read_asked
from calendars.extraction.parties.complements import read_complements
from calendars.extraction.parties.hosts import add_inviters, read_host_of_visit, read_visit_begun
from calendars.extraction.parties.noun_standings import is_under_denial
from calendars.extraction.parties.participants import VEHICLES, drop_mediator
from calendars.extraction.parties.possessors import is_between_two
from calendars.extraction.parties.settings import without_journey, without_settings
from calendars.extraction.triggers.frames import FRAMES, OBJECT_FRAMES
from calendars.extraction.triggers.journeys import has_traveller
from calendars.extraction.triggers.listed import read_listed
from calendars.extraction.triggers.lookalikes import why_no_engagement
from calendars.extraction.triggers.named import read_held, read_named
from calendars.extraction.triggers.next_ones import read_again
from calendars.extraction.triggers.noun_moods import read_label
from calendars.extraction.triggers.nouns import read_noun
from calendars.extraction.triggers.people_there import are_purposes
from calendars.extraction.triggers.presence import read_by_day, read_presence
from calendars.extraction.triggers.returns import read_left, read_return
from calendars.extraction.triggers.rounds import read_further, read_resumed, read_this_years
from calendars.extraction.triggers.sendings import (
    mark_senders,
    pass_to_sent,
    read_asked_to,
    read_bringing,
    read_invitation,
    read_sending,
)
from calendars.extraction.triggers.stops import add_traveller_told, place_continued, read_first, read_stops
from calendars.extraction.triggers.tellings import read_awaiting, read_guest_had, read_telling
from calendars.extraction.triggers.together import BRINGING, is_together, read_together
from calendars.extraction.triggers.tours import (
    add_route_told_next,
    add_stops,
    add_stops_told_next,
    is_later_stop,
    is_leg_of,
    is_tour_of,
    take_in_parts,
)
from calendars.extraction.words.word_lists import any_of
from calendars.lexicon.tables import once_a_table
from calendars.models import Kind, Miss
from calendars.patterns import pattern_of

# The codes of chunks that can name an engagement.
NAMING = pattern_of("[nvxBOHE]")  # and other words, by a list
# What no word of a clause names.
TOLD = (read_presence, read_telling, read_guest_had, read_together, read_awaiting, read_invitation)
TOLD_OF_NOBODY_NAMED = (read_together, read_awaiting)
# No clause names so many engagements; one that repeats its words would be read as often as it has words.
MOST_IN_CLAUSE = 40


class TriggerTable(NamedTuple):
    """The entries of triggers.toml by rule id."""

    nouns: dict[str, dict[str, Any]]
    verbs: dict[str, dict[str, Any]]


@once_a_table
def read_triggers(table: dict[str, Any]) -> TriggerTable:
    """Arrange the table `triggers` of a lexicon."""
    nouns, verbs = ({f"triggers.{row['id']}": row for row in table[sort]} for sort in ("noun", "verb"))
    return TriggerTable(nouns, verbs)


def find_triggers(
    scene: Scene, clauses: list[Clause], lexicon: dict[str, Any], items: Mapping[int, Item]
) -> tuple[list[Candidate], list[Miss]]:
    """Find the candidates of a scene.

    Args:
        scene: chunks with actors.
        clauses: its clauses.
        lexicon: what `read_lexicon` returns.
        items: the sentences that are items of an agenda, where the name of a body alone is its session.
    """
    finder = _Finder(scene, clauses, read_triggers(lexicon["triggers"]), items)
    for number in range(len(clauses)):
        finder.read_clause(number)
    add_stops_told_next(scene, clauses, finder.found)
    add_route_told_next(scene, clauses, finder.found)
    return finder.found, finder.misses


class _Finder:
    """Reads the clauses in order; what one tells may belong to the candidate found before."""

    def __init__(self, scene: Scene, clauses: list[Clause], table: TriggerTable, items: Mapping[int, Item]) -> None:
        self.scene, self.clauses, self.table, self.items = scene, clauses, table, items
        self.bringing = any_of(scene.words["bring"], scene.words["inviting"])
        self.found: list[Candidate] = []
        self.misses: list[Miss] = []

    def read_clause(self, number: int) -> None:
        """Find the candidates of a clause: those that its words name, and those that it tells otherwise."""
        scene, clauses, found = self.scene, self.clauses, self.found
        clause, before = clauses[number], len(found)
        self._read_words(number)
        clauses[number] = clause
        if 0 < before < len(found) and clause.kind == "relative":
            take_in_parts(scene, clauses, number, found, before)
        dated = bool(scene.chunks.find_times(*scene.chunks.sentences[clause.sentence]))
        if before and len(found) == before and dated:
            last = found[-1]
            found += read_resumed(scene, clauses, number, last) or read_this_years(scene, clauses, number, last)
        if found and is_tour_of(scene, clauses, found[-1], number):
            add_stops(scene, clause, found[-1])
        elif clause.sentence in self.items and len(found) == before:
            found += read_listed(scene, clauses, number, self.items[clause.sentence].owner)
        elif are_purposes(scene, clause, found[before:]):
            for candidate in _read_told(scene, clauses, number):
                read_since(scene, clause, candidate)
                found += [candidate, *read_further(scene, clause, candidate)]
        if dated:
            found += read_stops(scene, clauses, number, found)
        if found and before == len(found) and dated:
            found += read_again(scene, clauses, number, found) or read_return(scene, clauses, number, found)
        if before == len(found) and dated:
            found += read_left(scene, clause, number)
        if len(found) > before:
            self._add_who_came(number, before)

    def _read_words(self, number: int) -> None:
        """Find what the words of a clause name, from left to right."""
        scene, clauses, found = self.scene, self.clauses, self.found
        clause, before, codes = clauses[number], len(found), scene.chunks.codes
        asked = find_asked(scene, clause) if "f" in codes[clause.start : clause.end] else None
        first = read_first(scene, clauses, number, found) or read_by_day(scene, clause, number)
        named = [match.start() for match in NAMING.finditer(codes, clause.start, clause.end)]
        if brought := scene.chunks.find(self.bringing, clause.start, clause.end):
            named = sorted({*named, *(at for at in brought if codes[at] in "XW")})
        looked_at = named
        if asked or first:
            looked_at = sorted({*named, *([asked[1]] if asked else ()), *([first.at] if first else ())})
        for at in looked_at:
            if asked and at == asked[1]:
                clauses[number] = clause._replace(subject=asked[2])  # until the end of the clause, who is asked acts
            if len(found) - before >= MOST_IN_CLAUSE:
                break
            if first and first.at == at:
                found.append(first.but(clause=number))
            elif at in named and not self._is_of_last(clause, at, before):
                read = _read_chunk(scene, clauses, number, at, self.table, self.items.get(clause.sentence))
                if isinstance(read, Candidate) and clause.sentence not in self.items:
                    why = read_label(scene, clauses, read)
                    read = Miss(scene.chunks.span(at), scene.chunks.text(at), read.rule, why) if why else read
                if asked and at > asked[1] and isinstance(read, Candidate):
                    read_asked(scene, clause, *asked[:2], read)
                if isinstance(read, Miss):
                    self.misses.append(read)
                elif read:
                    self._take(read, at, clause)

    def _is_of_last(self, clause: Clause, at: int, before: int) -> bool:
        """Whether a word goes with the candidate found last: "a joint commission | meeting", "met X, | hosted by Y"."""
        scene, found = self.scene, self.found
        code = scene.chunks.codes[at]
        if code in "nx" and found:
            joint = found[-1].at == at - 1 and found[-1].rule == "triggers.joint-body"
            return joint or _counts_told(scene, self.clauses, clause, found[-1], at)
        return code == "v" and len(found) > before and adds_host(scene, found[-1], at)

    def _take(self, read: Candidate, at: int, clause: Clause) -> None:
        """Take in a candidate, or add its hosts to the tour that it is a leg of."""
        scene, found, number = self.scene, self.found, read.clause
        hosts = {stop: how for stop, how in read.parties.items() if how == "host"}
        taken = read.rule == "triggers.bring" and read.mood is not None and read.mood.tense is Tense.PAST
        taken = taken and not scene.days_in(at, clause.end) and bool(found) and found[-1].verb == "triggers.arrive"
        if taken and scene.chunks.codes[at - 1] in "4X":
            return  # "a tour that has (already) taken him to Rome": not on the day that he came here
        if read.rule == "triggers.bring" and found and is_later_stop(scene, clause, found[-1]):
            return  # "the first leg of a tour that will also take him to Oslo": on some other day
        if read.rule == "triggers.bring" and found and is_tour_of(scene, self.clauses, found[-1], number):
            found[-1].parties = hosts | found[-1].parties
        elif found and is_leg_of(scene, self.clauses, found[-1], read):
            found[-1].parties |= hosts
            add_stops(scene, clause._replace(start=at), found[-1])
        else:
            read_since(scene, clause, read)
            found += [read, *read_further(scene, clause, read)]

    def _add_who_came(self, number: int, before: int) -> None:
        """Add to the candidates of a clause those whom the words around tell, and drop what is only their setting."""
        scene, clauses, found = self.scene, self.clauses, self.found
        clause = clauses[number]
        add_traveller_told(scene, clauses, found, before)
        place_continued(scene, clauses, found, before)
        add_inviters(scene, clause, found[before:])
        add_those_seen(scene, clauses, number, found[before:])
        if any(one.rule == "triggers.guest" for one in found[before:]):
            read_host_of_visit(scene, clauses, found)
        if found[-1].aside:
            read_visit_begun(clauses, found)
        pass_to_sent(found[before:])
        found[before:] = without_settings(scene, clause, found[before:])
        if len(found) > before + 1:
            found[:] = without_journey(scene, clauses, found, before)
        mark_senders(scene, clause, found[before:])
        for candidate in found[before:] if clause.ours else ():
            senders = {at: "sender" for at in clause.subject if candidate.parties.get(at) == "subject"}
            candidate.parties |= senders


def _read_told(scene: Scene, clauses: list[Clause], number: int) -> list[Candidate]:
    """What a clause tells that none of its words names."""
    clause = clauses[number]
    named = clause.subject or scene.chunks.codes.find("P", clause.start, clause.end) >= 0
    for read in TOLD if named else TOLD_OF_NOBODY_NAMED:
        if told := read(scene, clauses, number):
            return told
    return []


def _counts_told(scene: Scene, clauses: list[Clause], clause: Clause, before: Candidate, at: int) -> bool:
    """ "Meets X on Thursday, their third meeting this year": the meeting just told, and no other."""
    return clauses[before.clause].sentence == clause.sentence and is_counted_aside(scene, at)


def _is_visiting(scene: Scene, at: int) -> bool:
    """Whether "visiting" only says of a guest that he is one: "the visiting Kuwaiti emir"."""
    after = scene.actors.get(at + 1)
    guest = after is not None and after.sort in PEOPLE
    return guest and scene.chunks.low(at) in scene.words["visiting"]


def _read_chunk(
    scene: Scene, clauses: list[Clause], number: int, at: int, table: TriggerTable, item: Item | None
) -> Candidate | Miss | None:
    """What a chunk names: an engagement, something that only looks like one, or nothing."""
    clause, codes = clauses[number], scene.chunks.codes
    code, low = codes[at], scene.chunks.low(at)
    if code == "B" or (code == "O" and scene.chunks.last_low(at) == "summit"):
        return read_named(scene, clauses, number, at, item is not None)
    if code == "O":  # "the Pacific Islands Forum will be held"
        return read_held(scene, clauses, number, at) if scene.chunks.last_low(at) == "forum" else None
    paper = CONCLUDED.match(codes, at, clause.end) if code == "H" and low in scene.words["conclude"] else None
    if paper and not scene.chunks.low(paper.end() - 1).startswith("deal"):  # a deal need not be signed
        return _read_verb(scene, clauses, number, at, "triggers.sign", table.verbs["triggers.sign"])
    if low in BRINGING and is_together(scene, at, clause.end):
        return _read_verb(scene, clauses, number, at, "triggers.bring-together", table.verbs["triggers.bring-together"])
    if low == "headed" and codes[at + 1 : at + 4] == "yPi":
        return None  # "met a delegation headed by X in Oslo"
    if low == "seal" and codes[at - 1] == "E" and codes[at + 1] == "k":
        return None  # "put seal on the treaty"
    if low.startswith("sign") and " into law" in scene.chunks.text(at, clause.end).lower():
        return None  # "signed the treaty into law", at home
    if low == "asked" and code == "E" and (asked := read_asked_to(scene, clauses, number, at)):
        return asked
    if code == "W" or (code in "XE" and low in scene.words["bring"]):
        return read_bringing(scene, clauses, number, at)
    if code == "H" and low.startswith("continu") and _leads_somewhere(scene, at + 1):
        return _read_verb(scene, clauses, number, at, "triggers.go", table.verbs["triggers.go"])
    if code in "HE" and (low in scene.words["send"] or low in scene.words["taking_along"]):
        return read_sending(scene, clauses, number, at, table.nouns["triggers.mission"])
    if code == "H" and low in scene.words["opening"] and WORKS.match(codes, at, clause.end):
        near = range(at + 1, min(at + 7, clause.end))
        if any(codes[one] == "X" and scene.chunks.low(one) in scene.words["works"] for one in near):
            return _read_verb(scene, clauses, number, at, "triggers.inaugurate", table.verbs["triggers.inaugurate"])
    bare = code == "v" and "b" in scene.chunks.entries[at][3] and codes[at - 1] in "dyAp"
    if code not in "nvx" or bare or _is_visiting(scene, at):
        return None
    entry = scene.chunks.entries[at]
    rule = entry[1]
    verb_rule = entry[2][0] if code == "x" else rule
    if not (code == "n" or (code == "x" and is_noun(scene, clause.start, at))):
        verb = table.verbs.get(verb_rule)
        return _read_verb(scene, clauses, number, at, verb_rule, verb) if verb else None
    row = table.nouns.get(rule)
    if row is None:
        return None
    reason = why_no_engagement(scene, at, row, clause)
    if reason:
        return Miss(scene.chunks.span(at), scene.chunks.text(at), rule, reason)
    if item is not None:  # on an agenda a body alone is its session, and "Briefing" in its own list as well
        row = row | {"sits": False, "body": row.get("body") and (item.owner is None or item.owner.sort != "body")}
    return read_noun(scene, clauses, number, at, rule, row)


def _leads_somewhere(scene: Scene, at: int) -> bool:
    """Whether "to" and a place stand at a chunk: "continues to the Palestinian territories"."""
    return scene.chunks.codes[at] == "f" and at + 1 + (scene.chunks.codes[at + 1] == "d") in scene.places


# "opened the Blue Stream pipeline", "was opened"
WORKS = pattern_of(r"Hd?[XA9DNSC&-]{0,5}X|Hy")
# "concluded a trade agreement", "the Lusaka peace accord"
CONCLUDED = pattern_of(r"Hd?[XA9DNCLS-]{0,4}G")


def _read_verb(
    scene: Scene, clauses: list[Clause], number: int, at: int, rule: str, row: dict[str, Any]
) -> Candidate | None:
    """The engagement that a verb names, where its frame holds: `row` is its entry in triggers.toml."""
    if scene.chunks.low(at) == "headed" and scene.chunks.codes[at + 1] == "y":
        return None  # "will send a team headed by X to Cairo": nobody headed there
    clause = _with_body(scene, clauses[number], at, rule)
    if is_of_others(scene, clause.start, at):
        clause = clause._replace(subject=(), pronoun=False)
    owner = whose_infinitive(scene, clause.start, at)
    if owner is not None:
        clause = clause._replace(subject=(owner,), pronoun=False)
    candidate = Candidate(at, number, rule, Kind(row["kind"]), False)
    candidate.mood = read_mood(scene, at, clause.start)
    turn = whose_turn(scene, clause.start, at)
    if turn is not None:  # "It was Lavrov's turn to meet X"
        clause, candidate.mood = clause._replace(subject=(turn[0],), pronoun=False), turn[1]
    told = is_habit(scene, clause, candidate) or is_told_of_always(scene, clause, candidate)
    if told or is_only_ranked(scene, at):
        return None
    if is_under_denial(scene, clause):
        candidate.mood = Mood(Tense.DENIED, at, at + 1)
    if NOBODY.match(scene.chunks.codes, at + 1) and scene.chunks.low(at + 2) in ("neither", "none", "nobody"):
        candidate.mood = Mood(Tense.DENIED, at, at + 1)  # "will talk to neither"
    candidate.verb = rule
    candidate.pair = clause.pronoun
    for actor in clause.subject:
        if scene.actors[actor].sort == "group" and scene.chunks.low(actor + 1) in VEHICLES:
            continue  # "A French government jet landed in X"
        if actor < at or clause.kind == "after" or not clause.holds(actor):
            candidate.parties.setdefault(actor, "subject")
    for actor in clause.partner:
        candidate.parties.setdefault(actor, "partner")
    candidate.pair = candidate.pair or is_between_two(scene, clause, candidate)
    frame = FRAMES[row["frame"]]
    read_complements(scene, clause, at, candidate, "obj" if row["frame"] in OBJECT_FRAMES else "")
    alone = rule in SITS and not clause.subject and has_no_object(scene, at)
    candidate.renewed = alone and are_told_teams(scene, clause, candidate.mood.first)
    if candidate.renewed:
        candidate.kind = Kind.TALKS
        return candidate
    if not (frame(scene, clause, candidate) and has_traveller(clause, candidate)):
        return None
    if rule == "triggers.sign" and scene.chunks.codes[at - 1] in "123":
        drop_mediator(scene, candidate)
    return candidate


# "talk to neither", "met with none"
NOBODY = pattern_of(r"[fw][8XNh]")
# How far back, in chunks, the body stands that "it" means, and how far in front of its verb "it" does.
BODY_REACH, NEAR_IT = 60, 6


def _with_body(scene: Scene, clause: Clause, at: int, rule: str) -> Clause:
    """ "The Permanent Council ... It meets again on Thursday": what meets is the body named last."""
    begin, _ = scene.chunks.sentences[clause.sentence]
    if rule not in SITS or clause.subject or not clause.start <= begin + 1 or at - begin > NEAR_IT:
        return clause
    it = any(scene.chunks.low(one) == "it" and scene.chunks.codes[one] == "h" for one in range(begin, at))
    its = scene.chunks.codes[begin] == "d" and scene.chunks.low(begin) in ("the", "its")
    if not it and not (its and scene.chunks.low(begin + 1) in ORGANS):
        return clause
    for one in range(begin - 1, max(begin - BODY_REACH, -1), -1):
        sort = scene.actors[one].sort if one in scene.actors else ""
        if sort == "body" or (sort == "organisation" and not it):
            return clause._replace(subject=(one,))
        if it and scene.chunks.entries[one][1] == "triggers.joint-body":
            states = states_of_joint_body(scene, one)  # "the joint boundary commission of X and Y ... It meets"
            return clause._replace(subject=states, pronoun=not states and scene.chunks.text(one)[0].isupper())
    return clause


# By which an organisation sits: "The commission ... Its council will meet on Friday".
ORGANS = BODIES | {"executive"}
