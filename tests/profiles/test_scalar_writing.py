import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.profiles.scalar_writing import paragraph, quoted
from matchmaker.profiles.yaml_reading import parse
from tests.support.hostile import HOSTILE, raw_controls

texts = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    [
        *("", " ", "No", "yes", "on", "Y", "Null", "~", "true", "123", "1e3", ".inf", "0x1f", "<<"),
        *("2026-01-01", "12:30", "a: b", "a:", "a #b", "#", "- a", "-", "? a", "| a", "> a", "%a"),
        *("[a]", "{a}", "a, b", "&a", "*a", "!a", "@a", "`a`", "'a'", '"a"', "\\n", "---", "..."),
        *(
            "😀",
            "👩‍👩‍👧",
            "e\u0301",
            " a ",
            "a\nb",
            "a\n",
            "\u2028",
            "\x85",
            "\ufeff",
            "\U000e0001",
        ),
        *HOSTILE.values(),
    ]
)


@given(texts)
def test_a_text_comes_back_in_a_mapping_a_list_and_from_another_reader(text):
    written = quoted(text)
    assert parse(f"key: {written}  # note\n").data == {"key": text}
    assert parse(f"[{written}, {written}]\n").data == [text, text]
    assert yaml.safe_load(f"key: [{written}]\n") == {"key": [text]}  # YAML 1.1 reads the same


@given(texts)
def test_nothing_hidden_is_written(text):
    assert not raw_controls(quoted(text)) - {"\n"}
    assert "\n" not in quoted(text)


@pytest.mark.parametrize(
    "text", ["Maputo", "São Tomé", "solid-waste", "Dar es Salaam", "a.b/c (d)"]
)
def test_simple_texts_need_no_quotes(text):
    assert quoted(text) == text


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
long_texts = st.lists(words, min_size=1, max_size=40).map(" ".join)


@given(texts | long_texts, st.integers(1, 8), st.integers(1, 90))
def test_a_paragraph_comes_back(text, indent, width):
    first, *more = paragraph(text, indent, width)
    written = "\n".join([f"key: {first}", *more, "after: x\n"])
    assert parse(written).data == {"key": text, "after": "x"}


def test_a_long_paragraph_is_folded_within_the_width():
    lines = paragraph("word " * 60 + "end: #1", indent=6, width=40)
    assert lines[0] == ">-"
    assert all(line.startswith("      ") and len(line) <= 40 for line in lines[1:])
