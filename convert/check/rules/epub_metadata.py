"""An EPUB's metadata: EPUB Accessibility 1.1, and what it promises against what is there."""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from convert.check.reading.book import Book, metadata_values, navigation, navigation_document
from convert.check.reading.shape import Reading
from convert.check.rules.markup import named
from convert.check.rules.rule import Fault, Rule

_MODES = frozenset(("auditory", "tactile", "textual", "visual"))
_HAZARDS = frozenset(
    (
        *("flashing", "noFlashingHazard", "motionSimulation", "noMotionSimulationHazard"),
        *("sound", "noSoundHazard", "unknown", "none"),
        *("unknownFlashingHazard", "unknownMotionSimulationHazard", "unknownSoundHazard"),
    )
)
_CLAIM = re.compile(r"EPUB Accessibility 1\.1 - WCAG 2\.[012] Level (A|AA|AAA)")
_OLD_CLAIM = re.compile(r"http://www\.idpf\.org/epub/a11y/accessibility-20170105\.html#wcag-aa?a?")


class EpubSubject(Struct, frozen=True):
    """An open book and what was read out of it."""

    book: Book
    reading: Reading

    def values(self, name: str) -> list[str]:
        """Values of a metadata property, or of a Dublin Core element."""
        return metadata_values(self.book, name)


def _required(name: str) -> Callable[[EpubSubject], Iterator[Fault]]:
    def find(epub: EpubSubject) -> Iterator[Fault]:
        if not any(epub.values(name)):
            yield Fault(f"the package has no {name}")

    return find


def _known(name: str, vocabulary: frozenset[str]) -> Callable[[EpubSubject], Iterator[Fault]]:
    def find(epub: EpubSubject) -> Iterator[Fault]:
        for value in epub.values(name):
            for word in value.split(","):
                if word.strip() not in vocabulary:
                    yield Fault(f"“{word.strip()}” is no value of {name}")

    return find


def _claims(epub: EpubSubject) -> Iterator[Fault]:
    """A claim has an exact wording, and somebody who stands for it."""
    for claim in epub.values("dcterms:conformsTo"):
        if not (_CLAIM.fullmatch(claim) or _OLD_CLAIM.fullmatch(claim)):
            yield Fault(f"“{claim}” is not the wording of a claim")
        elif not epub.values("a11y:certifiedBy"):
            yield Fault("a claim that nobody certifies (a11y:certifiedBy)")


def _untrue(epub: EpubSubject) -> Iterator[Fault]:
    """Features that the metadata promises and the book does not have."""
    features = set(epub.values("schema:accessibilityFeature"))
    documents = epub.book.documents
    images = [n for d in documents for n in named(d.root, "img") if n.get("alt") != ""]
    nav = navigation_document(epub.book)
    has = {
        "alternativeText": bool(images) and all(node.get("alt") for node in images),
        "tableOfContents": nav is not None and navigation(nav, "toc") is not None,
        "structuralNavigation": any(run.level for run in epub.reading.runs),
        "pageNavigation": nav is not None and navigation(nav, "page-list") is not None,
    }
    for feature, there in has.items():
        if feature in features and not there:
            yield Fault(f"the metadata promises {feature}, which the book does not have")
    if images and "visual" not in " ".join(epub.values("schema:accessMode")):
        yield Fault("there are images, and accessMode does not say visual")


RULES: tuple[Rule[EpubSubject], ...] = (
    Rule(
        code="epub.title",
        requires="The package has a title.",
        clause="EPUB 3.3, dc:title; WCAG 2.2, 2.4.2",
        find=_required("title"),
        hint="Write dc:title.",
    ),
    Rule(
        code="epub.language",
        requires="The package has a language.",
        clause="EPUB 3.3, dc:language; WCAG 2.2, 3.1.1",
        find=_required("language"),
        hint="Write dc:language.",
    ),
    Rule(
        code="epub.access-mode",
        requires="The metadata says which senses the content needs.",
        clause="EPUB Accessibility 1.1, package metadata (accessMode)",
        find=_required("schema:accessMode"),
        hint="Write schema:accessMode.",
    ),
    Rule(
        code="epub.feature",
        requires="The metadata lists accessibility features.",
        clause="EPUB Accessibility 1.1, package metadata (accessibilityFeature)",
        find=_required("schema:accessibilityFeature"),
        hint="Write schema:accessibilityFeature.",
    ),
    Rule(
        code="epub.hazard",
        requires="The metadata says which hazards there are, or none.",
        clause="EPUB Accessibility 1.1, package metadata (accessibilityHazard)",
        find=_required("schema:accessibilityHazard"),
        hint="Write schema:accessibilityHazard.",
    ),
    Rule(
        code="epub.sufficient",
        requires="The metadata says which senses suffice.",
        clause="EPUB Accessibility 1.1, package metadata (accessModeSufficient)",
        find=_required("schema:accessModeSufficient"),
        hint="Write schema:accessModeSufficient.",
        severity="warning",
    ),
    Rule(
        code="epub.summary",
        requires="A summary describes the accessibility in words.",
        clause="EPUB Accessibility 1.1, package metadata (accessibilitySummary)",
        find=_required("schema:accessibilitySummary"),
        hint="Write schema:accessibilitySummary.",
        severity="warning",
    ),
    Rule(
        code="epub.access-mode-value",
        requires="Access modes are of schema.org's vocabulary.",
        clause="EPUB Accessibility 1.1, package metadata (accessMode)",
        find=_known("schema:accessMode", _MODES),
        hint="Use auditory, tactile, textual or visual.",
    ),
    Rule(
        code="epub.hazard-value",
        requires="Hazards are of schema.org's vocabulary.",
        clause="EPUB Accessibility 1.1, package metadata (accessibilityHazard)",
        find=_known("schema:accessibilityHazard", _HAZARDS),
        hint="Use none, or name the hazards.",
    ),
    Rule(
        code="epub.claim",
        requires="A claim of conformance has its exact wording and somebody behind it.",
        clause="EPUB Accessibility 1.1, conformance reporting",
        find=_claims,
        hint="Write “EPUB Accessibility 1.1 - WCAG 2.2 Level AA” and who certifies it, or nothing.",
    ),
    Rule(
        code="epub.untrue",
        requires="The metadata claims nothing that is not there.",
        clause="EPUB Accessibility 1.1, package metadata",
        find=_untrue,
        hint="Take the claim away, or make it true.",
    ),
)
