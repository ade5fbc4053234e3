import csv
import io

import pytest

from matchmaker.matching.eligibility import Filters
from matchmaker.profiles.registry import Registry
from matchmaker.reports.matches import matches_report, preference_note
from matchmaker.reports.rendering import Format, render
from tests.support.builders import item, profile


def shown(ranking, width=120):
    return render(matches_report(ranking), Format.table, width=width)


@pytest.mark.parametrize(
    ("mode", "words"),
    [
        ("exchange", "partners for an exchange in both directions"),
        ("learn", "governments to learn from"),
        ("share", "governments to share with"),
    ],
)
def test_the_title_says_for_whom_and_for_what(ranking_of, mode, words):
    assert matches_report(ranking_of(mode=mode)).title == f"Alphaville, Kenya: {words}"


def test_the_table_has_a_row_for_each_match_in_order(ranking_of):
    ranking = ranking_of()
    table = matches_report(ranking).sections[0].table
    assert [row[0] for row in table.rows] == ["1", "2", "3"]
    assert [row[1] for row in table.rows] == [match.candidate.name for match in ranking.matches]
    assert [row[3] for row in table.rows] == [f"{m.pair.score:.1f}" for m in ranking.matches]


def test_the_top_challenge_is_the_weightiest_one(ranking_of):
    assert "Top challenge: Street vendors fill the pavements." in shown(ranking_of())


def test_a_seeker_without_challenges_is_said_to_have_none(ranking_of):
    text = shown(ranking_of("in-deltanagar"))
    assert "Deltanagar lists no challenges." in text


def test_an_answer_no_better_than_a_mismatch_is_not_named(registry, ranking_of):
    unrelated = profile(
        "pe-elsewhere",
        challenges=[item("Composting market waste")],
        expertise=[item("Sister orchestras of youths", themes=["sport"])],
    )
    text = shown(ranking_of(within=Registry([registry.find("ke-alphaville"), unrelated])))
    assert "Sister orchestras" not in text
    assert "none close (" in text


def test_a_candidate_without_expertise_has_a_dash_for_an_answer(registry, ranking_of):
    asking = profile("pe-asking", challenges=[item("Composting market waste")])
    ranking = ranking_of(within=Registry([registry.find("ke-alphaville"), asking]))
    assert matches_report(ranking).sections[0].table.rows[0][5] == "-"


def test_cautions_of_every_match_are_said_once_below_and_in_no_row(ranking_of):
    text = shown(ranking_of(top=2, south_south="off"))
    common = [line for line in text.splitlines() if "All of them:" in line]
    ranking = ranking_of(top=2, south_south="off")
    sets = [{caution.code for caution in match.cautions} for match in ranking.matches]
    assert len(common) == len(sets[0] & sets[1])
    for code in sets[0] & sets[1]:
        assert code not in text


def test_cautions_of_one_match_alone_stay_in_its_row(ranking_of):
    ranking = ranking_of(top=1)
    codes = [caution.code for caution in ranking.matches[0].cautions]
    text = shown(ranking)
    assert codes
    assert all(code in text for code in codes)
    assert "All of them" not in text


def test_the_notes_count_who_was_left_out_and_why(ranking_of):
    text = shown(ranking_of(filters=Filters(regions=("Africa", "Americas"))))
    assert "1 of 1 eligible governments; left out: 2 outside the region." in text


def test_the_engine_and_the_number_of_profiles_are_named(ranking_of):
    assert "Engine: light, words and themes only; 4 profiles." in shown(ranking_of())


def test_csv_names_the_top_challenge_its_answer_and_all_points(ranking_of):
    ranking = ranking_of()
    rows = list(csv.DictReader(io.StringIO(render(matches_report(ranking), Format.csv))))
    for row, match in zip(rows, ranking.matches, strict=True):
        assert row["id"] == match.candidate.id
        assert float(row["score"]) == match.pair.score
        assert row["top_challenge"] == "Street vendors fill the pavements"
        points = sum(float(row[name]) for name in row if name.startswith("points_"))
        assert points == pytest.approx(match.pair.score - 100, abs=1e-9)


def test_without_preference_there_is_no_note_about_it(ranking_of):
    assert preference_note(ranking_of(south_south="off")) is None


def test_the_note_says_when_the_preference_changed_nothing(ranking_of):
    assert preference_note(ranking_of(south_south_strength=0.0)) == (
        "South-South preference (strength 0): this list would be the same without it."
    )


def rivals():
    """A candidate in the South, and one in the North with better evidence."""
    verified = [{"source": "s1", "verified_by": "An audit office"}]
    waste = [item("Market waste")]
    return Registry(
        [
            profile("cl-seeker", challenges=waste, expertise=[item("Composting market waste")]),
            profile(
                "de-northville",
                challenges=waste,
                expertise=[item("Composting market waste", evidence=verified)],
            ),
            profile("ng-southville", challenges=waste, expertise=[item("Composting market waste")]),
        ]
    )


def test_the_note_names_who_came_in_and_who_left(ranking_of):
    ranking = ranking_of("cl-seeker", within=rivals(), top=1, south_south_strength=0.5)
    note = preference_note(ranking)
    assert [match.candidate.id for match in ranking.matches] == ["ng-southville"]
    assert "(strength 0.5): brought in Southville instead of Northville; mean score" in note
    assert note.endswith("--south-south off ranks without it.")


def test_the_note_counts_changed_ranks(ranking_of):
    ranking = ranking_of("cl-seeker", within=rivals(), south_south_strength=0.5)
    assert preference_note(ranking) == (
        "South-South preference (strength 0.5): changed 2 ranks. "
        "--south-south off ranks without it."
    )
