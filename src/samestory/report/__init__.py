"""Every event as one offline page: evidence first, numbers late, nothing leaves the page."""

from __future__ import annotations

from samestory.report.build import build
from samestory.report.index import save

__all__ = ["build", "save"]
