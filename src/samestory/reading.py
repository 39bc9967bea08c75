"""An annotated Doc as the rooms that put articles side by side read it: words, who is who, voice, places.

Findings are about one article and need its Doc only. Statements, wordings and names are about several: each of them
asks the same columns of every article, and gives its answers as places in the text as given.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from samestory.attribution import ATTRIBUTION
from samestory.places import Places, placement
from samestory.quotations import spoken_by
from samestory.speakers import Cast
from samestory.speakers.columns import Columns
from samestory.types import VOICES, Article, Block, Evidence, Field, Placement, Voice
from samestory.voice import token_voices

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Reading", "Stretch"]


class Stretch(NamedTuple):
    """A span of the Doc as plain values: spans of spaCy are made anew each time that somebody looks at them."""

    start: int
    end: int
    label: str
    id: str


class Reading:
    """One article, word by word.

    Parameters
    ----------
    article : Article
    blocks : tuple of Block
        Its layout.
    doc : Doc
        Annotated by the pipeline of this package.
    cast : Cast, optional
        Of the same Doc, to share what findings have built.
    """

    def __init__(
        self, article: Article, blocks: tuple[Block, ...], doc: Doc, cast: Cast | None = None
    ) -> None:
        self.article = article
        self.doc = doc
        self.cast = Cast(doc) if cast is None else cast
        self._places = Places(doc, blocks)
        self._stretches: dict[str, list[Stretch]] = {}

    @cached_property
    def is_parsed(self) -> bool:
        """Whether the pipeline sets what sentences are compared by: tags, lemmas and a parse."""
        return all(self.doc.has_annotation(name) for name in ("TAG", "DEP", "LEMMA"))

    @cached_property
    def columns(self) -> Columns:
        """The words by position."""
        return self.cast.columns

    @cached_property
    def voices(self) -> list[int]:
        """Index into ``VOICES`` of each word."""
        codes: list[int] = token_voices(self.doc).tolist()
        return codes

    def stretches(self, group: str) -> list[Stretch]:
        """Return the spans of a group, by where they begin; none where the pipeline has not made it."""
        if group not in self._stretches:
            found = (
                Stretch(span.start, span.end, span.label_, span.id_) for span in self.doc.spans.get(group, ())
            )
            self._stretches[group] = sorted(found, key=attrgetter("start"))
        return self._stretches[group]

    @cached_property
    def spoken(self) -> list[int]:
        """The attribution that each word is given by; -1 for a word of the outlet."""
        numbers: list[int] = spoken_by(self.doc).tolist()
        return numbers

    @cached_property
    def wishes(self) -> frozenset[str]:
        """Attributions in which somebody wants or plans something, and says nothing."""
        return frozenset(one.id for one in self.stretches(ATTRIBUTION) if one.label == "attitude")

    def stretches_in(self, group: str, start: int, end: int) -> list[Stretch]:
        """Return the spans of a group that begin in a stretch of words."""
        every = self.stretches(group)
        first, last = (bisect_left(every, edge, key=attrgetter("start")) for edge in (start, end))
        return every[first:last]

    def place(self, start: int, end: int) -> tuple[Field, int, int]:
        """Return the field and the offsets of a stretch of words in the text as given.

        Parameters
        ----------
        start, end : int
            Its tokens, at least one, in one block.
        """
        block, first, last = self._places.given(self.doc[start:end])
        return block.field, first, last

    def text(self, start: int, end: int) -> str:
        """Return a stretch of words as given."""
        which, first, last = self.place(start, end)
        return self.article.text(which)[first:last]

    def evidence(self, start: int, end: int) -> Evidence:
        """Return a stretch of words, at least one, as evidence."""
        which, first, last = self.place(start, end)
        return Evidence(
            outlet=self.article.outlet,
            article=self.article.id,
            field=which,
            start=first,
            end=last,
            text=self.article.text(which)[first:last],
            voice=self.voice(start, end),
            paragraph=self.paragraph(start),
        )

    def paragraph(self, i: int) -> int:
        """Return the number of the paragraph of a word, from 1; 0 for the title and other furniture."""
        number = self._places.number(i)
        return int(self._places.paragraph[number]) if number >= 0 else 0

    @cached_property
    def paragraphs(self) -> int:
        """How many paragraphs of running text there are."""
        return int(self._places.paragraph.max(initial=0))

    def placement(self, i: int) -> Placement:
        """Return in which part of the article a word stands."""
        is_title = self.columns.kind_at(i) == "title"
        return placement(self.paragraph(i), self.paragraphs, is_title=is_title)

    def voice(self, start: int, end: int) -> Voice:
        """Return one voice for a stretch: uncertain if any of it is, quoted or reported if most of it is."""
        codes = self.voices[start:end]
        if VOICES.index("uncertain") in codes:
            return "uncertain"
        most = max(range(len(VOICES)), key=lambda code: (codes.count(code), -code))
        return VOICES[most]
