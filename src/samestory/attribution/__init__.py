"""Who says, thinks or wants what, in which words, introduced how: the attributions of a parsed article.

``doc.spans["samestory_attribution"]`` holds, for each attribution, spans that share their ``id_`` (a number,
in the order of the text): its contents, labelled ``direct`` (in quotation marks), ``indirect`` (said, told in the
outlet's words), ``mixed`` (told, with a part in marks) or ``attitude`` (what somebody wants, plans, fears,
supports or talks about), and where they were found its ``source`` and its ``cue``.

What is said or thought in a reported clause becomes indirect voice: it is added to ``doc.spans["samestory_voice"]``
as ``reported``. The cue stays the outlet's own. What an attitude is about stays its own voice too:
"she opposes the reckless plan" does not say that she called it reckless.

Notes
-----
Content is as wide as in PolNeAR (Newell, Margolin & Ruths 2018, "An Attribution Relations Corpus for Political
News", LREC; after Pareti 2015): words in marks, reported clauses, and what attitudes are about. As there,
what speakers report inside their own quotation is theirs and is not looked into; inside a reported
clause only speech is ("the mayor said that the union had threatened to walk out"). Rules over a
dependency parse; nothing is learned.

Measured
--------
Word-level F1 on 153 articles of PolNeAR's development part, before any of their errors was read: content
.868 (P .887, R .850), source .759 (.753, .764), cue .628 (.708, .564). Speaker and cue right for 290 of 326
(.890) quotations and reported clauses of the bundled test events. It misses cues that are written by no rule
("has a genuine interest in"), and reads the parse's errors as they are. See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Span, SpanGroup

from samestory.attribution.headlines import attribute_headline
from samestory.attribution.leftover import attribute_quotations
from samestory.attribution.nouns import attribute_adjective, attribute_noun, attribute_preposition
from samestory.attribution.reading import Found, Reading
from samestory.attribution.turns import attribute_turns
from samestory.attribution.verbs import attribute_verb
from samestory.voice import VOICE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["ATTRIBUTION", "MARKED", "make"]

ATTRIBUTION = "samestory_attribution"

# Marks that hold somebody's words where somebody is told to have used them, also where nobody is near.
MARKED = frozenset({"speech", "fragment", "scare"})
# "He said that she said that they said": each level repeats the words of those below it.
_NESTED = 3
_PREPOSITIONS = frozenset({"according", "in", "by", "to"})


def make(nlp: Language) -> Callable[[Doc], None]:
    """Build the marker on a vocabulary; it sets ``doc.spans["samestory_attribution"]``."""

    def mark(doc: Doc) -> None:
        found = sorted(attributions(doc), key=lambda f: min(f.contents))
        quoted = _quoted_before(doc)
        spans = [span for number, one in enumerate(found) for span in _spans(doc, one, str(number), quoted)]
        doc.spans[ATTRIBUTION] = SpanGroup(doc, name=ATTRIBUTION, spans=spans)
        told = {str(number) for number, one in enumerate(found) if one.clause}
        reported = [
            Span(doc, s.start, s.end, label="reported")
            for s in spans
            if s.id_ in told and s.label_ in {"indirect", "mixed"}
        ]
        doc.spans[VOICE] = SpanGroup(doc, name=VOICE, spans=[*doc.spans[VOICE], *reported])

    return mark


def attributions(doc: Doc) -> list[Found]:
    """Return the attributions of a Doc whose voice is marked, in no particular order."""
    reading = Reading(doc)
    for token in reading.open_tokens():
        if token.lower_ in _PREPOSITIONS:
            attribute_preposition(reading, token)
        elif token.pos_ in {"VERB", "AUX"}:
            attribute_verb(reading, token)
        elif token.pos_ == "NOUN":
            attribute_noun(reading, token)
        elif token.pos_ == "ADJ":
            attribute_adjective(reading, token)
    said = {int(reading.paragraph_at[f.cue[0]]) for f in reading.found if f.cue is not None and f.clause}
    for number, block in enumerate(reading.paragraphs):
        if block.label_ in {"title", "heading"} and number not in said:
            attribute_headline(reading, block)
    attribute_turns(reading)
    reading.found = _without_nested(reading)
    attribute_quotations(reading)
    return reading.found


def _without_nested(reading: Reading) -> list[Found]:
    """Leave out attitudes and thoughts inside what somebody says: they are that speaker's report.

    Speech inside speech stays, and so do words in marks inside an attitude: "dislikes the mayor, whom she
    called “a coward”".
    """
    anywhere, said = (_depth(reading, only_clauses) for only_clauses in (False, True))
    return [
        f
        for f in reading.found
        if f.cue is None or anywhere[f.cue[1] - 1] == 0 or _is_kept(reading, f, int(said[f.cue[1] - 1]))
    ]


def _is_kept(reading: Reading, found: Found, depth: int) -> bool:
    """Speech inside what others say, a few times over; words in marks inside an attitude."""
    spoken = found.kind == "speech" and not found.nominal and found.source is not None
    if depth == 0 and found.cue is not None:
        # "Declined to comment" is one attitude; in "dislikes the rule that he says is old" somebody says something.
        finite = any(t.tag_ in {"VBD", "VBZ", "VBP"} for t in reading.doc[slice(*found.cue)])
        return _has_quotation(reading, found) or (spoken and finite)
    return spoken and depth <= _NESTED


def _depth(reading: Reading, only_clauses: bool) -> NDArray[np.int64]:
    """In how many contents each token stands."""
    change = np.zeros(len(reading.doc) + 1, dtype=np.int64)
    for found in reading.found:
        if found.clause or not only_clauses:
            for start, end in found.contents:
                change[start] += 1
                change[end] -= 1
    return np.cumsum(change)


def _has_quotation(reading: Reading, found: Found) -> bool:
    return found.source is not None and any(reading.marked(start, end) for start, end in found.contents)


def _spans(doc: Doc, found: Found, number: str, quoted: NDArray[np.int64]) -> Iterator[Span]:
    for start, end in sorted(set(found.contents)):
        inside = int(quoted[end] - quoted[start])
        yield Span(doc, start, end, label=_label(found, end - start, inside), span_id=number)
    if found.source is not None:
        yield Span(doc, *found.source, label="source", span_id=number)
    if found.cue is not None:
        yield Span(doc, *found.cue, label="cue", span_id=number)


def _quoted_before(doc: Doc) -> NDArray[np.int64]:
    """How many tokens before each one stand in marks as somebody's words."""
    inside = np.zeros(len(doc) + 1, dtype=np.int64)
    for span in doc.spans[VOICE]:
        if span.label_ in MARKED:
            inside[span.start + 1 : span.end + 1] = 1
    return np.cumsum(inside)


def _label(found: Found, size: int, inside: int) -> str:
    if inside and inside >= size - 1:
        return "direct"
    if inside:
        return "mixed"
    return "indirect" if found.clause else "attitude"
