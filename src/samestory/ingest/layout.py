"""The layout of an article: its title, its paragraphs and what is not running text.

Furniture is marked, never removed: the blocks together hold every visible character of the body,
in order. A block is text unless its own words or its place say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from samestory.ingest.dateline import dateline_end
from samestory.ingest.furniture import is_heading_line, kind_of
from samestory.ingest.language import is_english
from samestory.ingest.lines import paragraphs
from samestory.ingest.repair import SPACES, repair
from samestory.ingest.repeats import repeated_inside
from samestory.ingest.titles import looks_like_headline, repeats_title
from samestory.types import Article, Block, BlockKind, Field, Warning

__all__ = ["blocks"]

_TITLE_WITHIN = 4  # paragraphs from the top in which the title may be repeated
_DATELINE_WITHIN = 4  # paragraphs of text from the top in which a dateline may stand
_MOST_REPEATS = 20  # warnings of one article about repeated passages
_REPEATED_WORDS = 8
_WORD = re.compile(r"\w+")
_LIST_RUN = 3  # as many short lines without an end mark in a row are a list, not headings


@dataclass(slots=True)
class _Part:
    start: int
    end: int
    copy: str
    kind: BlockKind | None


def blocks(article: Article) -> tuple[tuple[Block, ...], tuple[Warning, ...]]:
    """Cut an article into blocks.

    Parameters
    ----------
    article : Article

    Returns
    -------
    blocks : tuple of Block
        The title first (where there is one), then the body in order.
    warnings : tuple of Warning
        Codes: ``no-words``, ``other-language``, ``repeated-passage`` (with its place).
    """
    title = (
        [_block("title", article.title, *_visible(article.title), "title")]
        if article.title.strip(SPACES)
        else []
    )
    parts = _parts(article.body)
    _mark_titles(parts, article)
    _mark_own_lines(parts, article)
    _mark_headings(parts)
    body = _as_blocks(parts, article.body)
    return (*title, *body), tuple(_warnings(article, body))


def _parts(body: str) -> list[_Part]:
    parts = []
    for start, end in paragraphs(body):
        copy, _ = repair(body[start:end])
        parts.append(_Part(start, end, copy, kind_of(copy)))
    return parts


def _mark_titles(parts: list[_Part], article: Article) -> None:
    """Mark first lines that say the title again, or that are the title of an article without one."""
    top = parts[: min(_TITLE_WITHIN, len(parts) - 1)]  # what is alone is the text
    for part in top:
        if repeats_title(part.copy, article.title):
            part.kind = "title"
    # "Poll: ..." on top of an article without a title is its title, not a pointer to another one.
    may_be = top and (top[0].kind in (None, "heading") or (top[0].kind == "promo" and ": " in top[0].copy))
    if not article.title and may_be:
        first, second = parts[0], parts[1]
        gap = article.body[first.end : second.start]
        blank_after = len(gap.replace("\r\n", "\n").strip(" \t")) > 1
        markdown = first.copy.startswith("# ")
        if markdown or (looks_like_headline(first.copy, blank_after) and not dateline_end(first.copy)):
            first.kind = "title"


def _mark_own_lines(parts: list[_Part], article: Article) -> None:
    """Mark lines that are nothing but the byline or the name of the outlet."""
    own = {_key(article.byline), _key("by " + (article.byline or ""))} - {"", "by"}
    outlet = _key(article.outlet) if article.outlet != "unknown" else ""
    for part in (*parts[:6], *parts[6:][-4:]):
        if part.kind in (None, "heading") and len(part.copy) <= 160:
            key = _key(part.copy)
            if key in own:
                part.kind = "byline"
            elif key == outlet and outlet and len(parts) > 1:
                part.kind = "credit"


def _mark_headings(parts: list[_Part]) -> None:
    """Mark short lines without an end mark that stand before a longer paragraph."""
    bare = [part.kind is None and is_heading_line(part.copy) for part in parts]
    at = 0
    while at < len(parts):
        if not bare[at]:
            at += 1
            continue
        end = at
        while end < len(parts) and bare[end]:
            end += 1
        following = next((part for part in parts[end:] if part.kind in (None, "heading")), None)
        if end - at < _LIST_RUN and following is not None and following.kind is None:
            words = len(following.copy[:1000].split())
            if words > max(len(part.copy.split()) for part in parts[at:end]):
                for part in parts[at:end]:
                    part.kind = "heading"
        at = end


def _as_blocks(parts: Sequence[_Part], body: str) -> list[Block]:
    found: list[Block] = []
    texts = 0
    for part in parts:
        start = part.start
        if part.kind is None and texts < _DATELINE_WITHIN:
            split = _after_dateline(part, body)
            if split:
                found.append(
                    _block("body", body, start, start + len(body[start:split].rstrip(SPACES)), "dateline")
                )
                start = split
        if part.kind is None:
            texts += 1
        if start < part.end:
            found.append(_block("body", body, start, part.end, part.kind or "text"))
    return found


def _after_dateline(part: _Part, body: str) -> int:
    """Return where in the body the text after the dateline of a part starts; 0: no dateline."""
    end = dateline_end(part.copy)
    if not end:
        return 0
    if end == len(part.copy):
        return part.end
    _, offsets = repair(body[part.start : part.end])
    return part.start + (offsets[end] if offsets is not None else end)


def _block(field: Field, given: str, start: int, end: int, kind: BlockKind) -> Block:
    copy, offsets = repair(given[start:end])
    absolute = None if offsets is None else tuple(start + place for place in offsets)
    return Block(field, kind, start, end, copy, absolute)


def _visible(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip(SPACES))
    return start, start + len(text.strip(SPACES))


def _key(text: str | None) -> str:
    return " ".join(_WORD.findall((text or "").casefold()))


def _warnings(article: Article, body: Sequence[Block]) -> list[Warning]:
    text = "\n".join(block.text for block in body if block.kind == "text")
    found: list[Warning] = []
    if not any(char.isalpha() for char in text):
        found.append(
            Warning(
                "no-words", "the body has no words of running text; nothing is counted", article=article.id
            )
        )
    elif is_english(text) is False:
        found.append(
            Warning(
                "other-language",
                "the text does not look English; nothing can be measured",
                article=article.id,
            )
        )
    found.extend(_repeats(article, body))
    return found


def _repeats(article: Article, body: Sequence[Block]) -> list[Warning]:
    places: list[tuple[int, int]] = []
    seen: set[str] = set()
    for block in body:
        if block.kind != "text":
            continue
        key = _key(block.text)
        if key in seen and key.count(" ") >= _REPEATED_WORDS - 1:
            places.append((block.start, block.end))
            continue
        seen.add(key)
        places.extend(block.given(start, end) for start, end in repeated_inside(block.text))
    found = [
        Warning(
            "repeated-passage",
            "this passage repeats an earlier one word for word; its words are counted twice",
            "body",
            start,
            end,
            article.id,
        )
        for start, end in places[:_MOST_REPEATS]
    ]
    if len(places) > _MOST_REPEATS:
        more = len(places) - _MOST_REPEATS
        found.append(Warning("repeated-passage", f"{more} more repeated passages", article=article.id))
    return found
