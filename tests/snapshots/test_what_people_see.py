"""What a person sees, kept as text: a change of wording or layout shows up in review."""

import json
import shutil
from pathlib import Path

import pytest

from matchmaker.reports.findings.rendering import FindingsFormat, render_findings
from tests.support.builders import profile_data
from tests.support.checking import checked
from tests.support.command import match
from tests.support.small_registry import write_registry

EXAMPLES = Path(__file__).parents[1] / "examples"


@pytest.fixture
def see(tmp_path, monkeypatch, snapshot):
    """Run in a folder that holds the small registry, 80 columns wide, and compare."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    write_registry(tmp_path / "profiles")

    def run(*arguments, own=True):
        options = ("--profiles", "profiles", "--no-starter") if own else ()
        outcome = match(*arguments, *options)
        shown = f"exit code {outcome.code}\n--- stdout\n{outcome.out}--- stderr\n{outcome.err}"
        assert shown == snapshot

    return run


@pytest.mark.parametrize("mode", ["exchange", "learn", "share"])
def test_a_ranking(see, mode):
    see("--city", "Alphaville", "--mode", mode, "--embedder", "light")


def test_a_ranking_of_one_match(see):
    see("--city", "Alphaville", "--top", "1", "--embedder", "light")


def test_a_ranking_in_40_columns(see, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    see("--city", "Alphaville", "--embedder", "light")


def test_a_ranking_in_markdown(see):
    see("--city", "Alphaville", "--format", "markdown", "--embedder", "light")


def test_a_ranking_for_a_seeker_without_challenges(see):
    see("--city", "Deltanagar", "--embedder", "light")


def test_an_explanation(see):
    see("explain", "Alphaville", "Beta Town", "--embedder", "light")


def test_an_explanation_in_40_columns(see, monkeypatch):
    monkeypatch.setenv("COLUMNS", "40")
    see("explain", "Alphaville", "Gammastad", "--embedder", "light")


def test_an_explanation_in_markdown(see):
    see("explain", "Alphaville", "Beta Town", "--format", "markdown", "--embedder", "light")


def test_a_profile(see):
    see("show", "Alphaville")


@pytest.mark.parametrize("language", ["en", "pt"])
@pytest.mark.parametrize("text", ["vendor", "comercio ambulante"])
def test_a_search_of_themes(see, text, language):
    see("themes", "--search", text, "--language", language, own=False)


def test_a_ranking_on_a_theme_by_another_name(see):
    see("--city", "Alphaville", "--theme", "Camelos", "--embedder", "light")


@pytest.mark.parametrize(
    "arguments",
    [
        ["--city", "Alphavile"],
        ["--city", "missing.yaml"],
        ["--city", "Deltanagar", "--mode", "learn"],
        ["--city", "Alphaville", "--theme", "informal-econmy"],
        ["--city", "Alphaville", "--theme", "sport"],
        ["--city", "Alphaville", "--theme", "assainissement"],
        ["--city", "Alphaville", "--region", "Afrika"],
        ["--city", "Alphaville", "--country", "Kenia"],
        ["--city", "Alphaville", "--country", "PE"],
        ["--city", "Alphaville", "--min-score", "100"],
        ["--city", "Alphaville", "--output", "profiles"],
        ["--city", "Alphaville", "--profiles", "missing"],
        ["--mode", "learn"],
        ["explain", "Alphaville", "Alphaville"],
        ["themes", "--search", "zzz"],
        ["themes", "--search", "ambulnates"],
    ],
    ids=" ".join,
)
def test_an_error(see, arguments):
    ranking = "--city" in arguments
    own = arguments[0] != "themes"
    see(*arguments, *(["--embedder", "light"] if ranking else []), own=own)


def test_an_ambiguous_name(see):
    write_registry_of(profile_data("us-alphaville", level="county"))
    see("--city", "Alphaville", "--embedder", "light")


def test_mistakes_in_profiles(see):
    wrong = {**profile_data("pe-wrong"), "level": "town", "colour": "red", "languages": []}
    write_registry_of(wrong, {**profile_data("pe-other"), "region": "Africa"})
    see("--city", "Alphaville", "--embedder", "light")


@pytest.fixture
def doubtful(tmp_path, monkeypatch):
    """The doubtful examples, as the folder `profiles` of the working folder."""
    shutil.copytree(EXAMPLES / "doubtful", tmp_path / "profiles")
    monkeypatch.chdir(tmp_path)
    return checked(Path("profiles"))


@pytest.mark.parametrize("color", [False, True], ids=["plain", "colour"])
@pytest.mark.parametrize("width", [80, 40])
def test_a_check(doubtful, snapshot, width, color):
    shown = render_findings(doubtful, FindingsFormat.text, width=width, color=color)
    assert shown.replace("\x1b", "<ESC>") == snapshot


@pytest.mark.parametrize("chosen", ["json", "github", "junit"])
def test_a_check_for_programs(doubtful, snapshot, chosen):
    assert render_findings(doubtful, FindingsFormat(chosen), strict=True) == snapshot


def test_the_results_of_a_check_for_code_hosts(doubtful, snapshot):
    # Without the rules, which are the explanations of the codes.
    log = json.loads(render_findings(doubtful, FindingsFormat.sarif))
    assert json.dumps(log["runs"][0]["results"], indent=2, ensure_ascii=False) == snapshot


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "--explain", "MM104"],
        ["check", "--explain", "all"],
        ["check", "--explain", "MM999"],
        ["check", "missing"],
        ["check", "--select", "MM999"],
        ["check", "profiles", "--today", "2026-03-01", "--strict"],
    ],
    ids=" ".join,
)
def test_what_a_check_says_beside_findings(see, arguments):
    see(*arguments, own=False)


def write_registry_of(*profiles):
    write_registry(Path("profiles"), list(profiles))
