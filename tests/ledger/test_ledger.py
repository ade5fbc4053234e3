import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.errors import Notice
from matchmaker.ledger.ledger import Ledger
from matchmaker.profiles.findings import InvalidFilesError
from tests.support.builders import exchange, exchange_data, profile_data, programme_data
from tests.support.checking import write_files

GOVERNMENTS = ["ke-a", "tz-b", "ug-c", "br-d"]


def bonds(ledger: Ledger, one: str, other: str) -> list[str]:
    return [made.bond for made in ledger.between(one, other)]


def test_two_parties_are_a_pair_and_more_a_group():
    assert not exchange("x", "ke-a", "tz-b").is_group
    assert exchange("x", "ke-a", "tz-b", "ug-c").is_group
    assert exchange("x", "ke-a", "tz-b", others=["Elsewhere"]).is_group


def test_a_pair_has_worked_together_whatever_the_roles():
    ledger = Ledger([exchange("x", "ke-a", "tz-b")])
    assert bonds(ledger, "ke-a", "tz-b") == ["pair"]
    assert ledger.partners("ke-a") == {"tz-b"}


def test_in_a_group_only_those_who_taught_and_learned_have_worked_together():
    ledger = Ledger([exchange("x", "ke-a:provider", "tz-b:learner", "ug-c:learner", "br-d")])
    assert bonds(ledger, "ke-a", "tz-b") == ["taught"]
    assert bonds(ledger, "tz-b", "ug-c") == ["met"]
    assert bonds(ledger, "ke-a", "br-d") == ["met"]
    assert ledger.partners("tz-b") == {"ke-a"}
    assert ledger.partners("br-d") == frozenset()


def test_who_did_both_has_worked_with_learners_and_providers_alike():
    ledger = Ledger([exchange("x", "ke-a:mutual", "tz-b:learner", "ug-c:provider", "br-d:mutual")])
    assert ledger.partners("ke-a") == {"tz-b", "ug-c", "br-d"}


def test_the_role_is_that_of_the_government_that_asks():
    ledger = Ledger([exchange("x", "ke-a:provider", "tz-b:learner")])
    (as_provider,), (as_learner,) = ledger.between("ke-a", "tz-b"), ledger.between("tz-b", "ke-a")
    assert (as_provider.role, as_learner.role) == ("provider", "learner")


def test_the_latest_exchange_stands_first_and_those_without_a_year_last():
    ledger = Ledger(
        [
            exchange("none"),
            exchange("old", years={"to": 2001}),
            exchange("new", years={"from": 2010, "to": 2020}),
            exchange("open", years={"from": 2015}),
        ]
    )
    assert [made.id for made in ledger.of("ke-a")] == ["new", "open", "old", "none"]


def test_strangers_have_no_history():
    ledger = Ledger([exchange("x", "ke-a", "tz-b")])
    assert ledger.of("ug-c") == ()
    assert ledger.between("ke-a", "ug-c") == ()


@given(
    st.lists(
        st.lists(
            st.tuples(
                st.sampled_from(GOVERNMENTS),
                st.sampled_from(["", ":provider", ":learner", ":mutual"]),
            ),
            min_size=2,
            max_size=4,
            unique_by=lambda party: party[0],
        ),
        max_size=4,
    )
)
def test_history_is_mutual_and_does_not_depend_on_the_order_of_files(groups):
    made = [
        exchange(f"x{number}", *(name + role for name, role in group))
        for number, group in enumerate(groups)
    ]
    ledger, turned = Ledger(made), Ledger(made[::-1])
    assert ledger.exchanges == turned.exchanges
    for one in GOVERNMENTS:
        assert one not in ledger.partners(one)
        for other in GOVERNMENTS:
            assert (other in ledger.partners(one)) == (one in ledger.partners(other))
            if one != other:
                assert bonds(ledger, one, other) == bonds(ledger, other, one)


def test_a_folder_adds_to_what_is_shipped_and_may_replace_it(tmp_path):
    shipped = Ledger.load()
    first = shipped.exchanges[0]
    own = exchange_data(first.id, "ke-a", "tz-b")
    folder = write_files(tmp_path / "exchanges", {f"{first.id}.yaml": json.dumps(own)})
    with pytest.warns(Notice, match=f"replaces the starter registry's exchange {first.id}"):
        merged = Ledger.load([folder])
    assert len(merged) == len(shipped) > 0
    assert merged.partners("ke-a") == {"tz-b"}
    assert [made.id for made in Ledger.load([folder], starter=False)] == [first.id]


def test_every_mistake_of_a_folder_is_told_at_once(tmp_path):
    folder = write_files(
        tmp_path,
        {
            "one.yaml": json.dumps(exchange_data("other")),
            "two.yaml": json.dumps(exchange_data("two", "ke-a", "ke-a")),
            "three.yaml": "schema: [",
            "a/same.yaml": json.dumps(exchange_data("same")),
            "b/same.yaml": json.dumps(exchange_data("same")),
        },
    )
    with pytest.raises(InvalidFilesError) as caught:
        Ledger.load([folder], starter=False)
    assert sorted(str(found.code) for found in caught.value.findings) == [
        "MM004",
        "MM201",
        "MM202",
        "MM206",
    ]


def test_a_folder_given_twice_is_read_once_and_other_kinds_in_it_are_passed_over(tmp_path):
    folder = write_files(
        tmp_path,
        {
            "more/x.yaml": json.dumps(exchange_data("x")),
            "peers.yaml": json.dumps(programme_data()),
            "ke/a.yaml": json.dumps(profile_data("ke-a")),
        },
    )
    for _ in range(2):  # the second time from the cache
        ledger = Ledger.load([folder, folder / "more", folder], starter=False)
        assert [made.id for made in ledger] == ["x"]
