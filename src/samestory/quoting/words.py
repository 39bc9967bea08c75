"""The words of a quotation, made equal over what outlets only style differently.

Capitals, kinds of marks and hyphens make no difference; nor do contractions ("don't", "do not"), British and
American spelling, small numbers in digits or in words, "per cent". A stretch in square brackets is the outlet's, not
the speaker's: it stands for words that are not known, and so does an ellipsis. Both are kept as gaps.

Words are looked at without a parse; "'s" is read as "is", as a possessive too: it is the same on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from samestory.folding import house_style

__all__ = ["NEGATIONS", "Word", "canonical", "content", "is_light", "is_same", "stem", "words"]

_LONGEST = 40  # letters of a word that has a British spelling
_LIMIT = 600  # words of one quotation that are compared: a speech in full is cut there

_TOKEN = re.compile(
    # "[W]e" and "see[ing]": a word whose capital or ending the outlet fitted in.
    r"(?P<fitted>\[\w{1,3}\][^\W_]+|[^\W_]+\[\w{1,4}\])"
    r"|(?P<gap>\[[^\[\]]{1,80}\]|…|\.\s?\.\s?\.|\.{2,}|\([^()]{1,80}\))"
    r"|(?P<initials>(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?)"
    r"|(?P<stop>(?<![.!?])[.!?]+(?=[\s\"”’'»)]|$))"
    r"|(?P<word>[^\W_](?:[^\W_]|\*|(?<=\w)-{2,}(?=\w)|[.,](?=\d))*(?:['’][^\W_]+)*|%)"
)
_ISE = re.compile(r"(..+[^aeiouw])is(e|es|ed|ing|ation)\Z")
_SHORT = (
    ("n't", "not"),
    ("'re", "are"),
    ("'ve", "have"),
    ("'ll", "will"),
    ("'m", "am"),
    ("'d", "would"),
    ("'s", "is"),
)
_NUMBERS = {
    word: str(n)
    for n, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty".split()
    )
} | {
    word: str(n)
    for n, word in zip(
        range(30, 100, 10), "thirty forty fifty sixty seventy eighty ninety".split(), strict=True
    )
}
_SAME = _NUMBERS | {
    **{"%": "percent", "cent": "percent", "ok": "okay", "yeah": "yes", "cause": "because", "cos": "because"},
    **{
        "till": "until",
        "mister": "mr",
        "usa": "u.s",
        "amongst": "among",
        "whilst": "while",
        "toward": "towards",
    },
}
_SPOKEN = {
    "gonna": ("going", "to"),
    "wanna": ("want", "to"),
    "gotta": ("got", "to"),
    "cannot": ("can", "not"),
}
_STATES = {"US": "u.s", "UK": "u.k", "EU": "e.u", "UN": "u.n"}  # "us" is another word
_IRREGULAR = {"wo": "will", "ca": "can", "sha": "shall", "ai": "is"}
# What is spoken and seldom printed: whoever leaves it out has changed nothing.
_FILLERS = frozenset("uh um er erm ah oh hmm mm well".split())

NEGATIONS = frozenset(
    "no not never none nobody nothing neither nor nowhere without cannot hardly barely".split()
)
LIGHT = frozenset(
    """
    a about after again against all also am among an and any are around as at away back be because been before being
    both but by can come could did do does doing done down each else even ever every few for from get gets getting go
    goes going gone got had has have having he her here hers herself him himself his how i if in into is it its itself
    just know let like made make makes making many may me might mine more most mr mrs ms much must my myself of off on
    once one only or other our ours ourselves out over own put quite really said same say saying says see she should so
    some something still such take than that the their theirs them themselves then there these they thing things think
    this those through to too under until up upon us very want was way we were what when where whether which while who
    whom whose why will with would yes yet you your yours yourself yourselves
    """.split()
) | NEGATIONS | {"shall", "percent", "okay", "now", "today", "going", "well", "people", "lot"}  # fmt: skip
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "edly",
    "ed",
    "ers",
    "er",
    "ly",
    "es",
    "s",
    "e",
)


class Word(NamedTuple):
    """A word in the text as given. ``key`` is what is compared.

    ``part`` counts the stretches inside marks; ``gap`` says that an ellipsis or brackets stand before it;
    ``first`` that a sentence begins with it, as far as marks of punctuation show.
    """

    key: str
    start: int
    end: int
    part: int = 0
    gap: bool = False
    first: bool = False


def words(text: str, spans: Iterable[tuple[int, int]], limit: int = _LIMIT) -> list[Word]:
    """Return the words of some stretches of a text, in order.

    Parameters
    ----------
    text : str
        The title or body as given.
    spans : iterable of (start, end)
    limit : int
        Words after so many are not read.
    """
    found: list[Word] = []
    first = True
    for part, (start, end) in enumerate(spans):
        gap = False
        for match in _TOKEN.finditer(text, start, end):
            group = match.lastgroup
            if group == "gap":
                gap = True
            elif group == "stop":
                first = True
            else:
                at = match.start()
                for key, begins, ends in _keys(match[0]):
                    found.append(Word(key, at + begins, at + ends, part, gap, first))
                    gap = first = False
                if len(found) >= limit:
                    return found[:limit]
    return found


@lru_cache(maxsize=50_000)
def _keys(text: str) -> tuple[tuple[str, int, int], ...]:
    """What a word is compared by, with offsets in it; two keys for a contraction."""
    size = len(text)
    word = text.lower().replace("’", "'").replace("[", "").replace("]", "")
    if "." in word:  # initials, decimals
        word = word.rstrip(".")
    if text in _STATES:
        return ((_STATES[text], 0, size),)
    if word in _SPOKEN:
        one, other = _SPOKEN[word]
        at = 3 if size > 3 else 1
        return (one, 0, at), (other, at, size)
    for ending, full in _SHORT:
        if word.endswith(ending) and len(word) > len(ending):
            stem_ = word[: -len(ending)]
            at = size - len(ending)
            return (_IRREGULAR.get(stem_, canonical(stem_)), 0, at), (full, at, size)
    return ((canonical(word), 0, size),)


def canonical(word: str) -> str:
    """Return one spelling of a word in lower case."""
    word = _SAME.get(word, word).replace(",", "")
    spelling: Mapping[str, str] = house_style()["spelling"]
    if word in spelling:
        return spelling[word]
    if word.endswith("s") and word[:-1] in spelling:
        return f"{spelling[word[:-1]]}s"
    return _ISE.sub(r"\1iz\2", word) if 6 < len(word) < _LONGEST else word


def is_same(some: Sequence[str], others: Sequence[str]) -> bool:
    """Say whether two runs of keys differ by spelling, joined words or fillers only."""
    return _joined(some) == _joined(others) or _masked(some, others)


def _joined(keys: Sequence[str]) -> str:
    text = " ".join(key for key in keys if key not in _FILLERS)
    for phrase, word in _phrases():
        text = text.replace(phrase, word)
    # "has" and "had" are shortened like "is" and "would".
    text = re.sub(r"\bhas\b", "is", re.sub(r"\bhad\b", "would", text))
    # "per cent" is read as "per percent".
    return re.sub(r"['. -]", "", re.sub(r"\bper\b", "", text))


def _masked(some: Sequence[str], others: Sequence[str]) -> bool:
    """An oath that is written out here and starred there."""
    if len(some) != 1 or len(others) != 1:
        return False
    return any("*" in key or "--" in key for key in (some[0], others[0])) and some[0][:1] == others[0][:1]


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    return tuple(
        (phrase, _STATES.get(word, word.lower())) for phrase, word in house_style()["phrases"].items()
    )


def is_light(key: str) -> bool:
    """Say whether a word says little by itself: grammar, a number, a letter."""
    return key in LIGHT or len(key) < 3 or key.isdigit()


def content(found: Iterable[Word]) -> frozenset[str]:
    """Return the stems of the words that say something."""
    return frozenset(stem(word.key) for word in found if not is_light(word.key))


@lru_cache(maxsize=50_000)
def stem(key: str) -> str:
    """Return a word without its regular ending: what "resigned" and "resign" share."""
    for ending in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= 4:
            key = key[: -len(ending)]
            break
    return key[:-1] + "i" if key.endswith("y") and len(key) > 4 else key
