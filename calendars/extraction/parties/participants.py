"""Read who stands behind a trigger, and where: "talks between X and Y", "visit to Z", "met X".

In: a scene, a clause and a candidate in it. Out: nothing; the candidate's parties and place are filled. Those who stand
before a noun ("US-Japan summit", "Putin's visit") are read in `noun_phrases.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import takewhile

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import GATHER
from calendars.extraction.candidates.speeches import is_matter
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.cuts import MEMBERS, parts_stops
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.clauses.stand_ins import BODIES, MEMBER_STATES
from calendars.extraction.clauses.subjects import opens_row
from calendars.extraction.clauses.tenses import FATES
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.bystanders import (
    begins_subject,
    has_own_verb,
    is_body_that_meets,
    is_by_none,
    is_matter_of_talks,
    is_of_outcome,
    is_with_opponent,
    names_who_talks,
)
from calendars.extraction.parties.hosts import is_of_place
from calendars.extraction.parties.meeting_places import city_of_venue
from calendars.extraction.parties.noun_phrases import is_plan_noun, owns_a_thing
from calendars.models import Kind
from calendars.patterns import pattern_of

# "a workshop for experts from X"
FOR_PEOPLE = pattern_of(r"g[dX9]{0,3}[rRt][oj]")
# "the meeting for the tenth year of SADC-India ties"
FOR_YEARS = pattern_of(r"gd?[9X]X{0,2}(?P<years>[XND])o")
ROUND_YEARS = frozenset({"year", "years", "anniversary", "jubilee", "decade", "decades"})
# Triggers whose partner may follow "to".
TALKING = ("speak", "confer", "call", "phone-call", "credentials", "audience")
SPOKEN_TO = frozenset(f"triggers.{name}" for name in TALKING)
# Triggers whose partner may follow "from".
HEARD_FROM = frozenset({"triggers.courtesy-call", "triggers.review"})
PREPOSITIONS = "owbyifgjka"
# Before "by" and who leads a gathering.
CHAIRED = frozenset({"chaired", "cochaired", "hosted", "cohosted", "organised", "organized"})
# "talks to be held in Geneva on Monday between X and Y", "talks due on Friday with X"
TO_BE_HELD = pattern_of(r"(?:Q?f(?:3H|H)|Q)(?:i[dA]?[CLSX]|[kg]d?T|iT|T){1,2}(?=[bw])")
# "Received in Abuja", "met on Tuesday in Riga": what may stand between a verb and its object.
BETWEEN_VERB_AND_OBJECT = pattern_of(r"(?:,?k?T(?:,T)?,?|id?A?[CL]|i[S]){1,2}(?=d?[APRrtSX]{1,3})")
# "to examine the situation in Lebanon", "in the Palestinian territories"
IN_STATE = pattern_of(r"id?S")
# What ends the complements of a trigger.
STOPS = "c;mu1245HZVKFQW.a"
# "to discuss a decision by", "to condemn the attack by"
DEED_OF = pattern_of(r"f[vXHx][^,;.yc]*[Xn]yd?[XA]?$")
# "The talks on Monday involved | X and Y", and not "involved X's plan"
INVOLVING, WHOM = frozenset({"involved", "involves", "involve"}), pattern_of(r"[PS](?!p)")
# The next person of a list, behind what was said of the one before: ", and President Y", ", a hawk, ".
NEXT_PERSON = pattern_of(r",?&dX?P|,?&P|,P|,?&d?(?P<group>S)")
ASIDE = pattern_of(r"P(?:N{1,2}|,d?X{1,4}),$")


def add_subjects(candidate: Candidate, actors: Iterable[int]) -> None:
    """Let the subjects of a verb take part, where nothing nearer says how."""
    for actor in actors:
        candidate.parties.setdefault(actor, "subject")


def read_complements(scene: Scene, clause: Clause, at: int, candidate: Candidate, prep: str) -> None:
    """Take in what stands behind a trigger: "with X and Y", "between", "of", "to Z", "in the city"."""
    codes = scene.chunks.codes
    visit = candidate.kind is Kind.VISIT
    prep = "i" if candidate.rule == "triggers.converge" else prep
    limit = clause.end
    previous = ""
    held = ""  # what "of" hangs on, in "with X, secretary of the committee, and Y"
    skipped: re.Match[str] | None = None
    agreed = False  # behind "on an agreement between": those who are to conclude it
    topic = False  # inside "on the crisis with ...": states named there are what it is about
    held_at = TO_BE_HELD.match(codes, at + 1, limit) if candidate.noun else None
    for index in range(held_at.end() if held_at else at + 1, limit):
        code = codes[index]
        if (
            index == at + 1
            and code in "HQEVK"
            and "n" in scene.chunks.entries[index][3]
            and codes[index + 1] in "ikgyTfbw"
        ):
            continue  # "talks held in Istanbul between X and Y"
        if code == "," and begins_subject(codes, index):
            break
        if code in "jf" and scene.chunks.low(index - 1) in ("fresh", "straight", "according"):
            break  # "landed in Riga, fresh from a visit to Oslo", "will speak with X, according to his spokesman, Y"
        if code == ";" and visit and parts_stops(codes, index):
            continue  # "to Accra, Ghana; Dakar, Senegal; and Lusaka, Zambia"
        named = code == ";" and codes[index - 1] in "SPOBM;9r" and prep in ("w", "b", "obj", "o") and limit > index + 1
        nobody = "w" in codes[at : index + 2] or not candidate.parties  # "The three will meet on Monday: X, Y and Z"
        if named or (code == ";" and nobody and MEMBERS.match(codes, index)):
            prep, topic, previous = prep if named else "w", topic and named, code
            continue  # the members of what was named, see MEMBERS in `cuts.py`
        if code == "E" and previous == "&" and codes[index + 1] not in ACTOR:
            break  # "signed a pact with X in May, and formed a government in Y"
        if code == "E" and index == at + 1 and candidate.noun and codes[index + 1] in "dXA9p":
            break  # "the talks covered a range of issues"
        if prep == "obj" and index == at + 1 and code in "ikT,":
            skipped = BETWEEN_VERB_AND_OBJECT.match(codes, index, limit)
        if skipped and index < skipped.end():  # "will receive in Abuja his counterpart"
            candidate.place = candidate.place or scene.places.get(index)
            previous = code
            continue
        if prep in ("w", "b", "obj") and is_him(scene, index) and scene.chunks.low(index - 2) not in CARRYING:
            meant = whom_him_means(scene, clause, index)
            if meant is not None:
                candidate.parties.setdefault(meant, "partner")
        if candidate.rule == "triggers.delegation-meal" and prep in ("g", "f") and code in ACTOR:
            candidate.parties.setdefault(index, "partner")
        if code == "n" and prep == "o" and is_body_that_meets(scene, index):
            previous = code
            continue  # "a session of the joint commission of X and Y"
        another = code in "nx" and index > at + 1 and prep in ("", "w", "b", "o", "g", "y", "i")
        another = another or (code in "nx" and prep in ("k", "f") and "&" in codes[at:index] and "T" in codes[at:index])
        involves = candidate.noun and scene.chunks.low(index) in INVOLVING and WHOM.match(codes, index + 1)
        if involves or (code in "HE" and codes[index + 1] == "y" and scene.chunks.low(index) in scene.words["joined"]):
            prep, previous = "w", code
            continue  # "met in Riga, joined by X"
        if code in "HEv" and codes[index + 1] == "y" and _is_led(scene, at, index) and prep in ("w", "obj", "o"):
            prep, previous = "w", "H"
            continue  # "met with a delegation of the party led by X"
        if code == "y" and previous in "HE" and prep == "w":
            continue
        if topic and code in "nx" and codes[index + 1] in "wb":
            break  # "briefed him on her talks with X"
        if code in "HE" and codes[index + 1] == "y" and _is_chaired(scene, candidate, index):
            prep, previous, topic = "y", "y", False
            continue  # "a conference on the river, co-chaired by X and Y"
        # "negotiations with X on Friday, and talks with Y", but "negotiations and talks with Y"
        if another and codes[index + 1] in "wb":
            joined = visit and "&" in codes[index - 2 : index]  # "a visit on Friday and talks between X and Y"
            another = "T" in codes[at:index] and (joined or bool(partners_of(candidate, "partner")))
        if another or (code in STOPS and not is_plan_noun(scene, index)):
            break
        if code == "v" and scene.chunks.entries[index][1] == "triggers.bring-together":
            prep, previous = "w", code
            continue  # "a meeting bringing together X and Y"
        if code == "v" and scene.chunks.entries[index][1] == "triggers.host" and codes[index + 1] == "y":
            prep, previous = "y", "y"
            continue  # "talks hosted by X with Y"
        if code == "v" and previous != "y":
            if scene.chunks.low(index) in scene.words["visiting"] and codes[index + 1] in "PSARrt":
                continue  # "met with visiting Prime Minister X"
            break
        if code in "bw" and is_of_outcome(scene, at, index):
            break  # "met X on Tuesday, prompting anger among Y's members"
        if code == "X" and prep == "w" and previous in ACTOR and has_own_verb(scene, index):
            break  # "will hold talks, with X stressing the role of Y"
        people = previous in "rRtJ" or (previous == "X" and _are_members(scene, index - 1))
        seated = code == "i" and prep == "b" and codes[index + 1] == "C"  # "between officials in Belgrade and Pristina"
        if (code in "oj" or seated) and people and prep in ("w", "b", "obj", "o"):
            pass  # "with the foreign ministers of X and Y"
        elif code == "k" and candidate.rule == "triggers.courtesy-call" and scene.chunks.low(index) == "on":
            prep = "w"  # "a courtesy call on X"; a day there is no actor
        elif code in "wb" and is_with_opponent(scene, candidate, index):
            prep = ""  # "will discuss the row with Hungary"
        elif code == "w" and candidate.rule == "triggers.discuss" and scene.chunks.low(index) == "including":
            prep = ""  # "discussed some issues, including the NATO summit"
        elif code == "g" and candidate.kind in GATHER and _is_for_its_own(scene, index):
            prep, topic = "o", False
        elif (
            code == "o"
            and previous == "X"
            and prep == "i"
            and scene.chunks.low(index - 1) not in scene.words["places_of"]
        ):
            prep = ""  # "in defiance of the court", "at the request of X": that of another noun
        elif code == "y" and is_by_none(scene, candidate, at, index):
            prep = ""
        elif code in PREPOSITIONS:
            held_by = topic and code in "bw" and names_who_talks(scene, clause, candidate, at, index)
            agreed = held_by or (topic and code == "b" and (previous == "G" or candidate.kind is Kind.SIGNING))
            talked_of = candidate.rule == "triggers.discuss" and not codes[at + 1 : index].strip("dXAo9DSLN,&q")
            # "on the conflict in eastern Congo", "discuss the situation in Beirut"
            over = codes[index - 2] if previous == "q" and talked_of else previous  # "discuss “the crisis” in Gaza"
            place_of_topic = (topic or talked_of) and code in "ij" and over in ("X", "G")
            left = previous in ("C", "L", "S", "T") or scene.chunks.low(index - 1) == "here"
            leaves = code == "g" and left and index <= at + 7  # "leave Beijing for Tokyo", "leave here for Tokyo"
            journey = visit and not candidate.noun and (index == at + 1 or leaves)
            by_wire = code == "k" and not scene.words["phone"].isdisjoint(words_near(scene, index))
            aim = code == "f" and not visit and codes[index + 1] in "XHvQ" and IN_STATE.search(codes, index, limit)
            envoy = code == "g" and previous in ACTOR and prep in ("w", "b", "obj")  # "with the envoy for Syria and Y"
            opens = topic or (code in "kg" and not journey and not by_wire and not envoy) or bool(aim)
            topic = place_of_topic or (opens and code not in "ij" and codes[index + 1] != "T")
            held = prep if envoy or (prep in ("w", "b", "obj") and code == "o") else ""
            prep = code
        elif code in ",&" and held and not topic and _is_next_person(scene, index, limit):
            prep, held = held, ""  # "with X, secretary of the committee, and President Y"
        elif code == "," and previous not in ACTOR and not (visit and previous == "L"):
            aside = prep == "obj" and ASIDE.search(codes, at + 1, index + 1) and _is_next_person(scene, index, limit)
            aside = aside or (prep == "y" and codes[index - 2 : index + 2] == "dX,P")  # "by his predecessor, X"
            prep = "" if prep not in ("w", "b") and not aside else prep
        elif topic and not (prep in "wb" and code in ACTOR and (agreed or scene.actors[index].sort in PEOPLE)):
            pass
        elif visit and code == "S" and scene.chunks.low(index - 1) in scene.words["parting"]:
            break  # "a visit to the border separating X and Y"
        elif code in ACTOR or code == "L":
            _take(scene, candidate, index, code, prep, visit)
        previous = code
    else:
        _read_second_with(scene, clause, candidate)


def _is_next_person(scene: Scene, at: int, limit: int) -> bool:
    """Whether a comma or "and" stands before a further person, or people of a state: "and the ministers of Y"."""
    match = NEXT_PERSON.match(scene.chunks.codes, at, limit)
    return match is not None and (not match["group"] or scene.actors[match.start("group")].sort in PEOPLE)


def _is_for_its_own(scene: Scene, at: int) -> bool:
    """Whether "for" names whose gathering it is: "for experts from X", "for the 50th year of ASEAN-Japan ties"."""
    years = FOR_YEARS.match(scene.chunks.codes, at)
    marked = years is not None and scene.chunks.last_low(years.start("years")) in ROUND_YEARS
    return marked or FOR_PEOPLE.match(scene.chunks.codes, at) is not None


def words_near(scene: Scene, at: int) -> list[str]:
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


# "Taking with him 200 businessmen": him, who goes.
CARRYING = frozenset({"taking", "takes", "took", "bringing", "brings", "brought", "carrying", "carried"})


def is_him(scene: Scene, at: int) -> bool:
    """Whether a word is "him", or a "her" that is no possessive: "talks with her on Monday"."""
    low = scene.chunks.low(at)
    return low == "him" or (low == "her" and scene.chunks.codes[at + 1] in ".,kiTgfac;&")


def whom_him_means(scene: Scene, clause: Clause, at: int) -> int | None:
    """Whom "him" means: the subject before, or, where he is of the side of the new one, the other: "hosts her"."""
    own, people = scene.sides_of(clause.subject), scene.actors
    if clause.antecedent is not None and own.isdisjoint(people[clause.antecedent].sides):
        return clause.antecedent
    begin, _ = scene.chunks.sentences[max(clause.sentence - 1, 0)]
    for one in range(at - 1, begin - 1, -1):
        if one in people and people[one].sort == "person" and people[one].speaks and own.isdisjoint(people[one].sides):
            return one
    return clause.antecedent


def _is_guest(scene: Scene, visit: Candidate, index: int) -> bool:
    """ "A visit from the president": whom it is from is who comes, where it is people."""
    return index in scene.actors and scene.actors[index].sort in PEOPLE and index <= visit.at + 3


def _take(scene: Scene, candidate: Candidate, index: int, code: str, prep: str, visit: bool) -> None:
    """Take in an actor or a place behind a trigger, as the preposition before it says."""
    place = scene.places.get(index)
    if scene.chunks.low(index - 1) == "fellow" or (prep == "w" and is_matter(scene, index)):
        return  # "with fellow G7 leaders": with any of them
    plain = scene.chunks.codes[index + 1] in "XN"
    if code == "A" and plain and prep in ("w", "b", "obj", "y") and not opens_row(scene, index):
        return  # "with British journalists"
    if is_adjectival(scene, index) or (code == "L" and scene.chunks.codes[index + 1] in "nx"):
        return
    if scene.chunks.low(index - 1) == "at" and code in "SC" and scene.chunks.codes[index + 1] == "p":
        return  # "at Russia's request"
    if prep == "i" and code == "S" and "-" in (scene.chunks.codes[index + 1], scene.chunks.codes[index - 1]):
        return  # "at a US-Peru summit"
    if prep == "w" and scene.chunks.codes[index + 1] == "p" and owns_a_thing(scene, index):
        return  # "with Greece's debt sure to come up"
    if prep == "i" and scene.chunks.low(index - 2) in ("counterpart", "counterparts"):
        return  # "with X, his counterpart in Beijing"
    if prep == "i" and "outside" in scene.chunks.lows[index - 3 : index]:
        return  # "his first trip outside the former Soviet Union"
    if prep == "i" and place and code in "SCL":
        if not candidate.place or not candidate.place[1]:  # "a Middle East tour in Lebanon"
            candidate.place = city_of_venue(scene, index) or place
    elif prep == "j" and code in "PSM" and (candidate.kind is Kind.CALL or candidate.rule in HEARD_FROM):
        candidate.parties.setdefault(index, "partner")  # "took a call from", "will hear from"
    elif prep == "j" and visit and candidate.noun and _is_guest(scene, candidate, index):
        candidate.parties.setdefault(index, "agent")  # "a visit from the president"
    elif (
        visit
        and prep in ("f", "o", "obj", "g", "i")
        and code in "SCLOAM"
        and not (prep == "o" and (candidate.noun or not is_of_place(scene, index)))
    ):
        if prep == "f" and code == "S" and is_matter_of_talks(scene, index):
            return
        if code in "SOMC":
            candidate.parties.setdefault(index, "host")
        if code == "L" and scene.chunks.entries[index][0] in "OB":  # "to NATO headquarters"
            candidate.side = "".join(scene.chunks.entries[index][2][:1])
        if place and candidate.place and code == "L" and place[1] not in ("", candidate.place[1]):
            candidate.stops.append(place[1])  # "to Vienna, Austria, and Seoul, South Korea"
        if place:
            candidate.place = candidate.place or place
    elif visit and prep == "o" and place and scene.chunks.low(candidate.at) in scene.words["touring"]:
        candidate.place = candidate.place or place  # "a tour of Central Asia", "a tour of Japan"
        if code in "SC":
            candidate.parties.setdefault(index, "host")
    elif code == "L":
        return
    elif prep == "b":
        apart = visit or candidate.rule == "triggers.discuss"
        if candidate.noun or not apart or scene.chunks.low(candidate.at).startswith("shuttl"):
            candidate.parties.setdefault(index, "between")  # not "will visit X to seal a deal between Y and Z"
    elif prep == "w" and (_is_mediator(scene, index) or scene.chunks.low(index - 1) == "no"):
        return  # `attendance.py` adds who only mediates
    elif prep == "w" or (prep == "obj" and code in "PSOMBCA"):
        candidate.parties.setdefault(index, "partner")
    elif prep == "o" and candidate.noun:
        candidate.parties.setdefault(index, "of")
    elif prep == "y" and _is_deed_of(scene, candidate, index):
        return  # "will meet to discuss a decision by X"
    elif prep == "y":
        if candidate.noun or not visit or scene.chunks.codes[candidate.at + 1] == "y":  # "on a plane lent by Jordan"
            candidate.parties.setdefault(index, "agent")
    elif prep == "f" and code in "PSM" and candidate.rule in SPOKEN_TO:
        candidate.parties.setdefault(index, "partner")


def _is_deed_of(scene: Scene, candidate: Candidate, index: int) -> bool:
    """Whether "by" says whose deed is spoken of: "will discuss the decision by X", "met to condemn an attack by X"."""
    active = not candidate.noun and "n" not in scene.chunks.entries[candidate.at][3]
    return active or DEED_OF.search(scene.chunks.codes, candidate.at + 1, index) is not None


def _is_mediator(scene: Scene, index: int) -> bool:
    """ "With X mediating", "with X as mediator", "with X absent": not one of the two sides."""
    after = index + 1
    after += scene.chunks.low(after) == "as"
    return scene.chunks.low(after).startswith(("mediat", "absent", "missing", "boycott"))


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


# Behind the name of an organisation, they are that organisation.
OF_ITSELF = BODIES | MEMBER_STATES | {"group", "bloc", "grouping", "economies", "task"}


def is_adjectival(scene: Scene, index: int) -> bool:
    """Whether an abbreviated name stands before a noun: "US troops", "EU rules"."""
    codes, document = scene.chunks.codes, scene.chunks.document
    tied = document.ends[scene.chunks.lasts[index] - 1] == document.starts[scene.chunks.firsts[index + 1]]
    if tied and codes[index + 1] == "-" and codes[index + 2] in "EXHvNn":
        return True  # "UN-mediated", "Serbian-led"
    if scene.chunks.low(index + 1) in ("headquarters", "secretariat"):
        return False
    behind = range(index + 1, index + 5)
    if any(scene.chunks.last_low(at) in OF_ITSELF for at in takewhile(lambda at: codes[at] in "XN&", behind)):
        return False  # "the AU peace and security council", "the BRICS nations", "ASEAN member states"
    word = scene.chunks.text(index)
    return codes[index + 1] in "XN9" and len(word) <= 5 and word.replace(".", "").isupper()


def drop_mediator(scene: Scene, candidate: Candidate) -> None:
    """ "To continue talks between X and Y", "put off the X-Y talks": the subject is no party, where it is no host."""
    between = {at for at, how in candidate.parties.items() if how == "between"}
    if not between and candidate.mood is not None and candidate.mood.change in FATES:
        between = set(partners_of(candidate, "modifier"))
    mediates = candidate.mood is not None and scene.chunks.low(candidate.mood.last - 1).startswith("mediat")
    if len(scene.sides_of(between)) >= 2 and not mediates and candidate.verb != "triggers.host":
        own, parties = scene.sides_of(between), candidate.parties
        told = [at for at, how in parties.items() if how == "subject"]
        outside = {at for at in told if not scene.actors[at].sides or not own.issuperset(scene.actors[at].sides)}
        candidate.parties = {at: how for at, how in parties.items() if at not in outside}
