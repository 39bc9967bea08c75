"""How much of what sharp readers would report stands in the brief.

    python tests/real/brief.py [--cache DIR] [--show]

Two machine-assisted readers wrote down, before the tool ran on these eight events, the ten things most worth telling
(labels/brief.jsonl: kinds and places). An item of the brief holds one of theirs where it shows a sentence of theirs in
each of two articles, or in the one article where theirs is about one. The two readers against each other show what can
be reached.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.brief import Material, brief
from samestory.comparison import Analyser, Settings, compare
from samestory.ingest.record import as_article
from samestory.statements import Aligned
from samestory.types import Analysis, Article, BriefItem, Comparison, Event
from samestory.wordings.subjects import subjects
from tests.real.conftest import records
from tests.real.label_agreement import labels

FIRST = (7, 20)
Sentence = tuple[str, str, int]  # article, field, where its sentence begins


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--cache", type=Path)
    options.add_argument("--show", action="store_true", help="what is held, and what is not")
    asked = options.parse_args()
    given = labels("brief")
    analyser = Analyser(Settings(cache=asked.cache))
    sums: list[list[int]] = []
    for event in dict.fromkeys(row["event"] for row in given):
        comparison, ranked = compared(event, analyser)
        of = {a.article.id: a for a in comparison.analyses}
        readers = {
            n: [places(of, row["places"]) for row in given if (row["event"], row["reader"]) == (event, n)]
            for n in (1, 2)
        }
        kinds = {
            n: [row["kind"] for row in given if (row["event"], row["reader"]) == (event, n)] for n in (1, 2)
        }
        items = [places(of, [(e.article, e.field, e.start, e.end) for e in item.evidence]) for item in ranked]
        told = []
        for n, other in ((1, 2), (2, 1)):
            counts = [
                sum(any(holds(item, theirs) for item in items[:most]) for theirs in readers[n])
                for most in FIRST
            ]
            ceiling = sum(any(holds(item, theirs) for item in readers[other]) for theirs in readers[n])
            told.append(f"reader {n}: {counts[0]} in 7, {counts[1]} in 20 (other reader: {ceiling})")
        sums += [
            [sum(any(holds(i, t) for i in items[:most]) for t in readers[n]) for most in FIRST]
            for n in (1, 2)
        ]
        print(event[:8], len(items), "items;", "; ".join(told))  # noqa: T201
        if asked.show:
            show(comparison, ranked, readers, kinds, items)
    for n, most in enumerate(FIRST):
        print(f"mean of ten in the first {most}: {sum(row[n] for row in sums) / len(sums):.2f}")  # noqa: T201


def compared(event: str, analyser: Analyser) -> tuple[Comparison, tuple[BriefItem, ...]]:
    """The comparison of an event of BASIL or NewsWCL50, and its first twenty items."""
    rows = [r for name in ("basil", "newswcl50") for r in records(f"{name}.jsonl") if r["event"] == event]
    articles = [a for i, r in enumerate(rows) if isinstance(a := as_article(r, "real", i), Article)]
    articles.sort(key=lambda a: (a.published or "9", a.id))
    c = compare(Event(event, tuple(articles)), analyser)
    read = list(analyser.read(articles))
    near = subjects(Aligned([reading for _, reading in read if reading is not None]), c.analyses)
    material = Material(
        c.analyses,
        c.measures,
        c.statements,
        c.wordings,
        near,
        c.quotes,
        c.taken_over,
        c.only,
        c.naming,
    )
    first = brief(material)
    return c, (*first, *(item for item in brief(material, FIRST[1]) if item not in first))[: FIRST[1]]


def places(of: dict[str, Analysis], given: Sequence[Sequence]) -> set[Sentence]:  # type: ignore[type-arg]
    """The sentences that places lie in."""
    found: set[Sentence] = set()
    for article, which, start, end in given:
        for s in of[article].sentences:
            if s.field == which and s.start < end and start < s.end:
                found.add((article, which, s.start))
    return found


def holds(item: set[Sentence], theirs: set[Sentence]) -> bool:
    """Whether an item shows what a reader wrote down."""
    shared = {article for article, _, _ in item & theirs}
    return len(shared) >= min(2, len({article for article, _, _ in theirs}))


def show(comparison, ranked, readers, kinds, items) -> None:  # type: ignore[no-untyped-def]
    text = {a.article.id: a.article for a in comparison.analyses}
    lines = []
    for n, (item, mine) in enumerate(zip(ranked, items, strict=True), 1):
        held = [f"{r}.{k}" for r in (1, 2) for k, theirs in enumerate(readers[r], 1) if holds(mine, theirs)]
        lines.append(f"  {n:2} [{item.kind}] {item.text[:230]} {held}")
    for r in (1, 2):
        for k, theirs in enumerate(readers[r], 1):
            if not any(holds(item, theirs) for item in items):
                lines.append(f"    not held {r}.{k} {kinds[r][k - 1]}")
                for article, which, start in sorted(theirs):
                    lines.append(
                        f"        {' '.join(text[article].text(which)[start : start + 160].split())}"
                    )
    print("\n".join(lines))  # noqa: T201


if __name__ == "__main__":
    main()
