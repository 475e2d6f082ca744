"""The table of weights holds all that the rules see and nothing else, and rules weigh nothing."""

import ast
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from convert.readers import text as reader
from convert.readers.text.evidence import Evidence, total, weighed
from convert.readers.text.rules import RULES
from convert.readers.text.weights import WEIGHTS

_ROOM = Path(reader.__file__).parent
_ELSEWHERE = {
    "heading": (
        "rules/bare_heading.py",
        "rules/heading_neighbours.py",
        "rules/heading_words.py",
    ),
    "preformatted": ("listings/signs.py",),
    "list": ("rules/items.py",),
    "verse": ("stanzas.py",),
}


def modules(rule: str) -> tuple[Path, ...]:
    """The files in which a rule sees things."""
    own = _ROOM / "rules" / f"{rule.replace(' ', '_')}.py"
    others = (_ROOM / name for name in _ELSEWHERE.get(rule, ()))
    return tuple(path for path in (own, *others) if path.exists())


def seen_in(path: Path) -> Iterator[tuple[ast.expr, ast.expr]]:
    """How much of a thing was seen, and its name, for whatever looks like `Seen` in a file."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Tuple) and len(node.elts) in (2, 3) and names(node.elts[1]):
            yield node.elts[0], node.elts[1]


def names(node: ast.expr) -> tuple[str, ...]:
    """The words that an expression may be, () where it is something else."""
    match node:
        case ast.Constant(value=str(words)) if " " in words or words in _WORDS:
            return (words,)
        case ast.IfExp(body=body, orelse=other):
            return names(body) + names(other)
    return ()


_WORDS = frozenset(chain.from_iterable(row for row in WEIGHTS.values()))
_BUILT_IN = [rule.name for rule in RULES]


def test_each_rule_has_a_row_and_each_row_a_rule() -> None:
    assert set(WEIGHTS) == set(_BUILT_IN)


@pytest.mark.parametrize("rule", _BUILT_IN)
def test_what_a_rule_sees_stands_in_its_row(rule: str) -> None:
    signs = {
        name for path in modules(rule) for _, sign in seen_in(path) for name in names(sign) if name
    }
    assert signs <= set(WEIGHTS[rule])


@pytest.mark.parametrize("rule", _BUILT_IN)
def test_what_stands_in_a_row_is_seen(rule: str) -> None:
    written = {
        node.value
        for path in modules(rule)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    assert set(WEIGHTS[rule]) <= written


@pytest.mark.parametrize("rule", _BUILT_IN)
def test_no_rule_says_what_a_thing_weighs(rule: str) -> None:
    for path in modules(rule):
        for amount, sign in seen_in(path):
            for choice in (
                [amount.body, amount.orelse] if isinstance(amount, ast.IfExp) else [amount]
            ):
                number = choice.operand if isinstance(choice, ast.UnaryOp) else choice
                if isinstance(number, ast.Constant):
                    assert choice is number, names(sign)
                    assert number.value in (0, 1), names(sign)


def test_a_thing_weighs_as_much_as_there_is_of_it() -> None:
    row = WEIGHTS["fields"]
    seen = ((3, "known labels", "3 known labels"), (False, "a blank line ends them"))
    assert weighed("fields", seen) == (
        Evidence(3 * row["known labels"], "3 known labels", "known labels"),
    )
    assert total("fields", seen) == 3 * row["known labels"]


def test_a_rule_of_another_package_says_itself_what_a_thing_weighs() -> None:
    assert weighed("a stranger's", ((2.5, "loud"), (0, "soft"))) == (Evidence(2.5, "loud"),)
