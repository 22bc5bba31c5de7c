"""Cut sentences into clauses.

In: the chunks of a scene. Out: `Clause`s with the actors that are their subjects; `pronouns.py` fills in the others. A
clause here is the stretch in which one subject and one chain of verbs rule: it ends at a subordinating word, at a
strong stop, before "and" with a new verb, around a report ("..., he said on Friday, ..."), and before "after",
"during", "ahead of" (`cuts.py`).
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

from calendars.extraction.clauses.cuts import find_cuts
from calendars.extraction.clauses.joints import VERBAL
from calendars.extraction.clauses.main_clauses import DAY_APART
from calendars.extraction.clauses.moods import ACTOR, VERB
from calendars.extraction.clauses.openers import WHERE_WHEN, adds_deed, tells_when_said
from calendars.extraction.clauses.resumptions import WHOSE_OCCASION, awaits_verb
from calendars.extraction.clauses.stand_ins import (
    are_things,
    are_two_before,
    has_all_leaders,
    is_of_delegation,
    meets_both,
    names_other,
)
from calendars.extraction.clauses.subjects import agents_before, beside_who, read_subject, tells_of_others
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.doubtful_words import COMPARING
from calendars.patterns import pattern_of

# "since | Joseph Stalin | attended the 1943 conference"
SINCE_STRANGER = pattern_of(r"aN8?[vHEQ]")
# Openers of clauses that tell what was over by then.
AFTER = frozenset({"after", "following", "once"})
# Words that open a phrase of what comes behind it: "ahead of a summit".
AHEAD = frozenset({"ahead", "before"})
# How a phrase opens that means "during": "Within the scope of his visit", "in the framework of the talks".
FRAMING = frozenset({"within", "in"})
DOING = frozenset({"beginning", "starting", "kicking", "visiting", "meeting", "attending", "arriving", "embarking"})
BESIDE_HIM = pattern_of(r"P,Eyd?[XA]{1,3},?$")
ASKING_WHO = frozenset({"know", "knows", "knew", "decide", "decides", "clear", "unclear", "ask", "asks", "see"})
AT_OCCASION = frozenset({"in", "at", "when", "while"})
# The noun of a phrase that opens a clause -> the word that it stands for: "on the heels of", "in the run-up to".
STANDS_FOR = dict.fromkeys(("wake", "aftermath", "heels", "result"), "after") | dict.fromkeys(
    ("advance", "run", "runup", "lead", "build", "preparation", "preparations", "anticipation"), "ahead"
)
# Of these a speaker behind them need be no part: "Tuesday's talks lasted an hour, X said".
MET = frozenset({"triggers.meeting", "triggers.talks", "triggers.talk", "triggers.consultations", "triggers.round"})
# A report that takes up its subject: "X, flanked by Y, told reporters", and not "..., said X".
TAKEN_UP = pattern_of(r",X?(?:Z(?![SPOBMCNRr])|[mu1245vHE])")
# Openers of what may not be at all: "if the talks are concluded by July".
CONDITIONS = frozenset({"if", "unless"})
# "that Elian should go", "but the boy's father has offered": a subject that is no actor.
STRANGER = pattern_of(r"[c&,]{0,2}X{0,2}(?:[dA9]{0,2}N|dXpX{1,2})8?X?[mu1245]")


class Clause(NamedTuple):
    """A clause: chunks start:end of a sentence.

    Attributes:
        kind: "main", "report" (its subject speaks), "relative", "after" (begins with after, during, before, ...,
            or with "for" what somebody is judged for).
        subject: chunk indexes of the actors that do what the verbs say, inherited where the clause has none.
        parent: index of the clause whose subject or time it falls back on, or None.
        pronoun: whether the subject is a pronoun or "the two leaders", to be found in an earlier sentence.
        opener: the lower-case word that opens it ("after"), or "".
    """

    sentence: int
    start: int
    end: int
    kind: str
    subject: tuple[int, ...]
    parent: int | None
    pronoun: bool = False
    opener: str = ""
    antecedent: int | None = None  # the person whom "him" and "her" mean in it
    group: tuple[int, ...] = ()  # those whom "them" and "both" mean in it
    speakers: tuple[int, ...] = ()  # who, in the same sentence, says what the clause says
    partner: tuple[int, ...] = ()  # "with whom": who the relative clause hangs on
    owner: tuple[int, ...] = ()  # whose "my" and "our" is
    ours: bool = False  # "we": the side of who speaks, and perhaps not himself

    def holds(self, at: int) -> bool:
        """Whether a chunk is one of the clause."""
        return self.start <= at < self.end


def clause_at(clauses: list[Clause], numbers: Iterable[int], at: int) -> int | None:
    """The number of the clause, of those with some numbers, that holds a chunk."""
    return next((number for number in numbers if clauses[number].holds(at)), None)


def of_sentence(clauses: Sequence[Clause], sentence: int) -> Sequence[Clause]:
    """The clauses of one sentence."""
    by_sentence = attrgetter("sentence")
    first = bisect_left(clauses, sentence, key=by_sentence)
    return clauses[first : bisect_right(clauses, sentence, first, key=by_sentence)]


def resumes(scene: Scene, clause: Clause, later: Clause) -> bool:
    """Whether a later clause brings the verb of a noun that is the subject: "The talks, the second, open in Riga"."""
    start = later.start + (scene.chunks.codes[later.start] == ",")
    tells = scene.chunks.entries[start][1] in ("cues.begin", "cues.end") and "g" not in scene.chunks.entries[start][3]
    tells = tells or scene.chunks.last_low(start) == "place"  # "took place"
    if not tells or later.kind != "main" or later.subject:
        return False
    stop = clause.end - (scene.chunks.codes[clause.end - 1] == ",")
    return not clause.subject or WHOSE_OCCASION.match(scene.chunks.codes, clause.start, stop) is not None


def tells_part_of_day(scene: Scene, clause: Clause) -> bool:
    """Whether a clause says in which part of the day: "telephoned X in the afternoon"."""
    low = scene.chunks.low
    parts = scene.chunks.find(scene.words["parts_of_day"], clause.start + 2, clause.end)
    return any(low(at - 1) == "the" and low(at - 2) in ("in", "during") for at in parts)


def find_clauses(scene: Scene) -> list[Clause]:
    """Cut every sentence of a scene into clauses, in text order."""
    clauses: list[Clause] = []
    for sentence in range(len(scene.chunks.sentences)):
        begin, end = scene.bounds(sentence)
        if end > begin:
            _clauses_of_sentence(scene, sentence, begin, end, clauses)
    return clauses


def _clauses_of_sentence(scene: Scene, sentence: int, begin: int, end: int, clauses: list[Clause]) -> None:
    """Add the clauses of one sentence to those before it."""
    codes = scene.chunks.codes
    cuts = find_cuts(scene, begin, end)
    first = len(clauses)
    for (start, kind), stop in zip(cuts, [*(at for at, _ in cuts[1:]), end], strict=True):
        subject, pronoun = read_subject(scene, start, stop)
        opener = _opener(scene, start, kind)
        parent: int | None = None
        if kind == "relative" and opener in ("who", "which", "that", "whose", "whom") and not subject:
            beside = codes[start - 1] == "," and codes[start - 2] in ACTOR  # "the front, which signed a truce"
            beside = beside or (codes[start - 1] in "BO" and codes[start + 1] == "v")  # "the council which met"
            beside = beside or is_of_delegation(scene, start)
            subject = _antecedents(scene, begin, start) if beside or opener not in ("which", "that") else ()
            subject += beside_who(scene, start) if subject else ()
            if len(subject) < 2 and are_two_before(scene, start):
                subject, pronoun = (), True  # "the leaders of the two countries, who will meet"
        asked = opener == "who" and (codes[start - 1] in "Zk" or scene.chunks.low(start - 1) in ASKING_WHO)
        judged = opener in ("for", "of") or asked
        subject = () if asked else _judged(scene, begin, start) if judged else subject
        partner: tuple[int, ...] = ()
        if opener == "whom" and codes[start - 1] == "w":
            partner = tuple(at for at in range(begin, start) if codes[at] in ACTOR)[-1:]
        elif opener == "whom" and _has_subject(codes, start, stop):
            partner = _antecedents(scene, begin, start)  # "the president, whom Lavrov will meet"
        if len(clauses) > first:
            # A clause falls back on the one before it, past relative ones that only describe.
            parent = len(clauses) - 1
            apart = codes[start - 1] == "," or codes[start] == ","
            described = kind != "relative" and (apart or not (kind == "after" or codes[start] == "&"))
            while parent > first and clauses[parent].kind == "relative" and described:
                parent -= 1
            if kind == "main" and codes[start] in "mu1245" and clauses[parent].kind == "after" and not subject:
                parent = clauses[parent].parent or first  # "The first talks since the war | are to open"
            if kind == "after" and codes[start] == "c" and _is_aside_of(codes, clauses[-1], start):
                parent = len(clauses) - 1  # "said Y, when meeting X, had agreed"
            elif kind == "after" and codes[start] == "c":  # "said on Monday that all was well when meeting X"
                parent = next(at for at in range(len(clauses) - 1, -1, -1) if clauses[at].kind == "report")
            if kind == "main" and codes[start] == "," and not subject and not pronoun:
                parent = _before_aside(scene, clauses, parent, first, start)
            if subject and kind == "main" and _is_second_subject(codes, clauses, parent, start):
                subject = (*clauses[parent].subject, *subject)
            told = clauses[first].kind == "report" and len(clauses[parent].subject) > 1 and parent > first
            if told and kind == "after" and not subject and meets_both(scene, start):
                subject, partner, parent = clauses[first].subject, clauses[parent].subject, first
            if not (subject or pronoun or judged) and _keeps_subject(scene, clauses[parent], start, stop, kind):
                subject, pronoun = clauses[parent].subject, clauses[parent].pronoun
                if kind == "after" and not subject and not pronoun:
                    subject = agents_before(codes, clauses[parent].start, start)
        clauses.append(Clause(sentence, start, stop, kind, subject, parent, pronoun, opener, partner=partner))
    _lend_subjects(scene, clauses, first)


def _is_aside_of(codes: str, before: Clause, start: int) -> bool:
    """Whether what is set in stands right behind the subject of a clause that has no verb yet: "Y, when meeting X,"."""
    return before.kind == "main" and codes[start - 1] == "," and start - 2 in before.subject


def _keeps_subject(scene: Scene, before: Clause, start: int, stop: int, kind: str) -> bool:
    """Whether a clause without a subject has that of the one before it: no report, and nobody else is named."""
    codes = scene.chunks.codes
    if kind == "main" and before.kind == "report" and names_other(scene, start, stop):
        return False
    if kind == "relative" and codes[start] == "c" and _is_of_stranger(scene, start):
        return False
    if (
        tells_of_others(scene, start, stop)
        or STRANGER.match(codes, start, stop)
        or (SINCE_STRANGER.match(codes, start, stop) and " " in scene.chunks.text(start + 1))
        or has_all_leaders(scene, start, stop)
    ):
        return False
    takes_up = before.kind == "main" and TAKEN_UP.match(codes, start, stop) is not None
    return kind != "report" or (takes_up and not _is_finite(codes, before.start, before.end))


def _opener(scene: Scene, start: int, kind: str) -> str:
    """The word that opens a relative clause or a phrase, or the one that its words stand for: "in the wake of"."""
    low, chunks = scene.chunks.low(start), scene.chunks
    if kind == "relative":
        return "which" if chunks.codes[start] == "Q" else low  # "talks, due to end,"
    if kind != "after":
        return ""
    adding = adds_deed(scene, start)
    if adding or low in COMPARING:
        return "besides" if adding else "after"  # "As well as meeting X on Monday", "Like the talks in May"
    words = chunks.document.lows[chunks.firsts[start] : chunks.lasts[start]]
    if len(words) == 1:
        return "during" if low in AT_OCCASION else "after" if low == "fresh" else low  # "said in a meeting with X"
    meant = next((STANDS_FOR[word] for word in words if word in STANDS_FOR), low)
    return "during" if meant in FRAMING else meant


def _lend_subjects(scene: Scene, clauses: list[Clause], first: int) -> None:
    """Give opening phrases the subject of what follows: "After talks with Merkel, Olmert said ..."."""
    codes = scene.chunks.codes
    for index in range(first, len(clauses) - 1):
        clause = clauses[index]
        if clause.subject or clause.pronoun or clause.kind not in ("after", "main"):
            continue
        if scene.chunks.text(clause.end - 1) == ";":
            continue  # "A party conference; Chad rejects the plan"
        later = clauses[index + 1]
        said = later.kind == "report" and not (later.subject or later.pronoun)
        if said and tells_when_said(scene, clause.start, later.start, later.end):
            continue  # "In June, | a spokesman said | that X would meet Y"
        behind = (one.start + (codes[one.start] == ",") for one in clauses[index + 1 :] if one.parent == index)
        if not any(codes[start] in "mu1245" for start in behind):
            acting = [at for at in range(index + 1, len(clauses)) if clauses[at].subject or clauses[at].pronoun]
            ruling = (at for at in acting if clauses[at].kind in ("main", "report"))
            # "Talks between X and rebels | who want a state | opened": they did not do it
            own = later.kind == "relative" and clause.end - 1 in later.subject and codes[clause.start] in "nx"
            beside = [] if own else acting
            others = (at for at in beside if clauses[at].opener not in ("whom", "since"))  # "rebels, whom X accused"
            parent = next(ruling, next(others, None))
            if parent is None or not _is_phrase(scene, clause):
                continue
            later = clauses[parent]
            if scene.chunks.low(later.start) != "but" or "8" not in codes[later.start : later.end]:
                # not "Ten signed, but X did not"
                clauses[index] = clause._replace(subject=later.subject, parent=parent, pronoun=later.pronoun)


def _is_second_subject(codes: str, clauses: list[Clause], parent: int, start: int) -> bool:
    """ "X, who was in Oslo on Sunday, and Y will meet Z": what stands before the aside has no verb of its own."""
    comma = start - (codes[start] == "&")
    joined = codes[comma : comma + 2] == ",&" and codes[comma - 1] not in ACTOR  # not "which groups X, Y, and Z"
    before = clauses[parent]
    aside = clauses[-1].kind == "relative" and parent == len(clauses) - 2 and before.kind == "main"
    if not (joined and before.subject):
        return False
    beside = BESIDE_HIM.match(codes, before.subject[-1], start)  # "X, accompanied by his wife, and Y are meeting"
    return beside is not None or (aside and before.subject[-1] >= before.end - 2)


def _has_subject(codes: str, start: int, stop: int) -> bool:
    """Whether an actor or a pronoun stands before the verb of a relative clause."""
    first = next((at for at in range(start + 1, stop) if codes[at] in "mu1245vHE"), stop)
    return any(codes[at] in ACTOR + "h" for at in range(start + 1, first))


# "Bill Richardson, the American representative | at the United Nations, | who"
SEATED = pattern_of(r"P[oifj]d?[OSCLB],$")


# "the talks between X and Y in Lisbon,"
OCCASION_AT = pattern_of(r"[nx](?:[obw]d?[ASPOBMN]p?[rt]?(?:,?&?d?[SPOBM])*)?id?A?[CS],?$")


# A name that is no actor, behind a verb or "with", or others: "sent soldiers | who".
STRANGER_BEFORE = pattern_of(r"[vHEZQWw](?:(?P<name>N),|d?[XA9]{0,3}X)$")
STRANGER_REACH = 6


def _is_of_stranger(scene: Scene, start: int) -> bool:
    """Whether a relative clause tells of those who are no actors: "X told Jane Doe, who", "X sent soldiers who"."""
    match = STRANGER_BEFORE.search(scene.chunks.codes, max(start - STRANGER_REACH, 0), start)
    who = scene.chunks.low(start) == "who" and scene.chunks.low(start - 1).endswith("s")
    return match is not None and (match["name"] is not None or who)


def _antecedents(scene: Scene, begin: int, start: int) -> tuple[int, ...]:
    """Whom "who" means: the actor right before it, with those that "and" joins to it."""
    codes = scene.chunks.codes
    last = next((at for at in range(start - 1, begin - 1, -1) if codes[at] in ACTOR), None)
    if _is_of_stranger(scene, start):
        return ()
    if last is None or codes[last] == "A" or OCCASION_AT.search(codes, begin, start):
        return ()  # "many of them Syrian refugees, who", "the meeting in Lisbon, which"
    seated = SEATED.search(codes, begin, start) if codes[last] != "P" else None
    last = seated.start() if seated else last
    found, at = [last], last - 1
    while at > begin and codes[at] in "dh":
        at -= 1
    alike = codes[last] != "P" or codes[at - 1] not in "SMOBC"  # not "wary of the rebels and President X, who"
    if at > begin and codes[at] == "&" and codes[at - 1] in ACTOR and alike:
        found.insert(0, at - 1)
        at -= 2
        while at > begin and codes[at] == "," and codes[at - 1] in ACTOR:
            found.insert(0, at - 1)
            at -= 2
    return tuple(found)


def _before_aside(scene: Scene, clauses: list[Clause], parent: int, first: int, start: int) -> int:
    """The clause that goes on behind what is set in it: "X, Y said, will meet", "X, after meeting Y, will see Z"."""
    codes = scene.chunks.codes
    if (left := _left_open(scene, clauses, first, start)) is not None:
        return left
    told, aside = clauses[parent - 1] if parent > first else None, clauses[parent]
    content = told is not None and told.kind == "relative" and scene.chunks.low(aside.start) == "that"
    if content and parent > first + 1 and WHERE_WHEN.match(codes, start):
        return parent - 2  # "met X, who said | that he was ill | , in Riga on Monday"
    if told is not None and aside.kind == "after" and DAY_APART.match(codes, start):
        return parent - 1  # "will see X | after the summit | , on Sunday"
    if told is None or told.kind == "relative" or "," not in codes[aside.start - 1 : aside.start + 1]:
        return parent
    if not told.subject and not told.pronoun:
        return parent
    if aside.kind not in ("report", "relative") and codes[start + 1] in "mu1245X" and told.end == aside.start:
        return parent if _is_finite(codes, told.start, told.end) else parent - 1
    joined = codes[start : start + 2] == ",&" and "b" in scene.chunks.entries[start + 2][3]
    joined = joined or scene.chunks.low(start + 1) in DOING  # "X left on Monday, Y said, beginning a visit to Z"
    return parent if _is_finite(codes, told.start, told.end) and not joined else parent - 1


# ", will", ", really is"
GOES_ON = pattern_of(r",X?[mu1245vHE]")


def _left_open(scene: Scene, clauses: list[Clause], first: int, start: int) -> int | None:
    """The clause whose verb what is set in keeps off: "X, who said that Y had left, will", "Talks, led by X, will"."""
    codes = scene.chunks.codes
    if not GOES_ON.match(codes, start):
        return None
    awaiting = awaits_verb(codes, [one.start for one in clauses[first:]], start)
    if awaiting is not None:
        return first + awaiting
    if len(clauses) - first < 3:
        return None
    opened = clauses[first]
    waits = opened.kind == "main" and bool(opened.subject) and codes[opened.end - 1] == ","
    waits = waits and clauses[first + 1].kind == "relative" and not _is_finite(codes, opened.start, opened.end)
    closed = any(GOES_ON.match(codes, one.start) for one in clauses[first + 2 :])
    return first if waits and not closed else None


def _judged(scene: Scene, begin: int, start: int) -> tuple[int, ...]:
    """Whose deed "for signing a treaty" is: theirs who stand before it in "derided Egypt on Monday for"."""
    codes = scene.chunks.codes
    last = start - 1
    while last > begin and codes[last] in "kT":
        last -= 1
    return _antecedents(scene, begin, last + 1) if codes[last] in ACTOR else ()


def _is_finite(codes: str, start: int, stop: int) -> bool:
    """Whether a clause has a verb, and not only a participle: "X, flanked by Y, told reporters"."""
    return any(codes[at] in VERBAL and codes[at + 1] != "y" for at in range(start, stop))


def _is_phrase(scene: Scene, clause: Clause) -> bool:
    """Whether an opening clause has no finite verb: "After talks with X, ...", "Kicking off a visit to X, ..."."""
    chunks = scene.chunks
    having = chunks.codes[clause.start] == "4" and chunks.low(clause.start) == "having"  # "Having met X on Monday, ..."
    for at in range(clause.start + 2 * having, clause.end):
        if chunks.codes[at] in "12mu45" or (
            chunks.codes[at] in VERB and chunks.codes[at] != "x" and chunks.entries[at][3] not in ("g", "n", "dn")
        ):
            return False
        before = "NJPSrt" + "C" * (chunks.codes[at + 1] != "y")  # "talks between Tehran and Washington adjourned in"
        named = at > clause.start and chunks.codes[at - 1] in before and clause.kind == "main"
        if at > clause.start and chunks.codes[at - 1 : at + 1] == "Xv" and are_things(scene, clause.start, at):
            return False  # "Ugandan troops arrived in Juba on Monday, President X said"
        lasts = chunks.entries[at - 1][1] in MET and chunks.codes[clause.start] in "dTnxAXN9"
        if chunks.entries[at][1] == "cues.end" and chunks.codes[at] == "H" and chunks.codes[at + 1] in "ik,":
            return False  # "two days of talks wrapped up in Riga"
        if (named or lasts) and chunks.codes[at] in "vHEV" and chunks.entries[at][3] == "dn":
            return False  # "Smith arrived in France": a stranger did; "Tuesday's meeting lasted an hour"
    return True
