"""Find whom pronouns mean: "he", "they", "I" and "we", "him" and "her", "my" and "our".

In: a scene and its clauses. Out: the same clauses, with the subjects that their pronouns mean, who says what they say,
and whose "my" is.
"""

from __future__ import annotations

from calendars.extraction.clauses.clauses import Clause, of_sentence
from calendars.extraction.clauses.stand_ins import is_of_other_office
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.patterns import pattern_of

# A clause with these has an owner: who speaks.
MINE = frozenset({"my", "our"})
SUBJECTS = frozenset({"he", "she", "they", "i", "we", "both", "two"})
# As objects, those who were last the subject together: "Z will meet them", "with both", "the two leaders".
THEM = frozenset({"them", "both", "two", "pair"})
# How many clauses away what tells who speaks may be.
NEAR_REPORT = 6
# A release names its author in its heading.
HEADING_SENTENCES = 3
# "Juan Smith said", "Smith has told"
NAMED_STRANGER = pattern_of(r"[c&,q]{0,2}N(?=[mu1245HvEZ])")
# How many sentences before a pronoun the person may be named whom its gender tells.
SENTENCES_BACK = 2
NEAR_SUBJECTS = 6
# "Three regional foreign ministers will", and in the next sentence "The ministers, X of A, Y of B and Z of C,".
NAMELESS = pattern_of(r"[X9N][XAN9]{0,3}(?P<who>r)(?=[mu1245vHE])")
NAMED_BEHIND = pattern_of(r"dX?(?P<who>r),(?P<names>d?P(?:,d?P){0,6},?&d?P),")
# Before "they": the two who act in the clause before.
TOGETHER = frozenset({"when", "before", "after", "until", "as", "once"})
# "He, Abbas and Mubarak are expected"
ROW_BEHIND = pattern_of(r"(?:,d?[PS]){1,5},?&d?[PS][mu1245vEHQW]")
# "will be discussed by the leaders of the bloc"
BY_WHOM = pattern_of(r"yd?S$")
# "The visit of Foreign Minister X to Y takes place on Monday", and in the next sentence "he"; "Clinton's | trip ends"
# and "This is Clinton's | first visit", "The visit is Clinton's first", "Riga is Clinton's second stop"
VISIT_OF = pattern_of(r"d?[XA9]{0,2}[nx]od?(?P<who>P)|(?P<whose>P)p|(?:[hd][nx]?|[CLS])(?:m3|[12])(?P<guest>P)p")
# "Where will X go?", "Is X there?": in the answer "he"
ASKED_OF = pattern_of(r"&?c?[m6712](?P<who>P)")
# "a visit by X to Y, | where he", "X's trip to Y, | where he", "X, who flew to Y, | where he"
WENT_TO = pattern_of(r"(?:[nx][oy]d?(?P<by>P)|(?P<whose>P)p[XA9]{0,2}[nx]|(?P<who>P),c(?:[12]X?|v))[fi]C(?:,[CS])?,?$")
WENT_REACH = 12
# What is said of a state that does nothing by it: "is part of", "must stay whole", "would join".
IS_OR_MUST = pattern_of(r"[12mu]")
# "their foreign ministers met", not "met their ministers"
THEIRS = pattern_of(r"(?<![vHExw])dX?[rR](?=X?[mu1245vHE])")
# How far from the actors that "and" joins it to a pronoun stands.
PRONOUN_NEAR = 6
# The lists of those who deal with nobody's state.
WHO_ARE_LAY = ("private_matters", "firms", "private_owners")
HE_OR_SHE = frozenset({"he", "she"})


def resolve_pronouns(scene: Scene, clauses: list[Clause]) -> list[Clause]:
    """Give "he" and "she" the person who was last the subject, "they" the group, "I" and "we" who speaks."""
    last: int | None = None
    speaker: int | None = None
    group: tuple[int, ...] = ()  # who were last the subject together
    told = 0  # in which sentence
    acted = 0  # in which sentence `last` was the subject
    strangers: set[str] = set()
    team: Clause | None = None  # in which a delegation was the subject last
    subjects: list[int] = []  # who have been the subject alone
    found: list[Clause] = []
    items = set(scene.items)
    for number, clause in enumerate(clauses):
        if clause.start in items:
            last, speaker, group = None, None, ()
        if clause.kind in ("main", "report") and not clause.subject and _is_of_stranger(scene, clause, strangers, last):
            last = speaker = None  # "Smith flew home. He ...": not the president named before
        if (of := _told_of(scene, clause)) is not None and scene.actors[of].speaks:
            last = of
        parent = found[clause.parent] if clause.parent is not None and clause.parent < len(found) else None
        word = _pronoun(scene, clause) if clause.pronoun else ""
        if scene.chunks.find(MINE, clause.start, clause.end):
            clause = clause._replace(owner=_find_speaker(scene, clauses, number, speaker))
        if word in ("i", "we"):
            who = _find_speaker(scene, clauses, number, speaker)
            clause = clause._replace(subject=who, pronoun=False, ours=word == "we")
        elif word in HE_OR_SHE and speaker is not None and clause.kind == "report":
            clause = clause._replace(subject=(speaker,), pronoun=False)  # "He said": who spoke before goes on
        elif word in HE_OR_SHE and (who := _who_did(scene, clause, found[-1:]) or _who_went_there(scene, clause, word)):
            clause = clause._replace(subject=who, pronoun=False)
        elif word in HE_OR_SHE and last is not None:
            clause = clause._replace(subject=(_fitting(scene, clause, last, word, subjects),), pronoun=False)
        elif (word == "they" or (not word and _opens_with_both(scene, clause))) and (both := _find_both(scene, clause)):
            clause = clause._replace(subject=both, pronoun=False)
        elif word == "they" and group and clause.sentence - told <= 1 and not is_said_by_lay(scene, clause):
            clause = clause._replace(subject=group, pronoun=False)
        elif clause.pronoun and parent and parent.subject and not _means_others(scene, clause, parent.subject):
            clause = clause._replace(subject=parent.subject, pronoun=False)
        elif team and _is_told_on_as_it(scene, clause, team):
            clause = clause._replace(subject=team.subject)
        elif not clause.subject and (named := _named_behind(scene, clause)):
            clause = clause._replace(subject=named)
        elif last not in clause.subject and (joined := _pronoun_joined(scene, clause)):
            clause = clause._replace(subject=(*_beside(scene, clause, last, acted, joined), *clause.subject))
        elif parent and set(clause.subject) < set(parent.subject) and _inherits(clause, clauses):
            clause = clause._replace(subject=parent.subject)  # "He and X signed it after talks": both talked
        elif parent and (who := _said_during(scene, clause, parent, found)):
            clause = clause._replace(subject=who, parent=parent.parent)
        speakers = parent.subject if parent and parent.kind == "report" else ()
        if (last is not None or speakers) and not (word in ("i", "we") and scene.voices and not clause.subject):
            clause = clause._replace(antecedent=last, speakers=speakers)
        if group and clause.sentence - told <= 1 and scene.chunks.find(THEM, clause.start, clause.end):
            clause = clause._replace(group=group)
        if clause.kind == "main" and clause.subject:
            team = clause if scene.has_delegation(clause.start, clause.subject[0] + 1) else None
        people = [at for at in clause.subject if _is_one_person(scene.actors[at])]
        if len(people) == 1 and clause.kind != "relative":
            last, acted = people[0], clause.sentence
            subjects.append(last)
            speaker = last if clause.kind == "report" else speaker
        of_body = scene.chunks.codes.startswith("ro", clause.start)  # "Leaders of the 14-nation SADC ... they"
        if len(clause.subject) > 1 or (clause.subject and (of_body or scene.actors[clause.subject[0]].sort == "group")):
            group, told = clause.subject, clause.sentence
        found.append(clause)
    found = _with_those_too(scene, found)
    read = [_told_by(scene, one, found[number + 1 : number + 2]) for number, one in enumerate(found)]
    return [_lent(one, read) for one in read]


def _told_of(scene: Scene, clause: Clause) -> int | None:
    """Whom a clause of which he is not the subject tells of: "Where will X go?", "Clinton's trip ends in Riga"."""
    codes = scene.chunks.codes
    if clause.subject and codes[clause.start] not in "CLS":
        return None
    match = ASKED_OF.match(codes, clause.start, clause.end)
    if match is None and clause.kind == "main":
        match = VISIT_OF.match(codes, clause.start)
    return match.start(match.lastgroup or 0) if match else None


def _who_did(scene: Scene, clause: Clause, before: list[Clause]) -> tuple[int, ...]:
    """Who "he" is in "He spoke of Erdogan, who made the offer | when he came to Moscow": the one just told of."""
    own = scene.chunks.low(clause.start) in TOGETHER
    if not own or not before or before[0].kind != "relative" or before[0].sentence != clause.sentence:
        return ()
    did = before[0]
    alone = len(did.subject) == 1 and scene.actors[did.subject[0]].sort == "person"
    others = any(at in scene.actors and scene.chunks.codes[at] == "P" for at in range(did.start, did.end))
    return did.subject if alone and not others and scene.chunks.low(did.start + 1) != "whom" else ()


# "X will be there, | and so will Y, Z and W"
SO_WILL = pattern_of(r"&?X[m12457](?P<names>d?[PSOB](?:,d?[PSOB])*(?:,?&d?[PSOB])?)(?=[.;]|$)")


def _with_those_too(scene: Scene, found: list[Clause]) -> list[Clause]:
    """Clauses of which those who do so too share the subject: "X will be there, and so will Y and Z"."""
    for number in range(1, len(found)):
        before, clause = found[number - 1], found[number]
        low = scene.chunks.low(clause.start + (scene.chunks.codes[clause.start] == "&"))
        if low not in ("so", "as") or not before.subject or before.sentence != clause.sentence:
            continue
        if too := SO_WILL.match(scene.chunks.codes, clause.start, clause.end):
            names = tuple(at for at in range(*too.span("names")) if at in scene.actors)
            found[number - 1] = before._replace(subject=(*before.subject, *names))
            found[number] = clause._replace(subject=names)
    return found


# "It will travel", "It is due in", "It then flew to"
IT_GOES = pattern_of(r"h(?:X?[mu]|X?[12]Q?f|4?X?[vE])")


def _is_told_on_as_it(scene: Scene, clause: Clause, team: Clause) -> bool:
    """ "A delegation from Chad arrived in Cairo on Monday. It will travel to Oman on Friday"."""
    told = clause.kind == "main" and not clause.subject and clause.sentence - team.sentence <= 1
    return (
        told and scene.chunks.low(clause.start) == "it" and IT_GOES.match(scene.chunks.codes, clause.start) is not None
    )


def is_said_by_lay(scene: Scene, clause: Clause) -> bool:
    """Whether those tell of themselves who deal with no state: "Workers said | they would hold talks"."""
    if scene.chunks.codes[clause.start - 1] != "Z":
        return False
    lows = scene.chunks.lows[scene.bounds(clause.sentence)[0] : clause.start]
    return any(not scene.words[name].isdisjoint(lows) for name in WHO_ARE_LAY)


def _told_by(scene: Scene, clause: Clause, behind: list[Clause]) -> Clause:
    """A clause with who says it behind it: "X will visit next week, Egypt's foreign ministry said"."""
    if clause.speakers or not behind or clause.kind != "main" or behind[0].kind != "report":
        return clause
    apart = behind[0].sentence != clause.sentence or scene.chunks.codes[behind[0].start] != ","
    return clause if apart else clause._replace(speakers=behind[0].subject)


def _said_during(scene: Scene, clause: Clause, parent: Clause, found: list[Clause]) -> tuple[int, ...]:
    """Who "said that Libya must stay whole | during a call with Y": a state that only is something did not call."""
    if clause.opener != "during" or parent.parent is None or parent.parent >= len(found):
        return ()
    report, codes = found[parent.parent], scene.chunks.codes
    states = all(scene.actors[at].sort == "state" for at in parent.subject) and clause.subject == parent.subject
    said = report.kind == "report" and all(scene.actors[at].sort == "person" for at in report.subject)
    return report.subject if states and said and IS_OR_MUST.search(codes, parent.start, parent.end) else ()


def _inherits(clause: Clause, clauses: list[Clause]) -> bool:
    """Whether the subject of a clause is only that of the clause it hangs on."""
    return clause.parent is not None and clause.subject == clauses[clause.parent].subject


def _lent(clause: Clause, found: list[Clause]) -> Clause:
    """An opening phrase with the subject that was found for what follows it: "On Monday, before that, he meets X"."""
    if not clause.pronoun or clause.subject:
        return clause
    if clause.parent is None:  # "When he lands in X, Y will be met by Z"
        near = of_sentence(found, clause.sentence)
        behind = [one for one in near if one.parent is not None and found[one.parent] is clause and one.kind == "main"]
        return clause._replace(subject=behind[0].subject) if behind and len(behind[0].subject) == 1 else clause
    if found[clause.parent].sentence != clause.sentence:
        return clause
    later = found[clause.parent]
    return clause._replace(subject=later.subject, pronoun=later.pronoun) if later.start > clause.start else clause


def _is_one_person(actor: Actor) -> bool:
    """Whether "he" may mean an actor: a person, or an office that one person holds, "Mali's president"."""
    office = actor.sort == "group" and bool(actor.rank) and bool(actor.role) and not (actor.role or "").endswith("s")
    return (actor.sort == "person" or office) and actor.speaks


def _fitting(scene: Scene, clause: Clause, last: int, word: str, subjects: list[int]) -> int:
    """Whom "he" or "she" means: the last subject, unless a given name speaks for somebody else, a subject before all.

    "Annan met X on Monday. His deputy, Louise Frechette, stayed in Y. He flew to Z": Annan.
    """
    if _is_woman(scene, last) is (word == "she"):
        return last
    begin, _ = scene.bounds(max(clause.sentence - SENTENCES_BACK, 0))
    near = [at for at in reversed(subjects[-NEAR_SUBJECTS:]) if at >= begin]
    near += range(clause.start - 1, begin - 1, -1)
    for at in near:
        actor = scene.actors.get(at)
        named = actor is not None and actor.speaks and " " in (actor.name or "") and actor.sort == "person"
        if named and actor != scene.actors[last] and _is_woman(scene, at) is (word == "she"):
            return at
    return last


def _who_went_there(scene: Scene, clause: Clause, word: str) -> tuple[int, ...]:
    """ "The ship left after a visit by X to Peking, | where he met Y": X, whoever was the subject before."""
    if scene.chunks.low(clause.start) != "where":
        return ()
    match = WENT_TO.search(scene.chunks.codes, max(clause.start - WENT_REACH, 0), clause.start)
    at = match.start(match.lastgroup or 0) if match else -1
    fits = match is not None and scene.actors[at].speaks and (word == "she" or not _is_woman(scene, at))
    return (at,) if fits else ()


def _is_woman(scene: Scene, at: int) -> bool:
    """Whether a person has a woman's given name: "Dilma Rousseff", "Sheikh Hasina", "Park Geun-hye"."""
    names = (scene.actors[at].name or "").lower().removeprefix("sheikh ").split()
    return not scene.words["women"].isdisjoint([*names[:1], *(name for name in names[1:] if "-" in name)])


def _pronoun(scene: Scene, clause: Clause) -> str:
    """The pronoun that is the subject of a clause, or ""."""
    for at in scene.chunks.find(SUBJECTS, clause.start, clause.end):
        low = scene.chunks.lows[at]
        if low in ("both", "two"):
            return ""
        if scene.chunks.codes[at] == "h":
            return low
    return ""


def _named_behind(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """ "Three ministers will fly here. The ministers, X of A, Y of B and Z of C, ...": they are named there."""
    chunks, following = scene.chunks, clause.sentence + 1
    begin, _ = scene.bounds(clause.sentence)
    if clause.start != begin or following >= len(chunks.sentences):
        return ()
    group = NAMELESS.match(chunks.codes, begin, clause.end)
    named = NAMED_BEHIND.match(chunks.codes, *scene.bounds(following)) if group else None
    if not group or not named or chunks.last_low(group.start("who")) != chunks.last_low(named.start("who")):
        return ()
    return tuple(at for at in range(*named.span("names")) if chunks.codes[at] == "P")


def _opens_with_both(scene: Scene, clause: Clause) -> bool:
    """Whether "both" is the subject: "before both leave for Riga", "Both will attend"; not "both sides will"."""
    both = clause.start + (scene.chunks.low(clause.start) in TOGETHER)
    return scene.chunks.low(both) == "both" and scene.chunks.codes[both + 1] in "mu1245vH"


def _find_both(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """Who "they" are in "Merkel will raise it with Gul when they meet": the two whom the sentence named before."""
    they = next((at for at in range(clause.start, clause.end) if scene.chunks.low(at) == "they"), clause.start)
    alone = scene.chunks.low(clause.start) == "both"
    if not (alone or scene.chunks.low(clause.start) in TOGETHER) or scene.chunks.codes[they + 1] in "12":
        return ()  # "when they are in Tallinn" says where
    agent = scene.actors.get(clause.start - 1)
    if agent and agent.sort == "group" and BY_WHOM.search(scene.chunks.codes, max(clause.start - 3, 0), clause.start):
        return (clause.start - 1,)  # "will be discussed by EU leaders when they meet"
    begin, _ = scene.bounds(max(clause.sentence - alone, 0))
    named = [at for at in range(begin, clause.start) if at in scene.actors and scene.chunks.codes[at + 1] != "p"]
    led = [at for at in named if scene.actors[at].many and scene.chunks.codes[at + 1] in "mf"]
    if led:
        return (led[-1],)  # "The Indonesian minister hopes ASEAN leaders will act when they meet"
    people = [at for at in named if scene.actors[at].sort == "person" and scene.actors[at].speaks]
    sides = {scene.actors[at].sides for at in people}
    return tuple(people) if len(people) == 2 == len(sides) and () not in sides else ()


def _means_others(scene: Scene, clause: Clause, subject: tuple[int, ...]) -> bool:
    """Whether "both", "the two" or, for one alone, "they" or "the sides" means others than a subject."""
    lows = scene.chunks.lows[clause.start : clause.end]
    if clause.kind == "relative" and len(subject) < 2:
        return True  # "X spoke to the ministers of the two countries, who are to meet"
    if "their" in lows and scene.has_people(subject) and THEIRS.search(scene.chunks.codes, clause.start, clause.end):
        return True  # "X and Y met two weeks after their ministers did"
    return "both" in lows or "two" in lows or (not {"they", "sides"}.isdisjoint(lows) and len(subject) < 2)


def _find_speaker(scene: Scene, clauses: list[Clause], number: int, last: int | None) -> tuple[int, ...]:
    """Who "I" and "we" are: who says so in the sentence, or said the last thing; in a release, its one author."""
    sentence = clauses[number].sentence
    voice = scene.voice_at(clauses[number].start)
    if voice is not None and scene.chunks.codes.count("q", scene.bounds(sentence)[0], clauses[number].start) % 2 == 0:
        return (voice,) if voice >= 0 else ()  # "ALBRIGHT: I will go to Seoul"
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


def _find_author(scene: Scene, begin: int, start: int) -> tuple[int, ...]:
    """The one person, with his office, whom the heading of a release in the first person names."""
    ends = [end for _, end in scene.chunks.sentences[:HEADING_SENTENCES]]
    limit = max([start if begin == 0 else 0, *(end for end in ends if end <= start)])
    named = {scene.actors[at].name: at for at in scene.actors if at < limit and scene.actors[at].sort == "person"}
    speaks = all(scene.actors[at].speaks and scene.actors[at].role for at in named.values())
    return tuple(named.values()) if len(named) == 1 and speaks else ()


def _is_of_stranger(scene: Scene, clause: Clause, strangers: set[str], last: int | None) -> bool:
    """Whether someone who is no actor, named in full here or before (whose surnames are kept), is the subject."""
    match = NAMED_STRANGER.match(scene.chunks.codes, clause.start, clause.end)
    if match is None:
        return is_of_other_office(scene, clause.start, clause.end, last)
    name = scene.chunks.text(match.end() - 1).split()
    if len(name) > 1 and name[-1].lower() not in scene.words["institution"]:
        strangers.add(name[-1])
    return name[-1] in strangers


def _pronoun_joined(scene: Scene, clause: Clause) -> str:
    """ "He" of "He and Palestinian leader Yasser Arafat will meet", "Arafat and he met", or ""."""
    if not clause.subject:
        return ""
    first = clause.subject[0]
    begin, end = max(clause.start, first - PRONOUN_NEAR), min(clause.end, clause.subject[-1] + PRONOUN_NEAR)
    for at in scene.chunks.find(HE_OR_SHE, begin, end):
        if scene.chunks.codes[at] == "h":
            before, after = scene.chunks.codes[at - 1], scene.chunks.codes[at + 1 : at + 2]
            row = at < first and after == "," and ROW_BEHIND.match(scene.chunks.codes, at + 1)
            joined = (
                bool(row)
                or (at < first and after == "&")
                or (at > first and before == "&" and after in tuple("mu1245vEHQW"))
                or (at > first and before == "," and scene.chunks.low(clause.start) in ("together", "along"))
            )
            return scene.chunks.low(at) if joined else ""
    return ""


def _beside(scene: Scene, clause: Clause, last: int | None, acted: int, word: str) -> tuple[int, ...]:
    """Whom "he" means in "He and X will meet": the last subject, who is not X, or whom the sentence before names."""
    others = {scene.actors[at].name or scene.actors[at].sides for at in clause.subject}  # an office has no name
    back = clause.sentence - acted
    before = () if last is None or (scene.actors[last].name or scene.actors[last].sides) in others else (last,)
    if back <= 1 and before:
        return before
    begin, _ = scene.bounds(max(clause.sentence - 1, 0))
    near = [at for at in range(begin, clause.start) if at in scene.actors and scene.actors[at].sort == "person"]
    near = [at for at in near if scene.actors[at].speaks and scene.actors[at].name not in others]
    near = [at for at in near if word == "she" or not _is_woman(scene, at)]
    if near:
        return (near[-1],) if len({scene.actors[at].name for at in near}) == 1 else ()
    return before if back <= SENTENCES_BACK else ()
