import pytest

from convert.errors import UsageError
from convert.readers.text.arrange import Placed, arranged
from convert.readers.text.rule import Rule
from convert.readers.text.rules import RULES, paragraph, separator


def rule(name: str) -> Rule:
    return Rule(name, "set", 4, separator.weigh, separator.build)


BUILT_IN = (rule("list"), rule("heading"), paragraph.RULE)


@pytest.mark.parametrize(
    ("places", "names"),
    [
        ([], "list heading paragraph"),
        (["before heading"], "list new0 heading paragraph"),
        (["after list"], "list new0 heading paragraph"),
        (["before list"], "new0 list heading paragraph"),
        (["before paragraph"], "list heading new0 paragraph"),
        (["before heading", "before heading"], "list new0 new1 heading paragraph"),
        (["after list", "after list"], "list new0 new1 heading paragraph"),
        (["after new1", "after list"], "list new1 new0 heading paragraph"),
        (["after heading", "before new0"], "list heading new1 new0 paragraph"),
    ],
)
def test_found_rules_stand_where_they_say(places: list[str], names: str) -> None:
    found = [Placed(rule(f"new{index}"), place) for index, place in enumerate(places)]
    assert [rule.name for rule in arranged(BUILT_IN, found)] == names.split()


@pytest.mark.parametrize(
    "places",
    [
        ["before nothing"],
        ["heading"],
        ["beside heading"],
        [""],
        ["after paragraph"],
        ["before new1", "before new0"],
    ],
)
def test_a_place_that_is_nowhere_is_refused(places: list[str]) -> None:
    found = [Placed(rule(f"new{index}"), place) for index, place in enumerate(places)]
    with pytest.raises(UsageError, match="cannot stand"):
        arranged(BUILT_IN, found)


def test_a_name_that_is_taken_is_refused() -> None:
    with pytest.raises(UsageError, match="called “heading”"):
        arranged(BUILT_IN, [Placed(rule("heading"), "before list")])


def test_the_built_in_rules_end_with_the_one_that_always_claims() -> None:
    assert arranged(RULES, []) == RULES
    assert RULES[-1].name == "paragraph"
