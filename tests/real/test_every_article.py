"""Every real article: no crash, every offset true, the same bytes from two processes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.real.conftest import records

ARCHIVE = 1000


@pytest.fixture(scope="module")
def both_runs(data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    folder = tmp_path_factory.mktemp("real")
    archive = folder / "archive.jsonl"
    archive.write_text(
        "".join(f"{json.dumps(r)}\n" for r in records("archive-sample.jsonl.gz")[:ARCHIVE]), encoding="utf-8"
    )
    inputs = [*(str(data / f"{name}.jsonl") for name in ("basil", "newswcl50", "polnear")), str(archive)]
    runs = []
    for seed in ("1", "2"):
        command = [sys.executable, "-m", "samestory", "analyse", *inputs, "--no-cache", "--with-text"]
        output = folder / f"{seed}.jsonl"
        log = (folder / f"{seed}.log").open("wb")
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        process = subprocess.Popen([*command, "--output", str(output)], env=environment, stderr=log)
        runs.append((process, output, folder / f"{seed}.log"))
    for process, _, said in runs:
        assert process.wait() == 0, said.read_text()[-2000:]
    return runs[0][1].read_bytes(), runs[1][1].read_bytes()


def test_no_article_is_lost(both_runs: tuple[bytes, bytes]) -> None:
    sets = [records(f"{name}.jsonl") for name in ("basil", "newswcl50", "polnear")]
    expected = [r["id"] for s in sets for r in s] + [
        r["id"] for r in records("archive-sample.jsonl.gz")[:ARCHIVE]
    ]
    assert [json.loads(line)["id"] for line in both_runs[0].splitlines()] == expected


def test_two_runs_give_the_same_bytes(both_runs: tuple[bytes, bytes]) -> None:
    assert both_runs[0] == both_runs[1]


def test_every_offset_is_true(both_runs: tuple[bytes, bytes]) -> None:
    checked = 0
    for line in both_runs[0].splitlines():
        record = json.loads(line)
        for item in (*record["findings"], *record["quotations"]):
            assert record[item["field"]][item["start"] : item["end"]] == item["text"], record["id"]
            checked += 1
        assert sum(record["words_by_voice"].values()) == record["words"]
    assert checked > 1000
