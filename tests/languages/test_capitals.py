"""Words in capitals, as languages write them."""

import pytest

from convert.languages.capitals import capitals


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("en", "MH370 and the 18F", "MH370 AND THE 18F"),
        ("de", "Straße", "STRASSE"),
        ("fr", "L’été à Noël", "L’ÉTÉ À NOËL"),
        ("tr", "ılık iklim", "ILIK İKLİM"),
        ("az-Latn", "iki", "İKİ"),
        ("el", "Η άυλη οικία της νεράιδας", "Η ΑΫΛΗ ΟΙΚΙΑ ΤΗΣ ΝΕΡΑΪΔΑΣ"),
        ("ru", "Чай и ёлка", "ЧАЙ И ЁЛКА"),
        ("ka", "საქართველო", "საქართველო"),
        ("ja", "東京の橋", "東京の橋"),
    ],
)
def test_capitals(language: str, text: str, wanted: str):
    assert capitals(text, language) == wanted
