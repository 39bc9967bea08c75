"""Pair quotation marks, paragraph by paragraph, and say where the marks are broken.

Works on plain text, without a parse. Marks may be straight or curly, double or single, low,
angle or typewriter (two single ones); nested; continued over paragraphs (each reopened, only the
last one closed). An apostrophe is not a quotation mark. An unclosed, stray, doubled or inverted
mark makes what it touches uncertain and never reaches beyond its own paragraph.

References
----------
The Chicago Manual of Style, 13.30-13.33 (nesting, quotations of more than one paragraph).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

__all__ = ["Quote", "pair"]

State = Literal["closed", "continues", "broken"]

_MARK = re.compile(r"``|''|[\"“”„‟″«»'‘’‚‛`]")
_SINGLE = frozenset("'‘’‚‛`")
_OPENERS = frozenset("“„‟«‘‚‛") | {"``"}
_CLOSERS = frozenset("”»")
_BEFORE_OPEN = frozenset("([{—–-/…")
_AFTER_CLOSE = frozenset(")]},.;:!?—–-/…")
_ANY_MARK = frozenset("\"“”„‟″«»'‘’‚‛`")
_ELISION = re.compile(r"(?:em|til|tis|twas|cause|bout|round|n|\d0s|\d\d)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?…][\"”’')\]]*\s")
# A quotation that goes on in the next paragraph is at least a sentence: fewer words are a lost mark.
_CONTINUES_WORDS = 6


@dataclass(frozen=True, slots=True)
class Quote:
    """A stretch between two marks, or one that a broken mark touches.

    Parameters
    ----------
    start, end : int
        In the paragraph, marks included.
    inner_start, inner_end : int
        Without the marks.
    state : {"closed", "continues", "broken"}
        ``continues``: left open on purpose, the next paragraph reopens it.
    depth : int
        0 for an outermost quotation.
    problem : str
        Why it is broken: ``unclosed``, ``stray``, ``doubled`` or ``inverted``; else empty.
    """

    start: int
    end: int
    inner_start: int
    inner_end: int
    state: State
    depth: int
    problem: str = ""


class _Mark(NamedTuple):
    start: int
    end: int
    single: bool
    role: Literal["open", "close", "either"]
    problem: str


def pair(paragraphs: Sequence[str]) -> list[list[Quote]]:
    """Pair the marks of consecutive paragraphs.

    Parameters
    ----------
    paragraphs : sequence of str
        Running text only, in order; a heading between two of them must end the sequence, since no
        quotation goes on behind a heading.

    Returns
    -------
    list of list of Quote
        One list a paragraph, by start; nested quotations come after the one they stand in.
    """
    marks = [_marks(text) for text in paragraphs]
    found = []
    for i, text in enumerate(paragraphs):
        following = i + 1 < len(paragraphs) and _reopens(paragraphs[i + 1], marks[i + 1])
        found.append(_pair_one(text, marks[i], following))
    return found


def _marks(text: str) -> list[_Mark]:
    raw = list(_MARK.finditer(text))
    marks: list[_Mark] = []
    i = 0
    while i < len(raw):
        first, last = raw[i], raw[i]
        # Two double marks that touch are one mark, typed twice.
        while (
            i + 1 < len(raw)
            and raw[i + 1].start() == last.end()
            and last[0] not in _SINGLE
            and raw[i + 1][0] not in _SINGLE
        ):
            i += 1
            last = raw[i]
        mark = _classify(text, first.start(), last.end(), first[0], doubled=first is not last)
        if mark is not None:
            marks.append(mark)
        i += 1
    return marks


def _classify(text: str, start: int, end: int, char: str, *, doubled: bool) -> _Mark | None:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = before.isspace() or before in _BEFORE_OPEN or (before in _ANY_MARK and not before.isalnum())
    closes = after.isspace() or after in _AFTER_CLOSE or after in _ANY_MARK
    single = char in _SINGLE
    if single and _is_apostrophe(text, end, char, before, after):
        return None
    problem = "doubled" if doubled else ""
    if char in _OPENERS:
        if closes and not opens and char not in "‘‚‛":
            return _Mark(start, end, single, "close", problem or "inverted")
        return _Mark(start, end, single, "open", problem)
    if char in _CLOSERS or char == "’":
        if opens and not closes and before.isspace():
            return _Mark(start, end, single, "open", problem or "inverted")
        return _Mark(start, end, single, "close", problem)
    if opens and not closes:
        return _Mark(start, end, single, "open", problem)
    if closes and not opens:
        return _Mark(start, end, single, "close", problem)
    if single:
        # A free-standing or enclosed single mark is a prime, an accent or a typing error.
        return _Mark(start, end, single, "close", problem) if closes and before in _ANY_MARK else None
    return _Mark(start, end, single, "either", problem)


def _is_apostrophe(text: str, end: int, char: str, before: str, after: str) -> bool:
    if before.isalnum() and after.isalnum():
        return True
    if not before.isalnum() and _ELISION.match(text, end):
        return char in "'’" or after.isdigit()
    return before.isdigit() and char == "'"


def _reopens(text: str, marks: list[_Mark]) -> bool:
    first = len(text) - len(text.lstrip())
    return bool(marks) and marks[0].start == first and marks[0].role != "close" and not marks[0].single


def _pair_one(text: str, marks: list[_Mark], following: bool) -> list[Quote]:
    quotes: list[Quote] = []
    stack: list[_Mark] = []
    for number, mark in enumerate(marks):
        role = mark.role
        if role == "either":
            role = "close" if any(not m.single for m in stack) else "open"
        if role == "open":
            stack.append(mark)
        elif mark.problem == "doubled" and sum(not m.single for m in stack) > 1:
            # Two quotations that end together, one in the other, are not a doubled mark.
            middle = (mark.start + mark.end) // 2
            for half in (mark._replace(end=middle, problem=""), mark._replace(start=middle, problem="")):
                _close(text, marks, number, half, stack, quotes)
        else:
            _close(text, marks, number, mark, stack, quotes)
    starts = [m.start for m in marks if m.role != "close" and not m.single]
    for mark in stack:
        # What an unclosed mark touches ends where the next quotation opens.
        end = next((start for start in starts if start > mark.start), len(text))
        if mark.single:
            # Without its partner a single mark is an apostrophe, unless it can only be an opening one.
            if text[mark.start] == "‘":
                quotes.append(_broken(text, mark, mark.start, end, "unclosed"))
        elif following and (mark is stack[-1] or mark.start == 0) and _may_continue(text[mark.end :]):
            quotes.append(Quote(mark.start, len(text), mark.end, len(text), "continues", 0))
        else:
            quotes.append(_broken(text, mark, mark.start, end, "unclosed"))
    return _nest(quotes)


def _close(
    text: str, marks: list[_Mark], number: int, mark: _Mark, stack: list[_Mark], quotes: list[Quote]
) -> None:
    partner = next((i for i in range(len(stack) - 1, -1, -1) if stack[i].single == mark.single), None)
    if mark.single:
        if partner is None or (partner < len(stack) - 1):
            return
        if _plural_possessive(text, marks, number):
            return
    if partner is None:
        last = max((q.end for q in quotes), default=0)
        bounds = [m.end() for m in _SENTENCE_END.finditer(text, last, mark.start)]
        start = bounds[-1] if bounds else last
        quotes.append(_broken(text, mark, start, mark.end, mark.problem or "stray"))
        return
    opened = stack[partner]
    del stack[partner:]
    problem = opened.problem or mark.problem
    state: State = "broken" if problem else "closed"
    quotes.append(Quote(opened.start, mark.end, opened.end, mark.start, state, 0, problem))


def _plural_possessive(text: str, marks: list[_Mark], number: int) -> bool:
    """A mark after s, before a small letter, is possessive if the real closing mark comes later."""
    mark = marks[number]
    if text[mark.start - 1 : mark.start] != "s" or not re.match(r" [a-z]", text[mark.end :]):
        return False
    for later in marks[number + 1 :]:
        if later.single:
            return later.role == "close"
    return False


def _may_continue(rest: str) -> bool:
    return len(rest.split()) >= _CONTINUES_WORDS and rest.rstrip()[-1:] in ".?!…,;:—-"


def _broken(text: str, mark: _Mark, start: int, end: int, problem: str) -> Quote:
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    inner_start = mark.end if mark.start == start else start
    inner_end = mark.start if mark.end == end and mark.start > start else end
    return Quote(start, end, inner_start, inner_end, "broken", 0, mark.problem or problem)


def _nest(quotes: list[Quote]) -> list[Quote]:
    ordered = sorted(quotes, key=lambda q: (q.start, -q.end))
    nested = []
    ends: list[int] = []
    for quote in ordered:
        while ends and ends[-1] <= quote.start:
            ends.pop()
        nested.append(replace(quote, depth=len(ends)))
        ends.append(quote.end)
    return nested
