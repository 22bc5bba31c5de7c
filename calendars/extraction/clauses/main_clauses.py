"""Tell whether the main clause begins or goes on at a chunk: behind an opening phrase, an aside, "and".

In: a scene, the clauses begun so far, a chunk and the end of the sentence. Out: yes or no. `cuts.py` asks.
"""

from __future__ import annotations

from calendars.extraction.clauses.joints import (
    has_verb,
    is_new_subject,
    is_second_subject,
    is_second_verb,
    opens_denied,
    resumes_main,
)
from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.clauses.openers import end_of_opening_row, ends_aside
from calendars.extraction.clauses.resumptions import CONJUNCTIONS, closes_row, resumes_occasion, returns_to_subject
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.adjuncts import SUBJECTS
from calendars.extraction.words.word_lists import any_of
from calendars.patterns import pattern_of

# "will meet X in London, | and in Germany from Friday to Sunday, he will hold talks"
FRONTED = pattern_of(
    r"&id?[CSL][kj]?T,?[hP][mu1245]"
    # "and on Sunday in Warsaw he will", "and a week later the EU and India hold a summit"
    r"|&[ijk]?T(?:id?[CL])?,?(?:h|d?[PSOBM](?:&d?[PSOBM])?)(?:[mu1245]|[vH](?=[dwfnx]))"
)


# "Ahead of the NATO summit in Madrid | Blair met", "After the talks | the two leaders will", "Before meetings | he"
FRONTED_OCCASION = pattern_of(
    r"ao?d?[XAOBS9Dp-]{0,5}[nx](?:id?[CLS](?:,[CLSN](?=,))?)?"
    r"(?P<main>(?:d?[XA9]{0,3}[RPSNOBMrt]{1,2}(?:&[PSN])?|h)X?(?:[mu1245]|[vHEQWVKF](?![oygk])))"
)
# Behind that, a comma and the main clause: what stands before it was a relative clause, "after the talks X had".
MAIN_STILL_TO_COME = pattern_of(r",d?[AX9]{0,2}[SPOBMCNRrth]{1,4}(?:X|[mu12457vHEQW])")


def end_of_fronted_occasion(scene: Scene, begin: int, end: int) -> int:
    """Where the main clause begins behind an occasion that no comma parts from it: "After the talks | X flew to Y"."""
    codes = scene.chunks.codes
    match = FRONTED_OCCASION.match(codes, begin, end) if codes[begin] == "a" else None
    if match is None or MAIN_STILL_TO_COME.search(codes, match.end(), end):
        return -1
    return match.start("main")


def opens_main(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether a main clause begins at a chunk: "During his stay | he will meet X | and Y will meet Z"."""
    codes, (start, kind) = scene.chunks.codes, cuts[-1]
    code = codes[at]
    if kind == "after" and (_is_pronoun_behind(scene, start, at) or _is_name_behind(scene, cuts[0][0], start, at)):
        return True
    if kind == "relative" and (resumes_main(scene, start, at, end) or ends_aside(scene, cuts, at, end)):
        return True
    if code in "&," and _is_in_row(scene, cuts, at, end):
        return False
    if code == "&":
        return _is_joined(scene, cuts, at, end)
    if code == ",":
        return _opens_behind_comma(scene, cuts, at, end)
    if code in "mu1245H" and closes_row(scene, cuts, at, end):
        return True
    if code in "mu1245":
        return resumes_occasion(scene, cuts, at, end)
    return code in "PhS" and codes[at + 1] in "mu1245" and opens_denied(scene, at)


# "urged X and Y to stop fighting", before "and meet"
BIDDEN = pattern_of(r"(?P<verb>[WEQvXZ])k?(?:d?A?[PSOM][,&]{1,2})*d?A?[PSOM]8?f[vHExXKQ][^mu1245cZ,;fvHEWQVKF]*$")
BIDDEN_REACH = 16


def _is_bidden_too(scene: Scene, start: int, at: int) -> bool:
    """Whether "and" goes on with what somebody is told to do: "urged X and Y to stop fighting and meet in Riga"."""
    chunks = scene.chunks
    if "f" not in chunks.codes[start:at] or chunks.entries[at + 1][3] != "b" or chunks.codes[at + 1] not in "vHE":
        return False
    match = BIDDEN.search(chunks.codes, max(start, at - BIDDEN_REACH), at)
    return match is not None and chunks.low(match.start("verb")) in any_of(
        scene.words["asking"], scene.words["bidding"]
    )


# "A summit to be attended by X", before "and Y will open": the verb of the summit is still to come
STILL_DESCRIBED = pattern_of(
    r"d?[XA9]{0,3}[nx](?:[oiwk]d?[XASCLOBPT]{1,3}){0,2},?f3X?[vHEWX]yd?[XA]{0,2}[PSORr](?:,d?[XA]{0,2}[PSORr])*$"
)


# ", Y and Z", the end of a row
END_OF_ROW = pattern_of(r"(?:,d?[XAR]{0,2}[PSO]){0,8},?&d?[XAR]{0,2}[PSO]")


def _is_in_row(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether a row goes on of which the verb behind it tells nothing: "that brought together X | and Y was held"."""
    rest = END_OF_ROW.match(scene.chunks.codes, at) if cuts[-1][1] == "relative" else None
    return rest is not None and closes_row(scene, cuts, rest.end(), end)


def _is_joined(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether "and" joins a further main clause: "X met Y | and Z will", "met X | and in Riga on Monday, he will"."""
    codes, start = scene.chunks.codes, cuts[-1][0]
    if _is_bidden_too(scene, start, at) or STILL_DESCRIBED.match(codes, start, at):
        return False
    return (
        is_second_subject(scene, start, at, end)
        or _is_next_item(scene, cuts[-1], at, end)
        or is_new_subject(scene, cuts[-1], at, end)
        or (FRONTED.match(codes, at, end) is not None and has_verb(codes, start, at))
        or is_second_verb(scene, cuts, at, end)
    )


def _opens_behind_comma(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether a comma parts a main clause from what stands before it: "After talks with X | , Y flew home"."""
    start = cuts[-1][0]
    return (
        is_second_verb(scene, cuts, at, end)
        or _is_next_item(scene, cuts[-1], at, end)
        or _closes_opening(scene, cuts, at, end)
        or _tells_outcome(scene, start, at)
        or returns_to_subject(scene, cuts, at, end)
        or _ends_said_aside(scene, cuts, at, end)
        or _sets_day_apart(scene, cuts, at, end)
    )


# ", on Sunday.", ", in Riga on Monday."
DAY_APART = pattern_of(r",(?:id?[CL](?:,[CLSN])?)?,?[kij]?T(?=[.;])")


def _sets_day_apart(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether a day behind a comma is that of the deed, not of what it follows: "will see X after the summit, on"."""
    codes, (start, kind) = scene.chunks.codes, cuts[-1]
    if kind != "after" or len(cuts) < 2 or codes[at - 1] not in "nx" or not DAY_APART.match(codes, at, end + 1):
        return False
    before = codes[cuts[-2][0] : start]
    return "T" not in before and has_verb(codes, cuts[-2][0], start) and not has_verb(codes, start, at - 1)


def _ends_said_aside(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether a comma closes what somebody told of says: "met X, who said on Sunday | that he was ill, | in Riga"."""
    (start, kind), before = cuts[-1], cuts[-2:-1]
    content = kind == "main" and bool(before) and before[0][1] == "relative" and scene.chunks.low(start) == "that"
    return content and ends_aside(scene, cuts[:-1], at, end)


def _is_pronoun_behind(scene: Scene, start: int, at: int) -> bool:
    """Whether a subject follows an opening phrase: "During his stay in Australia he will have a meeting"."""
    codes = scene.chunks.codes
    return (
        codes[at] == "h"
        and at > start + 2
        and codes[at + 1] in "mu1245vH"
        and codes[at - 1] in "CLSTnx"
        and scene.chunks.low(at) in SUBJECTS
    )


# "Pashinyan and Aliyev agreed", "Russia will"
NAMED_SUBJECT = pattern_of(r"[PS](?:,[PS]){0,3}(?:,?&[PS])?X?(?:[mu1245]|[vHEQWVKF](?![oy]))")


def _is_name_behind(scene: Scene, begin: int, start: int, at: int) -> bool:
    """Whether names follow an opening phrase: "During talks with Michel last week Pashinyan and Aliyev agreed to"."""
    codes = scene.chunks.codes
    opens = start == begin or (codes[start - 1] == "c" and scene.chunks.low(start - 1) == "that")
    placed = codes[at - 1] in "CL" and codes[at - 2] == "i"
    if not opens or not (codes[at - 1] == "T" or placed) or set("nx").isdisjoint(codes[start:at]):
        return False
    return NAMED_SUBJECT.match(codes, at) is not None


# ", Y is to depart", ", the president of Y and Z will"
MAIN_BEHIND = pattern_of(
    r",(?:[ijk]?T,?)?d?[AX9]{0,2}[SPOBMCNRrth]{1,4}(?:&d?[SPOBMCN]{1,2})?X?(?:[mu12457]|(?<=[PSOMh])[vHZQKVWEF])"
)


# "After | Chad, Mali and Niger met in Riga on Monday, Ghana said": the row is of those who did it.
ROW_WHO_DID = pattern_of(rf"ad?[{ACTOR}](?:,d?[{ACTOR}])*,?&d?[{ACTOR}](?=[vHEQW][^,]*,)")


# "before talks among X | , Y and Z begin", "until a meeting of the Thai | , Lao and Burmese presidents opens"
AMONG = pattern_of(rf"b[d9XRrtow,{ACTOR}]{{1,24}}$|A$")
REST_OF_ROW = pattern_of(rf",(?:d?[9X]{{0,2}}[{ACTOR}],){{0,8}}&?d?[9X]{{0,2}}[{ACTOR}]")


def _closes_opening(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether a comma closes what stands before the main clause: "After talks with X, Y flew home"."""
    codes, (start, kind) = scene.chunks.codes, cuts[-1]
    begin = cuts[0][0]
    lists = codes[begin] in "aikw" and end_of_opening_row(codes, at, end) > 0
    if lists and set("mu1245vHEZ,").isdisjoint(codes[begin:at]):
        return False  # "After talks with X, Y and Z, W flew home"
    if _is_subordinate(scene, cuts, at) and (
        any(main.match(codes, at, end) for main in MAINS) or _does_unknown(scene, at, end)
    ):
        return True
    opens = _opens_with_conjunction(scene, start) or _opens_with_what(scene, cuts[0][0], start)
    if opens and has_verb(codes, start, at):
        return MAIN_BEHIND.match(codes, at, end) is not None
    if start == cuts[0][0] and scene.chunks.low(start) in CIRCUMSTANCES and set("mu1245Z,").isdisjoint(codes[start:at]):
        return SUBJECT_BEHIND.match(codes, at, end) is not None and has_verb(codes, at, end)
    absolute = kind == "main" and _is_within_absolute(scene, cuts[0][0], start) and has_verb(codes, start, at)
    if kind not in ("after", "relative") and not absolute and not _opens_with_participle(scene, start):
        return False
    if kind == "after" and (row := ROW_WHO_DID.match(codes, start, end)) and at < row.end():
        return False
    if kind == "after" and AMONG.search(codes, start, at) and REST_OF_ROW.match(codes, at, end):
        return False
    subject = at + 1 < end and codes[at + 1] in "dSPOBMCAhRr"
    return subject and (has_verb(codes, at, end) or _does_unknown(scene, at, end))


# ", X, who was ill, will", ", a meeting between X and Y will"
MAINS = (
    MAIN_BEHIND,
    pattern_of(r",d?[AX9]{0,2}P,"),
    pattern_of(r",d?[AX9]{0,3}[nx](?:[bowk&]d?[AXSPOBM]{1,4}){1,3}(?:[mu1245]|,c)"),
)
SUBORDINATE = CONJUNCTIONS | {"as", "after", "since"}
# "Days after", "Shortly after", "After"
SOME_TIME_AFTER = pattern_of(r"[DX]?[ac]")


def _is_subordinate(scene: Scene, cuts: list[tuple[int, str]], at: int) -> bool:
    """Whether all before a comma hangs on what comes: "Days after Y said on Sunday that it had moved troops, X will".

    So "As fighting went on in Y on Monday, X will", "Facing a strike that began on Sunday, X will".
    """
    codes, begin = scene.chunks.codes, cuts[0][0]
    match = SOME_TIME_AFTER.match(codes, begin, at)
    opens = match is not None and scene.chunks.low(match.end() - 1) in SUBORDINATE
    opens = opens and match is not None and codes[match.end()] not in "vHEQWVKFZ"  # "If held on Friday, the talks"
    if not (opens or _opens_with_participle(scene, begin)):
        return False
    if any(codes[start] in ",&" or scene.chunks.low(start - 1) == ":" for start, _ in cuts[1:]):
        return False  # behind "Talking trade:" there are names as after any heading
    return has_verb(codes, begin + 1, at)


# ", President X condemns the attack", ", President X visits Peru", ", Niger recalled its envoy"
PERSON_BEHIND = pattern_of(r",d?[AXR]{0,2}(?:P[xX][dSCLPAXfT]|[PS](?P<did>X)[dPSh])")


def _does_unknown(scene: Scene, at: int, end: int) -> bool:
    """Whether somebody does what the lexicon does not know behind a comma: ", President X condemns the attack"."""
    match = PERSON_BEHIND.match(scene.chunks.codes, at, end)
    if match is None:
        return False
    low = scene.chunks.low(match.end() - 2)
    return low.endswith("ed") or (match["did"] is None and low.endswith("s") and not low.endswith("ss"))


def _opens_with_conjunction(scene: Scene, start: int) -> bool:
    """Whether a clause opens a sentence before its subject is told: "Once he has seen X, Y flies to Z"."""
    low = scene.chunks.low(start)
    if low == "as" and scene.chunks.lows[start - 2 : start] == ["as", "soon"]:
        return True
    opens = start == 0 or scene.chunks.codes[start - 1] in ".;" or scene.chunks.text(start)[:1].isupper()
    return opens and low in CONJUNCTIONS


def _opens_with_what(scene: Scene, begin: int, start: int) -> bool:
    """ "In | what would be their first talks in years | , X and Y are to meet"."""
    return start == begin + 1 and scene.chunks.low(start) == "what" and scene.chunks.codes[begin] == "i"


# ", Chad's minister, X, in Riga since Monday, will"
SUBJECT_BEHIND = pattern_of(r",d?[AX9]{0,2}[SPOBMCNRrth]{1,4}(?:&d?[SPOBMCN]{1,2})?X?[mu12457vHZQKVWEF,]")
# What they open is a circumstance, and no time or place of a deed: "With elections due in May, X will meet Y".
CIRCUMSTANCES = frozenset({"with", "amid", "despite", "given"})
# "In a bid to end a row", "As part of efforts to end a dispute over fish", "After weeks of talks": no verb in it.
OPENING_PHRASE = pattern_of(r"[iagkc][^mu1245vHEQWVKFZ,;]*(?:f[vHEQWVKFX][^mu1245vHEQWVKFZ,;]*){0,2}[XnxGNDT]")


def _is_within_absolute(scene: Scene, begin: int, start: int) -> bool:
    """Whether "that" stands in a phrase before the main clause: "With many afraid that it may fail, X met Y".

    "As part of efforts to end a row that began in March, X will".
    """
    opener, codes = scene.chunks.low(begin), scene.chunks.codes
    if scene.chunks.low(start) != "that" or "," in codes[begin:start]:
        return False
    phrase = OPENING_PHRASE.fullmatch(codes, begin, start) is not None and (codes[begin] != "c" or opener == "as")
    return phrase or (opener in CIRCUMSTANCES and (begin + 1 < start or opener == "given"))


def _opens_with_participle(scene: Scene, start: int) -> bool:
    """Whether a clause is a phrase before its subject: "Kicking off a visit, ...", "Emerging from talks, ..."."""
    return (
        scene.chunks.entries[start][3] == "g"
        or scene.chunks.low(start) == "having"
        or (scene.chunks.codes[start] in "XN" and scene.chunks.low(start).endswith("ing"))
    )


def _tells_outcome(scene: Scene, start: int, at: int) -> bool:
    """Whether a comma opens what came of it: "spoke with Y, agreeing to meet in June", ", inviting him to Riga"."""
    codes, verb = scene.chunks.codes, at + 1 + (scene.chunks.codes[at + 1] == "X")
    planned = codes[verb] in "QW" and scene.chunks.entries[verb][3] == "g" and codes[verb + 1] not in ",.;"
    return planned and has_verb(codes, start, at)


# "and | Peru recalls its envoy", ", Chad's parliament | rejects the bid", "and | Chadian and Malian teams | hold talks"
NEXT_ITEM = pattern_of(
    r"[,&]d?(?:A(?:,A)*,?&)?A?(?:[SPO](?:(?:,d?[SPO])*,?&d?[SPO])?(?:pA?[trRX])?|[trR])"
    r"(?P<verb>[vHEQFKVxX])(?=[dASPOBN9fikhnxgw])"
)
# "The Kenyan president | visits Oman", "Chad | hosts"
TOLD = pattern_of(r"[SPORrtNB]X?(?P<verb>[vHEQFKVxX])(?=[dASPOBN9fikhnxgw,CL])")
OBJECT = frozenset("dASPOB9")


def _is_next_item(scene: Scene, cut: tuple[int, str], at: int, end: int) -> bool:
    """Whether another piece of news follows, as in digests: "Chad's president visits Oman, | and Peru bans a party".

    Of the past it needs an object: "met X, | and Peru recalled its envoy", not "talks with X and Peru held in May".
    Of several it needs no ending: "hosts a dinner | and EU leaders meet in Riga".
    """
    match = NEXT_ITEM.match(scene.chunks.codes, at, end) if cut[1] == "main" else None
    if match is None:
        return False
    verb = match.start("verb")
    past = scene.chunks.codes[verb] in "XE" and scene.chunks.low(verb).endswith("ed")
    past = past or (scene.chunks.codes[verb] in "vH" and "d" in scene.chunks.entries[verb][3])
    several = _do_several(scene, at, verb)
    if not (_is_told_now(scene, verb) or several or (past and scene.chunks.codes[verb + 1] in OBJECT)):
        return False
    if several and not scene.words["letting"].isdisjoint(scene.chunks.lows[cut[0] : at]):
        return False
    told = (one.start("verb") for one in TOLD.finditer(scene.chunks.codes, cut[0], at))
    return any(_is_told_now(scene, one) or not {"b", "d"}.isdisjoint(scene.chunks.entries[one][3]) for one in told)


def _do_several(scene: Scene, at: int, verb: int) -> bool:
    """Whether a bare verb stands behind several who do it: "and | EU leaders | hold a call", not "and | Peru hold"."""
    form, codes = scene.chunks.entries[verb][3], scene.chunks.codes
    bare = codes[verb] in "vH" and "b" in form and "d" not in form
    return bare and ("&" in codes[at + 1 : verb] or scene.chunks.text(verb - 1).endswith("s"))


def _is_told_now(scene: Scene, at: int) -> bool:
    """Whether a word is a verb in the present of one who does it: "visits", and "bans", which no list knows."""
    low, form = scene.chunks.low(at), scene.chunks.entries[at][3]
    unknown = scene.chunks.codes[at] == "X" and scene.chunks.text(at).islower()
    return low.endswith("s") and not low.endswith(("ss", "us")) and (unknown or "s" in form)
