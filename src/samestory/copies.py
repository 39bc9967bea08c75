"""Who carries whose text: verbatim and near duplicates, and passages that several articles share.

Runs of eight words are compared by fingerprint: of each window of eight runs the one with the lowest hash (winnowing,
Schleimer, Wilkerson & Aiken 2003), so that every shared passage of fifteen words and more is met. What two
articles share is then read off all their runs. Words inside quotation marks do not count: two reporters who
quote one speech have not copied each other.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from samestory.ingest.dates import moment
from samestory.types import Article, Shared

__all__ = ["duplicates", "shared"]

RUN = 8  # words: nobody writes eight words in a row like another by chance
WINDOW = 8
NEAR = 0.8  # of the words of both articles
LEAST = 30  # words outside quotation marks; fewer is a formula or a standing line
_CROWD = 200  # articles with the same run: a standing line of an outlet, no copy
_FIRST, _SECOND = 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_QUOTED = re.compile(r"“[^“”\n]*”?|\"[^\"\n]*\"|(?<!\w)‘[^‘’\n]*’(?!\w)")


@dataclass(frozen=True, slots=True)
class _Text:
    """The words of a body: hashes, offsets, whether outside quotation marks, and the hash of each run of words."""

    words: NDArray[np.uint64]
    offsets: NDArray[np.int64]
    own: NDArray[np.bool_]
    runs: NDArray[np.uint64]


def shared(articles: Sequence[Article]) -> tuple[Shared, ...]:
    """Find what articles share, each with the earliest that has the passage.

    Parameters
    ----------
    articles : sequence of Article
        In any order.

    Returns
    -------
    tuple of Shared
        In the order of time of the first, then of the second.
    """
    ordered = sorted(articles, key=_when)
    texts = [_text(article.body) for article in ordered]
    found = []
    for a, b in _candidates(texts):
        one = _compare(ordered[a].id, texts[a], ordered[b].id, texts[b])
        # Passages that two articles of one outlet share are its standing lines, or its own background.
        if one is not None and (one.kind != "passages" or ordered[a].outlet != ordered[b].outlet):
            found.append(one)
    return tuple(found)


def duplicates(pairs: Iterable[Shared]) -> tuple[tuple[str, ...], ...]:
    """Join verbatim and near duplicates into groups, each in the order of time."""
    group: dict[str, list[str]] = {}
    for pair in pairs:
        if pair.kind == "passages":
            continue
        one, other = group.setdefault(pair.first, [pair.first]), group.setdefault(pair.second, [pair.second])
        if one is not other:
            one += other
            for name in other:
                group[name] = one
    return tuple(tuple(names) for name, names in group.items() if names[0] == name)


def _when(article: Article) -> tuple[bool, float, str]:
    when = moment(article.published)
    return when is None, when.timestamp() if when is not None else 0.0, article.id


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    """Return the same 64 bits for a word in every run of the program."""
    data = word.encode("utf-8", "surrogatepass")
    return zlib.crc32(data) << 32 | zlib.crc32(data[::-1] + b"\x00")


def _text(body: str) -> _Text:
    matches = list(_WORD.finditer(body))
    words = np.array([_hash(m[0].lower().replace("’", "'")) for m in matches], dtype=np.uint64)
    offsets = np.array([m.span() for m in matches], dtype=np.int64).reshape(-1, 2)
    own = np.ones(len(matches), dtype=bool)
    for quoted in _QUOTED.finditer(body):
        first, last = np.searchsorted(offsets[:, 0], quoted.span())
        own[first:last] = False
    if len(words) < RUN:
        return _Text(words, offsets, own, np.zeros(0, dtype=np.uint64))
    with np.errstate(over="ignore"):
        powers = np.array([pow(_FIRST, i, 1 << 64) for i in range(RUN)], dtype=np.uint64)
        runs = (sliding_window_view(words, RUN) * powers).sum(axis=1, dtype=np.uint64)
        runs ^= runs >> np.uint64(29)
        runs *= np.uint64(_SECOND)
    return _Text(words, offsets, own, runs)


def _fingerprints(text: _Text) -> NDArray[np.uint64]:
    if len(text.runs) <= WINDOW:
        return np.unique(text.runs)
    return np.unique(sliding_window_view(text.runs, WINDOW).min(axis=1))


def _candidates(texts: Sequence[_Text]) -> list[tuple[int, int]]:
    """Pairs that share a fingerprint: the earliest article that has it with each other one."""
    prints = [_fingerprints(text) for text in texts]
    if not prints:
        return []
    keys = np.concatenate(prints)
    owners = np.repeat(np.arange(len(prints)), [len(one) for one in prints])
    order = np.lexsort((owners, keys))
    keys, owners = keys[order], owners[order]
    starts = (
        np.flatnonzero(np.concatenate([[True], keys[1:] != keys[:-1]])) if len(keys) else np.zeros(0, int)
    )
    sizes = np.diff(np.concatenate([starts, [len(keys)]]))
    first = np.repeat(owners[starts], sizes) if len(starts) else owners
    crowd = np.repeat(sizes, sizes)
    # A standing line joins nothing; a text that hundreds carry has other runs, and its earliest copy.
    wanted = (first != owners) & ((crowd <= _CROWD) | (crowd == crowd.max(initial=0)))
    pairs = np.unique(np.stack([first[wanted], owners[wanted]], axis=1), axis=0)
    return [(int(a), int(b)) for a, b in pairs]


def _compare(first_id: str, first: _Text, second_id: str, second: _Text) -> Shared | None:
    covered_first, covered_second = _covered(first, second.runs), _covered(second, first.runs)
    words = int((covered_second & second.own).sum())
    same = np.array_equal(first.words, second.words)
    if words < LEAST and not same:
        return None
    share_first = float((covered_first & first.own).sum() / max(1, first.own.sum()))
    share_second = float(words / max(1, second.own.sum()))
    near = min(share_first, share_second) >= NEAR
    return Shared(
        first_id,
        second_id,
        "verbatim" if same else "near" if near else "passages",
        words,
        round(share_first, 4),
        round(share_second, 4),
        _spans(first, covered_first),
        _spans(second, covered_second),
    )


def _covered(text: _Text, others: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Mark the words that stand in a run which the other text has."""
    covered = np.zeros(len(text.words), dtype=bool)
    for start in np.flatnonzero(np.isin(text.runs, others)):
        covered[start : start + RUN] = True
    return covered


def _spans(text: _Text, covered: NDArray[np.bool_]) -> tuple[tuple[int, int], ...]:
    edges = np.flatnonzero(np.diff(np.concatenate([[False], covered, [False]]).astype(np.int8)))
    return tuple(
        (int(text.offsets[a, 0]), int(text.offsets[b - 1, 1]))
        for a, b in zip(edges[::2], edges[1::2], strict=True)
    )
