"""The articles to be read in full, and the quotations of each."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.report.carrying import Copies
from samestory.report.heads import Head
from samestory.report.marks import Card, Marked, Paragraph, Run
from samestory.report.quotations import QuotedList, Says, quoted
from samestory.report.ties import Also
from samestory.report.words import voice_name
from samestory.types import VOICES

__all__ = ["Text", "quoted_in", "text_of"]


@dataclass(frozen=True, slots=True)
class Text:
    """One article to be read in full."""

    head: Head
    title: tuple[Run, ...]
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    words: str
    notes: tuple[str, ...]
    copies: tuple[Copies, ...]
    says: tuple[Says, ...]
    also: tuple[Also, ...]


def text_of(m: Marked, head: Head, shared: tuple[Copies, ...]) -> Text:
    """Return an article with its marks, and the texts that it shares with others."""
    counts = m.analysis.words_by_voice
    words = [f"{counts.get(v, 0):,} {voice_name(v)}" for v in VOICES if v == "own" or counts.get(v, 0)]
    return Text(
        head=head,
        title=tuple(m.title(anchors=True)),
        paragraphs=tuple(m.paragraphs()),
        cards=tuple(m.cards),
        words=f"{m.analysis.words:,} words: {', '.join(words)}",
        notes=tuple(dict.fromkeys(w.message for w in m.analysis.warnings)),
        copies=shared,
        says=m.title_says(),
        also=m.title_also(),
    )


def quoted_in(m: Marked) -> QuotedList:
    """Return who is quoted in an article, each with its place."""
    places = {
        i: (m.place(q.field, q.start), m.anchor(q.field, q.start))
        for i, q in enumerate(m.analysis.quotations)
    }
    return quoted(m.analysis, m.key, places)
