"""A profile as a report."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence

from matchmaker.profiles.item_text import named_themes
from matchmaker.profiles.model import Challenge, Item, Profile
from matchmaker.reference.countries import countries
from matchmaker.reference.themes import themes
from matchmaker.reference.vocabularies import context_terms, languages
from matchmaker.reports.document import Column, Record, Report, Section, Table
from matchmaker.reports.source_line import source_line


def profile_report(profile: Profile) -> Report:
    """All forms of a profile."""
    return Report(
        title=f"{profile.name}, {countries()[profile.country].name} ({profile.id})",
        sections=[
            Section(table=Table([Column("Field", width=12), Column("", share=1)], _facts(profile))),
            *_items("Challenge", profile.challenges, profile.text_language),
            *_items("Expertise", profile.expertise, profile.text_language),
            Section("Sources", notes=[f"[{one.id}] {source_line(one)}" for one in profile.sources]),
        ],
        records=lambda: [
            _government_record(profile),
            *(
                _record(kind, item)
                for kind, items in (
                    ("challenge", profile.challenges),
                    ("expertise", profile.expertise),
                )
                for item in items
            ),
        ],
        data=lambda: {
            "schema": "matchmaker.profile/1",
            "profile": json.loads(profile.model_dump_json(by_alias=True, exclude_defaults=True)),
        },
    )


def _facts(profile: Profile) -> list[list[str]]:
    return [[name, value] for name, value in _known_facts(profile) if value]


def _known_facts(profile: Profile) -> Iterator[tuple[str, str]]:
    country, context = countries()[profile.country], profile.context
    yield "Level", profile.level
    yield "Also known as", ", ".join(profile.aliases)
    yield "Region", profile.region
    yield "Global South", "yes" if country.global_south else "no"
    yield "Income group", country.income_group or ""
    yield "Languages", ", ".join(languages()[code] for code in profile.languages)
    if context.population:
        year = f" ({context.population_year})" if context.population_year else ""
        yield "Population", f"{context.population:,}{year}"
    if context.climate:
        yield "Climate", f"{context.climate}, {context_terms('climate')[context.climate].lower()}"
    yield "Settlement", ", ".join(context.settlement)
    yield "Hazards", ", ".join(context.hazards)
    yield "Functions", ", ".join(context.functions)
    yield "Networks", ", ".join(profile.networks)
    yield "Provenance", f"{profile.provenance}, checked on {profile.verified_on.isoformat()}"


def _items(kind: str, items: Sequence[Item], language: str) -> list[Section]:
    if not items:
        return [Section(kind, paragraphs=["None listed."])]
    return [_item(kind, item, language) for item in items]


def _item(kind: str, item: Item, language: str) -> Section:
    priority = f", {item.priority} priority" if isinstance(item, Challenge) else ""
    sources = ", ".join(entry.source for entry in item.evidence)
    named = [
        f"{themes().by_id[found.theme].label()} ({' '.join(found.words.split())})"
        for found in named_themes(item, language)
    ]
    return Section(
        f"{kind}{priority}: {item.title}",
        notes=[
            item.description,
            f"Themes: {', '.join(themes().by_id[theme].label() for theme in item.themes)}",
            *([f"Named by the text, which counts less: {', '.join(named)}"] if named else ()),
            f"Evidence: {item.evidence_level}{f' [{sources}]' if sources else ''}",
        ],
    )


def _government_record(profile: Profile) -> Record:
    return {
        "kind": "government",
        "id": profile.id,
        "title": profile.name,
        "description": "",
        "themes": "",
        "evidence": profile.provenance,
        "sources": " ".join(source.id for source in profile.sources),
    }


def _record(kind: str, item: Item) -> Record:
    return {
        "kind": kind,
        "id": item.id,
        "title": item.title,
        "description": item.description,
        "themes": " ".join(item.themes),
        "evidence": item.evidence_level,
        "sources": " ".join(entry.source for entry in item.evidence),
    }
