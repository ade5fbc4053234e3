"""What docs/how-to/match-new-members.md says is what the commands do; its places are invented."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from openpyxl import load_workbook

from matchmaker.matching.batch.result import Reason
from tests.support.builders import exchange_data, item, profile_data
from tests.support.command import Outcome, match
from tests.support.new_members import LIST_HEAD, rows_of
from tests.support.small_registry import write_registry
from tests.support.workbooks import write_workbook

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/how-to/match-new-members.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", PAGE, flags=re.DOTALL | re.MULTILINE)
LINES = [line for language, text in BLOCKS if language == "sh" for line in text.splitlines()]
SHOWN = [text for language, text in BLOCKS if language == "text"]
LISTS = [text for language, text in BLOCKS if language == "csv"]

MEMBERS = {
    "ke-kisasa": ("Street vendors without licences", "informal-economy"),
    "tz-mfano": ("Street vendors on the pavements", "informal-economy"),
    "ug-ziwani": ("Drains overflow in the rains", "drainage"),
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The two hosts that the page names, and its lists; the members come with the template."""
    monkeypatch.chdir(tmp_path)
    write_registry(
        tmp_path / "registry",
        [
            profile_data(
                "br-exemplo",
                challenges=[item("Budgets of wards", themes=["participation"])],
                expertise=[item("Markets for street vendors", themes=["informal-economy"])],
                capacity={"hosts_per_year": 1, "visits_per_year": 1},
            ),
            profile_data(
                "id-contoh",
                expertise=[
                    item("Licences for street vendors", themes=["informal-economy"]),
                    item("Drains that do not overflow", themes=["drainage"]),
                ],
                provenance="desk-research",
            ),
        ],
    )
    (tmp_path / "exchanges").mkdir()
    known = exchange_data("mfano-exemplo", "tz-mfano:learner", "br-exemplo:provider")
    (tmp_path / "exchanges" / "mfano-exemplo.yaml").write_text(json.dumps(known), encoding="utf-8")
    for name, text in zip(("agreed.csv", "not.csv"), LISTS, strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def run(line: str, *more: str) -> Outcome:
    """A line of the page, with the hosts of the page alone."""
    own = ("--profiles", "registry", "--no-starter", "--embedder", "light")
    return match(*shlex.split(line)[1:], *own, *more)


def fill_in(path: Path) -> None:
    """What the officer does with the template."""
    rows = rows_of([profile_data(id_) for id_ in MEMBERS])
    items = [
        [id_, title, f"{title}: a few words.", theme] for id_, (title, theme) in MEMBERS.items()
    ]
    write_workbook(path, {"governments": rows, "challenges": [LIST_HEAD, *items]})


@pytest.fixture
def outcomes(folder):
    """Each line of the page as it was run, in their order."""
    template, *batches = LINES
    assert match(*shlex.split(template)[1:]).code == 0
    fill_in(folder / "members.xlsx")
    return {line: run(line) for line in batches}


def lines_of(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def test_every_block_is_looked_at():
    assert {language for language, _ in BLOCKS} == {"sh", "text", "csv"}
    assert (len(LINES), len(SHOWN), len(LISTS)) == (10, 3, 2)
    assert all(
        line.startswith(("match batch --new members.xlsx", "match import")) for line in LINES
    )


def test_every_command_can_be_copied(outcomes):
    for line, outcome in outcomes.items():
        assert outcome.code == 0, f"{line}\n{outcome.err}"


def test_what_is_shown_is_what_comes(outcomes):
    printed = [outcome.out for outcome in outcomes.values() if outcome.out]
    for shown in SHOWN:
        wanted = set(lines_of(shown))
        assert any(wanted <= set(lines_of(text)) for text in printed), shown


def test_the_workbook_has_the_sheets_that_are_named(folder, outcomes):
    assert outcomes
    sheets = load_workbook(folder / "partners.xlsx").sheetnames
    assert f"sheets {', '.join(sheets[:-1])} and {sheets[-1]}" in " ".join(PAGE.split())


def pairs(line: str, *more: str) -> list[tuple[str, str]]:
    return [
        (one["a"], one["b"])
        for one in json.loads(run(line, *more, "--format", "json").out)["pairs"]
    ]


def only(words: str) -> str:
    (line,) = (line for line in LINES if words in line)
    return line


@pytest.mark.usefixtures("outcomes")
def test_lists_and_old_partners_do_what_the_page_says():
    plain = "match batch --new members.xlsx --mode learn"
    assert ("ug-ziwani", "id-contoh") not in pairs(plain)
    assert pairs(only("--locked")) == [("ke-kisasa", "br-exemplo"), ("ug-ziwani", "id-contoh")]
    last = set(pairs(plain))
    assert not last & set(pairs(only("--forbid last-year.csv")))
    assert ("tz-mfano", "br-exemplo") in last
    assert ("tz-mfano", "br-exemplo") not in pairs(only("--new-only"))


def test_every_reason_is_explained():
    assert set(re.findall(r"`([a-z]+(?:-[a-z]+)+)`", PAGE)) >= set(Reason.__args__)


def test_the_profiles_that_ship_state_no_capacity(starter):
    assert "the profiles that ship with the program state none" in PAGE
    stated = [
        profile.id
        for profile in starter
        if (profile.capacity.hosts_per_year, profile.capacity.visits_per_year) != (None, None)
    ]
    assert stated == []


def test_it_is_linked():
    assert "(how-to/match-new-members.md)" in (ROOT / "docs/README.md").read_text(encoding="utf-8")
