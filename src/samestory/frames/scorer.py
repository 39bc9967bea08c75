"""Seeds in a parsed article -> a score, a decision and the sentences behind it, one a frame."""

from __future__ import annotations

from collections.abc import Mapping
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

from spacy.matcher import PhraseMatcher
from spacy.symbols import ADJ, NOUN, PROPN, VERB
from spacy.tokens import Doc

from samestory.frames.seedlists import Seed, SeedList, builtin
from samestory.frames.sentences import Sentences
from samestory.types import Block, FrameEvidence, FrameScore

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["CARRIED", "FrameScorer"]

CARRIED = 0.075  # the part of an article from which on a frame is present: see README.md
_WEAK = 0.5
_POS = {"NOUN": NOUN, "VERB": VERB, "ADJ": ADJ}


class _Use(NamedTuple):
    """What a matched form stands for in one frame."""

    frame: int
    term: str
    worth: float
    pos: frozenset[int]
    unless: frozenset[str]


class FrameScorer:
    """Score the frames of parsed articles.

    Parameters
    ----------
    nlp : Language
        Gives the vocabulary and the tokenizer; its components are not run.
    lists : mapping of str to SeedList, optional
        Seeds by frame in place of those of the package.

    Attributes
    ----------
    frames : tuple of str
    sha256 : dict of str to str
        Fingerprints of the seed lists by frame, for provenance.

    Notes
    -----
    Words are compared by their lower-case surface, as in the lexicons. Of matches that overlap the leftmost
    and of these the longest is taken, for all frames together: "supreme court" is not also "court".
    """

    def __init__(self, nlp: Language, lists: Mapping[str, SeedList] | None = None) -> None:
        lists = builtin() if lists is None else lists
        self.frames = tuple(lists)
        self.sha256 = {frame: seeds.sha256 for frame, seeds in lists.items()}
        self._uses: dict[int, list[_Use]] = {}
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for form, uses in _forms(lists).items():
            self._matcher.add(form, [_tokens(nlp, form)])
            self._uses[nlp.vocab.strings[form]] = uses

    def __call__(self, doc: Doc, blocks: tuple[Block, ...]) -> tuple[FrameScore, ...]:
        """Score every frame of an article.

        Parameters
        ----------
        doc : Doc
            As the pipeline makes it, with its layout in ``doc.spans``.
        blocks : tuple of Block
            The same layout, for offsets in the text as given.

        Returns
        -------
        tuple of FrameScore
            One a frame, in the order of ``self.frames``; empty where there is no sentence to read.
        """
        sentences = Sentences(doc, blocks)
        if not sentences.weights:
            return ()
        found = self._found(doc, sentences)
        return tuple(
            _score(frame, in_frame, sentences) for frame, in_frame in zip(self.frames, found, strict=True)
        )

    def _found(self, doc: Doc, sentences: Sentences) -> list[_Found]:
        found = [_Found({}, set()) for _ in self.frames]
        matches = sorted([(start, -end, key) for key, start, end in self._matcher(doc)])
        if not matches:
            return found
        starts = [match[0] for match in matches]
        numbers = sentences.of_token[starts].tolist()
        tags = sentences.pos[starts].tolist()
        names = sentences.in_person[starts].tolist()
        reached = 0
        for (start, minus_end, key), at, tag, name in zip(matches, numbers, tags, names, strict=True):
            if start < reached:
                continue
            reached = -minus_end
            single = reached - start == 1
            if at < 0 or (single and name):
                continue  # furniture, or "Bishop" in "Jane Bishop"
            for frame, term, worth, pos, unless in self._uses[key]:
                if single and pos and tag not in pos:
                    continue
                if unless and not unless.isdisjoint(sentences.words(at)):
                    continue
                found[frame].add(at, term, worth)
        return found


class _Found(NamedTuple):
    """What was found of one frame: terms and their worth by sentence, and the sentences that carry it fully."""

    terms: dict[int, dict[str, float]]
    whole: set[int]

    def add(self, at: int, term: str, worth: float) -> None:
        terms = self.terms.setdefault(at, {})
        terms[term] = worth
        if worth == 1 or len(terms) > 1:
            self.whole.add(at)


def _forms(lists: Mapping[str, SeedList]) -> dict[str, list[_Use]]:
    """Every form that is matched and what it stands for; a masked phrase stands for nothing."""
    forms: dict[str, list[_Use]] = {}
    for number, seeds in enumerate(lists.values()):
        for mask in seeds.masks:
            forms.setdefault(mask, [])
        uses = {
            seed.term: _Use(number, seed.term, 1.0 if seed.strong else _WEAK, _allowed(seed), seed.unless)
            for seed in seeds.seeds
        }
        for form, seed in seeds.forms().items():
            forms.setdefault(form, []).append(uses[seed.term])
    return forms


def _allowed(seed: Seed) -> frozenset[int]:
    """Tags of a single word that is this seed; in headlines taggers take most words for names."""
    return frozenset({PROPN, *(_POS[pos] for pos in seed.pos)}) if seed.pos else frozenset()


def _tokens(nlp: Language, form: str) -> Doc:
    words = form.split(" ")
    return Doc(nlp.vocab, words=words) if all(word.isalpha() for word in words) else nlp.make_doc(form)


def _score(frame: str, found: _Found, sentences: Sentences) -> FrameScore:
    """Add up what the sentences of a frame are worth.

    A sentence is worth the sum of its different terms, one at most. A lone weak term counts only beside
    a sentence that has more. The n-th sentence with a term counts one part in the square root of n of it,
    so that no repeated word carries a frame by itself.
    """
    whole = found.whole
    if not whole:
        return FrameScore(frame=frame, score=0.0, present=False, evidence=())
    weights = sentences.weights
    used: dict[str, int] = {}
    ranked: list[tuple[float, int]] = []
    for at in sorted(found.terms):
        if at not in whole and at - 1 not in whole and at + 1 not in whole:
            continue
        worth = 0.0
        for term, value in found.terms[at].items():
            used[term] = times = used.get(term, 0) + 1
            worth += value if times == 1 else value / sqrt(times)
        ranked.append((-weights[at] * min(worth, 1.0), at))
    score = round(-sum(worth for worth, _ in ranked) / sentences.weight, 4)
    opened = any(weights[at] > 1 for at in whole)
    return FrameScore(
        frame=frame,
        score=score,
        present=score >= CARRIED and (opened or len(whole) > 1),
        evidence=tuple(
            FrameEvidence(*sentences.place(at), tuple(sorted(found.terms[at]))) for _, at in sorted(ranked)
        ),
    )
