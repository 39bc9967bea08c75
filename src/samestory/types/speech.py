"""The same words of a speaker in several outlets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from samestory.types.kinds import Field, Placement, SourceKind
from samestory.types.rows import Evidence
from samestory.types.together import Absence

__all__ = ["TakenOver", "Utterance", "UtteranceMember"]


@dataclass(frozen=True, slots=True)
class UtteranceMember:
    """One outlet's words of an utterance: ``text[start:end]`` of the title or body as given.

    Parameters
    ----------
    article, outlet : str
    field, start, end, text
        From the first word inside marks to the last; of indirect speech its content.
    kind : {"direct", "mixed", "indirect"}
    paraphrase : bool
        Says in other words, without marks, what the other members quote.
    quoted : tuple of (start, end)
        The stretches inside marks; more than one where the attribution stands inside a sentence.
    words : int
        Inside marks.
    cue, cue_start, cue_end
        What introduces it, as written.
    speaker, speaker_start, speaker_end
        Who says it, as written: a name, an office, a pronoun.
    source, source_kind : str or None
        The name of the speaker over all articles, where it was resolved to one.
    placement : Placement
    paragraph : int
        From 1; 0 in a headline.
    missing : tuple of (start, end)
        What this article leaves out of the longest member, as offsets into the field of that member. Headline and body
        are apart: a headline leaves out what the body may have. Empty for a paraphrase.
    alters : tuple of ((start, end), (start, end))
        Words inside marks, and what the longest member has in their place. An empty place has no word there.
    """

    article: str
    outlet: str
    field: Field
    start: int
    end: int
    text: str
    kind: Literal["direct", "mixed", "indirect"]
    paraphrase: bool
    quoted: tuple[tuple[int, int], ...]
    words: int
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    speaker: str | None
    speaker_start: int | None
    speaker_end: int | None
    source: str | None
    source_kind: SourceKind | None
    placement: Placement
    paragraph: int
    missing: tuple[tuple[int, int], ...] = ()
    alters: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class Utterance:
    """The same words of the same speaker in at least two articles.

    Parameters
    ----------
    speaker : str or None
        The name most members are resolved to; None where that is nobody, or two alike.
    members : tuple of UtteranceMember
        In the order of the articles, then of the text.
    longest : int
        Index of the member with most words inside marks.
    outlets : tuple of str
        That run it, in their order.
    absent : tuple of Absence
        Outlets of the event that do not. An outlet that has the words without marks is in neither.
    """

    speaker: str | None
    members: tuple[UtteranceMember, ...]
    longest: int
    outlets: tuple[str, ...]
    absent: tuple[Absence, ...]


@dataclass(frozen=True, slots=True)
class TakenOver:
    """Words that stand in some outlets' own voice, and in others only inside marks or in reported speech.

    Parameters
    ----------
    term : str
        As the first outlet writes it.
    category : str or None
        Of the finding that calls it charged; None for a term that is only put in marks.
    own, given : tuple of Evidence
        The places in own voice; the places inside marks or in reported speech, of other outlets.
    how : {"marks", "reported", "both"}
        Which of these the other outlets do.
    """

    term: str
    category: str | None
    own: tuple[Evidence, ...]
    given: tuple[Evidence, ...]
    how: Literal["marks", "reported", "both"]
