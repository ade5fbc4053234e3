"""The past exchanges of one government as a report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from matchmaker.ledger.ledger import Ledger, encounter
from matchmaker.ledger.model import Exchange
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.reports.document import Column, Record, Report, Section, Table
from matchmaker.reports.government import country_name, government_data
from matchmaker.reports.past_exchanges import DID, exchange_data, years_text
from matchmaker.reports.source_line import source_line

_Numbered = Sequence[tuple[int, Exchange]]


def history_report(government: Profile, ledger: Ledger, registry: Registry) -> Report:
    """All forms of a government's past exchanges.

    Parameters
    ----------
    registry
        Where the names of partners stand; one that it does not hold is named by its id.
    """
    exchanges = sorted(ledger.of(government.id), key=lambda made: made.is_group)
    numbered = list(enumerate(exchanges, start=1))
    known = {profile.id: profile for profile in registry}
    partners = ledger.partners(government.id)
    met = {id_ for made in exchanges for id_ in _partners(made, government)} - partners
    worked = f"worked with {len(partners) or 'no'} government{'' if len(partners) == 1 else 's'}"
    counted = f"{worked}{f', at the same events as {len(met)} more' if met else ''}"
    sections = [
        _section("In pairs", [at for at in numbered if not at[1].is_group], government, known),
        _section("In group events", [at for at in numbered if at[1].is_group], government, known),
        Section("Programme and outcome", notes=list(_outcomes(numbered))),
        Section("Sources", notes=list(_sources(numbered))),
    ]
    sections = [section for section in sections if section.table or section.notes]
    nothing = Section(paragraphs=["The ledger holds no exchange of this government."])
    return Report(
        title=f"{government.name}, {country_name(government)}: {counted}",
        sections=sections if exchanges else [nothing],
        records=lambda: [
            record for made in exchanges for record in _records(made, government, known)
        ],
        data=lambda: {
            "schema": "matchmaker.history/1",
            "government": government_data(government),
            "exchanges": [_data(made, government, known) for made in exchanges],
        },
    )


def _section(
    heading: str, numbered: _Numbered, government: Profile, known: Mapping[str, Profile]
) -> Section:
    if not numbered:
        return Section(heading)
    return Section(
        heading,
        table=Table(
            [
                Column("Years", width=9, share=1),
                Column("With", width=16, share=4),
                Column("About", width=20, share=5),
                Column("You", width=7, share=1),
                Column("Source", "right"),
            ],
            [
                [
                    years_text(made.years) or "?",
                    ", ".join([*_names(made, government, known), *made.others]),
                    made.title,
                    DID[role] if (role := made.role_of(government.id)) else "-",
                    f"[{number}]",
                ]
                for number, made in numbered
            ],
        ),
    )


def _outcomes(numbered: _Numbered) -> Iterator[str]:
    for number, made in numbered:
        under = f"Under the programme {made.programme}." if made.programme else ""
        told = " ".join(part for part in (under, made.outcome) if part)
        if told:
            yield f"[{number}] {told}"


def _sources(numbered: _Numbered) -> Iterator[str]:
    for number, made in numbered:
        for source in made.sources:
            yield f"[{number}] {source_line(source)}"


def _partners(made: Exchange, government: Profile) -> list[str]:
    return [party.government for party in made.parties if party.government != government.id]


def _names(made: Exchange, government: Profile, known: Mapping[str, Profile]) -> list[str]:
    return [
        f"{known[id_].name} ({known[id_].country})" if id_ in known else id_
        for id_ in _partners(made, government)
    ]


def _records(made: Exchange, government: Profile, known: Mapping[str, Profile]) -> Iterator[Record]:
    for id_ in _partners(made, government):
        yield {
            "exchange": made.id,
            "title": made.title,
            "form": "group" if made.is_group else "pair",
            "from": made.years.first,
            "to": made.years.last,
            "approximate": made.years.approximate,
            "themes": " ".join(made.themes),
            "programme": made.programme,
            "role": made.role_of(government.id),
            "partner": id_,
            "partner_name": known[id_].name if id_ in known else None,
            "partner_role": made.role_of(id_),
            "worked_together": encounter(made, government.id, id_).worked_together,
            "others": "; ".join(made.others),
            "outcome": made.outcome,
            "source": next((source.url for source in made.sources if source.url), None),
        }


def _data(made: Exchange, government: Profile, known: Mapping[str, Profile]) -> dict[str, Any]:
    return {
        **exchange_data(made),
        "role": made.role_of(government.id),
        "partners": [
            {
                "id": id_,
                "name": known[id_].name if id_ in known else None,
                "role": made.role_of(id_),
                "worked_together": encounter(made, government.id, id_).worked_together,
            }
            for id_ in _partners(made, government)
        ],
        "others": list(made.others),
        "outcome": made.outcome,
    }
