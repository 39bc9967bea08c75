"""The JSON interfaces: analyses and comparisons as plain dicts, keys always present, in a fixed order.

The schemas are in ``samestory/schemas``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from samestory.records import together
from samestory.types import (
    Analysis,
    Carried,
    Comparison,
    Finding,
    FrameRow,
    FrameScore,
    Keyness,
    Provenance,
    Quotation,
    Shared,
    Skipped,
    SourceRow,
    VerbRow,
    Warning,
)

__all__ = ["analysis_record", "comparison_record", "dumps", "schema"]

_SHORT = 12


def analysis_record(analysis: Analysis, provenance: Provenance, *, with_text: bool = False) -> dict[str, Any]:
    """Return the line of ``analyse`` for one article.

    Parameters
    ----------
    analysis : Analysis
    provenance : Provenance
        Given in short: sums are cut to twelve digits.
    with_text : bool
        Add ``title`` and ``body`` that the offsets refer to.
    """
    article = analysis.article
    text = {"title": article.title, "body": article.body} if with_text else {}
    return {
        "id": article.id,
        "outlet": article.outlet,
        "event": article.event,
        **text,
        "words": analysis.words,
        "words_by_voice": dict(analysis.words_by_voice),
        "warnings": [_warning(w) for w in analysis.warnings],
        "findings": [_finding(f) for f in analysis.findings],
        "quotations": [_quotation(q) for q in analysis.quotations],
        "frames": [_frame(f) for f in analysis.frames],
        "provenance": {
            "package": provenance.package,
            "spacy": provenance.spacy,
            "pipeline": provenance.pipeline,
            "pipeline_sha256": provenance.pipeline_sha256[:_SHORT],
            "lexicons": {name: sha[:_SHORT] for name, sha in provenance.lexicons.items()},
            "model": _model(provenance.configuration),
            "not_measured": [],
        },
    }


def _model(configuration: Mapping[str, Any]) -> dict[str, str] | None:
    """The learned scores in short: their name and the beginning of their sum."""
    model = configuration.get("model")
    return None if model is None else {"name": model["name"], "sha256": model["sha256"][:_SHORT]}


def comparison_record(comparison: Comparison) -> dict[str, Any]:
    """Return the object of ``compare`` for one event."""
    carried = {one.article: _carried(one) for one in comparison.carried}
    return {
        "event": comparison.event.id,
        "outlets": [o.name for o in comparison.outlets],
        "articles": [
            {
                "id": a.article.id,
                "outlet": a.article.outlet,
                "published": a.article.published,
                "genre": a.article.genre,
                "origin": a.origin,
                "carried": carried.get(a.article.id),
            }
            for a in comparison.analyses
        ],
        "brief": [
            {
                "kind": item.kind,
                "text": item.text,
                "target": item.target,
                "evidence": [asdict(e) for e in item.evidence],
            }
            for item in comparison.brief
        ],
        "measures": [asdict(row) for row in comparison.measures],
        "keyness": [_with_evidence(row) for row in comparison.keyness],
        "frames": [_with_evidence(row) for row in comparison.frames],
        "sources": [_with_evidence(row) for row in comparison.sources],
        "verbs": [_with_evidence(row) for row in comparison.verbs],
        "shared": [_pair(pair) for pair in comparison.shared],
        **together(comparison),
        "skipped": [_skipped(s) for s in comparison.skipped],
        "warnings": [{**_warning(w), "article": w.article} for w in comparison.warnings],
        "provenance": {
            **asdict(comparison.provenance),
            "not_measured": list(comparison.not_measured),
            "folded": [fold._asdict() for fold in comparison.folds],
        },
    }


def _carried(one: Carried) -> dict[str, Any]:
    """What of an article is an agency's wording; the article and its outlet stand around it."""
    record = {key: value for key, value in asdict(one).items() if key not in {"article", "outlet"}}
    return {**record, "spans": [list(span) for span in one.spans]}


def _pair(pair: Shared) -> dict[str, Any]:
    spans = {name: [list(span) for span in getattr(pair, name)] for name in ("spans_first", "spans_second")}
    return {**asdict(pair), **spans}


def dumps(record: object, *, indent: int | None = None) -> str:
    """Return JSON text; the same record gives the same bytes."""
    return json.dumps(record, ensure_ascii=False, indent=indent, allow_nan=False)


def schema(name: str) -> dict[str, Any]:
    """Return a published JSON Schema: ``article``, ``analysis`` or ``comparison``."""
    text = (files("samestory") / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def _warning(w: Warning) -> dict[str, Any]:
    return {"code": w.code, "message": w.message, "field": w.field, "start": w.start, "end": w.end}


def _skipped(s: Skipped) -> dict[str, str]:
    return {"what": s.what, "reason": s.reason}


def _finding(f: Finding) -> dict[str, Any]:
    return {
        "field": f.field,
        "start": f.start,
        "end": f.end,
        "text": f.text,
        "family": f.family,
        "category": f.category,
        "rule": f.rule,
        "voice": f.voice,
        "in_quote": f.in_quote,
        "speaker": f.speaker,
        "target": f.target,
        "severity": f.severity,
        "score": f.score,
        "message": f.message,
        "alternatives": list(f.alternatives),
        "counted": f.counted,
    }


def _with_evidence(row: Keyness | FrameRow | SourceRow | VerbRow) -> dict[str, Any]:
    return {**asdict(row), "evidence": [asdict(e) for e in row.evidence]}


def _frame(f: FrameScore) -> dict[str, Any]:
    """Offsets in the body, as published; a headline that carries the frame has none there."""
    spans = [[e.start, e.end] for e in f.evidence if e.field == "body"]
    return {"frame": f.frame, "score": f.score, "present": f.present, "evidence": spans}


def _quotation(q: Quotation) -> dict[str, Any]:
    return {**asdict(q), "quoted": [list(span) for span in q.quoted]}
