"""One model and one analyser for all tests: loading them takes longer than most tests do."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from samestory import spacy_model
from samestory.comparison import Analyser
from samestory.pipeline import Annotator
from samestory.types import Analysis, Article

Annotate = Callable[[str], Doc]
Analyse = Callable[..., Analysis]


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


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-goldens", action="store_true", help="write the golden outputs anew")
