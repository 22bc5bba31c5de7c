"""Read who stands behind a trigger, and where: "talks between X and Y", "visit to Z", "met X".

In: a scene, a clause and a candidate in it. Out: nothing; the candidate's parties and place are filled. Those who stand
before a noun ("US-Japan summit", "Putin's visit") are read in `noun_phrases.py`.
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.askings import is_furthering
from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import GATHER
from calendars.extraction.candidates.topics import leads_to_topic
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.cuts import MEMBERS, parts_stops
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.bystanders import (
    MATTERS,
    begins_subject,
    describes_place,
    is_body_that_meets,
    is_by_none,
    is_of_outcome,
    is_with_opponent,
    names_who_talks,
)
from calendars.extraction.parties.meeting_places import MENTIONING, is_where_it_befell
from calendars.extraction.parties.noun_phrases import is_plan_noun
from calendars.extraction.parties.participants import (
    BEFALLING,
    CARRYING,
    SPOKEN_TO,
    brings_together,
    is_him,
    take_in,
    whom_him_means,
    whom_them_means,
)
from calendars.models import Kind
from calendars.patterns import pattern_of

# "a workshop for experts from X"
FOR_PEOPLE = pattern_of(r"g[dX9]{0,3}[rRt][oj]")
# "the meeting for the tenth year of SADC-India ties"
FOR_YEARS = pattern_of(r"gd?[9X]X{0,2}(?P<years>[XND])o")
ROUND_YEARS = frozenset({"year", "years", "anniversary", "jubilee", "decade", "decades"})
PREPOSITIONS = "owbyifgjka"
# Before "by" and who leads a gathering.
CHAIRED = frozenset({"chaired", "cochaired", "hosted", "cohosted", "organised", "organized"})
# "talks to be held in Geneva on Monday between X and Y", "talks due on Friday with X"
TO_BE_HELD = pattern_of(r"(?:Q?f(?:3H|H)|Q)(?:i[dA]?[CLSX]|[kg]d?T|iT|T){1,2}(?=[bw])")
# "met the head | of Israel's Mossad spy service, X"
HEAD_OF = pattern_of(r"dX?Rod?A?[SO]p?[SXNt]{0,4},P$")
# "a summit | this spring between X and Y", "a summit | in March between"
OWN_PAIR = pattern_of(r"(?:[ik]?T)?b")
# "Received in Abuja", "in audience", "met on Tuesday in Riga": what may stand between a verb and its object.
BETWEEN_VERB_AND_OBJECT = pattern_of(r"(?:,?k?T(?:,T)?,?|id?A?[CL]|iX?n|i[S]){1,2}(?=d?[APRrtSX]{1,3})")
# "to examine the situation in Lebanon", "in the Palestinian territories", "to protest at fire from southern Lebanon"
IN_STATE = pattern_of(r"id?S|[XG]jX?S(?!&)")
# "talks | under the Aquino government | between X and Y"
UNDER_GOVERNMENT = pattern_of(r"kd?[X9-]{0,4}[SPNX]t")
# "talks | with", "a summit | in May between"
OWN_PARTIES = pattern_of(r"(?:[ik]?T|id?A?[CLS]){0,2}[wb]")
# "and | then | to Oslo", "and from | there | to Oslo"
ONWARD = frozenset({"then", "later", "afterwards", "thereafter", "there", "en"})
# What ends the complements of a trigger.
STOPS = "c;mu1245HZVKFQW.a"
# "The talks on Monday involved | X and Y", and not "involved X's plan"
INVOLVING, WHOM = frozenset({"involved", "involves", "involve"}), pattern_of(r"[PS](?!p)")
# The next person of a list, behind what was said of the one before: ", and President Y", ", a hawk, ".
NEXT_PERSON = pattern_of(r",?&dX?P|,?&P|,P|,?&d?(?P<group>S)")
ASIDE = pattern_of(r"P(?:N{1,2}|,d?X{1,4}),$")


def read_complements(scene: Scene, clause: Clause, at: int, candidate: Candidate, prep: str) -> None:
    """Take in what stands behind a trigger: "with X and Y", "between", "of", "to Z", "in the city".

    Args:
        scene: the article.
        clause: the one of the trigger.
        at: the chunk behind which they stand.
        candidate: who takes part in it, and where it is, is added here.
        prep: the code of the preposition that leads the first of them, "obj" where none does.
    """
    reader = _Reader(scene, clause, at, candidate, prep)
    if reader.reaches_end():
        _read_second_with(scene, clause, candidate)


class _Reader:
    """Walks over what stands behind a trigger, and keeps in mind what leads to each actor.

    Attributes:
        prep: the code of the preposition that leads, "obj" of an object, "" where who follows does not take part.
        previous: the code of the chunk before.
        held: the preposition that goes on behind "of", in "with X, secretary of the committee, and Y".
        topic: whether who follows belongs to what is spoken of: "on the crisis with ...".
        agreed: whether they are those who are to conclude it: "on an agreement between".
        skipped: what stands between a verb and its object: "received | on Monday in Abuja | X".
    """

    def __init__(self, scene: Scene, clause: Clause, at: int, candidate: Candidate, prep: str) -> None:
        self.scene, self.clause, self.at, self.candidate = scene, clause, at, candidate
        self.codes, self.low, self.limit = scene.chunks.codes, scene.chunks.low, clause.end
        self.visit = candidate.kind is Kind.VISIT
        self.prep = "i" if candidate.rule == "triggers.converge" else prep
        self.previous = self.held = ""
        self.topic = self.agreed = False
        self.skipped: re.Match[str] | None = None

    def reaches_end(self) -> bool:
        """Read up to the end of the clause; whether nothing on the way ends the complements."""
        held_at = TO_BE_HELD.match(self.codes, self.at + 1, self.limit) if self.candidate.noun else None
        for index in range(held_at.end() if held_at else self.at + 1, self.limit):
            code = self.codes[index]
            passed = self._passes_mark(index, code)
            passed = self._passes_leader(index, code) if passed is None else passed
            passed = self._passes_word(index, code) if passed is None else passed
            if passed is False:
                return False
            if passed is None:
                if self._takes_no_part(index, code):
                    return False
                self.previous = code
        return True

    def _passes_mark(self, index: int, code: str) -> bool | None:
        """Whether a comma, a semicolon, a time or a participle right behind is passed (True) or ends it (False)."""
        scene, codes, candidate = self.scene, self.codes, self.candidate
        right_behind = index == self.at + 1
        participle = right_behind and code in "HQEVK" and "n" in scene.chunks.entries[index][3]
        if participle and codes[index + 1] in "ikgyTfbw":
            return True  # "talks held in Istanbul between X and Y"
        if code == "," and begins_subject(codes, index):
            return False
        if code in "jf" and self.low(index - 1) in ("fresh", "straight", "according"):
            return False  # "landed in Riga, fresh from a visit", "will speak with X, according to his spokesman, Y"
        if code == ";" and self.visit and parts_stops(codes, index):
            return True  # "to Accra, Ghana; Dakar, Senegal; and Lusaka, Zambia"
        if code == ";" and self._opens_members(index):
            return True
        if code == "E" and self.previous == "&" and codes[index + 1] not in ACTOR:
            return False  # "signed a pact with X in May, and formed a government in Y"
        if code == "E" and (right_behind or codes[index - 1] == "T") and candidate.noun and codes[index + 1] in "dXA9p":
            return False  # "the talks covered a range of issues", "a call on Monday assessed the row with X"
        if self.prep == "obj" and right_behind and code in "ikT,":
            self.skipped = BETWEEN_VERB_AND_OBJECT.match(codes, index, self.limit)
        if self.skipped and index < self.skipped.end():  # "will receive in Abuja his counterpart"
            candidate.place = candidate.place or scene.places.get(index)
            self.previous = code
            return True
        return None

    def _opens_members(self, index: int) -> bool:
        """Whether behind a semicolon stand the members of what was named, see MEMBERS in `cuts.py`."""
        codes, leads = self.codes, self.prep in ("w", "b", "obj", "o")
        named = codes[index - 1] in "SPOBM;9r" and leads and self.limit > index + 1
        nobody = "w" in codes[self.at : index + 2] or not self.candidate.parties  # "The three will meet: X, Y and Z"
        if not named and not (nobody and MEMBERS.match(codes, index)):
            return False
        self.prep, self.topic, self.previous = self.prep if named else "w", self.topic and named, ";"
        return True

    def _passes_leader(self, index: int, code: str) -> bool | None:
        """Whether a word is passed that says who leads or joins them: "joined by X", "a delegation led by X"."""
        scene, candidate, prep = self.scene, self.candidate, self.prep
        by = self.codes[index + 1] == "y"
        to = prep in ("w", "b", "obj") or (prep == "f" and candidate.rule in SPOKEN_TO)  # "will speak to him"
        if to and is_him(scene, index) and self.low(index - 2) not in CARRYING:
            meant = whom_him_means(scene, self.clause, index)
            if meant is not None:
                candidate.parties.setdefault(meant, "partner")
        if prep in ("w", "obj") and code in "hd" and self.codes[index - 1] in "vwx":
            for one in whom_them_means(scene, self.clause, index):
                candidate.parties.setdefault(one, "partner")
        if candidate.rule == "triggers.delegation-meal" and prep in ("g", "f") and code in ACTOR:
            candidate.parties.setdefault(index, "partner")
        if code == "n" and prep == "o" and is_body_that_meets(scene, index):
            self.previous = code
            return True  # "a session of the joint commission of X and Y"
        involves = candidate.noun and (
            brings_together(scene, index)
            or (self.low(index) in INVOLVING and WHOM.match(self.codes, index + 1) is not None)
        )
        if involves or (code in "HE" and by and self.low(index) in scene.words["joined"]):
            self.prep, self.previous = "w", code
            return True  # "met in Riga, joined by X"
        if code in "HEv" and by and prep in ("w", "obj", "o") and _is_led(scene, self.at, index):
            self.prep, self.previous = "w", "H"
            return True  # "met with a delegation of the party led by X"
        if code == "y" and self.previous in "HE" and prep == "w":
            return True
        if self.topic and code in "nx" and OWN_PARTIES.match(self.codes, index + 1):
            return False  # "briefed him on her talks with X", "expected to focus on a summit in May between"
        if code in "HE" and by and _is_chaired(scene, candidate, index):
            self.prep, self.previous, self.topic = "y", "y", False
            return True  # "a conference on the river, co-chaired by X and Y"
        return None

    def _passes_word(self, index: int, code: str) -> bool | None:
        """Whether a verb or another occasion is passed (True), or ends the complements (False)."""
        scene, codes = self.scene, self.codes
        if self._is_another(index, code) or (code in STOPS and not is_plan_noun(scene, index)):
            return False
        if self.visit and code in "EHXv" and codes[index + 1] in "ywo" and describes_place(scene, self.at + 1, index):
            return False  # "a visit to the island courted by X"
        if code == "v":
            rule = scene.chunks.entries[index][1]
            if brings_together(scene, index):
                self.prep, self.previous = "w", code
                return True  # "a meeting bringing together X and Y"
            if rule == "triggers.host" and codes[index + 1] == "y":
                self.prep, self.previous = "y", "y"
                return True  # "talks hosted by X with Y"
            if self.previous != "y":  # "met with visiting Prime Minister X"
                return self.low(index) in scene.words["visiting"] and codes[index + 1] in "PSARrt"
        if self.visit and code == "X" and self._goes_onward(index):
            return False  # "to Riga on Monday and then to Oslo", "to Riga on Monday en route to Oslo"
        if code == "w" and leads_to_topic(scene, self.clause, index):
            return False  # "will meet on Friday, with the visit of X to Y high on the agenda"
        if code in "bw" and is_of_outcome(scene, self.at, index):
            return False  # "met X on Tuesday, prompting anger among Y's members"
        return None

    def _goes_onward(self, index: int) -> bool:
        """Whether a journey goes on behind its day to where somebody is another day."""
        low = self.low(index)
        return low in ONWARD and (low != "en" or self.low(index + 1) == "route") and "T" in self.codes[self.at : index]

    def _is_another(self, index: int, code: str) -> bool:
        """Whether another occasion is named: "a visit to X on Friday, and talks with Y", not "visit and talks with"."""
        if code not in "nx":
            return False
        codes, at = self.codes, self.at
        if self.prep == "f" and codes[index - 1] == "X" and is_furthering(self.scene, index - 1):
            return True  # "met to support | talks between X and Y"
        if self.candidate.noun and self.prep in ("k", "g") and OWN_PAIR.match(codes, index + 1):
            return True  # "talks on plans for | a summit this spring between X and Y": they are those of the summit
        another = index > at + 1 and self.prep in ("", "w", "b", "o", "g", "y", "i")
        another = another or (self.prep in ("k", "f") and "&" in codes[at:index] and "T" in codes[at:index])
        if another and codes[index + 1] in "wb":
            joined = self.visit and "&" in codes[index - 2 : index]  # "a visit on Friday and talks between X and Y"
            met = bool(partners_of(self.candidate, "partner")) or self._has_two_subjects()
            another = "T" in codes[at:index] and (joined or met)
        return another

    def _has_two_subjects(self) -> bool:
        """Whether those who meet are told before the verb: "X and Y will meet on Friday to plan talks with Z"."""
        return not self.candidate.noun and len(self.scene.sides_of(self.clause.subject)) > 1

    def _takes_no_part(self, index: int, code: str) -> bool:
        """Read a preposition, a comma or an actor; whether what it names ends the complements."""
        scene, candidate = self.scene, self.candidate
        people = self.previous in "rRtJ" or (self.previous == "X" and _are_members(scene, index - 1))
        seated = code == "i" and self.prep == "b" and self.codes[index + 1] == "C"  # "officials in X and Y"
        if (code in "oj" or seated) and people and self.prep in ("w", "b", "obj", "o"):
            return False  # "with the foreign ministers of X and Y"
        if code in PREPOSITIONS:
            self._read_preposition(index, code)
        elif code in ",&" and self.held and not self.topic and _is_next_person(scene, index, self.limit):
            self.prep, self.held = self.held, ""  # "with X, secretary of the committee, and President Y"
        elif code == "," and self.previous not in ACTOR and not (self.visit and self.previous == "L"):
            aside = self.prep == "obj" and ASIDE.search(self.codes, self.at + 1, index + 1) is not None
            aside = aside and _is_next_person(scene, index, self.limit)
            aside = aside or (self.prep == "y" and self.codes[index - 2 : index + 2] == "dX,P")  # "his predecessor, X"
            aside = aside or (self.prep == "obj" and HEAD_OF.search(self.codes, self.at + 1, index + 2) is not None)
            self.prep = "" if self.prep not in ("w", "b") and not aside else self.prep
        elif self.topic and not self._concludes(index, code):
            return False
        elif candidate.rule == "triggers.discuss" and self.prep == "w" and self.codes[index - 1 : index + 2] == "PSp":
            self.topic = True  # "discuss with X Iran's programme"
        elif self.visit and code == "S" and self.low(index - 1) in scene.words["parting"]:
            return True  # "a visit to the border separating X and Y"
        elif code in ACTOR or code == "L":
            take_in(scene, candidate, index, code, self.prep)
        return False

    def _concludes(self, index: int, code: str) -> bool:
        """Whether an actor in what is spoken of is one of those who talk: "on an agreement between | X and Y"."""
        if self.prep not in "wb" or code not in ACTOR:
            return False
        return self.agreed or self.scene.actors[index].sort in PEOPLE

    def _read_preposition(self, index: int, code: str) -> None:
        """Say what a preposition leads to from now on."""
        scene, candidate, low = self.scene, self.candidate, self.low
        if code == "k" and candidate.rule == "triggers.courtesy-call" and low(index) == "on":
            self.prep = "w"  # "a courtesy call on X"; a day there is no actor
        elif code in "wb" and (is_with_opponent(scene, candidate, index) or self._is_of_matter(index)):
            self.prep = ""  # "will discuss the row with Hungary"
        elif (
            code == "w"
            and low(index) == "including"
            and (candidate.rule == "triggers.discuss" or low(index - 1 - (self.codes[index - 1] == ",")) in MATTERS)
        ):
            self.prep = ""  # "discussed some issues, including the NATO summit"
        elif code == "g" and candidate.kind in GATHER and _is_for_its_own(scene, index):
            self.prep, self.topic = "o", False
        elif (
            code == "o" and self.previous == "X" and self.prep == "i" and low(index - 1) not in scene.words["places_of"]
        ):
            self.prep = ""  # "in defiance of the court", "at the request of X": that of another noun
        elif code == "o" and self.previous == "X" and low(index - 1) in BEFALLING:
            self.prep, self.topic = "", True  # "a call to mark the anniversary of X's invasion of Y"
        elif code == "y" and is_by_none(scene, candidate, self.at, index):
            self.prep = ""
        else:
            self._lead(index, code)

    def _is_of_matter(self, index: int) -> bool:
        """Whether "with" belongs to what is discussed with others: "discuss with X | the deficit with China"."""
        of_noun = self.candidate.rule == "triggers.discuss" and self.previous in ("X", "G")
        return of_noun and "w" in self.codes[self.at + 1 : index] and bool(partners_of(self.candidate, "partner"))

    def _lead(self, index: int, code: str) -> None:
        """Let a preposition lead, and tell whether what it leads to is a topic, a journey or a place."""
        scene, candidate, codes, previous = self.scene, self.candidate, self.codes, self.previous
        held_by = self.topic and code in "bw" and names_who_talks(scene, self.clause, candidate, self.at, index)
        between = self.topic and code == "b" and (previous == "G" or candidate.kind is Kind.SIGNING)
        self.agreed = held_by or between
        # "discuss the situation in Beirut", "discuss with X on Friday, among other things, the war in Gaza"
        talked_of = candidate.rule == "triggers.discuss" and not codes[self.at + 1 : index].strip("dXAo9DSLN,&qwbPkTRr")
        # "on the conflict in eastern Congo", "discuss “the crisis” in Gaza"
        over = codes[index - 2] if previous == "q" and talked_of else previous
        place_of_topic = (self.topic or talked_of) and code in "ij" and over in ("X", "G")
        place_of_topic = place_of_topic or (code == "i" and _is_further_place(scene, index, self.topic))
        place_of_topic = place_of_topic or (code == "i" and is_where_it_befell(scene, self.at, index))
        # "a summit dominated by the war in Mali", but not "met at the airport in Riga"
        afflicted = code == "i" and previous == "X" and self.prep != "i" and not self.visit
        place_of_topic = place_of_topic or (afflicted and self.low(index - 1) in scene.words["afflicting"])
        left = previous in ("C", "L", "S", "T") or self.low(index - 1) == "here"
        leaves = code == "g" and left and index <= self.at + 7  # "leave Beijing for Tokyo", "leave here for Tokyo"
        journey = self.visit and not candidate.noun and (index == self.at + 1 or leaves)
        by_wire = code == "k" and not scene.words["phone"].isdisjoint(_words_near(scene, index))
        aim = code == "f" and not self.visit and codes[index + 1] in "XHvQ"
        aim = aim and IN_STATE.search(codes, index, self.limit) is not None
        envoy = code == "g" and previous in ACTOR and self.prep in ("w", "b", "obj")  # "with the envoy for Syria and Y"
        ruled = UNDER_GOVERNMENT.match(codes, index) is not None
        opens = self.topic or (code in "kg" and not (journey or by_wire or envoy or ruled)) or aim
        self.topic = place_of_topic or (opens and code not in "ij" and codes[index + 1] != "T")
        self.held = self.prep if envoy or (self.prep in ("w", "b", "obj") and code == "o") else ""
        self.prep = code


def _is_further_place(scene: Scene, at: int, topic: bool) -> bool:
    """Whether "in" leads to one more place of what one talks of: "the war in X | and in Y", "especially, | in Z"."""
    codes = scene.chunks.codes
    joined = topic and codes[at - 1] == "&" and codes[at - 2] in "SCL"
    return joined or (codes[at - 1] == "," and scene.chunks.low(at - 2) in MENTIONING)


def _is_next_person(scene: Scene, at: int, limit: int) -> bool:
    """Whether a comma or "and" stands before a further person, or people of a state: "and the ministers of Y"."""
    match = NEXT_PERSON.match(scene.chunks.codes, at, limit)
    return match is not None and (not match["group"] or scene.actors[match.start("group")].sort in PEOPLE)


def _is_for_its_own(scene: Scene, at: int) -> bool:
    """Whether "for" names whose gathering it is: "for experts from X", "for the 50th year of ASEAN-Japan ties"."""
    years = FOR_YEARS.match(scene.chunks.codes, at)
    marked = years is not None and scene.chunks.last_low(years.start("years")) in ROUND_YEARS
    return marked or FOR_PEOPLE.match(scene.chunks.codes, at) is not None


def _words_near(scene: Scene, at: int) -> list[str]:
    """The two words behind a preposition: "on the phone", "over a hotline"."""
    return [scene.chunks.low(at + 1), scene.chunks.low(at + 2)]


def _is_chaired(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a participle tells who leads a gathering: "co-chaired by X and Y"."""
    return candidate.kind in GATHER and scene.chunks.last_low(at) in CHAIRED


def _is_led(scene: Scene, start: int, at: int) -> bool:
    """Whether a participle tells who leads a delegation named between a trigger and it."""
    return scene.chunks.low(at) in scene.words["leading"] and scene.has_delegation(start + 1, at)


def _are_members(scene: Scene, at: int) -> bool:
    """Whether a word is for the people of what "of" names: "with members of the Government of Romania"."""
    return scene.chunks.low(at) in ("member", "members")


def _read_second_with(scene: Scene, clause: Clause, candidate: Candidate) -> None:
    """Take in a partner told behind a relative clause: "with X, who heads the party, and with Y"."""
    codes = scene.chunks.codes
    _, end = scene.chunks.sentences[clause.sentence]
    at = codes.find(",&w", clause.end, min(clause.end + 16, end))
    if at < 0 or not partners_of(candidate, "partner"):
        return
    for index in range(at + 3, end):
        if codes[index] in ACTOR:
            candidate.parties.setdefault(index, "partner")
        elif codes[index] not in "dX,&":
            return
