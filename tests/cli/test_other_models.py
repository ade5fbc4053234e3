"""Models of one's own: what a command says of their prompts and languages."""

import shlex

import pytest

from tests.support.command import assert_error, match
from tests.support.small_models import declare, save_small_model

CARD = "---\nlanguage: pt\n---\n"


@pytest.fixture
def model(tmp_path):
    return save_small_model(tmp_path / "multilingual-e5-small", card=CARD)


@pytest.fixture
def ranked(folder, model):
    def run(*arguments, **config):
        declare(model, **config)
        own = ("--profiles", folder, "--no-starter", "--model", model)
        return match("--city", "Alphaville", *own, *arguments)

    return run


def words(text):
    return " ".join(text.split())


@pytest.mark.semantic
def test_the_prompts_in_use_are_shown_with_the_engine(ranked):
    out = words(ranked().out)
    assert 'multilingual-e5-small, prompts "query: " and "passage: ";' in out
    assert "Your profile is in English, which the model does not read" in out


@pytest.mark.semantic
def test_prompts_are_chosen_by_options_and_repeated_in_the_command_that_explains(ranked):
    outcome = ranked("--query-prompt", "task: ", "--document-prompt", "")
    assert 'prompts "task: " and "";' in words(outcome.out)
    (line,) = (line for line in outcome.err.splitlines() if line.startswith("Reasons: "))
    command = shlex.split(line.removeprefix("Reasons: "))[1:]
    assert command[-4:] == ["--query-prompt", "task: ", "--document-prompt", ""]
    explained = match(*command)
    assert explained.code == 0
    assert 'prompts "task: " and "";' in words(explained.out)


@pytest.mark.semantic
def test_prompts_are_chosen_by_the_environment(monkeypatch, ranked):
    monkeypatch.setenv("MATCHMAKER_QUERY_PROMPT", "task: ")
    assert 'prompts "task: " and "passage: ";' in words(ranked().out)


@pytest.mark.semantic
def test_no_prompts_are_not_mentioned(ranked):
    assert ", prompts" not in words(ranked("--query-prompt", "", "--document-prompt", "").out)


@pytest.mark.semantic
def test_a_prompt_cannot_colour_the_terminal(ranked):
    out = ranked(prompts={"query": "\x1b[31m[bold]red: "}).out
    assert "\x1b" not in out
    assert "[bold]red" in words(out)


@pytest.mark.semantic
def test_a_configuration_that_cannot_be_used_is_one_clear_error(ranked):
    outcome = ranked(prompts={"query": 5})
    assert_error(outcome, 2, "config_sentence_transformers.json", "'query' that is no text")


def test_a_prompt_needs_a_model(folder):
    own = ("--profiles", folder, "--no-starter", "--embedder", "light")
    outcome = match("--city", "Alphaville", *own, "--query-prompt", "query: ")
    assert_error(outcome, 2, "A prompt belongs to a model", "--model")


@pytest.mark.semantic
@pytest.mark.parametrize("command", ["batch", "evaluate"])
def test_other_commands_take_prompts_too(folder, model, command):
    own = ("--profiles", folder, "--no-starter", "--model", model, "--query-prompt", "x" * 1001)
    more = ("--all",) if command == "batch" else ("--task", "cases")
    assert_error(match(command, *more, *own), 2, "--query-prompt is longer")
