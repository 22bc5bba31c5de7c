"""Find whom a text means by an office alone: "the minister", "the 77-year-old monarch", "the envoy", "the delegation".

In: a scene whose people are known. Out: the same scene, in which such an office is the person who was last named with
it, and such a group the one named last. Pronouns are read in `pronouns.py`, "the two sides" in `references.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from calendars.extraction.clauses.memberships import (
    ACTING,
    GAPPED,
    GATHERINGS,
    MEMBER_STATES,
    NEAR_BODY,
    OF_EVERY_BODY,
    OF_MEMBERS,
    WITHOUT_LEADERS,
    as_body,
    as_group,
    before_members,
    begin_of_office,
    council_told,
    counts_members,
    counts_states,
    group_meant,
    has_members,
    has_so_many,
    leaders_of,
    meets,
    members_of_owner,
    of_members,
    owner_of_its,
    owns_gathering,
    owns_members,
    points_back,
)
from calendars.extraction.names.actors import CODE_OF, Scene
from calendars.extraction.names.houses import house_of, is_of_home, own_president
from calendars.extraction.names.people import PEOPLE, Actor
from calendars.extraction.names.tenures import LOWER, SYNONYMS, office_words, same_post
from calendars.extraction.words.word_lists import any_of
from calendars.patterns import pattern_of

# Organisations that a secretary-general heads.
WITH_SECRETARY_GENERAL = frozenset(
    {"United Nations", "NATO", "ASEAN", "OSCE", "OECD", "Arab League", "Council of Europe", "Commonwealth", "SAARC"}
    | {"Organization of American States", "Organization of Islamic Cooperation", "Gulf Cooperation Council", "SCO"}
    | {"Collective Security Treaty Organization", "Pacific Islands Forum", "Organization of Turkic States"}
    | {"CARICOM", "OPEC"}
)
# The offices that a release of one state's own institutions names without saying whose they are.
OF_HOUSE = frozenset({"head", "minister", "royal"})
# States that have neither a prime minister nor a foreign minister: one who is called so there is a guest.
PRESIDENTIAL = frozenset({"United States"})
# What is that of the country of the dateline, where no other is named.
GOVERNMENTS = frozenset({"government", "junta", "regime"})
# Words for an organisation before "leaders", "ministers".
LEAGUES = frozenset({"alliance", "bloc", "union", "commonwealth"})
# "The delegation": the one named last.
DELEGATIONS = frozenset(
    {"delegation", "delegations", "team", "mission", "negotiators", "inspectors", "observers", "mediators", "envoys"}
)
# Those who head a format together, whom a text names in full once.
CHAIRS = frozenset({"co-chairs", "co-chairmen", "cochairs", "co-chairpersons"})
ASSEMBLY = "general assembly"
# How far back the person may have been named, in chunks: some six sentences.
REACH = 160


# What may point back: an office, a group, "the 15 will", "the 15 members will".
POINTING = pattern_of("[tRr]|9(?=X?[mu124v])")


def resolve_offices(scene: Scene, items: Mapping[int, Actor | None]) -> None:
    """Put the person or the group in place of each office alone that points back to one.

    Args:
        scene: chunks with actors.
        items: the sentences that are items of a list, which tell of its owner and each of another guest, and the owner.
    """
    reader = _Reader(scene)
    owner = next(filter(None, items.values()), None)
    if owner is not None and owner.sides[:1] and owner.sides[0] in WITH_SECRETARY_GENERAL:
        reader.league = owner.sides[0]  # "NATO Secretary General's agenda"
    openings = {scene.bounds(number)[0]: items[number] for number in sorted(items)}
    listed, item, apart = False, 0, frozenset(scene.items)
    codes, lows = scene.chunks.codes, scene.chunks.lows
    groupings = any_of(LEAGUES, scene.words["grouping"])
    named = any_of(OF_MEMBERS, scene.words["sitting"])
    begins = {begin for begin, _ in scene.chunks.sentences} if openings else set()
    pointing = {match.start() for match in POINTING.finditer(scene.chunks.codes)}
    grouped = scene.chunks.find(any_of(groupings, named, MEMBER_STATES), 0, len(lows))
    for at in sorted(pointing.union(grouped, scene.actors, begins, openings, apart)):
        code, actor = scene.chunks.codes[at], scene.actors.get(at)
        if at in apart:
            reader.forget()
        if at in begins:
            listed = False
        listed = listed or at in openings
        item = at if at in openings else item
        opens = listed and (at in openings or at - 1 in openings)
        if actor:
            if actor.sort == "body" and (of_body := reader.find_assembly(at, actor)):
                actor = scene.actors[at] = of_body
            if actor.sort == "group" and actor.role in scene.words["counterpart"]:
                actor = scene.actors[at] = reader.find_counterpart(at, actor)
            reader.remember(at, actor, listed and not opens)
        elif (
            code in "tRr"
            or (code in "XnG" and (lows[at] in groupings or (lows[at] in OF_MEMBERS and counts_members(scene, at))))
            or (code == "X" and lows[at] in MEMBER_STATES and (lows[at - 1] == "member" or counts_states(scene, at)))
            or (code in "XNn" and lows[at] in OF_MEMBERS and (meets(scene, at) or owns_gathering(scene, at)))
            or (code == "9" and lows[at - 1] == "the" and (lows[at + 1] == "members" or codes[at + 1] in "mu124v"))
            or (code in "Nn" and (lows[at] in groupings or lows[at] in named) and has_members(scene, at))
        ):
            own = members_of_owner(scene, at, item, openings[item]) if listed and code == "r" else None
            found = own or reader.find_meant(at, code, opens)
            if found:
                place, meant = found
                reader.codes[place] = CODE_OF[meant.sort]
                scene.actors[place] = meant
                reader.remember(place, meant)
    scene.chunks.codes = "".join(reader.codes)


class _Reader:
    """Who has been named so far, in text order."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.codes = list(scene.chunks.codes)
        self.people: list[tuple[int, Actor]] = []
        self.guests: set[int] = set()  # those named in an item of a list, and not as who it is about
        self.bodies: list[tuple[int, Actor]] = []
        self.leaders: dict[str, tuple[int, Actor]] = {}  # "leaders" -> those of a body named last
        self.groups: dict[str, tuple[int, Actor]] = {}  # "delegation" -> the one named last
        self.house = house_of(scene)
        self.league = ""  # whose "the secretary-general" is: of the one named last that has one
        self.assembly: Actor | None = None  # the one named in full last

    def remember(self, at: int, actor: Actor, guest: bool = False) -> None:
        """Keep an actor for what may point back to it."""
        if guest:
            self.guests.add(at)
        if actor.sides and actor.sides[0] in WITH_SECRETARY_GENERAL:
            self.league = actor.sides[0]
        words = self.scene.chunks.text(at).lower().split() if actor.sort in ("group", "organisation", "body") else [""]
        chairs = next((word for word in (words[0], words[-1]) if word in CHAIRS), None)
        if chairs:  # "the Co-Chairs of the OSCE Minsk Group", and then "the Co-Chairs"
            self.leaders[chairs] = (at, as_group(actor, chairs, "coreference.group"))
        if actor.sort == "person" and actor.name and actor.role:
            self.people.append((at, actor))
            if actor.rank == "organisation" and len(actor.sides) == 1:  # "NATO chief X", and then "the alliance"
                self.bodies.append((at, Actor(actor.sides, sort="organisation", rules=actor.rules[:1])))
        elif actor.sort in ("organisation", "body") and len(actor.sides) == 1:
            self.bodies.append((at, actor))
            who = words[-1] if words[-1] in OF_EVERY_BODY else leaders_of(self.scene, at)
            if who:  # "Arab League foreign ministers", and then "the ministers"; "the ASEAN summit", and "the leaders"
                self.leaders[who] = (at, as_group(actor, who, "coreference.leaders", True))
        elif actor.sort == "group":
            if len(actor.sides) == 1 and actor.rules[0].startswith("organisations."):
                self.bodies.append((at, Actor(actor.sides, sort="organisation", rules=actor.rules[:1])))
            last = actor.role or self.scene.chunks.text(at).split()[-1].lower()
            if actor.many and actor.role:
                role = actor.role.lower()
                self.leaders[role] = self.leaders[role.split()[-1]] = (at, actor)
            elif last in DELEGATIONS:
                self.groups[last] = (at, actor)

    def forget(self) -> None:
        """Forget who was named: an item of a digest points back to no other."""
        self.people, self.bodies, self.leaders, self.groups = [], [], {}, {}

    def find_assembly(self, at: int, body: Actor) -> Actor | None:
        """Whose "General Assembly" is meant: of the organisation before it, or of the one that the text named so."""
        text = self.scene.chunks.text(at).lower()
        if not text.endswith(ASSEMBLY):
            return None
        place = at - 1 - (self.codes[at - 1] == "p")
        if self.codes[at + 1] == "o":
            place = at + 2 + (self.codes[at + 2] == "d")
        owner = self.scene.actors.get(place) if text == ASSEMBLY else None
        if owner is not None and owner.sort == "organisation" and len(owner.sides) == 1:
            if owner.sides[0] not in body.sides[0] and owner.sides[0] != "United Nations":
                body = body._replace(sides=owner.sides, rules=(*body.rules, "coreference.body"))
        elif text == ASSEMBLY:
            return self.assembly
        self.assembly = body
        return body

    def find_counterpart(self, at: int, group: Actor) -> Actor:
        """Who "his Ukrainian counterpart" is: whom the text named with the same office as the one before him."""
        begin = self.scene.chunks.sentences[self.scene.chunks.sentence_of(at)][0]
        owner = next((one for place, one in reversed(self.people) if begin <= place < at), None)
        if owner is None or owner.sides == group.sides or self.scene.chunks.text(at).split()[-1].endswith("s"):
            return group
        for place, one in reversed(self.people):
            if at - place > REACH:
                break
            if one.sides == group.sides and owner.rank == one.rank != "" and same_post(one.role, owner.role):
                return one._replace(rules=(*one.rules, "coreference.counterpart"))
        return group

    def find_meant(self, at: int, code: str, opens: bool = False) -> tuple[int, Actor] | None:
        """The chunk and the actor that a word denotes which names nobody itself."""
        scene, low = self.scene, self.scene.chunks.low(at)
        if code == "9":
            return self._find_club(at)
        league = code in "Xt" and low in LEAGUES and self.codes[at - 1] != "X"  # not "trade union leaders"
        if league and self.codes[at + 1] == "r" and at + 1 not in scene.actors:
            body = self._find_body(low, at)
            role = scene.chunks.low(at + 1)
            many = role in scene.words["collective"]
            return (at + 1, as_group(body, role, "coreference.body", many)) if body else None
        owns = low in OF_MEMBERS and self.codes[at + 1] == "p" and owns_gathering(scene, at)
        if self.codes[at + 1] == "p" and (owns or low in LEAGUES | ANY_BODY or counts_members(scene, at)):
            if self.codes[whole := before_members(self.codes, at)] == "r" and owns_members(scene, at):
                return self._of_members(whole, self._find_body("bloc", at))  # "ministers from the bloc's 27 states"
            # "the bloc's 25 foreign ministers"
            who = next((one for one in range(at + 2, at + 7) if self.codes[one] not in "9XD"), at)
            body = (
                group_meant(self.scene, self.bodies, at, low)
                if owns
                else self._find_body(low if low in LEAGUES else "bloc", at)
            )
            if body and self.codes[who] in "nx" and scene.chunks.entries[who][1] in GATHERINGS:
                return as_body(at, body, body.sort)  # "the bloc's annual summit"
            return self._of_members(who, body)
        officials = self.codes[at + 1] in "rt" and at + 1 not in scene.actors
        if scene.home and code == "t" and low in GOVERNMENTS and officials:  # "junta officials"
            role = scene.chunks.low(at + 1)
            return at + 1, Actor((scene.home,), None, role, "", "group", True, ("coreference.government",))
        if code == "r":
            return self._find_leaders(at, scene.chunks.text(at).lower() if low == "co" else low)
        if code == "t" and low in DELEGATIONS and self.codes[at + 1 : at + 2] in (["o"], ["j"]):
            sender = scene.actors.get(at + 2 + (self.codes[at + 2] == "d"))
            if sender and sender.sides and sender.speaks:  # "a delegation from the bank"
                self.groups[low] = (at, as_group(sender, low, "coreference.group"))
            return None
        if low in OF_MEMBERS and meets(scene, at):
            body = group_meant(self.scene, self.bodies, at, low)
            return as_body(at, body, "body")
        if code in "Nn":
            body = self._find_body(low, at) or (self._find_body("bloc", at) if self._is_told_alone(at) else None)
            if self.codes[at + 1] == "r":  # "when Forum economic ministers gathered"
                self.codes[at] = "N"
                return self._of_members(at + 1, body)
            return as_body(at, body, "body")
        if not points_back(scene, at):
            return None
        if code == "t" and low in self.groups:
            place, group = self.groups[low]
            near = at - place <= REACH
            return (at, group._replace(rules=(*group.rules, "coreference.group"))) if near else None
        if low in scene.words["grouping"] or low in MEMBER_STATES or counts_members(scene, at):
            council = council_told(self.bodies, at) if low == "body" and counts_members(scene, at) else None
            if council is not None:
                return as_body(at, council, "body")
            low = low if low in scene.words["grouping"] else "bloc"
            body = self._find_body(low, at)
            if counts_states(scene, at) and not has_so_many(scene, at, body):
                return None
            whole = before_members(self.codes, at)
            if self.codes[whole] == "r":
                return self._of_members(whole, body)  # "ministers of the member states", "leaders of the bloc"
            sort = "body" if low == "council" else "organisation"  # one joins it, and not its assembly
            return as_body(at, body, sort)
        if scene.home and code == "t" and low in GOVERNMENTS:
            return at, Actor((scene.home,), None, low, "", "group", True, ("coreference.government",))
        if code in "Rt":
            holder = self._find_holder(scene.chunks.last_low(at), at, opens)
            if code == "R" and (own := own_president(scene, at, self.house, holder)):
                return at, own
            if holder:
                return at, holder._replace(rules=(*holder.rules, "coreference.office"))
            return self._find_own(at) if code == "R" else None
        return None

    def _find_own(self, at: int) -> tuple[int, Actor] | None:
        """ "The President", of whom the text has named none, in what the White House says."""
        office, rank = self.scene.chunks.text(at), self.scene.chunks.entries[at][3]
        league = self.league or ("United Nations" if office[0].isupper() else "")
        if league and office.lower().replace("-", " ").endswith("secretary general"):
            return at, Actor((league,), None, office, rank, "group", True, ("coreference.house",))
        if is_of_home(self.scene, at):
            return at, Actor((self.scene.home or "",), None, office, rank, "group", True, ("coreference.home",))
        if self.house in PRESIDENTIAL and not office.lower().endswith(("president", "secretary")):
            return None
        secretary = self.house in PRESIDENTIAL and office == "Secretary"  # of State, in what his department says
        if self.house is None or not (secretary or rank in OF_HOUSE) or not office[0].isupper():
            return None
        return at, Actor((self.house,), None, office, rank, "group", True, ("coreference.house",))

    def _find_club(self, at: int) -> tuple[int, Actor] | None:
        """The organisation named last, where a number alone tells of its members: "The 15 will meet in Riga"."""
        number = self.scene.chunks.text(at)
        body = self._find_body("bloc", at) if number.isdigit() and LEAST <= int(number) <= MOST else None
        return (at, as_group(body, "members", "coreference.members", True)) if body else None

    def _is_told_alone(self, at: int) -> bool:
        """Whether "a session of the Council" may be of the organisation told last, as no state was told since."""
        place = self.bodies[-1][0] if self.bodies else at
        since = (self.scene.actors.get(one) for one in range(place + 1, at))
        return self.codes[at - 2] == "o" and not any(one and one.sort == "state" for one in since)

    def _of_members(self, at: int, body: Actor | None) -> tuple[int, Actor] | None:
        """The people at a chunk as those who act together for an organisation: "the alliance's military chiefs"."""
        return of_members(self.scene, at, body) if self.codes[at] == "r" else None

    def _find_leaders(self, at: int, low: str) -> tuple[int, Actor] | None:
        """ "The leaders", of EU leaders."""
        if self.scene.chunks.low(at - 1) == "its" and self.codes[at + 1] not in "ojNP":
            owner = owner_of_its(self.scene, at - 1)
            return self._of_members(at, None if owner is None else self.scene.actors[owner])
        place, leaders = self.leaders.get(low, (at, None))
        the = self.codes[at - 1] == "d" and self.scene.chunks.low(at - 1) == "the"
        if leaders is None or at - place > REACH:
            return self._find_members(at)
        if not the or self.codes[at + 1] in "ojNP":
            return None
        return at, leaders._replace(rules=(*leaders.rules, "coreference.leaders"))

    def _find_members(self, at: int) -> tuple[int, Actor] | None:
        """ "NATO is divided. Defence ministers will meet on Monday": its own, where no other people were told since."""
        chunks, number = self.scene.chunks, self.scene.chunks.sentence_of(at)
        place, body = self.bodies[-1] if self.bodies else (at, None)
        first = at - (self.codes[at - 1] in "X9" and chunks.low(at - 1) not in ("two", "both"))
        first -= chunks.low(first - 1) == "the"
        opens = (
            self.scene.bounds(number)[0] in (first, begin_of_office(self.scene, first)) or self.codes[first - 1] == ";"
        )
        # "EU leaders meet on Monday, and"
        further = self.codes[first - 1] in ",&" and chunks.sentence_of(place) == number
        acting = ACTING.match(chunks.codes, at + 1) or (further and GAPPED.match(chunks.codes, at + 1))
        joined = self.codes[first - 1] == "&" and chunks.low(first) == "the"  # ", and the leaders will"
        if body is None or not (acting and (further or opens or joined)):
            return None
        if number - chunks.sentence_of(place) > NEAR_BODY or body.sides[0].split()[0] in WITHOUT_LEADERS:
            return None
        since = [one for one in map(self.scene.actors.get, range(place + 1, at)) if one and one.sides != body.sides]
        if any(one.sort in PEOPLE for one in since):
            return None
        words = chunks.text(at).lower().split()
        others = since or any(one in self.scene.actors for one in range(self.scene.bounds(number - 1)[0], place))
        others = others and chunks.entries[place + 1][1] != "triggers.summit"  # "X hosts the EU summit. The leaders"
        if len(words) == 1 and not further and (others or words[0] not in OF_EVERY_BODY):
            return None  # "The EU fined the bank. Directors will meet", "The League praised Lebanon. Leaders will meet"
        return self._of_members(at, body)

    def _find_body(self, word: str, at: int) -> Actor | None:
        """The organisation named last that a word can mean."""
        for place, actor in reversed(self.bodies):
            if at - place > REACH:
                return None
            if word in ANY_BODY or word in actor.sides[0].lower().split():
                return actor
        return None

    def _find_holder(self, word: str, at: int, opens: bool) -> Actor | None:
        """The person named last whose office has the word, or one that means the same; no guest opens an item."""
        words = {word} | SYNONYMS.get(word, set())
        told = office_words(self.scene.chunks.text(at))
        lower, junior = told & LOWER, told >= JUNIOR
        field = told & (self.scene.words["portfolio"] | {"foreign"})  # "the finance minister" is no defence minister
        for place, actor in reversed(self.people):
            if at - place > REACH:
                return None
            role = (actor.role or "").lower()
            office = office_words(role)
            if (opens and place in self.guests) or lower != LOWER & office:
                continue
            if ("prime" in told and actor.rank == "minister") or (field and field.isdisjoint(role.split())):
                continue  # "the prime minister" is no foreign minister
            if (junior or field) and junior is not (office >= JUNIOR):
                continue  # nor is a "minister of state for foreign affairs" one
            if actor.rank == "spokesperson":
                office = office_words(role.partition(" for ")[0])  # not "X, spokesman for the president"
            if words & office:
                return self._who_acts(place, words, lower) or actor
        return None

    def _who_acts(self, place: int, words: set[str], lower: set[str]) -> Actor | None:
        """Of several in one sentence, the one who opens it: "Morales tried to see Castro. The president ..."."""
        begin = self.scene.chunks.sentences[self.scene.chunks.sentence_of(place)][0]
        first = next(
            (one for at, one in self.people if begin <= at <= place and self.codes[at - 1] not in "wfoyijgk&"), None
        )
        if first is None or lower != LOWER & office_words(first.role):
            return None
        return first if words & office_words(first.role) else None


# The words of a minister below another one.
JUNIOR = {"minister", "of", "state"}
# How many members an organisation has of which "the 15" are those.
LEAST, MOST = 5, 60
# Words that fit any organisation; the others of the list only one whose name has them.
ANY_BODY = frozenset({"bloc", "alliance", "grouping", "organisation", "organization", "cartel"})
