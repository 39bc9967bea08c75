"""Own-voice lexical spans of BASIL found, by how many words are flagged: the table and the picture of README.md.

python tests/real/curve.py [CACHE]
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

from samestory.comparison import Settings
from samestory.learn.evaluate import basil
from tests.real.conftest import DATA

RATES = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14)
PUBLISHED = 0.255  # RoBERTa trained elsewhere: shared/reference-values.md


def main() -> None:
    cache = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    curves: dict[str, list[tuple[float, ...]]] = {}
    for name in ("none", "default", "research"):
        lines = list(basil(DATA, Settings(cache=cache, model=name), RATES))
        sets = list(dict.fromkeys(line.set for line in lines))
        rows = {one: tuple(line.value for line in lines if line.set == one) for one in sets}
        for one, (rate, found, right, f1) in rows.items():
            print(f"| {name} | {one} | {rate:.1f} | {found:.3f} | {right:.3f} | {f1:.3f} |")
        curves[name] = [rows[one] for one in sets[1:]]
    figure, (left, right_) = plt.subplots(1, 2, figsize=(9, 3.6), layout="constrained")
    for name, label in (("default", "model default"), ("research", "model research")):
        rates = [row[0] for row in curves[name]]
        left.plot(rates, [row[1] for row in curves[name]], marker="o", ms=3, label=f"spans found, {label}")
        left.plot(
            rates,
            [row[2] for row in curves[name]],
            ls="--",
            marker="o",
            ms=3,
            label=f"flags that touch one, {label}",
        )
        right_.plot(rates, [row[3] for row in curves[name]], marker="o", ms=3, label=label)
    right_.axhline(PUBLISHED, color="0.5", ls=":", label="RoBERTa trained elsewhere")
    for axes, title in ((left, "Expert spans in own voice"), (right_, "Sentence F1")):
        axes.set(title=title, xlabel="flags per 1,000 own-voice words", xlim=(0, None), ylim=(0, None))
        axes.legend(frameon=False, fontsize=7)
    figure.savefig(Path(__file__).with_name("basil-curve.png"), dpi=120, metadata={"Software": None})


if __name__ == "__main__":
    main()
