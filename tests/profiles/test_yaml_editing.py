from textwrap import dedent

import pytest

from matchmaker.profiles.starter import starter_folder
from matchmaker.profiles.yaml_document import YamlError
from matchmaker.profiles.yaml_editing import reordered_text, updated_text
from matchmaker.profiles.yaml_reading import parse
from matchmaker.profiles.yaml_writing import write_yaml

PROFILE = dedent(
    """\
    # yaml-language-server: $schema=../../schema/profile.schema.json
    # Invented for a test.

    # the version
    schema: 1
    id: tz-mfano   # like the path
    name: 'Mfano'
    country: "TZ"
    # asked on the telephone
    languages: [sw,   en]  # Swahili first

    context:
      # a census
      population: 1000  # in 2022
      climate: Aw
      functions:
        - roads  # all of them
        - parks
      # end of the context
    challenges:
      # the first
      - id: waste   # urgent
        title: Waste
        description: >-  # from the plan
          Folded text
          of two lines.
        themes: [solid-waste]
      # the second
      - # nothing else
        id: water
        title: Water
    # at the end
    sources: [{id: s1, title: A}]
    # behind everything
    """
)


def edited(**changes):
    """The profile's text with other data, and the lines that are gone and new."""
    data = {**parse(PROFILE).data, **changes}
    data = {key: value for key, value in data.items() if value is not ...}
    text = updated_text(PROFILE, data)
    assert parse(text).data == data
    before, after = PROFILE.splitlines(), text.splitlines()
    return [line for line in before if line not in after], [
        line for line in after if line not in before
    ]


def data_at(*path):
    value = parse(PROFILE).data
    for step in path:
        value = value[step]
    return value


@pytest.mark.parametrize("path", sorted(starter_folder().rglob("*.yaml")), ids=lambda p: p.stem)
def test_the_starter_profiles_come_back_identical(path):
    text = path.read_text(encoding="utf-8")
    assert updated_text(text, parse(text).data) == text
    assert reordered_text(text) == text


def test_an_edit_of_a_starter_profile_touches_its_line_only():
    text = (starter_folder() / "mz" / "maputo.yaml").read_text(encoding="utf-8")
    data = parse(text).data
    data["challenges"][2]["title"] = "Another title"
    data["context"]["population"] = 7
    lines = zip(text.splitlines(), updated_text(text, data).splitlines(), strict=True)
    assert [new for old, new in lines if old != new] == [
        "  population: 7",
        "    title: Another title",
    ]


@pytest.mark.parametrize(
    ("changes", "gone", "new"),
    [
        (
            {"id": "tz-other"},
            ["id: tz-mfano   # like the path"],
            ["id: tz-other   # like the path"],
        ),
        ({"name": "O'Neil"}, ["name: 'Mfano'"], ["name: 'O''Neil'"]),
        ({"country": "KE"}, ['country: "TZ"'], ['country: "KE"']),
        (
            {"languages": ["sw", "fr"]},
            ["languages: [sw,   en]  # Swahili first"],
            ["languages: [sw,   fr]  # Swahili first"],
        ),
        (
            {"languages": ["sw"]},
            ["languages: [sw,   en]  # Swahili first"],
            ["languages: [sw]  # Swahili first"],
        ),
        (
            {"languages": "sw"},
            ["languages: [sw,   en]  # Swahili first"],
            ["languages: sw  # Swahili first"],
        ),
        (
            {"languages": ...},
            ["# asked on the telephone", "languages: [sw,   en]  # Swahili first"],
            [],
        ),
        ({"region": "Eastern Africa"}, [], ["region: Eastern Africa"]),
        ({"schema": 2}, ["schema: 1"], ["schema: 2"]),
        (
            {"sources": [{"id": "s1", "title": "B"}]},
            ["sources: [{id: s1, title: A}]"],
            ["sources: [{id: s1, title: B}]"],
        ),
        (
            {"name": "word " * 30 + "end"},
            ["name: 'Mfano'"],
            ["name: >-", "  " + "word " * 18 + "word", "  " + "word " * 11 + "end"],
        ),
    ],
)  # fmt: skip
def test_a_changed_field_is_replaced_in_place(changes, gone, new):
    assert edited(**changes) == (gone, new)


def test_a_new_field_goes_to_its_canonical_place():
    text = updated_text(PROFILE, {**parse(PROFILE).data, "region": "Eastern Africa"})
    lines = text.splitlines()
    assert lines[lines.index('country: "TZ"') + 1] == "region: Eastern Africa"


def test_a_field_inside_a_record_is_changed_added_and_removed():
    context = {"population": 2000, "population_year": 2022, "functions": ["roads", "parks"]}
    assert edited(context=context) == (
        ["  population: 1000  # in 2022", "  climate: Aw"],
        ["  population: 2000  # in 2022", "  population_year: 2022"],
    )


def test_one_entry_of_a_list_changes_without_the_others():
    context = {**data_at("context"), "functions": ["roads", "markets"]}
    assert edited(context=context) == (["    - parks"], ["    - markets"])


def test_a_list_whose_entries_move_is_written_anew_in_its_style():
    context = {**data_at("context"), "functions": ["parks", "markets", "roads"]}
    assert edited(context=context) == (
        ["    - roads  # all of them"],
        ["    - markets", "    - roads"],
    )


def test_items_are_matched_by_their_ids_and_take_their_comments_along():
    waste, water = data_at("challenges")
    heat = {"id": "heat", "title": "Heat"}
    text = updated_text(PROFILE, {**parse(PROFILE).data, "challenges": [water, heat, waste]})
    assert (
        dedent(
            """\
        challenges:
          # the second
          - # nothing else
            id: water
            title: Water
          - id: heat
            title: Heat
          # the first
          - id: waste   # urgent
            title: Waste
            description: >-  # from the plan
              Folded text
              of two lines.
            themes: [solid-waste]
        # at the end
        """
        )
        in text
    )
    gone, new = edited(challenges=[water])
    assert "  # the first" in gone
    assert "  # the second" not in gone
    assert new == []


def test_an_id_that_changes_keeps_the_rest_of_its_item():
    waste, water = data_at("challenges")
    gone, new = edited(challenges=[{**waste, "id": "refuse"}, water])
    assert (gone, new) == (["  - id: waste   # urgent"], ["  - id: refuse   # urgent"])


def test_a_folded_text_keeps_the_comment_of_its_first_line():
    waste, water = data_at("challenges")
    gone, new = edited(challenges=[{**waste, "description": "Short."}, water])
    assert new == ["    description: Short.  # from the plan"]
    assert gone[0] == "    description: >-  # from the plan"


def test_the_first_field_of_an_item_may_go():
    text = "a:\n  - id: x\n    title: y\n  - id: z\n"
    assert updated_text(text, {"a": [{"title": "y"}, {"id": "z"}]}) == (
        "a:\n  - title: y\n  - id: z\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        "", "# only a comment\n", "[1, 2]\n", "word\n", "{}\n", '{"name": "x"}', "? name\n: x\n",
        "---\n", "name: x", "---\nname: x\n...\n", "\ufeffname: x\n", "name: x\r\n", "name:\n",
        "name: |+\n  x\n\n",
    ],
)  # fmt: skip
def test_whatever_stood_there_the_text_carries_the_data(text):
    data = {"name": "y", "challenges": [{"id": "a"}]}
    after = updated_text(text, data)
    assert parse(after.removeprefix("\ufeff")).data == data
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("# only" in text) == ("# only" in after)


def test_line_ends_stay_those_of_the_file():
    text = PROFILE.replace("\n", "\r\n")
    after = updated_text(text, {**parse(text).data, "region": "x", "aliases": ["word " * 30] * 9})
    assert after.count("\n") == after.count("\r\n")


def test_fields_in_the_order_of_the_model_take_their_comments_along():
    text = dedent(
        """\
        # the file

        name: X   # beside the name
        # above the id
        id: tz-x
        challenges:
          # the item
          - title: T
            # above the id of the item
            id: t
        schema: 1
        # behind
        """
    )
    assert reordered_text(text) == dedent(
        """\
        # the file

        schema: 1
        # above the id
        id: tz-x
        name: X   # beside the name
        challenges:
          # the item
          # above the id of the item
          - id: t
            title: T
        # behind
        """
    )


def test_a_text_that_becomes_long_does_not_swallow_the_comment_below():
    data = {"name": "word " * 30 + ".", "level": "y"}
    text = updated_text("name: x\n    # deeper\nlevel: y\n", data)
    assert text.splitlines()[-2:] == ["# deeper", "level: y"]


def test_text_that_is_refused_is_not_edited():
    with pytest.raises(YamlError):
        updated_text("a: &b 1\n", {})


def test_the_comments_on_top_stay_where_everything_else_is_new():
    assert updated_text("# top\n\n? name\n: x\n", {"name": "z"}) == "# top\n\nname: z\n"


def test_an_empty_profile_becomes_the_canonical_text():
    data = {"name": "x", "schema": 1}
    assert updated_text("", data) == write_yaml(data)
