"""Whose words: marks own voice, quotation, reported clause and what is uncertain in a parsed text.

``doc.spans["samestory_voice"]`` holds a span for everything that is not plain own voice, its
``label_`` one of

- ``speech``: quoted speech; direct voice;
- ``fragment``: a quoted word or two set into the outlet's own sentence, which may be somebody's
  who speaks or acts in it ("he 'respects' her"): own voice, since the sentence is the outlet's, but
  inside quotation marks;
- ``scare``: marks that distance, without anybody whose word it could be; own voice, inside marks;
- ``title``, ``term``: the name of a work or law, a word mentioned as a word; own voice, inside marks;
- ``reported``: a reported clause ("she said *the plan failed*"), which `samestory.attribution` adds; indirect voice;
- ``broken``: touched by an unclosed, stray, doubled or inverted mark; uncertain voice.

Its ``id_`` says why marks are broken, or ``continues`` where the next paragraph reopens a quotation.

Notes
-----
One quoted word is hardly ever what experts call a quotation: of 25 such expert spans in the
development part of BASIL 24 are the outlet's own voice, while of two words and more nearly all
inside the marks are speech (tests/real/README.md).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import LEMMA, LOWER, POS
from spacy.symbols import AUX, VERB
from spacy.tokens import Span, SpanGroup

from samestory.lexicon import builtin
from samestory.quotes import Quote, pair
from samestory.types import VOICES, Voice

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

__all__ = [
    "BLOCKS",
    "CONTINUES",
    "KIND_VOICE",
    "VOICE",
    "cue_lemmas",
    "make",
    "paragraphs",
    "token_marks",
    "token_voices",
]

BLOCKS = "samestory_blocks"
VOICE = "samestory_voice"
CONTINUES = "continues"

KIND_VOICE: dict[str, Voice] = {
    "speech": "direct",
    "fragment": "own",
    "scare": "own",
    "title": "own",
    "term": "own",
    "reported": "indirect",
    "broken": "uncertain",
}
_INSIDE = frozenset({"speech", "fragment", "scare", "title", "term"})

# Verbs that introduce speech or thought without colouring it; the coloured ones are a lexicon.
_PLAIN_CUES = frozenset(
    """
    accuse add agree analyse analyze announce answer argue ask assess believe bemoan brand call
    characterise characterize cite clarify comment conclude condemn confirm consider continue
    criticise criticize declare decry denounce deny deride describe disagree dismiss dub estimate
    expect explain find hail indicate joke know label mention mock muse observe post praise predict
    propose question quote recall refer regard remark reply report respond rule say show speak state
    suggest tell testify think tout tweet urge view wonder worry write
    """.split()
)
# Nouns that report speech where they have a speaker: "the minister's warning", "a claim by the union".
_SPEECH_NOUNS = frozenset(
    """
    accusation admonition allegation announcement argument assertion call characterisation characterization
    claim comment commentary complaint criticism declaration demand description editorial insistence letter
    pledge prediction promise remark response speech statement terminology testimony tweet vow warning
    """.split()
)
_NAMING = frozenset(
    """
    dub entitle expression hashtag headline know label motto name nickname phrase slogan term title
    word
    """.split()
)
_WORKS = frozenset(
    """
    act album article book column documentary episode essay film law magazine movie novel play
    podcast poem program programme regulation rule series show song
    """.split()
)
_SCARE_WORDS = 4
_VERBAL = np.array([VERB, AUX], dtype=np.uint64)


@cache
def cue_lemmas() -> frozenset[str]:
    """Return the lemmas of verbs that introduce speech or thought."""
    coloured = builtin().get("reporting-verb")
    terms = (entry.term.split(" ")[0] for entry in coloured.entries) if coloured else ()
    return _PLAIN_CUES | frozenset(terms)


def make(nlp: Language) -> Callable[[Doc], None]:
    """Build the marker on a vocabulary; it sets ``doc.spans["samestory_voice"]``."""
    cues = np.array(sorted(nlp.vocab.strings.add(lemma) for lemma in cue_lemmas()), dtype=np.uint64)
    nouns = np.array(sorted(nlp.vocab.strings.add(lemma) for lemma in _SPEECH_NOUNS), dtype=np.uint64)

    def mark(doc: Doc) -> None:
        quotes = list(_quotes(doc))
        inside = np.zeros(len(doc), dtype=bool)
        for span, _ in quotes:
            inside[span.start : span.end] = True
        verbs = np.isin(doc.to_array(POS), _VERBAL) & np.isin(doc.to_array(LEMMA), cues) & ~inside
        spoken = [doc[i] for i in np.flatnonzero(verbs).tolist()]
        according = [i for i in _according(doc) if not inside[i]]
        by_noun = _speech_nouns(doc, inside, nouns)
        speaking = sorted([*(verb.i for verb in spoken if _has_speaker(verb)), *according, *by_noun])
        spans = [
            Span(doc, span.start, span.end, label=_kind(span, quote, speaking), span_id=_state(quote))
            for span, quote in quotes
        ]
        doc.spans[VOICE] = SpanGroup(doc, name=VOICE, spans=spans)

    return mark


def paragraphs(doc: Doc) -> list[Span]:
    """Return the paragraphs: those the pipeline laid out, else what stands between line breaks."""
    if BLOCKS in doc.spans:
        return list(doc.spans[BLOCKS])
    spans, start = [], 0
    for token in doc:
        if token.is_space and "\n" in token.text:
            if token.i > start:
                spans.append(Span(doc, start, token.i, label="text"))
            start = token.i + 1
    if start < len(doc):
        spans.append(Span(doc, start, len(doc), label="text"))
    return spans


def token_voices(doc: Doc) -> NDArray[np.int8]:
    """Return the voice of each token.

    Returns
    -------
    ndarray of int8, shape (len(doc),)
        Index into ``VOICES``. A quotation inside a reported clause is direct; what a broken mark
        touches is uncertain unless a sound quotation inside it is speech.
    """
    codes = np.zeros(len(doc), dtype=np.int8)
    if VOICE not in doc.spans:
        return codes
    group = doc.spans[VOICE]
    for label in ("reported", "broken", "speech"):
        for span in group:
            if span.label_ == label:
                codes[span.start : span.end] = VOICES.index(KIND_VOICE[label])
    return codes


def token_marks(doc: Doc) -> NDArray[np.int8]:
    """Return 0 for a token outside quotation marks, 1 inside, 2 where the marks are broken."""
    marked = np.zeros(len(doc), dtype=np.int8)
    for span in doc.spans.get(VOICE, ()):
        if span.label_ == "broken":
            marked[span.start : span.end] = 2
    for span in doc.spans.get(VOICE, ()):
        if span.label_ in _INSIDE:
            marked[span.start : span.end] = 1
    return marked


def _quotes(doc: Doc) -> Iterator[tuple[Span, Quote]]:
    """Pair marks in every run of paragraphs that no heading interrupts."""
    run: list[Span] = []
    for block in paragraphs(doc):
        if block.label_ == "text":
            run.append(block)
            continue
        if block.label_ in {"heading", "title"}:
            yield from _pair_run(doc, run)
            run = []
        yield from _pair_run(doc, [block])
    yield from _pair_run(doc, run)


def _pair_run(doc: Doc, run: list[Span]) -> Iterator[tuple[Span, Quote]]:
    if not run:
        return
    start, text = run[0].start_char, doc[run[0].start : run[-1].end].text
    texts = [text[block.start_char - start : block.end_char - start] for block in run]
    for block, quotes in zip(run, pair(texts), strict=True):
        for quote in quotes:
            offset = block.start_char
            span = doc.char_span(offset + quote.start, offset + quote.end, alignment_mode="expand")
            if span is not None:
                yield span, quote


def _state(quote: Quote) -> str:
    return quote.problem or (CONTINUES if quote.state == CONTINUES else "")


def _kind(span: Span, quote: Quote, speaking: list[int]) -> str:
    if quote.state == "broken":
        return "broken"
    if quote.state == "continues":
        return "speech"
    words = [t for t in span if any(c.isalnum() for c in t.text) and not t.text.startswith(("'", "’"))]
    if not words:
        return "term"
    doc = span.doc
    before = doc[span.start - 1] if span.start else None
    last = next((t for t in reversed(span) if t.text not in "\"”’'»"), span[-1])
    ended = last.text in {",", ".", "?", "!", "…", "...", "—"}
    introduced = before is not None and before.text in {",", ":"}
    cued = _has_cue(span, speaking)
    if _is_title(span, words, cued and (introduced or ended)):
        return "title"
    # "Cover-up" is one word to a reader, three tokens to a parser.
    size = sum(any(c.isalnum() for c in chunk) for chunk in span.text.split())
    if size == 1 and not (ended and (introduced or _is_sentence(span))):
        return "fragment" if cued or _has_actor(span) else _unspoken(span)
    if size <= _SCARE_WORDS and not ended and _only_qualifies(span):
        return "fragment" if cued else _unspoken(span)
    if cued or introduced or size > _SCARE_WORDS or _is_sentence(span):
        return "speech"
    return "fragment" if _has_actor(span) else _unspoken(span)


def _only_qualifies(span: Span) -> bool:
    """The quoted words stand before the noun they belong to: "national security" powers."""
    root = span.root
    return root.dep_ in {"amod", "compound", "nmod"} and root.head.i == span.end


def _has_actor(span: Span) -> bool:
    """A person acts in the clause, so the word may be theirs: she is offering "baby bonds"."""
    return any(
        c.dep_ == "nsubj"
        and not span.start <= c.i < span.end
        and (c.ent_type_ == "PERSON" or c.lower_ in {"he", "she", "i", "we"})
        for verb in span.root.ancestors
        if verb.pos_ in {"VERB", "AUX"}
        for c in verb.children
    )


def _unspoken(span: Span) -> str:
    doc = span.doc
    if span.start > 0 and span.end < len(doc) and doc[span.start - 1].pos_ == doc[span.end].pos_ == "PROPN":
        return "term"  # a nickname inside a name
    before = span.doc[max(span.start - 3, span.sent.start) : span.start]
    return "term" if any(t.lemma_.lower() in _NAMING for t in before) else "scare"


def _is_sentence(span: Span) -> bool:
    """A quotation that is a sentence of its own: begins with a capital where a sentence begins."""
    first = next((t for t in span if t.is_alpha), None)
    if first is None or not first.text[0].isupper():
        return False
    before = span.doc[span.start - 1] if span.start else None
    return before is None or before.is_space or before.text in {".", "!", "?", ":", ","}


def _is_title(span: Span, words: list[Token], spoken: bool) -> bool:
    if spoken or _is_sentence(span):
        return False
    long = [t for t in words if len(t) > 3]
    if not long or not all(t.text[0].isupper() for t in long):
        return False
    before = span.doc[max(span.start - 3, span.sent.start) : span.start]
    return len(words) > 1 or any(t.lemma_.lower() in _WORKS for t in before)


def _has_cue(span: Span, speaking: list[int]) -> bool:
    """Somebody speaks in the sentence: a cue verb with a subject, or "according to"."""
    start, end = span.sent.start, span.doc[span.end - 1].sent.end
    return bisect_left(speaking, start) < bisect_left(speaking, end)


def _has_speaker(verb: Token) -> bool:
    if any(c.dep_ in {"nsubj", "agent"} and c.lower_ not in {"it", "which", "that"} for c in verb.children):
        return True
    # "..., calling it 'a disgrace'", "likes to call": the speaker is the subject of the clause above.
    if verb.dep_ == "xcomp":
        return any(c.dep_ == "nsubj" for c in verb.head.children)
    return verb.tag_ == "VBG" and verb.dep_ in {"advcl", "acl", "conj", "pcomp"}


def _speech_nouns(doc: Doc, inside: NDArray[np.bool_], nouns: NDArray[np.uint64]) -> Iterator[int]:
    for i in np.flatnonzero(np.isin(doc.to_array(LEMMA), nouns) & ~inside).tolist():
        if doc[i].dep_ == "nsubj" or any(
            c.dep_ == "poss" or (c.dep_ == "prep" and _names_somebody(c)) for c in doc[i].children
        ):
            yield i


def _names_somebody(preposition: Token) -> bool:
    return preposition.lower_ in {"by", "from", "of"} and any(
        c.ent_type_ in {"PERSON", "ORG", "NORP"} or c.pos_ == "PROPN" for c in preposition.children
    )


def _according(doc: Doc) -> list[int]:
    if not len(doc) or "according" not in doc.vocab.strings:
        return []
    places: list[int] = np.flatnonzero(doc.to_array(LOWER) == doc.vocab.strings["according"]).tolist()
    return places
