"""What holds for any input, checked on inputs nobody thought of."""
