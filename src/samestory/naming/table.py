"""The forms of each entity, outlet by outlet: as written, equal ones counted together, each with its places.

Limits: a form is listed in the spelling that the outlet uses most; its evidence has every spelling.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from samestory.naming.entities import Entity
from samestory.naming.mentions import Mention, Role
from samestory.naming.words import fold, most
from samestory.reading import Reading
from samestory.types import Named, NameForm

__all__ = ["table"]


def table(found: Sequence[Entity], readings: Sequence[Reading], outlets: Sequence[str]) -> tuple[Named, ...]:
    """Return the rows of entities, in their order.

    Parameters
    ----------
    found : sequence of Entity
    readings : sequence of Reading
        Whose articles their mentions are numbered by.
    outlets : sequence of str
    """
    rows = []
    order = {outlet: number for number, outlet in enumerate(outlets)}
    for entity in found:
        held: dict[tuple[str, str, Role], list[Mention]] = defaultdict(list)
        for m in entity.mentions:
            if fold(m.form):
                held[readings[m.article].article.outlet, fold(m.form), m.role].append(m)
        forms = [_form(outlet, role, mentions, readings) for (outlet, _, role), mentions in held.items()]
        forms.sort(key=lambda f: (order[f.outlet], -f.n, fold(f.form), f.role))
        if forms:
            rows.append(Named(entity.name, entity.kind, tuple(forms)))
    return tuple(rows)


def _form(outlet: str, role: Role, mentions: Sequence[Mention], readings: Sequence[Reading]) -> NameForm:
    shown, modifiers = mentions[0].form, mentions[0].modifiers
    if len(mentions) > 1:
        written = Counter(m.form for m in mentions)
        shown = most(written)
        modifiers = next(m.modifiers for m in mentions if m.form == shown)
    evidence = tuple(readings[m.article].evidence(m.start, m.end) for m in mentions)
    return NameForm(outlet, shown, role, modifiers, len(evidence), evidence)
