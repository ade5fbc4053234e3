"""A cache that cannot be used costs time, never the answer."""

import os
import sqlite3
from pathlib import Path

import pytest

from tests.support.command import match_process


def cache():
    return Path(os.environ["MATCHMAKER_CACHE_DIR"])


@pytest.fixture
def undisturbed(ranked):
    return ranked("--format", "json").out


def check(outcome, undisturbed, *words):
    assert outcome.code == 0
    assert outcome.out == undisturbed
    assert "Traceback" not in outcome.err
    notes = [line for line in outcome.err.splitlines() if line.startswith("Note: ")]
    assert notes
    for word in words:
        assert all(word in note for note in notes)


def test_a_folder_that_cannot_be_made_is_a_note(tmp_path, monkeypatch, undisturbed, ranked):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("MATCHMAKER_CACHE_DIR", str(tmp_path / "file" / "cache"))
    check(ranked("--format", "json"), undisturbed, "cannot be opened", "MATCHMAKER_CACHE_DIR")


@pytest.mark.parametrize(
    ("pragma", "words"),
    [("query_only = ON", "readonly"), ("max_page_count = 1", "full")],
)
def test_a_read_only_or_full_folder_is_a_note(
    tmp_path, monkeypatch, undisturbed, ranked, pragma, words
):
    connect = sqlite3.connect

    def hindered(*arguments, **options):
        connection = connect(*arguments, **options)
        if "query_only" in pragma:
            connection.execute(
                "CREATE TABLE IF NOT EXISTS entries "
                "(key BLOB PRIMARY KEY, value BLOB NOT NULL, checksum INTEGER NOT NULL)"
            )
        connection.execute(f"PRAGMA {pragma}")
        return connection

    monkeypatch.setattr("sqlite3.connect", hindered)
    monkeypatch.setenv("MATCHMAKER_CACHE_DIR", str(tmp_path / "hindered"))
    check(ranked("--format", "json"), undisturbed, words, "going on without it")


@pytest.mark.parametrize("name", ["profiles.sqlite3", "vectors.sqlite3"])
def test_a_damaged_cache_is_rebuilt_and_used_again(undisturbed, ranked, name):
    (cache() / name).write_bytes(b"not a database, but long enough to be read as one" * 100)
    check(ranked("--format", "json"), undisturbed, "damaged", "rebuilding")
    again = ranked("--format", "json")
    assert again.out == undisturbed
    assert "Note: " not in again.err


def test_a_changed_value_in_the_cache_is_not_trusted(undisturbed, ranked):
    with sqlite3.connect(cache() / "vectors.sqlite3") as connection:
        connection.execute("UPDATE entries SET value = zeroblob(length(value))")
    connection.close()
    assert ranked("--format", "json").out == undisturbed


def test_the_cache_lies_where_the_environment_says(tmp_path):
    outcome = match_process(
        "show", "Maputo", MATCHMAKER_CACHE_DIR="", XDG_CACHE_HOME=str(tmp_path / "xdg")
    )
    assert outcome.code == 0
    assert (tmp_path / "xdg" / "localgov-matchmaker" / "profiles.sqlite3").is_file()
