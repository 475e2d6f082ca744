"""What a book says about its accessibility, computed from what is in it.

EPUB Accessibility 1.1 (W3C Recommendation), section 3.2, with schema.org's vocabulary. Nothing
is claimed that the content does not have.
"""

from convert.article import Article, Heading
from convert.backends.epub import EpubOptions
from convert.walk import every_block
from convert.walk.pictures import every_formula, pictures_of

_CONFORMS = "EPUB Accessibility 1.1 - WCAG 2.2 Level AA"

# Kinds of pictures that may move.
_MOVING = frozenset({"image/gif", "image/webp", "image/avif"})

_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

Property = tuple[str, str, dict[str, str]]


def accessibility_metadata(article: Article, options: EpubOptions) -> list[Property]:
    """The properties in order: name, value, further attributes.

    Every picture has words for it - the Article is refused otherwise - so text alone suffices
    to read the book; the cover is a picture too.
    """
    blocks = tuple(every_block(article.blocks))
    has_headings = any(isinstance(block, Heading) for block in blocks)
    moving = any(p.media_type in _MOVING for p in pictures_of(article))
    properties: list[Property] = [
        ("schema:accessMode", "textual", {}),
        ("schema:accessMode", "visual", {}),
        ("schema:accessModeSufficient", "textual", {}),
    ]
    features = ["alternativeText", "displayTransformability", "readingOrder", "tableOfContents"]
    if has_headings:
        features.append("structuralNavigation")
    if any(formula.mathml for formula in every_formula(article.blocks)):
        features.append("MathML")
    features.append("unlocked")
    properties += [("schema:accessibilityFeature", feature, {}) for feature in features]
    hazard = "unknown" if moving else "none"
    properties.append(("schema:accessibilityHazard", hazard, {}))
    summary = _summary(has_headings, options.certified_by)
    properties.append(("schema:accessibilitySummary", summary, {_XML_LANG: "en"}))
    if options.certified_by:
        properties += [
            ("dcterms:conformsTo", _CONFORMS, {"id": "conformance"}),
            ("a11y:certifiedBy", options.certified_by, {"refines": "#conformance"}),
        ]
    return properties


def _summary(has_headings: bool, certified_by: str | None) -> str:
    structure = (
        "Headings and a table of contents give" if has_headings else "A table of contents gives"
    )
    sentences = [
        "The text reflows and takes the reader's own size, colours and font.",
        f"{structure} its structure.",
        "Every picture, the cover among them, is described in words.",
    ]
    if certified_by:
        sentences.append(f"{certified_by} vouches for its conformance to WCAG 2.2 Level AA.")
    return " ".join(sentences)
