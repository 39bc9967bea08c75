"""A term in one outlet's own voice, and only inside quotation marks or in reported speech in another's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samestory.brief.evidence import first_each, outlets_of
from samestory.brief.wording import agree, conjoin, named
from samestory.quoting import taken_over
from samestory.types import Analysis, BriefItem, Evidence, TakenOver

__all__ = ["terms"]

_HOW = {
    "marks": "only inside quotation marks",
    "reported": "only in what somebody is reported to say",
    "both": "only inside quotation marks or in what somebody is reported to say",
}


def terms(analyses: Sequence[Analysis], found: Sequence[TakenOver] | None = None) -> Iterator[BriefItem]:
    """A term that one outlet uses as its own word and another leaves to somebody else.

    Parameters
    ----------
    analyses : sequence of Analysis
    found : sequence of TakenOver, optional
        From `samestory.quoting.taken_over`, where it is known already.
    """
    for one in taken_over(analyses) if found is None else found:
        own, given = outlets_of(one.own), outlets_of(one.given)
        forms = _forms(one.given)
        term, its = " ".join(one.term.split()), agree(own, "its", "their")
        # Another form of the word is named: "slams" here, "slammed" there.
        otherwise = "" if forms == [term.lower()] else f", as {conjoin([f'“{form}”' for form in forms])},"
        yield BriefItem(
            "voice",
            f"{named(own, first=True)} {agree(own, 'writes', 'write')} “{term}” in {its} own voice; "
            f"in {named(given)} it stands{otherwise} {_HOW[one.how]}.",
            (*first_each(one.own), *first_each(one.given)),
        )


def _forms(found: Sequence[Evidence]) -> list[str]:
    return list(dict.fromkeys(" ".join(e.text.lower().split()) for e in first_each(found)))
