import datetime as dt
import os
import sys

import pytest

from matchmaker.profiles.files import MAX_BYTES
from matchmaker.profiles.findings import InvalidFilesError
from matchmaker.profiles.model import Profile
from matchmaker.profiles.reading import parse_profile, read_profile
from tests.support.builders import item, profile, profile_yaml
from tests.support.findings import findings_in, short, shown

REQUIRED = ["country", "id", "languages", "level", "name", "provenance", "region", "schema",
            "text_language", "verified_on"]  # fmt: skip


def test_a_valid_text_becomes_a_profile():
    data = {"challenges": [item("Litter")], "aliases": ["São"]}
    assert parse_profile(profile_yaml(**data).encode(), "x") == profile(**data)


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_line_ends_of_any_system_are_read_alike(break_):
    text = profile_yaml().replace("\n", break_)
    assert parse_profile(text.encode(), "x") == profile()


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert parse_profile(profile_yaml().encode("utf-8-sig"), "x") == profile()


@pytest.mark.parametrize(
    "content",
    [b"", b"\n\n", b"# only a comment\n", b"- a\n- b\n", b"just text\n", b"42", b"~"],
    ids=["empty", "blank", "comment", "list", "text", "number", "null"],
)
def test_a_text_without_fields_is_one_finding(content):
    assert shown(content) == ["1:1 MM103"]


def test_a_mapping_without_fields_lacks_every_required_one():
    assert shown("{}") == [f"1:1 MM101 {name}" for name in REQUIRED]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        ("name: São Paulo\n".encode("latin-1"), "1:8"),
        ("a: 1\nname: Sã\n".encode("latin-1"), "2:8"),
        ("schema: 1\n".encode("utf-16"), "1:1"),
        ("schema: 1\n".encode("utf-32"), "1:1"),
        ("schema: 1\n".encode("utf-16-le"), "1:2"),
        (b"name: a\0b\n", "1:8"),
        (b"name: a\x1b[31mb\n", "1:8"),
        (b"a: \xed\xa0\x80\n", "1:4"),
        (b"a: \xc0\xaf\n", "1:4"),
    ],
)
def test_a_text_in_another_encoding_is_one_finding(content, place):
    assert shown(content) == [f"{place} MM003"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("id: a\nid: b\n", "2:1 MM005"),
        ("id: &a b\n", "1:5 MM006"),
        ("[" * 20_000, "1:21 MM008"),
        ("- " * 20_000, "1:41 MM008"),
        ("a:\n\tb: 1\n", "2:1 MM004"),
        ("a: .inf\n", "1:4 MM007"),
        ("a: " + "9" * 5000, "1:4 MM007"),
    ],
)
def test_what_the_reader_refuses_is_one_finding(text, finding):
    assert shown(text) == [finding]


def test_norway_is_no_boolean():
    text = """\
schema: 1
id: no-fjordby
name: Fjordby
country: NO
region: Northern Europe
level: municipality
languages: [no]
text_language: no
provenance: self-declared
verified_on: 2026-01-01
"""
    read = parse_profile(text.encode(), "x")
    assert isinstance(read, Profile)
    assert (read.country, read.languages, read.text_language) == ("NO", ("no",), "no")


def test_an_unquoted_date_is_a_date():
    text = profile_yaml().replace('"2026-01-01"', "2026-02-28")
    assert parse_profile(text.encode(), "x").verified_on == dt.date(2026, 2, 28)


def test_everything_wrong_in_a_valid_document_is_told_at_once():
    text = profile_yaml(level="town", country="KEN", naem="x", challenges=[{"id": "a"}])
    codes = {line.split(maxsplit=1)[1] for line in shown(text)}
    assert codes >= {
        "MM104 level",
        "MM104 country",
        "MM102 naem",
        "MM101 challenges[0].title",
        "MM101 challenges[0].themes",
    }


@pytest.mark.parametrize(
    "field",
    ["languages: [" + "xx," * 20_000 + "]", "challenges: [" + "{}," * 20_000 + "]"],
    ids=["values", "items"],
)
def test_a_file_of_countless_mistakes_is_told_in_bounded_length(field):
    # Nobody reads more; a file of 1 MiB could otherwise take a minute, and gigabytes.
    assert 1 <= len(findings_in(field)) <= 1_000


def test_a_finding_names_the_file_as_it_was_named():
    (finding,) = parse_profile(b"", "some/where.yaml")
    assert finding.file == "some/where.yaml"
    assert str(finding).startswith("some/where.yaml:1:1: MM103 ")


@pytest.fixture
def found(tmp_path):
    """Findings of reading a file by its path."""

    def read(name):
        with pytest.raises(InvalidFilesError) as caught:
            read_profile(tmp_path / name)
        assert str(tmp_path / name) in str(caught.value)
        return short(caught.value.findings)

    return read


def test_a_file_is_read_by_its_path(tmp_path):
    (tmp_path / "anything.txt").write_text(profile_yaml(), encoding="utf-8")
    assert read_profile(tmp_path / "anything.txt") == profile()


def test_a_file_that_is_no_profile_ends_in_its_findings(tmp_path, found):
    (tmp_path / "x.yaml").write_text("id: 1\nid: 2\n")
    assert found("x.yaml") == ["2:1 MM005"]


def test_a_missing_file_is_unreadable(found):
    assert found("x.yaml") == ["1:1 MM001"]


def test_a_folder_is_unreadable(tmp_path, found):
    (tmp_path / "x.yaml").mkdir()
    assert found("x.yaml") == ["1:1 MM001"]


@pytest.mark.skipif(sys.platform == "win32", reason="has no named pipes in folders")
def test_a_named_pipe_is_unreadable_and_never_waited_for(tmp_path, found):
    os.mkfifo(tmp_path / "x.yaml")
    assert found("x.yaml") == ["1:1 MM001"]


def test_links_to_nothing_and_to_themselves_are_unreadable(tmp_path, found):
    (tmp_path / "x.yaml").symlink_to(tmp_path / "nothing")
    (tmp_path / "y.yaml").symlink_to(tmp_path / "y.yaml")
    assert found("x.yaml") == found("y.yaml") == ["1:1 MM001"]


def test_a_file_over_one_mebibyte_is_refused(tmp_path, found):
    (tmp_path / "x.yaml").write_bytes(profile_yaml().encode().ljust(MAX_BYTES + 1))
    assert found("x.yaml") == ["1:1 MM002"]


def test_a_file_of_one_mebibyte_is_read(tmp_path):
    (tmp_path / "x.yaml").write_bytes(profile_yaml().encode().ljust(MAX_BYTES))
    assert MAX_BYTES == 1024 * 1024
    assert read_profile(tmp_path / "x.yaml") == profile()
