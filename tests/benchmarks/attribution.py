"""Attribution stays linear: storms of quotation marks, one endless sentence, a page of headlines.

    python tests/benchmarks/attribution.py

CPU seconds of voice, attribution and speakers together, at one, two and four times a size, and the growth from the
first to the last (4 is linear, 16 would be quadratic). Needs no data; never part of the tests.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory import attribution, speakers, voice
from samestory.comparison import Analyser, Settings
from samestory.types import Article

ROUNDS = 3
STEPS = (1, 2, 4)
# Name -> text of a size, and the size of the first step.
TEXTS: dict[str, tuple[Callable[[int], str], int]] = {
    "10,000 opening marks": (lambda n: "“" * n, 2_500),
    "10,000 marks in pairs": (lambda n: " ".join("“no” she said" for _ in range(n // 2)), 2_500),
    "10,000 marks of nobody": (
        lambda n: " ".join("“No, they are not at home.”" for _ in range(n // 2)),
        2_500,
    ),
    "one sentence of 5,000 words": (
        lambda n: " and ".join("the mayor said that the plan had failed" for _ in range(n // 9)),
        1_250,
    ),
    "2,000 headlines": (lambda n: "\n\n".join("Minister warns of plan, says union" for _ in range(n)), 500),
    "10,000 attributions": (
        lambda n: "\n\n".join(
            "“We have had enough,” Ana Bell said. He agreed that it was late." for _ in range(n // 2)
        ),
        2_500,
    ),
}


def main() -> None:
    analyser = Analyser(Settings(detectors=()))
    parser = analyser._parser
    mark, attribute = voice.make(parser.nlp), attribution.make(parser.nlp)
    for name, (text, first) in TEXTS.items():
        took = []
        for step in STEPS:
            doc = next(iter(parser.parse([Article(id="x", body=text(first * step))]))).doc
            best = float("inf")
            for _ in range(ROUNDS):
                start = time.process_time()
                mark(doc)
                attribute(doc)
                speakers.resolve(doc)
                best = min(best, time.process_time() - start)
            took.append(best)
        shown = " ".join(f"{seconds:7.3f}" for seconds in took)
        print(f"{name:28} {shown} s   growth {took[-1] / max(took[0], 1e-4):.1f}")


if __name__ == "__main__":
    main()
