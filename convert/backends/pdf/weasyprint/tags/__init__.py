"""The structure tree of a PDF, as PDF/UA wants it."""
