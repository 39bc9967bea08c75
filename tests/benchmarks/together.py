"""What comparing articles adds to reading them: milliseconds an event of three, seconds an event of a hundred.

    python tests/benchmarks/together.py [EVENTS] [--hundred]

Of BASIL's events of three articles the median over events, of each part in its order; a part pays for what it reads
first. Each of three rounds reads the articles anew from the parse cache, the smallest time of each counts. With
``--hundred`` an event of 100 articles instead, once.

The recipe of the hundred: of archive-sample the first 20 articles with 30 sentences or more. Each article of the event
takes two of them, half of the sentences of each in their order, and 10 sentences of others in the end; one in two keeps
a headline, the others have its words in another order; one is published an hour. Outlets are 20. Seed 7.

Needs BASIL and the archive sample; never part of the tests.
"""

from __future__ import annotations

import os
import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings
from samestory.ingest.record import as_article
from samestory.naming import agency, naming
from samestory.only import only
from samestory.quoting import taken_over, utterances
from samestory.statements import Aligned
from samestory.types import Article
from samestory.wordings import wordings
from samestory.wordings.subjects import subjects
from tests.real.conftest import records

ROUNDS = 3
EVENTS, HUNDRED = 100, 100
PARTS = ("statements", "wordings, subjects", "utterances, taken over", "naming, agency", "only")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“\"])")


def timed(analyser: Analyser, articles: Sequence[Article]) -> tuple[dict[str, float], Aligned]:
    """Seconds of each part, on articles whose parse is in the cache."""
    made = list(analyser.read(articles))
    analyses, readings = [a for a, _ in made], [r for _, r in made if r is not None]
    outlets = list(dict.fromkeys(a.article.outlet for a in analyses))
    took: dict[str, float] = {}

    def part(name: str, run: Callable[[], Any]) -> Any:
        start = time.process_time()
        found = run()
        took[name] = time.process_time() - start
        return found

    def named() -> None:
        agency(readings, naming(readings, outlets), outlets)

    aligned = part(PARTS[0], lambda: Aligned(readings))
    part(PARTS[1], lambda: (wordings(aligned, analyses), subjects(aligned, analyses)))
    part(PARTS[2], lambda: (utterances(analyses), taken_over(analyses)))
    part(PARTS[3], named)
    part(PARTS[4], lambda: only(aligned, analyses))
    return took, aligned


def of_three(count: int) -> list[list[Article]]:
    """Events of BASIL that have three articles."""
    events: dict[str, list[Article]] = {}
    for number, record in enumerate(records("basil.jsonl")):
        article = as_article(record, "basil", number)
        if isinstance(article, Article) and article.event:
            events.setdefault(article.event, []).append(article)
    return [articles for articles in events.values() if len(articles) == 3][:count]


def one_of(count: int) -> list[Article]:
    """One event by the recipe."""
    draw = random.Random(7)
    sources: list[tuple[str, list[str]]] = []
    others: list[str] = []
    for record in records("archive-sample.jsonl.gz"):
        sentences = [one.strip() for one in _SENTENCE.split(record["body"]) if 30 < len(one) < 400]
        if len(sentences) >= 30 and len(sources) < 20:
            sources.append((record["title"] or "", sentences))
        elif len(others) < 5_000:
            others += sentences
    articles = []
    for number in range(count):
        picked = draw.sample(sources, 2)
        body = [
            one
            for _, sentences in picked
            for one in (
                sentences[at] for at in sorted(draw.sample(range(len(sentences)), len(sentences) // 2))
            )
        ]
        words = picked[0][0].split()
        if draw.random() < 0.5:
            draw.shuffle(words)
        articles.append(
            Article(
                id=f"a{number:03}",
                outlet=f"outlet {number % 20:02}",
                title=" ".join(words),
                body=" ".join([*body, *draw.sample(others, 10)]),
                published=f"2025-03-{1 + number // 24:02}T{number % 24:02}:00:00Z",
            )
        )
    return articles


def tell(sums: dict[str, float], unit: str, scale: float) -> None:
    for name, seconds in sums.items():
        print(f"{name:24} {scale * seconds:8.1f} {unit}")
    print(f"{'together':24} {scale * sum(sums.values()):8.1f} {unit}")


def main() -> None:
    numbers = [int(one) for one in sys.argv[1:] if one.isdigit()]
    with tempfile.TemporaryDirectory() as folder:
        analyser = Analyser(Settings(cache=Path(folder)))
        if "--hundred" in sys.argv:
            articles = one_of(numbers[0] if numbers else HUNDRED)
            list(analyser.read(articles))
            took, aligned = timed(analyser, articles)
            words = sum(len(a.body.split()) for a in articles)
            print(
                f"{len(articles)} articles, {words:,} words, {len(aligned.units):,} units, "
                f"{len(aligned.statements):,} statements"
            )
            tell(took, "s", 1)
            return
        each: list[dict[str, float]] = []
        words = []
        for articles in of_three(numbers[0] if numbers else EVENTS):
            list(analyser.read(articles))
            rounds = [timed(analyser, articles)[0] for _ in range(ROUNDS)]
            each.append({name: min(one[name] for one in rounds) for name in PARTS})
            words.append(sum(len(a.body.split()) for a in articles))
        print(f"{len(each)} events of three articles, {statistics.median(words):,.0f} words in the median")
        tell({name: statistics.median(one[name] for one in each) for name in PARTS}, "ms", 1_000)
        whole = sorted(1_000 * sum(one.values()) for one in each)
        most = whole[len(whole) * 9 // 10]
        print(f"median of the sums {statistics.median(whole):.1f} ms, nine of ten under {most:.1f} ms")


if __name__ == "__main__":
    main()
