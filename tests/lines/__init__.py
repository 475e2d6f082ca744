"""How well the lines of PDFs are set, told by where their characters stand."""
