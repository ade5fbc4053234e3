"""Programmes and a pair in words and as data, alike in every report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from matchmaker.programmes.eligibility import Assessment
from matchmaker.reports.document import Column, Section, Table

_DIRECTIONS = {
    "either": "in both directions",
    "learn": "where {seeker} learns",
    "share": "where {seeker} shares",
}


def programmes_section(assessments: Sequence[Assessment], seeker: str) -> Section:
    """Which programmes take a pair, and why not the others.

    Parameters
    ----------
    seeker
        Name of the government that asks.
    """
    heading = "Programmes that fund or broker exchanges"
    if not assessments:
        return Section(heading, paragraphs=["None are known."])
    return Section(
        heading,
        table=Table(
            [
                Column("Programme", width=20, share=3),
                Column("Status"),
                Column("Gives"),
                Column("Takes the pair", share=5),
            ],
            [
                [
                    made.programme.name,
                    made.programme.status,
                    tuple(made.programme.offers),
                    _verdict(made, seeker),
                ]
                for made in assessments
            ],
        ),
        notes=[
            "By the rules that its sources name; ask the operator before you plan with it.",
            "Members only: few profiles list their networks, so ask whether you are a member.",
        ],
    )


def _verdict(made: Assessment, seeker: str) -> str:
    if made.is_eligible and made.direction:
        return f"yes, {_DIRECTIONS[made.direction].format(seeker=seeker)}"
    verdict = "members only" if made.asks_for_membership else "no"
    otherwise = ["By its rules it would have taken the pair."] if made.direction else []
    return f"{verdict}: {' '.join([*made.reasons, *otherwise])}"


def assessment_data(made: Assessment) -> dict[str, Any]:
    """An entry of ``programmes`` in JSON outputs; ``direction`` is the seeker's."""
    programme = made.programme
    return {
        "id": programme.id,
        "name": programme.name,
        "operator": programme.operator,
        "offers": list(programme.offers),
        "status": programme.status,
        "url": programme.url,
        "eligible": made.is_eligible,
        "direction": made.direction,
        "asks_for_membership": made.asks_for_membership,
        "reasons": list(made.reasons),
    }
