"""Articles that shout: a format of its own, read, written and judged."""
