"""Key terms as a figure: one panel an outlet, each term with the spread of its log-odds."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from samestory.errors import ConfigError
from samestory.plots.canvas import GREY, INK, bare_axis, figure, plain, style
from samestory.types import Comparison, Keyness

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["keyness"]

_SHOWN = 8  # terms of an outlet


def keyness(comparison: Comparison, ax: Axes | None = None) -> Axes:
    """Draw the key terms of every outlet that has any, with 95% intervals.

    Parameters
    ----------
    comparison : Comparison
    ax : matplotlib.axes.Axes, optional
        Where to draw. By default a new figure, ``ax.figure``, apart from pyplot.

    Raises
    ------
    ConfigError
        If the comparison lists no key terms.
    """
    groups: dict[str, list[Keyness]] = {}
    for row in comparison.keyness:
        groups.setdefault(row.outlet, []).append(row)
    if not groups:
        raise ConfigError("this comparison has no key terms to draw")
    shown = {outlet: rows[:_SHOWN] for outlet, rows in groups.items()}
    lines = sum(len(rows) + 1 for rows in shown.values())
    if ax is None:
        with style():
            ax = figure(max(2.6, 1.6 + 0.25 * lines)).add_subplot()
    highest = max(row.high for rows in shown.values() for row in rows)
    side = ax.get_yaxis_transform()
    y = 0.0
    for outlet, rows in shown.items():
        ax.text(-0.01, y, plain(outlet), transform=side, ha="right", va="center", fontsize=9,
                fontweight="bold", color=INK, parse_math=False)  # fmt: skip
        y += 1
        for row in rows:
            ax.text(-0.01, y, plain(row.term), transform=side, ha="right", va="center", fontsize=9,
                    color=INK, parse_math=False)  # fmt: skip
            ax.plot([row.low, row.high], [y, y], color=INK, linewidth=1.6, solid_capstyle="butt")
            ax.plot([row.log_odds], [y], marker="o", markersize=5.5, linestyle="", color=INK)
            ax.text(row.high + highest * 0.015, y, f"{row.n} here, {row.n_others} elsewhere", va="center",
                    fontsize=8, color=GREY, parse_math=False)  # fmt: skip
            y += 1
        y += 0.4
    ax.set_xlim(0, highest * 1.3)
    bare_axis(ax, y - 0.6)
    ax.set_xlabel("log-odds against the other outlets (0: alike); bar: 95% interval", fontsize=9, color=GREY)
    title = f"Words that one outlet used more than the others did ({len(comparison.analyses)} articles on one event)"
    ax.set_title(fill(title, 90), fontsize=10.5, loc="left", color=INK)
    return ax
