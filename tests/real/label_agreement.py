"""Agreement of the two coders on the project's own labels of real text: Krippendorff's alpha, nominal.

python tests/real/label_agreement.py
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import krippendorff
import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.agreement import FRAMES, Pairs, alpha, words
from tests.real.conftest import records

LABELS = Path(__file__).with_name("labels")


def labels(name: str) -> list[dict[str, Any]]:
    """The rows of ``loaded``, ``words`` or ``frames``."""
    text = (LABELS / f"{name}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def main() -> None:
    bodies = {r["id"]: r["body"] for r in records("archive-sample.jsonl.gz")}
    rows = labels("loaded")
    twice = [row for row in rows if "second" in row]
    some = sum(bool(row["loaded"]) for row in rows)
    spans = [span for row in rows for span in row["loaded"]]
    print(f"{len(rows)} sentences, {some} with a loaded word, {len(spans)} loaded spans")
    print({voice: sum(s["voice"] == voice for s in spans) for voice in ("own", "direct", "indirect")})
    print(f"with a target: {sum(s['target'] is not None for s in spans)}")
    at_word: Pairs = []
    at_sentence: Pairs = []
    voices: Pairs = []
    for row in twice:
        text = bodies[row["id"]][row["start"] : row["end"]]
        coded = [
            words(
                text, [(s["start"] - row["start"], s["end"] - row["start"], s["voice"]) for s in row[coder]]
            )
            for coder in ("loaded", "second")
        ]
        both = list(zip(*coded, strict=True))
        at_word += [(str(a != "-"), str(b != "-")) for a, b in both]
        voices += [(a, b) for a, b in both if "-" not in (a, b)]
        at_sentence.append((str(bool(row["loaded"])), str(bool(row["second"]))))
    for name, pairs in (
        ("words", at_word),
        ("sentences", at_sentence),
        ("voice of words both marked", voices),
    ):
        print(f"{name}: alpha {alpha(pairs):.2f} over {len(pairs):,}")
    _words_again()
    frames = [row for row in labels("frames") if "second" in row]
    every: Pairs = []
    for frame in FRAMES:
        pairs = [(str(frame in row["frames"]), str(frame in row["second"])) for row in frames]
        every += pairs
        n = sum(frame in row["frames"] for row in labels("frames"))
        print(f"{frame:46} {n:4} of {len(labels('frames'))}  alpha {alpha(pairs):.2f}")
    print(f"frames together: alpha {alpha(every):.2f} over {len(every)}")


def _words_again() -> None:
    """The sentences coded in rounds, a twentieth of them twice: words, sentences and grades."""
    bodies = {r["id"]: r["body"] for name in ("archive-sample.jsonl.gz", "neus.jsonl") for r in records(name)}
    rows = labels("words")
    for number in (1, 2, 3):
        coded = [row for row in rows if row["round"] == number]
        some = sum(bool(row["loaded"]) for row in coded)
        print(f"round {number}: {len(coded)} sentences, {some} with a loaded word")
    at_word: Pairs = []
    at_sentence: Pairs = []
    grades = []
    for row in (row for row in rows if "second" in row):
        start = row["start"]
        both = [
            words(
                bodies[row["id"]][start : row["end"]],
                [(s["start"] - start, s["end"] - start, "x") for s in spans],
            )
            for spans in (row["loaded"], row["second"]["loaded"])
        ]
        at_word += list(zip(*both, strict=True))
        at_sentence.append((str(bool(row["loaded"])), str(bool(row["second"]["loaded"]))))
        grades.append((row["grade"], row["second"]["grade"]))
    print(f"words: alpha {alpha(at_word):.2f} over {len(at_word):,}")
    print(f"sentences: alpha {alpha(at_sentence):.2f} over {len(at_sentence)}")
    ordinal = krippendorff.alpha(np.array(grades, dtype=float).T, level_of_measurement="ordinal")
    print(f"grades (ordinal): alpha {ordinal:.2f} over {len(grades)}")


if __name__ == "__main__":
    main()
