"""One file a measure: analyses of articles -> rows with n, rate, interval."""
