"""Generic frames: which of Boydstun's policy frames an article carries, how much of it, and where.

See README.md in this folder for what is measured and how far it can be trusted.
"""

from __future__ import annotations

from samestory.frames.scorer import CARRIED, FrameScorer
from samestory.frames.seedlists import FRAMES, UNSEEDED, Seed, SeedList, builtin, parse

__all__ = ["CARRIED", "FRAMES", "UNSEEDED", "FrameScorer", "Seed", "SeedList", "builtin", "parse"]
