"""Lexicons: load, validate, layer and fingerprint the word lists.

A lexicon is one TOML file: a head that says where the list comes from, then one entry a line.
House packs are files of the same form that are layered on top by id.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any, NoReturn

from samestory.errors import LexiconError

__all__ = ["CONDITIONS", "Entry", "Lexicon", "builtin", "layer", "load", "parse", "place", "read_list"]

CONDITIONS = (
    *("prev_is", "prev_not", "next_is", "next_not", "head_is", "head_not"),
    *("child_is", "child_not", "sent_is", "sent_not"),
)
_HEAD = ("name", "category", "family", "version", "language", "compiled_by", "licence", "scope")
_LISTS = ("forms", "pos", "alternatives", "hits", "misses", *CONDITIONS)
_TEXTS = ("id", "term", "kind", "why", "fine_when", "effect", "basis")
_FLAGS = ("exact", "name", "off")
_KNOWN = {*_LISTS, *_TEXTS, *_FLAGS, "pattern"}
_TOKEN = frozenset(
    """
    OP ORTH TEXT NORM LOWER SHAPE LENGTH LEMMA POS TAG MORPH DEP ENT_TYPE ENT_IOB ENT_ID SPACY LIKE_NUM LIKE_URL
    LIKE_EMAIL IS_ALPHA IS_ASCII IS_DIGIT IS_LOWER IS_UPPER IS_TITLE IS_PUNCT IS_SPACE IS_STOP IS_SENT_START
    """.split()
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a lexicon: a term, when it counts, what it does and what could stand instead."""

    id: str
    lexicon: str
    term: str
    pattern: tuple[Mapping[str, Any], ...]
    forms: tuple[str, ...]
    exact: bool
    name: bool
    kind: str
    pos: frozenset[str]
    conditions: Mapping[str, frozenset[str]]
    alternatives: tuple[str, ...]
    why: str
    fine_when: str
    effect: str
    basis: str
    hits: tuple[str, ...]
    misses: tuple[str, ...]
    off: bool = False


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A list of entries with its provenance. ``sha256`` is taken over the file as it stands."""

    name: str
    category: str
    family: str
    version: str
    language: str
    compiled_by: str
    licence: str
    basis: tuple[str, ...]
    scope: str
    entries: tuple[Entry, ...]
    sha256: str
    layers: tuple[str, ...] = ()
    silenced: tuple[Entry, ...] = ()  # entries that a house pack switched off

    def __getitem__(self, entry_id: str) -> Entry:
        for entry in self.entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)


def parse(text: str, where: str) -> Lexicon:
    """Read a lexicon from TOML text.

    Parameters
    ----------
    text : str
    where : str
        Name of the file, for messages.

    Raises
    ------
    LexiconError
        With ``path:line`` where the file is not TOML, lacks its provenance, repeats an id or has
        an entry that is not complete.
    """
    data = read_list(text, where, _HEAD)
    entries: dict[str, Entry] = {}
    for number, raw in enumerate(data["entries"], 1):
        entry = _entry(raw, number, data["name"], text, where)
        if entry.id in entries:
            raise LexiconError(
                f"{place(text, entry.id, where, second=True)}: the id {entry.id!r} stands twice; "
                "rename or remove one"
            )
        entries[entry.id] = entry
    return Lexicon(
        **{key: data[key].strip() for key in _HEAD},
        basis=tuple(data["basis"]),
        entries=tuple(entries.values()),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        layers=(where,),
    )


def read_list(text: str, where: str, head: Iterable[str]) -> dict[str, Any]:
    """Read the TOML of a word list and check that it says where it comes from.

    Parameters
    ----------
    text : str
    where : str
        Name of the file, for messages.
    head : iterable of str
        Keys that must hold a text; ``basis`` and ``entries`` must be there too.

    Raises
    ------
    LexiconError
        With ``path:line`` where the file is not TOML or something of the head is missing.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        raise LexiconError(f"{where}:{line[1] if line else 1}: not valid TOML: {error}") from error
    for key in head:
        if not isinstance(data.get(key), str) or not data[key].strip():
            raise LexiconError(f"{where}:1: the head lacks {key!r}; say it before the entries")
    basis = data.get("basis")
    if not isinstance(basis, list) or not basis or not all(isinstance(b, str) for b in basis):
        raise LexiconError(f"{where}:1: the head lacks 'basis'; name the guidance consulted, by title")
    entries = data.get("entries")
    if not isinstance(entries, list) or not entries:
        raise LexiconError(f"{where}:1: no entries; add 'entries = [ ... ]' with one entry a line")
    return data


def load(path: str | Path) -> Lexicon:
    """Read a lexicon file (see `parse`)."""
    path = Path(path)
    try:
        return parse(path.read_text(encoding="utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path}: cannot be read: {error}") from error


@cache
def builtin() -> Mapping[str, Lexicon]:
    """Return the lexicons of the package by name."""
    folder = files("samestory") / "lexicons"
    found = {}
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.endswith(".toml"):
            lexicon = parse(item.read_text(encoding="utf-8"), f"lexicons/{item.name}")
            found[lexicon.name] = lexicon
    return MappingProxyType(found)


def layer(base: Mapping[str, Lexicon], packs: Iterable[Lexicon]) -> dict[str, Lexicon]:
    """Put house packs on top of lexicons: same id replaces, new id adds, ``off = true`` removes.

    A pack belongs to the lexicon whose ``category`` it names, whatever its own name is.
    """
    layered = dict(base)
    for pack in packs:
        under = next((lex for lex in layered.values() if lex.category == pack.category), None)
        if under is None:
            known = ", ".join(sorted(lex.category for lex in layered.values()))
            raise LexiconError(
                f"{pack.layers[0]}:1: no lexicon has the category {pack.category!r}; use one of {known}"
            )
        entries = {entry.id: entry for entry in under.entries}
        off = [entries[entry.id] for entry in pack.entries if entry.off and entry.id in entries]
        for entry in pack.entries:
            entries[entry.id] = replace(entry, lexicon=under.name)
        layered[under.name] = replace(
            under,
            entries=tuple(entry for entry in entries.values() if not entry.off),
            sha256=hashlib.sha256(f"{under.sha256}{pack.sha256}".encode()).hexdigest(),
            layers=(*under.layers, *pack.layers),
            silenced=(*under.silenced, *off),
        )
    return layered


def _entry(raw: object, number: int, lexicon: str, text: str, where: str) -> Entry:
    if not isinstance(raw, dict) or not isinstance(raw.get("id"), str) or not raw["id"]:
        raise LexiconError(f"{where}:1: entry {number} has no id")

    def refuse(problem: str) -> NoReturn:
        raise LexiconError(f"{place(text, raw['id'], where)}: {problem}")

    if unknown := set(raw) - _KNOWN:
        refuse(f"unknown key {min(unknown)!r}; known are {', '.join(sorted(_KNOWN))}")
    _check_kinds(raw, refuse)
    if not raw.get("off"):
        if bool(raw.get("term")) == bool(raw.get("pattern")):
            refuse("give either 'term' or 'pattern'")
        for key in ("why", "basis", "hits", "misses"):
            if not raw.get(key):
                refuse(f"{key!r} is missing; no entry without it")
    return Entry(
        id=raw["id"],
        lexicon=lexicon,
        term=raw.get("term", ""),
        pattern=tuple(raw.get("pattern", ())),
        forms=tuple(raw.get("forms", ())),
        exact=raw.get("exact", False),
        name=raw.get("name", False),
        kind=raw.get("kind", ""),
        pos=frozenset(raw.get("pos", ())),
        conditions={key: frozenset(raw[key]) for key in CONDITIONS if raw.get(key)},
        alternatives=tuple(raw.get("alternatives", ())),
        why=raw.get("why", ""),
        fine_when=raw.get("fine_when", ""),
        effect=raw.get("effect", ""),
        basis=raw.get("basis", ""),
        hits=tuple(raw.get("hits", ())),
        misses=tuple(raw.get("misses", ())),
        off=raw.get("off", False),
    )


def _check_kinds(raw: Mapping[str, Any], refuse: Callable[[str], NoReturn]) -> None:
    """Refuse a value of the wrong kind."""
    for key in _LISTS:
        if not _is_texts(raw.get(key, [])):
            refuse(f"{key!r} must be a list of texts")
    for key in _TEXTS:
        if not isinstance(raw.get(key, ""), str):
            refuse(f"{key!r} must be a text")
    for key in _FLAGS:
        if not isinstance(raw.get(key, False), bool):
            refuse(f"{key!r} must be true or false")
    if not _is_tables(raw.get("pattern", [])):
        refuse("'pattern' must be a list of tables, one a token")
    if unknown := {key for token in raw.get("pattern", ()) for key in token} - _TOKEN:
        refuse(f"'pattern' asks for {min(unknown)!r}; known are {', '.join(sorted(_TOKEN))}")


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, dict) for item in value)


def place(text: str, entry_id: str, where: str, *, second: bool = False) -> str:
    """Return ``path:line`` of an entry in the text of its file, the path alone where it is not there."""
    found = [m.start() for m in re.finditer(rf'id\s*=\s*"{re.escape(entry_id)}"', text)]
    if not found:
        return where
    return f"{where}:{text.count(chr(10), 0, found[-1 if second else 0]) + 1}"
