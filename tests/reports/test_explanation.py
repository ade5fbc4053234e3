import csv
import io

import pytest

from matchmaker.profiles.registry import Registry
from matchmaker.reports.explanation import explanation_report
from matchmaker.reports.rendering import Format, render
from tests.support.builders import item, profile


def shown(explanation, width=120):
    return render(explanation_report(explanation), Format.table, width=width)


def section(explanation, start):
    return next(
        part for part in explanation_report(explanation).sections if part.heading.startswith(start)
    )


def test_the_title_names_both_sides_the_score_and_the_mode(explanation_of):
    explanation = explanation_of(mode="learn")
    assert explanation_report(explanation).title == (
        f"Alphaville, Kenya and Beta Town, Brazil: score {explanation.pair.score:.1f} (learn)"
    )


def test_each_challenge_stands_with_the_expertise_that_answers_it(explanation_of):
    rows = section(explanation_of(), "What Beta Town could answer").table.rows
    assert [(row[0], row[2], row[3]) for row in rows] == [
        ("Street vendors fill the pavements", "Covered markets for street vendors", "documented"),
        ("Rain floods the low quarters", "Drainage canals against rain floods", "stated"),
    ]
    assert [row[1] for row in rows] == ["75%", "25%"]


def test_the_other_direction_is_shown_too(explanation_of):
    rows = section(explanation_of(), "What Alphaville could answer").table.rows
    assert [(row[0], row[2]) for row in rows] == [
        ("Organic market waste goes to landfill", "Composting market waste")
    ]


def test_a_side_without_challenges_is_said_to_have_none(explanation_of):
    part = section(explanation_of(partner="in-deltanagar"), "What Alphaville could answer")
    assert part.table is None
    assert part.paragraphs == ["No challenges are listed."]


def test_a_side_without_expertise_answers_nothing(registry, explanation_of):
    asking = profile("pe-asking", challenges=[item("Composting market waste")])
    within = Registry([*registry, asking])
    rows = section(explanation_of(partner="pe-asking", within=within), "What Asking").table.rows
    assert {tuple(row[2:]) for row in rows} == {("none listed", "-", "0%")}


def test_the_factors_end_in_the_score_and_their_points_in_its_distance_from_100(explanation_of):
    explanation = explanation_of()
    *factors, score = section(explanation, "How the score").table.rows
    assert [row[0] for row in factors] == [
        "They help you", "You help them", "Similar context", "Common language", "South-South",
    ]  # fmt: skip
    assert score[0] == "Score"
    assert score[3] == f"{explanation.pair.score - 100:+.1f}"
    assert sum(float(row[3]) for row in factors) == pytest.approx(float(score[3]), abs=0.3)


@pytest.mark.parametrize(
    ("partner", "words"),
    [
        ("br-betatown", "none shared"),
        ("fi-gammastad", "a shared working language"),
    ],
)
def test_the_language_factor_says_what_was_found(explanation_of, partner, words):
    rows = section(explanation_of(partner=partner), "How the score").table.rows
    assert rows[3][1] == words


def test_a_language_reached_through_interpreting_is_said_to_be(explanation_of):
    rows = section(explanation_of("br-betatown", "fi-gammastad"), "How the score").table.rows
    assert rows[3][1] == "through interpreting"


def test_a_pair_that_is_not_south_south_loses_points_for_it_under_prefer(explanation_of):
    rows = section(explanation_of(partner="fi-gammastad"), "How the score").table.rows
    assert rows[4][1] == "not both in the South"
    assert float(rows[4][3]) < 0


def test_a_factor_that_loses_nothing_has_neither_sign_nor_minus_zero(explanation_of):
    rows = section(explanation_of(), "How the score").table.rows
    assert rows[4][1:] == ["both in the South", "1.000", "0.0"]


def test_what_is_not_known_of_the_context_is_named(explanation_of):
    found = section(explanation_of(), "How the score").table.rows[2][1]
    assert "population" in found
    assert "not known for both, so typical: settlement, hazards" in found


def test_edits_name_the_side_and_the_score_they_would_give(explanation_of):
    explanation = explanation_of()
    rows = section(explanation, "What would change").table.rows
    assert ["Beta Town", "an interpreter for English"] in [row[:2] for row in rows]
    for row, edit in zip(rows, explanation.edits, strict=True):
        assert row[2:] == [f"{edit.score:.1f}", f"{edit.change:+.1f}"]


def test_a_pair_that_no_edit_would_change_says_so(explanation_of):
    verified = [{"source": "s1", "verified_by": "An office"}]
    both = [
        profile(
            id_,
            challenges=[item("Organic market waste", id="a")],
            expertise=[item("Composting market waste", id="b", evidence=verified)],
        )
        for id_ in ("ke-one", "ng-two")
    ]
    part = section(explanation_of("ke-one", "ng-two", within=Registry(both)), "What would")
    assert part.table is None
    assert part.paragraphs == ["No single edit that this tool knows of."]


def test_what_to_check_is_listed_in_full_sentences(explanation_of):
    notes = section(explanation_of(), "Check first").notes
    assert "No shared working language (English / Portuguese)." in notes


def test_the_engine_does_not_stand_among_what_to_check(explanation_of):
    text = render(explanation_report(explanation_of()), Format.markdown)
    _, after = text.split("## Check first")
    assert "Engine:" not in after.split("##")[0]
    assert "Engine: light" in after


def test_csv_has_a_row_for_the_score_each_factor_answer_offer_and_edit(explanation_of):
    explanation = explanation_of()
    text = render(explanation_report(explanation), Format.csv)
    rows = list(csv.DictReader(io.StringIO(text)))
    kinds = [row["kind"] for row in rows]
    assert kinds == (
        ["score"] + ["factor"] * 5 + ["answer"] * 2 + ["offer"] + ["edit"] * len(explanation.edits)
    )
    points = sum(float(row["points"]) for row in rows if row["kind"] == "factor")
    assert points == pytest.approx(float(rows[0]["value"]) - 100, abs=1e-9)


@pytest.mark.parametrize("width", [40, 60, 80, 160])
def test_every_answer_is_readable_at_any_width(explanation_of, width):
    text = " ".join(shown(explanation_of(), width).split())
    for words in ("Covered", "Composting", "landfill", "interpreter"):
        assert words in text
