"""Numbers of an article that can be compared however they are spelled: shares, counts, days and years.

"Four in ten", "two fifths" and "41 percent" are shares; of a share the rest is the same fact (58.3 percent voted,
four in ten stayed at home). Counts are equal within some percent: "nearly 50,000" is 48,000 told roughly.

Limits: ages, hours and the small numbers up to three tell too little and are left out; "half" and "most" are no
numbers of their own where nothing is counted by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from samestory.speakers.columns import Columns

__all__ = ["Amount", "amounts", "is_same"]

_DIGITS = re.compile(r"(\d[\d,]*(?:\.\d+)?)(?:\+|-plus|-odd)?")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ONES = {
    word: n
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen".split()
    )
}
_TENS = {
    word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)
}
_SCALE = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
_SHORT = {"k": 1_000, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
_PARTS = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
}
_PARTS["tenths"] = 10
_MONTHS = "january february march april may june july august september october november december".split()
_BY_NAME = {name: n for n, name in enumerate(_MONTHS, 1)} | {name[:3]: n for n, name in enumerate(_MONTHS, 1)}
_BY_NAME["sept"] = 9
_FIRST = frozenset({*_ONES, *_TENS, "a", "an", *_BY_NAME, *(f"{name}." for name in _BY_NAME)})
_PERCENT = frozenset({"percent", "%", "pc", "percentage"})
_HOURS = frozenset("am pm a.m. p.m. a.m p.m o'clock o’clock edt est gmt".split())
_SMALL = 3  # a count up to it tells too little
_ROUGHLY = 0.06  # how far two counts may be apart, of the greater
_POINTS = 0.03  # two shares
_AGE = 100


class Amount(NamedTuple):
    """A number: what kind it is, its value, and its tokens."""

    kind: Literal["share", "count", "day", "year"]
    value: float
    start: int
    end: int


def is_same(one: Amount, other: Amount) -> bool:
    """Say whether two numbers may tell the same; of a share also the rest."""
    if one.kind != other.kind:
        return False
    if one.kind == "share":
        return min(abs(one.value - other.value), abs(1 - one.value - other.value)) <= _POINTS
    if one.kind == "count":
        return abs(one.value - other.value) <= _ROUGHLY * max(one.value, other.value)
    return one.value == other.value


def amounts(c: Columns) -> list[Amount]:
    """Return the numbers of an article, in order."""
    return list(_read(c))


def _read(c: Columns) -> Iterator[Amount]:
    i, words = 0, c.lower
    while i < c.n:
        if words[i] not in _FIRST and not words[i][:1].isdigit():
            i += 1
            continue
        if words[i].rstrip(".") in _BY_NAME and c.text[i][:1].isupper():
            day = _day(words, i)
            if day is not None:
                yield Amount("day", 100 * _BY_NAME[words[i].rstrip(".")] + day[0], *day[1:])
                i = max(i + 1, day[2])
                continue
        read = _value(c, i)
        if read is None:
            i += 1
            continue
        value, k = read
        yield from _amount(c, value, i, k)
        i = k
        if i < c.n and words[i] == "in" and (other := _value(c, i + 1)) is not None and other[0] > value > 0:
            i = other[1]


def _amount(c: Columns, value: float, i: int, k: int) -> Iterator[Amount]:
    """A number that stands at i to k, as what it is; nothing for an age, an hour, a day of the month."""
    words = c.lower
    after = words[k] if k < c.n else ""
    if (
        after == "in"
        and (other := _value(c, k + 1)) is not None
        and other[0] > value > 0
        and other[0] <= _AGE
    ):
        yield Amount("share", value / other[0], i, other[1])
    elif after in _PERCENT or (after == "per" and words[k + 1 : k + 2] == ["cent"]):
        yield Amount("share", value / 100, i, k + 1)
    elif after in _PARTS or (after == "-" and words[k + 1 : k + 2] and words[k + 1] in _PARTS):
        part = after if after in _PARTS else words[k + 1]
        if value < _PARTS[part]:
            yield Amount("share", value / _PARTS[part], i, k + 1)
    elif _YEAR.fullmatch(c.text[i]) and k == i + 1 and (c.ent[i] == "DATE" or words[i - 1 : i] == ["in"]):
        yield Amount("year", value, i, k)
    elif value > _SMALL and not _is_idle(c, value, i, k):
        yield Amount("count", value, i, k)


def _is_idle(c: Columns, value: float, i: int, k: int) -> bool:
    """An age, an hour, a day of a month, a part of a name."""
    words = c.lower
    after = words[k] if k < c.n else ""
    before = c.text[i - 1] if i else ""
    if after in _HOURS or ":" in c.text[i] or c.ent[i] == "TIME":
        return True
    if before == "," and after in {",", ".", ";"} and value < _AGE and i > 1 and c.pos[i - 2] == "PROPN":
        return True
    near = {word.rstrip(".") for word in words[max(0, i - 1) : i] + words[k : k + 1]}
    if near & _BY_NAME.keys() and value <= 31:
        return True
    return after == "-" and words[k + 1 : k + 2] == ["year"]


def _day(words: Sequence[str], month: int) -> tuple[int, int, int] | None:
    for k in (month + 1, month - 1, month - 2):
        if 0 <= k < len(words) and (k >= month - 1 or words[month - 1] == "of"):
            match = _ORDINAL.fullmatch(words[k])
            if match is not None and 1 <= int(match[1]) <= 31:
                return int(match[1]), min(k, month), max(k, month) + 1
    return None


def _value(c: Columns, i: int) -> tuple[float, int] | None:
    """The number that begins at a word, and where it ends."""
    if i >= c.n:
        return None
    word, k = c.lower[i], i + 1
    if (match := _DIGITS.fullmatch(c.text[i])) is not None:
        value = float(match[1].replace(",", ""))
        if c.lower[k : k + 2] == ["-", "plus"]:
            k += 2
    elif word in _TENS:
        value = float(_TENS[word])
        if k + 1 < c.n and c.text[k] == "-" and 0 < _ONES.get(c.lower[k + 1], 0) < 10:
            value, k = value + _ONES[c.lower[k + 1]], k + 2
    elif word in _ONES and c.pos[i] == "NUM":
        value = float(_ONES[word])
    elif word in {"a", "an"} and k < c.n and (c.lower[k] in _SCALE or c.lower[k] in _PARTS):
        value = 1.0
    else:
        return None
    while k < c.n and (c.lower[k] in _SCALE or (c.lower[k] in _SHORT and not c.space[k - 1])):
        value *= _SCALE.get(c.lower[k], 0) or _SHORT[c.lower[k]]
        k += 1
    return value, k
