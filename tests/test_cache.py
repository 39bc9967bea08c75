"""The parse cache: a cold and a warm run see the same, and damage never reaches a result."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from samestory.cache import ParseCache, default_folder
from samestory.comparison import Analyser, Settings
from samestory.corpus import read
from samestory.output import analysis_record, dumps
from samestory.types import Article

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "counter-espionage-regulations"
ARTICLES = [
    Article(id="1", body="The mayor said that the draconian rules “failed us all”.\n\nCritics say so too."),
    Article(id="2", title="A plan", body="The regime claimed that the plan was new."),
]


def run(cache: Path | None, articles: list[Article] = ARTICLES) -> list[str]:
    analyser = Analyser(Settings(cache=cache))
    provenance = analyser.provenance(articles)
    return [dumps(analysis_record(a, provenance, with_text=True)) for a in analyser.analyse(articles)]


def entries(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.docbin"))


def test_no_cache_cold_and_warm_give_the_same_bytes(tmp_path: Path) -> None:
    articles = [*ARTICLES, *read(CORPUS).articles]
    without = run(None, articles)
    assert run(tmp_path, articles) == without
    assert len(entries(tmp_path)) == len(articles)
    assert run(tmp_path, articles) == without


def test_a_warm_run_loads_no_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    cold = run(tmp_path)

    def refuse(name: str) -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr("samestory.spacy_model.load", refuse)
    assert run(tmp_path) == cold


@pytest.mark.parametrize("damage", [b"", b"short", None], ids=["emptied", "cut", "a byte changed"])
def test_a_damaged_entry_is_logged_dropped_and_parsed_again(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, damage: bytes | None
) -> None:
    cold = run(tmp_path)
    path = entries(tmp_path)[0]
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]) if damage is None else damage)
    assert run(tmp_path) == cold
    assert [r.getMessage() for r in caplog.records if "damaged" in r.getMessage()] == [
        f"cache entry {path.name} is damaged (its checksum is wrong): dropped and parsed again"
    ]
    assert path.read_bytes() == whole


def test_an_entry_that_is_no_parse_is_dropped_too(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The checksum is right and the bytes are not those of a DocBin."""
    cold = run(tmp_path)
    path = entries(tmp_path)[0]
    cache = ParseCache(tmp_path, path.parent.parent.name)
    cache.put(path.stem, b"not a parse")
    assert run(tmp_path) == cold
    assert "is damaged" in caplog.text
    assert cache.get(path.stem) != b"not a parse"


def test_a_folder_that_cannot_be_written_costs_one_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("here stands a file where the folder should go")
    assert run(blocked) == run(None)
    warnings = [r for r in caplog.records if r.levelno >= logging.WARNING]
    assert len([r for r in warnings if "cannot be written" in r.getMessage()]) == 1


def test_a_damaged_entry_that_cannot_be_removed_stops_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    cache = ParseCache(tmp_path, "f" * 64)
    cache.put("ab12", b"payload")
    entries(tmp_path)[0].write_bytes(b"damaged")

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "unlink", refuse)
    assert cache.get("ab12") is None
    assert "is damaged" in caplog.text


def test_no_half_entry_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    ParseCache(tmp_path, "f" * 64).put("ab12", b"payload")
    assert [p for p in tmp_path.rglob("*") if p.is_file()] == []


def test_entries_of_other_pipelines_are_not_read(tmp_path: Path) -> None:
    one, other = ParseCache(tmp_path, "a" * 64), ParseCache(tmp_path, "b" * 64)
    one.put("ab12", b"payload")
    assert one.get("ab12") == b"payload"
    assert other.get("ab12") is None


def test_the_key_stands_for_the_pieces_and_their_bounds(tmp_path: Path) -> None:
    cache = ParseCache(tmp_path, "a" * 64)
    keys = {cache.key(pieces) for pieces in (["ab", "c"], ["a", "bc"], ["abc"], ["ab", "c", ""], [])}
    assert len(keys) == 5
    assert cache.key(["ab", "c"]) == cache.key(("ab", "c"))
    assert cache.key(["\ud800"])  # half a surrogate pair, as broken JSON gives


def test_the_default_folder_keeps_to_the_custom_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "samestory" / "parses"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert default_folder() == tmp_path / "home" / ".cache" / "samestory" / "parses"
