"""Bytes of a publication to what it says and how it is built: one reader a format."""
