"""Lines of the measures, and the places that show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samestory.types.kinds import Field, SourceKind, Voice

__all__ = ["Evidence", "FrameRow", "Keyness", "Row", "SourceRow", "VerbRow"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words in a place, as proof of a sentence in the brief."""

    outlet: str
    article: str
    field: Field
    start: int
    end: int
    text: str
    voice: Voice
    paragraph: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a measure.

    ``rate``, ``low`` and ``high`` are in ``unit``; None means not measured, and ``note`` says why.
    ``rank`` is None where an outlet is not ranked (fewer than five findings, or no rate).
    """

    measure: str
    outlet: str
    category: str
    n: int
    words: int
    articles: int
    unit: str
    rate: float | None
    low: float | None
    high: float | None
    effect: float | None
    p: float | None
    rank: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Keyness:
    """How much more one outlet uses a term than the others do on the same event.

    Counts are of folded terms in own voice; ``words`` of all such terms. ``log_odds`` (natural logarithm),
    its interval and both z are described in ``samestory/measures/README.md``.
    """

    outlet: str
    term: str
    n: int
    words: int
    docs: int
    articles: int
    n_others: int
    words_others: int
    docs_others: int
    articles_others: int
    log_odds: float
    low: float
    high: float
    z_two_term: float
    z_four_term: float
    rank: int
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class FrameRow:
    """How much of an outlet's coverage of an event a frame carries.

    ``score`` is the mean over its ``articles``, ``n`` the number of them in which the frame is present.
    """

    outlet: str
    frame: str
    n: int
    articles: int
    score: float
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SourceRow:
    """How much of an outlet's running text a source, or a kind of source, speaks.

    Parameters
    ----------
    outlet : str
    source : str or None
        A name that is the same over all outlets; None for a whole kind.
    source_kind : str
        ``unresolved`` where nobody is named or a pronoun was not resolved; ``all`` for all speech.
    n : int
        Articles in which the source speaks.
    articles : int
        All articles of the outlet that are measured.
    attributions : int
        Times the source is given speech (direct, indirect or mixed).
    attitudes : int
        Times it is said to want, plan or support something: no speech, in no number of words.
    words, words_direct : int
        Words of running text inside its speech, each once, and those of them inside quotation marks.
    words_outlet, words_speech : int
        The denominators: running words of the outlet, and those inside anybody's speech.
    share, low, high : float or None
        ``words`` / ``words_outlet``, 0 to 1, with its 95 per cent interval.
    share_of_speech, speech_low, speech_high : float or None
        ``words`` / ``words_speech``, 0 to 1, for kinds only.
    note : str
        Why something is None, or what an interval rests on.
    evidence : tuple of Evidence
        The first places in which it speaks.
    """

    outlet: str
    source: str | None
    source_kind: SourceKind | Literal["unresolved", "all"]
    n: int
    articles: int
    attributions: int
    attitudes: int
    words: int
    words_direct: int
    words_outlet: int
    words_speech: int
    share: float | None
    low: float | None
    high: float | None
    share_of_speech: float | None
    speech_low: float | None
    speech_high: float | None
    note: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class VerbRow:
    """How often an outlet introduces a source's speech with a verb.

    ``verb`` is in dictionary form ("not say" where it is negated). ``entry`` is the entry of the lexicon
    reporting-verb that calls it coloured, None where it is plain. ``n`` of the ``introductions`` of this
    source by this outlet, in running text, have it.
    """

    outlet: str
    source: str
    source_kind: SourceKind
    verb: str
    entry: str | None
    n: int
    introductions: int
    evidence: tuple[Evidence, ...]
