"""One pass of edits over the tree of a text: blocks cut into pieces of whole lines.

A piece is a field or an entry of a list with the comments above it. Pieces are kept as they are,
edited, taken out, added or moved; whether the result carries the data is for others to check.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from matchmaker.profiles.yaml_document import Data, Path
from matchmaker.profiles.yaml_tree import Entry, Lines, Node, content_end, same
from matchmaker.profiles.yaml_writing import (
    WIDTH,
    entry_text,
    flow_text,
    in_order,
    item_text,
    quoted,
    scalar_text,
    value_text,
)
from matchmaker.visible_text import is_hidden

_LONG = 1000  # entries of a list that is no longer edited one by one


@dataclass(slots=True)
class _Piece:
    """Whole lines of a block: the comments above, and an entry from its name or dash on."""

    name: str
    lead: str
    core: str
    new_lines: bool


class Editor:
    """Edits the text of a tree, down to a depth.

    Parameters
    ----------
    text
        The text of the tree.
    depth
        How deep blocks are cut into pieces; a deeper one that changes is written anew.
    in_model_order
        Whether fields are put in the order of the model.
    """

    def __init__(self, text: str, depth: int, *, in_model_order: bool) -> None:
        self._text = text
        self._lines = Lines(text)
        self._depth = depth
        self._in_model_order = in_model_order
        self._line_end = next((end for end in ("\r\n", "\n", "\r") if end in text), "\n")

    def edit(self, root: Node, data: dict[str, Data]) -> str | None:
        """The text with the data in it; nothing if the top has to be written anew."""
        if root.flow:
            if not _alike(root.data, data):
                return None
            head, tail = self._text[: root.start], self._text[root.end :]
            return head + self._flow(root, data, ()) + tail
        if not data:
            return None
        top = self._head_end(self._lines.start(root.start))
        lead, body = self._block(root, data, (), top, len(self._text))
        return self._text[:top] + lead + body

    def _head_end(self, first: int) -> int:
        """End of the comments that speak of the whole file: up to the last empty line."""
        lines = self._text[:first].splitlines(keepends=True)
        own = 0
        for line in reversed(lines):
            if not line.strip():
                return first - own
            own += len(line)
        return first

    # Blocks of lines

    def _block(self, node: Node, new: Data, path: Path, start: int, limit: int) -> tuple[str, str]:
        """Comments that go above the block, and its lines.

        Parameters
        ----------
        start
            Where its lines begin, comments above the first entry included.
        limit
            Where the lines end that belong to it.
        """
        pieces: dict[str, _Piece] = {}
        left = ""
        end = start
        names, news = _names(node.data, new)
        for place, entry in enumerate(node.entries):
            line = max(self._lines.start(entry.start), start)
            lead = left + self._text[end:line]
            last = place == len(node.entries) - 1
            until = limit if last else self._lines.start(node.entries[place + 1].start)
            end = self._own_end(entry, node.column, until)
            name = names[place]
            if name in news:
                step = entry.key if node.kind == "mapping" else place
                core = self._core(entry, news[name], (*path, step), node.column, end)
                new_lines = core != self._text[entry.start : end]
                pieces[name] = _Piece(name, lead, core, new_lines=new_lines)
                left = ""
            else:
                left = _not_of_the_next(lead)
        tail = left + self._text[end:limit]
        inline = bool(self._text[self._lines.start(node.start) : node.start].strip(" "))
        ordered = self._ordered(node, pieces, news, path)
        return self._joined(ordered, node.column, tail, inline=inline)

    def _ordered(
        self, node: Node, pieces: dict[str, _Piece], news: dict[str, Data], path: Path
    ) -> list[_Piece]:
        if node.kind == "list":
            return [
                pieces.get(name)
                or self._new_piece(name, item_text(value, (*path, place), node.column))
                for place, (name, value) in enumerate(news.items())
            ]
        order = {name: place for place, name in enumerate(in_order(news, path))}
        kept = list(pieces.values())
        for name in in_order(news.keys() - pieces.keys(), path) if news else ():
            text = entry_text(name, news[name], path, node.column)
            before = [place for place, piece in enumerate(kept) if order[piece.name] < order[name]]
            nearest = max(before, key=lambda place: order[kept[place].name], default=-1)
            kept.insert(nearest + 1, self._new_piece(name, text))
        if self._in_model_order:
            kept.sort(key=lambda piece: order[piece.name])
        return kept

    def _new_piece(self, name: str, text: str) -> _Piece:
        return _Piece(name, "", self._with_line_ends(text.lstrip(" ")), new_lines=True)

    def _joined(
        self, pieces: list[_Piece], column: int, tail: str, *, inline: bool
    ) -> tuple[str, str]:
        above, lines, new_lines = "", "", False
        for place, piece in enumerate(pieces):
            if new_lines:  # several new lines must not swallow the comments below them
                piece.lead = _aligned(piece.lead, column)
            new_lines = piece.new_lines and len(piece.core.splitlines()) > 1
            if lines and not lines.endswith(("\n", "\r")):
                lines += self._line_end
            if place == 0 and inline:
                above = piece.lead
                lines = piece.core
            else:
                lines += piece.lead + " " * column + piece.core
        if tail and not lines.endswith(("\n", "\r")):
            lines += self._line_end
        return above, lines + tail

    def _own_end(self, entry: Entry, column: int, until: int) -> int:
        """Where an entry ends: behind the deeper comments that follow a block in it."""
        end = content_end(entry, self._lines)
        if not entry.node.is_block:
            return end
        line, own = end, end
        while line < until:
            following = self._lines.after(line)
            words = self._text[line:following].lstrip(" ")
            if words.startswith("#") and following - line - len(words) > column:
                own = following
            line = following
        return own

    # Entries

    def _core(self, entry: Entry, new: Data, path: Path, column: int, limit: int) -> str:
        """An entry from its name or dash on with a new value."""
        node = entry.node
        deeper = node.is_block and len(path) < self._depth
        if same(node.data, new) and not (self._in_model_order and deeper):
            return self._text[entry.start : limit]
        if deeper:
            start = min(node.start, self._lines.after(entry.inner))
            if self._fits(node, new):
                above, lines = self._block(node, new, path, start, limit)
                head = self._text[entry.start : start]
                if not above:
                    return head + lines
                # Comments of what is now first in an entry of a list go above its dash.
                margin = " " * column
                comments = [line.strip() for line in above.splitlines() if line.strip()]
                lead = "".join(comment + self._line_end + margin for comment in comments)
                return lead + head + lines
            if node.kind == "list" and isinstance(new, list) and new and start != node.start:
                items = (item_text(part, (*path, at), node.column) for at, part in enumerate(new))
                return self._text[entry.start : start] + self._with_line_ends("".join(items))
        return self._with_value(entry, new, path, column, limit)

    def _fits(self, node: Node, new: Data) -> bool:
        """Whether a block's entries can be matched with the new ones."""
        if node.kind == "mapping":
            return isinstance(new, dict) and bool(new)
        if not isinstance(new, list) or not new or not isinstance(node.data, list):
            return False
        return bool(_ids(node.data) and _ids(new)) or _alike(node.data, new)

    def _with_value(self, entry: Entry, new: Data, path: Path, column: int, limit: int) -> str:
        node, text = entry.node, self._text
        simple = not node.is_block and node.kind != "text"
        rest_of_line = text[node.end : self._lines.after(max(node.end, entry.inner))]
        if simple:
            head = text[entry.start : node.start]
            head += " " if head.endswith((":", "-")) else ""
            one_line = self._on_one_line(node, new, path, column)
            if one_line is not None:
                return head + one_line + rest_of_line
        name = text[entry.start : entry.inner]
        if isinstance(path[-1], int):
            lines = item_text(new, path, column).lstrip(" ")
        else:
            lines = name + value_text(new, path, column, len(name) - 1)
        comment = self._comment(entry)
        if comment and not (isinstance(path[-1], int) and isinstance(new, dict | list)):
            first, _, others = lines.partition("\n")
            lines = f"{first}  {comment}\n{others}"
        after = content_end(entry, self._lines)
        return self._with_line_ends(lines) + text[after:limit]

    def _on_one_line(self, node: Node, new: Data, path: Path, column: int) -> str | None:
        """The value in the place of the old one, if it goes there in the same style."""
        room = WIDTH - column
        if node.flow and isinstance(new, list | dict):
            line = self._flow(node, new, path)
            return line if _alike(node.data, new) or len(line) <= room else None
        if node.flow or isinstance(new, list | dict):
            return None
        line = self._scalar(node, new, path, flow=False)
        folds = isinstance(new, str) and (len(line) > room or "\n" in new) and " " in new
        return None if folds else line

    def _comment(self, entry: Entry) -> str:
        """The comment at the end of an entry's line."""
        node = entry.node
        start = node.end
        if node.is_block:
            start = entry.inner
            if self._lines.after(start) > node.start:
                return ""
        elif node.kind == "text":
            start = node.start
        rest = self._text[start : self._lines.after(start)]
        return rest[rest.index("#") :].strip() if "#" in rest else ""

    # Values on one line

    def _flow(self, node: Node, new: Data, path: Path) -> str:
        """A value in brackets, edited in place where its parts are the same ones."""
        if same(node.data, new):
            return self._text[node.start : node.end]
        if not isinstance(new, list | dict):
            return self._scalar(node, new, path, flow=True)
        if not node.entries or not _alike(node.data, new):
            return flow_text(new, path)
        out, end = "", node.start
        for place, entry in enumerate(node.entries):
            step: str | int = entry.key if isinstance(new, dict) else place
            part = new[entry.key] if isinstance(new, dict) else new[place]
            out += self._text[end : entry.node.start]
            out += " " if entry.node.start == entry.node.end else ""
            out += self._flow(entry.node, part, (*path, step))
            end = entry.node.end
        return out + self._text[end : node.end]

    def _scalar(self, node: Node, new: Data, path: Path, *, flow: bool) -> str:
        assert not isinstance(new, list | dict)
        if isinstance(new, str) and node.kind == '"':
            return quoted(new)
        if isinstance(new, str) and node.kind == "'" and not any(map(is_hidden, new)):
            return "'" + new.replace("'", "''") + "'"
        return scalar_text(new, path, flow=flow)

    def _with_line_ends(self, text: str) -> str:
        return text.replace("\n", self._line_end)


def _alike(old: Data, new: Data) -> bool:
    """Whether two collections have the same keys, or as many entries, none of them moved."""
    if isinstance(old, dict) and isinstance(new, dict):
        return bool(old) and old.keys() == new.keys()
    if isinstance(old, list) and isinstance(new, list) and 0 < len(old) == len(new) <= _LONG:
        return not any(
            not same(was, now) and any(same(now, other) for other in old)
            for was, now in zip(old, new, strict=True)
        )
    return False


def _aligned(comments: str, column: int) -> str:
    """Comment lines of which none stands deeper than a column."""
    return re.sub(rf"(?m)^ {{{column + 1},}}(?=#)", " " * column, comments)


def _names(old: Data, new: Data) -> tuple[list[str], dict[str, Data]]:
    """Names of the old entries, and the new values by name: keys, ids, or places."""
    if isinstance(old, dict) and isinstance(new, dict):
        return list(old), new
    assert isinstance(old, list)
    assert isinstance(new, list)
    ids, new_ids = _ids(old), _ids(new)
    if ids and new_ids and not _renamed(ids, new_ids):
        return ids, dict(zip(new_ids, new, strict=True))
    return list(map(str, range(len(old)))), dict(zip(map(str, range(len(new))), new, strict=True))


def _renamed(old: list[str], new: list[str]) -> bool:
    """Whether all entries stand where they stood, some with another id."""
    return len(old) == len(new) and all(
        was == now or (was not in new and now not in old) for was, now in zip(old, new, strict=True)
    )


def _ids(entries: Data) -> list[str] | None:
    """Ids of a list's entries, if each has one and no two the same."""
    if not isinstance(entries, list):
        return None
    ids = [entry.get("id") for entry in entries if isinstance(entry, dict)]
    texts = [id_ for id_ in ids if isinstance(id_, str)]
    return texts if len(set(texts)) == len(entries) else None


def _not_of_the_next(lead: str) -> str:
    """What stays of the lines above an entry that goes: all but the comments right above it."""
    lines = lead.splitlines(keepends=True)
    while lines and lines[-1].strip():
        lines.pop()
    while lines and not lines[-1].strip():
        lines.pop()
    return "".join(lines)
