import csv
import io
import json
import shlex

import pytest

from tests.support.builders import item, profile_data, profile_yaml
from tests.support.command import assert_error, match
from tests.support.small_registry import small_registry_data, write_registry


def names(outcome):
    assert outcome.code == 0, outcome.err
    return [entry["name"] for entry in json.loads(outcome.out)["matches"]]


def test_the_table_names_government_country_score_answer_and_cautions(ranked):
    outcome = ranked()
    assert outcome.code == 0
    for words in ("Government", "Country", "Score", "Cautions", "Beta Town", "Brazil", "desk-"):
        assert words in outcome.out


@pytest.mark.parametrize("city", ["ke-alphaville", "Alphaville", "ALPHAVILLE", "  alphaville "])
def test_the_city_is_found_by_id_or_name_whatever_the_case(ranked, city):
    assert len(names(ranked("--format", "json", city=city))) == 3


def test_the_city_is_found_by_alias_without_its_accents(folder, ranked):
    data = profile_data("pe-aliased", aliases=["Ciudad de Ángeles"], challenges=[item("Waste")])
    write_registry(folder, [data])
    outcome = ranked("--format", "json", city="ciudad de angeles")
    assert json.loads(outcome.out)["seeker"]["id"] == "pe-aliased"


def test_the_city_may_be_a_profile_file_that_is_in_no_registry(tmp_path, ranked):
    path = tmp_path / "mine.yaml"
    path.write_text(
        profile_yaml("tz-mine", challenges=[item("Street vendors", themes=["informal-economy"])]),
        encoding="utf-8",
    )
    outcome = ranked("--format", "json", city=path)
    assert json.loads(outcome.out)["seeker"]["id"] == "tz-mine"
    assert len(names(outcome)) == 4


def test_a_profile_file_replaces_the_government_of_its_id_among_the_candidates(tmp_path, ranked):
    path = tmp_path / "alphaville.yml"
    path.write_text(json.dumps(small_registry_data()[0]), encoding="utf-8")
    assert "Alphaville" not in names(ranked("--format", "json", city=path))


def test_the_mode_changes_the_order_or_the_scores(ranked):
    scores = {
        mode: [
            m["score"]
            for m in json.loads(ranked("--mode", mode, "--format", "json").out)["matches"]
        ]
        for mode in ("exchange", "learn", "share")
    }
    assert scores["learn"] != scores["exchange"] != scores["share"]


def test_a_theme_keeps_candidates_with_expertise_in_it(ranked):
    outcome = ranked("--theme", "informal-economy", "--format", "json")
    assert set(names(outcome)) == {"Beta Town", "Gammastad"}
    assert json.loads(outcome.out)["theme"] == "informal-economy"


@pytest.mark.parametrize("name", ["ECONOMIA INFORMAL", "camelos", "Commerce ambulant"])
def test_a_theme_goes_by_any_of_its_names_and_the_report_says_which_was_taken(ranked, name):
    outcome = ranked("--theme", name)
    assert "Theme: Informal economy and street trading (informal-economy)." in outcome.out
    assert f"--theme '{name}'" in outcome.err or f"--theme {name}" in outcome.err


def test_a_theme_that_may_be_one_of_several_is_refused(ranked):
    outcome = ranked("--theme", "saneamento")
    assert_error(outcome, 2, "'saneamento' may mean sanitation (Saneamento", "or wastewater (")


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        ("--region", "Americas", {"Beta Town"}),
        ("--region", "northern europe", {"Gammastad"}),
        ("--country", "IN", {"Deltanagar"}),
        ("--country", "Finlande", {"Gammastad"}),
        ("--level", "municipality", {"Beta Town", "Gammastad", "Deltanagar"}),
        ("--south-south", "only", {"Beta Town", "Deltanagar"}),
        ("--south-south", "off", {"Beta Town", "Gammastad", "Deltanagar"}),
    ],
)
def test_a_filter_keeps_whom_it_says(ranked, option, value, expected):
    assert set(names(ranked(option, value, "--format", "json"))) == expected


def test_filters_may_be_repeated(ranked):
    outcome = ranked("--country", "IN", "--country", "Brazil", "--format", "json")
    assert set(names(outcome)) == {"Beta Town", "Deltanagar"}


def test_compatriots_are_candidates_only_when_asked_for(folder, ranked):
    write_registry(folder, [profile_data("ke-neighbour", expertise=[item("Market waste")])])
    assert "Neighbour" not in names(ranked("--format", "json"))
    assert "Neighbour" in names(ranked("--domestic", "--format", "json"))


def test_associations_are_ranked_only_when_asked_for(folder, ranked):
    data = profile_data("ug-league", level="association", expertise=[item("Market waste")])
    write_registry(folder, [data])
    assert "League" not in names(ranked("--format", "json"))
    assert names(ranked("--level", "Association", "--format", "json")) == ["League"]


def test_top_and_min_score_shorten_the_list(ranked):
    full = json.loads(ranked("--format", "json").out)["matches"]
    assert len(names(ranked("--top", "1", "--format", "json"))) == 1
    bar = str(full[1]["score"])
    assert len(names(ranked("--min-score", bar, "--format", "json"))) == 2


def test_profiles_add_to_the_starter_registry_unless_told_otherwise(folder):
    outcome = match(
        "--city", "Alphaville", "--profiles", folder, "--embedder", "light", "--format", "json"
    )
    data = json.loads(outcome.out)
    assert data["engine"]["profiles"]["count"] > 20


def test_several_folders_are_read_together(tmp_path, folder, ranked):
    other = write_registry(
        tmp_path / "other", [profile_data("pe-further", expertise=[item("Market waste")])]
    )
    assert folder != other
    assert "Further" in names(ranked("--profiles", other, "--format", "json"))


def test_weights_come_from_matchmaker_toml_in_the_working_folder(tmp_path, monkeypatch, ranked):
    before = json.loads(ranked("--format", "json").out)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "matchmaker.toml").write_text("top = 1\nlanguage_base = 1.0\n", encoding="utf-8")
    after = json.loads(ranked("--format", "json").out)
    assert len(after["matches"]) == 1
    assert after["engine"]["weights"]["language_base"] == 1
    assert before["engine"]["weights"]["language_base"] < 1


def test_an_option_wins_over_the_environment_and_that_over_the_file(tmp_path, monkeypatch, ranked):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "matchmaker.toml").write_text("top = 3\n", encoding="utf-8")
    monkeypatch.setenv("MATCHMAKER_TOP", "2")
    assert len(names(ranked("--format", "json"))) == 2
    assert len(names(ranked("--top", "1", "--format", "json"))) == 1


@pytest.mark.parametrize("chosen", ["table", "json", "csv", "markdown"])
def test_two_runs_write_the_same_bytes_in_every_format(ranked, chosen):
    first, second = ranked("--format", chosen), ranked("--format", chosen)
    assert first.out == second.out
    assert first.out


def test_csv_has_a_row_for_each_match(ranked):
    rows = list(csv.DictReader(io.StringIO(ranked("--format", "csv").out)))
    assert [row["rank"] for row in rows] == ["1", "2", "3"]


def test_the_light_engine_says_so_in_one_line_on_stderr(ranked):
    lines = ranked("--south-south", "off").err.splitlines()
    assert len([line for line in lines if line.startswith("Light engine:")]) == 1


def test_the_command_that_gives_reasons_can_be_copied_with_the_options_in_force(ranked):
    line = ranked("--mode", "learn", "--theme", "informal-economy").err.splitlines()[-1]
    assert line.startswith("Reasons: match explain Alphaville ")
    assert "--mode learn --theme informal-economy" in line
    assert "--no-starter --embedder light" in line
    command = shlex.split(line.removeprefix("Reasons: "))[1:]
    explained = match(*command, "--format", "json")
    first = ranked("--mode", "learn", "--theme", "informal-economy", "--format", "json")
    assert json.loads(explained.out)["score"] == json.loads(first.out)["matches"][0]["score"]


def test_the_preference_says_on_stderr_what_it_changed(ranked):
    assert "South-South preference (strength 0.1):" in ranked().err
    assert "South-South preference" not in ranked("--south-south", "off").err


def test_a_seeker_without_challenges_cannot_learn_but_can_exchange(ranked):
    assert_error(
        ranked("--mode", "learn", city="Deltanagar"),
        2,
        "lists no challenges",
        "--mode exchange or share",
    )
    assert len(names(ranked("--format", "json", city="Deltanagar"))) == 3


def test_a_seeker_without_expertise_cannot_share_but_can_exchange(folder, ranked):
    write_registry(folder, [profile_data("pe-asking", challenges=[item("Market waste")])])
    assert_error(ranked("--mode", "share", city="Asking"), 2, "lists no expertise", "or learn")
    assert len(names(ranked("--format", "json", city="Asking"))) == 4


def test_a_seeker_that_lists_nothing_is_told_so(folder, ranked):
    write_registry(folder, [profile_data("pe-empty")])
    assert_error(ranked(city="Empty"), 2, "lists neither challenges nor expertise")


def test_a_theme_in_which_the_seeker_lists_nothing_names_those_it_has(ranked):
    outcome = ranked("--theme", "sport")
    assert_error(outcome, 1, "Alphaville lists no challenges in the theme sport", "drainage")


def test_one_profile_alone_has_nobody_to_be_ranked(tmp_path):
    folder = write_registry(tmp_path / "one", small_registry_data()[:1])
    outcome = match(
        "--city", "Alphaville", "--profiles", folder, "--no-starter", "--embedder", "light"
    )
    assert_error(outcome, 1, "is the only government in the registry", "--profiles DIR")


def test_filters_that_leave_nobody_say_how_many_fell_to_which(ranked):
    outcome = ranked("--country", "BR", "--region", "Africa")
    assert_error(outcome, 1, "left of 3", "2 in another country", "1 outside the region")


def test_a_least_score_that_nobody_reaches_says_how_far_the_best_is(ranked):
    assert_error(ranked("--min-score", "99.9"), 1, "reaches the score 99.9; the best has")


def test_a_northern_seeker_has_no_south_south_partner(ranked):
    assert_error(ranked("--south-south", "only", city="Gammastad"), 1, "3 not South-South")
