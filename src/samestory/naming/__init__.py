"""Who is called what, by whom: the names of one event's actors, outlet by outlet, and who does what to whom.

One pass an article, then one over all of them:

- words.py, countries.py, phrases.py: what nouns can name, countries and what stands for them, the form of a phrase;
- called.py, persons.py, names.py: who is named where in an article;
- offices.py, beside.py, owners.py, described.py: whom a description denotes by the article's own text;
- folk.py, bodies.py, groups.py, linking.py: who is the same in several articles;
- entities.py, table.py: what is worth a row, and its forms, outlet by outlet, each with its places;
- roles.py, intervals.py, agency.py: how often an actor does something, and how often something is done to it.

It is evidence, not a verdict: "regime" beside "government" is shown with its places and its voice, quoted or own.

Limits: nothing is known from outside of the texts but a list of countries and one of short given names. Where two
answers fit there is none, so one actor may stand in two rows; a row that mixes two would be worse. Common nouns alone
have a row only for people and for the event.
"""

from __future__ import annotations

from collections.abc import Sequence

from samestory.naming.agency import agency_of
from samestory.naming.entities import entities
from samestory.naming.table import table
from samestory.reading import Reading
from samestory.types import AgencyRow, Named

__all__ = ["agency", "naming"]


def naming(readings: Sequence[Reading], outlets: Sequence[str]) -> tuple[Named, ...]:
    """Return who is called what, the actors of most outlets and most mentions first.

    Parameters
    ----------
    readings : sequence of Reading
        The articles of one event.
    outlets : sequence of str
        In the order in which forms are listed.

    Returns
    -------
    tuple of Named
    """
    return table(entities(_asked(readings, outlets)), _asked(readings, outlets), outlets)


def agency(
    readings: Sequence[Reading], named: Sequence[Named], outlets: Sequence[str]
) -> tuple[AgencyRow, ...]:
    """Return who acts and who is acted on, in the outlets' own voice.

    Parameters
    ----------
    readings : sequence of Reading
        The articles of one event.
    named : sequence of Named
        As `naming` returns them for the same articles.
    outlets : sequence of str

    Returns
    -------
    tuple of AgencyRow
        For actors with a verb in any outlet, in the order of ``named``, every outlet that mentions them.
    """
    return agency_of(_asked(readings, outlets), named, outlets)


def _asked(readings: Sequence[Reading], outlets: Sequence[str]) -> list[Reading]:
    chosen = frozenset(outlets)
    return [reading for reading in readings if reading.is_parsed and reading.article.outlet in chosen]
