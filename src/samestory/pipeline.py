"""Build the spaCy pipeline: parse articles paragraph by paragraph, run the detectors on the result.

`Parser` is what the command line uses. In anybody's own pipeline ``nlp.add_pipe("samestory")`` runs
the same detectors, and ``samestory_<detector>`` (dashes as underscores) a single one.
"""

from __future__ import annotations

import hashlib
import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import spacy
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, MORPH, ORTH, POS, SENT_START, SPACY, TAG
from spacy.language import Language
from spacy.symbols import SPACE
from spacy.tokens import Doc, DocBin, Span, SpanGroup

from samestory import attribution, fast, registry, spacy_model, voice
from samestory.cache import ParseCache
from samestory.ingest.layout import blocks as lay_out
from samestory.lexicon import Lexicon, builtin
from samestory.matching import LexiconMatcher, put_spans
from samestory.models.features import DETECTORS, REQUIRES
from samestory.models.loaded import Loaded
from samestory.models.scorer import LEARNED, SILENCED, Scorer
from samestory.types import Article, Block, Warning

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Annotator", "Parsed", "Parser", "make_samestory", "missing_annotation"]

logger = logging.getLogger(__name__)

# Furniture that is shown as it stands: nothing is looked for in it, so it is not parsed.
_UNPARSED = frozenset({"dateline", "byline", "credit", "promo"})
_PARSE = [TAG, POS, MORPH, LEMMA, DEP, HEAD, ENT_IOB, ENT_TYPE]
_SENTENCES = [TAG, POS, MORPH, LEMMA, SENT_START, ENT_IOB, ENT_TYPE]
_SEPARATOR = "\n\n"
# About 2,700 words: larger batches take more memory and no less time.
_BATCH_CHARS = 16_000
# spaCy's memory grows with the longest text: a longer paragraph is parsed in pieces.
_PIECE_CHARS = 12_000
_PIECE_END = re.compile(r"[.!?][\"”’')\]]*\s+|\s+")


class Parsed(NamedTuple):
    """An article, its layout and its parse: one Doc over all blocks, parsed apart, joined by blank lines."""

    article: Article
    blocks: tuple[Block, ...]
    warnings: tuple[Warning, ...]
    doc: Doc


class Annotator:
    """Mark voice and run detectors on a parsed Doc; what ``nlp.add_pipe("samestory")`` adds.

    Parameters
    ----------
    nlp : Language
        Its vocabulary and tokenizer are used.
    detectors : iterable of str, optional
        Names; default are all that are on by default.
    lexicons : mapping, optional
        Lexicons by name in place of those of the package.
    model : Loaded, optional
        Learned scores of loaded wording; it reads the spans of some detectors, which then run too.
    """

    def __init__(
        self,
        nlp: Language,
        detectors: Iterable[str] | None = None,
        lexicons: Mapping[str, Lexicon] | None = None,
        model: Loaded | None = None,
    ) -> None:
        known = registry.detectors()
        names = [n for n, spec in known.items() if spec.default] if detectors is None else list(detectors)
        lexicons = builtin() if lexicons is None else lexicons
        self.specs = {name: known[name] for name in names}
        self._mark = voice.make(nlp)
        self._attribute = attribution.make(nlp)
        self._told: set[str] = set()
        self._score = None if model is None else Scorer(nlp.vocab, model)
        run = names if model is None else [name for name in known if name in {*names, *DETECTORS}]
        # What a house switched off is not to come back by its score.
        off = (replace(lex, entries=lex.silenced) for lex in lexicons.values() if model and lex.silenced)
        self._silent = [LexiconMatcher(nlp, lexicon) for lexicon in off]
        self._detect = {name: (known[name].requires, known[name].make(nlp, lexicons)) for name in run}

    def __call__(self, doc: Doc) -> Doc:
        """Annotate a Doc in place and return it."""
        self._mark(doc)
        self._attribute(doc)
        for name, (requires, detect) in self._detect.items():
            if missing := missing_annotation(doc, requires):
                self._tell(doc, name, missing)
                continue
            detect(doc)
        if self._score is not None:
            if missing := missing_annotation(doc, REQUIRES):
                self._tell(doc, LEARNED, missing)
            else:
                self._score(doc)
                off = [(m.start, m.end, m.entry.id) for match in self._silent for m in match(doc)]
                put_spans(doc, SILENCED, off)
        return doc

    def _tell(self, doc: Doc, name: str, missing: list[str]) -> None:
        """Say once a run what is not measured; a byline alone, which nobody parses, is no reason."""
        furniture = all(span.label_ in _UNPARSED for span in doc.spans.get(voice.BLOCKS, ()))
        asked = name in self.specs or name == LEARNED
        if name in self._told or not asked or (furniture and voice.BLOCKS in doc.spans):
            return
        self._told.add(name)
        logger.warning("%s is not measured: the pipeline sets no %s", name, ", ".join(missing))


class Parser:
    """Articles -> parsed Docs, from the cache where it has them.

    Parameters
    ----------
    pipeline : str
        The default English model, or the name or path of an installed spaCy pipeline.
    cache : Path or None
        Folder of the parse cache; None parses everything.

    Notes
    -----
    With a cache every Doc is read back from its bytes, so that a cold and a warm run see the same;
    the model is loaded only when something has to be parsed.
    """

    def __init__(self, pipeline: str = spacy_model.DEFAULT, cache: Path | None = None) -> None:
        self.pipeline = pipeline
        self.sha256 = spacy_model.fingerprint(pipeline)
        key = f"{pipeline}\n{self.sha256}\n{spacy_model.spacy_version()}\n{_PIECE_CHARS}"
        self._cache = None if cache is None else ParseCache(cache, hashlib.sha256(key.encode()).hexdigest())
        self._model: Language | None = None
        self._memo: Callable[[Sequence[Doc]], None] | None = None
        self.nlp: Language = self._load() if self._cache is None else spacy.blank("en")

    def parse(self, articles: Iterable[Article]) -> Iterator[Parsed]:
        """Parse articles, a few at a time, in order."""
        batch: list[tuple[Article, tuple[Block, ...], tuple[Warning, ...]]] = []
        size = 0
        for article in articles:
            blocks, warnings = lay_out(article)
            batch.append((article, blocks, warnings))
            size += len(article.body)
            if size >= _BATCH_CHARS:
                yield from self._parse_batch(batch)
                batch, size = [], 0
        yield from self._parse_batch(batch)

    def _parse_batch(
        self, batch: list[tuple[Article, tuple[Block, ...], tuple[Warning, ...]]]
    ) -> Iterator[Parsed]:
        pieces = [[_pieces(block) for block in blocks] for _, blocks, _ in batch]
        docs: list[Doc | None] = [None] * len(batch)
        keys = [""] * len(batch)
        if self._cache is not None:
            for i, (_, blocks, _) in enumerate(batch):
                keys[i] = self._cache.key([f"{block.kind in _UNPARSED:d}{block.text}" for block in blocks])
                docs[i] = self._cached(keys[i])
        missing = [i for i, doc in enumerate(docs) if doc is None]
        if missing:
            nlp = self._vocab_owner()
            parsed = self._run([piece for i in missing for block in pieces[i] for piece in block])
            for i in missing:
                parts = [[next(parsed) for _ in block] for block in pieces[i]]
                for part, block in zip(parts, batch[i][1], strict=True):
                    if block.kind in _UNPARSED:
                        part.append(_flat(nlp, block.text))
                joined = _join(nlp, parts)
                docs[i] = joined if self._cache is None else self._stored(keys[i], joined)
        for (article, blocks, warnings), doc in zip(batch, docs, strict=True):
            if doc is not None:
                _mark_blocks(doc, blocks)
                yield Parsed(article, blocks, warnings, doc)

    def _cached(self, key: str) -> Doc | None:
        payload = self._cache.get(key) if self._cache else None
        if payload is None:
            return None
        try:
            return next(iter(DocBin().from_bytes(payload).get_docs(self.nlp.vocab)))
        except (ValueError, KeyError, TypeError, StopIteration) as error:
            if self._cache:
                self._cache.drop(key, str(error))
            return None

    def _stored(self, key: str, doc: Doc) -> Doc:
        payload = DocBin(docs=[doc]).to_bytes()
        if self._cache:
            self._cache.put(key, payload)
        return next(iter(DocBin().from_bytes(payload).get_docs(self.nlp.vocab)))

    def _vocab_owner(self) -> Language:
        return self._model if self._model is not None else self._load()

    def _load(self) -> Language:
        nlp = spacy_model.load(self.pipeline)
        fast.without_blis(nlp)
        self._memo = fast.memoise(nlp)
        self._model = nlp
        return nlp

    def _run(self, texts: list[str]) -> Iterator[Doc]:
        nlp = self._vocab_owner()
        disable = [] if self._memo is None else ["attribute_ruler", "lemmatizer"]
        with fast.one_thread():
            docs = list(nlp.pipe(texts, batch_size=max(1, len(texts)), disable=disable))
        if self._memo is not None:
            self._memo(docs)
        return iter(docs)


def missing_annotation(doc: Doc, requires: Iterable[str]) -> list[str]:
    """Return the attributes of ``requires`` ("token.dep") that nothing has set on a Doc."""
    names = {"token.dep": "DEP", "token.pos": "POS", "token.lemma": "LEMMA", "token.tag": "TAG"}
    return [r for r in requires if len(doc) and not doc.has_annotation(names.get(r, r))]


def _pieces(block: Block) -> list[str]:
    """The texts to parse: a very long paragraph is cut where a sentence ends, or at least a word."""
    if block.kind in _UNPARSED:
        return []
    text = block.text
    pieces = []
    while len(text) > _PIECE_CHARS:
        cut = 0
        for match in _PIECE_END.finditer(text, _PIECE_CHARS // 2, _PIECE_CHARS):
            if len(match[0].strip()) or not cut:
                cut = match.end()
        cut = cut or _PIECE_CHARS
        pieces.append(text[:cut])
        text = text[cut:]
    return [*pieces, text]


def _flat(nlp: Language, text: str) -> Doc:
    """Tokens without a parse, as one sentence: its first token heads the others."""
    doc = nlp.make_doc(text)
    if len(doc):
        labels = np.full(len(doc), nlp.vocab.strings.add("dep"), dtype=np.uint64)
        labels[0] = nlp.vocab.strings.add("ROOT")
        heads = (-np.arange(len(doc), dtype=np.int64)).view(np.uint64)
        tree: Any = np.stack([labels, heads], axis=1)
        doc.from_array([DEP, HEAD], tree)
    return doc


def _join(nlp: Language, blocks: list[list[Doc]]) -> Doc:
    """Join the parses of blocks into one Doc, a blank line between two of them.

    ``Doc.from_docs`` does the same and walks over every token in Python; arrays take a tenth.
    """
    # Without a parser somebody's pipeline may still set sentences; at least a block begins one.
    parsed = all(doc.has_annotation("DEP") for docs in blocks for doc in docs if len(doc))
    attributes = _PARSE if parsed else _SENTENCES
    words: list[str] = []
    spaces: list[bool] = []
    rows: list[Any] = []
    separator = np.array([_separator(nlp, attributes)], dtype=np.uint64)
    for docs in blocks:
        if rows and docs:
            words.append(_SEPARATOR)
            spaces.append(False)
            rows.append(separator)
        for doc in docs:
            for orth, space in doc.to_array([ORTH, SPACY]).tolist():
                words.append(nlp.vocab.strings[orth])
                spaces.append(bool(space))
            rows.append(doc.to_array(attributes))
            if not parsed:
                rows[-1][:1, attributes.index(SENT_START)] = 1
    joined = Doc(nlp.vocab, words=words, spaces=spaces)
    if len(joined):
        together: Any = np.concatenate(rows)
        joined.from_array(attributes, together)
    return joined


def _separator(nlp: Language, attributes: Sequence[int]) -> list[int]:
    """A blank line as the pipeline itself would annotate it: a sentence of its own."""
    strings = nlp.vocab.strings
    values = {TAG: strings.add("_SP"), POS: SPACE, LEMMA: strings.add(_SEPARATOR), DEP: strings.add("ROOT")}
    values[SENT_START] = 1
    return [values.get(attribute, 0) for attribute in attributes]


def _mark_blocks(doc: Doc, blocks: tuple[Block, ...]) -> None:
    """Put the layout into ``doc.spans``: token spans of the blocks, labelled by kind."""
    spans = []
    offset = 0
    for number, block in enumerate(blocks):
        span = doc.char_span(offset, offset + len(block.text), alignment_mode="expand")
        if span is not None:
            spans.append(Span(doc, span.start, span.end, label=block.kind, span_id=str(number)))
        offset += len(block.text) + len(_SEPARATOR)
    doc.spans[voice.BLOCKS] = SpanGroup(doc, name=voice.BLOCKS, spans=spans)


def make_samestory(nlp: Language, name: str) -> Annotator:
    """Build the component ``samestory`` of anybody's pipeline: voice and all detectors."""
    return Annotator(nlp)


def _make_one(detector: str) -> Callable[[Language, str], Annotator]:
    def make(nlp: Language, name: str) -> Annotator:
        return Annotator(nlp, detectors=[detector])

    return make


Language.factory("samestory", func=make_samestory)
for _name in registry.detectors():
    Language.factory(f"samestory_{_name.replace('-', '_')}", func=_make_one(_name))
