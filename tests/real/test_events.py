"""Floors under B-cubed F1 of grouping unlabelled coverage."""

from __future__ import annotations

from pathlib import Path

from tests.real import events
from tests.real.conftest import records


def test_full_articles(data: Path) -> None:
    basil = records("basil.jsonl")
    assert events.scored(basil)[2] >= 0.99
    assert events.scored(events.undated(basil))[2] >= 0.97
    assert events.scored(events.one_week(basil, 0))[2] >= 0.965
    assert events.scored(records("newswcl50.jsonl"))[2] == 1.0


def test_headline_and_lead_alone(data: Path) -> None:
    part = next(iter(events.parts(records("neus.jsonl"), 300)))
    assert events.scored(part)[2] >= 0.88
