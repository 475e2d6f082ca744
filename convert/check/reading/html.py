"""Read a web page."""

from lxml import etree
from lxml import html as lxml_html

from convert.check.reading.dom import Walk, language_of, local_name, nothing
from convert.check.reading.shape import Reading, squeeze
from convert.errors import CheckError


def parse_html(data: bytes) -> etree._Element:
    """The `html` element. Bytes that are UTF-8 are read as such; the page's word counts else."""
    try:
        data.decode("utf-8")
        encoding = "utf-8"
    except UnicodeDecodeError:
        encoding = None
    parser = lxml_html.HTMLParser(encoding=encoding)
    try:
        return lxml_html.document_fromstring(data, parser=parser)
    except (etree.ParserError, ValueError) as error:
        raise CheckError(f"not an HTML page: {error}", code="html.unreadable") from error


def read_html(data: bytes) -> Reading:
    """What the page says inside `main`, or in its body where it has none."""
    return reading_of(parse_html(data))


def reading_of(root: etree._Element) -> Reading:
    """The same, of a page that is already parsed."""
    language = language_of(root)
    found = nothing()
    Walk(found, language).read(content_of(root))
    title = root.find("head/title")
    return Reading(
        format="html",
        title="" if title is None else squeeze(title.text or ""),
        language=language,
        runs=tuple(found.runs),
        lists=tuple(found.lists),
        tables=tuple(found.tables),
        notes=tuple(found.notes),
        figures=tuple(found.figures),
        links=tuple(found.links),
        parts=tuple(found.parts),
    )


def content_of(root: etree._Element) -> etree._Element:
    """The element that holds the publication: `main` where there is one."""
    mains = [node for node in root.iter() if local_name(node) == "main"]
    body = root.find("body")
    return mains[0] if mains else (root if body is None else body)
