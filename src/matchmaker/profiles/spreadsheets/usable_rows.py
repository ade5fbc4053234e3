"""What the good rows of a government make of its profile, and what is wrong with the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from matchmaker.profiles.draft import draft_of
from matchmaker.profiles.field_places import Finder
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.model import Profile
from matchmaker.profiles.reading import checked_profile
from matchmaker.profiles.spreadsheets.grouping import GovernmentRows
from matchmaker.profiles.spreadsheets.merging import Merged, Rules, merged
from matchmaker.profiles.spreadsheets.problems import Place, Problem
from matchmaker.profiles.spreadsheets.tables import Row
from matchmaker.profiles.yaml_document import Data
from matchmaker.profiles.yaml_document import Path as FieldPath


def usable_profile(
    base: Mapping[str, Data] | None, rows: GovernmentRows, rules: Rules
) -> tuple[Merged | None, Profile | None, list[Problem]]:
    """What the good rows make of a government, and everything wrong with the others.

    Rows are left out until the rest makes a valid profile. A new government needs its own row, and
    what is wrong with the profile as a whole, such as too many challenges, is the fault of no row.

    Parameters
    ----------
    base
        Data of the profile that is there; none for a new government.

    Returns
    -------
    tuple
        Data and profile of the good rows, or neither; and the problems of all rows.
    """
    problems: list[Problem] = []
    while True:
        result = merged(base, rows, rules)
        profile = _checked(result, rows)
        found = [*rows.problems, *result.problems]
        if not isinstance(profile, Profile):
            told = {problem.place for problem in found}
            found += [problem for problem in profile if problem.place not in told]
        problems += found
        if not found and isinstance(profile, Profile):
            return result, profile, problems
        good = rows.without(found)
        of_all = any(problem.place == _first(rows).place() for problem in found)
        if of_all or not good or len(good) == len(rows) or (base is None and good.row is None):
            return None, None, problems
        # A row that cannot be used is no row that is missing.
        rows, rules = good, rules._replace(remove_missing=False)


def _checked(result: Merged, rows: GovernmentRows) -> Profile | list[Problem]:
    """The profile of the data, or the findings at the cells they come from."""
    places = [_first(rows).place()]
    positions: dict[FieldPath, tuple[int, int]] = {(): (0, 0)}
    for path, place in result.places.items():
        positions[path] = (len(places), 0)
        places.append(place)

    def place_of(path: FieldPath) -> tuple[int, int]:
        while path not in positions:
            path = path[:-1]
        return positions[path]

    data = dict(result.data)
    profile = checked_profile(data, draft_of(data), Finder(place_of, ""))
    if isinstance(profile, Profile):
        return profile
    return [_problem(finding, places, rows.id) for finding in profile]


def _first(rows: GovernmentRows) -> Row:
    """The row that stands for what has no cell of its own."""
    return rows.row or next(iter(rows.parts.values()))[0]


def _problem(finding: Finding, places: Sequence[Place], id_: str) -> Problem:
    place = places[finding.line - 1]
    # Without a cell of its own the finding names the field, which is in the file then.
    message = finding.message if place.heading else f"{finding.path}: {finding.message}"
    return Problem(place, id_, finding.code, message, finding.hint)
