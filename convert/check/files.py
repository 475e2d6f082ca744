"""Judge publications: read each back, compare it with its source, apply its format's rules."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from convert.article import Article
from convert.check.finding import Finding
from convert.check.formats import checked, format_of
from convert.check.reading.shape import Reading, Run
from convert.errors import CheckError, SourceError, Where


def check_files(
    files: Sequence[Path], against: Article | str | None = None, external: bool = False
) -> list[Finding]:
    """Everything that is wrong with publications, in the order of `files`.

    against: what they should say, an Article (words and structure) or a text (words alone).
    external: ask the reference validators of this machine too; one that is missing is information.
    Raises SourceError for a file that cannot be read, UsageError for one of an unknown format.
    """
    formats = [format_of(file) for file in files]
    found = [
        finding
        for file, format in zip(files, formats, strict=True)
        for finding in check_bytes(str(file), format, _bytes_of(file), against)
    ]
    if external:
        from convert.check.external.every import judge_all

        found += judge_all(list(zip(files, formats, strict=True)))
    return found


def check_bytes(
    file: str, format: str, data: bytes, against: Article | str | None = None
) -> list[Finding]:
    """Everything that is wrong with one publication; `file` is its name in the findings."""
    try:
        return list(_findings(file, format, data, against))
    except CheckError as error:
        return [_unreadable(file, format, error)]
    except Exception as fault:  # each library fails in ways of its own on a damaged file
        if os.environ.get("ARTICLE_CONVERT_DEBUG"):
            raise
        return [_unreadable(file, format, _damage(format, fault))]


def _findings(
    file: str, format: str, data: bytes, against: Article | str | None
) -> Iterator[Finding]:
    kind = checked(format)
    opened = kind.open(data)
    reading = kind.reading(opened)
    yield from kind.findings(file, opened, reading)
    if isinstance(against, Article):
        from convert.check.expected import expected_reading
        from convert.check.structure import check_structure, check_words

        expected = expected_reading(against, kind.expectation)
        yield from check_words(file, expected, reading)
        yield from check_structure(file, expected, reading)
    elif against is not None:
        from convert.check.structure import check_words

        yield from check_words(file, _reading_of_text(against), reading)


def verify(output: bytes, format: str, article: Article, file: str = "") -> list[Finding]:
    """The words of an output against its Article and nothing else: fast, for every run."""
    from convert.check.expected import expected_runs
    from convert.check.structure import check_words

    try:
        reading = read(output, format)
    except CheckError as error:
        return [_unreadable(file, format, error)]
    except Exception as fault:  # as above
        return [_unreadable(file, format, _damage(format, fault))]
    runs = tuple(expected_runs(article, checked(format).expectation))
    wanted = Reading(format="article", title="", language="", runs=runs)
    return list(check_words(file, wanted, reading))


def _damage(format: str, fault: Exception) -> CheckError:
    message = f"it cannot be read to its end: {type(fault).__name__}: {fault}"
    return CheckError(message, code=f"{format}.unreadable")


def read(data: bytes, format: str) -> Reading:
    """What a publication says. Raises CheckError where it cannot be read, UsageError else."""
    kind = checked(format)
    return kind.reading(kind.open(data))


def _reading_of_text(text: str) -> Reading:
    runs = tuple(Run(text=line) for line in text.splitlines() if line.strip())
    return Reading(format="text", title="", language="", runs=runs)


def _unreadable(file: str, format: str, error: CheckError) -> Finding:
    return Finding(
        file=file,
        format=format,
        tool="read",
        severity="error",
        code=error.code,
        message=error.message,
        hint="The file is damaged, or not what its name says.",
    )


def _bytes_of(file: Path) -> bytes:
    where = Where(str(file))
    try:
        return file.read_bytes()
    except FileNotFoundError as error:
        raise SourceError("no such file", where=where, code="source.missing") from error
    except OSError as error:
        raise SourceError(f"cannot be read: {error.strerror}", where=where) from error
