"""What SARIF 2.1.0 (OASIS standard) demands of a log, as far as this project writes one."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlsplit

# RFC 3986: unreserved and reserved characters, and escapes in hexadecimal.
_URI = re.compile(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
_LEVELS = {"none", "note", "warning", "error"}  # 3.27.10


def assert_sarif(log: dict[str, Any]) -> None:
    """Check required properties and their types; paragraphs are those of the standard."""
    assert log["version"] == "2.1.0"  # 3.13.2
    assert log["$schema"].endswith("sarif-2.1.0.json")
    assert set(log) <= {"$schema", "version", "runs"}
    for run in log["runs"]:  # 3.13.4
        _assert_run(run)


def _assert_run(run: dict[str, Any]) -> None:
    driver = run["tool"]["driver"]  # 3.14.6, 3.18.2
    assert driver["name"]  # 3.19.8
    rules = driver["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)  # 3.49.3
    for rule in rules:
        assert set(rule) <= {
            "id", "shortDescription", "fullDescription", "help", "defaultConfiguration",
        }  # fmt: skip
        for message in ("shortDescription", "fullDescription", "help"):
            assert rule[message]["text"]  # 3.12.3
        assert rule["defaultConfiguration"]["level"] in _LEVELS  # 3.50.3
    assert run["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}  # 3.14.17
    for result in run["results"]:  # 3.14.23
        _assert_result(result, rules)


def _assert_result(result: dict[str, Any], rules: list[dict[str, Any]]) -> None:
    assert rules[result["ruleIndex"]]["id"] == result["ruleId"]  # 3.27.6
    assert result["level"] in _LEVELS
    assert result["message"]["text"]  # 3.27.11
    (location,) = result["locations"]
    place = location["physicalLocation"]
    assert_uri(place["artifactLocation"]["uri"])  # 3.4.3
    for number in place["region"].values():  # 3.30.5, 3.30.6
        assert type(number) is int
        assert number >= 1


def assert_uri(uri: str) -> None:
    """A URI reference by RFC 3986, relative or of a file, that cannot be taken for another."""
    assert _URI.fullmatch(uri), uri
    parts = urlsplit(uri)
    assert parts.scheme in {"", "file"}
    assert parts.netloc == ""
    assert parts.query == parts.fragment == ""
