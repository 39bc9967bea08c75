"""Figures: what they show, and that the same comparison gives the same bytes."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from samestory import plots
from samestory.errors import ConfigError, StoreError
from samestory.plots import canvas
from samestory.types import Comparison, Event, Outlet, Provenance, Row, SourceRow

UNIT = "findings per 1,000 own-voice words"


def row(outlet: str, category: str, n: int, rate: float | None, low: float | None, high: float | None) -> Row:
    note = "" if rate is not None else "too little text to say"
    return Row(
        "rate", outlet, category, n, 400, 1, UNIT, rate, low, high, None, None, 1 if n >= 5 else None, note
    )


CLEAR = (
    row("Ledger", "label", 0, 0.0, 0.0, 4.0),
    row("Globe", "label", 9, 22.5, 9.0, 40.0),
    row("Wire", "label", 0, None, None, None),
)
CLOSE = (
    row("Ledger", "hedge", 6, 15.0, 5.0, 25.0),
    row("Globe", "hedge", 8, 20.0, 8.0, 30.0),
    row("Wire", "hedge", 0, None, None, None),
)
RARE = (
    row("Ledger", "metaphor", 1, 2.5, 0.0, 8.0),
    row("Globe", "metaphor", 2, 5.0, 0.0, 12.0),
    row("Wire", "metaphor", 0, None, None, None),
)


@pytest.fixture
def comparison() -> Comparison:
    every = tuple(replace(r, category="all") for r in CLEAR)
    names = ("Ledger", "Globe", "Wire")
    return Comparison(
        Event("strike", ()), tuple(Outlet(n, (n,)) for n in names), (), (), (*RARE, *every, *CLEAR, *CLOSE),
        (), (),
        Provenance("0", "3", "p", "s", {}, {}, "c"),
    )  # fmt: skip


def texts(ax: object) -> list[str]:
    return [t.get_text() for t in ax.texts]  # type: ignore[attr-defined]


def test_categories_with_most_findings_first_and_all_last(comparison: Comparison) -> None:
    assert list(plots.rate_rows(comparison)[UNIT]) == ["hedge", "label", "metaphor", "all"]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (CLEAR, "In these 3 articles, labels are most frequent in Globe, its interval clear of the others."),
        (CLOSE, "In these 3 articles, hedges are most frequent in Globe, but the intervals overlap."),
        (RARE, "In these 3 articles, metaphors are too rare to rank the outlets."),
        ((CLOSE[0], RARE[1]), "In these 3 articles, hedges are frequent enough to be ranked in Ledger only."),
        ((CLEAR[1], CLEAR[2]), "In these 3 articles only Globe has enough text to give a rate for labels."),
        ((CLEAR[2],), "In these 3 articles there is too little text to give rates for labels."),
    ],
)
def test_titles_say_what_is_seen_and_no_more(rows: tuple[Row, ...], said: str) -> None:
    assert plots.sentence(rows, 3) == said


def test_every_outlet_has_its_name_its_value_and_its_interval(comparison: Comparison) -> None:
    ax = plots.rates(comparison, "label")
    assert {"Ledger", "Globe", "Wire", "22.5  (n = 9)", "0.0  (n = 0)"} <= set(texts(ax))
    spans = {tuple(line.get_xdata()) for line in ax.lines}
    assert {(0.0, 4.0), (9.0, 40.0)} <= spans


def test_what_was_not_measured_has_no_dot(comparison: Comparison) -> None:
    ax = plots.rates(comparison, "label")
    assert "too little text to say" in texts(ax)
    assert sum(line.get_marker() == "o" for line in ax.lines) == 2


def test_unranked_dots_are_hollow(comparison: Comparison) -> None:
    dots = [line for line in plots.rates(comparison, "label").lines if line.get_marker() == "o"]
    assert [dot.get_markerfacecolor() for dot in dots] == ["white", canvas.INK]


def test_without_a_category_all_are_drawn_but_not_their_sum(comparison: Comparison) -> None:
    ax = plots.rates(comparison)
    assert {"Labels", "Hedges", "Metaphors"} <= set(texts(ax))
    title = ax.get_title(loc="left").replace("\n", " ")
    assert title.endswith("one outlet is clear of the others in 1 of 3 categories: labels (Globe).")


def test_draws_where_it_is_told_and_apart_from_pyplot(comparison: Comparison) -> None:
    from matplotlib import pyplot
    from matplotlib.figure import Figure

    before = pyplot.get_fignums()
    ax = Figure().add_subplot()
    assert plots.rates(comparison, "hedge", ax=ax) is ax
    plots.rates(comparison)
    assert pyplot.get_fignums() == before


def test_names_are_no_formulas(comparison: Comparison) -> None:
    odd = tuple(replace(r, outlet="$\\frac{1}$ \x00\u202e") for r in CLEAR[:1])
    ax = plots.rates(replace(comparison, measures=odd), "label")
    ax.figure.canvas.draw()
    assert "$\\frac{1}$ \ufffd\ufffd" in texts(ax)


def test_unknown_category_and_no_rates(comparison: Comparison) -> None:
    with pytest.raises(ConfigError, match=r"no rates of 'loud'.*hedge"):
        plots.rates(comparison, "loud")
    with pytest.raises(ConfigError, match="no rates to draw"):
        plots.rates(replace(comparison, measures=()))


def spoken(outlet: str, kind: str, share: float | None, low: float | None, high: float | None) -> SourceRow:
    words = round(400 * (share or 0))
    return SourceRow(
        outlet, None, kind, 1, 1, 1, 0, words, 0, 400, 200, share, low, high, None, None, None,  # type: ignore[arg-type]
        "" if share is not None else "no article that enters rates", (),
    )  # fmt: skip


SPEAKING = (
    spoken("Ledger", "person", 0.3, 0.2, 0.4),
    spoken("Globe", "person", 0.1, 0.0, 0.2),
    spoken("Ledger", "vague", 0.02, 0.0, 0.05),
    spoken("Globe", "vague", 0.0, 0.0, 0.05),
    spoken("Ledger", "all", 0.32, 0.25, 0.4),
    spoken("Globe", "all", 0.1, 0.0, 0.2),
    spoken("Wire", "all", None, None, None),
)


def test_who_speaks_names_every_part_and_draws_the_interval(comparison: Comparison) -> None:
    ax = plots.sources(replace(comparison, sources=SPEAKING))
    told = " ".join(re.sub(r"\s", " ", text) for text in texts(ax))
    for part in ("person 30%", "person 10%", "vague 2%", "all 32%", "no article that enters rates"):
        assert part in told
    assert {"Ledger", "Globe", "Wire"} <= set(texts(ax))
    spans = {tuple(float(x) for x in line.get_xdata()) for line in ax.lines}
    assert {(0.25, 0.4), (0.0, 0.2)} == spans
    bars = sorted((round(b.get_x(), 2), round(b.get_width(), 2)) for b in ax.patches if b.get_width() < 1)
    assert bars == [(0.0, 0.1), (0.0, 0.3), (0.3, 0.02)]  # one after the other, nothing for a share of 0


def test_who_speaks_has_a_sentence_as_its_title() -> None:
    assert plots.speaks(SPEAKING) == (
        "In these 2 articles, sources speak most in Ledger (32% of its text) and least in Globe (10%), "
        "their intervals apart."
    )
    near = (SPEAKING[4], spoken("Globe", "all", 0.3, 0.2, 0.35))
    assert plots.speaks(near).endswith("but their intervals overlap.")
    assert plots.speaks(SPEAKING[4:5]) == "In this article, sources speak 32% of the text of Ledger."
    assert "no share" in plots.speaks(SPEAKING[6:])


def test_neighbouring_parts_stay_apart_in_grey() -> None:
    from matplotlib.colors import to_rgb

    from samestory.plots.sources import _COLOURS

    grey = [
        sum(w * c for w, c in zip((0.299, 0.587, 0.114), to_rgb(v), strict=True)) for v in _COLOURS.values()
    ]
    assert all(abs(one - other) > 0.1 for one, other in itertools.pairwise(grey))


def test_no_speech_is_not_drawn(comparison: Comparison, tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no speech to draw"):
        plots.sources(comparison)
    written = plots.save_figures(replace(comparison, measures=(), sources=SPEAKING), tmp_path)
    assert [p.name for p in written] == ["sources.png", "sources.svg"]


def test_files_are_the_same_whatever_the_users_settings(comparison: Comparison, tmp_path: Path) -> None:
    import matplotlib

    first = plots.save_figures(comparison, tmp_path / "a")
    with matplotlib.rc_context(
        {"font.size": 20, "lines.linewidth": 9, "savefig.dpi": 40, "axes.facecolor": "red"}
    ):
        second = plots.save_figures(comparison, tmp_path / "b")
    assert [p.name for p in first] == [
        f"rates{s}.{e}" for s in ("", "-hedge", "-label", "-metaphor", "-all") for e in ("png", "svg")
    ]
    assert [p.read_bytes() for p in first] == [p.read_bytes() for p in second]
    assert sorted(p.name for p in (tmp_path / "a").iterdir()) == sorted(p.name for p in first)
    for path in first:
        data = path.read_bytes()
        assert b"<dc:date>" not in data and b"Matplotlib v" not in data
        if path.suffix == ".svg":
            ElementTree.fromstring(data)
        else:
            assert data.startswith(b"\x89PNG")


def test_nothing_to_draw_writes_nothing(comparison: Comparison, tmp_path: Path) -> None:
    assert plots.save_figures(replace(comparison, measures=()), tmp_path / "x") == []
    assert not (tmp_path / "x").exists()


def test_a_place_that_cannot_be_written(comparison: Comparison, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here")
    with pytest.raises(StoreError, match="file"):
        plots.save_figures(comparison, tmp_path / "file")
