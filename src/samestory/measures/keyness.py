"""Key terms: the words that one outlet uses more than the others do on the same event.

What it measures
    The weighted log-odds ratio with an informative Dirichlet prior of each content word in the
    outlet's own voice against the same event's other outlets (Monroe, Colaresi & Quinn 2008, equation
    16). Counted are lemmas in running text after house style is folded (``samestory/folding.py``;
    the log is in the output); quotations, reported clauses and furniture are not.

Prior
    Each term's share in all outlets of the event together, times the mean number of terms of an
    outlet: a word that is common on the event needs more to stand out.

Two z, both named
    ``z_two_term`` divides by the root of 1/(y_i + a) + 1/(y_j + a) (their equation 20), ``z_four_term``
    also by the terms for all other words (their equation 19). Programs differ in which they print. The list is
    ordered by z_two_term; neither is a test, since words in a text are not independent and the list
    shows the highest of all.

Interval
    95 per cent percentile bootstrap of the log-odds: sentences are drawn with replacement inside
    each article. It is taken for terms that were chosen because they are high, so read it as the
    spread in these texts, not as proof.

Beside it
    Raw counts, and in how many of the outlet's articles and of the others' a term occurs: a term that
    one article drives says so. A term needs three uses and an interval above 0; at most fifteen an
    outlet are listed.

When not to read it
    Under 100 counted words an outlet is not measured. A key term is a difference of topic or of
    wording: only the sentences tell which.

References
    Monroe, Colaresi & Quinn (2008), Fightin' Words, Political Analysis 16. Gabrielatos (2018),
    Keyness analysis: nature, metrics and techniques. Lijffijt et al. (2016), Significance testing of
    word frequencies in corpora.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from samestory.registry import measure
from samestory.types import Analysis, Evidence, Keyness

__all__ = ["MIN_N", "MIN_TERMS", "RESAMPLES", "TOP", "LogOdds", "keyness", "log_odds"]

MIN_N = 3
MIN_TERMS = 100
TOP = 15
RESAMPLES = 1000
_TRIED = 40  # terms whose spread is taken; those whose interval reaches 0 are not listed
_SHOWN = 3

Floats = NDArray[np.float64]


class LogOdds(NamedTuple):
    """Log-odds ratio of each term and its two z."""

    delta: Floats
    z_two_term: Floats
    z_four_term: Floats


def log_odds(y_i: Floats, y_j: Floats, prior: Floats) -> LogOdds:
    """Weighted log-odds ratio with a Dirichlet prior.

    Parameters
    ----------
    y_i, y_j : ndarray, shape (terms,)
        Counts of every term in the one text and in the other.
    prior : ndarray, shape (terms,)
        Pseudo-counts, above 0.

    Returns
    -------
    LogOdds
        Natural logarithms, shape (terms,) each; positive where the first text has more.

    References
    ----------
    Monroe, Colaresi & Quinn (2008), equations 16, 19, 20 and 22.
    """
    total = prior.sum()
    with_i, with_j = y_i + prior, y_j + prior
    rest_i, rest_j = y_i.sum() + total - with_i, y_j.sum() + total - with_j
    # A text of one term has no other word to set it against.
    with np.errstate(divide="ignore"):
        delta = np.log(with_i) - np.log(rest_i) - np.log(with_j) + np.log(rest_j)
        two = 1 / with_i + 1 / with_j
        four = two + 1 / rest_i + 1 / rest_j
    return LogOdds(delta, delta / np.sqrt(two), delta / np.sqrt(four))


@measure("keyness", table="keyness", house_voice=True)
def keyness(analyses: Sequence[Analysis], outlets: Sequence[str]) -> list[Keyness]:
    """Return the key terms of each outlet, in the order given, highest first."""
    counts = {name: Counter[str]() for name in outlets}
    docs = {name: Counter[str]() for name in outlets}
    articles = Counter(a.article.outlet for a in analyses)
    for a in analyses:
        words = Counter(t.term for t in a.terms)
        counts[a.article.outlet].update(words)
        docs[a.article.outlet].update(words.keys())
    sizes = {name: counts[name].total() for name in outlets}
    measured = [name for name in outlets if sizes[name] >= MIN_TERMS]
    if len(measured) < 2:
        return []
    terms = sorted(set().union(*counts.values()))
    table = np.array([[counts[name][term] for term in terms] for name in outlets], dtype=np.float64)
    pooled = table.sum(axis=0)
    prior = pooled / pooled.sum() * np.mean([sizes[name] for name in measured])
    chosen: dict[str, list[tuple[int, LogOdds]]] = {}
    for name in measured:
        own = table[outlets.index(name)]
        scores = log_odds(own, pooled - own, prior)
        able = np.flatnonzero((own >= MIN_N) & (scores.delta > 0))
        order = sorted(able.tolist(), key=lambda v: (-round(float(scores.z_two_term[v]), 9), terms[v]))[
            :_TRIED
        ]
        chosen[name] = [(v, LogOdds(*(s[v] for s in scores))) for v in order]
    listed = sorted({v for rows in chosen.values() for v, _ in rows})
    spread = _Spread(analyses, outlets, [terms[v] for v in listed], prior[listed], float(prior.sum()))
    place = {v: k for k, v in enumerate(listed)}
    rows = []
    for name, own_rows in chosen.items():
        rank = 0
        for v, score in own_rows:
            low, high = spread.interval(name, place[v])
            if low <= 0 or rank == TOP:
                continue
            rank += 1
            term = terms[v]
            others = sum(docs[other][term] for other in outlets if other != name)
            rows.append(
                Keyness(
                    outlet=name,
                    term=term,
                    n=counts[name][term],
                    words=sizes[name],
                    docs=docs[name][term],
                    articles=articles[name],
                    n_others=int(pooled[v]) - counts[name][term],
                    words_others=sum(sizes.values()) - sizes[name],
                    docs_others=others,
                    articles_others=articles.total() - articles[name],
                    log_odds=round(float(score.delta), 4),
                    low=low,
                    high=high,
                    z_two_term=round(float(score.z_two_term), 4),
                    z_four_term=round(float(score.z_four_term), 4),
                    rank=rank,
                    note="in one article only" if docs[name][term] == 1 < articles[name] else "",
                    evidence=_places(analyses, name, term),
                )
            )
    return rows


class _Spread:
    """Resampled counts of the listed terms by outlet, from sentences drawn inside each article."""

    def __init__(
        self,
        analyses: Sequence[Analysis],
        outlets: Sequence[str],
        terms: list[str],
        prior: Floats,
        total: float,
    ) -> None:
        self._prior, self._total = prior, total
        index = {term: k for k, term in enumerate(terms)}
        shape = (RESAMPLES, len(terms) + 1)
        self._by_outlet = {name: np.zeros(shape, dtype=np.float32) for name in outlets}
        self._all = np.zeros(shape, dtype=np.float64)
        for a in analyses:
            table = _by_sentence(a, index)
            if not len(table):
                continue
            seed = hashlib.sha256(f"{a.article.outlet}\n{a.article.id}".encode()).digest()[:8]
            draw = np.random.Generator(np.random.PCG64(int.from_bytes(seed, "big")))
            times = draw.multinomial(len(table), np.full(len(table), 1 / len(table)), size=RESAMPLES)
            drawn = times.astype(np.float32) @ table
            self._by_outlet[a.article.outlet] += drawn
            self._all += drawn

    def interval(self, outlet: str, k: int) -> tuple[float, float]:
        own = self._by_outlet[outlet].astype(np.float64)
        rest = self._all - own
        a = self._prior[k]
        with_i, with_j = own[:, k] + a, rest[:, k] + a
        delta = np.log(with_i / (own[:, -1] + self._total - with_i))
        delta -= np.log(with_j / (rest[:, -1] + self._total - with_j))
        low, high = np.quantile(delta, [0.025, 0.975])
        return round(float(low), 4), round(float(high), 4)


def _by_sentence(a: Analysis, index: Mapping[str, int]) -> NDArray[np.float32]:
    """Counts of the listed terms, and of all terms in the last column, of each sentence with terms."""
    starts = [s.start for s in a.sentences if s.field == "body"]
    rows: dict[int, NDArray[np.float32]] = defaultdict(lambda: np.zeros(len(index) + 1, dtype=np.float32))
    for term in a.terms:
        row = rows[bisect_right(starts, term.start)]
        row[-1] += 1
        if term.term in index:
            row[index[term.term]] += 1
    return np.array([rows[i] for i in sorted(rows)], dtype=np.float32)


def _places(analyses: Sequence[Analysis], outlet: str, term: str) -> tuple[Evidence, ...]:
    places: list[Evidence] = []
    for a in analyses:
        if a.article.outlet != outlet:
            continue
        body = [s for s in a.sentences if s.field == "body"]
        starts = [s.start for s in body]
        for t in a.terms:
            if t.term == term and len(places) < _SHOWN:
                sentence = body[bisect_right(starts, t.start) - 1]
                places.append(
                    Evidence(
                        outlet=outlet,
                        article=a.article.id,
                        field="body",
                        start=t.start,
                        end=t.end,
                        text=a.article.body[t.start : t.end],
                        voice="own",
                        paragraph=sentence.paragraph,
                    )
                )
    return tuple(places)
