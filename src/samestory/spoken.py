"""Who is given which words: speech in running text -> words by source, each word once."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal, NamedTuple

import numpy as np
from numpy.typing import NDArray

from samestory.actors import Actors
from samestory.types import SPEECH, Analysis, Evidence, Field, Quotation, Sentence, SourceKind

__all__ = ["ALL", "KINDS", "Count", "Floats", "Key", "Kind", "running", "spoken"]

Kind = SourceKind | Literal["unresolved", "all"]
KINDS: tuple[Kind, ...] = (
    *("person", "institution", "group", "document", "outlet", "anonymous", "vague", "unresolved", "all"),
)
_SHOWN = 3
# What the pipeline counts as a word: no clitic, and the parts of a hyphenated word apart.
_WORD = re.compile(
    r"can(?=not\b)|(?:[^\W_]\.)+[^\W_]?\.?(?![^\W_])|[^\W_]+(?:[.,:/'’]+[^\W_]+|_[^\W_]+)*", re.IGNORECASE
)

Floats = NDArray[np.float64]


class Key(NamedTuple):
    """A source of a kind, or with None for its name the whole kind."""

    kind: Kind
    source: str | None


ALL = Key("all", None)


@dataclass(slots=True)
class Count:
    """What one source is given by one outlet; ``by_sentence`` an array an article."""

    articles: set[str] = field(default_factory=set)
    attributions: int = 0
    attitudes: int = 0
    direct: int = 0
    by_sentence: dict[str, Floats] = field(default_factory=dict)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def words(self) -> int:
        """Words inside its speech."""
        return int(sum(words.sum() for words in self.by_sentence.values()))


def running(a: Analysis) -> Callable[[Field, int], Sentence | None]:
    """Return what finds the sentence of running text that a position is in: None in furniture and headlines."""
    kept: dict[Field, list[Sentence]] = {"title": [], "body": []}
    for sentence in a.sentences:
        if sentence.kind == "text":
            kept[sentence.field].append(sentence)
    starts = {which: [s.start for s in found] for which, found in kept.items()}

    def at(which: Field, position: int) -> Sentence | None:
        index = bisect_right(starts[which], position) - 1
        return kept[which][index] if index >= 0 and position < kept[which][index].end else None

    return at


def spoken(analyses: Sequence[Analysis], names: Actors) -> dict[Key, Count]:
    """Count what the articles of one outlet give to each source and kind of source.

    Parameters
    ----------
    analyses : sequence of Analysis
        Of one outlet.
    names : mapping
        From `samestory.actors.actors`.

    Returns
    -------
    dict of Key to Count
        Headlines and other furniture are in none of the numbers.
    """
    counts: dict[Key, Count] = defaultdict(Count)
    for a in analyses:
        sentence_at = running(a)
        kept = [(q, s) for q in a.quotations if (s := sentence_at(q.field, q.start)) is not None]
        seen: set[tuple[int, bool]] = set()
        for q, sentence in kept:
            speech = q.kind in SPEECH
            if (q.group, speech) in seen:
                continue
            seen.add((q.group, speech))
            for key in _keys(a, q, names):
                count = counts[key]
                if not speech:
                    count.attitudes += 1
                    continue
                count.attributions += 1
                count.articles.add(a.article.id)
                if len(count.evidence) < _SHOWN and key != ALL:
                    count.evidence.append(_evidence(a, q, sentence))
        _count_words(a, [q for q, _ in kept if q.kind in SPEECH], names, counts)
    return counts


def _keys(a: Analysis, q: Quotation, names: Actors) -> list[Key]:
    kind = q.source_kind or "unresolved"
    keys = [ALL, Key(kind, None)]
    if q.source_kind and (name := names.get((a.article.id, q.speaker or "", q.source_kind))):
        keys.append(Key(kind, name))
    return keys


def _count_words(
    a: Analysis, speech: Sequence[Quotation], names: Actors, counts: Mapping[Key, Count]
) -> None:
    sentences = [s for s in a.sentences if s.kind == "text"]
    reached: list[list[Quotation]] = [[] for _ in sentences]
    ends = {
        which: [(s.end, n) for n, s in enumerate(sentences) if s.field == which]
        for which in ("title", "body")
    }
    # The longest stretch over a word is the outermost one; of two alike, the one with a source.
    for q in sorted(speech, key=lambda q: (q.start - q.end, q.speaker is None, q.group)):
        of_field = ends[q.field]
        for _, number in of_field[bisect_right(of_field, q.start, key=lambda e: e[0]) :]:
            if sentences[number].start >= q.end:
                break
            reached[number].append(q)
    for number, (s, here) in enumerate(zip(sentences, reached, strict=True)):
        if not here:
            continue
        words = islice(_WORD.finditer(a.article.text(s.field), s.start, s.end), s.words)
        at = np.array([match.start() for match in words], dtype=np.int64)
        whose, marked = np.full(len(at), -1, dtype=np.int64), np.zeros(len(at), dtype=bool)
        for n in reversed(range(len(here))):
            whose[np.searchsorted(at, here[n].start) : np.searchsorted(at, here[n].end)] = n
        for start, end in {span for q in here for span in q.quoted}:
            marked[np.searchsorted(at, start) : np.searchsorted(at, end)] = True
        told = np.bincount(whose[whose >= 0], minlength=len(here))
        direct = np.bincount(whose[(whose >= 0) & marked], minlength=len(here))
        for n in np.flatnonzero(told).tolist():
            for key in _keys(a, here[n], names):
                by_sentence = counts[key].by_sentence
                by_sentence.setdefault(a.article.id, np.zeros(len(sentences)))[number] += told[n]
                counts[key].direct += int(direct[n])


def _evidence(a: Analysis, q: Quotation, sentence: Sentence) -> Evidence:
    return Evidence(
        outlet=a.article.outlet,
        article=a.article.id,
        field=q.field,
        start=q.start,
        end=q.end,
        text=q.text,
        voice="direct" if q.kind == "direct" else "indirect",
        paragraph=sentence.paragraph,
    )
