"""The seed lists of the frames: load and validate them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, NoReturn

from samestory.errors import LexiconError
from samestory.inflect import inflections
from samestory.lexicon import read_list

__all__ = ["FRAMES", "UNSEEDED", "Seed", "SeedList", "builtin", "parse"]

# Boydstun's frames in the order of the codebook. "Other" is what none of these names: it has no words of its own.
FRAMES = (
    "economic",
    "capacity-and-resources",
    "morality",
    "fairness-and-equality",
    "legality-constitutionality-and-jurisprudence",
    "policy-prescription-and-evaluation",
    "crime-and-punishment",
    "security-and-defense",
    "health-and-safety",
    "quality-of-life",
    "cultural-identity",
    "public-opinion",
    "political",
    "external-regulation-and-reputation",
)
UNSEEDED = ("other",)

_HEAD = ("frame", "version", "compiled_by", "licence", "scope")
_LISTS = ("pos", "not", "forms")
_POS = frozenset({"NOUN", "VERB", "ADJ"})


@dataclass(frozen=True, slots=True)
class Seed:
    """A word or phrase that may carry a frame.

    Parameters
    ----------
    term : str
        In dictionary form, lower case.
    strong : bool
        True: enough for a sentence. False: counts only where another seed of the frame supports it.
    pos : frozenset of str
        Which inflections are matched; a single word must also be tagged as one of these. Empty: any.
    unless : frozenset of str
        Words (lower-case form or lemma) that cancel the seed in their sentence.
    forms : tuple of str
        Further forms: irregular ones, other spellings, other names of the same thing.
    """

    term: str
    strong: bool
    pos: frozenset[str]
    unless: frozenset[str]
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SeedList:
    """The seeds of one frame with their provenance; ``masks`` are phrases whose words are no seeds."""

    frame: str
    version: str
    compiled_by: str
    licence: str
    basis: tuple[str, ...]
    scope: str
    masks: tuple[str, ...]
    seeds: tuple[Seed, ...]
    sha256: str

    def forms(self) -> dict[str, Seed]:
        """Return every form that is matched and its seed; a form that is listed beats an inflection."""
        listed = {form: seed for seed in self.seeds for form in (seed.term, *seed.forms)}
        for seed in self.seeds:
            for form in inflections(seed.term, seed.pos):
                listed.setdefault(form, seed)
        return listed


@cache
def builtin() -> Mapping[str, SeedList]:
    """Return the seed lists of the package by frame, in the order of ``FRAMES``.

    Raises
    ------
    LexiconError
        If a file is not valid or the files are not exactly those of the frames.
    """
    folder = files("samestory") / "frames" / "seeds"
    found = {}
    for item in sorted(folder.iterdir(), key=lambda item: item.name):
        if item.name.endswith(".toml"):
            seeds = parse(item.read_text(encoding="utf-8"), f"frames/seeds/{item.name}")
            found[seeds.frame] = seeds
    if set(found) != set(FRAMES):
        differing = ", ".join(sorted(set(found) ^ set(FRAMES)))
        raise LexiconError(f"frames/seeds: one file a frame is needed; these differ: {differing}")
    return MappingProxyType({frame: found[frame] for frame in FRAMES})


def parse(text: str, where: str) -> SeedList:
    """Read a seed list from TOML text.

    Parameters
    ----------
    text : str
    where : str
        Name of the file, for messages.

    Raises
    ------
    LexiconError
        With ``path:line`` where the file is not TOML, lacks its provenance, repeats a term or has
        an entry that is not complete.
    """
    data = read_list(text, where, _HEAD)
    if data["frame"] not in FRAMES:
        raise LexiconError(
            f"{where}:1: {data['frame']!r} is no frame with seeds; use one of {', '.join(FRAMES)}"
        )
    if not _is_texts(data.get("masks", [])):
        raise LexiconError(f"{where}:1: 'masks' must be a list of texts")
    seeds: list[Seed] = []
    listed: set[str] = set(data.get("masks", ()))
    for number, raw in enumerate(data["entries"], 1):
        seed = _seed(raw, number, text, where)
        for form in (seed.term, *seed.forms):
            if form in listed:
                place = _place(text, seed.term, where)
                raise LexiconError(f"{place}: {seed.term!r}: {form!r} stands twice; remove one")
            listed.add(form)
        seeds.append(seed)
    return SeedList(
        **{key: data[key].strip() for key in _HEAD},
        basis=tuple(data["basis"]),
        masks=tuple(data.get("masks", ())),
        seeds=tuple(seeds),
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def _seed(raw: Any, number: int, text: str, where: str) -> Seed:
    if not isinstance(raw, dict) or not isinstance(raw.get("term"), str) or not raw["term"].strip():
        raise LexiconError(f"{where}:1: entry {number} has no term")
    term = raw["term"]

    def refuse(problem: str) -> NoReturn:
        raise LexiconError(f"{_place(text, term, where)}: {term!r}: {problem}")

    if unknown := set(raw) - {"term", "weight", *_LISTS}:
        refuse(f"unknown key {min(unknown)!r}; known are term, weight, {', '.join(_LISTS)}")
    if raw.get("weight") not in ("strong", "weak"):
        refuse("'weight' must be strong or weak")
    for key in _LISTS:
        if not _is_texts(raw.get(key, [])):
            refuse(f"{key!r} must be a list of texts")
    for form in (term, *raw.get("forms", ())):
        if form != " ".join(form.lower().split()):
            refuse(f"write {form!r} in lower case, with single blanks")
    if wrong := set(raw.get("pos", ())) - _POS:
        refuse(f"'pos' has {min(wrong)!r}; known are {', '.join(sorted(_POS))}")
    return Seed(
        term=term,
        strong=raw["weight"] == "strong",
        pos=frozenset(raw.get("pos", ())),
        unless=frozenset(raw.get("not", ())),
        forms=tuple(raw.get("forms", ())),
    )


def _is_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item.strip() for item in value)


def _place(text: str, term: str, where: str) -> str:
    found = [m.start() for m in re.finditer(rf'term\s*=\s*"{re.escape(term)}"', text)]
    return f"{where}:{text.count(chr(10), 0, found[-1]) + 1}" if found else where
