"""Boilerplate: embargo lines, slugs, press contacts. Kept, but marked."""

import re
from typing import Final

from convert.article import Paragraph, ParagraphRole
from convert.languages.words import all_patterns, all_words
from convert.patterns import Lazy
from convert.readers.text.credit import is_credit
from convert.readers.text.dates import find_date
from convert.readers.text.marks import ordinal
from convert.readers.text.numbering import heading_label
from convert.readers.text.parts import BlockPart
from convert.readers.text.rule import Claim, Note, Rule, View
from convert.readers.text.rules.lines import broken_lines
from convert.readers.text.script import ends_with_stop, is_caps, word_count
from convert.readers.text.units import underlined, unit_end

_RELEASE: Final = Lazy(lambda: f"(?:{all_patterns().releases})", re.IGNORECASE)
_PERMISSION: Final = Lazy(lambda: rf"\W?(?:{all_patterns().permissions})", re.IGNORECASE)
_IN_BRACKETS: Final = Lazy(r"\([^()]{8,100}\)|\[[^\[\]]{8,100}\]")
_CONTACT: Final = Lazy(lambda: all_patterns().contacts, re.IGNORECASE)
_SLUG: Final = Lazy(r"[A-Z]{2}[-–][\w.&'’-]+(?:[,/]\s?[\w/-]+)*$")
_NUMBERED_LINK: Final = Lazy(r"\[\d{1,3}\][^\W\d_]")
_LINK_BAR: Final = Lazy(r"\s+[|•·]\s+")
_GUTENBERG: Final = Lazy(
    r"\*\*\*\s?(?:START|END) OF (?:THE|THIS) PROJECT GUTENBERG|Produced by .{3,120}|"
    r"End of (?:the )?Project Gutenberg|The Project Gutenberg EBook of|"
    r"This eBook is for the use of anyone anywhere|"
    r"(?:©|\(c\)|copyright(?: ©| \(c\))?)\s?(?:\d{4}|[A-Z])[^.]{0,80}\.?"
    r"(?:\s?all rights reserved\.?)?$",
    re.IGNORECASE,
)


_FORM: Final = 4  # words


class Furniture(Note, frozen=True):
    """What a line of the paper is, where it is not plain boilerplate."""

    role: ParagraphRole


def weigh(view: View) -> Claim | None:
    """A line that belongs to the paper, not to the article."""
    body = view.line.body
    if view.nested or len(body) > 160:
        return None
    early = len(view.before) < 6 and not view.has_role("text", "heading")
    if _PERMISSION.match(body):
        return view.claim("boilerplate", view.end, (1, "says by whose leave it is printed"))
    if not view.before and _is_source_over_title(view):
        return view.claim("boilerplate", view.end, (1, "a source in brackets over a title"))
    if _GUTENBERG.match(body):
        return view.claim("boilerplate", view.end, (1, "the publisher's own words"))
    if early and len(body) < 110 and (found := _RELEASE.match(body)):
        whole = found.end() > 0.6 * len(body)
        return view.claim(
            "boilerplate",
            view.at + 1,
            (1, "says how it is released"),
            (whole, "and nothing else"),
        )
    banner = _banner_end(view) if not view.before else 0
    if banner:
        return view.claim("boilerplate", banner, (1, "underlined as the title below it is"))
    if not view.before and _is_form(view):
        return view.claim("boilerplate", view.at + 1, (1, "a form's name over who writes to whom"))
    if not view.before and _is_kicker(view, body):
        return view.claim("boilerplate", view.at + 1, (1, "a kicker over a title"))
    if early and len(body) < 40 and _SLUG.match(body):
        return view.claim("boilerplate", view.at + 1, (1, "a wire's slug"))
    if early and _is_navigation(body) and not _holds_credit(view, body):
        return view.claim("boilerplate", view.end, (1, "links of a page"))
    if looks_like_contact(body):
        return _contact(view, early)
    return None


def _is_source_over_title(view: View) -> bool:
    """Whether the first line says in brackets where a text is from, and a title stands below."""
    source, after = view.source, view.source.next_text(view.end)
    if not _IN_BRACKETS.fullmatch(view.text) or after >= len(source.lines) or not view.parted_after:
        return False
    dated = any(map(str.isdecimal, view.text))
    alone = source.stanza_end[after] - after <= 2 and len(source.lines[after].body) <= 80
    return dated and alone and _is_headline(view, after)


def _is_kicker(view: View, body: str) -> bool:
    """Whether a short first line names a section, and a title in capitals stands below it."""
    after = view.source.next_text(view.end)
    below_lone = after < len(view.source.lines) and _is_headline(view, after)
    if below_lone and body.casefold().strip(" :|/") in all_words().kickers:
        return view.end - view.at == 1 and (view.gap_after or 0) <= 2
    if ordinal(body) or heading_label(body):
        return False
    if len(body) > 32 or is_caps(body) or view.end - view.at > 1 or after >= len(view.source.lines):
        return False
    below = view.source.lines[after].body
    if heading_label(below) or below.split()[0].casefold() in all_words().chapters:
        return False
    fits = max(8, 0.7 * len(body)) < len(below) <= 120
    caps = fits and is_caps(below) and not is_credit(below, view.conventions.language)
    return (
        caps and find_date(body, view.conventions.language) is None and (view.gap_after or 0) <= 2
    )


def _is_form(view: View) -> bool:
    """Whether a short first line, MEMORANDUM, stands over fields that say to whom, from whom and
    about what: the last is the title then."""
    source, end = view.source, view.at + 1
    at = source.next_text(end)
    if at >= len(source.lines) or view.end > end or word_count(view.line.body) > _FORM:
        return False
    stanza = source.lines[at : source.stanza_end[at]]
    labels = {line.body.partition(":")[0].casefold() for line in stanza if ":" in line.body[:20]}
    words = all_words()
    return len(labels & words.address_labels) > 1 and not labels.isdisjoint(words.title_labels)


def _banner_end(view: View) -> int:
    """The end of underlined lines right above others that are underlined with the same mark: the
    name of a paper or a program over the title. 0 where there are none."""
    source = view.source
    end = underlined(source, view.at, unit_end(source, view.conventions, view.at))
    if not end or end >= source.stanza_end[view.at]:
        return 0
    below = underlined(source, end, unit_end(source, view.conventions, end))
    same = below and source.lines[below - 1].body[0] == source.lines[end - 1].body[0]
    return end if same else 0


def _is_headline(view: View, at: int) -> bool:
    """Whether a line could be the title below a kicker: more than a word, and no full stop."""
    body = view.source.lines[at].body
    credit = is_credit(body, view.conventions.language)
    return 2 <= word_count(body) <= 24 and not ends_with_stop(body) and not credit


def looks_like_contact(body: str) -> bool:
    """Whether a line opens a block that says whom the press may ask."""
    return ":" in body[:60] and _CONTACT.match(body) is not None


def _is_navigation(body: str) -> bool:
    """Whether a line is a row of a page's links, as text browsers print them."""
    if len(_NUMBERED_LINK.findall(body)) >= 2 and len(body) < 100:
        return True
    pieces = _LINK_BAR.split(body)
    return len(pieces) >= 3 and all(0 < len(piece) <= 24 for piece in pieces)


def _holds_credit(view: View, body: str) -> bool:
    """Whether a row of pieces says who or when."""
    language = view.conventions.language
    pieces = _LINK_BAR.split(body)
    return any(is_credit(piece, language) or find_date(piece, language) for piece in pieces)


def _contact(view: View, early: bool) -> Claim:
    stop = view.source.stanza_end[view.at]
    short = stop - view.at <= 8
    lines = view.source.lines[view.at : stop]
    reach = any("@" in line.body or _phone(line.body) for line in lines)
    end = stop if view.conventions.parting != "single" and short else view.end
    return view.claim(
        "boilerplate",
        end,
        (1, "opens as a contact does"),
        (reach, "an address or telephone number"),
        (early or view.has_role("end"), "at the head or foot"),
        (not short, "a long stanza"),
        note=Furniture("contact"),
    )


def _phone(body: str) -> bool:
    return sum(character.isdecimal() for character in body) >= 7


def build(view: View, claim: Claim) -> BlockPart:
    """A paragraph marked as boilerplate or as a contact; its lines stay lines."""
    role = claim.note.role if isinstance(claim.note, Furniture) else "boilerplate"
    lines = view.source.lines[claim.first : claim.end]
    content = broken_lines(view, lines)
    return BlockPart(Paragraph(content=content, role=role, lines=view.span(claim)))


def claim_as_said(view: View) -> Claim:
    """The lines, as plain boilerplate."""
    return view.claim("boilerplate", view.end)


def _contact_as_said(view: View) -> Claim:
    return view.claim("boilerplate", view.end, note=Furniture("contact"))


RULE = Rule(
    "boilerplate", "furniture", 4, weigh, build, claim_as_said, {"contact": _contact_as_said}
)
