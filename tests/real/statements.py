"""Pairs of sentences that the alignment takes, against pairs that were read: precision, recall, average precision.

    python tests/real/statements.py [--cache DIR]

labels/pairs.jsonl: 656 pairs of 24 BASIL events, drawn by two simple rankings and from further down (sample_pairs.py),
coded same, differs, related or no; same and differs report one fact. judgements/statements-20261130.jsonl: what was
taken on 20 other events, among controls, read blind by two readers, and claims of absence.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from sklearn.metrics import average_precision_score

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings
from samestory.ingest.record import as_article
from samestory.reading import Reading
from samestory.statements import Aligned
from samestory.statements.pairs import SECOND
from samestory.types import Article
from tests.real.conftest import records
from tests.real.label_agreement import labels

JUDGED = Path(__file__).parent / "judgements" / "statements-20261130.jsonl"
ONE_FACT = frozenset({"same", "differs"})
Sentence = tuple[str, int]  # article, where it begins


class Figures(NamedTuple):
    """On the labelled pairs: of those taken, the share that is right; of those that are right, the share taken."""

    taken: int
    labelled: int
    precision: float
    recall: float
    average_precision: float


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--cache", type=Path)
    asked = options.parse_args()
    found = measure(asked.cache)
    print(  # noqa: T201
        f"{found.taken} pairs of sentences taken in 24 events; {found.labelled} of them are labelled, "
        f"{found.precision:.3f} right; {found.recall:.3f} of all labelled facts found; "
        f"average precision of the scores {found.average_precision:.3f}"
    )
    for name, value in agreement().items():
        print(f"{name}: {value}")  # noqa: T201
    for line in judged():
        print(line)  # noqa: T201


def measure(cache: Path | None) -> Figures:
    """Score the alignment on the labelled pairs."""
    label: dict[frozenset[Sentence], str] = {}
    for row in labels("pairs"):
        label[frozenset({(row["a"][0], row["a"][1]), (row["b"][0], row["b"][1])})] = row["label"]
    analyser = Analyser(Settings(cache=cache, model="none"))
    taken: dict[frozenset[Sentence], bool] = {}
    scores: dict[frozenset[Sentence], float] = dict.fromkeys(label, 0.0)
    for event in dict.fromkeys(row["event"] for row in labels("pairs")):
        rows = [r for r in records("basil.jsonl") if r["event"] == event]
        articles = [a for i, r in enumerate(rows) if isinstance(a := as_article(r, "basil", i), Article)]
        readings = [reading for _, reading in analyser.read(articles) if reading is not None]
        aligned = Aligned(readings)
        place = [_sentence(readings, aligned, n) for n in range(len(aligned.units))]
        for (one, other), score in aligned.found.between.items():
            a, b = place[one], place[other]
            if a is not None and b is not None and frozenset({a, b}) in scores:
                scores[frozenset({a, b})] = max(scores[frozenset({a, b})], score)
        for pair in aligned.found.pairs:
            a, b = place[pair.one], place[pair.other]
            if a is not None and b is not None:
                taken[frozenset({a, b})] = True
    right = [label[key] in ONE_FACT for key in taken if key in label]
    facts = [key for key, value in label.items() if value in ONE_FACT]
    keys = list(label)
    return Figures(
        len(taken),
        len(right),
        sum(right) / len(right),
        sum(key in taken for key in facts) / len(facts),
        float(average_precision_score([label[k] in ONE_FACT for k in keys], [scores[k] for k in keys])),
    )


def _sentence(readings: list[Reading], aligned: Aligned, number: int) -> Sentence | None:
    unit = aligned.units[number]
    if unit.is_title:
        return None
    c = readings[unit.article].columns
    start = c.sentences[unit.sentence]
    while c.pos[start] == "SPACE":
        start += 1
    return readings[unit.article].article.id, readings[unit.article].place(start, start + 1)[1]


def agreement() -> dict[str, str]:
    """How often the second coder of a third of the pairs says the same."""
    twice = [row for row in labels("pairs") if "second" in row]
    same = sum((row["label"] in ONE_FACT) == (row["second"] in ONE_FACT) for row in twice)
    return {"second coder, one fact or not": f"{same} of {len(twice)}"}


def judged() -> list[str]:
    """What two readers said of pairs and absences that the tool claimed on other events."""
    rows: list[dict[str, Any]] = [json.loads(line) for line in JUDGED.read_text("utf-8").splitlines()]
    pairs = sorted((r for r in rows if r["what"] == "pair" and r["taken"]), key=lambda r: -r["score"])
    lines = []
    for first, told in ((120, "6 an event"), (200, "10 an event"), (len(pairs), "all that were taken")):
        shares = [sum(r[who] in ONE_FACT for r in pairs[:first]) / first for who in ("one", "two")]
        lines.append(f"other events, {told}: {shares[0]:.3f} and {shares[1]:.3f} of {first} right")
    today = [r for r in pairs if r["score"] >= SECOND]
    shares = [sum(r[who] in ONE_FACT for r in today) / len(today) for who in ("one", "two")]
    lines.append(
        f"of them, those that today's bar takes: {shares[0]:.3f} and {shares[1]:.3f} of {len(today)} right"
    )
    under = [r for r in rows if r["what"] == "pair" and not r["taken"]]
    lines.append(
        f"controls under the bar: {sum(r['one'] in ONE_FACT for r in under)} of {len(under)} one fact"
    )
    absent = Counter(r["one"] for r in rows if r["what"] == "absence" and r["called"] == "not-found")
    lines.append(f"called not found, before the bar was set lower: {dict(absent)} (no: it is not there)")
    return lines


if __name__ == "__main__":
    main()
