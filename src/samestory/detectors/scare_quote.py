"""Quotation marks, or words that stand for them, which distance the outlet from a term.

What it finds
    Words of up to four in quotation marks in the outlet's own sentence while nobody in that
    sentence speaks; and the words of the lexicon ``scare-quote`` ("so-called", "self-styled").

Why it matters
    The marks say "not our word" without saying whose. A reader takes them as doubt or mockery.
    Reuters asks for no one-word quotes and no "so-called".

Example
    The ministry published its "security" rules. / the so-called security rules

When it is fine
    Where the text says who uses the word; for a title, or a term that is explained as a term;
    "so-called" before a new technical term.

References
    Reuters, Handbook of Journalism. Predelli (2003), Scare quotes and their relation to other
    semantic issues.

Measured
    First reading: precision .44 and .36 of 25 findings (two machine-assisted readers): low, read each
    one; .017 of BASIL's own-voice lexical spans found (tests/real/README.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, Match, put_spans
from samestory.registry import Rule, detector
from samestory.voice import BLOCKS, VOICE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "scare-quote"
_PAUSE = frozenset({",", "–", "—", "-", "--", "("})
_EXPLAINS = frozenset({"a", "an", "or", "which", "where", "in"})
MARKS = Rule(
    id="scare-quote-marks",
    message="Quotation marks around a term while nobody in the sentence speaks: the reader takes them as doubt.",
    fine_when="the text says whose word it is, or explains it as a term",
    basis="Reuters, Handbook of Journalism",
    alternatives=("say who uses the word", "the word without marks", "a plainer word"),
)


@detector(NAME, family="loaded", requires=("token.dep",), lexicons=(NAME,), rules=(MARKS,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])

    def detect(doc: Doc) -> None:
        found = [(m.start, m.end, m.entry.id) for m in match(doc) if not _is_explained(doc, m)]
        marked = {end for _, end, _ in found}
        headlines = [b for b in doc.spans.get(BLOCKS, ()) if b.label_ == "title"]
        for span in doc.spans.get(VOICE, ()):
            if span.label_ != "scare" or span.start in marked:
                continue
            # A headline quotes in one or two words what the text gives in full.
            if not any(h.start <= span.start < h.end for h in headlines):
                found.append((span.start, span.end, MARKS.id))
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _is_explained(doc: Doc, match: Match) -> bool:
    """Say whether "so-called" introduces a term that is explained at once: "a so-called tokamak, a ring in which"."""
    if match.entry.id != "so-called":
        return False
    end = doc[match.end - 1].sent.end
    noun = match.end
    while noun < end and doc[noun].pos_ in {"NOUN", "PROPN", "ADJ"}:
        noun += 1
    # The words of the term, a comma or dash, and what it is.
    return noun + 1 < end and doc[noun].text in _PAUSE and doc[noun + 1].lower_ in _EXPLAINS
