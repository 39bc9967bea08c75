"""samestory: how did each outlet word the same event?

>>> import samestory
>>> corpus = samestory.read("corpus")
>>> result = samestory.compare(corpus, event="counter-espionage-regulations")
>>> result.to_frame().head()
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samestory._version import __version__
from samestory.errors import SamestoryError

if TYPE_CHECKING:
    from samestory.api import Result, analyse, compare, group, read
    from samestory.comparison import Settings

__all__ = ["Result", "SamestoryError", "Settings", "__version__", "analyse", "compare", "group", "read"]


def __getattr__(name: str) -> object:
    # spaCy takes a second to import: only those who analyse wait for it.
    if name in {"Result", "analyse", "compare", "group", "read"}:
        from samestory import api

        return getattr(api, name)
    if name == "Settings":
        from samestory.comparison import Settings

        return Settings
    raise AttributeError(f"module 'samestory' has no attribute {name!r}")
