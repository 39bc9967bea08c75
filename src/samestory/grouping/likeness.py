"""How alike articles are: the cosine of their terms, times what the days between them leave of it.

Every pair inside the window of dates is compared; articles without a date are compared with all. There is no index:
the rows are sorted by day and multiplied block by block.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samestory.grouping.dates import WINDOW, nearness

__all__ = ["APART", "Likeness", "neighbours"]

APART = -1e6  # likeness of two that must not meet: no mean that has it in it reaches a threshold
_FLOOR = 0.04  # below this, two articles are strangers
_MOST = 16  # neighbours of an article that are kept whatever they are like,
_CLOSE = 0.15  # and those that are this near,
_MOST_CLOSE = 1_024  # up to so many: or hundreds of articles on one event fall into islands
_BLOCK = 512
_COMMON = 1_000  # a term in more articles of a window than this tells none of them apart

_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]
Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is compared: rows of terms, their days, and what is known of some of them.

    Parameters
    ----------
    terms : sparse matrix
    days : array of float
        NaN: not known.
    known : array of int
        The given event of a row, -1 where there is none: rows of two given events never meet.
    apart : frozenset of (int, int)
        Rows that a reader holds apart, the smaller first.
    """

    terms: sparse.csr_matrix
    days: _Floats
    known: _Ints
    apart: frozenset[tuple[int, int]] = frozenset()

    def among(self, rows: _Ints) -> _Floats:
        """Return the likeness of each of the rows to each other of them, 1 on the diagonal."""
        part = self.terms[rows]
        found = np.asarray((part @ part.T).toarray(), dtype=float)
        found *= nearness(np.abs(self.days[rows][:, None] - self.days[rows][None, :]))
        known = self.known[rows]
        found[(known[:, None] != known[None, :]) & (known[:, None] >= 0) & (known[None, :] >= 0)] = APART
        if self.apart:
            place = {int(row): at for at, row in enumerate(rows)}
            for one, two in self.apart:
                if one in place and two in place:
                    found[place[one], place[two]] = found[place[two], place[one]] = APART
        np.fill_diagonal(found, 1.0)
        return found


def neighbours(what: Likeness, progress: Progress | None = None) -> sparse.csr_matrix:
    """Return the nearest neighbours of every row with their likeness, as a symmetric matrix."""
    count = what.terms.shape[0]
    order = np.argsort(np.where(np.isnan(what.days), np.inf, what.days), kind="stable")
    dated = int(np.sum(~np.isnan(what.days)))
    terms, days = what.terms[order], what.days[order]
    parts: list[tuple[_Ints, _Ints, _Floats]] = []
    for start in range(0, count, _BLOCK):
        if progress is not None:
            progress(start, count, "comparing")
        stop = min(start + _BLOCK, count)
        # Later rows only, since likeness is symmetric: those inside the window, and those without a date.
        until = (
            int(np.searchsorted(days[:dated], days[min(stop, dated) - 1] + WINDOW, "right"))
            if start < dated
            else 0
        )
        columns = np.concatenate(
            [np.arange(start, max(until, start)), np.arange(max(dated, start, until), count)]
        )
        others = terms[columns]
        spread = np.bincount(others.indices, minlength=terms.shape[1])
        block = terms[start:stop]
        if len(columns) > _COMMON and (spread > _COMMON).any():
            block = block @ sparse.diags((spread <= _COMMON).astype(block.dtype))
        found = (block @ others.T).tocoo()
        near = found.data >= _FLOOR
        row, column = found.row[near].astype(np.int64) + start, columns[found.col[near]]
        alike = found.data[near] * nearness(np.abs(days[row] - days[column]))
        near = (alike >= _FLOOR) & (column > row)
        parts.append(_nearest(row[near], column[near], alike[near]))
    row, column, alike = (np.concatenate(part) for part in zip(*parts, strict=True))
    one, two = np.concatenate([row, column]), np.concatenate([column, row])
    one, two, alike = _nearest(one, two, np.concatenate([alike, alike]))
    graph = sparse.csr_matrix((alike, (order[one], order[two])), shape=(count, count))
    return graph.maximum(graph.T).tocsr()


def _nearest(row: _Ints, column: _Ints, alike: _Floats) -> tuple[_Ints, _Ints, _Floats]:
    """Keep the neighbours of each row that are worth keeping."""
    by = np.lexsort((column, -alike, row))
    row, column, alike = row[by], column[by], alike[by]
    first = np.searchsorted(row, row, "left")
    rank = np.arange(len(row)) - first
    keep = (rank < _MOST) | (alike >= _CLOSE) & (rank < _MOST_CLOSE)
    return row[keep], column[keep], alike[keep]
