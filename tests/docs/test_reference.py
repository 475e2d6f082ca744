"""The reference is what the code says, and nothing that is told is without advice."""

import pytest

from tests.docs.cures import CURES
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
