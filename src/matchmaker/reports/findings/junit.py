"""Findings as JUnit XML: a test case for each file, failed where the check fails."""

from __future__ import annotations

from collections import defaultdict
from xml.etree import ElementTree as ET  # only for writing

from matchmaker.checking.registry_check import Checked
from matchmaker.profiles.findings import Finding
from matchmaker.visible_text import visible


def junit_xml(checked: Checked, *, strict: bool) -> str:
    """The document.

    Parameters
    ----------
    strict
        Whether warnings are failures; otherwise they stand under the output of their file.
    """
    by_file: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in checked.findings:
        by_file[finding.file].append(finding)
    suites = ET.Element("testsuites")
    suite = ET.SubElement(suites, "testsuite", name="match check")
    failures = 0
    for file in sorted({*checked.files, *by_file}):
        case = ET.SubElement(suite, "testcase", classname="match check", name=visible(file))
        failed = [finding for finding in by_file[file] if finding.fails(strict=strict)]
        passed = [finding for finding in by_file[file] if not finding.fails(strict=strict)]
        failures += bool(failed)
        if failed:
            count = f"{len(failed)} finding" + ("s" if len(failed) > 1 else "")
            failure = ET.SubElement(case, "failure", type=failed[0].code, message=count)
            failure.text = _text(failed)
        if passed:
            ET.SubElement(case, "system-out").text = _text(passed)
    suite.set("tests", str(len(suite)))
    suite.set("failures", str(failures))
    ET.indent(suites)
    return ET.tostring(suites, encoding="unicode", xml_declaration=True) + "\n"


def _text(findings: list[Finding]) -> str:
    return "\n".join(str(finding) for finding in findings)
