"""Verbs that say whether something was done, and judge it: failed to, managed to, refused to, bothered to.

What it finds
    Entries of the lexicon ``implicative`` with the act they imply: "failed to warn" implies that no
    warning came and that one was due; "managed to pass" that it passed against the odds. Only where
    something did or did not happen: not under if, may, will or a purpose, not in charges ("accused of
    failing to"), not for failures that are terms of law, sport, markets and voting.

Why it matters
    "Did not" reports, "failed to" blames, "refused to" shows a hard no to an open request. The fact is
    the same; the verb carries the verdict.

Example
    "The ministry failed to answer." beside "The ministry had not answered by Friday."

When it is fine
    Where the duty, the effort or the refusal is itself established and told. "Declined to" is neutral
    and is not flagged.

References
    Karttunen, L. (1971), Implicative verbs. Nairn, Condoravdi & Karttunen (2006), Computing relative
    polarity for textual inference. Recasens et al. (2013), Linguistic models for analyzing and
    detecting biased language.

Measured
    Precision, read blind in real text: 57 of 60 findings (0.95, 0.86 to 0.98), after four
    causes were mended (50 of 60 before, in other text). Recall is not measured. See
    tests/real/README.md.
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

NAME = "implicative"
_CONDITIONS = frozenset({"if", "unless", "whether", "should", "lest", "until", "so"})
# Failing to do these has a legal, medical, technical or parliamentary sense.
_TERMS = frozenset(
    {"appear", "yield", "qualify", "register", "ignite", "thrive", "heal", "score", "file", "pass"}
)
_MEASURES = frozenset(
    "amendment bill effort initiative legislation measure motion nomination petition proposal resolution vote".split()
)
# Escapes are told as efforts without a judgement.
_RESCUES = frozenset("climb crawl escape evade flee free pull reach rescue run save survive swim".split())
# Who accuses, charges or warns of a failure speaks; the outlet does not judge.
_ACCUSES = frozenset(
    """
    accuse attack berate blame blast charge chastise chide cite condemn convict criticise criticize denounce excoriate
    fault fine hammer hit indict knock lambast lambaste penalise penalize pillory punish rap rebuke scold slam
    sue suspend blister pan rip guilty count
    """.split()
)
# What somebody holds against somebody: "criticism that he failed to win".
_CLAIMS = frozenset(
    "accusation allegation belief charge claim complaint criticism fear idea notion suggestion".split()
)
_ANYBODY = frozenset({"anybody", "anyone", "everybody", "everyone", "nobody", "those", "whoever"})
_TIMELESS = frozenset({"VBP", "VBZ", "VB", "VBG"})
_DUTIES = frozenset({"oblige", "obligate"})


@detector(NAME, family="epistemic", requires=("token.dep", "token.pos", "token.tag"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])

    def detect(doc: Doc) -> None:
        found = ((m.start, m.end, m.entry.id) for m in match(doc) if _implies(doc, m))
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _implies(doc: Doc, match: Match) -> bool:
    span = doc[match.start : match.end]
    test = _TESTS.get(match.entry.kind)
    # "Could not bring himself to": the modal belongs to the phrase.
    asserted = match.entry.kind == "unable" or _is_asserted(span.root)
    return asserted and (test is None or test(span))


def _is_asserted(verb: Token) -> bool:
    """Something did or did not happen: no condition, modal, command, purpose or charge."""
    if verb.pos_ not in {"VERB", "AUX"}:
        return True
    if any(c.tag_ == "MD" or (c.lower_ in _CONDITIONS and c.dep_ in {"mark", "aux"}) for c in verb.children):
        return False
    if verb.dep_ == "conj" and verb.tag_ == "VB" and any(c.tag_ == "MD" for c in verb.head.children):
        return False
    aux = [c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if verb.tag_ == "VB" and "to" in aux:
        return False
    if verb.tag_ == "VB" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return False  # a command
    # "Accused of failing to", "criticised for having failed to".
    if verb.tag_ == "VBG" or "having" in aux:
        near = [*list(verb.ancestors)[:4], *verb.doc[max(verb.sent.start, verb.i - 4) : verb.i]]
        if any(t.lemma_.lower() in _ACCUSES for t in near):
            return False
    if verb.dep_ in {"acl", "ccomp", "relcl"} and verb.head.lemma_.lower() in _CLAIMS:
        return False
    if any(c.lower_ == "how" or (c.n_lefts and c.left_edge.lower_ == "how") for c in verb.lefts):
        return False
    return not _is_for_all(verb)


def _is_for_all(verb: Token) -> bool:
    """A rule, told of nobody in particular: "those who miss a date and fail to pay", "anyone refusing to answer"."""
    if verb.lemma_.lower() in _DUTIES and any(c.lower_ in {"is", "are"} for c in verb.children):
        return True
    if verb.tag_ not in _TIMELESS:
        return False
    first = verb.head if verb.dep_ == "conj" else verb
    if first.dep_ == "relcl" and any(c.lower_ == "who" for c in first.children):
        return True
    return first.dep_ in {"acl", "relcl"} and first.head.lower_ in _ANYBODY


def _act(verb: Token) -> Token | None:
    """The act a verb is about, right behind it: "to warn" after "failed"; not a purpose further on."""
    follows = next((t for t in verb.doc[verb.i + 1 : verb.i + 4] if t.pos_ != "ADV"), None)
    if follows is None or follows.lower_ != "to":
        return None
    return next((c for c in verb.children if c.dep_ in {"xcomp", "advcl"} and c.i > follows.i), None)


def _with_act(span: Span) -> bool:
    verb = span.root
    act = _act(verb)
    if act is None or any(c.dep_ == "auxpass" for c in verb.children):
        return False
    lemma = verb.lemma_.lower()
    if lemma == "manage" and act.lemma_ in _RESCUES:
        return False
    if lemma == "fail":
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        measure = subject is not None and subject.lemma_.lower() in _MEASURES
        return not measure and (act.lemma_ not in _TERMS or (act.lemma_ == "pass" and not measure))
    if lemma == "happen":
        return not any(c.tag_ == "WP" or c.lower_.endswith("ever") for c in verb.lefts)
    return True


def _with_gerund(span: Span) -> bool:
    """Succeeded in hiding: a verb form follows."""
    doc = span.doc
    follows = [t for t in doc[span.end : span.end + 3] if t.pos_ != "ADV"]
    return (
        bool(follows) and follows[0].tag_ == "VBG" and follows[0].dep_ in {"pcomp", "xcomp", "advcl", "prep"}
    )


def _into(span: Span) -> bool:
    """Tricked the widow into signing."""
    return any(
        inner.text.endswith("ing") for c in span.root.children if c.lower_ == "into" for inner in c.children
    )


def _to_a_level(span: Span) -> bool:
    """Stooped to lying, to bribery; not to pick up a coin."""
    after = span.doc[span.end : span.end + 2]
    return (
        len(after) > 1
        and after[0].tag_ != "VB"
        and not any(t.pos_ in {"PROPN", "NUM", "PRON"} for t in after)
    )


def _forced(span: Span) -> bool:
    """Was forced to resign: passive, with an act, and it happened."""
    verb = span.root
    passive = any(c.dep_ in {"auxpass", "aux"} and c.lemma_ in {"be", "get", "feel"} for c in verb.children)
    return passive and _act(verb) is not None


def _and_then(span: Span) -> bool:
    doc = span.doc
    return span.end < len(doc) and doc[span.end].tag_ in {"VB", "RB"}


_TESTS: dict[str, Callable[[Span], bool]] = {
    "to": _with_act,
    "ing": _with_gerund,
    "into": _into,
    "level": _to_a_level,
    "forced": _forced,
    "next": _and_then,
}
