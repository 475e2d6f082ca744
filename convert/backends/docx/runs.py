"""What pandoc does not write into runs of text: their language where Word looks for it."""

from lxml import etree

from convert.backends.docx.trees import every, set_values, value
from convert.languages.language import language


def mend_runs(part: etree._Element) -> None:
    """Put each language into the slot that Word reads for its script (ISO/IEC 29500-1,
    17.3.2.20): its spelling checker and its voice look nowhere else.
    """
    for lang in every(part, "w:lang"):
        tag = value(lang)
        slot = slot_of(tag)
        if slot:
            set_values(lang, **{slot: tag})


def slot_of(tag: str) -> str:
    """The attribute of `w:lang` that a language needs besides `val`; empty where it needs none."""
    record = language(tag)
    if record.direction == "rtl":
        return "bidi"
    return "eastAsia" if record.office and record.office.slot == "eastAsia" else ""
