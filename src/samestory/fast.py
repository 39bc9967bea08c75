"""The same annotations in less time: one BLAS thread, no BLIS, and memoised tag rules and lemmas.

thinc's BLIS is the bottleneck of a small model on short texts; numpy's own OpenBLAS on one thread
gives the same numbers sooner. The attribute ruler and the rule lemmatizer look at one token at a
time, but for eight patterns: their answers are remembered by (tag, word, dependency), and a text
that could match one of the eight goes through the stock components.

``tests/test_fast.py`` holds the annotations against stock spaCy's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.tokens import Doc
from thinc.api import NumpyOps

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import AttributeRuler, Lemmatizer

__all__ = ["memoise", "one_thread", "without_blis"]

_RULED = [TAG, ORTH, DEP]
_WRITTEN = [POS, MORPH, LEMMA]
_MEMO_LIMIT = 500_000


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
    from threadpoolctl import threadpool_limits

    return threadpool_limits(1, user_api="blas")


def memoise(nlp: Language) -> Callable[[Doc], Doc] | None:
    """Build a stand-in for the attribute ruler and the lemmatizer of a pipeline.

    Returns
    -------
    callable or None
        Doc -> Doc, to be run where the two would run; None where the pipeline has not got both,
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
    return _Memo(nlp, ruler, lemmatizer)


class _Memo:
    def __init__(self, nlp: Language, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self._stock = (ruler, lemmatizer)
        self._known: dict[tuple[int, int, int], tuple[int, int, int]] = {}
        self._vocab = nlp.vocab
        self._words, self._deps = _triggers(nlp, ruler)

    def __call__(self, doc: Doc) -> Doc:
        if not len(doc):
            return doc
        ruled = doc.to_array(_RULED)
        if np.isin(ruled[:, 2], self._deps).any() or np.isin(doc.to_array(LOWER), self._words).any():
            return self._run_stock(doc)
        known = self._known
        rows: list[tuple[int, ...]] = []
        for key in map(tuple, ruled.tolist()):
            row = known.get(key)
            if row is None:
                row = self._ask(key)
            rows.append(row)
        doc.from_array(_WRITTEN, _ints(rows))
        return doc

    def _run_stock(self, doc: Doc) -> Doc:
        for component in self._stock:
            doc = component(doc)
        return doc

    def _ask(self, key: tuple[int, int, int]) -> tuple[int, int, int]:
        """Let the stock components annotate the token alone, and remember their answer."""
        if len(self._known) >= _MEMO_LIMIT:
            self._known.clear()
        tag, orth, dep = key
        alone = Doc(self._vocab, words=[self._vocab.strings[orth]], spaces=[False])
        alone.from_array([TAG, DEP], _ints([(tag, dep)]))
        row = self._run_stock(alone).to_array(_WRITTEN)[0].tolist()
        self._known[key] = tuple(row)
        return self._known[key]


def _ints(rows: list[tuple[int, ...]]) -> Any:
    # spaCy's stubs know 32-bit arrays only; its hashes need 64.
    return np.array(rows, dtype=np.uint64)


def _triggers(nlp: Language, ruler: AttributeRuler) -> tuple[Any, Any]:
    """Words and dependencies without which no pattern of several tokens can match."""
    strings = nlp.vocab.strings
    words: set[int] = set()
    deps: set[int] = set()
    for rule in ruler.patterns:
        patterns: Any = rule["patterns"]
        for pattern in patterns:
            if len(pattern) < 2:
                continue
            literal = next((t["LOWER"] for t in pattern if isinstance(t.get("LOWER"), str)), None)
            dep = next((t["DEP"] for t in pattern if isinstance(t.get("DEP"), str)), None)
            if literal is not None:
                words.add(strings.add(literal))
            elif dep is not None:
                deps.add(strings.add(dep))
            else:
                raise ValueError(f"a pattern of several tokens without a literal word: {pattern}")
    return np.array(sorted(words), dtype=np.uint64), np.array(sorted(deps), dtype=np.uint64)
