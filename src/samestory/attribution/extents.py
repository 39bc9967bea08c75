"""The words of a cue: "had not said", "went on to call for", "said in a statement"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.attribution.reading import Extent, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["cue_words"]

_AROUND = frozenset({"aux", "auxpass", "neg", "advmod", "prt"})
_MEDIA = frozenset("statement interview release email e-mail tweet memo letter response".split())
_IN_MEDIUM = frozenset({"DET", "ADJ", "PRON", "NOUN", "PROPN"})
_BEFORE_CONTENT = frozenset({"that", "for", "about", "in"})


def cue_words(
    reading: Reading, verb: Token, source: Extent | None, last: int | None = None, *, reach: int = 2
) -> Extent:
    """Return the extent of a cue around its verb.

    Parameters
    ----------
    reading : Reading
    verb : Token
    source : tuple of int or None
        The cue does not reach into it.
    last : int or None
        A preposition, or the object of a set phrase, that belongs to the cue if it stands near.
    reach : int
        How many tokens may stand between the verb and ``last``.
    """
    stop = source[1] if source and source[1] <= verb.i else int(reading.sentence_start[verb.i])
    start = _leftmost(reading, verb, stop)
    end = verb.i + 1
    doc, size = reading.doc, len(reading.doc)
    while end < size and doc[end].dep_ == "prt" and doc[end].head.i == verb.i:
        end += 1
    if last is not None and end <= last <= end + reach:
        end = last + 1
    end = _medium(reading, verb, end)
    if end < size - 1 and _closing_adverb(doc[end], doc[end + 1], verb):
        end += 1
    return start, end


def _leftmost(reading: Reading, verb: Token, stop: int) -> int:
    doc, start = reading.doc, verb.i
    for i in range(verb.i - 1, stop - 1, -1):
        token = doc[i]
        if (token.is_punct and token.text != "-") or token.tag_ == "WRB" or token.lower_ == "then":
            break
        if token.text[:1].isupper() and i > int(reading.sentence_start[verb.i]):
            break  # a name that the parser took for a verb
        inner = start <= token.head.i <= verb.i
        if (inner and (token.dep_ in _AROUND or token.tag_ in {"TO", "RB"})) or _governs(token, doc[start]):
            start = i
        else:
            break
    return start


def _governs(token: Token, first: Token) -> bool:
    """The verb above: "is trying" before "to say"; it belongs to the cue with what stands before it."""
    if token.pos_ not in {"VERB", "AUX"} or token.text[:1].isupper():
        return False
    return first.head.i == token.i or (first.tag_ == "TO" and first.head.head.i == token.i)


def _medium(reading: Reading, verb: Token, end: int) -> int:
    doc = reading.doc
    if end >= len(doc) or doc[end].lower_ != "in" or doc[end].head.i != verb.i:
        return end
    for i in range(end + 1, min(end + 4, len(doc))):
        if doc[i].lower_ in _MEDIA:
            return i + 1
        if doc[i].pos_ not in _IN_MEDIUM:
            break
    return end


def _closing_adverb(token: Token, following: Token, verb: Token) -> bool:
    if token.tag_ not in {"RB", "RBR"} or token.dep_ != "advmod" or token.head.i != verb.i:
        return False
    return following.is_punct or following.is_space or following.lower_ in _BEFORE_CONTENT
