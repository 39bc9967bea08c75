"""From likeness to groups: near copies first, then average linkage against the crowd around an article.

One threshold does not fit all: between thirty articles a few shared terms are enough, between thousands about one
presidency they are not. So a pair counts by how much more alike it is than its surroundings are: the mean likeness of
each of the two to its nearest neighbours is taken off, as in cross-domain similarity local scaling (Conneau et al.
2018). Neighbours of the same provisional group count twice at most, so that an event with 500 articles is no crowd
against itself. Near copies count as one, so that wire copy does not outvote the rest of a group.

Average linkage (Sokal & Michener 1958) never joins what no single pair above the threshold joins: so connected
components are cut first, and only what is inside one of them is compared in full.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse.csgraph import connected_components
from scipy.spatial.distance import squareform

from samestory.grouping.likeness import Likeness, Progress, neighbours

__all__ = ["COPIES", "groups", "joined"]

# Chosen on BASIL, NewsWCL50 and neus by cross-validation over events: tests/real/events.py.
COPIES = 0.6  # this alike, two articles are one text, edited
PROVISIONAL = 0.22
JOIN = 0.04  # above the crowd
CROWD = 10  # neighbours that are the surroundings of an article
MATES = 2  # of them, those of its provisional group
LEAST = 0.06  # crowd of an article that has none: a handful of shared words join nothing
_LARGEST = 4_000  # articles of a component that are compared in full
_BATCH = 400

_Ints = NDArray[np.int64]
_Floats = NDArray[np.float64]


def groups(what: Likeness, together: _Ints, progress: Progress | None = None) -> _Ints:
    """Return the group of every row, numbered from 0 in the order of rows.

    Parameters
    ----------
    what : Likeness
    together : array of int
        A number for each row; rows of one number are held together.
    progress : callable, optional
        Called with rows done, all rows, and what is being done.
    """
    if not len(together):
        return together
    of_text, texts = _merged(what, _with_twins(what, together))
    near = neighbours(texts, progress)
    copies = _link(texts, near, COPIES, np.zeros(len(texts.days)), "complete")
    of_version, versions = _merged(texts, copies)
    if len(versions.days) < len(texts.days):
        near = _lifted(near, of_version)
    zero = np.zeros(len(versions.days))
    provisional = _link(versions, near, PROVISIONAL, zero, "average")
    found = _link(versions, near, JOIN, _crowd(near, provisional), "average")
    return joined(found[of_version[of_text]])


def _with_twins(what: Likeness, together: _Ints) -> _Ints:
    """Hold rows of the same terms and day together too: thousands of one text are one.

    Rows that a reader or a given grouping has decided on are left alone.
    """
    decided = {row for pair in what.apart for row in pair} | set(np.flatnonzero(what.known >= 0).tolist())
    size = np.bincount(together)
    found = together.copy()
    terms, first = what.terms, dict[tuple[int, bytes, bytes], int]()
    for row in range(terms.shape[0]):
        start, stop = terms.indptr[row], terms.indptr[row + 1]
        if start == stop or row in decided or size[together[row]] > 1:
            continue
        day = -1 if np.isnan(what.days[row]) else int(what.days[row] // 1)
        key = day, terms.indices[start:stop].tobytes(), terms.data[start:stop].tobytes()
        found[row] = first.setdefault(key, int(together[row]))
    return found


def joined(labels: _Ints) -> _Ints:
    """Number labels from 0 in the order in which they come."""
    _, first, inverse = np.unique(labels, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=np.int64)
    rank[np.argsort(first, kind="stable")] = np.arange(len(first))
    return rank[inverse]


def _merged(what: Likeness, labels: _Ints) -> tuple[_Ints, Likeness]:
    """Make one row, the mean, of the rows of each label."""
    label = joined(labels)
    size = np.bincount(label)
    rows = np.arange(len(label))
    mean = sparse.csr_matrix((1 / size[label], (label, rows)), shape=(len(size), len(label)))
    terms = (mean.astype(np.float32) @ what.terms).tocsr()
    terms.sort_indices()
    dated = ~np.isnan(what.days)
    number = np.bincount(label[dated], minlength=len(size))
    total = np.bincount(label[dated], weights=what.days[dated], minlength=len(size))
    days = np.where(number > 0, total / np.maximum(number, 1), np.nan)
    known = np.full(len(size), -1, dtype=np.int64)
    np.maximum.at(known, label, what.known)
    pairs = ((int(label[one]), int(label[two])) for one, two in what.apart)
    return label, Likeness(terms, days, known, frozenset((min(pair), max(pair)) for pair in pairs))


def _lifted(near: sparse.csr_matrix, label: _Ints) -> sparse.csr_matrix:
    """Carry neighbours over to merged rows: as near as the nearest pair."""
    coo = near.tocoo()
    row, column, alike = label[coo.row], label[coo.col], coo.data
    by = np.lexsort((-alike, column, row))
    row, column, alike = row[by], column[by], alike[by]
    first = np.concatenate([[True], (row[1:] != row[:-1]) | (column[1:] != column[:-1])])[: len(row)]
    first &= row != column
    size = int(label.max()) + 1
    return sparse.csr_matrix((alike[first], (row[first], column[first])), shape=(size, size))


def _crowd(near: sparse.csr_matrix, provisional: _Ints) -> _Floats:
    """Return the mean likeness of each row to its nearest neighbours."""
    coo = near.tocoo()
    mate = provisional[coo.row] == provisional[coo.col]
    crowd = np.zeros(near.shape[0])
    for which, most in ((mate, MATES), (~mate, CROWD - MATES)):
        row, alike = coo.row[which], coo.data[which]
        by = np.lexsort((-alike, row))
        row, alike = row[by], alike[by]
        keep = np.arange(len(row)) - np.searchsorted(row, row, "left") < most
        crowd += np.bincount(row[keep], weights=alike[keep], minlength=len(crowd))
    return np.maximum(crowd / CROWD, LEAST)


def _link(
    what: Likeness,
    near: sparse.csr_matrix,
    threshold: float,
    crowd: _Floats,
    method: Literal["average", "complete"],
) -> _Ints:
    labels = np.arange(near.shape[0])
    coo = near.tocoo()
    above = coo.data - (crowd[coo.row] + crowd[coo.col]) / 2 - threshold
    for batch in _batches(_components(coo.row, coo.col, above, near.shape[0])):
        start = 0
        alike = what.among(np.concatenate(batch))
        for rows in batch:
            stop = start + len(rows)
            part = alike[start:stop, start:stop] - (crowd[rows][:, None] + crowd[rows][None, :]) / 2
            distance = squareform(np.maximum(1 - part, 0), checks=False)
            labels[rows] = rows[joined(fcluster(linkage(distance, method), 1 - threshold, "distance"))]
            start = stop
    return labels


def _batches(components: list[_Ints]) -> Iterator[list[_Ints]]:
    """Put small components together: a product has its price whatever its size."""
    batch: list[_Ints] = []
    size = 0
    for rows in components:
        if batch and size + len(rows) > _BATCH:
            yield batch
            batch, size = [], 0
        batch.append(rows)
        size += len(rows)
    if batch:
        yield batch


def _components(row: _Ints, column: _Ints, above: _Floats, count: int) -> list[_Ints]:
    """Return what hangs together by pairs above the threshold, in pieces that can be compared in full."""
    found: list[_Ints] = []
    bar, left = 0.0, np.arange(count)
    while len(left):
        place = np.full(count, -1)
        place[left] = np.arange(len(left))
        use = (above >= bar) & (place[row] >= 0) & (place[column] >= 0)
        graph = sparse.csr_matrix(
            (np.ones(use.sum()), (place[row[use]], place[column[use]])), (len(left),) * 2
        )
        _, label = connected_components(graph, directed=False)
        order = np.argsort(label, kind="stable")
        pieces = np.split(left[order], np.cumsum(np.bincount(label))[:-1])
        found += [piece for piece in pieces if 1 < len(piece) <= _LARGEST]
        large = [piece for piece in pieces if len(piece) > _LARGEST]
        if not large:
            break
        # A chain of thousands of articles is cut at its weakest links.
        left, bar = np.sort(np.concatenate(large)), bar + 0.02
    return found
