"""Scores of loaded wording: a table of weights for words, a second one for sentences, read from two files.

``loaded.npz`` holds keys and weights, ``loaded.json`` what is a single number or a name. A score is a sum
of weights that a reader can take apart; nothing is unpickled. How they were learned: `samestory.learn`.
"""

from __future__ import annotations

import hashlib
import io
import json
import logging
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from samestory.errors import ConfigError
from samestory.models.features import SLOTS, Features

if TYPE_CHECKING:
    from spacy.tokens import Span

logger = logging.getLogger(__name__)

__all__ = ["BAG", "MODELS", "Loaded", "aggregates", "load", "probability"]

MODELS = ("default", "research")
# Slots that a sentence is scored with beside the scores of its words.
BAG = ("lemma", "lower", "lemma+pos", "suffix4", "prefix5", "previous+word", "head")
# A long sentence has more words that may be loaded by chance: only its strongest count.
STRONGEST = 6

_BAG_COLUMNS = [SLOTS.index(name) for name in BAG]
Floats = NDArray[np.float64]


def probability(logit: Any) -> Any:
    """Return the logistic function of a score or of an array of them."""
    return 1.0 / (1.0 + np.exp(-np.clip(logit, -30.0, 30.0)))


def aggregates(logits: Floats) -> Floats:
    """Describe a sentence by the scores of its words.

    Returns
    -------
    ndarray, shape (3,)
        The sum of the softplus of the strongest scores, the highest score, the log of 1 + the number of words.
    """
    if not len(logits):
        return np.zeros(3)
    best = np.sort(logits)[::-1]
    return np.array([np.log1p(np.exp(best[:STRONGEST])).sum(), best[0], np.log1p(len(best))])


@dataclass(frozen=True, eq=False)
class Loaded:
    """A learned model of loaded wording.

    Parameters
    ----------
    name : str
        ``default``, ``research`` or the folder it was read from.
    sha256 : str
        Over both files, for the provenance of an output.
    card : dict
        ``word_bias``, ``word_prior`` (log odds of a loaded word in the training texts), thresholds, scaling and
        weights of the sentence part, and what it was learned from.
    words, sentences : (keys, weights)
        Sorted keys with a weight each.
    seen : (keys, counts)
        Keys of lemmas with their part of speech; how often coders marked it, how often they read it.
    """

    name: str
    sha256: str
    card: dict[str, Any]
    words: tuple[NDArray[np.uint64], NDArray[np.float32]]
    sentences: tuple[NDArray[np.uint64], NDArray[np.float32]]
    seen: tuple[NDArray[np.uint64], NDArray[np.uint16]]

    def contributions(self, features: Features) -> Floats:
        """Return what each feature adds to the score of each word, shape (words, slots), in log odds."""
        return _looked_up(self.words, features.keys)

    def word_logits(self, features: Features) -> Floats:
        """Return the score of each word in log odds; above 0 it is rather loaded, were both equally frequent."""
        logits: Floats = self.contributions(features).sum(axis=1) + self.offset
        return logits

    def sentence_logits(self, features: Features, sentences: list[Span], logits: Floats) -> Floats:
        """Return the score of each sentence in log odds, with the scores of the words as given."""
        first = np.searchsorted(features.tokens, [s.start for s in sentences])
        last = np.searchsorted(features.tokens, [s.end for s in sentences])
        found = np.zeros(len(sentences))
        part, prior = self.card["sentence"], float(self.card["word_prior"])
        for i, (a, b) in enumerate(zip(first, last, strict=True)):
            scaled = (aggregates(logits[a:b] + prior) - part["mean"]) / part["scale"]
            bag = np.unique(features.keys[a:b, _BAG_COLUMNS])
            known = _known(self.sentences[0], bag)
            weights = _looked_up(self.sentences, bag)
            found[i] = part["bias"] + scaled @ np.array(part["weights_of_words"])
            found[i] += weights.sum() / max(1.0, known.sum() ** 0.5)
        return found

    def counts(self, keys: NDArray[np.uint64]) -> NDArray[np.int64]:
        """Return how often coders marked lemmas and how often they read them, shape (keys, 2)."""
        known, counts = self.seen
        at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
        return np.where((known[at] == keys)[:, None], counts[at], 0).astype(np.int64)

    @cached_property
    def offset(self) -> float:
        """What a word without any known feature would score, in log odds."""
        return float(self.card["word_bias"]) - float(self.card["word_prior"])


def _known(table: NDArray[np.uint64], keys: Any) -> NDArray[np.bool_]:
    at = np.minimum(np.searchsorted(table, keys), len(table) - 1)
    return np.asarray((table[at] == keys) & (keys != 0))


def _looked_up(table: tuple[NDArray[np.uint64], NDArray[np.float32]], keys: Any) -> Floats:
    """Weights of keys, 0 where a key is not known."""
    known, weights = table
    if not len(known):
        return np.zeros(np.shape(keys))
    at = np.minimum(np.searchsorted(known, keys), len(known) - 1)
    return np.where((known[at] == keys) & (keys != 0), weights[at], 0.0).astype(np.float64)


def load(name: str) -> Loaded:
    """Read a model of the package by name, or another one from its folder.

    Raises
    ------
    ConfigError
        If there is no such model, or its files are damaged or of another make.
    """
    folder: Traversable = files("samestory.models") / name if name in MODELS else Path(name)
    try:
        payload = (folder / "loaded.npz").read_bytes()
        text = (folder / "loaded.json").read_bytes()
    except OSError as error:
        raise ConfigError(
            f"no model of loaded wording at {name!r}: {error.strerror}; "
            f"name {' or '.join(MODELS)}, or a folder that `samestory train loaded` wrote"
        ) from error
    try:
        card, arrays = json.loads(text), dict(_arrays(payload))
        model = Loaded(
            name if name in MODELS else f"folder {Path(name).name}",
            hashlib.sha256(payload + text).hexdigest(),
            card,
            (arrays["word_keys"], arrays["word_weights"]),
            (arrays["sentence_keys"], arrays["sentence_weights"]),
            (arrays["seen_keys"], arrays["seen_counts"]),
        )
        _check(model, name)
    except (ValueError, KeyError, TypeError, OSError, BadZipFile, zlib.error) as error:
        raise ConfigError(f"the model at {name!r} cannot be read ({error}): train it again") from error
    if card["learned_from_babe"]:
        logger.warning("this model learned from BABE: not for commercial use (models/research/LICENSE)")
    return model


def _check(model: Loaded, name: str) -> None:
    """Refuse what would fail later, or answer with nonsense."""
    if model.card["slots"] != list(SLOTS):
        raise ConfigError(f"the model at {name!r} was made for other features: train it again")
    for keys, values in (model.words, model.sentences, model.seen):
        if (
            not len(keys)
            or len(keys) != len(values)
            or keys.dtype != np.uint64
            or (keys[1:] <= keys[:-1]).any()
        ):
            raise ValueError("a table of weights is damaged")
    part, thresholds = model.card["sentence"], model.card["thresholds"]
    numbers = [model.card["word_bias"], model.card["word_prior"], part["bias"], thresholds["default"]]
    numbers += [thresholds["wide"], *thresholds["kept"].values(), model.card["learned_from_babe"]]
    for name_ in ("weights_of_words", "mean", "scale"):
        numbers += part[name_]
    if not all(isinstance(number, int | float) for number in numbers) or model.seen[1].shape[1:] != (2,):
        raise ValueError("a number of the card is missing")


def _arrays(payload: bytes) -> Iterator[tuple[str, Any]]:
    with np.load(io.BytesIO(payload), allow_pickle=False) as stored:
        for key in stored.files:
            yield key, stored[key]
