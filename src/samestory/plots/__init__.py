"""Comparison -> matplotlib figures: intervals always drawn, every outlet named on its line."""

from __future__ import annotations

import re
from pathlib import Path

from samestory.plots.canvas import save, style
from samestory.plots.frames import frames
from samestory.plots.keyness import keyness
from samestory.plots.rates import ALL, rate_rows, rates, sentence, subject_of
from samestory.plots.sources import kind_name, kind_rows, percent, sources, speaks
from samestory.plots.statements import statements
from samestory.types import Comparison

# fmt: off
__all__ = ["ALL", "frames", "keyness", "kind_name", "kind_rows", "percent", "rate_rows", "rates", "save_figures",
           "sentence", "sources", "speaks", "statements", "subject_of"]
# fmt: on


def save_figures(comparison: Comparison, folder: Path) -> list[Path]:
    """Write every figure of a comparison as PNG (150 dots an inch) and SVG.

    The bytes depend on the comparison and the version of matplotlib alone. Each file appears whole
    or not at all.

    Parameters
    ----------
    comparison : Comparison
    folder : Path
        Made if it is not there.

    Returns
    -------
    list of Path
        What was written; empty where there is nothing to draw.

    Raises
    ------
    StoreError
        If the folder or a file in it cannot be written.
    """
    written: list[Path] = []
    units = rate_rows(comparison)
    first = next(iter(units.values())) if units else {}
    found = [category for category, rows in first.items() if any(row.n for row in rows)]
    names: set[str] = set()
    with style():
        for category in (None, *found) if units else ():
            stem = "rates" if category is None else f"rates-{_slug(category)}"
            if stem in names:
                stem = f"{stem}-{len(names)}"
            names.add(stem)
            written += save(rates(comparison, category), folder, stem)
        if comparison.frames:
            written += save(frames(comparison), folder, "frames")
        if comparison.keyness:
            written += save(keyness(comparison), folder, "keyness")
        if any(row.words for row in comparison.sources):
            written += save(sources(comparison), folder, "sources")
        if comparison.statements:
            written += save(statements(comparison), folder, "statements")
    return written


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "category"
