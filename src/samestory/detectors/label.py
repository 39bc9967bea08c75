"""Labels put on persons, groups, governments and places.

What it finds
    Entries of the lexicon ``label``: words that sort people ("extremist", "far-right", "illegal
    immigrant", "regime") where deeds, a stated position or an office could stand.

Why it matters
    A label judges before the facts are told, and two outlets seldom choose the same one for the
    same person. Guides contradict each other on many of them; where they do, the entry says so.

Example
    "the regime" beside "the government"; "thugs" beside "young men".

When it is fine
    Inside a quotation or attributed ("critics call them bigots" stays silent); where a court or the
    person uses it; in a name; where the text says what the person did that earns it.

References
    Reuters, Handbook of Journalism; BBC, Editorial guidance: terrorism; AP Stylebook. Hamborg,
    Donnay & Gipp (2018), Automated identification of media bias in news articles.

Measured
    Precision, read blind in real text, with the score of the word at 0.9 and more: 55 of 60
    findings (0.92, 0.82 to 0.96); at 0.5 to 0.9: 49 of 60, 48 of 52 without an entry that was
    then dropped. Without scores it was 43 of 54. See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, put_spans
from samestory.registry import detector

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

NAME = "label"
_STEPS = 4  # heads from the label up to the verb: "as" and the nouns of a list
_CALLING = frozenset(
    """
    call label brand portray describe depict dub denounce deride dismiss decry refer paint characterise characterize
    """.split()
)


@detector(NAME, family="loaded", requires=("token.pos", "token.dep"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])

    def detect(doc: Doc) -> None:
        found = [(m.start, m.end, m.entry.id) for m in match(doc) if not _is_reported(doc[m.start : m.end])]
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _is_reported(label: Span) -> bool:
    """Say whether the label is what somebody calls somebody: "critics portray them as bigots"."""
    token = label.root
    for _ in range(_STEPS):
        if token.head.i == token.i or token.dep_ in {"nsubj", "csubj"}:
            return False
        token = token.head
        if token.lemma_.lower() in _CALLING:
            subjects = {c.lower_ for c in token.children if c.dep_ in {"nsubj", "nsubjpass"}}
            return not subjects & {"i", "we"}
        if token.dep_ in {"relcl", "advcl"} or token.pos_ not in {"NOUN", "PROPN", "ADJ", "ADP"}:
            return False
    return False
