"""Where the words of an article come from: the agency that it credits, or whose report it repeats.

A dateline, a byline, a signature or a copyright line gives the whole text to an agency; "AP contributed to this
report" and "Reuters reported" give it a part, and do not say which.

Limits: of agencies that the list does not know only datelines, credits and signatures are read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from samestory.ingest.agencies import KNOWN, agency, agency_in
from samestory.types import Article, Block, OriginFrom

__all__ = ["Origin", "origin"]

_PARENTHESES = re.compile(r"\(([^)]{2,40})\)")
_SOURCE = re.compile(
    r"(?:[Rr]eporting|[Ww]riting|[Ff]iles|[Tt]ranslated|[Cc]ompiled|[Cc]ontributing\s?:?)(?: and \w+)?(?: by| from)?:? "
    r"(?P<by>[^;.()]{2,80})"
    r"|(?:^|[(*_•\s])(?P<who>[A-Z][^.()]{1,80}?) contributed "
    r"|permission from (?P<from>[^.()]{2,60})"
)
_AND = re.compile(r",? and |, | & ")
_NAMES = "|".join(re.escape(name) for name in sorted(KNOWN, key=len, reverse=True))
_AGENCY = rf"(?:{_NAMES}|(?!As |The )[A-Z][a-z]\w+(?: [A-Z]\w+){{0,2}} (?:Press|Newswire|News Agency))"
_NEWS = r"(?:'s|’s)?(?: (?:news agency|newswire|wire service|news service|agency))?"
# "told the AP" gives nothing to the agency but a hearing: the words stay the speaker's.
_REPORTED = re.compile(
    rf"\b(?P<by>{_AGENCY}){_NEWS} (?:first |has |had |also |earlier )*(?:reported|reports|is reporting|was reporting)\b"
    rf"|\b(?:[Aa]ccording to|[Rr]eported by|[Cc]iting|[Aa]s told by)(?: an?)?(?: reports? (?:by|from|in|of))?"
    rf"(?: the)?(?: news agency)? (?P<to>{_AGENCY})\b(?!/)"
)


class Origin(NamedTuple):
    """An agency, and what in the article names it."""

    agency: str
    told_by: OriginFrom


def origin(article: Article, blocks: Sequence[Block]) -> Origin | None:
    """Return the agency that an article is credited to, or whose report it repeats.

    Parameters
    ----------
    article : Article
    blocks : sequence of Block
        Its blocks, as ``layout.blocks`` made them.

    Returns
    -------
    Origin or None
        As the front matter says; else read off the dateline, the byline, the credit lines and the running text, in
        this order. An agency that is the outlet itself is no origin, nor is a person.
    """
    if article.origin:
        return Origin(article.origin, "input")
    for kind, read in _READERS:
        for block in blocks:
            found = read(block.text) if block.kind == kind and block.field == "body" else None
            if found is not None and not _same(found.agency, article.outlet):
                return found
        if kind == "byline":
            found = _of_byline(article.byline or "")
            if found is not None and not _same(found.agency, article.outlet):
                return found
    return None


def _of_dateline(text: str) -> Origin | None:
    match = _PARENTHESES.search(text)
    name = agency(match[1]) if match else None
    return None if name is None else Origin(name, "dateline")


def _of_byline(text: str) -> Origin | None:
    name = agency_in(text[:160])
    return None if name is None else Origin(name, "byline")


def _of_credit(text: str) -> Origin | None:
    bare = text.strip(" ().*_-–—")
    if bare in KNOWN:
        return Origin(KNOWN[bare], "credit")
    if text.lstrip().startswith(("-", "–", "—")) and (signed := agency(bare)):
        return Origin(signed, "credit")
    for match in _SOURCE.finditer(text[:300]):
        whole = match["from"] is not None or match[0].lower().startswith("translated")
        for part in _AND.split(match["by"] or match["who"] or match["from"] or ""):
            name = agency(part) or agency_in(part)
            if name is not None:
                return Origin(name, "credit" if whole else "contribution")
    copyright_line = text.lstrip("( ").startswith(("©", "Copyright", "(c)"))
    name = agency_in(text[:160]) if copyright_line else None
    return None if name is None else Origin(name, "credit")


def _of_text(text: str) -> Origin | None:
    match = _REPORTED.search(text)
    name = None if match is None else match["by"] or match["to"]
    return None if name is None else Origin(KNOWN.get(name, name), "report")


_READERS: tuple[tuple[str, Callable[[str], Origin | None]], ...] = (
    ("dateline", _of_dateline),
    ("byline", _of_byline),
    ("credit", _of_credit),
    ("text", _of_text),
)


def _same(name: str, outlet: str) -> bool:
    """Tell whether an agency is the outlet itself."""
    mine, other = (agency(outlet) or outlet).casefold(), name.casefold()
    return mine == other or re.search(rf"\b{re.escape(other)}\b", mine) is not None
