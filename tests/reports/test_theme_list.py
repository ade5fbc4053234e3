import csv
import io
import json

import pytest

from matchmaker.reference.theme_search import listed_themes
from matchmaker.reference.themes import LANGUAGES, themes
from matchmaker.reports.rendering import Format, render
from matchmaker.reports.theme_list import themes_report


def report(*ids, language="en", search=None):
    chosen = [one for one in listed_themes(search) if not ids or one.theme.id in ids]
    return themes_report(themes(), chosen, language)


def only_row(found):
    ((row,),) = [section.table.rows for section in found.sections]
    return row


def test_the_title_counts_the_themes():
    assert report().title == f"Themes of profiles ({len(themes().by_id)})"


def test_each_group_with_a_chosen_theme_is_a_section():
    found = report("informal-economy", "solid-waste")
    assert len(found.sections) == 2
    assert [len(section.table.rows) for section in found.sections] == [1, 1]


def test_all_themes_are_listed_once():
    ids = [row[0] for section in report().sections for row in section.table.rows]
    assert sorted(ids) == sorted(themes().by_id)


def test_a_row_says_what_else_a_theme_is_called_and_which_targets_it_serves():
    row = only_row(report("informal-economy"))
    assert row[:2] == ["informal-economy", "Informal economy and street trading"]
    assert "street vendors" in row[2]
    assert "8.3" in row[3]


def test_everything_is_shown_in_the_language():
    found = report("informal-economy", language="pt")
    assert found.sections[0].heading == "Economia local e trabalho"
    row = only_row(found)
    assert row[1] == "Economia informal e comércio de rua"
    assert "camelôs" in row[2]
    assert "street" not in row[2]


def test_a_language_without_labels_falls_back_to_english():
    assert report("informal-economy", language="xx").sections == report("informal-economy").sections


@pytest.mark.parametrize(("search", "language"), [("hawkers", "en"), ("camelo", "pt")])
def test_names_that_are_shown_anyway_are_not_said_to_be_found(search, language):
    assert "Found" not in str(only_row(report(search=search, language=language))[2])


def test_names_of_other_languages_are_said_to_be_found():
    shown = only_row(report(search="ambulantes"))[2]
    assert shown[1].startswith("Found: ambulantes (es, pt), vendedores ambulantes (es, pt)")
    (row,) = csv.DictReader(io.StringIO(render(report(search="ambulantes"), Format.csv)))
    assert row["found"].startswith("ambulantes (es, pt); ")


def test_at_most_three_of_the_found_names_are_shown():
    for section in report(search="c", language="xx").sections:
        for row in section.table.rows:
            assert str(row[2]).count(" (fr") <= 3


def test_json_carries_labels_and_synonyms_by_language():
    data = json.loads(render(report("informal-economy"), Format.json))
    (theme,) = data["themes"]
    assert data["schema"] == "matchmaker.themes/1"
    assert list(theme) == [
        "id", "group", "labels", "synonyms", "sdg_targets", "dac_codes", "found",
    ]  # fmt: skip
    assert tuple(theme["labels"]) == tuple(theme["synonyms"]) == LANGUAGES
    assert "street vendors" in theme["synonyms"]["en"]
    assert all(isinstance(code, int) for code in theme["dac_codes"])
    assert theme["found"] == []


def test_json_says_which_names_were_found():
    (theme,) = json.loads(render(report(search="camelôs"), Format.json))["themes"]
    assert theme["found"] == [{"kind": "synonym", "language": "pt", "text": "camelôs"}]


def test_csv_has_a_row_for_each_theme():
    rows = list(csv.DictReader(io.StringIO(render(report(), Format.csv))))
    assert [row["id"] for row in rows] == list(themes().by_id)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_id_is_broken_at_80_columns(language):
    text = render(report(language=language), Format.table, width=80)
    assert [id_ for id_ in themes().by_id if id_ not in text] == []
    assert max(map(len, text.splitlines())) <= 80
