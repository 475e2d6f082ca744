"""The theme of a Word file (ISO/IEC 29500-1, 20.1.6): its fonts and colours by what they are for,
which Word's menus of fonts and colours change in one place.
"""

from typing import Final

from lxml import etree

from convert.backends.docx.trees import NAMESPACES, needed
from convert.design.themes import Theme
from convert.languages.language import OfficeFonts

# The names of a theme's fonts for text and for display (17.18.96), by the slots of a style.
FONTS: Final = {
    slot: {"ascii": f"{kind}HAnsi", "hAnsi": f"{kind}HAnsi", "eastAsia": f"{kind}EastAsia"}
    | {"cs": f"{kind}Bidi"}
    for slot, kind in (("text", "minor"), ("display", "major"))
}

# The names that styles have for the colours of our tokens (17.18.97).
COLOURS: Final = {
    "ink": "text1",
    "paper": "background1",
    "muted": "text2",
    "tint": "background2",
    "link": "accent1",
    "rule": "accent2",
}

# The places of a theme's colours, and the token that fills each.
_SCHEME: Final = {
    "dk1": "ink",
    "lt1": "paper",
    "dk2": "muted",
    "lt2": "tint",
    "accent1": "link",
    "accent2": "rule",
    "accent3": "muted",
    "accent4": "ink",
    "accent5": "link",
    "accent6": "rule",
    "hlink": "link",
    "folHlink": "link",
}


def fill_theme(part: etree._Element, theme: Theme, office: OfficeFonts | None) -> None:
    """Put a theme's fonts and colours into pandoc's part; office: the fonts of the language's
    script. Raises RenderError where the part has no place for one.
    """
    name = theme.tokens.name
    part.set("name", name)
    scheme = needed(part, "a:themeElements/a:clrScheme")
    scheme.set("name", name)
    for place, token in _SCHEME.items():
        colour: str = getattr(theme.tokens.colour, token)
        held = needed(scheme, f"a:{place}")
        held[:] = [etree.Element(f"{{{NAMESPACES['a']}}}srgbClr", val=colour.lstrip("#").upper())]
    fonts = needed(part, "a:themeElements/a:fontScheme")
    fonts.set("name", name)
    for kind, token in (("major", "display"), ("minor", "text")):
        _fill_fonts(needed(fonts, f"a:{kind}Font"), token, theme, office)


def _fill_fonts(
    fonts: etree._Element, token: str, theme: Theme, office: OfficeFonts | None
) -> None:
    latin = needed(fonts, "a:latin")
    latin.attrib.clear()
    family: str = getattr(theme.tokens.fonts, f"word_{token}")
    latin.set("typeface", family)
    for slot, path in (("eastAsia", "a:ea"), ("cs", "a:cs")):
        own = office if office and office.slot == slot else None
        script: str = getattr(own, token) if own else family
        needed(fonts, path).set("typeface", script)
