"""Article text is hostile: what the page shows of characters that would not show themselves.

HTML escaping is Jinja's work (autoescape). Here are only the characters that escaping leaves
alone: controls, marks that turn the direction of writing, lone surrogates.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

__all__ = ["link", "visible"]

_NAMES = {
    0x061C: "ALM", 0x200E: "LRM", 0x200F: "RLM",
    0x202A: "LRE", 0x202B: "RLE", 0x202C: "PDF", 0x202D: "LRO", 0x202E: "RLO",
    0x2066: "LRI", 0x2067: "RLI", 0x2068: "FSI", 0x2069: "PDI",
}  # fmt: skip

_TABLE: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n\r"},
    0x7F: "\u2421",
    **{code: f"[U+{code:04X}]" for code in range(0x80, 0xA0)},
    **{code: f"[{name}]" for code, name in _NAMES.items()},
    0x0B: " ", 0x0C: " ", 0x85: " ", 0x2028: " ", 0x2029: " ",
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
    **{code: f"[U+{code:X}]" for code in range(0xE0000, 0xE0080)},
}  # fmt: skip

_NEEDED = re.compile("[" + "".join(f"\\U{code:08x}" for code in sorted(_TABLE) if code < 0xD800)
                     + "\\ud800-\\udfff\\U000e0000-\\U000e007f]")  # fmt: skip


def visible(text: str) -> str:
    """Replace characters that would act or hide by ones that can be read.

    Parameters
    ----------
    text : str
        Any text from outside.

    Returns
    -------
    str
        The same text with control characters as their Unicode pictures, marks of direction as
        ``[RLO]`` and the like, lone surrogates as U+FFFD. Tabs and line breaks stay.
    """
    return text.translate(_TABLE) if _NEEDED.search(text) else text


def link(url: str | None) -> str | None:
    """Return the address when it can be shown as a link: http or https with a host; else None."""
    if not url or url != url.strip() or not url.isprintable() or visible(url) != url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.netloc else None
