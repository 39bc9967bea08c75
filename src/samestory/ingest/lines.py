"""Lines to paragraphs: which line breaks end a paragraph, and which only wrap it.

A blank line always ends a paragraph. A single line break does too, unless the text is hard-wrapped
there: the line stops in the middle of a sentence, or the next word would not have fitted on it.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import NamedTuple

from samestory.ingest.repair import SPACES, invisible

__all__ = ["paragraphs"]

_BREAK = re.compile("\r\n|[\n\x0b\x0c\r\u2028\u2029]")
_SENTENCE_END = re.compile(r"[.!?…:;]['\"”’»)\]*_]*$")
_GOES_ON = re.compile(r"(?:[,–—-]|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|than|that|the|to|with))$")
_STARTS_NEW = re.compile(r"[-*•>#|–—]|\d+[.)]\s|https?:|www\.")
_EDGE = SPACES + "\x1c\x1d\x1e\x1f"
_SHORTEST_WRAPPED = 30
_WIDEST = 120
# Share of the single line breaks that fall in the middle of a sentence: hard-wrapped prose has 0.7
# and more, a text of one paragraph a line has hardly any.
_WRAPPED_SHARE = 0.2


class _Line(NamedTuple):
    start: int
    end: int
    text: str  # without white space at its ends
    starts_lower: bool
    after_blank: bool


def paragraphs(text: str) -> list[tuple[int, int]]:
    """Cut a text into paragraphs.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of (start, end)
        In order, not overlapping, without white space at their ends. Every visible character of the
        text lies in one of them.
    """
    lines = _lines(text)
    pairs = [(one, two) for one, two in pairwise(lines) if not two.after_blank]
    inside = [one for one, two in pairs if _mid_sentence(one, two)]
    wrapped = len(inside) >= _WRAPPED_SHARE * len(pairs) and bool(inside)
    width = max((len(one.text) for one in inside if len(one.text) <= _WIDEST), default=0) if wrapped else 0
    found: list[tuple[int, int]] = []
    previous: _Line | None = None
    for line in lines:
        if previous is not None and not line.after_blank and _joined(previous, line, width):
            found[-1] = (found[-1][0], line.end)
        else:
            found.append((line.start, line.end))
        previous = line
    return found


def _lines(text: str) -> list[_Line]:
    """Return the lines that are not blank."""
    lines: list[_Line] = []
    after_blank = True
    start = 0
    for end, after in chain((match.span() for match in _BREAK.finditer(text)), ((len(text), len(text)),)):
        given = text[start:end]
        if not given or invisible(given):
            after_blank = True
        else:
            left = start + len(given) - len(given.lstrip(_EDGE))
            stripped = given.strip(_EDGE)
            lines.append(_Line(left, left + len(stripped), stripped, stripped[0].islower(), after_blank))
            after_blank = False
        start = after
    return lines


def _mid_sentence(one: _Line, two: _Line) -> bool:
    """Tell whether a line evidently goes on in the next."""
    if len(one.text) < _SHORTEST_WRAPPED or _STARTS_NEW.match(two.text):
        return False
    tail = one.text[-80:]
    if two.starts_lower:
        return _SENTENCE_END.search(tail) is None
    return len(one.text) <= _WIDEST and _GOES_ON.search(tail) is not None


def _joined(one: _Line, two: _Line, width: int) -> bool:
    if _mid_sentence(one, two):
        return True
    if not width or len(one.text) > width + 2 or _STARTS_NEW.match(two.text):
        return False
    # Hard-wrapped text: the break is a wrap where the next word would not have fitted.
    word = two.text.split(maxsplit=1)[0]
    return len(one.text) + 1 + len(word) > width
