"""The text of one article as runs that the template prints, and its findings as cards."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from samestory.report.blocks import blocks_of, numbers_of
from samestory.report.quotations import Says, lettered, says
from samestory.report.runs import Run, tied
from samestory.report.segments import Span, distribute, split
from samestory.report.ties import Also, Tie
from samestory.report.words import accent, name, short, voice_name
from samestory.types import SPEECH, Analysis, Field, Finding, Quotation, Sentence, Voice

__all__ = ["Card", "Label", "Marked", "Paragraph", "Run"]

_STRENGTH: dict[Voice, int] = {"own": 0, "indirect": 1, "direct": 2, "uncertain": 3}
_MARKS = {"scare": "scare quotes", "term": "a term in quotation marks", "title": "a title in quotation marks"}
_FURNITURE = {"other": "not measured", "title": "title again", "text": ""}
_HASHES = re.compile(r"#{1,6}\s+")


@dataclass(frozen=True, slots=True)
class Label:
    """A category in the margin and the numbers of its findings in that paragraph."""

    category: str
    text: str
    css: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One block of an article as it is shown."""

    id: str
    kind: str
    note: str
    number: int
    runs: tuple[Run, ...]
    labels: tuple[Label, ...]
    says: tuple[Says, ...] = ()
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """What the page says about one finding."""

    id: str
    number: int
    mark: str
    css: str
    place: str
    name: str
    short: str
    voice_name: str
    finding: Finding


class Marked:
    """One analysis with its findings numbered and its text ready to be cut into runs.

    Parameters
    ----------
    analysis : Analysis
    key : str
        The anchor of the article, ``a1``.
    """

    def __init__(self, analysis: Analysis, key: str) -> None:
        self.analysis = analysis
        self.key = key
        article = analysis.article
        self.blocks = blocks_of(analysis, key)
        self._starts = [start for _, _, start, _ in self.blocks]
        spans = [(start, end) for _, _, start, end in self.blocks]
        self._paragraphs = numbers_of(self.blocks)
        voices = [v for v in analysis.voices if v.voice != "own"]
        self._voices = [v.voice for v in voices]
        self._voice_spans = [Span(v.start, v.end, n) for n, v in enumerate(voices)]
        body_voices = [s for s, v in zip(self._voice_spans, voices, strict=True) if v.field == "body"]
        self._title_voices = [s for s, v in zip(self._voice_spans, voices, strict=True) if v.field == "title"]
        self._voices_in = distribute(body_voices, spans)
        found = sorted(
            analysis.findings, key=lambda f: (f.field != "title", f.start, f.end, f.category, f.rule)
        )
        self.cards = [self._card(number, finding) for number, finding in enumerate(found, 1)]
        every = [Span(c.finding.start, c.finding.end, c.number) for c in self.cards]
        self._title_spans = [s for s, c in zip(every, self.cards, strict=True) if c.finding.field == "title"]
        body = [s for s, c in zip(every, self.cards, strict=True) if c.finding.field == "body"]
        self._spans_in = distribute(body, spans)
        speech: list[list[Quotation]] = [[] for _ in self.blocks]
        for q in analysis.quotations:
            if q.field == "body" and self.blocks:
                speech[self._block_at(q.start)].append(q)
        self._speech_in = [lettered(here) for here in speech]
        self._title_speech = lettered([q for q in analysis.quotations if q.field == "title"])
        self._sentences: dict[Field, list[Sentence]] = {"title": [], "body": []}
        for sentence in sorted(analysis.sentences, key=lambda s: (s.start, s.end)):
            self._sentences[sentence.field].append(sentence)
        self._sentence_starts = {which: [s.start for s in all_] for which, all_ in self._sentences.items()}
        self._title = article.title
        self._ties: dict[Field, list[Tie]] = {"title": [], "body": []}

    def tie(self, ties: Sequence[Tie]) -> None:
        """Take the sentences that have a counterpart in another article."""
        for one in sorted(ties, key=lambda t: t.start):
            self._ties[one.field].append(one)

    def _ties_in(self, start: int, end: int) -> list[Tie]:
        """The sentences of a block that have a counterpart: none of them goes beyond it."""
        own = self._ties["body"]
        first, last = (bisect_left(own, edge, key=lambda t: t.start) for edge in (start, end))
        return own[first:last]

    def _block_at(self, position: int) -> int:
        return max(0, bisect_right(self._starts, position) - 1)

    def _card(self, number: int, finding: Finding) -> Card:
        text = self.analysis.article.text(finding.field)
        placed = 0 <= finding.start < min(finding.end, len(text))
        return Card(
            id=f"{self.key}-f{number}",
            number=number,
            mark=f"{self.key}-m{number}" if placed else "",
            css=f"k{accent(finding.category, finding.family)}",
            place=self.place(finding.field, finding.start),
            name=name(finding.category),
            short=short(finding.category),
            voice_name=voice_name(finding.voice),
            finding=finding,
        )

    def place(self, field: Field, start: int) -> str:
        """Return where a position stands, in words: ``headline``, ``¶ 3`` or the kind of furniture."""
        if field == "title":
            return "headline"
        if not self.blocks:
            return ""
        index = self._block_at(start)
        return f"¶\u00a0{self._paragraphs[index]}" if self._paragraphs[index] else self.blocks[index][1]

    def anchor(self, field: Field, start: int) -> str:
        """Return the anchor of the headline or paragraph where a position stands."""
        if field == "title" or not self.blocks:
            return f"{self.key}-t"
        return self.blocks[self._block_at(start)][0]

    def paragraphs(self) -> list[Paragraph]:
        """Return the body, block by block."""
        shown = []
        seen: set[int] = set()
        body = self.analysis.article.body
        for index, (anchor, kind, first, end) in enumerate(self.blocks):
            # The hash marks of a Markdown heading are layout, not words.
            hashes = _HASHES.match(body, first, end) if kind in {"heading", "title"} else None
            start = hashes.end() if hashes else first
            spans = self._spans_in[index]
            ties = self._ties_in(start, end)
            shown.append(
                Paragraph(
                    id=anchor,
                    kind=kind,
                    note=_FURNITURE.get(kind, kind),
                    number=self._paragraphs[index],
                    runs=tuple(
                        tied(
                            self._runs(
                                body, start, end, spans, self._voices_in[index], seen, self._speech_in[index]
                            ),
                            start,
                            ties,
                        )
                    ),
                    labels=self._labels(spans),
                    says=says(self._speech_in[index]),
                    also=tuple(t.also for t in ties),
                )
            )
        return shown

    def title(self, anchors: bool) -> list[Run]:
        """Return the headline; the anchors of its findings stand in one place only."""
        text = self._title
        runs = self._runs(
            text,
            0,
            len(text),
            self._title_spans,
            self._title_voices,
            set() if anchors else None,
            self._title_speech if anchors else (),
        )
        return tied(runs, 0, self._ties["title"]) if anchors else runs

    def title_also(self) -> tuple[Also, ...]:
        """Return where the headline has counterparts."""
        return tuple(t.also for t in self._ties["title"])

    def title_says(self) -> tuple[Says, ...]:
        """Return who speaks in the headline."""
        return says(self._title_speech)

    def title_labels(self) -> tuple[Label, ...]:
        """Return the margin labels of the headline."""
        return self._labels(self._title_spans)

    def context(
        self, field: Field, spans: Sequence[tuple[int, int]], about: tuple[int, int] | None = None
    ) -> list[Run]:
        """Return the whole sentence (or sentences) around the spans, with their words lit.

        Where ``about`` is given it is what is shown, and what its sentence has beside it is printed lighter.
        """
        first, last = about or (min(s for s, _ in spans), max(e for _, e in spans))
        low, high = self.sentence(field, first, last)
        if field == "title":
            voices = self._title_voices
        else:
            first_block, last_block = self._block_at(low), self._block_at(max(low, high - 1))
            voices = [span for share in self._voices_in[first_block : last_block + 1] for span in share]
        # A headline or a sentence that is evidence as a whole needs no light on every word.
        lit = [Span(s, e, -1) for s, e in spans if (s, e) != (low, high)]
        beside = [Span(low, first, -2), Span(last, high, -2)] if about else []
        shifted = [Span(v.start, v.end, v.key) for v in voices]
        runs = []
        text = self.analysis.article.text(field)
        for piece in split(text, low, high, [*lit, *shifted, *beside]):
            voice = self._voice(key for key in piece.keys if key >= 0)
            css = [f"v-{voice}"] if voice != "own" else []
            if -1 in piece.keys:
                css.insert(0, "lit")
            if -2 in piece.keys and piece.text.strip():
                css.append("beside")
            runs.append(Run(piece.text, " ".join(css)))
        return runs

    def sentence(self, field: Field, start: int, end: int) -> tuple[int, int]:
        """Return the bounds of the sentence or sentences that hold a span."""
        sentences, starts = self._sentences[field], self._sentence_starts[field]
        first = bisect_right(starts, start) - 1
        last = max(first, bisect_right(starts, max(start, end - 1)) - 1)
        if first < 0 or sentences[first].end <= start:
            return start, end
        return min(start, sentences[first].start), max(end, sentences[last].end)

    def bounds(self, field: Field, start: int) -> tuple[int, int]:
        """Return the bounds of the headline or block where a position stands."""
        if field == "title" or not self.blocks:
            return 0, len(self.analysis.article.text(field))
        _, _, low, high = self.blocks[self._block_at(start)]
        return low, high

    def marks(self, field: Field, start: int, end: int) -> str:
        """Return what quotation marks around own-voice words are there for, or nothing."""
        for span in self.analysis.voices:
            if span.voice == "own" and span.field == field and span.start < end and start < span.end:
                return _MARKS.get(span.kind, "")
        return ""

    def speaker(self, field: Field, start: int, end: int) -> str | None:
        """Return who speaks the words: the nearest source, where one quotes another."""
        around = [
            q
            for q in self.analysis.quotations
            if q.kind in SPEECH and q.speaker and q.field == field and q.start <= start and end <= q.end
        ]
        return min(around, key=lambda q: q.end - q.start).speaker if around else None

    def _voice(self, keys: Iterable[int]) -> Voice:
        best: Voice = "own"
        for key in keys:
            if _STRENGTH[self._voices[key]] > _STRENGTH[best]:
                best = self._voices[key]
        return best

    def _runs(
        self,
        text: str,
        start: int,
        end: int,
        spans: Sequence[Span],
        voices: Sequence[Span],
        seen: set[int] | None,
        speech: Sequence[tuple[str, Quotation]] = (),
    ) -> list[Run]:
        """Cut a block; findings have positive keys, voices negative ones, speech with a letter has 0."""
        spoken = [Span(q.start, q.end, 0) for _, q in speech]
        letters: dict[int, str] = {}
        for letter, q in speech:
            letters[q.start] = f"{letters[q.start]},{letter}" if q.start in letters else letter
        voiced = [Span(v.start, v.end, -1 - v.key) for v in voices]
        ends = {v.end for v in voices if self._voices[v.key] == "uncertain"}
        runs = []
        for piece in split(text, start, end, [*voiced, *spans, *spoken]):
            voice = self._voice(-1 - key for key in piece.keys if key < 0)
            numbers = [key for key in piece.keys if key > 0]
            css = [f"v-{voice}"] if voice != "own" else []
            if voice == "uncertain" and piece.start + len(piece.text) in ends:
                css.append("v-end")
            if not numbers:
                runs.append(Run(piece.text, " ".join(css), says=letters.get(piece.start, "")))
                continue
            cards = sorted(
                (self.cards[n - 1] for n in numbers), key=lambda c: c.finding.end - c.finding.start
            )
            lead = cards[0]
            new = [n for n in numbers if seen is not None and n not in seen]
            if seen is not None:
                seen.update(new)
            closes = [c for c in cards if c.finding.end <= piece.start + len(piece.text)]
            runs.append(
                Run(
                    piece.text,
                    " ".join(["f", lead.css, f"s-{lead.finding.voice}", *css]),
                    href=lead.id,
                    ids=tuple(self.cards[n - 1].mark for n in new),
                    refs=" ".join(c.id for c in cards),
                    number=",".join(str(c.number) for c in sorted(closes, key=lambda c: c.number))
                    + ("?" if closes and lead.finding.voice == "uncertain" else ""),
                    tab=bool(new) or seen is None,
                    says=letters.get(piece.start, ""),
                )
            )
        return runs

    def _labels(self, spans: Sequence[Span]) -> tuple[Label, ...]:
        cards = sorted((self.cards[s.key - 1] for s in spans), key=lambda c: (c.short, c.number))
        labels = []
        for text, group in groupby(cards, key=lambda c: c.short):
            members = tuple(group)
            labels.append(Label(members[0].finding.category, text, members[0].css, members))
        return tuple(sorted(labels, key=lambda label: label.cards[0].number))
