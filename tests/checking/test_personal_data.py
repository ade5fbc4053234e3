"""Personal data: what is warned of, and the many numbers and names that are none.

Every address, number and person is invented: numbers have digits such as 555 and 000, addresses
end in the domains that are kept for examples.
"""

import re
import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.builders import item
from tests.support.checking import fields_text, found_in


def warned(text: str) -> list[str]:
    """What is said of a text that stands in a description."""
    challenge = item("Street vendors fill the pavements", id="vendors", description=text)
    return [found.message for found in found_in(fields_text(challenges=[challenge]), "MM306")]


@pytest.mark.parametrize(
    "address",
    [
        "ana@example.org",
        "a.b.c+news@mail.example.co.mz",
        "cooperacion_internacional@alcaldia.example.gob.mx",
        "x@exa-mple.com",
        "JOAO.EXEMPLO@EXAMPLE.GOV.BR",
        "joão@exemplo.example",
    ],
)
@pytest.mark.parametrize("sentence", ["{}", "Write to {}.", "(<{}>)", "mailto:{}", "unit,{};end"])
def test_an_e_mail_address_is_warned_of_wherever_it_stands(address, sentence):
    assert warned(sentence.format(address)) == ["this looks like an e-mail address"]


@pytest.mark.parametrize(
    "text",
    [
        "the market sells @ 20 shillings",
        "tomatoes at 3@2.50 each",
        "follow @examplecity and @example.city",
        "See https://social.example/@examplecity/1234567 for more.",
        "See https://user@example.org/page.",
        "the sign @ alone, a@b and a@ b.org",
        "@",
        "a@.org",
        "all@once, then rest",
    ],
)
def test_the_sign_alone_makes_no_address(text):
    assert warned(text) == []


TELEPHONES = {
    "Mozambique": [
        "+258 21 555 000", "+258 84 555 0000", "+258215550000", "(+258) 21 555000",
        "00258 21 555000", "Tel. 21 555 000", "Telefone: 21555000", "cel. 84 555 0000",
    ],
    "South Africa": [
        "+27 31 555 0000", "+27 (0)31 555 0000", "031 555 0000", "(031) 555-0000", "031-555-0000",
        "0315550000", "0800 555 000",
    ],
    "Brazil": [
        "+55 11 5555-0000", "+55 (11) 95555-0000", "(11) 5555-0000", "(11) 95555-0000",
        "11 95555-0000", "(11)95555-0000", "0800 555 0000",
    ],
    "Kenya": ["+254 20 555 0000", "+254700555000", "0700 555 000", "0700555000", "020-555-0000"],
    "France": [
        "+33 1 55 50 00 00", "01 55 50 00 00", "01.55.50.00.00", "05-55-50-00-00", "0155500000",
        "Tél. : 01 55 50 00 00", "01\u00a055\u00a050\u00a000\u00a000", "+33 (0)1 55 50 00 00",
    ],
    "Spain": [
        "+34 955 550 000", "955 55 00 00", "955-55-00-00", "955-550-000", "Teléfono 955 550 000",
        "+34\u202f955\u202f55\u202f00\u202f00",
    ],
    "Mexico": [
        "+52 55 5550 0000", "55 5550 0000", "(55) 5550 0000", "(55) 5550-0000", "555 555 0000",
    ],
    "Colombia": [
        "+57 604 555 0000", "(604) 555 0000", "604 555 0000", "(4) 555 00 00", "300-555-0000",
    ],
    "Indonesia": [
        "+62 21 5550 0000", "(021) 555-0000", "(021) 5550000", "0812-5550-0000", "081255500000",
        "Telp. 021 555000",
    ],
    "United States": [
        "+1 555 555 0100", "(555) 555-0100", "555-555-0100", "555.555.0100", "1-800-555-0100",
        "1 (555) 555-0100", "555 555 0100", "555\u2011555\u20110100",
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    "number",
    [number for numbers in TELEPHONES.values() for number in numbers],
    ids=[f"{country} {number}" for country, numbers in TELEPHONES.items() for number in numbers],
)
def test_a_telephone_number_is_warned_of_as_it_is_written_in_its_country(number):
    for sentence in ("{}", "Call {} for more.", "Office ({}).", "Markets, {}; open daily"):
        assert warned(sentence.format(number)) == ["this looks like a telephone number"], sentence


@pytest.mark.parametrize(
    "text",
    [
        # years
        "in 2013, 2014 and 2015", "2013-2015", "2004-2011, 2012-2016", "2013 - 2015",
        "2013/14-2017/18",
        "2013\u20132015", "2019 2020 2021", "from 01/2019-12/2020", "plan (2014) 2015-2020",
        "between 10 2000 and 2010",
        # amounts
        "1,080,277 people", "1 080 277 people", "1.080.277 habitantes", "125 300 400 meticais",
        "R$ 125.300.400", "R$ 125.300.400,50", "USD 120 000 000", "1 250 000 000 000 rupiah",
        "Rp 1.250.000.000", "12,34,56,789 rupees", "955 550 000 pesos", "a rise of +12 500 000",
        "+1.250.000 people", "0.0125 and 0.123456789", "1 000 000 - 2 000 000", "100000000",
        "(1) 500 000 000 people", "(12) 345 678 900 pesos", "3.5-4.25", "1 080 277\u00a0people",
        "population 1254837 (2017)", "11 555 000 inhabitants", "the years 25 1990 2000",
        # dates and times
        "on 2026-03-01", "on 01/03/2026", "on 1.3.2026", "on 05 06 2019",
        "01-03-2026 to 04-03-2026",
        "2026-03-01/2026-04-01", "12/31/2019", "at 10:30-12:45", "2026-03-01T10:30:00",
        # numbers of documents
        "ISBN 978-0-555-50000-0", "ISBN 0555500000", "ISBN: 0-555-50000-X", "ISSN 0555-0000",
        "ISSN 0555-0000, 0555-0001", "doi:10.1000/0555500000", "DOI 10.1000/182-555",
        "decree 12/2007", "Decreto n.º 012/2007", "Lei 010/2014-2018", "Ley 1551 de 2012",
        "Resolution 0123/2007 of 2008", "Law 2/97, decree 33/2006", "A/RES/70/1",
        "document P0705550000", "report 0700555000a", "file 5550/000-0100-2019.pdf",
        # budgets, coordinates, addresses
        "budget line 01.02.03.04", "04.451.0012.2.034", "code 5550.000.100", "123.45.67.89",
        "-25.969248, 32.573179", "25.969248 S 32.573179 E", "25\u00b058'09\" S", "19 00 S 46 00 W",
        "https://example.org/031-555-0000/report", "see https://example.org/?tel=+27315550000",
        "SDG 11.1 11.2 11.3", "targets 1.4, 6.1, 11.1", "1-2-3-4-5-6-7-8", "C40 2013 2015",
        "24/7 and 365 days", "5 km x 10 km", "hotel 1234567", "wards 1 2 3 4 5 6 7 8 9",
    ],
)  # fmt: skip
def test_other_numbers_are_no_telephone_numbers(text):
    assert warned(text) == []
    assert warned(f"It is said: {text}.") == []


def test_an_announced_number_is_warned_of_though_it_would_be_an_amount_elsewhere():
    assert warned("21 555 000") == []
    assert warned("Fax: 21 555 000") == ["this looks like a telephone number"]


def test_a_finding_stands_where_the_address_begins_and_names_the_field():
    text = fields_text(challenges=[item("One", description="x")]) + (
        "expertise:\n  - id: b\n    title: Two\n    description: >\n      More at\n"
        "      ana@example.org or 031 555 0000.\n"
    )
    text = "".join(line for line in text.splitlines(keepends=True) if line != "expertise: []\n")
    mail, number = found_in(text, "MM306")
    lines = text.splitlines()
    assert mail.path == number.path == "expertise[0].description"
    assert lines[mail.line - 1][mail.column - 1 :].startswith("ana@example.org")
    assert lines[number.line - 1][number.column - 1 :].startswith("031 555 0000")


def test_comments_count_too():
    (found,) = found_in("# asked ana@example.org\n" + fields_text(), "MM306")
    assert (found.line, found.path) == (1, "")


def test_no_more_than_twenty_contacts_of_a_file_are_told():
    text = "".join(f"# a{at}@example.org\n" for at in range(50)) + fields_text()
    assert [found.line for found in found_in(text, "MM306")] == list(range(1, 21))


@given(st.text(alphabet=string.digits + " ()/.-+@a\u00a0", max_size=60))
def test_whatever_is_warned_of_holds_an_at_sign_or_six_digits(text):
    if warned(text):
        assert "@" in text or len(re.findall(r"\d", text)) >= 6


def named(name: str) -> list[str]:
    """What is said of a name in a unit's field, and in a checker's."""
    checker = item("Composting", evidence=[{"source": "s1", "verified_by": name}])
    text = fields_text(readiness={"lead_unit": name}, expertise=[checker])
    return [found.path for found in found_in(text, "MM306")]


BOTH = ["expertise[0].evidence[0].verified_by", "readiness.lead_unit"]


@pytest.mark.parametrize(
    "name",
    [
        # English
        "International Relations Office", "Solid Waste", "Town Clerk", "City Hall", "Public Works",
        "Urban Planning", "Climate Change", "Roads and Stormwater", "Mayor's Office", "M&E Unit",
        "Resilience Hub", "Local Economic Development", "Human Settlements", "Auditor General",
        "World Bank", "Gender Desk", "Utilities", "Parks", "Sister Cities", "Informal Trade",
        "Martin Testwood Hospital", "Dr Martin Testwood Foundation", "Transparency International",
        "Bloomberg Philanthropies Award", "Fire Brigade Services", "Johannesburg Water",
        "Community Services", "Town Planning", "Legal Services", "Water Utility", "Libraries",
        "Engagement Global", "Testwood & Partners",
        # French
        "Cités Unies Testville", "Croix-Rouge Testoise", "Maire de Testville",
        "Relations internationales", "Coopération décentralisée", "Espaces Verts", "Eaux et Forêts",
        "Direction Générale", "État Civil", "Cour des Comptes", "Mairie", "Assainissement Urbain",
        # Spanish
        "Despacho del Alcalde", "Despacho de la Alcaldesa", "Diputación de Prueba",
        "Gobernación de Prueba", "Jefatura Administrativa", "Confederación Nacional",
        "Obras Públicas", "Medio Ambiente", "Gestión Ambiental", "Hacienda Municipal", "Planeación",
        "Desarrollo Social", "Contraloría General", "Relaciones Exteriores", "Espacio Público",
        "Defensoría del Pueblo", "Gestión del Riesgo", "Participación Ciudadana",
        # Portuguese
        "Diretoria Executiva", "Subprefeitura do Exemplo", "Jornal do Exemplo", "Pelouro Social",
        "Obras Públicas e Habitação", "Casa Civil", "Meio Ambiente", "Relações Internacionais",
        "Tribunal de Contas", "Gabinete do Presidente", "Vereação de Mercados", "Saneamento Básico",
        "Espaços Verdes", "Fazenda", "Resíduos Sólidos", "Salubridade e Cemitérios",
        # Indonesian and Swahili
        "Bagian Kerja Sama", "Dinas Lingkungan Hidup", "Badan Pusat Statistik",
        "Universitas Contoh", "Sekretariat Daerah", "Halmashauri ya Jiji", "Ofisi ya Meya",
        # abbreviations, other scripts
        "UCLG", "KPMG", "DIRCO", "UN-Habitat", "C40", "eThekwini", "UCLG AFRICA", "国際課", "مكتب",
    ],
)  # fmt: skip
def test_a_unit_is_no_person(name):
    assert named(name) == []


@pytest.mark.parametrize(
    "name",
    [
        "Maria Exemplo", "João da Silva Exemplo", "José dos Testes", "Ana do Exemplo",
        "Thandi Testwood", "J. Testwood", "J.K. Testwood", "Fiona McTestwood", "Sinéad O'Testy",
        "Jean-Pierre Testeur", "Amadou N'Testé", "Prueba Rojas", "José Exemplo Pais",
        "Pedro Ejemplo y Prueba", "Juan de la Prueba",
        "Ahmed bin Contoh", "Jan van der Test", "Budi Contoh", "Testwood, Maria",
        "Dr Amina Testwood", "Prof. Dr. Otieno Testwood", "Mrs Thandi testwood",
        "Eng. Carlos Exemplo", "Sra. Ana Ejemplo", "Mme Awa Testeur", "Exma. Maria Exemplo",
        "Cllr Thandi Testwood", "Dr Amina Testwood, Planning Unit",
        "Planning Unit (Dr Amina Testwood)", "Planning Unit - Ms Amina Testwood",
        "International Relations: Mr. Testwood", "Lic. Pedro Ejemplo / Hacienda",
    ],
)  # fmt: skip
def test_a_person_in_the_field_of_a_unit_is_warned_of(name):
    assert named(name) == BOTH


def test_a_name_is_no_contact_and_may_stand_in_a_text():
    assert warned("The Nelson Testwood Square was named after Nelson Testwood.") == []
