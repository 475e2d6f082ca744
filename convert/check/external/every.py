"""All reference validators that this machine has, side by side."""

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from convert.check.external import ace, axe, epubcheck, nu, ooxml, verapdf
from convert.check.external.tools import Tools, locate, missing
from convert.check.finding import Finding

Judge = Callable[[Sequence[Path], Tools], list[Finding]]

# What takes longest starts first.
JUDGES: Mapping[str, tuple[str, Judge]] = {
    "ace": (ace.FORMAT, ace.judge),
    "axe": (axe.FORMAT, axe.judge),
    "verapdf": (verapdf.FORMAT, verapdf.judge),
    "epubcheck": (epubcheck.FORMAT, epubcheck.judge),
    "nu": (nu.FORMAT, nu.judge),
    "ooxml": (ooxml.FORMAT, ooxml.judge),
}
"""Each validator by name, with the format that it judges."""


def judge_all(
    files: Sequence[tuple[Path, str]],
    tools: Tools | None = None,
    judges: Mapping[str, tuple[str, Judge]] = JUDGES,
) -> list[Finding]:
    """All findings on files given with their formats.

    A validator that is missing is one finding of information, so that its silence is no praise.
    """
    tools = tools or locate()
    lacks = missing(tools)
    wanted = {format for _, format in files}
    here = [(f, judge) for name, (f, judge) in judges.items() if f in wanted and name not in lacks]
    with ThreadPoolExecutor(max_workers=max(len(here), 1)) as pool:
        futures = [
            pool.submit(judge, [file for file, format in files if format == judged], tools)
            for judged, judge in here
        ]
        found = [f for future in futures for f in future.result()]
    absent = (name for name in judges if name in lacks and judges[name][0] in wanted)
    return found + [_absent(name, judges[name][0], lacks[name]) for name in absent]


def _absent(name: str, format: str, lack: str) -> Finding:
    return Finding(
        file="",
        format=format,
        tool=name,
        severity="info",
        code="not-installed",
        message=f"{name} is not installed and judged nothing",
        hint=f"{lack}.",
    )
