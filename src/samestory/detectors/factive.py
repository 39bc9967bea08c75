"""Verbs and phrases that take a clause for true: knew that, realised that, the fact that, it emerged that.

What it finds
    Entries of the lexicon ``factive`` in front of a finite clause (that, how, why, or bare): verbs of
    knowing and feeling, which take the clause for true even when they are negated; verbs of proof
    (show, prove), only where the proof is asserted, not in "must prove that"; things that reveal or
    underscore; "it emerged that"; "the fact that"; adjectives ("aware that", "it is odd that").

Why it matters
    What a sentence presupposes it does not argue for. "The minister knew that the bridge was unsafe"
    tells in passing that it was unsafe, and a denial of the sentence leaves that standing.

Example
    "Critics forget that the fund was empty." beside "The fund was empty, the auditor said."

When it is fine
    Where the clause is established and the text shows it. Verbs that persons use to speak to the
    press (acknowledge, point out, note) belong to ``reporting-verb``.

References
    Kiparsky, P. & Kiparsky, C. (1970), Fact. Hooper, J. (1975), On assertive predicates. Karttunen, L.
    (1971), Some observations on factivity. Recasens et al. (2013), Linguistic models for analyzing and
    detecting biased language.

Measured
    Precision, read blind in real text: 59 of 60 findings (0.98, 0.91 to 1.00); a sceptical second
    reader, on part of them, 18 of 20. Recall is not measured. See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, Match, put_spans
from samestory.registry import detector

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

NAME = "factive"
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_BE = frozenset({"be", "'s", "’s", "become", "seem", "feel"})
# Documents, data and events: what shows something without speaking to the press.
_EVIDENCE = frozenset(
    """
    account analysis assessment audit autopsy book calculation case chart count crash datum data decision
    diary disaster document e-mail email episode event evidence experience fact failure figure file filing
    finding fire footage history image incident inquiry investigation letter log measure memo message model
    move number outbreak outcome pandemic paper pattern photo photograph picture poll projection reading
    record recording report research response result return ruling sample scan scandal scene sign statistic
    story study survey tape test text timing trend trial video vote war
    """.split()
)
_STANDS_FOR = frozenset({"this", "that", "it", "which", "these", "those", "all"})
_SPEAKERS = frozenset(
    """
    agent aide candidate critic envoy general governor judge lawmaker lawyer leader mayor member minister
    official president secretary senator spokesman spokesperson spokeswoman supporter
    """.split()
)
_CONDITIONS = frozenset({"if", "unless", "whether", "until"})
_NEGATIVE = frozenset("no none nobody nothing neither few little hardly never not n't n’t".split())


@detector(NAME, family="epistemic", requires=("token.dep", "token.pos", "token.tag"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])

    def detect(doc: Doc) -> None:
        found = ((m.start, m.end, m.entry.id) for m in match(doc) if _presupposes(doc, m))
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _presupposes(doc: Doc, match: Match) -> bool:
    test = _TESTS.get(match.entry.kind)
    # In "let slip that" the clause hangs on another word than the head of the phrase.
    return test is None or any(test(doc[i]) for i in range(match.start, match.end))


def _clause(word: Token) -> Token | None:
    """The finite clause after a word that it may take for true: that, how, why, or bare."""
    for child in word.children:
        if child.dep_ not in {"ccomp", "acl", "advcl"} or child.i < word.i or not _is_finite(child):
            continue
        first = child.left_edge
        if first.lower_ == "that":
            return child
        if first.lower_ in {"how", "why"}:
            # "Does not know how", "wants to know why": asked, not taken for true.
            asked = (
                word.tag_ == "VB" or _is_negated(word) or word.doc[first.i : first.i + 2].text.endswith(" to")
            )
            return None if asked else child
        asks = first.tag_ in {"WP", "WRB", "WDT", "WP$"} or first.lower_ in {"if", "whether", "as", "because"}
        # A bare clause follows at once.
        if child.dep_ == "ccomp" and not asks and first.i - word.i <= 2 and not word.nbor().is_punct:
            return child if _subject(child) is not None else None
    return None


def _is_negated(word: Token) -> bool:
    return any(c.lower_ in _NEGATIVE for c in word.children)


def _is_supposed(verb: Token) -> bool:
    """If the figures show, it may turn out, must prove: nothing is asserted."""
    return verb.tag_ == "VB" or any(
        c.tag_ == "MD" or c.lower_ in _NEGATIVE or (c.dep_ == "mark" and c.lower_ in _CONDITIONS)
        for c in verb.children
    )


def _is_finite(verb: Token) -> bool:
    return verb.tag_ in _FINITE or any(
        c.dep_ in {"aux", "auxpass"} and c.tag_ in _FINITE for c in verb.children
    )


def _subject(verb: Token) -> Token | None:
    while True:
        for child in verb.children:
            if child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"}:
                return child
        if verb.dep_ not in {"conj", "xcomp"}:
            return None
        verb = verb.head


def _takes_clause(verb: Token) -> bool:
    # "Did you know that ...?", "let them know", "claims to know": nothing is taken for granted in the outlet's voice.
    told = verb.lemma_ == "know" and verb.head.lemma_ in {"let", "claim", "pretend", "purport"}
    if told or verb.sent[-1].text == "?":
        return False
    # "If they discover that": what is known of only under a condition is not taken for granted.
    if any(c.dep_ == "mark" and c.lower_ in _CONDITIONS for c in verb.children):
        return False
    return _clause(verb) is not None


def _is_proof(verb: Token) -> bool:
    """The proof is asserted: not negated, not required, intended or possible."""
    subject = _subject(verb)
    if _is_supposed(verb) or (subject is not None and (subject.lower_ in _NEGATIVE or _is_negated(subject))):
        return False
    return _clause(verb) is not None


def _is_evidence(verb: Token) -> bool:
    subject = _subject(verb)
    if subject is None or not _is_proof(verb):
        return False
    return subject.lower_ in _STANDS_FOR or subject.lemma_.lower() in _EVIDENCE


def _is_of_thing(verb: Token) -> bool:
    """A thing or an event underscores that or how; a person who does so speaks."""
    subject = _subject(verb)
    follows = verb.doc[verb.i + 1 : verb.i + 3]
    if _is_supposed(verb) or not any(t.lower_ in {"that", "how", "why"} for t in follows):
        return False
    if subject is None or subject.lemma_.lower() in _SPEAKERS:
        return False
    return subject.lower_ in _STANDS_FOR or subject.pos_ == "NOUN"


def _is_impersonal(verb: Token) -> bool:
    """It emerged that: no source."""
    if _is_supposed(verb) or not any(c.lower_ == "it" and c.i < verb.i for c in verb.children):
        return False
    return _clause(verb) is not None


def _is_noun(word: Token) -> bool:
    """The revelation that the fund was empty, not "the discovery that made her name"."""
    clause = _clause(word)
    return clause is not None and clause.left_edge.dep_ == "mark"


def _is_comment(word: Token) -> bool:
    """It is odd that: not "it would be odd if"."""
    verb = word.head
    if verb.lemma_ not in _BE or not any(c.lower_ == "it" for c in verb.lefts):
        return False
    if any(c.tag_ == "MD" for c in verb.children):
        return False
    return _clause(word) is not None or _clause(verb) is not None


def _is_state(word: Token) -> bool:
    """Aware that, proud that."""
    return _clause(word) is not None and word.dep_ != "nsubj"


_TESTS: dict[str, Callable[[Token], bool]] = {
    "knowing": _takes_clause,
    "proving": _is_proof,
    "evidence": _is_evidence,
    "thing": _is_of_thing,
    "impersonal": _is_impersonal,
    "noun": _is_noun,
    "comment": _is_comment,
    "adjective": _is_state,
}
