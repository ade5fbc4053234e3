import pytest

from matchmaker.cli.completion import (
    complete_city,
    complete_country,
    complete_level,
    complete_region,
    complete_theme,
)
from matchmaker.profiles.registry import Registry
from tests.support.command import match_process, python

COMPLETERS = [complete_city, complete_country, complete_level, complete_region, complete_theme]


def completed(words, shell="bash"):
    """What the shell is told when Tab is pressed behind the words."""
    outcome = match_process(
        _MATCH_COMPLETE=f"complete_{shell}",
        COMP_WORDS=words,
        COMP_CWORD=str(len(words.split()) - 1),
        _TYPER_COMPLETE_ARGS=words,
        _TYPER_COMPLETE_FISH_ACTION="get-args",
    )
    assert outcome.err == ""
    return outcome.out


@pytest.mark.parametrize(
    ("completer", "incomplete", "expected"),
    [
        (complete_city, "map", "Maputo"),
        (complete_city, "mz-map", "mz-maputo"),
        (complete_city, "sao", "São Paulo"),
        (complete_theme, "informal-e", "informal-economy"),
        (complete_region, "eastern af", "Eastern Africa"),
        (complete_region, "afr", "Africa"),
        (complete_country, "moz", "Mozambique"),
        (complete_country, "mz", "MZ"),
        (complete_level, "ass", "association"),
    ],
)
def test_a_beginning_is_completed_without_regard_to_case_and_accents(
    completer, incomplete, expected
):
    assert expected in completer(incomplete)


@pytest.mark.parametrize("completer", COMPLETERS)
def test_what_nothing_starts_with_completes_to_nothing(completer):
    assert completer("zzzz") == []


def test_aliases_complete_too():
    assert "Durban" in complete_city("Durb")


def test_nothing_is_offered_twice():
    for completer in COMPLETERS:
        offered = completer("")
        assert len(offered) == len(set(offered))


def test_completion_is_silent_when_the_registry_is_broken(monkeypatch):
    def broken(*_arguments, **_options):
        raise RuntimeError("broken")

    monkeypatch.setattr(Registry, "load", broken)
    assert complete_city("Map") == []


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("match --city Map", "Maputo"),
        ("match explain Gua", "Guarulhos"),
        ("match show Nam", "Nampula"),
        ("match --theme informal-e", "informal-economy"),
        ("match --mode le", "learn"),
        ("match exp", "explain"),
        ("match --no-st", "--no-starter"),
    ],
)
def test_a_shell_is_told(words, expected):
    assert expected in completed(words)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_are_told_too(shell):
    assert "Maputo" in completed("match --city Map", shell)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_a_shell_names_the_command(shell):
    outcome = match_process(_MATCH_COMPLETE=f"source_{shell}")
    assert outcome.code == 0
    assert "_MATCH_COMPLETE=complete_" + shell in outcome.out.replace("'", "")


def test_completing_a_city_loads_neither_numpy_nor_the_neural_network_stack():
    script = (
        "import sys; from matchmaker.cli.completion import complete_city; complete_city('Map');"
        "complete_city('Map'); print(*sys.modules)"
    )
    loaded = python("-c", script).out.split()
    assert "matchmaker.profiles.registry" in loaded
    assert not {"numpy", "torch", "sentence_transformers", "sklearn"} & set(loaded)
