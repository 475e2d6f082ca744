"""How articles look: themes, their tokens and fonts, and what is computed of these."""
