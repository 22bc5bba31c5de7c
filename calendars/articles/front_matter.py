"""Take the block of `key: value` lines (YAML), or of `key = value` lines (TOML), off the top of a file.

In: the text of a file. Out: the fields that an article has, and the text that follows the block, unchanged.
"""

from __future__ import annotations

FENCE = "---"
TOML_FENCE = "+++"
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
    if head[0].rstrip() == TOML_FENCE:
        return _split_toml(text, head)
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
        if name in FIELDS and (plain := _plain(value)):
            fields.setdefault(name, plain)
    return fields, _cut(text, head[: last + 1])


def _split_toml(text: str, head: list[str]) -> tuple[dict[str, str], str]:
    """The same for a block of TOML between two lines of plus signs, as Hugo has it."""
    import tomllib

    last = next((number for number, line in enumerate(head) if number and line.rstrip() == TOML_FENCE), None)
    try:
        table = tomllib.loads("\n".join(head[1:last])) if last else {}
    except tomllib.TOMLDecodeError:
        table = {}
    if last is None or not table:
        return {}, text
    fields: dict[str, str] = {}
    for key, value in table.items():
        name = ALIASES.get(key.lower(), key.lower())
        if name in FIELDS and not isinstance(value, dict | list | bool):
            fields.setdefault(name, str(value).strip())
    return {name: value for name, value in fields.items() if value}, _cut(text, head[: last + 1])


def _cut(text: str, lines: list[str]) -> str:
    """What follows the first lines of a text."""
    return text[sum(len(line) + 1 for line in lines) :]


def _plain(value: str) -> str:
    """A value without the blanks, the quotation marks and the comment around it.

    >>> _plain(" '2021-12-29' # a note"), _plain("Round #2")
    ('2021-12-29', 'Round #2')
    """
    value = value.strip()
    if value[:1] in ("'", '"'):
        end = value.find(value[0], 1)
        after = value[end + 1 :].strip()
        if end > 0 and (not after or after[0] == "#"):
            return value[1:end].strip()
    value = value.partition(" # ")[0].strip()
    return "" if value.lower() in NO_VALUES or value.startswith("#") else value
