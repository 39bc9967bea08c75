"""Statements given to somebody whom the outlet knows and does not name: a senior official, people familiar.

What it finds
    Entries of the lexicon ``anonymous-source`` where they speak, or stand after "according to" or
    "citing": sources and insiders; aides and advisers; one official, two officials or a senior one
    ("a White House official said"); people described by what they know ("familiar with the matter");
    and set phrases ("on condition of anonymity") in sentences that show no such speaker themselves.
    The finding covers the description and the verb; the reason given for withholding the name stays
    outside it, in the sentence. "The official said" counts once such an official has been introduced.

Why it matters
    A reader cannot weigh a voice without a name: its interest, its access, its record. Guides ask for
    a reason, for information and not opinion, and for the most specific description that is safe.

Example
    "A senior official said the plan was dead." beside "Maria Cole, the deputy minister, said ..."

When it is fine
    Where the reason is given, the matter is important and nobody would say it on the record. Offices
    and institutions ("the ministry said", "police said", "officials said", a spokesman) can be called
    by a reader and are not flagged; speakers in general (critics, experts) are ``vague-attribution``.

References
    AP Stylebook, NPR Ethics Handbook, Reuters Handbook of Journalism and The New York Times on
    anonymous sources.

Measured
    Precision, read blind in real text: 57 of 60 findings (0.95, 0.86 to 0.98); a sceptical second
    reader, on part of them, 19 of 20. Recall is not measured. See tests/real/README.md.
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

NAME = "anonymous-source"
_SPEAKS = frozenset(
    """
    acknowledge add admit allege argue assert caution claim comment complain concede confide confirm contend
    deny describe disclose estimate explain express indicate insist joke note predict put quip recall recount
    reiterate relate remark reply report reveal say speculate state stress suggest tell text think warn
    """.split()
)
_ROLES = frozenset({"nsubj", "pobj", "dobj", "conj"})
_CITES = frozenset({"cite", "quote"})
_ONE = frozenset({"a", "an", "one", "another"})
_RANKED = frozenset(
    """
    anonymous current former high-level high-ranking multiple ranking retired senior several some top
    unidentified unnamed various
    """.split()
)
# Who speaks to these speaks in public, under a name: "told Congress".
_PUBLIC = frozenset({"congress", "court", "jurors", "jury", "lawmakers", "panel", "parliament", "senators"})
_PEOPLE = frozenset(
    """
    adviser advisor agent aide ally analyst associate attorney banker colleague congressman consultant
    democrat diplomat donor employee executive expert figure friend individual insider investigator
    lawmaker lawyer man member minister officer official one operative other participant people person
    prosecutor republican senator someone source staffer strategist those woman
    """.split()
)
_THE = frozenset({"the", "that", "this", "these", "those", "both"})
# From the noun to its verb: room for an auxiliary and an adverb.
_REACH = 5


@detector(NAME, family="sourcing", requires=("token.dep", "token.pos"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])

    def detect(doc: Doc) -> None:
        matches = match(doc)
        speakers: dict[int, Match] = {}
        # Descriptions first: "a senior official familiar with the talks" is one source.
        for m in sorted(matches, key=lambda m: m.entry.kind != "knowing"):
            if m.entry.kind == "phrase":
                continue
            head = doc[m.start] if m.end - m.start == 1 else doc[m.start : m.end].root
            speaker = _described(head, m.start) if m.entry.kind == "knowing" else head
            if speaker is not None and speaker.dep_ in _ROLES:
                speakers.setdefault(speaker.i, m)
        found: list[tuple[int, int, str]] = []
        introduced: set[str] = set()
        for i, m in sorted(speakers.items()):
            noun = doc[i]
            if _is_unnamed(noun, m.entry.kind, introduced):
                span = _attribution(noun, max(m.end, i + 1))
                if span is not None and not (found and span.start < found[-1][1]):
                    introduced.add(noun.lemma_.lower())
                    found.append((span.start, span.end, m.entry.id))
        shown = {doc[start].sent.start for start, _, _ in found}
        for m in matches:
            sentence = doc[m.start].sent.start
            if m.entry.kind == "phrase" and sentence not in shown:
                shown.add(sentence)
                found.append((m.start, m.end, m.entry.id))
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _described(token: Token, start: int) -> Token | None:
    """The noun that "familiar with" or "briefed on" tells about."""
    for _ in range(4):
        if token.i < start and (token.lower_ in _PEOPLE or token.lemma_.lower() in _PEOPLE):
            return token
        if token.dep_ not in {"amod", "acl", "relcl", "prep", "acomp", "pobj", "nsubj"}:
            return None
        token = token.head
    return None


def _is_unnamed(noun: Token, kind: str, introduced: set[str]) -> bool:
    if noun.ent_type_ == "PERSON" or any(c.dep_ == "appos" and _is_name(c) for c in noun.children):
        return False
    before = [c for c in noun.children if c.i < noun.i]
    if kind == "knowing":
        return noun.pos_ != "PROPN"
    if any(c.lower_ in {"no", "few", "any"} for c in before):
        return False
    if kind in {"source", "staff"}:
        return True
    if any(c.lower_ in _THE and c.dep_ == "det" for c in before):
        return noun.lemma_.lower() in introduced and not any(c.dep_ == "compound" for c in before)
    if any(c.dep_ == "poss" for c in before):
        return False  # the party's top official
    ones = any(c.lower_ in _ONE and c.dep_ in {"det", "nummod"} for c in before)
    return ones or (kind == "single" and any(c.dep_ == "nummod" or c.lower_ in _RANKED for c in before))


def _is_name(token: Token) -> bool:
    return token.ent_type_ == "PERSON" or token.pos_ == "PROPN"


def _attribution(noun: Token, end: int) -> Span | None:
    """The words that attribute: "a senior official said", "according to people familiar with"."""
    doc = noun.doc
    start = min(
        [
            noun.i,
            *(c.left_edge.i for c in noun.lefts if c.dep_ in {"amod", "det", "nummod", "compound", "poss"}),
        ]
    )
    if noun.dep_ == "pobj" and noun.head.lower_ == "to" and noun.head.head.lower_ == "according":
        return doc[noun.head.head.i : end]
    verb = _verb(noun)
    if verb is None:
        return None
    if end <= verb.i <= end + _REACH and not any(t.is_punct for t in doc[end : verb.i]):
        return doc[start : verb.i + 1]
    if start - _REACH <= verb.i < start:
        return doc[verb.i : end]
    return doc[start:end]


def _verb(noun: Token) -> Token | None:
    """The verb by which the noun speaks or is cited."""
    while noun.dep_ == "conj" and noun.head.pos_ in {"NOUN", "PROPN", "PRON"}:
        noun = noun.head
    if noun.dep_ == "dobj":
        return noun.head if noun.head.lemma_.lower() in _CITES else None
    if noun.dep_ == "pobj" and noun.head.dep_ == "agent":
        verb = noun.head.head
    elif noun.dep_ == "nsubj":
        verb = noun.head
    else:
        return None
    if verb.lemma_.lower() not in _SPEAKS or any(c.lower_ in _PUBLIC for c in verb.children):
        return None
    return verb if verb.pos_ in {"VERB", "AUX"} else None
