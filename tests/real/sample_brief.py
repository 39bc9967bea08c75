"""Draw events of the archive sample, and write their articles and what the brief tells of each, for a blind reading.

    python tests/real/sample_brief.py FOLDER SEED [--events 12] [--outlets 3 6] [--days N | --basil]
        [--without FOLDER ...] [--cache DIR]

The events are found from the texts (samestory/events.py), of so many outlets with one article each of 150 words or
more; ``--days`` leaves out those with an article that has no date or is further from another than so many days. With
``--basil`` they are those of BASIL whose ten things no reader wrote down (labels/brief.jsonl). Writes ``N.txt`` (the
articles of an event, then the items with their sentences), to be kept out of the project, and ``key.jsonl`` (article
ids, the kind of each item). No label and no other output is in either.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser, Settings, compare
from samestory.corpus import Event
from samestory.events import group
from samestory.ingest.dates import moment
from samestory.ingest.record import as_article
from samestory.types import Analysis, Article, BriefItem
from tests.real.conftest import records
from tests.real.label_agreement import labels

LEAST = 150  # words of an article


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("folder", type=Path)
    options.add_argument("seed", type=int)
    options.add_argument("--events", type=int, default=12)
    options.add_argument("--outlets", type=int, nargs=2, default=(3, 6), metavar=("FEWEST", "MOST"))
    options.add_argument("--days", type=int)
    options.add_argument("--basil", action="store_true")
    options.add_argument("--without", type=Path, nargs="*", default=[], help="folders of earlier draws")
    options.add_argument("--cache", type=Path)
    asked = options.parse_args()
    asked.folder.mkdir(parents=True, exist_ok=True)
    earlier = [json.loads(line) for f in asked.without for line in (f / "key.jsonl").read_text().splitlines()]
    read = {article for row in earlier for article in row["articles"]}
    fewest, most = asked.outlets
    found = basil() if asked.basil else found_events(range(fewest, most + 1))
    if asked.days is not None:
        found = [event for event in found if is_close(event, asked.days)]
    events = [event for event in found if read.isdisjoint(a.id for a in event)]
    drawn = random.Random(asked.seed).sample(events, min(asked.events, len(events)))
    analyser = Analyser(Settings(cache=asked.cache))
    keys = []
    for n, articles in enumerate(drawn, 1):
        comparison = compare(Event(str(n), articles), analyser)
        text = "\n\n".join(_article(a) for a in articles) + "\n\n\n" + _brief(n, comparison)
        (asked.folder / f"{n}.txt").write_text(text, encoding="utf-8")
        keys.append(
            {"n": n, "articles": [a.id for a in articles], "kinds": [i.kind for i in comparison.brief]}
        )
    lines = "".join(json.dumps(key) + "\n" for key in keys)
    (asked.folder / "key.jsonl").write_text(lines, encoding="utf-8")
    print(len(events), "events,", sum(len(key["kinds"]) for key in keys), "items of", len(keys))  # noqa: T201


def found_events(outlets: range) -> list[tuple[Article, ...]]:
    """Events of the archive sample with so many outlets, one long article each."""
    rows = records("archive-sample.jsonl.gz")
    articles = [a for i, r in enumerate(rows) if isinstance(a := as_article(r, "real", i), Article)]
    by_id = {a.id: a for a in articles}
    found = []
    for event in group(articles).events:
        of_event = tuple(by_id[i] for i in event.articles)
        several = {a.outlet for a in of_event}
        is_long = all(len(a.body.split()) >= LEAST for a in of_event)
        if len(of_event) == len(several) and len(several) in outlets and is_long:
            found.append(tuple(sorted(of_event, key=lambda a: (a.published or "9", a.id))))
    return found


def basil() -> list[tuple[Article, ...]]:
    """The events of BASIL that no reader wrote things down of."""
    known = {row["event"] for row in labels("brief")}
    found: dict[str, list[Article]] = {}
    for i, r in enumerate(records("basil.jsonl")):
        if r["event"] not in known and isinstance(a := as_article(r, "real", i), Article):
            found.setdefault(r["event"], []).append(a)
    return [tuple(sorted(event, key=lambda a: (a.published or "9", a.id))) for event in found.values()]


def is_close(event: tuple[Article, ...], most: int) -> bool:
    """Whether all articles have a date, and none is further from another than so many days."""
    times = [moment(a.published) for a in event]
    known = [time for time in times if time is not None]
    return len(known) == len(times) and max(known) - min(known) <= timedelta(days=most)


def _article(a: Article) -> str:
    return f"=== {a.outlet} ({a.published}) [{a.id}]\n# {a.title}\n\n{a.body}"


def _brief(n: int, comparison) -> str:  # type: ignore[no-untyped-def]
    of = {a.article.id: a for a in comparison.analyses}
    items = [_item(f"{n}.{k}", item, of) for k, item in enumerate(comparison.brief, 1)]
    return "######## WHAT THE TOOL TELLS\n\n" + "\n\n".join(items)


def _item(number: str, item: BriefItem, of: dict[str, Analysis]) -> str:
    lines = [f"[{number}] ({item.kind}) {item.text}"]
    for e in item.evidence:
        text = of[e.article].article.text(e.field)
        inside = [
            s for s in of[e.article].sentences if s.field == e.field and s.start < e.end and e.start < s.end
        ]
        start, end = (inside[0].start, inside[-1].end) if inside else (e.start, e.end)
        lines.append(f"    - {e.outlet} ({e.field}): {' '.join(text[start:end].split())}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
