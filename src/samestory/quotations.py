"""The attributions of a Doc -> quotations in offsets of the text as given."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from samestory.attribution import ATTRIBUTION, MARKED
from samestory.places import Places
from samestory.speakers import Speaker
from samestory.types import Article, Quotation
from samestory.voice import CONTINUES, VOICE

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["quotations", "spoken_by"]

_MARKS = frozenset("\"“”„‟″«»'‘’‚‛`")
_PARTS = frozenset({"source", "cue"})
_NOBODY = Speaker(None, None, None)
_KINDS: dict[str, Literal["direct", "indirect", "mixed", "attitude"]] = {
    "direct": "direct",
    "indirect": "indirect",
    "mixed": "mixed",
    "attitude": "attitude",
}


def quotations(
    article: Article, doc: Doc, places: Places, speakers: Mapping[int, Speaker]
) -> Iterator[Quotation]:
    """Yield the contents of attributions in the order of the text, each with its source and cue.

    Parameters
    ----------
    article : Article
    doc : Doc
        With ``doc.spans["samestory_attribution"]``.
    places : Places
    speakers : mapping of int to Speaker
        By number of the attribution.
    """
    parts: dict[str, dict[str, Span]] = {}
    contents: list[Span] = []
    for span in doc.spans.get(ATTRIBUTION, ()):
        if span.label_ in _PARTS:
            parts.setdefault(span.id_, {})[span.label_] = span
        else:
            contents.append(span)
    marks = sorted((s for s in doc.spans.get(VOICE, ()) if s.label_ in MARKED), key=lambda s: s.start)
    starts = [mark.start for mark in marks]
    for span in sorted(contents, key=lambda s: (s.start, s.end)):
        block, start, end = places.given(span)
        text = article.text(block.field)
        source, cue = (parts.get(span.id_, {}).get(part) for part in ("source", "cue"))
        source_at = places.given(source)[1:] if source is not None else (None, None)
        speaker = speakers.get(int(span.id_), _NOBODY)
        cue_at = places.given(cue)[1:] if cue is not None else (None, None)
        yield Quotation(
            field=block.field,
            start=start,
            end=end,
            text=text[start:end],
            kind=_KINDS[span.label_],
            quoted=tuple(_quoted(article, places, span, _within(span, marks, starts))),
            group=int(span.id_),
            speaker=speaker.name,
            speaker_start=source_at[0],
            speaker_end=source_at[1],
            cue=None if cue_at[0] is None else text[cue_at[0] : cue_at[1]],
            cue_start=cue_at[0],
            cue_end=cue_at[1],
            source_kind=speaker.kind,
            anonymity_reason=speaker.reason,
        )


def _within(content: Span, marks: list[Span], starts: list[int]) -> list[Span]:
    """The quotations that a content touches; it begins with one or before it."""
    first = bisect_left(starts, content.start)
    while first and marks[first - 1].end > content.start:
        first -= 1
    return marks[first : bisect_left(starts, content.end)]


def _quoted(article: Article, places: Places, content: Span, marks: list[Span]) -> Iterator[tuple[int, int]]:
    """The parts of a content that stand in marks, without the marks."""
    reached = content.start
    for mark in marks:
        if mark.start < content.end and mark.end > reached:
            reached = mark.end
            block, start, end = places.given(mark)
            first, last = _between(article.text(block.field)[start:end], closed=mark.id_ != CONTINUES)
            yield start + first, start + last


def _between(text: str, *, closed: bool) -> tuple[int, int]:
    """Where the words between the outer marks of a quotation begin and end."""
    places = [i for i, char in enumerate(text) if char in _MARKS]
    if not places:
        return 0, len(text)
    start, end = places[0] + (2 if text.startswith("``", places[0]) else 1), len(text)
    if closed:
        end = places[-1] - text.endswith("''", 0, places[-1] + 1)
    return start, max(start, end)


def spoken_by(doc: Doc) -> NDArray[np.int64]:
    """Return the number of the attribution whose speech each token is; -1 outside of speech.

    Where one stands in another it is the inner one. What an attitude is about is nobody's speech.
    """
    numbers = np.full(len(doc), -1, dtype=np.int64)
    spoken = [s for s in doc.spans.get(ATTRIBUTION, ()) if s.label_ not in {*_PARTS, "attitude"}]
    for span in sorted(spoken, key=lambda s: (s.start - s.end, s.start)):
        numbers[span.start : span.end] = int(span.id_)
    return numbers
