"""What is compared over the articles of an event as plain dicts, for `samestory.output`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from samestory.types import (
    Absence,
    AgencyRow,
    Comparison,
    Evidence,
    Named,
    OnlyHere,
    Statement,
    TakenOver,
    Utterance,
    UtteranceMember,
    Wording,
)

__all__ = ["together"]

_INNER = frozenset({"source", "source_kind"})


def together(comparison: Comparison) -> dict[str, Any]:
    """Return the lists of a comparison that put articles side by side, by their key."""
    return {
        "naming": [_named(one) for one in comparison.naming],
        "agency": [_agency(row) for row in comparison.agency],
        "statements": [_statement(one) for one in comparison.statements],
        "wordings": [_wording(one) for one in comparison.wordings],
        "quotes": [_utterance(one) for one in comparison.quotes],
        "taken_over": [_taken_over(one) for one in comparison.taken_over],
        "only": [_only(one) for one in comparison.only],
    }


def _places(found: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [asdict(one) for one in found]


def _absences(found: Iterable[Absence]) -> dict[str, Any]:
    """Statuses of the outlets, and the places that stand nearest."""
    every = list(found)
    return {
        "absence": [{"outlet": one.outlet, "status": one.status} for one in every],
        "nearest": [
            {
                "outlet": one.outlet,
                "article": one.article,
                "field": one.field,
                "start": one.start,
                "end": one.end,
            }
            for one in every
            if one.article is not None
        ],
    }


def _named(one: Named) -> dict[str, Any]:
    forms = [
        {**asdict(form), "modifiers": list(form.modifiers), "evidence": _places(form.evidence)}
        for form in one.forms
    ]
    return {"entity": one.entity, "kind": one.kind, "forms": forms}


def _agency(row: AgencyRow) -> dict[str, Any]:
    verbs = [{"role": role, "verb": verb, "n": n} for role, verb, n in row.verbs]
    return {**asdict(row), "verbs": verbs, "evidence": _places(row.evidence)}


def _statement(one: Statement) -> dict[str, Any]:
    return {
        "id": one.id,
        "members": [asdict(member) for member in one.members],
        "outlets": list(one.outlets),
        "missing": [absence.outlet for absence in one.absence if absence.status == "not-found"],
        **_absences(one.absence),
        "differs": list(one.differs),
        "score": one.score,
    }


def _wording(one: Wording) -> dict[str, Any]:
    return {
        "statement": one.statement,
        "kind": one.kind,
        "variants": _places(one.variants),
        "weight": one.weight,
    }


def _utterance(one: Utterance) -> dict[str, Any]:
    return {
        "speaker": one.speaker,
        "members": [_member(member) for member in one.members],
        "longest": one.longest,
        "outlets": list(one.outlets),
        **_absences(one.absent),
    }


def _member(one: UtteranceMember) -> dict[str, Any]:
    record = {key: value for key, value in asdict(one).items() if key not in _INNER}
    return {
        **record,
        "quoted": [list(span) for span in one.quoted],
        "missing": [list(span) for span in one.missing],
        "alters": [{"here": list(here), "longest": list(longest)} for here, longest in one.alters],
    }


def _taken_over(one: TakenOver) -> dict[str, Any]:
    return {
        "term": one.term,
        "category": one.category,
        "how": one.how,
        "own": _places(one.own),
        "given": _places(one.given),
    }


def _only(one: OnlyHere) -> dict[str, Any]:
    return {**asdict(one), **_absences(one.absence)}
