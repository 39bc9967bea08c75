"""Measure what one outlet alone tells against the spans of informational bias that the experts of BASIL marked.

    python tests/real/only.py [--cache DIR]

A sentence is positive where a span of informational bias overlaps it. Its score is the weight of its heaviest item, 0
without one. The threshold is chosen on every second event, in the order of their ids, and scored on the others, both
ways. No weight was fitted; errors were read on the first half only, and for the truth of "not found" on both.

The experts marked what colours an actor, in one outlet or in all three, so two rows stand beside it: how loaded the
sentence is, told elsewhere or not, and the same question without what stands in quotation marks, which is the room
of utterances.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.metrics import average_precision_score, precision_recall_curve

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings
from samestory.ingest.record import as_article
from samestory.models.scorer import SCORES
from samestory.only import only
from samestory.reading import Reading
from samestory.statements import Aligned
from samestory.types import OnlyHere
from tests.real.conftest import records

_WORDS = 3  # most loaded words of a sentence, as in the weight


class Scored(NamedTuple):
    """A sentence of BASIL: the half its event is in, what the experts marked, and our scores."""

    half: int
    marked: bool
    marked_outside_quotes: bool
    weight: float
    not_found: float
    loaded: float


class Figure(NamedTuple):
    """Of one half, with the threshold of the other."""

    threshold: float
    precision: float
    recall: float
    f1: float
    average_precision: float
    base: float

    @property
    def all_positive(self) -> float:
        return 2 * self.base / (1 + self.base)


def sentences(cache: Path | None = None) -> list[Scored]:
    given = records("basil.jsonl")
    articles = [as_article(record, "basil.jsonl", i) for i, record in enumerate(given, 1)]
    events: dict[str, list[tuple[dict[str, Any], Any, Reading]]] = defaultdict(list)
    for record, (analysis, reading) in zip(
        given, Analyser(Settings(cache=cache)).read(articles), strict=True
    ):
        if reading is not None:
            events[record["event"]].append((record, analysis, reading))
    return [
        scored
        for number, event in enumerate(sorted(events))
        for scored in _of_event(number % 2, events[event])
    ]


def _of_event(half: int, rows: Sequence[tuple[dict[str, Any], Any, Reading]]) -> Iterator[Scored]:
    items = only(Aligned([reading for _, _, reading in rows]), [analysis for _, analysis, _ in rows])
    for record, analysis, reading in rows:
        own = [i for i in items if i.article == analysis.article.id and i.field == "body"]
        spans = [s for s in record["spans"] if s["bias"] == "inf" and s["field"] == "body"]
        loaded = _loaded(reading)
        for start, end in record["sentences"]:
            here = [s for s in spans if s["start"] < end and start < s["end"]]
            yield Scored(
                half,
                bool(here),
                any(not s["in_quote"] for s in here),
                _heaviest(own, start, end),
                _heaviest([i for i in own if _not_found(i)], start, end),
                sum(sorted((score for at, score in loaded if start <= at < end), reverse=True)[:_WORDS])
                / _WORDS,
            )


def _not_found(item: OnlyHere) -> bool:
    return any(one.status == "not-found" for one in item.absence)


def _heaviest(items: Sequence[OnlyHere], start: int, end: int) -> float:
    return max((item.weight for item in items if item.start < end and start < item.end), default=0.0)


def _loaded(reading: Reading) -> list[tuple[int, float]]:
    scores = reading.doc.user_data[SCORES]
    found = []
    for i in np.flatnonzero(~np.isnan(scores)).tolist():
        which, start, _ = reading.place(i, i + 1)
        if which == "body":
            found.append((start, float(scores[i])))
    return found


def figures(
    scored: Sequence[Scored],
    score: Callable[[Scored], float] = lambda s: s.weight,
    truth: Callable[[Scored], bool] = lambda s: s.marked,
) -> list[Figure]:
    """Of each half, with the threshold that is best on the other."""
    return [_figure(scored, half, score, truth) for half in (0, 1)]


def _figure(
    scored: Sequence[Scored],
    half: int,
    score: Callable[[Scored], float],
    truth: Callable[[Scored], bool],
) -> Figure:
    sides = {}
    for side in (0, 1):
        rows = [s for s in scored if s.half == side]
        sides[side] = np.array([truth(s) for s in rows]), np.array([score(s) for s in rows])
    precision, recall, thresholds = precision_recall_curve(*sides[1 - half])
    best = (precision * recall / np.maximum(precision + recall, 1e-9))[:-1]
    # A sentence without an item has nothing that is only here.
    best[thresholds <= 0] = 0
    threshold = float(thresholds[best.argmax()])
    marked, values = sides[half]
    ours = values >= threshold
    right = int((ours & marked).sum())
    p, r = right / max(1, int(ours.sum())), right / int(marked.sum())
    return Figure(
        threshold,
        p,
        r,
        2 * p * r / max(p + r, 1e-9),
        float(average_precision_score(marked, values)),
        float(marked.mean()),
    )


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--cache", type=Path)
    scored = sentences(options.parse_args().cache)
    rows: list[tuple[str, Callable[[Scored], float], Callable[[Scored], bool]]] = [
        ("something only here, by weight", lambda s: s.weight, lambda s: s.marked),
        ("its fact was not found elsewhere", lambda s: s.not_found, lambda s: s.marked),
        ("anything only here", lambda s: float(s.weight > 0), lambda s: s.marked),
        ("loaded, told elsewhere or not", lambda s: s.loaded, lambda s: s.marked),
        ("only here, spans outside quotes", lambda s: s.weight, lambda s: s.marked_outside_quotes),
        ("loaded, spans outside quotes", lambda s: s.loaded, lambda s: s.marked_outside_quotes),
    ]
    print("| sentences | half | threshold | P | R | F1 | average precision | base rate | all positive F1 |")
    print("|---|---|---|---|---|---|---|---|---|")
    for name, score, truth in rows:
        made = figures(scored, score, truth)
        for half, f in enumerate(made):
            print(
                f"| {name} | {half} | {f.threshold:.2f} | {f.precision:.3f} | {f.recall:.3f} | {f.f1:.3f} |"
                f" {f.average_precision:.3f} | {f.base:.3f} | {f.all_positive:.3f} |"
            )
        print(f"| {name} | mean | | | | {sum(f.f1 for f in made) / 2:.3f} | | | |")


if __name__ == "__main__":
    main()
