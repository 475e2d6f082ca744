"""Accessibility rules that a machine can test, one module a format."""
