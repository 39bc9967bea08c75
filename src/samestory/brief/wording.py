"""Small pieces of plain English: lists, numbers, agreement."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["NUMBERS", "agree", "conjoin", "times"]

NUMBERS = dict(enumerate("one two three four five six seven eight nine ten".split(), 1))


def conjoin(names: Sequence[str]) -> str:
    """Return "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def times(n: int) -> str:
    """Return "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(n, f"{NUMBERS.get(n, str(n))} times")


def agree(names: Sequence[str], one: str, many: str) -> str:
    """Choose the singular or the plural for a list of names."""
    return one if len(names) == 1 else many
