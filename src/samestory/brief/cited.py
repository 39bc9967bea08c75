"""Words of articles inside a sentence of the brief: cut where they are long, in its marks, each with its outlet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from samestory.brief.wording import conjoin
from samestory.types import Evidence

__all__ = ["bare", "by_outlet", "cited", "short"]

_WORDS = 16  # that are told in full
_SHOWN = 5  # outlets that an item names with their words
_MARKS = frozenset('"“”')
_MARK = re.compile('["“”]')
_NONE: Mapping[str, str] = MappingProxyType({})


def by_outlet(places: Sequence[Evidence]) -> dict[str, Evidence]:
    """Return the first place of each outlet."""
    each: dict[str, Evidence] = {}
    for place in places:
        each.setdefault(place.outlet, place)
    return each


def cited(
    each: Mapping[str, Evidence], days: Mapping[str, str] = _NONE, alike: Mapping[str, str] = _NONE
) -> str:
    """Return words with their outlets, those with the same words together.

    Parameters
    ----------
    each : mapping of str to Evidence
        Outlet -> place.
    days : mapping of str to str, optional
        Outlet -> when it published, where that is told.
    alike : mapping of str to str, optional
        Words in lower case -> what stands for them.
    """
    same: dict[str, list[str]] = {}
    for outlet, place in list(each.items())[:_SHOWN]:
        words = short(place)
        name = f"{outlet}, {days[outlet]}" if outlet in days else outlet
        same.setdefault(alike.get(words.casefold(), words), []).append(name)
    more = f"; and {len(each) - _SHOWN} more" if len(each) > _SHOWN else ""
    return "; ".join(f"“{words}” ({conjoin(outlets)})" for words, outlets in same.items()) + more


def short(place: Evidence) -> str:
    """Return the words of a place as an item cites them."""
    text = bare(place.text)
    around, within = text[:1] + text[-1:], text[1:-1]
    # Marks around all of it go, and those whose other half is not there: the item has marks of its own.
    is_around = around in {"“”", '""'} and not _MARKS.intersection(within)
    if is_around or text.count("“") != text.count("”") or text.count('"') % 2:
        text = _MARK.sub("", text)
    words = bare(text).split()
    return " ".join(words) if len(words) <= _WORDS else f"{' '.join(words[:_WORDS])} …"


def bare(text: str) -> str:
    """Return a text without the marks around it; the full stop of "5:40 a.m." stays."""
    text = text.strip(" ,;:")
    is_short = "." in text.split()[-1][:-1] if text.split() else False
    return text if is_short else text.strip(" ,;:.")
