"""Take in an actor or a place beside a trigger, as the preposition before it says: "with X", "to Y", "hosted by Z".

In: a scene, a candidate and a chunk. Out: nothing; the candidate's parties and place are filled; or whom "him" means
there, and who is only named in an adjective. `complements.py` walks over what stands behind a trigger.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.candidates.speeches import is_matter
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.stand_ins import BODIES, MEMBER_STATES
from calendars.extraction.clauses.subjects import opens_row
from calendars.extraction.clauses.tenses import FATES
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import PEOPLE
from calendars.extraction.parties.bystanders import is_matter_of_talks
from calendars.extraction.parties.hosts import is_of_place
from calendars.extraction.parties.meeting_places import city_of_venue, is_of_prepared_elsewhere, leaves_from
from calendars.extraction.parties.noun_phrases import owns_a_thing
from calendars.extraction.words.word_lists import any_of
from calendars.models import Kind
from calendars.patterns import pattern_of

# Triggers whose partner may follow "to".
TALKING = ("speak", "confer", "call", "phone-call", "credentials", "audience")
SPOKEN_TO = frozenset(f"triggers.{name}" for name in TALKING)
# Triggers whose partner may follow "from".
HEARD_FROM = frozenset({"triggers.courtesy-call", "triggers.review"})
# "to discuss a decision by", "to condemn the attack by"
DEED_OF = pattern_of(r"f[vXHx][^,;.yc]*[Xn]yd?[XA]?$")


def add_subjects(candidate: Candidate, actors: Iterable[int]) -> None:
    """Let the subjects of a verb take part, where nothing nearer says how."""
    for actor in actors:
        candidate.parties.setdefault(actor, "subject")


# "Taking with him 200 businessmen": him, who goes.
CARRYING = frozenset({"taking", "takes", "took", "bringing", "brings", "brought", "carrying", "carried"})


def is_him(scene: Scene, at: int) -> bool:
    """Whether a word is "him", or a "her" that is no possessive: "talks with her on Monday"."""
    low = scene.chunks.low(at)
    return low == "him" or (low == "her" and scene.chunks.codes[at + 1] in ".,kiTgfacy;&")


# "X | has asked | the Palestinian leader | to see"
ASKS_TO = pattern_of(r"(?P<asker>P)[X124m]{0,3}(?P<verb>[WQEHvXZ])(?:kT|[dXA]){0,3}(?P<who>[PS])f[vHExX][wf]?$")
ASKS_REACH = 16


def _who_asks(scene: Scene, clause: Clause, him: int) -> int | None:
    """Who asks somebody to see "him", which is he himself: "X has asked the premier to see him on Friday"."""
    match = ASKS_TO.search(scene.chunks.codes, max(clause.start, him - ASKS_REACH), him)
    if match is None or match.start("asker") not in scene.actors:
        return None
    verb = scene.chunks.low(match.start("verb"))
    return match.start("asker") if any(verb in scene.words[name] for name in ("asking", "bidding")) else None


def whom_him_means(scene: Scene, clause: Clause, at: int) -> int | None:
    """Whom "him" means: the subject before, or, where he is of the side of the new one, the other: "hosts her"."""
    if (asks := _who_asks(scene, clause, at)) is not None:
        return asks
    own, people = scene.sides_of(clause.subject), scene.actors
    if clause.antecedent is not None and own.isdisjoint(people[clause.antecedent].sides):
        return clause.antecedent
    begin, _ = scene.chunks.sentences[max(clause.sentence - 1, 0)]
    for one in range(at - 1, begin - 1, -1):
        if one in people and people[one].sort == "person" and people[one].speaks and own.isdisjoint(people[one].sides):
            return one
    return clause.antecedent


# "them", "both", "the two", "the pair"; of "both leaders" the leaders are known
THEM = pattern_of(r"(?:h|d(?P<two>X))(?=X?[ikTgfac.,;&])")


# The lists of those who are no party and may be meant as well.
PLAIN_FOLK = ("private_matters", "firms", "private_owners", "lay", "listeners")


def whom_them_means(scene: Scene, clause: Clause, at: int) -> tuple[int, ...]:
    """Whom "them" means: those who were last told of together, and none of the side that acts: "Z will host them"."""
    match = THEM.match(scene.chunks.codes, at)
    named = ("two", "pair") if match and match["two"] else ("them", "both")
    if match is None or scene.chunks.low(match.end() - 1) not in named:
        return ()
    how = scene.chunks.low(match.end()) if scene.chunks.codes[match.end()] == "X" else "again"
    meant = clause.group or _row_before(scene, clause)
    if not meant or how not in TOGETHER or scene.chunks.low(match.end()) == "off":
        return ()  # "will see them off"
    between = scene.chunks.lows[max(meant) : at]
    if any(not scene.words[name].isdisjoint(between) for name in PLAIN_FOLK):
        return ()  # "X and Y praised the miners. Z will meet them"
    sides = scene.sides_of(meant)
    people = all(scene.actors[one].speaks and scene.actors[one].sort in (*PEOPLE, "state") for one in meant)
    return meant if people and sides and sides.isdisjoint(scene.sides_of(clause.subject)) else ()


TOGETHER = frozenset(
    {"again", "separately", "together", "individually", "jointly", "privately", "here", "there", "later"}
)
# "met | X and Y", "with Prime Minister X and the Togolese envoy, Y"
ROW = pattern_of(r"(?<=[vwx])(?:d?[XA]?R{0,2}P(?:,d?[XA]?R{0,2}P){0,3},?&d?[XA]?R{0,2}P)(?=[,.;ikTgfa])")


def _row_before(scene: Scene, clause: Clause) -> tuple[int, ...]:
    """Those whom the subject met together in the sentence before: "Z met X and Y on Monday. She will see them"."""
    if clause.sentence == 0 or not clause.subject or clause.antecedent is None:
        return ()
    begin, end = scene.bounds(clause.sentence - 1)
    rows = list(ROW.finditer(scene.chunks.codes, begin, end))
    if len(rows) != 1:
        return ()
    row = tuple(one for one in range(*rows[0].span()) if one in scene.actors and scene.actors[one].sort == "person")
    return row if len(row) > 1 else ()


def _is_guest(scene: Scene, visit: Candidate, index: int) -> bool:
    """ "A visit from the president": whom it is from is who comes, where it is people."""
    return index in scene.actors and scene.actors[index].sort in PEOPLE and index <= visit.at + 3


# Behind a word with a capital letter that is then no surname.
PARTIES = frozenset({"party", "bloc", "community", "faction", "alliance", "militia", "minority", "coalition", "clan"})


def _is_afflicted(scene: Scene, index: int) -> bool:
    """ "Talks about the two countries' mission in Chad": what is there is talked of."""
    before = index - 2 - (scene.chunks.codes[index - 1] == "d")
    return scene.chunks.codes[before] == "t" and scene.chunks.low(before) in scene.words["afflicting"]


def take_in(scene: Scene, candidate: Candidate, index: int, code: str, prep: str) -> None:
    """Take in an actor or a place behind a trigger, as the preposition before it says ("obj" where there is none)."""
    visit = candidate.kind is Kind.VISIT
    place = scene.places.get(index)
    if code == "P" and scene.chunks.low(index + 1) in PARTIES and " " not in (scene.actors[index].name or " "):
        return  # "with X, the leader of Iraq's largest Shiite | party"
    if scene.chunks.low(index - 1) == "fellow" or (prep == "w" and is_matter(scene, index)):
        return  # "with fellow G7 leaders": with any of them
    plain = scene.chunks.codes[index + 1] in "XN"
    if code == "A" and plain and prep in ("w", "b", "obj", "y") and not opens_row(scene, index):
        return  # "with British journalists"
    if is_adjectival(scene, index) or (code == "L" and scene.chunks.codes[index + 1] in "nx"):
        return
    if prep == "w" and code in "BO" and HOLDS_ITS_OWN.match(scene.chunks.codes, index - 2):
        return  # "arrived for talks with X and the APEC | summit"
    if scene.chunks.codes[index + 1] == "p" and _owns_others(scene, index):
        return  # "a summit of Sudan's neighbours"
    if scene.chunks.low(index - 1) == "at" and code in "SC" and scene.chunks.codes[index + 1] == "p":
        return  # "at Russia's request"
    if (prep == "i" or visit) and code == "S" and "-" in (scene.chunks.codes[index + 1], scene.chunks.codes[index - 1]):
        return  # "at a US-Peru summit", "a mission to mend US-Peru ties"
    if prep in ("i", "k", "y") and _names_a_vehicle(scene, index):
        return  # "arrived in a French government jet", "on a U.S. military plane"
    if prep == "w" and scene.chunks.codes[index + 1] == "p" and owns_a_thing(scene, index):
        return  # "with Greece's debt sure to come up"
    elsewhere = scene.chunks.low(index - 2) in ("counterpart", "counterparts")  # "with X, his counterpart in Beijing"
    elsewhere = elsewhere or "outside" in scene.chunks.lows[index - 3 : index]  # "his first trip outside the region"
    elsewhere = prep == "i" and (elsewhere or leaves_from(scene, index - 1) or _is_afflicted(scene, index))
    if elsewhere or (prep == "i" and is_of_prepared_elsewhere(scene, candidate, index)):
        return
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
        if prep == "f" and code == "S" and (is_matter_of_talks(scene, index) or _is_of_deed(scene, index)):
            return
        if code in "SMC" or (code == "O" and not (prep == "i" and candidate.place)):
            candidate.parties.setdefault(index, "host")  # not "arrived in Lima to avert a vote at the UN"
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
        apart = visit or candidate.rule == "triggers.discuss" or "partner" in candidate.parties.values()
        if candidate.noun or not apart or scene.chunks.low(candidate.at).startswith("shuttl"):
            candidate.parties.setdefault(index, "between")  # not "will visit X to seal a deal between Y and Z"
    elif prep == "w" and (_is_mediator(scene, index) or scene.chunks.low(index - 1) == "no"):
        return  # `attendance.py` adds who only mediates
    elif prep == "w" or (prep == "obj" and code in "PSOMBCA"):
        candidate.parties.setdefault(index, "partner")
    elif candidate.noun and (prep == "o" or (prep == "i" and _is_within_body(scene, candidate, index))):
        if "eve" not in scene.chunks.lows[max(index - 4, candidate.at) : index]:  # "on Monday, the eve of the G8 talks"
            candidate.parties.setdefault(index, "of")
    elif prep == "y" and _is_deed_of(scene, candidate, index):
        return  # "will meet to discuss a decision by X"
    elif prep == "y":
        if candidate.noun or not visit or scene.chunks.codes[candidate.at + 1] == "y":  # "on a plane lent by Jordan"
            candidate.parties.setdefault(index, "agent")
    elif prep == "f" and code in "PSM" and candidate.rule in SPOKEN_TO:
        candidate.parties.setdefault(index, "partner")


# "a session | in the"
WITHIN = pattern_of(r"id?")


def _is_within_body(scene: Scene, candidate: Candidate, index: int) -> bool:
    """ "At a meeting in the Security Council", and not "for talks in the Security Council chamber"."""
    within = scene.actors[index].sort == "body" and candidate.kind not in (Kind.VISIT, Kind.CALL)
    within = within and scene.chunks.codes[index + 1] not in "XN"
    return within and WITHIN.fullmatch(scene.chunks.codes, candidate.at + 1, index) is not None


# "and the | APEC | summit"; "and | NATO | talks"
HOLDS_ITS_OWN = pattern_of(r"(?:&d|.&)[BO][nx]")
# Whose neighbours meet does not meet them: "a summit of Sudan | 's six | neighbours".
OTHERS_OF = pattern_of(r"p[XA9]{0,3}X")
LENDERS = frozenset({"donors", "creditors", "lenders"})
OTHERS = LENDERS | {
    *("neighbours", "neighbors", "rivals", "allies", "backers", "supporters", "opponents", "enemies", "foes", "critics")
}
# "to mark X's invasion | of Y": neither whose deed it is nor who is told behind it has a part in what marks it.
BEFALLING = frozenset({"invasion", "occupation", "annexation", "bombardment", "shelling"})


def _owns_others(scene: Scene, index: int) -> bool:
    """Whether a possessive tells of others, or of a deed: "Sudan's neighbours", "Peru's invasion of Chile"."""
    match = OTHERS_OF.match(scene.chunks.codes, index + 1)
    return match is not None and bool(scene.chunks.find(any_of(OTHERS, BEFALLING), *match.span()))


# What carries somebody, behind whose it is; and how far.
VEHICLES = frozenset(
    {"jet", "plane", "aircraft", "airplane", "airliner", "helicopter", "helicopters", "flight", "ship", "warship"}
    | {"frigate", "destroyer", "vessel", "train", "yacht", "convoy", "airbus", "boeing"}
)
CARRIES = 3


def _names_a_vehicle(scene: Scene, index: int) -> bool:
    """ "In a French | government jet", and not "in Oslo | by train", "in Oslo | aboard a plane"."""
    near = range(index + 1, index + 1 + CARRIES)
    named = takewhile(lambda at: scene.chunks.codes[at] not in "iykgadT,." and scene.chunks.low(at) != "aboard", near)
    return any(scene.chunks.low(at) in VEHICLES for at in named)


# "a visit | to build | Peru's ties", and not "to neighbouring Peru's capital"
DEED_ON = pattern_of(r"fXSp")
OF_PLACES = ("ing", "ed", "torn", "ern", "ous", "by")


def _is_of_deed(scene: Scene, index: int) -> bool:
    """Whether "to" is of a verb before whose thing it is: "a trip to boost Peru's trade"."""
    deed = index >= 2 and DEED_ON.match(scene.chunks.codes, index - 2) is not None
    return deed and not scene.chunks.low(index - 1).endswith(OF_PLACES)


def _is_deed_of(scene: Scene, candidate: Candidate, index: int) -> bool:
    """Whether "by" says whose deed is spoken of: "will discuss the decision by X", "met to condemn an attack by X"."""
    active = not candidate.noun and "n" not in scene.chunks.entries[candidate.at][3]
    return active or DEED_OF.search(scene.chunks.codes, candidate.at + 1, index) is not None


def _is_mediator(scene: Scene, index: int) -> bool:
    """ "With X mediating", "with X as mediator", "with X absent": not one of the two sides."""
    after = index + 1
    after += scene.chunks.low(after) == "as"
    return scene.chunks.low(after).startswith(("mediat", "absent", "missing", "boycott"))


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


CONVENING = frozenset({"convene", "convenes", "convened", "convening"})


def drop_mediator(scene: Scene, candidate: Candidate) -> None:
    """ "To continue talks between X and Y", "put off the X-Y talks": the subject is no party, where it is no host."""
    between = {at for at, how in candidate.parties.items() if how == "between"}
    if not candidate.noun:  # "expects the deal between X and Y to be signed", "a pact to be signed by X and Y"
        between |= set(partners_of(candidate, "agent"))
    elif not between and candidate.kind in MEET and scene.chunks.codes[candidate.at + 1] == "o":
        between = set(partners_of(candidate, "of"))  # "saw the meeting of X and Y as a success"
    if not between and candidate.mood is not None and candidate.mood.change in FATES:
        between = set(partners_of(candidate, "modifier"))
    verb = candidate.mood.last - 1 if candidate.mood is not None else -1
    # "will chair talks between X and Y", "convened talks between"
    there = any_of(scene.words["mediating"], scene.words["chairing"], CONVENING)
    mediates = candidate.mood is not None and scene.chunks.low(verb) in there
    if len(scene.sides_of(between)) >= 2 and not mediates and candidate.verb != "triggers.host":
        own, parties = scene.sides_of(between), candidate.parties
        told = [at for at, how in parties.items() if how == "subject"]
        people = all(scene.actors[at].sort == "person" for at in between)  # "Rubio spoke of a call between X and Y"
        outside = {
            at for at in told if people or not scene.actors[at].sides or not own.issuperset(scene.actors[at].sides)
        }
        candidate.parties = {at: how for at, how in parties.items() if at not in outside}


# "a meeting that | gathered the leaders of X and Y", "will draw the presidents of X and Y"
GATHERING = frozenset({"draws", "drew", "gathers", "gathered", "gathering", "unites", "assembles", "assembled"})
GROUPING = GATHERING | {"group", "groups", "grouped", "grouping", "united", "uniting", "draw", "assembling"}
GROUPED = pattern_of(r"(?:d?X?P|(?P<team>d?X?[rt][oj]d?S)|d?S)(?:,?&|,)d?(?:X?P|S)(?!p)")
# What a body does with its members.
MEMBERED = frozenset({"groups", "group", "unites", "gathers"})
TAKING_IN = frozenset({"included", "includes", "involved", "involves"})
THOSE_AT = pattern_of(r"[rtRX]id?[XA]{0,2}[nx]$")
PEOPLE_IN_ROW = pattern_of(r"d?X?P(?:,?&|,)d?X?P(?!p)")


def brings_together(scene: Scene, at: int) -> bool:
    """Whether a verb tells whom a meeting gathers: "brings together X and Y", "grouped the leaders of X and Y"."""
    if scene.chunks.entries[at][1] == "triggers.bring-together":
        return True
    low, codes = scene.chunks.low(at), scene.chunks.codes
    if low in MEMBERED and codes[at - 1] == "c" and codes[at - 2 - (codes[at - 2] == ",")] in "NOBM":
        return False  # "talks under the auspices of IGAD, which groups X and Y"
    if low == "include":  # "a meeting that will include X and Y", and not "the talks will include Iran"
        those = THOSE_AT.search(codes, max(at - 6, 0), at)  # "Leaders at the meeting include X and Y"
        return not those and codes[at - 1] in "mxncT," and PEOPLE_IN_ROW.match(codes, at + 1) is not None
    match = GROUPED.match(codes, at + 1) if low in GROUPING or low in TAKING_IN else None
    if match is None or low in GROUPING or match["team"] is not None:
        return match is not None
    return scene.has_people(at for at in range(*match.span()) if at in scene.actors)  # not "the talks included Gaza"
