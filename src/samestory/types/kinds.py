"""What things can be: fields, voices, placements, kinds of sources and blocks."""

from __future__ import annotations

from typing import Literal

__all__ = [
    "BlockKind",
    "Field",
    "GENRES",
    "OriginFrom",
    "Placement",
    "SPEECH",
    "SourceKind",
    "VOICES",
    "Voice",
]

Field = Literal["title", "body"]
Voice = Literal["own", "direct", "indirect", "uncertain"]
SourceKind = Literal["person", "institution", "group", "document", "outlet", "anonymous", "vague"]
Placement = Literal["headline", "lead", "first-third", "later"]
# What gives words to an agency: the first four all of them, the others a part.
OriginFrom = Literal["input", "dateline", "byline", "credit", "contribution", "report"]
BlockKind = Literal["text", "title", "heading", "dateline", "byline", "caption", "credit", "promo"]

VOICES: tuple[Voice, ...] = ("own", "direct", "indirect", "uncertain")
# Kinds of quotation that are speech; an attitude (wants, plans, supports) is none.
SPEECH = frozenset({"direct", "indirect", "mixed"})
GENRES = ("news", "analysis", "explainer", "opinion", "live")
