"""The dense engine: missing, tampered with, or slow."""

import importlib.util
import json
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

from matchmaker.embedding.model_files import PACKAGE
from tests.support.command import assert_error, match, match_process

HIDDEN = ("sentence_transformers", PACKAGE)


@pytest.fixture
def without_extra(monkeypatch):
    """As if the extra `semantic` were not installed."""
    found = importlib.util.find_spec

    def hide(name, *arguments):
        return None if name in HIDDEN else found(name, *arguments)

    monkeypatch.setattr("matchmaker.embedding.model_files.find_spec", hide)


@pytest.fixture
def dense(folder):
    def run(*arguments):
        return match("--city", "Alphaville", "--profiles", folder, "--no-starter", *arguments)

    return run


@pytest.mark.usefixtures("without_extra")
def test_a_missing_extra_names_the_one_to_install(dense):
    outcome = dense("--embedder", "sentence-transformers")
    assert_error(outcome, 2, "'semantic'", "pip install 'localgov-matchmaker[semantic]'")


@pytest.mark.usefixtures("without_extra")
def test_a_missing_extra_is_named_for_a_model_too(dense):
    assert_error(dense("--model", "some/model"), 2, "localgov-matchmaker[semantic]")


@pytest.mark.usefixtures("without_extra")
def test_without_the_extra_auto_takes_the_light_engine_and_says_so(dense):
    outcome = dense("--format", "json")
    assert outcome.code == 0
    assert json.loads(outcome.out)["engine"]["embedder"] == "light"
    assert "pip install 'localgov-matchmaker[semantic]'" in outcome.err


@pytest.mark.usefixtures("without_extra")
def test_the_environment_chooses_the_engine(monkeypatch, dense):
    monkeypatch.setenv("MATCHMAKER_EMBEDDER", "sentence-transformers")
    assert_error(dense(), 2, "localgov-matchmaker[semantic]")


@pytest.mark.usefixtures("without_extra")
def test_an_option_wins_over_the_environment(monkeypatch, dense):
    monkeypatch.setenv("MATCHMAKER_EMBEDDER", "sentence-transformers")
    assert dense("--embedder", "light").code == 0


@pytest.mark.semantic
@pytest.mark.parametrize("model", ["./missing", "/missing", "not a name!", "../up"])
def test_a_model_that_is_no_folder_and_no_name_is_refused_without_the_network(dense, model):
    assert_error(dense("--model", model), 2, f"There is no model folder {model}")


@pytest.mark.semantic
def test_a_folder_without_a_model_is_refused(tmp_path, dense):
    (tmp_path / "folder").mkdir()
    assert_error(dense("--model", tmp_path / "folder"), 2, "holds no sentence-transformers model")


@pytest.fixture
def copied(tmp_path):
    """A copy of the installed model, in a folder that may be put first on the path."""
    target = tmp_path / "site" / PACKAGE
    installed = Path(find_spec(PACKAGE).origin).parent
    shutil.copytree(installed, target, ignore=shutil.ignore_patterns("__pycache__"))
    return target


def tamper(path):
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


@pytest.mark.semantic
def test_weights_of_which_one_bit_differs_are_refused_before_they_are_loaded(copied, folder):
    tamper(copied / "model" / "model.safetensors")
    outcome = match_process(
        "--city", "Alphaville", "--profiles", folder, "--no-starter", first=copied.parent
    )
    assert_error(outcome, 2, "is not the published one: model.safetensors differs")
    assert "--force-reinstall" in outcome.err
    assert "--embedder light" in outcome.err


@pytest.mark.semantic
@pytest.mark.parametrize("name", ["vocab.txt", "1_Pooling/config.json", "modules.json"])
def test_a_tampered_file_beside_the_weights_is_refused_too(copied, monkeypatch, dense, name):
    tamper(copied / "model" / name)
    monkeypatch.syspath_prepend(copied.parent)
    assert_error(dense(), 2, f"is not the published one: {name} differs")


@pytest.mark.semantic
def test_a_file_added_to_the_model_and_one_taken_from_it_are_both_named(copied, monkeypatch, dense):
    (copied / "model" / "modeling_extra.py").write_text("print('run')\n", encoding="utf-8")
    (copied / "model" / "vocab.txt").unlink()
    monkeypatch.syspath_prepend(copied.parent)
    assert_error(dense(), 2, "modeling_extra.py, vocab.txt differ from the pinned SHA-256")


@pytest.mark.semantic
def test_the_real_model_names_itself_and_says_once_that_it_encodes(dense):
    first = dense("--format", "json")
    engine = json.loads(first.out)["engine"]
    assert (engine["embedder"], engine["model"]) == ("sentence-transformers", "all-MiniLM-L6-v2")
    assert first.err.count("Encoding texts, which takes") == 1
    assert "Light engine" not in first.err
    second = dense("--format", "json")
    assert second.out == first.out
    assert "Encoding" not in second.err
