"""The rates of a comparison as matplotlib figures: intervals always drawn, every outlet named on its line."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from samestory.errors import ConfigError
from samestory.plots.canvas import BEHIND, GREY, INK, bare_axis, figure, plain, style
from samestory.types import Comparison, Row

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["ALL", "rate_rows", "rates", "sentence", "subject_of"]

ALL = "all"
_SHOWN = 6  # categories in the figure of all
_PLURAL = {
    "agentless-passive": "agentless passives",
    "anonymous-source": "anonymous sources",
    "booster": "boosters",
    "euphemism": "euphemisms",
    "evaluative": "evaluative words",
    "factive": "factives",
    "hedge": "hedges",
    "implicative": "implicatives",
    "intensifier": "intensifiers",
    "label": "labels",
    "metaphor": "metaphors",
    "nominalisation": "nominalisations",
    "reporting-verb": "reporting verbs",
    "scare-quote": "scare quotes",
    "superlative": "superlatives",
    "vague-attribution": "vague attributions",
}


def rate_rows(comparison: Comparison) -> dict[str, dict[str, list[Row]]]:
    """Return the rows that have an outlet and a category, by unit and category.

    Parameters
    ----------
    comparison : Comparison

    Returns
    -------
    dict
        Unit -> category -> rows. Units in the order of the measures; in each the categories with
        the most findings first and ``all`` last; outlets in the order of the comparison.
    """
    place = {outlet.name: n for n, outlet in enumerate(comparison.outlets)}
    units: dict[str, dict[str, list[Row]]] = {}
    for row in comparison.measures:
        if row.outlet and row.category and "per 1,000" in row.unit:
            units.setdefault(row.unit, {}).setdefault(row.category, []).append(row)
    for unit, categories in units.items():
        for rows in categories.values():
            rows.sort(key=lambda r: (place.get(r.outlet, len(place)), r.outlet))
        order = sorted(categories, key=lambda c: (c == ALL, -sum(r.n for r in categories[c]), c))
        units[unit] = {category: categories[category] for category in order}
    return units


def sentence(rows: Sequence[Row], articles: int) -> str:
    """Return what the rows of one category show, as a sentence: the title of its chart.

    An outlet is named only where it is ranked and something else is measured beside it.

    Parameters
    ----------
    rows : sequence of Row
        One category, one row an outlet.
    articles : int
        How many articles the comparison has.
    """
    subject = subject_of(rows[0].category)
    verb = "are" if rows[0].category in _PLURAL else "is"
    where = f"In these {articles} articles" if articles != 1 else "In this article"
    measured = [row for row in rows if row.rate is not None]
    if not measured:
        return f"{where} there is too little text to give rates for {subject}."
    if len(measured) == 1:
        return f"{where} only {measured[0].outlet} has enough text to give a rate for {subject}."
    first = _clear_first(rows)
    if first is not None:
        return f"{where}, {subject} {verb} most frequent in {first.outlet}, its interval clear of the others."
    ranked = [row for row in measured if row.rank is not None]
    if not ranked:
        return f"{where}, {subject} {verb} too rare to rank the outlets."
    if len(ranked) == 1:
        return f"{where}, {subject} {verb} frequent enough to be ranked in {ranked[0].outlet} only."
    top = max(ranked, key=lambda row: row.rate or 0.0)
    return f"{where}, {subject} {verb} most frequent in {top.outlet}, but the intervals overlap."


def subject_of(category: str) -> str:
    """Return what a rate counts, in words."""
    return "wording of any category" if category == ALL else _PLURAL.get(category, category.replace("-", " "))


def _clear_first(rows: Sequence[Row]) -> Row | None:
    """Return the row whose whole interval lies above every other one, if there is one."""
    measured = [row for row in rows if row.rate is not None]
    if len(measured) < 2:
        return None
    top = max(measured, key=lambda row: row.rate or 0.0)
    others = [row.high for row in measured if row is not top]
    if top.rank is None or top.low is None:
        return None
    highs = [high for high in others if high is not None]
    return top if len(highs) == len(others) and top.low > max(highs) else None


def rates(comparison: Comparison, category: str | None = None, ax: Axes | None = None) -> Axes:
    """Draw rates with their intervals, one line an outlet.

    A filled dot is an outlet that is ranked, a hollow one has too few findings for that. An outlet
    that could not be measured keeps its line and says why.

    Parameters
    ----------
    comparison : Comparison
    category : str, optional
        One category. By default the six with the most findings, one under the other.
    ax : matplotlib.axes.Axes, optional
        Where to draw. By default a new figure, ``ax.figure``, apart from pyplot.

    Returns
    -------
    matplotlib.axes.Axes

    Raises
    ------
    ConfigError
        If the comparison has no rates, or none of this category.
    """
    units = rate_rows(comparison)
    groups, unit = _choose(units, category)
    articles = len(comparison.analyses)
    lines = sum(len(rows) for rows in groups.values()) + (len(groups) if len(groups) > 1 else 0)
    if ax is None:
        with style():
            ax = figure(max(2.6, 1.5 + 0.27 * lines)).add_subplot()
    title = sentence(next(iter(groups.values())), articles) if category else _overview(groups, articles)
    _draw(ax, groups, unit, title)
    return ax


def _choose(units: dict[str, dict[str, list[Row]]], category: str | None) -> tuple[dict[str, list[Row]], str]:
    if not units:
        raise ConfigError("this comparison has no rates to draw: its measures list none")
    if category is None:
        unit, categories = next(iter(units.items()))
        several = {c: rows for c, rows in categories.items() if c != ALL} or categories
        found = {c: rows for c, rows in several.items() if any(r.n for r in rows)} or several
        return dict(list(found.items())[:_SHOWN]), unit
    for unit, categories in units.items():
        if category in categories:
            return {category: categories[category]}, unit
    known = ", ".join(sorted({c for categories in units.values() for c in categories}))
    raise ConfigError(f"no rates of {category!r} in this comparison; it has {known}")


def _overview(groups: dict[str, list[Row]], articles: int) -> str:
    where = f"In these {articles} articles" if articles != 1 else "In this article"
    clear = [(category, row) for category, rows in groups.items() if (row := _clear_first(rows))]
    if not clear:
        return f"{where}, no outlet's interval is clear of all the others in any category shown."
    named = ", ".join(f"{subject_of(category)} ({row.outlet})" for category, row in clear)
    return f"{where}, one outlet is clear of the others in {len(clear)} of {len(groups)} categories: {named}."


def _draw(ax: Axes, groups: dict[str, list[Row]], unit: str, title: str) -> None:
    highest = max((r.high or r.rate or 0.0 for rows in groups.values() for r in rows), default=0.0) or 1.0
    y = 0.0
    side = ax.get_yaxis_transform()
    for category, rows in groups.items():
        if len(groups) > 1:
            name = subject_of(category).capitalize()
            ax.text(-0.01, y, plain(name), transform=side, ha="right", va="center", fontsize=9,
                    fontweight="bold", color=INK, parse_math=False)  # fmt: skip
            y += 1
        for row in rows:
            ax.text(-0.01, y, plain(row.outlet), transform=side, ha="right", va="center", fontsize=9,
                    color=INK, parse_math=False)  # fmt: skip
            _line(ax, row, y, highest)
            y += 1
        y += 0.4
    ax.set_xlim(0, highest * 1.16)
    bare_axis(ax, y - 0.6)
    ax.set_xlabel(
        plain(f"{unit}; bar: 95% interval; hollow dot: not ranked"),
        fontsize=9,
        color=GREY,
        parse_math=False,
    )
    ax.set_title(fill(plain(title), 72), fontsize=10.5, loc="left", color=INK, parse_math=False)


def _line(ax: Axes, row: Row, y: float, highest: float) -> None:
    if row.rate is None:
        note = row.note or "not measured"
        ax.text(highest * 0.01, y, plain(note), va="center", fontsize=8.5, style="italic", color=GREY,
                bbox=BEHIND, parse_math=False)  # fmt: skip
        return
    if row.low is not None and row.high is not None:
        ax.plot([row.low, row.high], [y, y], color=INK, linewidth=1.6, solid_capstyle="butt", zorder=2)
        ax.plot([row.low, row.high], [y, y], linestyle="", marker="|", color=INK, markersize=7, zorder=2,
                clip_on=False)  # fmt: skip
    ax.plot([row.rate], [y], marker="o", markersize=6, linestyle="", markeredgecolor=INK, zorder=3,
            markerfacecolor=INK if row.rank is not None else "white", markeredgewidth=1.3, clip_on=False)  # fmt: skip
    end = max(row.rate, row.high or 0.0)
    ax.text(end + highest * 0.015, y, f"{row.rate:.1f}  (n = {row.n})", va="center", fontsize=8.5, color=INK,
            bbox=BEHIND, parse_math=False)  # fmt: skip
