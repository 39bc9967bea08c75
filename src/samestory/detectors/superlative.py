"""Superlatives and firsts without a comparator: the worst, unprecedented, a record.

What it finds
    Entries of the lexicon ``superlative`` where the text does not say compared with what. Kind ``noun``: a
    superlative before a noun ("the biggest scandal", "the most divisive bill") without a scope: no place,
    period or group, no owner, no number, no clause that narrows it. Kind ``claim``: words that contain the
    comparison ("unprecedented", "historic deal", "first-ever"). Kind ``record``: a record in a sentence
    without a figure.

Why it matters
    A superlative is a claim about everything that it beats, and seldom checked. Without figure and
    comparator a reader cannot check it either.

Example
    "The biggest scandal" beside "the biggest fine since 1998" and "a fine of 40 million".

When it is fine
    Inside a quotation; given to somebody who made the comparison, which is silent here; where the scope
    stands in the sentence ("in the region", "since 1998", "of the three"), which is silent too; where the
    sentence before gives it.

References
    NPR Accuracy Checklist (2015), which has superlatives verified, attributed or deleted. Martin & White
    (2005), The Language of Evaluation, on graduation.

Measured
    Precision, read blind in real text: 49 of 60 findings (0.82, 0.70 to 0.89), 19 of 28 in an
    earlier sample: below 0.85, so it is off by default. See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, put_spans
from samestory.registry import detector
from samestory.voice import cue_lemmas

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

NAME = "superlative"
# Acts, events and actors whose rank is disputed. "The biggest part", "the highest level" rank nothing.
_RANKED = frozenset(
    """
    abuse accomplishment achievement act activist ad administration advance adversary advocate agency agenda agreement
    ally amnesty appointee appointment assault attack backer bailout ban battle betrayal bill bloc blow blunder breach
    breakthrough budget bureaucracy cabinet campaign candidate catastrophe chief clash collapse comeback company
    confrontation congressman congresswoman conservative controversy corporation corruption country court coverup
    crackdown crime crisis critic cut danger deal debacle debate decision decline defeat defender deficit democrat
    deployment deterrent development disaster disgrace dispute donor downfall driver economy embarrassment enemy
    episode error evidence expansion expert failure fiasco fight figure filibuster firm force fraud fraudster
    fundraiser gain giveaway government governor group hike hoax hurdle hypocrite improvement increase influence
    initiative injustice insult intervention investigation investment issue judge jump justice law lawmaker lawsuit
    lawyer leader leak legislation liar liberal lie lobby lobbyist loser loss majority mandate margin mayor measure
    military minister mistake movement network nominee obstacle obstruction offense operation opponent opposition
    organisation organization outrage overhaul overreach package party peril persecution pick plan player plot policy
    politician poll polling position prediction presidency president problem program programme progressive project
    promise proof prosecution prosecutor protest purge rally reaction rebuke recession reform regulation rejection
    representative republican reversal revolt riot rise rival rollback rule ruling sanction scandal scheme secretary
    senator setback shift speech spending spike stand standoff statement step stimulus story strategy strike success
    supporter surge surrender swindle system target tax test threat tragedy transformation treaty triumph turnaround
    turnout union upheaval upset victory violation violence vote war warning weakness win winner witch-hunt witness
    worry
    """.split()
)
# "Even the biggest", "all but the worst", "with the highest" pick out a group and claim nothing about it.
_PICKS_OUT = frozenset("even but except only with whichever".split())
_SCOPES = frozenset(
    """
    administration age america career century city conference congress continent country county day decade democracy
    district earth election era field generation globe group half hall history house industry institution island job
    kind league life line list living market memory midwest month morning nation night north oecd office order party
    period place planet population presidency quarter race recession record region room season sector senate session
    south state table term time today town tradition union us war week west world year
    """.split()
)
_WHERE = frozenset(
    "in on since among across outside within throughout under around for at during from inside".split()
)
_SAYS_SCOPE = frozenset(
    "since among outside nationwide worldwide statewide globally yet so nationally".split()
)
_ORDINALS = frozenset(
    "second third fourth fifth sixth seventh eighth ninth tenth next two three not n't n’t".split()
)
_FIGURES = frozenset({"CARDINAL", "PERCENT", "MONEY", "QUANTITY", "TIME"})
_DOUBTS = frozenset("if whether whichever whoever who what which".split())
_OPENS = frozenset({"mark", "dobj", "attr", "det"})
_PASSED_ON = frozenset({"ccomp", "xcomp", "oprd"})
_RANKS = frozenset(
    """
    appear ask call cast consider count criticise criticize decry deem depict describe feel find frame highlight name
    portray rank rat rate regard see think view vote
    """.split()
)


@detector(
    NAME, family="loaded", requires=("token.dep", "token.pos", "token.lemma"), lexicons=(NAME,), default=False
)
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])
    said = cue_lemmas() | _RANKS

    def detect(doc: Doc) -> None:
        found = []
        for m in match(doc):
            span = doc[m.start : m.end]
            if _is_bare(span, m.entry.kind) and not _is_passed_on(span.root, said):
                found.append((m.start, m.end, m.entry.id))
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _is_bare(span: Span, kind: str) -> bool:
    """The claim stands without what it is measured by."""
    if span.sent[-1].text == "?":
        return False
    word = span.root
    if kind == "total":
        before = span.doc[max(span.start - 5, span.sent.start) : span.start]
        return any(t.tag_ in {"JJS", "RBS"} and t.lower_ != "least" for t in before)
    if kind == "record":
        return word.head.pos_ == "NOUN" and not any(
            t.ent_type_ in _FIGURES or t.lower_ == "since" for t in span.sent
        )
    if kind == "noun":
        noun = word.head
        if (
            word.dep_ != "amod"
            or noun.pos_ != "NOUN"
            or noun.i < word.i
            or noun.lemma_.lower() not in _RANKED
        ):
            return False
        if not _is_definite(span, noun):
            return False
    else:
        noun = word.head if word.dep_ in {"amod", "compound"} else word
    return not _has_scope(noun) and not _is_scoped_after(noun)


def _is_definite(span: Span, noun: Token) -> bool:
    """One thing is meant: "the biggest scandal", not "his biggest" or "the second biggest"."""
    if any(c.dep_ in {"poss", "nummod"} for c in noun.children):
        return False
    before = {t.lower_ for t in span.doc[max(span.start - 2, span.sent.start) : span.start]}
    # Headlines drop the article.
    articled = any(c.lower_ == "the" for c in noun.children) or span.start == span.sent.start
    return articled and before.isdisjoint(_ORDINALS | _PICKS_OUT)


def _has_scope(noun: Token) -> bool:
    """A place, a period, a group or a clause that belongs to the noun narrows what is compared."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep_ in {"relcl", "acl", "advcl"}:
            return True
        if child.dep_ == "prep" and (child.lower_ in _WHERE - {"for", "at", "from"} or _is_measure(child)):
            return True
    return False


def _is_measure(preposition: Token) -> bool:
    """The preposition names what is compared: "of the three", "of his career", "by assets", "for a century"."""
    for noun in preposition.children:
        if noun.dep_ == "pobj" and (
            preposition.lower_ == "by"
            or noun.lemma_.lower() in _SCOPES
            or noun.ent_type_ in {"DATE", "GPE", "LOC", "CARDINAL"}
            or noun.pos_ in {"NUM", "PRON"}
            or any(c.dep_ == "poss" or c.lower_ == "any" for c in noun.children)
        ):
            return True
    return False


def _is_scoped_after(noun: Token) -> bool:
    """The scope or the figure stands later in the sentence, where the parser hung it on the verb."""
    for token in noun.doc[noun.i + 1 : noun.sent.end]:
        if token.lower_ in _SAYS_SCOPE or token.lower_ == "possible" or _is_figure(token):
            return True
        if token.lower_ in _WHERE and token.dep_ == "prep" and token.head.i != noun.i and _is_measure(token):
            return token.i < noun.i + 9
    return False


def _is_figure(token: Token) -> bool:
    """A measured number; a bare count may be of anything."""
    return token.like_num and token.ent_type_ in _FIGURES - {"CARDINAL"}


def _is_passed_on(word: Token, said: frozenset[str]) -> bool:
    """Somebody ranks it so: "voted the worst", "described as the most extreme", "what she called the best"."""
    while word.head.i != word.i:
        if any(c.dep_ == "neg" or (c.lower_ in _DOUBTS and c.dep_ in _OPENS) for c in word.children):
            return True
        lemma = word.head.lemma_.lower()
        if word.dep_ == "ccomp" and word.pos_ in {"VERB", "AUX"} and lemma in said:
            return False  # reported speech: its voice says whose it is
        if word.dep_ in _PASSED_ON and lemma in said:
            return True
        if word.dep_ == "prep" and word.lower_ == "as" and lemma in _RANKS:
            return True
        word = word.head
    # "It is not unprecedented": what is denied is not claimed.
    return any(c.dep_ == "neg" or c.lower_ in {"nothing", "hardly"} for c in word.children)
