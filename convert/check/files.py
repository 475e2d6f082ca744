"""Judge publications: read each back, compare it with its source, apply its format's rules."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from convert.article import Article
from convert.check.finding import Finding
from convert.check.reading.shape import Reading, Run
from convert.errors import CheckError, SourceError, UsageError, Where

FORMATS = {
    ".pdf": "pdf",
    ".epub": "epub",
    ".docx": "docx",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
}
"""The format of a publication by the suffix of its name."""


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
    reading, findings = _judge(file, format, data)
    yield from findings
    if isinstance(against, Article):
        from convert.check.expected import expected_reading
        from convert.check.structure import check_structure, check_words

        expected = expected_reading(against, format)
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
    runs = tuple(expected_runs(article, format))
    wanted = Reading(format="article", title="", language="", runs=runs)
    return list(check_words(file, wanted, reading))


def _damage(format: str, fault: Exception) -> CheckError:
    message = f"it cannot be read to its end: {type(fault).__name__}: {fault}"
    return CheckError(message, code=f"{format}.unreadable")


def read(data: bytes, format: str) -> Reading:
    """What a publication says. Raises CheckError where it cannot be read, UsageError else."""
    match format:
        case "pdf":
            from convert.check.reading.pdf import read_pdf

            return read_pdf(data)
        case "epub":
            from convert.check.reading.epub import read_epub

            return read_epub(data)
        case "docx":
            from convert.check.reading.docx import read_docx

            return read_docx(data)
        case "html":
            from convert.check.reading.html import read_html

            return read_html(data)
    raise UsageError(f"no format '{format}'", hint=f"Known: {', '.join(sorted(set(FORMATS)))}.")


def format_of(file: Path) -> str:
    """The format of a file by its suffix. Raises UsageError for one that is not judged."""
    format = FORMATS.get(file.suffix.lower())
    if format is None:
        raise UsageError(
            f"'{file.suffix}' files are not judged",
            where=Where(str(file)),
            hint="Give PDF, EPUB, DOCX or HTML files.",
            code="check.format",
        )
    return format


def _judge(file: str, format: str, data: bytes) -> tuple[Reading, Iterator[Finding]]:
    """What a file says, and where it breaks the rules; it is opened once for both."""
    match format:
        case "pdf":
            from convert.check.reading import pdf
            from convert.check.rules.pdf import check_pdf

            tagged = pdf.open_pdf(data)
            reading = pdf.reading_of(tagged)
            return reading, check_pdf(file, tagged, reading)
        case "epub":
            from convert.check.reading import book, epub
            from convert.check.rules.epub import check_epub

            opened = book.open_book(data)
            reading = epub.reading_of(opened)
            return reading, check_epub(file, opened, reading)
        case "docx":
            from convert.check.reading import docx, word
            from convert.check.rules.docx import check_docx

            parts = word.open_word(data)
            reading = docx.reading_of(parts)
            return reading, check_docx(file, parts, reading)
        case _:
            from convert.check.reading import html
            from convert.check.rules.html import check_html

            root = html.parse_html(data)
            return html.reading_of(root), check_html(file, root)


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
