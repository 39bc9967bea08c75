"""When an outlet published, and whether it could have what another had: after it, before it, or nobody knows.

A date without a time is a whole day: it has no order with a time on that day. Two dates alone are compared as days.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Literal

from samestory.ingest.dates import moment

__all__ = ["could_have", "day"]

_DAY = 10  # characters of a date without a time


_MONTHS = "January February March April May June July August September October November December".split()


def day(time: datetime) -> str:
    """Return a date as ``26 April 2021``, whatever the locale."""
    return f"{time.day} {_MONTHS[time.month - 1]} {time.year}"


def could_have(
    own: Iterable[str | None], told: Iterable[str | None]
) -> Literal["not-found", "published-earlier", "time-unknown"]:
    """Return the status of an outlet in which something was not found.

    Parameters
    ----------
    own : iterable of str or None
        When its articles were published, as given.
    told : iterable of str or None
        When the articles were that have it.

    Returns
    -------
    {"not-found", "published-earlier", "time-unknown"}
        The first where some article of the outlet came after, or on the day of, one that has it; the second where
        all came before all of these.
    """
    telling = list(told)
    orders = {_order(one, other) for one in own for other in telling}
    if "after" in orders:
        return "not-found"
    return "published-earlier" if orders == {"before"} else "time-unknown"


@lru_cache(maxsize=10_000)
def _order(one: str | None, other: str | None) -> Literal["before", "after", "unknown"]:
    here, there = moment(one), moment(other)
    if one is None or other is None or here is None or there is None:
        return "unknown"
    if len(one) <= _DAY < len(other) and _is_within(there, here):
        return "unknown"
    if len(other) <= _DAY < len(one) and _is_within(here, there):
        return "unknown"
    return "before" if here < there else "after"


def _is_within(time: datetime, day: datetime) -> bool:
    """Say whether a moment lies in a day somewhere: it begins 14 hours early in Kiribati, and ends 12 late at sea."""
    return day - timedelta(hours=14) <= time < day + timedelta(hours=36)
