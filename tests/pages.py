"""Pages made by hand in the styles of many sites, around one invented story.

`make_page(head, before, after)` puts a story into a page: `head` goes into its head, `before` over the story, `after`
under it. The sentences are samples, written for these tests.
"""

from __future__ import annotations

import json

HEADLINE = "Ministers of Norway and Estonia to meet in Geneva"
STANDFIRST = "The first talks since the ferry dispute are to last two days, both ministries said."
PARAGRAPHS = (
    "The foreign ministers of Norway and Estonia will meet in Geneva on Thursday to discuss fishing rights in the "
    "strait, the Norway foreign ministry said in a statement on Wednesday.",
    "It will be the first meeting of the two ministers since a ferry was turned back at the port of Aldemar in the "
    "autumn, an incident that each side has blamed on the other ever since.",
    "“We are going there to listen,” a spokesman for the ministry told reporters. He said that the agenda had been "
    "agreed by telephone and that no statement was planned for the end of the talks.",
    "Estonia’s embassy confirmed the visit, and added that its minister would travel on to Vienna on January 10, where "
    "he is expected at the autumn session of the organisation for security in the region.",
)
STORY = "".join(f"<p>{paragraph}</p>\n" for paragraph in PARAGRAPHS)
TEXT = "\n\n".join(PARAGRAPHS)
LINKS = "".join(f'<li><a href="/story/{number}">Another story, number {number}</a></li>' for number in range(8))
FURNITURE = f"""
<aside class="related-stories"><h3>Related stories</h3><ul>{LINKS}</ul>
<time datetime="2019-05-05T05:05:00Z">5 May 2019</time></aside>
<footer><p>We use cookies to make this site better. Copyright 2023. All rights reserved.</p></footer>"""


def make_page(
    head: str = "", before: str = "", after: str = "", headline: str = HEADLINE, story: str = STORY, lang: str = "en",
    title: str = "",
) -> str:  # fmt: skip
    """Make a page with navigation over the story, and other stories, newsletter and cookie notice under it."""
    return f"""<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title or headline}</title>{head}</head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<main><article><h1>{headline}</h1>{before}<div class="article-body">{story}</div>{after}</article></main>{FURNITURE}
</body></html>"""


def json_ld(*nodes: object) -> str:
    """A script of JSON-LD: the one node, or all of them in a list."""
    data = nodes[0] if len(nodes) == 1 else list(nodes)
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def news(published: str = "2021-12-29T13:19:00-05:00", **fields: object) -> dict[str, object]:
    """The node of a news article."""
    node = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": HEADLINE, "datePublished": published}
    return {**node, **fields}


def meta(**fields: str) -> str:
    """Meta elements; two underscores stand for a colon and one for itself."""
    return "".join(f'<meta property="{name.replace("__", ":")}" content="{value}">' for name, value in fields.items())
