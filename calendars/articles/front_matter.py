"""Take the block of `key: value` lines off the top of a file.

In: the text of a file. Out: the fields that an article has, and the text that follows the block, unchanged.
"""

from __future__ import annotations

FENCE = "---"
CLOSERS = (FENCE, "...")
# A block that is not closed within so many lines is a rule across the page, not front matter.
MOST_LINES = 60
# What other tools call the fields of an article.
ALIASES = {"date": "published", "link": "url", "lang": "language", "byline": "author", "headline": "title"}
# What stands for a value that is absent, or that goes on in the lines below.
NO_VALUES = frozenset({"null", "~", ">", "|", ">-", "|-"})
FIELDS = frozenset({"title", "published", "updated", "url", "author", "language"})


def split_front_matter(text: str) -> tuple[dict[str, str], str]:
    """Split a text into the fields of its front matter and its body.

    Only one-line values are read, which is all that an article needs: keys that are not fields of an article, lists,
    and comments are passed over. A block with anything else in it is no front matter, and stays in the text.

    >>> split_front_matter("---\\ntitle: 'Talks: round two'\\npublished: 2021-12-29\\n---\\nThe text.")
    ({'title': 'Talks: round two', 'published': '2021-12-29'}, 'The text.')
    >>> split_front_matter("---\\nA line across the page.\\n---\\n")
    ({}, '---\\nA line across the page.\\n---\\n')
    """
    head = text.split("\n", MOST_LINES)[:MOST_LINES]
    last = next((number for number, line in enumerate(head) if number and line.rstrip() in CLOSERS), None)
    if head[0].rstrip() != FENCE or last is None:
        return {}, text
    fields: dict[str, str] = {}
    for line in head[1:last]:
        if not line.strip() or line[0] in "# \t-":
            continue
        key, colon, value = line.partition(":")
        if not colon or not key.strip().replace("_", "").replace("-", "").isalnum():
            return {}, text
        name = key.strip().lower()
        name = ALIASES.get(name, name)
        if name in FIELDS and _plain(value):
            fields.setdefault(name, _plain(value))
    offset = sum(len(line) + 1 for line in head[: last + 1])
    return fields, text[offset:]


def _plain(value: str) -> str:
    """A value without the blanks and the quotation marks around it."""
    value = value.strip()
    if value.lower() in NO_VALUES:
        return ""
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return value
