"""Furniture: lines of a page that are not running text.

Precision before recall: an ordinary short sentence or a line of speech stays text. A paragraph of
more than 500 characters is always text.
"""

from __future__ import annotations

import re
from functools import lru_cache

from samestory.ingest.agencies import agency
from samestory.ingest.patterns import (
    BYLINE,
    CAPTION,
    CAPTION_END,
    COUNTED,
    CREDIT,
    GALLERY,
    PROMO,
    PROMO_LINES,
)
from samestory.types import BlockKind

__all__ = ["is_heading_line", "kind_of"]

_LONGEST = 500
_LONGEST_BYLINE = 160
_QUOTES = "\"'“”‘’«»"
_RULE = re.compile(rf"[^\w\s!?…{_QUOTES}]+(?:\s[^\w\s!?…{_QUOTES}]+)*|[_\s*-]+")  # *** or ___
_MARKDOWN = re.compile(r"#{1,6}\s+\S")
_LABEL = re.compile(r"[A-Z]{3,20}(?:[/& ]{1,3}[A-Z]{3,20}){0,3}:")  # ANALYSIS/OPINION:
_HEADING_LONGEST = 90
_HEADING_WORDS = 12
_CAPITALS_LONGEST = 200  # a line all in capitals is never running text
_NO_HEADING = re.compile(rf"[-*•·–—>|]\s|[•▪●◦]|\d+\)|[(\[{_QUOTES}]")  # a list item, or speech
_END_MARK = re.compile(r"[.!?…,;:–—-]$")
_CLOSERS = re.compile(rf"[{_QUOTES})\]*_]+$")


_SIGNED = re.compile(r"[-–—]{1,2}\s*[A-Z][\w’' ]{2,38}$")  # "— Meridian Press" under a passage


@lru_cache(maxsize=2048)
def kind_of(copy: str) -> BlockKind | None:
    """Tell what furniture a paragraph is, by its own words.

    Parameters
    ----------
    copy : str
        The repaired copy of one paragraph.

    Returns
    -------
    BlockKind or None
        None for text, and for what only its place can tell (headings, repeated titles).
    """
    if GALLERY.match(copy) or COUNTED.search(copy):
        return "caption"
    if len(copy) > _LONGEST:
        return None
    if _RULE.fullmatch(copy) or _MARKDOWN.match(copy) or _LABEL.fullmatch(copy):
        return "heading"
    plain = copy.strip(" .:*[]()-–—_|»>").casefold().replace("’", "'")
    if plain in PROMO_LINES or PROMO.fullmatch(copy):
        return "promo"
    if CREDIT.fullmatch(copy) or (_SIGNED.match(copy) and agency(copy.strip(" ().*_-–—"))):
        return "credit"
    if CAPTION.fullmatch(copy) or CAPTION_END.search(copy):
        return "caption"
    if len(copy) <= _LONGEST_BYLINE and BYLINE.fullmatch(copy.strip("*_")):
        return "byline"
    return None


def is_heading_line(copy: str) -> bool:
    """Tell whether a line has the shape of a heading: short, no mark at its end, not speech."""
    capitals = copy.isupper()
    if len(copy) > (_CAPITALS_LONGEST if capitals else _HEADING_LONGEST) or _NO_HEADING.match(copy):
        return False
    if copy[:1].islower() or not any(char.isalpha() for char in copy):
        return False
    if len(copy.split()) > _HEADING_WORDS and not capitals:
        return False
    return _END_MARK.search(_CLOSERS.sub("", copy)) is None and _END_MARK.search(copy) is None
