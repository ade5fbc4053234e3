"""Hostile files end in findings: never in a traceback, a hang or more than 500 MB."""

import json
import os
import sys

import pytest

from matchmaker.profiles.files import MAX_BYTES
from tests.support.builders import item, profile_yaml
from tests.support.command import Outcome, python
from tests.support.findings import shown
from tests.support.hang_guard import one_pass
from tests.support.hostile import raw_controls
from tests.support.hostile_texts import SLOW, items, with_field
from tests.support.reading_laws import check_bytes

VALID = profile_yaml(challenges=[item("Litter in the markets of Testville")])

# Kinds of files by the code of the finding that each must end in.
CONTENTS = {
    "alias bomb": ("MM006", b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"),
    "bomb of 9 times 9": (
        "MM006",
        "".join(f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 99)).encode(),
    ),
    "20,000 brackets": ("MM008", b"[" * 20_000),
    "20,000 braces": ("MM008", b'{"a":' * 20_000),
    "20,000 dashes": ("MM008", b"- " * 20_000),
    "20,000 indentations": ("MM008", b"".join(b" " * n + b"a:\n" for n in range(1400))),
    "20,000 question marks": ("MM006", b"? " * 20_000),
    "tabs": ("MM004", VALID.replace("  ", "\t").encode() + b"\n\ta: b"),
    "tab before a field": ("MM004", b"schema: 1\n\tid: ke-x\n"),
    "utf-16 with mark": ("MM003", VALID.encode("utf-16")),
    "utf-16 without mark": ("MM003", VALID.encode("utf-16-le")),
    "utf-32": ("MM003", VALID.encode("utf-32")),
    "latin-1": ("MM003", VALID.replace("Litter", "Lítter").encode("latin-1")),
    "nul bytes": ("MM003", VALID.replace("Litter", "Lit\0ter").encode() + b"\0"),
    "nothing but nul": ("MM003", b"\0" * 5_000),
    "any bytes": ("MM003", bytes(range(256)) * 40),
    "escape sequences": ("MM003", b"name: \x1b]0;owned\x07\x1b[31mx\n"),
    "duplicate keys": ("MM005", b"id: ke-x\nid: ke-y\n"),
    "merge key": ("MM006", b"<<: {id: ke-x}\n"),
    "python tag": ("MM006", b'a: !!python/object/apply:os.system ["touch owned"]\n'),
    "own tag": ("MM006", b"!mine\na: 1\n"),
    "tag that is no address": ("MM004", b"a: !<%zz> 1\n"),
    "two documents": ("MM006", b"a: 1\n---\nb: 2\n"),
    "20,000 documents": ("MM006", b"---\n" * 20_000),
    "directive": ("MM006", b"%YAML 1.1\n---\na: 1\n"),
    "20,000 directives": ("MM004", b"%YAML 1.1\n" * 20_000),
    "empty": ("MM103", b""),
    "blank": ("MM103", b" \n\r\n\n"),
    "only a byte order mark": ("MM103", b"\xef\xbb\xbf"),
    "list on top": ("MM103", b"- id: ke-x\n"),
    "text on top": ("MM103", b"just text\n"),
    "not a number": ("MM007", b"location: {latitude: .nan, longitude: 1}\n"),
    "infinite": ("MM007", b"context: {population: -.inf}\n"),
    "over every exponent": ("MM007", b"context: {population: 1e999}\n"),
    "integer of a million digits": ("MM007", b"context: {population: " + b"9" * 1_000_000 + b"}"),
    "binary exponent": ("MM103", b"context: {population: 1e308}\n"),
    "year of ten digits": ("MM105", b"context: {population_year: 1234567890}\n"),
    "NUL in an escape": ("MM103", b'name: ["\\0"]\n'),
    "half of a surrogate pair": ("MM004", b'name: "\\ud83d"\n'),
    "beyond unicode": ("MM004", b'name: "\\U00110000"\n'),
    "unclosed quote": ("MM004", VALID.encode() + b'"' * 20_001),
    "one byte over the limit": ("MM002", VALID.encode().ljust(MAX_BYTES + 1)),
}
GOOD = {
    "crlf": VALID.replace("\n", "\r\n").encode(),
    "carriage returns": VALID.replace("\n", "\r").encode(),
    "byte order mark": VALID.encode("utf-8-sig"),
    "good": VALID.encode(),
}

# The whole command, in a process that may not have more memory.
_LIMITED = """\
import resource, runpy
resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
runpy.run_module("matchmaker", run_name="__main__")
"""

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="limits memory as Linux does")


def check_command(*arguments) -> tuple[Outcome, list[dict]]:
    """Run `match check` with 500 MB; its findings as JSON."""
    outcome = python("-c", _LIMITED, "check", *map(str, arguments), "--format", "json")
    assert "Traceback" not in outcome.err
    return outcome, json.loads(outcome.out)["findings"]


@pytest.fixture
def folder(tmp_path):
    """Every kind of file in one folder."""
    folder = tmp_path / "zz"
    folder.mkdir()
    for name, (_, content) in CONTENTS.items():
        (folder / f"{name}.yaml").write_bytes(content)
    for name, content in GOOD.items():
        (folder / f"{name}.yaml").write_bytes(content)
    with (folder / "50 MB.yaml").open("wb") as file:
        file.truncate(50_000_000)
    (folder / "a folder.yaml").mkdir()
    (folder / "to nothing.yaml").symlink_to(folder / "nothing")
    (folder / "to itself.yaml").symlink_to(folder / "to itself.yaml")
    (folder / "to and fro 1.yaml").symlink_to(folder / "to and fro 2.yaml")
    (folder / "to and fro 2.yaml").symlink_to(folder / "to and fro 1.yaml")
    (folder / "round and round").symlink_to(folder, target_is_directory=True)
    (folder / "zeros.yaml").symlink_to("/dev/zero")
    os.mkfifo(folder / "pipe.yaml")
    return folder


UNREADABLE = ["to nothing", "to itself", "to and fro 1", "to and fro 2", "zeros", "pipe"]


@linux_only
def test_a_folder_of_every_hostile_file_ends_in_one_finding_or_more_for_each(folder):
    outcome, findings = check_command(folder)
    assert outcome.code == 1, outcome.err
    codes: dict[str, set[str]] = {}
    for finding in findings:
        name = finding["file"].removeprefix(f"{folder}/").removesuffix(".yaml")
        codes.setdefault(name, set()).add(finding["code"])
    expected = {name: code for name, (code, _) in CONTENTS.items()}
    expected |= dict.fromkeys(UNREADABLE, "MM001") | {"50 MB": "MM002"}
    assert {name for name, code in expected.items() if code not in codes.get(name, ())} == set()
    # The good ones are checked all the same: misplaced, with one id, and copied texts.
    for name in GOOD:
        assert "MM201" in codes[name]
        assert codes[name] <= {"MM201", "MM202", "MM305"}
    assert sum("MM202" in codes[name] for name in GOOD) == len(GOOD) - 1


@linux_only
@pytest.mark.parametrize(
    "name",
    ["alias bomb", "20,000 brackets", "any bytes", "empty", "integer of a million digits",
     "nul bytes", "python tag", "unclosed quote"],
)  # fmt: skip
def test_a_hostile_file_alone_ends_in_its_finding(name, tmp_path):
    code, content = CONTENTS[name]
    (tmp_path / "x.yaml").write_bytes(content)
    outcome, findings = check_command(tmp_path / "x.yaml")
    assert outcome.code == 1
    assert code in {finding["code"] for finding in findings}
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize(("code", "content"), CONTENTS.values(), ids=CONTENTS)
def test_a_hostile_content_ends_in_sound_findings(code, content):
    if code != "MM002":
        assert code in {finding.code for finding in check_bytes(content).findings}


NAMES = ["\x1b[31mred", "a\nb", "a\rb", "\x9b31m", "\u202eback", "[red]", "::error file=x::y",
         "a:1:1", "<b>&", "=1+1", "ünï", "x" * 200]  # fmt: skip


@linux_only
@pytest.mark.parametrize("format_", ["text", "json", "github", "sarif", "junit"])
def test_hostile_names_of_files_are_shown_harmlessly(tmp_path, format_):
    for name in NAMES:
        (tmp_path / f"{name}.yaml").write_bytes(b"a: 1\na: 2\n")
    (tmp_path / os.fsdecode(b"\xff\xfe.yaml")).write_bytes(b"")
    outcome = python("-c", _LIMITED, "check", str(tmp_path), "--format", format_)
    assert outcome.code == 1, outcome.err
    assert "Traceback" not in outcome.err
    assert raw_controls(outcome.out) == set()
    assert outcome.out.count("MM005") >= len(NAMES)


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_no_text_costs_more_than_one_pass(text):
    content = text.encode()
    assert len(content) <= MAX_BYTES
    with one_pass():
        assert check_bytes(content).findings


@linux_only
def test_texts_that_unfold_stay_within_the_memory_of_a_check(tmp_path):
    names = ["accents", "emoji", "wrong items", "wrong themes", "wrong languages", "a long key",
             "signs that fold to eighteen as a name", "signs that fold to eighteen as a country",
             "tag directives", "pairs of brackets"]  # fmt: skip
    for name in names:
        (tmp_path / f"{name}.yaml").write_text(SLOW[name], encoding="utf-8")
    outcome, findings = check_command(tmp_path)
    assert outcome.code == 1, outcome.err
    assert {finding["file"] for finding in findings} == {
        str(tmp_path / f"{name}.yaml") for name in names
    }


@pytest.mark.parametrize(
    "text",
    [
        "? " + "a" * 100_000 + "\n: 1",
        ("? " + "a" * 100_000 + "\n: 1\n") * 2,
        with_field("id", "mz-" + "a" * 100_000),
        "&" + "a" * 100_000 + " x",
        items(evidence=[{"source": "x" * 9_000}]),
    ],
    ids=["unknown field", "key twice", "id of another country", "anchor", "unknown source"],
)
def test_a_message_never_repeats_a_text_at_full_length(text):
    findings = check_bytes(text.encode()).findings
    assert findings
    for finding in findings:
        assert len(finding.message) + len(finding.hint) + len(finding.path) <= 1_500


@pytest.mark.parametrize(
    ("text", "place"), [("[a", "1:3"), ("a: [b", "1:6"), ("a:\r  {b", "2:5"), ('a: "\n\nb', "3:2")]
)
def test_what_ends_too_early_is_found_at_the_end_and_not_below_it(text, place):
    assert shown(text) == [f"{place} MM004"]


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
def test_personal_data_is_found_on_its_line_whatever_ends_lines(break_):
    text = VALID.replace("\n", break_) + f"{break_}# Write to nobody@example.org{break_}"
    (finding,) = check_bytes(text.encode()).findings
    assert (finding.code, finding.line, finding.column) == ("MM306", VALID.count("\n") + 2, 12)


def test_a_theme_is_guessed_from_the_first_words_of_a_long_text():
    text = items(themes=["Composting of organic waste " + "and more " * 5_000])
    assert "Did you mean" in check_bytes(text.encode()).findings[-1].hint
