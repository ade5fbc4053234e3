"""YAML 1.2 text to plain data with the position of every field, from a parser's event stream.

Only what a registry needs is accepted: one document of mappings, lists and scalars under the
core schema of YAML 1.2 (``NO`` is a string). Anchors, aliases, tags, merge keys and directives
are refused, so that what a reviewer reads is what the program reads. Working on events keeps
hostile nesting off every stack.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml

from matchmaker.profiles.findings import Code
from matchmaker.profiles.yaml_document import Document, YamlError, build

# What YAML 1.2 allows, without the line ends that only YAML 1.1 knew (NEL, LS, PS): PyYAML still
# breaks lines there and no editor does, so that they could hide a field in a comment. A byte order
# mark is no text either: parsers skip it at the start of some lines.
_NOT_ALLOWED = re.compile(
    "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_TAB = re.compile("\t")
_COMMENT = re.compile(r"(?:\A|[ \r\n])#[^\r\n]*")
# libyaml compares each with all before it, and refuses none before the last: it took eight seconds.
_TAG_DIRECTIVE = re.compile(r"(?:\A|(?<=[\r\n]))%TAG")
_MOST_TAG_DIRECTIVES = 10  # a text in quotes may have such lines; no profile has as many

# What is in the parser's words, the same in plain ones, and what usually helps.
_PLAIN = (
    ("tab", "a tab stands here", "Indent with spaces, not with tabs."),
    (
        "mapping values are not allowed",
        "a colon stands where none can",
        "Put a text that contains ': ' in quotes.",
    ),
    (
        "did not find expected key",
        "this line does not fit those above",
        "Check the indentation of this line and the one above.",
    ),
    (
        "did not find expected ','",
        "something between brackets does not fit",
        "Put a text that contains ': ' or a comma in quotes, and check the closing bracket.",
    ),
    (
        "could not find expected ':'",
        "no colon follows a field's name",
        "Check the indentation, and that a colon follows the name.",
    ),
    (
        "unexpected end of stream",
        "the file ends inside a quote or bracket",
        "Close the quote or bracket that was opened above.",
    ),
    (
        "cannot start any token",
        "no text can begin with this sign",
        "Put the text in quotes.",
    ),
)


def parse(text: str) -> Document:
    """Read one YAML document.

    Raises
    ------
    YamlError
        At the first thing that is malformed or refused.
    """
    if found := _NOT_ALLOWED.search(text):
        raise _not_allowed(text, found.start())
    directives = list(_TAG_DIRECTIVE.finditer(text)) if "%TAG" in text else []
    if len(directives) > _MOST_TAG_DIRECTIVES:
        raise _too_many_directives(text, directives[0].start())
    loader = _loader(text)
    try:
        document = build(loader.get_event)
    except yaml.MarkedYAMLError as error:
        message, hint = _plainly(error.problem or "malformed YAML")
        mark = error.problem_mark or error.context_mark
        raise YamlError(Code.SYNTAX, message, mark, hint) from None
    except ValueError:  # of the parser in Python alone, which does not say where
        message = r"an escape such as \U00110000 names no character"
        raise YamlError(Code.SYNTAX, message, None, "Write the character itself.") from None
    finally:
        loader.dispose()
    if "\t" in text and (at := next(stray_tabs(text), -1)) >= 0:
        raise YamlError(
            Code.SYNTAX, "a tab stands here", _mark(text, at), "Use spaces outside quoted text."
        )
    return document


def _plainly(problem: str) -> tuple[str, str]:
    """A message of the parser in plain words, as far as they are known, and a mend."""
    return next(
        ((message, mend) for sign, message, mend in _PLAIN if sign in problem), (problem, "")
    )


def _too_many_directives(text: str, index: int) -> YamlError:
    message = "a directive (%TAG) is not accepted in a profile"
    hint = "Remove the lines that begin with %."
    return YamlError(Code.REFUSED_FEATURE, message, _mark(text, index), hint)


def _not_allowed(text: str, index: int) -> YamlError:
    # Not left to the parser: libyaml tells the place in bytes.
    return YamlError(
        Code.ENCODING,
        f"the character U+{ord(text[index]):04X} is not allowed",
        _mark(text, index),
        "Remove it, or write it as an escape in double quotes.",
    )


def _mark(text: str, index: int) -> yaml.Mark:
    before = text[:index].replace("\r\n", "\n").replace("\r", "\n")
    return yaml.Mark("", 0, before.count("\n"), len(before) - before.rfind("\n") - 1, None, 0)


def stray_tabs(text: str) -> Iterator[int]:
    """Indexes of tabs outside texts and comments, in a text without other mistakes.

    Not every program reads them.
    """
    start = 0
    for event in events(text):
        if isinstance(event, yaml.ScalarEvent) and event.style not in (None, ""):
            assert event.start_mark is not None
            assert event.end_mark is not None
            yield from _tabs_between(text, start, event.start_mark.index)
            start = event.end_mark.index
    yield from _tabs_between(text, start, len(text))


def _tabs_between(text: str, start: int, end: int) -> Iterator[int]:
    """Indexes of the tabs of a stretch that are in no comment."""
    for comment in _COMMENT.finditer(text, start, end):
        yield from (tab.start() for tab in _TAB.finditer(text, start, comment.start()))
        start = comment.end()
    yield from (tab.start() for tab in _TAB.finditer(text, start, end))


def events(text: str) -> Iterator[yaml.Event]:
    """Events of the parser, as they come; nothing is refused yet."""
    loader = _loader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


def _loader(text: str) -> Any:  # noqa: ANN401 - either of two classes that share no base
    """A parser of libyaml where the build has it, which is faster, else the same in Python."""
    if hasattr(yaml, "CSafeLoader"):
        # Without the loader around it, which builds objects.
        return yaml.cyaml.CParser(text)  # type: ignore[attr-defined]  # no stub names it
    return yaml.SafeLoader(text)
