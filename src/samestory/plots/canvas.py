"""What every figure stands on: our own style, inks that print in grey, files that are the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samestory.files import write_aside

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["BEHIND", "FAINT", "GREY", "INK", "bare_axis", "figure", "plain", "save", "style"]

INK, GREY, FAINT = "#1b1a17", "#5d5a52", "#c9c4b6"
BEHIND = {"facecolor": "white", "edgecolor": "none", "pad": 1.0}
_FORMATS: dict[str, dict[str, Any]] = {
    "png": {"dpi": 150, "metadata": {"Software": None}},
    "svg": {"metadata": {"Date": None, "Creator": None}},
}


@contextmanager
def style() -> Iterator[None]:
    """Set matplotlib's own defaults aside from what the user's configuration says, and put that back."""
    import matplotlib

    kept: Any = {
        key: value
        for key, value in matplotlib.rcParamsDefault.items()
        if not key.startswith(("backend", "interactive", "toolbar", "webagg", "keymap", "date.", "docstring"))
    }
    fixed: Any = {"svg.hashsalt": "samestory", "svg.fonttype": "path", "font.family": ["DejaVu Sans"]}
    with matplotlib.rc_context({**kept, **fixed}):
        yield


def figure(height: float, width: float = 8.0) -> Figure:
    """Return an empty figure (inches), apart from pyplot."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    made = Figure(figsize=(width, height), layout="constrained")
    FigureCanvasAgg(made)
    return made


def plain(text: str) -> str:
    """Drop what a font cannot show and XML cannot hold."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


def bare_axis(ax: Axes, bottom: float) -> None:
    """Leave an axis of horizontal lines with its scale alone: named lines need no ticks at the side."""
    ax.set_ylim(bottom, -0.8)
    ax.set_yticks([])
    ax.tick_params(axis="x", labelsize=8, colors=GREY, length=3)
    for spine in ("left", "right", "top"):
        ax.spines[spine].set_visible(False)
    ax.spines["bottom"].set_color(FAINT)
    ax.grid(axis="x", color=FAINT, linewidth=0.5)
    ax.set_axisbelow(True)


def save(ax: Axes, folder: Path, stem: str) -> list[Path]:
    """Write the figure of an Axes in every format; the bytes hang on what it shows and matplotlib alone."""
    made = ax.get_figure(root=True)
    assert made is not None  # noqa: S101 - an Axes that was just made has a figure
    written = []
    for suffix, options in _FORMATS.items():
        data = BytesIO()
        made.savefig(data, format=suffix, **options)
        written.append(write_aside(folder / f"{stem}.{suffix}", data.getvalue()))
    return written
