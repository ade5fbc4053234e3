"""What `match batch` writes: five formats with the same pairs, the same bytes each time."""

import csv
import io
import json
import os
import pty
import subprocess
import sys

import pytest
from openpyxl import load_workbook

from matchmaker.matching.batch.result import Reason
from tests.support.builders import profile_data
from tests.support.command import environment, match, match_process
from tests.support.new_members import new_members_data, write_members, write_pairs
from tests.support.small_registry import small_registry_data, write_registry

ENDINGS = (".txt", ".json", ".csv", ".md", ".xlsx")
MODES = ("exchange", "learn", "share")


def pair_ids(data):
    return [(pair["a"], pair["b"]) for pair in data["pairs"]]


def csv_rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_a_file_goes_by_its_ending_and_nothing_to_stdout(tmp_path, batched):
    first = {".json": "{", ".csv": "a,b,a_name", ".md": "# Partners for", ".txt": "Partners for"}
    for ending, start in first.items():
        path = tmp_path / f"partners{ending}"
        outcome = batched("--all", "--output", path)
        assert (outcome.code, outcome.out) == (0, "")
        assert outcome.err.endswith(f"Wrote {path}.\n")
        assert path.read_text(encoding="utf-8").startswith(start)


def test_a_format_that_is_named_wins_over_the_ending(tmp_path, batched):
    assert batched("--all", "--format", "json", "--output", tmp_path / "p.txt").code == 0
    assert json.loads((tmp_path / "p.txt").read_text(encoding="utf-8"))["pairs"]


def test_the_workbook_and_the_csv_hold_the_pairs_of_the_json(tmp_path, batched, decided, members):
    for mode in MODES:
        asked = ("--new", members, "--mode", mode)
        expected = pair_ids(decided(*asked))
        assert expected
        rows = csv_rows(batched(*asked, "--format", "csv").out)
        assert [(row["a"], row["b"]) for row in rows] == expected
        assert batched(*asked, "--output", tmp_path / "p.xlsx").code == 0
        head, *below = load_workbook(tmp_path / "p.xlsx")["Pairs"].iter_rows(values_only=True)
        ids = [at for at, title in enumerate(head) if title.startswith("Id of the")]
        assert [tuple(row[at] for at in ids) for row in below] == expected


def test_the_table_and_the_markdown_name_every_pair(batched, decided, members):
    names = {
        side
        for pair in decided("--new", members)["pairs"]
        for side in (pair["a_name"], pair["b_name"])
    }
    for chosen in ("table", "markdown"):
        text = batched("--new", members, "--format", chosen).out
        assert all(name in text for name in names)


@pytest.mark.parametrize("mode", MODES)
def test_the_json_carries_what_is_promised(decided, members, mode):
    data = decided("--new", members, "--mode", mode)
    promised = {"schema", "settings", "pairs", "unmatched", "load", "objective", "bound", "gap"}
    assert promised <= data.keys()
    assert data["schema"] == "matchmaker.batch/1"
    for pair in data["pairs"]:
        assert 0 < pair["score"] <= 100
        assert 0 <= pair["they_help"] <= 1
        assert 0 <= pair["you_help"] <= 1
    used = {(load["id"], load["role"]): load["used"] for load in data["load"]}
    for (id_, role), count in used.items():
        sides = {"learner": ("a",), "host": ("b",)}[role] if mode != "exchange" else ("a", "b")
        counted = sum(pair[side] == id_ for pair in data["pairs"] for side in sides)
        assert count == counted
    assert data["objective"] == pytest.approx(sum(pair["score"] for pair in data["pairs"]))
    assert data["objective"] <= data["bound"] + 1e-6
    assert data["gap"] == pytest.approx(1 - data["objective"] / data["bound"], abs=1e-9)


def test_whoever_is_left_out_has_a_reason_of_the_list(tmp_path, decided):
    folder = write_registry(tmp_path / "new", [*new_members_data(), profile_data("tz-silent")])
    data = decided("--new", folder, "--mode", "learn", "--country", "BR", "--no-new-with-new")
    assert {one["id"] for one in data["unmatched"]} | {a for a, _ in pair_ids(data)} == {
        member["id"] for member in data["members"]
    }
    reasons = {one["id"]: one["reason"] for one in data["unmatched"]}
    assert reasons["tz-silent"] == "nothing-listed"
    assert set(reasons.values()) <= set(Reason.__args__)
    assert all(one["text"].endswith(".") for one in data["unmatched"])


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("locks", [False, True])
def test_each_score_is_that_of_explain(tmp_path, folder, own, decided, mode, locks):
    write_registry(folder, new_members_data())
    asked = ["--all", "--mode", mode]
    if locks:  # a pair that would not be chosen, and which stands the other way round
        asked += ["--locked", write_pairs(tmp_path / "l.csv", ("ug-ziwa", "fi-gammastad"))]
    data = decided(*asked)
    assert len(data["pairs"]) >= 3
    for pair in data["pairs"]:
        cities = (pair["b"], pair["a"]) if mode == "share" else (pair["a"], pair["b"])
        outcome = match("explain", *cities, *own, "--mode", mode, "--format", "json")
        explained = json.loads(outcome.out)
        assert explained["score"] == pair["score"]
        sides = ("you_help", "they_help") if mode == "share" else ("they_help", "you_help")
        assert [explained[side] for side in sides] == [pair["they_help"], pair["you_help"]]


def test_with_a_theme_it_is_that_of_explain_with_the_theme(folder, own, decided):
    write_registry(folder, new_members_data())
    theme = ("--theme", "informal-economy")
    data = decided("--all", "--mode", "learn", *theme)
    assert data["pairs"]
    for pair in data["pairs"]:
        asked = ("explain", pair["a"], pair["b"], *own, "--mode", "learn", *theme)
        assert json.loads(match(*asked, "--format", "json").out)["score"] == pair["score"]


def test_in_the_starter_registry_too_each_score_is_that_of_explain():
    light = ("--embedder", "light", "--format", "json")
    data = json.loads(match("batch", "--all", "--mode", "learn", *light).out)
    assert len(data["pairs"]) > 100
    for pair in data["pairs"][::150]:
        outcome = match("explain", pair["a"], pair["b"], "--mode", "learn", *light)
        assert json.loads(outcome.out)["score"] == pair["score"]


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_rerun_writes_the_same_bytes(tmp_path, batched, members, ending):
    paths = [tmp_path / f"{name}{ending}" for name in ("first", "second")]
    for path in paths:
        assert batched("--new", members, "--fair", "--what-if", "--output", path).code == 0
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_another_process_writes_the_same_bytes(tmp_path, own, members):
    """Later, without what the first one has kept, and with other hashes of text."""
    contents = []
    for seed in ("1", "2"):
        path = tmp_path / f"{seed}.xlsx"
        extra = {"PYTHONHASHSEED": seed, "MATCHMAKER_CACHE_DIR": str(tmp_path / f"cache{seed}")}
        arguments = ("batch", "--new", members, *own, "--mode", "learn", "--output", path)
        assert match_process(*arguments, **extra).code == 0
        contents.append(path.read_bytes())
    assert contents[0] == contents[1]


def test_the_order_of_folders_files_and_rows_does_not_matter(tmp_path):
    known = small_registry_data()
    one, other = (
        write_registry(tmp_path / name, part)
        for name, part in (("one", known[:2]), ("other", known[2:]))
    )
    outputs = []
    for at, folders in enumerate(((one, other), (other, one))):
        new = write_members(tmp_path / f"{at}.xlsx", reverse=bool(at))
        options = [word for folder in folders for word in ("--profiles", folder)]
        arguments = ("batch", "--new", new, *options, "--no-starter", "--embedder", "light")
        outputs.append(match(*arguments, "--format", "json"))
    assert outputs[0].code == 0
    assert outputs[0] == outputs[1]


def test_talk_goes_to_stderr_and_is_no_part_of_the_data(batched, decided, members):
    outcome = batched("--new", members, "--format", "csv")
    assert outcome.err == "Light engine: words and themes only, not meaning.\n"
    assert len(csv_rows(outcome.out)) == len(decided("--new", members)["pairs"])
    assert batched("--new", members, "--dry-run").err == ""


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}])
def test_a_terminal_gets_colour_unless_it_wants_none_and_never_wide_lines(own, members, variables):
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "matchmaker", "batch", "--new", members, *own],
        stdout=child,
        stderr=subprocess.PIPE,
        env=environment({"TERM": "xterm", "COLUMNS": "70", **variables}),
    )
    os.close(child)
    chunks = []
    try:
        while chunk := os.read(parent, 65536):
            chunks.append(chunk)
    except OSError:  # Linux says so when the other end is closed
        pass
    os.close(parent)
    assert "\x1b" not in process.communicate(timeout=60)[1].decode()
    assert process.returncode == 0
    text = b"".join(chunks).decode()
    assert ("\x1b[" in text) is not bool(variables)
    if variables:
        assert max(map(len, text.splitlines())) <= 70
