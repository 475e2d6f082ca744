"""What was set aside: as part of the Article, and told."""

from collections.abc import Sequence

from convert.article import AsideKind, SetAside
from convert.errors import Diagnostic
from convert.readers.text.frames.frame import Frame
from convert.readers.text.rule import Decision
from convert.readers.text.source import Line

_NAMES: dict[AsideKind, str] = {
    "running_head": "running heads",
    "page_number": "page numbers",
    "mail_header": "a mail's header",
    "covering_letter": "a covering letter",
    "signature_block": "a mail's signature",
    "web_furniture": "a web page's furniture",
    "archive_frame": "an archive's frame",
    "wire_header": "a bulletin's header and marks",
    "manual_header": "a manual page's head and foot",
    "skipped": "what the sidecar skips",
}
_HINT = "A sidecar that says “paragraph” of these lines keeps them."
_SHOWN = 12


def set_aside(lines: Sequence[Line], frames: Sequence[Frame]) -> tuple[SetAside, ...]:
    """The words of `frames`; frames of one kind without a line between them are one."""
    found: list[SetAside] = []
    end = -1
    kept = False
    for frame in frames:
        bodies = [line.body for line in lines[frame.first : frame.end] if line.body]
        if frame.keeps and not frame.rest:
            continue  # marks without a word
        text = frame.rest if frame.keeps else "\n".join(bodies)
        span = (lines[frame.first].number, lines[frame.end - 1].number)
        before = found[-1] if found and frame.first == end else None
        whole = not frame.keeps and not kept
        kept = bool(frame.keeps)
        if before is not None and before.kind == frame.kind and whole:
            text, span = f"{before.text}\n{text}", (before.lines[0], span[1])
            found.pop()
        found.append(SetAside(kind=frame.kind, text=text, lines=span))
        end = frame.end
    return tuple(found)


def skipped(decisions: Sequence[Decision], lines: Sequence[Line]) -> tuple[SetAside, ...]:
    """The words that a person said are not part of the article."""
    return tuple(
        SetAside(
            kind="skipped",
            text="\n".join(line.body for line in lines[claim.first : claim.end] if line.body),
            lines=(lines[claim.first].number, lines[claim.end - 1].number),
        )
        for claim in (decision.winner for decision in decisions if decision.role == "skipped")
    )


def told(asides: Sequence[SetAside]) -> tuple[Diagnostic, ...]:
    """One line for each kind of what was set aside, with the lines of the source."""
    kinds: dict[AsideKind, list[tuple[int, int]]] = {}
    for aside in asides:
        kinds.setdefault(aside.kind, []).append(aside.lines)
    return tuple(
        Diagnostic(
            code=f"set_aside.{kind}",
            message=f"set aside and not printed: {_NAMES[kind]}, {_in_words(spans)}",
            severity="info",
            line=spans[0][0],
            hint="" if kind == "skipped" else _HINT,
        )
        for kind, spans in kinds.items()
    )


def _in_words(spans: Sequence[tuple[int, int]]) -> str:
    places = [str(a) if a == b else f"{a}-{b}" for a, b in spans]
    more = f" and {len(places) - _SHOWN} more" if len(places) > _SHOWN else ""
    word = "line" if places == [str(spans[0][0])] else "lines"
    return f"{word} {', '.join(places[:_SHOWN])}{more}"
