"""A Doc as attributions are looked for in it: sentences, paragraphs, quotations, and what was found so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from samestory.voice import CONTINUES, VOICE, paragraphs

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Extent", "Found", "Reading", "extent"]

Extent = tuple[int, int]

_OPENING = frozenset("\"“‘'(`$£€#@[") | {"``"}
_CLOSING = frozenset("\"”’')%]") | {"''"}
_STOPS = frozenset({".", "?", "!", "…"})


@dataclass(slots=True)
class Found:
    """One attribution, in token offsets.

    ``kind`` is that of the cue (speech, thought, record, attitude, impression); ``clause`` is True where
    the content is what was said or thought, not what it was about; ``nominal`` where the cue is a noun.
    """

    kind: str
    contents: list[Extent]
    source: Extent | None = None
    cue: Extent | None = None
    clause: bool = False
    nominal: bool = False


class Reading:
    """Indexes over a Doc, built once, and the attributions found in it.

    Parameters
    ----------
    doc : Doc
        With ``doc.spans["samestory_voice"]``.
    """

    def __init__(self, doc: Doc) -> None:
        size = len(doc)
        self.doc = doc
        self.found: list[Found] = []
        speech = sorted(
            (s.start, s.end, s.id_ == CONTINUES) for s in doc.spans[VOICE] if s.label_ == "speech"
        )
        self.quotes: list[Extent] = [(start, end) for start, end, _ in speech]
        self.continues = [continues for _, _, continues in speech]
        self.quote_at = np.full(size + 1, -1, dtype=np.int64)
        for number, (start, end) in enumerate(self.quotes):
            self.quote_at[start:end] = number
        self._marks = [(s.start, s.end) for s in doc.spans[VOICE] if s.label_ not in {"broken", "reported"}]
        self._mark_at = np.full(size + 1, -1, dtype=np.int64)
        for number, (start, end) in enumerate(self._marks):
            inner = self._mark_at[start:end]
            inner[inner < 0] = number  # an outer mark comes first
        self.sentence_start = np.zeros(size, dtype=np.int64)
        self.sentence_end = np.zeros(size, dtype=np.int64)
        for sent in doc.sents:
            self.sentence_start[sent.start : sent.end] = sent.start
            self.sentence_end[sent.start : sent.end] = sent.end
        self.paragraphs = paragraphs(doc)
        self.paragraph_at = np.full(size, -1, dtype=np.int64)
        for number, block in enumerate(self.paragraphs):
            self.paragraph_at[block.start : block.end] = number

    def sentence(self, i: int) -> Extent:
        """Return where the sentence of a token begins and ends."""
        return int(self.sentence_start[i]), int(self.sentence_end[i])

    def quoted(self, i: int) -> bool:
        """Tell whether a token stands in quoted speech."""
        return bool(self.quote_at[i] >= 0)

    def marked(self, start: int, end: int) -> bool:
        """Tell whether any of a stretch stands in quotation marks of any kind."""
        return bool((self._mark_at[start:end] >= 0).any())

    def add(
        self,
        kind: str,
        contents: Iterable[Extent],
        source: Extent | None,
        cue: Extent | None,
        *,
        clause: bool = False,
        nominal: bool = False,
    ) -> Found | None:
        """Keep an attribution whose content has words; a quotation that it touches belongs to it whole."""
        kept = [c for given in contents if (c := self._trimmed(*self._whole(*given)))]
        if not kept:
            return None
        found = Found(kind, kept, source, cue, clause, nominal)
        self.found.append(found)
        return found

    def owners(self) -> dict[int, Found]:
        """Return the attribution of each quotation that has one."""
        owner: dict[int, Found] = {}
        for found in self.found:
            for start, end in found.contents:
                first = self.quote_at[start:end]
                for number in np.unique(first[first >= 0]).tolist():
                    held = owner.setdefault(number, found)
                    if held.kind not in {"speech", "thought"} and found.kind in {"speech", "thought"}:
                        owner[number] = found
        return owner

    def _whole(self, start: int, end: int) -> Extent:
        if start >= end:
            return start, end
        first, last = self._mark_at[start], self._mark_at[end - 1]
        if first >= 0:
            start = min(start, self._marks[first][0])
        if last >= 0:
            end = max(end, self._marks[last][1])
        return start, end

    def _trimmed(self, start: int, end: int) -> Extent | None:
        doc = self.doc
        while start < end and not _starts(doc[start]):
            start += 1
        while end > start and not self._ends(end - 1):
            end -= 1
        if (
            start < end
            and start
            and doc[start - 1].is_quote
            and doc[end - 1].is_quote
            and not doc[start].is_quote
        ):
            start -= 1  # the mark that opens what ends with a mark
        return (start, end) if start < end else None

    def _ends(self, i: int) -> bool:
        token = self.doc[i]
        if token.is_space:
            return False
        if token.text in _STOPS:
            return self.quoted(i)
        return not token.is_punct or token.text in _CLOSING

    def open_tokens(self) -> Iterator[Token]:
        """Yield the tokens outside quoted speech: what speakers report there is theirs to report."""
        for i in np.flatnonzero(self.quote_at[: len(self.doc)] < 0).tolist():
            yield self.doc[i]


def _starts(token: Token) -> bool:
    return not token.is_space and (not token.is_punct or token.text in _OPENING)


def extent(*tokens: Token) -> Extent:
    """Return what the subtrees of tokens span, gaps included."""
    return min(t.left_edge.i for t in tokens), max(t.right_edge.i for t in tokens) + 1
