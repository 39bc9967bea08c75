"""Where the words of an article come from: the agency that it credits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from samestory.ingest.agencies import KNOWN, agency, agency_in
from samestory.types import Article, Block

__all__ = ["origin"]

_PARENTHESES = re.compile(r"\(([^)]{2,40})\)")
_SOURCE = re.compile(
    r"(?:[Rr]eporting|[Ww]riting|[Ff]iles|[Tt]ranslated|[Cc]ompiled|[Cc]ontributing\s?:?)(?: and \w+)?(?: by| from)?:? "
    r"(?P<by>[^;.()]{2,80})"
    r"|(?:^|[(*_•\s])(?P<who>[A-Z][^.()]{1,80}?) contributed "
    r"|permission from (?P<from>[^.()]{2,60})"
)
_AND = re.compile(r",? and |, | & ")


def origin(article: Article, blocks: Sequence[Block]) -> str | None:
    """Return the agency that an article is credited to.

    Parameters
    ----------
    article : Article
    blocks : sequence of Block
        Its blocks, as ``layout.blocks`` made them.

    Returns
    -------
    str or None
        As the front matter says; else read off the dateline, the byline and the credit lines, in this
        order. An agency that is the outlet itself is no origin, nor is a person.
    """
    if article.origin:
        return article.origin
    for kind, read in (("dateline", _of_dateline), ("byline", _of_byline), ("credit", _of_credit)):
        for block in blocks:
            name = read(block.text) if block.kind == kind else None
            if name is not None and not _same(name, article.outlet):
                return name
    name = _of_byline(article.byline or "")
    return name if name is not None and not _same(name, article.outlet) else None


def _of_dateline(text: str) -> str | None:
    match = _PARENTHESES.search(text)
    return agency(match[1]) if match else None


def _of_byline(text: str) -> str | None:
    return agency_in(text[:160])


def _of_credit(text: str) -> str | None:
    bare = text.strip(" ().*_-–—")
    if bare in KNOWN:
        return KNOWN[bare]
    if text.lstrip().startswith(("-", "–", "—")) and (signed := agency(bare)):
        return signed
    copyright_line = text.lstrip("( ").startswith(("©", "Copyright", "(c)"))
    for match in _SOURCE.finditer(text[:300]):
        for part in _AND.split(match["by"] or match["who"] or match["from"] or ""):
            name = agency(part) or agency_in(part)
            if name is not None:
                return name
    return agency_in(text[:160]) if copyright_line else None


def _same(name: str, outlet: str) -> bool:
    """Tell whether an agency is the outlet itself."""
    mine, other = (agency(outlet) or outlet).casefold(), name.casefold()
    return mine == other or re.search(rf"\b{re.escape(other)}\b", mine) is not None
