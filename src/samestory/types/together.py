"""What is only seen where the articles of an event stand side by side: facts, wordings, copies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samestory.types.kinds import Field, OriginFrom, Placement, Voice
from samestory.types.rows import Evidence

__all__ = ["Absence", "Carried", "OnlyHere", "Shared", "Statement", "Subject", "Telling", "Wording"]


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles share, the earlier one first.

    Parameters
    ----------
    first, second : str
        Ids.
    kind : {"verbatim", "near", "passages"}
        The same words throughout; most words of both; passages of them.
    words : int
        Shared words of the second outside quotation marks.
    share_first, share_second : float
        Of the words outside quotation marks of each.
    spans_first, spans_second : tuple of (start, end)
        Where they stand, in the body of each.
    """

    first: str
    second: str
    kind: Literal["verbatim", "near", "passages"]
    words: int
    share_first: float
    share_second: float
    spans_first: tuple[tuple[int, int], ...]
    spans_second: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Carried:
    """Words of an article that are an agency's: no house voice.

    Parameters
    ----------
    article, outlet : str
    agency : str
    told_by : OriginFrom or None
        What in the article says so; None where it is not said, and only the agency's own text shows it.
    whole : bool
        The whole running text, or the passages of ``spans``.
    words, share : int, float
        Running words that are the agency's, and their share of all, 0 to 1.
    spans : tuple of (start, end)
        In the body; empty for a whole text.
    source : str or None
        Id of the article that shows the passages.
    """

    article: str
    outlet: str
    agency: str
    told_by: OriginFrom | None
    whole: bool
    words: int
    share: float
    spans: tuple[tuple[int, int], ...] = ()
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A headline, sentence or clause that reports a fact.

    Parameters
    ----------
    article, outlet : str
    field, start, end, text
        Its place, as given.
    placement : Placement
        Where in the article it stands.
    paragraph : int
        From 1; 0 in a headline.
    voice : Voice
        Whose words most of it is.
    speaker : str or None
        Who is given it, where it is not the outlet's own voice.
    """

    article: str
    outlet: str
    field: Field
    start: int
    end: int
    text: str
    placement: Placement
    paragraph: int
    voice: Voice
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Absence:
    """An outlet in which a fact was not found, and what stands nearest to it.

    ``status``: ``not-found`` alone is called missing; ``unsure`` has a sentence near to it; ``published-earlier`` than
    any telling; ``time-unknown`` of the outlet, or of all that tell it. The place of the nearest sentence is None where
    nothing is near.
    """

    outlet: str
    status: Literal["not-found", "unsure", "published-earlier", "time-unknown"]
    article: str | None = None
    field: Field | None = None
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact, and all that report it.

    Parameters
    ----------
    id : str
        ``s1``, ``s2`` ...: unique in its comparison.
    members : tuple of Telling
        By time of publication, then in the order of the text.
    outlets : tuple of str
        That report it, by time.
    absence : tuple of Absence
        An entry for every other outlet.
    differs : tuple of str
        In what the tellings do not come to the same: ``negation``, ``certainty``, ``number``.
    score : float
        How alike the least alike telling is to the others, 0 to 1.
    """

    id: str
    members: tuple[Telling, ...]
    outlets: tuple[str, ...]
    absence: tuple[Absence, ...]
    differs: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Wording:
    """What outlets call or say of the same thing, inside one statement.

    ``kind`` is one of `samestory.wordings.KINDS`; ``weight`` orders them: how much an editor would want to see it.
    """

    statement: str
    kind: str
    variants: tuple[Evidence, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Subject:
    """Sentences of several outlets on one subject, not surely of the same fact; all name what is in ``topic``."""

    members: tuple[Evidence, ...]
    topic: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """Words about an actor that several outlets name, which were found in one outlet only.

    Parameters
    ----------
    outlet, article : str
    field, start, end, text
        Their place, as given.
    about : str
        The actor: a person, institution, country or group that at least two outlets name.
    kind : {"sentence", "clause", "apposition"}
        A clause could be struck and its sentence stand; an apposition is also what stands in brackets, and what
        describes somebody before the name.
    voice : Voice
        Whose words most of it is.
    speaker : str or None
        Who is given it, where it is not the outlet's own voice.
    placement : Placement
    absence : tuple of Absence
        An entry for every other outlet. Where none is ``not-found``, only the words are known to stand nowhere else.
    weight : float
        Orders them, 0 to 1: how much an editor would want to see it.
    """

    outlet: str
    article: str
    field: Field
    start: int
    end: int
    text: str
    about: str
    kind: Literal["sentence", "clause", "apposition"]
    voice: Voice
    speaker: str | None
    placement: Placement
    absence: tuple[Absence, ...]
    weight: float
