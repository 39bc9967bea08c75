"""Titles: a first line that is a headline, and lines that repeat the title."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

__all__ = ["headline", "looks_like_headline", "repeats_title"]

LONGEST = 200  # characters of a headline

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_END = re.compile(r"[.!?…:;,]['\"”’»)\]]*$")
_STOP = re.compile(r"\.['\"”’»)\]]*$")
_MARK = re.compile(r"#{1,6}\s+")
_SITE = re.compile(r"\s+(?:[|–—-]|::)\s+[^|–—-]{2,40}$")
_NEAR = 0.85
_SMALL = frozenset(
    "a an and as at but by for from if in into is it its nor not of off on or over per so than that the "
    "to up via vs was were who why with after are be he her his how i".split()
)


def headline(body: str) -> str | None:
    """Return the first line of a text where it is a headline.

    Parameters
    ----------
    body : str

    Returns
    -------
    str or None
        Without Markdown marks.
    """
    rest = body.lstrip()
    first, _, after = rest.partition("\n")
    if not after.strip():
        return None
    mark = _MARK.match(first)
    line = first[mark.end() :].rstrip(" #\r") if mark else first.strip()
    blank_after = not after.split("\n", 1)[0].strip()
    return line if mark or looks_like_headline(line, blank_after) else None


def looks_like_headline(line: str, blank_after: bool) -> bool:
    """Tell whether a first line is a headline.

    A line that ends like a sentence is one only where a blank line follows and it is a question or
    an exclamation, or most of its words are capitalised: else it would be the first sentence.
    """
    if not 1 < len(line) <= LONGEST or line[0] in '-*•>"“':
        return False
    words = _WORD.findall(line)
    if not words:
        return False
    if not _END.search(line):
        return True
    if not blank_after or len(words) < 3:
        return False
    if not _STOP.search(line):
        return line.rstrip("'\"”’»)]")[-1] in "!?"
    if line[:-1].count(". ") > 1:
        return False
    large = [word for word in words if word.lower() not in _SMALL]
    return bool(large) and sum(not word[0].islower() for word in large) >= 0.8 * len(large)


def repeats_title(line: str, title: str) -> bool:
    """Tell whether a line says the title again, capitals and punctuation aside.

    Parameters
    ----------
    line, title : str

    Returns
    -------
    bool
        True for equal words, for the title with the name of a site after it, and for nearly equal words.
    """
    if not title or len(line) > 2 * LONGEST or len(title) > 2 * LONGEST:
        return False
    given, wanted = _words(line), _words(title)
    if not given or not wanted:
        return False
    if given == wanted or _words(_SITE.sub("", line)) == wanted or given == _words(_SITE.sub("", title)):
        return True
    if min(len(given), len(wanted)) < 5:
        return False
    return SequenceMatcher(None, given, wanted, autojunk=False).ratio() >= _NEAR


def _words(text: str) -> list[str]:
    return [word.casefold().replace("’", "'") for word in _WORD.findall(text)]
