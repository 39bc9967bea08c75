"""Loaded words of the headline that the text itself never uses.

What it finds
    An entry of the lexicons ``loaded-language``, ``label`` and ``euphemism`` in the title, in the
    outlet's own words, that stands nowhere in the text, or there only inside quotations and reported clauses.

Why it matters
    The headline is where wording is strongest and where most readers stop. A word that the reporter did
    not need, or left to a speaker, was put there by somebody else, or taken out of a mouth.

Example
    A headline "Mayor slams draconian rules" over a text that calls the rules strict, or in which
    only the mayor calls them draconian.

When it is fine
    Where the word is the shortest for what the text describes at length.

References
    IPSO, Editors' Code of Practice, Clause 1. Recasens, Danescu-Niculescu-Mizil & Jurafsky (2013),
    Linguistic models for analyzing and detecting biased language.

Measured
    Precision, read blind in real text: 46 of 60 findings (0.77, 0.65 to 0.86). Recall is not
    measured. Words whose stem the text uses were silenced after that. See tests/real/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, POS, TAG
from spacy.tokens import Doc

from samestory.headline import has_full_text, is_live
from samestory.lexicon import Entry, Lexicon
from samestory.matching import LexiconMatcher, put_spans, surface_forms
from samestory.registry import Rule, detector
from samestory.types import VOICES
from samestory.voice import BLOCKS, VOICE, token_voices

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Span

NAME = "headline-only-loaded"
RULE = Rule(
    id=NAME,
    message="The headline has a loaded word that the text does not use in the outlet's own voice.",
    fine_when="the word is the shortest for what the text describes at length",
    basis="IPSO, Editors' Code of Practice, Clause 1",
    alternatives=("the word that the text uses", "the word in quotation marks, with its speaker"),
)
_PARSE = [TAG, POS, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
_LEXICONS = ("euphemism", "label", "loaded-language")
_STEM = 5  # letters that forms of one word share
_OWN = VOICES.index("own")


@detector(NAME, family="headline", requires=("token.pos", "token.dep"), lexicons=_LEXICONS, rules=(RULE,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    matchers = [LexiconMatcher(nlp, lexicons[name]) for name in _LEXICONS]
    entries = [entry for name in _LEXICONS for entry in lexicons[name].entries]
    telling = {nlp.vocab.strings.add(word) for entry in entries for word in _telling(entry)}

    def detect(doc: Doc) -> None:
        blocks = doc.spans.get(BLOCKS, ())
        found = []
        if len(blocks) > 1 and blocks[0].label_ == "title":
            title = blocks[0]
            if telling.isdisjoint(i for t in title for i in (t.lower, t.lemma)):
                matches = []
            else:
                # The title stands first: its offsets are those of the text, and nothing else is searched.
                alone = _alone(title)
                matches = [m for match in matchers for m in match(alone)]
            full = matches and has_full_text(blocks)
            if full and not is_live(title.text):
                voices = token_voices(doc)
                marked = _marked(doc, title)
                own = _own_words(doc)
                found = [
                    (m.start, m.end, NAME)
                    for m in matches
                    if (voices[m.start : m.end] == _OWN).all()
                    and marked.isdisjoint(range(m.start, m.end))
                    and not _uses(own, m.entry, doc[m.start : m.end])
                ]
        put_spans(doc, NAME, _apart(found))

    return detect


def _alone(title: Span) -> Doc:
    """The title and its parse; `Span.as_doc` reads the whole text for that."""
    words, spaces = [t.text for t in title], [bool(t.whitespace_) for t in title]
    doc = Doc(title.doc.vocab, words=words, spaces=spaces)
    rows: Any = title
    return doc.from_array(_PARSE, rows.to_array(_PARSE))


def _telling(entry: Entry) -> Iterator[str]:
    """A word that must stand where the entry does, for each of its forms."""
    for form in surface_forms(entry) if entry.term else ():
        yield max(re.split(r"[\s'’-]+", form), key=len)
    literals = [_literals(token) for token in entry.pattern]
    yield from max(literals, key=lambda words: min(map(len, words), default=0), default=[])


def _literals(token: Mapping[str, Any]) -> list[str]:
    value = token.get("LOWER", token.get("LEMMA", {}))
    return [value] if isinstance(value, str) else list(value.get("IN", ()))


def _apart(found: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """One finding a place, where two lexicons have the word."""
    kept: list[tuple[int, int, str]] = []
    for start, end, rule in sorted(found, key=lambda f: (f[0], -f[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end, rule))
    return kept


def _marked(doc: Doc, title: Span) -> set[int]:
    return {i for s in doc.spans.get(VOICE, ()) if s.start < title.end for i in range(s.start, s.end)}


def _own_words(doc: Doc) -> str:
    """The words of the text in the outlet's own voice, each between blanks; a bar for those of others."""
    own = np.zeros(len(doc), dtype=bool)
    for block in doc.spans[BLOCKS]:
        if block.label_ in {"text", "heading", "caption"}:
            own[block.start : block.end] = True
    own &= token_voices(doc) == _OWN
    for span in doc.spans.get(VOICE, ()):
        own[span.start : span.end] = False
    return f" {' '.join(t.lower_ if mine else '|' for t, mine in zip(doc, own.tolist(), strict=True))} "


def _uses(own: str, entry: Entry, here: Span) -> bool:
    words = " ".join(t.lower_ for t in here)
    forms = {words, *(surface_forms(entry) if entry.term else ())}
    if any(f" {form} " in own or f" {form.replace('-', ' - ')} " in own for form in forms):
        return True
    # "To crack down on" is the crackdown of the headline, "skyrocketed" its skyrocketing, "tyrants" its tyranny.
    stem = words.replace(" ", "").replace("-", "")
    return (stem[:_STEM] if len(stem) > _STEM else stem) in own.replace(" ", "").replace("-", "")
