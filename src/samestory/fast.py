"""The same annotations in less time: one BLAS thread, no BLIS, and memoised tag rules and lemmas.

thinc's BLIS is the bottleneck of a small model on short texts; numpy's own OpenBLAS on one thread
gives the same numbers sooner. The attribute ruler and the rule lemmatizer look at one token at a
time, but for eight patterns of two: their answers are remembered by (tag, word, dependency), and
tokens that one of the eight could touch are asked again with their neighbours.

``tests/test_fast.py`` holds the annotations against stock spaCy's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.tokens import Doc
from thinc.api import NumpyOps
from threadpoolctl import ThreadpoolController

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer

__all__ = ["memoise", "one_thread", "without_blis"]

_RULED = [TAG, ORTH, DEP]
_WRITTEN = [POS, MORPH, LEMMA]
_MEMO_LIMIT = 500_000

_Key = tuple[int, int, int]
_Answer = tuple[int, ...]


def without_blis(nlp: Language) -> None:
    """Make every model of a pipeline multiply matrices with numpy's BLAS."""
    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        walk = getattr(getattr(component, "model", None), "walk", None)
        if walk is not None:
            for node in walk():
                node.ops = ops


def one_thread() -> Any:
    """Return a context manager: BLAS on one thread, since small matrices lose by more."""
    return _blas().limit(limits=1, user_api="blas")


@cache
def _blas() -> ThreadpoolController:
    # Looking for the libraries takes milliseconds; they do not change once numpy is there.
    return ThreadpoolController()


def memoise(nlp: Language) -> Callable[[Sequence[Doc]], None] | None:
    """Build a stand-in for the attribute ruler and the lemmatizer of a pipeline.

    Returns
    -------
    callable or None
        Sequence of Docs -> None, to be run where the two would run; None where the pipeline has not got both,
        one after the other, or the lemmatizer is not the English rule lemmatizer.
    """
    names = nlp.pipe_names
    if "attribute_ruler" not in names or "lemmatizer" not in names:
        return None
    ruler: AttributeRuler = nlp.get_pipe("attribute_ruler")  # type: ignore[assignment]
    lemmatizer: Lemmatizer = nlp.get_pipe("lemmatizer")  # type: ignore[assignment]
    together = names.index("lemmatizer") == names.index("attribute_ruler") + 1
    if not together or getattr(lemmatizer, "mode", "") != "rule":
        return None
    _hash_index(lemmatizer)
    return _Memo(nlp, ruler, lemmatizer)


def _hash_index(lemmatizer: Lemmatizer) -> None:
    """The lemmatizer looks forms up in lists of ten thousand words; as sets they answer the same at once."""
    if lemmatizer.lookups.has_table("lemma_index"):
        index = lemmatizer.lookups.get_table("lemma_index")
        for pos in list(index):
            index[pos] = frozenset(index[pos])


class _Memo:
    def __init__(self, nlp: Language, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._stock = (ruler, lemmatizer)
        self._known: dict[_Key, _Answer] = {}
        self._vocab = nlp.vocab
        self._words, self._deps, self._reach = _triggers(nlp, ruler)
        self._gap = (nlp.vocab.strings.add("_SP"), nlp.vocab.strings.add("\n"), 0)

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Annotate Docs in place; asking for all unknown tokens at once is what makes it pay."""
        if len(self._known) >= _MEMO_LIMIT:
            self._known.clear()
        keyed = [(doc, _keys(doc)) for doc in docs if len(doc)]
        unknown = list({key: None for _, keys in keyed for key in keys if key not in self._known})
        # A gap behind each: what stands beside it here by chance must not change what is remembered.
        answers = self._ask([key for one in unknown for key in (one, self._gap)])[::2]
        self._known.update(zip(unknown, answers, strict=True))
        rows = [[self._known[key] for key in keys] for _, keys in keyed]
        self._correct(keyed, rows)
        for (doc, _), answers in zip(keyed, rows, strict=True):
            doc.from_array(_WRITTEN, _ints(answers))

    def _correct(self, keyed: list[tuple[Doc, list[_Key]]], rows: list[list[_Answer]]) -> None:
        """Ask again, with their neighbours, for tokens that a pattern of several tokens could touch."""
        row: list[_Key] = []
        wanted: list[tuple[int, int, int]] = []
        for number, (doc, keys) in enumerate(keyed):
            for at in self._triggered(doc):
                start = max(0, at - 2 * self._reach)
                for near in range(max(0, at - self._reach), min(len(keys), at + self._reach + 1)):
                    wanted.append((number, near, len(row) + near - start))
                row += [*keys[start : at + 2 * self._reach + 1], self._gap]
        answers = self._ask(row)
        for number, token, place in wanted:
            rows[number][token] = answers[place]

    def _triggered(self, doc: Doc) -> list[int]:
        words, deps = doc.to_array([LOWER, DEP]).T
        found: list[int] = np.flatnonzero(np.isin(words, self._words) | np.isin(deps, self._deps)).tolist()
        return found

    def _ask(self, keys: Sequence[_Key]) -> list[_Answer]:
        """Let the stock components annotate tokens in a row; gaps keep apart what has other neighbours."""
        if not keys:
            return []
        words = [self._vocab.strings[orth] for _, orth, _ in keys]
        row = Doc(self._vocab, words=words, spaces=[False] * len(words))
        row.from_array([TAG, DEP], _ints([(tag, dep) for tag, _, dep in keys]))
        for component in self._stock:
            row = component(row)
        return [tuple(answer) for answer in row.to_array(_WRITTEN).tolist()]


def _keys(doc: Doc) -> list[_Key]:
    return [(tag, orth, dep) for tag, orth, dep in doc.to_array(_RULED).tolist()]


def _ints(rows: list[tuple[int, ...]]) -> Any:
    # spaCy's stubs know 32-bit arrays only; its hashes need 64.
    return np.array(rows, dtype=np.uint64)


def _triggers(nlp: Language, ruler: AttributeRuler) -> tuple[Any, Any, int]:
    """Words and dependencies without which no pattern of several tokens can match, and their reach."""
    strings = nlp.vocab.strings
    words: set[int] = set()
    deps: set[int] = set()
    longest = 1
    for rule in ruler.patterns:
        patterns: Any = rule["patterns"]
        for pattern in patterns:
            if len(pattern) < 2:
                continue
            longest = max(longest, len(pattern))
            literal = next((t["LOWER"] for t in pattern if isinstance(t.get("LOWER"), str)), None)
            dep = next((t["DEP"] for t in pattern if isinstance(t.get("DEP"), str)), None)
            if literal is not None:
                words.add(strings.add(literal))
            elif dep is not None:
                deps.add(strings.add(dep))
            else:
                raise ValueError(f"a pattern of several tokens without a literal word: {pattern}")
    return np.array(sorted(words), dtype=np.uint64), np.array(sorted(deps), dtype=np.uint64), longest - 1
