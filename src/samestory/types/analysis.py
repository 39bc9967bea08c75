"""What is read off one article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

from samestory.types.article import Article, Warning
from samestory.types.kinds import BlockKind, Field, OriginFrom, SourceKind, Voice

__all__ = [
    "Analysis",
    "Block",
    "Finding",
    "Fold",
    "FrameEvidence",
    "FrameScore",
    "Provenance",
    "Quotation",
    "Sentence",
    "Term",
    "VoiceSpan",
]


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or line of furniture, with its repaired copy.

    Parameters
    ----------
    field : {"title", "body"}
    kind : BlockKind
        ``text`` is counted; every other kind is furniture: shown, never counted.
    start, end : int
        Where the block stands in the text as given.
    text : str
        The repaired and unwrapped copy that is parsed.
    offsets : tuple of int or None
        Shape ``(len(text) + 1,)``: position in the text as given of each character of ``text``,
        and of its end. None where the copy is the text as given.
    """

    field: Field
    kind: BlockKind
    start: int
    end: int
    text: str
    offsets: tuple[int, ...] | None = None

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Map a span of the repaired copy to the text as given."""
        if self.offsets is None:
            return self.start + start, self.start + end
        if end <= start:
            return self.offsets[start], self.offsets[start]
        # The end is one past the last character, so a dropped line break after it stays outside.
        return self.offsets[start], self.offsets[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, its place and its words by voice. Furniture has no words by voice.

    ``paragraph`` counts blocks of kind ``text`` from 1 (0 for the title and other furniture).
    """

    field: Field
    start: int
    end: int
    block: int
    paragraph: int
    kind: BlockKind
    words: int
    words_by_voice: Mapping[Voice, int]


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of evidence: words in a place, and what they are an instance of.

    ``in_quote`` is None where the marks are broken. ``score`` is None for a rule without one.
    """

    article: str
    field: Field
    start: int
    end: int
    text: str
    family: str
    category: str
    rule: str
    voice: Voice
    in_quote: bool | None
    speaker: str | None
    target: str | None
    severity: Literal["suggestion", "warning", "error"]
    score: float | None
    message: str
    alternatives: tuple[str, ...]
    fine_when: str = ""
    basis: str = ""
    counted: bool = True  # False in furniture: shown, in no rate


@dataclass(frozen=True, slots=True)
class VoiceSpan:
    """Words that are not in the outlet's own voice, or a kind of quotation marks.

    ``kind`` tells speech from the other uses of quotation marks (a one-word ``fragment`` of somebody's
    speech, ``scare``, ``title``, ``term``),
    a reported clause (``reported``) and marks that do not pair (``broken``).
    """

    field: Field
    start: int
    end: int
    voice: Voice
    kind: Literal["speech", "fragment", "scare", "title", "term", "reported", "broken"]


@dataclass(frozen=True, slots=True)
class Quotation:
    """An unbroken stretch of words that somebody said, thought or wants; parts of one attribution share ``group``.

    ``speaker`` is the resolved name, ``speaker_start`` and ``speaker_end`` the words that stand there, a
    pronoun too. ``source_kind`` is None where a pronoun was not resolved, nobody is told, or what is told
    speaks for nobody ("fury"); ``group`` are unnamed people, one or many ("residents", "a tram driver").
    ``anonymity_reason`` is the reason the article states for not naming the source.
    """

    field: Field
    start: int
    end: int
    text: str
    kind: Literal["direct", "indirect", "mixed", "attitude"]
    quoted: tuple[tuple[int, int], ...]
    group: int
    speaker: str | None = None
    speaker_start: int | None = None
    speaker_end: int | None = None
    cue: str | None = None
    cue_start: int | None = None
    cue_end: int | None = None
    source_kind: SourceKind | None = None
    anonymity_reason: str | None = None


class Term(NamedTuple):
    """A content word in the outlet's own voice, made equal over house styles; offsets in the body."""

    term: str
    start: int
    end: int


class Fold(NamedTuple):
    """A form of house style that was made equal to another (``term`` empty: left out), and how often."""

    rule: str
    given: str
    term: str
    n: int


@dataclass(frozen=True, slots=True)
class FrameEvidence:
    """A sentence that carries a frame, and the words in it that say so."""

    field: Field
    start: int
    end: int
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FrameScore:
    """How much of an article a frame carries, from 0 to 1, and the sentences that carry it, best first."""

    frame: str
    score: float
    present: bool
    evidence: tuple[FrameEvidence, ...]


@dataclass(frozen=True, slots=True)
class Provenance:
    """What made an output: enough to make the same bytes again."""

    package: str
    spacy: str
    pipeline: str
    pipeline_sha256: str
    lexicons: Mapping[str, str]
    configuration: Mapping[str, Any]
    corpus_sha256: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything samestory read off one article.

    ``origin`` is the agency that its text is credited to or that it cites, ``origin_from`` what says so.
    """

    article: Article
    words: int
    words_by_voice: Mapping[Voice, int]
    warnings: tuple[Warning, ...]
    findings: tuple[Finding, ...]
    quotations: tuple[Quotation, ...]
    voices: tuple[VoiceSpan, ...]
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    origin: str | None = None
    origin_from: OriginFrom | None = None
    terms: tuple[Term, ...] = ()
    folds: tuple[Fold, ...] = ()
    frames: tuple[FrameScore, ...] = ()
