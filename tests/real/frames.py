"""Score the frames on labelled articles and print the tables of tests/real/README.md.

python tests/real/frames.py [CACHE]

Articles: SemEval-2023 Task 3, English (``frames-t3.jsonl``); headlines: Gun Violence Frame Corpus
(``gvfc.jsonl``); our own synthetic corpus where it has labels. Nothing is fitted to any of them.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.corpus import read as read_corpus
from samestory.frames import CARRIED, FRAMES, FrameScorer
from samestory.ingest.record import as_article
from samestory.pipeline import Parser
from samestory.types import Article, FrameScore
from tests.real.conftest import ROOT, records

Flags = NDArray[np.bool_]
Scores = tuple[FrameScore, ...]

BARS = (0.03, 0.05, 0.075, 0.1, 0.125, 0.15, 0.2)
UNLABELLED = 1000
RESAMPLES = 2000
ERRORS_READ = {"border-crossing", "budget-cuts", "ceasefire-strike", "dam-collapse", "gravitational-waves"}
# What a label of the headline corpus comes to in generic frames.
GVFC = {
    "politics": "political",
    "public-opinion": "public-opinion",
    "gun-control": "policy-prescription-and-evaluation",
    "gun-rights": "legality-constitutionality-and-jurisprudence",
    "race-ethnicity": "fairness-and-equality",
    "economic-consequences": "economic",
    "mental-health": "health-and-safety",
    "society-culture": "cultural-identity",
}


class Scorer:
    """Articles -> scores, and the time that took."""

    def __init__(self, cache: Path | None) -> None:
        self._parser = Parser(cache=cache)
        self._score = FrameScorer(self._parser.nlp)

    def __call__(self, articles: Sequence[Article]) -> list[Scores]:
        return [self._score(p.doc, p.blocks) for p in self._parser.parse(articles)]

    def speed(self, articles: Sequence[Article]) -> float:
        """Microseconds a word, best of three runs."""
        parsed = list(self._parser.parse(articles))
        words = sum(len(p.article.body.split()) for p in parsed)
        took = []
        for _ in range(3):
            start = time.perf_counter()
            for p in parsed:
                self._score(p.doc, p.blocks)
            took.append(time.perf_counter() - start)
        return 1e6 * min(took) / words


def say(line: str) -> None:
    sys.stdout.write(line + "\n")


def articles(name: str, first: int | None = None, body: str = "body") -> list[Article]:
    made = [as_article({**r, "body": r[body]}, name, i) for i, r in enumerate(records(name)[:first])]
    return [article for article in made if isinstance(article, Article)]


def present(scores: Sequence[Scores]) -> Flags:
    return np.array([[f.present for f in of] if of else [False] * len(FRAMES) for of in scores])


def shares(scores: Sequence[Scores]) -> NDArray[np.float64]:
    return np.array([[f.score for f in of] if of else [0.0] * len(FRAMES) for of in scores])


def gold(labels: Sequence[Sequence[str]]) -> Flags:
    return np.array([[frame in of for frame in FRAMES] for of in labels])


def prf(true: Flags, flagged: Flags) -> tuple[float, float, float]:
    """Precision, recall and F1; 0 where there is nothing to divide by."""
    hits = float((true & flagged).sum())
    p, r = hits / max(1, flagged.sum()), hits / max(1, true.sum())
    return p, r, 2 * p * r / (p + r) if hits else 0.0


def macro(true: Flags, flagged: Flags) -> float:
    return float(np.mean([prf(true[:, i], flagged[:, i])[2] for i in range(len(FRAMES))]))


def auc(true: Flags, score: NDArray[np.float64]) -> float:
    """How often an article with the label scores above one without it; a tie counts half."""
    with_label, without = score[true][:, None], score[~true][None, :]
    return float(((with_label > without) + 0.5 * (with_label == without)).mean())


def interval(true: Flags, flagged: Flags) -> tuple[float, float]:
    """95% interval of micro-F1, articles resampled."""
    rng = np.random.default_rng(20261124)
    drawn = rng.integers(0, len(true), (RESAMPLES, len(true)))
    low, high = np.percentile([prf(true[d], flagged[d])[2] for d in drawn], [2.5, 97.5])
    return float(low), float(high)


def most_frequent(true: Flags, k: int) -> Flags:
    """Give every article the k commonest labels of this very set: a baseline that knows what it should not."""
    flagged = np.zeros_like(true)
    flagged[:, np.argsort(-true.sum(axis=0), kind="stable")[:k]] = True
    return flagged


def table(true: Flags, scores: Sequence[Scores]) -> None:
    flagged, score = present(scores), shares(scores)
    say("| frame | labelled | flagged | precision | recall | F1 | AUC |\n|---|---|---|---|---|---|---|")
    for i, frame in enumerate(FRAMES):
        p, r, f = prf(true[:, i], flagged[:, i])
        ranks = f"{auc(true[:, i], score[:, i]):.2f}" if true[:, i].any() and not true[:, i].all() else "-"
        n, k = true[:, i].sum(), flagged[:, i].sum()
        say(f"| {frame} | {n} | {k} | {p:.2f} | {r:.2f} | {f:.2f} | {ranks} |")
    p, r, f = prf(true, flagged)
    low, high = interval(true, flagged)
    say(
        f"\nmicro P {p:.3f}, R {r:.3f}, F1 {f:.3f} ({low:.3f} to {high:.3f}); macro-F1 {macro(true, flagged):.3f}"
    )


def semeval(scorer: Scorer) -> None:
    given = articles("frames-t3.jsonl")
    true = gold(
        [[label.lower().replace("_", "-") for label in r["frames"]] for r in records("frames-t3.jsonl")]
    )
    scores = scorer(given)
    say(f"\n## frames-t3: {len(given)} articles, {true.sum() / len(true):.2f} labels an article\n")
    table(true, scores)
    for k in (3, 4):
        flagged = most_frequent(true, k)
        say(
            f"the {k} most frequent labels: micro-F1 {prf(true, flagged)[2]:.3f}, macro {macro(true, flagged):.3f}"
        )
    share = shares(scores)
    for bar in BARS:
        flagged = share >= bar
        say(
            f"share of {bar} and more: micro-F1 {prf(true, flagged)[2]:.3f}, macro {macro(true, flagged):.3f}"
        )
    say(f"{scorer.speed(given):.2f} microseconds a word")


def unlabelled(scorer: Scorer) -> None:
    flagged = present(scorer(articles("archive-sample.jsonl.gz", UNLABELLED)))
    say(
        f"\n## archive sample, first {len(flagged)} articles: {flagged.sum() / len(flagged):.2f} frames an article\n"
    )
    say(", ".join(f"{frame} {flagged[:, i].mean():.2f}" for i, frame in enumerate(FRAMES)))


def headlines(scorer: Scorer) -> None:
    """A headline has one or two labels: how often is a label's frame found, and how often elsewhere?"""
    given = records("gvfc.jsonl")
    flagged = present(scorer(articles("gvfc.jsonl", body="text")))
    labels = [{r["label"], r["label2"]} for r in given]
    say(f"\n## gvfc: {len(given)} headlines\n")
    say("| label | as | headlines | found | flagged elsewhere |\n|---|---|---|---|---|")
    for label, frame in GVFC.items():
        true = np.array([label in of for of in labels])
        column = flagged[:, FRAMES.index(frame)]
        say(f"| {label} | {frame} | {true.sum()} | {column[true].mean():.2f} | {column[~true].mean():.2f} |")
    say(f"\nno frame at all: {(~flagged.any(axis=1)).mean():.2f}")


def synthetic(scorer: Scorer) -> None:
    """Score our own articles: events whose errors were read, and the others."""
    kept: dict[bool, list[tuple[Article, list[str]]]] = {True: [], False: []}
    for path in sorted((ROOT / "corpus").glob("*/labels.json")):
        labelled = json.loads(path.read_text(encoding="utf-8"))["articles"]
        for article in read_corpus(path.parent).articles:
            if "frames" in labelled.get(article.id, {}):
                kept[path.parent.name in ERRORS_READ].append((article, labelled[article.id]["frames"]))
    for was_read, of in kept.items():
        if of:
            say(
                f"\n## own corpus, synthetic, errors {'read' if was_read else 'not read'}: {len(of)} articles\n"
            )
            table(gold([labels for _, labels in of]), scorer([article for article, _ in of]))


def main() -> None:
    scorer = Scorer(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    say(f"present from a share of {CARRIED}")
    for part in (semeval, unlabelled, headlines, synthetic):
        part(scorer)


if __name__ == "__main__":
    main()
