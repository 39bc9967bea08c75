"""Wording that takes an accusation as proved, or doubts it twice.

What it finds
    Entries of the lexicon ``presumed-guilt``. Kind ``phrase``: words that name a suspect as the doer
    ("accused killer", "arrested for murdering"). Kind ``doubled``: doubt on top of doubt ("accused of
    allegedly"). Kind ``role``: "the killer", or a name beside it, and kind ``murder``: "murdered", in an
    article that tells of an arrest or a charge and of no verdict. Kind ``suspect``: a suspect who does what
    only the doer did ("the suspect shot the clerk").

Why it matters
    Until a court has decided, who did it is the question. A word that answers it can cost a trial, a
    reputation or a libel suit; a heaped "allegedly" protects nobody and mocks whoever complains.

Example
    "Police arrested him for murdering his neighbour." beside "Police arrested him on a charge of murder."

When it is fine
    Inside a quotation; after a conviction or a plea of guilty, which is silent where the article tells of
    it; for an unknown doer ("the gunman fled"), for history and for kinds of crime ("serial killers").

References
    AP Stylebook on accused, alleged, arrest and murder. Walsh (2013), The Slot: A suspect word.

Measured
    Precision, read blind in real text: 0 of 6 findings, 8 of 18 in an earlier sample: off by
    default. The words are right and the place is not: most readers take them for a plain report
    of a charge. See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import LEMMA, LOWER, POS
from spacy.symbols import VERB

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, put_spans
from samestory.registry import detector

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

NAME = "presumed-guilt"
_PENDING = "arraign arraignment arrest custody indict indictment suspect".split()
_DECIDED = "acquit convict conviction sentence suicide".split()
_PLEADS = frozenset("admit enter find plead".split())
# Before the trial these make it somebody's charge: "accused of being the killer", "a man charged as the rapist".
_CHARGES = frozenset(
    "accuse allege allegedly alleged arrest charge deny describe identify indict suspect".split()
)
# In tokens: the sentence with the arrest and two or three around it.
_NEAR = 90
_DOES = frozenset(
    """
    ambush assault attack barge beat break burst confront drag escape fire flee force grab hit kick kidnap kill open
    pull punch rape rob shoot slash smash snatch stab steal strike threaten
    """.split()
)


@detector(
    NAME, family="loaded", requires=("token.dep", "token.pos", "token.lemma"), lexicons=(NAME,), default=False
)
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])
    strings = nlp.vocab.strings
    pending = np.array([strings.add(word) for word in _PENDING], dtype=np.uint64)
    charge = strings.add("charge")
    decided = np.array([strings.add(word) for word in _DECIDED], dtype=np.uint64)
    guilty = strings.add("guilty")

    def is_open(span: Span) -> bool:
        """An arrest or a charge is told nearby."""
        lemmas = span.doc.to_array([LEMMA, POS])[max(span.start - _NEAR, 0) : span.end + _NEAR]
        return bool(
            (np.isin(lemmas[:, 0], pending) | ((lemmas[:, 0] == charge) & (lemmas[:, 1] == VERB))).any()
        )

    def is_closed(doc: Doc) -> bool:
        """The article tells of a verdict, or of a doer who died."""
        if np.isin(doc.to_array(LEMMA), decided).any():
            return True
        return any(_is_verdict(doc[i]) for i in np.flatnonzero(doc.to_array(LOWER) == guilty).tolist())

    tests: dict[str, Callable[[Span], bool]] = {
        "phrase": bool,
        "role": lambda span: _is_the_accused(span) and is_open(span),
        "murder": lambda span: _is_one_death(span.root) and not _is_charged(span.root) and is_open(span),
        "suspect": lambda span: _acts(span.root),
    }

    def detect(doc: Doc) -> None:
        matches = match(doc)
        closed = bool(matches) and is_closed(doc)
        found = [
            (m.start, m.end, m.entry.id)
            for m in matches
            if m.entry.kind == "doubled" or (not closed and tests[m.entry.kind](doc[m.start : m.end]))
        ]
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _is_verdict(guilty: Token) -> bool:
    """A verdict or a plea: "found guilty", "pleaded guilty", but "pleaded not guilty" is none."""
    before = guilty.doc[max(guilty.i - 3, guilty.sent.start) : guilty.i]
    return any(t.lemma_.lower() in _PLEADS for t in before) and all(
        t.lower_ not in {"not", "n't"} for t in before
    )


def _is_the_accused(span: Span) -> bool:
    """One definite person is meant, by name or by "the": not a kind of person, nor the object of a charge."""
    noun = span.root
    if noun.tag_ not in {"NN", "NNP"} or _is_charged(noun):
        return False
    if noun.dep_ == "appos":
        return noun.head.ent_type_ == "PERSON"
    if noun.dep_ == "attr":
        return any(c.dep_ == "nsubj" and c.ent_type_ == "PERSON" for c in noun.head.children)
    if noun.dep_ in {"compound", "nmod"}:
        return noun.head.ent_type_ == "PERSON"
    if any(c.dep_ in {"relcl", "acl", "appos"} for c in noun.children):
        return any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in noun.children)
    return any(c.lower_ == "the" or c.dep_ == "poss" for c in noun.lefts)


def _is_charged(token: Token) -> bool:
    """The word is part of a charge, a count or a denial."""
    return any(t.lemma_.lower() in _CHARGES for t in (*token.ancestors, *token.children))


def _is_one_death(word: Token) -> bool:
    """A case, not a kind of crime: "the murder of journalists" judges nobody who is on trial."""
    victims = [c for p in word.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
    return all(v.tag_ not in {"NNS", "NNPS"} or any(c.like_num for c in v.children) for v in victims)


def _acts(noun: Token) -> bool:
    """The suspect is the subject of the deed."""
    verb = noun.head
    if noun.dep_ != "nsubj" or verb.lemma_.lower() not in _DOES or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    return not any(
        c.dep_ in {"neg", "advmod"} and c.lower_ in {"not", "n't", "allegedly", "reportedly"}
        for c in verb.children
    )
