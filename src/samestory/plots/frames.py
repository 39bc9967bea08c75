"""Frames by outlet as a figure: a square a frame and outlet, its depth the share of the text."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from samestory.errors import ConfigError
from samestory.plots.canvas import FAINT, GREY, INK, figure, plain, style
from samestory.types import Comparison

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["frames"]

_NAME = 30


def frames(comparison: Comparison, ax: Axes | None = None) -> Axes:
    """Draw how much of each outlet's text each frame carries; a ring marks a frame that is present.

    Parameters
    ----------
    comparison : Comparison
    ax : matplotlib.axes.Axes, optional
        Where to draw. By default a new figure, ``ax.figure``, apart from pyplot.

    Raises
    ------
    ConfigError
        If no frame was found.
    """
    if not comparison.frames:
        raise ConfigError("this comparison has no frames to draw")
    names = list(dict.fromkeys(row.frame for row in comparison.frames))
    outlets = list(dict.fromkeys(row.outlet for row in comparison.frames))
    if ax is None:
        with style():
            ax = figure(1.9 + 0.34 * len(names), 3.4 + 1.05 * len(outlets)).add_subplot()
    deepest = max((row.score for row in comparison.frames), default=0.0) or 1.0
    for row in comparison.frames:
        x, y = outlets.index(row.outlet), names.index(row.frame)
        if not row.articles:
            ax.text(x, y, "–", ha="center", va="center", fontsize=8.5, color=GREY)
            continue
        # Area, not width, stands for the share.
        size = 26 * (row.score / deepest) ** 0.5
        if row.score:
            ax.plot([x - 0.16], [y], marker="o", markersize=max(size * 0.75, 1.5), linestyle="",
                    color=INK if row.n else "white", markeredgecolor=INK, markeredgewidth=1.1)  # fmt: skip
        ax.text(x + 0.14, y, f"{round(row.score * 100)}%", ha="left", va="center", fontsize=8.5,
                color=INK if row.n else GREY)  # fmt: skip
    ax.set_xlim(-0.5, len(outlets) - 0.5)
    ax.set_ylim(len(names) - 0.5, -0.5)
    ax.set_xticks(range(len(outlets)), [fill(plain(o), 14) for o in outlets], fontsize=9, parse_math=False)
    ax.set_yticks(range(len(names)), [_short(n) for n in names], fontsize=9)
    ax.xaxis.tick_top()
    ax.tick_params(length=0, colors=INK)
    for spine in ax.spines.values():
        spine.set_visible(False)
    for y in range(len(names) + 1):
        ax.axhline(y - 0.5, color=FAINT, linewidth=0.5)
    ax.set_xlabel("share of the text with seed words; filled: present by the codebook's rule; –: not measured",
                  fontsize=9, color=GREY)  # fmt: skip
    title = f"{_leads(comparison)} ({len(comparison.analyses)} articles on one event)"
    ax.set_title(fill(plain(title), 80), fontsize=10.5, loc="left", color=INK, parse_math=False)
    return ax


def _leads(comparison: Comparison) -> str:
    """Say which frame carries most in each outlet."""
    best: dict[str, tuple[float, str]] = {}
    for row in comparison.frames:
        if row.n and row.score > best.get(row.outlet, (0.0, ""))[0]:
            best[row.outlet] = (row.score, row.frame)
    by_frame: dict[str, list[str]] = {}
    for outlet, (_, frame) in best.items():
        by_frame.setdefault(frame, []).append(outlet)
    if not by_frame:
        return "No frame is present in any outlet"
    if len(by_frame) == 1:
        return f"{_short(next(iter(by_frame))).capitalize()} carries most in every outlet"
    told = "; ".join(f"{_short(frame)} in {', '.join(names)}" for frame, names in by_frame.items())
    return f"The frame that carries most of the text: {told}"


def _short(frame: str) -> str:
    text = frame.replace("-", " ")
    return text if len(text) <= _NAME else text[: text.rfind(" ", 0, _NAME)].removesuffix(" and") + " …"
