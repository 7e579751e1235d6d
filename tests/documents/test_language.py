"""The main language of a document, for the reader of its report."""

import pytest

from evidence.documents.language import detect_language

TEXTS = {
    "en": "Backend developer with nine years of Java and Kotlin, mostly payments, and two years in a team of six.",
    "de": "Softwareentwickler mit neun Jahren Erfahrung in Java und Kotlin, zuletzt für den Zahlungsverkehr.",
    "es": "Analista de datos con seis años de experiencia en bancos y seguros, responsable de los informes semanales.",
    "fr": "Avocate en droit commercial depuis douze ans, chargée des contrats et de la formation des stagiaires.",
    "nl": "Ik heb zeven jaar ervaring als verpleegkundige en was daar verantwoordelijk voor de planning van het team.",
    "pl": "Pracowałem jako nauczyciel przez dziesięć lat i używam ChatGPT do pisania testów i materiałów.",
    "ru": "Работал учителем десять лет, использую ChatGPT для подготовки материалов к урокам и тестов.",
    "zh": "负责公司产品设计，使用ChatGPT撰写文案，每周更新报告，并与销售团队一起准备客户演示。",
}
SENTENCES = {
    "de": "Keine Erfahrung mit Midjourney.",
    "fr": "Rédaction de fiches avec ChatGPT, relues à la main",
    "nl": "Ik schrijf teksten met ChatGPT.",
}
ENGLISH = {
    "names and places": "João Conceição Silva\nRua Augusta 120, São Paulo\nSales Manager, Grupo Pão de Açúcar\n"
    "Managed key accounts, negotiated contracts, grew revenue by a fifth\nMBA, Fundação Getulio Vargas\nPortuguês",
    "foreign lines": "Responsable d'atelier, Ateliers Meunier, Lyon (2015 à 2020). Managed a team of twelve fitters, "
    "planned the weekly work, and drafted safety notes with ChatGPT. Références : disponibles sur demande.",
    "capitals": "LEGAL COUNSEL WITH TEN YEARS OF EXPERIENCE IN CONTRACTS AND PRIVACY, FLUENT IN FRENCH AND GERMAN",
    "another script": "李明 (Li Ming)\n上海市浦东新区世纪大道100号\n"
    "Software engineer with six years of Java. Built a chatbot for the help desk.",
}
UNTOLD = {
    "names alone": "François Lefèvre\nSenior Developer, Société Générale, Paris\nPython, Django, React\nMaîtrise "
    "Informatique, Université Pierre et Marie Curie\nChatGPT, GitHub Copilot",
    "firms": "Priyanka Subramanian, Bengaluru, Karnataka. Data Engineer. Infosys Limited. Python Spark Kafka Hive.",
    "tools": "numpy, pandas, kubectl, nginx, systemd, matplotlib, ffmpeg, pytest, mypy, asyncio, psycopg, uvicorn",
    "addresses": "joao.de.souza@correio.example https://exemplo.example/curriculo/joao-de-souza/experiencia ChatGPT",
}


@pytest.mark.parametrize("code", TEXTS)
def test_languages_are_told_apart(code: str) -> None:
    assert detect_language(TEXTS[code]) == code


@pytest.mark.parametrize("code", SENTENCES)
def test_one_sentence_may_do(code: str) -> None:
    assert detect_language(SENTENCES[code]) == code


@pytest.mark.parametrize("case", ENGLISH)
def test_english_is_english_whatever_names_stand_in_it(case: str) -> None:
    assert detect_language(ENGLISH[case]) == "en"


@pytest.mark.parametrize("case", UNTOLD)
def test_names_have_no_language(case: str) -> None:
    assert detect_language(UNTOLD[case]) is None


def test_a_few_words_have_no_language() -> None:
    assert detect_language("Python, SQL, ChatGPT") is None
