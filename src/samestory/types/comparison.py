"""An event, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.types.analysis import Analysis, Fold, Provenance
from samestory.types.article import Event, Skipped, Warning
from samestory.types.naming import AgencyRow, Named
from samestory.types.rows import Evidence, FrameRow, Keyness, Row, SourceRow, VerbRow
from samestory.types.speech import TakenOver, Utterance
from samestory.types.together import Carried, OnlyHere, Shared, Statement, Wording

__all__ = ["BriefItem", "Comparison", "Outlet"]


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet and the ids of its articles on the event."""

    name: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefItem:
    """One plain sentence about what differs, and the places that show it."""

    kind: str
    text: str
    evidence: tuple[Evidence, ...]
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a set of outlets wrote about one event, side by side.

    What the pipeline sets too little for leaves its list empty and is named in ``not_measured``.
    """

    event: Event
    outlets: tuple[Outlet, ...]
    analyses: tuple[Analysis, ...]
    brief: tuple[BriefItem, ...]
    measures: tuple[Row, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[Warning, ...]
    provenance: Provenance
    not_measured: tuple[str, ...] = ()
    keyness: tuple[Keyness, ...] = ()
    frames: tuple[FrameRow, ...] = ()
    folds: tuple[Fold, ...] = ()
    sources: tuple[SourceRow, ...] = ()
    verbs: tuple[VerbRow, ...] = ()
    shared: tuple[Shared, ...] = ()
    carried: tuple[Carried, ...] = ()
    statements: tuple[Statement, ...] = ()
    wordings: tuple[Wording, ...] = ()
    quotes: tuple[Utterance, ...] = ()
    taken_over: tuple[TakenOver, ...] = ()
    naming: tuple[Named, ...] = ()
    agency: tuple[AgencyRow, ...] = ()
    only: tuple[OnlyHere, ...] = ()
