"""How much of what some words say stands elsewhere: the share of their content that one passage of an article has.

A passage is two sentences that follow each other: a fact that one outlet has in one sentence, another may have in two.
A word of the part is found where the passage has it, in any form; where it has a near word (word vectors) it counts in
part. Words weigh by how rare they are in a reference sample, and in the event.

Limits: what is told in quite other words is not found, and what only shares words counts as told; so between "told" and
"not found" there is "unsure".
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samestory.grouping.background import builtin
from samestory.models.vectors import vectors
from samestory.only.words import Words
from samestory.reading import Reading
from samestory.speakers.columns import Columns

__all__ = ["Found", "Passages"]

_NEAR = 0.5  # cosine of two words that may say the same
_PARTLY = 0.6  # what a near word counts
_MOST = 3_000  # sentences of an article
_Floats = NDArray[np.float32]


@lru_cache(maxsize=50_000)
def _weight(term: str) -> float:
    background = builtin()
    return max(0.5, math.log((background.articles + 1) / (background.words.get(term, 0) + 1)))


class Found(NamedTuple):
    """The share of some words that stands in the passage of an article that has most, and where that begins.

    Attributes
    ----------
    share : float
    sentence : int
        -1 for none.
    """

    share: float
    sentence: int


class Passages:
    """All passages of an event.

    Parameters
    ----------
    readings : sequence of Reading
    words : sequence of Words
        Of the same articles.
    """

    def __init__(self, readings: Sequence[Reading], words: Sequence[Words]) -> None:
        self._number: dict[str, int] = {}
        self._words: list[str] = []
        rows: list[set[int]] = []
        edges = [0]
        for reading, own in zip(readings, words, strict=True):
            said = list(self._sentences(reading.columns, own))
            rows += [one | other for one, other in zip(said, [*said[1:], set()], strict=True)]
            edges.append(len(rows))
        self._of_article = [slice(a, b) for a, b in pairwise(edges)]
        columns = np.array([n for row in rows for n in sorted(row)], dtype=np.int64)
        indptr = np.cumsum([0, *(len(row) for row in rows)])
        ones = np.ones(len(columns), dtype=np.float32)
        self._rows = sparse.csr_matrix((ones, columns, indptr), shape=(len(rows), max(1, len(self._number))))
        self._by_term = sparse.csr_matrix(self._rows.T)
        known, table = vectors()
        self._vectors = np.zeros((len(self._words), table.shape[1]), dtype=np.float32)
        for n, word in enumerate(self._words):
            if word in known:
                self._vectors[n] = table[known[word]]

    def _sentences(self, c: Columns, words: Words) -> Iterator[set[int]]:
        for s in range(min(len(c.sentences) - 1, _MOST)):
            yield {
                self._term(words.terms[i], c.lemma[i])
                for i in range(c.sentences[s], c.sentences[s + 1])
                if words.terms[i]
            }

    def _term(self, term: str, lemma: str) -> int:
        number = self._number.get(term)
        if number is None:
            number = self._number[term] = len(self._words)
            self._words.append(lemma)
        return number

    def _rarity(self, term: str) -> float:
        """A word of which the event is full tells little: two passages have it that tell different things."""
        number = self._number.get(term)
        here = 0 if number is None else int(self._by_term.indptr[number + 1] - self._by_term.indptr[number])
        return math.log(1 + self._rows.shape[0] / (here + 1))

    def shares(self, asked: Sequence[Sequence[str]]) -> list[list[Found]]:
        """Return how much of some parts stands in each article.

        Parameters
        ----------
        asked : sequence of sequence of str
            The terms of each part, all of one article.

        Returns
        -------
        list of list of Found
            By part, then by article.
        """
        numbers = sorted({self._number[term] for part in asked for term in part if term in self._number})
        if not numbers or not self._rows.shape[0]:
            return [[Found(0.0, -1)] * len(self._of_article) for _ in asked]
        place = {number: k for k, number in enumerate(numbers)}
        matched = self._matched(numbers)
        weights = np.zeros((len(asked), len(numbers)), dtype=np.float32)
        totals = np.full(len(asked), 1e-9, dtype=np.float32)
        for k, part in enumerate(asked):
            for term in part:
                weight = _weight(term) * self._rarity(term)
                totals[k] += weight
                if term in self._number:
                    weights[k, place[self._number[term]]] += weight
        shares = (weights @ matched) / totals[:, None]
        return [list(self._best(row)) for row in shares]

    def _matched(self, numbers: Sequence[int]) -> _Floats:
        """How far each term is found in each passage, shape (terms, passages)."""
        exact = np.asarray(self._by_term[numbers].todense(), dtype=np.float32)
        near = sparse.csr_matrix((self._vectors[numbers] @ self._vectors.T) >= _NEAR, dtype=np.float32)
        partly = np.asarray((near @ self._by_term).todense(), dtype=np.float32)
        found: _Floats = np.maximum(exact, _PARTLY * (partly > 0))
        return found

    def _best(self, row: _Floats) -> Iterator[Found]:
        for passages in self._of_article:
            own = row[passages]
            if not len(own):
                yield Found(0.0, -1)
                continue
            best = int(own.argmax())
            yield Found(float(own[best]), best)
