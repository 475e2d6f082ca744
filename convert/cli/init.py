"""`article-convert init`: a settings file to begin with."""

from pathlib import Path
from typing import Annotated

import typer

from convert.errors import UsageError, Where


def init(
    folder: Annotated[Path, typer.Argument(help="Where it is written.")] = Path(),
) -> None:
    """Write convert.toml, in which every setting stands as a comment, ready to be changed."""
    from convert.configuration import FILE
    from convert.configuration.described import commented_file
    from convert.storage.atomic import write_whole

    path = folder / FILE
    if path.exists():
        raise UsageError(
            "there is one already", where=Where(str(path)), hint="Edit it.", code="settings.exists"
        )
    write_whole(path, commented_file().encode())
    print(path)
