"""Detectors, measures and readers find their way in here: one decorator, one file each.

A module under ``detectors/``, ``measures/`` or ``ingest/`` registers itself when it is imported;
other packages do the same through the entry points ``samestory.detectors``,
``samestory.measures`` and ``samestory.readers``.
"""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, TypeVar

from samestory.errors import ConfigError
from samestory.types import Article, FrameRow, Keyness, Row, Skipped, SourceRow, VerbRow

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from samestory.lexicon import Lexicon

__all__ = [
    "DetectorSpec",
    "MeasureSpec",
    "Read",
    "ReaderSpec",
    "Rule",
    "detector",
    "detectors",
    "measure",
    "measures",
    "reader",
    "readers",
]

Detect = Callable[["Doc"], None]
MakeDetector = Callable[["Language", Mapping[str, "Lexicon"]], Detect]
MeasureRow = Row | Keyness | FrameRow | SourceRow | VerbRow
# (analyses, outlets in order, one lexicon for each name that was asked for) -> rows.
Measure = Callable[..., Sequence[MeasureRow]]
_M = TypeVar("_M", bound=Measure)
Read = Callable[[bytes, str], Iterable[Article | Skipped]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of a detector that is not a lexicon entry: what a reader is told about it."""

    id: str
    message: str
    fine_when: str
    basis: str
    alternatives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DetectorSpec:
    """A registered detector.

    Parameters
    ----------
    name : str
        Also the key of its spans, ``doc.spans[name]``, and of its spaCy factory with every dash
        made an underscore, ``samestory_<name>``.
    family : str
        The family of findings its categories belong to.
    categories : tuple of str
        What ``span.label_`` may be.
    requires : tuple of str
        spaCy attributes that must have been set (``token.dep``); without them the detector is
        reported as not measured.
    lexicons : tuple of str
        Names of the lexicons it reads.
    rules : tuple of Rule
        What it finds beside lexicon entries; a span names its rule or entry in ``span_id``.
    make : callable
        (Language, lexicons by name) -> (Doc -> None): builds the detector on a vocabulary.
    default : bool
        False: off unless asked for.
    doc : str
        Its documentation, under the fixed headings.
    """

    name: str
    family: str
    categories: tuple[str, ...]
    requires: tuple[str, ...]
    lexicons: tuple[str, ...]
    rules: tuple[Rule, ...]
    make: MakeDetector
    default: bool
    doc: str


@dataclass(frozen=True, slots=True)
class MeasureSpec:
    """A registered measure: analyses and the outlets in order -> rows of the output named ``table``.

    The lexicons that it names, house packs layered on them, are given after these two. A measure of
    ``house_voice`` is about how an outlet words things itself: words that are an agency's are left out.
    """

    name: str
    table: str
    lexicons: tuple[str, ...]
    house_voice: bool
    compute: Measure
    doc: str


@dataclass(frozen=True, slots=True)
class ReaderSpec:
    """A registered reader: the bytes of a file and its name -> articles and what was skipped."""

    name: str
    suffixes: tuple[str, ...]
    read: Read
    doc: str


@dataclass(slots=True)
class _Registry:
    detectors: dict[str, DetectorSpec] = field(default_factory=dict)
    measures: dict[str, MeasureSpec] = field(default_factory=dict)
    readers: dict[str, ReaderSpec] = field(default_factory=dict)
    loaded: set[str] = field(default_factory=set)


_registry = _Registry()


def detector(
    name: str,
    *,
    family: str,
    categories: tuple[str, ...] | None = None,
    requires: tuple[str, ...] = (),
    lexicons: tuple[str, ...] = (),
    rules: tuple[Rule, ...] = (),
    default: bool = True,
) -> Callable[[MakeDetector], MakeDetector]:
    """Register a detector; its documentation is the docstring of the module it stands in."""

    def register(make: MakeDetector) -> MakeDetector:
        _refuse_second(name, name in _registry.detectors, "detector")
        _registry.detectors[name] = DetectorSpec(
            name,
            family,
            categories or (name,),
            requires,
            lexicons,
            rules,
            make,
            default,
            _module_doc(make),
        )
        return make

    return register


def measure(
    name: str, *, table: str = "measures", lexicons: tuple[str, ...] = (), house_voice: bool = False
) -> Callable[[_M], _M]:
    """Register a measure; its documentation is the docstring of the module it stands in."""

    def register(compute: _M) -> _M:
        _refuse_second(name, name in _registry.measures, "measure")
        _registry.measures[name] = MeasureSpec(
            name, table, lexicons, house_voice, compute, _module_doc(compute)
        )
        return compute

    return register


def reader(name: str, *, suffixes: tuple[str, ...]) -> Callable[[Read], Read]:
    """Register a reader for files that end in one of ``suffixes`` (lower case, with the dot)."""

    def register(read: Read) -> Read:
        _refuse_second(name, name in _registry.readers, "reader")
        _registry.readers[name] = ReaderSpec(name, suffixes, read, _module_doc(read))
        return read

    return register


def detectors() -> dict[str, DetectorSpec]:
    """Return every detector by name, in the order of names."""
    _load("detectors", "samestory.detectors")
    return dict(sorted(_registry.detectors.items()))


def measures() -> dict[str, MeasureSpec]:
    """Return every measure by name, in the order of names."""
    _load("measures", "samestory.measures")
    return dict(sorted(_registry.measures.items()))


def readers() -> dict[str, ReaderSpec]:
    """Return every reader by name, in the order of names."""
    _load("readers", "samestory.ingest")
    return dict(sorted(_registry.readers.items()))


def _load(kind: str, package: str) -> None:
    if kind in _registry.loaded:
        return
    _registry.loaded.add(kind)
    for module in pkgutil.iter_modules(import_module(package).__path__):
        import_module(f"{package}.{module.name}")
    for entry in entry_points(group=f"samestory.{kind}"):
        entry.load()


def _refuse_second(name: str, known: bool, kind: str) -> None:
    if known:
        raise ConfigError(f"two {kind}s are called {name!r}; rename one of them")


def _module_doc(thing: Callable[..., object]) -> str:
    module = inspect.getmodule(thing)
    return inspect.cleandoc((module.__doc__ if module else None) or "")
