"""When a headline can be held against its text: not over a teaser, not over a live page; and its numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from spacy.tokens import Span

__all__ = ["CROWDS", "Number", "has_full_text", "is_live", "numbers", "written_otherwise"]

# A teaser does not hold what the headline says: absence proves nothing there.
_LEAST_TOKENS = 90
_LIVE = re.compile(r"\blive (?:blog|coverage|updates?)\b|^live\b|\bas it happened\b", re.IGNORECASE)

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_ORDINALS = (
    "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_UNITS: dict[str, float] = {word: value for value, word in enumerate(_ONES)}
_UNITS |= {word: 10 * value for value, word in enumerate(_TENS, 2)}
_SCALES = {"dozen": 12, "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_LETTERS = {"k": 1e3, "m": 1e6, "mn": 1e6, "b": 1e9, "bn": 1e9, "t": 1e12, "tn": 1e12}
# What a text may say instead; a share counts as its percentage.
_OTHERWISE: dict[str, tuple[float, ...]] = {word: (value,) for value, word in enumerate(_ORDINALS)}
_OTHERWISE |= {word[:-1] + "ieth": (10.0 * value,) for value, word in enumerate(_TENS, 2)}
_OTHERWISE |= {
    **dict.fromkeys(
        "both couple double doubled doubling duo pair twice twin twins twofold".split(), (2.0, 100.0)
    ),
    **dict.fromkeys("thrice threefold trio triple tripled triplets tripling".split(), (3.0, 200.0)),
    **dict.fromkeys("fourfold quadruple quadrupled foursome quartet".split(), (4.0, 300.0)),
    **{
        "quintet": (5.0,),
        "third": (3.0, 33.3),
        "thirds": (66.7,),
        "fifth": (5.0, 20.0),
        "fifths": (40.0, 60.0, 80.0),
    },
    **{
        "quarter": (4.0, 25.0),
        "quarters": (75.0,),
        "tenth": (10.0,),
        "eighth": (8.0, 12.5),
        "sixth": (6.0, 16.7),
    },
    **dict.fromkeys("half halved halves".split(), (50.0,)),
    **{"decade": (10.0,), "decades": (20.0, 30.0), "century": (100.0,), "fortnight": (14.0, 2.0)},
    **dict.fromkeys("all entire every everyone none unanimous unanimously".split(), (100.0,)),
}
# Plurals of no certain number: borne out by whatever has their size.
CROWDS = {
    **{"dozens": (20.0, 200.0), "scores": (35.0, 400.0), "hundreds": (100.0, 3e3), "thousands": (900.0, 5e5)},
    **{"millions": (9e5, 1e9), "billions": (9e8, 1e12), "trillions": (9e11, 1e15)},
}
_WORDS = "|".join(sorted((*_UNITS, *_SCALES), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<figure>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|\.\d+)(?P<half> ?½| 1/2\b)?"
    rf"(?:(?P<letter>mn|bn|tn|[kmbt])\b|[ -]?(?P<scale>{'|'.join(_SCALES)})\b)?"
    rf"|\b(?P<dozen>half(?: a|-a)?[ -]dozen)\b"
    rf"|\b(?P<words>(?:a )?(?:{_WORDS})(?:(?: and |[ -])(?:{_WORDS}))*)(?P<and>[ -]and[ -]a[ -]half)?"
    rf"(?: (?P<of>million|billion|trillion))?\b"
    rf"|\b(?P<crowd>{'|'.join(CROWDS)})\b"
)
_LETTERS_ONLY = re.compile(r"[a-z]+")


class Number(NamedTuple):
    """Where a number stands, its value (or the name of a crowd), and its figures as they are written."""

    start: int
    end: int
    value: float
    crowd: str = ""
    figure: str = ""
    scaled: bool = False


def has_full_text(blocks: Sequence[Span]) -> bool:
    """Say whether the blocks hold enough running text to miss something in it."""
    return sum(b.end - b.start for b in blocks if b.label_ == "text") >= _LEAST_TOKENS


def is_live(title: str) -> bool:
    """Say whether the headline is that of a page that is still being written."""
    return _LIVE.search(title) is not None


def numbers(text: str) -> Iterator[Number]:
    """Read the numbers of a lower-case text, in digits and in words."""
    for match in _NUMBER.finditer(text):
        start, end = match.span()
        if match["crowd"]:
            yield Number(start, end, CROWDS[match["crowd"]][0], match["crowd"])
        elif match["dozen"]:
            yield Number(start, end, 6.0)
        elif match["figure"]:
            scale = _LETTERS.get(match["letter"] or "", 1) * _SCALES.get(match["scale"] or "", 1)
            value = float(match["figure"].replace(",", "")) + (0.5 if match["half"] else 0)
            yield Number(start, end, value * scale, figure=match["figure"], scaled=scale > 1)
        else:
            value = _spelt(match["words"]) + (0.5 if match["and"] else 0)
            yield Number(start, end, value * _SCALES.get(match["of"] or "", 1))


def written_otherwise(text: str) -> Iterator[float]:
    """Give the values that ordinals, fractions and words for pairs and shares in a lower-case text stand for."""
    words = set(_LETTERS_ONLY.findall(text))
    for word in words & _OTHERWISE.keys():
        yield from _OTHERWISE[word]
    if words & {"twenties", "thirties", "forties", "fifties"}:
        yield from (20.0, 30.0, 40.0, 50.0)


def _spelt(words: str) -> float:
    total = current = 0.0
    for word in _LETTERS_ONLY.findall(words):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if current >= 1000:
                total, current = total + current, 0.0
    return total + current
