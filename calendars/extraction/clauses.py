"""Cut sentences into clauses.

In: the chunks of a scene. Out: `Clause`s with the actors that are their subjects. A clause here is the stretch in
which one subject and one chain of verbs rule: it ends at a subordinating word, at a strong stop, before "and" with a
new verb, around a report ("..., he said on Friday, ..."), and before "after", "during", "ahead of".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from calendars.extraction.actors import Scene
from calendars.extraction.moods import ACTOR, VERB
from calendars.extraction.subjects import read_subject

# A report between commas or at an end: ", the minister told reporters on Friday".
REPORT = re.compile(r",q?[dXh9t]{0,3}[SPOBMCNRt]?[^,;.qca]{0,6}?Z|q,?[dXh]{0,2}[SPOBMCNRth]?[^,;.qca]{0,6}?Z")
# "and" before a new subject with its verb: "X would visit Y and Z would be in W".
SECOND_SUBJECT = re.compile(r"&d?[SPOBMC](?=[mu1245])")
# "and", "but" or a comma before a verb that shares the subject: "met Putin on Monday and will visit Berlin".
SECOND_VERB = re.compile(r"&k?T(?=[mu1245v])|[&,]X?(?=[mu1245]|v|H|[VKF])|&X?(?=[WQ][fcvxHdk])")
# "X, who spoke to Y on Tuesday, offers to travel": the main clause goes on behind the relative one.
RESUMED = re.compile(r",(?=[WQ]f)")
# Who is meant, between dashes or in brackets: "the Contact Group -- Russia, the United States and Italy -- will meet".
MEMBERS = re.compile(r";d?[SPOBM](?:,?[,&]d?[SPOBM])+;")
# The rest of a list that a comma closes: "which groups Russia, the United States and Italy, will meet".
REST_OF_LIST = re.compile(r"(?:,d?[SPOBM])+,?&d?[SPOBM],")


# A further stop of a journey behind a semicolon.
STOP_BEHIND = re.compile(r";,?&?[CLS](?=[;.kijT]|$)")
# A report that takes up its subject: "X, flanked by Y, told reporters", and not "..., said X".
TAKEN_UP = re.compile(r",X?(?:Z(?![SPOBMCNRr])|[mu1245vHE])")


class Clause(NamedTuple):
    """A clause: chunks start:end of a sentence.

    Attributes:
        kind: "main", "report" (its subject speaks), "relative", "after" (begins with after, during, before, ...).
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


def resumes(scene: Scene, clause: Clause, later: Clause) -> bool:
    """Whether a later clause brings the verb of a noun that is the subject: "The talks, the second, open in Riga"."""
    start = later.start + (scene.chunks.codes[later.start] == ",")
    tells = scene.chunks.entries[start][1] in ("cues.begin", "cues.end") and "g" not in scene.chunks.entries[start][3]
    return tells and later.kind == "main" and not clause.subject and not later.subject


def find_clauses(scene: Scene) -> list[Clause]:
    """Cut every sentence of a scene into clauses, in text order."""
    clauses: list[Clause] = []
    for sentence in range(len(scene.chunks.sentences)):
        begin, end = scene.bounds(sentence)
        if end > begin:
            _clauses_of_sentence(scene, sentence, begin, end, clauses)
    return _with_antecedents(scene, clauses)


def _with_antecedents(scene: Scene, clauses: list[Clause]) -> list[Clause]:
    """Give "he" and "she" the person who was last the subject, and "they" the group."""
    last: int | None = None
    speaker: int | None = None
    group: tuple[int, ...] = ()  # who were last the subject together
    told = 0  # in which sentence
    strangers: set[str] = set()
    found: list[Clause] = []
    for number, clause in enumerate(clauses):
        if clause.kind in ("main", "report") and _is_of_stranger(scene, clause, strangers):
            last = None  # "Smith flew home. He ...": not the president named before
        word = _pronoun(scene, clause) if clause.pronoun else ""
        if not MINE.isdisjoint(scene.chunks.lows[clause.start : clause.end]):
            clause = clause._replace(owner=_find_speaker(scene, clauses, number, speaker))
        if word in ("i", "we"):
            who = _find_speaker(scene, clauses, number, speaker)
            clause = clause._replace(subject=who, pronoun=False, ours=word == "we")
        elif word in ("he", "she") and speaker is not None and clause.kind == "report":
            clause = clause._replace(subject=(speaker,), pronoun=False)  # "He said": who spoke before goes on
        elif word in ("he", "she") and last is not None:
            clause = clause._replace(subject=(last,), pronoun=False)
        elif word == "they" and group and clause.sentence - told <= 1:
            clause = clause._replace(subject=group, pronoun=False)
        elif (
            clause.pronoun
            and clause.parent is not None
            and clause.parent < len(found)
            and found[clause.parent].subject
            and not any(
                scene.chunks.low(at) in ("both", "two")
                or (scene.chunks.low(at) == "they" and len(found[clause.parent].subject) < 2)
                for at in range(clause.start, clause.end)
            )
        ):
            clause = clause._replace(subject=found[clause.parent].subject, pronoun=False)
        elif (
            clause.subject and last is not None and last not in clause.subject and _is_joined_by_pronoun(scene, clause)
        ):
            clause = clause._replace(subject=(last, *clause.subject))
        parent = found[clause.parent] if clause.parent is not None and clause.parent < len(found) else None
        speakers = parent.subject if parent and parent.kind == "report" else ()
        clause = clause._replace(antecedent=last, speakers=speakers)
        people = [at for at in clause.subject if scene.actors[at].sort == "person" and scene.actors[at].speaks]
        if len(people) == 1 and clause.kind != "relative":
            last = people[0]
            speaker = last if clause.kind == "report" else speaker
        if len(clause.subject) > 1 or any(scene.actors[at].sort == "group" for at in clause.subject):
            group, told = clause.subject, clause.sentence
        found.append(clause)
    return found


def _find_speaker(scene: Scene, clauses: list[Clause], number: int, last: int | None) -> tuple[int, ...]:
    """Who "I" and "we" are: who says so in the sentence, or said the last thing; in a release, its one author."""
    sentence = clauses[number].sentence
    near = range(max(number - NEAR_REPORT, 0), min(number + NEAR_REPORT, len(clauses)))
    begin, end = scene.bounds(sentence)
    quotes = scene.chunks.codes.count("q", begin, clauses[number].start + 1)
    goes_on = scene.chunks.codes.count("q", begin, end) % 2 == 1
    for other in sorted(near, key=lambda one: (clauses[one].sentence != sentence, abs(one - number))):
        here = clauses[other].sentence == sentence or (goes_on and clauses[other].sentence == sentence + 1)
        people = [at for at in clauses[other].subject if scene.actors[at].sort == "person"]
        if here and clauses[other].kind == "report" and people:
            return (people[0],)
        if here and clauses[other].kind == "report" and clauses[other].pronoun and last is not None:
            return (last,)  # "I will go to Rome", he said
    if quotes:
        return () if last is None else (last,)
    return _find_author(scene, begin, clauses[number].start)


MINE = frozenset({"my", "our"})
# How many clauses away what tells who speaks may be.
NEAR_REPORT = 6
# A release names its author in its heading.
HEADING_SENTENCES = 3


def _find_author(scene: Scene, begin: int, start: int) -> tuple[int, ...]:
    """The one person, with his office, whom the heading of a release in the first person names."""
    ends = [end for _, end in scene.chunks.sentences[:HEADING_SENTENCES]]
    limit = max([start if begin == 0 else 0, *(end for end in ends if end <= start)])
    named = {scene.actors[at].name: at for at in scene.actors if at < limit and scene.actors[at].sort == "person"}
    speaks = all(scene.actors[at].speaks and scene.actors[at].role for at in named.values())
    return tuple(named.values()) if len(named) == 1 and speaks else ()


# "Juan Smith said", "Smith has told"
NAMED_STRANGER = re.compile(r"[c&,q]{0,2}N(?=[mu1245HvEZ])")


def _is_of_stranger(scene: Scene, clause: Clause, strangers: set[str]) -> bool:
    """Whether someone who is no actor, named in full here or before (whose surnames are kept), is the subject."""
    match = NAMED_STRANGER.match(scene.chunks.codes, clause.start, clause.end)
    if match is None or clause.subject:
        return False
    name = scene.chunks.text(match.end() - 1).split()
    if len(name) > 1 and name[-1].lower() not in scene.words["institution"]:
        strangers.add(name[-1])
    return name[-1] in strangers


def _is_joined_by_pronoun(scene: Scene, clause: Clause) -> bool:
    """ "He and Palestinian leader Yasser Arafat will meet", "Arafat and he met"."""
    first = clause.subject[0]
    for at in range(max(clause.start, first - PRONOUN_NEAR), min(clause.end, clause.subject[-1] + PRONOUN_NEAR)):
        if scene.chunks.codes[at] == "h" and scene.chunks.low(at) in ("he", "she"):
            before, after = scene.chunks.codes[at - 1], scene.chunks.codes[at + 1 : at + 2]
            return (at < first and after == "&") or (at > first and before == "&" and after in tuple("mu1245vEHQW"))
    return False


# How far from the actors that "and" joins it to a pronoun stands.
PRONOUN_NEAR = 4


def _pronoun(scene: Scene, clause: Clause) -> str:
    """The pronoun that is the subject of a clause, or ""."""
    for at in range(clause.start, clause.end):
        low = scene.chunks.low(at)
        if low in ("he", "she", "they", "i", "we") and scene.chunks.codes[at] == "h":
            return low
        if low in ("both", "two"):
            return ""
    return ""


def _clauses_of_sentence(scene: Scene, sentence: int, begin: int, end: int, clauses: list[Clause]) -> None:
    codes = scene.chunks.codes
    cuts = _cuts(scene, begin, end)
    first = len(clauses)
    for (start, kind), stop in zip(cuts, [*(at for at, _ in cuts[1:]), end], strict=True):
        subject, pronoun = read_subject(scene, start, stop)
        opener = scene.chunks.low(start) if kind in ("relative", "after") else ""
        parent: int | None = None
        if kind == "relative" and opener in ("who", "which", "that", "whose", "whom") and not subject:
            beside = codes[start - 1] == "," and codes[start - 2] in ACTOR  # "the front, which signed a truce"
            subject = _antecedents(codes, begin, start) if beside or opener not in ("which", "that") else ()
        partner: tuple[int, ...] = ()
        if opener == "whom" and codes[start - 1 : start] == "w":
            partner = tuple(at for at in range(begin, start) if codes[at] in ACTOR)[-1:]
        elif opener == "whom" and _has_subject(codes, start, stop):
            partner = _antecedents(codes, begin, start)  # "the president, whom Lavrov will meet"
        if len(clauses) > first:
            # A clause falls back on the one before it, past relative ones that only describe.
            parent = len(clauses) - 1
            apart = codes[start - 1] == "," or codes[start] == ","
            described = kind != "relative" and (apart or not (kind == "after" or codes[start] == "&"))
            while parent > first and clauses[parent].kind == "relative" and described:
                parent -= 1
            told = kind == "main" and clauses[parent].kind == "report" and _names_other(scene, start, stop)
            told = told or _has_stranger(scene, start, stop)
            before = clauses[parent]
            takes_up = before.kind == "main" and TAKEN_UP.match(codes, start, stop) is not None
            takes_up = takes_up and not _is_finite(codes, before.start, before.end)
            if not subject and not pronoun and not told and (kind != "report" or takes_up):
                subject, pronoun = clauses[parent].subject, clauses[parent].pronoun
        clauses.append(Clause(sentence, start, stop, kind, subject, parent, pronoun, opener, partner=partner))
    # "After talks with Merkel, Olmert said ...": an opening phrase takes the subject of what follows.
    for index in range(first, len(clauses) - 1):
        clause = clauses[index]
        goes_on = any(later.parent == index and codes[later.start] in "mu1245" for later in clauses[index + 1 :])
        if not clause.subject and not clause.pronoun and clause.kind in ("after", "main") and not goes_on:
            behind = range(index + 1, len(clauses))
            acting = [at for at in behind if clauses[at].subject or clauses[at].pronoun]
            ruling = (at for at in acting if clauses[at].kind in ("main", "report"))
            parent = next(ruling, acting[0] if acting else None)
            if parent is not None and _is_phrase(scene, clause):
                later = clauses[parent]
                clauses[index] = clause._replace(subject=later.subject, parent=parent, pronoun=later.pronoun)


# "Troops arrived", "that 300 refugees had arrived": the noun before the verb, which is none of those who take part.
OTHER = re.compile(r"c?d?[XA9,]{0,4}(?P<noun>X)[458]{0,3}[vE]")


def _names_other(scene: Scene, start: int, stop: int) -> bool:
    """Whether what is reported has a subject of its own that is no actor: "France said troops arrived"."""
    match = OTHER.match(scene.chunks.codes, start, stop)
    noun = match.start("noun") if match else start
    return match is not None and scene.chunks.low(noun) not in scene.words["adverbs"]


# "that Elian should go", "but the boy's father has offered": a subject that is no actor.
STRANGER = re.compile(r"[c&,]{0,2}X{0,2}(?:[dA9]{0,2}N|dXpX{1,2})8?X?[mu1245]")


def _has_stranger(scene: Scene, start: int, stop: int) -> bool:
    """Whether somebody or something that is no actor is the subject of a clause."""
    return STRANGER.match(scene.chunks.codes, start, stop) is not None


def _has_subject(codes: str, start: int, stop: int) -> bool:
    """Whether an actor or a pronoun stands before the verb of a relative clause."""
    first = next((at for at in range(start + 1, stop) if codes[at] in "mu1245vHE"), stop)
    return any(codes[at] in ACTOR + "h" for at in range(start + 1, first))


def _antecedents(codes: str, begin: int, start: int) -> tuple[int, ...]:
    """Whom "who" means: the actor right before it, with those that "and" joins to it."""
    last = next((at for at in range(start - 1, begin - 1, -1) if codes[at] in ACTOR), None)
    if last is None or codes[last] == "A":
        return ()  # "many of them Syrian refugees, who"
    found = [last]
    at = last - 1
    while at > begin and codes[at] in "dh":
        at -= 1
    if at > begin and codes[at] == "&" and codes[at - 1] in ACTOR:
        found.insert(0, at - 1)
        at -= 2
        while at > begin and codes[at] == "," and codes[at - 1] in ACTOR:
            found.insert(0, at - 1)
            at -= 2
    return tuple(found)


def _is_finite(codes: str, start: int, stop: int) -> bool:
    """Whether a clause has a verb, and not only a participle: "X, flanked by Y, told reporters"."""
    return any(codes[at] in "mu12345vHQWVKFZE" and codes[at + 1 : at + 2] != "y" for at in range(start, stop))


def _is_phrase(scene: Scene, clause: Clause) -> bool:
    """Whether an opening clause has no finite verb: "After talks with X, ...", "Kicking off a visit to X, ..."."""
    chunks = scene.chunks
    for at in range(clause.start, clause.end):
        if chunks.codes[at] in "12mu45" or (
            chunks.codes[at] in VERB and chunks.codes[at] != "x" and chunks.entries[at][3] not in ("g", "n", "dn")
        ):
            return False
        named = at > clause.start and chunks.codes[at - 1] in "NJPSrt" and clause.kind == "main"
        if named and chunks.codes[at] in "vHE" and chunks.entries[at][3] == "dn":
            return False  # "Smith arrived in France": a stranger did
    return True


def _cuts(scene: Scene, begin: int, end: int) -> list[tuple[int, str]]:
    """Where clauses start, and their kinds."""
    codes = scene.chunks.codes
    reports = {match.start(): match.end() for match in REPORT.finditer(codes, begin, end)}
    cuts: list[tuple[int, str]] = [(begin, "main")]
    at = begin
    while at < end:
        code = codes[at]
        if at in reports and not _goes_on_with_list(codes, cuts[-1][0], at, reports[at]):
            _cut(cuts, at, "report")
            at = _after_report(codes, reports[at], end)
            _cut(cuts, at, "main")
            continue
        if code == "Z" and at > begin:
            start = cuts[-1][0]
            cuts[-1] = (start, "report" if cuts[-1][1] == "main" else cuts[-1][1])
            at = _after_report(codes, _after_hearers(scene, at + 1, end), end)
            _cut(cuts, at, "main")
            continue
        if code == "c" and scene.chunks.low(at) == "that" and codes[at + 1 : at + 2] in ("n", "x", "r", "R", "t", "T"):
            pass  # "that call": it points
        elif code == "c" and at > begin:
            low = scene.chunks.low(at)
            if low == "that" and codes[at - 1] in "owbyifgja":
                at += 1
                continue  # "of that country"
            behind = codes[at - 1] in ACTOR + "nxNG" or (
                codes[at - 1] == "T" and codes[at + 1 : at + 2] in tuple("mu1245")
            )
            noun = low == "that" and behind and cuts[-1][1] != "report"
            told = low == "when" and codes[at - 1] in ",T"  # "in April, when officials met in Luxembourg"
            relative = noun or told or low in ("who", "which", "whose", "whom", "where")
            _cut(cuts, at, "relative" if relative else "main")
        elif code == "c":
            cuts[-1] = (begin, "main")
        elif code == "a" and not _is_date_phrase(scene, at):
            _cut(cuts, at, "after")
        elif (
            code == "h"
            and cuts[-1][1] == "after"
            and at > cuts[-1][0] + 2
            and codes[at + 1 : at + 2] in tuple("mu1245vH")
            and codes[at - 1] in "CLSTnx"
            and scene.chunks.low(at) in ("he", "she", "they")
        ):
            _cut(cuts, at, "main")  # "During his stay in Australia he will have a meeting"
        elif code == ";" and codes[at - 1] in "CLS" and STOP_BEHIND.match(codes, at, end):
            pass  # "to Accra, Ghana; Dakar, Senegal; and Lusaka, Zambia"
        elif code == ";":
            members = MEMBERS.match(codes, at, end)
            if members:
                at = members.end()
                continue
            _cut(cuts, at + 1, "main")
        elif code == "," and cuts[-1][1] == "relative" and codes[at - 1] in ACTOR and codes[at + 1] in "dSPOBM":
            rest = REST_OF_LIST.match(codes, at, end)
            if rest:
                at = rest.end() - 1
                continue
            if _has_verb(codes, at, end):
                _cut(cuts, at, "main")
        elif code == "," and cuts[-1][1] == "relative" and codes[at + 1 : at + 3] == "kT" and at > cuts[-1][0] + 1:
            _cut(cuts, at, "main")  # "the demands, which X published in May, on Jan. 10"
        elif (
            (
                (code in "mu1245" or (code == "8" and codes[at + 1 : at + 2] in ("H", "K", "V")))
                and cuts[-1][1] == "relative"
                and _ends_relative(codes, cuts[-1][0], at)
            )
            or (code == "," and cuts[-1][1] == "relative" and RESUMED.match(codes, at, end))
            or (code == "&" and SECOND_SUBJECT.match(codes, at, end) and _has_verb(codes, cuts[-1][0], at))
            or (
                code in ",&"
                and SECOND_VERB.match(codes, at, end)
                and not _is_company(scene, at + 1)
                and (
                    (cuts[-1][1] == "relative" and code == ",")
                    or _has_verb(codes, cuts[-1][0], at)
                    or (
                        code == "&" and cuts[-1][1] == "after" and codes[at + 1] in "mu" and _has_verb(codes, begin, at)
                    )
                )
            )
            or (
                code == ","
                and (cuts[-1][1] in ("after", "relative") or _opens_with_participle(scene, cuts[-1][0]))
                and at + 1 < end
                and codes[at + 1] in "dSPOBMCAhRr"
                and _has_verb(codes, at, end)
            )
        ):
            _cut(cuts, at, "main")
        at += 1
    return [cut for cut in cuts if cut[0] < end]


def _goes_on_with_list(codes: str, start: int, comma: int, stop: int) -> bool:
    """Whether a comma stands in the list that is the subject: "Armenia, Georgia and Moldova have confirmed"."""
    return codes[comma - 1] in ACTOR and "&" in codes[comma:stop] and not codes[start:comma].strip(ACTOR + "d,X")


def _opens_with_participle(scene: Scene, start: int) -> bool:
    """Whether a clause is a phrase before its subject: "Kicking off a visit, ...", "Emerging from talks, ..."."""
    return scene.chunks.entries[start][3] == "g" or (
        scene.chunks.codes[start] in "XN" and scene.chunks.low(start).endswith("ing")
    )


def _is_company(scene: Scene, at: int) -> bool:
    """Whether a participle only adds who else is there: "X, joined by Y, met Z"."""
    return scene.chunks.codes[at + 1 : at + 2] == "y" and scene.chunks.low(at) in scene.words["joined"]


def _ends_relative(codes: str, start: int, at: int) -> bool:
    """Whether a second finite verb takes up the main clause: "talks that opened on Monday will go on until Friday"."""
    verbs = [index for index in range(start, at) if codes[index] in "mu1245vHEVKQ"]
    return bool(verbs) and codes[at - 1] in "TXCLSPNR" and any(codes[index] not in "mu12345678f" for index in verbs)


def _cut(cuts: list[tuple[int, str]], at: int, kind: str) -> None:
    if cuts[-1][0] == at:
        cuts[-1] = (at, kind)
    else:
        cuts.append((at, kind))


# "told the media after returning", "told the newspaper on Monday"
HEARERS = re.compile(r"dX{1,2}(?=[akiT])")


def _after_hearers(scene: Scene, at: int, end: int) -> int:
    """The chunk after those to whom something is told, who are no actors."""
    match = HEARERS.match(scene.chunks.codes, at, end) if scene.chunks.low(at - 1) in ("told", "tells") else None
    return match.end() if match else at


def _after_report(codes: str, at: int, end: int) -> int:
    """The chunk after a report with its own time and place: "said here on Wednesday", "told reporters in Berlin"."""
    while (
        at < end
        and codes[at] in "TDkiXLCtNgwfA"
        and not (codes[at] == "C" and at + 1 < end and codes[at + 1] in "m12u4")
    ):
        at += 1
    return at


def _is_date_phrase(scene: Scene, at: int) -> bool:
    """Whether "after", "before", "until" only belongs to a date: "until Wednesday", "since 1993"."""
    after = scene.chunks.codes[at + 1 : at + 2]
    return after in ("T", "9") or (after == "X" and scene.chunks.low(at + 1) == "further")  # "until further notice"


def _has_verb(codes: str, start: int, end: int) -> bool:
    return any(codes[at] in "mu12345vHQWVKFZE" for at in range(start, end))
