"""A term in one outlet's own voice, and only inside quotation marks or in reported speech in another's."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samestory.brief.evidence import first_each, is_reported, outlets_of, words_of
from samestory.brief.wording import agree, conjoin, named
from samestory.quoting import taken_over
from samestory.types import Analysis, BriefItem, Evidence, TakenOver

__all__ = ["terms"]

_MORE = 2  # words of a sentence that a term is not the whole of
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
    by_id = {a.article.id: a for a in analyses}
    for one in taken_over(analyses) if found is None else found:
        # Where an outlet speaks for somebody in these lines its voice is not sure enough for the first screen.
        # A whole sentence that stands in marks elsewhere may be a quotation without them.
        own_lines = [_line(by_id[e.article], e) for e in one.own]
        given_lines = [_line(by_id[e.article], e) for e in one.given]
        is_whole = any(len(line) - len(words_of(one.term)) < _MORE for line in own_lines)
        if is_whole or any(is_reported(by_id[e.article], e) for e in one.own):
            continue
        # "The statement ... was a jumble" is read as what a statement says: who speaks must be there.
        if any(e.voice == "indirect" and not _has_speaker(by_id[e.article], e) for e in one.given):
            continue
        # So may one that stands there in marks as a part.
        if one.how == "marks" and any(_is_in(line, other) for line in own_lines for other in given_lines):
            continue
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


def _has_speaker(a: Analysis, place: Evidence) -> bool:
    """Whether the words of a place are given to somebody, and it is said to whom."""
    return any(
        q.field == place.field and q.start <= place.start and place.end <= q.end and q.speaker
        for q in a.quotations
    )


def _line(a: Analysis, place: Evidence) -> list[str]:
    """The words of the sentence of a place."""
    here = [s for s in a.sentences if s.field == place.field and s.start <= place.start < s.end]
    return words_of(a.article.text(place.field)[here[0].start : here[0].end]) if here else []


def _is_in(line: list[str], other: list[str]) -> bool:
    """Whether a sentence stands word for word in the other."""
    return f" {' '.join(line)} " in f" {' '.join(other)} "


def _forms(found: Sequence[Evidence]) -> list[str]:
    return list(dict.fromkeys(" ".join(e.text.lower().split()) for e in first_each(found)))
