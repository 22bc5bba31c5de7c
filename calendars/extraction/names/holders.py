"""Read people told by their office or delegation alone: "the Chinese president", "Russian and Iranian officials".

In: chunks, and the people whom the article has named so far. Out: spans of chunks with their `Actor`s: the person named
before with that office, or else a group that stands for its sides.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping

from calendars.extraction.names.people import REBELS, Actor, People
from calendars.extraction.names.second_holders import SINGLE_RANKS, is_chair
from calendars.extraction.names.tenures import CHIEFS
from calendars.extraction.words.chunks import Chunks
from calendars.extraction.words.word_lists import CARDINALS, any_of
from calendars.patterns import pattern_of

# People without a name: "Russian and Iranian officials", "the Chinese president", "his Libyan counterpart", "Somalia's
# frail, UN-backed government".
GROUP = pattern_of(
    r"(?P<side>[SAUCIOMB])p?(?P<mods>(?:(?<=p)X,)?(?:[XN]-[XE]|(?<=[p,])[XNOSA]-[XEWH])?[X9]{0,2})(?P<role>[RrtJ])(?![NP])"
)
# The same the other way round: "the acting ambassador of Belarus", "envoys of the government of Sudan", "ministers from
# the member states of ASEAN", "the Ministry of Foreign Affairs of Chad".
GROUP_OF = pattern_of(
    r"(?P<role>[Rrt])(?:(?<=t)oX{1,3}(?:&X{1,2})?(?=o))?(?:j(?P<members>d?[X9]{1,3}))?od?X?(?P<side>[SOMB])(?!p)"
)
# Those who speak for members: "permanent delegates to the Arab League", "ambassadors to the Vienna-based OSCE".
GROUP_AT = pattern_of(r"(?<![SAUOBMLJ])(?P<role>r)fd?(?:[CSL]-X)?(?P<side>[OB])(?!p)")
# Those of several states: "the envoys for X, Y and Z will meet".
GROUP_FOR = pattern_of(r"(?<![SAUOBMLJp])(?P<role>r)gd?(?P<side>S)(?=(?:,d?S)*,?&d?S[mu1245vHEZ])")
# "The Foreign Affairs Committee of the Bundestag"
COMMITTEE_OF = pattern_of(r"[NX]od?(?P<side>I)(?![p&])")
COMMITTEES = frozenset({"committee", "subcommittee"})
# "The ministers of Chad, joined by | those of Mali": the office again.
THOSE_OF = pattern_of(r"d[oj]d?(?P<side>[SO])(?!p)")
ROLE_ALONE = pattern_of(
    r"(?P<the>d)(?P<role>R)(?![NPo])|(?P<office>R)(?=[mu1245HvxZEfQ;]|(?P<other>&(?P<side>[AS])p?(?P<rank>R)[NP]))"
)
# "African and European leaders", "Western allies", "African defence and foreign ministers", "Africa's leaders"
CROWD = pattern_of(r"(?:[NL],){0,2}(?:[NL],?&)?[NLX](?P<offices>(?<=N)(?:X,){0,2}X&)?p?(?P<role>[rJX])(?![NP])")
# "leaders and officials from at least 30 countries", "presidents of the Lake Chad region", "ministers from the Gulf"
CROWD_FROM = pattern_of(r"(?P<role>r)(?:&r)?[jo](?=(?P<whose>(?:Sp(?=X))?[dkiX9NL&-]{1,8}))")
BEHIND_CROWD = pattern_of(r"(?![NLPX]|[,;(]+d?[SAOPX]|od?X?[OB])")
OFFICIALS = pattern_of(r"r(?![NPoj])")

# In "Arab and Islamic leaders", and not in "Muslim leaders", who may be of one town.
FAITHS = frozenset({"islamic", "muslim"})
COMMITTEE = ("actors.committee",)
STATES = frozenset({"countries", "nations", "states", "members", "governments", "powers", "neighbours", "neighbors"})
US_STATES = 50
QUANTITIES = frozenset({"several", "some", "many", "most", "key", "top", "other", "all"})
COUNTS = frozenset(CARDINALS[2:13])
# "The ministers of both countries": of those of whom the text told.
NEAR_TWO = frozenset({"both", "two", "these", "those", "their", "the", "its", "other"})


def find_holders(
    people: People, institution: Container[str], begin: int, end: int, present: set[str], known: Mapping[str, Actor]
) -> list[tuple[int, int, Actor]]:
    """Find people told by their office or delegation alone.

    Args:
        people: those met so far, with the chunks of the article.
        institution: words for bodies, which no group of people is told by.
        begin: the first chunk of a sentence.
        end: the chunk after its last one.
        present: the codes that stand in it.
        known: office -> who was named with it in earlier sentences.

    Returns:
        Spans of chunks and their actors.
    """
    chunks, codes = people.chunks, people.chunks.codes
    found: list[tuple[int, int, Actor]] = []
    for match in GROUP.finditer(codes, begin, end):
        brings = match["mods"] and chunks.low(match.start("mods")) in people.words["bring"]  # "Qatar brings envoys"
        behind = min(match.end(), end - 1)
        verb = codes[behind : behind + 2] == "Qf"  # "ministers plan to"
        if not brings and (verb or chunks.low(behind) not in institution):
            # not "the WTO's general council"
            found.append((match.start(), match.end(), _group(people, match)))
    for match in GROUP_OF.finditer(codes, begin, end) if "o" in present else ():
        if match["members"] and not (match["side"] in "OB" and _are_all_members(people, *match.span("members"))):
            continue
        found.append((match.start(), match.end(), _group(people, match)))
    for match in COMMITTEE_OF.finditer(codes, begin, end) if "I" in present else ():
        if chunks.last_low(match.start()) in COMMITTEES:
            sides = people.sides_at(match.start("side"))
            found.append((match.start(), match.end(), Actor(sides, None, "committee", "", "group", True, COMMITTEE)))
    for match in GROUP_AT.finditer(codes, begin, end) if "r" in present else ():
        found.append((match.start(), match.end(), _group(people, match)))
    for match in GROUP_FOR.finditer(codes, begin, end) if "r" in present and "g" in present else ():
        if "special" not in chunks.text(match.start()).lower():  # "the special envoys for Syria and Yemen"
            found.append((match.start(), match.end(), _group(people, match)))
    for match in THOSE_OF.finditer(codes, begin, end) if not present.isdisjoint("oj") else ():
        told = max(codes.rfind(code, begin, match.start()) for code in "rR")
        if chunks.low(match.start()) == "those" and told >= 0:
            role, rank = chunks.text(told), chunks.entries[told][3]
            sides = people.sides_at(match.start("side"))
            found.append((match.start(), match.end(), Actor(sides, None, role, rank, "group", rules=("actors.group",))))
    for match in ROLE_ALONE.finditer(codes, begin, end) if "R" in present else ():
        at = match.end() - 1
        office, entry = chunks.text(at), chunks.entries[at]
        named = bool(entry[2]) and office[0].isupper() and " " in office
        if not match["the"] and (not named or people.is_former(match.start(), match.end())):
            continue  # "NATO Secretary General meets X", but not "President meets X"
        if match["other"] and not _is_apart(people, at, match):
            continue
        again = people.by_role.get(office.lower())
        again = again if office.lower() in known or _is_named_before(people, again, begin, at) else None
        again = again or people.holder_met(entry[2], office)
        again = again or _by_office(people, at)
        if again:
            found.append((match.start(), match.end(), again._replace(rules=(*again.rules, "actors.role_again"))))
    for match in OFFICIALS.finditer(codes, begin, end) if "r" in present else ():
        group = _by_office(people, match.start())
        if group:
            found.append((match.start(), match.end(), group))
    return found


def _is_apart(people: People, at: int, match: re.Match[str]) -> bool:
    """ "NATO Secretary General and Danish Prime Minister X": two people, as one has no such offices at a time.

    A chair goes from state to state, and whoever has it has an office at home too.
    """
    chunks, side = people.chunks, match.start("side")
    other = set(people.sides_at(side))
    apart = bool(other) and other.isdisjoint(chunks.entries[at][2])
    return apart and not is_chair(chunks.text(at)) and chunks.entries[match.start("rank")][3] in SINGLE_RANKS


def find_crowds(people: People, begin: int, end: int) -> list[tuple[int, int, Actor]]:
    """Find those of many states of whom none is named: "European leaders", "ministers from 40 countries"."""
    chunks, words = people.chunks, people.words
    found = []
    for match in CROWD.finditer(chunks.codes, begin, end):
        role = match.start("role")
        if chunks.codes[role] == "X" and chunks.low(role) not in words["fellows"]:
            continue
        if chunks.last_low(role) in words["lay"]:
            continue  # "the region's mayors"
        if chunks.codes[match.end()] == "o" or chunks.lows[match.end() : match.end() + 2] == ["in", "exile"]:
            continue  # "four European leaders of the far right"
        if chunks.codes[match.start() - 1] == "-" and chunks.low(match.start() - 2) == "non":
            continue  # "non-African leaders"
        if chunks.low(role - 1) in FAITHS and chunks.codes[match.end()] == "i":
            continue  # "Arab and Muslim leaders in Michigan"
        stop = match.start("offices") if match["offices"] else role - (chunks.codes[role - 1] == "p")
        regions = [at for at in range(match.start(), stop) if chunks.codes[at] in "NLX"]
        named = [at for at in regions if not _is_continental(people, at)]  # "Merz and European leaders"
        if regions[-1] not in named:
            found.append((min(at for at in regions if at > max(named, default=-1)), match.end(), role))
    for match in CROWD_FROM.finditer(chunks.codes, begin, end):
        if chunks.low(match.start() - 1) in words["lay"]:
            continue  # "business leaders from ten countries"
        first, last = match.span("whose")
        stops = (one for one in range(first + 1, last + 1) if BEHIND_CROWD.match(chunks.codes, one))
        stop = next((one for one in stops if _is_from_many(people, first, one)), first)
        if stop > first:
            found.append((match.start(), stop, match.start("role")))
    return [
        (first, stop, Actor((), None, chunks.text(role), "", "group", True, ("actors.crowd",), many=True))
        for first, stop, role in found
    ]


def _is_continental(people: People, at: int) -> bool:
    """Whether a chunk says of which part of the world people are: "European", "Several Arab", "world", "Africa's"."""
    words, text = people.words, people.chunks.text(at).lower()
    first, _, rest = text.partition(" ")
    joined = text in FAITHS and people.chunks.low(at - 1) == "and" and people.chunks.low(at - 2) in words["continental"]
    adjective = (
        joined or text in words["continental"] or (first in QUANTITIES | COUNTS and rest in words["continental"])
    )
    return adjective or (people.chunks.codes[at + 1] == "p" and _is_region(people, at))


def _is_region(people: People, at: int) -> bool:
    """Whether a chunk names a part of the world with several states: "the Sahel", "Africa", and not "Darfur"."""
    code, rule, _, country = people.chunks.entries[at]
    shared = code == "L" and rule.startswith("places.") and not country
    return shared or people.chunks.text(at).lower() in people.words["continents"]


def _is_from_many(people: People, first: int, stop: int) -> bool:
    """Whether states are told that nobody names: "40 countries", "the Lake Chad region", not "the states"."""
    chunks = people.chunks
    last, within = chunks.low(stop - 1), chunks.lows[first:stop]
    named = [at for at in range(first, stop) if chunks.codes[at] in "NL"]
    if last not in STATES:
        region = stop - 2 if last == "region" and named == [stop - 2] else stop - 1
        return _is_region(people, region) or _is_continental(people, region)
    near = NEAR_TWO.intersection(within) - ({"two"} if "dozen" in within else set())
    if near and not (named and near == {"the"}):
        return False  # but "the Andean nations"
    many = any(low.isdecimal() and int(low) > US_STATES for low in within)  # "more than 90 states"
    return bool(named) or last != "states" or many or not {"member", "island"}.isdisjoint(within)


def _are_all_members(people: People, first: int, stop: int) -> bool:
    """Whether words name all members of a body: "the eight member states", not "several members"."""
    chunks = people.chunks
    some = chunks.codes[first] == "9" or not QUANTITIES.isdisjoint(chunks.lows[first:stop])
    return chunks.low(stop - 1) in STATES and not some


def _is_named_before(people: People, actor: Actor | None, begin: int, at: int) -> bool:
    """Whether a person is named in a sentence before an office alone: "the president will host President X"."""
    chunks = people.chunks
    told = chunks.document.lows[chunks.firsts[begin] : chunks.firsts[at]]
    return actor is not None and actor.name is not None and actor.name.split()[-1].lower() in told


def _by_office(people: People, at: int) -> Actor | None:
    """Whoever holds an office that alone tells the side: "the pope", "the secretary of state", "U.N. officials"."""
    _, rule, sides, rank = people.chunks.entries[at]
    speaks = rank != "spokesperson"
    return Actor(sides, None, people.chunks.text(at), rank, "group", speaks, (rule,)) if sides else None


# Of those who are sent to help or to keep order.
SENT = frozenset({"team", "teams", "officers", "contingent", "specialists"})


def is_sent_to_help(chunks: Chunks, words: Mapping[str, Container[str]], at: int) -> bool:
    """Whether people of a state come to work, and not to speak for it: "a Kenyan rescue team", "police officers"."""
    before = chunks.low(at - 1)
    return chunks.low(at) in SENT and (before == "police" or before in words["helpers"])


def _group(people: People, match: re.Match[str]) -> Actor:
    """People of a side by their office: whoever was named with it before, or else a group."""
    chunks = people.chunks
    role_at = match.start("role")
    role = chunks.text(role_at)
    sides = people.sides_at(match.start("side"))
    entry = chunks.entries[role_at]
    together = any_of(people.words["collective"], people.words["counterpart"])
    if len(sides) > 1 and match["side"][0] == "A" and together.isdisjoint(role.lower().split()):
        sides = ()  # "Baltic leaders" are of all three, "Baltic fishermen" need not be
    if match["role"] == "R":
        earlier = people.by_role.get(role.lower())
        if not (earlier and earlier.sides == sides):
            earlier = people.holder_met(sides, role)
        if earlier:
            return earlier._replace(rules=(*earlier.rules, "actors.role_again"))
    speaks = (
        entry[3] != "spokesperson" if entry[0] in "Rr" else not is_sent_to_help(people.chunks, people.words, role_at)
    )
    if match["side"][0] in "SAU" and chunks.low(role_at) in people.words["rebels"]:
        side_at = match.start("side")  # "Ivorian rebels", "rebels of Ivory Coast" are not Ivory Coast
        ahead = side_at < role_at
        name = chunks.text(side_at, role_at + 1) if ahead else f"{chunks.text(side_at)} {chunks.low(role_at)}"
        return Actor((name,), sort="movement", rules=REBELS)
    if match["side"][0] == "I" and chunks.last_low(role_at) in CHIEFS:
        role = chunks.text(match.start("side"), role_at + 1)  # "the FBI chief" is not the chief of the state
    any_one = chunks.codes[match.start() - 1] == "d" and chunks.low(match.start() - 1) in ("a", "an")
    one = match["role"] == "R" and not any_one  # not "the first visit by an Indian president"
    sort = "movement" if match["side"][0] == "M" else "person" if one else "group"
    many = match["side"][0] in "OB" and not people.words["collective"].isdisjoint([role.lower(), *role.lower().split()])
    rules = (chunks.entries[match.start("side")][1], "actors.group")
    return Actor(sides, None, role, entry[3] if entry[0] in "Rr" else "", sort, speaks, rules, many=many)


def are_counted(chunks: Chunks, at: int) -> bool:
    """Whether they are so many of a people, and not those who speak for it: "13 Cubans", "many Afghans"."""
    before = chunks.last_low(at - 1)
    counted = chunks.codes[at - 1] == "9" or before in CARDINALS
    return (counted and chunks.low(at - 2) != "the") or before in QUANTITIES
