"""Endless hostile files made from a corpus: bytes changed, files spliced, data of the wrong kind.

Everything follows from one `random.Random`, so that a run can be repeated.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from matchmaker.profiles.model import Profile
from tests.support.builders import item, profile_data

_ROOT = Path(__file__).parents[2]
CORPUS = _ROOT / "fuzz" / "corpus"
_EXAMPLES = _ROOT / "tests" / "examples"

MAX_LENGTH = 100_000  # of a mutation; what is longer only costs time
_CHANGES = (0, 1, 1, 1, 2, 2, 3, 6)  # to one input

# Signs and words that mean something to YAML, to the schema or to a rule of the check.
_WORDS = (
    word.encode("utf-8", "surrogatepass")
    for word in (
        *("\n", "\n  ", "\n    ", "\r\n", "\r", " ", "\t", "- ", "\n- ", ": ", ":", ", ", ","),
        *("[", "]", "{", "}", "[[[[", "{{{{", "? ", "\n? ", "#", " #", "'", '"', "''", '""'),
        *("\\", "\\x41", "\\0", "\\ud800", "\\ud83d\\ude00", "\\U00110000", "\\N", "\\\n"),
        *("|", ">", "|-", ">+", "|9\n", "|0\n", "|1-\n", ">-2\n", "|\n\n \n", "---", "\n---\n"),
        *("\n...\n", "%YAML 1.2\n", "%TAG ! x\n", "%FOO\n", "&a ", "*a", "&a [*a]", "!!str "),
        *("!!python/object/apply:os.system ", "!<tag:x,2000:y> ", "!", "<<: ", "<<", "=", "~"),
        *("null", "true", "NO", "yes", "010", "0o7", "0x1f", "-0", "+.5", "1e999", "-1e-999"),
        *(".nan", "-.inf", "9" * 18, "9" * 19, "-" + "9" * 17, "1_000", "1:30", "1e5", "0.0"),
        *("2026-01-01", "0001-01-01", "9999-12-31", "2026-02-30", "20260101", "2026-W01-1"),
        *("ke-x", "KE", "a-a-a-a", "8.3", "17.99", "https://example.org", "a@b.example", "@"),
        *("+258 21 000 000", "0123-456-789", "tel.", "....", "?!;:", "Maria Exemplo", "Dr. X Y"),
        *("\0", "\x07", "\x1b[31m", "\x7f", "\x85", "\xa0", "\u00ad", "\u0301", "\u200b", "\u200d"),
        *("\u2028", "\u2029", "\u202e", "\u2067", "\ufeff", "\ufffd", "\ufffe", "\uffff", "\ufdfa"),
        *("\ud800", "\udfff", "\U0001f600", "\U0010ffff", "İ", "ß", "ﬁ", "٣", "Ⅷ", "é", "e\u0301"),
        *(
            f"{name}: "
            for name in (info.alias or key for key, info in Profile.model_fields.items())
        ),
        *("latitude: ", "longitude: ", "population: ", "population_year: ", "climate: "),
        *("\n  - id: a", "title: ", "description: ", "themes: [", "sdg_targets: ", "priority: "),
        *("evidence: [{source: s1}]", "verified_by: ", "formats: ", "hosts_per_year: "),
        *("assumed: true", "endorsed_on: ", "lead_unit: ", "supports: [", "url: ", "solid-waste"),
    )
)
_NO_UTF_8 = (b"\xff", b"\xfe", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2")
DICTIONARY = (*_WORDS, *_NO_UTF_8)

# Values of the wrong kind, size or sign for any field.
_VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2**31, 2**53, 10**17, -(10**17), 1234567890, 0.5, -0.0, 1e308),
    *(5e-324, 1e17, "", " ", "\n", "\t", "\0", "\x1b[31mx", "\u202ex", "\u2028", "x" * 5000, "é"),
    *("\U0001f600" * 50, "\ufdfa" * 300, "\u0301" * 300, "İ", "1", "1.0", "true", "null", "NO"),
    *("KE", "ke", "Kenya", "kenia", "en", "English", "a-a", "-a", "a" * 81, "mz-x", "ke-testville"),
    *("solid-waste", "solid-wast", "rubbish " * 300, "2026-01-01", "2999-01-01", "0001-01-01"),
    *("2026-W01-1", "20260101", "2026-02-30", "8.3", "17.z", "Maria Exemplo", "Dr Exemplo", "s1"),
    *("a@b.example", "+254 20 000 0000", "." * 3000 + "x", "a. " * 1000, "- " * 500, "?" * 4000),
    *("https://example.org/" + "a" * 50, "Eastern Africa", "municipality", "word " * 900),
    *([], {}, [[]], [{}], [None], {"": ""}, {"a": {"b": {"c": []}}}, ["x"] * 300, [{}] * 150),
    *([1] * 300, ["en"] * 40, {"id": "a"}, [{"id": "a"}] * 3, [{"source": "s1"}] * 30),
)


def seeds() -> list[bytes]:
    """Every file of the corpus and of the examples of good and bad profiles, in a fixed order."""
    folders = (CORPUS, _EXAMPLES)
    files = (path for folder in folders for path in folder.rglob("*") if path.is_file())
    return [path.read_bytes() for path in sorted(files) if path.suffix != ".expected"]


def _full_profile() -> dict[str, Any]:
    """A valid profile that has every field; the place is invented."""
    return profile_data(
        aliases=["City of Testville"],
        location={"latitude": -1.2, "longitude": 36.8},
        context={
            "population": 100_000,
            "population_year": 2019,
            "climate": "Aw",
            "settlement": ["coastal"],
            "hazards": ["flood"],
            "functions": ["markets"],
        },
        challenges=[item("Litter in the markets", sdg_targets=["8.3"], priority="high")],
        expertise=[
            item(
                "Compost from green waste",
                formats=["remote"],
                evidence=[{"source": "s1", "verified_by": "An audit office"}],
            )
        ],
        capacity={"hosts_per_year": 1, "funding": "co-funding", "interpreting": ["fr"]},
        readiness={"endorsed_on": "2026-01-01", "lead_unit": "Office of Partnerships"},
        networks=["a-network"],
        sources=[
            {
                "id": "s1",
                "title": "A test's source",
                "publisher": "Nobody",
                "year": 2019,
                "url": "https://example.org/a",
                "supports": ["context.population"],
            }
        ],
    )


class Mutator:
    """Makes one hostile file after another.

    Parameters
    ----------
    corpus
        Files to start from.
    seed
        Of the random numbers.
    """

    def __init__(self, corpus: Sequence[bytes], seed: int) -> None:
        self._corpus = corpus
        self._random = random.Random(seed)  # noqa: S311 - repeatable, and guards nothing

    def next(self) -> bytes:
        """The next file."""
        made = self._data() if self._random.random() < 0.4 else self._choice(self._corpus)
        for _ in range(self._random.choice(_CHANGES)):
            made = self._changed(made)
        made = made[:MAX_LENGTH]
        # Most are made readable again, or nearly all would end at their first wrong character.
        return _readable(made) if self._random.randrange(6) else made

    def _choice(self, options: Sequence[Any]) -> Any:
        return options[self._random.randrange(len(options))]

    def _changed(self, content: bytes) -> bytes:  # noqa: PLR0911 - one for each kind of change
        """The bytes with one change."""
        rng = self._random
        start = rng.randint(0, len(content))
        end = min(len(content), start + rng.choice((0, 1, 1, 2, 4, 16, 64, 400)))
        match rng.randrange(8):
            case 0:  # a bit flipped
                at = min(start, max(0, len(content) - 1))
                flipped = bytes([content[at] ^ (1 << rng.randrange(8))]) if content else b""
                return content[:at] + flipped + content[at + 1 :]
            case 1:  # a piece taken out
                return content[:start] + content[end:]
            case 2:  # any bytes put in
                return content[:start] + rng.randbytes(rng.randint(1, 8)) + content[start:]
            case 3:  # a piece put elsewhere
                to = rng.randint(0, len(content))
                return content[:to] + content[start:end] + content[to:]
            case 4:  # a piece many times over
                times = rng.choice((2, 3, 10, 100, 1000))
                return content[:start] + content[start:end] * times + content[end:]
            case 5:  # the head of one file, the tail of another
                other: bytes = self._choice(self._corpus)
                return content[:start] + other[rng.randint(0, len(other)) :]
            case _:  # something that means something
                word: bytes = self._choice(DICTIONARY)
                return content[:start] + word * rng.choice((1, 1, 1, 1, 2, 30)) + content[end:]

    def _data(self) -> bytes:
        """A profile with some values replaced, as JSON or as YAML of several styles."""
        rng = self._random
        data: Any = _full_profile()
        for _ in range(rng.randint(0, 4)):
            data = self._replaced(data)
        if rng.randrange(3):
            indent = rng.choice((None, 1, 2))
            text = json.dumps(data, ensure_ascii=bool(rng.randrange(2)), indent=indent)
        else:
            text = yaml.dump(
                data,
                Dumper=_Dumper,
                allow_unicode=bool(rng.randrange(2)),
                default_flow_style=rng.choice((None, True, False)),
                default_style=rng.choice((None, None, '"', "'", "|", ">")),
                width=rng.choice((20, 80, 10_000)),
                line_break=rng.choice(("\n", "\r\n", "\r")),
            )
        encoding = rng.choice(("utf-8",) * 12 + ("utf-8-sig", "utf-16", "latin-1", "utf-32-be"))
        return text.encode(encoding, "replace")

    def _replaced(self, value: Any) -> Any:
        """The data with one value somewhere in it replaced, left out, doubled or nested."""
        rng = self._random
        if not isinstance(value, dict | list) or not value or rng.random() < 0.15:
            return self._other(value)
        if isinstance(value, list):
            at = rng.randrange(len(value))
            return [*value[:at], self._replaced(value[at]), *value[at + 1 :]]
        key = self._choice(list(value))
        match rng.randrange(12):
            case 0:
                return {name: inner for name, inner in value.items() if name != key}
            case 1:
                return {**value, self._key(): self._other(None)}
            case 2:
                return {(self._key() if name == key else name): inner
                        for name, inner in value.items()}  # fmt: skip
            case _:
                return {**value, key: self._replaced(value[key])}

    def _other(self, value: Any) -> Any:
        rng = self._random
        match rng.randrange(8):
            case 0:
                for _ in range(rng.choice((1, 5, 16, 25))):
                    value = [value] if rng.randrange(2) else {"a": value}
                return value
            case 1:
                times = rng.choice((0, 2, 31, 101, 1000))
                # Lists of lists of lists would fill the memory of the machine.
                return [value] * min(times, MAX_LENGTH // len(json.dumps(value)))
            case 2:
                return rng.randrange(-(10**9), 10**9)
            case _:
                return self._choice(_VALUES)

    def _key(self) -> str:
        if self._random.randrange(3):
            return "".join(self._random.choices("abvceridt_ .[]é", k=self._random.randint(0, 12)))
        value = self._choice(_VALUES)
        return value if isinstance(value, str) else "naem"


_REFUSED = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def _readable(content: bytes) -> bytes:
    """The bytes without what is no UTF-8, or no character of YAML."""
    return _REFUSED.sub("", content.decode("utf-8", "ignore")).encode("utf-8", "ignore")


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes no anchors for values that stand twice: the reader would stop there."""

    def ignore_aliases(self, _data: object) -> bool:
        return True
