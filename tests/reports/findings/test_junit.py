"""JUnit XML."""

from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchmaker.checking.registry_check import Checked
from matchmaker.profiles.findings import Code, Finding
from matchmaker.reports.findings.junit import junit_xml
from tests.support.checking import TODAY


def cases(checked: Checked, *, strict: bool = False) -> dict[str, ET.Element]:
    root = ET.fromstring(junit_xml(checked, strict=strict))  # noqa: S314 - written here
    (suite,) = root
    assert (root.tag, suite.tag, suite.get("name")) == ("testsuites", "testsuite", "match check")
    assert suite.get("tests") == str(len(suite))
    assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
    return {case.get("name"): case for case in suite}


def test_every_file_is_a_case_and_fails_by_its_errors(some):
    read = cases(some)
    assert list(read) == list(some.files)
    assert {name for name, case in read.items() if case.find("failure") is not None} == {
        "profiles/ke/a.yaml",
        "profiles/tz/c.yaml",
    }


def test_warnings_stand_under_the_output_of_their_file(some):
    case = cases(some)["profiles/ke/a.yaml"]
    failure = case.find("failure")
    assert (failure.get("type"), failure.get("message")) == ("MM104", "1 finding")
    assert (
        failure.text
        == "profiles/ke/a.yaml:7:3: MM104 level: 'town' is not allowed. Allowed: county."
    )
    assert "MM302" in case.find("system-out").text
    assert "MM302" not in failure.text


def test_strictly_warnings_are_failures_but_staleness_is_not(some):
    read = cases(some, strict=True)
    failure = read["profiles/ke/a.yaml"].find("failure")
    assert failure.get("message") == "2 findings"
    assert len(failure.text.splitlines()) == 2
    assert read["profiles/tz/b.yaml"].find("failure") is None
    assert "MM303" in read["profiles/tz/b.yaml"].find("system-out").text


def test_a_good_file_is_a_case_without_anything(none):
    (case,) = cases(none).values()
    assert len(case) == 0


def test_a_folder_that_cannot_be_read_is_a_case_too(made):
    found = Finding("profiles/locked", 1, 1, "", Code.UNREADABLE, "the folder cannot be read")
    assert list(cases(made(found)._replace(files=("profiles/a.yaml",)))) == [
        "profiles/a.yaml",
        "profiles/locked",
    ]


def test_the_declared_encoding_is_that_of_every_file_written(some):
    assert junit_xml(some, strict=False).startswith("<?xml version='1.0' encoding='utf-8'?>\n")


@pytest.mark.parametrize(
    "text", ["]]>", "<![CDATA[", "&amp;", "<!--", "<failure>", '"', "'", "&#0;"]
)
def test_markup_in_a_text_is_text(made, text):
    found = Finding(f"{text}.yaml", 1, 1, text, Code.UNKNOWN_FIELD, text, text)
    (case,) = cases(made(found)).values()
    assert case.get("name") == f"{text}.yaml"
    assert case.find("failure").text == f"{text}.yaml:1:1: MM102 {text}: {text}. {text}"


@given(st.text(st.characters(), max_size=40))
def test_any_text_is_well_formed(text):
    found = Finding(text, 1, 1, text, Code.UNKNOWN_FIELD, text, text)
    document = junit_xml(Checked((found,), (text,), 0, TODAY), strict=False)
    ET.fromstring(document.encode("utf-8"))  # noqa: S314 - written here
