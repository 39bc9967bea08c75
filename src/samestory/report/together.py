"""What the sections that set articles side by side share: places in their sentences, absences in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from samestory.report.marks import Marked
from samestory.report.pairs import Told
from samestory.report.phrases import listing
from samestory.report.words import unmeasured, voice_name
from samestory.types import Absence, Comparison, Field, Placement, Voice

__all__ = ["WHERE", "Near", "absences", "nearest", "nothing", "told"]

WHERE: Mapping[Placement, str] = {
    "headline": "in the headline",
    "lead": "in the lead",
    "first-third": "in the first third",
    "later": "later in the text",
}

# What is said of outlets that do not have some words; only the first is called not found.
_STATUS = {
    "not-found": "not found in {}",
    "unsure": "perhaps in other words in {}",
    "published-earlier": "published earlier: {}",
    "time-unknown": "time unknown: {}",
}


@dataclass(frozen=True, slots=True)
class Near:
    """The sentence nearest to something in an outlet that does not have it, and what is said of the outlet."""

    outlet: str
    status: str
    told: Told


def told(
    m: Marked,
    field: Field,
    start: int,
    end: int,
    voice: Voice | None = None,
    speaker: str | None = None,
    lit: Sequence[tuple[int, int]] = (),
    href: str = "",
) -> Told:
    """Return a stretch of text in its sentence, the rest of which is printed lighter.

    Parameters
    ----------
    m : Marked
    field : {"title", "body"}
    start, end : int
    voice : Voice or None
        Not told where None.
    speaker : str or None
    lit : sequence of (int, int)
        Words to be lit.
    href : str
        Anchor of the place, where there is one nearer than its paragraph.
    """
    return Told(
        place=m.place(field, start),
        voice=voice_name(voice) if voice else "",
        speaker=(speaker or "") if voice != "own" else "",
        href=href or m.anchor(field, start),
        field=field,
        runs=tuple(m.context(field, lit, (start, end))),
    )


def nearest(absence: Iterable[Absence], marked: Mapping[str, Marked], most: int) -> tuple[Near, ...]:
    """Return the nearest sentences of outlets that do not have something, the first ``most``."""
    found: list[Near] = []
    for one in absence:
        m = marked.get(one.article or "")
        if m is None or one.field is None or one.start is None or one.end is None:
            continue
        if len(found) < most:
            status = _STATUS[one.status].format(one.outlet)
            found.append(Near(one.outlet, status, told(m, one.field, one.start, one.end)))
    return tuple(found)


def absences(absence: Sequence[Absence]) -> tuple[str, ...]:
    """Say of outlets that do not have something what can be said: one sentence a status."""
    by_status: dict[str, list[str]] = {status: [] for status in _STATUS}
    for one in absence:
        by_status[one.status].append(one.outlet)
    return tuple(_STATUS[status].format(listing(outlets)) for status, outlets in by_status.items() if outlets)


def nothing(c: Comparison, part: str, otherwise: str) -> str:
    """Say in one sentence why a section has nothing to show."""
    if part in c.not_measured:
        return f"Not measured here, which is not the same as finding none: {unmeasured(part)}."
    if len(c.analyses) < 2:
        return "There is one article here, and nothing beside it to compare."
    if len(c.outlets) < 2:
        return "All articles here are of one outlet, and nothing of another stands beside them."
    return otherwise
