"""Nouns, adjectives and prepositions that attribute: "the union's claim that", "is wary of", "according to"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from samestory.attribution.cues import cues
from samestory.attribution.extents import cue_words
from samestory.attribution.reading import Extent, Reading, extent
from samestory.attribution.sources import noun_phrase, possessor, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["attribute_adjective", "attribute_noun", "attribute_preposition"]

_BELOW = frozenset({"pobj", "pcomp"})
# Verbs that only carry the noun: "made a promise", "expressed doubts".
_LIGHT = frozenset(
    """
    announce be deliver express give have issue make offer raise reiterate repeat share show take voice win
    """.split()
)
_MODIFIERS = frozenset({"amod", "det", "compound", "nummod"})
# Without anybody whose it is, a noun of these constructions still attributes: "questions about", "rumours that".
_UNOWNED = frozenset({"clause", "about", "for", "of"})
_STANDPOINTS = frozenset(
    """
    account count estimate estimation eye judgement judgment mind opinion reading reckoning telling version view word
    """.split()
)
_ADDS = frozenset({"though", "although", "but", "while", "whereas"})
_PHRASES = frozenset({"expression", "phrase", "term", "word"})
_FIGURES = frozenset({"poll", "survey", "study"})
_PREDICATES = frozenset({"acomp", "oprd"})


def attribute_noun(reading: Reading, noun: Token) -> None:
    """Keep what a noun attributes: a clause, an infinitive or what it is about."""
    takes = cues("noun").get(noun.lemma_.lower())
    if takes is None or noun.dep_ == "compound":
        return
    if _is_misread_verb(reading, noun):
        return
    owner, light, source = possessor(noun), None, None
    if owner is not None:
        source = extent(owner)
    elif noun.dep_ in {"dobj", "attr"} and noun.head.lemma_ in _LIGHT:
        head = subject(noun.head)
        if head is not None:
            light, source = noun.head, noun_phrase(reading, head, noun.head)
    if source is not None and "clause" in takes and _is_that(reading, noun, source, takes["clause"]):
        return
    for construction, content, last in _noun_contents(noun):
        if construction in takes and (source is not None or construction in _UNOWNED):
            clause = construction == "clause"
            kind = takes[construction] if clause else "attitude"
            cue = _noun_cue(reading, noun, light, last)
            reading.add(kind, content, source, cue, clause=clause, nominal=True)
            return


def _is_misread_verb(reading: Reading, noun: Token) -> bool:
    """A verb that was read as a noun behind a noun: "Smith claims that he"."""
    takes = cues("verb").get(noun.lemma_.lower(), {})
    doc = reading.doc
    if noun.tag_ != "NNS" or noun.i + 1 >= len(doc) or not noun.i or "clause" not in takes:
        return False
    if doc[noun.i + 1].lower_ not in {"that", "he", "she", "they", "it"}:
        return False
    clause = next((c for c in noun.children if c.i > noun.i and c.dep_ in {"acl", "ccomp", "relcl"}), None)
    before = doc[noun.i - 1]
    if clause is None or before.pos_ not in {"PROPN", "NOUN"} or before.head.i != noun.i:
        return False
    source = (noun.left_edge.i, noun.i)
    while doc[source[0]].pos_ == "CCONJ" and source[0] < noun.i - 1:
        source = (source[0] + 1, source[1])
    reading.add(takes["clause"], [extent(clause)], source, (noun.i, noun.i + 1), clause=True)
    return True


def _is_that(reading: Reading, noun: Token, source: Extent, kind: str) -> bool:
    """A noun whose content is told by "is": "the minister's excuse was that he needed time"."""
    verb = noun.head
    clause = next((c for c in verb.children if c.dep_ == "ccomp" and c.i > verb.i), None)
    if noun.dep_ != "nsubj" or verb.lemma_ != "be" or clause is None or not _has_mark(clause):
        return False
    cue = (_noun_cue(reading, noun, None, None)[0], verb.i + 1)
    return reading.add(kind, [extent(clause)], source, cue, clause=True, nominal=True) is not None


def _noun_contents(noun: Token) -> Iterator[tuple[str, list[Extent], int | None]]:
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in {"acl", "ccomp", "relcl"} and _has_mark(child):
            yield "clause", [extent(child)], None
        elif child.dep_ in {"acl", "xcomp"} and any(c.tag_ == "TO" for c in child.children):
            yield "infinitive", [extent(child)], None
        elif child.dep_ == "prep":
            below = [c for c in child.children if c.dep_ in _BELOW]
            if below:
                yield child.lower_, [extent(*below)], child.i if child.i == noun.i + 1 else None


def _has_mark(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in {"that", "whether"} for c in clause.children)


def _noun_cue(reading: Reading, noun: Token, light: Token | None, last: int | None) -> Extent:
    doc, start = reading.doc, noun.i
    while start and doc[start - 1].head.i == noun.i and doc[start - 1].dep_ in _MODIFIERS:
        start -= 1
    if light is not None and 0 < noun.i - light.i <= 4:
        start = cue_words(reading, light, None)[0]
    return start, (noun.i if last is None else last) + 1


def attribute_adjective(reading: Reading, adjective: Token) -> None:
    """Keep what an adjective attributes: "is confident that", "were wary of"."""
    takes = cues("adjective").get(adjective.lemma_.lower())
    if takes is None or adjective.dep_ not in _PREDICATES:
        return
    verb = adjective.head
    head = subject(verb)
    if head is None:
        return
    source = noun_phrase(reading, head, verb)
    for child in adjective.children:
        construction, content, last = _adjective_content(adjective, child)
        if content and construction in takes:
            cue = (cue_words(reading, verb, source)[0], (adjective.i if last is None else last) + 1)
            reading.add(takes[construction], content, source, cue, clause=construction == "clause")
            return


def _adjective_content(adjective: Token, child: Token) -> tuple[str, list[Extent], int | None]:
    if child.i > adjective.i and child.dep_ == "ccomp":
        return "clause", [extent(child)], None
    if child.i > adjective.i and child.dep_ == "xcomp":
        return "infinitive", [extent(child)], None
    if child.i > adjective.i and child.dep_ == "prep":
        below = [c for c in child.children if c.dep_ in _BELOW]
        if below:
            return child.lower_, [extent(*below)], child.i if child.i == adjective.i + 1 else None
    return "", [], None


def attribute_preposition(reading: Reading, token: Token) -> None:
    """Keep what a preposition gives to somebody: the rest of its sentence.

    "According to the ministry"; "in the mayor's view", "by the union's count"; "to the families it is an insult".
    """
    if token.lower_ == "according":
        to = next((c for c in token.children if c.lower_ == "to"), None)
        if to is not None:
            told = _object(to)
            source = noun_phrase(reading, told, to) if told is not None else (to.i + 1, to.right_edge.i + 1)
            if source[0] < source[1]:
                reading.add(
                    "speech", _rest(reading, token.i, source[1]), source, (token.i, to.i + 1), clause=True
                )
    elif token.i - int(reading.sentence_start[token.i]) <= 1:
        _opener(reading, token)
    elif token.lower_ == "in" and reading.doc[token.i - 1].text == ",":
        _words_of(reading, token)


def _words_of(reading: Reading, token: Token) -> None:
    """Words of somebody in the middle of a sentence: "it would be, in a rival's words, “a mistake”"."""
    told = _object(token)
    owner = None if told is None else next((c for c in told.children if c.dep_ == "poss"), None)
    if told is None or owner is None or told.lemma_.lower() not in _PHRASES:
        return
    behind = next(
        (i for i in range(told.i + 1, min(told.i + 4, len(reading.doc))) if reading.marked(i, i + 1)), None
    )
    if behind is not None:
        reading.add("speech", [(behind, behind + 1)], extent(owner), (told.i, told.i + 1), clause=True)


def _opener(reading: Reading, token: Token) -> None:
    told = _object(token)
    if told is None:
        return
    word, lemma = token.lower_, told.lemma_.lower()
    if word in {"in", "by"} and lemma in _STANDPOINTS:
        owner = next((c for c in told.children if c.dep_ == "poss"), None) or _of(told)
        if owner is not None:
            reading.add(
                "speech",
                _rest(reading, token.i, told.i + 1),
                extent(owner),
                (told.i, told.i + 1),
                clause=True,
            )
    elif word == "in" and lemma in _FIGURES:
        source = noun_phrase(reading, told, token)
        reading.add("record", _rest(reading, token.i, source[1]), source, (token.i, token.i + 1), clause=True)
    elif word == "to" and token.head.lemma_ == "be" and told.ent_type_ in {"PERSON", "ORG", "NORP"}:
        source = noun_phrase(reading, told, token)
        start, end = source[1], reading.sentence(token.i)[1]
        # What the outlet adds is its own: "though he may find fewer of his voters".
        end = next((i - 1 for i in range(start + 1, end) if reading.doc[i].lower_ in _ADDS), end)
        reading.add("thought", [(start, end)], source, (token.i, token.i + 1), clause=True)


def _of(noun: Token) -> Token | None:
    """Whose words: "in the words of his mother"."""
    of = next((c for c in noun.children if c.lower_ == "of"), None)
    return None if of is None else _object(of)


def _object(preposition: Token) -> Token | None:
    return next((c for c in preposition.children if c.dep_ == "pobj"), None)


def _rest(reading: Reading, first: int, last: int) -> list[Extent]:
    """The sentence without a phrase of it; two or three tokens behind it are no content of their own."""
    start, end = reading.sentence(first)
    if first - start <= 1:
        return [(last, end)]
    return [(start, first), (last, end)] if end - last > 3 else [(start, first)]
