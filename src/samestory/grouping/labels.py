"""What a group is called: an id from its shared terms and first day, and a headline of one of its articles."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samestory.grouping.terms import Terms

__all__ = ["shared_terms", "slug", "typical"]

_TERMS = 3  # in an id
_TRIED = 40  # heaviest terms that are looked at for them


def shared_terms(terms: Terms, label: NDArray[np.int64], groups: int) -> list[tuple[str, ...]]:
    """Return the terms that weigh most over the articles of each group, those of more than one article first."""
    rows = np.arange(len(label))
    member = sparse.csr_matrix((np.ones(len(label), np.float32), (label, rows)), (groups, len(label)))
    weight = (member @ terms.matrix).tocsr()
    present = terms.matrix.copy()
    present.data = np.ones_like(present.data)
    number = (member @ present).tocsr()
    weight.sort_indices()
    number.sort_indices()
    size = np.bincount(label, minlength=groups)
    found: list[tuple[str, ...]] = []
    for group in range(groups):
        part = slice(weight.indptr[group], weight.indptr[group + 1])
        columns, heavy, many = weight.indices[part], weight.data[part], number.data[part]
        if size[group] > 1 and (many > 1).any():
            columns, heavy = columns[many > 1], heavy[many > 1]
        order = np.lexsort((columns, -np.round(heavy, 5)))[:_TRIED]
        found.append(_distinct([terms.name(int(column)) for column in columns[order]]))
    return found


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """Return the first terms that share no word: "north korea" says "korea" already."""
    found: list[str] = []
    used: set[str] = set()
    for name in names:
        words = set(name.split())
        if words & used:
            continue
        used |= words
        found.append(name)
        if len(found) == _TERMS:
            break
    return tuple(found)


def slug(terms: Sequence[str], first: str | None) -> str:
    """Return an id: the terms and the first day."""
    words = re.sub(r"[^\w]+", "-", " ".join(terms)).strip("-_") or "event"
    return f"{words}-{first}" if first else words


def typical(terms: Terms, rows: NDArray[np.int64], titles: Sequence[str]) -> str:
    """Return the title of the article that is most like the others of its group; empty where none has one."""
    with_title = [at for at, row in enumerate(rows) if titles[row].strip()]
    if not with_title:
        return ""
    if len(with_title) == 1:
        return " ".join(titles[rows[with_title[0]]].split())
    part = terms.matrix[rows]
    total = np.asarray(part.sum(axis=0)).ravel()
    alike = np.round(part @ total, 5)
    best = max(with_title, key=lambda at: (alike[at], -at))
    return " ".join(titles[rows[best]].split())
