"""The schema and the reader must say the same of every file that the reader can read at all.

`check-jsonschema` stands for the programs that use the schema; editors are such programs too.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from matchmaker.profiles.json_schema import profile_schema, schema_text
from matchmaker.reference.countries import countries, subregions
from matchmaker.reference.themes import themes
from matchmaker.reference.vocabularies import context_terms, languages, sdg_targets
from tests.support.builders import profile_data
from tests.support.findings import findings_in

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "examples"
SCHEMA = profile_schema()


def nodes(node, path=()) -> Iterator[tuple[tuple, dict]]:
    """Every object of the schema, with its path."""
    if isinstance(node, dict):
        yield path, node
    for key, inner in (
        node.items()
        if isinstance(node, dict)
        else enumerate(node)
        if isinstance(node, list)
        else ()
    ):
        yield from nodes(inner, (*path, key))


def accepted_by_check_jsonschema(files: Iterable[Path], folder: Path) -> dict[Path, bool]:
    """What `check-jsonschema` says of each file, in one run."""
    schema = folder / "profile.schema.json"
    schema.write_text(schema_text(profile_schema()), encoding="utf-8")
    files = list(files)
    command = [sys.executable, "-m", "check_jsonschema", "-o", "json", "--schemafile", schema]
    done = subprocess.run([*command, *files], capture_output=True, check=False, encoding="utf-8")
    assert done.returncode in {0, 1}, done.stderr
    report = json.loads(done.stdout)
    faulty = report.get("errors", []) + report.get("parse_errors", [])
    refused = {Path(entry["filename"]) for entry in faulty}
    return {file: file not in refused for file in files}


def disagreements(files: Iterable[Path], folder: Path) -> list[tuple[str, list[str]]]:
    """Files of which only one of the two says that they fit the schema, with our findings."""
    found = {file: [finding.code for finding in findings_in(file.read_bytes())] for file in files}
    # What the reader refuses is no matter of the schema; one such file is a bomb to others.
    readable = [file for file, codes in found.items() if not any(c < "MM1" for c in codes)]
    accepted = accepted_by_check_jsonschema(readable, folder)
    return [
        (file.name, found[file])
        for file in readable
        if accepted[file] == any(code.startswith("MM1") for code in found[file])
    ]


def test_the_schema_is_valid_draft_2020_12():
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


def test_the_file_in_the_repository_is_current():
    current = (ROOT / "schema" / "profile.schema.json").read_text(encoding="utf-8")
    assert current == schema_text(profile_schema()), "run scripts/build_schema.py"


def test_two_runs_write_the_same_text():
    assert schema_text(profile_schema()) == schema_text(profile_schema())
    assert json.loads(schema_text(profile_schema())) == SCHEMA


def test_every_part_and_every_field_says_what_it_is():
    parts = [node for _, node in nodes(SCHEMA) if "properties" in node]
    assert len(parts) >= 9
    for part in parts:
        assert part["description"].endswith(".")
        assert part["additionalProperties"] is False
        for name, field in part["properties"].items():
            assert len(field["description"]) >= 15, (part["title"], name)
            assert field["description"].endswith("."), (part["title"], name)


def test_fields_go_by_the_names_of_files():
    assert "schema" in SCHEMA["properties"]
    assert not any("schema_version" in node for _, node in nodes(SCHEMA))


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("Country", countries()),
        ("Subregion", subregions()),
        ("Language", languages()),
        ("Theme", themes().by_id),
        ("SdgTarget", sdg_targets()),
        ("Climate", context_terms("climate")),
        ("Settlement", context_terms("settlement")),
        ("Hazard", context_terms("hazard")),
        ("Function", context_terms("function")),
    ],
)
def test_closed_lists_are_those_of_the_reference_data_each_defined_once(name, values):
    assert SCHEMA["$defs"][name]["enum"] == list(values)
    long_lists = [path for path, node in nodes(SCHEMA) if len(node.get("enum", ())) > 10]
    assert [path for path in long_lists if path[-1] == name] == [("$defs", name)]
    assert all(path[0] == "$defs" and len(path) == 2 for path in long_lists)


def test_every_allowed_value_but_an_sdg_target_says_what_it_means():
    listed = [(path, node) for path, node in nodes(SCHEMA) if "enum" in node]
    assert len(listed) >= 13
    for path, node in listed:
        if path[-1] != "SdgTarget":
            assert len(node["enumDescriptions"]) == len(node["enum"]), path
            assert all(text.strip() for text in node["enumDescriptions"]), path


@pytest.mark.parametrize(
    ("name", "value", "meaning"),
    [
        ("Country", "MZ", "Mozambique"),
        ("Language", "pt", "Portuguese"),
        ("Theme", "solid-waste", themes().by_id["solid-waste"].label()),
        ("Climate", "Aw", "Tropical savanna with dry winter"),
        ("Subregion", "Southern Africa", "Botswana, Eswatini, Lesotho, Namibia, South Africa"),
    ],
)
def test_meanings_stand_at_the_place_of_their_values(name, value, meaning):
    listed = SCHEMA["$defs"][name]
    assert meaning in listed["enumDescriptions"][listed["enum"].index(value)]


def test_bounds_of_the_model_are_in_the_schema():
    for path, node in nodes(SCHEMA):
        if node.get("type") == "array":
            assert node["maxItems"] >= 8, path
        if node.get("type") == "string" and "enum" not in node and node.get("format") != "date":
            assert node["maxLength"] >= 80, path
    challenge = SCHEMA["$defs"]["Challenge"]["properties"]
    assert (challenge["themes"]["minItems"], challenge["themes"]["maxItems"]) == (1, 8)


def test_examples_of_the_schema_fit_it():
    seen = 0
    for path, node in nodes(SCHEMA):
        for example in node.get("examples", ()):
            Draft202012Validator({**node, "$defs": SCHEMA["$defs"]}).validate(example)
            seen += 1
        assert node.get("default") not in ([], {}), path
    assert seen >= 10


def _filled(body):
    """A skeleton as it stands when nothing is changed in it."""
    if isinstance(body, str):
        return body.partition(":")[2].removesuffix("}")
    if isinstance(body, list):
        return [_filled(entry) for entry in body]
    return {key: _filled(value) for key, value in body.items()}


@pytest.mark.parametrize(
    ("field", "name"),
    [("challenges", "Challenge"), ("expertise", "Expertise"), ("sources", "Source")],
)
def test_a_skeleton_that_editors_insert_is_valid_as_it_stands(field, name):
    (snippet,) = SCHEMA["$defs"][name]["defaultSnippets"]
    data = profile_data(**{field: [_filled(snippet["body"])]})
    Draft202012Validator(SCHEMA).validate(data)
    assert findings_in(json.dumps(data)) == ()


def test_real_profiles_fit_the_schema(tmp_path):
    files = sorted((ROOT / "profiles").rglob("*.yaml"))
    assert len(files) >= 40
    assert all(accepted_by_check_jsonschema(files, tmp_path).values())


def test_check_jsonschema_and_the_reader_agree_on_every_example(tmp_path):
    files = sorted(EXAMPLES.rglob("*.y*ml"))
    assert len(files) >= 80
    assert disagreements(files, tmp_path) == []


HEAD = """\
schema: 1
id: ke-testville
name: Testville
country: KE
region: Eastern Africa
level: municipality
languages: [en]
text_language: en
provenance: self-declared
verified_on: 2026-01-01
"""
ITEM = "challenges: [{{id: a, title: T, description: D, themes: [youth], {}: {}}}]\n"
# Each takes a value; a value of its own follows where the field stands in the head already.
PLACES = {
    "schema": "schema: {}\n",
    "id": "id: {}\n",
    "name": "name: {}\n",
    "languages": "languages: {}\n",
    "verified_on": "verified_on: {}\n",
    "aliases": "aliases: [{}]\n",
    "location": "location: {{latitude: {}, longitude: 1}}\n",
    "population": "context: {{population: {}}}\n",
    "climate": "context: {{climate: {}}}\n",
    "staff_days": "capacity: {{staff_days: {}}}\n",
    "assumed": "capacity: {{assumed: {}}}\n",
    "endorsed_on": "readiness: {{endorsed_on: {}}}\n",
    "networks": "networks: [{}]\n",
    "url": "sources: [{{id: s1, title: T, url: {}}}]\n",
    "sdg_targets": ITEM.replace("{}: {}", "sdg_targets: [{}]"),
    "priority": ITEM.replace("{}: {}", "priority: {}"),
}
VALUES = [
    "1", "0", "-0", "-1", "1.0", "1.5", "1e3", "1E+3", "5.", ".5", "-.5", "010", "0x1F", "0o17",
    "1_000", "1_0.5", "0b11", "-0x1", ".5e3", "1__", "1e400", "1e-400", "9" * 18, "90.0000001",
    "true", "TRUE", "tRUE", "no", "yes", "~", "Null", "", "''", "' '", '"\\u3000"', '"\\ufeff"',
    '"\\x85"', '"\\x1c"', '"\\u200b"', '"1"', "[]", "{}", "[a]", "a", "A", "é", "a-b", '"a\\n"',
    "ke-a", '"ke-a\\n"', "2026-01-01", "2026-1-1", "2026-02-30", "0000-01-01", "20260101",
    "2026-01-01T00:00:00Z", '"2026-01-01\\n"', "1:30", "=", "<<", "11.6", '"11.6"', "11.a",
    "8.10", '"18.1"', "high", "Aw", "https://x", '"https://x\\n"', '"https://x\\ufeff"', "x y",
]  # fmt: skip


def test_check_jsonschema_and_the_reader_agree_on_every_value_in_every_place(tmp_path):
    files = []
    for place, line in PLACES.items():
        head = re.sub(rf"^{place}: .*\n", "", HEAD, flags=re.MULTILINE)
        for number, value in enumerate(VALUES):
            file = tmp_path / f"{place}-{number}.yaml"
            file.write_text(head + line.format(value), encoding="utf-8")
            files.append(file)
    assert disagreements(files, tmp_path) == []


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("break_", [b"\n", b"\r\n"])
def test_check_jsonschema_reads_what_other_editors_save(tmp_path, start, break_):
    for example in ("tz/mfano.yaml", "br/sao-exemplo.yaml"):
        file = tmp_path / Path(example).name
        content = (EXAMPLES / "valid" / example).read_bytes()
        file.write_bytes(start + content.replace(b"\n", break_))
        assert findings_in(file.read_bytes()) == ()
        assert accepted_by_check_jsonschema([file], tmp_path) == {file: True}
