"""The plain-text reader: what goes in, what comes out, and what it refuses."""
