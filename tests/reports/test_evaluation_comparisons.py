from __future__ import annotations

from matchmaker.evaluation.bootstrap import Estimate
from matchmaker.evaluation.task import Comparison
from matchmaker.reports.evaluation_comparisons import comparison_sections, verdicts


def comparison(engine, low, high, p_holm, family="baselines", group="pairs"):
    difference = Estimate((low + high) / 2, low, high)
    return Comparison(group, "nDCG@10", family, engine, difference, p_holm / 2, p_holm)


def test_what_is_clear_is_clear_after_the_correction_and_the_rest_is_said_plainly():
    (words,) = verdicts(
        [
            comparison("a", 0.1, 0.2, 0.01),
            comparison("b", -0.2, -0.1, 0.01),
            comparison("c", -0.1, 0.1, 1),
            comparison("d", 0.01, 0.2, 0.05),
            comparison("e", -0.2, -0.01, 0.2),
        ]
    )
    assert words == (
        "Against simple baselines, on pairs (nDCG@10): the default is better than a; worse than "
        "b; not clearly different from c, d, e (p < 0.05, corrected for 5 comparisons by "
        "Holm). By its 95 % interval alone, uncorrected: better than d; worse than e."
    )


def test_an_interval_that_ends_at_zero_tells_nothing_apart():
    (words,) = verdicts([comparison("a", 0.0, 0.2, 0.3), comparison("b", -0.2, 0.0, 0.3)])
    assert "the default is not clearly different from any of them" in words
    assert "uncorrected" not in words


def test_what_was_corrected_together_has_a_sentence_and_a_table():
    comparisons = [
        comparison("bm25", 0.1, 0.2, 0.01),
        comparison("random", 0.1, 0.2, 0.01),
        comparison("no-theme", -0.1, 0.1, 0.0004, family="parts"),
        comparison("bm25", 0.1, 0.2, 0.01, group="held_out"),
    ]
    headings = [section.heading for section in comparison_sections(comparisons)]
    assert headings == [
        "Against simple baselines, on pairs (nDCG@10)",
        "Against itself with one part off, on pairs (nDCG@10)",
        "Against simple baselines, on held out (nDCG@10)",
    ]
    for words, heading in zip(verdicts(comparisons), headings, strict=True):
        assert words.startswith(f"{heading}: ")
    _, parts, _ = comparison_sections(comparisons)
    assert parts.table.rows == [
        ["no-theme", "without comparing themes", ("0.000", "[-0.100, 0.100]"), "<0.001", "<0.001"]
    ]
