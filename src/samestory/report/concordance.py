"""Every finding in its line, the words one under the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samestory.report.marks import Card, Marked

__all__ = ["Hit", "concordance"]

_KWIC = 48  # characters either side of the keyword
_EDGE = re.compile(r"^\W+|\W+$")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the concordance."""

    outlet: str
    left: str
    word: str
    right: str
    key: str
    card: Card


def concordance(marked: Sequence[Marked]) -> list[Hit]:
    """Return all findings in the order of their words, then of publication."""
    hits = []
    for index, m in enumerate(marked):
        for card in m.cards:
            f = card.finding
            text = m.analysis.article.text(f.field)
            low, high = m.bounds(f.field, f.start)
            left = _SPACE.sub(" ", text[max(low, f.start - 2 * _KWIC) : f.start]).lstrip()
            right = _SPACE.sub(" ", text[f.end : min(max(high, f.end), f.end + 2 * _KWIC)]).rstrip()
            word = _SPACE.sub(" ", text[f.start : f.end]) or "(no words)"
            hit = Hit(m.analysis.article.outlet, _before(left), word, _after(right), _key(word), card)
            hits.append((hit.key, index, card.number, hit))
    return [hit for _, _, _, hit in sorted(hits, key=lambda h: h[:3])]


def _key(word: str) -> str:
    """Return what a word is sorted by: its letters, without quotation marks around it."""
    return _EDGE.sub("", word.casefold()) or word


def _before(text: str) -> str:
    if len(text) <= _KWIC:
        return text
    cut = text.find(" ", len(text) - _KWIC)
    return "…" + text[cut if 0 <= cut < len(text) - 1 else len(text) - _KWIC :]


def _after(text: str) -> str:
    if len(text) <= _KWIC:
        return text
    cut = text.rfind(" ", 1, _KWIC)
    return text[: cut if cut > 0 else _KWIC] + "…"
