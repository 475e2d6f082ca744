"""Judge publications: read each back, compare it with its source, apply its format's rules."""

import gc
import os
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path

from msgspec.structs import replace

from convert.article import Article
from convert.check.finding import Finding
from convert.check.folded import alike
from convert.check.formats import checked, format_of
from convert.check.reading.shape import Reading, Run
from convert.errors import CheckError, ConvertError
from convert.languages.tags import is_language_tag
from convert.limits import Limits
from convert.limits.apart import each_within
from convert.normalise.identity import reading_words, with_identity
from convert.settings import ReadSettings
from convert.storage.sources import read_file
from convert.visible import message

_HEAD = 12  # runs: as far down a date may stand

# What the rules load while they look at a file.
_LATE = ("encodings.cp437", "encodings.utf_16_be", "tinycss2.color3", "webencodings.labels")


def check_files(
    files: Sequence[Path],
    against: Article | str | None = None,
    external: bool = False,
    limits: Limits | None = None,
    judged: Callable[[Path], None] = lambda _: None,
) -> list[Finding]:
    """Everything that is wrong with publications, in the order of `files`.

    against: what they should say, an Article (words and structure) or a text (words alone).
    external: ask the reference validators of this machine too; one that is missing is information.
    limits: what a file may cost; each is then judged in a process of its own, and one that costs
    more has a finding that says so. judged: is told of each file when it is done.

    Raises SourceError for a file that cannot be read, UsageError for one of an unknown format.
    """
    formats = [format_of(file) for file in files]
    kinds = list(zip(files, formats, strict=True))
    if limits is None:
        most = ReadSettings().max_bytes
        found = [each for file, kind in kinds for each in _judged(file, kind, against, most)]
    else:
        found = list(_judged_apart(kinds, against, limits, judged))
    if external:
        from convert.check.external.every import judge_all

        found += map(_shown, judge_all(kinds))
    return found


def _load(formats: Sequence[str]) -> None:
    """Load what the process of each file would load anew: the rules, and the languages."""
    for format in dict.fromkeys(formats):
        checked(format).requirements()
    for module in _LATE:
        import_module(module)
    is_language_tag("en")
    gc.freeze()  # so that no process copies what it shares, only to look for garbage in it


def _judged(file: Path, format: str, against: Article | str | None, most: int) -> list[Finding]:
    return check_bytes(str(file), format, read_file(str(file), most), against)


def _judged_apart(
    files: Sequence[tuple[Path, str]],
    against: Article | str | None,
    limits: Limits,
    judged: Callable[[Path], None],
) -> Iterator[Finding]:
    """The findings in files, each judged in a process of its own. Raises SourceError for a file
    that is not there.
    """
    _load([format for _, format in files])
    works = [
        (str(file), partial(_judged, file, format, against, limits.max_bytes))
        for file, format in files
    ]
    for (file, format), found in zip(files, each_within(limits, works), strict=True):
        if isinstance(found, list):
            yield from found
        elif found.code == "source.missing":
            raise found
        else:
            yield _unreadable(str(file), format, found)
        judged(file)


def check_bytes(
    file: str, format: str, data: bytes, against: Article | str | None = None
) -> list[Finding]:
    """Everything that is wrong with one publication; `file` is its name in the findings.

    What findings quote of it is shown as `convert.visible.message` shows it.
    """
    try:
        return list(map(_shown, _findings(file, format, data, against)))
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

        expected = expected_reading(_as_published(against, reading), kind.expectation)
        expected, reading = alike(expected, reading)
        yield from check_words(file, expected, reading)
        yield from check_structure(file, expected, reading)
    elif against is not None:
        from convert.check.structure import check_words

        expected, reading = alike(_reading_of_text(against), reading)
        yield from check_words(file, expected, reading)


def _as_published(article: Article, found: Reading) -> Article:
    """The article with what outputs show of its publication; the time that it takes to read where
    the output has it: a theme may ask for that, and none is known here."""
    words = reading_words(article)
    shown = any(words in run.text for run in found.runs[:_HEAD])
    return with_identity(article, reading_time=shown)


def verify(output: bytes, format: str, article: Article, file: str = "") -> list[Finding]:
    """The words of an output against its Article and nothing else: fast, for every run."""
    from convert.check.expected import expected_runs
    from convert.check.folded import check_folded_words

    try:
        reading = read(output, format)
    except CheckError as error:
        return [_unreadable(file, format, error)]
    except Exception as fault:  # as above
        return [_unreadable(file, format, _damage(format, fault))]
    runs = tuple(expected_runs(article, checked(format).expectation))
    wanted = Reading(format="article", title="", language="", runs=runs)
    return check_folded_words(file, wanted, reading)


def _damage(format: str, fault: Exception) -> CheckError:
    """What a fault of a library says of a file: the place of the fault is in the file."""
    if isinstance(fault, MemoryError):
        return CheckError("it takes more memory than it may", code=f"{format}.memory")
    why = "it is nested too deeply" if isinstance(fault, RecursionError) else str(fault)
    return CheckError(
        f"it cannot be read to its end: {why or type(fault).__name__}", code=f"{format}.unreadable"
    )


def read(data: bytes, format: str) -> Reading:
    """What a publication says. Raises CheckError where it cannot be read, UsageError else."""
    kind = checked(format)
    return kind.reading(kind.open(data))


def _reading_of_text(text: str) -> Reading:
    runs = tuple(Run(text=line) for line in text.splitlines() if line.strip())
    return Reading(format="text", title="", language="", runs=runs)


def _shown(finding: Finding) -> Finding:
    return replace(finding, message=message(finding.message), where=message(finding.where))


def _unreadable(file: str, format: str, error: ConvertError) -> Finding:
    return Finding(
        file=file,
        format=format,
        tool="read",
        severity="error",
        code=error.code,
        message=message(error.message),
        hint=error.hint or "The file is damaged, or not what its name says.",
    )
