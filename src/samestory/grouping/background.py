"""In how many articles of a reference sample a word or a pair of words stands.

How telling a term is cannot be learned from a small folder: where all articles are about one event, its names stand
in all of them, and the first words of a draft stand nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.util import find_spec, module_from_spec, spec_from_file_location
from pathlib import Path

from samestory.errors import PipelineError

__all__ = ["Background", "builtin", "english", "no_terms"]

# Languages whose words without a topic are known too: in an English sample every one of them looks rare.
_LANGUAGES = ("da", "de", "es", "fr", "it", "nb", "nl", "pl", "pt", "ru", "sv", "tr", "uk")
_ENGLISH = (
    "said says say told tell mr mrs ms dr also would could just like new news year years day days week people "
    "monday tuesday wednesday thursday friday saturday sunday"
)
_COMMON = 100  # articles of the sample


@dataclass(frozen=True, slots=True)
class Background:
    """Counts of articles, by word and by pair of words."""

    articles: int
    words: Mapping[str, int]
    pairs: Mapping[str, int]


@cache
def builtin() -> Background:
    """Read the counts that come with samestory (``background.txt`` says where they are from)."""
    words: dict[str, int] = {}
    pairs: dict[str, int] = {}
    articles = 0
    for line in (files("samestory.grouping") / "background.txt").read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        term, _, count = line.rpartition(" ")
        if term == "articles:":
            articles = int(count)
        else:
            (pairs if " " in term else words)[term] = int(count)
    return Background(articles, words, pairs)


@cache
def english() -> frozenset[str]:
    """Return the English words that say nothing about an event."""
    return _listed("en") | set(_ENGLISH.split())


@cache
def no_terms() -> frozenset[str]:
    """Return the words that say nothing about an event, in English and in other languages.

    A word of another language that is a common word in English too ("war") stays a term.
    """
    foreign = frozenset[str]().union(*(_listed(code) for code in _LANGUAGES))
    return english() | {word for word in foreign if builtin().words.get(word, 0) < _COMMON}


def _listed(code: str) -> frozenset[str]:
    """Read spaCy's list of stop words of a language: a file of plain data, read without the three seconds of spaCy."""
    package = find_spec("spacy")
    where = package.submodule_search_locations if package is not None else None
    spec = (
        spec_from_file_location(f"_stop_words_{code}", Path(where[0], "lang", code, "stop_words.py"))
        if where
        else None
    )
    if spec is None or spec.loader is None:
        raise PipelineError("spaCy's lists of stop words are missing; install spacy again")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return frozenset(word.lower() for word in module.STOP_WORDS)
