"""Words that hold the next word at a distance: so-called, self-appointed, purported.

What it finds
    Entries of the lexicon ``scare-quote``, which do in words what quotation marks around a term do. The marks
    themselves are the detector ``scare-marks``, of the same category and off by default.

Why it matters
    The words say "not our term" without saying whose. A reader takes them as doubt or mockery.
    Reuters asks for no "so-called".

Example
    the so-called security rules

When it is fine
    Where the text says who uses the term, or explains it: "so-called slurry, a mix of clay and water".

References
    Reuters, Handbook of Journalism. Predelli (2003), Scare quotes and their relation to other
    semantic issues.

Measured
    Precision, read blind in real text: 31 of 39 findings (0.79, 0.64 to 0.89). Before its errors
    were mended: 27 of 45. Recall: 0.000 of the own-voice loaded words that coders marked. After
    that "so-called" before marks was let in again: of the 144 findings read, 123 are made, 103 of
    them right (0.84). See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, Match, put_spans
from samestory.registry import detector

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "scare-quote"
_PAUSE = frozenset({",", "–", "—", "-", "--", "("})
_EXPLAINS = frozenset({"a", "an", "or", "which", "where", "in"})


@detector(NAME, family="loaded", requires=("token.dep",), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])

    def detect(doc: Doc) -> None:
        found = [(m.start, m.end, m.entry.id) for m in match(doc) if not _is_explained(doc, m)]
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _is_explained(doc: Doc, match: Match) -> bool:
    """Say whether "so-called" introduces a name or an explained term: "a so-called tokamak, a ring in which"."""
    if match.entry.id != "so-called" or match.end >= len(doc):
        return False
    first = doc[match.end]
    if (first.pos_ == "PROPN" and not first.is_lower) or first.text == "#":
        return True
    end = doc[match.end - 1].sent.end
    noun = match.end
    while noun < end and doc[noun].pos_ in {"NOUN", "PROPN", "ADJ"}:
        noun += 1
    # The words of the term, a comma or dash, and what it is.
    return noun + 1 < end and doc[noun].text in _PAUSE and doc[noun + 1].lower_ in _EXPLAINS
