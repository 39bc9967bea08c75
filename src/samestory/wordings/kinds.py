"""What differs in the words of two tellings that were lined up: one function a kind.

Whose words they are (speech.py), how they put an act (acts.py), the words themselves (lexical.py); negation, certainty
and number are differences of statements (samestory/statements/differences.py).

Every difference is two stretches of words, one a telling. Where one of them has nothing in that place ("added",
"dropped") the words that it belongs to stand for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from samestory.statements.differences import differences
from samestory.statements.lining import Lined
from samestory.wordings.acts import passive, presupposition
from samestory.wordings.found import Found, Side
from samestory.wordings.lexical import modifiers, substitution
from samestory.wordings.speech import attribution, cues, is_said_alike, reporting

__all__ = ["find"]


def find(one: Side, other: Side, lined: Lined) -> Iterator[Found]:
    """Yield the differences between two tellings.

    Parameters
    ----------
    one, other : Side
    lined : Lined
        Their words, lined up.
    """
    for difference in differences(one.reading, one.unit, other.reading, other.unit, lined):
        yield Found(*difference)
    yield from attribution(one, other, lined)
    introduced = cues(one), cues(other)
    if is_said_alike(one, other, lined):
        yield from reporting(*introduced)
    a, b = one.reading.columns, other.reading.columns
    yield from passive(a, one.unit, b, other.unit, lined)
    said = {k for cue in introduced[0] for k in range(cue.start, cue.end)}
    yield from (f for f in substitution(a, one.unit, b, other.unit, lined) if f.one[1] - 1 not in said)
    yield from presupposition(one, other, lined)
    yield from modifiers(a, one.unit, b, other.unit, lined)
