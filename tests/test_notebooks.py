"""Every notebook runs from top to bottom and says what it said when it was committed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

FOLDER = Path(__file__).resolve().parents[1] / "notebooks"


def said(notebook: Any) -> list[list[str]]:
    """What each cell prints as text; a picture only as the fact that there is one."""
    return [
        [
            re.sub(r"0x[0-9a-f]+", "0x", output.get("text") or output.get("data", {}).get("text/plain", ""))
            for output in cell.get("outputs", [])
        ]
        for cell in notebook.cells
    ]


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.ipynb")), ids=lambda path: path.name)
def test_a_notebook_runs_and_says_the_same(path: Path) -> None:
    committed = nbformat.read(path, as_version=4)
    assert any(said(committed)), "the outputs are committed"
    fresh = nbformat.read(path, as_version=4)
    NotebookClient(fresh, timeout=600, resources={"metadata": {"path": str(FOLDER)}}).execute()
    assert said(fresh) == said(committed)
