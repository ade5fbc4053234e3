import sys

from matchmaker.cli.progress import encoding_progress, import_progress


def test_progress_without_a_terminal_is_said_once(capsys):
    with encoding_progress() as progress:
        progress(10, 20)
        progress(20, 0)
    assert capsys.readouterr().err.count("Encoding texts, which takes") == 1


def test_each_kind_of_work_has_its_own_words(capsys):
    with import_progress() as progress:
        progress(50, 10)
    assert capsys.readouterr().err == "Reading the governments, which takes a moment.\n"


def test_progress_is_silent_where_nothing_is_encoded(capsys):
    with encoding_progress():
        pass
    assert capsys.readouterr().err == ""


def test_progress_in_a_terminal_is_a_bar_that_goes_away(capsys, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with encoding_progress() as progress:
        progress(10, 20)
        assert progress._bar.tasks[0].total == 30
        progress(20, 0)
        assert progress._bar.finished
    assert "Encoding texts (kept for next time)" in capsys.readouterr().err
