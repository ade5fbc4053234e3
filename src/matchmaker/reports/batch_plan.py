"""The dry run of a batch match as a report: how large it is, and who cannot be matched anyway."""

from __future__ import annotations

from matchmaker.matching.batch.planning import Plan
from matchmaker.reports.document import Column, Record, Report, Section, Table
from matchmaker.reports.engine_report import theme_note
from matchmaker.reports.government import country_name, government_data


def plan_report(plan: Plan) -> Report:
    """All forms of a dry run."""
    count = len(plan.members)
    return Report(
        title=f"Dry run: {count} member{'s' if count != 1 else ''}; nothing was decided",
        sections=[
            Section(paragraphs=[*theme_note(plan.theme), _pairs(plan), f"Method: {plan.method}."]),
            Section("Places", table=_places(plan), notes=_assumed(plan)),
            *_alone(plan),
        ],
        records=lambda: [_record(plan)],
        data=lambda: {
            "schema": "matchmaker.batch-plan/1",
            "mode": plan.mode,
            "theme": plan.theme,
            "settings": plan.settings.model_dump(mode="json"),
            "members": [government_data(member) for member in plan.members],
            "without_candidates": [government_data(profile) for profile in plan.alone],
            "nothing_listed": dict(plan.nothing_listed),
            "places": [places._asdict() for places in plan.places],
            "eligible_pairs": plan.n_eligible,
            "candidate_pairs": plan.n_candidates,
            "locked_pairs": plan.n_locked,
            "forbidden_pairs": plan.n_forbidden,
            "method": plan.method,
        },
    )


def _pairs(plan: Plan) -> str:
    lists = [
        f"{count} {what}"
        for count, what in ((plan.n_locked, "locked"), (plan.n_forbidden, "ruled out"))
        if count
    ]
    more = f", {' and '.join(lists)}" if lists else ""
    return f"Pairs: {plan.n_eligible} eligible, {plan.n_candidates} to choose from{more}."


def _places(plan: Plan) -> Table:
    return Table(
        [
            Column("Side"),
            Column("As"),
            Column("Governments", "right"),
            Column("Places", "right"),
            Column("Assumed", "right"),
        ],
        [
            [one.side, one.role, str(one.governments), str(one.places), str(one.assumed)]
            for one in plan.places
        ],
    )


def _assumed(plan: Plan) -> list[str]:
    settings = plan.settings
    default = f"Without a number in its profile a government has {settings.default_capacity}"
    most = f"A member gets {settings.per_city} at most (--per-city)."
    return [f"{default} (--default-capacity), counted as assumed. {most}"]


def _alone(plan: Plan) -> list[Section]:
    rows = [
        (profile.name, country_name(profile), "No pair to choose from.") for profile in plan.alone
    ]
    rows += [
        (member.name, country_name(member), plan.nothing_listed[member.id])
        for member in plan.members
        if member.id in plan.nothing_listed
    ]
    if not rows:
        return []
    columns = [Column("Member"), Column("Country"), Column("Why", share=1, width=16)]
    return [Section("Cannot be matched so far", table=Table(columns, rows))]


def _record(plan: Plan) -> Record:
    return {
        "members": len(plan.members),
        "eligible_pairs": plan.n_eligible,
        "candidate_pairs": plan.n_candidates,
        "locked_pairs": plan.n_locked,
        "forbidden_pairs": plan.n_forbidden,
        "without_candidates": len(plan.alone),
        "nothing_listed": len(plan.nothing_listed),
        **{f"{one.side}_{one.role}_places": one.places for one in plan.places},
        "method": plan.method,
    }
