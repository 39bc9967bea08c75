"""The body of an article as the blocks that the page prints, none of its text left out."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.types import Analysis

__all__ = ["blocks_of", "numbers_of"]

_LINE = re.compile(r"[^\s][^\r\n]*")


def blocks_of(analysis: Analysis, key: str) -> list[tuple[str, str, int, int]]:
    """Return (anchor, kind, start, end) for all of the body; what is in no block goes line by line."""
    body = analysis.article.body
    given = sorted((b.start, b.end, n, b.kind) for n, b in enumerate(analysis.blocks) if b.field == "body")
    blocks: list[tuple[str, str, int, int]] = []
    at = 0

    def gap(low: int, high: int) -> None:
        for line in _LINE.finditer(body, low, high):
            blocks.append((f"{key}-g{line.start()}", "other", line.start(), line.end()))

    for first, end, number, kind in given:
        start = max(first, at)
        gap(at, start)
        if start < end:
            blocks.append((f"{key}-b{number}", kind, start, end))
        at = max(at, end)
    gap(at, len(body))
    return blocks


def numbers_of(blocks: Sequence[tuple[str, str, int, int]]) -> list[int]:
    """Return the paragraph number of each block, 0 for furniture."""
    numbers = []
    count = 0
    for _, kind, _, _ in blocks:
        count += kind == "text"
        numbers.append(count if kind == "text" else 0)
    return numbers
