"""Objects of a PDF asked in ways that take little time: the thousands of an ordinary file count."""

import re
from typing import TypeAlias

import pikepdf

Instruction: TypeAlias = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage

# An array as pikepdf writes it, of hexadecimal strings and numbers alone, as most are.
_PLAIN = re.compile(rb"\[ (?:(?:<[0-9a-f]*>|-?\d+\.?\d*|-?\.\d+) )*\]")


def entry(holder: pikepdf.Object | None, key: str) -> pikepdf.Object | None:
    """What a dictionary has under a key that most of its kind lack. Its own `get` throws an
    exception in C++ for each that it lacks, and takes twenty times as long."""
    return holder[key] if holder is not None and key in holder else None


def operands_of(instruction: Instruction) -> list[pikepdf.Object]:
    """The operands of an instruction (ISO 32000-2, 7.8.2). Where pikepdf's own iteration ends, an
    exception is thrown in C++, which takes longer than to ask for them one by one."""
    given = instruction.operands
    return [given[at] for at in range(len(given))]


def shown_items(operand: pikepdf.Object) -> list[bytes | float]:
    """What an operator shows (9.4.3): strings of codes, and between them steps back, in thousandths
    of the size.

    An array is read as one piece: to ask pikepdf for each item takes three times as long.
    """
    if not isinstance(operand, pikepdf.Array):
        return [bytes(operand)]
    written = operand.unparse()
    if not _PLAIN.fullmatch(written):
        items = list(operand)
        return [bytes(i) if isinstance(i, pikepdf.String) else float(i) for i in items]
    return [
        bytes.fromhex(token[1:-1].decode()) if token[:1] == b"<" else float(token)
        for token in written[2:-2].split()
    ]
