"""A web page: WCAG 2.2 A and AA as far as it can be seen without a browser."""

import re
from collections.abc import Iterator

from lxml import etree

from convert.check.finding import Finding
from convert.check.reading.dom import Walk, language_of, local_name, nothing, text_of
from convert.check.reading.html import content_of
from convert.check.reading.shape import Run, squeeze
from convert.check.rules import active, contents, contrast, headings, markup
from convert.check.rules.markup import accessible_name, at, named
from convert.check.rules.rule import Fault, Rule, apply

_FOCUSABLE = ("a", "button", "input", "select", "textarea", "summary", "iframe")


def _language(root: etree._Element) -> Iterator[Fault]:
    if not language_of(root):
        yield Fault("the page does not say its language", "html")


def _title(root: etree._Element) -> Iterator[Fault]:
    title = root.find("head/title")
    if title is None or not squeeze(title.text or ""):
        yield Fault("the page has no title", "head")


def _main(root: etree._Element) -> Iterator[Fault]:
    mains = [n for n in root.iter() if local_name(n) == "main" or n.get("role") == "main"]
    if len(mains) != 1:
        yield Fault(f"{len(mains) or 'no'} main landmarks")


def _outside_landmarks(root: etree._Element) -> Iterator[Fault]:
    body = root.find("body")
    stray = [node for node in (body if body is not None else ()) if _is_stray(node)]
    if stray:
        first = text_of(stray[0])
        yield Fault(
            f"{len(stray)} pieces of text in no landmark, from “{first[:40]}”", at(stray[0])
        )


def _is_stray(node: etree._Element) -> bool:
    """Text at the top of the body that neither is nor holds a landmark."""
    landmarks = ("main", "header", "footer", "nav", "aside", "form", "script", "style", "template")
    name = local_name(node)
    inside = any(local_name(inner) in landmarks for inner in node.iter())
    return bool(name) and not inside and not _is_skip_link(node) and bool(text_of(node))


def _is_skip_link(node: etree._Element) -> bool:
    links = [node] if local_name(node) == "a" else list(named(node, "a"))
    return len(links) == 1 and (links[0].get("href") or "").startswith("#")


def _one_title(root: etree._Element) -> Iterator[Fault]:
    count = sum(1 for _ in named(root, "h1"))
    if count != 1:
        yield Fault(f"{count or 'no'} headings of level 1")


def _no_heading(root: etree._Element) -> Iterator[Fault]:
    return headings.missing(_runs(root))


def _skip_link(root: etree._Element) -> Iterator[Fault]:
    """Only where something can be skipped: links before the main content."""
    body = root.find("body")
    if body is None:
        return
    main = content_of(root)
    before = list(_links_before(body, main))
    if before and not any(_leads_into(link, root, main) for link in before[:1]):
        yield Fault(f"{len(before)} links before the content and no way past them", at(before[0]))


def _links_before(body: etree._Element, main: etree._Element) -> Iterator[etree._Element]:
    for node in body.iter():
        if node is main:
            return
        if local_name(node) in _FOCUSABLE and (local_name(node) != "a" or node.get("href")):
            yield node


def _leads_into(link: etree._Element, root: etree._Element, main: etree._Element) -> bool:
    target = (link.get("href") or "").removeprefix("#")
    wanted = next((node for node in root.iter() if target and node.get("id") == target), None)
    return wanted is not None and (wanted is main or main in wanted.iterancestors())


def _fragments(root: etree._Element) -> Iterator[Fault]:
    ids = {node.get("id") for node in root.iter() if isinstance(node.tag, str)}
    ids |= {node.get("name") for node in named(root, "a")} | {"top", ""}
    for link in named(root, "a"):
        href = link.get("href") or ""
        if href.startswith("#") and href[1:] not in ids:
            yield Fault(f"a link to {href}, which is not there", at(link))


def _zoom(root: etree._Element) -> Iterator[Fault]:
    for meta in named(root, "meta"):
        content = (meta.get("content") or "").replace(" ", "").lower()
        largest = re.search(r"maximum-scale=([\d.]+)", content)
        if meta.get("name") == "viewport" and (
            "user-scalable=no" in content
            or "user-scalable=0" in content
            or (largest and float(largest[1]) < 2)
        ):
            yield Fault("the page cannot be zoomed", at(meta))


def _viewport(root: etree._Element) -> Iterator[Fault]:
    if not any(meta.get("name") == "viewport" for meta in named(root, "meta")):
        yield Fault("no viewport: small windows show the page as tiny print", "head")


def _refresh(root: etree._Element) -> Iterator[Fault]:
    for meta in named(root, "meta"):
        if (meta.get("http-equiv") or "").lower() == "refresh":
            yield Fault("the page reloads or moves by itself", at(meta))


def _motion(root: etree._Element) -> Iterator[Fault]:
    for node in named(root, "marquee", "blink"):
        yield Fault("text that moves by itself", at(node))
    for node in named(root, "audio", "video"):
        if node.get("autoplay") is not None:
            yield Fault("sound or film that starts by itself", at(node))


def _landmark_names(root: etree._Element) -> Iterator[Fault]:
    navigations = list(named(root, "nav"))
    if len(navigations) > 1:
        names = [_label(node) for node in navigations]
        for node, name in zip(navigations, names, strict=True):
            if not name or names.count(name) > 1:
                yield Fault("several navigations that cannot be told apart", at(node))


def _contents_differ(root: etree._Element) -> Iterator[Fault]:
    """A navigation whose links lead to headings of the same page is its table of contents."""
    by_id = {node.get("id"): node for node in root.iter() if isinstance(node.tag, str)}
    for navigation in named(root, "nav"):
        links = [a for a in named(navigation, "a") if (a.get("href") or "").startswith("#")]
        targets = [by_id.get((a.get("href") or "")[1:]) for a in links]
        lead = [t is not None and markup.begins_with_heading(t) for t in targets]
        if sum(lead) * 2 > len(links):
            entries = (text_of(a) for a, heading in zip(links, lead, strict=True) if heading)
            yield from contents.differs(entries, _runs(root))


def _runs(root: etree._Element) -> list[Run]:
    found = nothing()
    Walk(found, "").read(content_of(root))
    return found.runs


def _label(node: etree._Element) -> str:
    """The label of a landmark; its text is none."""
    return accessible_name(node) if node.get("aria-labelledby") else node.get("aria-label") or ""


RULES: tuple[Rule[etree._Element], ...] = (
    Rule(
        code="html.language",
        requires="The page has a language.",
        clause="WCAG 2.2, 3.1.1",
        find=_language,
        hint="Set lang on html.",
    ),
    Rule(
        code="html.title",
        requires="The page has a title.",
        clause="WCAG 2.2, 2.4.2",
        find=_title,
        hint="Write a title into head.",
    ),
    Rule(
        code="html.main",
        requires="One main landmark holds the content.",
        clause="WCAG 2.2, 1.3.1, 2.4.1",
        find=_main,
        hint="Put the content into one main element.",
    ),
    Rule(
        code="html.landmark",
        requires="All text stands in a landmark.",
        clause="best practice (WCAG 2.2, 1.3.1)",
        find=_outside_landmarks,
        hint="Use main, header, footer, nav or aside.",
        severity="warning",
    ),
    Rule(
        code="html.landmark-name",
        requires="Several landmarks of a kind have names.",
        clause="best practice (WCAG 2.2, 2.4.1)",
        find=_landmark_names,
        hint="Give each nav a label of its own.",
        severity="warning",
    ),
    Rule(
        code="html.heading-one",
        requires="One heading of level 1 is the title.",
        clause="best practice (WCAG 2.2, 1.3.1, 2.4.6)",
        find=_one_title,
        hint="Use h1 for the title alone.",
    ),
    Rule(
        code="html.heading-missing",
        requires="A long text has headings.",
        clause="WCAG 2.2, 1.3.1, 2.4.6",
        find=_no_heading,
        hint="Mark what looks like a heading as one.",
        severity="warning",
    ),
    Rule(
        code="html.contents-differ",
        requires="The table of contents names the headings.",
        clause="WCAG 2.2, 2.4.5, 2.4.6",
        find=_contents_differ,
        hint="Make the table of contents from the headings.",
        severity="warning",
    ),
    Rule(
        code="html.skip-link",
        requires="A link leads past what is repeated, to the content.",
        clause="WCAG 2.2, 2.4.1",
        find=_skip_link,
        hint="Begin the page with a link to the content.",
    ),
    Rule(
        code="html.fragment",
        requires="Links inside the page lead somewhere.",
        clause="WCAG 2.2, 2.4.4",
        find=_fragments,
        hint="Name an id that exists.",
    ),
    Rule(
        code="html.zoom",
        requires="The page can be zoomed.",
        clause="WCAG 2.2, 1.4.4",
        find=_zoom,
        hint="Take user-scalable and maximum-scale away.",
    ),
    Rule(
        code="html.viewport",
        requires="The page fits small windows.",
        clause="WCAG 2.2, 1.4.10",
        find=_viewport,
        hint='Add <meta name="viewport" content="width=device-width">.',
        severity="warning",
    ),
    Rule(
        code="html.refresh",
        requires="The page stays as it is.",
        clause="WCAG 2.2, 2.2.1",
        find=_refresh,
        hint="Take the refresh away.",
    ),
    Rule(
        code="html.motion",
        requires="Nothing moves or sounds by itself.",
        clause="WCAG 2.2, 1.4.2, 2.2.2",
        find=_motion,
        hint="Let the reader start it.",
    ),
    Rule(
        code="html.contrast",
        requires="Text has a contrast of 4.5 to 1 in the colours that its style sheet sets.",
        clause="WCAG 2.2, 1.4.3",
        find=contrast.too_low,
        hint="Use a darker or lighter colour.",
    ),
)

ACTIVE = active.rules("html", active.in_markup, "Content Security Policy Level 3")


def check_html(file: str, root: etree._Element) -> Iterator[Finding]:
    """Every place where a page breaks a rule."""
    yield from apply(RULES, root, file, "html")
    yield from apply(ACTIVE, root, file, "html")
    yield from apply(markup.RULES, root, file, "html")
