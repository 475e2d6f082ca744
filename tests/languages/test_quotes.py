"""Straight marks set as a language sets them, and those that are left as they were typed."""

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from convert.languages.fold import folded, has_typographic
from convert.languages.language import known_tags
from convert.languages.quotes import OPAQUE, typographic

TAGS = [*known_tags(), "en-GB", "fr-CH", "zh-Hant"]


def marked(tag: str, text: str) -> str:
    """One piece of text; spaces that no line ends at are shown as `~`."""
    return typographic([(text, tag)])[0].replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("tag", "typed", "wanted"),
    [
        ("en", '"Stay," she said.', "“Stay,” she said."),
        ("en-US", '"Stay," she said.', "“Stay,” she said."),
        ("en", "'Stay,' she said.", "‘Stay,’ she said."),
        ("de", '"Bleib", sagte sie.', "„Bleib“, sagte sie."),
        ("fr", '"Restez", dit-elle.', "«~Restez~», dit-elle."),
        ("fr-CH", '"Restez", dit-elle.', "«Restez», dit-elle."),
        ("it", '"Resta", disse.', "«Resta», disse."),
        ("es", '"Quédate", dijo.', "«Quédate», dijo."),
        ("pt", '"Fica", disse.', "“Fica”, disse."),
        ("nl", '"Blijf", zei ze.', "“Blijf”, zei ze."),
        ("sv", '"Stanna", sa hon.', "”Stanna”, sa hon."),
        ("fi", '"Jää", hän sanoi.', "”Jää”, hän sanoi."),
        ("da", '"Bliv", sagde hun.', "”Bliv”, sagde hun."),
        ("nb", '"Bli", sa hun.', "«Bli», sa hun."),
        ("pl", '"Zostań", rzekła.', "„Zostań”, rzekła."),
        ("cs", '"Zůstaň," řekla.', "„Zůstaň,“ řekla."),
        ("hu", '"Maradj" - mondta.', "„Maradj” - mondta."),
        ("ru", '"Останься", сказала она.', "«Останься», сказала она."),
        ("el", '"Μείνε", είπε.', "«Μείνε», είπε."),
        ("ar", 'قالت "ابق" ومضت', "قالت «ابق» ومضت"),
        ("fa", 'گفت "بمان" و رفت', "گفت «بمان» و رفت"),
        ("ja", '彼女は"残れ"と言った。', "彼女は「残れ」と言った。"),
        ("zh", '她说"留下"。', "她说“留下”。"),
        ("zh-Hant", '她說"留下"。', "她說「留下」。"),
        ("ko", '"남아"라고 말했다.', "“남아”라고 말했다."),
        ("hi", '"रुको," उसने कहा।', "“रुको,” उसने कहा।"),
    ],
)
def test_a_quotation_has_the_marks_of_its_language(tag: str, typed: str, wanted: str):
    assert marked(tag, typed) == wanted


@pytest.mark.parametrize(
    ("tag", "typed", "wanted"),
    [
        ("en", "\"He said 'no' to me,\" she said.", "“He said ‘no’ to me,” she said."),
        ("en", "'He said \"no\" to me,' she said.", "‘He said “no” to me,’ she said."),
        ("en", '"He said "no" to me," she said.', "“He said ‘no’ to me,” she said."),
        ("en", "\"'Stop' is a word.\"", "“‘Stop’ is a word.”"),
        ("en", "\"She cried 'stop.'\"", "“She cried ‘stop.’”"),
        ("de", "\"Er sagte 'nein' dazu.\"", "„Er sagte ‚nein‘ dazu.“"),
        ("fr", "\"Il a dit 'non'.\"", "«~Il a dit “non”.~»"),
        ("ru", "\"Он сказал 'нет'.\"", "«Он сказал „нет“.»"),
        ("pl", "\"Powiedział 'nie'.\"", "„Powiedział «nie».”"),
        ("ja", "彼は\"それは'否'だ\"と言った。", "彼は「それは『否』だ」と言った。"),
    ],
)
def test_a_quotation_inside_another_has_the_other_marks(tag: str, typed: str, wanted: str):
    assert marked(tag, typed) == wanted


@pytest.mark.parametrize(
    ("tag", "typed", "wanted"),
    [
        ("en", "It isn't O'Neill's.", "It isn’t O’Neill’s."),
        ("en", "'Tis late, 'twas ever so.", "’Tis late, ’twas ever so."),
        ("en", "the '90s and the summer of '68", "the ’90s and the summer of ’68"),
        ("en", "rock 'n' roll", "rock ’n’ roll"),
        ("en", "the boats' sails were goin' up", "the boats’ sails were goin’ up"),
        ("en", "the 1990's", "the 1990’s"),
        ("en", "'The boats' sails are torn,' he said.", "‘The boats’ sails are torn,’ he said."),
        ("en", '"\'Tis torn," he said.', "“’Tis torn,” he said."),
        ("de", "Hans' Boot, wie geht's?", "Hans’ Boot, wie geht’s?"),
        ("de", "'Hans' Boot ist alt', sagte er.", "‚Hans’ Boot ist alt‘, sagte er."),
        ("fr", "l'eau d'aujourd'hui", "l’eau d’aujourd’hui"),
        ("nl", "'s avonds in 't veld", "’s avonds in ’t veld"),
        ("it", "l'acqua dell'isola", "l’acqua dell’isola"),
    ],
)
def test_an_apostrophe_is_no_quotation(tag: str, typed: str, wanted: str):
    assert marked(tag, typed) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "He is 6'2\" tall.",
        "a 45\" screen on a 12' board",
        "40° 26' 46\" N, 79° 58' 36\" W",
        'prints of 12" x 16" and 8" x 10"',
        "1'250'000 francs",
        "see https://example.org/?q='a'--b...c",
        'set width="12" in <img alt="a boat"> and <!-- not here -->',
        "call open('sea.txt', \"r\") for it",
        'it prints rows["name"]',
        "run it with --dry-run --verbose",
        'write \\" for a mark',
        'three empty strings: "" \'\' ""',
        "an old `quotation' of the mail",
        "from a --> b and c <-- d",
        "---- cut here ----",
        "../..., C:\\...\\sea",
        "the range 1...9",
        "a lone \" mark and a lone ' mark",
        "---",
        "",
    ],
)
def test_what_is_no_punctuation_stays_as_typed(text: str):
    assert marked("en", text) == text


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ('"A 12" pipe," he said.', '“A 12" pipe,” he said.'),
        ('"In 1945" it says, "no."', "“In 1945” it says, “no.”"),
        ('"It was 1945."', "“It was 1945.”"),
        ('He is 6\'2" and said "yes".', "He is 6'2\" and said “yes”."),
    ],
)
def test_a_digit_before_a_mark_makes_it_an_inch_only_where_it_closes_nothing(typed, wanted):
    assert marked("en", typed) == wanted


@pytest.mark.parametrize(
    ("tag", "typed", "wanted"),
    [
        ("en", "the sea--cold--rose", "the sea—cold—rose"),
        ("en", "the sea -- cold -- rose", "the sea — cold — rose"),
        ("en-GB", "the sea -- cold -- rose", "the sea – cold – rose"),
        ("de", "das Meer -- kalt -- stieg", "das Meer – kalt – stieg"),
        ("ru", "море -- холодное", "море — холодное"),
        ("es", "--Hola --dijo ella--. Adiós.", "—Hola —dijo ella—. Adiós."),
        ("fr", "-- Bonjour.", "— Bonjour."),
        ("zh", "大海--很冷......", "大海——很冷……"),
        ("ja", "海--冷たい", "海――冷たい"),
        ("en", "1914--1918", "1914–1918"),
        ("en", "He died in 1914--at sea.", "He died in 1914—at sea."),
        ("en", "the sea---cold", "the sea—cold"),
        ("en", '"I was--" He stopped. "Well..."', "“I was—” He stopped. “Well…”"),
        ("en", "and then... nothing", "and then… nothing"),
        ("en", "and then.... nothing", "and then.... nothing"),
    ],
)
def test_dashes_and_ellipses_are_set_as_the_language_does(tag: str, typed: str, wanted: str):
    assert marked(tag, typed) == wanted


def test_a_pair_goes_over_the_pieces_of_a_paragraph():
    run = [
        ('She said "', "en"),
        ("never", "en"),
        ('" and "go ', "en"),
        ("home", "en"),
        ('."', "en"),
    ]
    assert typographic(run) == ["She said “", "never", "” and “go ", "home", ".”"]


def test_a_part_in_another_language_has_the_marks_of_that():
    run = [('"No," he wrote, ', "en"), ('"mer", l\'eau', "fr"), (', and "yes".', "en")]
    assert typographic(run) == ["“No,” he wrote, ", "«\u00a0mer\u00a0», l’eau", ", and “yes”."]


def test_what_is_no_text_stands_for_a_word():
    assert typographic([('"', "en"), (OPAQUE, "en"), ('" is code', "en")])[0] == "“"


def test_a_language_without_marks_of_its_own_keeps_those_of_the_keyboard():
    assert marked("dz", '"ka" it\'s') == '"ka" it’s'


@pytest.mark.parametrize("tag", TAGS)
@settings(max_examples=60, deadline=None)
@given(text=st.text(alphabet="ab19 \"'-.,()«»\u00e9\u6d77\n", max_size=40))
@example("-' 1")
@example("1 '-")
def test_folding_gives_the_source_back(tag: str, text: str):
    assert folded(typographic([(text, tag)])[0]) == folded(text)


@pytest.mark.parametrize("mark", "“”„«»‹›‘’‚「」")
def test_a_mark_that_somebody_chose_is_known(mark: str):
    assert has_typographic(f"a {mark} b")
    assert not has_typographic("a \" ' ` ′ b")


@pytest.mark.parametrize(
    "piece",
    [
        "\"'",
        "'a \"b ",
        '\'a "x "y ',
        "' ",
        "-- ",
        "a -- ",
        "http://a.b/'c ",
        "a=",
        "<!--",
        "a(",
        "x.",
    ],
)
def test_marks_cost_no_more_than_their_number(piece: str):
    def seconds(size: int) -> float:
        text = f"say 'a' {piece * size}"
        begun = time.process_time()
        typographic([(text, "en")])
        return time.process_time() - begun

    seconds(100)
    short, long = (min(seconds(size) for _ in range(2)) for size in (1_000, 8_000))
    assert long < 8 * 4 * max(short, 0.002)  # a square would take 64 times as long


def test_pieces_cost_no_more_than_their_number():
    def seconds(size: int) -> float:
        begun = time.process_time()
        typographic([('it\'s "a" -- ', "en")] * size)
        return time.process_time() - begun

    short, long = (min(seconds(size) for _ in range(2)) for size in (500, 4_000))
    assert long < 8 * 4 * max(short, 0.002)
