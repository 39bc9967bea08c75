"""Nouns that stand for an act and leave out who committed it: the killing of three men.

What it finds
    Nouns of the lexicon ``nominalisation`` for acts of harm, force and decision that name in an
    of-phrase to whom it was done and nowhere by whom: no owner ("Israel's killing of"), no actor before
    the noun ("the police shooting of"), no by-phrase, no verb whose subject commits the act ("ordered the
    expulsion of"), no actor, charge or trial in the same sentence, and no other sentence that tells who
    did it to the same people.

Why it matters
    A noun needs no subject and no time. What somebody did becomes a thing that is there, and the
    question who did it is not even asked.

Example
    "the dismissal of 400 nurses" beside "the trust dismissed 400 nurses".

When it is fine
    Where the text said before who acted; as the name of a well-known event; where nobody knows
    who did it. What might happen, is asked for or is forbidden is left alone. How far nominalisation hides
    anything is debated: Billig (2008) holds that analysts who say so write the same way.

References
    Fowler et al. (1979), Language and control. Billig (2008), The language of critical discourse
    analysis: the case of nominalization, with the replies of Fairclough and van Dijk in the same
    issue of Discourse & Society. van Leeuwen (1996), The representation of social actors.

Measured
    Precision, read blind in real text: 25 of 34 findings (0.74, 0.57 to 0.85). Recall is not
    measured. Under .75: off by default. See tests/real/README.md.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import numpy as np
from spacy.attrs import LEMMA

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, put_spans
from samestory.registry import detector

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

NAME = "nominalisation"
_ACTORS = frozenset(
    """
    agent al-qaeda army assailant attacker authority bomber border cop deputy drone extremist force gang
    government guard gunman gunmen insurgent isis junta killer legal militant military militia mob
    murderer nazi officer police rebel regime robber self sheriff shooter sniper soldier supremacist
    suspect taliban terrorist troop trooper vigilante
    """.split()
)
_CULPRITS = tuple(
    """
    assailant attacker bomber gunman gunmen hijacker killer murderer shooter sniper
    """.split()
)
_NAMED = frozenset({"NORP", "GPE", "ORG", "PERSON"})
# Their subject commits or commands the act; or the act is wished for, feared or forbidden.
_CONTROL = frozenset(
    """
    admit advocate aid aim allow announce approve assign authorise authorize avenge avoid back ban begin
    call carry cause cease commit complete complicit compound consider continue demand deny direct
    discuss effect encourage end endorse enforce facilitate favor favour forbid force goal halt hand
    impose include involve justify launch lead mean objective oppose order oversee part perform plan
    play prevent prohibit promise promote propose push reject require responsibility responsible role
    seek start stop suggest support task threaten urge want
    """.split()
)
_TRIED = frozenset(
    """
    accusation accuse acquit arrest charge confess convict conviction court custody guilty indict
    indictment jail murderer plead prison prosecute prosecutor sentence suspect trial verdict warrant
    """.split()
)
_DEEDS = tuple(
    """
    abduct arrest assassinate attack ban beat bomb burn close cut demolish deport destroy detain dismiss
    displace evict execute expel fire gun kidnap kill lynch massacre murder oust overthrow persecute
    poison purge raze remove seize separate shell shoot silence slay stab strangle suffocate target
    torture
    """.split()
)
_UNREAL = frozenset(
    "against any attempted future if mass no planned possible potential proposed without would".split()
)
_NOMINAL = frozenset({"conj", "pobj", "prep", "dobj", "nsubj", "nsubjpass", "attr", "pcomp"})
_PAST = re.compile(r"1\d{3}s?$")  # history: who did it is in the books
_REACH = 14


@detector(NAME, family="agency", requires=("token.dep", "token.pos"), lexicons=(NAME,), default=False)
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])
    strings = nlp.vocab.strings
    culprits = np.array([strings.add(lemma) for lemma in _CULPRITS], dtype=np.uint64)
    deeds = np.array([strings.add(lemma) for lemma in _DEEDS], dtype=np.uint64)

    def detect(doc: Doc) -> None:
        found = []
        for m in match(doc):
            noun = doc[m.end - 1]
            of = _of(noun)
            patient = next((c for c in of.children if c.dep_ == "pobj"), None) if of is not None else None
            if patient is None or patient.ent_type_ == "EVENT" or patient.lemma_ in {"war", "storm"}:
                continue
            if not _is_fact(noun) or _told_beside(noun, patient):
                continue
            lemmas = doc.to_array(LEMMA)
            if m.entry.kind == "harm" and np.isin(lemmas, culprits).any():
                continue
            places = np.flatnonzero(np.isin(lemmas, deeds)).tolist()
            if not any(_tells(doc[i], patient) for i in places):
                found.append((m.start, patient.i + 1, m.entry.id))
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _of(noun: Token) -> Token | None:
    return next((c for c in noun.children if c.lower_ == "of" and c.dep_ == "prep"), None)


def _is_fact(noun: Token) -> bool:
    """A certain act, that happened: the killing, Friday's killing, two killings."""
    told = any(
        (c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these", "those"})
        or (c.dep_ == "poss" and c.ent_type_ in {"DATE", "TIME"})
        or (c.dep_ == "nummod")
        for c in noun.children
    )
    if not told or any(c.lower_ in _UNREAL for c in noun.children):
        return False
    head, is_subject = noun, False
    while head.head.i != head.i and head.dep_ in _NOMINAL:
        is_subject = is_subject or head.dep_ in {"nsubj", "nsubjpass"}
        head = head.head
        if head.lower_ in _UNREAL or (head.lemma_.lower() in _CONTROL and not is_subject):
            return False
        if head.pos_ in {"VERB", "AUX"}:
            return not any(c.tag_ == "MD" or c.dep_ == "neg" for c in head.children)
    return True


def _told_beside(noun: Token, patient: Token) -> bool:
    doc, sent = noun.doc, noun.sent
    if any(_names_actor(c) for c in noun.children):
        return True
    if any(t.lower_ in {"by", "hands"} for t in doc[noun.i + 1 : min(sent.end, noun.i + 1 + _REACH)]):
        return True
    victims = {t.i for t in patient.subtree}
    return any(
        t.i not in victims and (t.lemma_.lower() in _TRIED | _ACTORS or _PAST.match(t.text)) for t in sent
    )


def _names_actor(child: Token) -> bool:
    """Whose act it is: the police shooting, Israel's bombing, a Russian strike."""
    if child.dep_ == "poss":
        return child.ent_type_ not in {"DATE", "TIME"}
    if child.dep_ not in {"amod", "compound", "nmod"}:
        return False
    return child.ent_type_ in _NAMED or child.lemma_.lower() in _ACTORS


def _tells(deed: Token, patient: Token) -> bool:
    """Another sentence says who did it to the same people."""
    words = _content(patient)
    if deed.pos_ in {"NOUN", "PROPN"}:
        of = _of(deed)
        same = of is None or any(words & _content(c) for c in of.children)
        return same and any(_names_actor(c) for c in deed.children)
    if deed.pos_ != "VERB":
        return False
    done_by = any(c.dep_ == "agent" for c in deed.children)
    acted = any(c.dep_ == "nsubj" and c.lower_ not in {"it", "which", "what"} for c in deed.children)
    if done_by and deed.dep_ in {"relcl", "acl"} and words & _content(deed.head):
        return True
    return any(
        ((c.dep_ == "dobj" and acted) or (c.dep_ == "nsubjpass" and done_by))
        and (c.pos_ == "PRON" or words & _content(c))
        for c in deed.children
    )


def _content(noun: Token) -> set[str]:
    near = (noun, *(c for c in noun.children if c.dep_ in {"compound", "nummod", "appos", "conj"}))
    return {t.lemma_.lower() for t in near if t.pos_ in {"NOUN", "PROPN", "NUM"}}
