"""Detectors and frames against the project's own labels of real text.

python tests/real/own_labels.py [CACHE]
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory import registry
from samestory.comparison import Analyser, Settings
from samestory.types import Analysis, Article
from tests.real.conftest import records
from tests.real.label_agreement import labels
from tests.real.precision import wilson

LOADED = tuple(
    name for name, spec in registry.detectors().items() if spec.family == "loaded" and spec.default
)


def analysed(articles: list[Article], detectors: tuple[str, ...]) -> dict[str, Analysis]:
    cache = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    # The scores have learned from these sentences: the rules are measured alone.
    analyser = Analyser(Settings(detectors=detectors, cache=cache, model="none"))
    return {a.article.id: a for a in analyser.analyse(articles)}


def loaded() -> None:
    """Own-voice loaded spans found, and findings that touch one, in the labelled sentences."""
    rows = labels("loaded")
    wanted = {row["id"] for row in rows}
    given = [r for r in records("archive-sample.jsonl.gz") if r["id"] in wanted]
    read = analysed([Article(id=r["id"], title=r["title"], body=r["body"]) for r in given], LOADED)
    for name in (*LOADED, "all"):
        found = spans = right = flags = words = 0
        outcome: Counter[str] = Counter()
        for row in rows:
            a = read[row["id"]]
            start, end = row["start"], row["end"]
            words += next(
                s.words_by_voice["own"] for s in a.sentences if s.field == "body" and s.start <= start < s.end
            )
            own = [s for s in row["loaded"] if s["voice"] == "own"]
            hits = [
                f
                for f in a.findings
                if f.counted and f.field == "body" and start <= f.start < end and name in {"all", f.category}
            ]
            spans += len(own)
            found += sum(any(f.start < s["end"] and s["start"] < f.end for f in hits) for s in own)
            flags += len(hits)
            right += sum(any(f.start < s["end"] and s["start"] < f.end for s in own) for f in hits)
            outcome[f"{'t' if bool(own) == bool(hits) else 'f'}{'p' if hits else 'n'}"] += 1
        low, high = wilson(right, flags) if flags else (0.0, 1.0)
        precision = outcome["tp"] / max(1, outcome["tp"] + outcome["fp"])
        recall = outcome["tp"] / max(1, outcome["tp"] + outcome["fn"])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(
            f"| {name} | {found} of {spans} ({found / spans:.3f}) | {right} of {flags}"
            f" ({right / max(1, flags):.2f}; {low:.2f} to {high:.2f}) | {1000 * flags / words:.1f} | {f1:.2f} |"
        )


def frames() -> None:
    """Frames of the labelled openings."""
    rows = labels("frames")
    given = {r["id"]: r for r in records("archive-sample.jsonl.gz")}
    openings = [
        Article(id=row["id"], title=given[row["id"]]["title"], body=given[row["id"]]["body"][: row["end"]])
        for row in rows
    ]
    read = analysed(openings, ())
    outcome: Counter[tuple[str, str]] = Counter()
    for row in rows:
        gold = set(row["frames"]) - {"other"}
        got = {f.frame for f in read[row["id"]].frames if f.present}
        for frame in gold | got:
            outcome[frame, "tp" if frame in gold & got else "fp" if frame in got else "fn"] += 1
    scores = []
    for frame in sorted({frame for frame, _ in outcome}):
        tp, fp, fn = (outcome[frame, kind] for kind in ("tp", "fp", "fn"))
        scores.append(2 * tp / (2 * tp + fp + fn))
        print(
            f"| {frame} | {tp + fn} | {tp + fp} | {tp / max(1, tp + fp):.2f} | {tp / max(1, tp + fn):.2f} | {scores[-1]:.2f} |"
        )
    tp, fp, fn = (sum(n for (_, k), n in outcome.items() if k == kind) for kind in ("tp", "fp", "fn"))
    print(
        f"micro P {tp / (tp + fp):.3f} R {tp / (tp + fn):.3f} F1 {2 * tp / (2 * tp + fp + fn):.3f}, "
        f"macro F1 {sum(scores) / len(scores):.3f}"
    )


if __name__ == "__main__":
    loaded()
    frames()
