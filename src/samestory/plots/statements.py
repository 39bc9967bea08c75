"""Which outlets report which facts, and where: a square a fact and outlet, deeper the earlier it stands."""

from __future__ import annotations

from textwrap import fill
from typing import TYPE_CHECKING

from samestory.errors import ConfigError
from samestory.plots.canvas import FAINT, GREY, INK, figure, plain, style
from samestory.types import Comparison, Placement, Statement

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["statements"]

_SHOWN = 16
_LABEL = 62  # characters of a telling that name its row
_DEPTH: dict[Placement, str] = {
    "headline": INK,
    "lead": "#5d5a52",
    "first-third": "#9b968a",
    "later": "#d8d4c8",
}
_ABSENT = {"not-found": "·", "unsure": "?", "published-earlier": "earlier", "time-unknown": "time?"}


def statements(comparison: Comparison, ax: Axes | None = None) -> Axes:
    """Draw where each outlet reports each fact; the first sixteen facts, those of most outlets first.

    Parameters
    ----------
    comparison : Comparison
    ax : matplotlib.axes.Axes, optional
        Where to draw. By default a new figure, ``ax.figure``, apart from pyplot.

    Raises
    ------
    ConfigError
        If no two outlets were found to report the same fact.
    """
    if not comparison.statements:
        raise ConfigError("this comparison has no statements to draw: no fact was found in two outlets")
    shown = comparison.statements[:_SHOWN]
    outlets = [outlet.name for outlet in comparison.outlets]
    if ax is None:
        with style():
            ax = figure(2.0 + 0.34 * len(shown), 5.2 + 0.95 * len(outlets)).add_subplot()
    for y, statement in enumerate(shown):
        told = {member.outlet: member.placement for member in reversed(statement.members)}
        missing = {absence.outlet: _ABSENT[absence.status] for absence in statement.absence}
        for x, outlet in enumerate(outlets):
            if outlet in told:
                ax.plot([x], [y], marker="s", markersize=11, linestyle="", color=_DEPTH[told[outlet]],
                        markeredgecolor=INK, markeredgewidth=0.6)  # fmt: skip
            elif outlet in missing:
                ax.text(x, y, missing[outlet], ha="center", va="center", fontsize=8, color=GREY)
    ax.set_xlim(-0.5, len(outlets) - 0.5)
    ax.set_ylim(len(shown) - 0.5, -0.5)
    ax.set_xticks(range(len(outlets)), [fill(plain(o), 14) for o in outlets], fontsize=9, parse_math=False)
    ax.set_yticks(range(len(shown)), [_label(one) for one in shown], fontsize=8, parse_math=False)
    ax.xaxis.tick_top()
    ax.tick_params(length=0, colors=INK)
    for spine in ax.spines.values():
        spine.set_visible(False)
    for y in range(len(shown) + 1):
        ax.axhline(y - 0.5, color=FAINT, linewidth=0.5)
    ax.set_xlabel(
        "from dark to pale: headline, lead, first third, later\n·: not found; ?: something near to it is there",
        fontsize=8.5, color=GREY,
    )  # fmt: skip
    ax.set_title(fill(plain(_title(comparison)), 84), fontsize=10.5, loc="left", color=INK, parse_math=False)
    return ax


def _label(statement: Statement) -> str:
    """The earliest telling, cut at a word."""
    text = " ".join(statement.members[0].text.split())
    return plain(text if len(text) <= _LABEL else f"{text[:_LABEL].rsplit(' ', 1)[0]} …")


def _title(comparison: Comparison) -> str:
    everywhere = sum(len(one.outlets) == len(comparison.outlets) for one in comparison.statements)
    count = len(comparison.statements)
    facts = "1 fact was" if count == 1 else f"{count} facts were"
    first = f", the first {_SHOWN} of which are drawn" if count > _SHOWN else ""
    return (
        f"{facts} found in at least two outlets, {everywhere} of them in all {len(comparison.outlets)}{first}"
    )
