"""Tell where a clause goes on behind another, or a second one is joined to it.

In: the chunks of a scene and a chunk that may be such a joint: a comma, "and", a verb. Out: whether the main clause
goes on there behind a relative one, or a second subject or verb begins. `cuts.py` asks.
"""

from __future__ import annotations

from calendars.extraction.clauses.moods import ACTOR
from calendars.extraction.clauses.noun_or_verb import is_noun
from calendars.extraction.clauses.stand_ins import PRONOUNS
from calendars.extraction.names.actors import Scene
from calendars.extraction.words.word_lists import AIMED, UNTIL
from calendars.patterns import pattern_of

# "and" before a new subject with its verb: "X would visit Y and Z would be in W",
# and "met X on Monday and on Tuesday she met Y".
SECOND_SUBJECT = pattern_of(
    r"&(?:(?:d?[SPOBMC]|h)(?=[mu1245])|X?[ijk]?T,?(?:d?[SPOBMRr]|h)(?=[mu1245vH])|d[SPOBMAX9-]{0,5}[nx](?=[mu1245])"
    r"|(?<=,&)(?:d[XA]{1,3}p|d?A?)[Rr](?=[mu1245])"  # ", and the two countries' foreign ministers might"
    r"|(?<=,&)[AX-]{0,3}[nx](?=[mu1245])"  # ", and consultations were set to begin"
    r"|dX{1,2}(?=[mu12])|d?X{1,2}[okig]d?[AX]{1,3}(?=[mu1245]))"  # "and the fifth will", "and work on the port will"
    # "meets X on Monday, and the leaders of Y gather on Friday", "and Y visits Z", "and the Y talks resume"
    r"|(?:(?<=T)|(?<=T,))&d?(?:[SPOBM](?=[vH]|xd?A?[CSL])|[SPOBMA-]{1,4}[nx](?=[vH]))"
)
# The same before many words, or one told more of: ", and the talks between X and Y, planned for May, are".
BEFORE_VERB = (
    r"(?<=[,T])&(?:X?[ijk]?T,?|id?A?[CLS],?)?[dXASPOBMCNRrtnx9Gp-]{1,8}"
    r"(?:(?:(?<!T),&?|[HvEQX]y|[HEQX]?f[vHEX]|[o&bigjwyf])[dXASPOBMCNRrtnx9Gp-]{1,6}|[ijk]?T){0,5}"
    r"(?:,[^;.]{1,24},|;[^;.]{1,14};|c[^,;.&]{0,8}[mu1245vHEWQVKFZ][^,;.&]{1,12}|,)?"
)
NEW_SUBJECT = pattern_of(BEFORE_VERB + "(?=[mu124567])"), pattern_of(BEFORE_VERB + "(?=[vHEWQVKF])")
# What a subject of several opens with behind a phrase: ", Chad, Mali and".
ROW_BEHIND = pattern_of(r",d?[SPOBM](?:,d?[SPOBM])*,?&$")
# "and", "but" or a comma before a verb that shares the subject: "met Putin on Monday and will visit Berlin".
# and "saw X in Paris and in Rome met Y".
SECOND_VERB = pattern_of(
    r"&[ijk]?T(?=[mu1245v])|&jX(?=[mu12v])|&id?A?[CLS](?=[mu1245vH])|[&,]X?(?=[mu12457]|8[HKVEXv]|v|H|[VKF])|&X?(?=[WQ][fcvxHdk])"
    # "will meet X on Monday and visit Peru", ", then visit", "and on Friday visit"
    r"|(?:&X?|(?P<then>,)X|&[ijk]T,?)(?P<visit>x)(?=[SCLPN])"
    r"|&[ijk]T,?(?=[vHEQWVKF])|(?P<row>,)[ik]T,?(?=[vH])"  # "and on Friday hold", ", on Friday attend"
)
# "X, who spoke to Y on Tuesday, offers to travel": the main clause goes on behind the relative one.
RESUMED = pattern_of(r",(?=[WQ](?:[ki]?T)?f)")
SECOND_OBJECT = pattern_of(r",&d[X9A-]{0,4}[nx](?:[obi&]d?[AXOSPCNr]{1,4}){1,4},?c(?=[mu1245])")
# "that was set for Monday to prepare for the summit | has been cancelled"
FOR_ANOTHER = pattern_of(r"(?<=[TLCSX])f[QvHX]g?d?[AXOSp]{0,3}[nx]$")
# What may be a verb, or help one.
VERBAL = "mu12345vHQWVKFZE"
FINITE_THERE = pattern_of(f"(?<!d)[{VERBAL}]")


def has_verb(codes: str, start: int, end: int) -> bool:
    """Whether a verb stands between two chunks; what follows an article is none: "the opening of"."""
    return FINITE_THERE.search(codes, start, end) is not None


NEXT = frozenset({"then", "afterwards", "later", "next", "now"})
# How far before its relative clause a subject begins.
SUBJECT_REACH = 5


def _is_plain_past(scene: Scene, at: int, ahead: bool) -> bool:
    """Whether a word can only be the verb of a clause: "took", but not "met" or "visited".

    Behind what is `ahead` a participle would be told by whom: "X, who will meet Y, blamed", but not "led by Z".
    """
    form = scene.chunks.entries[at][3]
    return scene.chunks.codes[at] == "E" and (
        form == "d" or (ahead and form == "dn" and scene.chunks.codes[at + 1] != "y")
    )


# "flies to Riga on Monday, where he will meet X, | and to Oslo on Friday."
ON_TO = pattern_of(r",&fd?A?[CSL]k?T(?=[.,;])")
# How far before a relative clause the preposition stands that what it tells of hangs on.
BEHIND_PREPOSITION = 8


# ", on Monday", ", early on Monday", ", next week"
WHEN = pattern_of(r",X?[kij]?T(?=[.;,&cagwf])")
WHERE_OR_WHO = frozenset({"where", "who", "whose", "whom"})


def resumes_main(scene: Scene, start: int, at: int, end: int) -> bool:
    """Whether the main clause goes on behind a relative one that begins at `start`."""
    codes = scene.chunks.codes
    if codes[at] == ",":
        when = WHEN.match(codes, at) is not None
        if scene.chunks.low(start) == "where" and ON_TO.match(codes, at):
            return True
        if when and scene.chunks.low(start) in WHERE_OR_WHO and set("nxv").isdisjoint(codes[start:at]):
            return True  # "will meet X in Riga, where Chad has an embassy, early on Monday"
        if SECOND_OBJECT.match(codes, at, end) and has_verb(codes, start, at):
            return True  # "will review the talks, which were held in May, and the summit of X, which was held in June"
        dated = (when or codes[at + 1 : at + 3] == "kT") and at > start + 1
        there = codes[start + 1] == "1" and codes[start + 2] in "iXkd"  # "will see X, who is in Berne, on Friday"
        waiting = codes[start - 1] == "," and codes[start - 2] in ACTOR
        waiting = waiting and set(VERBAL).isdisjoint(codes[max(start - SUBJECT_REACH, 0) : start])
        if waiting and _is_plain_past(scene, at + 1, "m" in codes[start:at]):
            return True  # "X, who took office in 2004, took a call from Y"
        told = at + 3 < end and codes[at + 3] in VERBAL
        more = codes[at + 1] == "&" and codes[at + 2] in "kog" and codes[at + 3] == "d" and "T" in codes[start:at]
        if more and codes[at + 2] in codes[max(start - BEHIND_PREPOSITION, 0) : start]:
            return True  # "briefed him on the summit, which ended on Sunday, and on a visit"
        dated = dated and (there or "T" in codes[start:at] or told)  # not "which opens, on Aug. 7."
        return dated or RESUMED.match(codes, at, end) is not None  # "the demands, which X published in May, on Jan. 10"
    verb = codes[at] in "mu12457" or (codes[at] == "8" and codes[at + 1] in "HKVEX")
    return (verb or fails(scene, at)) and _ends_relative(codes, start, at)


def fails(scene: Scene, at: int) -> bool:
    """Whether a verb tells by itself of a plan that came to nothing: "failed to take place", "fell through"."""
    codes = scene.chunks.codes
    return codes[at : at + 2] == "Ff" or (codes[at] == "K" and scene.chunks.entries[at][3] == "d")


MADE_OF = frozenset({"made", "composed", "consisting", "comprising", "comprised", "drawn", "led", "headed"})


def _is_of_whom(scene: Scene, at: int) -> bool:
    """Whether a participle only tells of whom a delegation is: "made up | of X and Y", "led by", "comprising"."""
    return scene.chunks.low(at) in MADE_OF and scene.chunks.codes[at + 1] in "koydSPr"


# "The accord reached by Chad | and Sudan will be signed": those who did it, and no verb before.
DONE_BY = pattern_of(f"^[^{VERBAL},;.]*[GXnx][vHEQX]y(?:d?A?[SPOBM],)*d?A?[SPOBM],?$")
# "The accord of X and Y, brokered by Z | , will be signed"
ASIDE_BY = pattern_of(f"^[^{VERBAL};.]*G[^{VERBAL};.]*,X?[vHE]y[dXASPOBMC&]{{1,6}}$")


def is_second_subject(scene: Scene, start: int, at: int, end: int) -> bool:
    """Whether "and" joins a second subject with its own verb: "X visited Rome on Monday, and Y met Z"."""
    codes = scene.chunks.codes
    whom = all(_is_of_whom(scene, verb.start()) for verb in FINITE_THERE.finditer(codes, start, at))
    if whom and not _visits_before(scene, start, at):
        return False
    if codes[start] in "akigf" and ROW_BEHIND.search(codes[start : at + 1]):
        return False  # "Under a pact signed in May, Chad and Sudan are to"
    if "b" in codes[max(at - 3, start) : at].rpartition("T")[2]:
        return False  # "a committee that mediates between X and Y is to meet", "talks between her and X failed"
    if DONE_BY.search(codes[start:at]):
        return False
    if SECOND_SUBJECT.match(codes, at, end):
        return True
    who = at + 1 + (scene.chunks.low(at + 1) in NEXT)
    if codes[who] == "h" and scene.chunks.low(who) in PRONOUNS and codes[who + 1] in VERBAL:
        return True  # "spoke with X on Monday, and they agreed to meet in June", "and then she goes on to Y"
    who = at + 1 + (codes[at + 1] == "d")
    if codes[who] not in "SPOBM" or codes[who + 1] not in "vH" or who + 1 >= end:
        return False
    if set(scene.chunks.entries[who + 1][3]).isdisjoint("ds"):
        return False  # no verb in its past or present
    before = at - 1 - (codes[at - 1] == ",")
    placed = codes[before] in "CLN" and codes[before - 1 - (codes[before - 1] == "d")] in "if"
    return codes[before] == "T" or placed or (codes[at - 1] == "," and codes[before] in "XnxG")


def is_new_subject(scene: Scene, cut: tuple[int, str], at: int, end: int) -> bool:
    """Whether "and" joins a second sentence: "Oil prices rose on Monday, and Syrian and Israeli envoys met in Y".

    A thing that something was done to may be a second object: "discussed the treaty, and the talks held in May".
    """
    codes = scene.chunks.codes
    if cut[1] == "relative" or not has_verb(codes, cut[0], at):
        return False
    match = NEW_SUBJECT[0].match(codes, at, end) or NEW_SUBJECT[1].match(codes, at, end)
    if match is None:
        return False
    verb = match.end()
    _, rule, _, forms = scene.chunks.entries[verb]
    if codes[verb] in "mu124567":
        return True
    if codes[verb - 1] in "df3" or codes[verb + 1] == "y":
        return False
    several = codes[verb - 1] in "rt" or "&" in codes[at + 1 : verb] or scene.chunks.text(verb - 1).endswith("s")
    thing = codes[verb - 1] == "X" or not set("nxG").isdisjoint(codes[at:verb])
    return (
        "s" in forms
        or ("b" in forms and several)
        or ("d" in forms and (not thing or "n" not in forms or rule in ("cues.begin", "cues.end")))
    )


def is_second_verb(scene: Scene, cuts: list[tuple[int, str]], at: int, end: int) -> bool:
    """Whether "and" or a comma stands before a second verb of the same subject."""
    codes = scene.chunks.codes
    start, kind = cuts[-1]
    match = SECOND_VERB.match(codes, at, end)
    if not match or _is_company(scene, at + 1) or _is_end_of_stay(scene, at):
        return False
    if match["then"] and scene.chunks.low(at + 1) != "then":
        return False
    if match["row"] and not _goes_on_infinitive(scene, start, match.end()):
        return False
    if match["visit"] and is_noun(scene, start, match.start("visit")):
        return False
    if codes[at] == "," and ASIDE_BY.search(codes[start:at]):
        return False
    if codes[at] == "," and (kind == "relative" or has_verb(codes, start, at)) and _awaits_verb(scene, start, at):
        return False
    if (kind == "relative" and codes[at] == ",") or has_verb(codes, start, at) or _visits_before(scene, start, at):
        return True
    if codes[at] != "&" or kind != "after":
        return False
    # "flew home after a visit and on Monday receives X"
    dated = codes[at + 1] in "kT" or codes[at + 1 : at + 3] == "iT"
    goes_on = (dated or codes[at + 1] in "mu1245") and has_verb(codes, cuts[0][0], at)
    verb = at + 1 + (codes[at + 1] == "X")  # "is due to arrive after a visit to Y on Monday and meet Z"
    plain = codes[verb] in "vx" and scene.chunks.entries[verb][3].startswith("b") and codes[at - 1] == "T"
    return goes_on or (plain and INFINITIVE.search(codes, cuts[0][0], start) is not None)


def _visits_before(scene: Scene, start: int, at: int) -> bool:
    """ "Visits Chad | and returns home on Friday": a word that can be noun or verb is the verb before "and"."""
    verb = scene.chunks.codes.find("x", start, at) if scene.chunks.codes[at] == "&" else -1
    return verb >= 0 and not is_noun(scene, start, verb)


# "to arrive", "will arrive", "will on Monday arrive"
INFINITIVE = pattern_of(r"[fm](?:[ik]?T,?)?[vxH]")


def _goes_on_infinitive(scene: Scene, start: int, verb: int) -> bool:
    """Whether a verb is one of a row that "will" or "to" opens: "will meet X on Monday, on Tuesday attend"."""
    return "b" in scene.chunks.entries[verb][3] and INFINITIVE.search(scene.chunks.codes, start, verb) is not None


# ", ending on Friday"
LAST_DAY = pattern_of(r",Hk?T")


def _is_end_of_stay(scene: Scene, at: int) -> bool:
    """Whether a participle tells on which day what was just told of ends: "held talks in Riga, ending on Friday"."""
    _, rule, _, form = scene.chunks.entries[at + 1]
    return rule == "cues.end" and form == "g" and LAST_DAY.match(scene.chunks.codes, at) is not None


HELD_BY = frozenset({"hosted", "convened", "attended", "chaired", "mediated", "brokered"})
NEXT_STOP = pattern_of(r"yd?A?[OBSPMCL](?:id?[CSL])?k?T|yd?[AX9]{0,2}[nx],(?=[kigw])")


def _is_company(scene: Scene, at: int) -> bool:
    """Whether a participle adds who is there too, or next: "X, joined by Y, met Z", "followed by Y on Friday".

    Or what comes next, if the sentence goes on behind it: "will hold talks, followed by a dinner, with Y on Friday".
    """
    codes, low = scene.chunks.codes, scene.chunks.low(at)
    next_stop = low == "followed" and NEXT_STOP.match(codes, at + 1)
    told = low in scene.words["joined"] or low in HELD_BY  # "held talks in Riga on Monday, hosted by Z"
    told = told or low in scene.words["leading"]
    return codes[at + 1] == "y" and (told or bool(next_stop))


def _awaits_verb(scene: Scene, start: int, at: int) -> bool:
    """Whether only who else is there was told so far: "where the ministers of X, joined by Y, met"."""
    codes = scene.chunks.codes
    verbs = [one for one in range(start, at) if codes[one] in VERBAL]
    if not verbs:  # "where his counterpart, X, will host him"
        return codes[at - 1] in ACTOR and scene.chunks.low(start) in ("where", "when", "whom")
    return all(_is_company(scene, one) for one in verbs)


def _ends_relative(codes: str, start: int, at: int) -> bool:
    """Whether a second finite verb takes up the main clause: "talks that opened on Monday will go on until Friday"."""
    verbs = [index for index in range(start, at) if codes[index] in "mu1245vHEVKQ"]
    if not verbs:
        return False
    had = codes[verbs[-1]] == "5" and verbs[-1] < at - 1  # "that he was to have had with X has"
    had = had or "43i" in codes[start:at]  # "who have been in Haiti since Monday are to see X"
    full = had or any(codes[index] not in "mu12345678f" for index in verbs)
    aim = verbs[0] < at - 1 and FOR_ANOTHER.search(codes, start, at) is not None
    return (codes[at - 1] in "TXCLSPNRMOBv" or aim) and full


# "The hall in Riga | where X will meet Y", "A row over the summit | that Chad will host": no verb before it.
SUBJECT_DESCRIBED = pattern_of(
    f"[^{VERBAL}y,;.c&]+(?:&[^{VERBAL}y,;.c&]+)?(?P<relative>c)[^{VERBAL},;.c]*m8?(?:3v|[vH])[^mu1245Z,;.c]*"
)


def past_verb_behind(scene: Scene, begin: int, end: int) -> int:
    """Where the verb of a subject stands that a relative clause tells the future of, or -1.

    "The hall where X will receive Y | reopened on Monday": its last verb, if it can be of the past alone.
    """
    codes = scene.chunks.codes
    match = SUBJECT_DESCRIBED.match(codes, begin, end)
    if match is None or codes[match.end() : end].strip(".;"):
        return -1
    told = [at for at in range(match.start("relative"), match.end()) if codes[at] in "HvEKVF"]
    last = told[-1]
    return last if len(told) > 1 and scene.chunks.is_past(last) and codes[last + 1] != "y" else -1


# "Talks between X and Y on a row | that began in 1980", "aimed at ending the war | which": what they are about.
MATTER_DESCRIBED = pattern_of(
    r"[cq&]?[dXADN9p]{0,6}[nx](?P<told>[^12345mu78;,.c]{1,16})(?<=[XNGSMtnCL])c(?=X?[123457vHEm])"
)
ABOUT = pattern_of(r"[kg]d?[XA9NSMp]{0,5}[XNG]|[if]X?[HvEx]")


def stage_behind(scene: Scene, begin: int, end: int) -> int:
    """Where the verb of an occasion stands behind its matter, or -1: "talks on a row that began in 1980 | opened".

    So with those who meet: "talks between X and rebels who have fought since 1980 | opened".
    """
    codes, entries = scene.chunks.codes, scene.chunks.entries
    match = MATTER_DESCRIBED.match(codes, begin, end)
    if match is None or scene.chunks.low(match.end() - 1) not in ("that", "which", "who"):
        return -1
    about = match["told"][0] == "b" or ABOUT.search(match["told"]) is not None
    if not about or any(_may_be_finite(scene, at) for at in range(*match.span("told"))):
        return -1
    told = [at for at in range(match.end(), end) if codes[at] in "HvEKVFx" and codes[at - 1] not in "fd"]
    last = told[-1] if len(told) > 1 else -1
    if last < 0 or entries[last][1] not in ("cues.begin", "cues.end") or not scene.chunks.is_past(last):
        return -1
    return last if codes[last - 1] not in "&,;mu12345" and codes[last + 1] in "ikTc.,;j" else -1


def _may_be_finite(scene: Scene, at: int) -> bool:
    """Whether a chunk may be the verb of its clause: no gerund, and nothing behind "to"."""
    code = scene.chunks.codes[at]
    if code not in "HvEKVFQW" or scene.chunks.codes[at - 1] == "f":
        return False
    return scene.chunks.entries[at][3] != "g" and scene.chunks.low(at) not in AIMED


# "will be in Tokyo before Seoul | and go to Beijing", "flies to Oslo after London.", "on Monday before Oslo on Friday"
OTHER_STOP = pattern_of(r"(?<=[CLST])ad?[CLS](?:&(?=[mu1245vHE])|[.;]|(?<=Ta[CLS])kT[.;,&])")


# "before the end of | 1999"
PART_OF_PERIOD = pattern_of(r"adXoT")
PARTS = frozenset({"end", "beginning", "start", "middle", "close"})
# "after 14 people were killed", "after 20 villagers died"
AFTER_MANY = pattern_of(r"a9A?[XrRtA]{1,2}[mu1245EWQKF]")


def is_date_phrase(scene: Scene, at: int) -> bool:
    """Whether "after", "before", "until" only belongs to a date, or names a stop: "until Wednesday", "before Seoul"."""
    if OTHER_STOP.match(scene.chunks.codes, at):
        return True
    after = scene.chunks.codes[at + 1 : at + 2]
    if AFTER_MANY.match(scene.chunks.codes, at):
        return False
    if PART_OF_PERIOD.match(scene.chunks.codes, at) and scene.chunks.low(at + 2) in PARTS:
        return True  # "before the end of 1999"
    if scene.chunks.low(at) in UNTIL and after == "a":
        return True  # "puts off until after the election talks with X"
    if scene.chunks.codes[at - 1] == "a" and scene.chunks.low(at - 1) in UNTIL:
        return True
    if after == "T" and scene.chunks.codes[at + 2] == "p" and scene.chunks.low(at) != "until":
        return False  # "after Thursday's call"
    counted = scene.chunks.codes[at - 1] == "D" and scene.chunks.codes[at + 2] in ".;&ckigTw"  # "two days after that"
    if scene.chunks.low(at + 1) in ("that", "this") and (counted or scene.chunks.codes[at + 2] in ",hPm"):
        return True  # "Before that, on May 5, he receives X", "After that he will go to Oslo"
    if after == "," and scene.chunks.low(at) == "before" and scene.chunks.low(at - 1) in ("once", "twice", "times"):
        return True  # "had met only once before, at Y on May 4"
    return after in ("T", "9") or (after == "X" and scene.chunks.low(at + 1) == "further")  # "until further notice"


DENYING = frozenset({"deny", "denies", "denied", "denying"})


def before_day(codes: str, at: int) -> int:
    """The chunk before one, or before the day that stands there: "voiced support | on Friday for"."""
    return at - 1 - (codes[at - 1] == "T") * (1 + (codes[at - 2] == "k"))


def opens_denied(scene: Scene, at: int) -> bool:
    """Whether what opens at a chunk is what somebody denies: "denied on Friday he would", not "denied after talks"."""
    codes = scene.chunks.codes
    if codes[at] == "a":
        return False
    at -= codes[at - 1] == "d"  # "denied the US would"
    return scene.chunks.low(before_day(codes, at)) in DENYING
