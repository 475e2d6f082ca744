"""pandoc: where it is, which versions fit, and one that stays alive for reader and backend."""
