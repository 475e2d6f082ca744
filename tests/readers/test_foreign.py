"""Paragraphs in another language: sisters are told apart, usual words spare asking."""

import pytest

from convert.article import Paragraph, Text
from convert.languages.language import usual_words
from convert.readers.text import foreign
from convert.readers.text.foreign import in_its_language

SAID = {
    "en": "The lamp of the harbour is lit at sunset by the keeper, and put out at sunrise.",
    "de": "Die Lampe wird bei Sonnenuntergang von dem Wärter angezündet und nicht vor dem Tag aus.",
    "fr": "La lampe du port est allumée par le gardien, et les bateaux qui rentrent la voient.",
    "es": "El farero enciende la lámpara del puerto y los barcos que vuelven la ven desde lejos.",
    "it": "Il guardiano accende la lampada del porto e le barche che tornano la vedono da lontano.",
    "pt": "O guarda acende a lâmpada do porto e os barcos que regressam veem a luz, não é.",
    "nl": "Het licht van de haven wordt door de wachter ontstoken en de schepen zien het.",
    "ru": "Лампу зажигает сторож, и она горит до утра, а лодки видят её с моря, как было всегда.",
    "uk": "Лампу запалює сторож, і вона горить до ранку, а човни бачать її з моря, як було завжди.",
    "pl": "Lampę zapala latarnik i nie gaśnie ona do rana, a łodzie widzą ją z morza.",
    "sv": "Lampan tänds av vakten vid solnedgången och den släcks inte förrän det är dag.",
}


def paragraph(text: str) -> Paragraph:
    return Paragraph(content=(Text(text=text),))


@pytest.mark.parametrize("own", [tag for tag in SAID if usual_words(tag)])
@pytest.mark.parametrize("other", SAID)
def test_a_sister_language_is_not_taken_for_the_articles(own: str, other: str) -> None:
    block = in_its_language(paragraph(SAID[other]), own)
    assert getattr(block, "language", None) == (other if other != own else None)


def test_nobody_is_asked_about_a_text_of_usual_words(monkeypatch: pytest.MonkeyPatch) -> None:
    def asked(text: str) -> str | None:
        raise AssertionError(text)

    monkeypatch.setattr(foreign, "identify_surely", asked)
    block = paragraph(SAID["en"])
    assert in_its_language(block, "en-GB") == block
    with pytest.raises(AssertionError):
        in_its_language(block, "fr")
