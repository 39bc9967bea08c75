"""The sentences of an article that frames are read from, their weight and their place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ENT_IOB, ENT_TYPE, POS, SENT_START
from spacy.symbols import PERSON, PUNCT, SPACE, SYM

from samestory.types import Block, Field
from samestory.voice import BLOCKS

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["HEADLINE", "LEAD", "LEAD_SENTENCES", "Sentences"]

HEADLINE = 3.0  # a headline weighs as three sentences
LEAD = 2.0  # a sentence of the lead as two
LEAD_SENTENCES = 3  # of the first paragraph of running text
_CONTINUES = 1  # of a name: not its first word
_SEPARATOR = 2  # characters that the pipeline puts between two blocks


class Sentences:
    """Sentences of headline, headings and running text that have a word; the rest is furniture.

    Attributes
    ----------
    weights : list of float
        One a sentence, in order of the text; ``weight`` is their sum.
    of_token : ndarray of int
        Number of the sentence of each token, -1 in furniture.
    pos : ndarray of int
        Coarse tag of each token.
    in_person : ndarray of bool
        Whether a token continues the name of a person.
    """

    def __init__(self, doc: Doc, blocks: tuple[Block, ...]) -> None:
        self._doc = doc
        self._blocks = blocks
        opens, self.pos, entity, iob = doc.to_array([SENT_START, POS, ENT_TYPE, ENT_IOB]).T
        self.in_person: NDArray[np.bool_] = (entity == PERSON) & (iob == _CONTINUES)
        block_of: NDArray[np.int64] = np.full(len(doc), -1, dtype=np.int64)
        starts = opens == 1
        block_ends = np.zeros(len(blocks), dtype=np.int64)
        for number, first, end in _read(doc, blocks):
            block_of[first:end] = number
            starts[first] = True
            block_ends[number] = end
        inside = block_of >= 0
        firsts = np.flatnonzero(starts & inside)
        of_firsts = block_of[firsts]
        ends = np.minimum(np.append(firsts[1:], len(doc)), block_ends[of_firsts])
        words = np.append(0, np.cumsum((self.pos != PUNCT) & (self.pos != SPACE) & (self.pos != SYM)))
        kept = words[ends] > words[firsts]
        self._first: list[int] = firsts[kept].tolist()
        self._end: list[int] = ends[kept].tolist()
        self._block: list[int] = of_firsts[kept].tolist()
        marks = np.zeros(len(doc), dtype=np.int64)
        marks[self._first] = 1
        self.of_token: NDArray[np.int64] = np.where(inside, np.cumsum(marks) - 1, -1)
        self.weights = self._weigh()
        self.weight = sum(self.weights)
        self._places: dict[int, tuple[Field, int, int]] = {}
        self._of_sentence: dict[int, set[str]] = {}

    def _weigh(self) -> list[float]:
        weights = []
        lead = next((number for number in self._block if self._blocks[number].kind == "text"), -1)
        left = LEAD_SENTENCES
        for number in self._block:
            if self._blocks[number].kind == "title":
                weights.append(HEADLINE)
            elif number == lead and left:
                weights.append(LEAD)
                left -= 1
            else:
                weights.append(1.0)
        return weights

    @cached_property
    def _offsets(self) -> list[int]:
        offsets = [0]
        for block in self._blocks:
            offsets.append(offsets[-1] + len(block.text) + _SEPARATOR)
        return offsets

    def place(self, at: int) -> tuple[Field, int, int]:
        """Return the field of a sentence and its offsets in the text as given."""
        if at not in self._places:
            number = self._block[at]
            block, base = self._blocks[number], self._offsets[number]
            last = self._doc[self._end[at] - 1]
            start = max(self._doc[self._first[at]].idx - base, 0)
            end = min(last.idx + len(last) - base, len(block.text))
            self._places[at] = (block.field, *block.given(start, end))
        return self._places[at]

    def words(self, at: int) -> set[str]:
        """Return the lower-case words of a sentence and their lemmas."""
        if at not in self._of_sentence:
            tokens = self._doc[self._first[at] : self._end[at]]
            self._of_sentence[at] = {t.lower_ for t in tokens} | {t.lemma_.lower() for t in tokens}
        return self._of_sentence[at]


def _read(doc: Doc, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int, int]]:
    """Yield number and tokens of the blocks that are read. A title that stands in the body too is read once."""
    titled = any(block.kind == "title" and block.field == "title" for block in blocks)
    for span in doc.spans.get(BLOCKS, ()):
        number = int(span.id_)
        kind, field = blocks[number].kind, blocks[number].field
        if kind in ("text", "heading") or (kind == "title" and (field == "title" or not titled)):
            yield number, span.start, span.end
