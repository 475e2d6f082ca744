"""The success criteria of WCAG 2.2, levels A and AA, and where EN 301 549 repeats them."""

import re

from msgspec import Struct


class Criterion(Struct, frozen=True):
    """A success criterion; `since` is the version of WCAG that brought it.

    needs: what a publication must have for the criterion to say anything about it.
    """

    number: str
    name: str
    level: str
    since: str = "2.0"
    needs: str = ""


def clause_of_en_301_549(criterion: Criterion, *, web: bool) -> str:
    """EN 301 549 V3.2.1 has WCAG 2.1 in clause 9 for the web and in clause 10 for documents.

    Criteria that documents do not have there, and those of WCAG 2.2, give an empty string.
    """
    if criterion.since == "2.2" or (not web and criterion.number in _WEB_ALONE):
        return ""
    return f"{'9' if web else '10'}.{criterion.number}"


def criteria_in(clause: str) -> list[str]:
    """The numbers of the criteria that the clause of a rule names."""
    _, found, rest = clause.partition("WCAG 2.2")
    own = rest.partition(";")[0]
    return re.findall(r"\b[1-4]\.\d\.\d{1,2}\b", own) if found else []


_WEB_ALONE = frozenset(("2.4.1", "2.4.5", "3.2.3", "3.2.4"))

CRITERIA = (
    Criterion("1.1.1", "Non-text Content", "A"),
    Criterion("1.2.1", "Audio-only and Video-only (Prerecorded)", "A", needs="media"),
    Criterion("1.2.2", "Captions (Prerecorded)", "A", needs="media"),
    Criterion("1.2.3", "Audio Description or Media Alternative", "A", needs="media"),
    Criterion("1.2.4", "Captions (Live)", "AA", needs="media"),
    Criterion("1.2.5", "Audio Description (Prerecorded)", "AA", needs="media"),
    Criterion("1.3.1", "Info and Relationships", "A"),
    Criterion("1.3.2", "Meaningful Sequence", "A"),
    Criterion("1.3.3", "Sensory Characteristics", "A"),
    Criterion("1.3.4", "Orientation", "AA", "2.1"),
    Criterion("1.3.5", "Identify Input Purpose", "AA", "2.1", needs="forms"),
    Criterion("1.4.1", "Use of Color", "A"),
    Criterion("1.4.2", "Audio Control", "A", needs="media"),
    Criterion("1.4.3", "Contrast (Minimum)", "AA"),
    Criterion("1.4.4", "Resize Text", "AA"),
    Criterion("1.4.5", "Images of Text", "AA"),
    Criterion("1.4.10", "Reflow", "AA", "2.1"),
    Criterion("1.4.11", "Non-text Contrast", "AA", "2.1"),
    Criterion("1.4.12", "Text Spacing", "AA", "2.1"),
    Criterion("1.4.13", "Content on Hover or Focus", "AA", "2.1", needs="scripts"),
    Criterion("2.1.1", "Keyboard", "A"),
    Criterion("2.1.2", "No Keyboard Trap", "A"),
    Criterion("2.1.4", "Character Key Shortcuts", "A", "2.1", needs="scripts"),
    Criterion("2.2.1", "Timing Adjustable", "A"),
    Criterion("2.2.2", "Pause, Stop, Hide", "A"),
    Criterion("2.3.1", "Three Flashes or Below Threshold", "A"),
    Criterion("2.4.1", "Bypass Blocks", "A"),
    Criterion("2.4.2", "Page Titled", "A"),
    Criterion("2.4.3", "Focus Order", "A"),
    Criterion("2.4.4", "Link Purpose (In Context)", "A"),
    Criterion("2.4.5", "Multiple Ways", "AA"),
    Criterion("2.4.6", "Headings and Labels", "AA"),
    Criterion("2.4.7", "Focus Visible", "AA"),
    Criterion("2.4.11", "Focus Not Obscured (Minimum)", "AA", "2.2"),
    Criterion("2.5.1", "Pointer Gestures", "A", "2.1", needs="scripts"),
    Criterion("2.5.2", "Pointer Cancellation", "A", "2.1", needs="scripts"),
    Criterion("2.5.3", "Label in Name", "A", "2.1"),
    Criterion("2.5.4", "Motion Actuation", "A", "2.1", needs="scripts"),
    Criterion("2.5.7", "Dragging Movements", "AA", "2.2", needs="scripts"),
    Criterion("2.5.8", "Target Size (Minimum)", "AA", "2.2"),
    Criterion("3.1.1", "Language of Page", "A"),
    Criterion("3.1.2", "Language of Parts", "AA"),
    Criterion("3.2.1", "On Focus", "A", needs="scripts"),
    Criterion("3.2.2", "On Input", "A", needs="forms"),
    Criterion("3.2.3", "Consistent Navigation", "AA"),
    Criterion("3.2.4", "Consistent Identification", "AA"),
    Criterion("3.2.6", "Consistent Help", "A", "2.2", needs="forms"),
    Criterion("3.3.1", "Error Identification", "A", needs="forms"),
    Criterion("3.3.2", "Labels or Instructions", "A", needs="forms"),
    Criterion("3.3.3", "Error Suggestion", "AA", needs="forms"),
    Criterion("3.3.4", "Error Prevention (Legal, Financial, Data)", "AA", needs="forms"),
    Criterion("3.3.7", "Redundant Entry", "A", "2.2", needs="forms"),
    Criterion("3.3.8", "Accessible Authentication (Minimum)", "AA", "2.2", needs="forms"),
    Criterion("4.1.2", "Name, Role, Value", "A"),
    Criterion("4.1.3", "Status Messages", "AA", "2.1", needs="scripts"),
)
"""55 criteria; 4.1.1 Parsing was taken out of WCAG 2.2."""
