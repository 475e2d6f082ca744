"""Addresses in a byline or a detail are links, and every word of it stays."""

import pytest

from convert.article import Link
from convert.walk import inline_text
from convert.walk.linked import with_links


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Allotment list <plots@example.org>", ["mailto:plots@example.org"]),
        (
            "From: Jo Marsh <jo.marsh+list@mail.example.org>",
            ["mailto:jo.marsh+list@mail.example.org"],
        ),
        ("a@example.org, b@example.org", ["mailto:a@example.org", "mailto:b@example.org"]),
        ("See https://example.org/a_(b)?q=1.", ["https://example.org/a_(b)?q=1"]),
        ("(https://example.org/x)", ["https://example.org/x"]),
        ("港 <minato@例え.jp>", ["mailto:minato@例え.jp"]),
        ("@jo on the mailing list", []),
        ("jo@localhost", []),
        ("At 5 @ the harbour", []),
        ("", []),
    ],
)
def test_addresses(text: str, targets: list[str]):
    inlines = with_links(text)
    assert [inline.target for inline in inlines if isinstance(inline, Link)] == targets
    assert inline_text(inlines) == text
