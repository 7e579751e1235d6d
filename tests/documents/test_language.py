"""The main language of a document, for the reader of its report."""

import pytest

from evidence.documents.language import detect_language

TEXTS = {
    "en": "Backend developer with nine years of Java and Kotlin, mostly payments, and two years in a team of six.",
    "de": "Softwareentwickler mit neun Jahren Erfahrung in Java und Kotlin, zuletzt für den Zahlungsverkehr.",
    "es": "Analista de datos con seis años de experiencia en bancos y seguros, responsable de los informes semanales.",
    "fr": "Avocate en droit commercial depuis douze ans, chargée des contrats et de la formation des stagiaires.",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages_are_told_apart(code: str) -> None:
    assert detect_language(TEXTS[code]) == code


def test_a_few_words_have_no_language() -> None:
    assert detect_language("Python, SQL, ChatGPT") is None
