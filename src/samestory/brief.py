"""What differs, in plain sentences: at most seven, each with the places that show it.

The order is one of worth: a term in one outlet's own voice and in quotation marks in another's; a
quotation cut differently; headline against headline; verbs that colour speech; unnamed sources;
rates last. Nothing is said that the text does not show, and nothing about what an outlet wants.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence

from samestory.findings import UNMEASURABLE
from samestory.types import Analysis, BriefItem, Evidence, Field, Finding, Quotation, Row, Voice

__all__ = ["MOST", "brief"]

MOST = 7
_OF_A_KIND = 2
_TERM_WORDS = 4
_SHARED_WORDS = 5
# A passage is called cut where the shortest is at most this share of the longest.
_CUT = 0.7
_LONG = 12
_NUMBERS = dict(enumerate("one two three four five six seven eight nine ten".split(), 1))
_WORD = re.compile(r"\w+(?:[-’']\w+)*")
# Categories whose findings are words that another outlet could use or quote.
_WORDING = frozenset({"loaded-language", "label", "euphemism"})
_FIELDS: tuple[Field, ...] = ("title", "body")
_IN_MARKS = frozenset({"speech", "fragment", "scare", "title", "term"})


def brief(analyses: Sequence[Analysis], rows: Sequence[Row]) -> tuple[BriefItem, ...]:
    """Return the items, most worth reading first.

    Parameters
    ----------
    analyses : sequence of Analysis
        By time of publication.
    rows : sequence of Row
        Of the measure ``rate``.
    """
    items: list[BriefItem] = []
    makers: tuple[Callable[[], Iterable[BriefItem]], ...] = (
        lambda: _terms(analyses),
        lambda: _quotations(analyses),
        lambda: _headlines(analyses),
        lambda: _verbs(analyses),
        lambda: _sources(analyses),
        lambda: _rates(analyses, rows),
    )
    for make in makers:
        items += list(make())[:_OF_A_KIND]
    return tuple(items[:MOST])


def _terms(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    """A term that one outlet uses as its own word and another leaves in quotation marks."""
    marked: dict[str, list[Evidence]] = defaultdict(list)
    loaded: set[str] = set()
    for a in analyses:
        for span in a.voices:
            if span.kind in _IN_MARKS and span.field == "body":
                text = a.article.body[span.start : span.end].strip("\"“”„‟″«»'‘’‚‛`.,;:!? ")
                if _is_term(text):
                    marked[_key(text)].append(_evidence(a, span.field, span.start, span.end))
        for f in a.findings:
            if f.category not in _WORDING or f.field != "body":
                continue
            loaded.add(_key(f.text))
            if f.in_quote or f.voice == "direct":
                marked[_key(f.text)].append(_finding_evidence(a, f))
    found = []
    for term, places in marked.items():
        if term not in loaded and len(term.split()) < 2:
            continue
        unquoted = {a.article.outlet for a in analyses if _stands_unquoted(a, term)}
        there = [e for e in places if e.outlet not in unquoted]
        within = {e.outlet for e in there}
        here = [e for a in analyses if a.article.outlet not in within for e in _own_uses(a, term)]
        if here and there:
            found.append((term in loaded, len({e.outlet for e in (*here, *there)}), term, here, there))
    for *_, here, there in sorted(found, key=lambda f: (-f[1], not f[0], f[2])):
        own, quoted = _outlets(here), _outlets(there)
        term = " ".join(here[0].text.split())
        yield BriefItem(
            "voice",
            f"{_and(own)} {_s(own, 'writes', 'write')} “{term}” in {_s(own, 'its', 'their')} own voice; "
            f"in {_and(quoted)} it stands only inside quotation marks.",
            (*_first_each(here), *_first_each(there)),
        )


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _is_term(text: str) -> bool:
    """A term worth comparing: up to four words; no name, no sentence."""
    words = _WORD.findall(text)
    return 0 < len(words) <= _TERM_WORDS and not all(w[0].isupper() for w in words if len(w) > 3)


def _own_uses(a: Analysis, term: str) -> Iterator[Evidence]:
    for start, end in _occurrences(a, "body", term):
        inside = any(b.field == "body" and b.kind == "text" and b.start <= start < b.end for b in a.blocks)
        voiced = any(v.field == "body" and v.start < end and start < v.end for v in a.voices)
        if inside and not voiced:
            yield _evidence(a, "body", start, end)


def _stands_unquoted(a: Analysis, term: str) -> bool:
    marks = [v for v in a.voices if v.kind in _IN_MARKS]
    return any(
        not any(m.field == field and m.start <= start and end <= m.end for m in marks)
        for field in _FIELDS
        for start, end in _occurrences(a, field, term)
    )


def _occurrences(a: Analysis, field: Field, term: str) -> Iterator[tuple[int, int]]:
    words = r"\s+".join(map(re.escape, term.split()))
    pattern = re.compile(rf"(?<!\w){words}(?!\w)", re.IGNORECASE)
    return (match.span() for match in pattern.finditer(a.article.text(field)))


def _key(text: str) -> str:
    return " ".join(text.lower().split())


def _quotations(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    """The same passage of a speaker, run at different lengths."""
    found = []
    for members in _shared_passages(analyses):
        lengths: dict[str, int] = defaultdict(int)
        # What an outlet prints twice, in two articles or a box, it prints once.
        for outlet, words in dict.fromkeys((a.article.outlet, tuple(_words(q.text))) for a, q in members):
            lengths[outlet] += len(words)
        order = list(lengths)
        longest = max(order, key=lambda o: lengths[o])
        shortest = min(order, key=lambda o: lengths[o])
        cut = lengths[longest] >= _LONG and lengths[shortest] <= _CUT * lengths[longest]
        if len(order) > 1 and cut:
            found.append((len(order), lengths, longest, shortest, members))
    for _, lengths, longest, shortest, members in sorted(found, key=lambda f: -f[0]):
        yield BriefItem(
            "quotation",
            f"{_and(list(lengths))} quote from the same passage: {longest} prints {lengths[longest]} words of "
            f"it, {shortest} {lengths[shortest]}.",
            tuple(_evidence(a, q.field, q.start, q.end) for a, q in members),
        )


def _shared_passages(analyses: Sequence[Analysis]) -> list[list[tuple[Analysis, Quotation]]]:
    """Group quotations that share a run of words, over any number of outlets, in reading order."""
    quotes = [(a, q) for a in analyses for q in a.quotations if q.field == "body"]
    runs = [_runs(q.text) for _, q in quotes]
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, own in enumerate(runs):
        for run in own:
            holders[run].append(i)
    group = list(range(len(quotes)))

    def find(i: int) -> int:
        while group[i] != i:
            group[i] = group[group[i]]
            i = group[i]
        return i

    for i, own in enumerate(runs):
        shared = Counter(j for run in own for j in holders[run] if j > i)
        for j, n in shared.items():
            # Two speakers can share a phrase; a cut passage lies mostly inside the longer one.
            if 2 * n >= min(len(own), len(runs[j])):
                low, high = sorted((find(i), find(j)))
                group[high] = low
    members: dict[int, list[tuple[Analysis, Quotation]]] = defaultdict(list)
    for i, quote in enumerate(quotes):
        members[find(i)].append(quote)
    return list(members.values())


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _words(text)
    return {tuple(words[k : k + _SHARED_WORDS]) for k in range(len(words) - _SHARED_WORDS + 1)}


def _headlines(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    titled = [a for a in analyses if a.article.title and _is_measured(a)]
    loaded = {
        a.article.id: [f for f in a.findings if f.field == "title" and f.family == "loaded"] for a in titled
    }
    own = {key: [f for f in found if f.voice == "own" and not f.in_quote] for key, found in loaded.items()}
    with_any = [a for a in titled if own[a.article.id]]
    without = [a for a in titled if not loaded[a.article.id]]
    if not with_any or not without or len({a.article.outlet for a in titled}) < 2:
        return
    names = list(dict.fromkeys(a.article.outlet for a in with_any))
    many = len(with_any) > 1
    words = _and([f"“{f.text}”" for a in with_any for f in own[a.article.id]][:4])
    rest = _NUMBERS.get(len(without), str(len(without)))
    others = f"the other {rest}" if len(with_any) + len(without) == len(titled) else f"{rest} of the others"
    yield BriefItem(
        "headline",
        f"The {'headlines' if many else 'headline'} of {_and(names)} {'have' if many else 'has'} loaded wording "
        f"({words}); in {others} none was found.",
        (
            *(_finding_evidence(a, f) for a in with_any for f in own[a.article.id][:2]),
            *(_evidence(a, "title", 0, len(a.article.title)) for a in without),
        ),
    )


def _is_measured(a: Analysis) -> bool:
    return not any(w.code in UNMEASURABLE for w in a.warnings)


def _verbs(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    yield from _with_and_without(
        analyses,
        "reporting-verb",
        "introduces speech with verbs other than “said” that colour it",
        "introduce speech with verbs other than “said” that colour it",
        "reporting",
    )


def _sources(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    yield from _with_and_without(
        analyses,
        "vague-attribution",
        "gives statements to sources a reader cannot find",
        "give statements to sources a reader cannot find",
        "sourcing",
    )


def _with_and_without(
    analyses: Sequence[Analysis], category: str, one: str, many: str, kind: str
) -> Iterator[BriefItem]:
    found: dict[str, list[tuple[Analysis, Finding]]] = defaultdict(list)
    for a in analyses:
        for f in a.findings:
            if f.category == category and f.counted:
                found[a.article.outlet].append((a, f))
    outlets = list(dict.fromkeys(a.article.outlet for a in analyses))
    # Not said of an outlet that quotes or reports one, or whose text could not be measured.
    unsure = {a.article.outlet for a in analyses if not _is_measured(a)}
    unsure |= {a.article.outlet for a in analyses for f in a.findings if f.category == category}
    without = [o for o in outlets if o not in unsure]
    most = sorted(found, key=lambda o: (-len(found[o]), o))
    if not most or len(outlets) < 2 or len(found[most[0]]) < 2:
        return
    leading = [o for o in most if 2 * len(found[o]) >= len(found[most[0]])]
    if len(leading) == len(outlets):
        return
    rest = [o for o in most if o not in leading]
    ending = f"; {_and([f'{o} {len(found[o])}' for o in rest])}" if rest else ""
    ending += f"; none was found in {_and(without)}" if without else ""
    if len(leading) == 1:
        told = f"{leading[0]} {one}, {_times(len(found[leading[0]]))} ({_and(_distinct(found[leading[0]]))})"
    else:
        each = (f"{o} {_times(len(found[o]))} ({_and(_distinct(found[o]))})" for o in leading)
        told = f"{_and(leading)} {many}: {'; '.join(each)}"
    yield BriefItem(
        kind,
        f"{told}{ending}.",
        tuple(_finding_evidence(a, f) for o in leading for a, f in found[o][:2]),
    )


def _rates(analyses: Sequence[Analysis], rows: Sequence[Row]) -> Iterator[BriefItem]:
    able = [r for r in rows if r.measure == "rate" and r.category == "all" and r.rank is not None]
    if len(able) < 2:
        return
    top = max(able, key=lambda r: (r.rate or 0, r.outlet))
    low = min(able, key=lambda r: (r.rate or 0, r.outlet))
    if top.low is None or low.high is None or top.low <= low.high:
        return
    articles = sum(r.articles for r in rows if r.measure == "rate" and r.category == "all")
    yield BriefItem(
        "rate",
        f"In these {articles} articles {top.outlet} has {top.rate:.0f} findings per 1,000 own-voice words "
        f"(95% interval {top.low:.0f} to {top.high:.0f}), {low.outlet} {low.rate:.0f} "
        f"({low.low:.0f} to {low.high:.0f}): a description of one event, not a test.",
        tuple(
            _finding_evidence(a, f)
            for r in (top, low)
            for a, f in [
                (a, f) for a in analyses if a.article.outlet == r.outlet for f in a.findings if f.counted
            ][:2]
        ),
    )


def _evidence(a: Analysis, field: Field, start: int, end: int, voice: Voice | None = None) -> Evidence:
    sentence = next((s for s in a.sentences if s.field == field and s.start <= start < s.end), None)
    if voice is None:
        spans = [v for v in a.voices if v.field == field and v.start <= start and end <= v.end]
        voices = {v.voice for v in spans}
        order: tuple[Voice, ...] = ("uncertain", "direct", "indirect")
        voice = next((v for v in order if v in voices), None)
    return Evidence(
        outlet=a.article.outlet,
        article=a.article.id,
        field=field,
        start=start,
        end=end,
        text=a.article.text(field)[start:end],
        voice=voice or "own",
        paragraph=sentence.paragraph if sentence else 0,
    )


def _finding_evidence(a: Analysis, f: Finding) -> Evidence:
    return _evidence(a, f.field, f.start, f.end, f.voice)


def _distinct(found: Sequence[tuple[Analysis, Finding]]) -> list[str]:
    return [f"“{text}”" for text in dict.fromkeys(f.text.lower() for _, f in found)][:3]


def _first_each(found: Sequence[Evidence]) -> list[Evidence]:
    first: dict[str, Evidence] = {}
    for e in found:
        first.setdefault(e.outlet, e)
    return list(first.values())


def _outlets(found: Sequence[Evidence]) -> list[str]:
    return list(dict.fromkeys(e.outlet for e in found))


def _and(names: Sequence[str]) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _times(n: int) -> str:
    return {1: "once", 2: "twice"}.get(n, f"{_NUMBERS.get(n, str(n))} times")


def _s(names: Sequence[str], one: str, many: str) -> str:
    return one if len(names) == 1 else many
