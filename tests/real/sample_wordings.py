"""Draw the first differences of wording of each event, mixed with later ones, for a blind reading.

    python tests/real/sample_wordings.py FOLDER SEED [--fresh | --neus N | --archive] [--first 3] [--cache DIR]

Of the BASIL events of labels/pairs.jsonl, or with ``--fresh`` of the others and of NewsWCL50, with ``--neus`` of so
many events of neus (headline and lead), with ``--archive`` of the events of two outlets in the archive sample. Writes
``items.jsonl`` (the tellings with the words in [[ ]], in no order of worth), to be kept out of the project, and
``key.jsonl`` (ids, offsets, rank). A third as many are drawn from behind rank 10.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings
from samestory.ingest.record import as_article
from samestory.statements import Aligned
from samestory.types import Article, Evidence, Wording
from samestory.wordings import wordings
from tests.real.conftest import records
from tests.real.label_agreement import labels
from tests.real.sample_brief import found_events

BEHIND = 10


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("seed", type=int)
    options.add_argument("--fresh", action="store_true")
    options.add_argument("--archive", action="store_true")
    options.add_argument("--neus", type=int, default=0, help="so many events of neus, in place of BASIL")
    options.add_argument("--without", type=int, help="with --neus: a seed whose events were read before")
    options.add_argument("--first", type=int, default=3)
    options.add_argument("--cache", type=Path)
    asked = options.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(asked.seed)
    seen = {row["event"] for row in labels("pairs")}
    given = [r for r in records("basil.jsonl") if (r["event"] in seen) != asked.fresh]
    given += records("newswcl50.jsonl") if asked.fresh else []
    if asked.neus:
        given = records("neus.jsonl")
        events = sorted({r["event"] for r in given})
        before = set(random.Random(asked.without).sample(events, asked.neus)) if asked.without else set()
        left = [event for event in events if event not in before]
        drawn = set(draw.sample(left, min(asked.neus, len(left))))
        given = [r for r in given if r["event"] in drawn]
    analyser = Analyser(Settings(cache=asked.cache))
    rows: list[tuple[dict[str, Any], dict[str, Any]]] = []
    for event, articles in _of_archive() if asked.archive else _by_event(given):
        read = list(analyser.read(articles))
        aligned = Aligned([reading for _, reading in read if reading is not None])
        found = wordings(aligned, [analysis for analysis, _ in read])
        later = list(range(BEHIND, len(found)))
        chosen = [*range(min(asked.first, len(found))), *draw.sample(later, min(1, len(later)))]
        texts = {reading.article.id: reading.article for reading in aligned.readings}
        rows += [(_shown(found[n], aligned, texts), _key(event, n + 1, found[n])) for n in chosen]
    draw.shuffle(rows)
    for name, part in (("items", 0), ("key", 1)):
        text = "".join(
            json.dumps({"n": n} | row[part], ensure_ascii=False) + "\n" for n, row in enumerate(rows, 1)
        )
        (asked.folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    print(len(rows), "differences")  # noqa: T201


def _by_event(given: list[dict[str, Any]]) -> Iterator[tuple[str, list[Article]]]:
    for event in sorted({r["event"] for r in given}):
        of_event = [as_article(r, "real", i) for i, r in enumerate(given) if r["event"] == event]
        yield event, [a for a in of_event if isinstance(a, Article)]


def _of_archive() -> Iterator[tuple[str, list[Article]]]:
    """Events of two outlets, by the id of their first article: none of them is in a sample of briefs."""
    for articles in found_events(range(2, 3)):
        yield articles[0].id, list(articles)


def _shown(wording: Wording, aligned: Aligned, texts: dict[str, Article]) -> dict[str, Any]:
    statement = next(s for s in aligned.statements if s.id == wording.statement)
    sides = []
    for variant in wording.variants:
        told = next(
            m
            for m in statement.members
            if (m.article, m.field) == (variant.article, variant.field) and m.start <= variant.start < m.end
        )
        text = texts[variant.article].text(variant.field)
        end = max(told.end, variant.end)
        marked = f"{text[told.start : variant.start]}[[{variant.text}]]{text[variant.end : end]}"
        sides.append({"outlet": variant.outlet, "telling": " ".join(marked.split())})
    return {"kind": wording.kind, "sides": sides}


def _key(event: str, rank: int, wording: Wording) -> dict[str, Any]:
    def place(variant: Evidence) -> list[Any]:
        return [variant.article, variant.field, variant.start, variant.end]

    return {
        "event": event,
        "rank": rank,
        "kind": wording.kind,
        "weight": wording.weight,
        "variants": [place(v) for v in wording.variants],
    }


if __name__ == "__main__":
    main()
