import json
from pathlib import Path
from textwrap import dedent

import pytest

import tests
from matchmaker.profiles.fixing import fix
from matchmaker.profiles.starter import starter_folder
from matchmaker.profiles.yaml_editing import updated_text
from matchmaker.profiles.yaml_reading import parse
from matchmaker.profiles.yaml_writing import write_yaml
from tests.support.builders import exchange_data, item, profile_data, programme_data
from tests.support.findings import findings_in

EXAMPLES = sorted((Path(tests.__file__).parent / "examples").rglob("*.y*ml"))
# An invented place of a real country.
PLAIN = dedent(
    """\
    # Test data: the place is invented.
    schema: 1
    id: tz-mfano
    name: Mfano
    country: TZ
    region: Eastern Africa
    level: municipality
    languages: [sw, en]
    text_language: en
    provenance: self-declared
    verified_on: 2026-01-01
    """
)


def mended(text):
    """The text after the mends; fixing it once more must not change it."""
    fixed = fix(text.encode(), "file.yaml")
    assert fixed.changed == (fixed.after != text)
    assert bool(fixed.mends) == fixed.changed
    again = fix(fixed.after.encode(), "file.yaml")
    assert (again.after, again.mends) == (fixed.after, ())
    return fixed.after


def whats(text):
    return [(mend.line, mend.what) for mend in fix(text.encode(), "file.yaml").mends]


def with_line(line, after="text_language: en"):
    return PLAIN.replace(f"{after}\n", f"{after}\n{line}\n")


def changed_line(line, field):
    """The line of a field after the mends of a file in which it stands instead of the field's."""
    lines = [line if old.startswith(f"{field}:") else old for old in PLAIN.splitlines()]
    return next(
        new for new in mended("\n".join(lines) + "\n").splitlines() if new.startswith(f"{field}:")
    )


@pytest.mark.parametrize("path", sorted(starter_folder().rglob("*.yaml")), ids=lambda p: p.stem)
def test_the_starter_profiles_stay_as_they_are(path):
    fixed = fix(path.read_bytes(), str(path))
    assert (fixed.changed, fixed.mends, fixed.undone, fixed.left) == (False, (), (), ())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.stem)
def test_no_example_gets_worse_and_a_second_time_changes_nothing(path):
    fixed = fix(path.read_bytes(), path.name)
    after = fixed.after.encode()
    assert len(fixed.left) <= len(findings_in(path.read_bytes()))
    if fixed.changed:
        assert [finding.code for finding in sorted(findings_in(after))] == [
            finding.code for finding in fixed.left
        ]
        assert not fix(after, path.name).changed
    for line in fixed.before.splitlines():
        if line.lstrip().startswith("#"):
            assert line in fixed.after


@pytest.mark.parametrize("data", [exchange_data(), programme_data()])
def test_exchanges_and_programmes_are_left_alone(data):
    text = f"\n\n{json.dumps(data)}  \n\n"
    fixed = fix(text.encode(), "x.yaml")
    assert (fixed.changed, fixed.mends, fixed.left) == (False, (), ())


def test_a_plain_profile_stays():
    assert mended(PLAIN) == PLAIN


# Layout


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("\ufeff" + PLAIN, "the invisible byte order mark removed"),
        (PLAIN.replace("\n", "\r\n"), "line ends written as on Linux and the web"),
        (PLAIN.replace("\n", "\r"), "line ends written as on Linux and the web"),
        (PLAIN.replace("Mfano\n", "Mfano  \n"), "spaces at the ends of lines removed"),
        (PLAIN.rstrip("\n"), "the last line ended"),
        (PLAIN + "\n\n", "empty lines removed"),
        ("\n" + PLAIN, "empty lines removed"),
        (PLAIN.replace("country", "\n\n\ncountry"), "empty lines removed"),
    ],
)
def test_layout_is_mended_and_the_rest_stays(text, what):
    assert mended(text).replace("\n\n", "\n") == PLAIN
    assert [found for _, found in whats(text)] == [what]


def test_one_empty_line_may_stand_between_fields():
    text = PLAIN.replace("country", "\ncountry")
    assert mended(text) == text


def test_a_point_between_thousands_is_left_to_a_person():
    text = with_line("context:\n  population: 85.000")
    assert mended(text) == text


def test_tabs_that_stop_the_reader_become_spaces():
    text = with_line("context:\n\tpopulation: 5\n\tclimate: Aw")
    assert "context:\n  population: 5\n  climate: Aw\n" in mended(text)


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("level: municipality\t", "level: municipality"),
        ("level:\tmunicipality", "level: municipality"),
        ("level: municipality\t\t# a\tb", "level: municipality  # a\tb"),
        ('level: "municipality" \t# it is', 'level: "municipality"  # it is'),
    ],
)
def test_tabs_outside_texts_become_spaces(line, better):
    before = PLAIN.replace("level: municipality", line)
    assert mended(before) == PLAIN.replace("level: municipality", better)


def test_tabs_where_spaces_do_not_help_are_left():
    text = with_line("context:\n\t- population: 5\n  climate: Aw")
    assert mended(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "|\n      a  \n\n\n      b\n",
        ">-\n      a\n\n\n      b  \n      c\n",
        "|+\n      a\n\n\n",
        '"a\n\n\n      b"\n',
        '"a\\\n      b"\n',
    ],
)
def test_lines_inside_texts_are_left(text):
    lines = f"challenges:\n  - id: a\n    title: A\n    description: {text}"
    whole = PLAIN.replace("provenance", f"{lines}    themes: [water-supply]\nprovenance")
    assert mended(whole) == whole


def test_every_level_is_indented_by_two_spaces():
    text = PLAIN.replace(
        "provenance",
        dedent(
            """\
            context:
                # a census
                population: 5
                functions: [roads,
                     parks]
            challenges:
            -   id: a  # the first
                title: A
                description: |
                   one
                     two
                # the themes
                themes:
                -  water-supply
            -
                  id: b
                  title: "B
                    C"
                  description: D
                  themes: [water-supply]
            provenance"""
        ),
    )
    assert mended(text) == PLAIN.replace(
        "provenance",
        dedent(
            """\
            context:
              # a census
              population: 5
              functions: [roads,
                   parks]
            challenges:
              - id: a  # the first
                title: A
                description: |
                   one
                     two
                # the themes
                themes:
                  -  water-supply
              -
                id: b
                title: "B
                  C"
                description: D
                themes: [water-supply]
            provenance"""
        ),
    )
    assert whats(text) == [(11, "lines indented by two spaces a level")]


# Order


def test_fields_go_to_their_usual_places_with_their_comments():
    text = dedent(
        """\
        # yaml-language-server: $schema=../../schema/profile.schema.json

        name: Mfano  # the city
        # as on the map
        country: TZ
        schema: 1
        id: tz-mfano
        level: municipality
        region: Eastern Africa
        languages: [sw, en]
        text_language: en
        challenges:
          # the first
          - title: Water
            id: water  # short
            themes: [water-supply]
            description: Pipes leak.
        verified_on: 2026-01-01
        provenance: self-declared
        """
    )
    assert mended(text) == dedent(
        """\
        # yaml-language-server: $schema=../../schema/profile.schema.json

        schema: 1
        id: tz-mfano
        name: Mfano  # the city
        # as on the map
        country: TZ
        region: Eastern Africa
        level: municipality
        languages: [sw, en]
        text_language: en
        challenges:
          # the first
          - id: water  # short
            title: Water
            description: Pipes leak.
            themes: [water-supply]
        provenance: self-declared
        verified_on: 2026-01-01
        """
    )
    assert whats(text) == [
        (3, "fields put in their usual order"),
        (14, "challenges[0]: fields put in their usual order"),
    ]


def test_unknown_fields_go_last_and_stay_a_mistake():
    text = PLAIN.replace("schema: 1", "mayor: vacant\nschema: 1")
    assert mended(text) == PLAIN + "mayor: vacant\n"
    assert [finding.code for finding in fix(text.encode(), "f").left] == ["MM102"]


# Words


@pytest.mark.parametrize(
    ("line", "better"),
    [
        ("name: 123", 'name: "123"'),
        ("name: 007", 'name: "007"'),
        ("name: 1.50  # so it is", 'name: "1.50"  # so it is'),
        ("name: true", 'name: "true"'),
        ("aliases: [11.10, On]", 'aliases: ["11.10", On]'),
        ("aliases: Cidade", "aliases: [Cidade]"),
        ("aliases: 12", 'aliases: ["12"]'),
        ("languages: pt", "languages: [pt]"),
        ("languages: sw, en  # both", "languages: [sw, en]  # both"),
        ("languages: [Swahili, english, PT]", "languages: [sw, en, pt]"),
        ("languages: [Français, Kiswahili]", "languages: [fr, sw]"),
        ("text_language: English", "text_language: en"),
        ("country: tz", "country: TZ"),
        ("country: Tanzania", "country: TZ"),
        ("country: 'TANZANIA'", "country: 'TZ'"),
        ("region: Eastern africa", "region: Eastern Africa"),
        ("level: Municipality", "level: municipality"),
        ("provenance: SELF-DECLARED", "provenance: self-declared"),
    ],
)
def test_words_with_one_meaning_are_mended(line, better):
    field = line.partition(":")[0]
    base = (
        PLAIN if f"\n{field}:" in PLAIN else with_line("aliases: []", after="level: municipality")
    )
    lines = [line if old.startswith(f"{field}:") else old for old in base.splitlines()]
    text = "\n".join(lines) + "\n"
    assert mended(text).splitlines() == [
        better if old == line else old for old in text.splitlines()
    ]
    assert fix(text.encode(), "file.yaml").left == ()


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ('"1,080,277"', 1080277), ("1 080 277", 1080277), ("1_080_277", 1080277),
        ("1.080.277", 1080277), ("1'080'277", 1080277), ("1\u00a0080", 1080), ('"250"', 250),
        ("1080277.0", 1080277), ("1,08,277", 108277),
    ],
)  # fmt: skip
def test_numbers_lose_quotes_and_separators(word, number):
    text = with_line(f"context:\n  population: {word}  # in 2022")
    assert mended(text) == with_line(f"context:\n  population: {number}  # in 2022")


@pytest.mark.parametrize(
    "word",
    ["1,080", "1.080", "250k", "1,080 277", "'0800'", "about 5", "1.5", "''", "٣"],
)
def test_numbers_that_could_mean_two_things_are_left(word):
    text = with_line(f"context:\n  population: {word}")
    assert mended(text) == text
    assert len(fix(text.encode(), "file.yaml").left) == 1


@pytest.mark.parametrize(("word", "number"), [("'-6.8'", "-6.8"), ("-6,82", "-6.82"), ("'7'", "7")])
def test_coordinates_lose_quotes_and_commas(word, number):
    text = with_line(f"location:\n  latitude: {word}\n  longitude: 39.3")
    assert mended(text) == text.replace(word, number)


def test_targets_keep_their_digits():
    text = PLAIN.replace(
        "provenance",
        "challenges:\n  - id: a\n    title: 8\n    description: no\n    themes: Water-Supply\n"
        "    sdg_targets: [8.3, 17.10,  11.b]  # all\nprovenance",
    )
    assert '    sdg_targets: ["8.3", "17.10",  11.b]  # all\n' in mended(text)
    assert '    title: "8"\n    description: no\n    themes: [water-supply]\n' in mended(text)


def test_a_null_is_not_made_a_text():
    text = PLAIN.replace("name: Mfano", "name: null")
    assert mended(text) == text


def test_a_missing_region_is_added_and_a_wrong_one_corrected():
    assert mended(PLAIN.replace("region: Eastern Africa\n", "")) == PLAIN
    assert mended(PLAIN.replace("Eastern Africa", "Western Africa")) == PLAIN
    assert mended(PLAIN.replace("Eastern Africa", "Africa")) == PLAIN


def test_a_region_is_left_where_country_and_id_disagree():
    text = PLAIN.replace("country: TZ", "country: SN")
    assert mended(text) == text


def test_a_misspelt_field_gets_its_name_in_place():
    text = with_line("networks: [c40]").replace("networks: [c40]", "# why\nnetwroks: [c40]  # yes")
    assert "# why\nnetworks: [c40]  # yes\n" in mended(text)
    assert whats(text)[0] == (11, "netwroks: the field's name written networks")


@pytest.mark.parametrize(
    "lines",
    [
        "networks: [c40]\nnetwroks: [c40]", "netwrks: [c40]\nnetwroks: [c40]", "net: [c40]",
        "netwroks: {a: 5}",
    ],
)  # fmt: skip
def test_a_field_s_name_that_could_be_another_is_left(lines):
    text = PLAIN.replace("provenance", f"{lines}\nprovenance")
    assert sorted(mended(text).splitlines()) == sorted(text.splitlines())


def test_a_misspelt_field_with_a_single_word_becomes_a_list_at_once():
    text = PLAIN.replace("languages: [sw, en]", "language: pt")
    assert mended(text) == PLAIN.replace("[sw, en]", "[pt]")


@pytest.mark.parametrize(
    ("id_", "name", "better"),
    [
        ("co-medellin", "Medellin", "Medellín"),
        ("br-sao-paulo", "Sao Paulo", "São Paulo"),
        ("br-sp", "Sao Paulo", "São Paulo"),
        ("co-medellin", "Medelin", "Medelin"),
        ("co-medellin", "medellin", "medellin"),
        ("mx-medellin", "Medellin", "Medellin"),
    ],
)
def test_names_get_the_accents_of_the_starter_registry(id_, name, better):
    text = write_yaml(profile_data(id_, name=name))
    assert parse(mended(text)).data["name"] == better


def test_a_spelling_without_accents_may_stand_beside_the_one_with():
    text = write_yaml(profile_data("co-medellin", name="Medellín", aliases=["Medellin"]))
    assert mended(text) == text


def test_aliases_get_accents_too():
    text = write_yaml(profile_data("br-sao-paulo", name="SP", aliases=["X", "Sao Paulo"]))
    assert parse(mended(text)).data["aliases"] == ["X", "São Paulo"]


# What must not happen


def test_what_is_left_is_told_with_its_place_after_the_mends():
    fixed = fix(PLAIN.replace("level: municipality", "level: town").encode(), "file.yaml")
    assert not fixed.changed
    assert [(finding.line, finding.path) for finding in fixed.left] == [(7, "level")]


@pytest.mark.parametrize(
    "content", [b"name: \xff\n", b"a: *b\n", b"", b"[]\n", b"\x00", b"- a\n-b"]
)
def test_what_cannot_be_read_is_left_alone(content):
    fixed = fix(content, "file.yaml")
    assert not fixed.changed
    assert fixed.left


def test_a_step_that_would_show_a_new_kind_of_mistake_is_undone():
    text = with_line("netwroks: {a: 5}")
    fixed = fix(text.encode(), "file.yaml")
    assert "netwroks: {a: 5}" in fixed.after
    assert [mend.what for mend in fixed.undone] == ["netwroks: the field's name written networks"]


def test_a_text_far_too_long_for_a_profile_is_left_alone():
    text = PLAIN.replace("name: Mfano", f"name: {'1' * 200_000}")
    fixed = fix(text.encode(), "file.yaml")
    assert (fixed.changed, len(fixed.left)) == (False, 1)


def test_a_profile_from_a_sloppy_editor_is_mended_whole():
    data = profile_data("ke-mfano", challenges=[item("Waste", sdg_targets=["11.6"])])
    sloppy = "\ufeff" + write_yaml(data).replace('"11.6"', "11.6").replace(
        "country: KE", "country: kenya "
    ).replace("\n", "\r\n")
    assert mended(sloppy) == updated_text(write_yaml(data), data)


@pytest.mark.parametrize("word", ["solid waste", "Solid Waste", "solid_waste", "SOLID-WASTE"])
def test_words_of_a_closed_list_are_joined_as_the_list_joins_them(word):
    text = PLAIN.replace(
        "provenance",
        f"challenges:\n  - id: a\n    title: A\n    description: B\n    themes: [{word}]\n"
        "provenance",
    )
    assert "    themes: [solid-waste]\n" in mended(text)


ITEM_OF_THEMES = (
    "challenges:\n  - id: a\n    title: A\n    description: B\n    themes: {}\nprovenance"
)


@pytest.mark.parametrize("words", ["[camelôs, foncier]", "Camelos; FONCIER"])
def test_a_name_of_one_theme_becomes_its_id(words):
    text = PLAIN.replace("provenance", ITEM_OF_THEMES.format(words))
    assert "    themes: [informal-economy, land-cadastre]\n" in mended(text)


@pytest.mark.parametrize("words", ["[saneamento]", "[street traders of the town]"])
def test_a_word_of_several_themes_or_of_none_stays(words):
    text = PLAIN.replace("provenance", ITEM_OF_THEMES.format(words))
    assert f"    themes: {words}\n" in mended(text)
