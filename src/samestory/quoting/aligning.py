"""What one version of an utterance leaves out of another, and where the words differ.

Words are aligned by their longest common runs. A word or two that match far from everything else ("the") are chance
and count for nothing. Words differ where both versions go on alike on either side of them; no difference is seen where
an ellipsis, brackets or the end of a stretch in marks stands in between, nor one of spelling.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

from samestory.quoting.words import Word, is_light, is_same

__all__ = ["Aligner", "Difference", "Run", "stretches"]

_FAR = 4  # words between two runs of one passage that may differ
_DIFFERENT = 3  # words that can be a misquotation; more are another sentence


class Run(NamedTuple):
    """``size`` words from ``here`` in one version are those from ``there`` in the other."""

    here: int
    there: int
    size: int


class Difference(NamedTuple):
    """Half-open ranges of words in a version and in the longest.

    ``shown`` where an ellipsis, brackets or the end of the marks says so; ``same`` where only the spelling differs.
    """

    here: tuple[int, int]
    there: tuple[int, int]
    shown: bool
    same: bool


class Aligner:
    """Align many versions with one.

    Parameters
    ----------
    longest : sequence of Word
    """

    def __init__(self, longest: Sequence[Word]) -> None:
        self._longest = longest
        self._matcher = SequenceMatcher(None, autojunk=False)
        self._matcher.set_seq2([word.key for word in longest])

    def runs(self, version: Sequence[Word]) -> list[Run]:
        """Return the runs that a version shares with the longest, chance aside."""
        self._matcher.set_seq1([word.key for word in version])
        found = [Run(*block) for block in self._matcher.get_matching_blocks() if block.size]
        kept = [run for run in found if run.size > 2 or (run.size > 1 and self._says(version, run))]
        if not kept:
            # All there is of a quotation of one or two words.
            return [run for run in found if run.size == len(version)]
        sure = set(kept)
        for order in (found, found[::-1]):
            last: Run | None = None
            for run in order:
                if run in sure or (last is not None and _is_near(last, run)):
                    sure.add(run)
                    last = run
        return [run for run in found if run in sure]

    def _says(self, version: Sequence[Word], run: Run) -> bool:
        return any(not is_light(version[run.here + k].key) for k in range(run.size))

    def differences(self, version: Sequence[Word], runs: Sequence[Run]) -> list[Difference]:
        """Return where the words between two runs are not the same ones."""
        found = []
        ends = Run(len(version), len(self._longest), 0)
        for run, after in pairwise([Run(0, 0, 0), *runs, ends]):
            here, there = (run.here + run.size, after.here), (run.there + run.size, after.there)
            if (
                max(here[1] - here[0], there[1] - there[0]) > _DIFFERENT
                or here[0] > here[1]
                or there[0] > there[1]
            ):
                continue
            # At the ends words that are not there are a cut, and a word for a word is none.
            if 0 in {run.size, after.size} and (here[0] == here[1] or there[0] == there[1]):
                continue
            some = [word.key for word in version[slice(*here)]]
            others = [word.key for word in self._longest[slice(*there)]]
            if some or others:
                shown = _is_open(version, *here) or _is_open(self._longest, *there)
                found.append(Difference(here, there, shown, is_same(some, others)))
        return found


def stretches(words: Sequence[Word], left: Iterable[int]) -> list[tuple[int, int]]:
    """Return the places of some words of a version, neighbours of one stretch in marks together.

    Parameters
    ----------
    words : sequence of Word
    left : iterable of int
        Indices in order.
    """
    found: list[list[int]] = []
    for i in left:
        if found and found[-1][1] == i - 1 and words[i].part == words[i - 1].part:
            found[-1][1] = i
        else:
            found.append([i, i])
    return [(words[a].start, words[b].end) for a, b in found]


def _is_near(run: Run, other: Run) -> bool:
    first, second = sorted((run, other))
    here = second.here - first.here - first.size
    there = second.there - first.there - first.size
    return max(here, there) < _FAR and abs(here - there) <= 2


def _is_open(words: Sequence[Word], start: int, end: int) -> bool:
    """Say whether something is left out here and shown to be, or the marks close."""
    if any(word.gap for word in words[start : end + 1]):
        return True
    return start > 0 and end < len(words) and words[start - 1].part != words[end].part
