"""How much an editor would want to see what one outlet alone tells: round numbers set by hand, each with its reason.

Nothing was fitted. A weight is a sum of what speaks for a stretch of words, times whose words they are:

- evidence: names, numbers, dates and plain nouns that no other outlet has. What is told in such words is a fact of
  its own; what is only told in charged words may be a fact that all have, so charge adds nothing here;
- past: "had once been", "has long", a year: what was before the event is background, and was chosen;
- comparison and contrast: "only", "even", "the first since", "but": it sets the actor against something;
- a clause that tells who somebody is ("who was fined in 2011");
- critics: somebody is said to hold it against the actor;
- numbers of the record, of money and of polls, not hours and dates;
- the actor is its subject, or what it hangs on: it tells of the actor, and does not only mention it;
- logistics weigh down (where, when and to whom words were said, that a comment was asked for), and so does the
  lead: it reports the event.

Quoted words are the choice of the outlet but the words of somebody else; where the actor speaks of itself they
weigh least. What shares words with another article weighs less, the more so the more it shares; what another outlet
may tell weighs less too.
"""

from __future__ import annotations

from collections.abc import Sequence

from samestory.only.parts import Part
from samestory.reading import Reading
from samestory.speakers.columns import Columns
from samestory.types import Absence, Placement, Voice

__all__ = ["weigh"]

_EVIDENCE, _ENOUGH = 0.6, 3.0  # what enough evidence counts, and what is enough
_TRAIT = 0.05
_LOGISTICS = -0.1
_LEAD = -0.05
_VOICES: dict[Voice, float] = {"own": 1.0, "indirect": 0.9, "uncertain": 0.8, "direct": 0.9}
_OF_ITSELF = 0.7
_UNSURE = 0.6

_COMPARING = frozenset(
    "but although though despite while whereas yet however only even more most less least first than unlike".split()
)
_CRITICS = frozenset(
    "critic critics opponent opponents accused accuse criticised criticized criticise criticize controversy "
    "controversial scandal allegation allegations lawsuit investigation convicted accusation accusations backlash "
    "outrage".split()
)
_BEFORE = frozenset(
    "once long previously formerly former earlier since ever never repeatedly often ago".split()
)
_LOGISTIC = frozenset(
    "reporters conference interview briefing spokesman spokeswoman spokesperson request email scheduled "
    "televised".split()
)
_RECORD = frozenset({"MONEY", "PERCENT", "CARDINAL", "ORDINAL"})
_HAVING = frozenset({"has", "have", "had", "'ve", "’ve"})
_COMPARED = frozenset({"JJR", "JJS", "RBR", "RBS"})
_REACH = 4


def weigh(
    part: Part,
    reading: Reading,
    voice: Voice,
    speaker: str | None,
    where: Placement,
    absence: Sequence[Absence],
    *,
    evidence: float,
    share: float,
) -> float:
    """Return the weight of a part, 0 to 1.

    Parameters
    ----------
    part : Part
    reading : Reading
        Its article.
    voice : Voice
    speaker : str or None
        Under the name that ``part.about`` would have.
    where : Placement
    absence : sequence of Absence
    evidence : float
        How much of it stands in no other outlet.
    share : float
        How much of it the best passage of any other outlet has.
    """
    c, start, end = reading.columns, part.start, part.end
    seen = frozenset(c.lower[start:end])
    traits = (
        _is_past(c, start, end),
        bool(seen & _COMPARING or _COMPARED & set(c.tag[start:end])),
        "relcl" in c.dep[start:end],
        bool(seen & _CRITICS),
        bool(_RECORD & set(c.ent[start:end])),
        part.is_subject,
    )
    total = _EVIDENCE * min(1.0, evidence / _ENOUGH) + _TRAIT * sum(traits)
    total += _LOGISTICS * bool(seen & _LOGISTIC or "TIME" in c.ent[start:end])
    total += _LEAD * (where == "lead")
    factor = _OF_ITSELF if voice == "direct" and speaker == part.about else _VOICES[voice]
    if any(one.status == "unsure" for one in absence):
        factor *= _UNSURE
    factor *= max(0.0, 1 - share)
    return round(min(1.0, max(0.01, total * factor)), 4)


def _is_past(c: Columns, start: int, end: int) -> bool:
    """Perfect tenses, words for what was before, a year."""
    for i in range(start, end):
        if c.lower[i] in _BEFORE or (c.lower[i].isdigit() and len(c.lower[i]) == 4 and c.ent[i] == "DATE"):
            return True
        if c.lower[i] in _HAVING and "VBN" in c.tag[i + 1 : min(end, i + _REACH)]:
            return True
    return False
