"""PDF by WeasyPrint."""
