"""Sources: how much of each outlet's text each source speaks, and each kind of source.

What it measures
    Words of running text inside somebody's speech (in quotation marks, reported, or both) divided by
    all running words of the outlet, by source and by kind of source: person, institution, group,
    document, outlet, anonymous, vague, unresolved (nobody is named, a pronoun was not resolved, or the source
    is of no known kind), and ``all`` of them. For kinds, also the share of all speech. Beside it stand the
    number of attributions, the articles in which the source speaks, and the words that are inside quotation
    marks.

Every word once
    Where one source quotes another ("The ministry said the mayor had called it a lie"), the words
    belong to the outermost source: the ministry. What somebody wants, plans or supports is no speech; such
    attitudes are counted apart, in no number of words. Headlines and other furniture are left out.

Interval
    95 per cent percentile bootstrap, in running text: sentences are drawn with replacement inside each
    article, words never. An outlet with fewer than two sentences has none. Where a source speaks no
    word, the upper end is 1 - 0.05^(1/S), the exact limit for a share of S sentences.

When not to read it
    A share says who is given room, not whether that is fair: a court report gives the court most. On one
    event it describes; it tests nothing. An attribution that is not found makes every share too low.
    Names are matched over outlets with care (``samestory/actors.py``); one person under two names stays two.

References
    Gans (1979), Deciding what's news, ch. 4. Berkowitz (1987), TV news sources and news channels.
    Efron & Tibshirani (1993), An introduction to the bootstrap, ch. 13.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from samestory.actors import actors
from samestory.findings import UNMEASURABLE
from samestory.registry import measure
from samestory.spoken import ALL, KINDS, Count, Floats, Key, spoken
from samestory.types import Analysis, SourceRow

__all__ = ["sources"]

RESAMPLES = 2000
_CHUNK = 2_000_000


@measure("sources", table="sources")
def sources(analyses: Sequence[Analysis], outlets: Sequence[str]) -> list[SourceRow]:
    """Return rows for kinds, then for names, those with most words first; outlets in the order given."""
    read = [a for a in analyses if not any(w.code in UNMEASURABLE for w in a.warnings)]
    names = actors(read)
    counted = {outlet: spoken([a for a in read if a.article.outlet == outlet], names) for outlet in outlets}
    total: Counter[Key] = Counter()
    for counts in counted.values():
        for key, count in counts.items():
            if count.attributions:
                total[key] += count.words
    kinds = [Key(kind, None) for kind in KINDS if Key(kind, None) in total or kind == ALL.kind]
    named = sorted((k for k in total if k.source is not None), key=lambda k: (-total[k], k.source, k.kind))
    rows: list[SourceRow] = []
    made = {
        o: _rows(o, [a for a in read if a.article.outlet == o], counted[o], [*kinds, *named]) for o in outlets
    }
    for key in kinds:
        rows += [made[outlet][key] for outlet in outlets]
    for key in named:
        rows += [made[o][key] for o in outlets if key in counted[o] and counted[o][key].attributions]
    return rows


def _rows(
    outlet: str, analyses: Sequence[Analysis], counts: Mapping[Key, Count], keys: Sequence[Key]
) -> dict[Key, SourceRow]:
    lengths = {
        a.article.id: np.array([s.words for s in a.sentences if s.kind == "text"], dtype=np.float64)
        for a in analyses
    }
    running = int(sum(words.sum() for words in lengths.values()))
    sentences = sum(len(words) for words in lengths.values())
    speech = counts[ALL].words if ALL in counts else 0
    here = [counts.get(key) or Count() for key in keys]
    shares, of_speech = _resampled(outlet, lengths, here, keys)
    rows = {}
    for column, (key, count) in enumerate(zip(keys, here, strict=True)):
        words, kind = count.words, key.source is None
        note = _note(bool(analyses), running, sentences, count)
        low, high = (None, None) if sentences < 2 else _ends(shares[:, column])
        if sentences >= 2 and not words:
            high = round(1 - 0.05 ** (1 / sentences), 4)
        of_all = (None, None) if sentences < 2 or not (kind and words) else _ends(of_speech[:, column])
        rows[key] = SourceRow(
            outlet=outlet,
            source=key.source,
            source_kind=key.kind,
            n=len(count.articles),
            articles=len(analyses),
            attributions=count.attributions,
            attitudes=count.attitudes,
            words=words,
            words_direct=count.direct,
            words_outlet=running,
            words_speech=speech,
            share=round(words / running, 4) if running else None,
            low=low,
            high=high,
            share_of_speech=round(words / speech, 4) if kind and speech else None,
            speech_low=of_all[0],
            speech_high=of_all[1],
            note=note,
            evidence=tuple(count.evidence),
        )
    return rows


def _note(articles: bool, running: int, sentences: int, count: Count) -> str:
    if not articles:
        return "no article that enters rates"
    if not running:
        return "no running text"
    if sentences < 2:
        return "one sentence: no interval"
    if count.words:
        return ""
    found = "its words all stand inside another source's speech" if count.attributions else "no words found"
    return f"{found}; the upper end is the exact limit for a share of sentences"


def _resampled(
    outlet: str, lengths: Mapping[str, Floats], counts: Sequence[Count], keys: Sequence[Key]
) -> tuple[Floats, Floats]:
    """Shares of the running words and of the speech, shape (resamples, keys); nan where nothing was drawn."""
    # The seed hangs on the outlet's name alone, so the other outlets do not move its intervals.
    seed = int.from_bytes(hashlib.sha256(outlet.encode("utf-8", "backslashreplace")).digest()[:8], "big")
    draw = np.random.Generator(np.random.PCG64(seed))
    running, inside = np.zeros((RESAMPLES, 1)), np.zeros((RESAMPLES, len(keys)))
    for article, words in lengths.items():
        if not len(words):
            continue
        none = np.zeros(len(words))
        table = np.stack([count.by_sentence.get(article, none) for count in counts], axis=1)
        step = max(1, _CHUNK // len(words))
        for i in range(0, RESAMPLES, step):
            size = min(step, RESAMPLES - i)
            times = draw.multinomial(len(words), np.full(len(words), 1 / len(words)), size=size)
            running[i : i + size, 0] += times @ words
            inside[i : i + size] += times @ table
    speech = inside[:, [keys.index(ALL)]]
    with np.errstate(divide="ignore", invalid="ignore"):
        return inside / running, inside / speech


def _ends(resampled: Floats) -> tuple[float | None, float | None]:
    known = resampled[np.isfinite(resampled)]
    if not len(known):
        return None, None
    low, high = np.quantile(known, [0.025, 0.975])
    return round(float(low), 4), round(float(high), 4)
