"""Words that soften, hide an act or make two sides look alike.

What it finds
    Entries of the lexicon ``euphemism``: official or institutional wordings ("collateral damage",
    "officer-involved shooting", "enhanced interrogation") that stand where a plain verb could say
    who did what to whom.

Why it matters
    A euphemism takes the side of the one who coined it, mostly without meaning to: the actor or
    the injury goes out of sight.

Example
    "an officer-involved shooting" beside "police shot a man".

When it is fine
    Inside a quotation; as the name of a policy that the text explains; where it is not known who
    acted and the text says so.

References
    AP Stylebook; IPI, Use with Care; Moreno-Medina et al. (2025), Officer-involved: the media
    language of police killings.

Measured
    Precision, read blind in real text: 43 of 55 findings (0.78); after five causes were mended,
    32 of 33 in other text, all there were (0.97, 0.85 to 0.99). Scores take no part. See
    tests/real/README.md.
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

NAME = "euphemism"


@detector(NAME, family="loaded", requires=("token.pos", "token.dep"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    return finder(nlp, lexicons[NAME], NAME)
