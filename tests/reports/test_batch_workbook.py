"""The workbook of a batch as a spreadsheet program opens it."""

import io
import sys
import time

import pytest
from openpyxl import load_workbook

from matchmaker._version import __version__
from matchmaker.errors import MissingExtraError
from matchmaker.profiles.spreadsheets.workbook_safety import check_workbook
from matchmaker.reports.batch_workbook import batch_workbook
from tests.support.batches import (
    a_batch,
    a_fair_batch,
    an_empty_batch,
    batch_of,
    scored_pair,
    towns,
)
from tests.support.builders import item, profile
from tests.support.hostile import HOSTILE, raw_controls

SHEETS = ["Summary", "Pairs", "Members", "Load", "Unmatched", "Settings"]
FORMULA = '=HYPERLINK("http://x","y")'
batches = pytest.mark.parametrize("make", [a_batch, a_fair_batch, an_empty_batch])


def opened(batch):
    return load_workbook(io.BytesIO(batch_workbook(batch)))


def digits(number):
    """A number as a cell holds it: in 16 digits."""
    return pytest.approx(number, rel=1e-15)


def records(worksheet):
    """Rows below the headings, by heading."""
    names, *rows = worksheet.iter_rows(values_only=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def cell(worksheet, heading, row=2):
    at = [one.value for one in worksheet[1]].index(heading) + 1
    return worksheet.cell(row, at)


def named(engine, name):
    """A batch in which one government, its items and its reason have a hostile name."""
    known = towns()
    hostile = profile(
        "mz-hostile",
        name=name[:120],
        challenges=[item(name, id="c")],
        expertise=[item(name, id="e")],
    )
    pair = scored_pair(engine, hostile, known.find("Porto Alto"))
    return batch_of(engine, [pair], [], known)


def test_the_sheets_are_there(engine):
    assert opened(a_batch(engine)).sheetnames == SHEETS


def test_whom_to_ask_is_a_sheet_where_it_was_asked(engine):
    workbook = opened(a_fair_batch(engine))
    assert workbook.sheetnames == [*SHEETS[:-1], "Whom to ask", "Settings"]
    first, second = records(workbook["Whom to ask"])
    assert (first["Government"], first["Capacity now"], first["Members gained"]) == (
        "Porto Alto",
        1,
        1,
    )
    assert [row["Total score gained by one more place"] for row in (first, second)] == [41.25, 1.5]


@batches
def test_headings_stay_in_view_and_can_be_filtered(engine, make):
    for worksheet in opened(make(engine)):
        assert worksheet.freeze_panes.endswith("2")
        assert worksheet.auto_filter.ref == worksheet.dimensions
        assert all(heading.font.bold for heading in worksheet[1])
        assert len({heading.value for heading in worksheet[1]}) == worksheet.max_column
        assert worksheet.print_title_rows == "$1:$1"


@batches
def test_texts_wrap(engine, make):
    for worksheet in opened(make(engine)):
        for row in worksheet.iter_rows(min_row=2):
            assert all(one.alignment.wrap_text for one in row)


def test_pairs_have_their_reasons_and_points_that_add_up(engine):
    batch = a_batch(engine)
    rows = records(opened(batch)["Pairs"])
    for row, pair in zip(rows, batch.pairs, strict=True):
        assert (row["Member"], row["Partner"]) == (pair.a.name, pair.b.name)
        assert (row["Id of the member"], row["Id of the partner"]) == (pair.a.id, pair.b.id)
        assert row["Score"] == digits(pair.score.score)
        points = [value for name, value in row.items() if name.startswith("Points:")]
        assert len(points) == 5
        assert sum(points) == pytest.approx(row["Score"] - 100, abs=1e-9)
        cautions = row["Cautions (you: the member; they: the partner)"]
        assert cautions.split("\n") == [caution.text for caution in pair.cautions]
    first = rows[0]
    assert first["Top challenge of the member"] == "Street vendors fill the pavements"
    assert first["Best answer of the partner"] == "Covered markets for street vendors"
    assert first["Strength"] == digits(batch.pairs[0].score.answers[0].strength)
    asked = "Challenge of the partner that the member answers best"
    assert first[asked] == "Organic market waste goes to landfill"
    assert first["Answer of the member"] == "Composting market waste"
    assert (first["Locked"], rows[1]["Locked"]) == ("locked", "no")
    assert first["Past exchanges"].startswith("from 2019: Sorting waste at markets")
    assert rows[1]["Past exchanges"] is None


def test_what_a_side_does_not_list_is_no_number(engine):
    known = towns()
    silent = profile("tz-silent", expertise=[item("Sister orchestras", themes=["sport"])])
    pair = scored_pair(engine, silent, known.find("Porto Alto"))
    (row,) = records(opened(batch_of(engine, [pair], [], known))["Pairs"])
    assert row["Answered for the member"] is None
    assert row["Top challenge of the member"] == "none listed"
    assert row["Answered for the partner"] == digits(pair.score.you_help)


def test_every_member_has_a_row_with_its_partners_or_why_it_has_none(engine):
    batch = a_batch(engine)
    rows = {row["Id"]: row for row in records(opened(batch)["Members"])}
    assert list(rows) == [member.id for member in batch.members]
    score = batch.pairs[0].score.score
    assert rows["mz-foz-nova"]["Partners and scores"] == f"Porto Alto, Brazil: {score:.1f}"
    assert rows["mz-foz-nova"]["Best score"] == digits(score)
    assert rows["mz-foz-nova"]["Why none"] is None
    assert rows["fi-silent-bay"]["Partners"] == 0
    assert rows["fi-silent-bay"]["Why none"] == batch.unmatched[0].text


def test_load_and_unmatched_are_those_of_the_batch(engine):
    batch = a_batch(engine)
    workbook = opened(batch)
    load = records(workbook["Load"])
    assert [(row["Id"], row["Role"], row["Used"], row["Capacity"]) for row in load] == [
        (one.profile.id, one.role, one.used, one.capacity) for one in batch.load
    ]
    assert [row["Assumed"] for row in load] == ["no", "yes", "no", "yes", "yes"]
    assert [row["Full"] for row in load] == ["yes", "no", "yes", "yes", "yes"]
    (left,) = records(workbook["Unmatched"])
    assert (left["Member"], left["Reason"]) == ("Silent Bay", "nothing-listed")


def test_numbers_are_numbers_and_shown_as_such(engine):
    workbook = opened(a_batch(engine))
    pairs = workbook["Pairs"]
    for heading, shown in (
        ("Score", "#,##0.0"),
        ("Strength", "0%"),
        ("Points: context", "#,##0.0"),
        ("Answered for the member", "0%"),
    ):
        one = cell(pairs, heading)
        assert (one.data_type, one.number_format) == ("n", shown)
    values = {row[0].value: row[1] for row in workbook["Summary"].iter_rows(min_row=2)}
    assert (values["Pairs"].value, values["Pairs"].number_format) == (2, "#,##0")
    assert (values["South-South pairs"].value, values["Gap"].value) == (1, 0)
    assert values["Gap"].number_format == "0.00%"


def test_settings_say_what_a_rerun_needs_and_no_time(engine):
    batch = a_fair_batch(engine)
    batch = batch._replace(engine=batch.engine._replace(digest="abc123"))
    found = {row["Setting"]: row["Value"] for row in records(opened(batch)["Settings"])}
    assert found["version of match"] == __version__
    assert (found["engine"], found["model"]) == ("light", "none")
    assert (found["digest of the registry"], found["profiles"]) == ("abc123", 5)
    assert (found["mode"], found["theme"], found["fair"]) == ("learn", "none", "yes")
    assert (found["per_city"], found["min_score"], found["new_with_new"]) == (1, 0, "no")
    assert found["score: similarity.dense"] == batch.engine.settings.similarity.dense
    assert found["score: south_south_strength"] == 0.1
    assert not any("check" in name for name in found)
    assert all(one.data_type != "d" for row in opened(batch)["Settings"] for one in row)


def test_a_name_that_looks_like_a_formula_is_text(engine):
    workbook = opened(named(engine, FORMULA))
    for sheet, heading in (("Pairs", "Member"), ("Members", "Member")):
        one = cell(workbook[sheet], heading)
        assert (one.value, one.data_type, one.number_format) == (FORMULA, "s", "@")


@pytest.mark.parametrize("text", [*HOSTILE.values(), FORMULA, "#N/A"])
def test_hostile_text_is_shown_and_never_run(engine, text):
    for worksheet in opened(named(engine, text)):
        for row in worksheet.iter_rows():
            for one in row:
                assert one.data_type in {"s", "n"}
                assert one.hyperlink is None
                assert raw_controls(str(one.value)) == set()


def test_two_runs_at_different_times_give_the_same_bytes(engine, monkeypatch):
    first = batch_workbook(a_fair_batch(engine))
    later = time.time() + 400 * 86_400
    monkeypatch.setattr(time, "time", lambda: later)
    assert batch_workbook(a_fair_batch(engine)) == first


@batches
def test_it_is_a_workbook_that_the_import_would_open(engine, make):
    check_workbook(batch_workbook(make(engine)), "batch.xlsx")


def test_nothing_matched_leaves_the_pairs_empty(engine):
    workbook = opened(an_empty_batch(engine))
    assert workbook["Pairs"].max_row == 1
    assert workbook["Whom to ask"].max_row == 1
    assert workbook["Unmatched"].max_row == 4


def test_the_extra_is_named_where_it_is_missing(engine, monkeypatch):
    batch = a_batch(engine)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(MissingExtraError, match="sheets"):
        batch_workbook(batch)
