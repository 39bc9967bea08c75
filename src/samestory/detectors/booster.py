"""Words with which the outlet closes a question: clearly, of course, in fact, no doubt, it is obvious that.

What it finds
    Entries of the lexicon ``booster`` where they raise the certainty of the outlet's own statement:
    adverbs of certainty over a clause (not "speak clearly", "clearly marked"), set phrases, "it is
    clear that", "certain to". Negated certainty ("it is not clear") is no booster.

Why it matters
    Certainty takes the place of evidence: who still asks is left outside. The same event is "clearly"
    an attack in one outlet and "described as" one in another.

Example
    "The gift was clearly a bribe." beside "The prosecutor called the gift a bribe."

When it is fine
    Where the evidence stands beside it; in opinion that is marked as such; where "in fact" corrects an
    error that the text has just quoted.

References
    Hyland, K. (2005), Metadiscourse. Recasens et al. (2013), Linguistic models for analyzing and
    detecting biased language.

Measured
    Precision, read blind in real text: 48 of 54 findings (0.89, 0.78 to 0.95); a sceptical second
    reader, on part of them, 14 of 20. Before its errors were mended: 47 of 60. Recall is not
    measured. See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, Match, put_spans
from samestory.registry import detector

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

NAME = "booster"
_NEGATIVE = frozenset({"not", "n't", "n’t", "never", "hardly", "no", "less", "far", "how", "as", "so", "yet"})
_JOINS = frozenset({"in fact", "indeed"})
_OPEN_MARKS = frozenset({"if", "whether", "unless", "until"})


@detector(NAME, family="epistemic", requires=("token.dep", "token.pos"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])

    def detect(doc: Doc) -> None:
        found = ((m.start, m.end, m.entry.id) for m in match(doc) if _closes(doc, m))
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _closes(doc: Doc, match: Match) -> bool:
    test = _TESTS.get(match.entry.kind)
    return test is None or test(doc[match.start : match.end])


def _is_of_certainty(span: Span) -> bool:
    """Not in a question or a condition, where certainty is what is asked for: "if he does indeed run".

    "In fact," and "Indeed," at the head of a sentence mostly join it to the last one.
    """
    head = span.root.head
    if span.text.lower() in _JOINS and _is_opening(span):
        return False
    if any(c.dep_ == "mark" and c.lower_ in {"if", "whether"} for c in head.children):
        return False
    sent = span.sent
    return sent[-1].text != "?" and not (len(sent) > 1 and sent[-2].text == "?")


def _is_of_clause(span: Span) -> bool:
    """It is clear that: the clause is what is certain; not "it is not clear", "made clear"."""
    word = span.root
    verb = word.head
    if word.dep_ not in {"acomp", "oprd"} or verb.lemma_ not in {"be", "become", "seem"}:
        return False
    if not any(c.lower_ == "it" for c in verb.lefts):
        return False
    if _is_negated(word) or _is_negated(verb):
        return False
    return any(c.dep_ == "ccomp" and c.i > word.i and not _asks(c) for t in (word, verb) for c in t.children)


def _is_negated(token: Token) -> bool:
    return any(
        c.lower_ in _NEGATIVE or (c.dep_ == "mark" and c.lower_ in _OPEN_MARKS) for c in token.children
    )


def _asks(clause: Token) -> bool:
    """It is clear who, why, whether: a question that was answered, not a claim."""
    first = clause.left_edge
    return first.tag_ in {"WP", "WRB", "WDT", "WP$"} or first.lower_ in _OPEN_MARKS


def _is_forecast(span: Span) -> bool:
    """Somebody or something is certain to do or become; "sure to" of a command is not."""
    word = span[0]
    if word.dep_ in {"acomp", "oprd", "ROOT"} or word.tag_ == "VBN":
        verb = word.head if word.dep_ != "ROOT" else word
        command = verb.tag_ == "VB" and not any(c.dep_ in {"aux", "nsubj"} for c in verb.children)
        return not command and not _is_negated(word) and not _is_negated(verb)
    return word.dep_ in {"amod", "acl", "relcl"} and word.i > word.head.i


def _is_opening(span: Span) -> bool:
    """Over the whole sentence: "Naturally, ...", not "naturally salty"."""
    doc = span.doc
    after = doc[span.end] if span.end < len(doc) else None
    return (
        after is not None
        and after.text == ","
        and (span.start == span.sent.start or doc[span.start - 1].text in {",", "—", "–", ";"})
    )


def _is_clausal(span: Span) -> bool:
    """The fact is that: a clause follows."""
    verb = span[-1]
    return any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children) or (
        span.end < len(span.doc) and span.doc[span.end].lower_ in {"that", ",", ":"}
    )


_TESTS: dict[str, Callable[[Span], bool]] = {
    "adverb": _is_of_certainty,
    "clause": _is_of_clause,
    "forecast": _is_forecast,
    "opening": _is_opening,
    "clausal": _is_clausal,
}
