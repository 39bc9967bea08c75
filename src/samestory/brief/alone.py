"""A detail that was found in one outlet only, and in which outlet that published later it was not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from samestory.brief.evidence import evidence
from samestory.brief.wording import named, with_article
from samestory.quoting.words import content, words
from samestory.types import Absence, Analysis, BriefItem, Evidence, Field, OnlyHere

__all__ = ["alone"]

_WORDS = 40  # of a detail that is told in full
_FEWEST, _FEWEST_OF_CLAUSE, _FEWEST_OF_PARTICIPLE = 4, 7, 12
_NEAR = 2  # words that a sentence shares with a detail of which it is not sure whether it tells it
_OPENS = frozenset(
    "even when while before after as since until because if although though for to whether where that than".split()
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
    sentences: set[tuple[str, Field, int]] = set()
    for one in found:
        if one.voice == "direct" or _is_speaker(one):
            continue  # In a speaker's words "he" is somebody else, and who speaks is not whom it is about.
        text = articles[one.article].article.text(one.field)
        if _is_fragment(one) or text.endswith(" to ", 0, one.start):
            continue  # "bought it to | rebuild the harbour"
        by_status: dict[str, list[str]] = {}
        for absence in one.absence:
            by_status.setdefault(absence.status, []).append(absence.outlet)
        if "not-found" not in by_status:
            continue  # Others may tell it in other words.
        # A sentence is shown whole: once is enough.
        sentence = (one.article, one.field, _sentence(articles[one.article], one))
        if sentence in sentences:
            continue
        sentences.add(sentence)
        told = " ".join(one.text.split()).strip(" ,;.")
        shown = told if len(told.split()) <= _WORDS else f"{' '.join(told.split()[:_WORDS])} …"
        rest = "; ".join(
            _REST[status].format(named(by_status[status])) for status in _REST if status in by_status
        )
        yield BriefItem(
            "only",
            f"About {with_article(one.about)}, {one.outlet} has “{shown}”, which was not found in "
            f"{named(by_status['not-found'])}{f' ({rest})' if rest else ''}.",
            (
                evidence(articles[one.article], one.field, one.start, one.end, one.voice),
                *filter(None, (_nearest(articles, one, absence) for absence in one.absence)),
            ),
            target=one.about,
        )


def _is_fragment(one: OnlyHere) -> bool:
    """Whether a stretch says too little alone: a few words, or a clause that says when or why something else was."""
    parts = one.text.split()
    if one.text.count("“") != one.text.count("”") or one.text.count('"') % 2:
        return True  # half a quotation
    # "A vocal defender" says who somebody is; "asked by the senator" is the beginning of something.
    fewest = _FEWEST_OF_CLAUSE if one.kind == "clause" and parts[:1] != ["who"] else _FEWEST
    # "49 percent to 44, in Florida", and who somebody was to be: "appointed Ada Quill, ambassador to Peru".
    if one.kind == "apposition" and (parts[0][0].isdigit() or " ".join(parts).startswith(one.about)):
        return True
    if one.kind == "clause" and parts[0].endswith("ing"):
        fewest = _FEWEST_OF_PARTICIPLE  # "speaking at a school in the north"
    return len(parts) < fewest or parts[0].casefold() in _OPENS or any("[" in word for word in parts)


def _sentence(a: Analysis, one: OnlyHere) -> int:
    """Where the sentence of a detail begins."""
    return max((s.start for s in a.sentences if s.field == one.field and s.start <= one.start), default=0)


def _nearest(articles: Mapping[str, Analysis], one: OnlyHere, absence: Absence) -> Evidence | None:
    """What stands nearest, where it shares so much with a detail that a reader sees why it is shown."""
    if absence.article is None or absence.field is None or absence.start is None or absence.end is None:
        return None
    a = articles[absence.article]
    theirs = content(words(a.article.text(absence.field), [(absence.start, absence.end)]))
    own = content(words(articles[one.article].article.text(one.field), [(one.start, one.end)]))
    about = content(words(one.about, [(0, len(one.about))]))
    if len(own & theirs - about) < _NEAR:
        return None
    return evidence(a, absence.field, absence.start, absence.end)


def _is_speaker(one: OnlyHere) -> bool:
    """Whether whom it is said to be about is the one who speaks, under the full name or the last."""
    return bool(one.speaker) and not set(str(one.speaker).split()).isdisjoint(one.about.split())
