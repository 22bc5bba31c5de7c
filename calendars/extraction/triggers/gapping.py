"""Read verbs that are left out: "will see X on Monday and Y the next day", "in Bangkok on Monday and Hanoi on Tuesday".

In: a candidate and its clause. Out: a candidate for each remnant, an actor or a place with a day of its own; what the
remnant names is taken from the candidate before it, and both keep their own day. `rounds.py` reads what goes
on with an occasion, `next_ones.py` the pronouns and the numbers that stand for one: "They are to start on Monday".
"""

from __future__ import annotations

import re

from calendars.extraction.candidates.candidates import NO_DAY, Candidate, partners_of
from calendars.extraction.candidates.occasions import MEET
from calendars.extraction.candidates.owners import LIMITS
from calendars.extraction.clauses.clauses import Clause
from calendars.extraction.clauses.joints import VERBAL
from calendars.extraction.names.actors import Scene
from calendars.extraction.parties.noun_phrases import before_article
from calendars.extraction.triggers.repeats import (
    once_more,
    own_place,
    read_both_days,
    read_often,
    read_predecessor,
    read_twice,
)
from calendars.extraction.words.word_lists import ORDINALS
from calendars.models import Kind
from calendars.patterns import pattern_of

# What goes on behind a first day: ", and Y on Jan. 13", "and on to Hanoi the next day", "(May 3) and Y (May 5)". No
# verb may follow.
BEHIND_DAY = pattern_of(
    r"(?P<first>T)(?:[if]d?[CSL])?"
    r"(?:[,;]d[9X]{1,3}[nx](?:[fowij]?d?[XACSLPT9]{1,2}){0,3}(?=[,;]))?;?"  # see `names/attributes.py`
    r"(?:g[dXA9]{0,3}[nx](?:wd?[PSO]|wP&P)?(?=,Xf))?(?:,Xfd?[SCPO](?=,))?,{0,2}(?:&(?:jX(?=f))?|(?<=,)(?:(?P<after>[EH])(?=y))?)X?k?(?:D(?=i))?[wfiky]?d?A?(?:[rt]jd?)?"
    r"(?P<actor>[OBSPMCL])(?:p[NB]?)?(?:&d?(?P<also>[PSCL]))?(?:id?[CSL])?(?:gD)?(?:,(?=[kj]|T,))?(?:[kjibf]|Xi)?d?(?P<time>T)"
    r"(?!X{0,2}[mu1245EZvH])"
)
# The same with the days in front: "On Monday he will meet X and on Tuesday Y", "and, on January 14, Y"; "will spend
# Monday in Oslo, | Tuesday in Riga | and Wednesday in Kiev".
DAY_IN_FRONT = pattern_of(
    r"(?:,?&X?,?[ki]?d?|,[ki]|(?<=Ti[CS]),(?=Ti[CS],?[&T]))(?P<time>T),?[wfi]?d?(?P<actor>[OBSPMCL])(?=[.,;&iwak]|$)(?!,?X?[mu1245EZvH])"
)
# "will visit X | and, on Monday, Y": a day of the second alone, where the first has none
SET_OFF = pattern_of(r",?&X?,[ki]?T,")
# "his trips | to Ankara in March and to Baku in April | were", whatever verb may follow
TO_ANOTHER = pattern_of(r"(?P<first>T),?&fd?A?(?P<actor>[CSL])[ki]?(?P<time>T)")
# The same once more: "will meet on March 8, and again on June 3", "and again over dinner in Oslo on June 3".
ONCE_MORE = frozenset({"again"})
AGAIN = pattern_of(
    r"(?P<first>T)(?:id?[CSL])?(?:,|,?&)X{0,2}(?P<again>X)(?:,?[iakyo][^,;.&mu1245EZvHQWKVFT]{1,10}?,?)?"
    r"[ki]?d?(?P<time>T)(?![mu1245EZv])"
)
# The same with a word for the noun: "a summit in Riga on June 6 and one of the African Union in Cairo on June 17".
ANOTHER = pattern_of(
    r"(?P<first>T)(?:id?[CSL])?(?:,?&|,|[m123]{0,3}Hy)(?P<one>[Xd])(?:[oj]d?(?P<actor>[OBSPMA])(?:-[SA])?X{0,2})?"
    r"(?:yd?A?(?P<who>[PS]))?(?:id?[CSL]|fd?A?(?P<to>[CSL]))?[kj]?"
    r"(?P<time>T)(?(to)|(?!X{0,2}[mu1245EZvH]))"
)
ONE = frozenset({"one", "that", "another"})


# "for a second round, in May, and to Oslo for another one in June"
ELSEWHERE = pattern_of(
    r"(?P<first>T),?&[fi]d?(?P<place>[CSL])[gw](?P<one>dX?)(?:id?[CSL])?,?[ki]?d?(?P<time>T)(?![mu1245EZv])"
)


def _read_elsewhere(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """Another occasion of the same sort, told by "another" and the place where all go for it."""
    match = ELSEWHERE.search(scene.chunks.codes, candidate.at + 1, clause.end) if candidate.noun else None
    if match is None or scene.chunks.low(match.start("one")) != "another":
        return []
    candidate.day = match.start("first") if candidate.day is None else candidate.day
    parties = {at: how for at, how in candidate.parties.items() if at < match.start()}
    place = scene.places.get(match.start("place"))
    return [candidate.but(at=match.start("one"), parties=parties, place=place, day=match.start("time"), another=True)]


# "will meet in Ankara on Sunday, | and their foreign ministers in Jerusalem on Monday"
THEIRS = pattern_of(r"(?P<first>T),?&d[XA]{0,2}(?P<who>r)(?:id?[CSL])?[ki]?d?(?P<time>T)(?![mu1245EZvH])")


def _read_theirs(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """The same of others who hold an office in the same states."""
    match = None if candidate.noun else THEIRS.search(scene.chunks.codes, candidate.at, clause.end)
    who = match.start("who") if match else 0
    if match is None or "their" not in scene.chunks.lows[match.start("first") : who]:
        return []
    candidate.day = match.start("first") if candidate.day is None else candidate.day
    place = own_place(scene, who, match.end())
    day = match.start("time")
    return [candidate.but(at=who, parties=dict(candidate.parties), place=place, day=day, another=True)]


# ", the second in Riga in April and the third in Oslo in May"
ROW = pattern_of(r"(?:,?&|,)d(?P<nth>[X9])(?:id?A?(?P<place>[CSL]))?[ki]?d?(?P<time>T)(?!X{0,2}[mu1245EZvH])")
# Which of a row of occasions.
NTH = frozenset(ORDINALS[1:10]) | {"next"}


def read_row(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """The others of a row whose first is told: "the first talks were in Riga in May, the second in Oslo in June"."""
    found = []
    for match in ROW.finditer(scene.chunks.codes, candidate.at + 1, clause.end):
        if scene.chunks.low(match.start("nth")) not in NTH | {"last", "latest"}:
            break
        if candidate.day is None:
            days = scene.days_in(candidate.at, match.start())
            candidate.day = days[0] if days else None
        place = scene.places.get(match.start("place")) if match["place"] else None
        found.append(
            candidate.but(at=match.start("nth"), parties=dict(candidate.parties), place=place,
                day=match.start("time"), another=True,
            )
        )  # fmt: skip
    return found


# "talks | in Cairo on Monday with X and in Riyadh on Friday with Y", "meet X in Rome on Monday and Y in Oslo on Friday"
PARTNER, SITE, DAY = r"wd?[PSO]", r"id?[CSL]", r"[kj]?T"
PROGRAMME = pattern_of(
    rf"(?P<one>(?:{PARTNER}|{SITE}|{DAY}){{2,3}}),?&(?P<two>(?:{PARTNER}|d?[PSO]|{SITE}|{DAY}){{3}})(?=[.,;&]|$)"
)


def _read_programme(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """The second of two occasions of one word, each with its partner, its place and its day."""
    codes = scene.chunks.codes
    match = PROGRAMME.match(codes, candidate.at + 1) if candidate.kind in MEET else None
    if match is None or match.end() > clause.end + 1:
        return []
    first, second = ([at for at in range(*match.span(group)) if codes[at] in "PSO"] for group in ("one", "two"))
    days = scene.chunks.find_times(*match.span())
    partners = [at for at in first if codes[before_article(scene, at)] == "w"]
    others = [at for at in second if codes[before_article(scene, at)] != "i" and at in scene.actors]
    if len(days) != 2 or not days[0] < match.start("two") <= days[1] or not partners or len(others) != 1:
        return []
    kept = {at: how for at, how in candidate.parties.items() if at < match.start()}
    candidate.day, candidate.parties = days[0], kept | {at: "partner" for at in partners if at in scene.actors}
    place = own_place(scene, match.start("two") - 1, match.end())
    candidate.place = own_place(scene, match.start() - 1, match.end("one"))
    return [candidate.but(at=match.start("two"), parties=kept | {others[0]: "partner"}, place=place, day=days[1])]


# "visits | to India and Pakistan from May 3 to 5 and from May 5 to 8", "Oslo and Riga on 3 May and 5 May respectively"
RESPECTIVE = pattern_of(r"f?d?(?P<one>[SC])&d?(?P<two>[SC])(?P<first>[kj]?T),?&(?P<last>[kj]?T)(?=X?[.,;])")


def _read_respective(scene: Scene, clause: Clause, visit: Candidate) -> list[Candidate]:
    """The second of two visits whose hosts stand together, and behind them their times in the same order."""
    match = RESPECTIVE.match(scene.chunks.codes, visit.at + 1) if visit.kind is Kind.VISIT else None
    if match is None or match.end() > clause.end:
        return []
    one, two = match.start("one"), match.start("two")
    days = [match.end("first") - 1, match.end("last") - 1]
    spans = all(scene.chunks.times[at].end for at in days)
    if not spans and scene.chunks.low(match.end()) != "respectively":
        return []
    kept = {at: how for at, how in visit.parties.items() if how != "host"}
    places = [scene.places.get(at) for at in (one, two)]
    visit.parties, visit.place, visit.day, visit.stops = kept | {one: "host"}, places[0], days[0], []
    return [visit.but(at=two, parties=kept | {two: "host"}, place=places[1], day=days[1])]


# "X and Y will visit Z | on Monday and Thursday respectively", ", on Monday and Thursday, respectively"
RESPECTIVE_DAYS = pattern_of(r"(?P<first>[kj]?T)&(?P<last>[kj]?T),?(?=X)")
TWO_HOSTS = pattern_of(r"(?P<one>[SC])&d?(?P<two>[SC])$")
TWO_SUBJECTS = pattern_of(r"(?P<one>[PS])&d?(?P<two>[PS])(?=[mu1vHQ])")


def _read_each(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """The second of two occasions whose subjects stand together, and their days in the same order behind."""
    if "respectively" not in scene.chunks.lows[candidate.at : clause.end + 3] or candidate.noun:
        return []
    days = RESPECTIVE_DAYS.search(scene.chunks.codes, candidate.at, clause.end + 3)
    who = TWO_SUBJECTS.search(scene.chunks.codes, clause.start, candidate.at)
    if not days or not who or scene.chunks.low(days.end()) != "respectively":
        return []
    one, two = who.start("one"), who.start("two")
    if not {one, two} <= candidate.parties.keys():
        return []
    others = {at: how for at, how in candidate.parties.items() if at not in (one, two)}
    candidate.parties, candidate.day = {one: "subject"} | others, days.end("first") - 1
    second = candidate.but(parties={two: "subject"} | others, day=days.end("last") - 1)
    hosts = TWO_HOSTS.search(scene.chunks.codes, candidate.at + 1, days.start())
    if candidate.kind is Kind.VISIT and hosts:  # "X and Y will visit Peru and Chile on Monday and Friday respectively"
        for visit, guest, at in ((candidate, one, hosts.start("one")), (second, two, hosts.start("two"))):
            visit.parties = {guest: "subject"} | ({at: "host"} if at in scene.actors else {})
            visit.place, visit.stops = scene.places.get(at), []
    return [second]


# "will hold talks with X on Tuesday, | and Y with Z", "will confer with X in Riga, and Y with Z on Friday"
PAIRED = pattern_of(
    r"(?:[TPS]|id?[CSL]),&d?(?P<who>[PSR])wd?A?(?P<whom>[PS])(?:id?[CSL])?,?(?:[ki]?(?P<time>T))?(?=[.,;])"
)


def _read_paired(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """The same of two others, for the same sides or, where both have names, for any: "and Y with Z"."""
    talks = candidate.kind in MEET or candidate.kind is Kind.CALL
    stop = scene.chunks.sentences[clause.sentence][1]
    match = PAIRED.search(scene.chunks.codes, candidate.at + 1, stop) if talks else None
    if match is None or match.start() > clause.end:
        return []
    who, whom = match.start("who"), match.start("whom")
    before = [at for at, how in candidate.parties.items() if at < who and how in ("subject", "partner")]
    own = scene.sides_of(at for at in before if at in scene.actors)
    told = scene.sides_of(at for at in (who, whom) if at in scene.actors)
    sure = scene.chunks.codes[who] == "P" == scene.chunks.codes[whom] or not own.isdisjoint(told)
    if len(before) < 2 or not sure or whom not in scene.actors:
        return []
    for at in (who, whom):
        candidate.parties.pop(at, None)
    others = {at: how for at, how in ((who, "subject"), (whom, "partner")) if at in scene.actors}
    home = sorted(own - told)[0] if who not in scene.actors and len(own) == 2 and own & told else candidate.side
    if match["time"] and candidate.day is None:
        days = scene.days_in(clause.start, who)
        candidate.day = days[-1] if days else None
    day = match.start("time") if match["time"] else candidate.day
    place = own_place(scene, who, match.end())
    return [candidate.but(at=who, parties=others, place=place or candidate.place, day=day, another=True, side=home)]


WITH_OTHERS = pattern_of(r",w[dXA9D]{0,2}[nx][iof]")


def read_gapped(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """Other occasions of the same verb or noun, each with a subject, a partner or a place, and a day, of its own."""
    codes = scene.chunks.codes
    found: list[Candidate] = []
    last, start = candidate, candidate.at
    if candidate.noun and candidate.kind is Kind.VISIT and _opens_sentence_of_talks(scene, clause, candidate):
        return []
    if candidate.noun and scene.chunks.low(start - 1) in ("first", "1st") and start > clause.start:
        row = read_row(scene, clause, candidate)
        if row:
            return row
    if candidate.kind is Kind.VISIT and (before := read_predecessor(scene, clause, candidate)):
        return before
    often = [] if candidate.noun else read_often(scene, clause, candidate)
    apart = (
        _read_each(scene, clause, candidate)
        or often
        or _read_programme(scene, clause, candidate)
        or _read_respective(scene, clause, candidate)
        or _read_paired(scene, clause, candidate)
    )
    apart = apart or read_both_days(scene, clause, candidate) or _read_theirs(scene, clause, candidate)
    if apart:
        return apart
    if candidate.noun and not ONE.isdisjoint(scene.chunks.lows[start : clause.end]):
        found = _read_elsewhere(scene, clause, candidate) or _read_another(scene, clause, candidate)
    if candidate.noun and not found and scene.chunks.last_low(start).endswith("s"):
        found = read_twice(scene, clause, candidate)
        start = max([start, *(one.day for one in found if one.day is not None)])
    told_again = bool(scene.chunks.find(ONCE_MORE, start, clause.end))
    while len(found) < 5:
        again = AGAIN.search(codes, start, clause.end) if told_again else None
        if again and scene.chunks.low(again.start("again")) == "again":
            last.day = again.start("first") if last.day is None else last.day
            last = once_more(scene, last, again.start("again"), again.start("time"))
            found.append(last)
            start = again.start("time")
            continue
        match = BEHIND_DAY.search(codes, start, clause.end)
        if not match and candidate.noun and candidate.kind is Kind.VISIT:
            match = TO_ANOTHER.search(codes, start, clause.end)
        first = match.start("first") if match else -1
        if not match:
            match = DAY_IN_FRONT.search(codes, start, clause.end)
            first = codes.rfind("T", clause.start, match.start()) if match else -1
            if match and any(code in VERBAL for code in codes[match.end() : clause.end]):
                break  # "on Monday, on Tuesday Y in Riga gave way"
        undated = first < 0 and match is not None and SET_OFF.match(codes, match.start()) is not None
        if not match or (first < 0 and not undated) or not _is_followed(scene, match):
            break
        if first > start and WITH_OTHERS.search(codes, start, first):
            break  # "will visit Rome, with stops in Oslo on Monday and Riga on Friday"
        if last.noun is False and own_place(scene, last.at, match.start("actor")) is None:
            behind = own_place(scene, match.start("actor"), min(match.end() + 2, clause.end))
            last.place = None if last.place == behind else last.place  # "meets X on Monday, and Y in Riga on Friday"
        last.place = last.place or (None if undated else _place_at(scene, first, clause.start))
        other = _other(scene, clause, last, match.start("actor"), match.start("time"))
        if not other:
            break
        also = match.start("also") if match.groupdict().get("also") else -1
        if also in scene.actors and (other.kind is not Kind.VISIT or also in scene.places):  # "and Y and Z on June 1"
            candidate.parties.pop(also, None)
            last.parties.pop(also, None)
            other.parties[also] = other.parties.get(match.start("actor"), "partner")
        if last.day is None:
            last.day = NO_DAY if undated or scene.chunks.low(first - 1) in LIMITS else first
        candidate.parties.pop(match.start("actor"), None)  # "to Oslo on Monday, to Riga a day later": no host in Oslo
        found.append(other)
        last, start = other, max(match.start("time"), match.start("actor"))
    return found


def _opens_sentence_of_talks(scene: Scene, clause: Clause, visit: Candidate) -> bool:
    """ "As part of a tour, X will hold talks in Nairobi on Monday and in Kigali on Tuesday": the talks go on."""
    subject = min(clause.subject, default=-1)
    return subject > visit.at and any(code in "nxv" for code in scene.chunks.codes[subject : clause.end])


def _read_another(scene: Scene, clause: Clause, candidate: Candidate) -> list[Candidate]:
    """The candidate that "one" or "that" stands for: of the same subject, and of the body that it names."""
    begin = candidate.at
    _, end = scene.chunks.sentences[clause.sentence]
    match = ANOTHER.search(scene.chunks.codes[begin : min(clause.end + 1, end)])
    if match is None or scene.chunks.low(begin + match.start("one")) not in ONE:
        return []
    candidate.day = begin + match.start("first")
    at, day = begin + match.start("one"), begin + match.start("time")
    for named in range(at, day):
        candidate.parties.pop(named, None)
    own = {named: "of" for named in range(at, day) if scene.chunks.codes[named] in "OBSPMA" and named in scene.actors}
    own = {named: how for named, how in own.items() if "i" not in scene.chunks.codes[named - 2 : named]}
    if match["who"]:
        own = {begin + match.start("who"): "agent"}
    kept = ("subject",) if own else ("subject", "modifier", "of", "agent")
    others = {one: how for one, how in candidate.parties.items() if how in kept}
    place = own_place(scene, at, day)
    if match["to"] and candidate.kind is Kind.VISIT:
        to = begin + match.start("to")
        place, others = scene.places.get(to), others | ({to: "host"} if to in scene.actors else {})
    return [candidate.but(at=at, parties=others | own, place=place, day=day, another=True)]


def _are_all_named(scene: Scene, one: Candidate, behind: int) -> bool:
    """Whether those who "met in Riga in May and in Oslo on Monday" stand before the second place."""
    named = [at for at in one.parties if at < behind]
    return one.pair or len(named) > 1 or any(scene.chunks.codes[at] in "BO" for at in named)


# ", in Rwanda on 12 January", ", and in Gabon a day later"
NEXT_STOP = pattern_of(r",&?id?[CSL],?[kj]?[TD]")


def _is_closed(scene: Scene, clause: Clause, at: int) -> bool:
    """Whether a clause is over at a chunk, or a comma parts it from a report or from the verb that it belongs to."""
    codes = scene.chunks.codes
    if codes[at] != ",":
        return at >= clause.end or codes[at] in ".;&"
    if NEXT_STOP.match(codes, at):
        return True
    return at >= clause.end and (codes[at + 1] in "mu12&c" or "Z" in codes[at + 1 : at + 5])


def _is_followed(scene: Scene, match: re.Match[str]) -> bool:
    """Whether a verb between two occasions only puts them in order: "on Monday, followed by Y on Tuesday"."""
    verb = match.groupdict().get("after")
    return verb is None or scene.chunks.low(match.start("after")) == "followed"


def _place_at(scene: Scene, day: int, start: int) -> tuple[str, str] | None:
    """The place right before a day, in the clause that begins at `start`: "in Riga on Monday"."""
    at = day - 1 - (scene.chunks.codes[day - 1] in "ki")
    return scene.places.get(at) if at > start and scene.chunks.codes[at - 1] == "i" else None


def _other(scene: Scene, clause: Clause, one: Candidate, actor: int, day: int) -> Candidate | None:
    """The candidate that a remnant stands for."""
    behind = min(actor, day)
    parties = {at: how for at, how in one.parties.items() if how == "subject" and at < behind}
    if one.kind is Kind.VISIT and actor in scene.places:
        if not (one.place or partners_of(one, "host")):
            return None
        one.parties.pop(actor, None)
        one.stops = []  # "to X, Kenya, from Monday, and to Y, Ethiopia, from Friday": no stop of one visit
        parties = {at: how for at, how in one.parties.items() if how not in ("host", "partner") and at < behind}
        host = {actor: "host"} if scene.chunks.codes[actor] in "SOMC" else {}
        return one.but(at=actor, parties=parties | host, place=scene.places[actor], day=day)
    # "will hold talks in Riga on Monday and Oslo on Friday"
    hosted = one.place is not None and one.side == one.place[1]
    if one.place and actor in scene.places and (scene.chunks.codes[actor - 1] == "i" or hosted):
        if not _is_closed(scene, clause, day + 1) or not (hosted or _are_all_named(scene, one, behind)):
            return None  # "met in Riga on Monday and in Oslo on Tuesday the price fell"
        one.parties.pop(actor, None)
        parties, there = {at: how for at, how in one.parties.items() if at < behind}, scene.places[actor]
        return one.but(at=actor, parties=parties, place=there, day=day, side=there[1] if hosted else one.side)
    if scene.chunks.codes[actor] not in "OBSPM":
        return None
    agent = scene.chunks.codes[actor - 1] == "y" and any(at < behind for at in partners_of(one, "agent"))
    partners = agent or any(at < behind for at in partners_of(one, "partner", "host"))
    if one.noun and not partners:
        return None
    one.parties.pop(actor, None)
    if partners:
        _, end = scene.chunks.sentences[clause.sentence]
        place = own_place(scene, behind, min(max(actor, day) + 3, end)) or one.place
        return one.but(at=actor, parties=parties | {actor: "agent" if agent else "partner"}, place=place, day=day)
    return one.but(at=actor, parties={actor: "subject"}, place=None, day=day)
