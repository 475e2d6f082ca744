"""The pandoc that stays alive: one for all threads, its own for each process, and its answers."""

import io
import os
import subprocess
import sys
import threading
import zipfile
from contextlib import contextmanager
from pathlib import Path

import pytest

from convert.article import Article, Metadata, Paragraph, Text
from convert.backends.docx.ast import pandoc_document
from convert.backends.docx.reference import reference_document
from convert.design.themes import load_theme
from convert.errors import MissingError
from convert.pandoc import process
from convert.pandoc.process import Pandoc, PandocError

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"
posix = pytest.mark.skipif(os.name != "posix", reason="a script stands in for pandoc")


@pytest.fixture
def pandoc():
    made = Pandoc()
    yield made
    made.close()


def ask(pandoc: Pandoc, words: str) -> str:
    """What the Word file of an article of these words says."""
    article = Article(
        metadata=Metadata(title="Sea", language="en"),
        blocks=(Paragraph(content=(Text(words),)),),
    )
    theme = load_theme("default")
    document = pandoc_document(article, theme).json
    data = pandoc.docx(document, reference_document(theme, "A4"))
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return parts.read("word/document.xml").decode()


def test_threads_share_one_pandoc_and_get_their_own_answers(pandoc, monkeypatch):
    started = []
    popen = subprocess.Popen

    def counted(*arguments, **settings):
        started.append(arguments)
        return popen(*arguments, **settings)

    monkeypatch.setattr(process.subprocess, "Popen", counted)
    answers: dict[str, str] = {}
    words = [f"boat number {number}." for number in range(12)]
    threads = [
        threading.Thread(target=lambda said=said: answers.update({said: ask(pandoc, said)}))
        for said in words
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(started) == 1
    assert [said for said in words if said not in answers[said]] == []


def test_a_pandoc_that_died_is_started_again(pandoc):
    ask(pandoc, "rain")
    (worker,) = pandoc._workers.values()
    worker.process.kill()
    worker.process.wait()
    assert "snow" in ask(pandoc, "snow")


def test_an_answer_that_nobody_waited_for_is_not_given_to_the_next(pandoc, monkeypatch):
    ask(pandoc, "calm")

    class TimeIsUp(BaseException):
        pass

    @contextmanager
    def out_of_time(*_arguments):
        raise TimeIsUp
        yield

    with monkeypatch.context() as patched:
        patched.setattr(process, "_at_most", out_of_time)
        with pytest.raises(TimeIsUp):
            ask(pandoc, "storm")
    assert "calm again" in ask(pandoc, "calm again")


def test_what_pandoc_refuses_is_told_in_its_words(pandoc):
    with pytest.raises(PandocError, match=r"^pandoc: .*JSON"):
        pandoc.docx(b"{", reference_document(load_theme("default"), "A4"))
    assert "still here" in ask(pandoc, "still here")


def test_a_closed_pandoc_starts_when_it_is_asked(pandoc):
    pandoc.warm_up()
    pandoc.close()
    assert pandoc._workers == {}
    assert "rain" in ask(pandoc, "rain")


@posix
@pytest.mark.parametrize(
    ("lua", "version"),
    [("echo 2.19.2; cat", "2.19.2"), ("echo 4.0; cat", "4.0"), ("exit 64", "2.9")],
)
def test_another_pandoc_is_refused_by_the_version_to_install(
    pandoc, monkeypatch, tmp_path, lua, version
):
    script = tmp_path / "pandoc"
    script.write_text(
        f'#!/bin/sh\nif [ "$1" = --version ]; then echo "pandoc {version}"; exit; fi\n{lua}\n'
    )
    script.chmod(0o755)
    monkeypatch.setattr(process, "pandoc_path", lambda: str(script))
    with pytest.raises(MissingError) as raised:
        ask(pandoc, "rain")
    assert version in raised.value.message
    assert raised.value.code == "machine.pandoc"
    (asked,) = {word for word in raised.value.hint.split("'") if word.startswith("pypandoc")}
    assert f'"{asked}"' in PYPROJECT.read_text(encoding="utf-8")


@posix
def test_a_forked_child_starts_its_own_though_its_parent_was_at_work():
    code = """
import os, threading, convert
from convert.article import Article, Metadata, Paragraph, Text
from convert.pandoc.process import PANDOC
metadata = Metadata(title="Sea", language="en")
article = Article(metadata=metadata, blocks=(Paragraph(content=(Text("Rain."),)),))
ours = convert.render(article, "docx")
PANDOC._lock.acquire()
child = os.fork()
if child == 0:
    os._exit(0 if convert.render(article, "docx") == ours and len(PANDOC._workers) == 2 else 1)
PANDOC._lock.release()
print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""
    # A child that waits for the lock waits for ever.
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=600
    )
    assert result.stdout == "0\n"


def test_it_reads_what_it_is_given_and_nothing_else(pandoc, tmp_path):
    (tmp_path / "other.rst").write_text("secret words")
    asked = f"Words.\n\n.. include:: {tmp_path}/other.rst\n".encode()
    read = pandoc.read(asked, "rst-smart").decode()
    assert '"Words."' in read
    assert "secret" not in read


def test_an_empty_document_is_answered_at_once(pandoc, monkeypatch):
    monkeypatch.setattr("convert.pandoc.process._SECONDS", 5.0)
    assert b'"blocks":[]' in pandoc.read(b"", "html")
    assert b"rain" in pandoc.read(b"<p>rain</p>", "html")


def test_formulas_become_mathml_and_what_is_none_stays(pandoc):
    formulas = b"""{"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": [
        {"t": "Para", "c": [{"t": "Math", "c": [{"t": "InlineMath"}, "a^2"]}]},
        {"t": "Para", "c": [{"t": "Math", "c": [{"t": "InlineMath"}, "\\\\nonsense"]}]}]}"""
    good, bad = pandoc.mathml(formulas).strip().split("</p>")[:2]
    assert "<msup>" in good
    assert "<math" not in bad


def test_a_format_that_it_does_not_know_is_told(pandoc):
    with pytest.raises(PandocError, match="nonsense"):
        pandoc.read(b"Words.", "nonsense")
