"""One command from coded texts to a model in a folder, with a card of what it learned from and how well."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import sklearn
from sklearn.metrics import average_precision_score, f1_score

from samestory._version import __version__
from samestory.learn.examples import Examples, examples
from samestory.learn.loaded import Fitted, fit, save
from samestory.learn.texts import SETS, Coded, Sources
from samestory.models.loaded import probability
from samestory.pipeline import Parser
from samestory.spacy_model import DEFAULT, spacy_version

__all__ = ["THRESHOLDS", "train"]

# Set on the development part of BASIL and on the own labels, out of their folds: see tests/real/README.md.
THRESHOLDS: dict[str, Any] = {
    "default": 0.97,
    "wide": 0.9,
    "kept": {
        "evaluative": 0.95,
        "intensifier": 0.95,
        "label": 0.5,
        "loaded-language": 0.9,
        "metaphor": 0.95,
        "reporting-verb": 0.9,
    },
}

Progress = Callable[[int, int, str], None]


def train(
    name: str,
    sources: Sources,
    folder: Path,
    pipeline: str = DEFAULT,
    cache: Path | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Train a model, write it to a folder and return its card.

    Parameters
    ----------
    name : str
        A key of `samestory.learn.texts.SETS`: which texts it may learn from.
    sources : Sources
    folder : Path
        Gets ``loaded.npz`` and ``loaded.json``.
    pipeline, cache
        As in `samestory.pipeline.Parser`.
    progress : callable, optional
        Called with (done, total, id) after each article.

    Raises
    ------
    ConfigError
        If a set is not where it is looked for.
    """
    texts = examples(_coded(name, sources), Parser(pipeline, cache), progress)
    fitted = fit(texts)
    card = {
        "name": name,
        "learned_from_babe": any(c.group.startswith("babe ") for c in texts.coded),
        "sentences": len(texts.coded),
        "words": len(texts.strength),
        "marked": int((texts.strength > 0).sum()),
        "thresholds": THRESHOLDS,
        "measured": dict(_measured(texts, fitted)),
        "made_with": {
            "samestory": __version__,
            "spacy": spacy_version(),
            "scikit-learn": sklearn.__version__,
            "pipeline": pipeline,
        },
    }
    save(fitted, card, folder)
    return card


def _coded(name: str, sources: Sources) -> Iterator[Coded]:
    for read in SETS[name]:
        yield from read(sources)


def _measured(texts: Examples, fitted: Fitted) -> Iterator[tuple[str, float]]:
    """Figures on the coded sentences themselves, each scored by a model that did not see its article or topic."""
    chances = probability(fitted.word_logits)
    drawn = np.array([coded.random for coded in texts.coded])[texts.sentence] & texts.own
    marked = texts.strength > 0
    yield (
        "own-voice words, average precision",
        _rounded(average_precision_score(marked[drawn], chances[drawn])),
    )
    for setting in ("default", "wide"):
        said = drawn & (chances >= THRESHOLDS[setting])
        yield f"own-voice words, precision, {setting}", _rounded((said & marked).sum() / max(1, said.sum()))
        yield f"own-voice words, recall, {setting}", _rounded((said & marked).sum() / (drawn & marked).sum())
    babe = np.array([coded.group.startswith("babe ") for coded in texts.coded])
    for name, chosen in (("own sentences", ~babe), ("BABE sentences, by topic", babe)):
        graded = chosen & (texts.grades >= 0)
        if graded.any():
            said = fitted.sentence_logits[graded] >= 0
            yield (
                f"{name}, weighted F1",
                _rounded(f1_score(texts.grades[graded] >= 1, said, average="weighted")),
            )


def _rounded(value: Any) -> float:
    return round(float(value), 4)
