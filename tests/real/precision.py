"""Precision of the findings as two blind readers judged them, with Wilson intervals and alpha.

python tests/real/precision.py tests/real/judgements/sample-20261124.jsonl [...]
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path

import krippendorff
import numpy as np


def wilson(k: int, n: int) -> tuple[float, float]:
    """95 per cent interval of a share (Wilson 1927)."""
    z = 1.959964
    centre = (k + z * z / 2) / (n + z * z)
    half = z / (n + z * z) * np.sqrt(k * (n - k) / n + z * z / 4)
    return max(0.0, float(centre - half)), float(centre + half)


def alpha(rows: list[dict[str, str]]) -> float:
    """Krippendorff's alpha of the two readers, nominal, over what both read."""
    codes = [[float(row[reader] == "y") for row in rows] for reader in ("reader_a", "reader_b")]
    return float(krippendorff.alpha(reliability_data=codes, level_of_measurement="nominal"))


def main() -> None:
    for path in sys.argv[1:]:
        rows = [json.loads(line) for line in Path(path).read_text().splitlines()]
        groups: dict[str, list[dict[str, str]]] = defaultdict(list)
        for row in rows:
            groups[row["category"] if row["hit"] else "(controls)"].append(row)
        print(path)
        for name, group in sorted(groups.items()):
            for reader in ("reader_a", "reader_b"):
                read = [row[reader] for row in group if reader in row]
                if read:
                    yes = read.count("y")
                    low, high = wilson(yes, len(read))
                    share = f"{yes / len(read):.2f} ({low:.2f} to {high:.2f})"
                    print(f"{name:30} {reader} {yes:3} of {len(read):3} = {share}")
        both = [row for row in rows if "reader_b" in row]
        if both:
            print(f"alpha {alpha(both):.2f} over {len(both)} items")


if __name__ == "__main__":
    main()
