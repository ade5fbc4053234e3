"""Every file of tests/examples: valid ones load, the others end in the findings beside them.

``<name>.expected`` lists the findings of ``<name>.yaml``: line, column, code and field path.
Invalid examples are read one by one; the doubtful ones are a registry that is checked as a whole.
"""

from pathlib import Path

import pytest

from matchmaker.profiles.findings import Code, Finding, InvalidFilesError
from matchmaker.profiles.model import Profile
from matchmaker.profiles.reading import parse_profile, read_profile
from matchmaker.profiles.registry import Registry
from tests.support.checking import checked, codes
from tests.support.findings import findings_in, short, shown

EXAMPLES = Path(__file__).parents[1] / "examples"
VALID = sorted(path for path in (EXAMPLES / "valid").rglob("*.y*ml"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.yaml"))
DOUBTFUL = sorted((EXAMPLES / "doubtful").rglob("*.yaml"))


@pytest.fixture(scope="module")
def registry() -> Registry:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("matchmaker.profiles.loading.ContentCache", lambda _: _NoCache())
        return Registry.load([EXAMPLES / "valid"], starter=False)


class _NoCache:
    def get_many(self, _keys):
        return {}

    def put_many(self, _entries):
        pass

    def close(self):
        pass


@pytest.mark.parametrize("path", VALID, ids=lambda path: path.stem)
def test_a_valid_example_is_read(path):
    assert read_profile(path).id == f"{path.parent.name}-{path.stem}"


def test_the_valid_examples_form_a_registry(registry):
    assert len(registry) == len(VALID) >= 6


def test_the_valid_examples_cover_what_profiles_may_leave_out(registry):
    assert any(not made.challenges and made.expertise for made in registry)
    assert any(made.challenges and not made.expertise for made in registry)
    assert any(not made.challenges and not made.expertise for made in registry)
    assert any(made.level == "association" for made in registry)


def test_the_full_example_fills_every_field(registry):
    full = registry.find("tz-mfano")
    assert set(full.model_fields_set) == set(Profile.model_fields)
    for part in (full.context, full.capacity, full.readiness, full.sources[0]):
        assert set(part.model_fields_set) == set(type(part).model_fields)


def test_accents_and_signs_are_read_as_they_are_written(registry):
    made = registry.find("sao exemplo d'oeste")
    assert made.aliases == (
        "Exemplão", "São Exemplo \u2014 Prefeitura", "サン・エゼンプロ", "🏙 Exemplo",
    )  # fmt: skip
    assert made.challenges[0].description.splitlines() == [
        "Três bairros não têm coleta.",
        "As ruas são íngremes # isto não é um comentário.",
    ]
    assert (
        made.expertise[0].description == "Desde 1990, com 100 % das regiões; veja [ata] & {anexo}."
    )


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_example_ends_in_its_findings(path):
    expected = path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert shown(path.read_bytes()) == expected


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_findings_of_an_example_name_its_file_and_say_something(path):
    with pytest.raises(InvalidFilesError) as caught:
        read_profile(path)
    assert {finding.file for finding in caught.value.findings} == {str(path)}
    assert all(finding.message.strip() for finding in caught.value.findings)


def test_every_expectation_has_its_example():
    expected = {path.stem for path in (EXAMPLES / "invalid").glob("*.expected")}
    assert expected == {path.stem for path in INVALID}
    assert len(expected) >= 15


@pytest.fixture(scope="module")
def doubts(tmp_path_factory) -> dict[str, list[Finding]]:
    """Findings of each doubtful example, of a check of all of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATCHMAKER_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        by_file: dict[str, list[Finding]] = {}
        for found in checked(EXAMPLES / "doubtful").findings:
            by_file.setdefault(found.file, []).append(found)
        return by_file


@pytest.mark.parametrize("path", DOUBTFUL, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_doubtful_example_ends_in_its_findings(path, doubts):
    expected = path.with_suffix(".expected").read_text(encoding="utf-8").splitlines()
    assert short(doubts.get(str(path), [])) == expected


def test_the_valid_examples_leave_no_doubt_but_what_they_say_themselves():
    # tz/mfano fills every field, with "assumed" among them; some examples are short on purpose,
    # and some hold the first and last date and year that are dates and years at all.
    found = set(checked(EXAMPLES / "valid").findings)
    bounds = {f for f in found if Path(f.file).stem in {"kikomo", "mwisho", "siku"}}
    assert set(codes(bounds)) <= {"MM209", "MM303"}
    assert set(codes(found - bounds)) <= {"MM302", "MM304", "MM307", "MM310"}


def test_the_examples_show_every_finding(doubts):
    alone = {found.code for path in INVALID for found in findings_in(path.read_bytes())}
    together = {found.code for findings in doubts.values() for found in findings}
    elsewhere = {Code.UNREADABLE, Code.TOO_LARGE}  # what no file in a repository should be
    assert set(Code) - alone - together == elsewhere


def test_a_valid_example_saved_by_another_editor_is_read_alike():
    content = (EXAMPLES / "valid" / "br" / "sao-exemplo.yaml").read_bytes()
    other = b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n")
    assert parse_profile(other, "x") == parse_profile(content, "x")
