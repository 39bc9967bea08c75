"""Vectors of English words: near where words are used alike (README.md says what they are made from)."""

from __future__ import annotations

import io
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

__all__ = ["vectors"]


@cache
def vectors() -> tuple[dict[str, int], NDArray[np.float32]]:
    """Return the row of each word, and the rows, of length 1; shape (words, 128)."""
    with np.load(io.BytesIO((files("samestory.models") / "vectors.npz").read_bytes())) as stored:
        words = stored["words"].tobytes().decode().split("\n")
        rows = stored["vectors"].astype(np.float32)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return {word: i for i, word in enumerate(words)}, rows
