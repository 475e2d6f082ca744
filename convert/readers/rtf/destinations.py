"""Which groups of RTF hold words of its text, and which are passed over ("Destinations")."""

from typing import Final

from convert.readers.rtf.tree import Group

PAGE: Final = frozenset(
    f"{kind}{side}" for kind in ("header", "footer") for side in ("", "l", "r", "f")
)
"""What is printed on every page."""

MARKS: Final = frozenset({"listtext", "pntext"})
"""What stands for the mark of an item where lists are not known."""

# Tables at the head of a file.
_TABLES: Final = frozenset(
    {
        "fonttbl",
        "colortbl",
        "stylesheet",
        "info",
        "listtable",
        "listoverridetable",
        "revtbl",
        "filetbl",
        "rsidtbl",
        "template",
        "private",
    }
)
# How items and notes are numbered.
_NUMBERING: Final = frozenset(
    {"pn", "pnseclvl", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn"}
)
# What is said about the text by whom.
_REMARKS: Final = frozenset(
    {
        "annotation",
        "atnid",
        "atnauthor",
        "atnref",
        "atntime",
        "atndate",
        "atnicn",
        "comment",
        "bkmkstart",
        "bkmkend",
    }
)
# What makes fields, contents and indexes.
_FIELDS: Final = frozenset(
    {
        "fldinst",
        "datafield",
        "formfield",
        "tc",
        "tcn",
        "xe",
        "rxe",
        "txe",
        "fname",
        "xmlopen",
        "xmlattrname",
        "xmlattrvalue",
    }
)
# Pictures and objects, which are asked for by name, and what stands for them.
_OBJECTS: Final = frozenset(
    {
        "picprop",
        "objdata",
        "objclass",
        "objname",
        "objalias",
        "objtime",
        "sp",
        "shprslt",
        "background",
        "do",
        "nonshppict",
        "nonesttables",
    }
)
# How formulas are set; what they say is words.
_MATHS: Final = frozenset(
    {
        "mmathPr",
        "mctrlPr",
        "mrPr",
        "mfPr",
        "mdPr",
        "mradPr",
        "msupPr",
        "msubPr",
        "msSubSupPr",
        "mnaryPr",
        "maccPr",
        "mbarPr",
        "mboxPr",
        "mfuncPr",
        "meqArrPr",
        "mlimLowPr",
        "mlimUppPr",
        "mgroupChrPr",
        "mphantPr",
        "msPrePr",
        "msSubPr",
        "msSupPr",
        "mborderBoxPr",
        "mmPr",
        "moMathParaPr",
    }
)
_ASIDE: Final = PAGE | _TABLES | _NUMBERING | _REMARKS | _FIELDS | _OBJECTS | _MATHS
# What may be passed over by who does not know it, and holds words of the text all the same.
_KNOWN: Final = frozenset(
    {"footnote", "shppict", "shpinst", "ud", "nesttableprops", "moMath", "moMathPara", "mmath"}
)


def is_passed_over(group: Group) -> bool:
    """Whether no word in a group is of the text."""
    name, starred = group.destination()
    return name in _ASIDE or (starred and name not in _KNOWN)
