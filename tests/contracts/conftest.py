from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

import pytest

from matchmaker.content_cache import ContentCache
from matchmaker.embedding.engine import Engine
from matchmaker.embedding.vector_store import VectorStore
from matchmaker.ledger.ledger import Encounter, Ledger
from matchmaker.matching.batch.result import Batch, ExtraPlace, Unmatched
from matchmaker.matching.explaining import explain
from matchmaker.matching.pair_records import PairRecords
from matchmaker.matching.ranking import rank
from matchmaker.profiles.findings import Code
from matchmaker.profiles.model import Profile
from matchmaker.profiles.registry import Registry
from matchmaker.profiles.spreadsheets.government_plan import Outcome, Planned
from matchmaker.profiles.spreadsheets.import_plan import ImportPlan
from matchmaker.profiles.spreadsheets.problems import Place, Problem
from matchmaker.reference.theme_names import ThemeName
from matchmaker.reference.theme_search import ListedTheme, listed_themes
from matchmaker.reference.themes import Themes, themes
from matchmaker.reports.batch import batch_report
from matchmaker.reports.document import Report
from matchmaker.reports.explanation import explanation_report
from matchmaker.reports.history import history_report
from matchmaker.reports.import_report import import_report
from matchmaker.reports.matches import matches_report
from matchmaker.reports.profile import profile_report
from matchmaker.reports.theme_list import themes_report
from matchmaker.settings import DEFAULTS
from tests.support.batches import batch_of, scored_pair
from tests.support.builders import exchange, light_engine, programme
from tests.support.hostile import hostile_profile_data
from tests.support.small_registry import small_registry


@pytest.fixture(scope="session")
def report_of() -> Callable[[str, Registry], Report]:
    """A report of a kind about the first government of a registry, or about the themes."""
    engine = light_engine(VectorStore(ContentCache(None)))

    def made(kind: str, registry: Registry) -> Report:
        first, second = registry.profiles[:2]
        records = _records_of(first, second, first.name)
        makers: dict[str, Callable[[], Report]] = {
            "matches": lambda: matches_report(
                rank(registry, first, engine, DEFAULTS, records=records)
            ),
            "explanation": lambda: explanation_report(
                explain(registry, first, second, engine, DEFAULTS, records=records)
            ),
            "batch": lambda: batch_report(
                _batch_of(engine, registry, records.history(first, second))
            ),
            "history": lambda: history_report(first, records.ledger, registry),
            "profile": lambda: profile_report(first),
            "import": lambda: import_report(_import_of(first.name), "members.xlsx", written=False),
            "themes": lambda: themes_report(themes(), listed_themes(), "en"),
        }
        return makers[kind]()

    return made


@pytest.fixture(scope="session")
def hostile_report(report_of) -> Callable[[str, str], Report]:
    """The same where every free text of every profile, or of every theme, is one hostile text."""

    @cache
    def made(kind: str, text: str) -> Report:
        if kind == "themes":
            return themes_report(_hostile_groups(text), _hostile_themes(text), "en")
        data = [hostile_profile_data(id_, text) for id_ in ("ke-one", "br-two", "fi-three")]
        profiles = [Profile.model_validate_json(json.dumps(entry)) for entry in data]
        return report_of(kind, Registry(profiles))

    return made


@pytest.fixture
def registry() -> Registry:
    return small_registry()


def _batch_of(engine: Engine, registry: Registry, history: Sequence[Encounter]) -> Batch:
    """One pair, one member without a partner, and a host that should be asked for more."""
    first, second, third = registry.profiles[:3]
    pair = scored_pair(engine, first, second, history=history)
    left = Unmatched(third, "partners-full", f"All partners of {third.name} are full.")
    more = ExtraPlace(second, ("host",), 1, 1.0, 1.0, 1)
    return batch_of(engine, [pair], [left], registry, extra_places=(more,))


def _records_of(first: Profile, second: Profile, text: str) -> PairRecords:
    """A past exchange of two, a group event, and programmes, with a text wherever one can stand."""
    sources = [{"title": text, "publisher": text}]
    parties = (f"{first.id}:learner", f"{second.id}:provider")
    return PairRecords(
        Ledger(
            [
                exchange("pair", *parties, title=text, outcome=text, sources=sources),
                exchange("group", *parties, title=text, others=[text], sources=sources),
            ]
        ),
        [
            programme("open", name=text, operator=text, description=text),
            programme("ended", name=text, operator=text, status="closed"),
            programme("north", name=text, eligibility={"each": {"south": False}}),
        ],
    )


def _import_of(text: str) -> ImportPlan:
    """A plan with one government of each outcome, where a text stands wherever it can."""
    path = Path("profiles/ke/one.yaml")
    governments = [
        Planned("ke-one", Outcome.NEW, path, notes=[text]),
        Planned(text, Outcome.CHANGED, path, changes=[text, "name"]),
        Planned("ke-three", Outcome.UNCHANGED, path),
        Planned("ke-four", Outcome.SKIPPED, reasons=[text]),
    ]
    problem = Problem(Place(text, 3, "B", text), text, Code.NOT_ALLOWED, text, text)
    return ImportPlan(Path("profiles"), governments, [problem], [text])


def _hostile_groups(text: str) -> Themes:
    groups = themes().groups
    return themes()._replace(
        groups={id_: group._replace(labels={"en": text}) for id_, group in groups.items()}
    )


def _hostile_themes(text: str) -> list[ListedTheme]:
    return [
        ListedTheme(
            one.theme._replace(labels={"en": text}),
            {"en": (text, text)},
            (ThemeName(one.theme.id, text, "synonym", "pt"),),
        )
        for one in listed_themes()[:3]
    ]
