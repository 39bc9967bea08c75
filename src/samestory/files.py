"""Write a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from samestory.errors import StoreError

__all__ = ["write_aside"]


def write_aside(path: Path, data: bytes) -> Path:
    """Write next to ``path``, then rename: a reader never meets half a file.

    Raises
    ------
    StoreError
        If the folder or the file cannot be written.
    """
    aside = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, aside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(aside).chmod(0o666 & ~_umask())
        Path(aside).replace(path)
    except OSError as error:
        if aside:
            Path(aside).unlink(missing_ok=True)
        raise StoreError(f"{path}: cannot be written: {error.strerror}; choose another place") from error
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
