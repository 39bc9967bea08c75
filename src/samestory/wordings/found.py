"""A difference in words, and the two tellings that it stands between."""

from __future__ import annotations

from typing import NamedTuple

from samestory.reading import Reading
from samestory.statements.units import Unit

__all__ = ["Found", "Side"]


class Side(NamedTuple):
    """One of two tellings: its article, and its unit."""

    reading: Reading
    unit: Unit


class Found(NamedTuple):
    """A difference: its kind, the tokens of each side, and of an added word its token: (0 or 1 for the side, token)."""

    kind: str
    one: tuple[int, int]
    other: tuple[int, int]
    added: tuple[int, int] | None = None
