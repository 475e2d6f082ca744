"""A program that uses WeasyPrint itself, and us: neither sees the other."""

import io
import logging
import os
import subprocess
import sys
import warnings
from concurrent.futures import ThreadPoolExecutor
from types import ModuleType

import pytest

import convert
from convert.article import Article, Figure
from convert.backends.pdf.weasyprint.copies import Copies, load_copies
from convert.backends.pdf.weasyprint.engine import patched
from convert.backends.pdf.weasyprint.patch import modules
from convert.backends.pdf.weasyprint.patches import PATCHES
from convert.errors import ArticleError

PAGE = (
    '<html lang="{lang}"><head><title>A page</title><style>p {{ width: 9em; hyphens: auto; '
    "text-align: justify }}</style></head>"
    "<body><h1>A page</h1><p dir=auto>{words}</p></body></html>"
)
PAGES = [
    PAGE.format(lang="en", words="An internationalisation of considerable extraordinariness. " * 9),
    PAGE.format(lang="ko", words="비가 밤새도록 내렸습니다. " * 9),
    PAGE.format(lang="he", words="גשם ירד כל הלילה. " * 9),
]
ARTICLE = convert.read(("A night of rain\n\n" + "It rained all night. " * 99).encode()).article


def pdf_of_the_host(page: str) -> bytes:
    import weasyprint

    made = weasyprint.HTML(string=page).write_pdf(pdf_tags=True, pdf_variant="pdf/ua-1")
    assert isinstance(made, bytes)
    return made


def alone(page: str) -> bytes:
    """The same in a process that has never heard of us."""
    program = (
        "import sys, weasyprint; page = sys.stdin.buffer.read().decode(); sys.stdout.buffer.write("
        "weasyprint.HTML(string=page).write_pdf(pdf_tags=True, pdf_variant='pdf/ua-1'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], input=page.encode(), capture_output=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("page", PAGES, ids=["English", "Korean", "Hebrew"])
def test_a_hosts_pdf_is_the_same_before_and_after_ours(page: str):
    ours = convert.render(ARTICLE, "pdf")
    assert pdf_of_the_host(page) == alone(page)
    assert convert.render(ARTICLE, "pdf") == ours


def test_a_hosts_pdfs_are_made_in_another_thread_while_ours_are():
    wanted = pdf_of_the_host(PAGES[0])
    ours = convert.render(ARTICLE, "pdf")
    with ThreadPoolExecutor(2) as pool:
        theirs = [pool.submit(pdf_of_the_host, PAGES[0]) for _ in range(40)]
        mine = [pool.submit(convert.render, ARTICLE, "pdf") for _ in range(10)]
        assert {made.result() for made in theirs} == {wanted}
        assert {made.result() for made in mine} == {ours}


def half_a_picture() -> bytes:
    """A GIF that ends in the middle of its pixels."""
    from PIL import Image

    whole = io.BytesIO()
    Image.effect_noise((64, 64), 90).convert("P").save(whole, "GIF")
    return whole.getvalue()[: len(whole.getvalue()) // 2]


def test_half_a_picture_is_refused_by_us_and_for_a_host():
    from PIL import Image, ImageFile

    data = half_a_picture()
    figure = Figure(data=data, media_type="image/gif", alt="Snow on a screen")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", False)
        with pytest.raises(ArticleError, match="is damaged"):
            convert.render(Article(metadata=ARTICLE.metadata, blocks=(figure,)), "pdf")
        with Image.open(io.BytesIO(data)) as picture, pytest.raises(OSError, match="truncated"):
            picture.load()


def test_loading_changes_nothing_that_a_host_has():
    """Asked in a new process, where WeasyPrint was not loaded before."""
    program = (
        "from tests.backends.test_pdf_host import tell_changes\n"
        "from convert.backends.pdf.weasyprint import engine\n"
        "tell_changes(engine.engine)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "no change\n", "")


def tell_changes(load) -> None:
    """Print what `load` changes in modules that are loaded and in the state of the process."""
    import ctypes.util  # noqa: F401 - one of the modules that are looked at

    import PIL.EpsImagePlugin
    import PIL.ImageFile  # noqa: F401 - as above

    state = (dict(os.environ), list(warnings.filters), list(sys.meta_path), list(sys.path))
    before = {name: dict(vars(module)) for name, module in foreign().items()}
    logger = dict(vars(logging.getLogger("weasyprint")))
    load()
    changes = [
        f"{module}.{name}"
        for module, names in before.items()
        for name, value in names.items()
        if vars(sys.modules[module]).get(name) is not value
    ]
    if state != (dict(os.environ), list(warnings.filters), list(sys.meta_path), list(sys.path)):
        changes.append("the process")
    if logger != vars(logging.getLogger("weasyprint")):
        changes.append("the logger")
    if {"weasyprint", "pydyf"} & set(sys.modules):
        changes.append("sys.modules")
    print("\n".join(changes) or "no change")


def foreign() -> dict[str, ModuleType]:
    """The modules of others."""
    ours = ("convert", "tests", "_article_convert_")
    return {
        name: module
        for name, module in sys.modules.items()
        if not name.startswith(ours) and isinstance(module, ModuleType) and name != "__main__"
    }


def names_of(copies: Copies) -> dict[str, object]:
    """What every name in a pair of copies stands for, names in classes too."""
    found: dict[str, object] = {}
    for module in modules(copies):
        path = module.__name__.partition("weasyprint")
        where = "".join(path[1:]) or "pydyf"
        for name, value in vars(module).items():
            found[f"{where}:{name}"] = value
            if isinstance(value, type) and value.__module__ == module.__name__:
                for inner, part in vars(value).items():
                    found[f"{where}:{name}.{inner}"] = part
    return found


def test_every_name_that_is_replaced_stands_in_the_table():
    copies = load_copies()
    before = names_of(copies)
    assert not patched(copies, PATCHES).left_out
    after = names_of(copies)
    assert before.keys() == after.keys() | {
        name for name in before if name.startswith("weasyprint.text.line_break:Layout.")
    }, "a class that was replaced has its names elsewhere"
    changed = {name for name in after if after[name] is not before[name]}
    told = {patch.target for patch in PATCHES}
    everywhere = {patch.target.partition(":")[2] for patch in PATCHES if patch.everywhere}
    assert told <= changed | {"weasyprint.text.line_break:Layout.set_text"}
    assert {name for name in changed - told if name.partition(":")[2] not in everywhere} == set()
    assert {name.partition(":")[2] for name in changed - told} <= everywhere
