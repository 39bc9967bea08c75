"""CPU time and memory of ``analyse`` against the bare parse, in the same run.

    python tests/benchmarks/parse.py [ARTICLES]

Each side is a process of its own on the same texts: stock spaCy (``nlp.pipe``, batch 64), then
``samestory analyse --no-cache``, then a cold and a warm run with a cache. Prints CPU seconds (user
and system, start of the process included), peak memory and the ratios.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.real.conftest import records

STOCK = """
import json, sys
from samestory import spacy_model
texts = [json.loads(line)["body"] for line in open(sys.argv[1], encoding="utf-8")]
for doc in spacy_model.load().pipe(texts, batch_size=64):
    pass
"""


def measure(command: list[str]) -> tuple[float, float, float]:
    """Return CPU seconds, wall seconds and peak megabytes of a process."""
    started = time.perf_counter()
    pid = os.posix_spawn(command[0], command, os.environ)
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in (0, 3):
        raise SystemExit(f"failed: {command}")
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - started, usage.ru_maxrss / 1024


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    given = records("archive-sample.jsonl.gz")[:number]
    words = sum(len(r["body"].split()) for r in given)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "articles.jsonl")
        path.write_text("".join(f"{json.dumps(r)}\n" for r in given), encoding="utf-8")
        analyse = [sys.executable, "-m", "samestory", "analyse", str(path), "--output", f"{folder}/out.jsonl"]
        cache = ["--cache", f"{folder}/cache"]
        sides = {
            "stock parse, batch 64": [sys.executable, "-c", STOCK, str(path)],
            "analyse --no-cache": [*analyse, "--no-cache"],
            "analyse, cold cache": [*analyse, *cache],
            "analyse, warm cache": [*analyse, *cache],
        }
        results = {name: measure(command) for name, command in sides.items()}
    print(f"{number} articles, {words:,} words")
    stock = results["stock parse, batch 64"][0]
    for name, (cpu, wall, memory) in results.items():
        print(
            f"{name:24} cpu {cpu:7.1f} s  wall {wall:7.1f} s  peak {memory:6.0f} MB  ratio {cpu / stock:.3f}"
        )
    warm = results["analyse, cold cache"][0] / results["analyse, warm cache"][0]
    print(f"a warm run is {warm:.1f} times faster than a cold one")


if __name__ == "__main__":
    main()
