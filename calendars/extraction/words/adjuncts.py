"""Pass over what only says why, how or under what a thing is done, where a day stands behind it, and what commas part.

In: the words or the chunks of a sentence up to a time. Out: where such words begin. "Will meet in Oslo in a bid to ease
tension | on Monday" is read as "will meet in Oslo on Monday", so that no later rule need look for the verb or the day
beyond them. Chunks are passed over only where they name nobody, no place, no engagement and no day of their own. Of
what stands between commas before a time, reports, descriptions of people and aims: the word from which the verb of the
time is looked for, going back.

Of a whole sentence, in: its codes; out: the chunks to leave out, so that "X, whose party won the vote last year, will
meet Y on Friday" reads as "X will meet Y on Friday". An aside that tells of an occasion, a plan, whereabouts or company
stays. Left out too is what parts a verb from its helping verb or its subject and says nothing of the deed: "will
likewise meet", "will, as expected, meet".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from calendars.extraction.words.asides import OPENS_PHRASE, RELATIVE
from calendars.extraction.words.set_phrases import find_set_phrases
from calendars.extraction.words.verb_groups import comma_before, is_no_predicate, previous_word
from calendars.extraction.words.verbs import Verbs
from calendars.extraction.words.word_lists import any_of
from calendars.patterns import pattern_of

# No such phrase has more words, nor have two of them.
REACH = 24
# How far behind the preposition its noun stands: "in a last-ditch bid".
NOUN_REACH = 6
# Prepositions before a noun that makes such a phrase.
LEADS = frozenset({"in", "with", "for", "on", "at"})
# What else opens one, beside the words of the lexicon.
OPENING = frozenset({"as", "because", "during", "after", "following"})
# What tells of somebody else's deed, or ends a phrase.
CLAUSAL = frozenset("mpbBhHc")
# The chunks of one: "for the first time since 2019", "after months of", "in an effort to revive talks", "seeking", and
# words without names; a verb is no finite one: "to end", "stalled efforts", "strained ties" behind "mend", "raised by".
CHUNKS = pattern_of(
    r"(?:fv|k[dAX]{0,2}xg|ad?[XA]{0,2}xo|gd[XT]{1,3}(?:aT|iD)?T?|a[DX]o|id?X{1,2}f[HEKVX]d?[XEHA]{0,2}n|[cWEHQ](?=[Xdofgy]))?"
    r"(?:[Xdofgikwp&AG9rtJ-]|(?<=[dofgkiwpA9])[HEKVQWF]|(?<=fX)[EHW]|[EH]y|c[Rr])*"
)
# "flew to Oslo | to boost trade"
AIM = pattern_of(r"(?<=[PSOBMCLNRrnxv])f[XHv](?=[dXfg])")
# Of what is an engagement elsewhere, who meet to discuss it, do nothing more.
DISCUSSING = frozenset({"discuss", "debate", "consider", "review"})
# What is done so is done in answer to what happened.
AGAINST_IT = frozenset({"despite", "amid", "amidst"})
# Marks inside one.
MARKS = frozenset({"-", "'", "'s", "\u2019", "\u2019s"})
# Behind these, what is to be done is what was asked for.
ASKED = frozenset({"call", "calls"})


def begin_of_adjunct(lows: list[str], first: int, verbs: Verbs) -> int:
    """Where the words begin that only say why or how, right before a time and its preposition; 0 if there are none.

    Args:
        lows: the words of a sentence in lower case.
        first: the first word of the time.
        verbs: the words of tense.
    """
    stop = first - (
        first > 0 and verbs.has("before_a_time", lows[first - 1]) and not verbs.has("articles", lows[first - 1])
    )
    closed = stop > 1 and lows[stop - 1] == ","
    stop -= closed
    found = 0
    if stop < 1 or verbs.has("no_nouns", lows[stop - 1]) or not _may_open(lows[max(0, stop - REACH) : stop], verbs):
        return 0  # "in a bid to stop the | Monday meeting"
    for at in range(stop - 1, max(0, stop - REACH), -1):
        low = lows[at]
        if not (low.isalnum() or low in MARKS or "-" in low) or _owns_day(lows, at, stop, verbs):
            break
        if opens_adjunct(lows, at, stop, verbs):
            found = at
        elif verbs.sort(low) in CLAUSAL and low not in ("as", "because", "since"):
            break
        elif verbs.sort(low) == "d" and lows[at + 1] != "by" and not is_no_predicate(lows, at, verbs):
            break  # "two officials hoping to end the row met on Monday"
    if not found or not closed:
        return found
    found -= lows[found - 1] == ","
    return begin_of_adjunct(lows, found, verbs) or found  # "in a bid to end the war, amid fears at home, on Monday"


def _owns_day(lows: list[str], at: int, stop: int, verbs: Verbs) -> bool:
    """Whether a word has the day for itself: "despite an attack on", "since talks on", not "since 2019, on"."""
    low, since = lows[at], lows[at] == "since"
    if low.endswith("day") or verbs.has("ahead", low):
        return True
    if since and at + 1 < stop:
        since = not (lows[at + 1].isdigit() or verbs.has("adjunct_records", lows[at + 1]))
    done = verbs.has("violence", low) or verbs.has("done_nouns", low)
    return since or (done and lows[at - 1] != "to")


def is_day_of_violence(lows: list[str], begin: int, first: int, verbs: Verbs) -> bool:
    """Whether a time is that of what one acts in spite or because of: "will meet despite an attack on a convoy on |".

    Args:
        lows: the words of a document in lower case.
        begin: the first word of the sentence.
        first: the first word of the time.
        verbs: the words of tense.
    """
    done, last = False, max(begin, first - NOUN_REACH - NOUN_REACH)
    for at in range(first - 1, last, -1) if not any_of(AGAINST_IT, OPENING).isdisjoint(lows[last:first]) else ():
        done = done or verbs.has("violence", lows[at])
        if done and (lows[at] in AGAINST_IT or lows[at : at + 2] == ["because", "of"]):
            return lows[at + 1] not in ("fears", "threats")
        if not lows[at].isalpha() or verbs.sort(lows[at]) in CLAUSAL:
            break
    return False


def _may_open(lows: list[str], verbs: Verbs) -> bool:
    """Whether one of some words can open such a phrase, or be the noun of one."""
    opening = any_of(OPENING, *(verbs.lists[name] for name in ("adjunct_openers", "adjunct_nouns")))
    return not opening.isdisjoint(lows)


def opens_adjunct(lows: list[str], at: int, stop: int, verbs: Verbs) -> bool:
    """Whether a word opens such a phrase: "amid", "in a bid", "as part of", "because of", "after months of"."""
    low, behind = lows[at], lows[at + 1 : min(at + NOUN_REACH, stop)]
    if low in LEADS:
        named = next((one for one, word in enumerate(behind) if verbs.has("adjunct_nouns", word)), len(behind))
        return named < len(behind) and LEADS.isdisjoint(behind[:named]) and "of" not in behind[:named]
    if low in ("as", "because"):
        return "of" in behind[: 4 if low == "as" else 1]
    if low == "during":
        return "tour" in behind and "of" in behind  # "during a tour of the region"
    if low in ("after", "following"):
        return verbs.any("adjunct_spans", behind[:1]) and behind[1:2] == ["of"]
    if not behind or not verbs.has("adjunct_openers", low):
        return False
    before = previous_word(lows, at, verbs)
    return before < 0 or verbs.sort(lows[before]) not in "bBeng"  # not "they were hoping to meet on Monday"


def begin_of_chunks(codes: str, words: list[int], lows: list[str], begin: int, verbs: Verbs) -> int:
    """Where the chunks begin that are passed over before a time; behind the last one where there are none.

    Args:
        codes: the codes of the chunks before the time, without the preposition right before it.
        words: the first word of each of them, and of what is behind them.
        lows: the words of the document in lower case.
        begin: the first chunk of the sentence.
        verbs: the words of tense.
    """
    closed = codes[-1:] == "," and len(codes) - 1 > begin
    stop = found = len(codes) - closed
    if stop == begin or verbs.has("no_nouns", lows[words[stop] - 1]) or _tells_of_deed(codes, words, lows, verbs):
        return len(codes)
    if not (AIM.search(codes, begin, stop) or _may_open(lows[words[max(begin, 0)] : words[stop]], verbs)):
        return len(codes)
    for at in range(stop - 1, max(begin, stop - REACH), -1):
        low = lows[words[at]]
        if _owns_day(lows, words[at], words[stop], verbs):
            break
        aim = low == "to" and AIM.match(codes, at, stop) is not None and lows[words[at - 1]] not in ASKED
        aim = aim and (codes[at + 1] != "v" or lows[words[at + 1]] in DISCUSSING)
        if (aim or opens_adjunct(lows, words[at], words[stop], verbs)) and CHUNKS.fullmatch(codes, at, found):
            found = at
    if found == stop:
        return len(codes)
    return found - (closed and codes[found - 1] == ",")


def _tells_of_deed(codes: str, words: list[int], lows: list[str], verbs: Verbs) -> bool:
    """Whether the day is that of what was done to the thing named last: "to save a truce broken on"."""
    verb = len(codes) - 1  # a comma, where commas part the words from the day
    done = codes[verb] in "EX" and verbs.sort(lows[words[verb]]) == "d"
    return done and codes[verb - 1] in "XG" and words[verb + 1] - words[verb] == 1


# Who does something next, right behind a time, and within how many words the comma before that phrase stands.
SUBJECTS = frozenset({"he", "she", "they"})
NEXT_REACH = 12


def opens_next_clause(lows: list[str], first: int, last: int, verbs: Verbs) -> bool:
    """ "She is a poet, and on a visit to Oslo in May she said so": the time is in the phrase before "she"."""
    if lows[last : last + 1] == [","]:
        last += 1
    if last >= len(lows) or lows[last] not in SUBJECTS:
        return False
    joint = comma_before(lows, first - 1, NEXT_REACH - 1)
    opens = joint > 0 and lows[joint + 1] in ("and", "but") and lows[joint + 2] in OPENS_PHRASE
    return opens and not any(verbs.sort(low) in tuple("mpbBhH") for low in lows[joint + 2 : first])


# "who was here until Tuesday", "who was in the chair": whereabouts; "who brought X and Y together".
WHEREABOUTS = frozenset({"here", "there", "chair", "together"})
AGES = range(16, 105)
# Between the commas: "who leads the party", "whose country holds the seat", "61", "a former banker".
ASIDE = pattern_of(
    r"(?<=[PNRrC]),(?:(?P<told>c)(?!X?[45]?[123][^,]*i[dA]?[CLS])(?![^,]*[SAC]p?X*[Rrt])[^,;cqnxvwyKVQWF]{2,16}"
    r"(?:(?<=[NP]),d?[SA]p?X{0,2}R(?=,))?"
    r"|(?<=[PN],)(?P<age>9)|(?<=[PN],)(?P<nation>d[SAU])(?=,)|(?<=[PN],)dX{1,3}(?:[fo]d?X{1,3}){0,2}),"
)
# Between a day and what goes on: "on Tuesday, a public holiday in Chile,", "on May 3, two days after a strike,".
DAY_TOLD = pattern_of(r"(?<=T),(?:d[XA9NG]{1,5}(?:[iow]d?[XA9]{0,2}[CSLNGX]){0,2}|Dad?[XA9NG]{1,4}),(?=[igkfwa&])")
# Between a subject and its verb, a report; between a helping verb and its verb, what goes with it as well: "the summit,
# officials said on Monday, will be in Y", "will, officials said, meet", "will, in turn, meet", "X, for his part, met".
INSIDE_VERB = pattern_of(
    r",[^,;.qc]{0,9}Z[^,;.qc]{0,9},(?=[mu14]|[25][8X]?[vHEQKVFf])"
    r"|(?<=[mu1234578]),(?:[^,;.q]{0,9}Z[^,;.q]{0,9}|[dXA9koyigfrRtj]{1,9}),(?!&)"
    r"|(?<=[PSOBMNRh]),(?:iX|gdX|X),(?=[mu1245vHEQWKVF])"
)
# The same of when and where, which stay: only their commas go. "Will, on Monday meet", "and, a day later, saw".
WHEN_INSIDE_VERB = pattern_of(r"(?<=[mu1245f]),(?:[ik]?d?A?[TCL]){1,2},(?=[vHxEQWVKF3X])|(?<=&),[ik]?T,(?=[vHE])")
# "Will on Tuesday, 13 June, | meet"
DAY_INSIDE_VERB = pattern_of(r"(?<=[mu]kT),(?=[vxHEQWVKF])")
# Between a verb with its time and its object, where: "received today, at the ministry's headquarters, the ambassador",
# "met on Monday, in Oslo, with the president". What names a place stays, and only the commas go.
WHERE_INSIDE = pattern_of(
    r"(?<=[vHE])(?:k?T|kd[XT]),(?P<where>id?(?:A?[CL]|[XtRpNCLo]{1,7})),"
    r"(?![^,;.c]{0,6}Z)(?=wd?[ARPNS]|d?A?[RP]|dA?[SG])"
)
# "will | likewise | meet", "is | additionally | expected to", "Lavrov | subsequently | met"
ADVERBS = pattern_of(r"(?<=[mu3])X{1,3}(?=[vxHEQWKVFZ38])|(?<=[12457PSOBMNRrhnxCLT])X{1,3}(?=[vHEQWKVF38])")
# Between an office and its party: "general secretary | of the Central Committee | of the Communist Party of China".
BOARD = pattern_of(r"(?<=R)(?:od?[XN]{1,2}){1,2}(?=od?[MISA])")
BOARDS = frozenset(
    {"central committee", "political bureau", "executive committee", "politburo", "presidium", "secretariat"}
)
# Between an office and a name or the verb: "his counterpart | in the negotiations |, X", "X, the envoy | to the talks
# with Iran |, will meet".
SEAT = pattern_of(
    r"(?<=[JRt])[if](?P<the>d)?[XA9]{0,2}[nxB](?:[kwb]d?X?[SACMOL](?:,?&d?[SACMOL])?|(?(the)|(?!)))(?=[,mu1245vZ])"
)
SITTING = frozenset({"counterpart", "delegate", "envoy", "facilitator", "mediator", "negotiator", "representative"})
TALKS = frozenset({"talks", "negotiations"})
# The codes of verbs and of what helps them.
SPOKEN = frozenset("mu1234578vxHEQWVKFZ")
# What takes up the sentence behind an aside; behind the closing comma of any other a list goes on, or a new clause.
GOING_ON = SPOKEN | frozenset("kigjfwobTD&")
VERBS = frozenset("mu1245vHEQWVKFZ")
# "X, who won in May, said": the verb of a subject, and not ", said X" behind a sentence.
SPEECH = "Z"


def find_descriptions(
    codes: str, lows: Sequence[str], firsts: Sequence[int], words: dict[str, frozenset[str]]
) -> list[tuple[int, int]]:
    """The ranges of chunks of a sentence that only describe a name, or part a verb from its helper, in text order.

    Args:
        codes: the codes of the sentence.
        lows: the words of the text in lower case.
        firsts: the first word of each chunk of the sentence.
        words: the lists of the lexicon.
    """
    inside: list[tuple[int, int]] = []
    if codes.count(",") > 1:  # all but adverbs stands between two
        inside += [match.span() for match in INSIDE_VERB.finditer(codes)]
        inside += [match.span() for match in DAY_TOLD.finditer(codes)]
        for match in WHEN_INSIDE_VERB.finditer(codes):
            inside += [(match.start(), match.start() + 1), (match.end() - 1, match.end())]
        for match in WHERE_INSIDE.finditer(codes):
            first, after = match.start("where") - 1, match.end()
            named = not {"C", "L"}.isdisjoint(match["where"])
            inside += [(first, first + 1), (after - 1, after)] if named else [(first, after)]
        inside += _asides(codes, lows, firsts)
    inside += [match.span() for match in DAY_INSIDE_VERB.finditer(codes)]
    for match in BOARD.finditer(codes) if "Ro" in codes else ():
        before = firsts[match.end()] - 1
        if lows[before] in BOARDS or f"{lows[before - 1]} {lows[before]}" in BOARDS:
            inside.append(match.span())
    for match in SEAT.finditer(codes) if not {"J", "R", "t"}.isdisjoint(codes) else ():
        talks = firsts[match.end()] - 1
        if lows[firsts[match.start()] - 1] in SITTING and not TALKS.isdisjoint(lows[firsts[match.start()] : talks + 1]):
            inside.append(match.span())
    inside += find_set_phrases(codes, lows, firsts)
    idle = (at for match in ADVERBS.finditer(codes) for at in range(*match.span()) if _is_idle(lows[firsts[at]], words))
    inside += [(at, at + 1) for at in idle]
    found = sorted(inside)
    return [one for one, before in zip(found, [(0, 0), *found], strict=False) if one[0] >= before[1]]


def _is_idle(low: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether an adverb says nothing of whether, how often, when or with whom something is done."""
    if low.endswith("ly"):
        return low not in words["telling_adverbs"] and low not in words["habit"]
    return low in words["idle_adverbs"]


def _asides(codes: str, lows: Sequence[str], firsts: Sequence[int]) -> Iterator[tuple[int, int]]:
    for match in ASIDE.finditer(codes):
        first, after = match.span()
        low = lows[firsts[first + 1]]
        inside = lows[firsts[first + 1] : firsts[after - 1]]
        if match["told"] and (low not in RELATIVE or not WHEREABOUTS.isdisjoint(inside)):
            continue
        if match["nation"] and low not in ("a", "an"):
            continue  # not "the Swede"
        if match["age"] and not (low.isdigit() and int(low) in AGES):
            continue
        if after < len(codes):
            yield first, after - (not goes_on(codes, 0, first, after))


def goes_on(codes: str, begin: int, first: int, after: int) -> bool:
    """Whether a sentence goes on behind an aside and its closing comma as it would without them.

    Args:
        codes: the codes of the text.
        begin: the first chunk of the sentence.
        first: the first chunk of the aside.
        after: the chunk after its closing comma.
    """
    follows = codes[after]
    return follows in GOING_ON and not (follows == SPEECH and not VERBS.isdisjoint(codes[begin:first]))
