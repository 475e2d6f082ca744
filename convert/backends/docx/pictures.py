"""The words of a picture in a Word file, and where it stands."""

from lxml import etree

from convert.backends.docx.trees import NAMESPACES, every, name, needed

_DECORATIVE = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"  # [MS-ODRAWXML] 2.28.1


def mend_pictures(part: etree._Element) -> int:
    """Set pictures flush with the text and describe each once; how many there are.

    LibreOffice gives room where none is told (ISO/IEC 29500-1, 20.4.2.8). pandoc copies an
    image's address into its description, beside the real one. A picture without words is marked
    as decorative: the Article lets no other go without. Raises RenderError where a picture has no
    place for its words.
    """
    count = 0
    for inline in every(part, "wp:inline"):
        for side in "TBLR":
            inline.set(f"dist{side}", "0")
        needed(inline, ".//pic:cNvPr").set("descr", "")
        described = needed(inline, "wp:docPr")
        if not described.get("descr"):
            described.append(decoration())
        count += 1
    return count


def decoration() -> etree._Element:
    """What marks a drawing as one that says nothing."""
    extensions = etree.Element(name("a:extLst"), nsmap={"a": NAMESPACES["a"]})
    extension = etree.SubElement(extensions, name("a:ext"), uri=_DECORATIVE)
    spaces = {"adec": NAMESPACES["adec"]}
    etree.SubElement(extension, name("adec:decorative"), val="1", nsmap=spaces)
    return extensions
