"""The language of texts: told apart in the four languages, and not guessed at in others.

All texts were written for these tests, about no place in particular; each has sixty words or more.
"""

import pytest

from matchmaker.checking.text_language import telling_words, words_of
from tests.support.builders import item
from tests.support.checking import fields_text, found_in

TEXTS = {
    "en": (
        "Street vendors fill the pavements around the central markets, and many of them have been "
        "there for more than ten years. The municipality has tried to move them into a covered "
        "hall, but it is far from the bus station and customers do not walk that far. We would "
        "like to learn from cities that have worked with vendors and their associations to share "
        "the space between stalls, pedestrians and traffic."
    ),
    "fr": (
        "Les vendeurs de rue occupent les trottoirs autour des marchés du centre, et beaucoup "
        "d'entre eux y sont depuis plus de dix ans. La mairie a construit une halle pour eux, mais "
        "elle est loin de la gare et les clients ne s'y rendent pas. Nous voulons apprendre des "
        "villes qui ont travaillé avec les associations de vendeurs pour partager la place entre "
        "les étals, les piétons et la circulation, sans les chasser du quartier."
    ),
    "es": (
        "Los vendedores ambulantes ocupan las aceras de los mercados del centro, y muchos de ellos "
        "llevan más de diez años en el mismo lugar. El municipio ha construido una nave para "
        "ellos, pero está lejos de la estación y los clientes no llegan hasta allí. Queremos "
        "aprender de las ciudades que han trabajado con sus asociaciones para repartir el espacio "
        "entre los puestos, los peatones y el tráfico, sin echar a nadie de su barrio."
    ),
    "pt": (
        "Os vendedores ambulantes ocupam os passeios dos mercados do centro, e muitos deles estão "
        "lá há mais de dez anos. O município construiu um pavilhão para os vendedores, mas ele não "
        "fica perto da estação e os clientes não vão até lá. Queremos aprender com as cidades que "
        "trabalharam com as suas associações para dividir o espaço das ruas entre as bancas, os "
        "peões e o trânsito, sem expulsar ninguém do bairro. Isso também ajuda a câmara."
    ),
}
OTHERS = {
    "sw": (
        "Wachuuzi wa mitaani wamejaa kando ya barabara karibu na masoko ya katikati ya mji, na "
        "wengi wao wamekuwa hapo kwa zaidi ya miaka kumi. Manispaa ilijenga soko jipya kwa ajili "
        "yao, lakini liko mbali na kituo cha mabasi na wateja hawafiki huko. Tunataka kujifunza "
        "kutoka kwa miji ambayo imefanya kazi pamoja na vyama vya wachuuzi ili kugawana nafasi "
        "kati ya vibanda, watembea kwa miguu na magari bila kuwafukuza."
    ),
    "id": (
        "Pedagang kaki lima memenuhi trotoar di sekitar pasar pusat kota, dan banyak di antara "
        "mereka sudah berjualan di sana lebih dari sepuluh tahun. Pemerintah kota telah membangun "
        "gedung pasar untuk mereka, tetapi letaknya jauh dari terminal bus dan pembeli tidak mau "
        "pergi ke sana. Kami ingin belajar dari kota yang telah bekerja sama dengan perkumpulan "
        "pedagang untuk membagi ruang antara kios, pejalan kaki dan lalu lintas."
    ),
    "it": (
        "I venditori ambulanti occupano i marciapiedi intorno ai mercati del centro, e molti di "
        "loro sono lì da oltre dieci anni. Il comune ha costruito un mercato coperto per loro, ma "
        "si trova lontano dalla stazione e i clienti non ci vanno. Vogliamo imparare dalle città "
        "che hanno lavorato con le associazioni dei venditori per dividere lo spazio tra i banchi, "
        "i pedoni e il traffico, senza cacciare nessuno dal proprio quartiere."
    ),
    "ca": (
        "Els venedors ambulants omplen les voreres dels mercats del centre, i molts d'ells hi són "
        "des de fa més de deu anys. L'ajuntament ha construït una nau per a ells, però és lluny de "
        "l'estació i els clients no hi arriben. Volem aprendre de les ciutats que han treballat "
        "amb les seves associacions per repartir l'espai entre les parades, els vianants i el "
        "trànsit, sense fer fora ningú del seu barri."
    ),
    "gl": (
        "Os vendedores ambulantes enchen as beirarrúas dos mercados do centro, e moitos deles "
        "levan alí máis de dez anos. O concello construíu unha nave para eles, pero está lonxe da "
        "estación e os clientes non chegan ata alí. Queremos aprender das cidades que traballaron "
        "coas súas asociacións para repartir o espazo entre os postos, os peóns e o tráfico, sen "
        "botar a ninguén do seu barrio e sen perder os clientes de sempre."
    ),
    "de": (
        "Straßenhändler füllen die Gehwege rund um die Märkte der Innenstadt, und viele von ihnen "
        "sind seit mehr als zehn Jahren dort. Die Stadt hat eine Halle für sie gebaut, aber sie "
        "liegt weit vom Busbahnhof entfernt, und die Kunden gehen nicht dorthin. Wir möchten von "
        "Städten lernen, die mit den Verbänden der Händler zusammengearbeitet haben, um den Platz "
        "zwischen Ständen, Fußgängern und Verkehr zu teilen, ohne jemanden zu vertreiben."
    ),
}
NAMES = {"en": "English", "fr": "French", "es": "Spanish", "pt": "Portuguese"}


def warned(text: str, declared: str) -> list[str]:
    """What is said of a text under a declared language."""
    challenge = item("Markets", description=text)
    profile = fields_text(text_language=declared, challenges=[challenge])
    return [found.message for found in found_in(profile, "MM308")]


def test_the_texts_of_these_tests_are_long_enough():
    assert all(len(words_of(text)) >= 60 for text in (TEXTS | OTHERS).values())


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_in_its_declared_language_is_right(language):
    assert warned(TEXTS[language], language) == []


@pytest.mark.parametrize("declared", TEXTS)
@pytest.mark.parametrize("written", TEXTS)
def test_a_text_in_another_of_the_four_languages_is_told(written, declared):
    expected = [f"the texts are in {NAMES[written]}, not in {NAMES[declared]}"]
    assert warned(TEXTS[written], declared) == (expected if written != declared else [])


@pytest.mark.parametrize("written", TEXTS)
@pytest.mark.parametrize("declared", ["sw", "id", "it", "ca", "de"])
def test_a_text_of_the_four_is_told_under_any_other_declared_language(written, declared):
    (message,) = warned(TEXTS[written], declared)
    assert message.startswith(f"the texts are in {NAMES[written]}, not in ")


@pytest.mark.parametrize("language", OTHERS)
def test_a_text_in_another_language_that_says_so_is_not_taken_for_one_of_the_four(language):
    assert warned(OTHERS[language], language) == []


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        *(("en", language) for language in OTHERS),
        *(("fr", language) for language in ("sw", "id", "de", "gl")),
        *(("es", language) for language in ("id", "de")),
        *(("pt", language) for language in ("id", "it")),
    ],
)
def test_a_long_text_in_a_far_language_does_not_read_like_the_declared_one(declared, written):
    # Nearer ones share words: Italian and French "le", Swahili and Portuguese "na".
    assert len(warned(OTHERS[written] * 2, declared)) == 1


@pytest.mark.parametrize("language", TEXTS)
def test_a_long_text_in_its_own_language_reads_like_it(language):
    assert warned(TEXTS[language] * 3, language) == []


@pytest.mark.parametrize("written", TEXTS)
def test_fewer_than_forty_words_say_too_little(written):
    short = " ".join(TEXTS[written].split()[:30])
    assert all(warned(short, declared) == [] for declared in TEXTS)


def test_names_in_another_language_do_not_make_the_text_one_of_it():
    names = (
        "The Secretaria de Obras da Prefeitura de Exemplo and the Câmara de Vereadores work with "
        "the Associação dos Vendedores do Mercado Central and the Cooperativa de Catadores de "
        "Exemplo on the Plano Diretor, so that the vendors of the Feira da Praça and those of the "
        "Mercado do Porto are part of it, and that their stalls stay where they are in the city."
    )
    assert warned(names, "en") == []


def test_galician_and_portuguese_are_not_told_apart():
    assert warned(TEXTS["pt"], "gl") == []
    assert warned(TEXTS["es"], "gl") == ["the texts are in Spanish, not in Galician"]


def test_a_language_that_is_none_is_left_to_the_schema():
    assert warned(TEXTS["fr"], "xq") == []


def test_the_warning_stands_at_the_declaration_with_both_mends():
    challenge = item("Markets", description=TEXTS["pt"])
    (found,) = found_in(fields_text(challenges=[challenge]), "MM308")
    assert (found.line, found.column, found.path) == (8, 1, "text_language")
    assert found.hint == "Correct text_language, or write the texts in English."


def test_texts_of_all_items_count_together():
    words = TEXTS["es"].split()
    items = [item(f"Item {at}", description=" ".join(words[at : at + 14])) for at in (0, 14, 28)]
    assert len(found_in(fields_text(challenges=items[:2], expertise=items[2:]), "MM308")) == 1


def test_words_that_several_languages_share_tell_none():
    told = telling_words(["de", "la", "que", "entre", "para"])
    assert all(telling.share == 0 for telling in told.values())
    assert not any(telling.is_plain for telling in told.values())


def test_one_word_again_and_again_is_no_language():
    assert not telling_words(["the"] * 50)["en"].is_plain
