"""Tables: one row a finding, a measure, an article, a quotation; no live formulas in the files."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from samestory import tables
from samestory.comparison import Analyser, compare
from samestory.corpus import read, select
from samestory.lexicon import builtin
from samestory.measures.sources import sources
from samestory.measures.verbs import verbs
from samestory.types import Analysis, Article, Comparison, Event, Outlet, Provenance

CORPUS = Path(__file__).resolve().parents[1] / "corpus" / "counter-espionage-regulations"
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "\t=1", "\r=1", "\n=1", "x\r=1"]


@pytest.fixture(scope="module")
def result(analyser: Analyser) -> Comparison:
    return compare(select(read(CORPUS)), analyser)


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_one_row_a_finding_with_its_surroundings(result: Comparison) -> None:
    frame = tables.findings(result)
    assert len(frame) == sum(len(a.findings) for a in result.analyses)
    texts = {a.article.id: a.article for a in result.analyses}
    for row in frame.itertuples():
        text = texts[row.article].text(row.field)
        assert text[row.start : row.end] == row.text
        around = " ".join(text[max(0, row.start - 80) : row.end + 80].split())
        assert row.left in around and row.right in around


def test_one_row_a_measure_an_article_and_a_quotation(result: Comparison) -> None:
    assert len(tables.measures(result)) == len(result.measures)
    assert len(tables.quotations(result)) == sum(len(a.quotations) for a in result.analyses)
    frame = tables.articles(result)
    assert list(frame["article"]) == [a.article.id for a in result.analyses]
    voices = ["words_own", "words_direct", "words_indirect", "words_uncertain"]
    assert (frame[voices].sum(axis=1) == frame["words"]).all()


def test_one_row_a_source_and_a_verb_with_their_denominators(speech: Callable[..., Analysis]) -> None:
    a = speech(
        "A",
        "# Rain\n\nIt leaks, Ana Ruiz said. It rained.",
        ("It leaks", "Ana Ruiz", "person", "said"),
        ("Rain", None, "anonymous", None, {"anonymity_reason": "for fear of reprisals"}),
    )
    b = speech("B", "Ana Ruiz claimed it leaks. It rained.", ("it leaks", "Ana Ruiz", "person", "claimed"))
    result = made(a, b)
    frame = tables.sources(result)
    assert len(frame) == len(result.sources) == 6
    named = frame[frame["source"] == "Ana Ruiz"].set_index("outlet")
    assert list(named.loc["A", ["articles_speaking", "articles", "words", "words_outlet", "share"]]) == [
        1,
        1,
        2,
        7,
        0.2857,
    ]
    assert named.loc["A", "places"] == "A-1 body 8-16"
    said = tables.verbs(result)
    assert said[["outlet", "source", "verb", "entry", "n", "introductions"]].fillna(
        ""
    ).to_numpy().tolist() == [
        ["A", "Ana Ruiz", "say", "", 1, 1],
        ["B", "Ana Ruiz", "claim", "says-claim", 1, 1],
    ]
    quoted = tables.quotations(result)
    assert list(quoted["paragraph"]) == [1, 0, 1]  # the heading is no paragraph
    assert list(quoted["cue"].fillna("")) == ["said", "", "claimed"]
    assert quoted.loc[1, "anonymity_reason"] == "for fear of reprisals"
    for row in quoted.itertuples():
        assert {"A": a, "B": b}[row.outlet].article.body[row.start : row.end] == row.text


def made(*analyses: Analysis) -> Comparison:
    outlets = [a.article.outlet for a in analyses]
    return Comparison(
        event=Event("e", tuple(a.article for a in analyses)),
        outlets=tuple(Outlet(a.article.outlet, (a.article.id,)) for a in analyses),
        analyses=analyses,
        brief=(),
        measures=(),
        skipped=(),
        warnings=(),
        provenance=Provenance("0", "3", "p", "s", {}, {}, "c"),
        sources=tuple(sources(analyses, outlets)),
        verbs=tuple(verbs(analyses, outlets, builtin()["reporting-verb"])),
    )


@pytest.mark.parametrize("formula", FORMULAS, ids=repr)
def test_no_name_verb_or_reason_is_a_live_formula(
    speech: Callable[..., Analysis], tmp_path: Path, formula: str
) -> None:
    body = f"It leaks, {formula} said. It rained. {formula} it rots."
    a = speech(
        formula,
        body,
        ("It leaks", formula, "institution", f"{formula} said", {"anonymity_reason": formula}),
        (f"{formula} it rots", formula, "institution", formula),
    )
    told = {"quotations", "sources", "verbs"}
    for path in (path for path in tables.save([made(a)], tmp_path) if path.stem in told):
        found = rows(path)
        assert found or path.stem == "verbs"  # a cue that begins with a line break is in no sentence
        for cell in (cell for row in found for cell in row.values()):
            assert not cell.startswith(("=", "+", "-", "@", "＝", "\t", "\r", "\n"))


def saved(result: Comparison, folder: Path, name: str) -> Path:
    """The path of one table."""
    return next(path for path in tables.save([result], folder) if path.stem == name)


def test_empty_tables_keep_their_columns(analyser: Analyser) -> None:
    nothing = compare(Event("none", (Article(id="1", body=""),)), analyser)
    assert list(tables.findings(nothing).columns) == tables._FINDING_COLUMNS
    assert list(tables.quotations(nothing).columns) == tables._QUOTATION_COLUMNS
    assert list(tables.verbs(nothing).columns) == tables._VERB_COLUMNS
    assert list(tables.sources(nothing).columns) == tables._SOURCE_COLUMNS
    assert list(tables.measures(nothing).columns) == tables._MEASURE_COLUMNS


def test_the_files_hold_what_the_frames_hold(result: Comparison, tmp_path: Path) -> None:
    paths = tables.save([result], tmp_path / "tables")
    assert [p.name for p in paths] == [f"{name}.csv" for name in sorted(tables.TABLES)]
    assert len(paths) == 16
    findings = next(path for path in paths if path.stem == "findings")
    frame = tables.findings(result)
    assert [r["text"] for r in rows(findings)] == list(frame["text"])
    assert b"\r\n" not in findings.read_bytes()
    first = [p.read_bytes() for p in paths]
    assert [p.read_bytes() for p in tables.save([result], tmp_path / "again")] == first


def test_what_was_not_measured_is_an_empty_cell_and_not_zero(analyser: Analyser, tmp_path: Path) -> None:
    short = compare(Event("e", (Article(id="1", outlet="A", body="The draconian plan failed."),)), analyser)
    row = rows(saved(short, tmp_path, "measures"))[-1]
    assert (row["n"], row["rate"], row["low"], row["rank"]) == ("1", "", "", "")
    assert row["note"] == "too little text to say"


@pytest.mark.parametrize("formula", FORMULAS, ids=repr)
def test_no_cell_is_a_live_formula(analyser: Analyser, tmp_path: Path, formula: str) -> None:
    article = Article(
        id=formula,
        outlet=formula,
        title=f"{formula} draconian",
        body=f"The draconian plan failed. {formula} “We know that the plan is dead,” he said.",
        published=formula,
        genre=formula,
    )
    result = compare(Event(formula, (article,)), analyser)
    cells = 0
    for path in tables.save([result], tmp_path):
        for row in rows(path):
            for cell in row.values():
                cells += cell.lstrip("'") != cell
                assert not cell.startswith(("=", "+", "-", "@", "＝", "\t", "\r", "\n"))
    assert formula == "x\r=1" or cells >= 8  # the id, outlet, event ... of every table were made inert


def test_numbers_stay_numbers(result: Comparison, tmp_path: Path) -> None:
    for row in rows(saved(result, tmp_path, "measures")):
        assert int(row["n"]) >= 0
        assert float(row["rate"]) >= 0


def test_half_a_surrogate_pair_is_written_visibly(analyser: Analyser, tmp_path: Path) -> None:
    result = compare(
        Event("e", (Article(id="1", outlet="A\ud800", body="The draconian plan failed."),)), analyser
    )
    assert rows(saved(result, tmp_path, "articles"))[0]["outlet"] == r"A\ud800"
