from __future__ import annotations

import pytest

from matchmaker.errors import InvalidDataError, UsageError
from matchmaker.evaluation.stsb_data import load_pairs, stsb_file
from tests.support.evaluation_data import PAIRS, write_data, write_rows


def test_pairs_are_read_in_every_language(tmp_path):
    pairs = load_pairs(write_data(tmp_path))
    assert list(pairs) == ["en", "fr", "es", "pt"]
    assert pairs["pt"].second[1] == PAIRS[1][1]
    assert pairs["pt"].judged == [5.0, 3.8, 0.8, 0.0]


@pytest.mark.parametrize("score", ["5.1", "-1", "nan", "inf", "many"])
def test_a_score_outside_the_scale_is_refused(tmp_path, score):
    write_rows(write_data(tmp_path) / stsb_file("fr").place, [("Un", "Deux", score)])
    with pytest.raises(InvalidDataError, match="line 1: the score"):
        load_pairs(tmp_path)


def test_an_empty_sentence_is_refused(tmp_path):
    write_rows(write_data(tmp_path) / stsb_file("fr").place, [("Un", " ", "1")])
    with pytest.raises(InvalidDataError, match="line 1: a sentence is empty"):
        load_pairs(tmp_path)


def test_languages_that_do_not_go_together_are_refused(tmp_path):
    write_rows(write_data(tmp_path) / stsb_file("es").place, PAIRS[:3])
    with pytest.raises(InvalidDataError, match=r"stsb-es-dev\.csv: its judgements"):
        load_pairs(tmp_path)


@pytest.mark.parametrize("rows", [PAIRS[:2], [("One", "Two", "1")] * 9])
def test_too_little_for_a_correlation_is_refused(tmp_path, rows):
    for language in ("en", "fr", "es", "pt"):
        write_rows(tmp_path / stsb_file(language).place, rows)
    with pytest.raises(InvalidDataError, match="too little for a correlation"):
        load_pairs(tmp_path)


def test_a_missing_language_is_named(tmp_path):
    (write_data(tmp_path) / stsb_file("pt").place).unlink()
    with pytest.raises(UsageError, match=r"stsb-pt-dev\.csv cannot be read") as caught:
        load_pairs(tmp_path)
    assert "PhilipMay/stsb-multi-mt" in caught.value.hint
