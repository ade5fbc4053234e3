"""The sheets of a batch's workbook."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from matchmaker._version import __version__
from matchmaker.matching.batch.result import Batch
from matchmaker.reports.batch import batch_notes, batch_title
from matchmaker.reports.batch_data import settings_data
from matchmaker.reports.batch_pair_sheet import pairs_sheet
from matchmaker.reports.batch_summary import batch_figures
from matchmaker.reports.batch_words import ROLES, WORDS, pairs_by_member, placed
from matchmaker.reports.engine_report import engine_data, theme_note
from matchmaker.reports.government import country_name
from matchmaker.reports.workbook_sheet import (
    COUNTRY,
    DECIMAL,
    ID,
    NAME,
    NUMBER,
    SENTENCES,
    WHOLE,
    Formatted,
    Heading,
    Value,
    WorkbookSheet,
    yes_or_no,
)


def batch_sheets(batch: Batch) -> list[WorkbookSheet]:
    """Every sheet in its order."""
    return [
        _summary(batch),
        pairs_sheet(batch),
        _members(batch),
        _load(batch),
        _unmatched(batch),
        *([] if batch.extra_places is None else [_extra_places(batch)]),
        _settings(batch),
    ]


def _summary(batch: Batch) -> WorkbookSheet:
    return WorkbookSheet(
        "Summary",
        [Heading("Figure", 28), Heading("Value", NUMBER), Heading("In words", 90)],
        list(_summary_rows(batch)),
    )


def _summary_rows(batch: Batch) -> Iterator[list[Value]]:
    yield ["Result", None, batch_title(batch)]
    for figure in batch_figures(batch):
        yield [figure.label, Formatted(figure.value, figure.number_format), figure.text]
    for note in [*theme_note(batch.theme), *batch_notes(batch)]:
        yield ["Note", None, note]


def _members(batch: Batch) -> WorkbookSheet:
    sought = WORDS[batch.mode].sought
    found, why = pairs_by_member(batch), {one.profile.id: one.text for one in batch.unmatched}
    return WorkbookSheet(
        "Members",
        [
            Heading("Member", NAME),
            Heading("Country", COUNTRY),
            Heading(f"{sought.title()}s", NUMBER, WHOLE),
            Heading(f"{sought.title()}s and scores", SENTENCES),
            Heading("Best score", NUMBER, DECIMAL),
            Heading("Why none", SENTENCES),
            Heading("Id", ID),
        ],
        [
            [
                member.name,
                country_name(member),
                len(found[member.id]),
                tuple(
                    f"{placed(other)}: {pair.score.score:.1f}" for other, pair in found[member.id]
                ),
                max((pair.score.score for _, pair in found[member.id]), default=None),
                why.get(member.id),
                member.id,
            ]
            for member in batch.members
        ],
    )


def _load(batch: Batch) -> WorkbookSheet:
    return WorkbookSheet(
        "Load",
        [
            Heading("Government", NAME),
            Heading("Country", COUNTRY),
            Heading("Role", NUMBER),
            Heading("Used", NUMBER, WHOLE),
            Heading("Capacity", NUMBER, WHOLE),
            Heading("Assumed", NUMBER),
            Heading("Full", NUMBER),
            Heading("Id", ID),
        ],
        [
            [
                load.profile.name,
                country_name(load.profile),
                ROLES[load.role],
                load.used,
                load.capacity,
                yes_or_no(load.assumed),
                yes_or_no(load.is_full),
                load.profile.id,
            ]
            for load in batch.load
        ],
    )


def _unmatched(batch: Batch) -> WorkbookSheet:
    return WorkbookSheet(
        "Unmatched",
        [
            Heading("Member", NAME),
            Heading("Country", COUNTRY),
            Heading("Why", 80),
            Heading("Reason", ID),
            Heading("Id", ID),
        ],
        [
            [one.profile.name, country_name(one.profile), one.text, one.reason, one.profile.id]
            for one in batch.unmatched
        ],
    )


def _extra_places(batch: Batch) -> WorkbookSheet:
    return WorkbookSheet(
        "Whom to ask",
        [
            Heading("Government", NAME),
            Heading("Country", COUNTRY),
            Heading("Role", 18),
            Heading("Capacity now", NUMBER, WHOLE),
            Heading("Total score gained by one more place", 18, DECIMAL),
            Heading("Members gained", NUMBER, WHOLE),
            Heading("Estimate from prices", NUMBER, DECIMAL),
            Heading("Id", ID),
        ],
        [
            [
                place.profile.name,
                country_name(place.profile),
                " and ".join(ROLES[role] for role in place.roles),
                place.capacity,
                place.score_gained,
                place.members_gained,
                place.shadow_price,
                place.profile.id,
            ]
            for place in batch.extra_places or ()
        ],
    )


def _settings(batch: Batch) -> WorkbookSheet:
    """What another run needs to give the same result; no time, so that it gives the same bytes."""
    engine = batch.engine
    weights = {
        name: value for name, value in engine_data(engine)["weights"].items() if name != "check"
    }
    rows: list[tuple[str, Value]] = [
        *_flat(settings_data(batch)),
        *_flat(weights, "score: "),
        ("version of match", __version__),
        ("engine", engine.embedder),
        ("model", engine.model or "none"),
        ("profiles", engine.n_profiles),
        ("digest of the registry", engine.digest),
        ("method", batch.quality.method),
    ]
    return WorkbookSheet("Settings", [Heading("Setting", 44), Heading("Value", 80)], rows)


def _flat(data: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Value]]:
    for key, value in data.items():
        name = f"{above}{key}"
        if isinstance(value, Mapping):
            yield from _flat(value, f"{name}.")
        elif isinstance(value, bool):
            yield name, yes_or_no(value)
        elif isinstance(value, list):
            yield name, ", ".join(map(str, value)) or "none"
        else:
            yield name, "none" if value is None else value
