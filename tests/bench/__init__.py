"""How fast the whole is, against what people would use instead."""
