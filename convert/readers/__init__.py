"""Readers turn bytes into an Article. The registry finds them through entry points."""
