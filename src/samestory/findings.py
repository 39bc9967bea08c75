"""Spans of a parsed article -> findings, quotations, sentences and counts, in offsets of the text as given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import IS_SPACE, ORTH

from samestory.ingest.origin import origin
from samestory.lexicon import Lexicon
from samestory.places import Places
from samestory.quotations import quotations, spoken_by
from samestory.registry import DetectorSpec
from samestory.speakers import Speaker, resolve
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
from samestory.voice import KIND_VOICE, VOICE, token_voices

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

__all__ = ["UNMEASURABLE", "Explanation", "analysis", "explanations"]

UNMEASURABLE = frozenset({"no-words", "other-language"})
_MARKED = frozenset({"speech", "fragment", "scare", "title", "term"})
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


def explanations(
    specs: Mapping[str, DetectorSpec], lexicons: Mapping[str, Lexicon]
) -> dict[str, Explanation]:
    """Return what is said about each rule id that the detectors can give."""
    known = {}
    for spec in specs.values():
        for rule in spec.rules:
            known[rule.id] = Explanation(rule.message, rule.alternatives, rule.fine_when, rule.basis)
        for name in spec.lexicons:
            for entry in lexicons[name].entries:
                known[entry.id] = Explanation(entry.why, entry.alternatives, entry.fine_when, entry.basis)
    return known


def analysis(
    article: Article,
    blocks: tuple[Block, ...],
    warnings: tuple[Warning, ...],
    doc: Doc,
    specs: Mapping[str, DetectorSpec],
    explained: Mapping[str, Explanation],
) -> Analysis:
    """Read everything off an annotated Doc.

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
    marked = _marked(doc)
    speakers = resolve(doc)
    speaking = spoken_by(doc)
    findings = [
        _finding(article, layout, span, spec, explained, voices, marked, _speaker(span, speaking, speakers))
        for spec in specs.values()
        for span in doc.spans.get(spec.name, ())
    ]
    sentences = tuple(_sentences(doc, layout, voices, words))
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
        origin=origin(article, blocks),
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
        origin=origin(article, blocks),
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


def _marked(doc: Doc) -> NDArray[np.int8]:
    """0 outside quotation marks, 1 inside, 2 where the marks are broken."""
    marked = np.zeros(len(doc), dtype=np.int8)
    for span in doc.spans.get(VOICE, ()):
        if span.label_ == "broken":
            marked[span.start : span.end] = 2
    for span in doc.spans.get(VOICE, ()):
        if span.label_ in _MARKED:
            marked[span.start : span.end] = 1
    return marked


def _finding(
    article: Article,
    layout: Places,
    span: Span,
    spec: DetectorSpec,
    explained: Mapping[str, Explanation],
    voices: NDArray[np.int8],
    marked: NDArray[np.int8],
    speaker: str | None,
) -> Finding:
    block, start, end = layout.given(span)
    inside = marked[span.start : span.end]
    in_quote = None if (inside == 2).any() else bool((inside == 1).all())
    voice = _voice(voices[span.start : span.end])
    if spec.name == "reporting-verb" and voice == "indirect":
        voice = "own"
    text = explained[span.id_]
    own_marks = in_quote is True and span.label_ != "scare-quote"
    return Finding(
        article=article.id,
        field=block.field,
        start=start,
        end=end,
        text=article.text(block.field)[start:end],
        family=spec.family,
        category=span.label_,
        rule=span.id_,
        voice=voice,
        in_quote=in_quote,
        speaker=speaker if voice in {"direct", "indirect"} else None,
        target=None,
        severity="suggestion",
        score=None,
        message=text.message,
        alternatives=text.alternatives,
        fine_when=text.fine_when,
        basis=text.basis,
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
