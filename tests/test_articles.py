"""Reading: bytes, front matter, titles, datelines, dates."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from calendars import Article, ArticleError, ArticleWarning, read
from calendars.articles import find_title, parse_article
from calendars.articles.datelines import find_dateline
from calendars.articles.dates import read_date
from calendars.articles.files import LONGEST
from calendars.articles.front_matter import split_front_matter
from calendars.articles.languages import detect_language

BODY = "Both sides meet on Jan. 10.\n"


def read_bytes(tmp_path: Path, data: bytes) -> Article:
    path = tmp_path / "story.md"
    path.write_bytes(data)
    return read(path)


def read_error(path: str | Path, published: str | None = None) -> str:
    with pytest.raises(ArticleError) as caught:
        read(path, published)
    assert caught.value.exit_code == 3
    assert "\n" not in caught.value.message
    return caught.value.message


# Bytes


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_every_unicode_encoding_with_its_mark_is_read(tmp_path: Path, encoding: str) -> None:
    text = "Merkel und Sarkozy sprechen in München \N{EM DASH} 会谈.\n"
    assert text == read_bytes(tmp_path, text.encode(encoding)).text


def test_letters_whose_accents_stand_apart_are_put_together(tmp_path: Path) -> None:
    assert read_bytes(tmp_path, "Nicola\u0301s meets Shinzo\u0304 on Monday.\n".encode()).text == (
        "Nicol\u00e1s meets Shinz\u014d on Monday.\n"
    )


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_is_known_without_its_mark(tmp_path: Path, encoding: str) -> None:
    text = "Merkel und Sarkozy sprechen: the two will meet in Geneva \N{EM DASH} on Monday.\n"
    assert text == read_bytes(tmp_path, text.encode(encoding)).text


@pytest.mark.parametrize("mark", ["\r\n", "\r"])
def test_line_ends_become_newlines(tmp_path: Path, mark: str) -> None:
    article = read_bytes(tmp_path, f"---{mark}published: 2021-12-29{mark}---{mark}One.{mark}{mark}Two.".encode())
    assert article.text == "One.\n\nTwo."
    assert article.published == date(2021, 12, 29)


def test_text_that_is_no_utf8_is_read_as_windows_text_and_said(tmp_path: Path) -> None:
    with pytest.warns(ArticleWarning, match=r"not valid UTF-8 at byte 3; read as Windows-1252; save it as UTF-8 if"):
        article = read_bytes(tmp_path, b"Caf\xe9 talks between \x93two\x94 ministers on Monday.")
    assert article.text == "Caf\u00e9 talks between \u201ctwo\u201d ministers on Monday."


@pytest.mark.parametrize(("good", "bad"), [("\u00e9".encode(), b"\xe9"), (b"", b"\x81")])
def test_broken_utf8_is_decoded_as_far_as_it_goes_and_said(tmp_path: Path, good: bytes, bad: bytes) -> None:
    with pytest.warns(ArticleWarning, match=r"not valid UTF-8 at byte .; .* \(1 character\) is shown"):
        article = read_bytes(tmp_path, good + b" Caf" + bad + b" talks between two ministers on Monday.")
    assert article.text == f"{good.decode()} Caf\N{REPLACEMENT CHARACTER} talks between two ministers on Monday."


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"---\ntitle: Talks\n---\n\n", "no text under its front matter"),
        (b"\x7fELF\x02\x01\x01" + bytes(64), "binary data, not text"),
        (bytes(range(1, 32)) * 20, "binary data, not text"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF file that cannot be opened"),
        (b"PK\x03\x04\x14\x00\x06", "a zip archive that cannot be read"),
        (b"\x1f\x8b\x08\x00", "gzip data that breaks off"),
        (b"x" * (LONGEST + 1), "longer than 1 MB"),
    ],
)
@pytest.mark.filterwarnings("ignore::calendars.articles.ArticleWarning")
def test_what_is_no_article_is_refused_by_name(tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "story.md"
    path.write_bytes(data)
    message = read_error(path)
    assert message.startswith(f"{path}: ")
    assert words in message


def test_a_missing_file_a_folder_and_an_impossible_name_are_told_apart(tmp_path: Path) -> None:
    assert "no such file" in read_error(tmp_path / "none.md")
    assert "a folder" in read_error(tmp_path)
    assert "cannot be read" in read_error("a\0b")
    assert "a file name is empty" in read_error("")


def test_standard_input_is_read_and_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    article = read("-")
    assert article.text == BODY
    assert article.source == "-"
    assert "standard input: empty" in read_error("-")


# Front matter


def test_front_matter_gives_the_fields_and_leaves_the_text_alone() -> None:
    article = parse_article(
        "---\n"
        "title: 'Talks: round two'\n"
        "published: 2021-12-29T13:19-05:00\n"
        "updated: 30 Dec 2021\n"
        "url: https://example.org/a?b=c:d\n"
        'author: "A. Writer"\n'
        "language: EN\n"
        "tags:\n"
        "  - diplomacy\n"
        "# a comment\n"
        "\n"
        "---\n"
        "  First line.\n"
    )
    zone = timezone(timedelta(hours=-5))
    assert article == Article(
        text="  First line.\n",
        title="Talks: round two",
        url="https://example.org/a?b=c:d",
        published=datetime(2021, 12, 29, 13, 19, tzinfo=zone),
        updated=date(2021, 12, 30),
        author="A. Writer",
        language="en",
        published_from="front matter",
    )


@pytest.mark.parametrize(
    "text",
    [
        "No block.",
        "---\ntitle: never closed\n\nText.",
        "---\nA rule across the page, and a line.\n---\nText.",
        "\n---\ntitle: not at the top\n---\nText.",
        "----\ntitle: four dashes\n----\nText.",
    ],
)
def test_what_only_looks_like_front_matter_stays_in_the_text(text: str) -> None:
    assert split_front_matter(text) == ({}, text)


def test_other_names_of_a_field_are_known_and_the_first_one_counts() -> None:
    fields, _ = split_front_matter(
        "---\ndate: 2021-12-29\nPublished: 2020-01-01\nlink: https://example.org\n---\nText."
    )
    assert fields == {"published": "2021-12-29", "url": "https://example.org"}


@pytest.mark.parametrize("value", ["null", "~", ">", "|-", "''"])
def test_a_field_without_a_value_of_its_own_is_absent(value: str) -> None:
    article = parse_article(f"---\ntitle: {value}\npublished: {value}\n  a line below\n---\nText.")
    assert (article.title, article.published, article.text) == (None, None, "Text.")


def test_comments_and_toml_are_understood() -> None:
    yaml = "---\npublished: 2021-12-29 # the print edition\ntitle: 'Talks # two' # a note\nurl: https://e.org/#a\n---\nText."
    toml = '+++\ntitle = "Talks # two"\ndate = 2021-12-29\n[params]\nx = 1\n+++\nText.'
    assert split_front_matter(yaml)[0]["title"] == "Talks # two"
    for text in (yaml, toml):
        article = parse_article(text)
        assert (article.title, article.published, article.text) == ("Talks # two", date(2021, 12, 29), "Text.")
    assert split_front_matter("+++\nno table here\n+++\nText.") == ({}, "+++\nno table here\n+++\nText.")


def test_an_unreadable_update_is_said_and_the_article_read() -> None:
    with pytest.warns(ArticleWarning, match="article: updated: 'later' is not a date.*; it is passed over"):
        article = parse_article(f"---\npublished: 2021-12-29\nupdated: later\n---\n{BODY}")
    assert (article.published, article.updated) == (date(2021, 12, 29), None)


# Languages


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Les ministres des Affaires étrangères des deux pays se rencontreront lundi à Genève pour en discuter."),
        ("es", "Los ministros de Exteriores de ambos países se reunirán el lunes en Ginebra para hablar del tratado."),
        ("de", "Die Außenminister beider Länder treffen sich am Montag in Genf, um über den Vertrag zu sprechen."),
        ("ru", "Министры иностранных дел двух стран встретятся в понедельник в Женеве, сообщило министерство."),
        ("zh", "两国外长将于周一在日内瓦会晤,讨论有关条约的问题。"),
        ("en", "The foreign ministers of both countries will meet in Geneva on Monday to discuss the treaty."),
        (None, "Monday 10 January: Geneva, Palais. US-Russia talks, Sherman, Ryabkov, lunch, press point, departure."),
        (None, "10:00 Geneva"),
    ],
)
def test_the_language_of_a_text_is_told(language: str | None, text: str) -> None:
    assert detect_language(text) == language


def test_what_is_not_english_is_refused_and_not_misread() -> None:
    text = "Les ministres des Affaires étrangères des deux pays se rencontreront lundi à Genève pour en discuter.\n"
    with pytest.raises(ArticleError, match=r"story.md: the text is in French \(fr\), and only English is read so far"):
        parse_article(text * 3, source="story.md")
    with pytest.raises(ArticleError, match=r"the text is in French \(fr\)"):
        parse_article("---\nlanguage: fr\n---\nGenève, lundi.")


def test_front_matter_with_the_wrong_language_is_said() -> None:
    text = "The foreign ministers of both countries will meet in Geneva on Monday to discuss the treaty."
    with pytest.warns(ArticleWarning, match="its front matter says that the language is 'fr', but the text is English"):
        assert parse_article(f"---\nlanguage: fr\n---\n{text}").language == "en"


# Titles


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Ministers to meet in Oslo\n\nThe ministers will meet.", "Ministers to meet in Oslo"),
        ("\n\n# Ministers to meet\n\nText.", "Ministers to meet"),
        ("Will they meet?\n\nText.", "Will they meet?"),
        ("The ministers will meet on Monday.\n\nText.", None),
        ("Ministers to meet\nin Oslo\n\nText.", None),
        ("Ministers to meet in Oslo", None),
        ("KUALA LUMPUR, April 1, 1997 (AFP)\n\nText.", None),
        ("A" * 200 + "\n\nText.", None),
        ("=====\n\nText.", None),
        ("", None),
    ],
)
def test_a_first_line_is_the_title_where_it_looks_like_one(text: str, title: str | None) -> None:
    assert find_title(text) == title


# The publication date


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("KUALA LUMPUR, April 1, 1997 (AFP)", "1997-04-01"),
        ("BERLIN, Nov. 16 , 2005 (Xinhua)", "2005-11-16"),
        ("GENEVA, Dec 11 , 2006, 2006", "2006-12-11"),
        ("COTABATO, Philippines, April 25 , 1997 (AFP)", "1997-04-25"),
        ("MOSCOW, 2 September 2016 (Reuters) - The two leaders met.", "2016-09-02"),
        ("Brasilia, Sept. 3, 2016 (Xinhua) -- The two leaders met.", "2016-09-03"),
        ("NEW DELHI, Monday, June 6, 2005 -- The two leaders met.", "2005-06-06"),
        ("MOSCOW, April 2 (Reuters) - The two leaders met.", None),
        ("MOSCOW, Feb. 30, 2005 (AFP)", None),
        ("Updated Dec. 30, 2021 - The two leaders met.", None),
        ("On Dec. 30, 2021 - a Thursday - the two leaders met.", None),
        ("The leaders of both countries met on Dec. 30, 2021 (AFP).", None),
        ("VIENNA, Dec. 30, 2021 was the day of the meeting.", None),
        ("Dec. 30, 2021", None),
        ("*\t Dec. 30, 2021 (AFP)", None),
        ("* ,x Dec. 30, 2021 (AFP)", None),
    ],
)
def test_a_dateline_with_its_year_gives_the_day(line: str, day: str | None) -> None:
    expected = day and date.fromisoformat(day)
    assert find_dateline(f"A headline\n\n{line}\n\nText.") == expected


def test_a_dateline_deep_in_the_text_is_not_believed() -> None:
    assert find_dateline("Line.\n" * 20 + "KUALA LUMPUR, April 1, 1997 (AFP)") is None


def test_the_option_goes_before_front_matter_and_that_before_the_dateline() -> None:
    dateline = "OSLO, May 3, 2016 (AFP)\n\nText."
    both = f"---\npublished: 2016-05-02\n---\n{dateline}"
    cases = {
        "option": parse_article(both, "1 May 2016"),
        "front matter": parse_article(both),
        "dateline": parse_article(dateline),
    }
    days = {name: article.published for name, article in cases.items()}
    assert days == {"option": date(2016, 5, 1), "front matter": date(2016, 5, 2), "dateline": date(2016, 5, 3)}
    assert list(days) == [article.published_from for article in cases.values()]


def test_without_any_evidence_there_is_no_date() -> None:
    article = parse_article(BODY)
    assert article.published is None
    assert article.published_from is None


def test_a_date_that_cannot_be_read_is_an_error_that_names_the_field(tmp_path: Path) -> None:
    path = tmp_path / "story.md"
    path.write_text(f"---\npublished: soon\n---\n{BODY}", encoding="utf-8")
    assert read_error(path).startswith(f"{path}: published: 'soon' is not a date")
    assert "'some day' is not a date" in read_error(path, "some day")


NEW_YORK = timezone(timedelta(hours=-5))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2021-12-29", date(2021, 12, 29)),
        ("20211229", date(2021, 12, 29)),
        ("29 Dec 2021", date(2021, 12, 29)),
        ("Dec. 29th, 2021", date(2021, 12, 29)),
        ("Wednesday 29 December 2021", date(2021, 12, 29)),
        ("12/29/2021", date(2021, 12, 29)),
        ("29.12.2021", date(2021, 12, 29)),
        ("2021-12-29T13:19-05:00", datetime(2021, 12, 29, 13, 19, tzinfo=NEW_YORK)),
        ("2021-12-29T18:19Z", datetime(2021, 12, 29, 18, 19, tzinfo=UTC)),
        ("Dec. 29, 2021 1:19 p.m. EST", datetime(2021, 12, 29, 13, 19, tzinfo=NEW_YORK)),
        ("2021-12-29 13:19", date(2021, 12, 29)),
        ("2021-12-29 13:19 EST", datetime(2021, 12, 29, 13, 19, tzinfo=NEW_YORK)),
        ("2021-12-29 13:19:05 -0500", datetime(2021, 12, 29, 13, 19, 5, tzinfo=NEW_YORK)),
        ("2021-2-3", date(2021, 2, 3)),
        ("29 Dec 2021 1:19 p.m.", date(2021, 12, 29)),
        ("yesterday", date(2021, 12, 29)),
        ("today", date(2021, 12, 30)),
        ("2 days ago", date(2021, 12, 28)),
    ],
)
def test_dates_are_read_as_people_write_them(words: str, expected: date) -> None:
    read = read_date(words, now=datetime(2021, 12, 30, 9, 0, tzinfo=NEW_YORK))
    assert read == expected
    assert type(read) is type(expected)


@pytest.mark.parametrize(
    "words",
    ["", "soon", "2021", "Dec 2021", "29 Dec", "Thursday", "2021-13-01", "2021-13-01 13:19 EST", "2021-12-29 x",
     "31 Feb 2021", "10", "1" * 100_000, "ago " * 100_000],
    ids=lambda words: words[:20],
)  # fmt: skip
def test_what_is_no_whole_date_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        read_date(words, now=datetime(2021, 12, 30, tzinfo=UTC))


def test_a_date_with_two_readings_is_refused_with_both() -> None:
    with pytest.raises(ValueError, match="2021-03-04 or 2021-04-03"):
        read_date("3/4/2021")


@pytest.mark.parametrize("words", ["0001-01-01", "1 Jan 0001", "9999-12-31T23:59-12:00"])
def test_a_year_that_cannot_be_meant_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r"the year (1|9999) cannot be meant"):
        read_date(words)
    with pytest.raises(ArticleError, match="article: published: the year 1 cannot be meant"):
        parse_article(BODY, date.min)


def test_what_is_refused_is_not_told_at_length() -> None:
    with pytest.raises(ArticleError) as caught:
        parse_article(f"---\npublished: {'soon ' * 1000}\n---\n{BODY}")
    assert len(caught.value.message) < 200


@pytest.mark.parametrize("words", ["yesterday", "2 days ago"])
def test_relative_words_are_no_date_without_a_clock(words: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        read_date(words)
