import json

import pytest

from matchmaker.profiles.json_schema import profile_schema, schema_text
from tests.support.command import assert_error, match, match_process


def test_the_schema_is_printed_as_it_stands_in_the_repository():
    outcome = match("schema")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == schema_text(profile_schema())
    assert json.loads(outcome.out) == profile_schema()


def test_a_process_of_its_own_prints_the_same():
    outcome = match_process("schema")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == schema_text(profile_schema())


def test_the_schema_can_be_written_to_a_file(tmp_path):
    path = tmp_path / "profile.schema.json"
    outcome = match("schema", "--output", path)
    assert (outcome.code, outcome.out, outcome.err) == (0, "", f"Wrote {path}.\n")
    assert path.read_text(encoding="utf-8") == schema_text(profile_schema())


def test_a_folder_that_is_not_there_is_named(tmp_path):
    assert_error(match("schema", "--output", tmp_path / "no" / "x.json"), 2, "cannot be written")


@pytest.mark.parametrize(
    "words", ["match schema --output", "# yaml-language-server: $schema=profile.schema.json"]
)
def test_help_shows_how_an_editor_finds_it(words):
    assert words in match("schema", "--help").out
