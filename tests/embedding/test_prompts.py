from __future__ import annotations

import json

import numpy as np
import pytest

from matchmaker.embedding.dense import SentenceTransformerChannel
from matchmaker.embedding.engine import open_engine
from matchmaker.embedding.model_files import find_model
from matchmaker.embedding.prompts import CONFIG, MOST_CHARACTERS, NO_PROMPTS, Prompts, prompts_of
from matchmaker.errors import UsageError
from tests.support.small_models import declare, save_small_model

E5 = Prompts("query: ", "passage: ")
TEXTS = ["street vendors", "drains overflow"]


@pytest.fixture
def folder(tmp_path):
    """A folder of a model that declares nothing: what is there is what a test writes."""
    path = tmp_path / "some-model"
    path.mkdir()
    return path


def write_config(folder, **config):
    (folder / CONFIG).write_text(json.dumps(config), encoding="utf-8")


@pytest.mark.parametrize(
    ("declared", "read"),
    [
        ({"query": "Q: ", "document": "D: "}, Prompts("Q: ", "D: ")),
        ({"query": "Q: ", "passage": "P: "}, Prompts("Q: ", "P: ")),
        ({"query": "Q: ", "document": "", "passage": "P: "}, Prompts("Q: ", "P: ")),
        ({"query": None, "corpus": "C: "}, Prompts("", "C: ")),
        ({"query": "Q: "}, Prompts("Q: ", "")),
        ({"clustering": "C: "}, NO_PROMPTS),
        ({}, NO_PROMPTS),
        (None, NO_PROMPTS),
    ],
)
def test_what_a_model_declares_is_read(folder, declared, read):
    write_config(folder, prompts=declared)
    assert prompts_of(folder, "some-model") == read


def test_a_model_without_a_configuration_has_no_prompts(folder):
    assert prompts_of(folder, "some-model") == NO_PROMPTS


@pytest.mark.parametrize(
    "name",
    [
        "intfloat/multilingual-e5-small",
        "intfloat/multilingual-e5-base",
        "intfloat/Multilingual-E5-Large",
        "intfloat/e5-small-v2",
        "models/intfloat_multilingual-e5-small/",
    ],
)
def test_e5_models_get_the_prompts_that_they_do_not_declare(folder, name):
    assert prompts_of(folder, name) == E5


@pytest.mark.parametrize(
    "name", ["intfloat/multilingual-e5-large-instruct", "e5/some-model", "e5-small-fr", "me5-small"]
)
def test_names_that_only_look_like_e5_get_none(folder, name):
    assert prompts_of(folder, name) == NO_PROMPTS


@pytest.mark.parametrize(
    "path", ["multilingual-e5-small", "models--intfloat--multilingual-e5-small/snapshots/0123abc"]
)
def test_a_folder_is_known_by_its_name_whatever_it_was_called(tmp_path, monkeypatch, path):
    (tmp_path / path).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / path)
    assert prompts_of(tmp_path / path, ".") == E5


def test_an_empty_declaration_is_none_since_saving_a_model_writes_one(folder):
    write_config(folder, prompts={"query": "", "document": ""})
    assert prompts_of(folder, "multilingual-e5-small") == E5


def test_a_declaration_goes_before_the_family(folder):
    write_config(folder, prompts={"query": "Q: "})
    assert prompts_of(folder, "multilingual-e5-small") == Prompts("Q: ", "")


def test_what_is_asked_for_goes_before_everything(folder):
    assert prompts_of(folder, "e5-base", "Q: ") == Prompts("Q: ", "passage: ")
    assert prompts_of(folder, "e5-base", document="D: ") == Prompts("query: ", "D: ")
    assert prompts_of(folder, "e5-base", "", "") == NO_PROMPTS


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"prompts": {"query": 5}}', "a prompt 'query' that is no text"),
        ('{"prompts": {"query": ["query: "]}}', "a prompt 'query' that is no text"),
        ('{"prompts": {"passage": {"a": 1}}}', "a prompt 'passage' that is no text"),
        ('{"prompts": {"query": "\\ud800"}}', "half a character"),
        ('{"prompts": {"query": "%s"}}' % ("x" * 1001), "longer than 1000 characters"),
        ('{"prompts": "query: "}', "prompts that are no JSON object"),
        ('["query: "]', "holds no JSON object"),
        ('{"prompts": ', "is no readable JSON"),
        ("[" * 200_000, "is no readable JSON"),
        ('{"a": "%s"}' % ("x" * 2**20), "is larger than 1 MiB"),
        ("\xff", "is no readable JSON"),
    ],
)
def test_a_configuration_that_cannot_be_used_is_one_clear_error(folder, text, problem):
    (folder / CONFIG).write_bytes(text.encode("latin-1"))
    with pytest.raises(UsageError, match=problem) as caught:
        prompts_of(folder, "some-model")
    assert CONFIG in str(caught.value)
    assert caught.value.hint


@pytest.mark.parametrize("prompt", ["x" * (MOST_CHARACTERS + 1), "\udcff"])
def test_a_prompt_that_cannot_be_used_names_its_option(folder, prompt):
    with pytest.raises(UsageError, match="--query-prompt"):
        prompts_of(folder, "some-model", query=prompt)
    with pytest.raises(UsageError, match="--document-prompt"):
        prompts_of(folder, "some-model", document=prompt)


def test_different_prompts_have_different_identities():
    made = [E5, Prompts("passage: ", "query: "), Prompts("query: passage: "), Prompts("query: ")]
    assert len({prompts.identity for prompts in made}) == len(made)
    assert NO_PROMPTS.identity == ""


def test_prompts_without_a_model_are_refused(store):
    with pytest.raises(UsageError, match="belongs to a model"):
        open_engine("light", store=store, query_prompt="query: ")


@pytest.mark.semantic
def test_prompts_reach_the_text(tmp_path):
    folder = save_small_model(tmp_path / "model", prompts={"query": "query: ", "passage": "task "})
    prompted = SentenceTransformerChannel(find_model(str(folder)))
    plain = SentenceTransformerChannel(find_model(str(folder), "", ""))
    for role, prompt in (("query", "query: "), ("document", "task ")):
        written = plain.encode([prompt + text for text in TEXTS], role)
        assert np.allclose(prompted.encode(TEXTS, role), written)
        assert not np.allclose(prompted.encode(TEXTS, role), plain.encode(TEXTS, role))
    assert np.allclose(plain.encode(TEXTS, "query"), plain.encode(TEXTS, "document"))


@pytest.mark.semantic
def test_a_folder_called_e5_is_given_its_prompts(tmp_path):
    folder = save_small_model(tmp_path / "multilingual-e5-small")
    by_name = SentenceTransformerChannel(find_model(str(folder)))
    declare(folder, prompts=E5._asdict())
    declared = SentenceTransformerChannel(find_model(str(folder)))
    for role in ("query", "document"):
        assert (by_name.encode(TEXTS, role) == declared.encode(TEXTS, role)).all()
    assert (by_name.encode(TEXTS, "query") != by_name.encode(TEXTS, "document")).any()


@pytest.mark.semantic
def test_stored_vectors_and_the_scale_belong_to_the_prompts(tmp_path, store):
    model = str(save_small_model(tmp_path / "model"))

    def engine(**prompts):
        return open_engine("auto", model, store=store, **prompts)

    engines = [engine(), engine(query_prompt="query: "), engine(document_prompt="query: ")]
    assert len({made.identity for made in engines}) == len(engines)
    plain, prompted, _ = (
        made.vectors(TEXTS, [["drainage"]] * 2, ["en"] * 2, "query") for made in engines
    )
    assert not np.allclose(plain, prompted)
    assert [made.prompts for made in engines] == [
        NO_PROMPTS,
        Prompts("query: ", ""),
        Prompts("", "query: "),
    ]
