"""The pieces of titles in squares that stay on one line."""

import pytest

from convert.languages.title_phrases import ends_at_phrases, kept_together, title_phrases


@pytest.mark.parametrize(
    ("title", "phrases"),
    [
        ("港に降る雨と市役所の船", "港に|降る|雨と|市役所の|船"),
        ("READMEについて考える", "READMEについて|考える"),
        ("お知らせ：図書館の開館", "お知らせ：|図書館の|開館"),  # the polite letter is of its noun
        ("「海」と「山」をめぐる物語", "「海」と|「山」をめぐる|物語"),
        ("コーヒーの歴史", "コーヒーの|歴史"),
        ("二〇二五年、秋の海", "二〇二五年、|秋の|海"),
        # Nothing tells where these end: any of their squares may.
        ("港口的雨", "港|口|的|雨"),
        ("我们的 Hacker 文化。", "我|们|的 |Hacker |文|化。"),
        # Spaces tell it already.
        ("The harbour in winter", "The harbour in winter"),
        ("겨울 바다 이야기", "겨울 바다 이야기"),
    ],
)
def test_a_title_is_parted_where_its_letters_tell_it(title: str, phrases: str):
    assert "|".join(title_phrases(title)) == phrases


@pytest.mark.parametrize("title", ["港に降る雨", "port 港", "…「」 ー", "", "  ", "あ" * 40])
def test_its_pieces_are_all_of_it(title: str):
    assert "".join(title_phrases(title)) == title


def test_no_piece_begins_with_a_stop_and_a_long_one_is_parted():
    pieces = title_phrases("東京都庁舎前広場大規模改修工事計画を発表した。「終わり」、そして春")
    assert len(pieces) > 4
    assert not [piece for piece in pieces if piece[0] in "、。」"]


def test_only_hiragana_tells_phrases():
    assert ends_at_phrases("雨の港")
    assert not ends_at_phrases("雨中港口")


@pytest.mark.parametrize(
    ("title", "pieces"),
    [
        ("Biden, Putin Likely to Speak", "Biden, |Putin |Likely |to Speak"),
        ("The price of the herring", "The |price |of the herring"),
        ("The end of the war in the north", "The |end of the war |in the north"),
        ("What is an Elektrizitätswerk", "What |is an |Elektrizitätswerk"),
        ("Ein Haus am Meer", "Ein |Haus |am Meer"),
        ("Дождь над гаванью в мае", "Дождь |над гаванью |в мае"),
        ("겨울 바다 이야기", "겨울 |바다 |이야기"),
        (" Rain  or snow ", " |Rain  |or snow "),
        ("", ""),
    ],
)
def test_a_short_word_of_a_title_stays_with_the_next(title: str, pieces: str):
    assert "|".join(kept_together(title)) == pieces
    assert "".join(kept_together(title)) == title
