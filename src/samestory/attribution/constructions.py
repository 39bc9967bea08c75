"""What a verb that attributes takes as its content, by the construction of ``cues.toml`` it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samestory.attribution.cues import Constructions, cues
from samestory.attribution.reading import Extent, Reading, extent

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["HOLDS", "Verb", "below", "constructions", "is_figure"]

_BELOW = frozenset({"pobj", "pcomp"})
# With a noun for a feeling they attribute: "has doubts about".
HOLDS = frozenset({"express", "voice", "show", "raise", "share", "have"})
_SAYS_FEELING = frozenset({"express", "voice"})
_OF_FEELING = frozenset({"about", "for", "with", "at", "over", "toward", "of", "in"})
_TOLD = frozenset({"accuse", "ask", "inform", "remind", "tell", "warn"})
# Their objects are too often things done, not things held: "cast a ballot", "raised money".
_NOT_OBJECT = frozenset(
    """
    admit advise apologise apologize assure cast challenge choose continue convince count demonstrate elect
    fight figure have hear hold hope inform maintain make notify persuade prepare present prove put raise
    rally reflect remind require sell share speak target tell
    """.split()
)


@dataclass(slots=True)
class Verb:
    """A verb, its source, its cue, and its parts by dependency."""

    token: Token
    lemma: str
    takes: Constructions
    source: Extent | None
    phrase: Token | None
    passive: bool

    def part(self, *deps: str) -> Token | None:
        """Return the first child behind the verb with one of the dependencies."""
        return next((c for c in self.token.children if c.dep_ in deps and c.i > self.token.i), None)


def constructions(reading: Reading, verb: Verb) -> Iterator[tuple[list[Extent], str, int | None]]:
    """Yield contents, kind and the last word of the cue, the surest construction first."""
    takes, token = verb.takes, verb.token
    if verb.passive:
        yield from _passive(verb)
    obj = next((c for c in token.children if c.dep_ == "dobj"), None)
    after = obj if obj is not None and obj.i > token.i else None
    clause, lower = verb.part("ccomp"), verb.part("xcomp")
    if "figure" in takes and after is not None and _has_number(after):
        yield [_span(after)], takes["figure"], None
    infinitive = next((c for c in (lower, clause) if c is not None and _is_infinitive(c)), None)
    if infinitive is not None and "object-infinitive" in takes:
        yield [_span(after, infinitive)], takes["object-infinitive"], None
    if infinitive is not None and "infinitive" in takes:
        yield [_span(infinitive)], takes["infinitive"], None
    if "as" in takes and (predicate := _predicate(verb) or clause) is not None:
        # What is called so may stand before: "what he calls a perception problem".
        before = [extent(obj)] if obj is not None and after is None else []
        yield [*before, _span(after, predicate)], takes["as"], None
    adjective = verb.part("acomp", "oprd")
    if "adjective" in takes and adjective is not None:
        yield [_span(adjective)], takes["adjective"], None
    if "ing" in takes and lower is not None and lower.tag_ == "VBG":
        yield [_span(lower)], takes["ing"], None
    if after is not None and verb.phrase is None:
        yield from _feeling(verb, after)
    # "Must report incidents", "to state a reason": what has to be said is not said yet.
    if "object" in takes and not (takes["object"] in {"speech", "record"} and token.tag_ == "VB"):
        yield from _object(reading, verb, obj)
    yield from _prepositional(verb, after)
    yield from _otherwise(verb, clause, lower, after)


def _otherwise(
    verb: Verb, clause: Token | None, lower: Token | None, after: Token | None
) -> Iterator[tuple[list[Extent], str, int | None]]:
    """Constructions in which the verb is not listed, for a known cue with a source."""
    if verb.source is None or not verb.takes or verb.lemma in _NOT_OBJECT:
        return
    kind = next(iter(verb.takes.values()))
    # What introduces clauses takes no object by right: "stormed the docks", "learned to swim".
    held = (lower, after) if kind == "attitude" else ()
    for part in (clause, *held, verb.part("acomp")):
        if part is not None and part is not verb.phrase:
            yield [_span(part)], kind, None
    about = verb.part("prep")
    if about is not None and about.lower_ == "about" and (content := below(about)):
        yield content, kind, about.i


def _passive(verb: Verb) -> Iterator[tuple[list[Extent], str, int | None]]:
    """What stands before is what it is about: "the plan was condemned as a gift"."""
    takes, token = verb.takes, verb.token
    told = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
    if told is None or verb.phrase is not None or verb.lemma in {"tell", "ask", "quote"}:
        return
    kind = takes.get("object") or takes.get("as")
    contents = [(told.left_edge.i, min(told.right_edge.i + 1, token.i))]
    for child in token.children:
        predicates = child.dep_ in {"oprd", "xcomp"} or (
            child.dep_ == "prep" and child.lower_ in {"as", "for"}
        )
        if child.i > token.i and predicates:
            contents.append(extent(child))
    # "Was called a gift" needs the gift: "camp beds were painted" names nothing.
    if kind is not None and ("object" in takes or len(contents) > 1):
        yield contents, kind, None


def _predicate(verb: Verb) -> Token | None:
    for child in verb.token.children:
        if child.i > verb.token.i and (
            child.dep_ == "oprd" or (child.dep_ == "prep" and child.lower_ == "as")
        ):
            return child
    return None


def _object(
    reading: Reading, verb: Verb, obj: Token | None
) -> Iterator[tuple[list[Extent], str, int | None]]:
    kind, token = verb.takes["object"], verb.token
    if obj is not None and obj.pos_ == "PRON" and kind in {"speech", "thought"}:
        return  # "knows it", "what they wrote": no words of anybody
    if obj is not None and verb.lemma == "call" and not reading.marked(*extent(obj)):
        return  # "called the mine": by telephone
    if obj is not None and obj.i > token.i and obj is not verb.phrase:
        also = [
            c
            for c in token.children
            if c.i > obj.i and c.dep_ == "prep" and (c.lower_ in {"as", "for"} or c.lower_ in verb.takes)
        ]
        yield [_span(obj, *also)], kind, None
    elif obj is not None and obj.tag_ in {"WDT", "WP"}:
        yield [(obj.i, obj.i + 1)], kind, None
    elif (clause := verb.part("ccomp")) is not None:
        yield [_span(clause)], kind, None


def _prepositional(verb: Verb, after: Token | None) -> Iterator[tuple[list[Extent], str, int | None]]:
    """Talked about, called for; with the object of a set phrase too: took issue with."""
    own = list(verb.phrase.children) if verb.phrase is not None else []
    for child in verb.token.children:
        # "Called for the party to respond": the parser makes a clause of it.
        opener = (
            next(iter(child.children), None) if child.dep_ == "advcl" and child.i > verb.token.i else None
        )
        if opener is not None and opener.lower_ == "for" and "for" in verb.takes and opener.dep_ == "mark":
            yield [(opener.i + 1, child.right_edge.i + 1)], verb.takes["for"], opener.i
    for child in [*own, *verb.token.children]:
        if child.dep_ != "prep" or child.i < verb.token.i or child.lower_ not in verb.takes:
            continue
        content = below(child)
        if not content:
            continue
        kind = verb.takes[child.lower_]
        if verb.passive and kind == "speech" and verb.lemma not in _TOLD:
            continue  # "was admitted to hospital"
        if verb.lemma == "put" and not _has_number(child):
            continue  # "put the figure at 640", not "put them at risk"
        if verb.phrase is None and after is not None and after.i < child.i:
            yield [_span(after, child)], kind, None
        else:
            yield content, kind, child.i


def _feeling(verb: Verb, obj: Token) -> Iterator[tuple[list[Extent], str, int | None]]:
    """The noun is the cue's, what is behind it the content: "expressed discomfort with", "have doubts about"."""
    lemma = verb.lemma
    if lemma not in HOLDS or not (lemma in _SAYS_FEELING or obj.lemma_.lower() in cues("feeling")):
        return
    for child in obj.children:
        if child.dep_ == "prep" and child.i == obj.i + 1 and child.lower_ in _OF_FEELING:
            content = below(child)
            if content and child.i - verb.token.i <= 6:
                yield content, "attitude", child.i


def is_figure(reading: Reading, contents: list[Extent]) -> bool:
    """Tell whether a content holds a number."""
    return any(t.like_num for start, end in contents for t in reading.doc[start:end])


def _has_number(token: Token) -> bool:
    return any(t.like_num for t in token.doc[token.left_edge.i : token.right_edge.i + 1])


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def below(preposition: Token) -> list[Extent]:
    """Return what a preposition governs."""
    objects = [c for c in preposition.children if c.dep_ in _BELOW]
    return [extent(*objects)] if objects else []


def _span(*tokens: Token | None) -> Extent:
    return extent(*(t for t in tokens if t is not None))
