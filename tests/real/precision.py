"""Precision of the findings as two blind readers judged them, with Wilson intervals and alpha.

python tests/real/precision.py tests/real/judgements/sample-20261124.jsonl
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
    return float(centre - half), float(centre + half)


def alpha(rows: list[dict[str, str]]) -> float:
    """Krippendorff's alpha of the two readers, nominal."""
    codes = [[float(row[reader] == "y") for row in rows] for reader in ("reader_a", "reader_b")]
    return float(krippendorff.alpha(reliability_data=codes, level_of_measurement="nominal"))


def main() -> None:
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text().splitlines()]
    groups: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in rows:
        groups[row["category"] if row["hit"] else "(controls)"].append(row)
    for name, group in sorted(groups.items()):
        for reader in ("reader_a", "reader_b"):
            yes = sum(row[reader] == "y" for row in group)
            low, high = wilson(yes, len(group))
            print(
                f"{name:18} {reader} {yes:3} of {len(group):3} = {yes / len(group):.2f} ({low:.2f} to {high:.2f})"
            )
    print(f"alpha {alpha(rows):.2f} over {len(rows)} items")


if __name__ == "__main__":
    main()
