"""Where no line reads as a title at first, the first heading may be it."""

import pytest

from tests.rules.seeing import MORE, PROSE, headings, read, words

TAKEN = "***** Reformatted for the lamp room. Please pass it on."


@pytest.mark.parametrize(
    "above",
    [
        TAKEN,
        "[Taken without leave from the Harbour Gazette, Spring 1988. It costs a shilling, and may\n"
        "be had at the office of the harbour.]",
        f"{TAKEN}\n\nThe Tower of Oil\nPO BOX 1031\nEllery Rock, TX 75150\n\n17 October 1990",
    ],
)
def test_the_first_heading_below_a_few_short_lines(above: str) -> None:
    article = read(
        f"{above}\n\n\nTHE LAMP AND THE BELL\n\n{PROSE}\n\n{MORE}\n\nHow it burns\n\n{PROSE}\n"
    )
    assert article.metadata.title == "THE LAMP AND THE BELL"
    assert [found for _, found in headings(article)] == ["How it burns"]
    assert " ".join(TAKEN.split()[-3:]) in words(article.blocks[0]) or above != TAKEN


@pytest.mark.parametrize(
    "text",
    [
        # one of several that are set alike
        f"{TAKEN}\n\nHOW IT BURNS\n\n{PROSE}\n\nHOW IT RINGS\n\n{MORE}\n",
        # what sections are called
        f"{TAKEN}\n\nINTRODUCTION\n\n{PROSE}\n\n{MORE}\n",
        # below the text itself
        f"{PROSE} {MORE} {PROSE}\n{MORE} {PROSE}\n{PROSE}\n{MORE}\n\nHOW IT BURNS\n\n{MORE}\n",
        # a number
        f"{TAKEN}\n\n2. How it burns\n\n{PROSE}\n\n3. How it rings\n\n{MORE}\n",
    ],
)
def test_other_headings_are_no_titles(text: str) -> None:
    assert read(text).metadata.title == ""


def test_explain_says_why() -> None:
    from convert.readers.text.reader import judge
    from convert.settings import ReadSettings
    from convert.source import Source

    text = f"{TAKEN}\n\nTHE LAMP AND THE BELL\n\n{PROSE}\n\n{MORE}\n"
    decisions = judge(Source("x.txt", text.encode()), ReadSettings()).decisions
    (title,) = [one for one in decisions if one.role == "title"]
    assert "nothing else reads as a title" in title.winner.evidence[0].saw
