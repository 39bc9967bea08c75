"""Metaphors that picture people or politics as war, disaster, disease, dirt, animals or a game.

What it finds
    Entries of the lexicon ``metaphor`` where the surroundings show that the word is not meant literally.
    Kind ``of``: a disaster or a disease *of* people, words, money or conflict ("a wave of lawsuits"). Kind
    ``object``: a verb whose object is no thing ("fuelled the anger", "anger that was fuelled"). Kind
    ``subject``: a verb whose subject is none ("the debate exploded"). Kind ``domain``: a noun of war
    or sport whose neighbours are of public life ("a legal battle", "a battle over the budget"). Kind
    ``phrase``: a fixed phrase ("a ticking time bomb").

Why it matters
    A metaphor brings conclusions with it: who is at war needs an enemy, a flood is dammed, a disease
    is cut out. People who become water or vermin have no reasons of their own.

Example
    "A wave of lawsuits hit the firm." beside "Forty people sued the firm."

When it is fine
    Inside a quotation; where the literal sense is meant, which the kinds above keep silent; in set
    terms of a trade (trade war, heat wave, landslide win), which are left out.

References
    Lakoff & Johnson (1980), Metaphors we live by. Charteris-Black (2006), Britain as a container:
    immigration metaphors in the 2005 election campaign. Semino (2008), Metaphor in discourse.
    Ethical Journalism Network, guidance on reporting migration.

Measured
    Precision, read blind in real text, with the score of the word at 0.9 and more: 59 of 60
    findings (0.98, 0.91 to 1.00). Without scores it was 45 of 57. See tests/real/README.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from samestory.lexicon import Lexicon
from samestory.matching import LexiconMatcher, put_spans
from samestory.registry import detector

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, Token

NAME = "metaphor"
# What no wave can carry, no fire burn and no germ infect.
_MATTERS = frozenset(
    """
    abuse accusation activism ad advert advertising agenda allegation ambition anger animosity animus antisemitism
    anxiety appeal appointment argument aspiration attack backlash bailout ballot ban bankruptcy behavior behaviour
    bid bigotry bill bipartisanship bitterness boom boycott budget bureaucracy bureaucrat campaign candidacy career
    cash change claim closure comment complaint compromise concern condemnation confidence confirmation conflict
    conspiracy controversy conversation corruption crime crisis criticism culture cynicism deal debate debt deception
    defection deficit demand democracy demonstration denial departure despair dialogue discontent discord discourse
    discrimination discussion disinformation dismissal dispute dissatisfaction dissension dissent distrust divide
    division dollar donation donor doubt economy effort election email enmity enthusiasm excitement expectation
    extremism fascism fear feeling feud finance firing flame foreclosure fraud friction frustration fund funding fury
    globalism globalization greed gridlock grievance growth gun hate hatred headline homelessness hope hostility idea
    ideology ignorance impeachment indictment indignation inequality infighting inflation inquiry insult interest
    interview investigation investment islamophobia issue job lawlessness lawsuit layoff leak legislation lie
    litigation lobbying lobbyist loneliness loss lynching measure message misinformation mistrust money movement
    murder narrative nationalism negativity negotiation news nomination nostalgia obstruction opinion opposition
    optimism order outrage panic paranoia partisanship passion peace petition plan plot polarization police policy
    political politics populism pornography poverty prejudice press pressure probe process progress promise propaganda
    proposal prosecution protest publicity question quote race racism radicalism rage rancor reaction rebellion
    recession recrimination reelection reform regulation rejection relation relationship repeal repression reputation
    request resentment resignation resistance retaliation retirement revelation revolt revolution rhetoric rift
    rigging riot rivalry rule rumor rumour sadness sale scandal scepticism scrutiny sectarianism sentiment sexism
    shooting skepticism slander speculation speech spending squabble strategy strife strike subpoena subsidy
    suggestion suicide support suspicion sympathy system talk tariff tax tension terror terrorism theory threat trade
    tradition transgression treaty tribalism trouble trust tweet tyranny uncertainty unemployment unity unrest
    upheaval uprising vandalism veto violence vote warning whisper xenophobia
    """.split()
)
_BODIES = frozenset(
    """
    administration agency alliance bank base brand business cabinet candidate capital capitol chamber church city club
    coalition committee community company congress conservative council country court democrat department district
    electorate establishment firm gop government hopeful industry institution labor labour leader leadership
    legislature liberal market media ministry nation nominee opponent parliament party politician presidency president
    progressive republican rival school schools sector senate senator society state town union voter world
    """.split()
)
_PEOPLE = frozenset(
    """
    activist adult adviser alien applicant arrival asylum candidate child citizen conservative consultant contractor
    convert criminal democrat drug foreigner homeless immigrant jobless journalist lawyer leftist liberal loyalist
    member migrant millennial minority newcomer outsider people progressive protester refugee regulator reporter
    republican staffer student supporter teenager tourist troll unemployed volunteer voter welfare woman worker youth
    """.split()
)
# The waves, floods and tides of migrants stand in the lexicon of loaded language.
_MIGRANTS = frozenset("alien asylum foreigner immigrant migrant newcomer refugee".split())
_WORDS_FOR_PUBLIC_LIFE = frozenset(
    """
    abortion advertising airwaves appeals bitter bruising budget bureaucratic cabinet campaign climate confirmation
    congressional constitutional contentious costly court courtroom cultural culture custody debt democratic
    diplomatic drawn-out election electoral epic estate fierce final fiscal floor funding fundraising general-election
    governor gubernatorial gun health heated house ideological immigration impeachment internal judicial labor
    leadership legal legislative lengthy lobbying longstanding looming media messaging nominating nomination oversight
    pandemic parliamentary partisan policy political post-election pr presidential primary procedural protracted
    racial ratings recall redistricting reelection regulatory relations republican running school scotus senate
    spending succession supreme tariff tax testy tough trade turf uphill voting welfare
    """.split()
)
_NAMED = frozenset({"ORG", "NORP", "PERSON", "LAW", "GPE"})
_PARTNERS = frozenset("over for against with between about within among inside".split())


@detector(NAME, family="loaded", requires=("token.dep", "token.pos", "token.lemma"), lexicons=(NAME,))
def make(nlp: Language, lexicons: Mapping[str, Lexicon]) -> Callable[[Doc], None]:
    """Build the detector."""
    match = LexiconMatcher(nlp, lexicons[NAME])
    tests: dict[str, Callable[[Span], bool]] = {
        "of": _has_of,
        "object": _has_object,
        "subject": _has_subject,
        "domain": _is_public,
        "phrase": bool,
    }

    def detect(doc: Doc) -> None:
        found = (
            (m.start, m.end, m.entry.id) for m in match(doc) if tests[m.entry.kind](doc[m.start : m.end])
        )
        put_spans(doc, NAME, found, version=lexicons[NAME].version)

    return detect


def _has_of(span: Span) -> bool:
    if span.root.pos_ not in {"NOUN", "PROPN"}:
        return False
    return any(
        noun.ent_type_ != "GPE"
        and (_is_matter(noun) or (noun.lemma_.lower() in _PEOPLE and noun.lemma_.lower() not in _MIGRANTS))
        for prep in span.root.children
        if prep.dep_ == "prep" and prep.lower_ in {"of", "among", "against"}
        for child in prep.children
        if child.dep_ == "pobj"
        for noun in (child, *child.conjuncts, *(c for c in child.children if c.dep_ == "compound"))
    )


def _has_object(span: Span) -> bool:
    return any(_is_matter(noun) or noun.lemma_.lower() in _BODIES for noun in _objects(span.root))


def _has_subject(span: Span) -> bool:
    return any(
        _is_matter(noun) or noun.lemma_.lower() in _BODIES
        for child in span.root.children
        if child.dep_ in {"nsubj", "nsubjpass"}
        for noun in (_named_by(child, span.root), *child.conjuncts)
    ) or (span.root.dep_ in {"acl", "amod"} and _is_matter(span.root.head))


def _objects(verb: Token) -> Iterator[Token]:
    """What the verb is done to: its object, its passive subject, the noun that its participle qualifies."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ == "VERB":
        first = first.head
    for child in (*verb.children, *(first.children if first.i != verb.i else ())):
        if child.dep_ in {"nsubjpass", "dobj"}:
            yield _named_by(child, verb)
            yield from child.conjuncts
    if verb.tag_ == "VBN" and verb.dep_ in {"acl", "amod"}:
        yield verb.head


def _named_by(noun: Token, verb: Token) -> Token:
    """The noun that a relative pronoun stands for: "the anger *that* fuelled it"; "a wave *of anger*"."""
    if noun.tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return verb.head
    if noun.lemma_.lower() in {"lot", "number", "series", "round", "wave", "sense", "kind"}:
        return next((c for p in noun.children if p.lower_ == "of" for c in p.children), noun)
    return noun


def _is_public(span: Span) -> bool:
    noun = span.root
    if noun.pos_ == "VERB":
        return _has_object(span) or any(_is_with(child) for child in noun.children)
    if any(
        c.lower_ in _WORDS_FOR_PUBLIC_LIFE or c.lemma_.lower() in _MATTERS
        for c in noun.lefts
        if c.dep_ in {"amod", "compound", "nmod"}
    ):
        return True
    return any(_is_with(child) for child in noun.children)


def _is_with(preposition: Token) -> bool:
    return (
        preposition.dep_ == "prep"
        and preposition.lower_ in _PARTNERS
        and any(
            _is_matter(c) or c.lemma_.lower() in _BODIES for c in preposition.children if c.dep_ == "pobj"
        )
    )


def _is_matter(noun: Token) -> bool:
    return noun.lemma_.lower() in _MATTERS or noun.ent_type_ in _NAMED
