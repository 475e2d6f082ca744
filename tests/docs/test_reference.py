"""The reference is what the code says, and nothing that is told is without advice."""

from pathlib import Path

import pytest

from tests.docs.cures import CURES
from tests.docs.givers import Calls
from tests.docs.messages import messages
from tests.docs.reference import advice, pages
from tests.docs.rewrite import REFERENCE

PAGES = pages()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_up_to_date(name: str):
    committed = (REFERENCE / name).read_text(encoding="utf-8")
    assert committed == PAGES[name], "run `make reference`"


def test_there_is_no_other_page():
    assert {path.name for path in REFERENCE.iterdir()} == set(PAGES)


def test_every_message_says_what_to_do():
    by_code = {message.code: [] for message in messages()}
    for message in messages():
        by_code[message.code].append(message)
    assert len(by_code) > 100
    assert not [code for code, found in by_code.items() if not advice(code, found)]
    assert set(CURES) <= set(by_code), "advice for what is told no more"


def test_the_page_of_messages_knows_what_is_in_the_code():
    page = PAGES["messages.md"]
    for code in ("heading.skipped", "source.binary", "backend.unknown", "machine.pango"):
        assert f"| `{code}` |" in page
    for code in ("comment.left_out", "raw.left_out", "markup.highlight", "set_aside.web_furniture"):
        assert f"| `{code}` |" in page, "made by a function that is given the code"
    for code in ("structure.heading", "words.moved", "tool.nu", "usage"):
        assert f"| `{code}` |" in page


def test_no_code_is_unknown():
    assert not [each for each in messages() if "…" in each.code], "name its parts in _FAMILIES"


PASSED_ON = """
FIXED = "fixed.code"

class Work:
    def tell(self, code, message, *, hint="usual advice"):
        self.told.append(Diagnostic(code=code, message=message, hint=hint))

def _info(part, message):
    return Diagnostic(code=f"part.{part}", message=message)

def reads(work, found, error):
    words = f"left {found}"
    work.tell("told.one", words)
    work.tell("told.two" if found else "told.three", "said", hint="other advice")
    _info("a", "of a")
    _info("b", "of b")
    Diagnostic(code=FIXED, message="at once")
    Diagnostic(code=error.code, message="made elsewhere")
    Diagnostic(code=found, message="nobody knows")
"""


def test_codes_are_traced_through_those_that_pass_them_on(tmp_path: Path):
    (tmp_path / "reader.py").write_text(PASSED_ON)
    found = {each.code: (each.words, each.advice) for each in messages(Calls(tmp_path))}
    assert found == {
        "told.one": ("left …", "usual advice"),
        "told.two": ("said", "other advice"),
        "told.three": ("said", "other advice"),
        "part.a": ("of a", ""),
        "part.b": ("of b", ""),
        "fixed.code": ("at once", ""),
        "…": ("nobody knows", ""),
    }
