"""The real data: read where it lies, never copied into the project."""

from __future__ import annotations

import gzip
import json
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("SAMESTORY_REAL_DATA", ROOT.parent / "shared" / "data"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not DATA.is_dir():
        here = Path(__file__).parent
        skip = pytest.mark.skip(
            reason=f"no real data at {DATA} (licences forbid shipping it); set SAMESTORY_REAL_DATA"
        )
        for item in items:
            if here in item.path.parents:
                item.add_marker(skip)


def records(name: str) -> list[dict[str, Any]]:
    path = DATA / name
    data = path.read_bytes()
    text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


@pytest.fixture(scope="session")
def data() -> Path:
    return DATA
