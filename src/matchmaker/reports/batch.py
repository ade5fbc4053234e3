"""The partners of many members as a report."""

from __future__ import annotations

from matchmaker.matching.batch.result import Batch
from matchmaker.reports.batch_data import COLUMNS, batch_data, pair_record
from matchmaker.reports.batch_load import load_section
from matchmaker.reports.batch_pairs import pairs_section
from matchmaker.reports.batch_summary import quality_section, summary_section
from matchmaker.reports.batch_words import ROLES, WORDS, counted, placed
from matchmaker.reports.document import Column, Report, Section, Table
from matchmaker.reports.engine_report import engine_note
from matchmaker.reports.text_languages import OTHER_MODELS

_NOBODY_TO_ASK = (
    "Nobody: one more place at any partner that was tried gains nothing. Members that have as many "
    "partners as they are to get (--per-city), and places that members lack themselves, are not "
    "tried."
)
_LEAST = 0.05  # points that one decimal shows


def batch_report(batch: Batch) -> Report:
    """All forms of a batch."""
    sections = [
        summary_section(batch),
        pairs_section(batch),
        _unmatched(batch),
        load_section(batch),
        _extra_places(batch),
        quality_section(batch),
        Section("Notes", notes=batch_notes(batch)),
    ]
    return Report(
        title=batch_title(batch),
        sections=[section for section in sections if section is not None],
        records=lambda: [pair_record(pair) for pair in batch.pairs],
        data=lambda: batch_data(batch),
        columns=COLUMNS,
    )


def batch_title(batch: Batch) -> str:
    """What was decided, in one line."""
    members, without = len(batch.members), len(batch.unmatched)
    matched = members - without
    outcome = (
        "all matched"
        if members and not without
        else f"{matched:,} matched, {without:,} not"
        if matched
        else "none matched"
    )
    sought = WORDS[batch.mode].sought.title()
    left_out = f"; {len(batch.left_out):,} left out for mistakes" if batch.left_out else ""
    return f"{sought}s for {counted(members, 'member')}: {outcome}{left_out}"


def batch_notes(batch: Batch) -> list[str]:
    """What the decision was made under, for people."""
    settings, run = batch.settings, batch.engine.settings
    per_city = counted(settings.per_city, WORDS[batch.mode].sought)
    default = counted(settings.default_capacity, "exchange")
    preference = {
        "prefer": f"South-South pairs are preferred (strength {run.south_south_strength:g}).",
        "only": "Only South-South pairs were considered.",
        "off": "South-South pairs are not preferred.",
    }
    with_new = "may be" if batch.new_with_new else "are not"
    notes = [
        f"A member gets at most {per_city}. Members {with_new} matched with each other.",
        preference[run.south_south],
    ]
    if settings.per_city > settings.default_capacity and any(load.assumed for load in batch.load):
        notes.append(
            f"Where no capacity is stated {default} is all that a member gets: "
            f"--default-capacity {settings.per_city} allows {settings.per_city}."
        )
    if run.min_score:
        notes.append(f"Pairs below the score {run.min_score:g} were not considered.")
    if any(load.assumed for load in batch.load):
        notes.append(
            "Capacity: exchanges a year. It is assumed where a profile states none, and then "
            f"{default} in each role, or where it says that others estimated it. Ask before you "
            "promise a place."
        )
    if unread := _unread(batch):
        notes.append(unread)
    notes.append("A score is no probability: compare scores with each other.")
    return [*notes, engine_note(batch.engine)]


def _unread(batch: Batch) -> str:
    """What the model does not read, and the way out."""
    if batch.readable is None:
        return ""
    involved = {load.profile.id: load.profile for load in batch.load}
    involved |= {member.id: member for member in batch.members}
    unread = [one for one in involved.values() if one.text_language not in batch.readable]
    own = sum(member in unread for member in batch.members)
    if not unread:
        return ""
    return (
        f"{own:,} of {counted(len(batch.members), 'member')} and "
        f"{counted(len(unread) - own, 'possible partner')} are described in languages that the "
        "model reads word by word in English, or not at all: their scores are somewhat too low. "
        f"{OTHER_MODELS}"
    )


def _unmatched(batch: Batch) -> Section | None:
    if not batch.unmatched:
        return None
    return Section(
        f"Without a {WORDS[batch.mode].sought}",
        table=Table(
            [Column("Member", width=16, share=2), Column("Why", share=5)],
            [[placed(one.profile), one.text] for one in batch.unmatched],
        ),
    )


def _extra_places(batch: Batch) -> Section | None:
    heading = "Whom to ask for one more place"
    if batch.extra_places is None:
        return None
    if not batch.extra_places:
        return Section(heading, paragraphs=[_NOBODY_TO_ASK])
    return Section(
        heading,
        table=Table(
            [
                Column("Government", width=16, share=1),
                Column("Role"),
                Column(("Capacity", "now"), "right"),
                Column(("Total", "score"), "right"),
                Column(("Members", "matched"), "right"),
            ],
            [
                [
                    placed(place.profile),
                    " and ".join(ROLES[role] for role in place.roles),
                    f"{place.capacity:,}",
                    _change(place.score_gained),
                    f"{place.members_gained:+d}" if place.members_gained else "0",
                ]
                for place in batch.extra_places
            ],
        ),
        notes=["Each gain is that of one more place there alone; together they can be less."],
    )


def _change(score: float) -> str:
    return f"{score:+,.1f}" if abs(score) >= _LEAST else "0.0"
