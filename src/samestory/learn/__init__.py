"""Learning and measuring: scikit-learn estimators that write what `samestory.models` reads."""
