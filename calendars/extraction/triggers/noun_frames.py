"""What must stand about a noun for it to name an engagement: who sits, people, a place, a body, no game, no holiday.

In: a scene, a clause, the entry of the noun in triggers.toml and its candidate. Out: yes or no. Of a verb, too: whether
teams play there or one travels for oneself, "Spain meet Portugal in the final", "flew to Spain for surgery". The frames
of verbs are in `frames.py`.
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.candidates.candidates import Candidate, partners_of
from calendars.extraction.candidates.occasions import GATHER
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.arrivals import HONOUR
from calendars.extraction.parties.meeting_places import stands_at_place
from calendars.extraction.parties.noun_phrases import start_of_name
from calendars.extraction.words.word_lists import any_of
from calendars.models import Kind
from calendars.patterns import pattern_of

# What a body does for it to be a session, or is done with it.
SITTING = frozenset(
    [
        "cues.support",
        "cues.begin",
        "cues.end",
        "cues.moved",
        "cues.off",
        "cues.plan",
        "triggers.meet",
        "triggers.convene",
    ]
)


def has_frame(scene: Scene, clause: Clause, row: dict[str, Any], candidate: Candidate) -> bool:
    """Whether about a noun stands what its entry asks for."""
    if _is_won(scene, clause, candidate):
        return False
    if candidate.kind is Kind.VISIT and (is_sport(scene, clause, candidate) or is_private(scene, clause, candidate)):
        return False  # "the cricket team's tour of Pakistan", "a visit to Spain for medical treatment"
    if candidate.kind in GATHER and (_is_founded(scene, candidate) or _is_stage_at_home(scene, candidate)):
        return False
    moved = candidate.mood is not None and candidate.mood.change == "moved"
    if row.get("sits") and ((candidate.verb not in SITTING and not moved) or _is_set_up(scene, candidate)):
        return False
    told = candidate.mood is not None or (clause.kind == "after" and bool(clause.subject))  # "after a stop in Tokyo"
    told = told or bool(partners_of(candidate, "subject"))  # "followed by a stop in Tokyo"
    if row.get("place") and not (told and stands_at_place(scene, candidate)):
        return False
    if row.get("body") and not any(scene.actors[at].sort == "body" for at in candidate.parties):
        return False  # "the ministry holds a briefing"
    if scene.chunks.low(candidate.at + 1) in HONOUR and candidate.rule == "triggers.guest":
        return False  # "X and Y have been invited as guests of honour"
    return not row.get("people") or scene.has_people(candidate.parties)


# "spoke | at a security forum", "told | a seminar"
STAGE = pattern_of(r"(?P<verb>[ZHEvX])(?:k?T)?(?P<at>i)?(?P<a>d)[XA9D-]{0,4}n$")
STAGE_REACH = 9
REGIONAL = frozenset({"regional"})
# "a seminar | on Syria": others come to it.
ON_STATE = pattern_of(r"kd?[XA]{0,3}(?:[gi]d?)?[SCL]")


def _is_stage_at_home(scene: Scene, candidate: Candidate) -> bool:
    """Whether somebody only speaks at "a forum" in his own country: "The Thai minister told a seminar in Bangkok"."""
    chunks, at = scene.chunks, candidate.at
    own = scene.sides_of(candidate.parties)
    if candidate.kind is not Kind.CONFERENCE or len(own) != 1 or set(candidate.parties.values()) != {"subject"}:
        return False
    match = STAGE.search(chunks.codes, max(at - STAGE_REACH, 0), at + 1)
    if match is None or chunks.low(match.start("a")) not in ("a", "an") or not own <= scene.states:
        return False
    if (match["at"] and chunks.low(match.start("at")) != "at") or (not match["at"] and match["verb"] != "Z"):
        return False  # "will host a conference"
    abroad = candidate.place is not None and candidate.place[1] not in own
    if abroad or ON_STATE.match(chunks.codes, at + 1):
        return False
    return any_of(scene.words["worldly"], REGIONAL).isdisjoint(chunks.lows[match.start("a") : at])


FOUNDING = frozenset({"founded", "created", "established", "formed", "instituted", "born"})


def _is_founded(scene: Scene, candidate: Candidate) -> bool:
    """ "The forum was founded in 2004": no session of it."""
    mood = candidate.mood
    return mood is not None and mood.first > candidate.at and scene.chunks.low(mood.last - 1) in FOUNDING


def _is_set_up(scene: Scene, candidate: Candidate) -> bool:
    """Whether a body is only made: "deciding to set up a joint commission"."""
    verb = candidate.mood.last - 1 if candidate.mood else candidate.at
    return scene.chunks.low(verb) in ("set", "setting") and scene.chunks.low(verb + 1) == "up"


# "won both their | encounters", "won the | Tour", "beat Chile in their first | encounter"
WON = pattern_of(r"(?P<verb>[EHQ])(?:h?d?|[SPN](?:pN)?id)[X9]{0,2}$")
WINNING = frozenset({"won", "win", "wins", "winning", "lost", "beat", "beats", "defeated", "defeats", "drew"})
# Who wins or loses these may only have got them, or not.
TALKED = frozenset({Kind.SUMMIT, Kind.TALKS, Kind.CONFERENCE, Kind.CALL, Kind.SESSION, Kind.SIGNING})
# "ended | 2-2", "ended | in a draw"
SCORED = pattern_of(r"H(?:9-9|id(?P<draw>X))")


def _is_won(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether somebody wins it or it has a score: "won both their encounters", "the meeting ended 2-2"."""
    chunks = scene.chunks
    if candidate.kind in TALKED:
        return False
    won = WON.search(chunks.codes, max(clause.start, candidate.at - 8), candidate.at)
    if won is not None and chunks.low(won.start("verb")) in WINNING:
        return True
    score = SCORED.search(chunks.codes, candidate.at + 1, clause.end)
    return score is not None and (score["draw"] is None or chunks.low(score.start("draw")) in ("draw", "tie"))


TEAMS = frozenset({"team", "teams", "side", "sides"})
FINAL, FRIENDLY = frozenset({"final"}), frozenset({"friendly"})


def is_sport(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether teams play: "Spain meet Portugal in the final"; but not where officials meet for a final round."""
    chunks, lows = scene.chunks, scene.chunks.document.lows
    told = [chunks.text(at).lower().split() for at in candidate.parties if at in scene.actors]
    teams = [words for words in told if words[-1] in TEAMS]
    if any(not scene.words["teams"].isdisjoint(words) for words in teams):
        return True  # "the Pakistan cricket team arrived in Auckland"
    if teams and _is_for_games(scene, clause):
        return True  # "the Indian team arrived in Colombo for a three-match series"
    if candidate.kind is Kind.VISIT and _is_for_friendly(scene, clause):
        return True
    people = [scene.actors[at] for at in candidate.parties if scene.chunks.entries[at][0] != "U"]  # not "the Canadians"
    if any(one.role for one in people if one.sort == "person") or any(
        one.sort == "group" and one.speaks for one in people
    ):
        return False
    if _has_beaten(scene, clause):
        return True
    here, words = (clause.start, clause.end), scene.words["sport"]
    if any(one.sort == "person" for one in people):  # of people without an office, only what no talks are called
        words = scene.words["contest"]
        final = next(iter(chunks.find(FINAL, *here)), 0)
        if final and chunks.codes[final - 2 : final] == "id":
            return chunks.codes[final + 1] in ".,kToia"  # "in the final on Sunday", not "in the final round"
    if candidate.kind is Kind.VISIT:
        here, words = scene.bounds(clause.sentence), scene.words["playing"]
    if here[0] == here[1] or words.isdisjoint(lows[chunks.firsts[here[0]] : chunks.lasts[here[1] - 1]]):
        return False
    if candidate.pair and "r" in chunks.codes[here[0] : candidate.at]:
        return False  # "The presidents of the two countries met"
    others = (at for at in range(*here) if at not in scene.actors and not _describes(scene, at))
    return any(not words.isdisjoint(lows[chunks.firsts[at] : chunks.lasts[at]]) for at in others)


# What teams do to others, named as states are.
BEATING = frozenset({"beat", "beats", "thrash", "thrashed", "thrashes", "drew", "draw", "outclassed", "trounced"})


def _has_beaten(scene: Scene, clause: Clause) -> bool:
    """ "France beat Austria 1-0 in Riga. They meet the Netherlands on Friday": whether a state has won before."""
    begin, _ = scene.bounds(max(clause.sentence - 1, 0))
    won = scene.chunks.find(BEATING, begin + 1, clause.end)
    won = [at for at in won if at - 1 in scene.actors and scene.chunks.codes[at + 1] not in "XAd.,i"]
    return any(scene.actors[at - 1].sort == "state" for at in won)


# Words for games that may also describe something else.
DESCRIBING = frozenset({"final", "friendly"})
# Of games, where no "of" stands behind them.
ROUNDS = frozenset({"leg", "series"})
GAMES = frozenset({"game", "games", "leg", "stage", "test", "tie", "heat", "group"})


def _is_for_games(scene: Scene, clause: Clause) -> bool:
    """Whether a clause tells of games: "for a three-match series", and not "the first leg of the tour"."""
    words = any_of(scene.words["playing"], scene.words["sport"], ROUNDS)
    games = scene.chunks.find(words - DESCRIBING, clause.start, clause.end)
    return any(scene.chunks.low(at) not in ROUNDS or scene.chunks.codes[at + 1] != "o" for at in games)


def _is_for_friendly(scene: Scene, clause: Clause) -> bool:
    """ "Visits Spain for a friendly", and not "for a friendly chat"."""
    games = scene.chunks.find(FRIENDLY, clause.start, clause.end)
    return any(scene.chunks.codes[at - 2 : at] == "gd" and scene.chunks.codes[at + 1] in ".,;kia" for at in games)


def _describes(scene: Scene, at: int) -> bool:
    """Whether a word for a game only describes what stands behind it: "the final details", "a friendly talk"."""
    game = scene.chunks.last_low(at + 1) in scene.words["playing"] | GAMES
    return scene.chunks.low(at) in DESCRIBING and scene.chunks.codes[at + 1] in "XnxG" and not game


# "for a medical check-up", "on a short holiday", "to undergo heart surgery", "to perform a pilgrimage", "to play golf"
FOR_ONESELF = pattern_of(r"(?:[gk]|(?P<undergo>[XHEWv]))d?(?P<what>[XA9NTn-]{1,4})")
UNDERGOING = frozenset(
    {"undergo", "undergoes", "undergoing", "receive", "receives", "receiving", "seek", "seeking"}
    | {"perform", "performs", "performed", "performing", "make", "play", "playing", "go"}
)


def is_private(scene: Scene, clause: Clause, candidate: Candidate) -> bool:
    """Whether one travels for a cure or a holiday only: "flew to Spain for medical treatment", not for talks too."""
    chunks, private = scene.chunks, scene.words["for_oneself"]
    first, last = chunks.firsts[candidate.at], chunks.lasts[max(clause.end - 1, candidate.at)]
    if private.isdisjoint(chunks.document.lows[first:last]):
        return False
    for match in FOR_ONESELF.finditer(chunks.codes, candidate.at + 1, clause.end):
        words = chunks.document.lows[chunks.firsts[match.start("what")] : chunks.lasts[match.end("what") - 1]]
        undergoes = not match["undergo"] or chunks.low(match.start("undergo")) in UNDERGOING
        if undergoes and not private.isdisjoint(words):
            return set("nvxH").isdisjoint(chunks.codes[match.end() : clause.end])
    return False


def words_of(scene: Scene, clause: Clause) -> list[str]:
    """The words of a clause, without those of names: the Arab League is no league."""
    chunks = scene.chunks
    plain = (at for at in range(clause.start, clause.end) if chunks.codes[at] not in "OBM")
    return [low for at in plain for low in chunks.document.lows[chunks.firsts[at] : chunks.lasts[at]]]


def is_worldly(scene: Scene, at: int) -> bool:
    """Whether a noun ends a proper name that tells of states: "World Humanitarian Summit"."""
    first, last = scene.chunks.firsts[start_of_name(scene, at)], scene.chunks.lasts[at]
    if scene.chunks.codes[at + 1 : at + 3] == "oN" and scene.chunks.text(at)[0].isupper():
        last = scene.chunks.lasts[at + 2]  # "Conference of Sino-Arab Friendship"
    return first < last - 1 and not scene.words["worldly"].isdisjoint(scene.chunks.document.lows[first:last])


def is_regional(scene: Scene, at: int) -> bool:
    """Whether a word tells from which part of the world people come: "the South Asian summit", "a Balkan summit"."""
    region = scene.chunks.codes[at] == "L" and at in scene.places and not scene.places[at][1]
    return region or scene.chunks.text(at).lower() in scene.words["continental"]
