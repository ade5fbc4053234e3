"""Programmes as a report: all of them, or one in full."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from matchmaker.programmes.conditions import conditions, listed
from matchmaker.programmes.model import Programme
from matchmaker.reference.themes import themes
from matchmaker.reports.document import Column, Record, Report, Section, Table
from matchmaker.reports.past_exchanges import span_text
from matchmaker.reports.source_line import source_line

_ALL = 1000  # names that are spelled out here
_SIDES = {"each": "Each side is", "provider": "Who shares is", "learner": "Who learns is"}


def programmes_report(programmes: Sequence[Programme]) -> Report:
    """All forms of a list of programmes."""
    running = sum(made.status == "running" for made in programmes)
    return Report(
        title=f"Programmes that fund or broker exchanges ({len(programmes)}, {running} running)",
        sections=[
            Section(
                table=Table(
                    [
                        Column("Id"),
                        Column("Programme", width=16, share=4),
                        Column("Gives"),
                        Column("Status"),
                    ],
                    [[made.id, made.name, tuple(made.offers), made.status] for made in programmes],
                ),
                notes=["`match programmes ID` shows one with its rules and sources."],
            )
        ],
        records=lambda: [_record(made) for made in programmes],
        data=lambda: {
            "schema": "matchmaker.programmes/1",
            "programmes": [
                json.loads(made.model_dump_json(by_alias=True, exclude_defaults=True))
                for made in programmes
            ],
        },
    )


def programme_report(programme: Programme) -> Report:
    """All forms of one programme."""
    whole = programmes_report([programme])
    facts = [
        ["Operator", programme.operator],
        ["Gives", ", ".join(programme.offers)],
        ["Status", f"{programme.status}, checked on {programme.verified_on.isoformat()}"],
        ["Years", span_text(programme.first_year, programme.last_year)],
        ["Address", programme.url or ""],
    ]
    return Report(
        title=f"{programme.name} ({programme.id})",
        sections=[
            Section(
                paragraphs=[programme.description],
                table=Table(
                    [Column("Field", width=10), Column("", share=1)],
                    [[name, value] for name, value in facts if value],
                ),
            ),
            Section("Which pairs it takes", notes=list(_rules(programme)) or ["Any."]),
            Section("Sources", notes=[source_line(source) for source in programme.sources]),
        ],
        records=whole.records,
        data=whole.data,
    )


def _rules(programme: Programme) -> Iterator[str]:
    rules = programme.eligibility
    for side, words in _SIDES.items():
        texts = [
            condition.text() for condition in conditions(getattr(rules, side), "unctad", most=_ALL)
        ]
        if texts:
            yield f"{words} {', and '.join(texts)}."
    if rules.themes:
        names = listed([themes().by_id[theme].label() for theme in rules.themes])
        yield f"A challenge of the one meets expertise of the other in {names}."
    if rules.mutual:
        yield "Both sides learn."
    if rules.domestic:
        yield "Pairs of one country too."


def _record(programme: Programme) -> Record:
    return {
        "id": programme.id,
        "name": programme.name,
        "operator": programme.operator,
        "offers": " ".join(programme.offers),
        "status": programme.status,
        "first_year": programme.first_year,
        "last_year": programme.last_year,
        "rules": " ".join(_rules(programme)),
        "description": programme.description,
        "url": programme.url,
    }
