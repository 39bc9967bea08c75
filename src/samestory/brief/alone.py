"""A detail that was found in one outlet only, and in which outlet that published later it was not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType

from samestory.brief.evidence import evidence
from samestory.brief.wording import named
from samestory.types import Analysis, BriefItem, OnlyHere

__all__ = ["alone"]

_WORDS = 40  # of a detail that is told in full
_FEWEST, _FEWEST_OF_CLAUSE = 4, 7
_OPENS = frozenset(
    "when while before after as since until because if although though for to whether where that than".split()
)
# What is said of outlets of which it is not said that it was not found there.
_REST = MappingProxyType(
    {
        "unsure": "not sure of {}",
        "published-earlier": "{} published earlier",
        "time-unknown": "when {} published is not known",
    }
)


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
        if one.voice == "direct" or _is_speaker(one):
            continue  # In a speaker's words "he" is somebody else, and who speaks is not whom it is about.
        if _is_fragment(one):
            continue
        by_status: dict[str, list[str]] = {}
        for absence in one.absence:
            by_status.setdefault(absence.status, []).append(absence.outlet)
        if "not-found" not in by_status:
            continue  # Others may tell it in other words.
        words = " ".join(one.text.split()).strip(" ,;.")
        shown = words if len(words.split()) <= _WORDS else f"{' '.join(words.split()[:_WORDS])} …"
        rest = "; ".join(
            _REST[status].format(named(by_status[status])) for status in _REST if status in by_status
        )
        yield BriefItem(
            "only",
            f"About {one.about} {one.outlet} has “{shown}”, which was not found in "
            f"{named(by_status['not-found'])}{f' ({rest})' if rest else ''}.",
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


def _is_fragment(one: OnlyHere) -> bool:
    """Whether a stretch says too little alone: a few words, or a clause that says when or why something else was."""
    words = one.text.split()
    # "A vocal defender" says who somebody is; "asked by the senator" is the beginning of something.
    fewest = _FEWEST_OF_CLAUSE if one.kind == "clause" and words[:1] != ["who"] else _FEWEST
    return len(words) < fewest or words[0].casefold() in _OPENS or any("[" in word for word in words)


def _is_speaker(one: OnlyHere) -> bool:
    """Whether whom it is said to be about is the one who speaks, under the full name or the last."""
    return bool(one.speaker) and not set(str(one.speaker).split()).isdisjoint(one.about.split())
