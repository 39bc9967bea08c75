"""Write a file whole or not at all."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from samestory.errors import StoreError

__all__ = ["file_stem", "open_aside", "write_aside"]


def file_stem(name: str) -> str:
    """Return a name as a file name that every system takes, without a suffix."""
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name).strip("-.")[:80] or "event"


def write_aside(path: Path, data: bytes) -> Path:
    """Write a file whole (see `open_aside`) and return its path."""
    with open_aside(path) as file:
        file.write(data)
    return path


@contextmanager
def open_aside(path: Path) -> Iterator[BinaryIO]:
    """Open a file next to ``path``, renamed to it at the end: a reader never meets half a file.

    A link is followed; a device or a pipe is written to directly.

    Raises
    ------
    StoreError
        If the folder or the file cannot be written. Whatever goes wrong, nothing is left behind.
    """
    aside = None
    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            # A device or a pipe is written to; only a file is replaced. A folder fails as it should.
            with path.open("wb") as file:
                yield file
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        aside = Path(name)
        with os.fdopen(handle, "wb") as file:
            yield file
        aside.chmod(0o666 & ~_umask())
        aside.replace(path)
    except OSError as error:
        raise StoreError(f"{path}: cannot be written: {error.strerror}; choose another place") from error
    finally:
        if aside is not None:
            aside.unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
