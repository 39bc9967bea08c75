"""One event as every part of the index knows it: its page, its name, its place in time."""

from __future__ import annotations

from dataclasses import dataclass

from samestory.ingest.dates import moment
from samestory.report.heading import event_credit, event_name
from samestory.types import Comparison

__all__ = ["Listed", "listed", "outlets_of"]

_SHORT = 72  # characters of a name that stand beside a row


@dataclass(frozen=True, slots=True)
class Listed:
    """An event of the index; ``first`` is the first publication in seconds, None where none is known."""

    comparison: Comparison
    href: str
    name: str
    short: str
    credit: str
    first: float | None


def listed(comparison: Comparison, href: str) -> Listed:
    """Return the event of a comparison, whose page is ``href``."""
    name = event_name(comparison)
    times = [when.timestamp() for a in comparison.event.articles if (when := moment(a.published))]
    return Listed(
        comparison=comparison,
        href=href,
        name=name,
        short=_cut(name),
        credit=event_credit(comparison),
        first=min(times, default=None),
    )


def outlets_of(events: list[Listed]) -> list[str]:
    """Return the names of all outlets in the order of letters, which ranks nobody."""
    names = {outlet.name for event in events for outlet in event.comparison.outlets}
    return sorted(names, key=lambda name: (name.casefold(), name))


def _cut(name: str) -> str:
    if len(name) <= _SHORT:
        return name
    text = name[: _SHORT - 1]
    # Between two words where that costs little; a name without spaces is cut where it stands.
    text = text[: text.rfind(" ", _SHORT - 16) if " " in text[_SHORT - 16 :] else None].rstrip(" ,;:.–-")
    return text + ("…”" if name.endswith("”") else "…")
