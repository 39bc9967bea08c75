"""Words with which the outlet holds back from a full claim: may, could, appears to, likely, perhaps.

What it finds
    Entries of the lexicon ``hedge`` where they leave open whether the outlet's own statement is so:
    modals of possibility (not of permission, ability or questions), "appears" and "seems" with what
    they soften, "likely to" (not "likely voters", not "more likely than"), evidence that "suggests",
    adverbs ("perhaps", "apparently") and set phrases.

Why it matters
    Where one outlet states and another hedges, the same fact has two strengths. A hedge may be honest
    about what is not known, and it may plant a suspicion for which nobody has to answer.

Example
    "The memo appears to show that the mayor knew." beside "The mayor knew."

When it is fine
    Where the evidence is open and the text says what is known and who reckons so; in forecasts that
    name their forecaster. A hedge is counted and compared, it is not an error.

References
    Hyland, K. (2005), Metadiscourse. Lakoff, G. (1973), Hedges: a study in meaning criteria and the
    logic of fuzzy concepts. Recasens et al. (2013), Linguistic models for analyzing and detecting
    biased language.

Measured
    Precision, read blind in real text: 52 of 60 findings (0.87, 0.76 to 0.93); a sceptical second
    reader, on part of them, 17 of 20. Recall is not measured. See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, Match, put_spans
from samestory.registry import detector

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

NAME = "hedge"
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_OPEN_MARKS = frozenset({"if", "whether", "unless", "until", "before", "than", "lest", "so"})
_NEGATIVE = frozenset("no none nobody nothing neither few little hardly barely scarcely never only".split())
# "The lights could be seen" tells what people were able to see; nothing is left open.
_PERCEIVED = frozenset("find glimpse hear locate reach see sense smell spot trace use verify watch".split())
_ABLE = frozenset({"afford", "hear", "imagine", "tell"})
# What may happen to a person, or what a person may decide; anything else is taken as ability.
_PROSPECTS = frozenset(
    """
    announce be become begin benefit decide die drop earn emerge end face fall gain go lose miss move owe
    pay receive resign return run seek serve spend start strike struggle suffer try vote walk win
    """.split()
)
_PERSONS = frozenset(
    """
    i we you he she they who anyone everyone someone anybody everybody somebody people person man men
    woman women child children resident voter official officer worker student teacher doctor nurse patient
    parent family reporter journalist lawyer prosecutor lawmaker senator minister member leader user
    customer reader visitor soldier player fan witness neighbor neighbour friend those
    """.split()
)
_EVIDENCE = frozenset(
    """
    account analysis calculation chart clue count data datum detail diary document e-mail email estimate
    evidence experience fact figure file filing finding footage forecast history image indication indicator
    investigation letter log measure memo message model number pattern paper photo photograph picture poll
    projection reading record recording report research result return sample sign statistic study survey
    tape test text timing trend video vote
    """.split()
)
_STANDS_FOR = frozenset({"this", "that", "it", "which", "these", "those", "all", "much", "nothing"})
_COMPARED = frozenset({"more", "less", "as", "how", "equally", "times", "so", "too", "twice", "no", "far"})


@detector(NAME, family="epistemic", requires=("token.dep", "token.pos"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])

    def detect(doc: Doc) -> None:
        found = ((m.start, m.end, m.entry.id) for m in match(doc) if _holds_back(doc, m))
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _holds_back(doc: Doc, match: Match) -> bool:
    test = _TESTS.get(match.entry.kind)
    return test is None or test(doc[match.start : match.end].root)


def _is_possibility(modal: Token) -> bool:
    """The clause may be so; it is not asked, wished, permitted or made a condition."""
    verb = _verb(modal)
    if modal.dep_ != "aux" or verb.i < modal.i:
        return False
    subject = _subject(verb)
    if subject is None or subject.i > modal.i or _is_open(verb):
        return False
    # "May only be used by members", but not "may only be a start".
    return not any(c.lower_ == "only" and c.dep_ == "advmod" for c in verb.children) or verb.lemma_ == "be"


def _is_prospect(modal: Token) -> bool:
    """Could of what may happen, not of what somebody was able to do."""
    verb = _verb(modal)
    if not _is_possibility(modal) or any(c.dep_ == "neg" or c.lower_ in _NEGATIVE for c in verb.children):
        return False
    subject = _subject(verb)
    if subject is None or any(c.lower_ in _NEGATIVE for c in subject.children):
        return False
    # Could have: of what did not happen.
    if any(c.dep_ == "aux" and c.lemma_ in {"have", "'ve", "’ve"} for c in verb.children):
        return False
    lemma = verb.lemma_.lower()
    if any(c.dep_ == "auxpass" for c in verb.children):
        return lemma not in _PERCEIVED
    if {subject.lower_, subject.lemma_.lower()} & _PERSONS or subject.ent_type_ in {"PERSON", "NORP"}:
        return lemma in _PROSPECTS
    return lemma not in _ABLE


def _verb(modal: Token) -> Token:
    verb = modal.head
    while verb.dep_ in {"aux", "auxpass"}:
        verb = verb.head
    return verb


def _subject(verb: Token) -> Token | None:
    while True:
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return child
        if verb.dep_ != "conj":
            return None
        verb = verb.head


def _is_open(verb: Token) -> bool:
    """The clause is a question, a condition or a purpose: whether, how, if, so that."""
    while verb.dep_ == "conj":
        verb = verb.head
    for child in verb.lefts:
        if child.lower_ in _OPEN_MARKS and child.dep_ in {"mark", "advmod"}:
            return True
        if child.lower_ == "that" and child.i and child.nbor(-1).lower_ in {"so", "order"}:
            return True
        if verb.dep_ != "relcl" and any(_asks(t) for t in child.subtree):
            return True
    return False


def _asks(word: Token) -> bool:
    return word.tag_ in {"WP", "WRB"} or (word.tag_ == "WDT" and word.dep_ == "det")


def _is_seeming(verb: Token) -> bool:
    """With what seems to be so: to have left, unlikely, that it failed, like a trap."""
    if any(c.dep_ == "aux" and c.tag_ == "MD" and c.lower_ != "would" for c in verb.children):
        return False
    # "At the risk of appearing weak", "made her appear drunk".
    if verb.dep_ == "pcomp" or (verb.dep_ == "ccomp" and verb.head.lemma_ in {"make", "let"}):
        return False
    if verb.dep_ == "parataxis" and any(c.lower_ == "it" for c in verb.children):
        return True
    it = any(c.lower_ == "it" for c in verb.children)
    return any(_is_seen(verb, child, it) for child in verb.children if child.i > verb.i)


def _is_seen(verb: Token, child: Token, it: bool) -> bool:
    if child.dep_ == "xcomp":
        # "Appeared in court to plead": the purpose stands apart from the verb.
        between = verb.doc[verb.i + 1 : child.left_edge.i]
        return child.lemma_ != "testify" and not any(t.pos_ in {"ADP", "NOUN", "PROPN"} for t in between)
    if child.dep_ in {"ccomp", "advcl"}:
        return it
    return child.dep_ in {"oprd", "acomp", "attr"} or (child.lower_ == "like" and verb.lemma_ == "seem")


def _is_inference(verb: Token) -> bool:
    """A thing suggests: "the figures suggest that"; people who suggest speak."""
    if not any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children):
        return False
    subject = _subject(verb)
    return subject is not None and (subject.lower_ in _STANDS_FOR or subject.lemma_.lower() in _EVIDENCE)


def _is_chance(word: Token) -> bool:
    """Likely to, will likely, it is likely that; not likely voters, not more likely than others."""
    doc = word.doc
    before = [t.lower_ for t in doc[max(word.sent.start, word.i - 2) : word.i]]
    if _COMPARED & set(before[-1:]) or ("most" in before and "the" in before):
        return False
    if word.dep_ == "advmod":
        return word.head.pos_ in {"VERB", "AUX"}
    if word.i + 1 < len(doc) and doc[word.i + 1].lower_ in {"to", "that"}:
        return True
    return word.dep_ in {"acomp", "oprd"} and "than" not in [t.lower_ for t in doc[word.i : word.sent.end]]


def _is_of_clause(word: Token) -> bool:
    """It is possible that: the clause is what is weighed."""
    verb = word.head
    if word.dep_ not in {"acomp", "oprd"} or not any(c.lower_ == "it" for c in verb.lefts):
        return False
    return any(c.dep_ == "ccomp" and c.i > word.i for t in (word, verb) for c in t.children)


def _is_opinion(phrase: Token) -> bool:
    """I think so-and-so, or set between commas; not "the way we think about food"."""
    verb = phrase if phrase.pos_ == "VERB" else phrase.head
    return verb.dep_ == "parataxis" or any(c.dep_ == "ccomp" for c in verb.children)


_TESTS: dict[str, Callable[[Token], bool]] = {
    "modal": _is_possibility,
    "could": _is_prospect,
    "seeming": _is_seeming,
    "evidence": _is_inference,
    "chance": _is_chance,
    "clause": _is_of_clause,
    "opinion": _is_opinion,
}
