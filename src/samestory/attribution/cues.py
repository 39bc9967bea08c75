"""The words that attribute, and the constructions in which they do: ``cues.toml``, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from samestory.lexicon import builtin

__all__ = ["Constructions", "cues", "nouns_of_sources"]

# Construction -> kind, of one lemma: {"clause": "speech", "about": "speech"}.
Constructions = Mapping[str, str]


@cache
def cues(pos: str) -> Mapping[str, Constructions]:
    """Return the cues of a part of speech.

    Parameters
    ----------
    pos : {"verb", "passive", "noun", "adjective", "feeling", "source", "inference", "matter"}
        ``passive`` are verbs that attribute to nobody in particular in the passive, ``feeling`` nouns that
        a verb of having or showing needs, ``inference`` verbs and ``matter`` subjects with which the outlet
        infers. Verbs of the lexicon ``reporting-verb`` introduce clauses too.

    Returns
    -------
    mapping of str to mapping
        Lemma -> construction -> kind.
    """
    data = tomllib.loads((files("samestory.attribution") / "cues.toml").read_text(encoding="utf-8"))
    found: dict[str, dict[str, str]] = {}
    for kind, constructions in data[pos].items():
        for construction, lemmas in constructions.items():
            for lemma in lemmas.split():
                found.setdefault(lemma, {}).setdefault(construction, kind)
    if pos == "verb":
        for entry in builtin()["reporting-verb"].entries:
            found.setdefault(entry.term.split(" ")[0], {}).setdefault("clause", "speech")
    return MappingProxyType(found)


def nouns_of_sources() -> Mapping[str, Constructions]:
    """Return the nouns that name a speaker in a headline: police, report, minister."""
    return cues("source")
