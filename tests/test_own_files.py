"""What lies in the user's own folders is believed only where nobody else can have written it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from calendars import lexicon
from calendars.articles.cache import Cache, Kept
from calendars.own_files import read_own, write_own
from calendars.publishing.server_state import FILE, ServerState

pytestmark = pytest.mark.skipif(not hasattr(os, "getuid"), reason="Windows knows neither owner nor mode")


def open_to_all(path: Path) -> None:
    path.chmod(0o666)


def give_away(path: Path) -> None:
    try:
        os.chown(path, 12345, -1)
    except PermissionError:
        pytest.skip("only the administrator can give files away")


def swap_for_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


TAMPERINGS = pytest.mark.parametrize("tamper", [open_to_all, give_away, swap_for_pipe])


@TAMPERINGS
def test_a_file_that_another_user_can_have_written_is_not_read(tmp_path: Path, tamper: Callable[[Path], None]) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"x")
    path.chmod(0o644)
    assert read_own(path) == b"x"
    tamper(path)
    with pytest.raises(PermissionError):
        read_own(path)


def test_a_file_of_ones_own_is_written_into_folders_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "own" / "pages" / "a"
    for data in (b"first", b"second"):
        write_own(path, data)
        assert read_own(path) == data
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700
    assert [file.name for file in path.parent.iterdir()] == ["a"]


def test_what_cannot_be_moved_into_place_leaves_no_draft(tmp_path: Path) -> None:
    path = tmp_path / "a"
    (path / "b").mkdir(parents=True)
    with pytest.raises(OSError, match="a"):
        write_own(path, b"x")
    assert list(tmp_path.iterdir()) == [path]


@TAMPERINGS
def test_such_tables_of_the_lexicon_are_made_anew(tmp_path: Path, tamper: Callable[[Path], None]) -> None:
    kept = tmp_path / "en.lexicon"
    assert lexicon._keep(kept, [], ({"planted": {}}, b"run", {}))
    kept.chmod(0o600)
    assert lexicon._read_kept(kept, []) == ({"planted": {}}, b"run", {})
    tamper(kept)
    assert lexicon._read_kept(kept, []) is None


def test_tables_are_kept_beside_compiled_modules_unless_python_keeps_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon.sys, "dont_write_bytecode", False)
    compiled, own = lexicon._list_places("en")
    monkeypatch.setattr(lexicon.sys, "dont_write_bytecode", True)
    assert list(lexicon._list_places("en")) == [own]
    assert "__pycache__" in compiled.parts
    assert "dateline" in own.parts


def test_tables_that_cannot_be_kept_in_one_place_are_kept_in_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    places = [tmp_path / "file" / "en.lexicon", tmp_path / "own" / "en.lexicon"]
    monkeypatch.setattr(lexicon, "_list_places", lambda language: iter(places))
    assert lexicon._read_once.__wrapped__("en")["triggers"] == lexicon.read_lexicon()["triggers"]
    assert [place.is_file() for place in places] == [False, True]
    monkeypatch.setattr(lexicon, "_read_toml", None)  # not parsed again
    assert lexicon._read_once.__wrapped__("en")["triggers"] == lexicon.read_lexicon()["triggers"]


@pytest.mark.parametrize("writable", [True, False])
def test_tables_that_lie_in_a_slower_place_are_kept_in_the_faster_one_where_that_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, writable: bool
) -> None:
    places = [tmp_path / "fast" / "en.lexicon", tmp_path / "slow" / "en.lexicon"]
    places[0].parent.mkdir()
    monkeypatch.setattr(lexicon, "_list_places", lambda language: iter(places[1:]))
    lexicon._read_once.__wrapped__("en")
    monkeypatch.setattr(lexicon, "_list_places", lambda language: iter(places))
    monkeypatch.setattr(lexicon.os, "access", lambda path, mode: writable)
    monkeypatch.setattr(lexicon, "_read_toml", None)  # not parsed again
    assert lexicon._read_once.__wrapped__("en")["triggers"] == lexicon.read_lexicon()["triggers"]
    assert [place.is_file() for place in places] == [writable, True]


@TAMPERINGS
def test_such_a_page_is_fetched_again(tmp_path: Path, tamper: Callable[[Path], None]) -> None:
    cache = Cache(tmp_path)
    cache.keep("https://example.org/", Kept({"etag": '"1"'}, b"page"))
    assert cache.find("https://example.org/") == Kept({"etag": '"1"'}, b"page")
    tamper(cache._file("https://example.org/"))
    assert cache.find("https://example.org/") is None


@TAMPERINGS
def test_such_a_token_is_none(tmp_path: Path, tamper: Callable[[Path], None]) -> None:
    token = ServerState(tmp_path).find_token()
    assert ServerState(tmp_path).find_token() == token
    tamper(tmp_path / FILE)
    renewed = ServerState(tmp_path).find_token()
    assert renewed != token
    assert (tmp_path / FILE).stat().st_mode & 0o777 == 0o600


def test_a_link_in_the_folder_of_the_token_leads_nowhere(tmp_path: Path) -> None:
    """The name of the draft cannot be guessed, and a file that is there is not written into."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("mine", encoding="utf-8")
    folder = tmp_path / "state"
    folder.mkdir()
    for name in (FILE, f".{FILE}.{os.getpid()}"):
        (folder / name).symlink_to(elsewhere)
    token = ServerState(folder).find_token()
    assert elsewhere.read_text(encoding="utf-8") == "mine"
    assert json.loads((folder / FILE).read_bytes())["token"] == token
    assert not (folder / FILE).is_symlink()
