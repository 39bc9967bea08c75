"""Measure on real text and print the tables of tests/real/README.md.

python tests/real/measure.py [basil]
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from samestory.comparison import Analyser
from samestory.corpus import read
from samestory.types import Analysis
from tests.real.conftest import DATA, records

# Categories whose findings are charged words: what the lexical spans of BASIL are about.
LEXICAL = ("loaded-language", "label", "euphemism", "reporting-verb", "scare-quote")


def basil() -> tuple[list[dict[str, Any]], list[Analysis]]:
    given = records("basil.jsonl")
    return given, list(Analyser().analyse(read(DATA / "basil.jsonl").articles))


def voice_agreement(given: list[dict[str, Any]], analyses: list[Analysis]) -> tuple[int, int, int]:
    """Direct or own voice of the expert spans: agreeing, all, of them on uncertain ground."""
    agree = total = unsure = 0
    for record, analysis in zip(given, analyses, strict=True):
        direct = [(v.start, v.end) for v in analysis.voices if v.field == "body" and v.voice == "direct"]
        broken = [(v.start, v.end) for v in analysis.voices if v.field == "body" and v.voice == "uncertain"]
        for span in record["spans"]:
            inside = any(s <= span["start"] and span["end"] <= e for s, e in direct)
            agree += inside == span["in_quote"]
            unsure += any(s < span["end"] and span["start"] < e for s, e in broken)
            total += 1
    return agree, total, unsure


def lexical(
    given: list[dict[str, Any]], analyses: list[Analysis], categories: tuple[str, ...]
) -> dict[str, float]:
    """Own-voice lexical spans found, flags per 1,000 own-voice words, sentence F1."""
    found = spans = flags = own_words = 0
    outcome: Counter[str] = Counter()
    for record, analysis in zip(given, analyses, strict=True):
        hits = [f for f in analysis.findings if f.counted and f.category in categories]
        flags += len(hits)
        own_words += analysis.words_by_voice["own"]
        gold = [s for s in record["spans"] if s["bias"] == "lex" and not s["in_quote"]]
        for span in gold:
            spans += 1
            found += any(f.start < span["end"] and span["start"] < f.end for f in hits)
        for start, end in record["sentences"]:
            is_gold = any(s["start"] < end and start < s["end"] for s in gold)
            is_hit = any(start <= f.start < end for f in hits)
            outcome[f"{'t' if is_gold == is_hit else 'f'}{'p' if is_hit else 'n'}"] += 1
    precision = outcome["tp"] / max(1, outcome["tp"] + outcome["fp"])
    recall = outcome["tp"] / max(1, outcome["tp"] + outcome["fn"])
    return {
        "spans": spans,
        "found": found,
        "recall of spans": found / spans,
        "flags": flags,
        "own-voice words": own_words,
        "flags per 1,000 own-voice words": flags / own_words * 1000,
        "sentence precision": precision,
        "sentence recall": recall,
        "sentence F1": 2 * precision * recall / max(1e-9, precision + recall),
    }


def main() -> None:
    given, analyses = basil()
    agree, total, unsure = voice_agreement(given, analyses)
    print(f"voice: {agree} of {total} = {agree / total:.4f}; {unsure} touch broken marks")
    for name, categories in [("all lexical", LEXICAL), *((c, (c,)) for c in LEXICAL)]:
        print(name, json.dumps({k: round(v, 4) for k, v in lexical(given, analyses, categories).items()}))


if __name__ == "__main__":
    main()
