"""Comparison -> tables: one row a finding, a measure, an article; as pandas frames and as CSV files."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pandas as pd

from samestory.files import write_aside
from samestory.types import Comparison

__all__ = ["articles", "findings", "measures", "quotations", "save"]

_CONTEXT = 60
# A spreadsheet runs a cell that begins like this as a formula.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\n")


def findings(comparison: Comparison) -> pd.DataFrame:
    """One row a finding, with the words left and right of it."""
    rows = []
    for a in comparison.analyses:
        for f in a.findings:
            text = a.article.text(f.field)
            rows.append(
                {
                    "event": comparison.event.id,
                    "outlet": a.article.outlet,
                    "published": a.article.published,
                    "article": f.article,
                    "field": f.field,
                    "start": f.start,
                    "end": f.end,
                    "left": " ".join(text[max(0, f.start - _CONTEXT) : f.start].split()),
                    "text": f.text,
                    "right": " ".join(text[f.end : f.end + _CONTEXT].split()),
                    "family": f.family,
                    "category": f.category,
                    "rule": f.rule,
                    "voice": f.voice,
                    "in_quote": f.in_quote,
                    "counted": f.counted,
                    "message": f.message,
                    "alternatives": "; ".join(f.alternatives),
                }
            )
    return pd.DataFrame(rows, columns=_FINDING_COLUMNS)


def measures(comparison: Comparison) -> pd.DataFrame:
    """One row a measure, category and outlet, as in the report."""
    rows = [{"event": comparison.event.id, **asdict(row)} for row in comparison.measures]
    return pd.DataFrame(rows, columns=_MEASURE_COLUMNS)


def articles(comparison: Comparison) -> pd.DataFrame:
    """One row an article, with its words by voice."""
    rows = [
        {
            "event": comparison.event.id,
            "outlet": a.article.outlet,
            "article": a.article.id,
            "published": a.article.published,
            "genre": a.article.genre,
            "origin": a.origin,
            "title": a.article.title,
            "words": a.words,
            **{f"words_{voice}": n for voice, n in a.words_by_voice.items()},
        }
        for a in comparison.analyses
    ]
    return pd.DataFrame(rows)


def quotations(comparison: Comparison) -> pd.DataFrame:
    """One row an unbroken stretch of quotation."""
    rows = [
        {
            "event": comparison.event.id,
            "outlet": a.article.outlet,
            "article": a.article.id,
            "field": q.field,
            "start": q.start,
            "end": q.end,
            "kind": q.kind,
            "group": q.group,
            "text": q.text,
        }
        for a in comparison.analyses
        for q in a.quotations
    ]
    columns = ["event", "outlet", "article", "field", "start", "end", "kind", "group", "text"]
    return pd.DataFrame(rows, columns=columns)


def save(comparison: Comparison, folder: Path) -> list[Path]:
    """Write the tables as CSV (UTF-8, no live formulas) and return their paths."""
    written = []
    tables = {
        "articles": articles(comparison),
        "findings": findings(comparison),
        "measures": measures(comparison),
        "quotations": quotations(comparison),
    }
    for name, frame in tables.items():
        text = frame.map(_inert).to_csv(index=False, lineterminator="\n")
        written.append(write_aside(folder / f"{name}.csv", text.encode("utf-8", "backslashreplace")))
    return written


def _inert(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    # A bare carriage return would be written without quotes and begin a new row.
    cell = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


_FINDING_COLUMNS = [
    *("event", "outlet", "published", "article", "field", "start", "end", "left", "text", "right"),
    *("family", "category", "rule", "voice", "in_quote", "counted", "message", "alternatives"),
]
_MEASURE_COLUMNS = [
    *("event", "measure", "outlet", "category", "n", "words", "articles", "unit", "rate", "low", "high"),
    *("effect", "p", "rank", "note"),
]
