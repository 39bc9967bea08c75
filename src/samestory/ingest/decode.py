"""Bytes to text, with every character as given: line ends and odd spaces are kept.

UTF-8 (with or without a byte-order mark), UTF-16 with one, else Windows-1252, line by line: one
stray byte does not change how the rest of a file is read.
"""

from __future__ import annotations

import re
from typing import NamedTuple

import ftfy.bad_codecs

__all__ = ["MAX_BODY", "MAX_FILE", "Decoded", "decode", "oversize"]

MAX_FILE = 64 * 1024 * 1024  # bytes, after decompression
MAX_BODY = 2_000_000  # characters of one article

_SAMPLE = 1 << 16
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MAX_CONTROL_SHARE = 0.02
_SIGNATURES = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\x1f\x8b", "compressed data"),
)

ftfy.bad_codecs.ok()  # registers sloppy-windows-1252, which knows the five undefined bytes


class Decoded(NamedTuple):
    """Decoded text, or the reason why there is none.

    Parameters
    ----------
    text : str
    encoding : str
        ``utf-8``, ``utf-16`` or ``windows-1252`` (also where only some lines needed it).
    problem : str
        Empty, or why the bytes are not text.
    """

    text: str
    encoding: str
    problem: str = ""


def decode(data: bytes) -> Decoded:
    """Decode the bytes of a text file.

    Parameters
    ----------
    data : bytes

    Returns
    -------
    Decoded
        With ``problem`` set where the bytes are not text.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return Decoded("", "", f"not text: it is {kind}; save it as plain text")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            text, encoding = data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            return Decoded("", "", "not text: a UTF-16 mark, but the bytes after it are not UTF-16")
    else:
        text, encoding = _decode_bytes(data)
    sample = text[:_SAMPLE]
    if "\x00" in text:
        return Decoded("", "", "not text: it holds NUL bytes")
    if len(_CONTROL.findall(sample)) > _MAX_CONTROL_SHARE * len(sample):
        return Decoded("", "", "not text: too many control characters")
    return Decoded(text, encoding)


def oversize(size: int) -> str:
    """Say why a file of ``size`` bytes is refused; empty where it is not."""
    if size <= MAX_FILE:
        return ""
    return f"larger than {MAX_FILE // (1024 * 1024)} MB; split it into smaller files"


def _decode_bytes(data: bytes) -> tuple[str, str]:
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        lines = data.removeprefix(b"\xef\xbb\xbf").split(b"\n")
        return "\n".join(_decode_line(line) for line in lines), "windows-1252"


def _decode_line(line: bytes) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        return line.decode("sloppy-windows-1252")
