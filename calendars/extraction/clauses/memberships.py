"""Tell whose members a text means: "the 116-nation movement", "Council members", "ministers of the member states".

In: a scene and a chunk. Out: whether its word stands for an organisation by its members, or whose they are; or the
actor that a chunk which points back to an organisation stands for.
"""

from __future__ import annotations

from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.patterns import pattern_of

# Of so many members, these are an organisation: "the 116-nation movement".
OF_MEMBERS = frozenset(
    {"agency", "body", "group", "movement", "forum", "club", "community", "league", "association", "pact"}
)
MEMBER_STATES = frozenset({"states", "countries", "nations", "economies"})
MEMBERS = frozenset({"nation", "member", "country", "state", "strong"})

# How many members an organisation has had over the years.
COUNTS = {
    "European Union": frozenset({"12", "15", "25", "27", "28"}),
    "NATO": frozenset({"16", "19", "26", "28", "29", "30", "31", "32"}),
    "ASEAN": frozenset({"10", "11"}),
}


def counts_states(scene: Scene, at: int) -> bool:
    """Whether as many states are told of as an organisation may have: "ministers of the 28 | countries"."""
    return scene.chunks.codes[at - 2 : at] == "d9" and scene.chunks.low(at - 1).isdigit()


def has_so_many(scene: Scene, at: int, body: Actor | None) -> bool:
    """Whether an organisation has had as many members as a text counts states: "the 28 | countries" of the EU."""
    return body is not None and scene.chunks.low(at - 1) in COUNTS.get(body.sides[0], ())


# "will next", "is due to", "last": up to the verb of meeting.
MEETS = pattern_of(r"(?:m|[12]Q?f|[45])?X?3?v(?=[ikTgfX.,])")
# Verbs by which a body sits: "the council meets", "convenes".
SITS = frozenset({"triggers.meet", "triggers.convene"})

# So many sentences back an organisation may be named for ministers alone to be its own.
NEAR_BODY = 2
# And for "the group" to be it.
NEAR_GROUP = 3
# How the names of organisations begin that have no leaders and no ministers.
WITHOUT_LEADERS = frozenset({"UN", "United", "World", "International", "IAEA", "IMF"})
# An organisation whose name ends so is called no group.
UNIONS = frozenset({"union", "nations"})
# Of these no word more need tell whose they are.
OF_EVERY_BODY = frozenset({"leaders", "presidents", "ministers", "ambassadors"})
# Behind those who do something together: "themselves meet", "will", ", who met".
ACTING = pattern_of(r"h?(?:,c)?[mu1245v]")
# "EU foreign ministers meet on Monday and finance ministers | on Tuesday"
GAPPED = pattern_of(r"(?:id?[CSL])?[ik]?T")


# Before a word for an organisation, they tell of how many states it is: "the regional body", "the pan-African forum".
OF_MANY = frozenset({"regional", "continental", "intergovernmental", "trade", "producer", "producers"})


def counts_members(scene: Scene, at: int) -> bool:
    """Whether a word is told to be of many states: "the 16-nation body", "the pan-African forum"."""
    low, before = scene.chunks.low(at), scene.chunks.low(at - 1)
    if low not in OF_MEMBERS:
        return False
    tied = scene.chunks.codes[at - 2] == "-"
    return (tied and (before in MEMBERS or scene.chunks.low(at - 3) == "pan")) or (before in OF_MANY and low in BODIES)


# Of these words, one before them tells that states are meant.
BODIES = frozenset({"body", "group", "forum"})


def has_members(scene: Scene, at: int) -> bool:
    """ "Council members", "a session of the Council", "Council ministers": those of the one that was told before."""
    chunks = scene.chunks
    if chunks.codes[at + 1] == "r" and chunks.text(at)[0].isupper():
        return chunks.codes[at - 1] != "." and chunks.low(at) != "community"
    before = chunks.codes[at - 2 : at] == "od" and (
        chunks.last_low(at - 3) == "members" or chunks.codes[at - 3] in "nx"
    )
    return chunks.low(at + 1) == "members" or (before and chunks.codes[at + 1] not in "oNPSg")


def meets(scene: Scene, at: int) -> bool:
    """Whether a bare word for an organisation is told to meet: "the group | will convene", "a meeting of the group"."""
    chunks = scene.chunks
    if chunks.low(at - 1) != "the":
        return False
    if chunks.codes[at - 2] == "o" and chunks.entries[at - 3][1] in GATHERINGS:
        return chunks.codes[at + 1] not in OF_OTHERS
    match = MEETS.match(chunks.codes, at + 1)
    return match is not None and chunks.entries[match.end() - 1][1] in SITS


# What an organisation holds.
GATHERINGS = frozenset(
    f"triggers.{name}" for name in ("summit", "meeting", "session", "ministerial", "conference", "talks")
)
# "a meeting of the group | of envoys", "of the body | Lavrov chairs"
OF_OTHERS = "obNPSnxRrt-p"
# "the group 's | next regular meeting", "the bloc 's | leaders"
OWNED = pattern_of(r"p[XD]{0,3}9?X?(?P<what>[nxr])")


def leaders_of(scene: Scene, at: int) -> str:
    """By what word those are told later who gather: "the ASEAN | summit", "the European Council": "the leaders"."""
    behind = scene.chunks.entries[at + 1][1]
    if behind == "triggers.summit" or scene.chunks.text(at).lower() == "european council":
        return "leaders"
    return "ministers" if behind == "triggers.ministerial" else ""


def owns_gathering(scene: Scene, at: int) -> bool:
    """Whether a bare word for an organisation is told to hold something: "the group's next regular meeting"."""
    match = OWNED.match(scene.chunks.codes, at + 1) if scene.chunks.low(at - 1) == "the" else None
    if match is None:
        return False
    what = match.start("what")
    return scene.chunks.codes[what] == "r" or scene.chunks.entries[what][1] in GATHERINGS


def owns_members(scene: Scene, at: int) -> bool:
    """Whether member states are told to be an organisation's: "the organisation 's | 54 member states"."""
    return not MEMBER_STATES.isdisjoint(scene.chunks.lows[at + 2 : at + 5])


# Organisations that are called "the agency"; of another, that is a news agency.
AGENCIES = frozenset({"IAEA", "International Energy Agency"})


# "the group | is scheduled to meet again"
AGAIN_REACH = 7


def group_meant(scene: Scene, bodies: list[tuple[int, Actor]], at: int, low: str) -> Actor | None:
    """The organisation that meets as "the group" or "the community": no firm or band, and no union is called so.

    Its name has the word, or it was told right before.
    """
    chunks = scene.chunks
    named = ((where, one) for where, one in reversed(bodies) if low in chunks.text(where).lower().split())
    where, body = next(named, (0, None))
    if body is not None and low in OF_REBELS and _is_rebels_since(scene, where, at):
        return None
    if body is not None or not bodies:
        return body
    place, body = bodies[-1]
    number = chunks.sentence_of(place)
    words = body.sides[0].lower().split()
    if chunks.sentence_of(at) - number > NEAR_GROUP or low not in ("group", "club", "body", "agency", *words):
        return None
    begin = scene.bounds(number)[0]
    others = low in chunks.lows[begin:at] or any(  # "The EU fined Siemens. The group will meet"
        chunks.codes[one] == "N" and not (chunks.codes[one + 1] == "o" and place - one in (2, 3))
        for one in range(begin, at)  # but not "The Executive Council of the AU"
    )
    others = others and "again" not in chunks.lows[at : at + AGAIN_REACH]
    free = not others and low != "agency" and (low == "body" or words[-1] not in UNIONS)
    return body if free or low in words or (low == "agency" and body.sides[0] in AGENCIES) else None


# What a movement is called as well.
OF_REBELS = frozenset({"group", "movement"})


def _is_rebels_since(scene: Scene, place: int, at: int) -> bool:
    """Whether a movement was named behind an organisation: "The Contact Group met. Hamas sent envoys. The group"."""
    since = (scene.actors.get(one) for one in range(place + 1, at))
    return any(one is not None and one.sort == "movement" for one in since)


def before_members(codes: list[str], at: int) -> int:
    """The chunk before "of the" and the members of something: "ministers | from the bloc's 27 member states"."""
    before = at - 1
    while codes[before] in "dX9pO":
        before -= 1
    return before - 1 if codes[before] in "oj" else before


def owner_of_its(scene: Scene, at: int) -> int | None:
    """Whose "its" before chunk `at` is: of the organisation that a sentence opens with, this one or the one before."""
    number = scene.chunks.sentence_of(at)
    for begin, end in ((scene.bounds(number)[0], at), scene.bounds(max(number - 1, 0))):
        owner = next((one for one in range(begin, min(end, at)) if one in scene.actors), None)
        if owner is not None:
            actor = scene.actors[owner]
            own = (
                actor.sort in ("organisation", "body")
                and len(actor.sides) == 1
                and scene.chunks.codes[owner + 1] != "p"
            )
            return owner if own else None
    return None


# How far back the council stands that "the 15-member body" is, whatever organisation is named beside it.
COUNCIL_REACH = 30


def council_told(bodies: list[tuple[int, Actor]], at: int) -> Actor | None:
    """Which council is meant: "The Security Council took up a UN report. The 15-member body met"."""
    near = [one for place, one in bodies[-5:] if one.sort == "body" and at - place <= COUNCIL_REACH]
    return near[-1] if near else None


def as_body(at: int, body: Actor | None, sort: str) -> tuple[int, Actor] | None:
    """An organisation told before, at the chunk that points back to it."""
    return (at, body._replace(sort=sort, rules=(*body.rules, "coreference.body"))) if body else None


def as_group(sender: Actor, role: str, rule: str, many: bool = False) -> Actor:
    """The people who act for an organisation or a state together."""
    return Actor(sender.sides, None, role, "", "group", True, (*sender.rules[:1], rule), many=many)


def of_members(scene: Scene, at: int, body: Actor | None) -> tuple[int, Actor] | None:
    """The people at a chunk as those who act together for an organisation: "the alliance's military chiefs"."""
    role = scene.chunks.text(at).lower()
    heads = role.startswith("heads of ")
    if body is None or at in scene.actors or role.split()[0] in scene.words["lay"]:
        return None
    many = heads or not scene.words["collective"].isdisjoint((role, role.split()[-1]))
    return (at, as_group(body, "heads" if heads else role, "coreference.body", True)) if many else None


def begin_of_office(scene: Scene, at: int) -> int:
    """The chunk with which an office of two fields begins: "justice and | home affairs ministers"."""
    two = scene.chunks.codes[at - 2 : at] == "X&" and scene.chunks.low(at - 2) in scene.words["portfolio"]
    return at - 2 if two else at


def end_of_first_field(scene: Scene, at: int) -> int:
    """The chunk behind the first field of an office of two: "justice and | home affairs ministers"."""
    return at + 2 if begin_of_office(scene, at + 2) == at else at


# "09:00 | Ministers", "the | ministers"; "informal meeting of | ministers"
LEADS_TO_MEMBERS = pattern_of(r"T?d?|T?d?[XN]{0,2}[nx]od?X?")


def members_of_owner(scene: Scene, at: int, item: int, owner: Actor | None) -> tuple[int, Actor] | None:
    """ "Farm ministers, Brussels", in the list of an organisation: its own, where nobody else is named for them.

    `item` is where the item begins, `owner` whose list it is.
    """
    if owner is None or owner.sort not in OWNERS or len(owner.sides) != 1 or scene.chunks.codes[at + 1] in "ojNP":
        return None
    if owner.sides[0] in scene.states or owner.sides[0].split()[0] in WITHOUT_LEADERS:
        return None
    leads = LEADS_TO_MEMBERS.fullmatch(scene.chunks.codes, item, begin_of_office(scene, at))
    return of_members(scene, at, owner) if leads else None


# Sorts of actors whose list may tell of an organisation's own people.
OWNERS = frozenset({"organisation", "group", "person"})
# Words that may stand between "the" and the office.
BETWEEN = frozenset("X9-DNt")
BETWEEN_LIMIT = 5
# Before "government": it is that of another country, or of a part of this one.
ELSEWHERE = frozenset({"host", "foreign", "local", "provincial", "regional", "rival", "rebel"})


def points_back(scene: Scene, at: int) -> bool:
    """Whether "the" opens the phrase of an office and no name or country follows it."""
    codes = scene.chunks.codes
    if codes[at + 1] in "NPoRpnx":
        return False
    for before in range(at - 1, max(at - BETWEEN_LIMIT - 2, -1), -1):
        if codes[before] == "d":
            return scene.chunks.low(before) == "the"
        if codes[before] not in BETWEEN:
            return False
        if scene.chunks.low(before) in ELSEWHERE and not counts_members(scene, at):
            return False
    return False


# Between "the" and a body that is told again.
OF_BOTH = frozenset({"joint", "full", "mixed", "bilateral", "new", "same"})
# What a body of two states is called for short.
JOINT_HEADS = frozenset({"commission", "committee", "council", "group", "board"})
# "The German-Polish |", "The Sino-British |", "Peru and Chile's |"; "| of Laos and Thailand", ", between X and Y"
STATES_BEFORE = pattern_of(r"(?:[SA]-[SA]|AA|Sp?&d?Sp)$")
STATES_BEHIND = pattern_of(r",?[ob]d?S(?:,d?S)*,?&d?S")
# How far back, in chunks, the body stands that is told again.
JOINT_REACH = 60


def states_of_joint_body(scene: Scene, at: int) -> tuple[int, ...]:
    """The states whose body a noun or a name is: "the German-Polish | commission", "a committee | of X and Y"."""
    codes = scene.chunks.codes
    if codes[at - 2 : at + 1] == "A-S":
        return at - 2, at  # "the Polish-| Czech commission"
    begin, end = scene.chunks.sentences[scene.chunks.sentence_of(at)]
    before = STATES_BEFORE.search(codes, max(begin, at - 5), at)
    found = before or STATES_BEHIND.match(codes, at + 1, end)
    states = tuple(one for one in range(*found.span()) if codes[one] in "SA") if found else ()
    return states if len(scene.sides_of(states)) > 1 else ()


def resolve_joint_bodies(scene: Scene) -> None:
    """Make actors of bodies of two states told again: "The Laotian-Thai committee ... The committee will meet"."""
    told: dict[str, tuple[int, tuple[int, ...]]] = {}  # last word -> where a body was named last, and its states
    for at in scene.chunks.find_last(JOINT_HEADS, 0, len(scene.chunks.lows)):
        head = scene.chunks.last_low(at)
        if states := states_of_joint_body(scene, at):
            told[head] = at, states
        elif at in scene.actors or not _is_definite(scene, at):
            told.pop(head, None)  # one of others
        elif head in told and at - told[head][0] <= JOINT_REACH:
            told[head] = at, told[head][1]
            sides = tuple(dict.fromkeys(side for one in told[head][1] for side in scene.actors[one].sides))
            scene.put(at, Actor(sides, sort="body", rules=("coreference.body",)))


def _is_definite(scene: Scene, at: int) -> bool:
    """Whether "the" stands before a noun, or one word before it: "the commission", "the full committee"."""
    before = at - 1 - (scene.chunks.low(at - 1) in OF_BOTH)
    return scene.chunks.low(before) == "the"
