"""When a headline can be held against its text: not over a teaser, not over a live page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span

__all__ = ["has_full_text", "is_live"]

# A teaser does not hold what the headline says: absence proves nothing there.
_LEAST_TOKENS = 90
_LIVE = re.compile(r"\blive (?:blog|coverage|updates?)\b|^live\b|\bas it happened\b", re.IGNORECASE)


def has_full_text(blocks: Sequence[Span]) -> bool:
    """Say whether the blocks hold enough running text to miss something in it."""
    return sum(b.end - b.start for b in blocks if b.label_ == "text") >= _LEAST_TOKENS


def is_live(title: str) -> bool:
    """Say whether the headline is that of a page that is still being written."""
    return _LIVE.search(title) is not None
