"""Frames by outlet -> a row a frame: how much of each outlet's text carries it, and the sentences that do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.report.marks import Marked
from samestory.report.pairs import Column, face_to_face
from samestory.report.words import frame_name
from samestory.types import BriefItem, Comparison, Evidence, FrameRow

__all__ = ["Cell", "FrameLine", "frames"]

_SENTENCES = 2  # shown of each outlet
_DEPTHS = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """One outlet in one frame: depth 0 to 5, in words too."""

    outlet: str
    depth: int
    share: str
    told: str
    present: bool


@dataclass(frozen=True, slots=True)
class FrameLine:
    """One frame over all outlets, and its sentences face to face."""

    id: str
    name: str
    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]


def frames(c: Comparison, marked: Mapping[str, Marked]) -> tuple[FrameLine, ...]:
    """Return a line a frame, in the order of the comparison."""
    by_frame: dict[str, list[FrameRow]] = {}
    for row in c.frames:
        by_frame.setdefault(row.frame, []).append(row)
    return tuple(
        FrameLine(
            id=f"frame-{frame}",
            name=frame_name(frame),
            cells=tuple(_cell(row) for row in rows),
            columns=face_to_face(0, BriefItem("frame", frame, _words(frame, rows, marked)), marked).columns,
        )
        for frame, rows in by_frame.items()
    )


def _cell(row: FrameRow) -> Cell:
    if not row.articles:
        return Cell(row.outlet, 0, "–", row.note, present=False)
    share = f"{round(row.score * 100)}%"
    where = "present" if row.n else "not present by the codebook’s rule"
    if row.articles > 1:
        where = f"present in {row.n} of {row.articles} articles"
    depth = min(_DEPTHS, round(row.score * 2 * _DEPTHS + 0.49)) if row.score else 0
    return Cell(row.outlet, depth, share, f"{share}, {where}", present=bool(row.n))


def _words(frame: str, rows: Sequence[FrameRow], marked: Mapping[str, Marked]) -> tuple[Evidence, ...]:
    """The words that carry the frame, in the best sentences of each outlet."""
    terms = {
        (article, e.field, e.start): e.terms
        for article, m in marked.items()
        for score in m.analysis.frames
        if score.frame == frame
        for e in score.evidence
    }
    found = []
    for row in rows:
        for sentence in row.evidence[:_SENTENCES]:
            places = _places(sentence, terms.get((sentence.article, sentence.field, sentence.start), ()))
            found += places or [sentence]
    return tuple(found)


def _places(sentence: Evidence, terms: Sequence[str]) -> list[Evidence]:
    found = []
    for term in terms:
        for match in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", sentence.text, re.IGNORECASE):
            start = sentence.start + match.start()
            found.append(
                Evidence(
                    outlet=sentence.outlet,
                    article=sentence.article,
                    field=sentence.field,
                    start=start,
                    end=start + len(match[0]),
                    text=match[0],
                    voice=sentence.voice,
                    paragraph=sentence.paragraph,
                )
            )
    return found
