"""Every message that can be given, as the code itself has it: its code, words and advice."""

import ast
from collections.abc import Iterator

from msgspec import Struct

from tests.command import ROOT

_SEVERITIES = {
    "Diagnostic": "warning",
    "UsageError": "wrong use",
    "MissingError": "lacking",
    "SourceError": "error",
    "ArticleError": "error",
    "RenderError": "error",
    "WriteError": "error",
    "CheckError": "error",
}


class Message(Struct, frozen=True, order=True):
    """One message, with `…` for what changes."""

    code: str
    severity: str
    words: str
    advice: str


def messages() -> list[Message]:
    """All messages of the package whose code stands in the code, in alphabetical order."""
    found = {
        message
        for path in sorted((ROOT / "convert").rglob("*.py"))
        for message in _messages_in(ast.parse(path.read_text(encoding="utf-8")))
    }
    return sorted(found)


def _messages_in(tree: ast.Module) -> Iterator[Message]:
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name)):
            continue
        given = {each.arg: each.value for each in node.keywords if each.arg}
        code = given.get("code")
        if node.func.id not in _SEVERITIES or not isinstance(code, ast.Constant):
            continue
        words = given.get("message") or (node.args[0] if node.args else None)
        severity = given.get("severity")
        yield Message(
            code=str(code.value),
            severity=str(getattr(severity, "value", "")) or _SEVERITIES[node.func.id],
            words=_words(words),
            advice=_words(given.get("hint")),
        )


def _words(node: ast.expr | None) -> str:
    """The words of a string in the code, `…` for each part that is worked out."""
    if node is None:
        return ""
    if isinstance(node, ast.Constant):
        return str(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_words(part) for part in node.values)
    if isinstance(node, ast.BinOp):
        return f"{_words(node.left)}{_words(node.right)}"
    if isinstance(node, ast.IfExp):
        return _words(node.body)
    return "…"
