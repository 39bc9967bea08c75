"""Utterances -> "Quotations side by side": the longest version, and what each outlet runs, leaves out or alters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.plots import kind_name
from samestory.report.marks import Marked
from samestory.report.phrases import cut, quoted
from samestory.report.runs import Run
from samestory.report.segments import Span, split
from samestory.report.together import WHERE, Near, absences, nearest, nothing
from samestory.types import Comparison, Evidence, TakenOver, Utterance, UtteranceMember

__all__ = ["Taken", "Use", "Version", "Versions", "Words", "versions"]

_SHOWN, _MOST = 6, 30  # utterances at once, and in all
_TAKEN = 12
_OUTLETS = 10  # versions of one utterance
_PARTS = 3  # left out, that are told
_HEAD, _TAIL = 9, 5  # words of a part
_PLACES = 3  # of one outlet, of words that were taken over
_NEAR = 3


@dataclass(frozen=True, slots=True)
class Words:
    """One stretch of a version, in marks or reported; ``runs`` has what is altered lit, ``above`` is the longest."""

    runs: tuple[Run, ...]
    above: bool
    reported: bool
    cue: str
    place: str
    where: str
    href: str
    alters: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Version:
    """What one article runs of an utterance, in its headline or in its text."""

    outlet: str
    words: tuple[Words, ...]
    left_out: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Said:
    """One utterance: its longest version, then a line an outlet."""

    id: str
    speaker: str
    kind: str
    runs: tuple[Run, ...]
    versions: tuple[Version, ...]
    more: int
    absent: tuple[str, ...]
    near: tuple[Near, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """How one outlet uses some words: whose they are there, and where."""

    outlet: str
    words: str
    voice: str
    places: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Taken:
    """Words that one outlet writes as its own and another gives to somebody."""

    term: str
    own: tuple[Use, ...]
    given: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Versions:
    """The section; ``none`` is said where nothing is shared."""

    none: str
    first: tuple[Said, ...]
    rest: tuple[Said, ...]
    left: int
    taken: tuple[Taken, ...]
    taken_left: int


def versions(c: Comparison, marked: Mapping[str, Marked]) -> Versions:
    """Lay out the section.

    Parameters
    ----------
    c : Comparison
    marked : mapping of str to Marked
        By article id.
    """
    several = [u for u in c.quotes if len(u.outlets) > 1 and all(m.article in marked for m in u.members)]
    made = [_said(f"said-{n}", u, marked) for n, u in enumerate(several[:_MOST], 1)]
    none = "" if made else nothing(c, "quotes", "No words were found that two of these outlets quote.")
    return Versions(
        none=none,
        first=tuple(made[:_SHOWN]),
        rest=tuple(made[_SHOWN:]),
        left=max(0, len(several) - _MOST),
        taken=tuple(_taken(one, marked) for one in c.taken_over[:_TAKEN]),
        taken_left=max(0, len(c.taken_over) - _TAKEN),
    )


def _said(identity: str, u: Utterance, marked: Mapping[str, Marked]) -> Said:
    longest = u.members[u.longest]
    groups: dict[tuple[str, bool], list[UtteranceMember]] = {}
    for member in u.members:
        groups.setdefault((member.article, member.field == "title"), []).append(member)
    told = [_version(members, longest, marked) for members in groups.values()]
    kinds = [m.source_kind for m in u.members if m.source_kind and m.source == u.speaker]
    return Said(
        id=identity,
        speaker=u.speaker or "Speaker not found, or not the same",
        kind=kind_name(kinds[0]) if kinds and u.speaker else "",
        runs=_longest(longest, u.members, marked[longest.article]),
        versions=tuple(told[:_OUTLETS]),
        more=max(0, len(told) - _OUTLETS),
        absent=absences(u.absent),
        near=nearest(u.absent, marked, _NEAR),
    )


def _stretches(m: UtteranceMember) -> Sequence[tuple[int, int]]:
    return m.quoted or ((m.start, m.end),)


def _longest(longest: UtteranceMember, members: Sequence[UtteranceMember], m: Marked) -> tuple[Run, ...]:
    """The longest version, what some other outlet leaves out underlined."""
    gone = [Span(low, high, 1) for member in members if member is not longest for low, high in member.missing]
    return _runs(m.analysis.article.text(longest.field), longest, gone, "gone")


def _runs(text: str, m: UtteranceMember, spans: Sequence[Span], css: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    for n, (low, high) in enumerate(_stretches(m)):
        if n:
            runs.append(Run(" … "))
        runs += [
            Run(piece.text, css if piece.keys and piece.text.strip() else "")
            for piece in split(text, low, high, spans)
        ]
    return tuple(runs)


def _version(
    members: Sequence[UtteranceMember], longest: UtteranceMember, marked: Mapping[str, Marked]
) -> Version:
    first = members[0]
    source = marked[longest.article].analysis.article.text(longest.field)
    missing = list(dict.fromkeys(part for m in members for part in m.missing))
    parts = [quoted(cut(source[low:high], _HEAD, _TAIL)) for low, high in missing if _says(source[low:high])]
    left_out = parts[:_PARTS]
    if len(parts) > _PARTS:
        left_out.append(f"{len(parts) - _PARTS} more {'part' if len(parts) == _PARTS + 1 else 'parts'}")
    told = ""
    if all(m.paraphrase for m in members):
        told = "says it in other words, without quotation marks"
    elif not left_out and not any(m.alters for m in members):
        # Articles and the like at the edge are no words that are left out.
        whole = sum(m.words for m in members) >= longest.words
        told = "the same words" if whole else "the same words, but for small ones"
        told = "" if longest in members else told
    return Version(
        first.outlet,
        tuple(_words(m, longest, source, marked[m.article]) for m in members),
        tuple(left_out),
        told,
    )


def _words(m: UtteranceMember, longest: UtteranceMember, source: str, here: Marked) -> Words:
    text = here.analysis.article.text(m.field)
    altered = [Span(own[0], own[1], 1) for own, _ in m.alters]
    return Words(
        runs=_runs(text, m, altered, "lit"),
        above=m is longest,
        reported=m.paraphrase or m.kind == "indirect",
        cue=" ".join((m.cue or "").split()) if _says(m.cue or "") else "",
        place=here.place(m.field, m.start),
        where="" if m.field == "title" else WHERE[m.placement],
        href=here.anchor(m.field, m.start),
        alters=tuple(_alters(text[a:b], source[x:y]) for (a, b), (x, y) in m.alters),
    )


def _alters(here: str, there: str) -> str:
    if not _says(there):
        return f"adds {quoted(cut(here, _HEAD))}"
    if not _says(here):
        return f"has no {quoted(cut(there, _HEAD))} in this place"
    return f"has {quoted(cut(here, _HEAD))} where the longest has {quoted(cut(there, _HEAD))}"


def _says(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _taken(one: TakenOver, marked: Mapping[str, Marked]) -> Taken:
    return Taken(quoted(one.term), _uses(one.own, marked), _uses(one.given, marked))


def _uses(found: Sequence[Evidence], marked: Mapping[str, Marked]) -> tuple[Use, ...]:
    by_outlet: dict[tuple[str, str, str], list[Evidence]] = {}
    for e in found:
        if e.article in marked:
            voice = {"own": "own voice", "direct": "in marks", "indirect": "reported"}.get(e.voice, e.voice)
            by_outlet.setdefault((e.outlet, " ".join(e.text.split()), voice), []).append(e)
    return tuple(
        Use(
            outlet,
            quoted(words),
            voice,
            tuple(
                (marked[e.article].place(e.field, e.start), marked[e.article].anchor(e.field, e.start))
                for e in some[:_PLACES]
            ),
        )
        for (outlet, words, voice), some in by_outlet.items()
    )
