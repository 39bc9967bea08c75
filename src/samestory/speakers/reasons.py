"""Why a source is not named, in the article's exact words: the reason for withholding, or None.

A reason stands beside a phrase that says the name is withheld ("on condition of anonymity because ...",
"who asked not to be named to avoid reprisals") or says by itself that speaking was not allowed ("because
he was not authorised to speak publicly"), in the sentence of the attribution or the next one.

Limits: "on condition of anonymity" alone states no reason; a reason two sentences later is not found;
a reason ends at its first comma.
"""

from __future__ import annotations

import re
from functools import cache

from samestory.speakers.columns import Columns
from samestory.speakers.words import terms

__all__ = ["Reasons"]

_LONGEST = 2000
_WITHHELD = re.compile(
    r"\bon (?:the )?(?:strict )?condition "
    r"(?:of (?:strict )?anonymity|that \w+(?: \w+){0,4}? (?:named|identified|used|anonymous))"
    r"|(?:\bwho )?\b(?:(?:has|had|have|was|were|did) (?:not |n't )?)?"
    r"(?:ask(?:s|ed|ing)|request(?:ed|ing)|insisted|declined|refused|wished|wish|wants?|wanted|preferred|demanded|"
    r"granted|given)"
    r"(?: \w+){0,6}? "
    r"(?:named|identified|anonymity|anonymous(?:ly)?|unnamed|nameless|quoted by name|names? withheld|names? used)\b"
    r"|\b(?:spoke|speaking|speak) anonymously"
)
_UNALLOWED = re.compile(
    r"(?:\bnot|n't) (?:been |yet |publicly )?(?:authori[sz]ed|permitted|allowed|cleared) to"
    r"|\bunauthori[sz]ed to|\black(?:s|ed|ing)? (?:the )?authori[sz]ation to"
)
_LED = re.compile(
    r"(?:\b(?:because|since|as|who|whom|and|but) )?(?:\b(?:he|she|they|i) )?"
    r"\b(?:was|were|is|are|had|has|did|do|does)? ?$"
)
_ENDS = re.compile(
    r"[,;:)\n\"“”—]| [–-] |[.!?](?=\s|$)"
    r"| (?:said|says|say|told|tells|added|adds|confirmed|called|described|warned|argued|claimed|noted)\b"
)
_GAP = 30


class Reasons:
    """Find stated reasons, each sentence read once.

    Parameters
    ----------
    columns : Columns
    """

    def __init__(self, columns: Columns) -> None:
        self._columns = columns
        self._read: dict[int, str | None] = {}

    def of(self, sentence: int) -> str | None:
        """Return the reason that a sentence states, as it stands."""
        if sentence not in self._read:
            doc, bounds = self._columns.doc, self._columns.sentences
            self._read[sentence] = _find(doc[bounds[sentence] : bounds[sentence + 1]].text[:_LONGEST])
        return self._read[sentence]


def _find(text: str) -> str | None:
    plain = text.lower().replace("’", "'")
    if len(plain) != len(text):  # a letter that grows when it is lowered
        return None
    withheld = _WITHHELD.search(plain)
    if withheld is not None:
        opened = _opens().search(plain, withheld.end(), withheld.end() + _GAP)
        if opened is not None:
            return _words(text, withheld.start(), _end(plain, opened.end()))
        before = _opens().match(plain)
        if before is not None and before.start() < withheld.start():
            return _words(text, 0, _end(plain, before.end()))
    unallowed = _UNALLOWED.search(plain)
    if unallowed is None:
        return None
    led = _LED.search(plain, max(0, unallowed.start() - _GAP), unallowed.start())
    start = led.start() if led is not None else unallowed.start()
    return _words(text, start, _end(plain, unallowed.end()))


def _end(plain: str, start: int) -> int:
    found = _ENDS.search(plain, start + 1)
    return found.start() if found is not None else len(plain)


def _words(text: str, start: int, end: int) -> str:
    for lead in ("and ", "but "):
        if text[start:end].startswith(lead):
            start += len(lead)
    return text[start:end].strip(" ,;:.—–-\n\"”'’").removesuffix(" and").removesuffix(" but")


@cache
def _opens() -> re.Pattern[str]:
    """What opens a reason: because, to avoid, citing."""
    forms = "|".join(re.escape(form) for form in (*terms("reason", "phrase"), *terms("reason", "opens")))
    return re.compile(rf"\b(?:{forms})\b")
