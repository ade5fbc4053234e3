"""Hostile files end in findings: never in a traceback, a hang or more than 500 MB."""

import json
import os
import sys
import time

import pytest

from matchmaker.profiles.files import MAX_BYTES
from matchmaker.reference.themes import themes
from tests.support.builders import item, profile_data, profile_yaml
from tests.support.command import Outcome, python
from tests.support.findings import shown
from tests.support.hostile import raw_controls
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
    started = time.monotonic()
    outcome, findings = check_command(folder)
    seconds = time.monotonic() - started
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
    assert seconds < 2 * len(expected)


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


# A quarter of what is read, and of its time: enough to tell anything slower than one pass.
_FULL = MAX_BYTES // 4
_SECONDS = 1.0
_MANY = 12_000  # values of a list


def with_field(name: str, value: object) -> str:
    """A profile with another value for one field."""
    return json.dumps({**profile_data(), name: value}, ensure_ascii=False)


def described(text: str) -> str:
    """A profile with a challenge of that description."""
    return with_field("challenges", [item("Litter", description=text)])


def items(**fields: object) -> str:
    """A profile with as many challenges as there may be."""
    return with_field("challenges", [item("Litter", id=f"a{n}", **fields) for n in range(100)])


# What costs a careless reader more than one pass over the text.
SLOW = {
    "at signs": "@" * _FULL,
    "addresses": described("a@" * (_FULL // 2)),
    "addresses without end": described("a@a." * (_FULL // 4)),
    "one long address": f"{VALID}\n# {'a' * 900_000}@b.example",
    "digits": described("1" * _FULL),
    "digits and spaces": described("1 2 " * (_FULL // 4)),
    "telephone numbers": described("+1 234 567 8901 " * (_FULL // 16)),
    "dates": described("1/1/1/" * (_FULL // 6)),
    "links": described("https://" * (_FULL // 8)),
    "hyphens as an id": with_field("id", "a-" * (_FULL // 2)),
    "hyphens as a slug": with_field("networks", ["a-" * (_FULL // 2) + "!"]),
    "brackets": "[" * _FULL,
    "pairs of brackets": "[" + "[]," * _MANY + "]",
    "braces": "{" * _FULL,
    "quotes": '"' * _FULL,
    "single quotes": "'" * _FULL,
    "dashes": "- " * (_FULL // 2),
    "one word": described("a" * _FULL),
    "one word many times": described("word " * (_FULL // 5)),
    "many words": described(" ".join(f"w{n}" for n in range(30_000))),
    "many sentences": described("a b c d e f g. " * (_FULL // 15)),
    "full stops": described("." * _FULL + "x"),
    "question and exclamation marks": described("?!" * (_FULL // 2) + "x"),
    "200 items of full stops": json.dumps(
        profile_data(
            challenges=[item("a", id=f"a{n}", description="." * 3999 + "x") for n in range(100)],
            expertise=[item("a", id=f"b{n}", description="." * 3999 + "x") for n in range(100)],
        )
    ),
    "line feeds": described("\n" * (_FULL // 2) + "x"),
    "spaces in a line": "a: b" + " " * 500_000 + "c",
    "spaces in a text": described("a" + " " * 500_000 + "b"),
    "unknown keys": "{" + ",".join(f"{n:x}: 1" for n in range(_MANY)) + "}",
    "nearly known keys": "{" + ",".join(f"verified_o{n}: 1" for n in range(_MANY)) + "}",
    "complex keys": "".join(f"? k{n}\n: 1\n" for n in range(_MANY)),
    "a long key": "? " + "a" * _FULL + "\n: 1",
    "a long key twice": ("? " + "a" * (_FULL // 2) + "\n: 1\n") * 2,
    "wrong languages": with_field("languages", [1] * _MANY),
    "wrong items": with_field("challenges", [{}] * _MANY),
    "wrong themes": with_field("challenges", [item("a", themes=["x"] * _MANY)]),
    "a long theme": items(themes=["solid-wast" * 900]),
    "themes of many words": items(themes=[" ".join(f"word{n}" for n in range(1_000))]),
    "themes of known words": items(themes=[" ".join(themes().by_id)]),
    "nearly themes": items(themes=["solid-wasta", "informal-economi"] * 4),
    "a long country": with_field("country", "Mozambiqu" * (_FULL // 9)),
    "a long level": with_field("level", "municipality" * (_FULL // 12)),
    "signs that fold to eighteen as a country": with_field("country", "\ufdfa" * (_FULL // 3)),
    "signs that fold to eighteen as a name": with_field("name", "\ufdfa" * (_FULL // 3)),
    "accents": with_field("name", "a" + "\u0301\u0327" * (_FULL // 4)),
    "emoji": described("\U0001f600" * (_FULL // 4)),
    "one long comment": "#" * _FULL,
    "many comments": "#\n" * (_FULL // 2),
    "per cent signs": "%" * _FULL,
    "tag directives": "".join(f"%TAG !{n}! x\n" for n in range(60_000)),
    "a long anchor": "&" + "a" * _FULL + " x",
    "a block of line feeds": "a: |+\n" + "\n" * _FULL,
    "a block deeper and deeper": "a: |\n" + "".join(" " * (n % 700) + "x\n" for n in range(2900)),
    "a block with an indentation": "a: |9\n" + " " * 20 + "x\n" * 100_000,
    "a folded text": 'a: "' + "b\n " * (_FULL // 3) + '"',
    "unknown sources": items(evidence=[{"source": "x" * 400}] * 20),
    "long supports": with_field(
        "sources",
        [{"id": f"s{n}", "title": "t", "supports": ["x" * 90] * 100} for n in range(100)],
    ),
}


@pytest.mark.parametrize("text", SLOW.values(), ids=SLOW)
def test_no_text_costs_more_than_one_pass(text):
    content = text.encode()
    assert len(content) <= MAX_BYTES
    started = time.process_time()
    assert check_bytes(content).findings
    assert time.process_time() - started < _SECONDS


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
