"""How charged words are that stand in one outlet only, where what they say may be told elsewhere in other words.

Background that colours is told in charged words; whether the fact is elsewhere is another question, so these weigh
less than any detail that was not found. The mean of the three most loaded words counts, squared, since only high
scores mean much; quoted words are somebody else's.
"""

from __future__ import annotations

from collections.abc import Sequence

from samestory.only.parts import Part
from samestory.reading import Reading
from samestory.types import Voice

__all__ = ["colour"]

_WORDS = 3  # the most loaded words that are looked at: one alone is often a chance hit
_FEWEST = 2  # a description of two words is measured by both
_MOST = 0.3  # under the weight of a detail with some evidence
_VOICES: dict[Voice, float] = {"own": 1.0, "indirect": 0.9, "uncertain": 0.8, "direct": 0.9}


def colour(part: Part, reading: Reading, voice: Voice, loaded: Sequence[float]) -> float:
    """Return the weight of a part, 0.01 to 0.3.

    Parameters
    ----------
    part : Part
    reading : Reading
        Its article.
    voice : Voice
        Whose words most of it is.
    loaded : sequence of float
        How loaded each word of the article is.
    """
    highest = sorted(
        (loaded[i] for i in range(part.start, part.end) if loaded[i] == loaded[i]), reverse=True
    )[:_WORDS]
    charge = sum(highest) / max(_FEWEST, len(highest))
    traits = 0.1 * part.is_subject + 0.1 * ("relcl" in reading.columns.dep[part.start : part.end])
    return round(max(0.01, _MOST * min(1.0, (charge**2 + traits) * _VOICES[voice])), 4)
