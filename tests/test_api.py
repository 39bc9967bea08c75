"""The library, as its documentation says."""

from __future__ import annotations

import doctest
import json
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import pandas as pd
import pytest

import samestory
from samestory.errors import ConfigError, CorpusError
from samestory.output import comparison_record

ROOT = Path(__file__).resolve().parents[1]
EVENT = "counter-espionage-regulations"


@pytest.fixture(scope="module")
def corpus() -> samestory.api.Corpus:
    return samestory.read(ROOT / "corpus" / "counter-espionage-regulations")


@pytest.fixture(scope="module")
def result(corpus: samestory.api.Corpus) -> samestory.Result:
    return samestory.compare(corpus, event=EVENT)


def test_the_lines_of_the_docstring_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    examples = doctest.DocTestParser().get_examples(samestory.__doc__ or "")
    assert len(examples) >= 4
    names: dict[str, object] = {}
    for example in examples:
        code = compile(example.source, "docstring", "single")
        exec(code, names)
    assert isinstance(names["result"], samestory.Result)


def test_everything_that_is_promised_is_there() -> None:
    assert all(getattr(samestory, name) is not None for name in samestory.__all__)
    with pytest.raises(AttributeError, match="no attribute 'lean'"):
        samestory.lean  # noqa: B018


def test_importing_samestory_does_not_load_spacy() -> None:
    code = "import sys, samestory; print(sorted({'spacy', 'pandas', 'matplotlib'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_analyse_gives_an_analysis_an_article(corpus: samestory.api.Corpus) -> None:
    analyses = list(samestory.analyse(corpus))
    assert [a.article.id for a in analyses] == [a.id for a in corpus]
    assert all(a.words for a in analyses)


def test_a_comparison_has_its_ways_out(result: samestory.Result, tmp_path: Path) -> None:
    assert len(result.to_frame()) == len(result.to_frame("findings")) > 20
    for table in (
        *("measures", "articles", "quotations", "sources", "verbs"),
        *("statements", "wordings", "utterances", "taken_over", "naming", "agency", "only"),
    ):
        frame = result.to_frame(table)
        assert isinstance(frame, pd.DataFrame) and len(frame) > 0
    assert result.to_dict() == comparison_record(result)
    json.dumps(result.to_dict(), allow_nan=False)
    written = result.to_html(tmp_path / "report.html")
    assert written == str(tmp_path / "report.html")
    assert len(repr(result)) < 200
    page = result.to_html()
    assert (tmp_path / "report.html").read_text(encoding="utf-8") == page
    assert all(outlet.name in page for outlet in result.outlets)


def test_a_plot_is_drawn_without_a_screen(result: samestory.Result) -> None:
    mpl.use("Agg")
    axes = result.plot()
    labels = [label.get_text() for label in (*axes.get_yticklabels(), *axes.get_xticklabels(), *axes.texts)]
    assert all(any(outlet.name in label for label in labels) for outlet in result.outlets)


def test_a_figure_is_chosen_by_kind(result: samestory.Result) -> None:
    assert "sources speak" in result.plot(kind="sources").get_title(loc="left").replace("\n", " ")
    with pytest.raises(
        ValueError, match="no figure is called 'lean'; choose rates, frames, keyness, sources, statements"
    ):
        result.plot(kind="lean")


def test_a_table_that_is_not_there_is_named(result: samestory.Result) -> None:
    with pytest.raises(
        ValueError, match="no table is called 'lean'; choose one of agency, articles, findings"
    ):
        result.to_frame("lean")


def test_a_notebook_shows_the_brief_escaped(corpus: samestory.api.Corpus) -> None:
    from samestory.types import Article, Event

    event = Event("<i>", (Article(id="1", outlet="<script>", body="The draconian plan failed."),))
    shown = samestory.compare(event)._repr_html_()
    assert "<script>" not in shown and "&lt;script&gt;" in shown and "&lt;i&gt;" in shown


def test_events_are_chosen_by_id(corpus: samestory.api.Corpus) -> None:
    with pytest.raises(CorpusError, match="no-such-event"):
        samestory.compare(corpus, event="no-such-event")


def test_settings_choose_the_detectors(corpus: samestory.api.Corpus) -> None:
    result = samestory.compare(corpus, settings=samestory.Settings(detectors=("label",)))
    assert set(result.to_frame()["category"]) == {"label"}
    assert result.provenance.configuration["detectors"] == ["label"]
    with pytest.raises(ConfigError):
        samestory.compare(corpus, settings=samestory.Settings(detectors=("lean",)))


def test_progress_is_told_article_by_article(corpus: samestory.api.Corpus) -> None:
    told: list[tuple[int, int, str]] = []
    samestory.compare(corpus, progress=lambda *step: told.append(step))
    assert [(done, of) for done, of, _ in told] == [(i + 1, len(corpus)) for i in range(len(corpus))]


def test_what_was_skipped_is_carried_along(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "1", "body": "The draconian plan failed."}\n{broken\n', encoding="utf-8"
    )
    result = samestory.compare(samestory.read(tmp_path / "a.jsonl"))
    assert [s.what for s in result.skipped] == ["a.jsonl:2"]
    with pytest.raises(samestory.SamestoryError):
        samestory.read(tmp_path / "a.jsonl", strict=True)
