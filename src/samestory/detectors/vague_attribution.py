"""Statements given to nobody in particular: critics say, experts have analysed, it is believed.

What it finds
    Nouns of the lexicon ``vague-attribution`` (kind ``source``: critics, experts, observers) as the
    subject of a verb of saying or thinking, or after "according to", without a name, a number or a
    description that would let a reader find them; and its set phrases (kind ``phrase``).

Why it matters
    A reader cannot weigh a voice that nobody can find. Often it is the writer's own opinion in
    borrowed clothes.

Example
    "Critics say the rule goes too far." beside "Two law professors at the university say ..."

When it is fine
    Where the next sentence names them; where a survey or a vote is behind "many"; for common
    knowledge.

References
    AP Stylebook and NPR Ethics Handbook on anonymous sources; Ganter, V. & Strube, M. (2009),
    Finding hedges by chasing weasels.

Measured
    Precision, read blind in real text: 54 of 60 findings (0.90, 0.80 to 0.95); a sceptical second
    reader, on part of them, 19 of 20. Recall is not measured. See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, put_spans
from samestory.registry import detector
from samestory.voice import cue_lemmas

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

NAME = "vague-attribution"
_KNOWN_BEFORE = frozenset("the these those both his her their its our my your which whose".split())
_PRECISE = frozenset({"PERSON", "ORG", "CARDINAL", "PERCENT", "GPE", "FAC", "LAW"})
# From the noun to its verb: room for an auxiliary and an adverb.
_REACH = 5


@detector(NAME, family="sourcing", requires=("token.dep", "token.pos"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    phrases = LexiconMatcher(nlp, lexicons[NAME], kind="phrase")
    sources = LexiconMatcher(nlp, lexicons[NAME], kind="source")
    # What people know is not what they say.
    saying = cue_lemmas() - {"know"}

    def detect(doc: Doc) -> None:
        found = [(m.start, m.end, m.entry.id) for m in phrases(doc)]
        taken = {i for start, end, _ in found for i in range(start, end)}
        for m in sources(doc):
            span = _attribution(doc[m.start : m.end], saying)
            if span is not None and taken.isdisjoint(range(span.start, span.end)):
                found.append((span.start, span.end, m.entry.id))
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _attribution(source: Span, saying: frozenset[str]) -> Span | None:
    """Return the words that attribute, "critics have said", or None where it is not vague."""
    noun = source.root
    if _is_precise(noun):
        return None
    doc = source.doc
    start = min([source.start, *(c.i for c in noun.lefts if c.dep_ in {"amod", "det", "quantmod"})])
    if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according":
        return doc[noun.head.head.i : source.end]
    verb = _verb(noun)
    if verb is None or verb.lemma_.lower() not in saying:
        return None
    if source.end <= verb.i <= source.end + _REACH:
        return doc[start : verb.i + 1]
    if source.start - _REACH <= verb.i < source.start:
        return doc[verb.i : source.end]
    return doc[start : source.end]


def _verb(noun: Token) -> Token | None:
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN", "PRON", "ADJ"}:
        noun = noun.head
    if noun.dep_ in {"nsubj", "agent"} or (noun.dep_ == "pobj" and noun.head.dep_ == "agent"):
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        return verb if verb.pos_ in {"VERB", "AUX"} else None
    return None


def _is_precise(noun: Token) -> bool:
    for token in noun.subtree:
        if token.i == noun.i:
            continue
        if token.ent_type_ in _PRECISE or token.pos_ == "PROPN" or token.dep_ == "nummod":
            return True
    return any(c.lower_ in _KNOWN_BEFORE or c.dep_ == "poss" for c in noun.children if c.i < noun.i)
