"""BASIL, development part: voice of the expert spans, and floors under what was measured."""

from __future__ import annotations

from typing import Any

import pytest

from samestory.types import Analysis
from tests.real import measure


@pytest.fixture(scope="module")
def basil() -> tuple[list[dict[str, Any]], list[Analysis]]:
    return measure.basil()


def test_direct_or_own_voice_agrees_with_the_experts(
    basil: tuple[list[dict[str, Any]], list[Analysis]],
) -> None:
    agree, total, _ = measure.voice_agreement(*basil)
    assert total > 800
    assert agree / total >= 0.97
