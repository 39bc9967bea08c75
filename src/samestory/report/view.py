"""A comparison as the plain values that the template prints, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from samestory.report.alone import Alone, alone
from samestory.report.called import Called, called
from samestory.report.carrying import Copies, badge, banner, copies, whose
from samestory.report.concordance import Hit, concordance
from samestory.report.escape import link
from samestory.report.facts import Facts, facts
from samestory.report.framing import FrameLine, frames
from samestory.report.heading import heading
from samestory.report.keyterms import KeyList, folded, key_terms
from samestory.report.marks import Card, Label, Marked, Paragraph, Run
from samestory.report.methods import methods
from samestory.report.numbers import Line, Table, tables as numbers
from samestory.report.pairs import Item, face_to_face
from samestory.report.quotations import QuotedList, Says, quoted
from samestory.report.speaking import Speaking, speaking
from samestory.report.ties import Also, ties
from samestory.report.versions import Versions, versions
from samestory.report.words import day, duration, family_name, name, parse_time, unmeasured, voice_name
from samestory.types import VOICES, Comparison

__all__ = ["dates_of", "event_credit", "event_name", "View", "view"]

_SHOWN = 40  # characters of the words a warning is about
_FAMILIES = ("loaded", "epistemic", "sourcing", "agency", "headline")
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Head:
    """One article in the row of headlines and at the top of its text."""

    key: str
    outlet: str
    date: str
    time: str
    gap: str
    genre: str
    origin: str
    url: str | None
    note: int  # number of its link in print, 0 without one
    byline: str
    runs: tuple[Run, ...]
    labels: tuple[Label, ...]
    badges: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """One article to be read in full."""

    head: Head
    title: tuple[Run, ...]
    paragraphs: tuple[Paragraph, ...]
    cards: tuple[Card, ...]
    words: str
    notes: tuple[str, ...]
    copies: tuple[Copies, ...]
    says: tuple[Says, ...]
    also: tuple[Also, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice of the filter."""

    value: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A warning or something skipped."""

    code: str
    text: str
    outlet: str = ""
    places: tuple[tuple[str, str], ...] = ()


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
    heads = _heads(comparison, list(marked.values()))
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
        quoted=tuple(_quoted(m) for m in marked.values()),
        texts=tuple(
            _text(m, head, shared.get(m.analysis.article.id, ()))
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
        skipped=tuple(Note("skipped", s.reason, s.what) for s in comparison.skipped),
        warnings=tuple(_warnings(comparison, marked)),
        not_measured=tuple(unmeasured(n) for n in comparison.not_measured),
        methods=tuple(methods(comparison)),
        provenance=tuple(_provenance(comparison)),
    )


def event_name(c: Comparison) -> str:
    """Return what an event is called: the headline chosen for one that was found, else its id as words.

    A headline stands in quotation marks; `event_credit` says whose it is. In an id a hyphen stays where the
    articles write one.
    """
    chosen = heading(c)
    if chosen is not None:
        return chosen.quoted
    identity = c.event.id.strip()
    if " " in identity:
        return identity
    told = " ".join(f"{a.article.title} {a.article.body}" for a in c.analyses).casefold()
    words = [word for word in re.split(r"[-_]+", identity) if word]
    text = words[0] if words else "One event"
    for before, after in pairwise(words):
        text += ("-" if f"{before}-{after}".casefold() in told else " ") + after
    return text[:1].upper() + text[1:]


def event_credit(c: Comparison) -> str:
    """Return whose headline names the event, as ``headline of OUTLET``; empty where none does."""
    chosen = heading(c)
    return chosen.credit if chosen is not None else ""


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


def dates_of(c: Comparison) -> str:
    """Return the first and last day of publication."""
    times = [t for a in c.event.articles if (t := parse_time(a.published))]
    days = list(dict.fromkeys([day(times[0]), day(times[-1])])) if times else []
    return " to ".join(days)


def _heads(c: Comparison, marked: Sequence[Marked]) -> list[Head]:
    times = [parse_time(m.analysis.article.published) for m in marked]
    zoned = [t for t in times if t is not None and t.tzinfo]
    first = min(zoned) if len(zoned) > 1 else None
    loaded = [
        any(
            card.finding.field == "title" and card.finding.family == "loaded" and card.finding.voice == "own"
            for card in m.cards
        )
        for m in marked
    ]
    titled = sum(1 for m in marked if m.analysis.article.title)
    heads: list[Head] = []
    links = 0
    for m, time, is_loaded in zip(marked, times, loaded, strict=True):
        article = m.analysis.article
        categories = {card.finding.category for card in m.cards}
        badges = []
        if is_loaded and sum(loaded) == 1 and titled > 1:
            badges.append("only loaded headline")
        if "headline-only-loaded" in categories:
            badges.append("loaded word only in the headline")
        if credit := badge(c, m):
            badges.append(credit)
        if article.genre == "opinion":
            badges.append("opinion: left out of rates")
        url = link(article.url)
        links += url is not None
        gap = ""
        if first is not None and time is not None and time.tzinfo:
            seconds = (time - first).total_seconds()
            gap = f"{duration(seconds)} later" if seconds else "first"
        heads.append(
            Head(
                key=m.key,
                outlet=article.outlet,
                date=day(time) if time else article.published or "time unknown",
                time=f"{time:%H:%M}{_zone(time.strftime('%z'))}"
                if time and "T" in (article.published or "T")
                else "",
                gap=gap,
                genre=article.genre or "genre unknown",
                origin=whose(c, m),
                url=url,
                note=links if url else 0,
                byline=article.byline or "",
                runs=tuple(m.title(anchors=False)),
                labels=m.title_labels(),
                badges=tuple(badges),
            )
        )
    return heads


def _zone(offset: str) -> str:
    return f" {offset[:3]}:{offset[3:5]}" if offset else ""


def _text(m: Marked, head: Head, shared: tuple[Copies, ...]) -> Text:
    counts = m.analysis.words_by_voice
    words = [f"{counts.get(v, 0):,} {voice_name(v)}" for v in VOICES if v == "own" or counts.get(v, 0)]
    return Text(
        head=head,
        title=tuple(m.title(anchors=True)),
        paragraphs=tuple(m.paragraphs()),
        cards=tuple(m.cards),
        words=f"{m.analysis.words:,} words: {', '.join(words)}",
        notes=tuple(dict.fromkeys(w.message for w in m.analysis.warnings)),
        copies=shared,
        says=m.title_says(),
        also=m.title_also(),
    )


def _quoted(m: Marked) -> QuotedList:
    places = {
        i: (m.place(q.field, q.start), m.anchor(q.field, q.start))
        for i, q in enumerate(m.analysis.quotations)
    }
    return quoted(m.analysis, m.key, places)


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


def _warnings(c: Comparison, marked: dict[str, Marked]) -> list[Note]:
    """Return the warnings; what is said several times of one article is said once, with its places."""
    places: dict[tuple[str, str, str], list[tuple[str, str]]] = {}
    for w in c.warnings:
        m = marked.get(w.article or "")
        here = places.setdefault((w.code, w.message, w.article or ""), [])
        if m is not None and w.field is not None and w.start is not None:
            text = m.analysis.article.text(w.field)
            words = _SPACE.sub(" ", text[w.start : min(w.end or w.start, w.start + _SHOWN)]).strip()
            here.append(
                (m.anchor(w.field, w.start), words + ("…" if (w.end or 0) > w.start + _SHOWN else ""))
            )
        elif m is not None:
            here.append((m.key, ""))
    return [
        Note(code, message, marked[who].analysis.article.outlet if who in marked else who, tuple(here))
        for (code, message, who), here in places.items()
    ]


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
