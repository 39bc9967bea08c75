"""A file is written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from samestory.errors import StoreError
from samestory.files import write_aside


def test_a_file_is_written_and_its_folder_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "report.html"
    assert write_aside(path, b"whole") == path
    assert path.read_bytes() == b"whole"
    assert [p.name for p in path.parent.iterdir()] == ["report.html"]


def test_a_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"an older and longer one")
    write_aside(path, b"new")
    assert path.read_bytes() == b"new"


def test_others_may_read_it_as_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        path = write_aside(tmp_path / "report.html", b"")
        assert path.stat().st_mode & 0o777 == 0o640
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "report.html"
    path.write_bytes(b"old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(StoreError, match=r"report\.html: cannot be written: No space left on device"):
        write_aside(path, b"new")
    assert path.read_bytes() == b"old"
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_a_folder_in_its_place_is_named(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()
    with pytest.raises(StoreError, match=r"report\.html: cannot be written"):
        write_aside(tmp_path / "report.html", b"new")
    assert [p.name for p in tmp_path.iterdir()] == ["report.html"]


def test_a_file_where_the_folder_should_go_is_named(tmp_path: Path) -> None:
    (tmp_path / "figures").write_bytes(b"")
    with pytest.raises(StoreError, match=r"a\.svg: cannot be written"):
        write_aside(tmp_path / "figures" / "a.svg", b"new")


def test_a_link_is_followed_and_a_device_is_written_to(tmp_path):
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_text("old")
    link.symlink_to(real)
    write_aside(link, b"new")
    assert link.is_symlink() and real.read_text() == "new"
    device = Path("/dev/null")
    write_aside(device, b"gone")
    assert device.is_char_device()
