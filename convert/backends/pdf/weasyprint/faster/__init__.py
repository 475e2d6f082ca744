"""What WeasyPrint does many times, done once: each of these may be missing."""
