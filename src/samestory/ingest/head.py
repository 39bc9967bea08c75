"""The head of a text file: YAML between two ``---`` lines, read with care.

The head is untrusted: at most 64 KB, no aliases (which can grow without bound), no objects.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import yaml

from samestory.ingest.record import KEYS

__all__ = ["MAX_HEAD", "Head", "split_head"]

MAX_HEAD = 64 * 1024  # characters

_OPEN = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)", re.MULTILINE)
_OLD_MAC_CLOSE = re.compile(r"(?<=\r)(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|\Z)")


class Head(NamedTuple):
    """Fields of a head, where the body starts, and what is wrong (empty: nothing).

    ``fields`` is None where the text has no head.
    """

    fields: dict[str, Any] | None
    body_start: int
    problem: str = ""
    line: int = 1


class _Refused(yaml.YAMLError):
    """A head uses something it may not."""


class _Loader(yaml.SafeLoader):
    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            raise _Refused("it uses an alias (*name); write the value out")
        return super().compose_node(parent, index)


def split_head(text: str) -> Head:
    """Find and read the head of a text.

    Parameters
    ----------
    text : str
        A decoded file.

    Returns
    -------
    Head
        Fields samestory knows are kept as typed (``2021-04-26`` stays text); null and ``~`` are None.
    """
    opened = _OPEN.match(text)
    if opened is None:
        return Head(None, 0)
    start = opened.end()
    window = text[start : start + MAX_HEAD + 5]
    closed = _CLOSE.search(window) or _OLD_MAC_CLOSE.search(window)
    if closed is None:
        if len(window) > MAX_HEAD and ":" in window[:200]:
            return Head(
                {}, 0, f"the head is longer than {MAX_HEAD // 1024} KB or is not closed by a --- line"
            )
        return Head(None, 0)
    return _parse(window[: closed.start()], start + closed.end())


def _parse(source: str, body_start: int) -> Head:
    try:
        loader = _Loader(source)
        try:
            node = loader.get_single_node()
            if not isinstance(node, yaml.MappingNode):
                return Head(None, 0)
            return Head(_fields(loader, node), body_start)
        finally:
            loader.dispose()
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 2 if error.problem_mark else 1
        reason = error.problem or "cannot be read"
        return Head({}, 0, f"the head is not YAML: {reason}; put values between quotation marks", line)
    except _Refused as error:
        return Head({}, 0, f"the head is refused: {error}")
    except yaml.YAMLError as error:
        return Head({}, 0, f"the head is not YAML: {str(error).splitlines()[0][:120]}")
    except (ValueError, TypeError) as error:  # an impossible date, an unhashable key
        return Head({}, 0, f"the head is not YAML that can be read: {str(error)[:120]}")
    except RecursionError:
        return Head({}, 0, "the head is nested too deeply")


def _fields(loader: _Loader, node: yaml.MappingNode) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value).strip() if isinstance(key_node, yaml.ScalarNode) else None
        if key is None:
            raise yaml.YAMLError("a key is not a word")
        if key.lower() in KEYS:
            key = key.lower()
        if key in KEYS and isinstance(value_node, yaml.ScalarNode):
            fields[key] = None if value_node.tag.endswith(":null") else value_node.value
        else:
            fields[key] = loader.construct_object(value_node, deep=True)
    return fields
