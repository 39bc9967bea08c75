"""Learned weights: their features, their loading, their scores; the cards are in README.md."""
