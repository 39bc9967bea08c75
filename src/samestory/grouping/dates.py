"""Days on which articles were published, and what days apart are worth."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from samestory.ingest.dates import iso, moment

__all__ = ["WINDOW", "day", "days", "nearness"]

WINDOW = 10.0  # days; further apart, two articles are not about one event unless others stand between them
_SAME = 1.0  # a morning paper prints what was online the evening before
_HALF = 5.0  # days beyond that, at which the same words count half
# What programs write where they know no date.
_PLACEHOLDERS = frozenset({"0001-01-01", "1900-01-01", "1970-01-01"})
_SECONDS = 86_400.0


def day(published: str | None) -> str | None:
    """Return the day as ISO 8601; None where it is missing, cannot be read or is a placeholder."""
    when = moment(iso(published)) if published else None
    text = when.date().isoformat() if when is not None else None
    return None if text in _PLACEHOLDERS else text


def days(published: Iterable[str | None]) -> NDArray[np.float64]:
    """Return days since 1970, with the time of day as a fraction; NaN where the day is not known."""
    found = []
    for text in published:
        when = moment(iso(text)) if text and day(text) else None
        found.append(when.timestamp() / _SECONDS if when is not None else np.nan)
    return np.array(found, dtype=float)


def nearness(apart: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return what days apart leave of a likeness: 1 to 0. An unknown distance (NaN) is no evidence: 1."""
    worth = 1 / (1 + np.maximum(apart - _SAME, 0) / _HALF)
    return np.where(np.isnan(apart), 1.0, np.where(apart > WINDOW, 0.0, worth))
