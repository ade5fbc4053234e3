"""Where the populated places of a country lie, for finding coordinates that cannot be right."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from matchmaker.reference.tables import packaged_rows

# About 110 km: a seat may lie a little beyond the outermost place of 500 inhabitants.
_MARGIN = 1.0


class Extent(NamedTuple):
    """Degrees; east is over 180 where a country lies on both sides of the date line."""

    south: float
    north: float
    west: float
    east: float

    def is_near(self, latitude: float, longitude: float) -> bool:
        """Whether a point lies within a degree of the extent."""
        eastward = (longitude - (self.west - _MARGIN)) % 360
        return (
            self.south - _MARGIN <= latitude <= self.north + _MARGIN
            and eastward <= self.east - self.west + 2 * _MARGIN
        )

    @property
    def middle(self) -> tuple[float, float]:
        """Latitude and longitude of its middle, to a tenth of a degree."""
        longitude = (self.west + self.east) / 2
        return round((self.south + self.north) / 2, 1), round((longitude + 180) % 360 - 180, 1)

    def __str__(self) -> str:
        east = self.east - 360 if self.east > 180 else self.east  # noqa: PLR2004 - the date line
        return f"latitude {self.south:g} to {self.north:g}, longitude {self.west:g} to {east:g}"


@cache
def extents() -> Mapping[str, Extent]:
    """Extents by ISO 3166-1 alpha-2 code; uninhabited territories have none."""
    return MappingProxyType(
        {
            row["iso2"]: Extent(*(float(row[end]) for end in Extent._fields))
            for row in packaged_rows("extents.csv")
        }
    )
