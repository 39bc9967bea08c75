"""Floors under what the scores of loaded wording reach on sets that they have not learned from."""

from __future__ import annotations

from pathlib import Path

from samestory.comparison import Settings
from samestory.learn.evaluate import babe, basil


def test_sentences_of_babe(data: Path) -> None:
    measured = {line.what: line.value for line in babe(data, Settings())}
    assert measured["weighted F1"] >= 0.72


def test_own_voice_spans_of_basil(data: Path) -> None:
    measured = {(line.set, line.what): line.value for line in basil(data, Settings(), rates=(5,))}
    assert measured["BASIL at the default setting", "sentence F1"] >= 0.25
    assert measured["BASIL at 5 flags per 1,000", "lexical spans found"] >= 0.24
