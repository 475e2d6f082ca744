"""Tasks have their boxes where other items have bullets, and no bullets beside them."""

import pytest

import convert
from convert.article import Article, List, ListItem, Metadata, Paragraph
from convert.check.files import check_bytes
from tests.check.good import paragraph
from tests.lines.read import lines_of

WORDS = "Bring the ropes to the far quay before the tide turns, and wait until somebody comes. " * 2


def listed(*items: tuple[Paragraph, ...], done: bool | None, tight: bool = True) -> List:
    made = tuple(ListItem(blocks=blocks, done=done) for blocks in items)
    return List(ordered=False, items=made, tight=tight)


def article(*lists: List) -> Article:
    return Article(metadata=Metadata(title="Ropes", language="en"), blocks=lists)


LONG = (paragraph(WORDS), paragraph(WORDS))


@pytest.mark.parametrize("engine", ["weasyprint", "typst"])
@pytest.mark.parametrize("tight", [True, False])
def test_words_of_tasks_hang_behind_their_boxes(engine: str, tight: bool) -> None:
    made = article(listed(LONG, (paragraph("Rope"),), done=True, tight=tight))
    data = convert.render(made, "pdf", options={"engine": engine})
    assert check_bytes("tasks", "pdf", data, made) == []
    lines = lines_of(data)
    boxed = [line for line in lines if line.text.startswith("☑")]
    others = [line for line in lines[1:-1] if line not in boxed]
    assert len(boxed) == 2
    assert len(others) >= 3
    assert not any("•" in line.text for line in lines)
    assert {round(line.left - boxed[0].left) for line in boxed} == {0}
    edge = min(line.left for line in others)
    assert all(line.left == pytest.approx(edge, abs=0.8) for line in others)
    assert boxed[0].left == pytest.approx(edge - 1.1 * others[0].size, abs=1.5)


def test_a_list_of_tasks_and_others_keeps_its_bullets() -> None:
    task, other = (ListItem(blocks=(paragraph("Rope"),), done=done) for done in (True, None))
    made = article(List(ordered=False, items=(task, other)))
    assert "• ☑ Rope" in [line.text for line in lines_of(convert.render(made, "pdf"))]


def test_a_page_says_which_lists_are_of_tasks() -> None:
    page = convert.render(article(listed((paragraph("Rope"),), done=False)), "html").decode()
    assert '<ul class="tasks">' in page
