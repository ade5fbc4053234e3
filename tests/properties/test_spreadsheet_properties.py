"""Laws of spreadsheets: whatever a profile says goes out and comes back."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchmaker.profiles.reading import read_profile
from matchmaker.profiles.spreadsheets.cell_lists import joined, split
from matchmaker.profiles.spreadsheets.cell_text import FORMULA_STARTS, marked, unmarked
from matchmaker.profiles.spreadsheets.csv_writing import csv_bytes
from matchmaker.profiles.spreadsheets.government_plan import Outcome
from matchmaker.profiles.spreadsheets.import_plan import plan_import, write
from matchmaker.profiles.spreadsheets.layout import LANGUAGES
from matchmaker.profiles.spreadsheets.workbook_writing import workbook_bytes
from matchmaker.profiles.spreadsheets.xml_text import from_xml, to_xml
from tests.support.builders import item, profile
from tests.support.strategies import registries

_TRICKY = "'=+-@\t\r\n ;\\_x05F\x00\x1f\ufffe\u2028\u00a0"
texts = st.text(st.one_of(st.sampled_from(_TRICKY), st.characters(exclude_categories=["Cs"])))
inked = texts.filter(str.strip)


@given(texts)
def test_marked_text_is_no_formula_and_comes_back(text):
    assert not marked(text).startswith(FORMULA_STARTS)
    assert unmarked(marked(text)) == text


@given(st.lists(texts.filter(bool)))
def test_lists_come_back_through_a_cell(entries):
    assert split(unmarked(marked(joined(entries)))) == entries


@given(texts)  # half a character is no text of a profile
def test_xml_text_comes_back(text):
    assert from_xml(to_xml(text)) == text
    assert not any(char < " " and char not in "\t\n" for char in to_xml(text))


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
@given(
    name=inked.map(lambda text: text[:120]).filter(str.strip),
    other=inked.map(lambda text: text[:120]).filter(str.strip),
    text=inked,
    language=st.sampled_from(LANGUAGES),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_text_of_a_profile_comes_back(ending, name, other, text, language):
    entries = [item("A title", id="one", description=text[:4000], evidence=[{"source": "s1"}])]
    one = profile(
        name=name,
        aliases=[other, name],
        readiness={"lead_unit": other},
        challenges=entries if ending == "xlsx" else [],
        sources=[{"id": "s1", "title": other, "supports": [name]}] if ending == "xlsx" else [],
    )
    _assert_comes_back([one], ending, language)


@given(registries(), st.sampled_from(LANGUAGES))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_registry_comes_back(profiles, language):
    _assert_comes_back(profiles, "xlsx", language)


def _assert_comes_back(profiles, ending, language):
    content = (workbook_bytes if ending == "xlsx" else csv_bytes)(profiles, language)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        file = folder / f"members.{ending}"
        file.write_bytes(content)
        plan = write(plan_import(file, folder / "into"))
        assert plan.problems == []
        assert plan.notes == []
        read = [read_profile(planned.path) for planned in plan.governments]
        assert read == list(profiles)
        again = plan_import(file, folder / "into")
        assert {planned.outcome for planned in again.governments} == {Outcome.UNCHANGED}
