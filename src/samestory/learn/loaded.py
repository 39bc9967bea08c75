"""Train the scores of loaded wording: first words in their context, then sentences from the scores of their words.

A logistic regression over sparse features and a word vector; the vector part collapses to one weight a word, so that
what is shipped is a table. The scores that the sentence part learns from, and those that are reported on the coded
sentences, come from folds that hold whole articles apart.
"""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from samestory.files import write_aside
from samestory.learn.examples import Examples
from samestory.learn.texts import TRAINING_EVENTS
from samestory.models.features import SLOTS, slot_keys
from samestory.models.loaded import BAG, aggregates

__all__ = ["Fitted", "cross_fitted", "fit", "save"]

FOLDS = 5
# A feature that one place in the texts has alone says nothing about others.
LEAST_WORD, LEAST_SENTENCE = 2, 3
# Chosen by cross-validation over own labels; half and twice as much make no difference that could be told.
WORD_C, SENTENCE_C = 0.3, 1.0
VECTOR_SCALE = 4.0
MILD = 0.5
SCALED = 0.5
# Sentences of a set that is the smaller weigh more in the research model, which has both.
OWN_WEIGHT = 0.2

_VECTOR = SLOTS.index("vector")
_LEMMA_POS = SLOTS.index("lemma+pos")
_BAG_COLUMNS = [SLOTS.index(name) for name in BAG]

Floats = NDArray[np.float64]
Keys = NDArray[np.uint64]


class _Vectors:
    """The word vectors of the package, by key of the slot ``vector``."""

    def __init__(self) -> None:
        with np.load(io.BytesIO((files("samestory.models") / "vectors.npz").read_bytes())) as stored:
            words = stored["words"].tobytes().decode().split("\n")
            rows = stored["vectors"].astype(np.float32) * stored["step"] * VECTOR_SCALE
        keys = slot_keys("vector", words)
        order = np.argsort(keys)
        self.keys, self.rows = keys[order], rows[order]

    def of(self, keys: Keys) -> Any:
        """Return a row for each key, zeros where there is no vector; shape (words, dimensions)."""
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where((self.keys[at] == keys)[:, None], self.rows[at], 0.0)


@dataclass(frozen=True, slots=True)
class _Words:
    """A fitted word part: known keys with weights, weights of the vector, bias."""

    keys: Keys
    weights: Floats
    vector: Floats
    bias: float

    def logits(self, keys: Keys, vectors: _Vectors) -> Floats:
        x = _design(keys, self.keys, vectors)
        return np.asarray(x @ np.concatenate([self.weights, self.vector]) + self.bias)


@dataclass(frozen=True, slots=True)
class Fitted:
    """A trained model, ready to be written, and what it says about its own texts from outside its folds."""

    arrays: dict[str, Any]
    card: dict[str, Any]
    word_logits: Floats
    sentence_logits: Floats


def _design(keys: Keys, known: Keys, vectors: _Vectors) -> Any:
    """Features as a matrix: one column a known key, then the vector."""
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    hit = (known[at] == keys) & (keys != 0)
    rows = np.repeat(np.arange(len(keys)), keys.shape[1])[hit.ravel()]
    shape = (len(keys), len(known))
    x = sparse.csr_matrix((np.ones(int(hit.sum())), (rows, at[hit])), shape=shape)
    x.data[:] = 1.0
    both = sparse.csr_matrix(sparse.hstack([x, vectors.of(keys[:, _VECTOR])]))
    return _for_liblinear(both)


def _for_liblinear(x: Any) -> Any:
    """The same matrix with 32-bit indices, the only ones that liblinear reads."""
    return sparse.csr_matrix((x.data, x.indices.astype(np.int32), x.indptr.astype(np.int32)), shape=x.shape)


def _frequent(keys: Keys, least: int) -> Keys:
    known, counts = np.unique(keys, return_counts=True)
    return np.asarray(known[(counts >= least) & (known != 0)])


def _fit_words(keys: Keys, strength: Any, vectors: _Vectors) -> _Words:
    sparse_keys = keys.copy()
    sparse_keys[:, _VECTOR] = 0
    known = _frequent(sparse_keys, LEAST_WORD)
    weight = np.where(strength == 1, MILD, 1.0)
    model = LogisticRegression(C=WORD_C, solver="liblinear", max_iter=300)
    model.fit(_design(keys, known, vectors), strength > 0, sample_weight=weight)
    coefficients = model.coef_[0]
    return _Words(known, coefficients[: len(known)], coefficients[len(known) :], float(model.intercept_[0]))


def _folds(groups: list[str]) -> Iterator[tuple[Any, Any]]:
    _, numbers = np.unique(groups, return_inverse=True)
    yield from GroupKFold(FOLDS).split(np.zeros(len(groups)), groups=numbers)


def cross_fitted(texts: Examples, vectors: _Vectors | None = None) -> Floats:
    """Return a score for each word from a model that saw no word of its group."""
    vectors = vectors or _Vectors()
    logits = np.zeros(len(texts.keys))
    for train, test in _folds(texts.groups):
        inside, outside = np.isin(texts.sentence, train), np.isin(texts.sentence, test)
        part = _fit_words(texts.keys[inside], texts.strength[inside], vectors)
        logits[outside] = part.logits(texts.keys[outside], vectors)
    return logits


def fit(texts: Examples) -> Fitted:
    """Train on coded sentences.

    Returns
    -------
    Fitted
        With scores of the same sentences from models that did not see their group.
    """
    vectors = _Vectors()
    logits = cross_fitted(texts, vectors)
    slope, offset, prior = _balance(texts, logits)
    words = _fit_words(texts.keys, texts.strength, vectors)
    graded = np.flatnonzero(texts.grades >= 0)
    by_sentence = _by_sentence(texts)
    described = np.array([aggregates(slope * logits[by_sentence[i]] + offset) for i in graded])
    bags = [_bag(texts.keys[by_sentence[i]]) for i in graded]
    slanted = texts.grades[graded] >= 1
    groups = [texts.coded[i].group for i in graded]
    weight = _set_weights(groups)
    outside = np.zeros(len(graded))
    for train, test in _folds(groups):
        part = _fit_sentences(described[train], [bags[i] for i in train], slanted[train], weight[train])
        outside[test] = _sentence_logits(part, described[test], [bags[i] for i in test])
    sentences = _fit_sentences(described, bags, slanted, weight)
    sentence_logits = np.full(len(texts.coded), np.nan)
    sentence_logits[graded] = outside
    seen = _seen(texts)
    table = {
        **dict(zip(words.keys.tolist(), (slope * words.weights).tolist(), strict=True)),
        **dict(zip(vectors.keys.tolist(), (slope * (vectors.rows @ words.vector)).tolist(), strict=True)),
    }
    keys = np.array(sorted(table), dtype=np.uint64)
    return Fitted(
        arrays={
            "word_keys": keys,
            "word_weights": np.array([table[key] for key in keys.tolist()], dtype=np.float32),
            "sentence_keys": sentences["keys"],
            "sentence_weights": sentences["weights"].astype(np.float32),
            "seen_keys": seen[0],
            "seen_counts": seen[1],
        },
        card={
            "slots": list(SLOTS),
            "word_bias": slope * words.bias + offset,
            "word_prior": prior,
            "sentence": {name: sentences[name] for name in ("bias", "weights_of_words", "mean", "scale")},
        },
        word_logits=slope * logits + offset - prior,
        sentence_logits=sentence_logits,
    )


def _balance(texts: Examples, logits: Floats) -> tuple[float, float, float]:
    """Slope and offset from scores to log odds, and the prior, on sentences drawn without looking at scores."""
    drawn = np.array([coded.random for coded in texts.coded])[texts.sentence]
    marked = texts.strength[drawn] > 0
    platt = LogisticRegression(C=1e6).fit(logits[drawn][:, None], marked)
    share = float(marked.mean())
    return float(platt.coef_[0, 0]), float(platt.intercept_[0]), float(np.log(share / (1 - share)))


def _by_sentence(texts: Examples) -> list[Any]:
    first = np.searchsorted(texts.sentence, np.arange(len(texts.coded) + 1))
    return [np.arange(a, b) for a, b in pairwise(first)]


def _bag(keys: Keys) -> Keys:
    bag = np.unique(keys[:, _BAG_COLUMNS])
    return np.asarray(bag[bag != 0])


def _set_weights(groups: list[str]) -> Floats:
    research = np.array([group.startswith("babe ") for group in groups])
    return np.where(research | ~research.any(), 1.0, OWN_WEIGHT)


def _bag_matrix(bags: list[Keys], known: Keys) -> Any:
    rows, columns, values = [], [], []
    for i, bag in enumerate(bags):
        at = np.minimum(np.searchsorted(known, bag), len(known) - 1)
        hit = at[known[at] == bag]
        rows += [i] * len(hit)
        columns += hit.tolist()
        values += [1.0 / max(1.0, len(hit) ** 0.5)] * len(hit)
    return sparse.csr_matrix((values, (rows, columns)), shape=(len(bags), len(known)))


def _fit_sentences(described: Floats, bags: list[Keys], slanted: Any, weight: Floats) -> dict[str, Any]:
    known = _frequent(np.concatenate(bags), LEAST_SENTENCE)
    mean, scale = described.mean(axis=0), described.std(axis=0) / SCALED
    both = sparse.csr_matrix(sparse.hstack([_bag_matrix(bags, known), (described - mean) / scale]))
    x = _for_liblinear(both)
    model = LogisticRegression(C=SENTENCE_C, solver="liblinear", class_weight="balanced", max_iter=300)
    model.fit(x, slanted, sample_weight=weight)
    coefficients = model.coef_[0]
    return {
        "keys": known,
        "weights": coefficients[: len(known)],
        "weights_of_words": coefficients[len(known) :].tolist(),
        "bias": float(model.intercept_[0]),
        "mean": mean.tolist(),
        "scale": scale.tolist(),
    }


def _sentence_logits(part: dict[str, Any], described: Floats, bags: list[Keys]) -> Floats:
    scaled = (described - np.array(part["mean"])) / np.array(part["scale"])
    return np.asarray(
        _bag_matrix(bags, part["keys"]) @ part["weights"]
        + scaled @ np.array(part["weights_of_words"])
        + part["bias"]
    )


def _seen(texts: Examples) -> tuple[Keys, NDArray[np.uint16]]:
    """How often coders marked each lemma as a part of speech, and how often they read it, in real articles.

    The bundled corpus is left out: it would be told what it says itself.
    """
    real = np.array([coded.group not in TRAINING_EVENTS for coded in texts.coded])[texts.sentence]
    keys, places = np.unique(texts.keys[real, _LEMMA_POS], return_inverse=True)
    read = np.bincount(places, minlength=len(keys))
    marked = np.bincount(places, weights=texts.strength[real] > 0, minlength=len(keys))
    return keys, np.minimum(np.stack([marked, read], axis=1), 65_535).astype(np.uint16)


def save(fitted: Fitted, card: dict[str, Any], folder: Path) -> None:
    """Write ``loaded.npz`` and ``loaded.json``; the same model makes the same bytes."""
    stored = io.BytesIO()
    np.savez_compressed(stored, **fitted.arrays)
    write_aside(folder / "loaded.npz", stored.getvalue())
    text = json.dumps({**fitted.card, **card}, indent=1, ensure_ascii=False) + "\n"
    write_aside(folder / "loaded.json", text.encode("utf-8"))
