import csv
import io
import json

from matchmaker.reference.themes import themes
from matchmaker.reports.rendering import Format, render
from matchmaker.reports.theme_list import themes_report


def report(*ids, language="en"):
    vocabulary = themes()
    chosen = [vocabulary.by_id[id_] for id_ in ids] or list(vocabulary.by_id.values())
    return themes_report(vocabulary, chosen, language)


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
    row = report("informal-economy").sections[0].table.rows[0]
    assert row[:2] == ["informal-economy", "Informal economy and street trading"]
    assert "street vendors" in row[2]
    assert "8.3" in row[3]


def test_a_language_without_labels_falls_back_to_english():
    assert report("informal-economy", language="xx").sections == report("informal-economy").sections


def test_json_carries_labels_and_synonyms_by_language():
    data = json.loads(render(report("informal-economy"), Format.json))
    (theme,) = data["themes"]
    assert data["schema"] == "matchmaker.themes/1"
    assert list(theme) == ["id", "group", "labels", "synonyms", "sdg_targets", "dac_codes"]
    assert "street vendors" in theme["synonyms"]["en"]
    assert all(isinstance(code, int) for code in theme["dac_codes"])


def test_csv_has_a_row_for_each_theme():
    rows = list(csv.DictReader(io.StringIO(render(report(), Format.csv))))
    assert [row["id"] for row in rows] == list(themes().by_id)


def test_no_id_is_broken_at_80_columns():
    text = render(report(), Format.table, width=80)
    missing = [id_ for id_ in themes().by_id if id_ not in text]
    assert missing == []
