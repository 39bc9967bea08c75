"""From what the user named to the bytes of files, and the reader for each.

Names are relative to what the user named, so that the same files give the same output on another
machine.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from samestory.errors import IngestError
from samestory.ingest.decode import MAX_FILE, oversize
from samestory.registry import Read, ReaderSpec, readers
from samestory.types import Article, Skipped

__all__ = ["STDIN", "Input", "inputs", "read_input"]

STDIN = "-"

# What lies beside the articles of a corpus and is none.
_PASSED_OVER = ("README", "LICENSE", "LICENCE", "CODEBOOK", "LABELS.JSON", "LABELS.SECOND.JSON")
_GZIP = ".gz"


@dataclass(frozen=True, slots=True)
class Input:
    """One file, or standard input where ``path`` is None."""

    name: str
    path: Path | None


def inputs(source: str | Path) -> list[Input]:
    """List the files of a source: of a folder all, in the order of names.

    Hidden files are passed over, and what describes a corpus (README, LICENSE, CODEBOOK, labels.json).

    Parameters
    ----------
    source : str or Path
        A folder, a file or ``-``.

    Raises
    ------
    IngestError
        Where there is no such file or folder, or a folder cannot be read.
    """
    if str(source) == STDIN:
        return [Input(STDIN, None)]
    path = Path(source)
    if not path.exists():
        raise IngestError(f"{source}: no such file or folder; check the spelling")
    if not path.is_dir():
        return [Input(path.name, path)]
    return [Input(one.relative_to(path).as_posix(), one) for one in _walk(path)]


def read_input(
    one: Input, stdin: BinaryIO | None = None, read: Read | None = None
) -> Iterable[Article | Skipped]:
    """Read the articles of one file.

    Parameters
    ----------
    one : Input
    stdin : binary file, optional
        What ``-`` reads; the standard input of the process if None.
    read : callable, optional
        Reads the bytes, in place of the reader for the suffix.

    Returns
    -------
    iterable of Article or Skipped
        A file that cannot be read is one ``Skipped``.
    """
    known = readers()
    try:
        if one.path is None:
            data = (stdin if stdin is not None else sys.stdin.buffer).read(MAX_FILE + 1)
            _refuse_oversize(len(data), one.name)
            return list((read or known[_sniff(data)].read)(data, one.name))
        lower = one.path.name.lower()
        inner = lower.removesuffix(_GZIP)
        spec = _reader_for(inner, known)
        if read is None and spec is None and (inner == lower or "." in inner):
            return [Skipped(one.name, _no_reader(one.path, known))]
        data = _load(one.path, one.name, unpack=inner != lower)
        return list((read or (spec or known[_sniff(data)]).read)(data, one.name))
    except IngestError as error:
        return [_skipped(one.name, str(error))]
    except OSError as error:
        return [Skipped(one.name, f"cannot be read: {error.strerror or error}")]


def _walk(folder: Path) -> Iterator[Path]:
    try:
        inside = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        raise IngestError(f"{folder.name}: the folder cannot be read: {error.strerror}") from error
    for path in inside:
        if path.name.startswith(".") or path.name.upper().startswith(_PASSED_OVER):
            continue
        if not path.is_dir():
            yield path
        elif not path.is_symlink():  # a link to a folder could lead round in a circle
            yield from _walk(path)


def _reader_for(name: str, known: dict[str, ReaderSpec]) -> ReaderSpec | None:
    fits = [(len(end), spec) for spec in known.values() for end in spec.suffixes if name.endswith(end)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def _no_reader(path: Path, known: dict[str, ReaderSpec]) -> str:
    suffixes = ", ".join(sorted({suffix for spec in known.values() for suffix in spec.suffixes}))
    what = f"{path.suffix} files" if path.suffix else "files without a suffix"
    return f"no reader for {what}; there are readers for {suffixes}"


def _sniff(data: bytes) -> str:
    """Return the reader for bytes without a name."""
    start = data[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")  # also UTF-16
    return "jsonl" if start.startswith(b"{") else "markdown"


def _load(path: Path, name: str, *, unpack: bool) -> bytes:
    if not path.is_file():
        raise IngestError(f"{name}: not a regular file")
    _refuse_oversize(path.stat().st_size, name)
    data = path.read_bytes()
    return _unpacked(data, name) if unpack else data


def _unpacked(data: bytes, name: str) -> bytes:
    """Unpack gzip data, and stop where the result grows past the bound."""
    pieces: list[bytes] = []
    size = 0
    unpacker = zlib.decompressobj(wbits=31)
    try:
        while data and size <= MAX_FILE:
            pieces.append(unpacker.decompress(data, MAX_FILE + 1 - size))
            size += len(pieces[-1])
            data = unpacker.unconsumed_tail
            if unpacker.eof:  # a file may hold several members
                data = unpacker.unused_data.lstrip(b"\x00")
                unpacker = zlib.decompressobj(wbits=31) if data else unpacker
    except zlib.error as error:
        raise IngestError(f"{name}: not gzip data that can be read: {error}") from error
    _refuse_oversize(size, name)
    if not unpacker.eof:
        raise IngestError(f"{name}: the gzip data end too early; copy the file again")
    return b"".join(pieces)


def _refuse_oversize(size: int, name: str) -> None:
    reason = oversize(size)
    if reason:
        raise IngestError(f"{name}: {reason}")


def _skipped(name: str, message: str) -> Skipped:
    """Split the place off a message that starts with it."""
    place, separator, reason = message.partition(": ")
    return Skipped(place, reason) if separator and place.startswith(name) else Skipped(name, message)
