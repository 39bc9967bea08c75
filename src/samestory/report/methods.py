"""The paragraphs of the methods section: written from the comparison, to be copied into a thesis."""

from __future__ import annotations

from samestory.actors import NAMED
from samestory.measures.keyness import MIN_N, RESAMPLES as KEY_RESAMPLES, TOP
from samestory.models.scorer import LEARNED
from samestory.plots import ALL
from samestory.publication import day
from samestory.report.methods_together import together
from samestory.report.words import duration, name, parse_time, unmeasured
from samestory.types import SPEECH, Comparison, Row

__all__ = ["methods"]


def methods(comparison: Comparison) -> list[str]:
    """Return the methods as plain paragraphs.

    Parameters
    ----------
    comparison : Comparison

    Returns
    -------
    list of str
        Material, unit of counting, rates and intervals, limits, versions.
    """
    rows = comparison.measures
    return [
        text
        for text in (
            _material(comparison),
            _counting(comparison),
            _scores(comparison),
            _rates(comparison, rows),
            _attribution(comparison),
            *together(comparison),
            _key_terms(comparison),
            _frames(comparison),
            _limits(comparison),
            _versions(comparison),
        )
        if text
    ]


def _material(c: Comparison) -> str:
    articles = [a.article for a in c.analyses]
    times = sorted(t for a in articles if (t := parse_time(a.published)) and t.tzinfo)
    text = (
        f"The material is {_count(len(articles), 'article')} by {_count(len(c.outlets), 'outlet')} "
        f"({', '.join(o.name for o in c.outlets)}) on one event ({c.event.id})"
    )
    if len(times) > 1:
        span = duration((times[-1] - times[0]).total_seconds(), long=True)
        dates = list(dict.fromkeys([day(times[0]), day(times[-1])]))
        text += f", published {'on ' if len(dates) == 1 else ''}{' to '.join(dates)}, {span} apart"
    text += ". The articles were compared in the order of publication. "
    if c.event.assumed:
        text += "Nothing in the input names the event: the articles were taken to report the same one. "
    genres = sorted({a.genre or "genre unknown" for a in articles})
    text += f"Genres: {', '.join(genres)}."
    if "opinion" in genres:
        text += " Opinion is shown and left out of the rates."
    if c.carried:
        told = (f"{one.article} ({one.agency}, {one.share:.0%})" for one in c.carried)
        kept = "was counted" if c.provenance.configuration.get("count_agency") else "was left out"
        text += (
            " Agency text (by dateline, byline or credit, or passages of eight words and more outside quotation marks "
            f"that stand in the agency’s own text) {kept} in rates, key terms and reporting verbs: {', '.join(told)}."
        )
    return text


def _counting(c: Comparison) -> str:
    voices = {
        voice: sum(a.words_by_voice.get(voice, 0) for a in c.analyses)
        for voice in ("own", "direct", "indirect", "uncertain")
    }
    total = sum(voices.values())
    every = [f for a in c.analyses for f in a.findings]
    counted = sum(1 for f in every if f.counted and f.voice == "own")
    kinds = sorted({f.category for f in every})
    what = (
        f" of {_count(len(kinds), 'category', 'categories')}: {', '.join(map(name, kinds))}" if kinds else ""
    )
    return (
        f"Headings, datelines, bylines, captions, credits, promotional lines and repeated titles were shown "
        f"and not counted. The remaining {total:,} words were told apart by voice: {voices['own']:,} in the "
        f"outlets' own voice, {voices['direct']:,} inside quotation marks, {voices['indirect']:,} in reported "
        f"clauses, and {voices['uncertain']:,} of uncertain voice (quotation marks missing, doubled or "
        f"inverted), which enter no rate. A reporting verb is own voice. Rules and word lists marked "
        f"{_count(len(every), 'finding')}{what}; {counted:,} of them in the outlets' own voice in running text, which "
        f"are those that the rates count. A finding is a wording that a "
        f"style guide or a study asks an editor to look at; it is not an error."
    )


def _scores(c: Comparison) -> str:
    """How learned scores took part; nothing where no model was used."""
    model = c.provenance.configuration.get("model")
    if model is None:
        return "No learned scores were used: rules and word lists alone made the findings."
    learned = sum(1 for a in c.analyses for f in a.findings if f.rule == LEARNED)
    lists = (
        "nothing of the lists was left out (the wide setting)"
        if c.provenance.configuration.get("wide")
        else "charged words of the lists whose own score was too low in their place were left out"
    )
    shown = model["shown_from"]
    added = (
        f"Words from a probability of {shown:.2f} on were added, and {lists}; "
        f"{_count(learned, 'finding')} rest on a score alone."
        if shown is not None
        else f"No word was added by its score, since only other categories were asked for; {lists}."
    )
    return (
        f"Words were also scored by a logistic regression (model “{model['name']}”, {model['sha256'][:12]}) over form, "
        "grammar, neighbours, word vectors and the lists, learned from sentences in which machine-assisted coders "
        "had marked loaded words; names, parties, peoples and creeds are hidden from the scores. "
        f"{added} How often they are right was measured on other texts: see the model’s card."
    )


def _rates(c: Comparison, rows: tuple[Row, ...]) -> str:
    units = list(dict.fromkeys(row.unit for row in rows if row.unit))
    if not units:
        return ""
    words = {row.outlet: row.words for row in rows if row.category == ALL} or {
        row.outlet: row.words for row in rows
    }
    denominators = "; ".join(f"{outlet} {count:,}" for outlet, count in words.items())
    text = f"Rates are {', '.join(units)}; the denominators are {denominators}. "
    resamples = c.provenance.configuration.get("resamples")
    if resamples and any(row.low is not None for row in rows):
        text += (
            f"Intervals are 95 per cent percentile bootstrap intervals of {int(resamples):,} resamples that draw "
            f"sentences with replacement inside each article, because the words of a sentence are not "
            f"independent; where nothing was found, the upper end is the exact limit for a share of sentences. "
        )
    elif any(row.low is not None for row in rows):
        text += "Intervals are 95 per cent intervals. "
    unsaid = sum(1 for row in rows if row.rate is None)
    if unsaid:
        text += f"{_count(unsaid, 'rate')} could not be given, mostly for want of text. "
    unranked = sum(1 for row in rows if row.rate is not None and row.rank is None)
    if unranked:
        text += "Outlets with fewer than five findings in a category were not ranked. "
    if all(row.p is None for row in rows):
        text += "The comparison covers one event: it describes, and no significance test was made."
    return text.strip()


def _attribution(c: Comparison) -> str:
    every = [q for a in c.analyses for q in a.quotations]
    if not every:
        return ""
    speech = {(a.article.id, q.group): q for a in c.analyses for q in a.quotations if q.kind in SPEECH}
    attitudes = {(a.article.id, q.group) for a in c.analyses for q in a.quotations if q.kind not in SPEECH}
    named = sum(1 for q in speech.values() if q.source_kind in NAMED)
    nameless = sum(1 for q in speech.values() if q.source_kind in {"anonymous", "vague"})
    return (
        "Words were given to sources by rules over a dependency parse: words in quotation marks, reported clauses, and "
        f"what stands after “according to”. {_count(len(speech), 'attribution')} of speech were found ({named:,} with "
        f"a source that is named or described, {nameless:,} with an anonymous or vague one, "
        f"{len(speech) - named - nameless:,} without a source, with a pronoun that was not resolved or with a source "
        "of no known kind), and "
        f"{_count(len(attitudes), 'attitude')} (wants, plans, supports), which are no speech. The share of a source is "
        "the words of running text inside its speech, each word once and with the outermost source where one quotes "
        "another, divided by all running words of the outlet; its interval draws sentences inside articles, like that "
        "of rates. People are the same over outlets where their full names are, or a last name that fits one first "
        "name only; institutions by name. A verb that introduces a source is coloured where the word list "
        "“reporting-verb” has it and a clause or words in quotation marks follow. An attribution that was not found "
        "makes shares too low: code a sample by hand."
    )


def _key_terms(c: Comparison) -> str:
    if not c.keyness:
        return ""
    words, forms = _count(sum(f.n for f in c.folds), "word"), _count(len(c.folds), "form")
    return (
        "Key terms compare each outlet with all the others on the event: content words in the outlet’s own "
        f"voice, as lemmas, after house style was made equal ({words} in {forms}; the log is in the output). "
        "The measure is the weighted log-odds ratio with an informative Dirichlet prior (Monroe, Colaresi and "
        "Quinn 2008), the prior being the event’s own words in the size of a mean outlet. Terms stand in the "
        f"order of their two-term z, need {MIN_N} uses and a 95% bootstrap interval above 0 "
        f"({KEY_RESAMPLES:,} resamples of sentences inside articles); at most {TOP} an outlet are listed. "
        "They were chosen because they are high: they describe and test nothing."
    )


def _frames(c: Comparison) -> str:
    if not c.frames:
        return ""
    return (
        "Frames are those of Boydstun’s policy frames codebook but for “other”, found by lists of seed words "
        "that were written for samestory and trained on nothing. The share is the part of an article’s "
        "sentences, headline and lead weighing more, that seeds of a frame carry, over all voices; where an "
        "outlet has several articles it is their mean. Seeds find words, not arguments: the sentences are "
        "shown, and a sample should be coded by hand."
    )


def _limits(c: Comparison) -> str:
    text = (
        "No lean or bias score is given, for an outlet or an article. Such a number would hide which words it "
        "rests on, would mix wording with choice of facts, and on one event would measure the event as much as "
        "the outlet. What is reported is evidence: words in their sentences, with their voice. What was not "
        "found may still be there; rules and word lists miss wordings and sometimes mark innocent ones."
    )
    if c.not_measured:
        text += f" Not measured here: {', '.join(map(unmeasured, c.not_measured))}."
    if c.skipped:
        text += f" {_count(len(c.skipped), 'input was', 'inputs were')} skipped."
    return text


def _versions(c: Comparison) -> str:
    p = c.provenance
    lexicons = ", ".join(f"{key} {value[:12]}" for key, value in sorted(p.lexicons.items()))
    return (
        f"Software: samestory {p.package}, spaCy {p.spacy}, pipeline {p.pipeline} (SHA-256 {p.pipeline_sha256[:12]})"
        f"{'; word lists by SHA-256: ' + lexicons if lexicons else ''}; corpus SHA-256 {p.corpus_sha256[:12]}."
    )


def _count(n: int, one: str, many: str = "") -> str:
    return f"{n:,} {one if n == 1 else many or one + 's'}"
