"""A run's language stands where Word looks for that of its script."""

import pytest

from convert.backends.docx.runs import mend_runs
from tests.backends.docx import shown, tree


@pytest.mark.parametrize(
    ("tag", "slot"),
    [
        ("en", ""),
        ("ru", ""),
        ("hi", ""),
        ("th", ""),
        ("ar", "bidi"),
        ("ar-EG", "bidi"),
        ("AR", "bidi"),
        ("ckb", "bidi"),
        ("syr", "bidi"),
        ("ps", "bidi"),
        ("ja", "eastAsia"),
        ("zh-Hant-TW", "eastAsia"),
        ("ko", "eastAsia"),
        # Tags that begin as another's do.
        ("arn", ""),
        ("jam", ""),
        ("und", ""),
    ],
)
def test_a_language_is_named_in_the_slot_of_its_script(tag: str, slot: str):
    run = '<w:r><w:rPr><w:lang w:val="{}"{}/></w:rPr><w:t>sea</w:t></w:r>'
    part = tree(f"<w:body><w:p>{run.format(tag, '')}</w:p></w:body>")
    mend_runs(part)
    more = f' w:{slot}="{tag}"' if slot else ""
    assert shown(part) == f"<w:body><w:p>{run.format(tag, more)}</w:p></w:body>"
