"""All that was seen and decided about one source, from which its Article is put together."""

from collections.abc import Mapping

from msgspec import Struct

from convert.article import SetAside
from convert.readers.text.conventions import Conventions
from convert.readers.text.decode import Decoded
from convert.readers.text.parts import FieldsPart
from convert.readers.text.rule import Decision
from convert.readers.text.source import Line
from convert.sidecar import Sidecar


class Judged(Struct, frozen=True):
    """All that was seen and decided about one source."""

    decoded: Decoded
    lines: tuple[Line, ...]
    conventions: Conventions
    decisions: tuple[Decision, ...]
    front: FieldsPart | None
    sidecar: Sidecar
    set_aside: tuple[SetAside, ...]
    resources: Mapping[str, bytes]
