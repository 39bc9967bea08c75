"""Draw what the alignment says of events that it was not made on, for a blind reading.

    python tests/real/sample_statements.py FOLDER SEED [--cache DIR] [--missing 60]

Of BASIL, without the events of labels/pairs.jsonl and labels/brief.jsonl. Writes ``pairs.jsonl`` (two units; pairs
that were taken, mixed with pairs just under the bar, and nothing that tells which) and ``missing.jsonl`` (a telling and
the whole article in which it was called missing, mixed with tellings that the article has), to be kept out of the
project, and ``key-*.jsonl`` (ids, offsets, scores).
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings
from samestory.ingest.record import as_article
from samestory.statements import Aligned
from samestory.statements.pairs import SECOND
from samestory.types import Article
from tests.real.conftest import records
from tests.real.label_agreement import labels

UNDER = 0.08  # below the bar: controls


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("seed", type=int)
    options.add_argument("--cache", type=Path)
    options.add_argument("--missing", type=int, default=60)
    asked = options.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    draw = random.Random(asked.seed)
    seen = {row["event"] for name in ("pairs", "brief") for row in labels(name)}
    given = [r for r in records("basil.jsonl") if r["event"] not in seen]
    analyser = Analyser(Settings(cache=asked.cache, model="none"))
    pairs: list[dict[str, Any]] = []
    missing: list[dict[str, Any]] = []
    for event in sorted({r["event"] for r in given}):
        of_event = [as_article(r, "basil", i) for i, r in enumerate(given) if r["event"] == event]
        articles = [a for a in of_event if isinstance(a, Article)]
        aligned = Aligned([reading for _, reading in analyser.read(articles) if reading is not None])
        pairs += _pairs(aligned, event, draw)
        missing += _missing(aligned, event)
    draw.shuffle(pairs)
    positives = [m for m in missing if m["called"] == "not-found"]
    controls = [m for m in missing if m["called"] == "told"]
    chosen = draw.sample(positives, min(asked.missing, len(positives)))
    chosen += draw.sample(controls, min(asked.missing // 3, len(controls)))
    draw.shuffle(chosen)
    for name, rows, shown in (
        ("pairs", pairs, ("a", "b")),
        ("missing", chosen, ("sentence", "article")),
    ):
        items = "".join(
            json.dumps({"n": n} | {key: row[key] for key in shown}, ensure_ascii=False) + "\n"
            for n, row in enumerate(rows, 1)
        )
        (asked.folder / f"{name}.jsonl").write_text(items, encoding="utf-8")
        keys = "".join(
            json.dumps({"n": n} | {key: value for key, value in row.items() if key not in shown}) + "\n"
            for n, row in enumerate(rows, 1)
        )
        (asked.folder / f"key-{name}.jsonl").write_text(keys, encoding="utf-8")
    print(len(pairs), "pairs,", len(chosen), "of", len(positives), "absences")  # noqa: T201


def _pairs(aligned: Aligned, event: str, draw: random.Random) -> list[dict[str, Any]]:
    taken = {(pair.one, pair.other): pair.score for pair in aligned.found.pairs}
    under = [
        (key, score)
        for key, score in sorted(aligned.found.between.items())
        if SECOND - UNDER <= score < SECOND and key not in taken
    ]
    chosen = [*taken.items(), *draw.sample(under, min(len(under), max(2, len(taken) // 4)))]
    rows = []
    for (one, other), score in chosen:
        places = [_place(aligned, number) for number in (one, other)]
        if draw.random() < 0.5:
            places.reverse()
        (a, a_text), (b, b_text) = places
        row = {
            "a": a_text,
            "b": b_text,
            "event": event,
            "taken": (one, other) in taken,
            "score": round(score, 4),
        }
        rows.append(row | {"place_a": a, "place_b": b})
    return rows


def _missing(aligned: Aligned, event: str) -> list[dict[str, Any]]:
    rows = []
    body = {reading.article.outlet: reading.article for reading in aligned.readings}
    for statement in aligned.statements:
        member = statement.members[0]
        for absence in statement.absence:
            if absence.status == "not-found":
                rows.append((member, body[absence.outlet], "not-found"))
        for other in statement.members[1:]:
            if other.outlet != member.outlet:
                rows.append((member, body[other.outlet], "told"))
    return [
        {
            "sentence": " ".join(member.text.split()),
            "article": f"{article.title}\n\n{article.body}",
            "event": event,
            "called": called,
            "place": [member.article, member.field, member.start, member.end],
            "in": article.id,
        }
        for member, article, called in rows
    ]


def _place(aligned: Aligned, number: int) -> tuple[list[Any], str]:
    unit, reading = aligned.units[number], aligned.reading(number)
    place = reading.place(unit.start, unit.end)
    return [reading.article.id, *place], " ".join(reading.text(unit.start, unit.end).split())


if __name__ == "__main__":
    main()
