"""Measure a model of loaded wording on sets that it has never seen; what each number means is told with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.metrics import average_precision_score, f1_score

from samestory.comparison import NO_MODEL, Analyser, Settings
from samestory.corpus import read
from samestory.learn.texts import rows
from samestory.models.loaded import load
from samestory.types import Analysis, Article

__all__ = ["Line", "babe", "basil", "measured"]

RATES = (3, 5, 10)


class Line(NamedTuple):
    """One measured figure."""

    set: str
    what: str
    value: float
    n: int


def measured(data: Path, settings: Settings) -> Iterator[Line]:
    """Measure a model on all sets that it has not learned from; without a model the rules alone, on BASIL."""
    if settings.model != NO_MODEL and not load(settings.model).card["learned_from_babe"]:
        yield from babe(data, settings)
    yield from basil(data, settings)


def babe(data: Path, settings: Settings) -> Iterator[Line]:
    """Sentences of BABE by the printed score: at 0.5 and above one is called loaded.

    Not for a model that learned from BABE: its card has the figures of its folds.
    """
    given = list(rows(data / "babe.jsonl"))
    articles = [Article(id=row["id"], body=row["text"].replace("\n", " ")) for row in given]
    scores = dict(Analyser(settings).score(articles))
    truth = np.array([row["label"] for row in given])
    said = np.array([scores[row["id"]] or 0.0 for row in given])
    yield Line("BABE", "weighted F1", float(f1_score(truth, said >= 0.5, average="weighted")), len(given))
    yield Line("BABE", "average precision", float(average_precision_score(truth, said)), len(given))


def basil(data: Path, settings: Settings, rates: Sequence[int] = RATES) -> Iterator[Line]:
    """Own-voice lexical spans of BASIL: at the default setting, and at fixed numbers of flags by score."""
    given = list(rows(data / "basil.jsonl"))
    wide = Settings(pipeline=settings.pipeline, cache=settings.cache, model=settings.model, wide=True)
    narrow = {a.article.id: a for a in Analyser(settings).analyse(_articles(data))}
    ranked = {a.article.id: a for a in Analyser(wide).analyse(_articles(data))}
    words = sum(a.words_by_voice["own"] for a in narrow.values())
    yield from _against(given, narrow, 0.0, words, "BASIL at the default setting")
    scores = sorted((f.score or 0.0 for a in ranked.values() for f in _own(a)), reverse=True)
    for rate in rates:
        allowed = int(rate * words / 1000)
        if not 1 <= allowed <= len(scores) or not scores[0]:
            return
        yield from _against(given, ranked, scores[allowed - 1], words, f"BASIL at {rate} flags per 1,000")


def _articles(data: Path) -> Sequence[Article]:
    return read(str(data / "basil.jsonl")).articles


def _own(analysis: Analysis) -> list[Any]:
    return [f for f in analysis.findings if f.family == "loaded" and f.counted and f.field == "body"]


def _against(
    given: list[dict[str, Any]], analyses: dict[str, Analysis], least: float, words: int, name: str
) -> Iterator[Line]:
    found = spans = right = flags = 0
    truth, said = [], []
    for row in given:
        hits = [f for f in _own(analyses[row["id"]]) if (f.score or 0.0) >= least]
        lexical = [
            (s["start"], s["end"])
            for s in row["spans"]
            if s["bias"] == "lex" and s["field"] == "body" and not s["in_quote"]
        ]
        spans += len(lexical)
        flags += len(hits)
        found += sum(any(f.start < end and start < f.end for f in hits) for start, end in lexical)
        right += sum(any(f.start < end and start < f.end for start, end in lexical) for f in hits)
        for start, end in row["sentences"]:
            truth.append(any(a < end and start < b for a, b in lexical))
            said.append(any(start <= f.start < end for f in hits))
    yield Line(name, "flags per 1,000 own-voice words", 1000 * flags / words, words)
    yield Line(name, "lexical spans found", found / spans, spans)
    yield Line(name, "flags that touch one", right / max(1, flags), flags)
    yield Line(name, "sentence F1", float(f1_score(truth, said)), len(truth))
