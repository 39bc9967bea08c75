"""Is it English? A cheap test: everything after this room counts English words."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["is_english"]

# The 60 most frequent function words of English.
_FUNCTION_WORDS = frozenset(
    "the of and to a in that is was for it with as his on be at by i this had not are but from or have an they "
    "which one you were her all she there would their we him been has when who will more no if out so said what "
    "up its about into than them can only".split()
)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_WORDS = 25
_LEAST_LETTERS = 20
_LEAST_SHARE = 0.15
_LEAST_SHARE_SHORT = 0.08
_SHORT = 100  # words
_MOST_FOREIGN = 0.3
_SAMPLE = 20_000  # characters


def is_english(text: str) -> bool | None:
    """Tell whether a text is English.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool or None
        None where the text is too short to say.
    """
    words = _WORD.findall(text[:_SAMPLE].casefold())
    letters = "".join(words)
    if len(letters) < _LEAST_LETTERS:
        return None
    foreign = sum(1 for letter in letters if letter > "\u024f" and not _is_latin(letter))
    if foreign > _MOST_FOREIGN * len(letters):
        return False
    if len(words) < _LEAST_WORDS:
        return None
    share = sum(word in _FUNCTION_WORDS for word in words) / len(words)
    if share >= _LEAST_SHARE:
        return True
    # A lead full of names has few function words: a short text must have almost none.
    return False if len(words) >= _SHORT or share < _LEAST_SHARE_SHORT else None


def _is_latin(letter: str) -> bool:
    return unicodedata.name(letter, "").startswith("LATIN") or unicodedata.combining(letter) != 0
