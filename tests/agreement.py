"""Agreement of two coders on the labels of the bundled corpus: Krippendorff's alpha, nominal.

    python tests/agreement.py

Reads every ``corpus/<event>/labels.json`` that has a ``labels.second.json`` beside it. Units: words of the articles for
loaded wording, quotation and names (a word is in no label, or in one of a kind); article and frame for frames;
article and fact for statements.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import krippendorff
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from samestory.corpus import read

CORPUS = Path(__file__).resolve().parents[1] / "corpus"
FRAMES = (
    "economic capacity-and-resources morality fairness-and-equality legality-constitutionality-and-jurisprudence "
    "policy-prescription-and-evaluation crime-and-punishment security-and-defense health-and-safety quality-of-life "
    "cultural-identity public-opinion political external-regulation-and-reputation other"
).split()
WORD = re.compile(r"\w+(?:[-’']\w+)*")

Labels = dict[str, Any]
Pairs = list[tuple[str, str]]


def alpha(pairs: Pairs) -> float:
    """Krippendorff's alpha of two coders over units with nominal values."""
    values = sorted({value for pair in pairs for value in pair})
    if len(values) < 2:
        return float("nan")
    codes = np.array([[values.index(a) for a, _ in pairs], [values.index(b) for _, b in pairs]], dtype=float)
    return float(krippendorff.alpha(reliability_data=codes, level_of_measurement="nominal"))


def words(text: str, spans: Iterable[tuple[int, int, str]]) -> list[str]:
    """The value of each word of a text: of the span it lies in, or none."""
    marked = sorted(spans)
    return [
        next((value for start, end, value in marked if start < m.end() and m.start() < end), "-")
        for m in WORD.finditer(text)
    ]


def pairs(event: Path) -> Iterator[tuple[str, Pairs]]:
    """Units of each kind in one event, coded twice."""
    first: Labels = json.loads((event / "labels.json").read_text(encoding="utf-8"))
    second: Labels = json.loads((event / "labels.second.json").read_text(encoding="utf-8"))
    facts = [
        {s["id"]: {m["article"] for m in s["members"]} for s in labels["statements"]}
        for labels in (first, second)
    ]
    for article in read(event).articles:
        one, two = first["articles"][article.id], second["articles"][article.id]
        for kind, value in (
            ("loaded", None),
            ("loaded: voice", "voice"),
            ("quotations", None),
            ("names", "actor"),
        ):
            coded = [
                [
                    w
                    for field, text in (("title", article.title), ("body", article.body))
                    for w in words(
                        text,
                        [
                            (x["start"], x["end"], str(x[value]) if value else "in")
                            for x in labels[kind.split(":")[0]]
                            if x["field"] == field
                        ],
                    )
                ]
                for labels in (one, two)
            ]
            together = list(zip(*coded, strict=True))
            if value == "voice":  # only words that both took for loaded have a voice to agree on
                together = [pair for pair in together if "-" not in pair]
            yield kind, together
        yield "frames", [(str(f in one["frames"]), str(f in two["frames"])) for f in FRAMES]
        told = [(str(article.id in facts[0][s]), str(article.id in facts[1].get(s, ()))) for s in facts[0]]
        yield "statements", told


def coded_twice() -> list[Path]:
    """The events with a second pass."""
    return sorted(path.parent for path in CORPUS.glob("*/labels.second.json"))


def agreement() -> dict[str, tuple[float, int]]:
    """Alpha and the number of units by kind of label, over all events coded twice."""
    together: dict[str, Pairs] = {}
    for event in coded_twice():
        for kind, found in pairs(event):
            together.setdefault(kind, []).extend(found)
    return {kind: (alpha(found), len(found)) for kind, found in together.items()}


def main() -> None:
    print(f"coded twice: {', '.join(path.name for path in coded_twice())}")
    for kind, (value, n) in agreement().items():
        print(f"{kind:15} alpha {value:.2f} over {n:,} units")


if __name__ == "__main__":
    main()
