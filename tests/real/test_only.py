"""Floors under what one outlet alone tells, against the informational bias that experts marked."""

from __future__ import annotations

from pathlib import Path

from tests.real import only


def test_what_is_only_here_is_marked_more_often(data: Path) -> None:
    scored = only.sentences()
    made = only.figures(scored)
    assert sum(f.f1 for f in made) / 2 >= 0.27
    assert all(f.average_precision >= f.base + 0.04 for f in made)
    outside = only.figures(scored, truth=lambda s: s.marked_outside_quotes)
    assert all(f.f1 > f.all_positive for f in outside)
