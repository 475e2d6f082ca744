"""Shapes behind the text of a page, as DrawingML (ISO/IEC 29500-1, 20.1.9 and 20.4.2)."""

from collections.abc import Iterable
from typing import Final, assert_never

from lxml import etree
from msgspec import Struct

from convert.backends.docx.trees import NAMESPACES, made
from convert.covers.motifs import Bar, Disc, Ring, Shape

_EMUS: Final = 12_700  # in a point
_FINE: Final = 100  # units of a path in a point
_HALF: Final = 10_800_000  # of a circle, in sixtieths of a thousandth of a degree
_FIRST_ID: Final = 900_000  # of a drawing; pandoc's count from the first picture
_SHAPES: Final = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_CHOICES: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_SPACES: Final = {
    "mc": _CHOICES,
    "wp": NAMESPACES["wp"],
    "a": NAMESPACES["a"],
    "wps": _SHAPES,
}


class Place(Struct, frozen=True):
    """A field of a page, in points from its corner at the top left."""

    left: float
    top: float
    width: float
    height: float


def drawing(
    number: int,
    name: str,
    place: Place,
    path: etree._Element | None,
    colour: str,
    decoration: etree._Element,
) -> etree._Element:
    """A shape behind the text: `path`, or the whole of its place, filled with a colour.

    decoration: what marks it as such. number: above those of lower numbers, from 1.
    """
    size = {"cx": _emus(place.width), "cy": _emus(place.height)}
    extent = _made("a:ext", **size)
    geometry = path if path is not None else _made("a:prstGeom", _made("a:avLst"), prst="rect")
    look = _made(
        "wps:spPr",
        _made("a:xfrm", _made("a:off", x=0, y=0), extent),
        geometry,
        _made("a:solidFill", _made("a:srgbClr", val=hexadecimal(colour))),
        _made("a:ln", _made("a:noFill")),
    )
    shape = _made("wps:wsp", _made("wps:cNvSpPr"), look, _made("wps:bodyPr"))
    anchor = _made(
        "wp:anchor",
        _made("wp:simplePos", x=0, y=0),
        _made("wp:positionH", _offset(place.left), relativeFrom="page"),
        _made("wp:positionV", _offset(place.top), relativeFrom="page"),
        _made("wp:extent", **size),
        _made("wp:effectExtent", l=0, t=0, r=0, b=0),
        _made("wp:wrapNone"),
        _made("wp:docPr", decoration, id=_FIRST_ID + number, name=name),
        _made("wp:cNvGraphicFramePr"),
        _made("a:graphic", _made("a:graphicData", shape, uri=_SHAPES)),
        **{f"dist{side}": 0 for side in "TBLR"},
        simplePos=0,
        relativeHeight=number,
        behindDoc=1,
        locked=0,
        layoutInCell=1,
        allowOverlap=1,
    )
    choice = _made("mc:Choice", made("drawing", anchor), Requires="wps")
    return _made("mc:AlternateContent", choice)


def hexadecimal(colour: str) -> str:
    """A colour written as #rrggbb as Word has it (ST_HexColorRGB)."""
    return colour.removeprefix("#").upper()


def outline(shapes: Iterable[Shape], field: Place) -> etree._Element:
    """The shapes of a motif as one path that fills `field`; where two lie over each other, as the
    circles of a ring do, is a hole."""
    path = _made("a:path", w=_fine(field.width), h=_fine(field.height))
    for shape in shapes:
        path.extend(_steps(shape))
    lists = (_made(f"a:{kind}") for kind in ("avLst", "gdLst", "ahLst", "cxnLst"))
    whole = _made("a:rect", l=0, t=0, r="r", b="b")
    return _made("a:custGeom", *lists, whole, _made("a:pathLst", path))


def _steps(shape: Shape) -> list[etree._Element]:
    match shape:
        case Bar():
            right, foot = shape.left + shape.width, shape.top + shape.height
            corners = ((right, shape.top), (right, foot), (shape.left, foot))
            lines = [_to("a:lnTo", x, y) for x, y in corners]
            return [_to("a:moveTo", shape.left, shape.top), *lines, _made("a:close")]
        case Disc():
            return _circle(shape.x, shape.y, shape.radius, _HALF)
        case Ring():
            inner = _circle(shape.x, shape.y, shape.radius - shape.width, -_HALF)
            return _circle(shape.x, shape.y, shape.radius, _HALF) + inner
        case _:
            assert_never(shape)


def _circle(x: float, y: float, radius: float, half: int) -> list[etree._Element]:
    """A circle in two halves, from its left end on: of one turn, programs make none at all."""
    size = {"wR": _fine(radius), "hR": _fine(radius), "swAng": half}
    halves = (_made("a:arcTo", **size, stAng=start) for start in (_HALF, 0))
    return [_to("a:moveTo", x - radius, y), *halves, _made("a:close")]


def _to(kind: str, x: float, y: float) -> etree._Element:
    return _made(kind, _made("a:pt", x=_fine(x), y=_fine(y)))


def _offset(points: float) -> etree._Element:
    offset = _made("wp:posOffset")
    offset.text = str(_emus(points))
    return offset


def _emus(points: float) -> int:
    return round(points * _EMUS)


def _fine(points: float) -> int:
    return round(points * _FINE)


def _made(qualified: str, *children: etree._Element, **said: str | int) -> etree._Element:
    prefix, _, local = qualified.partition(":")
    element = etree.Element(f"{{{_SPACES[prefix]}}}{local}", nsmap=_SPACES)
    for key, value in said.items():
        element.set(key, str(value))
    element.extend(children)
    return element
