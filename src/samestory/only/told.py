"""How much of what some words say stands elsewhere: the share of their content that one passage of an article has.

A passage is two sentences that follow each other: a fact that one outlet has in one sentence, another may have in
two. A word of the part is found where the passage has it, in any form; where it has a near word (word vectors) it
counts in part. Words weigh by how rare they are in a reference sample, and in the event.

Limits: what is told in quite other words is not found, and what only shares words counts as told; so between "told"
and "not found" there is "unsure".
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samestory.fast import one_thread
from samestory.grouping.background import builtin
from samestory.models.vectors import vectors
from samestory.only.words import Words
from samestory.reading import Reading
from samestory.speakers.columns import Columns

__all__ = ["Passages", "Shares"]

_NEAR = 0.5  # cosine of two words that may say the same
_PARTLY = 0.6  # what a near word counts
_MOST = 3_000  # sentences of an article
_WORDS = 8_000  # of an event whose near words are looked for
_CHUNK = 1_000
_TOGETHER, _CELLS = 1_000, 10**7  # parts asked for at a time, and numbers that they fill
_RARE = 5.0  # weight of a word: in less than one of a hundred articles of the sample
_TELLING = 3.3  # in less than one of 25
_SELDOM, _FEWEST = 0.1, 4  # of the passages of an event, but so many: more have what it is about
_ACTOR = 0.35  # more where the passage is about the same actor
_Floats = NDArray[np.float32]
_Bools = NDArray[np.bool_]


@lru_cache(maxsize=50_000)
def _weight(term: str) -> float:
    background = builtin()
    return max(0.5, math.log((background.articles + 1) / (background.words.get(term, 0) + 1)))


class Shares:
    """How much of some parts stands in the passages of an event.

    Parameters
    ----------
    rows : ndarray, shape (parts, passages)
    edges : sequence of int
        Where the passages of each article begin, and the end of all.
    anywhere, rare, telling : ndarray, shape (parts, articles)

    Attributes
    ----------
    most : list of list of float
        By part and article the share that the best passage of the article has.
    anywhere : list of list of float
        The share that stands somewhere in the article, in however many passages.
    rare : list of list of float
        How many rare words are in the article.
    telling : list of list of float
        How many seldom words are in passages of the article that are about the same actor.
    """

    def __init__(
        self, rows: _Floats, edges: Sequence[int], anywhere: _Floats, rare: _Floats, telling: _Floats
    ) -> None:
        self._rows, self._edges = rows, edges
        self.most: list[list[float]] = np.maximum.reduceat(rows, edges[:-1], axis=1).tolist()
        self.anywhere: list[list[float]] = anywhere.tolist()
        self.rare: list[list[float]] = rare.tolist()
        self.telling: list[list[float]] = telling.tolist()

    def sentence(self, part: int, article: int) -> int:
        """Return the sentence with which the best passage of an article begins."""
        return int(self._rows[part, self._edges[article] : self._edges[article + 1]].argmax())

    def near(self, part: int, article: int, sentence: int) -> float:
        """Return the share that the best passage with a sentence of an article has."""
        first = self._edges[article]
        at = min(first + sentence, self._edges[article + 1] - 1)
        return float(self._rows[part, max(first, at - 1) : at + 1].max())


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
        self._lemmas: list[str] = []
        rows: list[set[int]] = []
        self._edges = [0]
        for reading, own in zip(readings, words, strict=True):
            said = list(self._sentences(reading.columns, own)) or [set()]
            rows += [one | other for one, other in zip(said, [*said[1:], set()], strict=True)]
            self._edges.append(len(rows))
        columns = np.array([n for row in rows for n in sorted(row)], dtype=np.int64)
        indptr = np.cumsum([0, *(len(row) for row in rows)])
        ones = np.ones(len(columns), dtype=np.float32)
        shape = (len(rows), max(1, len(self._number)))
        by_term = sparse.csr_matrix(sparse.csr_matrix((ones, columns, indptr), shape=shape).T)
        self._weights = self._rarity(by_term)
        often = np.diff(by_term.indptr)
        seldom = max(_FEWEST, _SELDOM * by_term.shape[1])
        self._is_rare = {
            n for term, n in self._number.items() if _weight(term) >= _RARE and often[n] <= seldom
        }
        self._seldom = {
            n for term, n in self._number.items() if _weight(term) >= _TELLING and often[n] <= seldom
        }
        self._exact = by_term
        self._found = self._with_near(by_term)
        self._anywhere = self._in_articles()

    def _sentences(self, c: Columns, words: Words) -> Iterator[set[int]]:
        for s in range(min(len(c.sentences) - 1, _MOST)):
            yield {
                self._term(words.terms[i], c.lemma[i])
                for i in range(c.sentences[s], c.sentences[s + 1])
                if words.terms[i]
            }

    def about(self, named: Sequence[Mapping[int, str]], readings: Sequence[Reading]) -> dict[str, _Bools]:
        """Return in which passages each actor is named, or in the sentence before, where a pronoun may follow.

        Parameters
        ----------
        named : sequence of mapping of int to str
            The actor whose name a word of each article is in.
        readings : sequence of Reading
        """
        found: dict[str, _Bools] = {}
        for n, (places, reading) in enumerate(zip(named, readings, strict=True)):
            first, end = self._edges[n], self._edges[n + 1]
            for i, name in places.items():
                if name not in found:
                    found[name] = np.zeros(self._edges[-1], dtype=np.bool_)
                at = first + reading.columns.sent[i]
                found[name][max(first, at - 1) : min(end, at + 2)] = True
        return found

    def _term(self, term: str, lemma: str) -> int:
        number = self._number.get(term)
        if number is None:
            number = self._number[term] = len(self._lemmas)
            self._lemmas.append(lemma)
        return number

    def _rarity(self, by_term: sparse.csr_matrix) -> list[float]:
        """How telling each term is: of a word that the event is full of, two passages may tell different things."""
        often = np.diff(by_term.indptr)[: len(self._number)]
        known = np.array([_weight(term) for term in self._number], dtype=np.float32)
        found: list[float] = (known * np.log(1 + by_term.shape[1] / (often + 1))).tolist()
        return found

    def _with_near(self, by_term: sparse.csr_matrix) -> sparse.csr_matrix:
        """How far each term is found in each passage: the word itself, or in part a near one."""
        known, table = vectors()
        told = [n for n, lemma in enumerate(self._lemmas) if lemma in known][:_WORDS]
        if not told:
            return by_term
        rows = table[[known[self._lemmas[n]] for n in told]]
        ones, others = [], []
        with one_thread():
            for first in range(0, len(told), _CHUNK):
                one, other = np.nonzero(rows[first : first + _CHUNK] @ rows.T >= _NEAR)
                ones.append(one + first)
                others.append(other)
        places = np.array(told)
        one, other = places[np.concatenate(ones)], places[np.concatenate(others)]
        size = by_term.shape[0]
        near = sparse.csr_matrix((np.ones(len(one), dtype=np.float32), (one, other)), shape=(size, size))
        partly = near @ by_term
        partly.data[:] = _PARTLY
        return sparse.csr_matrix(by_term.maximum(partly))

    def _in_articles(self) -> _Floats:
        """How far each term is found in each article, at best."""
        found: _Floats = np.zeros((self._found.shape[0], len(self._edges) - 1), dtype=np.float32)
        places = self._found.tocoo()
        article = np.searchsorted(self._edges, places.col, side="right") - 1
        np.maximum.at(found, (places.row, article), places.data)
        return found

    @property
    def together(self) -> int:
        """How many parts can be asked for at a time."""
        return max(1, min(_TOGETHER, _CELLS // max(1, self._edges[-1])))

    def shares(
        self,
        asked: Sequence[Sequence[tuple[str, float]]],
        plain: Sequence[Sequence[str]],
        about: Sequence[_Bools],
    ) -> Shares:
        """Return how much of some parts stands in each article.

        Parameters
        ----------
        asked : sequence of sequence of (str, float)
            The terms of each part, and how much each counts.
        plain : sequence of sequence of str
            Those of them that are no names.
        about : sequence of ndarray, shape (passages,)
            In which passages each part's actor is named.
        """
        columns = [[(self._number[t], k) for t, k in part if t in self._number] for part in asked]
        indptr = np.cumsum([0, *(len(part) for part in columns)])
        flat = [n for part in columns for n, _ in part]
        weights = np.array([k * self._weights[n] for part in columns for n, k in part], dtype=np.float32)
        matrix = sparse.csr_matrix((weights, flat, indptr), shape=(len(asked), self._found.shape[0]))
        totals = np.maximum(np.asarray(matrix.sum(axis=1), dtype=np.float32), 1e-9)
        rows: _Floats = np.asarray((matrix @ self._found).todense(), dtype=np.float32)
        rows /= totals
        rows *= 1 + _ACTOR * np.array(about, dtype=np.float32).reshape(rows.shape)
        anywhere: _Floats = np.asarray(matrix @ self._anywhere, dtype=np.float32)
        anywhere /= totals
        rare, telling = np.zeros_like(anywhere), np.zeros_like(anywhere)
        for k, part in enumerate(plain):
            found = [self._number[term] for term in set(part) if self._number.get(term) in self._is_rare]
            if found:
                rare[k] = (self._anywhere[found] >= 1).sum(axis=0)
            for term in {self._number[term] for term in part if term in self._number} & self._seldom:
                places = self._exact.indices[self._exact.indptr[term] : self._exact.indptr[term + 1]]
                here = np.unique(np.searchsorted(self._edges, places[about[k][places]], side="right") - 1)
                telling[k, here] += 1
        return Shares(rows, self._edges, anywhere, rare, telling)
