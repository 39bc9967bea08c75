"""Numbers in the headline that the text does not give.

What it finds
    A number in the title, in digits or words, whose value stands nowhere in the text: 12, twelve and
    a dozen are one number, so are 1,200 and 1200, $1.2m and 1.2 million, 50% and half. What the text rounds
    or gives a range for supports it, and so does what can be worked out from numbers of one sentence: a sum, a
    difference, a share; from a list of up to 12 that the reader can count; or from dates and times (7 days are a
    week). "Dozens" and "hundreds" are supported by any number of their size.

Why it matters
    The number is what a reader keeps. One that the text does not repeat cannot be checked, and often is the
    slip of a desk that worked from another version.

Example
    A headline "14 injured in blast" over a text that speaks of eleven injured people.

When it is fine
    Where the number can be worked out from the text in another way, or stands in a table or picture
    beside it. Years, dates, clock times, lists ("5 things to know", "31 readers on the vote"), names with numbers
    (Article 50, the F-35), versions, scores, ratios, lengths and weights, and the words one and first are not
    looked at.

References
    IPSO, Editors' Code of Practice, Clause 1. AP Stylebook, on numerals.

Measured
    Precision, each finding held by a machine-assisted reader, not blind, against the passages of its
    article that could bear it out: 3 of 3 in 1,800 unread articles of the archive, 0 of 2 in BASIL, PolNeAR
    and SemEval-2023 Task 3: 3 of 5 (0.60, 0.23 to 0.88). Both errors (a list, years counted from today)
    were mended after that. An earlier version, read blind: 15 of 19 (0.79, 0.57 to 0.91). Recall is not
    measured. Under 20 findings: it counts as unmeasured. Off by default. See tests/real/README.md.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from itertools import combinations, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from samestory.headline import CROWDS, Number, has_full_text, is_live, numbers, written_otherwise
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
    fine_when="it can be worked out from the text, or stands in a table or picture beside it",
    basis="IPSO, Editors' Code of Practice, Clause 1",
    alternatives=("the number as the text gives it", "leave the number out"),
)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
# Names, scores, versions, clock times and dates.
_NAME_BEFORE = re.compile(
    r"(?:[a-z]-?|[:/'’(]|\d[-–.,:]|\b(?:act|agenda|amendment|apollo|area|article|big|boeing|bowl|catch|central park|"
    r"channel|chapter|chapters|chicago|class|code|covid|day|district|ep\.|episode|fab|final|flight|forever|form|"
    r"formula|fortune|fy|gang of|group|group of|h\.r\.|highway|hour|hurricane|interstate|iphone|level|measure|"
    r"mission|month|no\.|number|oceans|page|part|phase|plan|prop\.?|proposition|psalms?|resolution|room|round|route|"
    r"s\.|season|sec\.|section|studio|table|the final|tier|title|top|type|version|vol\.|volume|war|week|windows|"
    rf"world|xbox|year)s? |# ?|{_MONTH} )$"
)
_NAME_AFTER = re.compile(
    r"(?:[:/–]\d|\.\d|['’]?s\b|[ -]?(?:am|pm|a\.m\.|p\.m\.|o['’]clock)\b|"
    r"-(?:time|on-one|d|g|star|point|part|step|way|word|page|ball|foot|track|alarm|hour|day|week|minute)\b|"
    rf"(?:st|nd|rd|th)? (?:of )?{_MONTH}|[a-z]|\+(?= ))"
)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_COUNTED_OFF = re.compile(
    r"(?:st|nd|rd|th)[ -](?:\w+ )?(?:amendment|anniversary|birthday|century|circuit|day|district|floor|graders?|hour|"
    r"minute|month|night|season|street|term|week|year)s?\b"
)
_RATIO_BEFORE = re.compile(
    r"\b(?:\d+|one|two|three|four|five|six|seven|eight|nine) (?:in|out of|to|vs\.?) $|\d[-–]$"
)
_RATIO_AFTER = re.compile(
    r" ?(?:-|–| to | in | out of )(?:every )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten)"
)
# Kilometres are miles in another text.
_MEASURE = re.compile(
    r"[ -](?:km|kilomet\w+|miles?|feet|foot|ft|inch(?:es)?|met(?:re|er)s?|yards?|acres?|hectares?|square|pounds?|lbs?|"
    r"kg|kilos?|tons?|tonnes?|degrees?|fahrenheit|celsius|gallons?|lit(?:re|er)s?|mph)\b|°"
)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d$")
_LIST = re.compile(
    r"[ -](?:\w[\w'’-]* ){0,3}(?:charts|examples|facts|graphics|highlights|ideas|issues|keys|lessons|lies|losers|maps|"
    r"moments|myths|numbers|photos|points|problems|questions|quotes|reasons|rules|scenarios|signs|stories|steps|"
    r"takeaways|theories|things|tips|trends|truths|ways|winners|words)\b"
)
# "5 senators to watch", "The eight counts": the reader counts them. Not so the dead.
_START = re.compile(
    r"(?:^|[:;.!?|–—] |- )(?:(?:the|here are|here['’]s|top|these|those|his|her|their|my|our|your|all|for|meet|in) )*"
    r"(?:\w+['’]s? )?$"
)
_HARMED = re.compile(
    r"(?:[ -][\w'’-]+){0,3}? (?:dead|deaths?|die[sd]?|dying|kill\w*|hurt|injur\w+|wound\w+|missing|shot|slain|"
    r"arrest\w*|charged|held|detain\w*|jail\w*|trapped|rescued|hospitali[sz]ed|sickened|infected|cases|homes|people)\b"
)
_ABOUT = re.compile(
    r"\b(?:about|almost|approximately|around|at least|close to|estimated|fewer than|just under|less than|more than|"
    r"nearly|over|roughly|some|under|up to|well over)\W{1,2}(?:an? )?$"
)
_PERCENT = re.compile(r" ?%|[ -]?per ?cent\b| ?pct\b|[ -]points?\b|x\b| times\b")
_SPAN = re.compile(r"[ -](?:\w+ )?(second|minute|hour|day|week|month|year|decade|centur)(?:s|ies|y)?\b")
_DAYS = {
    **{"second": 1 / 86400, "minute": 1 / 1440, "hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4},
    **{"year": 365.25, "decade": 3652.5, "centur": 36525.0},
}
_ONE_SPAN = re.compile(
    r"\b(?:an?|one|the|this|last|past|first|next|every|per|of|half|all|few|several|than) (?:whole |full )?"
    r"(hour|day|week|month|year|decade|centur)"
)
_DATE = re.compile(rf"\b(?!may\b){_MONTH}|\bmay \d|\d{{1,2}} may\b")
_RANGE, _BETWEEN = re.compile(r" to |-|–"), re.compile(r"\bbetween \W?$")
_SEPARATOR = re.compile(r"[,;•]|\band\b|\bor\b|\n[-*]")
_SENTENCE = re.compile(r"[.!?]['\"”’]?\s")
_COUNTED = 12  # the most items that a reader counts up
_NEAR = 150  # characters between two numbers of a sentence that a reader would add up or compare
_WIDE = 10  # times its lower end is the upper end of no range
_TERMS = 8  # numbers after one that are tried with it
_SLIGHT = 0.02  # of two numbers, the share that rounding hides
_FIRST_YEAR, _LAST_YEAR = 1500, 2100


class _Claim(NamedTuple):
    """Where a number stands, the values that bear it out, and what it counts."""

    start: int
    end: int
    low: float
    high: float
    value: float = 0.0
    percent: bool = False
    listed: int = 0
    unit: str = ""
    exact: float = 0.5  # how far from it a sum may be


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
                text = _Text("\n".join(b.text for b in blocks if b.label_ != "title").lower())
                for claim in claimed:
                    span = doc.char_span(claim.start, claim.end, alignment_mode="expand")
                    if span is not None and not text.bears_out(claim):
                        found.append((span.start, span.end, NAME))
        put_spans(doc, NAME, found)

    return detect


def _claimed(title: str) -> Iterator[_Claim]:
    """The numbers of a title, with the least and the greatest value that bears them out."""
    for number in numbers(title):
        before, after = title[: number.start], title[number.end :]
        if number.crowd:
            yield _Claim(number.start, number.end, *CROWDS[number.crowd])
        elif number.value >= 2 and not _is_name(number, before, after):
            low, high = _rounded(number, rough=bool(_ABOUT.search(before.rstrip("$£€"))))
            counted = not number.scaled and number.value <= _COUNTED and not _HARMED.match(after)
            unit = _SPAN.match(after)
            yield _Claim(
                number.start,
                number.end,
                low,
                high,
                number.value,
                percent=bool(_PERCENT.match(after)),
                listed=int(number.value) if counted and before[-1:] not in "$£€" else 0,
                unit=unit[1] if unit else "",
                exact=_last_digit(number) / 2,
            )


def _is_name(number: Number, before: str, after: str) -> bool:
    """Part of a name, a date, a score or a ratio, a list to be counted, or a measure with another name elsewhere."""
    figure, value = number.figure, number.value
    money = before[-1:] in {"$", "£", "€"}
    if value <= 101 and not money and not number.scaled:
        if _LIST.match(after) or (_START.search(before) and not _HARMED.match(after)):
            return True
        if _RATIO_BEFORE.search(before) or _RATIO_AFTER.match(after):
            return True
    if _MEASURE.match(after) or _COUNTED_OFF.match(after) or (value == 100 and _PERCENT.match(after)):
        return True
    if not figure:
        return bool(re.search(r"\b(?:gang of|group of|big|final|chicago|day|top) $", before))
    if _NAME_BEFORE.search(before) or (_NAME_AFTER.match(after) and not _ORDINAL.match(after)):
        return True
    return not number.scaled and (figure == "911" or (_YEAR.match(figure) is not None and not money))


def _rounded(number: Number, *, rough: bool) -> tuple[float, float]:
    """The least and the greatest number of a text that a headline rounds to this."""
    value, figure = number.value, number.figure
    if rough:
        near = 0.25 * value
    elif value >= 100:
        digits = figure.replace(",", "").replace(".", "").rstrip("0") or "1"
        near = value * (0.05 if len(digits) <= 2 else 0.006)
    else:
        near = 0.5 if "." not in figure else 0.51 * 10.0 ** -len(figure.split(".")[1])
    above = near
    if value >= 100 and not rough:
        # Fifteen million may be 15.8 million cut short.
        above = max(near, 0.99 * value / float((figure or "1").replace(",", "")))
    return value - near, value + above


def _last_digit(number: Number) -> float:
    """What the last digit counts that is no zero to round with: 100 in 4,200, 0.1 in 3.5."""
    digits = number.figure.replace(",", "")
    zeros = len(digits) - len(digits.rstrip("0"))
    last = 10.0 ** (-len(digits.partition(".")[2]) if "." in digits else zeros)
    scale = number.value / float(digits) if digits and float(digits) else 1
    return float(last * scale) if number.value >= 100 or "." in digits else 1.0


class _Text:
    """The numbers of a text, and what can be worked out from them."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.numbers = list(numbers(text))
        self.values = [v for n in self.numbers for v in (CROWDS[n.crowd] if n.crowd else (n.value,))]
        self.values += written_otherwise(text)

    def bears_out(self, claim: _Claim) -> bool:
        """Whether the text gives the number, or what it is worked out from."""
        # The year 2009 is not hundreds of people.
        crowd = claim.high > 3 * claim.low
        if any(claim.low <= v <= claim.high and not (crowd and 1900 < v < 2100) for v in self.values):
            return True
        if any(low <= claim.high and claim.low <= high for low, high in self._rough):
            return True
        if claim.unit and self._lasts(claim):
            return True
        if claim.listed and (claim.listed == 2 or self._longest_list >= claim.listed):
            return True
        return not crowd and self._is_computed(claim)

    @cached_property
    def _rough(self) -> list[tuple[float, float]]:
        """What "more than 10 million" and "20 to 30" leave room for."""
        found = []
        for n, after in zip_longest(self.numbers, self.numbers[1:]):
            before = self.text[max(0, n.start - 20) : n.start]
            if _ABOUT.search(before.rstrip("$£€")):
                found.append((0.9 * n.value, 1.15 * n.value))
            if after and n.value < after.value < _WIDE * n.value:
                between = self.text[n.end : after.start].rstrip("$£€%")
                if _RANGE.fullmatch(between) or (between == " and " and _BETWEEN.search(before)):
                    found.append((n.value, after.value))
        return found

    @cached_property
    def _plain(self) -> list[Number]:
        return [n for n in self.numbers if not n.crowd and not _FIRST_YEAR < n.value < _LAST_YEAR and n.value]

    @cached_property
    def _longest_list(self) -> int:
        return max((len(_SEPARATOR.findall(s)) for s in _SENTENCE.split(self.text)), default=0) + 1

    def _lasts(self, claim: _Claim) -> bool:
        """A week is 7 days, 40 months are 3 years; and what lies between two dates can be counted."""
        unit = _DAYS[claim.unit]
        spans = [_DAYS[m[1]] for m in _ONE_SPAN.finditer(self.text)]
        spans += [n.value * _DAYS[m[1]] for n in self.numbers if (m := _SPAN.match(self.text, n.end))]
        low, high = (claim.low - 0.3) * unit, (claim.high + 0.5) * unit
        if any(low <= days <= high for days in spans):
            return True
        if unit < _DAYS["year"]:
            return len(_DATE.findall(self.text)) > 1
        # "In 13 years" and "since 2005" say the same; the day of the text is not known here.
        return any(_FIRST_YEAR < n.value < _LAST_YEAR and n.figure for n in self.numbers)

    def _is_computed(self, claim: _Claim) -> bool:
        """A sum, a difference or a share of two or three numbers that stand near each other."""
        low, high = claim.value - claim.exact, claim.value + claim.exact
        starts = [n.start for n in self._plain]
        for i, n in enumerate(self._plain):
            end = _SENTENCE.search(self.text, n.end, n.start + _NEAR)
            near = n.start + _NEAR if end is None else end.start()
            group = self._plain[i + 1 : min(bisect_left(starts, near), i + 1 + _TERMS)]
            for other in group:
                a, b = sorted((n.value, other.value))
                if a < _SLIGHT * b:
                    continue
                results = [a + b, b - a]
                if claim.percent:
                    results += [100 * a / b, 100 * (b - a) / a, 100 * (b - a) / b, b / a]
                if any(low <= r <= high for r in results):
                    return True
            if any(low <= n.value + x.value + y.value <= high for x, y in combinations(group, 2)):
                return True
        return False
