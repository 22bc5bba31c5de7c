"""Tell why a noun that can name an engagement names none where it stands: "press conference", "a teachers' conference".

In: a scene, the noun and its entry in triggers.toml. Out: the reason in words, or "".
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.candidates.candidates import Candidate
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.noun_or_verb import is_noun
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_phrases import start_of_name
from calendars.extraction.words.word_lists import any_of
from calendars.patterns import pattern_of
from calendars.periods import has_day

# "The conclusion | of a trade agreement", not "of the G7 summit"
WHAT_IS_SIGNED = pattern_of(r"od?[XA9DSOBMN&p-]{0,7}[GX]?G")

# "for gathering | secret information", "and gathering | evidence"
GATHERED = pattern_of(r"[&go][nx][dAXt]{0,3}[XN](?!p)")

# What the press is told behind an occasion: "press conference", "joint press availability".
PRESS = pattern_of(r"(?:joint |final |closing )?(?:press|news|media) ")
# Who holds a conference that is none of states, and how far behind it they stand.
LOBBIES = frozenset({"lobby", "lobbyists", "profession", "companies", "investors", "executives", "business", "firms"})
OWNER_NEAR = 6


# "is due in Moscow on Monday, the | first stop of his tour"
APPOSED_STOP = pattern_of(r"i[CLS](?:k?T)?,[dh]$")


# What is done to the mandate of a force.
WIDENING = frozenset(
    {"extend", "extends", "extended", "extending", "expand", "expands", "expanded", "expanding", "widen", "prolong"}
)
# "call | by Putin for talks", "calls | from the European Union to resume"; but who "received a call from Putin" spoke
APPEAL = pattern_of(r"[yj]d?[AX]{0,2}[PSOBMCNR](?:g|f[vHQEVX])")


# Behind a gathering: what it made, what others think of it, or who works for it.
MADE_THERE = frozenset(
    {"decision", "decisions", "declaration", "communique", "deal", "fears", "hopes", "organisers", "organizers"}
)


# Behind an occasion: who leads it, of whom the sentence tells.
LEADERS_OF = frozenset(
    {"chairman", "chairwoman", "chair", "mediator", "moderator", "facilitator", "host", "organisers"}
)


def is_of_another(scene: Scene, at: int) -> bool:
    """Whether a gathering only tells of which deed or feeling the next word is: "fell on EU summit fears"."""
    return scene.chunks.low(at + 1) in MADE_THERE and at + 1 < scene.chunks.end_of(at)


def why_no_engagement(scene: Scene, at: int, row: dict[str, Any], clause: Clause) -> str:
    """Why a noun is no engagement where it stands, or ""; `row` is its entry in triggers.toml."""
    document = scene.chunks.document
    first, last = scene.chunks.firsts[at], scene.chunks.lasts[at]
    if why := _why_by_neighbours(scene, at, clause):
        return why
    lows = document.lows
    following = " ".join(lows[last : last + 4]) + " "
    if row["kind"] == "call" and scene.chunks.codes[at + 1 : at + 3] == "fP":
        return ""  # "placed a call to President X"
    if row["kind"] == "call" and scene.chunks.codes[at - 1] == "p" and scene.chunks.low(at - 3) == "at":
        return "it is called for"  # "gather at Malaysia's call"
    if scene.chunks.low(at) == "gathering" and GATHERED.match(scene.chunks.codes, at - 1):
        return "it is what somebody does"  # "tried for spying and gathering military information"
    made = scene.chunks.codes[at - 2 : at] == "Hd" and scene.chunks.low(at - 1) in ("the", "this")
    if row["id"] == "call" and made and scene.chunks.low(at - 2) in ("made", "repeated", "renewed"):
        return "it is called for"  # "He made the call at a meeting"
    taken = not scene.words["taking_calls"].isdisjoint(lows[max(first - 4, 0) : first])
    if row["id"] == "call" and not taken and APPEAL.match(scene.chunks.codes, at + 1):
        return "it is called for"  # "a call by Putin for talks", "calls from the EU to resume talks"
    if scene.chunks.low(at) == "stay" and scene.chunks.codes[at - 1] in "muf":
        return "'stay' is a verb"
    if row["id"] == "mission" and not WIDENING.isdisjoint(lows[max(first - 3, 0) : first]):
        return "it is what troops are sent for"  # "extend their mission to the provinces"
    if row["kind"] == "visit" and scene.chunks.low(at - 1) in scene.words["for_oneself"]:
        return "one goes for oneself"  # "went on a vacation trip to Italy"
    talks = scene.chunks.codes[at + 1] == "B" or scene.chunks.entries[at + 1][1] == "triggers.talks"
    if row["id"] == "round" and scene.chunks.is_tied(at - 1) and talks and scene.chunks.last_low(at + 1) == "talks":
        return "it says which talks are told behind it"  # "the fourth-round six-party talks"
    if scene.chunks.codes[at + 1] == "G" and row["kind"] in ("summit", "conference"):
        return f"'{scene.chunks.text(at)}' only describes the next word"  # "the summit documents"
    if row["kind"] in ("summit", "conference") and is_of_another(scene, at):
        return f"'{scene.chunks.text(at)}' only describes the next word"
    if row["kind"] in ("summit", "conference") and PRESS.match(following):
        return f"'{scene.chunks.text(at)}' only describes the next word"  # "the summit joint press conference"
    ended = scene.chunks.low(at) == "conclusion" and scene.chunks.codes[at + 1] == "o"
    if ended and not WHAT_IS_SIGNED.match(scene.chunks.codes, at + 1):
        return "it is the end of what is told"  # "the conclusion of the G7 summit"
    if row["id"] == "ministerial" and _describes_another(scene, clause, at):
        return f"'{scene.chunks.text(at)}' only describes the next word"
    dated = "T" in scene.chunks.codes[at + 1 : at + 3]  # "Dar es Salaam, her first stop Tuesday morning"
    if row["id"] == "stay" and not dated and APPOSED_STOP.search(scene.chunks.codes, clause.start, at):
        return "it says which stop was told before it"
    if row["kind"] == "talks" and _is_for_recalled(scene, clause, at):
        return "an envoy is called home for it"
    for words in row.get("not_before", ()):
        on_day = words == "on" and scene.chunks.codes[at + 1 : at + 3] == "kT"  # "held a call on Monday"
        if following.startswith(words + " ") and not on_day:
            return f"'{scene.chunks.text(at)} {words}' is something else"
    before = lows[max(first - 3, 0) : first]
    if scene.chunks.codes[at - 2 : at] == "np" and scene.chunks.entries[at - 2][1] == "triggers.joint-body":
        return "the body before it is told of"  # "the joint committee's meeting"
    if _is_private(scene, at):
        return "a business, a party or a profession holds it"
    named = lows[first:last] if scene.chunks.entries[at][3] == "name" else []
    if row["id"] in ("forum", "meeting") and not {"national", "domestic"}.isdisjoint([*before, *named]):
        return "it is of one state"  # "hosted a national trade expo", "the Sample Society's National Meeting"
    if row.get("plain") and _is_of_profession(scene, at):
        return "a business, a party or a profession holds it"
    before = before[:-1] if before[-1:] in (["'"], ["\u2019"]) else before  # "the bishops' conference"
    last_two = " ".join(before[-2:])
    led = row["id"] == "mission" and before[-1:] == ["trade"]  # "The minister leads a trade mission to Peru"
    led = led and not any_of(scene.words["leading"], LEADING).isdisjoint(before)
    for word in row.get("not_after", ()) if before and not led else ():
        if word in (before[-1], last_two) or (before[-1] == "-" and len(before) > 1 and before[-2] == word):
            if _is_of_states(scene, at, clause, word, named):
                continue
            return f"'{word} {scene.chunks.text(at)}' is something else"
    return ""


def _is_of_states(scene: Scene, at: int, clause: Clause, word: str, named: list[str]) -> bool:
    """Whether a meeting is one of states for all the word before it: "the 7th General Border Meeting".

    So is the "joint border committee meeting", and the "public meeting" that a body or two sides hold.
    """
    if word in ("general", "committee"):
        return bool(named) if word == "general" else scene.chunks.entries[at - 1][1] == "triggers.joint-body"
    if word != "public":
        return False
    owner = at - 2 - (scene.chunks.codes[at - 2] == "p")
    who = clause.subject or ((owner,) if owner in scene.actors else ())
    return any(scene.actors[one].sort == "body" for one in who) or len(scene.sides_of(who)) > 1


LEADING = frozenset({"leading", "heading"})
# Before "in conversation", of those who do speak to each other.
ENGAGED = frozenset({"deep", "engaged", "locked", "immersed"})
# "agreed to hold | regular consultations", "proposing | periodic high-level meetings", and no article before it
OFTEN = pattern_of(r"[HEvWQX](?P<how>[XA-]{1,6})$")
OFTEN_WORDS = frozenset({"regular", "periodic", "frequent", "annual", "yearly", "monthly", "biannual"})


def _is_wished_often(scene: Scene, at: int, clause: Clause) -> bool:
    """Whether a noun is what was agreed to be done from then on, on no day: "agreed in 2017 on regular meetings"."""
    chunks = scene.chunks
    match = OFTEN.search(chunks.codes, max(at - 8, clause.start), at)
    if match is None or not chunks.last_low(at).endswith("s"):
        return False
    if OFTEN_WORDS.isdisjoint(chunks.low(one) for one in range(*match.span("how"))):
        return False
    planned = any(chunks.codes[one] in "WQ" for one in range(clause.start, match.end()))
    return planned and not any(has_day(chunks.times[one].start) for one in scene.days_in(clause.start, clause.end))


# How two sit together, as a noun and before one: "a face-to-face", "a face-to-face peace meeting".
PRIVATELY = frozenset({"face-to-face", "one-on-one", "tete-a-tete"})


def _tells_how(scene: Scene, at: int) -> bool:
    """Whether a noun only says how two sit together in the talks told behind it: "the first face-to-face talks"."""
    codes = scene.chunks.codes
    talks = codes[at + 1] in "nx" or (codes[at + 1] == "X" and codes[at + 2] in "nx")
    return talks and scene.chunks.text(at).lower() in PRIVATELY


def _why_by_neighbours(scene: Scene, at: int, clause: Clause) -> str:
    """Why a noun is no engagement by the words right beside it, whichever noun it is, or ""."""
    codes, low = scene.chunks.codes, scene.chunks.low
    if codes[at - 1] == "-" and low(at - 2) in ("post", "pre") and at > clause.start + 1 and codes[at + 1] in "nx":
        return f"'{scene.chunks.text(at)}' only describes the next word"  # "post-summit talks"
    if low(at) == "conversation" and codes[at + 1] != "w" and low(at - 1) == "in" and low(at - 2) not in ENGAGED:
        return "it is held on a stage"  # "X and Y in conversation, and an address by Z"
    if _is_wished_often(scene, at, clause):
        return "it is to be held again and again"
    if scene.chunks.entries[at][1] == "triggers.encounter" and _tells_how(scene, at):
        return f"'{scene.chunks.text(at)}' only describes the next word"  # "the first face-to-face meeting"
    if codes[at + 1] == "p" and low(at + 2) in LEADERS_OF:
        return "it says what somebody leads"  # "The talks' chairman had planned to hand over a draft on Friday"
    if codes[at - 1] == "d" and low(at - 2) == "behind" and codes[at - 3] in "XN":
        return "it says what somebody has brought about"  # "the driving force behind the contacts"
    return ""


POSTED = frozenset({"ambassador", "ambassadors", "envoy", "envoys", "consul", "diplomats", "representative"})
RECALLED = frozenset({"recall", "recalls", "recalled", "recalling", "withdrew", "withdrawn", "withdraw"})
CALLED_HOME = frozenset({"called", "ordered", "summoned"})
RECALL_REACH = 14


def _is_for_recalled(scene: Scene, clause: Clause, at: int) -> bool:
    """ "Recalled its ambassador for consultations": with those who sent him."""
    if scene.chunks.codes[at - 1] != "g":
        return False
    begin = max(at - RECALL_REACH, scene.bounds(clause.sentence)[0])
    before = scene.chunks.document.lows[scene.chunks.firsts[begin] : scene.chunks.firsts[at]]
    verbs = [index for index, low in enumerate(before[:-1]) if low in RECALLED and before[index + 1] != "that"]
    verbs += [
        index for index, low in enumerate(before) if low in CALLED_HOME and {"home", "back"} & set(before[index:])
    ]
    return any(not POSTED.isdisjoint(before[max(index - 7, 0) : index + 6]) for index in verbs)


def _is_private(scene: Scene, at: int) -> bool:
    """Whether a word of an occasion's own name says so: "Globes Business Conference", but not "the ECOWAS Summit"."""
    chunks, end = scene.chunks, at + (scene.chunks.entries[at][3] == "name")
    start = start_of_name(scene, at)
    start -= start == at and chunks.codes[at - 1] == "N"  # "the AIPAC conference"
    own = (one for one in range(start, end) if chunks.codes[one] not in "OBSA")
    private = scene.words["private"]
    return any(not private.isdisjoint(chunks.document.lows[chunks.firsts[one] : chunks.lasts[one]]) for one in own)


def _is_of_profession(scene: Scene, at: int) -> bool:
    """Whether people of one calling hold it: "a teachers' conference", but not "a donors' conference"."""
    lows, first = scene.chunks.document.lows, scene.chunks.firsts[at]
    of = [*lows[scene.chunks.lasts[at] : scene.chunks.lasts[at] + OWNER_NEAR]]
    of = of[: of.index("and")] if "and" in of else of  # "a conference with Chile's leaders and | investors"
    if of[:1] in (["of"], ["with"]) and (not LOBBIES.isdisjoint(of) or _is_of_calling(scene, at)):
        return True  # "a conference of the farm lobby"
    owner = scene.chunks.codes[at - 2 : at] == "Xp" and lows[first - 1] in ("'", "\u2019")
    return owner and lows[first - 2].endswith("s") and lows[first - 2] not in scene.words["worldly"]


# "of | the Cypriot Reservists Association", "of French mayors"; not "of the African Union", which is one name.
OF_PEOPLE = pattern_of(r"[ow]d?(?P<who>[XASN9CHG][XASN9CHGp]{0,5})")


def _is_of_calling(scene: Scene, at: int) -> bool:
    """Whether those of an occasion share a calling, and no body of states: "a conference of the Bar Association"."""
    match = OF_PEOPLE.match(scene.chunks.codes, at + 1)
    if match is None or scene.chunks.codes[match.end()] in "OBP":
        return False
    first, last = scene.chunks.firsts[match.start("who")], scene.chunks.lasts[match.end() - 1]
    lows = scene.chunks.document.lows[first:last]
    return not scene.words["callings"].isdisjoint(lows) and scene.words["worldly"].isdisjoint(lows)


# "a meeting of the IGAD | ministerial | committee"
MEETING_OF = pattern_of(r"[nx]od?[SOA]?$")


def _describes_another(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a noun stands by another that names the engagement: "vice-ministerial dialogue"."""
    codes = scene.chunks.codes
    if scene.chunks.low(at + 1) in scene.words["joint_bodies"] and MEETING_OF.search(codes, clause.start, at):
        return True
    level = codes[at + 1] == "-" and scene.chunks.low(at + 2) == "level"  # "ministerial-level consultations"
    after = at + 1 + 2 * level + (codes[at + 1 + 2 * level] == "X")
    if after >= clause.end or codes[after] not in "nx":
        return False
    return codes[after] == "n" or is_noun(scene, clause.start, after)


def is_not_there(scene: Scene, candidate: Candidate) -> bool:
    """ "Is not in talks with X", "is no longer on a visit"."""
    codes, mood = scene.chunks.codes, candidate.mood
    return mood is not None and codes[mood.last - 1 : mood.last + 1] == "18" and codes[mood.last + 1] in "ik"


def is_watched(scene: Scene, at: int) -> bool:
    """ "Is closely following the talks", and not "said, following the talks": whoever watches them holds none."""
    before = at - 1 - scene.chunks.low(at - 1).endswith("ly")
    return scene.chunks.low(at) == "following" and scene.chunks.codes[before] in "123"
