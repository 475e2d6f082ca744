"""Lines ended where the whole paragraph is set best, where WeasyPrint fills one after the other."""
