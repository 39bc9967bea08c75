"""Passages repeated by accident: eight words or more that come again at once, word for word.

Typical of machine translation and of copying. A repetition far away is style, or a refrain, and is
not reported. Linear in the length of the text.
"""

from __future__ import annotations

import re
from itertools import pairwise

__all__ = ["repeated_inside"]

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_WORDS = 8
_NEAR = 12  # words between the end of the first and the start of the second


def repeated_inside(text: str) -> list[tuple[int, int]]:
    """Find passages of a paragraph that repeat an earlier one nearby.

    Parameters
    ----------
    text : str
        One paragraph.

    Returns
    -------
    list of (start, end)
        The second of each two, as long as it goes on; marks and capitals aside.
    """
    spans = [match.span() for match in _WORD.finditer(text)]
    if len(spans) < 2 * _WORDS:
        return []
    words = [text[start:end].casefold() for start, end in spans]
    pairs = list(pairwise(words))
    if len(set(pairs)) > len(pairs) - (_WORDS - 1):  # a repeated passage repeats all its pairs of words
        return []
    last: dict[tuple[str, ...], int] = {}
    found: list[tuple[int, int]] = []
    known = 0  # grams that end before the current word are in ``last``
    at = _WORDS
    while at + _WORDS <= len(words):
        while known + _WORDS <= at:
            last[tuple(words[known : known + _WORDS])] = known
            known += 1
        first = last.get(tuple(words[at : at + _WORDS]))
        if first is None:
            at += 1
            continue
        length = _WORDS
        while (
            at + length < len(words) and first + length < at and words[first + length] == words[at + length]
        ):
            length += 1
        if at - (first + length) <= _NEAR:
            found.append((spans[at][0], spans[at + length - 1][1]))
        at += length
    return found
