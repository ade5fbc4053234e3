import csv
import io

import pytest

from matchmaker.matching.batch.result import Fairness, Load, Pair
from matchmaker.matching.cautions import Caution
from matchmaker.reports.batch import batch_report, batch_title
from matchmaker.reports.batch_data import COLUMNS
from matchmaker.reports.batch_tally import tally
from matchmaker.reports.batch_words import pairs_by_member
from matchmaker.reports.rendering import Format, render
from matchmaker.settings import BatchSettings, Settings
from tests.support.batches import (
    a_batch,
    a_fair_batch,
    an_empty_batch,
    batch_of,
    scored_pair,
    towns,
)
from tests.support.builders import profile
from tests.support.hostile import raw_controls


def section(batch, heading):
    return next(one for one in batch_report(batch).sections if one.heading == heading)


def headings(batch):
    return [one.heading for one in batch_report(batch).sections]


def figure(batch, label):
    return dict(section(batch, "Summary").table.rows).get(label)


def proof(batch, label):
    return dict(section(batch, "How good the decision is").table.rows).get(label)


def notes(batch):
    return " ".join(section(batch, "Notes").notes)


def with_scores(batch, *scores):
    """The batch with pairs of these scores."""
    first = batch.pairs[0]
    pairs = [first._replace(score=first.score._replace(score=score)) for score in scores]
    return batch._replace(pairs=tuple(pairs))


def with_quality(batch, **changes):
    return batch._replace(quality=batch.quality._replace(**changes))


def with_run(batch, **changes):
    run = Settings.model_validate({**batch.engine.settings.model_dump(), **changes})
    return batch._replace(engine=batch.engine._replace(settings=run))


class TestTitle:
    @pytest.mark.parametrize(
        ("mode", "sought"),
        [("exchange", "Partners"), ("learn", "Hosts"), ("share", "Learners")],
    )
    def test_it_says_what_is_looked_for_and_for_how_many(self, engine, mode, sought):
        title = batch_title(a_batch(engine, mode=mode))
        assert title == f"{sought} for 3 members: 2 matched, 1 not"

    def test_all_and_none_are_said_in_words(self, engine):
        batch = a_batch(engine)
        alone = batch._replace(members=batch.members[:1], unmatched=())
        assert batch_title(alone) == "Partners for 1 member: all matched"
        assert batch_title(an_empty_batch(engine)) == "Partners for 3 members: none matched"


class TestSections:
    def test_they_stand_in_the_order_in_which_they_are_read(self, engine):
        assert headings(a_fair_batch(engine)) == [
            "Summary",
            "Pairs",
            "Without a host",
            "Load",
            "Whom to ask for one more place",
            "How good the decision is",
            "Notes",
        ]

    def test_what_has_nothing_to_say_is_left_out(self, engine):
        batch = a_batch(engine)._replace(unmatched=(), load=())
        assert headings(batch) == ["Summary", "Pairs", "How good the decision is", "Notes"]

    @pytest.mark.parametrize(
        ("mode", "sides"),
        [
            ("exchange", ["Member", "Partner"]),
            ("learn", ["Learner", "Host"]),
            ("share", ["Learner", "Host"]),
        ],
    )
    def test_the_two_sides_are_called_by_what_they_do(self, engine, mode, sides):
        columns = section(a_batch(engine, mode=mode), "Pairs").table.columns
        assert [column.title for column in columns[:2]] == sides


class TestSummary:
    def test_it_counts_members_and_south_south_pairs(self, engine):
        batch = a_batch(engine)
        assert figure(batch, "Members with a partner") == "2 of 3 (67%)"
        assert figure(batch, "Pairs") == "2; 1 locked: given, not chosen"
        assert figure(batch, "South-South pairs") == "2 of 2 (100%)"

    def test_the_mean_and_the_score_that_nine_in_ten_have(self, engine):
        batch = with_scores(a_batch(engine), 10.0, *[50.0] * 9, 90.0)
        assert figure(batch, "Mean score") == "50.0 of 100"
        assert figure(batch, "10th percentile").startswith("50.0;")

    @pytest.mark.parametrize("number", [1, 2, 5, 9, 10, 11, 19, 20, 21, 40])
    def test_nine_in_ten_pairs_have_the_tenth_percentile_or_more(self, engine, number):
        batch = with_scores(a_batch(engine), *map(float, range(number)))
        tenth = tally(batch).tenth
        assert sum(score >= tenth for score in range(number)) >= 0.9 * number

    def test_no_more_is_said_to_be_possible_where_the_bound_is_reached(self, engine):
        batch = with_quality(a_fair_batch(engine), n_candidates=6, n_eligible=6)
        reached = figure(batch, "Members with a host")
        assert reached == "2 of 3 (67%); no choice of pairs serves more"
        missed = figure(with_quality(batch, members_bound=3), "Members with a host")
        assert missed == "2 of 3 (67%); no choice of pairs serves more than 3"
        part = figure(with_quality(batch, n_eligible=7), "Members with a host")
        assert part == "2 of 3 (67%); no choice of pairs among those considered serves more"

    @pytest.mark.parametrize(
        ("gained", "lost", "words"),
        [
            (3, 12.3, "3 more members have a partner; {score} 12.3 (1.4%) lower"),
            (1, 0.0, "1 more member has a partner; {score} the same"),
            (0, 0.0, "it changed nothing: as many members would have a partner without it"),
            (0, 8.663, "no more members have a partner; {score} 8.7 (1.0%) lower"),
            (2, -8.663, "2 more members have a partner; {score} 8.7 (1.0%) higher"),
        ],
    )
    def test_what_fairness_cost(self, engine, gained, lost, words):
        batch = with_quality(a_batch(engine), objective=866.3, fairness=Fairness(gained, lost))
        told = words.format(score="the pairs' total score is")
        assert figure(batch, "What fairness cost") == told

    def test_fairness_is_not_told_of_where_it_was_not_asked_for(self, engine):
        assert figure(a_batch(engine), "What fairness cost") is None

    def test_few_full_hosts_are_named_and_many_counted(self, engine):
        batch = a_batch(engine)
        assert figure(batch, "Hosts at capacity") == "1 of 2: Porto Alto"
        many = [Load(profile(f"br-town-{name}"), "host", 1, 1, assumed=False) for name in "abcdef"]
        assert figure(batch._replace(load=tuple(many)), "Hosts at capacity") == "6 of 6"

    def test_places_that_nobody_promised_are_not_a_shortage(self, engine):
        batch = a_batch(engine)
        assumed = tuple(load._replace(assumed=True) for load in batch.load)
        told = figure(batch._replace(load=assumed), "Hosts at capacity")
        assert told == "1 of 2: Porto Alto; all these capacities are assumed"

    def test_a_fair_bound_is_that_of_choices_as_fair(self, engine):
        assert "no choice of pairs has" in proof(a_batch(engine), "Upper bound")
        assert "that serves as many members has" in proof(a_fair_batch(engine), "Upper bound")

    def test_who_takes_nobody_is_not_at_capacity(self, engine):
        learners = figure(a_batch(engine), "Learners at capacity")
        assert learners == "2 of 3: Hilltop, Foz Nova"

    def test_assumed_capacities_are_counted_and_explained(self, engine):
        batch = a_batch(engine, settings=BatchSettings(default_capacity=2))
        assert figure(batch, "Assumed capacities") == "3 of 5"
        assert "where a profile states none, and then 2 exchanges in each role" in notes(batch)
        declared = tuple(load._replace(assumed=False) for load in batch.load)
        assert "assumed" not in notes(batch._replace(load=declared))

    @pytest.mark.parametrize(
        ("greedy", "words"),
        [
            (100.0, "10.0 points (10.0%) more than choosing pair by pair, the best score first"),
            (110.0, "none: choosing pair by pair, the best score first, gives the same total"),
            (220.0, "110.0 points (50.0%) less than choosing pair by pair, the best score first"),
            (0.0, "110.0 points more than choosing pair by pair, the best score first"),
        ],
    )
    def test_what_deciding_for_all_gained(self, engine, greedy, words):
        batch = with_quality(a_batch(engine), objective=110.0, bound=110.0, greedy=greedy)
        assert proof(batch, "Gain by deciding for all") == words

    def test_the_proof_names_the_method_the_bound_and_the_gap(self, engine):
        batch = with_quality(a_batch(engine), objective=99.0, bound=100.0, method="branch and cut")
        assert proof(batch, "Total score") == "99.0, found by: branch and cut"
        assert proof(batch, "Upper bound").startswith("100.0: no choice of pairs")
        assert proof(batch, "Gap") == "1.00% of the upper bound is missing"

    def test_the_proof_says_to_which_pairs_it_refers(self, engine):
        batch = a_batch(engine)
        everything = proof(batch, "Pairs considered")
        assert everything.startswith("all 6 eligible pairs; the upper bound and the blocking pairs")
        part = proof(with_quality(batch, n_candidates=2_000, n_eligible=40_000), "Pairs considered")
        assert part.startswith("a candidate graph of 2,000 pairs out of 40,000 that are eligible")

    def test_without_eligible_pairs_nothing_is_proven(self, engine):
        batch = an_empty_batch(engine)
        assert proof(batch, "Pairs considered") == "none: no pair is eligible"
        for label in ("Upper bound", "Gap", "Blocking pairs"):
            assert proof(batch, label) is None
        assert figure(batch, "Mean score") is None

    @pytest.mark.parametrize(
        ("settings", "words"),
        [
            ({}, "the largest total score"),
            ({"objective": "stable"}, "stability: no two would rather have each other"),
            (
                {"fair": True},
                "as many members with a partner as possible; then the largest total score",
            ),
        ],
    )
    def test_what_was_decided_for(self, engine, settings, words):
        assert figure(a_batch(engine, settings=BatchSettings(**settings)), "Decided for") == words


class TestPairs:
    def test_every_pair_has_its_row_with_the_countries(self, engine):
        rows = section(a_batch(engine), "Pairs").table.rows
        assert [row[0] for row in rows] == ["Foz Nova, Mozambique", "Hilltop, Kenya"]
        assert rows[1][1] == "Riverpur, India"

    def test_given_pairs_and_old_partners_are_marked(self, engine):
        row = section(a_batch(engine), "Pairs").table.rows[0]
        assert row[1] == ("Porto Alto, Brazil", "(locked; worked together from 2019)")

    def test_cautions_of_every_pair_are_said_once_below_and_in_no_row(self, engine):
        part = section(a_batch(engine), "Pairs")
        assert "All pairs: little is known of the context." in part.notes
        assert all("thin-context" not in row[-1] for row in part.table.rows)
        assert "one-way" in part.table.rows[1][-1]
        assert "one-way: one side gains little." in part.notes

    def test_nobody_is_called_you(self, engine):
        batch = a_batch(engine)
        found = (Caution("no-own-challenges", "You list no challenges."),)
        pairs = (batch.pairs[0]._replace(cautions=found), batch.pairs[1])
        shown = section(batch._replace(pairs=pairs), "Pairs").notes
        assert "no-own-challenges: the member lists no challenges." in shown

    def test_no_pair_is_said(self, engine):
        part = section(an_empty_batch(engine), "Pairs")
        assert part.table is None
        assert list(part.paragraphs) == ["No pair could be made."]

    def test_in_an_exchange_both_sides_have_found_each_other(self, engine):
        foz, porto = (towns().find(name) for name in ("Foz Nova", "Porto Alto"))
        pair = scored_pair(engine, foz, porto)
        batch = batch_of(engine, [pair], [], towns(), members=(foz, porto))
        assert pairs_by_member(batch) == {foz.id: [(porto, pair)], porto.id: [(foz, pair)]}

    @pytest.mark.parametrize(("mode", "finds"), [("learn", "Foz Nova"), ("share", "Porto Alto")])
    def test_one_who_hosts_has_not_found_a_host(self, engine, mode, finds):
        foz, porto = (towns().find(name) for name in ("Foz Nova", "Porto Alto"))
        pair = scored_pair(engine, foz, porto, mode=mode)
        batch = batch_of(engine, [pair], [], towns(), mode=mode, members=(foz, porto))
        found = {name for name in (foz, porto) if pairs_by_member(batch)[name.id]}
        assert [one.name for one in found] == [finds]


class TestLoad:
    def test_only_those_that_are_used_are_listed_the_fullest_first(self, engine):
        part = section(a_batch(engine), "Load")
        assert [row[0] for row in part.table.rows] == [
            "Porto Alto, Brazil",
            "Hilltop, Kenya",
            "Foz Nova, Mozambique",
            "Riverpur, India",
        ]
        assert part.notes == ["1 not listed: they take no exchange (capacity 0)."]

    def test_full_and_assumed_are_remarked(self, engine):
        rows = section(a_batch(engine), "Load").table.rows
        assert [row[-1] for row in rows] == ["full", "full, assumed", "full, assumed", "assumed"]
        assert list(rows[-1][1:3]) == ["1 of 3", "-"]

    def test_of_many_only_the_busiest_are_listed_and_the_others_counted(self, engine):
        batch = a_batch(engine)
        used = next(load for load in batch.load if load.used)
        many = tuple(
            used._replace(profile=profile(f"ke-town-{at:02}"), used=1, capacity=1 + at % 2)
            for at in range(30)
        )
        part = section(batch._replace(load=many), "Load")
        assert len(part.table.rows) == 20
        assert all(row[1] == "1 of 1" for row in part.table.rows[:15])
        assert part.notes == ["... and 10 more, none busier; a workbook or JSON lists them all."]


class TestWhomToAsk:
    def test_it_is_left_out_where_nobody_asked(self, engine):
        assert "Whom to ask for one more place" not in headings(a_batch(engine))

    def test_the_real_gains_are_shown(self, engine):
        rows = section(a_fair_batch(engine), "Whom to ask for one more place").table.rows
        assert list(rows[0]) == ["Porto Alto, Brazil", "host", "1", "+41.2", "+1"]
        assert list(rows[1]) == ["Riverpur, India", "host", "3", "+1.5", "0"]

    def test_nobody_to_ask_is_said(self, engine):
        part = section(an_empty_batch(engine), "Whom to ask for one more place")
        [told] = part.paragraphs
        assert told.startswith("Nobody: one more place at any partner that was tried gains nothing")


class TestNotes:
    def test_the_rules_are_told(self, engine):
        batch = a_batch(engine, settings=BatchSettings(per_city=3))
        assert "at most 3 partners. Members are not matched with each other." in notes(batch)
        assert "Members may be matched" in notes(batch._replace(new_with_new=True))
        assert "Engine: light, words and themes only; 5 profiles." in notes(batch)

    def test_a_least_score_is_told_where_there_is_one(self, engine):
        batch = a_batch(engine)
        assert "below the score" not in notes(batch)
        assert "Pairs below the score 30 were not considered." in notes(
            with_run(batch, min_score=30)
        )

    @pytest.mark.parametrize(
        ("preference", "words"),
        [
            ("prefer", "South-South pairs are preferred (strength 0.1)."),
            ("only", "Only South-South pairs were considered."),
            ("off", "South-South pairs are not preferred."),
        ],
    )
    def test_the_south_south_preference_is_told(self, engine, preference, words):
        assert words in notes(with_run(a_batch(engine), south_south=preference))


class TestCsv:
    def rows(self, batch):
        return list(csv.DictReader(io.StringIO(render(batch_report(batch), Format.csv))))

    def test_it_begins_with_the_ids_so_that_it_can_be_given_back(self, engine):
        batch = a_batch(engine)
        assert list(self.rows(batch)[0])[:2] == ["a", "b"]
        assert [(row["a"], row["b"]) for row in self.rows(batch)] == [
            (pair.a.id, pair.b.id) for pair in batch.pairs
        ]

    def test_points_sum_to_the_score_less_100(self, engine):
        for row in self.rows(a_batch(engine)):
            points = sum(float(row[name]) for name in row if name.startswith("points_"))
            assert points == pytest.approx(float(row["score"]) - 100, abs=1e-9)

    def test_without_pairs_the_columns_are_the_same(self, engine):
        empty, full = (
            render(batch_report(batch), Format.csv)
            for batch in (an_empty_batch(engine), a_batch(engine))
        )
        assert empty == full.splitlines(keepends=True)[0]
        assert tuple(empty.strip().split(",")) == COLUMNS


def test_hostile_names_reach_no_format_as_they_are(engine):
    known = towns()
    name = "\x1b[31m=x\u202e[red]<b>"
    hostile = known.find("Foz Nova").model_copy(update={"name": name})
    pair: Pair = scored_pair(engine, hostile, known.find("Porto Alto"), locked=True)
    full = (Load(hostile, "host", 1, 1, assumed=False),)
    report = batch_report(batch_of(engine, [pair], [], known, load=full))
    for chosen in Format:
        assert raw_controls(render(report, chosen)) == set()
    assert "<U+001B>[31m=x<U+202E>[red]<b>" in render(report, Format.table, width=300)
    assert "<b>" not in render(report, Format.markdown)
