"""Names of news agencies, as they stand in datelines, bylines and credits."""

from __future__ import annotations

import re

__all__ = ["KNOWN", "agency", "agency_in"]

_NAMES = {
    "AP": ("AP", "The Associated Press", "Associated Press"),
    "Reuters": ("Reuters", "Thomson Reuters"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "PA": ("PA", "PA Media", "Press Association"),
    "dpa": ("dpa", "Deutsche Presse-Agentur"),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "TASS": ("TASS", "Itar-Tass", "Itar-Tass"),
    "UPI": ("UPI", "United Press International"),
    "EFE": ("EFE", "Agencia EFE"),
    "ANSA": ("ANSA",),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
    "PTI": ("PTI", "Press Trust of India"),
    "ANI": ("ANI", "Asian News International"),
    "AAP": ("AAP", "Australian Associated Press"),
    "Canadian Press": ("Canadian Press", "The Canadian Press"),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "Interfax": ("Interfax",),
    "Tribune News Service": ("Tribune News Service", "TNS"),
}
KNOWN = {name: canonical for canonical, names in _NAMES.items() for name in names}

_CASELESS = {name.casefold(): canonical for name, canonical in KNOWN.items() if len(name) > 4}
_ANY = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in sorted(KNOWN, key=len, reverse=True)))
# What the name of an agency ends in, and the name of a person does not.
_HINT = re.compile(
    r"[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3} (?:Press|Agency|Wires?|Service|Media|Newswire|Bureau)"
)


def agency(name: str) -> str | None:
    """Return the agency that a name stands for; None where it may be a person.

    Parameters
    ----------
    name : str
        ``The Associated Press``, ``Meridian Press``, ``Jane Doe``.
    """
    name = " ".join(name.split()).strip(" .,;()")
    known = KNOWN.get(name) or _CASELESS.get(name.casefold())
    if known is not None:
        return known
    short = name.removeprefix("the ").removeprefix("The ")
    return short if len(short) <= 40 and _HINT.fullmatch(short) else None


def agency_in(text: str) -> str | None:
    """Return the first known agency that a short text names."""
    match = _ANY.search(text)
    return KNOWN[match.group()] if match else None
