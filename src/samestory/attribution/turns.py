"""Statements one after the other, each behind the name of who makes it and a colon, without quotation marks.

As round-ups of reactions and transcripts print them: "Former President Ada Quill: Our thoughts are with them all.".
A list of candidates or of questions has the same shape, so at least two are needed, and half of them must speak of
themselves ("I", "our"). In a list of three and more the paragraphs up to the next name go on with a statement, unless
somebody is told to speak in most of them; behind the last name nobody knows where the statement ends.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from samestory.attribution.reading import Extent, Reading

if TYPE_CHECKING:
    from spacy.tokens import Span

__all__ = ["attribute_turns"]

_FIRST_PERSON = frozenset("i we me us my our mine ours myself ourselves".split())
_LONGEST = 12  # tokens of a speaker with name and office
_FEWEST = 5  # tokens of a statement
_LIST = 3  # statements, from which on the paragraphs between two names belong to the first
_BETWEEN = 8  # paragraphs of one statement


def attribute_turns(reading: Reading) -> None:
    """Give each statement of a list to the name before it."""
    starts = [
        (n, colon) for n, block in enumerate(reading.paragraphs) if (colon := _colon(block)) is not None
    ]
    if len(starts) < 2:
        return
    turns = {n: [n] for n, _ in starts}
    for (here, _), (following, _) in pairwise(starts):
        between = range(here + 1, following)
        if len(starts) >= _LIST and len(between) <= _BETWEEN and not _is_told(reading, between):
            turns[here] += [n for n in between if reading.paragraphs[n].label_ == "text"]
    if 2 * sum(_speaks_of_oneself(reading, turns[n]) for n, _ in starts) < len(starts):
        return
    for n, colon in starts:
        block = reading.paragraphs[n]
        rest = [(reading.paragraphs[k].start, reading.paragraphs[k].end) for k in turns[n][1:]]
        reading.add(
            "speech", [(colon + 1, block.end), *rest], _source(block, colon), (colon, colon + 1), clause=True
        )


def _colon(block: Span) -> int | None:
    """The colon behind the name that a paragraph begins with; None where it begins otherwise."""
    if block.label_ != "text":
        return None
    colon = next((t.i for t in block[: _LONGEST + 2] if t.text == ":"), None)
    if colon is None or block.end - colon <= _FEWEST:
        return None
    words = [t for t in block.doc[block.start : colon] if not t.is_space]
    if not words or any(t.pos_ in {"VERB", "AUX"} or (t.is_sent_start and t.i > words[0].i) for t in words):
        return None
    if any(t.tag_ == "POS" for t in words):
        return None  # "EDITOR'S NOTE"
    named = any(t.ent_type_ == "PERSON" for t in words[-2:]) or all(
        t.is_upper and len(t) > 1 for t in words if t.is_alpha
    )
    return colon if named and words[-1].is_alpha else None


def _source(block: Span, colon: int) -> Extent:
    first = next(t.i for t in block if not t.is_space)
    return first, colon


def _is_told(reading: Reading, between: range) -> bool:
    """Whether in most of some paragraphs somebody is told to speak: a statement cites others now and then."""
    told = {
        int(reading.paragraph_at[found.cue[0]])
        for found in reading.found
        if found.kind == "speech" and found.source is not None and found.cue is not None
    }
    return 2 * sum(n in told for n in between) > len(between)


def _speaks_of_oneself(reading: Reading, turn: list[int]) -> bool:
    return any(
        t.lower_ in _FIRST_PERSON and not reading.quoted(t.i) for n in turn for t in reading.paragraphs[n]
    )
