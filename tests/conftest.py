"""One model and one analyser for all tests: loading them takes longer than most tests do."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from samestory import spacy_model
from samestory.comparison import Analyser
from samestory.pipeline import Annotator
from samestory.types import VOICES, Analysis, Article, Block, Quotation, Sentence, VoiceSpan

Annotate = Callable[[str], Doc]
Analyse = Callable[..., Analysis]
Speech = Callable[..., Analysis]


@pytest.fixture(scope="session")
def nlp() -> Language:
    return spacy_model.load()


@pytest.fixture(scope="session")
def annotate(nlp: Language) -> Annotate:
    """Voice and every default detector on a text parsed by the stock pipeline."""
    annotator = Annotator(nlp)
    return lambda text: annotator(nlp(text))


@pytest.fixture(scope="session")
def analyser() -> Analyser:
    return Analyser()


@pytest.fixture(scope="session")
def analyse_text(analyser: Analyser) -> Analyse:
    """Body, title and the other fields of an article -> its analysis."""
    numbers = count(1)

    def analyse(body: str, title: str = "", **meta: Any) -> Analysis:
        article = Article(**{"id": f"t{next(numbers)}", "body": body, "title": title, **meta})
        return next(iter(analyser.analyse([article])))

    return analyse


@pytest.fixture(scope="session")
def speech() -> Speech:
    """An analysis made by hand: an outlet, a body and what it gives to whom.

    A quotation is (words, source, kind of source, cue) and perhaps more fields of `Quotation`; ``at`` and
    ``cue_at`` choose another than the first place of the words and the cue. Paragraphs that begin with
    ``#`` are headings. What is told is a reported clause unless ``clause`` is False. No pipeline.
    """

    def make(outlet: str, body: str, *quotes: tuple[object, ...], **fields: object) -> Analysis:
        article = Article(**{"id": f"{outlet}-1", "outlet": outlet, "body": body, **fields})  # type: ignore[arg-type]
        blocks, sentences = [], []
        for number, match in enumerate(re.finditer(r"[^\n]+", body)):
            kind = "heading" if match[0].startswith("#") else "text"
            paragraph = 0 if kind == "heading" else 1 + sum(b.kind == "text" for b in blocks)
            blocks.append(Block("body", kind, match.start(), match.end(), match[0]))  # type: ignore[arg-type]
            for sent in re.finditer(r"\S.*?(?:[.?!][”]?(?=\s|$)|$)", match[0]):
                words = len(re.findall(r"\w+(?:[’']\w+)?", sent[0]))
                low = match.start() + sent.start()
                by_voice = {**dict.fromkeys(VOICES, 0), "own": words if kind == "text" else 0}
                sentences.append(
                    Sentence("body", low, low + len(sent[0]), number, paragraph, kind, words, by_voice)  # type: ignore[arg-type]
                )
        total = sum(s.words for s in sentences if s.kind == "text")
        given = [_quotation(article, n, *q) for n, q in enumerate(quotes)]
        return Analysis(
            article=article,
            words=total,
            words_by_voice={**dict.fromkeys(VOICES, 0), "own": total},  # type: ignore[arg-type]
            warnings=(),
            findings=(),
            quotations=tuple(q for q, _ in given),
            voices=tuple(
                VoiceSpan(q.field, q.start, q.end, "indirect", "reported")
                for q, is_clause in given
                if is_clause
            ),
            blocks=tuple(blocks),
            sentences=tuple(sentences),
        )

    return make


def _quotation(
    article: Article,
    number: int,
    text: str,
    speaker: str | None = None,
    source_kind: str | None = None,
    cue: str | None = None,
    more: dict[str, object] | None = None,
) -> tuple[Quotation, bool]:
    given = dict(more or {})
    clause = given.pop("clause", True)
    field = given.pop("field", "body")
    start = given.pop("at", None)
    start = article.text(field).index(text) if start is None else start  # type: ignore[arg-type]
    cue_start = article.text(field).index(cue) if cue else None  # type: ignore[arg-type]
    direct = text.startswith("“")
    fields = {
        "field": field, "start": start, "end": start + len(text), "text": text, "speaker": speaker,
        "kind": "direct" if direct else "indirect", "group": number, "source_kind": source_kind, "cue": cue,
        "quoted": ((start + 1, start + len(text) - 1),) if direct else (), "cue_start": cue_start,
        "cue_end": None if cue_start is None else cue_start + len(cue or ""),
    }  # fmt: skip
    made = Quotation(**{**fields, **given})  # type: ignore[arg-type]
    return made, bool(clause) and made.kind in {"indirect", "mixed"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the golden outputs anew")
