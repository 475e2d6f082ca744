"""What strangers send: every promise of SECURITY.md has its test here."""
