import pytest

from matchmaker.reference.countries import codes_by_name
from matchmaker.reference.folding import fold


@pytest.mark.parametrize(
    ("name", "folded"),
    [("São Paulo", "sao paulo"), ("  Belo   Horizonte ", "belo horizonte"), ("MAPUTO", "maputo")],
)
def test_case_accents_and_doubled_spaces_do_not_count(name, folded):
    assert fold(name) == folded


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("moçambique", "MZ"),
        ("Afrique du Sud", "ZA"),
        ("USA", "US"),
        ("no", "NO"),
        ("DRC", "CD"),
        ("Côte d\u2019Ivoire", "CI"),
    ],
)
def test_a_country_is_found_by_every_name_and_code(name, code):
    assert codes_by_name()[fold(name)] == code


def test_every_code_names_its_own_country():
    names = codes_by_name()
    assert all(names[fold(code)] == code for code in set(names.values()))
