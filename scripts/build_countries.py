"""Build ``countries.csv``: what the tool knows about each of the 249 ISO 3166-1 countries.

Usage: ``python build_countries.py DATA_FOLDER OUTPUT.csv``, where DATA_FOLDER holds

- ``country-codes.csv``: ISO 3166-1, UN M49 regions and LDC/LLDC/SIDS flags, UNTERM names, languages
  (github.com/datasets/country-codes, PDDL);
- ``group_g77.csv``: Group of 77 (github.com/openclimatedata/countrygroups, CC0);
- ``wdi_income_region.csv``: World Bank income group, capital coordinates, April 2026 (CC BY 4.0);
- ``hdi_2022.csv``: Human Development Index 2022, UNDP report 2023/24 (CC BY 3.0 IGO);
- ``cia_factbook_governance.csv``: memberships and languages, CIA World Factbook, last edition
  (public domain);
- ``cepii_geo.csv``: coordinates of capitals (CEPII GeoDist).

Where a source is out of date or silent, a table below says so and replaces it; the comment beside
each entry gives the reason. Portuguese names were written for this project. Definitions of all
columns: ``README.md`` beside the output. Standard library only.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

Row = dict[str, str]

COLUMNS = (
    "iso2", "iso3", "m49", "name_en", "name_fr", "name_es", "name_pt", "subregion", "region",
    "global_south", "g77", "income_group", "hdi", "ldc", "lldc", "sids", "languages",
    "commonwealth", "oif", "cplp", "mercosur", "asean", "au", "latitude", "longitude",
)  # fmt: skip

# --- names ----------------------------------------------------------------------------------------

# The name a person uses, where UNTERM or M49 has only a formal one: (English, French, Spanish).
SHORT_NAMES: dict[str, tuple[str, str, str]] = {
    "AX": ("Åland Islands", "Îles Åland", "Islas Åland"),
    "BL": ("Saint Barthélemy", "Saint-Barthélemy", "San Bartolomé"),
    "BN": ("Brunei", "Brunéi", "Brunei"),
    "BO": ("Bolivia", "Bolivie", "Bolivia"),
    "BQ": ("Caribbean Netherlands", "Pays-Bas caribéens", "Caribe neerlandés"),
    "CC": ("Cocos (Keeling) Islands", "Îles Cocos", "Islas Cocos"),
    "CI": ("Côte d'Ivoire", "Côte d'Ivoire", "Côte d'Ivoire"),
    "FK": ("Falkland Islands", "Îles Malouines", "Islas Malvinas"),
    "FM": ("Micronesia", "Micronésie", "Micronesia"),
    "GB": ("United Kingdom", "Royaume-Uni", "Reino Unido"),
    "HK": ("Hong Kong", "Hong Kong", "Hong Kong"),
    "HM": ("Heard and McDonald Islands", "Îles Heard-et-MacDonald", "Islas Heard y McDonald"),
    "IR": ("Iran", "Iran", "Irán"),
    "KP": ("North Korea", "Corée du Nord", "Corea del Norte"),
    "KR": ("South Korea", "Corée du Sud", "Corea del Sur"),
    "LA": ("Laos", "Laos", "Laos"),
    "MD": ("Moldova", "Moldavie", "Moldavia"),
    "MF": ("Saint Martin", "Saint-Martin", "San Martín"),
    "MO": ("Macao", "Macao", "Macao"),
    "NL": ("Netherlands", "Pays-Bas", "Países Bajos"),
    "PS": ("Palestine", "Palestine", "Palestina"),
    "RU": ("Russia", "Russie", "Rusia"),
    "SJ": ("Svalbard and Jan Mayen", "Svalbard et Jan Mayen", "Svalbard y Jan Mayen"),
    "SX": ("Sint Maarten", "Saint-Martin (partie néerlandaise)", "Sint Maarten"),
    "SY": ("Syria", "Syrie", "Siria"),
    "TZ": ("Tanzania", "Tanzanie", "Tanzania"),
    "US": ("United States", "États-Unis", "Estados Unidos"),
    "VA": ("Holy See", "Saint-Siège", "Santa Sede"),
    "VE": ("Venezuela", "Venezuela", "Venezuela"),
    "VG": ("British Virgin Islands", "Îles Vierges britanniques", "Islas Vírgenes Británicas"),
    "VI": ("US Virgin Islands", "Îles Vierges américaines", "Islas Vírgenes Estadounidenses"),
    "VN": ("Vietnam", "Viet Nam", "Vietnam"),
    "WF": ("Wallis and Futuna", "Wallis-et-Futuna", "Wallis y Futuna"),
}

# Written for this project; Brazilian spelling where Brazil and Portugal differ.
PORTUGUESE_NAMES: dict[str, str] = {
    "AD": "Andorra", "AE": "Emirados Árabes Unidos", "AF": "Afeganistão",
    "AG": "Antígua e Barbuda", "AI": "Anguila", "AL": "Albânia", "AM": "Armênia", "AO": "Angola",
    "AQ": "Antártida", "AR": "Argentina", "AS": "Samoa Americana", "AT": "Áustria",
    "AU": "Austrália", "AW": "Aruba", "AX": "Ilhas Åland", "AZ": "Azerbaijão",
    "BA": "Bósnia e Herzegovina", "BB": "Barbados", "BD": "Bangladesh", "BE": "Bélgica",
    "BF": "Burkina Faso", "BG": "Bulgária", "BH": "Bahrein", "BI": "Burundi", "BJ": "Benin",
    "BL": "São Bartolomeu", "BM": "Bermudas", "BN": "Brunei", "BO": "Bolívia",
    "BQ": "Países Baixos Caribenhos", "BR": "Brasil", "BS": "Bahamas", "BT": "Butão",
    "BV": "Ilha Bouvet", "BW": "Botsuana", "BY": "Belarus", "BZ": "Belize", "CA": "Canadá",
    "CC": "Ilhas Cocos", "CD": "República Democrática do Congo",
    "CF": "República Centro-Africana", "CG": "Congo", "CH": "Suíça", "CI": "Costa do Marfim",
    "CK": "Ilhas Cook", "CL": "Chile", "CM": "Camarões", "CN": "China", "CO": "Colômbia",
    "CR": "Costa Rica", "CU": "Cuba", "CV": "Cabo Verde", "CW": "Curaçao", "CX": "Ilha Christmas",
    "CY": "Chipre", "CZ": "Tchéquia", "DE": "Alemanha", "DJ": "Djibuti", "DK": "Dinamarca",
    "DM": "Dominica", "DO": "República Dominicana", "DZ": "Argélia", "EC": "Equador",
    "EE": "Estônia", "EG": "Egito", "EH": "Saara Ocidental", "ER": "Eritreia", "ES": "Espanha",
    "ET": "Etiópia", "FI": "Finlândia", "FJ": "Fiji", "FK": "Ilhas Malvinas",
    "FM": "Micronésia", "FO": "Ilhas Faroé", "FR": "França", "GA": "Gabão",
    "GB": "Reino Unido", "GD": "Granada", "GE": "Geórgia", "GF": "Guiana Francesa",
    "GG": "Guernsey", "GH": "Gana", "GI": "Gibraltar", "GL": "Groenlândia", "GM": "Gâmbia",
    "GN": "Guiné", "GP": "Guadalupe", "GQ": "Guiné Equatorial", "GR": "Grécia",
    "GS": "Ilhas Geórgia do Sul e Sandwich do Sul", "GT": "Guatemala", "GU": "Guam",
    "GW": "Guiné-Bissau", "GY": "Guiana", "HK": "Hong Kong", "HM": "Ilhas Heard e McDonald",
    "HN": "Honduras", "HR": "Croácia", "HT": "Haiti", "HU": "Hungria", "ID": "Indonésia",
    "IE": "Irlanda", "IL": "Israel", "IM": "Ilha de Man", "IN": "Índia",
    "IO": "Território Britânico do Oceano Índico", "IQ": "Iraque", "IR": "Irã", "IS": "Islândia",
    "IT": "Itália", "JE": "Jersey", "JM": "Jamaica", "JO": "Jordânia", "JP": "Japão",
    "KE": "Quênia", "KG": "Quirguistão", "KH": "Camboja", "KI": "Kiribati", "KM": "Comores",
    "KN": "São Cristóvão e Névis", "KP": "Coreia do Norte", "KR": "Coreia do Sul",
    "KW": "Kuwait", "KY": "Ilhas Cayman", "KZ": "Cazaquistão", "LA": "Laos", "LB": "Líbano",
    "LC": "Santa Lúcia", "LI": "Liechtenstein", "LK": "Sri Lanka", "LR": "Libéria",
    "LS": "Lesoto", "LT": "Lituânia", "LU": "Luxemburgo", "LV": "Letônia", "LY": "Líbia",
    "MA": "Marrocos", "MC": "Mônaco", "MD": "Moldávia", "ME": "Montenegro", "MF": "São Martinho",
    "MG": "Madagascar", "MH": "Ilhas Marshall", "MK": "Macedônia do Norte", "ML": "Mali",
    "MM": "Mianmar", "MN": "Mongólia", "MO": "Macau", "MP": "Ilhas Marianas do Norte",
    "MQ": "Martinica", "MR": "Mauritânia", "MS": "Montserrat", "MT": "Malta", "MU": "Maurício",
    "MV": "Maldivas", "MW": "Malaui", "MX": "México", "MY": "Malásia", "MZ": "Moçambique",
    "NA": "Namíbia", "NC": "Nova Caledônia", "NE": "Níger", "NF": "Ilha Norfolk",
    "NG": "Nigéria", "NI": "Nicarágua", "NL": "Países Baixos", "NO": "Noruega", "NP": "Nepal",
    "NR": "Nauru", "NU": "Niue", "NZ": "Nova Zelândia", "OM": "Omã", "PA": "Panamá",
    "PE": "Peru", "PF": "Polinésia Francesa", "PG": "Papua-Nova Guiné", "PH": "Filipinas",
    "PK": "Paquistão", "PL": "Polônia", "PM": "São Pedro e Miquelão", "PN": "Ilhas Pitcairn",
    "PR": "Porto Rico", "PS": "Palestina", "PT": "Portugal", "PW": "Palau", "PY": "Paraguai",
    "QA": "Catar", "RE": "Reunião", "RO": "Romênia", "RS": "Sérvia", "RU": "Rússia",
    "RW": "Ruanda", "SA": "Arábia Saudita", "SB": "Ilhas Salomão", "SC": "Seicheles",
    "SD": "Sudão", "SE": "Suécia", "SG": "Singapura", "SH": "Santa Helena", "SI": "Eslovênia",
    "SJ": "Svalbard e Jan Mayen", "SK": "Eslováquia", "SL": "Serra Leoa", "SM": "San Marino",
    "SN": "Senegal", "SO": "Somália", "SR": "Suriname", "SS": "Sudão do Sul",
    "ST": "São Tomé e Príncipe", "SV": "El Salvador", "SX": "Sint Maarten", "SY": "Síria",
    "SZ": "Essuatíni", "TC": "Ilhas Turcas e Caicos", "TD": "Chade",
    "TF": "Terras Austrais Francesas", "TG": "Togo", "TH": "Tailândia", "TJ": "Tajiquistão",
    "TK": "Tokelau", "TL": "Timor-Leste", "TM": "Turcomenistão", "TN": "Tunísia", "TO": "Tonga",
    "TR": "Turquia", "TT": "Trinidad e Tobago", "TV": "Tuvalu", "TW": "Taiwan",
    "TZ": "Tanzânia", "UA": "Ucrânia", "UG": "Uganda",
    "UM": "Ilhas Menores Distantes dos Estados Unidos", "US": "Estados Unidos", "UY": "Uruguai",
    "UZ": "Uzbequistão", "VA": "Santa Sé", "VC": "São Vicente e Granadinas", "VE": "Venezuela",
    "VG": "Ilhas Virgens Britânicas", "VI": "Ilhas Virgens Americanas", "VN": "Vietnã",
    "VU": "Vanuatu", "WF": "Wallis e Futuna", "WS": "Samoa", "YE": "Iêmen", "YT": "Mayotte",
    "ZA": "África do Sul", "ZM": "Zâmbia", "ZW": "Zimbábue",
}  # fmt: skip

# --- regions --------------------------------------------------------------------------------------

# No permanent inhabitants, hence neither South nor North: `global_south` is blank.
UNINHABITED = frozenset({"AQ", "BV", "GS", "HM", "TF"})
# Asia, yet outside the South by UNCTADstat (Cyprus: counted as Europe).
ASIA_NOT_SOUTH = frozenset({"CY", "IL", "JP", "KR"})
NOT_SOUTH_SUBREGIONS = frozenset({"Northern America", "Australia and New Zealand"})
ANTARCTICA = "Antarctica"

# --- groups ---------------------------------------------------------------------------------------

INCOME_GROUPS = {
    "Low income": "low",
    "Lower middle income": "lower-middle",
    "Upper middle income": "upper-middle",
    "High income": "high",
}

# column -> name in the Factbook's list of international organisations
ORGANISATIONS = {
    "commonwealth": "C",
    "oif": "OIF",
    "cplp": "CPLP",
    "mercosur": "Mercosur",
    "asean": "ASEAN",
    "au": "AU",
}
# A suspended member of the African Union is a member still; elsewhere no mark counts as membership.
SUSPENDED_COUNTS = frozenset({"au"})

# What the Factbook leaves out: members by the organisation's own count (56 Commonwealth, 55 AU).
MEMBERS_ADDED: dict[str, frozenset[str]] = {
    # Gabon and Togo joined in 2022, The Gambia came back in 2018; the others joined earlier.
    "commonwealth": frozenset({"GA", "GD", "GM", "MU", "RW", "TG"}),
    # State party since its accession was deposited in July 2024; the Factbook says "associate".
    "mercosur": frozenset({"BO"}),
    # Readmitted in January 2026 after a suspension.
    "au": frozenset({"GN"}),
}
MEMBERS_REMOVED: dict[str, frozenset[str]] = {
    # Qatar is an associate member. Burkina Faso and Niger announced their withdrawal in March 2025,
    # as did Mali, which the Factbook no longer lists; it takes effect after six months.
    "oif": frozenset({"BF", "NE", "QA"}),
}
# Graduated on 13 December 2024 (UN Committee for Development Policy); M49 still flags it.
LDC_GRADUATED = frozenset({"ST"})

# --- languages ------------------------------------------------------------------------------------

# The Factbook's name of an official language -> ISO 639-1. Official languages that have no
# two-letter code (Papiamento, Sepedi, Tetum, ...) are not in the table and drop out.
LANGUAGE_CODES: dict[str, str] = {
    "Afghan Persian or Dari": "fa", "Afrikaans": "af", "Albanian": "sq", "Amharic": "am",
    "Arabic": "ar", "Aymara": "ay", "Bahasa Indonesia": "id", "Bahasa Malaysia": "ms",
    "Bambara": "bm", "Bangla": "bn", "Belarusian": "be", "Bislama": "bi", "Bosnian": "bs",
    "Bulgarian": "bg", "Burmese": "my", "Cantonese": "zh", "Castilian Spanish": "es",
    "Catalan": "ca", "Chamorro": "ch", "Creole": "ht", "Croatian": "hr", "Czech": "cs",
    "Dhivehi": "dv", "Dutch": "nl", "Dzongkha": "dz", "English": "en", "English only": "en",
    "Estonian": "et", "Fiji Hindi": "hi", "Finnish": "fi", "French": "fr", "Georgian": "ka",
    "German": "de", "Greek": "el", "Guarani": "gn", "Hebrew": "he", "Hiri Motu": "ho",
    "Hungarian": "hu", "Irish": "ga", "Italian": "it", "Kazakh": "kk", "Khmer": "km",
    "Kinyarwanda": "rw", "Kirundi": "rn", "Kiswahili": "sw", "Kiswahili or Swahili": "sw",
    "Kurdish": "ku", "Lao": "lo", "Latvian": "lv", "Lithuanian": "lt", "Luxembourgish": "lb",
    "Macedonian": "mk", "Malagasy": "mg", "Malay": "ms", "Maltese": "mt", "Mandarin": "zh",
    "Maori": "mi", "Marshallese": "mh", "Moldovan/Romanian": "ro", "Mongolian": "mn",
    "Nauruan": "na", "Ndebele": "nd", "Nepali": "ne", "Persian Farsi": "fa", "Pashto": "ps",
    "Polish": "pl", "Portuguese": "pt", "Putonghua": "zh", "Quechua": "qu", "Romanian": "ro",
    "Romansh": "rm", "Russian": "ru", "Samoan": "sm", "Serbian": "sr", "Sesotho": "st",
    "Sesotho or Sotho": "st", "Setswana or Tswana": "tn", "Shona": "sn", "Sinhala": "si",
    "Slovak": "sk", "Slovene": "sl", "Somali": "so", "Spanish": "es",
    "Standard Chinese or Mandarin": "zh", "Swahili": "sw", "Swahili/Kiswahili": "sw",
    "Swedish": "sv", "Tajik": "tg", "Tamil": "ta", "Thai": "th", "Tigrinya": "ti",
    "Tshivenda or Venda": "ve", "Turkish": "tr", "Turkmen": "tk", "Ukrainian": "uk",
    "Uzbek": "uz", "Vietnamese": "vi", "Xitsonga or Tsonga": "ts", "iTaukei": "fj",
    "isiNdebele or Ndebele": "nr", "isiXhosa or Xhosa": "xh", "isiZulu or Zulu": "zu",
    "siSwati": "ss", "siSwati or Swati": "ss",
}  # fmt: skip

# Checked by hand, instead of the Factbook's marks.
LANGUAGES: dict[str, str] = {
    # no mark, or a mark that cannot be read by machine
    "AS": "sm en", "AU": "en", "CC": "en", "FO": "fo da", "GL": "kl", "GU": "en ch", "IM": "en gv",
    "IN": "hi en", "JE": "en fr", "MO": "zh pt", "MU": "en fr", "NO": "no", "PH": "tl en",
    "PK": "ur en", "PR": "es en", "PY": "es gn", "SJ": "no", "TL": "pt", "TO": "to en",
    "VA": "it la",
    # official beside the marked one
    "CF": "sg fr", "KG": "ky ru", "KZ": "kk ru", "MH": "mh en", "NR": "na en",
    "ZW": "sn nd en ny ts ve st tn xh",
    # French became the working language in 2023; Bambara is the most spoken of the official ones
    "ML": "bm fr",
    # Montenegrin has no two-letter code; Serbian is the nearest
    "ME": "sr",
    # official in a part of the country only: left out
    "AT": "de", "IQ": "ar ku", "NL": "nl", "SI": "sl",
    # the most used first
    "CM": "fr en", "ET": "am om so ti aa", "GQ": "es fr pt", "HT": "ht fr", "KE": "sw en",
    "MP": "en ch", "RW": "rw en fr sw", "SZ": "ss en", "TD": "ar fr",
}  # fmt: skip

REGIONAL_MARK = re.compile(r"official(?: regional|,? only| in |\s+minority)|\bofficials\b")

# --- coordinates ----------------------------------------------------------------------------------

# The World Bank's point is far from the capital, CEPII's is the capital.
CEPII_IS_BETTER = frozenset({"BO", "CF", "CI", "HN", "LA", "MG", "ML", "PK", "VE"})
# CEPII's only point is a station on another continent.
NO_COORDINATES = frozenset({"TF"})

# The Factbook's table gives no ISO code for Serbia.
FACTBOOK_ISO3 = {"ri": "SRB"}


def read(path: Path) -> list[Row]:
    """The rows of a CSV file with a header."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def by(rows: Iterable[Row], key: str) -> dict[str, Row]:
    """Rows by one of their fields; rows without it are left out, the first of equals wins."""
    result: dict[str, Row] = {}
    for row in rows:
        if row[key]:
            result.setdefault(row[key], row)
    return result


def flag(value: bool) -> str:  # noqa: FBT001 - the value is what the function is about
    """``1`` or ``0``."""
    return "1" if value else "0"


def plain_name(name: str) -> str:
    """A name without its trailing article and footnote mark, with a straight apostrophe.

    >>> plain_name("Égypte (l')")
    'Égypte'
    >>> plain_name("State of Palestine (the) *")
    'State of Palestine'
    """
    name = name.replace("\u2019", "'").rstrip("* ")
    return re.sub(r"\s*\((?:the|l'|le|la|les|el|los|las)\)$", "", name)


def names(code: Row) -> tuple[str, str, str]:
    """The English, French and Spanish short name."""
    iso2 = code["ISO3166-1-Alpha-2"]
    if iso2 in SHORT_NAMES:
        return SHORT_NAMES[iso2]
    english, french, spanish = (
        plain_name(code[f"UNTERM {language} Short"] or code[f"official_name_{tag}"])
        for language, tag in (("English", "en"), ("French", "fr"), ("Spanish", "es"))
    )
    return english, french, spanish


def regions(code: Row) -> tuple[str, str]:
    """UN M49: the intermediate region where there is one, else the sub-region; and the region."""
    subregion = code["Intermediate Region Name"] or code["Sub-region Name"]
    if subregion == "Channel Islands":
        subregion = "Northern Europe"
    return subregion or ANTARCTICA, code["Region Name"] or ANTARCTICA


def global_south(iso2: str, subregion: str, region: str) -> str:
    """UNCTADstat's developing economies, by the rule of the design; blank where nobody lives."""
    if iso2 in UNINHABITED:
        return ""
    south = region in {"Africa", "Americas", "Asia", "Oceania"}
    return flag(south and iso2 not in ASIA_NOT_SOUTH and subregion not in NOT_SOUTH_SUBREGIONS)


def outside_parentheses(text: str, separators: str) -> list[str]:
    """The parts of a text between separators that stand outside parentheses."""
    parts = re.split(rf"[{separators}](?![^()]*\))", text)
    return [part.strip() for part in parts if part.strip()]


def is_member(column: str, iso2: str, organisations: str) -> bool:
    """Whether the country is a full member, by the Factbook and the corrections above."""
    name = ORGANISATIONS[column]
    accepted = {name, f"{name} (suspended)"} if column in SUSPENDED_COUNTS else {name}
    listed = not accepted.isdisjoint(outside_parentheses(organisations, ","))
    if iso2 in MEMBERS_REMOVED.get(column, ()):
        return False
    return listed or iso2 in MEMBERS_ADDED.get(column, ())


def official_languages(iso2: str, factbook: str, fallback: str) -> str:
    """National official languages, ISO 639-1, in the Factbook's order.

    Where the Factbook marks none, the first two-letter code of ``fallback``
    (``country-codes.csv``, such as ``"fr-GF"``) is taken.
    """
    if iso2 in LANGUAGES:
        return LANGUAGES[iso2]
    text = factbook.replace("&nbsp;", " ").replace("\xa0", " ").split("note -")[0]
    codes: list[str] = []
    for part in outside_parentheses(text, ",;"):
        if "official" not in part or REGIONAL_MARK.search(part):
            continue
        code = LANGUAGE_CODES.get(re.split(r"[(\d]", part)[0].strip())
        if code and code not in codes:
            codes.append(code)
    if not codes:
        codes = [tag[:2] for tag in fallback.split(",") if re.match(r"[a-z]{2}(-|$)", tag)][:1]
    return " ".join(codes)


def coordinates(iso2: str, bank: Row | None, capital: Row | None) -> tuple[str, str]:
    """Latitude and longitude to two decimals: the World Bank's, else CEPII's, else blank."""
    if iso2 in NO_COORDINATES:
        return "", ""
    points: list[tuple[str, str]] = []
    if bank is not None:
        points.append((bank["latitude"], bank["longitude"]))
    if capital is not None:
        points.append((capital["lat"], capital["lon"]))
    if iso2 in CEPII_IS_BETTER:
        points.reverse()
    for latitude, longitude in points:
        if latitude and longitude:
            return f"{float(latitude):.2f}", f"{float(longitude):.2f}"
    return "", ""


class Tables(NamedTuple):
    """The sources beside ``country-codes.csv``, by ISO 3166-1 alpha-3."""

    factbook: Mapping[str, Row]
    bank: Mapping[str, Row]
    development: Mapping[str, Row]
    capitals: Mapping[str, Row]
    group_of_77: frozenset[str]

    @classmethod
    def load(cls, folder: Path) -> Tables:
        """Read them all."""
        factbook = read(folder / "cia_factbook_governance.csv")
        for row in factbook:
            row["iso3"] = FACTBOOK_ISO3.get(row["gec"], row["iso3"])
        places = read(folder / "cepii_geo.csv")
        return cls(
            factbook=by(factbook, "iso3"),
            bank=by(read(folder / "wdi_income_region.csv"), "iso3c"),
            development=by(read(folder / "hdi_2022.csv"), "iso3"),
            capitals=by((place for place in places if place["cap"] == "1.0"), "iso3"),
            group_of_77=frozenset(row["Code"] for row in read(folder / "group_g77.csv")),
        )


def country(code: Row, tables: Tables) -> Row:
    """One row of the result, from its row in ``country-codes.csv`` and the other tables."""
    iso2, iso3 = code["ISO3166-1-Alpha-2"], code["ISO3166-1-Alpha-3"]
    facts = tables.factbook.get(iso3, {"international_organizations": "", "languages": ""})
    bank = tables.bank.get(iso3)
    english, french, spanish = names(code)
    subregion, region = regions(code)
    latitude, longitude = coordinates(iso2, bank, tables.capitals.get(iso3))
    least_developed = bool(code["Least Developed Countries (LDC)"]) and iso2 not in LDC_GRADUATED
    row = {
        "iso2": iso2,
        "iso3": iso3,
        "m49": code["M49"].zfill(3),
        "name_en": english,
        "name_fr": french,
        "name_es": spanish,
        "name_pt": PORTUGUESE_NAMES[iso2],
        "subregion": subregion,
        "region": region,
        "global_south": global_south(iso2, subregion, region),
        "g77": flag(iso3 in tables.group_of_77),
        "income_group": INCOME_GROUPS.get(bank["income"], "") if bank else "",
        "hdi": tables.development.get(iso3, {}).get("hdi_2022", ""),
        "ldc": flag(least_developed),
        "lldc": flag(bool(code["Land Locked Developing Countries (LLDC)"])),
        "sids": flag(bool(code["Small Island Developing States (SIDS)"])),
        "languages": official_languages(iso2, facts["languages"], code["Languages"]),
        "latitude": latitude,
        "longitude": longitude,
    }
    for column in ORGANISATIONS:
        row[column] = flag(is_member(column, iso2, facts["international_organizations"]))
    return row


def build(folder: Path) -> list[Row]:
    """All rows, sorted by ``iso2``."""
    tables = Tables.load(folder)
    rows = [country(code, tables) for code in read(folder / "country-codes.csv")]
    return sorted(rows, key=lambda row: row["iso2"])


def main(arguments: list[str]) -> int:
    """Build the table and write it: UTF-8, LF, one header line."""
    try:
        folder, output = map(Path, arguments)
    except ValueError:
        print("usage: build_countries.py DATA_FOLDER OUTPUT.csv", file=sys.stderr)
        return 2
    with output.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(build(folder))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
