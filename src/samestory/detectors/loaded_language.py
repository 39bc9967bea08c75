"""Charged words and set phrases where a plainer wording of the same fact exists.

What it finds
    Entries of the lexicon ``loaded-language``: verbs, nouns, adjectives and phrases that carry an
    attitude beside their content ("slammed", "draconian", "power grab"), in the sense and
    surroundings that the entry asks for.

Why it matters
    The same act can be criticised, slammed or savaged. Which one is chosen tells a reader how to
    feel about it before the facts do; across outlets it is the most visible difference in wording.

Example
    "The minister slammed the plan." beside "The minister criticised the plan."

When it is fine
    Inside a quotation; in opinion pieces that are marked as such; where the literal sense is meant
    ("slammed the door"), which the conditions of the entries keep silent.

References
    Recasens, Danescu-Niculescu-Mizil & Jurafsky (2013), Linguistic models for analyzing and
    detecting biased language. Fan et al. (2019), In plain sight: media bias through the lens of
    factual reporting.

Measured
    Precision, read blind in real text: entries of the list with the score of the word at 0.9
    and more 59 of 60 findings (0.98, 0.91 to 1.00), 53 of 60 without scores. Words that a score
    alone shows are read in tests/real/README.md, with the default setting as a whole.
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

NAME = "loaded-language"


@detector(NAME, family="loaded", requires=("token.pos", "token.dep"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    return finder(nlp, lexicons[NAME], NAME)
