"""Which outlets of an event do not run an utterance, and whether that may be called missing.

An outlet that has eight words in a row of it anywhere, or all of a shorter one, runs it, marks or not: it is never
listed. Where a sentence of it has half of the words that say something, it may well report the utterance: ``unsure``,
with that place. What was published before the words were out cannot have them; where no time is known nobody can say.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from samestory.findings import UNMEASURABLE
from samestory.publication import could_have
from samestory.quoting.words import Word, content, words
from samestory.types import Absence, Analysis, Field

__all__ = ["Texts", "absent"]

VERBATIM = 8
_NEAR = 0.5  # of the content words of the longest member, or of a paraphrase of it
_LEAST = 3
_FIELDS: tuple[Field, ...] = ("title", "body")
_LIMIT = 200_000


class Texts:
    """The words of one article, read once and only if somebody asks."""

    def __init__(self, a: Analysis) -> None:
        self.analysis = a

    @cached_property
    def _words(self) -> Mapping[Field, list[Word]]:
        article = self.analysis.article
        return {
            which: words(article.text(which), [(0, len(article.text(which)))], _LIMIT) for which in _FIELDS
        }

    @cached_property
    def runs(self) -> frozenset[tuple[str, ...]]:
        """All runs of eight words."""
        return frozenset(
            tuple(keys[k : k + VERBATIM])
            for found in self._words.values()
            for keys in [[word.key for word in found]]
            for k in range(len(keys) - VERBATIM + 1)
        )

    @cached_property
    def _body_line(self) -> str:
        titles = [(b.start, b.end) for b in self.analysis.blocks if b.field == "body" and b.kind == "title"]
        own = (w.key for w in self._words["body"] if not any(s <= w.start < e for s, e in titles))
        return " ".join(["", *own, ""])

    @cached_property
    def line(self) -> str:
        """All words, for looking up shorter runs."""
        return " ".join(
            ["", *(w.key for which in _FIELDS for w in (*self._words[which], Word("|", 0, 0))), ""]
        )

    def has(self, keys: Sequence[str]) -> bool:
        """Say whether a text of these words stands here: eight in a row of it, or all where it is shorter."""
        if len(keys) < VERBATIM:
            return f" {' '.join(keys)} " in self.line
        return any(tuple(keys[k : k + VERBATIM]) in self.runs for k in range(len(keys) - VERBATIM + 1))

    def count(self, keys: Sequence[str]) -> int:
        """Return how often some words stand here, a title that the body repeats aside."""
        return self._body_line.count(f" {' '.join(keys)} ")

    @cached_property
    def sentences(self) -> list[tuple[Field, int, int, frozenset[str]]]:
        """Field, start and end of each sentence, and the stems of its words that say something."""
        found = []
        for s in self.analysis.sentences:
            own = self._words[s.field]
            first = bisect_right(own, s.start - 1, key=lambda w: w.start)
            last = bisect_right(own, s.end - 1, key=lambda w: w.start)
            found.append((s.field, s.start, s.end, content(own[first:last])))
        return found

    def nearest(self, stems: frozenset[str]) -> tuple[float, Field, int, int] | None:
        """Return the sentence that has most of some stems: their share, and its place."""
        rated = [(len(own & stems), which, start, end) for which, start, end, own in self.sentences]
        best = max(rated, key=lambda r: r[0], default=None)
        if best is None or best[0] < min(_LEAST, len(stems)):
            return None
        return best[0] / max(1, len(stems)), best[1], best[2], best[3]


def absent(
    texts: Mapping[str, Sequence[Texts]],
    running: Sequence[Analysis],
    versions: Sequence[Sequence[str]],
    stems: frozenset[str],
) -> Iterator[Absence]:
    """Yield an entry for every outlet that does not run an utterance.

    Parameters
    ----------
    texts : mapping of str to sequence of Texts
        The articles of each outlet, in the order of the outlets.
    running : sequence of Analysis
        The articles that run it.
    versions : sequence of sequence of str
        The words of each member inside marks.
    stems : frozenset of str
        Of the words of the longest that say something.
    """
    outlets = {a.article.outlet for a in running}
    distinct = list(dict.fromkeys(map(tuple, versions)))
    for outlet, own in texts.items():
        measured = all(w.code not in UNMEASURABLE for t in own for w in t.analysis.warnings)
        if outlet in outlets or not measured or any(t.has(keys) for t in own for keys in distinct):
            continue
        status = could_have(
            (t.analysis.article.published for t in own), (a.article.published for a in running)
        )
        near = [(*found, t) for t in own if (found := t.nearest(stems)) is not None and found[0] >= _NEAR]
        if status == "not-found" and near:
            best = max(near, key=lambda n: n[0])
            yield Absence(outlet, "unsure", best[4].analysis.article.id, best[1], best[2], best[3])
        else:
            yield Absence(outlet, status)
