"""Which actor a loaded word evaluates: the name a reader would give it, or None where that is unclear.

"Harker's reckless plan" is about Harker, "the mayor stormed out" about the mayor, "they are thugs" about them. The
way from the word to the actor is the parse's: from a modifier to its noun, from a predicate to its subject, from a
thing to who owns or makes it. Actors are people, groups, organisations, governments and countries, named as in
`samestory.speakers`, pronouns included; a description loses the loaded word ("reckless ministers": ministers).
"I" and "we" are the speaker inside quotation marks, and nobody outside of them.

Notes
-----
Read off real text, and kept because it held there (tests/real/targets.py):

- of a verb of praise or blame ("slammed", "sharply criticised") the target is its object, of all others its subject;
- a loaded noun as an object is said of the subject beside verbs like "show" and "lack": "showed restraint";
- the nearest name in the sentence is right one time in three, so it is not taken.

Limits: things are no targets, and a plan without an owner has none; a headline names only whom the text names too;
"the president" becomes a name only where one person of the article is called so.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from samestory.models.scorer import LEARNED
from samestory.quotations import spoken_by
from samestory.speakers import Cast
from samestory.speakers.called import Called, acts
from samestory.speakers.columns import Columns
from samestory.speakers.words import words

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Targets"]

_NOUNS = frozenset({"NOUN", "PROPN", "NUM"})
_VERBS = frozenset({"VERB", "AUX"})
_PREDICATES = frozenset({"acomp", "attr", "oprd"})
_INSIDE_NOUNS = frozenset({"compound", "nmod", "amod"})
_FIRST = frozenset("i we me us my our mine ours myself ourselves".split())
_OWNERS = frozenset("his her their its our my your whose".split())
_LIKENED = frozenset({"as", "like"})
# Verbs whose object is what the subject shows of itself.
_SHOWING = frozenset("have show express display take find lack lose exercise need".split())
_JUDGING = frozenset(
    "slam blast hail ridicule pan hammer trash praise deride bash lambast lambaste criticize criticise condemn "
    "denounce laud savage".split()
)
_STEPS = 8  # from a word to its clause, and from a thing to its owner's owner


class Targets:
    """Actors that words of an annotated Doc evaluate; nothing is built before the first question.

    Parameters
    ----------
    doc : Doc
        With blocks, voice and attributions, as the pipeline of this package leaves it.
    cast : Cast, optional
        Of the same Doc, to share what resolving the speakers has built.
    """

    def __init__(self, doc: Doc, cast: Cast | None = None) -> None:
        self._doc = doc
        self._cast = Cast(doc) if cast is None else cast
        self._span = range(0)

    def __call__(self, start: int, end: int) -> str | None:
        """Return the name of the actor that the words of a finding evaluate.

        Parameters
        ----------
        start, end : int
            Its tokens.
        """
        if not 0 <= start < end <= len(self._doc) or not self._parsed:
            return None
        self._span = range(start, end)
        return self._word(self._columns.root(start, end))

    @cached_property
    def _parsed(self) -> bool:
        return self._doc.has_annotation("DEP")

    @cached_property
    def _columns(self) -> Columns:
        # Whom a pronoun stands for depends on who spoke before it, so the speakers come first.
        _ = self._cast.speakers
        return self._cast.columns

    @cached_property
    def _spoken(self) -> list[int]:
        numbers: list[int] = spoken_by(self._doc).tolist()
        return numbers

    @cached_property
    def _called(self) -> Called:
        return Called(self._columns, self._cast.entities)

    def _first(self, i: int, *ways: str) -> int | None:
        return self._columns.hanging(i, *ways)

    def _word(self, i: int) -> str | None:
        """From the loaded word to the noun or the clause it belongs to."""
        c = self._columns
        for _ in range(_STEPS):
            pos, dep, head = c.pos[i], c.dep[i], c.head[i]
            if pos in _NOUNS:
                return self._noun(i, 0)
            if pos == "PRON":
                return self._pronoun(i, 0)
            if pos in _VERBS and dep not in {"amod", "advmod"}:
                judged = self._first(i, "dobj", "nsubjpass") if c.lemma[i] in _JUDGING else None
                return self._subject(i, 0) if judged is None else self._phrase(judged, 0)
            if dep in _PREDICATES or self._first(i, "nsubj") is not None:
                return self._predicate(i, 0)
            if dep in {"pobj", "amod"} and c.dep[head] == "prep" and c.lower[head] in _LIKENED:
                return self._likened(head, 0)
            if head == i or pos in {"PUNCT", "SPACE"}:
                return None
            i = head
        return None

    def _noun(self, i: int, depth: int) -> str | None:
        """From a noun that is loaded or modified: what it denotes, whom it is said of, whose it is."""
        c = self._columns
        dep, head = c.dep[i], c.head[i]
        if depth > _STEPS:
            return None
        if dep in _INSIDE_NOUNS and c.pos[head] in _NOUNS:
            return self._noun(head, depth + 1)
        likened = dep == "pobj" and c.lower[head] in _LIKENED
        if dep in _PREDICATES or likened:
            # "He is a disgrace", but "the winner was Mr Harker" says who.
            name = self._actor(i, depth, named=True)
            if name is not None:
                return name
            return self._likened(head, depth) if likened else self._predicate(i, depth)
        name = self._thing(i, depth)
        if name is not None or self._first(i, "poss") is not None:
            return name
        if dep == "appos":
            return self._actor(head, depth)
        if dep == "conj":
            return self._joined(i, depth)
        if dep == "dobj" and i in self._span and c.lemma[head] in _SHOWING:
            return self._subject(head, depth)
        return self._behind(i, depth) if dep == "pobj" else None

    def _joined(self, i: int, depth: int) -> str | None:
        """Of a noun joined to others: "the firm's pride and greed", "they are cheats and liars"."""
        c = self._columns
        for _ in range(_STEPS):
            if c.dep[i] != "conj":
                break
            i = c.head[i]
        owner = self._first(i, "poss")
        if owner is not None:
            return self._phrase(owner, depth + 1)
        return self._predicate(i, depth) if c.dep[i] in _PREDICATES else None

    def _behind(self, i: int, depth: int) -> str | None:
        """Of a noun behind a preposition: "people with ulterior motives", "one of the worst", "in a foul mood"."""
        c = self._columns
        prep = c.head[i]
        above, within = c.head[prep], c.lower[prep] in {"in", "with"}
        if c.pos[above] in _NOUNS:
            if within:
                return self._actor(above, depth)
            predicative = c.lower[prep] == "of" and c.dep[above] in _PREDICATES
            return self._predicate(above, depth) if predicative else None
        return self._subject(above, depth) if within and i in self._span and c.pos[above] in _VERBS else None

    def _predicate(self, i: int, depth: int) -> str | None:
        """From what is said of something to what it is said of: "the plan is mad", "they called the plan mad"."""
        head = self._columns.head[i]
        of = self._first(i, "nsubj")
        if of is None and self._columns.dep[i] == "oprd":
            of = self._first(head, "dobj", "nsubjpass")
            return None if of is None else self._phrase(of, depth)
        return self._subject(head, depth) if of is None else self._phrase(of, depth)

    def _likened(self, prep: int, depth: int) -> str | None:
        """Denounced her as a fraud, was hailed as a hero, behaved like thugs."""
        c = self._columns
        verb = c.head[prep]
        of = self._first(verb, "dobj", "nsubjpass")
        if c.pos[verb] not in _VERBS or (of is None and c.lower[prep] == "as" and c.tag[verb] != "VBN"):
            return None
        return self._subject(verb, depth) if of is None else self._phrase(of, depth)

    def _subject(self, verb: int, depth: int) -> str | None:
        """Who does what a verb says; of a passive without an actor as its agent, to whom it is done."""
        c = self._columns
        for _ in range(_STEPS):
            agent = self._first(verb, "agent")
            if agent is not None and self._first(verb, "nsubj") is None:
                by = self._first(agent, "pobj")
                name = None if by is None else self._phrase(by, depth)
                if name is not None:
                    return name
            subject = self._first(verb, "nsubj", "nsubjpass")
            if subject is not None:
                return self._phrase(subject, depth)
            dep, head = c.dep[verb], c.head[verb]
            if head == verb or dep == "ccomp":
                return None
            # "They accused him of lying", "she urged him to lie": he does it.
            over = head if dep == "xcomp" else c.head[head] if dep == "pcomp" else -1
            if dep == "xcomp" or c.lower[head] in {"for", "of", "from", "into"}:
                patient = self._first(over, "dobj")
                if patient is not None:
                    return self._phrase(patient, depth)
            if dep in {"acl", "relcl"}:
                return self._phrase(head, depth)
            verb = head
        return None

    def _phrase(self, i: int, depth: int) -> str | None:
        """The actor that a subject or an object is, or whose it is."""
        if depth > _STEPS:
            return None
        if self._columns.pos[i] in _NOUNS:
            return self._thing(i, depth + 1)
        return self._pronoun(i, depth + 1) if self._columns.pos[i] in {"PRON", "DET", "SCONJ"} else None

    def _thing(self, i: int, depth: int) -> str | None:
        """The actor that a noun names, or whose thing it is: its owner, its maker, the name in front of it."""
        # In front of a thing only: "the Health Care Act" is one name.
        front = self._first(i, "compound") if self._columns.pos[i] == "NOUN" else None
        before = None if front is None else self._actor(front, depth, named=True)
        # Of "the Kasimir regime" the label is one word, and the actor the other.
        name = before if i in self._span and before is not None else self._actor(i, depth)
        if name is not None:
            return name
        owner = self._first(i, "poss")
        if owner is not None:
            return self._phrase(owner, depth + 1)
        for preposition in ("by", "of"):
            by = self._first(i, preposition)
            maker = None if by is None else self._first(by, "pobj")
            name = None if maker is None else self._phrase(maker, depth + 1)
            if name is not None:
                return name
        return before

    def _pronoun(self, i: int, depth: int) -> str | None:
        c = self._columns
        lower = c.lower[i]
        if lower in _FIRST:
            speaker = self._cast.speakers.get(self._spoken[i]) if c.quoted[i] else None
            return None if speaker is None else _told(speaker.name)
        if c.tag[i] in {"WP", "WDT", "WP$"} or lower == "that":
            verb = c.head[c.head[i]] if lower == "whose" else c.head[i]
            for _ in range(_STEPS):
                if c.dep[verb] == "relcl":
                    return self._phrase(c.head[verb], depth + 1) if c.head[verb] < i else None
                verb = c.head[verb]
            return None
        # Inside quotation marks "he" is whom the speaker talks about, and may be named nowhere.
        entity = None if c.quoted[i] else self._cast.pronouns.resolve(i)
        return _told(entity.name) if entity is not None and acts(entity) else None

    def _actor(self, i: int, depth: int, *, named: bool = False) -> str | None:
        """What the actor of a noun is called; None for a thing, or where a name is asked for and there is none."""
        if depth > _STEPS:
            return None
        without = self._charged.union(self._span)
        return self._called(i, without, lambda owner: self._pronoun(owner, depth + 1), named=named)

    @cached_property
    def _charged(self) -> frozenset[int]:
        """Modifiers that have a score of their own: no actor is called "furious homeowners" in earnest."""
        c = self._columns
        words = (i for span in self._doc.spans.get(LEARNED, ()) for i in range(span.start, span.end))
        return frozenset(i for i in words if c.pos[i] in {"ADJ", "VERB", "ADV"})


def _told(name: str | None) -> str | None:
    """What a pronoun stands for, unless that only points at somebody too: "his aides", "others"."""
    first = "" if name is None else name.partition(" ")[0].lower()
    return None if first in _OWNERS or first == (name or "").lower() in words("pronoun", "vague") else name
