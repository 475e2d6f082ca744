"""Every reference validator over every output, and a table of what they say.

usage: python -m tests.conformance.run [--flavours ua1,2a] [--sources DIR] DIR_OR_FILE...

Exit status 1 on any error or warning, 3 where a validator is missing.
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import get_args

from msgspec.structs import replace

from convert.check.external import verapdf
from convert.check.external.every import JUDGES, judge_all
from convert.check.external.tools import FOLDER_VARIABLE, locate, missing
from convert.check.files import check_files
from convert.check.finding import Finding
from convert.check.formats import format_of
from convert.interchange import from_json
from convert.normalise import normalise

ROOT = Path(__file__).parent.parent.parent
SUFFIXES = {".pdf", ".epub", ".docx", ".html"}


def main(arguments: Sequence[str]) -> int:
    """Judge what the command line names; print the table and the findings."""
    options = _parse(arguments)
    tools = locate({FOLDER_VARIABLE: str(ROOT / ".tools"), **os.environ})
    lacks = missing(tools)
    if lacks:
        for name, what in lacks.items():
            print(f"conformance: {name} cannot run here. {what}.", file=sys.stderr)
        return 3
    files = outputs(options.paths)
    if not files:
        print("conformance: no outputs to judge in " + " ".join(options.paths), file=sys.stderr)
        return 2
    flavours = options.flavours.split(",")
    started = time.perf_counter()
    judges = {**JUDGES, "verapdf": ("pdf", partial(verapdf.judge, flavours=flavours))}
    named = [(file, format_of(file)) for file in files]
    findings = judge_all(named, tools, judges)
    if options.sources is not None:
        findings += against_sources(files, options.sources)
    for line in findings_text(findings):
        print(line)
    print("\n".join(table(files, findings)))
    print(f"{len(files)} files in {time.perf_counter() - started:.0f} s")
    print(count(files, findings))
    return int(any(finding.severity != "info" for finding in findings))


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.conformance.run", description=__doc__)
    parser.add_argument("paths", nargs="+", metavar="DIR_OR_FILE")
    parser.add_argument(
        "--flavours",
        default="ua1,2a",
        help=f"veraPDF flavours, with commas between, of: {', '.join(get_args(verapdf.Flavour))}",
    )
    parser.add_argument(
        "--sources",
        type=Path,
        metavar="DIR",
        help="Articles (JSON) by the outputs' names: compare words and structure with them too",
    )
    return parser.parse_args(arguments)


def outputs(paths: Sequence[str]) -> list[Path]:
    """The files to judge, those of folders in alphabetical order; a missing path is an error."""
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)
        elif path.is_file():
            found.append(path)
        else:
            sys.exit(f"conformance: {path} does not exist")
    return found


def against_sources(files: Sequence[Path], sources: Path) -> list[Finding]:
    """What `article-convert check --against` says of each output that has a source."""
    found: list[Finding] = []
    for file in files:
        source = sources / f"{file.stem}.json"
        if source.is_file():
            article, _ = normalise(from_json(source.read_bytes(), name=str(source)), file.stem)
            found += [replace(f, tool="check") for f in check_files([file], article)]
    return found


def findings_text(findings: Sequence[Finding]) -> list[str]:
    """One line a finding, the information left out."""
    return [
        f"{f.file}: {f.severity}: {f.tool} {f.code}: {f.message} [{f.clause}] {f.where}".rstrip()
        for f in sorted(findings)
        if f.severity != "info"
    ]


def table(files: Sequence[Path], findings: Sequence[Finding]) -> list[str]:
    """A line for each format and validator: files, errors, warnings, remarks."""
    rows = [f"{'format':8}{'tool':12}{'files':>6}{'errors':>8}{'warnings':>10}{'info':>6}"]
    pairs = [(format, tool) for tool, (format, _) in JUDGES.items()]
    if any(f.tool == "check" for f in findings):
        pairs += [(format, "check") for format in ("docx", "epub", "html", "pdf")]
    for format, tool in sorted(pairs):
        judged = sum(format_of(file) == format for file in files)
        if not judged:
            continue
        counts = [
            sum((f.tool, f.format, f.severity) == (tool, format, severity) for f in findings)
            for severity in ("error", "warning", "info")
        ]
        rows.append(f"{format:8}{tool:12}{judged:6}{counts[0]:8}{counts[1]:10}{counts[2]:6}")
    return rows


def count(files: Sequence[Path], findings: Sequence[Finding]) -> str:
    """How many files have no error and no warning, and how many have some, for who counts."""
    failed = {finding.file for finding in findings if finding.severity != "info"}
    passed = {str(file) for file in files} - failed
    return f"{len(passed)} passed, {len(failed)} failed"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
