"""The machine-translated article: broken marks, headings without full stops, a doubled passage."""

from __future__ import annotations

from pathlib import Path

import pytest

from samestory.comparison import Analyser, Settings
from samestory.corpus import read
from samestory.types import Analysis


@pytest.fixture(scope="module")
def analysis(data: Path) -> Analysis:
    corpus = read(data / "real-article-translated.txt")
    # The marks around terms are off by default, since most quoted words are somebody's.
    return next(iter(Analyser(Settings(detectors=("+scare-marks",))).analyse(corpus.articles)))


def found(analysis: Analysis, text: str) -> set[tuple[str, str]]:
    return {(f.category, f.voice) for f in analysis.findings if text.lower() in f.text.lower()}


@pytest.mark.parametrize(
    ("text", "category", "voices"),
    [
        ("so-called", "scare-quote", {"own", "indirect"}),
        ("pocket crime", "scare-quote", {"own"}),
        ("hostage diplomacy", "scare-quote", {"own", "indirect"}),
        ("secret agents", "label", {"own"}),
        ("Experts have analyzed", "vague-attribution", {"own"}),
        ("Commentators have analyzed", "vague-attribution", {"own"}),
        ("It is widely believed", "vague-attribution", {"own"}),
    ],
)
def test_what_an_editor_would_mark(analysis: Analysis, text: str, category: str, voices: set[str]) -> None:
    hits = found(analysis, text)
    assert category in {c for c, _ in hits}, hits
    assert {v for c, v in hits if c == category} <= voices


def test_broken_marks_and_the_doubled_passage_give_warnings(analysis: Analysis) -> None:
    codes = [w.code for w in analysis.warnings]
    assert codes.count("unclosed-mark") >= 5
    assert "repeated-passage" in codes


def test_headings_stand_apart(analysis: Analysis) -> None:
    headings = [b.text for b in analysis.blocks if b.kind == "heading"]
    assert len(headings) == 4
    assert all(s.kind == "heading" for s in analysis.sentences if analysis.blocks[s.block].kind == "heading")


def test_no_quotation_runs_over_a_paragraph(analysis: Analysis) -> None:
    for q in analysis.quotations:
        holding = [b for b in analysis.blocks if b.field == q.field and b.start <= q.start and q.end <= b.end]
        assert len(holding) == 1
        assert "\n" not in q.text
