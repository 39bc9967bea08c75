"""Who is called what: a charged form that only one outlet uses in its own voice, and what the others call the same.

Offices and trades ("lawyer", "attorney") set nobody apart: an outlet has many for one person, and tells a few.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from samestory.brief.wording import conjoin, with_article
from samestory.naming.words import listed
from samestory.types import BriefItem, Evidence, Named, NameForm

__all__ = ["called"]

_KINDS = frozenset({"person", "group", "institution", "country"})
_MARKS = re.compile(r"[“”\"]|(?:^|\s)['‘]")
_FORMS = 2  # named of each outlet
_PLACES = 2  # shown of each outlet


def called(found: Sequence[Named], loaded: Sequence[str] = ()) -> Iterator[BriefItem]:
    """Say what outlets call the same actor, where one has a charged description of its own.

    Parameters
    ----------
    found : sequence of Named
        The actors of most outlets and mentions first.
    loaded : sequence of str
        What findings mark in own voice, in lower case: a form with one of them is charged.
    """
    marked = frozenset(loaded)
    items = [item for one in found if one.kind in _KINDS and (item := _item(one, marked)) is not None]
    yield from (item for _, item in sorted(items, key=lambda pair: -pair[0]))


def _item(one: Named, loaded: frozenset[str]) -> tuple[float, BriefItem] | None:
    own = {
        form: [e for e in form.evidence if e.voice == "own" and not _MARKS.search(e.text)]
        for form in one.forms
        if form.role != "name"
        and _key(form.form) != _key(one.entity)
        and form.form not in listed("generic", "noun")
    }
    by_outlet: dict[str, list[NameForm]] = {}
    for form, places in own.items():
        if places:
            by_outlet.setdefault(form.outlet, []).append(form)
    everywhere = {key for form in one.forms for key in [_key(form.form)] if len(_outlets(one, key)) > 1}
    telling = {
        outlet: sorted(
            (form for form in forms if _key(form.form) not in everywhere),
            key=lambda form: (-_charge(form, loaded), -form.n, form.form),
        )
        for outlet, forms in by_outlet.items()
    }
    telling = {outlet: forms for outlet, forms in telling.items() if forms}
    if len(telling) < 2:
        return None
    # What all of them write sets none apart.
    loaded -= frozenset.intersection(*(_marked(forms, loaded) for forms in telling.values()))
    charge = max(_charge(form, loaded) for forms in telling.values() for form in forms)
    if not any(_marked(forms, loaded) for forms in telling.values()):
        return None
    heads = {_head(form.form) for forms in telling.values() for form in forms[:_FORMS]}
    if one.kind == "group" and len(heads) < 2:
        return None  # cynical politicians here and conservative ones there are other people
    told = "; ".join(
        f"in {outlet} {conjoin([f'“{form.form}”' for form in forms[:_FORMS]])}"
        for outlet, forms in telling.items()
    )
    shown: list[Evidence] = []
    for forms in telling.values():
        shown += [place for form in forms[:_FORMS] for place in own[form][:1]][:_PLACES]
    # A name for people takes sides itself, and two outlets may have other people in mind.
    text = (
        f"What outlets call {with_article(one.entity)}: {told}."
        if one.kind != "group"
        else f"Names for such people: {told}."
    )
    return charge + len(telling) / 10, BriefItem("naming", text, tuple(shown), one.entity)


def _key(form: str) -> str:
    return form.casefold()


def _head(form: str) -> str:
    """The noun of a form: "politicians" of "cynical politicians of the north"."""
    return _key(form).partition(" of ")[0].rsplit(maxsplit=1)[-1]


def _marked(forms: Sequence[NameForm], loaded: frozenset[str]) -> frozenset[str]:
    """The charged words of some forms; "union" of "union bosses" is not."""
    told = [f" {_key(form.form)} " for form in forms]
    return frozenset(words for words in loaded if any(f" {words} " in form for form in told))


def _outlets(one: Named, key: str) -> set[str]:
    return {form.outlet for form in one.forms if _key(form.form) == key}


def _charge(form: NameForm, loaded: frozenset[str]) -> float:
    """What an editor would look at: a charged word, then a description; an office is how anybody is introduced."""
    return 2.0 * bool(_marked([form], loaded)) + 0.5 * (form.role in {"description", "apposition"})
