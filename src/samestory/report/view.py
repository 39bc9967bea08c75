"""A comparison as the plain values that the template prints, in the order of the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from samestory.report.alone import Alone, alone
from samestory.report.called import Called, called
from samestory.report.carrying import banner, copies
from samestory.report.concordance import Hit, concordance
from samestory.report.facts import Facts, facts
from samestory.report.framing import FrameLine, frames
from samestory.report.heading import dates_of, event_credit, event_name
from samestory.report.heads import Head, heads_of
from samestory.report.keyterms import KeyList, folded, key_terms
from samestory.report.marks import Marked
from samestory.report.methods import methods
from samestory.report.notes import Note, skipped, warnings
from samestory.report.numbers import Line, Table, tables as numbers
from samestory.report.pairs import Item, face_to_face
from samestory.report.quotations import QuotedList
from samestory.report.speaking import Speaking, speaking
from samestory.report.texts import Text, quoted_in, text_of
from samestory.report.ties import ties
from samestory.report.versions import Versions, versions
from samestory.report.words import family_name, name, unmeasured, voice_name
from samestory.types import VOICES, Comparison

__all__ = ["Choice", "View", "view"]

_FAMILIES = ("loaded", "epistemic", "sourcing", "agency", "headline")


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of the filter."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class View:
    """The whole page."""

    title: str
    facts: tuple[str, ...]
    dates: str
    banner: tuple[str, ...]
    heads: tuple[Head, ...]
    items: tuple[Item, ...]
    statements: Facts
    called: Called
    speaking: Speaking
    versions: Versions
    alone: Alone
    tied: bool
    quoted: tuple[QuotedList, ...]
    texts: tuple[Text, ...]
    hits: tuple[Hit, ...]
    voices: tuple[Choice, ...]
    families: tuple[tuple[str, tuple[Choice, ...]], ...]
    tables: tuple[Table, ...]
    rows: tuple[Line, ...]
    frames: tuple[FrameLine, ...]
    frame_note: str
    key_terms: tuple[KeyList, ...]
    folded: tuple[tuple[str, str, str, int], ...]
    skipped: tuple[Note, ...]
    warnings: tuple[Note, ...]
    not_measured: tuple[str, ...]
    methods: tuple[str, ...]
    provenance: tuple[tuple[str, str], ...]


def view(comparison: Comparison) -> View:
    """Turn a comparison into what the page shows.

    Parameters
    ----------
    comparison : Comparison

    Returns
    -------
    View
        Plain text and anchors: nothing in it is HTML.
    """
    order = {article.id: n for n, article in enumerate(comparison.event.articles)}
    analyses = sorted(comparison.analyses, key=lambda a: order.get(a.article.id, len(order)))
    marked = {a.article.id: Marked(a, f"a{n}") for n, a in enumerate(analyses, 1)}
    heads = heads_of(comparison, list(marked.values()))
    tied = ties(comparison, marked)
    for identity, some in tied.items():
        marked[identity].tie(some)
    shared = copies(comparison, marked)
    tables, rows = numbers(comparison)
    return View(
        title=event_name(comparison),
        facts=_facts(comparison),
        dates=dates_of(comparison),
        banner=banner(comparison),
        heads=tuple(heads),
        items=tuple(face_to_face(n, item, marked) for n, item in enumerate(comparison.brief, 1)),
        statements=facts(comparison, marked, tied),
        called=called(comparison, marked),
        speaking=speaking(comparison, marked),
        versions=versions(comparison, marked),
        alone=alone(comparison, marked),
        tied=bool(tied),
        quoted=tuple(quoted_in(m) for m in marked.values()),
        texts=tuple(
            text_of(m, head, shared.get(m.analysis.article.id, ()))
            for m, head in zip(marked.values(), heads, strict=True)
        ),
        hits=tuple(concordance(list(marked.values()))),
        voices=_voices(comparison),
        families=_families(comparison),
        tables=tables,
        rows=rows,
        frames=frames(comparison, marked),
        frame_note=_frame_note(comparison),
        key_terms=key_terms(comparison, marked),
        folded=folded(comparison),
        skipped=tuple(skipped(comparison)),
        warnings=tuple(warnings(comparison, marked)),
        not_measured=tuple(unmeasured(n) for n in comparison.not_measured),
        methods=tuple(methods(comparison)),
        provenance=tuple(_provenance(comparison)),
    )


def _facts(c: Comparison) -> tuple[str, ...]:
    own = sum(a.words_by_voice.get("own", 0) for a in c.analyses)
    outlets, articles = len(c.outlets), len(c.analyses)
    return (
        f"{outlets} outlet{'s' if outlets != 1 else ''}",
        f"{articles} article{'s' if articles != 1 else ''}",
        f"{own:,} own-voice words",
        "one event: description, no test",
        *([f"the title is a {credit}"] if (credit := event_credit(c)) else []),
    )


def _frame_note(c: Comparison) -> str:
    several = max((row.articles for row in c.frames), default=0) > 1
    return "Where an outlet has several articles, the share is their mean." if several else ""


def _voices(c: Comparison) -> tuple[Choice, ...]:
    found = {f.voice for a in c.analyses for f in a.findings}
    return tuple(Choice(v, voice_name(v)) for v in VOICES if v in found)


def _families(c: Comparison) -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    found: dict[str, dict[str, int]] = {}
    for a in c.analyses:
        for f in a.findings:
            members = found.setdefault(f.family, {})
            members[f.category] = members.get(f.category, 0) + 1
    order = sorted(found, key=lambda f: (_FAMILIES.index(f) if f in _FAMILIES else len(_FAMILIES), f))
    return tuple(
        (family_name(f), tuple(Choice(c, f"{name(c)} ({n})") for c, n in sorted(found[f].items())))
        for f in order
    )


def _provenance(c: Comparison) -> list[tuple[str, str]]:
    p = c.provenance
    rows = [
        ("samestory", p.package),
        ("spaCy", p.spacy),
        ("pipeline", p.pipeline),
        ("pipeline, SHA-256", p.pipeline_sha256),
        ("corpus, SHA-256", p.corpus_sha256),
        *((f"word list {key}, SHA-256", value) for key, value in sorted(p.lexicons.items())),
        *((f"setting {key}", _plain(value)) for key, value in sorted(p.configuration.items())),
    ]
    return [(key, value or "not given") for key, value in rows]


def _plain(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "none"
    return str(value)
