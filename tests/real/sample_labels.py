"""Draw the sentences and openings that the project labels itself, stratified by outlet.

    python tests/real/sample_labels.py FOLDER 20261124 [CACHE]

Writes ``sentences.jsonl`` and ``openings.jsonl`` (what a coder sees, to be kept out of the project) into
FOLDER, and ``second.json``: the items that a second coder takes.
Articles 1,000 to 3,199 of the archive sample are left out: the precision of the detectors is measured on them.

An outlet is drawn with the square root of its number of articles as weight, so that the many small ones, most of
them partisan, are not drowned; then an article of it, then a sentence of 8 to 60 words in running text, at most
three an article.
"""

from __future__ import annotations

import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings
from samestory.ingest.record import as_article
from samestory.types import Analysis, Article
from tests.real.conftest import records

SENTENCES, OPENINGS = 1500, 300
OPENING_WORDS = 500
KEPT_APART = range(1000, 3200)
AN_ARTICLE = 3


def main() -> None:
    folder, seed = Path(sys.argv[1]), int(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    given = [r for i, r in enumerate(records("archive-sample.jsonl.gz")) if i not in KEPT_APART]
    articles = [a for i, r in enumerate(given) if isinstance(a := as_article(r, "archive", i), Article)]
    settings = Settings(detectors=(), cache=Path(sys.argv[3]) if len(sys.argv) > 3 else None)
    read = [a for a in Analyser(settings).analyse(articles) if not a.warnings or a.words >= 100]
    draw = random.Random(seed)
    _write(folder / "sentences.jsonl", _sentences(read, draw))
    _write(folder / "openings.jsonl", _openings(read, draw))
    again = random.Random(seed + 1)
    second = {
        name: sorted(again.sample(range(n), n // 5))
        for name, n in (("sentences", SENTENCES), ("openings", OPENINGS))
    }
    (folder / "second.json").write_text(json.dumps(second), encoding="utf-8")


def _outlets(read: list[Analysis], draw: random.Random) -> Iterator[Analysis]:
    """Articles without end: an outlet by the root of its size, then one of its articles."""
    by_outlet: dict[str, list[Analysis]] = defaultdict(list)
    for a in read:
        by_outlet[a.article.outlet].append(a)
    names = sorted(by_outlet)
    weights = [len(by_outlet[name]) ** 0.5 for name in names]
    while True:
        yield draw.choice(by_outlet[draw.choices(names, weights)[0]])


def _sentences(read: list[Analysis], draw: random.Random) -> Iterator[dict[str, object]]:
    taken: dict[str, set[int]] = defaultdict(set)
    number = 0
    for a in _outlets(read, draw):
        body = a.article.body
        fit = [
            i
            for i, s in enumerate(a.sentences)
            if s.kind == "text" and 8 <= s.words <= 60 and s.field == "body"
        ]
        fit = [i for i in fit if i not in taken[a.article.id]]
        if not fit or len(taken[a.article.id]) >= AN_ARTICLE:
            continue
        i = draw.choice(fit)
        taken[a.article.id].add(i)
        s = a.sentences[i]
        before = a.sentences[i - 1] if i and a.sentences[i - 1].kind == "text" else None
        yield {
            "item": number,
            "id": a.article.id,
            "start": s.start,
            "end": s.end,
            "before": body[before.start : before.end] if before else "",
            "text": body[s.start : s.end],
        }
        number += 1
        if number == SENTENCES:
            return


def _openings(read: list[Analysis], draw: random.Random) -> Iterator[dict[str, object]]:
    seen: set[str] = set()
    for a in _outlets(read, draw):
        if a.article.id in seen or a.words < 150:
            continue
        seen.add(a.article.id)
        words, end = 0, 0
        for s in a.sentences:
            if s.field == "body" and words < OPENING_WORDS:
                words, end = words + s.words, s.end
        yield {
            "item": len(seen) - 1,
            "id": a.article.id,
            "end": end,
            "title": a.article.title,
            "text": a.article.body[:end],
        }
        if len(seen) == OPENINGS:
            return


def _write(path: Path, rows: Iterator[dict[str, object]]) -> None:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


if __name__ == "__main__":
    main()
