"""Pages: the story without what stands around it, its headline, its moment of publication and where that came from."""

from __future__ import annotations

import gzip
import json
import warnings
from datetime import date, datetime
from pathlib import Path

import pytest
from pages import HEADLINE, LINKS, PARAGRAPHS, STANDFIRST, STORY, TEXT, json_ld, make_page, meta, news

from calendars import Article, ArticleError, ArticleWarning, read
from calendars.articles.linked_data import find_articles
from calendars.articles.moments import Reading, read_moment
from calendars.articles.origins import Origin
from calendars.articles.page_data import PageData, country_of
from calendars.articles.pages import decode_page, read_page
from calendars.articles.titles import strip_outlet

NEW_YORK = "https://www.example.com/world/ministers-to-meet"


def read_html(page: str, url: str = "", now: datetime | None = None) -> Article:
    return read_page(page.encode(), Origin("page.html", url, now=now))


def state(moment: str | int) -> str:
    """A script that holds what the page was made of."""
    return f"<script>window.state = {json.dumps({'story': {'first_publish_date': moment}})};</script>"


def published(page: str, url: str = "", now: datetime | None = None) -> str:
    article = read_html(page, url, now)
    return f"{article.published.isoformat() if article.published else None} {article.published_from}"


# The body


def test_the_text_is_the_story_alone() -> None:
    article = read_html(make_page(json_ld(news()), after='<p class="share">Share this on Facebook</p>'))
    assert article.text == TEXT
    assert article.title == HEADLINE
    assert article.language == "en"


@pytest.mark.parametrize(
    "extra",
    [
        "<p>READ MORE: <a href='/x'>Ferry turned back at Aldemar, passengers wait for hours</a></p>",
        "<figure><img src='x.jpg'><figcaption>The ministers at an earlier meeting. Photo: A. S.</figcaption></figure>",
        "<p>Sign up for our morning newsletter and never miss a story.</p>",
        "<p><a href='/x'>WHAT IS BEHIND THE FERRY DISPUTE BETWEEN THE TWO</a></p>",
        "<blockquote class='twitter-tweet'><p>They will meet!</p>&mdash; Norway MFA (@norway) December 29, 2021"
        "</blockquote>",
        "<p>Advertisement</p>",
        "<div class='author-bio'><p>A. Sample writes about the strait and has done so for years.</p></div>",
    ],
)
def test_what_leads_away_from_the_story_is_left_out(extra: str) -> None:
    story = f"<p>{PARAGRAPHS[0]}</p>{extra}" + "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS[1:])
    assert read_html(make_page(json_ld(news()), story=story)).text == TEXT


@pytest.mark.parametrize(
    "sentence",
    [
        "Related talks between the two navies will be held in Oslo on January 12.",
        "Recommended routes for the ferry are to be agreed on January 12.",
        "Advertisements for the new crossing will appear on January 12.",
    ],
)
def test_a_sentence_of_the_story_is_not_taken_for_a_way_out(sentence: str) -> None:
    assert sentence in read_html(make_page(json_ld(news()), story=f"{STORY}<p>{sentence}</p>{STORY}")).text


@pytest.mark.parametrize(
    "extra",
    [
        "<p>Share Facebook Twitter WhatsApp</p>",
        "<p>Contact: desk@example.org</p>",
        "<p>Get your news on the go, click here to join the Sample Times WhatsApp channel.</p>",
        "<p>(Except for the headline, this story has not been edited by Sample Times staff.)</p>",
        "<p>Published - December 29, 2021 01:19 pm IST</p>",
        "<h2>Press contacts</h2><p>A. Sample, press officer, +47 00 00 00 00</p>",
    ],
)
def test_what_stands_under_a_story_is_left_out(extra: str) -> None:
    assert read_html(make_page(json_ld(news()), story=STORY + extra)).text == TEXT


@pytest.mark.parametrize("heading", ["Press contacts", "See also", "Related topics", "Topics"])
def test_a_story_that_goes_on_behind_such_a_heading_stays(heading: str) -> None:
    story = f"{STORY}<h2>{heading}</h2><p>{PARAGRAPHS[0]}</p><p>They will meet again on January 12.</p>"
    assert read_html(make_page(json_ld(news()), story=story)).text.endswith("They will meet again on January 12.")


def test_the_days_of_a_programme_stay_over_its_items() -> None:
    programme = "<p>January 10, 2022</p><p>Arrival in Geneva</p><p>January 11, 2022</p><p>Departure</p>"
    text = read_html(make_page(json_ld(news()), story=programme + STORY)).text
    assert text.startswith("January 10, 2022\n\nArrival in Geneva\n\nJanuary 11, 2022\n\nDeparture")


def test_tables_that_place_things_are_read_as_paragraphs_and_schedules_as_rows() -> None:
    schedule = (
        "<table><tr><td>January 10</td><td><p>Vienna</p></td></tr><tr><td>January 11</td><td>Oslo</td></tr></table>"
    )
    page = make_page(story=f"<table><tr><td><table><tr><td>{STORY}{schedule}</td></tr></table></td></tr></table>")
    assert read_html(page).text == f"{TEXT}\n\nJanuary 10 | Vienna\nJanuary 11 | Oslo"


def test_the_standfirst_opens_the_text_where_the_page_shows_it() -> None:
    head = json_ld(news(description=STANDFIRST))
    assert read_html(make_page(head, before=f'<p class="x1">{STANDFIRST}</p>')).text == f"{STANDFIRST}\n\n{TEXT}"
    assert read_html(make_page(head)).text == TEXT
    assert read_html(make_page(before=f'<p class="article-standfirst">{STANDFIRST}</p>')).text.startswith(STANDFIRST)


def test_items_and_rows_of_a_schedule_keep_their_lines() -> None:
    agenda = (
        "<ul><li>Monday: arrival of the delegations in Geneva</li><li>Tuesday: first session, in the morning</li></ul>"
        "<table><tr><th>Day</th><th>Place</th></tr>"
        "<tr><td>January 10</td><td>Vienna, the organisation</td></tr></table>"
    )
    text = read_html(make_page(json_ld(news()), story=STORY + agenda)).text
    assert "- Monday: arrival of the delegations in Geneva\n- Tuesday: first session, in the morning" in text
    assert "Day | Place\nJanuary 10 | Vienna, the organisation" in text


def test_a_page_that_shows_no_story_gives_the_one_in_its_data() -> None:
    page = make_page(json_ld(news(articleBody="\n".join(PARAGRAPHS))), story="<p>Please log in.</p>")
    assert read_html(page).text.endswith(TEXT)


def test_a_page_without_a_story_is_refused() -> None:
    with pytest.raises(ArticleError, match=r"page\.html: no story in it"):
        read_html("<!DOCTYPE html><html><head><title>Nothing</title></head><body></body></html>")


# The headline


@pytest.mark.parametrize(
    ("head", "headline", "title", "expected"),
    [
        (json_ld(news()), "Another line", "A third | Sample Times", HEADLINE),
        (json_ld(news()), HEADLINE, "", HEADLINE),
        # The data has a line for search engines; the page, its cards and a second field agree on another.
        (json_ld(news(alternativeHeadline="They meet")) + meta(og__title="They meet"), "They meet", "x", "They meet"),
        (meta(og__title=f"{HEADLINE} | Sample Times", og__site_name="Sample Times"), "Other", "Other", HEADLINE),
        (meta(og__title=f"{HEADLINE} - World - The Sample Times", og__site_name="Sample Times"), "Oh", "", HEADLINE),
        ("", HEADLINE, "Sample Times", HEADLINE),
        # A share title that holds the headline with a catchword before it and a section behind it.
        (meta(og__title=f"Strait Talks: {HEADLINE} | Oslo News"), HEADLINE, "x", HEADLINE),
        (
            meta(og__title="They meet in Geneva | The Herald"),
            HEADLINE,
            f"{HEADLINE} - The Herald",
            "They meet in Geneva",
        ),
        ("", '<a href="/">A Notebook</a>', f"A Notebook: {HEADLINE}", f"A Notebook: {HEADLINE}"),
        (json_ld(news(headline="Ministers&#8217; talks &amp; more")), "x", "y", "Ministers’ talks & more"),
        (json_ld(news(headline="Ministers of Norway and...")) + meta(og__title=HEADLINE), "x", "y", HEADLINE),
    ],
)
def test_the_headline_is_what_the_fields_agree_on(head: str, headline: str, title: str, expected: str) -> None:
    assert read_html(make_page(head, headline=headline, title=title)).title == expected


def test_the_name_of_the_outlet_is_taken_off_and_nothing_else() -> None:
    data = PageData(outlet="The Sample Times", url="https://www.sampletimes.com/x")
    assert strip_outlet("Talks in Geneva | Sample Times", data) == "Talks in Geneva"
    assert strip_outlet("Talks in Geneva - and a threat", data) == "Talks in Geneva - and a threat"
    assert strip_outlet("Talks in Geneva - Norway - or not", data) == "Talks in Geneva - Norway - or not"
    assert strip_outlet("Talks in Geneva | SNC News", PageData(url="https://snc.example/x")) == "Talks in Geneva"


# The moment of publication, and the field that gave it


@pytest.mark.parametrize(
    ("head", "before", "expected"),
    [
        (json_ld(news()), "", "2021-12-29T13:19:00-05:00 JSON-LD datePublished"),
        (json_ld({"@graph": [{"@type": "WebSite"}, news("2021-12-29")]}), "", "2021-12-29 JSON-LD datePublished"),
        (json_ld({"@type": "Organization"}, news()), "", "2021-12-29T13:19:00-05:00 JSON-LD datePublished"),
        (json_ld(news(**{"@type": ["LiveBlogPosting"], "liveBlogUpdate": [news("2021-12-30T01:00:00Z")]})), "",
         "2021-12-29T13:19:00-05:00 JSON-LD datePublished"),
        (json_ld({"@type": "WebPage", "mainEntity": news()}), "", "2021-12-29T13:19:00-05:00 JSON-LD datePublished"),
        # Of several articles it is the one of this page; the pages around it come after.
        (json_ld(news("2020-01-01", headline="Another story"), news()), "",
         "2021-12-29T13:19:00-05:00 JSON-LD datePublished"),
        ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-12-29", }</script>', "",
         "2021-12-29 JSON-LD datePublished"),
        ('<script type="application/ld+json">{"@type":"NewsArticle","x": "a "quote"","datePublished":"2021-12-29"}'
         "</script>", "", "2021-12-29 JSON-LD datePublished"),
        (meta(article__published_time="2021-12-29T18:19:00Z"), "",
         "2021-12-29T18:19:00+00:00 meta article:published_time"),
        ('<meta name="parsely-pub-date" content="2021-12-29T18:19:00Z">', "",
         "2021-12-29T18:19:00+00:00 meta parsely-pub-date"),
        ('<meta name="DC.date.issued" content="2021-12-29">', "", "2021-12-29 meta dc.date.issued"),
        ('<meta name="sailthru.date" content="Wed, 29 Dec 2021 13:19:00 -0500">', "",
         "2021-12-29T13:19:00-05:00 meta sailthru.date"),
        ("", '<time itemprop="datePublished" datetime="2021-12-29T13:19-05:00">Wednesday</time>',
         "2021-12-29T13:19:00-05:00 microdata datePublished"),
        ("", '<p class="byline">By A. Sample <time datetime="2021-12-29T13:19-0500">29 Dec</time></p>',
         "2021-12-29T13:19:00-05:00 time element"),
        ("", '<div class="grid with-sidebar"><h1>x</h1><p class="date">29 December 2021 14:05 CET</p></div>',
         "2021-12-29T14:05:00+01:00 byline"),
        ("", '<div class="date">Updated - December 30, 2021 08:00 am Published - December 29, 2021 01:19 pm GMT</div>',
         "2021-12-29T13:19:00+00:00 byline"),
        ("", '<i class="date">Updated: 30 Dec 2021</i><span class="date">Updated: 30 Dec 2021</span>'
         '<span class="date">29 Dec 2021</span>', "2021-12-29 byline"),
        ("", '<p>Updated <time datetime="2021-12-30T08:00Z">today</time></p><time datetime="2021-12-29">x</time>',
         "2021-12-29 time element"),
        ("", '<p class="time">Sample Agency | Updated: 2021-12-29 13:19</p>', "None None"),
        # Items of a list that stand close: "PM" and "Updated" are two words.
        ("", "<ul class='info'><li>Published: Wed 29 Dec 2021, 1:19 PM GMT</li><li>Updated: Thu 30 Dec 2021</li></ul>",
         "2021-12-29T13:19:00+00:00 byline"),
        # Moments for scripts to show; what they are of is said beside them.
        ("", '<div><span>Updated </span><x-stamp data-timestamp="1640887200000"></x-stamp></div>'
         '<div><span>Published </span><x-stamp data-timestamp="1640801940000"></x-stamp></div>',
         "2021-12-29T18:19:00+00:00 attribute data-timestamp"),
        ("", '<span class="ago" title="2021-12-29T18:19:00Z">2 hours ago</span>',
         "2021-12-29T18:19:00+00:00 attribute title"),
        # Noon in Greenwich is how Drupal stores a day.
        ("", '<time datetime="2021-12-29T12:00:00Z">29 December 2021</time>', "2021-12-29 time element"),
        ("", '<time datetime="2021-12-29T12:00:00Z">29 December 2021 12:00 GMT</time>',
         "2021-12-29T12:00:00+00:00 time element"),
        # A line that is a date and nothing else needs no name; one with other words does.
        ("", "<p>A. Sample | 29.12.2021 - Update : 30.12.2021</p>", "2021-12-29 byline"),
        ("", "<p>The war began on 24 February 2022</p>", "None None"),
        ("", '<p class="event-date">29 December 2021</p><p class="date">Event date: 29 December 2021</p>', "None None"),
        ("", '<p class="date">Printed on 29 December 2021</p>', "None None"),
        ("", '<p class="byline">Wed, 12/08/2021 - 14:05</p>', "2021-12-08 byline"),
        ("", '<p class="byline">Thu, 12/08/2021 - 14:05</p>', "2021-08-12 byline"),
        ("", '<p class="byline">Mon, 12/08/2021 - 14:05</p>', "None None"),
        ("", '<p class="date">2021/12/29 13:19 (UTC)</p>', "2021-12-29T13:19:00+00:00 byline"),
        ("", '<p class="info">Published: 29.12.2021 14:05 CET</p>', "2021-12-29T14:05:00+01:00 byline"),
        ("", '<div class="date">Wed 29 December 2021</div>', "2021-12-29 byline"),
        ("", '<div class="posted-on">Posted: Dec 29, 2021 1:19 PM EST | Updated: Dec 30, 2021</div>',
         "2021-12-29T13:19:00-05:00 byline"),
        ("", "", "None None"),
    ],
)  # fmt: skip
def test_the_date_comes_from_the_best_field(head: str, before: str, expected: str) -> None:
    assert published(make_page(head, before)) == expected


def test_the_address_comes_after_the_data_and_before_the_dateline() -> None:
    story = f"<p>GENEVA, January 5, 2022 (Sample Agency) - {PARAGRAPHS[0]}</p>{STORY}"
    url = "https://example.org/2021/12/29/ministers"
    with pytest.warns(ArticleWarning, match="address says 2021-12-29 and dateline says 2022-01-05"):
        assert published(make_page(story=story), url) == "2021-12-29 address"
    assert published(make_page(story=story)) == "2022-01-05 dateline"
    assert published(make_page(), "https://example.org/2021/dec/29/ministers") == "2021-12-29 address"
    assert published(make_page(json_ld(news())), url).endswith("JSON-LD datePublished")


@pytest.mark.parametrize(
    ("head", "before", "url", "expected"),
    [
        # 01:00 in Greenwich is the evening before in New York: the page shows its own offset.
        (json_ld(news("2021-12-30T01:00:00Z")), '<time datetime="2021-12-29T20:00:00-05:00">Dec. 29, 2021</time>', "",
         "2021-12-29T20:00:00-05:00"),
        (json_ld(news("2021-12-30T01:00:00Z")), '<p class="date">Dec. 29, 2021, 8:00 p.m. ET</p>', "",
         "2021-12-29T20:00:00-05:00"),
        (json_ld(news("2021-12-30T01:00:00Z")), '<p class="date">Wednesday, Dec. 29, 2021 8:00 p.m.</p>', "",
         "2021-12-29T20:00:00-05:00"),
        # A country of one time.
        (json_ld(news("2021-06-29T23:30:00Z")), "", "https://www.example.co.uk/a", "2021-06-30T00:30:00+01:00"),
        (json_ld(news("2021-12-29T12:31:00Z")), "", "https://www.example.co.za/a", "2021-12-29T14:31:00+02:00"),
        (json_ld(news("2021-12-29T12:31:00Z")), "", "https://www.example.com.au/a", "2021-12-29T12:31:00+00:00"),
        # A local clock that says it is Greenwich's, and another field that knows better.
        (json_ld(news("2021-07-29T11:21:00+00:00")), '<p class="date">29 July 2021, 11:21 BST</p>', "",
         "2021-07-29T11:21:00+01:00"),
        # Clock times without a zone: of another field, of the words beside it, of the country; else the day alone.
        (json_ld(news("2021-12-29T13:19:00")) + meta(article__published_time="2021-12-29T18:19:00Z"), "", "",
         "2021-12-29T13:19:00-05:00"),
        (json_ld(news("2021-07-29 11:21:00")), '<p class="date">11:21 BST, 29 July 2021</p>', "",
         "2021-07-29T11:21:00+01:00"),
        (json_ld(news("2021-12-29T11:21")), '<p class="date">Posted 29 December 2021 11:21am AEST</p>', "",
         "2021-12-29T11:21:00+10:00"),
        (json_ld(news("2021-12-29 16:00")), "", "https://example.in/a", "2021-12-29T16:00:00+05:30"),
        (json_ld(news("2021-12-29 16:00")), "", NEW_YORK, "2021-12-29"),
        # All but an island or a province keeps one time.
        (json_ld(news("2021-07-29 17:32")), "", "https://example.co.nz/a", "2021-07-29T17:32:00+12:00"),
        (json_ld(news("2021-07-29 17:32")), "", "https://example.com.cn/a", "2021-07-29T17:32:00+08:00"),
        # The day on the page, the moment in the data of its scripts, where that is of the one story.
        (state("2021-12-29T11:15:00Z"), '<p class="date">Wed Dec 29 2021 - 11:15</p>', "", "2021-12-29T11:15:00+00:00"),
        (state(1640776500000), "", "", "2021-12-29T11:15:00+00:00"),
        (state("2021-12-29T11:15:00Z"), '<p class="date">Dec 31 2021</p>', "", "2021-12-31"),
        (state("2021-12-29T11:15:00Z") + state("2021-12-28T10:00:00Z"), "", "", "None"),
        # The day in the data, the clock in the byline.
        (json_ld(news("2021-12-29")), '<p class="date">29 December 2021 16:45 GMT</p>', "",
         "2021-12-29T16:45:00+00:00"),
    ],
)  # fmt: skip
def test_the_moment_is_given_in_the_outlets_own_time(head: str, before: str, url: str, expected: str) -> None:
    assert published(make_page(head, before), url).split()[0] == expected


@pytest.mark.parametrize(
    ("url", "lang", "day"),
    [
        ("https://example.co.uk/a", "en", "2021-04-03"),
        ("https://example.us/a", "en", "2021-03-04"),
        ("https://example.com/a", "en-GB", "2021-04-03"),
        ("https://example.com/a", "en-US", "None"),  # what systems write where nobody set anything
        ("https://example.ca/a", "en", "None"),
    ],
)
def test_figures_are_read_in_the_outlets_order_or_not_at_all(url: str, lang: str, day: str) -> None:
    assert published(make_page(before='<p class="date">03/04/2021</p>', lang=lang), url).split()[0] == day


def test_updated_is_another_fact_and_comes_later() -> None:
    later = read_html(make_page(json_ld(news("2021-12-29T10:00:00Z", dateModified="2021-12-30T10:00:00Z"))))
    assert str(later.published) == "2021-12-29 10:00:00+00:00"
    assert str(later.updated) == "2021-12-30 10:00:00+00:00"
    assert read_html(make_page(json_ld(news("2021-12-29", dateModified="2021-12-28")))).updated is None


def test_two_fields_more_than_a_day_apart_are_told_with_both() -> None:
    head = json_ld(news("2021-12-29")) + meta(article__published_time="2022-01-05")
    with pytest.warns(ArticleWarning, match=r"datePublished says 2021-12-29 and meta .* says 2022-01-05; the first"):
        assert published(make_page(head)) == "2021-12-29 JSON-LD datePublished"


@pytest.mark.parametrize("wrong", ["0001-01-01T00:00:00Z", "1899-12-30", "2099-01-01"])
def test_a_date_that_cannot_be_is_not_believed(wrong: str) -> None:
    head = json_ld(news(wrong)) + meta(article__published_time="2021-12-29")
    now = datetime.fromisoformat("2022-02-01T00:00:00Z")
    with pytest.warns(ArticleWarning, match=r"which is (before 1900|in the future); it is not believed"):
        assert published(make_page(head), now=now) == "2021-12-29 meta article:published_time"


def test_the_dates_of_other_stories_are_not_taken() -> None:
    card = f'<div class="teaser-card"><a href="/x"><time datetime="2020-02-02T02:02Z">2 Feb</time></a>{LINKS}</div>'
    assert published(make_page(before=card)) == "None None"


def test_the_date_of_today_in_the_masthead_is_not_taken() -> None:
    page = make_page().replace("<main>", '<header><p class="date">3 June 2026</p></header><main>')
    assert published(page) == "None None"


def test_entries_of_a_live_page_do_not_date_it() -> None:
    entries = "".join(
        f'<div class="entry"><time datetime="2021-12-{day}T08:00Z">{day} Dec 2021</time><p>{PARAGRAPHS[0]}</p></div>'
        for day in (31, 30)
    )
    assert (
        published(make_page(before='<p class="meta">Published 29 Dec 2021</p>', story=entries)) == "2021-12-29 byline"
    )


def test_the_address_of_a_saved_page_is_in_its_comment() -> None:
    comment = "<!-- saved from url=(0029)https://www.example.co.uk/a1 -->\n"
    article = read_html(comment + make_page(before='<p class="date">03/04/2021 12:00</p>'))
    assert (article.url, str(article.published)) == ("https://www.example.co.uk/a1", "2021-04-03 12:00:00+01:00")


def test_the_callers_date_goes_before_the_page(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(make_page(json_ld(news())), encoding="utf-8")
    article = read(path, "2022-01-01")
    assert (article.published, article.published_from) == (date(2022, 1, 1), "option")


# What else is known


def test_outlet_author_and_address_come_from_the_data() -> None:
    publisher = {"@type": "Organization", "name": "Sample Times"}
    authors = [{"@type": "Person", "name": "A. Sample"}, {"@type": "Person", "name": "B. Sample"}]
    head = json_ld(news(publisher=publisher, author=authors)) + '<link rel="canonical" href="https://example.org/a">'
    article = read_html(make_page(head))
    assert (article.outlet, article.author, article.url) == (
        "Sample Times", "A. Sample, B. Sample", "https://example.org/a",
    )  # fmt: skip


def test_a_page_in_another_language_is_refused() -> None:
    story = (
        "<p>Les ministres des Affaires étrangères des deux pays se rencontreront jeudi à Genève, a annoncé mercredi le "
        "ministère. Ce sera la première réunion depuis l’incident du ferry, que chacun reproche à l’autre.</p>" * 4
    )
    with pytest.raises(ArticleError, match=r"the text is in French \(fr\), and only English is read so far"):
        read_html(make_page(story=story, lang="en"))


def test_an_english_page_is_read_whatever_it_declares() -> None:
    assert read_html(make_page(json_ld(news()), lang="fr")).language == "en"


# Bytes


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_pages_are_decoded_whatever_they_declare(encoding: str) -> None:
    page = make_page(json_ld(news()), headline="Café talks")
    assert "Café talks" in decode_page(page.encode(encoding))
    assert "“We are going" in decode_page(page.encode(encoding))


def test_packed_pages_are_read(tmp_path: Path) -> None:
    path = tmp_path / "page.html.gz"
    path.write_bytes(gzip.compress(make_page(json_ld(news())).encode()))
    assert read(path).title == HEADLINE


def test_a_page_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "saved"
    path.write_text(make_page(json_ld(news())), encoding="utf-8")
    assert read(path).text == TEXT


def test_nothing_is_said_of_a_page_that_is_in_order() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        read_html(make_page(json_ld(news())))


# Small parts


@pytest.mark.parametrize(
    ("words", "reading", "expected"),
    [
        ("2021-12-29T13:19:00.123456789Z", Reading(), "2021-12-29 13:19:00.123456+00:00"),
        ("20211229T131900-0500", Reading(), "2021-12-29 13:19:00-05:00"),
        ("2021-12-29 13:19:00 +01:00", Reading(), "2021-12-29 13:19:00+01:00"),
        ("2021-12-29T13:19:00+01:00[Europe/Paris]", Reading(), "2021-12-29 13:19:00+01:00"),
        ("1640801940", Reading(), "2021-12-29 18:19:00+00:00"),
        ("1640801940000", Reading(), "2021-12-29 18:19:00+00:00"),
        ("Wed, 29 Dec 2021 18:19:00 GMT", Reading(), "2021-12-29 18:19:00+00:00"),
        ("Wed Dec 29 2021 18:19:00 GMT+0000 (UTC)", Reading(), "2021-12-29 18:19:00+00:00"),
        ("December 29th, 2021 at 1:19 p.m. Eastern", Reading(), "2021-12-29 13:19:00-05:00"),
        (
            "Published 9:24 a.m. ET Aug. 1, 2021 | Updated 8:03 p.m. ET Aug. 1, 2021",
            Reading(),
            "2021-08-01 09:24:00-04:00",
        ),
        ("29 Dec 2021 17:07 IST", Reading(country="IN"), "2021-12-29 17:07:00+05:30"),
        ("29 Dec 2021 17:07 IST", Reading(), "2021-12-29"),
        ("29/12/2021 - 13:55 GMT+1", Reading(), "2021-12-29 13:55:00+01:00"),
        ("3/4/2021", Reading("DMY"), "2021-04-03"),
        ("3/4/2021", Reading(), None),
        ("December 2021", Reading(), None),
        ("Wednesday", Reading(), None),
        ("2021-13-45", Reading(), None),
        ("2 hours ago", Reading(), None),
    ],
)
def test_moments_are_read_as_systems_and_editors_write_them(words: str, reading: Reading, expected: str | None) -> None:
    moment = read_moment(words, reading)
    assert (moment and str(moment.to_date())) == expected


def test_the_country_of_an_address_is_that_of_its_ending() -> None:
    hosts = ("www.example.co.uk", "example.com.au:8080", "example.com", "example.tv", "user@example.ie")
    assert [country_of(f"https://{host}/a.html") for host in hosts] == ["GB", "AU", "", "", "IE"]


def test_broken_data_is_no_crash() -> None:
    scripts = ["", "[" * 100_000, '{"@type": "NewsArticle"', "null", "[[[1]]]", '{"@graph": 5}', "<!-- x -->"]
    assert find_articles(scripts) == [{"@type": "NewsArticle"}]


def test_hints_where_to_break_a_word_are_no_part_of_it() -> None:
    hinted = STORY.replace("ministers of", "mini&shy;sters of").replace("Geneva", "Gene&#8203;va")
    page = make_page(json_ld(news()), headline=HEADLINE.replace("Geneva", "Ge&shy;neva"), story=hinted)
    article = read_page(page.encode(), Origin("page.html"))
    assert article.text == TEXT
    assert article.title == HEADLINE
