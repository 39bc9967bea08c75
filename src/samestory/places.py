"""Token offsets of a Doc -> places in the article as given, and which part of the article a place is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from samestory.types import Block, Placement
from samestory.voice import BLOCKS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["Places", "placement"]

_THIRD = 3


class Places:
    """Where the tokens of a laid-out Doc stand in the title and body as given.

    Parameters
    ----------
    doc : Doc
        With ``doc.spans["samestory_blocks"]``.
    blocks : tuple of Block
        The blocks it was parsed from.
    """

    def __init__(self, doc: Doc, blocks: tuple[Block, ...]) -> None:
        self.blocks = blocks
        self.spans = list(doc.spans[BLOCKS])
        self._of_token = np.full(len(doc), -1, dtype=np.int64)
        for span in self.spans:
            self._of_token[span.start : span.end] = int(span.id_)
        self._starts = {int(span.id_): span for span in self.spans}
        self.paragraph = np.zeros(len(blocks), dtype=np.int64)
        number = 0
        for i, block in enumerate(blocks):
            if block.kind == "text":
                number += 1
                self.paragraph[i] = number
        offsets = np.cumsum([0, *(len(b.text) + 2 for b in blocks)])
        self._offsets = [int(o) for o in offsets]

    def number(self, token: int) -> int:
        """Return the number of the block of a token; -1 between two blocks."""
        return int(self._of_token[token])

    def given(self, span: Span) -> tuple[Block, int, int]:
        """Return the block of a span and its offsets in the text as given."""
        number = self.number(span.start)
        block = self.blocks[number]
        base = self._offsets[number]
        start = max(span.start_char - base, 0)
        end = min(span.end_char - base, len(block.text))
        given_start, given_end = block.given(start, end)
        return block, given_start, given_end


def placement(paragraph: int, paragraphs: int, *, is_title: bool) -> Placement:
    """Return where a reader meets it: a fact of the last paragraph is one that many never read.

    Parameters
    ----------
    paragraph : int
        From 1; 0 outside of running text, which is in no third.
    paragraphs : int
        How many the article has.
    is_title : bool
    """
    if is_title:
        return "headline"
    if paragraph == 1:
        return "lead"
    return "first-third" if 0 < _THIRD * paragraph <= paragraphs + _THIRD - 1 else "later"
