"""Score the text reader over a corpus: `make evaluate CORPUS=DIR`."""
