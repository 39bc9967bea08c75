"""Which articles are about the same event: terms, closeness, linkage, names of groups, pins."""
