"""What this package can test in each format, and what is left to a person."""

from convert.check.formats import checked
from convert.check.formats.record import Requirement

BY_PERSON = (
    ("WCAG 2.2, 1.1.1", "Does each alternative text say what the picture says?"),
    ("WCAG 2.2, 1.3.2", "Is the reading order the one that makes sense?"),
    ("WCAG 2.2, 1.4.1", "Is anything said by colour alone?"),
    ("WCAG 2.2, 1.4.5", "Is there text in pictures that could be text?"),
    ("WCAG 2.2, 2.4.4", "Is each link's purpose clear from its words or its sentence?"),
    ("WCAG 2.2, 2.4.6", "Do the headings describe what follows?"),
    ("WCAG 2.2, 3.1.2", "Is every passage in another language marked as such?"),
    ("WCAG 2.2, 3.2.4", "Is the same thing called the same everywhere?"),
    ("Matterhorn 01-001, 01-002", "Is what is an artifact really no content, and the reverse?"),
    ("Matterhorn 14-001", "Is every heading tagged as one?"),
    ("EPUB Accessibility 1.1", "Is what the accessibility metadata says true of the whole book?"),
)
"""What a machine cannot answer: clause and question."""


def requirements(format: str) -> tuple[Requirement, ...]:
    """Every requirement that is tested in files of `format`, in the order of the rules."""
    return checked(format).requirements()
