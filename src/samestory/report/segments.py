"""Overlapping spans into consecutive pieces of text, and spans to the blocks they stand in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Piece", "Span", "distribute", "split"]


@dataclass(frozen=True, slots=True)
class Span:
    """Where something stands, and the number it is known by."""

    start: int
    end: int
    key: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the same spans hold. ``keys`` are in ascending order."""

    start: int
    text: str
    keys: tuple[int, ...]


def split(text: str, start: int, end: int, spans: Sequence[Span]) -> list[Piece]:
    """Cut ``text[start:end]`` wherever a span begins or ends.

    Parameters
    ----------
    text : str
        The whole title or body.
    start, end : int
        The part to cut; spans reaching out of it are clipped, empty ones ignored.
    spans : sequence of Span
        In any order, overlapping as they like.

    Returns
    -------
    list of Piece
        Their texts joined are ``text[start:end]``; no piece is empty.
    """
    start, end = max(0, start), min(end, len(text))
    if start >= end:
        return []
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    cuts = {start, end}
    for span in spans:
        low, high = max(start, span.start), min(end, span.end)
        if low < high:
            opens.setdefault(low, []).append(span.key)
            closes.setdefault(high, []).append(span.key)
            cuts.update((low, high))
    pieces: list[Piece] = []
    active: list[int] = []
    order = sorted(cuts)
    for here, there in pairwise(order):
        for key in closes.get(here, ()):
            active.remove(key)
        active.extend(opens.get(here, ()))
        pieces.append(Piece(here, text[here:there], tuple(sorted(set(active)))))
    return pieces


def distribute(spans: Sequence[Span], blocks: Sequence[tuple[int, int]]) -> list[list[Span]]:
    """Return for each block the spans that reach into it.

    ``blocks`` are in ascending order and do not overlap.
    """
    starts = [start for start, _ in blocks]
    shares: list[list[Span]] = [[] for _ in blocks]
    for span in spans:
        index = max(0, bisect_right(starts, span.start) - 1)
        while index < len(blocks) and blocks[index][0] < max(span.end, span.start + 1):
            if span.start < blocks[index][1]:
                shares[index].append(span)
            index += 1
    return shares
