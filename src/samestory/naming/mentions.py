"""What a mention is: words for somebody or something, where they stand, and whom they denote.

Limits: whom it denotes is a key of its article; `linking.py` makes one of the keys of several.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from samestory.naming.called import Key
from samestory.naming.phrases import form
from samestory.speakers.columns import Columns

__all__ = ["UNTOLD", "Kind", "Mention", "Role", "mention"]

Kind = Literal["person", "institution", "group", "country", "place", "event", "thing"]
Role = Literal["name", "office", "description", "apposition"]

_NAMED = frozenset({"person", "bare", "name", "held", "country"})
UNTOLD = frozenset({"byline", "credit", "promo", "dateline"})


class Mention(NamedTuple):
    """Words for somebody or something: where they stand, how they read, whom they denote."""

    article: int
    head: int
    start: int
    end: int
    form: str
    role: Role
    modifiers: tuple[str, ...]
    key: Key
    kind: Kind
    plural: bool = False
    definite: bool = False


def mention(
    c: Columns,
    article: int,
    places: tuple[int, int, int | None],
    role: Role,
    key: Key,
    kind: Kind,
    *,
    definite: bool = False,
) -> Mention:
    """Make a mention of where its words begin, its noun, and where they end (None: as far as they are its form)."""
    first, head, end = places
    whole = role in {"office", "apposition"} or key[0] in _NAMED
    made = form(c, first, head, end, name=role == "name", whole=whole)
    plural = c.tag[head] in {"NNS", "NNPS"}
    return Mention(
        article, head, made.start, made.end, made.text, role, made.modifiers, key, kind, plural, definite
    )
