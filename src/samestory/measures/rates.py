"""Findings per 1,000 own-voice words, by category and outlet.

What it measures
    Findings in the outlet's own voice, in running text, divided by the own-voice words of the same
    articles, times 1,000. Furniture, quotations, reported clauses and words of uncertain voice are
    in neither number; a finding that stands whole inside quotation marks is not own voice. Agency text is the
    agency's wording: it is left out, and where there is any, the rates with it stand as ``rate-with-agency-text``.

Interval
    95 per cent percentile bootstrap: sentences are drawn with replacement inside each article
    (words in a sentence are not independent, so words are never the unit). Where nothing was found
    a bootstrap has no width; the upper end is then 1 - 0.05^(1/S), the exact limit for a share of
    S sentences, times the sentences in 1,000 words.

When not to read it
    Under 100 own-voice words or five sentences there is too little text to say, and no rate is
    given. Below five findings an outlet is not ranked. One event describes; it tests nothing.

References
    Efron & Tibshirani (1993), An introduction to the bootstrap, ch. 13. Hanley & Lippman-Hand
    (1983), If nothing goes wrong, is everything all right? Lijffijt et al. (2016), Significance
    testing of word frequencies in corpora.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from samestory.registry import measure
from samestory.types import Analysis, Row, Sentence

__all__ = ["ALL", "MIN_FINDINGS", "MIN_SENTENCES", "MIN_WORDS", "RESAMPLES", "rates"]

ALL = "all"
MIN_WORDS = 100
MIN_SENTENCES = 5
MIN_FINDINGS = 5
RESAMPLES = 2000
UNIT = "findings per 1,000 own-voice words"
_CHUNK = 2_000_000


@measure("rate", house_voice=True)
def rates(analyses: Sequence[Analysis], outlets: Sequence[str]) -> list[Row]:
    """Return a row for each category that was found anywhere and each outlet, in the order given."""
    categories = sorted({f.category for a in analyses for f in a.findings if f.counted})
    rows = []
    for category in [*categories, ALL]:
        of_category = [
            _row(category, name, [a for a in analyses if a.article.outlet == name]) for name in outlets
        ]
        rows += _ranked(of_category)
    return rows


def _row(category: str, outlet: str, analyses: Sequence[Analysis]) -> Row:
    strata = [_by_sentence(a, category) for a in analyses]
    words = int(sum(w.sum() for w, _ in strata))
    sentences = sum(len(w) for w, _ in strata)
    n = int(sum(c.sum() for _, c in strata))
    row = Row(
        measure="rate",
        outlet=outlet,
        category=category,
        n=n,
        words=words,
        articles=len(analyses),
        unit=UNIT,
        rate=None,
        low=None,
        high=None,
        effect=None,
        p=None,
        rank=None,
        note="",
    )
    if not analyses:
        return replace(row, note="no article that enters rates")
    if words < MIN_WORDS or sentences < MIN_SENTENCES:
        return replace(row, note="too little text to say")
    if n == 0:
        high = (1 - 0.05 ** (1 / sentences)) * sentences / words * 1000
        return replace(row, rate=0.0, low=0.0, high=round(high, 4), note="none found; not ranked")
    low, high = _interval(strata, outlet)
    note = "" if n >= MIN_FINDINGS else f"fewer than {MIN_FINDINGS} findings: not ranked"
    return replace(row, rate=round(n / words * 1000, 4), low=round(low, 4), high=round(high, 4), note=note)


def _ranked(rows: list[Row]) -> list[Row]:
    able = [r.rate for r in rows if r.rate is not None and r.n >= MIN_FINDINGS]
    order = sorted(able, reverse=True)
    return [
        replace(r, rank=order.index(r.rate) + 1) if r.rate is not None and r.n >= MIN_FINDINGS else r
        for r in rows
    ]


def _by_sentence(a: Analysis, category: str) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Own-voice words and findings of each sentence that has own-voice words."""
    kept = [s for s in a.sentences if s.kind == "text" and s.words_by_voice["own"]]
    words = np.array([s.words_by_voice["own"] for s in kept], dtype=np.float64)
    counts = np.zeros(len(kept))
    places = _places(kept)
    for finding in a.findings:
        if finding.counted and category in {ALL, finding.category}:
            starts, indices = places[finding.field]
            # A finding begins in a sentence with own-voice words, since its own are some of them.
            counts[indices[bisect_right(starts, finding.start) - 1]] += 1
    return words, counts


def _places(sentences: Sequence[Sentence]) -> Mapping[str, tuple[list[int], list[int]]]:
    places: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i, sentence in enumerate(sentences):
        starts, indices = places[sentence.field]
        starts.append(sentence.start)
        indices.append(i)
    return places


def _interval(
    strata: Sequence[tuple[NDArray[np.float64], NDArray[np.float64]]], outlet: str
) -> tuple[float, float]:
    # The seed hangs on the outlet's name alone, so the other outlets do not move its interval.
    seed = int.from_bytes(hashlib.sha256(outlet.encode()).digest()[:8], "big")
    draw = np.random.Generator(np.random.PCG64(seed))
    words, found = np.zeros(RESAMPLES), np.zeros(RESAMPLES)
    for w, c in strata:
        if not len(w):
            continue
        step = max(1, _CHUNK // len(w))
        for i in range(0, RESAMPLES, step):
            size = min(step, RESAMPLES - i)
            times = draw.multinomial(len(w), np.full(len(w), 1 / len(w)), size=size)
            words[i : i + size] += times @ w
            found[i : i + size] += times @ c
    resampled = found / words * 1000
    low, high = np.quantile(resampled, [0.025, 0.975])
    return float(low), float(high)
