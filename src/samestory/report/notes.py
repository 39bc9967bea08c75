"""What was skipped and what readers are warned of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from samestory.report.marks import Marked
from samestory.types import Comparison

__all__ = ["Note", "skipped", "warnings"]

_SHOWN = 40  # characters of the words a warning is about
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Note:
    """A warning or something skipped."""

    code: str
    text: str
    outlet: str = ""
    places: tuple[tuple[str, str], ...] = ()


def skipped(c: Comparison) -> list[Note]:
    """Return what could not be read, with why."""
    return [Note("skipped", one.reason, one.what) for one in c.skipped]


def warnings(c: Comparison, marked: Mapping[str, Marked]) -> list[Note]:
    """Return the warnings; what is said several times of one article is said once, with its places."""
    places: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for w in c.warnings:
        m = marked.get(w.article or "")
        here = places.setdefault((w.code, w.message, w.article or ""), [])
        if m is not None and w.field is not None and w.start is not None:
            text = m.analysis.article.text(w.field)
            words = _SPACE.sub(" ", text[w.start : min(w.end or w.start, w.start + _SHOWN)]).strip()
            here.append(
                (m.anchor(w.field, w.start), words + ("…" if (w.end or 0) > w.start + _SHOWN else ""))
            )
        elif m is not None:
            here.append((m.key, ""))
    return [
        Note(code, message, marked[who].analysis.article.outlet if who in marked else who, tuple(here))
        for (code, message, who), here in places.items()
    ]
