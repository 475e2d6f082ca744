"""Formulas as pictures, for engines that know no MathML."""

from base64 import b64encode

from msgspec.structs import replace

from convert.article import Math
from convert.markup.dialect import PAPER
from convert.markup.formulas import mathml_of
from convert.markup.writer import FormulaPicture

_SIZE = 24.0  # of the type that a formula is drawn in, in units of its own


def formula_picture(formula: Math) -> FormulaPicture | None:
    """The formula drawn with STIX Two Math, as SVG paths; None for one without MathML, or that
    cannot be drawn.
    """
    # What draws it fails on some signs of an attribute, and shows none.
    mathml = mathml_of(replace(formula, tex="", alt=""), PAPER)
    if not mathml:
        return None
    from ziamath.zmath import Math as Drawn

    try:
        drawn = Drawn(mathml, size=_SIZE)
        svg = drawn.svg().encode()
        height, below = drawn.getsize()[1], drawn.getyofst()
    except Exception:  # whatever it cannot draw is printed as TeX
        return None
    address = f"data:image/svg+xml;base64,{b64encode(svg).decode('ascii')}"
    return FormulaPicture(address, height / _SIZE, max(-below, 0.0) / _SIZE)
