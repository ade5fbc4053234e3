"""Two spaces of indentation for each level of a profile's lines."""

from __future__ import annotations

from matchmaker.profiles.layout_mends import Mend
from matchmaker.profiles.yaml_tree import Entry, Lines, Node, read_tree
from matchmaker.profiles.yaml_writing import STEP


def reindented(text: str) -> tuple[str, list[Mend]]:
    """The text with every block two spaces deeper than the one that holds it.

    Texts of several lines and values in brackets move as a whole. Line ends must be line feeds.

    Raises
    ------
    YamlError, OddTextError
        If the text has no tree.
    """
    root = read_tree(text)
    if root is None or not root.is_block:
        return text, []
    moves = _Moves(text)
    moves.block(root, 0)
    lines = moves.moved()
    result = "\n".join(lines)
    if result == text:
        return text, []
    first = next(
        number
        for number, (old, new) in enumerate(zip(text.split("\n"), lines, strict=True))
        if old != new
    )
    return result, [Mend(first + 1, "lines indented by two spaces a level")]


class _Moves:
    """How far each line moves, and which dashes stand too far from what follows."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = Lines(text)
        self._by: dict[int, int] = {}
        self._gaps: dict[int, list[tuple[int, int]]] = {}

    def block(self, node: Node, target: int, *, inline: bool = False) -> None:
        """Move a block to a column; ``inline`` if its first entry follows a dash on its line."""
        by = target - node.column
        for place, entry in enumerate(node.entries):
            first = self._line(entry.start)
            if place or not inline:
                self._by[first] = by
            if not entry.node.is_block:
                for line in range(first + 1, self._last_line(entry) + 1):
                    self._by[line] = by
                continue
            beside = self._line(entry.node.start) == first
            if beside and entry.node.column - node.column != STEP:
                gap = (node.column + 1, entry.node.column)
                self._gaps.setdefault(first, []).append(gap)
            self.block(entry.node, target + STEP, inline=beside)

    def moved(self) -> list[str]:
        """The lines where they belong; comments go with the line below them."""
        lines = self._text.split("\n")
        by = 0
        for number in range(len(lines) - 1, -1, -1):
            line = lines[number]
            by = self._by.get(number, by)
            for start, end in reversed(self._gaps.get(number, [])):
                line = f"{line[:start]} {line[end:]}"
            bare = line.lstrip(" ")
            if bare:
                line = " " * max(0, len(line) - len(bare) + by) + bare
            lines[number] = line
        return lines

    def _line(self, offset: int) -> int:
        return self._lines.number(offset)

    def _last_line(self, entry: Entry) -> int:
        end = max(entry.node.end, entry.inner)
        return self._line(end - 1 if self._text[end - 1 : end] == "\n" else end)
