"""New members of an invented association, for `match batch`: as data, as files, as spreadsheets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.builders import item, profile_data
from tests.support.workbooks import HEAD, town, write_rows, write_workbook

VENDORS = item("Street vendors fill the pavements", themes=["informal-economy"])
WASTE = item("Organic market waste goes to landfill")
FLOODS = item("Rain floods the low quarters", themes=["drainage"])
BUDGETS = item("Residents seldom take part in budgets", themes=["participation"])

MEMBERS = ("Kijani", "Mwamba", "Ziwa")  # those of `new_members_data`
LIST_HEAD = ["government", "title", "description", "themes"]


def new_members_data() -> list[dict[str, Any]]:
    """Three members that can help each other, and whom the small registry can help."""
    return [
        profile_data("ke-kijani", challenges=[VENDORS], expertise=[WASTE]),
        profile_data("tz-mwamba", challenges=[VENDORS, BUDGETS], expertise=[FLOODS]),
        profile_data("ug-ziwa", challenges=[FLOODS], expertise=[BUDGETS]),
    ]


def contested_data() -> list[dict[str, Any]]:
    """Two members and two hosts with one place each.

    Both hosts answer the first member better; the second may go to one of them only, since the
    other one is its compatriot.
    """
    return [
        profile_data("ke-first", challenges=[WASTE, FLOODS], capacity={"visits_per_year": 2}),
        profile_data("tz-second", challenges=[BUDGETS, VENDORS]),
        profile_data("ug-host", expertise=[WASTE, FLOODS], capacity={"hosts_per_year": 1}),
        profile_data("tz-host", expertise=[FLOODS, WASTE], capacity={"hosts_per_year": 1}),
    ]


def rows_of(data: list[dict[str, Any]]) -> list[list[Any]]:
    """The first sheet of a workbook, which may hold some of the members."""
    return [HEAD, *(town(one["id"], one["name"], country=one["country"]) for one in data)]


def write_members(path: Path, *more: list[Any], reverse: bool = False) -> Path:
    """The three members as a workbook, with more rows below them."""
    data = new_members_data()[:: -1 if reverse else 1]
    items = {
        sheet: [
            LIST_HEAD,
            *(
                [one["id"], entry["title"], entry["description"], "; ".join(entry["themes"])]
                for one in data
                for entry in one[sheet]
            ),
        ]
        for sheet in ("challenges", "expertise")
    }
    return write_workbook(path, {"governments": [*rows_of(data), *more], **items})


def write_pairs(path: Path, *pairs: tuple[str, str], head: tuple[str, str] = ("a", "b")) -> Path:
    """A list of pairs to keep or to rule out."""
    return write_rows(path, [head, *pairs])


def pairs_of(out: str) -> list[tuple[str, str]]:
    """Ids of both sides of each pair in the JSON output."""
    return [(pair["a"], pair["b"]) for pair in json.loads(out)["pairs"]]
