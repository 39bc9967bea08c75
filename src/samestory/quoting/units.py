"""The stretches inside quotation marks of an article, each once, with who says them and how they are introduced.

A unit is what is said in one go: a stretch inside marks, or several of one attribution where the sentence goes on
after the attribution ("We asked," she said, "and nobody came"). A stretch that stands in several attributions ("he
said that she said ...") belongs to the inner one. Titles of works and words mentioned as words are no units; neither
is anything in captions, promotion and other furniture, nor a title that the body repeats.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samestory.actors import Actors, is_compared
from samestory.places import placement
from samestory.quoting.words import Word, content, is_light, words
from samestory.types import Analysis, BlockKind, Field, Placement, Quotation, Sentence, SourceKind

__all__ = ["Places", "Unit", "indirect", "marked", "says_something", "surroundings"]

_MARKED = frozenset({"speech", "fragment", "scare"})
_PRONOUNS = frozenset(
    "he him his she her hers they them their theirs it its we us our i me my you your who whom this that "
    "these those one someone somebody another".split()
)
_GAP = 200  # characters of an attribution that stand between two parts of a sentence


@dataclass(frozen=True, slots=True)
class Unit:
    """Words somebody said, in one article.

    Parameters
    ----------
    analysis : int
        Which article.
    quotation : Quotation or None
        None where marks are attributed to nobody.
    parts : tuple of (start, end)
        The stretches inside marks; the content of indirect speech.
    words : list of Word
        Of these stretches.
    source, source_kind : str or None
        The name over all articles, where there is one that is the same wherever it stands.
    is_named : bool
        A name stands there, no pronoun.
    """

    analysis: int
    field: Field
    quotation: Quotation | None
    parts: tuple[tuple[int, int], ...]
    words: list[Word]
    source: str | None
    source_kind: SourceKind | None
    is_named: bool

    @property
    def start(self) -> int:
        """Where it begins."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.parts[-1][1]

    @property
    def keys(self) -> tuple[str, ...]:
        """What its words are compared by."""
        return tuple(word.key for word in self.words)


class Places:
    """Where things stand in one article: sentences, paragraphs, parts of the running text."""

    def __init__(self, a: Analysis) -> None:
        self._a = a
        self._sentences: dict[Field, list[Sentence]] = {"title": [], "body": []}
        for s in a.sentences:
            self._sentences[s.field].append(s)
        self._starts = {which: [s.start for s in found] for which, found in self._sentences.items()}
        self._blocks: dict[Field, list[tuple[int, int, BlockKind]]] = {"title": [], "body": []}
        for block in a.blocks:
            self._blocks[block.field].append((block.start, block.end, block.kind))
        self._paragraphs = sum(block.kind == "text" for block in a.blocks)

    def sentence(self, which: Field, at: int) -> Sentence | None:
        """Return the sentence of a position."""
        found = bisect_right(self._starts[which], at) - 1
        return (
            self._sentences[which][found] if found >= 0 and at < self._sentences[which][found].end else None
        )

    def kind(self, which: Field, at: int) -> BlockKind:
        """Return the kind of block of a position."""
        blocks = self._blocks[which]
        found = bisect_right(blocks, at, key=lambda b: b[0]) - 1
        return blocks[found][2] if found >= 0 and at < blocks[found][1] else "text"

    def paragraph(self, which: Field, at: int) -> int:
        """Return the number of the paragraph of a position; 0 outside of running text."""
        s = self.sentence(which, at)
        return s.paragraph if s is not None else 0

    def placement(self, which: Field, at: int) -> Placement:
        """Return in which part of the article a position is."""
        return placement(self.paragraph(which, at), self._paragraphs, is_title=which == "title")


def marked(number: int, a: Analysis, names: Actors, places: Places) -> list[Unit]:
    """Return the units inside marks of an article, in the order of the text."""
    owner: dict[tuple[Field, int, int], Quotation] = {}
    for q in sorted(a.quotations, key=_outer):
        for start, end in q.quoted:
            if start < end:
                owner[q.field, start, end] = q
    stretches: dict[tuple[Field, int], list[tuple[int, int, Quotation]]] = defaultdict(list)
    for (which, start, end), q in owner.items():
        if places.kind(which, start) == "text" or which == "title":
            stretches[which, q.group].append((start, end, q))
    found = []
    for (which, _), own in stretches.items():
        text = a.article.text(which)
        for chain in _chains(text, sorted(own, key=lambda s: s[:2])):
            found.append(_unit(number, a, which, chain[0][2], tuple(s[:2] for s in chain), names))
    found += _unattributed(number, a, owner, names, places)
    found.sort(key=lambda u: (u.field != "title", u.start, u.end))
    return [u for u in _unnested(found) if u.words]


def indirect(number: int, a: Analysis, names: Actors, places: Places) -> Iterator[Unit]:
    """Yield the indirect speech of running text whose source is the same wherever it is named."""
    seen: set[tuple[Field, int, int]] = set()
    for q in sorted(a.quotations, key=lambda q: q.end - q.start):
        place = (q.field, q.start, q.end)
        if q.kind != "indirect" or q.quoted or place in seen or places.kind(q.field, q.start) != "text":
            continue
        seen.add(place)
        unit = _unit(number, a, q.field, q, ((q.start, q.end),), names)
        if unit.source is not None and unit.words:
            yield unit


def _outer(q: Quotation) -> tuple[int, bool, int]:
    """The outer attributions first, so that an inner one replaces them; then the nearer cue."""
    cue = q.cue_start if q.cue_start is not None else -(10**6)
    return q.start - q.end, q.speaker is not None, -min(abs(cue - q.start), abs(cue - q.end))


def _chains(
    text: str, stretches: Sequence[tuple[int, int, Quotation]]
) -> Iterator[list[tuple[int, int, Quotation]]]:
    """Put stretches together whose sentence goes on after the attribution."""
    chain: list[tuple[int, int, Quotation]] = []
    for stretch in stretches:
        if chain and not _goes_on(text, chain[-1][1], stretch[0]):
            yield chain
            chain = []
        chain.append(stretch)
    if chain:
        yield chain


def _goes_on(text: str, end: int, start: int) -> bool:
    between = text[end:start]
    if len(between) > _GAP or "\n\n" in between:
        return False
    last, first = text[max(0, end - 9) : end].rstrip()[-1:], text[start : start + 1]
    return last not in ".?!" and first.islower()


def _unattributed(
    number: int,
    a: Analysis,
    owner: Mapping[tuple[Field, int, int], Quotation],
    names: Actors,
    places: Places,
) -> Iterator[Unit]:
    """Words in marks that no attribution reaches: "the 'hostile forces' of the speech"."""
    taken = sorted((which == "body", start, end) for which, start, end in owner)
    for v in a.voices:
        if v.kind not in _MARKED or (v.field == "body" and places.kind("body", v.start) != "text"):
            continue
        at = bisect_right(taken, (v.field == "body", v.end, -1))
        if at and taken[at - 1][0] == (v.field == "body") and taken[at - 1][2] > v.start:
            continue
        text = a.article.text(v.field)[v.start : v.end]
        start = v.start + len(text) - len(text.lstrip("\"“”„‟″«»'‘’‚‛` "))
        end = v.end - (len(text) - len(text.rstrip("\"“”„‟″«»'‘’‚‛` ")))
        if start < end:
            yield _unit(number, a, v.field, None, ((start, end),), names)


def _unnested(units: Sequence[Unit]) -> Iterator[Unit]:
    """Drop what stands inside another unit of the article: a quotation in a quotation is part of it."""
    reached: dict[Field, int] = {"title": -1, "body": -1}
    for u in sorted(units, key=lambda u: (u.field != "title", u.start, -u.end)):
        if u.end > reached[u.field]:
            reached[u.field] = u.end
            yield u


def _unit(
    number: int,
    a: Analysis,
    which: Field,
    q: Quotation | None,
    parts: tuple[tuple[int, int], ...],
    names: Actors,
) -> Unit:
    text = a.article.text(which)
    source: str | None = None
    kind = q.source_kind if q is not None else None
    named = False
    if q is not None and q.speaker and kind is not None:
        source = names.get((a.article.id, q.speaker, kind))
        if source is not None and not is_compared(source, kind):
            source = None
    if q is not None and q.speaker_start is not None:
        said = text[q.speaker_start : q.speaker_end].lower().split()
        named = bool(said) and said[0] not in _PRONOUNS
    return Unit(number, which, q, parts, words(text, parts), source, kind if source else None, named)


def surroundings(a: Analysis, unit: Unit, places: Places) -> frozenset[str]:
    """Return the stems of the sentence that a unit stands in, its own words aside."""
    s = places.sentence(unit.field, unit.start)
    if s is None:
        return frozenset()
    text = a.article.text(unit.field)
    own = {(w.start, w.end) for w in unit.words}
    return content(w for w in words(text, [(s.start, s.end)]) if (w.start, w.end) not in own)


def says_something(unit: Unit) -> int:
    """Return how many different words of a unit are more than grammar."""
    return len({key for key in unit.keys if not is_light(key)})
