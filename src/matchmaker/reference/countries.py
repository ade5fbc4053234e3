"""Countries by ISO 3166-1 code: sub-region, income, memberships and the Global South."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from matchmaker.reference.folding import fold
from matchmaker.reference.tables import packaged_rows
from matchmaker.settings import SouthDefinition

# World Bank income groups, poorest first; their positions are the scale of the income distance.
INCOME_GROUPS = ("low", "lower-middle", "upper-middle", "high")

# Columns of countries.csv that say whether a country belongs to something.
MEMBERSHIPS = ("commonwealth", "oif", "cplp", "mercosur", "asean", "au")


# M49 sub-regions that are divided into intermediate regions; `Country.subregion` is the latter.
DIVIDED_SUBREGIONS: Mapping[str, tuple[str, ...]] = {
    "Latin America and the Caribbean": ("Caribbean", "Central America", "South America"),
    "Sub-Saharan Africa": (
        "Eastern Africa",
        "Middle Africa",
        "Southern Africa",
        "Western Africa",
    ),
}


# Names that officials write and the table does not have, folded.
_ALSO_CALLED = {
    "burma": "MM",
    "cape verde": "CV",
    "drc": "CD",
    "great britain": "GB",
    "ivory coast": "CI",
    "swaziland": "SZ",
    "turkey": "TR",
    "uk": "GB",
}


class Country(NamedTuple):
    """One row of ``countries.csv``; README.md beside it names source and year of each column."""

    iso2: str
    iso3: str
    name: str
    names: Mapping[str, str]
    subregion: str
    region: str
    global_south: bool
    g77: bool
    income_group: str | None
    languages: tuple[str, ...]
    memberships: frozenset[str]
    latitude: float | None
    longitude: float | None

    def lies_in(self, area: str) -> bool:
        """Whether the country lies in an M49 region, sub-region or intermediate region."""
        areas = DIVIDED_SUBREGIONS.get(area, (area,))
        return self.subregion in areas or self.region in areas

    def is_south(self, definition: SouthDefinition) -> bool:
        """Whether the country counts as South: UNCTADstat's developing economies, or the G77."""
        return self.g77 if definition == "g77" else self.global_south


@cache
def countries() -> Mapping[str, Country]:
    """All countries by ISO 3166-1 alpha-2 code."""
    return MappingProxyType(
        {row["iso2"]: _country(row) for row in packaged_rows("countries.csv")},
    )


@cache
def subregions() -> tuple[str, ...]:
    """M49 sub-regions, sorted."""
    return tuple(sorted({country.subregion for country in countries().values()} - {""}))


@cache
def regions() -> tuple[str, ...]:
    """M49 regions, sorted."""
    return tuple(sorted({country.region for country in countries().values()} - {""}))


@cache
def codes_by_name() -> Mapping[str, str]:
    """ISO 3166-1 alpha-2 code by every folded name: en, fr, es, pt, both codes, and some more."""
    names = {
        fold(spelling): code
        for code, country in countries().items()
        for spelling in (code, country.iso3, *country.names.values())
    }
    return MappingProxyType(names | _ALSO_CALLED)


@cache
def areas() -> tuple[str, ...]:
    """Every area that a ranking can be restricted to, the largest first."""
    return tuple(dict.fromkeys([*regions(), *DIVIDED_SUBREGIONS, *subregions()]))


def _country(row: Mapping[str, str]) -> Country:
    return Country(
        iso2=row["iso2"],
        iso3=row["iso3"],
        name=row["name_en"],
        names=MappingProxyType({code: row[f"name_{code}"] for code in ("en", "fr", "es", "pt")}),
        subregion=row["subregion"],
        region=row["region"],
        global_south=row["global_south"] == "1",
        g77=row["g77"] == "1",
        income_group=row["income_group"] or None,
        languages=tuple(row["languages"].split()),
        memberships=frozenset(name for name in MEMBERSHIPS if row[name] == "1"),
        latitude=float(row["latitude"]) if row["latitude"] else None,
        longitude=float(row["longitude"]) if row["longitude"] else None,
    )
