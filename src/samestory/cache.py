"""The parse cache: one checked file an article, derived and deletable.

An entry is keyed by the text and by everything that shapes its parse. A damaged entry is reported,
dropped and parsed again; an entry that cannot be written costs time, never a result.
"""

from __future__ import annotations

import hashlib
import logging
import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

__all__ = ["ParseCache", "default_folder"]

logger = logging.getLogger(__name__)

_DIGEST = 32


def default_folder() -> Path:
    """Return the folder for caches on this machine (``XDG_CACHE_HOME`` or ``~/.cache``)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "samestory" / "parses"


class ParseCache:
    """Bytes of parses on disk.

    Parameters
    ----------
    folder : Path
        Made on the first write.
    fingerprint : str
        Stands for the pipeline and the versions that made the parses.
    """

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self._folder = folder / fingerprint[:16]
        self._broken = False

    def key(self, texts: Sequence[str]) -> str:
        """Return the key of a text given as its pieces."""
        digest = hashlib.sha256()
        for text in texts:
            data = text.encode("utf-8", "surrogatepass")
            digest.update(len(data).to_bytes(8, "big"))
            digest.update(data)
        return digest.hexdigest()

    def get(self, key: str) -> bytes | None:
        """Return the bytes of an entry, None where there is none or it was damaged."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            logger.warning("cache entry %s cannot be read (%s): parsed again", path.name, error.strerror)
            return None
        payload = data[_DIGEST:]
        if hashlib.sha256(payload).digest() != data[:_DIGEST]:
            self.drop(key, "its checksum is wrong")
            return None
        return payload

    def put(self, key: str, payload: bytes) -> None:
        """Write an entry aside, then move it into place."""
        if self._broken:
            return
        path = self._path(key)
        aside: Path | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
            aside = Path(name)
            with os.fdopen(handle, "wb") as file:
                file.write(hashlib.sha256(payload).digest())
                file.write(payload)
            aside.replace(path)
        except OSError as error:
            self._broken = True
            logger.warning(
                "the cache %s cannot be written (%s): this run goes on without; use --cache DIR or --no-cache",
                self._folder,
                error.strerror,
            )
            if aside is not None:
                aside.unlink(missing_ok=True)

    def drop(self, key: str, why: str) -> None:
        """Remove a damaged entry and say so."""
        path = self._path(key)
        logger.warning("cache entry %s is damaged (%s): dropped and parsed again", path.name, why)
        # Where it cannot be removed it is found damaged again, and `put` says why.
        with suppress(OSError):
            path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.docbin"
