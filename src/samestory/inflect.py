"""Regular English inflections of a lexicon term.

Only for matching: a form that does not exist never occurs in a text, so it does no harm.
Irregular forms are listed in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Collection

__all__ = ["inflections"]

_SIBILANT = re.compile(r"(s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
# One short syllable that ends in consonant-vowel-consonant doubles its last letter: slam, slammed.
_DOUBLES = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")


def inflections(term: str, pos: Collection[str]) -> list[str]:
    """Return plural, third person, past and participle forms of a phrase.

    Parameters
    ----------
    term : str
        Lower-case phrase in dictionary form.
    pos : collection of str
        Coarse tags of the entry. VERB inflects the first word, NOUN (or PROPN, or nothing) the last.
    """
    words = term.split(" ")
    forms = []
    if "VERB" in pos:
        forms += [" ".join([form, *words[1:]]) for form in _verb(words[0])]
    if not pos or {"NOUN", "PROPN"} & set(pos):
        forms.append(" ".join([*words[:-1], _plural(words[-1])]))
    return forms


def _plural(word: str) -> str:
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if _SIBILANT.search(word) else "s")


def _verb(word: str) -> list[str]:
    if _CONSONANT_Y.search(word):
        return [word[:-1] + "ies", word[:-1] + "ied", word + "ing"]
    if word.endswith("ie"):
        return [word + "s", word + "d", word[:-2] + "ying"]
    if word.endswith("e"):
        ing = word + "ing" if word.endswith(("ee", "oe", "ye")) else word[:-1] + "ing"
        return [word + "s", word + "d", ing]
    third = word + ("es" if _SIBILANT.search(word) else "s")
    stem = word + word[-1] if _DOUBLES.search(word) else word
    forms = [third, stem + "ed", stem + "ing"]
    if stem == word and re.search(r"[aeiou][lmnprt]$", word):
        # Longer words double by stress (admit) or by country (travelled): take both spellings.
        forms += [word + word[-1] + "ed", word + word[-1] + "ing"]
    return forms
