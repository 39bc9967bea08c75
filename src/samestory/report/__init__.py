"""One event as one offline page: evidence first, numbers late, nothing leaves the page."""

from __future__ import annotations

from samestory.report.build import build

__all__ = ["build"]
