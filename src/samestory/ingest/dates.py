"""Dates of publication: read what people write, keep ISO 8601."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

__all__ = ["iso", "moment"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|"
    r"sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>[0-9]{{4}})", re.I
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year>[0-9]{{4}})", re.I
)
_ISO_START = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:$|[T ][0-9]{2}:[0-9]{2})", re.ASCII)
_RFC_2822 = re.compile(
    r"(?:[a-z]{3}, )?[0-9]{1,2} [a-z]{3} [0-9]{4} [0-9]{2}:[0-9]{2}(?::[0-9]{2})? \S{1,6}", re.I
)
_LONGEST = 60


def iso(given: str) -> str | None:
    """Read a date or date-time and return it as ISO 8601.

    Parameters
    ----------
    given : str
        ISO 8601, ``26 April 2021``, ``April 26, 2021`` or RFC 2822. Days and months as bare numbers
        (``4/5/21``) mean different days in different countries and are not read.

    Returns
    -------
    str or None
        None where it cannot be read.
    """
    text = " ".join(given.split()) if len(given) <= _LONGEST else ""
    for parse in (_iso_8601, _written, _rfc_2822):
        found = parse(text)
        if found is not None:
            return found
    return None


def moment(published: str | None) -> datetime | None:
    """Return the moment of an ISO date, for ordering.

    A date without a time counts as the start of its day, a time without an offset as UTC.
    """
    if not published or not _ISO_START.match(published):
        return None
    try:
        value = datetime.fromisoformat(published)
    except ValueError:
        return None
    if value.tzinfo is None:
        return value.replace(tzinfo=UTC)
    try:
        return value.astimezone(UTC)
    except OverflowError:  # year 1 or 9999, off by the offset
        return value.replace(tzinfo=UTC)


def _iso_8601(text: str) -> str | None:
    if not _ISO_START.match(text):
        return None
    try:
        value = datetime.fromisoformat(text)
    except ValueError:
        return None
    return value.isoformat() if text[10:11] == " " else text


def _written(text: str) -> str | None:
    match = _DAY_FIRST.fullmatch(text) or _MONTH_FIRST.fullmatch(text)
    if match is None:
        return None
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    try:
        return date(int(match["year"]), month, int(match["day"])).isoformat()
    except ValueError:
        return None


def _rfc_2822(text: str) -> str | None:
    if not _RFC_2822.fullmatch(text):
        return None
    try:
        return parsedate_to_datetime(text).isoformat()
    except ValueError:
        return None
