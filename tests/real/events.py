"""B-cubed of same-event grouping on real coverage: BASIL, NewsWCL50, neus.

    python tests/real/events.py                 the figures of README.md
    python tests/real/events.py --halves        thresholds chosen on one half of the events, scored on the other
    python tests/real/events.py --background    make src/samestory/grouping/background.txt anew

B-cubed (Bagga & Baldwin 1998, "Algorithms for scoring coreference chains"): the precision of an article is the share of
its group that is of its event, its recall the share of its event that is in its group, itself included; both are
averaged over articles, F1 is of the averages. It is the one of the usual measures that meets all four constraints of
Amigo et al. 2009 ("A comparison of extrinsic clustering evaluation metrics based on formal constraints").
"""
# ruff: noqa: T201

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from samestory.events import group
from samestory.grouping import background, linkage, terms
from samestory.types import Article
from tests.real.conftest import ROOT, records

WEEKS = 20  # ways in which events are moved into one week
SIZES = (60, 300, 1_307)  # events of neus at a time: the more, the more alike
GRID = tuple(product((0.18, 0.2, 0.22, 0.25), (0.025, 0.035, 0.045)))  # PROVISIONAL, JOIN


def b_cubed(events: Sequence[str], found: Sequence[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    both, one, two = Counter(zip(events, found, strict=True)), Counter(events), Counter(found)
    precision = float(np.mean([both[e, f] / two[f] for e, f in zip(events, found, strict=True)]))
    recall = float(np.mean([both[e, f] / one[e] for e, f in zip(events, found, strict=True)]))
    return precision, recall, 2 * precision * recall / (precision + recall)


Set = list[dict[str, Any]]


def scored(given: Set) -> tuple[float, float, float]:
    articles = [
        Article(one["id"], one["body"], title=one.get("title") or "", published=one.get("published"))
        for one in given
    ]
    where = group(articles).event_of()
    return b_cubed([one["event"] for one in given], [where[one["id"]] for one in given])


def undated(given: Set) -> Set:
    return [{**one, "published": None} for one in given]


def one_week(given: Set, seed: int) -> Set:
    """Move every event to a day of one week, its articles as far apart as they are, the last day at most."""
    draw = random.Random(seed)
    days = {one["id"]: date.fromisoformat(one["published"][:10]) for one in given}
    first: dict[str, date] = {}
    for one in given:
        first[one["event"]] = min(first.get(one["event"], date.max), days[one["id"]])
    start = {event: draw.randrange(7) for event in sorted(first)}
    moved = {
        one["id"]: min(6, start[one["event"]] + (days[one["id"]] - first[one["event"]]).days) for one in given
    }
    return [
        {**one, "published": (date(2020, 3, 2) + timedelta(days=moved[one["id"]])).isoformat()}
        for one in given
    ]


def parts(given: Set, size: int, seed: int = 7) -> Iterator[Set]:
    """Cut a set into parts of so many events."""
    events = sorted({one["event"] for one in given})
    random.Random(seed).shuffle(events)
    for start in range(0, len(events) - size + 1, size):
        chosen = set(events[start : start + size])
        yield [one for one in given if one["event"] in chosen]


def mean(scores: Sequence[tuple[float, float, float]]) -> str:
    precision, recall, f1 = np.mean(scores, axis=0)
    low, high = min(one[2] for one in scores), max(one[2] for one in scores)
    spread = f" (from {low:.3f} to {high:.3f} over {len(scores)})" if len(scores) > 1 else ""
    return f"P {precision:.3f} R {recall:.3f} F1 {f1:.3f}{spread}"


def figures() -> None:
    basil, newswcl, neus = (records(f"{name}.jsonl") for name in ("basil", "newswcl50", "neus"))
    print("BASIL, with dates:", mean([scored(basil)]))
    print("BASIL, dates in one week:", mean([scored(one_week(basil, seed)) for seed in range(WEEKS)]))
    print("BASIL, without dates:", mean([scored(undated(basil))]))
    print("NewsWCL50:", mean([scored(newswcl)]))
    for size in SIZES:
        print(f"neus, {size} events at a time:", mean([scored(part) for part in parts(neus, size)]))
    print(
        "every event of BASIL and NewsWCL50 alone, groups found:",
        Counter(
            len(group([Article(one["id"], one["body"], title=one.get("title") or "") for one in part]).events)
            for given in (basil, newswcl)
            for part in parts(given, 1)
        ),
    )


def halves() -> None:
    """Choose the thresholds on one half of the events of every set, score them on the other, and turn round."""
    basil, newswcl, neus = (records(f"{name}.jsonl") for name in ("basil", "newswcl50", "neus"))
    tests: dict[str, Callable[[Set], list[tuple[float, float, float]]]] = {
        "BASIL, without dates": lambda part: [scored(undated(part))],
        "BASIL, one week": lambda part: [scored(one_week(part, seed)) for seed in range(5)],
        "NewsWCL50": lambda part: [scored(part)],
        "neus, 60 at a time": lambda part: [scored(one) for one in parts(part, 60)],
        "neus, 300 at a time": lambda part: [scored(one) for one in parts(part, 300)],
    }
    sets = {"BASIL": basil, "NewsWCL50": newswcl, "neus": neus}
    cut = {
        name: list(parts(given, len({one["event"] for one in given}) // 2)) for name, given in sets.items()
    }
    table: dict[tuple[float, float], list[list[float]]] = {}
    for provisional, join in GRID:
        linkage.PROVISIONAL, linkage.JOIN = provisional, join
        table[provisional, join] = [
            [
                float(np.mean([one[2] for one in test(cut[name.split(",")[0]][half])]))
                for name, test in tests.items()
            ]
            for half in (0, 1)
        ]
    for half in (0, 1):
        best = max(table, key=lambda pair: float(np.mean(table[pair][half])))
        print(f"chosen on half {half + 1}: PROVISIONAL {best[0]}, JOIN {best[1]}; on the other half:")
        for name, value in zip(tests, table[best][1 - half], strict=True):
            print(f"    {name}: {value:.3f}")
    for pair, values in table.items():
        print(pair, " ".join(f"{value:.3f}" for value in np.mean(values, axis=0)), f"{np.mean(values):.4f}")


def make_background() -> None:
    """Count in how many articles of archive-sample a word or a pair stands."""
    articles = [
        Article(one["id"], one["body"], title=one["title"] or "")
        for one in records("archive-sample.jsonl.gz")
    ]
    vocabulary = terms.Vocabulary(background.english())
    counts: Counter[int] = Counter()
    for start in range(0, len(articles), 1_000):
        counts.update(terms.count(articles[start : start + 1_000], vocabulary).indices.tolist())
    named = {terms.name(key, vocabulary.names): number for key, number in counts.items()}
    kept = sorted(
        ((" " in term, term), number)
        for term, number in named.items()
        if number >= (20 if " " in term else 8)
    )
    head = (
        f"# In how many of {len(articles):,} news articles of 490 outlets (archive-sample, Apache-2.0; headline and "
        f"first {terms.LONGEST:,} characters)\n# a word or a pair of words stands: words in 8 or more, pairs in 20 or "
        "more. Made by: python tests/real/events.py --background\n"
        f"articles: {len(articles)}\n"
    )
    path = ROOT / "src" / "samestory" / "grouping" / "background.txt"
    path.write_text(head + "".join(f"{term} {number}\n" for (_, term), number in kept), "utf-8")


if __name__ == "__main__":
    if "--background" in sys.argv:
        make_background()
    elif "--halves" in sys.argv:
        halves()
    else:
        figures()
