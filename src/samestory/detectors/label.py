"""Labels put on persons, groups, governments and places.

What it finds
    Entries of the lexicon ``label``: words that sort people ("extremist", "far-right", "illegal
    immigrant", "regime") where deeds, a stated position or an office could stand.

Why it matters
    A label judges before the facts are told, and two outlets seldom choose the same one for the
    same person. Guides contradict each other on many of them; where they do, the entry says so.

Example
    "the regime" beside "the government"; "militants" beside "gunmen".

When it is fine
    Inside a quotation or attributed; where a court or the person uses it; in a name; where the
    text says what the person did that earns it.

References
    Reuters, Handbook of Journalism; BBC, Editorial guidance: terrorism; AP Stylebook. Hamborg,
    Donnay & Gipp (2018), Automated identification of media bias in news articles.

Measured
    First reading: precision .88 and .64 of 25 findings (two machine-assisted readers); .005 of
    BASIL's own-voice lexical spans found (tests/real/README.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import finder
from samestory.registry import detector

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

NAME = "label"


@detector(NAME, family="loaded", requires=("token.pos", "token.dep"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    return finder(nlp, lexicons[NAME], NAME)
