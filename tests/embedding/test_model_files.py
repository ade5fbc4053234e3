from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from matchmaker.embedding.channels import Channel
from matchmaker.embedding.dense import SentenceTransformerChannel
from matchmaker.embedding.model_files import PINNED, find_model, verify_pinned
from matchmaker.errors import MissingExtraError, UntrustedModelError, UsageError

pytestmark = pytest.mark.semantic


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(find_model(None).folder, tmp_path / "model"))


def test_the_packaged_model_is_the_published_one():
    files = find_model(None)
    verify_pinned(files.folder)
    assert PINNED["model.safetensors"].startswith("53aa51172d142c89")
    assert files.pinned


@pytest.mark.parametrize("name", ["model.safetensors", "tokenizer.json", "1_Pooling/config.json"])
def test_one_changed_byte_is_refused(copied, name):
    path = copied / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(UntrustedModelError, match=name.split("/")[0]) as caught:
        verify_pinned(copied)
    assert "--embedder light" in caught.value.hint


def test_a_missing_and_an_added_file_are_both_named(copied):
    (copied / "vocab.txt").unlink()
    (copied / "adapter_config.json").write_text("{}")
    with pytest.raises(UntrustedModelError, match=r"adapter_config\.json, vocab\.txt"):
        verify_pinned(copied)


def test_a_tampered_packaged_model_is_refused_before_it_is_loaded(copied):
    (copied / "config.json").write_text(json.dumps({"model_type": "bert"}))
    files = find_model(None)._replace(folder=copied)
    channel: Channel = SentenceTransformerChannel(files)
    with pytest.raises(UntrustedModelError, match=r"config\.json"):
        channel.encode(["text"], "query")


def test_a_folder_is_identified_by_its_content(copied):
    before = find_model(str(copied)).identity
    assert find_model(str(copied)).identity == before
    (copied / ".cache/huggingface").mkdir(parents=True)
    (copied / ".cache/huggingface/fetched").write_text("today")
    assert find_model(str(copied)).identity == before
    (copied / "README.md").write_text("changed")
    assert find_model(str(copied)).identity != before


def test_a_model_in_a_folder_gives_the_same_vectors_as_the_packaged_one(copied):
    own = SentenceTransformerChannel(find_model(str(copied)))
    packaged = SentenceTransformerChannel(find_model(None))
    texts = ["street vendors", "drainage"]
    assert (own.encode(texts, "query") == packaged.encode(texts, "query")).all()
    assert own.languages == packaged.languages == {"en"}  # its card says so


@pytest.mark.parametrize("name", ["./nowhere", "/nowhere/model", "a/b/c", "name with spaces"])
def test_what_is_neither_a_folder_nor_a_hub_name_is_refused_without_the_network(name, monkeypatch):
    monkeypatch.setattr("matchmaker.embedding.model_files._fetch", pytest.fail)
    with pytest.raises(UsageError, match="no model folder"):
        find_model(name)


def test_a_folder_without_a_model_is_refused(tmp_path):
    with pytest.raises(UsageError, match="holds no sentence-transformers model"):
        find_model(str(tmp_path))


def test_a_hub_model_that_cannot_be_fetched_is_one_clear_error(monkeypatch):
    def offline(*_, **__):
        raise ConnectionError("no network")

    monkeypatch.setattr("huggingface_hub.snapshot_download", offline)
    with pytest.raises(UsageError, match="could not be fetched"):
        find_model("some-owner/some-model")


def test_without_the_extra_the_error_names_it(monkeypatch):
    monkeypatch.setattr("matchmaker.embedding.model_files.find_spec", lambda _: None)
    with pytest.raises(MissingExtraError, match="semantic"):
        find_model(None)
