"""Each rule on a few lines: what it takes, and what it must leave alone."""
