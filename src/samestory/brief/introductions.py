"""One speaker under different verbs: said in one outlet, claimed or admitted in another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from samestory.brief.wording import conjoin, times
from samestory.measures.verbs import contrasts
from samestory.types import BriefItem, VerbRow

__all__ = ["introductions"]

_VERBS = 3  # named of each outlet
_PLACES = 2  # shown of each outlet


def introductions(rows: Sequence[VerbRow]) -> Iterator[BriefItem]:
    """Say of which source one outlet's verbs are coloured and another's plain.

    Parameters
    ----------
    rows : sequence of VerbRow
        Of the measure ``verbs``.
    """
    for contrast in contrasts(rows):
        if not contrast.clear:
            continue
        told = (f"in {outlet} {_told(own)}" for outlet, own in contrast.outlets.items())
        # The coloured verbs are what the item is about: they are shown first.
        shown = (
            evidence
            for own in contrast.outlets.values()
            for evidence in [e for row in sorted(own, key=lambda r: r.entry is None) for e in row.evidence][
                :_PLACES
            ]
        )
        yield BriefItem(
            "reporting",
            f"{contrast.source} is introduced with different verbs: {'; '.join(told)}. The statements need not be the "
            f"same.",
            tuple(shown),
        )


def _told(rows: Sequence[VerbRow]) -> str:
    order = sorted(rows, key=lambda row: row.entry is None)
    counts: Counter[str] = Counter()
    written: dict[str, str] = {}
    for row in order:
        counts[row.verb] += row.n  # coloured in one sentence, plain in another: one verb
        # In marks stands what the outlet wrote, not the dictionary form.
        written.setdefault(row.verb, next((e.text for e in row.evidence), row.verb))
    told = [f"“{written[verb]}” ({times(n)})" for verb, n in list(counts.items())[:_VERBS]]
    left = sum(list(counts.values())[_VERBS:])
    return conjoin([*told, f"other verbs ({times(left)})"] if left else told)
