"""Numbers in the headline that the text does not give.

What it finds
    A number in the title, in digits or words, whose value stands nowhere in the text: 12, twelve and
    a dozen are one number, so are 1,200 and 1200, $1.2m and 1.2 million, 50% and half. A number of
    the text that rounds to that of the headline supports it; "dozens" and "hundreds" are supported by any
    number of their size.

Why it matters
    The number is what a reader keeps. One that the text does not repeat cannot be checked, and often is the
    slip of a desk that worked from another version.

Example
    A headline "14 injured in blast" over a text that speaks of eleven injured people.

When it is fine
    Where the number is a sum of numbers of the text, or stands in a table or picture beside it.
    Years, lists ("5 things to know"), names with numbers (Article 50, the F-35), clock times and the
    words one and first are not looked at.

References
    IPSO, Editors' Code of Practice, Clause 1. AP Stylebook, on numerals.

Measured
    Precision, read blind in real text: 15 of 19 findings (0.79, 0.57 to 0.91). Recall is not
    measured. Under 20 findings: it counts as unmeasured. Off by default. See tests/real/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from samestory.headline import has_full_text, is_live
from samestory.lexicon import Lexicon
from samestory.matching import put_spans
from samestory.registry import Rule, detector
from samestory.voice import BLOCKS

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "headline-unsupported-number"
RULE = Rule(
    id=NAME,
    message="This number stands in the headline and not in the text.",
    fine_when="it is a sum of numbers of the text, or stands in a table or picture beside it",
    basis="IPSO, Editors' Code of Practice, Clause 1",
    alternatives=("the number as the text gives it", "leave the number out"),
)
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
_LOOSE: dict[str, float] = {word: value for value, word in enumerate(_ORDINALS)}
_SHARES: dict[str, float] = {
    **dict.fromkeys("both couple double doubled doubling duo pair twice twin twins".split(), 2),
    **dict.fromkeys("trio triple tripled tripling".split(), 3),
    **{"tenth": 10, "fifth": 20, "fifths": 40, "quarter": 25, "quarters": 75, "third": 33, "thirds": 67},
    **{"half": 50, "halved": 50, "halves": 50, "decade": 10, "decades": 20, "century": 100, "fortnight": 14},
}
# Plurals of no certain number: supported by whatever has their size.
_CROWDS = {
    **{"dozens": (20, 200), "scores": (35, 400), "hundreds": (100, 3e3), "thousands": (900, 5e5)},
    **{"millions": (9e5, 1e9), "billions": (9e8, 1e12), "trillions": (9e11, 1e15)},
}
_WORDS = "|".join(sorted((*_UNITS, *_SCALES), key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?P<figure>(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?|\.\d+)"
    rf"(?:(?P<letter>mn|bn|tn|[kmbt])\b|[ -]?(?P<scale>{'|'.join(_SCALES)})\b)?"
    rf"|\b(?P<words>(?:a )?(?:{_WORDS})(?:(?: and |[ -])(?:{_WORDS}))*)\b|\b(?P<crowd>{'|'.join(_CROWDS)})\b"
)
_NAME_BEFORE = re.compile(
    r"(?:[a-z]-?|[:/'’]|\b(?:act|agenda|amendment|apollo|area|article|boeing|bowl|catch|channel|chapter|chapters|class|"
    r"day|district|episode|flight|form|group|highway|hurricane|interstate|iphone|level|measure|no\.|number|oceans|"
    r"part|phase|prop|proposition|resolution|room|round|route|season|section|studio|table|tier|title|top|type|"
    r"vol\.|volume|war|week|world|xbox|year)s? |# ?)$"
)
_NAME_AFTER = re.compile(r"(?:[:/]\d|['’]?s\b|-(?:time|on-one)\b|[a-z])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_LETTERS_ONLY = re.compile(r"[a-z]+")
_YEARS = re.compile(r"[ -](?:\w+ )?years?\b")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_LIST = re.compile(
    r"[ -](?:\w[\w'’-]* ){0,3}(?:charts|examples|facts|graphics|highlights|ideas|issues|keys|lessons|lies|losers|maps|"
    r"moments|myths|numbers|photos|points|problems|questions|quotes|reasons|rules|scenarios|signs|stories|steps|"
    r"takeaways|theories|things|tips|trends|truths|ways|winners|words)\b"
)
_ABOUT = re.compile(
    r"\b(?:about|almost|around|at least|close to|more than|nearly|over|roughly|some|under|up to)\W{1,2}$"
)


class _Number(NamedTuple):
    """Where a number stands, the values that bear it out, and whether it counts years."""

    start: int
    end: int
    low: float
    high: float
    years: bool = False


@detector(NAME, family="headline", rules=(RULE,), default=False)
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""

    def detect(doc: Doc) -> None:
        blocks = list(doc.spans.get(BLOCKS, ()))
        found = []
        if blocks and blocks[0].label_ == "title":
            title = blocks[0]
            claimed = list(_claimed(title.text.lower()))
            full = has_full_text(blocks)
            if claimed and full and not is_live(title.text):
                body = "\n".join(b.text for b in blocks if b.label_ != "title").lower()
                given = list(_given(body))
                for number in claimed:
                    span = doc.char_span(number.start, number.end, alignment_mode="expand")
                    if span is not None and not _is_given(number, given):
                        found.append((span.start, span.end, NAME))
        put_spans(doc, NAME, found)

    return detect


def _claimed(title: str) -> Iterator[_Number]:
    """The numbers of a title, with the least and the greatest value that bears them out."""
    for match in _NUMBER.finditer(title):
        start, end = match.span()
        before, after = title[:start], title[end:]
        if match["crowd"]:
            yield _Number(start, end, *_CROWDS[match["crowd"]])
            continue
        figure, value = match["figure"], _value(match)
        if value < 2 or (value <= 101 and _LIST.match(after)):
            continue
        if figure and (
            _NAME_BEFORE.search(before) or (_NAME_AFTER.match(after) and not _ORDINAL.match(after))
        ):
            continue
        bare = figure and not match["letter"] and not match["scale"]
        if bare and (figure == "911" or (_YEAR.match(figure) and not before.endswith("$"))):
            continue
        rough = bool(_ABOUT.search(before.rstrip("$£€")))
        near = _tolerance(value, figure or "", rough=rough)
        # Fifteen million may be 15.8 million cut short.
        above = (
            near
            if rough or value < 100
            else max(near, 0.99 * value / float((figure or "1").replace(",", "")))
        )
        yield _Number(start, end, value - near, value + above, bool(_YEARS.match(after)))


def _is_given(number: _Number, given: list[float]) -> bool:
    # The year 2009 is not hundreds of people.
    crowd = number.high > 3 * number.low
    if any(number.low <= v <= number.high and not (crowd and 1900 < v < 2100) for v in given):
        return True
    # "In 13 years" and "since 2005" say the same.
    years = {value for value in given if 1500 < value < 2100} if number.years else set()
    return any(number.low - 1 <= later - earlier <= number.high + 1 for later in years for earlier in years)


def _tolerance(value: float, figure: str, *, rough: bool) -> float:
    """How far from the number of a headline the number of the text may be: what rounding explains."""
    if rough:
        return 0.25 * value
    if value >= 100:
        digits = figure.replace(",", "").replace(".", "").rstrip("0") or "1"
        return value * (0.05 if len(digits) <= 2 else 0.006)
    return 0.5 if "." not in figure else 0.51 * 10.0 ** -len(figure.split(".")[1])


def _given(body: str) -> Iterator[float]:
    for match in _NUMBER.finditer(body):
        if match["crowd"]:
            yield from _CROWDS[match["crowd"]]
        else:
            yield _value(match)
    words = set(_LETTERS_ONLY.findall(body))
    for table in (_LOOSE, _SHARES):
        yield from (value for word, value in table.items() if word in words)


def _value(match: re.Match[str]) -> float:
    if match["figure"]:
        scale = _LETTERS.get(match["letter"] or "", 1) * _SCALES.get(match["scale"] or "", 1)
        return float(match["figure"].replace(",", "")) * scale
    total = current = 0.0
    for word in re.findall(r"[a-z]+", match["words"]):
        if word in _UNITS:
            current += _UNITS[word]
        elif word in _SCALES:
            current = (current or 1) * _SCALES[word]
            if current >= 1000:
                total, current = total + current, 0.0
    return total + current
