"""The exact JSON of ``analyse`` and ``compare`` on the bundled event, and of the published schemas' rooms.

After a wanted change: ``pytest tests/test_goldens.py --update-goldens``, then read the difference.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from samestory.comparison import Analyser, compare
from samestory.corpus import read, select
from samestory.output import analysis_record, comparison_record, dumps, schema

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = Path(__file__).parent / "golden"
EVENT = "counter-espionage-regulations"


@pytest.fixture(scope="module")
def records(analyser: Analyser) -> dict[str, Any]:
    event = select(read(ROOT / "corpus"), EVENT)
    provenance = analyser.provenance(event.articles)
    analyses = [analysis_record(a, provenance) for a in analyser.analyse(event.articles)]
    comparison = comparison_record(compare(event, analyser))
    return {"analyse": analyses, "compare": comparison}


@pytest.mark.parametrize("name", ["analyse", "compare"])
def test_output_is_the_golden_one(records: dict[str, Any], name: str, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.json"
    made = dumps(_without_versions(records[name]), indent=1) + "\n"
    if request.config.getoption("--update-goldens"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


def test_every_output_keeps_to_its_schema(records: dict[str, Any]) -> None:
    for name in ("article", "analysis", "comparison"):
        jsonschema.Draft202012Validator.check_schema(schema(name))
    for record in records["analyse"]:
        jsonschema.validate(record, schema("analysis"))
    jsonschema.validate(records["compare"], schema("comparison"))


def test_the_schema_refuses_a_lost_key(records: dict[str, Any]) -> None:
    broken = {k: v for k, v in records["compare"].items() if k != "brief"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, schema("comparison"))


def _without_versions(record: Any) -> Any:
    """Versions and sums change with every release; what is found must not."""
    copy = json.loads(json.dumps(record))
    for one in copy if isinstance(copy, list) else [copy]:
        one["provenance"] = {
            k: v for k, v in one["provenance"].items() if k in {"not_measured", "configuration"}
        }
    return copy
