"""Tell who acts where words name nobody: "he", "both", "the sides", or an office or a body: "the board of X".

In: a scene and a chunk before the verb of a clause, of an actor or a preposition. Out: whether it is the subject, a
state shares the office told behind it ("X's and Y's ministers"), an office in the plural may be that of the two states
of whom the text told, or the actors behind "of" or "from" act; `coreference.py` finds for whom they stand. Or a scene,
after its offices were resolved; out: nothing, but ministers are actors of whom somebody tells as his own ("X says that
her foreign minister will meet Y"), and "the Norwegian" is the Norwegian who was named last. Or the bounds of a
clause; out: whether somebody who is no actor is its subject, or whether it tells of the two told before.
"""

from __future__ import annotations

from calendars.extraction.clauses.noun_or_verb import NOMINATIVE
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.names.tenures import fields_of, fields_of_holder
from calendars.extraction.words.word_lists import OWNERS, POSSESSIVES, any_of
from calendars.patterns import pattern_of

# Words for both of those told of, before their verb.
PAIR = frozenset({"two", "pair", "duo"})
# "The participants | agreed to meet again"
ATTENDING = frozenset({"participants", "negotiators", "delegates"})
TO_MEET_AGAIN = pattern_of(r"(?:Qf|m|[12]Q?f)vX")
PAIRED = PAIR | ATTENDING | {"both", "their", "sides"}
PRONOUNS = NOMINATIVE | {"both"}
BOTH = frozenset({"two", "both"})


def is_pronoun(scene: Scene, at: int, stop: int, held: str) -> bool:
    """Whether a pronoun, "two" or "both" tells who acts: "From here she goes to Seoul", "leaders of both countries"."""
    if scene.chunks.codes[at] == "h" and _is_subject(scene, at, held):
        return True
    return scene.chunks.lows[at] in BOTH and held in "ojb" and at + 1 < stop and _are_both(scene, at)


def stands_for_two(scene: Scene, at: int) -> bool:
    """Whether a word stands for two who were told of: "The two had met", "The sides will", "Their ministers will"."""
    low = scene.chunks.lows[at]
    if low in PAIR:
        aside = scene.chunks.codes[at + 1 : at + 3] == ",c"  # "The two, who had met in May, will"
        return aside or _do_something(scene, at + 1)  # "The two last met in May"
    if low == "sides":
        return scene.chunks.lows[at - 1] == "the" and scene.chunks.codes[at + 1] in "mu1245HEvQ"
    if low == "their":
        return _are_theirs(scene, at)
    if low in ATTENDING:
        return scene.chunks.lows[at - 1] == "the" and _meet_again(scene, at)
    # "India and Pakistan want talks. The foreign secretaries will meet in May"
    return scene.chunks.codes[at] == "r" and are_their_ministers(scene, at)


def _meet_again(scene: Scene, at: int) -> bool:
    """Whether those who attended what the sentence before tells meet again: "The talks ended. The delegates ..."."""
    again = TO_MEET_AGAIN.match(scene.chunks.codes, at + 1)
    if again is None or scene.chunks.low(again.end() - 1) != "again":
        return False
    before = scene.bounds(max(scene.chunks.sentence_of(at) - 1, 0))
    return not set("nx").isdisjoint(scene.chunks.codes[slice(*before)])


# "the two sides,", "of both countries,", "both countries' foreign ministers,", "the two leaders,"
TWO_BEFORE = pattern_of(r"(?P<two>[Xh])X?(?P<who>[XtrR])(?:pX?r)?,$")
# "their ministers,"
THEIRS_BEFORE = pattern_of(r"(?P<their>d)r,$")
TWO_NEAR = 6


def is_of_delegation(scene: Scene, start: int) -> bool:
    """Whether a relative clause tells what a delegation did: "gave a plan to a UN team | that visited X in May"."""
    codes = scene.chunks.codes
    if codes[start - 1] not in "SOBM" or codes[start + 1] not in "vHE124m":
        return False
    return scene.chunks.last_low(start - 1) in any_of(scene.words["group"], scene.words["delegation"])


def are_two_before(scene: Scene, start: int) -> bool:
    """Whether "who" tells of two who were told of: "is up to the leaders of the two countries, | who will meet"."""
    low, codes, near = scene.chunks.low, scene.chunks.codes, max(start - TWO_NEAR, 0)
    if low(start) not in ("who", "which"):
        return False
    if theirs := THEIRS_BEFORE.search(codes, near, start):
        return low(theirs.start()) == "their" and scene.chunks.last_low(start - 2).endswith("s")
    match = TWO_BEFORE.search(codes, near, start)
    if match is None or low(match.start()) not in BOTH:
        return False
    who = match.start("who")
    return codes[who] in "rR" or _are_paired(scene, who)


def _are_both(scene: Scene, at: int) -> bool:
    """Whether "two" or "both" tells of those who act: "leaders of the two countries", "both presidents"."""
    behind = scene.chunks.codes[at + 1]
    return behind in "rtXJv" and not _are_others(scene, at + 1) and (behind != "X" or _are_paired(scene, at + 1))


def _are_paired(scene: Scene, at: int) -> bool:
    """Whether those behind "two" or "both" may be states or their people, and not companies, clubs, tribes."""
    last = at
    while scene.chunks.codes[last + 1] == "X":
        last += 1
    while last >= at and (scene.chunks.low(last) in scene.words["adverbs"] or scene.chunks.low(last) == "last"):
        last -= 1  # "The two later met"
    return last < at or any(
        scene.chunks.low(one) in scene.words[of] for one in (at, last) for of in ("pairing", "paired")
    )


ARRESTED = frozenset({"arrested", "accused", "charged", "suspected", "convicted", "detained", "jailed", "wanted"})


def _are_others(scene: Scene, at: int) -> bool:
    """Whether what follows tells of some other two: "the two presidents of the club", "the two men arrested on"."""
    codes, low = scene.chunks.codes, scene.chunks.low(at + 1)
    if low in ARRESTED:
        return True
    of_thing = codes[at] in "rt" and codes[at + 1 : at + 3] == "od" and codes[at + 3] == "X"
    return of_thing and scene.chunks.low(at + 3) not in scene.words["pairing"] and low == "of"


def _do_something(scene: Scene, at: int) -> bool:
    """Whether a verb stands behind a subject, or behind an adverb that follows it: "last met", "have met"."""
    low = scene.chunks.low(at)
    adverb = scene.chunks.codes[at] == "X" and (low == "last" or low in scene.words["adverbs"])
    return scene.chunks.codes[at + adverb] in "mu1245vQWHEKV"


def _are_theirs(scene: Scene, at: int) -> bool:
    """Whether "their" stands before several officials: those of the states that were told of."""
    official = at + 1 + (scene.chunks.codes[at + 1] == "X")
    return scene.chunks.codes[official] in "Rr" and scene.chunks.last_low(official).endswith("s")


def _is_subject(scene: Scene, at: int, held: str) -> bool:
    """Whether a pronoun can be the subject, behind a phrase too: "From here she goes to Seoul"."""
    low, after = scene.chunks.low(at), scene.chunks.codes[at + 1]
    if low == "both" and after == "X" and not _are_paired(scene, at + 1):
        return False
    return (low in PRONOUNS and (not held or after in "mu1245")) or (low in NOMINATIVE and after == "v")


# "the presidents will meet", "the foreign ministers are to hold", "spoke for two hours", and not "will meet reporters";
# "the prime ministers last met in May"
THEIR_OFFICES = pattern_of(r"dr(?=(?:m|[12]Q?f)X?(?:H|v(?:[ik]?T|[iwgf.,;]))|v(?:gX?D|k?T)|Xv(?:i[CL])?[ik]?T)")
HEADS = ("heads of state", "heads of government")
HIGHEST = frozenset({"ministers", "presidents", "secretaries", "premiers"})


def are_their_ministers(scene: Scene, at: int) -> bool:
    """Whether "the presidents", "the foreign secretaries" may be those of the two states that the text told of.

    "The ministers" alone may be any cabinet's.
    """
    told = THEIR_OFFICES.match(scene.chunks.codes, at - 1) and scene.chunks.low(at - 1) == "the"
    if scene.chunks.text(at).lower() == "ministers":
        return False
    heads = scene.chunks.text(at).lower().startswith(HEADS)
    return bool(told) and (heads or scene.chunks.last_low(at) in HIGHEST)


# "X's | and Y's ministers", "X's, | Y's and Z's ministers"
ITS_AND = pattern_of(r"Sp(?:,Sp)*,?&d?(?P<group>S)")


def shares_office(scene: Scene, at: int) -> bool:
    """Whether a state is one of those whose ministers are told together: "Brazil's and Peru's ministers will meet"."""
    match = ITS_AND.match(scene.chunks.codes, at)
    if match is None or match.start("group") not in scene.actors:
        return False
    group, chunks = match.start("group"), scene.chunks
    words = chunks.document.lows[chunks.firsts[group] : chunks.lasts[group]]
    return scene.actors[group].sort == "group" and not POSSESSIVES.isdisjoint(words)


# "The Quartet of Russia, the European Union and the United Nations".
OF_MEMBERS = pattern_of(r"od?[SO](?:,d?[SO]){0,6},?&d?[SO]")
# Nouns for what acts for an organisation: "the WTO's general council".
BODIES = frozenset({"council", "board", "bureau", "committee", "commission", "assembly", "panel", "secretariat"})
# The same, and those who come together as one: "the cooperation group of X, Y and Z".
CIRCLES = BODIES | {"group", "grouping", "bloc", "alliance", "quartet", "trio", "troika", "club", "league", "coalition"}
HIGHEST_BODIES = frozenset(
    {"authority", "assembly", "conference"}
)  # "the Authority of Heads of State and Government of X"
MEMBER_STATES = frozenset({"members", "states", "countries", "nations"})
MEMBERS = MEMBER_STATES | {"governors"}
# "officials from the Osh Region"
OF_REGION = pattern_of(r"(?:[rRt][oj]|&)d?N$")
REGIONS = frozenset({"region", "province", "district", "oblast", "prefecture", "county", "governorate", "state"})


COUNTERPARTS = frozenset({"counterparts", "colleagues"})


def are_of_league(scene: Scene, at: int) -> bool:
    """Whether those at a chunk are of an organisation, and of no state: "ASEAN ministers"."""
    members = scene.actors.get(at)
    return members is not None and members.sort in ("group", "body") and scene.states.isdisjoint(members.sides)


def is_of_those(scene: Scene, at: int) -> bool:
    """Whether those behind "of" are a body's members or owners: "the Quartet of X, Y and Z", "ministers of X"."""
    codes = scene.chunks.codes
    if codes[at] == "i":  # "officials from the X Region in Y"
        return scene.chunks.last_low(at - 1) in REGIONS and OF_REGION.search(codes, max(at - 4, 0), at) is not None
    if codes[at] == "o" and scene.chunks.low(at - 1) == "office" and codes[at + 1] == "P":
        return True  # "The office of President X says that he will"
    if codes[at] == "j" and codes[at + 1] in "Sd" and are_of_league(scene, at - 1):
        return True  # "ASEAN ministers from X, Y and Z will meet"
    if codes[at - 1] == "J" and codes[at] in "jo":  # "His counterparts from X and Y will attend"
        his = scene.chunks.low(at - 2) in OWNERS and codes[at - 3] not in "&,w"
        return his and scene.chunks.low(at - 1) in COUNTERPARTS
    if codes[at] != "o" or codes[at - 1] in "rRt":
        return codes[at - 1] in "rRt" and (codes[at] != "g" or scene.chunks.low(at - 1) in scene.words["acting_for"])
    body = codes[at - 1] in "BO" or (codes[at - 1] == "X" and scene.chunks.low(at - 1) in CIRCLES)
    return _is_board_of(scene, at) or (body and OF_MEMBERS.match(codes[at : at + 24]) is not None)


def _is_board_of(scene: Scene, of: int) -> bool:
    """Whether "of" stands between what acts for an organisation and its name: "the board of the agency"."""
    after = of + 1 + (scene.chunks.codes[of + 1] == "d")
    what, whose = scene.chunks.last_low(of - 1), scene.chunks.codes[after]
    leaders = what in HIGHEST_BODIES and "heads of state" in scene.chunks.text(after).lower()
    return leaders or (whose == "O" and what in BODIES) or (whose in ("O", "B") and what in MEMBERS)


# "'s | peace and security council", "'s | follow-up committee"
OF_TWO_WORDS = pattern_of(r"p?[Xt]{1,2}[&-][Xt]{1,3}")


def has_body(scene: Scene, at: int) -> bool:
    """Whether a possessive is followed by what acts for an organisation: "the WTO's general council", "its members"."""
    codes, low = scene.chunks.codes, scene.chunks.last_low
    end = min(at + 3 + 3 * (codes[at : at + 1] == "9"), len(codes))  # "'s 35-nation board"
    paired = OF_TWO_WORDS.match(codes, at)
    near = range(at, max(end, paired.end()) if paired else end)
    return any(codes[one] in "XRtN" and low(one) in BODIES | MEMBER_STATES for one in near)


# "X says that her foreign minister will", "X said his country's ambassador would"
OWN_MINISTER = pattern_of(r"(?P<who>[PS])X?Zc?(?P<his>d)(?:(?P<country>X)p)?(?P<office>R)(?=X?[mu1245vHE])")
SENT = frozenset({"minister", "envoy"})


def resolve_ministers(scene: Scene) -> None:
    """Make actors of the ministers and envoys of whom somebody tells as his own."""
    chunks = scene.chunks
    for match in OWN_MINISTER.finditer(chunks.codes):
        teller, office = scene.actors.get(match.start("who")), match.start("office")
        country = match["country"] is not None and chunks.low(match.start("country")) == "country"
        own = chunks.low(match.start("his")) in OWNERS and (country or match["country"] is None)
        rank = chunks.entries[office][3]
        if teller is None or rank not in SENT or len(teller.sides) != 1 or not teller.speaks:
            continue
        the = chunks.low(match.start("his")) == "the" and (country or (not match["country"] and teller.rank == "head"))
        if not (own or the):
            continue
        role = chunks.text(office).lower()
        scene.put(office, Actor(teller.sides, None, role, rank, "group", True, ("coreference.minister",)))


# "The Norwegian | called off", "the Russian will": before a verb; of "the French" one cannot say whether it is one man.
NATIONAL = pattern_of(r"(?<=d)A(?=X?[mu1245vHEZQKVW])")
OF_MANY = ("ese", "ish", "ch", "ss", "ic")
NATIONAL_REACH = 60


def resolve_nationals(scene: Scene) -> None:
    """Put the person of a country who was named last in place of "the Norwegian" before a verb."""
    chunks = scene.chunks
    for match in NATIONAL.finditer(chunks.codes):
        at = match.start()
        actor = scene.actors.get(at)
        if (
            actor is None
            or actor.sort != "adjective"
            or chunks.low(at - 1) != "the"
            or chunks.low(at).endswith(OF_MANY)
        ):
            continue
        if chunks.codes[at + 1] == "X" and chunks.low(at + 1) not in scene.words["adverbs"]:
            continue  # "the Norwegian parliament voted"
        near = (scene.actors[one] for one in range(at - 1, max(at - NATIONAL_REACH, -1), -1) if one in scene.actors)
        person = next((one for one in near if one.sort == "person" and one.sides == actor.sides and one.name), None)
        if person is not None:
            scene.put(at, person._replace(rules=(*person.rules, "coreference.national")))


# "Paul Murphy arrived", "the Irish Rangers flew"
STRANGER_CAME = pattern_of(r"d?A?(?P<noun>N)8?v")
# "Troops arrived", "that 300 refugees had arrived", "the pact would be signed": a noun that is none of those who act.
OTHER = pattern_of(r"c?d?[XA9,]{0,4}(?P<noun>[XGt])(?:[458]{0,3}[vEH]|m8?(?=[v3])|[12]8?(?=v))")
# "that agreement could be reached", "because the price was high": a subject of its own, which is no actor.
OWN_NOUN = pattern_of(r"cd?[XA9]{0,4}(?P<noun>[XG])8?[mu1245]")
# Words after which a clause has a subject of its own.
FINITE = frozenset({"that", "because", "if", "whether", "although", "though", "as"})


ALL_OF_THEM = frozenset({"both", "two", "each", "all"})


def names_other(scene: Scene, start: int, stop: int) -> bool:
    """Whether what is reported has a subject of its own that is no actor: "France said troops arrived"."""
    codes = scene.chunks.codes
    match = OTHER.match(codes, start, stop) or STRANGER_CAME.match(codes, start, stop)
    if match is None:
        return False
    noun = match.start("noun")
    low = scene.chunks.low(noun)
    return low not in any_of(scene.words["adverbs"], scene.words["pairing"], ALL_OF_THEM)


def are_things(scene: Scene, start: int, verb: int) -> bool:
    """Whether the plural of a noun for no actor, and nothing else, stands before a verb: "Ugandan troops arrived"."""
    match = OTHER.match(scene.chunks.codes, start, verb + 1)
    return match is not None and match.end() == verb + 1 and scene.chunks.low(verb - 1).endswith("s")


def has_own_noun(scene: Scene, start: int, stop: int) -> bool:
    """Whether a clause that needs a subject has one that is no actor: of "optimistic that a deal could be reached"."""
    match = OWN_NOUN.match(scene.chunks.codes[start:stop]) if scene.chunks.low(start) in FINITE else None
    return match is not None and scene.chunks.low(start + match.start("noun")) not in scene.words["adverbs"] | {"there"}


# "after | meeting both presidents", "after speaking separately with the two leaders", "after hosting their ministers"
BOTH_MET = pattern_of(r"a[vxH]X?[wf]?(?P<both>h|dX?)[rR]")
THOSE_TWO = frozenset({"both", "two", "their"})


def meets_both(scene: Scene, start: int) -> bool:
    """Whether a phrase tells of meeting the two told before: "X said A and B would talk | after meeting both"."""
    match = BOTH_MET.match(scene.chunks.codes, start)
    return match is not None and not THOSE_TWO.isdisjoint(scene.chunks.lows[slice(*match.span("both"))])


# "when leaders gather", "as world leaders meet"
ALL_LEADERS = pattern_of(r"cX?r[mu12v]")


def has_all_leaders(scene: Scene, start: int, stop: int) -> bool:
    """Whether people of many states are the subject, and not those told before: "may meet when leaders gather in X"."""
    if scene.chunks.low(start) not in ("when", "as", "while") or not ALL_LEADERS.match(scene.chunks.codes, start, stop):
        return False
    return "leaders" in scene.chunks.lows[start + 1 : start + 3]


# "The finance minister | was", "But the foreign secretary | said"
OF_OFFICE = pattern_of(r"[c&,q]{0,2}d(?P<office>[Rr])(?=[mu1245vHEQWZ])")


def is_of_other_office(scene: Scene, start: int, end: int, last: int | None) -> bool:
    """Whether an office without a name is the subject that the person told last does not hold.

    "Irish Prime Minister X flew to Rome. The finance minister is in Oslo, where he": no prime minister has finance.
    """
    if last is None:
        return False
    match = OF_OFFICE.match(scene.chunks.codes, start, end)
    if match is None:
        return False
    fields = fields_of(scene.chunks.text(match.start("office")))
    return bool(fields) and fields.isdisjoint(fields_of_holder(scene.actors[last].role))
