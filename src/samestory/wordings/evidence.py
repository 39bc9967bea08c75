"""A stretch of words of a telling as evidence."""

from __future__ import annotations

from samestory.reading import Reading
from samestory.statements.units import Unit
from samestory.types import Evidence

__all__ = ["evidence"]


def evidence(reading: Reading, unit: Unit, stretch: tuple[int, int]) -> Evidence:
    """Return the words of a stretch of tokens that lie in a unit, at least one."""
    start, end = max(stretch[0], unit.start), min(stretch[1], unit.end)
    return reading.evidence(start, max(end, start + 1))
