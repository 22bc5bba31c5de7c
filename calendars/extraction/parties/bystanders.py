"""Tell who stands beside an occasion and has no part in it, or is only spoken of: "to see X sworn in", "anger among X".

In: a scene and the chunk of a person, of a place, or of a preposition behind the word that names the occasion. Out:
whether he is only watched, or honoured by a ceremony ("the funeral of Y"); whether a place or a "with" is that of the
talks or of what they are about ("talks on trade in Muscat", "talks on the war with X"); whether those named only go
with the occasion (", prompting anger among X", "with a fresh call on X").
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.candidates.other_deeds import PREPARING, clears_way, prepares
from calendars.extraction.candidates.owners import DISCUSSING
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_phrases import is_first_of_many
from calendars.models import Kind
from calendars.patterns import pattern_of

# Of ceremonies for one person, who is theirs only: his state is the host.
FOR_ONE = frozenset({"funeral", "burial", "coronation", "enthronement", "inauguration", "swearing-in", "service"})
OF_WHOM = frozenset({"of", "modifier"})


def is_watched(scene: Scene, at: int) -> bool:
    """Whether a chunk behind a person tells what he does or undergoes: "to see X sworn in", "see X take the oath"."""
    code, low = scene.chunks.codes[at], scene.chunks.low(at)
    return low in scene.words["watched"] or (code in "EHx" and low not in scene.words["adverbs"])


def is_honoured(scene: Scene, candidate: Candidate, how: str) -> bool:
    """Whether a party of a ceremony is the one whom it is for: "the funeral of X", "X's inauguration"."""
    ceremony = candidate.noun and candidate.rule == "triggers.ceremony"
    return ceremony and how in OF_WHOM and scene.chunks.last_low(candidate.at) in FOR_ONE


# "a summit | between their presidents", "a meeting | of the two foreign ministers"
OF_OFFICE = pattern_of(r"[bo][dh]?[XA9]{0,2}r(?!N)")
# Verbs of those who bring about what others do, beside those of preparing; and how far before the noun.
ARRANGING = PREPARING | {"broker", "brokering", "brokered", "arranging", "arranged", "organising", "organizing", "set"}
ARRANGING_REACH = 8


def is_arranged_for_others(scene: Scene, candidate: Candidate) -> bool:
    """Whether who prepares a meeting leaves it to others: "agreed to arrange a summit of their presidents"."""
    if not candidate.noun or candidate.kind not in (*MEET, Kind.SUMMIT) or "subject" not in candidate.parties.values():
        return False
    between = partners_of(candidate, "between")
    people = len(between) > 1 and all(scene.actors[at].sort == "person" for at in between if at in scene.actors)
    office = None if people else OF_OFFICE.match(scene.chunks.codes, candidate.at + 1)
    if not people and office is None:
        return False
    begin, _ = scene.bounds(scene.chunks.sentence_of(candidate.at))
    start = max(begin, candidate.at - ARRANGING_REACH)
    if not ARRANGING.isdisjoint(scene.chunks.lows[start : candidate.at]):
        return True
    return prepares(scene, start, candidate.at) or clears_way(scene, start, candidate.at)


def is_by_none(scene: Scene, candidate: Candidate, start: int, by: int) -> bool:
    """Whether "by" names nobody who takes part: "a visit, the first by a Libyan minister", "a day dominated by Iraq".

    Not so "X is welcomed by President Y in Rome".
    """
    low = scene.chunks.low(by - 1)
    if low != "hosted" and is_first_of_many(scene, start, by):
        return True
    welcomes = candidate.at == by - 1 and "P" in scene.chunks.codes[by + 1 : by + 3]
    return low in scene.words["opinion"] and not welcomes


# "a visit | on Friday to the island courted by", "| to the country allied with", "| to the country, long an ally of"
OF_PLACE = pattern_of(r"(?:k?T)?f?[d9][X9]{1,4}(?P<deed>[EHXv])[yw]|(?:k?T)?f?[d9][X9]{1,3},[X9]{0,2}d[X9]{0,2}Xo")
# Participles that tell of the visit itself: "a visit to the region hosted by X".
OF_VISIT = ("joined", "leading")
OF_JOURNEY = frozenset(
    {"hosted", "organised", "organized", "paid", "made", "arranged", "undertaken", "agreed", "followed"}
)


def describes_place(scene: Scene, start: int, at: int) -> bool:
    """Whether a participle, or the "of" of an apposition, only tells what place it is that somebody visits."""
    match = OF_PLACE.match(scene.chunks.codes, start, at + 2)
    if match is None:
        return False
    deed = scene.chunks.last_low(match.start("deed")) if match["deed"] else ""
    of_visit = deed in OF_JOURNEY or any(deed in scene.words[name] for name in OF_VISIT)
    return not of_visit and (not deed or deed == "run" or deed.endswith("ed"))


# "talks | on trade and energy"; "the school in Herat" is told to be there itself
ON_TOPIC = pattern_of(r"[nxG]k[AX]{1,3}(?:,?&?[AX]{1,3}){0,2}$")
# "talks | on the boundary question", "talks | on a free trade agreement": that is nowhere
ON_ISSUE = pattern_of(r"[nxG]kd[AX]{1,4}$")
ON_TREATY = pattern_of(r"[nxG]kd[AX]{0,4}G$")


def is_behind_topic(scene: Scene, start: int, before: int, at: int) -> bool:
    """ "Talks on trade and energy in Muscat on Friday", but "talks on peace in Gaza on Friday"."""
    codes = scene.chunks.codes
    ends = codes[at + 1] in ".;" or "T" in codes[at + 1 : at + 3].lstrip("kj")[:1]
    if codes[at] not in "CL" or not ends or codes[before - 1] not in "XG":
        return False
    if ON_TREATY.search(codes, start, before):
        return True
    topic = ON_TOPIC.search(codes, start, before)
    if topic is None and scene.chunks.low(before - 1) in scene.words["matters_nowhere"]:
        topic = ON_ISSUE.search(codes, start, before)
    return topic is not None and scene.words["afflicting"].isdisjoint(scene.chunks.lows[topic.start() : before])


# "to Kosovo | peace talks", "to Iraq | reconstruction talks"
NOUN_BEHIND = pattern_of(r"X?(?P<noun>[nx])")
TALKS_IN_SESSION = frozenset({"triggers.talks", "triggers.conference", "triggers.round"})


def is_matter_of_talks(scene: Scene, at: int) -> bool:
    """Whether a state only tells what talks are about to which somebody goes: "goes to Kosovo peace talks in Riga"."""
    match = NOUN_BEHIND.match(scene.chunks.codes, at + 1)
    return match is not None and scene.chunks.entries[match.start("noun")][1] in TALKS_IN_SESSION


# What follows these is what one speaks about.
# "with President Orban", "with the Hungarian premier Viktor Orban", "with his counterparts from Togo"
WITH_PERSON = pattern_of(r"wd?A?(?:[XR]{0,2}P|[rRJ][oj]d?S|(?P<group>S))")
# "discussed | his recent talks | with Y", "discussed with X on Monday | the talks | with Y"
TALKS_TOLD_OF = pattern_of(r"[vNPSTC](?P<whose>d)[XA]{0,3}[nx]$")
TALKS_WITH = frozenset({"triggers.talks", "triggers.meeting", "triggers.phone-call"})


def is_with_opponent(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "Will discuss the row with Hungary", "the talks with Iran". A person is spoken to: "the crisis with Orban"."""
    talked_of = candidate.rule in DISCUSSING and scene.chunks.codes[at - 1] in "nx" and scene.chunks.codes[at] == "w"
    talked_of = talked_of or _is_relation_of_many(scene, candidate, at)
    if scene.chunks.low(at - 1) not in scene.words["quarrels"] and not talked_of:
        return False
    if scene.chunks.codes[at] == "b":  # "a summit overshadowed by the crisis between X and Y"
        return "y" in scene.chunks.codes[candidate.at : at]
    if talked_of and _is_of_talks_told(scene, candidate, at):
        return True
    person = WITH_PERSON.match(scene.chunks.codes, at) if candidate.rule in DISCUSSING else None
    return person is None or (person["group"] is not None and scene.actors[person.end() - 1].sort != "group")


def _is_relation_of_many(scene: Scene, candidate: Candidate, at: int) -> bool:
    """ "EU ministers will discuss relations with Turkey": where many gather, they do so among themselves."""
    if candidate.rule not in DISCUSSING or scene.chunks.low(at - 1) not in scene.words["relating"]:
        return False
    subjects = [scene.actors[one] for one in partners_of(candidate, "subject")]
    many = any(one.many or one.sort in ("organisation", "body") for one in subjects)
    return many and scene.chunks.codes[at] == "w"


def _is_of_talks_told(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether who is named was met before: "discussed with X on Monday his recent talks with Y"."""
    told = TALKS_TOLD_OF.search(scene.chunks.codes, candidate.at, at)
    if told is None or scene.chunks.entries[at - 1][1] not in TALKS_WITH:
        return False
    return scene.chunks.low(told.start("whose")) in ("his", "her") or bool(partners_of(candidate, "partner"))


# "talks | on a free trade area | with X", "talks | in Riga on the status of the river | between X and Y"
BEHIND_TOPIC = pattern_of(r"(?:d?[XA9]{0,4}G)?(?:k?T|i[CL]){0,2}kd?[XNACLSGpo&d9-]{1,9}$")


# "talks on various issues, including | Chad"
MATTERS = frozenset({"issues", "topics", "matters", "subjects", "questions", "problems", "items", "themes", "concerns"})


def names_who_talks(scene: Scene, clause: Clause, candidate: Candidate, start: int, at: int) -> bool:
    """Whether "with" or "between" behind what is spoken about names who speaks: not "on the war between X and Y".

    Nor is it "an agreement on visas with X" that X and Y discuss; but who signs one signs it with X.
    """
    low, signed = scene.chunks.low(at - 1), candidate.kind is Kind.SIGNING
    of_topic = low in scene.words["relating"] or low in scene.words["quarrels"] or low.endswith("ly")
    # "The cabinet will hold a meeting on a truce with X", but "talks on a truce with X"
    inward = scene.chunks.codes[at - 1] == "G" and candidate.kind is not Kind.TALKS and scene.chunks.codes[at] == "w"
    if of_topic or inward or not (candidate.noun or signed) or len(scene.sides_of(clause.subject)) > 1:
        return False
    return BEHIND_TOPIC.match(scene.chunks.codes[start + 1 : at]) is not None


# ", prompting condemnation", ", raising new fears"
OUTCOME = pattern_of(r",(?P<verb>X)[dXA9GW]{1,4}$")
OUTCOME_REACH = 7
# "with | a fresh call on": what was said at the end, to somebody who need not be there.
VOICE = pattern_of(r"wd?X{1,3}")
VOICES = frozenset({"call", "plea", "demand", "threat", "message", "pledge", "vow", "rebuke", "ultimatum", "promise"})


def is_of_outcome(scene: Scene, at: int, preposition: int) -> bool:
    """Whether "among" or "with" hangs on what came of it: ", prompting anger among X", ", raising a row with X"."""
    voice = VOICE.match(scene.chunks.codes, preposition)
    if voice and not VOICES.isdisjoint(scene.chunks.lows[preposition + 1 : voice.end()]):
        return True  # "ended their talks with a call on X to leave Y"
    match = OUTCOME.search(scene.chunks.codes, max(at + 1, preposition - OUTCOME_REACH), preposition)
    if match is None:
        return False
    low = scene.chunks.low(match.start("verb"))
    return low.endswith("ing") and low not in scene.words["taking_part"]


def begins_subject(codes: str, comma: int) -> bool:
    """Whether a comma ends an opening phrase: "In talks with ministers on Thursday, Singh sought ..."."""
    after = comma + 1
    while codes[after] in "dXq" and after < comma + 4:
        after += 1
    return codes[after] in ACTOR and codes[after + 1] in "mu1245HZvEQWVKF"


def is_body_that_meets(scene: Scene, at: int) -> bool:
    """Whether a noun is a body whose meeting is told: "a session of the joint commission", "of the Conference of Z"."""
    rule, named = scene.chunks.entries[at][1], scene.chunks.text(at)[0].isupper()
    conference = rule == "triggers.conference" and named and scene.chunks.codes[at + 1 : at + 3] == "oS"
    return rule == "triggers.joint-body" or conference
