"""Safe mends of a profile file: its layout, its words and the order of its fields.

Nothing is mended that could mean two things, and nothing that only a person knows. After each
step the file must say what it said, with every comment, and show no new kind of mistake; a step
that does not is undone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from matchmaker.profiles.field_places import field_path
from matchmaker.profiles.fields import field_names
from matchmaker.profiles.file_kinds import kind_of
from matchmaker.profiles.findings import Finding
from matchmaker.profiles.indentation import reindented
from matchmaker.profiles.layout_mends import Mend, plain_layout, reads, tidy
from matchmaker.profiles.model import Profile
from matchmaker.profiles.number_mends import plain_numbers
from matchmaker.profiles.reading import parse_profile
from matchmaker.profiles.registry import Registry
from matchmaker.profiles.word_mends import WordMends, accented, region_of
from matchmaker.profiles.yaml_document import Path, YamlError
from matchmaker.profiles.yaml_editing import reordered_text, updated_text
from matchmaker.profiles.yaml_reading import parse
from matchmaker.profiles.yaml_tree import Lines, Node, OddTextError, comments, read_tree, same
from matchmaker.profiles.yaml_writing import in_order

_LONGEST = 200_000  # characters that are looked through; ten times the longest profile

_Step = Callable[[str], tuple[str, list[Mend]]]


@dataclass(frozen=True, slots=True)
class Fixed:
    """A file before and after its mends.

    Attributes
    ----------
    file
        As it was named.
    before, after
        Its text; equal if nothing is mended.
    mends
        What is mended, in the order of the file as it was.
    left
        Findings that only a person can mend, with their place in ``after``.
    undone
        Mends that were given up since they would have cost something else.
    """

    file: str
    before: str
    after: str
    mends: tuple[Mend, ...]
    left: tuple[Finding, ...]
    undone: tuple[Mend, ...] = ()

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.before != self.after


def fix(content: bytes, file: str) -> Fixed:
    """Mend what can be mended safely in a profile.

    Text that is far too long for one is left alone, and so are exchanges and programmes.

    Parameters
    ----------
    content
        The bytes of a profile file.
    file
        Its name in findings.
    """
    try:
        before = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", errors="replace")
        return Fixed(file, text, text, (), _findings(content, file))
    if len(before) > _LONGEST:
        return Fixed(file, before, before, (), _findings(content, file))
    if _holds_another_kind(before):
        return Fixed(file, before, before, (), ())
    work = _Work(before, file)
    work.take(plain_layout)
    work.take(plain_numbers)
    work.take(reindented)
    layout = tidy(work.text)[1]  # lines are those of the file as it was, until some move
    if not work.take(_words, keeps_data=False):
        work.take(_words_without_names, keeps_data=False)
    work.take(_spelling, keeps_data=False)
    disorder = _disorder(work.text)
    work.take(_region, keeps_data=False)
    if disorder:
        work.take(lambda text: (reordered_text(text), disorder))
    work.take(lambda text: (tidy(text)[0], layout))
    mends = sorted(work.mends) if work.text != before else []
    left = _findings(work.text.encode(), file)
    return Fixed(file, before, work.text, tuple(mends), left, tuple(sorted(work.undone)))


def _holds_another_kind(text: str) -> bool:
    try:
        return kind_of(parse(text.removeprefix("\ufeff")).data) != "profile"
    except YamlError:
        return False  # what cannot be read may be a profile whose layout wants mending


class _Work:
    """A text on its way, one step after the other."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.mends: list[Mend] = []
        self.undone: list[Mend] = []
        self._file = file

    def take(self, step: _Step, *, keeps_data: bool = True) -> bool:
        """Take a step; false if it was undone."""
        try:
            text, mends = step(self.text)
        except (YamlError, OddTextError, ValueError):
            return True  # a text that is refused takes no further step
        if text == self.text:
            return True
        if not self._is_safe(text, keeps_data=keeps_data):
            self.undone += mends
            return False
        self.text = text
        self.mends += mends
        return True

    def _is_safe(self, text: str, *, keeps_data: bool) -> bool:
        was = self.text.removeprefix("\ufeff")
        if reads(was):
            if not reads(text) or (keeps_data and not same(parse(was).data, parse(text).data)):
                return False
            if not _comments(was) <= _comments(text):
                return False
        before, after = (_findings(part.encode(), self._file) for part in (self.text, text))
        return _no_worse(before, after)


def _findings(content: bytes, file: str) -> tuple[Finding, ...]:
    result = parse_profile(content, file)
    return () if isinstance(result, Profile) else tuple(sorted(result))


def _no_worse(before: Sequence[Finding], after: Sequence[Finding]) -> bool:
    """Whether there are no more mistakes, and none of a new kind.

    What the reader refuses hides all else; a wrong word hides what contradicts it. Mistakes that
    come to light when something before them is mended were there, and nobody saw them.
    """
    counts = [
        [_of(findings, group) for group in ("MM0", "MM1", "MM2")] for findings in (before, after)
    ]
    for was, now in zip(*counts, strict=True):
        if len(now) < len(was):
            return set(now) <= set(was)
        if len(now) > len(was) or not set(now) <= set(was):
            return False
    return True


def _of(findings: Sequence[Finding], group: str) -> list[str]:
    return [finding.code for finding in findings if finding.code.startswith(group)]


def _comments(text: str) -> Counter[str]:
    try:
        return Counter(comments(text, read_tree(text)))
    except OddTextError:
        return Counter([text])  # nothing is cut up: only the same text passes


def _words(text: str) -> tuple[str, list[Mend]]:
    return _mended_words(text, rename=True)


def _words_without_names(text: str) -> tuple[str, list[Mend]]:
    return _mended_words(text, rename=False)


def _mended_words(text: str, *, rename: bool) -> tuple[str, list[Mend]]:
    root = read_tree(text)
    if root is None or root.kind != "mapping":
        return text, []
    words = WordMends(text, rename=rename)
    data = words.data(root)
    assert isinstance(data, dict)
    return updated_text(words.text(), data), words.mends


def _spelling(text: str) -> tuple[str, list[Mend]]:
    """The spelling of names with accents, as the starter registry has it."""
    root = read_tree(text)
    data = root.data if root else None
    if root is None or not isinstance(data, dict):
        return text, []
    spelt = accented(data, _known_names)
    aliases = data.get("aliases")
    mends = []
    new = dict(data)
    for field, value in (("name", data.get("name")), ("aliases", aliases)):
        parts = value if isinstance(value, list) else [value]
        better = [spelt.get(part, part) if isinstance(part, str) else part for part in parts]
        if not same([*parts], [*better]):
            new[field] = [*better] if isinstance(value, list) else better[0]
            line = _line_of(field, root, text)
            mends += [
                Mend(line, f"{field}: '{old}' written {now}")
                for old, now in zip(parts, better, strict=True)
                if old != now
            ]
    return updated_text(text, new), mends


def _known_names(id_: str, country: str) -> list[str]:
    return [
        name
        for known, code, names in _starter_names()
        if known == id_ or code == country
        for name in names
    ]


@cache
def _starter_names() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    return tuple(
        (profile.id, profile.country, (profile.name, *profile.aliases))
        for profile in Registry.load()
    )


def _region(text: str) -> tuple[str, list[Mend]]:
    root = read_tree(text)
    data = root.data if root else None
    if root is None or not isinstance(data, dict) or (region := region_of(data)) is None:
        return text, []
    line = _line_of("region" if "region" in data else "country", root, text)
    what = f"region: {region}, where the country lies"
    return updated_text(text, {**data, "region": region}), [Mend(line, what)]


def _line_of(field: str, root: Node, text: str) -> int:
    """Line, from 1, of a field at the top."""
    start = next(entry.start for entry in root.entries if entry.key == field)
    return text.count("\n", 0, start) + 1


def _disorder(text: str) -> list[Mend]:
    """Every record of lines whose fields stand in another order than the model's."""
    try:
        root = read_tree(text)
    except (YamlError, OddTextError):
        return []
    mends = []
    lines = Lines(text)
    for node, path in _records(root, ()) if root else ():
        keys = [entry.key for entry in node.entries]
        if field_names(path) and keys != in_order(keys, path):
            where = f"{field_path(path)}: " if path else ""
            mends.append(
                Mend(lines.number(node.start) + 1, f"{where}fields put in their usual order")
            )
    return mends


def _records(node: Node, path: Path) -> Iterable[tuple[Node, Path]]:
    if not node.is_block:
        return
    if node.kind == "mapping":
        yield node, path
    for place, entry in enumerate(node.entries):
        yield from _records(entry.node, (*path, entry.key if node.kind == "mapping" else place))
