"""SARIF 2.1.0; the rules of the standard are in tests/support/sarif.py."""

import json
import os
from urllib.parse import unquote_to_bytes

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.checking.catalogue import CATALOGUE
from matchmaker.checking.registry_check import Checked
from matchmaker.profiles.findings import Code, Finding
from matchmaker.reports.findings.sarif import sarif_log
from tests.support.checking import TODAY
from tests.support.sarif import assert_sarif, assert_uri


def log_of(*findings: Finding) -> dict:
    return json.loads(sarif_log(Checked(tuple(findings), (), 0, TODAY)))


def uri_of(file: str) -> str:
    ((result,),) = [run["results"] for run in log_of(_finding(file))["runs"]]
    return result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]


def _finding(file: str, text: str = "x") -> Finding:
    return Finding(file, 3, 4, text, Code.MALFORMED, text, text)


def test_the_log_keeps_to_the_standard(some, none):
    for checked in (some, none):
        assert_sarif(json.loads(sarif_log(checked)))


def test_every_code_is_a_rule_with_its_explanation(none):
    (run,) = json.loads(sarif_log(none))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(Code)
    for rule in rules:
        assert rule["help"]["text"] == CATALOGUE[Code(rule["id"])].mend
    assert run["results"] == []


def test_a_finding_is_a_result_at_its_place(some):
    results = json.loads(sarif_log(some))["runs"][0]["results"]
    assert results[0] == {
        "ruleId": "MM104",
        "ruleIndex": list(Code).index(Code.NOT_ALLOWED),
        "level": "error",
        "message": {"text": "level: 'town' is not allowed. Allowed: county."},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": "profiles/ke/a.yaml"},
                    "region": {"startLine": 7, "startColumn": 3},
                }
            }
        ],
    }
    assert len(results) == len(some.findings)


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("profiles/ke/a.yaml", "profiles/ke/a.yaml"),
        ("/data/a b.yaml", "file:///data/a%20b.yaml"),
        ("a:b.yaml", "a%3Ab.yaml"),
        ("http://x/a.yaml", "http%3A/x/a.yaml"),
        ("a?b#c.yaml", "a%3Fb%23c.yaml"),
        ("100%.yaml", "100%25.yaml"),
        ("s\u00e3o.yaml", "s%C3%A3o.yaml"),
        ("s\udce3o.yaml", "s%E3o.yaml"),
        ("a\nb.yaml", "a%0Ab.yaml"),
        ("../a.yaml", "../a.yaml"),
    ],
)
def test_a_file_name_is_a_uri(file, uri):
    assert uri_of(file) == uri


names = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1)
undecodable = (
    st.binary(min_size=1, max_size=20).filter(lambda name: b"\0" not in name).map(os.fsdecode)
)


@given(names | undecodable)
def test_any_file_name_is_a_uri_that_leads_back_to_it(file):
    uri = uri_of(file)
    assert_uri(uri)
    path = unquote_to_bytes(uri.removeprefix("file://"))
    assert os.path.normpath(path) == os.path.normpath(os.fsencode(file))


@given(st.text(st.characters(), min_size=1, max_size=40))
def test_any_text_keeps_to_the_standard(text):
    assert_sarif(log_of(_finding("a.yaml", text)))
