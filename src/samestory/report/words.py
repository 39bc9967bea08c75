"""The fixed words of the page: names of categories, families and voices, and their accents."""

from __future__ import annotations

from datetime import datetime

# fmt: off
__all__ = ["accent", "duration", "family_name", "frame_name", "name", "number", "parse_time", "short",
           "unmeasured", "voice_name"]
# fmt: on

_SHORT = {
    "loaded-language": "loaded",
    "reporting-verb": "verb of saying",
    "superlative": "superlative",
    "scare-quote": "scare quote",
    "presumed-guilt": "presumed guilt",
    "vague-attribution": "vague source",
    "anonymous-source": "unnamed source",
    "agentless-passive": "no agent",
    "nominalisation": "noun for act",
    "headline-unsupported-quote": "quote not in text",
    "headline-unsupported-number": "number not in text",
    "headline-unsupported-name": "name not in text",
    "headline-question": "question",
    "headline-attribution-dropped": "source dropped",
    "headline-only-loaded": "not in the text",
}

# Okabe and Ito's hues in the style sheet, k0 to k6; the short label tells apart what shares one.
_ACCENT = {
    "loaded-language": 0, "label": 1, "evaluative": 2, "intensifier": 3, "metaphor": 4, "euphemism": 5,
    "reporting-verb": 1, "superlative": 3, "scare-quote": 4, "presumed-guilt": 0,
    "hedge": 5, "booster": 3, "factive": 2, "implicative": 2,
    "vague-attribution": 4, "anonymous-source": 4,
    "agentless-passive": 6, "nominalisation": 6,
}  # fmt: skip
_FAMILY_ACCENT = {"loaded": 0, "epistemic": 5, "sourcing": 4, "agency": 6, "headline": 1}

_VOICE = {
    "own": "own voice",
    "direct": "direct quotation",
    "indirect": "indirect (reported)",
    "uncertain": "voice uncertain",
}

_UNMEASURED = {
    "naming": "who is called what",
    "statements": "which outlets report the same fact",
    "wordings": "one fact in other words",
    "quotes": "one quotation over all outlets",
    "only": "details found in one outlet only",
}

_FAMILY = {
    "loaded": "Loaded wording",
    "epistemic": "Certainty",
    "sourcing": "Sources",
    "agency": "Who acts",
    "headline": "Headline against text",
}


def name(category: str) -> str:
    """Return a category as words: ``loaded-language`` is ``loaded language``."""
    return category.replace("-", " ")


def frame_name(frame: str) -> str:
    """Return a frame as the codebook writes it."""
    if frame.startswith("legality"):
        return "legality, constitutionality and jurisprudence"
    return name(frame)


def unmeasured(part: str) -> str:
    """Return what an output that was not made would have shown."""
    return _UNMEASURED.get(part, name(part))


def short(category: str) -> str:
    """Return the label of a category that fits into a margin."""
    return _SHORT.get(category, name(category))


def accent(category: str, family: str) -> int:
    """Return the number of the accent colour of a category, 0 to 6."""
    return _ACCENT.get(category, _FAMILY_ACCENT.get(family, 6))


def family_name(family: str) -> str:
    """Return the heading of a family of categories."""
    return _FAMILY.get(family, name(family).capitalize())


def voice_name(voice: str) -> str:
    """Return a voice as the page calls it."""
    return _VOICE.get(voice, voice)


def number(value: float) -> str:
    """Return a rate with one decimal place, two below a tenth."""
    return f"{value:.2f}" if 0 < abs(value) < 0.1 else f"{value:.1f}"


def parse_time(published: str | None) -> datetime | None:
    """Return the time of publication, or None where there is none that can be read."""
    if not published:
        return None
    try:
        return datetime.fromisoformat(published)
    except ValueError:
        return None


def duration(seconds: float, long: bool = False) -> str:
    """Return a length of time in the largest unit that matters and the next."""
    minutes = round(seconds / 60)
    days, rest = divmod(minutes, 24 * 60)
    hours, minutes = divmod(rest, 60)
    units = (" day", " hour", " minute") if long else ("\u00a0d", "\u00a0h", "\u00a0min")
    parts = list(zip((days, hours, minutes), units, strict=True))
    while len(parts) > 1 and not parts[0][0]:
        parts.pop(0)
    return (
        " ".join(f"{count}{unit}{'s' if long and count != 1 else ''}" for count, unit in parts[:2] if count)
        or f"0{units[2]}"
    )
