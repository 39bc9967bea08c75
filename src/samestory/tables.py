"""Comparison -> tables: one row a finding, a measure, an article; as pandas frames and as CSV files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path

import pandas as pd

from samestory.files import write_aside
from samestory.spoken import running
from samestory.tables_together import agency, naming, only, statements, taken_over, utterances, wordings
from samestory.types import Comparison, Evidence

# fmt: off
__all__ = ["TABLES", "agency", "articles", "findings", "folded", "frames", "keyness", "measures", "naming", "only",
           "quotations", "save", "sources", "statements", "taken_over", "utterances", "verbs", "wordings"]
# fmt: on

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
                    "speaker": f.speaker,
                    "target": f.target,
                    "score": f.score,
                    "message": f.message,
                    "alternatives": "; ".join(f.alternatives),
                }
            )
    return pd.DataFrame(rows, columns=_FINDING_COLUMNS)


def measures(comparison: Comparison) -> pd.DataFrame:
    """One row a measure, category and outlet, as in the report."""
    rows = [{"event": comparison.event.id, **asdict(row)} for row in comparison.measures]
    return pd.DataFrame(rows, columns=_MEASURE_COLUMNS)


def keyness(comparison: Comparison) -> pd.DataFrame:
    """One row a key term and outlet, with the first places it stands in."""
    rows = [
        {
            "event": comparison.event.id,
            **{key: value for key, value in asdict(row).items() if key != "evidence"},
            "places": _places(row.evidence),
        }
        for row in comparison.keyness
    ]
    return pd.DataFrame(rows, columns=_KEYNESS_COLUMNS)


def frames(comparison: Comparison) -> pd.DataFrame:
    """One row a frame and outlet, with the sentences that carry it most."""
    rows = [
        {
            "event": comparison.event.id,
            **{key: value for key, value in asdict(row).items() if key != "evidence"},
            "places": _places(row.evidence),
            "sentence": " ".join(row.evidence[0].text.split()) if row.evidence else "",
        }
        for row in comparison.frames
    ]
    return pd.DataFrame(rows, columns=_FRAME_COLUMNS)


def folded(comparison: Comparison) -> pd.DataFrame:
    """One row a form of house style that was made equal or left out before words were counted."""
    rows = [{"event": comparison.event.id, **fold._asdict()} for fold in comparison.folds]
    return pd.DataFrame(rows, columns=["event", "rule", "given", "term", "n"])


def _places(found: tuple[Evidence, ...]) -> str:
    return "; ".join(f"{e.article} {e.field} {e.start}-{e.end}" for e in found)


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


def sources(comparison: Comparison) -> pd.DataFrame:
    """One row an outlet and source, or kind of source (``source`` empty); shares are from 0 to 1."""
    rows = [
        {
            "event": comparison.event.id,
            **{key: value for key, value in asdict(row).items() if key not in {"n", "evidence"}},
            "articles_speaking": row.n,
            "places": _places(row.evidence),
        }
        for row in comparison.sources
    ]
    return pd.DataFrame(rows, columns=_SOURCE_COLUMNS)


def verbs(comparison: Comparison) -> pd.DataFrame:
    """One row an outlet, source and verb that introduces it; ``entry`` is empty where the verb is plain."""
    rows = [
        {
            "event": comparison.event.id,
            **{key: value for key, value in asdict(row).items() if key != "evidence"},
            "places": _places(row.evidence),
        }
        for row in comparison.verbs
    ]
    return pd.DataFrame(rows, columns=_VERB_COLUMNS)


def quotations(comparison: Comparison) -> pd.DataFrame:
    """One row an unbroken stretch that is given to a source, with its cue; attitudes too, by ``kind``.

    ``paragraph`` counts paragraphs of running text from 1; it is 0 in the headline and other furniture.
    """
    rows = []
    for a in comparison.analyses:
        sentence_at = running(a)
        for q in a.quotations:
            sentence = sentence_at(q.field, q.start)
            rows.append(
                {
                    "event": comparison.event.id,
                    "outlet": a.article.outlet,
                    "article": a.article.id,
                    "paragraph": sentence.paragraph if sentence else 0,
                    "field": q.field,
                    "start": q.start,
                    "end": q.end,
                    "kind": q.kind,
                    "group": q.group,
                    "speaker": q.speaker,
                    "source_kind": q.source_kind,
                    "cue": q.cue,
                    "text": q.text,
                    "anonymity_reason": q.anonymity_reason,
                }
            )
    return pd.DataFrame(rows, columns=_QUOTATION_COLUMNS)


def save(comparisons: Sequence[Comparison], folder: Path) -> list[Path]:
    """Write the tables of one or more events as CSV (UTF-8, no live formulas) and return their paths."""
    written = []
    for name, make in TABLES.items():
        parts = [make(comparison) for comparison in comparisons]
        frame = pd.concat([p for p in parts if len(p)] or parts[:1], ignore_index=True)
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
    *("family", "category", "rule", "voice", "in_quote", "counted", "speaker", "target", "score"),
    *("message", "alternatives"),
]
_MEASURE_COLUMNS = [
    *("event", "measure", "outlet", "category", "n", "words", "articles", "unit", "rate", "low", "high"),
    *("effect", "p", "rank", "note"),
]
_KEYNESS_COLUMNS = [
    *("event", "outlet", "term", "n", "words", "docs", "articles", "n_others", "words_others", "docs_others"),
    *("articles_others", "log_odds", "low", "high", "z_two_term", "z_four_term", "rank", "note", "places"),
]
_SOURCE_COLUMNS = [
    *(
        "event",
        "outlet",
        "source",
        "source_kind",
        "articles_speaking",
        "articles",
        "attributions",
        "attitudes",
    ),
    *("words", "words_direct", "words_outlet", "words_speech", "share", "low", "high"),
    *("share_of_speech", "speech_low", "speech_high", "note", "places"),
]
_VERB_COLUMNS = ["event", "outlet", "source", "source_kind", "verb", "entry", "n", "introductions", "places"]
_QUOTATION_COLUMNS = [
    *("event", "outlet", "article", "paragraph", "field", "start", "end", "kind", "group"),
    *("speaker", "source_kind", "cue", "text", "anonymity_reason"),
]
_FRAME_COLUMNS = ["event", "outlet", "frame", "n", "articles", "score", "note", "places", "sentence"]
TABLES: dict[str, Callable[[Comparison], pd.DataFrame]] = {
    "agency": agency,
    "articles": articles,
    "findings": findings,
    "folded": folded,
    "frames": frames,
    "keyness": keyness,
    "measures": measures,
    "naming": naming,
    "only": only,
    "quotations": quotations,
    "sources": sources,
    "statements": statements,
    "taken_over": taken_over,
    "utterances": utterances,
    "verbs": verbs,
    "wordings": wordings,
}
