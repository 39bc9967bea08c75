"""Verbs that attribute: which construction of ``cues.toml`` a verb stands in, and what it takes as its content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from samestory.attribution.clauses import insert_clause, said_clause
from samestory.attribution.cues import Constructions, cues
from samestory.attribution.extents import cue_words
from samestory.attribution.reading import Extent, Reading, extent
from samestory.attribution.sources import agent, beside, inserted, noun_phrase, subject

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["attribute_verb"]

_BELOW = frozenset({"pobj", "pcomp"})
_PARTS = frozenset({"prt", "dobj", "acomp", "advmod", "oprd", "ccomp"})
# "Called", "named", "known" behind a noun give it a name; nobody is said to have called it so.
_NAMES = frozenset({"call", "name", "dub", "know", "entitle", "title"})
_HOLDS = frozenset({"express", "voice", "show", "raise", "share", "have"})
_SAYS_FEELING = frozenset({"express", "voice"})
_OF_FEELING = frozenset({"about", "for", "with", "at", "over", "toward", "of", "in"})
# Their objects are too often things done, not things held: "cast a ballot", "raised money".
_NOT_OBJECT = frozenset(
    """
    admit advise apologise apologize assure cast challenge choose continue convince count demonstrate elect
    fight figure have hear hold hope inform maintain make notify persuade prepare present prove put raise
    rally reflect remind require sell share speak target tell
    """.split()
)


@dataclass(slots=True)
class _Verb:
    """A verb, its source, its cue, and its parts by dependency."""

    token: Token
    takes: Constructions
    source: Extent | None
    phrase: Token | None
    passive: bool

    def part(self, *deps: str) -> Token | None:
        return next((c for c in self.token.children if c.dep_ in deps and c.i > self.token.i), None)


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
    if _is_modifier(token, lemma) or not (takes or special or lemma in _HOLDS):
        return
    head = subject(token)
    if head is not None and reading.quoted(head.i):
        head = None  # a noun of the quotation that the verb introduces
    if head is None and token.tag_ == "VB" and token.dep_ == "ROOT" and not any(token.lefts):
        return  # "Remember that ...": said to the reader
    source = None if head is None else noun_phrase(reading, head, token)
    says = "speech" in {takes.get("clause"), (special or {}).get("clause")}
    if says and head is not None and (other := inserted(reading, token, head)):
        insert_clause(reading, token, other)
        return
    if says and source is None and _speaks(reading, token):
        source = beside(reading, token)
    if special and _attributes(reading, _Verb(token, special, source, phrase, passive)):
        return
    _attributes(reading, _Verb(token, takes, source, None, passive))


def _attributes(reading: Reading, verb: _Verb) -> bool:
    kind = verb.takes.get("clause")
    if kind and said_clause(reading, verb.token, verb.source, _cue(reading, verb), kind):
        return True
    return any(
        reading.add(kind, contents, verb.source, _cue(reading, verb, last))
        for contents, kind, last in _constructions(reading, verb)
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


def _lemma(token: Token) -> str:
    """The lemma; the parser's rules take "hoped" for hop and "gripes" for grip."""
    lemma, known = token.lemma_.lower(), cues("verb")
    if lemma not in known and f"{lemma}e" in known and token.lower_.startswith((f"{lemma}e", f"{lemma}ing")):
        return f"{lemma}e"
    if lemma not in known and lemma[-2:-1] == lemma[-1:] and lemma[:-1] in known:
        return lemma[:-1]  # "quipping"
    return lemma


def _cue(reading: Reading, verb: _Verb, last: int | None = None) -> Extent:
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


def _constructions(reading: Reading, verb: _Verb) -> Iterator[tuple[list[Extent], str, int | None]]:
    """Yield contents, kind and the last word of the cue, the surest construction first."""
    takes, token = verb.takes, verb.token
    if verb.passive:
        yield from _passive(verb)
    obj = next((c for c in token.children if c.dep_ == "dobj"), None)
    after = obj if obj is not None and obj.i > token.i else None
    clause, below = verb.part("ccomp"), verb.part("xcomp")
    infinitive = next((c for c in (below, clause) if c is not None and _is_infinitive(c)), None)
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
    if "ing" in takes and below is not None and below.tag_ == "VBG":
        yield [_span(below)], takes["ing"], None
    if after is not None and verb.phrase is None:
        yield from _feeling(token, after)
    # "Must report incidents", "to state a reason": what has to be said is not said yet.
    if "object" in takes and not (takes["object"] in {"speech", "record"} and token.tag_ == "VB"):
        yield from _object(verb, obj)
    yield from _prepositional(verb, after)
    if verb.source is not None and takes and _lemma(token) not in _NOT_OBJECT:
        kind = next(iter(takes.values()))
        # What only introduces clauses takes no object: "stormed the docks", "asserted control".
        held = None if set(takes) == {"clause"} and kind == "speech" else after
        for part in (clause, below, held, verb.part("acomp")):
            if part is not None and part is not verb.phrase:
                yield [_span(part)], kind, None
        about = verb.part("prep")
        if about is not None and about.lower_ == "about" and (content := _below(about)):
            yield content, kind, about.i


def _passive(verb: _Verb) -> Iterator[tuple[list[Extent], str, int | None]]:
    """What stands before is what it is about: "the plan was condemned as a gift"."""
    takes, token = verb.takes, verb.token
    told = next((c for c in token.children if c.dep_ == "nsubjpass"), None)
    if told is None or _lemma(token) in {"tell", "ask", "quote"} or not ("object" in takes or "as" in takes):
        return
    contents = [(told.left_edge.i, min(told.right_edge.i + 1, token.i))]
    for child in token.children:
        predicates = child.dep_ in {"oprd", "xcomp"} or (
            child.dep_ == "prep" and child.lower_ in {"as", "for"}
        )
        if child.i > token.i and predicates:
            contents.append(extent(child))
    yield contents, takes.get("object") or takes["as"], None


def _predicate(verb: _Verb) -> Token | None:
    for child in verb.token.children:
        if child.i > verb.token.i and (
            child.dep_ == "oprd" or (child.dep_ == "prep" and child.lower_ == "as")
        ):
            return child
    return None


def _object(verb: _Verb, obj: Token | None) -> Iterator[tuple[list[Extent], str, int | None]]:
    kind, token = verb.takes["object"], verb.token
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


def _prepositional(verb: _Verb, after: Token | None) -> Iterator[tuple[list[Extent], str, int | None]]:
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
        content = _below(child)
        if not content:
            continue
        kind = verb.takes[child.lower_]
        if _lemma(verb.token) == "put" and not any(t.like_num for t in verb.token.doc[slice(*content[0])]):
            continue  # "put the figure at 640", not "put them at risk"
        if verb.phrase is None and after is not None and after.i < child.i:
            yield [_span(after, child)], kind, None
        else:
            yield content, kind, child.i


def _feeling(verb: Token, obj: Token) -> Iterator[tuple[list[Extent], str, int | None]]:
    """The noun is the cue's, what is behind it the content: "expressed discomfort with", "have doubts about"."""
    lemma = _lemma(verb)
    if lemma not in _HOLDS or not (lemma in _SAYS_FEELING or obj.lemma_.lower() in cues("feeling")):
        return
    for child in obj.children:
        if child.dep_ == "prep" and child.i == obj.i + 1 and child.lower_ in _OF_FEELING:
            content = _below(child)
            if content and child.i - verb.i <= 6:
                yield content, "attitude", child.i


def _believed(reading: Reading, verb: Token, takes: Constructions) -> bool:
    """Told of nobody in particular, unless "by" tells who: "is expected to win", "is known for"."""
    told = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    before = [] if told is None else [(told.left_edge.i, min(told.right_edge.i + 1, verb.i))]
    for child in verb.children:
        if child.dep_ == "xcomp" and "infinitive" in takes:
            content, kind, last = [extent(child)], takes["infinitive"], None
        elif child.dep_ == "prep" and child.lower_ in takes and _below(child):
            content, kind, last = _below(child), takes[child.lower_], child.i
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
            head, content = subject(verb), _below(child)
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


def _is_infinitive(verb: Token) -> bool:
    return any(c.tag_ == "TO" for c in verb.children)


def _below(preposition: Token) -> list[Extent]:
    objects = [c for c in preposition.children if c.dep_ in _BELOW]
    return [extent(*objects)] if objects else []


def _span(*tokens: Token | None) -> Extent:
    return extent(*(t for t in tokens if t is not None))
