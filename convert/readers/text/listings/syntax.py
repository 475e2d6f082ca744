"""The language of a listing, where words that no other has make it plain."""

import re
from typing import Final

from convert.patterns import Lazy

_PLAIN: Final = tuple(
    (name, Lazy(pattern, re.MULTILINE))
    for name, pattern in (
        ("console", r"^(?:\$ |\S+@\S+[:\s]\S*\s?[$#] |[A-Z]:\\\S*> ?)\S"),
        ("pycon", r"^>>> \S"),
        ("php", r"^<\?php"),
        ("python", r"^#!.*\bpython|^\s*def \w+\(.*\).*:$|^from [\w.]+ import \w|^\s*elif .*:$"),
        ("bash", r"^#!.*\b(?:ba)?sh$|^(?:sudo )?(?:apt-get|pip3?|npm|yarn|git|cargo|docker) \w+"),
        ("c", r"^#include [<\"]"),
        ("go", r"^package [a-z]\w*$|^func (?:\(.*?\) )?\w+\(.*\{$"),
        ("rust", r"^\s*(?:pub )?fn \w+.*\{$|\blet mut \w"),
        ("elixir", r"^defmodule [A-Z]|^iex(?:\(\d+\))?> "),
        ("java", r"^\s*public (?:static |final )*(?:class|void|interface) "),
        ("html", r"^<!DOCTYPE html|^</?(?:html|head|body|div|p|script|form|button|table|ul|a)\b"),
        ("json", r"\A[{\[]\s*(?:\"[^\"]*\"\s*:|\{\s*\")"),
        ("sql", r"^(?:SELECT\s.+\sFROM|INSERT INTO|CREATE TABLE|UPDATE \w+ SET)\b"),
        ("javascript", r"^\s*(?:const|let) [\w{}, ]+ = .*;$|=> \{$|^function \w+\("),
    )
)  # fmt: skip


def named_syntax(text: str) -> str | None:
    """The name of the language that `text` is written in, or None where it is not plain."""
    sample = text[:2000]
    return next((name for name, pattern in _PLAIN if pattern.search(sample)), None)
