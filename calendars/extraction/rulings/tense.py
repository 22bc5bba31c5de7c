"""Read cheaply whether the clause around a time tells of the past, the present or what is to come.

In: the document, the words of the time, the table `verbs` of the lexicon. Out: "past", "future", "present", "later" for
what comes after another day of the sentence ("left on Monday to meet him on Tuesday"), "purpose" where a day alone is
that of the main verb ("flew to Rome to meet him on Tuesday"), "decision" where it may be either ("urged them to accept
it on Tuesday"), "planned" for a plan told in the past ("were to meet on Monday"), "first" for what precedes what is
ahead ("after a trip on Monday, he will"), or "". The verb before the time decides, else the first verb after it.
"""

from __future__ import annotations

from calendars.extraction.rulings.day_cues import (
    LENGTHS,
    cue_of_day,
    direction_if_past,
    is_long_after,
    is_of_done_thing,
    is_of_what_is_told,
    is_parted,
    is_said_there,
    lead_of,
)
from calendars.extraction.words.adjuncts import (
    before_description,
    before_report,
    begin_of_adjunct,
    is_aim,
    opens_next_clause,
)
from calendars.extraction.words.sentences import Document
from calendars.extraction.words.verb_groups import (
    FINITE,
    STOPS,
    direction_after,
    direction_of_infinitive,
    direction_of_modal,
    direction_of_past_form,
    direction_of_plan,
    had_been,
    is_as_soon_as,
    is_done,
    is_no_predicate,
    is_planned,
    is_reported,
    is_settled,
    next_word,
    previous_word,
)
from calendars.extraction.words.verbs import Verbs

NOUN_BEHIND = 4  # so many words behind "planned" its noun stands
OF_ITSELF = 2  # "agreeing on Monday to meet": the day so near behind a participle is its own
DID_REACH = 3  # so many words before "come" stands its "did"
LOOK = 60  # words of a sentence that are looked at on either side, so that a text without full stops costs no more


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
    cue = cue_of_day(lows, first, last, lead, possessive, verbs) or _of_own_clause(lows, first, last, verbs)
    if cue:
        return cue
    if opens_next_clause(lows, first, last, verbs):
        return direction_after(lows, last, verbs)
    direction, verb = _before(lows, first, lead, possessive, verbs)
    if direction == "done":
        return "past"
    if _is_of_subject(lows, verb, first, last, possessive, verbs):
        direction = direction_after(lows, last, verbs) or direction
    if not direction:
        direction = _with_no_verb_before(lows, first, last, lead, possessive, verbs)
    over = direction in ("present", "") and _is_after_it(lows, verb, first, possessive, verbs)
    if over or (direction in ("present", "future") and is_of_done_thing(lows, verb, first, verbs)):
        direction = "past"
    if direction == "present" and verb >= 0 and _is_done_before(lows, verb, first, possessive, verbs):
        return "near"
    if direction == "future" and is_long_after(lows, verb, first, verbs):
        return "first"
    if direction == "decision" and verbs.has("limits", lead):
        return "future"  # "told him to finish by Monday"
    if direction in ("past", "purpose", "decision"):
        direction = direction_if_past(direction, lows, first, last, lead, possessive, verbs)
    own = max((at + 1 for at in range(first) if lows[at] in STOPS), default=0)
    whole = verb < 0 and direction and first and "c" not in map(verbs.sort, lows[own : first - 1])
    if verbs.has("limits", lead) and direction not in ("future", "planned", "near") and not whole:
        return _limit(lows, lead, verb, first, verbs) or direction
    return direction


def _is_of_subject(lows: list[str], verb: int, first: int, last: int, possessive: bool, verbs: Verbs) -> bool:
    """ "said Monday's talks will be brief", "said talks on Monday will": the time is of the subject."""
    if possessive and first:
        return verbs.sort(lows[first - 1]) == "d"
    if verb < 0 or not verbs.has("saying", lows[verb]) or lows[verb] == "told" or verbs.sort(lows[verb + 1]) == "c":
        return False
    if verbs.has("no_nouns", lows[verb + 1]) and not verbs.has("determiners", lows[verb + 1]):
        return False  # "said in a statement on Monday"
    plain = "," not in lows[verb:first] and first - verb > 2
    return plain and verbs.sort(next_word(lows, last - 1, len(lows), verbs)) in tuple("mpbBhH")


def _is_after_it(lows: list[str], verb: int, first: int, possessive: bool, verbs: Verbs) -> bool:
    """ "is in hospital after a fall on Monday", "follows a trip on Monday", but not "leaves after talks on Monday"."""
    follows = next((at for at in range(first - 1, max(verb, 0) - 1, -1) if lows[at] in ("follows", "follow")), -1)
    if follows >= 0 and (lows[follows] == "follows" or (follows and verbs.sort(lows[follows - 1]) not in "mbtp")):
        what = lows[follows + 1]
        return what not in ("the", "with") and (
            verbs.has("articles", what) or verbs.any("events", lows[follows + 1 : first])
        )
    if verb >= 0 and (verbs.has("leaving", lows[verb]) or verbs.sort(lows[verb]) not in "bs_"):
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


def _means_ahead(lows: list[str], start: int, stop: int, verbs: Verbs) -> bool:
    """Whether one of some words stands before what is to come: "before", "in advance of", "in the run-up to"."""
    return any(
        verbs.has("ahead", lows[at]) or verbs.has("ahead_of", " ".join(lows[at : at + 2])) for at in range(start, stop)
    )


def _with_no_verb_before(lows: list[str], first: int, last: int, lead: str, possessive: bool, verbs: Verbs) -> str:
    """Direction by what follows a time, or by how the sentence opens."""
    direction = direction_after(lows, last, verbs)
    if direction == "future" and lows[0] in LENGTHS and verbs.has("openers", lows[1]) and not possessive:
        return "first"  # "Days after meeting the emir on Monday, he will fly to Doha"
    if verbs.has("openers", lows[0]) and direction in ("future", "present") and lows[1].endswith("ing"):
        return "planned"  # "After meeting the emir on Monday, he goes on to Doha"
    if verbs.has("openers", lows[0]) and not (first == 1 and direction == "future" and not possessive):
        return "first" if direction == "future" and not possessive else "past"  # but "After Monday, no visas will be"
    if lows[:2] == ["according", "to"] and "," not in lows[:first]:
        return "past"  # "According to a report Monday in a newspaper, he will resign"
    if direction == "past" and _means_ahead(lows, 0, first - 1, verbs):
        return "later"
    alone = last - first < 3 and not any(map(str.isalpha, lows[:first] + lows[last:]))
    if not direction and (alone or verbs.has("onward", lead)):
        return "future"  # "from Monday, visitors need a visa"; "Monday" above the items of an agenda
    return direction


def _sentence(document: Document, first: int, last: int, verbs: Verbs) -> tuple[list[str], int, int]:
    """The words of the sentence around a time, and where the time is in them; the months of May and March are no verbs.

    What only says why or how, right before the time, is left out: "meet in a bid to end the row | on Monday".
    """
    start, stop = document.sentences[document.sentence_of(first)]
    start, stop = max(start, first - LOOK), max(min(stop, last + LOOK), last)  # a sentence without end is cut anywhere
    lows, words = document.lows[start:stop], document.words[start:stop]
    if "May" in words[1:] or "March" in words[1:] or "am" in lows:
        lows = [
            "" if (word in ("May", "March") and at) or (low == "am" and lows[at - 1][:1].isdigit()) else low
            for at, (low, word) in enumerate(zip(lows, words, strict=True))
        ]
    begin = begin_of_adjunct(lows, first - start, verbs)
    end = begin and first - start - verbs.has("before_a_time", lows[first - start - 1])
    return lows[:begin] + lows[end:], first - start - (end - begin), last - start - (end - begin)


def _of_own_clause(lows: list[str], first: int, last: int, verbs: Verbs) -> str:
    """ "He came on Sunday, and on Monday he will meet them": where a time opens a clause, the verb after it decides."""
    at = first - 1 - (first > 1 and verbs.has("place_words", lows[first - 1]))
    if at < 1 or not verbs.has("joiners", lows[at]) or not (at < first - 1 or lows[at - 1] == ","):
        return ""
    return "" if verbs.any("saying", lows[last : last + 4]) else direction_after(lows, last, verbs)


def _limit(lows: list[str], lead: str, verb: int, first: int, verbs: Verbs) -> str:
    """ "until Monday", "by Monday" with a verb that is not future: a limit ahead, unless the verb says it is behind."""
    until = lead in ("until", "till")
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
        near = first - 3 <= at or (finite < 0 and _opens_what_is_told(lows, at, first, verbs))
        opens = sort == "c" and low != "as" and near and at < first - 1 + (possessive or low == "that")
        opens = opens and not _ends_clause(lows, first, at < first - 3, verbs)
        if opens and (found := direction_after(lows, first, verbs)):
            return found, -1  # "said that on Monday he will meet", "that Monday's talks will end"
        direction = _of_word(lows, at, sort, first, lead, verbs)
        if direction == "past" and is_as_soon_as(lows, at):
            continue  # "would sell once the talks opened Monday": the main clause decides
        if direction == "past" and finite > 0 and (verbs.has("saying", low) or verbs.has("links", lows[finite - 1])):
            return "present", finite  # "beat them on Saturday and host them on Monday", "said they meet on Monday"
        if direction:
            return direction, at
        if verbs.has("finite", low) and at and not verbs.has("determiners", lows[at - 1]) and lows[at + 1] != "-":
            finite = at
    return ("present", finite) if finite >= 0 else ("", -1)


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


def _of_word(lows: list[str], at: int, sort: str, first: int, lead: str, verbs: Verbs) -> str:
    """Direction by one word before a time, "" if it is none that decides."""
    if verbs.has("outcomes", lows[at]) and lows[at - 1] == "," and first - at > OF_ITSELF:
        return "future"
    if sort in "mp":
        return direction_of_modal(lows, at, first, verbs)
    if sort == "f" and at and lows[at - 1] in ("as", "than"):
        return ""  # "took place as planned on Tuesday"
    if sort == "f" and at and lows[at - 1] in ("originally", "initially") and lead == "for":
        return "near"  # "originally planned for February": it may be over
    if sort == "f" and at > 1 and lead == "in" and verbs.any("called_off", lows[max(0, at - 3) : at]):
        return "near"  # "had cancelled a planned trip in February": it may be over
    if sort == "f" and is_no_predicate(lows, at, verbs) and not verbs.any("events", lows[at + 1 : at + NOUN_BEHIND]):
        return ""  # "to discuss planned sanctions", not "her projected meeting"
    if sort == "f":
        if lows[at] == "sets" and verbs.has("set_apart", lows[at + 1]):
            return "present"
        apart = lows[at] == "set" and (verbs.has("set_apart", lows[at + 1]) or is_settled(lows, at, first, verbs))
        return direction_of_past_form(lows, at, verbs) if apart else direction_of_plan(lows, at, verbs)
    if sort == "s" and lows[at] == "heads" and not verbs.has("heading", lows[at + 1]):
        return ""  # "the four heads of government"
    if sort == "N" and is_planned(lows, at, first, lead, verbs):
        return "future"
    if lead == "for" and (sort == "o" or lows[at + 1] == "of") and had_been(lows, at, verbs):
        return "near"  # "had pencilled it in for Monday", "had been talked of for Monday"
    if sort == "o" and lead == "by" and verbs.has("done_by", lows[at]) and is_done(lows, at, verbs):
        return "done"  # "the fire was put out by Monday", but not "was ordered out by Monday"
    if sort == "o" and verbs.has("directed", lead):
        return "planned" if lead == "from" else "future"  # "postponed from Monday to Thursday"
    if sort == "i" and ("to" in lows[at:first] or "for" in lows[at:first]):
        return "future"
    if sort == "o" and verbs.has("also_nouns", lows[at]):
        return "present" if at and verbs.has("subjects", lows[at - 1]) else ""  # "inspect the remains on Monday"
    if sort == "o" and _convokes(lows, at, first, verbs):
        return "future"
    if (
        (sort in "oi" or (verbs.has("called_off", lows[at]) and verbs.any("events", lows[at:first])))
        and lows[at] != "called"
        and first - at > 3
        and verbs.sort(lows[previous_word(lows, at, verbs)]) == "h"
    ):
        return "future"  # "has agreed to a meeting on Monday", "has cancelled a meeting with X on Monday"
    if (lows[at] == "announced" or verbs.has("aiming", lows[at])) and is_of_what_is_told(lows, at, first, lead, verbs):
        return "future"  # "announced a visit in May", "announced last week a visit on Monday"
    if lead == "for" and at == first - 2 and verbs.has("aiming", lows[at]):
        return "future"  # "the summit that France has proposed for May"
    if sort in "doi":
        if is_no_predicate(lows, at, verbs):
            return ""
        before = previous_word(lows, at, verbs)
        if verbs.has("same_forms", lows[at]) and verbs.any("did", lows[max(0, at - DID_REACH) : at]):
            return "past"  # "did not come back on Monday"
        if verbs.has("same_forms", lows[at]) and (before < 0 or verbs.sort(lows[before]) not in "hHbBngemptk"):
            return "present"  # "the Games run from July 26"
        direction = direction_of_past_form(lows, at, verbs)
        # "spoke on Tuesday before his departure on Saturday"
        later = direction == "past" and _means_ahead(lows, at, first - 1, verbs)
        return "later" if later else direction
    if sort == "v":
        if not at or lows[at - 1] != "to":
            return _of_bare_verb(lows, at, verbs)
        if is_said_there(lows, at, first, verbs):
            return "past"
        # "To mark the day on Sunday, thousands marched": the main clause decides.
        opens = at == 1 or (at == 2 and not lows[0].isalnum())
        if direction_after(lows, first, verbs) == "past" and _is_in_subject(lows, at, verbs):
            return "past"  # "Efforts to reach him Monday failed"
        direction = (direction_after(lows, first, verbs) if opens else "") or direction_of_infinitive(lows, at, verbs)
        # "began to arrive ahead of the summit on Friday"
        return "later" if direction == "past" and _means_ahead(lows, at, first - 1, verbs) else direction
    if sort in "bB" and next_word(lows, at, first, verbs) == "to":
        return "future" if sort == "b" or is_reported(lows, at, verbs) else "planned"
    if sort == "_":
        return "present" if at and verbs.has("subjects", lows[at - 1]) and verbs.is_present(lows[at]) else ""
    if sort == "h":
        if at and verbs.sort(lows[at - 1]) in "mpt":
            return ""  # "will have a meeting on Monday": the modal decides
        if at >= first - 2 and verbs.sort(next_word(lows, first, len(lows), verbs)) in tuple("don"):
            return "past"  # "has on Monday held talks"
        return "past" if verbs.sort(next_word(lows, at, first, verbs)) == "n" else "present"  # "has been ill since"
    return {"b": "present", "s": "present", "B": "past", "H": "past"}.get(sort, "")


def _is_in_subject(lows: list[str], at: int, verbs: Verbs) -> bool:
    """Whether an infinitive belongs to a noun that opens the sentence, and that does not itself look ahead."""
    before = lows[: at - 1]
    return not any(low == "," or verbs.sort(low) in FINITE for low in before) and not verbs.any("granting", before)


def _of_bare_verb(lows: list[str], at: int, verbs: Verbs) -> str:
    """ "Please reply by Monday", "Sign the form by Monday", "the boys start on Monday"; not "the news report"."""
    if lows[max(0, at - 2) : at - 1] == ["let"] and lows[at - 1] in ("us", "'s", "\u2019s"):
        return "future"  # "Let's meet on Monday"
    if at == 0 or lows[at - 1] == "please" or (at == 1 and not lows[0].isalnum()):
        return "future" if verbs.any("articles", lows[at + 1 : at + 2]) or lows[at - 1 : at] == ["please"] else ""
    subject = lows[at - 1]
    if subject == "and" and verbs.has("resuming_verbs", lows[at]) and "are" in lows[: at - 1]:
        return "present"  # "The talks are the first since 1990 and begin on Friday"
    plural = subject.endswith("s") and not subject.endswith("ss") and len(subject) > 3
    opens = at == 1 and verbs.has("awaited_verbs", lows[at])  # "Lawmakers return on Monday"
    opens = opens or (at > 1 and lows[at - 2] == "the")
    if subject == "which" or (subject == "that" and at > 2 and lows[at - 2].endswith("s")):
        awaited = verbs.has("awaited_verbs", lows[at]) or verbs.has("resuming_verbs", lows[at])
        return "present" if awaited else ""  # "arrived for talks which open on Monday"
    return "present" if plural and opens and not verbs.has("singulars", subject) else ""


def _convokes(lows: list[str], at: int, first: int, verbs: Verbs) -> bool:
    """ "called the council into session on Monday", "have been asked to a party on Monday"."""
    if lows[at] == "called" and at and lows[at - 1] in ("has", "have"):
        return verbs.any("events", lows[at + 1 : min(first, at + 8)])  # "has called a meeting of the bloc on Monday"
    if lows[at : at + 2] == ["called", "for"] and verbs.any("protests", lows[at + 2 : min(first, at + 8)]):
        return True  # "called for protests on Saturday", but not "called for calm on Monday"
    if lows[at] == "called":
        session = next((one for one in range(at + 1, min(first, at + 10)) if lows[one] == "into"), first)
        return verbs.any("events", lows[session:first])
    return lows[at] == "asked" and lows[at + 1] == "to" and verbs.has("articles", lows[at + 2])
