"""How far two colours are apart (WCAG 2.2, its definition of contrast ratio)."""

Colour = tuple[float, float, float]


def ratio(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, each as red, green and blue from 0 to 1: 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def colour(written: str) -> Colour:
    """A colour written as #rrggbb."""
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
