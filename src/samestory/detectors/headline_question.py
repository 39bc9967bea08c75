"""A headline that puts a claim as a question: Is the mayor hiding the bill?

What it finds
    A title that ends in a question to which the answer is yes or no and which says of somebody or
    something what the outlet does not state ("Did X mislead the board?", "Could Y poison the wells?"), and
    a statement with a question mark ("Mayor in a no-win position?").

Why it matters
    A question mark must not carry the claim: readers remember the claim, and the outlet can say that it only
    asked. Where the text had the answer, the headline could give it.

Example
    "Did the mayor take money?" beside "No evidence that the mayor took money".

When it is fine
    Where the question is open, is the subject of a debate, and the text weighs the answers. Not
    flagged: who, what, when, where and how; why, which takes its claim for granted and is a matter of
    its own; what will or should be done; a choice of two; whether something is good, fair or enough; questions
    to the reader or about everybody, quizzes, fact checks, debates; a question that somebody else asks;
    one that the headline goes on to answer, or that a sentence of the text asks again or leaves unclear.

References
    IPSO, Editors' Code of Practice, Clause 1. Ecker et al. (2014), The effects of subtle misinformation
    in news headlines.

Measured
    Precision, each finding read with the opening of its article by a machine-assisted reader, not blind,
    who asked whether the article takes the question up as an open one: 3 of 11 in 1,800 unread articles of
    the archive, 1 of 2 in BASIL, PolNeAR and SemEval-2023 Task 3: 4 of 13 (0.31, 0.13 to 0.58). Under the
    milder question whether the headline puts a claim as a question, an earlier version, read blind: 27 of
    40 (0.68, 0.52 to 0.80). Recall is not measured. Whether a text weighs an answer is not to be told from
    words alone. Off by default. See tests/real/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import put_spans
from samestory.registry import Rule, detector
from samestory.voice import BLOCKS, VOICE

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

NAME = "headline-question"
RULE = Rule(
    id=NAME,
    message="The headline puts a claim as a question, which lets the outlet say it without standing by it.",
    fine_when="the question is open and the text weighs the answers",
    basis="IPSO, Editors' Code of Practice, Clause 1",
    alternatives=("what the text found", "X asks whether Y", "no evidence that Y"),
)
# The question is the last part: "Border bill: did the mayor know?"
_LAST = re.compile(r"(?:^|[:;!?|•]\s+|(?<=[a-z]{3})\.\s+)((?:(?![a-z]{3}\.\s)[^:;!?|•])*)\?[\"”’')\]]*\s*$")
_YES_OR_NO = re.compile(
    r"(?:and |but |so )?(?:is|are|was|were|do|does|did|has|have|had|could|might|isn|aren|wasn|weren|don|doesn|"
    r"didn|hasn|haven|hadn)(?:['’]t)?\s+(?!(?:it|this|that|these|those|there|any\w*|no|now)\b)",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"(?:and |but |so |or )?(?:who|whom|whose|what|when|where|which|why|how|will|would|shall|should|can|may|must|"
    r"won|wouldn|shouldn|can|is|are|was|were|do|does|did|has|have|had|could|might|am|if|really|remember|ready|"
    r"looking|want|need|think|got|worried|confused|feeling|trying|planning|too|so|still|in search|not|or|one)"
    r"(?:['’][a-z]+)?\b",
    re.IGNORECASE,
)
_TO_READER = re.compile(
    r"\b(?:you|your|yours|we|our|ours|us|i|me|my|or|anyone|anybody|ever)\b", re.IGNORECASE
)
_GAMES = re.compile(
    r"\b(?:quiz|fact.?check(?:er|ing)?|debate|poll|q\s?&\s?a|ask|explainer|true or false)\b", re.IGNORECASE
)
# Whether something is good, fair or enough is a debate, no claim of fact; so is what is said to be asked.
_DEBATED = re.compile(
    r"\b(?:good|bad|fair|unfair|worth|enough|off.limits|better|worse|best|worst|necessary|needed|important|possible|"
    r"likely|inevitable|doomed|viable|work|matter|any|lessons?|next|says?|asks?|asking|wonders?|opinion)\b",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(r"(?:,|\s[–—-]+|\b(?:and|but|so|or))\s+(?=(?:just |so )?(\w+))")
_JUST = re.compile(
    r"(?:just|since|exactly|and|but|so|now|then|really|wait|hey|ok(?:ay)?|sorry),? ", re.IGNORECASE
)
_NOT_SAID = re.compile(
    r"(?:will|would|shall|should|can|may|must|who|what|when|where|which|why|how)", re.IGNORECASE
)
_SUBJECT = re.compile(r"\w+(?:['’]t)? (?:the|his|her|their|its|[^\W\d_]+['’]s?) ", re.IGNORECASE)
_NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP", "FAC", "LOC", "LAW"})
_EVERYBODY = re.compile(
    r"\b(?:americans?|people|voters|everyone|everybody|nobody|women|men|kids|parents)\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"[^.!?\n]+[.!?]?")
_TAKEN_UP = re.compile(r"\?$|\b(?:whether|questions?|unclear|debate[sd]?)\b")
_SHARED, _STEM = (
    0.6,
    5,
)  # words of the question in a sentence that takes it up; letters of a word that must agree
_WORD = re.compile(r"[\w’'-]+")


@detector(NAME, family="headline", rules=(RULE,), default=False)
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""

    def detect(doc: Doc) -> None:
        blocks = doc.spans.get(BLOCKS, ())
        found = []
        if len(blocks) > 1 and blocks[0].label_ == "title" and "?" in blocks[0].text:
            title = blocks[0]
            place = _claim(title.text)
            span = None if place is None else doc.char_span(*place, alignment_mode="expand")
            if (
                span is not None
                and _is_about(span)
                and not _is_quoted(doc, span.end)
                and not _is_open(span, blocks)
            ):
                found.append((span.start, span.end, NAME))
        put_spans(doc, NAME, found)

    return detect


def _claim(title: str) -> tuple[int, int] | None:
    """Return where the question stands, if it carries a claim."""
    # Both us and US are written US in a headline of capitals.
    match = _LAST.search(title)
    if match is None or _GAMES.search(title):
        return None
    asked = match[1]
    if _TO_READER.search(re.sub(r"\bUS\b", "", asked)) or "?" in title[: match.start(1)]:
        return None
    asked = _JUST.sub("", asked, count=1) if _JUST.match(asked) else asked
    if _DEBATED.search(asked) or any(_NOT_SAID.fullmatch(m[1]) for m in _LEAD_IN.finditer(asked)):
        return None
    words = _WORD.findall(asked)
    yes_or_no = _YES_OR_NO.match(asked) is not None and len(words) >= 4
    if yes_or_no or (len(words) >= 4 and not _OPEN.match(asked) and not asked.isupper()):
        return match.start(1), len(title.rstrip())
    return None


def _is_about(question: Span) -> bool:
    """The claim is about somebody or something certain, not about masks or politicians at large."""
    if _EVERYBODY.search(question.text):
        return False
    if not _YES_OR_NO.match(question.text):
        return True
    return any(t.ent_type_ in _NAMED for t in question) or _SUBJECT.match(question.text) is not None


def _is_open(question: Span, blocks: Sequence[Span]) -> bool:
    """The text takes the question up as one that is open."""
    stems = {t.lower_[:_STEM] for t in question if t.is_alpha and not t.is_stop}
    text = "\n".join(b.text for b in blocks if b.label_ != "title").lower()
    return any(
        len(stems & {w[:_STEM] for w in _WORD.findall(sentence)}) >= _SHARED * len(stems)
        for sentence in _SENTENCE.findall(text)
        if _TAKEN_UP.search(sentence)
    )


def _is_quoted(doc: Doc, end: int) -> bool:
    return any(s.start < end - 1 < s.end and s.label_ == "speech" for s in doc.spans.get(VOICE, ()))
