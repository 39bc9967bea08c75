"""Verbs that attribute: which construction of ``cues.toml`` a verb stands in, and what it takes as its content."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory.attribution.clauses import insert_clause, said_clause
from samestory.attribution.constructions import HOLDS, Verb, below, constructions, is_figure
from samestory.attribution.cues import Constructions, cues
from samestory.attribution.extents import cue_words
from samestory.attribution.reading import Extent, Reading, extent
from samestory.attribution.sources import agent, beside, inserted, noun_phrase, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["attribute_verb"]

_PARTS = frozenset({"prt", "dobj", "acomp", "advmod", "oprd", "ccomp"})
# "Called", "named", "known" behind a noun give it a name; nobody is said to have called it so.
_NAMES = frozenset({"call", "name", "dub", "know", "entitle", "title"})


def attribute_verb(reading: Reading, token: Token) -> None:
    """Keep what a verb attributes, if it is a cue in its construction."""
    lemma = _lemma(token)
    if lemma == "be":
        _is_for(reading, token)
        return
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)
    if passive and _believed(reading, token, cues("passive").get(lemma, {})):
        return
    phrase, special = _set_phrase(token, lemma)
    takes = cues("verb").get(lemma) or {}
    if _is_modifier(token, lemma) or not (takes or special or lemma in HOLDS):
        return
    head = subject(token)
    if head is not None and reading.quoted(head.i):
        head = None  # a noun of the quotation that the verb introduces
    if head is not None and _is_nobody(head, token):
        return
    if head is None and token.tag_ == "VB" and token.dep_ == "ROOT" and not any(token.lefts):
        return  # "Remember that ...": said to the reader
    source = None if head is None else noun_phrase(reading, head, token)
    says = "speech" in {takes.get("clause"), (special or {}).get("clause")}
    if says and head is not None and (other := inserted(reading, token, head)):
        insert_clause(reading, token, other)
        return
    if says and source is None and _speaks(reading, token):
        source = beside(reading, token)
    if special and _attributes(reading, Verb(token, lemma, special, source, phrase, passive)):
        return
    _attributes(reading, Verb(token, lemma, takes, source, None, passive))


def _is_nobody(head: Token, verb: Token) -> bool:
    """The writer, or no source at all: "one must conclude", "for what they deemed"."""
    modal = any(c.tag_ == "MD" for c in verb.children)
    return head.lower_ == "what" or (head.lower_ == "one" and modal)


def _attributes(reading: Reading, verb: Verb) -> bool:
    kind = verb.takes.get("clause")
    if kind and said_clause(reading, verb.token, verb.source, _cue(reading, verb), kind):
        return True
    # "Put the number at 640", "counted 640" say it; "talked about the number" does not.
    figures = verb.lemma == "put" or "figure" in verb.takes
    return any(
        reading.add(
            kind,
            contents,
            verb.source,
            _cue(reading, verb, last),
            clause=figures and is_figure(reading, contents),
        )
        for contents, kind, last in constructions(reading, verb)
    )


def _is_modifier(verb: Token, lemma: str) -> bool:
    """An adjective ("the disputed plan"), or what gives a thing its name ("a hall called Harbour House")."""
    if verb.dep_ in {"amod", "compound"}:
        return True
    return verb.tag_ == "VBN" and verb.dep_ == "acl" and lemma in _NAMES and agent(verb) is None


def _speaks(reading: Reading, verb: Token) -> bool:
    """A verb that could have a subject: finite, or read as something else right behind a quotation or a name."""
    if verb.tag_ in {"VBD", "VBZ", "VBP"} or (verb.tag_ == "VBN" and verb.dep_ == "acl"):
        return True
    return verb.tag_ == "VB" and verb.i > 0 and reading.quoted(verb.i - 1)


def _cue(reading: Reading, verb: Verb, last: int | None = None) -> Extent:
    if verb.phrase is not None:
        last = max(verb.phrase.i, last or 0)
        return cue_words(reading, verb.token, verb.source, last, reach=6)
    return cue_words(reading, verb.token, verb.source, last)


def _set_phrase(verb: Token, lemma: str) -> tuple[Token | None, Constructions | None]:
    """A verb with a part of its own: take issue, make clear, play down."""
    known = cues("verb")
    for child in verb.children:
        if child.dep_ in _PARTS and 0 < child.i - verb.i <= 4:
            word = child.lemma_ if child.dep_ in {"dobj", "ccomp"} else child.text
            takes = known.get(f"{lemma}_{word.lower()}")
            if takes:
                return child, takes
    return None, None


def _believed(reading: Reading, verb: Token, takes: Constructions) -> bool:
    """Told of nobody in particular, unless "by" tells who: "is expected to win", "is known for"."""
    told = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    before = [] if told is None else [(told.left_edge.i, min(told.right_edge.i + 1, verb.i))]
    for child in verb.children:
        if child.dep_ == "xcomp" and "infinitive" in takes:
            content, kind, last = [extent(child)], takes["infinitive"], None
        elif child.dep_ == "prep" and child.lower_ in takes and below(child):
            content, kind, last = below(child), takes[child.lower_], child.i
        else:
            continue
        who = agent(verb)
        source = None if who is None else noun_phrase(reading, who, verb)
        return (
            reading.add(kind, [*before, *content], source, cue_words(reading, verb, None, last)) is not None
        )
    return False


def _is_for(reading: Reading, verb: Token) -> None:
    """Being for something, where a person, a party or a body is: "the party is for the bill"."""
    for child in verb.children:
        if child.dep_ == "prep" and child.lower_ in {"for", "against"} and child.i - verb.i <= 3:
            head, content = subject(verb), below(child)
            if (
                head is not None
                and content
                and (head.ent_type_ in {"PERSON", "NORP", "ORG"} or _is_person(head))
            ):
                source = noun_phrase(reading, head, verb)
                reading.add("attitude", content, source, cue_words(reading, verb, source, child.i))
            return


def _is_person(token: Token) -> bool:
    return token.lower_ in {"he", "she", "they", "i", "we", "who"}


def _lemma(token: Token) -> str:
    """The lemma; the parser's rules take "hoped" for hop and "gripes" for grip."""
    lemma, known = token.lemma_.lower(), cues("verb")
    if lemma not in known and f"{lemma}e" in known and token.lower_.startswith((f"{lemma}e", f"{lemma}ing")):
        return f"{lemma}e"
    if lemma not in known and lemma[-2:-1] == lemma[-1:] and lemma[:-1] in known:
        return lemma[:-1]  # "quipping"
    return lemma
