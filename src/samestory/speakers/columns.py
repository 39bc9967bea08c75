"""A Doc as plain columns: what the rest of the room looks words up in.

Why: a Token walks to its sentence, its children and its edges anew at each question, which costs more
than linear time in a text made to be slow. Columns are read once, with numpy, and asked by position.

Limits: sentences, heads and tags are the parser's, mistakes included.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, LOWER, ORTH, POS, SENT_START, SPACY, TAG

from samestory.speakers.dates import dated
from samestory.voice import VOICE, paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Columns"]

_ATTRIBUTES = [ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE]
_WIDEST = 40
_WAYS = frozenset({"nsubj", "nsubjpass", "poss", "dobj", "agent", "appos", "pobj", "compound", "prep"})
_CUTS = frozenset({"relcl", "appos", "punct", "cc", "conj"})


class Columns:
    """The words of a Doc by position.

    Attributes
    ----------
    text, lower, lemma, pos, tag, dep, ent : list of str
        Lemmas are in lower case.
    head, sent, block, section : list of int
        The word that a word hangs on, and the numbers of its sentence, its block and the stretch
        between two headings; a word in no block has block -1.
    kind : list of str
        Kinds of the blocks, by number.
    quoted : list of bool
        Whether a word stands inside quotation marks.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.n = len(doc)
        strings = doc.vocab.strings
        numbers = doc.to_array([*_ATTRIBUTES, ENT_IOB, HEAD, SENT_START, SPACY])
        named: list[list[str]] = []
        for column, attribute in enumerate(_ATTRIBUTES):
            unique, places = np.unique(numbers[:, column], return_inverse=True)
            texts = [strings[int(value)] if value else "" for value in unique]
            if attribute == LEMMA:
                texts = [text.lower() for text in texts]
            named.append([texts[i] for i in places.tolist()])
        self.text, self.lower, self.lemma, self.pos, self.tag, self.dep, self.ent = named
        iob, head, start, space = (numbers[:, len(_ATTRIBUTES) + k].astype(np.int64) for k in range(4))
        self.ent_starts: list[bool] = (iob == 3).tolist()
        self.space: list[bool] = (space != 0).tolist()
        self.head: list[int] = (np.arange(self.n) + head).tolist()
        begins = start == 1
        if self.n:
            begins[0] = True
        self.sent: list[int] = (np.cumsum(begins) - 1).tolist()
        self.sentences: list[int] = [*np.flatnonzero(begins).tolist(), self.n]
        self.begins: list[bool] = begins.tolist()
        self._lay_out(doc)
        self.quoted = _inside(doc, {"speech"})

    def _lay_out(self, doc: Doc) -> None:
        self.block, self.section = [-1] * self.n, [0] * self.n
        self.kind: list[str] = []
        self.blocks: list[tuple[int, int]] = []
        section = 0
        for number, span in enumerate(paragraphs(doc)):
            heading = span.label_ in {"heading", "title"}
            section += heading
            size = span.end - span.start
            self.block[span.start : span.end] = [number] * size
            self.section[span.start : span.end] = [section] * size
            section += heading
            self.kind.append(span.label_)
            self.blocks.append((span.start, span.end))

    @cached_property
    def dated(self) -> list[bool]:
        """Whether a word is part of a date that can stand before a name."""
        return dated(self.text, self.lower, self.ent, self.pos)

    @cached_property
    def children(self) -> list[list[int]]:
        """The words that hang on each word, in order."""
        found: list[list[int]] = [[] for _ in range(self.n)]
        for i, head in enumerate(self.head):
            if head != i:
                found[head].append(i)
        return found

    @cached_property
    def _hanging(self) -> dict[tuple[int, str], int]:
        found: dict[tuple[int, str], int] = {}
        for i, (dep, head) in enumerate(zip(self.dep, self.head, strict=True)):
            if dep in _WAYS:
                key = (head, self.lower[i] if dep == "prep" else dep)
                if dep == "compound" or key not in found:
                    found[key] = i
        return found

    def hanging(self, i: int, *ways: str) -> int | None:
        """Return the first word that hangs on another in a way, or by a preposition; the last compound.

        Parameters
        ----------
        i : int
            The word they hang on.
        *ways : str
            Tried in order: ``"nsubj"``, or ``"of"`` for that preposition.
        """
        return next((self._hanging[i, way] for way in ways if (i, way) in self._hanging), None)

    @cached_property
    def roots(self) -> list[int]:
        """The first root of each sentence."""
        found = [-1] * (len(self.sentences) - 1)
        for i, head in enumerate(self.head):
            if head == i and found[self.sent[i]] < 0 and self.pos[i] not in {"SPACE", "PUNCT"}:
                found[self.sent[i]] = i
        return found

    def kind_at(self, i: int) -> str:
        """Return the kind of the block a word stands in."""
        return self.kind[self.block[i]] if self.block[i] >= 0 else "text"

    def root(self, start: int, end: int) -> int:
        """Return the word of a stretch that the others hang on; the first such, of its first words."""
        end = min(end, start + _WIDEST)
        for i in range(start, end):
            outer = not start <= self.head[i] < end or self.head[i] == i
            if outer and self.pos[i] not in {"PUNCT", "SPACE"}:
                return i
        return start

    def phrase(self, i: int) -> tuple[int, int]:
        """Return where the noun phrase of a word begins and ends, as far as one reads at a glance."""
        start = i
        while start > 0 and i - start < _WIDEST and self._hangs(start - 1, i):
            start -= 1
        end = i + 1
        while end < self.n and end - i < _WIDEST and self._hangs(end, i):
            end += 1
        return start, end

    def _hangs(self, i: int, on: int) -> bool:
        for _ in range(6):
            if i == on:
                return True
            if (self.dep[i] in _CUTS and self.text[i] not in "-–") or self.head[i] == i:
                return False
            i = self.head[i]
        return False

    def written(self, start: int, end: int) -> str:
        """Return the words of a stretch as they stand, line breaks as blanks."""
        parts = []
        for i in range(start, end):
            parts.append(self.text[i])
            if self.space[i]:
                parts.append(" ")
        return " ".join("".join(parts).split())

    def block_of(self, i: int) -> tuple[int, int]:
        """Return where the block of a word begins and ends."""
        return self.blocks[self.block[i]] if self.block[i] >= 0 else (i, i + 1)


def _inside(doc: Doc, labels: set[str]) -> list[bool]:
    inside = np.zeros(len(doc), dtype=bool)
    for span in doc.spans.get(VOICE, ()):
        if span.label_ in labels:
            inside[span.start : span.end] = True
    found: list[bool] = inside.tolist()
    return found
