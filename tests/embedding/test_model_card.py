from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.embedding.engine import GLOSSED_FACTOR, open_engine
from matchmaker.embedding.model_card import declared_languages
from matchmaker.embedding.model_text import MOST_BYTES
from matchmaker.reference.vocabularies import languages
from tests.support.hang_guard import one_pass
from tests.support.small_models import save_small_model


def card(metadata: str) -> str:
    return f"---\n{metadata}\n---\n# A model\n\nlanguage: xh\n"


@pytest.fixture
def languages_of(tmp_path):
    def read(text):
        content = text if isinstance(text, bytes) else text.encode()
        (tmp_path / "README.md").write_bytes(content)
        return declared_languages(tmp_path)

    return read


@pytest.mark.parametrize(
    ("metadata", "read"),
    [
        ("language: en", {"en"}),
        ("language: en  # only", {"en"}),
        ('language: "en"\nlicense: mit', {"en"}),
        ("license: mit\nlanguage:\n- en\n- pt\ntags:\n- fr", {"en", "pt"}),
        ("language:\n  - en\n  - 'no'\n  # and\n  - no\nlicense: mit", {"en", "no"}),
        ("language: [en, fr,\n  es]\nlicense: mit", {"en", "fr", "es"}),
        ("language: [\n  en,\n  fr\n]\nlicense: mit", {"en", "fr"}),
        ("language:\n- en\n- pt-BR\n- zh_Hans", {"en", "pt", "zh"}),
        ("language:\n- eng\n- por", {"en", "pt"}),
        ("language:\n- multilingual\n- en\n- fr\nlanguage_bcp47:\n- pt-br", {"en", "fr", "pt"}),
        ("language:\n- code\n- EN", {"en"}),
        ("language:\n- en\n- 5\n- {a: b}", {"en"}),
    ],
)
def test_languages_are_read_in_every_usual_shape(languages_of, metadata, read):
    assert languages_of(card(metadata)) == read
    assert languages_of("\ufeff" + card(metadata).replace("\n", "\r\n")) == read


@pytest.mark.parametrize(
    "metadata",
    [
        "license: mit",
        "language: multilingual",
        "language:\n- multilingual\n- en",
        "language:",
        "language: []",
        "language: {en: 1}",
        "language: 5",
        "language: klingon",
        "language: [en",
        "language: &a [*a]",
        "language:\n- en\n  - : ]",
        "language: !!python/object/apply:os.getcwd []",
        "language: " + "[" * 50_000,
        "  language: en",
    ],
)
def test_what_says_nothing_usable_leaves_the_languages_open(languages_of, metadata):
    assert languages_of(card(metadata)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# A model\nlanguage: en\n",
        "---\nlanguage: en\n",
        "\n---\nlanguage: en\n---\n",
        "----\nlanguage: en\n----\n",
        card("language: en").encode("utf-16"),
        "---\n" + "tags: x\n" * (MOST_BYTES // 8) + "language: en\n---\n",
    ],
)
def test_a_card_without_metadata_leaves_the_languages_open(languages_of, text):
    assert languages_of(text) is None


def test_no_card_or_a_folder_in_its_place_leaves_the_languages_open(tmp_path):
    assert declared_languages(tmp_path) is None
    (tmp_path / "README.md").mkdir()
    assert declared_languages(tmp_path) is None


@pytest.mark.parametrize(
    "beside",
    [
        "model-index:\n" + "- results: {value: 0.5, name: [a, b]}\n" * 15_000 + "language: pt",
        "language: pt\n" * 50_000,
    ],
)
def test_what_stands_beside_it_is_passed_over(languages_of, beside):
    with one_pass():
        assert languages_of(card(beside)) == {"pt"}


@given(st.text(st.sampled_from("language:_bcp47 []{}-,\"'#&*!|>\n\tenpt"), max_size=60))
def test_no_card_is_an_error(tmp_path_factory, metadata):
    folder = tmp_path_factory.mktemp("model")
    (folder / "README.md").write_text(card(f"language:{metadata}"), encoding="utf-8")
    found = declared_languages(folder)
    assert found is None or (found and found <= languages().keys())


@pytest.mark.semantic
@pytest.mark.parametrize(
    ("declared", "factor"),
    [("en", GLOSSED_FACTOR), ("[en, pt]", 1), ("multilingual", 1), ("pt", 1)],
)
def test_a_text_counts_in_full_in_a_language_that_the_card_declares(
    tmp_path, store, declared, factor
):
    model = save_small_model(tmp_path / "model", card=card(f"language: {declared}"))
    engine = open_engine("auto", str(model), store=store)
    text = [["água nos bairros"], [["drainage"]]]
    portuguese, asked = (engine.vectors(*text, ["pt"], role) for role in ("document", "query"))
    dense = asked[0, :16] @ portuguese[0, :16]
    assert dense == pytest.approx(engine.shares[0] * factor**2, rel=1e-4)
