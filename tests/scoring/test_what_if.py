from __future__ import annotations

import pytest

from matchmaker.matching.explaining import explain
from matchmaker.profiles.registry import Registry
from matchmaker.settings import Settings
from tests.support.builders import item, profile

SEEKER = profile(
    "mz-a",
    languages=["pt"],
    challenges=[item("Street vendors crowd pavements", themes=["informal-economy"])],
    expertise=[item("Composting market waste", themes=["composting"])],
)
PARTNER = profile(
    "ke-b",
    challenges=[item("Waste rots behind the hall", themes=["composting"])],
    expertise=[item("Licensing vendors by their own association", themes=["informal-economy"])],
)


@pytest.fixture
def explanation(engine):
    return explain(Registry([SEEKER, PARTNER]), SEEKER, PARTNER, engine, Settings())


def test_each_edit_is_an_exact_re_scoring(explanation, engine):
    documented = PARTNER.model_copy(
        update={
            "expertise": (
                profile(
                    "ke-b",
                    expertise=[
                        item(
                            "Licensing vendors by their own association",
                            themes=["informal-economy"],
                            evidence=[{"source": "s1"}],
                        )
                    ],
                ).expertise
            )
        }
    )
    expected = explain(Registry([SEEKER]), SEEKER, documented, engine, Settings()).pair.score
    edit = next(
        edit
        for edit in explanation.edits
        if edit.side == "candidate" and "documented by a source" in edit.text
    )
    assert edit.score == pytest.approx(expected, abs=1e-12)
    assert edit.change == pytest.approx(expected - explanation.pair.score, abs=1e-12)


def test_language_edits_are_offered_only_where_no_language_is_shared(explanation, engine):
    texts = [edit.text for edit in explanation.edits]
    assert "an interpreter for Portuguese" in texts
    assert "staff who work in Portuguese" in texts
    fluent = PARTNER.model_copy(update={"languages": ("pt",)})
    fine = explain(Registry([SEEKER]), SEEKER, fluent, engine, Settings())
    assert not any("Portuguese" in edit.text for edit in fine.edits)


def test_edits_come_with_the_largest_gain_first(explanation):
    changes = [edit.change for edit in explanation.edits]
    assert changes == sorted(changes, reverse=True)
    assert len(changes) == 6


def test_a_verified_expertise_cannot_be_improved(engine):
    proof = [{"source": "s1", "verified_by": "A jury"}]
    proven = profile(
        "ke-b",
        languages=["pt"],
        expertise=[item("Licensing street vendors", evidence=proof)],
        challenges=[item("Something else entirely")],
    )
    found = explain(Registry([SEEKER]), SEEKER, proven, engine, Settings())
    assert not any(edit.side == "candidate" for edit in found.edits)
