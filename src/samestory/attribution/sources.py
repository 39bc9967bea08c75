"""Who an attribution gives its content to: the subject of the cue, wherever the sentence keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.attribution.reading import Extent, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["agent", "beside", "goes_on", "inserted", "noun_phrase", "possessor", "subject"]

_SUBJECTS = frozenset({"nsubj", "csubj"})
_VERBAL = frozenset({"VERB", "AUX"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_AMOUNTS = frozenset({"CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME"})
# How far a verb may stand from the one that has its subject: "said he had gone on to try to warn".
_STEPS = 6
# Tokens between a speaker and a verb: room for an aside.
_FAR = 30


def subject(verb: Token, steps: int = _STEPS) -> Token | None:
    """Return the head of the phrase that speaks, thinks or wants.

    Parameters
    ----------
    verb : Token
        The cue, or a verb on the way to it.
    steps : int
        How many verbs above it may be asked.

    Returns
    -------
    Token or None
        None where nobody is told, as in a passive without "by", and where the parse has no subject.
    """
    passive = False
    for child in verb.children:
        if child.dep_ in _SUBJECTS:
            return child
        passive = passive or child.dep_ in {"auxpass", "nsubjpass"}
    if passive:
        return agent(verb)
    head = verb.head
    if head.i == verb.i or steps == 0:
        return None
    if verb.dep_ == "advcl" and verb.tag_ == "VBN":
        return agent(verb)  # "Asked whether she would go, the minister": she does not ask
    if verb.dep_ == "acl" and head.pos_ in _NOMINAL:
        return head if verb.tag_ == "VBG" else agent(verb) if verb.tag_ == "VBN" else None
    if verb.dep_ == "pcomp" and head.pos_ == "ADP" and head.head.pos_ in _VERBAL:
        return _above(head.head, steps)
    if head.pos_ not in _VERBAL:
        return None
    if verb.dep_ == "xcomp":
        return next((c for c in head.children if c.dep_ == "dobj" and c.i < verb.i), None) or _above(
            head, steps
        )
    if goes_on(verb):
        return _above(head.head, steps)
    if verb.dep_ == "conj" and head.dep_ == "ccomp" and any(_says_nothing(c) for c in head.children):
        # "Expects that jobs will be lost, and has promised": what is lost promises nothing.
        return _above(head.head, steps)
    if verb.dep_ in {"conj", "advcl", "dep"} or (verb.dep_ in {"ccomp", "parataxis"} and verb.tag_ == "VBG"):
        return _above(head, steps)
    return None


def _says_nothing(token: Token) -> bool:
    return token.dep_ == "nsubjpass" or (token.dep_ == "nsubj" and token.ent_type_ in _AMOUNTS)


def goes_on(verb: Token) -> bool:
    """Tell whether a participle goes on with the speaker above its clause: "said it had failed, adding that"."""
    head, left = verb.head, verb.left_edge.i
    return (
        verb.tag_ == "VBG"
        and verb.dep_ == "advcl"
        and head.dep_ == "ccomp"
        and verb.doc[left - 1].text == ","
    )


def _above(verb: Token, steps: int) -> Token | None:
    """The subject of the verb above, which may itself be passive: "was praised for saying"."""
    passive = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    return passive if passive is not None else subject(verb, steps - 1)


def agent(verb: Token) -> Token | None:
    """Return who does what a passive verb says: "was condemned by the union"."""
    for child in verb.children:
        if child.dep_ == "agent":
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def possessor(noun: Token) -> Token | None:
    """Return whose claim, plan or view a noun is: "the minister's claim", "a claim by the minister"."""
    poss = next((c for c in noun.children if c.dep_ == "poss"), None)
    if poss is not None:
        return poss
    for child in noun.children:
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def beside(reading: Reading, verb: Token) -> Extent | None:
    """Return the noun phrase beside a verb of saying for which the parse has no subject.

    In front of it up to the sentence or quotation before ("“We moved it,” Jovan Teslak, the inspector, confessed"),
    also over an aside between commas, or behind it where a quotation ends right before it ("“No,” purrs Ms Abel").
    """
    doc, start = reading.doc, max(int(reading.sentence_start[verb.i]), verb.i - _FAR)
    first = verb.i
    while first > start and not reading.quoted(first - 1):
        first -= 1
    if first < verb.i:
        # The whole stretch, or what follows its last comma: "In a memo seen by us, Ben Smith predicted".
        comma = next((i for i in range(verb.i - 2, first, -1) if doc[i].text == ","), verb.i)
        return _nominal(reading, first, verb.i, whole=True) or _nominal(
            reading, comma + 1, verb.i, whole=True
        )
    while start < verb.i and any(t.text == ";" for t in doc[start : verb.i]):
        start = next(t.i for t in doc[start : verb.i] if t.text == ";") + 1
    if start < verb.i and not reading.quoted(start):
        return _nominal(reading, start, verb.i, whole=True)
    if first and reading.quoted(first - 1):
        return _nominal(
            reading, verb.i + 1, min(verb.i + _FAR, int(reading.sentence_end[verb.i])), whole=False
        )
    return None


def inserted(reading: Reading, verb: Token, head: Token) -> Extent | None:
    """Return who speaks between two commas, where the parse has the subject of the sentence speak.

    "The deal, Reuters reported, is off": not the deal.
    """
    doc = reading.doc
    closed = verb.i + 1 < len(doc) and doc[verb.i + 1].text == ","
    if not closed or head.i > verb.i or doc[verb.i - 1].pos_ not in _NOMINAL:
        return None
    comma = next((i for i in range(verb.i - 1, head.i, -1) if doc[i].text == ","), None)
    return None if comma is None else _nominal(reading, comma + 1, verb.i, whole=True)


def _nominal(reading: Reading, start: int, end: int, *, whole: bool) -> Extent | None:
    """The first run of tokens without a verb that holds a name, a noun or a pronoun; up to a comma."""
    doc = reading.doc
    while start < end and (doc[start].is_punct or doc[start].is_space or _joins(doc[start])):
        start += 1
    if start >= end:
        return None
    stop, named, sentence = start, False, int(reading.sentence_start[start])
    while stop < end and not doc[stop].is_punct and doc[stop].pos_ not in _VERBAL and not doc[stop].is_space:
        named = (
            named
            or doc[stop].pos_ in _NOMINAL
            or doc[stop].lower_ == "one"
            or (stop > sentence and doc[stop].text[:1].isupper())
        )
        stop += 1
    closed = doc[end - 1].text == "," or (doc[end - 1].is_quote and doc[end - 2].text == ",")
    aside = closed and stop < end - 1 and doc[stop].text == ","
    if not named or (whole and stop < end and not aside) or doc[start].pos_ == "ADP":
        return None
    return start, stop


def _joins(token: Token) -> bool:
    return token.pos_ in {"CCONJ", "ADV", "SCONJ"} and token.text[:1].islower()


def noun_phrase(reading: Reading, head: Token, verb: Token) -> Extent:
    """Return the words of a source, without the cue and without punctuation at its edges."""
    doc = reading.doc
    start, end = head.left_edge.i, head.right_edge.i + 1
    if start <= verb.i < end:
        start, end = (start, verb.i) if head.i < verb.i else (verb.i + 1, end)
    finite = [i for i in range(start, head.i) if doc[i].tag_ in {"VBD", "VBZ", "VBP"}]
    if finite:
        start = finite[-1] + 1  # what the parser put in front of a name with its sentence
    for child in head.children:
        # "Norrgard, calling it a crime, said": what the speaker does meanwhile is not who it is.
        if child.dep_ == "acl" and child.i > head.i and doc[child.left_edge.i - 1].text == ",":
            end = min(end, child.left_edge.i - 1)
    # A name that the parser cut: "Mr" alone before "Pemberly said".
    while end < verb.i and end < len(doc) and doc[end - 1].text[:1].isupper() and _continues_name(doc[end]):
        end += 1
    inside = next((i for i in range(head.i + 1, end) if reading.quoted(i)), end)
    end = max(inside, head.i + 1)
    while end > start + 1 and (doc[end - 1].is_punct or doc[end - 1].is_space):
        end -= 1
    while start < end - 1 and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return start, end


def _continues_name(token: Token) -> bool:
    return token.text[:1].isupper() and token.is_alpha
