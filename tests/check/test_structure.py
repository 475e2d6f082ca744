"""Structure against structure, without a file in between."""

from msgspec.structs import replace

from convert.check.expected import expected_reading
from convert.check.outline import normal
from convert.check.reading.shape import ListShape, OutlineEntry, Reading
from convert.check.structure import check_structure
from tests.check.good import ARTICLE

EXPECTED = expected_reading(ARTICLE)
FOUND = replace(EXPECTED, format="pdf")


def messages(found: Reading, expected: Reading = EXPECTED) -> list[str]:
    return [finding.message for finding in check_structure("file", expected, found)]


def test_the_same_structure_gives_no_finding() -> None:
    assert messages(FOUND) == []


def test_a_list_cut_at_the_end_of_a_page_is_a_warning() -> None:
    lists = (ListShape(True, 2), ListShape(True, 1, 3))
    found = list(check_structure("file", EXPECTED, replace(FOUND, lists=lists)))
    assert [(f.code, f.severity) for f in found] == [("structure.list-cut", "warning")]


def test_a_list_that_counts_anew_after_a_cut_is_an_error() -> None:
    lists = (ListShape(True, 2), ListShape(True, 1, 1))
    found = list(check_structure("file", EXPECTED, replace(FOUND, lists=lists)))
    assert {f.severity for f in found} == {"error"}


def test_one_lost_heading_is_one_finding_though_all_others_move_up() -> None:
    runs = tuple(run for run in FOUND.runs if run.text != "Before the fog")
    assert messages(replace(FOUND, runs=runs)) == ["no heading of level 2 “Before the fog”"]


def test_a_language_tag_may_say_less_but_not_something_else() -> None:
    british = replace(EXPECTED, language="en-GB")
    assert messages(replace(FOUND, language="en"), british) == []
    assert messages(replace(FOUND, language="en-US"), british) == [
        "the language is “en-US”, not “en-GB”"
    ]


def test_an_outline_may_leave_the_title_out_or_put_it_beside_the_rest() -> None:
    title, rest = OutlineEntry(1, "T"), [OutlineEntry(2, "a"), OutlineEntry(3, "b")]
    whole = normal((title, *rest), "T")
    below = normal(tuple(OutlineEntry(e.level - 1, e.text) for e in rest), "T")
    beside = normal((title, OutlineEntry(1, "a"), OutlineEntry(2, "b")), "T")
    assert whole == below == beside == (title, *rest)
