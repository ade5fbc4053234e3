"""What holds for any text at all: it ends in a profile or in findings, and JSON comes back."""

import json

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchmaker.profiles.model import Profile
from matchmaker.profiles.reading import parse_profile
from matchmaker.profiles.yaml_document import MAX_DEPTH
from matchmaker.profiles.yaml_reading import parse
from tests.support.builders import item, profile_yaml

quick = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

# Pieces of YAML that mean something; random letters alone seldom reach past the scanner.
PIECES = [
    "\n", "\n  ", "\n    ", "\r\n", " ", "\t", "- ", ": ", ":", ", ", "[", "]", "{", "}", "? ",
    "#", " #", "'", '"', "\\", "\\x41", "|", ">-", "|2", "---", "\n---\n", "\n...\n",
    "%YAML 1.2\n", "%TAG ! x\n", "&a ", "*a", "!!str ", "!", "<<: ", "~", "null", "true", "NO",
    "010", "0o7", "0x1f", "1e999", ".nan", "-.inf", "9" * 30, "2026-01-01", "é", "😀", "\0",
    "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "schema: 1\n", "id: ke-x\n", "name: X\n",
    "country: KE\n", "languages: ", "context: ", "challenges:\n", "  - id: a\n", "    themes: ",
    "sources: ", "a", "a: ", "@", "`",
]  # fmt: skip
VALID = profile_yaml(
    aliases=["São"],
    challenges=[item("Litter", evidence=[{"source": "s1"}])],
    expertise=[item("Compost", formats=["remote"])],
)


def check(content: bytes) -> None:
    """A profile, or findings whose places lie in the text."""
    result = parse_profile(content, "file.yaml")
    if isinstance(result, Profile):
        return
    lines = len(content.decode("utf-8", "replace").splitlines()) + 1
    assert result
    for finding in result:
        assert 1 <= finding.line <= lines
        assert finding.column >= 1
        assert finding.message
        assert "\n" not in finding.message


@quick
@given(st.text())
def test_any_text_ends_in_a_profile_or_findings(text):
    check(text.encode("utf-8"))


@quick
@given(st.binary(max_size=200))
def test_any_bytes_end_in_a_profile_or_findings(content):
    check(content)


@quick
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_pieces_of_yaml_end_in_a_profile_or_findings(text):
    check(text.encode("utf-8"))


@quick
@given(
    st.integers(0, len(VALID)),
    st.integers(0, 40),
    st.lists(st.sampled_from(PIECES), max_size=4).map("".join),
)
def test_any_edit_of_a_valid_profile_ends_in_a_profile_or_findings(start, length, replacement):
    check((VALID[:start] + replacement + VALID[start + length :]).encode("utf-8"))


def _accepted(char: str) -> bool:
    """Whether JSON may hold the character unescaped and YAML reads it as it is."""
    return char not in "\x7f\u2028\u2029\ufeff\ufffe\uffff" and not "\x80" <= char <= "\x9f"


characters = st.characters(exclude_categories=["Cs"]).filter(_accepted)
strings = st.text(characters, max_size=80)
scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(10**17) + 1, 10**18 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | strings
    | st.sampled_from(["NO", "yes", "1", "~", "null", "<<", "---", "...", "- a", "# x", "&a", "*a"])
)
data = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(strings, inner, max_size=4),
    max_leaves=MAX_DEPTH - 5,
)


@quick
@given(data, st.sampled_from([None, 1, 2]))
def test_data_written_as_json_comes_back_equal(value, indent):
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    read = parse(text).data
    assert json.dumps(read) == json.dumps(value)


@quick
@given(st.dictionaries(strings, st.lists(strings, max_size=3), max_size=5))
def test_every_field_of_json_has_its_position(value):
    document = parse(json.dumps(value, ensure_ascii=False))
    expected = {()} | {(key,) for key in value}
    expected |= {(key, index) for key, items in value.items() for index in range(len(items))}
    assert set(document.positions) == expected
    assert len(set(document.positions.values())) == len(expected)
