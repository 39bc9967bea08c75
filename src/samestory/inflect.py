"""Regular English inflections of a lexicon term.

Only for matching: a form that does not exist never occurs in a text, so it does no harm.
Irregular forms are listed in the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

__all__ = ["inflections", "verb_forms"]

_SIBILANT = re.compile(r"(s|x|z|ch|sh)$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
# One short syllable that ends in consonant-vowel-consonant doubles its last letter: slam, slammed.
_DOUBLES = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")

# Verbs that introduce words, and those that stand before them ("began to say").
_IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "speak": "spoke spoken", "think": "thought",
    "feel": "felt", "know": "knew known", "hold": "held", "swear": "swore sworn", "find": "found",
    "show": "shown", "hear": "heard", "forget": "forgot forgotten", "understand": "understood", "see": "saw seen",
    "foresee": "foresaw foreseen", "foretell": "foretold", "give": "gave given", "go": "went gone", "get": "got gotten",
    "keep": "kept", "begin": "began begun", "come": "came come", "make": "made", "take": "took taken",
    "bring": "brought", "sing": "sang sung", "choose": "chose chosen", "mean": "meant", "lie": "lying",
    "plead": "pled", "sweep": "swept", "seek": "sought", "draw": "drew drawn", "shout": "shouted",
    "leave": "left", "set": "setting", "put": "putting", "let": "letting", "read": "reading", "bet": "betting",
}  # fmt: skip


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


def verb_forms(verbs: Iterable[str]) -> dict[str, str]:
    """Return every form of some verbs, irregular ones of speech and thought too, with its dictionary form.

    Parameters
    ----------
    verbs : iterable of str
        Lower-case dictionary forms. Where two share a form ("found"), the one that is named first has it,
        but a dictionary form is always its own.
    """
    listed = list(dict.fromkeys(verbs))
    forms: dict[str, str] = {verb: verb for verb in listed}
    for verb in listed:
        irregular = _IRREGULAR.get(verb, "").split()
        for form in (*irregular, *inflections(verb, {"VERB"})):
            forms.setdefault(form, verb)
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
