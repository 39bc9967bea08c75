"""A comparison -> one HTML file as text, with its style and script inside and no door to the network."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from samestory.report.escape import visible
from samestory.report.view import view
from samestory.types import Comparison

__all__ = ["build", "render"]

_TEMPLATES = (
    *("template.html.j2", "macros.html.j2", "read.html.j2", "frames.html.j2"),
    *("facts.html.j2", "called.html.j2", "versions.html.j2", "alone.html.j2"),
    *("speaks.html.j2", "numbers.html.j2", "keyterms.html.j2", "index.html.j2"),
)
_STYLES = ("style.css", "together.css")
_SCRIPTS = ("script.js", "ties.js")


def build(comparison: Comparison) -> str:
    """Return the report of one event: one HTML page that works offline and without scripts.

    The same comparison gives the same characters. Text from outside is escaped, characters that
    would act or hide are shown as signs, and a Content-Security-Policy in the page allows only its
    own style sheet and script, by their hashes.

    Parameters
    ----------
    comparison : Comparison

    Returns
    -------
    str
        HTML, to be written as UTF-8.
    """
    return render(_TEMPLATES[0], page=view(comparison))


def render(template: str, **values: Any) -> str:
    """Return a page made from a template of this room, with the style and script inside."""
    environment, style, script = _parts()
    return environment.get_template(template).render(
        style=Markup(style),  # noqa: S704 - a file of this package
        script=Markup(script),  # noqa: S704 - a file of this package
        policy=_policy(style, script),
        **values,
    )


@lru_cache(maxsize=1)
def _parts() -> tuple[Environment, str, str]:
    room = files("samestory.report")
    read = {name: (room / name).read_text(encoding="utf-8") for name in (*_TEMPLATES, *_STYLES, *_SCRIPTS)}
    environment = Environment(
        loader=DictLoader({name: read[name] for name in _TEMPLATES}),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style, script = ("\n".join(read[name] for name in names) for names in (_STYLES, _SCRIPTS))
    return environment, style, script


def _shown(value: Any) -> Any:
    """Make text from outside visible before it is escaped; what is Markup already went this way."""
    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        f"base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
