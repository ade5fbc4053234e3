"""What each option of `match batch` changes."""

import json
from collections import Counter

import pytest

from tests.support.builders import exchange_data, item, profile_data
from tests.support.command import assert_error, match
from tests.support.new_members import (
    MEMBERS,
    contested_data,
    new_members_data,
    pairs_of,
    write_members,
    write_pairs,
)
from tests.support.small_registry import write_registry

NEW = {"ke-kijani", "tz-mwamba", "ug-ziwa"}


def pair_ids(data):
    return [(pair["a"], pair["b"]) for pair in data["pairs"]]


def partners_of(data, id_):
    """Whom a government is matched with, in either role."""
    return {b if a == id_ else a for a, b in pair_ids(data) if id_ in (a, b)}


def reasons(data):
    return {one["id"]: one["reason"] for one in data["unmatched"]}


@pytest.fixture
def contested(tmp_path):
    """`match batch` for two members that contend for hosts, who learn from two each at most."""
    folder = write_registry(tmp_path / "all", contested_data())
    new = write_registry(tmp_path / "new", contested_data()[:2])

    def run(*arguments):
        options = ("--profiles", folder, "--new", new, "--no-starter", "--embedder", "light")
        outcome = match(
            "batch", *options, "--mode", "learn", "--per-city", "2", *arguments, "--format", "json"
        )
        assert outcome.code == 0, outcome.err
        return json.loads(outcome.out)

    return run


def test_a_spreadsheet_of_members_is_matched_with_the_registry(batched, members):
    outcome = batched("--new", members)
    assert outcome.code == 0
    assert outcome.out.startswith("Partners for 3 members: all matched\n")
    for name in MEMBERS:
        assert name in outcome.out


def test_the_same_members_in_a_folder_and_a_file_give_the_same(tmp_path, decided, members):
    folder = write_registry(tmp_path / "new", new_members_data())
    one = folder / "ke" / "kijani.yaml"
    from_folder, from_sheet = decided("--new", folder), decided("--new", members)
    assert pair_ids(from_folder) == pair_ids(from_sheet)
    assert [member["id"] for member in from_folder["members"]] == sorted(NEW)
    assert [member["id"] for member in decided("--new", one)["members"]] == ["ke-kijani"]


def test_with_all_everyone_looks_for_a_partner(decided):
    assert len(decided("--all")["members"]) == 4


def test_the_starter_registry_is_there_unless_told_otherwise(members):
    options = ("batch", "--new", members, "--embedder", "light", "--format", "json")
    data = json.loads(match(*options).out)
    assert data["engine"]["profiles"]["count"] > 100
    assert not NEW - {id_ for pair in pair_ids(data) for id_ in pair}


def test_new_members_meet_each_other_unless_told_otherwise(decided, members):
    country = ("--country", "UG", "--new", members)
    assert pair_ids(decided(*country)) == [("tz-mwamba", "ug-ziwa")]
    alone = decided(*country, "--no-new-with-new", code=1)
    assert alone["pairs"] == []
    assert alone["settings"]["new_with_new"] is False


def test_without_new_members_nobody_could_be_kept_apart(batched):
    assert_error(batched("--all", "--no-new-with-new"), 2, "--no-new-with-new", "--new")


def test_a_member_gets_as_many_partners_as_it_is_to_get(decided, members):
    options = ("--new", members, "--mode", "learn", "--default-capacity", "3")
    counts = {
        most: Counter(a for a, _ in pair_ids(decided(*options, "--per-city", str(most))))
        for most in (1, 2)
    }
    assert set(counts[1].values()) == {1}
    assert set(counts[2].values()) == {2}


def test_a_capacity_that_nobody_states_is_the_default_and_flagged(decided, members):
    for default in (1, 4):
        data = decided("--new", members, "--mode", "learn", "--default-capacity", str(default))
        hosts = {load["id"]: load for load in data["load"] if load["role"] == "host"}
        assert hosts["br-betatown"]["capacity"] == default
        assert hosts["br-betatown"]["assumed"] is True
        assert hosts["fi-gammastad"]["capacity"] == 2
        assert hosts["fi-gammastad"]["assumed"] is False
        assert all(load["used"] <= load["capacity"] for load in data["load"])


@pytest.mark.parametrize(("mode", "seeks"), [("learn", "a"), ("share", "b")])
def test_in_a_directed_mode_the_members_have_one_role(decided, members, mode, seeks):
    data = decided("--new", members, "--mode", mode, "--no-new-with-new")
    assert data["mode"] == mode
    assert {pair[seeks] for pair in data["pairs"]} == NEW
    assert all(load["role"] == "learner" for load in data["load"] if load["id"] in NEW) == (
        mode == "learn"
    )


def test_a_stable_matching_has_no_blocking_pair_and_the_best_sum_may_have_some(decided):
    welfare, stable = (decided("--all", "--objective", name) for name in ("welfare", "stable"))
    assert welfare["blocking_pairs"] == 1
    assert stable["blocking_pairs"] == 0
    assert stable["objective"] < welfare["objective"] <= welfare["bound"]


def test_fairness_gives_more_members_a_partner_and_says_what_it_cost(contested):
    free, fair = contested(), contested("--fair")
    assert pair_ids(free) == [("ke-first", "tz-host"), ("ke-first", "ug-host")]
    assert reasons(free) == {"tz-second": "partners-full"}
    assert pair_ids(fair) == [("ke-first", "tz-host"), ("tz-second", "ug-host")]
    assert (fair["unmatched"], fair["members_bound"]) == ([], 2)
    lost = free["objective"] - fair["objective"]
    assert fair["fairness"] == {"members_gained": 1, "score_lost": pytest.approx(lost)}
    assert lost > 0


def test_what_if_tells_a_gain_that_comes_true(contested):
    (place,) = (one for one in contested("--what-if")["extra_places"] if one["id"] == "ug-host")
    assert (place["roles"], place["capacity"], place["members_gained"]) == (["host"], 1, 1)
    assert place["score_gained"] > 0
    assert contested()["extra_places"] is None


def test_a_locked_pair_is_kept_though_another_would_be_better(tmp_path, contested):
    locked = write_pairs(tmp_path / "l.csv", ("tz-second", "ug-host"), head=("learner", "host"))
    data = contested("--locked", locked)
    assert pair_ids(data) == [("ke-first", "tz-host"), ("tz-second", "ug-host")]
    assert [pair["locked"] for pair in data["pairs"]] == [False, True]


def test_the_csv_given_back_as_locked_keeps_every_pair(tmp_path, batched, decided):
    for mode in ("exchange", "learn", "share"):
        first = tmp_path / f"{mode}.csv"
        assert batched("--all", "--mode", mode, "--output", first).code == 0
        before = decided("--all", "--mode", mode)
        again = decided("--all", "--mode", mode, "--locked", first)
        assert pair_ids(again) == pair_ids(before)
        assert all(pair["locked"] for pair in again["pairs"])
        scores = [pair["score"] for pair in before["pairs"]]
        assert [pair["score"] for pair in again["pairs"]] == scores


@pytest.mark.parametrize("mode", ["exchange", "learn", "share"])
def test_a_forbidden_pair_is_not_made_whichever_way_round(tmp_path, decided, mode):
    (a, b), *_ = pair_ids(decided("--all", "--mode", mode))
    for pair in ((a, b), (b, a)):
        forbidden = write_pairs(tmp_path / "f.csv", pair)
        data = decided("--all", "--mode", mode, "--forbid", forbidden)
        assert {a, b} not in [set(pair) for pair in pair_ids(data)]


def test_names_do_in_a_list_of_pairs(tmp_path, decided):
    forbidden = write_pairs(tmp_path / "f.csv", ("ALPHAVILLE", "Gammastad"))
    assert partners_of(decided("--all", "--forbid", forbidden), "ke-alphaville") == {"br-betatown"}


def test_pairs_below_the_least_score_are_not_made(decided):
    scores = sorted(pair["score"] for pair in decided("--all")["pairs"])
    data = decided("--all", "--min-score", str(scores[-1]))
    assert all(pair["score"] >= scores[-1] - 1e-6 for pair in data["pairs"])
    assert "below-minimum" in reasons(data).values()


def test_a_theme_takes_its_challenges_alone(decided, members):
    data = decided("--new", members, "--mode", "learn", "--theme", "drainage")
    assert data["theme"] == data["settings"]["theme"] == "drainage"
    assert pair_ids(data) == [("ug-ziwa", "tz-mwamba")]
    assert reasons(data) == {"ke-kijani": "nothing-listed", "tz-mwamba": "nothing-listed"}


@pytest.mark.parametrize(
    ("option", "value", "allowed"),
    [
        ("--region", "Americas", {"br-betatown"}),
        ("--country", "Finland", {"fi-gammastad"}),
        ("--south-south", "only", {"ke-alphaville", "br-betatown", "in-deltanagar"}),
    ],
)
def test_a_filter_keeps_whom_it_says(decided, members, option, value, allowed):
    data = decided("--new", members, "--no-new-with-new", option, value)
    assert data["pairs"]
    assert {b for _, b in pair_ids(data)} <= allowed


def test_the_south_south_preference_can_be_left_out(decided):
    factors = decided("--all", "--south-south", "off")["pairs"][0]["factors"]
    assert {one["name"]: one["points"] for one in factors}["south_south"] == 0


def test_associations_and_compatriots_are_partners_only_when_asked_for(folder, decided, members):
    more = [
        profile_data("ke-neighbour", expertise=[item("Street vendors in markets")]),
        profile_data("rw-league", level="association", expertise=[item("Street vendors")]),
    ]
    write_registry(folder, more)
    one = ("--new", members, "--no-new-with-new", "--mode", "learn")
    assert not {"rw-league"} & {b for _, b in pair_ids(decided(*one))}
    league = decided(*one, "--level", "association")
    assert {b for _, b in pair_ids(league)} == {"rw-league"}
    kenya = decided(*one, "--country", "KE", "--domestic", "--per-city", "2")
    assert partners_of(kenya, "ke-kijani") <= {"ke-neighbour", "ke-alphaville"}
    assert partners_of(kenya, "ke-kijani")
    assert not partners_of(decided(*one, "--country", "KE"), "ke-kijani")


def test_old_partners_can_be_left_out(tmp_path, decided):
    (tmp_path / "past").mkdir()
    known = exchange_data("a-and-b", "fi-gammastad", "ke-alphaville")
    (tmp_path / "past" / "a-and-b.yaml").write_text(json.dumps(known), encoding="utf-8")
    options = ("--all", "--exchanges", tmp_path / "past")
    before = decided(*options)
    assert ("fi-gammastad", "ke-alphaville") in pair_ids(before)
    assert [one["id"] for one in before["pairs"][-1]["history"]] == ["a-and-b"]
    assert ("fi-gammastad", "ke-alphaville") not in pair_ids(decided(*options, "--new-only"))


def test_few_candidates_are_considered_where_there_are_many_pairs(monkeypatch, decided):
    monkeypatch.setenv("MATCHMAKER_BATCH__ALL_PAIRS_BELOW", "0")
    some, all_ = (decided("--all", "--candidates", number) for number in ("1", "4"))
    assert some["candidate_pairs"] < all_["candidate_pairs"] == some["eligible_pairs"] == 6


def test_settings_come_from_the_file_the_environment_and_the_options(
    tmp_path, monkeypatch, decided
):
    monkeypatch.chdir(tmp_path)
    settings = "[batch]\nper_city = 2\ndefault_capacity = 3\n"
    (tmp_path / "matchmaker.toml").write_text(settings, encoding="utf-8")
    in_force = [decided("--all")["settings"]]
    monkeypatch.setenv("MATCHMAKER_BATCH__PER_CITY", "3")
    in_force += [decided("--all", *more)["settings"] for more in ((), ("--per-city", "1"))]
    assert [one["per_city"] for one in in_force] == [2, 3, 1]
    assert [one["default_capacity"] for one in in_force] == [3, 3, 3]


def test_a_dry_run_counts_and_decides_nothing(tmp_path, monkeypatch, batched, members):
    def refuse(*_arguments, **_options):
        raise AssertionError("a dry run does not solve")

    monkeypatch.setattr("matchmaker.matching.batch.deciding.solve", refuse)
    monkeypatch.chdir(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    locked = write_pairs(tmp_path.parent / f"{tmp_path.name}.csv", ("Kijani", "Beta Town"))
    outcome = batched("--new", members, "--dry-run", "--locked", locked)
    assert (outcome.code, outcome.err) == (0, "")
    assert "Dry run: 3 members; nothing was decided" in outcome.out
    assert "1 locked" in outcome.out
    assert sorted(tmp_path.rglob("*")) == before
    outcome = batched("--new", members, "--dry-run", "--output", tmp_path / "plan.json")
    assert (outcome.code, outcome.out) == (0, "")
    plan = json.loads((tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert plan["schema"] == "matchmaker.batch-plan/1"
    assert set(tmp_path.rglob("*")) - set(before) == {tmp_path / "plan.json"}


def test_a_dry_run_is_no_workbook(tmp_path, batched):
    for options in ((), ("--format", "xlsx")):
        outcome = batched("--all", "--dry-run", "--output", tmp_path / "plan.xlsx", *options)
        assert_error(outcome, 2, "A dry run decides nothing", ".json")


def test_members_in_another_encoding_can_be_read(tmp_path, batched):
    head = "name;country;level;languages;text language;provenance;verified on\n"
    text = head + "São Novo;ST;municipality;pt;pt;self-declared;2026-01-01\n"
    (tmp_path / "m.csv").write_bytes(text.encode("cp1252"))
    assert_error(batched("--new", tmp_path / "m.csv"), 1, "--encoding cp1252")
    outcome = batched("--new", tmp_path / "m.csv", "--encoding", "cp1252")
    assert outcome.code == 1
    assert "São Novo lists neither challenges nor expertise" in outcome.out


def test_the_order_of_rows_and_lists_does_not_matter(tmp_path, batched, members):
    pairs = [("ke-kijani", "br-betatown"), ("tz-mwamba", "in-deltanagar")]
    turned = write_members(tmp_path / "turned.xlsx", reverse=True)
    outputs = [
        batched("--new", path, "--format", "json", "--locked", write_pairs(tmp_path / "l", *order))
        for path, order in ((members, pairs), (turned, pairs[::-1]))
    ]
    assert len(pairs_of(outputs[0].out)) == 3
    assert outputs[0] == outputs[1]
