"""Tell whose house speaks: the state whose institutions a text names, and no other's, or whose offices are called so.

In: a scene. Out: the name of the state, whose president a release calls "the President"; or nothing, and the members of
a council that a state has of its own are no longer those of the UN, nor is each Foreign Office that in London.
"""

from __future__ import annotations

from calendars.extraction.names.actors import CODE_OF, Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.names.voices import find_voices, president_of_voice
from calendars.patterns import pattern_of

# Offices that few states have, where one alone of those states is named: "the Foreign Secretary".
FEW_HAVE = {
    "foreign secretary": frozenset({"United Kingdom", "India", "Pakistan", "Bangladesh", "Sri Lanka", "Nepal"}),
    "chancellor": frozenset({"Germany", "Austria"}),
    "federal chancellor": frozenset({"Germany", "Austria"}),
    "federal president": frozenset({"Germany", "Austria"}),
}
# What the press office of one state calls its pages, and how much of a text is its head.
PAGES = dict.fromkeys(
    ("department press briefing", "daily guidance and press schedule", "daily appointments schedule"), "United States"
)
HEAD = 200
FIRST_WORDS = frozenset(office.split()[0] for office in FEW_HAVE)


def is_seat(scene: Scene, place: tuple[str, str]) -> bool:
    """Whether a place is a city where bodies sit: who is met there, or told of behind "in Geneva", may be theirs."""
    return place[0].split()[0].lower() in scene.words["seats"]


def claim_offices(scene: Scene) -> None:
    """Give the offices and councils that several have to those whose text it is, or who speak in it."""
    forget_members_of_own_council(scene)
    claim_foreign_office(scene)
    claim_councils(scene)
    find_voices(scene)
    claim_president(scene)
    claim_secretary(scene)
    _forget_secretaries(scene)
    _name_governments(scene)


# What bears the name of its head, who need not be there: "the Maduro government".
NAMED_AFTER = frozenset({"government", "administration", "cabinet", "regime"})


# "the | embattled | Maduro", "the nine-month old | Aquino"
DESCRIBED = pattern_of(r"d[X9-]{1,4}$")


def _name_governments(scene: Scene) -> None:
    """Read the state in place of the one after whom its government is called: "members of the Lula government".

    Of an unknown one's, "the young Ruiz government", nothing is told.
    """
    codes = scene.chunks.codes
    for at in scene.chunks.find(NAMED_AFTER, 0, len(codes)):
        called = at - 1
        if called < 0 or codes[called] != "P":
            continue
        actor = scene.actors.get(called)
        described = DESCRIBED.search(codes, max(called - 5, 0), called) is not None
        if not described and not scene.chunks.text(called).lower().startswith("the "):
            continue
        if actor is None or not actor.sides:
            scene.actors.pop(called, None)
            scene.chunks.codes = f"{scene.chunks.codes[:called]}X{scene.chunks.codes[at:]}"
        elif not actor.many:
            scene.put(called, actor._replace(name=None, role=None, rank="", sort="state", surname=None))


# Offices that are those of the United States where no other state is told: "Secretary of Agriculture".
AMERICAN = "offices.us-secretaries"


def _forget_secretaries(scene: Scene) -> None:
    """Leave a "Government Secretary of Agriculture" without a side: so ministers of other states are called."""
    chunks = scene.chunks
    for at, actor in scene.actors.items():
        if AMERICAN not in actor.rules:
            continue
        before, behind = chunks.firsts[at] - 1, chunks.lasts[at]
        if "government" in (*chunks.document.lows[before : before + 1], *chunks.document.lows[behind : behind + 2]):
            scene.actors[at] = actor._replace(sides=())


def house_of(scene: Scene) -> str | None:
    """The state whose institutions a text names, and no other's: "the White House", "Downing Street", "the MEA"."""
    houses = {
        actor.sides[0]
        for at, actor in scene.actors.items()
        if actor.sides
        and (
            actor.sort == "institution"
            or (actor.sort == "seat" and _is_house(scene, at))
            or (actor.rank == "spokesperson" and actor.sort == "group" and _is_of_house(scene, at))
        )
    }
    return houses.pop() if len(houses) == 1 else None if houses else _by_title(scene) or _by_page(scene)


def _by_page(scene: Scene) -> str | None:
    """The state whose press office alone calls what it puts out so: "Department Press Briefing"."""
    head = scene.chunks.document.text[:HEAD].lower()
    if "press briefing" in head and "washington, d" in head:
        return "United States"  # "Daily Press Briefing, Richard Boucher, Spokesman, Washington, DC"
    return next((state for page, state in PAGES.items() if page in head), None)


def _by_title(scene: Scene) -> str | None:
    """The only state that a text names of the few with an office that it names: "the Federal Chancellor"."""
    chunks = scene.chunks
    named = chunks.find(FIRST_WORDS, 0, len(chunks.codes))
    offices = {chunks.text(at).lower() for at in named if chunks.codes[at] == "R"} & FEW_HAVE.keys()
    if not offices:
        return None
    sides = {side for actor in scene.actors.values() for side in actor.sides}
    sides |= {country for _, country in scene.places.values()}
    states = sides.intersection(*(FEW_HAVE[office] for office in offices))
    return states.pop() if len(states) == 1 else None


def _is_house(scene: Scene, at: int) -> bool:
    """Whether a seat is a palace or an office, and no city."""
    name, place = scene.chunks.text(at), scene.places.get(at)
    return place is not None and not name.startswith(place[0]) and scene.chunks.last_low(at) in scene.words["houses"]


def _is_of_house(scene: Scene, at: int) -> bool:
    """Whether a palace or an office stands before who speaks for it: "a Downing Street spokesperson"."""
    words = scene.chunks.text(at).lower().split()
    return len(words) > 1 and words[-2] in scene.words["houses"]


# As the White House writes the office of its own president, and hardly anyone that of another.
OWN_PRESIDENT = frozenset({"President", "PRESIDENT"})
# The state that has a president, and neither a prime minister nor a foreign minister.
OF_PRESIDENT = "United States"
ROLE_AGAIN = ("actors.role_again",)


def own_president(scene: Scene, at: int, house: str | None, holder: Actor | None) -> Actor | None:
    """Whom those who speak mean by "the president", though another was named last, whom `holder` is.

    "ALBRIGHT: The president has invited President Kim", "7PM THE PRESIDENT and President Xi have dinner".
    """
    if scene.chunks.last_low(at) != "president":
        return None
    if own := president_of_voice(scene, at):
        return own
    office = scene.chunks.text(at).removeprefix("the ").removeprefix("THE ")
    told = house == OF_PRESIDENT and office in OWN_PRESIDENT
    if not told or (holder is not None and holder.sides == (house,)):
        return None
    return Actor((OF_PRESIDENT,), None, office, "head", "group", True, ("coreference.house",))


def claim_president(scene: Scene) -> None:
    """ "The President will host President Xi. The President will then": in a schedule of the White House its own."""
    again = [at for at, actor in scene.actors.items() if actor.rules[-1:] == ROLE_AGAIN]
    again = [at for at in again if scene.chunks.last_low(at) == "president"]
    house = house_of(scene) if again else None
    for at in again:
        if own := own_president(scene, at, house, scene.actors[at]):
            scene.put(at, own)


# How the office ends that a release of the United Nations never says to be theirs.
GENERAL = frozenset({"general"})
SECRETARY = "secretary-general"
UNITED = ("United Nations",)


def claim_secretary(scene: Scene) -> None:
    """ "The Secretary-General met X, the Secretary-General of Y. The Secretary-General then": that of the UN.

    So it is where that office stands alone before anybody who has it is named.
    """
    chunks = scene.chunks
    told = chunks.find_last(GENERAL, 0, len(chunks.codes))
    told = [at for at in told if chunks.text(at).lower().endswith(SECRETARY)]
    again = [at for at in told if at in scene.actors and scene.actors[at].rules[-1:] == ROLE_AGAIN]
    alone = next((at for at in told if chunks.codes[at] == "R" and chunks.text(at)[0].isupper()), -1)
    names = {scene.actors[at].name for at in again}
    if alone < 0 or any(actor.name in names for at, actor in scene.actors.items() if at < alone):
        return
    for at in again:
        scene.put(at, Actor(UNITED, None, "Secretary-General", "organisation", "group", True, ("coreference.house",)))


# The council of this state has permanent members too, and its president meets them week by week.
OWN_COUNCIL = "Russia"
PERMANENT = frozenset({"permanent"})
OF_WORLD = frozenset({"un", "u.n.", "united", "nations", "five"})


def forget_members_of_own_council(scene: Scene) -> None:
    """ "Putin met with the permanent members of the Security Council": of Russia's, where nobody names the UN."""
    chunks, number = scene.chunks, scene.chunks.sentence_of
    named = (at for at in chunks.find(PERMANENT, 0, len(chunks.firsts)) if at in scene.actors)
    told = [at for at in named if "organisations.p5" in scene.actors[at].rules]
    if not told or not OF_WORLD.isdisjoint(chunks.document.lows):
        return
    own = [at for at, actor in scene.actors.items() if actor.sort == "person" and actor.sides == (OWN_COUNCIL,)]
    codes = list(chunks.codes)
    for at in told:
        if any(one < at and number(at) - number(one) <= 2 for one in own):
            del scene.actors[at]
            codes[at] = "X"
    chunks.codes = "".join(codes)


# Offices that a report from a country need not say are of it, in one of its first sentences.
OF_HOME = frozenset({"minister", "premier"})
FIRST_SENTENCES = 2


def is_of_home(scene: Scene, at: int) -> bool:
    """ "ISLAMABAD: The foreign minister will visit": where a report begins so, it is that of the country."""
    if scene.home in (None, OF_PRESIDENT) or (scene.city or "").lower() in scene.words["seats"]:
        return False
    office = scene.chunks.last_low(at) in OF_HOME and scene.chunks.low(at - 1) == "the"
    return office and scene.chunks.sentence_of(at) <= FIRST_SENTENCES


# States beside the United Kingdom whose foreign ministry is called so.
WITH_FOREIGN_OFFICE = frozenset({"Pakistan", "Germany", "Bangladesh"})
FOREIGN_OFFICE = "Foreign Office"

WITH_SECRETARIES = frozenset({"India", "Pakistan", "Bangladesh", "Sri Lanka"})
SECRETARIES = ("Home Secretary", "home secretary", "Defence Secretary", "defence secretary")


def claim_foreign_office(scene: Scene) -> None:
    """ "ISLAMABAD: The Foreign Office said": that of Pakistan, where a text tells of no Briton; so with secretaries."""
    british = [at for at, actor in scene.actors.items() if actor.sides == ("United Kingdom",)]
    if not british or not all(_may_be_of_others(scene, at) for at in british):
        return
    office = any(FOREIGN_OFFICE in scene.chunks.text(at) for at in british)
    having = WITH_FOREIGN_OFFICE if office else WITH_SECRETARIES
    named = {side for actor in scene.actors.values() for side in actor.sides} & WITH_FOREIGN_OFFICE if office else set()
    state = scene.home if scene.home in having else named.pop() if len(named) == 1 else None
    if state is None:
        return
    for at in british:
        scene.actors[at] = scene.actors[at]._replace(sides=(state,))


def _may_be_of_others(scene: Scene, at: int) -> bool:
    """Whether a Briton is one by the name of his office alone, which others have too: "Home Secretary G K Pillai"."""
    text, rules = scene.chunks.text(at), scene.actors[at].rules
    return FOREIGN_OFFICE in text or (rules[:1] == ("offices.uk-secretaries",) and text.startswith(SECRETARIES))


# How the name of a council ends that an organisation has: "the OSCE's Permanent Council".
COUNCILS = frozenset({"council", "assembly", "committee", "board"})


def claim_councils(scene: Scene) -> None:
    """ "The OSCE's Permanent Council will meet": a body of that organisation, whatever its name."""
    chunks = scene.chunks
    codes = list(chunks.codes)
    for at, actor in list(scene.actors.items()):
        if actor.sort != "organisation" or len(actor.sides) != 1 or chunks.codes[at + 1 : at + 3] != "pN":
            continue
        if chunks.last_low(at + 2) in COUNCILS and at + 2 not in scene.actors:
            scene.actors[at + 2] = actor._replace(sort="body", rules=(*actor.rules, "houses.council"))
            codes[at + 2] = CODE_OF["body"]
    chunks.codes = "".join(codes)
