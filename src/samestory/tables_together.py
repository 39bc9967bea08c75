"""What is compared over the articles of an event, as tables: one row a telling, a variant, a form, a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

import pandas as pd

from samestory.types import Absence, Comparison, Evidence

__all__ = ["agency", "naming", "only", "statements", "taken_over", "utterances", "wordings"]

_PLACE = ("outlet", "article", "field", "start", "end", "text")


def statements(comparison: Comparison) -> pd.DataFrame:
    """One row a telling of a statement, and one an outlet in which it was not found, with the nearest place."""
    rows: list[dict[str, Any]] = []
    for one in comparison.statements:
        shared = {
            "event": comparison.event.id,
            "statement": one.id,
            "score": one.score,
            "differs": "; ".join(one.differs),
        }
        rows += [{**shared, "status": "told", **asdict(member)} for member in one.members]
        rows += [{**shared, **_absent(comparison, absence)} for absence in one.absence]
    return _whole(pd.DataFrame(rows, columns=_STATEMENT_COLUMNS))


def wordings(comparison: Comparison) -> pd.DataFrame:
    """One row a variant: what an outlet calls or says of the same thing."""
    rows = [
        {
            "event": comparison.event.id,
            "statement": one.statement,
            "kind": one.kind,
            "weight": one.weight,
            "difference": number,
            **asdict(variant),
        }
        for number, one in enumerate(comparison.wordings, 1)
        for variant in one.variants
    ]
    return pd.DataFrame(rows, columns=_WORDING_COLUMNS)


def utterances(comparison: Comparison) -> pd.DataFrame:
    """One row a quotation of an utterance that several articles have, and what it leaves out of the longest."""
    rows: list[dict[str, Any]] = []
    texts = {a.article.id: a.article for a in comparison.analyses}
    for number, one in enumerate(comparison.quotes, 1):
        longest = one.members[one.longest]
        whole = texts[longest.article].text(longest.field)
        shared = {"event": comparison.event.id, "utterance": number, "speaker": one.speaker}
        for member in one.members:
            left_out = " … ".join(" ".join(whole[start:end].split()) for start, end in member.missing)
            told = {**asdict(member), "speaker_as_written": member.speaker, "left_out": left_out}
            rows.append({**told, **shared, "status": "told"})
        rows += [{**shared, **_absent(comparison, absence)} for absence in one.absent]
    return _whole(pd.DataFrame(rows, columns=_UTTERANCE_COLUMNS))


def taken_over(comparison: Comparison) -> pd.DataFrame:
    """One row a place of a term that some outlets write in their own voice, and others only quote or attribute."""
    rows = [
        {
            "event": comparison.event.id,
            "term": one.term,
            "category": one.category,
            "use": use,
            **asdict(place),
        }
        for one in comparison.taken_over
        for use, places in (("own", one.own), ("given", one.given))
        for place in places
    ]
    return pd.DataFrame(rows, columns=_TAKEN_COLUMNS)


def naming(comparison: Comparison) -> pd.DataFrame:
    """One row a form and outlet, with the places it stands in."""
    rows = [
        {
            "event": comparison.event.id,
            "entity": one.entity,
            "kind": one.kind,
            "outlet": form.outlet,
            "form": form.form,
            "role": form.role,
            "modifiers": "; ".join(form.modifiers),
            "n": form.n,
            "places": _places(form.evidence),
        }
        for one in comparison.naming
        for form in one.forms
    ]
    return pd.DataFrame(rows, columns=_NAMING_COLUMNS)


def agency(comparison: Comparison) -> pd.DataFrame:
    """One row an actor and outlet: how often it does something, and how often something is done to it."""
    rows = [
        {
            "event": comparison.event.id,
            **asdict(row),
            "verbs": "; ".join(f"{role}: {verb} {n}" for role, verb, n in row.verbs),
            "places": _places(row.evidence),
        }
        for row in comparison.agency
    ]
    return pd.DataFrame(rows, columns=_AGENCY_COLUMNS)


def only(comparison: Comparison) -> pd.DataFrame:
    """One row a clause, apposition or sentence about a shared actor that was found in one outlet only."""
    rows = [
        {
            "event": comparison.event.id,
            **asdict(one),
            "not_found_in": "; ".join(a.outlet for a in one.absence if a.status == "not-found"),
        }
        for one in comparison.only
    ]
    return pd.DataFrame(rows, columns=_ONLY_COLUMNS)


def _absent(comparison: Comparison, absence: Absence) -> dict[str, Any]:
    """An outlet without a telling: its status, and the nearest place."""
    row: dict[str, Any] = {**asdict(absence)}
    if absence.article is not None and absence.field is not None:
        article = next(a.article for a in comparison.analyses if a.article.id == absence.article)
        row["text"] = article.text(absence.field)[absence.start : absence.end]
    return row


def _whole(frame: pd.DataFrame) -> pd.DataFrame:
    """Offsets and counts as whole numbers: where some rows have none, pandas would make fractions of them."""
    return frame.astype({name: "Int64" for name in _WHOLE if name in frame.columns})


def _places(found: Sequence[Evidence]) -> str:
    return "; ".join(_told(found))


def _told(found: Sequence[Evidence]) -> Iterator[str]:
    return (f"{e.article}:{e.field}:{e.start}-{e.end}" for e in found)


_WHOLE = ("start", "end", "paragraph", "words")
_STATEMENT_COLUMNS = [
    *("event", "statement", "status", *_PLACE, "placement", "paragraph", "voice", "speaker"),
    *("differs", "score"),
]
_WORDING_COLUMNS = [
    *("event", "difference", "statement", "kind", "weight", *_PLACE, "voice", "paragraph"),
]
_UTTERANCE_COLUMNS = [
    *("event", "utterance", "speaker", "status", *_PLACE, "kind", "paraphrase", "words", "cue"),
    *("speaker_as_written", "placement", "paragraph", "left_out"),
]
_TAKEN_COLUMNS = ["event", "term", "category", "use", *_PLACE, "voice", "paragraph"]
_NAMING_COLUMNS = ["event", "entity", "kind", "outlet", "form", "role", "modifiers", "n", "places"]
_AGENCY_COLUMNS = [
    *("event", "entity", "outlet", "mentions", "agent", "patient", "speech", "power", "share", "low", "high"),
    *("verbs", "note", "places"),
]
_ONLY_COLUMNS = ["event", *_PLACE, "about", "kind", "voice", "speaker", "placement", "not_found_in", "weight"]
