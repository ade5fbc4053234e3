import pytest

from matchmaker.profiles.progress import counted


@pytest.mark.parametrize(
    ("total", "reports"),
    [(0, []), (49, []), (50, [(50, 0, 50)]), (120, [(50, 70, 50), (50, 20, 100)])],
)
def test_progress_is_told_after_the_work_on_every_fiftieth_thing(total, reports):
    worked, told = set(), []

    def progress(done, left):
        told.append((done, left, len(worked)))

    for thing in counted(range(total), total, progress):
        worked.add(thing)
    assert len(worked) == total
    assert told == reports


def test_nobody_need_listen():
    assert list(counted("ab" * 50, 100, None)) == list("ab" * 50)
