"""The words behind the resolution of speakers: ``words.toml`` and ``names.toml``, read once.

Why two files: what kind of source a noun is can be argued about line by line; first names are
evidence for "he" and "she" and nothing else. Limits: English nouns, and first names that are nearly
always a woman's or a man's; who is not in a list is of no known kind or gender.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Literal

from samestory.lexicon import builtin

__all__ = ["Gender", "entry_kinds", "first_names", "phrases", "terms", "titles", "words"]

Gender = Literal["female", "male"]


@cache
def words(section: str, *names: str) -> frozenset[str]:
    """Return one or more lists of ``words.toml`` as a set.

    Parameters
    ----------
    section, *names : str
        ``("noun", "institution")``.
    """
    values = (_read("words.toml")[section][name] for name in names)
    return frozenset(
        word for value in values for word in (value.split() if isinstance(value, str) else value)
    )


@cache
def first_names() -> Mapping[str, Gender]:
    """Return first names, in lower case, and the gender of who bears them."""
    lists = _read("names.toml")
    female, male = (frozenset(lists[gender].split()) for gender in ("female", "male"))
    found: dict[str, Gender] = dict.fromkeys(female - male, "female")
    found.update(dict.fromkeys(male - female, "male"))
    return MappingProxyType(found)


@cache
def titles() -> frozenset[str]:
    """Return the words that stand before a name and are no part of it."""
    return words("title", "male") | words("title", "female") | words("title", "other")


@cache
def entry_kinds(lexicon: str) -> Mapping[str, str]:
    """Return the one-word terms and forms of a lexicon of the package, each with the kind of its entry."""
    found: dict[str, str] = {}
    for entry in builtin()[lexicon].entries:
        for form in (entry.term, *entry.forms):
            if form and " " not in form:
                found.setdefault(form.lower(), entry.kind)
    return MappingProxyType(found)


@cache
def phrases(lexicon: str, kind: str) -> tuple[str, ...]:
    """Return the terms and forms of the entries of one kind, longest first."""
    entries = [entry for entry in builtin()[lexicon].entries if entry.kind == kind]
    found = {
        form.lower().replace("’", "'") for entry in entries for form in (entry.term, *entry.forms) if form
    }
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


@cache
def terms(section: str, name: str) -> tuple[str, ...]:
    """Return a list of ``words.toml`` whose items hold several words, longest first."""
    return tuple(sorted(words(section, name), key=lambda form: (-len(form), form)))


@cache
def _read(name: str) -> Mapping[str, Any]:
    text = (files("samestory.speakers") / name).read_text(encoding="utf-8")
    return MappingProxyType(tomllib.loads(text))
