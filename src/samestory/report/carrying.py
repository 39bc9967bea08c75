"""Whose text the articles carry: a banner over the page, and the shared passages of each text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from samestory.report.marks import Marked
from samestory.types import Comparison, Shared

__all__ = ["Copies", "badge", "banner", "copies", "whose"]

_SHOWN = 60  # characters of a passage
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Copies:
    """The passages that an article shares with another one: a line, and where each of them stands."""

    told: str
    href: str
    passages: tuple[tuple[str, str], ...]  # anchor, first words


def banner(c: Comparison) -> tuple[str, ...]:
    """Say over the page whose words are not the outlet's own, and what the rates do with them."""
    if not c.carried:
        return ()
    parts = []
    for one in c.carried:
        credited = "" if one.told_by else ", without credit"
        part = f"in {one.words:,} words ({one.share:.0%} of the text){credited}"
        how_much = "as a whole" if one.whole else part
        parts.append(f"{one.outlet} carries {one.agency}’s text {how_much}")
    if c.provenance.configuration.get("count_agency"):
        rates = "the rates below count it all the same, as was asked for."
    elif _is_all(c):
        rates = "the rates below count it all the same, since there is nothing else here."
    else:
        rates = (
            "it is left out of the rates, key terms and reporting verbs; "
            "the rates with it stand among the other ones."
        )
    return (f"{'; '.join(parts)}.", f"That is the agency’s wording, and no coverage of its own: {rates}")


def _is_all(c: Comparison) -> bool:
    """Whether rates would have no text if they left an agency's out."""
    whole = {one.article for one in c.carried if one.whole}
    rated = [a for a in c.analyses if a.article.genre != "opinion"] or c.analyses
    return all(a.article.id in whole for a in rated)


def whose(c: Comparison, m: Marked) -> str:
    """Return the words about origin in the row of a headline."""
    one = next((one for one in c.carried if one.article == m.analysis.article.id), None)
    if one is not None:
        return "agency text" if one.whole else "partly agency text"
    if m.analysis.origin_from == "contribution":
        return "partly agency text"
    return "own"


def badge(c: Comparison, m: Marked) -> str:
    """Return the badge that names the agency, or nothing."""
    one = next((one for one in c.carried if one.article == m.analysis.article.id), None)
    origin = m.analysis.origin
    if one is not None and not one.told_by:
        return f"carries {one.agency} without credit"
    if origin is None:
        return ""
    return f"cites {origin}" if m.analysis.origin_from == "report" else f"credits {origin}"


def copies(c: Comparison, marked: Mapping[str, Marked]) -> dict[str, tuple[Copies, ...]]:
    """Return what each article shares with others, by id."""
    found: dict[str, list[Copies]] = {}
    for pair in c.shared:
        if pair.first in marked and pair.second in marked:
            found.setdefault(pair.first, []).append(
                _copies(pair, marked[pair.first], marked[pair.second], pair.share_first, pair.spans_first)
            )
            found.setdefault(pair.second, []).append(
                _copies(pair, marked[pair.second], marked[pair.first], pair.share_second, pair.spans_second)
            )
    return {identity: tuple(lists) for identity, lists in found.items()}


def _copies(
    pair: Shared, m: Marked, other: Marked, share: float, spans: tuple[tuple[int, int], ...]
) -> Copies:
    whole = {"verbatim": "The same text as in", "near": "Nearly the same text as in"}
    told = whole.get(pair.kind, f"{share:.0%} of the words outside quotation marks stand in")
    title = " under another headline" if m.analysis.article.title != other.analysis.article.title else ""
    body = m.analysis.article.body
    return Copies(
        told=f"{told} {other.analysis.article.outlet}{title if pair.kind != 'passages' else ''}",
        href=other.key,
        passages=tuple((m.anchor("body", start), _begin(body[start:end])) for start, end in spans),
    )


def _begin(text: str) -> str:
    text = _SPACE.sub(" ", text).strip()
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]} …"
