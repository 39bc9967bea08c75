"""A detail that was found in one outlet only, and in which outlet that published later it was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samestory.brief.evidence import evidence
from samestory.brief.wording import named
from samestory.types import Analysis, BriefItem, OnlyHere

__all__ = ["alone"]

_WORDS = 24  # of a detail that is told in full


def alone(analyses: Sequence[Analysis], found: Sequence[OnlyHere]) -> Iterator[BriefItem]:
    """Say what only one outlet has about a shared actor, an outlet's weightiest first.

    Parameters
    ----------
    analyses : sequence of Analysis
    found : sequence of OnlyHere
        The weightiest first.
    """
    articles = {a.article.id: a for a in analyses}
    for one in found:
        missing = [absence.outlet for absence in one.absence if absence.status == "not-found"]
        unsure = [absence.outlet for absence in one.absence if absence.status != "not-found"]
        words = " ".join(one.text.split()).strip(" ,;")
        shown = words if len(words.split()) <= _WORDS else f"{' '.join(words.split()[:_WORDS])} …"
        rest = f" (in {named(unsure)} that is not sure)" if unsure else ""
        yield BriefItem(
            "only",
            f"Of {one.about} {one.outlet} has “{shown}”, which was not found in {named(missing)}{rest}.",
            (
                evidence(articles[one.article], one.field, one.start, one.end, one.voice),
                *(
                    evidence(articles[absence.article], absence.field, absence.start, absence.end)
                    for absence in one.absence
                    if absence.article is not None
                    and absence.field is not None
                    and absence.start is not None
                    and absence.end is not None
                ),
            ),
            target=one.about,
        )
