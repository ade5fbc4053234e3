"""What a short command must not import: each module here costs a tenth of a second or more."""

import sys

import pytest

from tests.support.command import match, python

HEAVY = {"torch", "sentence_transformers", "transformers", "sklearn", "scipy", "huggingface_hub"}

_RUN = """
import sys
sys.argv = ["match", {arguments}]
from matchmaker.cli.app import run
code = run()
print("LOADED", *sys.modules, file=sys.stderr)
sys.exit(code)
"""


def loaded_by(*arguments):
    """Names of the modules that a command leaves imported."""
    outcome = python("-c", _RUN.format(arguments=", ".join(map(repr, arguments))))
    assert outcome.code == 0, outcome.err
    assert outcome.out
    *_, last = outcome.err.splitlines()
    marker, *names = last.split()
    assert marker == "LOADED"
    return set(names)


def test_a_second_ranking_imports_neither_yaml_nor_scikit_learn_nor_torch():
    command = ("--city", "Maputo", "--embedder", "light")
    assert match(*command).code == 0
    assert {"yaml", "sklearn"} <= sys.modules.keys()
    warm = loaded_by(*command)
    assert "numpy" in warm
    assert "matchmaker.cli.commands" not in warm
    assert not (HEAVY | {"yaml"}) & warm


@pytest.mark.semantic
def test_a_second_ranking_with_the_real_model_imports_none_of_it(folder):
    command = ("--city", "Alphaville", "--profiles", str(folder), "--no-starter")
    assert match(*command).code == 0
    assert {"torch", "sentence_transformers"} <= sys.modules.keys()
    assert not (HEAVY | {"yaml"}) & loaded_by(*command)


@pytest.mark.parametrize(
    "command",
    [
        *([], ["explain"], ["show"], ["themes"], ["new"], ["check"], ["fix"], ["import"]),
        *(["export"], ["schema"]),
    ],
)
def test_help_imports_nothing_of_the_engine(command):
    loaded = loaded_by(*command, "--help")
    assert "typer" in loaded
    assert not (HEAVY | {"yaml", "numpy", "platformdirs", "rich.progress", "openpyxl"}) & loaded
    inner = {name for name in loaded if name.startswith("matchmaker.")}
    assert not {name for name in inner if name.startswith(("matchmaker.pro", "matchmaker.emb"))}


def test_the_help_of_a_ranking_does_not_even_import_pydantic():
    assert "pydantic" not in loaded_by("--help")


def test_themes_need_no_arrays():
    assert not (HEAVY | {"yaml", "numpy"}) & loaded_by("themes", "--format", "json")


def test_a_second_show_needs_no_arrays_either_and_json_no_tables():
    assert match("show", "Maputo").code == 0
    loaded = loaded_by("show", "Maputo", "--format", "json")
    assert not (HEAVY | {"yaml", "numpy", "rich.table"}) & loaded


def test_a_check_needs_no_arrays_and_a_second_one_no_yaml(folder):
    command = ("check", str(folder), "--select", "MM0")
    first = loaded_by(*command)
    assert "yaml" in first
    assert not (HEAVY | {"numpy", "rich.table"}) & first
    assert not (HEAVY | {"numpy", "yaml", "rich.table"}) & loaded_by(*command)


def test_importing_the_package_costs_nothing():
    loaded = set(python("-c", "import sys, matchmaker; print(*sys.modules)").out.split())
    assert "matchmaker" in loaded
    assert not (HEAVY | {"numpy", "pydantic", "yaml", "typer", "rich", "pathlib"}) & loaded
    assert {name for name in loaded if name.startswith("matchmaker.")} == {"matchmaker._version"}
