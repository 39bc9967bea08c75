"""Datelines: ``BEIJING, April 26 (Agency) -`` before the first sentence."""

from __future__ import annotations

import re

from samestory.ingest.agencies import KNOWN

__all__ = ["dateline_end"]

_BROADCASTERS = (
    "CNN",
    "CNNMoney",
    "CNN Business",
    "CNN Student News",
    "NBC News",
    "CBS News",
    "BBC",
    "VOA",
    "RNS",
    "CNS",
    "JTA",
)
_NAMES = "|".join(re.escape(name) for name in sorted({*KNOWN, *_BROADCASTERS}, key=len, reverse=True))
_DASH = r"(?:\s+(?:--?|[–—])\s+|\s*(?:--|[–—])\s*)"
_CAPITALS = r"[A-Z][A-Z.'’]*[A-Z.](?:[ -](?:[A-Z][A-Z.'’]+|de|del|la|of|upon|al))*"
_TITLE_CASE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_PART = r"(?:, ?[A-Z][\w.'’]*(?: [A-Z][\w.'’]*){0,3}(?: \d{1,2}(?:, \d{4})?)?)"
_ANY_AGENCY = r" ?\([A-Z][\w./& -]{1,40}\)"
_KNOWN_AGENCY = rf" ?\((?:{_NAMES})\)"
_DATELINE = re.compile(
    rf"(?:{_CAPITALS}{_PART}{{0,3}}(?:{_ANY_AGENCY}{_DASH}|{_KNOWN_AGENCY}\s+|{_DASH})"
    rf"|{_TITLE_CASE}{_PART}{{0,3}}(?:{_ANY_AGENCY}{_DASH}|{_KNOWN_AGENCY}\s+)"
    rf"|(?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}(?:, \d{{4}})? )?\((?:{_NAMES})\){_DASH}"
    rf"|{_KNOWN_AGENCY.removeprefix(' ?')}\s+(?=[A-Z][a-z]))"
)
_ALONE = re.compile(rf"{_CAPITALS}{_PART}{{1,3}}(?:{_ANY_AGENCY})?")
# Capitals before a dash that are no place.
_NO_PLACE = re.compile(
    r"(?:FILE|PHOTOS?|VIDEO|WATCH|READ|MORE|SEE|NEW(?! [A-Z])|BREAKING|UPDATED?|LIVE|LATEST|OPINION|ANALYSIS|EXCLUSIVE|"
    r"EXPLAINER|EDITORIAL|CORRECTION|NOTE|ADVERTISEMENT|NATO|NASA|UNESCO|UNICEF|OPEC|FIFA|UEFA|AIDS|COVID|GOP|"
    r"FBI|CIA|NSA|EPA|IRS|FDA|CDC|WHO|BBC|CNN|NPR|ABC|CBS|NBC|HBO|TRUMP|SAY|HERE|THIS|THAT|WHAT|BUT|AND|YES|NO)\b"
)
_LONGEST = 120


def dateline_end(paragraph: str) -> int:
    """Return where the dateline of a paragraph ends; 0 where it has none.

    Parameters
    ----------
    paragraph : str
        A repaired copy.

    Returns
    -------
    int
        The position of the first character after it and after the space that follows it. The whole
        length where the paragraph is nothing but a place.
    """
    window = paragraph[:_LONGEST]
    if _NO_PLACE.match(window):
        return 0
    if len(paragraph) <= 60 and _ALONE.fullmatch(paragraph):
        return len(paragraph)
    match = _DATELINE.match(window)
    if match is None or match.end() >= len(window):
        return 0
    following = window[match.end()]
    return 0 if following.islower() else match.end()
