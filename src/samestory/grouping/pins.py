"""What a reader has decided: articles held together, articles held apart.

A small TOML file (or JSON of the same shape)::

    [[together]]
    ids = ["herald-3", "post-9"]
    [[apart]]
    ids = ["herald-3", "courier-1"]
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from samestory.errors import ConfigError

__all__ = ["Pins", "Wanted", "decide", "read_pins"]


@dataclass(frozen=True, slots=True)
class Pins:
    """Ids of articles that are about one event, and of articles no two of which are.

    Raises
    ------
    ConfigError
        Where two articles are held both together, over others too, and apart.
    """

    together: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()

    def __post_init__(self) -> None:
        for ids in self.apart:
            if len(set(ids)) < len(ids):
                twice = next(one for one in ids if ids.count(one) > 1)
                raise ConfigError(f"pins: {twice!r} is held apart from itself; name it once in [[apart]]")
        held = self.sets()
        for ids in self.apart:
            first: dict[str, str] = {}
            for one in ids:
                other = first.setdefault(held.get(one, one), one)
                if other != one:
                    raise ConfigError(
                        f"pins: {other!r} and {one!r} are held together and apart; "
                        "take them out of a [[together]] or out of an [[apart]]"
                    )

    def sets(self) -> dict[str, str]:
        """Return the smallest id that each id of ``together`` is held with, over others too."""
        held: dict[str, str] = {}

        def top(one: str) -> str:
            held.setdefault(one, one)
            while held[one] != one:
                held[one] = held[held[one]]
                one = held[one]
            return one

        for ids in self.together:
            for one in ids[1:]:
                low, high = sorted((top(ids[0]), top(one)))
                held[high] = low
        return {one: top(one) for one in held}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What pins and given events mean for rows.

    Parameters
    ----------
    together : array of int
        Rows of one number are held together.
    given : array of int
        The number of the given event of a row, -1 where there is none.
    apart : frozenset of (int, int)
        Rows held apart, the smaller first.
    notes : tuple of str
        Pins about articles that are not there.
    """

    together: NDArray[np.int64]
    given: NDArray[np.int64]
    apart: frozenset[tuple[int, int]]
    notes: tuple[str, ...]


def decide(row: Mapping[str, int], known: Mapping[str, tuple[str, ...]], pins: Pins) -> Wanted:
    """Work out what is held together and apart.

    Parameters
    ----------
    row : Mapping
        The row of each article that is there.
    known : Mapping
        The articles of each given event, by its id; they need not be there.
    pins : Pins

    Raises
    ------
    ConfigError
        Where pins join two given events or part one.
    """
    event_of = {article: event for event, articles in known.items() for article in articles}
    number = {event: at for at, event in enumerate(known)}
    try:
        held = Pins((*pins.together, *(ids for ids in known.values() if ids)), pins.apart).sets()
    except ConfigError as error:
        raise ConfigError(
            f"{error}; the given grouping holds them together: group anew without it"
        ) from error
    event_of_set: dict[str, str] = {}
    for article, event in event_of.items():
        other = event_of_set.setdefault(held.get(article, article), event)
        if other != event:
            raise ConfigError(
                f"pins join {other!r} and {event!r} of the given grouping, whose events are never changed; "
                "group anew without it, or take the pin out"
            )
    together, given = np.empty(len(row), dtype=np.int64), np.full(len(row), -1, dtype=np.int64)
    sets: dict[str, int] = {}
    stand_in: dict[str, int] = {}  # a row that is held together with an article that is not there
    for article, at in row.items():
        key = held.get(article, article)
        together[at] = sets.setdefault(key, len(sets))
        stand_in.setdefault(key, at)
        if key in event_of_set:
            given[at] = number[event_of_set[key]]
    apart: set[tuple[int, int]] = set()
    for ids in pins.apart:
        rows = [row.get(one, stand_in.get(held.get(one, one))) for one in ids]
        there = sorted(at for at in rows if at is not None)
        apart.update((one, two) for at, one in enumerate(there) for two in there[at + 1 :])
    named = dict.fromkeys(one for ids in (*pins.together, *pins.apart) for one in ids)
    missing = [one for one in named if one not in row and one not in event_of]
    notes = tuple(f"pins name {one!r}, which is not among the articles" for one in missing)
    return Wanted(together, given, frozenset(apart), notes)


def read_pins(path: str | Path) -> Pins:
    """Read pins from a TOML or a JSON file.

    Raises
    ------
    ConfigError
        Where it cannot be read, has another shape, or contradicts itself.
    """
    path = Path(path)
    try:
        text = path.read_text("utf-8")
        given = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except (OSError, ValueError) as error:  # both decoders' errors and a wrong encoding are ValueErrors
        raise ConfigError(f"{path}: cannot be read as pins: {error}") from error
    if not isinstance(given, Mapping) or set(given) - {"together", "apart"}:
        raise ConfigError(f"{path}: pins have [[together]] and [[apart]] only, each with ids = [...]")
    return Pins(_lists(path, given, "together"), _lists(path, given, "apart"))


def _lists(path: Path, given: Mapping[str, Any], key: str) -> tuple[tuple[str, ...], ...]:
    entries = given.get(key, [])
    if not isinstance(entries, list):
        raise ConfigError(f"{path}: write [[{key}]], in two brackets, before ids = [...]")
    return tuple(_ids(path, key, entry) for entry in entries)


def _ids(path: Path, key: str, entry: object) -> tuple[str, ...]:
    ids = entry.get("ids") if isinstance(entry, Mapping) and set(entry) == {"ids"} else None
    if not isinstance(ids, Iterable) or isinstance(ids, str) or not all(isinstance(one, str) for one in ids):
        raise ConfigError(f'{path}: [[{key}]] has ids = ["...", "..."] and nothing else')
    found = tuple(ids)
    if len(found) < 2:
        raise ConfigError(f"{path}: [[{key}]] needs two ids or more, not {list(found)}")
    return found
