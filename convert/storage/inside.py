"""Whether a file lies in a folder in its real place: no link leads out of it."""

import os


def lies_in(path: str | os.PathLike[str], folder: str | os.PathLike[str]) -> bool:
    """Whether what a path leads to is a folder, or lies in it."""
    return is_below(os.path.realpath(path), os.path.realpath(folder))


def is_below(real: str, root: str) -> bool:
    """The same of real paths, for who asks it often."""
    return real == root or real.startswith(root.rstrip(os.sep) + os.sep)
