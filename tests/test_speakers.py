"""Who speaks: names, pronouns, kinds of sources, reasons for anonymity, continued turns.

Sources are marked in the texts, <so>, and bare quotations {“so.”}: what finds them is tested elsewhere.
A line that begins with # is a heading.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from samestory import speakers, voice
from samestory.attribution import ATTRIBUTION
from samestory.speakers import Speaker
from samestory.speakers.words import first_names, words
from samestory.voice import BLOCKS

Speak = Callable[[str], dict[int, Speaker]]
_MARK = re.compile(r"<([^<>]*)>|\{([^{}]*)\}")


@pytest.fixture(scope="session")
def speak(nlp: Language) -> Speak:
    mark = voice.make(nlp)

    def resolve(marked: str) -> dict[int, Speaker]:
        return speakers.resolve(build(nlp, mark, marked))

    return resolve


def build(nlp: Language, mark: Callable[[Doc], None], marked: str) -> Doc:
    """Parse each paragraph apart, as the pipeline does, and set the marked attributions."""
    paragraphs = [re.sub(r"^# ", "", p) for p in marked.split("\n\n")]
    doc = Doc.from_docs([nlp(_MARK.sub(r"\1\2", p) + "\n\n") for p in paragraphs])
    text, blocks, offset = doc.text, [], 0
    for given, plain in zip(marked.split("\n\n"), (_MARK.sub(r"\1\2", p) for p in paragraphs), strict=True):
        at = text.index(plain, offset)
        offset = at + len(plain)
        label = "heading" if given.startswith("# ") else "text"
        span = doc.char_span(at, offset, label=label, alignment_mode="expand")
        blocks.append(span)
    doc.spans[BLOCKS] = SpanGroup(doc, name=BLOCKS, spans=blocks)
    mark(doc)
    spans, position = [], 0
    for number, match in enumerate(_MARK.finditer(marked)):
        words_here = match[1] if match[1] is not None else match[2]
        before = marked[max(0, match.start() - 12) : match.start()].rsplit("\n", maxsplit=1)[-1]
        lead = re.sub(r"[<>{}]|^# ", "", before)
        position = text.index(lead + words_here, position) + len(lead)
        here = doc.char_span(position, position + len(words_here), alignment_mode="expand")
        position += len(words_here)
        if match[1] is None:
            spans.append(Span(doc, here.start, here.end, label="direct", span_id=str(number)))
        else:
            end = min(here.end + 1, here.sent.end - 1)
            content = (end, here.sent.end) if here.sent.end - end > 2 else (here.sent.start, here.start)
            quoted = "“" in doc[content[0] : content[1]].text
            spans.append(Span(doc, *content, label="direct" if quoted else "indirect", span_id=str(number)))
            spans.append(Span(doc, here.start, here.end, label="source", span_id=str(number)))
    doc.spans[ATTRIBUTION] = SpanGroup(doc, name=ATTRIBUTION, spans=spans)
    return doc


NAMES = {
    "the fullest form": (
        "<Doreen Vasko> said the port was shut. <Vasko> said it was late.",
        ["Doreen Vasko"] * 2,
    ),
    "a title": ("<Doreen Vasko> said the port was shut. <Ms Vasko> said it was late.", ["Doreen Vasko"] * 2),
    "a role before it": ("<Finance Minister Paul Harker> said the tax was fair.", ["Paul Harker"]),
    "an apposition behind it": (
        "<Doreen Vasko, the council's director>, said it was late.",
        ["Doreen Vasko"],
    ),
    "an apposition before it": (
        "The union rose. <Its chair, Emma Cordas>, said it was late.",
        ["Emma Cordas"],
    ),
    "the short form first": (
        "<Ms Vasko> said it was late. <Doreen Vasko> said it again.",
        ["Doreen Vasko"] * 2,
    ),
    "two by one name, titles tell": (
        "<Wendell Kimbrough> said it was over. <Dolores Kimbrough> said it was not. <Mr Kimbrough> said he would go."
        " <Ms Kimbrough> said she would stay.",
        ["Wendell Kimbrough", "Dolores Kimbrough", "Wendell Kimbrough", "Dolores Kimbrough"],
    ),
    "two by one name, nothing tells": (
        "<Wendell Kimbrough> said it was over. <Dolores Kimbrough> said it was not. <Kimbrough> said nothing else.",
        ["Wendell Kimbrough", "Dolores Kimbrough", "Kimbrough"],
    ),
    "a title against the name": (
        "<Doreen Vasko> said it was over. <Mr Vasko> said it was not.",
        ["Doreen Vasko", "Mr Vasko"],
    ),
    "a bound description": (
        "Doreen Vasko, the council's director, came on Monday. <The director> said the port was shut.",
        ["Doreen Vasko"],
    ),
    "a description of two": (
        "Doreen Vasko, a director, met Paul Harker, a director. <The director> said the port was shut.",
        ["the director"],
    ),
    "a description of somebody else too": (
        "Doreen Vasko, the director, left early. Another director stayed. <The director> said the port was shut.",
        ["the director"],
    ),
    "a former one is another": (
        "The former minister Paul Harker came on Monday. <The minister> said the port was shut.",
        ["the minister"],
    ),
    "a relative clause dropped": (
        "<A senior official who had seen the draft> said the port was shut.",
        ["a senior official"],
    ),
    "an acronym in brackets": (
        "The Federal Bureau of Investigation (FBI) came on Monday. <The FBI> said the port was shut.",
        ["Federal Bureau of Investigation"],
    ),
    "a short form of a company": (
        "Norrgard Terminals runs the port. <Norrgard> said the port was shut.",
        ["Norrgard Terminals"],
    ),
    "a job in small letters before it": (
        "<Finance chief Ilka Bransgrove> said the tax was fair.",
        ["Ilka Bransgrove"],
    ),
    "called by the last name": (
        "<Ilka Bransgrove> said the tax was fair. <Bransgrove> said it was late.",
        ["Ilka Bransgrove"] * 2,
    ),
    "a weekday before it": ("On <Tuesday Ilka Bransgrove> said the tax was fair.", ["Ilka Bransgrove"]),
    "a month before it": ("In <March Doreen Vasko> said the tax was fair.", ["Doreen Vasko"]),
    "yesterday": ("<Yesterday Doreen Vasko> said the tax was fair.", ["Doreen Vasko"]),
    "last week": ("<Last week campaigners> said the tax was fair.", ["campaigners"]),
    "a weekday before an office": (
        "On <Tuesday Kestria's finance minister> said the tax was fair.",
        ["Kestria's finance minister"],
    ),
    "a person by the name of a month": (
        "Theresa May came late. In June <May> said the tax was fair.",
        ["Theresa May"],
    ),
    "a person, called by the last name": (
        "On <Tuesday Ilka Bransgrove> said the tax was fair. <Bransgrove> said it was late.",
        ["Ilka Bransgrove"] * 2,
    ),
    "a name that could be a verb": (
        "Doreen Hunt came late. <Hunt and her supporters> said so.",
        ["Hunt and her supporters"],
    ),
    "a day that is part of the name": ("<The Sunday Times> said the tax was fair.", ["Sunday Times"]),
    "the day of a thing": ("<Tuesday's report> said the tax was fair.", ["Tuesday's report"]),
    "small letters": (
        "Ilka Bransgrove, the minister, came on Monday. <bransgrove> said the tax was fair.",
        ["Ilka Bransgrove"],
    ),
    "small letters and an office": (
        "Doreen Vasko came late. <finance minister vasko> said the tax was fair.",
        ["Doreen Vasko"],
    ),
    "small letters, two by that name": (
        "Wendell Kimbrough met Dolores Kimbrough. <kimbrough> said the tax was fair.",
        ["kimbrough"],
    ),
    "small letters, a common noun": ("Emma Banks came on Monday. <banks> said the tax was fair.", ["banks"]),
    "in full in the headline": (
        "# Finance Chief Ilka Bransgrove Unveils Cuts to Libraries\n\n<Ms Bransgrove> said the tax was fair.",
        ["Ilka Bransgrove"],
    ),
    "in full in the headline, a known first name": (
        "# Doreen Vasko Unveils Deep Cuts to Libraries\n\n<Ms Vasko> said the tax was fair.",
        ["Doreen Vasko"],
    ),
    "no first name in the headline": (
        "# Defiant Vasko Unveils Deep Cuts to Libraries\n\n<Ms Vasko> said the tax was fair.",
        ["Vasko"],
    ),
    "initials": (
        "Theodor B. Jansen came on Monday. <TBJ> said it was late.",
        ["Theodor B. Jansen"],
    ),
    "initials of a thing": (
        "Theodor B. Jansen came on Monday. <The TBJ> said it was late.",
        ["TBJ"],
    ),
    "the PM": (
        "Maria Cole, the prime minister, came on Monday. <The PM> said it was late.",
        ["Maria Cole"],
    ),
    "the prime minister": (
        "PM Maria Cole came on Monday. <The defiant prime minister> said it was late.",
        ["Maria Cole"],
    ),
    "the PM, one of two": (
        "Maria Cole, the prime minister, met Paul Harker, prime minister of Kestria. <The PM> said it was late.",
        ["the PM"],
    ),
    "the former PM": (
        "Maria Cole, the prime minister, came on Monday. <The former PM> said it was late.",
        ["the former PM"],
    ),
    "the PM beside a minister": (
        "Maria Cole, the prime minister, came with another minister. <The PM> said it was late.",
        ["Maria Cole"],
    ),
    "somebody and a party": (
        "<Fenella Drozd and her legal team> said it was late.",
        ["Fenella Drozd and her legal team"],
    ),
    "somebody and a party with a name": (
        "<Johnson and his running mate, Bill Weld>, said it was late.",
        ["Johnson and his running mate, Bill Weld"],
    ),
    "a firm and a party": (
        "<Norrgard Terminals and its lawyers> said it was late.",
        ["Norrgard Terminals and its lawyers"],
    ),
    "two with names": (
        "<Doreen Vasko and Paul Harker> said it was late. <Vasko> said it again.",
        ["Doreen Vasko and Paul Harker", "Doreen Vasko"],
    ),
}


@pytest.mark.parametrize(("text", "names"), NAMES.values(), ids=NAMES)
def test_a_source_has_the_name_the_article_gives_it(speak: Speak, text: str, names: list[str]) -> None:
    assert [s.name for s in speak(text).values()] == names


PRONOUNS = {
    "the last speaker": ("<Doreen Vasko> said the port was shut. <She> said it was late.", "Doreen Vasko"),
    "the subject before": ("Doreen Vasko came on Monday. <She> said it was late.", "Doreen Vasko"),
    "the right gender": (
        "<Doreen Vasko> said the port was shut. Paul Harker came on Monday. <She> said it was late.",
        "Doreen Vasko",
    ),
    "the wrong gender": ("<Paul Harker> said the port was shut. <She> said it was late.", None),
    "gender by a title": ("<Ms Ybarra> said the port was shut. <He> said it was late.", None),
    "gender by an earlier pronoun": (
        "<Oddrun Ybarra> said that she was late. A man stood there. <He> said it was over.",
        "a man",
    ),
    "two who fit": (
        "<Doreen Vasko> said it was shut. Emma Cordas came on Monday. <She> said it was late.",
        None,
    ),
    "two in one sentence": ("Doreen Vasko met Emma Cordas on Monday and <she> said it was late.", None),
    "beyond a heading": (
        "<Doreen Vasko> said the port was shut.\n\n# What comes next\n\n<She> said it was late.",
        None,
    ),
    "only inside marks": (
        "“Doreen Vasko is a friend of the port,” the clerk wrote. <She> said it was late.",
        None,
    ),
    "who is talked about": ("Paul Harker would win the seat, <he> said.", None),
    "an unnamed speaker": (
        "<A senior official> said the port was shut. <He> said it was late.",
        "a senior official",
    ),
    "a relative pronoun": ("It was Doreen Vasko, <who> said that the port was shut.", "Doreen Vasko"),
    "they, a group": ("<Protesters> said the port was shut. <They> said it was late.", "protesters"),
    "they, not one person": ("<Doreen Vasko> said the port was shut. <They> said it was late.", None),
    "it, a company": (
        "<Norrgard Terminals> said the port was shut. <It> said it was late.",
        "Norrgard Terminals",
    ),
    "it, not a person": ("<Doreen Vasko> said the port was shut. <It> seemed that it was late.", None),
    "the writer": ("<I> think that the port is shut.", None),
}


@pytest.mark.parametrize(("text", "name"), PRONOUNS.values(), ids=PRONOUNS)
def test_a_pronoun_is_the_last_who_fits_or_nobody(speak: Speak, text: str, name: str | None) -> None:
    *_, last = speak(text).values()
    assert last.name == name
    if name is None:
        assert last.kind is None


KINDS = {
    "person": [
        "Doreen Vasko",
        "Sen. Paul Harker",
        "Finance chief Ilka Bransgrove",
        "Finance chief Ilka Bransgrove, 49",
        "Newsroom boss Ilka Bransgrove",
    ],
    "institution": [
        "The ministry",
        "A spokesman for the council",
        "Police",
        "Beijing",
        "The White House",
        "Dremara Metals",
        "Officials",
    ],
    "group": [
        "Protesters",
        "Residents",
        "Relatives of the dead",
        "Republicans",
        "Lawyers for the agency",
        "Retired nurse",
        "A tram driver",
        "A neighbour",
        "An expert",
        "Experts at Norvik University",
        "Taxpayers",
        "Shareholders",
        "Veterans",
        "Colleagues",
        "Hikers",
        "A chemist",
        "Her deputy",
        "Fenella Drozd and her legal team",
        "Johnson and his running mate, Bill Weld",
    ],
    "document": ["The report", "A poll", "The lawsuit", "A letter filed with the court", "The court papers"],
    "outlet": ["CNN", "The New York Times", "Reuters", "The newspaper", "State media"],
    "anonymous": [
        "A senior official",
        "People familiar with the matter",
        "A source",
        "Two officials",
        "A person briefed on it",
    ],
    "vague": [
        "Experts",
        "Critics",
        "Analysts",
        "Observers",
        "Many",
        "Lab boffins",
        "Boffins",
        "Number-crunchers",
        "Campaigners",
        "Rivals",
        "Last week experts",
    ],
}


@pytest.mark.parametrize(
    ("kind", "source"), [(k, source) for k, sources in KINDS.items() for source in sources]
)
def test_a_source_has_a_kind(speak: Speak, kind: str, source: str) -> None:
    assert speak(f"<{source}> said the port was shut on Monday.")[0].kind == kind


@pytest.mark.parametrize(
    "source",
    ["Fury", "Anger", "Public outrage", "The backlash", "Rumours", "Errors", "Growing pressure", "Fees"],
)
def test_what_nobody_says_has_no_kind(speak: Speak, source: str) -> None:
    assert speak(f"<{source}> said the port was shut on Monday.")[0].kind is None


REASONS = {
    "not authorised": (
        "<A senior official>, who spoke on condition of anonymity because he was not authorised to speak publicly,"
        " said the port was shut.",
        "on condition of anonymity because he was not authorised to speak publicly",
    ),
    "to avoid": (
        "<An aide> who asked not to be named to avoid reprisals said the port was shut.",
        "who asked not to be named to avoid reprisals",
    ),
    "in the next sentence": (
        "<A source> said the port was shut. The source was not authorised to speak publicly.",
        "was not authorised to speak publicly",
    ),
    "no reason": ("<A senior official> said on condition of anonymity that the port was shut.", None),
    "two sentences on": (
        "<A source> said the port was shut. It rained. The source was not authorised to speak publicly.",
        None,
    ),
    "somebody with a name": ("<Paul Harker> said so, because he was not authorised to speak publicly.", None),
    "somebody else's": (
        "<A source> said the port was shut. <Two aides> were not authorised to speak publicly and said it was late.",
        None,
    ),
}


@pytest.mark.parametrize(("text", "reason"), REASONS.values(), ids=REASONS)
def test_the_stated_reason_for_anonymity(speak: Speak, text: str, reason: str | None) -> None:
    assert speak(text)[0].reason == reason


TURNS = {
    "goes on": (
        "“The port is shut,” <Doreen Vasko> said.\n\n{“We shall open it again soon.”}",
        "Doreen Vasko",
    ),
    "goes on twice": (
        "“The port is shut,” <Doreen Vasko> said.\n\n{“We shall open it again.”}\n\n{“It takes time.”}",
        "Doreen Vasko",
    ),
    "somebody else is named": (
        "“The port is shut,” <Doreen Vasko> said to Paul Harker.\n\n{“We shall open it again soon.”}",
        None,
    ),
    "a question is answered": (
        "“Is the port shut?” <Doreen Vasko> asked.\n\n{“We shall open it soon.”}",
        None,
    ),
    "words beside it": (
        "“The port is shut,” <Doreen Vasko> said.\n\nThe answer came fast: {“We shall open it again soon.”}",
        None,
    ),
    "a heading between": (
        "“The port is shut,” <Doreen Vasko> said.\n\n# What next\n\n{“We shall open it again soon.”}",
        None,
    ),
    "a paragraph between": (
        "“The port is shut,” <Doreen Vasko> said.\n\nIt rained.\n\n{“We shall open it again soon.”}",
        None,
    ),
    "nobody known": ("“The port is shut,” <she> said.\n\n{“We shall open it again soon.”}", None),
}


@pytest.mark.parametrize(("text", "name"), TURNS.values(), ids=TURNS)
def test_a_bare_quotation_goes_on_or_stays_open(speak: Speak, text: str, name: str | None) -> None:
    found = speak(text)
    last = found.get(text.count("<") + text.count("{") - 1)
    assert (last and last.name) == name


NOBODY = {
    "a passive of thinking": ("The port is widely believed to be shut.", "is widely believed", True),
    "with somebody who thinks": ("The port is believed by Doreen Vasko to be shut.", "is believed", False),
    "of the writer": ("We are not expected to go there.", "are not expected", False),
    "of another verb": ("The port was painted to be seen.", "was painted", False),
}


@pytest.mark.parametrize(("text", "cue", "vague"), NOBODY.values(), ids=NOBODY)
def test_a_passive_without_a_source_is_vague(nlp: Language, text: str, cue: str, vague: bool) -> None:
    doc = nlp(text)
    at = text.index(cue)
    here = doc.char_span(at, at + len(cue))
    assert here is not None
    spans = [
        Span(doc, here.end, len(doc) - 1, label="attitude", span_id="0"),
        Span(doc, here.start, here.end, label="cue", span_id="0"),
    ]
    doc.spans[ATTRIBUTION] = SpanGroup(doc, name=ATTRIBUTION, spans=spans)
    assert speakers.resolve(doc) == ({0: Speaker(None, "vague", None)} if vague else {})


def test_without_attributions_nobody_speaks(nlp: Language) -> None:
    assert speakers.resolve(nlp.make_doc("The port is shut.")) == {}


def test_no_first_name_is_both() -> None:
    assert not {"alex", "andrea", "jordan", "leslie", "robin"} & first_names().keys()


def test_kinds_of_nouns_do_not_overlap() -> None:
    assert not words("noun", "document") & words("noun", "group")
    assert not words("noun", "office") & words("noun", "group")
    assert not words("noun", "institution") & words("noun", "group")
    people = words("noun", "group", "office", "spokes", "vague")
    assert not people & words("noun", "thing", "abstract")
    assert not words("noun", "vague") & words("noun", "group")
