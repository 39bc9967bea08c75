"""Repair a copy of a text, and keep the way back to the text as given.

Repaired are: UTF-8 read as Windows-1252 (by ftfy, run by run), control characters, zero-width and
direction marks, soft hyphens, exotic spaces, line breaks inside a paragraph, runs of spaces, and
ligatures. Quotation marks and apostrophes are never changed: how they stand is evidence.
"""

from __future__ import annotations

import re
from functools import lru_cache

import ftfy

__all__ = ["SPACES", "invisible", "repair"]

# Characters that are dropped: nobody sees them.
_DROP = (
    "\x00-\x08\x0e-\x1f\x7f\x80\x81\x83\x86-\x90\x98-\x9a\x9c-\x9f"
    "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
)
# White space, without U+0085: there it is an ellipsis of Windows-1252, read as Latin-1.
SPACES = (
    "\t\n\x0b\x0c\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_BREAKS = frozenset("\n\x0b\x0c\r\u2028\u2029")
_TABLE = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    # Windows-1252 punctuation that was read as Latin-1
    "\x82": "‚", "\x84": "„", "\x85": "…", "\x91": "‘", "\x92": "’", "\x93": "“", "\x94": "”",
    "\x95": "•", "\x96": "–", "\x97": "—", "\x9b": "›",
}  # fmt: skip
_NEXT = "[\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
# Sequences that are common in UTF-8 text read as Windows-1252; ftfy decides on each run of them.
_MOJIBAKE = (
    f"(?:[ÂÃÄÅ]{_NEXT}|â[€‚„\x80\x82\x84]{_NEXT}|ï[»¬\xbb\xac]{_NEXT}|ð[Ÿ\x9f]{_NEXT}{{2}}){{1,12}}"
    "|â€(?=[\\s.,;:!?)\\]]|$)"
)
_TOKEN = re.compile(
    f"(?P<mojibake>{_MOJIBAKE})|(?P<one>[{''.join(_TABLE)}])"
    f"|(?P<blank>[{SPACES}{_DROP}]{{2,}}|(?! )[{SPACES}{_DROP}]|\\A | \\Z)"
)
_ANYTHING = re.compile(f"[ÂÃÄÅâïð]|[{_DROP}{''.join(_TABLE)}]|(?! )[{SPACES}]|[{SPACES}]{{2}}|\\A | \\Z")
_INVISIBLE = re.compile(f"[{SPACES}{_DROP}]*")
_MISREAD = ("sloppy-windows-1252", "latin-1")
_LOST_CLOSING_MARK = "â€"  # the third byte of a closing mark is undefined in Windows-1252


def invisible(text: str) -> bool:
    """Tell whether nothing of a text can be seen."""
    return _INVISIBLE.fullmatch(text) is not None


def repair(text: str) -> tuple[str, tuple[int, ...] | None]:
    """Repair a copy of one block of text.

    Parameters
    ----------
    text : str
        One paragraph or line as given.

    Returns
    -------
    copy : str
        Without white space at either end.
    offsets : tuple of int or None
        Shape ``(len(copy) + 1,)``, never falling: the position in ``text`` of each character of the
        copy (of a repaired run: its start) and of its end. None where nothing changed.
    """
    if _ANYTHING.search(text) is None:
        return text, None
    pieces: list[str] = []
    offsets: list[int] = []
    at = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if match.lastgroup == "blank":
            new, place = _blank(text, start, end)
        else:
            new, place = _repaired(match.group()), start
        if new == match.group():
            continue
        pieces.append(text[at:start])
        offsets.extend(range(at, start))
        pieces.append(new)
        offsets.extend([place] * len(new))
        at = end
    if not offsets and at == 0:
        return text, None
    pieces.append(text[at:])
    offsets.extend(range(at, len(text)))
    offsets.append(len(text))
    copy = "".join(pieces)
    if "  " in copy or copy[:1] == " " or copy[-1:] == " ":
        return _single(copy, offsets)
    return copy, tuple(offsets)


def _blank(text: str, start: int, end: int) -> tuple[str, int]:
    """Return what a run of spaces and invisible characters becomes, and the place of the space."""
    run = text[start:end]
    space = next((i for i, char in enumerate(run) if _is_space(char)), None)
    if space is None or start == 0 or end == len(text):
        return "", start
    if run[0] == "\u00ad" and run[1:2] in _BREAKS and text[end].islower():
        return "", start  # a word cut at a soft hyphen at the end of a line
    hyphen = text[start - 1] == "-" and start > 1 and text[start - 2].isalpha()
    if hyphen and run[0] in _BREAKS and text[end].islower():
        return "", start  # a compound cut after its hyphen at the end of a line
    return " ", start + space


def _single(copy: str, offsets: list[int]) -> tuple[str, tuple[int, ...]]:
    """Leave out the blanks that a repaired run put at an end of the copy or beside another blank."""
    kept = [i for i, char in enumerate(copy) if char != " " or (i and copy[i - 1] != " ")]
    if kept and copy[kept[-1]] == " ":
        kept.pop()
    return "".join(copy[i] for i in kept), (*(offsets[i] for i in kept), offsets[-1])


def _is_space(char: str) -> bool:
    return char.isspace() and char not in "\x1c\x1d\x1e\x1f"


@lru_cache(maxsize=4096)
def _repaired(run: str) -> str:
    if run in _TABLE:
        return _TABLE[run]
    fixed = "”" if run == _LOST_CLOSING_MARK else _decoded(run)
    kept = "".join(_TABLE.get(char, char) for char in fixed)
    return "".join(" " if _is_space(char) else "" if invisible(char) else char for char in kept)


def _decoded(run: str) -> str:
    # Spares ftfy the runs that cannot be UTF-8, however they were read.
    return ftfy.fix_encoding(run) if any(_was_utf8(run, codec) for codec in _MISREAD) else run


def _was_utf8(run: str, codec: str) -> bool:
    try:
        run.encode(codec).decode("utf-8")
    except UnicodeError:
        return False
    return True
