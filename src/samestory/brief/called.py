"""Who is called what: forms of one actor that only one outlet uses in its own voice, and what the others call it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from samestory.brief.wording import conjoin
from samestory.types import BriefItem, Evidence, Named, NameForm

__all__ = ["called"]

_KINDS = frozenset({"person", "group", "institution", "country"})
_THINGS = frozenset({"institution", "country"})
_CHARGED, _DESCRIBED = 2.0, 0.5  # what the most charged form must have
_FORMS = 2  # named of each outlet
_PLACES = 2  # shown of each outlet


def called(found: Sequence[Named], loaded: Sequence[str] = ()) -> Iterator[BriefItem]:
    """Say what outlets call the same actor, where one has a description of its own.

    Parameters
    ----------
    found : sequence of Named
        The actors of most outlets and mentions first.
    loaded : sequence of str
        Words that findings mark, in lower case: a form with one of them comes first.
    """
    marked = frozenset(loaded)
    items = [item for one in found if one.kind in _KINDS and (item := _item(one, marked)) is not None]
    yield from (item for _, item in sorted(items, key=lambda pair: -pair[0]))


def _item(one: Named, loaded: frozenset[str]) -> tuple[float, BriefItem] | None:
    own = {form: [e for e in form.evidence if e.voice == "own"] for form in one.forms if form.role != "name"}
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
    # What all of them write sets none apart.
    loaded = (
        loaded - frozenset.intersection(*(_words(forms) for forms in telling.values())) if telling else loaded
    )
    charge = max((_charge(form, loaded) for forms in telling.values() for form in forms), default=0)
    if len(telling) < 2 or charge < (_CHARGED if one.kind in _THINGS else _DESCRIBED):
        return None
    told = "; ".join(
        f"in {outlet} {conjoin([f'“{form.form}”' for form in forms[:_FORMS]])}"
        for outlet, forms in telling.items()
    )
    shown: list[Evidence] = []
    for forms in telling.values():
        shown += [place for form in forms[:_FORMS] for place in own[form][:1]][:_PLACES]
    return charge + len(telling) / 10, BriefItem(
        "naming", f"What outlets call {_entity(one)}: {told}.", tuple(shown), one.entity
    )


def _entity(one: Named) -> str:
    """A name, or a noun with the article that a sentence wants: "the tax regime", "rescuers"."""
    bare = one.entity[:1].islower() and one.kind != "group" and not one.entity.startswith("the ")
    return f"the {one.entity}" if bare else one.entity


def _key(form: str) -> str:
    return form.casefold()


def _words(forms: Sequence[NameForm]) -> frozenset[str]:
    return frozenset(word for form in forms for word in _key(form.form).split())


def _outlets(one: Named, key: str) -> set[str]:
    return {form.outlet for form in one.forms if _key(form.form) == key}


def _charge(form: NameForm, loaded: frozenset[str]) -> float:
    """What an editor would look at: a charged word, then a description; an office is how anybody is introduced."""
    words = set(form.form.casefold().split())
    return 2.0 * bool(words & loaded) + 0.5 * (form.role in {"description", "apposition"})
