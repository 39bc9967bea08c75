"""One side put for the other in real sentences: does what is found stay the same?

    python tests/real/swap.py

Up to 150 sentences a pair of the archive articles 3,200 to 3,999 that name one of the two and not the other. Printed: sentences with
the same number of findings of the family loaded, findings with the first and with the second of the pair, and by how
much the sentence score moves.
"""

from __future__ import annotations

import random
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings
from samestory.types import Article
from tests.real.conftest import records

PAIRS = (
    ("Republicans", "Democrats"),
    ("Republican", "Democratic"),
    ("conservative", "liberal"),
    ("conservatives", "liberals"),
    ("right-wing", "left-wing"),
    ("Trump", "Obama"),
    ("Israeli", "Palestinian"),
    ("Muslim", "Christian"),
    ("black", "white"),
    ("women", "men"),
)
OF_A_PAIR = 150
FIRST = 3200


def main() -> None:
    draw = random.Random(1)
    analyser = Analyser(Settings())
    given = [
        s for r in records("archive-sample.jsonl.gz")[FIRST:] for s in re.split(r"(?<=[.!?])\s+", r["body"])
    ]
    given = [s for s in given if 40 < len(s) < 300 and "\n" not in s]
    same = every = 0
    moves: list[float] = []
    for one, other in PAIRS:
        fit = [s for s in given if bool(_names(one, s)) != bool(_names(other, s))]
        chosen = draw.sample(fit, min(OF_A_PAIR, len(fit)))
        # Each sentence with the first of the pair, then with the second.
        first = [re.sub(rf"\b{other}\b", one, s) for s in chosen]
        second = [re.sub(rf"\b{one}\b", other, s) for s in chosen]
        counts = [_counts(analyser, texts) for texts in (first, second)]
        scores = [_scores(analyser, texts) for texts in (first, second)]
        equal = sum(a == b for a, b in zip(*counts, strict=True))
        moved = [b - a for a, b in zip(*scores, strict=True)]
        print(
            f"| {one}, {other} | {equal} of {len(chosen)} | {sum(counts[0])}, {sum(counts[1])} |"
            f" {sum(moved) / len(moved):+.3f} | {sum(map(abs, moved)) / len(moved):.3f} |"
        )
        same, every, moves = same + equal, every + len(chosen), moves + moved
    print(
        f"| all | {same} of {every} ({same / every:.3f}) | | {sum(moves) / every:+.3f} | {sum(map(abs, moves)) / every:.3f} |"
    )


def _names(word: str, text: str) -> re.Match[str] | None:
    return re.search(rf"\b{word}\b", text)


def _articles(texts: list[str]) -> list[Article]:
    return [Article(id=str(i), body=text) for i, text in enumerate(texts)]


def _counts(analyser: Analyser, texts: list[str]) -> list[int]:
    return [sum(f.family == "loaded" for f in a.findings) for a in analyser.analyse(_articles(texts))]


def _scores(analyser: Analyser, texts: list[str]) -> list[float]:
    return [score or 0.0 for _, score in analyser.score(_articles(texts))]


if __name__ == "__main__":
    main()
