"""A drop cap as the style sheet has it: an empty box makes room, the letter stands beside it."""

from convert.article import Article
from convert.backends.pdf.initials import MARK_GAP, Cap, cap_of
from convert.design.themes import Theme
from convert.markup.opening import initial, opening_paragraph
from convert.walk.printed import printed_blocks


def initial_places(article: Article, theme: Theme, lines: int) -> dict[str, str]:
    """What stands for each `$initial_` of the style sheet, for an initial of so many lines; nothing
    where no initial can be taken."""
    opening = opening_paragraph(printed_blocks(article))
    begin = initial(opening) if opening else None
    if begin is None:
        return {}
    return _places(cap_of(theme, begin, lines), lines, float(theme.tokens.type.leading))


def _places(cap: Cap, lines: int, leading: float) -> dict[str, str]:
    """In em of the text, of the letter or of the mark."""
    numbers = {
        "initial_size": cap.size,
        "initial_leading": ((2 * lines - 1) * leading - cap.middle * (cap.size - 1)) / cap.size,
        "initial_width": cap.room / cap.size,
        "initial_room": cap.room,
        "initial_height": (cap.beside - 0.5) * leading,
        "initial_mark_size": cap.mark,
        "initial_mark_before": -(cap.room + cap.mark_width) / cap.mark,
        "initial_mark_after": cap.room / cap.mark + MARK_GAP,
        "initial_mark_drop": -cap.mark_drop / cap.mark,
    }
    return {name: f"{number:.4f}" for name, number in numbers.items()}
