"""The same passage of a speaker, run at different lengths."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from samestory.brief.evidence import evidence, words_of
from samestory.brief.wording import conjoin
from samestory.types import Analysis, BriefItem, Quotation

__all__ = ["passages"]

_SHARED_WORDS = 5
# A passage is called cut where the shortest is at most this share of the longest.
_CUT = 0.7
_LONG = 12


def passages(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    """The same passage of a speaker, run at different lengths."""
    found = []
    for members in _shared_passages(analyses):
        lengths: dict[str, int] = defaultdict(int)
        # What an outlet prints twice, in two articles or a box, it prints once.
        for outlet, words in dict.fromkeys((a.article.outlet, tuple(_words(a, q))) for a, q in members):
            lengths[outlet] += len(words)
        order = list(lengths)
        longest = max(order, key=lambda o: lengths[o])
        shortest = min(order, key=lambda o: lengths[o])
        cut = lengths[longest] >= _LONG and lengths[shortest] <= _CUT * lengths[longest]
        if len(order) > 1 and cut:
            found.append((len(order), lengths, longest, shortest, members))
    for _, lengths, longest, shortest, members in sorted(found, key=lambda f: -f[0]):
        yield BriefItem(
            "quotation",
            f"{conjoin(list(lengths))} quote from the same passage: {longest} prints {lengths[longest]} words of "
            f"it, {shortest} {lengths[shortest]}.",
            tuple(evidence(a, q.field, q.quoted[0][0], q.quoted[-1][1], "direct") for a, q in members),
        )


def _shared_passages(analyses: Sequence[Analysis]) -> list[list[tuple[Analysis, Quotation]]]:
    """Group quotations that share a run of words, over any number of outlets, in reading order."""
    quotes = [(a, q) for a in analyses for q in a.quotations if q.field == "body" and q.quoted]
    runs = [_runs(_words(a, q)) for a, q in quotes]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(runs):
        for run in own:
            holders[run].append(i)
    group = list(range(len(quotes)))

    def find(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, own in enumerate(runs):
        shared = Counter(j for run in own for j in holders[run] if j > i)
        for j, n in shared.items():
            # Two speakers can share a phrase; a cut passage lies mostly inside the longer one.
            if 2 * n >= min(len(own), len(runs[j])):
                low, high = sorted((find(i), find(j)))
                group[high] = low
    members: dict[int, list[tuple[Analysis, Quotation]]] = defaultdict(list)
    for i, quote in enumerate(quotes):
        members[find(i)].append(quote)
    return list(members.values())


def _words(a: Analysis, q: Quotation) -> list[str]:
    """The words inside quotation marks: what is only reported around them is the outlet's wording."""
    text = a.article.text(q.field)
    return [word for start, end in q.quoted for word in words_of(text[start:end])]


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[k : k + _SHARED_WORDS]) for k in range(len(words) - _SHARED_WORDS + 1)}
