"""Sources of every format: what they ask for stays where it is, and a bomb is one line."""

from pathlib import Path

import pytest

from convert.batch.job import Job, Outcome
from convert.batch.run import make_alone
from convert.settings import ReadSettings, Settings
from tests.check.good import output
from tests.trust.files import parts_of, zip_of

SECRET = "ZANZIBAR"

INCLUDING = {
    "a.rst": "Title\n=====\n\nSome words.\n\n.. include:: {path}\n"
    "\n.. raw:: html\n   :file: {path}\n\n.. literalinclude:: {path}\n"
    "\n.. csv-table::\n   :file: {path}\n",
    "a.org": '#+TITLE: Title\n\nSome words.\n\n#+INCLUDE: "{path}"\n\n#+INCLUDE: "{path}" src\n',
    "a.tex": "\\documentclass{{article}}\\begin{{document}}\\section{{Title}} Some words.\n"
    "\\input{{{path}}} \\include{{{path}}} \\verbatiminput{{{path}}} \\lstinputlisting{{{path}}}\n"
    "\\end{{document}}\n",
    "a.typ": '= Title\n\nSome words.\n\n#include "{path}"\n#read("{path}")\n',
    "a.html": "<h1>Title</h1><p>Some words.</p><iframe src='{path}'></iframe>"
    "<object data='{path}'></object><img src='{path}' alt='x'><link rel=import href='{path}'>",
    "a.md": "# Title\n\nSome words.\n\n![x]({path})\n\n<iframe src='{path}'></iframe>\n\n"
    "``` {{include={path}}}\n```\n",
    "a.dbk": '<?xml version="1.0"?><!DOCTYPE article [<!ENTITY s SYSTEM "{path}">]>'
    "<article><title>Title</title><para>Some words. &s;</para>"
    '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{path}" parse="text"/></article>',
    "a.jats": '<?xml version="1.0"?><!DOCTYPE article [<!ENTITY s SYSTEM "{path}">]>'
    "<article><front><article-meta><title-group><article-title>Title</article-title>"
    "</title-group></article-meta></front><body><p>Some words. &s;</p></body></article>",
    "a.nitf": '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY s SYSTEM "{path}">]>'
    "<nitf><body><body.content><p>Some words. &s;</p><media media-type='image'>"
    "<media-reference source='{path}'/></media></body.content></body></nitf>",
    "a.wiki": "= Title =\n\nSome words.\n\n{{{{:{path}}}}}\n\n[[File:{path}]]\n",
    "a.rtf": "{{\\rtf1 Title\\par Some words.\\par {{\\field{{\\*\\fldinst INCLUDETEXT {path}}}}}"
    "{{\\field{{\\*\\fldinst INCLUDEPICTURE {path}}}}}}}",
}
READERS = {"a.dbk": "docbook", "a.jats": "jats", "a.wiki": "mediawiki"}


def made(path: Path, reader: str | None = None) -> Outcome:
    """The article as `txt`, made within limits, as the command makes one."""
    chosen = ReadSettings(reader=reader)
    settings = Settings(to=("txt", "html"), seconds=30, megabytes=700, read=chosen)
    folder = str(path.parent / "out")
    return make_alone(Job(source=str(path), stem="a", formats=settings.to, folder=folder), settings)


@pytest.mark.parametrize("name", INCLUDING)
@pytest.mark.parametrize("where", ["beside", "above", "by its whole path"])
def test_nothing_that_a_source_asks_for_is_included(name: str, where: str, tmp_path: Path):
    folder = tmp_path / "in"
    folder.mkdir()
    secret = (folder if where == "beside" else tmp_path) / "secret.txt"
    secret.write_text(f"{SECRET}\n")
    told = {"beside": "secret.txt", "above": "../secret.txt", "by its whole path": str(secret)}
    path = folder / name
    path.write_text(INCLUDING[name].format(path=told[where]))
    outcome = made(path, READERS.get(name))
    assert not any("internal error" in error for error in outcome.errors), outcome.errors
    for output_file in (folder / "out").glob("a.*"):
        assert SECRET not in output_file.read_text(encoding="utf-8")
    assert SECRET not in "".join(diagnostic.message for diagnostic in outcome.diagnostics)


@pytest.mark.parametrize("format", ["docx", "epub"])
def test_an_archive_that_unpacks_to_something_enormous_is_one_line(format: str, tmp_path: Path):
    parts = parts_of(output(format))
    main = next(name for name in parts if name.endswith(("document.xml", "article.xhtml")))
    bomb = tmp_path / f"a.{format}"
    bomb.write_bytes(zip_of(parts | {main: parts[main] + b" " * 400_000_000}))
    outcome = made(bomb)
    assert len(outcome.errors) == 1
    assert "internal error" not in outcome.errors[0]


@pytest.mark.parametrize("format", ["docx", "epub"])
def test_an_archive_that_is_damaged_is_one_line(format: str, tmp_path: Path):
    whole = output(format)
    for number, data in enumerate((whole[:-300], whole[: len(whole) // 2], b"PK\x03\x04", b"")):
        path = tmp_path / f"{number}.{format}"
        path.write_bytes(data)
        outcome = made(path)
        assert len(outcome.errors) == 1
        assert "internal error" not in outcome.errors[0]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "# Title\n\n" + "> " * 3000 + "deep\n"),
        ("a.md", "# Title\n\n" + "*a **b " * 5000),
        ("a.md", "# Title\n\n" + "[" * 5000 + "x"),
        ("a.html", "<h1>Title</h1>" + "<div>" * 3000 + "x"),
        ("a.html", "<h1>Title</h1>" + "<blockquote>" * 500 + "x"),
        ("a.html", "<h1>Title</h1><table><tr><td colspan=1000000000 rowspan=1000000000>x</table>"),
        ("a.html", "<h1>Title</h1><ol start=99999999999999999999><li>x</ol>"),
        ("a.rst", "Title\n=====\n\n" + "".join(f"{' ' * n}* x\n\n" for n in range(300))),
        ("a.org", "* Title\n" + "".join(f"{'*' * n} x\n" for n in range(1, 300))),
        ("a.tex", "\\def\\a{\\a\\a}\\begin{document}\\section{Title}\\a $\\a$\\end{document}"),
        ("a.ipynb", '{"cells": ' + "[" * 3000),
    ],
    ids=lambda value: value[:30] if isinstance(value, str) else None,
)  # fmt: skip
def test_what_is_deep_or_wide_is_made_or_one_line(name: str, text: str, tmp_path: Path):
    (tmp_path / name).write_text(text)
    outcome = made(tmp_path / name)
    assert outcome.outputs or len(outcome.errors) == 1
    assert not any("internal error" in error for error in outcome.errors), outcome.errors
