"""How alike two units are: shared words weighed by how telling they are, near words, runs of words, best choice.

A score is the sum of five parts, each kept because it put the labelled pairs in better order
(`tests/real/statements.py`):

- the cosine of their content words, weighed by how rare they are in the event and in a reference sample;
- the cosine of the weighed means of their word vectors: other words for the same;
- whether they share runs of 3, 4 and 6 words: words of names and dates add nothing to a run, since "House Speaker
  Ann Ode" joins sentences that report different things;
- how many content words the shorter one has: short sentences are alike by chance;
- how many units of the other's article are more alike, both ways.

The weights are round numbers set by hand; nothing was fitted.

References
----------
Salton & Buckley (1988), Term-weighting approaches in automatic text retrieval. Arora, Liang & Ma (2017), A simple
but tough-to-beat baseline for sentence embeddings.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samestory.grouping.background import builtin, english
from samestory.grouping.terms import stem
from samestory.models.vectors import vectors
from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.statements.units import Unit, is_name, is_telling

__all__ = ["Likeness", "content", "terms"]

_VECTORS, _RUNS, _LENGTH, _RANK = 0.8, 0.6, 0.3, 0.06
_SUM = 1 + _VECTORS + _RUNS + _LENGTH
_RUN_LENGTHS = (3, 4, 6)
_LONG = 8  # content words; more add nothing
_WORST = 5  # better choices; more take nothing away
_Floats = NDArray[np.float32]


class Likeness:
    """Scores of the units of an event.

    Parameters
    ----------
    readings : sequence of Reading
    units : sequence of Unit
        In the order of the readings.
    """

    def __init__(self, readings: Sequence[Reading], units: Sequence[Unit]) -> None:
        self.units = units
        words = [content(readings[unit.article].columns, unit) for unit in units]
        terms, self._means = _weighed(words)
        runs = _incidence(readings, units)
        self._length = np.minimum(np.array([len(found) for found in words], dtype=np.float32), _LONG) / _LONG
        edges = np.searchsorted([unit.article for unit in units], range(len(readings) + 1))
        self._of_article = [slice(int(a), int(b)) for a, b in pairwise(edges)]
        # Cut and turned once: each article is compared with every other.
        self._terms, self._terms_turned = _cut(terms, self._of_article)
        cut = [_cut(matrix, self._of_article) for matrix in runs]
        self._runs, self._runs_turned = [given for given, _ in cut], [turned for _, turned in cut]

    def between(self, one: int, other: int) -> _Floats:
        """Return the scores of the units of two articles, 0 to 1, shape (units of one, units of the other)."""
        rows, columns = self._of_article[one], self._of_article[other]
        found: _Floats = (self._terms[one] @ self._terms_turned[other]).toarray()
        found += _VECTORS * (self._means[rows] @ self._means[columns].T)
        for runs, turned in zip(self._runs, self._runs_turned, strict=True):
            shared = runs[one] @ turned[other]
            # What is not stored is not shared; most pairs share nothing.
            if shared.nnz:
                found += _RUNS / len(_RUN_LENGTHS) * (shared.toarray() > 0)
        found += _LENGTH * np.minimum(self._length[rows][:, None], self._length[columns][None, :])
        worse = _rank(found, 1) + _rank(found, 0)
        scores: _Floats = np.maximum(found - _RANK * np.minimum(worse, _WORST), 0) / _SUM
        return scores

    def start(self, article: int) -> int:
        """Return the number of the first unit of an article."""
        return self._of_article[article].start


def content(c: Columns, unit: Unit, without: Container[int] = ()) -> list[str]:
    """Return the content words of a unit in dictionary form, ``without`` some of its tokens."""
    found = enumerate(terms(c, unit.start, unit.end), unit.start)
    return [term for i, term in found if term and i not in without]


def terms(c: Columns, start: int, end: int) -> Iterator[str]:
    """Return the content words of a stretch in dictionary form, empty for any other word."""
    return map(_term, c.text[start:end], c.lower[start:end], c.lemma[start:end], c.pos[start:end])


@lru_cache(maxsize=50_000)
def _term(text: str, lower: str, lemma: str, pos: str) -> str:
    if not is_telling(text, pos) or lower in english() or lemma in english():
        return ""
    return stem(lower) if pos == "PROPN" else lemma


def _rank(scores: _Floats, axis: int) -> NDArray[np.int64]:
    """How many in the same row (axis 1) or column (0) are greater."""
    order = np.argsort(-scores, axis=axis, kind="stable")
    rank = np.empty_like(order)
    steps = np.arange(scores.shape[axis])
    np.put_along_axis(rank, order, steps[None, :] if axis else steps[:, None], axis=axis)
    return rank


def _weighed(words: Sequence[list[str]]) -> tuple[sparse.csr_matrix, _Floats]:
    """Content words by unit, and the means of their vectors; rows of length 1, or 0 where there are none."""
    background, (known, rows) = builtin(), vectors()
    counts = [Counter(found) for found in words]
    number: dict[str, int] = {}
    for found in counts:
        for word in found:
            number.setdefault(word, len(number))
    within = Counter(word for found in counts for word in found)
    weight = np.array(
        [
            math.sqrt(
                (math.log((len(words) + 1) / (within[word] + 1)) + 1)
                * max(0.1, math.log((background.articles + 1) / (background.words.get(stem(word), 0) + 1)))
            )
            for word in number
        ],
        dtype=np.float32,
    )
    indptr = np.cumsum([0, *(len(found) for found in counts)])
    columns = np.array([number[word] for found in counts for word in found], dtype=np.int64)
    times = np.array([n for found in counts for n in found.values()], dtype=np.float32)
    data = (1 + np.log(times)) * weight[columns] if len(columns) else times
    terms = sparse.csr_matrix((data, columns, indptr), shape=(len(words), len(number)))
    of_word = np.zeros((len(number), rows.shape[1]), dtype=np.float32)
    for word, i in number.items():
        row = known.get(word)
        if row is not None:
            of_word[i] = rows[row]
    present = sparse.csr_matrix((weight[columns], columns, indptr), shape=terms.shape)
    means = np.asarray(present @ of_word, dtype=np.float32)
    means /= np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
    length = np.sqrt(np.asarray(terms.multiply(terms).sum(axis=1)).ravel())
    unit = sparse.diags(1 / np.maximum(length, 1e-9)) @ terms
    return sparse.csr_matrix(unit, dtype=np.float32), means


def _incidence(readings: Sequence[Reading], units: Sequence[Unit]) -> list[sparse.csr_matrix]:
    """Which runs of words, of each length, stand in which unit; at most one word of a run is part of a name."""
    numbers: list[dict[int, int]] = [{} for _ in _RUN_LENGTHS]
    columns: list[list[int]] = [[] for _ in _RUN_LENGTHS]
    indptrs: list[list[int]] = [[0] for _ in _RUN_LENGTHS]
    for unit in units:
        c = readings[unit.article].columns
        kept = [
            i
            for i in range(unit.start, unit.end)
            if c.text[i].isalnum() or any(char.isalnum() for char in c.text[i])
        ]
        words = [_hash(c.lower[i]) for i in kept]
        names = [0, *accumulate(is_name(c, i) for i in kept)]
        for length, number, column, indptr in zip(_RUN_LENGTHS, numbers, columns, indptrs, strict=True):
            found = {
                hash(tuple(words[k : k + length]))
                for k in range(len(kept) - length + 1)
                if names[k + length] - names[k] <= 1
            }
            column += [number.setdefault(run, len(number)) for run in found]
            indptr.append(len(column))
    return [
        sparse.csr_matrix(
            (np.ones(len(column), dtype=np.float32), column, indptr), shape=(len(units), max(1, len(number)))
        )
        for number, column, indptr in zip(numbers, columns, indptrs, strict=True)
    ]


def _cut(
    matrix: sparse.csr_matrix, parts: Sequence[slice]
) -> tuple[list[sparse.csr_matrix], list[sparse.csr_matrix]]:
    """The rows of each article, and the same turned round."""
    given = [matrix[part] for part in parts]
    return given, [part.T.tocsr() for part in given]


@lru_cache(maxsize=50_000)
def _hash(word: str) -> int:
    """Equal on every run of the program, as ``hash`` of a text is not; the hash of numbers is."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))
