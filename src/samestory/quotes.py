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
from bisect import bisect_right
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
# Rock 'n' roll, in whichever marks a word processor set it.
_N_OPENS = re.compile(r"n['’‘]", re.IGNORECASE)
_N_CLOSES = re.compile(r"(?:^|\W)['’‘]n$", re.IGNORECASE)
_INCHES_FOLLOW = re.compile(r"\s?\d")
_INCHES = re.compile(r"(?:^|\W)\d{1,3}$")
_NEXT_WORD = re.compile(r" [a-z]")
# Closed by a mark that opens elsewhere: the German ways.
_FOREIGN = frozenset({"„“", "»«"})
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
        reopened = _reopened(paragraphs[i + 1], marks[i + 1]) if i + 1 < len(paragraphs) else ""
        found.append(_Paragraph(text, marks[i], reopened).pair())
    return found


def _marks(text: str) -> list[_Mark]:
    raw = list(_MARK.finditer(text))
    edges = len(text) - len(text.lstrip()), len(text.rstrip())
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
        mark = _classify(text, first.start(), last.end(), first[0], edges, doubled=first is not last)
        if mark is not None:
            marks.append(mark)
        i += 1
    return marks


def _classify(
    text: str, start: int, end: int, char: str, edges: tuple[int, int], *, doubled: bool
) -> _Mark | None:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    opens = before.isspace() or before in _BEFORE_OPEN or (before in _ANY_MARK and not before.isalnum())
    closes = after.isspace() or after in _AFTER_CLOSE or after in _ANY_MARK
    single = char in _SINGLE
    if single and _is_apostrophe(text, start, end, before, after):
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
    if single and closes and opens and start == edges[0]:
        return _Mark(start, end, single, "open", problem)
    if single and closes and opens and end == edges[1]:
        return _Mark(start, end, single, "close", problem)
    if single:
        # A free-standing or enclosed single mark is a prime, an accent or a typing error.
        return _Mark(start, end, single, "close", problem) if closes and before in _ANY_MARK else None
    return _Mark(start, end, single, "either", problem)


def _is_apostrophe(text: str, start: int, end: int, before: str, after: str) -> bool:
    char = text[start]
    if before.isalnum() and after.isalnum():
        return True
    if _N_OPENS.match(text, end) and not before.isalnum():
        return True
    if _N_CLOSES.search(text[max(0, start - 3) : start]):
        return True
    if not before.isalnum() and _ELISION.match(text, end):
        return char in "'’" or after.isdigit()
    # Feet before inches; a quotation may well end in a digit.
    return before.isdigit() and char == "'" and _INCHES_FOLLOW.match(text, end) is not None


def _reopened(text: str, marks: list[_Mark]) -> Literal["", "single", "double"]:
    first = len(text) - len(text.lstrip())
    if not marks or marks[0].start != first or marks[0].role == "close":
        return ""
    return "single" if marks[0].single else "double"


class _Paragraph:
    """Pairs the marks of one paragraph from left to right, each looked at once."""

    def __init__(self, text: str, marks: list[_Mark], reopened: Literal["", "single", "double"]) -> None:
        self._text = text
        self._marks = marks
        self._reopened = reopened
        self._quotes: list[Quote] = []
        self._stack: list[_Mark] = []
        self._doubles = 0  # of the stack
        self._reached = 0  # where the last quotation ended

    def pair(self) -> list[Quote]:
        for number, mark in enumerate(self._marks):
            role = mark.role
            if role == "either":
                role = "close" if self._doubles else "open"
            if role == "open":
                self._stack.append(mark)
                self._doubles += not mark.single
            elif mark.single:
                self._close_single(number, mark)
            elif mark.problem == "doubled" and self._doubles > 1:
                # Two quotations that end together, one in the other, are not a doubled mark.
                middle = (mark.start + mark.end) // 2
                self._close_double(mark._replace(end=middle, problem=""))
                self._close_double(mark._replace(start=middle, problem=""))
            else:
                self._close_double(mark)
        self._leave_open()
        return _nest(self._quotes)

    def _close_single(self, number: int, mark: _Mark) -> None:
        if not self._stack or not self._stack[-1].single or self._is_possessive(number):
            return
        self._add(self._stack.pop(), mark)

    def _close_double(self, mark: _Mark) -> None:
        if not self._doubles:
            if _INCHES.search(self._text[max(0, mark.start - 4) : mark.start]) and mark.role == "close":
                return
            bounds = [m.end() for m in _SENTENCE_END.finditer(self._text, self._reached, mark.start)]
            start = bounds[-1] if bounds else self._reached
            self._quotes.append(_broken(self._text, mark, start, mark.end, mark.problem or "stray"))
            self._reached = mark.end
            return
        while self._stack[-1].single:
            self._stack.pop()
        self._doubles -= 1
        self._add(self._stack.pop(), mark)

    def _add(self, opened: _Mark, mark: _Mark) -> None:
        problem = opened.problem or mark.problem
        if self._text[opened.start] + self._text[mark.start] in _FOREIGN:
            problem = "" if "doubled" not in (opened.problem, mark.problem) else "doubled"
        state: State = "broken" if problem else "closed"
        self._quotes.append(Quote(opened.start, mark.end, opened.end, mark.start, state, 0, problem))
        self._reached = mark.end

    def _is_possessive(self, number: int) -> bool:
        """A mark after s, before a small letter, is possessive if the real closing mark comes later."""
        mark = self._marks[number]
        if self._text[mark.start - 1 : mark.start] != "s" or not _NEXT_WORD.match(self._text, mark.end):
            return False
        for i in range(number + 1, len(self._marks)):
            if self._marks[i].single:
                return self._marks[i].role == "close"
        return False

    def _leave_open(self) -> None:
        """Say of each mark that nothing closed whether it goes on, is broken or is an apostrophe."""
        opened = [m.start for m in self._marks if m.role != "close"]
        doubles = [m.start for m in self._marks if m.role != "close" and not m.single]
        for mark in self._stack:
            # What an unclosed mark touches ends where the next quotation opens.
            starts = opened if mark.single else doubles
            i = bisect_right(starts, mark.start)
            end = starts[i] if i < len(starts) else len(self._text)
            if self._goes_on(mark):
                end = len(self._text)
                self._quotes.append(Quote(mark.start, end, mark.end, end, "continues", 0))
            elif not mark.single or self._only_opens(mark):
                self._quotes.append(_broken(self._text, mark, mark.start, end, "unclosed"))

    def _goes_on(self, mark: _Mark) -> bool:
        if self._reopened != ("single" if mark.single else "double"):
            return False
        if mark.start and (mark is not self._stack[-1] or (mark.single and not self._only_opens(mark))):
            return False
        return _may_continue(self._text[mark.end :])

    def _only_opens(self, mark: _Mark) -> bool:
        """Without its partner a single mark is an apostrophe, unless it can only be an opening one."""
        return self._text[mark.start] == "‘" and not _ELISION.match(self._text, mark.end)


def _may_continue(rest: str) -> bool:
    ended = rest.rstrip().rstrip("’'")[-1:] in tuple(".?!…,;:—-")
    return ended and len(rest.split()) >= _CONTINUES_WORDS


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
