"""Coded sentences -> the features of their words, as the pipeline reads them in their whole articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samestory.learn.texts import Coded
from samestory.models.features import DETECTORS, Reader
from samestory.pipeline import Annotator, Parser
from samestory.places import Places
from samestory.voice import token_marks, token_voices

__all__ = ["Examples", "examples"]

Progress = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Examples:
    """The words of coded sentences.

    Parameters
    ----------
    keys : ndarray of uint64, shape (words, slots)
    strength : ndarray of int8, shape (words,)
        0 unmarked, 1 mild, 2 clear.
    sentence : ndarray of int64, shape (words,)
        Index into the sentences.
    own : ndarray of bool, shape (words,)
        In the outlet's own voice, outside quotation marks.
    coded : tuple of Coded
        The sentences.
    """

    keys: NDArray[np.uint64]
    strength: NDArray[np.int8]
    sentence: NDArray[np.int64]
    own: NDArray[np.bool_]
    coded: tuple[Coded, ...]

    @property
    def groups(self) -> list[str]:
        """Group of each sentence."""
        return [coded.group for coded in self.coded]

    @property
    def grades(self) -> NDArray[np.int64]:
        """Grade of each sentence, -1 where nobody gave one."""
        return np.array([-1 if c.grade is None else c.grade for c in self.coded])


def examples(coded: Iterable[Coded], parser: Parser, progress: Progress | None = None) -> Examples:
    """Parse the articles of coded sentences and read the features of the words in them."""
    by_article: dict[str, list[Coded]] = {}
    for one in coded:
        by_article.setdefault(one.article.id, []).append(one)
    annotate = Annotator(parser.nlp, DETECTORS)
    read = Reader(parser.nlp.vocab)
    keys: list[Any] = []
    strengths: list[Any] = []
    sentences: list[Any] = []
    own: list[Any] = []
    kept: list[Coded] = []
    for number, parsed in enumerate(parser.parse(ones[0].article for ones in by_article.values()), 1):
        doc = annotate(parsed.doc)
        features = read(doc)
        places = Places(doc, parsed.blocks)
        spans = np.full((len(features.tokens), 2), -1)
        for i, token in enumerate(features.tokens.tolist()):
            if places.number(token) >= 0:
                block, start, end = places.given(doc[token : token + 1])
                if block.field == "body":
                    spans[i] = start, end
        outlet = (token_voices(doc) == 0) & (token_marks(doc) != 1)
        for one in by_article[parsed.article.id]:
            inside = (spans[:, 0] >= one.start) & (spans[:, 1] <= one.end)
            strength = np.zeros(len(spans), dtype=np.int8)
            for start, end, value in one.marked:
                touched = (spans[:, 0] < end) & (spans[:, 1] > start)
                strength[touched] = np.maximum(strength[touched], value)
            keys.append(features.keys[inside])
            strengths.append(strength[inside])
            sentences.append(np.full(int(inside.sum()), len(kept)))
            own.append(outlet[features.tokens[inside]])
            kept.append(one)
        if progress is not None:
            progress(number, len(by_article), parsed.article.id)
    return Examples(
        np.concatenate(keys),
        np.concatenate(strengths),
        np.concatenate(sentences),
        np.concatenate(own),
        tuple(kept),
    )
