"""How wrapped lines are joined."""

import pytest

from tests.rules.seeing import read, words

LINES = (
    "The keeper of the lamp on the northern mole has kept a diary since the\n"
    "first of January 1951, and in all those years he has never once written\n"
    "down what he thought of the sea, though he was asked to do so by several\n"
)


def joined(*lines: str) -> str:
    return words(read("A Title\n\n" + LINES + "\n".join(lines) + "\n").blocks[0])


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("people and by one newspaper, which printed the question but not the inter-",
         "national answer that it had got.", "international answer"),
        ("people, among them a well-known writer, a lighthouse inspector and a well-",
         "known painter of storms.", "a well-known painter"),
        ("people who wrote letters before and after the war, and who knew the pre-",
         "and post-war lamps alike.", "the pre- and post-war"),
        ("people who had seen him at his window on the night of the storm—which—",
         "as he said—was no business of theirs.", "which—as he said"),
        ("people who wrote to him at the address that the newspaper gave: look at-",
         "keeper@mole.example.org for it.", "at-keeper@mole.example.org"),
    ],
)  # fmt: skip
def test_a_hyphen_at_the_wrap(first: str, second: str, found: str) -> None:
    assert found in joined(first, second)


def test_a_hyphenated_word_is_made_whole_where_the_text_has_it_whole() -> None:
    text = joined(
        "people and by one newspaper. The lamplighter of the town, another lamp-",
        "lighter from the islands and he met once a year.",
    )
    assert "another lamplighter from" in text


def test_chinese_wraps_join_without_a_space() -> None:
    text = (
        "会唱歌的桥\n\n"
        "老城的北边有一座石桥，风从桥洞里吹过的时候，会发出像笛子一样的声\n"
        "音。老人们说，这是当年的石匠故意留下的，因为他的女儿喜欢听笛子。\n"
        "没有人知道石匠的名字。县志里只写着他用了三年的时间，没有多收一文\n"
        "钱，也没有留下一张图纸。\n"
    )
    assert " " not in words(read(text).blocks[0])


def test_korean_wraps_join_with_a_space() -> None:
    text = (
        "바다를 지키는 등대\n\n"
        "섬의 끝에 있는 등대는 백 년 동안 한 번도 꺼지지 않았다. 등대지기는\n"
        "그것이 자랑이 아니라 약속이라고 말한다. 아침에는 유리를 닦고, 저녁\n"
        "에는 불을 켠다. 그 사이에는 바다를 본다. 한 달에 한 번 배가 온다\n"
        "편지와 쌀과 소문을 싣고.\n"
    )
    assert "등대지기는 그것이" in words(read(text).blocks[0])
