"""Tell what words are by where they stand: "head", an office or a verb, "off to Egypt", and what nobody listed.

In: the words and what the lexicon says of them. Out: an entry of the lexicon, or yes or no; `chunking.py` asks. Of
chunks: the same ones, with the party that travels with somebody as a delegation, "met the party of Air Marshal X".
"""

from __future__ import annotations

from typing import Any

from calendars.extraction.words.chunks import Chunks
from calendars.extraction.words.proper_names import NOTHING, look_up
from calendars.extraction.words.word_lists import CARDINALS
from calendars.lexicon.phrases import Entry
from calendars.patterns import pattern_of

MARKS = {
    ",": ",",
    "-": "-",
    "–": "-",
    ";": ";",
    ":": ";",
    "--": ";",
    "—": ";",
    "/": "&",
    "|": ";",  # between the cells of a table
    "_": "-",  # behind the place of old wire copy: "MOSCOW (AP) _ ..."
    "(": "(",
    ")": ")",
} | dict.fromkeys(('"', "“", "”", "‘", "«", "»", "''", "‘'", "'‘", "‘‘"), "q")
# Before a gerund, a wish.
WEIGHED = frozenset({"consider", "considers", "considered", "considering"})
# Behind "heads", they make it a verb.
TOWARDS = frozenset({"for", "to", "home", "back", "into", "off", "towards", "toward"})
# Prepositions that no verb in its base form follows.
NO_VERB_AFTER = frozenset({"on", "at", "in", "by", "of", "from", "with", "under", "without"})
# Names of bodies of the United Nations that bodies of one state have too.
NATIONAL = frozenset({"Security", "General", "Council"})
# After "the", they stand for people: "when the two meet".
PAIRS = frozenset({"two", "three", "four", "five", "six", "pair", "trio"})
# Behind "for the first time", it is of that time: "for the first time this year, on Monday".
STRETCHES = frozenset({"this", "last", "in"})
# The codes of words that may be something else where they stand, and words that are, whatever their code.
JUDGED = frozenset("ZHVKFvERBik")
TURNING = frozenset({"chairs", "close", "following", "head", "heads", "off", "states"})
# Of those, prepositions are told apart only beside a hyphen: "in-house".
SMALL = frozenset("ik")


PAST: Entry = ("E", "cues.past", (), "dn")
# No verbs, although they end like one.
ADJECTIVES = frozenset({"related", "unrelated", "unprecedented", "sacred", "armed"})
# Nor are these of the past: "will speed up the talks".
BARE = frozenset({"speed", "exceed", "succeed", "breed", "bleed", "embed", "indeed", "bloodshed", "watershed"})


def guess(low: str, codes: list[str]) -> Entry:
    """An unknown word in lower case: a verb in the past tense where it looks like one, and not behind "a"."""
    if not may_be_past(low) or (codes and codes[-1] in "dp"):  # "in a televised address", "his wounded son"
        return NOTHING
    return PAST


def may_be_past(low: str) -> bool:
    """Whether a word that the lexicon does not know looks like a verb in the past tense."""
    return low.endswith("ed") and len(low) > 4 and low not in ADJECTIVES and low not in BARE


# What is counted: "the heads of the two countries", "five European nations: Poland, ...".
COUNTED = frozenset({"countries", "states", "nations", "republics"})
NUMBERS = frozenset(CARDINALS[2:13]) | {"several"}
# What may stand between the states of a list.
JOINING = frozenset({"and", ",", "the"})


def is_office_of_head(codes: list[str], begin: int, lows: list[str], after: int, stop: int) -> bool:
    """Whether "head" is an office, not a verb: "the UNHCR head", "the head of the delegation"."""
    following = lows[after] if after < stop else ""
    return following == "of" or (
        len(codes) > begin and codes[-1] in "dpAOBI" and following not in ("for", "to", "home")
    )


def heads_of_states(table: tuple[Any, Any], words: list[str], lows: list[str], of: int, stop: int) -> Entry | None:
    """What the lexicon says of leaders, for those who lead what is named: "the heads of Russia and China will meet"."""
    cased, folded = table
    at, named = of + 1, 0
    while at < stop:
        known = look_up(cased, words, at, stop) if words[at][0].isupper() else None
        if known and known[0][0] == "S":
            named, at = named + 1, known[1]
        elif lows[at] in JOINING and lows[at - 1] != "the":
            at += 1
        else:
            break
    behind = lows[of + 1 : of + 5]
    led = behind[:1] in (["the"], ["both"], ["these"]) and not COUNTED.isdisjoint(behind[1:3])
    counted = behind[:1] and (behind[0].isdigit() or behind[0] in NUMBERS)
    led = led or (bool(counted) and not COUNTED.isdisjoint(behind))  # "of six former Soviet republics"
    owned = any(low[0] in "'’" for low in (behind if led else lows[at : at + 1]))
    if owned or not (led or named > 1):
        return None
    known = look_up(folded, ["leaders"], 0, 1)
    return known[0] if known else None


def after_determiner(codes: list[str]) -> bool:
    """Whether a noun must come: "the ...", "its ...", "a peaceful ..."."""
    return codes[-1] in "dpA" or (codes[-1] == "X" and len(codes) > 1 and codes[-2] in "dpA")


# Verbs of coming together.
SITTING = frozenset({"meet", "gather", "convene", "reconvene", "assemble"})
# Before "meet", they say what sort of games it is.
GAMES = frozenset(
    {"sports", "athletics", "gymnastics", "swimming", "swim", "track", "diving", "hunt", "race", "racing"}
)
# "ministers of the | bloc", "a delegation of the | group"
MEMBERS = ("rod", "Sod", "tod")


# Behind "and his", they are people who go along.
COMPANY = frozenset(
    {"wife", "husband", "spouse", "family", "team", "entourage", "aides", "advisers", "colleagues", "counterpart"}
    | {"counterparts", "guests", "staff", "companions", "children", "deputy"}
)


def is_company(codes: str, low: str) -> bool:
    """Whether chunks end with somebody who goes along, of the last word given: "President X and his (Polish) wife"."""
    return low in COMPANY and codes.endswith(("&dX", "&pX", "&dAX", "&dXX", "&dt"))


def is_what_they_do(codes: list[str], lows: list[str], index: int) -> bool:
    """Whether a verb behind a noun is what people do: "the donors meet in Riga", "X and his wife arrive"."""
    if is_company("".join(codes[-4:]), lows[index - 1]):
        return True
    if lows[index] not in SITTING:
        return False
    if lows[index] != "meet":
        return True  # no noun
    before = lows[index - 1]
    several = before.endswith("s") and not before.endswith("ss") and before not in GAMES
    return several or "".join(codes[-4:]).rstrip("X").endswith(MEMBERS)


MEETING: Entry = ("n", "triggers.meeting", (), "")


def what_else(low: str, before: str) -> Entry:
    """What a verb is that is none where it stands: a noun in "a meet between ministers", else an ordinary word."""
    return MEETING if low == "meet" and before not in GAMES else NOTHING


def is_bound(cased: dict[str, Any], words: list[str], index: int, stop: int) -> bool:
    """Whether "to" and a state or a city stand behind a word: "off to Egypt"."""
    if index + 2 >= stop or words[index + 1].lower() != "to":
        return False
    entry, _ = look_up(cased, words, index + 2, stop) or (NOTHING, 0)
    return entry[0] in "SCL"


def is_state_of(codes: list[str], begin: int) -> bool:
    """Whether a form of "be" stands before a word: "are close", "are now close"."""
    return len(codes) > begin and (codes[-1] in "123" or (codes[-1] == "X" and codes[-2:-1] in (["1"], ["2"], ["3"])))


# Behind these stands no verb.
ARTICLES = frozenset({"a", "an", "the"})


# Behind "will" and before these, "chair" is what somebody does: "will co-chair with X a conference".
TOGETHER = frozenset({"with", "together", "alongside", "jointly", "on", "in", "its", "their", "his", "her", ","})


def judge_chair(entry: Entry, codes: list[str], following: str) -> Entry:
    """The verb, where an office is one: "France and Japan co-chair a summit", "will, on Friday, co-chair with"."""
    if entry[0] == "R":
        helped = following in TOGETHER and not {"m", "u", "f", "T"}.isdisjoint(codes[-2:]) and codes[-1] not in "dpAS"
        return ("H", "cues.support", (), "b") if helped or following in ARTICLES else entry
    if entry[0] == "r" and following in ARTICLES:
        return "H", "cues.support", (), "s"  # "the minister co-chairs a conference"
    return entry


def is_adjective(entry: Entry, before: str) -> bool:
    """Whether a participle of telling belongs to the noun behind it: "a written message"."""
    return entry[0] == "Z" and "n" in entry[3] and before in ARTICLES


def is_national(codes: list[str]) -> bool:
    """Whether a body's common name follows that of a state: "Iranian", "Russia's"."""
    return codes[-1] == "A" or codes[-2:] == ["S", "p"]


# "the | party | of Malian army chief", "a | party | led by Malian Foreign Minister"
PARTY_OF = pattern_of(r"(?<=d)(?P<party>X)(?:o|[EHvQV]y)d?A(?=R)")
AS_DELEGATION: Entry = ("t", "cues.group", (), "")


# "host | Tanzania", "host | nation | Tanzania", "host | Prime Minister | Olaf Scholz"
HOSTS = frozenset({"host", "hosts", "co-host", "co-hosts"})
WHO_HOSTS = pattern_of(r"(?P<land>X)?(?:S|[AR]{0,3}[NP])(?P<behind>.)")
LANDS = frozenset({"nation", "country", "state", "nations", "countries"})
# "Kenya, Uganda and", "President Macron and"
ROW_OF_NAMES = pattern_of(r"[kiTCL,]{0,4}[dSNPARrtXop,]*,?[,&]$")
STILL = frozenset({"current", "next", "fellow", "outgoing", "previous"})
# What somebody may be the host of: "summit | host | Vladimir Putin"
HOSTED = frozenset({"summit", "conference", "meeting", "talks", "session", "forum"})


def with_hosts_as_names(chunks: Chunks) -> Chunks:
    """Read "host" before who it is as no verb: "Kenya and host Tanzania will meet", "talks with host Brazil"."""
    for at in chunks.find(HOSTS, 0, len(chunks.firsts)):
        if chunks.codes[at] == "v" and _is_who_hosts(chunks, at):
            chunks.put(at, NOTHING)
            if chunks.low(at - 1) in HOSTED:
                chunks.put(at - 1, NOTHING)
                if chunks.codes[at + 1] == ",":
                    chunks.put(at + 1, NOTHING)
    return chunks


def _is_who_hosts(chunks: Chunks, at: int) -> bool:
    """Whether a verb of hosting is a noun that stands before its name."""
    codes, before = chunks.codes, at - 1 - (chunks.low(at - 1) in STILL)
    apart = codes[at + 1] == "," and chunks.low(before) in HOSTED  # "with summit host, President X"
    who = WHO_HOSTS.match(codes, at + 1 + apart)
    if who is None or (who["land"] and chunks.low(at + 1) not in LANDS):
        return False
    if apart:
        return chunks.low(at) == "host"
    begin = chunks.sentences[chunks.sentence_of(at)][0]
    if before < begin or chunks.low(before) in HOSTED:
        return chunks.low(at) == "host" and who["behind"] in "mu1245Z&,"
    if codes[before] in "wboy":
        return True  # "with host Brazil"
    if codes[before] not in "&,":
        return False
    told = ROW_OF_NAMES.fullmatch(codes, begin, before + 1) is not None
    return who["behind"] in "mu1245" or (told and who["behind"] in "ZHEvWQ&,")


# "pro-Russian", "post-Soviet"
OF_STANCE = pattern_of(r"X-(?=(?P<whose>[SACO]))")


def with_stances(chunks: Chunks, prefixes: frozenset[str]) -> Chunks:
    """Read a state or a body behind a prefix as a mere adjective: "the pro-Russian leader", "the post-Soviet states".

    Args:
        chunks: the article as chunks, changed here.
        prefixes: the words of the lexicon for what somebody is for, against or after.
    """
    if not chunks.find(prefixes, 0, len(chunks.firsts)):
        return chunks
    for match in OF_STANCE.finditer(chunks.codes):
        at = match.start("whose")
        if chunks.low(match.start()) in prefixes and chunks.is_tied(at - 1):
            chunks.put(at, NOTHING)
    return chunks


# "Chad's | junta | -appointed minister"
OF_MAKER = pattern_of(r"t-(?=[XQEH][AX]{0,2}[RrJtX])")


def with_makers(chunks: Chunks) -> Chunks:
    """Read a group tied to a participle as no delegation: "Chad's junta-appointed foreign minister"."""
    for match in OF_MAKER.finditer(chunks.codes) if "t-" in chunks.codes else ():
        if chunks.is_tied(match.start() + 1) and chunks.low(match.end()).endswith("ed"):
            chunks.put(match.start(), NOTHING)
    return chunks


def with_travelling_parties(chunks: Chunks) -> Chunks:
    """Read a party of an office-holder from abroad as his delegation."""
    if "party" not in chunks.lows:
        return chunks
    for match in PARTY_OF.finditer(chunks.codes):
        at = match.start("party")
        led = chunks.codes[at + 1] == "o" or chunks.low(at + 1) in ("led", "headed")
        if chunks.low(at) == "party" and chunks.last_low(at) == "party" and led:
            chunks.put(at, AS_DELEGATION)
    return chunks


# "Like | the first round in January", "As with | last year's summit in Riga"
COMPARED = pattern_of(r".w?(?:Tp)?d?[XA9op-]{0,4}[nx](?:[obw]d?[ASOPC](?:&d?[ASOPC])?)?(?:i[CLS])?[ik]?T?")
COMPARING = frozenset({"like", "unlike", "as"})
AFTER: Entry = ("a", "", (), "")


def with_comparisons(chunks: Chunks) -> Chunks:
    """Read what compares with an occasion that was, and tells its time, as what comes behind it: "Like the talks,"."""
    for at in chunks.find(COMPARING, 0, len(chunks.firsts)):
        match = COMPARED.match(chunks.codes, at) if chunks.codes[at] in "ckvN" else None
        joined = chunks.codes[at + 1] == "w"
        if match and "T" in match[0] and joined == (chunks.low(at) == "as"):
            chunks.put(at, AFTER)
            if joined:
                chunks.put(at + 1, NOTHING)
    return chunks


# "three African presidents: ", "the following leaders: "
OFFICES_LISTED = pattern_of(r"[rt][^;.]{0,2}$")
# "President | X | of | South Sudan", "and | Y | of | Kenya"
ONE_LISTED = pattern_of(r"&?d?[XA]{0,2}R?[XA]?[PN][^mu1245vHEZQWKcnx;]{0,12}\.?")
COMMA: Entry = (",", "", (), "")


def with_rows_of_people(chunks: Chunks) -> Chunks:
    """Read semicolons of a list of people as commas: "met three presidents: X of Peru; Y of Chile; and Z of Chad"."""
    if ";" not in chunks.lows:
        return chunks
    for colon in chunks.find(frozenset({":"}), 0, len(chunks.firsts)):
        begin, end = chunks.sentences[chunks.sentence_of(colon)]
        marks = chunks.find(frozenset({";"}), colon, end)
        if not marks or OFFICES_LISTED.search(chunks.codes, begin, colon) is None:
            continue
        ranges = zip([colon, *marks], [*marks, end], strict=True)
        if all(ONE_LISTED.fullmatch(chunks.codes, first + 1, last) for first, last in ranges):
            for mark in marks:
                chunks.put(mark, COMMA)
    return chunks


def settle_chunks(chunks: Chunks, stances: frozenset[str]) -> Chunks:
    """Make of chunks what those around them say that they are: people, delegations, names, what a stance is on.

    Args:
        chunks: the article, as the lexicon alone reads it; changed in place.
        stances: the words of `with_stances`.
    """
    chunks = with_travelling_parties(with_rows_of_people(chunks))
    return with_stances(with_makers(with_comparisons(with_hosts_as_names(chunks))), stances)
