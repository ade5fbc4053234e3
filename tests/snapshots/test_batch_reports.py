"""The report of a batch as an official sees it in a terminal of 80 columns."""

import pytest

from matchmaker.reports.batch import batch_report
from matchmaker.reports.rendering import Format, render
from tests.support.batches import a_batch, a_fair_batch, an_empty_batch


@pytest.fixture
def see(snapshot):
    def shown(batch, width=80):
        assert render(batch_report(batch), Format.table, width=width) == snapshot

    return shown


def test_an_exchange_with_a_locked_pair_and_one_left(engine, see):
    see(a_batch(engine))


def test_learners_with_fairness_and_whom_to_ask(engine, see):
    see(a_fair_batch(engine))


def test_hosts_that_share(engine, see):
    see(a_batch(engine, mode="share", theme="informal-economy", new_with_new=True))


def test_nothing_matched(engine, see):
    see(an_empty_batch(engine))


def test_an_exchange_in_40_columns(engine, see):
    see(a_batch(engine), width=40)
