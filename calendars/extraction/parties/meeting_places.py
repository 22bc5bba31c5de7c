"""Tell where a clause says that an engagement is: "in Riga", "the embassy in Lima", "moved to Oslo", one place for all.

In: a scene and chunks of a clause. Out: the place and its country, or None; or yes or no.
"""

from __future__ import annotations

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import COMING_TO
from calendars.extraction.candidates.other_deeds import PREPARING
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.people import Actor
from calendars.extraction.parties.bystanders import is_behind_topic
from calendars.extraction.parties.calamities import CALAMITIES
from calendars.extraction.parties.hosts import AT_PLACE
from calendars.extraction.parties.noun_phrases import is_talked_of
from calendars.extraction.words.word_lists import any_of
from calendars.patterns import pattern_of

# What a phrase of place may hang on for it to be that of the engagement: not a plain noun ("the situation in ...").
BEFORE_PLACE = "nxvTPSOBMDUC,EHKVQ123"
# "Will see him in Doha".
OBJECTS = frozenset({"him", "her", "them", "us", "me"})
# "will convene for a | council in Riga"
SITTINGS = frozenset({"council", "plenary", "retreat", "ministerial", "get-together"})
# "At a hotel in Doha", "in a tent near the border town of Ijevan", "at the organisation's headquarters in".
HOUSE = "dX9AN-pOBRr"
MISSIONS = frozenset({"embassy", "consulate"})
# Verbs of coming to where others are, and those with that of visiting them.
JOURNEY = COMING_TO | {"triggers.visit"}
# "the UN envoy in Kosovo|, Hans Haekkerup,"
NAMED_BEHIND = pattern_of(r",[PN],[vH12m45E]")
# "Moved | to Riga", "trips | to the Latvian capital".
TO_PLACE = pattern_of(r"fd?A?[CSL]")


# "to prepare for the NATO summit | in", "to discuss a conference | in"
PREPARED = pattern_of(r"f(?P<verb>[vQX])[gk]?d?[A9XOBSTp-]{0,5}n$")
# "discussed the talks | in", "discuss with Spanish officials the way to a third round of talks | in"
DISCUSSED = pattern_of(
    r"v(?:wd?[AX]?[SPOBMRr](?:,?&?d?[SPOBMRr]){0,2})?(?:d?[A9XOBSTGp-]{0,5}n?k?[fog]){0,3}d?[A9XOBSTp-]{0,5}[nx]"
)
# "on Friday on the | upcoming G20 summit | in"
TOPIC = pattern_of(r"[k,&]d?(?P<first>[XA9BOSNTQp-]{0,4}[nx])$")
FOLLOWING = frozenset({"follows", "followed", "precedes", "preceded"})
DISCUSSING = PREPARING | {"debate", "review"}


def is_of_prepared_elsewhere(scene: Scene, candidate: Candidate, at: int) -> bool:
    """Whether a place is that of what one meets to prepare: "met X on Monday to discuss the summit in Madrid"."""
    if not FOLLOWING.isdisjoint(scene.chunks.lows[candidate.at + 1 : at]):
        return True  # "The meeting follows talks in Geneva"
    if scene.chunks.codes[at - 2] not in "nx":
        return False
    topic = TOPIC.search(scene.chunks.codes, candidate.at + 1, at - 1)
    if topic is not None and is_talked_of(scene, topic.start("first"), at - 2):
        return True  # "talks with X on Friday on the G20 summit in Seoul"
    if candidate.rule == "triggers.discuss" and DISCUSSED.fullmatch(scene.chunks.codes, candidate.at, at - 1):
        return True
    match = PREPARED.search(scene.chunks.codes, candidate.at + 1, at - 1) if scene.chunks.codes[at - 2] == "n" else None
    return match is not None and scene.chunks.low(match.start("verb")) in DISCUSSING


def stands_at_place(scene: Scene, candidate: Candidate) -> bool:
    """Whether the place of a candidate follows at once: "stop in Cairo", not "stop the fighting in Cairo"."""
    here = scene.chunks.low(candidate.at + 1) == "here"
    return here or AT_PLACE.match(scene.chunks.codes, candidate.at + 1) is not None


def place_before(scene: Scene, before: int, sorts: str = "CLS") -> tuple[str, str] | None:
    """The place that "there" and "where" mean: the one named last, in the sentence or the one before.

    `sorts` are the codes of what it can be: "the same city" is no state.
    """
    if before - 1 not in scene.places and scene.chunks.last_low(before - 1) in scene.words["houses"]:
        return None  # "at the presidential palace where they will have a meeting"
    for at in range(before - 1, max(before - 40, -1), -1):
        named = at in scene.places and scene.chunks.codes[at] in sorts
        told = scene.chunks.codes[at - 1] in "ifgj," or (
            scene.chunks.codes[at - 1] == "d"
            and scene.chunks.codes[at - 2] in "ifgj,vx"  # not "the US held talks there"
        )
        told = told or scene.chunks.entries[at - 1][1] == "triggers.visit"  # "visits Riga ahead of a summit there"
        if named and (told or (at == before - 2 and scene.chunks.codes[before - 1] not in "xn")):
            return scene.places[at]  # "His next stop will be Warsaw, where", "will visit Warsaw, where"
        if scene.chunks.codes[at] in "PN" and scene.chunks.codes[at - 1] == "i":
            return None  # "are to be based in Zagan, where": a place that is not known
    return None


def unknown_name(scene: Scene, at: int) -> str:
    """The name of a place that the lexicon does not know: a town, or "St. Peter's Basilica", which no saint is."""
    saint = scene.chunks.text(at).startswith(("St. ", "Saint ")) and scene.chunks.codes[at + 1 : at + 3] == "pN"
    return scene.chunks.text(at, at + 3 if saint else None)


def may_be_town(scene: Scene, at: int) -> bool:
    """Whether a name behind "at" may be that of a place: "at Erdut", not "at COP29", "at Volkswagen's request"."""
    name = scene.chunks.text(at)
    alone = scene.chunks.codes[at + 1] not in "pNX&-" and name.istitle() and name.isalpha()
    return alone and name.lower() not in scene.words["institution"] and at not in scene.actors


def is_common(scene: Scene, at: int) -> bool:
    """Whether a name is a common word that a heading spells large: "Talks End in Discord", and "in discord" below."""
    document = scene.chunks.document
    return scene.chunks.text(at).lower() in document.words


def house_told(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """The ministry in whose house it is: "meets the ambassador at the Department of State"."""
    for at in range(clause.start + 1, clause.end):
        actor = scene.actors.get(at)
        if (
            actor
            and actor.sort == "institution"
            and scene.chunks.low(at - 2) == "at"
            and is_placed(scene, clause.start, at)
        ):
            return scene.chunks.text(at), actor.sides[0]
    return None


# In sentences: so far back a city may be named that "the city" is.
CALLED_REACH = 2
# Before the word for it: "in the Spanish | city", "on the Indonesian | island", "in the Red Sea | resort".
CALLING = pattern_of(r"[ik]d(?P<how>[XALN-]{0,4})$")
CALLING_REACH = 6
ISLES = frozenset({"island", "islands"})
LANDS = frozenset({"nation", "nations", "state", "states", "country", "republic", "kingdom", "territory", "group"})


def place_called(scene: Scene, start: int, at: int) -> tuple[str, str] | None:
    """The city that "in the city", "in the Spanish resort" or "on the island" is: that of the country named last."""
    chunks, codes = scene.chunks, scene.chunks.codes
    match = CALLING.search(codes, max(start, at - CALLING_REACH), at)
    if match is None or chunks.low(match.start() + 1) not in ("the", "this"):
        return None
    if codes[match.start()] == "k" and (chunks.low(match.start()) != "on" or chunks.low(at) not in ISLES):
        return None
    if codes[match.start()] == "i" and not is_placed(scene, start, match.start() + 2):
        return None
    called = [chunks.entries[one] for one in range(*match.span("how"))]
    lands = {side for entry in called if entry[0] == "A" for side in entry[2]}
    capital = chunks.low(at) == "capital"
    if codes[at + 1] in "oc" or codes[at + 2] == "o" or chunks.low(at + 1) in LANDS or (capital and lands):
        return None  # "in the city of X", "where Y was born", "in the town hall of X"; "the Spanish capital" is known
    begin, _ = scene.bounds(max(chunks.sentence_of(at) - CALLED_REACH, 0))
    for one in range(match.start() - 1, begin - 1, -1):
        place = _city_named(scene, one, bool(lands))
        if place and (not lands or place[1] in lands or not place[1]) and (codes[one] == "C" or not capital):
            return None if codes[one - 1] == "&" and codes[one - 2] in "CL" else place  # "in Lyon and Nice": either
    return None


def _city_named(scene: Scene, at: int, sure: bool) -> tuple[str, str] | None:
    """The city that a chunk names, also one that nobody knows, "in Ota"; but not where one comes from.

    Nor is it where somebody says so, if not `sure` by its country.
    """
    codes, place = scene.chunks.codes, scene.places.get(at)
    lead = at - 1 - (codes[at - 1] == "d")
    if codes[lead] == "j" or codes[at + 1] == "p" or ("Z" in (codes[lead - 1], codes[at + 1]) and not sure):
        return None
    if codes[at] == "N" and codes[lead] in "if" and at not in scene.actors:
        return scene.chunks.text(at), ""
    return place if place and codes[at] in "CL" and place[0] != place[1] else None


def city_of_venue(scene: Scene, at: int) -> tuple[str, str] | None:
    """The city that is named behind a venue: "at Mar-a-Lago in Palm Beach"."""
    venue = scene.chunks.low(at - 1) == "at" and scene.chunks.codes[at : at + 2] == "Li"
    return scene.places.get(at + 2) if venue and scene.chunks.codes[at + 2] in "CL" else None


# "From the G20 summit | in"
FROM_OCCASION = pattern_of(r"jd?[XA9OBSM]{0,4}[nx]$")


def leaves_from(scene: Scene, before: int) -> bool:
    """Whether "in" at a chunk tells where one comes from: "From the summit in London he will fly to Lisbon"."""
    left = FROM_OCCASION.search(scene.chunks.codes, max(before - 8, 0), before)
    return left is not None and scene.chunks.low(left.start()) == "from"


# "talks about a man | detained in", "the release of sailors | captured in", "of a man | suspected of fighting in"
BEFALLEN = pattern_of(r"(?P<who>[XAtr])(?P<deed>[EHQX])k?(?:oX(?:wd?[XAtrMNOS]{1,2})?)?i$")
BEFALLEN_REACH = 9
# Before what talks are about; behind it may stand where that is.
MATTER = frozenset({"about", "over", "of", "on", "regarding", "concerning", "for"})


# "the fighting | between Chad and the rebels | in", "the clashes with rebels in"
FOUGHT_BETWEEN = pattern_of(r"(?P<what>X)(?:bd?[XASPOMNt]{1,3}&d?[XASPOMNt]{1,3}|wd?[XMNt]{1,2})i$")


def is_where_it_befell(scene: Scene, start: int, preposition: int) -> bool:
    """Whether a place is where that is of which one talks: "talks about a fisherman detained | in".

    So it is in "will meet to discuss the fighting between Chad and the rebels in Tibesti".
    """
    chunks = scene.chunks
    fought = FOUGHT_BETWEEN.search(chunks.codes, max(start, preposition - BEFALLEN_REACH), preposition + 1)
    if fought is not None and chunks.low(fought.start("what")) in scene.words["fought"]:
        return True
    match = BEFALLEN.search(chunks.codes, max(start, preposition - BEFALLEN_REACH), preposition + 1)
    if match is None:
        return False
    who, deed = chunks.low(match.start("who")), chunks.low(match.start("deed"))
    held = deed == "held" and (match["who"] == "A" or who in scene.words["captives"])
    if not held and deed not in scene.words["befallen"]:
        return False
    return not MATTER.isdisjoint(chunks.lows[max(start, match.start() - 4) : match.start()])


# Before one more place of what is spoken of: "the war in the region and, in particular, in Chad".
MENTIONING = frozenset({"particular", "particularly", "especially", "notably", "mainly"})


def is_placed(scene: Scene, start: int, at: int) -> bool:
    """Whether "in", "at" or the like stands before a place, and not as part of what something else is called.

    Nothing before chunk `start` is looked at.
    """
    before = at - 1
    while before > start and (
        scene.chunks.codes[before] == "d" or scene.chunks.low(before) in scene.words["direction"]
    ):
        before -= 1
    codes = scene.chunks.codes
    if scene.chunks.low(at + 1) in MISSIONS:
        return False  # "at the U.S. embassy in Rome"
    if (
        codes[before] == "g"
        and codes[before - 1] in "QW"
        and scene.chunks.low(before - 2) not in scene.words["at_first"]
    ):
        return True  # "a summit set for Washington", but not "first mooted for Moscow": it is held elsewhere
    if scene.chunks.low(before) == "on" and not scene.words["isles"].isdisjoint(scene.chunks.text(at).lower().split()):
        return True  # "on Margarita Island"
    if codes[before] != "i":
        return False
    if codes[before - 1] == "," and scene.chunks.low(before - 2) in MENTIONING:
        return False  # "the war in the region and, in particular, in Chad"
    if leaves_from(scene, before) or is_where_it_befell(scene, start, before):
        return False
    if codes[before - 1] in "PX" and NAMED_BEHIND.match(codes, at + 1):
        return False  # "the UN envoy in Kosovo, Hans Haekkerup, held talks": it is what he is
    low = scene.chunks.low(before - 1)
    if scene.chunks.last_low(before - 1) in CALAMITIES and before - 1 > start:
        return False  # "visited Sudan at the height of the crisis in Darfur"
    if before <= start + (codes[start] == "&") or codes[before - 1] in BEFORE_PLACE or low in OBJECTS | SITTINGS:
        return True
    later_on = low in ("on", "behind") and scene.chunks.low(before - 2).startswith(("later", "stay", "remain"))
    if later_on or low in scene.words["adverbs"] or low in scene.words["adverbial"]:
        return True
    if codes[at] == "L" and not scene.words["premises"].isdisjoint(scene.chunks.text(at).split()):
        return True  # "a fair at | the trade centre in Riga"
    house = before - 1
    while house > start and (codes[house] in HOUSE or scene.chunks.low(house + 1) in MISSIONS) and before - house < 6:
        house -= 1
    return (codes[house] == "i" and codes[house + 1] in "d9") or is_behind_topic(scene, start, before, at)


def place_shared(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """Where the first of two verbs puts its subject: "flew to Tunis and met X", "will speak in Riga and see Y"."""
    chunks, (begin, _) = scene.chunks, scene.bounds(clause.sentence)
    own = [at for at in clause.subject if at >= clause.start]
    if own or not clause.subject or chunks.codes[clause.start] not in "&," or clause.start == begin:
        return None
    first = max((at + 1 for at in range(begin, clause.start) if chunks.codes[at] in "c;Za"), default=begin)
    later = chunks.low(first - 1) in ("before", "prior", "ahead")  # "X, before leaving for Bonn, met Y"
    if later or (scene.days_in(first, clause.start) and scene.days_in(clause.start, clause.end)):
        return None  # on another day he may be elsewhere
    if chunks.codes[clause.start] == "," and "stopped" in chunks.lows[first : clause.start]:
        return None  # "X, who stopped in Almaty to refuel, will hold talks with Y"
    for at in range(clause.start - 1, first, -1):
        if at not in scene.places or chunks.codes[at + 1] == "p":
            continue
        going = any(chunks.entries[one][1] in JOURNEY for one in range(max(at - 3, first), at))
        if is_placed(scene, first, at) or (chunks.codes[at - 1] in "fg" and going):
            return scene.places[at]
    return None


# "The talks | move to Havana on Friday", "will | move to"
MOVING = frozenset({"move", "moves", "moved", "shift", "shifts", "shifted"})


def place_moved_to(scene: Scene, clause: Clause, at: int) -> tuple[str, str] | None:
    """The new place of what is told to be moved: "but the venue was changed to Riga", "has been moved to Riga"."""
    chunks, (_, end) = scene.chunks, scene.chunks.sentences[clause.sentence]
    for verb in chunks.find(any_of(scene.words["relocated"], MOVING), at + 1, end - 1):
        if TO_PLACE.match(chunks.codes[verb + 1 : end]):
            there = next(one for one in range(verb + 2, end) if chunks.codes[one] in "CSL")
            active = chunks.codes[verb - 1] in "mnx" and chunks.low(verb) in MOVING
            own = verb < clause.end and (active or chunks.codes[verb - 1] in "123X")
            venue = any(chunks.low(one) in scene.words["venue"] for one in range(max(verb - 5, at), verb))
            return scene.places.get(there) if own or venue else None
    return None


# "after four days of talks", ", ending two weeks of intense negotiations"
DAYS_OF = pattern_of(r"(?:,?a|,H)X?Do[XA]{0,2}$")


def place_of_outcome(scene: Scene, clause: Clause, candidate: Candidate) -> tuple[str, str] | None:
    """ "Struck a deal in Geneva after four days of talks": what they came to there, they came to by talks there."""
    chunks, (begin, _) = scene.chunks, scene.bounds(clause.sentence)
    ends = clause.opener == "after" or candidate.verb == "cues.end"
    if not (candidate.noun and ends and DAYS_OF.search(chunks.codes, clause.start, candidate.at)):
        return None
    main = range(begin + 1, clause.start)
    told = [at for at in main if at in scene.places and chunks.codes[at] in "CLS" and chunks.codes[at - 1] == "i"]
    agreed = any(chunks.codes[at] == "G" for at in main) and "c" not in chunks.codes[begin : clause.start]
    return scene.places[told[0]] if agreed and len(told) == 1 else None


def place_hosted(scene: Scene, candidate: Candidate) -> tuple[str, str] | None:
    """ "Oman-hosted talks", "the Cairo-hosted truce talks": there."""
    for at in range(candidate.at - 1, max(candidate.at - 4, 1), -1):
        if scene.chunks.low(at) == "hosted" and scene.chunks.codes[at - 1] == "-":
            return scene.places.get(at - 2)
    return None


# No region that one travels to.
EVERYWHERE = frozenset({"world", "region", "continent"})


def region_behind(scene: Scene, at: int) -> tuple[str, str] | None:
    """The region that a journey leads to, of whatever states: "tour | the region", "a trip | to Africa"."""
    whose = at + 2 + (scene.chunks.codes[at + 2] == "d")
    if scene.chunks.codes[at + 1] in "oy" and whose in scene.actors:
        at = whose  # "the visit of X to the region"
    first = at + 1 + (scene.chunks.codes[at + 1] in "figo")
    the = scene.chunks.low(first) == "the"
    low, behind = scene.chunks.text(first + the).lower(), scene.chunks.codes[first + the + 1]
    named = low in scene.words["continents"] and (low not in EVERYWHERE or (the and low != "world"))
    if not named or behind in "pnxXAN-":
        return None
    return ("the region" if low == "region" else "the continent"), ""


def travellers(scene: Scene, candidate: Candidate) -> list[Actor]:
    """Those who make a journey, however it names them."""
    return [scene.actors[at] for at in partners_of(candidate, "subject", "of", "modifier")]


def _goes_abroad(actor: Actor) -> bool:
    """Whether somebody has no business of his own in "the region": a minister of foreign affairs."""
    return "offices.us-secretary-of-state" in actor.rules or "foreign" in (actor.role or "").lower().split()


def region_of(scene: Scene, candidate: Candidate) -> tuple[str, str] | None:
    """ "Will tour the region", "returns to the region", of an envoy, or of those of several states together.

    To another continent heads of state travel too: "will visit Africa".
    """
    mood, region = candidate.mood, region_behind(scene, candidate.at)
    others = mood is not None and scene.chunks.codes[mood.first - 1] in "rt" and mood.first - 1 not in candidate.parties
    if region is None or others:
        return None  # "X said that the mediators would tour the region"
    who = travellers(scene, candidate)
    sent = any(actor.rank in ("envoy", "organisation") or _goes_abroad(actor) for actor in who)
    abroad = region[0] == "the continent" and any(actor.sort == "person" for actor in who)
    return region if sent or abroad or len({side for actor in who for side in actor.sides}) > 1 else None


def is_in_region(scene: Scene, candidate: Candidate) -> bool:
    """Whether a verb of travel leads to a region, which is then where it is."""
    region = region_of(scene, candidate)
    candidate.place = candidate.place or region
    return region is not None


# "the Geneva discussions, | whose next round", "the Oslo process, whose second meeting"
NAMED_AFTER_PLACE = pattern_of(r"(?P<place>[CL])[nxX],?$")


def place_of_series(scene: Scene, clause: Clause) -> tuple[str, str] | None:
    """The city that talks are named after of which a clause tells a round: "the Geneva talks, whose next round is"."""
    if clause.opener != "whose":
        return None
    match = NAMED_AFTER_PLACE.search(scene.chunks.codes, max(clause.start - 4, 0), clause.start)
    return scene.places.get(match.start("place")) if match else None
