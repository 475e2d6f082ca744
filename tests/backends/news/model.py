"""The part of NITF 3.6 that we write, as a grammar that a program can ask.

It is no file of IPTC's: it was written for these tests from what the specification says of each
element, and holds nothing that we do not write. What it takes, IPTC's own schema takes; where that
schema is at hand, tests/conformance/newsrooms_take.py asks it too.
"""

import io

from lxml import etree

_ENRICHED = "#PCDATA | a | br | em | lang | num"
_BLOCKS = "p | hl2 | table | media | ol | ul | dl | bq | fn | note | pre | hr"
_COMMON = "class CDATA #IMPLIED id ID #IMPLIED xml:lang CDATA #IMPLIED"
_ALIGN = "align (left | center | right) #IMPLIED"
_NAMESPACE = "http://iptc.org/std/NITF/2006-10-18/"

_CONTENT = {
    "nitf": "(head?, body)",
    "head": "(title?, docdata?, pubdata*)",
    "title": "(#PCDATA)",
    "docdata": "(doc-id | date.issue | doc.copyright | doc.rights | key-list"
    " | identified-content)*",
    **dict.fromkeys(("doc-id", "date.issue", "doc.copyright", "doc.rights", "keyword"), "EMPTY"),
    **dict.fromkeys(("classifier", "pubdata", "br", "hr", "media-reference"), "EMPTY"),
    "key-list": "(keyword*)",
    "identified-content": "(classifier*)",
    "body": "(body.head?, body.content*, body.end?)",
    "body.head": "(hedline*, note*, byline*, dateline*, abstract*)",
    "hedline": "(hl1, hl2*)",
    "byline": "(#PCDATA | person | byttl)*",
    "dateline": "(#PCDATA | location | story.date)*",
    **dict.fromkeys(
        ("person", "byttl", "location", "story.date", "pre", "sup", "sub"), "(#PCDATA)"
    ),
    **dict.fromkeys(("hl1", "hl2", "p", "dt", "credit", "tagline", "a", "em"), f"({_ENRICHED})*"),
    "lang": f"({_ENRICHED})*",
    "num": "(#PCDATA | sub | sup)*",
    "abstract": f"({_BLOCKS})+",
    "body.content": f"(block | {_BLOCKS})*",
    "block": f"({_BLOCKS})*",
    "note": "(body.content)+",
    "fn": "(body.content)+",
    **dict.fromkeys(("li", "th", "td", "caption", "media-caption"), f"({_ENRICHED} | {_BLOCKS})*"),
    **dict.fromkeys(("ol", "ul"), "(li)+"),
    "dl": "(dt | dd)+",
    "dd": f"(block | {_BLOCKS})*",
    "bq": "(block+, credit?)*",
    "table": "(caption?, thead?, tbody?)",
    **dict.fromkeys(("thead", "tbody"), "(tr)+"),
    "tr": "(th | td)+",
    "media": "(media-reference+, media-caption*)",
    "body.end": "(tagline?)",
}
_ATTRIBUTES = {
    "nitf": f'xmlns CDATA #FIXED "{_NAMESPACE}" baselang CDATA #IMPLIED '
    'version CDATA #FIXED "-//IPTC//DTD NITF 3.6//EN"',
    "docdata": "management-status CDATA #IMPLIED",
    "doc-id": "id-string CDATA #IMPLIED",
    **dict.fromkeys(("date.issue", "story.date"), "norm CDATA #IMPLIED"),
    "doc.copyright": "year NMTOKEN #IMPLIED holder CDATA #IMPLIED",
    "doc.rights": "type CDATA #IMPLIED",
    "keyword": "key CDATA #IMPLIED",
    "classifier": "type CDATA #IMPLIED value CDATA #IMPLIED",
    "pubdata": "name CDATA #IMPLIED position.section CDATA #IMPLIED",
    "note": f"{_COMMON} noteclass (cpyrt | end | hd | editorsnote | trademk | undef) #IMPLIED",
    "a": f"{_COMMON} href CDATA #IMPLIED",
    "ol": f"{_COMMON} seqnum NMTOKEN #IMPLIED",
    **dict.fromkeys(
        ("th", "td"), f"{_COMMON} {_ALIGN} colspan NMTOKEN #IMPLIED rowspan NMTOKEN #IMPLIED"
    ),
    "media": f"{_COMMON} media-type CDATA #REQUIRED",
    "media-reference": "source CDATA #IMPLIED mime-type CDATA #IMPLIED "
    "alternate-text CDATA #IMPLIED",
    **dict.fromkeys(
        ("hl1", "hl2", "p", "pre", "hr", "ul", "li", "dl", "dt", "dd", "bq", "credit", "fn"),
        _COMMON,
    ),
    **dict.fromkeys(
        ("table", "em", "lang", "tagline", "block", "caption", "media-caption"), _COMMON
    ),
}


def _grammar() -> etree.DTD:
    lines = [f"<!ELEMENT {name} {content}>" for name, content in _CONTENT.items()]
    lines += [f"<!ATTLIST {name} {attributes}>" for name, attributes in _ATTRIBUTES.items()]
    return etree.DTD(io.StringIO("\n".join(lines)))


_GRAMMAR = _grammar()


def wrong(document: bytes) -> list[str]:
    """What of a document is not as NITF has it, each in words; nothing where all is."""
    root = etree.fromstring(document)
    if _GRAMMAR.validate(root):
        return []
    return [str(error) for error in _GRAMMAR.error_log]
