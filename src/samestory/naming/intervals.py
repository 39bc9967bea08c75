"""The interval of a share of deeds: sentences are drawn with replacement inside each article, words never.

As `samestory.measures.sources`: 95 per cent percentile bootstrap. Sentences that hold no deed of the actor are drawn as
one lot, which gives the same distribution in less time. A draw without any deed has no share and is left out.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import numpy as np

__all__ = ["interval"]

RESAMPLES = 2000


def interval(
    seed: str, sentences: Mapping[str, int], deeds: Mapping[str, Sequence[tuple[int, int]]]
) -> tuple[float | None, float | None]:
    """Return the ends of the interval of agent / (agent + patient).

    Parameters
    ----------
    seed : str
        The outlet and the actor; others do not move its interval.
    sentences : mapping of str to int
        Sentences of running text by article.
    deeds : mapping of str to sequence of (int, int)
        By article: agent and patient in each sentence that has any.
    """
    start = int.from_bytes(hashlib.sha256(seed.encode("utf-8", "backslashreplace")).digest()[:8], "big")
    draw = np.random.Generator(np.random.PCG64(start))
    totals = np.zeros((RESAMPLES, 2), dtype=np.int64)
    for article, rows in sorted(deeds.items()):
        n = max(sentences[article], len(rows))
        share = np.full(len(rows) + 1, 1 / n)
        share[-1] = max(0.0, 1 - len(rows) / n)
        totals += draw.multinomial(n, share / share.sum(), size=RESAMPLES)[:, :-1] @ np.array(
            rows, dtype=np.int64
        )
    both = totals.sum(axis=1)
    known = totals[both > 0, 0] / both[both > 0]
    if not len(known):
        return None, None
    low, high = np.quantile(known, [0.025, 0.975])
    return round(float(low), 4), round(float(high), 4)
