"""The terms of an article, weighted: words, pairs of words and names, with weight on headline and lead.

No parse: a name is its words and, as in "Maid of Orrin", the pairs of them. More weight on words with a capital made
grouping worse, since the same people are in many events. The rows of the matrix have length 1, so the product of two
of them is their cosine.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from samestory.grouping.background import Background, no_terms
from samestory.types import Article

__all__ = ["Terms", "Vocabulary", "count", "name", "read", "stem"]

# What an article is about is said early; the rest of a long one is background that many events share.
LONGEST = 4_000  # characters of a field that are read
LEAD = 60  # words of the body that count as the lead
HEADLINE_WEIGHT = 3.0
LEAD_WEIGHT = 1.5
PAIR_WEIGHT = 0.35  # beside its two words, which count too
RARITY = 0.7  # power of the inverse document frequency: below 1, the rarest words do not decide alone
KEPT = 100  # terms an article keeps, the heaviest: bounds memory and time
_CHUNK = 2_000  # articles read at a time

_TOKEN = re.compile(r"[^\W_]+(?:['’.&-][^\W_]+)*|[.!?:;\n“”\"]+")
_PAIR = 1 << 32  # keys below are words, keys above two words
_END, _SMALL = -1, -2  # in place of a stem: the end of a sentence, a word that is no term
_Ints = NDArray[np.int64]
_Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Terms:
    """The matrix (articles by terms, rows of length 1 or 0) and what its columns mean."""

    matrix: sparse.csr_matrix
    keys: _Ints
    words: Sequence[str]

    def name(self, column: int) -> str:
        """Return the words of a column."""
        return name(int(self.keys[column]), self.words)


def name(key: int, words: Sequence[str]) -> str:
    """Return the words of a key."""
    return words[key] if key < _PAIR else f"{words[(key >> 32) - 1]} {words[key & (_PAIR - 1)]}"


class Vocabulary(dict[str, int]):
    """Number of each form met, and beside it its stem."""

    def __init__(self, no_terms: frozenset[str]) -> None:
        super().__init__()
        self.no_terms = no_terms
        self.stems: dict[str, int] = {}
        self.names: list[str] = []  # by stem: the first form met, for people
        self.stem: list[int] = []  # by form

    def __missing__(self, form: str) -> int:
        number = self[form] = len(self)
        low = form.lower().replace("’", "'").removesuffix("'s")
        if not form[0].isalnum():
            self.stem.append(_END)
        elif low in self.no_terms or len(low) < 2:
            self.stem.append(_SMALL)
        else:
            root = stem(low)
            self.stem.append(self.stems.setdefault(root, len(self.stems)))
            if len(self.names) < len(self.stems):
                self.names.append(root)
        return number


def stem(low: str) -> str:
    """Take a plural off: enough to join "strikes" and "strike" without joining what is apart."""
    low = low.replace(".", "")
    if len(low) > 4 and low.endswith("ies"):
        return low[:-3] + "y"
    if len(low) > 3 and low.endswith("s") and low[-2] not in "sui":
        return low[:-1]
    return low


def read(articles: Iterable[Article], background: Background) -> Terms:
    """Read the terms of articles.

    Parameters
    ----------
    articles : iterable of Article
        In the order that the rows shall have.
    background : Background
        In how many articles of a reference sample a term stands.
    """
    vocabulary = Vocabulary(no_terms())
    chunks: list[sparse.csr_matrix] = []
    source = iter(articles)
    while batch := list(islice(source, _CHUNK)):
        chunks.append(count(batch, vocabulary))
    return _weigh(chunks, vocabulary.names, background)


def count(batch: list[Article], vocabulary: Vocabulary) -> sparse.csr_matrix:
    """Return the terms of some articles by key, a place in the headline or the lead counted for more."""
    forms: list[int] = []
    number = vocabulary.__getitem__  # which asks __missing__
    lengths = np.zeros((len(batch), 2), dtype=np.int64)
    for at, article in enumerate(batch):
        title = _TOKEN.findall(article.title[:LONGEST])
        rest = _TOKEN.findall(article.body[:LONGEST])
        lengths[at] = len(title) + 1, len(rest) + 1
        forms += map(number, title)
        forms.append(vocabulary["\n"])
        forms += map(number, rest)
        forms.append(vocabulary["\n"])
    form = np.array(forms, dtype=np.int64)
    stem = np.array(vocabulary.stem, dtype=np.int64)[form]
    row = np.repeat(np.arange(len(batch)), lengths.sum(axis=1))
    start = np.repeat(np.cumsum(lengths.sum(axis=1)) - lengths.sum(axis=1), lengths.sum(axis=1))
    head = np.repeat(lengths[:, 0], lengths.sum(axis=1))
    place = np.arange(len(form)) - start - head  # below 0: headline
    weight = np.where(place < 0, HEADLINE_WEIGHT, np.where(place < LEAD, LEAD_WEIGHT, 1.0)).astype(np.float32)

    # A pair is two terms of one sentence with nothing but small words between them: "Maid of Orrin" is one too.
    solid = stem != _SMALL
    stem, row, weight = stem[solid], row[solid], weight[solid]
    is_term = stem >= 0
    pair = is_term[:-1] & is_term[1:]
    pairs = ((stem[:-1] + 1) << 32 | stem[1:])[pair]
    columns = np.concatenate([stem[is_term], pairs])
    rows = np.concatenate([row[is_term], row[:-1][pair]])
    weights = np.concatenate([weight[is_term], weight[:-1][pair]])
    order = np.argsort(rows, kind="stable")
    indptr = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(batch)))])
    counts = sparse.csr_matrix((weights[order], columns[order], indptr), shape=(len(batch), 1 << 62))
    counts.sum_duplicates()
    return counts


def _weigh(chunks: list[sparse.csr_matrix], words: list[str], background: Background) -> Terms:
    articles = sum(chunk.shape[0] for chunk in chunks)
    if not articles:
        return Terms(sparse.csr_matrix((0, 0), dtype=np.float32), np.zeros(0, dtype=np.int64), words)
    n_words = len(words)
    df_words = np.zeros(n_words, dtype=np.int64)
    twice = _Twice()
    for chunk in chunks:
        is_pair = chunk.indices >= _PAIR
        df_words += np.bincount(chunk.indices[~is_pair], minlength=n_words)
        twice.add(chunk.indices[is_pair])
    pairs = np.concatenate([twice.among(chunk.indices[chunk.indices >= _PAIR]) for chunk in chunks])
    key_pairs, df_pairs = np.unique(pairs, return_counts=True)
    del pairs
    kept = df_pairs > 1  # what stands in one article joins nothing
    key_pairs, df_pairs = key_pairs[kept], df_pairs[kept]
    keys = np.concatenate([np.arange(n_words), key_pairs])
    df = np.concatenate([df_words, df_pairs]).astype(float)

    first, second = (key_pairs >> 32) - 1, key_pairs & (_PAIR - 1)
    known = np.array([background.words.get(word, 0) for word in words], dtype=float)
    known_pairs = np.array(
        [background.pairs.get(f"{words[a]} {words[b]}", 0) for a, b in zip(first, second, strict=True)],
        dtype=float,
    )
    df += np.concatenate([known, known_pairs])
    idf = np.log((articles + background.articles + 1) / (df + 1))
    factor = (idf**RARITY * np.where(keys < _PAIR, 1.0, PAIR_WEIGHT)).astype(np.float32)
    rows = []
    chunks.reverse()
    while chunks:  # each is dropped once it is weighed
        rows.append(_rows(chunks.pop(), key_pairs, n_words, factor))
    return Terms(sparse.vstack(rows, format="csr"), keys, words)


class _Twice:
    """Keys that may have been added twice: never wrong about one that has, and small (a counting filter, one hash)."""

    def __init__(self) -> None:
        self.seen = np.zeros(1 << 25, dtype=np.uint8)

    def add(self, keys: _Ints) -> None:
        place, number = np.unique(self._place(keys), return_counts=True)
        self.seen[place] = np.minimum(self.seen[place] + np.minimum(number, 2), 2)

    def among(self, keys: _Ints) -> _Ints:
        return keys[self.seen[self._place(keys)] > 1]

    def _place(self, keys: _Ints) -> NDArray[np.uint64]:
        return (keys.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(
            39
        )  # Fibonacci hashing (Knuth)


def _rows(chunk: sparse.csr_matrix, key_pairs: _Ints, n_words: int, factor: _Floats) -> sparse.csr_matrix:
    """Weigh the terms of some articles, keep the heaviest of each, and make the rows length 1."""
    is_pair = chunk.indices >= _PAIR
    place = np.searchsorted(key_pairs, chunk.indices)
    place[place == len(key_pairs)] = 0
    found = is_pair & (key_pairs[place] == chunk.indices) if len(key_pairs) else np.zeros_like(is_pair)
    use = found | ~is_pair
    column = np.where(is_pair, n_words + place, chunk.indices)[use]
    row = np.repeat(np.arange(chunk.shape[0]), np.diff(chunk.indptr))[use]
    data = (1 + np.log(chunk.data[use])) * factor[column]
    order = np.lexsort((column, -data, row))
    row, column, data = row[order], column[order], data[order]
    starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=chunk.shape[0]))])
    heavy = np.arange(len(row)) - starts[row] < KEPT
    row, column, data = row[heavy], column[heavy], data[heavy]
    length = np.sqrt(np.bincount(row, weights=data.astype(float) ** 2, minlength=chunk.shape[0]))
    data = (data / np.where(length > 0, length, 1)[row]).astype(np.float32)
    matrix = sparse.csr_matrix((data, (row, column.astype(np.int32))), shape=(chunk.shape[0], len(factor)))
    matrix.sort_indices()
    return matrix
