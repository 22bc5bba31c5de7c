"""Tell the lines of a story from the lines that pages put over, between and under them.

In: the blocks of a body in their order. Out: those that are the story's. Every rule is a habit of many outlets, and
none drops a line that is longer than such lines are.
"""

from __future__ import annotations

import re

from calendars.articles.bylines import is_dated_line
from calendars.articles.page_tree import fold
from calendars.patterns import pattern_of

BULLET = "- "
# How a line begins that leads away from the story.
LEADS_AWAY = pattern_of(
    r"(?:read (?:more|next|also|the full|:)|also read|see also|more on this|more from"
    r"|related(?::|$| (?:articles?|stor(?:y|ies)|content|topics|coverage|news)\b)"
    r"|recommended(?::|$| (?:for you|reading|stor|articles?|by))|watch(?: more| now| live|:)"
    r"|listen(?: here|:| to)|click here|sign up|subscribe"
    r"|join (?:our|the conv|thought)"
    r"|follow (?:us|our|\w+ on (?:twitter|facebook|x\b))|download (?:our|the) .{0,30}app|get (?:the latest|our|all the)"
    r"|this article (?:was|is) (?:originally|first) |first published (?:in|on|at) |originally published"
    r"|advertisements?(?::|$| -)|article continues|story continues|continue reading"
    r"|(?:view|leave|post|show|add) (?:a )?comments?"
    r"|comments?$|share(?: this| on|$)|article content$|image(?: source| credit| caption)?:"
    r"|photo(?:graph)?(?: credit)?:"
    r"|getty images|picture:|credit:|copyright |all rights reserved|©|\(c\) |for more (?:news|information|stories)"
    r"|we use cookies|by (?:signing|subscrib|clicking|continuing)|you may also like|don.t miss|up next|most read"
    r"|this (?:article|content|story|post) is (?:only )?(?:for|exclusive to|available (?:only )?to) (?:\w+ )?"
    r"(?:subscribers|members)"
    r"|our standards:|affiliate (?:links?|disclosure)|reviews and recommendations are|got a (?:story|tip)"
    r"|do you have a story"
    r"|send (?:us )?(?:your|an email)|email \S+@|have you (?:got|been affected)|tap here|swipe|top stor(?:y|ies)"
    r"|buy now|check out (?:more|our)|.{0,40}weekly newsletter|thank you for (?:reading|subscrib|register))",
    re.IGNORECASE,
)
# A sentence of the story can begin so too; a line that leads away is short.
LONGEST_LEAD = 220
# The byline of a quoted message: "- The White House (@WhiteHouse) February 11, 2025".
MESSAGE_BYLINE = pattern_of(r"[-\u2013\u2014]\s?.{1,80}\(@\w+\).{0,40}$")
SHOUTED = 12
# A title of no more words than this can stand in any line.
MOST_CATCHWORDS = 4
# What stands anywhere in a short line that leads away.
ANYWHERE = pattern_of(
    r"\bclick here\b|\b(?:whatsapp|telegram) channel|\bfollow\b.{1,60}\bon (?:twitter|facebook|instagram|x\b|whatsapp"
    r"|telegram|linkedin|youtube)|has not been edited by|\balready (?:a|have an?) (?:subscriber|member|account)"
    r"|view (?:this|it) (?:e-?mail )?in your browser|unsubscribe from",
    re.IGNORECASE,
)
# Lines that are nothing but furniture: buttons, counts, addresses, sources, labels whose date stands elsewhere.
BUTTON = (
    r"(?:share|shares|save|print|e-?mail|bookmark|facebook|twitter|x|whatsapp|telegram|linkedin|reddit|pinterest"
    r"|copy link|like|likes|comments?|listen|subscribe|sign in|log in|loading|advertising)"
)
FURNITURE = pattern_of(
    rf"(?:{BUTTON}[\s,.|·:…]*)+"
    r"|(?:kindly |please )?share this (?:story|post|article|page)\W*"
    r"|(?:(?:contact|e-?mail)(?: \w+)?: ?)?[\w.+-]+@[\w-]+\.[\w.-]+"
    r"|(?:reading time:? ?)?\d{1,3} ?-?min(?:ute)?s?(?: read)?|\W*\d{1,2} (?:minute|hour|day|week|month|year)s? ago"
    r"|(?:(?:issued|published|posted|updated|modified|created|last updated)(?: on| at)?\W*)+"
    r"|(?:posted|published|submitted) by .{1,60} (?:at|on) [\d:/., apm-]+"
    r"|source: .{1,40}|\([^()]{0,60}\b(?:with|from) (?:inputs?|agenc|afp|ap\b|reuters|pti)[^()]{0,40}\)",
    re.IGNORECASE,
)
# What opens the part behind a story; only short lines follow it.
BEHIND = pattern_of(
    r"(?:press|media) contacts?|more on this(?: story)?|related (?:topics|stories|articles|posts|links|coverage)"
    r"|see also|tags|topics|keywords|(?:\d+ )?comments?|leave a (?:reply|comment)|about the author"
    r"|most (?:read|popular)",
    re.IGNORECASE,
)
LONGEST_BEHIND = 100
LABELLED = pattern_of(r"\b(?:published|posted|updated?|issued|modified|created|released)\b", re.IGNORECASE)
# Over the first paragraph stand the byline and what else belongs to the head.
SHORTEST_PARAGRAPH = 80
LONGEST_HEAD = 150


def keep_story(blocks: list[str], titles: set[str], links: set[str]) -> list[str]:
    """Keep the blocks that are the story.

    Args:
        blocks: paragraphs, and lists and tables with a line for each item or row.
        titles: the page's headlines, folded.
        links: lines that are one link, folded.
    """
    blocks = _cut_behind([block for block in blocks if fold(block)])
    first = next((at for at, block in enumerate(blocks) if len(block) >= SHORTEST_PARAGRAPH), 0)
    kept = []
    for at, block in enumerate(blocks):
        if at <= first and _is_head(block, titles, is_over_paragraph=at + 1 == first):
            continue
        if _is_story(block, titles, links):
            kept.append(block)
    return kept


def _cut_behind(blocks: list[str]) -> list[str]:
    """Cut off the contacts and links behind a story; where a paragraph follows, it has not ended."""
    for at in range(len(blocks) - 1, 0, -1):
        if any(len(line) > LONGEST_BEHIND for line in blocks[at].split("\n")):
            break
        if BEHIND.fullmatch(blocks[at].strip(" :#")):
            return _cut_behind(blocks[:at])
    return blocks


def _is_head(block: str, titles: set[str], is_over_paragraph: bool) -> bool:
    """Whether a block over the first paragraph is its byline, or its headline with what stands around that."""
    if len(block) > LONGEST_HEAD + max(map(len, titles), default=0):
        return False
    if is_dated_line(block):  # a date alone may be the first heading of a programme
        return is_over_paragraph or any(mark in block for mark in ":|")
    words = fold(block)
    return any(title in words for title in titles if len(title.split()) > MOST_CATCHWORDS)


def _is_story(block: str, titles: set[str], links: set[str]) -> bool:
    """Whether a block is part of the story: not its headline once more, and not a way to somewhere else."""
    words = fold(block)
    if words in titles:
        return False
    bare = block.removeprefix(BULLET).lstrip("\u25ba\u2022*>\u2192 ([")
    if len(block) <= LONGEST_LEAD and (LEADS_AWAY.match(bare) or ANYWHERE.search(bare) or FURNITURE.fullmatch(block)):
        return False
    if MESSAGE_BYLINE.match(block) or (LABELLED.search(block) and is_dated_line(block)):
        return False
    return not (words in links and block.isupper() and len(block) > SHOUTED)
