"""Floors under coverage and B-cubed F1 of who is called what."""

from __future__ import annotations

from pathlib import Path

from tests.real import naming


def test_newswcl(data: Path) -> None:
    found = [m for _, of in naming.newswcl(None) for m in of]
    every = naming.score(found)
    assert every.covered >= 0.81
    assert every.of_covered[2] >= 0.77
    assert every.of_all[2] >= 0.64
    actors = naming.score([m for m in found if m.type == "ACTOR"])
    assert actors.covered >= 0.93
    assert actors.of_covered[2] >= 0.95


def test_bundled(data: Path) -> None:
    every = naming.score([m for _, of in naming.bundled(None) for m in of])
    assert every.covered >= 0.59
    assert every.of_covered[2] >= 0.96
