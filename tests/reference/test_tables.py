"""The tables as a whole."""

import pytest

from matchmaker.reference import tables


@pytest.mark.parametrize("name", ["themes.json", "countries.csv", "extents.csv", "words.csv"])
def test_the_digest_changes_with_every_table(monkeypatch, name):
    real, packaged_text = tables.tables_digest.__wrapped__, tables.packaged_text
    before = real()
    assert real() == before == tables.tables_digest()

    def changed(other):
        return packaged_text(other) + ("\n" if other == name else "")

    monkeypatch.setattr(tables, "packaged_text", changed)
    assert real() != before
