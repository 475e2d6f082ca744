"""The articles of the conformance run: every kind of block in every group of scripts."""
