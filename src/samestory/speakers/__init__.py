"""Who speaks: the resolved name, the kind and the stated reason for anonymity of each attribution.

``doc.spans["samestory_attribution"]`` says which words stand for a source: "Ms Vasko", "she", "a senior
official". Here they become the name under which a reader would look the source up, as far as the
article itself allows: nothing is known from outside of it.

One pass in the order of the text, over columns and indexes that are built once:

- names.py, people.py, organisations.py: who is named, under the fullest form;
- dates.py, headlines.py, initials.py, lastnames.py: what tells a name from the words around it, and its other forms;
- describe.py, kinds.py, entities.py: what a phrase denotes, and what kind of source that is;
- pronouns.py, turns.py: who "she" is, and who goes on speaking in the next paragraph;
- reasons.py: why a name is withheld;
- called.py: what anybody who acts is called, source or not.

All of it hangs on a `Cast`, built once a Doc, so that others ask the same one.

Where two answers fit there is none: a name left open can be seen, a wrong one cannot.
"""

from __future__ import annotations

from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from samestory.attribution import ATTRIBUTION
from samestory.speakers.columns import Columns
from samestory.speakers.entities import Entities, Entity
from samestory.speakers.pronouns import Pronouns
from samestory.speakers.reasons import Reasons
from samestory.speakers.turns import Part, Turns
from samestory.speakers.words import words
from samestory.types import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Cast", "Speaker", "resolve"]

_WRITER = frozenset({"i", "we", "you", "us", "me"})


class Speaker(NamedTuple):
    """Who speaks, of what kind, and why without a name.

    Attributes
    ----------
    name : str or None
        The fullest form of a name, or a short description; None where a pronoun stays open.
    kind : SourceKind or None
        None for an open pronoun, for the writer, and for a noun that is in no list.
    reason : str or None
        Of an anonymous source: the reason that the article states, in its words.
    """

    name: str | None
    kind: SourceKind | None
    reason: str | None


class Cast:
    """Who is who in an annotated text: what is built once a Doc, and only when it is asked for.

    Parameters
    ----------
    doc : Doc
        With blocks, voice and attributions, as the pipeline of this package leaves it.
    """

    def __init__(self, doc: Doc) -> None:
        self.doc = doc

    @cached_property
    def _parts(self) -> list[Part]:
        return _parts(self.doc)

    @cached_property
    def columns(self) -> Columns:
        """The words by position."""
        return Columns(self.doc)

    @cached_property
    def entities(self) -> Entities:
        """What phrases denote."""
        return Entities(self.columns)

    @cached_property
    def pronouns(self) -> Pronouns:
        """Whom pronouns stand for; it knows who speaks once ``speakers`` was asked for."""
        return Pronouns(self.columns, self.entities, _told(self.columns, self._parts))

    @cached_property
    def speakers(self) -> dict[int, Speaker]:
        """The resolved sources by number of the attribution."""
        return _resolved(self, self._parts) if self._parts else {}


def resolve(doc: Doc) -> dict[int, Speaker]:
    """Resolve the sources of all attributions of an annotated text.

    Parameters
    ----------
    doc : Doc
        With blocks, voice and attributions, as the pipeline of this package leaves it.

    Returns
    -------
    dict of int to Speaker
        By number of the attribution: each that has a source, or whose source can be inferred.
    """
    return Cast(doc).speakers


def _resolved(cast: Cast, parts: list[Part]) -> dict[int, Speaker]:
    columns, entities, pronouns = cast.columns, cast.entities, cast.pronouns
    reasons = Reasons(columns)
    found: dict[int, Speaker] = {}
    with_source = [(part.source, part) for part in parts if part.source is not None]
    introduced = {columns.sent[start] for (start, end), _ in with_source if _introduces(columns, start, end)}
    for (start, _), part in sorted(with_source, key=lambda pair: (pair[0], pair[1].number)):
        entity = _source(columns, entities, pronouns, part)
        pronouns.spoken(start, entity)
        reason = (
            _reason(columns, reasons, start, introduced)
            if entity is not None and entity.kind == "anonymous"
            else None
        )
        found[part.number] = Speaker(entity and entity.name, entity and entity.kind, reason)
    turns = Turns(columns, parts, entities.people.mentions)
    for part in parts:
        if part.source is not None:
            continue
        number = turns.before(part)
        if number is not None and number in found and found[number].name is not None:
            found[part.number] = found[number]
        elif part.cue is not None and _of_nobody(columns, part.cue):
            found[part.number] = Speaker(None, "vague", None)
    return dict(sorted(found.items()))


def _parts(doc: Doc) -> list[Part]:
    contents: dict[int, list[tuple[int, int, str]]] = {}
    edges: dict[tuple[int, str], tuple[int, int]] = {}
    for span in doc.spans.get(ATTRIBUTION, ()):
        number = int(span.id_)
        held = contents.setdefault(number, [])
        if span.label_ in {"source", "cue"}:
            edges[number, span.label_] = (span.start, span.end)
        else:
            held.append((span.start, span.end, span.label_))
    return [
        Part(number, tuple(sorted(held)), edges.get((number, "source")), edges.get((number, "cue")))
        for number, held in sorted(contents.items())
    ]


def _told(columns: Columns, parts: list[Part]) -> list[bool]:
    """Which words are the content of an attribution or quoted; contents may hold one another."""
    steps = [0] * (columns.n + 1)
    for part in parts:
        for start, end, _ in part.contents:
            steps[start] += 1
            steps[end] -= 1
    return [depth > 0 or quoted for depth, quoted in zip(accumulate(steps[:-1]), columns.quoted, strict=True)]


def _source(columns: Columns, entities: Entities, pronouns: Pronouns, part: Part) -> Entity | None:
    if part.source is None:
        return None
    start, end = part.source
    if end - start == 1 and columns.pos[start] in {"PRON", "DET", "SCONJ"}:
        if columns.lower[start] in _WRITER:
            return None
        resolved = pronouns.resolve(start, (content[:2] for content in part.contents))
        if resolved is not None or columns.lower[start] not in words("pronoun", "vague"):
            return resolved
    return entities.identify(start, end)


def _introduces(columns: Columns, start: int, end: int) -> bool:
    """A source that a reader has not met: neither a pronoun nor "the official"."""
    return columns.lower[start] != "the" and (end - start > 1 or columns.pos[start] != "PRON")


def _reason(columns: Columns, reasons: Reasons, start: int, introduced: set[int]) -> str | None:
    """The reason in the sentence, or in the next one where nobody else comes up."""
    sentence = columns.sent[start]
    found = reasons.of(sentence)
    following = sentence + 1
    if found is not None or following >= len(columns.sentences) - 1 or following in introduced:
        return found
    same = columns.section[columns.sentences[following]] == columns.section[start]
    return reasons.of(following) if same else None


def _of_nobody(columns: Columns, cue: tuple[int, int]) -> bool:
    """It is widely believed: a passive of thinking or saying, without anybody who does."""
    root = columns.root(*cue)
    children = columns.children[root][:9]
    hangs = {columns.dep[c] for c in children}
    writer = any(columns.lower[c] in _WRITER for c in children if columns.dep[c] == "nsubjpass")
    by_nobody = "auxpass" in hangs and not hangs & {"agent", "neg"} and not writer
    return by_nobody and columns.lemma[root] in words("passive", "lemmas")
