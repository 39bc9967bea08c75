"""Who speaks, as a figure: one bar an outlet, the share of its text that each kind of source is given."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from samestory.errors import ConfigError
from samestory.plots.canvas import GREY, INK, figure, plain, style
from samestory.types import Comparison, SourceRow

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["kind_name", "kind_rows", "percent", "sources", "speaks"]

# Okabe and Ito's hues, neighbours light and dark by turns: the parts stay apart in grey.
_COLOURS = {
    "person": "#0072b2", "institution": "#e69f00", "group": "#009e73", "document": "#f0e442", "outlet": "#7a5195",
    "anonymous": "#56b4e9", "vague": "#d55e00", "unresolved": "#ffffff",
}  # fmt: skip
_DARK = frozenset({"person", "group", "outlet", "vague"})
_NAMES = {"outlet": "other outlet", "unresolved": "not resolved", "all": "all sources"}
_LETTER = 0.0085  # width of a letter of a label, as a share of the axis


def sources(comparison: Comparison, ax: Axes | None = None) -> Axes:
    """Draw the shares of running text by kind of source, with the 95% interval of all of them together.

    Every part carries its name and share; those too narrow for it are told at the end of the bar.

    Parameters
    ----------
    comparison : Comparison
    ax : matplotlib.axes.Axes, optional
        Where to draw. By default a new figure, ``ax.figure``, apart from pyplot.

    Raises
    ------
    ConfigError
        If no speech was found in any outlet.
    """
    by_outlet = kind_rows(comparison)
    if not any(row.words for rows in by_outlet.values() for row in rows):
        raise ConfigError("this comparison has no speech to draw: no source was found in its articles")
    if ax is None:
        with style():
            ax = figure(1.7 + 0.72 * len(by_outlet)).add_subplot()
    for y, (outlet, rows) in enumerate(by_outlet.items()):
        ax.text(-0.01, y, fill(plain(outlet), 16), transform=ax.get_yaxis_transform(), ha="right", va="center",
                fontsize=9, color=INK, parse_math=False)  # fmt: skip
        _bar(ax, y, rows)
    ax.set_xlim(0, 1)
    ax.set_ylim(len(by_outlet) - 0.35, -0.55)
    ax.set_yticks([])
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
    ax.tick_params(axis="x", labelsize=8, colors=GREY, length=3)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.set_xlabel("share of the running text; line below a bar: 95% interval of all sources together",
                  fontsize=9, color=GREY)  # fmt: skip
    title = speaks([row for rows in by_outlet.values() for row in rows])
    ax.set_title(fill(plain(title), 76), fontsize=10.5, loc="left", color=INK, parse_math=False)
    return ax


def kind_rows(comparison: Comparison) -> dict[str, list[SourceRow]]:
    """Return the rows of whole kinds of source, ``all`` last, by outlet in the order of the comparison."""
    by_outlet: dict[str, list[SourceRow]] = {outlet.name: [] for outlet in comparison.outlets}
    for row in comparison.sources:
        if row.source is None:
            by_outlet.setdefault(row.outlet, []).append(row)
    return {outlet: rows for outlet, rows in by_outlet.items() if rows}


def kind_name(kind: str) -> str:
    """Return a kind of source in words."""
    return _NAMES.get(kind, kind)


def speaks(rows: Sequence[SourceRow]) -> str:
    """Return what the shares of all sources together show, as a sentence: the title of the chart.

    Parameters
    ----------
    rows : sequence of SourceRow
        Rows of whole kinds; those of ``all`` are read.
    """
    able = [r for r in rows if r.source is None and r.source_kind == "all" and r.share is not None]
    articles = sum(r.articles for r in able)
    where = f"In these {articles} articles" if articles != 1 else "In this article"
    if not able:
        return "In these articles no share of a source could be measured."
    if len(able) == 1:
        return f"{where}, sources speak {percent(able[0].share)} of the text of {able[0].outlet}."
    top = max(able, key=lambda r: r.share or 0.0)
    low = min(able, key=lambda r: r.share or 0.0)
    if top.share == low.share:
        return f"{where}, sources speak {percent(top.share)} of the text of every outlet."
    told = (
        f"{where}, sources speak most in {top.outlet} ({percent(top.share)} of its text) and least in "
        f"{low.outlet} ({percent(low.share)})"
    )
    apart = top.low is not None and low.high is not None and top.low > low.high
    return f"{told}, their intervals apart." if apart else f"{told}, but their intervals overlap."


def percent(share: float | None) -> str:
    """Return a share as a whole percentage; one that would round to nothing is under one."""
    if share is None:
        return "not measured"
    return "under 1%" if 0 < share < 0.005 else f"{share:.0%}"


def _bar(ax: Axes, y: float, rows: Sequence[SourceRow]) -> None:
    every = next((row for row in rows if row.source_kind == "all"), None)
    if every is None or every.share is None:
        note = every.note if every and every.note else "not measured"
        ax.text(0.01, y, plain(note), va="center", fontsize=8.5, style="italic", color=GREY, parse_math=False)
        return
    ax.barh([y], [1.0], height=0.5, color="none", edgecolor=GREY, linewidth=0.6)
    left, narrow = 0.0, []
    for row in rows:
        if row.source_kind == "all" or not row.share:
            continue
        name, share = kind_name(row.source_kind), percent(row.share)
        ax.barh([y], [row.share], left=left, height=0.5, color=_COLOURS[row.source_kind], edgecolor=INK,
                linewidth=0.8)  # fmt: skip
        if row.share > _LETTER * max(len(word) for word in name.split()):
            ax.text(left + row.share / 2, y, f"{fill(name, 11)}\n{share}", ha="center", va="center", fontsize=7.5,
                    linespacing=1.0, color="white" if row.source_kind in _DARK else INK)  # fmt: skip
        else:
            narrow.append(f"{name} {share}".replace(" ", "\xa0"))  # a name and its share stay on one line
        left += row.share
    told = "; ".join(narrow) if every.words else "no speech was found"
    ax.text(left + 0.012, y, fill(told, 34), va="center", fontsize=7.5, color=INK, linespacing=1.0)
    if every.low is not None and every.high is not None:
        ax.plot([every.low, every.high], [y + 0.33] * 2, color=INK, linewidth=1.4, solid_capstyle="butt")
        ax.plot([every.low, every.high], [y + 0.33] * 2, linestyle="", marker="|", color=INK, markersize=5)
        ax.text(
            every.high + 0.01, y + 0.34, f"all {percent(every.share)}", va="center", fontsize=7.5, color=GREY
        )
