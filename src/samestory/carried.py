"""Which words of an event's coverage are an agency's: carried by an outlet, and not its own voice.

A text that its dateline, byline or credit gives to an agency is the agency's as a whole, unless the agency's own text
of the event shows that most of it was written by somebody else. Of such a text, of one that an agency contributed to
and of one that says nothing, only what stands word for word in the agency's own text is: who wrote the rest is unknown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from samestory.ingest.agencies import agency
from samestory.types import VOICES, Analysis, Carried, Sentence, Shared

__all__ = ["carried", "house_voice"]

_WHOLE = frozenset({"input", "dateline", "byline", "credit"})
_MOST = 0.5  # of a sentence or a text, from which on it is taken as carried


def carried(analyses: Sequence[Analysis], pairs: Iterable[Shared]) -> tuple[Carried, ...]:
    """Find agency text in the coverage of an event.

    Parameters
    ----------
    analyses : sequence of Analysis
        Of all articles, by time of publication.
    pairs : iterable of Shared
        What they share, from `samestory.copies.shared`.

    Returns
    -------
    tuple of Carried
        At most one an article, in their order.
    """
    credited = {a.origin for a in analyses if a.origin_from in _WHOLE}
    # The agency that publishes an article itself; the agency whose text an article is said to be.
    own = {a.article.id: _own_name(a, credited) for a in analyses}
    said = {a.article.id: a.origin if a.origin_from in _WHOLE else own[a.article.id] for a in analyses}
    passages: dict[str, Shared] = {}
    for pair in sorted(pairs, key=lambda pair: (own[pair.first] is None, -pair.words)):
        # Of several sources of one article: the agency itself, then the one that shows most of it.
        if said[pair.first] is not None:
            passages.setdefault(pair.second, pair)
    made = (_carried(a, passages.get(a.article.id), own, said) for a in analyses)
    return tuple(one for one in made if one is not None)


def house_voice(analyses: Sequence[Analysis], found: Iterable[Carried]) -> list[Analysis]:
    """Return the analyses without the words that are an agency's.

    Parameters
    ----------
    analyses : sequence of Analysis
    found : iterable of Carried

    Returns
    -------
    list of Analysis
        Articles that are an agency's as a whole are left out; in others, sentences that are mostly the agency's
        count as credits do: shown, in no rate.
    """
    by_article = {one.article: one for one in found}
    kept = []
    for a in analyses:
        one = by_article.get(a.article.id)
        if one is None:
            kept.append(a)
        elif not one.whole:
            kept.append(_without(a, one.spans))
    return kept


def _own_name(a: Analysis, credited: set[str | None]) -> str | None:
    """The outlet, where it is an agency: known as one, or credited by others."""
    outlet = a.article.outlet
    return outlet if outlet in credited or agency(outlet) is not None else None


def _carried(
    a: Analysis, pair: Shared | None, own: Mapping[str, str | None], said: Mapping[str, str | None]
) -> Carried | None:
    """What of an article is an agency's; an agency's second report of an event may repeat its first."""
    identity, running = a.article.id, [s for s in a.sentences if s.kind == "text" and s.field == "body"]
    if own[identity] is not None:
        return None
    total = sum(s.words for s in running)
    spans = pair.spans_second if pair is not None else ()
    words = sum(s.words for s in running if _is_covered(s, spans))
    is_refuted = pair is not None and own[pair.first] is not None and words < _MOST * total
    if a.origin is not None and said[identity] is not None and not is_refuted:
        return Carried(identity, a.article.outlet, a.origin, a.origin_from, True, total, 1.0)
    author = None if pair is None else said[pair.first]
    if pair is None or author is None or not words:
        return None
    return Carried(
        article=identity,
        outlet=a.article.outlet,
        agency=author,
        told_by=a.origin_from if a.origin == author else None,
        whole=False,
        words=words,
        share=round(words / total, 4),
        spans=spans,
        source=pair.first,
    )


def _is_covered(s: Sentence, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether most of a sentence stands in spans that are in order and apart."""
    first = bisect_right(spans, s.start, key=lambda span: span[1])
    last = bisect_left(spans, s.end, key=lambda span: span[0])
    inside = sum(min(s.end, end) - max(s.start, start) for start, end in spans[first:last])
    return s.field == "body" and inside >= _MOST * (s.end - s.start)


def _without(a: Analysis, spans: tuple[tuple[int, int], ...]) -> Analysis:
    is_carried = [s.kind == "text" and _is_covered(s, spans) for s in a.sentences]
    gone = sorted(
        (s for s, is_it in zip(a.sentences, is_carried, strict=True) if is_it), key=lambda s: s.start
    )
    starts = [s.start for s in gone]

    def is_gone(at: int) -> bool:
        before = bisect_right(starts, at) - 1
        return before >= 0 and at < gone[before].end

    sentences = tuple(
        replace(s, kind="credit", words_by_voice=dict.fromkeys(VOICES, 0)) if is_it else s
        for s, is_it in zip(a.sentences, is_carried, strict=True)
    )
    by_voice = {
        voice: n - sum(s.words_by_voice[voice] for s in gone) for voice, n in a.words_by_voice.items()
    }
    return replace(
        a,
        sentences=sentences,
        words=sum(by_voice.values()),
        words_by_voice=by_voice,
        findings=tuple(
            replace(f, counted=False) if f.field == "body" and is_gone(f.start) else f for f in a.findings
        ),
        terms=tuple(t for t in a.terms if not is_gone(t.start)),
    )
