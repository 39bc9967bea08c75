"""The errors a caller can catch: one base, one subclass a room.

A message says what is wrong, where (``path:line`` when there is one) and what to do.
"""

from __future__ import annotations

__all__ = [
    "ConfigError",
    "CorpusError",
    "IngestError",
    "LexiconError",
    "PipelineError",
    "SamestoryError",
    "StoreError",
]


class SamestoryError(Exception):
    """Base of every error samestory raises on purpose."""


class IngestError(SamestoryError):
    """An input file cannot be read as articles."""


class CorpusError(SamestoryError):
    """The articles that were read cannot be used as asked (no articles, unknown event)."""


class LexiconError(SamestoryError):
    """A lexicon file is malformed, lacks its source or repeats an id."""


class ConfigError(SamestoryError):
    """An option has a value that cannot be used."""


class PipelineError(SamestoryError):
    """The spaCy pipeline is missing, altered or lacks a component that is needed."""


class StoreError(SamestoryError):
    """An output or a cache cannot be written or read."""
