"""Names -> the table "Who is called what": a row an actor, an outlet a column, each form with its places."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samestory.naming.words import listed
from samestory.report.doers import Doers, doers
from samestory.report.marks import Marked
from samestory.report.together import nothing
from samestory.types import VOICES, Comparison, Evidence, Named, NameForm, Voice

__all__ = ["Called", "CalledCell", "CalledRow", "Form", "Place", "called"]

_SHOWN, _MOST = 12, 36  # rows at once, and rows in all
_FORMS = 6  # of one outlet
_PLACES = 4  # of one form
_OUTLETS = 12  # of one row
_WIDE = 6  # outlets, up to which each has a column of its own
_AROUND = 34  # characters either side of a form

_VOICE: Mapping[Voice, tuple[str, str]] = {
    "own": ("", ""),
    "indirect": ("reported", "v-indirect"),
    "direct": ("quoted", "v-direct"),
    "uncertain": ("voice uncertain", "v-uncertain"),
}
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a form stands, with the words around it."""

    place: str
    href: str
    left: str
    words: str
    right: str


@dataclass(frozen=True, slots=True)
class Form:
    """One form in one voice: its words, each with whether it is a modifier that describes."""

    words: tuple[tuple[str, bool], ...]
    n: int
    voice: str
    css: str
    marked: bool
    places: tuple[Place, ...]
    left: int


@dataclass(frozen=True, slots=True)
class CalledCell:
    """What one outlet calls one actor; forms in its own voice first."""

    outlet: str
    forms: tuple[Form, ...]
    left: int


@dataclass(frozen=True, slots=True)
class CalledRow:
    """One actor over all outlets."""

    entity: str
    kind: str
    cells: tuple[CalledCell, ...]
    left: int


@dataclass(frozen=True, slots=True)
class Called:
    """The section; ``none`` is said where there is no row, ``left`` counts rows that are not printed."""

    none: str
    outlets: tuple[str, ...]
    wide: bool
    first: tuple[CalledRow, ...]
    rest: tuple[CalledRow, ...]
    left: int
    doers: Doers


def called(c: Comparison, marked: Mapping[str, Marked]) -> Called:
    """Lay out the table.

    Parameters
    ----------
    c : Comparison
    marked : mapping of str to Marked
        By article id.
    """
    outlets = tuple(o.name for o in c.outlets)
    named = [one for one in c.naming if _is_told(one)]
    # Where outlets differ in names alone it is their house style: what they describe comes first.
    named.sort(key=lambda one: not _is_described(one))
    rows = [_row(one, outlets, marked) for one in named[:_MOST]]
    none = (
        "" if rows else nothing(c, "naming", "No actor was found that two of these outlets call differently.")
    )
    return Called(
        none=none,
        outlets=outlets,
        wide=len(outlets) <= _WIDE,
        first=tuple(rows[:_SHOWN]),
        rest=tuple(rows[_SHOWN:]),
        left=max(0, len(named) - _MOST),
        doers=doers(c, marked),
    )


def _is_told(one: Named) -> bool:
    several = len({form.outlet for form in one.forms}) > 1
    return several and len({form.form.casefold() for form in one.forms}) > 1


def _is_described(one: Named) -> bool:
    """Whether outlets use different words for it in their own voice, names and titles aside."""
    own = {
        form.form.casefold()
        for form in one.forms
        if form.role != "name" and any(e.voice == "own" for e in form.evidence)
    }
    return len(own) > 1 or any(_describing(form) for form in one.forms)


def _row(one: Named, outlets: Sequence[str], marked: Mapping[str, Marked]) -> CalledRow:
    by_outlet: dict[str, list[NameForm]] = {}
    for form in one.forms:
        by_outlet.setdefault(form.outlet, []).append(form)
    # A table of many columns cannot be read: there only those that name the actor have a cell.
    told = outlets if len(outlets) <= _WIDE else [o for o in outlets if o in by_outlet]
    return CalledRow(
        entity=one.entity,
        kind=one.kind,
        cells=tuple(_cell(outlet, by_outlet.get(outlet, ()), marked) for outlet in told[:_OUTLETS]),
        left=max(0, len(told) - _OUTLETS),
    )


def _cell(outlet: str, forms: Sequence[NameForm], marked: Mapping[str, Marked]) -> CalledCell:
    found: list[Form] = []
    for voice in sorted(VOICES, key=list(_VOICE).index):
        for form in sorted(forms, key=lambda f: (f.role == "name", not f.modifiers)):
            places = [e for e in form.evidence if e.voice == voice and e.article in marked]
            if places:
                found.append(_form(form, voice, places, marked))
    return CalledCell(outlet, tuple(found[:_FORMS]), max(0, len(found) - _FORMS))


def _form(form: NameForm, voice: Voice, places: Sequence[Evidence], marked: Mapping[str, Marked]) -> Form:
    told, css = _VOICE[voice]
    return Form(
        words=_words(form),
        n=len(places),
        voice=told,
        css=css,
        marked=voice == "own" and any(_is_marked(e, marked[e.article]) for e in places),
        places=tuple(_place(e, marked[e.article]) for e in places[:_PLACES]),
        left=max(0, len(places) - _PLACES),
    )


def _describing(form: NameForm) -> list[str]:
    # A modifier of a title ("prime" of a prime minister) is none.
    if form.role in {"office", "name", "apposition"}:
        return [word for word in form.modifiers if word.casefold() not in listed("modifier", "relational")]
    return list(form.modifiers)


def _words(form: NameForm) -> tuple[tuple[str, bool], ...]:
    """Cut a form where modifiers stand in it."""
    describing = sorted(_describing(form), key=len, reverse=True)
    if not describing:
        return ((form.form, False),)
    pattern = re.compile(rf"\b({'|'.join(map(re.escape, describing))})\b", re.IGNORECASE)
    return tuple((part, n % 2 == 1) for n, part in enumerate(pattern.split(form.form)) if part)


def _is_marked(e: Evidence, m: Marked) -> bool:
    """Whether a finding marks words of a form as loaded."""
    return any(
        card.finding.family == "loaded"
        and card.finding.field == e.field
        and card.finding.start < e.end
        and e.start < card.finding.end
        for card in m.cards
    )


def _place(e: Evidence, m: Marked) -> Place:
    text = m.analysis.article.text(e.field)
    low, high = m.bounds(e.field, e.start)
    before = _SPACE.sub(" ", text[max(low, e.start - _AROUND) : e.start]).lstrip()
    after = _SPACE.sub(" ", text[e.end : min(max(high, e.end), e.end + _AROUND)]).rstrip()
    if e.start - _AROUND > low:
        before = f"… {before.partition(' ')[2]}"
    if e.end + _AROUND < high:
        after = f"{after.rpartition(' ')[0]} …"
    return Place(
        m.place(e.field, e.start), m.anchor(e.field, e.start), before, _SPACE.sub(" ", e.text), after
    )
