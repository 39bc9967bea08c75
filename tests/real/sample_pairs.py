"""Draw pairs of sentences of two outlets on one event, to be coded for the fact they share.

    python tests/real/sample_pairs.py FOLDER SEED [--events 24] [--without-events FILE] [--cache DIR]

Writes ``items.jsonl`` (what a coder sees: number, the two sentences), to be kept out of the project, and ``key.jsonl``
(ids and offsets). Of each event of BASIL that is drawn: the pairs that two simple rankings put first (TF-IDF of words;
mean word vectors), and some further down, shuffled, so that a coder cannot tell which is which. No output of the
alignment is used.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS, TfidfVectorizer

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings
from samestory.ingest.record import as_article
from samestory.models.vectors import vectors
from samestory.types import Article
from tests.real.conftest import records

FIRST = 14  # of an event, by each ranking
LATER, LATER_TO = 6, 80  # of an event, from the ranks after these
LEAST = 5  # words of a sentence


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("seed", type=int)
    options.add_argument("--events", type=int, default=24)
    options.add_argument("--without-events", type=Path, help="a file of event ids, one a line")
    options.add_argument("--cache", type=Path)
    asked = options.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(asked.seed)
    without = set(asked.without_events.read_text().split()) if asked.without_events else set()
    given = [r for r in records("basil.jsonl") if r["event"] not in without]
    events = draw.sample(sorted({r["event"] for r in given}), asked.events)
    articles = [a for i, r in enumerate(given) if isinstance(a := as_article(r, "basil", i), Article)]
    items, keys = [], []
    for event in events:
        chosen = [a for a in articles if a.event == event]
        for one, other in sample(chosen, sentences(chosen, asked.cache), draw):
            number = len(items) + 1
            pair = [one, other] if draw.random() < 0.5 else [other, one]
            items.append({"n": number, "event": events.index(event) + 1, "a": pair[0][3], "b": pair[1][3]})
            keys.append({"n": number, "event": event, "a": pair[0][:3], "b": pair[1][:3]})
    for name, rows in (("items", items), ("key", keys)):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        (asked.folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    print(len(items), "pairs of", len(events), "events")  # noqa: T201


Place = tuple[str, int, int, str]  # id, start, end, text


def sentences(articles: list[Article], cache: Path | None) -> list[list[Place]]:
    """Sentences of running text, by article."""
    analyser = Analyser(Settings(cache=cache, model="none"))
    return [
        [
            (a.article.id, s.start, s.end, " ".join(a.article.body[s.start : s.end].split()))
            for s in a.sentences
            if s.kind == "text" and s.words >= LEAST
        ]
        for a in analyser.analyse(articles)
    ]


def sample(
    articles: list[Article], places: list[list[Place]], draw: random.Random
) -> list[tuple[Place, Place]]:
    texts = [place[3] for part in places for place in part]
    tfidf = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit(texts)
    places_of, rows = vectors()
    words = {word: rows[i] for word, i in places_of.items()}
    pairs: list[tuple[float, float, Place, Place]] = []
    for one, other in combinations(range(len(articles)), 2):
        if articles[one].outlet == articles[other].outlet:
            continue
        x, y = ([p[3] for p in places[n]] for n in (one, other))
        by_words = np.asarray((tfidf.transform(x) @ tfidf.transform(y).T).todense())
        by_vectors = _means(x, words) @ _means(y, words).T
        pairs += [
            (float(by_words[i, j]), float(by_vectors[i, j]), p, q)
            for i, p in enumerate(places[one])
            for j, q in enumerate(places[other])
        ]
    first = sorted(range(len(pairs)), key=lambda k: -pairs[k][0])
    second = sorted(range(len(pairs)), key=lambda k: -pairs[k][1])
    chosen = {*first[:FIRST], *second[:FIRST]}
    chosen |= set(draw.sample([k for k in first[FIRST:LATER_TO] if k not in chosen], LATER))
    order = sorted(chosen)
    draw.shuffle(order)
    return [(pairs[k][2], pairs[k][3]) for k in order]


def _means(texts: list[str], words: dict[str, NDArray[np.float32]]) -> NDArray[np.float32]:
    rows = []
    for text in texts:
        known = [words[w] for w in text.lower().split() if w in words and w not in ENGLISH_STOP_WORDS]
        mean = np.mean(known, axis=0) if known else np.zeros(len(next(iter(words.values()))), np.float32)
        rows.append(mean / (np.linalg.norm(mean) or 1.0))
    return np.array(rows, dtype=np.float32)


if __name__ == "__main__":
    main()
