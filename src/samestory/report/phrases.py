"""Short forms of what articles write: cut to a few words, in quotation marks, names in a row."""

from __future__ import annotations

import re
from collections.abc import Sequence

__all__ = ["cut", "listing", "quoted"]

_NAMES = 8  # in a sentence; more are counted
_SPACE = re.compile(r"\s+")
_DOUBLE = str.maketrans({'"': "”", "„": "“"})
_SINGLE = {"“": "‘", "”": "’"}
_OPENS = re.compile(r'(^|[\s(\[—–-])"')


def listing(names: Sequence[str], most: int = _NAMES) -> str:
    """Return names as ``A, B and C``; those over ``most`` are counted."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(f"{len(names) - most:,} more")
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}" if shown else ""


def cut(text: str, words: int, tail: int = 0) -> str:
    """Return the first words of a text, and the last ``tail`` where it is longer, on one line."""
    parts = _SPACE.sub(" ", text).strip().split(" ")
    if len(parts) <= words + tail + 1:
        return " ".join(parts)
    first = " ".join(parts[:words]).rstrip(",;:–—-")
    return f"{first} …{' ' + ' '.join(parts[-tail:]) if tail else ''}"


def quoted(text: str) -> str:
    """Return words in quotation marks; those inside are made single, and one that has no other is left out."""
    inner = list(_OPENS.sub(r"\1“", text.strip()).translate(_DOUBLE))
    opened: list[int] = []
    alone: set[int] = set()
    for n, char in enumerate(inner):
        if char == "“":
            opened.append(n)
        elif char == "”":
            if opened:
                opened.pop()
            else:
                alone.add(n)
    alone.update(opened)
    # Where the words stand in marks as a whole, one pair is enough.
    if inner and inner[0] == "“" and inner[-1] == "”" and inner.count("“") == 1:
        alone.update((0, len(inner) - 1))
    shown = "".join(_SINGLE.get(char, char) for n, char in enumerate(inner) if n not in alone)
    return f"“{shown.strip()}”"
