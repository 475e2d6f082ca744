"""The field of a cover as a drawing (SVG 1.1), for engines that set the words themselves."""

from typing import assert_never

from convert.covers.design import Cover
from convert.covers.motifs import Bar, Disc, Ring, Shape
from convert.markup.dialect import PAPER
from convert.markup.element import Attributes, element


def motif_svg(cover: Cover, width: int, height: int) -> bytes:
    """The motif of a cover as a drawing of this size."""
    shapes = "".join(_shape(shape, cover.palette.accent) for shape in cover.motif(width, height))
    attributes: Attributes = {
        "xmlns": "http://www.w3.org/2000/svg",
        "viewBox": f"0 0 {width} {height}",
        "width": str(width),
        "height": str(height),
    }
    return element("svg", shapes, attributes, dialect=PAPER).encode()


def _shape(shape: Shape, colour: str) -> str:
    match shape:
        case Bar():
            places = {"x": shape.left, "y": shape.top}
            sizes = {"width": shape.width, "height": shape.height}
            return _tag("rect", places | sizes, {"fill": colour})
        case Disc():
            return _tag("circle", _round(shape.x, shape.y, shape.radius), {"fill": colour})
        case Ring():
            middle = shape.radius - shape.width / 2
            line = {"fill": "none", "stroke": colour, "stroke-width": f"{shape.width:.1f}"}
            return _tag("circle", _round(shape.x, shape.y, middle), line)
        case _:
            assert_never(shape)


def _round(x: float, y: float, radius: float) -> dict[str, float]:
    return {"cx": x, "cy": y, "r": radius}


def _tag(name: str, numbers: dict[str, float], others: dict[str, str]) -> str:
    written = {key: f"{number:.1f}" for key, number in numbers.items()}
    return element(name, "", {**written, **others}, dialect=PAPER)
