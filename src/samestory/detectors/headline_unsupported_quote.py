"""Words in quotation marks in the headline that do not stand in the text.

What it finds
    A quotation in the title, in double marks or in the single ones of British headlines, whose
    words do not occur in the text in this order. Capitals, kinds of marks, contractions and endings make no
    difference; brackets, the gap of an ellipsis and a word or two left out of a longer quotation are
    allowed for.

Why it matters
    Quotation marks promise somebody's own words. A claim quote (a paraphrase in marks) puts words into a
    mouth, and a reader who looks for them does not find them.

Example
    A headline "Mayor: 'I will not pay'" over a text in which the mayor says that payment is unlikely.

When it is fine
    Where the quotation stands in a film, a picture or a page that the text links to; a nickname or
    a coined term that every reader knows.

References
    IPSO, Editors' Code of Practice, Clause 1. Reuters, Handbook of Journalism, on quotes. Predelli
    (2003), Scare quotes and their relation to other semantic issues.

Measured
    Precision, read blind in real text: 39 of 43 findings (0.91, 0.78 to 0.96). Recall is not
    measured. See tests/real/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import IS_ALPHA, LOWER

from samestory.headline import has_full_text, is_live
from samestory.lexicon import Lexicon
from samestory.matching import put_spans
from samestory.registry import Rule, detector
from samestory.voice import BLOCKS, VOICE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

NAME = "headline-unsupported-quote"
RULE = Rule(
    id=NAME,
    message="These words stand in quotation marks in the headline and not in the text.",
    fine_when="they can be heard or read in a recording, a picture or a page that the text shows",
    basis="IPSO, Editors' Code of Practice, Clause 1",
    alternatives=("the words as they stand in the text", "the claim without marks, attributed"),
)
_MARKED = frozenset({"speech", "fragment", "scare", "title", "term"})
_MARK = re.compile("[\"“”„«»]|(?<!\\w)['‘’`]")
# Fewer words than these must stand side by side; so many may be left out between two of a longer quotation.
_LONG, _LEFT_OUT = 4, 2
_WORD = re.compile(r"[^\W_]+(?:['.][^\W_]+)*")
_GAP = re.compile(r"\[[^\]]*\]|\([^)]*\)|…|\.{3,}|\. \. \.|[\w*]*\*[\w*]*|\s[–—]\s|/")
_BRACKETS = re.compile(r"[\[\]]")
_SHORT = tuple(
    (re.compile(rf"(?<=[a-z]){short}\b"), long)
    for short, long in (
        *(("n't", " not"), ("'re", " are"), ("'ve", " have")),
        *(("'ll", " will"), ("'m", " am"), ("'d", " would")),
    )
)
_TURNED = 4  # words; fewer could stand together by chance
_ENDING = re.compile(r"(?<=\w{3})(?:'s|s'|ies|es|ed|ing|in'|s|y|e|d)(?= )")
_CURLY = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "-": " ",
        "&": " and ",
        "%": " percent ",
        "‑": " ",
        "–": " ",
        "—": " ",
    }
)


@detector(NAME, family="headline", rules=(RULE,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""

    def detect(doc: Doc) -> None:
        blocks = list(doc.spans.get(BLOCKS, ()))
        found = []
        if blocks and blocks[0].label_ == "title" and _MARK.search(blocks[0].text):
            title = blocks[0]
            quotes = [s for s in doc.spans.get(VOICE, ()) if s.start < title.end and s.label_ in _MARKED]
            if quotes and has_full_text(blocks) and not is_live(title.text):
                missing = _not_word_for_word(doc, blocks, quotes)
                if missing:
                    body = " ".join(b.text for b in blocks if b.label_ != "title")
                    for text in (body, _GAP.sub(" ", body), _BRACKETS.sub("", body)):
                        words = _words(text) if missing else ""
                        missing = [quote for quote in missing if not _occurs(quote, words)]
                    found = [(quote.start, quote.end, NAME) for quote in missing]
        put_spans(doc, NAME, found)

    return detect


def _not_word_for_word(doc: Doc, blocks: list[Span], quotes: list[Span]) -> list[Span]:
    """The quotations whose words do not simply stand in the text one after another."""
    rows = doc.to_array([LOWER, IS_ALPHA])
    for block in blocks:
        if block.label_ == "title":
            rows[block.start : block.end] = 0
    words = rows[rows[:, 1] == 1, 0]
    missing = []
    for quote in quotes:
        wanted = np.array([t.lower for t in quote if t.is_alpha], dtype=np.uint64)
        size = len(wanted)
        starts = np.flatnonzero(words[: len(words) - size + 1] == wanted[0]) if size else ()
        if any((words[i : i + size] == wanted).all() for i in starts):
            continue
        # "What should I have done" is what he should have done: a question set straight uses the same words.
        if size >= _TURNED and len(words) >= size:
            windows = np.sort(np.lib.stride_tricks.sliding_window_view(words, size), axis=1)
            if (windows == np.sort(wanted)).all(axis=1).any():
                continue
        missing.append(quote)
    return missing


def _occurs(quote: Span, text: str) -> bool:
    parts = [_words(part) for part in _GAP.split(quote.text)]
    return all(part in text or _nearly(part.split(), text.split()) for part in parts if part.strip())


def _nearly(part: list[str], text: list[str]) -> bool:
    """All the words stand in this order, with a word or two between them that the headline left out."""
    if len(part) < _LONG:
        return False
    for start in (i for i, word in enumerate(text) if word == part[0]):
        at = start
        for word in part[1:]:
            at = next((i for i in range(at + 1, min(at + 2 + _LEFT_OUT, len(text))) if text[i] == word), -1)
            if at < 0:
                break
        if at > 0 and at - start < 1.5 * len(part):
            return True
    return False


def _words(text: str) -> str:
    """The words of a text without endings, each between blanks."""
    plain = text.translate(_CURLY).lower().replace("can't", "can not").replace("cannot", "can not")
    plain = plain.replace("won't", "will not")
    for short, long in _SHORT:
        plain = short.sub(long, plain)
    return _ENDING.sub("", f" {' '.join(_WORD.findall(plain))} ")
