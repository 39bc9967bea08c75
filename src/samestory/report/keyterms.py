"""Key terms -> a list an outlet, each term with its counts, its spread and its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samestory.measures.keyness import MIN_TERMS
from samestory.report.marks import Marked
from samestory.report.pairs import Column, face_to_face
from samestory.types import BriefItem, Comparison, Keyness

__all__ = ["KeyLine", "KeyList", "folded", "key_terms"]


@dataclass(frozen=True, slots=True)
class KeyLine:
    """One term of one outlet."""

    term: str
    here: str
    others: str
    docs: str
    log_odds: str
    interval: str
    z: str
    note: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class KeyList:
    """The key terms of one outlet, or why there are none."""

    outlet: str
    lines: tuple[KeyLine, ...]
    note: str


def key_terms(c: Comparison, marked: Mapping[str, Marked]) -> tuple[KeyList, ...]:
    """Return the lists in the order of the outlets; nothing where nothing could be compared."""
    if len(c.outlets) < 2:
        return ()
    lists = []
    for outlet in c.outlets:
        rows = [row for row in c.keyness if row.outlet == outlet.name]
        own = [m.analysis for m in marked.values() if m.analysis.article.outlet == outlet.name]
        news = [a for a in own if a.article.genre != "opinion"]
        counted = sum(len(a.terms) for a in news)
        note = "" if rows else "no term stands out in these articles"
        if not rows and own and not news:
            note = "not measured: opinion is left out"
        elif not rows and counted < MIN_TERMS:
            note = f"not measured: {counted} own-voice content words, under {MIN_TERMS}"
        lists.append(KeyList(outlet.name, tuple(_line(row, marked) for row in rows), note))
    return tuple(lists)


def folded(c: Comparison) -> tuple[tuple[str, str, str, int], ...]:
    """Return the log of house style: rule, form, what it became, how often."""
    return tuple((f.rule.replace("-", " "), f.given, f.term or "left out", f.n) for f in c.folds)


def _line(row: Keyness, marked: Mapping[str, Marked]) -> KeyLine:
    return KeyLine(
        term=row.term,
        here=f"{row.n:,} of {row.words:,}",
        others=f"{row.n_others:,} of {row.words_others:,}",
        docs=f"{row.docs} of {row.articles} articles here, {row.docs_others} of {row.articles_others} elsewhere",
        log_odds=f"{row.log_odds:.1f}",
        interval=f"{row.low:.1f} to {row.high:.1f}",
        z=f"{row.z_two_term:.1f} / {row.z_four_term:.1f}",
        note=row.note,
        columns=face_to_face(0, BriefItem("key", row.term, row.evidence), marked).columns,
    )
