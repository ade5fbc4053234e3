import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.reference.text_stems import number_stem, root
from matchmaker.reference.themes import LANGUAGES

LETTERS = st.text(st.characters(categories=["L"]), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["city", "Cities", "CITIES"]),
        ("en", ["bus", "buses"]),
        ("en", ["labour", "labor"]),
        ("en", ["organization", "organisations"]),
        ("fr", ["canal", "canaux"]),
        ("fr", ["réseau", "réseaux", "RESEAUX"]),
        ("fr", ["marché", "marchés", "marche\u0301s"]),
        ("fr", ["œuvre", "oeuvres"]),
        ("es", ["luz", "luces"]),
        ("es", ["refugiado", "refugiadas"]),
        ("es", ["ciudad", "ciudades"]),
        ("pt", ["habitação", "habitações", "habitacoes"]),
        ("pt", ["municipal", "municipais"]),
        ("pt", ["jovem", "jovens"]),
        ("pt", ["coletivo", "colectivos"]),
    ],
)
def test_number_spelling_case_and_accents_do_not_matter(language, forms):
    assert len({number_stem(form, language) for form in forms}) == 1


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("en", "parks", "parking"),
        ("en", "port", "report"),
        ("fr", "marché", "marche"),
        ("es", "puerto", "puerta"),
        ("pt", "portos", "portas"),
    ],
)
def test_words_that_stand_alone_are_not_confused(language, one, other):
    assert number_stem(one, language) != number_stem(other, language)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ["collect", "collecting", "collected", "collection", "collector"]),
        ("en", ["plan", "plans", "planning", "planned"]),
        ("fr", ["traiter", "traitement", "traitée", "traités"]),
        ("fr", ["recycler", "recyclage"]),
        ("es", ["reciclar", "reciclaje", "reciclado"]),
        ("es", ["asentamiento", "asentamientos"]),
        ("pt", ["recolher", "recolha", "recolhido", "recolhendo"]),
        ("pt", ["ordenamento", "ordenar"]),
    ],
)
def test_nouns_and_verbs_have_one_root(language, forms):
    assert len({root(form, language) for form in forms}) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@given(word=LETTERS)
def test_a_stem_is_of_the_word_however_its_accents_are_stored(language, word):
    composed, decomposed = (unicodedata.normalize(form, word) for form in ("NFC", "NFD"))
    assert number_stem(composed, language) == number_stem(decomposed, language)
    assert root(composed, language) == root(decomposed, language)
