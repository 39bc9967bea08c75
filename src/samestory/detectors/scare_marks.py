"""Quotation marks around a term that nobody in the sentence uses.

What it finds
    Words of up to four in quotation marks in the outlet's own sentence while nobody in that
    sentence speaks or acts, and the marks hold no title or term that is explained.

Why it matters
    The marks say "not our word" without saying whose. A reader takes them as doubt or mockery.
    Reuters asks for no one-word quotes.

Example
    The ministry published its "security" rules.

When it is fine
    Where the text says who uses the word; for a title, a chant, a quoted rule, or a term that is explained
    as a term. Most quoted words are of this kind, which is why the detector is off by default.

References
    Reuters, Handbook of Journalism. Predelli (2003), Scare quotes and their relation to other
    semantic issues.

Measured
    Precision, read blind in real text together with the words of ``scare-quote``: 23 of 60 findings
    (0.38, 0.27 to 0.51): too low, so it is off by default. See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import put_spans
from samestory.registry import Rule, detector
from samestory.voice import BLOCKS, VOICE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "scare-marks"
MARKS = Rule(
    id="scare-quote-marks",
    message="Quotation marks around a term while nobody in the sentence speaks: the reader takes them as doubt.",
    fine_when="the text says whose word it is, or explains it as a term",
    basis="Reuters, Handbook of Journalism",
    alternatives=("say who uses the word", "the word without marks", "a plainer word"),
)


@detector(
    NAME, family="loaded", categories=("scare-quote",), requires=("token.dep",), rules=(MARKS,), default=False
)
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""

    def detect(doc: Doc) -> None:
        headlines = [b for b in doc.spans.get(BLOCKS, ()) if b.label_ == "title"]
        found = [
            (span.start, span.end, MARKS.id)
            for span in doc.spans.get(VOICE, ())
            # A headline quotes in a word or two what the text gives in full; "so-called" says it already.
            if span.label_ == "scare"
            and not any(h.start <= span.start < h.end for h in headlines)
            and doc[max(span.start - 1, 0)].lower_ not in {"so-called", "called"}
        ]
        put_spans(doc, NAME, found, category="scare-quote")

    return detect
