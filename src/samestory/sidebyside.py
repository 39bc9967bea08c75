"""What is only seen where articles stand side by side: statements, wordings, quotations, names, what one has alone."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import NamedTuple

from samestory.naming import agency, naming
from samestory.only import only
from samestory.quoting import taken_over, utterances
from samestory.reading import Reading
from samestory.statements import Aligned
from samestory.types import (
    AgencyRow,
    Analysis,
    Named,
    OnlyHere,
    Statement,
    Subject,
    TakenOver,
    Utterance,
    Wording,
)
from samestory.wordings import wordings
from samestory.wordings.subjects import subjects

__all__ = ["NEEDS_A_PARSE", "SideBySide", "side_by_side"]

NEEDS_A_PARSE = ("naming", "statements", "wordings", "only")


class SideBySide(NamedTuple):
    """Everything that is compared over the articles of an event, by the output it stands in."""

    statements: tuple[Statement, ...]
    wordings: tuple[Wording, ...]
    quotes: tuple[Utterance, ...]
    taken_over: tuple[TakenOver, ...]
    naming: tuple[Named, ...]
    agency: tuple[AgencyRow, ...]
    only: tuple[OnlyHere, ...]
    subjects: tuple[Subject, ...]  # for the brief alone


def side_by_side(
    analyses: Sequence[Analysis],
    readings: Sequence[Reading],
    outlets: Sequence[str],
    house: Container[str],
) -> SideBySide:
    """Put the articles of an event side by side.

    Parameters
    ----------
    analyses : sequence of Analysis
        Of all articles, by time of publication.
    readings : sequence of Reading
        Of those that could be measured, in the same order.
    outlets : sequence of str
        By time of their first article.
    house : container of str
        Ids of the articles whose own voice is their outlet's: no agency text, no opinion.
    """
    aligned = Aligned(readings)
    named = naming(readings, outlets)
    return SideBySide(
        statements=aligned.statements,
        wordings=wordings(aligned, analyses),
        quotes=utterances(analyses),
        taken_over=taken_over(analyses),
        naming=named,
        agency=agency([one for one in readings if one.article.id in house], named, outlets),
        only=only(aligned, analyses),
        subjects=subjects(aligned, analyses),
    )
