"""How the time of a run grows with its articles, as an SVG for the docs."""

from collections.abc import Sequence
from math import log10

_WIDTH, _HEIGHT, _LEFT, _BOTTOM = 560, 320, 64, 44


def growth_plot(points: Sequence[tuple[int, float, float]]) -> str:
    """Both axes logarithmic: articles across, seconds up; a first run and an unchanged one."""
    largest_count = max(count for count, _, _ in points)
    longest = max(first for _, first, _ in points)

    def place(count: float, seconds: float) -> tuple[float, float]:
        across = _LEFT + (_WIDTH - _LEFT - 20) * log10(count) / log10(largest_count)
        up = (log10(max(seconds, 0.1)) + 1) / (log10(longest) + 1)
        return across, _HEIGHT - _BOTTOM - (_HEIGHT - _BOTTOM - 20) * up

    lines = []
    for name, column, dash in (("first run", 1, ""), ("unchanged", 2, ' stroke-dasharray="6 4"')):
        places = [place(point[0], point[column]) for point in points]
        path = " ".join(f"{x:.0f},{y:.0f}" for x, y in places)
        lines.append(f'<polyline points="{path}" fill="none" stroke="#0b3d91"{dash}/>')
        x, y = places[-1]
        lines.append(f'<text x="{x - 70:.0f}" y="{y - 8:.0f}">{name}</text>')
        lines += [
            f'<text x="{x:.0f}" y="{y + 16:.0f}">{point[column]:.1f} s</text>'
            for point, (x, y) in zip(points, places, strict=True)
        ]
    lines += [
        f'<text x="{place(count, 1)[0]:.0f}" y="{_HEIGHT - 16}">{count:,}</text>'
        for count, _, _ in points
    ]
    words = "; ".join(f"{n} articles {a:.1f} s, again {b:.1f} s" for n, a, b in points)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH + 40} {_HEIGHT}" role="img" '
        f'aria-label="{words}" font-family="sans-serif" font-size="12">\n'
        f'<rect width="100%" height="100%" fill="#fff"/>\n' + "\n".join(lines) + "\n</svg>\n"
    )
