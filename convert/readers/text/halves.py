"""Words that stand before or after a hyphen of their own, by language."""

from typing import Final

from convert.readers.text.words import word_set

# First halves: numbers, and words that make compounds with a hyphen.
FIRST: Final = {
    "en": word_set(
        "twenty thirty forty fifty sixty seventy eighty ninety self non ex well ill half all "
        "quasi mother father brother sister son daughter great grand state vice attorney "
        "runner passer so go yes x t e mid neo"
    ),
    "fr": word_set(
        "peut vingt trente quarante cinquante soixante quatre demi non sous avant après vis "
        "celui celle ceux celles lui elle eux elles moi toi soi nous vous au là ci grand "
        "grands grande arrière petit petits petite beau belle rendez porte est dit fait va "
        "tout contre mi outre"
    ),
    "ru": word_set(
        "по кое кто что как где когда какой какая какое какие чей куда откуда почему сколько "
        "из юго северо восточно западно во в"
    ),
    "uk": word_set("по будь хто що як де коли який яка яке які хтось північно південно"),
    "nl": word_set("ex non semi niet zuid noord oost west auto-"),
    "pl": word_set("polsko niemiecko północno południowo ex pół"),
    "pt": word_set("ex pré pós recém bem mal sexta segunda terça quarta quinta vice guarda"),
    "es": word_set("ex teórico franco hispano político socio físico"),
    "it": word_set("ex non italo franco anglo"),
    "de": word_set("ex nicht"),
}
# Nouns and adverbs that a participle follows: hard-working, time-consuming.
BEFORE_PARTICIPLE: Final = word_set(
    "hard time price power long short high low far wide fast slow best better ever never "
    "still much most least less more often once newly good bad big small large great "
    "thought peace freedom law tax labour labor energy cost money profit job war world "
    "heart mind eye record risk money mouth blood fear wind water weather sea sun snow "
    "moon candle lamp oil coal steam petrol horse home house book letter story meat flesh "
    "plant fruit egg milk wool wood metal stone brick iron glass paper computer hand-to "
    "data rule decision policy trouble fault problem pain sound colour color sweet "
    "strange foul evil odd ordinary good-looking smooth deep quick clear"
)
# Second halves: particles and pronouns that hang on a word by a hyphen.
SECOND: Final = {
    "fr": word_set(
        "même mêmes ce il elle on ils elles je tu vous nous là ci être dire vous moi toi le "
        "la les lui leur y en t-il t-elle t-on"
    ),
    "pt": word_set("se lo la los las me te lhe lhes nos vos o a os as no na feira"),
    "ro": word_set("o l i le se mă te ne vă"),
    "ru": word_set("то либо нибудь таки ка с де"),
    "uk": word_set("то небудь таки но от"),
    "en": word_set("in-law up off out"),
}
_PARTICIPLE: Final = ("ing", "ed", "en", "bound", "made", "born", "worn", "led", "run", "driven")


def is_first_half(left: str, right: str, language: str) -> bool:
    """Whether `left` (small letters) usually keeps its hyphen before `right`."""
    base = language[:2]
    if len(left) == 1 or left in FIRST.get(base, ()):
        return True
    return (
        base == "en"
        and len(right) >= 5
        and left in BEFORE_PARTICIPLE
        and right.endswith(_PARTICIPLE)
    )


def is_second_half(right: str, language: str) -> bool:
    """Whether `right` (small letters) usually hangs on a word by a hyphen."""
    return right in SECOND.get(language[:2], ())
