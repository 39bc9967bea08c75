"""Spans of a parsed article -> findings, quotations, sentences and counts, in offsets of the text as given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, ORTH

from samestory.ingest.origin import origin
from samestory.lexicon import Lexicon
from samestory.models.scorer import LEARNED, SCORES, SILENCED, WHY
from samestory.places import Places
from samestory.quotations import quotations, spoken_by
from samestory.registry import DetectorSpec
from samestory.speakers import Cast, Speaker
from samestory.targets import Targets
from samestory.types import (
    VOICES,
    Analysis,
    Article,
    Block,
    Finding,
    Sentence,
    Voice,
    VoiceSpan,
    Warning,
)
from samestory.voice import KIND_VOICE, VOICE, token_marks, token_voices

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["UNMEASURABLE", "Explanation", "Scored", "analysis", "explanations"]

GENERAL = "loaded-language"  # what is not named more nearly
UNMEASURABLE = frozenset({"no-words", "other-language"})
_PROBLEMS = {
    "unclosed": "a quotation mark is opened and not closed in its paragraph",
    "stray": "a quotation mark is closed that was not opened",
    "doubled": "a quotation mark is typed twice",
    "inverted": "a quotation mark points the wrong way",
}


class Explanation(NamedTuple):
    """What a reader is told about a rule or a lexicon entry."""

    message: str
    alternatives: tuple[str, ...]
    fine_when: str
    basis: str
    house: bool = False  # an entry of the house's own pack


class Scored(NamedTuple):
    """What the learned scores let through, as probabilities.

    ``shown``: words without a rule from here. ``kept``: findings of the package's own lists from here, by category; a
    category that is not named is not judged by scores (a euphemism is worded plainly, and no score speaks for it),
    nor is a headline.
    What a house put on its own list is always shown.
    """

    shown: float
    kept: Mapping[str, float]


_LEARNED = Explanation(
    message="",
    alternatives=(),
    fine_when="the piece is opinion and marked so, or no plainer word names the same fact",
    basis="learned from sentences coded by machine-assisted readers: samestory/models/README.md",
)


def explanations(
    specs: Mapping[str, DetectorSpec], lexicons: Mapping[str, Lexicon], house: frozenset[str] = frozenset()
) -> dict[str, Explanation]:
    """Return what is said about each rule id that the detectors can give; ``house`` are ids of house packs."""
    known = {}
    for spec in specs.values():
        for rule in spec.rules:
            known[rule.id] = Explanation(rule.message, rule.alternatives, rule.fine_when, rule.basis)
        for name in spec.lexicons:
            for entry in lexicons[name].entries:
                known[entry.id] = Explanation(
                    entry.why, entry.alternatives, entry.fine_when, entry.basis, entry.id in house
                )
    return known


def analysis(
    article: Article,
    blocks: tuple[Block, ...],
    warnings: tuple[Warning, ...],
    doc: Doc,
    specs: Mapping[str, DetectorSpec],
    explained: Mapping[str, Explanation],
    scored: Scored | None = None,
    cast: Cast | None = None,
) -> Analysis:
    """Read everything off an annotated Doc; without ``scored`` the rules alone decide, ``cast`` is who is who in it.

    Returns
    -------
    Analysis
        Findings in the order of the text; words counted in running text only.
    """
    layout = Places(doc, blocks)
    words = _words(doc)
    if any(w.code in UNMEASURABLE for w in warnings):
        return _unmeasured(article, blocks, warnings, doc, layout, words)
    voices = token_voices(doc)
    cast = Cast(doc) if cast is None else cast
    speakers = cast.speakers
    findings = list(
        _findings(
            article, _Reading(doc, layout, voices, speakers, Targets(doc, cast)), specs, explained, scored
        )
    )
    sentences = tuple(_sentences(doc, layout, voices, words))
    credited = origin(article, blocks)
    by_voice: dict[Voice, int] = dict.fromkeys(VOICES, 0)
    for sentence in sentences:
        for voice, n in sentence.words_by_voice.items():
            by_voice[voice] += n
    return Analysis(
        article=article,
        words=sum(by_voice.values()),
        words_by_voice=by_voice,
        warnings=(*warnings, *_mark_warnings(doc, layout, article)),
        findings=tuple(sorted(findings, key=lambda f: (f.field != "title", f.start, f.end, f.category))),
        quotations=tuple(quotations(article, doc, layout, speakers)),
        voices=tuple(_voice_spans(doc, layout)),
        blocks=blocks,
        sentences=sentences,
        origin=credited.agency if credited else None,
        origin_from=credited.told_by if credited else None,
    )


def _unmeasured(
    article: Article,
    blocks: tuple[Block, ...],
    warnings: tuple[Warning, ...],
    doc: Doc,
    layout: Places,
    words: NDArray[np.bool_],
) -> Analysis:
    """An article that can be shown and not measured: its words are of uncertain voice, in no rate."""
    unsure = np.full(len(doc), VOICES.index("uncertain"), dtype=np.int8)
    sentences = tuple(_sentences(doc, layout, unsure, words))
    total = sum(sum(s.words_by_voice.values()) for s in sentences)
    credited = origin(article, blocks)
    return Analysis(
        article=article,
        words=total,
        words_by_voice={voice: total if voice == "uncertain" else 0 for voice in VOICES},
        warnings=warnings,
        findings=(),
        quotations=(),
        voices=(),
        blocks=blocks,
        sentences=sentences,
        origin=credited.agency if credited else None,
        origin_from=credited.told_by if credited else None,
    )


def _words(doc: Doc) -> NDArray[np.bool_]:
    """Mark tokens that count as words: a letter or digit in them, no clitic."""
    if not len(doc):
        return np.zeros(0, dtype=bool)
    orths, places = np.unique(doc.to_array(ORTH), return_inverse=True)
    strings = doc.vocab.strings
    of_orth = np.fromiter((_is_word(strings[int(orth)]) for orth in orths), dtype=bool, count=len(orths))
    counted: NDArray[np.bool_] = of_orth[places]
    return counted


@lru_cache(maxsize=100_000)
def _is_word(text: str) -> bool:
    return (
        text[:1] not in {"'", "’"} and any(c.isalnum() for c in text) and text.lower() not in {"n't", "n’t"}
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """An annotated Doc and what was read off it once for all findings."""

    doc: Doc
    layout: Places
    voices: NDArray[np.int8]
    speakers: Mapping[int, Speaker]
    targets: Targets
    marked: NDArray[np.int8] = field(init=False)
    speaking: NDArray[np.int64] = field(init=False)
    scores: NDArray[np.float64] | None = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "marked", token_marks(self.doc))
        object.__setattr__(self, "speaking", spoken_by(self.doc))
        object.__setattr__(self, "scores", self.doc.user_data.get(SCORES))

    def score(self, span: Span) -> float | None:
        """The highest score of a word of a span; None where none of them is scored."""
        if self.scores is None or np.isnan(part := self.scores[span.start : span.end]).all():
            return None
        return float(np.nanmax(part))


def _findings(
    article: Article,
    reading: _Reading,
    specs: Mapping[str, DetectorSpec],
    explained: Mapping[str, Explanation],
    scored: Scored | None,
) -> Iterator[Finding]:
    """Findings of rules and of scores as one list: a word that a rule names is not named again."""
    named = np.zeros(len(reading.doc), dtype=bool)
    for span in reading.doc.spans.get(SILENCED, ()):
        named[span.start : span.end] = True
    # "Whined" is a coloured verb of speech, and need not be called loaded language beside it.
    nearer = {
        (span.start, span.end)
        for spec in specs.values()
        if spec.family == "loaded" and spec.name != GENERAL
        for span in reading.doc.spans.get(spec.name, ())
        if _is_kept(reading, span, explained[span.id_], scored)
    }
    for spec in specs.values():
        loaded = spec.family == "loaded"
        for span in reading.doc.spans.get(spec.name, ()):
            told = explained[span.id_]
            score = reading.score(span) if loaded else None
            if scored and spec.name == GENERAL and (span.start, span.end) in nearer and not told.house:
                continue
            if loaded and not _is_kept(reading, span, told, scored):
                continue
            if loaded:
                named[span.start : span.end] = True
            yield _finding(article, reading, span, spec.family, told, score)
    why = reading.doc.user_data.get(WHY, {})
    for span in reading.doc.spans.get(LEARNED, ()) if scored else ():
        score = reading.score(span)
        if scored and score is not None and score >= scored.shown and not named[span.start : span.end].any():
            yield _finding(
                article, reading, span, "loaded", _LEARNED._replace(message=why[span.start]), score
            )


def _is_kept(reading: _Reading, span: Span, told: Explanation, scored: Scored | None) -> bool:
    """Whether what a list found is shown.

    The scores have learned from running text; capitals mislead the tagger in headlines.
    """
    least = scored.kept.get(span.label_, 0.0) if scored and not told.house else 0.0
    score = reading.score(span)
    return score is None or score >= least or reading.layout.given(span)[0].field == "title"


def _finding(
    article: Article, reading: _Reading, span: Span, family: str, told: Explanation, score: float | None
) -> Finding:
    block, start, end = reading.layout.given(span)
    inside = reading.marked[span.start : span.end]
    in_quote = None if (inside == 2).any() else bool((inside == 1).all())
    voice = _voice(reading.voices[span.start : span.end])
    if span.label_ == "reporting-verb" and voice == "indirect":
        voice = "own"
    own_marks = in_quote is True and span.label_ != "scare-quote"
    speaker = _speaker(span, reading.speaking, reading.speakers)
    return Finding(
        article=article.id,
        field=block.field,
        start=start,
        end=end,
        text=article.text(block.field)[start:end],
        family=family,
        category=span.label_,
        rule=span.id_,
        voice=voice,
        in_quote=in_quote,
        speaker=speaker if voice in {"direct", "indirect"} else None,
        # Whom words inside quotation marks are about is told right too seldom: tests/real/README.md.
        target=reading.targets(span.start, span.end) if family == "loaded" and voice != "direct" else None,
        severity="suggestion",
        score=None if score is None else round(score, 3),
        message=told.message,
        alternatives=told.alternatives,
        fine_when=told.fine_when,
        basis=told.basis,
        counted=block.kind == "text" and voice == "own" and not own_marks,
    )


def _speaker(span: Span, speaking: NDArray[np.int64], speakers: Mapping[int, Speaker]) -> str | None:
    """Who says all the words of a span, where one source says them all and is known."""
    groups = set(speaking[span.start : span.end].tolist())
    speaker = speakers.get(groups.pop()) if len(groups) == 1 else None
    return None if speaker is None else speaker.name


def _voice(codes: NDArray[np.int8]) -> Voice:
    """One voice for a span: uncertain if any of it is, quoted or reported only if all of it is."""
    if (codes == VOICES.index("uncertain")).any():
        return "uncertain"
    for voice in ("direct", "indirect"):
        if (codes == VOICES.index(voice)).all():
            return voice
    return "own"


def _sentences(
    doc: Doc, layout: Places, voices: NDArray[np.int8], words: NDArray[np.bool_]
) -> Iterator[Sentence]:
    visible = doc.to_array(IS_SPACE) == 0
    for block_span in layout.spans:
        number = int(block_span.id_)
        block = layout.blocks[number]
        for sent in block_span.sents:
            first, last = max(sent.start, block_span.start), min(sent.end, block_span.end)
            if not visible[first:last].any():
                continue
            _, start, end = layout.given(doc[first:last])
            counted = words[first:last]
            by_voice: dict[Voice, int] = dict.fromkeys(VOICES, 0)
            if block.kind == "text":
                tally = np.bincount(voices[first:last][counted], minlength=len(VOICES)).tolist()
                by_voice.update(zip(VOICES, tally, strict=True))
            yield Sentence(
                field=block.field,
                start=start,
                end=end,
                block=number,
                paragraph=int(layout.paragraph[number]),
                kind=block.kind,
                words=int(counted.sum()),
                words_by_voice=by_voice,
            )


def _voice_spans(doc: Doc, layout: Places) -> Iterator[VoiceSpan]:
    for span in sorted(doc.spans.get(VOICE, ()), key=lambda s: (s.start, -s.end, s.label_)):
        block, start, end = layout.given(span)
        yield VoiceSpan(block.field, start, end, KIND_VOICE[span.label_], span.label_)


def _mark_warnings(doc: Doc, layout: Places, article: Article) -> Iterator[Warning]:
    for span in doc.spans.get(VOICE, ()):
        if span.label_ == "broken":
            block, start, end = layout.given(span)
            why = _PROBLEMS.get(span.id_, "a quotation mark does not pair")
            yield Warning(
                code=f"{span.id_ or 'broken'}-mark",
                message=f"{why}: the words it touches are of uncertain voice and enter no rate",
                field=block.field,
                start=start,
                end=end,
                article=article.id,
            )
