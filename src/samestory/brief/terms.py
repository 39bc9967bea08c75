"""A term in one outlet's own voice, and only inside quotation marks in another's."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from samestory.brief.evidence import WORD, evidence, finding_evidence, first_each, outlets_of
from samestory.brief.wording import agree, conjoin
from samestory.types import Analysis, BriefItem, Evidence, Field

__all__ = ["terms"]

_TERM_WORDS = 4
# Categories whose findings are words that another outlet could use or quote.
_WORDING = frozenset({"loaded-language", "label", "euphemism"})
_FIELDS: tuple[Field, ...] = ("title", "body")
_IN_MARKS = frozenset({"speech", "fragment", "scare", "title", "term"})


def terms(analyses: Sequence[Analysis]) -> Iterator[BriefItem]:
    """A term that one outlet uses as its own word and another leaves in quotation marks."""
    marked: dict[str, list[Evidence]] = defaultdict(list)
    loaded: set[str] = set()
    for a in analyses:
        for span in a.voices:
            if span.kind in _IN_MARKS and span.field == "body":
                text = a.article.body[span.start : span.end].strip("\"“”„‟″«»'‘’‚‛`.,;:!? ")
                if _is_term(text):
                    marked[_key(text)].append(evidence(a, span.field, span.start, span.end))
        for f in a.findings:
            if f.category not in _WORDING or f.field != "body":
                continue
            loaded.add(_key(f.text))
            if f.in_quote or f.voice == "direct":
                marked[_key(f.text)].append(finding_evidence(a, f))
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
        own, quoted = outlets_of(here), outlets_of(there)
        term = " ".join(here[0].text.split())
        yield BriefItem(
            "voice",
            f"{conjoin(own)} {agree(own, 'writes', 'write')} “{term}” in {agree(own, 'its', 'their')} own voice; "
            f"in {conjoin(quoted)} it stands only inside quotation marks.",
            (*first_each(here), *first_each(there)),
        )


def _is_term(text: str) -> bool:
    """A term worth comparing: up to four words; no name, no sentence."""
    words = WORD.findall(text)
    return 0 < len(words) <= _TERM_WORDS and not all(w[0].isupper() for w in words if len(w) > 3)


def _own_uses(a: Analysis, term: str) -> Iterator[Evidence]:
    for start, end in _occurrences(a, "body", term):
        inside = any(b.field == "body" and b.kind == "text" and b.start <= start < b.end for b in a.blocks)
        voiced = any(v.field == "body" and v.start < end and start < v.end for v in a.voices)
        if inside and not voiced:
            yield evidence(a, "body", start, end)


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
