"""Small pieces of plain English: lists, numbers, agreement."""

from __future__ import annotations

from collections.abc import Sequence

__all__ = ["NUMBERS", "agree", "conjoin", "named", "times", "with_article"]

NUMBERS = dict(enumerate("one two three four five six seven eight nine ten".split(), 1))
_NAMED = 3
_BODIES = frozenset(
    "House Senate Court Pentagon Department Ministry Committee Commission Council Agency Bureau Party Union "
    "Government Administration Parliament Army Navy".split()
)


def with_article(name: str) -> str:
    """Return a name with the article that a sentence wants: "the tax regime", "the White House"."""
    wants = name[:1].islower() or name.rsplit(maxsplit=1)[-1] in _BODIES
    return f"the {name}" if wants and not name.lower().startswith("the ") else name


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


def named(names: Sequence[str], *, first: bool = False) -> str:
    """Return the names of three outlets and fewer, else how many they are; ``first`` at the start of a sentence."""
    if len(names) <= _NAMED:
        return conjoin(names)
    told = f"{NUMBERS.get(len(names), str(len(names)))} outlets"
    return told[:1].upper() + told[1:] if first else told
