"""Find where the clauses of a sentence begin.

In: the chunks of a scene and the bounds of a sentence. Out: the first chunk and the kind of each clause, in text order.
"""

from __future__ import annotations

from calendars.extraction.clauses.insertions import ends_aside
from calendars.extraction.clauses.joints import (
    has_verb,
    is_date_phrase,
    is_new_subject,
    is_second_subject,
    is_second_verb,
    opens_denied,
    resumes_main,
)
from calendars.extraction.clauses.moods import ACTOR, counted_time
from calendars.extraction.clauses.reports import (
    AT_OCCASION,
    STAGES,
    after_report,
    find_reports,
    is_at_stage,
    is_no_report,
)
from calendars.extraction.names.actors import Scene
from calendars.extraction.names.asides import end_of_counted_aside
from calendars.patterns import pattern_of

# Who is meant, between dashes or in brackets: "the Contact Group -- Russia, the United States and Italy -- will meet".
MEMBERS = pattern_of(r";w?d?[SPOBM](?:,?[,&]d?[SPOBMN])+(?:,?&[9X]{0,2}[Xh])?[;.]")
# When a plan is for, between dashes: "his visit to Riga -- set for October -- will be discussed".
PLANNED = pattern_of(r";X?[QVK](?:f[vHx])?[gkifjodbXTCLS]{1,6};")
# What goes with the main clause: ", with the two expected to meet on Friday", ", with talks set to resume in May".
ABSOLUTE = pattern_of(r",wd?[AX]{0,2}[PSOBMnxrRXh][bowki&,dAXPSOBMCLT]{0,8}?(?:QX?f|Wf|Qg)(?!.,k?T)")
# The rest of a list that a comma closes: "which groups Russia, the United States and Italy, will meet".
REST_OF_LIST = pattern_of(r"(?:,d?[SPOBMC])+,?&d?[SPOBMC](?:k?T)?,")
# "that India | , China and Pakistan | are to attend": the rest of those who do it.
REST_OF_SUBJECT = pattern_of(r"(?:,d?[SPOBMC])+,?&d?[SPOBMC](?=[mu1245vH])")
SUBJECT_BEGUN = frozenset(f"c{article}{code}" for article in ("", "d") for code in "SPOBMC")
# A further stop of a journey behind a semicolon.
STOP_BEHIND = pattern_of(r";,?&?[CLS](?:,N)?(?=[;.kijT]|$)")
# "as head of state on", "as president here on", "as head of the bloc on"
AS_OFFICE = pattern_of(r"cd?[XA]?[Rr](?:od?[XOB]{1,2})?X?(?=[kT])")
# "as part of a push led by", "as a sign of support for", but not "as part of a tour"
AS_PART = pattern_of(r"cd?X{1,2}od?[XA]{1,3}(?![XAnxv])")
# How far behind the verb of judging what somebody is judged for begins.
JUDGED = 7
# Behind these, which open no clause, "that" points.
POINTING = frozenset({"on", "over", "about", "under", "regarding", "concerning", "despite"})


def _kind_behind_report(scene: Scene, at: int, end: int) -> str:
    """What opens behind a verb of saying: a phrase, "at a meeting with X", "at the end of a visit", or what is said."""
    phrase = AT_OCCASION.match(scene.chunks.codes, at, end) or is_at_stage(scene, at)
    return "after" if phrase else "main"


# The codes of chunks at which a clause may begin or end.
CUTTING = pattern_of("[ZcagoPhS;,&mu124578FK]")
TIME = frozenset({"time"})
IN_PLACE = frozenset({"iC", "iL", "iS", "iN"})
# "during a call with X on Monday", before "to"
DECIDED_AT = pattern_of(r"ad?[XA9]{0,3}[nx](?:[iwob]d?[AXCLSPOBM]{1,3}){0,2}k?T(?=f[vHEx])")


# "will meet X in London, | and in Germany from Friday to Sunday, he will hold talks"
FRONTED = pattern_of(
    r"&id?[CSL][kj]?T,?[hP][mu1245]"
    # "and on Sunday in Warsaw he will", "and a week later the EU and India hold a summit"
    r"|&k?T(?:id?[CL])?,?(?:h|d?[PSOBM](?:&d?[PSOBM])?)(?:[mu1245]|[vH](?=[dwfnx]))"
)


def find_cuts(scene: Scene, begin: int, end: int) -> list[tuple[int, str]]:
    """Find where clauses start, and their kinds."""
    codes, lows = scene.chunks.codes, scene.chunks.lows
    reports = find_reports(scene, begin, end)
    cuts: list[tuple[int, str]] = [
        (begin, "after" if is_at_stage(scene, begin) or AT_OCCASION.match(codes, begin, end) else "main")
    ]
    stages = {
        at - 2
        for at in scene.chunks.find(STAGES, begin + 3, end)
        if codes[at - 3] in "T," or codes[at - 4 : at - 2] in IN_PLACE
    }
    stages = {at for at in stages if is_at_stage(scene, at)}  # "called for calm on Friday | at the end of a visit"
    counted = [at + 1 for at in scene.chunks.find(TIME, begin - 1, end - 1)]  # "the first time X and Y met"
    stops = [match.start() for match in CUTTING.finditer(codes, begin, end)]
    if reports or counted or stages:
        stops = sorted({*stops, *reports, *counted, *stages})
    at = begin
    for here in stops:
        if here < at:
            continue
        at, code = here, codes[here]
        start, kind = cuts[-1]
        if at in reports and not _goes_on_with_list(codes, start, at, reports[at]):
            _cut(cuts, at, "report")
            at = after_report(scene, reports[at], end)
            _cut(cuts, at, _kind_behind_report(scene, at, end))
            continue
        if code == "&" and codes[at + 1] == "Z" and has_verb(codes, start, at):
            _cut(cuts, at, "report")  # "met X on Monday and said"
            continue
        if code == "Z" and (at > begin or lows[at] == "it") and not is_no_report(codes, at):
            cuts[-1] = (start, "report" if kind == "main" else kind)
            comma = codes.find(",", at, end) if start == begin and lows[begin] == "as" else -1
            at = after_report(scene, at + 1, end)
            at = comma if comma > at and "a" not in codes[at:comma] else at  # "As X told a briefing on Monday, Y will"
            _cut(cuts, at, _kind_behind_report(scene, at, end))
            continue
        if code == "," and codes[at + 1] == "w" and lows[at + 1] == "with" and ABSOLUTE.match(codes, at, end):
            _cut(cuts, at + 2, "main")
            at += 2
            continue
        if code == "c" and at > begin and not (codes[at - 1] == "a" and lows[at] == "which"):
            said = start == at and cuts[-2][1] == "report" and lows[at] == "that"
            opened = "main" if said else _kind_behind(scene, at, kind)  # "told a news conference that X, 52, will"
            meeting = lows[at] in ("when", "while") and "g" in scene.chunks.entries[at + 1][3]
            if meeting and codes[at + 1] in "vx" and any(told == "report" for _, told in cuts):
                opened = "after"  # "said on Monday that all was well when meeting X"
            if opened:
                _cut(cuts, at, opened)
        elif code == "a" and codes[at - 1] == "Q" and (decided := DECIDED_AT.match(codes, at, end)):
            _cut(cuts, at, "after")
            at = decided.end()
            _cut(cuts, at, "main")  # "agreed during a call on Monday | to meet soon"
        elif (at in stages or (code == "a" and not is_date_phrase(scene, at) and codes[at : at + 2] != "aw")) or (
            code in "go" and _is_deed_judged(scene, start, at)
        ):
            _cut(cuts, at, "after")
        elif (
            code in "Ph" and kind == "main" and codes[at - 1] in "nx" and _is_whose_occasion(scene, start, at, end)
        ) or (lows[at - 1] == "time" and code in "PhdASOB" and counted_time(scene, start, at)):
            _cut(cuts, at, "relative")
        elif code == ";" and parts_stops(codes, at):
            pass
        elif code == ";" and (aside := end_of_counted_aside(scene, at)) and codes[aside] == ";":
            at = aside + 1
            continue
        elif code == ";":
            members = MEMBERS.match(codes, at, end) or PLANNED.match(codes, at, end)
            if members:
                at = members.end()
                continue
            _cut(cuts, at + 1, "main")
        elif code == "," and kind == "relative" and codes[at - 1] in ACTOR and codes[at + 1] in "dSPOBMC":
            rest = REST_OF_LIST.match(codes, at, end)
            if rest is None and codes[start:at] in SUBJECT_BEGUN:
                rest = REST_OF_SUBJECT.match(codes, at, end)
            if rest:
                at = rest.end() - 1
                continue
            if has_verb(codes, at, end):
                _cut(cuts, at, "main")
        elif (
            (kind == "after" and (_is_pronoun_behind(scene, start, at) or _is_name_behind(scene, begin, start, at)))
            or (kind == "relative" and (resumes_main(scene, start, at, end) or ends_aside(scene, cuts, at, end)))
            or (code == "&" and is_second_subject(scene, start, at, end))
            or (code == "&" and is_new_subject(scene, cuts[-1], at, end))
            or (code == "&" and FRONTED.match(codes, at, end) and has_verb(codes, start, at))
            or (code in ",&" and is_second_verb(scene, cuts, at, end))
            or (code == "," and (_opens_main(scene, cuts[-1], at, end) or _tells_outcome(scene, start, at)))
            or (code == "," and _ends_aside(scene, cuts, at))
            or (code in "mu1245" and _resumes_occasion(scene, cuts, at, end))
            or (codes[at : at + 3] == ",kT" and codes[start] == "k" and _is_second_day(codes, start, at))
            or (code in "PhS" and codes[at + 1] in "mu1245" and opens_denied(scene, at))
        ):
            _cut(cuts, at, "main")
    return [cut for cut in cuts if cut[0] < end]


def parts_stops(codes: str, at: int) -> bool:
    """Whether a semicolon parts stops of a journey: "to Boston, Massachusetts; Accra, Ghana; and Lusaka, Zambia"."""
    stop = codes[at - 1] in "CLS" or codes[at - 3 : at] in ("L,N", "C,N")
    return stop and STOP_BEHIND.match(codes, at) is not None


def _is_deed_judged(scene: Scene, start: int, at: int) -> bool:
    """Whether "for" or "of" opens what somebody is praised or blamed for: "derided Egypt for signing a treaty"."""
    codes = scene.chunks.codes
    if scene.chunks.entries[at + 1][3] != "g":
        return False
    for verb in range(at - 2, max(at - JUDGED, start) - 1, -1):
        if codes[verb] in "EZHvQVKWX" and scene.chunks.low(verb) in scene.words["judging"]:
            return codes[verb - 1] not in "123"  # "was blamed by Syria for signing": the subject did
    return False


# "A conference on Middle East peace that X has proposed"
OF_OCCASION = pattern_of(r"n[okg][dA9LSCXO-]{1,4}$")
# "the meeting of the EAC council of ministers that was scheduled"
OF_ORGAN = pattern_of(r"[nx]od?[AOSX]{0,2}X(?:oX?r)?$")


# Words that a time opens with which no "that" points at.
TIME_OPENERS = frozenset(
    {"next", "last", "this", "early", "late", "later", "today", "tomorrow", "yesterday", "tonight"}
)


def _kind_behind(scene: Scene, at: int, kind: str) -> str:
    """The kind of the clause that a subordinating word opens, by that of the one before; "" where it opens none."""
    codes, low = scene.chunks.codes, scene.chunks.low(at)
    behind = codes[at + 1 : at + 2]
    if low == "that" and scene.chunks.low(at - 1) == "except":
        return "main"  # "no dates were given, except that talks are set for Friday"
    points = codes[at - 1] in "owbyifgja" or (behind == "X" and scene.chunks.low(at - 1) in POINTING)
    dated = behind == "T" and scene.chunks.low(at + 1) in TIME_OPENERS  # "reported that next week X will"
    several = behind != "T" and codes[at - 1] not in "nx" and scene.chunks.last_low(at + 1).endswith("s")
    if low == "that" and ((behind in ("n", "x", "r", "R", "t", "T") and not dated and not several) or points):
        return ""  # "that call", "of that country", "on that point": it points
    asked = low in ("how", "whether") and behind == "f" and codes[at - 1] in "ko"
    if asked and set("nxv").isdisjoint(codes[at + 2 : scene.chunks.end_of(at)]):
        return ""  # "talks on how to handle asylum, in Riga, on Thursday": the day is that of the talks
    if low == "as" and (AS_OFFICE.match(codes, at) or AS_PART.match(codes, at)):
        return ""  # "began her first trip as head of state on Monday", "meet as part of a push by the EU on Monday"
    if low == "as" and scene.chunks.low(at - 1) == "known":
        return ""  # "the contact group, also known as the Ramstein format, will meet"
    noun = low == "that" and kind != "report" and _is_noun_before(codes, at)
    told = low == "when" and codes[at - 1] in ",T"  # "in April, when officials met in Luxembourg"
    return "relative" if noun or told or low in ("who", "which", "whose", "whom", "where") else "main"


def _is_noun_before(codes: str, at: int) -> bool:
    """Whether what stands before "that" is a noun of which it tells more."""
    before, behind = codes[at - 1], codes[at + 1 : at + 2]
    if before in ACTOR + "nxNG" or (before in "TX" and behind in tuple("mu1245")):
        return True
    if before in "L," and behind in tuple("mu12453"):
        return True  # "talks at Panmunjom that had been set for"
    if OF_OCCASION.search(codes, max(at - 6, 0), at):
        return True
    return behind in tuple("mu124") and OF_ORGAN.search(codes, max(at - 9, 0), at) is not None


def _is_pronoun_behind(scene: Scene, start: int, at: int) -> bool:
    """Whether a subject follows an opening phrase: "During his stay in Australia he will have a meeting"."""
    codes = scene.chunks.codes
    return (
        codes[at] == "h"
        and at > start + 2
        and codes[at + 1] in "mu1245vH"
        and codes[at - 1] in "CLSTnx"
        and scene.chunks.low(at) in ("he", "she", "they")
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


def _opens_main(scene: Scene, cut: tuple[int, str], at: int, end: int) -> bool:
    """Whether a comma closes what stands before the main clause: "After talks with X, Y flew home"."""
    codes, (start, kind) = scene.chunks.codes, cut
    if _opens_with_conjunction(scene, start) and has_verb(codes, start, at):
        return MAIN_BEHIND.match(codes, at, end) is not None
    if kind not in ("after", "relative") and not _opens_with_participle(scene, start):
        return False
    return at + 1 < end and codes[at + 1] in "dSPOBMCAhRr" and has_verb(codes, at, end)


def _tells_outcome(scene: Scene, start: int, at: int) -> bool:
    """Whether a comma opens what came of it: "spoke with Y, agreeing to meet in June", ", inviting him to Riga"."""
    codes, verb = scene.chunks.codes, at + 1 + (scene.chunks.codes[at + 1] == "X")
    planned = codes[verb] in "QW" and scene.chunks.entries[verb][3] == "g" and codes[verb + 1] not in ",.;"
    return planned and has_verb(codes, start, at)


# ", will", ", is to": the verb of a subject that an aside stands behind.
RESUMED_BY = pattern_of(r",X?[mu12457]")


def _ends_aside(scene: Scene, cuts: list[tuple[int, str]], at: int) -> bool:
    """Whether a comma closes what parts a subject from its verb: "X, after meeting Y, will be received by Z".

    "Talks of X and Y, the first since the war, will open": the aside may begin before its clause.
    """
    codes, (start, kind) = scene.chunks.codes, cuts[-1]
    if len(cuts) < 2 or not RESUMED_BY.match(codes, at) or has_verb(codes, cuts[-2][0], start):
        return False
    comma = codes.find(",", cuts[-2][0], start - 1)
    if kind == "after" and comma > 0 and OCCASION.match(codes, cuts[-2][0], comma) and not has_verb(codes, start, at):
        return True
    opens = kind == "after" or (kind == "main" and scene.chunks.low(start) in CONJUNCTIONS)
    return opens and codes[start - 1] == "," and codes[start - 2] in ACTOR + "T"


# "The third round of talks between X and Y", "A four-day visit to X by the president of Y": no verb in it.
OCCASION = pattern_of(r"[cq&]?[dXADN9p]{0,6}[nx][^12345mu78vHEKVQWFZ,;]*$")
# What a chain of verbs goes on with: "will | have been", "are | scheduled to".
CHAIN = "mu12345678XfQ"


def _resumes_occasion(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """ "The first talks of X and Y since the war in Z | are to open": the one verb is that of the talks."""
    codes, (start, kind) = scene.chunks.codes, cuts[-1]
    since = scene.chunks.low(start) == "since"
    if kind != "after" or len(cuts) != 2 or (has_verb(codes, start, at) and not (since and codes[at] == "m")):
        return False
    if not since and set("Tiokg").isdisjoint(codes[start + 1 : at]):
        return False  # "the talks of X and Y after the president was ousted": the verb is his
    rest = codes[at + 1 : end].lstrip(CHAIN)
    return OCCASION.match(codes[cuts[0][0] : start]) is not None and set("mu1245").isdisjoint(rest)


# Words that open a clause before the main one, besides those of time that the grammar knows.
CONJUNCTIONS = frozenset({"once", "when", "whenever", "if", "unless", "while", "although", "though", "because"})
# ", Y is to depart", ", the president of Y and Z will"
MAIN_BEHIND = pattern_of(
    r",(?:k?T,?)?d?[AX9]{0,2}[SPOBMCNRrth]{1,4}(?:&d?[SPOBMCN]{1,2})?X?(?:[mu12457]|(?<=[PSOMh])[vHZQKVWEF])"
)


def _opens_with_conjunction(scene: Scene, start: int) -> bool:
    """Whether a clause opens a sentence before its subject is told: "Once he has seen X, Y flies to Z"."""
    low = scene.chunks.low(start)
    if low == "as" and scene.chunks.lows[start - 2 : start] == ["as", "soon"]:
        return True
    opens = start == 0 or scene.chunks.codes[start - 1] in ".;" or scene.chunks.text(start)[:1].isupper()
    return opens and low in CONJUNCTIONS


SECOND_DAY = pattern_of(r",kT,?d?[SPOBMRrXNA]{1,4}[mu1245vHEWQ]")


def _is_second_day(codes: str, start: int, at: int) -> bool:
    """Whether a clause that opens with a day ends: "On Monday X met Y, on Tuesday Czech voters went to the polls"."""
    return SECOND_DAY.match(codes, at, at + 10) is not None and has_verb(codes, start, at)


def _goes_on_with_list(codes: str, start: int, comma: int, stop: int) -> bool:
    """Whether a comma stands in the list that is the subject: "Armenia, Georgia and Moldova have confirmed"."""
    return codes[comma - 1] in ACTOR and "&" in codes[comma:stop] and not codes[start:comma].strip(ACTOR + "d,X")


def _opens_with_participle(scene: Scene, start: int) -> bool:
    """Whether a clause is a phrase before its subject: "Kicking off a visit, ...", "Emerging from talks, ..."."""
    return (
        scene.chunks.entries[start][3] == "g"
        or scene.chunks.low(start) == "having"
        or (scene.chunks.codes[start] in "XN" and scene.chunks.low(start).endswith("ing"))
    )


def _is_whose_occasion(scene: Scene, start: int, at: int, end: int) -> bool:
    """Whether a subject opens a relative clause without "that": "a meeting he was to have had with X"."""
    codes, before = scene.chunks.codes, at - 2
    if at + 1 >= end or codes[at + 1] not in "mu1245H" or scene.chunks.low(at) in ("him", "them", "her"):
        return False
    while before >= start and codes[before] in "dXA9DtR":
        before -= 1
    article = "d" in codes[before + 1 : at - 1]
    if article and codes[before] in "iga" and before > start and codes[at + 1 : at + 3] in ("5w", "Hw"):
        return True  # "agreed in a conversation he had with X", and not "In the talks he will"
    given_up = codes[before] in "KV" and before >= start  # "cancelled meetings he was to have had"
    return given_up or (article and (before < start or codes[before] in "vHEQW"))


def _cut(cuts: list[tuple[int, str]], at: int, kind: str) -> None:
    if cuts[-1][0] == at:
        cuts[-1] = (at, kind)
    else:
        cuts.append((at, kind))
