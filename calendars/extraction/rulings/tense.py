"""Read cheaply whether the clause around a time tells of the past, the present or what is to come.

In: the document, the words of the time, the table `verbs` of the lexicon. Out: "past", "future", "present", "later" for
what comes after another day of the sentence ("left on Monday to meet him on Tuesday"), "purpose" where a day alone is
that of the main verb ("met him to sign it on Tuesday"), "bound" where it is the nearest ("flew to Rome to meet him on
Tuesday"), "decision" where it may be either ("urged them to accept it on Tuesday"), "planned" for a plan told in the
past ("were to meet on Monday"), "first" for what precedes what is ahead ("after a trip on Monday, he will"), "soon" for
the same told as somebody's day ("after Monday's trip, he will"), or "". The verb before the time decides, else the
first verb after it.
"""

from __future__ import annotations

from calendars.extraction.rulings.announcements import (
    STARTING,
    faces_press,
    is_of_agreed,
    is_of_judged_thing,
    is_ordered,
    is_result_of,
    is_told_in_speech,
    when_set,
)
from calendars.extraction.rulings.day_cues import (
    LENGTHS,
    cue_of_day,
    direction_if_past,
    is_long_after,
    is_of_done_thing,
    is_parted,
    lead_of,
)
from calendars.extraction.rulings.word_tenses import (
    direction_of_ready,
    direction_of_word,
    is_only_possible,
    is_spoken_of,
    means_ahead,
)
from calendars.extraction.words.adjuncts import begin_of_adjunct, opens_next_clause
from calendars.extraction.words.asides import before_description, before_report, is_aim
from calendars.extraction.words.lines import DASHES
from calendars.extraction.words.sentences import Document
from calendars.extraction.words.verb_groups import STOPS, direction_after, next_word
from calendars.extraction.words.verbs import FINITE, Verbs
from calendars.extraction.words.word_lists import MONTHS, POSSESSIVES, THROUGH, last_of

LOOK = 60  # words of a sentence that are looked at on either side, so that a text without full stops costs no more
# "A day", "Some three days", "Hours": so many words at most.
UNITS = LENGTHS | {"hour", "day", "week", "month"}
COUNTED = 4
# How many words a dateline has at most, and what ends it.
DATELINE = 14


def clause_direction(document: Document, first: int, last: int, verbs: Verbs) -> str:
    """Read the direction of the clause that holds the words first up to, not including, last.

    >>> from calendars.extraction.words.sentences import read_document
    >>> from calendars.extraction.words.verbs import read_verbs
    >>> from calendars.lexicon import read_lexicon
    >>> verbs = read_verbs(read_lexicon()["verbs"])
    >>> clause_direction(read_document("He said he will meet them on Friday."), 7, 8, verbs)
    'future'
    >>> clause_direction(read_document("On Friday they met."), 1, 2, verbs)
    'past'
    """
    lows, first, last = _sentence(document, first, last, verbs)
    lead = lead_of(lows, first, verbs)
    possessive = lows[last : last + 1] in (["'s"], ["\u2019s"], ["'"])
    if possessive and lead in MEASURED and verbs.any("marks", lows[last + 1 : last + 1 + MARK_REACH]):
        return "past"
    cue = cue_of_day(lows, first, last, lead, possessive, verbs) or _of_own_clause(lows, first, last, verbs)
    if cue:
        return cue
    if not possessive and is_told_in_speech(lows[:first]):
        return "past"
    if is_of_agreed(lows, first, last, verbs):
        return "future"
    if opens_next_clause(lows, first, last, verbs):
        return direction_after(lows, last, verbs)
    return _of_verb(lows, first, last, lead, possessive, verbs)


def _of_verb(lows: list[str], first: int, last: int, lead: str, possessive: bool, verbs: Verbs) -> str:
    """The direction by the verb before the time, or by what else tells of the tense where there is none."""
    direction, verb = _before(lows, first, lead, possessive, verbs)
    if direction == "past" and is_only_possible(lows, verb, first):
        return "future"
    came_of_it = possessive and first > 2 and direction in ("present", "") and is_result_of(lows, verb, first)
    if direction == "done" or came_of_it:
        return "past"
    if _is_of_subject(lows, verb, first, last, possessive, verbs):
        direction = direction_after(lows, last, verbs) or direction
    if not direction:
        direction = _with_no_verb_before(lows, first, last, lead, possessive, verbs)
    over = direction in ("present", "") and _is_after_it(lows, verb, first, possessive, verbs)
    over = over or (direction == "present" and is_of_judged_thing(lows, verb, first))
    if over or (direction in ("present", "future") and is_of_done_thing(lows, verb, first, verbs)):
        direction = "past"
    if direction == "present" and verb >= 0 and _is_done_before(lows, verb, first, possessive, verbs):
        return "near"
    if direction == "past" and not possessive and is_spoken_of(lows, first, last, verbs):
        return "near"
    if direction == "future" and (held := when_set(lows, first, last)):
        return held
    if direction == "future" and is_long_after(lows, verb, first, verbs):
        return "first"
    if direction == "decision" and verbs.has("limits", lead):
        return "future"  # "told him to finish by Monday"
    if direction == "past" and not possessive and (ready := direction_of_ready(lows, first, last, verbs)):
        direction = ready
    elif direction in ("past", "purpose", "bound", "decision"):
        direction = direction_if_past(direction, lows, first, last, lead, possessive, verbs)
    own = max((at + 1 for at in range(first) if lows[at] in STOPS), default=0)
    whole = verb < 0 and direction and first and "c" not in map(verbs.sort, lows[own : first - 1])
    if direction == "past" and lead in STARTING and is_ordered(lows, first, verbs):
        return "future"
    if lead == "through" and direction in ("present", "") and verbs.any("lasting", lows[max(0, first - 8) : first]):
        return "past"  # "the rally continued through Sunday"
    limits = verbs.has("limits", lead) or (lead == "through" and "least" in lows[max(0, first - 4) : first])
    if limits and direction not in ("future", "planned", "near") and not whole:
        return _limit(lows, lead, verb, first, verbs) or direction
    return direction


# "Well | off | Monday's | highs", "below Friday's closing record": what prices are measured by, so many words at most.
MEASURED, MARK_REACH = frozenset({"off", "below", "above", "from", "near", "than", "under", "over"}), 2


def _is_of_subject(lows: list[str], verb: int, first: int, last: int, possessive: bool, verbs: Verbs) -> bool:
    """ "said Monday's talks will be brief", "said talks on Monday will": the time is of the subject."""
    if possessive and first:
        return verbs.sort(lows[first - 1]) == "d"
    if verb < 0 or not verbs.has("saying", lows[verb]) or lows[verb] == "told" or verbs.sort(lows[verb + 1]) == "c":
        return False
    if verbs.has("no_nouns", lows[verb + 1]) and not verbs.has("determiners", lows[verb + 1]):
        return False  # "said in a statement on Monday"
    named = verbs.has("determiners", lows[first - 1]) or all(low[:3] in MONTHS for low in lows[first:last])
    if named and first - verb <= 2 and verbs.any("events", lows[last : last + 1]):
        return True  # "said January talks would", "said a January meeting would"; "said Friday" may be when it was said
    plain = "," not in lows[verb:first] and first - verb > 2
    return plain and verbs.sort(next_word(lows, last - 1, len(lows), verbs)) in tuple("mpbBhH")


def _is_after_it(lows: list[str], verb: int, first: int, possessive: bool, verbs: Verbs) -> bool:
    """ "is in hospital after a fall on Monday", "follows a trip on Monday", but not "leaves after talks on Monday"."""
    follows = last_of(lows, ("follows", "follow"), verb, first)
    if follows >= 0 and (lows[follows] == "follows" or (follows and verbs.sort(lows[follows - 1]) not in "mbtp")):
        what = lows[follows + 1]
        if what == "the":  # "follows the visit of X in January", not "follows the peace process on Monday"
            return verbs.any("events", lows[follows + 2 : follows + 4])
        return what != "with" and (verbs.has("articles", what) or verbs.any("events", lows[follows + 1 : first]))
    if verb >= 0 and (verbs.has("leaving", lows[verb]) or verbs.sort(lows[verb]) not in "bs_"):
        return False
    if verb >= 0 and faces_press(lows, verb, first):
        return False
    return _is_behind_after(lows, verb, first, possessive, verbs)


def _is_done_before(lows: list[str], verb: int, first: int, possessive: bool, verbs: Verbs) -> bool:
    """ "Meets X after seeing Y on Monday": just before, or on the way, not "leaves after talks in Rome on Monday"."""
    doing = any(verbs.has("openers", lows[at]) and lows[at + 1].endswith("ing") for at in range(verb + 1, first - 1))
    return doing and verbs.has("leaving", lows[verb]) and _is_behind_after(lows, verb, first, possessive, verbs)


def _is_behind_after(lows: list[str], verb: int, first: int, possessive: bool, verbs: Verbs) -> bool:
    """Whether "after" stands between a verb and a day, with no comma that parts them."""
    before = lows[max(verb, 0) : first]
    if not verbs.any("openers", before) and not verbs.any("over_nouns", before):
        return False
    after = next((at for at in range(first - 1, max(verb, 0), -1) if _means_after(lows, at, verbs)), -1)
    return (
        0 < after < first - (verb < 0 or not possessive)
        and (verb >= 0 or first - after < 5)
        and not is_parted(lows, after, first, verbs)
    )


def _means_after(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether a word stands before what is over: "after", "on the heels of"."""
    return verbs.has("openers", lows[at]) or (verbs.has("over_nouns", lows[at]) and lows[at + 1] == "of")


def _with_no_verb_before(lows: list[str], first: int, last: int, lead: str, possessive: bool, verbs: Verbs) -> str:
    """Direction by what follows a time, or by how the sentence opens."""
    direction = direction_after(lows, last, verbs)
    if direction in ("future", "planned") and _is_agreed_there(lows, first, last, verbs):
        return "past"
    if direction == "present" and possessive and _counts_from(lows, first, verbs):
        return "past"  # "A day after Sunday's summit, X and Y are meeting"
    if direction == "future" and lows[0] in LENGTHS and verbs.has("openers", lows[1]) and not possessive:
        return "first"  # "Days after meeting the emir on Monday, he will fly to Doha"
    if verbs.has("openers", lows[0]) and direction in ("future", "present") and lows[1].endswith("ing"):
        return "planned"  # "After meeting the emir on Monday, he goes on to Doha"
    if verbs.has("openers", lows[0]) and not (first == 1 and direction == "future" and not possessive):
        if direction != "future" or verbs.any("done_nouns", lows[1:first]):
            return "past"  # "After the failed talks on Monday, no talks will"
        return "soon" if possessive else "first"  # but "After Monday, no visas will be"
    if lows[:2] == ["according", "to"] and "," not in lows[:first]:
        return "past"  # "According to a report Monday in a newspaper, he will resign"
    if direction == "past" and means_ahead(lows, 0, first - 1, verbs):
        return "later"
    alone = last - first < 3 and not any(map(str.isalpha, lows[:first] + lows[last:]))
    if not direction and (alone or verbs.has("onward", lead)):
        return "future"  # "from Monday, visitors need a visa"; "Monday" above the items of an agenda
    return direction


# "a truce | was agreed", "it | was decided to", so many words behind the day, and the occasion as many behind them.
AGREED = frozenset({"agreed", "decided", "arranged", "planned", "resolved", "fixed", "approved", "proposed"})
AGREED_REACH = 12
THEREAT = frozenset({"at", "in", "during"})


def _is_agreed_there(lows: list[str], first: int, last: int, verbs: Verbs) -> bool:
    """ "At the talks on Monday a truce was agreed", "On Monday a truce was agreed at talks": what was agreed there."""
    reach = range(last, min(last + AGREED_REACH, len(lows) - 1))
    agreed = next((at for at in reach if lows[at] in ("was", "were") and lows[at + 1] in AGREED), -1)
    if agreed < 0:
        return False
    if lows[0] in THEREAT and verbs.any("events", lows[1:first]):
        return True
    there = next((at for at in range(agreed + 2, min(agreed + 5, len(lows))) if lows[at] in THEREAT), len(lows))
    return first == 1 and verbs.any("events", lows[there : there + AGREED_REACH])


def _behind_dateline(lows: list[str], start: int, first: int) -> int:
    """Where a sentence begins behind "RIGA, Nov 2 (AFP) -": at the first dash, if brackets or a number stand before."""
    dash = next((at for at in range(start, min(start + DATELINE, first)) if lows[at] in DASHES), start)
    told = any(low == "(" or low.isdigit() for low in lows[start:dash])
    return dash + 1 if told and not lows[dash + 1].isdigit() else start  # not "won 3-2 on Monday"


def _counts_from(lows: list[str], first: int, verbs: Verbs) -> bool:
    """Whether a sentence opens with how long after a time something is: "A day after | Sunday's summit"."""
    unit = next((at for at in range(min(first, COUNTED)) if lows[at] in UNITS), -1)
    return unit >= 0 and verbs.has("openers", lows[unit + 1])


def _sentence(document: Document, first: int, last: int, verbs: Verbs) -> tuple[list[str], int, int]:
    """The words of the sentence around a time, and where the time is in them; the months of May and March are no verbs.

    Nor is the end of a name an article: "SPLM/A agreed".
    What only says why or how, right before the time, is left out: "meet in a bid to end the row | on Monday".
    """
    start, stop = document.sentences[document.sentence_of(first)]
    start, stop = max(start, first - LOOK), max(min(stop, last + LOOK), last)  # a sentence without end is cut anywhere
    start = _behind_dateline(document.lows, start, first)
    lows, words = document.lows[start:stop], document.words[start:stop]
    if "May" in words[1:] or "March" in words[1:] or "am" in lows or "/" in lows:
        behind = {"am": "0123456789", "a": "/"}  # "9 am", "SPLM/A"
        lows = [
            "" if (word in ("May", "March") and at) or (low in behind and lows[at - 1][:1] in behind[low]) else low
            for at, (low, word) in enumerate(zip(lows, words, strict=True))
        ]
    begin = begin_of_adjunct(lows, first - start, verbs)
    end = begin and _before_the_time(lows, first - start, verbs)
    return lows[:begin] + lows[end:], first - start - (end - begin), last - start - (end - begin)


def _before_the_time(lows: list[str], first: int, verbs: Verbs) -> int:
    """Where the words begin that lead up to a time: "on", "until at least", "through at least"."""
    at = first
    while at > 1 and verbs.has("before_a_time", lows[at - 1]):
        at -= 1
    return at - (lows[at - 1] == "through" or verbs.has("limits", lows[at - 1]))


def _of_own_clause(lows: list[str], first: int, last: int, verbs: Verbs) -> str:
    """ "He came on Sunday, and on Monday he will meet them": where a time opens a clause, the verb after it decides."""
    at = first - 1 - (first > 1 and verbs.has("place_words", lows[first - 1]))
    if at < 1 or not verbs.has("joiners", lows[at]) or not (at < first - 1 or lows[at - 1] == ","):
        return ""
    return "" if verbs.any("saying", lows[last : last + 4]) else direction_after(lows, last, verbs)


def _limit(lows: list[str], lead: str, verb: int, first: int, verbs: Verbs) -> str:
    """ "until Monday", "by Monday" with a verb that is not future: a limit ahead, unless the verb says it is behind."""
    until = lead in THROUGH
    took = verb >= 0 and lows[verb : verb + 2] == ["took", lead]  # "it took until Monday"
    if until and (took or verbs.any("lasting", lows[max(0, first - 8) : first])):
        return "past"  # "the fighting continued until Monday"
    if verb < 0 or (verbs.sort(lows[verb]) in "hH" and lead in (lows[verb + 1], lows[verb + 2])):
        return "future"  # "had until Monday to answer"
    sort = verbs.sort(lows[verb])
    if verbs.any("conditions", lows[:verb]):
        return "future"  # "would strike unless it was paid by Monday"
    if until:
        over = sort in "BH" or lows[verb - 1] == "been" or "not" in lows[max(0, first - 3) : first]
        return "" if over or verbs.any("did_not", lows[verb : verb + 2]) else "future"
    return "future" if sort in "obhs" else ""


def _before(lows: list[str], first: int, lead: str, possessive: bool, verbs: Verbs) -> tuple[str, int]:
    """Direction by the nearest verb before a time, and its index."""
    finite, before = -1, before_report(lows, first, verbs) + 1
    while before > 0:
        at = before = before - 1
        low = lows[at]
        if low == ",":
            before = before_description(lows, at, first, verbs)
        if not verbs.may_tell(low):
            continue
        sort = verbs.sort(low)
        if low in STOPS or (finite >= 0 and (low == "that" or (low == "," and verbs.has("joiners", lows[at + 1])))):
            break  # "Oil rose, and ministers gather on Monday"
        if low == "," and is_aim(lows, at):
            return direction_after(lows, first, verbs), -1
        if low in WHENEVER and 1 < finite - at <= WHO_REACH:
            return "future", finite  # "asked them to send aid when they meet in July"
        near = first - 3 <= at or (finite < 0 and _opens_what_is_told(lows, at, first, verbs))
        opens = sort == "c" and low != "as" and near and at < first - 1 + (possessive or low == "that")
        opens = opens and not _ends_clause(lows, first, at < first - 3, verbs)
        if opens and (found := direction_after(lows, first, verbs)):
            return found, -1  # "said that on Monday he will meet", "that Monday's talks will end"
        direction = direction_of_word(lows, at, sort, first, lead, verbs)
        if direction == "past" and _is_as_soon_as(lows, at):
            continue  # "would sell once the talks opened Monday": the main clause decides
        if direction == "past" and finite > 0 and (verbs.has("saying", low) or verbs.has("links", lows[finite - 1])):
            return "present", finite  # "beat them on Saturday and host them on Monday", "said they meet on Monday"
        if direction:
            return direction, at
        if not at or lows[at + 1] == "-" or verbs.has("determiners", lows[at - 1]):
            continue
        if verbs.has("finite", low) or (low in NOUN_OR_VERB and _is_of_several(lows, at, verbs)):
            finite = at
    return ("present", finite) if finite >= 0 else ("", -1)


# Before a verb in the plain present they open what is still to come, whatever hangs on it; who does it stands between.
WHENEVER, WHO_REACH = frozenset({"when", "once"}), 4
# Nouns as well: "the start on Friday", "the two sides start talks on Friday".
NOUN_OR_VERB = frozenset({"start", "end"})
# What has such a verb, and how far before it.
SEVERAL = frozenset(
    {"talks", "negotiations", "consultations", "discussions", "sides", "leaders", "ministers", "presidents", "both"}
    | {"they", "two", "three", "delegations", "envoys", "negotiators", "visits", "meetings"}
)
SUBJECT_REACH = 9


def _is_of_several(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether "start" is what several do: "said talks with Peru start on Friday", not "made a good start on Friday"."""
    if SEVERAL.isdisjoint(lows[max(0, at - SUBJECT_REACH) : at]) or lows[at - 1] in POSSESSIVES:
        return False
    return lows[at - 1].endswith("s") or not any(
        verbs.any(name, lows[at - 2 : at]) for name in ("determiners", "articles")
    )


def _opens_what_is_told(lows: list[str], at: int, first: int, verbs: Verbs) -> bool:
    """ "Said that a visit to Oslo on Monday will": not "that the raid on Monday will", "that after talks on Monday"."""
    told = lows[at] in ("that", "but", "while") and verbs.any("events", lows[at:first])
    return told and not verbs.any("openers", lows[at:first])


def _ends_clause(lows: list[str], first: int, far: bool, verbs: Verbs) -> bool:
    """Whether no verb behind a time is of its clause: "met X but not Y on Monday and will see".

    Args:
        lows: the words of the sentence.
        first: the word of the time.
        far: whether what may open its clause stands far before it, where a comma ends the clause as well.
        verbs: the words of tense.
    """
    for at in range(first + 1, len(lows) - 1):
        verb = verbs.sort(lows[at]) in FINITE
        if verb or (far and lows[at] == ","):
            return not verb
        if lows[at] == "and" and verbs.sort(lows[at + 1]) in FINITE:
            return True
    return False


def _is_as_soon_as(lows: list[str], at: int) -> bool:
    """Whether a verb stands in a clause that "as soon as" opens."""
    opened = next((one for one in range(max(0, at - 7), at - 2) if lows[one : one + 3] == ["as", "soon", "as"]), at)
    return opened < at and "," not in lows[opened:at]
