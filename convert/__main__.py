"""`python -m convert` is the command `article-convert`."""

from convert.cli import main

main()
