"""What a learned model sees of a word: its form, its place in the sentence, its neighbours, the lists it stands on.

Every feature is a 64-bit key of a slot ("the lemma of the head") and of one or two strings, hashed
alike on every machine: a model is a table of keys and weights, and needs neither a dictionary nor a pickle.

Who is spoken of must not move a score: every name of somebody or something is the same "name", and parties, creeds,
peoples and the like are the same "side", beside a word and in the word itself. A charged word weighs as much on the
left as on the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_TYPE, HEAD, IS_SPACE, LEMMA, LOWER, ORTH, POS, SENT_START, TAG
from spacy.strings import get_string_id
from spacy.symbols import ADJ, ADV, GPE, INTJ, LOC, NORP, NOUN, ORG, PERSON, PROPN, VERB, X

from samestory.voice import token_marks, token_voices

if TYPE_CHECKING:
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

__all__ = [
    "CONTENT",
    "CONTEXT",
    "DETECTORS",
    "HIDDEN",
    "LISTS",
    "OWN",
    "REQUIRES",
    "SIDES",
    "SLOTS",
    "Features",
    "Reader",
    "pair_keys",
    "slot_keys",
]

REQUIRES = ("token.pos", "token.tag", "token.lemma", "token.dep")

# About the word itself; a sentence is scored with the first of them too.
OWN = (
    "lower",
    "lemma",
    "lemma+pos",
    "suffix3",
    "suffix4",
    "prefix3",
    "prefix4",
    "prefix5",
    "vector",
    "shape",
)
# How and beside what it is used.
CONTEXT = (
    *("pos", "tag", "dep", "entity", "voice", "marks", "head", "head+dep"),
    *("previous2", "previous", "next", "next2", "previous+pos", "next+pos", "previous+word", "word+next"),
    *("dobj", "nsubj", "nsubjpass", "pobj", "attr", "acomp"),
)
LISTS = "list:"
# Detectors whose findings a word score takes in; the names are part of a trained model.
DETECTORS = (
    *("booster", "euphemism", "evaluative", "factive", "hedge", "implicative", "intensifier", "label"),
    *("loaded-language", "metaphor", "presumed-guilt", "reporting-verb", "scare-marks", "scare-quote"),
    *("superlative", "vague-attribution"),
)
SLOTS = (*OWN, *CONTEXT, *(f"{LISTS}{name}" for name in DETECTORS))

# Parties, directions, peoples, creeds and groups of people, in the forms in which they stand in English text.
SIDES = frozenset(
    """
    american americans arab arabs asian asians atheist atheists black blacks british catholic catholics centrist
    centrists child children chinese christian christians communist communists conservative conservatives
    conservatism democrat democratic democrats elderly english european europeans evangelical evangelicals
    female females feminist feminists gay gays girl girls gop green greens hindu hindus hispanic hispanics
    homosexual homosexuals immigrant immigrants indian indians iranian iranians iraqi iraqis islamic israeli
    israelis jew jewish jews labor labour latina latinas latino latinos left leftist leftists leftwing lesbian
    lesbians liberal liberalism liberals libertarian libertarians male males man men mexican mexicans migrant
    migrants millennial millennials mormon mormons muslim muslims native natives palestinian palestinians
    progressive progressives protestant protestants refugee refugees republican republicans right rightist
    rightists rightwing russian russians socialist socialists southern southerner southerners syrian syrians
    teenager teenagers tories tory trans transgender ukrainian ukrainians white whites woman women young
    """.split()
)

CONTENT = (NOUN, VERB, ADJ, ADV, PROPN, INTJ, X)
_CONTENT = np.array(CONTENT, dtype=np.uint64)
_CHILDREN = ("dobj", "nsubj", "nsubjpass", "pobj", "attr", "acomp")
_SALT = {name: np.uint64(get_string_id(f"samestory {name}")) for name in SLOTS}
_ODD = np.uint64(0x9E3779B97F4A7C15)
_ROTATE = np.uint64(29)
_BACK = np.uint64(35)
_YES = np.uint64(1)
_NAME = np.uint64(get_string_id("samestory: a name"))
_SIDE = np.uint64(get_string_id("samestory: a side"))
_SIDE_WORDS = np.array(sorted(get_string_id(word) for word in SIDES), dtype=np.uint64)
_PEOPLES = np.uint64(NORP)
_WHO = np.array([PERSON, ORG, GPE, NORP, LOC], dtype=np.uint64)

Keys = NDArray[np.uint64]


class Features(NamedTuple):
    """Features of the content words of a Doc.

    Parameters
    ----------
    tokens : ndarray of int64, shape (n,)
        Positions in the Doc: nouns, verbs, adjectives, adverbs, names, interjections.
    keys : ndarray of uint64, shape (n, len(SLOTS))
        0 where a word has no such feature.
    """

    tokens: NDArray[np.int64]
    keys: Keys


def slot_keys(slot: str, words: Sequence[str]) -> Keys:
    """Return the keys of strings in a slot of one string, such as ``vector``."""
    return _keys(slot, np.array([get_string_id(word) for word in words], dtype=np.uint64))


def pair_keys(slot: str, words: Sequence[str], second: int) -> Keys:
    """Return the keys of strings in a slot of two, the second given by its id, such as a part of speech."""
    return _keys(slot, np.array([get_string_id(word) for word in words], dtype=np.uint64), np.uint64(second))


def _keys(slot: str, first: Any, second: Any = None) -> Keys:
    """Mix the hashes of one or two strings with the slot's own; 0 stays 0 and means "none"."""
    with np.errstate(over="ignore"):
        mixed = (first ^ _SALT[slot]) * _ODD
        if second is not None:
            mixed = ((mixed << _ROTATE) | (mixed >> _BACK)) ^ (second * _ODD)
            mixed = np.where(second == 0, np.uint64(0), mixed)
    keys: Keys = np.where(first == 0, np.uint64(0), mixed)
    return keys


# Keys of the slot ``lemma`` that stand for whatever was hidden.
HIDDEN = tuple(int(key) for key in _keys("lemma", np.array([_NAME, _SIDE])))


class Reader:
    """Doc -> `Features`, with what belongs to a form or a lemma looked up once a vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self._strings = vocab.strings
        self._forms: dict[int, tuple[int, ...]] = {}
        self._lemmas: dict[int, int] = {}

    def __call__(self, doc: Doc) -> Features:
        """Read the features off an annotated Doc."""
        table = doc.to_array([ORTH, LOWER, LEMMA, POS, TAG, DEP, ENT_TYPE, HEAD, SENT_START, IS_SPACE])
        if not len(table):
            return Features(np.zeros(0, dtype=np.int64), np.zeros((0, len(SLOTS)), dtype=np.uint64))
        orth, lower, lemma, pos, tag, dep, entity, offset, start, space = table.T.copy()
        forms = self._of_forms(orth)
        content = np.isin(pos, _CONTENT) & (forms[:, 0] == 1) & (space == 0)
        at = np.flatnonzero(content)
        lemma = self._of_lemmas(lemma)
        side = np.isin(lower, _SIDE_WORDS) | (entity == _PEOPLES)
        forms[side, 1:] = 0
        lower, lemma = np.where(side, _SIDE, lower), np.where(side, _SIDE, lemma)
        # What stands beside a word, and what hangs on it: without telling whom it is about.
        name = (pos == np.uint64(PROPN)) & ~side
        called = name & np.isin(entity, _WHO)
        forms[called, 1:] = 0
        lower, lemma = np.where(called, _NAME, lower), np.where(called, _NAME, lemma)
        other, other_lemma = np.where(name, _NAME, lower), np.where(name, _NAME, lemma)
        n = len(doc)
        head = np.arange(n) + offset.view(np.int64)
        sentence = np.cumsum(start == 1)
        columns: dict[str, Any] = {
            "lower": lower,
            "lemma": lemma,
            "pos": pos,
            "tag": tag,
            "dep": dep,
            "entity": (entity != 0).astype(np.uint64),
            "voice": token_voices(doc).astype(np.uint64) + _YES,
            "marks": (token_marks(doc) == 1).astype(np.uint64),
            "vector": lower,
        }
        for number, name in enumerate(("suffix3", "suffix4", "prefix3", "prefix4", "prefix5", "shape"), 1):
            columns[name] = forms[:, number]
        keys = np.zeros((len(at), len(SLOTS)), dtype=np.uint64)
        place = {name: i for i, name in enumerate(SLOTS)}
        for name, values in columns.items():
            keys[:, place[name]] = _keys(name, values[at])
        keys[:, place["lemma+pos"]] = _keys("lemma+pos", lemma[at], pos[at])
        rooted = head[at] == at
        keys[:, place["head"]] = np.where(rooted, 0, _keys("head", other_lemma[head[at]]))
        keys[:, place["head+dep"]] = np.where(rooted, 0, _keys("head+dep", pos[head[at]], dep[at]))
        for step, name in ((-2, "previous2"), (-1, "previous"), (1, "next"), (2, "next2")):
            there = np.clip(at + step, 0, n - 1)
            inside = (there == at + step) & (sentence[there] == sentence[at]) & (space[there] == 0)
            beside = np.where(inside, other[there], _YES)
            keys[:, place[name]] = _keys(name, beside)
            if abs(step) == 1:
                keys[:, place[f"{name}+pos"]] = _keys(f"{name}+pos", np.where(inside, pos[there], _YES))
                pair = "previous+word" if step == -1 else "word+next"
                keys[:, place[pair]] = np.where(inside, _keys(pair, beside, lower[at]), 0)
        for name in _CHILDREN:
            child = np.zeros(n, dtype=np.uint64)
            under = np.flatnonzero((dep == get_string_id(name)) & (head != np.arange(n)))
            child[head[under]] = other_lemma[under]
            keys[:, place[name]] = _keys(name, child[at])
        for name in DETECTORS:
            listed = np.zeros(n, dtype=np.uint64)
            for span in doc.spans.get(name, ()):
                listed[span.start : span.end] = 1
            keys[:, place[f"{LISTS}{name}"]] = _keys(f"{LISTS}{name}", listed[at])
        return Features(at, keys)

    def _of_forms(self, orth: Any) -> Any:
        """Whether a form has letters, and the hashes of its ends and of its shape; shape (tokens, 7)."""
        forms, places = np.unique(orth, return_inverse=True)
        rows = [self._forms.get(form) or self._form(form) for form in forms.tolist()]
        return np.array(rows, dtype=np.uint64)[places]

    def _form(self, form: int) -> tuple[int, ...]:
        text = self._strings[form]
        low = text.lower()
        loud = text.isupper() and len(text) > 3
        shape = "loud" if loud else "hyphen" if "-" in low else ""
        ends = (low[-3:], low[-4:], low[:3], low[:4], low[:5])
        row = (
            int(any(c.isalpha() for c in text)),
            *(get_string_id(end) for end in ends),
            get_string_id(shape) if shape else 0,
        )
        self._forms[form] = row
        return row

    def _of_lemmas(self, lemma: Any) -> Any:
        lemmas, places = np.unique(lemma, return_inverse=True)
        low = [self._lemmas.get(one) or self._lemma(one) for one in lemmas.tolist()]
        return np.array(low, dtype=np.uint64)[places]

    def _lemma(self, lemma: int) -> int:
        low = get_string_id(self._strings[lemma].lower())
        self._lemmas[lemma] = low
        return low
