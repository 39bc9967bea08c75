"""Who is called what, and who does what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samestory.types.rows import Evidence

__all__ = ["AgencyRow", "NameForm", "Named"]


@dataclass(frozen=True, slots=True)
class NameForm:
    """What one outlet calls somebody: one form, and every place where it stands.

    Parameters
    ----------
    outlet : str
    form : str
        As written, without article and possessive, in the spelling used most; equal ones differ in case, hyphens and
        full stops only.
    role : {"name", "office", "description", "apposition"}
        A name or a variant of it (also a capital that stands for a government), a title or role, a noun that describes,
        or one that stands beside the name.
    modifiers : tuple of str
        Adjectives and participles inside the form, in lower case: "embattled", "self-proclaimed".
    n : int
        How many places there are.
    evidence : tuple of Evidence
        All of them.
    """

    outlet: str
    form: str
    role: Literal["name", "office", "description", "apposition"]
    modifiers: tuple[str, ...]
    n: int
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody or something of an event, under its fullest neutral name, and what each outlet calls it."""

    entity: str
    kind: Literal["person", "institution", "group", "country", "place", "event", "thing"]
    forms: tuple[NameForm, ...]


@dataclass(frozen=True, slots=True)
class AgencyRow:
    """How often an outlet shows an actor doing something, and something done to it, in its own voice.

    Parameters
    ----------
    entity, outlet : str
    mentions : int
        Places in which the outlet names the actor, pronouns not counted.
    agent, patient, speech : int
        Verbs whose doer and whose undergoer it is, and verbs of speech with which it speaks.
    power : int
        Those of ``agent`` that are verbs of power: order, ban, arrest.
    share, low, high : float or None
        ``agent`` / (``agent`` + ``patient``) with its 95 per cent interval; None under five.
    verbs : tuple of (str, str, int)
        "agent", "patient" or "speech", the verb in dictionary form, and how often.
    note : str
        Why something is None.
    evidence : tuple of Evidence
        The first verbs of doing and undergoing.
    """

    entity: str
    outlet: str
    mentions: int
    agent: int
    patient: int
    speech: int
    power: int
    share: float | None
    low: float | None
    high: float | None
    verbs: tuple[tuple[str, str, int], ...]
    note: str
    evidence: tuple[Evidence, ...]
