"""The READMEs of the detectors and measures are what their docstrings say.

After a change: ``pytest tests/test_room_readmes.py --update-goldens``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from samestory import registry

PACKAGE = Path(__file__).resolve().parents[1] / "src" / "samestory"
HEAD = "<!-- Made from the docstrings by tests/test_room_readmes.py; edit those. -->\n"


def detectors() -> str:
    parts = [
        f'# Detectors\n\n{HEAD}\nOne file a phenomenon; each puts its spans into `doc.spans["<name>"]`. '
        "Measured precision and recall: `tests/real/README.md`.\n"
    ]
    for name, spec in registry.detectors().items():
        state = "on" if spec.default else "off"
        needs = ", ".join(f"`{r}`" for r in spec.requires)
        parts.append(
            f"## {name}\n\nfamily `{spec.family}` · {state} by default · needs {needs}"
            f" · lexicons {', '.join(f'`{n}`' for n in spec.lexicons) or 'none'}\n\n{spec.doc}\n"
        )
    return "\n".join(parts)


def measures() -> str:
    parts = [f"# Measures\n\n{HEAD}\nOne file a measure: analyses and outlets -> rows.\n"]
    parts += [f"## {name}\n\n{spec.doc}\n" for name, spec in registry.measures().items()]
    return "\n".join(parts)


@pytest.mark.parametrize(("room", "make"), [("detectors", detectors), ("measures", measures)])
def test_readme_is_made_from_the_docstrings(room: str, make, request: pytest.FixtureRequest) -> None:
    path = PACKAGE / room / "README.md"
    if request.config.getoption("--update-goldens"):
        path.write_text(make(), encoding="utf-8")
    assert path.read_text(encoding="utf-8") == make()
