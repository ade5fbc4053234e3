from __future__ import annotations

import pytest

from matchmaker.errors import InvalidDataError, UsageError
from matchmaker.evaluation.sdg_data import (
    BENCHMARK,
    TEXTS,
    Judgement,
    load_judgements,
    load_sdg_texts,
)
from tests.support.evaluation_data import JUDGED, TARGETS, write_data, write_rows


def test_judgements_are_read(tmp_path):
    judged = load_judgements(write_data(tmp_path))
    assert judged[1] == Judgement("The museum shows coins of poor quality.", 1, direct=False)
    assert len(judged) == len(JUDGED)


def test_texts_of_goals_are_english_titles_and_targets_without_indicators(tmp_path):
    texts = load_sdg_texts(write_data(tmp_path))
    assert sorted(texts.goal_texts) == sorted(
        [
            (1, "No poverty"),
            (1, "End poverty everywhere"),
            (6, "Clean water and sewage"),
            (6, "Water"),
            *((int(code[0]), told["en"]) for code, told in TARGETS.items()),
        ]
    )
    assert texts.targets["sw"] == {code: told["sw"] for code, told in TARGETS.items()}


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("x", "Some text", "18", "True"), "line 2: '18' is no goal"),
        (("x", "Some text", "²", "True"), "is no goal"),
        (("x", "Some text", "9" * 5_000, "True"), "is no goal"),
        (("x", "Some text", "1", "maybe"), "line 2: the label is 'maybe'"),
        (("x", "  ", "1", "True"), "the text is empty"),
        (("x", "Some text", "1", "True"), "every text judged on goal 1 is True"),
    ],
)
def test_a_judgement_that_cannot_be_used_is_refused(tmp_path, row, message):
    write_rows(tmp_path / BENCHMARK.place, [("id", "text", "sdg", "label"), row])
    with pytest.raises(InvalidDataError, match=message) as caught:
        load_judgements(tmp_path)
    assert str(tmp_path / BENCHMARK.place) in caught.value.message


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (("target", "1.1", "title", "fr", "Texte"), "has no English targets"),
        (("target", "x.1", "title", "en", "Text"), "line 2: 'x' is no goal"),
        (("goal", "1", "title", "en", ""), "line 2: the text is empty"),
    ],
)
def test_a_text_that_cannot_be_used_is_refused(tmp_path, row, message):
    write_rows(tmp_path / TEXTS.place, [("kind", "code", "field", "lang", "text"), row])
    with pytest.raises(InvalidDataError, match=message):
        load_sdg_texts(tmp_path)


@pytest.mark.parametrize(("load", "file"), [(load_judgements, BENCHMARK), (load_sdg_texts, TEXTS)])
def test_what_is_missing_is_named_with_its_publisher(tmp_path, load, file):
    with pytest.raises(UsageError) as caught:
        load(tmp_path)
    assert str(tmp_path / file.place) in caught.value.message
    assert "github.com" in caught.value.hint
